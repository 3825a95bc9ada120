/* Names: which instruction reads, binds or deletes one, from the place its scope says it lives in. */
#include <string.h>

#include "compiler.h"

static int index_of(const struct ident_list *l, const char *name)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i] == name || strcmp(l->v[i], name) == 0)
            return i;
    return -1;
}

bool name_is_cell(struct compiler *c, const char *name, int *arg)
{
    const struct scope *s = c->u->scope;
    int i = index_of(&s->cell_names, name);
    if (i < 0 && (i = index_of(&s->free_names, name)) >= 0)
        i += s->cell_names.n;
    *arg = CELL_BASE + i;
    return i >= 0;
}

static const enum opcode fast_ops[] = {OPC_LOAD_FAST, OPC_STORE_FAST, OPC_DELETE_FAST};
static const enum opcode deref_ops[] = {OPC_LOAD_DEREF, OPC_STORE_DEREF, OPC_DELETE_DEREF};
static const enum opcode global_ops[] = {OPC_LOAD_GLOBAL, OPC_STORE_GLOBAL, OPC_DELETE_GLOBAL};
static const enum opcode name_ops[] = {OPC_LOAD_NAME, OPC_STORE_NAME, OPC_DELETE_NAME};

static void deref_op(struct compiler *c, const char *name, enum expr_ctx ctx)
{
    int arg;
    name_is_cell(c, name, &arg);
    int dict;
    if (ctx == CTX_Load && c->u->scope->kind == SCOPE_CLASS) {
        emit_op(c, OPC_LOAD_LOCALS, 0);
        emit_op(c, OPC_LOAD_CLASSDEREF, arg);
    } else if (ctx == CTX_Load && c->u->scope->can_see_class_scope && name_is_cell(c, "__classdict__", &dict)) {
        emit_op(c, OPC_LOAD_DEREF, dict);
        emit_op(c, OPC_LOAD_CLASSDEREF, arg);
    } else {
        emit_op(c, deref_ops[ctx], arg);
    }
}

static void global_op(struct compiler *c, const char *name, enum expr_ctx ctx, bool explicit)
{
    const struct scope *s = c->u->scope;
    int dict;
    if (ctx == CTX_Load && !explicit && s->can_see_class_scope && name_is_cell(c, "__classdict__", &dict)) {
        emit_op(c, OPC_LOAD_DEREF, dict);
        emit_name(c, OPC_LOAD_CLASSGLOBAL, name);
    } else if (s->is_function || explicit) {
        emit_name(c, global_ops[ctx], name);
    } else {
        emit_name(c, name_ops[ctx], name);
    }
}

void emit_name_op(struct compiler *c, const char *plain, enum expr_ctx ctx)
{
    struct unit *u = c->u;
    const char *name = scope_mangle(c->m, u->scope, plain);
    switch (scope_place(c->m, u->scope, plain)) {
    case PLACE_CELL:
    case PLACE_FREE: deref_op(c, name, ctx); break;
    case PLACE_LOCAL:
        if (u->scope->is_function)
            emit_op(c, fast_ops[ctx], name_number(&u->locals, name));
        else
            emit_name(c, name_ops[ctx], name);
        break;
    case PLACE_GLOBAL_IMPLICIT: global_op(c, name, ctx, false); break;
    case PLACE_GLOBAL_EXPLICIT: global_op(c, name, ctx, true); break;
    }
}

bool emit_closure(struct compiler *c, const struct scope *s)
{
    for (int i = 0; i < s->free_names.n; i++) {
        int arg;
        name_is_cell(c, s->free_names.v[i], &arg);
        emit_op(c, OPC_LOAD_CLOSURE, arg);
    }
    if (s->free_names.n)
        emit_op(c, OPC_BUILD_TUPLE, s->free_names.n);
    return s->free_names.n > 0;
}
