/*
 * Placing boxes. Columns go by distance from the names; in a column boxes follow the order in which they are reached. A box and all
 * that is first reached through it move together, tops aligned, so that arrows stay short and a reader's eye can stay on one band.
 * When the columns do not fit the width, the deepest are stacked in one.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "place.h"
#include "slotscope/base/text.h"

#define GAP 1 /* blank lines between boxes */

static int columns_of(const char *s)
{
    return s ? (int)text_columns(s, strlen(s)) : 0;
}

static int max(int a, int b)
{
    return a > b ? a : b;
}

int box_title_width(const struct diagram *d, const struct box *b)
{
    int w = columns_of(b->title);
    if (b->note)
        w += columns_of(b->note) + 2;
    (void)d;
    return w + (b->mark ? 2 : 0);
}

int box_row_y(const struct box *b, int r)
{
    return b->fy + (b->frame ? 1 : 0) + r;
}

int box_entry_y(const struct box *b, bool from_right)
{
    if (b->entry < 0 || b->entry >= b->nrows)
        return b->title ? b->fy - 1 : b->fy;
    bool port = b->row[b->entry].arrow >= 0;
    return from_right && port && b->title ? b->fy - 1 : box_row_y(b, b->entry);
}

/* Width of a row's cell; a drawn arrow starts with a dot behind the text, a labelled one shows where it leads. */
static int cell_width(const struct diagram *d, const struct row *r, int c)
{
    int w = columns_of(r->cell[c]);
    if (c != r->ncells - 1 || r->arrow < 0)
        return w;
    w += w ? 1 : 0;
    return w + (d->arrow[r->arrow].fate == ARROW_LABELLED ? 8 : 2);
}

size_t caption_line(const char *s, int width, size_t *skip)
{
    size_t n = strlen(s), last = 0, pause = 0;
    *skip = 0;
    if (columns_of(s) <= width)
        return n;
    for (size_t i = 1; i < n && (int)text_columns(s, i) <= width; i++)
        if (s[i] == ' ') {
            last = i;
            if (strchr(",;: ", s[i - 1]) || s[i + 1] == ' ')
                pause = i;
        }
    if (pause && (int)text_columns(s, pause) * 2 >= width)
        last = pause; /* better behind a comma than as late as can be */
    while (last && s[last - 1] == ' ')
        last--;
    if (!last)
        return n;
    *skip = strspn(s + last, " ");
    return last;
}

int caption_width(const struct box *b)
{
    return max(b->fw, CAPTION_MIN);
}

int text_lines(const struct diagram *d, const struct text_line *t, int n)
{
    int lines = 0;
    for (int i = 0; i < n; i++) {
        size_t len, skip;
        const char *s = t[i].text;
        do {
            len = d->fold ? caption_line(s, d->fold, &skip) : strlen(s);
            s += d->fold ? len + skip : len;
            lines++;
        } while (*s);
    }
    return lines;
}

/* Width of the widest line. */
static int text_width_of(const struct diagram *d, const struct text_line *t, int n)
{
    int w = 0;
    for (int i = 0; i < n; i++) {
        size_t len, skip = 0;
        const char *s = t[i].text;
        for (; *s; s += len + skip) {
            len = d->fold ? caption_line(s, d->fold, &skip) : strlen(s);
            w = max(w, (int)text_columns(s, len));
        }
    }
    return w;
}

static void measure_captions(struct box *b)
{
    for (int i = 0; i < b->ncaptions; i++) {
        size_t n, skip;
        for (const char *s = b->caption[i].text; *s; s += n + skip) {
            n = caption_line(s, caption_width(b), &skip);
            b->w = max(b->w, (int)text_columns(s, n));
            b->h++;
        }
    }
}

static void measure(const struct diagram *d, struct box *b)
{
    b->ncols = 0;
    memset(b->colw, 0, sizeof b->colw);
    int wide = 0;
    for (int i = 0; i < b->nrows; i++) {
        const struct row *r = &b->row[i];
        if (r->wide) {
            wide = max(wide, cell_width(d, r, 0));
            continue;
        }
        b->ncols = max(b->ncols, r->ncells);
        for (int c = 0; c < r->ncells; c++)
            b->colw[c] = max(b->colw[c], cell_width(d, r, c));
    }
    int gutter = b->frame && d->gutter ? 1 : 0, w = 0;
    if (b->ncols == 0)
        b->ncols = 1;
    for (int c = 0; c < b->ncols; c++)
        w += b->colw[c] + (b->frame ? 3 : 1);
    int inner = w - (b->frame ? 3 : 1);
    if (wide > inner) {
        b->colw[b->ncols - 1] += wide - inner;
        w += wide - inner;
    }
    b->fw = b->frame ? w + 1 + gutter : w - 1;
    b->fh = b->nrows + (b->frame ? 2 : 0);
    b->w = max(b->fw, b->title ? box_title_width(d, b) : 0);
    b->h = b->fh + (b->title ? 1 : 0);
    measure_captions(b);
}

/* Names share the width of their first cell, so that their dots stand in one line. */
static void align_names(struct diagram *d)
{
    int w = 0;
    for (int i = 0; i < d->nboxes; i++)
        if (!d->box[i].frame)
            w = max(w, d->box[i].colw[0] - (d->box[i].ncols == 1 && d->box[i].row[0].arrow >= 0 ? 3 : 0));
    for (int i = 0; i < d->nboxes; i++) {
        struct box *b = &d->box[i];
        if (b->frame || b->title)
            continue;
        int want = w + (b->ncols == 1 && b->row[0].arrow >= 0 ? 3 : 0), more = want - b->colw[0];
        if (more > 0) {
            b->colw[0] += more;
            b->fw += more;
            b->w = max(b->w, b->fw);
        }
    }
}

/* The work of one placement. */
struct placing {
    struct diagram *d;
    int *layer, *first_child, *next_sibling, *last_child;
    bool *placed;
    int ncols;
};

static bool is_name(const struct box *b)
{
    return !b->frame && !b->title;
}

/* Distance from the names along arrows, breadth first; the box that reaches another first becomes its parent. */
static void find_layers(struct placing *p)
{
    struct diagram *d = p->d;
    int n = d->nboxes, head = 0, tail = 0;
    int *queue = mem_alloc((size_t)(n + 1) * sizeof *queue);
    bool names = false;
    for (int i = 0; i < n; i++) {
        p->layer[i] = p->first_child[i] = p->next_sibling[i] = p->last_child[i] = -1;
        if (is_name(&d->box[i])) {
            p->layer[i] = 0;
            queue[tail++] = i;
            names = true;
        }
    }
    for (int seed = 0; seed <= n; seed++) {
        while (head < tail) {
            int b = queue[head++];
            for (int r = 0; r < d->box[b].nrows; r++) {
                int a = d->box[b].row[r].arrow;
                int t = a < 0 ? -1 : d->arrow[a].target;
                if (t < 0 || p->layer[t] >= 0)
                    continue;
                p->layer[t] = d->box[t].layer >= 0 ? d->box[t].layer : p->layer[b] + 1;
                queue[tail++] = t;
                if (is_name(&d->box[b]))
                    continue;
                if (p->last_child[b] < 0)
                    p->first_child[b] = t;
                else
                    p->next_sibling[p->last_child[b]] = t;
                p->last_child[b] = t;
            }
        }
        if (seed < n && p->layer[seed] < 0) {
            p->layer[seed] = d->box[seed].layer >= 0 ? d->box[seed].layer : names;
            queue[tail++] = seed;
        }
    }
    free(queue);
}

static void set_y(struct box *b, int y)
{
    b->y = y;
    b->fy = y + (b->title ? 1 : 0);
}

/* Per column, from where to where a band of boxes reaches; top INT_MAX: not at all. */
struct contour {
    int *top, *bottom;
};

static struct contour contour_new(int n)
{
    struct contour c = {mem_alloc((size_t)n * sizeof(int)), mem_alloc((size_t)n * sizeof(int))};
    for (int i = 0; i < n; i++) {
        c.top[i] = INT_MAX;
        c.bottom[i] = INT_MIN;
    }
    return c;
}

static void contour_done(struct contour *c)
{
    free(c->top);
    free(c->bottom);
}

/* How far `c` must move down to lie below `above`. */
static int contour_shift(const struct contour *above, const struct contour *c, int n)
{
    int shift = 0;
    for (int i = 0; i < n; i++)
        if (c->top[i] != INT_MAX && above->bottom[i] != INT_MIN)
            shift = max(shift, above->bottom[i] + GAP - c->top[i]);
    return shift;
}

static void contour_merge(struct contour *into, const struct contour *c, int shift, int n)
{
    for (int i = 0; i < n; i++) {
        if (c->top[i] == INT_MAX)
            continue;
        if (c->top[i] + shift < into->top[i])
            into->top[i] = c->top[i] + shift;
        into->bottom[i] = max(into->bottom[i], c->bottom[i] + shift);
    }
}

static void move_band(struct placing *p, int b, int by)
{
    set_y(&p->d->box[b], p->d->box[b].y + by);
    for (int c = p->first_child[b]; c >= 0; c = p->next_sibling[c])
        move_band(p, c, by);
}

/* Places b at 0 and everything first reached through it beside and below; adds their extent to *out. */
static void place_band(struct placing *p, int b, struct contour *out)
{
    struct box *box = &p->d->box[b];
    set_y(box, 0);
    p->placed[b] = true;
    out->top[box->column] = 0;
    out->bottom[box->column] = box->h;
    for (int c = p->first_child[b]; c >= 0; c = p->next_sibling[c]) {
        struct contour child = contour_new(p->ncols);
        place_band(p, c, &child);
        int shift = contour_shift(out, &child, p->ncols);
        move_band(p, c, shift);
        contour_merge(out, &child, shift, p->ncols);
        contour_done(&child);
    }
}

/* Sets the band that hangs on box b below what is there, or lower, so that b's entry comes to row want. */
static void settle_band(struct placing *p, int b, struct contour *all, int want)
{
    struct contour band = contour_new(p->ncols);
    place_band(p, b, &band);
    int shift = contour_shift(all, &band, p->ncols);
    shift = max(shift, want - box_entry_y(&p->d->box[b], false));
    move_band(p, b, shift);
    contour_merge(all, &band, shift, p->ncols);
    contour_done(&band);
}

static void place_rows(struct placing *p, int top)
{
    struct diagram *d = p->d;
    struct contour all = contour_new(p->ncols);
    for (int i = 0; i < p->ncols; i++)
        all.bottom[i] = top - GAP;
    int next_name = top;
    memset(p->placed, 0, (size_t)d->nboxes * sizeof *p->placed);
    for (int i = 0; i < d->nboxes; i++) {
        struct box *b = &d->box[i];
        if (!is_name(b))
            continue;
        int a = b->row[0].arrow, t = a < 0 ? -1 : d->arrow[a].target, y = next_name;
        if (t >= 0 && !p->placed[t])
            settle_band(p, t, &all, next_name);
        if (t >= 0)
            y = max(y, box_entry_y(&d->box[t], false));
        set_y(b, y);
        p->placed[i] = true;
        next_name = y + b->h;
    }
    for (int i = 0; i < d->nboxes; i++)
        if (!p->placed[i])
            settle_band(p, i, &all, top);
    contour_done(&all);
}

/* Columns from layers when at most `deepest` + 1 of them may be used. */
static int choose_columns(struct placing *p, int deepest)
{
    int n = 1;
    for (int i = 0; i < p->d->nboxes; i++) {
        int c = p->layer[i] < deepest ? p->layer[i] : deepest;
        p->d->box[i].column = c;
        n = max(n, c + 1);
    }
    return n;
}

static int place_columns(struct diagram *d, struct columns *cols)
{
    for (int c = 0; c < cols->n; c++)
        cols->w[c] = 0;
    for (int i = 0; i < d->nboxes; i++)
        cols->w[d->box[i].column] = max(cols->w[d->box[i].column], d->box[i].w);
    int x = 0;
    for (int c = 0; c < cols->n; c++) {
        cols->x[c] = x;
        x += cols->w[c] + cols->channel[c];
    }
    for (int i = 0; i < d->nboxes; i++) {
        struct box *b = &d->box[i];
        b->x = b->fx = cols->x[b->column];
        if (is_name(b)) { /* their lines start at the dot: all end where the column ends */
            b->w = b->fw = cols->w[b->column];
        }
    }
    return x;
}

static void measure_all(struct diagram *d)
{
    for (int i = 0; i < d->nboxes; i++)
        measure(d, &d->box[i]);
    align_names(d);
}

/* One try with so many columns; the width it takes. */
static int try_columns(struct placing *p, struct columns *cols, int deepest)
{
    struct diagram *d = p->d;
    int top = d->nhead ? text_lines(d, d->head, d->nhead) + 1 : 0;
    for (int i = 0; i < d->narrows; i++)
        d->arrow[i].fate = ARROW_DRAWN;
    for (int again = 0; again <= d->narrows; again++) {
        measure_all(d);
        p->ncols = cols->n = choose_columns(p, deepest);
        place_rows(p, top);
        if (route_lanes(d, cols))
            break;
    }
    return place_columns(d, cols);
}

static void set_extent(struct diagram *d, int w)
{
    int h = d->nhead ? text_lines(d, d->head, d->nhead) + 1 : 0, foot = text_lines(d, d->foot, d->nfoot);
    d->w = w;
    for (int i = 0; i < d->nboxes; i++)
        h = max(h, d->box[i].y + d->box[i].h);
    for (int i = 0; i < d->nroutes; i++) {
        h = max(h, max(d->route[i].y1, d->route[i].y2) + 1);
        d->w = max(d->w, max(d->route[i].x1, d->route[i].x2) + 1);
    }
    d->w = max(d->w, max(text_width_of(d, d->head, d->nhead), text_width_of(d, d->foot, d->nfoot)));
    d->h = h + (foot ? foot + (d->nboxes > 0) : 0);
}

void diagram_place(struct diagram *d, int width)
{
    size_t n = (size_t)d->nboxes + 1;
    struct placing p = {.d = d};
    d->fold = width > 0 ? width : 0;
    p.layer = mem_alloc(n * sizeof(int));
    p.first_child = mem_alloc(n * sizeof(int));
    p.next_sibling = mem_alloc(n * sizeof(int));
    p.last_child = mem_alloc(n * sizeof(int));
    p.placed = mem_alloc(n * sizeof(bool));
    find_layers(&p);
    int deepest = 0;
    bool names = false;
    for (int i = 0; i < d->nboxes; i++) {
        deepest = max(deepest, p.layer[i]);
        names = names || is_name(&d->box[i]);
    }
    size_t room = (size_t)deepest + 2;
    struct columns cols = {0, mem_zalloc(room * sizeof(int)), mem_zalloc(room * sizeof(int)), mem_zalloc(room * sizeof(int))};
    enum { NARROWEST = 8 }; /* columns of a picture are never narrower: no use in trying more of them than fit */
    if (width > 0 && deepest > width / NARROWEST + 1)
        deepest = width / NARROWEST + 1;
    int w = try_columns(&p, &cols, deepest);
    while (width > 0 && w > width && deepest > names)
        w = try_columns(&p, &cols, --deepest);
    d->nroutes = 0;
    route_draw(d, &cols);
    set_extent(d, w);
    free(cols.x);
    free(cols.w);
    free(cols.channel);
    free(p.layer);
    free(p.first_child);
    free(p.next_sibling);
    free(p.last_child);
    free(p.placed);
}
