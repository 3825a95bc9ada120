/* Symbol tables: the names in expressions. Lambdas and comprehensions are blocks of their own; := binds outside of the latter. */
#include "scope_build.h"

/* ---- expressions ---- */

bool scope_visit_exprs(struct scope_builder *b, struct expr_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i] && !scope_visit_expr(b, l->v[i]))
            return false;
    return true;
}

bool scope_visit_optional(struct scope_builder *b, struct expr *e)
{
    return !e || scope_visit_expr(b, e);
}

bool scope_visit_keywords(struct scope_builder *b, struct keyword_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!scope_visit_expr(b, l->v[i]->value))
            return false;
    return true;
}

static bool add_params(struct scope_builder *b, struct arg_list *l)
{
    for (int i = 0; i < l->n; i++) {
        if (!scope_define(b, l->v[i]->name, SYM_PARAM | SYM_ASSIGNED, &l->v[i]->pos))
            return false;
        struct ident_list *p = &b->cur->params;
        p->v[p->n++] = scope_mangle(b->m, b->cur, l->v[i]->name);
    }
    return true;
}

static bool add_one_param(struct scope_builder *b, struct arg *a)
{
    struct arg_list one = {1, &a};
    return !a || add_params(b, &one);
}

bool scope_add_arguments(struct scope_builder *b, struct arguments *a)
{
    struct scope *s = b->cur;
    int n = a->posonlyargs.n + a->args.n + a->kwonlyargs.n + (a->vararg != NULL) + (a->kwarg != NULL);
    s->params.v = arena_alloc(b->m->arena, (size_t)(n + 1) * sizeof *s->params.v);
    s->has_varargs = a->vararg != NULL;
    s->has_varkeywords = a->kwarg != NULL;
    return add_params(b, &a->posonlyargs) && add_params(b, &a->args) && add_params(b, &a->kwonlyargs) &&
           add_one_param(b, a->vararg) && add_one_param(b, a->kwarg);
}

/* Once there were no functions in annotation scopes that see a class. */
static bool hidden_class(struct scope_builder *b, const struct expr *e, const char *what)
{
    if (b->d->msgs_313 || !b->cur->can_see_class_scope)
        return false;
    return !scope_error(b, &e->pos, "Cannot use %s in annotation scope within class scope", what);
}

static bool visit_lambda(struct scope_builder *b, struct expr *e)
{
    struct arguments *a = e->Lambda.args;
    if (hidden_class(b, e, "lambda"))
        return false;
    if (!scope_visit_exprs(b, &a->defaults) || !scope_visit_exprs(b, &a->kw_defaults))
        return false;
    e->Lambda.scope = scope_enter(b, SCOPE_LAMBDA, "<lambda>", e, &e->pos);
    bool ok = scope_add_arguments(b, a) && scope_visit_expr(b, e->Lambda.body);
    scope_leave(b);
    return ok;
}

/* ---- comprehensions ---- */

static bool visit_target(struct scope_builder *b, struct expr *target)
{
    b->comp_target = true;
    bool ok = scope_visit_expr(b, target);
    b->comp_target = false;
    return ok;
}

static bool visit_iterable(struct scope_builder *b, struct expr *iter)
{
    b->comp_iter_expr++;
    bool ok = scope_visit_expr(b, iter);
    b->comp_iter_expr--;
    return ok;
}

static bool visit_generators(struct scope_builder *b, struct comp_list *l)
{
    for (int i = 0; i < l->n; i++) {
        struct comprehension *c = l->v[i];
        if (!visit_target(b, c->target) || (i && !visit_iterable(b, c->iter)) || !scope_visit_exprs(b, &c->ifs))
            return false;
        b->cur->is_coroutine |= c->is_async;
    }
    return true;
}

static const char *comp_name(enum expr_kind kind)
{
    return kind == EXPR_ListComp   ? "<listcomp>"
           : kind == EXPR_SetComp  ? "<setcomp>"
           : kind == EXPR_DictComp ? "<dictcomp>"
                                   : "<genexpr>";
}

static const char *comp_word(enum expr_kind kind)
{
    return kind == EXPR_ListComp   ? "list comprehension"
           : kind == EXPR_SetComp  ? "set comprehension"
           : kind == EXPR_DictComp ? "dict comprehension"
                                   : "generator expression";
}

/* A yield in a comprehension is refused where it stands, or once where the comprehension began. */
static bool yield_inside(struct scope_builder *b, const struct pos *pos)
{
    const struct expr *e = b->cur->node;
    return scope_error(b, pos, "'yield' inside %s", comp_word(e->kind));
}

static bool in_async_def(const struct scope *s)
{
    return s->is_function && s->is_coroutine;
}

/* A comprehension that awaits makes its block one that awaits. */
static bool await_through(struct scope_builder *b, const struct expr *e)
{
    struct scope *s = b->cur;
    if (b->d->msgs_314 && s->kind != SCOPE_COMPREHENSION && !in_async_def(s))
        return scope_error(b, &e->pos, "asynchronous comprehension outside of an asynchronous function");
    s->is_coroutine |= b->d->msgs_311;
    return true;
}

/* All four share the places of elt (or key), generators and scope. The first iterable belongs to the block around. */
static bool visit_comprehension(struct scope_builder *b, struct expr *e)
{
    if (hidden_class(b, e, "comprehension") || !visit_iterable(b, e->ListComp.generators.v[0]->iter))
        return false;
    struct scope *s = scope_enter(b, SCOPE_COMPREHENSION, comp_name(e->kind), e, &e->pos);
    e->ListComp.scope = s;
    scope_one_param(b, ".0");
    bool ok = visit_generators(b, &e->ListComp.generators) &&
              (e->kind != EXPR_DictComp || scope_visit_optional(b, e->DictComp.value)) && scope_visit_expr(b, e->ListComp.elt) &&
              (!s->is_generator || yield_inside(b, &s->pos));
    s->is_generator = e->kind == EXPR_GeneratorExp;
    scope_leave(b);
    return ok && (!s->is_coroutine || s->is_generator || await_through(b, e));
}

/* What := in a comprehension may not leave, or NULL. */
static const char *named_stops_at(enum scope_kind kind)
{
    switch (kind) {
    case SCOPE_CLASS: return "in a class body";
    case SCOPE_TYPE_PARAMS: return "within the definition of a generic";
    case SCOPE_TYPE_ALIAS: return "in a type alias";
    case SCOPE_TYPE_BOUND: return "in a TypeVar bound";
    default: return NULL;
    }
}

/* := in a comprehension binds in the function or module around it. */
static bool extend_named(struct scope_builder *b, struct expr *target)
{
    const char *name = scope_mangle(b->m, b->cur, target->Name.id);
    struct scope *s = b->cur;
    struct pos pos = target->pos;
    pos.col -= !b->d->msgs_310;
    for (; s->kind == SCOPE_COMPREHENSION || s->kind == SCOPE_ANNOTATIONS; s = s->parent) {
        struct symbol *y = scope_find(s, name);
        if (s->kind == SCOPE_COMPREHENSION && y && (y->flags & SYM_COMP_ITER))
            return scope_error(b, &pos, "assignment expression cannot rebind comprehension iteration variable '%s'", name);
    }
    const char *where = named_stops_at(s->kind);
    if (where)
        return scope_error(b, &pos, "assignment expression within a comprehension cannot be used %s", where);
    struct symbol *y = scope_find(s, name);
    bool global = !s->is_function || (y && (y->flags & SYM_GLOBAL));
    scope_symbol(b->m, b->cur, name)->flags |= global ? SYM_GLOBAL : SYM_NONLOCAL;
    scope_symbol(b->m, s, name)->flags |= SYM_ASSIGNED | (s->is_function ? 0 : SYM_GLOBAL);
    return true;
}

static bool visit_named(struct scope_builder *b, struct expr *e)
{
    struct pos pos = e->pos;
    pos.col -= !b->d->msgs_310;
    if (b->comp_iter_expr > 0)
        return scope_error(b, &pos, "assignment expression cannot be used in a comprehension iterable expression");
    if (b->cur->kind == SCOPE_COMPREHENSION && !extend_named(b, e->NamedExpr.target))
        return false;
    return scope_visit_expr(b, e->NamedExpr.value) && scope_visit_expr(b, e->NamedExpr.target);
}

/* ---- the rest of expressions ---- */

/* yield, await and := have no place in annotations and type scopes. */
static bool forbidden(struct scope_builder *b, const struct expr *e, const char *what)
{
    const char *quote = b->d->msgs_312 ? "" : "'", *cannot = b->d->msgs_312 ? "cannot" : "can not";
    switch (b->cur->kind) {
    case SCOPE_ANNOTATIONS: return !scope_error(b, &e->pos, "%s%s%s %s be used within an annotation", quote, what, quote, cannot);
    case SCOPE_TYPE_BOUND:
        return !scope_error(b, &e->pos, "%s cannot be used within a %s", what, b->d->msgs_313 ? b->type_place : "TypeVar bound");
    case SCOPE_TYPE_ALIAS: return !scope_error(b, &e->pos, "%s cannot be used within a type alias", what);
    case SCOPE_TYPE_PARAMS: return !scope_error(b, &e->pos, "%s cannot be used within the definition of a generic", what);
    default: return false;
    }
}

static bool visit_yield(struct scope_builder *b, struct expr *e)
{
    if (forbidden(b, e, "yield expression"))
        return false;
    if (e->Yield.value && !scope_visit_expr(b, e->Yield.value))
        return false;
    b->cur->is_generator = true;
    return b->cur->kind != SCOPE_COMPREHENSION || !b->d->msgs_310 || yield_inside(b, &e->pos);
}

static bool visit_await(struct scope_builder *b, struct expr *e)
{
    const struct scope *s = b->cur;
    if (forbidden(b, e, "await expression"))
        return false;
    if (b->d->msgs_314 && !s->is_function)
        return scope_error(b, &e->pos, "'await' outside function");
    if (b->d->msgs_314 && !in_async_def(s) && s->kind != SCOPE_COMPREHENSION)
        return scope_error(b, &e->pos, "'await' outside async function");
    if (!scope_visit_expr(b, e->Await.value))
        return false;
    b->cur->is_coroutine = true;
    return true;
}

bool scope_async_allowed(struct scope_builder *b, const struct stmt *s)
{
    bool with = s->kind == STMT_AsyncWith;
    if (!b->d->msgs_314 || (!with && s->kind != STMT_AsyncFor) || b->cur->is_coroutine)
        return true;
    return scope_error(b, &s->pos, "'async %s' outside async function", with ? "with" : "for");
}

static bool visit_name(struct scope_builder *b, struct expr *e)
{
    if (e->ctx != CTX_Load)
        return scope_define(b, e->Name.id, SYM_ASSIGNED, &e->pos);
    scope_use(b, e->Name.id);
    if (e->Name.id == b->name_super && b->cur->is_function)
        scope_use(b, b->name_class);
    return true;
}

static bool visit_compare(struct scope_builder *b, struct expr *e)
{
    struct expr_list rest = {e->Compare.n, e->Compare.comparators};
    return scope_visit_expr(b, e->Compare.left) && scope_visit_exprs(b, &rest);
}

static bool visit_any(struct scope_builder *b, struct expr *e)
{
    switch (e->kind) {
    case EXPR_NamedExpr: return !forbidden(b, e, "named expression") && visit_named(b, e);
    case EXPR_BoolOp: return scope_visit_exprs(b, &e->BoolOp.values);
    case EXPR_BinOp: return scope_visit_expr(b, e->BinOp.left) && scope_visit_expr(b, e->BinOp.right);
    case EXPR_UnaryOp: return scope_visit_expr(b, e->UnaryOp.operand);
    case EXPR_Lambda: return visit_lambda(b, e);
    case EXPR_IfExp:
        return scope_visit_expr(b, e->IfExp.test) && scope_visit_expr(b, e->IfExp.body) && scope_visit_expr(b, e->IfExp.orelse);
    case EXPR_Dict: return scope_visit_exprs(b, &e->Dict.keys) && scope_visit_exprs(b, &e->Dict.values);
    case EXPR_Set:
    case EXPR_List:
    case EXPR_Tuple: return scope_visit_exprs(b, &e->List.elts);
    case EXPR_ListComp:
    case EXPR_SetComp:
    case EXPR_DictComp:
    case EXPR_GeneratorExp: return visit_comprehension(b, e);
    case EXPR_Yield:
    case EXPR_YieldFrom: return visit_yield(b, e);
    case EXPR_Await: return visit_await(b, e);
    case EXPR_Compare: return visit_compare(b, e);
    case EXPR_Call:
        return scope_visit_expr(b, e->Call.func) && scope_visit_exprs(b, &e->Call.args) &&
               scope_visit_keywords(b, &e->Call.keywords);
    case EXPR_FormattedValue:
    case EXPR_Interpolation:
        return scope_visit_expr(b, e->FormattedValue.value) && scope_visit_optional(b, e->FormattedValue.format_spec);
    case EXPR_JoinedStr:
    case EXPR_TemplateStr: return scope_visit_exprs(b, &e->JoinedStr.values);
    case EXPR_Attribute: return scope_visit_expr(b, e->Attribute.value);
    case EXPR_Subscript: return scope_visit_expr(b, e->Subscript.value) && scope_visit_expr(b, e->Subscript.slice);
    case EXPR_Starred: return scope_visit_expr(b, e->Starred.value);
    case EXPR_Name: return visit_name(b, e);
    case EXPR_Slice:
        return scope_visit_optional(b, e->Slice.lower) && scope_visit_optional(b, e->Slice.upper) &&
               scope_visit_optional(b, e->Slice.step);
    case EXPR_Constant:
    case EXPR_KIND_COUNT: break;
    }
    return true;
}

bool scope_visit_expr(struct scope_builder *b, struct expr *e)
{
    if (!scope_deeper(b))
        return false;
    bool ok = visit_any(b, e);
    b->depth--;
    return ok;
}
