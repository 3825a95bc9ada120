/* Doubles and decimal digits, both ways, exactly rounded and deaf to the locale. */
#ifndef SLOTSCOPE_SRC_OBJECT_DTOA_H
#define SLOTSCOPE_SRC_OBJECT_DTOA_H
#include <stdbool.h>
#include <stddef.h>
struct buf;

/* |d| = 0.DIGITS * 10^point, d finite. Appends DIGITS to b (at least one, no point), returns point. */
int dtoa_shortest(struct buf *b, double d);                /* fewest digits that read back as d */
int dtoa_significant(struct buf *b, double d, int n);      /* n >= 1 digits */
int dtoa_fixed(struct buf *b, double d, int n);            /* n >= 0 digits behind the decimal point */
/* Plain decimal number at s: value in *out; returns where it ends (s when there is none). No inf, nan, hexadecimal or white space. */
const char *dtoa_parse(const char *s, double *out);
#endif
