/* Parameters of functions and lambdas, and type parameters. */
#include "parser.h"
#include <string.h>

/* What ends a list of parameters. */
static enum token_type closer(bool lambda)
{
    return lambda ? T_COLON : T_RPAR;
}

/* NAME [':' annotation]; star: the annotation may be starred. */
static struct arg *param(struct parser *p, bool lambda, bool star)
{
    int from = p->mark;
    if (peek(p) != T_NAME)
        return NULL;
    struct arg *a = node_alloc(p, sizeof *a);
    a->name = p->tok[p->mark++].name;
    if (!lambda && peek(p) == T_COLON) {
        int mark = p->mark++;
        a->annotation = star && p->d->star_index && peek(p) == T_STAR ? star_expression(p) : expression(p);
        if (!a->annotation)
            p->mark = mark;
    }
    a->pos = span(p, from);
    return p->failed ? NULL : a;
}

/* '=' expression, if it is there. false: it is there and wrong. */
static bool default_value(struct parser *p, struct expr **out)
{
    *out = NULL;
    if (peek(p) != T_EQUAL)
        return !p->failed;
    int mark = p->mark++;
    if ((*out = expression(p)))
        return true;
    p->mark = mark;
    if (!p->failed && p->diagnose && p->d->msgs_311) {
        enum token_type t = peek_at(p, 1);
        if (t == T_RPAR || t == T_COMMA)
            raise_pos(p, ERR_SYNTAX, &p->tok[mark].pos, "expected default value expression");
    }
    return false;
}

/* After a parameter: a comma (taken) or the end (not taken). */
static bool param_end(struct parser *p, bool lambda)
{
    return accept(p, T_COMMA) || peek(p) == closer(lambda);
}

/* Parameters with or without defaults; required: none must miss a default once one had it. */
static bool positional_params(struct parser *p, struct arguments *out, bool lambda, struct arg_list *into)
{
    for (;;) {
        int mark = p->mark;
        struct expr *value;
        struct arg *a = param(p, lambda, false);
        if (!a || !default_value(p, &value) || !param_end(p, lambda) || (!value && out->defaults.n)) {
            p->mark = mark;
            return !p->failed;
        }
        LIST_ADD(p, *into, a);
        if (value)
            LIST_ADD(p, out->defaults, value);
        if (peek(p) == closer(lambda))
            return true;
    }
}

static bool keyword_params(struct parser *p, struct arguments *out, bool lambda)
{
    for (;;) {
        int mark = p->mark;
        struct expr *value;
        struct arg *a = param(p, lambda, false);
        if (!a || !default_value(p, &value) || !param_end(p, lambda)) {
            p->mark = mark;
            return !p->failed;
        }
        LIST_ADD(p, out->kwonlyargs, a);
        LIST_ADD(p, out->kw_defaults, value);
        if (peek(p) == closer(lambda))
            return true;
    }
}

/* '**' param */
static bool kwds(struct parser *p, struct arguments *out, bool lambda)
{
    if (!accept(p, T_DOUBLESTAR))
        return true;
    return (out->kwarg = param(p, lambda, false)) && param_end(p, lambda);
}

/* '*' [param] ',' keyword-only ... ['**' param] */
static bool star_etc(struct parser *p, struct arguments *out, bool lambda)
{
    if (!accept(p, T_STAR))
        return kwds(p, out, lambda);
    if (!accept(p, T_COMMA)) {
        if (!(out->vararg = param(p, lambda, true)) || !param_end(p, lambda))
            return false;
        return keyword_params(p, out, lambda) && kwds(p, out, lambda);
    }
    return keyword_params(p, out, lambda) && out->kwonlyargs.n && kwds(p, out, lambda);
}

static struct arguments *all_parameters(struct parser *p, bool lambda)
{
    struct arguments *out = node_alloc(p, sizeof *out);
    if (!positional_params(p, out, lambda, &out->args))
        return NULL;
    if (peek(p) == T_SLASH && out->args.n && last_token(p)->type == T_COMMA) {
        p->mark++;
        out->posonlyargs = out->args;
        out->args = (struct arg_list){0, NULL};
        if (!param_end(p, lambda))
            return NULL;
        if (!positional_params(p, out, lambda, &out->args))
            return NULL;
    }
    if (!star_etc(p, out, lambda) || p->failed)
        return NULL;
    return out;
}

/* Called where there is at least one. The closing ) or : is left. */
struct arguments *parameters(struct parser *p, bool lambda)
{
    int mark = p->mark;
    if (p->diagnose) {
        invalid_parameters(p, lambda);
        if (raised(p, mark))
            return NULL;
    }
    struct arguments *a = all_parameters(p, lambda);
    return a && peek(p) == closer(lambda) ? a : p->failed ? NULL : a;
}

/* ---- type parameters ---- */

static struct type_param *type_param(struct parser *p)
{
    int from = p->mark;
    struct type_param *t = node_alloc(p, sizeof *t);
    t->kind = accept(p, T_STAR) ? TPARAM_TypeVarTuple : accept(p, T_DOUBLESTAR) ? TPARAM_ParamSpec : TPARAM_TypeVar;
    if (peek(p) != T_NAME)
        return NULL;
    t->name = p->tok[p->mark++].name;
    if (peek(p) == T_COLON) {
        struct pos colon = token_at(p)->pos;
        p->mark++;
        if (!(t->bound = expression(p)))
            return NULL;
        if (t->kind != TPARAM_TypeVar)
            return raise_from(p, &colon, "cannot use %s with %s", t->bound->kind == EXPR_Tuple ? "constraints" : "bound",
                              t->kind == TPARAM_ParamSpec ? "ParamSpec" : "TypeVarTuple");
    }
    if (p->d->type_param_defaults && accept(p, T_EQUAL)) {
        t->default_value = t->kind == TPARAM_TypeVarTuple ? star_expression(p) : expression(p);
        if (!t->default_value)
            return NULL;
    }
    t->pos = span(p, from);
    return t;
}

static bool type_param_list(struct parser *p, struct type_param_list *out)
{
    p->mark++;
    do {
        if (out->n && peek(p) == T_RSQB)
            break;
        struct type_param *t = type_param(p);
        if (!t)
            return false;
        LIST_ADD(p, *out, t);
    } while (accept(p, T_COMMA));
    return accept(p, T_RSQB);
}

/* [T, ...] if that is what follows: else what comes next says what is missing. */
bool type_params(struct parser *p, struct type_param_list *out)
{
    int mark = p->mark;
    if (!p->d->type_params || peek(p) != T_LSQB)
        return !p->failed;
    if (p->diagnose && p->d->msgs_313 && peek_at(p, 1) == T_RSQB) {
        p->mark++;
        raise_from(p, &token_at(p)->pos, "Type parameter list cannot be empty");
        return false;
    }
    if (!type_param_list(p, out)) {
        *out = (struct type_param_list){0, NULL};
        p->mark = mark;
    }
    return !p->failed;
}
