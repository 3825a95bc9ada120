/* memoryview: who shows whose bytes and until when; indexing, slicing, assigning. Items are viewitems.c's, methods viewmethods.c's.
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
#include "slotscope/object/spec.h"
#include "viewimpl.h"

struct type *t_memoryview, *t_memory_iterator;
static struct type *t_managed_buffer, *t_buffer_wrapper;

/* ---- who exports ---- */

/* What an object with __buffer__ gave, until the buffer is released (_buffer_wrapper). */
struct wrapper {
    struct obj base, *mv, *obj;
};

static int32_t *exports_of(struct obj *o)
{
    struct array_view a;
    if (type_of(o)->kind == K_OTHER && array_buffer && array_buffer(o, &a))
        return a.exports;
    return type_of(o)->kind == K_BYTEARRAY ? &AT(o, PyByteArrayObject, ob_exports, int32_t) : NULL;
}

static void wrapper_release(struct wrapper *w)
{
    struct obj *mv = w->mv, *o = w->obj;
    if (!mv)
        return;
    w->mv = w->obj = NULL;
    struct obj *pending = err_fetch(), *f = obj_lookup_special(o, "__release_buffer__"), *r = f ? obj_call1(f, mv) : NULL;
    if (f && !r)
        err_unraisable(o);
    xdecref(r);
    xdecref(f);
    if (pending)
        err_set_instance(pending);
    decref(mv);
    decref(o);
}

static void managed_release(struct managed_buffer *m)
{
    struct obj *owner = m->master.obj;
    if (m->released || !owner)
        return;
    m->released = 1;
    m->master.obj = NULL;
    if (owner->ob_type == t_buffer_wrapper->self)
        wrapper_release((struct wrapper *)owner);
    int32_t *exports = exports_of(owner);
    if (exports)
        --*exports;
    decref(owner);
}

static struct managed_buffer *managed_new(struct obj *owner, const void *p, int64_t n, int64_t itemsize, const char *format,
                                          bool readonly)
{
    struct managed_buffer *m = (struct managed_buffer *)obj_alloc(t_managed_buffer, 0);
    if (!m)
        return NULL;
    m->master = (struct view_buffer){
        (unsigned char *)(uintptr_t)p, incref(owner), n * itemsize, itemsize, readonly, 1, "", NULL, NULL, NULL, NULL};
    memccpy(m->master.format, format, 0, sizeof m->master.format);
    int32_t *exports = exports_of(owner);
    if (exports)
        ++*exports;
    gc_track(&m->base);
    return m;
}

static void managed_dealloc(struct obj *o)
{
    gc_untrack(o);
    managed_release((struct managed_buffer *)o);
    obj_free(o);
}

static int managed_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *owner = ((struct managed_buffer *)o)->master.obj;
    return owner ? visit(owner, arg) : 0;
}

static int managed_clear(struct obj *o)
{
    managed_release((struct managed_buffer *)o);
    return 0;
}

static void wrapper_dealloc(struct obj *o)
{
    gc_untrack(o);
    wrapper_release((struct wrapper *)o);
    obj_free(o);
}

static int wrapper_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct wrapper *w = (struct wrapper *)o;
    int r = w->mv ? visit(w->mv, arg) : 0;
    return r || !w->obj ? r : visit(w->obj, arg);
}

/* ---- views ---- */

struct view *view_living(struct obj *o)
{
    struct view *v = view_of(o);
    return v->released || v->managed->released ? err_value("operation forbidden on released memoryview object") : v;
}

int64_t view_items(const struct view_buffer *v)
{
    int64_t n = 1;
    for (int i = 0; i < v->ndim; i++)
        n *= v->shape[i];
    return n;
}

static bool contiguous(const struct view_buffer *v, int first, int step)
{
    int64_t expect = v->itemsize;
    if (v->ndim == 1)
        return v->shape[0] == 1 || v->strides[0] == v->itemsize;
    if (v->len == 0)
        return true;
    for (int i = first; i >= 0 && i < v->ndim; i += step) {
        if (v->shape[i] > 1 && v->strides[i] != expect)
            return false;
        expect *= v->shape[i];
    }
    return true;
}

bool view_c_contiguous(const struct view_buffer *v)
{
    return contiguous(v, v->ndim - 1, -1);
}

bool view_f_contiguous(const struct view_buffer *v)
{
    return contiguous(v, 0, 1);
}

struct view *view_add(struct managed_buffer *m, const struct view_buffer *src, int ndim)
{
    int room = ndim ? ndim : 1;
    struct obj *o = obj_alloc(t_memoryview, (size_t)room * 24);
    if (!o)
        return NULL;
    struct view *v = view_of(o);
    v->base.size = 3 * room;
    v->hash = -1;
    v->v = *src;
    v->v.ndim = ndim;
    v->v.shape = ndim ? v->array : NULL;
    v->v.strides = ndim ? v->array + ndim : NULL;
    v->managed = m;
    incref(&m->base);
    m->exports++;
    gc_track(o);
    return v;
}

struct view *view_copy(struct view *src)
{
    struct view *v = view_add(src->managed, &src->v, src->v.ndim);
    if (v && v->v.ndim) {
        memcpy(v->v.shape, src->v.shape, (size_t)v->v.ndim * sizeof(int64_t));
        memcpy(v->v.strides, src->v.strides, (size_t)v->v.ndim * sizeof(int64_t));
    }
    return v;
}

/* The first view of an object's bytes. */
static struct obj *view_new(struct obj *owner, const void *p, int64_t n, int64_t itemsize, const char *format, bool readonly)
{
    struct managed_buffer *m = managed_new(owner, p, n, itemsize, format, readonly);
    struct view *v = m ? view_add(m, &m->master, 1) : NULL;
    if (v) {
        v->v.shape[0] = n;
        v->v.strides[0] = itemsize;
    }
    if (m)
        decref(&m->base);
    return v ? &v->base.base : NULL;
}

static struct obj *wrapped(struct obj *x, struct obj *mv)
{
    struct view *inner = view_living(mv);
    struct wrapper *w = inner ? (struct wrapper *)obj_alloc(t_buffer_wrapper, 0) : NULL;
    if (!w)
        return NULL;
    w->mv = incref(mv);
    w->obj = incref(x);
    gc_track(&w->base);
    struct managed_buffer *m = managed_new(&w->base, inner->v.buf, 0, inner->v.itemsize, inner->v.format, inner->v.readonly);
    struct view *v = m ? view_add(m, &inner->v, inner->v.ndim) : NULL;
    if (v) {
        v->v.obj = &w->base;
        m->master.len = inner->v.len;
        for (int i = 0; i < v->v.ndim; i++) {
            v->v.shape[i] = inner->v.shape[i];
            v->v.strides[i] = inner->v.strides[i];
        }
    }
    if (m)
        decref(&m->base);
    decref(&w->base);
    return v ? &v->base.base : NULL;
}

/* __buffer__(flags) of a class written in Python. */
static struct obj *view_from_method(struct obj *x, struct obj *method)
{
    enum { FULL_RO = 284 };
    struct obj *flags = int_from_i64(FULL_RO), *mv = flags ? obj_call1(method, flags) : NULL, *r = NULL;
    xdecref(flags);
    if (mv && type_of(mv)->kind != K_MEMORYVIEW)
        err_type(message(MSG_BUFFER_RESULT), type_name(type_of(x)), type_name(type_of(mv)));
    else if (mv)
        r = wrapped(x, mv);
    xdecref(mv);
    return r;
}

struct obj *view_of_object(struct obj *x)
{
    enum kind k = type_of(x)->kind;
    if (k == K_MEMORYVIEW) {
        struct view *v = view_living(x), *w = v ? view_copy(v) : NULL;
        return w ? &w->base.base : NULL;
    }
    struct array_view a;
    if (k == K_OTHER && array_buffer && array_buffer(x, &a)) {
        char format[2] = {a.code, 0};
        return view_new(x, a.p, a.n, a.itemsize, a.code == 'u' ? "w" : format, false);
    }
    if (k == K_BYTES || k == K_BYTEARRAY) {
        struct bytes_view b = bytes_view(x);
        return view_new(x, b.p, b.n, 1, "B", k == K_BYTES);
    }
    struct obj *method = pol.buffer_methods ? obj_lookup_special(x, "__buffer__") : NULL;
    if (!method)
        return err_occurred() ? NULL : err_type("memoryview: a bytes-like object is required, not '%.200T'", x);
    struct obj *r = view_from_method(x, method);
    decref(method);
    return r;
}

static struct obj *memoryview_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type;
    struct obj *x;
    return arg_parse("memoryview(object:O)", args, nargs, kwnames, &x) < 0 ? NULL : view_of_object(x);
}

int memoryview_release(struct obj *o)
{
    struct view *v = view_of(o);
    if (v->released)
        return 0;
    if (v->exports > 0) {
        err_format(exc_BufferError, "memoryview has %lld exported buffer%s", (long long)v->exports, v->exports == 1 ? "" : "s");
        return -1;
    }
    v->released = 1;
    if (--v->managed->exports == 0)
        managed_release(v->managed);
    return 0;
}

static int memoryview_clear(struct obj *o)
{
    struct view *v = view_of(o);
    v->exports = 0;
    memoryview_release(o);
    struct managed_buffer *m = v->managed;
    v->managed = NULL;
    if (m)
        decref(&m->base);
    return 0;
}

static void memoryview_dealloc(struct obj *o)
{
    gc_untrack(o);
    memoryview_clear(o);
    if (view_of(o)->weakrefs)
        weakrefs_clear(o);
    obj_free(o);
}

static int memoryview_traverse(struct obj *o, visitproc *visit, void *arg)
{
    return view_of(o)->managed ? visit(&view_of(o)->managed->base, arg) : 0;
}

int memoryview_get(struct obj *o, const unsigned char **p, int64_t *n)
{
    struct view *v = view_living(o);
    if (!v)
        return -1;
    if (!view_c_contiguous(&v->v)) {
        err_format(exc_BufferError, "memoryview: underlying buffer is not C-contiguous");
        return -1;
    }
    *p = v->v.buf ? v->v.buf : (const unsigned char *)"";
    *n = v->v.len;
    return 0;
}

/* ---- where an item is ---- */

static unsigned char *step_to(const struct view_buffer *v, unsigned char *p, int dimension, int64_t i)
{
    int64_t n = v->shape[dimension], at = i < 0 ? i + n : i;
    if (at >= 0 && at < n)
        return p + at * v->strides[dimension];
    return err_format(exc_IndexError, "index out of bounds on dimension %d", dimension + 1);
}

static bool is_multi_index(struct obj *key)
{
    if (!obj_is_kind(key, K_TUPLE))
        return false;
    for (int64_t i = 0; i < tuple_len(key); i++)
        if (!type_of(tuple_items(key)[i])->s.index)
            return false;
    return true;
}

static bool is_multi_slice(struct obj *key)
{
    if (!obj_is_kind(key, K_TUPLE) || tuple_len(key) == 0)
        return false;
    for (int64_t i = 0; i < tuple_len(key); i++)
        if (type_of(tuple_items(key)[i])->kind != K_SLICE)
            return false;
    return true;
}

static void *not_implemented(const char *what)
{
    return err_format(exc_NotImplementedError, "%s", what);
}

static unsigned char *at_tuple(const struct view_buffer *v, struct obj *key)
{
    int64_t n = tuple_len(key);
    if (n > v->ndim)
        return err_type("cannot index %d-dimension view with %lld-element tuple", v->ndim, (long long)n);
    if (n < v->ndim)
        return not_implemented("sub-views are not implemented");
    unsigned char *p = v->buf;
    for (int i = 0; p && i < v->ndim; i++) {
        int64_t index = num_as_ssize(tuple_items(key)[i], exc_IndexError);
        p = index == -1 && err_occurred() ? NULL : step_to(v, p, i, index);
    }
    return p;
}

/* An index into the only dimension; many: what is said when there are more. */
static unsigned char *at_index(const struct view_buffer *v, struct obj *key, const char *many)
{
    int64_t i = num_as_ssize(key, exc_IndexError);
    if (i == -1 && err_occurred())
        return NULL;
    return v->ndim == 1 ? step_to(v, v->buf, 0, i) : not_implemented(many);
}

/* ---- reading and writing ---- */

static struct obj *memoryview_item(struct obj *o, int64_t i)
{
    struct view *v = view_living(o);
    if (!v || view_check_format(&v->v) < 0)
        return NULL;
    if (v->v.ndim == 0)
        return err_type("invalid indexing of 0-dim memory");
    if (v->v.ndim > 1)
        return not_implemented("multi-dimensional sub-views are not implemented");
    unsigned char *p = step_to(&v->v, v->v.buf, 0, i);
    return p ? item_unpack(&v->v, p) : NULL;
}

static struct view *sliced(struct view *v, struct obj *key)
{
    int64_t start, stop, step;
    struct view *w = view_copy(v); /* keeps the bytes even if __index__ releases v */
    if (w && slice_unpack(key, &start, &stop, &step) < 0) {
        decref(&w->base.base);
        return NULL;
    }
    if (w) {
        int64_t n = slice_adjust(w->v.shape[0], &start, &stop, &step);
        w->v.buf += start * w->v.strides[0];
        w->v.shape[0] = n;
        w->v.strides[0] *= step;
        w->v.len = view_items(&w->v) * w->v.itemsize;
    }
    return w;
}

static struct obj *memoryview_getitem(struct obj *o, struct obj *key)
{
    struct view *v = view_living(o), *w;
    unsigned char *p;
    if (!v)
        return NULL;
    if (v->v.ndim == 0) {
        if (obj_is_kind(key, K_TUPLE) && tuple_len(key) == 0)
            return view_check_format(&v->v) < 0 ? NULL : item_unpack(&v->v, v->v.buf);
        return key == obj_ellipsis ? incref(o) : err_type("invalid indexing of 0-dim memory");
    }
    if (type_of(key)->kind == K_SLICE)
        return (w = sliced(v, key)) ? &w->base.base : NULL;
    bool index = type_of(key)->s.index, multi = !index && is_multi_index(key);
    if (!index && !multi)
        return is_multi_slice(key) ? not_implemented("multi-dimensional slicing is not implemented")
                                   : err_type("memoryview: invalid slice key");
    if (view_check_format(&v->v) < 0)
        return NULL;
    p = multi ? at_tuple(&v->v, key) : at_index(&v->v, key, "multi-dimensional sub-views are not implemented");
    if (p && !view_living(o)) /* __index__ may release */
        return NULL;
    return p ? item_unpack(&v->v, p) : NULL;
}

static int set_slice(struct view *v, struct obj *key, struct obj *x)
{
    struct obj *source = view_of_object(x);
    if (!source) {
        if (err_matches(exc_TypeError)) {
            err_clear();
            err_type("a bytes-like object is required, not '%.100T'", x);
        }
        return -1;
    }
    const struct view_buffer *s = &view_of(source)->v;
    struct view *dest = sliced(v, key);
    int r = dest ? 0 : -1;
    const char *a = v->v.format, *b = s->format;
    if (dest && (s->ndim != 1 || s->shape[0] != dest->v.shape[0] || s->itemsize != dest->v.itemsize ||
                 strcmp(a + (*a == '@'), b + (*b == '@')))) {
        err_value("memoryview assignment: lvalue and rvalue have different structures");
        r = -1;
    }
    struct buf copy; /* both may show the same bytes */
    buf_init(&copy);
    if (r == 0)
        view_add_bytes(&copy, s, 'C');
    for (int64_t i = 0; r == 0 && i < dest->v.shape[0]; i++)
        memcpy(dest->v.buf + i * dest->v.strides[0], copy.p + i * s->itemsize, (size_t)s->itemsize);
    buf_done(&copy);
    if (dest)
        decref(&dest->base.base);
    decref(source);
    return r;
}

static int pack_at(struct obj *o, unsigned char *p, struct obj *x)
{
    struct view *v = p ? view_living(o) : NULL;
    if (!v)
        return -1;
    unsigned char item[16];
    if (item_pack(&v->v, item, x) < 0 || !view_living(o)) /* x's methods may have released the view */
        return -1;
    memcpy(p, item, (size_t)v->v.itemsize);
    return 0;
}

static int memoryview_setitem(struct obj *o, struct obj *key, struct obj *x)
{
    struct view *v = view_living(o);
    if (!v || view_check_format(&v->v) < 0)
        return -1;
    if (v->v.readonly || !x) {
        err_type(v->v.readonly ? "cannot modify read-only memory" : "cannot delete memory");
        return -1;
    }
    if (v->v.ndim == 0) {
        if (key == obj_ellipsis || (obj_is_kind(key, K_TUPLE) && tuple_len(key) == 0))
            return pack_at(o, v->v.buf, x);
        err_type("invalid indexing of 0-dim memory");
        return -1;
    }
    if (type_of(key)->s.index)
        return pack_at(o, at_index(&v->v, key, "sub-views are not implemented"), x);
    if (type_of(key)->kind == K_SLICE && v->v.ndim == 1)
        return set_slice(v, key, x);
    if (is_multi_index(key))
        return pack_at(o, at_tuple(&v->v, key), x);
    if (type_of(key)->kind == K_SLICE || is_multi_slice(key))
        not_implemented("memoryview slice assignments are currently restricted to ndim = 1");
    else
        err_type("memoryview: invalid slice key");
    return -1;
}

static int64_t memoryview_len(struct obj *o)
{
    struct view *v = view_living(o);
    if (v && v->v.ndim == 0 && pol.memoryview_0d_no_length) {
        err_type("0-dim memory has no length");
        return -1;
    }
    return v ? v->v.ndim ? v->v.shape[0] : 1 : -1;
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
    if (!view_living(o))
        return -1;
    const char *format = v->v.format + (v->v.format[0] == '@');
    if (!v->v.readonly || format[1] || !strchr("Bbc", *format)) {
        err_value(v->v.readonly ? "memoryview: hashing is restricted to formats 'B', 'b' or 'c'"
                                : "cannot hash writable memoryview object");
        return -1;
    }
    v->exports++;
    int64_t owner = v->v.obj ? obj_hash(v->v.obj) : 0; /* the object whose bytes they are must be hashable too */
    v->exports--;
    if (owner == -1)
        return -1;
    struct buf b;
    buf_init(&b);
    view_add_bytes(&b, &v->v, 'C');
    v->hash = hash_bytes(b.p, b.len);
    buf_done(&b);
    return v->hash;
}

static int weakref_offset(void)
{
    return (int)offsetof(struct view, weakrefs);
}

static const struct type_spec spec = {
    .name = "memoryview",
    .kind = K_MEMORYVIEW,
    .flags = TF_GC | TF_SEQUENCE,
    .basicsize_adjust = (int)sizeof(struct view) - 16,
    .itemsize = 8,
    .weakrefoffset = weakref_offset,
    .s = {.dealloc = memoryview_dealloc,
          .traverse = memoryview_traverse,
          .clear = memoryview_clear,
          .repr = memoryview_repr,
          .hash = memoryview_hash,
          .getattro = generic_getattr,
          .richcompare = view_compare,
          .iter = view_iter,
          .new_ = memoryview_new,
          .sq_length = memoryview_len,
          .sq_item = memoryview_item,
          .mp_length = memoryview_len,
          .mp_subscript = memoryview_getitem,
          .mp_ass_subscript = memoryview_setitem},
    .methods = view_methods,
    .getset = view_getset,
};
static const struct type_spec managed_spec = {
    .name = "managedbuffer",
    .kind = K_OTHER,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .basicsize_adjust = (int)sizeof(struct managed_buffer) - 16,
    .s = {.dealloc = managed_dealloc, .traverse = managed_traverse, .clear = managed_clear},
};
static const struct type_spec wrapper_spec = {
    .name = "_buffer_wrapper",
    .kind = K_OTHER,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .basicsize_adjust = (int)sizeof(struct wrapper) - 16,
    .s = {.dealloc = wrapper_dealloc, .traverse = wrapper_traverse},
};

void memoryview_boot(void)
{
    struct type_spec *s = spec_copy(&spec);
    if (!pol.memoryview_search) {
        spec_drop_method(s, "count");
        spec_drop_method(s, "index");
        spec_drop_method(s, "__class_getitem__");
    }
    if (!pol.buffer_methods) {
        spec_drop_method(s, "_from_flags");
        spec_drop_method(s, "__buffer__");
        spec_drop_method(s, "__release_buffer__");
    }
    t_memoryview = type_ready(s);
    t_managed_buffer = type_ready(&managed_spec);
    t_buffer_wrapper = type_ready(&wrapper_spec);
    if (pol.memory_iterator)
        view_iter_boot();
}
