/* What bytes and bytearray have in common below their methods: reading arguments, comparing, indexing, showing. */
#include <stdio.h>
#include <string.h>

#include "bytesimpl.h"
#include "codecs.h"
#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "viewimpl.h"

struct bytes_view bytes_view(const struct obj *o)
{
    if (type_of(o)->kind == K_BYTES)
        return (struct bytes_view){bytes_data(o), bytes_length(o)};
    return (struct bytes_view){(const unsigned char *)AT((uintptr_t)o, PyByteArrayObject, ob_start, char *), bytes_length(o)};
}

bool (*array_buffer)(struct obj *o, struct array_view *v);

int buffer_get(struct obj *o, const unsigned char **p, int64_t *n)
{
    enum kind k = type_of(o)->kind;
    if (k == K_BYTES || k == K_BYTEARRAY) {
        struct bytes_view v = bytes_view(o);
        *p = v.p ? v.p : (const unsigned char *)"";
        *n = v.n;
        return 0;
    }
    if (k == K_MEMORYVIEW)
        return memoryview_get(o, p, n);
    struct array_view a;
    if (k == K_OTHER && array_buffer && array_buffer(o, &a)) {
        *p = a.p ? a.p : (const unsigned char *)"";
        *n = a.n * a.itemsize;
        return 0;
    }
    err_type("a bytes-like object is required, not '%.100T'", o);
    return -1;
}

struct obj *bytes_like(const struct obj *like, const void *p, int64_t n)
{
    return type_of(like)->kind == K_BYTEARRAY ? bytearray_from(p, (size_t)n) : bytes_from(p, (size_t)n);
}

struct obj *bytes_made_like(const struct obj *like, const void *p, int64_t n)
{
    return type_of(like)->kind == K_BYTEARRAY ? bytearray_from(p, (size_t)n) : bytes_unshared(p, (size_t)n);
}

struct obj *bytes_part(struct obj *self, const void *p, int64_t n)
{
    return n == bytes_view(self).n && self->ob_type == t_bytes->self ? incref(self) : bytes_like(self, p, n);
}

int byte_value(struct obj *o, const char *range_message)
{
    int64_t v = num_as_ssize(o, NULL);
    if (v == -1 && err_occurred())
        return -1;
    if (v < 0 || v > 255) {
        err_value("%s", range_message);
        return -1;
    }
    return (int)v;
}

int bytes_add_items(struct buf *b, struct obj *source, const char *name)
{
    enum kind k = type_of(source)->kind;
    struct array_view array;
    if (k == K_BYTES || k == K_BYTEARRAY || k == K_MEMORYVIEW || (k == K_OTHER && array_buffer && array_buffer(source, &array))) {
        const unsigned char *p;
        int64_t n;
        if (buffer_get(source, &p, &n) < 0)
            return -1;
        buf_add(b, (const char *)p, (size_t)n);
        return 0;
    }
    struct obj *given = pol.buffer_methods ? obj_lookup_special(source, "__buffer__") : NULL;
    if (given) { /* a class's own, or an array's */
        decref(given);
        struct obj *view = view_of_object(source);
        int r = view ? bytes_add_items(b, view, name) : -1;
        xdecref(view);
        return r;
    }
    struct obj *it = k == K_STR ? NULL : obj_iter(source), *item;
    if (!it) {
        if (k == K_STR || err_matches(exc_TypeError)) {
            err_clear();
            err_type("cannot convert '%.200T' object to %s", source, name);
        }
        return -1;
    }
    const char *range = *name == 'b' && name[4] == 's' ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
    while ((item = obj_next(it))) {
        int v = byte_value(item, range);
        decref(item);
        if (v < 0)
            break;
        buf_addc(b, (char)v);
    }
    decref(it);
    return err_occurred() ? -1 : 0;
}

/* A count of zero bytes. */
static int add_zeros(struct buf *b, struct obj *count)
{
    int64_t n = num_as_ssize(count, exc_OverflowError);
    if (n == -1 && err_occurred())
        return -1;
    if (n < 0) {
        err_value("negative count");
        return -1;
    }
    if (n > (int64_t)1 << 32) {
        err_no_memory();
        return -1;
    }
    buf_fill(b, 0, (size_t)n);
    return 0;
}

static int add_encoded(struct buf *b, struct obj *s, struct obj *encoding, struct obj *errors)
{
    struct obj *o = codec_encode(s, encoding, errors);
    if (!o)
        return -1;
    struct bytes_view v = bytes_view(o);
    buf_add(b, (const char *)v.p, (size_t)v.n);
    decref(o);
    return 0;
}

static int add_from_method(struct buf *b, struct obj *method)
{
    struct obj *r = obj_call0(method);
    if (r && type_of(r)->kind != K_BYTES) {
        err_type("__bytes__ returned non-bytes (type %.200T)", r);
        obj_clear_slot(&r);
    }
    if (!r)
        return -1;
    buf_add(b, (const char *)bytes_data(r), (size_t)bytes_length(r));
    decref(r);
    return 0;
}

int bytes_from_args(struct buf *b, const char *name, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *source = NULL, *encoding = NULL, *errors = NULL;
    char spec[64];
    snprintf(spec, sizeof spec, "%s%s(source:O=, encoding:U=, errors:U=)", pol.bytes_clinic ? "" : "#", name);
    if (arg_parse(spec, args, nargs, kwnames, &source, &encoding, &errors) < 0)
        return -1;
    bool is_text = source && type_of(source)->kind == K_STR;
    if ((encoding || errors) && !is_text) {
        err_type(encoding ? "encoding without a string argument" : "errors without a string argument");
        return -1;
    }
    if (!source)
        return 0;
    if (is_text && encoding)
        return add_encoded(b, source, encoding, errors);
    struct obj *method = name[4] == 's' && !errors ? obj_lookup_special(source, "__bytes__") : NULL;
    if (method) {
        int r = add_from_method(b, method);
        decref(method);
        return r;
    }
    if (is_text)
        err_type("string argument without an encoding");
    if (err_occurred())
        return -1;
    return type_of(source)->s.index ? add_zeros(b, source) : bytes_add_items(b, source, name);
}

void bytes_repr_text(struct buf *b, struct bytes_view v, bool escape_single)
{
    bool single = v.n && memchr(v.p, '\'', (size_t)v.n), twice = v.n && memchr(v.p, '"', (size_t)v.n);
    char quote = single && !twice ? '"' : '\'';
    buf_addc(b, 'b');
    buf_addc(b, quote);
    for (int64_t i = 0; i < v.n; i++) {
        unsigned char c = v.p[i];
        if (c == quote || c == '\\' || (c == '\'' && escape_single))
            buf_printf(b, "\\%c", c);
        else if (c == '\t' || c == '\n' || c == '\r')
            buf_adds(b, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
        else if (c < ' ' || c >= 0x7F)
            buf_printf(b, "\\x%02x", (unsigned)c);
        else
            buf_addc(b, (char)c);
    }
    buf_addc(b, quote);
}

struct obj *bytes_compare(struct obj *a, struct obj *b, enum cmp op)
{
    enum kind k = type_of(a)->kind, l = type_of(b)->kind;
    struct bytes_view x = bytes_view(a), y;
    if (k == K_BYTES && l != K_BYTES) /* what else has bytes is asked in its turn */
        return incref(obj_notimplemented);
    if (buffer_get(b, &y.p, &y.n) < 0) {
        err_clear();
        return incref(obj_notimplemented);
    }
    int64_t n = x.n < y.n ? x.n : y.n;
    int c = n ? memcmp(x.p, y.p, (size_t)n) : 0;
    if (c == 0)
        c = (x.n > y.n) - (x.n < y.n);
    const bool answer[] = {c<0, c <= 0, c == 0, c != 0, c> 0, c >= 0};
    return new_bool(answer[op]);
}

int bytes_contains(struct obj *o, struct obj *x)
{
    struct bytes_view v = bytes_view(o);
    if (type_of(x)->s.index) {
        int c = byte_value(x, "byte must be in range(0, 256)");
        v = bytes_view(o);
        return c < 0 ? -1 : v.n && memchr(v.p, c, (size_t)v.n) != NULL;
    }
    const unsigned char *p;
    int64_t n;
    if (buffer_get(x, &p, &n) < 0)
        return -1;
    return n == 0 || (v.n >= n && memmem(v.p, (size_t)v.n, p, (size_t)n) != NULL);
}

struct obj *bytes_subscript(struct obj *o, struct obj *key, const char *index_error, const char *type_error)
{
    struct bytes_view v = bytes_view(o);
    if (type_of(key)->s.index) {
        int64_t i = num_as_ssize(key, exc_IndexError);
        if (i == -1 && err_occurred())
            return NULL;
        v = bytes_view(o); /* __index__ may have changed it */
        i += i < 0 ? v.n : 0;
        return i < 0 || i >= v.n ? err_format(exc_IndexError, "%s", index_error) : int_from_i64(v.p[i]);
    }
    if (type_of(key)->kind != K_SLICE)
        return err_type(type_error, key);
    int64_t start, stop, step;
    if (slice_unpack(key, &start, &stop, &step) < 0)
        return NULL;
    v = bytes_view(o);
    int64_t n = slice_adjust(v.n, &start, &stop, &step);
    if (step == 1)
        return n ? bytes_part(o, v.p + start, n) : bytes_like(o, "", 0); /* nothing is not o, even if o is empty */
    struct buf b;
    buf_init(&b);
    for (int64_t i = 0; i < n; i++)
        buf_addc(&b, (char)v.p[start + i * step]);
    struct obj *r = bytes_made_like(o, b.p, n);
    buf_done(&b);
    return r;
}
