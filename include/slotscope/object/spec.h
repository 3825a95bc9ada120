/* Tables of built-in types, adjusted to the version: what a version does not have is left out of a copy in the engine zone. */
#ifndef SLOTSCOPE_OBJECT_SPEC_H
#define SLOTSCOPE_OBJECT_SPEC_H
#include "slotscope/object/type.h"

/* A copy that lives as long as the program under study. */
struct type_spec *spec_copy(const struct type_spec *spec);
/* Takes the method / attribute called name out of the copy. */
void spec_drop_method(struct type_spec *copy, const char *name);
void spec_drop_getset(struct type_spec *copy, const char *name);
#endif
