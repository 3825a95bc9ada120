/* Expressions: operators by precedence climbing, the conditional, lambda, named expressions, and lists of them. Atoms are in
 * parse_atom.c. */
#include "parser.h"
#include <string.h>

/* ---- binary operators ---- */

/* How tightly a binary operator binds (0: not one), and what it makes. */
static const struct binary {
    unsigned char level;
    unsigned char op; /* enum operator_kind */
} binaries[TOKEN_COUNT] = {
    [T_VBAR] = {1, OP_BitOr},        [T_CIRCUMFLEX] = {2, OP_BitXor},
    [T_AMPER] = {3, OP_BitAnd},      [T_LEFTSHIFT] = {4, OP_LShift},
    [T_RIGHTSHIFT] = {4, OP_RShift}, [T_PLUS] = {5, OP_Add},
    [T_MINUS] = {5, OP_Sub},         [T_STAR] = {6, OP_Mult},
    [T_SLASH] = {6, OP_Div},         [T_DOUBLESLASH] = {6, OP_FloorDiv},
    [T_PERCENT] = {6, OP_Mod},       [T_AT] = {6, OP_MatMult},
};

static struct expr *binop(struct parser *p, int from, struct expr *left, enum operator_kind op, struct expr *right)
{
    struct expr *e = expr_new(p, EXPR_BinOp, from);
    e->BinOp.left = left;
    e->BinOp.op = op;
    e->BinOp.right = right;
    return e;
}

static struct expr *unary(struct parser *p, int from, enum unary_kind op, struct expr *operand)
{
    struct expr *e = expr_new(p, EXPR_UnaryOp, from);
    e->UnaryOp.op = op;
    e->UnaryOp.operand = operand;
    return e;
}

/* `not` where an operand must stand. */
static void *invalid_not(struct parser *p)
{
    struct pos not_pos = token_at(p)->pos;
    if (!p->diagnose || !p->d->msgs_313 || peek(p) != KW_not)
        return NULL;
    p->mark++;
    struct expr *e = inversion(p);
    return e ? raise_range(p, &not_pos, &e->pos, "'not' after an operator must be parenthesized") : NULL;
}

/* await_primary ['**' factor] */
static struct expr *power(struct parser *p)
{
    int from = p->mark;
    bool await = accept(p, KW_await);
    struct expr *e = primary(p);
    if (!e)
        return NULL;
    if (await) {
        struct expr *w = expr_new(p, EXPR_Await, from);
        w->Await.value = e;
        e = w;
    }
    int mark = p->mark;
    if (!accept(p, T_DOUBLESTAR))
        return e;
    struct expr *right = factor(p);
    if (!right) {
        p->mark = mark;
        return p->failed ? NULL : e;
    }
    return binop(p, from, e, OP_Pow, right);
}

struct expr *factor(struct parser *p)
{
    int from = p->mark;
    enum token_type t = peek(p);
    if (t != T_PLUS && t != T_MINUS && t != T_TILDE)
        return power(p);
    p->mark++;
    if (peek(p) == KW_not)
        return invalid_not(p);
    if (!deeper(p))
        return NULL;
    struct expr *e = factor(p);
    shallower(p);
    return e ? unary(p, from, t == T_PLUS ? UNARY_UAdd : t == T_MINUS ? UNARY_USub : UNARY_Invert, e) : NULL;
}

/* Operators that bind at least as tightly as level. Where an operand is missing the operator is not taken. */
static struct expr *binary(struct parser *p, int level)
{
    int from = p->mark;
    struct expr *left = factor(p);
    while (left) {
        int mark = p->mark;
        const struct binary *b = &binaries[peek(p)];
        if (!b->level || b->level < level)
            break;
        p->mark++;
        if (b->level >= 5 && peek(p) == KW_not)
            invalid_not(p);
        struct expr *right = p->failed ? NULL : binary(p, b->level + 1);
        if (p->failed)
            return NULL;
        if (!right) {
            p->mark = mark;
            break;
        }
        left = binop(p, from, left, (enum operator_kind)b->op, right);
    }
    return p->failed ? NULL : left;
}

struct expr *bitwise_or(struct parser *p)
{
    struct expr *e;
    int mark = p->mark;
    if (!p->diagnose && !p->memo)
        return binary(p, 1);
    if (memo_get(p, MEMO_BITWISE_OR, &e))
        return e;
    e = binary(p, 1);
    return memo_put(p, MEMO_BITWISE_OR, mark, e);
}

/* ---- comparisons, not, and, or ---- */

static bool compare_op(struct parser *p, enum cmp_kind *op)
{
    switch (peek(p)) {
    case T_EQEQUAL: *op = CMP_Eq; break;
    case T_NOTEQUAL: *op = CMP_NotEq; break;
    case T_LESS: *op = CMP_Lt; break;
    case T_LESSEQUAL: *op = CMP_LtE; break;
    case T_GREATER: *op = CMP_Gt; break;
    case T_GREATEREQUAL: *op = CMP_GtE; break;
    case KW_in: *op = CMP_In; break;
    case KW_is: *op = peek_at(p, 1) == KW_not ? CMP_IsNot : CMP_Is; break;
    case KW_not:
        if (peek_at(p, 1) != KW_in)
            return false;
        *op = CMP_NotIn;
        break;
    default: return false;
    }
    p->mark += *op == CMP_IsNot || *op == CMP_NotIn ? 2 : 1;
    return true;
}

struct op_list {
    int n;
    enum cmp_kind *v;
};

/* a <> b */
static void *old_not_equal(struct parser *p)
{
    if (!p->diagnose || !p->d->msgs_314 || peek(p) != T_LESSGREATER)
        return NULL;
    return raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "invalid syntax.  Maybe you meant '!=' instead of '<>'?");
}

static struct expr *comparison(struct parser *p)
{
    int from = p->mark;
    struct expr *left = bitwise_or(p), *right;
    struct op_list ops = {0, NULL};
    struct expr_list rest = {0, NULL};
    enum cmp_kind op;
    int mark = p->mark;
    while (left && compare_op(p, &op)) {
        if (!(right = bitwise_or(p))) {
            p->mark = mark;
            break;
        }
        mark = p->mark;
        LIST_ADD(p, ops, op);
        LIST_ADD(p, rest, right);
    }
    if (left)
        old_not_equal(p);
    if (p->failed || !ops.n)
        return p->failed ? NULL : left;
    struct expr *e = expr_new(p, EXPR_Compare, from);
    e->Compare.left = left;
    e->Compare.n = ops.n;
    e->Compare.ops = ops.v;
    e->Compare.comparators = rest.v;
    return e;
}

struct expr *inversion(struct parser *p)
{
    int from = p->mark;
    if (peek(p) != KW_not)
        return comparison(p);
    p->mark++;
    if (!deeper(p))
        return NULL;
    struct expr *e = inversion(p);
    shallower(p);
    return e ? unary(p, from, UNARY_Not, e) : NULL;
}

/* operand (op operand)*; one operand is itself. */
static struct expr *bool_chain(struct parser *p, enum token_type t, enum bool_kind op, struct expr *(*operand)(struct parser *))
{
    int from = p->mark;
    struct expr *first = operand(p), *next;
    struct expr_list values = {0, NULL};
    if (!first || peek(p) != t)
        return p->failed ? NULL : first;
    LIST_ADD(p, values, first);
    int mark = p->mark;
    while (accept(p, t)) {
        if (!(next = operand(p))) {
            p->mark = mark;
            break;
        }
        mark = p->mark;
        LIST_ADD(p, values, next);
    }
    if (p->failed || values.n == 1)
        return p->failed ? NULL : first;
    struct expr *e = expr_new(p, EXPR_BoolOp, from);
    e->BoolOp.op = op;
    e->BoolOp.values = values;
    return e;
}

static struct expr *conjunction(struct parser *p)
{
    return bool_chain(p, KW_and, BOOL_And, inversion);
}

struct expr *disjunction(struct parser *p)
{
    struct expr *e;
    int mark = p->mark;
    if (!p->memo)
        return bool_chain(p, KW_or, BOOL_Or, conjunction);
    if (memo_get(p, MEMO_DISJUNCTION, &e))
        return e;
    e = bool_chain(p, KW_or, BOOL_Or, conjunction);
    return memo_put(p, MEMO_DISJUNCTION, mark, e);
}

/* ---- expression ---- */

struct expr *lambdef(struct parser *p)
{
    int from = p->mark;
    if (!accept(p, KW_lambda) || !deeper(p))
        return NULL;
    struct arguments *args = peek(p) == T_COLON ? node_alloc(p, sizeof *args) : parameters(p, true);
    struct expr *body = args && accept(p, T_COLON) ? expression(p) : NULL;
    shallower(p);
    if (!body)
        return NULL;
    struct expr *e = expr_new(p, EXPR_Lambda, from);
    e->Lambda.args = args;
    e->Lambda.body = body;
    return e;
}

/* `if` test `else` other, after body. Without else it is not one, and the `if` is someone else's. */
static struct expr *conditional(struct parser *p, int from, struct expr *body)
{
    int mark = p->mark;
    p->mark++;
    struct expr *test = disjunction(p), *orelse = NULL;
    if (test && accept(p, KW_else) && deeper(p)) {
        orelse = expression(p);
        shallower(p);
    }
    if (p->failed)
        return NULL;
    if (!orelse) {
        p->mark = mark;
        return body;
    }
    struct expr *e = expr_new(p, EXPR_IfExp, from);
    e->IfExp.test = test;
    e->IfExp.body = body;
    e->IfExp.orelse = orelse;
    return e;
}

static struct expr *plain_expression(struct parser *p)
{
    if (peek(p) == KW_lambda)
        return lambdef(p);
    int from = p->mark;
    struct expr *e = disjunction(p);
    return e && peek(p) == KW_if ? conditional(p, from, e) : p->failed ? NULL : e;
}

struct expr *expression(struct parser *p)
{
    struct expr *e = NULL;
    int mark = p->mark;
    if (!p->memo)
        return plain_expression(p);
    if (memo_get(p, MEMO_EXPRESSION, &e))
        return e;
    if (!deeper(p))
        return NULL;
    if (p->diagnose) {
        invalid_expression(p);
        if (!raised(p, mark)) {
            invalid_legacy_expression(p);
            raised(p, mark);
        }
    }
    if (!p->failed)
        e = plain_expression(p);
    shallower(p);
    return memo_put(p, MEMO_EXPRESSION, mark, e);
}

/* ---- named expressions ---- */

struct expr *name_expr(struct parser *p)
{
    if (peek(p) != T_NAME)
        return NULL;
    struct expr *e = expr_new(p, EXPR_Name, p->mark);
    e->Name.id = p->tok[p->mark++].name;
    return e;
}

struct expr *assignment_expression(struct parser *p)
{
    int from = p->mark;
    struct expr *target = name_expr(p);
    if (!target || !accept(p, T_COLONEQUAL))
        return NULL;
    struct expr *value = expression(p);
    if (!value)
        return NULL;
    target->ctx = CTX_Store;
    struct expr *e = expr_new(p, EXPR_NamedExpr, from);
    e->NamedExpr.target = target;
    e->NamedExpr.value = value;
    return e;
}

struct expr *named_expression(struct parser *p)
{
    int mark = p->mark;
    if (peek(p) == T_NAME && peek_at(p, 1) == T_COLONEQUAL)
        return assignment_expression(p);
    if (p->diagnose) {
        invalid_named_expression(p);
        if (raised(p, mark))
            return NULL;
    }
    struct expr *e = expression(p);
    return e && peek(p) != T_COLONEQUAL && !p->failed ? e : NULL;
}

/* ---- starred expressions and tuples without parentheses ---- */

static struct expr *starred(struct parser *p, struct expr *(*operand)(struct parser *))
{
    int from = p->mark++;
    struct expr *value = operand(p);
    if (!value)
        return NULL;
    struct expr *e = expr_new(p, EXPR_Starred, from);
    e->Starred.value = value;
    return e;
}

struct expr *star_expression(struct parser *p)
{
    return peek(p) == T_STAR ? starred(p, bitwise_or) : expression(p);
}

struct expr *star_named_expression(struct parser *p)
{
    if (p->diagnose && p->d->msgs_315 && peek(p) == T_DOUBLESTAR) {
        struct pos star = token_at(p)->pos;
        p->mark++;
        return bitwise_or(p) ? raise_pos(p, ERR_SYNTAX, &star, "cannot use dict unpacking here") : NULL;
    }
    return peek(p) == T_STAR ? starred(p, bitwise_or) : named_expression(p);
}

/* In arguments and subscripts: *expression. */
struct expr *starred_expression(struct parser *p)
{
    if (peek(p) != T_STAR)
        return NULL;
    int mark = p->mark;
    if (p->diagnose && p->d->msgs_313) {
        struct pos star = token_at(p)->pos;
        p->mark++;
        struct expr *a = expression(p);
        struct expr *b = a && accept(p, T_EQUAL) ? expression(p) : NULL;
        if (b)
            return raise_range(p, &star, &b->pos, "cannot assign to iterable argument unpacking");
        if (raised(p, mark))
            return NULL;
    }
    struct expr *e = starred(p, expression);
    if (!e && p->diagnose && p->d->msgs_313)
        return raise_last(p, ERR_SYNTAX, "Invalid star expression");
    return e;
}

/* item (',' item)* [',']: a tuple if there is a comma. */
static struct expr *tuple_of(struct parser *p, struct expr *(*item)(struct parser *))
{
    int from = p->mark, mark;
    struct expr_list elts = {0, NULL};
    struct expr *first = item(p), *next;
    if (!first || peek(p) != T_COMMA)
        return p->failed ? NULL : first;
    LIST_ADD(p, elts, first);
    for (;;) {
        if (!accept(p, T_COMMA))
            break;
        mark = p->mark;
        if (!(next = item(p))) {
            p->mark = mark;
            break;
        }
        LIST_ADD(p, elts, next);
    }
    if (p->failed)
        return NULL;
    struct expr *e = expr_new(p, EXPR_Tuple, from);
    e->Tuple.elts = elts;
    return e;
}

struct expr *star_expressions(struct parser *p)
{
    return tuple_of(p, star_expression);
}

struct expr *expressions(struct parser *p)
{
    return tuple_of(p, expression);
}

bool star_named_list(struct parser *p, struct expr_list *out)
{
    int mark = p->mark;
    for (;;) {
        struct expr *e = star_named_expression(p);
        if (!e) {
            p->mark = mark;
            return out->n > 0 && !p->failed;
        }
        LIST_ADD(p, *out, e);
        mark = p->mark;
        if (!accept(p, T_COMMA))
            return !p->failed;
        mark = p->mark;
    }
}

struct expr *yield_expr(struct parser *p)
{
    int from = p->mark;
    if (!accept(p, KW_yield))
        return NULL;
    int mark = p->mark;
    struct expr *value = NULL;
    if (accept(p, KW_from)) {
        if (!(value = expression(p)))
            return NULL;
        struct expr *e = expr_new(p, EXPR_YieldFrom, from);
        e->YieldFrom.value = value;
        return e;
    }
    if (!(value = star_expressions(p)))
        p->mark = mark;
    if (p->failed)
        return NULL;
    struct expr *e = expr_new(p, EXPR_Yield, from);
    e->Yield.value = value;
    return e;
}

struct expr *annotated_rhs(struct parser *p)
{
    return peek(p) == KW_yield ? yield_expr(p) : star_expressions(p);
}

/* ---- targets ---- */

static bool all_targets(struct expr_list *l, enum expr_ctx ctx)
{
    for (int i = 0; i < l->n; i++)
        if (!to_target(l->v[i], ctx))
            return false;
    return true;
}

bool to_target(struct expr *e, enum expr_ctx ctx)
{
    switch (e->kind) {
    case EXPR_Name:
    case EXPR_Attribute:
    case EXPR_Subscript: break;
    case EXPR_List:
    case EXPR_Tuple:
        if (!all_targets(&e->List.elts, ctx))
            return false;
        break;
    case EXPR_Starred:
        if (ctx == CTX_Del || e->parens || e->Starred.value->kind == EXPR_Starred || !to_target(e->Starred.value, ctx))
            return false;
        break;
    default: return false;
    }
    e->ctx = ctx;
    return true;
}

/* ['*'] primary that can be assigned to. */
struct expr *star_target(struct parser *p)
{
    int from = p->mark;
    bool star = accept(p, T_STAR);
    struct expr *e = primary(p);
    if (!e || !to_target(e, CTX_Store))
        return NULL;
    if (!star)
        return e;
    struct expr *s = expr_new(p, EXPR_Starred, from);
    s->Starred.value = e;
    s->ctx = CTX_Store;
    return s;
}

struct expr *star_targets(struct parser *p)
{
    struct expr *e = tuple_of(p, star_target);
    if (e)
        e->ctx = CTX_Store;
    return e;
}

/* The part of e that cannot be a target, or NULL. */
struct expr *invalid_target(struct expr *e, enum target_kind kind)
{
    switch (e->kind) {
    case EXPR_List:
    case EXPR_Tuple:
        for (int i = 0; i < e->List.elts.n; i++) {
            struct expr *bad = invalid_target(e->List.elts.v[i], kind);
            if (bad)
                return bad;
        }
        return NULL;
    case EXPR_Starred: return kind == TARGETS_DEL ? e : invalid_target(e->Starred.value, kind);
    case EXPR_Compare:
        if (kind != TARGETS_FOR)
            return e;
        return e->Compare.ops[0] == CMP_In ? invalid_target(e->Compare.left, kind) : NULL;
    case EXPR_Name:
    case EXPR_Subscript:
    case EXPR_Attribute: return NULL;
    default: return e;
    }
}

void *raise_invalid_target(struct parser *p, enum target_kind kind, struct expr *e)
{
    struct expr *bad = invalid_target(e, kind);
    if (!bad)
        return NULL;
    const struct pos *pos = p->d->msgs_peg ? &bad->pos : &e->pos;
    return raise_pos(p, ERR_SYNTAX, pos, kind == TARGETS_DEL ? "cannot delete %s" : "cannot assign to %s", expr_name(p, bad));
}
