/* tuple, list, set, range, slice. */
#ifndef SLOTSCOPE_OBJECT_SEQ_H
#define SLOTSCOPE_OBJECT_SEQ_H
#include "slotscope/object/type.h"

static inline struct obj **tuple_items(const struct obj *t) /* 24; 32 since 3.14 */
{
    return &AT((uintptr_t)t, PyTupleObject, ob_item, struct obj *);
}
static inline int64_t tuple_len(const struct obj *t)
{
    return ((const struct varobj *)t)->size;
}
struct obj *tuple_new(int64_t n); /* items NULL, to be filled; tracked; n 0: the shared empty tuple */
/* n blocks of dead tuples with so many items (1 to 20) wait for reuse; at least n of dead lists. */
void tuples_leave_free(int items, int n);
void lists_keep_free(int n);
void tuple_passes(size_t n); /* a tuple of n items is made and freed again: what is left of it is a block in the free list */
struct obj *tuple_from(struct obj *const *items, int64_t n); /* increfs */
struct obj *tuple_take(struct obj *const *items, int64_t n); /* the same, takes the references unless it fails */
struct obj *tuple_tracked(struct obj *t); /* t (may be NULL), made to be seen by the collector whatever is in it */
void tuple_recycle(struct obj *t);        /* filled anew by its only owner: its hash is forgotten, it is tracked */
/* (a, b), which it takes, also when it fails: in `reused`, a pair that nobody else holds (else, or if NULL, in a new tuple). */
struct obj *tuple_pair(struct obj *reused, struct obj *a, struct obj *b);
struct obj *tuple_pack(int64_t n, ...);      /* increfs */
struct obj *tuple_from_iter(struct obj *it); /* tuple(it) */
static inline bool is_tuple(const struct obj *o)
{
    return type_of(o)->kind == K_TUPLE;
}

static inline bool is_list(const struct obj *o)
{
    return type_of(o)->kind == K_LIST;
}
static inline int64_t list_len(const struct obj *l)
{
    return ((const struct varobj *)l)->size;
}
static inline struct obj **list_items(const struct obj *l) /* offset 24 in every version */
{
    return *(struct obj ***)(void *)((char *)(uintptr_t)l + 24);
}
struct obj *list_new(int64_t n);                                        /* items NULL, exact capacity */
struct obj *list_from(struct obj *const *items, int64_t n);             /* increfs; BUILD_LIST */
struct obj *list_from_iter(struct obj *it);                             /* PySequence_List: an empty list extended by it */
int list_append(struct obj *l, struct obj *v);                          /* increfs; CPython's overallocation */
int list_extend(struct obj *l, struct obj *iterable);                   /* l.extend(iterable) */
int list_insert(struct obj *l, int64_t i, struct obj *v);               /* increfs; i is clipped, as l.insert does */
int list_sort(struct obj *l, struct obj *key, bool reverse);            /* key NULL or None; timsort, stable */
struct obj *list_slice(struct obj *l, int64_t a, int64_t b);            /* a new list of items a to b, clipped */
int list_set_slice(struct obj *l, int64_t a, int64_t b, struct obj *v); /* v NULL deletes */
struct obj *list_as_tuple(struct obj *l);                               /* its items, the list stays */
int list_reverse(struct obj *l);                                        /* in place */

struct obj *set_new(struct type *t, struct obj *iterable); /* t_set or t_frozenset (or subclass); iterable may be NULL */
int set_add(struct obj *s, struct obj *key);               /* increfs; fine when it is there */
int set_contains(struct obj *s, struct obj *key);          /* 1, 0, -1 */
int set_discard(struct obj *s, struct obj *key);           /* 1 found, 0 not, -1 */
int set_update(struct obj *s, struct obj *iterable);       /* adds all of them */
int64_t set_len(const struct obj *s);                      /* its elements */
/* Walks entries in table order: *pos starts at 0; false at the end. key borrowed. */
bool set_next(struct obj *s, int64_t *pos, struct obj **key, int64_t *hash);

/* start NULL: 0, step NULL: 1; ValueError for a step of 0. */
struct obj *range_new(struct obj *start, struct obj *stop, struct obj *step);
struct obj *slice_new(struct obj *start, struct obj *stop, struct obj *step); /* NULL: None */
/* Resolves a slice for a sequence of length n. Returns the count of items, -1 with exception. */
int64_t slice_resolve(struct obj *slice, int64_t n, int64_t *start, int64_t *stop, int64_t *step);
/* The two halves of it: unpacking may run __index__ methods, so what can change its length adjusts to the length it has afterwards.
 */
int slice_unpack(struct obj *slice, int64_t *start, int64_t *stop, int64_t *step); /* 0 or -1 */
int64_t slice_adjust(int64_t n, int64_t *start, int64_t *stop, const int64_t *step);
#endif
