/* One of our compiler's steps as the instructions that the version has for it. */
#include <stdlib.h>
#include <string.h>

#include "codeshape_lower.h"
#include "slotscope/base/mem.h"

/* ---- conditions ---- */

static bool gives_bool(const struct shape_ins *x)
{
    return x->op == OPC_COMPARE_OP || x->op == OPC_IS_OP || x->op == OPC_CONTAINS_OP || x->op == OPC_UNARY_NOT ||
           x->op == OPC_CHECK_EXC_MATCH;
}

static void to_bool(struct lowering *l, struct position pos)
{
    if (pol.units_TO_BOOL && !(l->n && gives_bool(&l->v[l->n - 1])))
        lower_put(l, SHAPE_TO_BOOL, 0, pos, 0);
}

static void jump_if(struct lowering *l, int op, int to, struct position pos, int jump_effect, int effect)
{
    lower_jump(l, op, to, pos, effect, jump_effect);
    if (pol.code_not_taken)
        lower_put(l, SHAPE_NOT_TAKEN, 0, pos, 0);
}

static void pop_jump(struct lowering *l, int op, int to, struct position pos)
{
    bool none = op == OPC_POP_JUMP_IF_NONE || op == OPC_POP_JUMP_IF_NOT_NONE;
    if (none && !pol.code_jump_if_none) {
        lower_put(l, OPC_LOAD_CONST, lower_made_const(l, (struct code_const){.kind = CONSTANT_NONE}), pos, 1);
        lower_put(l, OPC_IS_OP, 0, pos, -1);
        op = op == OPC_POP_JUMP_IF_NONE ? OPC_POP_JUMP_IF_TRUE : OPC_POP_JUMP_IF_FALSE;
    } else if (!none) {
        to_bool(l, pos);
    }
    jump_if(l, op, to, pos, -1, -1);
}

static void jump_or_pop(struct lowering *l, int op, int to, struct position pos)
{
    if (!pol.code_copy_or_pop) {
        lower_jump(l, op, to, pos, -1, 0);
        return;
    }
    lower_other(l, pos, 1);
    if (pol.units_TO_BOOL)
        lower_put(l, SHAPE_TO_BOOL, 0, pos, 0);
    jump_if(l, op == OPC_JUMP_IF_FALSE_OR_POP ? OPC_POP_JUMP_IF_FALSE : OPC_POP_JUMP_IF_TRUE, to, pos, -1, -1);
    lower_other(l, pos, -1);
}

/* ---- one step ---- */

static void make_function(struct lowering *l, const struct step *x)
{
    int made = opcode_effect(OPC_MAKE_FUNCTION, x->arg, false);
    if (pol.code_function_names && l->n && l->v[l->n - 1].op == OPC_LOAD_CONST) {
        const struct code_const *k = lower_const_at(l, l->v[l->n - 1].arg);
        const char *name = k->kind == CONSTANT_CODE ? k->code->qualname : "";
        lower_put(l, OPC_LOAD_CONST,
                  lower_made_const(l, (struct code_const){.kind = CONSTANT_STR, .text = mem_strdup(name), .len = strlen(name)}),
                  x->pos, 1);
    }
    if (!pol.code_function_attributes) {
        lower_put(l, OPC_MAKE_FUNCTION, x->arg, x->pos, made - (pol.code_function_names ? 1 : 0));
        return;
    }
    lower_put(l, OPC_MAKE_FUNCTION, 0, x->pos, 0);
    for (int bit = 1; bit <= 16; bit <<= 1)
        if (x->arg & bit)
            lower_other(l, x->pos, -1);
}

static void local_op(struct lowering *l, const struct step *x)
{
    static const struct {
        unsigned char cell, plain;
    } ops[] = {{OPC_LOAD_DEREF, OPC_LOAD_FAST}, {OPC_STORE_DEREF, OPC_STORE_FAST}, {OPC_DELETE_DEREF, OPC_DELETE_FAST}};
    int op = x->op;
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (op == ops[i].cell && !lower_is_cell(l, x->arg))
            op = ops[i].plain;
    lower_put(l, op, lower_local(l, x->arg), x->pos, opcode_effect((enum opcode)x->op, x->arg, false));
}

/* A constant that the version's optimiser puts together comes behind those it is made of and all others. */
static void late_const(struct lowering *l, const struct code_const *k, struct position pos)
{
    bool items = k->kind == CONSTANT_TUPLE || k->kind == CONSTANT_FROZENSET;
    for (size_t i = 0; items && i < k->nitems; i++)
        if (k->items[i].kind != CONSTANT_TUPLE)
            lower_const(l, &k->items[i]);
    VEC_PUSH(l->s->late, l->s->nlate, l->late_cap, k);
    lower_put(l, OPC_LOAD_CONST, SHAPE_LATE + l->s->nlate - 1, pos, 1);
}

static void const_op(struct lowering *l, const struct step *x)
{
    const struct code_const *k = &l->c->constants[x->arg];
    if (l->c->spelled >= 0 && l->s->out->nconsts == 0)
        lower_const(l, &l->c->constants[l->c->spelled]);
    if ((x->marks & STEP_PACKED) || ((x->marks & STEP_FOLDED) && pol.code_folds_late))
        late_const(l, k, x->pos);
    else
        lower_put(l, OPC_LOAD_CONST, lower_const(l, k), x->pos, 1);
}

/* a, b = b, a: no tuple is built. */
static bool swaps(struct lowering *l, const struct step *x)
{
    struct shape_ins *last = l->n ? &l->v[l->n - 1] : NULL;
    if (!last || last->op != OPC_BUILD_TUPLE || last->arg != x->arg || x->arg < 1 || x->arg > 3)
        return false;
    last->effect = 0;
    last->op = x->arg == 3 && !pol.code_push_null ? SHAPE_OTHER : OPC_NOP;
    if (last->op == OPC_NOP)
        last->pos = NOWHERE;
    lower_put(l, x->arg == 1 ? OPC_NOP : OPC_SWAP, x->arg, x->pos, 0);
    return true;
}

/* The keys of a dict display that are all constants come in one tuple, behind the values. */
static void const_keys(struct lowering *l, const struct step *x)
{
    struct code_const k = {.kind = CONSTANT_TUPLE, .nitems = (size_t)x->arg};
    k.items = mem_zalloc(((size_t)x->arg + 1) * sizeof *k.items);
    l->nkeys -= x->arg;
    for (int i = 0; i < x->arg; i++)
        constant_copy(&k.items[i], l->keys[l->nkeys + i]);
    lower_put(l, OPC_LOAD_CONST, lower_made_const(l, k), x->pos, 1);
    lower_other(l, x->pos, -x->arg);
}

/* x[a:b] without a slice object. */
static bool binary_slice(struct lowering *l, const struct step *x)
{
    struct shape_ins *last = l->n > 3 ? &l->v[l->n - 1] : NULL;
    if (!pol.code_binary_slice || !last || last->op != OPC_BUILD_SLICE)
        return false;
    if (last->arg != 2)
        return false;
    l->n--;
    lower_other(l, x->pos, x->op == OPC_BINARY_SUBSCR ? -2 : -4);
    return true;
}

/* x with the position that the version gives it. */
static struct step placed(const struct step *x)
{
    struct step s = *x;
    if (x->until > pol.code_places)
        s.pos = x->elsewhere;
    return s;
}

void lower_step(struct lowering *l, const struct step *given, const int *labels, const int *starts)
{
    struct step s = placed(given);
    const struct step *x = &s;
    if (opcode_operands[s.op] == OPERAND_NAME)
        s.arg = lower_name(l, s.arg);
    else if (opcode_operands[s.op] == OPERAND_LOCAL && !(l->c->locals[s.arg].kind & (LOCAL_CELL | LOCAL_FREE)))
        s.arg = lower_local(l, s.arg);
    int effect = opcode_effect((enum opcode)x->op, x->arg, false);
    switch (x->op) {
    case OPC_LOAD_CONST:
        if ((x->marks & STEP_KEY) && pol.code_const_key_maps)
            VEC_PUSH(l->keys, l->nkeys, l->keys_cap, &l->c->constants[x->arg]);
        else
            const_op(l, x);
        break;
    case OPC_BUILD_MAP:
        if ((x->marks & STEP_KEYS) && pol.code_const_key_maps && l->nkeys >= x->arg)
            const_keys(l, x);
        else
            lower_put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_UNPACK_SEQUENCE:
        if (!swaps(l, x))
            lower_put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_BINARY_SUBSCR:
    case OPC_STORE_SUBSCR:
        if (!binary_slice(l, x))
            lower_put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_COPY:
        if (x->arg == 2 && !pol.code_push_null && l->n && l->v[l->n - 1].op == OPC_COPY) /* DUP_TOP_TWO */
            l->v[l->n - 1].effect = 2;
        else
            lower_put(l, x->op, x->arg, x->pos, 1);
        break;
    case OPC_SWAP:
        if (!(x->arg == 2 && !pol.code_push_null && l->n && l->v[l->n - 1].op == OPC_SWAP &&
              l->v[l->n - 1].arg == 3)) /* ROT_THREE */
            lower_put(l, x->op, x->arg, x->pos, 0);
        break;
    case OPC_PUSH_NULL: lower_push_null(l, x, starts); break;
    case OPC_CALL:
    case OPC_CALL_KW:
    case OPC_CALL_EX: lower_call(l, x); break;
    case OPC_LOAD_METHOD: lower_method(l, x); break;
    case OPC_LOAD_ATTR:
        if (!lower_super_attr(l, x))
            lower_put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_LOAD_GLOBAL:
        if (l->c != l->unit && !(l->unit->flags & CODE_OPTIMIZED))
            lower_put(l, OPC_LOAD_NAME, x->arg, x->pos, 1);
        else
            lower_put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_LOAD_DEREF:
    case OPC_STORE_DEREF:
    case OPC_DELETE_DEREF: local_op(l, x); break;
    case OPC_MAKE_FUNCTION: make_function(l, x); break;
    case OPC_GET_ITER:
    case OPC_GET_AITER:
        if (x->arg && pol.code_genexpr_iter > 1) /* the generator expression that is called next does it */
            break;
        lower_put(l, x->op, 0, x->pos, x->op == OPC_GET_ITER ? pol.code_iter_values - 1 : 0);
        break;
    case OPC_POP_TOP:
        lower_put(l, x->op, 0, x->pos, -1);
        for (int i = 1; i < pol.code_iter_values && (x->marks & STEP_DROPS_ITER); i++)
            lower_put(l, x->op, 0, x->pos, -1);
        break;
    case OPC_UNARY_NOT:
        to_bool(l, x->pos);
        lower_put(l, x->op, 0, x->pos, 0);
        break;
    case OPC_POP_JUMP_IF_FALSE:
    case OPC_POP_JUMP_IF_TRUE:
    case OPC_POP_JUMP_IF_NONE:
    case OPC_POP_JUMP_IF_NOT_NONE: pop_jump(l, x->op, labels[x->arg], x->pos); break;
    case OPC_JUMP_IF_FALSE_OR_POP:
    case OPC_JUMP_IF_TRUE_OR_POP: jump_or_pop(l, x->op, labels[x->arg], x->pos); break;
    case OPC_JUMP:
    case OPC_JUMP_BACKWARD: lower_jump(l, OPC_JUMP, labels[x->arg], x->pos, 0, 0); break;
    case OPC_FOR_ITER:
        if (pol.code_genexpr_iter == 1 && ((l->c->flags & CODE_COMPREHENSION) || strcmp(l->c->name, "<genexpr>") == 0))
            lower_put(l, OPC_GET_ITER, 0, x->pos, 0);
        lower_jump(l, x->op, labels[x->arg], x->pos, 1, pol.code_end_for ? 1 : -1);
        break;
    case OPC_YIELD_VALUE:
        lower_put(l, x->op, x->arg, x->pos, 0);
        if (pol.units_RESUME)
            lower_put(l, SHAPE_RESUME, 1, x->pos, 0);
        break;
    default: lower_put(l, x->op, x->arg, x->pos, effect); break;
    }
}
