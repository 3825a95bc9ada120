/* Floats as text: repr, the formats e f g r, float("..."), hexadecimal. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dtoa.h"
#include "floatpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"

enum { ADD_SIGN = 1, ADD_DOT_0 = 2, ALTERNATE = 4 };

/* ---- out ---- */

static void put_exponent(struct buf *b, int exp, bool upper)
{
    buf_printf(b, "%c%c%02d", upper ? 'E' : 'e', exp < 0 ? '-' : '+', exp < 0 ? -exp : exp);
}

/* Digits with the decimal point behind the first `point` of them, zeros where digits are missing, `end` digits altogether. */
static void put_digits(struct buf *b, const char *digits, int n, int point, int end, int flags, bool exponent)
{
    if (point <= 0) {
        buf_adds(b, "0.");
        buf_fill(b, '0', (size_t)-point);
        buf_add(b, digits, (size_t)n);
        if (end > n)
            buf_fill(b, '0', (size_t)(end - n));
        if (b->p[b->len - 1] == '.' && !(flags & ALTERNATE))
            buf_cut(b, b->len - 1);
        return;
    }
    for (int i = 0; i < point; i++)
        buf_addc(b, i < n ? digits[i] : '0');
    if (end > point) {
        buf_addc(b, '.');
        for (int i = point; i < end; i++)
            buf_addc(b, i < n ? digits[i] : '0');
    } else if ((flags & ADD_DOT_0) && !exponent) {
        buf_adds(b, ".0");
    } else if (flags & ALTERNATE) {
        buf_addc(b, '.');
    }
}

static void put_special(struct buf *b, double d, int flags, bool upper)
{
    const char *word = isnan(d) ? "nan" : "inf";
    if (!isnan(d) && d < 0)
        buf_addc(b, '-');
    else if (flags & ADD_SIGN)
        buf_addc(b, '+');
    for (; *word; word++)
        buf_addc(b, upper ? (char)toupper((unsigned char)*word) : *word);
}

void float_format_text(struct buf *b, double d, char code, int precision, int flags)
{
    bool upper = code == 'E' || code == 'F' || code == 'G';
    code = (char)tolower((unsigned char)code);
    if (!isfinite(d)) {
        put_special(b, d, flags, upper);
        return;
    }
    if (signbit(d))
        buf_addc(b, '-');
    else if (flags & ADD_SIGN)
        buf_addc(b, '+');
    struct buf digits;
    buf_init(&digits);
    int point, end;
    bool exponent = false;
    if (code == 'g' && precision == 0)
        precision = 1;
    switch (code) {
    case 'e':
        point = dtoa_significant(&digits, d, precision + 1);
        exponent = true;
        end = precision + 1;
        break;
    case 'f':
        point = dtoa_fixed(&digits, d, precision);
        end = point > 0 ? point + precision : precision + point;
        break;
    case 'g':
        point = dtoa_significant(&digits, d, precision);
        exponent = point <= -4 || point > precision - (flags & ADD_DOT_0 ? 1 : 0);
        end = precision;
        break;
    default:
        point = dtoa_shortest(&digits, d);
        exponent = point <= -4 || point > 16;
        end = 0;
    }
    int n = (int)digits.len;
    if (code != 'e' && code != 'f' && !(code == 'g' && (flags & ALTERNATE))) { /* trailing zeros go */
        while (n > 1 && digits.p[n - 1] == '0')
            n--;
        end = n;
    }
    if (code == 'f' && point <= 0) { /* 0.000 and the like: digits start behind the point */
        end = precision + point;
        n = n > end ? (end > 0 ? end : 0) : n;
    }
    int exp = point - 1;
    put_digits(b, digits.p, n, exponent ? 1 : point, end, flags, exponent);
    if (exponent)
        put_exponent(b, exp, upper);
    buf_done(&digits);
}

void float_repr_text(struct buf *b, double d)
{
    float_format_text(b, d, 'r', 0, ADD_DOT_0);
}

/* ---- in ---- */

static bool word_at(const char *s, const char *word, size_t *len)
{
    size_t n = strlen(word);
    if (strncasecmp(s, word, n) != 0)
        return false;
    *len = n;
    return true;
}

const char *float_scan(const char *s, double *out)
{
    const char *p = s;
    bool negative = *p == '-';
    size_t n;
    p += *p == '-' || *p == '+';
    if (word_at(p, "infinity", &n) || word_at(p, "inf", &n))
        *out = negative ? -INFINITY : INFINITY;
    else if (word_at(p, "nan", &n))
        *out = negative ? -(double)NAN : (double)NAN;
    else
        return dtoa_parse(s, out);
    return p + n;
}

/* Underscores stand between digits only. */
static bool drop_underscores(char *s)
{
    char prev = 0, *to = s;
    for (; *s; prev = *s++) {
        if (*s == '_') {
            if (!isdigit((unsigned char)prev))
                return false;
        } else {
            if (prev == '_' && !isdigit((unsigned char)*s))
                return false;
            *to++ = *s;
        }
    }
    *to = 0;
    return prev != '_';
}

bool float_parse(const char *s, size_t n, double *out)
{
    while (n && isspace((unsigned char)*s)) {
        s++;
        n--;
    }
    while (n && isspace((unsigned char)s[n - 1]))
        n--;
    if (!n || memchr(s, 0, n))
        return false;
    char *copy = mem_strndup(s, n);
    bool ok = !strchr(copy, '_') || drop_underscores(copy);
    if (ok) {
        const char *end = float_scan(copy, out);
        ok = end != copy && !*end;
    }
    free(copy);
    return ok;
}

/* ---- hexadecimal ---- */

struct obj *float_hex(double d)
{
    struct buf b;
    buf_init(&b);
    if (!isfinite(d)) {
        float_repr_text(&b, d);
        return str_from_buf(&b);
    }
    if (signbit(d))
        buf_addc(&b, '-');
    if (d == 0) {
        buf_adds(&b, "0x0.0p+0");
        return str_from_buf(&b);
    }
    int e;
    double m = frexp(fabs(d), &e);
    int shift = 1 - (-1021 - e > 0 ? -1021 - e : 0);
    m = ldexp(m, shift);
    e -= shift;
    buf_printf(&b, "0x%d.", (int)m);
    m -= (int)m;
    for (int i = 0; i < 13; i++) {
        m *= 16;
        buf_printf(&b, "%x", (unsigned)m);
        m -= (int)m;
    }
    buf_printf(&b, "p%c%d", e < 0 ? '-' : '+', e < 0 ? -e : e);
    return str_from_buf(&b);
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : isxdigit((unsigned char)c) ? (c | 0x20) - 'a' + 10 : -1;
}

struct hex { /* value = digits (with `places` of them behind the point) * 2^exp */
    const char *first, *end;
    int64_t ndigits, places, exp;
};

static bool scan_hex(const char **sp, struct hex *h)
{
    const char *p = *sp;
    if (p[0] == '0' && (p[1] | 0x20) == 'x')
        p += 2;
    h->first = p;
    int64_t n = 0, places = 0;
    for (; hex_value(*p) >= 0; p++)
        n++;
    if (*p == '.')
        for (p++; hex_value(*p) >= 0; p++, places++)
            n++;
    h->end = p;
    h->ndigits = n;
    h->places = places;
    h->exp = 0;
    if ((*p | 0x20) == 'p') {
        char *end;
        const char *q = p + 1;
        q += *q == '+' || *q == '-';
        if (!isdigit((unsigned char)*q))
            return false;
        h->exp = strtoll(p + 1, &end, 10);
        p = end;
    }
    *sp = p;
    return n > 0;
}

/* The first 60 bits, a sticky bit for the rest, rounded half to even at the double's last place. false: too large. */
static bool hex_to_double(const struct hex *h, double *out)
{
    uint64_t m = 0;
    int64_t exp = h->exp - 4 * h->places;
    bool sticky = false;
    for (const char *p = h->first; p < h->end; p++) {
        if (*p == '.')
            continue;
        uint64_t v = (uint64_t)hex_value(*p);
        if (m >> 58) {
            sticky |= v != 0;
            exp += 4;
        } else {
            m = m << 4 | v;
        }
    }
    *out = 0;
    if (m == 0 || exp < -100000)
        return true;
    if (exp > 100000)
        return false;
    int bits = 64 - __builtin_clzll(m);
    int64_t top = bits + exp;                             /* value in [2^(top-1), 2^top) */
    int64_t keep = top < -1021 ? 53 - (-1021 - top) : 53; /* bits a double has there */
    int64_t cut = bits - keep;
    if (cut > 0) {
        if (cut > 62) {
            m = 0;
        } else {
            uint64_t half = UINT64_C(1) << (cut - 1), low = m & (2 * half - 1);
            m >>= cut;
            if (low > half || (low == half && (sticky || (m & 1))))
                m++;
        }
        exp += cut;
    }
    *out = ldexp((double)m, (int)exp);
    return isfinite(*out);
}

struct obj *float_fromhex_text(const char *s, size_t n, double *out)
{
    static const char *const invalid = "invalid hexadecimal floating-point string";
    while (n && isspace((unsigned char)*s)) {
        s++;
        n--;
    }
    while (n && isspace((unsigned char)s[n - 1]))
        n--;
    if (memchr(s, 0, n))
        return err_value("%s", invalid);
    char *copy = mem_strndup(s, n);
    const char *p = copy;
    bool negative = *p == '-', ok, fits = true;
    size_t len;
    if (word_at(p + (*p == '-' || *p == '+'), "inf", &len) || word_at(p + (*p == '-' || *p == '+'), "nan", &len)) {
        const char *end = float_scan(copy, out);
        ok = !*end;
    } else {
        struct hex h;
        p += *p == '-' || *p == '+';
        ok = scan_hex(&p, &h) && !*p;
        fits = !ok || hex_to_double(&h, out);
        if (negative)
            *out = -*out;
    }
    free(copy);
    if (!ok)
        return err_value("%s", invalid);
    if (!fits)
        return err_format(exc_OverflowError, "hexadecimal value too large to represent as a float");
    return obj_none;
}
