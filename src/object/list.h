/* What the list files share. */
#ifndef SLOTSCOPE_SRC_OBJECT_LIST_H
#define SLOTSCOPE_SRC_OBJECT_LIST_H
#include "seqpriv.h"

static inline int64_t *list_allocated(struct obj *l)
{
    return &AT(l, PyListObject, allocated, int64_t);
}
static inline void list_set_len(struct obj *l, int64_t n)
{
    ((struct varobj *)l)->size = n;
}
static inline void list_set_items(struct obj *l, struct obj **items)
{
    AT(l, PyListObject, ob_item, struct obj **) = items;
}
/* Changes length and room; items beyond the old length are unset. Does not release items that are cut off. 0 or -1. */
int list_resize(struct obj *l, int64_t newsize);
int list_preallocate(struct obj *l, int64_t n);
int list_append_take(struct obj *l, struct obj *v);
void list_clear(struct obj *l);
int list_fill(struct obj *l, struct obj *iterable); /* list.__init__ on an empty list */
struct obj *sequence_fast(struct obj *v, const char *complaint);
#endif
