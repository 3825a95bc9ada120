/*
 * What the files of this room share: the state of the interpreter (in the engine zone, so that it travels in time), the entry
 * points that built-in modules need, and the registry of modules.
 */
#ifndef SLOTSCOPE_VM_INTERP_H
#define SLOTSCOPE_VM_INTERP_H
#include "slotscope/object/attr.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "slotscope/vm/vm.h"

/* ---- modules (import.c); the table and the modules themselves are in builtins*.c and mod_*.c ---- */
struct builtin_module {
    const char *name;
    struct obj *(*init)(void); /* new module object; called on first import */
};
bool module_is_refused(const char *name); /* CPython has it, slotscope says why not */
extern const struct builtin_module
    builtin_modules[]; /* ends with a NULL name; "builtins" and "sys" are made at boot through it too */

struct obj *interp_modules(void); /* sys.modules: borrowed dict */
/* The module called name ("collections.abc"), importing it when it is not there yet: new reference. For C code; `import a.b` gives
 * a.b here. */
struct obj *interp_import(const char *name);
/* What a module holds by this name, borrowed. NULL also when m is no module, as sys.modules and a name may be given anything. */
struct obj *interp_module_value(struct obj *m, const char *name);
/* __import__(name, globals, locals, fromlist, level): as the statement does it. Arguments may be NULL except name. */
struct obj *interp_import_name(struct obj *name, struct obj *globals, struct obj *fromlist, int64_t level);

/* ---- where the program is now ---- */
struct obj *interp_globals(void);       /* borrowed dict of the running Python frame; NULL when none runs */
struct obj *interp_locals(void);        /* locals(): new reference */
struct obj *interp_builtins_dict(void); /* borrowed: the dict of module builtins */
/* sys._getframe(depth): new reference to a frame object, ValueError when the stack is not so deep. */
struct obj *interp_getframe(int64_t depth);
/* File name and line of the Python frame `depth` levels up; false when there is none. For tracemalloc and warnings; allocates
 * nothing. */
bool interp_where(int depth, struct obj **filename, int *line);
/* sys.exc_info()'s exception: borrowed, NULL if none is being handled. */
struct obj *interp_handled(void);
int64_t interp_recursion_limit(void);
int64_t interp_recursion_depth(void);
void interp_set_recursion_limit(int64_t n);

/* ---- running and compiling ---- */
/* Compiles text to a code object; mode 'x' exec, 'e' eval, 's' single. SyntaxError set on NULL. */
struct obj *interp_compile(const char *text, size_t n, const char *filename, char mode);
/* Runs a code object as exec() and eval() do: globals gets __builtins__ when it has none. */
struct obj *interp_eval_code(struct obj *code, struct obj *globals, struct obj *locals, struct obj *closure);
/* __build_class__(func, name, *bases, **kwds) */
struct obj *interp_build_class(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames);
/* super() without arguments: the class (__class__ cell) and first argument of the running frame: borrowed. -1 with RuntimeError. */
int interp_super_args(struct obj **type, struct obj **self);
/* The traceback text of exception e as the version prints it. */
struct buf;
void interp_format_exception(struct buf *b, struct obj *e);
void interp_display_exception(struct buf *b, struct obj *e); /* as the interpreter prints what nobody caught */

/* "Exception ignored in: ..." on standard error. */
void interp_print_unraisable(struct obj *e, const char *what, struct obj *where);

/* ---- warnings ---- */
/* -1: a filter made an exception of it. registry: where what was shown is remembered; NULL: it is shown every time. */
int warn_explicit(struct obj *category, struct obj *text, const char *file, int line, const char *module, struct obj *registry);
int warn_text(struct obj *category, struct obj *text, int level);

/* ---- the outside world ---- */
void interp_write(int stream, const char *p, size_t n); /* 1 out, 2 err: bytes of UTF-8; none: flush */
const char *interp_read_line(void);                     /* a line with its newline, NULL at the end of the file */
const struct vm_options *interp_options(void);
/* The reference count sys.getrefcount answers: lib calls it with the object the argument slot holds. */
int64_t interp_refcount(struct obj *o);
#endif
