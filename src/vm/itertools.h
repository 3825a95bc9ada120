/*
 * What the files of module itertools share. Every iterator is a header, then words as CPython's struct has them; a mask says which
 * of them are references, so one dealloc and one traverse serve all.
 */
#ifndef SLOTSCOPE_VM_ITERTOOLS_H
#define SLOTSCOPE_VM_ITERTOOLS_H
#include "lib.h"
#include "slotscope/object/gc.h"

static inline struct obj **it_ref(const struct obj *o, int i) /* word i, a reference */
{
    return (struct obj **)(void *)((char *)(uintptr_t)o + 16 + 8 * i);
}
static inline int64_t *it_word(const struct obj *o, int i) /* word i */
{
    return (int64_t *)(void *)((char *)(uintptr_t)o + 16 + 8 * i);
}
void it_dealloc(struct obj *o, uint64_t refs);
int it_traverse(struct obj *o, uint64_t refs, visitproc *visit, void *arg);
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
/* type_ready, without __reduce__ and __setstate__ where iterators cannot be copied any more; into the module under its own name. */
bool it_add(struct obj *m, const struct type_spec *spec);
/* What every __reduce__ and __setstate__ says first, where that is deprecated. 0 or -1. */
int it_copy_deprecated(void);
/* The words at `at` as a tuple of ints. */
struct obj *it_places(const int64_t *at, int64_t n);
/* An item of a state as an index, bounded. -1: exception set (only when *failed). */
int64_t it_place(struct obj *item, int64_t low, int64_t high, bool *failed);
/* "state is not a tuple", "function takes exactly 2 arguments (1 given)". 0 or -1. */
int it_state(struct obj *state, int64_t least, int64_t most);
/* A tuple that was handed out and is to be filled again: the one in *slot if nobody else has it, else a copy. NULL: MemoryError. */
struct obj *it_result(struct obj **slot);
/* "f() takes no keyword arguments" for exact types. 0 or -1. */
int it_no_keywords(const char *name, struct obj *kwnames);
/* "f expected 1 argument, got 2". 0 or -1. */
int one_positional_arg(const char *name, size_t nargs);

#define ITERTOOL_AS(id, text, about, refs, record_, adjust, dealloc_, methods_, ...)                                               \
    static int id##_traverse(struct obj *o, visitproc *visit, void *arg)                                                           \
    {                                                                                                                              \
        return it_traverse(o, refs, visit, arg);                                                                                   \
    }                                                                                                                              \
    static const struct type_spec id##_spec = {.name = "itertools." text,                                                          \
                                               .doc = about,                                                                       \
                                               .kind = K_ITERATOR,                                                                 \
                                               .flags = TF_GC | TF_BASETYPE | TF_IMMUTABLE,                                        \
                                               .record = record_,                                                                  \
                                               .basicsize_adjust = adjust,                                                         \
                                               .s = {.dealloc = dealloc_,                                                          \
                                                     .traverse = id##_traverse,                                                    \
                                                     .iter = it_self,                                                              \
                                                     .iternext = id##_next,                                                        \
                                                     .repr = id##_repr,                                                            \
                                                     .new_ = id##_new},                                                            \
                                               .methods = methods_,                                                                \
                                               __VA_ARGS__}
#define ITERTOOL_DEALLOC(id, refs)                                                                                                 \
    static void id##_dealloc(struct obj *o)                                                                                        \
    {                                                                                                                              \
        it_dealloc(o, refs);                                                                                                       \
    }
/* A type of nwords words; or of the size that a record has. */
#define ITERTOOL(id, text, about, refs, nwords, methods_)                                                                          \
    ITERTOOL_DEALLOC(id, refs)                                                                                                     \
    ITERTOOL_AS(id, text, about, refs, "PyObject", 8 * (nwords), id##_dealloc, methods_, )
#define ITERTOOL_RECORD(id, text, about, refs, record_, methods_)                                                                  \
    ITERTOOL_DEALLOC(id, refs)                                                                                                     \
    ITERTOOL_AS(id, text, about, refs, record_, 0, id##_dealloc, methods_, )

/* A method without arguments, and the method that takes a state. */
#define IT_REDUCE(id)                                                                                                              \
    static struct obj *id##_reduce(struct obj *o, struct obj *const *args __attribute__((unused)),                                 \
                                   size_t nargs __attribute__((unused)), struct obj *kw __attribute__((unused)))
#define IT_SETSTATE(id)                                                                                                            \
    static struct obj *id##_setstate(struct obj *o, struct obj *const *args, size_t nargs __attribute__((unused)),                 \
                                     struct obj *kw __attribute__((unused)))
#define IT_REDUCE_METHOD(id)                                                                                                       \
    {                                                                                                                              \
        "__reduce__", id##_reduce, NULL, METH_NOARGS                                                                               \
    }
#define IT_SETSTATE_METHOD(id)                                                                                                     \
    {                                                                                                                              \
        "__setstate__", id##_setstate, NULL, METH_O                                                                                \
    }

bool itertools_add_infinite(struct obj *m), itertools_add_filters(struct obj *m), itertools_add_groups(struct obj *m),
    itertools_add_products(struct obj *m);
#endif
