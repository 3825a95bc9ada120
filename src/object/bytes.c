/* bytes: immutable bytes in the object itself, a NUL behind them; the hash is kept. The empty one and those of one byte are shared.
 */
#include <string.h>

#include "boot.h"
#include "iter.h"
#include "bytesimpl.h"
#include "codecs.h"
#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"

struct type *t_bytes;
static struct type *bytes_iterator, *bytearray_iterator;
static struct obj **shared; /* by byte value; [256] is the empty one */

#define SIZE(o) (((struct varobj *)(o))->size)
#define HASH(o) AT(o, PyBytesObject, ob_shash, int64_t)

static unsigned char *data_of(struct obj *o)
{
    return (unsigned char *)&AT(o, PyBytesObject, ob_sval, char);
}

/* n bytes, unset but for the NUL. */
static struct obj *bytes_alloc(struct type *t, int64_t n)
{
    struct obj *o;
    if (t != t_bytes) {
        o = obj_alloc(t, (size_t)n);
    } else if ((o = heap_alloc((size_t)t->basicsize + (size_t)n))) { /* not rounded, as with other types */
        o->refcnt_word = 1;
        o->ob_type = t->self;
    } else {
        err_no_memory();
    }
    if (!o)
        return NULL;
    SIZE(o) = n;
    HASH(o) = -1;
    data_of(o)[n] = 0;
    return o;
}

struct obj *bytes_from(const void *p, size_t n)
{
    struct obj **known = n == 0 ? &shared[256] : n == 1 ? &shared[*(const unsigned char *)p] : NULL;
    if (known && *known)
        return incref(*known);
    struct obj *o = bytes_alloc(t_bytes, (int64_t)n);
    if (!o)
        return NULL;
    if (n)
        memcpy(data_of(o), p, n);
    if (known)
        *known = incref(o);
    return o;
}

struct obj *bytes_empty(void)
{
    return bytes_alloc(t_bytes, 0);
}

struct obj *bytes_unset(int64_t n)
{
    return n ? bytes_alloc(t_bytes, n) : bytes_from("", 0);
}

int bytes_resize(struct obj **o, int64_t n)
{
    if (n == 0 || bytes_length(*o) == 0) {
        obj_set_slot(o, bytes_unset(n));
        return *o ? 0 : -1;
    }
    struct obj *grown = heap_realloc(*o, (size_t)t_bytes->basicsize + (size_t)n);
    if (!grown) {
        err_no_memory();
        return -1;
    }
    *o = grown;
    SIZE(grown) = n;
    HASH(grown) = -1;
    data_of(grown)[n] = 0;
    return 0;
}

struct obj *bytes_unshared(const void *p, size_t n)
{
    struct obj *o = n ? bytes_alloc(t_bytes, (int64_t)n) : bytes_from(p, 0);
    if (o && n)
        memcpy(data_of(o), p, n);
    return o;
}

/* Is bytes(x) new bytes even if it is one letter? */
static bool made_new(const struct obj *x)
{
    enum kind k = type_of(x)->kind;
    return k == K_INT || k == K_BOOL || (!pol.bytes_writer && (k == K_TUPLE || k == K_BYTEARRAY || k == K_MEMORYVIEW));
}

static struct obj *bytes_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (type == t_bytes->self && nargs == 1 && !kwnames && args[0]->ob_type == t_bytes->self)
        return incref(args[0]);
    struct buf b;
    buf_init(&b);
    struct obj *o = NULL;
    if (bytes_from_args(&b, "bytes", args, nargs, kwnames) == 0) {
        if (type == t_bytes->self)
            o = nargs && made_new(args[0]) ? bytes_unshared(b.p, b.len) : bytes_from(b.p, b.len);
        else if ((o = bytes_alloc(type_rec(type), (int64_t)b.len)))
            memcpy(data_of(o), b.p, b.len);
    }
    buf_done(&b);
    return o;
}

static int64_t bytes_hash(struct obj *o)
{
    if (HASH(o) == -1)
        HASH(o) = hash_bytes(data_of(o), (size_t)SIZE(o));
    return HASH(o);
}

static struct obj *bytes_repr(struct obj *o)
{
    struct buf b;
    buf_init(&b);
    bytes_repr_text(&b, bytes_view(o), false);
    return str_from_buf(&b);
}

static int64_t bytes_len(struct obj *o)
{
    return SIZE(o);
}

static struct obj *bytes_concat(struct obj *a, struct obj *b)
{
    const unsigned char *p, *q;
    int64_t n, m;
    if (type_of(b)->kind == K_STR || buffer_get(a, &p, &n) < 0 || buffer_get(b, &q, &m) < 0) {
        err_clear();
        return err_type("can't concat %.100T to %.100T", b, a);
    }
    if (n == 0 && b->ob_type == t_bytes->self)
        return incref(b);
    if (m == 0 && a->ob_type == t_bytes->self)
        return incref(a);
    struct obj *r = bytes_alloc(t_bytes, n + m);
    if (r) {
        memcpy(data_of(r), p, (size_t)n);
        memcpy(data_of(r) + n, q, (size_t)m);
    }
    return r;
}

static struct obj *bytes_repeat(struct obj *o, int64_t times)
{
    int64_t n = SIZE(o);
    if (times < 0)
        times = 0;
    if (n && times > INT64_MAX / n)
        return err_format(exc_OverflowError, "repeated bytes are too long");
    if (n * times == n && o->ob_type == t_bytes->self)
        return incref(o);
    struct obj *r = bytes_alloc(t_bytes, n * times);
    for (int64_t i = 0; r && i < times; i++)
        memcpy(data_of(r) + i * n, data_of(o), (size_t)n);
    return r;
}

static struct obj *bytes_item(struct obj *o, int64_t i)
{
    return i < 0 || i >= SIZE(o) ? err_format(exc_IndexError, "index out of range") : int_from_i64(data_of(o)[i]);
}

static struct obj *bytes_getitem(struct obj *o, struct obj *key)
{
    return bytes_subscript(o, key, "index out of range", "byte indices must be integers or slices, not %.200T");
}

static void bytes_dealloc(struct obj *o)
{
    obj_free(o);
}

static struct obj *bytes_sizeof(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return int_from_i64(type_of(self)->basicsize + SIZE(self));
}

static struct obj *bytes_getnewargs(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *b = bytes_from(data_of(self), (size_t)SIZE(self)), *t = b ? tuple_pack(1, b) : NULL;
    xdecref(b);
    return t;
}

static struct obj *bytes_bytes(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return self->ob_type == t_bytes->self ? incref(self) : bytes_from(data_of(self), (size_t)SIZE(self));
}

static const struct method_def own_methods[] = {
    {"__sizeof__", bytes_sizeof, NULL, METH_NOARGS},
    {"__getnewargs__", bytes_getnewargs, NULL, METH_NOARGS},
    {"__bytes__", bytes_bytes, NULL, METH_NOARGS},
    {NULL, NULL, NULL, 0},
};

/* ---- the iterator of both types ---- */

struct obj *bytes_iter(struct obj *o)
{
    return seqiter_make(type_of(o)->kind == K_BYTEARRAY ? bytearray_iterator : bytes_iterator, FREE_COUNT, o, 0);
}

static struct obj *iter_next(struct obj *it)
{
    struct obj *o = *iter_seq(it);
    if (!o)
        return NULL;
    struct bytes_view v = bytes_view(o);
    if (*iter_index(it) < v.n)
        return int_from_i64(v.p[(*iter_index(it))++]);
    obj_clear_slot(iter_seq(it));
    return NULL;
}

#define ITER_SPEC(n)                                                                                                               \
    {                                                                                                                              \
        .name = n, .kind = K_ITERATOR, .flags = TF_GC | TF_DISALLOW_NEW, .record = "seqiterobject",                                \
        .s = {.dealloc = seqiter_dealloc,                                                                                          \
              .traverse = seqiter_traverse,                                                                                        \
              .getattro = generic_getattr,                                                                                         \
              .iter = iter_self,                                                                                                   \
              .iternext = iter_next,                                                                                               \
              .items_left = iter_left_forward},                                                                                    \
        .methods = iter_forward_methods                                                                                            \
    }
static const struct type_spec iter_spec = ITER_SPEC("bytes_iterator"), array_iter_spec = ITER_SPEC("bytearray_iterator");

static struct obj *bytes_mod(struct obj *a, struct obj *b)
{
    return type_of(a)->kind == K_BYTES ? bytes_percent(a, b) : incref(obj_notimplemented);
}

static const struct type_spec bytes_spec = {
    .name = "bytes",
    .kind = K_BYTES,
    .flags = TF_BASETYPE | TF_MATCH_SELF,
    .record = "PyBytesObject",
    .basicsize_adjust = -7, /* up to ob_sval and its NUL */
    .itemsize = 1,
    .s = {.dealloc = bytes_dealloc,
          .repr = bytes_repr,
          .str = bytes_repr,
          .hash = bytes_hash,
          .getattro = generic_getattr,
          .richcompare = bytes_compare,
          .iter = bytes_iter,
          .new_ = bytes_new,
          .binop = {[OP_MOD] = bytes_mod},
          .sq_length = bytes_len,
          .sq_concat = bytes_concat,
          .sq_repeat = bytes_repeat,
          .sq_item = bytes_item,
          .sq_contains = bytes_contains,
          .mp_length = bytes_len,
          .mp_subscript = bytes_getitem},
};

/* Where CPython has them in its data segment. */
static struct obj *static_bytes(const void *p, size_t n)
{
    struct obj *o = heap_static_alloc((size_t)t_bytes->basicsize + n);
    o->refcnt_word = 1;
    o->ob_type = t_bytes->self;
    SIZE(o) = (int64_t)n;
    HASH(o) = -1;
    memcpy(data_of(o), p, n + 1);
    obj_make_static(o);
    return o;
}

void bytes_boot(void)
{
    shared = engine_alloc(257 * sizeof *shared);
    struct type_spec *s = engine_alloc(sizeof *s);
    *s = bytes_spec;
    s->methods = bytes_methods_with(own_methods);
    t_bytes = type_ready(s);
    for (unsigned c = 0; pol.latin1_static && c < 257; c++)
        shared[c] = static_bytes((char[]){(char)c, 0}, c < 256);
    bytes_iterator = type_ready(&iter_spec);
    bytearray_iterator = type_ready(&array_iter_spec);
}
