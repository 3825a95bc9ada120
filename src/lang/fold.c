/*
 * Folding of constants, as CPython's optimizer of syntax trees does it: an operation on literals becomes its value when that is
 * known without a heap and stays small. Arithmetic is done in 128 bits and in doubles; what does not fit, or would raise, is left
 * for run time.
 */
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "slotscope/lang/ast.h"
#include "slotscope/lang/scope.h"

#define MAX_FOLDED_TEXT  4096
#define MAX_FOLDED_ITEMS 256

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;

struct folder {
    struct ast_module *m;
    const char *name_debug;
    bool text_annotations;
    bool folds_late;
};

static void fold_expr(struct folder *f, struct expr *e);
static void fold_stmts(struct folder *f, struct stmt_list *l);

/* ---- values ---- */

static void become(struct expr *e, const struct constant *c)
{
    e->kind = EXPR_Constant;
    e->Constant = *c;
    e->Constant.u_prefix = false;
    e->Constant.folded = true;
}

/* e begins with the constant `from`. */
static void become_of(const struct folder *f, struct expr *e, const struct constant *c, const struct constant *from)
{
    const struct constant *first = from->first ? from->first : from;
    become(e, c);
    e->Constant.first = f->folds_late ? first : NULL;
}

static struct constant int_constant(struct folder *f, wide v)
{
    struct constant c = {.kind = CONST_INT};
    if (v >= INT64_MIN && v <= INT64_MAX) {
        char s[32];
        int n = snprintf(s, sizeof s, "%lld", (long long)v);
        c.small = true;
        c.i = (int64_t)v;
        c.s.p = arena_strndup(f->m->arena, s, (size_t)n);
        c.s.n = (size_t)n;
        return c;
    }
    uwide u = v < 0 ? (uwide)0 - (uwide)v : (uwide)v;
    char s[40];
    int n = snprintf(s, sizeof s, "0x%llx%016llx", (unsigned long long)(u >> 64), (unsigned long long)u);
    c.negative = v < 0;
    c.s.p = arena_strndup(f->m->arena, s, (size_t)n);
    c.s.n = (size_t)n;
    return c;
}

static struct constant float_constant(double d)
{
    return (struct constant){.kind = CONST_FLOAT, .f = d};
}

/* Truth, or -1 if the kind has none we know. */
static int truth(const struct constant *c)
{
    switch (c->kind) {
    case CONST_NONE:
    case CONST_FALSE: return 0;
    case CONST_TRUE:
    case CONST_ELLIPSIS: return 1;
    case CONST_INT: return c->small ? c->i != 0 : 1;
    case CONST_FLOAT: return c->f != 0;
    case CONST_IMAG: return c->imag != 0;
    case CONST_STR:
    case CONST_BYTES: return c->s.n != 0;
    case CONST_TUPLE: return c->items.n != 0;
    default: return -1;
    }
}

/* ---- operations on ints ---- */

static wide floor_div(wide a, wide b)
{
    wide q = a / b;
    return q - ((a % b != 0) && ((a < 0) != (b < 0)));
}

static bool power(wide a, wide n, wide *out)
{
    wide v = 1;
    if (n < 0)
        return false;
    for (wide i = 0; i < n && (a != 0 && a != 1 && a != -1); i++)
        if (__builtin_mul_overflow(v, a, &v))
            return false;
    if (a == 0)
        v = n == 0;
    else if (a == 1 || a == -1)
        v = a == -1 && n % 2 ? -1 : 1;
    *out = v;
    return true;
}

static bool shift_left(wide a, wide n, wide *out)
{
    if (n < 0 || n > 120)
        return false;
    return !__builtin_mul_overflow(a, (wide)1 << n, out);
}

static bool int_op(enum operator_kind op, wide a, wide b, wide *out)
{
    switch (op) {
    case OP_Add: return !__builtin_add_overflow(a, b, out);
    case OP_Sub: return !__builtin_sub_overflow(a, b, out);
    case OP_Mult: return !__builtin_mul_overflow(a, b, out);
    case OP_FloorDiv: return b != 0 && (*out = floor_div(a, b), true);
    case OP_Mod: return b != 0 && (*out = a - floor_div(a, b) * b, true);
    case OP_Pow: return power(a, b, out);
    case OP_LShift: return shift_left(a, b, out);
    case OP_RShift: return b >= 0 && (*out = b > 126 ? (a < 0 ? -1 : 0) : a >> b, true);
    case OP_BitOr: *out = a | b; return true;
    case OP_BitXor: *out = a ^ b; return true;
    case OP_BitAnd: *out = a & b; return true;
    default: return false;
    }
}

/* ---- operations on numbers ---- */

static bool is_small(const struct constant *c)
{
    return c->kind == CONST_INT && c->small;
}

/* As a double, if exact. */
static bool as_double(const struct constant *c, double *out)
{
    if (c->kind == CONST_FLOAT) {
        *out = c->f;
        return true;
    }
    *out = (double)c->i;
    return is_small(c) && c->i <= (1LL << 53) && c->i >= -(1LL << 53);
}

static bool float_op(enum operator_kind op, double a, double b, double *out)
{
    switch (op) {
    case OP_Add: *out = a + b; return true;
    case OP_Sub: *out = a - b; return true;
    case OP_Mult: *out = a * b; return true;
    case OP_Div: *out = a / b; return b != 0;
    case OP_Pow: *out = pow(a, b); return a > 0 && isfinite(*out);
    default: return false;
    }
}

/* real + imaginary */
static bool complex_op(enum operator_kind op, const struct constant *a, const struct constant *b, struct constant *out)
{
    double real;
    bool zero = b->kind == CONST_IMAG && b->imag == 0; /* its sign is the version's affair: left to run time */
    if (b->kind != CONST_IMAG || zero || (op != OP_Add && op != OP_Sub) || !as_double(a, &real))
        return false;
    *out = (struct constant){
        .kind = CONST_COMPLEX, .f = op == OP_Add ? real + 0.0 : real - 0.0, .imag = op == OP_Add ? b->imag : -b->imag};
    return true;
}

static bool number_op(struct folder *f, enum operator_kind op, const struct constant *a, const struct constant *b,
                      struct constant *out)
{
    wide w;
    double x, y, z;
    if (is_small(a) && is_small(b) && op != OP_Div) {
        if (!int_op(op, a->i, b->i, &w))
            return false;
        *out = int_constant(f, w);
        return true;
    }
    if (complex_op(op, a, b, out))
        return true;
    if (!as_double(a, &x) || !as_double(b, &y) || !float_op(op, x, y, &z))
        return false;
    *out = float_constant(z);
    return true;
}

/* ---- operations on text and tuples ---- */

static bool is_text(const struct constant *c)
{
    return c->kind == CONST_STR || c->kind == CONST_BYTES;
}

static size_t characters(const struct constant *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->s.n; i++)
        n += c->kind == CONST_BYTES || ((unsigned char)c->s.p[i] & 0xC0) != 0x80;
    return n;
}

static bool concat(struct folder *f, const struct constant *a, const struct constant *b, struct constant *out)
{
    size_t n = a->s.n + b->s.n;
    char *s = arena_alloc(f->m->arena, n + 1);
    memcpy(s, a->s.p, a->s.n);
    memcpy(s + a->s.n, b->s.p, b->s.n);
    *out = (struct constant){.kind = a->kind, .s = {s, n}};
    return true;
}

static bool repeat_text(struct folder *f, const struct constant *a, int64_t times, struct constant *out)
{
    times = times < 0 ? 0 : times;
    size_t chars = characters(a);
    if (times && chars > (size_t)MAX_FOLDED_TEXT / (size_t)times)
        return false;
    size_t n = a->s.n * (size_t)times;
    char *s = arena_alloc(f->m->arena, n + 1);
    for (int64_t i = 0; i < times && a->s.n; i++)
        memcpy(s + (size_t)i * a->s.n, a->s.p, a->s.n);
    *out = (struct constant){.kind = a->kind, .s = {s, n}};
    return true;
}

static bool join_tuples(struct folder *f, const struct constant *a, const struct constant *b, struct constant *out)
{
    int n = a->items.n + b->items.n;
    struct constant *v = arena_alloc(f->m->arena, (size_t)(n + 1) * sizeof *v);
    for (int i = 0; i < n; i++)
        v[i] = i < a->items.n ? a->items.v[i] : b->items.v[i - a->items.n];
    *out = (struct constant){.kind = CONST_TUPLE, .items = {n, v}};
    return true;
}

static bool repeat_tuple(struct folder *f, const struct constant *a, int64_t times, struct constant *out)
{
    times = times < 0 ? 0 : times;
    if (a->items.n && times > MAX_FOLDED_ITEMS / a->items.n)
        return false;
    int n = a->items.n ? a->items.n * (int)times : 0;
    struct constant *v = arena_alloc(f->m->arena, (size_t)(n + 1) * sizeof *v);
    for (int i = 0; i < n; i++)
        v[i] = a->items.v[i % a->items.n];
    *out = (struct constant){.kind = CONST_TUPLE, .items = {n, v}};
    return true;
}

static bool sequence_op(struct folder *f, enum operator_kind op, const struct constant *a, const struct constant *b,
                        struct constant *out)
{
    if (op == OP_Add && is_text(a) && a->kind == b->kind)
        return concat(f, a, b, out);
    if (op == OP_Add && a->kind == CONST_TUPLE && b->kind == CONST_TUPLE)
        return join_tuples(f, a, b, out);
    if (op != OP_Mult)
        return false;
    if (is_small(a))
        return !is_small(b) && sequence_op(f, op, b, a, out);
    if (!is_small(b))
        return false;
    return is_text(a) ? repeat_text(f, a, b->i, out) : a->kind == CONST_TUPLE && repeat_tuple(f, a, b->i, out);
}

/* ---- expressions ---- */

static void fold_binary(struct folder *f, struct expr *e)
{
    struct constant out;
    if (!is_const(e->BinOp.left) || !is_const(e->BinOp.right))
        return;
    const struct constant *a = &e->BinOp.left->Constant, *b = &e->BinOp.right->Constant;
    if (number_op(f, e->BinOp.op, a, b, &out) || sequence_op(f, e->BinOp.op, a, b, &out))
        become_of(f, e, &out, a);
}

static bool negate(struct folder *f, const struct constant *c, struct constant *out)
{
    *out = *c;
    switch (c->kind) {
    case CONST_INT:
        if (c->small)
            *out = int_constant(f, -(wide)c->i);
        else
            out->negative = !c->negative;
        return true;
    case CONST_TRUE:
    case CONST_FALSE: *out = int_constant(f, c->kind == CONST_TRUE ? -1 : 0); return true;
    case CONST_FLOAT: out->f = -c->f; return true;
    case CONST_IMAG:
    case CONST_COMPLEX:
        *out = (struct constant){.kind = CONST_COMPLEX, .f = c->kind == CONST_IMAG ? -0.0 : -c->f, .imag = -c->imag};
        return true;
    default: return false;
    }
}

/* not a is b: a is not b. */
static void fold_not_compare(struct expr *e)
{
    static const enum cmp_kind opposite[CMP_KIND_COUNT] = {
        [CMP_Is] = CMP_IsNot, [CMP_IsNot] = CMP_Is, [CMP_In] = CMP_NotIn, [CMP_NotIn] = CMP_In};
    struct expr *c = e->UnaryOp.operand;
    if (c->kind != EXPR_Compare || c->Compare.n != 1 || c->Compare.ops[0] < CMP_Is)
        return;
    struct pos pos = e->pos;
    *e = *c;
    e->pos = pos;
    e->Compare.ops[0] = opposite[c->Compare.ops[0]];
}

static void fold_unary(struct folder *f, struct expr *e)
{
    struct constant out;
    if (!is_const(e->UnaryOp.operand)) {
        if (e->UnaryOp.op == UNARY_Not)
            fold_not_compare(e);
        return;
    }
    const struct constant *c = &e->UnaryOp.operand->Constant;
    switch (e->UnaryOp.op) {
    case UNARY_USub:
        if (negate(f, c, &out))
            become_of(f, e, &out, c);
        return;
    case UNARY_UAdd:
        if (c->kind >= CONST_INT && c->kind <= CONST_IMAG)
            out = *c, become_of(f, e, &out, c);
        return;
    case UNARY_Invert:
        if (is_small(c))
            out = int_constant(f, ~(wide)c->i), become_of(f, e, &out, c);
        else if ((c->kind == CONST_TRUE || c->kind == CONST_FALSE) && !f->folds_late)
            out = int_constant(f, c->kind == CONST_TRUE ? -2 : -1), become(e, &out);
        return;
    case UNARY_Not:
        if (truth(c) >= 0)
            out = (struct constant){.kind = truth(c) ? CONST_FALSE : CONST_TRUE}, become_of(f, e, &out, c);
        return;
    default: return;
    }
}

static void to_constant(struct folder *f, struct expr *e, enum const_kind kind)
{
    struct expr_list *l = &e->List.elts;
    struct constant *v = arena_alloc(f->m->arena, (size_t)(l->n + 1) * sizeof *v), out = {.kind = kind};
    for (int i = 0; i < l->n; i++)
        v[i] = l->v[i]->Constant;
    out.items.n = l->n;
    out.items.v = v;
    if (l->n)
        become_of(f, e, &out, v);
    else
        become(e, &out);
}

/* What is only looked into or walked over needs no list: [1, 2] becomes (1, 2), {1, 2} a frozenset. */
static void fold_iterable(struct folder *f, struct expr *e)
{
    if (e->kind == EXPR_List) {
        if (all_const(&e->List.elts)) {
            to_constant(f, e, CONST_TUPLE);
            return;
        }
        for (int i = 0; i < e->List.elts.n; i++)
            if (e->List.elts.v[i]->kind == EXPR_Starred)
                return;
        e->kind = EXPR_Tuple;
    } else if (e->kind == EXPR_Set && all_const(&e->Set.elts)) {
        to_constant(f, e, CONST_FROZENSET);
    }
}

static void fold_compare(struct folder *f, struct expr *e)
{
    int last = e->Compare.n - 1;
    fold_expr(f, e->Compare.left);
    for (int i = 0; i < e->Compare.n; i++)
        fold_expr(f, e->Compare.comparators[i]);
    if (e->Compare.ops[last] == CMP_In || e->Compare.ops[last] == CMP_NotIn)
        fold_iterable(f, e->Compare.comparators[last]);
}

static void fold_exprs(struct folder *f, struct expr_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i])
            fold_expr(f, l->v[i]);
}

static void fold_optional(struct folder *f, struct expr *e)
{
    if (e)
        fold_expr(f, e);
}

static void fold_keywords(struct folder *f, struct keyword_list *l)
{
    for (int i = 0; i < l->n; i++)
        fold_expr(f, l->v[i]->value);
}

static void fold_generators(struct folder *f, struct comp_list *l)
{
    for (int i = 0; i < l->n; i++) {
        fold_expr(f, l->v[i]->target);
        fold_expr(f, l->v[i]->iter);
        fold_exprs(f, &l->v[i]->ifs);
        if (!(l->v[i]->is_async && f->folds_late))
            fold_iterable(f, l->v[i]->iter);
    }
}

static void fold_annotation(struct folder *f, struct expr *e)
{
    if (e && (!f->m->future_annotations || f->text_annotations))
        fold_expr(f, e);
}

static void fold_args(struct folder *f, struct arg_list *l)
{
    for (int i = 0; i < l->n; i++)
        fold_annotation(f, l->v[i]->annotation);
}

static void fold_arguments(struct folder *f, struct arguments *a)
{
    fold_args(f, &a->posonlyargs);
    fold_args(f, &a->args);
    fold_args(f, &a->kwonlyargs);
    if (a->vararg)
        fold_annotation(f, a->vararg->annotation);
    if (a->kwarg)
        fold_annotation(f, a->kwarg->annotation);
    fold_exprs(f, &a->defaults);
    fold_exprs(f, &a->kw_defaults);
}

static void fold_name(struct folder *f, struct expr *e)
{
    struct constant t = {.kind = CONST_TRUE};
    if (e->ctx == CTX_Load && e->Name.id == f->name_debug)
        become(e, &t);
}

static void fold_expr(struct folder *f, struct expr *e)
{
    switch (e->kind) {
    case EXPR_BoolOp: fold_exprs(f, &e->BoolOp.values); break;
    case EXPR_NamedExpr: fold_expr(f, e->NamedExpr.value); break;
    case EXPR_BinOp:
        fold_expr(f, e->BinOp.left);
        fold_expr(f, e->BinOp.right);
        fold_binary(f, e);
        break;
    case EXPR_UnaryOp:
        fold_expr(f, e->UnaryOp.operand);
        fold_unary(f, e);
        break;
    case EXPR_Lambda:
        fold_arguments(f, e->Lambda.args);
        fold_expr(f, e->Lambda.body);
        break;
    case EXPR_IfExp:
        fold_expr(f, e->IfExp.test);
        fold_expr(f, e->IfExp.body);
        fold_expr(f, e->IfExp.orelse);
        break;
    case EXPR_Dict:
        fold_exprs(f, &e->Dict.keys);
        fold_exprs(f, &e->Dict.values);
        break;
    case EXPR_Set:
    case EXPR_List: fold_exprs(f, &e->List.elts); break;
    case EXPR_Tuple:
        fold_exprs(f, &e->Tuple.elts);
        if (e->ctx == CTX_Load && all_const(&e->Tuple.elts))
            to_constant(f, e, CONST_TUPLE);
        break;
    case EXPR_ListComp:
    case EXPR_SetComp:
    case EXPR_GeneratorExp:
        fold_expr(f, e->ListComp.elt);
        fold_generators(f, &e->ListComp.generators);
        break;
    case EXPR_DictComp:
        fold_expr(f, e->DictComp.key);
        fold_optional(f, e->DictComp.value);
        fold_generators(f, &e->DictComp.generators);
        break;
    case EXPR_Await:
    case EXPR_Yield:
    case EXPR_YieldFrom:
    case EXPR_Starred: fold_optional(f, e->Await.value); break;
    case EXPR_Compare: fold_compare(f, e); break;
    case EXPR_Call:
        fold_expr(f, e->Call.func);
        fold_exprs(f, &e->Call.args);
        fold_keywords(f, &e->Call.keywords);
        break;
    case EXPR_FormattedValue:
    case EXPR_Interpolation:
        fold_expr(f, e->FormattedValue.value);
        fold_optional(f, e->FormattedValue.format_spec);
        break;
    case EXPR_JoinedStr:
    case EXPR_TemplateStr: fold_exprs(f, &e->JoinedStr.values); break;
    case EXPR_Attribute: fold_expr(f, e->Attribute.value); break;
    case EXPR_Subscript:
        fold_expr(f, e->Subscript.value);
        fold_expr(f, e->Subscript.slice);
        break;
    case EXPR_Slice:
        fold_optional(f, e->Slice.lower);
        fold_optional(f, e->Slice.upper);
        fold_optional(f, e->Slice.step);
        break;
    case EXPR_Name: fold_name(f, e); break;
    case EXPR_Constant:
    case EXPR_KIND_COUNT: break;
    }
}

/* ---- statements ---- */

static void fold_patterns(struct folder *f, struct pattern_list *l);

static void fold_pattern(struct folder *f, struct pattern *p)
{
    switch (p->kind) {
    case PATTERN_MatchValue: fold_expr(f, p->MatchValue.value); break;
    case PATTERN_MatchSequence:
    case PATTERN_MatchOr: fold_patterns(f, &p->MatchOr.patterns); break;
    case PATTERN_MatchMapping:
        fold_exprs(f, &p->MatchMapping.keys);
        fold_patterns(f, &p->MatchMapping.patterns);
        break;
    case PATTERN_MatchClass:
        fold_expr(f, p->MatchClass.cls);
        fold_patterns(f, &p->MatchClass.patterns);
        fold_patterns(f, &p->MatchClass.kwd_patterns);
        break;
    case PATTERN_MatchAs:
        if (p->MatchAs.pattern)
            fold_pattern(f, p->MatchAs.pattern);
        break;
    default: break;
    }
}

static void fold_patterns(struct folder *f, struct pattern_list *l)
{
    for (int i = 0; i < l->n; i++)
        fold_pattern(f, l->v[i]);
}

static void fold_match(struct folder *f, struct stmt *s)
{
    fold_expr(f, s->Match.subject);
    for (int i = 0; i < s->Match.n; i++) {
        fold_pattern(f, s->Match.cases[i].pattern);
        fold_optional(f, s->Match.cases[i].guard);
        fold_stmts(f, &s->Match.cases[i].body);
    }
}

static void fold_try(struct folder *f, struct stmt *s)
{
    fold_stmts(f, &s->Try.body);
    for (int i = 0; i < s->Try.n; i++) {
        fold_optional(f, s->Try.handlers[i]->type);
        fold_stmts(f, &s->Try.handlers[i]->body);
    }
    fold_stmts(f, &s->Try.orelse);
    fold_stmts(f, &s->Try.finalbody);
}

/* Text that folding makes of a first statement is no docstring: it is left alone. */
static void fold_body(struct folder *f, struct stmt_list *l)
{
    struct stmt_list rest = *l;
    bool skip = l->n && l->v[0]->kind == STMT_Expr && l->v[0]->Expr.value->kind == EXPR_BinOp;
    rest.v += skip;
    rest.n -= skip;
    fold_stmts(f, &rest);
}

static void fold_stmt(struct folder *f, struct stmt *s)
{
    switch (s->kind) {
    case STMT_FunctionDef:
    case STMT_AsyncFunctionDef:
        fold_exprs(f, &s->FunctionDef.decorator_list);
        fold_arguments(f, s->FunctionDef.args);
        fold_annotation(f, s->FunctionDef.returns);
        fold_body(f, &s->FunctionDef.body);
        break;
    case STMT_ClassDef:
        fold_exprs(f, &s->ClassDef.decorator_list);
        fold_exprs(f, &s->ClassDef.bases);
        fold_keywords(f, &s->ClassDef.keywords);
        fold_body(f, &s->ClassDef.body);
        break;
    case STMT_Return:
    case STMT_Expr: fold_optional(f, s->Expr.value); break;
    case STMT_Delete: fold_exprs(f, &s->Delete.targets); break;
    case STMT_Assign:
        fold_exprs(f, &s->Assign.targets);
        fold_expr(f, s->Assign.value);
        break;
    case STMT_TypeAlias: fold_expr(f, s->TypeAlias.value); break;
    case STMT_AugAssign:
        fold_expr(f, s->AugAssign.target);
        fold_expr(f, s->AugAssign.value);
        break;
    case STMT_AnnAssign:
        fold_expr(f, s->AnnAssign.target);
        fold_annotation(f, s->AnnAssign.annotation);
        fold_optional(f, s->AnnAssign.value);
        break;
    case STMT_For:
    case STMT_AsyncFor:
        fold_expr(f, s->For.target);
        fold_expr(f, s->For.iter);
        if (s->kind == STMT_For) /* the AST optimizer passes over those of async for */
            fold_iterable(f, s->For.iter);
        fold_stmts(f, &s->For.body);
        fold_stmts(f, &s->For.orelse);
        break;
    case STMT_While:
    case STMT_If:
        fold_expr(f, s->If.test);
        fold_stmts(f, &s->If.body);
        fold_stmts(f, &s->If.orelse);
        break;
    case STMT_With:
    case STMT_AsyncWith:
        for (int i = 0; i < s->With.n; i++) {
            fold_expr(f, s->With.items[i].context_expr);
            fold_optional(f, s->With.items[i].optional_vars);
        }
        fold_stmts(f, &s->With.body);
        break;
    case STMT_Match: fold_match(f, s); break;
    case STMT_Raise:
        fold_optional(f, s->Raise.exc);
        fold_optional(f, s->Raise.cause);
        break;
    case STMT_Try:
    case STMT_TryStar: fold_try(f, s); break;
    case STMT_Assert:
        fold_expr(f, s->Assert.test);
        fold_optional(f, s->Assert.msg);
        break;
    default: break;
    }
}

static void fold_stmts(struct folder *f, struct stmt_list *l)
{
    for (int i = 0; i < l->n; i++)
        fold_stmt(f, l->v[i]);
}

void ast_fold(struct ast_module *m, bool text_annotations)
{
    struct folder f = {m, ast_interns(m, "__debug__"), text_annotations, m->folds_late};
    if (m->kind == MODULE_EVAL)
        fold_expr(&f, m->expr);
    else
        fold_body(&f, &m->body);
}
