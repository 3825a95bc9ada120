/*
 * The mistakes people make in expressions. Each function is one of the invalid_ rules of CPython's grammar: it looks for a wrong
 * construct at p->mark and raises what is to be said of it, or returns NULL without having decided anything. Only the second pass
 * calls them.
 */
#include "parser.h"
#include <string.h>

static bool raised(struct parser *p, int mark)
{
    p->mark = mark;
    return p->failed;
}

static bool legacy(struct parser *p, const struct expr *e)
{
    return e->kind == EXPR_Name && (e->Name.id == p->name_print || e->Name.id == p->name_exec);
}

/* An expression read without looking for mistakes in it. */
static struct expr *quietly(struct parser *p, struct expr *(*rule)(struct parser *))
{
    bool diagnose = p->diagnose;
    p->diagnose = false;
    struct expr *e = rule(p);
    p->diagnose = diagnose;
    return e;
}

static bool soft_keyword(struct parser *p)
{
    return at_soft(p, p->name_wild) || at_soft(p, p->name_case) || at_soft(p, p->name_match) ||
           (p->d->type_params && at_soft(p, p->name_type)) || (p->d->lazy_import && at_soft(p, p->name_lazy));
}

/* ---- expression ---- */

/* a b: perhaps a comma is missing. Only inside brackets, where it is likely. */
static void *forgot_comma(struct parser *p)
{
    int mark = p->mark;
    if (peek(p) == T_NAME && (peek_at(p, 1) == T_STRING || (p->d->pep701_fstrings && false)))
        return NULL;
    if (soft_keyword(p))
        return NULL;
    struct expr *a = disjunction(p), *b;
    if (!a || p->failed)
        return NULL;
    if (peek(p) == T_ERROR || !(b = quietly(p, expression)) || p->failed)
        return NULL;
    if (legacy(p, a) || last_token(p)->level == 0)
        return NULL;
    (void)mark;
    return raise_range(p, &a->pos, &b->pos, "%s",
                       p->d->msgs_310 ? "invalid syntax. Perhaps you forgot a comma?" : "invalid syntax");
}

static void *bad_conditional(struct parser *p)
{
    struct expr *a = disjunction(p), *b;
    if (!a || !accept(p, KW_if) || !(b = disjunction(p)))
        return NULL;
    if (peek(p) != KW_else && peek(p) != T_COLON && !p->failed)
        return raise_range(p, &a->pos, &b->pos, "expected 'else' after 'if' expression");
    if (!p->d->msgs_314 || !accept(p, KW_else))
        return NULL;
    int mark = p->mark;
    if (p->d->msgs_315 && peek(p) == T_STAR)
        return raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "cannot unpack only part of a conditional expression");
    if (p->d->msgs_315 && peek(p) == T_DOUBLESTAR)
        return raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "cannot use dict unpacking on only part of a conditional expression");
    if (!expression(p) && !raised(p, mark))
        return raise_next(p, "expected expression after 'else', but statement is given");
    return NULL;
}

/* pass if a else b */
static void *statement_conditional(struct parser *p)
{
    struct token *t = token_at(p);
    struct pos pos = t->pos;
    if (t->type != KW_pass && t->type != KW_break && t->type != KW_continue)
        return NULL;
    p->mark++;
    if (!accept(p, KW_if) || !disjunction(p) || !accept(p, KW_else) || !simple_stmt(p))
        return NULL;
    return raise_pos(p, ERR_SYNTAX, &pos, "expected expression before 'if', but statement is given");
}

static void *lambda_in_fstring(struct parser *p)
{
    struct pos from = token_at(p)->pos;
    if (!accept(p, KW_lambda))
        return NULL;
    if (peek(p) != T_COLON && !parameters(p, true))
        return NULL;
    struct pos colon = token_at(p)->pos;
    if (!accept(p, T_COLON) || peek(p) != T_FSTRING_MIDDLE)
        return NULL;
    bool is_t = p->lex.nfstrings && p->lex.fstrings[p->lex.nfstrings - 1].is_t;
    return raise_range(p, &from, &colon, "%s-string: lambda expressions are not allowed without parentheses", is_t ? "t" : "f");
}

/* "He said "hello" to me" */
static void *part_of_string(struct parser *p)
{
    struct expr *first = NULL, *last = NULL, *e;
    if (!accept(p, T_STRING))
        return NULL;
    while (peek(p) != T_STRING && (e = quietly(p, expression))) {
        first = first ? first : e;
        last = e;
    }
    if (!first || p->failed || peek(p) != T_STRING)
        return NULL;
    return raise_range(p, &first->pos, &last->pos, "invalid syntax. Is this intended to be part of the string?");
}

void *invalid_expression(struct parser *p)
{
    int mark = p->mark;
    if (!p->d->msgs_310)
        return NULL;
    if (p->d->msgs_314) {
        part_of_string(p);
        if (raised(p, mark))
            return NULL;
    }
    forgot_comma(p);
    if (raised(p, mark))
        return NULL;
    bad_conditional(p);
    if (raised(p, mark))
        return NULL;
    if (p->d->msgs_314) {
        statement_conditional(p);
        if (raised(p, mark))
            return NULL;
    }
    return p->d->pep701_fstrings ? lambda_in_fstring(p) : NULL;
}

void *invalid_legacy_expression(struct parser *p)
{
    if (!p->d->msgs_310)
        return NULL;
    struct expr *a = name_expr(p), *b;
    if (!a || !legacy(p, a) || peek(p) == T_LPAR || !(b = star_expressions(p)))
        return NULL;
    return raise_range(p, &a->pos, &b->pos, "Missing parentheses in call to '%s'. Did you mean %s(...)?", a->Name.id, a->Name.id);
}

/* ---- named expressions ---- */

static bool literal_display(const struct expr *e)
{
    return e->kind == EXPR_List || e->kind == EXPR_Tuple || e->kind == EXPR_GeneratorExp ||
           (e->kind == EXPR_Constant && e->Constant.kind <= CONST_FALSE);
}

static void *named_rules(struct parser *p)
{
    int mark = p->mark;
    struct expr *a = expression(p), *b;
    if (a && accept(p, T_COLONEQUAL) && expression(p))
        return raise_pos(p, ERR_SYNTAX, &a->pos, "cannot use assignment expressions with %s", expr_name(p, a));
    if (raised(p, mark) || !p->d->msgs_310)
        return NULL;
    if (peek(p) == T_NAME && peek_at(p, 1) == T_EQUAL) {
        a = name_expr(p);
        p->mark++;
        b = bitwise_or(p);
        if (b && peek(p) != T_EQUAL && peek(p) != T_COLONEQUAL && !p->failed)
            return raise_range(p, &a->pos, &b->pos, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        if (raised(p, mark))
            return NULL;
    }
    enum token_type t = peek(p);
    if (t == T_LPAR || t == T_LSQB || t == KW_True || t == KW_None || t == KW_False) {
        struct expr *e = atom(p); /* lists, tuples, generators and singletons are left to others */
        if (raised(p, mark) || (e && literal_display(e) && !(e->parens && e->kind == EXPR_List)))
            return NULL;
    }
    a = bitwise_or(p);
    if (!a || !accept(p, T_EQUAL) || !bitwise_or(p))
        return NULL;
    if (peek(p) == T_EQUAL || peek(p) == T_COLONEQUAL || p->failed)
        return NULL;
    return raise_pos(p, ERR_SYNTAX, &a->pos, "cannot assign to %s here. Maybe you meant '==' instead of '='?", expr_name(p, a));
}

void *invalid_named_expression(struct parser *p)
{
    void *nothing;
    int mark = p->mark;
    if (memo_get(p, MEMO_INVALID_NAMED, &nothing))
        return NULL;
    named_rules(p);
    p->mark = mark;
    return memo_put(p, MEMO_INVALID_NAMED, mark, NULL);
}

/* ---- assignment ---- */

/* A list or tuple, in any number of parentheses. */
static struct expr *bad_annotation_target(struct parser *p)
{
    int mark = p->mark;
    if (peek(p) != T_LPAR && peek(p) != T_LSQB)
        return NULL;
    struct expr *e = atom(p);
    if (e && (e->kind == EXPR_List || e->kind == EXPR_Tuple))
        return e;
    p->mark = mark;
    return NULL;
}

static void *bad_annotation(struct parser *p)
{
    int mark = p->mark;
    struct expr *a = bad_annotation_target(p);
    if (a && accept(p, T_COLON) && expression(p))
        return raise_pos(p, ERR_SYNTAX, &a->pos, "only single target (not %s) can be annotated", expr_name(p, a));
    if (raised(p, mark))
        return NULL;
    struct expr_list rest = {0, NULL};
    a = star_named_expression(p);
    if (a && accept(p, T_COMMA)) {
        int behind = p->mark;
        if (!star_named_list(p, &rest))
            p->mark = behind;
        if (!p->failed && accept(p, T_COLON) && expression(p))
            return raise_pos(p, ERR_SYNTAX, &a->pos, "only single target (not tuple) can be annotated");
    }
    if (raised(p, mark))
        return NULL;
    a = expression(p);
    if (a && accept(p, T_COLON) && expression(p))
        return raise_pos(p, ERR_SYNTAX, &a->pos, "illegal target for annotation");
    return NULL;
}

/* Passes over (star_targets '=')*. */
static void skip_targets(struct parser *p)
{
    int mark = p->mark;
    while (star_targets(p) && accept(p, T_EQUAL))
        mark = p->mark;
    p->mark = mark;
}

static bool at_augmented(struct parser *p)
{
    enum token_type t = peek(p);
    return (t >= T_PLUSEQUAL && t <= T_DOUBLESTAREQUAL) || t == T_DOUBLESLASHEQUAL || t == T_ATEQUAL;
}

void *invalid_assignment(struct parser *p)
{
    int mark = p->mark;
    struct expr *a;
    bad_annotation(p);
    if (raised(p, mark))
        return NULL;
    skip_targets(p);
    a = p->failed ? NULL : star_expressions(p);
    if (a && accept(p, T_EQUAL))
        raise_invalid_target(p, TARGETS_STAR, a);
    if (raised(p, mark))
        return NULL;
    skip_targets(p);
    a = p->failed ? NULL : yield_expr(p);
    if (a && accept(p, T_EQUAL))
        return raise_pos(p, ERR_SYNTAX, &a->pos, "assignment to yield expression not possible");
    if (raised(p, mark))
        return NULL;
    a = star_expressions(p);
    if (a && at_augmented(p)) {
        p->mark++;
        if (annotated_rhs(p))
            return raise_pos(p, ERR_SYNTAX, &a->pos, "'%s' is an illegal expression for augmented assignment", expr_name(p, a));
    }
    return NULL;
}

/* ---- arguments ---- */

/* The last thing read in the last clause of a comprehension. */
static const struct pos *comp_end(const struct comp_list *l)
{
    const struct comprehension *c = l->v[l->n - 1];
    return c->ifs.n ? &c->ifs.v[c->ifs.n - 1]->pos : &c->iter->pos;
}

static void *unparenthesized(struct parser *p, const struct expr *a, const struct comp_list *l)
{
    static const char msg[] = "Generator expression must be parenthesized";
    return p->d->msgs_310 ? raise_range(p, &a->pos, comp_end(l), msg + 0) : raise_pos(p, ERR_SYNTAX, &a->pos, msg + 0);
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
        return raise_pos(p, ERR_SYNTAX, &a->pos, "iterable argument unpacking follows keyword argument unpacking");
    if (!a->Call.keywords.n || !starred_expression(p))
        return NULL;
    return raise_from(p, &comma, "iterable argument unpacking follows keyword argument unpacking");
}

static void *argument_rules(struct parser *p)
{
    int mark = p->mark;
    struct comp_list comp = {0, NULL};
    struct expr *a, *args;
    star_after_double_star(p);
    if (raised(p, mark))
        return NULL;
    a = expression(p);
    if (a && for_if_clauses(p, &comp) && accept(p, T_COMMA)) {
        int behind = p->mark;
        struct comp_list more = {0, NULL};
        if (call_args(p)) { /* for what it may raise */
            p->mark = behind;
            if (expression(p))
                for_if_clauses(p, &more);
        }
        if (!p->failed)
            return unparenthesized(p, a, &comp);
    }
    if (raised(p, mark))
        return NULL;
    if (p->d->msgs_310 && peek(p) == T_NAME && peek_at(p, 1) == T_EQUAL) {
        struct pos name = token_at(p)->pos, eq = p->tok[p->mark + 1].pos;
        struct comp_list more = {0, NULL};
        p->mark += 2;
        if (expression(p) && for_if_clauses(p, &more))
            return raise_range(p, &name, &eq, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        if (raised(p, mark))
            return NULL;
    }
    args = call_args(p);
    int behind = p->mark;
    if (p->failed)
        return NULL;
    if (p->d->msgs_313) { /* f(a, b=) */
        p->mark = args && accept(p, T_COMMA) ? p->mark : mark;
        if (peek(p) == T_NAME && peek_at(p, 1) == T_EQUAL && (peek_at(p, 2) == T_COMMA || peek_at(p, 2) == T_RPAR))
            return raise_range(p, &p->tok[p->mark].pos, &p->tok[p->mark + 1].pos, "expected argument value expression");
    }
    if (!args)
        return NULL;
    p->mark = behind;
    comp = (struct comp_list){0, NULL};
    if (for_if_clauses(p, &comp) && args->Call.args.n > 1)
        return unparenthesized(p, args->Call.args.v[args->Call.args.n - 1], &comp);
    p->mark = behind;
    if (p->failed || !accept(p, T_COMMA))
        return NULL;
    int next = p->mark;
    comp = (struct comp_list){0, NULL};
    a = expression(p);
    if (a && for_if_clauses(p, &comp))
        return unparenthesized(p, a, &comp);
    if (raised(p, next))
        return NULL;
    if (!call_args(p))
        return NULL;
    return raise_last(p, ERR_SYNTAX, "positional argument follows keyword argument%s", keyword_unpacked(args) ? " unpacking" : "");
}

void *invalid_arguments(struct parser *p)
{
    return argument_rules(p);
}

void *invalid_kwarg(struct parser *p)
{
    int mark = p->mark;
    enum token_type t = peek(p);
    struct expr *a;
    if (p->d->msgs_310) {
        if ((t == KW_True || t == KW_False || t == KW_None) && peek_at(p, 1) == T_EQUAL)
            return raise_range(p, &p->tok[mark].pos, &p->tok[mark + 1].pos, "cannot assign to %s", token_texts[t]);
        if (t == T_NAME && peek_at(p, 1) == T_EQUAL) {
            struct comp_list comp = {0, NULL};
            p->mark += 2;
            if (expression(p) && for_if_clauses(p, &comp))
                return raise_range(p, &p->tok[mark].pos, &p->tok[mark + 1].pos,
                                   "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            if (raised(p, mark))
                return NULL;
        }
    }
    bool plain = t == T_NAME && peek_at(p, 1) == T_EQUAL && p->d->msgs_310;
    if ((!plain && t != T_DOUBLESTAR)) {
        a = expression(p);
        struct pos eq = token_at(p)->pos;
        if (a && accept(p, T_EQUAL)) {
            static const char msg[] = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return p->d->msgs_310 ? raise_range(p, &a->pos, &eq, msg + 0) : raise_pos(p, ERR_SYNTAX, &a->pos, msg + 0);
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

/* ---- displays ---- */

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
    struct pos star = token_at(p)->pos;
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

/* Behind {: pairs, then one that is none. */
void *invalid_double_starred_kvpairs(struct parser *p)
{
    int mark = p->mark, n = 0;
    if (p->d->msgs_315) {
        unpacking_in_pair(p, mark);
        if (raised(p, mark))
            return NULL;
    }
    for (;;) { /* whole pairs, each with its comma */
        int before = p->mark;
        struct expr *key = NULL, *value;
        bool ok = n ? later_pair(p) : kvpair(p, &key, &value);
        if (p->failed)
            return NULL;
        if (!ok || !accept(p, T_COMMA)) {
            p->mark = before;
            break;
        }
        n++;
    }
    int last = p->mark;
    if (n) {
        struct expr *a = p->d->msgs_315 ? expression(p) : quietly(p, expression);
        if (a && peek(p) != T_COLON && !p->failed) {
            struct pos at = a->pos;
            at.line = a->pos.line;
            at.col = a->pos.end_col - 1;
            if (a->pos.line != a->pos.end_line)
                at.end_line = a->pos.end_line;
            at.end_col = -1;
            return raise_pos(p, ERR_SYNTAX, &at, "':' expected after dictionary key");
        }
        if (p->failed)
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

/* ---- targets ---- */

void *invalid_for_target(struct parser *p)
{
    accept(p, KW_async);
    if (!accept(p, KW_for))
        return NULL;
    struct expr *e = star_expressions(p);
    return e ? raise_invalid_target(p, TARGETS_FOR, e) : NULL;
}

void *invalid_with_item(struct parser *p)
{
    struct expr *e;
    if (!expression(p) || !accept(p, KW_as) || !(e = expression(p)))
        return NULL;
    enum token_type t = peek(p);
    if (p->d->msgs_310 && t != T_COMMA && t != T_RPAR && t != T_COLON)
        return NULL;
    return raise_invalid_target(p, TARGETS_STAR, e);
}

/* ---- parameters ---- */

/* What was seen of a parameter list so far. */
struct params_seen {
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
        if (lambda || !p->d->msgs_310)
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
    return raise_pos(p, ERR_SYNTAX, &a,
                     what(p, "parameters cannot follow var-keyword parameter", "arguments cannot follow var-keyword argument") + 0,
                     "");
}

static void *no_default_after_default(struct parser *p, int from)
{
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

/* One walk over the list finds the first thing that is wrong in it. */
void *invalid_parameters(struct parser *p, bool lambda)
{
    struct params_seen seen = {0};
    enum token_type end = lambda ? T_COLON : T_RPAR;
    for (;;) {
        int from = p->mark;
        enum token_type t = peek(p);
        if (t == T_NAME) {
            if (!skip_param(p, lambda))
                return NULL;
            bool has_default = peek(p) == T_EQUAL;
            if (has_default) {
                p->mark++;
                if (!expression(p))
                    return NULL;
            }
            if (!accept(p, T_COMMA) && peek(p) != end)
                return NULL;
            if (!has_default && seen.defaults && !seen.star) {
                int here = p->mark;
                p->mark = from;
                skip_param(p, lambda);
                no_default_after_default(p, from);
                p->mark = here;
                return NULL;
            }
            seen.defaults |= has_default;
            seen.any = true;
        } else if (t == T_SLASH && p->d->msgs_311) {
            struct pos pos = token_at(p)->pos;
            if (!seen.any && peek_at(p, 1) == T_COMMA)
                return raise_pos(p, ERR_SYNTAX, &pos, "at least one %s must precede /", what(p, "parameter", "argument"));
            if (seen.slash)
                return raise_pos(p, ERR_SYNTAX, &pos, "/ may appear only once");
            if (seen.star)
                return raise_pos(p, ERR_SYNTAX, &pos, "/ must be ahead of *");
            seen.slash = true;
            p->mark++;
            if (peek(p) == T_STAR)
                return raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "expected comma between / and *");
            if (!accept(p, T_COMMA))
                return NULL;
        } else if (t == T_SLASH) {
            if (!seen.any || seen.slash || seen.star)
                return NULL;
            p->mark++;
            seen.slash = true;
            if (!accept(p, T_COMMA))
                return NULL;
        } else if (t == T_STAR) {
            if (seen.star) {
                struct pos pos = token_at(p)->pos;
                if (p->d->msgs_311 && (peek_at(p, 1) == T_COMMA || peek_at(p, 1) == T_NAME))
                    return raise_pos(p, ERR_SYNTAX, &pos, "*%s may appear only once", what(p, "", " argument"));
                return NULL;
            }
            seen.star = true;
            p->mark++;
            invalid_star(p, lambda, end);
            if (p->failed)
                return NULL;
            if (accept(p, T_COMMA))
                continue;
            if (!skip_param(p, lambda) || !accept(p, T_COMMA))
                return NULL;
        } else if (t == T_DOUBLESTAR) {
            p->mark++;
            return invalid_double_star(p, lambda);
        } else if (t == T_LPAR && p->d->msgs_311 && !seen.defaults && !seen.slash && !seen.star) {
            return parenthesized_param(p, lambda);
        } else {
            return NULL;
        }
    }
}
