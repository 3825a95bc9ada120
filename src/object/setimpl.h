/* What the files of set and frozenset share. */
#ifndef SLOTSCOPE_SRC_OBJECT_SETIMPL_H
#define SLOTSCOPE_SRC_OBJECT_SETIMPL_H
#include "slotscope/object/seq.h"

struct setentry { /* the same in every version */
    struct obj *key;
    int64_t hash;
};
enum { SET_MINSIZE = 8 };
#define SET_FILL(s) AT(s, PySetObject, fill, int64_t) /* active and deleted places */
#define SET_USED(s) AT(s, PySetObject, used, int64_t)
#define SET_MASK(s) AT(s, PySetObject, mask, int64_t)

extern struct obj *set_dummy; /* what deleted places hold */
struct setentry *set_table(const struct obj *s);
bool set_is_any(const struct obj *o);
/* Rebuilds the table with the first power of two above minused (at least 8) places. */
int set_resize(struct obj *s, int64_t minused);
int set_add_hash(struct obj *s, struct obj *key, int64_t hash);      /* 0, -1 */
int set_contains_hash(struct obj *s, struct obj *key, int64_t hash); /* 1, 0, -1 */
int set_discard_hash(struct obj *s, struct obj *key, int64_t hash);  /* 1 found, 0 not, -1 */
int64_t set_hash_key(struct obj *key);
struct obj *set_pop(struct obj *s); /* KeyError when empty */
void set_clear(struct obj *s);
/* Exchanges what two sets hold. */
void set_swap(struct obj *a, struct obj *b);

/* setops.c: results have the type set or frozenset, as s has (not a subclass). */
struct obj *set_copy(struct obj *s);
struct obj *set_intersection(struct obj *s, struct obj *other);
struct obj *set_difference(struct obj *s, struct obj *other);
struct obj *set_symmetric_difference(struct obj *s, struct obj *other);
int set_difference_update(struct obj *s, struct obj *other);
int set_symmetric_difference_update(struct obj *s, struct obj *other);
int set_issubset(struct obj *a, struct obj *b); /* both sets */
int set_isdisjoint(struct obj *s, struct obj *other);
#endif
