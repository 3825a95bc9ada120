/* Powers, modular powers and inverses, greatest common divisors. */
#include "intpriv.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/seq.h"

static void replace(struct obj **slot, struct obj *taken)
{
    struct obj *old = *slot;
    *slot = taken;
    decref(old);
}

/* *z = *z * x, reduced when there is a modulus. 0 or -1. */
static int mul_step(struct obj **z, struct obj *x, struct obj *mod)
{
    struct obj *p = int_mul(*z, x);
    if (p && mod) {
        struct obj *r = int_mod(p, mod);
        decref(p);
        p = r;
    }
    if (!p)
        return -1;
    replace(z, p);
    return 0;
}

/* The inverse of a modulo n by Euclid's algorithm; ValueError if there is none. */
static struct obj *invert_mod(struct obj *a, struct obj *n)
{
    struct obj *b = incref(int_small(1)), *c = incref(int_small(0)), *x = incref(a), *y = incref(n);
    while (y && int_ndigits(y)) {
        struct obj *q = int_floordiv(x, y), *r = q ? int_mod(x, y) : NULL;
        struct obj *t = r ? int_mul(q, c) : NULL, *s = t ? int_sub(b, t) : NULL;
        xdecref(q);
        xdecref(t);
        decref(x);
        decref(b);
        x = y;
        y = r;
        b = c;
        c = s;
        if (!s) {
            xdecref(y);
            y = NULL;
        }
    }
    bool found = y && int_is_compact(x) && int_compact_value(x) == 1;
    if (y && !found)
        err_value("base is not invertible for the given modulus");
    xdecref(c);
    xdecref(x);
    xdecref(y);
    if (found)
        return b;
    decref(b);
    return NULL;
}

/* The bits of e from the top: square, and multiply where a bit is set. */
static struct obj *power_bits(struct obj *a, struct obj *e, struct obj *mod)
{
    size_t bits = int_bit_length(e);
    const digit *d = int_digits(e);
    if (bits == 0) {
        struct obj *one = incref(int_small(1));
        if (!mod)
            return one;
        struct obj *r = int_mod(one, mod);
        decref(one);
        return r;
    }
    struct obj *z = incref(a);
    for (size_t i = bits - 1; i-- > 0;) {
        if (mul_step(&z, z, mod) < 0 || (((d[i / DIGIT_BITS] >> (i % DIGIT_BITS)) & 1) && mul_step(&z, a, mod) < 0)) {
            decref(z);
            return NULL;
        }
    }
    return z;
}

/* With a modulus: everything is done with 0 <= a < |mod|, the sign of the result is mod's. */
static struct obj *power_mod(struct obj *a, struct obj *e, struct obj *mod)
{
    if (int_ndigits(mod) == 0)
        return err_value("pow() 3rd argument cannot be 0");
    struct obj *m = int_abs(mod), *base = m ? incref(a) : NULL, *exp = m ? incref(e) : NULL, *r = NULL;
    if (!m)
        return NULL;
    if (int_is_compact(m) && int_compact_value(m) == 1) {
        r = int_from_one(0);
        goto done;
    }
    if (int_sign(exp) < 0) {
        struct obj *ne = int_neg(exp), *inv = ne ? invert_mod(base, m) : NULL;
        if (!inv) {
            xdecref(ne);
            goto done;
        }
        replace(&exp, ne);
        replace(&base, inv);
    }
    struct obj *reduced = int_mod(base, m);
    if (!reduced)
        goto done;
    replace(&base, reduced);
    r = power_bits(base, exp, m);
    if (r && int_sign(mod) < 0 && int_ndigits(r)) {
        struct obj *t = int_sub(r, m);
        decref(r);
        r = t;
    }
done:
    xdecref(base);
    xdecref(exp);
    decref(m);
    return r;
}

struct obj *int_pow_mod(struct obj *a, struct obj *b, struct obj *mod)
{
    if (mod && mod != obj_none)
        return power_mod(a, b, mod);
    if (int_sign(b) < 0) { /* as floats */
        struct obj *x = float_from(int_as_double(a)), *y = x && !err_occurred() ? float_from(int_as_double(b)) : NULL;
        struct obj *r = y && !err_occurred() ? num_pow(x, y, obj_none) : NULL;
        xdecref(x);
        xdecref(y);
        return r;
    }
    struct obj *base = int_exact(a), *r = NULL;
    if (base)
        r = power_bits(base, b, NULL);
    xdecref(base);
    return r;
}

/* Euclid with remainders; word-sized as soon as both fit. */
struct obj *int_gcd(struct obj *a, struct obj *b)
{
    struct obj *x = int_abs(a), *y = x ? int_abs(b) : NULL;
    while (y) {
        int ox, oy;
        int64_t u = int_as_i64(x, &ox), v = int_as_i64(y, &oy);
        if (!ox && !oy) {
            while (v) {
                int64_t t = u % v;
                u = v;
                v = t;
            }
            decref(x);
            decref(y);
            return int_from_i64(u);
        }
        if (int_ndigits(y) == 0)
            break;
        struct obj *r = int_mod(x, y);
        decref(x);
        x = y;
        y = r;
    }
    if (!y) {
        xdecref(x);
        return NULL;
    }
    decref(y);
    return x;
}
