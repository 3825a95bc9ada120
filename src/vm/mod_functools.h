/* The files of `_functools`. */
#ifndef SLOTSCOPE_VM_MOD_FUNCTOOLS_H
#define SLOTSCOPE_VM_MOD_FUNCTOOLS_H
#include "lib.h"

bool lru_add(struct obj *m);     /* mod_functools_lru.c */
bool partial_add(struct obj *m); /* mod_functools_partial.c */
#endif
