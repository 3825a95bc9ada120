/* The module `math`: errors as CPython words them, predicates, rounding, exact sums, vectors. The other functions are in files of
 * their own. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mod_math.h"
#include "slotscope/base/mem.h"

/* ---- errors ---- */

struct obj *math_range_error(void)
{
    return err_format(exc_OverflowError, "math range error");
}

struct obj *math_domain_error(const char *expected, double x)
{
    if (!expected || !pol.math_says_expected)
        return err_value("math domain error");
    struct obj *f = float_from(x);
    if (f)
        err_value(expected, f);
    xdecref(f);
    return NULL;
}

bool math_number(struct obj *o, double *x)
{
    *x = obj_as_double(o);
    return !(*x == -1.0 && err_occurred());
}

/* ---- predicates ---- */

#define PREDICATE(name, test)                                                                                                      \
    CFUNCTION(math_##name)                                                                                                         \
    {                                                                                                                              \
        double x;                                                                                                                  \
        return one_arg("math." #name, nargs, kwnames) < 0 || !math_number(args[0], &x) ? NULL : new_bool(test);                    \
    }
PREDICATE(isfinite, isfinite(x))
PREDICATE(isinf, isinf(x))
PREDICATE(isnan, isnan(x))
PREDICATE(isnormal, isnormal(x))
PREDICATE(issubnormal, fpclassify(x) == FP_SUBNORMAL)
PREDICATE(signbit, signbit(x))

CFUNCTION(math_isclose)
{
    double a = 0, b = 0, rel = 1e-9, tol = 0;
    if (arg_parse("isclose(a:d, b:d, *, rel_tol:d=, abs_tol:d=)", args, nargs, kwnames, &a, &b, &rel, &tol) < 0)
        return NULL;
    if (rel < 0 || tol < 0)
        return err_value("tolerances must be non-negative");
    if (a == b)
        return new_bool(true);
    if (isinf(a) || isinf(b))
        return new_bool(false);
    double diff = fabs(b - a);
    return new_bool(diff <= fabs(rel * b) || diff <= fabs(rel * a) || diff <= tol);
}

/* ---- rounding to ints ---- */

static struct obj *round_by(struct obj *o, const char *special, double (*f)(double))
{
    if (o->ob_type != t_float->self) {
        struct obj *m = obj_lookup_special(o, special), *r = m ? obj_call0(m) : NULL;
        xdecref(m);
        if (m || err_occurred())
            return r;
    }
    double x;
    return math_number(o, &x) ? int_from_double(f(x)) : NULL;
}

CFUNCTION(math_floor)
{
    return one_arg("math.floor", nargs, kwnames) < 0 ? NULL : round_by(args[0], "__floor__", floor);
}

CFUNCTION(math_ceil)
{
    return one_arg("math.ceil", nargs, kwnames) < 0 ? NULL : round_by(args[0], "__ceil__", ceil);
}

CFUNCTION(math_trunc)
{
    if (one_arg("math.trunc", nargs, kwnames) < 0)
        return NULL;
    struct obj *m = obj_lookup_special(args[0], "__trunc__"), *r;
    if (!m)
        return err_occurred() ? NULL : err_type("type %.100T doesn't define __trunc__ method", args[0]);
    r = obj_call0(m);
    decref(m);
    return r;
}

/* ---- sums ---- */

/* Exact: partial sums that do not overlap, added up at the end with one rounding (Shewchuk). */
struct partials {
    double *p;
    size_t n, cap;
};

static bool add_partial(struct partials *s, double x)
{
    size_t k = 0;
    double given = x;
    for (size_t i = 0; i < s->n; i++) {
        double y = s->p[i];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        double hi = x + y, lo = y - (hi - x);
        if (lo != 0)
            s->p[k++] = lo;
        x = hi;
    }
    s->n = k;
    if (x == 0)
        return true;
    if (!isfinite(x)) {
        if (isfinite(given)) {
            err_format(exc_OverflowError, "intermediate overflow in fsum");
            return false;
        }
        s->n = 0;
        return true;
    }
    mem_held += s->cap == 0;
    VEC_PUSH(s->p, s->n, s->cap, x);
    return true;
}

static double total_partials(const struct partials *s)
{
    size_t n = s->n;
    if (!n)
        return 0;
    double hi = s->p[--n], lo = 0;
    while (n > 0) {
        double x = hi, y = s->p[--n];
        hi = x + y;
        lo = y - (hi - x);
        if (lo != 0)
            break;
    }
    if (n > 0 && ((lo < 0 && s->p[n - 1] < 0) || (lo > 0 && s->p[n - 1] > 0))) {
        double y = lo * 2, x = hi + y;
        if (y == x - hi)
            hi = x;
    }
    return hi;
}

CFUNCTION(math_fsum)
{
    if (one_arg("math.fsum", nargs, kwnames) < 0)
        return NULL;
    struct obj *it = obj_iter(args[0]), *item, *r = NULL;
    struct partials s = {0};
    double special = 0, infs = 0, x;
    bool ok = it != NULL;
    while (ok && (item = obj_next(it))) {
        ok = math_number(item, &x);
        decref(item);
        if (ok && !isfinite(x)) {
            special += x;
            infs += isinf(x) ? x : 0;
        }
        ok = ok && add_partial(&s, x);
    }
    if (ok && !err_occurred()) {
        if (special != 0 || isnan(special))
            r = isnan(infs) ? err_value("-inf + inf in fsum") : float_from(special);
        else
            r = float_from(total_partials(&s));
    }
    mem_held -= s.cap != 0;
    free(s.p);
    xdecref(it);
    return r;
}

/* ---- vectors ---- */

/* The root of the sum of squares, scaled by the largest. */
static double norm(const double *v, size_t n, double max, bool found_nan)
{
    if (isinf(max))
        return max;
    if (found_nan)
        return NAN;
    if (max == 0 || n <= 1)
        return max;
    if (!pol.math_exact_norm) { /* up to 3.9: Kahan's sum of scaled squares */
        double sum = 1, frac = 0;
        for (size_t i = 0; i < n; i++) {
            double x = v[i] / max, old = sum;
            x *= x;
            sum += x;
            frac += (old - sum) + x;
        }
        return max * sqrt(sum - 1.0 + frac);
    }
    int e;
    frexp(max, &e);
    long double sum = 0;
    for (size_t i = 0; i < n; i++) {
        long double x = ldexpl((long double)v[i], -e);
        sum += x * x;
    }
    return ldexp((double)sqrtl(sum), e);
}

CFUNCTION(math_hypot)
{
    if (kwnames && tuple_len(kwnames))
        return err_type("math.hypot() takes no keyword arguments");
    double *v = mem_hold(mem_alloc((nargs + 1) * sizeof *v)), max = 0;
    bool found_nan = false;
    for (size_t i = 0; i < nargs; i++) {
        if (!math_number(args[i], &v[i])) {
            mem_let_go(v);
            return NULL;
        }
        v[i] = fabs(v[i]);
        found_nan |= isnan(v[i]);
        max = v[i] > max ? v[i] : max;
    }
    double r = norm(v, nargs, max, found_nan);
    mem_let_go(v);
    return float_from(r);
}

CFUNCTION(math_dist)
{
    if (arg_count("dist", nargs, kwnames, 2, 2) < 0)
        return NULL;
    struct obj *p = tuple_from_iter(args[0]), *q = p ? tuple_from_iter(args[1]) : NULL, *r = NULL;
    int64_t n = q ? tuple_len(p) : 0;
    double *v = mem_hold(mem_alloc(((size_t)n + 1) * sizeof *v)), max = 0, x, y;
    bool ok = q != NULL, found_nan = false;
    if (ok && tuple_len(q) != n) {
        err_value("both points must have the same number of dimensions");
        ok = false;
    }
    for (int64_t i = 0; ok && i < n; i++) {
        ok = math_number(tuple_items(p)[i], &x) && math_number(tuple_items(q)[i], &y);
        if (!ok)
            break;
        v[i] = fabs(x - y);
        found_nan |= isnan(v[i]);
        max = v[i] > max ? v[i] : max;
    }
    if (ok)
        r = float_from(norm(v, (size_t)n, max, found_nan));
    mem_let_go(v);
    xdecref(p);
    xdecref(q);
    return r;
}

/* ---- the module ---- */

static const struct method_def math_defs[] = {
    {"log", math_log, NULL, 0},
    {"log2", math_log2, NULL, 0},
    {"log10", math_log10, NULL, 0},
    {"atan2", math_atan2, NULL, 0},
    {"ceil", math_ceil, NULL, METH_COUNTED},
    {"copysign", math_copysign, NULL, 0},
    {"dist", math_dist, NULL, 0},
    {"floor", math_floor, NULL, METH_COUNTED},
    {"fma", math_fma, NULL, 0},
    {"fmax", math_fmax, NULL, 0},
    {"fmin", math_fmin, NULL, 0},
    {"fmod", math_fmod, NULL, 0},
    {"frexp", math_frexp, NULL, 0},
    {"fsum", math_fsum, NULL, 0},
    {"hypot", math_hypot, NULL, 0},
    {"isclose", math_isclose, NULL, 0},
    {"isfinite", math_isfinite, NULL, 0},
    {"isinf", math_isinf, NULL, 0},
    {"isnan", math_isnan, NULL, 0},
    {"isnormal", math_isnormal, NULL, 0},
    {"issubnormal", math_issubnormal, NULL, 0},
    {"ldexp", math_ldexp, NULL, 0},
    {"modf", math_modf, NULL, 0},
    {"nextafter", math_nextafter, NULL, 0},
    {"pow", math_pow, NULL, 0},
    {"remainder", math_remainder, NULL, 0},
    {"signbit", math_signbit, NULL, 0},
    {"trunc", math_trunc, NULL, METH_COUNTED},
    {"ulp", math_ulp, NULL, 0},
};

/* Names of later versions. */
static bool available(const char *name)
{
    static const struct {
        const char *name;
        const int *policy;
    } later[] = {{"nextafter", &pol.math_39}, {"ulp", &pol.math_39},          {"lcm", &pol.math_39},
                 {"cbrt", &pol.math_311},     {"exp2", &pol.math_311},        {"sumprod", &pol.math_312},
                 {"fma", &pol.math_313},      {"fmax", &pol.math_315},        {"fmin", &pol.math_315},
                 {"isnormal", &pol.math_315}, {"issubnormal", &pol.math_315}, {"signbit", &pol.math_315}};
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (strcmp(later[i].name, name) == 0)
            return *later[i].policy;
    return true;
}

bool math_add_functions(struct obj *m, const struct method_def *defs, size_t n)
{
    struct method_def *keep = engine_alloc((n + 1) * sizeof *keep);
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        keep[k] = defs[i];
        k += available(keep[k].name);
    }
    keep[k] = (struct method_def){0};
    return module_add_functions(m, keep) == 0;
}

struct obj *mod_math_init(void)
{
    struct obj *m = module_with("math", NULL);
    if (!m)
        return NULL;
    bool ok = math_add_unary_functions(m) && math_add_functions(m, math_defs, sizeof math_defs / sizeof *math_defs) &&
              math_add_int_functions(m) && module_put(m, "pi", float_from(M_PI)) && module_put(m, "e", float_from(M_E)) &&
              module_put(m, "tau", float_from(2 * M_PI)) && module_put(m, "inf", float_from(INFINITY)) &&
              module_put(m, "nan", float_from((double)NAN)) && (!pol.math_315 || module_put(m, "integer", math_integer_module()));
    if (ok)
        return m;
    decref(m);
    return NULL;
}
