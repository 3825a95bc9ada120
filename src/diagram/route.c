/*
 * Routing arrows. Between two columns lies a channel of vertical lanes. Arrows to one box share a lane (a trunk with joints),
 * others keep apart: lanes are ordered so that as few lines cross as possible, and so that no two different arrows ever run along
 * the same piece of a row. An arrow back to an earlier column crosses over in a corridor, a screen row without boxes. What cannot
 * be led without harm becomes a label.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "place.h"
#include "slotscope/base/text.h"

struct stub { /* a piece of a row between the trunk and the channel's left or right edge */
    int y, arrow;
    bool left, head;
};
struct trunk { /* what one target's arrows do in one channel */
    int channel, target;
    int lo, hi, lane;
    int nstubs, cap;
    struct stub *stub;
};
struct corridor {
    int target, from, to, y; /* columns it spans, from < to */
};
struct routing {
    struct diagram *d;
    const struct columns *cols;
    int ntrunks, trunks_cap, ncorridors, corridors_cap;
    struct trunk *trunk;
    struct corridor *corridor;
};

#define PUSH(v, n, cap, item)                                                                                                      \
    do {                                                                                                                           \
        if ((n) == (cap)) {                                                                                                        \
            (cap) = (cap) ? (cap)*2 : 8;                                                                                           \
            (v) = mem_realloc((v), (size_t)(cap) * sizeof *(v));                                                                   \
        }                                                                                                                          \
        (v)[(n)++] = (item);                                                                                                       \
    } while (0)

static void routing_done(struct routing *r)
{
    for (int i = 0; i < r->ntrunks; i++)
        free(r->trunk[i].stub);
    free(r->trunk);
    free(r->corridor);
}

static struct trunk *trunk_of(struct routing *r, int channel, int target)
{
    for (int i = 0; i < r->ntrunks; i++)
        if (r->trunk[i].channel == channel && r->trunk[i].target == target)
            return &r->trunk[i];
    struct trunk t = {.channel = channel, .target = target, .lo = INT_MAX, .hi = INT_MIN};
    PUSH(r->trunk, r->ntrunks, r->trunks_cap, t);
    return &r->trunk[r->ntrunks - 1];
}

static void add_stub(struct trunk *t, int y, bool left, bool head, int arrow)
{
    for (int i = 0; i < t->nstubs; i++)
        if (t->stub[i].y == y && t->stub[i].left == left && t->stub[i].head == head)
            return;
    struct stub s = {y, arrow, left, head};
    PUSH(t->stub, t->nstubs, t->cap, s);
    if (y < t->lo)
        t->lo = y;
    if (y > t->hi)
        t->hi = y;
}

static bool row_is_free(const struct routing *r, int y, int from, int to, int target)
{
    for (int i = 0; i < r->d->nboxes; i++) {
        const struct box *b = &r->d->box[i];
        if (b->column >= from && b->column <= to && y >= b->y && y < b->y + b->h)
            return false;
    }
    for (int i = 0; i < r->ncorridors; i++) {
        const struct corridor *c = &r->corridor[i];
        if (c->target != target && c->y == y && c->from <= to && from <= c->to)
            return false;
    }
    return true;
}

/* A row without boxes in the columns from..to, as near to `wish` as can be; shared by arrows to one target. */
static int corridor_for(struct routing *r, int target, int from, int to, int wish)
{
    for (int i = 0; i < r->ncorridors; i++)
        if (r->corridor[i].target == target && r->corridor[i].from == from && r->corridor[i].to == to)
            return r->corridor[i].y;
    int top = text_lines(r->d, r->d->head, r->d->nhead), y = wish;
    for (int away = 0;; away++) {
        if (wish - away >= top && row_is_free(r, wish - away, from, to, target)) {
            y = wish - away;
            break;
        }
        if (row_is_free(r, wish + away, from, to, target)) {
            y = wish + away;
            break;
        }
    }
    struct corridor c = {target, from, to, y};
    PUSH(r->corridor, r->ncorridors, r->corridors_cap, c);
    return y;
}

/* Splits the way of one arrow into stubs of trunks. */
static void lead(struct routing *r, int a)
{
    const struct arrow *arrow = &r->d->arrow[a];
    const struct box *from = &r->d->box[arrow->box], *to = &r->d->box[arrow->target];
    int s = from->column, t = to->column, y = box_row_y(from, arrow->row);
    bool forward = t > s;
    int entry = box_entry_y(to, !forward), last = forward ? t - 1 : t;
    struct trunk *trunk = trunk_of(r, s, arrow->target);
    add_stub(trunk, y, true, false, a);
    if (last == s) {
        add_stub(trunk, entry, !forward, true, a);
        return;
    }
    int row = forward ? corridor_for(r, arrow->target, s + 1, last, entry) : corridor_for(r, arrow->target, t + 1, s, entry);
    add_stub(trunk, row, !forward, false, -1);
    trunk = trunk_of(r, last, arrow->target);
    add_stub(trunk, row, forward, false, -1);
    add_stub(trunk, entry, !forward, true, a);
}

/* What it costs to have trunk a left of trunk b: crossings, and much more where two would run along the same piece of a row. */
static int cost(const struct trunk *a, const struct trunk *b)
{
    int n = 0;
    for (int i = 0; i < b->nstubs; i++)
        if (b->stub[i].left && b->stub[i].y >= a->lo && b->stub[i].y <= a->hi)
            n++;
    for (int i = 0; i < a->nstubs; i++)
        if (!a->stub[i].left && a->stub[i].y >= b->lo && a->stub[i].y <= b->hi)
            n++;
    for (int i = 0; i < a->nstubs; i++)
        for (int j = 0; j < b->nstubs; j++)
            if (a->stub[i].y == b->stub[j].y && !a->stub[i].left && b->stub[j].left)
                n += 1000;
    return n;
}

/* From a row straight into the box opposite: needs no lane, and nothing else can want that row. */
static bool straight(const struct trunk *t)
{
    return t->lo == t->hi && t->nstubs == 2 && t->stub[0].left && !t->stub[0].head && t->stub[0].arrow >= 0 && !t->stub[1].left &&
           t->stub[1].head;
}

static bool related(const struct trunk *a, const struct trunk *b)
{
    return (a->lo <= b->hi + 1 && b->lo <= a->hi + 1) || cost(a, b) >= 1000 || cost(b, a) >= 1000;
}

/* Does either of two trunks care on which side of the other it lies? */
static bool apart(const struct trunk *a, const struct trunk *b)
{
    return a->hi < b->lo || b->hi < a->lo;
}

/* Takes trunk i out and puts it where it costs least among the others; stays where it is rather than move for nothing. */
static bool settle(struct trunk **t, int n, int i)
{
    struct trunk *x = t[i];
    int sum = 0, best = 0, at = i;
    for (int k = 0; k < n; k++) /* `sum` is the cost of a place relative to where it is now */
        if (k < i && !apart(x, t[k]))
            sum += cost(x, t[k]) - cost(t[k], x);
    for (int k = 0; k < n; k++) {
        int place = k; /* before t[k] */
        if (k == i)
            continue;
        if (sum < best) {
            best = sum;
            at = place;
        }
        if (!apart(x, t[k]))
            sum += cost(t[k], x) - cost(x, t[k]);
    }
    if (sum < best)
        at = n;
    if (at == i)
        return false;
    if (at > i)
        at--;
    memmove(t + i, t + i + 1, (size_t)(n - 1 - i) * sizeof *t);
    memmove(t + at + 1, t + at, (size_t)(n - 1 - at) * sizeof *t);
    t[at] = x;
    return true;
}

/* Orders the trunks of one channel from left to right so that few lines cross and none share a row. */
static void order(struct trunk **t, int n)
{
    enum { PASSES = 6 };
    for (int pass = 0; pass < PASSES; pass++) {
        bool moved = false;
        for (int i = 0; i < n; i++)
            moved = settle(t, n, i) || moved;
        if (!moved)
            return;
    }
}

static struct trunk *longest(struct trunk *const *t, int n)
{
    struct trunk *best = t[0];
    for (int i = 1; i < n; i++)
        if (t[i]->hi - t[i]->lo > best->hi - best->lo)
            best = t[i];
    return best;
}

/* Gives each its lane: as far left as those before it allow. Returns the lanes used, or -1 and in *bad the trunk that cannot be
 * led. */
static int give_lanes(struct trunk **t, int n, struct trunk **bad)
{
    int lanes = 0;
    for (int i = 0; i < n; i++) {
        t[i]->lane = 0;
        for (int j = 0; j < i; j++) {
            if (cost(t[j], t[i]) >= 1000) {
                *bad = t[i]->nstubs <= t[j]->nstubs ? t[i] : t[j];
                return -1;
            }
            if (related(t[j], t[i]) && t[j]->lane >= t[i]->lane)
                t[i]->lane = t[j]->lane + 1;
        }
        if (t[i]->lane >= lanes)
            lanes = t[i]->lane + 1;
    }
    if (lanes <= PLACE_MAX_LANES)
        return lanes;
    *bad = longest(t, n);
    return -1;
}

static void label(struct routing *r, const struct trunk *t)
{
    for (int i = 0; i < r->d->narrows; i++) {
        struct arrow *a = &r->d->arrow[i];
        int from = r->d->box[a->box].column, to = r->d->box[a->target].column, last = to > from ? to - 1 : to;
        if (a->target == t->target && (from == t->channel || last == t->channel))
            a->fate = ARROW_LABELLED;
    }
}

static int by_span(const void *a, const void *b)
{
    const struct trunk *x = *(struct trunk *const *)a, *y = *(struct trunk *const *)b;
    int dx = x->hi - x->lo, dy = y->hi - y->lo;
    return dx != dy ? dx - dy : x->lo - y->lo;
}

/* Where too many would run side by side the longest become labels: shorter ones take their lanes first. Returns how many are left.
 */
static int thin_out(struct routing *r, struct trunk **t, int n)
{
    if (n <= PLACE_MAX_LANES)
        return n;
    int bottom = 0, kept = 0;
    for (int i = 0; i < n; i++)
        bottom = t[i]->hi > bottom ? t[i]->hi : bottom;
    unsigned char *passing = mem_zalloc((size_t)bottom + 1);
    qsort(t, (size_t)n, sizeof(struct trunk *), by_span);
    for (int i = 0; i < n; i++) {
        bool fits = true;
        for (int y = t[i]->lo; y <= t[i]->hi && fits; y++)
            fits = passing[y] < PLACE_MAX_LANES;
        if (!fits) {
            label(r, t[i]);
            continue;
        }
        for (int y = t[i]->lo; y <= t[i]->hi; y++)
            passing[y]++;
        t[kept++] = t[i];
    }
    free(passing);
    return kept;
}

static int remove_trunk(struct trunk **t, int n, const struct trunk *gone)
{
    int to = 0;
    for (int i = 0; i < n; i++)
        if (t[i] != gone)
            t[to++] = t[i];
    return to;
}

/* False: arrows became labels, so that boxes change their widths and all must be placed again. */
static bool channel_lanes(struct routing *r, struct columns *cols, int channel)
{
    struct trunk **t = mem_alloc((size_t)(r->ntrunks + 1) * sizeof(struct trunk *)), *bad = NULL;
    int n = 0, used = 0, lanes = -1;
    for (int i = 0; i < r->ntrunks; i++) {
        if (r->trunk[i].channel != channel)
            continue;
        used++;
        if (!straight(&r->trunk[i]))
            t[n++] = &r->trunk[i];
    }
    int left = thin_out(r, t, n);
    order(t, left);
    bool ok = left == n;
    while ((lanes = give_lanes(t, left, &bad)) < 0) {
        label(r, bad);
        left = remove_trunk(t, left, bad);
        ok = false;
    }
    free(t);
    bool last = channel == cols->n - 1;
    cols->channel[channel] = last ? (used ? 2 * lanes + 1 : 0) : used ? 2 * lanes + 3 + (lanes == 0) : 3;
    return ok;
}

static void lead_all(struct routing *r)
{
    for (int i = 0; i < r->d->narrows; i++)
        if (r->d->arrow[i].fate == ARROW_DRAWN)
            lead(r, i);
}

bool route_lanes(struct diagram *d, struct columns *cols)
{
    struct routing r = {.d = d, .cols = cols};
    lead_all(&r);
    bool ok = true;
    for (int c = 0; c < cols->n; c++)
        ok = channel_lanes(&r, cols, c) && ok;
    routing_done(&r);
    return ok;
}

static void line(struct routing *r, struct route l)
{
    PUSH(r->d->route, r->d->nroutes, r->d->routes_cap, l);
}

/* Where the dot of a row with an arrow stands: behind the text of its last cell. */
int row_dot_x(const struct diagram *d, const struct box *b, const struct row *row)
{
    int x = b->fx + (b->frame ? 2 + (d->gutter ? 1 : 0) : 0), c = 0;
    if (!row->wide)
        for (; c < row->ncells - 1; c++)
            x += b->colw[c] + (b->frame ? 3 : 1);
    int text = row->cell[c] ? (int)text_columns(row->cell[c], strlen(row->cell[c])) : 0;
    if (!b->frame && row->ncells == 1 && !row->wide)
        return x + b->colw[c] - 2;
    return x + text + (text ? 1 : 0);
}

static void draw_stub(struct routing *r, const struct trunk *t, const struct stub *s, int lane_x)
{
    const struct columns *cols = r->cols;
    const struct box *to = &r->d->box[t->target];
    int left = cols->x[t->channel] + cols->w[t->channel], right = left + cols->channel[t->channel] - 1;
    struct route l = {.net = t->target, .arrow = s->arrow, .y1 = s->y, .y2 = s->y, .x1 = left, .x2 = right};
    if (s->left) {
        l.x2 = lane_x;
        if (s->head) {
            l.x1 = s->y == to->fy - 1 && to->title ? to->x + box_title_width(r->d, to) + 1 : to->fx + to->fw;
            l.head_left = true;
        } else if (s->arrow >= 0) {
            const struct arrow *a = &r->d->arrow[s->arrow];
            const struct box *from = &r->d->box[a->box];
            l.x1 = row_dot_x(r->d, from, &from->row[a->row]) + 1;
        } else {
            l.x1 = left; /* a corridor goes on from here */
        }
    } else {
        l.x1 = lane_x;
        l.head_right = s->head;
    }
    line(r, l);
}

static void draw_straight(struct routing *r, const struct trunk *t)
{
    const struct columns *cols = r->cols;
    const struct arrow *a = NULL;
    for (int i = 0; i < t->nstubs; i++)
        if (!t->stub[i].head && t->stub[i].arrow >= 0)
            a = &r->d->arrow[t->stub[i].arrow];
    if (!a)
        return;
    const struct box *from = &r->d->box[a->box];
    int right = cols->x[t->channel] + cols->w[t->channel] + cols->channel[t->channel] - 1;
    line(r, (struct route){.net = t->target,
                           .arrow = (int)(a - r->d->arrow),
                           .x1 = row_dot_x(r->d, from, &from->row[a->row]) + 1,
                           .x2 = right,
                           .y1 = t->lo,
                           .y2 = t->lo,
                           .head_right = true});
}

/* The corridors' own pieces: from channel to channel, over the columns between. */
static void draw_corridors(struct routing *r)
{
    for (int i = 0; i < r->ncorridors; i++) {
        const struct corridor *c = &r->corridor[i];
        int x1 = r->cols->x[c->from - 1] + r->cols->w[c->from - 1], x2 = r->cols->x[c->to] + r->cols->w[c->to];
        line(r, (struct route){
                    .net = c->target, .arrow = -1, .x1 = x1 + r->cols->channel[c->from - 1] - 1, .x2 = x2, .y1 = c->y, .y2 = c->y});
    }
}

void route_draw(struct diagram *d, const struct columns *cols)
{
    struct routing r = {.d = d, .cols = cols};
    struct columns scratch = *cols;
    lead_all(&r);
    for (int c = 0; c < cols->n; c++)
        channel_lanes(&r, &scratch, c);
    for (int i = 0; i < r.ntrunks; i++) {
        const struct trunk *t = &r.trunk[i];
        int x = cols->x[t->channel] + cols->w[t->channel] + 1 + 2 * t->lane;
        if (straight(t)) {
            draw_straight(&r, t);
            continue;
        }
        for (int j = 0; j < t->nstubs; j++)
            draw_stub(&r, t, &t->stub[j], x);
        line(&r, (struct route){.net = t->target, .arrow = -1, .x1 = x, .x2 = x, .y1 = t->lo, .y2 = t->hi});
    }
    draw_corridors(&r);
    routing_done(&r);
}
