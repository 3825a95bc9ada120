/* Expressions. Each leaves exactly one value on the stack; what is emitted after its parts gets its own position. */
#include <string.h>

#include "compiler.h"

/* ---- operators ---- */

static int binary_arg(enum operator_kind op)
{
    return (int)op;
}

static void unary(struct compiler *c, const struct expr *e)
{
    static const enum opcode ops[] = {[UNARY_Invert] = OPC_UNARY_INVERT,
                                      [UNARY_Not] = OPC_UNARY_NOT,
                                      [UNARY_UAdd] = OPC_UNARY_POSITIVE,
                                      [UNARY_USub] = OPC_UNARY_NEGATIVE};
    visit_expr(c, e->UnaryOp.operand);
    emit_op(c, ops[e->UnaryOp.op], 0);
}

static void emit_compare_op(struct compiler *c, enum cmp_kind op)
{
    static const int orders[] = {[CMP_Lt] = 0, [CMP_LtE] = 1, [CMP_Eq] = 2, [CMP_NotEq] = 3, [CMP_Gt] = 4, [CMP_GtE] = 5};
    switch (op) {
    case CMP_Is:
    case CMP_IsNot: emit_op(c, OPC_IS_OP, op == CMP_IsNot); break;
    case CMP_In:
    case CMP_NotIn: emit_op(c, OPC_CONTAINS_OP, op == CMP_NotIn); break;
    default: emit_op(c, OPC_COMPARE_OP, orders[op]); break;
    }
}

void emit_compare_chain(struct compiler *c, const struct expr *e, enum opcode unless, int cleanup)
{
    int n = e->Compare.n;
    visit_expr(c, e->Compare.left);
    for (int i = 0; i < n - 1; i++) {
        visit_expr(c, e->Compare.comparators[i]);
        emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_COPY, 2);
        emit_compare_op(c, e->Compare.ops[i]);
        emit_jump(c, unless, cleanup);
    }
    visit_expr(c, e->Compare.comparators[n - 1]);
    emit_compare_op(c, e->Compare.ops[n - 1]);
}

static void compare(struct compiler *c, const struct expr *e)
{
    int cleanup = label_new(c), end = label_new(c);
    emit_compare_chain(c, e, OPC_JUMP_IF_FALSE_OR_POP, cleanup);
    if (e->Compare.n > 1) {
        emit_jump(c, OPC_JUMP, end);
        label_here(c, cleanup);
        emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_POP_TOP, 0);
        label_here(c, end);
    }
}

static void bool_op(struct compiler *c, const struct expr *e)
{
    int end = label_new(c);
    const struct expr_list *l = &e->BoolOp.values;
    for (int i = 0; i < l->n; i++) {
        visit_expr(c, l->v[i]);
        if (i + 1 < l->n)
            emit_jump(c, e->BoolOp.op == BOOL_And ? OPC_JUMP_IF_FALSE_OR_POP : OPC_JUMP_IF_TRUE_OR_POP, end);
    }
    label_here(c, end);
}

static void if_exp(struct compiler *c, const struct expr *e)
{
    int orelse = label_new(c), end = label_new(c);
    visit_condition(c, e->IfExp.test, orelse, false);
    visit_expr(c, e->IfExp.body);
    emit_elsewhere(c, ELSEWHERE_ALWAYS, NOWHERE);
    emit_jump(c, OPC_JUMP, end);
    label_here(c, orelse);
    visit_expr(c, e->IfExp.orelse);
    label_here(c, end);
}

/* ---- f-strings ---- */

static void formatted_value(struct compiler *c, const struct expr *e)
{
    static const char codes[] = {'s', 'r', 'a'};
    int arg = 0;
    visit_expr(c, e->FormattedValue.value);
    for (int i = 0; i < 3; i++)
        if (e->FormattedValue.conversion == codes[i])
            arg = i + 1;
    if (e->FormattedValue.format_spec) {
        visit_expr(c, e->FormattedValue.format_spec);
        arg |= 4;
    }
    emit_op(c, OPC_FORMAT_VALUE, arg);
}

static void joined_str(struct compiler *c, const struct expr *e)
{
    const struct expr_list *l = &e->JoinedStr.values;
    if (l->n == 0)
        emit_str(c, "");
    for (int i = 0; i < l->n; i++)
        visit_expr(c, l->v[i]);
    if (l->n > 1 || (l->n == 1 && l->v[0]->kind == EXPR_Constant))
        emit_op(c, OPC_BUILD_STRING, l->n);
}

/* t"...": string.templatelib.Template(parts...), each part a str or an Interpolation(value, source, conversion, spec). */
static void template_str(struct compiler *c, const struct expr *e)
{
    const struct expr_list *l = &e->TemplateStr.values;
    emit_int(c, 0);
    emit_const(c, (struct code_const){.kind = CONSTANT_TUPLE, .nitems = 0});
    emit_name(c, OPC_IMPORT_NAME, "_templatelib");
    emit_name(c, OPC_LOAD_METHOD, "make");
    for (int i = 0; i < l->n; i++) {
        const struct expr *p = l->v[i];
        if (p->kind != EXPR_Interpolation) {
            visit_expr(c, p);
            continue;
        }
        visit_expr(c, p->Interpolation.value);
        emit_const(c, const_from_ast(p->Interpolation.str));
        char conversion[2] = {(char)p->Interpolation.conversion, 0};
        if (p->Interpolation.conversion > 0)
            emit_str(c, conversion);
        else
            emit_none(c);
        if (p->Interpolation.format_spec)
            visit_expr(c, p->Interpolation.format_spec);
        else
            emit_str(c, "");
        emit_op(c, OPC_BUILD_TUPLE, 4);
    }
    emit_op(c, OPC_CALL, l->n);
}

/* ---- the rest ---- */

/* value -> what it returns in the end, passing on what it yields. */
void emit_await(struct compiler *c, int where)
{
    int send = label_new(c), fail = label_new(c), done = label_new(c);
    if (where >= 0)
        emit_op(c, OPC_GET_AWAITABLE, where);
    emit_none(c);
    label_here(c, send);
    emit_jump(c, OPC_SEND, done);
    handler_begin(c, fail, false);
    emit_op(c, OPC_YIELD_VALUE, 2);
    handler_end(c);
    emit_jump(c, OPC_JUMP, send);
    label_here(c, fail);
    emit_op(c, OPC_CLEANUP_THROW, 0);
    label_here(c, done);
    emit_op(c, OPC_END_SEND, 0);
}

static void yield(struct compiler *c, const struct expr *e)
{
    if (e->Yield.value)
        visit_expr(c, e->Yield.value);
    else
        emit_none(c);
    emit_op(c, OPC_YIELD_VALUE, c->u->scope->is_coroutine ? 1 : 0);
}

static bool const_slice(struct compiler *c, const struct expr *const parts[3])
{
    for (int i = 0; i < 3; i++)
        if (!c->opt.constant_slices || (parts[i] && (!is_const(parts[i]) || parts[i]->Constant.folded)))
            return false;
    struct code_const k = {.kind = CONSTANT_SLICE, .nitems = 3, .items = mem_zalloc(3 * sizeof *k.items)};
    for (int i = 0; i < 3; i++)
        if (parts[i])
            k.items[i] = const_from_ast(&parts[i]->Constant);
    emit_const(c, k);
    return true;
}

static void slice(struct compiler *c, const struct expr *e)
{
    const struct expr *parts[] = {e->Slice.lower, e->Slice.upper, e->Slice.step};
    if (const_slice(c, parts))
        return;
    int n = e->Slice.step ? 3 : 2;
    for (int i = 0; i < n; i++)
        if (parts[i])
            visit_expr(c, parts[i]);
        else
            emit_none(c);
    emit_op(c, OPC_BUILD_SLICE, n);
}

/* self.x = ... in a method is noted for the class's __static_attributes__. */
static void note_static_attribute(struct compiler *c, const struct expr *e)
{
    const struct expr *v = e->Attribute.value;
    if (!c->opt.static_attributes || v->kind != EXPR_Name || strcmp(v->Name.id, "self") != 0)
        return;
    for (struct unit *u = c->u; u; u = u->up)
        if (u->is_class) {
            name_number(&u->statics, e->Attribute.attr);
            return;
        }
}

static void named_expr(struct compiler *c, const struct expr *e)
{
    visit_expr(c, e->NamedExpr.value);
    emit_op(c, OPC_COPY, 1);
    visit_store(c, e->NamedExpr.target);
}

static void expr_inside(struct compiler *c, const struct expr *e)
{
    switch (e->kind) {
    case EXPR_BoolOp: bool_op(c, e); break;
    case EXPR_NamedExpr: named_expr(c, e); break;
    case EXPR_BinOp:
        visit_expr(c, e->BinOp.left);
        visit_expr(c, e->BinOp.right);
        emit_op(c, OPC_BINARY_OP, binary_arg(e->BinOp.op));
        break;
    case EXPR_UnaryOp: unary(c, e); break;
    case EXPR_Lambda: visit_lambda(c, e); break;
    case EXPR_IfExp: if_exp(c, e); break;
    case EXPR_Dict: visit_dict(c, e); break;
    case EXPR_Set: emit_sequence(c, &e->Set.elts, 0, OPC_BUILD_SET, OPC_SET_ADD, OPC_SET_UPDATE, false); break;
    case EXPR_ListComp:
    case EXPR_SetComp:
    case EXPR_DictComp:
    case EXPR_GeneratorExp: visit_comprehension(c, e); break;
    case EXPR_Await:
        visit_expr(c, e->Await.value);
        emit_await(c, 0);
        break;
    case EXPR_Yield: yield(c, e); break;
    case EXPR_YieldFrom:
        visit_expr(c, e->YieldFrom.value);
        emit_op(c, OPC_GET_YIELD_FROM_ITER, 0);
        emit_await(c, -1);
        break;
    case EXPR_Compare: compare(c, e); break;
    case EXPR_Call: visit_call(c, e); break;
    case EXPR_FormattedValue: formatted_value(c, e); break;
    case EXPR_JoinedStr: joined_str(c, e); break;
    case EXPR_TemplateStr: template_str(c, e); break;
    case EXPR_Constant: emit_constant(c, &e->Constant); break;
    case EXPR_Attribute:
        emit_attribute_owner(c, e);
        emit_attr(c, OPC_LOAD_ATTR, e->Attribute.attr);
        break;
    case EXPR_Subscript:
        visit_expr(c, e->Subscript.value);
        visit_expr(c, e->Subscript.slice);
        emit_op(c, OPC_BINARY_SUBSCR, 0);
        break;
    case EXPR_Name: emit_name_op(c, e->Name.id, CTX_Load); break;
    case EXPR_List: emit_sequence(c, &e->List.elts, 0, OPC_BUILD_LIST, OPC_LIST_APPEND, OPC_LIST_EXTEND, false); break;
    case EXPR_Tuple: emit_sequence(c, &e->Tuple.elts, 0, OPC_BUILD_LIST, OPC_LIST_APPEND, OPC_LIST_EXTEND, true); break;
    case EXPR_Slice: slice(c, e); break;
    case EXPR_Starred: { /* *x alone in a subscript: a tuple of it */
        struct expr *one = (struct expr *)(uintptr_t)e;
        struct expr_list l = {1, &one};
        emit_sequence(c, &l, 0, OPC_BUILD_LIST, OPC_LIST_APPEND, OPC_LIST_EXTEND, true);
        break;
    }
    case EXPR_Interpolation:
    case EXPR_KIND_COUNT: break;
    }
}

void visit_expr(struct compiler *c, const struct expr *e)
{
    struct position old = c->u->pos;
    set_pos(c, &e->pos);
    expr_inside(c, e);
    c->u->pos = old;
}

void visit_store(struct compiler *c, const struct expr *e)
{
    struct position old = c->u->pos;
    set_pos(c, &e->pos);
    switch (e->kind) {
    case EXPR_Name: emit_name_op(c, e->Name.id, CTX_Store); break;
    case EXPR_Attribute:
        note_static_attribute(c, e);
        visit_expr(c, e->Attribute.value);
        emit_attr(c, OPC_STORE_ATTR, e->Attribute.attr);
        break;
    case EXPR_Subscript:
        visit_expr(c, e->Subscript.value);
        visit_expr(c, e->Subscript.slice);
        emit_op(c, OPC_STORE_SUBSCR, 0);
        break;
    case EXPR_Starred: visit_store(c, e->Starred.value); break;
    default: emit_unpacking(c, e->kind == EXPR_List ? &e->List.elts : &e->Tuple.elts); break;
    }
    c->u->pos = old;
}

void visit_delete(struct compiler *c, const struct expr *e)
{
    struct position old = c->u->pos;
    set_pos(c, &e->pos);
    switch (e->kind) {
    case EXPR_Name: emit_name_op(c, e->Name.id, CTX_Del); break;
    case EXPR_Attribute:
        visit_expr(c, e->Attribute.value);
        emit_attr(c, OPC_DELETE_ATTR, e->Attribute.attr);
        break;
    case EXPR_Subscript:
        visit_expr(c, e->Subscript.value);
        visit_expr(c, e->Subscript.slice);
        emit_op(c, OPC_DELETE_SUBSCR, 0);
        break;
    default: {
        const struct expr_list *l = e->kind == EXPR_List ? &e->List.elts : &e->Tuple.elts;
        for (int i = 0; i < l->n; i++)
            visit_delete(c, l->v[i]);
    }
    }
    c->u->pos = old;
}

/* target op= value: the target's parts are computed once. */
void visit_augmented(struct compiler *c, const struct stmt *s)
{
    const struct expr *t = s->AugAssign.target;
    set_pos(c, &t->pos);
    switch (t->kind) {
    case EXPR_Attribute:
        visit_expr(c, t->Attribute.value);
        emit_op(c, OPC_COPY, 1);
        emit_attr(c, OPC_LOAD_ATTR, t->Attribute.attr);
        break;
    case EXPR_Subscript:
        visit_expr(c, t->Subscript.value);
        visit_expr(c, t->Subscript.slice);
        emit_op(c, OPC_COPY, 2);
        emit_op(c, OPC_COPY, 2);
        emit_op(c, OPC_BINARY_SUBSCR, 0);
        break;
    default: emit_name_op(c, t->Name.id, CTX_Load); break;
    }
    set_pos(c, &s->pos);
    visit_expr(c, s->AugAssign.value);
    emit_op(c, OPC_BINARY_OP, binary_arg(s->AugAssign.op) + CODE_INPLACE);
    set_pos(c, &t->pos);
    switch (t->kind) {
    case EXPR_Attribute:
        emit_op(c, OPC_SWAP, 2);
        emit_attr(c, OPC_STORE_ATTR, t->Attribute.attr);
        break;
    case EXPR_Subscript:
        emit_op(c, OPC_SWAP, 3);
        emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_STORE_SUBSCR, 0);
        break;
    default: emit_name_op(c, t->Name.id, CTX_Store); break;
    }
}
