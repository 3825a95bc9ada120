/*
 * Arithmetic on magnitudes: arrays of 30-bit digits, least significant first, with their lengths. Knows nothing of objects.
 * Lengths may include leading zero digits unless a comment says "normal" (the top digit is not zero).
 */
#ifndef SLOTSCOPE_SRC_OBJECT_DIGITS_H
#define SLOTSCOPE_SRC_OBJECT_DIGITS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DIGIT_BITS 30
#define DIGIT_MASK ((UINT32_C(1) << DIGIT_BITS) - 1)
typedef uint32_t digit;

size_t digits_normal(const digit *a, size_t n);             /* length without leading zeros */
int digits_compare(const digit *a, size_t na, const digit *b, size_t nb); /* both normal: -1, 0, 1 */
/* z[na + 1] = a + b, na >= nb. z may be a. */
void digits_add(digit *z, const digit *a, size_t na, const digit *b, size_t nb);
/* z[na] = a - b, a >= b, na >= nb. z may be a. */
void digits_sub(digit *z, const digit *a, size_t na, const digit *b, size_t nb);
/* z[na + nb] = a * b; z overlaps neither. Karatsuba above a few dozen digits. */
void digits_mul(digit *z, const digit *a, size_t na, const digit *b, size_t nb);
/* q[n] = a / d, returns a % d. q may be a. */
digit digits_div1(digit *q, const digit *a, size_t n, digit d);
/* q[na - nb + 1] = a / b, r[nb] = a % b; b normal, nb >= 2, na >= nb. Either result may be NULL. Recursive when both are long. */
void digits_div(digit *q, digit *r, const digit *a, size_t na, const digit *b, size_t nb);
/* Knuth's algorithm D as CPython runs it, in the caller's room: v[nv + 1] and w[nw] hold copies of the operands shifted left by `shift`
   (so that w's top bit is set); q[nv + 1 - nw] is filled; the remainder is left in v, still shifted. */
void digits_div_knuth(digit *q, digit *v, size_t nv, const digit *w, size_t nw);
/* z = a << shift (0..29) over n digits; returns what falls out. And to the right. z may be a. */
digit digits_shl(digit *z, const digit *a, size_t n, int shift);
digit digits_shr(digit *z, const digit *a, size_t n, int shift);
int digit_bit_length(digit d);
static inline size_t digits_bit_length(const digit *a, size_t n) /* normal */
{
    return n ? (n - 1) * DIGIT_BITS + (size_t)digit_bit_length(a[n - 1]) : 0;
}

/* Decimal digits of a magnitude: an upper bound for their number, and writing them (no sign, no NUL); returns how many. */
size_t digits_decimal_room(size_t n);
size_t digits_to_decimal(char *out, const digit *a, size_t n);
/* From n ASCII decimal digits: z has room for digits_from_decimal_room(n); returns the length used. */
size_t digits_from_decimal_room(size_t n);
size_t digits_from_decimal(digit *z, const char *s, size_t n);
#endif
