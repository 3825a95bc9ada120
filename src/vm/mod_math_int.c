/* math's functions on ints of any size: factorial, comb, perm, gcd, lcm, isqrt; and prod, sumprod. */
#include <math.h>

#include "lib.h"
#include "mod_math.h"

static void replace(struct obj **slot, struct obj *taken)
{
    xdecref(*slot);
    *slot = taken;
}

static struct obj *op(enum binop o, struct obj *a, struct obj *b)
{
    return a && b ? int_binary(o, a, b) : NULL;
}

/* lo * (lo+1) * ... * (hi-1): by halves, so that factors stay of equal length. */
static struct obj *product(uint64_t lo, uint64_t hi)
{
    if (hi - lo <= 4 && hi < (uint64_t)1 << 15) {
        uint64_t p = 1;
        for (uint64_t i = lo; i < hi; i++)
            p *= i;
        return int_from_u64(p);
    }
    if (hi - lo == 1)
        return int_from_u64(lo);
    uint64_t mid = lo + (hi - lo) / 2;
    struct obj *a = product(lo, mid), *b = a ? product(mid, hi) : NULL, *r = op(OP_MUL, a, b);
    xdecref(a);
    xdecref(b);
    return r;
}

/* The argument of factorial: up to 3.9 whole floats will do. */
static struct obj *factorial_argument(struct obj *o)
{
    if (!pol.math_factorial_floats || !is_float(o))
        return num_index(o);
    double d = float_value(o);
    if (!(isfinite(d) && d == floor(d)))
        return err_value("factorial() only accepts integral values");
    return int_from_double(d);
}

static struct obj *factorial(struct obj *o)
{
    struct obj *n = factorial_argument(o);
    if (!n)
        return NULL;
    int overflow, sign = int_sign(n);
    int64_t v = int_as_i64(n, &overflow);
    decref(n);
    if (sign < 0)
        return err_value("factorial() not defined for negative values");
    if (overflow)
        return err_format(exc_OverflowError, "factorial() argument should not exceed %ld", INT64_MAX);
    if (v > 20000000)
        return err_no_memory();
    return v < 2 ? int_from_i64(1) : product(2, (uint64_t)v + 1);
}

CFUNCTION(math_factorial)
{
    return one_arg("math.factorial", nargs, kwnames) < 0 ? NULL : factorial(args[0]);
}

/* Checks n and k (new references in nk); 1, 0 when k > n (no references then), -1. */
static int two_counts(struct obj *const *args, struct obj *nk[2])
{
    nk[0] = num_index(args[0]);
    nk[1] = nk[0] ? num_index(args[1]) : NULL;
    if (nk[1] && int_sign(nk[0]) < 0)
        err_value("n must be a non-negative integer");
    else if (nk[1] && int_sign(nk[1]) < 0)
        err_value("k must be a non-negative integer");
    else if (nk[1])
        return 1;
    xdecref(nk[0]);
    xdecref(nk[1]);
    return -1;
}

/* n (n-1) ... (n-k+1), divided by k! as it grows when `choose`. */
static struct obj *falling(struct obj *n, int64_t k, bool choose)
{
    struct obj *r = incref(int_small(1)), *factor = incref(n);
    for (int64_t i = 1; r && factor && i <= k; i++) {
        replace(&r, op(OP_MUL, r, factor));
        if (choose && r) {
            struct obj *d = int_from_i64(i);
            replace(&r, op(OP_FLOORDIV, r, d));
            xdecref(d);
        }
        replace(&factor, op(OP_SUB, factor, int_small(1)));
    }
    xdecref(factor);
    return r;
}

static struct obj *choose_or_arrange(struct obj *const *args, bool choose)
{
    struct obj *nk[2], *r = NULL;
    if (two_counts(args, nk) < 0)
        return NULL;
    struct obj *rest = op(OP_SUB, nk[0], nk[1]);
    int overflow = 0;
    if (rest && int_sign(rest) < 0) {
        r = int_from_i64(0);
    } else if (rest) {
        if (choose && int_compare(rest, nk[1]) < 0)
            replace(&nk[1], incref(rest));
        int64_t k = int_as_i64(nk[1], &overflow);
        r = overflow
                ? err_format(exc_OverflowError, choose ? "min(n - k, k) must not exceed %ld" : "k must not exceed %ld", INT64_MAX)
                : falling(nk[0], k, choose);
    }
    xdecref(rest);
    decref(nk[0]);
    decref(nk[1]);
    return r;
}

CFUNCTION(math_comb)
{
    return arg_count("comb", nargs, kwnames, 2, 2) < 0 ? NULL : choose_or_arrange(args, true);
}

CFUNCTION(math_perm)
{
    if (arg_count("perm", nargs, kwnames, 1, 2) < 0)
        return NULL;
    return nargs == 1 || args[1] == obj_none ? factorial(args[0]) : choose_or_arrange(args, false);
}

static struct obj *lcm2(struct obj *a, struct obj *b)
{
    if (int_sign(a) == 0 || int_sign(b) == 0)
        return int_from_i64(0);
    struct obj *g = int_gcd(a, b), *q = op(OP_FLOORDIV, a, g), *m = op(OP_MUL, q, b);
    xdecref(g);
    xdecref(q);
    if (m && int_sign(m) < 0)
        replace(&m, op(OP_SUB, int_small(0), m));
    return m;
}

static struct obj *fold(struct obj *const *args, size_t nargs, int start, struct obj *(*f)(struct obj *, struct obj *))
{
    struct obj *r = incref(int_small(start));
    for (size_t i = 0; r && i < nargs; i++) {
        struct obj *v = num_index(args[i]);
        replace(&r, v ? f(r, v) : NULL);
        xdecref(v);
    }
    return r;
}

CFUNCTION(math_gcd)
{
    if (kwnames && tuple_len(kwnames))
        return err_type("math.gcd() takes no keyword arguments");
    if (!pol.math_39 && arg_count("gcd", nargs, kwnames, 2, 2) < 0)
        return NULL;
    return fold(args, nargs, 0, int_gcd);
}

CFUNCTION(math_lcm)
{
    if (kwnames && tuple_len(kwnames))
        return err_type("math.lcm() takes no keyword arguments");
    return fold(args, nargs, 1, lcm2);
}

/* Newton's iteration from above. */
static struct obj *isqrt(struct obj *n)
{
    int overflow;
    int64_t v = int_as_i64(n, &overflow);
    if (!overflow) {
        int64_t r = (int64_t)sqrt((double)v);
        while (r > 3037000499 || r * r > v)
            r--;
        while (r < 3037000499 && (r + 1) * (r + 1) <= v)
            r++;
        return int_from_i64(r);
    }
    struct obj *shift = int_from_u64((int_bit_length(n) + 1) / 2), *x = op(OP_LSHIFT, int_small(1), shift);
    xdecref(shift);
    while (x) {
        struct obj *q = op(OP_FLOORDIV, n, x), *s = op(OP_ADD, x, q), *y = op(OP_RSHIFT, s, int_small(1));
        xdecref(q);
        xdecref(s);
        if (y && int_compare(y, x) >= 0) {
            decref(y);
            return x;
        }
        replace(&x, y);
    }
    return NULL;
}

CFUNCTION(math_isqrt)
{
    struct obj *n = one_arg("math.isqrt", nargs, kwnames) < 0 ? NULL : num_index(args[0]);
    if (!n)
        return NULL;
    struct obj *r = int_sign(n) < 0 ? err_value("isqrt() argument must be nonnegative") : isqrt(n);
    decref(n);
    return r;
}

CFUNCTION(math_prod)
{
    struct obj *iterable = NULL, *start = NULL, *item;
    if (arg_parse("prod(iterable:O, /, *, start:O=)", args, nargs, kwnames, &iterable, &start) < 0)
        return NULL;
    struct obj *it = obj_iter(iterable), *r = it ? (start ? incref(start) : int_from_i64(1)) : NULL;
    while (r && (item = obj_next(it))) {
        replace(&r, num_binary(OP_MUL, r, item));
        decref(item);
    }
    xdecref(it);
    if (r && err_occurred())
        obj_clear_slot(&r);
    return r;
}

/* ---- sumprod: floats with three words of precision, everything else with + and * ---- */

struct triple {
    double hi, lo, tiny;
};

static struct triple triple_add_product(double x, double y, struct triple t)
{
    double p = x * y, perr = fma(x, y, -p);
    double s = t.hi + p, z = s - t.hi, serr = (t.hi - (s - z)) + (p - z);
    double r1 = t.lo + perr, z1 = r1 - t.lo, e1 = (t.lo - (r1 - z1)) + (perr - z1);
    double r2 = r1 + serr, z2 = r2 - r1, e2 = (r1 - (r2 - z2)) + (serr - z2);
    return (struct triple){s, r2, t.tiny + e1 + e2};
}

static double triple_value(struct triple t)
{
    double s = t.lo + t.hi, z = s - t.lo, e = (t.lo - (s - z)) + (t.hi - z);
    return t.tiny + e + s;
}

/* Both as doubles, at least one a float: may this pair go the quick way? */
static bool float_pair(struct obj *a, struct obj *b, double *x, double *y)
{
    bool fa = a->ob_type == t_float->self, fb = b->ob_type == t_float->self;
    bool ia = a->ob_type == t_int->self && int_is_compact(a), ib = b->ob_type == t_int->self && int_is_compact(b);
    if (!((fa && (fb || ib)) || (fb && ia)))
        return false;
    *x = fa ? float_value(a) : (double)int_compact_value(a);
    *y = fb ? float_value(b) : (double)int_compact_value(b);
    return true;
}

static bool add_float(struct obj **total, struct triple *t)
{
    struct obj *f = float_from(triple_value(*t)), *sum = f ? num_binary(OP_ADD, *total, f) : NULL;
    xdecref(f);
    replace(total, sum);
    return sum != NULL;
}

CFUNCTION(math_sumprod)
{
    if (arg_count("sumprod", nargs, kwnames, 2, 2) < 0)
        return NULL;
    struct obj *p = obj_iter(args[0]), *q = p ? obj_iter(args[1]) : NULL, *total = q ? int_from_i64(0) : NULL;
    struct triple t = {0};
    bool quick = true, used = false;
    while (total) {
        struct obj *a = obj_next(p), *b = err_occurred() ? NULL : obj_next(q);
        double x, y;
        if (err_occurred()) {
            obj_clear_slot(&total);
        } else if (!a != !b) {
            err_value("Inputs are not the same length");
            obj_clear_slot(&total);
        } else if (a && quick && float_pair(a, b, &x, &y)) {
            t = triple_add_product(x, y, t);
            used = true;
        } else if (a) {
            if (used && quick && !add_float(&total, &t))
                used = false;
            if (used)
                quick = used = false;
            struct obj *prod = total ? num_binary(OP_MUL, a, b) : NULL;
            replace(&total, prod ? num_binary(OP_ADD, total, prod) : NULL);
            xdecref(prod);
        }
        bool ended = !a;
        xdecref(a);
        xdecref(b);
        if (ended)
            break;
    }
    if (total && used)
        add_float(&total, &t);
    xdecref(p);
    xdecref(q);
    return total;
}

static const struct method_def int_defs[] = {
    {"factorial", math_factorial, NULL, 0},
    {"comb", math_comb, NULL, 0},
    {"perm", math_perm, NULL, 0},
    {"gcd", math_gcd, NULL, 0},
    {"lcm", math_lcm, NULL, 0},
    {"isqrt", math_isqrt, NULL, 0},
    {"prod", math_prod, NULL, 0},
    {"sumprod", math_sumprod, NULL, 0},
};

bool math_add_int_functions(struct obj *m)
{
    return math_add_functions(m, int_defs, sizeof int_defs / sizeof *int_defs);
}

struct obj *math_integer_module(void)
{
    struct obj *m = module_new("math.integer");
    if (m && !math_add_functions(m, int_defs, 6))
        obj_clear_slot(&m);
    return m;
}
