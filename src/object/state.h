/* What the object room keeps in the engine zone, and functions that only this room uses. */
#ifndef SLOTSCOPE_SRC_OBJECT_STATE_H
#define SLOTSCOPE_SRC_OBJECT_STATE_H
#include "slotscope/object/type.h"

struct type_cache_entry {
    uint32_t version;
    struct obj *name, *value; /* name: a reference is held; value: borrowed from the class's dict, NULL: absent */
};
enum { TYPE_CACHE_SIZE = 4096 };

struct object_state {
    bool booted; /* type_ready fills types at once */
    int dealloc_depth;
    struct obj *trash; /* waiting to be freed, linked through the count's word */
    int64_t recursion_depth, recursion_limit; /* of C alone, where the version counts it apart */
    int64_t *calls_depth;                     /* the depth and limit of Python calls, which C shares otherwise */
    const int64_t *calls_limit;
    int recursion_headroom;
    struct obj **repr; /* whose repr is being made */
    size_t nrepr, repr_cap;
    uint32_t next_version_tag;
    struct type_cache_entry *cache;
    struct type *pending_type[400]; /* to be filled at the end of boot */
    int npending;
    struct obj *shared_getset[2]; /* __dict__ and __weakref__ of all classes, where the version shares them */
};
extern struct object_state *object_state;
void object_state_init(void);

/* object.c */
size_t obj_heap_type_extra(const struct type *t);
size_t obj_items_bytes(const struct obj *o);
bool stack_is_deep(void);

/* attr_inline.c: the block of values behind an instance (3.13+) */
size_t inline_values_size(const struct type *t); /* for an instance made now */
void inline_values_init(struct obj *o);
int inline_values_capacity(const struct obj *o);
#endif
