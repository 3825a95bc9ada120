/* The mistakes people make in the arguments of a call. See parse_invalid.c. */
#include "parser.h"

/* The last thing read in the last clause of a comprehension. */
static const struct pos *comp_end(const struct comp_list *l)
{
    const struct comprehension *c = l->v[l->n - 1];
    return c->ifs.n ? &c->ifs.v[c->ifs.n - 1]->pos : &c->iter->pos;
}

static void *unparenthesized(struct parser *p, const struct expr *a, const struct comp_list *l)
{
    static const char msg[] = "Generator expression must be parenthesized";
    return p->d->msgs_310 ? raise_range(p, &a->pos, comp_end(l), "%s", msg) : raise_pos(p, ERR_SYNTAX, &a->pos, "%s", msg);
}

static bool keyword_unpacked(const struct expr *call)
{
    for (int i = 0; i < call->Call.keywords.n; i++)
        if (!call->Call.keywords.v[i]->arg)
            return true;
    return false;
}

/* *args behind **kwargs. */
static void *star_after_double_star(struct parser *p)
{
    struct expr *a = call_args(p);
    if (!a || peek(p) != T_COMMA)
        return NULL;
    struct pos comma = token_at(p)->pos;
    p->mark++;
    if (peek(p) != T_STAR)
        return NULL;
    if (!p->d->msgs_310)
        return raise_last(p, ERR_SYNTAX, "iterable argument unpacking follows keyword argument unpacking");
    if (!p->d->msgs_313)
        return raise_pos(p, ERR_SYNTAX, p->d->msgs_312 ? &token_at(p)->pos : &a->pos,
                         "iterable argument unpacking follows keyword argument unpacking");
    if (!a->Call.keywords.n || !starred_expression(p))
        return NULL;
    return raise_from(p, &comma, "iterable argument unpacking follows keyword argument unpacking");
}

/* f(x for x in y, 1) */
static void *generator_and_more(struct parser *p)
{
    struct comp_list comp = {0, NULL}, more = {0, NULL};
    struct expr *a = expression(p);
    if (!a || !for_if_clauses(p, &comp) || !accept(p, T_COMMA))
        return NULL;
    int behind = p->mark;
    if (call_args(p)) { /* for what it may raise */
        p->mark = behind;
        if (expression(p))
            for_if_clauses(p, &more);
    }
    return p->failed ? NULL : unparenthesized(p, a, &comp);
}

/* f(a=x for x in y) */
static void *generator_as_keyword(struct parser *p)
{
    int mark = p->mark;
    struct comp_list comp = {0, NULL};
    if (!p->d->msgs_310 || peek(p) != T_NAME || peek_at(p, 1) != T_EQUAL)
        return NULL;
    p->mark += 2;
    if (!expression(p) || !for_if_clauses(p, &comp))
        return NULL;
    return raise_range(p, &p->tok[mark].pos, &p->tok[mark + 1].pos, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

/* f(a, b=): at the comma behind args, or without any at the beginning. */
static void *keyword_without_value(struct parser *p, const struct expr *args, int mark)
{
    if (!args || !accept(p, T_COMMA))
        p->mark = mark;
    if (peek(p) != T_NAME || peek_at(p, 1) != T_EQUAL || (peek_at(p, 2) != T_COMMA && peek_at(p, 2) != T_RPAR))
        return NULL;
    return raise_range(p, &p->tok[p->mark].pos, &p->tok[p->mark + 1].pos, "expected argument value expression");
}

/* Behind args, which are right: a generator that needs parentheses, or an argument that comes too late. */
static void *behind_arguments(struct parser *p, const struct expr *args)
{
    int behind = p->mark;
    struct comp_list comp = {0, NULL}, more = {0, NULL};
    if (for_if_clauses(p, &comp) && args->Call.args.n > 1)
        return unparenthesized(p, args->Call.args.v[args->Call.args.n - 1], &comp);
    if (raised(p, behind) || !accept(p, T_COMMA))
        return NULL;
    int next = p->mark;
    struct expr *a = expression(p);
    if (a && for_if_clauses(p, &more))
        return unparenthesized(p, a, &more);
    if (raised(p, next) || !call_args(p))
        return NULL;
    const char *unpacking = keyword_unpacked(args) ? " unpacking" : "";
    if (!p->d->msgs_peg && a)
        return raise_pos(p, ERR_SYNTAX, &a->pos, "positional argument follows keyword argument%s", unpacking);
    return raise_last(p, ERR_SYNTAX, "positional argument follows keyword argument%s", unpacking);
}

void *invalid_arguments(struct parser *p)
{
    static void *(*const rules[])(struct parser *) = {star_after_double_star, generator_and_more, generator_as_keyword};
    int mark = p->mark;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        rules[i](p);
        if (raised(p, mark))
            return NULL;
    }
    struct expr *args = call_args(p);
    int behind = p->mark;
    if (p->failed)
        return NULL;
    if (p->d->msgs_313) {
        keyword_without_value(p, args, mark);
        if (raised(p, behind))
            return NULL;
    }
    return args ? behind_arguments(p, args) : NULL;
}

void *invalid_kwarg(struct parser *p)
{
    int mark = p->mark;
    enum token_type t = peek(p);
    struct expr *a;
    if (p->d->msgs_310) {
        if ((t == KW_True || t == KW_False || t == KW_None) && peek_at(p, 1) == T_EQUAL)
            return raise_range(p, &p->tok[mark].pos, &p->tok[mark + 1].pos, "cannot assign to %s", token_texts[t]);
        generator_as_keyword(p);
        if (raised(p, mark))
            return NULL;
    }
    if (!p->d->msgs_peg && (t == KW_True || t == KW_False || t == KW_None) && peek_at(p, 1) == T_EQUAL)
        return raise_pos(p, ERR_SYNTAX, &p->tok[mark].pos, "cannot assign to %s", token_texts[t]);
    bool plain = t == T_NAME && peek_at(p, 1) == T_EQUAL && p->d->msgs_310;
    if (!plain && t != T_DOUBLESTAR) {
        a = expression(p);
        struct pos eq = token_at(p)->pos;
        if (a && accept(p, T_EQUAL)) {
            static const char msg[] = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return p->d->msgs_310 ? raise_range(p, &a->pos, &eq, "%s", msg) : raise_pos(p, ERR_SYNTAX, &a->pos, "%s", msg);
        }
        if (raised(p, mark))
            return NULL;
    }
    if (p->d->msgs_313 && t == T_DOUBLESTAR) {
        p->mark++;
        struct expr *b = NULL;
        if (expression(p) && accept(p, T_EQUAL) && (b = expression(p)))
            return raise_range(p, &p->tok[mark].pos, &b->pos, "cannot assign to keyword argument unpacking");
    }
    return NULL;
}
