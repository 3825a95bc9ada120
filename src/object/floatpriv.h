/* What the float, complex and formatting files share. */
#ifndef SLOTSCOPE_SRC_OBJECT_FLOATPRIV_H
#define SLOTSCOPE_SRC_OBJECT_FLOATPRIV_H
#include "slotscope/object/number.h"

/* Reads a number, inf or nan at s; where it ends, s when there is none. */
const char *float_scan(const char *s, double *out);
struct obj *float_hex(double d);
/* float.fromhex: obj_none (borrowed), or NULL with an exception. */
struct obj *float_fromhex_text(const char *s, size_t n, double *out);
/* float("...") of a str, bytes, ... with its message. */
struct obj *float_from_text_object(struct obj *o);
/* The operand as a double: 1; 0: neither float nor int; -1: exception. */
int float_operand(struct obj *o, double *out);
struct obj *float_pow(double x, double y);
/* The remainder and floor quotient as Python defines them. */
void float_divmod_parts(double x, double y, double *floordiv, double *mod);
/* OverflowError(34, 'Numerical result out of range'). */
void *err_range(void);
/* x ** y for complex numbers; NULL with an exception. */
struct obj *complex_power(double ar, double ai, double br, double bi);
struct buf;
/* Text for reading numbers: any decimal digit becomes an ASCII one, any white space a blank, what else is not ASCII a '?'. */
void text_to_ascii(struct buf *b, struct obj *s);
#endif
