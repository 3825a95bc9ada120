/* What the int files share. */
#ifndef SLOTSCOPE_SRC_OBJECT_INTPRIV_H
#define SLOTSCOPE_SRC_OBJECT_INTPRIV_H
#include "digits.h"
#include "slotscope/object/number.h"

/* Small shared ints: small_ints[v + 5]. In the engine zone. */
extern struct obj **small_ints;
#define SMALL_MIN (-5)

static inline void int_set_word(struct obj *o, size_t ndigits, int sign)
{
    int64_t n = (int64_t)ndigits;
    *(int64_t *)(void *)((char *)o + 16) = pol.int_tagged ? (n << 3) | (1 - sign) : sign * n;
}
/* A fresh exact int with room for n digits, unset, sign +. What _PyLong_New asks for. */
struct obj *int_alloc(size_t n);
/* Drops leading zeros, sets the sign, and gives the shared one for a small value: takes o. */
struct obj *int_finish(struct obj *o, size_t n, int sign);
/* A new exact int from a magnitude (copied). */
struct obj *int_from_digits(const digit *d, size_t n, int sign);
/* Value of at most one digit. */
struct obj *int_from_one(int64_t v);
/* The value of a magnitude that fits into a machine word or not. */
static inline bool int_both_compact(const struct obj *a, const struct obj *b)
{
    return int_is_compact(a) && int_is_compact(b);
}

/* One operator each, both operands ints. */
struct obj *int_add(struct obj *a, struct obj *b), *int_sub(struct obj *a, struct obj *b), *int_mul(struct obj *a, struct obj *b);
struct obj *int_floordiv(struct obj *a, struct obj *b), *int_mod(struct obj *a, struct obj *b),
    *int_truediv(struct obj *a, struct obj *b);
struct obj *int_lshift(struct obj *a, struct obj *b), *int_rshift(struct obj *a, struct obj *b);
struct obj *int_and(struct obj *a, struct obj *b), *int_or(struct obj *a, struct obj *b), *int_xor(struct obj *a, struct obj *b);
struct obj *int_neg(struct obj *a), *int_abs(struct obj *a), *int_invert(struct obj *a);
struct obj *int_lshift_by(struct obj *a, uint64_t n), *int_rshift_by(struct obj *a, uint64_t n);
/* An exact int with a's value (itself if it is one). */
struct obj *int_exact(struct obj *a);
/* frexp of |a| rounded half to even to 53 bits; *exp is too large for a double when the value is. */
double int_frexp(const struct obj *a, int64_t *exp);
/* int(): from str, bytes, bytearray with messages. */
struct obj *int_from_str_object(struct obj *o, int base);
#endif
