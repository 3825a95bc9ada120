/*
 * Classes whose behaviour is written in Python (src/pylib) and whose instances CPython lays out in C: their specs, and the fields
 * that the Python side reads and writes by private names.
 */
#ifndef SLOTSCOPE_VM_NATIVE_H
#define SLOTSCOPE_VM_NATIVE_H
#include "lib.h"

enum native_kind {
    NATIVE_BIG,   /* unsigned, most significant byte first */
    NATIVE_INT,   /* signed, 4 or 8 bytes */
    NATIVE_REF,   /* reference; NULL reads as None */
    NATIVE_CUSTOM /* read and written by get and set, which may be given for other kinds as well */
};
struct native_field {
    const char *name;
    enum native_kind kind;
    short offset, size;
    struct obj *(*get)(struct obj *o);
    int (*set)(struct obj *o, struct obj *v);
};
struct native_class {
    const struct type_spec *spec; /* its name is what Python's native(cls, name) asks for; new_: native_new or its own */
    const struct native_field *fields;
    struct type **where;         /* set to the type, for bases; may be NULL */
    void (*init)(struct obj *o); /* a new instance, all zero; may be NULL */
    const int *collected;        /* policy: it has a GC header; NULL: as the spec says */
    const int *bare;             /* policy: its name is without the module; NULL: never */
};
/* Tables end with a NULL spec. */
extern const struct native_class native_datetime[], native_decimal[], native_io[], native_struct[], native_typing[];

/* tp_new of a native class: an empty instance, whatever the arguments; its Python side fills it. */
struct obj *native_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames);
void native_free(struct obj *o); /* dealloc of one without references */

/* The functions of module _slotscope about them. */
extern const struct method_def native_defs[];
#endif
