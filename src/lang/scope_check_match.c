/* What CPython's compiler rejects: patterns. See scope_check.c. */
#include <stdio.h>
#include <string.h>
#include "scope_check.h"

/* The names a pattern binds, for "multiple assignments" and alternatives that bind different ones. */
struct bound {
    int n, cap;
    const char **v;
};

static bool bound_has(const struct bound *k, const char *name)
{
    for (int i = 0; i < k->n; i++)
        if (k->v[i] == name)
            return true;
    return false;
}

static bool bind_name(struct place *w, struct bound *k, const char *name, const struct pos *pos)
{
    if (!name)
        return true;
    if (!check_name(w, name, pos, false))
        return false;
    if (bound_has(k, name))
        return scope_error(w->b, pos, "multiple assignments to name '%s' in pattern", name);
    if (k->n == k->cap) {
        int cap = k->cap ? k->cap * 2 : 8;
        const char **v = arena_alloc(w->b->m->arena, (size_t)cap * sizeof *v);
        if (k->n)
            memcpy(v, k->v, (size_t)k->n * sizeof *v);
        k->v = v;
        k->cap = cap;
    }
    k->v[k->n++] = name;
    return true;
}

/* The first name or wildcard in p, as it is compiled, that takes whatever comes to it although something stands behind it: behind
 * its alternatives, or behind p where `last` is false. NULL: none. */
static const struct pattern *takes_all(const struct pattern *p, bool last)
{
    while (p->kind == PATTERN_MatchAs && p->MatchAs.pattern)
        p = p->MatchAs.pattern;
    if (p->kind != PATTERN_MatchOr)
        return p->kind == PATTERN_MatchAs && !last ? p : NULL;
    const struct pattern *found = NULL;
    for (int i = 0, n = p->MatchOr.patterns.n; !found && i < n; i++)
        found = takes_all(p->MatchOr.patterns.v[i], last && i == n - 1);
    return found;
}

static bool unreachable(struct place *w, const struct pattern *p)
{
    if (p->MatchAs.name)
        return scope_error(w->b, &p->pos, "name capture '%s' makes remaining patterns unreachable", p->MatchAs.name);
    return check_fail(w, &p->pos, "wildcard makes remaining patterns unreachable");
}

static bool check_pattern(struct place *w, struct bound *k, struct pattern *p);

/* Where the compiler is when it is through with a pattern: at the last one inside. */
static const struct pos *last_compiled(const struct pattern *p)
{
    const struct pattern_list *l;
    for (;;) {
        l = NULL;
        switch (p->kind) {
        case PATTERN_MatchSequence:
        case PATTERN_MatchOr: l = &p->MatchSequence.patterns; break;
        case PATTERN_MatchMapping: l = &p->MatchMapping.patterns; break;
        case PATTERN_MatchAs:
            if (!p->MatchAs.pattern)
                return &p->pos;
            p = p->MatchAs.pattern;
            continue;
        default: break;
        }
        if (!l || !l->n)
            return &p->pos;
        p = l->v[l->n - 1];
    }
}

static bool check_alternatives(struct place *w, struct bound *k, struct pattern *p)
{
    struct bound first = {0};
    if (takes_all(p, true))
        return unreachable(w, takes_all(p, true));
    for (int i = 0; i < p->MatchOr.patterns.n; i++) {
        struct pattern *q = p->MatchOr.patterns.v[i];
        struct bound one = {0};
        if (!check_pattern(w, &one, q))
            return false;
        if (i == 0)
            first = one;
        bool same = one.n == first.n;
        for (int j = 0; same && j < one.n; j++)
            same = bound_has(&first, one.v[j]);
        if (!same)
            return check_fail(w, w->b->d->msgs_312 ? &p->pos : last_compiled(q), "alternative patterns bind different names");
    }
    for (int i = 0; i < first.n; i++)
        if (!bind_name(w, k, first.v[i], &p->pos))
            return false;
    return true;
}

static bool check_subpatterns(struct place *w, struct bound *k, struct pattern_list *l)
{
    for (int i = 0; i < l->n; i++)
        if (!check_pattern(w, k, l->v[i]))
            return false;
    return true;
}

static bool check_sequence_pattern(struct place *w, struct bound *k, struct pattern *p)
{
    int stars = 0;
    for (int i = 0; i < p->MatchSequence.patterns.n; i++)
        if (p->MatchSequence.patterns.v[i]->kind == PATTERN_MatchStar && ++stars > 1)
            return check_fail(w, &p->pos, "multiple starred names in sequence pattern");
    return check_subpatterns(w, k, &p->MatchSequence.patterns);
}

static bool check_mapping(struct place *w, struct bound *k, struct pattern *p)
{
    struct expr_list *keys = &p->MatchMapping.keys;
    for (int i = 0; i < keys->n; i++)
        if (keys->v[i]->kind == EXPR_JoinedStr)
            return check_fail(w, &p->pos, "mapping pattern keys may only match literals and attribute lookups");
    return scope_distinct_keys(w->b, p) && check_exprs(w, keys) && check_subpatterns(w, k, &p->MatchMapping.patterns) &&
           bind_name(w, k, p->MatchMapping.rest, &p->pos);
}

static bool check_class_pattern(struct place *w, struct bound *k, struct pattern *p)
{
    struct ident_list *a = &p->MatchClass.kwd_attrs;
    for (int i = 0; i < a->n; i++)
        for (int j = 0; j < i; j++)
            if (a->v[i] == a->v[j])
                return scope_error(w->b, &p->MatchClass.kwd_patterns.v[i]->pos, "attribute name repeated in class pattern: %s",
                                   a->v[i]);
    return check_subpatterns(w, k, &p->MatchClass.patterns) && check_subpatterns(w, k, &p->MatchClass.kwd_patterns);
}

static bool check_pattern(struct place *w, struct bound *k, struct pattern *p)
{
    switch (p->kind) {
    case PATTERN_MatchValue:
        if (p->MatchValue.value->kind == EXPR_JoinedStr)
            return check_fail(w, &p->pos, "patterns may only match literals and attribute lookups");
        return check_expr(w, p->MatchValue.value);
    case PATTERN_MatchSequence: return check_sequence_pattern(w, k, p);
    case PATTERN_MatchOr: return check_alternatives(w, k, p);
    case PATTERN_MatchMapping: return check_mapping(w, k, p);
    case PATTERN_MatchClass: return check_class_pattern(w, k, p);
    case PATTERN_MatchStar: return bind_name(w, k, p->MatchStar.name, &p->pos);
    case PATTERN_MatchAs:
        return (!p->MatchAs.pattern || check_pattern(w, k, p->MatchAs.pattern)) && bind_name(w, k, p->MatchAs.name, &p->pos);
    case PATTERN_MatchSingleton:
    case PATTERN_KIND_COUNT: break;
    }
    return true;
}

bool check_match(struct place *w, struct stmt *s)
{
    if (!check_expr(w, s->Match.subject))
        return false;
    for (int i = 0; i < s->Match.n; i++) {
        struct match_case *c = &s->Match.cases[i];
        struct bound k = {0};
        const struct pattern *all = takes_all(c->pattern, c->guard || i == s->Match.n - 1);
        if (all)
            return unreachable(w, all);
        if (!check_pattern(w, &k, c->pattern) || !check_optional(w, c->guard) || !check_stmts(w, &c->body))
            return false;
    }
    return true;
}
