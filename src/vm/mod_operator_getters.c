/* operator.itemgetter, attrgetter and methodcaller: callables with CPython's layouts (Modules/_operator.c). */
#include "lib.h"
#include "mod_operator.h"
#include "slotscope/object/gc.h"

/* The words behind the header; what later versions have behind them (entry points for calls) stays empty. */
struct getter {
    struct obj base;
    int64_t n;        /* how many items or attributes */
    struct obj *what; /* the item; several: a tuple; attributes: a tuple of names, or of tuples of names where there are dots */
    int64_t index[];  /* itemgetter: the item when it is an index from the front, else -1 */
};
struct caller {
    struct obj base;
    struct obj *name, *args, *kwargs; /* kwargs: NULL without */
};

static struct getter *getter_of(struct obj *o)
{
    return (struct getter *)(void *)o;
}
static struct caller *caller_of(struct obj *o)
{
    return (struct caller *)(void *)o;
}

/* "f() takes no keyword arguments"; "f expected 1 argument, got 0". 0 or -1. */
static int check_arguments(const char *name, size_t nargs, struct obj *kwnames, bool exactly)
{
    if (kwnames && tuple_len(kwnames)) {
        err_type("%s() takes no keyword arguments", name);
        return -1;
    }
    if (nargs == 1 || (!exactly && nargs > 1))
        return 0;
    err_type("%s expected 1 argument, got %lld", name, (long long)nargs);
    return -1;
}

static void getter_dealloc(struct obj *o)
{
    gc_untrack(o);
    xdecref(getter_of(o)->what);
    obj_free(o);
}

static int getter_traverse(struct obj *o, visitproc *visit, void *arg)
{
    return getter_of(o)->what ? visit(getter_of(o)->what, arg) : 0;
}

static struct obj *getter_make(struct obj *type, size_t n, struct obj *taken_what)
{
    struct obj *o = taken_what ? type_generic_alloc(type_rec(type), 0) : NULL;
    if (!o) {
        xdecref(taken_what);
        return NULL;
    }
    getter_of(o)->n = (int64_t)n;
    getter_of(o)->what = taken_what;
    return o;
}

/* Shows a callable as a call with these arguments (a tuple, taken). */
static struct obj *repr_as_call(struct obj *o, struct obj *args, struct obj *kwargs)
{
    const char *name = type_name(type_of(o));
    struct obj *parts = args ? list_new(0) : NULL, *r = NULL, *text, *key, *v;
    int nested = repr_enter(o);
    if (nested == 0) {
        int64_t pos = 0;
        for (int64_t i = 0; parts && i < tuple_len(args); i++) {
            text = obj_repr(tuple_items(args)[i]);
            if (!text || list_append(parts, text) < 0)
                obj_clear_slot(&parts);
            xdecref(text);
        }
        while (parts && kwargs && dict_next(kwargs, &pos, &key, &v)) {
            text = str_printf("%U=%R", key, v);
            if (!text || list_append(parts, text) < 0)
                obj_clear_slot(&parts);
            xdecref(text);
        }
        struct obj *comma = str_from_c(", "), *joined = parts && comma ? str_join(comma, parts) : NULL;
        r = joined ? str_printf("%s(%U)", name, joined) : NULL;
        xdecref(comma);
        xdecref(joined);
        repr_leave(o);
    } else if (nested > 0) {
        r = str_printf("%s(...)", name);
    }
    xdecref(parts);
    xdecref(args);
    return r;
}

/* ---- itemgetter ---- */

static struct obj *itemgetter_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (check_arguments("itemgetter", nargs, kwnames, false) < 0)
        return NULL;
    struct obj *o = getter_make(type, nargs, nargs == 1 ? incref(args[0]) : tuple_from(args, (int64_t)nargs));
    if (!o)
        return NULL;
    getter_of(o)->index[0] = -1;
    if (nargs == 1 && args[0]->ob_type == t_int->self) {
        int64_t i = num_as_ssize(args[0], NULL);
        getter_of(o)->index[0] = i < 0 ? -1 : i;
    }
    return o;
}

static struct obj *itemgetter_call(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (check_arguments("itemgetter", nargs, kwnames, true) < 0)
        return NULL;
    const struct getter *g = getter_of(o);
    int64_t i = g->index[0];
    if (g->n == 1 && i >= 0 && args[0]->ob_type == t_tuple->self && i < tuple_len(args[0]))
        return incref(tuple_items(args[0])[i]);
    if (g->n == 1)
        return obj_getitem(args[0], g->what);
    struct obj *t = tuple_new(g->n);
    for (i = 0; t && i < g->n; i++)
        if (!(tuple_items(t)[i] = obj_getitem(args[0], tuple_items(g->what)[i])))
            obj_clear_slot(&t);
    return t;
}

static struct obj *itemgetter_arguments(struct obj *o)
{
    return getter_of(o)->n == 1 ? tuple_pack(1, getter_of(o)->what) : incref(getter_of(o)->what);
}

static struct obj *itemgetter_repr(struct obj *o)
{
    return repr_as_call(o, itemgetter_arguments(o), NULL);
}

CFUNCTION(itemgetter_reduce)
{
    return value_build("ON", self->ob_type, itemgetter_arguments(self));
}

/* ---- attrgetter ---- */

/* A name as it is kept: interned, or a tuple of interned parts. */
static struct obj *parts_of(struct obj *name)
{
    struct obj *dot = str_from_c("."), *r = NULL;
    if (dot && str_find(name, dot, 0, str_length(name), 1) < 0) {
        r = incref(name);
        str_intern(&r);
    } else if (dot) {
        struct obj *parts = obj_call_method(name, "split", &dot, 1);
        r = parts ? list_as_tuple(parts) : NULL;
        for (int64_t i = 0; r && i < tuple_len(r); i++)
            str_intern(&tuple_items(r)[i]);
        xdecref(parts);
    }
    xdecref(dot);
    return r;
}

static struct obj *attrgetter_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (check_arguments("attrgetter", nargs, kwnames, false) < 0)
        return NULL;
    struct obj *names = tuple_new((int64_t)nargs);
    for (size_t i = 0; names && i < nargs; i++) {
        if (is_str(args[i]))
            tuple_items(names)[i] = parts_of(args[i]);
        else
            err_type("attribute name must be a string");
        if (err_occurred())
            obj_clear_slot(&names);
    }
    return getter_make(type, nargs, names);
}

static struct obj *attribute_of(struct obj *o, struct obj *name)
{
    if (!is_tuple(name))
        return obj_getattr(o, name);
    incref(o);
    for (int64_t i = 0; o && i < tuple_len(name); i++) {
        struct obj *next = obj_getattr(o, tuple_items(name)[i]);
        decref(o);
        o = next;
    }
    return o;
}

static struct obj *attrgetter_call(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (check_arguments("attrgetter", nargs, kwnames, true) < 0)
        return NULL;
    struct obj **names = tuple_items(getter_of(o)->what), *t;
    int64_t n = getter_of(o)->n;
    if (n == 1)
        return attribute_of(args[0], names[0]);
    t = tuple_new(n);
    for (int64_t i = 0; t && i < n; i++)
        if (!(tuple_items(t)[i] = attribute_of(args[0], names[i])))
            obj_clear_slot(&t);
    return t;
}

static struct obj *attrgetter_arguments(struct obj *o)
{
    struct obj *names = getter_of(o)->what, *dot = str_from_c("."), *t = dot ? tuple_new(tuple_len(names)) : NULL;
    for (int64_t i = 0; t && i < tuple_len(names); i++) {
        struct obj *name = tuple_items(names)[i];
        if (!(tuple_items(t)[i] = is_tuple(name) ? str_join(dot, name) : incref(name)))
            obj_clear_slot(&t);
    }
    xdecref(dot);
    return t;
}

static struct obj *attrgetter_repr(struct obj *o)
{
    return repr_as_call(o, attrgetter_arguments(o), NULL);
}

CFUNCTION(attrgetter_reduce)
{
    return value_build("ON", self->ob_type, attrgetter_arguments(self));
}

/* ---- methodcaller ---- */

static struct obj *methodcaller_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (nargs < 1)
        return err_type("methodcaller needs at least one argument, the method name");
    if (!is_str(args[0]))
        return err_type("method name must be a string");
    struct obj *o = type_generic_alloc(type_rec(type), 0);
    if (!o)
        return NULL;
    struct caller *c = caller_of(o);
    int64_t nkw = kwnames ? tuple_len(kwnames) : 0;
    c->name = incref(args[0]);
    str_intern(&c->name);
    c->args = tuple_from(args + 1, (int64_t)nargs - 1);
    c->kwargs = nkw ? dict_from_items(tuple_items(kwnames), 1, args + nargs, 1, nkw) : NULL;
    if (!c->args || (nkw && !c->kwargs))
        obj_clear_slot(&o);
    return o;
}

static struct obj *methodcaller_call(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (check_arguments("methodcaller", nargs, kwnames, true) < 0)
        return NULL;
    const struct caller *c = caller_of(o);
    struct obj *m = obj_getattr(args[0], c->name), *r = m ? obj_call_tuple(m, c->args, c->kwargs) : NULL;
    xdecref(m);
    return r;
}

/* The name and the arguments: a new tuple. */
static struct obj *methodcaller_arguments(struct obj *o)
{
    const struct caller *c = caller_of(o);
    struct obj *t = tuple_new(tuple_len(c->args) + 1);
    if (!t)
        return NULL;
    tuple_items(t)[0] = incref(c->name);
    for (int64_t i = 0; i < tuple_len(c->args); i++)
        tuple_items(t)[i + 1] = incref(tuple_items(c->args)[i]);
    return t;
}

static struct obj *methodcaller_repr(struct obj *o)
{
    return repr_as_call(o, methodcaller_arguments(o), caller_of(o)->kwargs);
}

/* With keyword arguments: functools.partial(methodcaller, name, **keywords) makes it from the others. */
CFUNCTION(methodcaller_reduce)
{
    const struct caller *c = caller_of(self);
    if (!c->kwargs)
        return value_build("ON", self->ob_type, methodcaller_arguments(self));
    struct obj *m = interp_import("functools"), *partial = m ? obj_getattr_c(m, "partial") : NULL, *made = NULL;
    struct obj *first = partial ? tuple_pack(2, self->ob_type, c->name) : NULL;
    if (first)
        made = obj_call_tuple(partial, first, c->kwargs);
    xdecref(m);
    xdecref(partial);
    xdecref(first);
    return value_build("NO", made, c->args);
}

static void methodcaller_dealloc(struct obj *o)
{
    struct caller *c = caller_of(o);
    gc_untrack(o);
    xdecref(c->name);
    xdecref(c->args);
    xdecref(c->kwargs);
    obj_free(o);
}

static int methodcaller_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *const refs[] = {caller_of(o)->name, caller_of(o)->args, caller_of(o)->kwargs};
    int r = 0;
    for (int i = 0; r == 0 && i < 3; i++)
        r = refs[i] ? visit(refs[i], arg) : 0;
    return r;
}

#define GETTER_TYPE(id, record_, dealloc_, traverse_)                                                                              \
    static const struct method_def id##_methods[] = {{"__reduce__", id##_reduce, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};       \
    static const struct type_spec id##_spec = {                                                                                    \
        .name = "operator." #id,                                                                                                   \
        .kind = K_OTHER,                                                                                                           \
        .flags = TF_GC,                                                                                                            \
        .record = record_,                                                                                                         \
        .s = {.dealloc = dealloc_, .traverse = traverse_, .call = id##_call, .repr = id##_repr, .new_ = id##_new},                 \
        .methods = id##_methods}
GETTER_TYPE(itemgetter, "itemgetterobject", getter_dealloc, getter_traverse);
GETTER_TYPE(attrgetter, "attrgetterobject", getter_dealloc, getter_traverse);
GETTER_TYPE(methodcaller, "methodcallerobject", methodcaller_dealloc, methodcaller_traverse);

bool operator_add_getters(struct obj *m)
{
    return module_put_type(m, "itemgetter", type_ready(&itemgetter_spec)) &&
           module_put_type(m, "attrgetter", type_ready(&attrgetter_spec)) &&
           module_put_type(m, "methodcaller", type_ready(&methodcaller_spec));
}
