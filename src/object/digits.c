/*
 * Magnitudes: schoolbook below a few dozen digits, Karatsuba above; division by Knuth's algorithm D, by halves (Burnikel and
 * Ziegler) when it is long, so that ten thousand decimal digits are nothing.
 */
#include "digits.h"

#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"

enum { KARATSUBA = 70, RECURSIVE_DIV = 80 };

size_t digits_normal(const digit *a, size_t n)
{
    while (n && a[n - 1] == 0)
        n--;
    return n;
}

int digits_compare(const digit *a, size_t na, const digit *b, size_t nb)
{
    if (na != nb)
        return na < nb ? -1 : 1;
    while (na-- > 0)
        if (a[na] != b[na])
            return a[na] < b[na] ? -1 : 1;
    return 0;
}

void digits_add(digit *z, const digit *a, size_t na, const digit *b, size_t nb)
{
    digit carry = 0;
    size_t i = 0;
    for (; i < nb; i++) {
        carry += a[i] + b[i];
        z[i] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
    for (; i < na; i++) {
        carry += a[i];
        z[i] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
    z[i] = carry;
}

void digits_sub(digit *z, const digit *a, size_t na, const digit *b, size_t nb)
{
    digit borrow = 0;
    size_t i = 0;
    for (; i < nb; i++) {
        borrow = a[i] - b[i] - borrow;
        z[i] = borrow & DIGIT_MASK;
        borrow = (borrow >> DIGIT_BITS) & 1;
    }
    for (; i < na; i++) {
        borrow = a[i] - borrow;
        z[i] = borrow & DIGIT_MASK;
        borrow = (borrow >> DIGIT_BITS) & 1;
    }
}

/* ---- multiplication ---- */

static void mul_school(digit *z, const digit *a, size_t na, const digit *b, size_t nb)
{
    memset(z, 0, (na + nb) * sizeof *z);
    for (size_t i = 0; i < na; i++) {
        uint64_t carry = 0, f = a[i];
        digit *p = z + i;
        for (size_t j = 0; j < nb; j++) {
            carry += p[j] + f * b[j];
            p[j] = (digit)(carry & DIGIT_MASK);
            carry >>= DIGIT_BITS;
        }
        p[nb] += (digit)carry;
    }
}

/* z[0..nz) += a[0..na); the sum fits. */
static void add_into(digit *z, size_t nz, const digit *a, size_t na)
{
    digit carry = 0;
    size_t i = 0;
    for (; i < na; i++) {
        carry += z[i] + a[i];
        z[i] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
    for (; carry && i < nz; i++) {
        carry += z[i];
        z[i] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
}

static void sub_from(digit *z, size_t nz, const digit *a, size_t na)
{
    digit borrow = 0;
    size_t i = 0;
    for (; i < na; i++) {
        borrow = z[i] - a[i] - borrow;
        z[i] = borrow & DIGIT_MASK;
        borrow = (borrow >> DIGIT_BITS) & 1;
    }
    for (; borrow && i < nz; i++) {
        borrow = z[i] - borrow;
        z[i] = borrow & DIGIT_MASK;
        borrow = (borrow >> DIGIT_BITS) & 1;
    }
}

/* (ah B + al)(bh B + bl) from three products; na >= nb > na / 2. */
static void mul_karatsuba(digit *z, const digit *a, size_t na, const digit *b, size_t nb)
{
    size_t h = na >> 1, nah = na - h, nbh = nb - h;
    digits_mul(z + 2 * h, a + h, nah, b + h, nbh);
    digits_mul(z, a, h, b, h);
    size_t ns = nah + 1, nt = (nbh > h ? nbh : h) + 1;
    digit *t = mem_alloc((2 * (ns + nt)) * sizeof *t), *sa = t, *sb = t + ns, *mid = sb + nt;
    digits_add(sa, a + h, nah, a, h);
    if (nbh >= h)
        digits_add(sb, b + h, nbh, b, h);
    else
        digits_add(sb, b, h, b + h, nbh);
    digits_mul(mid, sa, ns, sb, nt);
    sub_from(mid, ns + nt, z, 2 * h);
    sub_from(mid, ns + nt, z + 2 * h, nah + nbh);
    add_into(z + h, na + nb - h, mid, digits_normal(mid, ns + nt));
    free(t);
}

/* b is much shorter: a in slices of b's length. */
static void mul_lopsided(digit *z, const digit *a, size_t na, const digit *b, size_t nb)
{
    memset(z, 0, (na + nb) * sizeof *z);
    digit *part = mem_alloc(2 * nb * sizeof *part);
    for (size_t i = 0; i < na; i += nb) {
        size_t n = na - i < nb ? na - i : nb;
        digits_mul(part, b, nb, a + i, n);
        add_into(z + i, na + nb - i, part, nb + n);
    }
    free(part);
}

void digits_mul(digit *z, const digit *a, size_t na, const digit *b, size_t nb)
{
    if (na < nb) {
        const digit *t = a;
        a = b;
        b = t;
        size_t n = na;
        na = nb;
        nb = n;
    }
    if (nb <= KARATSUBA)
        mul_school(z, b, nb, a, na);
    else if (2 * nb <= na)
        mul_lopsided(z, a, na, b, nb);
    else
        mul_karatsuba(z, a, na, b, nb);
}

/* ---- shifts ---- */

int digit_bit_length(digit d)
{
    return d ? 32 - __builtin_clz(d) : 0;
}

digit digits_shl(digit *z, const digit *a, size_t n, int shift)
{
    uint64_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        carry |= (uint64_t)a[i] << shift;
        z[i] = (digit)(carry & DIGIT_MASK);
        carry >>= DIGIT_BITS;
    }
    return (digit)carry;
}

digit digits_shr(digit *z, const digit *a, size_t n, int shift)
{
    digit carry = 0, mask = (UINT32_C(1) << shift) - 1;
    for (size_t i = n; i-- > 0;) {
        uint64_t both = ((uint64_t)carry << DIGIT_BITS) | a[i];
        carry = a[i] & mask;
        z[i] = (digit)(both >> shift) & DIGIT_MASK;
    }
    return carry;
}

/* ---- division ---- */

digit digits_div1(digit *q, const digit *a, size_t n, digit d)
{
    uint64_t r = 0;
    while (n-- > 0) {
        r = (r << DIGIT_BITS) | a[n];
        q[n] = (digit)(r / d);
        r %= d;
    }
    return (digit)r;
}

void digits_div_knuth(digit *q, digit *v, size_t nv, const digit *w, size_t nw)
{
    uint64_t top = w[nw - 1], second = w[nw - 2];
    for (size_t k = nv + 1 - nw; k-- > 0;) {
        digit *vk = v + k;
        uint64_t vtop = vk[nw], two = (vtop << DIGIT_BITS) | vk[nw - 1];
        uint64_t guess = two / top, rest = two - guess * top;
        while (second * guess > ((rest << DIGIT_BITS) | vk[nw - 2])) {
            guess--;
            rest += top;
            if (rest >> DIGIT_BITS)
                break;
        }
        int64_t carry = 0;
        for (size_t i = 0; i < nw; i++) {
            int64_t z = (int64_t)vk[i] + carry - (int64_t)(guess * w[i]);
            vk[i] = (digit)((uint64_t)z & DIGIT_MASK);
            carry = z >> DIGIT_BITS;
        }
        if ((int64_t)vtop + carry < 0) { /* one too many */
            digit c = 0;
            for (size_t i = 0; i < nw; i++) {
                c += vk[i] + w[i];
                vk[i] = c & DIGIT_MASK;
                c >>= DIGIT_BITS;
            }
            guess--;
        }
        vk[nw] = 0;
        q[k] = (digit)guess;
    }
}

static void div_knuth_copy(digit *q, digit *r, const digit *a, size_t na, const digit *b, size_t nb)
{
    digit *v = mem_alloc((na + 1) * sizeof *v);
    memcpy(v, a, na * sizeof *v);
    v[na] = 0;
    digits_div_knuth(q, v, na, b, nb);
    memcpy(r, v, nb * sizeof *r);
    free(v);
}

static void div_2by1(digit *q, digit *r, const digit *a, const digit *b, size_t n);

/* q[h], r[2h] = a[3h] / b[2h], where the top 2h digits of a are less than b. */
static void div_3by2(digit *q, digit *r, const digit *a, const digit *b, size_t h)
{
    digit *rest = mem_zalloc((4 * h + 2) * sizeof *rest), *prod = rest + 2 * h + 2; /* rest: signed, 2h + 2 digits */
    if (digits_compare(a + 2 * h, h, b + h, h) < 0) {
        div_2by1(q, rest + h, a + h, b + h, h);
    } else { /* the quotient is B^h - 1: rest = a_top - (B^h - 1) b1 */
        for (size_t i = 0; i < h; i++)
            q[i] = DIGIT_MASK;
        memcpy(rest + h, a + h, h * sizeof *rest); /* a_top minus b1 B^h: the high half cancels */
        digits_add(rest + h, rest + h, h, b + h, h);
    }
    memcpy(rest, a, h * sizeof *rest);
    digits_mul(prod, q, h, b, h);
    sub_from(rest, 2 * h + 2, prod, 2 * h);
    while (rest[2 * h + 1] != 0) { /* negative */
        digit one = 1;
        sub_from(q, h, &one, 1);
        digit carry = 0;
        for (size_t i = 0; i < 2 * h + 2; i++) {
            carry += rest[i] + (i < 2 * h ? b[i] : 0);
            rest[i] = carry & DIGIT_MASK;
            carry >>= DIGIT_BITS;
        }
    }
    memcpy(r, rest, 2 * h * sizeof *r);
    free(rest);
}

/* q[n], r[n] = a[2n] / b[n], where the top n digits of a are less than b and b's top bit is set. */
static void div_2by1(digit *q, digit *r, const digit *a, const digit *b, size_t n)
{
    if (n % 2 || n < RECURSIVE_DIV) {
        digit *long_q = mem_alloc((n + 1) * sizeof *long_q);
        div_knuth_copy(long_q, r, a, 2 * n, b, n);
        memcpy(q, long_q, n * sizeof *q);
        free(long_q);
        return;
    }
    size_t h = n / 2;
    digit *mid = mem_alloc(3 * h * sizeof *mid);
    div_3by2(q + h, mid + h, a + h, b, h);
    memcpy(mid, a, h * sizeof *mid);
    div_3by2(q, r, mid, b, h);
    free(mid);
}

/* Long by long: b is filled up to m 2^k digits, a is taken in blocks of that length. */
static void div_blocks(digit *q, digit *r, const digit *a, size_t na, const digit *b, size_t nb)
{
    size_t n = nb, unit = 1;
    while (n >= RECURSIVE_DIV) {
        n = (n + 1) / 2;
        unit *= 2;
    }
    n *= unit;
    size_t pad = n - nb, blocks = (na + pad + n) / n;
    int shift = DIGIT_BITS - digit_bit_length(b[nb - 1]);
    digit *room = mem_zalloc((n + blocks * n + blocks * n + 2 * n) * sizeof *room);
    digit *bb = room, *aa = bb + n, *qq = aa + blocks * n, *rest = qq + blocks * n;
    digits_shl(bb + pad, b, nb, shift);
    aa[pad + na] = digits_shl(aa + pad, a, na, shift);
    memcpy(rest + n, aa + (blocks - 1) * n, n * sizeof *rest);
    if (digits_compare(rest + n, n, bb, n) >= 0) { /* cannot happen while blocks leaves room on top; kept exact */
        digits_sub(rest + n, rest + n, n, bb, n);
        qq[(blocks - 1) * n] = 1;
    }
    for (size_t i = blocks - 1; i-- > 0;) {
        memcpy(rest, aa + i * n, n * sizeof *rest);
        div_2by1(qq + i * n, rest + n, rest, bb, n);
    }
    if (q)
        memcpy(q, qq, (na - nb + 1) * sizeof *q);
    if (r) {
        digits_shr(rest + n, rest + n, n, shift);
        memcpy(r, rest + n + pad, nb * sizeof *r);
    }
    free(room);
}

void digits_div(digit *q, digit *r, const digit *a, size_t na, const digit *b, size_t nb)
{
    if (nb >= 2 * RECURSIVE_DIV && na - nb >= RECURSIVE_DIV) {
        div_blocks(q, r, a, na, b, nb);
        return;
    }
    int shift = DIGIT_BITS - digit_bit_length(b[nb - 1]);
    digit *v = mem_alloc((na + 1 + nb + (na - nb + 1)) * sizeof *v), *w = v + na + 1, *qq = w + nb;
    digits_shl(w, b, nb, shift);
    v[na] = digits_shl(v, a, na, shift);
    digits_div_knuth(qq, v, na, w, nb);
    if (q)
        memcpy(q, qq, (na - nb + 1) * sizeof *q);
    if (r)
        digits_shr(r, v, nb, shift);
    free(v);
}
