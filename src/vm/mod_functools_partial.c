/*
 * functools.partial: a function with some of its arguments filled in. Where the version has Placeholder, positions may be left open
 * between those that are filled.
 */
#include "mod_functools.h"
#include "slotscope/base/buf.h"

static struct type *t_partial;
#define FN(p)   AT(p, partialobject, fn, struct obj *)
#define ARGS(p) AT(p, partialobject, args, struct obj *)
#define KW(p)   AT(p, partialobject, kw, struct obj *)
#define DICT(p) AT(p, partialobject, dict, struct obj *)

static struct type *t_placeholder;

/* How many positions are left open; kept where the version keeps it. */
static int64_t open_places(struct obj *p)
{
    return pol.partial_placeholder ? AT(p, partialobject, phcount, int64_t) : 0;
}
static bool is_open(const struct obj *o)
{
    return t_placeholder && type_of(o) == t_placeholder;
}
static void count_open(struct obj *p)
{
    if (!pol.partial_placeholder)
        return;
    int64_t n = 0;
    for (int64_t i = 0; i < tuple_len(ARGS(p)); i++)
        n += is_open(tuple_items(ARGS(p))[i]);
    AT(p, partialobject, phcount, int64_t) = n;
}

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

/* first and then args; args take the open places of first one after the other. */
static struct obj *joined(struct obj *first, struct obj *const *args, size_t nargs)
{
    int64_t n = first ? tuple_len(first) : 0, more = (int64_t)nargs;
    for (int64_t i = 0; t_placeholder && i < n && more > 0; i++)
        more -= is_open(tuple_items(first)[i]);
    struct obj *t = tuple_new(n + more);
    for (int64_t i = 0, used = 0; t && i < n + more; i++) {
        bool open = i < n && used < (int64_t)nargs && is_open(tuple_items(first)[i]);
        tuple_items(t)[i] = incref(open || i >= n ? args[used++] : tuple_items(first)[i]);
    }
    return t;
}

static bool placeholders_ok(struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (nargs > 1 && is_open(args[nargs - 1]))
        return err_type("trailing Placeholders are not allowed"), false;
    for (int64_t i = 0; kwnames && i < tuple_len(kwnames); i++)
        if (is_open(args[(int64_t)nargs + i]))
            return err_type("Placeholder cannot be passed as a keyword argument"), false;
    return true;
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
    struct obj *p = placeholders_ok(args, nargs, kwnames) ? type_generic_alloc(type_rec(type), 0) : NULL;
    if (!p)
        return NULL;
    FN(p) = incref(fn);
    ARGS(p) = joined(base ? ARGS(base) : NULL, args + 1, nargs - 1);
    KW(p) = keywords(base ? KW(base) : NULL, args + nargs, kwnames);
    if (!ARGS(p) || !KW(p))
        obj_clear_slot(&p);
    else
        count_open(p);
    return p;
}

static struct obj *partial_call(struct obj *p, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    int64_t open = open_places(p);
    if (open > (int64_t)nargs)
        return err_type("missing positional arguments in 'partial' call; expected at least %lld, got %lld", (long long)open,
                        (long long)nargs);
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

/* The name in front: of subclasses their tp_name up to 3.12, module and qualified name later. */
static void add_name(struct buf *b, struct obj *p)
{
    struct obj *module = NULL, *name = NULL;
    if (type_of(p) != t_partial && pol.partial_repr_qualified && (name = type_qualname(type_of(p))) &&
        obj_lookup_attr(p->ob_type, str_name("__module__"), &module) > 0 && is_str(module)) {
        str_to_utf8(module, b);
        buf_addc(b, '.');
        str_to_utf8(name, b);
        buf_addc(b, '(');
    } else {
        buf_printf(b, "%s(", type_of(p) == t_partial ? "functools.partial" : type_name(type_of(p)));
    }
    xdecref(module);
    xdecref(name);
    err_clear();
}

static int add_text(struct buf *b, struct obj *o)
{
    struct obj *s = obj_str(o);
    if (s)
        str_to_utf8(s, b);
    xdecref(s);
    return s ? 0 : -1;
}

static struct obj *partial_repr(struct obj *p)
{
    int status = repr_enter(p);
    if (status)
        return status < 0 ? NULL : str_from_c("...");
    struct buf b;
    buf_init(&b);
    struct obj *fn = incref(FN(p)), *args = incref(ARGS(p)), *kw = incref(KW(p)); /* reprs may change p */
    add_name(&b, p);
    int r = add_repr(&b, fn);
    for (int64_t i = 0; r == 0 && i < tuple_len(args); i++) {
        buf_adds(&b, ", ");
        r = add_repr(&b, tuple_items(args)[i]);
    }
    struct obj *k, *v;
    for (int64_t pos = 0; r == 0 && dict_next(kw, &pos, &k, &v);) {
        incref(k);
        incref(v);
        buf_adds(&b, ", ");
        r = add_text(&b, k);
        buf_adds(&b, "=");
        r = r < 0 ? r : add_repr(&b, v);
        decref(k);
        decref(v);
    }
    repr_leave(p);
    decref(fn);
    decref(args);
    decref(kw);
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
static int partial_set_dict(struct obj *self, struct obj *v, void *closure)
{
    (void)closure;
    if (v && !is_dict(v)) {
        err_type("__dict__ must be set to a dictionary, not a '%.200T'", v);
        return -1;
    }
    if (!v) {
        err_type("cannot delete __dict__");
        return -1;
    }
    return instance_set_dict(self, v);
}

CFUNCTION(partial_class_getitem)
{
    return one_arg("partial.__class_getitem__", nargs, kwnames) < 0 ? NULL : generic_alias_new(self, args[0]);
}

CFUNCTION(partial_reduce)
{
    struct obj *dict = DICT(self) ? DICT(self) : obj_none, *fn = tuple_pack(1, FN(self));
    struct obj *state = fn ? tuple_pack(4, FN(self), ARGS(self), KW(self), dict) : NULL;
    struct obj *r = state ? tuple_pack(3, self->ob_type, fn, state) : NULL;
    xdecref(fn);
    xdecref(state);
    return r;
}

CFUNCTION(partial_setstate)
{
    struct obj **s = is_tuple(args[0]) ? tuple_items(args[0]) : NULL;
    if (!s || tuple_len(args[0]) != 4 || !obj_callable(s[0]) || !is_tuple(s[1]) || (s[2] != obj_none && !is_dict(s[2])))
        return err_type("invalid partial state");
    int64_t n = tuple_len(s[1]);
    if (n && is_open(tuple_items(s[1])[n - 1]))
        return err_type("trailing Placeholders are not allowed");
    struct obj *all = s[1]->ob_type == t_tuple->self ? incref(s[1]) : tuple_from(tuple_items(s[1]), n);
    struct obj *kw = s[2] == obj_none ? dict_new() : s[2]->ob_type == t_dict->self ? incref(s[2]) : dict_copy(s[2]);
    if (!all || !kw) {
        xdecref(all);
        xdecref(kw);
        return NULL;
    }
    struct obj *dict = s[3] == obj_none ? NULL : incref(s[3]);
    obj_set_slot(&FN(self), incref(s[0]));
    obj_set_slot(&ARGS(self), all);
    obj_set_slot(&KW(self), kw);
    obj_set_slot(&DICT(self), dict);
    count_open(self);
    return new_none();
}

static const struct method_def partial_methods[] = {{"__reduce__", partial_reduce, NULL, METH_NOARGS},
                                                    {"__setstate__", partial_setstate, NULL, METH_O},
                                                    {"__class_getitem__", partial_class_getitem, NULL, METH_CLASS},
                                                    {NULL, NULL, NULL, 0}};
static const struct getset_def partial_getset[] = {{"func", partial_func, NULL, NULL},
                                                   {"args", partial_args, NULL, NULL},
                                                   {"keywords", partial_keywords, NULL, NULL},
                                                   {"__dict__", partial_dict, partial_set_dict, NULL},
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

/* ---- Placeholder: one object of a type of its own ---- */

static struct obj *placeholder_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type, (void)args;
    if (nargs || (kwnames && tuple_len(kwnames)))
        return err_type("PlaceholderType takes no arguments");
    struct obj *m = interp_import("_functools"), *o = xincref(interp_module_value(m, "Placeholder"));
    xdecref(m);
    return o || err_occurred() ? o : err_format(exc_RuntimeError, "slotscope: functools.Placeholder is gone");
}

static struct obj *placeholder_repr(struct obj *o)
{
    (void)o;
    return str_from_c("Placeholder");
}

CFUNCTION(placeholder_reduce)
{
    return str_from_c("Placeholder");
}

static void placeholder_dealloc(struct obj *o)
{
    obj_free(o);
}

static const struct method_def placeholder_methods[] = {{"__reduce__", placeholder_reduce, NULL, METH_NOARGS}, {0}};
static const struct type_spec placeholder_spec = {
    .name = "functools._PlaceholderType",
    .doc = "The type of Placeholder, which keeps a place free among partial's arguments.",
    .kind = K_OTHER,
    .flags = TF_IMMUTABLE,
    .record = "PyObject",
    .s = {.dealloc = placeholder_dealloc, .repr = placeholder_repr, .new_ = placeholder_new},
    .methods = placeholder_methods,
};

bool partial_add(struct obj *m)
{
    t_partial = type_ready(pol.partial_is_method ? &partial_method_spec : &partial_spec);
    t_placeholder = NULL;
    if (pol.partial_placeholder) {
        t_placeholder = type_ready(&placeholder_spec);
        if (!module_put(m, "Placeholder", obj_alloc(t_placeholder, 0)))
            return false;
    }
    return module_put_type(m, "partial", t_partial);
}
