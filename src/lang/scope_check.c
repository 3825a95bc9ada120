/*
 * What CPython's compiler rejects after the symbol table was built: statements and expressions that stand where they mean nothing.
 * A walk in the order of compilation, so that of several mistakes the same one is found.
 */
#include <stdio.h>
#include <string.h>
#include "scope_build.h"
#include "token.h"

/* Where we are: blocks that matter for return, break, await. */
struct place {
    struct scope_builder *b;
    struct scope *scope;
    bool in_async;   /* the scope is that of an async def */
    int loop;        /* loops around, in this block */
    int blocks;      /* statements with a clean-up or an exit of their own around, in this block */
    bool in_finally; /* of a finally's body, in this block; since the innermost loop for break and continue */
    bool finally_loop;
    bool except_star; /* inside an except* clause: 1 since the innermost loop */
    bool except_star_loop;
};

static bool check_expr(struct place *w, struct expr *e);
static bool check_stmts(struct place *w, struct stmt_list *l);

static bool fail(struct place *w, const struct pos *pos, const char *msg)
{
    return scope_error(w->b, pos, "%s", msg);
}

static void warn(struct place *w, int line, const char *msg)
{
    struct syntax_warning **tail = &w->b->m->warnings, *y = arena_alloc(w->b->m->arena, sizeof *y);
    while (*tail)
        tail = &(*tail)->next;
    *y = (struct syntax_warning){"SyntaxWarning", arena_strndup(w->b->m->arena, msg, strlen(msg)), line, NULL};
    *tail = y;
}

/* One more block around what follows: CPython has room for so many. */
static bool deeper(struct place *w, const struct pos *pos)
{
    if (++w->blocks <= (w->b->d->msgs_313 ? 21 : 20))
        return true;
    static const struct pos nowhere = {.line = -1, .col = -1};
    return fail(w, w->b->d->msgs_peg ? pos : &nowhere, "too many statically nested blocks");
}

/* ---- names that must not be bound ---- */

static bool forbidden_name(struct place *w, const char *name, const struct pos *pos, bool del)
{
    if (name != w->b->name_debug)
        return true;
    return scope_error(w->b, pos, "cannot %s __debug__", del ? "delete" : "assign to");
}

/* ---- expressions ---- */

static bool check_exprs(struct place *w, struct expr_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i] && !check_expr(w, l->v[i]))
            return false;
    return true;
}

static bool check_optional(struct place *w, struct expr *e)
{
    return !e || check_expr(w, e);
}

/* A store into a sequence may have one starred target. */
static bool check_starred_targets(struct place *w, struct expr *e)
{
    int stars = 0;
    for (int i = 0; i < e->List.elts.n; i++)
        if (e->List.elts.v[i]->kind == EXPR_Starred && ++stars > 1)
            return fail(w, &e->pos, "multiple starred expressions in assignment");
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

static bool check_arguments(struct place *w, struct expr_list *args, struct keyword_list *kws)
{
    for (int i = 0; i < args->n; i++)
        if (!check_expr(w, args->v[i]->kind == EXPR_Starred ? args->v[i]->Starred.value : args->v[i]))
            return false;
    for (int i = 0; i < kws->n; i++) {
        struct keyword *k = kws->v[i];
        if (k->arg && !forbidden_name(w, k->arg, &k->pos, false))
            return false;
        for (int j = 0; k->arg && j < i; j++)
            if (kws->v[j]->arg == k->arg)
                return scope_error(w->b, &k->pos, "keyword argument repeated: %s", k->arg);
    }
    for (int i = 0; i < kws->n; i++)
        if (!check_expr(w, kws->v[i]->value))
            return false;
    return true;
}

static bool check_params(struct place *w, struct arg_list *l, const struct pos *pos)
{
    for (int i = 0; i < l->n; i++)
        if (!forbidden_name(w, l->v[i]->name, w->b->d->msgs_312 ? &l->v[i]->pos : pos, false))
            return false;
    return true;
}

static bool check_one_param(struct place *w, struct arg *a, const struct pos *pos)
{
    return !a || forbidden_name(w, a->name, w->b->d->msgs_312 ? &a->pos : pos, false);
}

static bool check_signature(struct place *w, struct arguments *a, const struct pos *pos)
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
    return fail(w, w->b->d->msgs_310 ? &e->pos : &nowhere, "asynchronous comprehension outside of an asynchronous function");
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
        return fail(w, &e->pos,
                    e->kind == EXPR_YieldFrom && w->b->d->msgs_313 ? "'yield from' outside function" : "'yield' outside function");
    if (e->kind == EXPR_YieldFrom && w->in_async)
        return fail(w, &e->pos, "'yield from' inside async function");
    return check_optional(w, e->Yield.value);
}

static bool check_await(struct place *w, struct expr *e)
{
    if (!w->scope->is_function)
        return fail(w, &e->pos, "'await' outside function");
    if (!awaits_here(w))
        return fail(w, &e->pos, "'await' outside async function");
    return check_expr(w, e->Await.value);
}

/* Literals that are never called or subscripted on purpose: a comma is missing. */
static const char *literal_type(const struct expr *e)
{
    switch (e->kind) {
    case EXPR_Constant: {
        static const char *const names[] = {"NoneType", "bool", "bool",  "ellipsis", "int",   "float",
                                            "complex",  "str",  "bytes", "complex",  "tuple", "frozenset"};
        return names[e->Constant.kind];
    }
    case EXPR_Tuple: return "tuple";
    case EXPR_List:
    case EXPR_ListComp: return "list";
    case EXPR_Dict:
    case EXPR_DictComp: return "dict";
    case EXPR_Set:
    case EXPR_SetComp: return "set";
    case EXPR_GeneratorExp: return "generator";
    case EXPR_JoinedStr:
    case EXPR_FormattedValue: return "str";
    case EXPR_TemplateStr:
    case EXPR_Interpolation: return "string.templatelib.Template";
    case EXPR_Lambda: return "function";
    default: return NULL;
    }
}

static void warn_callee(struct place *w, const struct expr *e)
{
    char msg[128];
    const char *t = literal_type(e->Call.func);
    if (!t || e->Call.func->kind == EXPR_Lambda)
        return;
    snprintf(msg, sizeof msg, "'%s' object is not callable; perhaps you missed a comma?", t);
    warn(w, e->pos.line, msg);
}

/* A container's literal with a subscript that can only be of another kind: [1, 2][3, 4]. */
static void warn_subscript(struct place *w, const struct expr *e)
{
    char msg[160];
    const struct expr *v = e->Subscript.value, *i = e->Subscript.slice;
    bool number = v->kind == EXPR_Constant && v->Constant.kind != CONST_STR && v->Constant.kind != CONST_BYTES &&
                  v->Constant.kind != CONST_TUPLE;
    if (number || v->kind == EXPR_Set || v->kind == EXPR_SetComp || v->kind == EXPR_GeneratorExp) {
        snprintf(msg, sizeof msg, "'%s' object is not subscriptable; perhaps you missed a comma?", literal_type(v));
        warn(w, e->pos.line, msg);
        return;
    }
    bool sequence = v->kind == EXPR_Tuple || v->kind == EXPR_List || v->kind == EXPR_ListComp || v->kind == EXPR_JoinedStr ||
                    v->kind == EXPR_Constant;
    const char *t = literal_type(i);
    bool integer = i->kind == EXPR_Constant &&
                   (i->Constant.kind == CONST_INT || i->Constant.kind == CONST_TRUE || i->Constant.kind == CONST_FALSE);
    if (!sequence || !t || integer)
        return;
    snprintf(msg, sizeof msg, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", literal_type(v), t);
    warn(w, e->pos.line, msg);
}

/* A literal, or a tuple of such, which folding makes one. */
static bool is_value(const struct expr *e)
{
    if (e->kind != EXPR_Tuple)
        return e->kind == EXPR_Constant && e->Constant.kind > CONST_ELLIPSIS;
    for (int i = 0; i < e->Tuple.elts.n; i++)
        if (e->Tuple.elts.v[i]->kind != EXPR_Constant && !is_value(e->Tuple.elts.v[i]))
            return false;
    return true;
}

/* `is` with a literal compares identity, which is hardly meant. */
static void warn_is(struct place *w, const struct expr *e)
{
    const struct expr *left = e->Compare.left;
    for (int i = 0; i < e->Compare.n; i++) {
        const struct expr *right = e->Compare.comparators[i], *c = is_value(left) ? left : is_value(right) ? right : NULL;
        bool is = e->Compare.ops[i] == CMP_Is, is_not = e->Compare.ops[i] == CMP_IsNot;
        if (c && (is || is_not)) {
            char msg[96];
            const char *op = is ? "is" : "is not", *meant = is ? "==" : "!=";
            if (w->b->d->msgs_312)
                snprintf(msg, sizeof msg, "\"%s\" with '%s' literal. Did you mean \"%s\"?", op, literal_type(c), meant);
            else
                snprintf(msg, sizeof msg, "\"%s\" with a literal. Did you mean \"%s\"?", op, meant);
            warn(w, e->pos.line, msg);
        }
        left = right;
    }
}

static bool check_any(struct place *w, struct expr *e)
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
        warn_is(w, e);
        rest = (struct expr_list){e->Compare.n, e->Compare.comparators};
        return check_expr(w, e->Compare.left) && check_exprs(w, &rest);
    case EXPR_Call: warn_callee(w, e); return check_expr(w, e->Call.func) && check_arguments(w, &e->Call.args, &e->Call.keywords);
    case EXPR_FormattedValue:
    case EXPR_Interpolation: return check_expr(w, e->FormattedValue.value) && check_optional(w, e->FormattedValue.format_spec);
    case EXPR_JoinedStr:
    case EXPR_TemplateStr: return check_exprs(w, &e->JoinedStr.values);
    case EXPR_Attribute:
        if (e->ctx != CTX_Load && !forbidden_name(w, e->Attribute.attr, &e->pos, e->ctx == CTX_Del))
            return false;
        return check_expr(w, e->Attribute.value);
    case EXPR_Subscript:
        if (e->ctx == CTX_Load)
            warn_subscript(w, e);
        return check_expr(w, e->Subscript.value) && check_expr(w, e->Subscript.slice);
    case EXPR_Starred:
        return fail(w, &e->pos,
                    e->ctx == CTX_Store ? "starred assignment target must be in a list or tuple"
                                        : "can't use starred expression here");
    case EXPR_Name: return e->ctx == CTX_Load || forbidden_name(w, e->Name.id, &e->pos, e->ctx == CTX_Del);
    case EXPR_Slice:
        return check_optional(w, e->Slice.lower) && check_optional(w, e->Slice.upper) && check_optional(w, e->Slice.step);
    case EXPR_Constant:
    case EXPR_KIND_COUNT: break;
    }
    return true;
}

static bool check_expr(struct place *w, struct expr *e)
{
    return check_any(w, e);
}

/* ---- functions and classes ---- */

/* Another block around expressions that belong to w's statement; NULL: the same. */
static struct place place_in(const struct place *w, struct scope *s)
{
    return s ? (struct place){.b = w->b, .scope = s} : *w;
}

static bool check_in(const struct place *w, struct scope *s, struct expr *e)
{
    struct place inner = place_in(w, s);
    return check_optional(&inner, e && e->kind == EXPR_Starred ? e->Starred.value : e);
}

static bool check_type_params(const struct place *w, struct type_param_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!check_in(w, l->v[i]->bound_scope, l->v[i]->bound) || !check_in(w, l->v[i]->default_scope, l->v[i]->default_value))
            return false;
    return true;
}

static bool check_annotations_of(struct place *w, struct arg_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!check_optional(w, l->v[i]->annotation))
            return false;
    return true;
}

static bool check_annotations(const struct place *w, struct stmt *s)
{
    struct arguments *a = s->FunctionDef.args;
    struct place inner = place_in(w, s->FunctionDef.annotation_scope);
    if (w->b->m->future_annotations)
        return true;
    return check_annotations_of(&inner, &a->args) && check_annotations_of(&inner, &a->posonlyargs) &&
           check_optional(&inner, a->vararg ? a->vararg->annotation : NULL) && check_annotations_of(&inner, &a->kwonlyargs) &&
           check_optional(&inner, a->kwarg ? a->kwarg->annotation : NULL) && check_optional(&inner, s->FunctionDef.returns);
}

static bool check_function(struct place *w, struct stmt *s)
{
    struct arguments *a = s->FunctionDef.args;
    struct place generic = place_in(w, s->FunctionDef.params_scope);
    if (!check_exprs(w, &s->FunctionDef.decorator_list) || !forbidden_name(w, s->FunctionDef.name, &s->pos, false) ||
        !check_signature(w, a, &s->pos) || !check_type_params(&generic, &s->FunctionDef.type_params) ||
        !check_annotations(&generic, s))
        return false;
    struct place inner = {.b = w->b, .scope = s->FunctionDef.scope, .in_async = s->kind == STMT_AsyncFunctionDef};
    return check_stmts(&inner, &s->FunctionDef.body);
}

static bool check_class(struct place *w, struct stmt *s)
{
    struct place generic = place_in(w, s->ClassDef.params_scope);
    if (!check_exprs(w, &s->ClassDef.decorator_list) || !check_type_params(&generic, &s->ClassDef.type_params) ||
        !check_arguments(&generic, &s->ClassDef.bases, &s->ClassDef.keywords) ||
        !forbidden_name(w, s->ClassDef.name, &s->pos, false))
        return false;
    struct place inner = {.b = w->b, .scope = s->ClassDef.scope};
    return check_stmts(&inner, &s->ClassDef.body);
}

static bool check_type_alias(const struct place *w, struct stmt *s)
{
    struct place generic = place_in(w, s->TypeAlias.params_scope);
    return check_type_params(&generic, &s->TypeAlias.type_params) && check_in(&generic, s->TypeAlias.scope, s->TypeAlias.value);
}

/* Annotations of a module's or class's variables are evaluated, those of a function's are not. */
static bool check_ann_assign(struct place *w, struct stmt *s)
{
    struct scope *deferred = w->scope->annotations;
    if (!check_optional(w, s->AnnAssign.value) || !check_expr(w, s->AnnAssign.target))
        return false;
    bool evaluated = !w->scope->is_function && !w->b->m->future_annotations && (!w->b->d->deferred_annotations || deferred);
    return !evaluated || check_in(w, deferred, s->AnnAssign.annotation);
}

/* ---- statements ---- */

static bool check_return(struct place *w, struct stmt *s)
{
    if (!w->scope->is_function)
        return fail(w, &s->pos, "'return' outside function");
    if (s->Return.value && w->in_async && w->scope->is_generator)
        return fail(w, &s->pos, "'return' with value in async generator");
    if (w->except_star)
        return fail(w, &s->pos, "'break', 'continue' and 'return' cannot appear in an except* block");
    if (w->in_finally && w->b->d->finally_warnings)
        warn(w, s->pos.line, "'return' in a 'finally' block");
    return check_optional(w, s->Return.value);
}

static bool check_loop_word(struct place *w, struct stmt *s)
{
    bool brk = s->kind == STMT_Break;
    if (w->except_star_loop)
        return fail(w, &s->pos, "'break', 'continue' and 'return' cannot appear in an except* block");
    if (!w->loop)
        return fail(w, &s->pos, brk ? "'break' outside loop" : "'continue' not properly in loop");
    if (w->finally_loop && w->b->d->finally_warnings)
        warn(w, s->pos.line, brk ? "'break' in a 'finally' block" : "'continue' in a 'finally' block");
    return true;
}

static bool check_loop_body(struct place *w, const struct pos *pos, struct stmt_list *body)
{
    struct place inner = *w;
    inner.loop++;
    inner.finally_loop = inner.except_star_loop = false;
    return deeper(&inner, pos) && check_stmts(&inner, body);
}

static bool async_outside(struct place *w, struct stmt *s, const char *what)
{
    char msg[80];
    if (w->in_async)
        return true;
    snprintf(msg, sizeof msg, "'async %s' outside async function", what);
    return fail(w, &s->pos, msg);
}

static bool check_for(struct place *w, struct stmt *s)
{
    if (s->kind == STMT_AsyncFor && !async_outside(w, s, "for"))
        return false;
    return check_expr(w, s->For.iter) && check_expr(w, s->For.target) && check_loop_body(w, &s->pos, &s->For.body) &&
           check_stmts(w, &s->For.orelse);
}

static bool check_with(struct place *w, struct stmt *s)
{
    if (s->kind == STMT_AsyncWith && !async_outside(w, s, "with"))
        return false;
    struct place inner = *w;
    for (int i = 0; i < s->With.n; i++) {
        struct withitem *item = &s->With.items[i];
        if (!check_expr(w, item->context_expr) || !deeper(&inner, w->b->d->msgs_313 ? &item->context_expr->pos : &s->pos) ||
            !check_optional(w, item->optional_vars))
            return false;
    }
    return check_stmts(&inner, &s->With.body);
}

static bool check_try_body(const struct place *w, struct stmt *s)
{
    struct place body = *w;
    return (!s->Try.finalbody.n || deeper(&body, &s->pos)) && (!s->Try.n || deeper(&body, &s->pos)) &&
           check_stmts(&body, &s->Try.body);
}

static bool check_try(struct place *outer, struct stmt *s)
{
    struct place with_final = *outer, *w = &with_final;
    if (!check_try_body(outer, s))
        return false;
    with_final.blocks += s->Try.finalbody.n > 0;
    for (int i = 0; i < s->Try.n; i++) {
        struct excepthandler *h = s->Try.handlers[i];
        struct place inner = *w;
        if (!h->type && i < s->Try.n - 1)
            return fail(w, &h->pos, "default 'except:' must be last");
        if (s->kind == STMT_TryStar)
            inner.except_star = inner.except_star_loop = true;
        if ((w->b->d->msgs_peg && !deeper(&inner, &s->pos)) || !deeper(&inner, &h->pos))
            return false;
        if ((h->name && !forbidden_name(w, h->name, &h->pos, false)) || !check_optional(w, h->type) ||
            !check_stmts(&inner, &h->body))
            return false;
    }
    struct place last = *w;
    last.in_finally = last.finally_loop = true; /* its blocks count as the body's did: one for what it was entered with */
    return check_stmts(w, &s->Try.orelse) && check_stmts(&last, &s->Try.finalbody);
}

/* ---- patterns ---- */

/* The names a pattern binds, for "multiple assignments" and alternatives that bind different ones. */
struct bound {
    int n, cap;
    const char **v;
};

static bool bound_has(const struct bound *k, const char *name)
{
    for (int i = 0; i < k->n; i++)
        if (k->v[i] == name)
            return true;
    return false;
}

static bool bind_name(struct place *w, struct bound *k, const char *name, const struct pos *pos)
{
    if (!name)
        return true;
    if (!forbidden_name(w, name, pos, false))
        return false;
    if (bound_has(k, name))
        return scope_error(w->b, pos, "multiple assignments to name '%s' in pattern", name);
    if (k->n == k->cap) {
        int cap = k->cap ? k->cap * 2 : 8;
        const char **v = arena_alloc(w->b->m->arena, (size_t)cap * sizeof *v);
        if (k->n)
            memcpy(v, k->v, (size_t)k->n * sizeof *v);
        k->v = v;
        k->cap = cap;
    }
    k->v[k->n++] = name;
    return true;
}

/* The first name or wildcard in p, as it is compiled, that takes whatever comes to it although something stands behind it: behind
 * its alternatives, or behind p where `last` is false. NULL: none. */
static const struct pattern *takes_all(const struct pattern *p, bool last)
{
    while (p->kind == PATTERN_MatchAs && p->MatchAs.pattern)
        p = p->MatchAs.pattern;
    if (p->kind != PATTERN_MatchOr)
        return p->kind == PATTERN_MatchAs && !last ? p : NULL;
    const struct pattern *found = NULL;
    for (int i = 0, n = p->MatchOr.patterns.n; !found && i < n; i++)
        found = takes_all(p->MatchOr.patterns.v[i], last && i == n - 1);
    return found;
}

static bool unreachable(struct place *w, const struct pattern *p)
{
    if (p->MatchAs.name)
        return scope_error(w->b, &p->pos, "name capture '%s' makes remaining patterns unreachable", p->MatchAs.name);
    return fail(w, &p->pos, "wildcard makes remaining patterns unreachable");
}

static bool check_pattern(struct place *w, struct bound *k, struct pattern *p);

static bool check_alternatives(struct place *w, struct bound *k, struct pattern *p)
{
    struct bound first = {0};
    if (takes_all(p, true))
        return unreachable(w, takes_all(p, true));
    for (int i = 0; i < p->MatchOr.patterns.n; i++) {
        struct pattern *q = p->MatchOr.patterns.v[i];
        struct bound one = {0};
        if (!check_pattern(w, &one, q))
            return false;
        if (i == 0)
            first = one;
        bool same = one.n == first.n;
        for (int j = 0; same && j < one.n; j++)
            same = bound_has(&first, one.v[j]);
        if (!same)
            return fail(w, &p->pos, "alternative patterns bind different names");
    }
    for (int i = 0; i < first.n; i++)
        if (!bind_name(w, k, first.v[i], &p->pos))
            return false;
    return true;
}

static bool check_subpatterns(struct place *w, struct bound *k, struct pattern_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!check_pattern(w, k, l->v[i]))
            return false;
    return true;
}

static bool check_sequence_pattern(struct place *w, struct bound *k, struct pattern *p)
{
    int stars = 0;
    for (int i = 0; i < p->MatchSequence.patterns.n; i++)
        if (p->MatchSequence.patterns.v[i]->kind == PATTERN_MatchStar && ++stars > 1)
            return fail(w, &p->pos, "multiple starred names in sequence pattern");
    return check_subpatterns(w, k, &p->MatchSequence.patterns);
}

static bool check_mapping(struct place *w, struct bound *k, struct pattern *p)
{
    struct expr_list *keys = &p->MatchMapping.keys;
    for (int i = 0; i < keys->n; i++)
        if (keys->v[i]->kind == EXPR_JoinedStr)
            return fail(w, &p->pos, "mapping pattern keys may only match literals and attribute lookups");
    return scope_distinct_keys(w->b, p) && check_exprs(w, keys) && check_subpatterns(w, k, &p->MatchMapping.patterns) &&
           bind_name(w, k, p->MatchMapping.rest, &p->pos);
}

static bool check_class_pattern(struct place *w, struct bound *k, struct pattern *p)
{
    struct ident_list *a = &p->MatchClass.kwd_attrs;
    for (int i = 0; i < a->n; i++)
        for (int j = 0; j < i; j++)
            if (a->v[i] == a->v[j])
                return scope_error(w->b, &p->MatchClass.kwd_patterns.v[i]->pos, "attribute name repeated in class pattern: %s",
                                   a->v[i]);
    return check_subpatterns(w, k, &p->MatchClass.patterns) && check_subpatterns(w, k, &p->MatchClass.kwd_patterns);
}

static bool check_pattern(struct place *w, struct bound *k, struct pattern *p)
{
    switch (p->kind) {
    case PATTERN_MatchValue:
        if (p->MatchValue.value->kind == EXPR_JoinedStr)
            return fail(w, &p->pos, "patterns may only match literals and attribute lookups");
        return check_expr(w, p->MatchValue.value);
    case PATTERN_MatchSequence: return check_sequence_pattern(w, k, p);
    case PATTERN_MatchOr: return check_alternatives(w, k, p);
    case PATTERN_MatchMapping: return check_mapping(w, k, p);
    case PATTERN_MatchClass: return check_class_pattern(w, k, p);
    case PATTERN_MatchStar: return bind_name(w, k, p->MatchStar.name, &p->pos);
    case PATTERN_MatchAs:
        return (!p->MatchAs.pattern || check_pattern(w, k, p->MatchAs.pattern)) && bind_name(w, k, p->MatchAs.name, &p->pos);
    case PATTERN_MatchSingleton:
    case PATTERN_KIND_COUNT: break;
    }
    return true;
}

static bool check_match(struct place *w, struct stmt *s)
{
    if (!check_expr(w, s->Match.subject))
        return false;
    for (int i = 0; i < s->Match.n; i++) {
        struct match_case *c = &s->Match.cases[i];
        struct bound k = {0};
        const struct pattern *all = takes_all(c->pattern, c->guard || i == s->Match.n - 1);
        if (all)
            return unreachable(w, all);
        if (!check_pattern(w, &k, c->pattern) || !check_optional(w, c->guard) || !check_stmts(w, &c->body))
            return false;
    }
    return true;
}

/* The names an import binds. */
static bool check_imported(struct place *w, struct stmt *s)
{
    for (int i = 0; i < s->Import.n; i++) {
        struct alias *a = s->Import.names[i];
        if (!forbidden_name(w, a->asname ? a->asname : a->name, w->b->d->msgs_314 ? &a->pos : &s->pos, false))
            return false;
    }
    return true;
}

static bool check_import_from(struct place *w, struct stmt *s)
{
    if (s->ImportFrom.level == 0 && s->ImportFrom.module && !strcmp(s->ImportFrom.module, "__future__") &&
        s->pos.line > w->b->future_line)
        return fail(w, &s->pos, "from __future__ imports must occur at the beginning of the file");
    return true;
}

static bool check_assert(struct place *w, struct stmt *s)
{
    const struct expr *t = s->Assert.test;
    if (t->kind == EXPR_Tuple && t->Tuple.elts.n)
        warn(w, s->pos.line, "assertion is always true, perhaps remove parentheses?");
    return check_expr(w, s->Assert.test) && check_optional(w, s->Assert.msg);
}

static bool check_stmt(struct place *w, struct stmt *s)
{
    switch (s->kind) {
    case STMT_FunctionDef:
    case STMT_AsyncFunctionDef: return check_function(w, s);
    case STMT_ClassDef: return check_class(w, s);
    case STMT_Return: return check_return(w, s);
    case STMT_Delete: return check_exprs(w, &s->Delete.targets);
    case STMT_Assign: return check_expr(w, s->Assign.value) && check_exprs(w, &s->Assign.targets);
    case STMT_AugAssign: return check_expr(w, s->AugAssign.target) && check_expr(w, s->AugAssign.value);
    case STMT_AnnAssign: return check_ann_assign(w, s);
    case STMT_For:
    case STMT_AsyncFor: return check_for(w, s);
    case STMT_While:
        return check_expr(w, s->While.test) && check_loop_body(w, &s->pos, &s->While.body) && check_stmts(w, &s->While.orelse);
    case STMT_If: return check_expr(w, s->If.test) && check_stmts(w, &s->If.body) && check_stmts(w, &s->If.orelse);
    case STMT_With:
    case STMT_AsyncWith: return check_with(w, s);
    case STMT_Match: return check_match(w, s);
    case STMT_Raise: return check_optional(w, s->Raise.exc) && check_optional(w, s->Raise.cause);
    case STMT_Try:
    case STMT_TryStar: return check_try(w, s);
    case STMT_Assert: return check_assert(w, s);
    case STMT_Import: return check_imported(w, s);
    case STMT_ImportFrom: return check_import_from(w, s) && check_imported(w, s);
    case STMT_Expr: return check_expr(w, s->Expr.value);
    case STMT_Break:
    case STMT_Continue: return check_loop_word(w, s);
    case STMT_TypeAlias: return check_type_alias(w, s);
    case STMT_Global:
    case STMT_Nonlocal:
    case STMT_Pass:
    case STMT_KIND_COUNT: break;
    }
    return true;
}

static bool check_stmts(struct place *w, struct stmt_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!check_stmt(w, l->v[i]))
            return false;
    return true;
}

bool scope_check(struct scope_builder *b)
{
    struct place w = {.b = b, .scope = b->m->scope};
    return b->m->kind == MODULE_EVAL ? check_expr(&w, b->m->expr) : check_stmts(&w, &b->m->body);
}

/* ---- from __future__ ---- */

static bool one_future(struct scope_builder *b, struct stmt *s)
{
    static const char *const known[] = {"nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
                                        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop"};
    for (int i = 0; i < s->ImportFrom.n; i++) {
        const char *name = s->ImportFrom.names[i]->name;
        struct pos stmt = s->pos;
        stmt.end_col = -1; /* no end, where the statement is blamed */
        const struct pos *pos = b->d->msgs_313 ? &s->ImportFrom.names[i]->pos : &stmt;
        bool ok = false;
        if (!strcmp(name, "annotations")) {
            b->m->future_annotations = ok = true;
        } else if (!strcmp(name, "braces")) {
            return scope_error(b, pos, "not a chance");
        }
        for (size_t k = 0; !ok && k < sizeof known / sizeof *known; k++)
            ok = !strcmp(name, known[k]);
        if (!ok)
            return scope_error(b, pos, "future feature %s is not defined", name);
    }
    return true;
}

/* They stand first, behind a docstring at most. */
bool scope_futures(struct scope_builder *b)
{
    struct stmt_list *l = &b->m->body;
    if (b->m->kind == MODULE_EVAL)
        return true;
    for (int i = 0; i < l->n; i++) {
        struct stmt *s = l->v[i];
        bool doc = i == 0 && ast_docstring(l);
        if (doc)
            continue;
        if (s->kind != STMT_ImportFrom || s->ImportFrom.level || !s->ImportFrom.module ||
            strcmp(s->ImportFrom.module, "__future__") != 0)
            return true;
        if (!one_future(b, s))
            return false;
        b->future_line = s->pos.line;
    }
    return true;
}
