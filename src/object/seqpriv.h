/* What the sequences of this room share: comparing, searching and showing items, and small helpers for arguments. */
#ifndef SLOTSCOPE_SRC_OBJECT_SEQPRIV_H
#define SLOTSCOPE_SRC_OBJECT_SEQPRIV_H
#include "slotscope/object/call.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/type.h"

/* Item i of a sequence that may change while it is looked at: borrowed, NULL past the end. */
typedef struct obj *fetch_item(const struct obj *seq, int64_t i);
static inline struct obj *tuple_fetch(const struct obj *o, int64_t i)
{
    return i < tuple_len(o) ? tuple_items(o)[i] : NULL;
}
static inline struct obj *list_fetch(const struct obj *o, int64_t i)
{
    return i < list_len(o) ? list_items(o)[i] : NULL;
}
/* Lexicographic comparison as list and tuple do it. */
struct obj *items_compare(struct obj *a, struct obj *b, fetch_item *at, enum cmp op);
int items_contain(struct obj *seq, struct obj *x, fetch_item *at);         /* 1, 0, -1 */
int64_t items_count(struct obj *seq, struct obj *x, fetch_item *at);       /* -1: exception */
/* Index of x in [from, to) (negative: from the end), -1 when absent, -2 with an exception. */
int64_t items_find(struct obj *seq, struct obj *x, fetch_item *at, int64_t from, int64_t to);
/* "[a, b]"; again: shown for a sequence inside itself; one_comma: "(a,)". */
struct obj *items_repr(struct obj *seq, fetch_item *at, const char *open, const char *close, const char *again, bool one_comma);

static inline void tuple_set_hash(struct obj *o, int64_t h)
{
    if (pol.tuple_keeps_hash)
        AT(o, PyTupleObject, ob_hash, int64_t) = h;
}
struct obj *tuple_iter(struct obj *o), *list_iter(struct obj *o), *list_reversed(struct obj *o);

/* PyObject_LengthHint: len, __length_hint__ or the fallback; -1 with an exception. */
int64_t length_hint(struct obj *o, int64_t fallback);
/* An index argument clipped into int64 (NULL: leaves *out). 0 or -1. */
int clip_index(struct obj *o, int64_t *out);
/* "f() takes no keyword arguments". 0 or -1. */
int no_keywords(const char *name, struct obj *kwnames);
/* The same for __new__ of base called for t: a subclass may take keywords, in later versions only if it has an __init__ of its own. */
int no_keywords_new(const char *name, const struct type *t, const struct type *base, struct obj *kwnames);
/* And for __init__ of base: only if it has a __new__ of its own. */
int no_keywords_init(const char *name, const struct type *t, const struct type *base, struct obj *kwnames);
/* "f expected 1 argument, got 2": for constructors of one argument. 0 or -1. */
int one_positional(const char *name, size_t nargs);
/* __class_getitem__ of generic built-ins: list[int]. */
struct obj *class_getitem(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames);
/* (iter, args, state): what __reduce__ of an iterator gives; takes args, state may be NULL. */
struct obj *reduce_with_builtin(const char *builtin, struct obj *taken_args, struct obj *taken_state);
#endif
