/*
 * Free lists: blocks of dead objects that a type keeps for its next instances, as CPython does. They decide which address a new object
 * gets, so every list has the length it has in the chosen version. The lists lie in the engine zone and travel in time.
 */
#ifndef SLOTSCOPE_SRC_OBJECT_FREELIST_H
#define SLOTSCOPE_SRC_OBJECT_FREELIST_H
#include "slotscope/object/object.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/type.h"

#define FREE_TUPLE_SIZES 20 /* tuples of 1..20 items */
enum free_id {
    FREE_FLOAT,
    FREE_COMPLEX,
    FREE_INT,
    FREE_LIST,
    FREE_SLICE,
    FREE_RANGE,
    FREE_RANGE_ITER,
    FREE_LIST_ITER,
    FREE_TUPLE_ITER,
    FREE_CFUNCTION,
    FREE_METHOD,
    FREE_TUPLE_1,
    FREE_COUNT = FREE_TUPLE_1 + FREE_TUPLE_SIZES
};
struct freelist {
    struct obj *head; /* threaded through the ob_type word */
    int32_t count, max;
};
extern struct freelist *freelists; /* [FREE_COUNT], in the engine zone */

/* Makes the empty lists; the first thing a boot does. */
void freelist_boot(void);
/* Fills the lists as an interpreter's own start leaves them, so that short-lived tuples, lists and ints take nothing from the allocator. */
void freelists_warm(void);
/* Gives every kept block back to the allocator: a full collection does so. */
void freelists_clear(void);

/* A kept block as an object of type t with one reference, other words as they were left; NULL when there is none. */
static inline struct obj *freelist_take(enum free_id id, struct type *t)
{
    struct freelist *f = &freelists[id];
    struct obj *o = f->head;
    if (!o)
        return NULL;
    heap_show(o + 1, 8);
    f->head = o->ob_type;
    f->count--;
    o->refcnt_word = 1;
    o->ob_type = t->self;
    return o;
}
/* Keeps the block of a dead object; false when the list is full (then obj_free it). */
static inline bool freelist_give(enum free_id id, struct obj *o)
{
    struct freelist *f = &freelists[id];
    if (f->count >= f->max)
        return false;
    o->ob_type = f->head;
    f->head = o;
    f->count++;
    heap_hide(o + 1, 8);
    return true;
}
#endif
