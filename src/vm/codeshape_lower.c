/* From our compiler's steps to the instructions of the chosen version, in basic blocks. */
#include <stdlib.h>
#include <string.h>

#include "codeshape.h"
#include "frame.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/numbering.h"

/* How the callable of a call was pushed. */
enum callee { CALLEE_NULL, CALLEE_BARE, CALLEE_METHOD, CALLEE_SUPER };

struct lowering {
    struct shape *s;
    const struct code *c; /* whose steps are read: the unit's own, or those of a comprehension inside it */
    const struct code *unit;
    struct shape_ins *v; /* targets and handlers are labels for now */
    int n, cap;
    int *label_at; /* where each label stands */
    int labels, labels_cap;
    unsigned char callees[64];
    int callee_at[64];              /* the LOAD_METHOD */
    int depth;                      /* of callees */
    const struct code_const **keys; /* of dict displays that are being read */
    int nkeys, keys_cap;
    int handler; /* label of the handler in force outside the steps that are read */
    int consts_cap, names_cap, locals_cap, made_cap, late_cap;
    struct numbering consts, names;
};

static struct shape_ins *put(struct lowering *l, int op, int arg, struct position pos, int effect)
{
    struct shape_ins x = {.op = op, .arg = arg, .target = -1, .handler = l->handler, .effect = effect, .pos = pos};
    VEC_PUSH(l->v, l->n, l->cap, x);
    return &l->v[l->n - 1];
}

static struct shape_ins *other(struct lowering *l, struct position pos, int effect)
{
    return put(l, SHAPE_OTHER, 0, pos, effect);
}

static int label(struct lowering *l)
{
    VEC_PUSH(l->label_at, l->labels, l->labels_cap, -1);
    return l->labels - 1;
}

static void here(struct lowering *l, int which)
{
    l->label_at[which] = l->n;
}

static void jump(struct lowering *l, int op, int to, struct position pos, int effect, int jump_effect)
{
    struct shape_ins *x = put(l, op, 0, pos, effect);
    x->target = to;
    x->jump_effect = jump_effect;
}

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

static int local_index(const struct code *c, const char *name)
{
    for (int i = 0; i < c->nlocalsplus; i++)
        if (strcmp(c->locals[i].name, name) == 0)
            return i;
    return -1;
}

/* Is what the steps call a cell one in the version's code? A comprehension that runs in the frame around it sees that frame's. */
static bool truly_cell(const struct lowering *l, int local)
{
    if (l->c == l->unit)
        return (l->c->locals[local].kind & LOCAL_FREE) || shape_is_cell(l->c, local);
    if (l->c->locals[local].kind & LOCAL_CELL)
        return shape_is_cell(l->c, local);
    int i = local_index(l->unit, l->c->locals[local].name);
    return i < 0 ? false : (l->unit->locals[i].kind & LOCAL_FREE) || shape_is_cell(l->unit, i);
}

/* ---- comprehensions that run in the frame around them ---- */

/* Is step i the beginning of making a function of an inlined comprehension? Then *load is the LOAD_CONST of its code. */
static bool comprehension_at(const struct code *c, int i, int *load)
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
static int call_of(const struct code *c, int i)
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

/* ---- constants, names, locals ---- */

struct sought {
    const struct codeshape *in;
    const void *what;
};

static bool same_const(const void *ctx, int number)
{
    const struct sought *w = ctx;
    return constant_equal(w->in->consts[number], w->what);
}

static int const_index(struct lowering *l, const struct code_const *k)
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
static int made_const(struct lowering *l, struct code_const k)
{
    struct codeshape *out = l->s->out;
    struct code_const *own = mem_alloc(sizeof *own);
    *own = k;
    VEC_PUSH(out->made, out->nmade, l->made_cap, own);
    return const_index(l, own);
}

static const struct code_const *const_at(const struct lowering *l, int arg)
{
    return arg < SHAPE_LATE ? l->s->out->consts[arg] : l->s->late[arg - SHAPE_LATE];
}

/* A slice of n constants, the first of which the instruction now at the end loaded; none of ours is one, so a tuple with an
 * Ellipsis stands for it. */
static int slice_const(struct lowering *l, int n)
{
    struct code_const k = {.kind = CONSTANT_TUPLE, .nitems = (size_t)n + 1};
    k.items = mem_zalloc(k.nitems * sizeof *k.items);
    for (int i = 0; i < n; i++)
        constant_copy(&k.items[i], const_at(l, l->v[l->n + i].arg));
    k.items[n].kind = CONSTANT_ELLIPSIS;
    return made_const(l, k);
}

static bool same_name(const void *ctx, int number)
{
    const struct sought *w = ctx;
    return strcmp(w->in->names[number], w->what) == 0;
}

static int name_index(struct lowering *l, int arg)
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

/* Where local number `arg` of the code that is read lies in the version's frame. */
static int frame_local(struct lowering *l, int arg)
{
    struct codeshape *out = l->s->out;
    for (int i = 0; i < out->nlocals; i++)
        if (strcmp(out->locals[i].name, l->c->locals[arg].name) == 0)
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
    for (int k = 0; k < out->nlocals; k++)
        if (strcmp(out->locals[k].name, x.name) == 0)
            return;
    VEC_PUSH(out->locals, out->nlocals, l->locals_cap, x);
}

/* Locals in the order in which they are first met; those of a comprehension that runs in this frame when it begins. */
static void take_locals_of(struct lowering *l, const struct code *c, int from, int to)
{
    for (int i = from; i < to; i++) {
        int load;
        if (comprehension_at(c, i, &load)) {
            const struct code *k = c->constants[c->steps[load].arg].code;
            int end = call_of(c, load + 2);
            take_locals_of(l, c, load + 3, end);
            for (int j = 1; j < k->nlocalsplus; j++)
                if (!(k->locals[j].kind & LOCAL_FREE))
                    take_local(l, k, j);
            take_locals_of(l, k, 0, k->nsteps);
            i = end;
        } else if (c == l->unit && c->steps[i].op != STEP_SETUP && opcode_operands[c->steps[i].op] == OPERAND_LOCAL &&
                   (c->locals[c->steps[i].arg].kind & LOCAL_PLAIN)) {
            for (int j = 0; j <= c->steps[i].arg; j++) /* stores may have changed places */
                take_local(l, c, j);
        }
    }
}

static void take_locals(struct lowering *l)
{
    const struct code *c = l->unit;
    int arguments = c->argcount + c->kwonlyargcount + ((c->flags & CODE_VARARGS) != 0) + ((c->flags & CODE_VARKEYWORDS) != 0);
    for (int i = 0; i < arguments; i++)
        take_local(l, c, i);
    take_locals_of(l, c, 0, c->nsteps);
    for (int i = 0; i < c->nlocalsplus; i++)
        take_local(l, c, i);
}

/* A function's first constant is its docstring, or None. */
static void first_const(struct lowering *l)
{
    const struct code *c = l->unit;
    bool doc = c->flags & CODE_HAS_DOCSTRING, function = (c->flags & CODE_OPTIMIZED) && c->name[0] != '<';
    bool lambda = strcmp(c->name, "<lambda>") == 0;
    if (doc)
        const_index(l, &c->constants[0]);
    else if ((function || lambda) && pol.code_none_first)
        made_const(l, (struct code_const){.kind = CONSTANT_NONE});
}

/* ---- conditions ---- */

static bool gives_bool(const struct shape_ins *x)
{
    return x->op == OPC_COMPARE_OP || x->op == OPC_IS_OP || x->op == OPC_CONTAINS_OP || x->op == OPC_UNARY_NOT ||
           x->op == OPC_CHECK_EXC_MATCH;
}

static void to_bool(struct lowering *l, struct position pos)
{
    if (pol.units_TO_BOOL && !(l->n && gives_bool(&l->v[l->n - 1])))
        put(l, SHAPE_TO_BOOL, 0, pos, 0);
}

static void jump_if(struct lowering *l, int op, int to, struct position pos, int jump_effect, int effect)
{
    jump(l, op, to, pos, effect, jump_effect);
    if (pol.code_not_taken)
        put(l, SHAPE_NOT_TAKEN, 0, pos, 0);
}

static void pop_jump(struct lowering *l, int op, int to, struct position pos)
{
    bool none = op == OPC_POP_JUMP_IF_NONE || op == OPC_POP_JUMP_IF_NOT_NONE;
    if (none && !pol.code_jump_if_none) {
        put(l, OPC_LOAD_CONST, made_const(l, (struct code_const){.kind = CONSTANT_NONE}), pos, 1);
        put(l, OPC_IS_OP, 0, pos, -1);
        op = op == OPC_POP_JUMP_IF_NONE ? OPC_POP_JUMP_IF_TRUE : OPC_POP_JUMP_IF_FALSE;
    } else if (!none) {
        to_bool(l, pos);
    }
    jump_if(l, op, to, pos, -1, -1);
}

static void jump_or_pop(struct lowering *l, int op, int to, struct position pos)
{
    if (!pol.code_copy_or_pop) {
        jump(l, op, to, pos, -1, 0);
        return;
    }
    other(l, pos, 1);
    if (pol.units_TO_BOOL)
        put(l, SHAPE_TO_BOOL, 0, pos, 0);
    jump_if(l, op == OPC_JUMP_IF_FALSE_OR_POP ? OPC_POP_JUMP_IF_FALSE : OPC_POP_JUMP_IF_TRUE, to, pos, -1, -1);
    other(l, pos, -1);
}

/* ---- calls ---- */

static void callee_push(struct lowering *l, enum callee k)
{
    if (l->depth < (int)sizeof l->callees) {
        l->callees[l->depth] = (unsigned char)k;
        l->callee_at[l->depth] = l->n;
    }
    l->depth++;
}

static enum callee callee_pop(struct lowering *l)
{
    l->depth -= l->depth > 0;
    return l->depth < (int)sizeof l->callees ? (enum callee)l->callees[l->depth] : CALLEE_NULL;
}

/* An instruction in front of the one at `at`; what points behind it moves along. */
static void insert(struct lowering *l, int at, struct shape_ins x)
{
    put(l, x.op, x.arg, x.pos, x.effect);
    memmove(l->v + at + 1, l->v + at, (size_t)(l->n - 1 - at) * sizeof *l->v);
    l->v[at] = x;
    for (int i = 0; i < l->labels; i++)
        if (l->label_at[i] > at)
            l->label_at[i]++;
}

static void push_null(struct lowering *l, const struct step *x, const int *starts)
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
        put(l, OPC_PUSH_NULL, 0, null.pos, 1);
}

static void call(struct lowering *l, const struct step *x)
{
    enum callee k = callee_pop(l);
    if (x->op == OPC_CALL_KW && k == CALLEE_METHOD && !pol.code_push_null &&
        l->depth < 64) { /* methods with keywords are plain attributes */
        struct shape_ins *load = &l->v[l->callee_at[l->depth]];
        load->op = OPC_LOAD_ATTR;
        load->effect = 0;
        k = CALLEE_BARE;
    }
    int below = k == CALLEE_BARE ? 1 : 2, names = x->op == OPC_CALL_KW && !pol.code_kw_names;
    if (x->op == OPC_CALL_EX) {
        put(l, x->op, x->arg, x->pos, -below - (x->arg & 1));
        return;
    }
    if (x->op == OPC_CALL_KW && pol.code_kw_names && l->n)
        l->v[l->n - 1].effect = 0; /* KW_NAMES takes the tuple from the constants */
    if (pol.units_PRECALL)
        put(l, SHAPE_PRECALL, x->arg, x->pos, -x->arg);
    put(l, x->op, x->arg, x->pos, (pol.units_PRECALL ? 0 : -x->arg) - names + 1 - below);
}

/* super().name: LOAD_GLOBAL super, __class__, self, LOAD_SUPER_ATTR. The three steps before were the call. */
static bool is_super_call(const struct lowering *l)
{
    const struct shape_ins *v = l->v + l->n;
    if (!pol.code_super_attr || l->n < 2 || v[-1].op != OPC_CALL || v[-1].arg != 0 || v[-2].op != OPC_LOAD_GLOBAL)
        return false;
    return local_index(l->unit, "__class__") >= 0 && strcmp(l->s->out->names[v[-2].arg], "super") == 0 && l->unit->argcount > 0;
}

static void super_attr(struct lowering *l, const struct step *x)
{
    struct position pos = l->v[l->n - 1].pos;
    l->n--;
    l->v[l->n - 1].effect = 1;
    other(l, pos, 1);
    put(l, OPC_LOAD_FAST, 0, pos, 1);
    put(l, OPC_CONTAINS_OP, x->arg, x->pos, x->op == OPC_LOAD_METHOD ? -1 : -2)->op = SHAPE_OTHER;
}

/* ---- one step ---- */

static void make_function(struct lowering *l, const struct step *x)
{
    int made = opcode_effect(OPC_MAKE_FUNCTION, x->arg, false);
    if (pol.code_function_names && l->n && l->v[l->n - 1].op == OPC_LOAD_CONST) {
        const struct code_const *k = const_at(l, l->v[l->n - 1].arg);
        const char *name = k->kind == CONSTANT_CODE ? k->code->qualname : "";
        put(l, OPC_LOAD_CONST,
            made_const(l, (struct code_const){.kind = CONSTANT_STR, .text = mem_strdup(name), .len = strlen(name)}), x->pos, 1);
    }
    if (!pol.code_function_attributes) {
        put(l, OPC_MAKE_FUNCTION, x->arg, x->pos, made - (pol.code_function_names ? 1 : 0));
        return;
    }
    put(l, OPC_MAKE_FUNCTION, 0, x->pos, 0);
    for (int bit = 1; bit <= 16; bit <<= 1)
        if (x->arg & bit)
            other(l, x->pos, -1);
}

static void local_op(struct lowering *l, const struct step *x)
{
    static const struct {
        unsigned char cell, plain;
    } ops[] = {{OPC_LOAD_DEREF, OPC_LOAD_FAST}, {OPC_STORE_DEREF, OPC_STORE_FAST}, {OPC_DELETE_DEREF, OPC_DELETE_FAST}};
    int op = x->op;
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (op == ops[i].cell && !truly_cell(l, x->arg))
            op = ops[i].plain;
    put(l, op, frame_local(l, x->arg), x->pos, opcode_effect((enum opcode)x->op, x->arg, false));
}

/* A constant that the version's optimiser puts together comes behind those it is made of and all others. */
static void late_const(struct lowering *l, const struct code_const *k, struct position pos)
{
    bool items = k->kind == CONSTANT_TUPLE || k->kind == CONSTANT_FROZENSET;
    for (size_t i = 0; items && i < k->nitems; i++)
        if (k->items[i].kind != CONSTANT_TUPLE)
            const_index(l, &k->items[i]);
    VEC_PUSH(l->s->late, l->s->nlate, l->late_cap, k);
    put(l, OPC_LOAD_CONST, SHAPE_LATE + l->s->nlate - 1, pos, 1);
}

static void const_op(struct lowering *l, const struct step *x)
{
    const struct code_const *k = &l->c->constants[x->arg];
    if (l->c->spelled >= 0 && l->s->out->nconsts == 0)
        const_index(l, &l->c->constants[l->c->spelled]);
    if ((x->marks & STEP_PACKED) || ((x->marks & STEP_FOLDED) && pol.code_folds_late))
        late_const(l, k, x->pos);
    else
        put(l, OPC_LOAD_CONST, const_index(l, k), x->pos, 1);
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

/* a, b = b, a: no tuple is built. */
static bool swaps(struct lowering *l, const struct step *x)
{
    struct shape_ins *last = l->n ? &l->v[l->n - 1] : NULL;
    if (!last || last->op != OPC_BUILD_TUPLE || last->arg != x->arg || x->arg < 1 || x->arg > 3)
        return false;
    last->effect = 0;
    last->op = x->arg == 3 && !pol.code_push_null ? SHAPE_OTHER : OPC_NOP;
    if (last->op == OPC_NOP)
        last->pos = (struct position){-1, -1, -1, -1};
    put(l, x->arg == 1 ? OPC_NOP : OPC_SWAP, x->arg, x->pos, 0);
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
    put(l, OPC_LOAD_CONST, made_const(l, k), x->pos, 1);
    other(l, x->pos, -x->arg);
}

/* x[a:b] without a slice object; of constants it is one. */
static bool binary_slice(struct lowering *l, const struct step *x)
{
    struct shape_ins *last = l->n > 3 ? &l->v[l->n - 1] : NULL;
    if (!pol.code_binary_slice || !last || last->op != OPC_BUILD_SLICE)
        return false;
    bool constant = pol.code_const_slices;
    for (int i = 1; i <= last->arg; i++)
        constant = constant && last[-i].op == OPC_LOAD_CONST;
    if (constant) {
        struct position pos = last->pos;
        int n = last->arg;
        l->n -= n + 1;
        put(l, OPC_LOAD_CONST, slice_const(l, n), pos, 1);
        return false;
    }
    if (last->arg != 2)
        return false;
    l->n--;
    other(l, x->pos, x->op == OPC_BINARY_SUBSCR ? -2 : -4);
    return true;
}

static int label_of(const int *labels, int step)
{
    return labels[step];
}

/* x with the position that the version gives it. */
static struct step placed(const struct step *x)
{
    struct step s = *x;
    if (x->until > pol.code_places)
        s.pos = x->elsewhere;
    return s;
}

static void one(struct lowering *l, const struct step *given, const int *labels, const int *starts)
{
    struct step s = placed(given);
    const struct step *x = &s;
    if (opcode_operands[s.op] == OPERAND_NAME)
        s.arg = name_index(l, s.arg);
    else if (opcode_operands[s.op] == OPERAND_LOCAL && !(l->c->locals[s.arg].kind & (LOCAL_CELL | LOCAL_FREE)))
        s.arg = frame_local(l, s.arg);
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
            put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_UNPACK_SEQUENCE:
        if (!swaps(l, x))
            put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_BINARY_SUBSCR:
    case OPC_STORE_SUBSCR:
        if (!binary_slice(l, x))
            put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_COPY:
        if (x->arg == 2 && !pol.code_push_null && l->n && l->v[l->n - 1].op == OPC_COPY) /* DUP_TOP_TWO */
            l->v[l->n - 1].effect = 2;
        else
            put(l, x->op, x->arg, x->pos, 1);
        break;
    case OPC_SWAP:
        if (!(x->arg == 2 && !pol.code_push_null && l->n && l->v[l->n - 1].op == OPC_SWAP &&
              l->v[l->n - 1].arg == 3)) /* ROT_THREE */
            put(l, x->op, x->arg, x->pos, 0);
        break;
    case OPC_PUSH_NULL: push_null(l, x, starts); break;
    case OPC_CALL:
    case OPC_CALL_KW:
    case OPC_CALL_EX: call(l, x); break;
    case OPC_LOAD_METHOD:
        callee_push(l, CALLEE_METHOD);
        if (is_super_call(l))
            super_attr(l, x);
        else
            put(l, x->op, x->arg, x->pos, 1);
        break;
    case OPC_LOAD_ATTR:
        if (is_super_call(l))
            super_attr(l, x);
        else
            put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_LOAD_GLOBAL:
        if (l->c != l->unit && !(l->unit->flags & CODE_OPTIMIZED))
            put(l, OPC_LOAD_NAME, x->arg, x->pos, 1);
        else
            put(l, x->op, x->arg, x->pos, effect);
        break;
    case OPC_LOAD_DEREF:
    case OPC_STORE_DEREF:
    case OPC_DELETE_DEREF: local_op(l, x); break;
    case OPC_MAKE_FUNCTION: make_function(l, x); break;
    case OPC_GET_ITER: put(l, x->op, 0, x->pos, pol.code_iter_values - 1); break;
    case OPC_POP_TOP:
        put(l, x->op, 0, x->pos, -1);
        for (int i = 1; i < pol.code_iter_values && (x->marks & STEP_DROPS_ITER); i++)
            put(l, x->op, 0, x->pos, -1);
        break;
    case OPC_UNARY_NOT:
        to_bool(l, x->pos);
        put(l, x->op, 0, x->pos, 0);
        break;
    case OPC_POP_JUMP_IF_FALSE:
    case OPC_POP_JUMP_IF_TRUE:
    case OPC_POP_JUMP_IF_NONE:
    case OPC_POP_JUMP_IF_NOT_NONE: pop_jump(l, x->op, label_of(labels, x->arg), x->pos); break;
    case OPC_JUMP_IF_FALSE_OR_POP:
    case OPC_JUMP_IF_TRUE_OR_POP: jump_or_pop(l, x->op, label_of(labels, x->arg), x->pos); break;
    case OPC_JUMP:
    case OPC_JUMP_BACKWARD: jump(l, OPC_JUMP, label_of(labels, x->arg), x->pos, 0, 0); break;
    case OPC_FOR_ITER: jump(l, x->op, label_of(labels, x->arg), x->pos, 1, pol.code_end_for ? 1 : -1); break;
    case OPC_YIELD_VALUE:
        put(l, x->op, x->arg, x->pos, 0);
        if (pol.units_RESUME)
            put(l, SHAPE_RESUME, 1, x->pos, 0);
        break;
    case OPC_BUILD_SLICE: put(l, x->op, x->arg, x->pos, effect); break;
    default: put(l, x->op, x->arg, x->pos, effect); break;
    }
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
        other(l, x->pos, -1);
    } else if (x->op == OPC_SEND) {
        jump(l, x->op, labels[x->arg], x->pos, 0, pol.code_await > 1 ? 0 : -1);
    } else if (x->op == STEP_SETUP && is_await_yield(x + 1)) {
        return pol.code_await < 2;
    } else if (is_await_yield(x)) {
        return pol.code_await == 0;
    } else if (x->op == OPC_JUMP && before && is_await_yield(before)) {
        if (pol.code_await)
            jump(l, SHAPE_NO_INTERRUPT, labels[x->arg], x->pos, 0, 0);
    } else if (x->op == OPC_END_SEND && pol.code_await > 1) {
        put(l, x->op, 0, x->pos, -pol.code_iter_values);
    } else if (x->op == OPC_LOAD_CONST && x[1].op == OPC_SEND) {
        for (int i = 1; i < pol.code_iter_values; i++)
            other(l, x->pos, 1); /* PUSH_NULL */
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
static void end_for(struct lowering *l, const struct step *steps, int i, const struct position *pos)
{
    (void)steps, (void)i;
    if (pol.code_end_for)
        other(l, *pos, -1);
    if (pol.code_end_for > 1)
        other(l, *pos, -pol.code_iter_values);
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
        one(l, x, labels, starts);
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
    int end = call_of(c, load + 2), saved = 0, first = k->steps[0].op == OPC_LOAD_FAST ? 0 : 1;
    struct position pos = c->steps[end].pos;
    bool late = pol.code_iter_values > 1; /* GET_ITER comes after the locals were put away */
    steps_of(l, c, load + 3, late ? end - 1 : end);
    for (int i = 1; i < k->nlocalsplus; i++) {
        if (k->locals[i].kind & LOCAL_FREE)
            continue;
        const struct code *reading = l->c;
        l->c = k;
        frame_local(l, i);
        l->c = reading;
        other(l, pos, 1);
        if (shape_is_cell(k, i))
            other(l, pos, 0);
        saved++;
    }
    int cleanup = label(l), done = label(l), around = l->handler;
    if (saved) {
        other(l, pos, 0);
        put(l, SHAPE_SETUP, 0, pos, 0)->target = cleanup;
        l->handler = cleanup;
    }
    if (first) {
        other(l, pos, 1);
        other(l, pos, 0);
    }
    if (late)
        put(l, OPC_GET_ITER, 0, pos, pol.code_iter_values - 1);
    l->c = k;
    steps_of(l, k, first + 1, k->nsteps - 1);
    l->c = outer;
    l->handler = around;
    if (saved) {
        jump(l, OPC_JUMP, done, (struct position){-1, -1, -1, -1}, 0, 0);
        here(l, cleanup);
        struct position none = {-1, -1, -1, -1};
        (void)none;
        other(l, pos, 0);
        other(l, pos, -1);
        other(l, pos, 0);
        for (int i = 0; i < saved; i++)
            put(l, OPC_STORE_FAST, i, pos, -1);
        put(l, OPC_RERAISE, 0, pos, -1);
        here(l, done);
        other(l, pos, 0);
        for (int i = 0; i < saved; i++)
            put(l, OPC_STORE_FAST, 0x1000 + i, pos, -1);
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
        labels[i] = label(l);
    for (int i = from; i < to; i++)
        if (c->steps[i].op == OPC_FOR_ITER) {
            for_ends[c->steps[i].arg] = true;
            ends_at[c->steps[i].arg] = c->steps[i].pos;
        }
    for (int i = from; i < to; i++) {
        const struct step *x = &c->steps[i];
        int load;
        here(l, labels[i]);
        if (for_ends[i])
            end_for(l, c->steps, i, &ends_at[i]);
        starts[i] = l->n;
        int handler = guarded_as(x)->handler;
        l->handler = handler >= 0 ? labels[c->step_handlers[handler].target] : around;
        if (await_step(l, c, x, labels))
            continue;
        if (x->op == STEP_SETUP) {
            put(l, SHAPE_SETUP, c->step_handlers[x->arg].lasti, x->pos, 0)->target = labels[c->step_handlers[x->arg].target];
            continue;
        }
        if (comprehension_at(c, i, &load)) {
            i = inline_comprehension(l, c, load);
            continue;
        }
        if ((x->marks & STEP_LOOP_ENDS) && pol.code_while_twice)
            repeat_test(l, c, x->arg, labels, starts);
        else
            one(l, x, labels, starts);
    }
    here(l, labels[to]);
    if (for_ends[to])
        end_for(l, c->steps, to, &ends_at[to]);
    for (int i = to + 1; i <= c->nsteps; i++)
        here(l, labels[i]);
    l->handler = around;
    free(labels);
    free(starts);
    free(for_ends);
    free(ends_at);
}

/* What comes before the first step. The label of the handler around all of a generator, or -1. */
static int prefix(struct lowering *l)
{
    int stopped = -1;
    const struct code *c = l->c;
    struct position none = {-1, -1, -1, -1}, first = {c->first_line, c->first_line, -1, -1};
    bool lazy = c->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR),
         module = !(c->flags & (CODE_OPTIMIZED | CODE_CLASS_BODY));
    if (!pol.units_RESUME) {
        if (lazy && pol.code_while_twice) /* GEN_START */
            other(l, none, 0);
        return -1;
    }
    if (c->nfree)
        put(l, SHAPE_PREFIX, 0, none, 0);
    for (int i = 0; i < c->nlocalsplus; i++)
        if (shape_is_cell(c, i))
            put(l, SHAPE_PREFIX, 0, none, 0);
    if (lazy) {
        put(l, SHAPE_PREFIX, 0, first, 0);
        put(l, SHAPE_PREFIX, 0, pol.code_generator_pop_placed ? first : none, 0);
    }
    if (lazy && pol.code_stop_handler && code_converts_stop(c)) {
        stopped = label(l);
        put(l, SHAPE_SETUP, 1, none, 0)->target = stopped;
        l->handler = stopped;
    }
    int line = module ? 0 : c->first_line;
    put(l, SHAPE_RESUME, 0, (struct position){line, module ? 1 : line, 0, 0}, 0);
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
    take_locals(&l);
    first_const(&l);
    int stopped = prefix(&l);
    steps_of(&l, s->code, 0, s->code->nsteps);
    if (stopped >= 0) { /* StopIteration must not leave a generator */
        l.handler = -1;
        here(&l, stopped);
        other(&l, (struct position){-1, -1, -1, -1}, 0);
        put(&l, OPC_RERAISE, 1, (struct position){-1, -1, -1, -1}, -1);
    }
    split(&l);
    free(l.v);
    free((void *)l.keys);
    free(l.label_at);
    numbering_done(&l.consts);
    numbering_done(&l.names);
}
