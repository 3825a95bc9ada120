/* What the two files of module math share. */
#ifndef SLOTSCOPE_VM_MOD_MATH_H
#define SLOTSCOPE_VM_MOD_MATH_H
#include "slotscope/object/call.h"

bool math_add_int_functions(struct obj *m);
struct obj *math_integer_module(void); /* math.integer, 3.15+ */
/* Adds those of defs that the version has; name_of names the ones without a name. */
bool math_add_functions(struct obj *m, const struct method_def *defs, size_t n, const char *(*name_of)(size_t));
#endif
