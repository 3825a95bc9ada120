/*
 * The mistakes people make in expressions. Each function is one of the invalid_ rules of CPython's grammar: it looks for a wrong
 * construct at p->mark and raises what is to be said of it, or returns NULL without having decided anything. Only the second pass
 * calls them.
 */
#include "parser.h"
#include <string.h>

static bool legacy(struct parser *p, const struct expr *e)
{
    return e->kind == EXPR_Name && (e->Name.id == p->name_print || e->Name.id == p->name_exec);
}

struct expr *quietly(struct parser *p, struct expr *(*rule)(struct parser *))
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
    if ((peek(p) == T_NAME && peek_at(p, 1) == T_STRING) || soft_keyword(p))
        return NULL;
    struct expr *a = disjunction(p), *b;
    if (!a || p->failed)
        return NULL;
    if (peek(p) == T_ERROR || !(b = quietly(p, expression)) || p->failed)
        return NULL;
    if (legacy(p, a) || last_token(p)->level == 0)
        return NULL;
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
        if (!p->d->msgs_peg) {
            raise_invalid_target(p, TARGETS_STAR, a);
            return p->failed ? NULL : raise_pos(p, ERR_SYNTAX, &a->pos, "illegal expression for augmented assignment");
        }
        if (annotated_rhs(p))
            return raise_pos(p, ERR_SYNTAX, &a->pos, "'%s' is an illegal expression for augmented assignment", expr_name(p, a));
    }
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
    struct expr *e, *context = expression(p);
    if (!context || !accept(p, KW_as) || !(e = expression(p)))
        return NULL;
    if (!p->d->msgs_peg) /* the item as a whole is blamed */
        e->pos = context->pos;
    enum token_type t = peek(p);
    if (p->d->msgs_310 && t != T_COMMA && t != T_RPAR && t != T_COLON)
        return NULL;
    return raise_invalid_target(p, TARGETS_STAR, e);
}
