/* The module `_collections`: deque (deque.c), OrderedDict (object/odict.c) and defaultdict; the rest of `collections` is Python. */
#include "deque.h"
#include "slotscope/object/spec.h"

/* ---- defaultdict: a dict with one more word ---- */
static struct type *t_defaultdict;

static struct obj **factory_of(struct obj *o)
{
    return (struct obj **)(void *)((char *)o + lay.sizeof_PyDictObject);
}

static int defaultdict_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *factory = nargs ? args[0] : obj_none;
    if (factory != obj_none && !obj_callable(factory)) {
        err_type("first argument must be callable or None");
        return -1;
    }
    obj_set_slot(factory_of(self), factory == obj_none ? NULL : incref(factory));
    return nargs ? t_dict->s.init(self, args + 1, nargs - 1, kwnames) : t_dict->s.init(self, args, 0, kwnames);
}

static void defaultdict_dealloc(struct obj *self)
{
    gc_untrack(self);
    obj_clear_slot(factory_of(self));
    t_dict->s.dealloc(self);
}

static int defaultdict_traverse(struct obj *self, visitproc *visit, void *arg)
{
    struct obj *f = *factory_of(self);
    int r = f ? visit(f, arg) : 0;
    return r ? r : t_dict->s.traverse(self, visit, arg);
}

static int defaultdict_clear(struct obj *self)
{
    obj_clear_slot(factory_of(self));
    return t_dict->s.clear(self);
}

static struct obj *defaultdict_repr(struct obj *self)
{
    struct obj *items = t_dict->s.repr(self), *f = *factory_of(self), *factory = NULL, *r = NULL;
    int status = !items ? -1 : f ? repr_enter(f) : 0;
    if (status >= 0)
        factory = status > 0 ? str_from_c("...") : obj_repr(f ? f : obj_none);
    if (status == 0 && f)
        repr_leave(f);
    if (items && factory)
        r = str_printf("%s(%U, %U)", type_short_name(type_of(self)), factory, items);
    xdecref(items);
    xdecref(factory);
    return r;
}

CFUNCTION(defaultdict_missing)
{
    if (one_arg("__missing__", nargs, kwnames) < 0)
        return NULL;
    struct obj *f = *factory_of(self);
    if (!f) {
        err_key(args[0]);
        return NULL;
    }
    struct obj *v = obj_call0(f);
    if (v && obj_setitem(self, args[0], v) < 0)
        obj_clear_slot(&v);
    return v;
}

CFUNCTION(defaultdict_copy)
{
    struct obj *f = *factory_of(self);
    return obj_call2(self->ob_type, f ? f : obj_none, self);
}

/* (type, (factory,), None, None, iterator over the items) */
CFUNCTION(defaultdict_reduce)
{
    if (no_args("defaultdict.__reduce__", nargs, kwnames) < 0)
        return NULL;
    struct obj *f = *factory_of(self), *make = f && f != obj_none ? tuple_pack(1, f) : tuple_new(0), *r = NULL;
    struct obj *items = make ? obj_call_method(self, "items", NULL, 0) : NULL, *it = items ? obj_iter(items) : NULL;
    if (it)
        r = tuple_pack(5, self->ob_type, make, obj_none, obj_none, it);
    xdecref(it);
    xdecref(items);
    xdecref(make);
    return r;
}

static struct obj *defaultdict_or(struct obj *a, struct obj *b)
{
    struct obj *self = type_is_subtype(type_of(a), t_defaultdict) ? a : b;
    if (!is_dict(a) || !is_dict(b))
        return incref(obj_notimplemented);
    struct obj *f = *factory_of(self), *r = obj_call2(self->ob_type, f ? f : obj_none, a);
    if (r && dict_update(r, b) < 0)
        obj_clear_slot(&r);
    return r;
}

GETTER(defaultdict_get_factory)
{
    struct obj *f = *factory_of(self);
    return f ? incref(f) : new_none();
}

static int defaultdict_set_factory(struct obj *self, struct obj *v, void *closure __attribute__((unused)))
{
    obj_set_slot(factory_of(self), xincref(v == obj_none ? NULL : v));
    return 0;
}

static const struct method_def defaultdict_methods[] = {
    {"__missing__", defaultdict_missing, NULL, 0},
    {"copy", defaultdict_copy, NULL, 0},
    {"__copy__", defaultdict_copy, NULL, 0},
    {"__reduce__", defaultdict_reduce, NULL, 0},
    {NULL, NULL, NULL, 0},
};
static const struct getset_def defaultdict_getset[] = {{"default_factory", defaultdict_get_factory, defaultdict_set_factory, NULL},
                                                       {NULL, NULL, NULL, NULL}};
static const struct type_spec defaultdict_spec = {
    .name = "collections.defaultdict",
    .doc = "A dict that makes the value of a missing key by calling a function.",
    .kind = K_DICT,
    .flags = TF_GC | TF_BASETYPE,
    .basicsize_adjust = 8,
    .base = &t_dict,
    .s = {.dealloc = defaultdict_dealloc,
          .traverse = defaultdict_traverse,
          .clear = defaultdict_clear,
          .repr = defaultdict_repr,
          .init = defaultdict_init,
          .binop[OP_OR] = defaultdict_or},
    .methods = defaultdict_methods,
    .getset = defaultdict_getset,
};

/* ---- _tuplegetter: the attribute of a named tuple that is item number `index` ---- */
struct tuplegetter {
    struct obj base;
    int64_t index;
    struct obj *doc;
};

static struct obj *tuplegetter_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    int64_t i;
    if (arg_count("_tuplegetter", nargs, kwnames, 2, 2) < 0 ||
        ((i = num_as_ssize(args[0], exc_OverflowError)) == -1 && err_occurred()))
        return NULL;
    struct tuplegetter *g = (struct tuplegetter *)type_generic_alloc(type_rec(type), 0);
    if (!g)
        return NULL;
    g->index = i;
    g->doc = incref(args[1]);
    return &g->base;
}

static struct obj *tuplegetter_get(struct obj *self, struct obj *o, struct obj *type __attribute__((unused)))
{
    int64_t i = ((struct tuplegetter *)self)->index;
    if (!o || o == obj_none)
        return incref(self);
    if (!is_tuple(o))
        return err_type("descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' object", (long long)i, o);
    return i < 0 || i >= tuple_len(o) ? err_format(exc_IndexError, "tuple index out of range") : incref(tuple_items(o)[i]);
}

static int tuplegetter_set(struct obj *self __attribute__((unused)), struct obj *o __attribute__((unused)), struct obj *v)
{
    err_format(exc_AttributeError, v ? "can't set attribute" : "can't delete attribute");
    return -1;
}

static struct obj *tuplegetter_repr(struct obj *self)
{
    struct tuplegetter *g = (struct tuplegetter *)self;
    return str_printf("_tuplegetter(%lld, %R)", (long long)g->index, g->doc);
}

static int tuplegetter_traverse(struct obj *self, visitproc *visit, void *arg)
{
    struct obj *doc = ((struct tuplegetter *)self)->doc;
    return doc ? visit(doc, arg) : 0;
}

static void tuplegetter_dealloc(struct obj *self)
{
    gc_untrack(self);
    xdecref(((struct tuplegetter *)self)->doc);
    obj_free(self);
}

GETTER(tuplegetter_get_doc)
{
    return incref(((struct tuplegetter *)self)->doc);
}

static int tuplegetter_set_doc(struct obj *self, struct obj *v, void *closure __attribute__((unused)))
{
    obj_set_slot(&((struct tuplegetter *)self)->doc, incref(v ? v : obj_none));
    return 0;
}

static const struct getset_def tuplegetter_getset[] = {{"__doc__", tuplegetter_get_doc, tuplegetter_set_doc, NULL},
                                                       {NULL, NULL, NULL, NULL}};
CFUNCTION(tuplegetter_reduce)
{
    return value_build("O(nO)", self->ob_type, ((struct tuplegetter *)self)->index, ((struct tuplegetter *)self)->doc);
}

static const struct method_def tuplegetter_methods[] = {{"__reduce__", tuplegetter_reduce, NULL, METH_NOARGS},
                                                        {NULL, NULL, NULL, 0}};
static const struct type_spec tuplegetter_spec = {
    .name = "_collections._tuplegetter",
    .kind = K_OTHER,
    .flags = TF_GC,
    .basicsize_adjust = sizeof(struct tuplegetter) - sizeof(struct obj),
    .s = {.dealloc = tuplegetter_dealloc,
          .traverse = tuplegetter_traverse,
          .repr = tuplegetter_repr,
          .descr_get = tuplegetter_get,
          .descr_set = tuplegetter_set,
          .new_ = tuplegetter_new},
    .methods = tuplegetter_methods,
    .getset = tuplegetter_getset,
};

/* Counter's inner loop: mapping[item] = mapping.get(item, 0) + 1. */
CFUNCTION(count_elements)
{
    struct obj *it, *item;
    if (arg_count("_count_elements", nargs, kwnames, 2, 2) < 0 || !(it = obj_iter(args[1])))
        return NULL;
    struct obj *one = int_small(1), *get = str_name("get");
    bool plain = is_dict(args[0]) && type_lookup(type_of(args[0]), get) == type_lookup(t_dict, get) &&
                 type_lookup(type_of(args[0]), str_name("__setitem__")) == type_lookup(t_dict, str_name("__setitem__"));
    int r = 0;
    while (r == 0 && (item = obj_next(it))) {
        struct obj *zero = int_small(0), *pair[] = {item, zero}, *old, *v = NULL;
        if (plain && obj_hash(item) == -1) {
            decref(item);
            break;
        }
        old = plain ? xincref(dict_get(args[0], item)) : obj_call_method(args[0], "get", pair, 2);
        if (old || !err_occurred())
            v = num_binary(OP_ADD, old ? old : zero, one);
        r = !v ? -1 : plain ? dict_set(args[0], item, v) : obj_setitem(args[0], item, v);
        xdecref(old);
        xdecref(v);
        decref(item);
    }
    decref(it);
    return r < 0 || err_occurred() ? NULL : new_none();
}

static const struct method_def defs[] = {{"_count_elements", count_elements, NULL, 0}, {NULL, NULL, NULL, 0}};

struct obj *mod_collections_init(void)
{
    struct obj *m = module_with("_collections", defs);
    struct type_spec *tuplegetter = spec_copy(&tuplegetter_spec);
    if (pol.tuplegetter_in_collections)
        tuplegetter->name = "collections._tuplegetter";
    t_defaultdict = type_ready(&defaultdict_spec);
    return m && module_put_type(m, "OrderedDict", odict_ready()) && module_put_type(m, "defaultdict", t_defaultdict) &&
                   module_put_type(m, "_tuplegetter", type_ready(tuplegetter)) && deque_add(m)
               ? m
               : NULL;
}
