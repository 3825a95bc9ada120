/* Atoms and what hangs on them: names, literals, displays, comprehensions, calls, attributes, subscripts. */
#include "parser.h"
#include <stdlib.h>
#include <string.h>

struct expr *constant(struct parser *p, enum const_kind kind)
{
    p->mark++;
    struct expr *e = expr_new(p, EXPR_Constant, p->mark - 1);
    e->Constant.kind = kind;
    return e;
}

/* ---- numbers ---- */

static char *without_underscores(struct parser *p, const struct token *t, size_t *n)
{
    char *s = node_alloc(p, t->end - t->start + 1), *q = s;
    for (unsigned i = t->start; i < t->end; i++)
        if (p->lex.src[i] != '_')
            *q++ = p->lex.src[i];
    *n = (size_t)(q - s);
    return s;
}

/* The value of digits if 63 bits hold it. */
static bool small_int(const char *s, int base, int64_t *out)
{
    int64_t v = 0;
    for (; *s; s++) {
        int digit = *s <= '9' ? *s - '0' : (*s | 32) - 'a' + 10;
        if (v > (INT64_MAX - digit) / base)
            return false;
        v = v * base + digit;
    }
    *out = v;
    return true;
}

static void int_constant(struct constant *c, char *s, size_t n)
{
    int base = 10;
    if (s[0] == '0' && n > 1 && (s[1] | 32) > '9') {
        s[1] |= 32;
        base = s[1] == 'x' ? 16 : s[1] == 'o' ? 8 : 2;
    }
    c->kind = CONST_INT;
    c->s.p = s;
    c->s.n = n;
    c->small = small_int(base == 10 ? s : s + 2, base, &c->i);
}

struct expr *number(struct parser *p)
{
    size_t n;
    if (peek(p) != T_NUMBER)
        return NULL;
    char *s = without_underscores(p, token_at(p), &n);
    struct expr *e = constant(p, CONST_FLOAT);
    bool hex = s[0] == '0' && (s[1] | 32) == 'x';
    if (!hex && n && (s[n - 1] | 32) == 'j') {
        e->Constant.kind = CONST_IMAG;
        s[n - 1] = '\0';
        e->Constant.imag = strtod(s, NULL);
    } else if (!hex && strpbrk(s, ".eE")) {
        e->Constant.f = strtod(s, NULL);
    } else {
        int_constant(&e->Constant, s, n);
        /* the limit on converting decimal text, as sys.set_int_max_str_digits has it */
        if (!e->Constant.small && n > 4300 && (s[0] != '0' || s[1] <= '9') && p->d->msgs_312)
            return raise_pos(
                p, ERR_SYNTAX, &e->pos,
                "Exceeds the limit (4300 digits) for integer string conversion: value has %zu digits; use "
                "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to "
                "avoid decimal conversion limits.",
                n);
    }
    return e;
}

/* ---- comprehensions ---- */

static struct comprehension *for_if_clause(struct parser *p)
{
    int mark = p->mark;
    struct comprehension *c = node_alloc(p, sizeof *c);
    c->is_async = accept(p, KW_async);
    if (!accept(p, KW_for))
        return NULL;
    c->target = star_targets(p);
    if (c->target && accept(p, KW_in)) {
        if (!(c->iter = disjunction(p)))
            return NULL;
        int before = p->mark;
        while (accept(p, KW_if)) {
            struct expr *test = disjunction(p);
            if (!test) {
                p->mark = before;
                break;
            }
            LIST_ADD(p, c->ifs, test);
            before = p->mark;
        }
        return p->failed ? NULL : c;
    }
    if (raised(p, mark) || !p->diagnose)
        return NULL;
    if (p->d->msgs_313) { /* for a b: the word `in` is missing */
        accept(p, KW_async);
        accept(p, KW_for);
        struct expr *e = bitwise_or(p);
        while (e && accept(p, T_COMMA)) {
            int before = p->mark;
            if (!bitwise_or(p)) {
                p->mark = before;
                break;
            }
        }
        if (e && !p->failed && peek(p) != KW_in)
            return raise_last(p, ERR_SYNTAX, "'in' expected after for-loop variables");
        if (raised(p, mark))
            return NULL;
    }
    return invalid_for_target(p);
}

static bool at_for(struct parser *p)
{
    return peek(p) == KW_for || (peek(p) == KW_async && peek_at(p, 1) == KW_for);
}

bool for_if_clauses(struct parser *p, struct comp_list *out)
{
    while (at_for(p)) {
        int mark = p->mark;
        struct comprehension *c = for_if_clause(p);
        if (!c) {
            p->mark = mark;
            break;
        }
        LIST_ADD(p, *out, c);
    }
    return out->n > 0 && !p->failed;
}

static struct expr *comprehension(struct parser *p, enum expr_kind kind, int from, struct expr *elt, struct expr *value,
                                  enum token_type end)
{
    struct comp_list generators = {0, NULL};
    if (!for_if_clauses(p, &generators) || !accept(p, end))
        return NULL;
    struct expr *e = expr_new(p, kind, from);
    if (kind == EXPR_DictComp) {
        e->DictComp.key = elt;
        e->DictComp.value = value;
        e->DictComp.generators = generators;
    } else {
        e->ListComp.elt = elt;
        e->ListComp.generators = generators;
    }
    return e;
}

/* ---- displays ---- */

/* [a, b] or [a for a in b]. */
static struct expr *list_display(struct parser *p)
{
    int from = p->mark++;
    struct expr_list elts = {0, NULL};
    if (peek(p) != T_RSQB && !star_named_list(p, &elts))
        goto no;
    if (accept(p, T_RSQB)) {
        struct expr *e = expr_new(p, EXPR_List, from);
        e->List.elts = elts;
        return e;
    }
    if (elts.n == 1 && at_for(p) && last_token(p)->type != T_COMMA && (elts.v[0]->kind != EXPR_Starred || p->d->comp_unpack)) {
        struct expr *e = comprehension(p, EXPR_ListComp, from, elts.v[0], NULL, T_RSQB);
        if (e || p->failed)
            return e;
    }
no:
    if (raised(p, from) || !p->diagnose)
        return NULL;
    return invalid_comprehension(p);
}

static struct expr *parenthesized(struct expr *e)
{
    e->parens = true;
    return e;
}

/* (), (a), (a,), (yield a), (a for a in b). */
static struct expr *paren_display(struct parser *p)
{
    int from = p->mark++;
    struct expr_list elts = {0, NULL};
    struct expr *e;
    if (peek(p) == KW_yield) {
        e = yield_expr(p);
        if (e && accept(p, T_RPAR))
            return parenthesized(e);
        goto no;
    }
    if (peek(p) != T_RPAR && !star_named_list(p, &elts))
        goto no;
    bool comma = elts.n && last_token(p)->type == T_COMMA;
    if (peek(p) == T_RPAR && (elts.n != 1 || comma)) {
        p->mark++;
        e = expr_new(p, EXPR_Tuple, from);
        e->Tuple.elts = elts;
        return parenthesized(e);
    }
    if (peek(p) == T_RPAR && elts.v[0]->kind != EXPR_Starred) {
        p->mark++;
        return parenthesized(elts.v[0]);
    }
    if (elts.n == 1 && !comma && at_for(p) && (elts.v[0]->kind != EXPR_Starred || p->d->comp_unpack)) {
        e = comprehension(p, EXPR_GeneratorExp, from, elts.v[0], NULL, T_RPAR);
        if (e || p->failed)
            return e;
    }
no:
    if (raised(p, from) || !p->diagnose)
        return NULL;
    invalid_group(p);
    if (raised(p, from))
        return NULL;
    return invalid_comprehension(p);
}

bool kvpair(struct parser *p, struct expr **key, struct expr **value)
{
    if (!*key && accept(p, T_DOUBLESTAR))
        return (*value = bitwise_or(p)) != NULL;
    if (!*key)
        *key = expression(p);
    return *key && accept(p, T_COLON) && (*value = expression(p));
}

/* Up to 3.14 mistakes in the keys behind the first are not looked for: the missing colon is said instead. */
static struct expr *later_key(struct parser *p)
{
    enum token_type t = peek(p);
    int mark = p->mark;
    if (p->d->msgs_315 || t == T_DOUBLESTAR || t == T_LPAR || t == T_LSQB || t == T_LBRACE || t == T_RBRACE)
        return NULL;
    p->diagnose = false;
    struct expr *key = expression(p);
    p->diagnose = true;
    if (!key)
        p->mark = mark;
    return key;
}

/* A dict or its comprehension, behind { and perhaps its first key. */
static struct expr *dict_rest(struct parser *p, int from, struct expr *key)
{
    struct expr_list keys = {0, NULL}, values = {0, NULL};
    struct expr *value;
    while (key || peek(p) != T_RBRACE) {
        if (keys.n && p->diagnose && !(key = later_key(p)) && p->failed)
            return NULL;
        if (!kvpair(p, &key, &value))
            return NULL;
        if (!keys.n && at_for(p) && key)
            return comprehension(p, EXPR_DictComp, from, key, value, T_RBRACE);
        if (!keys.n && at_for(p) && p->d->comp_unpack)
            return comprehension(p, EXPR_DictComp, from, value, NULL, T_RBRACE);
        LIST_ADD(p, keys, key);
        LIST_ADD(p, values, value);
        key = NULL;
        if (!accept(p, T_COMMA))
            break;
    }
    if (!accept(p, T_RBRACE))
        return NULL;
    struct expr *e = expr_new(p, EXPR_Dict, from);
    e->Dict.keys = keys;
    e->Dict.values = values;
    return e;
}

/* A set or its comprehension, behind {. */
static struct expr *set_rest(struct parser *p, int from)
{
    struct expr_list elts = {0, NULL};
    if (!star_named_list(p, &elts))
        return NULL;
    if (elts.n == 1 && last_token(p)->type != T_COMMA && at_for(p) && (elts.v[0]->kind != EXPR_Starred || p->d->comp_unpack))
        return comprehension(p, EXPR_SetComp, from, elts.v[0], NULL, T_RBRACE);
    if (!accept(p, T_RBRACE))
        return NULL;
    struct expr *e = expr_new(p, EXPR_Set, from);
    e->Set.elts = elts;
    return e;
}

/* A dict is empty, begins with ** or has a colon behind its first expression. The expression is read once only. */
static struct expr *braces(struct parser *p, int from)
{
    if (peek(p) == T_RBRACE || peek(p) == T_DOUBLESTAR)
        return dict_rest(p, from, NULL);
    struct expr_list elts = {0, NULL};
    struct expr *e = star_named_expression(p);
    if (!e)
        return NULL;
    if (peek(p) == T_COLON)
        return e->kind == EXPR_Starred || (e->kind == EXPR_NamedExpr && !e->parens) ? NULL : dict_rest(p, from, e);
    if (!p->d->walrus_index && e->kind == EXPR_NamedExpr && !e->parens)
        return NULL;
    if (at_for(p) && (e->kind != EXPR_Starred || p->d->comp_unpack))
        return comprehension(p, EXPR_SetComp, from, e, NULL, T_RBRACE);
    LIST_ADD(p, elts, e);
    if (accept(p, T_COMMA) && peek(p) != T_RBRACE && !star_named_list(p, &elts))
        return NULL;
    if (!accept(p, T_RBRACE))
        return NULL;
    e = expr_new(p, EXPR_Set, from);
    e->Set.elts = elts;
    return e;
}

static struct expr *brace_display(struct parser *p)
{
    int from = p->mark++;
    if (!p->diagnose)
        return braces(p, from);
    /* in the grammar's order: dict, set, dict comprehension, set comprehension */
    struct expr *e = dict_rest(p, from, NULL);
    if (e || raised(p, from))
        return e;
    p->mark++;
    if (p->d->msgs_310) {
        invalid_double_starred_kvpairs(p);
        if (raised(p, from + 1))
            return NULL;
    }
    if ((e = set_rest(p, from)) || raised(p, from))
        return e;
    invalid_dict_comprehension(p);
    if (raised(p, from))
        return NULL;
    return invalid_comprehension(p);
}

/* ---- atoms ---- */

static struct expr *any_atom(struct parser *p)
{
    switch (peek(p)) {
    case T_NAME: return name_expr(p);
    case T_NUMBER: return number(p);
    case T_STRING:
    case T_FSTRING_START: return strings(p);
    case KW_True: return constant(p, CONST_TRUE);
    case KW_False: return constant(p, CONST_FALSE);
    case KW_None: return constant(p, CONST_NONE);
    case T_ELLIPSIS: return constant(p, CONST_ELLIPSIS);
    case T_LPAR: return paren_display(p);
    case T_LSQB: return list_display(p);
    case T_LBRACE: return brace_display(p);
    default: return NULL;
    }
}

struct expr *atom(struct parser *p)
{
    struct expr *e;
    int mark = p->mark;
    if (p->memo && memo_get(p, MEMO_ATOM, &e))
        return e;
    if (!deeper(p))
        return NULL;
    e = any_atom(p);
    shallower(p);
    if (p->failed)
        return NULL;
    return p->memo ? memo_put(p, MEMO_ATOM, mark, e) : e;
}

/* ---- arguments ---- */

static struct keyword *keyword_new(struct parser *p, int from, const char *name, struct expr *value)
{
    struct keyword *k = node_alloc(p, sizeof *k);
    k->arg = name;
    k->value = value;
    k->pos = span(p, from);
    return k;
}

/* NAME '=' expression, or **expression. */
static struct keyword *keyword_arg(struct parser *p)
{
    int from = p->mark;
    struct expr *value;
    if (p->diagnose && p->d->msgs_310) {
        invalid_kwarg(p);
        if (raised(p, from))
            return NULL;
    }
    if (accept(p, T_DOUBLESTAR)) {
        value = expression(p);
        return value ? keyword_new(p, from, NULL, value) : NULL;
    }
    if (peek(p) == T_NAME && peek_at(p, 1) == T_EQUAL) {
        const char *name = p->tok[p->mark].name;
        p->mark += 2;
        if ((value = expression(p)))
            return keyword_new(p, from, name, value);
    }
    if (!raised(p, from) && p->diagnose && !p->d->msgs_310)
        invalid_kwarg(p);
    return NULL;
}

/* A positional argument: *expression, or a (named) expression that no '=' follows. */
static struct expr *positional_arg(struct parser *p)
{
    struct expr *e;
    if (peek(p) == T_STAR)
        e = starred_expression(p);
    else if (peek(p) == T_NAME && peek_at(p, 1) == T_COLONEQUAL)
        e = assignment_expression(p);
    else if (peek(p) == T_NAME && peek_at(p, 1) == T_EQUAL)
        return NULL;
    else
        e = (e = expression(p)) && peek(p) != T_COLONEQUAL ? e : NULL;
    return e && peek(p) != T_EQUAL && !p->failed ? e : NULL;
}

/* First positional arguments, then keywords and *args mixed, then keywords and **args mixed. */
static bool add_arg(struct parser *p, struct expr *call, int *stage)
{
    struct expr *e = NULL;
    int mark = p->mark;
    if (*stage == 0) {
        if ((e = positional_arg(p))) {
            LIST_ADD(p, call->Call.args, e);
            return true;
        }
        if (raised(p, mark))
            return false;
    }
    if (*stage <= 1 && peek(p) == T_STAR) {
        if ((e = starred_expression(p)) && peek(p) != T_EQUAL) {
            LIST_ADD(p, call->Call.args, e);
            *stage = 1;
            return true;
        }
        return false;
    }
    struct keyword *k = keyword_arg(p);
    if (!k)
        return false;
    if (!k->arg)
        *stage = 2;
    else if (*stage == 0)
        *stage = 1;
    LIST_ADD(p, call->Call.keywords, k);
    return true;
}

/* One or more arguments; a comma that nothing follows is not taken. */
struct expr *call_args(struct parser *p)
{
    int from = p->mark, mark = p->mark, stage = 0, n = 0;
    struct expr *call = expr_new(p, EXPR_Call, from);
    while (add_arg(p, call, &stage)) {
        mark = p->mark;
        n++;
        if (!accept(p, T_COMMA))
            break;
    }
    if (p->failed || !n)
        return NULL;
    p->mark = mark;
    call->pos = span(p, from);
    return call;
}

struct expr *arguments(struct parser *p)
{
    int mark = p->mark;
    struct expr *call;
    if (p->memo && memo_get(p, MEMO_ARGS, &call))
        return call;
    call = call_args(p);
    if (call) {
        accept(p, T_COMMA);
        if (peek(p) == T_RPAR)
            return p->memo ? memo_put(p, MEMO_ARGS, mark, call) : call;
    }
    if (raised(p, mark) || !p->diagnose)
        return NULL;
    invalid_arguments(p);
    raised(p, mark);
    return p->memo ? memo_put(p, MEMO_ARGS, mark, NULL) : NULL;
}

/* The argument is a generator expression without parentheses of its own: those of the call are its. */
static struct expr *call_genexp(struct parser *p, int from, struct expr *call)
{
    struct expr *elt = call->Call.args.n == 1 && !call->Call.keywords.n ? call->Call.args.v[0] : NULL;
    bool comma = last_token(p)->type == T_COMMA;
    if (!elt || comma || (elt->kind == EXPR_Starred && !p->d->comp_unpack))
        return NULL;
    return comprehension(p, EXPR_GeneratorExp, from, elt, NULL, T_RPAR);
}

static struct expr *call_new(struct parser *p, int start, struct expr *func, struct expr *call)
{
    call->pos = span(p, start);
    call->Call.func = func;
    return call;
}

static struct expr *call_rest(struct parser *p, int start, struct expr *func)
{
    int from = p->mark++;
    if (accept(p, T_RPAR))
        return call_new(p, start, func, expr_new(p, EXPR_Call, from));
    bool diagnose = p->diagnose;
    int mark = p->mark;
    if (p->diagnose) { /* the grammar tries a generator expression first */
        bool named = peek(p) == T_NAME && peek_at(p, 1) == T_COLONEQUAL;
        struct expr *e = peek(p) == T_STAR ? star_named_expression(p) : named ? assignment_expression(p) : expression(p);
        struct expr *g = NULL;
        if (e && at_for(p) && (e->kind != EXPR_Starred || p->d->comp_unpack))
            g = comprehension(p, EXPR_GeneratorExp, from, e, NULL, T_RPAR);
        if (p->failed)
            return NULL;
        if (g)
            goto genexp;
        p->mark = from;
        invalid_comprehension(p);
        if (raised(p, mark))
            return NULL;
        if (false) {
            struct expr *call;
        genexp:
            call = expr_new(p, EXPR_Call, from);
            LIST_ADD(p, call->Call.args, g);
            return call_new(p, start, func, call);
        }
    }
    struct expr *call = diagnose ? NULL : call_args(p);
    if (diagnose) {
        call = arguments(p);
        return call && accept(p, T_RPAR) ? call_new(p, start, func, call) : NULL;
    }
    if (!call)
        return NULL;
    if (at_for(p)) {
        struct expr *g = call_genexp(p, from, call);
        if (!g)
            return NULL;
        call = expr_new(p, EXPR_Call, from);
        LIST_ADD(p, call->Call.args, g);
        return call_new(p, start, func, call);
    }
    accept(p, T_COMMA);
    return accept(p, T_RPAR) ? call_new(p, start, func, call) : NULL;
}

/* ---- subscripts ---- */

static bool at_slice_end(struct parser *p)
{
    enum token_type t = peek(p);
    return t == T_COLON || t == T_COMMA || t == T_RSQB;
}

/* [expression] ':' [expression] [':' [expression]], or a (named) expression. */
static struct expr *slice(struct parser *p)
{
    int from = p->mark;
    struct expr *lower = NULL, *e;
    if (peek(p) != T_COLON) {
        lower = p->d->walrus_index ? named_expression(p) : expression(p);
        if (!lower || peek(p) != T_COLON || (lower->kind == EXPR_NamedExpr && !lower->parens))
            return lower;
    }
    p->mark++;
    e = expr_new(p, EXPR_Slice, from);
    e->Slice.lower = lower;
    if (!at_slice_end(p) && !(e->Slice.upper = expression(p)))
        return NULL;
    if (accept(p, T_COLON) && !at_slice_end(p) && !(e->Slice.step = expression(p)))
        return NULL;
    e->pos = span(p, from);
    return e;
}

static struct expr *slice_or_starred(struct parser *p)
{
    return peek(p) == T_STAR && p->d->star_index ? starred_expression(p) : slice(p);
}

/* A subscript is one slice or a tuple of them; one starred is a tuple too. */
static struct expr *slices(struct parser *p)
{
    int from = p->mark;
    struct expr_list elts = {0, NULL};
    struct expr *first = slice_or_starred(p), *next;
    if (!first || (peek(p) != T_COMMA && first->kind != EXPR_Starred))
        return first;
    LIST_ADD(p, elts, first);
    while (accept(p, T_COMMA) && peek(p) != T_RSQB) {
        if (!(next = slice_or_starred(p)))
            return NULL;
        LIST_ADD(p, elts, next);
    }
    struct expr *e = expr_new(p, EXPR_Tuple, from);
    e->Tuple.elts = elts;
    return e;
}

static struct expr *subscript_rest(struct parser *p, int start, struct expr *value)
{
    p->mark++;
    struct expr *index = slices(p);
    if (!index || !accept(p, T_RSQB))
        return NULL;
    struct expr *e = expr_new(p, EXPR_Subscript, start);
    e->Subscript.value = value;
    e->Subscript.slice = index;
    return e;
}

static struct expr *attribute_rest(struct parser *p, int start, struct expr *value)
{
    p->mark++;
    if (peek(p) != T_NAME)
        return NULL;
    const char *attr = p->tok[p->mark++].name;
    struct expr *e = expr_new(p, EXPR_Attribute, start);
    e->Attribute.value = value;
    e->Attribute.attr = attr;
    return e;
}

/* atom, then .name, (args) and [index] as long as they come. One that fails is not taken. */
static struct expr *primary_chain(struct parser *p)
{
    int start = p->mark;
    struct expr *e = atom(p);
    while (e && !p->failed) {
        int mark = p->mark;
        struct expr *next = NULL;
        switch (peek(p)) {
        case T_DOT: next = attribute_rest(p, start, e); break;
        case T_LPAR: next = call_rest(p, start, e); break;
        case T_LSQB: next = subscript_rest(p, start, e); break;
        default: return p->failed ? NULL : e;
        }
        if (!next) {
            p->mark = mark;
            return p->failed ? NULL : e;
        }
        e = next;
    }
    return p->failed ? NULL : e;
}

struct expr *primary(struct parser *p)
{
    struct expr *e;
    int mark = p->mark;
    if (!p->memo)
        return primary_chain(p);
    if (memo_get(p, MEMO_PRIMARY, &e))
        return e;
    e = primary_chain(p);
    return memo_put(p, MEMO_PRIMARY, mark, e);
}
