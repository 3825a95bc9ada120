/* __format__ of int, float, complex and str. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "formatspec.h"
#include "intpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"

/* ---- str ---- */

static struct obj *no_text(const char *what)
{
    return err_value("%s not allowed in string format specifier", what);
}

struct obj *str_format(struct obj *o, struct obj *spec)
{
    struct format_spec f;
    if (str_length(spec) == 0)
        return o->ob_type == t_str->self ? incref(o) : obj_str(o);
    if (!format_spec_parse(spec, o, 's', '<', &f))
        return NULL;
    if (f.type != 's')
        return format_unknown_type(f.type, o);
    if (f.sign)
        return no_text(f.sign == ' ' && pol.format_names_space ? "Space" : "Sign");
    if (f.zero)
        return no_text("Negative zero coercion (z)");
    if (f.alternate)
        return no_text("Alternate form (#)");
    if (f.align == '=')
        return no_text("'=' alignment");
    int64_t n = str_length(o);
    if (f.precision >= 0 && n > f.precision)
        n = f.precision;
    if (n == str_length(o) && f.width <= n)
        return o->ob_type == t_str->self ? incref(o) : str_slice(o, 0, n);
    struct obj *part = str_slice(o, 0, n);
    if (!part)
        return NULL;
    if (f.width > INT64_C(1) << 28) {
        decref(part);
        return err_no_memory();
    }
    struct buf b;
    buf_init(&b);
    str_to_utf8(part, &b);
    decref(part);
    format_pad(&b, 0, n, &f);
    return str_from_buf(&b);
}

/* ---- float ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* -0.00: nothing but zeros in front of an exponent? */
static bool all_zeros(const char *s)
{
    for (; *s && *s != 'e' && *s != 'E' && *s != '%'; s++)
        if (*s != '0' && *s != '.')
            return false;
    return true;
}

bool format_double(struct buf *b, double d, const struct format_spec *f)
{
    char code = (char)f->type;
    int64_t precision = f->precision;
    int flags = f->alternate ? 4 : 0;
    if (precision > INT32_MAX) {
        err_value("precision too big");
        return false;
    }
    if (!code) {
        flags |= 2;
        code = precision < 0 ? 'r' : 'g';
        precision = precision < 0 ? 0 : precision;
    }
    if (code == 'n')
        code = 'g';
    if (code == '%') {
        code = 'f';
        d *= 100;
    }
    struct buf text;
    buf_init(&text);
    float_format_text(&text, d, code, precision < 0 ? 6 : (int)precision, flags);
    if (f->type == '%')
        buf_addc(&text, '%');
    char *p = text.p;
    bool negative = *p == '-';
    p += negative;
    if (negative && f->zero && isfinite(d) && all_zeros(p))
        negative = false;
    size_t ndigits = 0, n = strlen(p);
    while (is_digit(p[ndigits]))
        ndigits++;
    format_number(b, f, negative, "", p, ndigits, p + ndigits, n - ndigits);
    buf_done(&text);
    return true;
}

static bool float_type(unsigned type)
{
    return !type || (type < 128 && strchr("eEfFgGn%", (int)type));
}

static bool too_wide(const struct format_spec *f)
{
    if (f->width <= INT64_C(1) << 28)
        return false;
    err_no_memory();
    return true;
}

static struct obj *format_as_float(double d, const struct format_spec *f)
{
    struct buf b;
    buf_init(&b);
    if (too_wide(f) || !format_double(&b, d, f)) {
        buf_done(&b);
        return NULL;
    }
    return str_from_buf(&b);
}

struct obj *float_format(struct obj *o, struct obj *spec)
{
    struct format_spec f;
    if (str_length(spec) == 0)
        return obj_str(o);
    if (!format_spec_parse(spec, o, 0, '>', &f))
        return NULL;
    return float_type(f.type) ? format_as_float(float_value(o), &f) : format_unknown_type(f.type, o);
}

/* ---- int ---- */

static struct obj *format_char(struct obj *o, struct format_spec *f)
{
    if (f->sign)
        return err_value("Sign not allowed with integer format specifier 'c'");
    if (f->alternate)
        return err_value("Alternate form (#) not allowed with integer format specifier 'c'");
    int overflow;
    int64_t c = int_as_i64(o, &overflow);
    if (overflow)
        return err_format(exc_OverflowError, "Python int too large to convert to C long");
    if (c < 0 || c > 0x10ffff)
        return err_format(exc_OverflowError, "%%c arg not in range(0x110000)");
    struct buf b;
    buf_init(&b);
    buf_utf8(&b, (unsigned)c);
    if (f->align == '=')
        f->align = '>';
    format_pad(&b, 0, 1, f);
    return str_from_buf(&b);
}

static struct obj *format_integer(struct obj *o, struct format_spec *f)
{
    if (f->precision != -1)
        return err_value("Precision not allowed in integer format specifier");
    if (f->zero)
        return err_value("Negative zero coercion (z) not allowed in integer format specifier");
    if (f->type == 'c')
        return format_char(o, f);
    int base = f->type == 'b' ? 2 : f->type == 'o' ? 8 : f->type == 'x' || f->type == 'X' ? 16 : 10;
    struct obj *text = int_to_text(o, base, false);
    if (!text)
        return NULL;
    struct buf digits, b;
    buf_init(&digits);
    buf_init(&b);
    str_to_utf8(text, &digits);
    decref(text);
    char *p = digits.p;
    bool negative = *p == '-';
    p += negative;
    for (char *c = p; f->type == 'X' && *c; c++)
        *c = (char)toupper((unsigned char)*c);
    const char *prefix = !f->alternate ? "" : base == 2 ? "0b" : base == 8 ? "0o" : base == 10 ? "" : f->type == 'X' ? "0X" : "0x";
    format_number(&b, f, negative, prefix, p, strlen(p), "", 0);
    buf_done(&digits);
    return str_from_buf(&b);
}

/* Specifiers like "5", "05d", "12d" for numbers that fit a machine word: 1 and the width, else 0. */
static int plain_width(struct obj *spec, int most)
{
    const unsigned char *p = str_data(spec), *end = p + str_length(spec);
    if (!str_is_ascii(spec))
        return 0;
    int width = 0;
    for (; p < end && *p >= '0' && *p <= '9' && width <= most; p++)
        width = width * 10 + *p - '0';
    if (p < end && *p == 'd')
        p++;
    return p == end && width <= most ? width : 0;
}

static struct obj *format_plain(int64_t v, char fill, int width)
{
    char text[64 + 24], *end = text + sizeof text, *p = end;
    uint64_t m = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    do
        *--p = (char)('0' + m % 10);
    while (m /= 10);
    if (v < 0 && fill == ' ')
        *--p = '-';
    while (end - p < width - (v < 0 && fill == '0'))
        *--p = fill;
    if (v < 0 && fill == '0')
        *--p = '-';
    return str_from_kind(1, p, end - p);
}

struct obj *int_format(struct obj *o, struct obj *spec)
{
    struct format_spec f;
    int width = plain_width(spec, 64), overflow = 1;
    int64_t v = width ? int_as_i64(o, &overflow) : 0;
    if (!overflow)
        return format_plain(v, str_char(spec, 0) == '0' ? '0' : ' ', width);
    if (str_length(spec) == 0)
        return o->ob_type == t_int->self ? int_to_text(o, 10, false) : obj_str(o);
    if (!format_spec_parse(spec, o, 'd', '>', &f) || too_wide(&f))
        return NULL;
    if (f.type < 128 && f.type && strchr("bcdoxXn", (int)f.type))
        return format_integer(o, &f);
    if (!float_type(f.type))
        return format_unknown_type(f.type, o);
    double d = int_as_double(o);
    return d == -1.0 && err_occurred() ? NULL : format_as_float(d, &f);
}

/* ---- complex ---- */

struct obj *complex_format(struct obj *o, struct obj *spec)
{
    struct format_spec f;
    if (str_length(spec) == 0)
        return obj_str(o);
    if (!format_spec_parse(spec, o, 0, '>', &f))
        return NULL;
    if (!float_type(f.type) || f.type == '%')
        return format_unknown_type(f.type, o);
    if (f.fill == '0')
        return err_value("Zero padding is not allowed in complex format specifier");
    if (f.align == '=')
        return err_value("'=' alignment flag is not allowed in complex format specifier");
    double re = complex_real(o), im = complex_imag(o);
    bool no_real = !f.type && re == 0 && !signbit(re), parens = !f.type && !no_real;
    struct format_spec part = f;
    part.width = -1;
    part.align = '<';
    if (!part.type) { /* like repr, but never with ".0" */
        part.type = f.precision < 0 ? 'r' : 'g';
        part.precision = f.precision < 0 ? 0 : f.precision;
    }
    struct buf b;
    buf_init(&b);
    if (parens)
        buf_addc(&b, '(');
    bool ok = no_real || format_double(&b, re, &part);
    if (!no_real)
        part.sign = '+';
    ok = ok && format_double(&b, im, &part);
    if (!ok || too_wide(&f)) {
        buf_done(&b);
        return NULL;
    }
    buf_addc(&b, 'j');
    if (parens)
        buf_addc(&b, ')');
    format_pad(&b, 0, (int64_t)b.len, &f);
    return str_from_buf(&b);
}
