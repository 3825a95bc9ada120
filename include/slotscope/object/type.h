/*
 * Types. The type object on the heap has the version's real layout (names, sizes, MRO, dict, flags); what CPython keeps there as C
 * function pointers stands in a record of ours, in the engine zone, reached through the tp_dealloc word.
 */
#ifndef SLOTSCOPE_OBJECT_TYPE_H
#define SLOTSCOPE_OBJECT_TYPE_H
#include "slotscope/object/object.h"

typedef struct obj *unaryfunc(struct obj *);
typedef struct obj *binaryfunc(struct obj *, struct obj *);
typedef int visitproc(struct obj *o, void *arg);
/* Every built-in function and method: self (module functions: the module, or NULL; methods: the object or, for class methods, the
 * type). */
typedef struct obj *cfunction(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames);

enum method_flags {
    METH_NORMAL = 0,
    METH_CLASS = 1,
    METH_STATIC = 2,
    METH_COEXIST = 4,
    METH_NOARGS = 8,    /* the caller has checked: no arguments ("f() takes no arguments (1 given)") */
    METH_O = 16,        /* the caller has checked: exactly one, no keywords */
    METH_FASTCALL = 32, /* the caller has checked: no keywords ("list.pop() takes no keyword arguments") */
    METH_VARARGS =
        128, /* as METH_FASTCALL; before 3.11 a bound one is refused by its bare name ("find() takes no keyword arguments") */
    METH_SLOT = 64, /* shown as the wrapper of a slot; the wrapper has checked: exactly one argument */
    METH_COUNTED =
        256, /* METH_O or METH_VARARGS in CPython, though fn checks its arguments: never a specialized call (call_is_fast) */
    METH_SPECIALIZED = 512, /* its calls have an instruction of their own (PRECALL_NO_KW_LIST_APPEND) */
    METH_CHECKED = METH_NOARGS | METH_O | METH_FASTCALL | METH_VARARGS
};
struct method_def { /* static const tables, ended by a NULL name */
    const char *name;
    cfunction *fn;
    const char *sig; /* for help and inspection only, may be NULL: fn parses args itself (arg_parse, arg_count) unless METH_NOARGS
                        or METH_O */
    int flags;
};
struct getset_def {
    const char *name;
    struct obj *(*get)(struct obj *self, void *closure);
    int (*set)(struct obj *self, struct obj *value, void *closure); /* value NULL deletes; NULL fn: read-only */
    void *closure;
};
enum member_kind { MEMBER_OBJECT, MEMBER_OBJECT_EX, MEMBER_SSIZE, MEMBER_INT, MEMBER_BOOL, MEMBER_READONLY = 64 };
struct member_def {
    const char *name;
    int kind;
    short offset; /* use a `member_offsets` function of the spec where it depends on the version */
};

enum type_flag {
    TF_GC = 1 << 0,       /* has a GC header */
    TF_BASETYPE = 1 << 1, /* may be subclassed */
    TF_HEAP = 1 << 2,     /* made by a class statement or type() */
    TF_MANAGED_DICT = 1 << 3,
    TF_MANAGED_WEAKREF = 1 << 4,
    TF_INLINE_VALUES = 1 << 5,
    TF_HAS_FINALIZER = 1 << 7,
    TF_ABSTRACT = 1 << 8,
    TF_DISALLOW_NEW = 1 << 9, /* "cannot create 'x' instances" */
    TF_IMMUTABLE = 1 << 10,   /* built-in: attributes cannot be set */
    TF_SEQUENCE = 1 << 11,    /* match sequence pattern */
    TF_MAPPING = 1 << 12,
    TF_COLLECTION = TF_SEQUENCE | TF_MAPPING,
    TF_MATCH_SELF = 1 << 13,
    TF_ITEMS_AT_END = 1 << 14,
    TF_METHOD_DESCR = 1 << 15, /* LOAD_METHOD may skip binding */
    TF_VECTORCALL = 1 << 16,   /* calling the class makes no tuple of the arguments */
};
/* What the memory after the header looks like: the nearest built-in ancestor with a layout of its own. */
enum kind {
    K_OBJECT,
    K_TYPE,
    K_INT,
    K_BOOL,
    K_FLOAT,
    K_COMPLEX,
    K_STR,
    K_BYTES,
    K_BYTEARRAY,
    K_MEMORYVIEW,
    K_TUPLE,
    K_LIST,
    K_DICT,
    K_SET,
    K_FROZENSET,
    K_RANGE,
    K_SLICE,
    K_NONE,
    K_ELLIPSIS,
    K_NOTIMPLEMENTED,
    K_FUNCTION,
    K_CFUNCTION,
    K_METHOD,
    K_CODE,
    K_FRAME,
    K_TRACEBACK,
    K_CELL,
    K_MODULE,
    K_GENERATOR,
    K_COROUTINE,
    K_ASYNC_GENERATOR,
    K_EXCEPTION,
    K_WEAKREF,
    K_PROXY,
    K_PROPERTY,
    K_STATICMETHOD,
    K_CLASSMETHOD,
    K_MEMBER_DESCR,
    K_GETSET_DESCR,
    K_METHOD_DESCR,
    K_WRAPPER_DESCR,
    K_METHOD_WRAPPER,
    K_CLASSMETHOD_DESCR,
    K_MAPPINGPROXY,
    K_SUPER,
    K_NAMESPACE,
    K_DICTVIEW,
    K_ITERATOR,
    K_GENERIC_ALIAS,
    K_UNION,
    K_TYPE_ALIAS,
    K_OTHER
};

/* One slot of each kind, as PyTypeObject has them; NULL where absent. Inherited and set by type_ready / type_new (slot_* call the
   Python method). */
struct type_slots {
    void (*dealloc)(struct obj *);                      /* frees what it refers to, then obj_free */
    int (*traverse)(struct obj *, visitproc *, void *); /* references it owns */
    int (*clear)(struct obj *);
    unaryfunc *repr, *str, *iter, *iternext;
    int64_t (*hash)(struct obj *); /* hash_not_implemented: unhashable */
    struct obj *(*call)(struct obj *f, struct obj *const *args, size_t nargs, struct obj *kwnames);
    struct obj *(*getattro)(struct obj *, struct obj *name);
    int (*setattro)(struct obj *, struct obj *name, struct obj *v);
    struct obj *(*richcompare)(struct obj *, struct obj *, enum cmp);
    struct obj *(*descr_get)(struct obj *d, struct obj *o, struct obj *type); /* o may be NULL */
    int (*descr_set)(struct obj *d, struct obj *o, struct obj *v);
    int (*init)(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames);
    struct obj *(*new_)(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames);
    void (*finalize)(struct obj *);                  /* __del__ */
    binaryfunc *binop[OP_COUNT], *inplace[OP_COUNT]; /* pow: ternary below */
    struct obj *(*power)(struct obj *, struct obj *, struct obj *mod);
    struct obj *(*inplace_power)(struct obj *, struct obj *, struct obj *mod);
    unaryfunc *unop[UN_COUNT];
    int (*boolean)(struct obj *);
    unaryfunc *to_int, *to_float, *index;
    int64_t (*sq_length)(struct obj *);
    binaryfunc *sq_concat, *sq_inplace_concat;
    struct obj *(*sq_repeat)(struct obj *, int64_t);
    struct obj *(*sq_inplace_repeat)(struct obj *, int64_t);
    struct obj *(*sq_item)(struct obj *, int64_t);
    int (*sq_ass_item)(struct obj *, int64_t, struct obj *);
    int (*sq_contains)(struct obj *, struct obj *);
    int64_t (*mp_length)(struct obj *);
    binaryfunc *mp_subscript;
    int (*mp_ass_subscript)(struct obj *, struct obj *, struct obj *); /* v NULL deletes */
    unaryfunc *am_await, *am_aiter, *am_anext;
    /* Not CPython's: at most how many items an iterator will still give, -1: nobody can tell. Runs nothing, changes nothing. */
    int64_t (*items_left)(const struct obj *it);
};

struct type {
    struct obj *self; /* the type object */
    const char *name; /* tp_name, UTF-8 */
    enum kind kind;
    uint32_t flags;       /* enum type_flag */
    uint32_t version_tag; /* changes whenever an attribute of this class or of one of its bases changes; never 0, never reused */
    int32_t basicsize, itemsize, dictoffset, weakrefoffset; /* bytes, as tp_*; dictoffset -1: managed */
    struct type_slots s;
    struct obj *dict; /* dict object of the class namespace (owned by the type object's tp_dict word) */
    struct type *base;
    const struct type_spec *spec; /* NULL for heap types */
    struct type *layout;          /* best_base chain: the type whose layout instances have */
    /* the instance allocation, precomputed: bytes in front of the object; bytes from block start for an instance without items or
       inline values */
    uint16_t presize;
    uint32_t alloc_size;
    void *keys; /* 3.11+: shared keys of instances (= ht_cached_keys), NULL if none */
};

struct type_spec {          /* static const, one per built-in type */
    const char *name, *doc; /* "dict_keys"; with dots: module and name */
    enum kind kind;
    uint32_t flags;
    const char *record;   /* basicsize = layout_record_size(record); NULL: inherit from base */
    int basicsize_adjust; /* bytes added to that (var-sized records count their first item) */
    int itemsize;
    struct type **base;                              /* NULL: object */
    int (*dictoffset)(void), (*weakrefoffset)(void); /* NULL: none / inherit */
    struct type_slots s;
    const struct method_def *methods;
    const struct getset_def *getset;
    const struct member_def *members;
};
/* The hash slot of unhashable types: TypeError "unhashable type: 'x'". */
int64_t hash_not_implemented(struct obj *o);
/* The iternext slot of a class whose __next__ was deleted: TypeError. */
struct obj *next_not_implemented(struct obj *o);
static inline bool is_iterator(const struct obj *o)
{
    return type_of(o)->s.iternext && type_of(o)->s.iternext != next_not_implemented;
}
/* Makes the static type object, its dict, MRO and descriptors. Call once per boot, bases first. */
struct type *type_ready(const struct type_spec *spec);

/* Exact and subclass tests. */
static inline bool obj_is_kind(const struct obj *o, enum kind k) /* an instance of a type of kind k or of a subclass of it */
{
    return type_of(o)->kind == k;
}
bool type_is_subtype(const struct type *a, const struct type *b);
/* t and its subclasses match sequence patterns, or mapping patterns; built-in types stay as they are. */
void type_mark_collection(struct type *t, bool mapping);

/* type(name, bases, ns, **kw): the whole of class creation. */
struct obj *type_new(struct obj *metatype, struct obj *const *args, size_t nargs, struct obj *kwnames);
/* The attribute found along the MRO, or NULL (no exception). Borrowed. Uses the global method cache. */
struct obj *type_lookup(struct type *t, struct obj *name);
/* Every change to a class's dict comes through here. */
void type_modified(struct type *t);
/* tp_name, as messages show it: of built-in types outside builtins with the module in front ("collections.deque"). */
const char *type_name(const struct type *t);
const char *type_short_name(const struct type *t); /* without it: __name__ */
struct obj *type_qualname(const struct type *t);   /* new reference */
struct obj *type_mro(const struct type *t);        /* borrowed tuple */
/* PyType_GenericAlloc: an instance of t with n items. */
struct obj *type_generic_alloc(struct type *t, int64_t nitems);

extern struct type *t_object, *t_type, *t_int, *t_bool, *t_float, *t_complex, *t_str, *t_bytes, *t_bytearray, *t_memoryview,
    *t_tuple, *t_list, *t_dict, *t_set, *t_frozenset, *t_range, *t_slice, *t_none, *t_ellipsis, *t_notimplemented, *t_cfunction,
    *t_method, *t_cell, *t_module, *t_property, *t_staticmethod, *t_classmethod, *t_member_descr, *t_getset_descr, *t_method_descr,
    *t_wrapper_descr, *t_method_wrapper, *t_classmethod_descr, *t_mappingproxy, *t_super, *t_weakref, *t_proxy, *t_callable_proxy,
    *t_namespace, *t_generic_alias, *t_union, *t_enumerate, *t_zip, *t_map, *t_filter, *t_reversed;
/* vm's */
extern struct type *t_function, *t_code, *t_frame, *t_traceback, *t_generator, *t_coroutine, *t_async_generator;

static inline int64_t iter_items_left(const struct obj *it)
{
    return type_of(it)->s.items_left ? type_of(it)->s.items_left(it) : -1;
}

/* One step of an iterator, as its type has it now: NULL with or without StopIteration at the end. Asks whether the program is to
   stop; iterators upon iterators are RecursionError when they are too many. */
static inline struct obj *obj_step(struct obj *it)
{
    unaryfunc *next = type_of(it)->s.iternext;
    if (obj_check_break() < 0 || obj_check_stack() < 0)
        return NULL;
    return next ? next(it) : obj_not_iterator(it);
}

/* a | b of types: a union; or NotImplemented. */
struct obj *union_or(struct obj *a, struct obj *b);
#endif
