/*
 * From our compiler's steps to the instructions of the chosen version, in basic blocks: what goes beyond one step (await, loops,
 * comprehensions that run in the frame around them), the prefix, and the cut into blocks.
 */
#include <stdlib.h>
#include <string.h>

#include "codeshape_lower.h"
#include "slotscope/base/mem.h"

/* ---- writing ---- */

struct shape_ins *lower_put(struct lowering *l, int op, int arg, struct position pos, int effect)
{
    struct shape_ins x = {.op = op, .arg = arg, .target = -1, .handler = l->handler, .effect = effect, .pos = pos};
    VEC_PUSH(l->v, l->n, l->cap, x);
    return &l->v[l->n - 1];
}

struct shape_ins *lower_other(struct lowering *l, struct position pos, int effect)
{
    return lower_put(l, SHAPE_OTHER, 0, pos, effect);
}

int lower_label(struct lowering *l)
{
    VEC_PUSH(l->label_at, l->labels, l->labels_cap, -1);
    return l->labels - 1;
}

void lower_here(struct lowering *l, int which)
{
    l->label_at[which] = l->n;
}

void lower_jump(struct lowering *l, int op, int to, struct position pos, int effect, int jump_effect)
{
    struct shape_ins *x = lower_put(l, op, 0, pos, effect);
    x->target = to;
    x->jump_effect = jump_effect;
}

/* ---- await and yield from ---- */

static bool is_await_yield(const struct step *x)
{
    return x->op == OPC_YIELD_VALUE && x->arg == 2;
}

/* The steps of emit_await (compile_expr.c). True: x is one of them, and done with. */
static bool await_step(struct lowering *l, const struct code *c, const struct step *x, const int *labels)
{
    const struct step *before = x > c->steps ? x - 1 : NULL;
    if (x->op == OPC_SEND && pol.code_await == 0) {
        lower_other(l, x->pos, -1);
    } else if (x->op == OPC_SEND) {
        lower_jump(l, x->op, labels[x->arg], x->pos, 0, pol.code_await > 1 ? 0 : -1);
    } else if (x->op == STEP_SETUP && is_await_yield(x + 1)) {
        return pol.code_await < 2;
    } else if (is_await_yield(x)) {
        return pol.code_await == 0;
    } else if (x->op == OPC_JUMP && before && is_await_yield(before)) {
        if (pol.code_await)
            lower_jump(l, SHAPE_NO_INTERRUPT, labels[x->arg], x->pos, 0, 0);
    } else if (x->op == OPC_END_SEND && pol.code_await > 1) {
        lower_put(l, x->op, 0, x->pos, -pol.code_iter_values);
    } else if (x->op == OPC_LOAD_CONST && x[1].op == OPC_SEND) {
        for (int i = 1; i < pol.code_iter_values; i++)
            lower_other(l, x->pos, 1); /* PUSH_NULL */
        return false;
    } else {
        return pol.code_await < 2 && (x->op == OPC_CLEANUP_THROW || x->op == OPC_END_SEND);
    }
    return true;
}

/* The step whose handler is in force at x: where await has none of its own, that of its SEND. */
static const struct step *guarded_as(const struct step *x)
{
    while (pol.code_await < 2 && (is_await_yield(x) || (x->op == STEP_SETUP && is_await_yield(x + 1))))
        x--;
    return x;
}

/* ---- loops ---- */

/* The end of a for loop is where its FOR_ITER jumps to. */
static void end_for(struct lowering *l, const struct position *pos)
{
    if (pol.code_end_for)
        lower_other(l, *pos, -1);
    if (pol.code_end_for > 1)
        lower_other(l, *pos, -pol.code_iter_values);
    if (pol.code_end_for == 1)
        l->v[l->n - 1].effect = -2;
}

/* The test of a while loop once more, jumping back to the body when it holds. */
static void repeat_test(struct lowering *l, const struct code *c, int test, const int *labels, const int *starts)
{
    int body = test;
    while (!(c->steps[body].marks & STEP_TEST_ENDS))
        body++;
    for (int i = test; i < body; i++) {
        const struct step *x = &c->steps[i];
        lower_step(l, x, labels, starts);
        if (i + 1 < body)
            continue;
        for (int k = l->n - 1; k >= 0; k--) /* the last jump of the test is turned round */
            if (l->v[k].target >= 0) {
                l->v[k].op = l->v[k].op == OPC_POP_JUMP_IF_FALSE  ? OPC_POP_JUMP_IF_TRUE
                             : l->v[k].op == OPC_POP_JUMP_IF_TRUE ? OPC_POP_JUMP_IF_FALSE
                             : l->v[k].op == OPC_POP_JUMP_IF_NONE ? OPC_POP_JUMP_IF_NOT_NONE
                                                                  : OPC_POP_JUMP_IF_NONE;
                l->v[k].target = labels[body];
                break;
            }
    }
}

/* ---- comprehensions in the frame around them ---- */

static void steps_of(struct lowering *l, const struct code *c, int from, int to);

static int inline_comprehension(struct lowering *l, const struct code *c, int load)
{
    const struct code *k = c->constants[c->steps[load].arg].code, *outer = l->c;
    int end = shape_call_of(c, load + 2), saved = 0, first = k->steps[0].op == OPC_LOAD_FAST ? 0 : 1;
    struct position pos = c->steps[end].pos;
    bool late = pol.code_iter_values > 1; /* GET_ITER comes after the locals were put away */
    steps_of(l, c, load + 3, late ? end - 1 : end);
    for (int i = 1; i < k->nlocalsplus; i++) {
        if (k->locals[i].kind & LOCAL_FREE)
            continue;
        lower_other(l, pos, 1);
        if (shape_is_cell(k, i))
            lower_other(l, pos, 0);
        saved++;
    }
    int cleanup = lower_label(l), done = lower_label(l), around = l->handler;
    if (saved) {
        lower_other(l, pos, 0);
        lower_put(l, SHAPE_SETUP, 0, pos, 0)->target = cleanup;
        l->handler = cleanup;
    }
    if (first) {
        lower_other(l, pos, 1);
        lower_other(l, pos, 0);
    }
    if (late)
        lower_put(l, OPC_GET_ITER, 0, pos, pol.code_iter_values - 1);
    l->c = k;
    steps_of(l, k, first + 1, k->nsteps - 1);
    l->c = outer;
    l->handler = around;
    if (saved) {
        lower_jump(l, OPC_JUMP, done, NOWHERE, 0, 0);
        lower_here(l, cleanup);
        lower_other(l, pos, 0);
        lower_other(l, pos, -1);
        lower_other(l, pos, 0);
        for (int i = 0; i < saved; i++)
            lower_put(l, OPC_STORE_FAST, i, pos, -1);
        lower_put(l, OPC_RERAISE, 0, pos, -1);
        lower_here(l, done);
        lower_other(l, pos, 0);
        for (int i = 0; i < saved; i++)
            lower_put(l, OPC_STORE_FAST, 0x1000 + i, pos, -1);
    }
    return end;
}

/* ---- all of them ---- */

static void steps_of(struct lowering *l, const struct code *c, int from, int to)
{
    int *labels = mem_alloc((size_t)(c->nsteps + 1) * sizeof *labels),
        *starts = mem_alloc((size_t)(c->nsteps + 1) * sizeof *starts);
    bool *for_ends = mem_zalloc((size_t)c->nsteps + 1);
    struct position *ends_at = mem_zalloc((size_t)(c->nsteps + 1) * sizeof *ends_at);
    int around = l->handler;
    for (int i = 0; i <= c->nsteps; i++)
        labels[i] = lower_label(l);
    for (int i = from; i < to; i++)
        if (c->steps[i].op == OPC_FOR_ITER) {
            for_ends[c->steps[i].arg] = true;
            ends_at[c->steps[i].arg] = c->steps[i].pos;
        }
    for (int i = from; i < to; i++) {
        const struct step *x = &c->steps[i];
        int load;
        lower_here(l, labels[i]);
        if (for_ends[i])
            end_for(l, &ends_at[i]);
        starts[i] = l->n;
        int handler = guarded_as(x)->handler;
        l->handler = handler >= 0 ? labels[c->step_handlers[handler].target] : around;
        if (await_step(l, c, x, labels))
            continue;
        if (x->op == STEP_SETUP) {
            lower_put(l, SHAPE_SETUP, c->step_handlers[x->arg].lasti, x->pos, 0)->target = labels[c->step_handlers[x->arg].target];
            continue;
        }
        if (shape_comprehension_at(c, i, &load)) {
            i = inline_comprehension(l, c, load);
            continue;
        }
        if ((x->marks & STEP_LOOP_ENDS) && pol.code_while_twice)
            repeat_test(l, c, x->arg, labels, starts);
        else
            lower_step(l, x, labels, starts);
    }
    lower_here(l, labels[to]);
    if (for_ends[to])
        end_for(l, &ends_at[to]);
    for (int i = to + 1; i <= c->nsteps; i++)
        lower_here(l, labels[i]);
    l->handler = around;
    free(labels);
    free(starts);
    free(for_ends);
    free(ends_at);
}

/* A generator expression that takes the iterator of its iterable itself, before it becomes a generator: the steps that do it, else
 * 0. */
static int iterates_itself(const struct code *c)
{
    bool expression = (c->flags & (CODE_GENERATOR | CODE_ASYNC_GENERATOR)) && strcmp(c->name, "<genexpr>") == 0;
    return expression && pol.code_genexpr_iter > 1 ? 1 : 0;
}

static void own_iterator(struct lowering *l)
{
    const struct step *loop = l->c->steps;
    bool async = (l->c->flags & CODE_ASYNC_GENERATOR) && loop[1].op != OPC_FOR_ITER;
    lower_put(l, SHAPE_RESUME, 0, NOWHERE, 0);
    lower_put(l, OPC_LOAD_FAST, 0, loop[1].pos, 1);
    lower_put(l, async ? OPC_GET_AITER : OPC_GET_ITER, 0, loop[1].pos, async ? 0 : pol.code_iter_values - 1);
}

/* What comes before the first step. The label of the handler around all of a generator, or -1. */
static int prefix(struct lowering *l)
{
    int stopped = -1;
    const struct code *c = l->c;
    struct position none = NOWHERE, first = {c->first_line, c->first_line, -1, -1};
    bool lazy = c->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR),
         module = !(c->flags & (CODE_OPTIMIZED | CODE_CLASS_BODY));
    if (!pol.units_RESUME) {
        if (lazy && pol.code_while_twice) /* GEN_START */
            lower_other(l, none, 0);
        return -1;
    }
    if (c->nfree)
        lower_put(l, SHAPE_PREFIX, 0, none, 0);
    for (int i = 0; i < c->nlocalsplus; i++)
        if (shape_is_cell(c, i))
            lower_put(l, SHAPE_PREFIX, 0, none, 0);
    if (iterates_itself(c))
        own_iterator(l);
    if (lazy) {
        lower_put(l, SHAPE_PREFIX, 0, first, 0);
        lower_put(l, SHAPE_PREFIX, 0, pol.code_generator_pop_placed ? first : none, 0);
    }
    if (lazy && pol.code_stop_handler && code_converts_stop(c)) {
        stopped = lower_label(l);
        lower_put(l, SHAPE_SETUP, 1, none, 0)->target = stopped;
        l->handler = stopped;
    }
    int line = module ? 0 : c->first_line;
    lower_put(l, SHAPE_RESUME, 0, (struct position){line, module ? 1 : line, 0, 0}, 0);
    return stopped;
}

/* ---- blocks ---- */

static void split(struct lowering *l)
{
    struct shape *s = l->s;
    int *block_of = mem_alloc((size_t)(l->n + 1) * sizeof *block_of);
    bool *leads = mem_zalloc((size_t)l->n + 1);
    for (int i = 0; i < l->n; i++) {
        if (l->v[i].target >= 0)
            leads[l->label_at[l->v[i].target]] = true;
        if (shape_is_jump(&l->v[i]) || shape_exits(&l->v[i]) || l->v[i].op == SHAPE_SETUP)
            leads[i + 1] = true;
    }
    int b = shape_block_new(s);
    for (int i = 0; i <= l->n; i++) {
        if (i && leads[i])
            b = shape_block_new(s);
        block_of[i] = b;
        if (i < l->n)
            shape_add(&s->blocks[b], l->v[i]);
    }
    for (int k = 0; k < s->n; k++) {
        s->blocks[k].next = k + 1 < s->n ? k + 1 : -1;
        for (int i = 0; i < s->blocks[k].n; i++) {
            struct shape_ins *x = &s->blocks[k].v[i];
            x->target = x->target >= 0 ? block_of[l->label_at[x->target]] : -1;
            x->handler = x->handler >= 0 ? block_of[l->label_at[x->handler]] : -1;
        }
    }
    free(block_of);
    free(leads);
}

void shape_lower(struct shape *s)
{
    struct lowering l = {.s = s, .c = s->code, .unit = s->code, .handler = -1};
    lower_take_locals(&l);
    lower_first_const(&l);
    int stopped = prefix(&l);
    steps_of(&l, s->code, iterates_itself(s->code), s->code->nsteps);
    if (stopped >= 0) { /* StopIteration must not leave a generator */
        l.handler = -1;
        lower_here(&l, stopped);
        lower_other(&l, NOWHERE, 0);
        lower_put(&l, OPC_RERAISE, 1, NOWHERE, -1);
    }
    split(&l);
    free(l.v);
    free((void *)l.keys);
    free(l.label_at);
    numbering_done(&l.consts);
    numbering_done(&l.names);
}
