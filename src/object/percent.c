/* The % operator of str and bytes: conversion specifiers, their flags, and where arguments come from. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "bytesimpl.h"
#include "formatspec.h"
#include "intpriv.h"
#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"
#include "strimpl.h"

enum { F_LEFT = 1, F_SIGN = 2, F_BLANK = 4, F_ALT = 8, F_ZERO = 16, F_Z = 32 };

struct percent {
    struct obj *fmt;
    const unsigned char *bytes; /* of fmt; NULL: fmt is a str */
    int64_t at, end;            /* in fmt */
    struct obj *args, *mapping;
    int64_t used, nargs; /* arguments taken; -1 arguments: args itself is the only one (-2: and it is taken) */
    bool converted;      /* there was a conversion */
    struct obj *only;    /* the text of one with nothing in front of it, owned; where it ends in out */
    size_t only_end;
    struct obj *key; /* of %(key)s, owned, or NULL */
    struct buf out;
};
struct conversion {
    int flags;
    int64_t width, precision, start; /* -1: none; start: where the % is */
    unsigned code;
};

static unsigned char_at(const struct percent *p, int64_t i)
{
    return p->bytes ? p->bytes[i] : str_char(p->fmt, i);
}

static void put_char(struct percent *p, unsigned c)
{
    if (p->bytes)
        buf_addc(&p->out, (char)c);
    else
        buf_utf8(&p->out, c);
}

/* ---- errors: 3.15 names position and argument ---- */

/* "format argument 2: ", "format argument 'key': ", "format argument: " */
static struct obj *argument_prefix(const struct percent *p)
{
    if (p->key)
        return str_printf("format argument %R: ", p->key);
    return p->nargs < 0 ? str_from_c("format argument: ") : str_printf("format argument %ld: ", (long)p->used);
}

static int fail_argument(const struct percent *p, struct obj *exc, struct obj *taken_text)
{
    struct obj *prefix = argument_prefix(p);
    if (prefix && taken_text)
        err_format(exc, "%U%U", prefix, taken_text);
    xdecref(prefix);
    xdecref(taken_text);
    return -1;
}

static int wrong_type(const struct percent *p, unsigned c, const char *wanted, struct obj *v)
{
    if (pol.percent_tells_where)
        return fail_argument(p, exc_TypeError, str_printf("%%%c requires %s, not %T", (int)c, wanted, v));
    err_type("%%%c format: %s is required, not %.200T", (int)c, wanted, v);
    return -1;
}

static struct obj *not_enough(const struct percent *p)
{
    if (pol.percent_tells_where)
        return err_type("not enough arguments for format string (got %ld)", (long)(p->nargs < 0 ? 1 : p->nargs));
    return err_type("not enough arguments for format string");
}

static int stray(const struct percent *p, int64_t start, bool key)
{
    if (pol.percent_tells_where)
        err_value(key ? "stray %% or incomplete format key at position %ld" : "stray %% at position %ld", (long)start);
    else
        err_value(key ? "incomplete format key" : "incomplete format");
    (void)p;
    return -1;
}

static int too_big(const char *what, const struct conversion *c)
{
    if (pol.percent_tells_where)
        err_value("%s too big at position %ld", what, (long)c->start);
    else
        err_value("%s too big", what);
    return -1;
}

/* ---- arguments ---- */

/* The next argument: new reference. */
static struct obj *next_argument(struct percent *p)
{
    if (p->key)
        return obj_getitem(p->mapping, p->key);
    if (p->nargs == -1) {
        p->nargs = -2;
        return incref(p->args);
    }
    if (p->nargs == -2 || p->used >= p->nargs)
        return not_enough(p);
    return incref(tuple_items(p->args)[p->used++]);
}

/* %(key)s: parentheses may be nested. */
static int take_key(struct percent *p, int64_t start)
{
    if (!p->mapping) {
        if (pol.percent_tells_where)
            err_type("format requires a mapping, not %T", p->args);
        else
            err_type("format requires a mapping");
        return -1;
    }
    int depth = 1;
    int64_t from = ++p->at;
    for (; p->at < p->end; p->at++) {
        unsigned c = char_at(p, p->at);
        depth += (c == '(') - (c == ')');
        if (!depth)
            break;
    }
    if (depth)
        return stray(p, start, true);
    xdecref(p->key);
    p->key = p->bytes ? bytes_from(p->bytes + from, (size_t)(p->at - from)) : str_slice(p->fmt, from, p->at);
    p->at++;
    return p->key ? 0 : -1;
}

static int flag_of(const struct percent *p, unsigned c)
{
    switch (c) {
    case 'z': return p->bytes && pol.bytes_percent_z ? F_Z : 0;
    case '-': return F_LEFT;
    case '+': return F_SIGN;
    case ' ': return F_BLANK;
    case '#': return F_ALT;
    case '0': return F_ZERO;
    default: return 0;
    }
}

/* A number or *. 0 or -1; *out stays when there is neither. */
static int take_size(struct percent *p, struct conversion *c, const char *what, int64_t limit, int64_t *out)
{
    if (p->at < p->end && char_at(p, p->at) == '*') {
        p->at++;
        struct obj *v = pol.percent_tells_where && p->nargs < 0 && !p->key ? not_enough(p) : next_argument(p);
        if (!v)
            return -1;
        if (!is_int(v)) {
            if (pol.percent_tells_where)
                fail_argument(p, exc_TypeError, str_printf("* requires int, not %T", v));
            else
                err_type("* wants int");
            decref(v);
            return -1;
        }
        int overflow;
        *out = int_as_i64(v, &overflow);
        decref(v);
        if (overflow || *out > limit || *out < -limit) {
            err_format(exc_OverflowError, "Python int too large to convert to C %s", limit == INT32_MAX ? "int" : "ssize_t");
            return -1;
        }
        return 0;
    }
    if (p->at >= p->end || char_at(p, p->at) < '0' || char_at(p, p->at) > '9')
        return 0;
    for (*out = 0; p->at < p->end && char_at(p, p->at) >= '0' && char_at(p, p->at) <= '9'; p->at++) {
        if (*out > (limit - 9) / 10)
            return too_big(what, c);
        *out = *out * 10 + (int64_t)(char_at(p, p->at) - '0');
    }
    return 0;
}

static int parse_conversion(struct percent *p, struct conversion *c)
{
    *c = (struct conversion){.width = -1, .precision = -1, .start = p->at - 1};
    if (p->at < p->end && char_at(p, p->at) == '(' && take_key(p, c->start) < 0)
        return -1;
    for (int f; p->at < p->end && (f = flag_of(p, char_at(p, p->at))); p->at++)
        c->flags |= f;
    if (take_size(p, c, "width", INT64_MAX, &c->width) < 0)
        return -1;
    if (c->width < -1) {
        c->flags |= F_LEFT;
        c->width = -c->width;
    }
    if (p->at < p->end && char_at(p, p->at) == '.') {
        p->at++;
        c->precision = 0;
        if (take_size(p, c, "precision", INT32_MAX, &c->precision) < 0)
            return -1;
        if (c->precision < 0)
            c->precision = 0;
    }
    if (p->at < p->end && (char_at(p, p->at) == 'h' || char_at(p, p->at) == 'l' || char_at(p, p->at) == 'L'))
        p->at++;
    if (p->at >= p->end)
        return stray(p, c->start, false);
    c->code = char_at(p, p->at++);
    return 0;
}

/* ---- conversions: each appends its text ---- */

/* sign, prefix and digits with padding; nchars: characters of body. */
static void put_padded(struct percent *p, const struct conversion *c, const char *sign, const char *prefix, const char *body,
                       size_t n, int64_t nchars, bool numeric)
{
    int64_t pad = c->width - nchars - (int64_t)strlen(sign) - (int64_t)strlen(prefix);
    bool left = c->flags & F_LEFT, zeros = numeric && (c->flags & F_ZERO) && !left;
    if (pad < 0)
        pad = 0;
    if (!left && !zeros)
        buf_fill(&p->out, ' ', (size_t)pad);
    buf_adds(&p->out, sign);
    buf_adds(&p->out, prefix);
    if (zeros)
        buf_fill(&p->out, '0', (size_t)pad);
    buf_add(&p->out, body, n);
    if (left)
        buf_fill(&p->out, ' ', (size_t)pad);
}

static const char *sign_text(bool negative, int flags)
{
    return negative ? "-" : flags & F_SIGN ? "+" : flags & F_BLANK ? " " : "";
}

/* The argument as an int for d i u o x X: new reference. */
static struct obj *integer_argument(const struct percent *p, const struct conversion *c, struct obj *v)
{
    bool decimal = c->code == 'd' || c->code == 'i' || c->code == 'u';
    const char *wanted = decimal ? (pol.percent_says_real ? "a real number" : "a number") : "an integer";
    const struct type_slots *s = &type_of(v)->s;
    if (is_int(v))
        return incref(v);
    struct obj *r = NULL;
    if (decimal ? s->index || s->to_int || s->to_float : s->index != NULL)
        r = decimal ? num_int(v) : num_index(v);
    if (r || (err_occurred() && !err_matches(exc_TypeError)))
        return r;
    if (err_occurred())
        err_clear();
    wrong_type(p, c->code == 'i' && p->bytes && pol.bytes_percent_i_is_d ? 'd' : c->code, wanted, v);
    return NULL;
}

static int put_integer(struct percent *p, const struct conversion *c, struct obj *v)
{
    struct obj *i = integer_argument(p, c, v);
    if (!i)
        return -1;
    int base = c->code == 'o' ? 8 : c->code == 'x' || c->code == 'X' ? 16 : 10;
    struct obj *text = int_to_text(i, base, false);
    decref(i);
    if (!text)
        return -1;
    struct buf digits, body;
    buf_init(&digits);
    buf_init(&body);
    str_to_utf8(text, &digits);
    decref(text);
    bool negative = digits.p[0] == '-';
    const char *d = digits.p + negative;
    size_t n = strlen(d);
    if (c->precision > (int64_t)n)
        buf_fill(&body, '0', (size_t)c->precision - n);
    buf_adds(&body, d);
    for (size_t k = 0; c->code == 'X' && k < body.len; k++)
        body.p[k] = (char)(body.p[k] >= 'a' ? body.p[k] - 32 : body.p[k]);
    const char *prefix = !(c->flags & F_ALT) || base == 10 ? "" : base == 8 ? "0o" : c->code == 'X' ? "0X" : "0x";
    put_padded(p, c, sign_text(negative, c->flags), prefix, body.p, body.len, (int64_t)body.len, true);
    buf_done(&digits);
    buf_done(&body);
    return 0;
}

static int put_float(struct percent *p, const struct conversion *c, struct obj *v)
{
    double d = obj_as_double(v);
    if (d == -1.0 && err_occurred()) {
        if (pol.percent_tells_where && err_matches(exc_TypeError)) {
            err_clear();
            return wrong_type(p, c->code, "a real number", v);
        }
        if (p->bytes) {
            err_clear();
            err_type("float argument required, not %.200T", v);
        }
        return -1;
    }
    struct buf text;
    buf_init(&text);
    float_format_text(&text, d, (char)c->code, c->precision < 0 ? 6 : (int)c->precision, c->flags & F_ALT ? 4 : 0);
    bool negative = text.p[0] == '-';
    put_padded(p, c, sign_text(negative, c->flags), "", text.p + negative, text.len - negative, (int64_t)text.len - negative, true);
    buf_done(&text);
    return 0;
}

/* What %c got: "int", "a string of length 2". */
static struct obj *char_argument(const struct percent *p, struct obj *v)
{
    enum kind k = type_of(v)->kind;
    if (p->bytes && (k == K_BYTES || k == K_BYTEARRAY))
        return str_printf("a %s object of length %lld", k == K_BYTES ? "bytes" : "bytearray", (long long)obj_len(v));
    if (!p->bytes && k == K_STR)
        return str_printf("a string of length %ld", (long)str_length(v));
    return str_printf("%T", v);
}

static int bad_char(const struct percent *p, struct obj *v)
{
    const char *wanted = p->bytes                      ? "an integer in range(256) or a single byte"
                         : pol.percent_tells_where     ? "an integer or a unicode character"
                         : pol.percent_char_names_type ? "an int or a unicode character"
                                                       : "int or char";
    if (!pol.percent_char_names_type) {
        err_type("%%c requires %s", wanted);
        return -1;
    }
    struct obj *got = char_argument(p, v), *t = got ? str_printf("%%c requires %s, not %U", wanted, got) : NULL;
    xdecref(got);
    if (pol.percent_tells_where)
        return fail_argument(p, exc_TypeError, t);
    if (t)
        err_type("%U", t);
    xdecref(t);
    return -1;
}

static int char_range(const struct percent *p)
{
    if (pol.percent_tells_where)
        return fail_argument(p, exc_OverflowError,
                             str_from_c(p->bytes ? "%c argument not in range(256)" : "%c argument not in range(0x110000)"));
    err_format(exc_OverflowError, p->bytes ? "%%c arg not in range(256)" : "%%c arg not in range(0x110000)");
    return -1;
}

static int put_character(struct percent *p, const struct conversion *c, struct obj *v)
{
    int64_t ch = -1;
    const unsigned char *bytes;
    int64_t n;
    if (!p->bytes && is_str(v)) {
        if (str_length(v) != 1)
            return bad_char(p, v);
        ch = str_char(v, 0);
    } else if (p->bytes && (type_of(v)->kind == K_BYTES || type_of(v)->kind == K_BYTEARRAY)) {
        if (buffer_get(v, &bytes, &n) < 0 || n != 1)
            return bad_char(p, v);
        ch = bytes[0];
    } else {
        if (!type_of(v)->s.index)
            return bad_char(p, v);
        struct obj *i = num_index(v);
        if (!i)
            return -1;
        int overflow;
        ch = int_as_i64(i, &overflow);
        decref(i);
        if (overflow && !p->bytes && pol.percent_char_overflow_is_type)
            return bad_char(p, v);
        if (overflow || ch < 0 || ch > (p->bytes ? 255 : 0x10ffff))
            return char_range(p);
    }
    struct buf text;
    buf_init(&text);
    if (p->bytes)
        buf_addc(&text, (char)ch);
    else
        buf_utf8(&text, (unsigned)ch);
    put_padded(p, c, "", "", text.p, text.len, 1, false);
    buf_done(&text);
    return 0;
}

static int put_string(struct percent *p, const struct conversion *c, struct obj *v)
{
    bool plain_int = c->code == 's' && v->ob_type == t_int->self && c->width < 0 && c->precision < 0;
    struct obj *s = plain_int                     ? t_int->s.repr(v)
                    : c->code == 's'              ? obj_str(v)
                    : c->code == 'r' && !p->bytes ? obj_repr(v)
                                                  : obj_ascii(v);
    if (!s)
        return -1;
    int64_t n = str_length(s);
    if (c->precision >= 0 && n > c->precision) {
        struct obj *cut = str_slice(s, 0, c->precision);
        decref(s);
        if (!cut)
            return -1;
        s = cut;
        n = c->precision;
    }
    struct buf text;
    buf_init(&text);
    str_to_utf8(s, &text);
    bool first = !p->bytes && p->out.len == 0 && c->width <= n && s->ob_type == t_str->self;
    put_padded(p, c, "", "", text.p, text.len, n, false);
    if (first) {
        obj_set_slot(&p->only, incref(s));
        p->only_end = p->out.len;
    }
    decref(s);
    buf_done(&text);
    return 0;
}

/* %s and %b of bytes: a buffer, or __bytes__. */
static int put_bytes(struct percent *p, const struct conversion *c, struct obj *v)
{
    const unsigned char *data;
    int64_t n;
    struct obj *made = NULL, *method = NULL;
    if (type_of(v)->kind != K_BYTES && type_of(v)->kind != K_BYTEARRAY && (method = obj_lookup_special(v, "__bytes__"))) {
        made = obj_call0(method);
        decref(method);
        if (!made)
            return -1;
        v = made;
    }
    if (buffer_get(v, &data, &n) < 0) {
        err_clear();
        if (pol.percent_tells_where)
            fail_argument(p, exc_TypeError,
                          str_printf("%%b requires a bytes-like object, or an object that implements __bytes__, not %T", v));
        else
            err_type("%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100T'", v);
        xdecref(made);
        return -1;
    }
    if (c->precision >= 0 && n > c->precision)
        n = c->precision;
    put_padded(p, c, "", "", (const char *)data, (size_t)n, n, false);
    xdecref(made);
    return 0;
}

/* The character after the % and its flags, named as far as it can be shown. */
static void unexpected_character(const struct percent *p, const struct conversion *c)
{
    static const char text[] = "stray %% at position %ld or unexpected format character %U at position %ld";
    unsigned ch = c->code;
    struct obj *s = str_from_char(ch), *shown = NULL;
    bool printable = s && !p->bytes && ch > 127 && uc_is_printable(ch);
    if (printable)
        shown = str_printf("'%U' (U+%04X)", s, ch);
    else if (ch > 31 && ch < 127)
        shown = ch == '\\' ? str_from_c("'\\'") : str_printf("%R", s);
    else
        shown = str_printf(p->bytes ? "with code 0x%02x" : "U+%04X", ch);
    if (shown)
        err_value(text, (long)c->start, shown, (long)p->at - 1);
    xdecref(s);
    xdecref(shown);
}

static int unsupported(const struct percent *p, const struct conversion *c)
{
    unsigned ch = c->code;
    if (p->bytes && ch > 127 && !pol.percent_tells_where) /* the message cannot hold it */
        err_format(pol.percent_byte_overflow ? exc_OverflowError : exc_ValueError, "%s",
                   pol.percent_byte_overflow ? "character argument not in range(0x110000)" : "");
    else if (!pol.percent_tells_where)
        err_value("unsupported format character '%c' (0x%x) at index %ld", ch > 31 && ch < 128 ? (int)ch : '?', ch,
                  (long)p->at - 1);
    else if (ch < 128 && isalpha((int)ch))
        err_value("unsupported format %%%c at position %ld", (int)ch, (long)c->start);
    else
        unexpected_character(p, c);
    return -1;
}

static int convert(struct percent *p, const struct conversion *c, struct obj *v)
{
    if (c->width > INT64_C(1) << 28) {
        err_no_memory();
        return -1;
    }
    switch (c->code) {
    case 's': return p->bytes ? put_bytes(p, c, v) : put_string(p, c, v);
    case 'b': return p->bytes ? put_bytes(p, c, v) : unsupported(p, c);
    case 'r':
    case 'a': return put_string(p, c, v);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return put_integer(p, c, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return put_float(p, c, v);
    case 'c': return put_character(p, c, v);
    default: return unsupported(p, c);
    }
}

static int one_conversion(struct percent *p)
{
    struct conversion c;
    p->converted = true;
    if (p->at < p->end && char_at(p, p->at) == '%') {
        p->at++;
        put_char(p, '%');
        return 0;
    }
    if (p->key) {
        decref(p->key);
        p->key = NULL;
    }
    if (parse_conversion(p, &c) < 0)
        return -1;
    struct obj *v = next_argument(p);
    if (!v)
        return -1;
    int r = convert(p, &c, v);
    decref(v);
    return r;
}

static int too_many(const struct percent *p)
{
    const char *kind = p->bytes ? "bytes" : "string";
    int64_t required = p->used, got = p->nargs < 0 ? 1 : p->nargs;
    if (pol.percent_tells_where)
        err_type("not all arguments converted during %s formatting (required %ld, got %ld)", kind, (long)required, (long)got);
    else
        err_type("not all arguments converted during %s formatting", kind);
    return -1;
}

static int run(struct percent *p)
{
    while (p->at < p->end) {
        unsigned c = char_at(p, p->at++);
        if (c != '%')
            put_char(p, c);
        else if (one_conversion(p) < 0)
            return -1;
    }
    bool left = p->nargs >= 0 ? p->used < p->nargs : p->nargs == -1;
    return left && !p->mapping ? too_many(p) : 0;
}

static int percent(struct percent *p, struct obj *fmt, struct obj *args)
{
    enum kind k = type_of(args)->kind;
    p->fmt = fmt;
    p->args = args;
    p->nargs = k == K_TUPLE ? tuple_len(args) : -1;
    bool text = k == K_TUPLE || k == K_STR || (p->bytes && (k == K_BYTES || k == K_BYTEARRAY));
    p->mapping = !text && type_of(args)->s.mp_subscript ? args : NULL;
    buf_init(&p->out);
    int r = run(p);
    xdecref(p->key);
    return r;
}

/* Text that is one argument's alone, or has no conversions, is that text itself. */
struct obj *str_percent(struct obj *fmt, struct obj *args)
{
    struct percent p = {.end = str_length(fmt)};
    int r = percent(&p, fmt, args);
    struct obj *s = NULL;
    if (r == 0 && !p.converted)
        s = str_exact(fmt);
    else if (r == 0 && p.only && p.only_end == p.out.len)
        s = incref(p.only);
    if (r < 0 || s)
        buf_done(&p.out);
    else
        s = str_from_buf(&p.out);
    xdecref(p.only);
    return s;
}

struct obj *bytes_percent(struct obj *fmt, struct obj *args)
{
    struct bytes_view v = bytes_view(fmt);
    struct percent p = {.bytes = v.p ? v.p : (const unsigned char *)"", .end = v.n};
    int r = percent(&p, fmt, args);
    struct obj *s = r < 0 ? NULL : bytes_like(fmt, p.out.p, (int64_t)p.out.len);
    buf_done(&p.out);
    return s;
}
