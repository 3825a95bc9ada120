/* Statements, and the code of a module. */
#include <string.h>

#include "compiler.h"

static int const_truth(const struct expr *e) /* 1, 0, or -1: known at run time only */
{
    if (e->kind != EXPR_Constant)
        return -1;
    const struct constant *k = &e->Constant;
    switch (k->kind) {
    case CONST_NONE:
    case CONST_FALSE: return 0;
    case CONST_TRUE:
    case CONST_ELLIPSIS: return 1;
    case CONST_INT: return k->small ? k->i != 0 : 1;
    case CONST_FLOAT: return k->f != 0.0;
    case CONST_STR:
    case CONST_BYTES: return k->s.n > 0;
    default: return -1;
    }
}

static void if_stmt(struct compiler *c, const struct stmt *s)
{
    int orelse = label_new(c), end = label_new(c), known = const_truth(s->If.test);
    if (known == 0)
        emit_jump(c, OPC_JUMP, orelse);
    else if (known < 0)
        visit_condition(c, s->If.test, orelse, false);
    visit_body(c, &s->If.body);
    if (s->If.orelse.n) {
        emit_elsewhere(c, ELSEWHERE_ALWAYS, NOWHERE);
        emit_jump(c, OPC_JUMP, end);
    }
    label_here(c, orelse);
    visit_body(c, &s->If.orelse);
    label_here(c, end);
}

/* The test stands at the top once and at the bottom again, as in CPython. */
static void while_stmt(struct compiler *c, const struct stmt *s)
{
    int body = label_new(c), again = label_new(c), orelse = label_new(c), exit = label_new(c), known = const_truth(s->While.test);
    struct block b;
    block_push(c, &b, BLOCK_WHILE, again, exit);
    if (known == 0)
        emit_jump(c, OPC_JUMP, orelse);
    label_here(c, again);
    if (known < 0)
        visit_condition(c, s->While.test, orelse, false);
    label_here(c, body);
    if (known < 0)
        c->u->marks = STEP_TEST_ENDS;
    visit_body(c, &s->While.body);
    if (known < 0)
        c->u->marks |= STEP_LOOP_ENDS;
    emit_elsewhere(c, ELSEWHERE_ALWAYS, NOWHERE);
    emit_jump(c, OPC_JUMP_BACKWARD, again);
    block_pop(c);
    label_here(c, orelse);
    visit_body(c, &s->While.orelse);
    label_here(c, exit);
}

/* Where the steps that a for or with takes on its own stand: at e, or at the whole statement. */
const struct pos *header_pos(const struct compiler *c, const struct stmt *s, const struct expr *e)
{
    return c->opt.headers_are_statements ? &s->pos : &e->pos;
}

static void for_stmt(struct compiler *c, const struct stmt *s)
{
    int start = label_new(c), done = label_new(c), exit = label_new(c);
    struct block b;
    visit_expr(c, s->For.iter);
    set_pos(c, header_pos(c, s, s->For.iter));
    emit_op(c, OPC_GET_ITER, 0);
    block_push(c, &b, BLOCK_FOR, start, exit);
    label_here(c, start);
    emit_jump(c, OPC_FOR_ITER, done);
    visit_store(c, s->For.target);
    visit_body(c, &s->For.body);
    set_pos(c, header_pos(c, s, s->For.iter));
    emit_elsewhere(c, ELSEWHERE_ALWAYS, NOWHERE);
    emit_jump(c, OPC_JUMP_BACKWARD, start);
    block_pop(c);
    label_here(c, done);
    visit_body(c, &s->For.orelse);
    label_here(c, exit);
}

static void async_for_stmt(struct compiler *c, const struct stmt *s)
{
    int start = label_new(c), except = label_new(c), exit = label_new(c);
    struct block b;
    visit_expr(c, s->AsyncFor.iter);
    set_pos(c, header_pos(c, s, s->AsyncFor.iter));
    emit_op(c, OPC_GET_AITER, 0);
    block_push(c, &b, BLOCK_ASYNC_FOR, start, exit);
    label_here(c, start);
    handler_begin(c, except, false);
    emit_op(c, OPC_GET_ANEXT, 0);
    emit_await(c, -1);
    handler_end(c);
    visit_store(c, s->AsyncFor.target);
    visit_body(c, &s->AsyncFor.body);
    set_pos(c, header_pos(c, s, s->AsyncFor.iter));
    emit_jump(c, OPC_JUMP_BACKWARD, start);
    block_pop(c);
    label_here(c, except);
    emit_op(c, OPC_END_ASYNC_FOR, 0);
    visit_body(c, &s->AsyncFor.orelse);
    label_here(c, exit);
}

static bool is_loop(const struct block *b)
{
    return b->kind == BLOCK_WHILE || b->kind == BLOCK_FOR || b->kind == BLOCK_ASYNC_FOR;
}

static void break_or_continue(struct compiler *c, bool stop)
{
    struct unit *u = c->u;
    struct block *loop = u->block;
    while (loop && !is_loop(loop))
        loop = loop->up;
    if (!loop)
        return;
    int handler = u->handler;
    emit_unwind(c, loop, false);
    u->handler = loop->handler;
    if (stop && loop->kind != BLOCK_WHILE) {
        u->marks |= STEP_DROPS_ITER;
        emit_op(c, OPC_POP_TOP, 0);
    }
    emit_jump(c, stop ? OPC_JUMP : OPC_JUMP_BACKWARD, stop ? loop->exit : loop->start);
    u->handler = handler;
}

/* CPython gives the value's own place to both instructions. */
static void emit_return_const(struct compiler *c, const struct expr *v)
{
    struct position there = {v->pos.line, v->pos.end_line, v->pos.byte, v->pos.end_byte};
    emit_elsewhere(c, ELSEWHERE_ALWAYS, there);
    emit_constant(c, &v->Constant);
    emit_elsewhere(c, ELSEWHERE_ALWAYS, there);
}

static void return_stmt(struct compiler *c, const struct stmt *s)
{
    struct unit *u = c->u;
    const struct expr *v = s->Return.value;
    bool preserve = v && v->kind != EXPR_Constant;
    int handler = u->handler;
    if (preserve)
        visit_expr(c, v);
    emit_unwind(c, NULL, preserve);
    if (!v)
        emit_none(c);
    else if (!preserve)
        emit_return_const(c, v);
    u->handler = -1;
    emit_op(c, OPC_RETURN_VALUE, 0);
    u->handler = handler;
}

static void assign(struct compiler *c, const struct stmt *s)
{
    visit_expr(c, s->Assign.value);
    for (int i = 0; i < s->Assign.targets.n; i++) {
        if (i + 1 < s->Assign.targets.n)
            emit_op(c, OPC_COPY, 1);
        visit_store(c, s->Assign.targets.v[i]);
    }
}

static void evaluate_target_parts(struct compiler *c, const struct expr *t)
{
    const struct expr *parts[] = {t->kind == EXPR_Attribute ? t->Attribute.value : t->Subscript.value,
                                  t->kind == EXPR_Subscript ? t->Subscript.slice : NULL};
    for (int i = 0; i < 2; i++)
        if (parts[i]) {
            visit_expr(c, parts[i]);
            emit_op(c, OPC_POP_TOP, 0);
        }
}

static void ann_assign(struct compiler *c, const struct stmt *s)
{
    const struct expr *t = s->AnnAssign.target;
    bool in_function = c->u->scope->is_function, deferred = c->opt.deferred_annotations && !c->m->future_annotations;
    if (s->AnnAssign.value) {
        visit_expr(c, s->AnnAssign.value);
        visit_store(c, t);
    }
    if (t->kind != EXPR_Name) {
        if (!s->AnnAssign.value)
            evaluate_target_parts(c, t);
        if (!in_function && !deferred && !c->m->future_annotations) {
            emit_annotation(c, s->AnnAssign.annotation);
            emit_op(c, OPC_POP_TOP, 0);
        }
        return;
    }
    if (!s->AnnAssign.simple || in_function || deferred)
        return;
    emit_annotation(c, s->AnnAssign.annotation);
    emit_name_op(c, "__annotations__", CTX_Load);
    emit_str(c, scope_mangle(c->m, c->u->scope, t->Name.id));
    emit_op(c, OPC_STORE_SUBSCR, 0);
}

static void raise_stmt(struct compiler *c, const struct stmt *s)
{
    int n = 0;
    if (s->Raise.exc) {
        visit_expr(c, s->Raise.exc);
        n++;
    }
    if (s->Raise.cause) {
        visit_expr(c, s->Raise.cause);
        n++;
    }
    emit_op(c, OPC_RAISE_VARARGS, n);
}

static void assert_stmt(struct compiler *c, const struct stmt *s)
{
    int end = label_new(c);
    visit_condition(c, s->Assert.test, end, true);
    if (const_truth(s->Assert.test) < 0 || !s->Assert.msg)
        set_pos(c, c->opt.asserts_are_statements ? &s->pos : &s->Assert.test->pos);
    emit_op(c, OPC_LOAD_ASSERTION_ERROR, 0);
    if (s->Assert.msg) {
        emit_op(c, OPC_PUSH_NULL, 1);
        visit_expr(c, s->Assert.msg);
        emit_op(c, OPC_CALL, 1);
    }
    emit_op(c, OPC_RAISE_VARARGS, 1);
    label_here(c, end);
}

/* import a.b.c as d: a.b.c, then .b, then .c of it. */
static void import_as(struct compiler *c, const struct alias *a)
{
    const char *dot = strchr(a->name, '.');
    bool deep = dot != NULL;
    while (dot) {
        const char *part = dot + 1;
        dot = strchr(part, '.');
        size_t n = dot ? (size_t)(dot - part) : strlen(part);
        emit_name(c, OPC_IMPORT_FROM, ast_intern(c->m, part, n));
        if (!dot)
            break;
        emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_POP_TOP, 0);
    }
    emit_name_op(c, a->asname, CTX_Store);
    if (deep)
        emit_op(c, OPC_POP_TOP, 0);
}

static void import_stmt(struct compiler *c, const struct stmt *s)
{
    for (int i = 0; i < s->Import.n; i++) {
        const struct alias *a = s->Import.names[i];
        emit_int(c, 0);
        emit_none(c);
        emit_name(c, OPC_IMPORT_NAME, a->name);
        if (a->asname)
            import_as(c, a);
        else
            emit_name_op(c, ast_intern(c->m, a->name, strcspn(a->name, ".")), CTX_Store);
    }
}

static void import_from(struct compiler *c, const struct stmt *s)
{
    struct code_const names = {.kind = CONSTANT_TUPLE, .nitems = (size_t)s->ImportFrom.n};
    names.items = mem_alloc(names.nitems * sizeof *names.items);
    for (int i = 0; i < s->ImportFrom.n; i++)
        names.items[i] = const_str(s->ImportFrom.names[i]->name, strlen(s->ImportFrom.names[i]->name));
    emit_int(c, s->ImportFrom.level);
    emit_const(c, names);
    emit_name(c, OPC_IMPORT_NAME, s->ImportFrom.module ? s->ImportFrom.module : ast_interns(c->m, ""));
    for (int i = 0; i < s->ImportFrom.n; i++) {
        const struct alias *a = s->ImportFrom.names[i];
        if (strcmp(a->name, "*") == 0) {
            emit_op(c, OPC_IMPORT_STAR, 0);
            return;
        }
        emit_name(c, OPC_IMPORT_FROM, a->name);
        emit_name_op(c, a->asname ? a->asname : a->name, CTX_Store);
    }
    emit_op(c, OPC_POP_TOP, 0);
}

static void expr_stmt(struct compiler *c, const struct stmt *s)
{
    const struct expr *e = s->Expr.value;
    if (c->m->kind == MODULE_SINGLE && !c->u->up) {
        visit_expr(c, e);
        emit_op(c, OPC_PRINT_EXPR, 0);
    } else if (e->kind != EXPR_Constant) {
        visit_expr(c, e);
        emit_op(c, OPC_POP_TOP, 0);
    }
}

static void stmt(struct compiler *c, const struct stmt *s)
{
    set_pos(c, &s->pos);
    c->u->marks |= STEP_FRESH;
    switch (s->kind) {
    case STMT_FunctionDef:
    case STMT_AsyncFunctionDef: visit_function(c, s); break;
    case STMT_ClassDef: visit_class(c, s); break;
    case STMT_Return: return_stmt(c, s); break;
    case STMT_Delete:
        for (int i = 0; i < s->Delete.targets.n; i++)
            visit_delete(c, s->Delete.targets.v[i]);
        break;
    case STMT_Assign: assign(c, s); break;
    case STMT_TypeAlias: visit_type_alias(c, s); break;
    case STMT_AugAssign: visit_augmented(c, s); break;
    case STMT_AnnAssign: ann_assign(c, s); break;
    case STMT_For: for_stmt(c, s); break;
    case STMT_AsyncFor: async_for_stmt(c, s); break;
    case STMT_While: while_stmt(c, s); break;
    case STMT_If: if_stmt(c, s); break;
    case STMT_With:
    case STMT_AsyncWith: visit_with(c, s, 0); break;
    case STMT_Match: visit_match(c, s); break;
    case STMT_Raise: raise_stmt(c, s); break;
    case STMT_Try: visit_try(c, s); break;
    case STMT_TryStar: visit_try_star(c, s); break;
    case STMT_Assert: assert_stmt(c, s); break;
    case STMT_Import: import_stmt(c, s); break;
    case STMT_ImportFrom: import_from(c, s); break;
    case STMT_Expr: expr_stmt(c, s); break;
    case STMT_Pass: emit_op(c, OPC_NOP, 0); break;
    case STMT_Break: break_or_continue(c, true); break;
    case STMT_Continue: break_or_continue(c, false); break;
    case STMT_Global:
    case STMT_Nonlocal:
    case STMT_KIND_COUNT: break;
    }
}

void visit_body(struct compiler *c, const struct stmt_list *l)
{
    for (int i = 0; i < l->n; i++)
        stmt(c, l->v[i]);
}

static bool has_annotations(const struct stmt_list *l);

static bool handlers_have_annotations(const struct stmt *s)
{
    for (int i = 0; i < s->Try.n; i++)
        if (has_annotations(&s->Try.handlers[i]->body))
            return true;
    return has_annotations(&s->Try.finalbody);
}

/* Does the block, without inner functions and classes, annotate anything? */
static bool has_annotations(const struct stmt_list *l)
{
    for (int i = 0; i < l->n; i++) {
        const struct stmt *s = l->v[i];
        bool found = false;
        switch (s->kind) {
        case STMT_AnnAssign: found = true; break;
        case STMT_For:
        case STMT_AsyncFor: found = has_annotations(&s->For.body) || has_annotations(&s->For.orelse); break;
        case STMT_While: found = has_annotations(&s->While.body) || has_annotations(&s->While.orelse); break;
        case STMT_If: found = has_annotations(&s->If.body) || has_annotations(&s->If.orelse); break;
        case STMT_With:
        case STMT_AsyncWith: found = has_annotations(&s->With.body); break;
        case STMT_Try:
        case STMT_TryStar:
            found = has_annotations(&s->Try.body) || has_annotations(&s->Try.orelse) || handlers_have_annotations(s);
            break;
        case STMT_Match:
            for (int j = 0; j < s->Match.n && !found; j++)
                found = has_annotations(&s->Match.cases[j].body);
            break;
        default: break;
        }
        if (found)
            return true;
    }
    return false;
}

/* The body of a module or class: annotations are prepared, the docstring is stored. */
void visit_block_body(struct compiler *c, const struct stmt_list *l)
{
    bool deferred = c->opt.deferred_annotations && !c->m->future_annotations;
    struct scope *s = c->u->scope;
    if (!deferred && has_annotations(l))
        emit_op(c, OPC_SETUP_ANNOTATIONS, 0);
    struct stmt_list rest = *l;
    const struct constant *doc = c->m->kind == MODULE_SINGLE && !c->u->up ? NULL : ast_docstring(l);
    if (doc) {
        set_pos(c, &l->v[0]->pos);
        emit_const(c, const_docstring(c, doc));
        emit_name_op(c, "__doc__", CTX_Store);
        rest.v++;
        rest.n--;
    }
    /* A module has its __annotate__ from the start, a class when its body is done. */
    if (deferred && s->annotations && !c->u->is_class)
        emit_annotate(c, l, s->annotations);
    visit_body(c, &rest);
    if (deferred && s->annotations && c->u->is_class)
        emit_annotate(c, l, s->annotations);
}

struct code *compile_module(struct ast_module *m, const struct compile_options *o)
{
    struct compiler c = {.m = m, .opt = *o};
    struct pos pos = {.line = m->kind == MODULE_EXEC ? 1 : m->first_line, .end_line = 1};
    unit_enter(&c, m->scope, "<module>", pos);
    c.u->flags = m->future_annotations ? CODE_FUTURE_ANNOTATIONS : 0;
    if (m->kind == MODULE_EVAL) {
        visit_expr(&c, m->expr);
    } else {
        visit_block_body(&c, &m->body);
        emit_artificial(&c);
        emit_none(&c);
    }
    emit_op(&c, OPC_RETURN_VALUE, 0);
    return unit_leave(&c);
}
