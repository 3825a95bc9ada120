/*
 * Functions of one number: a table of what C has, the gamma function, which C libraries compute in their own ways, and logarithms,
 * which take ints of any size.
 */
#include <math.h>

#include "mod_math.h"

/* ---- gamma: by the sum of Lanczos ---- */

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
    if (!math_number(o, &x)) {
        if (!is_int(o) || !err_matches(exc_OverflowError))
            return false;
        err_clear();
        return log_of_huge(o, f, out);
    }
    if (x <= 0) {
        math_domain_error(positive, x);
        return false;
    }
    *out = isnan(x) || x == INFINITY ? x : f(x);
    return true;
}

struct obj *math_log(CFUNCTION_PARAMS)
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

struct obj *math_log2(CFUNCTION_PARAMS)
{
    double x;
    return one_arg("math.log2", nargs, kwnames) < 0 || !log_of(args[0], log2, &x) ? NULL : float_from(x);
}

struct obj *math_log10(CFUNCTION_PARAMS)
{
    double x;
    return one_arg("math.log10", nargs, kwnames) < 0 || !log_of(args[0], log10, &x) ? NULL : float_from(x);
}

/* ---- all of them ---- */

static double m_degrees(double x)
{
    return x * (180.0 / M_PI);
}

static double m_radians(double x)
{
    return x * (M_PI / 180.0);
}

struct unary {
    const char *name;
    double (*fn)(double);
    bool overflows; /* an infinite result is a range error, not a domain error */
    const char *expected;
};

/* name, function, overflows, what was expected */
#define UNARY(X)                                                                                                                   \
    X(acos, acos, false, "expected a number in range from -1 up to 1, got %R")                                                     \
    X(acosh, acosh, false, "expected argument value not less than 1, got %R")                                                      \
    X(asin, asin, false, "expected a number in range from -1 up to 1, got %R")                                                     \
    X(asinh, asinh, false, NULL)                                                                                                   \
    X(atan, atan, false, NULL)                                                                                                     \
    X(atanh, atanh, false, "expected a number between -1 and 1, got %R")                                                           \
    X(cbrt, cbrt, false, NULL)                                                                                                     \
    X(cos, cos, false, "expected a finite input, got %R")                                                                          \
    X(cosh, cosh, true, NULL)                                                                                                      \
    X(degrees, m_degrees, true, NULL)                                                                                              \
    X(erf, erf, false, NULL)                                                                                                       \
    X(erfc, erfc, false, NULL)                                                                                                     \
    X(exp, exp, true, NULL)                                                                                                        \
    X(exp2, exp2, true, NULL)                                                                                                      \
    X(expm1, expm1, true, NULL)                                                                                                    \
    X(fabs, fabs, false, NULL)                                                                                                     \
    X(gamma, m_gamma, true, "expected a noninteger or positive integer, got %R")                                                   \
    X(lgamma, m_lgamma, true, "expected a noninteger or positive integer, got %R")                                                 \
    X(log1p, log1p, false, "expected argument value > -1, got %R")                                                                 \
    X(radians, m_radians, true, NULL)                                                                                              \
    X(sin, sin, false, "expected a finite input, got %R")                                                                          \
    X(sinh, sinh, true, NULL)                                                                                                      \
    X(sqrt, sqrt, false, "expected a nonnegative input, got %R")                                                                   \
    X(tan, tan, false, "expected a finite input, got %R")                                                                          \
    X(tanh, tanh, false, NULL)

static struct obj *call_unary(const struct unary *u, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    double x;
    if (one_arg(u->name, nargs, kwnames) < 0 || !math_number(args[0], &x))
        return NULL;
    double r = u->fn(x);
    if (isnan(r) && !isnan(x))
        return math_domain_error(u->expected, x);
    if (isinf(r) && isfinite(x))
        return u->overflows ? math_range_error() : math_domain_error(u->expected, x);
    return float_from(r);
}

#define X(name, fn, overflows, expected)                                                                                           \
    CFUNCTION(unary_##name)                                                                                                        \
    {                                                                                                                              \
        static const struct unary u = {"math." #name, fn, overflows, expected};                                                    \
        return call_unary(&u, args, nargs, kwnames);                                                                               \
    }
UNARY(X)
#undef X

bool math_add_unary_functions(struct obj *m)
{
#define X(name, fn, overflows, expected) {#name, unary_##name, NULL, 0},
    static const struct method_def defs[] = {UNARY(X)};
#undef X
    return math_add_functions(m, defs, sizeof defs / sizeof *defs);
}
