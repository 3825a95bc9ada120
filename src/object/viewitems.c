/* Items of memoryviews: the native formats of module struct, one dimension inside another. */
#include <math.h>
#include <string.h>

#include "intpriv.h"
#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"
#include "viewimpl.h"

static const char *bare(const char *format)
{
    return format + (*format == '@');
}

int native_size(const char *format)
{
    static const struct {
        char code;
        int size;
    } sizes[] = {{'B', 1}, {'b', 1}, {'c', 1}, {'?', 1}, {'h', 2}, {'H', 2}, {'i', 4}, {'I', 4}, {'l', 8},
                 {'L', 8}, {'q', 8}, {'Q', 8}, {'n', 8}, {'N', 8}, {'f', 4}, {'d', 8}, {'P', 8}};
    format = bare(format);
    if (pol.memoryview_complex && (strcmp(format, "Zf") == 0 || strcmp(format, "Zd") == 0))
        return format[1] == 'f' ? 8 : 16;
    if (!*format || format[1])
        return 0;
    if (*format == 'e')
        return pol.memoryview_half ? 2 : 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (sizes[i].code == *format)
            return sizes[i].size;
    return 0;
}

int view_check_format(const struct view_buffer *v)
{
    if (native_size(v->format))
        return 0;
    err_format(exc_NotImplementedError, "memoryview: unsupported format %s", v->format);
    return -1;
}

static bool is_signed(char c)
{
    return strchr("bhilqn", c) != NULL;
}

static double real_at(const unsigned char *p, char code)
{
    double d;
    float f;
    uint16_t h;
    switch (code) {
    case 'd': memcpy(&d, p, sizeof d); return d;
    case 'f': memcpy(&f, p, sizeof f); return (double)f;
    default: memcpy(&h, p, sizeof h); return half_value(h);
    }
}

/* False: d is too large for a half. */
static bool real_put(unsigned char *p, char code, double d)
{
    float f = (float)d;
    uint16_t h;
    if (code == 'd')
        memcpy(p, &d, sizeof d);
    else if (code == 'f')
        memcpy(p, &f, sizeof f);
    else if (half_from(d, &h))
        memcpy(p, &h, sizeof h);
    else
        return false;
    return true;
}

struct obj *item_unpack(const struct view_buffer *v, const unsigned char *p)
{
    const char *format = bare(v->format);
    switch (*format) {
    case 'c': return bytes_from(p, 1);
    case '?': return new_bool(*p);
    case 'd':
    case 'f':
    case 'e': return float_from(real_at(p, *format));
    case 'Z': return complex_from(real_at(p, format[1]), real_at(p + v->itemsize / 2, format[1]));
    default: return int_from_bytes(p, (size_t)v->itemsize, true, is_signed(*format));
    }
}

static int invalid(const char *format, bool value)
{
    if (value)
        err_value("memoryview: invalid value for format '%s'", format);
    else
        err_type("memoryview: invalid type for format '%s'", format);
    return -1;
}

/* What a conversion of Python's raised becomes: TypeError and ValueError are reworded, others stay. */
static int invalid_conversion(const char *format)
{
    bool type = err_matches(exc_TypeError), value = err_matches(exc_OverflowError) || err_matches(exc_ValueError);
    if (!type && !value)
        return -1;
    err_clear();
    return invalid(format, value);
}

static int pack_int(const struct view_buffer *v, unsigned char *p, struct obj *x)
{
    const char *format = bare(v->format);
    struct obj *i = num_index(x);
    if (!i)
        return invalid_conversion(format);
    unsigned char bytes[8];
    bool negative = int_sign(i) < 0, pointer = *format == 'P';
    bool fits = (!negative || pointer || is_signed(*format)) &&
                int_to_bytes_le(i, bytes, (size_t)v->itemsize, is_signed(*format) || (pointer && negative));
    decref(i);
    if (!fits)
        return invalid(format, true);
    memcpy(p, bytes, (size_t)v->itemsize);
    return 0;
}

static int pack_real(const struct view_buffer *v, unsigned char *p, struct obj *x)
{
    const char *format = bare(v->format);
    double re, im = 0;
    if (*format == 'Z' && type_of(x)->kind == K_COMPLEX)
        re = complex_real(x), im = complex_imag(x);
    else
        re = obj_as_double(x);
    if (re == -1.0 && err_occurred())
        return invalid_conversion(format);
    if (*format == 'Z') {
        real_put(p, format[1], re);
        real_put(p + v->itemsize / 2, format[1], im);
        return 0;
    }
    return real_put(p, *format, re) ? 0 : invalid(format, true);
}

int item_pack(const struct view_buffer *v, unsigned char *p, struct obj *x)
{
    const char *format = bare(v->format);
    if (strchr("dfeZ", *format))
        return pack_real(v, p, x);
    if (*format == '?') {
        int t = obj_truth(x);
        if (t >= 0)
            *p = t > 0;
        return t < 0 ? -1 : 0;
    }
    if (*format != 'c')
        return pack_int(v, p, x);
    if (type_of(x)->kind != K_BYTES || bytes_length(x) != 1)
        return invalid(format, type_of(x)->kind == K_BYTES);
    *p = bytes_data(x)[0];
    return 0;
}

/* ---- all items ---- */

static void add_from(struct buf *b, const struct view_buffer *v, int dimension, const unsigned char *p)
{
    if (dimension == v->ndim)
        buf_add(b, (const char *)p, (size_t)v->itemsize);
    else
        for (int64_t i = 0; i < v->shape[dimension]; i++)
            add_from(b, v, dimension + 1, p + i * v->strides[dimension]);
}

/* Fortran order: the first index varies fastest. */
static void add_last_first(struct buf *b, const struct view_buffer *v, int dimension, const unsigned char *p)
{
    if (dimension < 0)
        buf_add(b, (const char *)p, (size_t)v->itemsize);
    else
        for (int64_t i = 0; i < v->shape[dimension]; i++)
            add_last_first(b, v, dimension - 1, p + i * v->strides[dimension]);
}

void view_add_bytes(struct buf *b, const struct view_buffer *v, char order)
{
    if (order == 'F' && v->ndim > 0)
        add_last_first(b, v, v->ndim - 1, v->buf);
    else if (view_c_contiguous(v))
        buf_add(b, (const char *)v->buf, (size_t)v->len);
    else
        add_from(b, v, 0, v->buf);
}

static struct obj *nested_list(const struct view_buffer *v, int dimension, const unsigned char *p)
{
    if (dimension == v->ndim)
        return item_unpack(v, p);
    struct obj *list = list_new(0);
    for (int64_t i = 0; list && i < v->shape[dimension]; i++) {
        struct obj *x = nested_list(v, dimension + 1, p + i * v->strides[dimension]);
        if (!x || list_append(list, x) < 0)
            obj_clear_slot(&list);
        xdecref(x);
    }
    return list;
}

struct obj *view_to_list(const struct view_buffer *v)
{
    return view_check_format(v) < 0 ? NULL : nested_list(v, 0, v->buf);
}

/* ---- comparing ---- */

static bool same_shape(const struct view_buffer *v, const struct view_buffer *w)
{
    if (v->ndim != w->ndim)
        return false;
    for (int i = 0; i < v->ndim; i++) {
        if (v->shape[i] != w->shape[i])
            return false;
        if (v->shape[i] == 0)
            break;
    }
    return true;
}

/* Items of one format are compared as C compares them (a nan is no nan), others as Python does. 1, 0, -1 */
static int items_equal(const struct view_buffer *v, const unsigned char *p, const struct view_buffer *w, const unsigned char *q)
{
    struct obj *x = item_unpack(v, p), *y = x ? item_unpack(w, q) : NULL;
    int equal = -1;
    struct obj *r = y ? obj_richcompare(x, y, CMP_EQ) : NULL;
    if (r)
        equal = obj_truth(r);
    xdecref(r);
    xdecref(x);
    xdecref(y);
    return equal;
}

static int all_equal(const struct view_buffer *v, const unsigned char *p, const struct view_buffer *w, const unsigned char *q,
                     int dimension)
{
    if (dimension == v->ndim)
        return items_equal(v, p, w, q);
    int equal = 1;
    for (int64_t i = 0; i < v->shape[dimension] && equal > 0; i++)
        equal = all_equal(v, p + i * v->strides[dimension], w, q + i * w->strides[dimension], dimension + 1);
    return equal;
}

struct obj *view_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if (op != CMP_EQ && op != CMP_NE)
        return incref(obj_notimplemented);
    bool released = view_of(a)->released || (type_of(b)->kind == K_MEMORYVIEW && view_of(b)->released);
    if (released)
        return new_bool((a == b) == (op == CMP_EQ));
    struct obj *other = view_of_object(b);
    if (!other) {
        err_clear();
        return incref(obj_notimplemented);
    }
    const struct view_buffer *v = &view_of(a)->v, *w = &view_of(other)->v;
    int equal = same_shape(v, w) && native_size(v->format) && native_size(w->format) ? all_equal(v, v->buf, w, w->buf, 0) : 0;
    decref(other);
    return equal < 0 ? NULL : new_bool(equal == (op == CMP_EQ));
}
