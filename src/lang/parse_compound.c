/* Compound statements: those with blocks. */
#include "parser.h"
#include <string.h>

/* ---- blocks ---- */

bool at_compound(struct parser *p)
{
    switch (peek(p)) {
    case KW_def:
    case KW_if:
    case KW_class:
    case KW_with:
    case KW_for:
    case KW_try:
    case KW_while:
    case KW_async:
    case T_AT: return true;
    default: return false;
    }
}

/* One statement line or compound statement, appended. */
static bool statement(struct parser *p, struct stmt_list *out)
{
    int mark = p->mark;
    struct stmt *s = NULL;
    if (at_compound(p)) {
        if (!(s = compound_stmt(p)))
            return false;
    } else if (p->d->match && at_soft(p, p->name_match)) {
        if (!(s = match_stmt(p)) && raised(p, mark))
            return false;
    }
    if (!s && p->diagnose && p->d->msgs_315 && at_soft(p, p->name_case)) {
        invalid_match_stmt(p); /* a case outside match */
        if (raised(p, mark))
            return false;
    }
    if (!s) {
        struct stmt_list line = {0, NULL};
        if (!simple_stmts(p, &line))
            return false;
        for (int i = 0; i < line.n; i++)
            LIST_ADD(p, *out, line.v[i]);
        return true;
    }
    LIST_ADD(p, *out, s);
    return true;
}

static bool at_statement_end(struct parser *p)
{
    return peek(p) == T_DEDENT || peek(p) == T_END;
}

bool statements(struct parser *p, struct stmt_list *out)
{
    int mark = p->mark;
    while (!at_statement_end(p)) {
        if (!statement(p, out)) {
            p->mark = mark;
            break;
        }
        mark = p->mark;
    }
    return out->n > 0 && !p->failed;
}

static bool any_block(struct parser *p, struct stmt_list *out)
{
    int mark = p->mark;
    if (!accept(p, T_NEWLINE))
        return simple_stmts(p, out);
    if (!accept(p, T_INDENT)) {
        bool early = !p->d->msgs_peg && peek(p) == T_END;
        if (p->diagnose && !p->failed)
            raise_last(p, early ? ERR_SYNTAX : ERR_INDENTATION,
                       early ? "unexpected EOF while parsing" : "expected an indented block");
        p->mark = mark;
        return false;
    }
    if (!deeper(p))
        return false;
    bool ok = statements(p, out) && accept(p, T_DEDENT);
    shallower(p);
    return ok;
}

bool block(struct parser *p, struct stmt_list *out)
{
    struct stmt_list *kept;
    int mark = p->mark;
    if (!p->memo)
        return any_block(p, out);
    if (memo_get(p, MEMO_BLOCK, &kept)) {
        if (kept)
            *out = *kept;
        return kept != NULL;
    }
    bool ok = any_block(p, out);
    kept = ok ? node_alloc(p, sizeof *kept) : NULL;
    if (kept)
        *kept = *out;
    memo_put(p, MEMO_BLOCK, mark, kept);
    return ok;
}

/* ':' block */
static bool colon_block(struct parser *p, struct stmt_list *out)
{
    return accept(p, T_COLON) && block(p, out);
}

/* As colon_block where the grammar insists on the colon: its absence is said at once in the second pass. */
static bool forced_colon_block(struct parser *p, struct stmt_list *out)
{
    if (peek(p) != T_COLON) {
        if (p->d->msgs_310 && p->diagnose && !p->failed)
            raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "expected ':'");
        return false;
    }
    return colon_block(p, out);
}

static bool else_block(struct parser *p, struct stmt_list *out)
{
    int mark = p->mark;
    if (peek(p) != KW_else)
        return !p->failed;
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, mark))
            return false;
    }
    p->mark++;
    if (forced_colon_block(p, out))
        return true;
    p->mark = mark; /* without else: what follows is an error */
    return !p->failed;
}

/* ---- if, while, for ---- */

static struct stmt *if_stmt(struct parser *p);

static bool elif_or_else(struct parser *p, struct stmt_list *out)
{
    if (peek(p) != KW_elif)
        return else_block(p, out);
    int mark = p->mark;
    struct stmt *s = if_stmt(p);
    if (!s) {
        p->mark = mark;
        return !p->failed;
    }
    LIST_ADD(p, *out, s);
    return true;
}

/* Also elif, which is an if inside the else. */
static struct stmt *if_stmt(struct parser *p)
{
    int from = p->mark;
    struct stmt_list body = {0, NULL}, orelse = {0, NULL};
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, from))
            return NULL;
    }
    p->mark++;
    struct expr *test = named_expression(p);
    if (!test || !colon_block(p, &body) || !deeper(p))
        return NULL;
    bool ok = elif_or_else(p, &orelse);
    shallower(p);
    if (!ok)
        return NULL;
    struct stmt *s = stmt_new(p, STMT_If, from);
    s->If.test = test;
    s->If.body = body;
    s->If.orelse = orelse;
    return s;
}

static struct stmt *while_stmt(struct parser *p)
{
    int from = p->mark;
    struct stmt_list body = {0, NULL}, orelse = {0, NULL};
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, from))
            return NULL;
    }
    p->mark++;
    struct expr *test = named_expression(p);
    if (!test || !colon_block(p, &body) || !else_block(p, &orelse))
        return NULL;
    struct stmt *s = stmt_new(p, STMT_While, from);
    s->While.test = test;
    s->While.body = body;
    s->While.orelse = orelse;
    return s;
}

static struct stmt *for_stmt(struct parser *p)
{
    int from = p->mark;
    struct stmt_list body = {0, NULL}, orelse = {0, NULL};
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, from))
            return NULL;
    }
    bool async = accept(p, KW_async);
    p->mark++;
    struct expr *target = star_targets(p), *iter;
    if (!target || !accept(p, KW_in)) {
        if (!raised(p, from) && p->diagnose)
            invalid_for_target(p);
        return NULL;
    }
    if (!(iter = star_expressions(p)))
        return NULL;
    bool ok = p->d->msgs_310 && !p->d->msgs_311 ? forced_colon_block(p, &body) : colon_block(p, &body);
    if (!ok || !else_block(p, &orelse))
        return NULL;
    struct stmt *s = stmt_new(p, async ? STMT_AsyncFor : STMT_For, from);
    s->For.target = target;
    s->For.iter = iter;
    s->For.body = body;
    s->For.orelse = orelse;
    return s;
}

/* ---- with ---- */

struct with_items {
    int n;
    struct withitem *v;
};

static bool with_item(struct parser *p, struct with_items *out)
{
    int mark = p->mark;
    struct withitem w = {0};
    if (!(w.context_expr = expression(p)))
        return false;
    int behind = p->mark;
    if (accept(p, KW_as)) {
        w.optional_vars = star_target(p);
        enum token_type t = peek(p);
        if (w.optional_vars && t != T_COMMA && t != T_RPAR && t != T_COLON)
            w.optional_vars = NULL;
        if (!w.optional_vars) {
            if (!raised(p, mark) && p->diagnose)
                invalid_with_item(p);
            p->mark = behind;
        }
    }
    if (p->failed)
        return false;
    LIST_ADD(p, *out, w);
    return true;
}

static bool with_items(struct parser *p, struct with_items *out)
{
    do {
        int mark = p->mark;
        if (with_item(p, out))
            continue;
        if (!out->n || p->failed)
            return false;
        p->mark = mark - 1; /* the comma */
        return true;
    } while (accept(p, T_COMMA));
    return !p->failed;
}

/* '(' items [','] ')' ':' */
static bool paren_items(struct parser *p, struct with_items *out)
{
    if (!p->d->paren_with || !accept(p, T_LPAR) || !with_items(p, out))
        return false;
    accept(p, T_COMMA);
    return accept(p, T_RPAR) && peek(p) == T_COLON;
}

static struct stmt *with_stmt(struct parser *p)
{
    int from = p->mark;
    struct with_items items = {0, NULL};
    struct stmt_list body = {0, NULL};
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, from))
            return NULL;
    }
    bool async = accept(p, KW_async);
    int mark = ++p->mark;
    bool ok = paren_items(p, &items);
    if (!ok) {
        if (raised(p, mark))
            return NULL;
        items = (struct with_items){0, NULL};
        ok = with_items(p, &items);
    }
    if (!ok || !colon_block(p, &body)) {
        if (!raised(p, from) && p->diagnose)
            invalid_with_stmt(p);
        return NULL;
    }
    struct stmt *s = stmt_new(p, async ? STMT_AsyncWith : STMT_With, from);
    s->With.n = items.n;
    s->With.items = items.v;
    s->With.body = body;
    return s;
}

/* ---- try ---- */

struct handlers {
    int n;
    struct excepthandler **v;
};

/* The types of an except: one expression, or several where they need no parentheses. */
static struct expr *except_types(struct parser *p)
{
    int from = p->mark;
    struct expr *e = expression(p);
    if (!e || !p->d->except_no_parens || peek(p) != T_COMMA)
        return e;
    struct expr_list elts = {0, NULL};
    int first_end = p->mark;
    LIST_ADD(p, elts, e);
    while (accept(p, T_COMMA) && peek(p) != T_COLON) {
        struct expr *next = expression(p);
        if (!next)
            return NULL;
        LIST_ADD(p, elts, next);
    }
    if (peek(p) != T_COLON) { /* `as` needs the parentheses */
        p->mark = first_end;
        return e;
    }
    struct expr *t = expr_new(p, EXPR_Tuple, from);
    t->Tuple.elts = elts;
    return t;
}

struct excepthandler *except_handler(struct parser *p, bool star)
{
    int from = p->mark;
    struct excepthandler *h = node_alloc(p, sizeof *h);
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, from))
            return NULL;
    }
    p->mark += star ? 2 : 1;
    if (star || peek(p) != T_COLON) {
        if (!(h->type = except_types(p)))
            goto no;
        if (peek(p) == KW_as && peek_at(p, 1) == T_NAME) {
            h->name = p->tok[p->mark + 1].name;
            p->mark += 2;
        }
    }
    if (colon_block(p, &h->body)) {
        h->pos = span(p, from);
        return h;
    }
no:
    if (!raised(p, from) && p->diagnose)
        invalid_except_stmt(p);
    return NULL;
}

static bool finally_block(struct parser *p, struct stmt_list *out)
{
    int mark = p->mark;
    if (peek(p) != KW_finally)
        return !p->failed;
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, mark))
            return false;
    }
    p->mark++;
    if (forced_colon_block(p, out))
        return true;
    p->mark = mark;
    return !p->failed;
}

static struct stmt *try_stmt(struct parser *p)
{
    int from = p->mark;
    struct stmt_list body = {0, NULL}, orelse = {0, NULL}, finalbody = {0, NULL};
    struct handlers hs = {0, NULL};
    bool star = false;
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, from))
            return NULL;
    }
    p->mark++;
    if (!forced_colon_block(p, &body))
        return NULL;
    if (peek(p) == KW_except)
        star = p->d->except_star && peek_at(p, 1) == T_STAR;
    while (peek(p) == KW_except && (p->d->except_star && peek_at(p, 1) == T_STAR) == star) {
        int mark = p->mark;
        struct excepthandler *h = except_handler(p, star);
        if (!h) {
            p->mark = mark;
            break;
        }
        LIST_ADD(p, hs, h);
    }
    if (p->failed || (hs.n && !else_block(p, &orelse)) || !finally_block(p, &finalbody))
        return NULL;
    if (!hs.n && !finalbody.n)
        return NULL;
    struct stmt *s = stmt_new(p, star ? STMT_TryStar : STMT_Try, from);
    s->Try.body = body;
    s->Try.n = hs.n;
    s->Try.handlers = hs.v;
    s->Try.orelse = orelse;
    s->Try.finalbody = finalbody;
    return s;
}

/* ---- def, class ---- */

/* Decorators were simple once: a dotted name, perhaps called. */
static bool simple_decorator(const struct expr *e)
{
    if (e->parens)
        return false;
    if (e->kind == EXPR_Call)
        e = e->Call.func;
    while (e->kind == EXPR_Attribute && !e->parens)
        e = e->Attribute.value;
    return e->kind == EXPR_Name && !e->parens;
}

/* Does what follows @ begin as such a decorator must? The tokens behind the first that cannot be are not read. */
static bool begins_simply(struct parser *p)
{
    int i = 0;
    while (peek_at(p, i) == T_NAME && peek_at(p, i + 1) == T_DOT)
        i += 2;
    return peek_at(p, i) == T_NAME && (peek_at(p, i + 1) == T_LPAR || peek_at(p, i + 1) == T_NEWLINE);
}

static bool decorators(struct parser *p, struct expr_list *out)
{
    while (accept(p, T_AT)) {
        struct expr *e = p->d->any_decorator || begins_simply(p) ? named_expression(p) : NULL;
        if (!e || (!p->d->any_decorator && !simple_decorator(e)) || !accept(p, T_NEWLINE))
            return false;
        LIST_ADD(p, *out, e);
    }
    return !p->failed;
}

static struct stmt *function_def(struct parser *p, struct expr_list decorator_list)
{
    int from = p->mark;
    struct type_param_list tparams = {0, NULL};
    struct stmt_list body = {0, NULL};
    struct expr *returns = NULL;
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, from))
            return NULL;
    }
    bool async = accept(p, KW_async);
    if (!accept(p, KW_def) || peek(p) != T_NAME)
        return NULL;
    const char *name = p->tok[p->mark++].name;
    if (!type_params(p, &tparams))
        return NULL;
    if (peek(p) != T_LPAR) {
        if (p->d->msgs_311 && !p->failed && p->diagnose)
            raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "expected '('");
        return NULL;
    }
    p->mark++;
    struct arguments *args = peek(p) == T_RPAR ? node_alloc(p, sizeof *args) : parameters(p, false);
    if (!args || !accept(p, T_RPAR))
        return NULL;
    int arrow = p->mark;
    if (accept(p, T_RARROW) && !(returns = expression(p)))
        p->mark = arrow;
    if (!forced_colon_block(p, &body))
        return NULL;
    struct stmt *s = stmt_new(p, async ? STMT_AsyncFunctionDef : STMT_FunctionDef, from);
    s->FunctionDef.name = name;
    s->FunctionDef.args = args;
    s->FunctionDef.body = body;
    s->FunctionDef.decorator_list = decorator_list;
    s->FunctionDef.returns = returns;
    s->FunctionDef.type_params = tparams;
    return s;
}

static struct stmt *class_def(struct parser *p, struct expr_list decorator_list)
{
    int from = p->mark;
    struct type_param_list tparams = {0, NULL};
    struct stmt_list body = {0, NULL};
    struct expr *call = NULL;
    if (p->diagnose) {
        invalid_block_after(p);
        if (raised(p, from))
            return NULL;
    }
    p->mark++;
    if (peek(p) != T_NAME)
        return NULL;
    const char *name = p->tok[p->mark++].name;
    if (!type_params(p, &tparams))
        return NULL;
    if (accept(p, T_LPAR)) {
        if (peek(p) != T_RPAR && !(call = arguments(p)))
            return NULL;
        if (!accept(p, T_RPAR))
            return NULL;
    }
    if (!colon_block(p, &body))
        return NULL;
    struct stmt *s = stmt_new(p, STMT_ClassDef, from);
    s->ClassDef.name = name;
    if (call) {
        s->ClassDef.bases = call->Call.args;
        s->ClassDef.keywords = call->Call.keywords;
    }
    s->ClassDef.body = body;
    s->ClassDef.decorator_list = decorator_list;
    s->ClassDef.type_params = tparams;
    return s;
}

static struct stmt *decorated(struct parser *p)
{
    struct expr_list list = {0, NULL};
    if (!decorators(p, &list))
        return NULL;
    if (peek(p) == KW_class)
        return class_def(p, list);
    if (peek(p) == KW_def || (peek(p) == KW_async && peek_at(p, 1) == KW_def))
        return function_def(p, list);
    return NULL;
}

struct stmt *compound_stmt(struct parser *p)
{
    struct expr_list none = {0, NULL};
    switch (peek(p)) {
    case T_AT: return decorated(p);
    case KW_def: return function_def(p, none);
    case KW_class: return class_def(p, none);
    case KW_if: return if_stmt(p);
    case KW_while: return while_stmt(p);
    case KW_for: return for_stmt(p);
    case KW_with: return with_stmt(p);
    case KW_try: return try_stmt(p);
    case KW_async:
        switch (peek_at(p, 1)) {
        case KW_def: return function_def(p, none);
        case KW_with: return with_stmt(p);
        case KW_for: return for_stmt(p);
        default: return NULL;
        }
    default: return NULL;
    }
}
