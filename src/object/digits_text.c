/*
 * Magnitudes and decimal text. Short ones digit group by digit group as CPython does it; long ones are split in halves around a
 * power of 10^9, so that the cost is that of multiplication.
 */
#include <stdlib.h>
#include <string.h>

#include "digits.h"
#include "slotscope/base/mem.h"

enum { GROUP = 9, SPLIT_DIGITS = 250, SPLIT_CHARS = 2500 };
static const digit group_base = 1000000000;

size_t digits_decimal_room(size_t n)
{
    return n * 10 + 1; /* 30 bits are 9.03 decimal digits */
}

/* Exactly `width` characters with leading zeros (or as many as needed when width is 0). */
static size_t write_short(char *out, const digit *a, size_t n, size_t width)
{
    size_t room = n + n / 90 + 2, used = 0;
    uint32_t *groups = mem_alloc(room * sizeof *groups);
    for (size_t i = n; i-- > 0;) {
        uint32_t hi = a[i];
        for (size_t j = 0; j < used; j++) {
            uint64_t z = ((uint64_t)groups[j] << DIGIT_BITS) | hi;
            hi = (uint32_t)(z / group_base);
            groups[j] = (uint32_t)(z - (uint64_t)hi * group_base);
        }
        while (hi) {
            groups[used++] = hi % group_base;
            hi /= group_base;
        }
    }
    char *text = mem_alloc(used * GROUP + 1), *p = text + used * GROUP;
    char *end = p;
    for (size_t j = 0; j < used; j++)
        for (int k = 0; k < GROUP; k++, groups[j] /= 10)
            *--p = (char)('0' + groups[j] % 10);
    while (p < end && *p == '0')
        p++;
    size_t len = (size_t)(end - p);
    if (!width)
        width = len;
    memset(out, '0', width - len);
    memcpy(out + width - len, p, len);
    free(text);
    free(groups);
    return width;
}

/* Powers 10^(9 2^k), made as far as needed. */
struct powers {
    digit *p[40];
    size_t n[40];
    int count;
};

static void more_powers(struct powers *w)
{
    if (w->count == 0) {
        w->p[0] = mem_alloc(sizeof(digit));
        w->p[0][0] = group_base;
        w->n[0] = 1;
    } else {
        int k = w->count;
        size_t n = w->n[k - 1];
        w->p[k] = mem_alloc(2 * n * sizeof(digit));
        digits_mul(w->p[k], w->p[k - 1], n, w->p[k - 1], n);
        w->n[k] = digits_normal(w->p[k], 2 * n);
    }
    w->count++;
}

static void free_powers(struct powers *w)
{
    for (int i = 0; i < w->count; i++)
        free(w->p[i]);
}

/* width 0: at the left end, no leading zeros. k: the power to split at. */
static size_t write_long(char *out, const digit *a, size_t n, size_t width, int k, const struct powers *w)
{
    n = digits_normal(a, n);
    if (n <= SPLIT_DIGITS || k < 0)
        return write_short(out, a, n, width);
    while (k >= 0 && digits_compare(a, n, w->p[k], w->n[k]) < 0) {
        if (width) { /* the left half is zeros */
            size_t low = (size_t)GROUP << k;
            if (width > low) {
                memset(out, '0', width - low);
                return width - low + write_long(out + width - low, a, n, low, k - 1, w);
            }
        }
        k--;
    }
    if (k < 0)
        return write_short(out, a, n, width);
    size_t nb = w->n[k], low = (size_t)GROUP << k;
    digit *q = mem_alloc((n - nb + 1 + nb) * sizeof *q), *r = q + n - nb + 1;
    digits_div(q, r, a, n, w->p[k], nb);
    size_t left = write_long(out, q, n - nb + 1, width ? width - low : 0, k - 1, w);
    left += write_long(out + left, r, nb, low, k - 1, w);
    free(q);
    return left;
}

size_t digits_to_decimal(char *out, const digit *a, size_t n)
{
    n = digits_normal(a, n);
    if (n == 0) {
        *out = '0';
        return 1;
    }
    if (n <= SPLIT_DIGITS)
        return write_short(out, a, n, 0);
    struct powers w = {.count = 0};
    do
        more_powers(&w);
    while (w.n[w.count - 1] * 2 <= n);
    size_t len = write_long(out, a, n, 0, w.count - 1, &w);
    free_powers(&w);
    return len;
}

/* ---- reading ---- */

size_t digits_from_decimal_room(size_t n)
{
    return n / 9 + 2;
}

static size_t read_short(digit *z, const char *s, size_t n)
{
    size_t used = 0;
    for (size_t i = 0; i < n;) {
        digit group = 0, scale = 1;
        for (int k = 0; k < GROUP && i < n; k++, i++, scale *= 10)
            group = group * 10 + (digit)(s[i] - '0');
        uint64_t carry = group;
        for (size_t j = 0; j < used; j++) {
            carry += (uint64_t)z[j] * scale;
            z[j] = (digit)(carry & DIGIT_MASK);
            carry >>= DIGIT_BITS;
        }
        if (carry)
            z[used++] = (digit)carry;
    }
    return used;
}

static size_t read_long(digit *z, const char *s, size_t n, int k, const struct powers *w)
{
    while (k >= 0 && ((size_t)GROUP << k) >= n)
        k--;
    if (n <= SPLIT_CHARS || k < 0)
        return read_short(z, s, n);
    size_t low = (size_t)GROUP << k;
    digit *hi = mem_alloc((digits_from_decimal_room(n - low) + digits_from_decimal_room(low) + 1) * sizeof *hi);
    digit *lo = hi + digits_from_decimal_room(n - low);
    size_t nh = read_long(hi, s, n - low, k - 1, w), nl = read_long(lo, s + n - low, low, k - 1, w);
    if (nh == 0) {
        memcpy(z, lo, nl * sizeof *z);
        free(hi);
        return nl;
    }
    size_t nz = nh + w->n[k];
    digit *prod = mem_alloc((nz + 1) * sizeof *prod);
    digits_mul(prod, hi, nh, w->p[k], w->n[k]);
    digits_add(prod, prod, nz, lo, nl);
    nz = digits_normal(prod, nz + 1);
    memcpy(z, prod, nz * sizeof *z);
    free(prod);
    free(hi);
    return nz;
}

size_t digits_from_decimal(digit *z, const char *s, size_t n)
{
    if (n <= SPLIT_CHARS)
        return read_short(z, s, n);
    struct powers w = {.count = 0};
    do
        more_powers(&w);
    while (((size_t)GROUP << w.count) < n);
    size_t len = read_long(z, s, n, w.count - 1, &w);
    free_powers(&w);
    return len;
}
