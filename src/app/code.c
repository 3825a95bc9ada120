/* Python in colours, line by line: keywords, strings, numbers, comments. Nothing depends on it; a wrong guess only looks odd. */
#include <ctype.h>
#include <string.h>

#include "inside.h"
#include "slotscope/lang/parse.h"

static bool is_name(char c)
{
    return c == '_' || (c & 0x80) || isalnum((unsigned char)c);
}

static size_t string_end(const char *s, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        if (s[i] == '\\')
            i++;
        else if (s[i] == *s)
            return i + 1;
    }
    return n;
}

/* The length of the token at s and its style. */
static size_t token(const char *s, size_t n, enum style *st)
{
    size_t i = 1;
    *st = STYLE_CODE;
    if (*s == '#') {
        *st = STYLE_COMMENT;
        return n;
    }
    if (*s == '"' || *s == '\'') {
        *st = STYLE_STRING;
        return string_end(s, n);
    }
    if (!is_name(*s))
        return 1;
    while (i < n && (is_name(s[i]) || (s[i] == '.' && isdigit((unsigned char)*s))))
        i++;
    if (isdigit((unsigned char)*s))
        *st = STYLE_NUMBER;
    else if (parse_is_keyword(s, i))
        *st = STYLE_KEYWORD;
    return i;
}

int code_paint(struct app *a, int x, int y, const char *s, size_t n, int max)
{
    int at = 0;
    for (size_t i = 0; i < n && at < max;) {
        enum style st;
        size_t k = token(s + i, n - i, &st);
        at += grid_textn(&a->screen, x + at, y, s + i, k, max - at, st);
        i += k;
    }
    return at;
}
