/* class statements, super() without arguments, and what built-in functions ask about the running frame. */
#include "frame.h"

/* ---- __build_class__ ---- */

/* Bases that are no classes may stand for others: __mro_entries__. *changed when the tuple is a new one. */
static struct obj *resolve_bases(struct obj *bases)
{
    struct obj *l = list_new(0);
    for (int64_t i = 0; l && i < tuple_len(bases); i++) {
        struct obj *b = tuple_items(bases)[i], *entries = NULL;
        int has = type_of(b)->kind == K_TYPE ? 0 : obj_lookup_attr(b, str_name("__mro_entries__"), &entries), failed = has < 0;
        if (has == 0) {
            failed = list_append(l, b) < 0;
        } else if (has > 0) {
            struct obj *r = obj_call1(entries, bases);
            decref(entries);
            if (r && !is_tuple(r))
                err_type("__mro_entries__ must return a tuple");
            failed = !r || !is_tuple(r) || list_extend(l, r) < 0;
            xdecref(r);
        }
        if (failed)
            obj_clear_slot(&l);
    }
    struct obj *t = l ? list_as_tuple(l) : NULL;
    xdecref(l);
    return t;
}

/* The most derived metaclass; borrowed, NULL with TypeError. */
static struct obj *metaclass_of(struct obj *meta, struct obj *bases)
{
    for (int64_t i = 0; i < tuple_len(bases); i++) {
        struct obj *m = tuple_items(bases)[i]->ob_type;
        if (type_is_subtype(type_rec(meta), type_rec(m)))
            continue;
        if (!type_is_subtype(type_rec(m), type_rec(meta)))
            return err_type("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                            "metaclasses of all its bases");
        meta = m;
    }
    return meta;
}

static struct obj *prepare(struct obj *meta, struct obj *name, struct obj *bases, struct obj *kwds)
{
    struct obj *prep = NULL, *ns;
    int has = obj_lookup_attr(meta, str_name("__prepare__"), &prep);
    if (has < 0)
        return NULL;
    if (!has)
        return dict_new();
    struct obj *args = tuple_pack(2, name, bases);
    ns = args ? obj_call_tuple(prep, args, kwds) : NULL;
    xdecref(args);
    decref(prep);
    if (ns && !is_dict(ns) && !type_of(ns)->s.mp_subscript) {
        err_type("%s.__prepare__() must return a mapping, not %s",
                 type_of(meta)->kind == K_TYPE ? type_name(type_rec(meta)) : "<metaclass>", type_name(type_of(ns)));
        decref(ns);
        return NULL;
    }
    return ns;
}

/* The body left the __class__ cell: it must hold the new class now. */
static int check_cell(struct obj *cell, struct obj *cls, struct obj *name)
{
    if (!cell || type_of(cell)->kind != K_CELL || type_of(cls)->kind != K_TYPE)
        return 0;
    struct obj *set = *cell_slot(cell);
    if (set == cls)
        return 0;
    if (!set)
        err_format(exc_RuntimeError, "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?", name,
                   cls);
    else
        err_type("__class__ set to %R defining %R as %R", set, name, cls);
    return -1;
}

static struct obj *keyword_dict(struct obj *const *values, struct obj *kwnames)
{
    struct obj *d = dict_new();
    for (int64_t i = 0; d && i < tuple_len(kwnames); i++)
        if (dict_set(d, tuple_items(kwnames)[i], values[i]) < 0)
            obj_clear_slot(&d);
    return d;
}

/* The compilers that make __static_attributes__ (3.13 and later) never give up their own reference to it: it outlives its class. */
static void leak_static_attributes(struct obj *ns)
{
    struct obj *v = is_dict(ns) ? dict_get_c(ns, "__static_attributes__") : NULL;
    if (v && is_tuple(v) && tuple_len(v))
        incref(v);
}

struct obj *interp_build_class(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)self;
    if (nargs < 2)
        return err_type("__build_class__: not enough arguments");
    struct obj *func = args[0], *name = args[1], *result = NULL, *kwds = NULL, *meta = NULL, *ns = NULL, *cell = NULL;
    if (!is_function(func))
        return err_type("__build_class__: func must be a function");
    if (!is_str(name))
        return err_type("__build_class__: name is not a string");
    struct obj *orig = tuple_from(args + 2, (int64_t)nargs - 2), *bases = orig ? resolve_bases(orig) : NULL;
    if (!bases)
        goto done;
    if (kwnames && tuple_len(kwnames)) {
        if (!(kwds = keyword_dict(args + nargs, kwnames)))
            goto done;
        meta = xincref(dict_get_c(kwds, "metaclass"));
        if (meta && dict_del(kwds, str_name("metaclass")) < 0)
            goto done;
    }
    if (!meta)
        meta = incref(tuple_len(bases) ? tuple_items(bases)[0]->ob_type : t_type->self);
    if (type_of(meta)->kind == K_TYPE) {
        struct obj *winner = metaclass_of(meta, bases);
        if (!winner)
            goto done;
        obj_set_slot(&meta, incref(winner));
    }
    if (!(ns = prepare(meta, name, bases, kwds)))
        goto done;
    cell = eval_code(AT(func, PyFunctionObject, func_code, struct obj *), AT(func, PyFunctionObject, func_globals, struct obj *),
                     ns, func);
    if (!cell)
        goto done;
    leak_static_attributes(ns);
    bool same = tuple_len(orig) == tuple_len(bases);
    for (int64_t i = 0; same && i < tuple_len(bases); i++)
        same = tuple_items(orig)[i] == tuple_items(bases)[i];
    if (!same && obj_setitem(ns, str_name("__orig_bases__"), orig) < 0)
        goto done;
    struct obj *call_args = tuple_pack(3, name, bases, ns);
    result = call_args ? obj_call_tuple(meta, call_args, kwds) : NULL;
    xdecref(call_args);
    if (result && check_cell(cell, result, name) < 0)
        obj_clear_slot(&result);
done:
    xdecref(orig);
    xdecref(bases);
    xdecref(kwds);
    xdecref(meta);
    xdecref(ns);
    xdecref(cell);
    return result;
}

/* ---- super() ---- */

static struct obj *class_cell(struct frame *f)
{
    const struct rcode *r = f->code;
    for (int i = r->nlocalsplus - r->nfree; i < r->nlocalsplus; i++)
        if (str_eq_c(r->local_names[i], "__class__"))
            return f->localsplus[i];
    return NULL;
}

int interp_super_args(struct obj **type, struct obj **self)
{
    struct frame *f = vm->frame;
    if (!f) {
        err_format(exc_RuntimeError, "super(): no current frame");
        return -1;
    }
    if (f->code->argcount == 0) {
        err_format(exc_RuntimeError, "super(): no arguments");
        return -1;
    }
    struct obj *first = f->localsplus[0], *cell = class_cell(f);
    if (first && (f->code->code->locals[0].kind & LOCAL_CELL) && type_of(first)->kind == K_CELL)
        first = *cell_slot(first);
    if (!first) {
        err_format(exc_RuntimeError, "super(): arg[0] deleted");
        return -1;
    }
    if (!cell || type_of(cell)->kind != K_CELL) {
        err_format(exc_RuntimeError, "super(): __class__ cell not found");
        return -1;
    }
    if (!*cell_slot(cell)) {
        err_format(exc_RuntimeError, "super(): empty __class__ cell");
        return -1;
    }
    if (type_of(*cell_slot(cell))->kind != K_TYPE) {
        err_format(exc_RuntimeError, "super(): __class__ is not a type (%s)", type_name(type_of(*cell_slot(cell))));
        return -1;
    }
    *type = *cell_slot(cell);
    *self = first;
    return 0;
}

/* ---- where the program is ---- */

struct obj *interp_globals(void)
{
    return vm->frame ? vm->frame->globals : NULL;
}

struct obj *interp_locals(void)
{
    return vm->frame ? frame_locals(vm->frame) : err_format(exc_SystemError, "frame does not exist");
}

struct obj *interp_builtins_dict(void)
{
    return vm->frame ? vm->frame->builtins : vm->builtins;
}

struct obj *interp_getframe(int64_t depth)
{
    struct frame *f = vm->frame;
    for (; f && depth > 0; depth--)
        f = f->back;
    if (!f)
        return err_value("call stack is not deep enough");
    struct obj *o = frame_object(f);
    return xincref(o);
}

bool interp_where(int depth, struct obj **filename, int *line)
{
    struct frame *f = vm ? vm->frame : NULL;
    for (; f && depth > 0; depth--)
        f = f->back;
    if (!f)
        return false;
    *filename = f->code->filename;
    *line = frame_line(f);
    return true;
}

int64_t interp_recursion_limit(void)
{
    return vm->recursion_limit;
}

int64_t interp_recursion_depth(void)
{
    return vm->depth;
}

void interp_set_recursion_limit(int64_t n)
{
    vm->recursion_limit = n;
}

/*
 * Reference counts, as sys.getrefcount shows them. Where CPython's stack holds references that ours does not, or the other way
 * round, the answer is put right here, by looking at the code of the call; the loop pays nothing for it.
 */

/* The local variable that positional argument number i of the call at `call` was loaded from; -1: it came another way. */
static int argument_local(const struct frame *f, const codeword *call, int i)
{
    const codeword *w = f->code->words, *recent[16];
    int nrecent = 0, n = (int)CODE_ARG(*call), arg = n;
    for (const codeword *p = w; p < call; p += 1 + opcode_caches[CODE_OP(*p)])
        recent[nrecent++ % 16] = p;
    for (int k = 1; k <= nrecent && k <= 16 && arg > i; k++) {
        codeword x = *recent[(nrecent - k) % 16];
        unsigned op = CODE_OP(x);
        bool two = op == OPC_LOAD_FAST_LOAD_FAST, first = arg - 1 == i;
        if (two || op == OPC_STORE_FAST_LOAD_FAST || op == OPC_LOAD_FAST) {
            int high = op == OPC_LOAD_FAST ? (int)CODE_ARG(x) : (int)(CODE_ARG(x) >> 12);
            if (first)
                return high;
            if (two && arg - 2 == i)
                return (int)(CODE_ARG(x) & 0xFFF);
            arg -= two ? 2 : 1;
        } else if (op == OPC_LOAD_CONST || op == OPC_LOAD_NAME || op == OPC_LOAD_DEREF ||
                   (opcode_effect((enum opcode)op, (int)CODE_ARG(x), false) == 1 && opcode_operands[op] == OPERAND_NAME)) {
            arg--;
        } else {
            return -1;
        }
    }
    return -1;
}

/* References in the calls around that the version borrows: the argument of this call, and where it came from in turn. */
static int64_t borrowed_references(struct obj *o)
{
    int64_t borrowed = 0;
    int i = 0;
    for (struct frame *f = vm->frame; f && (f->code->flags & CODE_OPTIMIZED); f = f->back) {
        const codeword *call = f->ip - 1 - opcode_caches[OPC_CALL];
        if (call < f->code->words || CODE_OP(*call) != OPC_CALL || (int)CODE_ARG(*call) <= i)
            break;
        int local = argument_local(f, call, i);
        if (local < 0 || f->localsplus[local] != o)
            break;
        borrowed++;
        if (local >= f->code->argcount || f->entry || f->owner != FRAME_STACK || f->init)
            break;
        i = local;
    }
    return borrowed;
}

/* Calling a class packs the arguments into a tuple and keeps them on the stack while __init__ runs. */
static int64_t constructor_references(struct obj *o)
{
    struct frame *f = vm->frame;
    if (!f || !f->init)
        return 0;
    for (int i = 1; i < f->code->argcount; i++)
        if (f->localsplus[i] == o)
            return 2;
    return 0;
}

int64_t interp_refcount(struct obj *o)
{
    if (obj_is_immortal(o))
        return (int64_t)o->refcnt;
    return (int64_t)o->refcnt + constructor_references(o) - (pol.borrow_locals ? borrowed_references(o) : 0);
}

struct obj *eval_code(struct obj *code, struct obj *globals, struct obj *locals, struct obj *func)
{
    struct frame *f = frame_push(code_record(code));
    if (!f)
        return NULL;
    f->builtins = builtins_of(globals);
    f->func = func ? incref(func) : pol.eval_makes_function ? function_new(code, globals, NULL) : NULL;
    if (!f->func && pol.eval_makes_function) {
        frame_pop(f);
        return NULL;
    }
    f->globals = f->func ? globals : incref(globals);
    f->locals = xincref(locals);
    if (f->code->has_cells && frame_make_cells(f) < 0) {
        frame_pop(f);
        return NULL;
    }
    if (is_lazy_code(f->code))
        return generator_new(f);
    return eval(f);
}

/* As its function would be called: with a function that lasts as long. */
static struct obj *eval_with_closure(struct obj *code, struct obj *globals, struct obj *locals, struct obj *closure)
{
    struct obj *f = function_new(code, globals, NULL);
    if (!f)
        return NULL;
    AT(f, PyFunctionObject, func_closure, struct obj *) = incref(closure);
    struct obj *r = eval_code(code, globals, locals, f);
    decref(f);
    return r;
}

struct obj *interp_eval_code(struct obj *code, struct obj *globals, struct obj *locals, struct obj *closure)
{
    if (!dict_get_c(globals, "__builtins__")) {
        struct obj *m = dict_get_c(vm->modules, "builtins");
        if (m && dict_set_c(globals, "__builtins__", pol.exec_sets_builtins_dict ? vm->builtins : m) < 0)
            return NULL;
    }
    struct rcode *r = code_record(code);
    locals = (r->flags & CODE_OPTIMIZED) ? NULL : locals;
    return closure ? eval_with_closure(code, globals, locals, closure) : eval_code(code, globals, locals, NULL);
}
