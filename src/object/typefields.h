/* The attributes of type objects that `type` computes: the table, and what lies in files of its own. */
#ifndef SLOTSCOPE_SRC_OBJECT_TYPEFIELDS_H
#define SLOTSCOPE_SRC_OBJECT_TYPEFIELDS_H
#include "typepriv.h"

/* ---- typefields.c ---- */
extern const struct getset_def type_getset[];
/* May v be assigned to what the class itself owns (NULL: may it be deleted)? TypeError if not. */
bool type_may_set(struct type *t, struct obj *v, const char *name);
/* Assigns v to a name that is just an entry of the namespace. 0 or -1. */
int type_set_entry(struct obj *o, struct obj *v, const char *name);

/* ---- typeannot.c ---- */
struct obj *type_get_annotations(struct obj *o, void *closure);
int type_set_annotations(struct obj *o, struct obj *v, void *closure);
struct obj *type_get_annotate(struct obj *o, void *closure);
int type_set_annotate(struct obj *o, struct obj *v, void *closure);
struct obj *type_get_type_params(struct obj *o, void *closure);
int type_set_type_params(struct obj *o, struct obj *v, void *closure);

/* ---- typebases.c ---- */
struct obj *type_get_bases(struct obj *o, void *closure);
int type_set_bases(struct obj *o, struct obj *v, void *closure);
/* Calls f for each of the bases of t. */
void each_base(struct type *t, struct obj *bases, void (*f)(struct type *base, struct type *t));
#endif
