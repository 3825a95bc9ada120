/* Reading format specifiers, and laying out numbers: padding, sign, prefix, grouped digits, the rest. */
#include "formatspec.h"

#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"

/* ---- reading ---- */

struct reader {
    struct obj *text;
    int64_t at, end;
};

static unsigned peek(const struct reader *r, int64_t ahead)
{
    return r->at + ahead < r->end ? str_char(r->text, r->at + ahead) : 0;
}

static bool is_align(unsigned c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* Digits at the cursor: -1 when there are none, -2 with ValueError. */
static int64_t take_number(struct reader *r)
{
    int64_t n = 0;
    if (peek(r, 0) < '0' || peek(r, 0) > '9')
        return -1;
    for (; peek(r, 0) >= '0' && peek(r, 0) <= '9'; r->at++) {
        if (n > (INT64_MAX - 9) / 10) {
            err_value("Too many decimal digits in format string");
            return -2;
        }
        n = n * 10 + (int64_t)(peek(r, 0) - '0');
    }
    return n;
}

static bool both_separators(void)
{
    err_value("Cannot specify both ',' and '_'.");
    return false;
}

static bool take_group(struct reader *r, char *group)
{
    if (peek(r, 0) == ',') {
        *group = ',';
        r->at++;
    }
    if (pol.comma_twice_is_both && *group && peek(r, 0) == ',')
        return both_separators();
    if (peek(r, 0) == '_') {
        if (*group)
            return both_separators();
        *group = '_';
        r->at++;
    }
    return peek(r, 0) == ',' && *group == '_' ? both_separators() : true;
}

static bool take_precision(struct reader *r, struct format_spec *f)
{
    if (peek(r, 0) != '.' || r->at >= r->end)
        return true;
    r->at++;
    f->precision = take_number(r);
    if (f->precision == -2)
        return false;
    if (pol.format_groups_fraction && !take_group(r, &f->frac_group))
        return false;
    if (f->precision == -1 && !f->frac_group) {
        err_value("Format specifier missing precision");
        return false;
    }
    return true;
}

static bool group_allowed(char group, unsigned type)
{
    if (!group || !type || (type < 128 && strchr("defgEG%F", (int)type)))
        return true;
    if (group == '_' && type < 128 && strchr("boxX", (int)type))
        return true;
    if (type > 32 && type < 128)
        err_value("Cannot specify '%c' with '%c'.", group, (int)type);
    else
        err_value("Cannot specify '%c' with '\\x%x'.", group, type);
    return false;
}

bool format_spec_parse(struct obj *spec, struct obj *o, unsigned default_type, char default_align, struct format_spec *f)
{
    struct reader r = {spec, 0, str_length(spec)};
    bool fill_given = false, align_given = false;
    *f = (struct format_spec){.fill = ' ', .align = default_align, .width = -1, .precision = -1, .type = default_type};
    if (r.end >= 2 && is_align(peek(&r, 1))) {
        f->fill = peek(&r, 0);
        f->align = (char)peek(&r, 1);
        fill_given = align_given = true;
        r.at = 2;
    } else if (is_align(peek(&r, 0))) {
        f->align = (char)peek(&r, 0);
        align_given = true;
        r.at = 1;
    }
    unsigned c = peek(&r, 0);
    if (c == '+' || c == '-' || c == ' ') {
        f->sign = (char)c;
        r.at++;
    }
    if (pol.format_z && peek(&r, 0) == 'z') {
        f->zero = true;
        r.at++;
    }
    if (peek(&r, 0) == '#') {
        f->alternate = true;
        r.at++;
    }
    if (!fill_given && peek(&r, 0) == '0') {
        f->fill = '0';
        if (!align_given && (default_align == '>' || !pol.format_zero_fills_text))
            f->align = '=';
        r.at++;
    }
    f->width = take_number(&r);
    if (f->width == -2 || !take_group(&r, &f->group) || !take_precision(&r, f))
        return false;
    if (r.end - r.at > 1) {
        if (pol.format_names_spec)
            err_value("Invalid format specifier '%U' for object of type '%.200T'", spec, o);
        else
            err_value("Invalid format specifier");
        return false;
    }
    if (r.at < r.end)
        f->type = peek(&r, 0);
    return group_allowed(f->group, f->type) && group_allowed(f->frac_group, f->type);
}

void *format_unknown_type(unsigned type, struct obj *o)
{
    if (type > 32 && type < 128)
        return err_value("Unknown format code '%c' for object of type '%.200T'", (int)type, o);
    return err_value("Unknown format code '\\x%x' for object of type '%.200T'", type, o);
}

/* ---- writing ---- */

static void put_fill(struct buf *b, unsigned fill, int64_t n)
{
    if (n > 0 && fill < 128)
        buf_fill(b, (char)fill, (size_t)n);
    else
        for (; n > 0; n--)
            buf_utf8(b, fill);
}

void format_pad(struct buf *b, size_t start, int64_t nchars, const struct format_spec *f)
{
    if (f->width <= nchars)
        return;
    int64_t total = f->width - nchars, left = f->align == '>' ? total : f->align == '^' ? total / 2 : 0;
    struct buf body;
    buf_init(&body);
    buf_add(&body, b->p + start, b->len - start);
    buf_cut(b, start);
    put_fill(b, f->fill, left);
    buf_add(b, body.p, body.len);
    put_fill(b, f->fill, total - left);
    buf_done(&body);
}

/* Digits in groups, filled up with grouped zeros to at least min_width characters; at least one digit. */
static void put_grouped(struct buf *b, const char *digits, size_t ndigits, char sep, size_t group, int64_t min_width)
{
    int64_t left = (int64_t)ndigits;
    size_t room = 2 * (ndigits + (size_t)(min_width > 0 ? min_width : 0)) + 8;
    char *text = mem_alloc(room), *p = text + room;
    bool use_sep = false;
    for (;;) {
        int64_t want = left > min_width ? left : min_width,
                l = (int64_t)group < (want > 1 ? want : 1) ? (int64_t)group : (want > 1 ? want : 1);
        int64_t chars = left < l ? left : l;
        if (use_sep)
            *--p = sep;
        use_sep = true;
        for (int64_t i = 0; i < chars; i++)
            *--p = digits[--left];
        for (int64_t i = chars; i < l; i++)
            *--p = '0';
        min_width -= l;
        if (left <= 0 && min_width <= 0)
            break;
        min_width--;
    }
    buf_add(b, p, (size_t)(text + room - p));
    free(text);
}

/* The digits behind the point in groups from the left: only where they are all that `rest` has in front of an exponent. */
static void put_fraction(struct buf *b, const char *rest, size_t nrest, char sep)
{
    size_t i = 0, n = 0;
    if (sep && nrest && rest[0] == '.') {
        buf_addc(b, '.');
        for (i = 1; i < nrest && rest[i] >= '0' && rest[i] <= '9'; i++, n++) {
            if (n && n % 3 == 0)
                buf_addc(b, sep);
            buf_addc(b, rest[i]);
        }
    }
    buf_add(b, rest + i, nrest - i);
}

void format_number(struct buf *b, const struct format_spec *f, bool negative, const char *prefix, const char *digits,
                   size_t ndigits, const char *rest, size_t nrest)
{
    char sign = negative ? '-' : f->sign == '+' || f->sign == ' ' ? f->sign : 0;
    struct buf fraction, body;
    buf_init(&fraction);
    buf_init(&body);
    put_fraction(&fraction, rest, nrest, f->frac_group);
    int64_t fixed = (sign != 0) + (int64_t)strlen(prefix) + (int64_t)fraction.len;
    int64_t min_width = f->fill == '0' && f->align == '=' ? f->width - fixed : 0;
    size_t group = f->type == 'b' || f->type == 'o' || f->type == 'x' || f->type == 'X' ? 4 : 3;
    if (ndigits && f->group)
        put_grouped(&body, digits, ndigits, f->group, group, min_width);
    else
        buf_add(&body, digits, ndigits);
    int64_t pad = f->width - fixed - (int64_t)body.len;
    int64_t left = pad <= 0 ? 0 : f->align == '>' ? pad : f->align == '^' ? pad / 2 : 0;
    put_fill(b, f->fill, left);
    if (sign)
        buf_addc(b, sign);
    buf_adds(b, prefix);
    if (f->align == '=')
        put_fill(b, f->fill, pad);
    buf_add(b, body.p, body.len);
    buf_add(b, fraction.p, fraction.len);
    if (f->align == '<' || f->align == '^')
        put_fill(b, f->fill, pad - left);
    buf_done(&fraction);
    buf_done(&body);
}
