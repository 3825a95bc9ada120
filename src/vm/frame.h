/*
 * Runtime code, frames, and the state of the interpreter: everything here lies in the engine zone of the region. A frame on the
 * stack has no object until somebody asks for one (a traceback, sys._getframe); when it ends while its object lives, the frame
 * moves into memory of its own.
 */
#ifndef SLOTSCOPE_VM_FRAME_H
#define SLOTSCOPE_VM_FRAME_H
#include "interp.h"
#include "slotscope/heap/heap.h"
#include "slotscope/lang/code.h"

/* What the loop needs of a code object; the heap's PyCodeObject points here through its co_extra word. */
struct rcode {
    codeword *words;              /* own copy: cache words change */
    struct obj **consts, **names; /* as our own instructions number them */
    unsigned char *lent;          /* per constant, then per name: 1: the code object's tuples hold it, not the record */
    int frame_slots;              /* of the version's frame: locals, cells, free variables, stack */
    struct obj *self;             /* the code object; borrowed */
    struct code *code;            /* host memory; codeobj.c holds the reference */
    size_t kept;                  /* where */
    uint32_t flags;
    int32_t argcount, kwonlyargcount, posonlyargcount, nlocals, ncells, nfree, nlocalsplus, stack_size;
    unsigned char *hidden_cells; /* per local: a cell outside the program's heap; NULL: none */
    bool simple;                 /* only plain positional arguments, no cells, no generator: a call copies arguments and goes */
    bool has_cells;
    unsigned char depth; /* what a call counts towards the recursion limit: 1, or 0 where the version has no frame for it */
    struct obj *filename, *name, *qualname; /* borrowed */
    struct obj **local_names;               /* nlocalsplus interned names; borrowed from the tuples of the code object */
};

enum frame_owner { FRAME_STACK, FRAME_GENERATOR, FRAME_OBJECT };
struct frame {
    codeword *ip;    /* the next instruction; current when the frame is not the running one or around calls that may look */
    struct obj **sp; /* one above the top */
    struct rcode *code;
    struct obj *code_obj;           /* owned */
    struct obj *func;               /* owned; NULL for modules, class bodies and eval */
    struct obj *globals, *builtins; /* a dict, and usually a dict; globals owned when func is NULL (else func has it), builtins borrowed */
    struct obj *locals;             /* owned namespace; NULL: fast locals only */
    struct frame *back;
    struct obj *object;    /* PyFrameObject, borrowed; NULL: none yet */
    struct obj *generator; /* borrowed: the generator whose frame this is */
    unsigned char owner;   /* enum frame_owner */
    bool entry;            /* its end returns from eval() */
    bool init;  /* an __init__ the loop calls for a class: its result must be None, the instance lies below the caller's top */
    bool done;  /* ended: nothing runs here any more */
    bool twice; /* counts twice towards the recursion limit */
    int pop;    /* values the caller's stack still holds for the call: dropped when this returns */
    struct obj *localsplus[];
};

/* The exception being handled, per running generator and for the rest. */
struct tree; /* reader.c */
struct buf;
struct exc_item {
    struct obj *value; /* owned; NULL: none */
    struct exc_item *previous;
};

struct stack_chunk {
    struct stack_chunk *previous;
    char *left;  /* where the previous chunk was left */
    char *limit; /* of this chunk */
    size_t pad;
};

struct interp {
    struct frame *frame; /* running; NULL outside */
    char *top, *limit;   /* of the frame stack */
    struct stack_chunk *chunk;
    int nchunks;
    struct exc_item *exc, base_exc;
    struct tree *trees;      /* of a program that reader.c runs, one a statement */
    void *printed;           /* what it has printed, as the real script keeps it */
    size_t printed_end, printed_room;
    struct obj *frames_free; /* dead frame objects, linked by f_back (up to 3.10) */
    int nframes_free;
    int64_t recursion_limit, depth;
    struct obj *modules, *builtins, *main_dict; /* owned; builtins: its dict */
    struct obj *exception;                      /* of the last run; owned */
    /* where the run is: passes of the loop's check so far (without those since the countdown was set), and line events since the
     * last */
    uint64_t pulses;
    uint64_t asks;                /* likewise obj_asks, where checkpoints are taken */
    uint64_t run_pulse, run_asks; /* where the run began */
    int countdown_start;
    uint32_t line_events;
    struct frame *line_frame; /* and last_line: of the last line event; NULL: the next instruction is one */
    int last_line;
    bool jumped;               /* the pulse is a back edge's: what comes next begins anew */
    bool line_resumed;         /* it had begun before a call that now returned */
    struct obj *paused_locals; /* what statements tried out in a paused frame see and bind; owned, until the state is put back */
    struct obj *running;       /* the code object of the run; owned */
    int exit_status;
    struct cstack *cstack; /* where C stands, as far as it must be known to go on from here */
};
extern struct interp *vm; /* made by vm_boot, at the same place in every run of a version */

/* ---- codeobj.c ---- */
static inline struct rcode *code_record(const struct obj *code)
{
    return AT((uintptr_t)code, PyCodeObject, co_extra, struct rcode *);
}
struct obj *codeobj_const(const struct code_const *k); /* new reference: what the constant is as an object */
/* Takes o, which constant k is before its code is made, and gives what it becomes. *replaced: an equal string was interned already.
 */
struct obj *const_interned(const struct code_const *k, struct obj *o, bool *replaced);
struct obj *codeobj_new(struct code *code); /* runtime code of code (not taken) and of those inside it */
void codeobj_boot(void);
void codeobj_shutdown(void);                           /* releases host code */
struct position frame_position(const struct frame *f); /* of the instruction that runs */
int frame_line(const struct frame *f);

/* ---- function.c ---- */
struct obj *function_new(struct obj *code, struct obj *globals, struct obj *qualname);
void function_boot(void);
static inline bool is_function(const struct obj *o)
{
    return o->ob_type == t_function->self;
}
static inline struct rcode *function_rcode(const struct obj *f)
{
    return code_record(AT((uintptr_t)f, PyFunctionObject, func_code, struct obj *));
}
struct obj *function_make(struct frame *f, struct obj *code, int flags); /* takes what the flags say off f->sp */
struct obj *builtins_of(struct obj *globals);                            /* borrowed */
/* What a frame of func uses: kept in the function; before that was so, the caller's when it has the same globals. Borrowed. */
static inline struct obj *function_builtins(const struct obj *func, struct obj *globals)
{
    if (lay.PyFunctionObject_func_builtins >= 0)
        return AT((uintptr_t)func, PyFunctionObject, func_builtins, struct obj *);
    return vm->frame && vm->frame->globals == globals ? vm->frame->builtins : builtins_of(globals);
}

/* ---- frame.c ---- */
static inline size_t frame_bytes(const struct rcode *code)
{
    return sizeof(struct frame) + (size_t)(code->nlocalsplus + code->stack_size) * sizeof(struct obj *);
}
/* A call of it makes a generator or a coroutine. */
static inline bool is_lazy_code(const struct rcode *r)
{
    return r->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR);
}
/* Up to 3.10 every call has a frame object. */
static inline bool frames_are_objects(void)
{
    return lay.PyCodeObject_co_zombieframe >= 0;
}
bool frame_give_object(struct frame *f); /* false: MemoryError, and f is popped */
int frame_call_units(void); /* what the call of C code that the running frame is in, if any, counts towards the recursion limit */
bool frame_room(const struct rcode *code); /* on the stack, for one more frame of this code; false: RecursionError or MemoryError */
/* A frame on the stack, locals NULL, references in it to be filled by the caller; NULL: RecursionError or MemoryError. */
static inline struct frame *frame_push(struct rcode *code)
{
    size_t n = frame_bytes(code);
    if (__builtin_expect(vm->depth >= vm->recursion_limit || (size_t)(vm->limit - vm->top) < n, 0) && !frame_room(code))
        return NULL;
    struct frame *f = (struct frame *)(void *)vm->top;
    vm->top += n;
    vm->depth += code->depth;
    *f = (struct frame){.ip = code->words, .sp = f->localsplus + code->nlocalsplus, .code = code, .code_obj = incref(code->self)};
    for (int i = 0; i < code->nlocalsplus; i++)
        f->localsplus[i] = NULL;
    return !frames_are_objects() || frame_give_object(f) ? f : NULL;
}
void frame_chunk_pop(void);
static inline void frame_stack_release(struct frame *f)
{
    vm->depth -= f->code->depth + f->twice;
    if (__builtin_expect((char *)f == (char *)(vm->chunk + 1) && vm->chunk->previous, 0))
        frame_chunk_pop();
    else
        vm->top = (char *)f;
}
static inline void frame_clear_locals(struct frame *f)
{
    struct obj **p = f->localsplus, **end = f->sp;
    if (pol.locals_cleared_backwards)
        while (end > p)
            obj_clear_slot(--end);
    else
        for (; p < end; p++)
            obj_clear_slot(p);
    f->sp = f->localsplus + f->code->nlocalsplus;
}
static inline void frame_release_owned(struct frame *f)
{
    obj_clear_slot(&f->locals);
    if (!f->func)
        obj_clear_slot(&f->globals);
    obj_clear_slot(&f->func);
    obj_clear_slot(&f->code_obj);
}
void frame_pop_object(struct frame *f); /* its object goes, or takes its contents over */
/* It runs a module of the library that is written in Python. */
bool frame_is_library(const struct frame *f);
/* Releases what it holds; it must be the topmost of the stack (or a generator's). */
static inline void frame_pop(struct frame *f)
{
    if (__builtin_expect(f->object != NULL, 0)) {
        frame_pop_object(f);
    } else {
        frame_clear_locals(f);
        frame_release_owned(f);
    }
    if (f->owner == FRAME_STACK)
        frame_stack_release(f);
    else
        engine_free(f);
}
struct frame *frame_leave_stack(struct frame *f); /* moves the topmost frame to engine memory (generators) */
struct obj *frame_object(struct frame *f);        /* borrowed; NULL: MemoryError */
struct frame *frame_of(const struct obj *frame_obj);
struct obj *frame_locals(struct frame *f); /* new reference: what locals() answers */
void frame_boot(void);
int frame_visit(struct frame *f, visitproc *visit, void *arg);

/* ---- bind.c ---- */
/* A frame for calling func with these arguments (borrowed; with the names' values behind nargs). NULL: exception set. */
struct frame *frame_bind(struct obj *func, struct obj *const *args, size_t nargs, struct obj *kwnames);
/* Fills an already pushed frame's cells and free variables. 0 or -1. */
int frame_make_cells(struct frame *f);
/* TypeError for a keyword nobody takes, with a suggestion where the version makes one (suggestions.c). */
void keyword_unexpected(struct obj *func, const struct rcode *r, struct obj *name, struct obj *shown);
struct obj *function_vectorcall(struct obj *func, struct obj *const *args, size_t nargs, struct obj *kwnames);

/* ---- eval.c ---- */
/* Runs f until it returns or raises; f is popped. New reference or NULL. For a generator: also until it yields (its frame stays).
 */
struct obj *eval(struct frame *f);
struct obj *eval_generator(struct frame *f, bool throwing); /* f->entry and f->back are set */
/* Runs code (an object) with a namespace. */
/* func: the function whose code it is, for its closure (class bodies), or NULL. */
struct obj *eval_code(struct obj *code, struct obj *globals, struct obj *locals, struct obj *func);

/* ---- generator.c ---- */
struct generator {       /* engine zone; reached through the object's gi_exc_state.previous_item word */
    struct frame *frame; /* NULL: finished */
    struct obj *code;    /* owned: of a finished one, where the object itself has no word for it */
    struct exc_item exc;
    bool started, running, closed, running_async;
};
static inline struct generator *generator_of(const struct obj *g)
{
    return AT((uintptr_t)g, PyGenObject, gi_exc_state_previous_item, struct generator *);
}
/* Nothing of it will run any more. (One closed before it began may keep its frame.) */
static inline bool generator_is_over(const struct generator *g)
{
    return !g->frame || (g->closed && !g->started);
}
struct obj *generator_new(struct frame *f); /* takes the frame (on the stack) over: moves it */
/* Resumes with value sent (borrowed), or with the exception that is set (thrown). Result: 1 yielded, 0 returned, -1 raised; *out
 * new reference. */
int generator_send(struct obj *g, struct obj *sent, bool thrown, struct obj **out);
struct obj *generator_yield_from(const struct obj *g); /* what it delegates to: borrowed, or NULL */
void generator_boot(void);
bool code_converts_stop(const struct code *c);                 /* may StopIteration not leave a generator of this code? */
struct obj *generator_convert(struct frame *f, struct obj *e); /* takes e; StopIteration that escapes becomes RuntimeError */
void generator_finish(struct obj *g, struct frame *f);
struct obj *async_gen_wrap(struct obj *value);
struct obj *coroutine_await_iter(struct obj *o, int where);
struct obj *async_iter_next(struct obj *aiter);
int send_to(struct obj *receiver, struct obj *v, struct obj **out); /* as generator_send, for anything */
struct obj *coroutine_close(struct obj *g);
void coroutine_never_awaited(struct obj *g); /* RuntimeWarning on stderr */
bool is_generator_kind(const struct obj *o);

/* ---- unwind.c ---- */
void traceback_boot(void);
int traceback_add(struct frame *f, struct obj *e); /* a new entry in front of e's traceback */
const struct handler *handler_find(const struct rcode *c, int at);
int exc_match(struct obj *e, struct obj *type); /* CHECK_EXC_MATCH: 1, 0, -1 */
int group_match(struct obj *e, struct obj *type, struct obj **rest, struct obj **match);
struct obj *reraise_star(struct obj *original, struct obj *list);
void raise_set(struct obj *exc, struct obj *cause); /* raise exc from cause: sets the exception */
int raise_again(void);                              /* raise: -1 always */

/* ---- helpers.c: what the less common instructions do ---- */
int unpack_sequence(struct obj *seq, int before, int after, bool star, struct obj **top);
struct obj *format_value(struct obj *v, int conversion, struct obj *spec);
struct obj *build_string(struct obj **v, int n);
int dict_merge_kwargs(struct obj *func, struct obj *dict, struct obj *other);
int dict_update_display(struct obj *dict, struct obj *other);
int list_extend_star(struct obj *list, struct obj *iterable);
struct obj *match_keys(struct obj *subject, struct obj *keys);
struct obj *match_class(struct obj *subject, struct obj *cls, struct obj *names, int npos);
struct obj *copy_without_keys(struct obj *subject, struct obj *keys);
struct obj *call_ex(struct obj *f, struct obj *args, struct obj *kwargs);
void *name_error(struct obj *name);
void *unbound_error(const struct frame *f, int local);
struct obj *load_name(struct frame *f, struct obj *name);
struct obj *load_builtin(const struct frame *f, struct obj *name); /* NameError: not there */
struct obj *load_global(struct frame *f, struct obj *name);
struct obj *load_in(struct obj *ns, struct obj *name); /* new reference, or NULL (maybe without exception) */
int print_expression(struct obj *v);
struct obj *with_methods(struct obj *mgr, bool async, struct obj **exit);
int import_star(struct frame *f, struct obj *module);
struct obj *import_from(struct obj *module, struct obj *name);
/* bound (or a tuple of constraints) and assumed, the default: functions that compute them, or NULL. */
struct obj *type_param_new(struct obj *name, struct obj *bound, struct obj *assumed, int kind, bool constrained);
struct obj *type_alias_new(struct obj *name, struct obj *params, struct obj *value);
struct obj *generic_base(struct obj *params);

/* ---- attrcache.c: LOAD_ATTR and friends ---- */
struct obj *attr_load(struct obj *o, struct obj *name, codeword *cache);
int attr_store(struct obj *o, struct obj *name, struct obj *v, codeword *cache);
struct obj *method_load(struct obj *o, struct obj *name, codeword *cache,
                        bool *bound); /* *bound false: a function to be called with o first */
struct obj *global_load(struct frame *f, struct obj *name, codeword *cache, enum opcode module,
                        enum opcode builtin); /* rewrites to one of them */

/* ---- source.c: texts that were compiled, for tracebacks ---- */
struct code *source_compile(const char *text, size_t n, const char *name, char mode, int first_line); /* NULL: SyntaxError set */
/* Without errors, warnings and remembering the text; the words of ast.dump() are appended to tree. NULL: it does not compile. */
struct code *source_compile_quietly(const char *text, size_t n, const char *name, int first_line, struct buf *tree);
/* Line `line` of the newest source called name that has it, without newline; NULL. */
const char *source_line(const char *name, int line, size_t *n);
/* The line of text number `source`. */
const char *source_line_of(int source, int line, size_t *n);
/* Returns the number the text has from now on. */
int source_remember(const char *name, const char *text, size_t n, int first_line);
void source_forget(void);

/* ---- import.c ---- */
bool import_knows(const char *name); /* is there such a public module? */
struct obj *import_names(void);
/* What an import statement in f gets: from its builtins' __import__, whatever that is. */
struct obj *import_statement(struct frame *f, struct obj *name, struct obj *fromlist, struct obj *level);
#endif
