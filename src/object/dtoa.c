/*
 * The host's printf and strtod are exact; what is added here is the search for the shortest digits and independence of the locale:
 * only digits are taken out of what printf writes.
 */
#include "dtoa.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"

static locale_t c_locale(void)
{
    static locale_t l;
    if (!l)
        l = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return l;
}

/* Digits of |d| in scientific form, n of them; returns the decimal exponent + 1. out has room for n + 16. */
static int scientific(char *out, double d, int n)
{
    char few[64], *text = n < 40 ? few : mem_alloc((size_t)n + 32);
    snprintf(text, n < 40 ? sizeof few : (size_t)n + 32, "%.*e", n - 1, fabs(d));
    char *e = strchr(text, 'e');
    int k = 0;
    for (char *p = text; p < e; p++)
        if (*p >= '0' && *p <= '9')
            out[k++] = *p;
    out[k] = 0;
    int point = atoi(e + 1) + 1;
    if (text != few)
        free(text);
    return d == 0 ? 1 : point;
}

static bool reads_back(const char *digits, int point, double d)
{
    char text[48];
    snprintf(text, sizeof text, "%se%d", digits, point - (int)strlen(digits));
    return strtod_l(text, NULL, c_locale()) == fabs(d);
}

/* The next decimal of the same length; false when that changes the length. */
static bool next_decimal(char *digits)
{
    for (size_t i = strlen(digits); i-- > 0; digits[i] = '0')
        if (digits[i] != '9') {
            digits[i]++;
            return true;
        }
    return false;
}

int dtoa_shortest(struct buf *b, double d)
{
    char digits[40];
    int e, point = 1;
    bool power_of_two =
        frexp(fabs(d), &e) == 0.5; /* its neighbour below is nearer: the nearest decimal may fail, the next one not */
    for (int n = e < -1021 ? 1 : 15; n <= 17; n++) {
        point = scientific(digits, d, n);
        if (reads_back(digits, point, d))
            break;
        if (power_of_two && next_decimal(digits) && reads_back(digits, point, d))
            break;
    }
    size_t len = strlen(digits);
    while (len > 1 && digits[len - 1] == '0')
        len--;
    buf_add(b, digits, len);
    return point;
}

enum { MOST_DIGITS = 1100 }; /* no double has more behind or in front of the point: the rest is zeros */

int dtoa_significant(struct buf *b, double d, int n)
{
    char digits[MOST_DIGITS + 16];
    int made = n < MOST_DIGITS ? n : MOST_DIGITS, point = scientific(digits, d, made);
    buf_adds(b, digits);
    buf_fill(b, '0', (size_t)(n - made));
    return point;
}

int dtoa_fixed(struct buf *b, double d, int n)
{
    char text[MOST_DIGITS + 340];
    int made = n < MOST_DIGITS ? n : MOST_DIGITS, len = snprintf(text, sizeof text, "%.*f", made, fabs(d));
    size_t start = b->len;
    for (int i = 0; i < len; i++)
        if (text[i] >= '0' && text[i] <= '9')
            buf_addc(b, text[i]);
    buf_fill(b, '0', (size_t)(n - made));
    int point = (int)(b->len - start) - n;
    size_t zeros = 0; /* 0.05 has point -1 */
    while (start + zeros + 1 < b->len && b->p[start + zeros] == '0')
        zeros++;
    memmove(b->p + start, b->p + start + zeros, b->len - start - zeros);
    buf_cut(b, b->len - zeros);
    return b->p[start] == '0' ? 1 : point - (int)zeros;
}

const char *dtoa_parse(const char *s, double *out)
{
    const char *p = s;
    if (*p == '+' || *p == '-')
        p++;
    int digits = 0;
    for (; *p >= '0' && *p <= '9'; p++)
        digits++;
    if (*p == '.')
        for (p++; *p >= '0' && *p <= '9'; p++)
            digits++;
    if (!digits)
        return s;
    if (*p == 'e' || *p == 'E') {
        const char *q = p + 1;
        q += *q == '+' || *q == '-';
        if (*q >= '0' && *q <= '9') {
            while (*q >= '0' && *q <= '9')
                q++;
            p = q;
        }
    }
    char few[64], *copy = (size_t)(p - s) < sizeof few ? few : mem_alloc((size_t)(p - s) + 1);
    memcpy(copy, s, (size_t)(p - s));
    copy[p - s] = 0;
    *out = strtod_l(copy, NULL, c_locale());
    if (copy != few)
        free(copy);
    return p;
}
