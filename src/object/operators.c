/*
 * Operators: both operands are asked, the right one first when its type is a subclass that overrides; sequences have their own +
 * and *. A slot says NotImplemented to pass the question on.
 */
#include "abstract.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

static const char *const op_text[OP_COUNT] = {"+",        "-",  "*",  "@", "/", "//", "%",
                                              "divmod()", "<<", ">>", "&", "^", "|",  "** or pow()"};
static const char *const inplace_text[OP_COUNT] = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "divmod()", "<<=", ">>=", "&=", "^=", "|=", "**="};

/* What the slots answered, NotImplemented included. */
static struct obj *try_binary(enum binop op, struct obj *a, struct obj *b)
{
    binaryfunc *f = type_of(a)->s.binop[op], *g = a->ob_type == b->ob_type ? NULL : type_of(b)->s.binop[op];
    if (g == f)
        g = NULL;
    struct obj *r;
    if (f) {
        if (g && type_is_subtype(type_of(b), type_of(a))) {
            if ((r = g(a, b)) != obj_notimplemented)
                return r;
            decref(r);
            g = NULL;
        }
        if ((r = f(a, b)) != obj_notimplemented)
            return r;
        decref(r);
    }
    return g ? g(a, b) : incref(obj_notimplemented);
}

static struct obj *repeat(struct obj *(*f)(struct obj *, int64_t), struct obj *seq, struct obj *n)
{
    if (!type_of(n)->s.index)
        return err_type("can't multiply sequence by non-int of type '%.200T'", n);
    int64_t count = num_as_ssize(n, exc_OverflowError);
    return count == -1 && err_occurred() ? NULL : f(seq, count);
}

static struct obj *unsupported(const char *op, struct obj *a, struct obj *b)
{
    return err_type("unsupported operand type(s) for %.100s: '%.100T' and '%.100T'", op, a, b);
}

/* `print >> file` is a Python 2 habit that CPython (up to 3.13) recognises. */
static struct obj *unsupported_binary(enum binop op, struct obj *a, struct obj *b)
{
    if (op == OP_RSHIFT && pol.print_shift_hint && a->ob_type == t_cfunction->self) {
        struct obj *name = NULL;
        bool is_print = obj_lookup_attr(a, str_name("__name__"), &name) > 0 && is_str(name) && str_eq_c(name, "print");
        xdecref(name);
        if (is_print)
            return err_type("unsupported operand type(s) for %.100s: '%.100T' and '%.100T'. Did you mean \"print(<message>, "
                            "file=<output_stream>)\"?",
                            op_text[op], a, b);
    }
    return unsupported(op_text[op], a, b);
}

struct obj *num_binary(enum binop op, struct obj *a, struct obj *b)
{
    if (op == OP_POW)
        return num_pow(a, b, obj_none);
    struct obj *r = try_binary(op, a, b);
    if (r != obj_notimplemented)
        return r;
    decref(r);
    const struct type_slots *s = &type_of(a)->s, *t = &type_of(b)->s;
    if (op == OP_ADD && s->sq_concat)
        return s->sq_concat(a, b);
    if (op == OP_MUL && s->sq_repeat)
        return repeat(s->sq_repeat, a, b);
    if (op == OP_MUL && t->sq_repeat)
        return repeat(t->sq_repeat, b, a);
    return unsupported_binary(op, a, b);
}

struct obj *num_inplace(enum binop op, struct obj *a, struct obj *b)
{
    const struct type_slots *s = &type_of(a)->s, *t = &type_of(b)->s;
    struct obj *r;
    if (op == OP_POW) {
        if (s->inplace_power) {
            if ((r = s->inplace_power(a, b, obj_none)) != obj_notimplemented)
                return r;
            decref(r);
        }
        if (!pol.pow_errors_exact)
            return num_pow(a, b, obj_none);
        r = num_try_pow(a, b, obj_none);
        if (r != obj_notimplemented)
            return r;
        decref(r);
        return unsupported(inplace_text[op], a, b);
    }
    if (s->inplace[op]) {
        if ((r = s->inplace[op](a, b)) != obj_notimplemented)
            return r;
        decref(r);
    }
    if ((r = try_binary(op, a, b)) != obj_notimplemented)
        return r;
    decref(r);
    if (op == OP_ADD && (s->sq_inplace_concat || s->sq_concat))
        return (s->sq_inplace_concat ? s->sq_inplace_concat : s->sq_concat)(a, b);
    if (op == OP_MUL && (s->sq_inplace_repeat || s->sq_repeat))
        return repeat(s->sq_inplace_repeat ? s->sq_inplace_repeat : s->sq_repeat, a, b);
    if (op == OP_MUL && t->sq_repeat)
        return repeat(t->sq_repeat, b, a);
    return unsupported(inplace_text[op], a, b);
}

typedef struct obj *powerfunc(struct obj *, struct obj *, struct obj *);

struct obj *num_try_pow(struct obj *a, struct obj *b, struct obj *mod)
{
    powerfunc *f = type_of(a)->s.power, *g = a->ob_type == b->ob_type ? NULL : type_of(b)->s.power, *h = type_of(mod)->s.power;
    if (g == f)
        g = NULL;
    struct obj *r;
    if (f) {
        if (g && type_is_subtype(type_of(b), type_of(a))) {
            if ((r = g(a, b, mod)) != obj_notimplemented)
                return r;
            decref(r);
            g = NULL;
        }
        if ((r = f(a, b, mod)) != obj_notimplemented)
            return r;
        decref(r);
    }
    if (g) {
        if ((r = g(a, b, mod)) != obj_notimplemented)
            return r;
        decref(r);
    }
    return h && h != f && h != g ? h(a, b, mod) : incref(obj_notimplemented);
}

struct obj *num_pow(struct obj *a, struct obj *b, struct obj *mod)
{
    struct obj *r = num_try_pow(a, b, mod);
    if (r != obj_notimplemented)
        return r;
    decref(r);
    if (mod == obj_none)
        return unsupported("** or pow()", a, b);
    return err_type("unsupported operand type(s) for %s: '%.100T', '%.100T', '%.100T'",
                    pol.pow_errors_exact ? "** or pow()" : "pow()", a, b, mod);
}

struct obj *num_unary(enum unop op, struct obj *a)
{
    static const char *const text[UN_COUNT] = {"unary -", "unary +", "unary ~", "abs()"};
    unaryfunc *f = type_of(a)->s.unop[op];
    return f ? f(a) : err_type("bad operand type for %s: '%.200T'", text[op], a);
}

struct obj *num_index(struct obj *o)
{
    if (is_int(o))
        return incref(o);
    unaryfunc *f = type_of(o)->s.index;
    if (!f)
        return err_type("'%.200T' object cannot be interpreted as an integer", o);
    struct obj *r = f(o);
    return r && !is_int(r) ? wrong_result(o, "__index__", "an int", "__index__ returned non-int (type %.200T)", r) : r;
}

int64_t num_as_ssize(struct obj *o, struct obj *overflow_exc)
{
    struct obj *i = num_index(o);
    if (!i)
        return -1;
    int overflow = 0;
    int64_t v = int_as_i64(i, &overflow);
    decref(i);
    if (!overflow)
        return v;
    if (!overflow_exc)
        return overflow < 0 ? INT64_MIN : INT64_MAX;
    err_format(overflow_exc, "cannot fit '%.200T' into an index-sized integer", o);
    return -1;
}
