/*
 * itertools that count through arrangements: product, permutations, combinations. Each keeps its pool (product: a tuple of pools),
 * an array of the places chosen now, and the tuple handed out last, which is filled again when nobody else has it.
 */
#include <string.h>

#include "itertools.h"

#define product_repr      NULL
#define permutations_repr NULL
#define combinations_repr NULL
#define cwr_repr          NULL

/* The words of product; combinations with r in front of stopped; permutations with cycles behind the places too. */
enum { P_POOLS, P_PLACES, P_RESULT, P_STOPPED };
enum { C_POOL, C_PLACES, C_RESULT, C_R, C_STOPPED };
enum { M_POOL, M_PLACES, M_CYCLES, M_RESULT, M_R, M_STOPPED };

static int64_t *places(const struct obj *o, int i)
{
    return *(int64_t **)(void *)it_word(o, i);
}

/* A block of n words, all zero, in word i of o. 0 or -1. */
static int places_new(struct obj *o, int i, int64_t n)
{
    void *block = n < 0 || n > INT64_C(1) << 40 ? NULL : heap_alloc((size_t)n * 8);
    if (!block) {
        err_no_memory();
        return -1;
    }
    memset(block, 0, (size_t)n * 8);
    *it_word(o, i) = (int64_t)(uintptr_t)block;
    return 0;
}

static void arrangement_dealloc(struct obj *o, uint64_t refs, uint64_t blocks)
{
    gc_untrack(o);
    for (int i = 0; i < M_STOPPED; i++)
        if (blocks >> i & 1)
            heap_free(places(o, i));
        else if (refs >> i & 1)
            xdecref(*it_ref(o, i));
    obj_free(o);
}

/* The items of a pool at the places chosen, as a new tuple. */
static struct obj *chosen(struct obj *pool, const int64_t *at, int64_t r)
{
    struct obj *t = tuple_new(r);
    for (int64_t i = 0; t && i < r; i++)
        tuple_items(t)[i] = incref(tuple_items(pool)[at[i]]);
    return t;
}

/* __reduce__ of all but product: nothing begun, at the end, or with the places as state (taken). */
static struct obj *reduce_choice(struct obj *o, struct obj *result, bool stopped, int64_t r, struct obj *state)
{
    struct obj *t;
    if (!state)
        return NULL;
    if (!result)
        t = value_build("O(On)", o->ob_type, *it_ref(o, C_POOL), r);
    else if (stopped)
        t = value_build("O(()n)", o->ob_type, r);
    else
        t = value_build("O(On)O", o->ob_type, *it_ref(o, C_POOL), r, state);
    decref(state);
    return t;
}

/* A state of n places; a pool that is too small has none. */
static bool state_fits(struct obj *state, int64_t n, bool possible)
{
    if (is_tuple(state) && tuple_len(state) == n && possible)
        return true;
    err_value("invalid arguments");
    return false;
}

#define SIZEOF(id, n)                                                                                                              \
    IT_REDUCE(id##_sizeof)                                                                                                         \
    {                                                                                                                              \
        return int_from_i64(type_of(o)->basicsize + 8 * (n));                                                                      \
    }
#define ARRANGEMENT_METHODS(id)                                                                                                    \
    static const struct method_def id##_methods[] = {                                                                              \
        {"__sizeof__", id##_sizeof_reduce, NULL, METH_NOARGS}, IT_REDUCE_METHOD(id), IT_SETSTATE_METHOD(id), {0}};

/* ---- product: the pool is a tuple of tuples ---- */

static struct obj *product_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    int64_t repeat = 1;
    if (kw && tuple_len(kw) && arg_parse("product(*, repeat:n=)", args + nargs, 0, kw, &repeat) < 0)
        return NULL;
    if (repeat < 0)
        return err_value("repeat argument cannot be negative");
    int64_t n = repeat == 0 ? 0 : (int64_t)nargs, total;
    if (__builtin_mul_overflow(n, repeat, &total) || total > INT64_C(1) << 30)
        return err_format(exc_OverflowError, "repeat argument too large");
    struct obj *pools = tuple_new(total);
    for (int64_t i = 0; pools && i < total; i++) {
        tuple_items(pools)[i] = i < n ? tuple_from_iter(args[i]) : incref(tuple_items(pools)[i - n]);
        if (!tuple_items(pools)[i])
            obj_clear_slot(&pools);
    }
    struct obj *o = pools ? it_new(type) : NULL;
    if (!o) {
        xdecref(pools);
        return NULL;
    }
    *it_ref(o, P_POOLS) = pools;
    if (places_new(o, P_PLACES, total) < 0)
        obj_clear_slot(&o);
    return o;
}

static struct obj *pool_at(const struct obj *o, int64_t i)
{
    return tuple_items(*it_ref(o, P_POOLS))[i];
}

/* The tuple of what the places say now. */
static struct obj *product_chosen(struct obj *o)
{
    int64_t n = tuple_len(*it_ref(o, P_POOLS)), *at = places(o, P_PLACES);
    struct obj *t = tuple_new(n);
    for (int64_t i = 0; t && i < n; i++)
        tuple_items(t)[i] = incref(tuple_items(pool_at(o, i))[at[i]]);
    return t;
}

static struct obj *product_first(struct obj *o)
{
    for (int64_t i = 0; i < tuple_len(*it_ref(o, P_POOLS)); i++)
        if (tuple_len(pool_at(o, i)) == 0)
            return NULL;
    return *it_ref(o, P_RESULT) = product_chosen(o);
}

/* The result with the last place that can go on one further, and those behind it back at their first. NULL: there is none. */
static struct obj *product_turn(struct obj *o)
{
    struct obj *t = it_result(it_ref(o, P_RESULT));
    int64_t i, *at = places(o, P_PLACES);
    for (i = t ? tuple_len(t) - 1 : -1; i >= 0; i--) {
        bool on = ++at[i] < tuple_len(pool_at(o, i));
        at[i] = on ? at[i] : 0;
        obj_set_slot(&tuple_items(t)[i], incref(tuple_items(pool_at(o, i))[at[i]]));
        if (on)
            return t;
    }
    return NULL;
}

static struct obj *product_next(struct obj *o)
{
    if (*it_word(o, P_STOPPED))
        return NULL;
    struct obj *t = *it_ref(o, P_RESULT) ? product_turn(o) : product_first(o);
    *it_word(o, P_STOPPED) = !t;
    return xincref(t);
}

IT_REDUCE(product)
{
    struct obj *pools = *it_ref(o, P_POOLS);
    if (it_copy_deprecated() < 0)
        return NULL;
    if (*it_word(o, P_STOPPED))
        return value_build("O(())", o->ob_type);
    if (!*it_ref(o, P_RESULT))
        return value_build("OO", o->ob_type, pools);
    return value_build("OON", o->ob_type, pools, it_places(places(o, P_PLACES), tuple_len(pools)));
}

IT_SETSTATE(product)
{
    int64_t n = tuple_len(*it_ref(o, P_POOLS));
    bool failed = it_copy_deprecated() < 0 || !state_fits(args[0], n, true);
    for (int64_t i = 0; !failed && i < n; i++) {
        int64_t size = tuple_len(pool_at(o, i)), at = it_place(tuple_items(args[0])[i], 0, size - 1, &failed);
        if (!failed && size == 0) {
            *it_word(o, P_STOPPED) = 1;
            return new_none();
        }
        if (!failed)
            places(o, P_PLACES)[i] = at;
    }
    struct obj *t = failed ? NULL : product_chosen(o);
    if (!t)
        return NULL;
    obj_set_slot(it_ref(o, P_RESULT), t);
    return new_none();
}

SIZEOF(product, tuple_len(*it_ref(o, P_POOLS)))
ARRANGEMENT_METHODS(product)
static void product_dealloc(struct obj *o)
{
    arrangement_dealloc(o, 5, 2);
}
ITERTOOL_AS(product, "product", "Every way to take one item from each iterable, as nested loops would.", 5, "PyObject", 32,
            product_dealloc, product_methods, );

/* ---- permutations ---- */

static struct obj *permutations_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *iterable = NULL, *length = obj_none;
    if (arg_parse("permutations(iterable:O, r:O=)", args, nargs, kw, &iterable, &length) < 0)
        return NULL;
    struct obj *pool = tuple_from_iter(iterable);
    if (!pool)
        return NULL;
    int64_t n = tuple_len(pool), r = n;
    if (length != obj_none) {
        if (!is_int(length))
            err_type("Expected int as r");
        else if ((r = num_as_ssize(length, exc_OverflowError)) < 0 && !err_occurred())
            err_value("r must be non-negative");
        if (err_occurred()) {
            decref(pool);
            return NULL;
        }
    }
    struct obj *o = it_new(type);
    if (!o) {
        decref(pool);
        return NULL;
    }
    *it_ref(o, M_POOL) = pool;
    *it_word(o, M_R) = r;
    *it_word(o, M_STOPPED) = r > n;
    if (places_new(o, M_PLACES, n) < 0 || places_new(o, M_CYCLES, r) < 0) {
        decref(o);
        return NULL;
    }
    for (int64_t i = 0; i < n; i++)
        places(o, M_PLACES)[i] = i;
    for (int64_t i = 0; i < r; i++)
        places(o, M_CYCLES)[i] = n - i;
    return o;
}

/* Turns the places from the right until a cycle is not at its end: the first place that changed, -1 when all are through. */
static int64_t permute(int64_t *at, int64_t *cycles, int64_t n, int64_t r)
{
    for (int64_t i = r - 1; i >= 0; i--) {
        if (--cycles[i] == 0) {
            int64_t first = at[i];
            memmove(at + i, at + i + 1, (size_t)(n - 1 - i) * sizeof *at);
            at[n - 1] = first;
            cycles[i] = n - i;
        } else {
            int64_t j = n - cycles[i], t = at[i];
            at[i] = at[j];
            at[j] = t;
            return i;
        }
    }
    return -1;
}

/* Items of the pool into the result, from place i on. */
static void fill_from(struct obj *t, int64_t i, struct obj *pool, const int64_t *at)
{
    for (; i < tuple_len(t); i++)
        obj_set_slot(&tuple_items(t)[i], incref(tuple_items(pool)[at[i]]));
}

static struct obj *permutations_next(struct obj *o)
{
    struct obj *pool = *it_ref(o, M_POOL), *t;
    int64_t r = *it_word(o, M_R), *at = places(o, M_PLACES), i;
    if (*it_word(o, M_STOPPED))
        return NULL;
    if (!*it_ref(o, M_RESULT))
        t = *it_ref(o, M_RESULT) = chosen(pool, at, r);
    else if ((t = tuple_len(pool) ? it_result(it_ref(o, M_RESULT)) : NULL)) {
        i = permute(at, places(o, M_CYCLES), tuple_len(pool), r);
        if (i >= 0)
            fill_from(t, i, pool, at);
        t = i >= 0 ? t : NULL;
    }
    *it_word(o, M_STOPPED) = !t;
    return xincref(t);
}

IT_REDUCE(permutations)
{
    int64_t r = *it_word(o, M_R);
    struct obj *at = it_copy_deprecated() < 0 ? NULL : it_places(places(o, M_PLACES), tuple_len(*it_ref(o, M_POOL)));
    struct obj *cycles = at ? it_places(places(o, M_CYCLES), r) : NULL, *state = cycles ? tuple_pack(2, at, cycles) : NULL;
    xdecref(at);
    xdecref(cycles);
    return reduce_choice(o, *it_ref(o, M_RESULT), *it_word(o, M_STOPPED), r, state);
}

IT_SETSTATE(permutations)
{
    int64_t n = tuple_len(*it_ref(o, M_POOL)), r = *it_word(o, M_R);
    if (it_copy_deprecated() < 0 || it_state(args[0], 2, 2) < 0)
        return NULL;
    struct obj **both = tuple_items(args[0]);
    for (int i = 0; i < 2; i++)
        if (!is_tuple(both[i]))
            return err_type("argument %d must be tuple, not %T", i + 1, both[i]);
    bool failed = !state_fits(both[0], n, r <= n) || !state_fits(both[1], r, true);
    for (int64_t i = 0; !failed && i < n; i++)
        places(o, M_PLACES)[i] = it_place(tuple_items(both[0])[i], 0, n - 1, &failed);
    for (int64_t i = 0; !failed && i < r; i++)
        places(o, M_CYCLES)[i] = it_place(tuple_items(both[1])[i], 1, n - i, &failed);
    struct obj *t = failed ? NULL : chosen(*it_ref(o, M_POOL), places(o, M_PLACES), r);
    if (!t)
        return NULL;
    obj_set_slot(it_ref(o, M_RESULT), t);
    return new_none();
}

SIZEOF(permutations, tuple_len(*it_ref(o, M_POOL)) + *it_word(o, M_R))
ARRANGEMENT_METHODS(permutations)
static void permutations_dealloc(struct obj *o)
{
    arrangement_dealloc(o, 9, 6);
}
ITERTOOL_AS(permutations, "permutations", "Every order of r items.", 9, "PyObject", 48, permutations_dealloc,
            permutations_methods, );

/* ---- combinations, without and with replacement ---- */

static struct obj *choose_new(const char *spec, struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw, bool again)
{
    struct obj *iterable = NULL;
    int64_t r = 0;
    if (arg_parse(spec, args, nargs, kw, &iterable, &r) < 0)
        return NULL;
    struct obj *pool = tuple_from_iter(iterable);
    if (!pool)
        return NULL;
    if (r < 0) {
        decref(pool);
        return err_value("%s", message(MSG_COMBINATIONS_R));
    }
    int64_t n = tuple_len(pool);
    struct obj *o = it_new(type);
    if (!o) {
        decref(pool);
        return NULL;
    }
    *it_ref(o, C_POOL) = pool;
    *it_word(o, C_R) = r;
    *it_word(o, C_STOPPED) = again ? n == 0 && r > 0 : r > n;
    if (places_new(o, C_PLACES, r) < 0) {
        decref(o);
        return NULL;
    }
    for (int64_t i = 0; !again && i < r; i++)
        places(o, C_PLACES)[i] = i;
    return o;
}

/* The result with the last place that can go on one further, and those behind it next to it. NULL: there is none. */
static struct obj *choose_turn(struct obj *o, bool again)
{
    struct obj *pool = *it_ref(o, C_POOL), *t = it_result(it_ref(o, C_RESULT));
    int64_t r = *it_word(o, C_R), *at = places(o, C_PLACES), n = tuple_len(pool), i;
    for (i = r - 1; i >= 0 && at[i] == (again ? n - 1 : i + n - r); i--)
        ;
    if (!t || i < 0)
        return NULL;
    for (int64_t k = i, v = at[i] + 1; k < r; k++)
        at[k] = again ? v : v + (k - i);
    fill_from(t, i, pool, at);
    return t;
}

static struct obj *choose_next(struct obj *o, bool again)
{
    if (*it_word(o, C_STOPPED))
        return NULL;
    struct obj *t = *it_ref(o, C_RESULT);
    t = t ? choose_turn(o, again) : (*it_ref(o, C_RESULT) = chosen(*it_ref(o, C_POOL), places(o, C_PLACES), *it_word(o, C_R)));
    *it_word(o, C_STOPPED) = !t;
    return xincref(t);
}

static struct obj *choose_reduce(struct obj *o)
{
    struct obj *state = it_copy_deprecated() < 0 ? NULL : it_places(places(o, C_PLACES), *it_word(o, C_R));
    return reduce_choice(o, *it_ref(o, C_RESULT), *it_word(o, C_STOPPED), *it_word(o, C_R), state);
}

static struct obj *choose_setstate(struct obj *o, struct obj *state, bool again)
{
    int64_t n = tuple_len(*it_ref(o, C_POOL)), r = *it_word(o, C_R);
    bool failed = it_copy_deprecated() < 0 || !state_fits(state, r, n || !r);
    for (int64_t i = 0; !failed && i < r; i++)
        places(o, C_PLACES)[i] = it_place(tuple_items(state)[i], 0, again ? n - 1 : i + n - r, &failed);
    struct obj *t = failed ? NULL : chosen(*it_ref(o, C_POOL), places(o, C_PLACES), r);
    if (!t)
        return NULL;
    obj_set_slot(it_ref(o, C_RESULT), t);
    return new_none();
}
/* The two types that differ in `again` only. */
#define CHOICE(id, text, about, again)                                                                                             \
    static struct obj *id##_next(struct obj *o)                                                                                    \
    {                                                                                                                              \
        return choose_next(o, again);                                                                                              \
    }                                                                                                                              \
    IT_REDUCE(id)                                                                                                                  \
    {                                                                                                                              \
        return choose_reduce(o);                                                                                                   \
    }                                                                                                                              \
    IT_SETSTATE(id)                                                                                                                \
    {                                                                                                                              \
        return choose_setstate(o, args[0], again);                                                                                 \
    }                                                                                                                              \
    SIZEOF(id, *it_word(o, C_R))                                                                                                   \
    ARRANGEMENT_METHODS(id)                                                                                                        \
    static void id##_dealloc(struct obj *o)                                                                                        \
    {                                                                                                                              \
        arrangement_dealloc(o, 5, 2);                                                                                              \
    }                                                                                                                              \
    ITERTOOL_AS(id, text, about, 5, "PyObject", 40, id##_dealloc, id##_methods, )

static struct obj *combinations_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    return choose_new("combinations(iterable:O, r:n)", type, args, nargs, kw, false);
}

CHOICE(combinations, "combinations", "Every choice of r items, in their order.", false);

static struct obj *cwr_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    return choose_new("combinations_with_replacement(iterable:O, r:n)", type, args, nargs, kw, true);
}

CHOICE(cwr, "combinations_with_replacement", "Every choice of r items that may repeat, in their order.", true);

bool itertools_add_products(struct obj *m)
{
    return it_add(m, &product_spec) && it_add(m, &permutations_spec) && it_add(m, &combinations_spec) && it_add(m, &cwr_spec);
}
