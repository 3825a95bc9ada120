/*
 * The loop. ip, sp and the frame live in registers; they are written to the frame before anything that may look at it. A Python function that is called
 * gets a frame on the stack and the loop goes on in it, so Python calls do not recurse in C; `entry` frames are where C called the loop.
 * The operand stack owns its references as CPython's does.
 */
#include <string.h>

#include "eval.h"
#include "slotscope/lang/ast.h"

static const unsigned char binops[] = {
    [OP_Add] = OP_ADD,   [OP_Sub] = OP_SUB,       [OP_Mult] = OP_MUL,  [OP_MatMult] = OP_MATMUL, [OP_Div] = OP_TRUEDIV,
    [OP_Mod] = OP_MOD,   [OP_Pow] = OP_POW,       [OP_LShift] = OP_LSHIFT, [OP_RShift] = OP_RSHIFT, [OP_BitOr] = OP_OR,
    [OP_BitXor] = OP_XOR, [OP_BitAnd] = OP_AND,   [OP_FloorDiv] = OP_FLOORDIV,
};

static struct obj *binary(unsigned arg, struct obj *a, struct obj *b)
{
    enum binop op = binops[arg & (CODE_INPLACE - 1)];
    if (arg & CODE_INPLACE)
        return op == OP_POW ? num_inplace(op, a, b) : num_inplace(op, a, b);
    return op == OP_POW ? num_pow(a, b, obj_none) : num_binary(op, a, b);
}

/* s += t: when the variable it goes to is all that refers to s besides the stack, s may grow in place. *a is taken and replaced. */
static int append_text(struct frame *f, codeword next, struct obj **a, struct obj *b)
{
    unsigned arg = CODE_ARG(next);
    if ((*a)->refcnt == 2 && CODE_OP(next) == OPC_STORE_FAST && f->localsplus[arg] == *a) {
        f->localsplus[arg] = NULL;
        decref(*a);
    } else if (pol.append_unbinds_names && (*a)->refcnt == 2 && CODE_OP(next) == OPC_STORE_NAME && f->locals && is_dict(f->locals) &&
               dict_get_str(f->locals, f->code->names[arg]) == *a) {
        if (dict_del(f->locals, f->code->names[arg]) < 0)
            return -1;
    }
    return str_append(a, b);
}

/* ---- calls ---- */

/* A frame for a function whose parameters are plain; moves or copies the arguments. */
static inline struct frame *simple_frame(struct obj *func, struct rcode *r, struct obj **args, int64_t n)
{
    struct frame *f = frame_push(r);
    if (!f)
        return NULL;
    memcpy(f->localsplus, args, (size_t)n * sizeof *args);
    f->func = func;
    f->globals = AT(func, PyFunctionObject, func_globals, struct obj *);
    f->builtins = lay.PyFunctionObject_func_builtins >= 0 ? AT(func, PyFunctionObject, func_builtins, struct obj *) : builtins_of(f->globals);
    if (r->nfree) {
        struct obj **cells = tuple_items(AT(func, PyFunctionObject, func_closure, struct obj *));
        for (int i = 0; i < r->nfree; i++)
            f->localsplus[r->nlocalsplus - r->nfree + i] = incref(cells[i]);
    }
    return f;
}

/* The __init__ a class's instances get when calling the class means no more than making one and running it; NULL otherwise. Borrowed. */
static struct obj *plain_init(struct type *t)
{
    if ((t->flags & (TF_ABSTRACT | TF_DISALLOW_NEW)) || t->s.new_ != t_object->s.new_ || t->s.init == t_object->s.init || t->kind != K_OBJECT)
        return NULL;
    struct obj *init = type_lookup(t, str_name("__init__"));
    return init && is_function(init) ? init : NULL;
}

static void drop(struct obj **from, struct obj **to)
{
    while (to > from)
        xdecref(*--to);
}

static bool is_lazy_code(const struct rcode *r)
{
    return r->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR);
}

/* ---- the loop ---- */

#define PUSH(v)                                                                                                                  \
    do {                                                                                                                         \
        struct obj *pushed_ = (v);                                                                                               \
        *sp++ = pushed_;                                                                                                         \
    } while (0)
#define POP()       (*--sp)
#define TOP         (sp[-1])
#define SECOND      (sp[-2])
#define DISPATCH()                                                                                                               \
    do {                                                                                                                         \
        w = *ip++;                                                                                                               \
        goto *targets[w & 0xFF];                                                                                                 \
    } while (0)
#define ARG         CODE_ARG(w)
#define OPCODE(n)   op_##n:
#define SAVE()      (f->ip = ip, f->sp = sp)
#define NAME        (f->code->names[ARG])
#define JUMP_TO(a)  (ip = f->code->words + (a))
#define BREAK_CHECK()                                                                                                            \
    do {                                                                                                                         \
        if (__builtin_expect(--vm_countdown < 0 || obj_break, 0)) {                                                               \
            SAVE();                                                                                                              \
            if (loop_break() < 0)                                                                                                \
                goto error;                                                                                                      \
            targets = vm_tracing ? tracing_table : table;                                                                        \
        }                                                                                                                        \
    } while (0)

static struct obj *run(struct frame *f, bool throwing);

/* How deep the host's stack is below the outermost loop; C that calls Python that calls C must stop in time. */
static int nested_runs;

int nested_level(void)
{
    return nested_runs;
}

struct obj *eval(struct frame *f)
{
    if (recursion_enter(pol.recursion_suffix ? " while calling a Python object" : "") < 0) {
        frame_pop(f);
        return NULL;
    }
    f->entry = true;
    f->back = vm->frame;
    nested_runs++;
    struct obj *r = run(f, false);
    nested_runs--;
    recursion_leave();
    return r;
}

struct obj *eval_generator(struct frame *f, bool throwing)
{
    if (recursion_enter("") < 0)
        return NULL;
    nested_runs++;
    struct obj *r = run(f, throwing);
    nested_runs--;
    recursion_leave();
    return r;
}

struct obj *eval_resume(void)
{
    nested_runs = 1;
    struct obj *r = run(vm->frame, false);
    nested_runs = 0;
    recursion_leave();
    return r;
}

void eval_abandoned(void)
{
    nested_runs = 0;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
static struct obj *run(struct frame *f, bool throwing)
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
    void *const *targets = vm_tracing ? tracing_table : table;
    codeword *ip = f->ip, w;
    struct obj **sp = f->sp;
    struct obj *value; /* what returns or yields */
    vm->frame = f;
    if (throwing)
        goto error;
    if (vm_tracing && !event_call(f))
        goto error;
    DISPATCH();

trace:
    SAVE();
    if (!event_line(f))
        goto error;
    goto *table[w & 0xFF];

    OPCODE(NOP)
    DISPATCH();
    OPCODE(POP_TOP) {
        struct obj *o = POP();
        f->ip = ip;
        decref(o);
        DISPATCH();
    }
    OPCODE(PUSH_NULL)
    PUSH(NULL);
    DISPATCH();
    OPCODE(COPY) {
        struct obj *o = sp[-(int)ARG];
        PUSH(incref(o));
        DISPATCH();
    }
    OPCODE(SWAP) {
        struct obj *o = sp[-(int)ARG];
        sp[-(int)ARG] = TOP;
        TOP = o;
        DISPATCH();
    }
    OPCODE(LOAD_CONST) {
        struct obj *o = f->code->consts[ARG];
        PUSH(incref(o));
        DISPATCH();
    }

    /* ---- names ---- */
    OPCODE(LOAD_FAST) {
        struct obj *o = f->localsplus[ARG];
        if (__builtin_expect(!o, 0)) {
            unbound_error(f, (int)ARG);
            goto error;
        }
        PUSH(incref(o));
        DISPATCH();
    }
    OPCODE(LOAD_FAST_LOAD_FAST) {
        struct obj *a = f->localsplus[ARG & 0xFFF], *b = f->localsplus[ARG >> 12];
        if (__builtin_expect(!a || !b, 0)) {
            unbound_error(f, (int)(a ? ARG >> 12 : ARG & 0xFFF));
            goto error;
        }
        sp[0] = incref(a);
        sp[1] = incref(b);
        sp += 2;
        DISPATCH();
    }
    OPCODE(STORE_FAST) {
        struct obj **slot = &f->localsplus[ARG], *old = *slot;
        *slot = POP();
        if (old) {
            f->ip = ip;
            decref(old);
        }
        DISPATCH();
    }
    OPCODE(STORE_FAST_LOAD_FAST) {
        struct obj **slot = &f->localsplus[ARG & 0xFFF], *old = *slot;
        *slot = POP();
        if (old) {
            f->ip = ip;
            decref(old);
        }
        struct obj *o = f->localsplus[ARG >> 12];
        if (__builtin_expect(!o, 0)) {
            unbound_error(f, (int)(ARG >> 12));
            goto error;
        }
        PUSH(incref(o));
        DISPATCH();
    }
    OPCODE(DELETE_FAST) {
        struct obj *old = f->localsplus[ARG];
        if (!old) {
            unbound_error(f, (int)ARG);
            goto error;
        }
        f->localsplus[ARG] = NULL;
        f->ip = ip;
        decref(old);
        DISPATCH();
    }
    OPCODE(LOAD_FAST_AND_CLEAR)
    PUSH(f->localsplus[ARG]);
    f->localsplus[ARG] = NULL;
    DISPATCH();
    OPCODE(STORE_FAST_MAYBE_NULL) {
        struct obj *old = f->localsplus[ARG];
        f->localsplus[ARG] = POP();
        xdecref(old);
        DISPATCH();
    }
    OPCODE(LOAD_NAME) {
        f->ip = ip;
        struct obj *o = load_name(f, NAME);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(STORE_NAME) {
        f->ip = ip;
        int r = f->locals->ob_type == t_dict->self ? dict_set(f->locals, NAME, TOP) : obj_setitem(f->locals, NAME, TOP);
        if (r < 0)
            goto error;
        struct obj *o = POP();
        decref(o);
        DISPATCH();
    }
    OPCODE(DELETE_NAME) {
        f->ip = ip;
        if (obj_delitem(f->locals, NAME) < 0) {
            if (err_matches(exc_KeyError)) {
                err_clear();
                name_error(NAME);
            }
            goto error;
        }
        DISPATCH();
    }
    OPCODE(LOAD_GLOBAL) {
        f->ip = ip;
        struct obj *o = global_load(f, NAME, ip);
        if (!o)
            goto error;
        PUSH(o);
        ip += 6;
        DISPATCH();
    }
    OPCODE(LOAD_GLOBAL_MODULE) {
        char *keys = dict_keys_table(f->globals);
        if ((void *)keys == cache_pointer(ip) && *(uint64_t *)(void *)(keys + 8) == cache_word64(ip + 3)) {
            struct obj **entry = (struct obj **)(void *)(keys + ip[2]);
            struct obj *o = entry[1];
            if (entry[0] == NAME && o) {
                PUSH(incref(o));
                ip += 6;
                DISPATCH();
            }
        }
        ip[-1] = CODE_WORD(OPC_LOAD_GLOBAL, ARG);
        goto op_LOAD_GLOBAL;
    }
    OPCODE(LOAD_GLOBAL_BUILTIN) {
        char *keys = dict_keys_table(f->globals), *bkeys = dict_keys_table(f->builtins);
        if ((void *)keys == cache_pointer(ip) && (codeword)AT(keys, PyDictKeysObject, dk_nentries, int64_t) == ip[2] &&
            (void *)bkeys == cache_pointer(ip + 4)) {
            struct obj **entry = (struct obj **)(void *)(bkeys + ip[3]);
            struct obj *o = entry[1];
            if (entry[0] == NAME && o) {
                PUSH(incref(o));
                ip += 6;
                DISPATCH();
            }
        }
        ip[-1] = CODE_WORD(OPC_LOAD_GLOBAL, ARG);
        goto op_LOAD_GLOBAL;
    }
    OPCODE(STORE_GLOBAL) {
        f->ip = ip;
        if (dict_set(f->globals, NAME, TOP) < 0)
            goto error;
        struct obj *o = POP();
        decref(o);
        DISPATCH();
    }
    OPCODE(DELETE_GLOBAL) {
        f->ip = ip;
        if (dict_del(f->globals, NAME) < 0) {
            if (err_matches(exc_KeyError)) {
                err_clear();
                name_error(NAME);
            }
            goto error;
        }
        DISPATCH();
    }
    OPCODE(LOAD_DEREF) {
        struct obj *o = *cell_slot(f->localsplus[ARG]);
        if (!o) {
            f->ip = ip;
            unbound_error(f, (int)ARG);
            goto error;
        }
        PUSH(incref(o));
        DISPATCH();
    }
    OPCODE(LOAD_CLASSDEREF) {
        f->ip = ip;
        struct obj *ns = POP(), *o = load_in(ns, f->code->local_names[ARG]);
        decref(ns);
        if (!o && !err_occurred() && !(o = xincref(*cell_slot(f->localsplus[ARG]))))
            unbound_error(f, (int)ARG);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(LOAD_CLASSGLOBAL) {
        f->ip = ip;
        struct obj *ns = POP(), *o = load_in(ns, NAME);
        decref(ns);
        if (!o && !err_occurred())
            o = load_global(f, NAME);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(STORE_DEREF) {
        struct obj **slot = cell_slot(f->localsplus[ARG]), *old = *slot;
        *slot = POP();
        f->ip = ip;
        xdecref(old);
        DISPATCH();
    }
    OPCODE(DELETE_DEREF) {
        f->ip = ip;
        if (!*cell_slot(f->localsplus[ARG])) {
            unbound_error(f, (int)ARG);
            goto error;
        }
        obj_clear_slot(cell_slot(f->localsplus[ARG]));
        DISPATCH();
    }
    OPCODE(LOAD_CLOSURE) {
        struct obj *o = f->localsplus[ARG];
        PUSH(incref(o));
        DISPATCH();
    }
    OPCODE(LOAD_LOCALS)
    PUSH(incref(f->locals));
    DISPATCH();
    OPCODE(LOAD_BUILD_CLASS) {
        f->ip = ip;
        struct obj *o = dict_get_c(f->builtins, "__build_class__");
        if (!o) {
            err_format(exc_NameError, "__build_class__ not found");
            goto error;
        }
        PUSH(incref(o));
        DISPATCH();
    }
    OPCODE(LOAD_ASSERTION_ERROR)
    PUSH(incref(exc_AssertionError));
    DISPATCH();
    OPCODE(SETUP_ANNOTATIONS) {
        f->ip = ip;
        struct obj *name = str_name("__annotations__"), *o = load_in(f->locals, name);
        if (!o && !err_occurred() && (o = dict_new()) && obj_setitem(f->locals, name, o) < 0)
            obj_clear_slot(&o);
        if (!o)
            goto error;
        decref(o);
        DISPATCH();
    }

    /* ---- attributes and items ---- */
    OPCODE(LOAD_ATTR) {
        f->ip = ip;
        struct obj *o = TOP, *v = attr_load(o, NAME, ip);
        if (!v)
            goto error;
        TOP = v;
        decref(o);
        ip += 5;
        DISPATCH();
    }
    OPCODE(LOAD_ATTR_SLOT) {
        struct obj *o = TOP;
        if (type_of(o)->version_tag == ip[0]) {
            struct obj *v = *(struct obj **)(void *)((char *)o + ip[1]);
            if (v) {
                TOP = incref(v);
                f->ip = ip;
                decref(o);
                ip += 5;
                DISPATCH();
            }
        }
        ip[-1] = CODE_WORD(OPC_LOAD_ATTR, ARG);
        goto op_LOAD_ATTR;
    }
    OPCODE(LOAD_ATTR_VALUE) {
        struct obj *o = TOP;
        if (type_of(o)->version_tag == ip[0]) {
            struct obj *v = instance_get_hinted(o, NAME, &ip[1]);
            if (v) {
                TOP = incref(v);
                f->ip = ip;
                decref(o);
                ip += 5;
                DISPATCH();
            }
        }
        ip[-1] = CODE_WORD(OPC_LOAD_ATTR, ARG);
        goto op_LOAD_ATTR;
    }
    OPCODE(LOAD_ATTR_CLASS)
    goto op_LOAD_ATTR;
    OPCODE(LOAD_METHOD) {
        f->ip = ip;
        bool bound = true;
        struct obj *o = TOP, *v = method_load(o, NAME, ip, &bound);
        if (!v)
            goto error;
        TOP = v;
        if (bound) {
            decref(o);
            o = NULL;
        }
        PUSH(o);
        ip += 5;
        DISPATCH();
    }
    OPCODE(LOAD_METHOD_CACHED) {
        struct obj *o = TOP;
        if (type_of(o)->version_tag == ip[0] && (ip[1] || !instance_get(o, NAME))) {
            struct obj *v = cache_pointer(ip + 2);
            TOP = incref(v);
            PUSH(o);
            ip += 5;
            DISPATCH();
        }
        ip[-1] = CODE_WORD(OPC_LOAD_METHOD, ARG);
        goto op_LOAD_METHOD;
    }
    OPCODE(STORE_ATTR) {
        f->ip = ip;
        if (attr_store(TOP, NAME, SECOND, ip) < 0)
            goto error;
        struct obj *o = POP(), *v = POP();
        decref(v);
        decref(o);
        ip += 5;
        DISPATCH();
    }
    OPCODE(STORE_ATTR_SLOT) {
        struct obj *o = TOP;
        if (type_of(o)->version_tag == ip[0]) {
            struct obj **slot = (struct obj **)(void *)((char *)o + ip[1]), *old = *slot;
            *slot = SECOND;
            sp -= 2;
            f->ip = ip;
            xdecref(old);
            decref(o);
            ip += 5;
            DISPATCH();
        }
        ip[-1] = CODE_WORD(OPC_STORE_ATTR, ARG);
        goto op_STORE_ATTR;
    }
    OPCODE(STORE_ATTR_VALUE) {
        struct obj *o = TOP;
        if (type_of(o)->version_tag == ip[0]) {
            f->ip = ip;
            if (instance_set_hinted(o, NAME, SECOND, &ip[1]) < 0)
                goto error;
            struct obj *v = SECOND;
            sp -= 2;
            decref(v);
            decref(o);
            ip += 5;
            DISPATCH();
        }
        ip[-1] = CODE_WORD(OPC_STORE_ATTR, ARG);
        goto op_STORE_ATTR;
    }
    OPCODE(DELETE_ATTR) {
        f->ip = ip;
        if (obj_setattr(TOP, NAME, NULL) < 0)
            goto error;
        struct obj *o = POP();
        decref(o);
        DISPATCH();
    }
    OPCODE(BINARY_SUBSCR) {
        f->ip = ip;
        struct obj *key = TOP, *o = SECOND, *v = quick_item(o, key);
        if (v)
            incref(v);
        else if (!(v = obj_getitem(o, key)))
            goto error;
        sp--;
        TOP = v;
        decref(key);
        decref(o);
        DISPATCH();
    }
    OPCODE(STORE_SUBSCR) {
        f->ip = ip;
        struct obj *key = sp[-1], *o = sp[-2], *v = sp[-3];
        if ((exactly(o, t_dict) ? dict_set(o, key, v) : obj_setitem(o, key, v)) < 0)
            goto error;
        sp -= 3;
        decref(v);
        decref(o);
        decref(key);
        DISPATCH();
    }
    OPCODE(DELETE_SUBSCR) {
        f->ip = ip;
        if (obj_delitem(SECOND, TOP) < 0)
            goto error;
        struct obj *key = POP(), *o = POP();
        decref(o);
        decref(key);
        DISPATCH();
    }
    OPCODE(BUILD_SLICE) {
        f->ip = ip;
        struct obj *step = ARG == 3 ? POP() : NULL, *stop = POP(), *start = POP();
        struct obj *o = slice_new(start, stop, step);
        decref(start);
        decref(stop);
        xdecref(step);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }

    /* ---- operators ---- */
    OPCODE(BINARY_ADD) {
        f->ip = ip;
        struct obj *b = TOP, *a = SECOND, *v;
        if (both_compact(a, b)) {
            v = int_from_i64(int_compact_value(a) + int_compact_value(b));
        } else if (exactly(a, t_float) && exactly(b, t_float)) {
            v = float_from(float_value(a) + float_value(b));
        } else if (exactly(a, t_str) && exactly(b, t_str)) {
            sp -= 2;
            if (append_text(f, *ip, &a, b) < 0) {
                xdecref(a);
                decref(b);
                goto error;
            }
            decref(b);
            PUSH(a);
            DISPATCH();
        } else {
            goto op_BINARY_OP;
        }
        if (!v)
            goto error;
        sp--;
        TOP = v;
        decref(a);
        decref(b);
        DISPATCH();
    }
    OPCODE(BINARY_SUBTRACT) {
        f->ip = ip;
        struct obj *b = TOP, *a = SECOND, *v;
        if (both_compact(a, b))
            v = int_from_i64(int_compact_value(a) - int_compact_value(b));
        else if (exactly(a, t_float) && exactly(b, t_float))
            v = float_from(float_value(a) - float_value(b));
        else
            goto op_BINARY_OP;
        if (!v)
            goto error;
        sp--;
        TOP = v;
        decref(a);
        decref(b);
        DISPATCH();
    }
    OPCODE(BINARY_MULTIPLY) {
        f->ip = ip;
        struct obj *b = TOP, *a = SECOND, *v;
        if (both_compact(a, b))
            v = int_from_i64(int_compact_value(a) * int_compact_value(b));
        else if (exactly(a, t_float) && exactly(b, t_float))
            v = float_from(float_value(a) * float_value(b));
        else
            goto op_BINARY_OP;
        if (!v)
            goto error;
        sp--;
        TOP = v;
        decref(a);
        decref(b);
        DISPATCH();
    }
    OPCODE(BINARY_OP) {
        f->ip = ip;
        struct obj *b = TOP, *a = SECOND, *v = binary(ARG, a, b);
        if (!v)
            goto error;
        sp--;
        TOP = v;
        decref(a);
        decref(b);
        DISPATCH();
    }
#define UNARY(op, call)                                                                                                          \
    OPCODE(op)                                                                                                                   \
    {                                                                                                                            \
        f->ip = ip;                                                                                                              \
        struct obj *a = TOP, *v = call;                                                                                          \
        if (!v)                                                                                                                  \
            goto error;                                                                                                          \
        TOP = v;                                                                                                                 \
        decref(a);                                                                                                               \
        DISPATCH();                                                                                                              \
    }
    UNARY(UNARY_NEGATIVE, num_unary(UN_NEG, a))
    UNARY(UNARY_POSITIVE, num_unary(UN_POS, a))
    UNARY(UNARY_INVERT, num_unary(UN_INVERT, a))
    OPCODE(UNARY_NOT) {
        f->ip = ip;
        struct obj *a = TOP;
        int t = quick_truth(a);
        if (t < 0 && (t = obj_truth(a)) < 0)
            goto error;
        TOP = new_bool(!t);
        decref(a);
        DISPATCH();
    }
    OPCODE(COMPARE_OP) {
        f->ip = ip;
        struct obj *b = TOP, *a = SECOND;
        int t = quick_compare(a, b, (enum cmp)ARG);
        if (t < 0) {
            struct obj *v = obj_richcompare(a, b, (enum cmp)ARG);
            if (!v)
                goto error;
            sp--;
            TOP = v;
            decref(a);
            decref(b);
            DISPATCH();
        }
        sp -= 2;
        decref(a);
        decref(b);
        if (CODE_OP(*ip) == OPC_POP_JUMP_IF_FALSE && targets == table) {
            w = *ip++;
            if (!t)
                JUMP_TO(ARG);
            DISPATCH();
        }
        PUSH(new_bool(t));
        DISPATCH();
    }
    OPCODE(IS_OP) {
        struct obj *b = POP(), *a = POP();
        PUSH(new_bool((a == b) != (ARG == 1)));
        f->ip = ip;
        decref(a);
        decref(b);
        DISPATCH();
    }
    OPCODE(CONTAINS_OP) {
        f->ip = ip;
        struct obj *b = TOP, *a = SECOND;
        int t = obj_contains(b, a);
        if (t < 0)
            goto error;
        sp -= 2;
        PUSH(new_bool((t == 1) != (ARG == 1)));
        decref(a);
        decref(b);
        DISPATCH();
    }

    /* ---- jumps ---- */
    OPCODE(JUMP)
    JUMP_TO(ARG);
    DISPATCH();
    OPCODE(JUMP_BACKWARD) {
        codeword *here = ip;
        JUMP_TO(ARG);
        if (__builtin_expect(--vm_countdown < 0 || obj_break, 0)) {
            SAVE();
            if (loop_break() < 0) {
                ip = here;
                goto error;
            }
            targets = vm_tracing ? tracing_table : table;
        }
        DISPATCH();
    }
    OPCODE(POP_JUMP_IF_FALSE) {
        struct obj *o = POP();
        int t = quick_truth(o);
        if (t < 0) {
            f->ip = ip;
            t = obj_truth(o);
            decref(o);
            if (t < 0)
                goto error;
        } else {
            decref(o);
        }
        if (!t)
            JUMP_TO(ARG);
        DISPATCH();
    }
    OPCODE(POP_JUMP_IF_TRUE) {
        struct obj *o = POP();
        int t = quick_truth(o);
        if (t < 0) {
            f->ip = ip;
            t = obj_truth(o);
            decref(o);
            if (t < 0)
                goto error;
        } else {
            decref(o);
        }
        if (t)
            JUMP_TO(ARG);
        DISPATCH();
    }
    OPCODE(POP_JUMP_IF_NONE) {
        struct obj *o = POP();
        bool none = o == obj_none;
        f->ip = ip;
        decref(o);
        if (none)
            JUMP_TO(ARG);
        DISPATCH();
    }
    OPCODE(POP_JUMP_IF_NOT_NONE) {
        struct obj *o = POP();
        bool none = o == obj_none;
        f->ip = ip;
        decref(o);
        if (!none)
            JUMP_TO(ARG);
        DISPATCH();
    }
    OPCODE(JUMP_IF_FALSE_OR_POP) {
        int t = quick_truth(TOP);
        f->ip = ip;
        if (t < 0 && (t = obj_truth(TOP)) < 0)
            goto error;
        if (!t) {
            JUMP_TO(ARG);
        } else {
            struct obj *o = POP();
            decref(o);
        }
        DISPATCH();
    }
    OPCODE(JUMP_IF_TRUE_OR_POP) {
        int t = quick_truth(TOP);
        f->ip = ip;
        if (t < 0 && (t = obj_truth(TOP)) < 0)
            goto error;
        if (t) {
            JUMP_TO(ARG);
        } else {
            struct obj *o = POP();
            decref(o);
        }
        DISPATCH();
    }

    /* ---- making things ---- */
    OPCODE(BUILD_TUPLE) {
        f->ip = ip;
        int64_t n = ARG;
        struct obj *o = tuple_take(sp - n, n);
        if (!o)
            goto error;
        sp -= n;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(BUILD_LIST) {
        f->ip = ip;
        int64_t n = ARG;
        struct obj *o = list_new(n);
        if (!o)
            goto error;
        sp -= n;
        if (n)
            memcpy(list_items(o), sp, (size_t)n * sizeof *sp);
        PUSH(o);
        DISPATCH();
    }
    OPCODE(BUILD_SET) {
        f->ip = ip;
        int64_t n = ARG;
        struct obj *o = set_new(t_set, NULL);
        if (!o)
            goto error;
        for (int64_t i = n; i > 0; i--)
            if (set_add(o, sp[-i]) < 0) {
                decref(o);
                goto error;
            }
        drop(sp - n, sp);
        sp -= n;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(BUILD_MAP) {
        f->ip = ip;
        int64_t n = ARG;
        struct obj *o = dict_from_items(sp - 2 * n, 2, sp - 2 * n + 1, 2, n);
        if (!o)
            goto error;
        drop(sp - 2 * n, sp);
        sp -= 2 * n;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(BUILD_CONST_KEY_MAP)
    goto error;
    OPCODE(BUILD_STRING) {
        f->ip = ip;
        int n = (int)ARG;
        struct obj *o = build_string(sp - n, n);
        if (!o)
            goto error;
        drop(sp - n, sp);
        sp -= n;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(FORMAT_VALUE) {
        f->ip = ip;
        struct obj *spec = (ARG & 4) ? POP() : NULL, *v = POP(), *o = format_value(v, (int)ARG & 3, spec);
        decref(v);
        xdecref(spec);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(LIST_APPEND) {
        f->ip = ip;
        struct obj *v = POP();
        int r = list_append(sp[-(int)ARG], v);
        decref(v);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(SET_ADD) {
        f->ip = ip;
        struct obj *v = POP();
        int r = set_add(sp[-(int)ARG], v);
        decref(v);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(MAP_ADD) {
        f->ip = ip;
        struct obj *v = POP(), *key = POP();
        int r = dict_set(sp[-(int)ARG], key, v);
        decref(key);
        decref(v);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(LIST_EXTEND) {
        f->ip = ip;
        struct obj *v = POP();
        int r = list_extend_star(sp[-(int)ARG], v);
        decref(v);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(SET_UPDATE) {
        f->ip = ip;
        struct obj *v = POP();
        int r = set_update(sp[-(int)ARG], v);
        decref(v);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(DICT_UPDATE) {
        f->ip = ip;
        struct obj *v = POP();
        int r = dict_update_display(sp[-(int)ARG], v);
        decref(v);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(DICT_MERGE) {
        f->ip = ip;
        struct obj *v = POP();
        int r = dict_merge_kwargs(sp[-(int)ARG - 3], sp[-(int)ARG], v);
        decref(v);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(LIST_TO_TUPLE) {
        f->ip = ip;
        struct obj *l = TOP, *t = list_as_tuple(l);
        if (!t)
            goto error;
        TOP = t;
        decref(l);
        DISPATCH();
    }
    OPCODE(UNPACK_SEQUENCE) {
        f->ip = ip;
        int n = (int)ARG;
        struct obj *seq = POP();
        struct obj **items = exactly(seq, t_tuple) && tuple_len(seq) == n  ? tuple_items(seq)
                             : exactly(seq, t_list) && list_len(seq) == n ? list_items(seq)
                                                                          : NULL;
        if (items) {
            for (int i = n; i > 0; i--)
                PUSH(incref(items[i - 1]));
        } else {
            if (unpack_sequence(seq, n, 0, false, sp + n) < 0) {
                decref(seq);
                goto error;
            }
            sp += n;
        }
        decref(seq);
        DISPATCH();
    }
    OPCODE(UNPACK_EX) {
        f->ip = ip;
        int before = (int)ARG & 0xFF, after = (int)ARG >> 8;
        struct obj *seq = POP();
        int r = unpack_sequence(seq, before, after, true, sp + before + 1 + after);
        decref(seq);
        if (r < 0)
            goto error;
        sp += before + 1 + after;
        DISPATCH();
    }

    /* ---- iteration ---- */
    OPCODE(GET_ITER) {
        f->ip = ip;
        struct obj *o = TOP, *it = obj_iter(o);
        if (!it)
            goto error;
        TOP = it;
        decref(o);
        DISPATCH();
    }
    OPCODE(FOR_ITER) {
        f->ip = ip;
        struct obj *it = TOP;
        if (exactly(it, t_generator)) {
            struct generator *g = generator_of(it);
            if (g->frame && !g->running && vm->depth < vm->recursion_limit) {
                f->sp = sp;
                struct frame *gf = g->frame;
                if (g->started)
                    *gf->sp++ = new_none();
                g->started = g->running = true;
                g->exc.previous = vm->exc;
                vm->exc = &g->exc;
                vm->depth++;
                gf->back = f;
                gf->entry = false;
                vm->frame = f = gf;
                ip = f->ip;
                sp = f->sp;
                BREAK_CHECK();
                DISPATCH();
            }
        }
        struct obj *v = type_of(it)->s.iternext(it);
        if (v) {
            PUSH(v);
            DISPATCH();
        }
        if (err_occurred()) {
            if (!err_matches(exc_StopIteration))
                goto error;
            err_clear();
        }
        sp--;
        decref(it);
        JUMP_TO(ARG);
        DISPATCH();
    }
    OPCODE(GET_YIELD_FROM_ITER) {
        f->ip = ip;
        struct obj *o = TOP;
        if (exactly(o, t_generator) || (exactly(o, t_coroutine) && (f->code->flags & (CODE_COROUTINE | CODE_ASYNC_GENERATOR))))
            DISPATCH();
        if (exactly(o, t_coroutine)) {
            err_type("cannot 'yield from' a coroutine object in a non-coroutine generator");
            goto error;
        }
        struct obj *it = obj_iter(o);
        if (!it)
            goto error;
        TOP = it;
        decref(o);
        DISPATCH();
    }
    OPCODE(GET_AWAITABLE) {
        f->ip = ip;
        struct obj *o = TOP, *it = coroutine_await_iter(o, (int)ARG);
        if (!it)
            goto error;
        TOP = it;
        decref(o);
        DISPATCH();
    }
    OPCODE(GET_AITER) {
        f->ip = ip;
        struct obj *o = TOP, *it = NULL;
        if (!type_of(o)->s.am_aiter) {
            err_type("'async for' requires an object with __aiter__ method, got %.100s", type_name(type_of(o)));
            goto error;
        }
        it = type_of(o)->s.am_aiter(o);
        if (!it)
            goto error;
        if (!type_of(it)->s.am_anext) {
            err_type("'async for' received an object from __aiter__ that does not implement __anext__: %.100s", type_name(type_of(it)));
            decref(it);
            goto error;
        }
        TOP = it;
        decref(o);
        DISPATCH();
    }
    OPCODE(GET_ANEXT) {
        f->ip = ip;
        struct obj *v = async_iter_next(TOP);
        if (!v)
            goto error;
        PUSH(v);
        DISPATCH();
    }
    OPCODE(SEND) {
        f->ip = ip;
        struct obj *v = TOP, *out = NULL;
        int r = send_to(SECOND, v, &out);
        if (r < 0)
            goto error;
        TOP = out;
        decref(v);
        if (r == 0)
            JUMP_TO(ARG);
        DISPATCH();
    }
    OPCODE(END_SEND) {
        struct obj *v = POP(), *receiver = TOP;
        TOP = v;
        f->ip = ip;
        decref(receiver);
        DISPATCH();
    }
    OPCODE(YIELD_VALUE) {
        value = POP();
        if (ARG == 1 && !(value = async_gen_wrap(value)))
            goto error;
        SAVE();
        if (vm_tracing && !event_return(f, value)) {
            decref(value);
            goto error;
        }
        struct generator *g = generator_of(f->generator);
        g->running = false;
        vm->exc = g->exc.previous;
        g->exc.previous = NULL;
        vm->depth--;
        struct frame *back = f->back;
        bool entry = f->entry;
        f->back = NULL;
        vm->frame = back;
        if (entry)
            return value;
        f = back;
        ip = f->ip;
        sp = f->sp;
        PUSH(value);
        DISPATCH();
    }
    OPCODE(END_ASYNC_FOR) {
        f->ip = ip;
        struct obj *e = TOP;
        if (exc_matches(e, exc_StopAsyncIteration)) {
            struct obj *it = SECOND;
            sp -= 2;
            decref(e);
            decref(it);
            DISPATCH();
        }
        sp--;
        err_set_instance(e);
        goto unwind;
    }
    OPCODE(CLEANUP_THROW) {
        f->ip = ip;
        struct obj *e = POP();
        if (!exc_matches(e, exc_StopIteration)) {
            err_set_instance(e);
            goto unwind;
        }
        struct obj *old = TOP;
        TOP = exc_stop_value(e);
        decref(old);
        decref(e);
        DISPATCH();
    }

    /* ---- calls ---- */
    OPCODE(CALL) {
        int64_t n = ARG;
        struct obj **base = sp - n - 2, *callable = base[0], **args = base + 2;
        ip += 4;
        if (base[1]) {
            args--;
            n++;
        } else if (exactly(callable, t_method)) {
            base[1] = incref(method_self(callable));
            base[0] = incref(method_func(callable));
            f->ip = ip;
            decref(callable);
            callable = base[0];
            args--;
            n++;
        }
        SAVE();
        if (is_function(callable)) {
            struct rcode *r = function_rcode(callable);
            struct frame *g;
            if (r->simple && r->argcount == n && !pol.calls_keep_arguments) {
                if (!(g = simple_frame(callable, r, args, n)))
                    goto error;
                f->sp = base;
            } else {
                if (!(g = frame_bind(callable, args, (size_t)n, NULL)))
                    goto error;
                if (is_lazy_code(r)) {
                    struct obj *gen = generator_new(g);
                    if (!gen)
                        goto error;
                    drop(base, sp);
                    sp = base;
                    PUSH(gen);
                    DISPATCH();
                }
                if (pol.calls_keep_arguments) {
                    g->pop = (int)(sp - base);
                } else {
                    drop(base, sp);
                    f->sp = base;
                }
            }
            g->back = f;
            f = g;
            goto enter;
        }
        if (callable->ob_type == t_type->self && args == base + 2) {
            struct type *t = type_rec(callable);
            struct obj *init = t->version_tag == ip[-4] ? cache_pointer(ip - 2) : plain_init(t);
            if (init) {
                ip[-4] = t->version_tag;
                cache_set64(ip - 2, (uintptr_t)init);
                goto new_instance;
            }
        }
        value = obj_call(callable, args, (size_t)n, NULL);
        if (!value)
            goto error;
        while (sp > base) {
            struct obj *o = POP();
            xdecref(o);
        }
        PUSH(value);
        BREAK_CHECK();
        DISPATCH();
    new_instance: {
        /* the instance takes the class's place on the stack, and is the first argument of __init__ */
        struct obj *cls = callable, *init = cache_pointer(ip - 2);
        struct rcode *r = function_rcode(init);
        struct obj *o = instance_new(type_rec(cls));
        if (!o)
            goto error;
        struct frame *g;
        base[1] = o;
        if (r->simple && r->argcount == n + 1) {
            if (!(g = simple_frame(incref(init), r, base + 1, n + 1))) {
                decref(init);
                goto error;
            }
            f->sp = base + 1;
        } else {
            g = frame_bind(init, base + 1, (size_t)n + 1, NULL);
            if (!g)
                goto error;
            if (is_lazy_code(r)) {
                struct obj *gen = generator_new(g);
                if (gen)
                    err_type("__init__() should return None, not '%.200s'", type_name(type_of(gen)));
                xdecref(gen);
                goto error;
            }
            drop(base + 1, sp);
            f->sp = base + 1;
        }
        base[0] = incref(o);
        decref(cls);
        g->init = true;
        g->back = f;
        f = g;
        goto enter;
    }
    }
    OPCODE(CALL_CLASS)
    goto op_CALL;
    OPCODE(CALL_KW) {
        int64_t n = ARG;
        struct obj *kwnames = TOP, **base = sp - n - 3, *callable = base[0], **args = base + 2;
        ip += 4;
        if (base[1]) {
            args--;
            n++;
        } else if (exactly(callable, t_method)) {
            base[1] = incref(method_self(callable));
            base[0] = incref(method_func(callable));
            decref(callable);
            callable = base[0];
            args--;
            n++;
        }
        SAVE();
        n -= tuple_len(kwnames);
        if (is_function(callable)) {
            struct rcode *r = function_rcode(callable);
            struct frame *g = frame_bind(callable, args, (size_t)n, kwnames);
            if (!g)
                goto error;
            if (is_lazy_code(r)) {
                if (!(value = generator_new(g)))
                    goto error;
            } else {
                if (pol.calls_keep_arguments) {
                    g->pop = (int)(sp - base);
                } else {
                    drop(base, sp);
                    f->sp = base;
                }
                g->back = f;
                f = g;
                goto enter;
            }
        } else {
            value = obj_call(callable, args, (size_t)n, kwnames);
            if (!value)
                goto error;
        }
        drop(base, sp);
        sp = base;
        PUSH(value);
        BREAK_CHECK();
        DISPATCH();
    }
    OPCODE(CALL_EX) {
        struct obj *kwargs = ARG ? TOP : NULL, **base = sp - 3 - (int)ARG;
        SAVE();
        value = call_ex(base[0], base[2], kwargs);
        if (!value)
            goto error;
        drop(base, sp);
        sp = base;
        PUSH(value);
        BREAK_CHECK();
        DISPATCH();
    }
    OPCODE(MAKE_FUNCTION) {
        struct obj *code = POP();
        SAVE();
        struct obj *fn = function_make(f, code, (int)ARG);
        sp = f->sp;
        if (!fn)
            goto error;
        PUSH(fn);
        DISPATCH();
    }
    OPCODE(RETURN_VALUE) {
        value = POP();
        SAVE();
        if (vm_tracing && !event_return(f, value)) {
            decref(value);
            goto error;
        }
        struct frame *back = f->back;
        if (__builtin_expect(f->owner == FRAME_GENERATOR, 0)) {
            bool entry = f->entry;
            generator_finish(f->generator, f);
            vm->frame = back;
            if (entry)
                return value;
            f = back; /* FOR_ITER: the iterator is exhausted */
            ip = f->ip;
            sp = f->sp;
            decref(value);
            struct obj *it = POP();
            decref(it);
            JUMP_TO(CODE_ARG(ip[-1]));
            DISPATCH();
        }
        bool entry = f->entry, init = f->init;
        int kept = f->pop;
        frame_pop(f);
        vm->frame = back;
        if (entry)
            return value;
        f = back;
        ip = f->ip;
        sp = f->sp;
        if (init) {
            if (__builtin_expect(value != obj_none, 0)) {
                err_type("__init__() should return None, not '%.200s'", type_name(type_of(value)));
                decref(value);
                goto error;
            }
            decref(value);
            DISPATCH();
        }
        if (kept) {
            drop(sp - kept, sp);
            sp -= kept;
        }
        PUSH(value);
        DISPATCH();
    }

    /* ---- exceptions ---- */
    OPCODE(PUSH_EXC_INFO) {
        struct obj *e = POP(), *old = vm->exc->value;
        PUSH(old ? old : new_none());
        vm->exc->value = incref(e);
        PUSH(e);
        DISPATCH();
    }
    OPCODE(POP_EXCEPT) {
        struct obj *previous = POP(), *old = vm->exc->value;
        vm->exc->value = previous == obj_none ? NULL : previous;
        if (previous == obj_none)
            decref(previous);
        f->ip = ip;
        xdecref(old);
        DISPATCH();
    }
    OPCODE(CHECK_EXC_MATCH) {
        f->ip = ip;
        struct obj *type = TOP;
        int t = exc_match(SECOND, type);
        if (t < 0)
            goto error;
        TOP = new_bool(t);
        decref(type);
        DISPATCH();
    }
    OPCODE(CHECK_EG_MATCH) {
        f->ip = ip;
        struct obj *type = TOP, *e = SECOND, *rest = NULL, *match = NULL;
        if (group_match(e, type, &rest, &match) < 0)
            goto error;
        SECOND = rest;
        TOP = match;
        decref(type);
        decref(e);
        if (match != obj_none)
            obj_set_slot(&vm->exc->value, incref(match));
        DISPATCH();
    }
    OPCODE(PREP_RERAISE_STAR) {
        f->ip = ip;
        struct obj *list = TOP, *original = SECOND, *e = reraise_star(original, list);
        if (!e)
            goto error;
        sp--;
        TOP = e;
        decref(list);
        decref(original);
        DISPATCH();
    }
    OPCODE(RERAISE) {
        struct obj *e = POP();
        f->ip = ip;
        err_set_instance(e);
        goto unwind;
    }
    OPCODE(RAISE_VARARGS) {
        f->ip = ip;
        if (ARG == 0) {
            if (raise_again() < 0)
                goto error;
            goto unwind;
        }
        struct obj *cause = ARG == 2 ? POP() : NULL, *e = POP();
        raise_set(e, cause);
        goto error;
    }
    OPCODE(BEFORE_WITH) {
        f->ip = ip;
        struct obj *mgr = TOP, *exit, *enter = with_methods(mgr, false, &exit);
        if (!enter)
            goto error;
        TOP = exit;
        decref(mgr);
        struct obj *v = obj_call0(enter);
        decref(enter);
        if (!v)
            goto error;
        PUSH(v);
        DISPATCH();
    }
    OPCODE(BEFORE_ASYNC_WITH) {
        f->ip = ip;
        struct obj *mgr = TOP, *exit, *enter = with_methods(mgr, true, &exit);
        if (!enter)
            goto error;
        TOP = exit;
        decref(mgr);
        struct obj *v = obj_call0(enter);
        decref(enter);
        if (!v)
            goto error;
        PUSH(v);
        DISPATCH();
    }
    OPCODE(WITH_EXCEPT_START) {
        f->ip = ip;
        struct obj *e = TOP, *tb = exc_traceback(e), *args[] = {e->ob_type, e, tb ? tb : obj_none};
        struct obj *v = obj_call(sp[-4], args, 3, NULL);
        if (!v)
            goto error;
        PUSH(v);
        DISPATCH();
    }

    /* ---- match ---- */
    OPCODE(GET_LEN) {
        f->ip = ip;
        int64_t n = obj_len(TOP);
        struct obj *o = n < 0 ? NULL : int_from_i64(n);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(MATCH_SEQUENCE)
    PUSH(new_bool((type_of(TOP)->flags & TF_SEQUENCE) != 0));
    DISPATCH();
    OPCODE(MATCH_MAPPING)
    PUSH(new_bool((type_of(TOP)->flags & TF_MAPPING) != 0));
    DISPATCH();
    OPCODE(MATCH_KEYS) {
        f->ip = ip;
        struct obj *o = match_keys(SECOND, TOP);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(MATCH_CLASS) {
        f->ip = ip;
        struct obj *names = POP(), *cls = POP(), *subject = POP();
        struct obj *o = match_class(subject, cls, names, (int)ARG);
        decref(names);
        decref(cls);
        decref(subject);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(COPY_DICT_WITHOUT_KEYS) {
        f->ip = ip;
        struct obj *keys = TOP, *o = copy_without_keys(SECOND, keys);
        if (!o)
            goto error;
        TOP = o;
        decref(keys);
        DISPATCH();
    }

    /* ---- imports and the prompt ---- */
    OPCODE(IMPORT_NAME) {
        SAVE();
        struct obj *fromlist = POP(), *level = POP();
        int64_t n = num_as_ssize(level, NULL);
        struct obj *m = interp_import_name(NAME, f->globals, fromlist, n);
        decref(fromlist);
        decref(level);
        if (!m)
            goto error;
        PUSH(m);
        DISPATCH();
    }
    OPCODE(IMPORT_FROM) {
        f->ip = ip;
        struct obj *o = import_from(TOP, NAME);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(IMPORT_STAR) {
        f->ip = ip;
        struct obj *m = POP();
        int r = import_star(f, m);
        decref(m);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(PRINT_EXPR) {
        SAVE();
        struct obj *v = POP();
        int r = print_expression(v);
        decref(v);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(TYPE_PARAM) {
        f->ip = ip;
        struct obj *bound = (ARG & 4) ? POP() : NULL, *name = POP(), *o = type_param_new(name, bound, (int)ARG & 3);
        xdecref(bound);
        decref(name);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(TYPE_ALIAS) {
        f->ip = ip;
        struct obj *v = POP(), *params = POP(), *name = POP(), *o = type_alias_new(name, params, v);
        decref(v);
        decref(params);
        decref(name);
        if (!o)
            goto error;
        PUSH(o);
        DISPATCH();
    }
    OPCODE(SET_TYPE_PARAMS) {
        f->ip = ip;
        struct obj *params = POP();
        int r = obj_setattr_c(TOP, "__type_params__", params);
        decref(params);
        if (r < 0)
            goto error;
        DISPATCH();
    }
    OPCODE(SUBSCRIPT_GENERIC) {
        f->ip = ip;
        struct obj *params = TOP, *o = generic_base(params);
        if (!o)
            goto error;
        TOP = o;
        decref(params);
        DISPATCH();
    }

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
unwind: {
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
            PUSH(int_from_i64(at_));
        PUSH(e);
        ip = f->code->words + h->target;
        DISPATCH();
    }
    f->sp = sp;
    if (vm_tracing)
        event_return(f, NULL);
    struct frame *back = f->back;
    bool entry = f->entry;
    struct obj *e = err_fetch(); /* freeing objects may run code */
    for (struct obj **bottom = f->localsplus + f->code->nlocalsplus; sp > bottom;) { /* locals may live on with the frame object, this does not */
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
