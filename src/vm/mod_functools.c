/* The module `_functools`: partial, reduce, cmp_to_key. */
#include "slotscope/base/buf.h"
#include "lib.h"

/* ---- partial ---- */
static struct type *t_partial;
#define FN(p)   AT(p, partialobject, fn, struct obj *)
#define ARGS(p) AT(p, partialobject, args, struct obj *)
#define KW(p)   AT(p, partialobject, kw, struct obj *)
#define DICT(p) AT(p, partialobject, dict, struct obj *)

static int dictoffset(void)
{
    return lay.partialobject_dict;
}
static int weakrefoffset(void)
{
    return lay.partialobject_weakreflist;
}

/* Keyword arguments of a call as a dict that starts with those of `base` (NULL: none). */
static struct obj *keywords(struct obj *base, struct obj *const *values, struct obj *kwnames)
{
    struct obj *d = base ? dict_copy(base) : dict_new();
    for (int64_t i = 0; d && kwnames && i < tuple_len(kwnames); i++)
        if (dict_set(d, tuple_items(kwnames)[i], values[i]) < 0)
            obj_clear_slot(&d);
    return d;
}

static struct obj *joined(struct obj *first, struct obj *const *args, size_t nargs)
{
    int64_t n = first ? tuple_len(first) : 0;
    struct obj *t = tuple_new(n + (int64_t)nargs);
    for (int64_t i = 0; t && i < n + (int64_t)nargs; i++)
        tuple_items(t)[i] = incref(i < n ? tuple_items(first)[i] : args[i - n]);
    return t;
}

static struct obj *partial_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (nargs < 1)
        return err_type("type 'partial' takes at least one argument");
    struct obj *fn = args[0], *base = NULL;
    if (!obj_callable(fn))
        return err_type("the first argument must be callable");
    if (type_of(fn) == t_partial && !DICT(fn)) { /* a partial of a partial is one partial */
        base = fn;
        fn = FN(base);
    }
    struct obj *p = type_generic_alloc(type_rec(type), 0);
    if (!p)
        return NULL;
    FN(p) = incref(fn);
    ARGS(p) = joined(base ? ARGS(base) : NULL, args + 1, nargs - 1);
    KW(p) = keywords(base ? KW(base) : NULL, args + nargs, kwnames);
    if (!ARGS(p) || !KW(p))
        obj_clear_slot(&p);
    return p;
}

static struct obj *partial_call(struct obj *p, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *all = joined(ARGS(p), args, nargs), *kw = all ? keywords(KW(p), args + nargs, kwnames) : NULL;
    struct obj *r = kw ? obj_call_tuple(FN(p), all, dict_len(kw) ? kw : NULL) : NULL;
    xdecref(all);
    xdecref(kw);
    return r;
}

static int partial_traverse(struct obj *p, visitproc *visit, void *arg)
{
    struct obj *parts[] = {FN(p), ARGS(p), KW(p), DICT(p)};
    for (size_t i = 0; i < 4; i++) {
        int r = parts[i] ? visit(parts[i], arg) : 0;
        if (r)
            return r;
    }
    return 0;
}

static int partial_clear(struct obj *p)
{
    obj_clear_slot(&FN(p));
    obj_clear_slot(&ARGS(p));
    obj_clear_slot(&KW(p));
    obj_clear_slot(&DICT(p));
    return 0;
}

static void partial_dealloc(struct obj *p)
{
    gc_untrack(p);
    weakrefs_clear(p);
    partial_clear(p);
    obj_free(p);
}

static int add_repr(struct buf *b, struct obj *o)
{
    struct obj *r = obj_repr(o);
    if (!r)
        return -1;
    str_to_utf8(r, b);
    decref(r);
    return 0;
}

static struct obj *partial_repr(struct obj *p)
{
    int status = repr_enter(p);
    if (status)
        return status < 0 ? NULL : str_from_c("...");
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%s(", type_of(p) == t_partial ? "functools.partial" : type_name(type_of(p)));
    int r = add_repr(&b, FN(p));
    for (int64_t i = 0; r == 0 && i < tuple_len(ARGS(p)); i++) {
        buf_adds(&b, ", ");
        r = add_repr(&b, tuple_items(ARGS(p))[i]);
    }
    struct obj *k, *v;
    for (int64_t pos = 0; r == 0 && dict_next(KW(p), &pos, &k, &v);) {
        buf_printf(&b, ", %s=", str_c(k));
        r = add_repr(&b, v);
    }
    repr_leave(p);
    buf_addc(&b, ')');
    if (r == 0)
        return str_from_buf(&b);
    buf_done(&b);
    return NULL;
}

static struct obj *partial_descr_get(struct obj *p, struct obj *o, struct obj *type __attribute__((unused)))
{
    return o ? method_new(p, o) : incref(p);
}

GETTER(partial_func)
{
    return incref(FN(self));
}
GETTER(partial_args)
{
    return incref(ARGS(self));
}
GETTER(partial_keywords)
{
    return incref(KW(self));
}
GETTER(partial_dict)
{
    struct obj *d = instance_dict(self);
    return d ? incref(d) : NULL;
}

CFUNCTION(partial_class_getitem)
{
    return one_arg("partial.__class_getitem__", nargs, kwnames) < 0 ? NULL : generic_alias_new(self, args[0]);
}

static const struct method_def partial_methods[] = {{"__class_getitem__", partial_class_getitem, NULL, METH_CLASS},
                                                    {NULL, NULL, NULL, 0}};
static const struct getset_def partial_getset[] = {{"func", partial_func, NULL, NULL},
                                                   {"args", partial_args, NULL, NULL},
                                                   {"keywords", partial_keywords, NULL, NULL},
                                                   {"__dict__", partial_dict, NULL, NULL},
                                                   {NULL, NULL, NULL, NULL}};
#define PARTIAL_SLOTS                                                                                                              \
    .dealloc = partial_dealloc, .traverse = partial_traverse, .clear = partial_clear, .repr = partial_repr, .call = partial_call,  \
    .new_ = partial_new
#define PARTIAL_SPEC(id, ...)                                                                                                      \
    static const struct type_spec id = {                                                                                           \
        .name = "functools.partial",                                                                                               \
        .doc = "A function with some of its arguments filled in.",                                                                 \
        .kind = K_OTHER,                                                                                                           \
        .flags = TF_GC | TF_BASETYPE,                                                                                              \
        .record = "partialobject",                                                                                                 \
        .dictoffset = dictoffset,                                                                                                  \
        .weakrefoffset = weakrefoffset,                                                                                            \
        .s = {__VA_ARGS__},                                                                                                        \
        .methods = partial_methods,                                                                                                \
        .getset = partial_getset,                                                                                                  \
    }
PARTIAL_SPEC(partial_spec, PARTIAL_SLOTS);
/* In newer versions a partial in a class binds like a function. */
PARTIAL_SPEC(partial_method_spec, PARTIAL_SLOTS, .descr_get = partial_descr_get);

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
    {"cmp_to_key", functools_cmp_to_key, NULL, 0}, {"reduce", functools_reduce, NULL, 0}, {NULL, NULL, NULL, 0}};

struct obj *mod_functools_init(void)
{
    struct obj *m = module_with("_functools", defs);
    t_partial = type_ready(pol.partial_is_method ? &partial_method_spec : &partial_spec);
    t_key = type_ready(&key_spec);
    return m && module_put_type(m, "partial", t_partial) ? m : NULL;
}
