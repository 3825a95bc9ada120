/* Shifts and bitwise operators: negative numbers behave as if they had endlessly many leading ones. */
#include <string.h>

#include "intpriv.h"
#include "slotscope/object/exc.h"

#define ND(o) int_ndigits(o)
#define DG(o) int_digits(o)

struct obj *int_invert(struct obj *a)
{
    if (int_is_compact(a))
        return int_from_i64(-int_compact_value(a) - 1);
    struct obj *x = int_add(a, int_small(1)), *r = x ? int_neg(x) : NULL;
    xdecref(x);
    return r;
}

/* ---- shifts ---- */

struct obj *int_lshift_by(struct obj *a, uint64_t n)
{
    if (ND(a) == 0)
        return int_from_one(0);
    uint64_t words = n / DIGIT_BITS;
    int bits = (int)(n % DIGIT_BITS);
    if (int_is_compact(a) && words == 0)
        return int_from_i64(int_compact_value(a) * (INT64_C(1) << bits));
    if (words > (uint64_t)1 << 40)
        return pol.huge_shift_overflow ? err_format(exc_OverflowError, "too many digits in integer") : err_no_memory();
    size_t na = ND(a), nz = na + (size_t)words + (bits != 0);
    struct obj *z = int_alloc(nz);
    if (!z)
        return NULL;
    memset(DG(z), 0, (size_t)words * sizeof(digit));
    digit carry = digits_shl(DG(z) + words, DG(a), na, bits);
    if (bits)
        DG(z)[nz - 1] = carry;
    return int_finish(z, nz, int_sign(a));
}

struct obj *int_rshift_by(struct obj *a, uint64_t n)
{
    int64_t negative = int_sign(a) < 0;
    if (int_is_compact(a)) {
        int64_t v = int_compact_value(a);
        return int_from_one(n > 62 ? -negative : v >> n);
    }
    uint64_t words = n / DIGIT_BITS;
    int bits = (int)(n % DIGIT_BITS);
    size_t na = ND(a);
    if (words >= na)
        return int_from_one(-negative);
    bool lost = false;
    for (size_t i = 0; i < words && negative && !lost; i++)
        lost = DG(a)[i] != 0;
    size_t nz = na - (size_t)words;
    struct obj *z = int_alloc(nz);
    if (!z)
        return NULL;
    lost |= digits_shr(DG(z), DG(a) + words, nz, bits) != 0;
    z = int_finish(z, nz, negative ? -1 : 1);
    if (!negative || !lost || !z)
        return z;
    struct obj *r = int_sub(z, int_small(1)); /* towards minus infinity */
    decref(z);
    return r;
}

/* The shift count: false when it is negative (ValueError set) or too large for a machine word (*huge). */
static bool shift_count(struct obj *b, uint64_t *n, bool *huge)
{
    if (int_sign(b) < 0) {
        err_value("negative shift count");
        return false;
    }
    int overflow;
    *n = (uint64_t)int_as_i64(b, &overflow);
    *huge = overflow != 0;
    return true;
}

struct obj *int_lshift(struct obj *a, struct obj *b)
{
    uint64_t n;
    bool huge;
    if (!shift_count(b, &n, &huge))
        return NULL;
    if (huge && ND(a))
        return pol.huge_shift_overflow ? err_format(exc_OverflowError, "too many digits in integer") : err_no_memory();
    return int_lshift_by(a, n);
}

struct obj *int_rshift(struct obj *a, struct obj *b)
{
    uint64_t n;
    bool huge;
    if (!shift_count(b, &n, &huge))
        return NULL;
    if (huge)
        return int_from_one(int_sign(a) < 0 ? -1 : 0);
    return int_rshift_by(a, n);
}

/* ---- & | ^ ---- */

/* The two's complement digits of o, least significant first, made one by one. */
struct twos {
    const digit *d;
    size_t n;
    digit flip, carry;
};

static struct twos twos_of(const struct obj *o)
{
    bool negative = int_sign(o) < 0;
    return (struct twos){DG(o), ND(o), negative ? DIGIT_MASK : 0, negative};
}

static digit twos_next(struct twos *t, size_t i)
{
    digit d = ((i < t->n ? t->d[i] : 0) ^ t->flip) + t->carry;
    t->carry = d >> DIGIT_BITS;
    return d & DIGIT_MASK;
}

static digit apply(char op, digit x, digit y)
{
    return op == '&' ? x & y : op == '|' ? x | y : x ^ y;
}

static struct obj *bitwise(struct obj *a, struct obj *b, char op)
{
    if (int_both_compact(a, b)) {
        int64_t x = int_compact_value(a), y = int_compact_value(b);
        return int_from_i64(op == '&' ? x & y : op == '|' ? x | y : x ^ y);
    }
    if (ND(a) < ND(b)) {
        struct obj *t = a;
        a = b;
        b = t;
    }
    bool na = int_sign(a) < 0, nb = int_sign(b) < 0, negative = apply(op, na, nb) & 1;
    size_t n = op == '&' && !nb ? ND(b) : op == '|' && nb ? ND(b) : ND(a); /* beyond that all digits are alike */
    struct obj *z = int_alloc(n + negative);
    if (!z)
        return NULL;
    struct twos x = twos_of(a), y = twos_of(b);
    digit carry = 1;
    for (size_t i = 0; i < n; i++) {
        digit d = apply(op, twos_next(&x, i), twos_next(&y, i));
        if (negative) {
            d = (d ^ DIGIT_MASK) + carry;
            carry = d >> DIGIT_BITS;
            d &= DIGIT_MASK;
        }
        DG(z)[i] = d;
    }
    if (negative)
        DG(z)[n] = carry;
    return int_finish(z, n + negative, negative ? -1 : 1);
}

struct obj *int_and(struct obj *a, struct obj *b)
{
    return bitwise(a, b, '&');
}

struct obj *int_or(struct obj *a, struct obj *b)
{
    return bitwise(a, b, '|');
}

struct obj *int_xor(struct obj *a, struct obj *b)
{
    return bitwise(a, b, '^');
}
