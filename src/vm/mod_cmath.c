/*
 * The module `cmath`. Finite arguments go the ways that CPython's formulas take, so results agree to the last bit; what is to be
 * said of infinities and NaNs is in C99's annex G, which the C library follows and CPython's tables copy.
 */
#include <complex.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "lib.h"

struct z {
    double re, im;
};
enum trouble { FINE, DOMAIN, RANGE };

#define LN2  0.6931471805599453
#define LN10 2.302585092994046
#define PI   3.141592653589793
#define E    2.718281828459045

static const double large = DBL_MAX / 4;

static bool finite_z(struct z z)
{
    return isfinite(z.re) && isfinite(z.im);
}

/* re + im * I would make NaNs of infinities. */
static double complex c99(double re, double im)
{
    union {
        double parts[2];
        double complex whole;
    } u = {{re, im}};
    return u.whole;
}

static struct z of_c99(double complex c)
{
    return (struct z){creal(c), cimag(c)};
}

/* f(z) where z is not finite; a NaN has no sign. Where annex G leaves a choice, CPython's is taken. */
static struct z annex_g(double complex (*f)(double complex), struct z z)
{
    double re = isnan(z.re) ? fabs(z.re) : z.re, im = isnan(z.im) ? fabs(z.im) : z.im;
    if (f == cacosh && re == 0 && isnan(im) && !pol.cmath_annex_g_zeros)
        return (struct z){im, im};
    if (f == ctanh && re == 0 && isnan(im) && !pol.cmath_annex_g_zeros)
        return (struct z){im, im};
    struct z r = of_c99(f(c99(re, im)));
    if ((f == cacos && isinf(re) && isnan(im)) || (isinf(im) && ((f == cexp && re < 0) || (f == ctanh && isinf(re)))) ||
        (f == ccosh && isnan(re) && im == 0))
        r.im = fabs(r.im);
    if (f == csinh && re == 0 && isnan(im))
        r.re = 0;
    return r;
}

static enum trouble overflow(struct z r)
{
    return isinf(r.re) || isinf(r.im) ? RANGE : FINE;
}

/* i * f(-i * z): how the circular functions follow from the hyperbolic ones. */
static struct z turned(enum trouble (*f)(struct z, struct z *), struct z z, enum trouble *t)
{
    struct z r;
    *t = f((struct z){-z.im, z.re}, &r);
    return (struct z){r.im, -r.re};
}

/* log|z| of a z whose parts may be too large to be squared, plus log 2. */
static double log_double(struct z z)
{
    return log(hypot(z.re / 2, z.im / 2)) + LN2 * 2;
}

static bool huge(struct z z)
{
    return fabs(z.re) > large || fabs(z.im) > large;
}

static enum trouble z_sqrt(struct z z, struct z *r)
{
    if (!finite_z(z)) {
        *r = annex_g(csqrt, z);
        return FINE;
    }
    double x = fabs(z.re), y = fabs(z.im), s;
    if (x == 0 && y == 0) {
        *r = (struct z){0, z.im};
        return FINE;
    }
    if (x < DBL_MIN && y < DBL_MIN) {
        x = ldexp(x, 53); /* subnormal: scaled, so that hypot keeps its digits */
        s = ldexp(sqrt(x + hypot(x, ldexp(y, 53))), -27);
    } else {
        x /= 8;
        s = 2 * sqrt(x + hypot(x, y / 8));
    }
    double d = y / (2 * s);
    *r = z.re >= 0 ? (struct z){s, copysign(d, z.im)} : (struct z){d, copysign(s, z.im)};
    return FINE;
}

static struct z root(double re, double im)
{
    struct z r;
    z_sqrt((struct z){re, im}, &r);
    return r;
}

static enum trouble z_acos(struct z z, struct z *r)
{
    if (!finite_z(z)) {
        *r = annex_g(cacos, z);
    } else if (huge(z)) {
        *r = (struct z){atan2(fabs(z.im), z.re), copysign(log_double(z), -z.im)};
    } else {
        struct z a = root(1 - z.re, -z.im), b = root(1 + z.re, z.im);
        *r = (struct z){2 * atan2(a.re, b.re), asinh(b.re * a.im - b.im * a.re)};
    }
    return FINE;
}

static enum trouble z_acosh(struct z z, struct z *r)
{
    if (!finite_z(z)) {
        *r = annex_g(cacosh, z);
    } else if (huge(z)) {
        *r = (struct z){log_double(z), atan2(z.im, z.re)};
    } else {
        struct z a = root(z.re - 1, z.im), b = root(z.re + 1, z.im);
        *r = (struct z){asinh(a.re * b.re + a.im * b.im), 2 * atan2(a.im, b.re)};
    }
    return FINE;
}

static enum trouble z_asinh(struct z z, struct z *r)
{
    if (!finite_z(z)) {
        *r = annex_g(casinh, z);
    } else if (huge(z)) {
        *r = (struct z){copysign(log_double(z), z.re), atan2(z.im, fabs(z.re))};
    } else {
        struct z a = root(1 + z.im, -z.re), b = root(1 - z.im, z.re);
        *r = (struct z){asinh(a.re * b.im - b.re * a.im), atan2(z.im, a.re * b.re - a.im * b.im)};
    }
    return FINE;
}

static enum trouble z_atanh(struct z z, struct z *r)
{
    if (!finite_z(z)) {
        *r = annex_g(catanh, z);
        return FINE;
    }
    if (z.re < 0) {
        enum trouble t = z_atanh((struct z){-z.re, -z.im}, r);
        *r = (struct z){-r->re, -r->im};
        return t;
    }
    double y = fabs(z.im), far = sqrt(large);
    if (z.re > far || y > far) {
        double h = hypot(z.re / 2, z.im / 2);
        *r = (struct z){z.re / 4 / h / h, copysign(PI / 2, z.im)};
    } else if (z.re == 1 && y == 0) {
        *r = (struct z){INFINITY, z.im};
        return DOMAIN;
    } else if (z.re == 1 && y < sqrt(DBL_MIN)) {
        *r = (struct z){-log(sqrt(y) / sqrt(hypot(y, 2))), copysign(atan2(2, -y) / 2, z.im)};
    } else {
        double q = 4 * z.re / ((1 - z.re) * (1 - z.re) + y * y);
        *r = (struct z){(q == 0 ? q : log1p(q)) / 4, -atan2(-2 * z.im, (1 - z.re) * (1 + z.re) - y * y) / 2};
    }
    return FINE;
}

/* cosh and sinh: the parts' factors change places. */
static enum trouble hyperbolic(struct z z, struct z *r, double (*f)(double), double (*g)(double),
                               double complex (*special)(double complex))
{
    if (!finite_z(z)) {
        *r = annex_g(special, z);
        return isinf(z.im) && !isnan(z.re) ? DOMAIN : FINE;
    }
    bool far = fabs(z.re) > log(large);
    double x = far ? z.re - copysign(1, z.re) : z.re;
    *r = (struct z){cos(z.im) * f(x), sin(z.im) * g(x)};
    if (far)
        *r = (struct z){r->re * E, r->im * E};
    return overflow(*r);
}

static enum trouble z_cosh(struct z z, struct z *r)
{
    return hyperbolic(z, r, cosh, sinh, ccosh);
}

static enum trouble z_sinh(struct z z, struct z *r)
{
    return hyperbolic(z, r, sinh, cosh, csinh);
}

static enum trouble z_tanh(struct z z, struct z *r)
{
    if (!finite_z(z)) {
        *r = annex_g(ctanh, z);
        return isinf(z.im) && isfinite(z.re) ? DOMAIN : FINE;
    }
    if (fabs(z.re) > log(large)) {
        *r = (struct z){copysign(1, z.re), 4 * sin(z.im) * cos(z.im) * exp(-2 * fabs(z.re))};
        return FINE;
    }
    double t = tanh(z.re), u = tan(z.im), c = 1 / cosh(z.re), tu = t * u, below = 1 + tu * tu;
    *r = (struct z){t * (1 + u * u) / below, u / below * c * c};
    return FINE;
}

static enum trouble z_exp(struct z z, struct z *r)
{
    if (!finite_z(z)) {
        *r = annex_g(cexp, z);
        return isinf(z.im) && (isfinite(z.re) || z.re > 0) ? DOMAIN : FINE;
    }
    bool far = z.re > log(large);
    double l = exp(far ? z.re - 1 : z.re);
    *r = (struct z){l * cos(z.im), l * sin(z.im)};
    if (far)
        *r = (struct z){r->re * E, r->im * E};
    return overflow(*r);
}

static enum trouble z_log(struct z z, struct z *r)
{
    if (!finite_z(z)) {
        *r = annex_g(clog, z);
        return FINE;
    }
    double x = fabs(z.re), y = fabs(z.im), h = hypot(x, y), more = x > y ? x : y, less = x > y ? y : x;
    r->im = atan2(z.im, z.re);
    if (more == 0) {
        r->re = -INFINITY;
        return DOMAIN;
    }
    if (more > large)
        r->re = log(hypot(x / 2, y / 2)) + LN2;
    else if (more < DBL_MIN)
        r->re = log(hypot(ldexp(x, DBL_MANT_DIG), ldexp(y, DBL_MANT_DIG))) - DBL_MANT_DIG * LN2;
    else if (0.71 <= h && h <= 1.73) /* near 1 the logarithm is small: not by way of a rounded h */
        r->re = log1p((more - 1) * (more + 1) + less * less) / 2;
    else
        r->re = log(h);
    return FINE;
}

static enum trouble z_log10(struct z z, struct z *r)
{
    enum trouble t = z_log(z, r);
    *r = (struct z){r->re / LN10, r->im / LN10};
    return t;
}

static enum trouble z_cos(struct z z, struct z *r)
{
    return z_cosh((struct z){-z.im, z.re}, r);
}

static enum trouble z_asin(struct z z, struct z *r)
{
    enum trouble t;
    *r = turned(z_asinh, z, &t);
    return t;
}

static enum trouble z_atan(struct z z, struct z *r)
{
    enum trouble t;
    *r = turned(z_atanh, z, &t);
    return t;
}

static enum trouble z_sin(struct z z, struct z *r)
{
    enum trouble t;
    *r = turned(z_sinh, z, &t);
    return t;
}

static enum trouble z_tan(struct z z, struct z *r)
{
    enum trouble t;
    *r = turned(z_tanh, z, &t);
    return t;
}

/* ---- as functions ---- */

static struct obj *fail(enum trouble t)
{
    return t == DOMAIN ? err_value("math domain error") : err_format(exc_OverflowError, "math range error");
}

static bool z_of(struct obj *o, struct z *z)
{
    return complex_value(o, &z->re, &z->im);
}

#define UNARY(X)                                                                                                                   \
    X(acos) X(acosh) X(asin) X(asinh) X(atan) X(atanh) X(cos) X(cosh) X(exp) X(log10) X(sin) X(sinh) X(sqrt) X(tan) X(tanh)
#define X(name)                                                                                                                    \
    CFUNCTION(cmath_##name)                                                                                                        \
    {                                                                                                                              \
        struct z z, r;                                                                                                             \
        if (one_arg("cmath." #name, nargs, kwnames) < 0 || !z_of(args[0], &z))                                                     \
            return NULL;                                                                                                           \
        enum trouble t = z_##name(z, &r);                                                                                          \
        return t ? fail(t) : complex_from(r.re, r.im);                                                                             \
    }
UNARY(X)
#undef X

#define TEST(name, expression)                                                                                                     \
    CFUNCTION(cmath_##name)                                                                                                        \
    {                                                                                                                              \
        struct z z;                                                                                                                \
        return one_arg("cmath." #name, nargs, kwnames) < 0 || !z_of(args[0], &z) ? NULL : new_bool(expression);                    \
    }
TEST(isfinite, finite_z(z))
TEST(isinf, isinf(z.re) || isinf(z.im))
TEST(isnan, isnan(z.re) || isnan(z.im))

/* The base's logarithm is asked last: only its domain error counts, as CPython has it. */
CFUNCTION(cmath_log)
{
    struct z z, base, r, b;
    if (arg_count("log", nargs, kwnames, 1, 2) < 0 || !z_of(args[0], &z))
        return NULL;
    enum trouble t = z_log(z, &r);
    if (nargs == 1)
        return t ? fail(t) : complex_from(r.re, r.im);
    if (!z_of(args[1], &base))
        return NULL;
    t = z_log(base, &b);
    if (t || (b.re == 0 && b.im == 0))
        return fail(DOMAIN);
    struct obj *num = complex_from(r.re, r.im), *den = num ? complex_from(b.re, b.im) : NULL;
    struct obj *quotient = den ? num_binary(OP_TRUEDIV, num, den) : NULL;
    xdecref(num);
    xdecref(den);
    return quotient;
}

CFUNCTION(cmath_phase)
{
    struct z z;
    return one_arg("cmath.phase", nargs, kwnames) < 0 || !z_of(args[0], &z) ? NULL : float_from(atan2(z.im, z.re));
}

CFUNCTION(cmath_polar)
{
    struct z z;
    if (one_arg("cmath.polar", nargs, kwnames) < 0 || !z_of(args[0], &z))
        return NULL;
    double r = hypot(z.re, z.im);
    if (isinf(r) && finite_z(z))
        return fail(RANGE);
    struct obj *pair[2] = {float_from(r), float_from(atan2(z.im, z.re))};
    return pair[0] && pair[1] ? tuple_take(pair, 2) : NULL;
}

/* r e^(i phi) */
CFUNCTION(cmath_rect)
{
    if (arg_count("rect", nargs, kwnames, 2, 2) < 0)
        return NULL;
    double r = obj_as_double(args[0]);
    if (r == -1.0 && err_occurred())
        return NULL;
    double phi = obj_as_double(args[1]);
    if (phi == -1.0 && err_occurred())
        return NULL;
    if (isfinite(r) && isfinite(phi))
        return phi == 0 ? complex_from(r, r * phi) : complex_from(r * cos(phi), r * sin(phi));
    if (isinf(phi) && r != 0 && !isnan(r))
        return fail(DOMAIN);
    if (phi == 0)
        return complex_from(r, isnan(r) ? 0.0 : copysign(1, r) * phi);
    if (r == 0)
        return complex_from(0.0, 0.0);
    if (isnan(r) || isnan(phi))
        return complex_from(isinf(r) ? INFINITY : (double)NAN, (double)NAN);
    return complex_from(r * cos(phi), r * sin(phi));
}

CFUNCTION(cmath_isclose)
{
    struct obj *oa, *ob;
    struct z a, b;
    double rel = 1e-9, tol = 0;
    if (arg_parse("isclose(a:O, b:O, *, rel_tol:d=, abs_tol:d=)", args, nargs, kwnames, &oa, &ob, &rel, &tol) < 0 ||
        !z_of(oa, &a) || !z_of(ob, &b))
        return NULL;
    if (rel < 0 || tol < 0)
        return err_value("tolerances must be non-negative");
    if (a.re == b.re && a.im == b.im)
        return new_bool(true);
    if (isinf(a.re) || isinf(a.im) || isinf(b.re) || isinf(b.im))
        return new_bool(false);
    double apart = hypot(a.re - b.re, a.im - b.im);
    return new_bool(apart <= rel * hypot(b.re, b.im) || apart <= rel * hypot(a.re, a.im) || apart <= tol);
}

static const struct method_def defs[] = {
#define X(name) {#name, cmath_##name, "(z, /)", 0},
    UNARY(X)
#undef X
        {"isclose", cmath_isclose, "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", 0},
    {"isfinite", cmath_isfinite, "(z, /)", 0},
    {"isinf", cmath_isinf, "(z, /)", 0},
    {"isnan", cmath_isnan, "(z, /)", 0},
    {"log", cmath_log, NULL, 0},
    {"phase", cmath_phase, "(z, /)", 0},
    {"polar", cmath_polar, "(z, /)", 0},
    {"rect", cmath_rect, "(r, phi, /)", 0},
    {0},
};

struct obj *mod_cmath_init(void)
{
    struct obj *m = module_with("cmath", defs);
    if (!m)
        return NULL;
    bool ok = module_put(m, "pi", float_from(PI)) && module_put(m, "e", float_from(E)) &&
              module_put(m, "tau", float_from(2 * PI)) && module_put(m, "inf", float_from(INFINITY)) &&
              module_put(m, "infj", complex_from(0, INFINITY)) && module_put(m, "nan", float_from((double)NAN)) &&
              module_put(m, "nanj", complex_from(0, (double)NAN));
    if (ok)
        return m;
    decref(m);
    return NULL;
}
