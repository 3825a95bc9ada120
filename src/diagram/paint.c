/*
 * Painting: boxes first, then the lines of arrows over them, then their heads. Lines of one arrow that meet become corners and
 * joints; where two different arrows cross, the upright one is drawn whole, so that a crossing never looks like a joint.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "place.h"
#include "slotscope/base/text.h"

enum { NORTH = 1, EAST = 2, SOUTH = 4, WEST = 8 };

/* The character for a line that goes to these sides. */
static uint32_t line_char(enum charset cs, unsigned sides)
{
    static const uint32_t unicode[16] = {' ',    0x2575, 0x2576, 0x2514, 0x2577, 0x2502, 0x250c, 0x251c,
                                         0x2574, 0x2518, 0x2500, 0x2534, 0x2510, 0x2524, 0x252c, 0x253c};
    if (cs == CHARSET_UNICODE) {
        switch (sides) {
        case NORTH:
        case SOUTH: return 0x2502;
        case EAST:
        case WEST: return 0x2500;
        default: return unicode[sides];
        }
    }
    if (!(sides & (NORTH | SOUTH)))
        return '-';
    return sides & (EAST | WEST) ? '+' : '|';
}

/* ---- boxes ---- */

struct look {                         /* how a box's frame is drawn */
    uint32_t across, down, corner[4]; /* clockwise from the top left */
    uint32_t tee_top, tee_bottom, rule;
    enum style style;
};

static struct look look_of(const struct diagram *d, const struct box *b, bool selected)
{
    static const struct look ascii = {'-', '|', {'+', '+', '+', '+'}, '+', '+', '|', STYLE_FRAME};
    static const struct look ascii_selected = {'=', '#', {'#', '#', '#', '#'}, '=', '=', '|', STYLE_FRAME};
    static const struct look ascii_gone = {'.', ':', {'.', '.', ':', ':'}, '.', '.', ':', STYLE_GONE};
    static const struct look lines = {0x2500, 0x2502, {0x250c, 0x2510, 0x2518, 0x2514}, 0x252c, 0x2534, 0x2502, STYLE_FRAME};
    static const struct look doubled = {0x2550, 0x2551, {0x2554, 0x2557, 0x255d, 0x255a}, 0x2564, 0x2567, 0x2502, STYLE_FRAME};
    static const struct look dashed = {0x2504, 0x2506, {0x250c, 0x2510, 0x2518, 0x2514}, 0x252c, 0x2534, 0x2506, STYLE_GONE};
    bool unicode = d->charset == CHARSET_UNICODE;
    struct look l = selected         ? (unicode ? doubled : ascii_selected)
                    : b->mark == '-' ? (unicode ? dashed : ascii_gone)
                                     : (unicode ? lines : ascii);
    if (b->mark == '+')
        l.style = STYLE_NEW;
    return l;
}

static enum style mark_style(char mark, enum style otherwise)
{
    return mark == '+' ? STYLE_NEW : mark == '~' ? STYLE_CHANGED : mark == '-' ? STYLE_GONE : otherwise;
}

static void paint_title(struct grid *g, const struct diagram *d, const struct box *b)
{
    int x = b->x;
    (void)d;
    if (b->mark) {
        grid_put(g, x, b->y, (unsigned char)b->mark, mark_style(b->mark, STYLE_TITLE));
        x += 2;
    }
    x += grid_text(g, x, b->y, b->title, -1, b->mark == '-' ? STYLE_GONE : STYLE_TITLE);
    if (b->note)
        grid_text(g, x + 2, b->y, b->note, -1, STYLE_NOTE);
}

static void paint_frame(struct grid *g, const struct diagram *d, const struct box *b, const struct look *l)
{
    int bottom = b->fy + b->fh - 1, right = b->fx + b->fw - 1;
    for (int x = b->fx + 1; x < right; x++) {
        grid_put(g, x, b->fy, l->across, l->style);
        grid_put(g, x, bottom, l->across, l->style);
    }
    for (int y = b->fy + 1; y < bottom; y++) {
        grid_put(g, b->fx, y, l->down, l->style);
        grid_put(g, right, y, l->down, l->style);
    }
    grid_put(g, b->fx, b->fy, l->corner[0], l->style);
    grid_put(g, right, b->fy, l->corner[1], l->style);
    grid_put(g, right, bottom, l->corner[2], l->style);
    grid_put(g, b->fx, bottom, l->corner[3], l->style);
    bool top_cells = b->nrows && !b->row[0].wide, bottom_cells = b->nrows && !b->row[b->nrows - 1].wide;
    for (int c = 0, x = b->fx + 2 + (d->gutter ? 1 : 0); c < b->ncols - 1; c++) {
        x += b->colw[c] + 3;
        if (top_cells)
            grid_put(g, x - 2, b->fy, l->tee_top, l->style);
        if (bottom_cells)
            grid_put(g, x - 2, bottom, l->tee_bottom, l->style);
    }
}

static void paint_cell(struct grid *g, int x, int y, int w, const char *text, char align, enum style st)
{
    int have = text ? (int)text_columns(text, strlen(text)) : 0;
    if (have)
        grid_text(g, align == 'r' ? x + w - have : x, y, text, w, st);
}

/* The dot an arrow starts with, or the label of an arrow that is not drawn. */
static void paint_port(struct grid *g, const struct diagram *d, const struct box *b, const struct row *r, int y)
{
    const struct arrow *a = &d->arrow[r->arrow];
    int x = row_dot_x(d, b, r);
    bool unicode = d->charset == CHARSET_UNICODE;
    grid_put(g, x, y, unicode ? 0x25cf : '*', STYLE_POINTER);
    if (a->fate == ARROW_DRAWN)
        return;
    const struct box *to = &d->box[a->target];
    char label[16];
    int n = 0;
    for (int i = 0; i <= a->target; i++)
        n += d->box[i].title != NULL;
    snprintf(label, sizeof label, unicode ? "\xe2\x94\x80\xe2\x96\xba [%d]" : "-> [%d]", n);
    grid_text(g, x + 1, y, label, -1, STYLE_POINTER);
    snprintf(label, sizeof label, "[%d]", n);
    grid_text(g, to->x + box_title_width(d, to) + 1, to->y, label, -1, STYLE_POINTER);
}

static void paint_row(struct grid *g, const struct diagram *d, const struct box *b, int index, const struct look *l)
{
    const struct row *r = &b->row[index];
    int y = box_row_y(b, index), x = b->fx + (b->frame ? 2 + (d->gutter ? 1 : 0) : 0);
    if (b->frame && d->gutter && r->mark)
        grid_put(g, b->fx + 1, y, (unsigned char)r->mark, mark_style(r->mark, STYLE_TEXT));
    if (r->wide) {
        grid_text(g, x, y, r->cell[0], -1, (enum style)r->style[0]);
    } else {
        for (int c = 0; c < b->ncols; c++) {
            if (c < r->ncells)
                paint_cell(g, x, y, b->colw[c], r->cell[c], b->align[c],
                           mark_style(c == r->ncells - 1 ? r->mark : 0, (enum style)r->style[c]));
            x += b->colw[c] + (b->frame ? 3 : 1);
            if (b->frame && c < b->ncols - 1)
                grid_put(g, x - 2, y, l->rule, l->style);
        }
    }
    if (r->arrow >= 0)
        paint_port(g, d, b, r, y);
    if (r->focus)
        grid_flag(g, b->fx + (b->frame ? 1 : 0), y, b->fw - (b->frame ? 2 : 0), 1, CELL_FOCUS);
}

static void paint_captions(struct grid *g, const struct box *b)
{
    int y = b->fy + b->fh;
    for (int i = 0; i < b->ncaptions; i++) {
        size_t n, skip;
        for (const char *s = b->caption[i].text; *s; s += n + skip) {
            n = caption_line(s, caption_width(b), &skip);
            grid_textn(g, b->x, y++, s, n, -1, b->caption[i].style);
        }
    }
}

static void paint_box(struct grid *g, const struct diagram *d, const struct box *b, bool selected)
{
    struct look l = look_of(d, b, selected);
    if (b->title)
        paint_title(g, d, b);
    if (b->frame)
        paint_frame(g, d, b, &l);
    for (int r = 0; r < b->nrows; r++)
        paint_row(g, d, b, r, &l);
    paint_captions(g, b);
    if (selected && b->title)
        grid_flag(g, b->x, b->y, box_title_width(d, b), 1, CELL_SELECTED);
    if (b->focus)
        grid_flag(g, b->fx, b->fy, b->fw, b->fh, CELL_FOCUS);
}

/* ---- lines ---- */

struct ink { /* what passes through a cell: one net across, one net down */
    int across_net, down_net;
    uint8_t across, down;
    bool hot;
};

static void ink_route(struct ink *ink, const struct grid *g, const struct route *r, bool hot)
{
    bool across = r->y1 == r->y2 && (r->x1 != r->x2 || r->head_left || r->head_right);
    int x1 = r->x1 < r->x2 ? r->x1 : r->x2, x2 = r->x1 + r->x2 - x1, y1 = r->y1 < r->y2 ? r->y1 : r->y2, y2 = r->y1 + r->y2 - y1;
    for (int y = y1; y <= y2; y++)
        for (int x = x1; x <= x2; x++) {
            if (x < 0 || y < 0 || x >= g->w || y >= g->h)
                continue;
            struct ink *i = &ink[y * g->w + x];
            i->hot = i->hot || hot;
            if (across) {
                i->across_net = r->net + 1;
                i->across |= (uint8_t)((x > x1 ? WEST : 0) | (x < x2 ? EAST : 0));
            } else if (y1 != y2) {
                i->down_net = r->net + 1;
                i->down |= (uint8_t)((y > y1 ? NORTH : 0) | (y < y2 ? SOUTH : 0));
            }
        }
}

static bool is_upright(uint32_t ch)
{
    return ch == '|' || ch == '#' || ch == ':' || ch == 0x2502 || ch == 0x2551 || ch == 0x2506;
}

static void paint_ink(struct grid *g, const struct diagram *d, int x, int y, const struct ink *i)
{
    struct cell *c = grid_cell(g, x, y);
    unsigned sides = i->across_net == i->down_net || !i->down_net ? (unsigned)(i->across | i->down) : i->down;
    if (!i->down_net && is_upright(c->ch)) { /* through a frame */
        if (d->charset == CHARSET_UNICODE)
            c->ch = c->ch == 0x2551 ? 0x256b : 0x253c;
        return;
    }
    if (c->ch != ' ' && i->down_net)
        return; /* never over text */
    grid_put(g, x, y, line_char(d->charset, sides), STYLE_ARROW);
    if (i->hot)
        grid_flag(g, x, y, 1, 1, CELL_SELECTED);
}

static void paint_lines(struct grid *g, const struct diagram *d, int hot_arrow)
{
    struct ink *ink = mem_zalloc(((size_t)g->w * (size_t)g->h + 1) * sizeof *ink);
    for (int i = 0; i < d->nroutes; i++)
        ink_route(ink, g, &d->route[i], hot_arrow >= 0 && d->route[i].arrow == hot_arrow);
    for (int y = 0; y < g->h; y++)
        for (int x = 0; x < g->w; x++)
            if (ink[y * g->w + x].across_net || ink[y * g->w + x].down_net)
                paint_ink(g, d, x, y, &ink[y * g->w + x]);
    free(ink);
    bool unicode = d->charset == CHARSET_UNICODE;
    for (int i = 0; i < d->nroutes; i++) {
        const struct route *r = &d->route[i];
        if (r->head_right)
            grid_put(g, r->x2, r->y1, unicode ? 0x25ba : '>', STYLE_ARROW);
        if (r->head_left)
            grid_put(g, r->x1, r->y1, unicode ? 0x25c4 : '<', STYLE_ARROW);
    }
}

static void paint_selected_row(struct grid *g, const struct diagram *d, const struct selection *sel)
{
    const struct box *b = &d->box[sel->box];
    int y = box_row_y(b, sel->row), x = b->frame ? b->fx + 1 : b->fx;
    grid_flag(g, x, y, b->frame ? b->fw - 2 : b->fw, 1, CELL_SELECTED);
    if (b->frame && grid_cell(g, b->fx, y)->ch != ' ')
        grid_put(g, b->fx, y, d->charset == CHARSET_UNICODE ? 0x25ba : '>', STYLE_TITLE);
}

static void paint_text(struct grid *g, const struct diagram *d, const struct text_line *t, int n, int y)
{
    for (int i = 0; i < n; i++) {
        size_t len, skip = 0;
        const char *s = t[i].text;
        do {
            len = d->fold ? caption_line(s, d->fold, &skip) : strlen(s);
            grid_textn(g, 0, y++, s, len, -1, t[i].style);
            s += len + skip;
        } while (*s);
    }
}

void diagram_paint(const struct diagram *d, struct grid *g, const struct selection *sel)
{
    int box = sel && sel->box < d->nboxes ? sel->box : -1, row = box >= 0 && sel->row < d->box[box].nrows ? sel->row : -1;
    grid_resize(g, d->w, d->h);
    paint_text(g, d, d->head, d->nhead, 0);
    for (int i = 0; i < d->nboxes; i++)
        paint_box(g, d, &d->box[i], i == box);
    paint_lines(g, d, row >= 0 ? d->box[box].row[row].arrow : -1);
    if (row >= 0)
        paint_selected_row(g, d, sel);
    paint_text(g, d, d->foot, d->nfoot, d->h - text_lines(d, d->foot, d->nfoot));
}
