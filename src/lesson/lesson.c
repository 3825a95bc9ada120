/* A lesson from its text: front matter, blocks, then the cuts between steps. */
#include "slotscope/lesson/lesson.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "reader.h"

const struct lesson_attr *lesson_attr(const struct lesson_block *b, const char *name, size_t i)
{
    for (size_t k = 0; k < b->nattrs; k++)
        if (strcmp(b->attrs[k].name, name) == 0 && i-- == 0)
            return &b->attrs[k];
    return NULL;
}

void reader_locate(const struct reader *r, const char *p, int *line, int *col)
{
    size_t lo = 0, hi = r->nlines;
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if (r->lines[mid] <= p)
            lo = mid;
        else
            hi = mid;
    }
    int c = 1;
    for (const char *q = r->lines[lo]; q < p; q++)
        c += ((unsigned char)*q & 0xC0) != 0x80;
    *line = (int)lo + 1;
    *col = c;
}

void reader_error(struct reader *r, const char *p, const char *fmt, ...)
{
    char msg[400];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(msg, sizeof msg, fmt, ap);
    va_end(ap);
    struct diag d;
    int line, col;
    reader_locate(r, p, &line, &col);
    diag_set(&d, r->l->file, line, col, "%s", msg);
    VEC_PUSH(r->l->errors, r->l->nerrors, r->errors_cap, d);
}

const char *reader_dup(struct reader *r, const char *s, size_t n)
{
    return arena_strndup(&r->l->arena, s, n);
}

struct lesson_block *reader_block(struct reader *r, enum lesson_block_kind kind, const char *p)
{
    struct lesson_block b = {.kind = kind, .word = "", .word_expr = -1, .lang = "", .text = ""};
    reader_locate(r, p, &b.line, &b.col);
    VEC_PUSH(r->l->blocks, r->l->nblocks, r->blocks_cap, b);
    return &r->l->blocks[r->l->nblocks - 1];
}

int reader_expr(struct reader *r, const char *text, size_t n, const char *p)
{
    struct lesson_expr e = {.text = reader_dup(r, text, n)};
    reader_locate(r, p, &e.line, &e.col);
    VEC_PUSH(r->l->exprs, r->l->nexprs, r->exprs_cap, e);
    return (int)r->l->nexprs - 1;
}

static void find_lines(struct reader *r)
{
    const char *p = r->src;
    VEC_PUSH(r->lines, r->nlines, r->lines_cap, p);
    while ((p = memchr(p, '\n', (size_t)(r->src + r->n - p))) != NULL) {
        p++;
        VEC_PUSH(r->lines, r->nlines, r->lines_cap, p);
    }
}

/* The end of a run of at least three ` or ~ at s (after up to three blanks), or NULL. */
static const char *fence_end(const char *s, const char *end, char *mark)
{
    const char *p = s;
    while (p < end && *p == ' ' && p - s < 4)
        p++;
    const char *q = p;
    while (q < end && *q == *p && (*p == '`' || *p == '~'))
        q++;
    *mark = p < end ? *p : 0;
    return q - p >= 3 ? q : NULL;
}

static void mask_line(struct reader *r, char *s, char *end)
{
    for (char *p = s; p + 1 < end; p++) {
        if (p[0] != '{' || p[1] != '{')
            continue;
        char *q = p + 2;
        while (q + 1 < end && !(q[0] == '}' && q[1] == '}' && (q + 2 == end || q[2] != '}')))
            q++;
        if (q + 1 >= end) {
            reader_error(r, p, "{{ without }} on the same line");
            return;
        }
        memset(p, MASK, (size_t)(q + 2 - p));
        p = q + 1;
    }
}

/* Hides every {{ ... }} from md4c, which would find emphasis in it. Not in fences and comments: those keep their text. */
static void mask_expressions(struct reader *r)
{
    char open = 0;
    bool comment = false;
    for (char *s = r->src + r->body, *end = r->src + r->n; s < end;) {
        char *nl = memchr(s, '\n', (size_t)(end - s)), *eol = nl ? nl : end, mark;
        const char *f = fence_end(s, eol, &mark);
        if (!comment && f && (!open || open == mark)) {
            open = open ? 0 : mark;
        } else if (!open) {
            size_t n = (size_t)(eol - s);
            char *c = comment ? s : memmem(s, n, "<!--", 4);
            if (c != s)
                mask_line(r, s, c ? c : eol);
            if (c)
                comment = !memmem(c, (size_t)(eol - c), "-->", 3);
        }
        s = nl ? nl + 1 : end;
    }
}

static bool is_shown(const struct lesson_block *b)
{
    return b->kind <= LESSON_RULE && !b->hidden;
}

static bool ends_step(const struct reader *r, const struct lesson_block *b)
{
    switch (b->kind) {
    case LESSON_PAUSE:
    case LESSON_PREDICT:
    case LESSON_TASK: return true;
    case LESSON_CODE: return !r->any_pause && b->run && !b->hidden;
    default: return false;
    }
}

static const char *heading_text(struct reader *r, const struct lesson_block *b)
{
    struct buf t;
    buf_init(&t);
    for (size_t i = 0; i < b->runs.n; i++)
        buf_add(&t, b->runs.v[i].text, b->runs.v[i].len);
    const char *s = reader_dup(r, t.p, t.len);
    buf_done(&t);
    return s;
}

static void push_step(struct reader *r, size_t first, size_t end, const char *title)
{
    struct lesson_step s = {.title = title, .first = first, .n = end - first};
    VEC_PUSH(r->l->steps, r->l->nsteps, r->steps_cap, s);
}

/* A step that shows nothing of its own joins the one before it. */
static void cut_steps(struct reader *r)
{
    struct lesson *l = r->l;
    size_t first = 0;
    bool body = false; /* something other than headings stands in this step */
    bool shown = false;
    const char *title = "", *next_title = "";
    for (size_t i = 0; i < l->nblocks; i++) {
        struct lesson_block *b = &l->blocks[i];
        if (b->kind == LESSON_HEADING && body) {
            push_step(r, first, i, title);
            first = i;
            body = shown = false;
        }
        if (b->kind == LESSON_HEADING)
            next_title = heading_text(r, b);
        title = next_title;
        shown |= is_shown(b) || b->kind == LESSON_PREDICT || b->kind == LESSON_TASK;
        body |= b->kind != LESSON_HEADING && is_shown(b);
        if (ends_step(r, b) && shown) {
            push_step(r, first, i + 1, title);
            first = i + 1;
            body = shown = false;
        }
    }
    if (shown || l->nsteps == 0)
        push_step(r, first, l->nblocks, title);
    else
        l->steps[l->nsteps - 1].n = l->nblocks - l->steps[l->nsteps - 1].first;
}

/* "lessons/2-values.md" -> "values" */
static const char *make_id(struct reader *r, const char *file)
{
    const char *slash = strrchr(file, '/'), *s = slash ? slash + 1 : file;
    const char *dot = strrchr(s, '.'), *end = dot && dot > s ? dot : s + strlen(s), *p = s;
    while (p < end && *p >= '0' && *p <= '9')
        p++;
    if (p > s && p + 1 < end && (*p == '-' || *p == '_'))
        s = p + 1;
    return reader_dup(r, s, (size_t)(end - s));
}

/* Without a title in the front matter the first heading serves. */
static void default_title(struct reader *r)
{
    struct lesson *l = r->l;
    for (size_t i = 0; !*l->title && i < l->nblocks; i++)
        if (l->blocks[i].kind == LESSON_HEADING)
            l->title = heading_text(r, &l->blocks[i]);
    if (!*l->title)
        l->title = l->id;
}

static int by_place(const void *a, const void *b)
{
    const struct diag *x = a, *y = b;
    return x->line != y->line ? (x->line < y->line ? -1 : 1) : x->col - y->col;
}

struct lesson *lesson_parse(const char *file, const char *text, size_t n)
{
    static const char *none[] = {NULL};
    if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        n -= 3;
    }
    struct lesson *l = mem_zalloc(sizeof *l);
    struct reader r = {.l = l, .orig = text, .n = n, .src = mem_strndup(text, n)};
    l->file = arena_strndup(&l->arena, file, strlen(file));
    l->id = make_id(&r, file);
    l->title = l->summary = "";
    l->python = l->requires_ = l->objectives = none;
    l->columns = 80;
    l->lines = 24;
    find_lines(&r);
    front_read(&r);
    mask_expressions(&r);
    blocks_read(&r);
    default_title(&r);
    cut_steps(&r);
    if (l->nerrors)
        qsort(l->errors, l->nerrors, sizeof *l->errors, by_place);
    free(r.lines);
    free(r.src);
    return l;
}

void lesson_free(struct lesson *l)
{
    if (!l)
        return;
    free(l->blocks);
    free(l->steps);
    free(l->exprs);
    free(l->errors);
    struct arena a = l->arena;
    free(l);
    arena_done(&a);
}

struct lesson *lesson_load(const char *path, struct diag *d)
{
    struct buf b;
    buf_init(&b);
    struct lesson *l = NULL;
    if (buf_read_file(&b, path) != 0) {
        diag_set(d, path, 0, 0, "cannot be read: %s", strerror(errno));
    } else {
        size_t bad = text_check_utf8(b.p, b.len);
        if (bad < b.len) {
            int line = 1;
            for (size_t i = 0; i < bad; i++)
                line += b.p[i] == '\n';
            diag_set(d, path, line, 0, "is not UTF-8 text");
        } else if (memchr(b.p, 0, b.len)) {
            diag_set(d, path, 0, 0, "holds NUL bytes; a lesson is a Markdown file");
        } else {
            l = lesson_parse(path, b.p, b.len);
        }
    }
    buf_done(&b);
    return l;
}
