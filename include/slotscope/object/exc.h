/*
 * Exceptions: the built-in hierarchy, and the exception that is set now.
 * A function that fails sets one and returns NULL or -1. There is at most one; it is kept in the engine zone.
 */
#ifndef SLOTSCOPE_OBJECT_EXC_H
#define SLOTSCOPE_OBJECT_EXC_H
#include "slotscope/object/object.h"

/* Every built-in exception type: exc_ValueError is its type object (borrowed). name, base. */
#define EXC_LIST(X)                                                                                                              \
    X(BaseException, object) X(Exception, BaseException) X(GeneratorExit, BaseException) X(KeyboardInterrupt, BaseException)     \
    X(SystemExit, BaseException) X(ArithmeticError, Exception) X(FloatingPointError, ArithmeticError)                            \
    X(OverflowError, ArithmeticError) X(ZeroDivisionError, ArithmeticError) X(AssertionError, Exception)                         \
    X(AttributeError, Exception) X(BufferError, Exception) X(EOFError, Exception) X(ImportError, Exception)                      \
    X(ModuleNotFoundError, ImportError) X(LookupError, Exception) X(IndexError, LookupError) X(KeyError, LookupError)            \
    X(MemoryError, Exception) X(NameError, Exception) X(UnboundLocalError, NameError) X(OSError, Exception)                      \
    X(BlockingIOError, OSError) X(ChildProcessError, OSError) X(ConnectionError, OSError) X(BrokenPipeError, ConnectionError)    \
    X(ConnectionAbortedError, ConnectionError) X(ConnectionRefusedError, ConnectionError)                                        \
    X(ConnectionResetError, ConnectionError) X(FileExistsError, OSError) X(FileNotFoundError, OSError)                           \
    X(InterruptedError, OSError) X(IsADirectoryError, OSError) X(NotADirectoryError, OSError) X(PermissionError, OSError)        \
    X(ProcessLookupError, OSError) X(TimeoutError, OSError) X(ReferenceError, Exception) X(RuntimeError, Exception)              \
    X(NotImplementedError, RuntimeError) X(RecursionError, RuntimeError) X(StopAsyncIteration, Exception)                        \
    X(StopIteration, Exception) X(SyntaxError, Exception) X(IndentationError, SyntaxError) X(TabError, IndentationError)         \
    X(SystemError, Exception) X(TypeError, Exception) X(ValueError, Exception) X(UnicodeError, ValueError)                       \
    X(UnicodeDecodeError, UnicodeError) X(UnicodeEncodeError, UnicodeError) X(UnicodeTranslateError, UnicodeError)               \
    X(Warning, Exception) X(BytesWarning, Warning) X(DeprecationWarning, Warning) X(EncodingWarning, Warning)                    \
    X(FutureWarning, Warning) X(ImportWarning, Warning) X(PendingDeprecationWarning, Warning) X(ResourceWarning, Warning)        \
    X(RuntimeWarning, Warning) X(SyntaxWarning, Warning) X(UnicodeWarning, Warning) X(UserWarning, Warning)                      \
    X(BaseExceptionGroup, BaseException) X(ExceptionGroup, BaseExceptionGroup) X(PythonFinalizationError, RuntimeError)
#define X(name, base) extern struct obj *exc_##name;
EXC_LIST(X)
#undef X

/* Sets an exception made from a formatted message; always returns NULL. Besides printf's %s %d %ld %zd %lld %c %x %% with widths and
   precisions: %R repr of an object, %S str of it, %U a str object as it is, %T the name of an object's type, %N a type object's name. */
void *err_format(struct obj *exc, const char *fmt, ...);
/* Sets exc(value); value borrowed; NULL: exc(). */
void err_set_object(struct obj *exc, struct obj *value);
/* Sets an exception instance that exists already (takes it). */
void err_set_instance(struct obj *e);
/* As err_set_instance, and links it to the exception being handled (__context__): what a raise statement does. Takes e. */
void err_raise(struct obj *e);
/* Sets name (and obj) of the AttributeError or NameError that is set, where the version has them. Borrowed. */
void err_set_name(struct obj *name, struct obj *object);
void *err_no_memory(void);                  /* MemoryError; returns NULL */
void err_key(struct obj *key);              /* KeyError(key) */
void *err_type(const char *fmt, ...);       /* TypeError; the common case */
void *err_value(const char *fmt, ...);      /* ValueError */
/* AttributeError with name and obj set. The message as CPython words it for objects or types. */
/* The AttributeError that asking o for an attribute ended in says whose and which, unless it does already. */
void err_set_attribute(struct obj *o, struct obj *name);
void *err_no_attribute(struct obj *o, struct obj *name);

bool err_occurred(void); /* is an exception set? */
bool err_matches(struct obj *exc);          /* the one set; exc may be a tuple */
bool exc_matches(struct obj *e, struct obj *exc); /* likewise of e */
struct obj *err_current(void);              /* borrowed instance, or NULL */
struct obj *err_fetch(void);                /* takes the instance out (new reference), nothing is set afterwards; NULL if none */
void err_clear(void); /* nothing is set afterwards */
/* Writes "Exception ignored in: ..." to the program's stderr for an error nobody can catch, and clears it. _while also says what was
   being done ("closing generator") where the version does. */
void err_unraisable(struct obj *where);
void err_unraisable_while(const char *what, struct obj *where);

bool exc_is_group(const struct obj *o); /* false of everything where the version has no groups */
/* What of `group` has its leaves in the exceptions of the list `parts`, nested as in group: new reference; None when nothing. */
struct obj *excgroup_projection(struct obj *group, struct obj *parts);
/* Adds a note to the exception that is set. */
void err_note(const char *fmt, ...);
/* A warning at the line that runs (level 1; 2: of its caller ...). -1 when the program's filters make an exception of it. */
int err_warn(struct obj *category, int level, const char *fmt, ...);

/* How err_unraisable reports, and how warnings are given; kept by vm. */
extern void (*exc_report_unraisable)(struct obj *e, const char *what, struct obj *where);
extern int (*exc_warn)(struct obj *category, struct obj *text, int level);
/* Ends the making of exception types (ExceptionGroup has two bases): after the types of boot are filled. */
void exc_boot_late(void);

/* Parts of an exception object; borrowed, may be NULL. */
struct obj *exc_args(struct obj *e), *exc_traceback(struct obj *e), *exc_context(struct obj *e), *exc_cause(struct obj *e);
void exc_set_traceback(struct obj *e, struct obj *tb); /* borrowed, may be NULL */
void exc_set_context(struct obj *e, struct obj *context); /* takes; may be NULL */
void exc_set_cause(struct obj *e, struct obj *cause);     /* takes; sets __suppress_context__ */
/* StopIteration's value: new reference. */
struct obj *exc_stop_value(struct obj *e);
/* The stack of exceptions being handled (sys.exc_info()), for implicit context; kept by vm. Borrowed, NULL if none. */
extern struct obj *(*exc_handled)(void);
#endif
