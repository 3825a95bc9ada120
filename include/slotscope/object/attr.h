/*
 * Attributes of instances: one interface, one implementation for each mechanism (src/object/attr_*.c), chosen by pol.attr:
 * dict pointer in the object (3.8-3.10), values in front (3.11), one tagged word (3.12), inline values (3.13+).
 */
#ifndef SLOTSCOPE_OBJECT_ATTR_H
#define SLOTSCOPE_OBJECT_ATTR_H
#include "slotscope/object/type.h"

/* object.__getattribute__ and object.__setattr__ / __delattr__. */
struct obj *generic_getattr(struct obj *o, struct obj *name);
int generic_setattr(struct obj *o, struct obj *name, struct obj *v);

/* The instance's own attribute: borrowed, NULL if absent (no exception). Does not materialise a dict. */
struct obj *instance_get(struct obj *o, struct obj *name);
/* Store (increfs) or delete (v NULL; AttributeError when absent). 0 or -1. */
int instance_set(struct obj *o, struct obj *name, struct obj *v);
/* The same for inline caches: *hint is the number of the entry in the keys table where name was found last (any number at first), and
   is tried before the table is searched. name: an interned str. */
struct obj *instance_get_hinted(struct obj *o, struct obj *name, uint32_t *hint);
int instance_set_hinted(struct obj *o, struct obj *name, struct obj *v, uint32_t *hint);
/* Has o surely no attribute of its own called name? *hint is what was learnt at the last question. */
bool instance_lacks_hinted(struct obj *o, struct obj *name, uint32_t *hint);
/* How the loop reads what the shared keys of t call name from its instances without a call, while no dict has taken their values over:
     VALUE_INSIDE  the value is where[0] bytes from the object, if the byte where[1] from it is set (and, to store, the dict word where[2] from it NULL)
     VALUE_BEHIND  the word where[0] bytes from the object, if a bit of where[1] is set in it, plus where[2] is the value's address */
enum value_place { VALUE_ELSEWHERE, VALUE_INSIDE, VALUE_BEHIND };
enum value_place instance_value_place(const struct type *t, struct obj *name, uint32_t where[3]);
/* o.__dict__: makes the dict when there is none yet. Borrowed. NULL with AttributeError when o has none. */
struct obj *instance_dict(struct obj *o);
/* The dict that exists already, or NULL. Borrowed. */
struct obj *instance_dict_now(const struct obj *o);
int instance_set_dict(struct obj *o, struct obj *dict); /* NULL deletes it */
bool type_has_dict(const struct type *t);
/* object.__new__(t) without arguments: a tracked instance with room for values; t is not abstract. NULL: MemoryError. */
struct obj *instance_new(struct type *t);
/* Called by allocation and deallocation, and the collector. */
int instance_init_values(struct obj *o);
void instance_clear_values(struct obj *o);
int instance_visit_values(struct obj *o, visitproc *visit, void *arg);
/* Where the values of o lie now, for caches, pictures and dumps: the array, its capacity, or NULL when a dict owns them / there are none. */
struct obj **instance_values(const struct obj *o, int *capacity);
/* The weak reference list word of o, or NULL when its type has none. */
struct obj **instance_weaklist(const struct obj *o);

/* Everything a look-up reads, in order, for the look-up scene. NULL (the usual state) costs one test. */
enum read_kind { READ_TYPE, READ_MRO_CLASS, READ_DESCRIPTOR, READ_DICT_WORD, READ_VALUES_WORD, READ_KEYS, READ_PROBE, READ_VALUE, READ_SLOT, READ_RESULT };
struct attr_read {
    enum read_kind kind;
    uint64_t addr;      /* the word that was read */
    struct obj *object; /* what it led to; may be NULL */
    int64_t number;     /* probe: index slot; slot: offset; class: place in the MRO */
};
extern void (*attr_observer)(const struct attr_read *r, void *ctx);
extern void *attr_observer_ctx;
#endif
