/* What an attribute mechanism does; attr.c chooses one per type (pol.attr for classes with managed words, the pointer else). */
#ifndef SLOTSCOPE_SRC_OBJECT_MECHANISM_H
#define SLOTSCOPE_SRC_OBJECT_MECHANISM_H
#include "dictkeys.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/exc.h"
#include "typepriv.h"

struct attr_mechanism {
    int (*init)(struct obj *o);                                 /* object.__new__: room for values */
    struct obj *(*get)(struct obj *o, struct obj *name);        /* borrowed or NULL */
    int (*set)(struct obj *o, struct obj *name, struct obj *v); /* KeyError or AttributeError when v NULL and absent */
    struct obj *(*dict)(struct obj *o);                         /* borrowed; makes it */
    struct obj *(*dict_now)(const struct obj *o);
    int (*set_dict)(struct obj *o, struct obj *dict); /* borrowed, may be NULL */
    void (*clear)(struct obj *o);                     /* the object goes */
    void (*forget)(struct obj *o);                    /* collector's clear */
    int (*visit)(struct obj *o, visitproc *visit, void *arg);
    struct obj **(*values)(const struct obj *o, int *capacity);
    int (*leave_class)(struct obj *o);
};
extern const struct attr_mechanism attr_dict_pointer, attr_values_front, attr_tagged_word, attr_inline_values;

/* The word, `offset` bytes from o, that managed words are at. */
static inline void **managed_word(const struct obj *o, int offset)
{
    return (void **)(void *)((char *)(uintptr_t)o + offset);
}
/* "'A' object has no attribute 'x'" when deleting; -1. */
int no_such_attribute(struct obj *o, struct obj *name);
/* As PyObject_GenericSetAttr does with a dict word: sets in the dict there, making it (shared keys where the class has them). */
int dict_word_set(struct obj *o, struct obj **word, struct obj *name, struct obj *v);
/* The value that the shared keys of o's class give place to in values, or NULL. */
struct obj *shared_value(const struct obj *o, void *values, struct obj *name);
int store_shared_value(struct obj *o, void *values, int64_t ix, struct obj *name, struct obj *v);
int visit_values(void *values, int64_t n, visitproc *visit, void *arg);
int64_t hash_of_name(struct obj *name);
/* Gives an instance that has lost its values and has no dict a plain empty one. 0 or -1. */
int inline_regain_dict(struct obj *o);
#endif
