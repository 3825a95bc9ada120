/*
 * Symbol tables: the names in definitions. Functions and classes are blocks; their type parameters are one around them, and
 * annotations that are computed when somebody asks are one, too.
 */
#include "scope_build.h"
#include <stdio.h>

/* ---- type parameters ---- */

/* A bound, constraints or a default: an expression with a block of its own. */
static bool visit_type_part(struct scope_builder *b, struct type_param *t, struct expr *e, const char *place, struct scope **out)
{
    if (!e)
        return true;
    *out = scope_enter(b, SCOPE_TYPE_BOUND, t->name, t, &t->pos);
    scope_see_class(b);
    const char *around = b->type_place;
    b->type_place = place;
    bool ok = scope_visit_expr(b, e);
    b->type_place = around;
    scope_leave(b);
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
        if (!scope_define(b, t->name, SYM_TYPE_PARAM | SYM_ASSIGNED, &t->pos) ||
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
    *out = scope_enter(b, SCOPE_TYPE_PARAMS, text, s, &s->pos);
    scope_see_class(b);
    return visit_type_params(b, l);
}

/* ---- functions and classes ---- */

static bool visit_annotations_of(struct scope_builder *b, struct arg_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i]->annotation && !scope_visit_expr(b, l->v[i]->annotation))
            return false;
    return true;
}

static bool visit_one_annotation(struct scope_builder *b, struct arg *a)
{
    return !a || !a->annotation || scope_visit_expr(b, a->annotation);
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
        s->FunctionDef.annotation_scope = scope_enter(b, SCOPE_ANNOTATIONS, "__annotate__", s, &s->pos);
        scope_one_param(b, ".format");
        scope_see_class(b);
    }
    if (aside)
        scope_enter_aside(b, s, &last);
    bool ok = visit_parameter_annotations(b, s->FunctionDef.args) && scope_visit_optional(b, s->FunctionDef.returns);
    if (deferred)
        scope_leave(b);
    if (aside)
        scope_leave_aside(b, last);
    return ok;
}

bool scope_visit_function(struct scope_builder *b, struct stmt *s)
{
    struct arguments *a = s->FunctionDef.args;
    const char *name = s->FunctionDef.name;
    if (!scope_define(b, name, SYM_ASSIGNED, &s->pos) || !scope_visit_exprs(b, &a->defaults) ||
        !scope_visit_exprs(b, &a->kw_defaults) || (!b->d->type_params && !visit_function_annotations(b, s)) ||
        !scope_visit_exprs(b, &s->FunctionDef.decorator_list) ||
        !enter_type_params(b, s, name, &s->FunctionDef.type_params, &s->FunctionDef.params_scope) ||
        (b->d->type_params && !visit_function_annotations(b, s)))
        return false;
    struct scope *f = scope_enter(b, SCOPE_FUNCTION, name, s, &s->pos);
    s->FunctionDef.scope = f;
    f->has_docstring = ast_docstring(&s->FunctionDef.body) != NULL;
    f->is_coroutine = s->kind == STMT_AsyncFunctionDef;
    bool ok = scope_add_arguments(b, a) && scope_visit_stmts(b, &s->FunctionDef.body);
    scope_leave(b);
    if (s->FunctionDef.params_scope)
        scope_leave(b);
    return ok;
}

bool scope_visit_class(struct scope_builder *b, struct stmt *s)
{
    const char *name = s->ClassDef.name;
    if (!scope_define(b, name, SYM_ASSIGNED, &s->pos) || !scope_visit_exprs(b, &s->ClassDef.decorator_list))
        return false;
    if (!enter_type_params(b, s, name, &s->ClassDef.type_params, &s->ClassDef.params_scope) ||
        !scope_visit_exprs(b, &s->ClassDef.bases) || !scope_visit_keywords(b, &s->ClassDef.keywords))
        return false;
    struct scope *c = scope_enter(b, SCOPE_CLASS, name, s, &s->pos);
    s->ClassDef.scope = c;
    c->class_name = name;
    c->has_docstring = ast_docstring(&s->ClassDef.body) != NULL;
    bool ok = scope_visit_stmts(b, &s->ClassDef.body);
    scope_leave(b);
    if (s->ClassDef.params_scope)
        scope_leave(b);
    return ok;
}

bool scope_visit_type_alias(struct scope_builder *b, struct stmt *s)
{
    const char *name = s->TypeAlias.name->Name.id;
    if (!scope_visit_expr(b, s->TypeAlias.name) ||
        !enter_type_params(b, s, name, &s->TypeAlias.type_params, &s->TypeAlias.params_scope))
        return false;
    s->TypeAlias.scope = scope_enter(b, SCOPE_TYPE_ALIAS, name, s, &s->pos);
    scope_see_class(b);
    bool ok = scope_visit_expr(b, s->TypeAlias.value);
    scope_leave(b);
    if (s->TypeAlias.params_scope)
        scope_leave(b);
    return ok;
}
