/* Conditions: jumps on the truth of an expression, without its value. */
#include "compiler.h"

/* A part of a condition: other conditions may stand in it. */
static void visit_value(struct compiler *c, const struct expr *e)
{
    int conditions = c->u->conditions;
    struct position around = c->u->condition;
    c->u->conditions = 0;
    visit_expr(c, e);
    c->u->conditions = conditions;
    c->u->condition = around;
}

static void emit_condition_jump(struct compiler *c, enum opcode op, int label)
{
    emit_elsewhere(c, ELSEWHERE_311, c->u->condition);
    emit_jump(c, op, label);
}

static void jump_bool_op(struct compiler *c, const struct expr *e, int label, bool when)
{
    const struct expr_list *l = &e->BoolOp.values;
    bool stop = e->BoolOp.op == BOOL_Or; /* the value that decides early */
    int skip = stop == when ? label : label_new(c);
    for (int i = 0; i < l->n - 1; i++)
        visit_condition(c, l->v[i], skip, stop);
    visit_condition(c, l->v[l->n - 1], label, when);
    if (skip != label)
        label_here(c, skip);
}

static void jump_if_exp(struct compiler *c, const struct expr *e, int label, bool when)
{
    int orelse = label_new(c), end = label_new(c);
    visit_condition(c, e->IfExp.test, orelse, false);
    visit_condition(c, e->IfExp.body, label, when);
    emit_jump(c, OPC_JUMP, end);
    label_here(c, orelse);
    visit_condition(c, e->IfExp.orelse, label, when);
    label_here(c, end);
}

static void jump_compare(struct compiler *c, const struct expr *e, int label, bool when)
{
    int cleanup = label_new(c), end = label_new(c);
    enum opcode last = when ? OPC_POP_JUMP_IF_TRUE : OPC_POP_JUMP_IF_FALSE;
    emit_compare_chain(c, e, OPC_POP_JUMP_IF_FALSE, cleanup);
    emit_jump(c, last, label);
    emit_jump(c, OPC_JUMP, end);
    label_here(c, cleanup);
    emit_op(c, OPC_POP_TOP, 0);
    if (!when)
        emit_jump(c, OPC_JUMP, label);
    label_here(c, end);
}

static bool is_none_test(const struct expr *e)
{
    return e->kind == EXPR_Compare && e->Compare.n == 1 && (e->Compare.ops[0] == CMP_Is || e->Compare.ops[0] == CMP_IsNot) &&
           is_const(e->Compare.comparators[0]) && e->Compare.comparators[0]->Constant.kind == CONST_NONE;
}

static void jump_none_test(struct compiler *c, const struct expr *e, int label, bool when)
{
    visit_value(c, e->Compare.left);
    emit_condition_jump(c, (e->Compare.ops[0] == CMP_Is) == when ? OPC_POP_JUMP_IF_NONE : OPC_POP_JUMP_IF_NOT_NONE, label);
}

void visit_condition(struct compiler *c, const struct expr *e, int label, bool when)
{
    struct position old = c->u->pos;
    if (c->u->conditions++ == 0)
        c->u->condition = old;
    set_pos(c, &e->pos);
    if (e->kind == EXPR_UnaryOp && e->UnaryOp.op == UNARY_Not) {
        visit_condition(c, e->UnaryOp.operand, label, !when);
    } else if (e->kind == EXPR_BoolOp) {
        jump_bool_op(c, e, label, when);
    } else if (e->kind == EXPR_IfExp) {
        jump_if_exp(c, e, label, when);
    } else if (is_none_test(e)) {
        jump_none_test(c, e, label, when);
    } else if (e->kind == EXPR_Compare && e->Compare.n > 1) {
        jump_compare(c, e, label, when);
    } else {
        visit_value(c, e);
        emit_condition_jump(c, when ? OPC_POP_JUMP_IF_TRUE : OPC_POP_JUMP_IF_FALSE, label);
    }
    c->u->conditions--;
    c->u->pos = old;
}
