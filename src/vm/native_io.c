/*
 * The layouts of io: BytesIO keeps its bytes in a bytes object that has room to spare and that getvalue() hands out when it fits;
 * StringIO has words for what its Python side keeps.
 */
#include <string.h>

#include "native.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"

static struct type *t_iobase, *t_buffered, *t_text;

/* ---- the base classes: a dict and weak references ---- */

enum { IOBASE_DICT = 16, IOBASE_WEAK = 24 };

static struct obj **word_at(struct obj *o, int offset)
{
    return (struct obj **)(void *)((char *)o + offset);
}

static int iobase_dict(void)
{
    return IOBASE_DICT;
}
static int iobase_weak(void)
{
    return IOBASE_WEAK;
}

static void iobase_dealloc(struct obj *o)
{
    gc_untrack(o);
    weakrefs_clear(o);
    obj_clear_slot(word_at(o, IOBASE_DICT));
    obj_free(o);
}

static int iobase_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *d = *word_at(o, IOBASE_DICT);
    return d ? visit(d, arg) : 0;
}

static struct obj *get_dict(struct obj *o, void *closure)
{
    (void)closure;
    return xincref(instance_dict(o));
}
static const struct getset_def with_dict[] = {{"__dict__", get_dict, NULL, NULL}, {NULL, NULL, NULL, NULL}};

#define IOBASE_SPEC(id, text, base_)                                                                                               \
    static const struct type_spec id##_spec = {.name = "_io." text,                                                                \
                                               .kind = K_OTHER,                                                                    \
                                               .flags = TF_GC | TF_BASETYPE,                                                       \
                                               .record = "PyObject",                                                               \
                                               .basicsize_adjust = 16,                                                             \
                                               .base = base_,                                                                      \
                                               .dictoffset = iobase_dict,                                                          \
                                               .weakrefoffset = iobase_weak,                                                       \
                                               .s = {.dealloc = iobase_dealloc, .traverse = iobase_traverse, .new_ = native_new},  \
                                               .getset = with_dict}
IOBASE_SPEC(iobase, "_IOBase", NULL);
IOBASE_SPEC(rawbase, "_RawIOBase", &t_iobase);
IOBASE_SPEC(bufferedbase, "_BufferedIOBase", &t_iobase);
IOBASE_SPEC(textbase, "_TextIOBase", &t_iobase);

/* ---- BytesIO ---- */

struct bytesio {
    struct obj base;
    struct obj *buf; /* NULL: closed */
    int64_t pos, size;
    struct obj *dict, *weakrefs;
    int64_t exports;
};

static struct bytesio *bytesio_of(struct obj *o)
{
    return (struct bytesio *)(void *)o;
}

static char *text_of(const struct obj *bytes)
{
    return (char *)(uintptr_t)bytes_data(bytes);
}

static bool is_shared(const struct bytesio *b)
{
    return b->buf->refcnt != 1;
}

/* A buffer of our own with room for n bytes. 0 or -1. */
static int rebuild(struct bytesio *b, int64_t n)
{
    if (!is_shared(b))
        return bytes_resize(&b->buf, n);
    struct obj *fresh = bytes_unset(n);
    if (!fresh)
        return -1;
    memcpy(text_of(fresh), text_of(b->buf), (size_t)(b->size < n ? b->size : n));
    obj_set_slot(&b->buf, fresh);
    return 0;
}

/* resize_buffer(): room for n bytes with CPython's growth. 0 or -1. */
static int make_room(struct bytesio *b, int64_t n)
{
    int64_t room = bytes_length(b->buf);
    if (n > INT64_MAX / 4) {
        err_format(exc_OverflowError, "new buffer size too large");
        return -1;
    }
    if (n < room / 2)
        room = n + 1;
    else if (n < room)
        return 0;
    else if ((double)n < (double)room * 1.125)
        room = n + (n >> 3) + (n < 9 ? 3 : 6);
    else
        room = n + 1;
    return rebuild(b, room);
}

static struct bytesio *open_bytesio(struct obj *o)
{
    return bytesio_of(o)->buf ? bytesio_of(o) : err_value("I/O operation on closed file.");
}

CFUNCTION(bytesio_put)
{
    struct bytesio *b = open_bytesio(self);
    if (!b)
        return NULL;
    if (!obj_is_kind(args[0], K_BYTES))
        return err_type("a bytes-like object is required, not '%T'", args[0]);
    int64_t n = bytes_length(args[0]), end;
    if (n == 0)
        return new_none();
    if (__builtin_add_overflow(b->pos, n, &end))
        return err_format(exc_OverflowError, "new buffer size too large");
    if (end > bytes_length(b->buf) ? make_room(b, end) < 0 : is_shared(b) && rebuild(b, end > b->size ? end : b->size) < 0)
        return NULL;
    char *at = text_of(b->buf);
    if (b->pos > b->size)
        memset(at + b->size, 0, (size_t)(b->pos - b->size));
    memcpy(at + b->pos, text_of(args[0]), (size_t)n);
    b->pos = end;
    if (end > b->size)
        b->size = end;
    return new_none();
}

/* getvalue(): the buffer itself, cut to size. */
CFUNCTION(bytesio_whole)
{
    struct bytesio *b = open_bytesio(self);
    if (!b)
        return NULL;
    if (b->size != bytes_length(b->buf) && rebuild(b, b->size) < 0)
        return NULL;
    return incref(b->buf);
}

CFUNCTION(bytesio_cut)
{
    struct bytesio *b = open_bytesio(self);
    if (!b)
        return NULL;
    int64_t n = num_as_ssize(args[0], NULL);
    if (n < 0)
        return err_occurred() ? NULL : err_value("negative size value %lld", (long long)n);
    if (n < b->size) {
        b->size = n;
        if (make_room(b, n) < 0)
            return NULL;
    }
    return new_none();
}

CFUNCTION(bytesio_piece)
{
    struct bytesio *b = open_bytesio(self);
    if (!b)
        return NULL;
    int64_t n = num_as_ssize(args[0], NULL), left = b->pos < b->size ? b->size - b->pos : 0;
    if (n == -1 && err_occurred())
        return NULL;
    if (n < 0 || n > left)
        n = left;
    if (n > 1 && b->pos == 0 && n == bytes_length(b->buf)) { /* all of it: the buffer is shared */
        b->pos += n;
        return incref(b->buf);
    }
    struct obj *r = bytes_from(text_of(b->buf) + (n ? b->pos : 0), (size_t)n);
    b->pos += n;
    return r;
}

CFUNCTION(bytesio_sizeof)
{
    struct bytesio *b = bytesio_of(self);
    int64_t n = b->buf && !is_shared(b) ? obj_getsizeof(b->buf) : 0;
    return n < 0 ? NULL : int_from_i64(type_of(self)->basicsize + n);
}

static struct obj *bytesio_closed(struct obj *o)
{
    return new_bool(!bytesio_of(o)->buf);
}
static int bytesio_set_closed(struct obj *o, struct obj *v)
{
    (void)v;
    obj_clear_slot(&bytesio_of(o)->buf);
    return 0;
}
static struct obj *bytesio_value(struct obj *o)
{
    return incref(bytesio_of(o)->buf ? bytesio_of(o)->buf : obj_none);
}
static int bytesio_set_value(struct obj *o, struct obj *v)
{
    if (v->ob_type != t_bytes->self) {
        err_type("a bytes-like object is required, not '%T'", v);
        return -1;
    }
    obj_set_slot(&bytesio_of(o)->buf, incref(v));
    bytesio_of(o)->size = bytes_length(v);
    return 0;
}

static int bytesio_seek(struct obj *o, struct obj *v)
{
    int64_t n = num_as_ssize(v, exc_OverflowError);
    if (n == -1 && err_occurred())
        return -1;
    bytesio_of(o)->pos = n < 0 ? 0 : n;
    return 0;
}

static int bytesio_keep_size(struct obj *o, struct obj *v) /* it follows from the buffer */
{
    (void)o, (void)v;
    return 0;
}

static void bytesio_init(struct obj *o)
{
    bytesio_of(o)->buf = bytes_from("", 0);
}

static struct obj *bytesio_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *o = native_new(type, args, nargs, kwnames);
    if (o)
        bytesio_init(o);
    return o;
}

static void bytesio_dealloc(struct obj *o)
{
    struct bytesio *b = bytesio_of(o);
    gc_untrack(o);
    weakrefs_clear(o);
    xdecref(b->buf);
    xdecref(b->dict);
    obj_free(o);
}

static int bytesio_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *d = bytesio_of(o)->dict;
    return d ? visit(d, arg) : 0;
}

static int bytesio_dict(void)
{
    return (int)offsetof(struct bytesio, dict);
}
static int bytesio_weak(void)
{
    return (int)offsetof(struct bytesio, weakrefs);
}

static const struct native_field bytesio_fields[] = {{"_value", NATIVE_CUSTOM, 0, 0, bytesio_value, bytesio_set_value},
                                                     {"_pos", NATIVE_INT, 24, 8, NULL, bytesio_seek},
                                                     {"_length", NATIVE_INT, 32, 8, NULL, bytesio_keep_size},
                                                     {"_closed", NATIVE_CUSTOM, 0, 0, bytesio_closed, bytesio_set_closed},
                                                     {0}};
static const struct method_def bytesio_methods[] = {{"__sizeof__", bytesio_sizeof, NULL, METH_NOARGS},
                                                    {"_put", bytesio_put, NULL, METH_O},
                                                    {"_whole", bytesio_whole, NULL, METH_NOARGS},
                                                    {"_cut", bytesio_cut, NULL, METH_O},
                                                    {"_take", bytesio_piece, NULL, METH_O},
                                                    {NULL, NULL, NULL, 0}};
static const struct type_spec bytesio_spec = {
    .name = "_io.BytesIO",
    .kind = K_OTHER,
    .flags = TF_GC | TF_BASETYPE,
    .record = "PyObject",
    .basicsize_adjust = sizeof(struct bytesio) - sizeof(struct obj),
    .base = &t_buffered,
    .dictoffset = bytesio_dict,
    .weakrefoffset = bytesio_weak,
    .s = {.dealloc = bytesio_dealloc, .traverse = bytesio_traverse, .new_ = bytesio_new},
    .methods = bytesio_methods,
    .getset = with_dict,
};

/* ---- StringIO ---- */

/* Words in the place of CPython's buffer, accumulator, decoder and newline. */
enum { TEXT_VALUE = 16, TEXT_TAIL = 56, TEXT_CLOSED = 73, TEXT_SEEN = 80, TEXT_MODE = 88 };
static const int text_refs[] = {TEXT_VALUE, TEXT_TAIL, TEXT_SEEN, TEXT_MODE};
enum { TEXT_REFS = sizeof text_refs / sizeof *text_refs };

/* The last words: dict, weak references and (where the type is made on the heap) the module's state. */
static int stringio_dict(void)
{
    return layout_sizeof("stringio") - (pol.io_has_state ? 24 : 16);
}
static int stringio_weak(void)
{
    return stringio_dict() + 8;
}

static void stringio_dealloc(struct obj *o)
{
    gc_untrack(o);
    weakrefs_clear(o);
    for (int i = 0; i < TEXT_REFS; i++)
        xdecref(*word_at(o, text_refs[i]));
    xdecref(*word_at(o, stringio_dict()));
    obj_free(o);
}

static int stringio_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *d = *word_at(o, stringio_dict());
    int r = d ? visit(d, arg) : 0;
    for (int i = 0; r == 0 && i < TEXT_REFS; i++)
        r = *word_at(o, text_refs[i]) ? visit(*word_at(o, text_refs[i]), arg) : 0;
    return r;
}

static const struct native_field stringio_fields[] = {
    {"_value", NATIVE_REF, TEXT_VALUE, 8, NULL, NULL},   {"_pos", NATIVE_INT, 24, 8, NULL, NULL},
    {"_length", NATIVE_INT, 32, 8, NULL, NULL},          {"_tail", NATIVE_REF, TEXT_TAIL, 8, NULL, NULL},
    {"_closed", NATIVE_BIG, TEXT_CLOSED, 1, NULL, NULL}, {"_seen", NATIVE_REF, TEXT_SEEN, 8, NULL, NULL},
    {"_mode", NATIVE_REF, TEXT_MODE, 8, NULL, NULL},     {0}};
static const struct type_spec stringio_spec = {
    .name = "_io.StringIO",
    .kind = K_OTHER,
    .flags = TF_GC | TF_BASETYPE,
    .record = "stringio",
    .base = &t_text,
    .dictoffset = stringio_dict,
    .weakrefoffset = stringio_weak,
    .s = {.dealloc = stringio_dealloc, .traverse = stringio_traverse, .new_ = native_new},
    .getset = with_dict,
};

const struct native_class native_io[] = {{.spec = &iobase_spec, .where = &t_iobase},
                                         {.spec = &rawbase_spec},
                                         {.spec = &bufferedbase_spec, .where = &t_buffered},
                                         {.spec = &textbase_spec, .where = &t_text},
                                         {.spec = &bytesio_spec, .fields = bytesio_fields, .init = bytesio_init},
                                         {.spec = &stringio_spec, .fields = stringio_fields},
                                         {.spec = NULL}};
