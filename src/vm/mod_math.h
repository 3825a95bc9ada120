/* What the files of module math share. */
#ifndef SLOTSCOPE_VM_MOD_MATH_H
#define SLOTSCOPE_VM_MOD_MATH_H
#include "lib.h"

/* ---- mod_math.c ---- */
bool math_number(struct obj *o, double *x); /* false: it is none, or too large */
struct obj *math_range_error(void);         /* OverflowError; NULL */
/* ValueError; NULL. expected: 3.14+'s text with %R for the argument; NULL: the old words everywhere. */
struct obj *math_domain_error(const char *expected, double x);
/* Adds those of defs that the version has. */
bool math_add_functions(struct obj *m, const struct method_def *defs, size_t n);

/* ---- mod_math_unary.c ---- */
bool math_add_unary_functions(struct obj *m);
cfunction math_log, math_log2, math_log10;

/* ---- mod_math_binary.c ---- */
cfunction math_atan2, math_copysign, math_fmax, math_fmin, math_fmod, math_remainder, math_pow, math_nextafter, math_ulp, math_fma,
    math_ldexp, math_frexp, math_modf;

/* ---- mod_math_int.c ---- */
bool math_add_int_functions(struct obj *m);
struct obj *math_integer_module(void); /* math.integer, 3.15+ */
#endif
