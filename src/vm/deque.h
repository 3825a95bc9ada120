/* collections.deque, shared by its files. */
#ifndef SLOTSCOPE_VM_DEQUE_H
#define SLOTSCOPE_VM_DEQUE_H
#include "lib.h"

/* Items live in a chain of blocks of 64; the first item is at (leftblock, leftindex), the last at (rightblock, rightindex). */
enum { BLOCK_ITEMS = 64, BLOCK_CENTER = (BLOCK_ITEMS - 1) / 2, FREE_BLOCKS = 16 };
struct block {
    struct block *left;
    struct obj *items[BLOCK_ITEMS];
    struct block *right;
};
#define LEFT(d)       AT(d, dequeobject, leftblock, struct block *)
#define RIGHT(d)      AT(d, dequeobject, rightblock, struct block *)
#define LEFTINDEX(d)  AT(d, dequeobject, leftindex, int64_t)
#define RIGHTINDEX(d) AT(d, dequeobject, rightindex, int64_t)
#define STATE(d)      AT(d, dequeobject, state, uint64_t)
#define MAXLEN(d)     AT(d, dequeobject, maxlen, int64_t)

static inline int64_t deque_len(const struct obj *d)
{
    return ((const struct varobj *)d)->size;
}
extern struct type *t_deque;
static inline bool is_deque(const struct obj *o)
{
    return type_is_subtype(type_of(o), t_deque);
}

/* deque.c: the chain. */
bool deque_add(struct obj *m);                  /* the types into the module */
struct obj *deque_alloc(struct type *t);        /* empty */
int deque_append(struct obj *d, struct obj *v); /* increfs; drops from the other end beyond maxlen */
int deque_appendleft(struct obj *d, struct obj *v);
struct obj *deque_pop(struct obj *d); /* IndexError when empty */
struct obj *deque_popleft(struct obj *d);
struct obj **deque_slot(struct obj *d, int64_t i); /* where item i lies; 0 <= i < len */
int deque_rotate(struct obj *d, int64_t n);
int deque_extend(struct obj *d, struct obj *iterable, bool left);
int deque_empty(struct obj *d);
extern const struct method_def deque_methods[]; /* deque_methods.c */
struct obj *deque_concat(struct obj *a, struct obj *b);
struct obj *deque_repeat(struct obj *d, int64_t n);
struct obj *deque_inplace_concat(struct obj *a, struct obj *b);
struct obj *deque_inplace_repeat(struct obj *d, int64_t n);
int deque_contains(struct obj *d, struct obj *v);
struct obj *deque_item(struct obj *d, int64_t i);
int deque_ass_item(struct obj *d, int64_t i, struct obj *v);
struct obj *deque_richcompare(struct obj *a, struct obj *b, enum cmp op);
struct obj *deque_repr(struct obj *d);
bool deque_iterators_ready(struct obj *m);
struct obj *deque_iter(struct obj *d);
struct obj *deque_reversed(struct obj *d);
#endif
