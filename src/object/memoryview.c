/*
 * memoryview: one dimension of items over the bytes of a bytes, bytearray or another view's object. The words are those of
 * PyMemoryViewObject (Include/cpython/memoryobject.h, the same in all versions); the object whose bytes are shown is kept directly,
 * without CPython's managed buffer between them.
 */
#include <string.h>

#include "boot.h"
#include "bytesimpl.h"
#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"

struct type *t_memoryview;

struct view {
    struct varobj base;
    void *managed; /* unused */
    int64_t hash;
    int32_t released, pad;
    int64_t exports;
    unsigned char *buf; /* Py_buffer */
    struct obj *obj;
    int64_t len, itemsize;
    int32_t readonly, ndim;
    const char *format;
    int64_t *shapep, *stridesp, *suboffsets;
    void *internal;
    struct obj *weakrefs;
    int64_t shape, strides, unused; /* ob_array */
};
_Static_assert(sizeof(struct view) == 168, "as CPython's with one dimension");

static struct view *view_of(struct obj *o)
{
    return (struct view *)o;
}

static int32_t *exports_of(struct obj *o)
{
    struct array_view a;
    if (type_of(o)->kind == K_OTHER && array_buffer && array_buffer(o, &a))
        return a.exports;
    return type_of(o)->kind == K_BYTEARRAY ? &AT(o, PyByteArrayObject, ob_exports, int32_t) : NULL;
}

static struct view *living(struct obj *o)
{
    struct view *v = view_of(o);
    return v->released ? err_value("operation forbidden on released memoryview object") : v;
}

static struct obj *view_new(struct obj *owner, const void *p, int64_t n, int64_t strides, int64_t itemsize, const char *format,
                            bool readonly)
{
    struct obj *o = obj_alloc(t_memoryview, 24);
    if (!o)
        return NULL;
    struct view *v = view_of(o);
    v->base.size = 3;
    v->hash = -1;
    v->buf = (unsigned char *)(uintptr_t)p;
    v->obj = incref(owner);
    v->len = n * itemsize;
    v->itemsize = itemsize;
    v->readonly = readonly;
    v->ndim = 1;
    v->format = format;
    v->shape = n;
    v->strides = strides;
    v->shapep = &v->shape;
    v->stridesp = &v->strides;
    int32_t *exports = exports_of(owner);
    if (exports)
        ++*exports;
    gc_track(o);
    return o;
}

static struct obj *view_of_object(struct obj *x)
{
    enum kind k = type_of(x)->kind;
    if (k == K_MEMORYVIEW) {
        struct view *v = living(x);
        return v ? view_new(v->obj, v->buf, v->shape, v->strides, v->itemsize, v->format, v->readonly) : NULL;
    }
    struct array_view a;
    if (k == K_OTHER && array_buffer && array_buffer(x, &a)) {
        static const char formats[] = "b\0B\0h\0H\0i\0I\0l\0L\0q\0Q\0f\0d\0w";
        const char *format = formats;
        while (*format != a.code && format < formats + sizeof formats - 2)
            format += 2;
        return view_new(x, a.p, a.n, a.itemsize, a.itemsize, format, false);
    }
    if (k != K_BYTES && k != K_BYTEARRAY)
        return err_type("memoryview: a bytes-like object is required, not '%.200T'", x);
    struct bytes_view b = bytes_view(x);
    return view_new(x, b.p, b.n, 1, 1, "B", k == K_BYTES);
}

static struct obj *memoryview_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type;
    struct obj *x;
    return arg_parse("memoryview(object:O)", args, nargs, kwnames, &x) < 0 ? NULL : view_of_object(x);
}

static void release(struct view *v)
{
    if (v->released)
        return;
    v->released = 1;
    struct obj *owner = v->obj;
    int32_t *exports = exports_of(owner);
    if (exports)
        --*exports;
    v->obj = NULL;
    decref(owner);
}

static void memoryview_dealloc(struct obj *o)
{
    gc_untrack(o);
    release(view_of(o));
    if (view_of(o)->weakrefs)
        weakrefs_clear(o);
    obj_free(o);
}

static int memoryview_traverse(struct obj *o, visitproc *visit, void *arg)
{
    return view_of(o)->obj ? visit(view_of(o)->obj, arg) : 0;
}

int memoryview_get(struct obj *o, const unsigned char **p, int64_t *n);
int memoryview_get(struct obj *o, const unsigned char **p, int64_t *n)
{
    struct view *v = living(o);
    if (!v)
        return -1;
    if (v->strides != v->itemsize && v->shape > 1) {
        err_format(exc_BufferError, "memoryview: underlying buffer is not C-contiguous");
        return -1;
    }
    *p = v->buf;
    *n = v->len;
    return 0;
}

/* ---- items ---- */

static bool is_signed(char c)
{
    return strchr("bhilqn", c) != NULL;
}

static struct obj *unpack(const struct view *v, int64_t i)
{
    const unsigned char *p = v->buf + i * v->strides;
    char c = v->format[0];
    if (c == 'c')
        return bytes_from(p, 1);
    if (c == '?')
        return new_bool(*p);
    if (c == 'd' || c == 'f') {
        double d;
        float f;
        if (c == 'd')
            memcpy(&d, p, sizeof d);
        else {
            memcpy(&f, p, sizeof f);
            d = (double)f;
        }
        return float_from(d);
    }
    return int_from_bytes(p, (size_t)v->itemsize, true, is_signed(c));
}

static int pack_int(const struct view *v, unsigned char *p, struct obj *x)
{
    if (!type_of(x)->s.index) {
        err_type("memoryview: invalid type for format '%s'", v->format);
        return -1;
    }
    struct obj *i = num_index(x);
    if (!i)
        return -1;
    int overflow = 0, bits = (int)v->itemsize * 8;
    int64_t value = int_as_i64(i, &overflow);
    decref(i);
    bool fits = !overflow;
    if (fits && bits < 64)
        fits = is_signed(v->format[0]) ? value >= -((int64_t)1 << (bits - 1)) && value < (int64_t)1 << (bits - 1)
                                       : value >= 0 && value < (int64_t)1 << bits;
    else if (fits)
        fits = is_signed(v->format[0]) || value >= 0;
    if (!fits) {
        err_value("memoryview: invalid value for format '%s'", v->format);
        return -1;
    }
    memcpy(p, &value, (size_t)v->itemsize); /* little-endian, as x86-64 is */
    return 0;
}

static int pack(const struct view *v, int64_t i, struct obj *x)
{
    unsigned char *p = v->buf + i * v->strides;
    char c = v->format[0];
    if (c == 'd' || c == 'f') {
        double d = obj_as_double(x);
        float f = (float)d;
        if (d == -1.0 && err_occurred())
            return -1;
        memcpy(p, c == 'd' ? (void *)&d : (void *)&f, (size_t)v->itemsize);
        return 0;
    }
    if (c == '?') {
        int t = obj_truth(x);
        *p = t > 0;
        return t < 0 ? -1 : 0;
    }
    if (c == 'c') {
        if (type_of(x)->kind != K_BYTES || bytes_length(x) != 1) {
            err_type("memoryview: invalid type for format 'c'");
            return -1;
        }
        *p = bytes_data(x)[0];
        return 0;
    }
    return pack_int(v, p, x);
}

static int item_index(const struct view *v, int64_t *i)
{
    *i += *i < 0 ? v->shape : 0;
    if (*i >= 0 && *i < v->shape)
        return 0;
    err_format(exc_IndexError, "index out of bounds on dimension 1");
    return -1;
}

static struct obj *memoryview_item(struct obj *o, int64_t i)
{
    struct view *v = living(o);
    return !v || item_index(v, &i) < 0 ? NULL : unpack(v, i);
}

static struct obj *memoryview_getitem(struct obj *o, struct obj *key)
{
    struct view *v = living(o);
    if (!v)
        return NULL;
    if (type_of(key)->s.index) {
        int64_t i = num_as_ssize(key, exc_IndexError);
        return (i == -1 && err_occurred()) ? NULL : memoryview_item(o, i);
    }
    if (type_of(key)->kind != K_SLICE)
        return err_type("memoryview: invalid slice key");
    int64_t start, stop, step, n = slice_resolve(key, v->shape, &start, &stop, &step);
    return n < 0 ? NULL : view_new(v->obj, v->buf + start * v->strides, n, v->strides * step, v->itemsize, v->format, v->readonly);
}

static int set_slice(struct view *v, struct obj *key, struct obj *x)
{
    int64_t start, stop, step, n = slice_resolve(key, v->shape, &start, &stop, &step), m;
    const unsigned char *p;
    if (n < 0 || buffer_get(x, &p, &m) < 0)
        return -1;
    if (m != n * v->itemsize) {
        err_value("memoryview assignment: lvalue and rvalue have different structures");
        return -1;
    }
    struct buf copy;
    buf_init(&copy);
    buf_add(&copy, (const char *)p, (size_t)m);
    for (int64_t i = 0; i < n; i++)
        memcpy(v->buf + (start + i * step) * v->strides, copy.p + i * v->itemsize, (size_t)v->itemsize);
    buf_done(&copy);
    return 0;
}

static int memoryview_setitem(struct obj *o, struct obj *key, struct obj *x)
{
    struct view *v = living(o);
    if (!v)
        return -1;
    if (v->readonly || !x) {
        err_type(v->readonly ? "cannot modify read-only memory" : "cannot delete memory");
        return -1;
    }
    if (type_of(key)->s.index) {
        int64_t i = num_as_ssize(key, exc_IndexError);
        return (i == -1 && err_occurred()) || item_index(v, &i) < 0 ? -1 : pack(v, i, x);
    }
    if (type_of(key)->kind == K_SLICE)
        return set_slice(v, key, x);
    err_type("memoryview: invalid slice key");
    return -1;
}

static int64_t memoryview_len(struct obj *o)
{
    struct view *v = living(o);
    return v ? v->shape : -1;
}

/* ---- whole views ---- */

static void add_all(struct buf *b, const struct view *v)
{
    for (int64_t i = 0; i < v->shape; i++)
        buf_add(b, (const char *)v->buf + i * v->strides, (size_t)v->itemsize);
}

static struct obj *to_bytes(const struct view *v)
{
    struct buf b;
    buf_init(&b);
    add_all(&b, v);
    struct obj *r = bytes_from(b.p, b.len);
    buf_done(&b);
    return r;
}

static struct obj *memoryview_repr(struct obj *o)
{
    return str_printf(view_of(o)->released ? "<released memory at %p>" : "<memory at %p>", (void *)o);
}

static int64_t memoryview_hash(struct obj *o)
{
    struct view *v = view_of(o);
    if (v->hash != -1)
        return v->hash;
    if (!living(o))
        return -1;
    if (!v->readonly) {
        err_value("cannot hash writable memoryview object");
        return -1;
    }
    struct obj *b = to_bytes(v);
    v->hash = b ? obj_hash(b) : -1;
    xdecref(b);
    return v->hash;
}

static struct obj *memoryview_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (op != CMP_EQ && op != CMP_NE)
        return incref(obj_notimplemented);
    enum kind k = type_of(b)->kind;
    if (a == b || (k != K_BYTES && k != K_BYTEARRAY && k != K_MEMORYVIEW) || view_of(a)->released)
        return a == b ? new_bool(op == CMP_EQ) : incref(obj_notimplemented);
    struct obj *other = view_of_object(b);
    if (!other)
        return NULL;
    struct view *v = view_of(a), *w = view_of(other);
    int equal = v->shape == w->shape;
    for (int64_t i = 0; i < v->shape && equal > 0; i++) {
        struct obj *x = unpack(v, i), *y = x ? unpack(w, i) : NULL;
        equal = y ? obj_richcompare_bool(x, y, CMP_EQ) : -1;
        xdecref(x);
        xdecref(y);
    }
    decref(other);
    return equal < 0 ? NULL : new_bool(equal == (op == CMP_EQ));
}

/* ---- methods ---- */

#define METHOD(name) static struct obj *m_##name(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
#define UNUSED       (void)self, (void)args, (void)nargs, (void)kwnames

METHOD(tobytes)
{
    UNUSED;
    struct view *v = living(self);
    return v ? to_bytes(v) : NULL;
}

METHOD(tolist)
{
    UNUSED;
    struct view *v = living(self);
    struct obj *list = v ? list_new(0) : NULL;
    for (int64_t i = 0; list && i < v->shape; i++) {
        struct obj *x = unpack(v, i);
        if (!x || list_append(list, x) < 0)
            obj_clear_slot(&list);
        xdecref(x);
    }
    return list;
}

METHOD(hex)
{
    struct obj *b = living(self) ? to_bytes(view_of(self)) : NULL;
    struct obj *f = b ? obj_getattr_c(b, "hex") : NULL, *r = f ? obj_call(f, args, nargs, kwnames) : NULL;
    xdecref(b);
    xdecref(f);
    return r;
}

METHOD(release)
{
    UNUSED;
    release(view_of(self));
    return new_none();
}

METHOD(enter)
{
    UNUSED;
    return living(self) ? incref(self) : NULL;
}

METHOD(toreadonly)
{
    UNUSED;
    struct view *v = living(self);
    return v ? view_new(v->obj, v->buf, v->shape, v->strides, v->itemsize, v->format, true) : NULL;
}

METHOD(cast)
{
    static const struct {
        const char *format;
        int size;
    } formats[] = {{"B", 1}, {"b", 1}, {"c", 1}, {"?", 1}, {"h", 2}, {"H", 2}, {"i", 4}, {"I", 4}, {"l", 8},
                   {"L", 8}, {"q", 8}, {"Q", 8}, {"n", 8}, {"N", 8}, {"f", 4}, {"d", 8}, {"P", 8}};
    struct obj *name, *shape = NULL;
    if (arg_parse("cast(format:U, shape:O=)", args, nargs, kwnames, &name, &shape) < 0)
        return NULL;
    struct view *v = living(self);
    if (!v)
        return NULL;
    if (v->strides != v->itemsize && v->shape > 1)
        return err_type("memoryview: casts are restricted to C-contiguous views");
    const char *wanted = str_c(name);
    wanted += *wanted == '@';
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i].format, wanted) != 0)
            continue;
        if (formats[i].size != 1 && v->itemsize != 1)
            return err_type("memoryview: cannot cast between two non-byte formats");
        if (v->len % formats[i].size)
            return err_type("memoryview: length is not a multiple of itemsize");
        return view_new(v->obj, v->buf, v->len / formats[i].size, formats[i].size, formats[i].size, formats[i].format, v->readonly);
    }
    return err_value("memoryview: destination format must be a native single character format prefixed with an optional '@'");
}

static struct obj *g_obj(struct obj *o, void *c)
{
    (void)c;
    return living(o) ? incref(view_of(o)->obj) : NULL;
}
static struct obj *g_nbytes(struct obj *o, void *c)
{
    (void)c;
    return living(o) ? int_from_i64(view_of(o)->len) : NULL;
}
static struct obj *g_itemsize(struct obj *o, void *c)
{
    (void)c;
    return living(o) ? int_from_i64(view_of(o)->itemsize) : NULL;
}
static struct obj *g_format(struct obj *o, void *c)
{
    (void)c;
    return living(o) ? str_from_c(view_of(o)->format) : NULL;
}
static struct obj *g_ndim(struct obj *o, void *c)
{
    (void)c;
    return living(o) ? int_from_i64(1) : NULL;
}
static struct obj *g_readonly(struct obj *o, void *c)
{
    (void)c;
    return living(o) ? new_bool(view_of(o)->readonly) : NULL;
}
static struct obj *one_tuple(struct obj *o, int64_t n)
{
    struct obj *i = living(o) ? int_from_i64(n) : NULL, *t = i ? tuple_pack(1, i) : NULL;
    xdecref(i);
    return t;
}
static struct obj *g_shape(struct obj *o, void *c)
{
    (void)c;
    return one_tuple(o, view_of(o)->shape);
}
static struct obj *g_strides(struct obj *o, void *c)
{
    (void)c;
    return one_tuple(o, view_of(o)->strides);
}
static struct obj *g_suboffsets(struct obj *o, void *c)
{
    (void)c;
    return living(o) ? tuple_new(0) : NULL;
}
static struct obj *g_contiguous(struct obj *o, void *c)
{
    (void)c;
    return living(o) ? new_bool(view_of(o)->strides == view_of(o)->itemsize || view_of(o)->shape <= 1) : NULL;
}

static const struct method_def methods[] = {
    {"tobytes", m_tobytes, NULL, 0},
    {"tolist", m_tolist, NULL, METH_NOARGS},
    {"hex", m_hex, NULL, 0},
    {"release", m_release, NULL, METH_NOARGS},
    {"toreadonly", m_toreadonly, NULL, METH_NOARGS},
    {"cast", m_cast, NULL, 0},
    {"__enter__", m_enter, NULL, METH_NOARGS},
    {"__exit__", m_release, NULL, 0},
    {NULL, NULL, NULL, 0},
};
static const struct getset_def getset[] = {
    {"obj", g_obj, NULL, NULL},
    {"nbytes", g_nbytes, NULL, NULL},
    {"itemsize", g_itemsize, NULL, NULL},
    {"format", g_format, NULL, NULL},
    {"ndim", g_ndim, NULL, NULL},
    {"readonly", g_readonly, NULL, NULL},
    {"shape", g_shape, NULL, NULL},
    {"strides", g_strides, NULL, NULL},
    {"suboffsets", g_suboffsets, NULL, NULL},
    {"contiguous", g_contiguous, NULL, NULL},
    {"c_contiguous", g_contiguous, NULL, NULL},
    {"f_contiguous", g_contiguous, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static int weakref_offset(void)
{
    return (int)offsetof(struct view, weakrefs);
}

static const struct type_spec spec = {
    .name = "memoryview",
    .kind = K_MEMORYVIEW,
    .flags = TF_GC,
    .basicsize_adjust = (int)offsetof(struct view, shape) - 16,
    .itemsize = 8,
    .weakrefoffset = weakref_offset,
    .s = {.dealloc = memoryview_dealloc,
          .traverse = memoryview_traverse,
          .repr = memoryview_repr,
          .hash = memoryview_hash,
          .getattro = generic_getattr,
          .richcompare = memoryview_richcompare,
          .iter = seqiter_new,
          .new_ = memoryview_new,
          .sq_length = memoryview_len,
          .sq_item = memoryview_item,
          .mp_length = memoryview_len,
          .mp_subscript = memoryview_getitem,
          .mp_ass_subscript = memoryview_setitem},
    .methods = methods,
    .getset = getset,
};

void memoryview_boot(void)
{
    t_memoryview = type_ready(&spec);
}
