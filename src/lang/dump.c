/*
 * The tree as text, for tests: the words of ast.dump(), every field named, what is absent as None. Left out where empty are only
 * the fields that not all versions have (type_params, default_value, is_lazy, kind).
 */
#include <string.h>
#include "literal_text.h"
#include "slotscope/base/buf.h"
#include "slotscope/lang/ast.h"

struct dump {
    struct buf *b;
    bool positions;
};

static void expr(struct dump *d, const struct expr *e);
static void stmts(struct dump *d, const char *field, const struct stmt_list *l);
static void pattern(struct dump *d, const struct pattern *p);

static void text(struct dump *d, const char *s)
{
    buf_adds(d->b, s);
}

/* name= , with a comma in front unless it is the first behind ( */
static void field(struct dump *d, const char *name)
{
    if (d->b->len && d->b->p[d->b->len - 1] != '(')
        text(d, ", ");
    buf_printf(d->b, "%s=", name);
}

static void field_expr(struct dump *d, const char *name, const struct expr *e)
{
    field(d, name);
    expr(d, e);
}

static void field_name(struct dump *d, const char *name, const char *value)
{
    field(d, name);
    if (value)
        literal_text_str(d->b, value, strlen(value), true);
    else
        text(d, "None");
}

static void field_int(struct dump *d, const char *name, int value)
{
    field(d, name);
    buf_printf(d->b, "%d", value);
}

static void exprs(struct dump *d, const char *name, const struct expr_list *l)
{
    field(d, name);
    text(d, "[");
    for (int i = 0; i < l->n; i++) {
        if (i)
            text(d, ", ");
        expr(d, l->v[i]);
    }
    text(d, "]");
}

static void names(struct dump *d, const char *name, const struct ident_list *l)
{
    field(d, name);
    text(d, "[");
    for (int i = 0; i < l->n; i++) {
        if (i)
            text(d, ", ");
        literal_text_str(d->b, l->v[i], strlen(l->v[i]), true);
    }
    text(d, "]");
}

/* Closes the node. */
static void end(struct dump *d, const struct pos *p)
{
    if (d->positions && p) {
        field_int(d, "lineno", p->line);
        field_int(d, "col_offset", p->byte);
        field_int(d, "end_lineno", p->end_line);
        field_int(d, "end_col_offset", p->end_byte);
    }
    text(d, ")");
}

static void arg(struct dump *d, const struct arg *a)
{
    if (!a) {
        text(d, "None");
        return;
    }
    text(d, "arg(");
    field_name(d, "arg", a->name);
    field_expr(d, "annotation", a->annotation);
    end(d, &a->pos);
}

static void args(struct dump *d, const char *name, const struct arg_list *l)
{
    field(d, name);
    text(d, "[");
    for (int i = 0; i < l->n; i++) {
        if (i)
            text(d, ", ");
        arg(d, l->v[i]);
    }
    text(d, "]");
}

static void arguments(struct dump *d, const struct arguments *a)
{
    field(d, "args");
    text(d, "arguments(");
    args(d, "posonlyargs", &a->posonlyargs);
    args(d, "args", &a->args);
    field(d, "vararg");
    arg(d, a->vararg);
    args(d, "kwonlyargs", &a->kwonlyargs);
    exprs(d, "kw_defaults", &a->kw_defaults);
    field(d, "kwarg");
    arg(d, a->kwarg);
    exprs(d, "defaults", &a->defaults);
    text(d, ")");
}

static void keywords(struct dump *d, const struct keyword_list *l)
{
    field(d, "keywords");
    text(d, "[");
    for (int i = 0; i < l->n; i++) {
        if (i)
            text(d, ", ");
        text(d, "keyword(");
        field_name(d, "arg", l->v[i]->arg);
        field_expr(d, "value", l->v[i]->value);
        end(d, &l->v[i]->pos);
    }
    text(d, "]");
}

static void generators(struct dump *d, const struct comp_list *l)
{
    field(d, "generators");
    text(d, "[");
    for (int i = 0; i < l->n; i++) {
        text(d, i ? ", comprehension(" : "comprehension(");
        field_expr(d, "target", l->v[i]->target);
        field_expr(d, "iter", l->v[i]->iter);
        exprs(d, "ifs", &l->v[i]->ifs);
        field_int(d, "is_async", l->v[i]->is_async);
        text(d, ")");
    }
    text(d, "]");
}

static void compare(struct dump *d, const struct expr *e)
{
    static const char *const ops[] = {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
    field_expr(d, "left", e->Compare.left);
    field(d, "ops");
    text(d, "[");
    for (int i = 0; i < e->Compare.n; i++)
        buf_printf(d->b, "%s%s()", i ? ", " : "", ops[e->Compare.ops[i]]);
    text(d, "]");
    struct expr_list rest = {e->Compare.n, e->Compare.comparators};
    exprs(d, "comparators", &rest);
}

static void ctx(struct dump *d, const struct expr *e)
{
    static const char *const names3[] = {"Load()", "Store()", "Del()"};
    field(d, "ctx");
    text(d, names3[e->ctx]);
}

static const char *const op_names[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                       "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
static const char *const unary_names[] = {"Invert", "Not", "UAdd", "USub"};

static void op(struct dump *d, const char *name)
{
    field(d, "op");
    buf_printf(d->b, "%s()", name);
}

static void value_of(struct dump *d, const struct constant *c)
{
    field(d, "value");
    literal_text(d->b, c, true);
}

static void expr_fields(struct dump *d, const struct expr *e)
{
    switch (e->kind) {
    case EXPR_BoolOp:
        op(d, e->BoolOp.op == BOOL_And ? "And" : "Or");
        exprs(d, "values", &e->BoolOp.values);
        break;
    case EXPR_NamedExpr:
        field_expr(d, "target", e->NamedExpr.target);
        field_expr(d, "value", e->NamedExpr.value);
        break;
    case EXPR_BinOp:
        field_expr(d, "left", e->BinOp.left);
        op(d, op_names[e->BinOp.op]);
        field_expr(d, "right", e->BinOp.right);
        break;
    case EXPR_UnaryOp:
        op(d, unary_names[e->UnaryOp.op]);
        field_expr(d, "operand", e->UnaryOp.operand);
        break;
    case EXPR_Lambda:
        arguments(d, e->Lambda.args);
        field_expr(d, "body", e->Lambda.body);
        break;
    case EXPR_IfExp:
        field_expr(d, "test", e->IfExp.test);
        field_expr(d, "body", e->IfExp.body);
        field_expr(d, "orelse", e->IfExp.orelse);
        break;
    case EXPR_Dict:
        exprs(d, "keys", &e->Dict.keys);
        exprs(d, "values", &e->Dict.values);
        break;
    case EXPR_Set: exprs(d, "elts", &e->Set.elts); break;
    case EXPR_List:
    case EXPR_Tuple:
        exprs(d, "elts", &e->List.elts);
        ctx(d, e);
        break;
    case EXPR_ListComp:
    case EXPR_SetComp:
    case EXPR_GeneratorExp:
        field_expr(d, "elt", e->ListComp.elt);
        generators(d, &e->ListComp.generators);
        break;
    case EXPR_DictComp:
        field_expr(d, "key", e->DictComp.key);
        field_expr(d, "value", e->DictComp.value);
        generators(d, &e->DictComp.generators);
        break;
    case EXPR_Await:
    case EXPR_Yield:
    case EXPR_YieldFrom: field_expr(d, "value", e->Await.value); break;
    case EXPR_Compare: compare(d, e); break;
    case EXPR_Call:
        field_expr(d, "func", e->Call.func);
        exprs(d, "args", &e->Call.args);
        keywords(d, &e->Call.keywords);
        break;
    case EXPR_FormattedValue:
    case EXPR_Interpolation:
        field_expr(d, "value", e->FormattedValue.value);
        if (e->kind == EXPR_Interpolation) {
            field(d, "str");
            literal_text(d->b, e->Interpolation.str, true);
        }
        field_int(d, "conversion", e->FormattedValue.conversion);
        field_expr(d, "format_spec", e->FormattedValue.format_spec);
        break;
    case EXPR_JoinedStr:
    case EXPR_TemplateStr: exprs(d, "values", &e->JoinedStr.values); break;
    case EXPR_Constant:
        value_of(d, &e->Constant);
        if (e->Constant.u_prefix)
            field_name(d, "kind", "u");
        break;
    case EXPR_Attribute:
        field_expr(d, "value", e->Attribute.value);
        field_name(d, "attr", e->Attribute.attr);
        ctx(d, e);
        break;
    case EXPR_Subscript:
        field_expr(d, "value", e->Subscript.value);
        field_expr(d, "slice", e->Subscript.slice);
        ctx(d, e);
        break;
    case EXPR_Starred:
        field_expr(d, "value", e->Starred.value);
        ctx(d, e);
        break;
    case EXPR_Name:
        field_name(d, "id", e->Name.id);
        ctx(d, e);
        break;
    case EXPR_Slice:
        field_expr(d, "lower", e->Slice.lower);
        field_expr(d, "upper", e->Slice.upper);
        field_expr(d, "step", e->Slice.step);
        break;
    case EXPR_KIND_COUNT: break;
    }
}

static void expr(struct dump *d, const struct expr *e)
{
    if (!e) {
        text(d, "None");
        return;
    }
    buf_printf(d->b, "%s(", ast_expr_names[e->kind]);
    expr_fields(d, e);
    end(d, &e->pos);
}

/* ---- patterns ---- */

static void patterns(struct dump *d, const char *name, const struct pattern_list *l)
{
    field(d, name);
    text(d, "[");
    for (int i = 0; i < l->n; i++) {
        if (i)
            text(d, ", ");
        pattern(d, l->v[i]);
    }
    text(d, "]");
}

static void pattern(struct dump *d, const struct pattern *p)
{
    if (!p) {
        text(d, "None");
        return;
    }
    buf_printf(d->b, "%s(", ast_pattern_names[p->kind]);
    switch (p->kind) {
    case PATTERN_MatchValue: field_expr(d, "value", p->MatchValue.value); break;
    case PATTERN_MatchSingleton: value_of(d, &p->MatchSingleton); break;
    case PATTERN_MatchSequence:
    case PATTERN_MatchOr: patterns(d, "patterns", &p->MatchOr.patterns); break;
    case PATTERN_MatchMapping:
        exprs(d, "keys", &p->MatchMapping.keys);
        patterns(d, "patterns", &p->MatchMapping.patterns);
        field_name(d, "rest", p->MatchMapping.rest);
        break;
    case PATTERN_MatchClass:
        field_expr(d, "cls", p->MatchClass.cls);
        patterns(d, "patterns", &p->MatchClass.patterns);
        names(d, "kwd_attrs", &p->MatchClass.kwd_attrs);
        patterns(d, "kwd_patterns", &p->MatchClass.kwd_patterns);
        break;
    case PATTERN_MatchStar: field_name(d, "name", p->MatchStar.name); break;
    case PATTERN_MatchAs:
        field(d, "pattern");
        pattern(d, p->MatchAs.pattern);
        field_name(d, "name", p->MatchAs.name);
        break;
    case PATTERN_KIND_COUNT: break;
    }
    end(d, &p->pos);
}

static void cases(struct dump *d, const struct stmt *s)
{
    field(d, "cases");
    text(d, "[");
    for (int i = 0; i < s->Match.n; i++) {
        text(d, i ? ", match_case(" : "match_case(");
        field(d, "pattern");
        pattern(d, s->Match.cases[i].pattern);
        field_expr(d, "guard", s->Match.cases[i].guard);
        stmts(d, "body", &s->Match.cases[i].body);
        text(d, ")");
    }
    text(d, "]");
}

/* ---- statements ---- */

static void type_params(struct dump *d, const struct type_param_list *l)
{
    static const char *const kinds[] = {"TypeVar(", "ParamSpec(", "TypeVarTuple("};
    if (!l->n)
        return;
    field(d, "type_params");
    text(d, "[");
    for (int i = 0; i < l->n; i++) {
        const struct type_param *t = l->v[i];
        buf_printf(d->b, "%s%s", i ? ", " : "", kinds[t->kind]);
        field_name(d, "name", t->name);
        if (t->kind == TPARAM_TypeVar)
            field_expr(d, "bound", t->bound);
        if (t->default_value)
            field_expr(d, "default_value", t->default_value);
        end(d, &t->pos);
    }
    text(d, "]");
}

static void aliases(struct dump *d, const struct stmt *s)
{
    field(d, "names");
    text(d, "[");
    for (int i = 0; i < s->Import.n; i++) {
        text(d, i ? ", alias(" : "alias(");
        field_name(d, "name", s->Import.names[i]->name);
        field_name(d, "asname", s->Import.names[i]->asname);
        end(d, &s->Import.names[i]->pos);
    }
    text(d, "]");
}

static void handlers(struct dump *d, const struct stmt *s)
{
    field(d, "handlers");
    text(d, "[");
    for (int i = 0; i < s->Try.n; i++) {
        const struct excepthandler *h = s->Try.handlers[i];
        text(d, i ? ", ExceptHandler(" : "ExceptHandler(");
        field_expr(d, "type", h->type);
        field_name(d, "name", h->name);
        stmts(d, "body", &h->body);
        end(d, &h->pos);
    }
    text(d, "]");
}

static void with_items(struct dump *d, const struct stmt *s)
{
    field(d, "items");
    text(d, "[");
    for (int i = 0; i < s->With.n; i++) {
        text(d, i ? ", withitem(" : "withitem(");
        field_expr(d, "context_expr", s->With.items[i].context_expr);
        field_expr(d, "optional_vars", s->With.items[i].optional_vars);
        text(d, ")");
    }
    text(d, "]");
}

static void stmt_fields(struct dump *d, const struct stmt *s)
{
    switch (s->kind) {
    case STMT_FunctionDef:
    case STMT_AsyncFunctionDef:
        field_name(d, "name", s->FunctionDef.name);
        arguments(d, s->FunctionDef.args);
        stmts(d, "body", &s->FunctionDef.body);
        exprs(d, "decorator_list", &s->FunctionDef.decorator_list);
        field_expr(d, "returns", s->FunctionDef.returns);
        type_params(d, &s->FunctionDef.type_params);
        break;
    case STMT_ClassDef:
        field_name(d, "name", s->ClassDef.name);
        exprs(d, "bases", &s->ClassDef.bases);
        keywords(d, &s->ClassDef.keywords);
        stmts(d, "body", &s->ClassDef.body);
        exprs(d, "decorator_list", &s->ClassDef.decorator_list);
        type_params(d, &s->ClassDef.type_params);
        break;
    case STMT_Return:
    case STMT_Expr: field_expr(d, "value", s->Expr.value); break;
    case STMT_Delete: exprs(d, "targets", &s->Delete.targets); break;
    case STMT_Assign:
        exprs(d, "targets", &s->Assign.targets);
        field_expr(d, "value", s->Assign.value);
        break;
    case STMT_TypeAlias:
        field_expr(d, "name", s->TypeAlias.name);
        type_params(d, &s->TypeAlias.type_params);
        field_expr(d, "value", s->TypeAlias.value);
        break;
    case STMT_AugAssign:
        field_expr(d, "target", s->AugAssign.target);
        op(d, op_names[s->AugAssign.op]);
        field_expr(d, "value", s->AugAssign.value);
        break;
    case STMT_AnnAssign:
        field_expr(d, "target", s->AnnAssign.target);
        field_expr(d, "annotation", s->AnnAssign.annotation);
        field_expr(d, "value", s->AnnAssign.value);
        field_int(d, "simple", s->AnnAssign.simple);
        break;
    case STMT_For:
    case STMT_AsyncFor:
        field_expr(d, "target", s->For.target);
        field_expr(d, "iter", s->For.iter);
        stmts(d, "body", &s->For.body);
        stmts(d, "orelse", &s->For.orelse);
        break;
    case STMT_While:
    case STMT_If:
        field_expr(d, "test", s->If.test);
        stmts(d, "body", &s->If.body);
        stmts(d, "orelse", &s->If.orelse);
        break;
    case STMT_With:
    case STMT_AsyncWith:
        with_items(d, s);
        stmts(d, "body", &s->With.body);
        break;
    case STMT_Match:
        field_expr(d, "subject", s->Match.subject);
        cases(d, s);
        break;
    case STMT_Raise:
        field_expr(d, "exc", s->Raise.exc);
        field_expr(d, "cause", s->Raise.cause);
        break;
    case STMT_Try:
    case STMT_TryStar:
        stmts(d, "body", &s->Try.body);
        handlers(d, s);
        stmts(d, "orelse", &s->Try.orelse);
        stmts(d, "finalbody", &s->Try.finalbody);
        break;
    case STMT_Assert:
        field_expr(d, "test", s->Assert.test);
        field_expr(d, "msg", s->Assert.msg);
        break;
    case STMT_Import:
    case STMT_ImportFrom:
        if (s->kind == STMT_ImportFrom)
            field_name(d, "module", s->ImportFrom.module);
        aliases(d, s);
        if (s->kind == STMT_ImportFrom)
            field_int(d, "level", s->ImportFrom.level);
        if (s->Import.is_lazy)
            field_int(d, "is_lazy", 1);
        break;
    case STMT_Global:
    case STMT_Nonlocal: names(d, "names", &s->Global.names); break;
    case STMT_Pass:
    case STMT_Break:
    case STMT_Continue:
    case STMT_KIND_COUNT: break;
    }
}

static void stmts(struct dump *d, const char *name, const struct stmt_list *l)
{
    field(d, name);
    text(d, "[");
    for (int i = 0; i < l->n; i++) {
        buf_printf(d->b, "%s%s(", i ? ", " : "", ast_stmt_names[l->v[i]->kind]);
        stmt_fields(d, l->v[i]);
        end(d, &l->v[i]->pos);
    }
    text(d, "]");
}

void ast_dump(struct buf *b, const struct ast_module *m, bool positions)
{
    struct dump d = {b, positions};
    text(&d, m->kind == MODULE_EXEC ? "Module(" : m->kind == MODULE_SINGLE ? "Interactive(" : "Expression(");
    if (m->kind == MODULE_EVAL)
        field_expr(&d, "body", m->expr);
    else
        stmts(&d, "body", &m->body);
    text(&d, ")");
}
