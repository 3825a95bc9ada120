/* repr of text, and the printf that knows objects. */
#include <stdarg.h>
#include <stdio.h>

#include "slotscope/base/buf.h"
#include "slotscope/object/exc.h"
#include "strimpl.h"

/* ---- repr ---- */

static void add_escape(struct buf *b, unsigned c)
{
    switch (c) {
    case '\t': buf_adds(b, "\\t"); return;
    case '\n': buf_adds(b, "\\n"); return;
    case '\r': buf_adds(b, "\\r"); return;
    default: break;
    }
    if (c < 0x100)
        buf_printf(b, "\\x%02x", c);
    else if (c < 0x10000)
        buf_printf(b, "\\u%04x", c);
    else
        buf_printf(b, "\\U%08x", c);
}

void str_repr_text(struct buf *b, const struct obj *o)
{
    int kind = kind_of(o);
    const void *data = data_of(o);
    int64_t n = str_length(o);
    bool single = false, twofold = false;
    for (int64_t i = 0; i < n; i++) {
        unsigned c = read_char(kind, data, i);
        single |= c == '\'';
        twofold |= c == '"';
    }
    unsigned quote = single && !twofold ? '"' : '\'';
    buf_addc(b, (char)quote);
    for (int64_t i = 0; i < n; i++) {
        unsigned c = read_char(kind, data, i);
        if (c == quote || c == '\\') {
            buf_addc(b, '\\');
            buf_addc(b, (char)c);
        } else if (c < 0x7f ? c >= 0x20 : uc_is_printable(c)) {
            buf_utf8(b, c);
        } else {
            add_escape(b, c);
        }
    }
    buf_addc(b, (char)quote);
}

/* ---- formatted text for messages ---- */

/* An object's text: new reference, or NULL (then the error is dropped: a message must not fail). */
static void add_object(struct buf *b, struct obj *text, int precision)
{
    if (!text) {
        buf_adds(b, "<error>");
        return;
    }
    struct obj *part = precision >= 0 && str_length(text) > precision ? str_slice(text, 0, precision) : incref(text);
    if (part)
        str_to_utf8(part, b);
    xdecref(part);
    decref(text);
}

struct directive {
    char spec[40]; /* without the conversion letter */
    int precision;
    int longs; /* 0 int, 1 long, 2 long long, 3 size */
};

/* Reads flags, width, precision and length; p stands behind '%'. Returns the conversion letter's place. */
static const char *read_directive(const char *p, struct directive *d, va_list *ap)
{
    size_t n = 0;
    d->spec[n++] = '%';
    d->precision = -1;
    d->longs = 0;
    for (; strchr("-+ #0123456789.*", *p) && *p; p++) {
        if (*p == '*') {
            int v = va_arg(*ap, int);
            n += (size_t)snprintf(d->spec + n, sizeof d->spec - n, "%d", v);
            if (d->precision == 0)
                d->precision = v;
            continue;
        }
        if (*p == '.')
            d->precision = 0;
        else if (d->precision >= 0)
            d->precision = d->precision * 10 + (*p - '0');
        if (n < sizeof d->spec - 4)
            d->spec[n++] = *p;
    }
    for (; *p == 'l' || *p == 'z'; p++)
        d->longs = *p == 'z' ? 3 : d->longs + 1;
    d->spec[n] = '\0';
    return p;
}

static void add_number(struct buf *b, const struct directive *d, char letter, va_list *ap)
{
    char spec[48], text[96];
    snprintf(spec, sizeof spec, "%sll%c", d->spec, letter);
    long long v;
    if (letter == 'd' || letter == 'i')
        v = d->longs == 0 ? va_arg(*ap, int) : d->longs == 1 ? va_arg(*ap, long) : va_arg(*ap, long long);
    else
        v = (long long)(d->longs == 0   ? va_arg(*ap, unsigned)
                        : d->longs == 1 ? va_arg(*ap, unsigned long)
                                        : va_arg(*ap, unsigned long long));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, sizeof text, spec, v);
#pragma GCC diagnostic pop
    buf_adds(b, text);
}

static void add_c_string(struct buf *b, const struct directive *d, const char *s)
{
    size_t n = d->precision >= 0 ? strnlen(s, (size_t)d->precision) : strlen(s);
    int width = 0;
    sscanf(d->spec + 1, "%d", &width);
    if (width > 0 && (size_t)width > n)
        buf_fill(b, ' ', (size_t)width - n);
    buf_add(b, s, n);
}

static void add_directive(struct buf *b, const struct directive *d, char letter, va_list *ap)
{
    switch (letter) {
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X': add_number(b, d, letter, ap); break;
    case 'c': buf_utf8(b, (unsigned)va_arg(*ap, int)); break;
    case 's': add_c_string(b, d, va_arg(*ap, const char *)); break;
    case 'p': buf_printf(b, "%p", va_arg(*ap, void *)); break;
    case 'g':
    case 'f': buf_printf(b, "%g", va_arg(*ap, double)); break;
    case 'R': add_object(b, obj_repr(va_arg(*ap, struct obj *)), d->precision); break;
    case 'S': add_object(b, obj_str(va_arg(*ap, struct obj *)), d->precision); break;
    case 'A': add_object(b, obj_ascii(va_arg(*ap, struct obj *)), d->precision); break;
    case 'U': add_object(b, incref(va_arg(*ap, struct obj *)), d->precision); break;
    case 'T': add_c_string(b, d, type_name(type_of(va_arg(*ap, struct obj *)))); break;
    case 'N': add_c_string(b, d, type_name(type_rec(va_arg(*ap, struct obj *)))); break;
    default: buf_addc(b, letter);
    }
}

struct obj *str_vprintf(const char *fmt, va_list *ap)
{
    struct buf b;
    buf_init(&b);
    bool failed = err_occurred();
    for (const char *p = fmt; *p;) {
        const char *next = strchr(p, '%');
        if (!next) {
            buf_adds(&b, p);
            break;
        }
        buf_add(&b, p, (size_t)(next - p));
        struct directive d;
        p = read_directive(next + 1, &d, ap);
        if (!*p)
            break;
        add_directive(&b, &d, *p++, ap);
    }
    if (!failed && err_occurred()) { /* repr() or str() of an argument raised: that is what counts */
        buf_done(&b);
        return NULL;
    }
    return str_from_buf(&b);
}

struct obj *str_printf(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    struct obj *s = str_vprintf(fmt, &ap);
    va_end(ap);
    return s;
}
