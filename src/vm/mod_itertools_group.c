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
    if (pol.itertools_batched_strict)
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
        if (pol.itertools_batched_strict && *it_word(o, 2)) {
            decref(items);
            return err_value("batched(): incomplete batch");
        }
    }
    struct obj *t = list_as_tuple(items);
    decref(items);
    return t;
}
ITERTOOL_RECORD(batched, "batched", "Tuples of n items each; the last one may be shorter.", 1, "batchedobject", NULL);

/* ---- groupby: iterator, key function, target key, current key, current value; the group that is open (borrowed) ---- */

enum { G_IT, G_FUNC, G_TARGET, G_KEY, G_VALUE, G_GROUP };
static struct type *t_groupby, *t_grouper;

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

/* An iterator over the group with this key, which is the open one now. */
static struct obj *group_of(struct type *t, struct obj *g, struct obj *key)
{
    struct obj *group = obj_alloc(t, 0);
    if (!group)
        return NULL;
    *it_ref(group, 0) = incref(g);
    *it_ref(group, 1) = incref(key);
    gc_track(group);
    *it_word(g, G_GROUP) = (int64_t)(uintptr_t)group;
    return group;
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
    struct obj *group = group_of(t_grouper, g, *it_ref(g, G_TARGET));
    if (!group)
        return NULL;
    struct obj *t = tuple_pack(2, *it_ref(g, G_KEY), group);
    decref(group);
    return t;
}
IT_REDUCE(groupby)
{
    struct obj *it = *it_ref(o, G_IT), *f = *it_ref(o, G_FUNC);
    if (it_copy_deprecated() < 0)
        return NULL;
    if (!*it_ref(o, G_TARGET) || !*it_ref(o, G_KEY) || !*it_ref(o, G_VALUE))
        return value_build("O(OO)", o->ob_type, it, f);
    return value_build("O(OO)(OOO)", o->ob_type, it, f, *it_ref(o, G_KEY), *it_ref(o, G_VALUE), *it_ref(o, G_TARGET));
}

IT_SETSTATE(groupby)
{
    if (it_copy_deprecated() < 0 || it_state(args[0], 3, 3) < 0)
        return NULL;
    static const int places[] = {G_KEY, G_VALUE, G_TARGET};
    for (int i = 0; i < 3; i++)
        obj_set_slot(it_ref(o, places[i]), incref(tuple_items(args[0])[i]));
    return new_none();
}
static const struct method_def groupby_methods[] = {IT_REDUCE_METHOD(groupby), IT_SETSTATE_METHOD(groupby), {0}};
ITERTOOL_RECORD(groupby, "groupby", "Runs of items with the same key: pairs of the key and an iterator over the run.", 31,
                "groupbyobject", groupby_methods);

static struct obj *grouper_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (it_no_keywords("_grouper", kw) < 0 || arg_count("_grouper", nargs, NULL, 2, 2) < 0)
        return NULL;
    if (args[0]->ob_type != t_groupby->self)
        return err_type("_grouper() argument 1 must be itertools.groupby, not %T", args[0]);
    return group_of(type_rec(type), args[0], args[1]);
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
IT_REDUCE(grouper)
{
    struct obj *g = *it_ref(o, 0), *iter;
    if (it_copy_deprecated() < 0)
        return NULL;
    if (*it_word(g, G_GROUP) == (int64_t)(uintptr_t)o)
        return value_build("O(OO)", o->ob_type, g, *it_ref(o, 1));
    iter = obj_getattr_c(lib->builtins, "iter");
    return value_build("N(())", iter);
}
static const struct method_def grouper_methods[] = {IT_REDUCE_METHOD(grouper), {0}};
ITERTOOL(grouper, "_grouper", NULL, 3, 2, grouper_methods);

/* ---- tee: a chain of blocks of items, shared by all its iterators ---- */

enum { TEE_ITEMS = 57, D_IT = 0, D_READ = 1, D_NEXT = 2, D_VALUES = 3 };
#define D_REFS (((UINT64_C(1) << (TEE_ITEMS + D_VALUES)) - 1) & ~(UINT64_C(1) << D_READ))
/* One word holds how many values were read, and whether one is being read now. */
#define TEE_READ(d)    (((int32_t *)(void *)it_word(d, D_READ))[0])
#define TEE_RUNNING(d) (((int32_t *)(void *)it_word(d, D_READ))[1])
static struct type *t_tee, *t_teedata;

static struct obj *teedata_make(struct obj *it)
{
    struct obj *d = obj_alloc(t_teedata, 0);
    if (d) {
        *it_ref(d, D_IT) = incref(it);
        gc_track(d);
    }
    return d;
}

static struct obj *teedata_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)type;
    if (it_no_keywords("teedataobject", kw) < 0 || arg_count("teedataobject", nargs, NULL, 3, 3) < 0)
        return NULL;
    if (!is_list(args[1]))
        return err_type("teedataobject() argument 2 must be list, not %T", args[1]);
    int64_t n = list_len(args[1]);
    if (n > TEE_ITEMS || (args[2] != obj_none && (n != TEE_ITEMS || args[2]->ob_type != t_teedata->self)))
        return err_value("Invalid arguments");
    struct obj *d = teedata_make(args[0]);
    for (int64_t i = 0; d && i < n; i++)
        *it_ref(d, D_VALUES + (int)i) = incref(list_items(args[1])[i]);
    if (d) {
        TEE_READ(d) = (int32_t)n;
        *it_ref(d, D_NEXT) = args[2] == obj_none ? NULL : incref(args[2]);
    }
    return d;
}

IT_REDUCE(teedata)
{
    if (it_copy_deprecated() < 0)
        return NULL;
    struct obj *next = *it_ref(o, D_NEXT) ? *it_ref(o, D_NEXT) : obj_none;
    return value_build("O(ONO)", o->ob_type, *it_ref(o, D_IT), list_from(it_ref(o, D_VALUES), TEE_READ(o)), next);
}
#define teedata_next NULL
static const struct method_def teedata_methods[] = {IT_REDUCE_METHOD(teedata), {0}};
ITERTOOL(teedata, "_tee_dataobject", NULL, D_REFS, D_VALUES + TEE_ITEMS, teedata_methods);

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

IT_REDUCE(tee)
{
    return it_copy_deprecated() < 0 ? NULL : value_build("O(())(On)", o->ob_type, *it_ref(o, 0), *it_word(o, 1));
}

IT_SETSTATE(tee)
{
    if (it_copy_deprecated() < 0 || it_state(args[0], 2, 2) < 0)
        return NULL;
    struct obj *data = tuple_items(args[0])[0];
    if (data->ob_type != t_teedata->self)
        return err_type("argument 1 must be itertools._tee_dataobject, not %T", data);
    int64_t index = num_as_ssize(tuple_items(args[0])[1], exc_OverflowError);
    if (index < 0 || index > TEE_ITEMS)
        return err_occurred() ? NULL : err_value("Index out of range");
    obj_set_slot(it_ref(o, 0), incref(data));
    *it_word(o, 1) = index;
    return new_none();
}

enum { TEE_WEAKREFS = 32 };
static int tee_weakrefoffset(void)
{
    return TEE_WEAKREFS;
}
static void tee_dealloc(struct obj *o)
{
    gc_untrack(o);
    weakrefs_clear(o);
    xdecref(*it_ref(o, 0));
    obj_free(o);
}
static const struct method_def tee_methods[] = {
    {"__copy__", tee_copy, NULL, 0}, IT_REDUCE_METHOD(tee), IT_SETSTATE_METHOD(tee), {0}};
ITERTOOL_AS(tee, "_tee", "One of several independent iterators over the same items.", 1, "teeobject", 0, tee_dealloc, tee_methods,
            .weakrefoffset = tee_weakrefoffset);

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

/* ---- zip_longest: how many iterators, how many of them alive; they (NULL where exhausted), the tuple handed out, fill value ----
 */

enum { Z_SIZE, Z_ALIVE, Z_ITS, Z_RESULT, Z_FILL };

static struct obj *zip_longest_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *fill = obj_none;
    if (kw && tuple_len(kw)) {
        if (tuple_len(kw) != 1 || !str_eq_c(tuple_items(kw)[0], "fillvalue"))
            return err_type("zip_longest() got an unexpected keyword argument");
        fill = args[nargs];
    }
    struct obj *its = tuple_new((int64_t)nargs), *result = its ? tuple_new((int64_t)nargs) : NULL;
    for (size_t i = 0; result && i < nargs; i++) {
        tuple_items(result)[i] = new_none();
        if (!(tuple_items(its)[i] = obj_iter(args[i])))
            obj_clear_slot(&result);
    }
    struct obj *o = result ? it_new(type) : NULL;
    if (!o) {
        xdecref(its);
        xdecref(result);
        return NULL;
    }
    *it_word(o, Z_SIZE) = *it_word(o, Z_ALIVE) = (int64_t)nargs;
    *it_ref(o, Z_ITS) = its;
    *it_ref(o, Z_RESULT) = result;
    *it_ref(o, Z_FILL) = incref(fill);
    return o;
}

/* What iterator i gives to the next tuple; NULL when the whole is at its end. */
static struct obj *zip_longest_item(struct obj *o, int64_t i)
{
    struct obj **it = &tuple_items(*it_ref(o, Z_ITS))[i], *v = *it ? it_step(*it) : NULL;
    if (v || !*it)
        return v ? v : incref(*it_ref(o, Z_FILL));
    if (err_occurred() || --*it_word(o, Z_ALIVE) == 0) {
        *it_word(o, Z_ALIVE) = 0;
        return NULL;
    }
    v = incref(*it_ref(o, Z_FILL));
    obj_clear_slot(it);
    return v;
}

static struct obj *zip_longest_next(struct obj *o)
{
    int64_t n = *it_word(o, Z_SIZE);
    if (n == 0 || *it_word(o, Z_ALIVE) == 0)
        return NULL;
    struct obj *result = *it_ref(o, Z_RESULT);
    bool reuse = result->refcnt == 1;
    struct obj *t = reuse ? incref(result) : tuple_new(n);
    for (int64_t i = 0; t && i < n; i++) {
        struct obj *v = zip_longest_item(o, i);
        if (v)
            obj_set_slot(&tuple_items(t)[i], v);
        else {
            decref(t);
            return NULL;
        }
    }
    if (t && reuse)
        tuple_recycle(t);
    return t;
}

IT_REDUCE(zip_longest)
{
    struct obj *its = *it_ref(o, Z_ITS), *t = it_copy_deprecated() < 0 ? NULL : tuple_new(tuple_len(its));
    if (!t)
        return NULL;
    for (int64_t i = 0; i < tuple_len(its); i++)
        tuple_items(t)[i] = tuple_items(its)[i] ? incref(tuple_items(its)[i]) : tuple_new(0);
    return value_build("ONO", o->ob_type, t, *it_ref(o, Z_FILL));
}

IT_SETSTATE(zip_longest)
{
    if (it_copy_deprecated() < 0)
        return NULL;
    obj_set_slot(it_ref(o, Z_FILL), incref(args[0]));
    return new_none();
}
static const struct method_def zip_longest_methods[] = {IT_REDUCE_METHOD(zip_longest), IT_SETSTATE_METHOD(zip_longest), {0}};
ITERTOOL(zip_longest, "zip_longest", "Like zip, but goes on to the end of the longest with a fill value.", 28, 5,
         zip_longest_methods);

bool itertools_add_groups(struct obj *m)
{
    static const struct method_def functions[] = {{"tee", itertools_tee, NULL, 0}, {0}};
    static const struct {
        const struct type_spec *spec;
        struct type **where;
    } types[] = {{&grouper_spec, &t_grouper}, {&groupby_spec, &t_groupby}, {&teedata_spec, &t_teedata}, {&tee_spec, &t_tee}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!it_add(m, types[i].spec))
            return false;
        *types[i].where = type_rec(dict_get_c(module_dict(m), types[i].spec->name + sizeof "itertools"));
    }
    return it_add(m, &zip_longest_spec) && module_add_functions(m, functions) == 0 &&
           (!pol.itertools_batched || it_add(m, &batched_spec));
}
