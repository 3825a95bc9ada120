/*
 * itertools that count through arrangements: product, permutations, combinations. Each keeps its pools, the places chosen now (a
 * bytearray that serves as an array of words), and the result handed out last.
 */
#include <stdlib.h>
#include <string.h>

#include "itertools.h"
#include "slotscope/base/mem.h"

#define product_repr      NULL
#define permutations_repr NULL
#define combinations_repr NULL
#define cwr_repr          NULL

/* An array of n words, all zero, kept as a bytearray. */
static struct obj *words_new(int64_t n)
{
    if (n < 0 || n > INT64_C(1) << 30)
        return err_no_memory();
    void *zeros = mem_zalloc((size_t)n * 8 + 8);
    struct obj *b = bytearray_from(zeros, (size_t)n * 8);
    free(zeros);
    return b;
}

static int64_t *words(struct obj *b)
{
    return (int64_t *)(void *)AT(b, PyByteArrayObject, ob_start, char *);
}

/* The pool's items at the places chosen, as a new tuple. */
static struct obj *chosen(struct obj *pool, const int64_t *at, int64_t r)
{
    struct obj *t = tuple_new(r);
    for (int64_t i = 0; t && i < r; i++)
        tuple_items(t)[i] = incref(tuple_items(pool)[at[i]]);
    return t;
}

enum { P_POOL, P_PLACES, P_CYCLES, P_R, P_STATE }; /* P_STATE: 0 not begun, 1 running, 2 ended */

static struct obj *arrangement(struct obj *type, struct obj *taken_pool, int64_t r, int64_t nplaces, int64_t ncycles)
{
    struct obj *places = taken_pool ? words_new(nplaces) : NULL, *cycles = places ? words_new(ncycles) : NULL;
    struct obj *o = cycles ? it_new(type) : NULL;
    if (!o) {
        xdecref(taken_pool);
        xdecref(places);
        xdecref(cycles);
        return NULL;
    }
    *it_ref(o, P_POOL) = taken_pool;
    *it_ref(o, P_PLACES) = places;
    *it_ref(o, P_CYCLES) = cycles;
    *it_word(o, P_R) = r;
    return o;
}

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
    return arrangement(type, pools, total, total, 0);
}

static struct obj *product_next(struct obj *o)
{
    struct obj *pools = *it_ref(o, P_POOL);
    int64_t n = *it_word(o, P_R), *at = words(*it_ref(o, P_PLACES)), *state = it_word(o, P_STATE), i;
    if (*state == 2)
        return NULL;
    if (*state == 0) {
        for (i = 0; i < n && tuple_len(tuple_items(pools)[i]); i++)
            ;
    } else {
        for (i = n - 1; i >= 0; i--) {
            if (++at[i] < tuple_len(tuple_items(pools)[i]))
                break;
            at[i] = 0;
        }
        i = i < 0 ? -1 : n;
    }
    if (i < n) {
        *state = 2;
        return NULL;
    }
    *state = 1;
    struct obj *t = tuple_new(n);
    for (i = 0; t && i < n; i++)
        tuple_items(t)[i] = incref(tuple_items(tuple_items(pools)[i])[at[i]]);
    return t;
}
ITERTOOL(product, "product", "Every way to take one item from each iterable, as nested loops would.", 3, 2, NULL);

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
    struct obj *o = arrangement(type, pool, r, n, r > n ? 0 : r);
    if (!o)
        return NULL;
    for (int64_t i = 0; i < n; i++)
        words(*it_ref(o, P_PLACES))[i] = i;
    for (int64_t i = 0; r <= n && i < r; i++)
        words(*it_ref(o, P_CYCLES))[i] = n - i;
    if (r > n)
        *it_word(o, P_STATE) = 2;
    return o;
}

/* Turns the places from the right until a cycle is not at its end. */
static bool permute(int64_t *at, int64_t *cycles, int64_t n, int64_t r)
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
            return true;
        }
    }
    return false;
}

static struct obj *permutations_next(struct obj *o)
{
    struct obj *pool = *it_ref(o, P_POOL);
    int64_t *state = it_word(o, P_STATE), r = *it_word(o, P_R), *at = words(*it_ref(o, P_PLACES));
    if (*state == 2)
        return NULL;
    if (*state == 1 && !permute(at, words(*it_ref(o, P_CYCLES)), tuple_len(pool), r)) {
        *state = 2;
        return NULL;
    }
    *state = 1;
    return chosen(pool, at, r);
}
ITERTOOL(permutations, "permutations", "Every order of r items.", 3, 2, NULL);

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
    bool none = again ? n == 0 && r > 0 : r > n;
    struct obj *o = arrangement(type, pool, r, none ? 0 : r, 0);
    if (!o)
        return NULL;
    for (int64_t i = 0; !none && !again && i < r; i++)
        words(*it_ref(o, P_PLACES))[i] = i;
    if (none)
        *it_word(o, P_STATE) = 2;
    return o;
}

static struct obj *choose_next(struct obj *o, bool again)
{
    struct obj *pool = *it_ref(o, P_POOL);
    int64_t *state = it_word(o, P_STATE), r = *it_word(o, P_R), *at = words(*it_ref(o, P_PLACES)), n = tuple_len(pool), i;
    if (*state == 2)
        return NULL;
    if (*state == 1) {
        for (i = r - 1; i >= 0 && at[i] == (again ? n - 1 : i + n - r); i--)
            ;
        if (i < 0) {
            *state = 2;
            return NULL;
        }
        int64_t v = at[i] + 1;
        for (int64_t k = i; k < r; k++)
            at[k] = again ? v : v + (k - i);
    }
    *state = 1;
    return chosen(pool, at, r);
}

static struct obj *combinations_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    return choose_new("combinations(iterable:O, r:n)", type, args, nargs, kw, false);
}

static struct obj *combinations_next(struct obj *o)
{
    return choose_next(o, false);
}
ITERTOOL(combinations, "combinations", "Every choice of r items, in their order.", 3, 2, NULL);

static struct obj *cwr_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    return choose_new("combinations_with_replacement(iterable:O, r:n)", type, args, nargs, kw, true);
}

static struct obj *cwr_next(struct obj *o)
{
    return choose_next(o, true);
}
ITERTOOL(cwr, "combinations_with_replacement", "Every choice of r items that may repeat, in their order.", 3, 2, NULL);

bool itertools_add_products(struct obj *m)
{
    return module_put_type(m, "product", type_ready(&product_spec)) &&
           module_put_type(m, "permutations", type_ready(&permutations_spec)) &&
           module_put_type(m, "combinations", type_ready(&combinations_spec)) &&
           module_put_type(m, "combinations_with_replacement", type_ready(&cwr_spec));
}
