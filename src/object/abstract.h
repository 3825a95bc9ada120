/* What the object protocol shares within the room. */
#ifndef SLOTSCOPE_SRC_OBJECT_ABSTRACT_H
#define SLOTSCOPE_SRC_OBJECT_ABSTRACT_H
#include "slotscope/object/type.h"

/* A special method gave back something of the wrong type: TypeError in the version's words; takes the result; returns NULL.
   older: a format with one %T, for versions that do not name the class. */
void *wrong_result(struct obj *o, const char *method, const char *want, const char *older, struct obj *taken);

/* type.__instancecheck__ and type.__subclasscheck__: by layout and bases alone. */
int obj_real_isinstance(struct obj *o, struct obj *cls);
int obj_real_issubclass(struct obj *c, struct obj *cls);
/* a ** b % mod as the slots answer it, NotImplemented included. */
struct obj *num_try_pow(struct obj *a, struct obj *b, struct obj *mod);
#endif
