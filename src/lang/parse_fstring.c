/* f-strings and t-strings made of tokens (PEP 701, PEP 750). */
#include <string.h>
#include "literal.h"

/* The kind of the f-string that begins at a token: for messages. */
static const char *kind_of(bool is_t)
{
    return is_t ? "t-string" : "f-string";
}

static struct expr_list format_spec_values(struct parser *p, bool raw, bool is_t);

/* {expr}, for the second pass: what people write wrong in it. p->mark is on the brace. */
static void *invalid_field(struct parser *p, bool is_t)
{
    const char *k = kind_of(is_t);
    int mark = p->mark++;
    static const enum token_type missing[] = {T_EQUAL, T_EXCLAMATION, T_COLON, T_RBRACE};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        if (peek(p) == missing[i])
            return raise_pos(p, ERR_SYNTAX, &token_at(p)->pos, "%s: valid expression required before '%s'", k,
                             token_texts[missing[i]]);
    struct expr *e = annotated_rhs(p);
    if (p->failed)
        return NULL;
    if (!e) {
        p->mark = mark + 1;
        return raise_next(p, "%s: expecting a valid expression after '{'", k);
    }
    bool debug = peek(p) == T_EQUAL;
    if (!debug && peek(p) != T_EXCLAMATION && peek(p) != T_COLON && peek(p) != T_RBRACE)
        return raise_next(p, "%s: expecting '=', or '!', or ':', or '}'", k);
    p->mark += debug;
    if (debug && peek(p) != T_EXCLAMATION && peek(p) != T_COLON && peek(p) != T_RBRACE)
        return raise_next(p, "%s: expecting '!', or ':', or '}'", k);
    if (accept(p, T_EXCLAMATION)) {
        if (peek(p) == T_COLON || peek(p) == T_RBRACE)
            return raise_next(p, "%s: missing conversion character", k);
        if (peek(p) != T_NAME)
            return raise_next(p, "%s: invalid conversion character", k);
        p->mark++;
        if (peek(p) != T_COLON && peek(p) != T_RBRACE)
            return raise_next(p, "%s: expecting ':' or '}'", k);
    }
    if (accept(p, T_COLON)) {
        format_spec_values(p, false, is_t);
        if (!p->failed && peek(p) != T_RBRACE)
            return raise_next(p, "%s: expecting '}', or format specs", k);
    }
    if (!p->failed && peek(p) != T_RBRACE)
        return raise_next(p, "%s: expecting '}'", k);
    return NULL;
}

/* !r */
static bool conversion(struct parser *p, int *conv, bool is_t)
{
    struct token bang = *token_at(p);
    p->mark++;
    if (peek(p) != T_NAME)
        return false;
    struct token *t = token_at(p);
    if (t->start != bang.end)
        return raise_range(p, &bang.pos, &t->pos, "%s: conversion type must come right after the exclamation mark", kind_of(is_t));
    if (t->name[0] == '\0' || t->name[1] || !strchr("sra", t->name[0]))
        return raise_pos(p, ERR_SYNTAX, &t->pos, "%s: invalid conversion character '%s': expected 's', 'r', or 'a'", kind_of(is_t),
                         t->name);
    *conv = t->name[0];
    p->mark++;
    return true;
}

/* The text of an expression for `=`: the source as it is, comments left out. */
static void add_source(struct parser *p, struct buf *out, unsigned from, unsigned to)
{
    const char *s = p->lex.src;
    bool comments = memchr(s + from, '#', to - from) != NULL;
    char quote = 0;
    for (unsigned i = from; i < to; i++) {
        if (comments && !quote && s[i] == '#')
            while (i < to && s[i] != '\n')
                i++;
        if (i < to)
            buf_addc(out, s[i]);
        if (i < to && (s[i] == '"' || s[i] == '\''))
            quote = quote == s[i] ? 0 : quote ? quote : s[i];
    }
}

static struct constant *str_constant(struct parser *p, const char *s, size_t n)
{
    struct constant *c = node_alloc(p, sizeof *c);
    c->kind = CONST_STR;
    c->s.p = arena_strndup(p->a, s, n);
    c->s.n = n;
    return c;
}

/* A replacement field; p->mark on its {. Debug text goes into w before it. */
static struct expr *field(struct parser *p, struct pieces *w, bool raw, bool is_t)
{
    int from = p->mark, conv = -1;
    unsigned text_from = token_at(p)->end;
    struct pos brace = token_at(p)->pos;
    p->mark++;
    struct expr *value = annotated_rhs(p), *spec = NULL;
    if (!value)
        return NULL;
    unsigned expr_end = last_token(p)->end;
    bool debug = accept(p, T_EQUAL);
    unsigned text_to = token_at(p)->start;
    struct pos text_end = token_at(p)->pos;
    if (peek(p) == T_EXCLAMATION && !conversion(p, &conv, is_t))
        return NULL;
    if (peek(p) == T_COLON) {
        int colon = p->mark++;
        struct expr_list values = format_spec_values(p, raw, is_t);
        if (p->failed)
            return NULL;
        spec = expr_new(p, EXPR_JoinedStr, colon);
        spec->JoinedStr.values = values;
    }
    if (!accept(p, T_RBRACE))
        return NULL;
    if (debug) {
        struct pos pos = pos_join(&brace, &text_end);
        pos.col++, pos.byte++;
        pos.end_line = text_end.line, pos.end_col = text_end.col, pos.end_byte = text_end.byte;
        pieces_text(w, &pos);
        add_source(p, &w->text, text_from, text_to);
        if (conv < 0 && !spec)
            conv = 'r';
    }
    struct expr *e = expr_new(p, is_t ? EXPR_Interpolation : EXPR_FormattedValue, from);
    e->FormattedValue.value = value;
    e->FormattedValue.conversion = conv;
    e->FormattedValue.format_spec = spec;
    if (is_t) {
        struct buf b;
        buf_init(&b);
        add_source(p, &b, text_from, debug ? expr_end : text_to);
        while (b.len && strchr(" \t\n\f", b.p[b.len - 1]))
            buf_cut(&b, b.len - 1);
        e->Interpolation.str = str_constant(p, b.p, b.len);
        buf_done(&b);
    }
    return e;
}

static struct expr *field_or_error(struct parser *p, struct pieces *w, bool raw, bool is_t)
{
    int mark = p->mark;
    struct expr *e = field(p, w, raw, is_t);
    if (e || raised(p, mark) || !p->diagnose)
        return e;
    return invalid_field(p, is_t);
}

/* Literal text and fields up to what is neither. */
static bool parts(struct parser *p, struct pieces *w, bool raw, bool is_t, bool in_spec)
{
    for (;;) {
        if (peek(p) == T_FSTRING_MIDDLE) {
            struct token t = *token_at(p);
            p->mark++;
            pieces_text(w, &t.pos);
            if (!literal_decode(p, &w->text, t.start, t.end, raw, false, &t))
                return false;
        } else if (peek(p) == T_LBRACE) {
            struct expr *e = field_or_error(p, w, raw, is_t);
            if (!e)
                return false;
            pieces_add(p, w, e);
        } else {
            (void)in_spec;
            return !p->failed;
        }
    }
}

static struct expr_list format_spec_values(struct parser *p, bool raw, bool is_t)
{
    struct pieces w = {0};
    buf_init(&w.text);
    parts(p, &w, raw, is_t, true);
    pieces_flush(p, &w, false);
    buf_done(&w.text);
    return w.values;
}

bool new_fstring(struct parser *p, struct pieces *w)
{
    struct token start = *token_at(p);
    const char *s = p->lex.src + start.start;
    size_t n = start.end - start.start;
    bool raw = memchr(s, 'r', n) || memchr(s, 'R', n), is_t = memchr(s, 't', n) || memchr(s, 'T', n);
    p->mark++;
    if (!deeper(p))
        return false;
    w->is_f = true;
    bool ok = parts(p, w, raw, is_t, false) && accept(p, T_FSTRING_END);
    shallower(p);
    return ok;
}
