/* The mistakes people make in statements: missing colons, missing blocks, wrong imports. See parse_invalid.c. */
#include "parser.h"
#include <string.h>

/* ---- blocks that are not there ---- */

/* At the NEWLINE behind a colon: is the next line not indented? Then it is said after what. */
static void *missing_block(struct parser *p, const char *after, int line)
{
    if (!accept(p, T_COLON) || !accept(p, T_NEWLINE) || peek(p) == T_INDENT || p->failed)
        return NULL;
    if (!p->d->msgs_310)
        return NULL; /* block() says it */
    return raise_last(p, ERR_INDENTATION, "expected an indented block after %s on line %d", after, line);
}

/* The header ended without its colon. */
static void *expected_colon(struct parser *p)
{
    if (peek(p) != T_NEWLINE || p->failed)
        return NULL;
    return raise_last(p, ERR_SYNTAX, "expected ':'");
}

/* if, elif, while: keyword condition. */
static void *condition_header(struct parser *p, const char *after)
{
    int line = token_at(p)->pos.line;
    p->mark++;
    if (!named_expression(p))
        return NULL;
    int mark = p->mark;
    expected_colon(p);
    if (raised(p, mark))
        return NULL;
    return missing_block(p, after, line);
}

static void *else_header(struct parser *p)
{
    int mark = p->mark, line = token_at(p)->pos.line;
    struct stmt_list body = {0, NULL};
    p->mark++;
    missing_block(p, "'else' statement", line);
    if (raised(p, mark) || !p->d->msgs_314)
        return NULL;
    p->mark++;
    if (accept(p, T_COLON) && block(p, &body) && peek(p) == KW_elif) {
        p->mark++;
        return raise_last(p, ERR_SYNTAX, "'elif' block follows an 'else' block");
    }
    return NULL;
}

static void *for_header(struct parser *p)
{
    accept(p, KW_async);
    int line = token_at(p)->pos.line;
    p->mark++;
    if (!star_targets(p) || !accept(p, KW_in) || !star_expressions(p))
        return NULL;
    int mark = p->mark;
    if (p->d->msgs_311)
        expected_colon(p);
    if (raised(p, mark))
        return NULL;
    return missing_block(p, "'for' statement", line);
}

/* expression ['as' star_target] (',' ...)* */
static bool with_list(struct parser *p, struct expr *(*item)(struct parser *))
{
    do {
        if (!item(p))
            return false;
        int mark = p->mark;
        if (accept(p, KW_as) && !star_target(p))
            p->mark = mark;
    } while (!p->failed && accept(p, T_COMMA) && peek(p) != T_RPAR && peek(p) != T_COLON);
    return !p->failed;
}

static bool with_head(struct parser *p, bool parens)
{
    accept(p, KW_async);
    p->mark++;
    if (!parens)
        return with_list(p, expression);
    return p->d->paren_with && accept(p, T_LPAR) && with_list(p, expressions) && accept(p, T_RPAR);
}

static void *with_header(struct parser *p)
{
    int mark = p->mark;
    int line = p->tok[peek(p) == KW_async ? (peek_at(p, 1), mark + 1) : mark].pos.line;
    for (int parens = 0; parens < 2; parens++) {
        if (with_head(p, parens))
            missing_block(p, "'with' statement", line);
        if (raised(p, mark))
            return NULL;
    }
    return NULL;
}

void *invalid_with_stmt(struct parser *p)
{
    int mark = p->mark;
    if (!p->d->msgs_310)
        return NULL;
    for (int parens = 0; parens < 2; parens++) {
        if (with_head(p, parens)) {
            if (p->d->msgs_315 && !parens && last_token(p)->type == T_COMMA && peek(p) == T_COLON)
                raise_pos(p, ERR_SYNTAX, &last_token(p)->pos, "the last 'with' item has a trailing comma");
            if (p->d->msgs_311)
                expected_colon(p);
            else if (peek(p) != T_COLON && !p->failed)
                raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "expected ':'");
        }
        if (raised(p, mark))
            return NULL;
    }
    return NULL;
}

/* ---- try ---- */

static bool at_except_star(struct parser *p)
{
    return peek(p) == KW_except && peek_at(p, 1) == T_STAR;
}

static void *mixed_handlers(struct parser *p)
{
    bool star = at_except_star(p);
    int n = 0;
    for (;;) {
        int mark = p->mark;
        if (peek(p) != KW_except || at_except_star(p) != star || !except_handler(p, star)) {
            p->mark = mark;
            break;
        }
        n++;
    }
    if (p->failed || !n || peek(p) != KW_except || at_except_star(p) == star)
        return NULL;
    struct pos a = token_at(p)->pos, b = a;
    p->mark++;
    if (!star) {
        b = token_at(p)->pos;
        p->mark++;
    }
    if (peek(p) != T_COLON && !expression(p))
        return NULL;
    if (accept(p, KW_as))
        accept(p, T_NAME);
    if (!accept(p, T_COLON))
        return NULL;
    return raise_range(p, &a, &b, "cannot have both 'except' and 'except*' on the same 'try'");
}

static void *try_header(struct parser *p)
{
    int mark = p->mark, line = token_at(p)->pos.line;
    struct stmt_list body = {0, NULL};
    p->mark++;
    missing_block(p, "'try' statement", line);
    if (raised(p, mark) || !p->d->msgs_310)
        return NULL;
    p->mark++;
    if (!accept(p, T_COLON) || !block(p, &body) || p->failed)
        return NULL;
    if (peek(p) != KW_except && peek(p) != KW_finally)
        return raise_last(p, ERR_SYNTAX, "expected 'except' or 'finally' block");
    return p->d->except_star && peek(p) == KW_except ? mixed_handlers(p) : NULL;
}

static void *except_header(struct parser *p)
{
    int line = token_at(p)->pos.line;
    p->mark++;
    bool star = p->d->except_star && accept(p, T_STAR);
    if (peek(p) != T_COLON) {
        if (!expression(p))
            return NULL;
        if (peek(p) == KW_as && peek_at(p, 1) == T_NAME)
            p->mark += 2;
    } else if (star) {
        return NULL;
    }
    return missing_block(p, star ? "'except*' statement" : "'except' statement", line);
}

/* except ['*'] a, b ['as' c]: */
static void *unparenthesized_types(struct parser *p)
{
    struct expr *a = expression(p);
    if (!a || !accept(p, T_COMMA) || !expressions(p))
        return NULL;
    if (p->d->except_no_parens) {
        if (!accept(p, KW_as) || !accept(p, T_NAME) || !accept(p, T_COLON))
            return NULL;
        return raise_from(p, &a->pos, "multiple exception types must be parenthesized when using 'as'");
    }
    if (peek(p) == KW_as && peek_at(p, 1) == T_NAME)
        p->mark += 2;
    if (!accept(p, T_COLON))
        return NULL;
    return raise_from(p, &a->pos, "multiple exception types must be parenthesized");
}

void *invalid_except_stmt(struct parser *p)
{
    int mark = p->mark;
    if (!p->d->msgs_310 || !accept(p, KW_except))
        return NULL;
    bool star = p->d->except_star && accept(p, T_STAR);
    int behind = p->mark;
    if (star && (peek(p) == T_NEWLINE || peek(p) == T_COLON))
        return raise_last(p, ERR_SYNTAX, "expected one or more exception types");
    unparenthesized_types(p);
    if (raised(p, behind))
        return NULL;
    if (expression(p) || raised(p, behind)) {
        if (peek(p) == KW_as && peek_at(p, 1) == T_NAME)
            p->mark += 2;
    }
    expected_colon(p);
    if (raised(p, behind) || !p->d->msgs_314)
        return NULL;
    struct expr *a;
    struct stmt_list body = {0, NULL};
    if (!expression(p) || !accept(p, KW_as) || !(a = expression(p)) || !accept(p, T_COLON) || !block(p, &body))
        return NULL;
    (void)mark;
    return raise_pos(p, ERR_SYNTAX, &a->pos, "cannot use %s statement with %s", star ? "except*" : "except", expr_name(p, a));
}

static void *finally_header(struct parser *p)
{
    int line = token_at(p)->pos.line;
    p->mark++;
    return missing_block(p, "'finally' statement", line);
}

/* ---- def, class ---- */

static void *def_header(struct parser *p)
{
    struct type_param_list tp = {0, NULL};
    accept(p, KW_async);
    int line = token_at(p)->pos.line;
    if (!accept(p, KW_def) || !accept(p, T_NAME) || !type_params(p, &tp) || !accept(p, T_LPAR))
        return NULL;
    if (peek(p) != T_RPAR && !parameters(p, false))
        return NULL;
    if (!accept(p, T_RPAR) || (accept(p, T_RARROW) && !expression(p)))
        return NULL;
    return missing_block(p, "function definition", line);
}

static void *class_header(struct parser *p)
{
    struct type_param_list tp = {0, NULL};
    int line = token_at(p)->pos.line;
    p->mark++;
    if (!accept(p, T_NAME) || !type_params(p, &tp))
        return NULL;
    if (accept(p, T_LPAR) && ((peek(p) != T_RPAR && !arguments(p)) || !accept(p, T_RPAR)))
        return NULL;
    int mark = p->mark;
    expected_colon(p);
    if (raised(p, mark))
        return NULL;
    return missing_block(p, "class definition", line);
}

void *invalid_block_after(struct parser *p)
{
    if (!p->d->msgs_310)
        return NULL;
    enum token_type t = peek(p);
    if (t == KW_async)
        t = peek_at(p, 1);
    switch (t) {
    case KW_if: return condition_header(p, "'if' statement");
    case KW_elif: return condition_header(p, "'elif' statement");
    case KW_while: return condition_header(p, "'while' statement");
    case KW_else: return else_header(p);
    case KW_for: return for_header(p);
    case KW_with: return with_header(p);
    case KW_try: return try_header(p);
    case KW_except: return except_header(p);
    case KW_finally: return finally_header(p);
    case KW_def: return def_header(p);
    case KW_class: return class_header(p);
    default: return NULL;
    }
}

/* ---- match ---- */

void *invalid_match_stmt(struct parser *p)
{
    int line = token_at(p)->pos.line;
    struct pos from = token_at(p)->pos;
    if (accept_soft(p, p->name_match)) {
        if (!subject_expr(p))
            return NULL;
        int mark = p->mark;
        expected_colon(p);
        return raised(p, mark) ? NULL : missing_block(p, "'match' statement", line);
    }
    if (!p->d->msgs_315 || !accept_soft(p, p->name_case) || !case_patterns(p))
        return NULL;
    struct stmt_list body = {0, NULL};
    if (peek(p) == KW_if && !guard(p))
        return NULL;
    struct pos colon = token_at(p)->pos;
    if (!accept(p, T_COLON) || !block(p, &body))
        return NULL;
    return raise_range(p, &from, &colon, "case statement must be inside match statement");
}

void *invalid_case_block(struct parser *p)
{
    int line = token_at(p)->pos.line;
    if (!accept_soft(p, p->name_case) || !case_patterns(p))
        return NULL;
    if (peek(p) == KW_if && !guard(p))
        return NULL;
    int mark = p->mark;
    expected_colon(p);
    return raised(p, mark) ? NULL : missing_block(p, "'case' statement", line);
}

/* ---- import ---- */

void *invalid_import(struct parser *p)
{
    struct pos from = token_at(p)->pos;
    if (!p->d->msgs_312 || !accept(p, KW_import))
        return NULL;
    if (p->d->msgs_313 && peek(p) == T_NEWLINE)
        return raise_from(p, &token_at(p)->pos, "Expected one or more names after 'import'");
    do {
        if (!dotted_name(p))
            return NULL;
    } while (accept(p, T_COMMA));
    if (!accept(p, KW_from) || !dotted_name(p))
        return NULL;
    return raise_from(p, &from, "Did you mean to use 'from ... import ...' instead?");
}

/* Behind from x import. */
void *invalid_import_targets(struct parser *p)
{
    static const char trailing[] = "trailing comma not allowed without surrounding parentheses";
    int from = p->mark;
    if (peek(p) == T_NEWLINE && p->d->msgs_313)
        return raise_from(p, &token_at(p)->pos, "Expected one or more names after 'import'");
    do {
        if (!accept(p, T_NAME))
            return NULL;
        if (peek(p) == KW_as && peek_at(p, 1) == T_NAME)
            p->mark += 2;
    } while (peek(p) == T_COMMA && peek_at(p, 1) == T_NAME && ++p->mark);
    if (!accept(p, T_COMMA) || (p->d->msgs_310 && !accept(p, T_NEWLINE)))
        return NULL;
    return p->d->msgs_peg ? raise_last(p, ERR_SYNTAX, trailing) : raise_pos(p, ERR_SYNTAX, &p->tok[from].pos, trailing);
}
