/*
 * Comprehensions and generator expressions: a function of one argument, the outermost iterator, called at once.
 */
#include "compiler.h"

/* What refuses an element that is run in the frame around it is blamed on the element. */
static void place_adding(struct compiler *c, const struct pos *element)
{
    if (c->opt.inline_comprehensions)
        set_pos(c, element);
}

static void comp_element(struct compiler *c, const struct expr *e, int depth)
{
    switch (e->kind) {
    case EXPR_GeneratorExp:
        if (e->GeneratorExp.elt->kind == EXPR_Starred) {
            visit_expr(c, e->GeneratorExp.elt->Starred.value);
            emit_op(c, OPC_GET_YIELD_FROM_ITER, 0);
            emit_await(c, -1);
        } else {
            visit_expr(c, e->GeneratorExp.elt);
            emit_op(c, OPC_YIELD_VALUE, c->u->scope->is_coroutine ? 1 : 0);
        }
        emit_op(c, OPC_POP_TOP, 0);
        break;
    case EXPR_DictComp:
        visit_expr(c, e->DictComp.key);
        if (e->DictComp.value) {
            visit_expr(c, e->DictComp.value);
            struct pos pair = e->DictComp.key->pos, value = e->DictComp.value->pos;
            pair.end_line = value.end_line, pair.end_col = value.end_col, pair.end_byte = value.end_byte;
            place_adding(c, &pair);
            emit_op(c, OPC_MAP_ADD, depth);
        } else {
            emit_op(c, OPC_DICT_UPDATE, depth);
        }
        break;
    default: {
        bool set = e->kind == EXPR_SetComp;
        const struct expr *elt = e->ListComp.elt;
        if (elt->kind == EXPR_Starred) {
            visit_expr(c, elt->Starred.value);
            emit_op(c, set ? OPC_SET_UPDATE : OPC_LIST_EXTEND, depth);
        } else {
            visit_expr(c, elt);
            place_adding(c, &elt->pos);
            emit_op(c, set ? OPC_SET_ADD : OPC_LIST_APPEND, depth);
        }
    }
    }
}

static const struct comp_list *comp_generators(const struct expr *e)
{
    return e->kind == EXPR_DictComp ? &e->DictComp.generators : &e->ListComp.generators;
}

static struct scope *comp_scope(const struct expr *e)
{
    return e->kind == EXPR_DictComp ? e->DictComp.scope : e->ListComp.scope;
}

static void comp_loop(struct compiler *c, const struct expr *e, int i, int depth);

static void comp_inside(struct compiler *c, const struct expr *e, int i, int depth, int again)
{
    const struct comprehension *g = comp_generators(e)->v[i];
    c->u->marks |= STEP_FRESH;
    visit_store(c, g->target);
    for (int j = 0; j < g->ifs.n; j++) {
        c->u->marks |= STEP_FRESH;
        visit_condition(c, g->ifs.v[j], again, false);
    }
    c->u->marks |= STEP_FRESH;
    if (i + 1 < comp_generators(e)->n)
        comp_loop(c, e, i + 1, depth);
    else
        comp_element(c, e, depth);
}

static void comp_loop_sync(struct compiler *c, const struct expr *e, int i, int depth)
{
    int start = label_new(c), again = label_new(c), end = label_new(c);
    label_here(c, start);
    emit_jump(c, OPC_FOR_ITER, end);
    comp_inside(c, e, i, depth, again);
    label_here(c, again);
    emit_jump(c, OPC_JUMP_BACKWARD, start);
    label_here(c, end);
}

static void comp_loop_async(struct compiler *c, const struct expr *e, int i, int depth)
{
    int start = label_new(c), again = label_new(c), except = label_new(c), end = label_new(c);
    label_here(c, start);
    handler_begin(c, except, false);
    emit_op(c, OPC_GET_ANEXT, 0);
    emit_await(c, -1);
    handler_end(c);
    comp_inside(c, e, i, depth, again);
    label_here(c, again);
    emit_jump(c, OPC_JUMP_BACKWARD, start);
    label_here(c, except);
    emit_op(c, OPC_END_ASYNC_FOR, 0);
    label_here(c, end);
}

static void comp_loop(struct compiler *c, const struct expr *e, int i, int depth)
{
    const struct comprehension *g = comp_generators(e)->v[i];
    if (i == 0) {
        emit_op(c, OPC_LOAD_FAST, 0);
    } else {
        visit_expr(c, g->iter);
        emit_op(c, g->is_async ? OPC_GET_AITER : OPC_GET_ITER, 0);
    }
    if (g->is_async)
        comp_loop_async(c, e, i, depth + 1);
    else
        comp_loop_sync(c, e, i, depth + 1);
}

static uint32_t comp_flags(const struct expr *e, const struct scope *s)
{
    uint32_t flags = CODE_OPTIMIZED | CODE_NEWLOCALS | (s->nested ? CODE_NESTED : 0);
    if (e->kind == EXPR_GeneratorExp)
        return flags | (s->is_coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR);
    return flags | CODE_COMPREHENSION | (s->is_coroutine ? CODE_COROUTINE : 0);
}

static struct code *comp_code(struct compiler *c, const struct expr *e)
{
    static const enum opcode builds[] = {
        [EXPR_ListComp] = OPC_BUILD_LIST, [EXPR_SetComp] = OPC_BUILD_SET, [EXPR_DictComp] = OPC_BUILD_MAP};
    struct scope *s = comp_scope(e);
    unit_enter(c, s, s->name, e->pos);
    c->u->argcount = 1;
    c->u->flags = comp_flags(e, s);
    if (e->kind != EXPR_GeneratorExp)
        emit_op(c, builds[e->kind], 0);
    comp_loop(c, e, 0, 1);
    if (e->kind == EXPR_GeneratorExp)
        emit_none(c);
    emit_op(c, OPC_RETURN_VALUE, 0);
    return unit_leave(c);
}

void visit_comprehension(struct compiler *c, const struct expr *e)
{
    struct scope *s = comp_scope(e);
    const struct comprehension *outer = comp_generators(e)->v[0];
    emit_function(c, comp_code(c, e), s, 0);
    emit_op(c, OPC_PUSH_NULL, 1);
    visit_expr(c, outer->iter);
    set_pos(c, &e->pos);
    emit_op(c, outer->is_async ? OPC_GET_AITER : OPC_GET_ITER, e->kind == EXPR_GeneratorExp);
    emit_op(c, OPC_CALL, 1);
    if (e->kind != EXPR_GeneratorExp && s->is_coroutine)
        emit_await(c, 0);
}
