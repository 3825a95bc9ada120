/*
 * What the files of module itertools share. Every iterator is a header, then references, then plain words; so one dealloc and one traverse
 * serve all of them.
 */
#ifndef SLOTSCOPE_VM_ITERTOOLS_H
#define SLOTSCOPE_VM_ITERTOOLS_H
#include "lib.h"
#include "slotscope/object/gc.h"

static inline struct obj **it_ref(const struct obj *o, int i) /* reference i */
{
    return (struct obj **)(void *)((char *)(uintptr_t)o + 16 + 8 * i);
}
static inline int64_t *it_word(const struct obj *o, int i) /* word i, counted with the references */
{
    return (int64_t *)(void *)((char *)(uintptr_t)o + 16 + 8 * i);
}
void it_dealloc(struct obj *o, int nrefs);
int it_traverse(struct obj *o, int nrefs, visitproc *visit, void *arg);
struct obj *it_self(struct obj *o);
/* A new object of a type (object) made by its __new__. */
struct obj *it_new(struct obj *type);
/* The next item of any iterator: NULL without an exception at the end. */
static inline struct obj *it_step(struct obj *it)
{
    struct obj *v = obj_step(it);
    if (!v && err_occurred() && err_matches(exc_StopIteration))
        err_clear();
    return v;
}
/* "f() takes no keyword arguments" for exact types. 0 or -1. */
int it_no_keywords(const char *name, struct obj *kwnames);
/* "f expected 1 argument, got 2". 0 or -1. */
int one_positional_arg(const char *name, size_t nargs);

#define ITERTOOL(id, text, about, nrefs, nwords, methods_)                                                                       \
    static void id##_dealloc(struct obj *o)                                                                                      \
    {                                                                                                                            \
        it_dealloc(o, nrefs);                                                                                                    \
    }                                                                                                                            \
    static int id##_traverse(struct obj *o, visitproc *visit, void *arg)                                                         \
    {                                                                                                                            \
        return it_traverse(o, nrefs, visit, arg);                                                                                \
    }                                                                                                                            \
    static const struct type_spec id##_spec = {.name = "itertools." text,                                                        \
                                               .doc = about,                                                                     \
                                               .kind = K_ITERATOR,                                                               \
                                               .flags = TF_GC | TF_BASETYPE | TF_IMMUTABLE,                                      \
                                               .record = "PyObject",                                                             \
                                               .basicsize_adjust = 8 * ((nrefs) + (nwords)),                                     \
                                               .s = {.dealloc = id##_dealloc,                                                    \
                                                     .traverse = id##_traverse,                                                  \
                                                     .iter = it_self,                                                            \
                                                     .iternext = id##_next,                                                      \
                                                     .repr = id##_repr,                                                          \
                                                     .new_ = id##_new},                                                          \
                                               .methods = methods_}

bool itertools_add_infinite(struct obj *m), itertools_add_filters(struct obj *m), itertools_add_groups(struct obj *m),
    itertools_add_products(struct obj *m);
#endif
