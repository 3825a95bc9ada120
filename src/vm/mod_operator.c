/* The module `_operator`: the operators as functions; itemgetter and its like are in mod_operator_getters.c. */
#include "mod_operator.h"

#define BINARY(name, body)                                                                                                         \
    CFUNCTION(op_##name)                                                                                                           \
    {                                                                                                                              \
        return arg_count(#name, nargs, kwnames, 2, 2) < 0 ? NULL : (body);                                                         \
    }
#define UNARY(name, body)                                                                                                          \
    CFUNCTION(op_##name)                                                                                                           \
    {                                                                                                                              \
        return one_arg("_operator." #name, nargs, kwnames) < 0 ? NULL : (body);                                                    \
    }

static struct obj *truth_of(int r)
{
    return r < 0 ? NULL : new_bool(r);
}
static struct obj *none_of(int r)
{
    return r < 0 ? NULL : new_none();
}
static bool is_sequence(struct obj *o)
{
    const struct type *t = type_of(o);
    return t->kind != K_DICT && (t->s.sq_item || is_str(o) || is_tuple(o) || is_list(o) || t->s.sq_concat);
}
static struct obj *concat(struct obj *a, struct obj *b, bool inplace)
{
    if (!is_sequence(a))
        return err_type("'%T' object can't be concatenated", a);
    return inplace ? num_inplace(OP_ADD, a, b) : num_binary(OP_ADD, a, b);
}
static struct obj *invert_truth(struct obj *o)
{
    int r = obj_truth(o);
    return r < 0 ? NULL : new_bool(!r);
}

#define ARITHMETIC(X)                                                                                                              \
    X(add, OP_ADD)                                                                                                                 \
    X(sub, OP_SUB)                                                                                                                 \
    X(mul, OP_MUL) X(matmul, OP_MATMUL) X(truediv, OP_TRUEDIV) X(floordiv, OP_FLOORDIV) X(mod, OP_MOD) X(lshift, OP_LSHIFT)        \
        X(rshift, OP_RSHIFT) X(and_, OP_AND) X(xor, OP_XOR) X(or_, OP_OR)
#define INPLACE(X)                                                                                                                 \
    X(iadd, OP_ADD)                                                                                                                \
    X(isub, OP_SUB)                                                                                                                \
    X(imul, OP_MUL) X(imatmul, OP_MATMUL) X(itruediv, OP_TRUEDIV) X(ifloordiv, OP_FLOORDIV) X(imod, OP_MOD) X(ilshift, OP_LSHIFT)  \
        X(irshift, OP_RSHIFT) X(iand, OP_AND) X(ixor, OP_XOR) X(ior, OP_OR)
#define COMPARISON(X) X(lt, CMP_LT) X(le, CMP_LE) X(eq, CMP_EQ) X(ne, CMP_NE) X(gt, CMP_GT) X(ge, CMP_GE)
#define X(name, op)   BINARY(name, num_binary(op, args[0], args[1]))
ARITHMETIC(X)
#undef X
#define X(name, op) BINARY(name, num_inplace(op, args[0], args[1]))
INPLACE(X)
#undef X
#define X(name, op) BINARY(name, obj_richcompare(args[0], args[1], op))
COMPARISON(X)
#undef X
BINARY(pow, num_pow(args[0], args[1], obj_none))
BINARY(ipow, num_inplace(OP_POW, args[0], args[1]))
BINARY(is_, new_bool(args[0] == args[1]))
BINARY(is_not, new_bool(args[0] != args[1]))
BINARY(concat, concat(args[0], args[1], false))
BINARY(iconcat, concat(args[0], args[1], true))
BINARY(contains, truth_of(obj_contains(args[0], args[1])))
BINARY(getitem, obj_getitem(args[0], args[1]))
BINARY(delitem, none_of(obj_delitem(args[0], args[1])))
UNARY(neg, num_unary(UN_NEG, args[0]))
UNARY(pos, num_unary(UN_POS, args[0]))
UNARY(invert, num_unary(UN_INVERT, args[0]))
UNARY(abs, num_unary(UN_ABS, args[0]))
UNARY(index, num_index(args[0]))
UNARY(not_, invert_truth(args[0]))
UNARY(truth, truth_of(obj_truth(args[0])))

CFUNCTION(op_setitem)
{
    return arg_count("setitem", nargs, kwnames, 3, 3) < 0 ? NULL : none_of(obj_setitem(args[0], args[1], args[2]));
}

CFUNCTION(op_call)
{
    return nargs < 1 ? err_type("call expected at least 1 argument, got 0") : obj_call(args[0], args + 1, nargs - 1, kwnames);
}

/* Walks the items equal to x: their number, or with `first` the index of the first (-1: none). -2: exception. */
static int64_t walk_equal(struct obj *seq, struct obj *x, bool first)
{
    struct obj *it = obj_iter(seq), *item;
    if (!it)
        return -2;
    int64_t n = 0, i = 0;
    for (int same = 0; (item = obj_next(it)); i++, n += same) {
        same = obj_richcompare_bool(item, x, CMP_EQ);
        decref(item);
        if (same < 0 || (same && first)) {
            decref(it);
            return same < 0 ? -2 : i;
        }
    }
    decref(it);
    return err_occurred() ? -2 : first ? -1 : n;
}

CFUNCTION(op_countOf)
{
    int64_t n = arg_count("countOf", nargs, kwnames, 2, 2) < 0 ? -2 : walk_equal(args[0], args[1], false);
    return n < 0 ? NULL : int_from_i64(n);
}

CFUNCTION(op_indexOf)
{
    int64_t n = arg_count("indexOf", nargs, kwnames, 2, 2) < 0 ? -2 : walk_equal(args[0], args[1], true);
    return n == -1 ? err_value("sequence.index(x): x not in sequence") : n < 0 ? NULL : int_from_i64(n);
}

static const struct method_def defs[] = {
#define X(name, op) {#name, op_##name, NULL, 0},
    ARITHMETIC(X) INPLACE(X) COMPARISON(X)
#undef X
        {"pow", op_pow, NULL, 0},
    {"ipow", op_ipow, NULL, 0},
    {"is_", op_is_, NULL, 0},
    {"is_not", op_is_not, NULL, 0},
    {"concat", op_concat, NULL, 0},
    {"iconcat", op_iconcat, NULL, 0},
    {"contains", op_contains, NULL, 0},
    {"getitem", op_getitem, NULL, 0},
    {"setitem", op_setitem, NULL, 0},
    {"delitem", op_delitem, NULL, 0},
    {"neg", op_neg, NULL, 0},
    {"pos", op_pos, NULL, 0},
    {"inv", op_invert, NULL, 0},
    {"invert", op_invert, NULL, 0},
    {"abs", op_abs, NULL, 0},
    {"index", op_index, NULL, 0},
    {"not_", op_not_, NULL, 0},
    {"truth", op_truth, NULL, 0},
    {"call", op_call, NULL, 0},
    {"countOf", op_countOf, NULL, 0},
    {"indexOf", op_indexOf, NULL, 0},
    {NULL, NULL, NULL, 0},
};

struct obj *mod_operator_init(void)
{
    struct obj *m = module_with("_operator", defs);
    return m && operator_add_getters(m) ? m : NULL;
}
