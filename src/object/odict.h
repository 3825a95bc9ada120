/* OrderedDict as both of its files see it. */
#ifndef SLOTSCOPE_SRC_OBJECT_ODICT_H
#define SLOTSCOPE_SRC_OBJECT_ODICT_H
#include "dictkeys.h"

struct odict_node {
    struct obj *key;
    int64_t hash;
    struct odict_node *next, *prev;
};
/* What lies behind the dict; the same in every version. */
struct odict_tail {
    struct odict_node *first, *last, **fast_nodes; /* fast_nodes[i]: the node of the entry i in the keys table */
    int64_t fast_size;                             /* slots of the keys table when it was made */
    void *resize_sentinel;                         /* that keys table */
    uint64_t state;                                /* counts changes of the list */
    struct obj *inst_dict, *weakrefs;
};
static inline struct odict_tail *odict_tail(const struct obj *o)
{
    return (struct odict_tail *)(void *)((char *)(uintptr_t)o + lay.sizeof_PyDictObject);
}

extern struct type *t_odict;
/* The node of a key, NULL without or with an exception. */
struct odict_node *odict_find(struct obj *o, struct obj *key);
enum odict_part { ODICT_REVERSED = 1, ODICT_KEYS = 2, ODICT_VALUES = 4, ODICT_ITEMS = ODICT_KEYS | ODICT_VALUES };
struct obj *odict_iterator(struct obj *o, int part); /* of enum odict_part */
struct obj *odict_view(struct obj *o, enum odict_part part);
void odict_views_ready(void);
#endif
