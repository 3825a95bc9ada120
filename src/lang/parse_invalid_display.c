/* The mistakes people make in displays and comprehensions, in dicts and in parentheses. See parse_invalid.c. */
#include "parser.h"

void *invalid_comprehension(struct parser *p)
{
    int mark = p->mark;
    enum token_type open = peek(p);
    struct comp_list comp = {0, NULL};
    struct expr_list rest = {0, NULL};
    struct expr *a;
    if (open != T_LSQB && open != T_LPAR && open != T_LBRACE)
        return NULL;
    p->mark++;
    if (!p->d->comp_unpack) {
        a = starred_expression(p);
        if (a && for_if_clauses(p, &comp))
            return raise_pos(p, ERR_SYNTAX, &a->pos, "iterable unpacking cannot be used in comprehension");
        if (raised(p, mark))
            return NULL;
    }
    if (open == T_LPAR || !p->d->msgs_310)
        return NULL;
    p->mark = mark + 1;
    a = star_named_expression(p);
    struct pos comma = token_at(p)->pos;
    if (!a || !accept(p, T_COMMA))
        return NULL;
    int behind = p->mark;
    if (star_named_list(p, &rest)) {
        comp = (struct comp_list){0, NULL};
        if (for_if_clauses(p, &comp))
            return raise_range(p, &a->pos, &rest.v[rest.n - 1]->pos, "did you forget parentheses around the comprehension target?");
    }
    if (raised(p, behind))
        return NULL;
    comp = (struct comp_list){0, NULL};
    if (for_if_clauses(p, &comp))
        return raise_range(p, &a->pos, &comma, "did you forget parentheses around the comprehension target?");
    return NULL;
}

void *invalid_dict_comprehension(struct parser *p)
{
    struct comp_list comp = {0, NULL};
    if (p->d->comp_unpack || !accept(p, T_LBRACE))
        return NULL;
    struct pos star = p->d->msgs_peg ? token_at(p)->pos : last_token(p)->pos;
    if (accept(p, T_DOUBLESTAR) && bitwise_or(p) && for_if_clauses(p, &comp) && accept(p, T_RBRACE))
        return raise_pos(p, ERR_SYNTAX, &star, "dict unpacking cannot be used in dict comprehension");
    return NULL;
}

static void *missing_value(struct parser *p, int mark)
{
    p->mark = mark;
    if (!expression(p))
        return NULL;
    struct pos colon = token_at(p)->pos;
    if (!accept(p, T_COLON))
        return NULL;
    struct pos star = token_at(p)->pos;
    if (accept(p, T_STAR)) {
        if (bitwise_or(p))
            return raise_from(p, &star, "cannot use a starred expression in a dictionary value");
        return NULL;
    }
    if (p->d->msgs_315 && accept(p, T_DOUBLESTAR)) {
        if (bitwise_or(p))
            return raise_from(p, &star, "cannot use dict unpacking in a dictionary value");
        return NULL;
    }
    if (peek(p) == T_RBRACE || peek(p) == T_COMMA)
        return raise_pos(p, ERR_SYNTAX, &colon, "expression expected after dictionary key and ':'");
    return NULL;
}

static bool later_pair(struct parser *p)
{
    struct expr *key = NULL, *value;
    bool diagnose = p->diagnose;
    p->diagnose = p->d->msgs_315;
    if (peek(p) != T_DOUBLESTAR)
        key = expression(p);
    p->diagnose = diagnose;
    return (key || peek(p) == T_DOUBLESTAR) && kvpair(p, &key, &value);
}

/* Stars where a key or a value must stand. */
static void *unpacking_in_pair(struct parser *p, int mark)
{
    struct pos star = token_at(p)->pos;
    bool twice = peek(p) == T_DOUBLESTAR;
    if (twice || peek(p) == T_STAR) {
        p->mark++;
        struct expr *b = bitwise_or(p);
        if (b && peek(p) == KW_if && twice && (p->mark = mark + 1, b = expression(p)) && b->kind == EXPR_IfExp)
            return raise_range(
                p, &star, &b->pos,
                "invalid double starred expression. Did you forget to wrap the conditional expression in parentheses?");
        if (b && accept(p, T_COLON) && expression(p))
            return raise_range(p, &star, &b->pos, "cannot use %s in a dictionary key",
                               twice ? "dict unpacking" : "a starred expression");
        return NULL;
    }
    if (!expression(p) || !accept(p, T_COLON))
        return NULL;
    star = token_at(p)->pos;
    twice = peek(p) == T_DOUBLESTAR;
    if (!twice && peek(p) != T_STAR)
        return NULL;
    p->mark++;
    struct expr *b = bitwise_or(p);
    return b ? raise_range(p, &star, &b->pos, "cannot use %s in a dictionary value",
                           twice ? "dict unpacking" : "a starred expression")
             : NULL;
}

/* Passes over whole pairs, each with its comma; how many. */
static int skip_pairs(struct parser *p)
{
    for (int n = 0;; n++) {
        int before = p->mark;
        struct expr *key = NULL, *value;
        bool ok = n ? later_pair(p) : kvpair(p, &key, &value);
        if (p->failed)
            return n;
        if (!ok || !accept(p, T_COMMA)) {
            p->mark = before;
            return n;
        }
    }
}

static void *key_without_value(struct parser *p)
{
    struct expr *a = p->d->msgs_315 ? expression(p) : quietly(p, expression);
    if (!a || peek(p) == T_COLON || p->failed)
        return NULL;
    struct pos at = a->pos;
    at.col = a->pos.end_col - 1;
    at.end_col = -1;
    return raise_pos(p, ERR_SYNTAX, &at, "':' expected after dictionary key");
}

/* Behind {: pairs, then one that is none. */
void *invalid_double_starred_kvpairs(struct parser *p)
{
    int mark = p->mark;
    if (p->d->msgs_315) {
        unpacking_in_pair(p, mark);
        if (raised(p, mark))
            return NULL;
    }
    int n = skip_pairs(p), last = p->mark;
    if (p->failed)
        return NULL;
    if (n) {
        key_without_value(p);
        if (raised(p, last))
            return NULL;
        missing_value(p, last);
        if (raised(p, last))
            return NULL;
        if (p->d->msgs_315) {
            unpacking_in_pair(p, last);
            if (raised(p, last))
                return NULL;
        }
    }
    return missing_value(p, mark);
}

void *invalid_group(struct parser *p)
{
    int mark = p->mark;
    if (!accept(p, T_LPAR))
        return NULL;
    struct expr *a = starred_expression(p);
    if (a && accept(p, T_RPAR))
        return raise_pos(p, ERR_SYNTAX, &a->pos,
                         p->d->msgs_310 ? "cannot use starred expression here" : "can't use starred expression here");
    if (raised(p, mark) || !p->d->msgs_310)
        return NULL;
    p->mark++;
    struct pos star = token_at(p)->pos;
    if (accept(p, T_DOUBLESTAR) && expression(p) && accept(p, T_RPAR))
        return raise_pos(p, ERR_SYNTAX, &star, "cannot use double starred expression here");
    return NULL;
}
