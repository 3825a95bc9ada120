/*
 * sys.stdin, sys.stdout and sys.stderr: text streams whose other end is the host of the program (vm_options). They look like
 * _io.TextIOWrapper, but nothing is buffered here.
 */
#include <string.h>

#include "slotscope/base/buf.h"
#include "frame.h"
#include "lib.h"

enum { STREAM = 16, CLOSED = 24, STREAM_SIZE = 16 }; /* offsets of two words behind the header */

static int64_t *word_at(struct obj *o, size_t offset)
{
    return (int64_t *)(void *)((char *)o + offset);
}

static struct obj *stream_repr(struct obj *self);

/* One of ours, whatever the program has put where sys keeps them? */
static bool is_stream(const struct obj *o)
{
    return type_of(o)->s.repr == stream_repr;
}

static int stream_number(struct obj *o)
{
    return (int)*word_at(o, STREAM);
}

/* Index of the first lone surrogate, or -1. */
static int64_t find_surrogate(const struct obj *s)
{
    for (int64_t i = 0; i < str_length(s); i++)
        if (str_char(s, i) >= 0xD800 && str_char(s, i) <= 0xDFFF)
            return i;
    return -1;
}

static int refuse_surrogate(struct obj *s, int64_t i)
{
    struct obj *args[] = {str_from_c("utf-8"), incref(s), int_from_i64(i), int_from_i64(i + 1),
                          str_from_c("surrogates not allowed")};
    struct obj *e = obj_call(exc_UnicodeEncodeError, args, 5, NULL);
    for (size_t k = 0; k < 5; k++)
        xdecref(args[k]);
    if (e)
        err_set_instance(e);
    return -1;
}

/* stderr shows what cannot be encoded as \uXXXX. */
static void write_escaped(const struct obj *s)
{
    struct buf b;
    buf_init(&b);
    for (int64_t i = 0; i < str_length(s); i++) {
        unsigned c = str_char(s, i);
        if (c >= 0xD800 && c <= 0xDFFF)
            buf_printf(&b, "\\u%04x", c);
        else
            buf_utf8(&b, c);
    }
    interp_write(2, b.p, b.len);
    buf_done(&b);
}

/* The script that reads real heaps lets the program print into a BytesIO, whose block grows with it. Modules/_io/bytesio.c,
 * resize_buffer */
static void keep_printed(size_t n)
{
    size_t end = vm->printed_end += n, room = vm->printed_room;
    if (end <= room)
        return;
    size_t more = end * 8 < room * 9 ? end + (end >> 3) + (end < 9 ? 3 : 6) : end + 1;
    void *p = heap_realloc(vm->printed, (size_t)lay.PyBytesObject_ob_sval + 1 + more);
    if (!p) /* what was printed is kept elsewhere, too */
        return;
    vm->printed = p;
    vm->printed_room = more;
}

static void write_out(int stream, const char *p, size_t n)
{
    interp_write(stream, p, n);
    if (stream == 1 && vm->trees)
        keep_printed(n);
}

static int stream_write_text(struct obj *self, struct obj *s)
{
    int stream = stream_number(self);
    if (*word_at(self, CLOSED)) {
        err_value("I/O operation on closed file.");
        return -1;
    }
    if (str_length(s) == 0)
        return 0;
    if (str_is_ascii(s)) {
        write_out(stream, str_data(s), (size_t)str_length(s));
        return 0;
    }
    int64_t i = str_kind(s) == 2 || str_kind(s) == 4 ? find_surrogate(s) : -1;
    if (i >= 0) {
        if (stream == 1)
            return refuse_surrogate(s, i);
        write_escaped(s);
        return 0;
    }
    struct buf b;
    buf_init(&b);
    str_to_utf8(s, &b);
    write_out(stream, b.p, b.len);
    buf_done(&b);
    return 0;
}

int file_write_text(struct obj *file, struct obj *text)
{
    if (is_stream(file) && stream_number(file) != 0) {
        int units = pol.c_recursion_limit ? 0 : vm->trees ? 1 : 2; /* its method; from there, that of the layer below */
        if (recursion_enter_units(" while calling a Python object", units) < 0)
            return -1;
        int r = stream_write_text(file, text);
        recursion_leave_units(units);
        return r;
    }
    struct obj *r = obj_call_method(file, "write", &text, 1);
    xdecref(r);
    return r ? 0 : -1;
}

int file_write(struct obj *file, const char *p, size_t n)
{
    struct obj *s = str_from_utf8(p, n);
    int r = s ? file_write_text(file, s) : -1;
    xdecref(s);
    return r;
}

int file_flush(struct obj *file)
{
    if (is_stream(file)) {
        if (*word_at(file, CLOSED))
            return err_value("I/O operation on closed file."), -1;
        if (stream_number(file))
            interp_write(stream_number(file), "", 0);
        return 0;
    }
    struct obj *r = obj_call_method(file, "flush", NULL, 0);
    xdecref(r);
    return r ? 0 : -1;
}

CFUNCTION(stream_write)
{
    if (arg_count("write", nargs, kwnames, 1, 1) < 0)
        return NULL;
    if (stream_number(self) == 0)
        return err_format(exc_OSError, "not writable");
    if (!is_str(args[0]))
        return err_type("write() argument must be str, not %T", args[0]);
    return stream_write_text(self, args[0]) < 0 ? NULL : int_from_i64(str_length(args[0]));
}

CFUNCTION(stream_writelines)
{
    struct obj *it = one_arg("writelines", nargs, kwnames) < 0 ? NULL : obj_iter(args[0]), *line;
    if (!it)
        return NULL;
    while ((line = obj_next(it))) {
        struct obj *r = stream_write(self, &line, 1, NULL);
        decref(line);
        if (!r) {
            decref(it);
            return NULL;
        }
        decref(r);
    }
    decref(it);
    return err_occurred() ? NULL : new_none();
}

static struct obj *read_line(void)
{
    struct obj *rest = lib->typed;
    lib->typed = NULL;
    if (rest)
        return rest;
    const char *line = interp_read_line();
    if (obj_check_break() < 0 || err_occurred()) /* C-c ends the waiting */
        return NULL;
    return line ? str_from_utf8(line, strlen(line)) : str_from_c("");
}

CFUNCTION(stream_readline)
{
    if (arg_count("readline", nargs, kwnames, 0, 1) < 0)
        return NULL;
    if (*word_at(self, CLOSED))
        return err_value("I/O operation on closed file.");
    return stream_number(self) == 0 ? read_line() : err_value("not readable");
}

static struct obj *stream_next(struct obj *self)
{
    struct obj *line = stream_readline(self, NULL, 0, NULL);
    if (line && str_length(line) == 0)
        obj_clear_slot(&line);
    return line;
}

static struct obj *stream_iter(struct obj *self)
{
    return incref(self);
}

CFUNCTION(stream_readlines)
{
    return arg_count("readlines", nargs, kwnames, 0, 1) < 0 ? NULL : list_from_iter(self);
}

/* At most n characters; what is left of their last line waits for the next reader. */
static struct obj *read_some(struct obj *self, int64_t n)
{
    struct obj *s = str_from_c("");
    while (s && str_length(s) < n) {
        struct obj *line = stream_readline(self, NULL, 0, NULL), *longer = line ? str_concat(s, line) : NULL;
        bool end = line && str_length(line) == 0;
        xdecref(line);
        decref(s);
        s = longer;
        if (end)
            return s;
    }
    if (s && str_length(s) > n) {
        struct obj *begin = str_slice(s, 0, n);
        lib->typed = str_slice(s, n, str_length(s));
        decref(s);
        s = begin;
    }
    return s;
}

CFUNCTION(stream_read)
{
    if (arg_count("read", nargs, kwnames, 0, 1) < 0)
        return NULL;
    int64_t n = nargs && args[0] != obj_none ? num_as_ssize(args[0], exc_OverflowError) : -1;
    if (n >= 0 || err_occurred())
        return err_occurred() ? NULL : read_some(self, n);
    struct obj *l = list_from_iter(self), *empty = str_from_c("");
    struct obj *s = l && empty ? str_join(empty, l) : NULL;
    xdecref(l);
    xdecref(empty);
    return s;
}

CFUNCTION(stream_nothing)
{
    return new_none();
}
CFUNCTION(stream_flush)
{
    return file_flush(self) < 0 ? NULL : new_none();
}
CFUNCTION(stream_close)
{
    *word_at(self, CLOSED) = 1;
    return new_none();
}
CFUNCTION(stream_isatty)
{
    return new_bool(false);
}
CFUNCTION(stream_readable)
{
    return new_bool(stream_number(self) == 0);
}
CFUNCTION(stream_writable)
{
    return new_bool(stream_number(self) != 0);
}
CFUNCTION(stream_fileno)
{
    return int_from_i64(stream_number(self));
}

static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
GETTER(stream_name)
{
    return str_from_c(names[stream_number(self)]);
}
GETTER(stream_mode)
{
    return str_from_c(stream_number(self) ? "w" : "r");
}
GETTER(stream_encoding)
{
    return self ? str_from_c("utf-8") : NULL;
}
GETTER(stream_errors)
{
    return str_from_c(stream_number(self) == 2 ? "backslashreplace" : "strict");
}
GETTER(stream_closed)
{
    return new_bool(*word_at(self, CLOSED));
}

static struct obj *stream_repr(struct obj *self)
{
    int n = stream_number(self);
    return str_printf("<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>", names[n], n ? "w" : "r");
}

static void stream_dealloc(struct obj *self)
{
    obj_free(self);
}

static const struct method_def stream_methods[] = {
    {"write", stream_write, NULL, 0},
    {"writelines", stream_writelines, NULL, 0},
    {"readline", stream_readline, NULL, 0},
    {"readlines", stream_readlines, NULL, 0},
    {"read", stream_read, NULL, 0},
    {"flush", stream_flush, NULL, 0},
    {"reconfigure", stream_nothing, NULL, 0},
    {"close", stream_close, NULL, 0},
    {"isatty", stream_isatty, NULL, 0},
    {"readable", stream_readable, NULL, 0},
    {"writable", stream_writable, NULL, 0},
    {"fileno", stream_fileno, NULL, 0},
    {NULL, NULL, NULL, 0},
};
static const struct getset_def stream_getset[] = {
    {"name", stream_name, NULL, NULL},     {"mode", stream_mode, NULL, NULL},     {"encoding", stream_encoding, NULL, NULL},
    {"errors", stream_errors, NULL, NULL}, {"closed", stream_closed, NULL, NULL}, {NULL, NULL, NULL, NULL},
};
static const struct type_spec stream_spec = {
    .name = "_io.TextIOWrapper",
    .kind = K_OTHER,
    .flags = TF_DISALLOW_NEW,
    .basicsize_adjust = STREAM_SIZE,
    .s = {.dealloc = stream_dealloc, .repr = stream_repr, .iter = stream_iter, .iternext = stream_next},
    .methods = stream_methods,
    .getset = stream_getset,
};

bool sys_add_streams(struct obj *m)
{
    static const char *const attrs[][2] = {{"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    struct type *t = type_ready(&stream_spec);
    for (int i = 0; i < 3; i++) {
        struct obj *o = type_generic_alloc(t, 0);
        if (!o)
            return false;
        *word_at(o, STREAM) = i;
        if (!module_put(m, attrs[i][0], incref(o)) || !module_put(m, attrs[i][1], o))
            return false;
    }
    return true;
}
