/* The module `_functools`: reduce, cmp_to_key; partial and lru_cache have files of their own. */
#include "mod_functools.h"
#include "slotscope/object/spec.h"

/* ---- cmp_to_key: two words, the function and the object it stands for ---- */
struct key {
    struct obj base;
    struct obj *cmp, *object; /* object NULL: the maker of keys itself */
};
static struct type *t_key;

static struct obj *key_new(struct obj *cmp, struct obj *object)
{
    struct key *k = (struct key *)type_generic_alloc(t_key, 0);
    if (!k)
        return NULL;
    k->cmp = incref(cmp);
    k->object = xincref(object);
    return &k->base;
}

static struct obj *key_call(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *o;
    return arg_parse("K(obj:O)", args, nargs, kwnames, &o) < 0 ? NULL : key_new(((struct key *)self)->cmp, o);
}

static struct obj *key_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    struct key *x = (struct key *)a, *y = (struct key *)b;
    if (type_of(b) != t_key)
        return err_type("other argument must be K instance");
    if (!x->object || !y->object)
        return err_format(exc_AttributeError, "object");
    struct obj *order = obj_call2(x->cmp, x->object, y->object), *r = order ? obj_richcompare(order, int_small(0), op) : NULL;
    xdecref(order);
    return r;
}

static int key_traverse(struct obj *self, visitproc *visit, void *arg)
{
    struct key *k = (struct key *)self;
    int r = k->cmp ? visit(k->cmp, arg) : 0;
    return r || !k->object ? r : visit(k->object, arg);
}

static void key_dealloc(struct obj *self)
{
    if (pol.lru_heap_types)
        gc_untrack(self);
    xdecref(((struct key *)self)->cmp);
    xdecref(((struct key *)self)->object);
    obj_free(self);
}

GETTER(key_object)
{
    struct obj *o = ((struct key *)self)->object;
    return o ? incref(o) : err_format(exc_AttributeError, "object");
}

static const struct getset_def key_getset[] = {{"obj", key_object, NULL, NULL}, {NULL, NULL, NULL, NULL}};
static const struct type_spec key_spec = {
    .name = "functools.KeyWrapper",
    .kind = K_OTHER,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .basicsize_adjust = sizeof(struct key) - sizeof(struct obj),
    .s = {.dealloc = key_dealloc,
          .traverse = key_traverse,
          .call = key_call,
          .hash = hash_not_implemented,
          .richcompare = key_richcompare},
    .getset = key_getset,
};

CFUNCTION(functools_cmp_to_key)
{
    struct obj *cmp;
    return arg_parse("cmp_to_key(mycmp:O)", args, nargs, kwnames, &cmp) < 0 ? NULL : key_new(cmp, NULL);
}

/* ---- reduce ---- */
static struct obj *fold(struct obj *f, struct obj *it, struct obj *total)
{
    struct obj *item;
    while ((item = obj_next(it))) {
        struct obj *next = total ? obj_call2(f, total, item) : incref(item);
        decref(item);
        xdecref(total);
        if (!(total = next))
            return NULL;
    }
    if (err_occurred())
        obj_clear_slot(&total);
    else if (!total)
        err_type("%s", message(MSG_REDUCE_EMPTY));
    return total;
}

CFUNCTION(functools_reduce)
{
    struct obj *f, *seq, *initial = NULL;
    if (!pol.reduce_keyword &&
        (kwnames ? err_type("reduce() takes no keyword arguments"), true : arg_count("reduce", nargs, kwnames, 2, 3) < 0))
        return NULL;
    if (arg_parse("reduce(function:O, iterable:O, /, initial:O=)", args, nargs, kwnames, &f, &seq, &initial) < 0)
        return NULL;
    struct obj *it = obj_iter(seq);
    if (!it)
        return err_matches(exc_TypeError) ? (err_clear(), err_type("reduce() arg 2 must support iteration")) : NULL;
    struct obj *r = fold(f, it, xincref(initial));
    decref(it);
    return r;
}

static const struct method_def defs[] = {
    {"cmp_to_key", functools_cmp_to_key, NULL, 0}, {"reduce", functools_reduce, NULL, METH_COUNTED}, {NULL, NULL, NULL, 0}};

struct obj *mod_functools_init(void)
{
    struct obj *m = module_with("_functools", defs);
    struct type_spec *spec = spec_copy(&key_spec);
    if (!pol.lru_heap_types) { /* nor had it a GC header then */
        spec->flags &= ~(uint32_t)TF_GC;
        spec->s.traverse = NULL;
    }
    t_key = type_ready(spec);
    return m && partial_add(m) && lru_add(m) ? m : NULL;
}
