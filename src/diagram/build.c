/* Building a diagram: text is copied and made harmless once, here, so that placing and painting need not think about it. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "slotscope/diagram/diagram.h"

struct diagram *diagram_new(enum charset cs)
{
    struct diagram *d = mem_zalloc(sizeof *d);
    d->charset = cs;
    return d;
}

void diagram_free(struct diagram *d)
{
    if (!d)
        return;
    for (int i = 0; i < d->nboxes; i++) {
        free(d->box[i].row);
        free(d->box[i].caption);
    }
    free(d->box);
    free(d->arrow);
    free(d->head);
    free(d->foot);
    free(d->route);
    arena_done(&d->arena);
    free(d);
}

/* What cannot stand in an ASCII picture is escaped as Python's ascii() does. */
static void add_ascii(struct buf *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        unsigned c;
        size_t len = text_decode(s + i, n - i, &c);
        if (!len)
            len = 1, c = (unsigned char)s[i];
        i += len;
        if (c < 0x80)
            buf_addc(b, (char)c);
        else
            buf_printf(b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
}

static const char *keep(struct diagram *d, const char *s)
{
    if (!s)
        return NULL;
    struct buf visible, out;
    buf_init(&visible);
    buf_init(&out);
    text_visible(&visible, s, strlen(s), false);
    if (d->charset == CHARSET_ASCII)
        add_ascii(&out, visible.p, visible.len);
    else
        buf_add(&out, visible.p, visible.len);
    const char *kept = arena_strndup(&d->arena, out.p, out.len);
    buf_done(&visible);
    buf_done(&out);
    return kept;
}

const char *diagram_text(struct diagram *d, const char *fmt, ...)
{
    struct buf b;
    buf_init(&b);
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    const char *s = arena_strndup(&d->arena, b.p, b.len);
    buf_done(&b);
    return s;
}

/* VEC_PUSH for the counts of a diagram, which are ints. */
#define PUSH(v, n, cap, item)                                                                                                      \
    do {                                                                                                                           \
        if ((n) == (cap)) {                                                                                                        \
            (cap) = (cap) ? (cap)*2 : 8;                                                                                           \
            (v) = mem_realloc((v), (size_t)(cap) * sizeof *(v));                                                                   \
        }                                                                                                                          \
        (v)[(n)++] = (item);                                                                                                       \
    } while (0)

int diagram_box(struct diagram *d, const char *title, const char *note, uint64_t key)
{
    struct box b = {.title = keep(d, title),
                    .note = keep(d, note),
                    .key = key,
                    .frame = true,
                    .layer = -1,
                    .entry = -1,
                    .align = {'r', 'l', 'l', 'l', 'l', 'l'}};
    PUSH(d->box, d->nboxes, d->boxes_cap, b);
    return d->nboxes - 1;
}

static int push_row(struct diagram *d, int box, struct row r)
{
    struct box *b = &d->box[box];
    r.arrow = -1;
    PUSH(b->row, b->nrows, b->rows_cap, r);
    return b->nrows - 1;
}

int diagram_row(struct diagram *d, int box, char mark, int ncells, ...)
{
    static const uint8_t usual[ROW_CELLS] = {STYLE_OFFSET, STYLE_NAME, STYLE_VALUE, STYLE_VALUE, STYLE_VALUE, STYLE_VALUE};
    struct row r = {.mark = mark, .ncells = ncells};
    va_list ap;
    va_start(ap, ncells);
    for (int i = 0; i < ncells; i++) {
        r.cell[i] = keep(d, va_arg(ap, const char *));
        r.style[i] = usual[i];
    }
    va_end(ap);
    return push_row(d, box, r);
}

int diagram_wide_row(struct diagram *d, int box, enum style st, const char *text)
{
    return push_row(d, box, (struct row){.wide = true, .ncells = 1, .cell = {keep(d, text)}, .style = {(uint8_t)st}});
}

int diagram_name(struct diagram *d, const char *name, char mark)
{
    int i = diagram_box(d, NULL, NULL, 0);
    d->box[i].frame = false;
    d->box[i].mark = mark;
    d->box[i].align[0] = 'l';
    int r = push_row(d, i, (struct row){.mark = mark, .ncells = 1, .cell = {keep(d, name)}, .style = {STYLE_NAME}});
    d->box[i].entry = r;
    return i;
}

void diagram_caption(struct diagram *d, int box, enum style st, const char *text)
{
    struct box *b = &d->box[box];
    struct caption c = {keep(d, text), st};
    PUSH(b->caption, b->ncaptions, b->captions_cap, c);
}

int diagram_arrow(struct diagram *d, int box, int row, int target)
{
    struct arrow a = {.box = box, .row = row, .target = target, .style = STYLE_ARROW};
    PUSH(d->arrow, d->narrows, d->arrows_cap, a);
    d->box[box].row[row].arrow = d->narrows - 1;
    return d->narrows - 1;
}

void diagram_head(struct diagram *d, enum style st, const char *text)
{
    struct text_line l = {keep(d, text), st};
    PUSH(d->head, d->nhead, d->head_cap, l);
}

void diagram_foot(struct diagram *d, enum style st, const char *text)
{
    struct text_line l = {keep(d, text), st};
    PUSH(d->foot, d->nfoot, d->foot_cap, l);
}
