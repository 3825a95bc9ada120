/* itertools that gather items: batched, groupby, tee, zip_longest. */
#include "itertools.h"

#define batched_repr     NULL
#define groupby_repr     NULL
#define grouper_repr     NULL
#define tee_repr         NULL
#define teedata_repr     NULL
#define zip_longest_repr NULL

/* ---- batched: iterator; size, strict ---- */

static struct obj *batched_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *iterable = NULL;
    int64_t n = 0;
    int strict = 0;
    const char *spec = pol.itertools_batched_strict ? "batched(iterable:O, n:n, *, strict:p=)" : "batched(iterable:O, n:n)";
    if (arg_parse(spec, args, nargs, kw, &iterable, &n, &strict) < 0)
        return NULL;
    if (n < 1)
        return err_value("n must be at least one");
    struct obj *it = obj_iter(iterable), *o = it ? it_new(type) : NULL;
    if (!o) {
        xdecref(it);
        return NULL;
    }
    *it_ref(o, 0) = it;
    *it_word(o, 1) = n;
    *it_word(o, 2) = strict;
    return o;
}

static struct obj *batched_next(struct obj *o)
{
    if (!*it_ref(o, 0))
        return NULL;
    struct obj *items = list_new(0), *v;
    int64_t n = *it_word(o, 1), have = 0;
    while (items && have < n && (v = it_step(*it_ref(o, 0)))) {
        int failed = list_append(items, v);
        decref(v);
        if (failed < 0)
            obj_clear_slot(&items);
        have++;
    }
    if (!items || err_occurred() || have == 0) {
        if (!err_occurred())
            obj_clear_slot(it_ref(o, 0));
        xdecref(items);
        return NULL;
    }
    if (have < n) {
        obj_clear_slot(it_ref(o, 0));
        if (*it_word(o, 2)) {
            decref(items);
            return err_value("batched(): incomplete batch");
        }
    }
    struct obj *t = list_as_tuple(items);
    decref(items);
    return t;
}
ITERTOOL(batched, "batched", "Tuples of n items each; the last one may be shorter.", 1, 2, NULL);

/* ---- groupby: iterator, key function, target key, current key, current value; the group that is open (borrowed) ---- */

enum { G_IT, G_FUNC, G_TARGET, G_KEY, G_VALUE, G_GROUP };
static struct type *t_grouper;

static struct obj *groupby_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *iterable = NULL, *key = obj_none;
    if (arg_parse("groupby(iterable:O, key:O=)", args, nargs, kw, &iterable, &key) < 0)
        return NULL;
    struct obj *it = obj_iter(iterable), *o = it ? it_new(type) : NULL;
    if (!o) {
        xdecref(it);
        return NULL;
    }
    *it_ref(o, G_IT) = it;
    *it_ref(o, G_FUNC) = incref(key);
    return o;
}

/* The next value and its key. 0; -1 at the end or with an exception. */
static int group_step(struct obj *g)
{
    struct obj *v = it_step(*it_ref(g, G_IT));
    if (!v)
        return -1;
    struct obj *f = *it_ref(g, G_FUNC), *key = f == obj_none ? incref(v) : obj_call1(f, v);
    if (!key) {
        decref(v);
        return -1;
    }
    obj_set_slot(it_ref(g, G_VALUE), v);
    obj_set_slot(it_ref(g, G_KEY), key);
    return 0;
}

/* Are the keys of the running group and of the value at hand the same? 1, 0, -1. */
static int same_key(struct obj *a, struct obj *b)
{
    incref(a);
    incref(b);
    int r = obj_richcompare_bool(a, b, CMP_EQ);
    decref(a);
    decref(b);
    return r;
}

static struct obj *groupby_next(struct obj *g)
{
    *it_word(g, G_GROUP) = 0;
    for (;;) { /* over the rest of the last group */
        if (*it_ref(g, G_KEY)) {
            if (!*it_ref(g, G_TARGET))
                break;
            int same = same_key(*it_ref(g, G_TARGET), *it_ref(g, G_KEY));
            if (same < 0)
                return NULL;
            if (!same)
                break;
        }
        if (group_step(g) < 0)
            return NULL;
    }
    obj_set_slot(it_ref(g, G_TARGET), incref(*it_ref(g, G_KEY)));
    struct obj *group = obj_alloc(t_grouper, 0);
    if (!group)
        return NULL;
    *it_ref(group, 0) = incref(g);
    *it_ref(group, 1) = incref(*it_ref(g, G_TARGET));
    gc_track(group);
    *it_word(g, G_GROUP) = (int64_t)(uintptr_t)group;
    struct obj *t = tuple_pack(2, *it_ref(g, G_KEY), group);
    decref(group);
    return t;
}
ITERTOOL(groupby, "groupby", "Runs of items with the same key: pairs of the key and an iterator over the run.", 5, 1, NULL);

static struct obj *grouper_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    return err_type("cannot create '%.100N' instances", type);
}

static struct obj *grouper_next(struct obj *o)
{
    struct obj *g = *it_ref(o, 0);
    if (*it_word(g, G_GROUP) != (int64_t)(uintptr_t)o)
        return NULL;
    if (!*it_ref(g, G_VALUE) && group_step(g) < 0)
        return NULL;
    int same = same_key(*it_ref(o, 1), *it_ref(g, G_KEY));
    if (same <= 0)
        return NULL;
    struct obj *v = *it_ref(g, G_VALUE);
    *it_ref(g, G_VALUE) = NULL;
    obj_clear_slot(it_ref(g, G_KEY));
    return v;
}
ITERTOOL(grouper, "_grouper", NULL, 2, 0, NULL);

/* ---- tee: a chain of blocks of items, shared by all its iterators ---- */

enum { TEE_ITEMS = 57, D_IT = 0, D_NEXT = 1, D_VALUES = 2, D_READ = D_VALUES + TEE_ITEMS };
/* One word holds how many values were read, and whether one is being read now. */
#define TEE_READ(d)    (((int32_t *)(void *)it_word(d, D_READ))[0])
#define TEE_RUNNING(d) (((int32_t *)(void *)it_word(d, D_READ))[1])
static struct type *t_tee, *t_teedata;

static struct obj *teedata_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    return err_type("cannot create '%.100N' instances", type);
}
#define teedata_next NULL
ITERTOOL(teedata, "_tee_dataobject", NULL, D_READ, 1, NULL);

static struct obj *teedata_make(struct obj *it)
{
    struct obj *d = obj_alloc(t_teedata, 0);
    if (d) {
        *it_ref(d, D_IT) = incref(it);
        gc_track(d);
    }
    return d;
}

static struct obj *tee_make(struct obj *taken_data, int64_t index)
{
    struct obj *o = taken_data ? obj_alloc(t_tee, 0) : NULL;
    if (!o) {
        xdecref(taken_data);
        return NULL;
    }
    *it_ref(o, 0) = taken_data;
    *it_word(o, 1) = index;
    gc_track(o);
    return o;
}

static struct obj *tee_over(struct obj *iterable)
{
    struct obj *it = obj_iter(iterable);
    if (!it)
        return NULL;
    struct obj *o = it->ob_type == t_tee->self ? tee_make(incref(*it_ref(it, 0)), *it_word(it, 1)) : tee_make(teedata_make(it), 0);
    decref(it);
    return o;
}

static struct obj *tee_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)type;
    if (it_no_keywords("_tee", kw) < 0 || arg_count("_tee", nargs, NULL, 1, 1) < 0)
        return NULL;
    return tee_over(args[0]);
}

static struct obj *tee_next(struct obj *o)
{
    struct obj *d = *it_ref(o, 0);
    if (*it_word(o, 1) >= TEE_ITEMS) {
        if (!*it_ref(d, D_NEXT) && !(*it_ref(d, D_NEXT) = teedata_make(*it_ref(d, D_IT))))
            return NULL;
        d = incref(*it_ref(d, D_NEXT));
        obj_set_slot(it_ref(o, 0), d);
        *it_word(o, 1) = 0;
    }
    int64_t i = *it_word(o, 1);
    if (i == TEE_READ(d)) {
        if (TEE_RUNNING(d))
            return err_format(exc_RuntimeError, "cannot re-enter the tee iterator");
        TEE_RUNNING(d) = 1;
        struct obj *v = it_step(*it_ref(d, D_IT));
        TEE_RUNNING(d) = 0;
        if (!v)
            return NULL;
        *it_ref(d, D_VALUES + (int)i) = v;
        TEE_READ(d)++;
    }
    *it_word(o, 1) = i + 1;
    return incref(*it_ref(d, D_VALUES + (int)i));
}

static struct obj *tee_copy(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args;
    return no_args("_tee.__copy__", nargs, kw) < 0 ? NULL : tee_make(incref(*it_ref(o, 0)), *it_word(o, 1));
}
static const struct method_def tee_methods[] = {{"__copy__", tee_copy, NULL, 0}, {0}};
ITERTOOL(tee, "_tee", "One of several independent iterators over the same items.", 1, 2, tee_methods);

CFUNCTION(itertools_tee)
{
    int64_t n = 2;
    if (it_no_keywords("tee", kwnames) < 0 || arg_count("tee", nargs, NULL, 1, 2) < 0)
        return NULL;
    if (nargs == 2 && (n = num_as_ssize(args[1], exc_OverflowError)) == -1 && err_occurred())
        return NULL;
    if (n < 0)
        return err_value("%s", message(MSG_TEE_N));
    struct obj *t = tuple_new(n), *first = t && n ? tee_over(args[0]) : NULL;
    for (int64_t i = 0; t && i < n; i++) {
        struct obj *o = !first ? NULL : i == 0 ? incref(first) : tee_make(incref(*it_ref(first, 0)), *it_word(first, 1));
        tuple_items(t)[i] = o;
        if (!o)
            obj_clear_slot(&t);
    }
    xdecref(first);
    return t;
}

/* ---- zip_longest: iterators (None where exhausted), fill value; how many are alive ---- */

static struct obj *zip_longest_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *fill = obj_none;
    if (kw && tuple_len(kw)) {
        if (tuple_len(kw) != 1 || !str_eq_c(tuple_items(kw)[0], "fillvalue"))
            return err_type("zip_longest() got an unexpected keyword argument");
        fill = args[nargs];
    }
    struct obj *its = tuple_new((int64_t)nargs);
    for (size_t i = 0; its && i < nargs; i++)
        if (!(tuple_items(its)[i] = obj_iter(args[i])))
            obj_clear_slot(&its);
    struct obj *o = its ? it_new(type) : NULL;
    if (!o) {
        xdecref(its);
        return NULL;
    }
    *it_ref(o, 0) = its;
    *it_ref(o, 1) = incref(fill);
    *it_word(o, 2) = (int64_t)nargs;
    return o;
}

static struct obj *zip_longest_next(struct obj *o)
{
    struct obj *its = *it_ref(o, 0), *fill = *it_ref(o, 1);
    int64_t n = tuple_len(its);
    if (n == 0 || *it_word(o, 2) == 0)
        return NULL;
    struct obj *t = tuple_new(n);
    for (int64_t i = 0; t && i < n; i++) {
        struct obj **it = &tuple_items(its)[i], *v = *it == obj_none ? NULL : it_step(*it);
        if (!v && *it != obj_none) {
            if (err_occurred() || --*it_word(o, 2) == 0) {
                *it_word(o, 2) = 0;
                decref(t);
                return NULL;
            }
            obj_set_slot(it, new_none());
        }
        tuple_items(t)[i] = v ? v : incref(fill);
    }
    return t;
}
ITERTOOL(zip_longest, "zip_longest", "Like zip, but goes on to the end of the longest with a fill value.", 2, 1, NULL);

bool itertools_add_groups(struct obj *m)
{
    static const struct method_def functions[] = {{"tee", itertools_tee, NULL, 0}, {0}};
    t_grouper = type_ready(&grouper_spec);
    t_teedata = type_ready(&teedata_spec);
    t_tee = type_ready(&tee_spec);
    return module_put_type(m, "_grouper", t_grouper) && module_put_type(m, "_tee", t_tee) &&
           module_put_type(m, "_tee_dataobject", t_teedata) && module_put_type(m, "groupby", type_ready(&groupby_spec)) &&
           module_put_type(m, "zip_longest", type_ready(&zip_longest_spec)) && module_add_functions(m, functions) == 0 &&
           (!pol.itertools_batched || module_put_type(m, "batched", type_ready(&batched_spec)));
}
