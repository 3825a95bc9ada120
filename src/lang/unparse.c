/* Expressions as source again, for annotations that stay text: one way to write each, parentheses only where they are needed. */
#include <stdio.h>
#include <string.h>
#include "literal_text.h"
#include "slotscope/base/buf.h"
#include "slotscope/lang/ast.h"

/* How tightly the construct binds; something looser inside something tighter gets parentheses. */
enum level { TUPLE, TEST, OR, AND, NOT, COMPARE, BITOR, BITXOR, BITAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT, ATOM };

static void put(struct buf *b, const struct expr *e, enum level level);

static void open(struct buf *b, bool paren)
{
    if (paren)
        buf_addc(b, '(');
}

static void close(struct buf *b, bool paren)
{
    if (paren)
        buf_addc(b, ')');
}

static void comma_list(struct buf *b, const struct expr_list *l, enum level level)
{
    for (int i = 0; i < l->n; i++) {
        if (i)
            buf_adds(b, ", ");
        put(b, l->v[i], level);
    }
}

static void put_bool(struct buf *b, const struct expr *e, enum level level)
{
    bool is_and = e->BoolOp.op == BOOL_And;
    enum level own = is_and ? AND : OR;
    open(b, level > own);
    for (int i = 0; i < e->BoolOp.values.n; i++) {
        if (i)
            buf_adds(b, is_and ? " and " : " or ");
        put(b, e->BoolOp.values.v[i], (enum level)(own + 1));
    }
    close(b, level > own);
}

static void put_binary(struct buf *b, const struct expr *e, enum level level)
{
    static const unsigned char levels[] = {
        [OP_Add] = ARITH,     [OP_Sub] = ARITH,     [OP_Mult] = TERM,    [OP_MatMult] = TERM, [OP_Div] = TERM,
        [OP_Mod] = TERM,      [OP_Pow] = POWER,     [OP_LShift] = SHIFT, [OP_RShift] = SHIFT, [OP_BitOr] = BITOR,
        [OP_BitXor] = BITXOR, [OP_BitAnd] = BITAND, [OP_FloorDiv] = TERM};
    enum level own = (enum level)levels[e->BinOp.op];
    bool right = e->BinOp.op == OP_Pow; /* binds to the right */
    open(b, level > own);
    put(b, e->BinOp.left, (enum level)(own + right));
    buf_printf(b, " %s ", ast_operator_text[e->BinOp.op]);
    put(b, e->BinOp.right, (enum level)(own + !right));
    close(b, level > own);
}

static void put_unary(struct buf *b, const struct expr *e, enum level level)
{
    enum level own = e->UnaryOp.op == UNARY_Not ? NOT : FACTOR;
    open(b, level > own);
    buf_adds(b, ast_unary_text[e->UnaryOp.op]);
    put(b, e->UnaryOp.operand, own);
    close(b, level > own);
}

/* One parameter, with a comma in front unless it is the first. */
static void put_param(struct buf *b, bool *first, const char *stars, const char *name, const struct expr *value)
{
    if (!*first)
        buf_adds(b, ", ");
    *first = false;
    buf_printf(b, "%s%s", stars, name);
    if (value) {
        buf_addc(b, '=');
        put(b, value, TEST);
    }
}

static void put_arguments(struct buf *b, const struct arguments *a)
{
    bool first = true;
    int n = a->posonlyargs.n + a->args.n, without = n - a->defaults.n;
    for (int i = 0; i < n; i++) {
        const struct arg *g = i < a->posonlyargs.n ? a->posonlyargs.v[i] : a->args.v[i - a->posonlyargs.n];
        put_param(b, &first, "", g->name, i >= without ? a->defaults.v[i - without] : NULL);
        if (i + 1 == a->posonlyargs.n)
            put_param(b, &first, "", "/", NULL);
    }
    if (a->vararg || a->kwonlyargs.n)
        put_param(b, &first, "*", a->vararg ? a->vararg->name : "", NULL);
    for (int i = 0; i < a->kwonlyargs.n; i++)
        put_param(b, &first, "", a->kwonlyargs.v[i]->name, a->kw_defaults.v[i]);
    if (a->kwarg)
        put_param(b, &first, "**", a->kwarg->name, NULL);
}

static void put_lambda(struct buf *b, const struct expr *e, enum level level)
{
    open(b, level > TEST);
    buf_adds(b, e->Lambda.args->args.n ? "lambda " : "lambda"); /* lambda*a: it is so in the interpreter */
    put_arguments(b, e->Lambda.args);
    buf_adds(b, ": ");
    put(b, e->Lambda.body, TEST);
    close(b, level > TEST);
}

static void put_conditional(struct buf *b, const struct expr *e, enum level level)
{
    open(b, level > TEST);
    put(b, e->IfExp.body, (enum level)(TEST + 1));
    buf_adds(b, " if ");
    put(b, e->IfExp.test, (enum level)(TEST + 1));
    buf_adds(b, " else ");
    put(b, e->IfExp.orelse, TEST);
    close(b, level > TEST);
}

static void put_dict(struct buf *b, const struct expr *e)
{
    buf_addc(b, '{');
    for (int i = 0; i < e->Dict.values.n; i++) {
        if (i)
            buf_adds(b, ", ");
        if (e->Dict.keys.v[i]) {
            put(b, e->Dict.keys.v[i], TEST);
            buf_adds(b, ": ");
            put(b, e->Dict.values.v[i], TEST);
        } else {
            buf_adds(b, "**");
            put(b, e->Dict.values.v[i], BITOR);
        }
    }
    buf_addc(b, '}');
}

static void put_generators(struct buf *b, const struct comp_list *l)
{
    for (int i = 0; i < l->n; i++) {
        const struct comprehension *c = l->v[i];
        buf_adds(b, c->is_async ? " async for " : " for ");
        put(b, c->target, TUPLE);
        buf_adds(b, " in ");
        put(b, c->iter, (enum level)(TEST + 1));
        for (int j = 0; j < c->ifs.n; j++) {
            buf_adds(b, " if ");
            put(b, c->ifs.v[j], (enum level)(TEST + 1));
        }
    }
}

static void put_comprehension(struct buf *b, const struct expr *e)
{
    char left = e->kind == EXPR_ListComp ? '[' : e->kind == EXPR_GeneratorExp ? '(' : '{';
    buf_addc(b, left);
    put(b, e->ListComp.elt, TEST);
    if (e->kind == EXPR_DictComp && e->DictComp.value) {
        buf_adds(b, ": ");
        put(b, e->DictComp.value, TEST);
    }
    put_generators(b, &e->ListComp.generators);
    buf_addc(b, left == '[' ? ']' : left == '(' ? ')' : '}');
}

static void put_compare(struct buf *b, const struct expr *e, enum level level)
{
    open(b, level > COMPARE);
    put(b, e->Compare.left, (enum level)(COMPARE + 1));
    for (int i = 0; i < e->Compare.n; i++) {
        buf_printf(b, " %s ", ast_cmp_text[e->Compare.ops[i]]);
        put(b, e->Compare.comparators[i], (enum level)(COMPARE + 1));
    }
    close(b, level > COMPARE);
}

static void put_call(struct buf *b, const struct expr *e)
{
    const struct expr_list *args = &e->Call.args;
    put(b, e->Call.func, ATOM);
    if (args->n == 1 && !e->Call.keywords.n && args->v[0]->kind == EXPR_GeneratorExp) {
        put(b, args->v[0], TEST); /* its parentheses are the call's */
        return;
    }
    buf_addc(b, '(');
    comma_list(b, args, TEST);
    for (int i = 0; i < e->Call.keywords.n; i++) {
        const struct keyword *k = e->Call.keywords.v[i];
        if (args->n || i)
            buf_adds(b, ", ");
        buf_adds(b, k->arg ? k->arg : "**");
        if (k->arg)
            buf_addc(b, '=');
        put(b, k->value, TEST);
    }
    buf_addc(b, ')');
}

/* ---- f-strings ---- */

static void fstring_values(struct buf *b, const struct expr_list *l, bool in_spec);

static void double_braces(struct buf *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '{' || s[i] == '}')
            buf_addc(b, s[i]);
        buf_addc(b, s[i]);
    }
}

static void put_field(struct buf *b, const struct expr *e)
{
    struct buf inner;
    buf_init(&inner);
    put(&inner, e->FormattedValue.value, (enum level)(TEST + 1));
    buf_addc(b, '{');
    if (inner.p[0] == '{')
        buf_addc(b, ' ');
    buf_add(b, inner.p, inner.len);
    buf_done(&inner);
    if (e->FormattedValue.conversion > 0)
        buf_printf(b, "!%c", (char)e->FormattedValue.conversion);
    if (e->FormattedValue.format_spec) {
        buf_addc(b, ':');
        fstring_values(b, &e->FormattedValue.format_spec->JoinedStr.values, true);
    }
    buf_addc(b, '}');
}

static void fstring_values(struct buf *b, const struct expr_list *l, bool in_spec)
{
    for (int i = 0; i < l->n; i++) {
        const struct expr *e = l->v[i];
        if (e->kind != EXPR_Constant)
            put_field(b, e);
        else if (in_spec)
            buf_add(b, e->Constant.s.p, e->Constant.s.n);
        else
            double_braces(b, e->Constant.s.p, e->Constant.s.n);
    }
}

static void put_fstring(struct buf *b, const struct expr *e)
{
    struct buf body;
    buf_init(&body);
    fstring_values(&body, &e->JoinedStr.values, false);
    buf_addc(b, e->kind == EXPR_TemplateStr ? 't' : 'f');
    literal_text_str(b, body.p, body.len, false);
    buf_done(&body);
}

/* ---- the rest ---- */

static void put_slice(struct buf *b, const struct expr *e)
{
    if (e->Slice.lower)
        put(b, e->Slice.lower, TEST);
    buf_addc(b, ':');
    if (e->Slice.upper)
        put(b, e->Slice.upper, TEST);
    if (e->Slice.step) {
        buf_addc(b, ':');
        put(b, e->Slice.step, TEST);
    }
}

static void put_tuple(struct buf *b, const struct expr *e, enum level level)
{
    bool paren = !e->Tuple.elts.n || level > TUPLE;
    open(b, paren);
    comma_list(b, &e->Tuple.elts, TEST);
    if (e->Tuple.elts.n == 1)
        buf_addc(b, ',');
    close(b, paren);
}

static void put_constant(struct buf *b, const struct constant *c)
{
    size_t start = b->len;
    if (c->kind == CONST_STR && c->u_prefix)
        buf_addc(b, 'u');
    literal_text(b, c, false);
    if ((c->kind == CONST_FLOAT || c->kind == CONST_IMAG) && strstr(b->p + start, "inf")) {
        buf_cut(b, start); /* written as a number too large */
        buf_adds(b, c->kind == CONST_IMAG ? "1e309j" : "1e309");
    }
}

static void put_attribute(struct buf *b, const struct expr *e)
{
    const struct expr *v = e->Attribute.value;
    bool number = v->kind == EXPR_Constant && v->Constant.kind == CONST_INT; /* 1 .real needs the space */
    put(b, v, ATOM);
    buf_printf(b, "%s.%s", number ? " " : "", e->Attribute.attr);
}

static void put_named(struct buf *b, const struct expr *e, enum level level)
{
    open(b, level > TUPLE);
    put(b, e->NamedExpr.target, ATOM);
    buf_adds(b, " := ");
    put(b, e->NamedExpr.value, ATOM);
    close(b, level > TUPLE);
}

static void put_await(struct buf *b, const struct expr *e, enum level level)
{
    open(b, level > AWAIT);
    buf_adds(b, "await ");
    put(b, e->Await.value, ATOM);
    close(b, level > AWAIT);
}

static void put_yield(struct buf *b, const struct expr *e)
{
    buf_adds(b, e->kind == EXPR_YieldFrom ? "(yield from " : e->Yield.value ? "(yield " : "(yield");
    if (e->Yield.value)
        put(b, e->Yield.value, TEST);
    buf_addc(b, ')');
}

static void put(struct buf *b, const struct expr *e, enum level level)
{
    switch (e->kind) {
    case EXPR_BoolOp: put_bool(b, e, level); break;
    case EXPR_NamedExpr: put_named(b, e, level); break;
    case EXPR_BinOp: put_binary(b, e, level); break;
    case EXPR_UnaryOp: put_unary(b, e, level); break;
    case EXPR_Lambda: put_lambda(b, e, level); break;
    case EXPR_IfExp: put_conditional(b, e, level); break;
    case EXPR_Dict: put_dict(b, e); break;
    case EXPR_Set:
        buf_addc(b, '{');
        comma_list(b, &e->Set.elts, TEST);
        buf_addc(b, '}');
        break;
    case EXPR_ListComp:
    case EXPR_SetComp:
    case EXPR_DictComp:
    case EXPR_GeneratorExp: put_comprehension(b, e); break;
    case EXPR_Await: put_await(b, e, level); break;
    case EXPR_Yield:
    case EXPR_YieldFrom: put_yield(b, e); break;
    case EXPR_Compare: put_compare(b, e, level); break;
    case EXPR_Call: put_call(b, e); break;
    case EXPR_FormattedValue:
    case EXPR_Interpolation: put_field(b, e); break;
    case EXPR_JoinedStr:
    case EXPR_TemplateStr: put_fstring(b, e); break;
    case EXPR_Constant: put_constant(b, &e->Constant); break;
    case EXPR_Attribute: put_attribute(b, e); break;
    case EXPR_Subscript:
        put(b, e->Subscript.value, ATOM);
        buf_addc(b, '[');
        put(b, e->Subscript.slice, TUPLE);
        buf_addc(b, ']');
        break;
    case EXPR_Starred:
        buf_addc(b, '*');
        put(b, e->Starred.value, BITOR);
        break;
    case EXPR_Name: buf_adds(b, e->Name.id); break;
    case EXPR_List:
        buf_addc(b, '[');
        comma_list(b, &e->List.elts, TEST);
        buf_addc(b, ']');
        break;
    case EXPR_Tuple: put_tuple(b, e, level); break;
    case EXPR_Slice: put_slice(b, e); break;
    case EXPR_KIND_COUNT: break;
    }
}

void ast_unparse(struct buf *b, const struct expr *e)
{
    put(b, e, TEST);
}
