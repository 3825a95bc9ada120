/* Simple statements: what stands on one line. */
#include "parser.h"
#include <string.h>
#include "slotscope/base/buf.h"

/* ---- assignment ---- */

/* The operator of an augmented assignment: its kind, or -1. */
static int augmented(enum token_type t)
{
    switch (t) {
    case T_PLUSEQUAL: return OP_Add;
    case T_MINEQUAL: return OP_Sub;
    case T_STAREQUAL: return OP_Mult;
    case T_ATEQUAL: return OP_MatMult;
    case T_SLASHEQUAL: return OP_Div;
    case T_PERCENTEQUAL: return OP_Mod;
    case T_AMPEREQUAL: return OP_BitAnd;
    case T_VBAREQUAL: return OP_BitOr;
    case T_CIRCUMFLEXEQUAL: return OP_BitXor;
    case T_LEFTSHIFTEQUAL: return OP_LShift;
    case T_RIGHTSHIFTEQUAL: return OP_RShift;
    case T_DOUBLESTAREQUAL: return OP_Pow;
    case T_DOUBLESLASHEQUAL: return OP_FloorDiv;
    default: return -1;
    }
}

static bool single_target(const struct expr *e)
{
    return e->kind == EXPR_Name || e->kind == EXPR_Attribute || e->kind == EXPR_Subscript;
}

/* target ':' annotation ['=' value]; p->mark on the colon. */
static struct stmt *annotated(struct parser *p, int from, struct expr *target)
{
    if (!single_target(target))
        return NULL;
    p->mark++;
    struct expr *annotation = expression(p), *value = NULL;
    if (!annotation)
        return NULL;
    int mark = p->mark;
    if (accept(p, T_EQUAL) && !(value = annotated_rhs(p)))
        p->mark = mark;
    if (p->failed)
        return NULL;
    to_target(target, CTX_Store);
    struct stmt *s = stmt_new(p, STMT_AnnAssign, from);
    s->AnnAssign.target = target;
    s->AnnAssign.annotation = annotation;
    s->AnnAssign.value = value;
    s->AnnAssign.simple = target->kind == EXPR_Name && !target->parens;
    return s;
}

/* target = target = ... value; `e` is the first, p->mark on the first '='. */
static struct stmt *assigned(struct parser *p, int from, struct expr *e)
{
    struct expr_list targets = {0, NULL};
    while (peek(p) == T_EQUAL) {
        if (!to_target(e, CTX_Store))
            return NULL;
        LIST_ADD(p, targets, e);
        p->mark++;
        if (!(e = annotated_rhs(p)))
            return NULL;
    }
    if (p->failed)
        return NULL;
    struct stmt *s = stmt_new(p, STMT_Assign, from);
    s->Assign.targets = targets;
    s->Assign.value = e;
    return s;
}

static struct stmt *aug_assigned(struct parser *p, int from, struct expr *target, int op)
{
    if (!single_target(target))
        return NULL;
    p->mark++;
    struct expr *value = annotated_rhs(p);
    if (!value)
        return NULL;
    to_target(target, CTX_Store);
    struct stmt *s = stmt_new(p, STMT_AugAssign, from);
    s->AugAssign.target = target;
    s->AugAssign.op = (enum operator_kind)op;
    s->AugAssign.value = value;
    return s;
}

/* What the tokens from here are if they are an assignment; NULL with p->mark anywhere. *cut: nothing else can match. */
static struct stmt *assignment(struct parser *p, bool *cut)
{
    int from = p->mark, op;
    *cut = false;
    struct expr *e = star_expressions(p);
    if (!e)
        return NULL;
    if (peek(p) == T_COLON)
        return annotated(p, from, e);
    if (peek(p) == T_EQUAL)
        return assigned(p, from, e);
    if ((op = augmented(peek(p))) >= 0 && single_target(e)) {
        *cut = true;
        return aug_assigned(p, from, e, op);
    }
    return NULL;
}

/* Assignment or expression: which shows behind the first expression. */
static struct stmt *expression_statement(struct parser *p)
{
    int from = p->mark, op;
    struct expr *e = star_expressions(p);
    if (!e || p->failed)
        return NULL;
    enum token_type t = peek(p);
    struct stmt *s = NULL;
    int behind = p->mark;
    if (t == T_COLON)
        s = annotated(p, from, e);
    else if (t == T_EQUAL)
        s = assigned(p, from, e);
    else if ((op = augmented(t)) >= 0)
        s = aug_assigned(p, from, e, op);
    if (s || p->failed)
        return s;
    p->mark = behind;
    s = stmt_new(p, STMT_Expr, from);
    s->Expr.value = e;
    return s;
}

static struct stmt *diagnosed_expression_statement(struct parser *p)
{
    bool cut;
    int mark = p->mark;
    struct stmt *s = assignment(p, &cut);
    if (s || p->failed || cut)
        return s;
    p->mark = mark;
    invalid_assignment(p);
    if (raised(p, mark))
        return NULL;
    return expression_statement(p);
}

/* ---- imports ---- */

/* a.b.c as one name. */
const char *dotted_name(struct parser *p)
{
    struct buf b;
    if (peek(p) != T_NAME)
        return NULL;
    const char *name = p->tok[p->mark++].name;
    if (peek(p) != T_DOT)
        return name;
    buf_init(&b);
    buf_adds(&b, name);
    while (peek(p) == T_DOT && peek_at(p, 1) == T_NAME) {
        p->mark++;
        buf_addc(&b, '.');
        buf_adds(&b, p->tok[p->mark++].name);
    }
    name = ast_intern(p->m, b.p, b.len);
    buf_done(&b);
    return name;
}

struct alias_list {
    int n;
    struct alias **v;
};

/* name ['as' name]; an `as` without a name is left. */
static bool alias(struct parser *p, struct alias_list *out, bool dotted)
{
    int from = p->mark;
    struct alias *a = node_alloc(p, sizeof *a);
    if (dotted)
        a->name = dotted_name(p);
    else if (peek(p) == T_NAME)
        a->name = p->tok[p->mark++].name;
    if (!a->name)
        return false;
    if (peek(p) == KW_as) {
        if (p->diagnose && p->d->msgs_314) { /* as what is no name */
            int mark = p->mark++;
            bool good = false;
            if (peek(p) == T_NAME) {
                enum token_type t = peek_at(p, 1);
                good = t == T_COMMA || t == T_RPAR || t == T_SEMI || t == T_NEWLINE;
            }
            struct expr *e = good ? NULL : expression(p);
            if (e)
                raise_pos(p, ERR_SYNTAX, &e->pos, "cannot use %s as import target", expr_name(p, e));
            if (raised(p, mark))
                return false;
        }
        if (peek_at(p, 1) == T_NAME) {
            a->asname = p->tok[p->mark + 1].name;
            p->mark += 2;
        }
    }
    a->pos = span(p, from);
    LIST_ADD(p, *out, a);
    return !p->failed;
}

/* alias (',' alias)*; a comma that no name follows is left. */
static bool aliases(struct parser *p, struct alias_list *out, bool dotted)
{
    if (!alias(p, out, dotted))
        return false;
    for (;;) {
        int mark = p->mark;
        if (!accept(p, T_COMMA))
            return !p->failed;
        if (!alias(p, out, dotted)) {
            p->mark = mark;
            return !p->failed;
        }
    }
}

static struct stmt *import_stmt(struct parser *p, int from, bool lazy)
{
    struct alias_list names = {0, NULL};
    if (!accept(p, KW_import) || !aliases(p, &names, true))
        return NULL;
    struct stmt *s = stmt_new(p, STMT_Import, from);
    s->Import.n = names.n;
    s->Import.names = names.v;
    s->Import.is_lazy = lazy;
    return s;
}

/* What is imported: names in parentheses or not, or a star. */
static bool import_targets(struct parser *p, struct alias_list *out)
{
    int mark = p->mark;
    if (accept(p, T_LPAR)) {
        if (aliases(p, out, false)) {
            accept(p, T_COMMA);
            if (accept(p, T_RPAR))
                return true;
        }
    } else if (accept(p, T_STAR)) {
        struct alias *a = node_alloc(p, sizeof *a);
        a->name = ast_interns(p->m, "*");
        a->pos = span(p, mark);
        LIST_ADD(p, *out, a);
        return true;
    } else if (aliases(p, out, false) && peek(p) != T_COMMA) {
        return !p->failed;
    }
    if (!raised(p, mark) && p->diagnose)
        invalid_import_targets(p);
    return false;
}

static struct stmt *from_stmt(struct parser *p, int from, bool lazy)
{
    int level = 0;
    struct alias_list names = {0, NULL};
    if (!accept(p, KW_from))
        return NULL;
    for (; peek(p) == T_DOT || peek(p) == T_ELLIPSIS; p->mark++)
        level += peek(p) == T_DOT ? 1 : 3;
    const char *module = dotted_name(p);
    if ((!module && !level) || !accept(p, KW_import) || !import_targets(p, &names))
        return NULL;
    struct stmt *s = stmt_new(p, STMT_ImportFrom, from);
    s->ImportFrom.n = names.n;
    s->ImportFrom.names = names.v;
    s->ImportFrom.is_lazy = lazy;
    s->ImportFrom.module = module;
    s->ImportFrom.level = level;
    return s;
}

static struct stmt *any_import(struct parser *p)
{
    int from = p->mark;
    bool lazy = p->d->lazy_import && accept_soft(p, p->name_lazy);
    if (p->diagnose && peek(p) == KW_import) {
        int mark = p->mark;
        invalid_import(p);
        if (raised(p, mark))
            return NULL;
    }
    return peek(p) == KW_import ? import_stmt(p, from, lazy) : from_stmt(p, from, lazy);
}

/* ---- the others ---- */

static struct stmt *return_stmt(struct parser *p)
{
    int from = p->mark++, mark = p->mark;
    struct expr *value = star_expressions(p);
    if (!value && raised(p, mark))
        return NULL;
    struct stmt *s = stmt_new(p, STMT_Return, from);
    s->Return.value = value;
    return s;
}

/* raise from x, raise x from */
static void *invalid_raise(struct parser *p)
{
    struct pos word = last_token(p)->pos, from = token_at(p)->pos;
    if (peek(p) == KW_from)
        return raise_range(p, &word, &from, "did you forget an expression between 'raise' and 'from'?");
    if (!expression(p) || peek(p) != KW_from)
        return NULL;
    from = token_at(p)->pos;
    p->mark++;
    if (expression(p))
        return NULL;
    return raise_pos(p, ERR_SYNTAX, &from, "did you forget an expression after 'from'?");
}

static struct stmt *raise_stmt(struct parser *p)
{
    int from = p->mark++, mark = p->mark;
    if (p->diagnose && p->d->msgs_315) {
        invalid_raise(p);
        if (raised(p, mark))
            return NULL;
    }
    struct expr *cause = NULL, *exc = expression(p);
    if (exc) {
        mark = p->mark;
        if (accept(p, KW_from) && !(cause = expression(p)))
            p->mark = mark;
    } else {
        p->mark = mark;
    }
    if (p->failed)
        return NULL;
    struct stmt *s = stmt_new(p, STMT_Raise, from);
    s->Raise.exc = exc;
    s->Raise.cause = cause;
    return s;
}

static struct stmt *del_stmt(struct parser *p)
{
    int from = p->mark++, mark;
    struct expr_list targets = {0, NULL};
    do {
        mark = p->mark;
        struct expr *e = peek(p) == T_STAR ? NULL : primary(p);
        if (!e || !to_target(e, CTX_Del)) {
            p->mark = mark;
            break;
        }
        LIST_ADD(p, targets, e);
    } while (accept(p, T_COMMA));
    if (p->failed)
        return NULL;
    if (targets.n && (peek(p) == T_SEMI || peek(p) == T_NEWLINE)) {
        struct stmt *s = stmt_new(p, STMT_Delete, from);
        s->Delete.targets = targets;
        return s;
    }
    if (raised(p, from) || !p->diagnose)
        return NULL;
    p->mark++;
    struct expr *e = star_expressions(p);
    return e ? raise_invalid_target(p, TARGETS_DEL, e) : NULL;
}

/* assert a = b, assert a, b = c, and the same with := */
static void *invalid_assert(struct parser *p)
{
    struct expr *a = expression(p), *b;
    if (a && accept(p, T_COMMA))
        a = expression(p);
    if (!a)
        return NULL;
    bool named = peek(p) == T_COLONEQUAL;
    if ((!named && peek(p) != T_EQUAL) || (p->mark++, !(b = expression(p))))
        return NULL;
    if (named)
        return raise_range(p, &a->pos, &b->pos, "cannot use named expression without parentheses here");
    return raise_range(p, &a->pos, &b->pos, "cannot assign to %s here. Maybe you meant '==' instead of '='?", expr_name(p, a));
}

static struct stmt *assert_stmt(struct parser *p)
{
    int from = p->mark++;
    struct expr *test = NULL, *msg = NULL;
    if (p->diagnose && p->d->msgs_315) {
        int mark = p->mark;
        invalid_assert(p);
        if (raised(p, mark))
            return NULL;
    }
    if (!(test = expression(p)))
        return NULL;
    int mark = p->mark;
    if (accept(p, T_COMMA) && !(msg = expression(p)))
        p->mark = mark;
    if (p->failed)
        return NULL;
    struct stmt *s = stmt_new(p, STMT_Assert, from);
    s->Assert.test = test;
    s->Assert.msg = msg;
    return s;
}

static struct stmt *global_stmt(struct parser *p, enum stmt_kind kind)
{
    int from = p->mark++;
    struct ident_list names = {0, NULL};
    do {
        if (peek(p) != T_NAME) {
            if (!names.n)
                return NULL;
            p->mark--; /* the comma */
            break;
        }
        LIST_ADD(p, names, p->tok[p->mark++].name);
    } while (accept(p, T_COMMA));
    struct stmt *s = stmt_new(p, kind, from);
    s->Global.names = names;
    return p->failed ? NULL : s;
}

static struct stmt *word(struct parser *p, enum stmt_kind kind)
{
    p->mark++;
    return stmt_new(p, kind, p->mark - 1);
}

static struct stmt *yield_stmt(struct parser *p)
{
    int from = p->mark;
    if (p->diagnose) {
        invalid_assignment(p);
        if (raised(p, from))
            return NULL;
    }
    struct expr *e = yield_expr(p);
    if (!e)
        return NULL;
    struct stmt *s = stmt_new(p, STMT_Expr, from);
    s->Expr.value = e;
    return s;
}

/* type NAME [params] = expression, if that is what follows; else NULL with p->mark unchanged. */
static struct stmt *type_alias(struct parser *p)
{
    int from = p->mark;
    struct type_param_list params = {0, NULL};
    struct expr *name, *value;
    if (peek_at(p, 1) != T_NAME)
        return NULL;
    p->mark++;
    name = name_expr(p);
    if (!type_params(p, &params) || !accept(p, T_EQUAL) || !(value = expression(p))) {
        p->mark = from;
        return NULL;
    }
    name->ctx = CTX_Store;
    struct stmt *s = stmt_new(p, STMT_TypeAlias, from);
    s->TypeAlias.name = name;
    s->TypeAlias.type_params = params;
    s->TypeAlias.value = value;
    return s;
}

static struct stmt *any_simple(struct parser *p)
{
    switch (peek(p)) {
    case KW_return: return return_stmt(p);
    case KW_import:
    case KW_from: return any_import(p);
    case KW_raise: return raise_stmt(p);
    case KW_pass: return word(p, STMT_Pass);
    case KW_del: return del_stmt(p);
    case KW_yield: return yield_stmt(p);
    case KW_assert: return assert_stmt(p);
    case KW_break: return word(p, STMT_Break);
    case KW_continue: return word(p, STMT_Continue);
    case KW_global: return global_stmt(p, STMT_Global);
    case KW_nonlocal: return global_stmt(p, STMT_Nonlocal);
    default: break;
    }
    if (p->d->type_params && at_soft(p, p->name_type)) {
        struct stmt *s = type_alias(p);
        if (s || p->failed)
            return s;
    }
    if (p->d->lazy_import && at_soft(p, p->name_lazy) && (peek_at(p, 1) == KW_import || peek_at(p, 1) == KW_from))
        return any_import(p);
    return p->diagnose ? diagnosed_expression_statement(p) : expression_statement(p);
}

struct stmt *simple_stmt(struct parser *p)
{
    struct stmt *s;
    int mark = p->mark;
    if (!p->memo)
        return any_simple(p);
    if (memo_get(p, MEMO_SIMPLE, &s))
        return s;
    s = any_simple(p);
    return memo_put(p, MEMO_SIMPLE, mark, p->failed ? NULL : s);
}

bool simple_stmts(struct parser *p, struct stmt_list *out)
{
    do {
        if (out->n && peek(p) == T_NEWLINE)
            break;
        struct stmt *s = simple_stmt(p);
        if (!s || p->failed)
            return false;
        LIST_ADD(p, *out, s);
    } while (accept(p, T_SEMI));
    return accept(p, T_NEWLINE);
}
