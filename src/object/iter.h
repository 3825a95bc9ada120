/* What the iterator files share. */
#ifndef SLOTSCOPE_SRC_OBJECT_ITER_H
#define SLOTSCOPE_SRC_OBJECT_ITER_H
#include "seqpriv.h"

struct obj *iter_self(struct obj *o); /* tp_iter of every iterator */
void combine_boot(void);              /* enumerate, zip, map, filter */
#endif
