/* What the files of exceptions share. */
#ifndef SLOTSCOPE_SRC_OBJECT_EXC_IMPL_H
#define SLOTSCOPE_SRC_OBJECT_EXC_IMPL_H
#include "slotscope/object/exc.h"
#include "slotscope/object/type.h"

#define EXC_WORD(e, rec, name) AT(e, rec, name, struct obj *)
#define EXC_ARGS(e)            EXC_WORD(e, PyBaseExceptionObject, args)

/* A word that follows the common head at the same place in every exception of that shape; offset in bytes behind the head. */
static inline struct obj **exc_extra(struct obj *e, int i)
{
    return (struct obj **)(void *)((char *)e + lay.sizeof_PyBaseExceptionObject) + i;
}
/* Slots that every exception type starts from. */
struct obj *exc_base_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames);
int exc_base_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *exc_base_str(struct obj *e);
void exc_dealloc(struct obj *e);
int exc_traverse(struct obj *e, visitproc *visit, void *arg);
int exc_clear(struct obj *e);
/* A word of references as an attribute: closure says which; None when empty. */
struct obj *exc_get_word(struct obj *e, void *closure);
int exc_set_word(struct obj *e, struct obj *v, void *closure);
#define EXC_WORD_AT(i) ((void *)(uintptr_t)(i))
int exc_no_keywords(struct obj *self, struct obj *kwnames);

/* What a type has beyond its base. */
struct exc_shape {
    const char *name; /* the type's */
    int extra;        /* words behind the head */
    unsigned refs;    /* bit i: word i is a reference */
    struct type_slots s;
    const struct getset_def *getset;
    const struct method_def *methods;
};
struct exc_spec {
    struct type_spec spec; /* first: types point to it */
    const struct exc_shape *shape;
};
/* The shape of the exception type called name in this version (kept in the engine zone), or NULL: nothing of its own. */
const struct exc_shape *exc_shape_for(const char *name);
/* excgroup.c */
extern const struct method_def excgroup_methods[];
extern const struct getset_def excgroup_getset[];
struct obj *excgroup_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *excgroup_str(struct obj *e);
struct obj *excgroup_repr(struct obj *e);
/* oserror.c */
extern const struct getset_def oserror_getset[];
extern const struct method_def oserror_methods[];
struct obj *oserror_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames);
int oserror_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *oserror_str(struct obj *e);
/* unicodeerror.c */
int unicode_error_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *unicode_error_str(struct obj *e);
extern const struct getset_def unicode_error_getset[];
#endif
