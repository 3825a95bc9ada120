/* What the files of module array share. */
#ifndef SLOTSCOPE_VM_MOD_ARRAY_H
#define SLOTSCOPE_VM_MOD_ARRAY_H
#include "lib.h"
#include "slotscope/object/spec.h"
struct obj *array_iter(struct obj *array);
void array_iter_ready(void);
#endif
