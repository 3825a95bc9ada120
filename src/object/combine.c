/*
 * enumerate, zip, map and filter. enumerate and zip hand out the same result tuple again and again as long as nobody else holds it,
 * as CPython does.
 */
#include "iter.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"
#include "slotscope/object/text.h"
#include "slotscope/object/spec.h"

struct type *t_enumerate, *t_zip, *t_map, *t_filter;

#define REF(o, rec, name) AT(o, rec, name, struct obj *)

static int visit_refs(visitproc *visit, void *arg, struct obj *a, struct obj *b, struct obj *c)
{
    struct obj *refs[] = {a, b, c};
    for (int i = 0; i < 3; i++) {
        int r = refs[i] ? visit(refs[i], arg) : 0;
        if (r)
            return r;
    }
    return 0;
}

/* Of iterators within iterators, as deep as a person writes them. */
static int64_t left_within(const struct obj *it)
{
    enum { DEEP = 8 };
    static int depth;
    int64_t n = -1;
    if (depth < DEEP) {
        depth++;
        n = iter_items_left(it);
        depth--;
    }
    return n;
}

/* The least of what they know. */
static int64_t left_in_all(const struct obj *iters)
{
    int64_t least = -1;
    for (int64_t i = 0; i < tuple_len(iters); i++) {
        int64_t n = left_within(tuple_items(iters)[i]);
        least = least < 0 || (n >= 0 && n < least) ? n : least;
    }
    return least;
}

/* ---- enumerate ---- */

static struct obj *enumerate_make(struct type *t, struct obj *iterable, struct obj *start)
{
    struct obj *e = type_generic_alloc(t, 0);
    if (!e)
        return NULL;
    if (lay.enumobject_one >= 0)
        REF(e, enumobject, one) = incref(int_small(1));
    if (start) {
        struct obj *first = num_index(start);
        if (!first) {
            decref(e);
            return NULL;
        }
        int overflow;
        int64_t v = int_as_i64(first, &overflow);
        if (overflow || v == INT64_MAX) {
            AT(e, enumobject, en_index, int64_t) = INT64_MAX;
            REF(e, enumobject, en_longindex) = first;
        } else {
            AT(e, enumobject, en_index, int64_t) = v;
            decref(first);
        }
    }
    REF(e, enumobject, en_sit) = obj_iter(iterable);
    struct obj *pair = REF(e, enumobject, en_sit) ? tuple_pack(2, obj_none, obj_none) : NULL;
    if (!pair) {
        decref(e);
        return NULL;
    }
    REF(e, enumobject, en_result) = pair;
    return e;
}

static bool names_iterable(struct obj *kw)
{
    for (int64_t i = 0; kw && i < tuple_len(kw); i++)
        if (str_eq_c(tuple_items(kw)[i], "iterable"))
            return true;
    return false;
}

static struct obj *enumerate_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *iterable = NULL, *start = NULL;
    if (nargs == 0 && type != t_enumerate->self && !names_iterable(kw))
        return err_type("enumerate() missing required argument 'iterable' (pos 1)");
    if (!kw && nargs == 0)
        return err_type("%s", message(MSG_ENUMERATE_MISSING));
    if (arg_parse("enumerate(iterable:O, start:O=)", args, nargs, kw, &iterable, &start) < 0)
        return NULL;
    return enumerate_make(type_rec(type), iterable, start);
}

static int64_t enumerate_left(const struct obj *e)
{
    return left_within(REF(e, enumobject, en_sit));
}

static void enumerate_dealloc(struct obj *e)
{
    gc_untrack(e);
    xdecref(REF(e, enumobject, en_sit));
    xdecref(REF(e, enumobject, en_result));
    xdecref(REF(e, enumobject, en_longindex));
    if (lay.enumobject_one >= 0)
        xdecref(REF(e, enumobject, one));
    obj_free(e);
}

static int enumerate_traverse(struct obj *e, visitproc *visit, void *arg)
{
    return visit_refs(visit, arg, REF(e, enumobject, en_sit), REF(e, enumobject, en_result), REF(e, enumobject, en_longindex));
}

/* The next index: taken reference. */
static struct obj *enumerate_index(struct obj *e)
{
    int64_t i = AT(e, enumobject, en_index, int64_t);
    if (i != INT64_MAX) {
        AT(e, enumobject, en_index, int64_t) = i + 1;
        return int_from_i64(i);
    }
    struct obj **slot = &REF(e, enumobject, en_longindex);
    struct obj *now = *slot ? *slot : int_from_i64(INT64_MAX), *next = now ? int_binary(OP_ADD, now, int_small(1)) : NULL;
    if (!next)
        return NULL;
    *slot = next;
    return now;
}

static struct obj *enumerate_next(struct obj *e)
{
    struct obj *it = REF(e, enumobject, en_sit), *item = obj_step(it);
    if (!item)
        return NULL;
    struct obj *i = enumerate_index(e);
    if (!i) {
        decref(item);
        return NULL;
    }
    struct obj *t = tuple_pair(REF(e, enumobject, en_result), i, item);
    return pol.enumerate_tracks_by_content ? t : tuple_tracked(t);
}

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)

METHOD(enumerate_reduce)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *long_index = REF(o, enumobject, en_longindex);
    struct obj *i = long_index ? incref(long_index) : int_from_i64(AT(o, enumobject, en_index, int64_t));
    struct obj *t = i ? tuple_pack(2, REF(o, enumobject, en_sit), i) : NULL, *r = t ? tuple_pack(2, o->ob_type, t) : NULL;
    xdecref(i);
    xdecref(t);
    return r;
}

static const struct method_def enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, NULL, METH_NOARGS}, {"__class_getitem__", class_getitem, NULL, METH_CLASS | METH_O}, {0}};

/* ---- zip ---- */

/* The bool keyword `strict`: takes it out of the keywords. 0 or -1. */
static int strict_keyword(const char *fn, bool allowed, struct obj *const *args, size_t nargs, struct obj *kw, int *strict)
{
    *strict = 0;
    if (!kw || tuple_len(kw) == 0)
        return 0;
    if (!allowed)
        return no_keywords(fn, kw);
    char spec[64];
    int p = 0;
    for (const char *s = fn; *s; s++)
        spec[p++] = *s;
    for (const char *s = "(*, strict:p=)"; *s; s++)
        spec[p++] = *s;
    spec[p] = 0;
    return arg_parse(spec, args + nargs, 0, kw, strict);
}

/* Iterators of all arguments in a tuple; a TypeError stays as it is. */
static struct obj *iterators_of(struct obj *const *args, size_t n)
{
    struct obj *t = tuple_new((int64_t)n);
    for (size_t i = 0; t && i < n; i++) {
        tuple_items(t)[i] = obj_iter(args[i]);
        if (!tuple_items(t)[i]) {
            decref(t);
            return NULL;
        }
    }
    return t;
}

static struct obj *zip_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct type *t = type_rec(type);
    int strict = 0;
    if ((t == t_zip || lay.zipobject_strict >= 0) && strict_keyword("zip", lay.zipobject_strict >= 0, args, nargs, kw, &strict) < 0)
        return NULL;
    struct obj *its = iterators_of(args, nargs), *result = its ? tuple_new((int64_t)nargs) : NULL;
    for (size_t i = 0; result && i < nargs; i++)
        tuple_items(result)[i] = incref(obj_none);
    struct obj *z = result ? type_generic_alloc(t, 0) : NULL;
    if (!z) {
        xdecref(its);
        xdecref(result);
        return NULL;
    }
    REF(z, zipobject, ittuple) = its;
    REF(z, zipobject, result) = result;
    AT(z, zipobject, tuplesize, int64_t) = (int64_t)nargs;
    if (lay.zipobject_strict >= 0)
        AT(z, zipobject, strict, int32_t) = strict;
    return z;
}

static void zip_dealloc(struct obj *z)
{
    gc_untrack(z);
    xdecref(REF(z, zipobject, ittuple));
    xdecref(REF(z, zipobject, result));
    obj_free(z);
}

static int zip_traverse(struct obj *z, visitproc *visit, void *arg)
{
    return visit_refs(visit, arg, REF(z, zipobject, ittuple), REF(z, zipobject, result), NULL);
}

static void *strict_error(const char *fn, int64_t i, const char *how)
{
    const char *plural = i == 1 ? " " : "s 1-";
    return err_value("%s() argument %ld is %s than argument%s%ld", fn, (long)(i + 1), how, plural, (long)i);
}

/* Iterator i has ended: with strict, all must end now. */
static void check_strict(const char *fn, struct obj *its, int64_t i)
{
    if (err_occurred()) {
        if (!err_matches(exc_StopIteration))
            return;
        err_clear();
    }
    if (i) {
        strict_error(fn, i, "shorter");
        return;
    }
    for (int64_t k = 1; k < tuple_len(its); k++) {
        struct obj *it = tuple_items(its)[k], *item = obj_step(it);
        if (item) {
            decref(item);
            strict_error(fn, k, "longer");
            return;
        }
        if (err_occurred()) {
            if (!err_matches(exc_StopIteration))
                return;
            err_clear();
        }
    }
}

static int64_t zip_left(const struct obj *z)
{
    return left_in_all(REF(z, zipobject, ittuple));
}

static struct obj *zip_next(struct obj *z)
{
    int64_t n = AT(z, zipobject, tuplesize, int64_t);
    struct obj *its = REF(z, zipobject, ittuple), *result = REF(z, zipobject, result);
    if (n == 0)
        return NULL;
    bool reuse = result->refcnt == 1;
    struct obj *t = reuse ? incref(result) : tuple_new(n);
    for (int64_t i = 0; t && i < n; i++) {
        struct obj *it = tuple_items(its)[i], *item = obj_step(it);
        if (!item) {
            decref(t);
            if (lay.zipobject_strict >= 0 && AT(z, zipobject, strict, int32_t))
                check_strict("zip", its, i);
            return NULL;
        }
        obj_set_slot(&tuple_items(t)[i], item);
    }
    if (t && reuse)
        tuple_recycle(t);
    return t;
}

METHOD(zip_reduce)
{
    (void)args, (void)nargs, (void)kw;
    if (lay.zipobject_strict >= 0 && AT(o, zipobject, strict, int32_t))
        return tuple_pack(3, o->ob_type, REF(o, zipobject, ittuple), obj_true);
    return tuple_pack(2, o->ob_type, REF(o, zipobject, ittuple));
}

METHOD(zip_setstate)
{
    (void)nargs, (void)kw;
    int strict = obj_truth(args[0]);
    if (strict < 0)
        return NULL;
    AT(o, zipobject, strict, int32_t) = strict;
    return new_none();
}

static const struct method_def zip_methods[] = {
    {"__reduce__", zip_reduce, NULL, METH_NOARGS}, {"__setstate__", zip_setstate, NULL, METH_O}, {0}};

/* ---- map ---- */

static struct obj *map_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct type *t = type_rec(type);
    int strict = 0;
    if (lay.mapobject_strict < 0 && no_keywords_new("map", t, t_map, kw) < 0)
        return NULL;
    if (lay.mapobject_strict >= 0 && strict_keyword("map", true, args, nargs, kw, &strict) < 0)
        return NULL;
    if (nargs < 2)
        return err_type("%s", message(MSG_MAP_ARGUMENTS));
    struct obj *its = iterators_of(args + 1, nargs - 1), *m = its ? type_generic_alloc(t, 0) : NULL;
    if (!m) {
        xdecref(its);
        return NULL;
    }
    REF(m, mapobject, iters) = its;
    REF(m, mapobject, func) = incref(args[0]);
    if (lay.mapobject_strict >= 0)
        AT(m, mapobject, strict, int32_t) = strict;
    return m;
}

static void map_dealloc(struct obj *m)
{
    gc_untrack(m);
    xdecref(REF(m, mapobject, iters));
    xdecref(REF(m, mapobject, func));
    obj_free(m);
}

static int map_traverse(struct obj *m, visitproc *visit, void *arg)
{
    return visit_refs(visit, arg, REF(m, mapobject, iters), REF(m, mapobject, func), NULL);
}

enum { MAP_FEW = 5 };

static int64_t map_left(const struct obj *m)
{
    return left_in_all(REF(m, mapobject, iters));
}

static struct obj *map_next(struct obj *m)
{
    struct obj *its = REF(m, mapobject, iters), *few[MAP_FEW], *more = NULL, **args = few, *r = NULL;
    int64_t n = tuple_len(its), have = 0;
    if (n > MAP_FEW) {
        if (!(more = tuple_new(n)))
            return NULL;
        args = tuple_items(more);
    }
    for (; have < n; have++) {
        struct obj *it = tuple_items(its)[have];
        args[have] = obj_step(it);
        if (!args[have]) {
            if (lay.mapobject_strict >= 0 && AT(m, mapobject, strict, int32_t))
                check_strict("map", its, have);
            break;
        }
    }
    if (have == n)
        r = obj_call(REF(m, mapobject, func), args, (size_t)n, NULL);
    if (more) {
        decref(more);
    } else {
        while (--have >= 0)
            decref(args[have]);
    }
    return r;
}

METHOD(map_reduce)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *its = REF(o, mapobject, iters);
    int64_t n = tuple_len(its);
    struct obj *t = tuple_new(n + 1), *r = NULL;
    if (t) {
        tuple_items(t)[0] = incref(REF(o, mapobject, func));
        for (int64_t i = 0; i < n; i++)
            tuple_items(t)[i + 1] = incref(tuple_items(its)[i]);
        bool strict = lay.mapobject_strict >= 0 && AT(o, mapobject, strict, int32_t);
        r = strict ? tuple_pack(3, o->ob_type, t, obj_true) : tuple_pack(2, o->ob_type, t);
        decref(t);
    }
    return r;
}

METHOD(map_setstate)
{
    (void)nargs, (void)kw;
    int strict = obj_truth(args[0]);
    if (strict < 0)
        return NULL;
    AT(o, mapobject, strict, int32_t) = strict;
    return new_none();
}

static const struct method_def map_methods[] = {
    {"__reduce__", map_reduce, NULL, METH_NOARGS}, {"__setstate__", map_setstate, NULL, METH_O}, {0}};

/* ---- filter ---- */

static struct obj *filter_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct type *t = type_rec(type);
    if (no_keywords_new("filter", t, t_filter, kw) < 0 || arg_count("filter", nargs, NULL, 2, 2) < 0)
        return NULL;
    struct obj *it = obj_iter(args[1]), *f = it ? type_generic_alloc(t, 0) : NULL;
    if (!f) {
        xdecref(it);
        return NULL;
    }
    REF(f, filterobject, func) = incref(args[0]);
    REF(f, filterobject, it) = it;
    return f;
}

static void filter_dealloc(struct obj *f)
{
    gc_untrack(f);
    xdecref(REF(f, filterobject, func));
    xdecref(REF(f, filterobject, it));
    obj_free(f);
}

static int filter_traverse(struct obj *f, visitproc *visit, void *arg)
{
    return visit_refs(visit, arg, REF(f, filterobject, it), REF(f, filterobject, func), NULL);
}

static int passes(struct obj *func, struct obj *item)
{
    if (func == obj_none || func == t_bool->self)
        return obj_truth(item);
    struct obj *r = obj_call1(func, item);
    if (!r)
        return -1;
    int truth = obj_truth(r);
    decref(r);
    return truth;
}

static int64_t filter_left(const struct obj *f)
{
    return left_within(REF(f, filterobject, it));
}

static struct obj *filter_next(struct obj *f)
{
    struct obj *it = REF(f, filterobject, it), *item;
    while ((item = obj_step(it))) {
        int ok = passes(REF(f, filterobject, func), item);
        if (ok > 0)
            return item;
        decref(item);
        if (ok < 0)
            return NULL;
    }
    return NULL;
}

METHOD(filter_reduce)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *t = tuple_pack(2, REF(o, filterobject, func), REF(o, filterobject, it)),
               *r = t ? tuple_pack(2, o->ob_type, t) : NULL;
    xdecref(t);
    return r;
}

static const struct method_def filter_methods[] = {{"__reduce__", filter_reduce, NULL, METH_NOARGS}, {0}};

#define COMBINE_SPEC(var, text, rec, prefix)                                                                                       \
    static const struct type_spec var = {                                                                                          \
        .name = text,                                                                                                              \
        .kind = K_ITERATOR,                                                                                                        \
        .flags = TF_GC | TF_BASETYPE | TF_IMMUTABLE,                                                                               \
        .record = rec,                                                                                                             \
        .s = {.dealloc = prefix##_dealloc,                                                                                         \
              .traverse = prefix##_traverse,                                                                                       \
              .iter = iter_self,                                                                                                   \
              .iternext = prefix##_next,                                                                                           \
              .new_ = prefix##_new,                                                                                                \
              .items_left = prefix##_left},                                                                                        \
        .methods = prefix##_methods,                                                                                               \
    }
COMBINE_SPEC(enumerate_spec, "enumerate", "enumobject", enumerate);
COMBINE_SPEC(zip_spec, "zip", "zipobject", zip);
COMBINE_SPEC(map_spec, "map", "mapobject", map);
COMBINE_SPEC(filter_spec, "filter", "filterobject", filter);

void combine_boot(void)
{
    struct type_spec *e = spec_copy(&enumerate_spec);
    if (!pol.enumerate_generic)
        spec_drop_method(e, "__class_getitem__");
    t_enumerate = type_ready(e);
    struct type_spec *z = spec_copy(&zip_spec), *m = spec_copy(&map_spec);
    if (lay.zipobject_strict < 0)
        spec_drop_method(z, "__setstate__");
    if (lay.mapobject_strict < 0)
        spec_drop_method(m, "__setstate__");
    t_zip = type_ready(z);
    t_map = type_ready(m);
    t_filter = type_ready(&filter_spec);
}
