/* Calls, and the attributes that are called. */
#include <string.h>

#include "compiler.h"

static bool plain_call(const struct expr_list *args, const struct keyword_list *keywords)
{
    for (int i = 0; i < keywords->n; i++)
        if (!keywords->v[i]->arg)
            return false;
    return !has_star(args);
}

static void keyword_names(struct compiler *c, const struct keyword_list *l)
{
    struct code_const k = {.kind = CONSTANT_TUPLE, .nitems = (size_t)l->n};
    k.items = mem_alloc(k.nitems * sizeof *k.items);
    for (int i = 0; i < l->n; i++) {
        const char *s = scope_mangle(c->m, c->u->scope, l->v[i]->arg);
        k.items[i] = const_str(s, strlen(s));
    }
    emit_const(c, k);
}

/* The keywords of a call with ** among them: one dict. */
static void keyword_dict(struct compiler *c, const struct keyword_list *l)
{
    bool have = false;
    for (int i = 0; i < l->n;) {
        if (!l->v[i]->arg) {
            if (!have)
                emit_op(c, OPC_BUILD_MAP, 0);
            visit_expr(c, l->v[i++]->value);
            emit_op(c, OPC_DICT_MERGE, 1);
        } else {
            int from = i;
            for (; i < l->n && l->v[i]->arg; i++) {
                emit_str(c, scope_mangle(c->m, c->u->scope, l->v[i]->arg));
                visit_expr(c, l->v[i]->value);
            }
            emit_op(c, OPC_BUILD_MAP, i - from);
            if (have)
                emit_op(c, OPC_DICT_MERGE, 1);
        }
        have = true;
    }
}

void emit_call(struct compiler *c, int pushed, const struct expr_list *args, const struct keyword_list *keywords,
               const struct pos *pos)
{
    if (plain_call(args, keywords)) {
        for (int i = 0; i < args->n; i++)
            visit_expr(c, args->v[i]);
        for (int i = 0; i < keywords->n; i++)
            visit_expr(c, keywords->v[i]->value);
        if (keywords->n)
            keyword_names(c, keywords);
        set_pos(c, pos);
        emit_op(c, keywords->n ? OPC_CALL_KW : OPC_CALL, pushed + args->n + keywords->n);
        return;
    }
    if (pushed == 0 && args->n == 1 && args->v[0]->kind == EXPR_Starred)
        visit_expr(c, args->v[0]->Starred.value);
    else
        emit_sequence(c, args, pushed, OPC_BUILD_LIST, OPC_LIST_APPEND, OPC_LIST_EXTEND, true);
    if (keywords->n)
        keyword_dict(c, keywords);
    set_pos(c, pos);
    emit_op(c, OPC_CALL_EX, keywords->n > 0);
}

/* pos, which reaches up to the name of attribute f, as what is done with the attribute: from the line of that name on. */
static struct pos attribute_pos(const struct compiler *c, struct pos pos, const struct expr *f)
{
    if (!c->opt.attribute_lines || pos.line == f->pos.end_line)
        return pos;
    int name = (int)strlen(f->Attribute.attr);
    pos.line = f->pos.end_line;
    pos.byte = name <= f->pos.end_byte ? f->pos.end_byte - name : -1;
    pos.end_byte = pos.byte < 0 ? -1 : f->pos.end_byte;
    return pos;
}

/* super() or super(type, object) whose attribute the version loads in one step with it. */
static bool is_super_call(struct compiler *c, const struct expr *e)
{
    int cell;
    if (!c->opt.super_attributes || e->kind != EXPR_Call || e->Call.keywords.n || e->Call.func->kind != EXPR_Name ||
        strcmp(e->Call.func->Name.id, "super") != 0 || !plain_call(&e->Call.args, &e->Call.keywords) ||
        !(c->u->flags & CODE_OPTIMIZED))
        return false;
    return e->Call.args.n == 2 || (e->Call.args.n == 0 && c->u->argcount > 0 && name_is_cell(c, "__class__", &cell));
}

void emit_attribute_owner(struct compiler *c, const struct expr *f)
{
    const struct expr *e = f->Attribute.value;
    struct pos pos = attribute_pos(c, f->pos, f);
    if (is_super_call(c, e)) {
        visit_expr(c, e->Call.func);
        emit_op(c, OPC_PUSH_NULL, 0);
        emit_call(c, 0, &e->Call.args, &e->Call.keywords, &pos);
    } else {
        visit_expr(c, e);
    }
    set_pos(c, &pos);
}

void visit_call(struct compiler *c, const struct expr *e)
{
    const struct expr *f = e->Call.func;
    struct pos pos = e->pos;
    if (f->kind == EXPR_Attribute && f->ctx == CTX_Load && plain_call(&e->Call.args, &e->Call.keywords)) {
        emit_attribute_owner(c, f);
        emit_attr(c, OPC_LOAD_METHOD, f->Attribute.attr);
        pos = attribute_pos(c, pos, f);
    } else {
        int callee = c->u->n;
        visit_expr(c, f);
        emit_op(c, OPC_PUSH_NULL, (callee + 1) << 1);
    }
    emit_call(c, 0, &e->Call.args, &e->Call.keywords, &pos);
}
