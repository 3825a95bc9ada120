/* Ints of 30-bit digits, bools, floats, complex numbers. */
#ifndef SLOTSCOPE_OBJECT_NUMBER_H
#define SLOTSCOPE_OBJECT_NUMBER_H
#include "slotscope/object/type.h"

/* ---- ints: digits at offset 24 in every version; 3.8-3.11 sign and count in ob_size, 3.12+ in lv_tag (count << 3 | 0 +, 1 zero, 2
 * -) */
#define INT_DIGIT_BITS 30
static inline uint32_t *int_digits(const struct obj *o)
{
    return (uint32_t *)(void *)((char *)(uintptr_t)o + 24);
}
static inline int64_t int_word(const struct obj *o)
{
    return *(const int64_t *)(const void *)((const char *)o + 16);
}
/* At most one digit? */
static inline bool int_is_compact(const struct obj *o)
{
    return pol.int_tagged ? (uint64_t)int_word(o) < 16 : (uint64_t)(int_word(o) + 1) < 3;
}
static inline int64_t int_compact_value(const struct obj *o)
{
    int64_t w = int_word(o), d = int_digits(o)[0];
    return pol.int_tagged ? (1 - (w & 3)) * d : w * d;
}
size_t int_ndigits(const struct obj *o); /* 0 for zero */
int int_sign(const struct obj *o);       /* -1, 0, 1 */
/* At least n blocks of dead ints wait for reuse, where the version keeps any. */
void ints_keep_free(int n);
void ints_leave_free(int n); /* at most */
void floats_keep_free(int n);
struct obj *int_from_i64(int64_t v);
struct obj *int_from_u64(uint64_t v);
struct obj *int_from_double(double d); /* truncates; OverflowError / ValueError for inf and nan */
/* From ASCII digits with sign, underscores and base prefix as int() takes them; base 0 or 2..36. NULL without exception: not a
 * number. */
struct obj *int_from_text(const char *s, size_t n, int base);
struct obj *int_to_text(struct obj *o, int base, bool prefix); /* str */
/* Value, or -1 and *overflow -1/+1. Never sets an exception. */
int64_t int_as_i64(const struct obj *o, int *overflow);
double int_as_double(const struct obj *o); /* -1.0 with OverflowError if too large */
/* sys.set_int_max_str_digits: most decimal digits of int(str) and str(int), 0 for no limit. */
extern int64_t *int_max_str_digits;
struct obj *int_small(int v);                                        /* shared: -5..small_int_max; borrowed */
struct obj *int_binary(enum binop op, struct obj *a, struct obj *b); /* both ints */
struct obj *int_new_sized(struct type *t, size_t ndigits, int sign); /* digits unset */
size_t int_bit_length(const struct obj *o);
int int_compare(const struct obj *a, const struct obj *b);
struct obj *int_divmod(struct obj *a, struct obj *b);                   /* tuple; ZeroDivisionError */
struct obj *int_pow_mod(struct obj *a, struct obj *b, struct obj *mod); /* mod may be NULL */
struct obj *int_gcd(struct obj *a, struct obj *b);
struct obj *int_from_bytes(const unsigned char *p, size_t n, bool little, bool is_signed);
/* Little-endian two's complement of a into p[0..n); false when it does not fit. */
bool int_to_bytes_le(const struct obj *a, unsigned char *p, size_t n, bool is_signed);

static inline bool is_int(const struct obj *o) /* int, bool or subclass */
{
    enum kind k = type_of(o)->kind;
    return k == K_INT || k == K_BOOL;
}

/* ---- floats ---- */
struct obj *float_from(double d);
static inline double float_value(const struct obj *o)
{
    return *(const double *)(const void *)((const char *)o + 16);
}
static inline bool is_float(const struct obj *o)
{
    return type_of(o)->kind == K_FLOAT;
}
double obj_as_double(struct obj *o); /* float, int, __float__, __index__; -1.0 with exception */
/* Parses the whole of s (surrounding white space allowed) as float() does; false if it is no number. */
bool float_parse(const char *s, size_t n, double *out);
struct buf;
/* repr of a double: shortest that reads back the same, as CPython prints it. */
void float_repr_text(struct buf *b, double d);
/* Format a double by code e f g r with precision and flags as CPython's PyOS_double_to_string (flags: 1 sign, 2 add ".0", 4
 * alternate). */
void float_format_text(struct buf *b, double d, char code, int precision, int flags);
int64_t hash_double(double d, const struct obj *o);
struct obj *complex_from(double re, double im);
/* Half precision: rounded to even, false when d is too large; and back. */
bool half_from(double d, uint16_t *out);
double half_value(uint16_t h);
double complex_real(const struct obj *o), complex_imag(const struct obj *o);
/* Any number as a complex one, by __complex__, __float__ or __index__; false with TypeError. */
bool complex_value(struct obj *o, double *re, double *im);

/* __format__ of numbers and text (formatter.c); spec is a str. */
struct obj *int_format(struct obj *o, struct obj *spec);
struct obj *float_format(struct obj *o, struct obj *spec);
struct obj *complex_format(struct obj *o, struct obj *spec);
struct obj *str_format(struct obj *o, struct obj *spec);
#endif
