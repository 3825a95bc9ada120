/*
 * What the version's code object holds beside instructions: which locals it has and which of them are cells, its constants and its
 * names, numbered as the steps meet them. Those of comprehensions that run in its frame are among them.
 */
#include <stdlib.h>
#include <string.h>

#include "codeshape_lower.h"
#include "slotscope/base/mem.h"

/* ---- cells ---- */

bool shape_inlined(const struct code *c)
{
    return pol.inline_comprehensions && (c->flags & CODE_COMPREHENSION) && !(c->flags & CODE_COROUTINE);
}

static bool has_free(const struct code *c, const char *name)
{
    for (int i = 0; i < c->nlocalsplus; i++)
        if ((c->locals[i].kind & LOCAL_FREE) && strcmp(c->locals[i].name, name) == 0)
            return true;
    return false;
}

static bool captured(const struct code *c, const char *name)
{
    for (int i = 0; i < c->nconstants; i++) {
        const struct code *k = c->constants[i].kind == CONSTANT_CODE ? c->constants[i].code : NULL;
        if (k && has_free(k, name) && (!shape_inlined(k) || captured(k, name)))
            return true;
    }
    return false;
}

bool shape_is_cell(const struct code *c, int i)
{
    const char *name = c->locals[i].name;
    if (!(c->locals[i].kind & LOCAL_CELL))
        return false;
    return !pol.inline_comprehensions || strcmp(name, "__class__") == 0 || strcmp(name, "__classdict__") == 0 || captured(c, name);
}

int shape_find_local(const struct code *c, const char *name)
{
    for (int i = 0; i < c->nlocalsplus; i++)
        if (strcmp(c->locals[i].name, name) == 0)
            return i;
    return -1;
}

/* Is what the steps call a cell one in the version's code? A comprehension that runs in the frame around it sees that frame's. */
bool lower_is_cell(const struct lowering *l, int local)
{
    if (l->c == l->unit)
        return (l->c->locals[local].kind & LOCAL_FREE) || shape_is_cell(l->c, local);
    if (l->c->locals[local].kind & LOCAL_CELL)
        return shape_is_cell(l->c, local);
    int i = shape_find_local(l->unit, l->c->locals[local].name);
    return i < 0 ? false : (l->unit->locals[i].kind & LOCAL_FREE) || shape_is_cell(l->unit, i);
}

/* ---- comprehensions that run in the frame around them ---- */

/* Is step i the beginning of making a function of an inlined comprehension? Then *load is the LOAD_CONST of its code. */
bool shape_comprehension_at(const struct code *c, int i, int *load)
{
    int j = i;
    while (j < c->nsteps && c->steps[j].op == OPC_LOAD_CLOSURE)
        j++;
    if (j > i && c->steps[j].op == OPC_BUILD_TUPLE)
        j++;
    if (j + 2 >= c->nsteps || c->steps[j].op != OPC_LOAD_CONST || c->steps[j + 1].op != OPC_MAKE_FUNCTION)
        return false;
    const struct code_const *k = &c->constants[c->steps[j].arg];
    *load = j;
    return k->kind == CONSTANT_CODE && shape_inlined(k->code) && c->steps[j + 2].op == OPC_PUSH_NULL;
}

/* The end of the iterator's expression: the GET_ITER whose CALL belongs to the PUSH_NULL at i. */
int shape_call_of(const struct code *c, int i)
{
    int open = 0;
    for (; i < c->nsteps; i++) {
        int op = c->steps[i].op;
        open += op == OPC_PUSH_NULL || op == OPC_LOAD_METHOD;
        open -= op == OPC_CALL || op == OPC_CALL_KW || op == OPC_CALL_EX;
        if (open == 0)
            return i;
    }
    return c->nsteps - 1;
}

/* ---- constants and names ---- */

struct sought {
    const struct codeshape *in;
    const void *what;
};

static bool same_const(const void *ctx, int number)
{
    const struct sought *w = ctx;
    return constant_equal(w->in->consts[number], w->what);
}

int lower_const(struct lowering *l, const struct code_const *k)
{
    struct codeshape *out = l->s->out;
    const struct sought w = {out, k};
    bool is_new;
    int number = numbering_find(&l->consts, constant_hash(k), same_const, &w, &is_new);
    if (is_new)
        VEC_PUSH(out->consts, out->nconsts, l->consts_cap, k);
    return number;
}

/* A constant that stands in none of our own code. */
int lower_made_const(struct lowering *l, struct code_const k)
{
    struct codeshape *out = l->s->out;
    struct code_const *own = mem_alloc(sizeof *own);
    *own = k;
    VEC_PUSH(out->made, out->nmade, l->made_cap, own);
    return lower_const(l, own);
}

const struct code_const *lower_const_at(const struct lowering *l, int arg)
{
    return arg < SHAPE_LATE ? l->s->out->consts[arg] : l->s->late[arg - SHAPE_LATE];
}

static bool same_name(const void *ctx, int number)
{
    const struct sought *w = ctx;
    return strcmp(w->in->names[number], w->what) == 0;
}

int lower_name(struct lowering *l, int arg)
{
    struct codeshape *out = l->s->out;
    const char *name = l->c->names[arg];
    const struct sought w = {out, name};
    bool is_new;
    int number = numbering_find(&l->names, numbering_hash(name, strlen(name)), same_name, &w, &is_new);
    if (is_new)
        VEC_PUSH(out->names, out->nnames, l->names_cap, name);
    return number;
}

/* ---- locals ---- */

/* Where local number `arg` of the code that is read lies in the version's frame. */
int lower_local(struct lowering *l, int arg)
{
    struct codeshape *out = l->s->out;
    const char *name = l->c->locals[arg].name;
    if (arg < out->nlocals && strcmp(out->locals[arg].name, name) == 0) /* names are there once */
        return arg;
    for (int i = 0; i < out->nlocals; i++)
        if (strcmp(out->locals[i].name, name) == 0)
            return i;
    return arg;
}

static void take_local(struct lowering *l, const struct code *c, int i)
{
    struct codeshape *out = l->s->out;
    struct local x = c->locals[i];
    if ((x.kind & LOCAL_CELL) && !shape_is_cell(c, i))
        x.kind = LOCAL_PLAIN;
    else if (c != l->unit)
        x.kind |= LOCAL_PLAIN;
    bool only_own = c == l->unit && out->nlocals == i; /* those before it, which have other names */
    for (int k = 0; k < out->nlocals && !only_own; k++)
        if (strcmp(out->locals[k].name, x.name) == 0)
            return;
    VEC_PUSH(out->locals, out->nlocals, l->locals_cap, x);
}

/* The first n of the unit's own. */
static void take_own_locals(struct lowering *l, int n)
{
    for (; l->own_taken < n; l->own_taken++)
        take_local(l, l->unit, l->own_taken);
}

/* Locals in the order in which they are first met; those of a comprehension that runs in this frame when it begins. */
static void take_locals_of(struct lowering *l, const struct code *c, int from, int to)
{
    for (int i = from; i < to; i++) {
        int load;
        if (shape_comprehension_at(c, i, &load)) {
            const struct code *k = c->constants[c->steps[load].arg].code;
            int end = shape_call_of(c, load + 2);
            take_locals_of(l, c, load + 3, end);
            for (int j = 1; j < k->nlocalsplus; j++)
                if (!(k->locals[j].kind & LOCAL_FREE))
                    take_local(l, k, j);
            take_locals_of(l, k, 0, k->nsteps);
            i = end;
        } else if (c == l->unit && c->steps[i].op != STEP_SETUP && opcode_operands[c->steps[i].op] == OPERAND_LOCAL &&
                   (c->locals[c->steps[i].arg].kind & LOCAL_PLAIN)) {
            take_own_locals(l, c->steps[i].arg + 1); /* stores may have changed places */
        }
    }
}

void lower_take_locals(struct lowering *l)
{
    const struct code *c = l->unit;
    int arguments = c->argcount + c->kwonlyargcount + ((c->flags & CODE_VARARGS) != 0) + ((c->flags & CODE_VARKEYWORDS) != 0);
    l->own_taken = 0;
    take_own_locals(l, arguments);
    take_locals_of(l, c, 0, c->nsteps);
    take_own_locals(l, c->nlocalsplus);
}

/* A function's first constant is its docstring, or None. */
void lower_first_const(struct lowering *l)
{
    const struct code *c = l->unit;
    bool doc = c->flags & CODE_HAS_DOCSTRING, function = (c->flags & CODE_OPTIMIZED) && c->name[0] != '<';
    bool lambda = strcmp(c->name, "<lambda>") == 0;
    if (doc)
        lower_const(l, &c->constants[0]);
    else if ((function || lambda) && pol.code_none_first)
        lower_made_const(l, (struct code_const){.kind = CONSTANT_NONE});
}

void shape_late_consts(struct shape *s)
{
    struct codeshape *out = s->out;
    for (int b = 0; b >= 0; b = s->blocks[b].next)
        for (int i = 0; i < s->blocks[b].n; i++) {
            struct shape_ins *x = &s->blocks[b].v[i];
            if ((x->op != OPC_LOAD_CONST && x->op != SHAPE_RETURN_CONST) || x->arg < SHAPE_LATE)
                continue;
            const struct code_const *k = s->late[x->arg - SHAPE_LATE];
            for (x->arg = 0; x->arg < out->nconsts && !constant_equal(out->consts[x->arg], k); x->arg++)
                continue;
            if (x->arg == out->nconsts) {
                out->consts = mem_realloc((void *)out->consts, (size_t)(out->nconsts + 1) * sizeof *out->consts);
                out->consts[out->nconsts++] = k;
            }
        }
}
