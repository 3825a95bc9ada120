/* Functions of two and three numbers, and the parts of a double. */
#include <math.h>

#include "mod_math.h"

#define TWO_NUMBERS(name)                                                                                                          \
    double x, y;                                                                                                                   \
    if (arg_count(name, nargs, kwnames, 2, 2) < 0 || !math_number(args[0], &x) || !math_number(args[1], &y))                       \
    return NULL

struct obj *math_atan2(CFUNCTION_PARAMS)
{
    TWO_NUMBERS("atan2");
    return float_from(atan2(x, y));
}

struct obj *math_copysign(CFUNCTION_PARAMS)
{
    TWO_NUMBERS("copysign");
    return float_from(copysign(x, y));
}

struct obj *math_fmax(CFUNCTION_PARAMS)
{
    TWO_NUMBERS("fmax");
    return float_from(fmax(x, y));
}

struct obj *math_fmin(CFUNCTION_PARAMS)
{
    TWO_NUMBERS("fmin");
    return float_from(fmin(x, y));
}

struct obj *math_fmod(CFUNCTION_PARAMS)
{
    TWO_NUMBERS("fmod");
    if (isinf(y) && isfinite(x))
        return float_from(x);
    double r = fmod(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? math_domain_error(NULL, x) : float_from(r);
}

struct obj *math_remainder(CFUNCTION_PARAMS)
{
    TWO_NUMBERS("remainder");
    double r = remainder(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? math_domain_error(NULL, x) : float_from(r);
}

struct obj *math_pow(CFUNCTION_PARAMS)
{
    TWO_NUMBERS("pow");
    double r = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(r) || (isinf(r) && x == 0))
            return math_domain_error(NULL, x);
        if (isinf(r))
            return math_range_error();
    }
    return float_from(r);
}

struct obj *math_nextafter(CFUNCTION_PARAMS)
{
    double x, y;
    struct obj *a = NULL, *b = NULL, *steps = NULL;
    if (!pol.math_nextafter_steps && kwnames && tuple_len(kwnames))
        return err_type("math.nextafter() takes no keyword arguments");
    if (!kwnames && arg_count("nextafter", nargs, NULL, 2, 2) < 0)
        return NULL;
    if (arg_parse("nextafter(x:O, y:O, /, *, steps:O=)", args, nargs, kwnames, &a, &b, &steps) < 0 || !math_number(a, &x) ||
        !math_number(b, &y))
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

struct obj *math_ulp(CFUNCTION_PARAMS)
{
    double x;
    if (one_arg("math.ulp", nargs, kwnames) < 0 || !math_number(args[0], &x))
        return NULL;
    if (!isfinite(x))
        return float_from(fabs(x));
    x = fabs(x);
    double up = nextafter(x, INFINITY);
    return float_from(isinf(up) ? x - nextafter(x, -INFINITY) : up - x);
}

struct obj *math_fma(CFUNCTION_PARAMS)
{
    double x, y, z;
    if (arg_count("fma", nargs, kwnames, 3, 3) < 0 || !math_number(args[0], &x) || !math_number(args[1], &y) ||
        !math_number(args[2], &z))
        return NULL;
    double r = fma(x, y, z);
    if (isnan(r) && !isnan(x) && !isnan(y) && !isnan(z))
        return err_value("invalid operation in fma");
    if (isinf(r) && isfinite(x) && isfinite(y) && isfinite(z))
        return err_format(exc_OverflowError, "overflow in fma");
    return float_from(r);
}

struct obj *math_ldexp(CFUNCTION_PARAMS)
{
    double x;
    if (arg_count("ldexp", nargs, kwnames, 2, 2) < 0 || !math_number(args[0], &x))
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
    return isinf(r) ? math_range_error() : float_from(r);
}

static struct obj *pair(struct obj *a, struct obj *b)
{
    struct obj *t = a && b ? tuple_pack(2, a, b) : NULL;
    xdecref(a);
    xdecref(b);
    return t;
}

struct obj *math_frexp(CFUNCTION_PARAMS)
{
    double x;
    int e = 0;
    if (one_arg("math.frexp", nargs, kwnames) < 0 || !math_number(args[0], &x))
        return NULL;
    if (isfinite(x) && x != 0)
        x = frexp(x, &e);
    return pair(float_from(x), int_from_i64(e));
}

struct obj *math_modf(CFUNCTION_PARAMS)
{
    double x, whole;
    if (one_arg("math.modf", nargs, kwnames) < 0 || !math_number(args[0], &x))
        return NULL;
    if (isinf(x))
        return pair(float_from(copysign(0.0, x)), float_from(x));
    double rest = modf(x, &whole);
    return pair(float_from(rest), float_from(whole));
}
