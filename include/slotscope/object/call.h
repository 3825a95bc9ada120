/* Built-in functions, argument parsing, descriptors and modules. */
#ifndef SLOTSCOPE_OBJECT_CALL_H
#define SLOTSCOPE_OBJECT_CALL_H
#include "slotscope/object/type.h"

/* A built-in function or bound built-in method. module: str or NULL; self borrowed, may be NULL. def must live for ever. */
struct obj *cfunction_new(const struct method_def *def, struct obj *self, struct obj *module);
/* The def behind a built-in function object. */
const struct method_def *cfunction_def(const struct obj *f);
struct obj *cfunction_self(const struct obj *f); /* borrowed, may be NULL */

/*
 * Parses positional and keyword arguments as PyArg_ParseTupleAndKeywords does, with CPython's messages.
 * spec: parameter list as Python would write it, with a conversion letter each, e.g.
 *   "sorted(iterable:O, /, *, key:O=, reverse:p=)"   "int(x:O=, /, base:O=)"   "split(sep:O=, maxsplit:n=)"
 * letters: O object  n ssize (int64_t)  i int  p bool (int)  d double  U str object  s str object or None
 * '#' in front: messages number arguments, as they did before argument clinic named them; without a name it is "function".
 * '=' marks a parameter that may be left out: its variable stays as the caller initialised it. Variables' addresses follow in order.
 * 0, or -1 with TypeError set.
 */
int arg_parse(const char *spec, struct obj *const *args, size_t nargs, struct obj *kwnames, ...);
/* "f() takes exactly one argument (2 given)" and relatives; no keywords. 0 or -1. */
int arg_count(const char *name, size_t nargs, struct obj *kwnames, size_t min, size_t max);

/* The same as the functions that read a tuple of arguments themselves word it: "find() takes at least 1 argument (0 given)". */
int arg_count_old(const char *name, size_t nargs, struct obj *kwnames, size_t min, size_t max);
/* How messages about arguments name what they got: its type, but "None" for None. */
const char *argument_type(const struct obj *o);
/* An argument that is a C ssize_t ('n' above). 0 or -1. */
int arg_ssize(struct obj *o, int64_t *out);
/* A C int argument: 0, or -1 with TypeError or OverflowError. */
int arg_int(struct obj *o, int *out);
/* start or end of find() and relatives: None leaves it. 0 or -1. */
int find_bound(struct obj *o, int64_t *v);

struct obj *method_new(struct obj *func, struct obj *self);       /* bound method */
struct obj *method_func(struct obj *m), *method_self(struct obj *m); /* borrowed */
struct obj *cell_new(struct obj *value);                          /* value may be NULL */
struct obj *cell_hidden(struct obj *value);                       /* outside the program's heap, as obj_hidden */
static inline struct obj **cell_slot(struct obj *c)
{
    return &AT(c, PyCellObject, ob_ref, struct obj *);
}
struct obj *staticmethod_new(struct obj *f); /* a staticmethod of f */
struct obj *classmethod_new(struct obj *f); /* a classmethod of f */
struct obj *mappingproxy_new(struct obj *mapping); /* what it shows stays the mapping's */
struct obj *namespace_new(struct obj *dict_or_null); /* types.SimpleNamespace with these attributes */
struct obj *generic_alias_new(struct obj *origin, struct obj *args); /* origin[args]; args: a tuple, or one argument */
/* Lazily calling iterators; used by several rooms. */
struct obj *seqiter_new(struct obj *seq);
struct obj *calliter_new(struct obj *callable, struct obj *sentinel);

/* The function called name in module builtins (new reference), for __reduce__ of iterators; vm sets it. May be NULL. */
extern struct obj *(*builtin_lookup)(const char *name);
/* import module, as copyreg is needed by object.__reduce_ex__; the vm sets it. New reference. */
extern struct obj *(*object_import)(const char *module);

/* The globals of the running frame (borrowed, may be NULL): where type() finds __module__; the vm sets it. */
extern struct obj *(*object_globals)(void);

/* super() without arguments: the running function's __class__ and first argument (borrowed); false with RuntimeError set. The vm sets it. */
extern bool (*super_from_frame)(struct obj **type, struct obj **self);

/* Modules. */
struct obj *module_new(const char *name);
struct obj *module_dict(struct obj *m);                           /* borrowed */
int module_add(struct obj *m, const char *name, struct obj *v);   /* takes v */
int module_add_functions(struct obj *m, const struct method_def *defs);
#endif
