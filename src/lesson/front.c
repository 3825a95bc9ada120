/* The front matter: `key: value` lines between two `---`. Lists are `a, b`, `[a, b]` or `- a` lines. Keys of other programs pass.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/text.h"
#include "reader.h"

enum front_kind { FRONT_TEXT, FRONT_NUMBER, FRONT_LIST };
static const struct front_key {
    const char *name;
    enum front_kind kind;
    size_t at; /* the member of struct lesson */
} front_keys[] = {
    {"title", FRONT_TEXT, offsetof(struct lesson, title)},        {"summary", FRONT_TEXT, offsetof(struct lesson, summary)},
    {"minutes", FRONT_NUMBER, offsetof(struct lesson, minutes)},  {"python", FRONT_LIST, offsetof(struct lesson, python)},
    {"requires", FRONT_LIST, offsetof(struct lesson, requires_)}, {"objectives", FRONT_LIST, offsetof(struct lesson, objectives)},
};
enum { NKEYS = sizeof front_keys / sizeof *front_keys };

struct words {
    const char **v;
    size_t n, cap;
};

static void trim(const char **s, const char **end)
{
    while (*s < *end && (**s == ' ' || **s == '\t'))
        ++*s;
    while (*end > *s && ((*end)[-1] == ' ' || (*end)[-1] == '\t' || (*end)[-1] == '\r'))
        --*end;
}

static const char *unquoted(struct reader *r, const char *s, const char *end)
{
    trim(&s, &end);
    if (end - s >= 2 && (*s == '"' || *s == '\'') && end[-1] == *s) {
        s++;
        end--;
    }
    return reader_dup(r, s, (size_t)(end - s));
}

static void push_items(struct reader *r, struct words *w, const char *s, const char *end)
{
    trim(&s, &end);
    if (end - s >= 2 && *s == '[' && end[-1] == ']') {
        s++;
        end--;
    }
    while (s < end) {
        const char *q = s;
        char quote = 0;
        for (; q < end && (quote || *q != ','); q++)
            if (quote ? *q == quote : (*q == '"' || *q == '\'') && q == s)
                quote = quote ? 0 : *q;
        const char *item = unquoted(r, s, q);
        if (*item)
            VEC_PUSH(w->v, w->n, w->cap, item);
        s = q < end ? q + 1 : end;
        while (s < end && *s == ' ')
            s++;
    }
}

static void store_list(struct reader *r, const struct front_key *k, struct words *w)
{
    const char **v = arena_alloc(&r->l->arena, (w->n + 1) * sizeof *v);
    if (w->n)
        memcpy(v, w->v, w->n * sizeof *v);
    *(const char ***)(void *)((char *)r->l + k->at) = v;
    free(w->v);
    *w = (struct words){0};
}

static void store(struct reader *r, const struct front_key *k, const char *s, const char *end)
{
    void *member = (char *)r->l + k->at;
    const char *text = unquoted(r, s, end);
    char *rest;
    long n;
    switch (k->kind) {
    case FRONT_TEXT: *(const char **)member = text; break;
    case FRONT_NUMBER:
        n = strtol(text, &rest, 10);
        if (rest == text || *rest || n < 0 || n > 10000)
            reader_error(r, s, "%s wants a number, not \"%s\"", k->name, text);
        else
            *(int *)member = (int)n;
        break;
    case FRONT_LIST: break;
    }
}

static const struct front_key *find_key(struct reader *r, const char *s, const char *colon)
{
    const char *names[NKEYS + 1] = {NULL};
    const char *name = reader_dup(r, s, (size_t)(colon - s));
    for (size_t i = 0; i < NKEYS; i++) {
        names[i] = front_keys[i].name;
        if (strcmp(name, names[i]) == 0)
            return &front_keys[i];
    }
    const char *near = strlen(name) > 3 ? text_nearest(name, names) : NULL;
    if (near)
        reader_error(r, s, "unknown key \"%s\" in the front matter: did you mean \"%s\"?", name, near);
    return NULL;
}

/* One line of it. `list` is the list key that `- item` lines belong to, if any. */
static void front_line(struct reader *r, const char *s, const char *end, const struct front_key **list, struct words *w)
{
    const char *p = s, *e = end;
    trim(&p, &e);
    if (*list && e - p >= 2 && p[0] == '-' && p[1] == ' ') {
        const char *item = unquoted(r, p + 2, e);
        VEC_PUSH(w->v, w->n, w->cap, item);
        return;
    }
    if (p == e || *p == '#' || p > s)
        return; /* empty, a comment, or nested in a key of somebody else's */
    if (*list)
        store_list(r, *list, w);
    *list = NULL;
    const char *colon = memchr(p, ':', (size_t)(e - p));
    const struct front_key *k = colon ? find_key(r, p, colon) : NULL;
    if (!k)
        return;
    r->own |= k->kind != FRONT_TEXT;
    const char *value = colon + 1;
    trim(&value, &e);
    if (k->kind != FRONT_LIST) {
        store(r, k, value, e);
        return;
    }
    *list = k;
    if (strcmp(k->name, "objectives") != 0)
        push_items(r, w, value, e);
    else if (value < e)
        VEC_PUSH(w->v, w->n, w->cap, unquoted(r, value, e));
    if (strcmp(k->name, "python") == 0) {
        int col;
        reader_locate(r, value, &r->l->python_line, &col);
    }
}

static bool is_rule(const char *s, const char *end)
{
    trim(&s, &end);
    return end - s == 3 && memcmp(s, "---", 3) == 0;
}

void front_read(struct reader *r)
{
    const char *s = r->src, *end = r->src + r->n;
    const char *eol = memchr(s, '\n', r->n);
    if (!eol || !is_rule(s, eol))
        return;
    const struct front_key *list = NULL;
    struct words w = {0};
    for (s = eol + 1; s < end; s = eol + 1) {
        eol = memchr(s, '\n', (size_t)(end - s));
        eol = eol ? eol : end;
        if (is_rule(s, eol)) {
            r->body = (size_t)(eol - r->src) + (eol < end);
            break;
        }
        front_line(r, s, eol, &list, &w);
        if (eol == end)
            break;
    }
    if (list)
        store_list(r, list, &w);
    if (!r->body)
        reader_error(r, r->src, "the front matter does not end: a line with --- is missing");
}
