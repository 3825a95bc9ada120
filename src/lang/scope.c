/*
 * Symbol tables, first part: a walk over the tree that notes for each block which names it binds, uses and declares. Here
 * statements and patterns; expressions are in scope_expr.c, definitions in scope_def.c.
 */
#include "scope_build.h"
#include <string.h>

/* ---- declarations ---- */

static struct scope *module_of(struct scope *s)
{
    while (s->parent)
        s = s->parent;
    return s;
}

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
        if (global) /* the module itself goes to the globals for that name, too (symtable_add_def_helper in symtable.c) */
            scope_symbol(b->m, module_of(b->cur), y->name)->flags |= SYM_GLOBAL;
    }
    return true;
}

static bool visit_annotation(struct scope_builder *b, struct stmt *s)
{
    struct scope *cur = b->cur;
    bool never = b->m->future_annotations ? b->d->msgs_310 : b->d->deferred_annotations && cur->is_function;
    if (never) { /* its names do not count */
        struct scope *last;
        scope_enter_aside(b, s, &last);
        bool good = scope_visit_expr(b, s->AnnAssign.annotation);
        scope_leave_aside(b, last);
        return good;
    }
    if (!b->d->deferred_annotations || b->m->future_annotations)
        return scope_visit_expr(b, s->AnnAssign.annotation);
    if (!cur->annotations) {
        cur->annotations = scope_enter(b, SCOPE_ANNOTATIONS, "__annotate__", s, &s->pos);
        scope_one_param(b, ".format");
        scope_see_class(b);
    } else {
        b->cur = cur->annotations;
    }
    bool ok = scope_visit_expr(b, s->AnnAssign.annotation);
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
        if (s->AnnAssign.simple && !scope_define(b, t->Name.id, SYM_ANNOTATED | SYM_ASSIGNED, &t->pos))
            return false;
        if (!s->AnnAssign.simple && s->AnnAssign.value && !scope_define(b, t->Name.id, SYM_ASSIGNED, &t->pos))
            return false;
    } else if (!scope_visit_expr(b, t)) {
        return false;
    }
    return visit_annotation(b, s) && scope_visit_optional(b, s->AnnAssign.value);
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
        if (!scope_define(b, name, SYM_IMPORTED | SYM_ASSIGNED, &a->pos))
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
    return !name || scope_define(b, name, SYM_ASSIGNED, pos);
}

static bool visit_any_pattern(struct scope_builder *b, struct pattern *p)
{
    switch (p->kind) {
    case PATTERN_MatchValue: return scope_visit_expr(b, p->MatchValue.value);
    case PATTERN_MatchSequence:
    case PATTERN_MatchOr: return visit_patterns(b, &p->MatchSequence.patterns);
    case PATTERN_MatchMapping:
        return scope_visit_exprs(b, &p->MatchMapping.keys) && visit_patterns(b, &p->MatchMapping.patterns) &&
               bind(b, p->MatchMapping.rest, &p->pos);
    case PATTERN_MatchClass:
        return scope_visit_expr(b, p->MatchClass.cls) && visit_patterns(b, &p->MatchClass.patterns) &&
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
        if (!scope_visit_expr(b, s->With.items[i].context_expr) || !scope_visit_optional(b, s->With.items[i].optional_vars))
            return false;
    return scope_visit_stmts(b, &s->With.body);
}

static bool visit_match(struct scope_builder *b, struct stmt *s)
{
    if (!scope_visit_expr(b, s->Match.subject))
        return false;
    for (int i = 0; i < s->Match.n; i++) {
        struct match_case *c = &s->Match.cases[i];
        if (!visit_pattern(b, c->pattern) || !scope_visit_optional(b, c->guard) || !scope_visit_stmts(b, &c->body))
            return false;
    }
    return true;
}

static bool visit_try(struct scope_builder *b, struct stmt *s)
{
    if (!scope_visit_stmts(b, &s->Try.body))
        return false;
    for (int i = 0; i < s->Try.n; i++) {
        struct excepthandler *h = s->Try.handlers[i];
        if (!scope_visit_optional(b, h->type) || !bind(b, h->name, &h->pos) || !scope_visit_stmts(b, &h->body))
            return false;
    }
    return scope_visit_stmts(b, &s->Try.orelse) && scope_visit_stmts(b, &s->Try.finalbody);
}

static bool visit_stmt(struct scope_builder *b, struct stmt *s)
{
    if (!scope_async_allowed(b, s))
        return false;
    switch (s->kind) {
    case STMT_FunctionDef:
    case STMT_AsyncFunctionDef: return scope_visit_function(b, s);
    case STMT_ClassDef: return scope_visit_class(b, s);
    case STMT_Return: b->cur->returns_value |= s->Return.value != NULL; return scope_visit_optional(b, s->Return.value);
    case STMT_Delete: return scope_visit_exprs(b, &s->Delete.targets);
    case STMT_Assign: return scope_visit_exprs(b, &s->Assign.targets) && scope_visit_expr(b, s->Assign.value);
    case STMT_TypeAlias: return scope_visit_type_alias(b, s);
    case STMT_AugAssign: return scope_visit_expr(b, s->AugAssign.target) && scope_visit_expr(b, s->AugAssign.value);
    case STMT_AnnAssign: return visit_ann_assign(b, s);
    case STMT_For:
    case STMT_AsyncFor:
        return scope_visit_expr(b, s->For.target) && scope_visit_expr(b, s->For.iter) && scope_visit_stmts(b, &s->For.body) &&
               scope_visit_stmts(b, &s->For.orelse);
    case STMT_While:
    case STMT_If:
        return scope_visit_expr(b, s->If.test) && scope_visit_stmts(b, &s->If.body) && scope_visit_stmts(b, &s->If.orelse);
    case STMT_With:
    case STMT_AsyncWith: return visit_with(b, s);
    case STMT_Match: return visit_match(b, s);
    case STMT_Raise: return scope_visit_optional(b, s->Raise.exc) && scope_visit_optional(b, s->Raise.cause);
    case STMT_Try:
    case STMT_TryStar: return visit_try(b, s);
    case STMT_Assert: return scope_visit_expr(b, s->Assert.test) && scope_visit_optional(b, s->Assert.msg);
    case STMT_Import:
    case STMT_ImportFrom: return visit_import(b, s);
    case STMT_Global:
    case STMT_Nonlocal: return visit_global(b, s);
    case STMT_Expr: return scope_visit_expr(b, s->Expr.value);
    case STMT_Pass:
    case STMT_Break:
    case STMT_Continue:
    case STMT_KIND_COUNT: break;
    }
    return true;
}

bool scope_visit_stmts(struct scope_builder *b, struct stmt_list *l)
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
    m->scope = scope_enter(&b, SCOPE_MODULE, "<module>", m, &top);
    m->scope->has_docstring = m->kind == MODULE_EXEC && ast_docstring(&m->body);
    bool ok = m->kind == MODULE_EVAL ? scope_visit_expr(&b, m->expr) : scope_visit_stmts(&b, &m->body);
    ok = ok && !b.failed && scope_resolve(&b, m->scope);
    b.depth = 0;
    ok = ok && scope_check(&b);
    if (!d->msgs_310)
        err->end_line = err->end_offset = 0;
    return ok ? 0 : -1;
}
