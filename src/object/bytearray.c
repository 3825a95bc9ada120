/*
 * bytearray: a growing block of bytes beside the object; removing from the front only moves the start. Since 3.15 the block is a
 * bytes object's (its header is counted, and empty arrays share the empty one), before it is a plain block with a NUL.
 */
#include <string.h>

#include "boot.h"
#include "bytesimpl.h"
#include "codecs.h"
#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/spec.h"

struct type *t_bytearray;

#define SIZE(o)      (((struct varobj *)(o))->size)
#define ALLOC(o)     AT(o, PyByteArrayObject, ob_alloc, int64_t)
#define BLOCK(o)     AT(o, PyByteArrayObject, ob_bytes, char *)
#define START(o)     AT(o, PyByteArrayObject, ob_start, char *)
#define METHOD(name) static struct obj *m_##name(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
#define UNUSED       (void)self, (void)args, (void)nargs, (void)kwnames

/* Bytes around the contents: the NUL, and from 3.15 the header of the bytes object they are in. */
static int64_t overhead(void)
{
    return pol.bytearray_in_bytes ? lay.PyBytesObject_ob_sval + 1 : 1;
}

/* What the contents may grow to without a new block. */
static int64_t room(struct obj *o)
{
    return BLOCK(o) ? ALLOC(o) - overhead() : 0;
}

/* How many bytes of contents to make room for: the growth pattern of PyByteArray_Resize, counted with the NUL before 3.15. */
static int64_t grown(int64_t have, int64_t size)
{
    int64_t nul = pol.bytearray_in_bytes ? 0 : 1, alloc = have ? have + nul : 0;
    if (size < alloc / 2)
        return size;
    if ((double)size <= (double)alloc * 1.125)
        return size + (size >> 3) + (size < 9 ? 3 : 6) - nul;
    return size;
}

static void release_block(struct obj *o)
{
    heap_free(BLOCK(o));
    BLOCK(o) = START(o) = NULL;
    ALLOC(o) = SIZE(o) = 0;
}

static int resize(struct obj *o, int64_t size)
{
    int64_t have = room(o), offset = BLOCK(o) ? START(o) - BLOCK(o) - (overhead() - 1) : 0;
    int64_t limit = have + (pol.bytearray_in_bytes ? 0 : 1);
    if (size == SIZE(o))
        return 0;
    if (AT(o, PyByteArrayObject, ob_exports, int32_t) > 0) {
        err_format(exc_BufferError, "Existing exports of data: object cannot be re-sized");
        return -1;
    }
    if (size == 0 && pol.bytearray_in_bytes) { /* back to sharing the empty bytes object */
        release_block(o);
        return 0;
    }
    if (size + offset <= have && BLOCK(o) && size >= limit / 2) {
        SIZE(o) = size;
        START(o)[size] = 0;
        return 0;
    }
    int64_t want = grown(have, size);
    char *block = size > (int64_t)1 << 40 ? NULL : heap_alloc((size_t)(want + overhead()));
    if (!block) {
        err_no_memory();
        return -1;
    }
    memset(block, 0, (size_t)overhead());
    char *start = block + overhead() - 1;
    int64_t kept = SIZE(o) < size ? SIZE(o) : size;
    if (kept)
        memcpy(start, START(o), (size_t)kept);
    heap_free(BLOCK(o));
    BLOCK(o) = block;
    START(o) = start;
    ALLOC(o) = want + overhead();
    SIZE(o) = size;
    start[size] = 0;
    return 0;
}

static int set_contents(struct obj *o, const void *p, int64_t n)
{
    if (n == 0 && !BLOCK(o))
        return 0;
    if (resize(o, n) < 0)
        return -1;
    if (n)
        memmove(START(o), p, (size_t)n);
    return 0;
}

struct obj *bytearray_from(const void *p, size_t n)
{
    struct obj *o = obj_alloc(t_bytearray, 0);
    if (o && set_contents(o, p, (int64_t)n) < 0)
        obj_clear_slot(&o);
    return o;
}

static struct obj *bytearray_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return type_generic_alloc(type_rec(type), 0);
}

/* Are the bytes of source asked for one by one (and the block grown as by append)? All else tells its size first. */
static bool comes_singly(struct obj *source)
{
    const unsigned char *p;
    int64_t n;
    if (is_str(source) || type_of(source)->s.index)
        return false;
    if (buffer_get(source, &p, &n) == 0)
        return false;
    err_clear();
    return !pol.bytearray_takes_lists || (source->ob_type != t_list->self && source->ob_type != t_tuple->self);
}

static int bytearray_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct buf b;
    buf_init(&b);
    int r = bytes_from_args(&b, "bytearray", args, nargs, kwnames);
    if (r == 0 && nargs && b.len && comes_singly(args[0]))
        for (size_t i = 1; r == 0 && i <= b.len; i++)
            r = resize(self, (int64_t)i);
    if (r == 0)
        r = set_contents(self, b.p, (int64_t)b.len);
    buf_done(&b);
    return r;
}

static void bytearray_dealloc(struct obj *o)
{
    heap_free(BLOCK(o));
    obj_free(o);
}

static struct obj *bytearray_repr(struct obj *o)
{
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%s(", type_name(type_of(o)));
    bytes_repr_text(&b, bytes_view(o), pol.bytearray_repr_escapes);
    buf_addc(&b, ')');
    return str_from_buf(&b);
}

static int64_t bytearray_len(struct obj *o)
{
    return SIZE(o);
}

/* Replaces [a, b) by n bytes at p. */
static int splice(struct obj *o, int64_t a, int64_t b, const void *p, int64_t n)
{
    int64_t size = SIZE(o), change = n - (b - a);
    if (change && AT(o, PyByteArrayObject, ob_exports, int32_t) > 0) {
        err_format(exc_BufferError, "Existing exports of data: object cannot be re-sized");
        return -1;
    }
    struct buf copy; /* p may lie in o itself */
    buf_init(&copy);
    buf_add(&copy, p, (size_t)n);
    int r = 0;
    if (change < 0 && a == 0 && BLOCK(o) &&
        AT(o, PyByteArrayObject, ob_exports, int32_t) == 0) { /* from the front: the start moves */
        START(o) -= change;
        r = resize(o, size + change);
        START(o) += r < 0 ? change : 0;
    } else {
        if (change < 0)
            memmove(START(o) + b + change, START(o) + b, (size_t)(size - b));
        r = change ? resize(o, size + change) : 0;
        if (r == 0 && change > 0)
            memmove(START(o) + b + change, START(o) + b, (size_t)(size - b));
    }
    if (r == 0 && n)
        memcpy(START(o) + a, copy.p, (size_t)n);
    buf_done(&copy);
    return r;
}

static struct obj *bytearray_concat(struct obj *a, struct obj *b)
{
    const unsigned char *p, *q;
    int64_t n, m;
    if (buffer_get(a, &p, &n) < 0 || buffer_get(b, &q, &m) < 0) {
        err_clear();
        return err_type("can't concat %.100T to %.100T", b, a);
    }
    struct obj *r = bytearray_from(NULL, 0);
    if (r && (n + m) && resize(r, n + m) < 0)
        obj_clear_slot(&r);
    if (r && n + m) {
        memcpy(START(r), p, (size_t)n);
        memcpy(START(r) + n, q, (size_t)m);
    }
    return r;
}

static struct obj *bytearray_iconcat(struct obj *a, struct obj *b)
{
    const unsigned char *p;
    int64_t n;
    if (buffer_get(b, &p, &n) < 0) {
        err_clear();
        return err_type("can't concat %.100T to %.100T", b, a);
    }
    return splice(a, SIZE(a), SIZE(a), p, n) < 0 ? NULL : incref(a);
}

static struct obj *repeated(struct obj *o, struct obj *into, int64_t times)
{
    int64_t n = SIZE(o);
    times = times < 0 ? 0 : times;
    if (n && times > ((int64_t)1 << 40) / n)
        return err_no_memory();
    struct buf b;
    buf_init(&b);
    for (int64_t i = 0; i < times; i++)
        buf_add(&b, START(o), (size_t)n);
    struct obj *r = into ? (set_contents(into, b.p, (int64_t)b.len) < 0 ? NULL : incref(into)) : bytearray_from(b.p, b.len);
    buf_done(&b);
    return r;
}

static struct obj *bytearray_repeat(struct obj *o, int64_t times)
{
    return repeated(o, NULL, times);
}

static struct obj *bytearray_irepeat(struct obj *o, int64_t times)
{
    return repeated(o, o, times);
}

static struct obj *bytearray_item(struct obj *o, int64_t i)
{
    return i < 0 || i >= SIZE(o) ? err_format(exc_IndexError, "bytearray index out of range")
                                 : int_from_i64((unsigned char)START(o)[i]);
}

static struct obj *bytearray_getitem(struct obj *o, struct obj *key)
{
    return bytes_subscript(o, key, "bytearray index out of range", "bytearray indices must be integers or slices, not %.200T");
}

static int set_item(struct obj *o, struct obj *key, struct obj *v)
{
    int64_t i = num_as_ssize(key, exc_IndexError);
    if (i == -1 && err_occurred())
        return -1;
    i += i < 0 ? SIZE(o) : 0;
    if (i < 0 || i >= SIZE(o)) {
        err_format(exc_IndexError, "bytearray index out of range");
        return -1;
    }
    if (!v)
        return splice(o, i, i + 1, "", 0);
    int c = byte_value(v, "byte must be in range(0, 256)");
    if (c < 0)
        return -1;
    if (i >= SIZE(o)) { /* __index__ took bytes away */
        err_format(exc_IndexError, "bytearray index out of range");
        return -1;
    }
    START(o)[i] = (char)c;
    return 0;
}

/* Every step-th byte: replaced one by one, or taken out. */
static int set_extended(struct obj *o, int64_t start, int64_t step, int64_t n, const struct buf *b, bool delete)
{
    if (!delete &&(int64_t)b->len != n) {
        err_value("attempt to assign bytes of size %lld to extended slice of size %lld", (long long)b->len, (long long)n);
        return -1;
    }
    if (!delete) {
        for (int64_t i = 0; i < n; i++)
            START(o)[start + i * step] = b->p[i];
        return 0;
    }
    if (n && AT(o, PyByteArrayObject, ob_exports, int32_t) > 0) {
        err_format(exc_BufferError, "Existing exports of data: object cannot be re-sized");
        return -1;
    }
    if (step < 0) {
        start += (n - 1) * step;
        step = -step;
    }
    int64_t to = start;
    for (int64_t i = start; i < SIZE(o); i++)
        if (n == 0 || (i - start) % step != 0 || (i - start) / step >= n)
            START(o)[to++] = START(o)[i];
    return n ? resize(o, to) : 0;
}

static int set_slice(struct obj *o, struct obj *key, struct obj *v)
{
    struct buf b;
    buf_init(&b);
    int64_t start, stop, step, n;
    int r = -1;
    if (v && (type_of(v)->s.index || is_str(v)))
        err_type("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    else if (!v || bytes_add_items(&b, v, "bytearray") == 0) {
        if (slice_unpack(key, &start, &stop, &step) == 0) {
            n = slice_adjust(SIZE(o), &start, &stop, &step);
            r = step == 1 ? splice(o, start, start + n, b.p, (int64_t)b.len) : set_extended(o, start, step, n, &b, !v || b.len == 0);
        }
    }
    buf_done(&b);
    return r;
}

static int bytearray_setitem(struct obj *o, struct obj *key, struct obj *v)
{
    if (type_of(key)->s.index)
        return set_item(o, key, v);
    if (type_of(key)->kind == K_SLICE)
        return set_slice(o, key, v);
    err_type("bytearray indices must be integers or slices, not %.200T", key);
    return -1;
}

/* ---- methods ---- */

METHOD(append)
{
    (void)nargs, (void)kwnames;
    int c = byte_value(args[0], "byte must be in range(0, 256)");
    if (c < 0 || resize(self, SIZE(self) + 1) < 0)
        return NULL;
    START(self)[SIZE(self) - 1] = (char)c;
    return new_none();
}

static bool is_iterable_or_bytes(struct obj *o)
{
    const struct type *t = type_of(o);
    return t->s.iter || t->s.sq_item || t->kind == K_BYTES || t->kind == K_BYTEARRAY;
}

METHOD(extend)
{
    (void)nargs, (void)kwnames;
    struct buf b;
    buf_init(&b);
    struct obj *r = NULL;
    if (is_str(args[0]))
        err_type(pol.bytearray_extend_names_text ? "expected iterable of integers; got: 'str'"
                                                 : "'str' object cannot be interpreted as an integer");
    else if (!is_iterable_or_bytes(args[0]))
        err_type("can't extend bytearray with %.100T", args[0]);
    else if (bytes_add_items(&b, args[0], "bytearray") == 0 && splice(self, SIZE(self), SIZE(self), b.p, (int64_t)b.len) == 0)
        r = new_none();
    buf_done(&b);
    return r;
}

METHOD(insert)
{
    if (arg_count("insert", nargs, kwnames, 2, 2) < 0)
        return NULL;
    int64_t at;
    if (arg_ssize(args[0], &at) < 0)
        return NULL;
    int c = byte_value(args[1], "byte must be in range(0, 256)");
    if (c < 0)
        return NULL;
    at += at < 0 ? SIZE(self) : 0;
    at = at < 0 ? 0 : at > SIZE(self) ? SIZE(self) : at;
    char one = (char)c;
    return splice(self, at, at, &one, 1) < 0 ? NULL : new_none();
}

METHOD(pop)
{
    int64_t at = -1;
    if (arg_parse("pop(index:n=, /)", args, nargs, kwnames, &at) < 0)
        return NULL;
    if (SIZE(self) == 0)
        return err_format(exc_IndexError, "pop from empty bytearray");
    at += at < 0 ? SIZE(self) : 0;
    if (at < 0 || at >= SIZE(self))
        return err_format(exc_IndexError, "pop index out of range");
    int c = (unsigned char)START(self)[at];
    return splice(self, at, at + 1, "", 0) < 0 ? NULL : int_from_i64(c);
}

METHOD(remove)
{
    (void)nargs, (void)kwnames;
    int c = byte_value(args[0], "byte must be in range(0, 256)");
    if (c < 0)
        return NULL;
    char *at = SIZE(self) ? memchr(START(self), c, (size_t)SIZE(self)) : NULL;
    if (!at)
        return err_value("value not found in bytearray");
    return splice(self, at - START(self), at - START(self) + 1, "", 0) < 0 ? NULL : new_none();
}

METHOD(clear)
{
    UNUSED;
    return resize(self, 0) < 0 ? NULL : new_none();
}

METHOD(copy)
{
    UNUSED;
    return bytearray_from(START(self), (size_t)SIZE(self));
}

METHOD(reverse)
{
    UNUSED;
    for (int64_t i = 0, j = SIZE(self) - 1; i < j; i++, j--) {
        char c = START(self)[i];
        START(self)[i] = START(self)[j];
        START(self)[j] = c;
    }
    return new_none();
}

/* The state of an instance of a subclass: its attributes, or None. */
static struct obj *state_of(struct obj *o)
{
    struct obj *d = NULL;
    if (obj_lookup_attr(o, str_name("__dict__"), &d) < 0)
        return NULL;
    return d ? d : new_none();
}

static struct obj *reduced(struct obj *o, bool as_bytes)
{
    struct obj *data = NULL, *args = NULL, *state = state_of(o);
    struct bytes_view v = bytes_view(o);
    if (as_bytes) {
        data = v.n ? bytes_from(v.p, (size_t)v.n) : NULL;
        args = data ? tuple_pack(1, data) : tuple_new(0);
    } else {
        struct obj *latin = str_from_c("latin-1");
        data = latin ? codec_decode(v.p, v.n, latin, NULL, o) : NULL;
        args = data ? v.n || !pol.bytearray_reduces_empty ? tuple_pack(2, data, latin) : tuple_new(0) : NULL;
        xdecref(latin);
    }
    struct obj *r = args && state ? tuple_pack(3, o->ob_type, args, state) : NULL;
    xdecref(data);
    xdecref(args);
    xdecref(state);
    return r;
}

METHOD(reduce)
{
    UNUSED;
    return reduced(self, false);
}

METHOD(reduce_ex)
{
    int protocol = 0;
    if (arg_parse("__reduce_ex__(proto:i=, /)", args, nargs, kwnames, &protocol) < 0)
        return NULL;
    return reduced(self, protocol >= 3);
}

METHOD(resize)
{
    (void)nargs, (void)kwnames;
    int64_t n, have = SIZE(self);
    if (arg_ssize(args[0], &n) < 0)
        return NULL;
    if (n < 0)
        return err_value("Can only resize to positive sizes, got %lld", (long long)n);
    if (resize(self, n) < 0)
        return NULL;
    if (n > have)
        memset(START(self) + have, 0, (size_t)(n - have));
    return new_none();
}

METHOD(take_bytes)
{
    struct obj *wanted = obj_none;
    int64_t n = SIZE(self);
    if (arg_parse("take_bytes(n:O=, /)", args, nargs, kwnames, &wanted) < 0)
        return NULL;
    if (wanted != obj_none && !type_of(wanted)->s.index)
        return err_type("n must be an integer or None");
    if (wanted != obj_none) {
        n = num_as_ssize(wanted, exc_IndexError);
        if (n == -1 && err_occurred())
            return NULL;
        n += n < 0 ? SIZE(self) : 0;
    }
    if (n < 0 || n > SIZE(self))
        return err_format(exc_IndexError, "can't take %lld bytes outside size %lld", (long long)n, (long long)SIZE(self));
    if (AT(self, PyByteArrayObject, ob_exports, int32_t) > 0)
        return err_format(exc_BufferError, "Existing exports of data: object cannot be re-sized");
    struct obj *r = bytes_from(START(self), (size_t)n);
    if (r && n && splice(self, 0, n, "", 0) < 0)
        obj_clear_slot(&r);
    return r;
}

METHOD(alloc)
{
    UNUSED;
    return int_from_i64(BLOCK(self) ? ALLOC(self) : 0);
}

METHOD(sizeof)
{
    UNUSED;
    return int_from_i64(type_of(self)->basicsize + (BLOCK(self) ? ALLOC(self) : 0));
}

static const struct method_def own_methods[] = {
    {"append", m_append, NULL, METH_O},
    {"extend", m_extend, NULL, METH_O},
    {"insert", m_insert, NULL, METH_FASTCALL},
    {"pop", m_pop, NULL, METH_FASTCALL},
    {"remove", m_remove, NULL, METH_O},
    {"clear", m_clear, NULL, METH_NOARGS},
    {"copy", m_copy, NULL, METH_NOARGS},
    {"reverse", m_reverse, NULL, METH_NOARGS},
    {"__reduce__", m_reduce, NULL, METH_NOARGS},
    {"__reduce_ex__", m_reduce_ex, NULL, METH_FASTCALL},
    {"resize", m_resize, NULL, METH_O},
    {"take_bytes", m_take_bytes, NULL, METH_FASTCALL},
    {"__release_buffer__", release_buffer_method, NULL, METH_SLOT},
    {"__alloc__", m_alloc, NULL, METH_NOARGS},
    {"__sizeof__", m_sizeof, NULL, METH_NOARGS},
    {NULL, NULL, NULL, 0},
};

static struct obj *bytearray_mod(struct obj *a, struct obj *b)
{
    return type_of(a)->kind == K_BYTEARRAY ? bytes_percent(a, b) : incref(obj_notimplemented);
}

static const struct type_spec bytearray_spec = {
    .name = "bytearray",
    .kind = K_BYTEARRAY,
    .flags = TF_BASETYPE | TF_MATCH_SELF,
    .record = "PyByteArrayObject",
    .s = {.dealloc = bytearray_dealloc,
          .repr = bytearray_repr,
          .str = bytearray_repr,
          .hash = hash_not_implemented,
          .getattro = generic_getattr,
          .richcompare = bytes_compare,
          .iter = bytes_iter,
          .init = bytearray_init,
          .new_ = bytearray_new,
          .binop = {[OP_MOD] = bytearray_mod},
          .sq_length = bytearray_len,
          .sq_concat = bytearray_concat,
          .sq_inplace_concat = bytearray_iconcat,
          .sq_repeat = bytearray_repeat,
          .sq_inplace_repeat = bytearray_irepeat,
          .sq_item = bytearray_item,
          .sq_contains = bytes_contains,
          .mp_length = bytearray_len,
          .mp_subscript = bytearray_getitem,
          .mp_ass_subscript = bytearray_setitem},
};

void bytearray_boot(void)
{
    struct type_spec *s = engine_alloc(sizeof *s);
    *s = bytearray_spec;
    s->methods = bytes_methods_with(own_methods);
    if (!pol.bytearray_resize)
        spec_drop_method(s, "resize");
    if (!pol.bytearray_take_bytes)
        spec_drop_method(s, "take_bytes");
    if (!pol.buffer_methods)
        spec_drop_method(s, "__release_buffer__");
    t_bytearray = type_ready(s);
}
