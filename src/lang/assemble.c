/*
 * Emitting instructions into a unit, its tables of names and constants, and the last step: stack depths, handler table, cache
 * words, jumps.
 */
#include <stdlib.h>
#include <string.h>

#include "compiler.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/die.h"

/* ---- tables ---- */

struct same_name {
    const struct name_index *x;
    const char *name;
};

static bool same_name(const void *ctx, int number)
{
    const struct same_name *w = ctx;
    return strcmp(w->x->v[number], w->name) == 0;
}

int name_number(struct name_index *x, const char *name)
{
    const struct same_name w = {x, name};
    bool is_new;
    int number = numbering_find(&x->numbers, numbering_hash(name, strlen(name)), same_name, &w, &is_new);
    if (is_new)
        VEC_PUSH(x->v, x->n, x->cap, name);
    return number;
}

struct same_const {
    const struct const_index *x;
    const struct code_const *k;
};

static bool same_const(const void *ctx, int number)
{
    const struct same_const *w = ctx;
    return constant_equal(&w->x->v[number], w->k);
}

int const_number(struct compiler *c, struct code_const k)
{
    struct const_index *x = &c->u->consts;
    const struct same_const w = {x, &k};
    bool is_new;
    int number = numbering_find(&x->numbers, constant_hash(&k), same_const, &w, &is_new);
    if (is_new)
        VEC_PUSH(x->v, x->n, x->cap, k);
    else
        constant_done(&k);
    return number;
}

struct code_const const_str(const char *s, size_t n)
{
    return (struct code_const){.kind = CONSTANT_STR, .text = mem_strndup(s, n), .len = n};
}

/* A big int keeps the digits it was written with. */
static struct code_const const_bigint(const struct constant *k)
{
    struct buf b;
    buf_init(&b);
    if (k->negative)
        buf_addc(&b, '-');
    buf_add(&b, k->s.p, k->s.n);
    size_t n = b.len;
    return (struct code_const){.kind = CONSTANT_BIGINT, .text = buf_steal(&b), .len = n};
}

static struct code_const const_items(const struct constant *k, enum constant_kind kind)
{
    size_t n = (size_t)k->items.n;
    struct code_const *v = n ? mem_alloc(n * sizeof *v) : NULL;
    for (size_t i = 0; i < n; i++)
        v[i] = const_from_ast(&k->items.v[i]);
    return (struct code_const){.kind = kind, .items = v, .nitems = n};
}

struct code_const const_from_ast(const struct constant *k)
{
    switch (k->kind) {
    case CONST_NONE: return (struct code_const){.kind = CONSTANT_NONE};
    case CONST_TRUE: return (struct code_const){.kind = CONSTANT_TRUE};
    case CONST_FALSE: return (struct code_const){.kind = CONSTANT_FALSE};
    case CONST_ELLIPSIS: return (struct code_const){.kind = CONSTANT_ELLIPSIS};
    case CONST_INT: return k->small ? (struct code_const){.kind = CONSTANT_INT, .i = k->i} : const_bigint(k);
    case CONST_FLOAT: return (struct code_const){.kind = CONSTANT_FLOAT, .re = k->f};
    case CONST_IMAG: return (struct code_const){.kind = CONSTANT_COMPLEX, .re = 0.0, .im = k->imag};
    case CONST_COMPLEX: return (struct code_const){.kind = CONSTANT_COMPLEX, .re = k->f, .im = k->imag};
    case CONST_STR: return const_str(k->s.p, k->s.n);
    case CONST_BYTES: {
        struct code_const b = const_str(k->s.p, k->s.n);
        b.kind = CONSTANT_BYTES;
        b.repeated = k->folded && k->s.n == 0;
        return b;
    }
    case CONST_TUPLE: return const_items(k, CONSTANT_TUPLE);
    case CONST_FROZENSET: return const_items(k, CONSTANT_FROZENSET);
    }
    die("unknown kind of constant");
}

/* ---- emitting ---- */

void set_pos(struct compiler *c, const struct pos *p)
{
    c->u->pos = (struct position){p->line, p->end_line, p->byte, p->end_byte};
}

static struct ins *ins_new(struct compiler *c, int op, int arg)
{
    struct unit *u = c->u;
    VEC_PUSH(u->ins, u->n, u->cap,
             ((struct ins){.op = (unsigned char)op,
                           .arg = arg,
                           .handler = u->handler,
                           .depth = -1,
                           .pos = u->pos,
                           .marks = u->marks,
                           .until = u->until,
                           .elsewhere = u->elsewhere}));
    u->marks = u->until = 0;
    return &u->ins[u->n - 1];
}

int emit_op(struct compiler *c, enum opcode op, int arg)
{
    ins_new(c, (int)op, arg);
    return c->u->n - 1;
}

int label_new(struct compiler *c)
{
    struct unit *u = c->u;
    VEC_PUSH(u->labels, u->nlabels, u->labels_cap, -1);
    return u->nlabels - 1;
}

void label_here(struct compiler *c, int label)
{
    c->u->labels[label] = c->u->n;
}

void emit_jump(struct compiler *c, enum opcode op, int label)
{
    ins_new(c, (int)op, label);
}

void handler_begin(struct compiler *c, int label, bool lasti)
{
    struct unit *u = c->u;
    int parent = u->handler;
    ins_new(c, PSEUDO_SETUP, u->nsetups);
    VEC_PUSH(u->setups, u->nsetups, u->setups_cap, ((struct setup){.label = label, .parent = parent, .depth = -1, .lasti = lasti}));
    u->handler = u->nsetups - 1;
}

void handler_end(struct compiler *c)
{
    c->u->handler = c->u->setups[c->u->handler].parent;
}

void block_push(struct compiler *c, struct block *b, enum block_kind kind, int start, int exit)
{
    *b = (struct block){.kind = kind, .start = start, .exit = exit, .handler = c->u->handler, .up = c->u->block};
    c->u->block = b;
}

void block_pop(struct compiler *c)
{
    c->u->block = c->u->block->up;
}

void emit_const(struct compiler *c, struct code_const k)
{
    emit_op(c, OPC_LOAD_CONST, const_number(c, k));
}

void emit_folded(struct compiler *c, struct code_const k, const struct constant *first)
{
    if (first && c->u->consts.n == 0)
        c->u->spelled = const_number(c, const_from_ast(first));
    c->u->marks |= STEP_FOLDED;
    emit_const(c, k);
}

void emit_constant(struct compiler *c, const struct constant *k)
{
    if (k->folded)
        emit_folded(c, const_from_ast(k), k->first);
    else
        emit_const(c, const_from_ast(k));
}

void emit_none(struct compiler *c)
{
    emit_const(c, (struct code_const){.kind = CONSTANT_NONE});
}

void emit_artificial(struct compiler *c)
{
    c->u->artificial = c->u->n;
}

void emit_elsewhere(struct compiler *c, enum step_elsewhere until, struct position there)
{
    c->u->until = (unsigned char)until;
    c->u->elsewhere = there;
}

void emit_str(struct compiler *c, const char *s)
{
    emit_const(c, const_str(s, strlen(s)));
}

void emit_int(struct compiler *c, int64_t i)
{
    emit_const(c, (struct code_const){.kind = CONSTANT_INT, .i = i});
}

void emit_name(struct compiler *c, enum opcode op, const char *name)
{
    emit_op(c, op, name_number(&c->u->names, name));
}

void emit_attr(struct compiler *c, enum opcode op, const char *name)
{
    emit_name(c, op, scope_mangle(c->m, c->u->scope, name));
}

/* ---- units ---- */

/* Is this a scope that has no name in the names of what stands in it? */
static bool goes_unnamed(const struct compiler *c, const struct scope *s)
{
    return s->kind == SCOPE_TYPE_PARAMS ||
           (s->kind == SCOPE_COMPREHENSION && c->opt.inline_comprehensions && strcmp(s->name, "<genexpr>") != 0);
}

/* The qualified name: the one around it, "<locals>" in functions; a name declared global stands alone. */
static char *qualified(struct compiler *c, const char *name, const struct unit *up)
{
    while (up && goes_unnamed(c, up->scope))
        up = up->up;
    if (!up || up->scope->kind == SCOPE_MODULE)
        return mem_strdup(name);
    struct symbol *s = scope_find(up->scope, scope_mangle(c->m, up->scope, ast_interns(c->m, name)));
    if (s && s->place == PLACE_GLOBAL_EXPLICIT && name[0] != '<')
        return mem_strdup(name);
    struct buf b;
    buf_init(&b);
    bool plain = up->scope->kind == SCOPE_CLASS || up->scope->kind == SCOPE_COMPREHENSION;
    buf_printf(&b, "%s.%s%s", up->qualname, plain ? "" : "<locals>.", name);
    return buf_steal(&b);
}

void unit_enter(struct compiler *c, struct scope *s, const char *name, struct pos pos)
{
    struct unit *u = mem_zalloc(sizeof *u);
    u->up = c->u;
    u->scope = s;
    u->name = name;
    u->qualname = qualified(c, name, c->u);
    u->handler = -1;
    u->first_line = pos.line;
    u->spelled = -1;
    u->pos = (struct position){pos.line, pos.end_line, pos.byte, pos.end_byte};
    for (int i = 0; i < s->params.n; i++)
        name_number(&u->locals, s->params.v[i]);
    c->u = u;
}

/* ---- from instructions to words ---- */

static void reach(struct unit *u, int *todo, int *ntodo, int i, int depth)
{
    if (i >= u->n || u->ins[i].depth >= depth)
        return;
    u->ins[i].depth = depth;
    todo[(*ntodo)++] = i;
}

static bool ends(enum opcode op)
{
    return op == OPC_JUMP || op == OPC_JUMP_BACKWARD || op == OPC_RETURN_VALUE || op == OPC_RERAISE || op == OPC_RAISE_VARARGS;
}

/* Follows every way through the code; each instruction learns how deep the stack is before it. */
static int find_depths(struct unit *u)
{
    int *todo = mem_alloc(((size_t)u->n * 4 + 16) * sizeof *todo), ntodo = 0, most = 0;
    reach(u, todo, &ntodo, 0, 0);
    while (ntodo > 0) {
        int i = todo[--ntodo];
        struct ins *x = &u->ins[i];
        int d = x->depth;
        if (x->op == PSEUDO_SETUP) {
            struct setup *s = &u->setups[x->arg];
            s->depth = d - s->drop;
            int h = s->depth + (s->lasti ? 2 : 1);
            most = h > most ? h : most;
            reach(u, todo, &ntodo, u->labels[s->label], h);
            reach(u, todo, &ntodo, i + 1, d);
            continue;
        }
        int after = d + opcode_effect(x->op, x->arg, false);
        most = after > most ? after : most;
        most = d > most ? d : most;
        if (opcode_operands[x->op] == OPERAND_JUMP)
            reach(u, todo, &ntodo, u->labels[x->arg], d + opcode_effect(x->op, x->arg, true));
        if (!ends(x->op))
            reach(u, todo, &ntodo, i + 1, after);
    }
    free(todo);
    return most;
}

/* Jumps to jumps go to the end of the chain; a jump to the next instruction is nothing. */
static void thread_jumps(struct unit *u)
{
    for (int i = 0; i < u->n; i++) {
        struct ins *x = &u->ins[i];
        if (x->op == PSEUDO_SETUP || opcode_operands[x->op] != OPERAND_JUMP || x->op == OPC_SEND || x->op == OPC_FOR_ITER)
            continue;
        for (int hops = 0; hops < 8; hops++) {
            int t = u->labels[x->arg];
            if (t >= u->n || u->ins[t].op != OPC_JUMP || u->ins[t].pos.line != x->pos.line)
                break;
            x->arg = u->ins[t].arg;
        }
    }
}

static bool *find_targets(struct unit *u)
{
    bool *target = mem_zalloc((size_t)u->n + 1);
    for (int i = 0; i < u->nlabels; i++)
        if (u->labels[i] >= 0)
            target[u->labels[i]] = true;
    return target;
}

/* Keeps the instructions as they are now. */
static void keep_steps(struct unit *u, struct code *k, const int *cells)
{
    k->nsteps = u->n;
    k->steps = mem_alloc((size_t)(u->n + 1) * sizeof *k->steps);
    k->step_handlers = mem_alloc((size_t)(u->nsetups + 1) * sizeof *k->step_handlers);
    for (int i = 0; i < u->n; i++) {
        const struct ins *x = &u->ins[i];
        struct step *s = &k->steps[i];
        *s = (struct step){.op = x->op,
                           .marks = x->marks,
                           .arg = x->arg,
                           .handler = x->handler,
                           .pos = x->pos,
                           .elsewhere = x->elsewhere,
                           .until = x->until};
        if (u->artificial && i >= u->artificial)
            s->pos.line = -1;
        if (x->op == PSEUDO_SETUP)
            continue;
        if (opcode_operands[x->op] == OPERAND_JUMP)
            s->arg = u->labels[x->arg];
        else if (opcode_operands[x->op] == OPERAND_LOCAL && x->arg >= CELL_BASE)
            s->arg = cells[x->arg - CELL_BASE];
    }
    for (int i = 0; i < u->nsetups; i++)
        k->step_handlers[i] = (struct step_handler){u->labels[u->setups[i].label], u->setups[i].parent, u->setups[i].lasti};
}

/* Two neighbours that are often together become one instruction. */
static void fuse(struct unit *u)
{
    bool *target = find_targets(u);
    for (int i = 0; i + 1 < u->n; i++) {
        struct ins *a = &u->ins[i], *b = &u->ins[i + 1];
        if (b->op != OPC_LOAD_FAST || target[i + 1] || a->pos.line != b->pos.line || a->handler != b->handler || a->arg > 0xFFF ||
            b->arg > 0xFFF)
            continue;
        if (a->op != OPC_LOAD_FAST && a->op != OPC_STORE_FAST)
            continue;
        a->op = a->op == OPC_LOAD_FAST ? OPC_LOAD_FAST_LOAD_FAST : OPC_STORE_FAST_LOAD_FAST;
        a->arg |= b->arg << 12;
        b->op = OPC_NOP;
        b->depth = -1;
        i++;
    }
    free(target);
}

static void place_words(struct unit *u)
{
    int at_word = 0;
    for (int i = 0; i < u->n; i++) {
        struct ins *x = &u->ins[i];
        x->at = at_word;
        if (x->depth >= 0 && x->op != PSEUDO_SETUP && x->op != OPC_NOP)
            at_word += 1 + opcode_caches[x->op];
    }
}

static int target_word(struct unit *u, const struct code *k, int label)
{
    int t = u->labels[label];
    return t < u->n ? u->ins[t].at : k->nwords;
}

static int final_arg(struct unit *u, const struct code *k, const struct ins *x, const int *cells)
{
    if (opcode_operands[x->op] == OPERAND_JUMP)
        return target_word(u, k, x->arg);
    if (opcode_operands[x->op] == OPERAND_LOCAL && x->arg >= CELL_BASE)
        return cells[x->arg - CELL_BASE];
    return x->arg;
}

static void write_words(struct unit *u, struct code *k, const int *cells)
{
    const struct ins *last = NULL;
    for (int i = 0; i < u->n; i++)
        if (u->ins[i].depth >= 0 && u->ins[i].op != PSEUDO_SETUP && u->ins[i].op != OPC_NOP)
            last = &u->ins[i];
    k->nwords = last ? last->at + 1 + opcode_caches[last->op] : 0;
    k->words = mem_zalloc((size_t)(k->nwords + 1) * sizeof *k->words);
    k->positions = mem_zalloc((size_t)(k->nwords + 1) * sizeof *k->positions);
    for (int i = 0; i < u->n; i++) {
        const struct ins *x = &u->ins[i];
        if (x->depth < 0 || x->op == PSEUDO_SETUP || x->op == OPC_NOP)
            continue;
        k->words[x->at] = CODE_WORD(x->op, final_arg(u, k, x, cells));
        for (int j = 0; j <= opcode_caches[x->op]; j++)
            k->positions[x->at + j] = x->pos;
    }
}

static void write_handlers(struct unit *u, struct code *k)
{
    int cap = 0;
    for (int i = 0; i < u->n; i++) {
        const struct ins *x = &u->ins[i];
        if (x->depth < 0 || x->op == PSEUDO_SETUP || x->op == OPC_NOP || x->handler < 0 || u->setups[x->handler].depth < 0)
            continue;
        const struct setup *s = &u->setups[x->handler];
        struct handler h = {x->at, x->at + 1 + opcode_caches[x->op], target_word(u, k, s->label), s->depth, s->lasti};
        struct handler *prev = k->nhandlers ? &k->handlers[k->nhandlers - 1] : NULL;
        if (prev && prev->end == h.start && prev->target == h.target && prev->depth == h.depth && prev->lasti == h.lasti)
            prev->end = h.end;
        else
            VEC_PUSH(k->handlers, k->nhandlers, cap, h);
    }
}

/* Arguments, other locals, cells that are no arguments, free variables. cells[i]: where cell or free variable number i lies. */
static void write_locals(struct unit *u, struct code *k, int *cells)
{
    const struct scope *s = u->scope;
    k->nlocals = u->locals.n;
    k->locals = mem_zalloc((size_t)(k->nlocals + s->cell_names.n + s->free_names.n + 1) * sizeof *k->locals);
    for (int i = 0; i < k->nlocals; i++)
        k->locals[i] = (struct local){mem_strdup(u->locals.v[i]), LOCAL_PLAIN};
    int n = k->nlocals;
    for (int i = 0; i < s->cell_names.n; i++) {
        int found = -1;
        for (int j = 0; j < k->nlocals && found < 0; j++)
            if (strcmp(k->locals[j].name, s->cell_names.v[i]) == 0)
                found = j;
        if (found < 0)
            k->locals[found = n++] = (struct local){mem_strdup(s->cell_names.v[i]), LOCAL_CELL};
        k->locals[found].kind |= LOCAL_CELL;
        cells[i] = found;
    }
    for (int i = 0; i < s->free_names.n; i++) {
        cells[s->cell_names.n + i] = n;
        k->locals[n++] = (struct local){mem_strdup(s->free_names.v[i]), LOCAL_FREE};
    }
    k->ncells = s->cell_names.n;
    k->nfree = s->free_names.n;
    k->nlocalsplus = n;
}

static char **take_names(const struct name_index *x)
{
    char **v = x->n ? mem_alloc((size_t)x->n * sizeof *v) : NULL;
    for (int i = 0; i < x->n; i++)
        v[i] = mem_strdup(x->v[i]);
    return v;
}

static void unit_free(struct unit *u)
{
    free(u->ins);
    free(u->labels);
    free(u->setups);
    struct name_index *all[] = {&u->names, &u->locals, &u->statics};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        free(all[i]->v);
        numbering_done(&all[i]->numbers);
    }
    numbering_done(&u->consts.numbers);
    free(u);
}

struct code *unit_leave(struct compiler *c)
{
    struct unit *u = c->u;
    struct code *k = mem_zalloc(sizeof *k);
    k->refs = 1;
    k->name = mem_strdup(u->name);
    k->qualname = u->qualname;
    k->filename = mem_strdup(c->m->filename);
    k->docstring = u->docstring;
    k->flags = u->flags;
    k->argcount = u->argcount;
    k->posonlyargcount = u->posonlyargcount;
    k->kwonlyargcount = u->kwonlyargcount;
    k->first_line = u->first_line;
    k->spelled = u->spelled;
    int *cells = mem_alloc((size_t)(u->scope->cell_names.n + u->scope->free_names.n + 1) * sizeof *cells);
    write_locals(u, k, cells);
    keep_steps(u, k, cells);
    thread_jumps(u);
    k->stack_size = find_depths(u) + 1;
    fuse(u);
    place_words(u);
    write_words(u, k, cells);
    write_handlers(u, k);
    free(cells);
    k->names = take_names(&u->names);
    k->nnames = u->names.n;
    k->static_attributes = take_names(&u->statics);
    k->nstatic_attributes = u->statics.n;
    k->constants = u->consts.v;
    k->nconstants = u->consts.n;
    c->u = u->up;
    unit_free(u);
    return k;
}
