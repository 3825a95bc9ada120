/* Counting: the stack's depth, code units with their EXTENDED_ARGs, the table of lines and that of handlers. */
#include "codeshape.h"

#include <stdlib.h>

#include "slotscope/base/mem.h"

int shape_units(const struct shape_ins *x)
{
    switch (x->op) {
    case SHAPE_RESUME: return pol.units_RESUME;
    case SHAPE_PRECALL: return pol.units_PRECALL;
    case SHAPE_TO_BOOL: return pol.units_TO_BOOL;
    case OPC_CALL: return pol.units_CALL;
    case OPC_CALL_KW: return pol.units_CALL_KW;
    case OPC_CALL_EX: return pol.units_CALL_EX;
    case OPC_LOAD_GLOBAL: return pol.units_LOAD_GLOBAL;
    case OPC_LOAD_ATTR: return pol.units_LOAD_ATTR;
    case OPC_LOAD_METHOD: return pol.units_LOAD_METHOD;
    case OPC_STORE_ATTR: return pol.units_STORE_ATTR;
    case OPC_BINARY_SUBSCR: return pol.units_BINARY_SUBSCR;
    case OPC_STORE_SUBSCR: return pol.units_STORE_SUBSCR;
    case OPC_BINARY_OP: return pol.units_BINARY_OP;
    case OPC_COMPARE_OP: return pol.units_COMPARE_OP;
    case OPC_CONTAINS_OP: return pol.units_CONTAINS_OP;
    case OPC_UNPACK_SEQUENCE: return pol.units_UNPACK_SEQUENCE;
    case OPC_FOR_ITER: return pol.units_FOR_ITER;
    case OPC_GET_ITER: return pol.units_GET_ITER;
    case OPC_SEND: return pol.units_SEND;
    case OPC_POP_JUMP_IF_FALSE:
    case OPC_POP_JUMP_IF_TRUE:
    case OPC_POP_JUMP_IF_NONE:
    case OPC_POP_JUMP_IF_NOT_NONE: return pol.units_POP_JUMP;
    default: return 1;
    }
}

/* ---- depth ---- */

static void reach(struct shape *s, int *todo, int *n, int b, int depth)
{
    if (b < 0 || s->blocks[b].depth >= 0)
        return;
    s->blocks[b].depth = depth < 0 ? 0 : depth;
    todo[(*n)++] = b;
}

static int greatest_depth(struct shape *s)
{
    int *todo = mem_alloc(((size_t)s->n * 8 + 8) * sizeof *todo), n = 0, most = 0;
    reach(s, todo, &n, 0, 0);
    while (n) {
        struct shape_block *b = &s->blocks[todo[--n]];
        int depth = b->depth;
        bool on = true;
        for (int i = 0; i < b->n && on; i++) {
            const struct shape_ins *x = &b->v[i];
            if (x->target >= 0) {
                int there = x->op == SHAPE_SETUP ? depth + (x->arg ? 2 : 1) : depth + x->jump_effect;
                most = there > most ? there : most;
                reach(s, todo, &n, x->target, there);
            }
            depth += x->effect;
            most = depth > most ? depth : most;
            on = !shape_goes(x);
        }
        if (on)
            reach(s, todo, &n, b->next, depth);
    }
    free(todo);
    return most;
}

/* ---- code units ---- */

static int extended(long arg)
{
    return arg > 0xFFFFFF ? 3 : arg > 0xFFFF ? 2 : arg > 0xFF ? 1 : 0;
}

/* Code units of jump x, which stands at `at` units: backwards where its target does not lie behind it. */
static int jump_units(const struct shape *s, const struct shape_ins *x, int at)
{
    int to = s->blocks[x->target].at, units = shape_units(x);
    bool back = to <= at;
    if (x->op == OPC_JUMP && back)
        units = pol.units_JUMP_BACKWARD;
    long distance = pol.units_RESUME ? (back ? at + units - to : to - at - units) : pol.code_blocks ? to : 2L * to;
    if (!pol.units_RESUME && (x->op == OPC_FOR_ITER || (x->op == OPC_JUMP && !back)))
        distance = (pol.code_blocks ? 1 : 2) * (to - at - 1);
    return units + extended(distance);
}

static int arg_units(const struct shape_ins *x)
{
    bool named = x->op == OPC_LOAD_CONST || x->op == OPC_LOAD_NAME || x->op == OPC_STORE_NAME || x->op == OPC_LOAD_GLOBAL ||
                 x->op == OPC_CALL || x->op == OPC_LOAD_ATTR || x->op == OPC_LOAD_METHOD || x->op == OPC_STORE_ATTR ||
                 x->op == OPC_BUILD_LIST || x->op == OPC_BUILD_TUPLE || x->op == OPC_UNPACK_EX || x->op == OPC_BUILD_MAP ||
                 x->op == OPC_BUILD_SET;
    bool twice = pol.code_push_null &&
                 (x->op == OPC_LOAD_GLOBAL || ((x->op == OPC_LOAD_ATTR || x->op == OPC_LOAD_METHOD) && pol.units_LOAD_ATTR > 5));
    return shape_units(x) + (named ? extended((long)x->arg * (twice ? 2 : 1)) : 0);
}

static int ins_units(const struct shape *s, const struct shape_ins *x, int at)
{
    return shape_is_jump(x) ? jump_units(s, x, at) : arg_units(x);
}

/* Places the blocks until nothing moves any more. */
static int place(struct shape *s)
{
    int total = 0;
    for (int round = 0; round < 16; round++) {
        bool moved = false;
        int at = 0;
        for (int b = 0; b >= 0; b = s->blocks[b].next) {
            moved |= s->blocks[b].at != at;
            s->blocks[b].at = at;
            for (int i = 0; i < s->blocks[b].n; i++)
                at += ins_units(s, &s->blocks[b].v[i], at);
        }
        total = at;
        if (!moved)
            break;
    }
    return total;
}

/* ---- the table of lines ---- */

struct lines {
    struct buf *out;
    int line;
    struct position pos; /* of the entry that is being collected */
    int units;
    int offset, last_offset; /* in bytes of code: lnotab and ranges */
};

static void byte(struct buf *b, unsigned v)
{
    buf_addc(b, (char)v);
}

static void varint(struct buf *b, unsigned v)
{
    for (; v >= 64; v >>= 6)
        byte(b, 64 | (v & 63));
    byte(b, v);
}

static void signed_varint(struct buf *b, int v)
{
    varint(b, v < 0 ? ((0U - (unsigned)v) << 1) | 1 : (unsigned)v << 1);
}

enum { ENTRY_ONE_LINE = 10, ENTRY_NO_COLUMNS = 13, ENTRY_LONG = 14, ENTRY_NONE = 15 };

static void entry_begin(struct lines *l, unsigned kind, int units)
{
    byte(l->out, 128 | kind << 3 | (unsigned)(units - 1));
}

/* Objects/locations.md: an entry for up to eight code units of one position. */
static void entry(struct lines *l, const struct position *p, int units)
{
    int delta = p->line - l->line;
    if (p->line < 0) {
        entry_begin(l, ENTRY_NONE, units);
        return;
    }
    if (p->col < 0 || p->end_col < 0) {
        entry_begin(l, ENTRY_NO_COLUMNS, units);
        signed_varint(l->out, delta);
    } else if (p->end_line == p->line && delta == 0 && p->col < 80 && p->end_col - p->col < 16 && p->end_col >= p->col) {
        entry_begin(l, (unsigned)p->col >> 3, units);
        byte(l->out, ((unsigned)p->col & 7) << 4 | (unsigned)(p->end_col - p->col));
    } else if (p->end_line == p->line && delta >= 0 && delta < 3 && p->col < 128 && p->end_col < 128) {
        entry_begin(l, ENTRY_ONE_LINE + (unsigned)delta, units);
        byte(l->out, (unsigned)p->col);
        byte(l->out, (unsigned)p->end_col);
    } else {
        entry_begin(l, ENTRY_LONG, units);
        signed_varint(l->out, delta);
        varint(l->out, (unsigned)(p->end_line - p->line));
        varint(l->out, (unsigned)(p->col + 1));
        varint(l->out, (unsigned)(p->end_col + 1));
    }
    l->line = p->line;
}

static void entries(struct lines *l, const struct position *p, int units)
{
    for (; units > 8; units -= 8)
        entry(l, p, 8);
    if (units > 0)
        entry(l, p, units);
}

static bool same_position(const struct position *a, const struct position *b)
{
    return a->line == b->line && a->end_line == b->end_line && a->col == b->col && a->end_col == b->end_col;
}

/* Objects/lnotab_notes.txt: byte pairs (code, line) where the line changes; large steps take several. */
static void lnotab(struct lines *l, const struct position *p)
{
    int code = l->offset - l->last_offset, line = p->line - l->line;
    if (line == 0 || p->line < 0)
        return;
    for (; code > 255; code -= 255) {
        byte(l->out, 255);
        byte(l->out, 0);
    }
    for (int most = line < 0 ? -128 : 127; line < -128 || line > 127; line -= most, code = 0) {
        byte(l->out, (unsigned)code);
        byte(l->out, (unsigned)most);
    }
    byte(l->out, (unsigned)code);
    byte(l->out, (unsigned)line);
    l->line = p->line;
    l->last_offset = l->offset;
}

/* 3.10: a byte pair for each stretch of code of one line. */
static void range(struct lines *l)
{
    int code = l->offset - l->last_offset, line = l->pos.line - l->line;
    if (code == 0)
        return;
    for (int most = line < 0 ? -127 : 127; line < -127 || line > 127; line -= most) {
        byte(l->out, 0);
        byte(l->out, (unsigned)most);
    }
    for (; code > 254; code -= 254, line = 0) {
        byte(l->out, 254);
        byte(l->out, (unsigned)line);
    }
    byte(l->out, (unsigned)code);
    byte(l->out, (unsigned)line);
    l->line = l->pos.line;
    l->last_offset = l->offset;
}

static void line_of(struct lines *l, const struct shape_ins *x, int units)
{
    switch ((enum line_policy)pol.line_table) {
    case LINES_LNOTAB: lnotab(l, &x->pos); break;
    case LINES_RANGES:
        if (x->pos.line != l->pos.line && x->pos.line >= 0) {
            range(l);
            l->pos = x->pos;
        }
        break;
    case LINES_ENTRIES: entries(l, &x->pos, units); break;
    case LINES_SHARED:
        if (!same_position(&l->pos, &x->pos)) {
            entries(l, &l->pos, l->units);
            l->pos = x->pos;
            l->units = 0;
        }
        l->units += units;
        break;
    }
    l->offset += 2 * units;
}

/* ---- the table of handlers ---- */

static void handler_value(struct buf *b, unsigned v, unsigned first)
{
    bool begun = false;
    for (int shift = 24; shift > 0; shift -= 6)
        if (begun || v >= 1U << shift) {
            byte(b, ((v >> shift) & 63) | 64 | (begun ? 0 : first));
            begun = true;
        }
    byte(b, (v & 63) | (begun ? 0 : first));
}

/* Objects/exception_handling_notes.txt */
static void handler_entry(const struct shape *s, struct buf *b, int start, int end, int handler)
{
    const struct shape_block *h = &s->blocks[handler];
    int depth = h->depth - 1 - h->lasti;
    handler_value(b, (unsigned)start, 128);
    handler_value(b, (unsigned)(end - start), 0);
    handler_value(b, (unsigned)h->at, 0);
    handler_value(b, (unsigned)depth << 1 | h->lasti, 0);
}

static void code_of(struct buf *b, const struct shape_ins *x, int units)
{
    byte(b, (unsigned)x->op);
    byte(b, (unsigned)x->arg);
    for (int i = 1; i < units; i++) {
        byte(b, 0);
        byte(b, i == 1 ? (unsigned)x->arg >> 8 : 0);
    }
}

static void write_tables(struct shape *s, struct codeshape *out)
{
    struct lines l = {.out = &out->lines, .line = out->first_line, .pos = {.line = -1, .end_line = -1, .col = -1, .end_col = -1}};
    int handler = -1, start = 0, at = 0;
    if (pol.line_table == LINES_RANGES)
        l.pos.line = out->first_line;
    for (int b = 0; b >= 0; b = s->blocks[b].next)
        for (int i = 0; i < s->blocks[b].n; i++) {
            const struct shape_ins *x = &s->blocks[b].v[i];
            int units = ins_units(s, x, at);
            code_of(&out->code, x, units);
            line_of(&l, x, units);
            if (pol.units_RESUME && x->handler != handler) {
                if (handler >= 0)
                    handler_entry(s, &out->exceptions, start, at, handler);
                start = at;
                handler = x->handler;
            }
            at += units;
        }
    if (handler >= 0)
        handler_entry(s, &out->exceptions, start, at, handler);
    if (pol.line_table == LINES_SHARED)
        entries(&l, &l.pos, l.units);
    if (pol.line_table == LINES_RANGES)
        range(&l);
}

/* ---- constants that are left ---- */

/* LOAD_COMMON_CONSTANT knows it. */
static bool is_common(const struct code_const *k)
{
    return k->kind == CONSTANT_NONE || k->kind == CONSTANT_TRUE || k->kind == CONSTANT_FALSE ||
           (k->kind == CONSTANT_STR && k->len == 0) || (k->kind == CONSTANT_INT && k->i == -1);
}

static bool uses_const(const struct codeshape *out, const struct shape_ins *x)
{
    if (x->op != OPC_LOAD_CONST && x->op != SHAPE_RETURN_CONST && x->op != OPC_CALL_KW)
        return false;
    if (x->op != OPC_LOAD_CONST)
        return x->op == SHAPE_RETURN_CONST;
    const struct code_const *k = out->consts[x->arg];
    return !(pol.code_small_ints && k->kind == CONSTANT_INT && k->i >= 0 && k->i < 256) &&
           !(pol.code_common_consts && is_common(k));
}

/* Constants that no instruction loads any more go: the last ones, or all but the first. */
static void drop_consts(struct shape *s, struct codeshape *out)
{
    if (pol.code_drop_consts == 0 || out->nconsts == 0)
        return;
    bool *used = mem_zalloc((size_t)out->nconsts);
    int last = 0, n = 0;
    for (int b = 0; b >= 0; b = s->blocks[b].next)
        for (int i = 0; i < s->blocks[b].n; i++)
            if (uses_const(out, &s->blocks[b].v[i])) {
                used[s->blocks[b].v[i].arg] = true;
                last = s->blocks[b].v[i].arg > last ? s->blocks[b].v[i].arg : last;
            }
    if (pol.code_drop_consts == 1) {
        out->nconsts = last + 1;
    } else {
        for (int i = 0; i < out->nconsts; i++)
            if (i == 0 || used[i])
                out->consts[n++] = out->consts[i];
        out->nconsts = n;
    }
    free(used);
}

void codeshape(struct codeshape *out, const struct code *c)
{
    struct shape s = {.code = c, .out = out};
    bool module = !(c->flags & (CODE_OPTIMIZED | CODE_CLASS_BODY));
    *out = (struct codeshape){.first_line = module && pol.module_starts_at_1 ? 1 : c->first_line, .consts = NULL};
    buf_init(&out->code);
    buf_init(&out->lines);
    buf_init(&out->exceptions);
    shape_lower(&s);
    shape_optimise(&s);
    shape_late_consts(&s);
    for (int b = 0; b < s.n; b++)
        for (int i = 0; i < s.blocks[b].n; i++)
            if (s.blocks[b].v[i].op == SHAPE_SETUP)
                s.blocks[s.blocks[b].v[i].target].lasti = s.blocks[b].v[i].arg != 0;
    out->stack = greatest_depth(&s);
    if (pol.units_RESUME)
        shape_finish(&s);
    out->units = place(&s);
    write_tables(&s, out);
    drop_consts(&s, out);
    for (int b = 0; b < s.n; b++)
        free(s.blocks[b].v);
    free(s.blocks);
    free((void *)s.late);
}

void codeshape_done(struct codeshape *s)
{
    free(s->made);
    free(s->consts);
    free(s->names);
    free(s->locals);
    buf_done(&s->code);
    buf_done(&s->lines);
    buf_done(&s->exceptions);
}
