/* Symbol tables, first part: a walk over the tree that notes for each block which names it binds, uses and declares. */
#include "scope_build.h"
#include "token.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "slotscope/base/buf.h"

/* ---- symbols ---- */

static size_t pointer_hash(const char *s)
{
    uintptr_t u = (uintptr_t)s;
    return (size_t)((u >> 4) * 0x9E3779B97F4A7C15u >> 16);
}

static struct symbol **index_slot(struct symbol **index, int cap, const char *name)
{
    for (size_t i = pointer_hash(name) & (size_t)(cap - 1);; i = (i + 1) & (size_t)(cap - 1))
        if (!index[i] || index[i]->name == name)
            return &index[i];
}

struct symbol *scope_find(const struct scope *s, const char *name)
{
    return s->index_cap ? *index_slot(s->index, s->index_cap, name) : NULL;
}

static void index_grow(struct arena *a, struct scope *s)
{
    int cap = s->index_cap ? s->index_cap * 2 : 8;
    struct symbol **index = arena_alloc(a, (size_t)cap * sizeof *index);
    for (struct symbol *y = s->symbols; y; y = y->next)
        *index_slot(index, cap, y->name) = y;
    s->index = index;
    s->index_cap = cap;
}

struct symbol *scope_symbol(struct ast_module *m, struct scope *s, const char *name)
{
    struct symbol *y = scope_find(s, name);
    if (y)
        return y;
    if (s->nsymbols * 2 >= s->index_cap)
        index_grow(m->arena, s);
    y = arena_alloc(m->arena, sizeof *y);
    y->name = name;
    *index_slot(s->index, s->index_cap, name) = y;
    if (s->last_symbol)
        s->last_symbol->next = y;
    else
        s->symbols = y;
    s->last_symbol = y;
    s->nsymbols++;
    return y;
}

const char *scope_mangle(struct ast_module *m, const struct scope *s, const char *name)
{
    const char *cls = s->class_name;
    size_t n = strlen(name);
    if (!cls || name[0] != '_' || name[1] != '_' || (name[n - 1] == '_' && name[n - 2] == '_') || strchr(name, '.'))
        return name;
    cls += strspn(cls, "_");
    if (!*cls)
        return name;
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "_%s%s", cls, name);
    name = ast_intern(m, b.p, b.len);
    buf_done(&b);
    return name;
}

enum symbol_place scope_place(struct ast_module *m, const struct scope *s, const char *name)
{
    struct symbol *y = scope_find(s, scope_mangle(m, s, name));
    return y ? y->place : PLACE_GLOBAL_IMPLICIT;
}

/* ---- errors ---- */

bool scope_error(struct scope_builder *b, const struct pos *pos, const char *fmt, ...)
{
    struct buf msg;
    va_list ap;
    buf_init(&msg);
    va_start(ap, fmt);
    buf_vprintf(&msg, fmt, ap);
    va_end(ap);
    error_set(b->m, b->err, ERR_SYNTAX, pos->line, pos->col + 1, pos->end_line, pos->end_col + 1, "%s", msg.p);
    buf_done(&msg);
    b->failed = true;
    return false;
}

bool scope_deeper(struct scope_builder *b)
{
    if (++b->depth <= MAX_TREE_DEPTH)
        return true;
    error_set(b->m, b->err, ERR_RECURSION, 0, 0, 0, 0, "maximum recursion depth exceeded during compilation");
    b->failed = true;
    return false;
}

/* ---- blocks ---- */

static struct scope *enter(struct scope_builder *b, enum scope_kind kind, const char *name, const void *node, const struct pos *pos)
{
    struct scope *s = arena_alloc(b->m->arena, sizeof *s), *parent = b->cur;
    s->kind = kind;
    s->name = ast_interns(b->m, name);
    s->node = node;
    s->parent = parent;
    s->pos = *pos;
    s->is_function = kind != SCOPE_MODULE && kind != SCOPE_CLASS;
    if (parent) {
        s->nested = parent->nested || parent->is_function;
        s->class_name = parent->class_name;
        if (parent->last_child)
            parent->last_child->next = s;
        else
            parent->first_child = s;
        parent->last_child = s;
    }
    b->cur = s;
    return s;
}

static void leave(struct scope_builder *b)
{
    b->cur = b->cur->parent;
}

/* ---- definitions ---- */

static bool define(struct scope_builder *b, const char *name, unsigned flags, const struct pos *pos)
{
    struct scope *s = b->cur;
    name = scope_mangle(b->m, s, name);
    struct symbol *y = scope_symbol(b->m, s, name);
    if ((flags & SYM_PARAM) && (y->flags & SYM_PARAM))
        return scope_error(b, b->d->msgs_310 ? pos : &s->pos, "duplicate %s '%s' in function definition",
                           b->d->msgs_315 ? "parameter" : "argument", name);
    if ((flags & SYM_TYPE_PARAM) && (y->flags & SYM_TYPE_PARAM))
        return scope_error(b, pos, "duplicate type parameter '%s'", name);
    if (b->comp_target) {
        if (y->flags & (SYM_GLOBAL | SYM_NONLOCAL))
            return scope_error(b, b->d->msgs_310 ? pos : &s->pos,
                               "comprehension inner loop cannot rebind assignment expression target '%s'", name);
        flags |= SYM_COMP_ITER;
    }
    y->flags |= flags;
    if (flags & SYM_PARAM) {
        y->pos = *pos;
        y->flags |= SYM_DECLARED_HERE;
    }
    return true;
}

static bool use(struct scope_builder *b, const char *name)
{
    scope_symbol(b->m, b->cur, scope_mangle(b->m, b->cur, name))->flags |= SYM_USED;
    return true;
}

/* Annotation and type scopes that stand in a class look names up there first. */
static void see_class(struct scope_builder *b)
{
    struct scope *s = b->cur;
    if (s->parent && (s->parent->kind == SCOPE_CLASS || s->parent->can_see_class_scope)) {
        s->can_see_class_scope = true;
        use(b, b->name_classdict);
    }
}

/* ---- expressions ---- */

static bool visit_expr(struct scope_builder *b, struct expr *e);
static bool visit_stmts(struct scope_builder *b, struct stmt_list *l);

static bool visit_exprs(struct scope_builder *b, struct expr_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i] && !visit_expr(b, l->v[i]))
            return false;
    return true;
}

static bool visit_optional(struct scope_builder *b, struct expr *e)
{
    return !e || visit_expr(b, e);
}

static bool visit_keywords(struct scope_builder *b, struct keyword_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!visit_expr(b, l->v[i]->value))
            return false;
    return true;
}

static bool add_params(struct scope_builder *b, struct arg_list *l)
{
    for (int i = 0; i < l->n; i++) {
        if (!define(b, l->v[i]->name, SYM_PARAM | SYM_ASSIGNED, &l->v[i]->pos))
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

static bool add_arguments(struct scope_builder *b, struct arguments *a)
{
    struct scope *s = b->cur;
    int n = a->posonlyargs.n + a->args.n + a->kwonlyargs.n + (a->vararg != NULL) + (a->kwarg != NULL);
    s->params.v = arena_alloc(b->m->arena, (size_t)(n + 1) * sizeof *s->params.v);
    s->has_varargs = a->vararg != NULL;
    s->has_varkeywords = a->kwarg != NULL;
    return add_params(b, &a->posonlyargs) && add_params(b, &a->args) && add_params(b, &a->kwonlyargs) &&
           add_one_param(b, a->vararg) && add_one_param(b, a->kwarg);
}

static void one_param(struct scope_builder *b, const char *name)
{
    struct scope *s = b->cur;
    s->params.v = arena_alloc(b->m->arena, sizeof *s->params.v);
    s->params.v[s->params.n++] = ast_interns(b->m, name);
    scope_symbol(b->m, s, s->params.v[0])->flags |= SYM_PARAM | SYM_ASSIGNED;
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
    if (!visit_exprs(b, &a->defaults) || !visit_exprs(b, &a->kw_defaults))
        return false;
    e->Lambda.scope = enter(b, SCOPE_LAMBDA, "<lambda>", e, &e->pos);
    bool ok = add_arguments(b, a) && visit_expr(b, e->Lambda.body);
    leave(b);
    return ok;
}

/* ---- comprehensions ---- */

static bool visit_target(struct scope_builder *b, struct expr *target)
{
    b->comp_target = true;
    bool ok = visit_expr(b, target);
    b->comp_target = false;
    return ok;
}

static bool visit_iterable(struct scope_builder *b, struct expr *iter)
{
    b->comp_iter_expr++;
    bool ok = visit_expr(b, iter);
    b->comp_iter_expr--;
    return ok;
}

static bool visit_generators(struct scope_builder *b, struct comp_list *l)
{
    for (int i = 0; i < l->n; i++) {
        struct comprehension *c = l->v[i];
        if (!visit_target(b, c->target) || (i && !visit_iterable(b, c->iter)) || !visit_exprs(b, &c->ifs))
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
    struct scope *s = enter(b, SCOPE_COMPREHENSION, comp_name(e->kind), e, &e->pos);
    e->ListComp.scope = s;
    one_param(b, ".0");
    bool ok = visit_generators(b, &e->ListComp.generators) && (e->kind != EXPR_DictComp || visit_optional(b, e->DictComp.value)) &&
              visit_expr(b, e->ListComp.elt) && (!s->is_generator || yield_inside(b, &s->pos));
    s->is_generator = e->kind == EXPR_GeneratorExp;
    leave(b);
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
    return visit_expr(b, e->NamedExpr.value) && visit_expr(b, e->NamedExpr.target);
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
    if (e->Yield.value && !visit_expr(b, e->Yield.value))
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
    if (!visit_expr(b, e->Await.value))
        return false;
    b->cur->is_coroutine = true;
    return true;
}

/* async with, async for: refused here, or later by scope_check. */
static bool async_allowed(struct scope_builder *b, const struct stmt *s)
{
    bool with = s->kind == STMT_AsyncWith;
    if (!b->d->msgs_314 || (!with && s->kind != STMT_AsyncFor) || b->cur->is_coroutine)
        return true;
    return scope_error(b, &s->pos, "'async %s' outside async function", with ? "with" : "for");
}

static bool visit_name(struct scope_builder *b, struct expr *e)
{
    if (e->ctx != CTX_Load)
        return define(b, e->Name.id, SYM_ASSIGNED, &e->pos);
    use(b, e->Name.id);
    if (e->Name.id == b->name_super && b->cur->is_function)
        use(b, b->name_class);
    return true;
}

static bool visit_compare(struct scope_builder *b, struct expr *e)
{
    struct expr_list rest = {e->Compare.n, e->Compare.comparators};
    return visit_expr(b, e->Compare.left) && visit_exprs(b, &rest);
}

static bool visit_any(struct scope_builder *b, struct expr *e)
{
    switch (e->kind) {
    case EXPR_NamedExpr: return !forbidden(b, e, "named expression") && visit_named(b, e);
    case EXPR_BoolOp: return visit_exprs(b, &e->BoolOp.values);
    case EXPR_BinOp: return visit_expr(b, e->BinOp.left) && visit_expr(b, e->BinOp.right);
    case EXPR_UnaryOp: return visit_expr(b, e->UnaryOp.operand);
    case EXPR_Lambda: return visit_lambda(b, e);
    case EXPR_IfExp: return visit_expr(b, e->IfExp.test) && visit_expr(b, e->IfExp.body) && visit_expr(b, e->IfExp.orelse);
    case EXPR_Dict: return visit_exprs(b, &e->Dict.keys) && visit_exprs(b, &e->Dict.values);
    case EXPR_Set:
    case EXPR_List:
    case EXPR_Tuple: return visit_exprs(b, &e->List.elts);
    case EXPR_ListComp:
    case EXPR_SetComp:
    case EXPR_DictComp:
    case EXPR_GeneratorExp: return visit_comprehension(b, e);
    case EXPR_Yield:
    case EXPR_YieldFrom: return visit_yield(b, e);
    case EXPR_Await: return visit_await(b, e);
    case EXPR_Compare: return visit_compare(b, e);
    case EXPR_Call: return visit_expr(b, e->Call.func) && visit_exprs(b, &e->Call.args) && visit_keywords(b, &e->Call.keywords);
    case EXPR_FormattedValue:
    case EXPR_Interpolation: return visit_expr(b, e->FormattedValue.value) && visit_optional(b, e->FormattedValue.format_spec);
    case EXPR_JoinedStr:
    case EXPR_TemplateStr: return visit_exprs(b, &e->JoinedStr.values);
    case EXPR_Attribute: return visit_expr(b, e->Attribute.value);
    case EXPR_Subscript: return visit_expr(b, e->Subscript.value) && visit_expr(b, e->Subscript.slice);
    case EXPR_Starred: return visit_expr(b, e->Starred.value);
    case EXPR_Name: return visit_name(b, e);
    case EXPR_Slice:
        return visit_optional(b, e->Slice.lower) && visit_optional(b, e->Slice.upper) && visit_optional(b, e->Slice.step);
    case EXPR_Constant:
    case EXPR_KIND_COUNT: break;
    }
    return true;
}

static bool visit_expr(struct scope_builder *b, struct expr *e)
{
    if (!scope_deeper(b))
        return false;
    bool ok = visit_any(b, e);
    b->depth--;
    return ok;
}

/* ---- type parameters ---- */

/* A bound, constraints or a default: an expression with a block of its own. */
static bool visit_type_part(struct scope_builder *b, struct type_param *t, struct expr *e, const char *place, struct scope **out)
{
    if (!e)
        return true;
    *out = enter(b, SCOPE_TYPE_BOUND, t->name, t, &t->pos);
    see_class(b);
    const char *around = b->type_place;
    b->type_place = place;
    bool ok = visit_expr(b, e);
    b->type_place = around;
    leave(b);
    return ok;
}

static bool visit_type_params(struct scope_builder *b, struct type_param_list *l)
{
    static const char *const defaults[] = {[TPARAM_TypeVar] = "TypeVar default",
                                           [TPARAM_TypeVarTuple] = "TypeVarTuple default",
                                           [TPARAM_ParamSpec] = "ParamSpec default"};
    for (int i = 0; i < l->n; i++) {
        struct type_param *t = l->v[i];
        if (!t->default_value && i && l->v[i - 1]->default_value)
            return scope_error(b, &t->pos, "non-default type parameter '%s' follows default type parameter", t->name);
        const char *bound = t->bound && t->bound->kind == EXPR_Tuple ? "TypeVar constraint" : "TypeVar bound";
        if (!define(b, t->name, SYM_TYPE_PARAM | SYM_ASSIGNED, &t->pos) ||
            !visit_type_part(b, t, t->bound, bound, &t->bound_scope) ||
            !visit_type_part(b, t, t->default_value, defaults[t->kind], &t->default_scope))
            return false;
    }
    return true;
}

/* Enters the block of the type parameters if there are any. *out: it, or NULL. */
static bool enter_type_params(struct scope_builder *b, struct stmt *s, const char *name, struct type_param_list *l,
                              struct scope **out)
{
    char text[300];
    if (!l->n)
        return true;
    snprintf(text, sizeof text, "<generic parameters of %.200s>", name);
    *out = enter(b, SCOPE_TYPE_PARAMS, text, s, &s->pos);
    see_class(b);
    return visit_type_params(b, l);
}

/* ---- functions and classes ---- */

static bool visit_annotations_of(struct scope_builder *b, struct arg_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i]->annotation && !visit_expr(b, l->v[i]->annotation))
            return false;
    return true;
}

static bool visit_one_annotation(struct scope_builder *b, struct arg *a)
{
    return !a || !a->annotation || visit_expr(b, a->annotation);
}

static bool annotated(const struct arg_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i]->annotation)
            return true;
    return false;
}

static bool has_annotations(struct stmt *s)
{
    struct arguments *a = s->FunctionDef.args;
    return s->FunctionDef.returns || annotated(&a->posonlyargs) || annotated(&a->args) || annotated(&a->kwonlyargs) ||
           (a->vararg && a->vararg->annotation) || (a->kwarg && a->kwarg->annotation);
}

/* A block that leaves no trace: what stands in it is looked at for errors only. `last`: the last inner block until now. */
static void enter_aside(struct scope_builder *b, const struct stmt *s, struct scope **last)
{
    *last = b->cur->last_child;
    enter(b, SCOPE_ANNOTATIONS, "_annotation", s, &s->pos);
}

static void leave_aside(struct scope_builder *b, struct scope *last)
{
    struct scope *s = b->cur->parent;
    s->last_child = last;
    if (last)
        last->next = NULL;
    else
        s->first_child = NULL;
    leave(b);
}

static bool visit_parameter_annotations(struct scope_builder *b, struct arguments *a)
{
    return visit_annotations_of(b, &a->posonlyargs) && visit_annotations_of(b, &a->args) && visit_one_annotation(b, a->vararg) &&
           visit_one_annotation(b, a->kwarg) && visit_annotations_of(b, &a->kwonlyargs);
}

static bool visit_function_annotations(struct scope_builder *b, struct stmt *s)
{
    struct scope *last;
    bool deferred = b->d->deferred_annotations && !b->m->future_annotations, aside = b->m->future_annotations && b->d->msgs_310;
    if (b->d->deferred_annotations && b->cur->kind == SCOPE_CLASS)
        b->cur->needs_classdict =
            true; /* even where there are no annotations: a namespace refers to itself until its class is made */
    if (!has_annotations(s))
        return true;
    if (deferred) {
        s->FunctionDef.annotation_scope = enter(b, SCOPE_ANNOTATIONS, "__annotate__", s, &s->pos);
        one_param(b, ".format");
        see_class(b);
    }
    if (aside)
        enter_aside(b, s, &last);
    bool ok = visit_parameter_annotations(b, s->FunctionDef.args) && visit_optional(b, s->FunctionDef.returns);
    if (deferred)
        leave(b);
    if (aside)
        leave_aside(b, last);
    return ok;
}

static bool visit_function(struct scope_builder *b, struct stmt *s)
{
    struct arguments *a = s->FunctionDef.args;
    const char *name = s->FunctionDef.name;
    if (!define(b, name, SYM_ASSIGNED, &s->pos) || !visit_exprs(b, &a->defaults) || !visit_exprs(b, &a->kw_defaults) ||
        (!b->d->type_params && !visit_function_annotations(b, s)) || !visit_exprs(b, &s->FunctionDef.decorator_list) ||
        !enter_type_params(b, s, name, &s->FunctionDef.type_params, &s->FunctionDef.params_scope) ||
        (b->d->type_params && !visit_function_annotations(b, s)))
        return false;
    struct scope *f = enter(b, SCOPE_FUNCTION, name, s, &s->pos);
    s->FunctionDef.scope = f;
    f->has_docstring = ast_docstring(&s->FunctionDef.body) != NULL;
    f->is_coroutine = s->kind == STMT_AsyncFunctionDef;
    bool ok = add_arguments(b, a) && visit_stmts(b, &s->FunctionDef.body);
    leave(b);
    if (s->FunctionDef.params_scope)
        leave(b);
    return ok;
}

static bool visit_class(struct scope_builder *b, struct stmt *s)
{
    const char *name = s->ClassDef.name;
    if (!define(b, name, SYM_ASSIGNED, &s->pos) || !visit_exprs(b, &s->ClassDef.decorator_list))
        return false;
    if (!enter_type_params(b, s, name, &s->ClassDef.type_params, &s->ClassDef.params_scope) ||
        !visit_exprs(b, &s->ClassDef.bases) || !visit_keywords(b, &s->ClassDef.keywords))
        return false;
    struct scope *c = enter(b, SCOPE_CLASS, name, s, &s->pos);
    s->ClassDef.scope = c;
    c->class_name = name;
    c->has_docstring = ast_docstring(&s->ClassDef.body) != NULL;
    bool ok = visit_stmts(b, &s->ClassDef.body);
    leave(b);
    if (s->ClassDef.params_scope)
        leave(b);
    return ok;
}

static bool visit_type_alias(struct scope_builder *b, struct stmt *s)
{
    const char *name = s->TypeAlias.name->Name.id;
    if (!visit_expr(b, s->TypeAlias.name) || !enter_type_params(b, s, name, &s->TypeAlias.type_params, &s->TypeAlias.params_scope))
        return false;
    s->TypeAlias.scope = enter(b, SCOPE_TYPE_ALIAS, name, s, &s->pos);
    see_class(b);
    bool ok = visit_expr(b, s->TypeAlias.value);
    leave(b);
    if (s->TypeAlias.params_scope)
        leave(b);
    return ok;
}

/* ---- declarations ---- */

static bool visit_global(struct scope_builder *b, struct stmt *s)
{
    bool global = s->kind == STMT_Global;
    const char *word = global ? "global" : "nonlocal";
    for (int i = 0; i < s->Global.names.n; i++) {
        const char *name = s->Global.names.v[i];
        struct symbol *y = scope_symbol(b->m, b->cur, scope_mangle(b->m, b->cur, name));
        if (y->flags & SYM_PARAM)
            return scope_error(b, &s->pos, "name '%s' is parameter and %s", name, word);
        if (y->flags & SYM_USED)
            return scope_error(b, &s->pos, "name '%s' is used prior to %s declaration", name, word);
        if (y->flags & SYM_ANNOTATED)
            return scope_error(b, &s->pos, "annotated name '%s' can't be %s", name, word);
        if (y->flags & SYM_ASSIGNED)
            return scope_error(b, &s->pos, "name '%s' is assigned to before %s declaration", name, word);
        if (!(y->flags & (SYM_GLOBAL | SYM_NONLOCAL)))
            y->pos = s->pos;
        y->flags |= (global ? SYM_GLOBAL : SYM_NONLOCAL) | SYM_DECLARED_HERE;
    }
    return true;
}

static bool visit_annotation(struct scope_builder *b, struct stmt *s)
{
    struct scope *cur = b->cur;
    bool never = b->m->future_annotations ? b->d->msgs_310 : b->d->deferred_annotations && cur->is_function;
    if (never) { /* its names do not count */
        struct scope *last;
        enter_aside(b, s, &last);
        bool good = visit_expr(b, s->AnnAssign.annotation);
        leave_aside(b, last);
        return good;
    }
    if (!b->d->deferred_annotations || b->m->future_annotations)
        return visit_expr(b, s->AnnAssign.annotation);
    if (!cur->annotations) {
        cur->annotations = enter(b, SCOPE_ANNOTATIONS, "__annotate__", s, &s->pos);
        one_param(b, ".format");
        see_class(b);
    } else {
        b->cur = cur->annotations;
    }
    bool ok = visit_expr(b, s->AnnAssign.annotation);
    b->cur = cur;
    return ok;
}

static bool visit_ann_assign(struct scope_builder *b, struct stmt *s)
{
    struct expr *t = s->AnnAssign.target;
    if (t->kind == EXPR_Name) {
        struct symbol *y = scope_find(b->cur, scope_mangle(b->m, b->cur, t->Name.id));
        if (y && (y->flags & (SYM_GLOBAL | SYM_NONLOCAL)) && b->cur->kind != SCOPE_MODULE && s->AnnAssign.simple)
            return scope_error(b, &s->pos, "annotated name '%s' can't be %s", t->Name.id,
                               y->flags & SYM_GLOBAL ? "global" : "nonlocal");
        if (s->AnnAssign.simple && !define(b, t->Name.id, SYM_ANNOTATED | SYM_ASSIGNED, &t->pos))
            return false;
        if (!s->AnnAssign.simple && s->AnnAssign.value && !define(b, t->Name.id, SYM_ASSIGNED, &t->pos))
            return false;
    } else if (!visit_expr(b, t)) {
        return false;
    }
    return visit_annotation(b, s) && visit_optional(b, s->AnnAssign.value);
}

static bool visit_import(struct scope_builder *b, struct stmt *s)
{
    for (int i = 0; i < s->Import.n; i++) {
        struct alias *a = s->Import.names[i];
        const char *name = a->asname ? a->asname : a->name;
        if (!strcmp(name, "*")) {
            if (b->cur->kind != SCOPE_MODULE)
                return scope_error(b, b->d->msgs_310 ? &a->pos : &b->cur->pos, "import * only allowed at module level");
            continue;
        }
        const char *dot = a->asname ? NULL : strchr(name, '.');
        if (dot)
            name = ast_intern(b->m, name, (size_t)(dot - name));
        if (!define(b, name, SYM_IMPORTED | SYM_ASSIGNED, &a->pos))
            return false;
    }
    return true;
}

/* ---- patterns ---- */

static bool visit_pattern(struct scope_builder *b, struct pattern *p);

static bool visit_patterns(struct scope_builder *b, struct pattern_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!visit_pattern(b, l->v[i]))
            return false;
    return true;
}

static bool bind(struct scope_builder *b, const char *name, const struct pos *pos)
{
    return !name || define(b, name, SYM_ASSIGNED, pos);
}

static bool visit_any_pattern(struct scope_builder *b, struct pattern *p)
{
    switch (p->kind) {
    case PATTERN_MatchValue: return visit_expr(b, p->MatchValue.value);
    case PATTERN_MatchSequence:
    case PATTERN_MatchOr: return visit_patterns(b, &p->MatchSequence.patterns);
    case PATTERN_MatchMapping:
        return visit_exprs(b, &p->MatchMapping.keys) && visit_patterns(b, &p->MatchMapping.patterns) &&
               bind(b, p->MatchMapping.rest, &p->pos);
    case PATTERN_MatchClass:
        return visit_expr(b, p->MatchClass.cls) && visit_patterns(b, &p->MatchClass.patterns) &&
               visit_patterns(b, &p->MatchClass.kwd_patterns);
    case PATTERN_MatchStar: return bind(b, p->MatchStar.name, &p->pos);
    case PATTERN_MatchAs: return (!p->MatchAs.pattern || visit_pattern(b, p->MatchAs.pattern)) && bind(b, p->MatchAs.name, &p->pos);
    case PATTERN_MatchSingleton:
    case PATTERN_KIND_COUNT: break;
    }
    return true;
}

static bool visit_pattern(struct scope_builder *b, struct pattern *p)
{
    if (!scope_deeper(b))
        return false;
    bool ok = visit_any_pattern(b, p);
    b->depth--;
    return ok;
}

/* ---- statements ---- */

static bool visit_with(struct scope_builder *b, struct stmt *s)
{
    for (int i = 0; i < s->With.n; i++)
        if (!visit_expr(b, s->With.items[i].context_expr) || !visit_optional(b, s->With.items[i].optional_vars))
            return false;
    return visit_stmts(b, &s->With.body);
}

static bool visit_match(struct scope_builder *b, struct stmt *s)
{
    if (!visit_expr(b, s->Match.subject))
        return false;
    for (int i = 0; i < s->Match.n; i++) {
        struct match_case *c = &s->Match.cases[i];
        if (!visit_pattern(b, c->pattern) || !visit_optional(b, c->guard) || !visit_stmts(b, &c->body))
            return false;
    }
    return true;
}

static bool visit_try(struct scope_builder *b, struct stmt *s)
{
    if (!visit_stmts(b, &s->Try.body))
        return false;
    for (int i = 0; i < s->Try.n; i++) {
        struct excepthandler *h = s->Try.handlers[i];
        if (!visit_optional(b, h->type) || !bind(b, h->name, &h->pos) || !visit_stmts(b, &h->body))
            return false;
    }
    return visit_stmts(b, &s->Try.orelse) && visit_stmts(b, &s->Try.finalbody);
}

static bool visit_stmt(struct scope_builder *b, struct stmt *s)
{
    if (!async_allowed(b, s))
        return false;
    switch (s->kind) {
    case STMT_FunctionDef:
    case STMT_AsyncFunctionDef: return visit_function(b, s);
    case STMT_ClassDef: return visit_class(b, s);
    case STMT_Return: b->cur->returns_value |= s->Return.value != NULL; return visit_optional(b, s->Return.value);
    case STMT_Delete: return visit_exprs(b, &s->Delete.targets);
    case STMT_Assign: return visit_exprs(b, &s->Assign.targets) && visit_expr(b, s->Assign.value);
    case STMT_TypeAlias: return visit_type_alias(b, s);
    case STMT_AugAssign: return visit_expr(b, s->AugAssign.target) && visit_expr(b, s->AugAssign.value);
    case STMT_AnnAssign: return visit_ann_assign(b, s);
    case STMT_For:
    case STMT_AsyncFor:
        return visit_expr(b, s->For.target) && visit_expr(b, s->For.iter) && visit_stmts(b, &s->For.body) &&
               visit_stmts(b, &s->For.orelse);
    case STMT_While:
    case STMT_If: return visit_expr(b, s->If.test) && visit_stmts(b, &s->If.body) && visit_stmts(b, &s->If.orelse);
    case STMT_With:
    case STMT_AsyncWith: return visit_with(b, s);
    case STMT_Match: return visit_match(b, s);
    case STMT_Raise: return visit_optional(b, s->Raise.exc) && visit_optional(b, s->Raise.cause);
    case STMT_Try:
    case STMT_TryStar: return visit_try(b, s);
    case STMT_Assert: return visit_expr(b, s->Assert.test) && visit_optional(b, s->Assert.msg);
    case STMT_Import:
    case STMT_ImportFrom: return visit_import(b, s);
    case STMT_Global:
    case STMT_Nonlocal: return visit_global(b, s);
    case STMT_Expr: return visit_expr(b, s->Expr.value);
    case STMT_Pass:
    case STMT_Break:
    case STMT_Continue:
    case STMT_KIND_COUNT: break;
    }
    return true;
}

static bool visit_stmts(struct scope_builder *b, struct stmt_list *l)
{
    for (int i = 0; i < l->n; i++) {
        if (!scope_deeper(b) || !visit_stmt(b, l->v[i]))
            return false;
        b->depth--;
    }
    return true;
}

int scope_build(struct ast_module *m, const struct dialect *d, struct syntax_error *err)
{
    struct scope_builder b = {.m = m, .d = d, .err = err};
    struct pos top = {m->first_line, m->first_line, 0, 0, 0, 0};
    *err = (struct syntax_error){0};
    b.name_super = ast_interns(m, "super");
    b.name_class = ast_interns(m, "__class__");
    b.name_classdict = ast_interns(m, "__classdict__");
    b.name_debug = ast_interns(m, "__debug__");
    if (!scope_futures(&b))
        return -1;
    m->scope = enter(&b, SCOPE_MODULE, "<module>", m, &top);
    m->scope->has_docstring = m->kind == MODULE_EXEC && ast_docstring(&m->body);
    bool ok = m->kind == MODULE_EVAL ? visit_expr(&b, m->expr) : visit_stmts(&b, &m->body);
    ok = ok && !b.failed && scope_resolve(&b, m->scope);
    b.depth = 0;
    ok = ok && scope_check(&b);
    if (!d->msgs_310)
        err->end_line = err->end_offset = 0;
    return ok ? 0 : -1;
}
