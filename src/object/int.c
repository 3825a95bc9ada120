/*
 * Ints as objects: sign and number of digits in one word, the digits behind it; the small ones are shared. Every function asks the
 * allocator for what the version's own code asks for, because addresses and tracemalloc show it.
 */
#include <math.h>
#include <string.h>

#include "freelist.h"
#include "intpriv.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"

struct obj **small_ints;
int64_t *int_max_str_digits;

/* ---- reading ---- */

size_t int_ndigits(const struct obj *o)
{
    int64_t w = int_word(o);
    return pol.int_tagged ? (uint64_t)w >> 3 : (size_t)(w < 0 ? -w : w);
}

int int_sign(const struct obj *o)
{
    int64_t w = int_word(o);
    return pol.int_tagged ? 1 - (int)(w & 3) : (w > 0) - (w < 0);
}

size_t int_bit_length(const struct obj *o)
{
    return digits_bit_length(int_digits(o), int_ndigits(o));
}

int64_t int_as_i64(const struct obj *o, int *overflow)
{
    *overflow = 0;
    if (int_is_compact(o))
        return int_compact_value(o);
    size_t n = int_ndigits(o);
    const digit *d = int_digits(o);
    int sign = int_sign(o);
    if (n <= 3 && (n < 3 || d[2] <= 15)) {
        uint64_t v = n == 3 ? (uint64_t)d[2] << 60 : 0;
        v |= (uint64_t)d[1] << 30 | d[0];
        if (v <= (uint64_t)INT64_MAX + (sign < 0))
            return sign < 0 ? (int64_t)(0 - v) : (int64_t)v;
    }
    *overflow = sign;
    return -1;
}

int int_compare(const struct obj *a, const struct obj *b)
{
    if (int_both_compact(a, b)) {
        int64_t x = int_compact_value(a), y = int_compact_value(b);
        return (x > y) - (x < y);
    }
    int sa = int_sign(a), sb = int_sign(b);
    if (sa != sb)
        return sa < sb ? -1 : 1;
    return sa * digits_compare(int_digits(a), int_ndigits(a), int_digits(b), int_ndigits(b));
}

/* ---- making ---- */

struct obj *int_small(int v)
{
    return small_ints[v - SMALL_MIN];
}

static inline bool is_small(int64_t v)
{
    return v >= SMALL_MIN && v <= pol.small_int_max;
}

static struct obj *header(struct obj *o)
{
    o->refcnt_word = 1;
    o->ob_type = t_int->self;
    return o;
}

struct obj *int_alloc(size_t n)
{
    if (n > (size_t)1 << 40)
        return err_format(exc_OverflowError, "too many digits in integer");
    size_t room = n < (size_t)pol.int_min_digits ? (size_t)pol.int_min_digits : n;
    struct obj *o = room == 1 ? freelist_take(FREE_INT, t_int) : NULL;
    if (!o && !(o = heap_alloc(24 + 4 * room)))
        return err_no_memory();
    if (room)
        int_digits(o)[0] = 0;
    int_set_word(o, n, 1);
    return header(o);
}

/* One digit: the size a medium result asks for. */
static struct obj *alloc_one(void)
{
    struct obj *o = freelist_take(FREE_INT, t_int);
    if (o)
        return o;
    o = heap_alloc((size_t)pol.int_one_digit_bytes);
    return o ? header(o) : err_no_memory();
}

struct obj *int_from_one(int64_t v)
{
    if (is_small(v))
        return incref(small_ints[v - SMALL_MIN]);
    struct obj *o = alloc_one();
    if (!o)
        return NULL;
    int_set_word(o, 1, v < 0 ? -1 : 1);
    int_digits(o)[0] = (digit)(v < 0 ? -v : v);
    return o;
}

static struct obj *from_magnitude(uint64_t m, int sign)
{
    size_t n = m >> 60 ? 3 : m >> 30 ? 2 : 1;
    struct obj *o = int_alloc(n);
    if (!o)
        return NULL;
    for (size_t i = 0; i < n; i++, m >>= DIGIT_BITS)
        int_digits(o)[i] = (digit)(m & DIGIT_MASK);
    int_set_word(o, n, sign);
    return o;
}

struct obj *int_from_i64(int64_t v)
{
    if (v > -(INT64_C(1) << 30) && v < INT64_C(1) << 30)
        return int_from_one(v);
    return v < 0 ? from_magnitude(0 - (uint64_t)v, -1) : from_magnitude((uint64_t)v, 1);
}

struct obj *int_from_u64(uint64_t v)
{
    return v < UINT64_C(1) << 30 ? int_from_one((int64_t)v) : from_magnitude(v, 1);
}

struct obj *int_finish(struct obj *o, size_t n, int sign)
{
    if (!o)
        return NULL;
    n = digits_normal(int_digits(o), n);
    if (n <= 1) {
        int64_t v = n ? sign * (int64_t)int_digits(o)[0] : 0;
        if (is_small(v)) {
            int_set_word(o, 1, 1); /* a block of its own for dealloc */
            decref(o);
            return incref(small_ints[v - SMALL_MIN]);
        }
    }
    int_set_word(o, n, sign);
    return o;
}

struct obj *int_from_digits(const digit *d, size_t n, int sign)
{
    n = digits_normal(d, n);
    if (n <= 1)
        return int_from_one(n ? sign * (int64_t)d[0] : 0);
    struct obj *o = int_alloc(n);
    if (!o)
        return NULL;
    memcpy(int_digits(o), d, n * sizeof *d);
    int_set_word(o, n, sign);
    return o;
}

struct obj *int_new_sized(struct type *t, size_t ndigits, int sign)
{
    if (t == t_int) {
        struct obj *o = int_alloc(ndigits);
        if (o)
            int_set_word(o, ndigits, sign);
        return o;
    }
    struct obj *o = type_generic_alloc(t, (int64_t)(ndigits ? ndigits : 1));
    if (o)
        int_set_word(o, ndigits, sign);
    return o;
}

struct obj *int_exact(struct obj *a)
{
    if (a->ob_type == t_int->self)
        return incref(a);
    return int_from_digits(int_digits(a), int_ndigits(a), int_sign(a));
}

/* ---- doubles ---- */

struct obj *int_from_double(double d)
{
    if (isinf(d))
        return err_format(exc_OverflowError, "cannot convert float infinity to integer");
    if (isnan(d))
        return err_value("cannot convert float NaN to integer");
    if (d > -9223372036854775808.0 && d < 9223372036854775808.0)
        return int_from_i64((int64_t)d);
    int e;
    double f = frexp(fabs(d), &e);
    size_t n = ((size_t)e - 1) / DIGIT_BITS + 1;
    struct obj *o = int_alloc(n);
    if (!o)
        return NULL;
    f = ldexp(f, (e - 1) % DIGIT_BITS + 1);
    for (size_t i = n; i-- > 0;) {
        digit bits = (digit)f;
        int_digits(o)[i] = bits;
        f = ldexp(f - bits, DIGIT_BITS);
    }
    int_set_word(o, n, d < 0 ? -1 : 1);
    return o;
}

/* The top 55 bits and whether any bit below is set decide the rounding. */
double int_frexp(const struct obj *a, int64_t *exp)
{
    size_t bits = int_bit_length(a), n = int_ndigits(a);
    const digit *d = int_digits(a);
    *exp = (int64_t)bits;
    if (bits == 0)
        return 0;
    uint64_t top = 0;
    bool sticky = false;
    if (bits <= 55) {
        for (size_t i = n; i-- > 0;)
            top = top << DIGIT_BITS | d[i];
        top <<= 55 - bits;
    } else {
        size_t shift = bits - 55, word = shift / DIGIT_BITS, bit = shift % DIGIT_BITS;
        for (size_t i = n; i-- > word + 1;)
            top = top << DIGIT_BITS | d[i];
        top = top << (DIGIT_BITS - bit) | d[word] >> bit;
        sticky = (d[word] & ((UINT32_C(1) << bit) - 1)) != 0;
        for (size_t i = 0; i < word && !sticky; i++)
            sticky = d[i] != 0;
    }
    uint64_t low = top & 3;
    top >>= 2;
    if (low > 2 || (low == 2 && (sticky || (top & 1))))
        top++;
    double f = ldexp((double)top, -53);
    if (f == 1.0) {
        f = 0.5;
        ++*exp;
    }
    return int_sign(a) < 0 ? -f : f;
}

double int_as_double(const struct obj *o)
{
    if (int_is_compact(o))
        return (double)int_compact_value(o);
    int64_t exp;
    double f = int_frexp(o, &exp);
    if (exp > 1024) {
        err_format(exc_OverflowError, "int too large to convert to float");
        return -1.0;
    }
    return ldexp(f, (int)exp);
}

/* ---- bytes ---- */

struct obj *int_from_bytes(const unsigned char *p, size_t n, bool little, bool is_signed)
{
    if (n == 0)
        return int_from_one(0);
    bool negative = is_signed && (p[little ? n - 1 : 0] & 0x80);
    size_t used = n; /* leading bytes that only repeat the sign say nothing */
    while (used && p[little ? used - 1 : n - used] == (negative ? 0xff : 0))
        used--;
    if (used < n && is_signed)
        used++;
    size_t nd = (used * 8 + DIGIT_BITS - 1) / DIGIT_BITS;
    struct obj *o = int_alloc(nd);
    if (!o)
        return NULL;
    uint64_t acc = 0;
    int bits = 0;
    size_t k = 0;
    digit carry = 1;
    for (size_t i = 0; i < used; i++) {
        unsigned b = p[little ? i : n - 1 - i];
        if (negative) {
            carry += (~b & 0xff);
            b = carry & 0xff;
            carry >>= 8;
        }
        acc |= (uint64_t)b << bits;
        bits += 8;
        if (bits >= DIGIT_BITS) {
            int_digits(o)[k++] = (digit)(acc & DIGIT_MASK);
            acc >>= DIGIT_BITS;
            bits -= DIGIT_BITS;
        }
    }
    if (bits)
        int_digits(o)[k++] = (digit)acc;
    return int_finish(o, k, negative ? -1 : 1);
}

bool int_to_bytes_le(const struct obj *a, unsigned char *p, size_t n, bool is_signed)
{
    bool negative = int_sign(a) < 0;
    size_t nd = int_ndigits(a), at = 0;
    uint64_t acc = 0;
    int bits = 0;
    digit carry = 1;
    unsigned lost = 0;
    for (size_t i = 0; i < nd || bits > 0;) {
        if (i < nd) {
            acc |= (uint64_t)int_digits(a)[i++] << bits;
            bits += DIGIT_BITS;
        }
        while (bits >= 8 || (i == nd && bits > 0)) {
            unsigned b = acc & 0xff;
            acc >>= 8;
            bits -= 8;
            if (at < n)
                p[at++] = (unsigned char)b;
            else
                lost |= b;
        }
    }
    while (at < n)
        p[at++] = 0;
    for (size_t i = 0; negative && i < n; i++) {
        carry += (~(unsigned)p[i] & 0xff);
        p[i] = carry & 0xff;
        carry >>= 8;
    }
    if (lost)
        return false;
    if (!is_signed || n == 0)
        return is_signed ? nd == 0 : true;
    return ((p[n - 1] & 0x80) != 0) == negative;
}
