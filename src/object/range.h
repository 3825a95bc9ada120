/* What the range files share. */
#ifndef SLOTSCOPE_SRC_OBJECT_RANGE_H
#define SLOTSCOPE_SRC_OBJECT_RANGE_H
#include "slotscope/object/type.h"

/* start, stop, step, length: at 16, 24, 32, 40 in every version. */
static inline struct obj **range_part(const struct obj *r, int i)
{
    return (struct obj **)(void *)((char *)(uintptr_t)r + 16 + 8 * i);
}
bool range_words(const struct obj *r, int64_t *start, int64_t *stop, int64_t *step, int64_t *n);
/* An iterator over n ints from start: range_iterator when everything fits into machine words, longrange_iterator otherwise. */
struct obj *range_iterator(struct obj *start, struct obj *step, struct obj *n);
void rangeiter_boot(void);
/* slice.c: (start, stop, step) for a length of any size. New references. 0 or -1. */
int slice_long_indices(struct obj *s, struct obj *n, struct obj *out[3]);
#endif
