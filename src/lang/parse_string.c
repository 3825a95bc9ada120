/* String literals: prefixes, escapes, and adjacent literals made into one constant or one f-string. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "slotscope/lang/char_names.h"
#include "literal.h"
#include "slotscope/base/text.h"

struct literal literal_of(struct parser *p, const struct token *t)
{
    struct literal l = {0};
    const char *s = p->lex.src;
    unsigned i = t->start;
    for (; s[i] != '"' && s[i] != '\''; i++) {
        switch (s[i] | 32) {
        case 'r': l.raw = true; break;
        case 'b': l.bytes = true; break;
        case 'f': l.f = true; break;
        case 't': l.t = true; break;
        case 'u': l.u = true; break;
        }
    }
    l.quote_size = t->end - i >= 6 && s[i + 1] == s[i] && s[i + 2] == s[i] ? 3 : 1;
    l.start = i + (unsigned)l.quote_size;
    l.end = t->end - (unsigned)l.quote_size;
    return l;
}

/* ---- escapes ---- */

/* A literal being decoded: where in the source, and how far in the text the codec saw (its messages count in that). */
struct decoder {
    struct parser *p;
    struct buf *out;
    const char *s, *end, *start;
    const struct token *at;
    bool bytes;
};

void *raise_in_string(struct parser *p, const char *fmt, ...)
{
    char msg[256];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(msg, sizeof msg, fmt, ap);
    va_end(ap);
    if (p->d->msgs_peg)
        return raise_last(p, ERR_SYNTAX, "%s", msg);
    const struct pos *pos = &p->tok[p->string].pos;
    error_set(p->m, &p->late, ERR_SYNTAX, pos->line, column_in_bytes(p->m, pos->line, pos->col + 1), 0, 0, "%s", msg);
    return NULL;
}

static void *decode_error(struct decoder *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Where errors in strings are shown: the string itself, or in older wording the token behind it. */
static void *decode_error(struct decoder *d, const char *fmt, ...)
{
    char msg[256];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(msg, sizeof msg, fmt, ap);
    va_end(ap);
    if (d->p->d->msgs_312)
        return raise_pos(d->p, ERR_SYNTAX, &d->at->pos, "%s", msg);
    return raise_in_string(d->p, "%s", msg);
}

/* The codec is given text in which characters beyond ASCII were written as \UXXXXXXXX: ten bytes each. */
static int codec_position(const struct decoder *d, const char *at)
{
    int n = 0;
    for (const char *s = d->start; s < at; s++)
        n += (unsigned char)*s < 128 ? 1 : ((unsigned char)*s & 0xC0) != 0x80 ? 10 : 0;
    return n;
}

static bool unicode_error(struct decoder *d, const char *from, const char *to, const char *what)
{
    int a = codec_position(d, from), b = codec_position(d, to) - 1;
    if (a == b)
        decode_error(d, "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %d: %s", a, what);
    else
        decode_error(d, "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", a, b, what);
    return false;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* \x, \u, \U: n digits. d->s stands on the first. */
static bool hex_escape(struct decoder *d, int n)
{
    static const char *const what[] = {
        [2] = "truncated \\xXX escape", [4] = "truncated \\uXXXX escape", [8] = "truncated \\UXXXXXXXX escape"};
    const char *from = d->s - 2;
    unsigned c = 0;
    for (int i = 0; i < n; i++, d->s++) {
        if (d->s >= d->end || hex(*d->s) < 0) {
            if (d->bytes)
                return decode_error(d, "(value error) invalid \\x escape at position %d", (int)(from - d->start));
            return unicode_error(d, from, d->s, what[n]);
        }
        c = c * 16 + (unsigned)hex(*d->s);
    }
    if (c > 0x10FFFF)
        return unicode_error(d, from, d->s, "illegal Unicode character");
    if (d->bytes)
        buf_addc(d->out, (char)c);
    else
        buf_utf8(d->out, c);
    return true;
}

/* \N{NAME}; d->s stands behind the N. */
static bool named_escape(struct decoder *d)
{
    const char *from = d->s - 2, *close;
    unsigned c;
    if (d->s >= d->end || *d->s != '{' || !(close = memchr(d->s, '}', (size_t)(d->end - d->s))) || close == d->s + 1) {
        const char *to = d->s < d->end && *d->s == '{' ? (memchr(d->s, '}', (size_t)(d->end - d->s)) ? d->s + 2 : d->end) : d->s;
        return unicode_error(d, from, to, "malformed \\N character escape");
    }
    if (!char_by_name(d->s + 1, (size_t)(close - d->s - 1), &c)) {
        struct parser *p = d->p;
        size_t n = (size_t)(close - d->s - 1);
        bool looks_real = memchr(d->s + 1, ' ', n) != NULL;
        if (!looks_real)
            return unicode_error(d, from, close + 1, "unknown Unicode character name");
        error_set(p->m, p->err, ERR_UNSUPPORTED, d->at->pos.line, d->at->pos.col + 1, d->at->pos.end_line, d->at->pos.end_col + 1,
                  "slotscope does not know the character \\N{%.*s}", (int)(n > 80 ? 80 : n), d->s + 1);
        p->failed = true;
        return false;
    }
    d->s = close + 1;
    buf_utf8(d->out, c);
    return true;
}

static void warn_escape(struct decoder *d, const char *esc, const char *octal)
{
    struct parser *p = d->p;
    const char *category = p->d->msgs_312 ? "SyntaxWarning" : "DeprecationWarning";
    int line = d->at->pos.line;
    if (p->diagnose)
        return;                                                    /* said in the first pass */
    for (const char *s = d->start; s < esc && p->d->msgs_313; s++) /* before, the line of the string is given */
        line += *s == '\n';
    unsigned c;
    size_t n = text_decode(esc, (size_t)(d->end - esc), &c);
    const char *quoted = octal ? octal : esc;
    int len = (int)(octal ? strlen(octal) : n);
    const char *kind = octal ? "octal " : "";
    if (p->d->msgs_314)
        lexer_warn(
            &p->lex, category, line,
            "\"\\%.*s\" is an invalid %sescape sequence. Such sequences will not work in the future. Did you mean \"\\\\%.*s\"? A "
            "raw string is also an option.",
            len, quoted, kind, len, quoted);
    else
        lexer_warn(&p->lex, category, line, "invalid %sescape sequence '\\%.*s'", kind, len, quoted);
}

/* Up to three octal digits; d->s stands on the first. */
static void octal_escape(struct decoder *d)
{
    unsigned c = 0;
    char text[4] = {0};
    const char *from = d->s;
    for (int i = 0; i < 3 && d->s < d->end && *d->s >= '0' && *d->s <= '7'; i++) {
        text[i] = *d->s;
        c = c * 8 + (unsigned)(*d->s++ - '0');
    }
    if (c > 0377 && d->p->d->msgs_312)
        warn_escape(d, from, text);
    if (d->bytes)
        buf_addc(d->out, (char)c);
    else
        buf_utf8(d->out, c);
}

/* d->s stands behind the backslash. */
static bool one_escape(struct decoder *d)
{
    static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
    if (d->s >= d->end)
        return unicode_error(d, d->s - 1, d->s, "\\ at end of string");
    char c = *d->s;
    const char *simple = c ? strchr(from, c) : NULL;
    if (c >= '0' && c <= '7') {
        octal_escape(d);
        return true;
    }
    d->s++;
    if (c == '\n')
        return true;
    if (simple) {
        buf_addc(d->out, to[simple - from]);
        return true;
    }
    if (c == 'x')
        return hex_escape(d, 2);
    if (!d->bytes && (c == 'u' || c == 'U'))
        return hex_escape(d, c == 'u' ? 4 : 8);
    if (!d->bytes && c == 'N')
        return named_escape(d);
    warn_escape(d, d->s - 1, NULL);
    buf_addc(d->out, '\\');
    d->s--;
    buf_addc(d->out, *d->s++);
    return true;
}

bool literal_decode(struct parser *p, struct buf *out, unsigned start, unsigned end, bool raw, bool bytes, const struct token *at)
{
    const char *s = p->lex.src + start;
    struct decoder d = {p, out, s, p->lex.src + end, s, at, bytes};
    if (bytes)
        for (unsigned i = start; i < end; i++)
            if ((unsigned char)p->lex.src[i] >= 128)
                return decode_error(&d, "bytes can only contain ASCII literal characters%s", p->d->msgs_310 ? "" : ".");
    if (raw) {
        buf_add(out, s, end - start);
        return true;
    }
    while (d.s < d.end) {
        const char *esc = memchr(d.s, '\\', (size_t)(d.end - d.s));
        buf_add(out, d.s, (size_t)((esc ? esc : d.end) - d.s));
        if (!esc)
            break;
        d.s = esc + 1;
        if (!one_escape(&d))
            return false;
    }
    return true;
}

/* ---- pieces ---- */

void pieces_text(struct pieces *w, const struct pos *pos)
{
    w->text_pos = w->has_text ? pos_join(&w->text_pos, pos) : *pos;
    w->has_text = true;
}

void pieces_flush(struct parser *p, struct pieces *w, bool keep_empty)
{
    if (w->has_text && (w->text.len || keep_empty)) {
        struct expr *e = node_alloc(p, sizeof *e);
        e->kind = EXPR_Constant;
        e->pos = w->text_pos;
        e->Constant.kind = CONST_STR;
        e->Constant.s.p = arena_strndup(p->a, w->text.p, w->text.len);
        e->Constant.s.n = w->text.len;
        LIST_ADD(p, w->values, e);
    }
    buf_clear(&w->text);
    w->has_text = false;
}

void pieces_add(struct parser *p, struct pieces *w, struct expr *e)
{
    pieces_flush(p, w, false);
    LIST_ADD(p, w->values, e);
}

/* ---- adjacent literals ---- */

static bool bytes_token(struct parser *p)
{
    return peek(p) == T_STRING && literal_of(p, token_at(p)).bytes;
}

/* One literal of the sequence, added to w. */
static bool one_literal(struct parser *p, struct pieces *w)
{
    if (peek(p) == T_FSTRING_START)
        return new_fstring(p, w);
    struct token t = *token_at(p);
    struct literal l = literal_of(p, &t);
    p->mark++;
    if (l.f) {
        w->is_f = true;
        return old_fstring(p, w, &t, &l);
    }
    pieces_text(w, &t.pos);
    return literal_decode(p, &w->text, l.start, l.end, l.raw, l.bytes, &t);
}

static bool t_token(struct parser *p)
{
    return peek(p) == T_FSTRING_START && (memchr(p->lex.src + token_at(p)->start, 't', token_at(p)->end - token_at(p)->start) ||
                                          memchr(p->lex.src + token_at(p)->start, 'T', token_at(p)->end - token_at(p)->start));
}

static bool at_string(struct parser *p)
{
    return peek(p) == T_STRING || peek(p) == T_FSTRING_START;
}

/* A token behind the last string is looked at before anything is decoded: older errors point there. */
static void read_all(struct parser *p)
{
    int mark = p->mark;
    while (peek(p) == T_STRING)
        p->mark++;
    p->mark = mark;
}

/* In a format spec the text behind the last field keeps the place of its own literal. */
static void place_parts(struct expr_list *l, const struct pos *pos, bool spec)
{
    for (int i = 0; i < l->n; i++) {
        struct expr *e = l->v[i];
        if (spec && i == l->n - 1 && e->kind == EXPR_Constant)
            return;
        e->pos = *pos;
        if (e->kind == EXPR_FormattedValue && e->FormattedValue.format_spec)
            place_parts(&e->FormattedValue.format_spec->JoinedStr.values, pos, true);
    }
}

static struct expr *finish(struct parser *p, struct pieces *w, int from, bool bytes, bool u, bool is_t)
{
    struct expr *e = expr_new(p, is_t ? EXPR_TemplateStr : w->is_f ? EXPR_JoinedStr : EXPR_Constant, from);
    if (w->is_f || is_t) {
        pieces_flush(p, w, false);
        e->JoinedStr.values = w->values;
        if (!p->d->pep701_fstrings) /* parts of old f-strings have the place of the whole */
            place_parts(&w->values, &e->pos, false);
        return e;
    }
    e->Constant.kind = bytes ? CONST_BYTES : CONST_STR;
    e->Constant.u_prefix = u;
    e->Constant.s.p = arena_strndup(p->a, w->text.p, w->text.len);
    e->Constant.s.n = w->text.len;
    return e;
}

static struct expr *all_strings(struct parser *p)
{
    int from = p->mark, before = from;
    struct pieces w = {0};
    struct expr *e = NULL;
    bool bytes = bytes_token(p), u = false, is_t = t_token(p);
    buf_init(&w.text);
    p->string = from;
    read_all(p);
    if (p->failed)
        goto out;
    if (peek(p) == T_STRING)
        u = literal_of(p, token_at(p)).u;
    while (at_string(p)) {
        if (bytes_token(p) != bytes) {
            while (peek(p) == T_STRING)
                p->mark++;
            raise_in_string(p, "cannot mix bytes and nonbytes literals");
            goto out;
        }
        if (t_token(p) != is_t) {
            struct pos prev = p->tok[before].pos;
            raise_range(p, &prev, &token_at(p)->pos, "cannot mix t-string literals with string or bytes literals");
            goto out;
        }
        before = p->mark;
        if (!one_literal(p, &w))
            goto out;
    }
    e = p->failed ? NULL : finish(p, &w, from, bytes, u, is_t);
out:
    if (!e && !p->failed && p->late.kind != ERR_NONE) { /* the rest may be wrong in itself */
        while (peek(p) == T_STRING)
            p->mark++;
        e = p->failed ? NULL : finish(p, &w, from, bytes, u, is_t);
    }
    buf_done(&w.text);
    return e;
}

struct expr *strings(struct parser *p)
{
    struct expr *e;
    int mark = p->mark;
    if (!p->memo)
        return all_strings(p);
    if (memo_get(p, MEMO_STRINGS, &e))
        return e;
    e = all_strings(p);
    return memo_put(p, MEMO_STRINGS, mark, e);
}
