/*
 * The loop. ip, sp and the frame live in registers; they are written to the frame before anything that may look at it. A Python
 * function that is called gets a frame on the stack and the loop goes on in it, so Python calls do not recurse in C; `entry` frames
 * are where C called the loop. The operand stack owns its references as CPython's does. Instructions by family: eval_*.inc, which
 * are parts of run().
 */
#include <string.h>

#include "eval.h"
#include "slotscope/lang/ast.h"

static const unsigned char binops[] = {
    [OP_Add] = OP_ADD,    [OP_Sub] = OP_SUB,    [OP_Mult] = OP_MUL,          [OP_MatMult] = OP_MATMUL, [OP_Div] = OP_TRUEDIV,
    [OP_Mod] = OP_MOD,    [OP_Pow] = OP_POW,    [OP_LShift] = OP_LSHIFT,     [OP_RShift] = OP_RSHIFT,  [OP_BitOr] = OP_OR,
    [OP_BitXor] = OP_XOR, [OP_BitAnd] = OP_AND, [OP_FloorDiv] = OP_FLOORDIV,
};

static struct obj *binary(unsigned arg, struct obj *a, struct obj *b)
{
    enum binop op = binops[arg & (CODE_INPLACE - 1)];
    if (arg & CODE_INPLACE)
        return num_inplace(op, a, b);
    return op == OP_POW ? num_pow(a, b, obj_none) : num_binary(op, a, b);
}

/* Of two small ints. */
static struct obj *binary_ints(unsigned arg, struct obj *a, struct obj *b)
{
    int64_t x = int_compact_value(a), y = int_compact_value(b);
    switch (arg & (CODE_INPLACE - 1)) {
    case OP_Mod:
        if (y != 0)
            return int_from_i64(x % y + ((x % y != 0 && (x % y < 0) != (y < 0)) ? y : 0));
        break;
    case OP_FloorDiv:
        if (y != 0)
            return int_from_i64(x / y - (x % y != 0 && (x < 0) != (y < 0)));
        break;
    case OP_Div:
        if (y != 0)
            return float_from((double)x / (double)y);
        break;
    case OP_BitAnd: return int_from_i64(x & y);
    case OP_BitOr: return int_from_i64(x | y);
    case OP_BitXor: return int_from_i64(x ^ y);
    case OP_LShift:
        if (y >= 0 && y < 32)
            return int_from_i64((int64_t)((uint64_t)x << y));
        break;
    case OP_RShift:
        if (y >= 0)
            return int_from_i64(x >> (y < 63 ? y : 63));
    }
    return binary(arg, a, b);
}

/* s += t: when the variable it goes to is all that refers to s besides the stack, s may grow in place. *a is taken and replaced. */
static int append_text(struct frame *f, codeword next, struct obj **a, struct obj *b)
{
    unsigned arg = CODE_ARG(next);
    if ((*a)->refcnt == 2 && CODE_OP(next) == OPC_STORE_FAST && f->localsplus[arg] == *a) {
        f->localsplus[arg] = NULL;
        decref(*a);
    } else if (pol.append_unbinds_names && (*a)->refcnt == 2 && CODE_OP(next) == OPC_STORE_NAME && f->locals &&
               is_dict(f->locals) && dict_get_str(f->locals, f->code->names[arg]) == *a) {
        if (dict_del(f->locals, f->code->names[arg]) < 0)
            return -1;
    }
    return str_append(a, b);
}

/* ---- calls ---- */

static void incref_all(struct obj **p, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        incref(p[i]);
}

/* Has a function with plain parameters defaults for those behind the first n? */
static bool has_defaults(const struct obj *func, const struct rcode *r, int64_t n)
{
    const struct obj *defaults = AT((uintptr_t)func, PyFunctionObject, func_defaults, struct obj *);
    return n < r->argcount && defaults && tuple_len(defaults) >= r->argcount - n;
}

/* A frame for a function whose parameters are plain: arguments and function are moved into it, defaults are copied. */
static inline struct frame *simple_frame(struct obj *func, struct rcode *r, struct obj **args, int64_t n)
{
    struct frame *f = frame_push(r);
    if (!f)
        return NULL;
    memcpy(f->localsplus, args, (size_t)n * sizeof *args);
    f->func = func;
    f->globals = AT(func, PyFunctionObject, func_globals, struct obj *);
    f->builtins = function_builtins(func, f->globals);
    if (n < r->argcount) {
        struct obj *defaults = AT(func, PyFunctionObject, func_defaults, struct obj *);
        int64_t missing = r->argcount - n;
        memcpy(f->localsplus + n, tuple_items(defaults) + tuple_len(defaults) - missing, (size_t)missing * sizeof *args);
        incref_all(f->localsplus + n, missing);
    }
    if (r->nfree) {
        struct obj **cells = tuple_items(AT(func, PyFunctionObject, func_closure, struct obj *));
        for (int i = 0; i < r->nfree; i++)
            f->localsplus[r->nlocalsplus - r->nfree + i] = incref(cells[i]);
    }
    return f;
}

/* The __init__ a class's instances get when calling the class means no more than making one and running it; NULL otherwise.
 * Borrowed. */
static struct obj *plain_init(struct type *t)
{
    if ((t->flags & (TF_ABSTRACT | TF_DISALLOW_NEW)) || t->s.new_ != t_object->s.new_ || t->s.init == t_object->s.init ||
        t->kind != K_OBJECT)
        return NULL;
    struct obj *init = type_lookup(t, str_name("__init__"));
    return init && is_function(init) ? init : NULL;
}

static void drop(struct obj **from, struct obj **to)
{
    while (to > from)
        xdecref(*--to);
}

/* ---- the loop ---- */

/* Instructions of the commonest shapes. The first: what `call` makes of the top, `o`, takes its place. */
#define TOP_BECOMES(op, call)                                                                                                      \
    OPCODE(op)                                                                                                                     \
    {                                                                                                                              \
        f->ip = ip;                                                                                                                \
        struct obj *o = TOP, *v = call;                                                                                            \
        if (!v)                                                                                                                    \
            goto error;                                                                                                            \
        TOP = v;                                                                                                                   \
        decref(o);                                                                                                                 \
        DISPATCH();                                                                                                                \
    }
#define PUSHES(op, call)                                                                                                           \
    OPCODE(op)                                                                                                                     \
    {                                                                                                                              \
        f->ip = ip;                                                                                                                \
        struct obj *v = call;                                                                                                      \
        if (!v)                                                                                                                    \
            goto error;                                                                                                            \
        PUSH(v);                                                                                                                   \
        DISPATCH();                                                                                                                \
    }
/* What is popped, `v`, goes into something else. */
#define POPS_INTO(op, call)                                                                                                        \
    OPCODE(op)                                                                                                                     \
    {                                                                                                                              \
        f->ip = ip;                                                                                                                \
        struct obj *v = POP();                                                                                                     \
        int r = call;                                                                                                              \
        decref(v);                                                                                                                 \
        if (r < 0)                                                                                                                 \
            goto error;                                                                                                            \
        DISPATCH();                                                                                                                \
    }
#define PUSH(v)                                                                                                                    \
    do {                                                                                                                           \
        struct obj *pushed_ = (v);                                                                                                 \
        *sp++ = pushed_;                                                                                                           \
    } while (0)
#define POP()  (*--sp)
#define TOP    (sp[-1])
#define SECOND (sp[-2])
#define DISPATCH()                                                                                                                 \
    do {                                                                                                                           \
        w = *ip++;                                                                                                                 \
        goto *targets[w & 0xFF];                                                                                                   \
    } while (0)
#define ARG        CODE_ARG(w)
#define OPCODE(n)  op_##n:
#define SAVE()     (f->ip = ip, f->sp = sp)
#define NAME       (f->code->names[ARG])
#define JUMP_TO(a) (ip = f->code->words + (a))
#define BREAK_CHECK()                                                                                                              \
    do {                                                                                                                           \
        if (__builtin_expect(--vm_countdown < 0 || obj_break, 0)) {                                                                \
            SAVE();                                                                                                                \
            int stop = loop_break(false);                                                                                          \
            SET_TARGETS();                                                                                                         \
            if (stop < 0)                                                                                                          \
                goto error;                                                                                                        \
        }                                                                                                                          \
    } while (0)

/* Where instructions lead: to their code, or to `trace` first. */
#define SET_TARGETS()                                                                                                              \
    do {                                                                                                                           \
        if (__builtin_expect(targets_set != 1 + vm_tracing, 0)) {                                                                  \
            memcpy(targets, vm_tracing ? tracing_table : table, sizeof targets);                                                   \
            targets_set = 1 + vm_tracing;                                                                                          \
        }                                                                                                                          \
    } while (0)
static int targets_set; /* 0: not yet; 1: plain; 2: tracing */

enum entering { BEGINS, GOES_ON, THROWS }; /* a frame that C called, one that was left before, the same to raise what is set */
static struct obj *run(struct frame *f, enum entering how);

/* How deep the host's stack is below the outermost loop; C that calls Python that calls C must stop in time. */
static int nested_runs;

int nested_level(void)
{
    return nested_runs;
}

void set_nested_level(int n)
{
    nested_runs = n;
}

struct obj *eval(struct frame *f)
{
    int call = frame_call_units(), units = pol.c_units_eval + call;
    if (recursion_enter_units("", units) < 0) {
        frame_pop(f);
        return NULL;
    }
    f->entry = true;
    f->back = vm->frame;
    nested_runs++;
    struct obj *r = run(f, BEGINS);
    nested_runs--;
    recursion_leave_units(units);
    return r;
}

struct obj *eval_generator(struct frame *f, bool throwing)
{
    if (vm->depth > vm->recursion_limit)
        return recursion_error("");
    if (recursion_enter_units("", 0) < 0)
        return NULL;
    nested_runs++;
    struct obj *r = run(f, throwing ? THROWS : GOES_ON);
    nested_runs--;
    return r;
}

struct obj *eval_resume(void)
{
    nested_runs = 1;
    struct obj *r = run(vm->frame, GOES_ON);
    nested_runs = 0;
    recursion_leave_units(pol.c_units_eval);
    return r;
}

void eval_abandoned(void)
{
    nested_runs = 0;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
static struct obj *run(struct frame *f, enum entering how)
{
    static void *const table[] = {
#define OP(name, ...) &&op_##name,
#include "slotscope/lang/opcodes.def"
#undef OP
    };
    static void *const tracing_table[] = {
#define OP(name, ...) &&trace,
#include "slotscope/lang/opcodes.def"
#undef OP
    };
    static void *targets[sizeof table / sizeof *table]; /* one for all loops that run inside each other: a change is seen by all */
    SET_TARGETS();
    codeword *ip = f->ip, w;
    struct obj **sp = f->sp;
    struct obj *value; /* what returns or yields */
    int blamed = -1;   /* the instruction that RERAISE says raised, when it is not itself */
    vm->frame = f;
    if (how == BEGINS)
        goto enter;
    if (obj_break & BREAK_COLLECT)
        gc_run_due();
    if (how == THROWS || (vm_tracing && !event_call(f)))
        goto error;
    DISPATCH();

trace:
    SAVE();
    if (!event_line(f))
        goto error;
    goto *table[w & 0xFF];

#include "eval_names.inc"
#include "eval_attr.inc"
#include "eval_operators.inc"
#include "eval_build.inc"
#include "eval_iter.inc"
#include "eval_call.inc"
#include "eval_exc.inc"
#include "eval_rest.inc"

enter: /* f is a new frame, its caller has saved ip and sp */
    vm->frame = f;
    ip = f->ip;
    sp = f->sp;
    if (vm_tracing && !event_call(f))
        goto error;
    BREAK_CHECK();
    DISPATCH();

error:
    f->ip = ip;
    if (!err_occurred())
        err_format(exc_SystemError, "slotscope: an instruction failed without an exception");
    {
        struct obj *e = err_fetch();
        if (traceback_add(f, e) < 0)
            err_clear();
        err_set_instance(e);
    }
unwind : {
    const struct handler *h = vm_stopping() ? NULL : handler_find(f->code, (int)(f->ip - f->code->words) - 1);
    if (h) {
        struct obj **bottom = f->localsplus + f->code->nlocalsplus + h->depth;
        int at_ = (int)(f->ip - f->code->words) - 1;
        struct obj *e = err_fetch();
        while (sp > bottom) {
            struct obj *o = POP();
            xdecref(o);
        }
        if (h->lasti)
            PUSH(int_from_i64(blamed >= 0 ? blamed : at_));
        blamed = -1;
        PUSH(e);
        ip = f->code->words + h->target;
        DISPATCH();
    }
    f->sp = sp;
    if (blamed >= 0) /* what f_lineno tells from now on */
        f->ip = f->code->words + blamed + 1;
    blamed = -1;
    if (vm_tracing)
        event_return(f, NULL);
    struct frame *back = f->back;
    bool entry = f->entry;
    struct obj *e = err_fetch(); /* freeing objects may run code */
    for (struct obj **bottom = f->localsplus + f->code->nlocalsplus;
         sp > bottom;) { /* locals may live on with the frame object, this does not */
        struct obj *o = POP();
        f->sp = sp;
        xdecref(o);
    }
    if (f->owner == FRAME_GENERATOR) {
        e = generator_convert(f, e);
        generator_finish(f->generator, f);
    } else {
        frame_pop(f);
    }
    vm->frame = back;
    err_clear();
    err_set_instance(e);
    if (entry)
        return NULL;
    f = back;
    ip = f->ip;
    sp = f->sp;
    goto error;
}
}
#pragma GCC diagnostic pop
