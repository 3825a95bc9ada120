/* Expressions. Each leaves exactly one value on the stack; what is emitted after its parts gets its own position. */
#include <string.h>

#include "compiler.h"

enum { DISPLAY_BIG = 30 }; /* CPython's STACK_USE_GUIDELINE */

static bool is_const(const struct expr *e)
{
    return e && e->kind == EXPR_Constant;
}

static bool all_const(const struct expr_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!is_const(l->v[i]))
            return false;
    return true;
}

static bool has_star(const struct expr_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i]->kind == EXPR_Starred)
            return true;
    return false;
}

/* ---- displays ---- */

static void const_display(struct compiler *c, const struct expr_list *l, int pushed, enum opcode build, enum opcode extend)
{
    struct code_const k = {.kind = build == OPC_BUILD_SET ? CONSTANT_FROZENSET : CONSTANT_TUPLE, .nitems = (size_t)l->n};
    k.items = mem_alloc(k.nitems * sizeof *k.items);
    for (int i = 0; i < l->n; i++)
        k.items[i] = const_from_ast(&l->v[i]->Constant);
    emit_op(c, build, pushed);
    emit_folded(c, k, l->v[0]->Constant.first);
    emit_op(c, extend, 1);
}

/* The elements of a display (or of a call with stars): `pushed` values lie on the stack already and come first. */
void emit_sequence(struct compiler *c, const struct expr_list *l, int pushed, enum opcode build, enum opcode add,
                   enum opcode extend, bool tuple)
{
    if (!tuple && c->opt.constant_displays && l->n > 2 && all_const(l)) {
        const_display(c, l, pushed, build, extend);
        return;
    }
    bool big = c->opt.chunked_displays && l->n + pushed > DISPLAY_BIG, star = has_star(l);
    if (!star && !big) {
        for (int i = 0; i < l->n; i++)
            visit_expr(c, l->v[i]);
        emit_op(c, tuple ? OPC_BUILD_TUPLE : build, l->n + pushed);
        return;
    }
    bool built = big;
    if (big)
        emit_op(c, build, pushed);
    for (int i = 0; i < l->n; i++) {
        const struct expr *e = l->v[i];
        if (e->kind == EXPR_Starred && !built) {
            emit_op(c, build, i + pushed);
            built = true;
        }
        visit_expr(c, e->kind == EXPR_Starred ? e->Starred.value : e);
        if (built)
            emit_op(c, e->kind == EXPR_Starred ? extend : add, 1);
    }
    if (tuple)
        emit_op(c, OPC_LIST_TO_TUPLE, 0);
}

/* a, b = x, y: up to three values need no tuple to be taken apart again. True: it was to be made just now, and is not. */
static bool drop_tuple(struct compiler *c, int n)
{
    struct unit *u = c->u;
    if (n > 3 || u->n == 0 || u->ins[u->n - 1].op != OPC_BUILD_TUPLE || u->ins[u->n - 1].arg != n)
        return false;
    for (int i = 0; i < u->nlabels; i++)
        if (u->labels[i] == u->n) /* somebody jumps here with a tuple */
            return false;
    u->n--;
    return true;
}

/* Are the instructions from `at` on n stores to locals, on one line, whose order may change? */
static bool are_plain_stores(const struct unit *u, int at, int n, bool same_too)
{
    if (u->n - at != n)
        return false;
    for (int i = at; i < u->n; i++) {
        if (u->ins[i].op != OPC_STORE_FAST || u->ins[i].pos.line != u->ins[at].pos.line)
            return false;
        for (int j = at; j < i && !same_too; j++)
            if (u->ins[j].arg == u->ins[i].arg)
                return false;
    }
    return true;
}

/* The values lie on the stack, the last on top. */
static void store_each(struct compiler *c, const struct expr_list *l)
{
    struct unit *u = c->u;
    int at = l->n > 1 ? emit_op(c, OPC_SWAP, l->n) : u->n;
    for (int i = 0; i < l->n; i++)
        visit_store(c, l->v[i]);
    if (l->n == 1 || !c->opt.reversed_stores || !are_plain_stores(u, at + 1, l->n, c->opt.reversed_same_stores))
        return;
    struct ins first = u->ins[at + 1];
    u->ins[at] = u->ins[u->n - 1]; /* in place of SWAP; the others follow backwards */
    if (l->n == 3) {
        u->ins[at + 1] = u->ins[at + 2];
        u->ins[at + 2] = first;
    }
    u->n--;
}

static void unpack_targets(struct compiler *c, const struct expr_list *l)
{
    if (!has_star(l) && drop_tuple(c, l->n)) {
        store_each(c, l);
        return;
    }
    int star = -1;
    for (int i = 0; i < l->n && star < 0; i++)
        if (l->v[i]->kind == EXPR_Starred)
            star = i;
    if (star < 0)
        emit_op(c, OPC_UNPACK_SEQUENCE, l->n);
    else
        emit_op(c, OPC_UNPACK_EX, star | (l->n - star - 1) << 8);
    for (int i = 0; i < l->n; i++)
        visit_store(c, i == star ? l->v[i]->Starred.value : l->v[i]);
}

static void dict_part(struct compiler *c, const struct expr *e, int begin, int end, bool have)
{
    bool big = c->opt.chunked_displays && (end - begin) * 2 > DISPLAY_BIG, constant = !big && end - begin > 1;
    for (int i = begin; i < end; i++)
        constant = constant && is_const(e->Dict.keys.v[i]);
    if (big)
        emit_op(c, OPC_BUILD_MAP, 0);
    for (int i = begin; i < end; i++) {
        c->u->marks |= constant ? STEP_KEY : 0;
        visit_expr(c, e->Dict.keys.v[i]);
        visit_expr(c, e->Dict.values.v[i]);
        if (big)
            emit_op(c, OPC_MAP_ADD, 1);
    }
    c->u->marks |= constant ? STEP_KEYS : 0;
    if (!big)
        emit_op(c, OPC_BUILD_MAP, end - begin);
    if (have)
        emit_op(c, OPC_DICT_UPDATE, 1);
}

static void dict_display(struct compiler *c, const struct expr *e)
{
    int n = e->Dict.values.n, waiting = 0, most = c->opt.chunked_displays ? DISPLAY_BIG / 2 + 1 : 0xFFFF;
    bool have = false;
    for (int i = 0; i < n; i++) {
        if (!e->Dict.keys.v[i]) {
            if (waiting)
                dict_part(c, e, i - waiting, i, have);
            have = have || waiting;
            waiting = 0;
            if (!have)
                emit_op(c, OPC_BUILD_MAP, 0);
            have = true;
            visit_expr(c, e->Dict.values.v[i]);
            emit_op(c, OPC_DICT_UPDATE, 1);
        } else if (waiting == most) {
            dict_part(c, e, i - waiting, i + 1, have);
            have = true;
            waiting = 0;
        } else {
            waiting++;
        }
    }
    if (waiting)
        dict_part(c, e, n - waiting, n, have);
    else if (!have)
        emit_op(c, OPC_BUILD_MAP, 0);
}

/* ---- operators ---- */

int binary_arg(enum operator_kind op)
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

static void compare_op(struct compiler *c, enum cmp_kind op)
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

static void compare(struct compiler *c, const struct expr *e)
{
    int n = e->Compare.n, cleanup = label_new(c), end = label_new(c);
    visit_expr(c, e->Compare.left);
    for (int i = 0; i < n - 1; i++) {
        visit_expr(c, e->Compare.comparators[i]);
        emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_COPY, 2);
        compare_op(c, e->Compare.ops[i]);
        emit_jump(c, OPC_JUMP_IF_FALSE_OR_POP, cleanup);
    }
    visit_expr(c, e->Compare.comparators[n - 1]);
    compare_op(c, e->Compare.ops[n - 1]);
    if (n > 1) {
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

/* ---- conditions ---- */

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
    int n = e->Compare.n, cleanup = label_new(c), end = label_new(c);
    enum opcode last = when ? OPC_POP_JUMP_IF_TRUE : OPC_POP_JUMP_IF_FALSE;
    visit_expr(c, e->Compare.left);
    for (int i = 0; i < n - 1; i++) {
        visit_expr(c, e->Compare.comparators[i]);
        emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_COPY, 2);
        compare_op(c, e->Compare.ops[i]);
        emit_jump(c, OPC_POP_JUMP_IF_FALSE, cleanup);
    }
    visit_expr(c, e->Compare.comparators[n - 1]);
    compare_op(c, e->Compare.ops[n - 1]);
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

/* ---- calls ---- */

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

/* After the callable and self-or-NULL: the arguments, `pushed` of which are there already, and the call. */
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

/* The object whose attribute f is loaded, and the position for that. */
static void attribute_owner(struct compiler *c, const struct expr *f)
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

static void call(struct compiler *c, const struct expr *e)
{
    const struct expr *f = e->Call.func;
    struct pos pos = e->pos;
    if (f->kind == EXPR_Attribute && f->ctx == CTX_Load && plain_call(&e->Call.args, &e->Call.keywords)) {
        attribute_owner(c, f);
        emit_attr(c, OPC_LOAD_METHOD, f->Attribute.attr);
        pos = attribute_pos(c, pos, f);
    } else {
        int callee = c->u->n;
        visit_expr(c, f);
        emit_op(c, OPC_PUSH_NULL, (callee + 1) << 1);
    }
    emit_call(c, 0, &e->Call.args, &e->Call.keywords, &pos);
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
    case EXPR_Dict: dict_display(c, e); break;
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
    case EXPR_Call: call(c, e); break;
    case EXPR_FormattedValue: formatted_value(c, e); break;
    case EXPR_JoinedStr: joined_str(c, e); break;
    case EXPR_TemplateStr: template_str(c, e); break;
    case EXPR_Constant: emit_constant(c, &e->Constant); break;
    case EXPR_Attribute:
        attribute_owner(c, e);
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
    default: unpack_targets(c, e->kind == EXPR_List ? &e->List.elts : &e->Tuple.elts); break;
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
