/*
 * What CPython's optimiser does to the blocks, as far as it changes how long the code is: jumps to jumps, copies of short exits,
 * code that is never reached, jumps to what follows anyway, NOPs that no line needs, pairs of locals, handlers moved to the end.
 */
#include <stdlib.h>
#include <string.h>

#include "codeshape.h"
#include "slotscope/base/mem.h"

enum { COPY_MOST = 4 };

bool shape_is_jump(const struct shape_ins *x)
{
    return x->target >= 0 && x->op != SHAPE_SETUP;
}

static bool plain_jump(const struct shape_ins *x)
{
    return x->op == OPC_JUMP || x->op == SHAPE_NO_INTERRUPT;
}

bool shape_exits(const struct shape_ins *x)
{
    return x->op == OPC_RETURN_VALUE || x->op == OPC_RERAISE || x->op == OPC_RAISE_VARARGS || x->op == SHAPE_RETURN_CONST;
}

bool shape_goes(const struct shape_ins *x)
{
    return plain_jump(x) || shape_exits(x);
}

struct shape_ins *shape_last(struct shape_block *b)
{
    return b->n ? &b->v[b->n - 1] : NULL;
}

int shape_block_new(struct shape *s)
{
    VEC_PUSH(s->blocks, s->n, s->cap, ((struct shape_block){.next = -1, .depth = -1}));
    return s->n - 1;
}

void shape_add(struct shape_block *b, struct shape_ins x)
{
    VEC_PUSH(b->v, b->n, b->cap, x);
}

static bool falls(struct shape_block *b)
{
    struct shape_ins *x = shape_last(b);
    return !x || !shape_goes(x);
}

/* The first block with something in it, from b on. */
static int filled(struct shape *s, int b)
{
    while (b >= 0 && s->blocks[b].n == 0)
        b = s->blocks[b].next;
    return b;
}

static bool no_line(const struct shape_block *b)
{
    for (int i = 0; i < b->n; i++)
        if (b->v[i].pos.line >= 0)
            return false;
    return true;
}

static bool is_exit(struct shape_block *b)
{
    struct shape_ins *x = shape_last(b);
    return x && shape_exits(x);
}

/* ---- passes ---- */

/* A jump to a jump goes where that goes. */
static void thread(struct shape *s)
{
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_ins *x = shape_last(&s->blocks[b]);
        if (x && x->op == SHAPE_NOT_TAKEN && s->blocks[b].n > 1)
            x--;
        if (!x || !shape_is_jump(x) || x->op == OPC_FOR_ITER || x->op == OPC_SEND)
            continue;
        for (int hops = 0; hops < 16; hops++) {
            int t = filled(s, x->target);
            struct shape_ins *to = t >= 0 ? &s->blocks[t].v[0] : NULL;
            if (!to || !plain_jump(to) || (pol.code_blocks && to->pos.line != x->pos.line && to->pos.line >= 0) ||
                to->target == x->target)
                break;
            x->target = to->target;
        }
    }
}

/* An unconditional jump to a short exit becomes a copy of it. */
static bool copy_exits(struct shape *s)
{
    bool changed = false;
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_ins *x = shape_last(&s->blocks[b]);
        int t = x && plain_jump(x) ? filled(s, x->target) : -1;
        if (t < 0 || t == b)
            continue;
        struct shape_block *to = &s->blocks[t];
        bool small = is_exit(to) && to->n <= COPY_MOST && (pol.code_inline_exits > 1 || no_line(to));
        bool bare = pol.code_cold_blocks && no_line(to) && !falls(to);
        if (!small && !bare)
            continue;
        x->op = OPC_NOP;
        x->target = -1;
        for (int i = 0; i < s->blocks[t].n; i++)
            shape_add(&s->blocks[b], s->blocks[t].v[i]);
        changed = true;
    }
    return changed;
}

static void reach(struct shape *s, int *todo, int *n, int b)
{
    if (b < 0)
        return;
    s->blocks[b].preds++;
    if (s->blocks[b].reached)
        return;
    s->blocks[b].reached = true;
    todo[(*n)++] = b;
}

/* Marks what is reached, counts the ways in; what is not reached is emptied. */
static void drop_unreached(struct shape *s)
{
    int *todo = mem_alloc((size_t)(s->n + 1) * sizeof *todo), n = 0;
    for (int b = 0; b < s->n; b++) {
        s->blocks[b].reached = s->blocks[b].is_handler = false;
        s->blocks[b].preds = 0;
    }
    reach(s, todo, &n, 0);
    while (n) {
        struct shape_block *b = &s->blocks[todo[--n]];
        for (int i = 0; i < b->n; i++) {
            if (b->v[i].target >= 0) {
                reach(s, todo, &n, b->v[i].target);
                s->blocks[b->v[i].target].is_handler |= b->v[i].op == SHAPE_SETUP;
            }
        }
        if (falls(b))
            reach(s, todo, &n, b->next);
    }
    for (int b = 0; b < s->n; b++)
        if (!s->blocks[b].reached)
            s->blocks[b].n = 0;
    free(todo);
}

static void skip_empty(struct shape *s)
{
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        s->blocks[b].next = filled(s, s->blocks[b].next);
        for (int i = 0; i < s->blocks[b].n; i++)
            if (s->blocks[b].v[i].target >= 0)
                s->blocks[b].v[i].target = filled(s, s->blocks[b].v[i].target);
    }
}

static void drop_nops_in(struct shape *s, struct shape_block *b)
{
    int dest = 0, before = -1;
    for (int i = 0; i < b->n; i++) {
        int line = b->v[i].pos.line;
        if (b->v[i].op == OPC_NOP) {
            int next = i + 1 < b->n ? -1 : filled(s, b->next);
            if (line < 0 || before == line)
                continue;
            if (i + 1 < b->n && b->v[i + 1].pos.line == line)
                continue;
            if (i + 1 < b->n && b->v[i + 1].pos.line < 0) {
                b->v[i + 1].pos = b->v[i].pos;
                continue;
            }
            if (next >= 0 && s->blocks[next].v[0].pos.line == line)
                continue;
        }
        b->v[dest++] = b->v[i];
        before = line;
    }
    b->n = dest;
}

static void drop_nops(struct shape *s)
{
    for (int b = 0; b >= 0; b = s->blocks[b].next)
        drop_nops_in(s, &s->blocks[b]);
    skip_empty(s);
}

/* A jump to what comes next anyway is a NOP. */
static bool drop_jumps(struct shape *s)
{
    bool changed = false;
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_ins *x = shape_last(&s->blocks[b]);
        if (x && plain_jump(x) && filled(s, x->target) == filled(s, s->blocks[b].next)) {
            x->op = OPC_NOP;
            x->target = -1;
            changed = true;
        }
    }
    return changed;
}

/* Exits without a line that several jumps lead to: each gets its own, with its line. */
static void split_exits(struct shape *s)
{
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_ins *x = shape_last(&s->blocks[b]);
        if (x && x->op == SHAPE_NOT_TAKEN && s->blocks[b].n > 1)
            x--;
        if (!x || !shape_is_jump(x))
            continue;
        int t = x->target;
        if (t < 0 || !is_exit(&s->blocks[t]) || !no_line(&s->blocks[t]) || s->blocks[t].preds <= 1 || s->blocks[t].is_handler)
            continue;
        struct position pos = x->pos;
        int at = (int)(x - s->blocks[b].v), copy = shape_block_new(s);
        for (int i = 0; i < s->blocks[t].n; i++)
            shape_add(&s->blocks[copy], s->blocks[t].v[i]);
        s->blocks[copy].v[0].pos = pos;
        s->blocks[copy].preds = 1;
        s->blocks[copy].next = s->blocks[t].next;
        s->blocks[t].next = copy;
        s->blocks[t].preds--;
        s->blocks[b].v[at].target = copy;
    }
}

/* Instructions without a line belong to what was before them. */
static void spread_lines(struct shape *s)
{
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_block *k = &s->blocks[b];
        struct position pos = {-1, -1, -1, -1};
        for (int i = 0; i < k->n; i++) {
            if (k->v[i].op == SHAPE_PREFIX && k->v[i].pos.line < 0)
                continue;
            if (k->v[i].pos.line < 0)
                k->v[i].pos = pos;
            else
                pos = k->v[i].pos;
        }
        struct shape_ins *x = shape_last(k);
        if (falls(k) && k->next >= 0 && s->blocks[k->next].preds == 1 && s->blocks[k->next].v[0].pos.line < 0)
            s->blocks[k->next].v[0].pos = pos;
        if (x && x->op == SHAPE_NOT_TAKEN && k->n > 1)
            x--;
        if (x && shape_is_jump(x) && s->blocks[x->target].preds == 1 && s->blocks[x->target].v[0].pos.line < 0)
            s->blocks[x->target].v[0].pos = pos;
    }
}

static void lines_for_exits(struct shape *s)
{
    int line = s->code->first_line;
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_ins *x = shape_last(&s->blocks[b]);
        if (!x)
            continue;
        if (x->pos.line >= 0) {
            line = x->pos.line;
        } else if (x->op == OPC_RETURN_VALUE || x->op == SHAPE_RETURN_CONST) {
            for (int i = 0; i < s->blocks[b].n; i++)
                s->blocks[b].v[i].pos.line = line;
        }
    }
}

/* LOAD_CONST and RETURN_VALUE in one. */
static void return_consts(struct shape *s)
{
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_block *k = &s->blocks[b];
        if (k->n < 2 || k->v[k->n - 1].op != OPC_RETURN_VALUE || k->v[k->n - 2].op != OPC_LOAD_CONST)
            continue;
        k->v[k->n - 2].op = OPC_NOP;
        k->v[k->n - 2].effect = 0;
        k->v[k->n - 1].op = SHAPE_RETURN_CONST;
        k->v[k->n - 1].arg = k->v[k->n - 2].arg;
        k->v[k->n - 1].effect = 0;
    }
}

/* A swap in front of stores that can change places with each other is not needed. */
static void drop_swaps(struct shape *s)
{
    for (int b = 0; b >= 0; b = s->blocks[b].next)
        for (int i = 0; i < s->blocks[b].n; i++) {
            struct shape_ins *x = &s->blocks[b].v[i];
            if (x->op != OPC_SWAP || x->arg > 3)
                continue;
            int stores = 0;
            while (stores < x->arg && i + 1 + stores < s->blocks[b].n &&
                   (x[1 + stores].op == OPC_STORE_FAST || x[1 + stores].op == OPC_POP_TOP) && x[1 + stores].pos.line == x->pos.line)
                stores++;
            if (stores < x->arg)
                continue;
            struct shape_ins first = x[1];
            x[1] = x[x->arg];
            x[x->arg] = first;
            x->op = OPC_NOP;
        }
}

/* A conditional jump backwards is a jump over a plain one. */
static void jumps_back(struct shape *s)
{
    for (int b = 0; b < s->n; b++)
        s->blocks[b].visited = false;
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        s->blocks[b].visited = true;
        struct shape_ins *x = shape_last(&s->blocks[b]);
        if (x && x->op == SHAPE_NOT_TAKEN && s->blocks[b].n > 1)
            x--;
        if (!x || !shape_is_jump(x) || plain_jump(x) || x->op == OPC_FOR_ITER || x->op == OPC_SEND ||
            !s->blocks[x->target].visited || s->blocks[b].next < 0)
            continue;
        struct shape_ins back = {.op = OPC_JUMP, .target = x->target, .handler = x->handler, .pos = x->pos};
        int next = s->blocks[b].next;
        x->target = next;
        int j = shape_block_new(s);
        shape_add(&s->blocks[j], back);
        s->blocks[j].next = next;
        s->blocks[j].visited = s->blocks[j].reached = true;
        s->blocks[b].next = j;
    }
}

static void pairs(struct shape *s)
{
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_block *k = &s->blocks[b];
        for (int i = 0; i + 1 < k->n; i++) {
            struct shape_ins *x = &k->v[i], *y = x + 1;
            bool loads = x->op == OPC_LOAD_FAST && y->op == OPC_LOAD_FAST;
            bool stores = x->op == OPC_STORE_FAST && (y->op == OPC_LOAD_FAST || y->op == OPC_STORE_FAST);
            if ((!loads && !stores) || x->arg > 15 || y->arg > 15)
                continue;
            if (x->pos.line >= 0 && y->pos.line >= 0 && x->pos.line != y->pos.line)
                continue;
            x->op = SHAPE_PAIR;
            x->effect += y->effect;
            x->arg = 0;
            y->op = OPC_NOP;
            y->effect = 0;
        }
        for (int i = 0; i + 1 < k->n; i++) /* the second of a pair goes */
            if (k->v[i].op == SHAPE_PAIR && k->v[i + 1].op == OPC_NOP) {
                memmove(k->v + i + 1, k->v + i + 2, (size_t)(k->n - i - 2) * sizeof *k->v);
                k->n--;
            }
    }
}

/* ---- handlers to the end ---- */

static void mark_warm(struct shape *s, int b)
{
    if (b < 0 || s->blocks[b].warm)
        return;
    s->blocks[b].warm = true;
    for (int i = 0; i < s->blocks[b].n; i++)
        if (shape_is_jump(&s->blocks[b].v[i]))
            mark_warm(s, s->blocks[b].v[i].target);
    if (falls(&s->blocks[b]))
        mark_warm(s, s->blocks[b].next);
}

static void cold_to_end(struct shape *s)
{
    mark_warm(s, 0);
    bool any = false;
    for (int b = 0; b >= 0; b = s->blocks[b].next)
        any |= s->blocks[b].cold = !s->blocks[b].warm;
    if (!any)
        return;
    /* Where cold code runs on into warm code, it jumps there now. */
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        int next = s->blocks[b].next;
        if (!s->blocks[b].cold || next < 0 || !s->blocks[next].warm || !falls(&s->blocks[b]))
            continue;
        int j = shape_block_new(s);
        shape_add(&s->blocks[j],
                  (struct shape_ins){.op = SHAPE_NO_INTERRUPT, .target = next, .handler = -1, .pos = {-1, -1, -1, -1}});
        s->blocks[j].next = next;
        s->blocks[j].cold = s->blocks[j].reached = true;
        s->blocks[b].next = j;
    }
    int cold = -1, *tail = &cold, last = 0;
    for (int b = 0; b >= 0;) {
        int next = s->blocks[b].next;
        while (next >= 0 && s->blocks[next].cold) {
            *tail = next;
            int after = s->blocks[next].next;
            tail = &s->blocks[next].next;
            next = after;
        }
        *tail = -1;
        s->blocks[b].next = next;
        last = b;
        b = next;
    }
    s->blocks[last].next = cold;
    drop_jumps(s);
    drop_nops(s);
}

/* ---- together ---- */

/* SETUPs have done their work once depths are known. */
void shape_finish(struct shape *s)
{
    for (int b = 0; b >= 0; b = s->blocks[b].next)
        for (int i = 0; i < s->blocks[b].n; i++)
            if (s->blocks[b].v[i].op == SHAPE_SETUP) {
                s->blocks[b].v[i].op = OPC_NOP;
                s->blocks[b].v[i].target = -1;
            }
    drop_nops(s);
}

static bool targeted(const struct shape *s, int b)
{
    for (int k = 0; k < s->n; k++)
        for (int i = 0; i < s->blocks[k].n; i++)
            if (s->blocks[k].v[i].target == b)
                return true;
    return false;
}

/* The peephole of 3.8 and 3.9: a jump to a return is one, what follows a return up to the next target goes. */
static void peephole(struct shape *s)
{
    thread(s);
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_ins *x = shape_last(&s->blocks[b]);
        int t = x && plain_jump(x) ? filled(s, x->target) : -1;
        if (t >= 0 && s->blocks[t].v[0].op == OPC_RETURN_VALUE) {
            x->op = OPC_RETURN_VALUE;
            x->target = -1;
            x->effect = -1;
        }
    }
    for (int b = 0; b >= 0; b = s->blocks[b].next) {
        struct shape_ins *x = shape_last(&s->blocks[b]);
        while (x && x->op == OPC_RETURN_VALUE && s->blocks[b].next >= 0 && !targeted(s, s->blocks[b].next)) {
            int gone = s->blocks[b].next;
            s->blocks[gone].n = 0;
            s->blocks[b].next = s->blocks[gone].next;
        }
        int dest = 0;
        for (int i = 0; i < s->blocks[b].n; i++)
            if (s->blocks[b].v[i].op != OPC_NOP)
                s->blocks[b].v[dest++] = s->blocks[b].v[i];
        s->blocks[b].n = dest;
    }
    skip_empty(s);
}

void shape_optimise(struct shape *s)
{
    if (!pol.code_blocks) {
        peephole(s);
        return;
    }
    while (copy_exits(s) && pol.code_inline_exits > 1)
        continue;
    drop_unreached(s);
    thread(s);
    if (pol.code_return_const)
        return_consts(s);
    copy_exits(s);
    drop_unreached(s);
    skip_empty(s);
    drop_nops(s);
    if (drop_jumps(s))
        drop_nops(s);
    drop_unreached(s);
    skip_empty(s);
    split_exits(s);
    spread_lines(s);
    lines_for_exits(s);
    drop_nops(s);
    if (pol.code_push_null) {
        drop_swaps(s);
        drop_nops(s);
    }
    if (pol.code_pairs)
        pairs(s);
    if (pol.code_cold_blocks) {
        cold_to_end(s);
        jumps_back(s);
    }
}
