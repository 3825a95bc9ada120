/*
 * Directives: `<!-- WORD arguments name=value name="value" -->`. One table says what each takes; everything else is a located
 * mistake. A comment whose first word is nobody's name is somebody's comment, unless the file is plainly a lesson of ours, or it is
 * nearly one.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "reader.h"

enum word_rule { WORD_NONE, WORD_OPTIONAL, WORD_NEEDED, WORD_REST, WORD_EXPR };
enum attr_rule { ATTR_TEXT, ATTR_EXPR, ATTR_NUMBER, ATTR_NEAR };

struct attr_spec {
    const char *name;
    enum attr_rule rule;
    bool needed, many;
};
static const struct directive {
    const char *name;
    enum lesson_block_kind kind;
    enum word_rule word;
    const char *what;         /* what the word is, for messages */
    const char *const *among; /* the words allowed, or NULL */
    struct attr_spec attrs[4];
} directives[] = {
    {"pause", LESSON_PAUSE, WORD_NONE, NULL, NULL, {{0}}},
    {"show",
     LESSON_SHOW,
     WORD_OPTIONAL,
     "a view",
     (const char *const[]){"fields", "boxes", "bytes", "keys", "lookup", "pools", "scale", "versions", NULL},
     {{"focus", ATTR_TEXT, false, false}, {"depth", ATTR_NUMBER, false, false}}},
    {"explain", LESSON_EXPLAIN, WORD_EXPR, "an expression", NULL, {{0}}},
    {"python", LESSON_PYTHON, WORD_NEEDED, "a version", NULL, {{0}}},
    {"predict",
     LESSON_PREDICT,
     WORD_NEEDED,
     "a question in quotes",
     NULL,
     {{"answer", ATTR_EXPR, true, false}, {"choices", ATTR_TEXT, false, false}, {"near", ATTR_NEAR, false, true}}},
    {"task",
     LESSON_TASK,
     WORD_NEEDED,
     "a goal in quotes",
     NULL,
     {{"check", ATTR_EXPR, true, false}, {"hint", ATTR_TEXT, false, true}, {"solution", ATTR_TEXT, false, false}}},
    {"claim",
     LESSON_CLAIM,
     WORD_NEEDED,
     "a sentence in quotes",
     NULL,
     {{"says", ATTR_TEXT, true, false}, {"is", ATTR_EXPR, true, false}}},
    {"notes", LESSON_NOTES, WORD_REST, "the notes", NULL, {{0}}},
    {"size", LESSON_SIZE, WORD_NEEDED, "COLUMNSxLINES", NULL, {{0}}},
};
enum { NDIRECTIVES = sizeof directives / sizeof *directives };

struct cursor {
    const char *p, *end;
};

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_blanks(struct cursor *c)
{
    while (c->p < c->end && blank(*c->p))
        c->p++;
}

static const struct directive *find_directive(const char *name, const char **near)
{
    const char *names[NDIRECTIVES + 1] = {NULL};
    for (size_t i = 0; i < NDIRECTIVES; i++) {
        names[i] = directives[i].name;
        if (strcmp(name, names[i]) == 0)
            return &directives[i];
    }
    *near = strlen(name) > 3 ? text_nearest(name, names) : NULL;
    return NULL;
}

/* A "quoted" value with \" \\ \n in it, at c->p. */
static const char *quoted(struct reader *r, struct cursor *c)
{
    const char *start = c->p++;
    struct buf b;
    buf_init(&b);
    while (c->p < c->end && *c->p != '"') {
        if (*c->p == '\\' && c->p + 1 < c->end && strchr("\"\\n", c->p[1])) {
            c->p++;
            buf_addc(&b, *c->p == 'n' ? '\n' : *c->p);
        } else if (*c->p != '\r') {
            buf_addc(&b, *c->p);
        }
        c->p++;
    }
    if (c->p == c->end)
        reader_error(r, start, "the quote is not closed");
    else
        c->p++;
    const char *s = reader_dup(r, b.p, b.len);
    buf_done(&b);
    return s;
}

static const char *value(struct reader *r, struct cursor *c)
{
    if (c->p < c->end && *c->p == '"')
        return quoted(r, c);
    const char *s = c->p;
    while (c->p < c->end && !blank(*c->p))
        c->p++;
    return reader_dup(r, s, (size_t)(c->p - s));
}

/* The length of NAME in NAME=, or 0. */
static size_t attr_name(const struct cursor *c)
{
    const char *p = c->p;
    while (p < c->end && ((*p >= 'a' && *p <= 'z') || *p == '_'))
        p++;
    return p > c->p && p < c->end && *p == '=' && !(p + 1 < c->end && p[1] == '=') ? (size_t)(p - c->p) : 0;
}

static const struct attr_spec *find_attr(const struct directive *d, const char *name)
{
    for (size_t i = 0; i < 4 && d->attrs[i].name; i++)
        if (strcmp(d->attrs[i].name, name) == 0)
            return &d->attrs[i];
    return NULL;
}

static void unknown_attr(struct reader *r, const struct directive *d, const char *at, const char *name)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < 4 && d->attrs[i].name; i++)
        buf_printf(&b, "%s%s", i ? ", " : "", d->attrs[i].name);
    reader_error(r, at, "%s has no attribute \"%s\"; it takes %s", d->name, name, b.len ? b.p : "none");
    buf_done(&b);
}

static void check_value(struct reader *r, const struct directive *d, const struct attr_spec *spec, const char *at,
                        struct lesson_attr *a)
{
    if (!*a->value)
        reader_error(r, at, "%s of %s is empty", spec->name, d->name);
    else if (spec->rule == ATTR_NUMBER && strspn(a->value, "0123456789") != strlen(a->value))
        reader_error(r, at, "%s of %s wants a number, not \"%s\"", spec->name, d->name, a->value);
    else if (spec->rule == ATTR_NEAR && !strchr(a->value, ':'))
        reader_error(r, at, "near wants \"ANSWER: why it is not that\"");
    else if (spec->rule == ATTR_EXPR)
        a->expr = reader_expr(r, a->value, strlen(a->value), at);
}

static void read_attr(struct reader *r, const struct directive *d, struct cursor *c, size_t n, struct lesson_attr **v,
                      size_t *count, size_t *cap)
{
    struct lesson_attr a = {.name = reader_dup(r, c->p, n), .expr = -1};
    const char *at = c->p;
    c->p += n + 1;
    const char *value_at = c->p + (c->p < c->end && *c->p == '"');
    reader_locate(r, value_at, &a.line, &a.col);
    a.value = value(r, c);
    const struct attr_spec *spec = find_attr(d, a.name);
    if (!spec) {
        unknown_attr(r, d, at, a.name);
        return;
    }
    for (size_t i = 0; i < *count && !spec->many; i++)
        if (strcmp((*v)[i].name, a.name) == 0)
            reader_error(r, at, "%s is given twice", a.name);
    check_value(r, d, spec, value_at, &a);
    VEC_PUSH(*v, *count, *cap, a);
}

static bool among(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

static void check_size(struct reader *r, const char *at, const char *word)
{
    char *end;
    long w = strtol(word, &end, 10), h = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
    if (*end || w < 20 || h < 5 || w > 1000 || h > 1000) {
        reader_error(r, at, "size wants COLUMNSxLINES, as in 100x30, not \"%s\"", word);
        return;
    }
    r->l->columns = (int)w;
    r->l->lines = (int)h;
}

static void check_word(struct reader *r, const struct directive *d, const char *at, const char *word)
{
    if (!*word && (d->word == WORD_NEEDED || d->word == WORD_EXPR))
        reader_error(r, at, "%s wants %s", d->name, d->what);
    else if (*word && d->among && !among(word, d->among))
        reader_error(r, at, "%s knows no view \"%s\"; there are fields, boxes, bytes, keys, lookup, pools, scale, versions",
                     d->name, word);
    else if (*word && d->kind == LESSON_SIZE)
        check_size(r, at, word);
}

static const char *rest(struct reader *r, struct cursor *c)
{
    const char *s = c->p, *e = c->end;
    while (e > s && blank(e[-1]))
        e--;
    c->p = c->end;
    return reader_dup(r, s, (size_t)(e - s));
}

/* The arguments behind the name. `at`: where the directive begins, for what is missing. */
static void read_arguments(struct reader *r, const struct directive *d, struct cursor *c, const char *at)
{
    struct lesson_attr *v = NULL;
    size_t n = 0, cap = 0, name, errors = r->l->nerrors;
    const char *word = "", *word_at = at;
    int expr = -1;
    skip_blanks(c);
    if (d->word == WORD_REST || d->word == WORD_EXPR) {
        word_at = c->p < c->end ? c->p : at;
        word = rest(r, c);
        if (d->word == WORD_EXPR && *word)
            expr = reader_expr(r, word, strlen(word), word_at);
    }
    for (bool have = false; c->p < c->end; skip_blanks(c)) {
        if ((name = attr_name(c)) > 0) {
            read_attr(r, d, c, name, &v, &n, &cap);
        } else if (!have && (d->word == WORD_NEEDED || d->word == WORD_OPTIONAL)) {
            word_at = c->p;
            word = value(r, c);
            have = true;
        } else {
            const char *s = c->p, *stray = value(r, c);
            reader_error(r, s, "\"%s\" is one word too many for %s; values with blanks stand in double quotes", stray, d->name);
            break;
        }
    }
    check_word(r, d, word_at, word);
    for (size_t i = 0; i < 4 && d->attrs[i].name; i++) {
        bool there = false;
        for (size_t k = 0; k < n; k++)
            there |= strcmp(v[k].name, d->attrs[i].name) == 0;
        if (d->attrs[i].needed && !there && r->l->nerrors == errors) /* one mistake is enough */
            reader_error(r, at, "%s wants %s=...", d->name, d->attrs[i].name);
    }
    struct lesson_block *b = reader_block(r, d->kind, at);
    b->word = word;
    b->word_expr = expr;
    b->nattrs = n;
    b->attrs = arena_alloc(&r->l->arena, (n + 1) * sizeof *v);
    if (n)
        memcpy(b->attrs, v, n * sizeof *v);
    free(v);
}

void directive_read(struct reader *r, const char *from, const char *to, bool own_line)
{
    struct cursor c = {from, to};
    skip_blanks(&c);
    const char *at = c.p, *near = NULL;
    while (c.p < c.end && !blank(*c.p))
        c.p++;
    const char *name = reader_dup(r, at, (size_t)(c.p - at));
    const struct directive *d = find_directive(name, &near);
    if (!d && near && own_line)
        reader_error(r, at, "unknown directive \"%s\": did you mean \"%s\"?", name, near);
    else if (!d && r->own && own_line && *name)
        reader_error(r, at, "unknown directive \"%s\"; there are pause, show, explain, python, predict, task, claim, notes, size",
                     name);
    if (!d)
        return;
    if (!own_line) {
        reader_error(r, at, "the directive %s must stand on a line of its own", d->name);
        return;
    }
    r->any_pause |= d->kind == LESSON_PAUSE;
    read_arguments(r, d, &c, at);
}
