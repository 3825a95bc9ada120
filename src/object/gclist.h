/*
 * The collector's lists: objects hang in them through the two words in front of them (PyGC_Head). Bits of these words, as CPython
 * has them: prev bit 0 finalized, bit 1 unreachable (while counts are taken: a large one stands above instead of the link); next
 * bit 0 tentatively unreachable.
 */
#ifndef SLOTSCOPE_SRC_OBJECT_GCLIST_H
#define SLOTSCOPE_SRC_OBJECT_GCLIST_H
#include "slotscope/heap/heap.h"
#include "slotscope/object/gc.h"

struct gc_head {
    uint64_t next, prev;
};

enum { FINALIZED = 1, COLLECTING = 2, PREV_SHIFT = 2, PREV_FLAGS = 3, NEXT_UNREACHABLE = 1 };

static inline struct gc_head *head_of(const struct obj *o)
{
    return (struct gc_head *)(uintptr_t)o - 1;
}
static inline struct obj *object_of(struct gc_head *g)
{
    return (struct obj *)(g + 1);
}
static inline struct gc_head *next_of(const struct gc_head *g)
{
    return (struct gc_head *)(uintptr_t)(g->next & ~(uint64_t)NEXT_UNREACHABLE);
}
static inline struct gc_head *prev_of(const struct gc_head *g)
{
    return (struct gc_head *)(uintptr_t)(g->prev & ~(uint64_t)PREV_FLAGS);
}
static inline void set_prev(struct gc_head *g, struct gc_head *prev)
{
    g->prev = (uintptr_t)prev | (g->prev & PREV_FLAGS);
}
static inline bool is_collecting(const struct gc_head *g)
{
    return g->prev & COLLECTING;
}
static inline void chain_init(struct gc_head *list)
{
    list->next = list->prev = (uintptr_t)list;
}
static inline bool chain_empty(const struct gc_head *list)
{
    return next_of(list) == list;
}
static inline void chain_append(struct gc_head *g, struct gc_head *list)
{
    struct gc_head *last = prev_of(list);
    last->next = (uintptr_t)g;
    set_prev(g, last);
    g->next = (uintptr_t)list;
    list->prev = (uintptr_t)g;
}
static inline void chain_remove(struct gc_head *g)
{
    struct gc_head *prev = prev_of(g), *next = next_of(g);
    prev->next = (uintptr_t)next | (prev->next & NEXT_UNREACHABLE);
    set_prev(next, prev);
    g->next = 0;
}
static inline void chain_move(struct gc_head *g, struct gc_head *list)
{
    chain_remove(g);
    chain_append(g, list);
}

/* Does the type of o take part in collections? (The answer for the object itself also depends on whether it is tracked now.) */
static inline bool is_collected_kind(const struct obj *o)
{
    const struct type *t = type_of(o);
    return (t->flags & TF_GC) && (t->kind != K_TYPE || (type_rec(o)->flags & TF_HEAP));
}

/*
 * Which pages ever held a tracked object: a byte each. Most references of most objects go to numbers and text, in pages without
 * any, and a collection need not look there. Bytes are only ever set.
 */
#define PAGE_SHIFT 12
extern unsigned char *gc_pages; /* of the whole region */
static inline unsigned char *gc_page(const void *p)
{
    return gc_pages + (((uintptr_t)p - HEAP_ORIGIN) >> PAGE_SHIFT);
}

/* ---- gcreach.c ---- */
/* At boot, and after a run may have been left in the midst of a collection. */
void gc_counts_boot(void);
/* What a pass over a generation found besides: how many stay, and those that may leave the register afterwards. */
struct gc_survey {
    int64_t reachable;
    int nharmless; /* tuples and, where they are tracked lazily, dicts in `harmless`; -1: too many, look at all */
    struct gc_head *harmless[2048];
};
/* Splits `young` into what is reachable from outside of it (stays, in order, back links as they should be) and the rest. permanent:
   where immortal objects go. alone: no tracked object is in any other list, so that counts can be set up as references are met. */
void gc_deduce_unreachable(struct gc_head *young, struct gc_head *unreachable, struct gc_head *permanent, bool alone,
                           struct gc_survey *survey);
#endif
