/* Code objects: shared between the files that make them and the type. */
#ifndef SLOTSCOPE_SRC_VM_CODEOBJ_H
#define SLOTSCOPE_SRC_VM_CODEOBJ_H
#include "frame.h"

/* Sets a field where the version has it. */
#define PUT(o, field, T, v)                                                                                                        \
    do {                                                                                                                           \
        if (lay.PyCodeObject_##field >= 0)                                                                                         \
            AT(o, PyCodeObject, field, T) = (v);                                                                                   \
    } while (0)

/* ---- codeobj.c ---- */
/* The record of code object o, without constants and names. */
struct rcode *code_record_new(struct obj *o, struct code *c);
void code_dealloc(struct obj *o);
/* Calls f for every field of o that holds an object. */
void code_each_field(struct obj *o, void (*f)(struct obj **slot));

/* ---- codeconst.c ---- */
struct obj *code_const(const struct code_const *k); /* new reference; between shared_const_begin and _end */
struct obj *code_name(const char *s);               /* interned */
struct obj *code_lasting_name(const char *s);       /* for ever, where the version has names that are */
struct obj *code_names_tuple(const char *const *v, int n);
/* The names of those of the first n locals that are of one of the kinds. */
struct obj *code_locals_tuple(const struct local *v, int n, unsigned kinds);
struct obj *code_cells_tuple(const struct code *c); /* co_cellvars up to 3.10: in order of the names */
#endif
