/*
 * What CPython's compiler rejects after the symbol table was built: statements and expressions that stand where they mean nothing.
 * A walk in the order of compilation, so that of several mistakes the same one is found. Here definitions and statements.
 */
#include <stdio.h>
#include <string.h>
#include "scope_check.h"

bool check_fail(struct place *w, const struct pos *pos, const char *msg)
{
    return scope_error(w->b, pos, "%s", msg);
}

/* One more block around what follows: CPython has room for so many. */
static bool deeper(struct place *w, const struct pos *pos)
{
    if (++w->blocks <= (w->b->d->msgs_313 ? 21 : 20))
        return true;
    static const struct pos nowhere = {.line = -1, .col = -1};
    return check_fail(w, w->b->d->msgs_peg ? pos : &nowhere, "too many statically nested blocks");
}

/* ---- functions and classes ---- */

/* Another block around expressions that belong to w's statement; NULL: the same. */
static struct place place_in(const struct place *w, struct scope *s)
{
    return s ? (struct place){.b = w->b, .scope = s} : *w;
}

/* Where one thing may be unpacked: the annotation of *args, the default of a TypeVarTuple. */
static struct expr *unstarred(struct expr *e)
{
    return e && e->kind == EXPR_Starred ? e->Starred.value : e;
}

static bool check_in(const struct place *w, struct scope *s, struct expr *e)
{
    struct place inner = place_in(w, s);
    return check_optional(&inner, unstarred(e));
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
           check_optional(&inner, a->vararg ? unstarred(a->vararg->annotation) : NULL) && check_annotations_of(&inner, &a->kwonlyargs) &&
           check_optional(&inner, a->kwarg ? a->kwarg->annotation : NULL) && check_optional(&inner, s->FunctionDef.returns);
}

static bool check_function(struct place *w, struct stmt *s)
{
    struct arguments *a = s->FunctionDef.args;
    struct place generic = place_in(w, s->FunctionDef.params_scope);
    if (!check_exprs(w, &s->FunctionDef.decorator_list) || !check_name(w, s->FunctionDef.name, &s->pos, false) ||
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
        !check_arguments(&generic, &s->ClassDef.bases, &s->ClassDef.keywords) || !check_name(w, s->ClassDef.name, &s->pos, false))
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
        return check_fail(w, &s->pos, "'return' outside function");
    if (s->Return.value && w->in_async && w->scope->is_generator)
        return check_fail(w, &s->pos, "'return' with value in async generator");
    if (w->except_star)
        return check_fail(w, &s->pos, "'break', 'continue' and 'return' cannot appear in an except* block");
    if (w->in_finally && w->b->d->finally_warnings)
        check_warn(w, s->pos.line, "'return' in a 'finally' block");
    return check_optional(w, s->Return.value);
}

static bool check_loop_word(struct place *w, struct stmt *s)
{
    bool brk = s->kind == STMT_Break;
    if (w->except_star_loop)
        return check_fail(w, &s->pos, "'break', 'continue' and 'return' cannot appear in an except* block");
    if (!w->loop)
        return check_fail(w, &s->pos, brk ? "'break' outside loop" : "'continue' not properly in loop");
    if (w->finally_loop && w->b->d->finally_warnings)
        check_warn(w, s->pos.line, brk ? "'break' in a 'finally' block" : "'continue' in a 'finally' block");
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
    return check_fail(w, &s->pos, msg);
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

/* The statement that the compiler had come to when it was through with these. */
static const struct stmt *last_compiled(const struct stmt_list *l)
{
    const struct stmt *s = l->v[l->n - 1];
    switch (s->kind) {
    case STMT_If: return last_compiled(s->If.orelse.n ? &s->If.orelse : &s->If.body);
    case STMT_For: return last_compiled(s->For.orelse.n ? &s->For.orelse : &s->For.body);
    case STMT_While: return last_compiled(s->While.orelse.n ? &s->While.orelse : &s->While.body);
    case STMT_With: return last_compiled(&s->With.body);
    default: return s;
    }
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
        if (!h->type && i < s->Try.n - 1) {
            const struct stmt *before = last_compiled(i ? &s->Try.handlers[i - 1]->body : &s->Try.body);
            return check_fail(w, w->b->d->msgs_310 ? &h->pos : &before->pos, "default 'except:' must be last");
        }
        if (s->kind == STMT_TryStar)
            inner.except_star = inner.except_star_loop = true;
        if ((w->b->d->msgs_peg && !deeper(&inner, &s->pos)) || !deeper(&inner, &h->pos))
            return false;
        if ((h->name && !check_name(w, h->name, &h->pos, false)) || !check_optional(w, h->type) || !check_stmts(&inner, &h->body))
            return false;
    }
    struct place last = *w;
    last.in_finally = last.finally_loop = true; /* its blocks count as the body's did: one for what it was entered with */
    return check_stmts(w, &s->Try.orelse) && check_stmts(&last, &s->Try.finalbody);
}

/* The names an import binds. */
static bool check_imported(struct place *w, struct stmt *s)
{
    for (int i = 0; i < s->Import.n; i++) {
        struct alias *a = s->Import.names[i];
        if (!check_name(w, a->asname ? a->asname : a->name, w->b->d->msgs_314 ? &a->pos : &s->pos, false))
            return false;
    }
    return true;
}

static bool check_import_from(struct place *w, struct stmt *s)
{
    if (s->ImportFrom.level == 0 && s->ImportFrom.module && !strcmp(s->ImportFrom.module, "__future__") &&
        s->pos.line > w->b->future_line)
        return check_fail(w, &s->pos, "from __future__ imports must occur at the beginning of the file");
    return true;
}

static bool check_assert(struct place *w, struct stmt *s)
{
    const struct expr *t = s->Assert.test;
    if (t->kind == EXPR_Tuple && t->Tuple.elts.n)
        check_warn(w, s->pos.line, "assertion is always true, perhaps remove parentheses?");
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

bool check_stmts(struct place *w, struct stmt_list *l)
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
