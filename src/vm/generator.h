/* Generators: shared between generator.c and async.c. */
#ifndef SLOTSCOPE_SRC_VM_GENERATOR_H
#define SLOTSCOPE_SRC_VM_GENERATOR_H
#include "frame.h"

/* ---- generator.c ---- */
/* next(): a value; NULL at the end, with StopIteration set only when there is a return value. */
struct obj *generator_next(struct obj *o);
struct obj *generator_iter(struct obj *o); /* o itself */
/* The methods send, throw, close, __sizeof__. */
struct obj *generator_py_send(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *generator_py_throw(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *generator_py_close(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *generator_sizeof(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *generator_class_getitem(struct obj *cls, struct obj *const *args, size_t nargs, struct obj *kwnames);
/* Ends a generator that never started: nothing of it runs. */
void generator_end_unstarted(struct obj *o);
/* What throw(*args) throws: new reference. Where making it fails, it is that exception. NULL for arguments that are wrong. */
struct obj *thrown_exception(struct obj *const *args, size_t nargs);
/* Throws what throw(*args) throws into o, or into what o delegates to, which gets the arguments as they are. As generator_send. */
int generator_throw(struct obj *o, struct obj *const *args, size_t nargs, struct obj **out);

/* ---- async.c ---- */
struct obj *coroutine_wrapper(struct obj *coroutine); /* coroutine.__await__(): new reference */
struct obj *async_gen_anext(struct obj *generator);   /* its __anext__(): a new awaitable */
extern const struct method_def async_generator_methods[];
void async_boot(void);
#endif
