/* Arithmetic on any objects: the operand's slots in CPython's order, then sequences' + and *, then the complaint. */
#include <string.h>

#include "typepriv.h"

static const char *const op_text[] = {"+", "-", "*", "@", "/", "//", "%", "divmod()", "<<", ">>", "&", "^", "|", "** or pow()"};
static const char *const inplace_text[] = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "divmod()", "<<=", ">>=", "&=", "^=", "|=", "**="};

static struct obj *unsupported(const char *op, struct obj *a, struct obj *b)
{
    return err_type("unsupported operand type(s) for %.100s: '%.100s' and '%.100s'", op, type_name(type_of(a)),
                    type_name(type_of(b)));
}

/* The slots of both operands; NotImplemented when neither can. The right one goes first when its type is a subclass of the left
 * one's. */
static struct obj *try_slots(struct obj *a, struct obj *b, binaryfunc *fa, binaryfunc *fb)
{
    struct obj *r;
    if (fa == fb)
        fb = NULL;
    if (fa) {
        if (fb && type_is_subtype(type_of(b), type_of(a))) {
            r = fb(a, b);
            if (r != obj_notimplemented)
                return r;
            decref(r);
            fb = NULL;
        }
        r = fa(a, b);
        if (r != obj_notimplemented)
            return r;
        decref(r);
    }
    return fb ? fb(a, b) : incref(obj_notimplemented);
}

static struct obj *try_binary(enum binop op, struct obj *a, struct obj *b)
{
    struct type *ta = type_of(a), *tb = type_of(b);
    return try_slots(a, b, ta->s.binop[op], ta == tb ? NULL : tb->s.binop[op]);
}

static struct obj *repeat(struct obj *(*f)(struct obj *, int64_t), struct obj *seq, struct obj *n)
{
    if (!type_of(n)->s.index)
        return err_type("can't multiply sequence by non-int of type '%.200s'", type_name(type_of(n)));
    int64_t count = num_as_ssize(n, exc_OverflowError);
    return count == -1 && err_occurred() ? NULL : f(seq, count);
}

/* What sequences make of + and *; NotImplemented when they have no part in it. */
static struct obj *sequence_binary(enum binop op, struct obj *a, struct obj *b)
{
    const struct type_slots *sa = &type_of(a)->s, *sb = &type_of(b)->s;
    if (op == OP_ADD && sa->sq_concat)
        return sa->sq_concat(a, b);
    if (op == OP_MUL && sa->sq_repeat)
        return repeat(sa->sq_repeat, a, b);
    if (op == OP_MUL && sb->sq_repeat)
        return repeat(sb->sq_repeat, b, a);
    return incref(obj_notimplemented);
}

static bool is_print(struct obj *o)
{
    return type_of(o)->kind == K_CFUNCTION && strcmp(cfunction_def(o)->name, "print") == 0;
}

struct obj *num_binary(enum binop op, struct obj *a, struct obj *b)
{
    if (op == OP_POW)
        return num_pow(a, b, obj_none);
    struct obj *r = try_binary(op, a, b);
    if (r != obj_notimplemented)
        return r;
    decref(r);
    r = sequence_binary(op, a, b);
    if (r != obj_notimplemented)
        return r;
    decref(r);
    if (op == OP_RSHIFT && is_print(a) && pol.print_redirect_hint)
        return err_type(
            "unsupported operand type(s) for >>: '%.100s' and '%.100s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
            type_name(type_of(a)), type_name(type_of(b)));
    return unsupported(op_text[op], a, b);
}

/* ---- power ---- */

static struct obj *try_power(struct obj *a, struct obj *b, struct obj *mod)
{
    typedef struct obj *ternary(struct obj *, struct obj *, struct obj *);
    struct type *ta = type_of(a), *tb = type_of(b), *tm = type_of(mod);
    ternary *fa = ta->s.power, *fb = ta == tb ? NULL : tb->s.power, *fm = mod == obj_none ? NULL : tm->s.power;
    struct obj *r;
    if (fa == fb)
        fb = NULL;
    if (fa) {
        if (fb && type_is_subtype(tb, ta)) {
            r = fb(a, b, mod);
            if (r != obj_notimplemented)
                return r;
            decref(r);
            fb = NULL;
        }
        r = fa(a, b, mod);
        if (r != obj_notimplemented)
            return r;
        decref(r);
    }
    if (fb) {
        r = fb(a, b, mod);
        if (r != obj_notimplemented)
            return r;
        decref(r);
    }
    return fm && fm != fa && fm != fb ? fm(a, b, mod) : incref(obj_notimplemented);
}

static struct obj *no_power(struct obj *a, struct obj *b, struct obj *mod, const char *op)
{
    if (mod == obj_none)
        return unsupported(op, a, b);
    return err_type("unsupported operand type(s) for %.100s: '%.100s', '%.100s', '%.100s'",
                    pol.pow3_named_with_operator ? op : "pow()", type_name(type_of(a)), type_name(type_of(b)),
                    type_name(type_of(mod)));
}

struct obj *num_pow(struct obj *a, struct obj *b, struct obj *mod)
{
    struct obj *r = try_power(a, b, mod);
    if (r != obj_notimplemented)
        return r;
    decref(r);
    return no_power(a, b, mod, op_text[OP_POW]);
}

static struct obj *inplace_power(struct obj *a, struct obj *b)
{
    struct obj *r;
    if (type_of(a)->s.inplace_power) {
        r = type_of(a)->s.inplace_power(a, b, obj_none);
        if (r != obj_notimplemented)
            return r;
        decref(r);
    }
    r = try_power(a, b, obj_none);
    if (r != obj_notimplemented)
        return r;
    decref(r);
    return no_power(a, b, obj_none, pol.pow3_named_with_operator ? inplace_text[OP_POW] : op_text[OP_POW]);
}

/* ---- in place ---- */

static struct obj *sequence_inplace(enum binop op, struct obj *a, struct obj *b)
{
    const struct type_slots *s = &type_of(a)->s;
    if (op == OP_ADD && s->sq_inplace_concat)
        return s->sq_inplace_concat(a, b);
    if (op == OP_MUL && s->sq_inplace_repeat)
        return repeat(s->sq_inplace_repeat, a, b);
    bool table = type_of(a)->flags & TF_HEAP || s->sq_length || s->sq_item || s->sq_concat || s->sq_contains;
    if (op == OP_MUL && table && !s->sq_repeat) /* a sequence on the left: the right one is not asked */
        return incref(obj_notimplemented);
    return sequence_binary(op, a, b);
}

struct obj *num_inplace(enum binop op, struct obj *a, struct obj *b)
{
    if (op == OP_POW)
        return inplace_power(a, b);
    binaryfunc *f = type_of(a)->s.inplace[op];
    struct obj *r;
    if (f) {
        r = f(a, b);
        if (r != obj_notimplemented)
            return r;
        decref(r);
    }
    r = try_binary(op, a, b);
    if (r != obj_notimplemented)
        return r;
    decref(r);
    r = sequence_inplace(op, a, b);
    if (r != obj_notimplemented)
        return r;
    decref(r);
    return unsupported(inplace_text[op], a, b);
}

/* ---- one operand ---- */

struct obj *num_unary(enum unop op, struct obj *a)
{
    static const char *const text[] = {"unary -", "unary +", "unary ~", "abs()"};
    unaryfunc *f = type_of(a)->s.unop[op];
    return f ? f(a) : err_type("bad operand type for %s: '%.200s'", text[op], type_name(type_of(a)));
}

/* Later versions give an int itself where __index__ (or o) is an instance of a subclass. */
static struct obj *index_result(struct obj *taken)
{
    if (!pol.index_exact || taken->ob_type == t_int->self)
        return taken;
    struct obj *r = int_binary(OP_ADD, taken, int_small(0));
    decref(taken);
    return r;
}

int warn_strict_subclass(struct obj *o, struct obj *result, const char *method, const char *type, bool names_owner)
{
    static const char deprecated[] = "  The ability to return an instance of a strict subclass of %s is deprecated, and may be "
                                     "removed in a future version of Python.";
    struct obj *where = pol.result_names_method ? str_printf("%.200T.%s() must return %s %s, not %.200T.", o, method,
                                                             *type == 'i' ? "an" : "a", type, result)
                        : names_owner           ? str_printf("%.50T.%s returned non-%s (type %.50T).", o, method, type, result)
                                                : str_printf("%s returned non-%s (type %.200T).", method, type, result);
    struct obj *rest = where ? str_printf(deprecated, type) : NULL;
    int r = rest ? err_warn(exc_DeprecationWarning, 1, "%U%U", where, rest) : -1;
    xdecref(where);
    xdecref(rest);
    return r;
}

struct obj *num_index(struct obj *o)
{
    if (is_int(o))
        return index_result(incref(o));
    unaryfunc *f = type_of(o)->s.index;
    if (!f)
        return err_type("'%.200s' object cannot be interpreted as an integer", type_name(type_of(o)));
    struct obj *r = f(o);
    if (r && is_int(r) && r->ob_type != t_int->self && warn_strict_subclass(o, r, "__index__", "int", false) < 0)
        obj_clear_slot(&r);
    if (!r || is_int(r))
        return r ? index_result(r) : NULL;
    return bad_result(o, r, "__index__", "an int", "__index__ returned non-int (type %.200s)");
}

int64_t num_as_ssize(struct obj *o, struct obj *overflow_exc)
{
    struct obj *index = num_index(o);
    int overflow;
    if (!index)
        return -1;
    int64_t v = int_as_i64(index, &overflow);
    decref(index);
    if (!overflow)
        return v;
    if (!overflow_exc)
        return overflow < 0 ? INT64_MIN : INT64_MAX;
    err_format(overflow_exc, "cannot fit '%.200s' into an index-sized integer", type_name(type_of(o)));
    return -1;
}
