/* Slot functions that call Python methods (typeslots.c) and wrappers that call slots as methods (slotwrap.c): the table in
   slotdefs.c brings them together. */
#ifndef SLOTSCOPE_SRC_OBJECT_SLOTFNS_H
#define SLOTSCOPE_SRC_OBJECT_SLOTFNS_H
#include <stddef.h>

#include "typepriv.h"

/* The slots' types, by CPython's names. */
typedef struct obj *callfunc(struct obj *, struct obj *const *, size_t, struct obj *);
typedef struct obj *ternaryfunc(struct obj *, struct obj *, struct obj *);
typedef int inquiry(struct obj *);
typedef int64_t lenfunc(struct obj *);
typedef int initfunc(struct obj *, struct obj *const *, size_t, struct obj *);
typedef struct obj *richcmpfunc(struct obj *, struct obj *, enum cmp);
typedef int objobjargproc(struct obj *, struct obj *, struct obj *);
typedef struct obj *ssizeargfunc(struct obj *, int64_t);
typedef int ssizeobjargproc(struct obj *, int64_t, struct obj *);
typedef int objobjproc(struct obj *, struct obj *);
typedef void destructor(struct obj *);

/* The operators: their name and enum op. */
#define BINOPS(X)                                                                                                                  \
    X(add, OP_ADD)                                                                                                                 \
    X(sub, OP_SUB)                                                                                                                 \
    X(mul, OP_MUL)                                                                                                                 \
    X(matmul, OP_MATMUL)                                                                                                           \
    X(truediv, OP_TRUEDIV) X(floordiv, OP_FLOORDIV) X(mod, OP_MOD) X(divmod, OP_DIVMOD) X(lshift, OP_LSHIFT) X(rshift, OP_RSHIFT)  \
        X(and, OP_AND) X(xor, OP_XOR) X(or, OP_OR)
#define INPLACE(X)                                                                                                                 \
    X(add, OP_ADD)                                                                                                                 \
    X(sub, OP_SUB)                                                                                                                 \
    X(mul, OP_MUL)                                                                                                                 \
    X(matmul, OP_MATMUL)                                                                                                           \
    X(truediv, OP_TRUEDIV) X(floordiv, OP_FLOORDIV) X(mod, OP_MOD) X(lshift, OP_LSHIFT) X(rshift, OP_RSHIFT) X(and, OP_AND)        \
        X(xor, OP_XOR) X(or, OP_OR)
#define UNOPS(X) X(neg) X(pos) X(invert) X(abs) X(int) X(float) X(index) X(await) X(aiter) X(anext)

/* The number of a slot's word in struct type_slots. */
#define WORD(field) ((uint16_t)(offsetof(struct type_slots, field) / sizeof(slotfn *)))

/* ---- typeslots.c: the slot of a class that defines the method in Python ---- */
callfunc slot_call;
binaryfunc slot_subscript;
objobjargproc slot_setattro, slot_descr_set, slot_ass_subscript;
lenfunc slot_hash, slot_length;
richcmpfunc slot_richcompare;
ternaryfunc slot_descr_get, slot_power, slot_ipower;
initfunc slot_init;
destructor slot_finalize;
inquiry slot_boolean;
ssizeargfunc slot_sq_item;
ssizeobjargproc slot_sq_ass_item;
objobjproc slot_contains;
unaryfunc slot_repr, slot_str, slot_iter, slot_iternext;
#define X(op, code) binaryfunc slot_##op;
BINOPS(X)
#undef X
#define X(op, code) binaryfunc slot_i##op;
INPLACE(X)
#undef X
#define X(op) unaryfunc slot_##op;
UNOPS(X)
#undef X
extern const enum object_id compare_ids[]; /* __lt__ ...: by enum cmp */

/* ---- slotwrap.c ---- */
slot_wrapper wrap_unary, wrap_binary, wrap_binary_r, wrap_power, wrap_power_r, wrap_boolean, wrap_length, wrap_next, wrap_call,
    wrap_init, wrap_compare, wrap_getattr, wrap_setattr, wrap_delattr, wrap_hash, wrap_get, wrap_set, wrap_delete, wrap_item,
    wrap_repeat, wrap_setitem, wrap_delitem, wrap_contains, wrap_set_subscript, wrap_del_subscript, wrap_del;
#endif
