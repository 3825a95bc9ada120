/* Types, shared between the files that make them. */
#ifndef SLOTSCOPE_SRC_OBJECT_TYPEPRIV_H
#define SLOTSCOPE_SRC_OBJECT_TYPEPRIV_H
#include "ids.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/spec.h"
#include "slotscope/object/text.h"
#include "state.h"

/* ---- a special method and the slots it fills (slotdefs.c) ---- */
struct slotdef;
typedef void slotfn(void); /* any slot's function */
typedef struct obj *slot_wrapper(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames, slotfn *slot,
                                 const struct slotdef *def);
struct slotdef {
    enum object_id id;
    const char *name;
    uint16_t word;         /* number of the word in struct type_slots */
    slotfn *generic;       /* the slot function that calls the Python method */
    slot_wrapper *wrapper; /* calls the slot as a method; NULL: no wrapper descriptor */
    const char *doc;
};
extern const struct slotdef slotdefs[];
extern const size_t nslotdefs;
slotfn *slot_word(const struct type_slots *s, uint16_t word);
/* As update_all_slots (spec.h) for those that depend on name, in t and its subclasses. */
void update_slot(struct type *t, struct obj *name);
void add_operators(struct type *t, const struct type_slots *own);
struct obj *slot_method_new(struct type *t, const struct method_def *m); /* a wrapper of a slot that only this method knows */
void add_operator(struct type *t, const char *name);                     /* the wrapper called name, of the slot that t has */
void inherit_slots(struct type *t, const struct type *base);
struct obj *slot_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *slot_getattr_hook(struct obj *o, struct obj *name);

/* ---- type.c ---- */
void type_fill_static(struct type *t, const struct type_spec *spec);
struct obj *type_bases(const struct type *t); /* borrowed tuple */
void type_set_word(struct type *t, int offset, struct obj *taken);
void assign_version_tag(struct type *t);
void type_add_subclass(struct type *base, struct type *t);
void type_remove_subclass(struct type *base, struct type *t);
struct obj *type_subclasses(struct type *t); /* list */
int type_each_subclass(struct type *t, int (*visit)(struct type *sub, void *arg), void *arg);
bool dict_defines_eq_or_hash(const struct type *t);
bool is_type(const struct obj *o);

/* ---- mro.c ---- */
struct obj *mro_compute(struct type *t); /* C3; new tuple or NULL with TypeError */
int mro_assign(struct type *t);          /* computes by the metaclass's mro() and stores */
struct type *best_base(struct obj *bases);
struct type *solid_base(struct type *t);

/* ---- typeobj.c, typefields.c, typebases.c ---- */
extern const struct type_spec type_spec_type;
struct obj *type_module(const struct type *t);   /* __module__: new reference */
struct obj *type_abstract_names(struct type *t); /* __abstractmethods__: new reference */
/* May name be the name of a class? No NULs, nothing that UTF-8 cannot hold. 0 or -1. */
int check_type_name(struct obj *name);
/* The UTF-8 of name, for as long as name lives. */
const char *name_utf8(struct obj *name);
/* Do instances of both lie in memory alike? Else TypeError, about an assignment to attr, and 0. */
int compatible_for_assignment(struct type *old, struct type *new_, const char *attr);

/* ---- subtype.c ---- */
void subtype_dealloc(struct obj *o);
int subtype_traverse(struct obj *o, visitproc *visit, void *arg);
int subtype_clear(struct obj *o);
/* The descriptors of __dict__ and __weakref__ that a class gets; NULL: neither. */
const struct getset_def *subtype_getsets(bool dict, bool weakref);
struct member_bytes;
struct member_bytes *heap_members(const struct type *t); /* of the __slots__ of a class, in its type object */
/* The word of o that a member stands for. */
struct obj **member_word(struct obj *o, const struct member_bytes *m);

/* ---- objtype.c ---- */
extern const struct type_spec object_spec;

/* ---- special methods ---- */
/* The method called name on o's type: new reference; *unbound: call it with o first. NULL without exception: none. */
struct obj *special_lookup(struct obj *o, struct obj *name, bool *unbound);
/* Calls it with n further arguments; found, when not NULL, tells whether there was one (NULL result without exception then). */
struct obj *special_call(struct obj *o, struct obj *name, struct obj *const *args, size_t n, bool *found);
/* As above; AttributeError when there is none. */
struct obj *special_call0(struct obj *o, struct obj *name);
struct obj *special_call1(struct obj *o, struct obj *name, struct obj *a);
struct obj *special_call2(struct obj *o, struct obj *name, struct obj *a, struct obj *b);

/* ---- attr.c ---- */
void instance_forget_values(struct obj *o); /* the collector's clear: references go, the object stays usable */
struct obj *generic_getattr_quiet(struct obj *o, struct obj *name); /* NULL without exception when absent */
int instance_leave_class(struct obj *o);                            /* before __class__ changes: the dict stops sharing */

/* ---- descr.c ---- */
struct obj *method_descr_new(struct type *t, const struct method_def *def);
struct obj *classmethod_descr_new(struct type *t, const struct method_def *def);
struct obj *member_descr_new(struct type *t, void *member_def_bytes); /* PyMemberDef in the heap */
struct obj *wrapper_descr_new(struct type *t, const struct slotdef *def, slotfn *slot);
const struct method_def *method_descr_def(const struct obj *d);
const struct slotdef *wrapper_descr_def(const struct obj *d);
slotfn *wrapper_descr_slot(const struct obj *d);
struct type *descr_owner(const struct obj *d);
struct obj *new_wrapper_method(struct type *t); /* type.__new__ as a built-in function */
bool is_new_wrapper(const struct obj *f);

/* ---- docs.c ---- */
/* The docstring of "list", "list.append" or "builtins.len", NULL: none. */
const char *doc_text(const char *name);
/* Docstring and signature of the attribute called name of t; new references, None without. */
struct obj *doc_of(const struct type *t, const char *name, const char *otherwise);
struct obj *own_doc_of(const struct type *t, const char *name); /* of data: only what is said of this type */
struct obj *signature_of(const struct type *t, const char *name);
struct obj *wrapper_signature(const char *name); /* of the wrapper of a slot: the same for all types */
/* The same of a function in a module (a str, or NULL). */
struct obj *function_doc(struct obj *module, const char *name, const char *otherwise);
struct obj *function_signature(struct obj *module, const char *name);

/* ---- abstract.c, alias.c ---- */
int plain_isinstance(struct obj *o, struct obj *cls); /* without __instancecheck__ */
int plain_issubclass(struct obj *c, struct obj *cls);
/* A special method of o returned `taken`, of the wrong type: TypeError; old_text takes the type's name. Returns NULL. */
void *bad_result(struct obj *o, struct obj *taken, const char *method, const char *expected, const char *old_text);
bool is_sentinel(const struct obj *o);              /* sentinel.c; where the version has them */
struct obj *union_args(struct obj *u);              /* borrowed tuple */

/* ---- call.c ---- */
/* The name of a function as argument errors show it: "list.append()", in 3.8 its bare name. New str. */
struct obj *function_str(struct obj *f);
/* For METH_NOARGS and METH_O: have the arguments that number? TypeError if not. */
bool check_call(struct obj *f, const struct method_def *def, size_t nargs, struct obj *kwnames);

/* A PyMemberDef in the heap: char *name; int type; Py_ssize_t offset; int flags; char *doc */
struct member_bytes {
    const char *name;
    int32_t type, pad;
    int64_t offset;
    int32_t flags, pad2;
    const char *doc;
};
/* PyMemberDef type codes, as structmember.h has them. */
enum { PY_T_INT = 1, PY_T_OBJECT = 6, PY_T_BOOL = 14, PY_T_OBJECT_EX = 16, PY_T_SSIZE = 19, PY_T_GETSET = 100 /* ours */ };
/* A member of a built-in type that two functions read and write; its offset is -1. */
struct getset_member {
    struct member_bytes m;
    const struct getset_def *def;
};

/* How many arguments a kwnames tuple (or NULL) stands for. */
static inline size_t kwcount(const struct obj *kwnames)
{
    return kwnames ? (size_t)tuple_len(kwnames) : 0;
}
/* What the __reduce__ of a built-in type tells of an instance's attributes: its state; before 3.11 its __dict__ (made for it) or
 * None. */
struct obj *object_state_of(struct obj *o);
/* (getattr, (owner, name)): what __reduce__ of a bound method or of a descriptor gives; takes the name, which may be NULL. */
struct obj *reduce_to_getattr(struct obj *owner, struct obj *name);
#endif
