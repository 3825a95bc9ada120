/* itertools that pass items through: accumulate, chain, compress, dropwhile, filterfalse, islice, pairwise, starmap, takewhile. */
#include "itertools.h"

/* Truth of f(v); None and bool ask v itself. 1, 0, -1. */
static int passes(struct obj *f, struct obj *v)
{
    if (f == obj_none || f == t_bool->self)
        return obj_truth(v);
    struct obj *r = obj_call1(f, v);
    if (!r)
        return -1;
    int truth = obj_truth(r);
    decref(r);
    return truth;
}

/* Types made of a function and an iterator: f(function, iterable). */
static struct obj *function_and_iterator(const char *name, struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (it_no_keywords(name, kw) < 0 || arg_count(name, nargs, NULL, 2, 2) < 0)
        return NULL;
    struct obj *it = obj_iter(args[1]), *o = it ? it_new(type) : NULL;
    if (!o) {
        xdecref(it);
        return NULL;
    }
    *it_ref(o, 0) = incref(args[0]);
    *it_ref(o, 1) = it;
    return o;
}
#define MAKER(id)                                                                                                                  \
    static struct obj *id##_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)                           \
    {                                                                                                                              \
        return function_and_iterator(#id, type, args, nargs, kw);                                                                  \
    }
MAKER(dropwhile)
MAKER(takewhile)
MAKER(filterfalse)
MAKER(starmap)

#define dropwhile_repr   NULL
#define takewhile_repr   NULL
#define filterfalse_repr NULL
#define starmap_repr     NULL
#define accumulate_repr  NULL
#define chain_repr       NULL
#define compress_repr    NULL
#define islice_repr      NULL
#define pairwise_repr    NULL

static struct obj *dropwhile_next(struct obj *o)
{
    struct obj *v;
    while ((v = it_step(*it_ref(o, 1)))) {
        if (*it_word(o, 2))
            return v;
        int ok = passes(*it_ref(o, 0), v);
        if (ok == 0) {
            *it_word(o, 2) = 1;
            return v;
        }
        decref(v);
        if (ok < 0)
            return NULL;
    }
    return NULL;
}
ITERTOOL(dropwhile, "dropwhile", "The items from the first one on for which the function is false.", 2, 1, NULL);

static struct obj *takewhile_next(struct obj *o)
{
    if (*it_word(o, 2))
        return NULL;
    struct obj *v = it_step(*it_ref(o, 1));
    if (!v)
        return NULL;
    int ok = passes(*it_ref(o, 0), v);
    if (ok > 0)
        return v;
    decref(v);
    if (ok == 0)
        *it_word(o, 2) = 1;
    return NULL;
}
ITERTOOL(takewhile, "takewhile", "The items up to the first one for which the function is false.", 2, 1, NULL);

static struct obj *filterfalse_next(struct obj *o)
{
    struct obj *v;
    while ((v = it_step(*it_ref(o, 1)))) {
        int ok = passes(*it_ref(o, 0), v);
        if (ok == 0)
            return v;
        decref(v);
        if (ok < 0)
            return NULL;
    }
    return NULL;
}
ITERTOOL(filterfalse, "filterfalse", "The items for which the function is false; None: those that are false.", 2, 0, NULL);

static struct obj *starmap_next(struct obj *o)
{
    struct obj *v = it_step(*it_ref(o, 1));
    if (!v)
        return NULL;
    struct obj *t = tuple_from_iter(v);
    decref(v);
    struct obj *r = t ? obj_call(*it_ref(o, 0), tuple_items(t), (size_t)tuple_len(t), NULL) : NULL;
    xdecref(t);
    return r;
}
ITERTOOL(starmap, "starmap", "The results of a function called with each item as its arguments.", 2, 0, NULL);

/* ---- accumulate: total, iterator, function, initial ---- */

static struct obj *accumulate_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *iterable = NULL, *func = obj_none, *initial = obj_none;
    if (arg_parse("accumulate(iterable:O, func:O=, *, initial:O=)", args, nargs, kw, &iterable, &func, &initial) < 0)
        return NULL;
    struct obj *it = obj_iter(iterable), *o = it ? it_new(type) : NULL;
    if (!o) {
        xdecref(it);
        return NULL;
    }
    *it_ref(o, 1) = it;
    *it_ref(o, 2) = func == obj_none ? NULL : incref(func);
    *it_ref(o, 3) = initial == obj_none ? NULL : incref(initial);
    return o;
}

static struct obj *accumulate_next(struct obj *o)
{
    struct obj **total = it_ref(o, 0), **initial = it_ref(o, 3);
    if (*initial) {
        *total = *initial;
        *initial = NULL;
        return incref(*total);
    }
    struct obj *v = it_step(*it_ref(o, 1));
    if (!v)
        return NULL;
    if (!*total) {
        *total = incref(v);
        return v;
    }
    struct obj *f = *it_ref(o, 2), *r = f ? obj_call2(f, *total, v) : num_binary(OP_ADD, *total, v);
    decref(v);
    if (!r)
        return NULL;
    obj_set_slot(total, incref(r));
    return r;
}
ITERTOOL(accumulate, "accumulate", "Running totals, or what a function of two arguments makes of them.", 4, 0, NULL);

/* ---- chain: iterator over iterables, iterator of the one in turn ---- */

static struct obj *chain_over(struct obj *type, struct obj *source)
{
    struct obj *it = source ? obj_iter(source) : NULL, *o = it ? it_new(type) : NULL;
    xdecref(source);
    if (o)
        *it_ref(o, 0) = it;
    else
        xdecref(it);
    return o;
}

static struct obj *chain_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    return it_no_keywords("chain", kw) < 0 ? NULL : chain_over(type, tuple_from(args, (int64_t)nargs));
}

static struct obj *chain_from_iterable(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    return one_arg("chain.from_iterable", nargs, kw) < 0 ? NULL : chain_over(type, incref(args[0]));
}

static struct obj *chain_next(struct obj *o)
{
    while (*it_ref(o, 0)) {
        if (!*it_ref(o, 1)) {
            struct obj *source = it_step(*it_ref(o, 0));
            if (!source) {
                obj_clear_slot(it_ref(o, 0));
                return NULL;
            }
            *it_ref(o, 1) = obj_iter(source);
            decref(source);
            if (!*it_ref(o, 1)) {
                obj_clear_slot(it_ref(o, 0));
                return NULL;
            }
        }
        struct obj *v = it_step(*it_ref(o, 1));
        if (v || err_occurred())
            return v;
        obj_clear_slot(it_ref(o, 1));
    }
    return NULL;
}

static struct obj *generic(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    return one_arg("type.__class_getitem__", nargs, kw) < 0 ? NULL : generic_alias_new(type, args[0]);
}

static const struct method_def chain_methods[] = {
    {"from_iterable", chain_from_iterable, NULL, METH_CLASS}, {"__class_getitem__", generic, NULL, METH_CLASS}, {0}};
ITERTOOL(chain, "chain", "The items of the first iterable, then those of the next, and so on.", 2, 0, chain_methods);

/* ---- compress ---- */

static struct obj *compress_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *data = NULL, *selectors = NULL;
    if (arg_parse("compress(data:O, selectors:O)", args, nargs, kw, &data, &selectors) < 0)
        return NULL;
    struct obj *a = obj_iter(data), *b = a ? obj_iter(selectors) : NULL, *o = b ? it_new(type) : NULL;
    if (!o) {
        xdecref(a);
        xdecref(b);
        return NULL;
    }
    *it_ref(o, 0) = a;
    *it_ref(o, 1) = b;
    return o;
}

static struct obj *compress_next(struct obj *o)
{
    struct obj *v, *s;
    while ((v = it_step(*it_ref(o, 0)))) {
        if (!(s = it_step(*it_ref(o, 1)))) {
            decref(v);
            return NULL;
        }
        int ok = obj_truth(s);
        decref(s);
        if (ok > 0)
            return v;
        decref(v);
        if (ok < 0)
            return NULL;
    }
    return NULL;
}
ITERTOOL(compress, "compress", "The items whose selectors are true.", 2, 0, NULL);

/* ---- islice: iterator; next, stop (-1: none), step, count ---- */

/* None or an index >= 0 that fits: 0; -1 with ValueError. */
static int slice_number(struct obj *o, int64_t *out, const char *complaint)
{
    if (o == obj_none)
        return 0;
    int64_t v = type_of(o)->s.index ? num_as_ssize(o, exc_OverflowError) : -1;
    if (v == -1 && err_occurred())
        err_clear();
    if (v < 0) {
        err_value("%s", complaint);
        return -1;
    }
    *out = v;
    return 0;
}

static struct obj *islice_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    static const char *const stop_text = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    static const char *const indices_text = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    int64_t start = 0, stop = -1, step = 1;
    if (it_no_keywords("islice", kw) < 0 || arg_count("islice", nargs, NULL, 2, 4) < 0)
        return NULL;
    if (nargs == 2) {
        if (slice_number(args[1], &stop, stop_text) < 0)
            return NULL;
    } else {
        if (slice_number(args[2], &stop, stop_text) < 0 || slice_number(args[1], &start, indices_text) < 0)
            return NULL;
        if (nargs == 4 && (slice_number(args[3], &step, "Step for islice() must be a positive integer or None.") < 0 || step < 1))
            return err_occurred() ? NULL : err_value("Step for islice() must be a positive integer or None.");
    }
    struct obj *it = obj_iter(args[0]), *o = it ? it_new(type) : NULL;
    if (!o) {
        xdecref(it);
        return NULL;
    }
    *it_ref(o, 0) = it;
    *it_word(o, 1) = start;
    *it_word(o, 2) = stop;
    *it_word(o, 3) = step;
    return o;
}

static struct obj *islice_next(struct obj *o)
{
    int64_t *next = it_word(o, 1), stop = *it_word(o, 2), step = *it_word(o, 3), *count = it_word(o, 4);
    struct obj *v;
    if (!*it_ref(o, 0))
        return NULL;
    while (*count < *next) {
        if (!(v = it_step(*it_ref(o, 0))))
            goto ended;
        decref(v);
        ++*count;
    }
    if (stop != -1 && *count >= stop)
        goto ended;
    if (!(v = it_step(*it_ref(o, 0))))
        goto ended;
    ++*count;
    if (__builtin_add_overflow(*next, step, next) || (stop != -1 && *next > stop))
        *next = stop == -1 ? INT64_MAX : stop;
    return v;
ended:
    obj_clear_slot(it_ref(o, 0));
    return NULL;
}
ITERTOOL(islice, "islice", "The items of a slice of an iterable.", 1, 4, NULL);

/* ---- pairwise: iterator, the item before ---- */

static struct obj *pairwise_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (it_no_keywords("pairwise", kw) < 0 || one_positional_arg("pairwise", nargs) < 0)
        return NULL;
    struct obj *it = obj_iter(args[0]), *o = it ? it_new(type) : NULL;
    if (o)
        *it_ref(o, 0) = it;
    else
        xdecref(it);
    return o;
}

static struct obj *pairwise_next(struct obj *o)
{
    struct obj **it = it_ref(o, 0), **old = it_ref(o, 1);
    if (!*it)
        return NULL;
    if (!*old) {
        obj_set_slot(old, it_step(*it));
        if (!*old || !*it) { /* at the end; or our own iterator reached us and came to it */
            obj_clear_slot(*old ? old : it);
            return NULL;
        }
    }
    struct obj *before = incref(*old), *v = it_step(*it);
    if (!v) {
        obj_clear_slot(it);
        obj_clear_slot(old);
        decref(before);
        return NULL;
    }
    struct obj *t = tuple_pack(2, before, v);
    decref(before);
    obj_set_slot(old, v);
    return t;
}
ITERTOOL(pairwise, "pairwise", "Pairs of neighbours.", 2, 1, NULL);

bool itertools_add_filters(struct obj *m)
{
    static const struct type_spec *const specs[] = {&accumulate_spec,  &chain_spec,  &compress_spec, &dropwhile_spec,
                                                    &filterfalse_spec, &islice_spec, &starmap_spec,  &takewhile_spec};
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++)
        if (!module_put_type(m, specs[i]->name + sizeof "itertools", type_ready(specs[i])))
            return false;
    return !pol.itertools_pairwise || module_put_type(m, "pairwise", type_ready(&pairwise_spec));
}
