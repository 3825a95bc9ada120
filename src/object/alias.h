/* Generic aliases and unions, shared between alias.c and union.c. */
#ifndef SLOTSCOPE_SRC_OBJECT_ALIAS_H
#define SLOTSCOPE_SRC_OBJECT_ALIAS_H
#include "typepriv.h"

struct buf;
/* o as it shows inside brackets and between bars. 0 or -1. */
int alias_add_item(struct buf *b, struct obj *o);
/* The type variables in a tuple of arguments: a new tuple. */
struct obj *alias_variables_of(struct obj *args);
/* args with the values that o[key] gives in place of its parameters: a new tuple. */
struct obj *alias_with_values(struct obj *o, struct obj *args, struct obj *parameters, struct obj *key);
void union_boot(void);
#endif
