/*
 * Keys of mapping patterns that are equal as a dict sees them: 1, 1.0, True and 1+0j are one key. Their values are computed here,
 * since this is asked before anything is folded.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "literal_text.h"
#include "scope_build.h"
#include "slotscope/base/buf.h"

static bool is_number(const struct constant *c)
{
    return c->kind == CONST_INT || c->kind == CONST_FLOAT || c->kind == CONST_IMAG || c->kind == CONST_COMPLEX ||
           c->kind == CONST_TRUE || c->kind == CONST_FALSE;
}

static double real_part(const struct constant *c)
{
    switch (c->kind) {
    case CONST_TRUE: return 1;
    case CONST_INT: return c->small ? (double)c->i : c->negative ? -HUGE_VAL : HUGE_VAL;
    case CONST_FLOAT:
    case CONST_COMPLEX: return c->f;
    default: return 0;
    }
}

static double imag_part(const struct constant *c)
{
    return c->kind == CONST_IMAG || c->kind == CONST_COMPLEX ? c->imag : 0;
}

static void negate(struct constant *c)
{
    if (c->kind == CONST_INT && c->small)
        c->i = -c->i;
    else if (c->kind == CONST_INT)
        c->negative = !c->negative;
    else if (c->kind == CONST_FLOAT)
        c->f = -c->f;
    else
        *c = (struct constant){.kind = CONST_COMPLEX, .f = -real_part(c), .imag = -imag_part(c)};
}

/* The value of a key that is a literal: a constant, a negated number, or a real and an imaginary one. */
static bool key_value(const struct expr *e, struct constant *out)
{
    struct constant imag;
    if (e->kind == EXPR_UnaryOp && key_value(e->UnaryOp.operand, out)) {
        negate(out);
        return true;
    }
    if (e->kind == EXPR_BinOp && key_value(e->BinOp.left, out) && key_value(e->BinOp.right, &imag)) {
        double i = imag_part(&imag);
        *out = (struct constant){.kind = CONST_COMPLEX, .f = real_part(out), .imag = e->BinOp.op == OP_Sub ? -i : i};
        return true;
    }
    if (e->kind != EXPR_Constant)
        return false;
    *out = e->Constant;
    return true;
}

/* An int and a number that is none: equal if the other is whole and has the same digits. */
static bool same_digits(const struct constant *i, const struct constant *f)
{
    double d = real_part(f);
    char s[512];
    if (imag_part(f) != 0 || !isfinite(d) || d != floor(d))
        return false;
    if (i->small)
        return d >= -0x1p63 && d < 0x1p63 && (int64_t)d == i->i;
    snprintf(s, sizeof s, "%.0f", fabs(d));
    return i->negative == (d < 0) && strlen(s) == i->s.n && !memcmp(s, i->s.p, i->s.n);
}

static bool same_number(const struct constant *a, const struct constant *b)
{
    if (a->kind == CONST_INT && b->kind == CONST_INT && !(a->small && b->small))
        return a->small == b->small && a->negative == b->negative && a->s.n == b->s.n && !memcmp(a->s.p, b->s.p, a->s.n);
    if (a->kind == CONST_INT && b->kind == CONST_INT)
        return a->i == b->i;
    if (a->kind == CONST_INT)
        return same_digits(a, b);
    if (b->kind == CONST_INT)
        return same_digits(b, a);
    return real_part(a) == real_part(b) && imag_part(a) == imag_part(b);
}

static bool same_key(const struct constant *a, const struct constant *b)
{
    if (is_number(a) && is_number(b))
        return same_number(a, b);
    if (a->kind != b->kind)
        return false;
    return (a->kind != CONST_STR && a->kind != CONST_BYTES) || (a->s.n == b->s.n && !memcmp(a->s.p, b->s.p, a->s.n));
}

bool scope_distinct_keys(struct scope_builder *b, const struct pattern *p)
{
    const struct expr_list *keys = &p->MatchMapping.keys;
    struct constant *values = arena_alloc(b->m->arena, (size_t)(keys->n + 1) * sizeof *values);
    int n = 0;
    for (int i = 0; i < keys->n; i++) {
        struct constant *v = &values[n];
        if (!key_value(keys->v[i], v))
            continue;
        for (int j = 0; j < n; j++)
            if (same_key(v, &values[j])) {
                struct buf text;
                buf_init(&text);
                literal_text(&text, v, false);
                scope_error(b, &p->pos, "mapping pattern checks duplicate key (%s)", text.p);
                buf_done(&text);
                return false;
            }
        n++;
    }
    return true;
}
