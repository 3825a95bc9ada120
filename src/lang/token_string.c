/*
 * Strings: finding where they end. Where the dialect tokenizes f-strings, their literal parts are read here too, and the ordinary
 * lexer is back in charge between { and }.
 */
#include "token_read.h"
#include <string.h>

static bool unterminated(struct lexer *x, unsigned start, int line, unsigned line_start, int quote_size, bool escaped,
                         const char *kind)
{
    int found = x->line;
    x->cur = start + 1; /* the error shows the first character */
    x->line = line;
    x->line_start = line_start;
    if (quote_size == 3)
        return lex_error(x, "unterminated triple-quoted %s literal (detected at line %d)", kind, found);
    if (escaped && x->d->msgs_313)
        return lex_error(x, "unterminated %s literal (detected at line %d); perhaps you escaped the end quote?", kind, found);
    return lex_error(x, "unterminated %s literal (detected at line %d)", kind, found);
}

/* The wording of old: the place is where the line (or file) ended, or the quote for triple quotes. */
static bool unterminated_old(struct lexer *x, unsigned line_start, int quote_size)
{
    int col = quote_size == 1 ? lexer_col(x, x->line_start, x->cur) + 1 : lexer_col(x, line_start, x->cur);
    const char *what = quote_size == 1 ? "EOL while scanning string literal" : "EOF while scanning triple-quoted string literal";
    error_set(x->m, x->err, ERR_SYNTAX, x->line, error_column(x->m, x->line, col), x->line, 0, "%s", what);
    if (quote_size == 3)
        lexer_old_file_end(x, x->err, 2, false);
    x->failed = true;
    return false;
}

/* A whole string from its prefix to its last quote, as one token. */
static bool read_plain(struct lexer *x, struct token *t, unsigned prefix)
{
    unsigned start = x->cur, line_start = x->line_start;
    int line = x->line, size = 1, run = 0;
    bool escaped = false;
    x->cur += prefix;
    char quote = x->src[x->cur++];
    if (x->src[x->cur] == quote && x->src[x->cur + 1] == quote) {
        size = 3;
        x->cur += 2;
    } else if (x->src[x->cur] == quote) {
        run = 1;
        x->cur++;
    }
    while (run != size) {
        if (x->cur >= x->n || (size == 1 && x->src[x->cur] == '\n')) {
            x->hit_eof |= size == 3;
            if (x->nfstrings) {
                struct fstring_mode *f = &x->fstrings[x->nfstrings - 1];
                if (f->quote == quote && f->quote_size == size) {
                    x->cur = start + 1;
                    x->line = line;
                    x->line_start = line_start;
                    return lex_error(x, "%s-string: expecting '}'", f->is_t ? "t" : "f");
                }
            }
            if (!x->d->msgs_310)
                return unterminated_old(x, line_start, size);
            return unterminated(x, start, line, line_start, size, escaped, "string");
        }
        char c = x->src[x->cur++];
        if (c == '\n')
            lex_newline(x);
        run = c == quote ? run + 1 : 0;
        if (c != '\\')
            continue;
        if (x->cur >= x->n)
            continue;
        c = x->src[x->cur++];
        escaped |= c == quote;
        if (c == '\n')
            lex_newline(x);
    }
    return lex_make_from(x, t, T_STRING, start, line, line_start);
}

static bool open_fstring(struct lexer *x, struct token *t, unsigned prefix)
{
    unsigned start = x->cur;
    bool raw = memchr(x->src + start, 'r', prefix) || memchr(x->src + start, 'R', prefix);
    bool is_t = memchr(x->src + start, 't', prefix) || memchr(x->src + start, 'T', prefix);
    if (x->nfstrings + 1 >= MAX_FSTRING)
        return lex_error(x, "too many nested f-strings");
    x->cur += prefix;
    char quote = x->src[x->cur];
    int size = x->src[x->cur + 1] == quote && x->src[x->cur + 2] == quote ? 3 : 1;
    x->cur += (unsigned)size;
    x->fstrings[x->nfstrings++] = (struct fstring_mode){.literal = true,
                                                        .raw = raw,
                                                        .is_t = is_t,
                                                        .quote = quote,
                                                        .quote_size = size,
                                                        .start = start,
                                                        .line_start = x->line_start,
                                                        .line = x->line,
                                                        .expr_depth = -1};
    return lex_make(x, t, T_FSTRING_START, start);
}

bool read_string(struct lexer *x, struct token *t, unsigned prefix, bool f)
{
    return f && x->d->pep701_fstrings ? open_fstring(x, t, prefix) : read_plain(x, t, prefix);
}

/* Does the closing quote stand here? */
static bool at_quote(const struct lexer *x, const struct fstring_mode *f)
{
    for (int i = 0; i < f->quote_size; i++)
        if (x->cur + (unsigned)i >= x->n || x->src[x->cur + (unsigned)i] != f->quote)
            return false;
    return true;
}

static bool begin_field(struct lexer *x, struct fstring_mode *f)
{
    if (++f->expr_depth >= MAX_FIELDS)
        return lex_error(x, "%s-string: expressions nested too deeply", f->is_t ? "t" : "f");
    f->literal = false;
    f->in_spec = false;
    return true;
}

static bool end_of_line(struct lexer *x, struct fstring_mode *f)
{
    bool in_spec = f->in_spec && f->expr_depth >= 0;
    if (in_spec && x->cur < x->n && f->quote_size == 1) {
        x->cur++;
        return lex_error(x, "%s-string: newlines are not allowed in format specifiers for single quoted %s-strings",
                         f->is_t ? "t" : "f", f->is_t ? "t" : "f");
    }
    x->hit_eof |= f->quote_size == 3;
    return unterminated(x, f->start, f->line, f->line_start, f->quote_size, false, f->is_t ? "t-string" : "f-string");
}

/* A backslash: passes over what it escapes. true: \N{, whose brace is not a field's. */
static bool escape(struct lexer *x, const struct fstring_mode *f)
{
    char c = x->src[++x->cur];
    if (c == '{' || c == '}') {
        if (!f->raw)
            lexer_warn(x, x->d->msgs_312 ? "SyntaxWarning" : "DeprecationWarning", x->line, "invalid escape sequence '\\%c'", c);
        return false; /* the brace counts */
    }
    if (x->cur >= x->n)
        return false;
    x->cur++;
    if (c == '\n')
        lex_newline(x);
    if (c != 'N' || f->raw || x->src[x->cur] != '{')
        return false;
    x->cur++;
    return true;
}

/* Of a doubled brace the first is text; the second belongs to the token's place only. */
static bool half_of_two(struct lexer *x, struct token *t, unsigned start, int line, unsigned line_start)
{
    lex_make_from(x, t, T_FSTRING_MIDDLE, start, line, line_start);
    x->cur++;
    t->pos.end_col++;
    t->pos.end_byte++;
    return true;
}

bool read_fstring_part(struct lexer *x, struct token *t)
{
    struct fstring_mode *f = &x->fstrings[x->nfstrings - 1];
    unsigned start = x->cur, line_start = x->line_start;
    int line = x->line;
    bool named = false;
    if (x->src[x->cur] == '{' && x->src[x->cur + 1] != '{') {
        if (!begin_field(x, f))
            return false;
        return lexer_next(x, t);
    }
    if (at_quote(x, f)) {
        x->cur += (unsigned)f->quote_size;
        x->nfstrings--;
        return lex_make(x, t, T_FSTRING_END, start);
    }
    while (!at_quote(x, f)) {
        bool in_spec = f->in_spec && f->expr_depth >= 0;
        if (x->cur >= x->n || (f->quote_size == 1 && x->src[x->cur] == '\n'))
            return end_of_line(x, f);
        char c = x->src[x->cur];
        if (c == '{') {
            if (x->src[x->cur + 1] == '{' && !in_spec) {
                x->cur++;
                return half_of_two(x, t, start, line, line_start);
            }
            if (!begin_field(x, f))
                return false;
            return lex_make_from(x, t, T_FSTRING_MIDDLE, start, line, line_start);
        }
        if (c == '}') {
            if (named) {
                named = false;
                x->cur++;
                continue;
            }
            if (x->src[x->cur + 1] == '}' && !in_spec && f->depth == 0) {
                x->cur++;
                return half_of_two(x, t, start, line, line_start);
            }
            f->literal = false;
            f->in_spec = false;
            return lex_make_from(x, t, T_FSTRING_MIDDLE, start, line, line_start);
        }
        if (c == '\\') {
            named = escape(x, f) || named;
            continue;
        }
        x->cur++;
        if (c == '\n')
            lex_newline(x);
    }
    return lex_make_from(x, t, T_FSTRING_MIDDLE, start, line, line_start);
}
