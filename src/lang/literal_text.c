/* Constants as repr() writes them. */
#include "literal_text.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "slotscope/base/buf.h"
#include "token.h"

/* ' unless the text holds ' and no ". */
static char quote_for(const char *s, size_t n)
{
    return memchr(s, '\'', n) && !memchr(s, '"', n) ? '"' : '\'';
}

/* A code point, three bytes for a lone surrogate included. */
static size_t decode(const unsigned char *s, size_t n, unsigned *c)
{
    static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t len = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    if (len > n)
        len = n;
    *c = s[0] & masks[len];
    for (size_t i = 1; i < len; i++)
        *c = *c << 6 | (s[i] & 0x3F);
    return len;
}

static void one_char(struct buf *b, unsigned c, char quote, bool ascii)
{
    if (c == (unsigned char)quote || c == '\\')
        buf_printf(b, "\\%c", (char)c);
    else if (c == '\n')
        buf_adds(b, "\\n");
    else if (c == '\r')
        buf_adds(b, "\\r");
    else if (c == '\t')
        buf_adds(b, "\\t");
    else if (c < 127 && c >= 32)
        buf_addc(b, (char)c);
    else if (c >= 128 && !ascii && unicode_printable(c))
        buf_utf8(b, c);
    else
        buf_printf(b, c < 256 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

void literal_text_str(struct buf *b, const char *s, size_t n, bool ascii)
{
    char quote = quote_for(s, n);
    unsigned c;
    buf_addc(b, quote);
    for (size_t i = 0; i < n;) {
        i += decode((const unsigned char *)s + i, n - i, &c);
        one_char(b, c, quote, ascii);
    }
    buf_addc(b, quote);
}

static void bytes_text(struct buf *b, const char *s, size_t n)
{
    char quote = quote_for(s, n);
    buf_addc(b, 'b');
    buf_addc(b, quote);
    for (size_t i = 0; i < n; i++)
        one_char(b, (unsigned char)s[i], quote, true);
    buf_addc(b, quote);
}

/* The shortest digits that read back as f, laid out as repr() does. */
void literal_text_float(struct buf *b, double f)
{
    char s[40];
    int precision = 1;
    if (isinf(f) || isnan(f)) {
        buf_adds(b, isnan(f) ? "nan" : f < 0 ? "-inf" : "inf");
        return;
    }
    do
        snprintf(s, sizeof s, "%.*e", precision - 1, f);
    while (strtod(s, NULL) != f && ++precision <= 17);
    int exponent = atoi(strchr(s, 'e') + 1);
    if (exponent >= -4 && exponent < 16) {
        int decimals = precision - 1 - exponent;
        buf_printf(b, "%.*f", decimals > 1 ? decimals : 1, f);
        return;
    }
    *strchr(s, 'e') = '\0';
    buf_printf(b, "%se%s%02d", s, exponent < 0 ? "-" : "+", abs(exponent));
}

static void complex_text(struct buf *b, const struct constant *c)
{
    size_t start = b->len;
    if (c->kind == CONST_COMPLEX) {
        buf_addc(b, '(');
        literal_text_float(b, c->f);
        if (b->len > start + 2 && !strcmp(b->p + b->len - 2, ".0"))
            buf_cut(b, b->len - 2);
        if (!signbit(c->imag))
            buf_addc(b, '+');
        start = b->len;
    }
    literal_text_float(b, c->imag);
    if (b->len > start + 2 && !strcmp(b->p + b->len - 2, ".0"))
        buf_cut(b, b->len - 2);
    buf_adds(b, c->kind == CONST_COMPLEX ? "j)" : "j");
}

static void items_text(struct buf *b, const struct constant *c, bool ascii)
{
    bool set = c->kind == CONST_FROZENSET;
    buf_adds(b, set ? "frozenset({" : "(");
    for (int i = 0; i < c->items.n; i++) {
        if (i)
            buf_adds(b, ", ");
        literal_text(b, &c->items.v[i], ascii);
    }
    buf_adds(b, set ? "})" : c->items.n == 1 ? ",)" : ")");
}

void literal_text(struct buf *b, const struct constant *c, bool ascii)
{
    switch (c->kind) {
    case CONST_NONE: buf_adds(b, "None"); break;
    case CONST_TRUE: buf_adds(b, "True"); break;
    case CONST_FALSE: buf_adds(b, "False"); break;
    case CONST_ELLIPSIS: buf_adds(b, ascii ? "Ellipsis" : "..."); break;
    case CONST_INT:
        if (c->small)
            buf_printf(b, "%lld", (long long)c->i);
        else if (ascii)
            buf_adds(b, "BIG");
        else
            buf_printf(b, "%s%s", c->negative ? "-" : "", c->s.p);
        break;
    case CONST_FLOAT: literal_text_float(b, c->f); break;
    case CONST_IMAG:
    case CONST_COMPLEX: complex_text(b, c); break;
    case CONST_STR: literal_text_str(b, c->s.p, c->s.n, ascii); break;
    case CONST_BYTES: bytes_text(b, c->s.p, c->s.n); break;
    case CONST_TUPLE:
    case CONST_FROZENSET: items_text(b, c, ascii); break;
    }
}
