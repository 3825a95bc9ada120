/*
 * Objects: what every one of them starts with, reference counts, making and freeing.
 *
 * A `struct obj *` is an address in the simulated heap; the bytes there are laid out as the chosen CPython lays them out. The first
 * two words (reference count, type) are the same in every version and stand in the struct; every other field goes through AT() and
 * the tables, except those that a static test proves to be at the same offset everywhere.
 *
 * Conventions are those of CPython's C API, so that whoever knows it can read this: a function returns a new reference unless its
 * comment says borrowed; arguments are borrowed unless it says "takes"; NULL (or -1) means an exception is set (object/exc.h).
 */
#ifndef SLOTSCOPE_OBJECT_OBJECT_H
#define SLOTSCOPE_OBJECT_OBJECT_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slotscope/layout/layout.h"

struct type; /* our record of a type, in the engine zone: object/type.h */

struct obj {
    union {
        uint64_t refcnt_word; /* all of it: what a dump shows */
        uint32_t refcnt;      /* the count; 3.12+: bit 31 set means immortal (never set before 3.12) */
    };
    struct obj *ob_type; /* the type object */
};
struct varobj {
    struct obj base;
    int64_t size; /* ob_size */
};

/* The record behind a type object: kept in its tp_dealloc word, which is at offset 48 in every version. */
static inline struct type *type_rec(const struct obj *type_object)
{
    return *(struct type *const *)(const void *)((const char *)type_object + 48);
}
static inline struct type *type_of(const struct obj *o)
{
    return type_rec(o->ob_type);
}

void obj_dealloc(struct obj *o); /* count reached zero */

static inline bool obj_is_immortal(const struct obj *o)
{
    return (int32_t)o->refcnt < 0;
}
static inline struct obj *incref(struct obj *o)
{
    if ((int32_t)o->refcnt >= 0)
        o->refcnt++;
    return o;
}
static inline void decref(struct obj *o)
{
    if ((int32_t)o->refcnt >= 0 && --o->refcnt == 0)
        obj_dealloc(o);
}
static inline struct obj *xincref(struct obj *o)
{
    return o ? incref(o) : NULL;
}
static inline void xdecref(struct obj *o)
{
    if (o)
        decref(o);
}
/* Py_CLEAR and Py_XSETREF: *slot is changed before the old value goes. */
static inline void obj_clear_slot(struct obj **slot)
{
    struct obj *old = *slot;
    *slot = NULL;
    xdecref(old);
}
static inline void obj_set_slot(struct obj **slot, struct obj *taken)
{
    struct obj *old = *slot;
    *slot = taken;
    xdecref(old);
}
/* Marks a shared object immortal where the version has that (else does nothing). */
void obj_make_immortal(struct obj *o);
void obj_make_static(struct obj *o); /* of the data segment, and immortal where there is such a thing */

/* Allocates an object of type t with `extra` bytes beyond basicsize (items): GC header and pre-header words in front where the type
   has them, count 1, everything after the type word zeroed. Not yet tracked by the collector. NULL: MemoryError set. */
struct obj *obj_alloc(struct type *t, size_t extra);
/* An object of ours that the version does not have: in the engine zone, unknown to the collector. obj_free frees it like any other.
 */
struct obj *obj_hidden(struct type *t);
/* Frees the memory (not the references in it). */
void obj_free(struct obj *o);
/* Start of the block that holds o (in front of GC header and pre-header), and the bytes requested for it. */
void *obj_block(const struct obj *o);
size_t obj_requested(const struct obj *o);
/* Bytes in front of the object: GC header and managed words (0, 16 or 32). */
size_t obj_presize(const struct type *t);
/* sys.getsizeof(o): calls __sizeof__ and adds what lies in front of the object. -1: exception set. */
int64_t obj_getsizeof(struct obj *o);

/* The singletons. Borrowed; incref to keep (a no-op where immortal). */
extern struct obj *obj_none, *obj_true, *obj_false, *obj_ellipsis, *obj_notimplemented;
static inline struct obj *new_none(void)
{
    return incref(obj_none);
}
static inline struct obj *new_bool(bool b)
{
    return incref(b ? obj_true : obj_false);
}

/* Makes types, singletons and small ints in the heap that heap_open started. Version must be chosen. Deterministic. */
void object_boot(void);

/* ---- protocol (abstract.c): as PyObject_*; results are new references ---- */
struct obj *obj_repr(struct obj *o);                     /* str */
struct obj *obj_str(struct obj *o);                      /* str */
struct obj *obj_ascii(struct obj *o);                    /* str */
struct obj *obj_format(struct obj *o, struct obj *spec); /* spec NULL: "" */
int64_t obj_hash(struct obj *o);                         /* -1: exception set */
int obj_truth(struct obj *o);                            /* 1, 0, -1 */
enum cmp { CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE };
struct obj *obj_richcompare(struct obj *a, struct obj *b, enum cmp op);
int obj_richcompare_bool(struct obj *a, struct obj *b, enum cmp op); /* identity counts as equal */
int64_t obj_len(struct obj *o);                                      /* -1: exception set */
struct obj *obj_getitem(struct obj *o, struct obj *key);
int obj_setitem(struct obj *o, struct obj *key, struct obj *v);
int obj_delitem(struct obj *o, struct obj *key);
int obj_contains(struct obj *container, struct obj *x); /* 1, 0, -1 */
struct obj *obj_iter(struct obj *o);
struct obj *obj_next(struct obj *it);          /* NULL without exception: exhausted (StopIteration swallowed) */
struct obj *obj_dir(struct obj *o);            /* sorted list */
struct obj *obj_dir_quiet(struct obj *o);      /* the same; an instance's __dict__ is not made for it, so looking changes nothing */
struct obj *obj_sizeof_default(struct obj *o); /* object.__sizeof__ */
int obj_isinstance(struct obj *o, struct obj *cls); /* 1, 0, -1; honours __instancecheck__ and tuples */
int obj_issubclass(struct obj *c, struct obj *cls);
bool obj_callable(struct obj *o);

/* Binary and unary operators with reflection; index into the number slots of struct type. */
enum binop {
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_MATMUL,
    OP_TRUEDIV,
    OP_FLOORDIV,
    OP_MOD,
    OP_DIVMOD,
    OP_LSHIFT,
    OP_RSHIFT,
    OP_AND,
    OP_XOR,
    OP_OR,
    OP_POW,
    OP_COUNT
};
enum unop { UN_NEG, UN_POS, UN_INVERT, UN_ABS, UN_COUNT };
struct obj *num_binary(enum binop op, struct obj *a, struct obj *b);
struct obj *num_inplace(enum binop op, struct obj *a, struct obj *b);
struct obj *num_pow(struct obj *a, struct obj *b, struct obj *mod); /* mod may be obj_none */
struct obj *num_unary(enum unop op, struct obj *a);
/* `method` of o gave an instance of a subclass of `type`: a DeprecationWarning. -1: it became an exception. */
int warn_strict_subclass(struct obj *o, struct obj *result, const char *method, const char *type, bool names_owner);
struct obj *num_index(struct obj *o);                          /* int (exact), TypeError if not an integer */
int64_t num_as_ssize(struct obj *o, struct obj *overflow_exc); /* __index__; -1 with exception; overflow_exc NULL: clip */
struct obj *num_int(struct obj *o);                            /* int(o) */
struct obj *num_float(struct obj *o);                          /* float(o) */

/* Attributes. name is a str object. */
struct obj *obj_getattr(struct obj *o, struct obj *name);
int obj_setattr(struct obj *o, struct obj *name, struct obj *v); /* v NULL deletes */
struct obj *obj_getattr_c(struct obj *o, const char *name);
int obj_setattr_c(struct obj *o, const char *name, struct obj *v);
/* As getattr with a default: 1 and *out a new reference, 0 and NULL if there is no such attribute (AttributeError swallowed), -1.
 */
int obj_lookup_attr(struct obj *o, struct obj *name, struct obj **out);
/* A special method looked up on the type only, bound to o. New reference, or NULL without an exception when absent. */
struct obj *obj_lookup_special(struct obj *o, const char *name);

/* Calls. kwnames: tuple of str for the last values in args (beyond nargs), or NULL. */
/* What the C code that runs f counts towards the recursion limit; often: from a place that ran many times. */
int call_units(const struct obj *f, bool often);
/* Is f a built-in function or method (METH_FASTCALL, list.append) whose calls without keywords are specialized where code runs
 * often? */
bool call_is_fast(const struct obj *f);
struct obj *obj_call(struct obj *f, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *obj_call0(struct obj *f);
struct obj *obj_call1(struct obj *f, struct obj *a);
struct obj *obj_call2(struct obj *f, struct obj *a, struct obj *b);
struct obj *obj_call3(struct obj *f, struct obj *a, struct obj *b, struct obj *c);
struct obj *obj_call_tuple(struct obj *f, struct obj *args_tuple, struct obj *kwargs_dict); /* dict may be NULL */
struct obj *obj_call_method(struct obj *o, const char *name, struct obj *const *args, size_t nargs);

/* Why the loop is to look up: bits, so that it asks for all of them at once. BREAK_STOP is set from outside (a signal handler may)
   when the program is to stop: long loops in C ask the hook, which returns -1 with KeyboardInterrupt set; BREAK_REPEAT: it stopped
   here before, in the run that is repeated, when it had asked so often (obj_asks). BREAK_COLLECT: gc.h. BREAK_WORKED: C code ran
   long; what follows is worth a checkpoint. BREAK_WORK: it is about to, and who repeats the run wants to stop before that. */
enum break_reason { BREAK_STOP = 1, BREAK_COLLECT = 2, BREAK_REPEAT = 4, BREAK_WORKED = 8, BREAK_WORK = 16 };
enum { LONG_WORK_ASKS = 1 << 14 };
extern volatile int obj_break;
static inline void obj_break_set(enum break_reason r)
{
    __atomic_fetch_or(&obj_break, (int)r, __ATOMIC_RELAXED);
}
static inline void obj_break_clear(enum break_reason r)
{
    __atomic_fetch_and(&obj_break, ~(int)r, __ATOMIC_RELAXED);
}
extern int (*obj_break_hook)(void);
extern uint64_t obj_asks;
static inline int obj_check_break(void)
{
    if (++obj_asks % LONG_WORK_ASKS == 0)
        obj_break_set(BREAK_WORKED);
    return __builtin_expect(obj_break & (BREAK_STOP | BREAK_REPEAT | BREAK_WORK), 0) && obj_break_hook ? obj_break_hook() : 0;
}

/* 0, or -1 with RecursionError when little is left of the host's stack. */
int obj_check_stack(void);
/* Code runs on another stack from now on: its high end, and its size; NULL: the process's own again. */
void obj_use_stack(char *base, size_t room);
struct obj *obj_not_iterator(struct obj *it); /* NULL: TypeError, its type has no __next__ any more */

/* Recursion in C (repr of nested lists, comparisons, calls): 0, or -1 with RecursionError set; pair enter with leave. */
void *recursion_error(const char *where); /* raises it; NULL */
int recursion_enter(const char *where);   /* "" or " while calling a Python object", ... */
void recursion_leave(void);
int recursion_enter_units(const char *where, int units); /* 0: only the room on the host's stack is asked */
void recursion_leave_units(int units);
void recursion_share(int64_t *depth,
                     const int64_t *limit); /* of Python calls: what C counts by, too, where it has no limit of its own */
/* Py_ReprEnter: 1 when o's repr is being made already, 0 otherwise, -1 error. */
int repr_enter(struct obj *o);
void repr_leave(struct obj *o);
#endif
