/*
 * Ints and text: int("..."), str(n), other bases, and the limit of 4300 decimal digits that guards both since 3.11.
 */
#include <stdlib.h>
#include <string.h>

#include "intpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"

/* ---- out ---- */

static const char digit_chars[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static struct obj *too_many_digits(void)
{
    return err_value(
        "Exceeds the limit (%ld digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
        (long)*int_max_str_digits);
}

/* Is o certain to have more decimal digits than allowed? */
static bool decimal_too_long(const struct obj *o, size_t ndigits_text)
{
    return *int_max_str_digits && ndigits_text > (size_t)*int_max_str_digits && int_ndigits(o) > 640 / 9;
}

static struct obj *small_to_text(int64_t v)
{
    char text[24], *p = text + sizeof text;
    uint64_t m = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    do
        *--p = (char)('0' + m % 10);
    while (m /= 10);
    if (v < 0)
        *--p = '-';
    return str_fresh(1, p, text + (int64_t)sizeof text - p);
}

static struct obj *decimal(struct obj *o)
{
    int overflow;
    int64_t v = int_as_i64(o, &overflow);
    if (!overflow)
        return small_to_text(v);
    size_t n = int_ndigits(o);
    if (decimal_too_long(o, n * 9 - 9)) /* certainly longer: do not even start */
        return too_many_digits();
    char *text = mem_alloc(digits_decimal_room(n) + 1);
    text[0] = '-';
    size_t len = digits_to_decimal(text + 1, int_digits(o), n);
    struct obj *s = NULL;
    if (decimal_too_long(o, len))
        too_many_digits();
    else
        s = int_sign(o) < 0 ? str_from_utf8(text, len + 1) : str_from_utf8(text + 1, len);
    free(text);
    return s;
}

/* Bases 2, 8, 16: a few bits a character. */
static void binary_digits(struct buf *b, const struct obj *o, int bits)
{
    size_t total = int_bit_length(o), chars = (total + (size_t)bits - 1) / (size_t)bits, n = int_ndigits(o);
    const digit *d = int_digits(o);
    for (size_t i = chars; i-- > 0;) {
        size_t at = i * (size_t)bits, word = at / DIGIT_BITS, shift = at % DIGIT_BITS;
        uint64_t two = d[word] | (word + 1 < n ? (uint64_t)d[word + 1] << DIGIT_BITS : 0);
        buf_addc(b, digit_chars[(two >> shift) & ((1U << bits) - 1)]);
    }
    if (!chars)
        buf_addc(b, '0');
}

struct obj *int_to_text(struct obj *o, int base, bool prefix)
{
    if (base == 10)
        return decimal(o);
    struct buf b;
    buf_init(&b);
    if (int_sign(o) < 0)
        buf_addc(&b, '-');
    if (prefix)
        buf_adds(&b, base == 2 ? "0b" : base == 8 ? "0o" : "0x");
    binary_digits(&b, o, base == 2 ? 1 : base == 8 ? 3 : 4);
    return str_from_buf(&b);
}

/* ---- in ---- */

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return 99;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct literal { /* what is left when signs, prefix and underscores are gone */
    int base, sign;
    char *digits; /* owned */
    size_t n;
};

/* Takes 0x, 0o, 0b in front; false for a number like 010 in base 0. */
static bool take_prefix(const char **s, const char *end, int *base)
{
    const char *p = *s;
    char c = end - p > 1 && p[0] == '0' ? (char)(p[1] | 0x20) : 0;
    int named = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
    bool octal_like = false;
    if (*base == 0) {
        octal_like = p < end && p[0] == '0' && !named;
        *base = named ? named : 10;
    }
    if (named && named == *base) {
        p += 2;
        if (p < end && *p == '_')
            p++;
        *s = p;
    }
    if (octal_like)
        for (; p < end; p++)
            if (*p != '0' && *p != '_' && !is_blank(*p))
                return false;
    return true;
}

static bool read_literal(const char *s, size_t n, int base, struct literal *l)
{
    const char *end = s + n;
    while (s < end && is_blank(*s))
        s++;
    while (end > s && is_blank(end[-1]))
        end--;
    l->sign = s < end && *s == '-' ? -1 : 1;
    s += s < end && (*s == '-' || *s == '+');
    l->base = base;
    if (!take_prefix(&s, end, &l->base) || s == end || *s == '_' || end[-1] == '_')
        return false;
    l->digits = mem_alloc((size_t)(end - s));
    l->n = 0;
    for (; s < end; s++) {
        if (*s == '_' && s[1] != '_')
            continue;
        if (digit_value(*s) >= l->base) {
            free(l->digits);
            return false;
        }
        l->digits[l->n++] = *s;
    }
    return true;
}

static struct obj *from_binary_base(const struct literal *l, int bits)
{
    size_t n = (l->n * (size_t)bits + DIGIT_BITS - 1) / DIGIT_BITS, k = 0;
    struct obj *o = int_alloc(n);
    if (!o)
        return NULL;
    uint64_t acc = 0;
    int have = 0;
    for (size_t i = l->n; i-- > 0;) {
        acc |= (uint64_t)digit_value(l->digits[i]) << have;
        have += bits;
        if (have >= DIGIT_BITS) {
            int_digits(o)[k++] = (digit)(acc & DIGIT_MASK);
            acc >>= DIGIT_BITS;
            have -= DIGIT_BITS;
        }
    }
    if (have && k < n)
        int_digits(o)[k++] = (digit)acc;
    return int_finish(o, k, l->sign);
}

/* Room as CPython guesses it from the logarithm of the base. */
static size_t room_for(size_t n, int base)
{
    static const double log2_of[37] = {
        [3] = 1.5849625007211562, [5] = 2.321928094887362,  [6] = 2.584962500721156,   [7] = 2.807354922057604,
        [9] = 3.1699250014423126, [10] = 3.321928094887362, [11] = 3.4594316186372973, [12] = 3.584962500721156,
        [13] = 3.700439718141092, [14] = 3.807354922057604, [15] = 3.9068905956085187, [17] = 4.087462841250339,
        [18] = 4.169925001442312, [19] = 4.247927513443585, [20] = 4.321928094887363,  [21] = 4.392317422778761,
        [22] = 4.459431618637297, [23] = 4.523561956057013, [24] = 4.584962500721156,  [25] = 4.643856189774724,
        [26] = 4.700439718141092, [27] = 4.754887502163469, [28] = 4.807354922057604,  [29] = 4.857980995127573,
        [30] = 4.906890595608519, [31] = 4.954196310386876, [33] = 5.044394119358453,  [34] = 5.087462841250339,
        [35] = 5.129283016944966, [36] = 5.169925001442312};
    return (size_t)((double)n * log2_of[base] / DIGIT_BITS) + 1;
}

static struct obj *from_any_base(const struct literal *l)
{
    size_t room = room_for(l->n, l->base), exact = digits_from_decimal_room(l->n), used = 0;
    digit *z = mem_alloc((exact > room + 1 ? exact : room + 1) * sizeof *z);
    if (l->base == 10) {
        used = digits_from_decimal(z, l->digits, l->n);
    } else {
        for (size_t i = 0; i < l->n; i++) {
            uint64_t carry = (uint64_t)digit_value(l->digits[i]);
            for (size_t j = 0; j < used; j++) {
                carry += (uint64_t)z[j] * (unsigned)l->base;
                z[j] = (digit)(carry & DIGIT_MASK);
                carry >>= DIGIT_BITS;
            }
            if (carry)
                z[used++] = (digit)carry;
        }
    }
    struct obj *o = int_alloc(room > used ? room : used);
    if (o) {
        memcpy(int_digits(o), z, used * sizeof *z);
        o = int_finish(o, used, l->sign);
    }
    free(z);
    return o;
}

struct obj *int_from_text(const char *s, size_t n, int base)
{
    struct literal l;
    if (!read_literal(s, n, base, &l))
        return NULL;
    struct obj *o = NULL;
    int bits = l.base & (l.base - 1) ? 0 : __builtin_ctz((unsigned)l.base);
    if (bits)
        o = from_binary_base(&l, bits);
    else if (*int_max_str_digits && l.n > (size_t)*int_max_str_digits && l.n > 640)
        err_value("Exceeds the limit (%ld digits) for integer string conversion: value has %ld digits; use "
                  "sys.set_int_max_str_digits() to increase the limit",
                  (long)*int_max_str_digits, (long)l.n);
    else
        o = from_any_base(&l);
    free(l.digits);
    return o;
}

/* Decimal digits and white space of any script count as their ASCII counterparts; anything else as '?'. */
static void to_ascii_digits(struct buf *b, struct obj *s)
{
    int64_t n = str_length(s);
    for (int64_t i = 0; i < n; i++) {
        unsigned c = str_char(s, i);
        int d = c < 128 ? -1 : uc_decimal_value(c);
        buf_addc(b, c < 128 ? (c ? (char)c : '\x01') : d >= 0 ? (char)('0' + d) : uc_is_space(c) ? ' ' : '?');
    }
}

struct obj *int_from_str_object(struct obj *o, int base)
{
    struct buf b;
    buf_init(&b);
    if (is_str(o)) {
        to_ascii_digits(&b, o);
    } else {
        const unsigned char *p;
        int64_t n;
        if (buffer_get(o, &p, &n) < 0)
            return NULL;
        buf_add(&b, (const char *)p, (size_t)n);
    }
    struct obj *r = memchr(b.p, 0, b.len) ? NULL : int_from_text(b.p, b.len, base);
    if (!r && !err_occurred())
        err_value("invalid literal for int() with base %d: %.200R", base, o);
    buf_done(&b);
    return r;
}
