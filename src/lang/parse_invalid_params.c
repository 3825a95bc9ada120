/* The mistakes people make in lists of parameters. See parse_invalid.c. */
#include "parser.h"

/* What was seen of a parameter list so far. */
struct params_seen {
    int first; /* token of the list */
    bool any, defaults, slash, star;
};

/* NAME [':' annotation]: true when one was read. */
static bool skip_param(struct parser *p, bool lambda)
{
    if (!accept(p, T_NAME))
        return false;
    if (!lambda && peek(p) == T_COLON) {
        int mark = p->mark++;
        if (!(peek(p) == T_STAR ? star_expression(p) : expression(p)))
            p->mark = mark;
    }
    return !p->failed;
}

static const char *what(struct parser *p, const char *params, const char *args)
{
    return p->d->msgs_315 ? params : args;
}

static void *invalid_star(struct parser *p, bool lambda, enum token_type end)
{
    struct pos star = last_token(p)->pos;
    if (peek(p) == end || (peek(p) == T_COMMA && (peek_at(p, 1) == end || peek_at(p, 1) == T_DOUBLESTAR))) {
        static const char old[] = "named arguments must follow bare *", new[] = "named parameters must follow bare *";
        const char *msg = what(p, new, old);
        if (p->d->msgs_peg && (lambda || !p->d->msgs_310))
            return raise_last(p, ERR_SYNTAX, "%s", msg);
        return raise_pos(p, ERR_SYNTAX, &star, "%s", msg);
    }
    if (!p->d->msgs_311)
        return NULL;
    int mark = p->mark;
    if (skip_param(p, lambda) && peek(p) == T_EQUAL)
        return raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "var-positional %s cannot have default value",
                         what(p, "parameter", "argument"));
    p->mark = mark;
    return NULL;
}

static void *invalid_double_star(struct parser *p, bool lambda)
{
    if (!p->d->msgs_311 || !skip_param(p, lambda))
        return NULL;
    if (peek(p) == T_EQUAL)
        return raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "var-keyword %s cannot have default value",
                         what(p, "parameter", "argument"));
    if (!accept(p, T_COMMA))
        return NULL;
    enum token_type t = peek(p);
    if (t != T_NAME && t != T_STAR && t != T_DOUBLESTAR && t != T_SLASH)
        return NULL;
    struct pos a = token_at(p)->pos;
    if (t == T_NAME) {
        int mark = p->mark;
        if (!skip_param(p, lambda))
            return NULL;
        a = span(p, mark);
    }
    return raise_pos(p, ERR_SYNTAX, &a, "%s",
                     what(p, "parameters cannot follow var-keyword parameter", "arguments cannot follow var-keyword argument"));
}

/* At a parameter that has none. */
static void *no_default_after_default(struct parser *p, bool lambda, int first)
{
    int from = p->mark;
    if (!p->d->msgs_peg)
        return raise_pos(p, ERR_SYNTAX, &p->tok[first].pos, "non-default argument follows default argument");
    skip_param(p, lambda);
    struct pos a = span(p, from);
    if (!p->d->msgs_310)
        return raise_last(p, ERR_SYNTAX, "non-default argument follows default argument");
    if (!p->d->msgs_312)
        return raise_pos(p, ERR_SYNTAX, &a, "non-default argument follows default argument");
    return raise_pos(p, ERR_SYNTAX, &a, "parameter without a default follows parameter with a default");
}

/* def f(a, (b, c)): */
static void *parenthesized_param(struct parser *p, bool lambda)
{
    struct pos open = token_at(p)->pos;
    p->mark++;
    int n = 0;
    while (skip_param(p, lambda)) {
        n++;
        if (!accept(p, T_COMMA))
            break;
    }
    struct pos close = token_at(p)->pos;
    if (!n || !accept(p, T_RPAR))
        return NULL;
    return raise_range(p, &open, &close, "%s parameters cannot be parenthesized", lambda ? "Lambda expression" : "Function");
}

/* One thing in the list; false: there is nothing more to say, or it was raised. */
static bool plain_param(struct parser *p, bool lambda, struct params_seen *seen)
{
    int from = p->mark;
    if (!skip_param(p, lambda))
        return false;
    bool has_default = accept(p, T_EQUAL);
    if (has_default && !expression(p))
        return false;
    if (!accept(p, T_COMMA) && peek(p) != (lambda ? T_COLON : T_RPAR))
        return false;
    if (!has_default && seen->defaults && !seen->star) {
        p->mark = from;
        no_default_after_default(p, lambda, seen->first);
        return false;
    }
    seen->defaults |= has_default;
    seen->any = true;
    return true;
}

static bool slash_param(struct parser *p, struct params_seen *seen)
{
    struct pos pos = token_at(p)->pos;
    bool say = p->d->msgs_311;
    if (say && !seen->any && peek_at(p, 1) == T_COMMA)
        return raise_pos(p, ERR_SYNTAX, &pos, "at least one %s must precede /", what(p, "parameter", "argument"));
    if (say && seen->slash)
        return raise_pos(p, ERR_SYNTAX, &pos, "/ may appear only once");
    if (say && seen->star)
        return raise_pos(p, ERR_SYNTAX, &pos, "/ must be ahead of *");
    if (!say && (!seen->any || seen->slash || seen->star))
        return false;
    seen->slash = true;
    p->mark++;
    if (say && peek(p) == T_STAR)
        return raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "expected comma between / and *");
    return accept(p, T_COMMA);
}

static bool star_param(struct parser *p, bool lambda, struct params_seen *seen)
{
    if (seen->star) {
        struct pos pos = token_at(p)->pos;
        if (p->d->msgs_311 && (peek_at(p, 1) == T_COMMA || peek_at(p, 1) == T_NAME))
            raise_pos(p, ERR_SYNTAX, &pos, "*%s may appear only once", what(p, "", " argument"));
        return false;
    }
    seen->star = true;
    p->mark++;
    invalid_star(p, lambda, lambda ? T_COLON : T_RPAR);
    if (p->failed)
        return false;
    return accept(p, T_COMMA) || (skip_param(p, lambda) && accept(p, T_COMMA));
}

/* One walk over the list finds the first thing that is wrong in it. */
void *invalid_parameters(struct parser *p, bool lambda)
{
    struct params_seen seen = {.first = p->mark};
    bool more = true;
    while (more) {
        switch (peek(p)) {
        case T_NAME: more = plain_param(p, lambda, &seen); break;
        case T_SLASH: more = slash_param(p, &seen); break;
        case T_STAR: more = star_param(p, lambda, &seen); break;
        case T_DOUBLESTAR: p->mark++; return invalid_double_star(p, lambda);
        case T_LPAR: return p->d->msgs_311 && !seen.defaults && !seen.slash && !seen.star ? parenthesized_param(p, lambda) : NULL;
        default: return NULL;
        }
    }
    return NULL;
}
