/* Built-in functions about iteration: all, any, iter, next, aiter, anext, len, max, min, sorted. */
#include "lib.h"

/* Stops at the first item whose truth is `stop`. */
static struct obj *quantify(struct obj *iterable, bool stop)
{
    struct obj *it = obj_iter(iterable), *item;
    if (!it)
        return NULL;
    while ((item = obj_next(it))) {
        int truth = obj_truth(item);
        decref(item);
        if (truth < 0 || truth == stop) {
            decref(it);
            return truth < 0 ? NULL : new_bool(stop);
        }
    }
    decref(it);
    return err_occurred() ? NULL : new_bool(!stop);
}

CFUNCTION(builtin_all)
{
    return one_arg("all", nargs, kwnames) < 0 ? NULL : quantify(args[0], false);
}

CFUNCTION(builtin_any)
{
    return one_arg("any", nargs, kwnames) < 0 ? NULL : quantify(args[0], true);
}

CFUNCTION(builtin_len)
{
    if (one_arg("len", nargs, kwnames) < 0)
        return NULL;
    int64_t n = obj_len(args[0]);
    return n < 0 ? NULL : int_from_i64(n);
}

CFUNCTION(builtin_iter)
{
    if (arg_count("iter", nargs, kwnames, 1, 2) < 0)
        return NULL;
    if (nargs == 1)
        return obj_iter(args[0]);
    return obj_callable(args[0]) ? calliter_new(args[0], args[1]) : err_type(message(MSG_ITER_CALLABLE));
}

CFUNCTION(builtin_next)
{
    if (arg_count("next", nargs, kwnames, 1, 2) < 0)
        return NULL;
    unaryfunc *step = type_of(args[0])->s.iternext;
    if (!is_iterator(args[0]))
        return err_type("'%T' object is not an iterator", args[0]);
    struct obj *v = step(args[0]);
    if (v)
        return v;
    if (nargs == 2 && (!err_occurred() || err_matches(exc_StopIteration))) {
        err_clear();
        return incref(args[1]);
    }
    if (!err_occurred())
        err_set_object(exc_StopIteration, NULL);
    return NULL;
}

CFUNCTION(builtin_aiter)
{
    if (one_arg("aiter", nargs, kwnames) < 0)
        return NULL;
    unaryfunc *f = type_of(args[0])->s.am_aiter;
    return f ? f(args[0]) : err_type("'%T' object is not an async iterable", args[0]);
}

CFUNCTION(builtin_anext)
{
    if (arg_count("anext", nargs, kwnames, 1, 2) < 0)
        return NULL;
    unaryfunc *f = type_of(args[0])->s.am_anext;
    if (!f)
        return err_type("'%T' object is not an async iterator", args[0]);
    return nargs == 1 ? f(args[0]) : err_format(exc_NotImplementedError, "slotscope: anext() with a default is not supported yet");
}

/* ---- max and min ---- */
struct extreme {
    const char *name;
    enum cmp op;
    struct obj *key;        /* borrowed; NULL: the items themselves */
    struct obj *item, *val; /* the best so far and its key; owned */
};

/* Takes item into account; takes it over. */
static int extreme_consider(struct extreme *e, struct obj *item)
{
    struct obj *val = e->key ? obj_call1(e->key, item) : incref(item);
    int better = !val ? -1 : e->item ? obj_richcompare_bool(val, e->val, e->op) : 1;
    if (better > 0) {
        obj_set_slot(&e->item, item);
        obj_set_slot(&e->val, val);
        return 0;
    }
    decref(item);
    xdecref(val);
    return better;
}

static int extreme_of_iterable(struct extreme *e, struct obj *iterable)
{
    struct obj *it = obj_iter(iterable), *item;
    if (!it)
        return -1;
    int r = 0;
    while (r == 0 && (item = obj_next(it)))
        r = extreme_consider(e, item);
    decref(it);
    return r < 0 || err_occurred() ? -1 : 0;
}

static struct obj *extreme(const char *name, const char *spec, enum cmp op, struct obj *const *args, size_t nargs,
                           struct obj *kwnames)
{
    struct obj *key = obj_none, *def = NULL;
    if (!nargs)
        return err_type(message(MSG_ONE_ARGUMENT), name);
    if (kwnames && arg_parse(spec, args + nargs, 0, kwnames, &key, &def) < 0)
        return NULL;
    if (nargs > 1 && def)
        return err_type("Cannot specify a default for %s() with multiple positional arguments", name);
    struct extreme e = {name, op, key == obj_none ? NULL : key, NULL, NULL};
    int r = nargs == 1 ? extreme_of_iterable(&e, args[0]) : 0;
    for (size_t i = 0; nargs > 1 && r == 0 && i < nargs; i++)
        r = extreme_consider(&e, incref(args[i]));
    xdecref(e.val);
    if (r < 0) {
        xdecref(e.item);
        return NULL;
    }
    if (e.item)
        return e.item;
    return def ? incref(def) : err_value(message(MSG_MINMAX_EMPTY), name);
}

CFUNCTION(builtin_max)
{
    return extreme("max", "max(*, key:O=, default:O=)", CMP_GT, args, nargs, kwnames);
}

CFUNCTION(builtin_min)
{
    return extreme("min", "min(*, key:O=, default:O=)", CMP_LT, args, nargs, kwnames);
}

CFUNCTION(builtin_sorted)
{
    if (nargs != 1)
        return err_type("sorted expected 1 argument, got %lld", (long long)nargs);
    struct obj *key = obj_none, *l;
    int reverse = 0;
    if (!(l = list_from_iter(args[0])))
        return NULL;
    int r = kwnames ? arg_parse("sort(*, key:O=, reverse:p=)", args + nargs, 0, kwnames, &key, &reverse) : 0;
    if (r == 0 && (r = recursion_enter(" while calling a Python object")) == 0) { /* it calls list.sort */
        r = list_sort(l, key, reverse);
        recursion_leave();
    }
    if (r == 0)
        return l;
    decref(l);
    return NULL;
}

const struct method_def builtins_sequence_defs[] = {
    {"all", builtin_all, NULL, METH_COUNTED},
    {"any", builtin_any, NULL, METH_COUNTED},
    {"len", builtin_len, NULL, 0},
    {"iter", builtin_iter, NULL, 0},
    {"next", builtin_next, NULL, 0},
    {"aiter", builtin_aiter, NULL, 0},
    {"anext", builtin_anext, NULL, 0},
    {"max", builtin_max, NULL, METH_COUNTED},
    {"min", builtin_min, NULL, METH_COUNTED},
    {"sorted", builtin_sorted, NULL, 0},
    {NULL, NULL, NULL, 0},
};
