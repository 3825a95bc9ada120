/* What CPython's compiler rejects: expressions, and names that must not be bound. See scope_check.c. */
#include "scope_check.h"

/* ---- names that must not be bound ---- */

bool check_name(struct place *w, const char *name, const struct pos *pos, bool del)
{
    if (name != w->b->name_debug)
        return true;
    return scope_error(w->b, pos, "cannot %s __debug__", del ? "delete" : "assign to");
}

/* ---- expressions ---- */

bool check_exprs(struct place *w, struct expr_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i] && !check_expr(w, l->v[i]))
            return false;
    return true;
}

bool check_optional(struct place *w, struct expr *e)
{
    return !e || check_expr(w, e);
}

/* A store into a sequence may have one starred target. */
static bool check_starred_targets(struct place *w, struct expr *e)
{
    int stars = 0;
    for (int i = 0; i < e->List.elts.n; i++)
        if (e->List.elts.v[i]->kind == EXPR_Starred && ++stars > 1)
            return check_fail(w, &e->pos,
                              w->b->d->msgs_peg ? "multiple starred expressions in assignment"
                                                : "two starred expressions in assignment");
    return true;
}

static bool check_sequence(struct place *w, struct expr *e)
{
    struct expr_list *l = &e->List.elts;
    if (e->kind != EXPR_Set && e->ctx == CTX_Store && !check_starred_targets(w, e))
        return false;
    for (int i = 0; i < l->n; i++) {
        struct expr *x = l->v[i];
        if (!check_expr(w, x->kind == EXPR_Starred && e->ctx != CTX_Del ? x->Starred.value : x))
            return false;
    }
    return true;
}

bool check_arguments(struct place *w, struct expr_list *args, struct keyword_list *kws)
{
    for (int i = 0; i < args->n; i++)
        if (!check_expr(w, args->v[i]->kind == EXPR_Starred ? args->v[i]->Starred.value : args->v[i]))
            return false;
    for (int i = 0; i < kws->n; i++) {
        struct keyword *k = kws->v[i];
        if (k->arg && !check_name(w, k->arg, &k->pos, false))
            return false;
        for (int j = 0; k->arg && j < i; j++)
            if (kws->v[j]->arg == k->arg)
                return scope_error(w->b, &k->pos, w->b->d->msgs_peg ? "keyword argument repeated: %s" : "keyword argument repeated",
                                   k->arg);
    }
    for (int i = 0; i < kws->n; i++)
        if (!check_expr(w, kws->v[i]->value))
            return false;
    return true;
}

static bool check_params(struct place *w, struct arg_list *l, const struct pos *pos)
{
    for (int i = 0; i < l->n; i++)
        if (!check_name(w, l->v[i]->name, w->b->d->msgs_312 ? &l->v[i]->pos : pos, false))
            return false;
    return true;
}

static bool check_one_param(struct place *w, struct arg *a, const struct pos *pos)
{
    return !a || check_name(w, a->name, w->b->d->msgs_312 ? &a->pos : pos, false);
}

bool check_signature(struct place *w, struct arguments *a, const struct pos *pos)
{
    return check_params(w, &a->posonlyargs, pos) && check_params(w, &a->args, pos) && check_one_param(w, a->vararg, pos) &&
           check_params(w, &a->kwonlyargs, pos) && check_one_param(w, a->kwarg, pos) && check_exprs(w, &a->defaults) &&
           check_exprs(w, &a->kw_defaults);
}

static bool check_lambda(struct place *w, struct expr *e)
{
    if (!check_signature(w, e->Lambda.args, &e->pos))
        return false;
    struct place inner = {.b = w->b, .scope = e->Lambda.scope};
    return check_expr(&inner, e->Lambda.body);
}

/* Does something that awaits have a place here? Where symbol tables refuse it, it has been refused. */
static bool awaits_here(const struct place *w)
{
    return w->in_async || w->scope->kind == SCOPE_COMPREHENSION || w->b->d->msgs_314;
}

static bool check_async_comprehension(struct place *w, const struct expr *e)
{
    static const struct pos nowhere = {0};
    const struct scope *s = e->ListComp.scope;
    if (!s->is_coroutine || e->kind == EXPR_GeneratorExp || (w->b->d->msgs_311 ? awaits_here(w) : w->scope->is_coroutine))
        return true;
    return check_fail(w, w->b->d->msgs_310 ? &e->pos : &nowhere, "asynchronous comprehension outside of an asynchronous function");
}

static bool check_comprehension(struct place *w, struct expr *e)
{
    struct comp_list *l = &e->ListComp.generators;
    if (!check_async_comprehension(w, e) || !check_expr(w, l->v[0]->iter))
        return false;
    struct place inner = {.b = w->b, .scope = e->ListComp.scope};
    for (int i = 0; i < l->n; i++)
        if ((i && !check_expr(&inner, l->v[i]->iter)) || !check_expr(&inner, l->v[i]->target) ||
            !check_exprs(&inner, &l->v[i]->ifs))
            return false;
    struct expr *elt = e->ListComp.elt;
    return check_expr(&inner, elt->kind == EXPR_Starred ? elt->Starred.value : elt) &&
           (e->kind != EXPR_DictComp || check_optional(&inner, e->DictComp.value));
}

static bool check_yield(struct place *w, struct expr *e)
{
    if (!w->scope->is_function)
        return check_fail(w, &e->pos,
                          e->kind == EXPR_YieldFrom && w->b->d->msgs_313 ? "'yield from' outside function"
                                                                         : "'yield' outside function");
    if (e->kind == EXPR_YieldFrom && w->in_async)
        return check_fail(w, &e->pos, "'yield from' inside async function");
    return check_optional(w, e->Yield.value);
}

static bool check_await(struct place *w, struct expr *e)
{
    if (!w->scope->is_function)
        return check_fail(w, &e->pos, "'await' outside function");
    if (!awaits_here(w))
        return check_fail(w, &e->pos, "'await' outside async function");
    return check_expr(w, e->Await.value);
}

bool check_expr(struct place *w, struct expr *e)
{
    struct expr_list rest;
    switch (e->kind) {
    case EXPR_BoolOp: return check_exprs(w, &e->BoolOp.values);
    case EXPR_NamedExpr: return check_expr(w, e->NamedExpr.value) && check_expr(w, e->NamedExpr.target);
    case EXPR_BinOp: return check_expr(w, e->BinOp.left) && check_expr(w, e->BinOp.right);
    case EXPR_UnaryOp: return check_expr(w, e->UnaryOp.operand);
    case EXPR_Lambda: return check_lambda(w, e);
    case EXPR_IfExp: return check_expr(w, e->IfExp.test) && check_expr(w, e->IfExp.body) && check_expr(w, e->IfExp.orelse);
    case EXPR_Dict: return check_exprs(w, &e->Dict.keys) && check_exprs(w, &e->Dict.values);
    case EXPR_Set:
    case EXPR_List:
    case EXPR_Tuple: return check_sequence(w, e);
    case EXPR_ListComp:
    case EXPR_SetComp:
    case EXPR_DictComp:
    case EXPR_GeneratorExp: return check_comprehension(w, e);
    case EXPR_Yield:
    case EXPR_YieldFrom: return check_yield(w, e);
    case EXPR_Await: return check_await(w, e);
    case EXPR_Compare:
        check_literal_is(w, e);
        rest = (struct expr_list){e->Compare.n, e->Compare.comparators};
        return check_expr(w, e->Compare.left) && check_exprs(w, &rest);
    case EXPR_Call:
        check_literal_called(w, e);
        return check_expr(w, e->Call.func) && check_arguments(w, &e->Call.args, &e->Call.keywords);
    case EXPR_FormattedValue:
    case EXPR_Interpolation: return check_expr(w, e->FormattedValue.value) && check_optional(w, e->FormattedValue.format_spec);
    case EXPR_JoinedStr:
    case EXPR_TemplateStr: return check_exprs(w, &e->JoinedStr.values);
    case EXPR_Attribute:
        if (e->ctx != CTX_Load && !check_name(w, e->Attribute.attr, &e->pos, e->ctx == CTX_Del))
            return false;
        return check_expr(w, e->Attribute.value);
    case EXPR_Subscript:
        if (e->ctx == CTX_Load)
            check_literal_subscript(w, e);
        return check_expr(w, e->Subscript.value) && check_expr(w, e->Subscript.slice);
    case EXPR_Starred:
        return check_fail(w, &e->pos,
                          e->ctx == CTX_Store ? "starred assignment target must be in a list or tuple"
                                              : "can't use starred expression here");
    case EXPR_Name: return e->ctx == CTX_Load || check_name(w, e->Name.id, &e->pos, e->ctx == CTX_Del);
    case EXPR_Slice:
        return check_optional(w, e->Slice.lower) && check_optional(w, e->Slice.upper) && check_optional(w, e->Slice.step);
    case EXPR_Constant:
    case EXPR_KIND_COUNT: break;
    }
    return true;
}
