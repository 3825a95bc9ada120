/* The tuples and tables of code objects: equal ones of one compilation are one object. */
#ifndef SLOTSCOPE_SRC_VM_CODEPARTS_H
#define SLOTSCOPE_SRC_VM_CODEPARTS_H
#include <stdbool.h>

#include "slotscope/base/buf.h"
#include "slotscope/lang/code.h"
#include "slotscope/object/object.h"

/* Brackets the making of one code object; at the outermost end the keys that CPython looks parts up by are freed. */
void parts_begin(const struct code *c);
void parts_end(void);
/* Code that CPython reads from a file, compiled long ago, leaves no keys behind. */
void parts_without_keys(bool on);
/* The next code is compiled from a node of a tree: the object around it and its list live as long. */
void parts_from_node(void);
/* k (malloc'ed) stays until the outermost end: the table of shared constants points at it. */
void parts_keep(struct code_const *k);
struct obj *merged_tuple(struct obj *t);                   /* takes t (may be NULL), gives the one to use */
struct obj *merged_bytes(const struct buf *b, bool merge); /* new reference */
#endif
