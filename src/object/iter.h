/* What the iterator files share. */
#ifndef SLOTSCOPE_SRC_OBJECT_ITER_H
#define SLOTSCOPE_SRC_OBJECT_ITER_H
#include "freelist.h"
#include "seqpriv.h"

/* Index and sequence: words 16 and 24 of all of these records in every version. The sequence is dropped at the end. */
static inline int64_t *iter_index(const struct obj *it)
{
    return (int64_t *)(void *)((char *)(uintptr_t)it + 16);
}
static inline struct obj **iter_seq(const struct obj *it)
{
    return (struct obj **)(void *)((char *)(uintptr_t)it + 24);
}
/* A new iterator of type t over seq (borrowed), from that index; from that free list, if one is named (FREE_COUNT: none). */
struct obj *seqiter_make(struct type *t, enum free_id list, struct obj *seq, int64_t index);
void seqiter_dealloc(struct obj *it);
int seqiter_traverse(struct obj *it, visitproc *visit, void *arg);

struct obj *iter_self(struct obj *o);                  /* tp_iter of every iterator */
int64_t iter_left_forward(const struct obj *it);       /* items_left of those over built-in sequences */
extern const struct method_def iter_forward_methods[]; /* of every iterator that starts with an index and a sequence */
/* (iter, ([what is left],)) for iterators that cannot say where they are: each gives the items of a copy. */
struct obj *iter_reduce_to_list(struct obj *taken_copy);
void combine_boot(void); /* enumerate, zip, map, filter */
#endif
