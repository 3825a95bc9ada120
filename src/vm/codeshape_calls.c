/*
 * Calls: where the version puts the NULL beside a callable that is no method, what a call takes from the stack, and super() without
 * a call. Which callables are open is kept on a stack of their own.
 */
#include <string.h>

#include "codeshape_lower.h"

/* How the callable of a call was pushed. */
enum callee { CALLEE_NULL, CALLEE_BARE, CALLEE_METHOD };

static void callee_push(struct lowering *l, enum callee k)
{
    if (l->depth < CALLEES) {
        l->callees[l->depth] = (unsigned char)k;
        l->callee_at[l->depth] = l->n;
    }
    l->depth++;
}

static enum callee callee_pop(struct lowering *l)
{
    l->depth -= l->depth > 0;
    return l->depth < CALLEES ? (enum callee)l->callees[l->depth] : CALLEE_NULL;
}

/* An instruction in front of the one at `at`; what points behind it moves along. */
static void insert(struct lowering *l, int at, struct shape_ins x)
{
    lower_put(l, x.op, x.arg, x.pos, x.effect);
    memmove(l->v + at + 1, l->v + at, (size_t)(l->n - 1 - at) * sizeof *l->v);
    l->v[at] = x;
    for (int i = 0; i < l->labels; i++)
        if (l->label_at[i] > at)
            l->label_at[i]++;
}

void lower_push_null(struct lowering *l, const struct step *x, const int *starts)
{
    struct shape_ins *last = l->n ? &l->v[l->n - 1] : NULL;
    if (!pol.code_push_null || (x->arg & 1)) {
        callee_push(l, CALLEE_BARE);
        return;
    }
    callee_push(l, CALLEE_NULL);
    if (last && last->op == OPC_LOAD_GLOBAL) {
        last->effect = 2;
        return;
    }
    struct shape_ins null = {
        .op = OPC_PUSH_NULL, .target = -1, .handler = l->handler, .effect = 1, .pos = last ? last->pos : x->pos};
    if (pol.code_push_null == 1 && x->arg >> 1)
        insert(l, starts[(x->arg >> 1) - 1], null);
    else if (pol.code_push_null == 1 && last && last->op == OPC_LOAD_BUILD_CLASS)
        insert(l, l->n - 1, null);
    else
        lower_put(l, OPC_PUSH_NULL, 0, null.pos, 1);
}

void lower_call(struct lowering *l, const struct step *x)
{
    enum callee k = callee_pop(l);
    if (x->op == OPC_CALL_KW && k == CALLEE_METHOD && !pol.code_push_null &&
        l->depth < CALLEES) { /* methods with keywords are plain attributes */
        struct shape_ins *load = &l->v[l->callee_at[l->depth]];
        load->op = OPC_LOAD_ATTR;
        load->effect = 0;
        k = CALLEE_BARE;
    }
    int below = k == CALLEE_BARE ? 1 : 2, names = x->op == OPC_CALL_KW && !pol.code_kw_names;
    if (x->op == OPC_CALL_EX) {
        lower_put(l, x->op, x->arg, x->pos, -below - (x->arg & 1));
        return;
    }
    if (x->op == OPC_CALL_KW && pol.code_kw_names && l->n)
        l->v[l->n - 1].effect = 0; /* KW_NAMES takes the tuple from the constants */
    if (pol.units_PRECALL)
        lower_put(l, SHAPE_PRECALL, x->arg, x->pos, -x->arg);
    lower_put(l, x->op, x->arg, x->pos, (pol.units_PRECALL ? 0 : -x->arg) - names + 1 - below);
}

/* super().name: LOAD_GLOBAL super, __class__, self, LOAD_SUPER_ATTR. The three steps before were the call. */
static bool is_super_call(const struct lowering *l)
{
    const struct shape_ins *v = l->v + l->n;
    if (!pol.code_super_attr || l->n < 2 || v[-1].op != OPC_CALL || v[-1].arg != 0 || v[-2].op != OPC_LOAD_GLOBAL)
        return false;
    return shape_find_local(l->unit, "__class__") >= 0 && strcmp(l->s->out->names[v[-2].arg], "super") == 0 &&
           l->unit->argcount > 0;
}

bool lower_super_attr(struct lowering *l, const struct step *x)
{
    if (!is_super_call(l))
        return false;
    struct position pos = l->v[l->n - 1].pos;
    l->n--;
    l->v[l->n - 1].effect = 1;
    lower_other(l, pos, 1);
    lower_put(l, OPC_LOAD_FAST, 0, pos, 1);
    lower_put(l, OPC_CONTAINS_OP, x->arg, x->pos, x->op == OPC_LOAD_METHOD ? -1 : -2)->op = SHAPE_OTHER;
    return true;
}

void lower_method(struct lowering *l, const struct step *x)
{
    callee_push(l, CALLEE_METHOD);
    if (!lower_super_attr(l, x))
        lower_put(l, x->op, x->arg, x->pos, 1);
}
