/* Code objects: counting references, comparing constants, and the listing. */
#include "slotscope/lang/code.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/numbering.h"

const char *const opcode_names[] = {
#define OP(name, ...) #name,
#include "slotscope/lang/opcodes.def"
#undef OP
};
const unsigned char opcode_caches[] = {
#define OP(name, operand, caches, ...) caches,
#include "slotscope/lang/opcodes.def"
#undef OP
};
const unsigned char opcode_operands[] = {
#define OP(name, operand, ...) OPERAND_##operand,
#include "slotscope/lang/opcodes.def"
#undef OP
};
_Static_assert(OPC_LIMIT <= 256, "an opcode is a byte");

int opcode_effect(enum opcode op, int a, bool jumps)
{
    switch (op) {
#define OP(name, operand, caches, effect, jump_effect)                                                                           \
    case OPC_##name: return jumps ? (jump_effect) : (effect);
#include "slotscope/lang/opcodes.def"
#undef OP
    default: (void)a; return 0;
    }
}

static bool same_double(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static bool same_items(const struct code_const *a, const struct code_const *b)
{
    if (a->nitems != b->nitems)
        return false;
    for (size_t i = 0; i < a->nitems; i++)
        if (!constant_equal(&a->items[i], &b->items[i]))
            return false;
    return true;
}

bool constant_equal(const struct code_const *a, const struct code_const *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case CONSTANT_INT: return a->i == b->i;
    case CONSTANT_FLOAT: return same_double(a->re, b->re);
    case CONSTANT_COMPLEX: return same_double(a->re, b->re) && same_double(a->im, b->im);
    case CONSTANT_BIGINT:
    case CONSTANT_STR:
    case CONSTANT_BYTES: return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
    case CONSTANT_TUPLE:
    case CONSTANT_SLICE:
    case CONSTANT_FROZENSET: return same_items(a, b);
    case CONSTANT_CODE: return a->code == b->code;
    default: return true;
    }
}

uint64_t constant_hash(const struct code_const *k)
{
    uint64_t h = (uint64_t)k->kind * 7919;
    switch (k->kind) {
    case CONSTANT_INT: return h ^ numbering_hash(&k->i, sizeof k->i);
    case CONSTANT_FLOAT: return h ^ numbering_hash(&k->re, sizeof k->re);
    case CONSTANT_COMPLEX: return h ^ numbering_hash(&k->re, sizeof k->re) ^ numbering_hash(&k->im, sizeof k->im) << 1;
    case CONSTANT_BIGINT:
    case CONSTANT_STR:
    case CONSTANT_BYTES: return h ^ numbering_hash(k->text, k->len);
    case CONSTANT_TUPLE:
    case CONSTANT_SLICE:
    case CONSTANT_FROZENSET:
        for (size_t i = 0; i < k->nitems; i++)
            h = h * 31 + constant_hash(&k->items[i]);
        return h;
    case CONSTANT_CODE: return h ^ numbering_hash(&k->code, sizeof k->code);
    default: return h;
    }
}

void constant_copy(struct code_const *to, const struct code_const *from)
{
    *to = *from;
    switch (from->kind) {
    case CONSTANT_BIGINT:
    case CONSTANT_STR:
    case CONSTANT_BYTES: to->text = mem_strndup(from->text, from->len); break;
    case CONSTANT_TUPLE:
    case CONSTANT_SLICE:
    case CONSTANT_FROZENSET:
        to->items = mem_zalloc((from->nitems + 1) * sizeof *to->items);
        for (size_t i = 0; i < from->nitems; i++)
            constant_copy(&to->items[i], &from->items[i]);
        break;
    case CONSTANT_CODE: code_ref(from->code); break;
    default: break;
    }
}

void constant_done(struct code_const *c)
{
    switch (c->kind) {
    case CONSTANT_BIGINT:
    case CONSTANT_STR:
    case CONSTANT_BYTES: free(c->text); break;
    case CONSTANT_TUPLE:
    case CONSTANT_SLICE:
    case CONSTANT_FROZENSET:
        for (size_t i = 0; i < c->nitems; i++)
            constant_done(&c->items[i]);
        free(c->items);
        break;
    case CONSTANT_CODE: code_unref(c->code); break;
    default: break;
    }
}

struct code *code_ref(struct code *c)
{
    c->refs++;
    return c;
}

static void free_strings(char **s, int n)
{
    for (int i = 0; i < n; i++)
        free(s[i]);
    free(s);
}

void code_unref(struct code *c)
{
    if (!c || --c->refs > 0)
        return;
    for (int i = 0; i < c->nconstants; i++)
        constant_done(&c->constants[i]);
    for (int i = 0; i < c->nlocalsplus; i++)
        free(c->locals[i].name);
    free_strings(c->names, c->nnames);
    free_strings(c->static_attributes, c->nstatic_attributes);
    free(c->locals);
    free(c->constants);
    free(c->words);
    free(c->positions);
    free(c->handlers);
    free(c->steps);
    free(c->step_handlers);
    free(c->docstring);
    free(c->name);
    free(c->qualname);
    free(c->filename);
    free(c);
}

static void list_constant(struct buf *b, const struct code_const *c)
{
    static const char *const plain[] = {"None", "False", "True", "Ellipsis"};
    switch (c->kind) {
    case CONSTANT_INT: buf_printf(b, "%lld", (long long)c->i); break;
    case CONSTANT_BIGINT: buf_add(b, c->text, c->len); break;
    case CONSTANT_FLOAT: buf_printf(b, "%.17g", c->re); break;
    case CONSTANT_COMPLEX: buf_printf(b, "(%.17g%+.17gj)", c->re, c->im); break;
    case CONSTANT_STR:
    case CONSTANT_BYTES: buf_printf(b, "%s'%s'", c->kind == CONSTANT_BYTES ? "b" : "", c->text); break;
    case CONSTANT_TUPLE:
    case CONSTANT_SLICE:
    case CONSTANT_FROZENSET:
        buf_adds(b, c->kind == CONSTANT_TUPLE ? "(" : c->kind == CONSTANT_SLICE ? "slice(" : "frozenset(");
        for (size_t i = 0; i < c->nitems; i++) {
            buf_adds(b, i ? ", " : "");
            list_constant(b, &c->items[i]);
        }
        buf_addc(b, ')');
        break;
    case CONSTANT_CODE: buf_printf(b, "<code %s>", c->code->qualname); break;
    default: buf_adds(b, plain[c->kind]); break;
    }
}

static void list_operand(struct buf *b, const struct code *c, enum opcode op, unsigned a)
{
    switch (opcode_operands[op]) {
    case OPERAND_NONE: return;
    case OPERAND_CONST: buf_printf(b, "%u (", a); list_constant(b, &c->constants[a]); buf_addc(b, ')'); break;
    case OPERAND_NAME: buf_printf(b, "%u (%s)", a, c->names[a]); break;
    case OPERAND_LOCAL: buf_printf(b, "%u (%s)", a, c->locals[a].name); break;
    case OPERAND_LOCAL2: buf_printf(b, "%u (%s, %s)", a, c->locals[a & 0xFFF].name, c->locals[a >> 12].name); break;
    case OPERAND_JUMP: buf_printf(b, "to %u", a); break;
    default: buf_printf(b, "%u", a); break;
    }
}

void code_disassemble(struct buf *b, const struct code *c)
{
    buf_printf(b, "%s: args %d, locals %d, stack %d, flags %#x\n", c->qualname, c->argcount, c->nlocalsplus, c->stack_size, c->flags);
    int line = -1;
    for (int i = 0; i < c->nwords; i += 1 + opcode_caches[CODE_OP(c->words[i])]) {
        enum opcode op = CODE_OP(c->words[i]);
        if (c->positions[i].line != line)
            buf_printf(b, "%5d", line = c->positions[i].line);
        else
            buf_adds(b, "     ");
        buf_printf(b, " %5d %-24s ", i, opcode_names[op]);
        list_operand(b, c, op, CODE_ARG(c->words[i]));
        buf_addc(b, '\n');
    }
    for (int i = 0; i < c->nhandlers; i++) {
        const struct handler *h = &c->handlers[i];
        buf_printf(b, "      %d to %d -> %d [%d]%s\n", h->start, h->end, h->target, h->depth, h->lasti ? " lasti" : "");
    }
    for (int i = 0; i < c->nconstants; i++)
        if (c->constants[i].kind == CONSTANT_CODE)
            code_disassemble(b, c->constants[i].code);
}
