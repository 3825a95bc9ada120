/*
 * Tables of built-in types, adjusted to the version: what a version does not have is left out of a copy in the engine zone. And what
 * a type needs that got fields or methods after it was made.
 */
#ifndef SLOTSCOPE_OBJECT_SPEC_H
#define SLOTSCOPE_OBJECT_SPEC_H
#include "slotscope/object/type.h"

/* A copy that lives as long as the program under study. */
struct type_spec *spec_copy(const struct type_spec *spec);
/* Takes the method / attribute called name out of the copy. */
void spec_drop_method(struct type_spec *copy, const char *name);
void spec_drop_getset(struct type_spec *copy, const char *name);

/* Sets the slots of t that depend on special methods: from what its MRO has now. */
void update_all_slots(struct type *t);
/* Writes the record's sizes and flags to the type object's bytes. */
void type_sync(struct type *t);
/* The descriptor of a computed attribute of t. New reference. */
struct obj *getset_descr_new(struct type *t, const struct getset_def *def);
#endif
