/* OSError: errno chooses the class; file names leave args. */
#include <errno.h>

#include "exc_impl.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

enum { OS_ERRNO, OS_STRERROR, OS_FILENAME, OS_FILENAME2, OS_WRITTEN };

/* The class that stands for an errno, or NULL. */
static struct obj *class_for(int64_t number)
{
    switch (number) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS: return exc_BlockingIOError;
    case EPIPE:
    case ESHUTDOWN: return exc_BrokenPipeError;
    case ECHILD: return exc_ChildProcessError;
    case ECONNABORTED: return exc_ConnectionAbortedError;
    case ECONNREFUSED: return exc_ConnectionRefusedError;
    case ECONNRESET: return exc_ConnectionResetError;
    case EEXIST: return exc_FileExistsError;
    case ENOENT: return exc_FileNotFoundError;
    case EISDIR: return exc_IsADirectoryError;
    case ENOTDIR: return exc_NotADirectoryError;
    case EINTR: return exc_InterruptedError;
    case EACCES:
    case EPERM: return exc_PermissionError;
    case ESRCH: return exc_ProcessLookupError;
    case ETIMEDOUT: return exc_TimeoutError;
    default: return NULL;
    }
}

/* A subclass with an __init__ of its own but our __new__ gets its fields from calling up to our __init__. */
static bool waits_for_init(const struct type *t)
{
    return t->s.init != oserror_init && t->s.new_ == oserror_new;
}

static int fill(struct obj *e, struct obj *const *args, size_t nargs)
{
    bool parsed = nargs >= 2 && nargs <= 5;
    struct obj *file = parsed && nargs > 2 && args[2] != obj_none ? args[2] : NULL;
    struct obj *file2 = parsed && nargs > 4 && args[4] != obj_none ? args[4] : NULL;
    size_t kept = nargs;
    if (file && e->ob_type == exc_BlockingIOError && is_int(file)) {
        int64_t written = num_as_ssize(file, exc_ValueError);
        if (written == -1 && err_occurred())
            return -1;
        *(int64_t *)(void *)exc_extra(e, OS_WRITTEN) = written;
    } else if (file) {
        obj_set_slot(exc_extra(e, OS_FILENAME), incref(file));
        if (file2)
            obj_set_slot(exc_extra(e, OS_FILENAME2), incref(file2));
        kept = 2;
    }
    if (parsed) {
        obj_set_slot(exc_extra(e, OS_ERRNO), incref(args[0]));
        obj_set_slot(exc_extra(e, OS_STRERROR), incref(args[1]));
    }
    struct obj *t = tuple_from(args, (int64_t)kept);
    if (!t)
        return -1;
    obj_set_slot(&EXC_ARGS(e), t);
    return 0;
}

struct obj *oserror_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    bool later = waits_for_init(type_rec(type));
    if (!later && kwnames && tuple_len(kwnames))
        return err_type("%.200N() takes no keyword arguments", type);
    if (!later && nargs >= 2 && nargs <= 5 && type == exc_OSError && is_int(args[0])) {
        int overflow;
        struct obj *c = class_for(int_as_i64(args[0], &overflow));
        if (c)
            type = c;
    }
    struct obj *e = type_generic_alloc(type_rec(type), 0);
    if (!e)
        return NULL;
    *(int64_t *)(void *)exc_extra(e, OS_WRITTEN) = -1;
    if (later)
        EXC_ARGS(e) = tuple_new(0);
    if (later ? !EXC_ARGS(e) : fill(e, args, nargs) < 0) {
        decref(e);
        return NULL;
    }
    return e;
}

int oserror_init(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (!waits_for_init(type_of(e)))
        return 0;
    return exc_no_keywords(e, kwnames) < 0 ? -1 : fill(e, args, nargs);
}

static struct obj *word_or_none(struct obj *e, int i)
{
    return *exc_extra(e, i) ? *exc_extra(e, i) : obj_none;
}

struct obj *oserror_str(struct obj *e)
{
    struct obj *number = word_or_none(e, OS_ERRNO), *text = word_or_none(e, OS_STRERROR), *file = *exc_extra(e, OS_FILENAME);
    if (file && *exc_extra(e, OS_FILENAME2))
        return str_printf("[Errno %S] %S: %R -> %R", number, text, file, *exc_extra(e, OS_FILENAME2));
    if (file)
        return str_printf("[Errno %S] %S: %R", number, text, file);
    if (*exc_extra(e, OS_ERRNO) && *exc_extra(e, OS_STRERROR))
        return str_printf("[Errno %S] %S", number, text);
    return exc_base_str(e);
}

static struct obj *get_written(struct obj *e, void *closure)
{
    (void)closure;
    int64_t n = *(int64_t *)(void *)exc_extra(e, OS_WRITTEN);
    if (n == -1)
        return err_format(exc_AttributeError, "characters_written");
    return int_from_i64(n);
}

static int set_written(struct obj *e, struct obj *v, void *closure)
{
    (void)closure;
    int64_t *n = (int64_t *)(void *)exc_extra(e, OS_WRITTEN);
    if (!v && *n == -1)
        err_format(exc_AttributeError, "characters_written");
    if (!v && *n == -1)
        return -1;
    int64_t value = v ? num_as_ssize(v, exc_ValueError) : -1;
    if (v && value == -1 && err_occurred())
        return -1;
    *n = value;
    return 0;
}

const struct getset_def oserror_getset[] = {
    {"errno", exc_get_word, exc_set_word, EXC_WORD_AT(OS_ERRNO)},
    {"strerror", exc_get_word, exc_set_word, EXC_WORD_AT(OS_STRERROR)},
    {"filename", exc_get_word, exc_set_word, EXC_WORD_AT(OS_FILENAME)},
    {"filename2", exc_get_word, exc_set_word, EXC_WORD_AT(OS_FILENAME2)},
    {"characters_written", get_written, set_written, NULL},
    {NULL, NULL, NULL, NULL},
};

/* The file names stand in args again. */
static struct obj *m_reduce(struct obj *e, struct obj *const *unused, size_t nargs, struct obj *kwnames)
{
    (void)unused, (void)nargs, (void)kwnames;
    struct obj *args = incref(EXC_ARGS(e)), *file = *exc_extra(e, OS_FILENAME), *file2 = *exc_extra(e, OS_FILENAME2);
    if (tuple_len(args) == 2 && file) {
        struct obj *number = tuple_items(args)[0], *text = tuple_items(args)[1];
        obj_set_slot(&args, file2 ? tuple_pack(5, number, text, file, obj_none, file2) : tuple_pack(3, number, text, file));
    }
    struct obj *dict = instance_dict_now(e), *r = NULL;
    if (args)
        r = dict ? tuple_pack(3, e->ob_type, args, dict) : tuple_pack(2, e->ob_type, args);
    xdecref(args);
    return r;
}

const struct method_def oserror_methods[] = {{"__reduce__", m_reduce, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};
