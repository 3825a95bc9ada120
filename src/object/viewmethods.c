/* The methods and attributes of memoryviews; casts between formats and shapes; the iterator. */
#include <string.h>

#include "bytesimpl.h"
#include "intpriv.h"
#include "iter.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "viewimpl.h"

#define METHOD(name) static struct obj *m_##name(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
#define UNUSED       (void)self, (void)args, (void)nargs, (void)kwnames

static struct obj *to_bytes(const struct view_buffer *v, char order)
{
    struct buf b;
    buf_init(&b);
    view_add_bytes(&b, v, order);
    struct obj *r = pol.bytes_writer ? bytes_from(b.p, b.len) : bytes_unshared(b.p, b.len);
    buf_done(&b);
    return r;
}

METHOD(tobytes)
{
    struct obj *order = NULL;
    if (arg_parse(pol.memory_iterator ? "tobytes(order:s=)" : "(order:s=)", args, nargs, kwnames, &order) < 0)
        return NULL;
    struct view *v = view_living(self);
    if (!v)
        return NULL;
    const char *wanted = order && order != obj_none ? str_c(order) : "C";
    if (!*wanted || wanted[1] || !strchr("CFA", *wanted))
        return err_value("order must be 'C', 'F' or 'A'");
    bool fortran = *wanted == 'F' || (*wanted == 'A' && view_f_contiguous(&v->v) && !view_c_contiguous(&v->v));
    return to_bytes(&v->v, fortran ? 'F' : 'C');
}

METHOD(tolist)
{
    UNUSED;
    struct view *v = view_living(self);
    return v ? view_to_list(&v->v) : NULL;
}

METHOD(hex)
{
    struct obj *b = view_living(self) ? to_bytes(&view_of(self)->v, 'C') : NULL;
    struct obj *f = b ? obj_getattr_c(b, "hex") : NULL, *r = NULL;
    view_of(self)->exports++;
    if (f)
        r = obj_call(f, args, nargs, kwnames);
    view_of(self)->exports--;
    xdecref(b);
    xdecref(f);
    return r;
}

METHOD(release)
{
    UNUSED;
    return memoryview_release(self) < 0 ? NULL : new_none();
}

METHOD(exit)
{
    return arg_count_old("memoryview.__exit__", nargs, kwnames, 0, SIZE_MAX) < 0 ? NULL : m_release(self, args, 0, NULL);
}

METHOD(enter)
{
    UNUSED;
    return view_living(self) ? incref(self) : NULL;
}

METHOD(toreadonly)
{
    UNUSED;
    struct view *v = view_living(self), *w = v ? view_copy(v) : NULL;
    if (!w)
        return NULL;
    w->v.readonly = 1;
    return &w->base.base;
}

METHOD(from_flags)
{
    struct obj *x;
    int flags;
    return arg_parse("_from_flags(object:O, flags:i)", args, nargs, kwnames, &x, &flags) < 0 ? NULL : view_of_object(x);
    (void)self;
}

/* __buffer__ and __release_buffer__ of every built-in type with bytes. */
struct obj *buffer_method(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    enum { WRITABLE = 1 };
    int64_t flags = 0;
    if (arg_parse("__buffer__(flags:n, /)", args, nargs, kwnames, &flags) < 0)
        return NULL;
    struct obj *v = view_of_object(self);
    if (!v || !(flags & WRITABLE) || !view_of(v)->v.readonly)
        return v;
    decref(v);
    return err_format(exc_BufferError, "Object is not writable.");
}

struct obj *release_buffer_method(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    if (type_of(args[0])->kind != K_MEMORYVIEW)
        return err_type("expected a memoryview object");
    struct managed_buffer *m = view_of(args[0])->managed;
    if (m && m->master.obj != self)
        return err_value("memoryview's buffer is not this object");
    return memoryview_release(args[0]) < 0 ? NULL : new_none();
}

/* ---- cast ---- */

static bool is_byte_format(const char *format)
{
    format += *format == '@';
    return strchr("bBc", *format) != NULL;
}

/* The format checked: bytes of an item, or 0. */
static int cast_size(const struct view *v, const char *format)
{
    int size = native_size(format);
    if (!native_size(v->v.format))
        err_value("memoryview: source format must be a native single character format prefixed with an optional '@'");
    else if (!size)
        err_value(message(MSG_CAST_FORMAT));
    else if (!is_byte_format(format) && !is_byte_format(v->v.format))
        err_type("memoryview: cannot cast between two non-byte formats");
    else if (v->v.len % size)
        err_type("memoryview: length is not a multiple of itemsize");
    else
        return size;
    return 0;
}

static struct view *cast_flat(struct view *v, const char *format, int ndim)
{
    int size = cast_size(v, format);
    struct view *w = size ? view_add(v->managed, &v->v, ndim) : NULL;
    if (!w)
        return NULL;
    memset(w->v.format, 0, sizeof w->v.format);
    memccpy(w->v.format, format, 0, sizeof w->v.format);
    w->v.itemsize = size;
    if (ndim == 1) {
        w->v.shape[0] = w->v.len / size;
        w->v.strides[0] = size;
    }
    return w;
}

/* The lengths in a list or tuple, and the strides that go with them. */
static int set_shape(struct view *w, struct obj *shape)
{
    struct obj *const *items = obj_is_kind(shape, K_LIST) ? list_items(shape) : tuple_items(shape);
    int64_t product = 1;
    for (int i = 0; i < w->v.ndim; i++) {
        int overflow = 0;
        if (!is_int(items[i])) {
            err_type("memoryview.cast(): elements of shape must be integers");
            return -1;
        }
        int64_t n = int_as_i64(items[i], &overflow);
        if (overflow || n <= 0) {
            err_value("memoryview.cast(): elements of shape must be integers > 0");
            return -1;
        }
        if (n > INT64_MAX / product) {
            err_value("memoryview.cast(): product(shape) > SSIZE_MAX");
            return -1;
        }
        product *= n;
        w->v.shape[i] = n;
    }
    if (product > w->v.len / w->v.itemsize || product * w->v.itemsize != w->v.len) {
        err_type("memoryview: product(shape) * itemsize != buffer size");
        return -1;
    }
    int64_t stride = w->v.itemsize;
    for (int i = w->v.ndim - 1; i >= 0; i--) {
        w->v.strides[i] = stride;
        stride *= w->v.shape[i];
    }
    return 0;
}

static bool zero_in_shape(const struct view_buffer *v)
{
    for (int i = 0; i < v->ndim; i++)
        if (v->shape[i] == 0)
            return true;
    return false;
}

static struct obj *cast(struct view *v, const char *format, struct obj *shape)
{
    if (!view_c_contiguous(&v->v))
        return err_type("memoryview: casts are restricted to C-contiguous views");
    if ((shape || v->v.ndim != 1) && zero_in_shape(&v->v))
        return err_type("memoryview: cannot cast view with zeros in shape or strides");
    if (shape && !obj_is_kind(shape, K_LIST) && !obj_is_kind(shape, K_TUPLE))
        return err_type("shape must be a list or a tuple");
    int64_t ndim = shape ? obj_len(shape) : 1;
    if (ndim > MAX_DIMENSIONS)
        return err_value("memoryview: number of dimensions must not exceed %d", MAX_DIMENSIONS);
    if (v->v.ndim != 1 && ndim != 1)
        return err_type("memoryview: cast must be 1D -> ND or ND -> 1D");
    struct view *w = cast_flat(v, format, (int)ndim);
    if (w && shape && set_shape(w, shape) < 0) {
        decref(&w->base.base);
        return NULL;
    }
    return w ? &w->base.base : NULL;
}

METHOD(cast)
{
    struct obj *format, *shape = NULL;
    const char *signature = pol.memory_iterator ? "cast(format:U, shape:O=)" : "(format:O, shape:O=)";
    if (arg_parse(signature, args, nargs, kwnames, &format, &shape) < 0)
        return NULL;
    if (!is_str(format))
        return err_type("memoryview: format argument must be a string");
    struct view *v = view_living(self);
    return v ? cast(v, str_c(format), shape) : NULL;
}

/* ---- count and index ---- */

METHOD(count)
{
    (void)nargs, (void)kwnames;
    struct obj *it = view_iter(self), *x;
    int64_t n = 0;
    int equal = 0;
    while (it && equal >= 0 && (x = obj_next(it))) {
        equal = obj_richcompare_bool(x, args[0], CMP_EQ);
        n += equal > 0;
        decref(x);
    }
    xdecref(it);
    return err_occurred() ? NULL : int_from_i64(n);
}

METHOD(index)
{
    int64_t from = 0, to = INT64_MAX;
    if (arg_count("index", nargs, kwnames, 1, 3) < 0 || clip_index(nargs > 1 ? args[1] : NULL, &from) < 0 ||
        clip_index(nargs > 2 ? args[2] : NULL, &to) < 0)
        return NULL;
    struct view *v = view_living(self);
    if (!v)
        return NULL;
    if (v->v.ndim == 0)
        return err_type("invalid lookup on 0-dim memory");
    if (v->v.ndim > 1)
        return err_format(exc_NotImplementedError, "multi-dimensional lookup is not implemented");
    int64_t n = v->v.shape[0];
    from = from < 0 ? (from + n < 0 ? 0 : from + n) : from;
    to = to < 0 ? to + n : to > n ? n : to;
    for (int64_t i = from; i < to; i++) {
        struct obj *x = type_of(self)->s.sq_item(self, i);
        int equal = x ? obj_richcompare_bool(x, args[0], CMP_EQ) : -1;
        xdecref(x);
        if (equal)
            return equal < 0 ? NULL : int_from_i64(i);
    }
    return err_value("memoryview.index(x): x not found");
}

/* ---- iterating ---- */

struct view_iterator {
    struct obj base;
    int64_t index;
    struct obj *seq;
    int64_t length;
    const char *format; /* unused */
};

struct obj *view_iter(struct obj *o)
{
    if (!pol.memory_iterator)
        return seqiter_new(o);
    struct view *v = view_living(o);
    if (!v)
        return NULL;
    if (v->v.ndim == 0)
        return err_type("invalid indexing of 0-dim memory");
    struct view_iterator *it = view_check_format(&v->v) < 0 ? NULL : (struct view_iterator *)obj_alloc(t_memory_iterator, 0);
    if (!it)
        return NULL;
    it->seq = incref(o);
    it->length = v->v.shape[0];
    gc_track(&it->base);
    return &it->base;
}

static struct obj *view_iter_next(struct obj *o)
{
    struct view_iterator *it = (struct view_iterator *)o;
    if (!it->seq)
        return NULL;
    if (it->index < it->length)
        return type_of(it->seq)->s.sq_item(it->seq, it->index++);
    obj_clear_slot(&it->seq);
    return NULL;
}

static void view_iter_dealloc(struct obj *o)
{
    gc_untrack(o);
    xdecref(((struct view_iterator *)o)->seq);
    obj_free(o);
}

static int view_iter_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *seq = ((struct view_iterator *)o)->seq;
    return seq ? visit(seq, arg) : 0;
}

static const struct type_spec iter_spec = {
    .name = "memory_iterator",
    .kind = K_ITERATOR,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .basicsize_adjust = (int)sizeof(struct view_iterator) - 16,
    .s = {.dealloc = view_iter_dealloc, .traverse = view_iter_traverse, .iter = iter_self, .iternext = view_iter_next},
};

void view_iter_boot(void)
{
    t_memory_iterator = type_ready(&iter_spec);
}

/* ---- attributes ---- */

enum attribute { A_OBJ, A_NBYTES, A_ITEMSIZE, A_FORMAT, A_NDIM, A_READONLY, A_SHAPE, A_STRIDES, A_SUBOFFSETS, A_C, A_F, A_ANY };

static struct obj *tuple_of(const int64_t *words, int n)
{
    struct obj *t = tuple_new(n);
    for (int i = 0; t && i < n; i++)
        if (!(tuple_items(t)[i] = int_from_i64(words[i])))
            obj_clear_slot(&t);
    return t;
}

static struct obj *attribute(struct obj *o, void *closure)
{
    struct view *view = view_living(o);
    if (!view)
        return NULL;
    const struct view_buffer *v = &view->v;
    bool c = view_c_contiguous(v), f = view_f_contiguous(v);
    switch ((enum attribute)(uintptr_t)closure) {
    case A_OBJ: return incref(v->obj ? v->obj : obj_none);
    case A_NBYTES: return int_from_i64(v->len);
    case A_ITEMSIZE: return int_from_i64(v->itemsize);
    case A_FORMAT: return str_from_c(v->format);
    case A_NDIM: return int_from_i64(v->ndim);
    case A_READONLY: return new_bool(v->readonly);
    case A_SHAPE: return tuple_of(v->shape, v->ndim);
    case A_STRIDES: return tuple_of(v->strides, v->ndim);
    case A_SUBOFFSETS: return tuple_new(0);
    case A_C: return new_bool(c);
    case A_F: return new_bool(f);
    default: return new_bool(c || f);
    }
}

const struct method_def view_methods[] = {
    {"release", m_release, NULL, METH_NOARGS},
    {"tobytes", m_tobytes, NULL, 0},
    {"hex", m_hex, NULL, 0},
    {"tolist", m_tolist, NULL, METH_NOARGS},
    {"cast", m_cast, NULL, 0},
    {"toreadonly", m_toreadonly, NULL, METH_NOARGS},
    {"_from_flags", m_from_flags, NULL, METH_CLASS},
    {"count", m_count, NULL, METH_O},
    {"index", m_index, NULL, METH_FASTCALL},
    {"__enter__", m_enter, NULL, METH_NOARGS},
    {"__exit__", m_exit, NULL, 0},
    {"__buffer__", buffer_method, NULL, METH_SLOT},
    {"__release_buffer__", release_buffer_method, NULL, METH_SLOT},
    {"__class_getitem__", class_getitem, NULL, METH_CLASS | METH_O},
    {NULL, NULL, NULL, 0},
};
#define ATTRIBUTE(name, which)                                                                                                     \
    {                                                                                                                              \
        name, attribute, NULL, (void *)(uintptr_t)(which)                                                                          \
    }
const struct getset_def view_getset[] = {
    ATTRIBUTE("obj", A_OBJ),           ATTRIBUTE("nbytes", A_NBYTES),   ATTRIBUTE("readonly", A_READONLY),
    ATTRIBUTE("itemsize", A_ITEMSIZE), ATTRIBUTE("format", A_FORMAT),   ATTRIBUTE("ndim", A_NDIM),
    ATTRIBUTE("shape", A_SHAPE),       ATTRIBUTE("strides", A_STRIDES), ATTRIBUTE("suboffsets", A_SUBOFFSETS),
    ATTRIBUTE("c_contiguous", A_C),    ATTRIBUTE("f_contiguous", A_F),  ATTRIBUTE("contiguous", A_ANY),
    {NULL, NULL, NULL, NULL},
};
