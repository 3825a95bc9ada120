/*
 * What the files of the built-in modules (builtins*.c, mod_*.c) share: how their functions are declared, their state, small
 * helpers.
 */
#ifndef SLOTSCOPE_VM_LIB_H
#define SLOTSCOPE_VM_LIB_H
#include "slotscope/heap/heap.h"
#include "interp.h"

/* A built-in function; not every one looks at all of its arguments. */
#define CFUNCTION_PARAMS                                                                                                           \
    struct obj *self __attribute__((unused)), struct obj *const *args __attribute__((unused)),                                     \
        size_t nargs __attribute__((unused)), struct obj *kwnames __attribute__((unused))
#define CFUNCTION(name) static struct obj *name(CFUNCTION_PARAMS)
#define GETTER(name)    static struct obj *name(struct obj *self, void *closure __attribute__((unused)))

struct traces; /* mod_tracemalloc.c */

/* What the modules remember besides their dicts; in the engine zone, made by lib_boot. */
struct lib_state {
    struct obj *builtins, *sys; /* the module objects; owned */
    struct traces *traces;      /* NULL until tracemalloc.start() */
    int64_t slept;              /* nanoseconds the program asked to sleep */
    int64_t readings;           /* of a clock: two of them are never the same moment */
    double switch_interval;
    bool keep_last; /* sys.displayhook binds builtins._ */
    int gc_debug;
    struct obj *exit_functions; /* list of (f, args, kwargs); NULL until atexit is imported */
    struct obj *typed;          /* the rest of a line of standard input of which read(n) took the beginning; NULL: none */
    struct obj *keyword_mark;   /* functools.lru_cache: between positional and keyword arguments of a key; owned */
};
extern struct lib_state *lib;
/* Makes the state once per boot; every module's init may call it. */
void lib_boot(void);

/* A new module with these functions; NULL on MemoryError. */
struct obj *module_with(const char *name, const struct method_def *defs);
/* Adds a new reference v (NULL: an exception is set) and says whether it worked. */
bool module_put(struct obj *m, const char *name, struct obj *v);
bool module_put_int(struct obj *m, const char *name, int64_t v);
bool module_put_str(struct obj *m, const char *name, const char *v);
bool module_put_type(struct obj *m, const char *name, struct type *t);

/* f(o) for functions of exactly one positional argument; f without arguments. 0, or -1 with TypeError. */
static inline int one_arg(const char *name, size_t nargs, struct obj *kwnames)
{
    return arg_count(name, nargs, kwnames, 1, 1);
}
static inline int no_args(const char *name, size_t nargs, struct obj *kwnames)
{
    return arg_count(name, nargs, kwnames, 0, 0);
}

/* sys.NAME: borrowed, NULL without exception when absent. */
struct obj *sys_get(const char *name);
void sys_write_error(const char *p, size_t n); /* to the program's sys.stderr, whatever it is now */
void sys_show_exception(struct obj *e);        /* there, with its traceback */
void sys_report_exception(struct obj *e);      /* what ends a run; sys.excepthook has the say */
/* Writes text to a file object (sys.stdout and the like) by its write method. 0 or -1. */
int file_write_text(struct obj *file, struct obj *text);
int file_write(struct obj *file, const char *p, size_t n);
int file_flush(struct obj *file);

/* A new tuple after a picture of it (build.c): O a reference, N one that is taken, n an int64_t, () a tuple. NULL for one of the
   references: the exception of its maker is set. */
struct obj *value_build(const char *picture, ...);

/* Struct sequences: tuples whose items have names. The table of fields must live for ever. */
struct structseq {
    const char *name;          /* "sys.version_info" */
    const char *const *fields; /* ends with NULL */
};
/* A record of the kind `type` was made for; items are taken; NULL items: MemoryError of their maker is set. */
struct obj *structseq_new(struct type *type, struct obj *const *items, int64_t n);
extern struct obj *structseq_repr(struct obj *self);
struct obj *structseq_get(struct obj *self, void *index);

/* builtins*.c */
struct obj *builtins_init(void);
extern const struct method_def builtins_object_defs[], builtins_number_defs[], builtins_sequence_defs[], builtins_run_defs[],
    builtins_text_defs[];
bool builtins_add_site(struct obj *m);

/* mod_*.c: each makes its module when it is first imported. */
struct obj *mod_sys_init(void);
bool sys_add_info(struct obj *m);
bool sys_add_streams(struct obj *m);
struct obj *mod_gc_init(void);
struct obj *mod_weakref_init(void);
struct obj *mod_tracemalloc_init(void);
/* A statement was compiled: what that takes shows in the peak. */
void tracemalloc_compiled(void);
struct obj *mod_time_init(void);
struct obj *mod_errno_init(void);
struct obj *mod_hash_init(void);
struct obj *mod_functools_init(void);
struct obj *mod_collections_init(void);
struct obj *mod_operator_init(void);
struct obj *mod_atexit_init(void);
struct obj *mod_slotscope_init(void);
extern const struct method_def slotscope_facts[]; /* those of its functions that tell about the heap */
struct obj *mod_math_init(void);
struct obj *mod_cmath_init(void);
struct obj *mod_array_init(void);
struct obj *mod_struct_init(void);
struct obj *mod_random_init(void);
struct obj *mod_re_init(void);
struct obj *mod_hash_init(void);
struct obj *mod_string_init(void);
struct obj *mod_itertools_init(void);
/* Calls what was registered with atexit; when a program (not a prompt) has ended. */
void lib_run_exit_functions(void);
#endif
