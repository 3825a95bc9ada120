/* Constants met so far while the code objects of one source are made. */
#ifndef SLOTSCOPE_SRC_VM_SHAREDCONST_H
#define SLOTSCOPE_SRC_VM_SHAREDCONST_H
#include "slotscope/lang/code.h"
#include "slotscope/object/object.h"

/* Brackets the making of one code object; the outermost end forgets everything. */
void shared_const_begin(void);
void shared_const_end(void);
/* A constant that exists already (k stays the caller's): the next makings begin with it, until they are forgotten. */
void shared_const_seed(const struct code_const *k, struct obj *o, bool replaced);
void shared_const_forget_seeds(void);
/* Borrowed, or NULL. *replaced is set where an equal string was interned before this source was compiled. */
struct obj *shared_const_find(const struct code_const *k, bool *replaced);
void shared_const_add(const struct code_const *k, struct obj *o, bool replaced);
#endif
