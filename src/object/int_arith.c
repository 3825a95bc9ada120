/* Int arithmetic on objects: a path for one digit each in front of everything, then magnitudes with signs. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "intpriv.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/seq.h"

#define ND(o) int_ndigits(o)
#define DG(o) int_digits(o)

/* ---- + - * ---- */

static struct obj *add_magnitudes(struct obj *a, struct obj *b, int sign)
{
    if (ND(a) < ND(b)) {
        struct obj *t = a;
        a = b;
        b = t;
    }
    struct obj *z = int_alloc(ND(a) + 1);
    if (!z)
        return NULL;
    digits_add(DG(z), DG(a), ND(a), DG(b), ND(b));
    return int_finish(z, ND(a) + 1, sign);
}

/* sign * (|a| - |b|); equal leading digits are left out first. */
static struct obj *sub_magnitudes(struct obj *a, struct obj *b, int sign)
{
    size_t na = ND(a), nb = ND(b);
    if (na < nb || (na == nb && digits_compare(DG(a), na, DG(b), nb) < 0)) {
        struct obj *t = a;
        a = b;
        b = t;
        size_t n = na;
        na = nb;
        nb = n;
        sign = -sign;
    }
    if (na == nb) {
        while (na && DG(a)[na - 1] == DG(b)[na - 1])
            na--;
        nb = na;
        if (na == 0)
            return int_from_one(0);
    }
    struct obj *z = int_alloc(na);
    if (!z)
        return NULL;
    digits_sub(DG(z), DG(a), na, DG(b), nb);
    return int_finish(z, na, sign);
}

struct obj *int_add(struct obj *a, struct obj *b)
{
    if (int_both_compact(a, b))
        return int_from_i64(int_compact_value(a) + int_compact_value(b));
    int sa = int_sign(a), sb = int_sign(b);
    return sa * sb < 0 ? sub_magnitudes(a, b, sa) : add_magnitudes(a, b, sa ? sa : sb);
}

struct obj *int_sub(struct obj *a, struct obj *b)
{
    if (int_both_compact(a, b))
        return int_from_i64(int_compact_value(a) - int_compact_value(b));
    int sa = int_sign(a), sb = int_sign(b);
    return sa * sb > 0 ? sub_magnitudes(a, b, sa) : add_magnitudes(a, b, sa ? sa : -sb);
}

enum { LONG_WORK = 2000 }; /* digits: whoever multiplies or divides so many may want to be stopped */

struct obj *int_mul(struct obj *a, struct obj *b)
{
    if (int_both_compact(a, b))
        return int_from_i64(int_compact_value(a) * int_compact_value(b));
    if (ND(a) == 0 || ND(b) == 0)
        return int_from_one(0);
    if (ND(a) + ND(b) > LONG_WORK && obj_check_break() < 0)
        return NULL;
    struct obj *z = int_alloc(ND(a) + ND(b));
    if (!z)
        return NULL;
    digits_mul(DG(z), DG(a), ND(a), DG(b), ND(b));
    return int_finish(z, ND(a) + ND(b), int_sign(a) * int_sign(b));
}

struct obj *int_neg(struct obj *a)
{
    if (int_is_compact(a))
        return int_from_one(-int_compact_value(a));
    return int_from_digits(DG(a), ND(a), -int_sign(a));
}

struct obj *int_abs(struct obj *a)
{
    return int_sign(a) < 0 ? int_neg(a) : int_exact(a);
}

/* ---- division ---- */

/* Quotient (and remainder) of magnitudes, signs as C has them; the operands' shifted copies are ints, as in CPython. */
static int div_long(struct obj *a, struct obj *b, struct obj **q, struct obj **r)
{
    size_t na = ND(a), nb = ND(b);
    int sign = int_sign(a) * int_sign(b);
    if (na > LONG_WORK && obj_check_break() < 0)
        return -1;
    if (nb >= 160) { /* long: no room of the heap is spent on copies */
        struct obj *zq = int_alloc(na - nb + 1), *zr = zq ? int_alloc(nb) : NULL;
        if (zr)
            digits_div(DG(zq), DG(zr), DG(a), na, DG(b), nb);
        *q = zr ? int_finish(zq, na - nb + 1, sign) : NULL;
        *r = int_finish(zr, nb, int_sign(a));
        if (!zr)
            xdecref(zq);
        return zr ? 0 : -1;
    }
    struct obj *v = int_alloc(na + 1), *w = v ? int_alloc(nb) : NULL;
    if (!w) {
        xdecref(v);
        return -1;
    }
    int shift = DIGIT_BITS - digit_bit_length(DG(b)[nb - 1]);
    digits_shl(DG(w), DG(b), nb, shift);
    digit carry = digits_shl(DG(v), DG(a), na, shift);
    size_t nv = na; /* digits of v that are looked at, without the one on top that is zero */
    DG(v)[na] = carry;
    if (carry == 0 && DG(v)[na - 1] < DG(w)[nb - 1])
        nv = na - 1;
    size_t nq = nv + 1 - nb;
    struct obj *zq = int_alloc(nq);
    if (!zq) {
        decref(v);
        decref(w);
        return -1;
    }
    digits_div_knuth(DG(zq), DG(v), nv, DG(w), nb);
    digits_shr(DG(w), DG(v), nb, shift);
    int_set_word(v, na + 1, 1);
    decref(v);
    if (pol.int_remainder_unshared)
        int_set_word(w, digits_normal(DG(w), nb), int_sign(a));
    *r = pol.int_remainder_unshared ? w : int_finish(w, nb, int_sign(a));
    *q = int_finish(zq, nq, sign);
    return 0;
}

static struct obj *divide_by_zero(enum message m)
{
    return err_format(exc_ZeroDivisionError, "%s", message(m));
}

/* Truncating division; either result may be NULL. */
static int div_trunc(struct obj *a, struct obj *b, struct obj **q, struct obj **r)
{
    size_t na = ND(a), nb = ND(b);
    *q = *r = NULL;
    if (na < nb || (na == nb && DG(a)[na - 1] < DG(b)[nb - 1])) {
        *r = int_exact(a);
        *q = *r ? int_from_one(0) : NULL;
        return *q ? 0 : -1;
    }
    if (nb > 1)
        return div_long(a, b, q, r);
    if (na > LONG_WORK && obj_check_break() < 0)
        return -1;
    struct obj *z = int_alloc(na);
    if (!z)
        return -1;
    digit rest = digits_div1(DG(z), DG(a), na, DG(b)[0]);
    *r = int_from_one(int_sign(a) * (int64_t)rest);
    *q = int_finish(z, na, int_sign(a) * int_sign(b));
    return *r ? 0 : -1;
}

/* Floor division: a remainder that has the wrong sign moves over by one b. */
static int div_floor(struct obj *a, struct obj *b, struct obj **q, struct obj **r)
{
    if (div_trunc(a, b, q, r) < 0)
        return -1;
    if (int_sign(*r) * int_sign(b) >= 0)
        return 0;
    struct obj *m = int_add(*r, b);
    decref(*r);
    *r = m;
    struct obj *one = int_small(1), *d = m ? int_sub(*q, one) : NULL;
    decref(*q);
    *q = d;
    if (d)
        return 0;
    xdecref(m);
    return -1;
}

static int64_t floor_quotient(int64_t a, int64_t b)
{
    int64_t q = a / b;
    return q - (a % b != 0 && (a < 0) != (b < 0));
}

struct obj *int_floordiv(struct obj *a, struct obj *b)
{
    if (ND(b) == 0)
        return divide_by_zero(MSG_INT_FLOORDIV_ZERO);
    if (int_both_compact(a, b))
        return int_from_i64(floor_quotient(int_compact_value(a), int_compact_value(b)));
    struct obj *q, *r;
    if (div_floor(a, b, &q, &r) < 0)
        return NULL;
    decref(r);
    return q;
}

struct obj *int_mod(struct obj *a, struct obj *b)
{
    if (ND(b) == 0)
        return divide_by_zero(MSG_INT_MOD_ZERO);
    if (int_both_compact(a, b)) {
        int64_t x = int_compact_value(a), y = int_compact_value(b), r = x % y;
        return int_from_one(r && (r < 0) != (y < 0) ? r + y : r);
    }
    struct obj *q, *r;
    if (div_floor(a, b, &q, &r) < 0)
        return NULL;
    decref(q);
    return r;
}

struct obj *int_divmod(struct obj *a, struct obj *b)
{
    struct obj *q, *r;
    if (ND(b) == 0)
        return divide_by_zero(MSG_INT_FLOORDIV_ZERO);
    if (int_both_compact(a, b)) {
        q = int_floordiv(a, b);
        r = int_mod(a, b);
    } else if (div_floor(a, b, &q, &r) < 0) {
        return NULL;
    }
    struct obj *t = q && r ? tuple_pack(2, q, r) : NULL;
    if (pol.int_divmod_tracked)
        tuple_tracked(t);
    xdecref(q);
    xdecref(r);
    return t;
}

/* ---- true division: the quotient with two bits more than a double holds, and whether anything was cut off ---- */

/* x = |a| / 2^shift (shift may be negative) rounded towards zero; *inexact when bits were lost. Free with free(). */
static digit *shifted(const struct obj *a, int64_t shift, size_t *n, bool *inexact)
{
    size_t na = ND(a);
    if (shift <= 0) {
        size_t words = (size_t)(-shift) / DIGIT_BITS;
        digit *x = mem_zalloc((na + words + 1) * sizeof *x);
        x[na + words] = digits_shl(x + words, DG(a), na, (int)(-shift % DIGIT_BITS));
        *n = digits_normal(x, na + words + 1);
        return x;
    }
    size_t words = (size_t)shift / DIGIT_BITS;
    digit *x = mem_zalloc((na + 1) * sizeof *x);
    *n = 0;
    for (size_t i = 0; i < na && i < words; i++)
        *inexact |= DG(a)[i] != 0;
    if (words < na) {
        *inexact |= digits_shr(x, DG(a) + words, na - words, (int)(shift % DIGIT_BITS)) != 0;
        *n = digits_normal(x, na - words);
    }
    return x;
}

static struct obj *truediv_overflow(void)
{
    return err_format(exc_OverflowError, "integer division result too large for a float");
}

static struct obj *divide_rounded(struct obj *a, struct obj *b, bool negative)
{
    enum { MANT = 53, MIN_EXP = -1021, MAX_EXP = 1024 };
    int64_t diff = (int64_t)int_bit_length(a) - (int64_t)int_bit_length(b);
    if (diff > MAX_EXP)
        return truediv_overflow();
    if (diff < MIN_EXP - MANT - 1)
        return float_from(negative ? -0.0 : 0.0);
    int64_t shift = (diff > MIN_EXP ? diff : MIN_EXP) - MANT - 2;
    bool inexact = false;
    size_t nx, nb = ND(b);
    digit *x = shifted(a, shift, &nx, &inexact), *q = mem_zalloc((nx + 1) * sizeof *q);
    if (nb == 1) {
        inexact |= digits_div1(q, x, nx, DG(b)[0]) != 0;
    } else if (nx >= nb) {
        digit *r = mem_alloc(nb * sizeof *r);
        digits_div(q, r, x, nx, DG(b), nb);
        inexact |= digits_normal(r, nb) != 0;
        free(r);
    } else {
        inexact |= nx != 0;
    }
    size_t nq = digits_normal(q, nx + 1);
    uint64_t v = 0;
    for (size_t i = nq; i-- > 0;)
        v = v << DIGIT_BITS | q[i];
    int bits = v ? 64 - __builtin_clzll(v) : 0;
    free(x);
    free(q);
    int64_t extra = (bits > MIN_EXP - shift ? bits : MIN_EXP - shift) - MANT; /* bits to round away: at least two */
    uint64_t mask = UINT64_C(1) << (extra - 1), low = v | inexact;
    if ((low & mask) && (low & (3 * mask - 1)))
        low += mask;
    low &= ~(2 * mask - 1);
    double dx = (double)low;
    if (shift + bits >= MAX_EXP && (shift + bits > MAX_EXP || dx == ldexp(1.0, bits)))
        return truediv_overflow();
    double result = ldexp(dx, (int)shift);
    return float_from(negative ? -result : result);
}

struct obj *int_truediv(struct obj *a, struct obj *b)
{
    if (ND(b) == 0)
        return divide_by_zero(MSG_DIVIDE_ZERO);
    bool negative = int_sign(a) * int_sign(b) < 0;
    if (ND(a) == 0)
        return float_from(int_sign(b) < 0 ? -0.0 : 0.0);
    if (int_bit_length(a) <= 53 && int_bit_length(b) <= 53) {
        int o;
        return float_from((double)int_as_i64(a, &o) / (double)int_as_i64(b, &o));
    }
    return divide_rounded(a, b, negative);
}
