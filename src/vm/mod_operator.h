/* What the files of module _operator share. */
#ifndef SLOTSCOPE_VM_MOD_OPERATOR_H
#define SLOTSCOPE_VM_MOD_OPERATOR_H
#include "lib.h"
bool operator_add_getters(struct obj *m); /* itemgetter and its like */
#endif
