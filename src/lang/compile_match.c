/*
 * match. A pattern consumes the value on top of the stack. Names it captures wait on the stack until the whole pattern has matched; a failure
 * jumps to a label that pops as many values as lie there at that point (fail[n] pops n).
 */
#include <stdlib.h>
#include <string.h>

#include "compiler.h"

struct pattern_state {
    const char **stores; /* names whose values wait, the topmost first */
    int nstores, stores_cap;
    int *fail; /* fail[n]: label that pops n values */
    int nfail, fail_cap;
    int on_top; /* values above the waiting ones */
};

static void pattern(struct compiler *c, const struct pattern *p, struct pattern_state *m);

static int fail_label(struct compiler *c, struct pattern_state *m, int n)
{
    while (m->nfail <= n)
        VEC_PUSH(m->fail, m->nfail, m->fail_cap, label_new(c));
    return m->fail[n];
}

static void jump_to_fail(struct compiler *c, struct pattern_state *m, enum opcode op)
{
    emit_jump(c, op, fail_label(c, m, m->on_top + m->nstores));
}

static void emit_fail_pops(struct compiler *c, struct pattern_state *m)
{
    while (m->nfail > 1) {
        label_here(c, m->fail[--m->nfail]);
        emit_op(c, OPC_POP_TOP, 0);
    }
    if (m->nfail == 1)
        label_here(c, m->fail[0]);
    m->nfail = 0;
}

/* Brings the top of the stack below the n - 1 values under it. */
static void rotate(struct compiler *c, int n)
{
    for (int i = n; i > 1; i--)
        emit_op(c, OPC_SWAP, i);
}

static void store_name(struct compiler *c, const char *name, struct pattern_state *m)
{
    if (!name) {
        emit_op(c, OPC_POP_TOP, 0);
        return;
    }
    rotate(c, m->on_top + m->nstores + 1);
    VEC_PUSH(m->stores, m->nstores, m->stores_cap, name);
}

static void match_as(struct compiler *c, const struct pattern *p, struct pattern_state *m)
{
    if (!p->MatchAs.pattern) {
        store_name(c, p->MatchAs.name, m);
        return;
    }
    m->on_top++;
    emit_op(c, OPC_COPY, 1);
    pattern(c, p->MatchAs.pattern, m);
    m->on_top--;
    store_name(c, p->MatchAs.name, m);
}

static void match_value(struct compiler *c, const struct pattern *p, struct pattern_state *m)
{
    visit_expr(c, p->MatchValue.value);
    emit_op(c, OPC_COMPARE_OP, 2);
    jump_to_fail(c, m, OPC_POP_JUMP_IF_FALSE);
}

static void match_singleton(struct compiler *c, const struct pattern *p, struct pattern_state *m)
{
    emit_const(c, const_from_ast(&p->MatchSingleton));
    emit_op(c, OPC_IS_OP, 0);
    jump_to_fail(c, m, OPC_POP_JUMP_IF_FALSE);
}

static bool is_wildcard(const struct pattern *p)
{
    return p->kind == PATTERN_MatchAs && !p->MatchAs.name && !p->MatchAs.pattern;
}

static bool is_star_wildcard(const struct pattern *p)
{
    return p->kind == PATTERN_MatchStar && !p->MatchStar.name;
}

static void unpack_sequence(struct compiler *c, const struct pattern_list *l, int star, struct pattern_state *m)
{
    if (star < 0)
        emit_op(c, OPC_UNPACK_SEQUENCE, l->n);
    else
        emit_op(c, OPC_UNPACK_EX, star | (l->n - star - 1) << 8);
    m->on_top += l->n;
    for (int i = 0; i < l->n; i++) {
        m->on_top--;
        pattern(c, l->v[i], m);
    }
}

/* With a nameless star only the named elements are read, by index. */
static void index_sequence(struct compiler *c, const struct pattern_list *l, int star, struct pattern_state *m)
{
    m->on_top++;
    for (int i = 0; i < l->n; i++) {
        if (is_wildcard(l->v[i]) || i == star)
            continue;
        emit_op(c, OPC_COPY, 1);
        if (i < star) {
            emit_int(c, i);
        } else {
            emit_op(c, OPC_GET_LEN, 0);
            emit_int(c, l->n - i);
            emit_op(c, OPC_BINARY_OP, OP_Sub);
        }
        emit_op(c, OPC_BINARY_SUBSCR, 0);
        pattern(c, l->v[i], m);
    }
    m->on_top--;
    emit_op(c, OPC_POP_TOP, 0);
}

static void match_sequence(struct compiler *c, const struct pattern *p, struct pattern_state *m)
{
    const struct pattern_list *l = &p->MatchSequence.patterns;
    int star = -1;
    bool only_wildcards = true;
    for (int i = 0; i < l->n; i++) {
        if (l->v[i]->kind == PATTERN_MatchStar)
            star = i;
        only_wildcards = only_wildcards && (is_wildcard(l->v[i]) || is_star_wildcard(l->v[i]));
    }
    m->on_top++;
    emit_op(c, OPC_MATCH_SEQUENCE, 0);
    jump_to_fail(c, m, OPC_POP_JUMP_IF_FALSE);
    if (star < 0 || l->n > 1) {
        emit_op(c, OPC_GET_LEN, 0);
        emit_int(c, star < 0 ? l->n : l->n - 1);
        emit_op(c, OPC_COMPARE_OP, star < 0 ? 2 : 5);
        jump_to_fail(c, m, OPC_POP_JUMP_IF_FALSE);
    }
    m->on_top--;
    if (only_wildcards)
        emit_op(c, OPC_POP_TOP, 0);
    else if (star >= 0 && is_star_wildcard(l->v[star]))
        index_sequence(c, l, star, m);
    else
        unpack_sequence(c, l, star, m);
}

static void match_mapping(struct compiler *c, const struct pattern *p, struct pattern_state *m)
{
    int n = p->MatchMapping.keys.n;
    const char *rest = p->MatchMapping.rest;
    m->on_top++;
    emit_op(c, OPC_MATCH_MAPPING, 0);
    jump_to_fail(c, m, OPC_POP_JUMP_IF_FALSE);
    if (n == 0 && !rest) {
        m->on_top--;
        emit_op(c, OPC_POP_TOP, 0);
        return;
    }
    if (n) {
        emit_op(c, OPC_GET_LEN, 0);
        emit_int(c, n);
        emit_op(c, OPC_COMPARE_OP, 5);
        jump_to_fail(c, m, OPC_POP_JUMP_IF_FALSE);
    }
    for (int i = 0; i < n; i++)
        visit_expr(c, p->MatchMapping.keys.v[i]);
    emit_op(c, OPC_BUILD_TUPLE, n);
    emit_op(c, OPC_MATCH_KEYS, 0); /* subject, keys, values or None */
    m->on_top += 2;
    emit_op(c, OPC_COPY, 1);
    jump_to_fail(c, m, OPC_POP_JUMP_IF_NONE);
    emit_op(c, OPC_UNPACK_SEQUENCE, n);
    m->on_top += n - 1;
    for (int i = 0; i < n; i++) {
        m->on_top--;
        pattern(c, p->MatchMapping.patterns.v[i], m);
    }
    m->on_top -= 2; /* subject, keys */
    if (rest) {
        emit_op(c, OPC_COPY_DICT_WITHOUT_KEYS, 0); /* subject, rest */
        emit_op(c, OPC_SWAP, 2);
        emit_op(c, OPC_POP_TOP, 0);
        store_name(c, rest, m);
    } else {
        emit_op(c, OPC_POP_TOP, 0);
        emit_op(c, OPC_POP_TOP, 0);
    }
}

static void match_class(struct compiler *c, const struct pattern *p, struct pattern_state *m)
{
    int npos = p->MatchClass.patterns.n, nkwd = p->MatchClass.kwd_patterns.n;
    struct code_const names = {.kind = CONSTANT_TUPLE, .nitems = (size_t)nkwd};
    names.items = nkwd ? mem_alloc(names.nitems * sizeof *names.items) : NULL;
    for (int i = 0; i < nkwd; i++)
        names.items[i] = const_str(p->MatchClass.kwd_attrs.v[i], strlen(p->MatchClass.kwd_attrs.v[i]));
    visit_expr(c, p->MatchClass.cls);
    emit_const(c, names);
    emit_op(c, OPC_MATCH_CLASS, npos); /* tuple or None */
    m->on_top++;
    emit_op(c, OPC_COPY, 1);
    jump_to_fail(c, m, OPC_POP_JUMP_IF_NONE);
    emit_op(c, OPC_UNPACK_SEQUENCE, npos + nkwd);
    m->on_top += npos + nkwd - 1;
    for (int i = 0; i < npos + nkwd; i++) {
        const struct pattern *q = i < npos ? p->MatchClass.patterns.v[i] : p->MatchClass.kwd_patterns.v[i - npos];
        m->on_top--;
        if (is_wildcard(q))
            emit_op(c, OPC_POP_TOP, 0);
        else
            pattern(c, q, m);
    }
}

/* Each alternative binds the same names; all wait in the order of the first. */
static void order_stores(struct compiler *c, struct pattern_state *m, const char **want, int n)
{
    for (int i = 0; i < n; i++) {
        int j = i;
        while (j + 1 < n && strcmp(m->stores[j], want[i]) != 0)
            j++;
        for (int k = j; k > i; k--) { /* swaps the k-th and the one above it */
            if (k > 1)
                emit_op(c, OPC_SWAP, k);
            emit_op(c, OPC_SWAP, k + 1);
            if (k > 1)
                emit_op(c, OPC_SWAP, k);
            const char *t = m->stores[k];
            m->stores[k] = m->stores[k - 1];
            m->stores[k - 1] = t;
        }
    }
}

static void match_or(struct compiler *c, const struct pattern *p, struct pattern_state *m)
{
    int end = label_new(c), n = p->MatchOr.patterns.n, ncontrol = 0;
    const char **control = NULL;
    for (int i = 0; i < n; i++) {
        struct pattern_state alt = {0};
        emit_op(c, OPC_COPY, 1);
        pattern(c, p->MatchOr.patterns.v[i], &alt);
        if (i == 0) {
            ncontrol = alt.nstores;
            control = alt.stores;
            alt.stores = NULL;
        } else {
            order_stores(c, &alt, control, ncontrol);
        }
        emit_jump(c, OPC_JUMP, end);
        emit_fail_pops(c, &alt);
        free(alt.stores);
        free(alt.fail);
    }
    emit_op(c, OPC_POP_TOP, 0);
    jump_to_fail(c, m, OPC_JUMP);
    label_here(c, end);
    int depth = ncontrol + 1 + m->on_top + m->nstores; /* captured values go below all that */
    for (int i = 0; i < ncontrol; i++) {
        rotate(c, depth);
        VEC_PUSH(m->stores, m->nstores, m->stores_cap, control[i]);
    }
    emit_op(c, OPC_POP_TOP, 0);
    free(control);
}

static void pattern(struct compiler *c, const struct pattern *p, struct pattern_state *m)
{
    struct position old = c->u->pos;
    set_pos(c, &p->pos);
    switch (p->kind) {
    case PATTERN_MatchValue: match_value(c, p, m); break;
    case PATTERN_MatchSingleton: match_singleton(c, p, m); break;
    case PATTERN_MatchSequence: match_sequence(c, p, m); break;
    case PATTERN_MatchMapping: match_mapping(c, p, m); break;
    case PATTERN_MatchClass: match_class(c, p, m); break;
    case PATTERN_MatchStar: store_name(c, p->MatchStar.name, m); break;
    case PATTERN_MatchAs: match_as(c, p, m); break;
    case PATTERN_MatchOr: match_or(c, p, m); break;
    case PATTERN_KIND_COUNT: break;
    }
    c->u->pos = old;
}

static void match_case(struct compiler *c, const struct match_case *k, bool last, int end)
{
    struct pattern_state m = {0};
    if (!last)
        emit_op(c, OPC_COPY, 1);
    pattern(c, k->pattern, &m);
    for (int i = 0; i < m.nstores; i++)
        emit_name_op(c, m.stores[i], CTX_Store);
    m.nstores = 0;
    if (k->guard)
        visit_condition(c, k->guard, fail_label(c, &m, 0), false);
    if (!last)
        emit_op(c, OPC_POP_TOP, 0);
    visit_body(c, &k->body);
    emit_jump(c, OPC_JUMP, end);
    emit_fail_pops(c, &m);
    free(m.stores);
    free(m.fail);
}

void visit_match(struct compiler *c, const struct stmt *s)
{
    int end = label_new(c);
    visit_expr(c, s->Match.subject);
    for (int i = 0; i < s->Match.n; i++) {
        set_pos(c, &s->Match.cases[i].pattern->pos);
        match_case(c, &s->Match.cases[i], i == s->Match.n - 1, end);
    }
    label_here(c, end);
}
