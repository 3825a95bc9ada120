/* The tree's small services: interned names, sequences' texts, source lines. */
#include "slotscope/lang/ast.h"
#include <stdlib.h>
#include <string.h>

#define NAME_OF(n)    #n,
#define TEXT_OF(n, t) t,
const char *const ast_expr_names[] = {EXPR_KINDS(NAME_OF)};
const char *const ast_stmt_names[] = {STMT_KINDS(NAME_OF)};
const char *const ast_pattern_names[] = {PATTERN_KINDS(NAME_OF)};
const char *const ast_operator_text[] = {OPERATORS(TEXT_OF)};
const char *const ast_unary_text[] = {UNARY_OPERATORS(TEXT_OF)};
const char *const ast_cmp_text[] = {COMPARE_OPERATORS(TEXT_OF)};

/* Open addressing; the table lies in the arena, so an outgrown one is left there. */
struct ident_table {
    struct ident_entry {
        const char *s;
        unsigned hash, n;
    } * slots;
    unsigned cap, used;
};

static unsigned hash_bytes(const char *s, size_t n)
{
    unsigned h = 2166136261u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h;
}

static struct ident_entry *ident_slot(const struct ident_table *t, const char *s, size_t n, unsigned h)
{
    for (unsigned i = h & (t->cap - 1);; i = (i + 1) & (t->cap - 1)) {
        struct ident_entry *e = &t->slots[i];
        if (!e->s || (e->hash == h && e->n == n && !memcmp(e->s, s, n)))
            return e;
    }
}

static void ident_grow(struct arena *a, struct ident_table *t)
{
    struct ident_table old = *t;
    t->cap = old.cap ? old.cap * 2 : 64;
    t->slots = arena_alloc(a, t->cap * sizeof *t->slots);
    for (unsigned i = 0; i < old.cap; i++)
        if (old.slots[i].s)
            *ident_slot(t, old.slots[i].s, old.slots[i].n, old.slots[i].hash) = old.slots[i];
}

const char *ast_intern(struct ast_module *m, const char *s, size_t n)
{
    if (!m->idents)
        m->idents = arena_alloc(m->arena, sizeof *m->idents);
    struct ident_table *t = m->idents;
    if (t->used * 3 >= t->cap * 2)
        ident_grow(m->arena, t);
    unsigned h = hash_bytes(s, n);
    struct ident_entry *e = ident_slot(t, s, n, h);
    if (!e->s) {
        *e = (struct ident_entry){arena_strndup(m->arena, s, n), h, (unsigned)n};
        t->used++;
    }
    return e->s;
}

const char *ast_interns(struct ast_module *m, const char *s)
{
    return ast_intern(m, s, strlen(s));
}

bool all_const(const struct expr_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!is_const(l->v[i]))
            return false;
    return true;
}

const struct constant *ast_docstring(const struct stmt_list *body)
{
    if (!body->n || body->v[0]->kind != STMT_Expr)
        return NULL;
    const struct expr *e = body->v[0]->Expr.value;
    return e->kind == EXPR_Constant && e->Constant.kind == CONST_STR ? &e->Constant : NULL;
}

const char *ast_source_line(const struct ast_module *m, int line, size_t *n)
{
    const char *p = m->source, *end = m->source + m->source_n;
    for (int i = m->first_line; i < line; i++) {
        const char *q = memchr(p, '\n', (size_t)(end - p));
        if (!q)
            return NULL;
        p = q + 1;
    }
    const char *q = memchr(p, '\n', (size_t)(end - p));
    *n = (size_t)((q ? q : end) - p);
    return line >= m->first_line ? p : NULL;
}
