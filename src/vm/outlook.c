/*
 * How near the end of a run is, as far as its loops tell. Checkpoints cost what is overwritten behind them, so one close to the end
 * is cheap, and it makes the first step back quick; but who knows where the end is? A for loop knows how many items are left.
 */
#include "frame.h"
#include "generator.h"
#include "slotscope/heap/heap.h"

enum { FRAMES = 64 }; /* deeper down nobody looks: a tick must not take long */

/* The iterator that a value of a frame's stack is, or NULL. What lies there may be left over from an instruction that is done (a frame
   that waits for C code has its stack's top noted when it called last), so nothing is taken for granted. */
static const struct obj *iterator_at(const struct obj *o)
{
    uint64_t addr = (uintptr_t)o, type = o ? heap_peek(addr + offsetof(struct obj, ob_type)) : 0;
    if (heap_zone_of((const void *)(uintptr_t)type) != ZONE_STATIC ||
        heap_peek(type + offsetof(struct obj, ob_type)) != (uintptr_t)t_type->self)
        return NULL;
    const struct type *t = type_rec((struct obj *)(uintptr_t)type);
    return t && t->s.iternext && heap_is_live(o) ? o : NULL;
}

/* The outermost loop of one frame that has passes left; 0: none, all are in their last; -1: one of them does not tell. */
static int loop_in(const struct frame *f, struct vm_loop *loop, int frames)
{
    for (struct obj *const *p = f->localsplus + f->code->nlocalsplus; p < f->sp; p++) {
        const struct obj *it = iterator_at(*p);
        if (!it)
            continue;
        if (type_of(it) == t_generator) { /* its own loops tell; while it runs its frame is one of the others */
            const struct generator *g = generator_of(it);
            int r = generator_is_over(g) || g->running || frames == 0 ? 0 : loop_in(g->frame, loop, frames - 1);
            if (r)
                return r;
            continue;
        }
        *loop = (struct vm_loop){(uintptr_t)it, iter_items_left(it)};
        if (loop->left)
            return loop->left < 0 ? -1 : 1;
    }
    return 0;
}

bool vm_outermost_loop(struct vm_loop *loop)
{
    const struct frame *v[FRAMES];
    int n = 0;
    for (const struct frame *f = vm->frame; f; f = f->back) {
        if (n == FRAMES)
            return false;
        v[n++] = f;
    }
    int r = 0;
    while (n > 0 && r == 0)
        r = loop_in(v[--n], loop, FRAMES);
    return r > 0;
}
