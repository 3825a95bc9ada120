/* The iterator of array.array. */
#include "mod_array.h"
#include "slotscope/object/gc.h"

struct array_iterator {
    struct obj base;
    int64_t index;
    struct obj *array; /* NULL at the end */
    void *get_item;    /* CPython's function that reads an item; empty here */
};
static struct type *t_iter;

static struct array_iterator *iter_of(struct obj *o)
{
    return (struct array_iterator *)(void *)o;
}

struct obj *array_iter(struct obj *array)
{
    struct obj *o = type_generic_alloc(t_iter, 0);
    if (o)
        iter_of(o)->array = incref(array);
    return o;
}

static struct obj *iter_self(struct obj *o)
{
    return incref(o);
}

static struct obj *iter_next(struct obj *o)
{
    struct array_iterator *it = iter_of(o);
    if (it->array && it->index < obj_len(it->array))
        return type_of(it->array)->s.sq_item(it->array, it->index++);
    obj_clear_slot(&it->array);
    return NULL;
}

static void iter_dealloc(struct obj *o)
{
    gc_untrack(o);
    xdecref(iter_of(o)->array);
    obj_free(o);
}

static int iter_traverse(struct obj *o, visitproc *visit, void *arg)
{
    return iter_of(o)->array ? visit(iter_of(o)->array, arg) : 0;
}

CFUNCTION(iter_reduce)
{
    const struct array_iterator *it = iter_of(self);
    struct obj *make = obj_getattr_c(lib->builtins, "iter");
    return it->array ? value_build("N(O)n", make, it->array, it->index) : value_build("N(())", make);
}

CFUNCTION(iter_setstate)
{
    struct array_iterator *it = iter_of(self);
    if (!is_int(args[0]))
        return err_type("an integer is required");
    int64_t i = num_as_ssize(args[0], exc_OverflowError);
    if (i == -1 && err_occurred())
        return NULL;
    if (it->array) {
        int64_t n = obj_len(it->array);
        it->index = i < 0 ? 0 : i > n ? n : i;
    }
    return new_none();
}

static const struct method_def methods[] = {
    {"__reduce__", iter_reduce, NULL, METH_NOARGS}, {"__setstate__", iter_setstate, NULL, METH_O}, {NULL, NULL, NULL, 0}};
static const struct type_spec bare_spec = {
    .name = "arrayiterator",
    .kind = K_ITERATOR,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .record = "PyObject",
    .basicsize_adjust = sizeof(struct array_iterator) - sizeof(struct obj),
    .s = {.dealloc = iter_dealloc, .traverse = iter_traverse, .iter = iter_self, .iternext = iter_next},
    .methods = methods,
};

void array_iter_ready(void)
{
    struct type_spec *spec = spec_copy(&bare_spec);
    if (pol.array_has_gc_header) /* heap types say where they are from */
        spec->name = "array.arrayiterator";
    t_iter = type_ready(spec);
}
