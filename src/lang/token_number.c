/* Numbers: what they may look like, and what to say of those that may not. Their value is made later, from the text. */
#include "token_read.h"
#include <string.h>

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_char(char c)
{
    return is_digit(c) || (unsigned)((c | 32) - 'a') < 26 || c == '_';
}

static char at(const struct lexer *x, unsigned k)
{
    return x->cur + k < x->n ? x->src[x->cur + k] : '\0';
}

/* An error one character further than the current place. */
static bool error_here(struct lexer *x, const char *kind)
{
    return lex_error(x, "invalid %s literal", kind);
}

/* Does one of the keywords that may touch a number stand here ("1if x else y")? */
static bool keyword_follows(const struct lexer *x)
{
    static const char *const words[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        bool prefix_does = words[i][0] == 'i';
        if (!strncmp(x->src + x->cur, words[i], n) && (prefix_does || !is_name_char(at(x, (unsigned)n))))
            return true;
    }
    return false;
}

/* A number must not touch a name. */
static bool check_end(struct lexer *x, const char *kind)
{
    if (!x->d->msgs_310)
        return true;
    if (keyword_follows(x)) {
        lexer_warn(x, x->d->msgs_311 ? "SyntaxWarning" : "DeprecationWarning", x->line, "invalid %s literal", kind);
        return true;
    }
    if (is_name_char(at(x, 0)) || (!x->d->msgs_311 && (unsigned char)at(x, 0) >= 128)) /* the place shown is the last digit's */
        return error_here(x, kind);
    return true;
}

/* Digits of base 10 with single underscores between. */
static bool decimal_tail(struct lexer *x)
{
    for (;;) {
        while (is_digit(at(x, 0)))
            x->cur++;
        if (at(x, 0) != '_')
            return true;
        x->cur++;
        if (!is_digit(at(x, 0)))
            return error_here(x, "decimal");
    }
}

/* After 0x, 0o or 0b. */
static bool radix_tail(struct lexer *x, int base, const char *kind)
{
    do {
        if (at(x, 0) == '_')
            x->cur++;
        if (digit_value(at(x, 0)) >= base) {
            if (is_digit(at(x, 0))) {
                char digit = at(x, 0);
                x->cur += x->d->msgs_310;
                return lex_error(x, "invalid digit '%c' in %s literal", digit, kind);
            }
            return error_here(x, kind);
        }
        while (digit_value(at(x, 0)) < base)
            x->cur++;
    } while (at(x, 0) == '_');
    if (is_digit(at(x, 0))) {
        x->cur++;
        return lex_error(x, "invalid digit '%c' in %s literal", x->src[x->cur - 1], kind);
    }
    return check_end(x, kind);
}

/* An exponent and a j, if they are there. The current place is behind the digits. */
static bool exponent_and_j(struct lexer *x)
{
    if ((at(x, 0) | 32) == 'e') {
        unsigned sign = at(x, 1) == '+' || at(x, 1) == '-';
        if (is_digit(at(x, 1 + sign))) {
            x->cur += 1 + sign;
            if (!decimal_tail(x))
                return false;
        } else if (sign) {
            x->cur += 2;
            return error_here(x, "decimal");
        } else {
            return check_end(x, "decimal");
        }
    }
    if ((at(x, 0) | 32) == 'j') {
        x->cur++;
        return check_end(x, "imaginary");
    }
    return check_end(x, "decimal");
}

static bool fraction(struct lexer *x)
{
    if (at(x, 0) == '.') {
        x->cur++;
        if (is_digit(at(x, 0)) && !decimal_tail(x))
            return false;
    }
    return exponent_and_j(x);
}

static bool leading_zeros(struct lexer *x, unsigned start, unsigned zeros_end)
{
    static const char msg[] = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
    int from = lexer_col(x, x->line_start, start) + 1, to = from + (int)(zeros_end - start);
    if (!x->d->msgs_310)
        return lex_error(x, "%s", msg);
    if (!x->d->msgs_314) {
        from = column_in_bytes(x->m, x->line, from);
        to = column_in_bytes(x->m, x->line, to);
    }
    error_set(x->m, x->err, ERR_SYNTAX, x->line, from, x->line, to, "%s", msg);
    x->failed = true;
    return false;
}

/* A number that begins with 0 and has no radix letter: 0, 00, 0_0, 0.5, 012.5, but not 012. */
static bool zero_number(struct lexer *x)
{
    unsigned start = x->cur;
    while (at(x, 0) == '0' || at(x, 0) == '_') {
        bool bar = at(x, 0) == '_';
        x->cur++;
        if (bar && !is_digit(at(x, 0)))
            return error_here(x, "decimal");
    }
    unsigned zeros_end = x->cur;
    bool nonzero = is_digit(at(x, 0));
    if (nonzero && !decimal_tail(x))
        return false;
    char c = (char)(at(x, 0) | 32);
    if (nonzero && at(x, 0) != '.' && c != 'e' && c != 'j')
        return leading_zeros(x, start, zeros_end);
    return fraction(x);
}

static bool scan_number(struct lexer *x)
{
    if (at(x, 0) != '0')
        return at(x, 0) == '.' ? fraction(x) : decimal_tail(x) && fraction(x);
    char c = (char)(at(x, 1) | 32);
    int base = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
    if (!base)
        return zero_number(x);
    x->cur += 2;
    return radix_tail(x, base, base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary");
}

bool read_number(struct lexer *x, struct token *t)
{
    unsigned start = x->cur;
    return scan_number(x) && lex_make(x, t, T_NUMBER, start);
}
