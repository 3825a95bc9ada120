/* Values as text, made in host memory: what repr() says, without calling it, so that looking allocates nothing on the heap looked
 * at. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "take.h"

enum { DECIMAL = 1000000000 };

/* Digits of base 2**30 into decimal ones, by dividing by 10**9 again and again; quadratic, so huge ints are only measured. */
static void add_big(struct buf *b, const uint32_t *digit, size_t n)
{
    uint32_t *left = mem_alloc(n * sizeof *left), *out = NULL;
    size_t nout = 0, cap = 0;
    for (size_t i = 0; i < n; i++)
        left[i] = digit[i];
    while (n) {
        uint64_t rest = 0;
        for (size_t i = n; i-- > 0;) {
            rest = rest << INT_DIGIT_BITS | left[i];
            left[i] = (uint32_t)(rest / DECIMAL);
            rest %= DECIMAL;
        }
        VEC_PUSH(out, nout, cap, (uint32_t)rest);
        while (n && left[n - 1] == 0)
            n--;
    }
    buf_printf(b, "%u", nout ? out[nout - 1] : 0);
    for (size_t i = nout; i-- > 1;)
        buf_printf(b, "%09u", out[i - 1]);
    free(left);
    free(out);
}

void text_int(struct buf *b, const struct obj *o, size_t max_digits)
{
    size_t n = int_ndigits(o), decimal = n * 9 + n / 30 + 1;
    if (max_digits && decimal > max_digits + 9) {
        buf_printf(b, "an int of %zu bits", int_bit_length(o));
        return;
    }
    if (int_sign(o) < 0)
        buf_addc(b, '-');
    add_big(b, int_digits(o), n);
}

static void add_bytes(struct buf *b, const unsigned char *p, size_t n)
{
    char quote = '\'';
    for (size_t i = 0; i < n; i++)
        if (p[i] == '"') {
            quote = '\'';
            break;
        } else if (p[i] == '\'')
            quote = '"';
    buf_addc(b, 'b');
    buf_addc(b, quote);
    for (size_t i = 0; i < n; i++) {
        switch (p[i]) {
        case '\\': buf_adds(b, "\\\\"); break;
        case '\t': buf_adds(b, "\\t"); break;
        case '\n': buf_adds(b, "\\n"); break;
        case '\r': buf_adds(b, "\\r"); break;
        default:
            if (p[i] == (unsigned char)quote)
                buf_printf(b, "\\%c", quote);
            else if (p[i] < ' ' || p[i] >= 0x7f)
                buf_printf(b, "\\x%02x", p[i]);
            else
                buf_addc(b, (char)p[i]);
        }
    }
    buf_addc(b, quote);
}

static void add_complex(struct buf *b, const struct obj *o)
{
    double re = complex_real(o), im = complex_imag(o);
    enum { SIGN = 1 };
    if (re == 0.0 && !signbit(re)) {
        float_format_text(b, im, 'r', 0, 0);
        buf_addc(b, 'j');
        return;
    }
    buf_addc(b, '(');
    float_format_text(b, re, 'r', 0, 0);
    float_format_text(b, im, 'r', 0, SIGN);
    buf_adds(b, "j)");
}

static bool add_tuple(struct buf *b, const struct obj *o, size_t max)
{
    enum { DEEPEST = 20 }; /* the program decides how deep tuples are nested; our stack must not */
    static int depth;
    int64_t n = tuple_len(o);
    bool ok = depth < DEEPEST;
    depth++;
    buf_addc(b, '(');
    for (int64_t i = 0; i < n && ok; i++) {
        if (i)
            buf_adds(b, ", ");
        ok = text_repr(b, tuple_items(o)[i], max);
    }
    depth--;
    buf_adds(b, n == 1 ? ",)" : ")");
    return ok;
}

void text_utf8(struct buf *b, const struct obj *str, int64_t max_chars)
{
    int64_t n = str_length(str);
    if (max_chars <= 0 || n <= max_chars) {
        str_to_utf8(str, b);
        return;
    }
    for (int64_t i = 0; i < max_chars; i++)
        buf_utf8(b, str_char(str, i));
    buf_adds(b, "...");
}

static void add_str(struct buf *b, const struct obj *o, size_t max)
{
    if (max && (size_t)str_length(o) > max) { /* a long text: its beginning, plainly */
        buf_addc(b, '\'');
        text_utf8(b, o, (int64_t)max);
        return;
    }
    str_repr_text(b, o);
}

static bool is_singleton(struct buf *b, const struct obj *o)
{
    static const struct {
        struct obj **o;
        const char *name;
    } all[] = {{&obj_none, "None"},
               {&obj_true, "True"},
               {&obj_false, "False"},
               {&obj_ellipsis, "Ellipsis"},
               {&obj_notimplemented, "NotImplemented"}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (*all[i].o == o) {
            buf_adds(b, all[i].name);
            return true;
        }
    return false;
}

bool text_repr(struct buf *b, const struct obj *o, size_t max)
{
    const struct type *t = type_of(o);
    if (is_singleton(b, o))
        return true;
    if (!take_is_builtin(t))
        return false;
    size_t most = (size_t)bytes_length(o);
    switch (t->kind) {
    case K_INT: text_int(b, o, max); return true;
    case K_FLOAT: float_repr_text(b, float_value(o)); return true;
    case K_COMPLEX: add_complex(b, o); return true;
    case K_STR: add_str(b, o, max); return true;
    case K_BYTES: add_bytes(b, bytes_data(o), max && most > max ? max : most); return true;
    case K_TUPLE: return tuple_len(o) <= 32 && add_tuple(b, o, max);
    default: return false;
    }
}
