/*
 * The lexer's heart: lines and their indentation, names, operators and brackets. Numbers are read in token_number.c, strings and
 * f-strings in token_string.c. A token is made only when the parser asks for it, so an error in the text shows only when the parser
 * gets there.
 */
#include "token_read.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"

const char *const token_texts[TOKEN_COUNT] = {[T_END] = "end",
                                              [T_NEWLINE] = "newline",
#define TOKEN_TEXT(name, text) [T_##name] = text,
                                              OPERATOR_TOKENS(TOKEN_TEXT)
#undef TOKEN_TEXT
#define TOKEN_TEXT(name) [KW_##name] = #name,
                                                  HARD_KEYWORDS(TOKEN_TEXT)
#undef TOKEN_TEXT
};

/* The keywords are sorted by text (capitals first), so they are searched by halving. */
enum token_type keyword_find(const char *s, size_t n)
{
    int lo = KW_False, hi = KW_yield;
    while (lo <= hi) {
        int mid = (lo + hi) / 2;
        int c = strncmp(s, token_texts[mid], n);
        if (c == 0 && token_texts[mid][n])
            c = -1;
        if (c == 0)
            return (enum token_type)mid;
        if (c < 0)
            hi = mid - 1;
        else
            lo = mid + 1;
    }
    return T_NAME;
}

bool parse_is_keyword(const char *s, size_t n)
{
    return n > 0 && keyword_find(s, n) != T_NAME;
}

/* ---- errors ---- */

void error_set(struct ast_module *m, struct syntax_error *err, enum syntax_error_kind kind, int line, int offset, int end_line,
               int end_offset, const char *fmt, ...)
{
    if (err->kind != ERR_NONE)
        return;
    struct buf b;
    va_list ap;
    size_t n;
    buf_init(&b);
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    *err = (struct syntax_error){kind, arena_strndup(m->arena, b.p, b.len), line, offset, end_line, end_offset, NULL, NULL};
    buf_done(&b);
    const char *text = line ? ast_source_line(m, line, &n) : NULL;
    if (text) {
        buf_init(&b);
        buf_add(&b, text, n);
        buf_addc(&b, '\n');
        err->text = arena_strndup(m->arena, b.p, b.len);
        buf_done(&b);
    }
}

int column_in_bytes(const struct ast_module *m, int line, int column)
{
    size_t n = 0;
    const char *s = column > 1 ? ast_source_line(m, line, &n) : NULL;
    int count = 0, more = 0; /* more: bytes than characters so far */
    for (size_t i = 0; s && i < n; i++) {
        bool first = ((unsigned char)s[i] & 0xC0) != 0x80;
        if (first && ++count == column)
            break;
        more += !first;
    }
    return column + more;
}

int error_column(const struct ast_module *m, int line, int column)
{
    return m->byte_columns ? column_in_bytes(m, line, column) : column;
}

/* The tokenizer's own errors show the line without its newline (since 3.10). */
static void cut_newline(struct lexer *x)
{
    size_t n = x->err->text ? strlen(x->err->text) : 0;
    if (n && x->d->msgs_310 && x->err->text[n - 1] == '\n')
        x->err->text = arena_strndup(x->m->arena, x->err->text, n - 1);
}

bool lex_error(struct lexer *x, const char *fmt, ...)
{
    struct buf b;
    va_list ap;
    int offset = lexer_col(x, x->line_start, x->cur);
    buf_init(&b);
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    error_set(x->m, x->err, ERR_SYNTAX, x->line, offset, x->line, offset, "%s", b.p);
    cut_newline(x);
    buf_done(&b);
    x->failed = true;
    return false;
}

/* end: what end_offset is where there is no end, 0 or -1. */
static bool lex_fail(struct lexer *x, enum syntax_error_kind kind, int offset, int end, const char *msg)
{
    error_set(x->m, x->err, kind, x->line, error_column(x->m, x->line, offset), x->line, end, "%s", msg);
    x->failed = true;
    return false;
}

void lexer_warn(struct lexer *x, const char *category, int line, const char *fmt, ...)
{
    struct buf b;
    va_list ap;
    buf_init(&b);
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    struct syntax_warning *w = arena_alloc(x->arena, sizeof *w);
    *w = (struct syntax_warning){category, arena_strndup(x->arena, b.p, b.len), line, NULL};
    while (*x->warn_tail) /* others may have added meanwhile */
        x->warn_tail = &(*x->warn_tail)->next;
    *x->warn_tail = w;
    buf_done(&b);
}

bool lexer_unclosed(struct lexer *x, struct syntax_error *err)
{
    int i = x->level - 1;
    int col = error_column(x->m, x->paren_line[i], lexer_col(x, x->paren_line_start[i], x->paren_start[i]) + 1);
    error_set(x->m, err, ERR_SYNTAX, x->paren_line[i], col, x->paren_line[i], 0, "'%c' was never closed", x->parens[i]);
    return false;
}

void lexer_old_file_end(struct lexer *x, struct syntax_error *err, int lines, bool blank)
{
    if (x->d->msgs_310 || !x->from_file)
        return;
    err->line += lines;
    if (blank) {
        err->text = "\n";
        err->offset = x->d->msgs_peg ? 1 : (int)(x->cur - x->line_start);
    }
}

/* ---- characters and columns ---- */

int lexer_col(struct lexer *x, unsigned line_start, unsigned off)
{
    if (x->col_line_start != line_start || off < x->col_off) {
        x->col_line_start = x->col_off = line_start;
        x->col_col = 0;
    }
    for (; x->col_off < off; x->col_off++)
        x->col_col += ((unsigned char)x->src[x->col_off] & 0xC0) != 0x80;
    return x->col_col;
}

/* Behind the last newline there is no new line. */
void lex_newline(struct lexer *x)
{
    if (x->cur >= x->n)
        return;
    x->line++;
    x->line_start = x->cur;
}

static bool name_start(unsigned char c)
{
    return (unsigned)((c | 32) - 'a') < 26 || c == '_' || c >= 128;
}

static bool name_char(unsigned char c)
{
    return name_start(c) || (unsigned)(c - '0') < 10;
}

/* ---- tokens ---- */

/* Fills *t from where start is (line, its first byte) to the current place. */
bool lex_make_from(struct lexer *x, struct token *t, enum token_type type, unsigned start, int line, unsigned line_start)
{
    t->type = (unsigned char)type;
    t->level = (short)x->level;
    t->start = start;
    t->end = x->cur;
    t->name = NULL;
    t->pos.line = line;
    t->pos.byte = (int)(start - line_start);
    t->pos.col = lexer_col(x, line_start, start);
    t->pos.end_line = x->line;
    t->pos.end_byte = (int)(x->cur - x->line_start);
    t->pos.end_col = lexer_col(x, x->line_start, x->cur);
    return true;
}

bool lex_make(struct lexer *x, struct token *t, enum token_type type, unsigned start)
{
    return lex_make_from(x, t, type, start, x->line, x->line_start);
}

/* Tokens that take no room. As the interpreter has it, indents have no column: errors there point behind the line read. */
static bool lex_make_empty(struct lexer *x, struct token *t, enum token_type type)
{
    return lex_make(x, t, type, x->cur);
}

/* After a backslash: the newline it hides. */
static bool continuation(struct lexer *x)
{
    x->cur++; /* the backslash */
    if (x->cur < x->n && x->src[x->cur] != '\n') {
        int offset = x->d->msgs_310 ? lexer_col(x, x->line_start, x->cur) + 1 : 0;
        x->cur++;
        if (!x->d->msgs_peg)
            offset = (int)(x->cur - x->line_start) + 1;
        return lex_fail(x, ERR_SYNTAX, offset, 0, "unexpected character after line continuation character");
    }
    x->cur += x->cur < x->n;
    if (x->cur >= x->n) {
        x->hit_eof = true;
        if (x->level && x->d->msgs_310)
            lexer_unclosed(x, x->err);
        else
            lex_fail(x, ERR_SYNTAX, lexer_col(x, x->line_start, x->cur), -1, "unexpected EOF while parsing");
        lexer_old_file_end(x, x->err, 2, false);
        x->failed = true;
        return false;
    }
    lex_newline(x);
    return true;
}

/* An error of indentation points at the end of the line. */
static bool indent_error(struct lexer *x, enum syntax_error_kind kind, const char *msg)
{
    while (x->src[x->cur] != '\n' && x->cur < x->n)
        x->cur++;
    bool placed = (kind == ERR_INDENTATION && x->nindents < MAX_INDENT - 1) || !x->d->msgs_peg;
    int offset = placed ? lexer_col(x, x->line_start, x->cur) + 1 : x->d->msgs_310;
    bool unindent = kind == ERR_INDENTATION && x->nindents < MAX_INDENT - 1;
    return lex_fail(x, kind, offset, unindent ? -1 : 0, msg);
}

/* col counts tabs to multiples of 8, alt counts them as 1: both must agree on what is deeper. */
static bool set_indent(struct lexer *x, int col, int alt)
{
    static const char tabs[] = "inconsistent use of tabs and spaces in indentation";
    if (col == x->indents[x->nindents])
        return alt == x->alt_indents[x->nindents] || indent_error(x, ERR_TAB, tabs);
    if (col > x->indents[x->nindents]) {
        if (x->nindents + 1 >= MAX_INDENT)
            return indent_error(x, ERR_INDENTATION, "too many levels of indentation");
        if (alt <= x->alt_indents[x->nindents])
            return indent_error(x, ERR_TAB, tabs);
        x->pending++;
        x->indents[++x->nindents] = col;
        x->alt_indents[x->nindents] = alt;
        return true;
    }
    while (x->nindents > 0 && col < x->indents[x->nindents]) {
        x->pending--;
        x->nindents--;
    }
    if (col != x->indents[x->nindents])
        return indent_error(x, ERR_INDENTATION, "unindent does not match any outer indentation level");
    return alt == x->alt_indents[x->nindents] || indent_error(x, ERR_TAB, tabs);
}

/* Reads the white space a line begins with. *blank: nothing but a comment follows. */
static bool read_indent(struct lexer *x, bool *blank)
{
    int col = 0, alt = 0, cont_col = 0;
    x->at_bol = false;
    for (;; x->cur++) {
        char c = x->src[x->cur];
        if (c == ' ') {
            col++, alt++;
        } else if (c == '\t') {
            col = (col / 8 + 1) * 8, alt++;
        } else if (c == '\f') {
            col = alt = 0;
        } else if (c == '\\') {
            cont_col = cont_col ? cont_col : col;
            if (!continuation(x))
                return false;
            x->cur--;
        } else {
            break;
        }
    }
    char c = x->src[x->cur];
    x->seen_end |= x->cur >= x->n;
    *blank = c == '#' || c == '\n';
    if (*blank || x->level)
        return true;
    if (cont_col)
        col = alt = cont_col;
    return set_indent(x, col, alt);
}

/* Says what is wrong with a non-ASCII name, if anything. */
static bool check_name(struct lexer *x, unsigned start, unsigned end)
{
    for (unsigned i = start; i < end;) {
        unsigned c;
        size_t k = text_decode(x->src + i, end - i, &c);
        if (k == 0) { /* texts are checked before, so it cannot be */
            k = 1;
            c = 0xFFFD;
        }
        if (i == start ? parse_xid_start(c) : parse_xid_continue(c)) {
            i += (unsigned)k;
            continue;
        }
        x->cur = x->d->msgs_peg ? i + (unsigned)k : end;
        if (!x->d->msgs_peg)
            return lex_error(x, "invalid character in identifier");
        if (unicode_printable(c))
            return lex_error(x, "invalid character '%.*s' (U+%04X)", (int)k, x->src + i, c);
        return lex_error(x, "invalid non-printable character U+%04X", c);
    }
    return true;
}

static bool read_name(struct lexer *x, struct token *t)
{
    unsigned start = x->cur;
    bool ascii = true;
    for (; name_char((unsigned char)x->src[x->cur]); x->cur++)
        ascii &= (unsigned char)x->src[x->cur] < 128;
    unsigned end = x->cur;
    if (!ascii && !check_name(x, start, end))
        return false;
    enum token_type type = ascii ? keyword_find(x->src + start, end - start) : T_NAME;
    lex_make(x, t, type, start);
    if (!ascii)
        t->name = identifier_nfkc(x->m, x->src + start, end - start);
    else
        t->name = type == T_NAME ? ast_intern(x->m, x->src + start, end - start) : token_texts[type];
    t->spelled_otherwise = !ascii;
    return true;
}

/* Letters in front of a quote: how many if they are a prefix of a string, else -1. *f: it is an f- or t-string. */
static int string_prefix(const struct lexer *x, bool *f)
{
    bool b = false, r = false, u = false;
    *f = false;
    for (unsigned i = x->cur;; i++) {
        char c = (char)(x->src[i] | 32);
        if (x->src[i] == '"' || x->src[i] == '\'')
            return (int)(i - x->cur);
        if (c == 'b' && !(b || u || *f))
            b = true;
        else if (c == 'u' && !(b || u || r || *f))
            u = true;
        else if (c == 'r' && !(r || u))
            r = true;
        else if ((c == 'f' || (c == 't' && x->d->tstrings)) && !(*f || b || u))
            *f = true;
        else
            return -1;
    }
}

static bool open_bracket(struct lexer *x, char c)
{
    if (x->level >= MAX_PARENS)
        return lex_error(x, "too many nested parentheses");
    x->parens[x->level] = c;
    x->paren_line[x->level] = x->line;
    x->paren_start[x->level] = x->cur - 1;
    x->paren_line_start[x->level] = x->line_start;
    x->level++;
    if (x->nfstrings)
        x->fstrings[x->nfstrings - 1].depth++;
    return true;
}

static bool closes(char open, char c)
{
    return (open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}');
}

static bool close_bracket(struct lexer *x, char c)
{
    struct fstring_mode *f = x->nfstrings ? &x->fstrings[x->nfstrings - 1] : NULL;
    const char *kind = f && f->is_t ? "t" : "f";
    if (f && !f->depth && c == '}')
        return lex_error(x, "%s-string: single '}' is not allowed", kind);
    if (!x->level)
        return lex_error(x, "unmatched '%c'", c);
    x->level--;
    char open = x->parens[x->level];
    if (!closes(open, c)) {
        if (f && open == '{' && f->depth - 1 == f->expr_depth)
            return lex_error(x, "%s-string: unmatched '%c'", kind, c);
        if (x->paren_line[x->level] != x->line)
            return lex_error(x, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open,
                             x->paren_line[x->level]);
        return lex_error(x, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
    }
    if (f) {
        f->depth--;
        if (c == '}' && f->depth == f->expr_depth) {
            f->expr_depth--;
            f->literal = true;
            f->in_spec = false;
        }
    }
    return true;
}

/* The longest operator at the current place; T_ERROR: none (a lone $ ? ` or !). */
static enum token_type operator_at(const struct lexer *x, unsigned *len)
{
    enum token_type best = T_ERROR;
    const char *s = x->src + x->cur;
    *len = 1;
    for (int i = T_LPAR; i <= T_LESSGREATER; i++) {
        const char *op = token_texts[i];
        size_t n = strlen(op);
        if (op[0] == s[0] && (best == T_ERROR || n > *len) && !memcmp(op, s, n)) {
            best = (enum token_type)i;
            *len = (unsigned)n;
        }
    }
    return best;
}

static bool read_operator(struct lexer *x, struct token *t)
{
    unsigned start = x->cur, len;
    char c = x->src[x->cur];
    struct fstring_mode *f = x->nfstrings ? &x->fstrings[x->nfstrings - 1] : NULL;
    enum token_type type = operator_at(x, &len);
    if (f && c == ':' && f->expr_depth >= 0 && f->depth - 1 == f->expr_depth) {
        f->literal = true; /* the format spec */
        f->in_spec = true;
        x->cur++;
        return lex_make(x, t, T_COLON, start);
    }
    x->cur += len;
    if (x->cur > x->n)
        x->cur = x->n; /* the expression of an old f-string ends inside an operator: {x +=} */
    if (type >= T_LPAR && type <= T_RBRACE && len == 1) {
        bool open = type == T_LPAR || type == T_LSQB || type == T_LBRACE;
        if (!(open ? open_bracket(x, c) : close_bracket(x, c)))
            return false;
    }
    if (type == T_ERROR && (unsigned char)c < 32 && x->d->msgs_peg)
        return lex_error(x, "invalid non-printable character U+%04X", (unsigned)c);
    if (type == T_EXCLAMATION && !x->d->pep701_fstrings)
        type = T_ERROR;
    return lex_make(x, t, type, start);
}

/* The end of the source. */
static bool read_end(struct lexer *x, struct token *t)
{
    x->seen_end = true;
    if (x->level && !(x->in_fstring && x->level == 1)) {
        x->hit_eof = true;
        x->failed = true;
        if (x->d->msgs_310)
            return lexer_unclosed(x, x->err);
        lex_fail(x, ERR_SYNTAX, lexer_col(x, x->line_start, x->cur), -1, "unexpected EOF while parsing");
        lexer_old_file_end(x, x->err, 1, true);
        return false;
    }
    lex_make_empty(x, t, T_END);
    t->pos.end_col += x->in_fstring; /* as if a parenthesis stood there */
    return true;
}

static bool give_indent(struct lexer *x, struct token *t)
{
    bool in = x->pending > 0;
    x->pending += in ? -1 : 1;
    return lex_make_empty(x, t, in ? T_INDENT : T_DEDENT);
}

static void skip_space(struct lexer *x)
{
    while (x->src[x->cur] == ' ' || x->src[x->cur] == '\t' || x->src[x->cur] == '\f')
        x->cur++;
    x->comment = x->cur;
    if (x->src[x->cur] == '#')
        while (x->src[x->cur] != '\n' && x->cur < x->n)
            x->cur++;
}

/* One newline character: a token, with the comment before it, or nothing (inside brackets, on a blank line). */
static bool newline_counts(struct lexer *x, struct token *t, bool blank)
{
    bool counts = !blank && !x->level;
    x->cur++;
    if (counts) {
        lex_make(x, t, T_NEWLINE, x->comment);
        if (!x->d->msgs_312) { /* where errors at it end */
            t->pos.end_col--;
            t->pos.end_byte--;
        }
    }
    lex_newline(x);
    x->at_bol = true;
    return counts;
}

static bool read_token(struct lexer *x, struct token *t)
{
    bool f;
    char c = x->src[x->cur];
    if (name_start((unsigned char)c)) {
        int n = string_prefix(x, &f);
        return n < 0 ? read_name(x, t) : read_string(x, t, (unsigned)n, f);
    }
    if (c == '"' || c == '\'')
        return read_string(x, t, 0, false);
    if ((unsigned)(c - '0') < 10 || (c == '.' && (unsigned)(x->src[x->cur + 1] - '0') < 10))
        return read_number(x, t);
    return read_operator(x, t);
}

static bool normal_next(struct lexer *x, struct token *t)
{
    bool blank = false;
    for (;;) {
        if (x->at_bol && !read_indent(x, &blank))
            return false;
        if (x->pending)
            return give_indent(x, t);
        skip_space(x);
        if (x->cur >= x->n)
            return read_end(x, t);
        if (x->src[x->cur] == '\n') {
            if (newline_counts(x, t, blank))
                return true;
            blank = false;
            continue;
        }
        if (x->src[x->cur] == '\\') {
            if (!continuation(x))
                return false;
            continue;
        }
        return read_token(x, t);
    }
}

bool lexer_next(struct lexer *x, struct token *t)
{
    if (x->failed)
        return false;
    if (x->nfstrings && x->fstrings[x->nfstrings - 1].literal)
        return read_fstring_part(x, t);
    return normal_next(x, t);
}

void lexer_init(struct lexer *x, struct ast_module *m, const struct dialect *d, struct syntax_error *err)
{
    memset(x, 0, sizeof *x);
    x->src = m->source;
    x->n = (unsigned)m->source_n;
    x->line = m->first_line;
    x->d = d;
    x->m = m;
    x->arena = m->arena;
    x->at_bol = true;
    x->err = err;
    x->from_file = m->filename[0] != '<' && !d->from_string;
    for (x->warn_tail = &m->warnings; *x->warn_tail;)
        x->warn_tail = &(*x->warn_tail)->next;
}
