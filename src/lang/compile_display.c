/*
 * Displays, and sequences taken apart. A long display is built piece by piece, so that the stack stays small; one of constants is a
 * constant; a tuple that is made only to be unpacked is never made.
 */
#include "compiler.h"

enum { DISPLAY_BIG = 30 }; /* CPython's STACK_USE_GUIDELINE */

bool has_star(const struct expr_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (l->v[i]->kind == EXPR_Starred)
            return true;
    return false;
}

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

void emit_unpacking(struct compiler *c, const struct expr_list *l)
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

void visit_dict(struct compiler *c, const struct expr *e)
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
