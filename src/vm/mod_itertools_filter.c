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

/* Types that are their two references, and those with a word that says whether the function is asked no more. */
#define REDUCES_TO_TWO(id)                                                                                                         \
    IT_REDUCE(id)                                                                                                                  \
    {                                                                                                                              \
        return it_copy_deprecated() < 0 ? NULL : value_build("O(OO)", o->ob_type, *it_ref(o, 0), *it_ref(o, 1));                   \
    }                                                                                                                              \
    static const struct method_def id##_methods[] = {IT_REDUCE_METHOD(id), {0}};
#define STATE_OF_WHILE(id)                                                                                                         \
    IT_REDUCE(id)                                                                                                                  \
    {                                                                                                                              \
        return it_copy_deprecated() < 0 ? NULL : value_build("O(OO)n", o->ob_type, *it_ref(o, 0), *it_ref(o, 1), *it_word(o, 2));  \
    }                                                                                                                              \
    IT_SETSTATE(id)                                                                                                                \
    {                                                                                                                              \
        int truth = it_copy_deprecated() < 0 ? -1 : obj_truth(args[0]);                                                            \
        if (truth < 0)                                                                                                             \
            return NULL;                                                                                                           \
        *it_word(o, 2) = truth;                                                                                                    \
        return new_none();                                                                                                         \
    }                                                                                                                              \
    static const struct method_def id##_methods[] = {IT_REDUCE_METHOD(id), IT_SETSTATE_METHOD(id), {0}};

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
STATE_OF_WHILE(dropwhile)
ITERTOOL(dropwhile, "dropwhile", "The items from the first one on for which the function is false.", 3, 3, dropwhile_methods);

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
STATE_OF_WHILE(takewhile)
ITERTOOL(takewhile, "takewhile", "The items up to the first one for which the function is false.", 3, 3, takewhile_methods);

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
REDUCES_TO_TWO(filterfalse)
ITERTOOL(filterfalse, "filterfalse", "The items for which the function is false; None: those that are false.", 3, 2,
         filterfalse_methods);

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
REDUCES_TO_TWO(starmap)
ITERTOOL(starmap, "starmap", "The results of a function called with each item as its arguments.", 3, 2, starmap_methods);

static struct obj *chain_over(struct obj *type, struct obj *source);
static struct type *t_chain, *t_islice;

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
/* chain([first], rest): new reference. */
static struct obj *chain_of(struct obj *first, struct obj *rest)
{
    struct obj *one = tuple_pack(1, first), *pair = one ? tuple_pack(2, one, rest) : NULL;
    xdecref(one);
    return chain_over(t_chain->self, pair);
}

IT_REDUCE(accumulate)
{
    struct obj *total = *it_ref(o, 0), *it = *it_ref(o, 1), *f = *it_ref(o, 2) ? *it_ref(o, 2) : obj_none, *initial = *it_ref(o, 3);
    if (it_copy_deprecated() < 0)
        return NULL;
    if (initial)
        return value_build("O(NO)O", o->ob_type, chain_of(initial, it), f, obj_none);
    if (total == obj_none) { /* None as state would mean that there is none yet */
        struct obj *whole = chain_of(total, it), *again = whole ? obj_call2(o->ob_type, whole, f) : NULL;
        xdecref(whole);
        return value_build("O(NnO)", t_islice->self, again, INT64_C(1), obj_none);
    }
    return value_build("O(OO)O", o->ob_type, it, f, total ? total : obj_none);
}

IT_SETSTATE(accumulate)
{
    if (it_copy_deprecated() < 0)
        return NULL;
    obj_set_slot(it_ref(o, 0), incref(args[0]));
    return new_none();
}
static const struct method_def accumulate_methods[] = {IT_REDUCE_METHOD(accumulate), IT_SETSTATE_METHOD(accumulate), {0}};
ITERTOOL_RECORD(accumulate, "accumulate", "Running totals, or what a function of two arguments makes of them.", 15,
                "accumulateobject", accumulate_methods);

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

IT_REDUCE(chain)
{
    struct obj *source = *it_ref(o, 0), *active = *it_ref(o, 1);
    if (it_copy_deprecated() < 0)
        return NULL;
    return !source  ? value_build("O()", o->ob_type)
           : active ? value_build("O()(OO)", o->ob_type, source, active)
                    : value_build("O()(O)", o->ob_type, source);
}

IT_SETSTATE(chain)
{
    if (it_copy_deprecated() < 0 || it_state(args[0], 1, 2) < 0)
        return NULL;
    struct obj *source = tuple_items(args[0])[0], *active = tuple_len(args[0]) == 2 ? tuple_items(args[0])[1] : NULL;
    if (!is_iterator(source) || (active && !is_iterator(active)))
        return err_type("Arguments must be iterators.");
    obj_set_slot(it_ref(o, 0), incref(source));
    obj_set_slot(it_ref(o, 1), xincref(active));
    return new_none();
}

static const struct method_def chain_methods[] = {{"from_iterable", chain_from_iterable, NULL, METH_CLASS},
                                                  {"__class_getitem__", generic, NULL, METH_CLASS},
                                                  IT_REDUCE_METHOD(chain),
                                                  IT_SETSTATE_METHOD(chain),
                                                  {0}};
ITERTOOL(chain, "chain", "The items of the first iterable, then those of the next, and so on.", 3, 2, chain_methods);

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
REDUCES_TO_TWO(compress)
ITERTOOL(compress, "compress", "The items whose selectors are true.", 3, 2, compress_methods);

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
IT_REDUCE(islice)
{
    if (it_copy_deprecated() < 0)
        return NULL;
    if (!*it_ref(o, 0)) {
        struct obj *none = list_new(0), *it = none ? obj_iter(none) : NULL;
        xdecref(none);
        return value_build("O(Nn)n", o->ob_type, it, INT64_C(0), INT64_C(0));
    }
    struct obj *stop = *it_word(o, 2) == -1 ? new_none() : int_from_i64(*it_word(o, 2));
    return value_build("O(OnNn)n", o->ob_type, *it_ref(o, 0), *it_word(o, 1), stop, *it_word(o, 3), *it_word(o, 4));
}

IT_SETSTATE(islice)
{
    bool failed = it_copy_deprecated() < 0;
    int64_t count = failed ? -1 : it_place(args[0], INT64_MIN, INT64_MAX, &failed);
    if (failed)
        return NULL;
    *it_word(o, 4) = count;
    return new_none();
}
static const struct method_def islice_methods[] = {IT_REDUCE_METHOD(islice), IT_SETSTATE_METHOD(islice), {0}};
ITERTOOL(islice, "islice", "The items of a slice of an iterable.", 1, 5, islice_methods);

/* ---- pairwise: iterator, the item before; from 3.13 on the pair that is handed out ---- */

static bool pairwise_reuses(void)
{
    return layout_sizeof("pairwiseobject") > 32;
}

static struct obj *pairwise_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (it_no_keywords("pairwise", kw) < 0 || one_positional_arg("pairwise", nargs) < 0)
        return NULL;
    struct obj *it = obj_iter(args[0]), *o = it ? it_new(type) : NULL;
    if (!o) {
        xdecref(it);
        return NULL;
    }
    *it_ref(o, 0) = it;
    if (pairwise_reuses() && !(*it_ref(o, 2) = tuple_pack(2, obj_none, obj_none)))
        obj_clear_slot(&o);
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
    obj_set_slot(old, incref(v));
    return tuple_pair(pairwise_reuses() ? *it_ref(o, 2) : NULL, before, v);
}
static void pairwise_dealloc(struct obj *o)
{
    it_dealloc(o, pairwise_reuses() ? 7 : 3);
}
static int pairwise_traverse(struct obj *o, visitproc *visit, void *arg)
{
    return it_traverse(o, pairwise_reuses() ? 7 : 3, visit, arg);
}
static const struct type_spec pairwise_spec = {
    .name = "itertools.pairwise",
    .doc = "Pairs of neighbours.",
    .kind = K_ITERATOR,
    .flags = TF_GC | TF_BASETYPE | TF_IMMUTABLE,
    .record = "pairwiseobject",
    .s = {.dealloc = pairwise_dealloc,
          .traverse = pairwise_traverse,
          .iter = it_self,
          .iternext = pairwise_next,
          .new_ = pairwise_new},
};

bool itertools_add_filters(struct obj *m)
{
    static const struct type_spec *const specs[] = {&accumulate_spec,  &chain_spec,  &compress_spec, &dropwhile_spec,
                                                    &filterfalse_spec, &islice_spec, &starmap_spec,  &takewhile_spec};
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++)
        if (!it_add(m, specs[i]))
            return false;
    t_chain = type_rec(dict_get_c(module_dict(m), "chain"));
    t_islice = type_rec(dict_get_c(module_dict(m), "islice"));
    return !pol.itertools_pairwise || it_add(m, &pairwise_spec);
}
