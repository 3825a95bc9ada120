/* What the collector needs of weak references. */
#ifndef SLOTSCOPE_SRC_OBJECT_WEAKREF_H
#define SLOTSCOPE_SRC_OBJECT_WEAKREF_H
#include "slotscope/object/type.h"

/* A weak reference in trash goes dead; then the first one to o goes dead and is returned (borrowed); NULL when there is none left. */
struct obj *weakref_detach_first(struct obj *o);
struct obj *weakref_callback(struct obj *ref); /* borrowed, may be NULL */
void weakref_call_callback(struct obj *ref);   /* what it raises is reported and forgotten */
#endif
