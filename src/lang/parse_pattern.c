/* match statements and their patterns. */
#include "parser.h"
#include <string.h>

static struct pattern *pattern(struct parser *p);

static struct pattern *pattern_new(struct parser *p, enum pattern_kind kind, int from)
{
    struct pattern *q = node_alloc(p, sizeof *q);
    q->kind = kind;
    q->pos = span(p, from);
    return q;
}

/* ---- values ---- */

static bool is_complex(const struct expr *e)
{
    return e->kind == EXPR_Constant && e->Constant.kind == CONST_IMAG;
}

/* ['-'] NUMBER [('+' | '-') NUMBER]: the second imaginary, the first then real. */
static struct expr *signed_number(struct parser *p)
{
    int from = p->mark;
    bool minus = accept(p, T_MINUS);
    struct expr *e = number(p), *imag;
    if (!e)
        return NULL;
    if (minus) {
        struct expr *u = expr_new(p, EXPR_UnaryOp, from);
        u->UnaryOp.op = UNARY_USub;
        u->UnaryOp.operand = e;
        e = u;
    }
    enum token_type t = peek(p);
    if (t != T_PLUS && t != T_MINUS)
        return e;
    const struct expr *real = minus ? e->UnaryOp.operand : e;
    p->mark++;
    if (!(imag = number(p)))
        return NULL;
    if (is_complex(real))
        return raise_pos(p, ERR_SYNTAX, &real->pos, "real number required in complex literal");
    if (!is_complex(imag))
        return raise_pos(p, ERR_SYNTAX, &imag->pos, "imaginary number required in complex literal");
    struct expr *b = expr_new(p, EXPR_BinOp, from);
    b->BinOp.left = e;
    b->BinOp.op = t == T_PLUS ? OP_Add : OP_Sub;
    b->BinOp.right = imag;
    return b;
}

/* NAME ('.' NAME)* */
static struct expr *name_or_attr(struct parser *p)
{
    int from = p->mark;
    struct expr *e = name_expr(p);
    while (e && peek(p) == T_DOT && peek_at(p, 1) == T_NAME) {
        const char *attr = p->tok[p->mark + 1].name;
        p->mark += 2;
        struct expr *a = expr_new(p, EXPR_Attribute, from);
        a->Attribute.value = e;
        a->Attribute.attr = attr;
        e = a;
    }
    return e;
}

static struct pattern *value_pattern(struct parser *p, int from, struct expr *e)
{
    if (!e)
        return NULL;
    struct pattern *q = pattern_new(p, PATTERN_MatchValue, from);
    q->MatchValue.value = e;
    return q;
}

static struct pattern *singleton(struct parser *p, enum const_kind kind)
{
    p->mark++;
    struct pattern *q = pattern_new(p, PATTERN_MatchSingleton, p->mark - 1);
    q->MatchSingleton.kind = kind;
    return q;
}

/* ---- names ---- */

/* A name that captures: not _, and nothing behind it that makes it a value, class or keyword. */
static const char *capture(struct parser *p)
{
    if (peek(p) != T_NAME || at_soft(p, p->name_wild))
        return NULL;
    enum token_type t = peek_at(p, 1);
    if (t == T_DOT || t == T_LPAR || t == T_EQUAL)
        return NULL;
    return p->tok[p->mark++].name;
}

static struct pattern *as_new(struct parser *p, int from, struct pattern *inner, const char *name)
{
    struct pattern *q = pattern_new(p, PATTERN_MatchAs, from);
    q->MatchAs.pattern = inner;
    q->MatchAs.name = name;
    return q;
}

/* ---- sequences, mappings, classes ---- */

/* '*' (NAME | '_') */
static struct pattern *star_pattern(struct parser *p)
{
    int from = p->mark++;
    const char *name = NULL;
    if (!accept_soft(p, p->name_wild) && !(name = capture(p)))
        return NULL;
    struct pattern *q = pattern_new(p, PATTERN_MatchStar, from);
    q->MatchStar.name = name;
    return q;
}

static struct pattern *maybe_star(struct parser *p)
{
    return peek(p) == T_STAR ? star_pattern(p) : pattern(p);
}

/* pattern (',' pattern)* [',']; *comma: there was one. */
static bool pattern_seq(struct parser *p, struct pattern_list *out, bool *comma)
{
    *comma = false;
    for (;;) {
        int mark = p->mark;
        struct pattern *q = maybe_star(p);
        if (!q) {
            p->mark = mark;
            return out->n > 0 && !p->failed;
        }
        LIST_ADD(p, *out, q);
        if (!accept(p, T_COMMA))
            return !p->failed;
        *comma = true;
    }
}

static struct pattern *sequence_new(struct parser *p, int from, struct pattern_list list)
{
    struct pattern *q = pattern_new(p, PATTERN_MatchSequence, from);
    q->MatchSequence.patterns = list;
    return q;
}

/* [a, b], (a, b), or (a), which is a itself. */
static struct pattern *bracketed(struct parser *p)
{
    int from = p->mark;
    bool paren = accept(p, T_LPAR), comma = false;
    struct pattern_list list = {0, NULL};
    enum token_type end = paren ? T_RPAR : T_RSQB;
    if (!paren)
        p->mark++;
    if (peek(p) != end && !pattern_seq(p, &list, &comma))
        return NULL;
    if (!accept(p, end))
        return NULL;
    if (paren && list.n == 1 && !comma)
        return list.v[0]->kind == PATTERN_MatchStar ? NULL : list.v[0];
    return sequence_new(p, from, list);
}

static struct expr *mapping_key(struct parser *p)
{
    switch (peek(p)) {
    case T_MINUS:
    case T_NUMBER: return signed_number(p);
    case T_STRING:
    case T_FSTRING_START: return strings(p);
    case KW_None: return constant(p, CONST_NONE);
    case KW_True: return constant(p, CONST_TRUE);
    case KW_False: return constant(p, CONST_FALSE);
    default: break;
    }
    struct expr *e = name_or_attr(p);
    return e && e->kind == EXPR_Attribute ? e : NULL;
}

static struct pattern *mapping(struct parser *p)
{
    int from = p->mark++;
    struct expr_list keys = {0, NULL};
    struct pattern_list patterns = {0, NULL};
    const char *rest = NULL;
    struct pos rest_pos;
    while (peek(p) != T_RBRACE) {
        rest_pos = token_at(p)->pos;
        if (accept(p, T_DOUBLESTAR)) {
            rest_pos = token_at(p)->pos;
            if (!(rest = capture(p)))
                return NULL;
            accept(p, T_COMMA);
            if (p->diagnose && p->d->msgs_315 && peek(p) != T_RBRACE && mapping_key(p) && peek(p) == T_COLON)
                return raise_pos(p, ERR_SYNTAX, &rest_pos,
                                 "double star pattern must be the last (right-most) subpattern in the mapping pattern");
            break;
        }
        struct expr *key = mapping_key(p);
        struct pattern *value = key && accept(p, T_COLON) ? pattern(p) : NULL;
        if (!value)
            return NULL;
        LIST_ADD(p, keys, key);
        LIST_ADD(p, patterns, value);
        if (!accept(p, T_COMMA))
            break;
    }
    if (!accept(p, T_RBRACE))
        return NULL;
    struct pattern *q = pattern_new(p, PATTERN_MatchMapping, from);
    q->MatchMapping.keys = keys;
    q->MatchMapping.patterns = patterns;
    q->MatchMapping.rest = rest;
    return q;
}

/* Positional patterns behind keyword ones: an error that has a name. */
static void *positional_after_keyword(struct parser *p)
{
    int mark = p->mark;
    struct pattern *first = NULL, *last = NULL, *q;
    while ((q = pattern(p))) {
        first = first ? first : q;
        last = q;
        mark = p->mark;
        if (!accept(p, T_COMMA))
            break;
    }
    if (p->failed || !first)
        return NULL;
    p->mark = mark;
    return raise_range(p, &first->pos, &last->pos, "positional patterns follow keyword patterns");
}

/* cls '(' positional, keyword=... ')' */
static struct pattern *class_pattern(struct parser *p, int from, struct expr *cls)
{
    struct pattern_list positional = {0, NULL}, kwd = {0, NULL};
    struct ident_list attrs = {0, NULL};
    p->mark++;
    while (peek(p) != T_RPAR) {
        if (peek(p) == T_NAME && peek_at(p, 1) == T_EQUAL) {
            const char *attr = p->tok[p->mark].name;
            p->mark += 2;
            struct pattern *value = pattern(p);
            if (!value)
                return NULL;
            LIST_ADD(p, attrs, attr);
            LIST_ADD(p, kwd, value);
        } else {
            if (kwd.n)
                return p->diagnose ? positional_after_keyword(p) : NULL;
            struct pattern *value = pattern(p);
            if (!value)
                return NULL;
            LIST_ADD(p, positional, value);
        }
        if (!accept(p, T_COMMA))
            break;
    }
    if (!accept(p, T_RPAR))
        return NULL;
    struct pattern *q = pattern_new(p, PATTERN_MatchClass, from);
    q->MatchClass.cls = cls;
    q->MatchClass.patterns = positional;
    q->MatchClass.kwd_attrs = attrs;
    q->MatchClass.kwd_patterns = kwd;
    return q;
}

/* ---- alternatives and `as` ---- */

static struct pattern *named_pattern(struct parser *p)
{
    int from = p->mark;
    const char *name;
    enum token_type t = peek_at(p, 1);
    if (at_soft(p, p->name_wild) && t != T_DOT && t != T_LPAR && t != T_EQUAL) {
        p->mark++;
        return as_new(p, from, NULL, NULL);
    }
    if ((name = capture(p)))
        return as_new(p, from, NULL, name);
    struct expr *e = name_or_attr(p);
    if (e && peek(p) == T_LPAR)
        return class_pattern(p, from, e);
    if (!e || e->kind != EXPR_Attribute || peek(p) == T_DOT || peek(p) == T_EQUAL)
        return NULL;
    return value_pattern(p, from, e);
}

static struct pattern *closed_pattern(struct parser *p)
{
    int from = p->mark;
    switch (peek(p)) {
    case T_MINUS:
    case T_NUMBER: return value_pattern(p, from, signed_number(p));
    case T_STRING:
    case T_FSTRING_START: return value_pattern(p, from, strings(p));
    case KW_None: return singleton(p, CONST_NONE);
    case KW_True: return singleton(p, CONST_TRUE);
    case KW_False: return singleton(p, CONST_FALSE);
    case T_LPAR:
    case T_LSQB: return bracketed(p);
    case T_LBRACE: return mapping(p);
    case T_NAME: return named_pattern(p);
    default: return NULL;
    }
}

static struct pattern *or_pattern(struct parser *p)
{
    int from = p->mark;
    struct pattern_list list = {0, NULL};
    struct pattern *first = closed_pattern(p), *next;
    if (!first || peek(p) != T_VBAR)
        return p->failed ? NULL : first;
    LIST_ADD(p, list, first);
    while (accept(p, T_VBAR)) {
        if (!(next = closed_pattern(p)))
            return NULL;
        LIST_ADD(p, list, next);
    }
    struct pattern *q = pattern_new(p, PATTERN_MatchOr, from);
    q->MatchOr.patterns = list;
    return q;
}

static void *invalid_as(struct parser *p)
{
    if (at_soft(p, p->name_wild))
        return raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "cannot use '_' as a target");
    if (!p->d->msgs_314 && peek(p) == T_NAME)
        return NULL;
    struct expr *e = expression(p);
    if (!e)
        return NULL;
    if (p->d->msgs_314)
        return raise_pos(p, ERR_SYNTAX, &e->pos, "cannot use %s as pattern target", expr_name(p, e));
    return raise_pos(p, ERR_SYNTAX, &e->pos, "invalid pattern target");
}

static struct pattern *pattern(struct parser *p)
{
    int from = p->mark;
    if (!deeper(p))
        return NULL;
    struct pattern *q = or_pattern(p);
    shallower(p);
    int mark = p->mark;
    if (!q || !accept(p, KW_as))
        return q;
    int target = p->mark;
    const char *name = capture(p);
    if (name)
        return as_new(p, from, q, name);
    if (p->diagnose && !raised(p, target))
        invalid_as(p);
    p->mark = mark;
    return p->failed ? NULL : q;
}

struct pattern *case_patterns(struct parser *p)
{
    int from = p->mark;
    bool comma;
    struct pattern_list list = {0, NULL};
    if (!pattern_seq(p, &list, &comma))
        return NULL;
    if (list.n == 1 && !comma)
        return list.v[0]->kind == PATTERN_MatchStar ? NULL : list.v[0];
    return sequence_new(p, from, list);
}

/* ---- match ---- */

struct expr *subject_expr(struct parser *p)
{
    int from = p->mark;
    struct expr_list elts = {0, NULL};
    struct expr *e = star_named_expression(p);
    if (!e)
        return NULL;
    if (!accept(p, T_COMMA))
        return e->kind == EXPR_Starred ? NULL : e;
    LIST_ADD(p, elts, e);
    int mark = p->mark;
    if (!star_named_list(p, &elts))
        p->mark = mark;
    if (p->failed)
        return NULL;
    e = expr_new(p, EXPR_Tuple, from);
    e->Tuple.elts = elts;
    return e;
}

struct expr *guard(struct parser *p)
{
    return accept(p, KW_if) ? named_expression(p) : NULL;
}

static bool case_block(struct parser *p, struct match_case *c)
{
    int from = p->mark;
    if (p->diagnose) {
        invalid_case_block(p);
        if (raised(p, from))
            return false;
    }
    if (!accept_soft(p, p->name_case) || !(c->pattern = case_patterns(p)))
        return false;
    if (peek(p) == KW_if && !(c->guard = guard(p)))
        return false;
    return accept(p, T_COLON) && block(p, &c->body);
}

struct case_list {
    int n;
    struct match_case *v;
};

struct stmt *match_stmt(struct parser *p)
{
    int from = p->mark++;
    struct case_list cases = {0, NULL};
    struct expr *subject = subject_expr(p);
    if (subject && accept(p, T_COLON) && accept(p, T_NEWLINE) && accept(p, T_INDENT)) {
        int mark = p->mark;
        while (at_soft(p, p->name_case)) {
            struct match_case c = {0};
            mark = p->mark;
            if (!case_block(p, &c)) {
                p->mark = mark;
                break;
            }
            LIST_ADD(p, cases, c);
        }
        if (cases.n && accept(p, T_DEDENT)) {
            struct stmt *s = stmt_new(p, STMT_Match, from);
            s->Match.subject = subject;
            s->Match.n = cases.n;
            s->Match.cases = cases.v;
            return s;
        }
    }
    if (!raised(p, from) && p->diagnose)
        invalid_match_stmt(p);
    return NULL;
}
