/* What the iterator files share. */
#ifndef SLOTSCOPE_SRC_OBJECT_ITER_H
#define SLOTSCOPE_SRC_OBJECT_ITER_H
#include "seqpriv.h"

struct obj *iter_self(struct obj *o); /* tp_iter of every iterator */
extern const struct method_def iter_forward_methods[]; /* of every iterator that starts with an index and a sequence */
/* (iter, ([what is left],)) for iterators that cannot say where they are: each gives the items of a copy. */
struct obj *iter_reduce_to_list(struct obj *taken_copy);
void combine_boot(void);              /* enumerate, zip, map, filter */
#endif
