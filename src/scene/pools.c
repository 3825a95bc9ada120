/* The view of pools: pymalloc's map, a row a pool, a character a block (or several), with what of the picture's objects lies there.
 */
#include <string.h>

#include "build.h"
#include "slotscope/heap/heap.h"

enum { BAR = 48, MOST = 40 };

struct walk {
    struct building *b;
    int box, rows, left_out;
    uint64_t arena;
};

static void add_bar(struct buf *out, const struct heap_pool *p)
{
    int cells = p->total < BAR ? (int)p->total : BAR;
    for (int i = 0; i < cells; i++) {
        unsigned from = (unsigned)i * p->total / (unsigned)cells, to = ((unsigned)i + 1) * p->total / (unsigned)cells, used = 0;
        for (unsigned k = from; k < to; k++)
            used += heap_pool_block_used(p->addr, k);
        buf_addc(out, used == to - from ? '#' : used ? '+' : '.');
    }
}

/* "Point 212, float 3": objects of the snapshot in this pool. */
static void add_tenants(struct buf *out, const struct snap *s, const struct heap_pool *p)
{
    const char *type[4];
    int count[4], n = 0;
    for (int i = 0; i < s->nobjects; i++) {
        const struct snap_object *o = &s->object[i];
        if (o->start < p->addr || o->start >= p->addr + p->size)
            continue;
        int k = 0;
        while (k < n && strcmp(type[k], o->type) != 0)
            k++;
        if (k == 4)
            continue;
        if (k == n) {
            type[n] = o->type;
            count[n++] = 0;
        }
        count[k]++;
    }
    for (int k = 0; k < n; k++)
        buf_printf(out, "%s%s %d", k ? ", " : "", type[k], count[k]);
}

static bool visit(const struct heap_pool *p, void *ctx)
{
    struct walk *w = ctx;
    struct building *b = w->b;
    if (!p->block)
        return true;
    if (w->rows >= MOST && !b->o->full) {
        w->left_out++;
        return true;
    }
    if (p->arena != w->arena || w->box < 0) {
        w->arena = p->arena;
        w->box = diagram_box(b->d, "arena", address_text(b, p->arena), p->arena);
        b->d->box[w->box].frame = false;
        b->d->box[w->box].layer = 0;
        memcpy(b->d->box[w->box].align, "lrrll", 5);
    }
    struct buf bar, who;
    buf_init(&bar);
    buf_init(&who);
    add_bar(&bar, p);
    add_tenants(&who, b->s, p);
    diagram_row(b->d, w->box, 0, 5, diagram_text(b->d, "pool %s ", address_text(b, p->addr)), diagram_text(b->d, "%u B ", p->block),
                diagram_text(b->d, "%u of %u ", p->used, p->total), diagram_text(b->d, "%s ", bar.p), who.p);
    buf_done(&bar);
    buf_done(&who);
    w->rows++;
    return true;
}

void view_pools(struct building *b)
{
    struct walk w = {.b = b, .box = -1};
    heap_each_pool(visit, &w);
    if (w.left_out)
        diagram_foot(b->d, STYLE_DIM, diagram_text(b->d, "... and %d more pools", w.left_out));
    diagram_foot(b->d, STYLE_DIM, "# block in use   . free   + some of several");
}
