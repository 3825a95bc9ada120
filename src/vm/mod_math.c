/* The module `math`: functions of one double as a table, the rest one by one; errors as CPython words them. Ints are in
 * mod_math_int.c. */
#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib.h"
#include "mod_math.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"

/* ---- errors ---- */

static struct obj *range_error(void)
{
    return err_format(exc_OverflowError, "math range error");
}

/* expected: 3.14+'s text with %R for the argument; NULL: the old words everywhere. */
static struct obj *domain_error(const char *expected, double x)
{
    if (!expected || !pol.math_says_expected)
        return err_value("math domain error");
    struct obj *f = float_from(x);
    if (f)
        err_value(expected, f);
    xdecref(f);
    return NULL;
}

static bool number(struct obj *o, double *x)
{
    *x = obj_as_double(o);
    return !(*x == -1.0 && err_occurred());
}

/* ---- functions of one number ---- */

static const double lanczos_num[] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
static const double lanczos_den[] = {0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
                                     2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};
static const double lanczos_g = 6.024680040776729583740234375, lanczos_g_half = 5.524680040776729583740234375;

static double lanczos_sum(double x)
{
    double num = 0, den = 0;
    if (x < 5) {
        for (int i = 12; i >= 0; i--) {
            num = num * x + lanczos_num[i];
            den = den * x + lanczos_den[i];
        }
    } else {
        for (int i = 0; i < 13; i++) {
            num = num / x + lanczos_num[i];
            den = den / x + lanczos_den[i];
        }
    }
    return num / den;
}

static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break;
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

static double m_gamma(double x)
{
    if (!isfinite(x))
        return isnan(x) || x > 0 ? x : NAN;
    if (x == 0)
        return NAN;
    if (x == floor(x)) {
        if (x < 0)
            return NAN;
        if (x <= 23) {
            double r = 1;
            for (int i = 2; i < (int)x; i++)
                r *= i;
            return r;
        }
    }
    double ax = fabs(x);
    if (ax < 1e-20)
        return 1.0 / x;
    if (ax > 200)
        return x < 0 ? 0.0 / sin_pi(x) : HUGE_VAL;
    double y = ax + lanczos_g_half, z, r;
    if (ax > lanczos_g_half) {
        double q = y - ax;
        z = q - lanczos_g_half;
    } else {
        double q = y - lanczos_g_half;
        z = q - ax;
    }
    z = z * lanczos_g / y;
    if (x < 0) {
        r = -M_PI / sin_pi(ax) / ax * exp(y) / lanczos_sum(ax);
        r -= z * r;
        if (ax < 140.0)
            r /= pow(y, ax - 0.5);
        else
            r = r / pow(y, ax / 2.0 - 0.25) / pow(y, ax / 2.0 - 0.25);
    } else {
        r = lanczos_sum(ax) / exp(y);
        r += z * r;
        if (ax < 140.0)
            r *= pow(y, ax - 0.5);
        else
            r = r * pow(y, ax / 2.0 - 0.25) * pow(y, ax / 2.0 - 0.25);
    }
    return r;
}

static double m_lgamma(double x)
{
    if (!isfinite(x))
        return isnan(x) ? x : HUGE_VAL;
    if (x == floor(x) && x <= 2)
        return x <= 0 ? NAN : 0.0;
    double ax = fabs(x);
    if (ax < 1e-20)
        return -log(ax);
    double r = log(lanczos_sum(ax)) - lanczos_g;
    r += (ax - 0.5) * (log(ax + lanczos_g - 0.5) - 1);
    if (x < 0)
        r = 1.144729885849400174143427351353058711647 - log(fabs(sin_pi(ax))) - log(ax) - r;
    return r;
}

static double m_degrees(double x)
{
    return x * (180.0 / M_PI);
}

static double m_radians(double x)
{
    return x * (M_PI / 180.0);
}

static const struct unary {
    const char *name;
    double (*fn)(double);
    bool overflows; /* an infinite result is a range error, not a domain error */
    const char *expected;
} unary[] = {
    {"acos", acos, false, "expected a number in range from -1 up to 1, got %R"},
    {"acosh", acosh, false, "expected argument value not less than 1, got %R"},
    {"asin", asin, false, "expected a number in range from -1 up to 1, got %R"},
    {"asinh", asinh, false, NULL},
    {"atan", atan, false, NULL},
    {"atanh", atanh, false, "expected a number between -1 and 1, got %R"},
    {"cbrt", cbrt, false, NULL},
    {"cos", cos, false, "expected a finite input, got %R"},
    {"cosh", cosh, true, NULL},
    {"degrees", m_degrees, true, NULL},
    {"erf", erf, false, NULL},
    {"erfc", erfc, false, NULL},
    {"exp", exp, true, NULL},
    {"exp2", exp2, true, NULL},
    {"expm1", expm1, true, NULL},
    {"fabs", fabs, false, NULL},
    {"gamma", m_gamma, true, "expected a noninteger or positive integer, got %R"},
    {"lgamma", m_lgamma, true, "expected a noninteger or positive integer, got %R"},
    {"log1p", log1p, false, "expected argument value > -1, got %R"},
    {"radians", m_radians, true, NULL},
    {"sin", sin, false, "expected a finite input, got %R"},
    {"sinh", sinh, true, NULL},
    {"sqrt", sqrt, false, "expected a nonnegative input, got %R"},
    {"tan", tan, false, "expected a finite input, got %R"},
    {"tanh", tanh, false, NULL},
};
enum { UNARY = sizeof unary / sizeof *unary };

static struct obj *call_unary(const struct unary *u, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    double x;
    char name[24];
    snprintf(name, sizeof name, "math.%s", u->name);
    if (one_arg(name, nargs, kwnames) < 0 || !number(args[0], &x))
        return NULL;
    double r = u->fn(x);
    if (isnan(r) && !isnan(x))
        return domain_error(u->expected, x);
    if (isinf(r) && isfinite(x))
        return u->overflows ? range_error() : domain_error(u->expected, x);
    return float_from(r);
}

#define UNARY_LIST(X)                                                                                                              \
    X(0)                                                                                                                           \
    X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) X(16) X(17) X(18) X(19) X(20) X(21) X(22)     \
        X(23) X(24)
#define X(i)                                                                                                                       \
    CFUNCTION(unary_##i)                                                                                                           \
    {                                                                                                                              \
        return call_unary(&unary[i], args, nargs, kwnames);                                                                        \
    }
UNARY_LIST(X)
#undef X

/* ---- logarithms: of ints of any size ---- */

static const char *const positive = "expected a positive input, got %R";

/* log of an int too large for a double: that of its top bits, and of the power of two they stand for. */
static bool log_of_huge(struct obj *o, double (*f)(double), double *out)
{
    size_t shift = int_bit_length(o) - 200;
    struct obj *n = int_from_u64(shift), *top = n ? int_binary(OP_RSHIFT, o, n) : NULL;
    xdecref(n);
    if (!top)
        return false;
    int e;
    double m = frexp(int_as_double(top), &e), power = (double)e + (double)shift;
    decref(top);
    *out = pol.math_315 ? fma(f(2.0), power, f(m)) : f(m) + f(2.0) * power;
    return true;
}

static bool log_of(struct obj *o, double (*f)(double), double *out)
{
    double x;
    if (is_int(o) && int_sign(o) <= 0) {
        err_value(pol.math_says_expected ? "expected a positive input" : "math domain error");
        return false;
    }
    if (!number(o, &x)) {
        if (!is_int(o) || !err_matches(exc_OverflowError))
            return false;
        err_clear();
        return log_of_huge(o, f, out);
    }
    if (x <= 0) {
        domain_error(positive, x);
        return false;
    }
    *out = isnan(x) || x == INFINITY ? x : f(x);
    return true;
}

CFUNCTION(math_log)
{
    double x, base;
    if (!pol.math_log_checks_count && (nargs < 1 || nargs > 2) && !kwnames)
        return err_type("math.log requires 1 to 2 arguments");
    if (arg_count("log", nargs, kwnames, 1, 2) < 0 || !log_of(args[0], log, &x))
        return NULL;
    if (nargs == 1)
        return float_from(x);
    if (!log_of(args[1], log, &base))
        return NULL;
    return base == 0 ? err_format(exc_ZeroDivisionError, "%s", message(MSG_FLOAT_DIV_ZERO)) : float_from(x / base);
}

CFUNCTION(math_log2)
{
    double x;
    return one_arg("math.log2", nargs, kwnames) < 0 || !log_of(args[0], log2, &x) ? NULL : float_from(x);
}

CFUNCTION(math_log10)
{
    double x;
    return one_arg("math.log10", nargs, kwnames) < 0 || !log_of(args[0], log10, &x) ? NULL : float_from(x);
}

/* ---- functions of two numbers ---- */

#define TWO_NUMBERS(name)                                                                                                          \
    double x, y;                                                                                                                   \
    if (arg_count(name, nargs, kwnames, 2, 2) < 0 || !number(args[0], &x) || !number(args[1], &y))                                 \
    return NULL

CFUNCTION(math_atan2)
{
    TWO_NUMBERS("atan2");
    return float_from(atan2(x, y));
}

CFUNCTION(math_copysign)
{
    TWO_NUMBERS("copysign");
    return float_from(copysign(x, y));
}

CFUNCTION(math_fmax)
{
    TWO_NUMBERS("fmax");
    return float_from(fmax(x, y));
}

CFUNCTION(math_fmin)
{
    TWO_NUMBERS("fmin");
    return float_from(fmin(x, y));
}

CFUNCTION(math_fmod)
{
    TWO_NUMBERS("fmod");
    if (isinf(y) && isfinite(x))
        return float_from(x);
    double r = fmod(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? domain_error(NULL, x) : float_from(r);
}

CFUNCTION(math_remainder)
{
    TWO_NUMBERS("remainder");
    double r = remainder(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? domain_error(NULL, x) : float_from(r);
}

CFUNCTION(math_pow)
{
    TWO_NUMBERS("pow");
    double r = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(r) || (isinf(r) && x == 0))
            return domain_error(NULL, x);
        if (isinf(r))
            return range_error();
    }
    return float_from(r);
}

CFUNCTION(math_nextafter)
{
    double x, y;
    struct obj *a = NULL, *b = NULL, *steps = NULL;
    if (!pol.math_nextafter_steps && kwnames && tuple_len(kwnames))
        return err_type("math.nextafter() takes no keyword arguments");
    if (!kwnames && arg_count("nextafter", nargs, NULL, 2, 2) < 0)
        return NULL;
    if (arg_parse("nextafter(x:O, y:O, /, *, steps:O=)", args, nargs, kwnames, &a, &b, &steps) < 0 || !number(a, &x) ||
        !number(b, &y))
        return NULL;
    if (!steps || steps == obj_none)
        return float_from(nextafter(x, y));
    struct obj *n = num_index(steps);
    if (!n)
        return NULL;
    int overflow;
    int64_t k = int_as_i64(n, &overflow);
    decref(n);
    if (k < 0 && overflow <= 0)
        return err_value("steps must be a non-negative integer");
    for (; (k > 0 || overflow) && x != y && !isnan(x) && !isnan(y); k--)
        x = nextafter(x, y);
    return float_from(x);
}

CFUNCTION(math_ulp)
{
    double x;
    if (one_arg("math.ulp", nargs, kwnames) < 0 || !number(args[0], &x))
        return NULL;
    if (!isfinite(x))
        return float_from(fabs(x));
    x = fabs(x);
    double up = nextafter(x, INFINITY);
    return float_from(isinf(up) ? x - nextafter(x, -INFINITY) : up - x);
}

CFUNCTION(math_fma)
{
    double x, y, z;
    if (arg_count("fma", nargs, kwnames, 3, 3) < 0 || !number(args[0], &x) || !number(args[1], &y) || !number(args[2], &z))
        return NULL;
    double r = fma(x, y, z);
    if (isnan(r) && !isnan(x) && !isnan(y) && !isnan(z))
        return err_value("invalid operation in fma");
    if (isinf(r) && isfinite(x) && isfinite(y) && isfinite(z))
        return err_format(exc_OverflowError, "overflow in fma");
    return float_from(r);
}

CFUNCTION(math_ldexp)
{
    double x;
    if (arg_count("ldexp", nargs, kwnames, 2, 2) < 0 || !number(args[0], &x))
        return NULL;
    if (!is_int(args[1]))
        return err_type("Expected an int as second argument to ldexp.");
    int overflow;
    int64_t e = int_as_i64(args[1], &overflow);
    if (overflow)
        e = overflow < 0 ? INT32_MIN : INT32_MAX;
    if (x == 0 || !isfinite(x))
        return float_from(x);
    double r = ldexp(x, e > INT32_MAX ? INT32_MAX : e < INT32_MIN ? INT32_MIN : (int)e);
    return isinf(r) ? range_error() : float_from(r);
}

static struct obj *pair(struct obj *a, struct obj *b)
{
    struct obj *t = a && b ? tuple_pack(2, a, b) : NULL;
    xdecref(a);
    xdecref(b);
    return t;
}

CFUNCTION(math_frexp)
{
    double x;
    int e = 0;
    if (one_arg("math.frexp", nargs, kwnames) < 0 || !number(args[0], &x))
        return NULL;
    if (isfinite(x) && x != 0)
        x = frexp(x, &e);
    return pair(float_from(x), int_from_i64(e));
}

CFUNCTION(math_modf)
{
    double x, whole;
    if (one_arg("math.modf", nargs, kwnames) < 0 || !number(args[0], &x))
        return NULL;
    if (isinf(x))
        return pair(float_from(copysign(0.0, x)), float_from(x));
    double rest = modf(x, &whole);
    return pair(float_from(rest), float_from(whole));
}

/* ---- predicates ---- */

#define PREDICATE(name, test)                                                                                                      \
    CFUNCTION(math_##name)                                                                                                         \
    {                                                                                                                              \
        double x;                                                                                                                  \
        return one_arg("math." #name, nargs, kwnames) < 0 || !number(args[0], &x) ? NULL : new_bool(test);                         \
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
    return number(o, &x) ? int_from_double(f(x)) : NULL;
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
        ok = number(item, &x);
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
        if (!number(args[i], &v[i])) {
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
        ok = number(tuple_items(p)[i], &x) && number(tuple_items(q)[i], &y);
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
#define X(i) {NULL, unary_##i, NULL, 0},
    UNARY_LIST(X)
#undef X
        {"log", math_log, NULL, 0},
    {"log2", math_log2, NULL, 0},
    {"log10", math_log10, NULL, 0},
    {"atan2", math_atan2, NULL, 0},
    {"ceil", math_ceil, NULL, 0},
    {"copysign", math_copysign, NULL, 0},
    {"dist", math_dist, NULL, 0},
    {"floor", math_floor, NULL, 0},
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
    {"trunc", math_trunc, NULL, 0},
    {"ulp", math_ulp, NULL, 0},
};
enum { DEFS = sizeof math_defs / sizeof *math_defs };

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

bool math_add_functions(struct obj *m, const struct method_def *defs, size_t n, const char *(*name_of)(size_t))
{
    struct method_def *keep = engine_alloc((n + 1) * sizeof *keep);
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        keep[k] = defs[i];
        if (!keep[k].name)
            keep[k].name = name_of(i);
        k += available(keep[k].name);
    }
    keep[k] = (struct method_def){0};
    return module_add_functions(m, keep) == 0;
}

static const char *unary_name(size_t i)
{
    return unary[i].name;
}

struct obj *mod_math_init(void)
{
    _Static_assert(UNARY == 25, "UNARY_LIST counts the table");
    struct obj *m = module_with("math", NULL);
    if (!m)
        return NULL;
    bool ok = math_add_functions(m, math_defs, DEFS, unary_name) && math_add_int_functions(m) &&
              module_put(m, "pi", float_from(M_PI)) && module_put(m, "e", float_from(M_E)) &&
              module_put(m, "tau", float_from(2 * M_PI)) && module_put(m, "inf", float_from(INFINITY)) &&
              module_put(m, "nan", float_from((double)NAN)) && (!pol.math_315 || module_put(m, "integer", math_integer_module()));
    if (ok)
        return m;
    decref(m);
    return NULL;
}
