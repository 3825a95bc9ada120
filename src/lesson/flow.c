/*
 * Wrapping: a paragraph becomes a row of glyphs, each with its style; lines are cut from it at blanks, and glyphs of one style that
 * stand together become a span. Tables wrap each cell the same way.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "slotscope/lesson/lesson.h"

struct glyph {
    const char *p;
    unsigned char len, width;
    unsigned char style;
    bool br; /* the line ends behind it */
};
struct glyphs {
    struct glyph *v;
    size_t n, cap;
};
struct setter {
    struct flow *f;
    const struct lesson *l;
    int width;
    bool unicode;
    flow_value *value;
    void *ctx;
    size_t block;
};
struct line { /* one being built */
    struct flow_span *v;
    size_t n, cap, columns;
};

static void add_glyphs(struct glyphs *g, const char *s, size_t n, unsigned style)
{
    for (size_t i = 0; i < n;) {
        unsigned c = 0;
        size_t k = text_decode(s + i, n - i, &c);
        struct glyph one = {s + i, (unsigned char)(k ? k : 1), (unsigned char)(k ? text_width(c) : 1), (unsigned char)style,
                            c == '\n'};
        if (c == '\n' || c == '\t') {
            one.p = " ";
            one.width = 1;
        }
        VEC_PUSH(g->v, g->n, g->cap, one);
        i += one.len;
        if (one.p[0] == ' ')
            g->v[g->n - 1].len = 1;
    }
}

static void add_runs(struct setter *t, struct glyphs *g, const struct lesson_runs *rs, unsigned more)
{
    for (size_t i = 0; i < rs->n; i++) {
        const struct lesson_run *r = &rs->v[i];
        bool failed = false;
        const char *v = r->expr >= 0 && t->value ? t->value(t->ctx, r->expr, &failed) : NULL;
        if (v) {
            v = arena_strndup(&t->f->arena, v, strlen(v));
            add_glyphs(g, v, strlen(v), failed ? (unsigned)PROSE_ERROR : r->style | more);
        } else if (r->expr >= 0) {
            add_glyphs(g, "{", 1, PROSE_CODE);
            add_glyphs(g, r->text, r->len, PROSE_CODE);
            add_glyphs(g, "}", 1, PROSE_CODE);
        } else {
            add_glyphs(g, r->text, r->len, r->style | more);
        }
        if (r->br && g->n)
            g->v[g->n - 1].br = true;
    }
}

static void line_add(struct line *ln, const char *s, size_t n, size_t columns, unsigned style)
{
    struct flow_span *last = ln->n ? &ln->v[ln->n - 1] : NULL;
    ln->columns += columns;
    if (last && last->style == style && last->text + last->len == s) {
        last->len += n;
        return;
    }
    struct flow_span sp = {s, n, style};
    VEC_PUSH(ln->v, ln->n, ln->cap, sp);
}

static void line_text(struct line *ln, const char *s, unsigned style)
{
    if (*s)
        line_add(ln, s, strlen(s), text_columns(s, strlen(s)), style);
}

static void line_fill(struct setter *t, struct line *ln, const char *what, size_t times, unsigned style)
{
    size_t n = strlen(what);
    char *s = arena_alloc(&t->f->arena, n * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(s + i * n, what, n);
    if (times)
        line_add(ln, s, n * times, times, style);
}

static void line_glyphs(struct line *ln, const struct glyph *g, size_t n)
{
    for (size_t i = 0; i < n; i++)
        line_add(ln, g[i].p, g[i].len, g[i].width, g[i].style);
}

static void line_end(struct setter *t, struct line *ln, int code_line)
{
    struct flow_line out = {.v = arena_alloc(&t->f->arena, (ln->n + 1) * sizeof *out.v),
                            .n = ln->n,
                            .columns = ln->columns,
                            .block = t->block,
                            .code_line = code_line};
    if (ln->n)
        memcpy(out.v, ln->v, ln->n * sizeof *out.v);
    VEC_PUSH(t->f->v, t->f->n, t->f->cap, out);
    ln->n = ln->columns = 0;
}

/* How many glyphs of g[0, n) go on a line of `width`, and how many to skip behind them. At least one. */
static size_t fit(const struct glyph *g, size_t n, size_t width, size_t *skip)
{
    size_t columns = 0, cut = 0, i;
    *skip = 0;
    for (i = 0; i < n; i++) {
        if (*g[i].p == ' ')
            cut = i;
        columns += g[i].width;
        if (columns > width)
            break;
        if (g[i].br) {
            *skip = *g[i].p == ' ';
            return i + 1 - *skip;
        }
    }
    if (i == n)
        return n;
    if (*g[i].p == ' ')
        cut = i;
    if (cut == 0)
        return i ? i : 1; /* a word longer than the line */
    size_t end = cut;
    while (cut + *skip < n && *g[cut + *skip].p == ' ')
        ++*skip;
    while (end > 0 && *g[end - 1].p == ' ') {
        end--;
        ++*skip;
    }
    return end;
}

/* Quote bars and list indent in front of a line. */
static void line_start(struct setter *t, struct line *ln, const struct lesson_block *b, bool first)
{
    for (int i = 0; i < b->quote; i++)
        line_text(ln, t->unicode ? "\u2502 " : "| ", PROSE_MARKER);
    int indent = b->indent;
    const char *marker = b->marker && first ? (*b->marker == '-' && t->unicode ? "\u2022" : b->marker) : "";
    int width = (int)text_columns(marker, strlen(marker)), room = *marker ? (*b->marker == '-' ? 2 : 3) : 0;
    if (indent > room)
        line_fill(t, ln, " ", (size_t)(indent - room), PROSE_TEXT);
    line_text(ln, marker, PROSE_MARKER);
    if (room > width)
        line_fill(t, ln, " ", (size_t)(room - width), PROSE_TEXT);
}

static size_t room_for(const struct setter *t, const struct lesson_block *b)
{
    int w = t->width - 2 * b->quote - b->indent;
    return (size_t)(w < 4 ? 4 : w);
}

static void set_glyphs(struct setter *t, const struct lesson_block *b, const struct glyphs *g)
{
    struct line ln = {0};
    for (size_t i = 0, skip = 0, k; i < g->n; i += k + skip) {
        k = fit(g->v + i, g->n - i, room_for(t, b), &skip);
        line_start(t, &ln, b, i == 0);
        line_glyphs(&ln, g->v + i, k);
        line_end(t, &ln, -1);
    }
    free(ln.v);
}

static void set_paragraph(struct setter *t, const struct lesson_block *b)
{
    struct glyphs g = {0};
    add_runs(t, &g, &b->runs, b->kind == LESSON_HEADING ? PROSE_STRONG : 0);
    set_glyphs(t, b, &g);
    free(g.v);
}

/* How much of a line of code goes into `width`: up to its last blank there, if that is not too far left. */
static size_t code_fit(const struct glyph *g, size_t n, size_t width)
{
    size_t columns = 0, k = 0, blank = 0;
    while (k < n && columns + g[k].width <= width) {
        blank = *g[k].p == ' ' ? k + 1 : blank;
        columns += g[k++].width;
    }
    if (k == n || (k && *g[k].p == ' '))
        return k;
    return blank > width / 2 ? blank : k ? k : 1;
}

/* Code stands two columns in; what is longer than the line goes on below, further in. */
static void set_code(struct setter *t, const struct lesson_block *b)
{
    size_t room = room_for(t, b) - 2;
    int number = 0;
    struct line ln = {0};
    for (const char *s = b->text, *end = b->text + b->len; s < end; number++) {
        const char *nl = memchr(s, '\n', (size_t)(end - s)), *eol = nl ? nl : end;
        struct glyphs g = {0};
        add_glyphs(&g, s, (size_t)(eol - s), PROSE_SOURCE);
        size_t i = 0;
        do {
            size_t k = i + code_fit(g.v + i, g.n - i, i ? room - (room > 8 ? 4 : 0) : room);
            line_start(t, &ln, b, number == 0 && i == 0);
            line_text(&ln, "  ", PROSE_SOURCE);
            if (i && room > 8)
                line_text(&ln, "    ", PROSE_SOURCE);
            line_glyphs(&ln, g.v + i, k - i);
            line_end(t, &ln, number);
            i = k;
        } while (i < g.n);
        free(g.v);
        s = nl ? nl + 1 : end;
    }
    free(ln.v);
}

static void set_rule(struct setter *t, const struct lesson_block *b)
{
    struct line ln = {0};
    line_start(t, &ln, b, true);
    line_fill(t, &ln, t->unicode ? "\u2500" : "-", room_for(t, b), PROSE_MARKER);
    line_end(t, &ln, -1);
    free(ln.v);
}

/* Widths of the columns: what they want, the widest ones narrowed until all fit. */
static void table_widths(const struct lesson_block *b, const struct glyphs *cells, size_t *w, size_t room)
{
    size_t total = 0, n = (size_t)b->columns;
    for (size_t c = 0; c < n; c++) {
        w[c] = 1;
        for (size_t r = 0; r < (size_t)b->rows; r++) {
            size_t columns = 0;
            const struct glyphs *g = &cells[r * n + c];
            for (size_t i = 0; i < g->n; i++)
                columns += g->v[i].width;
            w[c] = columns > w[c] ? columns : w[c];
        }
        total += w[c] + (c > 0 ? 2u : 0u);
    }
    while (total > room) {
        size_t widest = 0;
        for (size_t c = 1; c < n; c++)
            widest = w[c] > w[widest] ? c : widest;
        if (w[widest] <= 3)
            return;
        w[widest]--;
        total--;
    }
}

static void set_cell(struct setter *t, struct line *ln, const struct glyph *g, size_t n, size_t width, int align)
{
    size_t columns = 0;
    for (size_t i = 0; i < n; i++)
        columns += g[i].width;
    size_t gap = width > columns ? width - columns : 0, before = align == 2 ? gap : align == 1 ? gap / 2 : 0;
    line_fill(t, ln, " ", before, PROSE_TEXT);
    line_glyphs(ln, g, n);
    line_fill(t, ln, " ", gap - before, PROSE_TEXT);
}

static void table_row(struct setter *t, const struct lesson_block *b, const struct glyphs *row, const size_t *w)
{
    size_t n = (size_t)b->columns;
    size_t *at = mem_zalloc(n * sizeof *at);
    struct line ln = {0};
    for (bool more = true; more;) {
        more = false;
        line_start(t, &ln, b, false);
        for (size_t c = 0; c < n; c++) {
            size_t skip = 0, left = row[c].n - at[c], k = left ? fit(row[c].v + at[c], left, w[c], &skip) : 0;
            line_text(&ln, c ? "  " : "", PROSE_TEXT);
            set_cell(t, &ln, k ? row[c].v + at[c] : NULL, k, w[c], b->align[c]);
            at[c] += k + skip;
            more |= at[c] < row[c].n;
        }
        line_end(t, &ln, -1);
    }
    free(ln.v);
    free(at);
}

static void table_rule(struct setter *t, const struct lesson_block *b, const size_t *w)
{
    struct line ln = {0};
    line_start(t, &ln, b, false);
    for (int c = 0; c < b->columns; c++) {
        line_text(&ln, c ? "  " : "", PROSE_TEXT);
        line_fill(t, &ln, t->unicode ? "\u2500" : "-", w[c], PROSE_MARKER);
    }
    line_end(t, &ln, -1);
    free(ln.v);
}

static void set_table(struct setter *t, const struct lesson_block *b)
{
    size_t n = (size_t)b->columns, all = n * (size_t)b->rows;
    struct glyphs *cells = mem_zalloc((all + 1) * sizeof *cells);
    size_t *w = mem_zalloc((n + 1) * sizeof *w);
    for (size_t i = 0; i < all; i++)
        add_runs(t, &cells[i], &b->cells[i], i < n ? PROSE_STRONG : 0);
    table_widths(b, cells, w, room_for(t, b));
    for (size_t r = 0; r < (size_t)b->rows; r++) {
        table_row(t, b, cells + r * n, w);
        if (r == 0)
            table_rule(t, b, w);
    }
    for (size_t i = 0; i < all; i++)
        free(cells[i].v);
    free(cells);
    free(w);
}

static void set_block(struct setter *t, const struct lesson_block *b)
{
    switch (b->kind) {
    case LESSON_HEADING:
    case LESSON_PARAGRAPH: set_paragraph(t, b); break;
    case LESSON_CODE: set_code(t, b); break;
    case LESSON_TABLE: set_table(t, b); break;
    case LESSON_RULE: set_rule(t, b); break;
    default: break;
    }
}

/* List items stand together; everything else is set apart by an empty line. */
static bool apart(const struct lesson_block *before, const struct lesson_block *b)
{
    return !(b->marker && before->indent && b->kind == LESSON_PARAGRAPH && before->kind == LESSON_PARAGRAPH);
}

void flow_gap(struct flow *f)
{
    if (f->n == 0 || f->v[f->n - 1].n == 0)
        return;
    struct flow_line empty = {.block = f->v[f->n - 1].block, .code_line = -1};
    VEC_PUSH(f->v, f->n, f->cap, empty);
}

void flow_blocks(struct flow *f, const struct lesson *l, size_t first, size_t n, int width, bool unicode, flow_value *value,
                 void *ctx)
{
    struct setter t = {f, l, width < 8 ? 8 : width, unicode, value, ctx, 0};
    const struct lesson_block *before = NULL;
    for (size_t i = first; i < first + n && i < l->nblocks; i++) {
        const struct lesson_block *b = &l->blocks[i];
        if (b->kind > LESSON_RULE || b->hidden)
            continue;
        if (!before || apart(before, b))
            flow_gap(f);
        t.block = i;
        set_block(&t, b);
        before = b;
    }
}

void flow_text(struct flow *f, const char *text, unsigned style, int width, int indent)
{
    struct setter t = {.f = f, .width = width < 8 ? 8 : width};
    const struct lesson_block b = {.kind = LESSON_PARAGRAPH, .indent = indent};
    struct glyphs g = {0};
    const char *copy = arena_strndup(&f->arena, text, strlen(text));
    add_glyphs(&g, copy, strlen(copy), style);
    set_glyphs(&t, &b, &g);
    free(g.v);
}

void flow_done(struct flow *f)
{
    free(f->v);
    arena_done(&f->arena);
    *f = (struct flow){0};
}
