/* Exceptions with fields of their own: StopIteration, SystemExit, ImportError, NameError, AttributeError, KeyError, SyntaxError. */
#include <string.h>

#include "exc_impl.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

#define INIT(fn) static int fn(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)

struct obj *exc_get_word(struct obj *e, void *closure)
{
    struct obj *v = *exc_extra(e, (int)(uintptr_t)closure);
    return incref(v ? v : obj_none);
}

int exc_set_word(struct obj *e, struct obj *v, void *closure)
{
    obj_set_slot(exc_extra(e, (int)(uintptr_t)closure), xincref(v));
    return 0;
}

#define WORD(name, i)                                                                                                              \
    {                                                                                                                              \
        name, exc_get_word, exc_set_word, EXC_WORD_AT(i)                                                                           \
    }
#define END                                                                                                                        \
    {                                                                                                                              \
        NULL, NULL, NULL, NULL                                                                                                     \
    }

static void put(struct obj *e, int i, struct obj *v)
{
    obj_set_slot(exc_extra(e, i), xincref(v));
}

/* ---- StopIteration, SystemExit, KeyError ---- */

INIT(stop_init)
{
    if (exc_base_init(e, args, nargs, kwnames) < 0)
        return -1;
    put(e, 0, nargs > 0 ? args[0] : obj_none);
    return 0;
}

INIT(exit_init)
{
    if (exc_base_init(e, args, nargs, kwnames) < 0)
        return -1;
    if (nargs > 0)
        put(e, 0, nargs == 1 ? args[0] : EXC_ARGS(e));
    return 0;
}

/* The missing key is shown by its repr: KeyError: '' says more than KeyError: */
static struct obj *key_str(struct obj *e)
{
    struct obj *args = EXC_ARGS(e);
    return tuple_len(args) == 1 ? obj_repr(tuple_items(args)[0]) : exc_base_str(e);
}

static const struct getset_def stop_getset[] = {WORD("value", 0), END}, exit_getset[] = {WORD("code", 0), END};

/* ---- ImportError, NameError, AttributeError: keyword-only fields ---- */

INIT(import_init)
{
    struct obj *name = NULL, *path = NULL, *name_from = NULL;
    if (exc_base_init(e, args, nargs, NULL) < 0)
        return -1;
    int r = pol.exc_import_name_from
                ? arg_parse("ImportError(*, name:O=, path:O=, name_from:O=)", args + nargs, 0, kwnames, &name, &path, &name_from)
                : arg_parse("ImportError(*, name:O=, path:O=)", args + nargs, 0, kwnames, &name, &path);
    if (r < 0)
        return -1;
    put(e, 0, nargs == 1 ? args[0] : NULL);
    put(e, 1, name);
    put(e, 2, path);
    if (pol.exc_import_name_from)
        put(e, 3, name_from);
    return 0;
}

static struct obj *import_str(struct obj *e)
{
    struct obj *msg = *exc_extra(e, 0);
    return msg && msg->ob_type == t_str->self ? incref(msg) : exc_base_str(e);
}

static int state_put(struct obj *state, const char *name, struct obj *v)
{
    return v ? dict_set_c(state, name, v) : 0;
}

/* The instance's dict with more in it. */
static struct obj *state_with(struct obj *e)
{
    struct obj *dict = instance_dict_now(e);
    return dict ? dict_copy(dict) : dict_new();
}

static struct obj *import_reduce(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *name = *exc_extra(e, 1), *path = *exc_extra(e, 2), *from = pol.exc_import_name_from ? *exc_extra(e, 3) : NULL;
    struct obj *dict = instance_dict_now(e), *r = NULL;
    if (!name && !path && !from)
        return dict ? tuple_pack(3, e->ob_type, EXC_ARGS(e), dict) : tuple_pack(2, e->ob_type, EXC_ARGS(e));
    struct obj *state = state_with(e);
    if (state && state_put(state, "name", name) == 0 && state_put(state, "path", path) == 0 &&
        state_put(state, "name_from", from) == 0)
        r = tuple_pack(3, e->ob_type, EXC_ARGS(e), state);
    xdecref(state);
    return r;
}

/* Without the object whose attribute it was. */
static struct obj *attribute_getstate(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *state = state_with(e);
    if (state && (state_put(state, "name", *exc_extra(e, 1)) < 0 || state_put(state, "args", EXC_ARGS(e)) < 0))
        obj_clear_slot(&state);
    return state;
}

static struct obj *attribute_reduce(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *state = attribute_getstate(e, args, nargs, kwnames);
    struct obj *r = state ? tuple_pack(3, e->ob_type, EXC_ARGS(e), state) : NULL;
    xdecref(state);
    return r;
}

static const struct method_def import_methods[] = {{"__reduce__", import_reduce, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};
static const struct method_def attribute_methods[] = {{"__getstate__", attribute_getstate, NULL, METH_NOARGS},
                                                      {"__reduce__", attribute_reduce, NULL, METH_NOARGS},
                                                      {NULL, NULL, NULL, 0}};

INIT(name_init)
{
    struct obj *name = NULL;
    if (exc_base_init(e, args, nargs, NULL) < 0 || arg_parse("NameError(*, name:O=)", args + nargs, 0, kwnames, &name) < 0)
        return -1;
    put(e, 0, name);
    return 0;
}

INIT(attribute_init)
{
    struct obj *name = NULL, *object = NULL;
    if (exc_base_init(e, args, nargs, NULL) < 0 ||
        arg_parse("AttributeError(*, name:O=, obj:O=)", args + nargs, 0, kwnames, &name, &object) < 0)
        return -1;
    put(e, 0, object);
    put(e, 1, name);
    return 0;
}

static const struct getset_def import_getset[] = {WORD("msg", 0), WORD("name", 1), WORD("path", 2), END},
                               import_getset_from[] = {WORD("msg", 0), WORD("name", 1), WORD("path", 2), WORD("name_from", 3), END},
                               name_getset[] = {WORD("name", 0), END}, attribute_getset[] = {WORD("name", 1), WORD("obj", 0), END};

/* ---- SyntaxError ---- */

enum { SYNTAX_MSG, SYNTAX_FILENAME, SYNTAX_LINENO, SYNTAX_OFFSET };

/* Which word behind the head a field is; -1 when the version has none such. */
static int syntax_word(int offset)
{
    return offset < 0 ? -1 : (offset - lay.sizeof_PyBaseExceptionObject) / 8;
}

static int put_details(struct obj *e, struct obj *info)
{
    struct obj *t = obj_call1(t_tuple->self, info);
    if (!t)
        return -1;
    int end_line = syntax_word(lay.PySyntaxErrorObject_end_lineno), end_offset = syntax_word(lay.PySyntaxErrorObject_end_offset);
    int64_t n = tuple_len(t), max = end_line >= 0 ? 6 : 4;
    struct obj **items = tuple_items(t);
    int r = -1;
    if (n < 4 || n > max) {
        err_type("function %s %d arguments (%zd given)",
                 max == 4 ? "takes exactly"
                 : n < 4  ? "takes at least"
                          : "takes at most",
                 n < 4 ? 4 : (int)max, n);
    } else if (n == 5) {
        err_type("end_offset must be provided when end_lineno is provided");
    } else {
        for (int i = 0; i < 3; i++)
            put(e, SYNTAX_FILENAME + i, items[i]);
        put(e, syntax_word(lay.PySyntaxErrorObject_text), items[3]);
        if (n == 6) {
            put(e, end_line, items[4]);
            put(e, end_offset, items[5]);
        }
        r = 0;
    }
    decref(t);
    return r;
}

INIT(syntax_init)
{
    if (exc_base_init(e, args, nargs, kwnames) < 0)
        return -1;
    if (nargs >= 1)
        put(e, SYNTAX_MSG, args[0]);
    return nargs == 2 ? put_details(e, args[1]) : 0;
}

static struct obj *base_name(struct obj *path)
{
    int64_t n = str_length(path), from = n;
    while (from > 0 && str_char(path, from - 1) != '/')
        from--;
    return str_slice(path, from, n);
}

static struct obj *syntax_str(struct obj *e)
{
    struct obj *msg = *exc_extra(e, SYNTAX_MSG), *file = *exc_extra(e, SYNTAX_FILENAME), *line = *exc_extra(e, SYNTAX_LINENO);
    bool has_line = line && line->ob_type == t_int->self, has_file = file && is_str(file);
    if (!msg)
        msg = obj_none;
    if (!has_line && !has_file)
        return obj_str(msg);
    int overflow;
    long number = has_line ? (long)int_as_i64(line, &overflow) : 0;
    if (!has_file)
        return str_printf("%S (line %ld)", msg, number);
    struct obj *name = base_name(file);
    if (!name)
        return NULL;
    struct obj *r = has_line ? str_printf("%S (%U, line %ld)", msg, name, number) : str_printf("%S (%U)", msg, name);
    decref(name);
    return r;
}

static const struct getset_def *syntax_getset(void)
{
    const struct {
        const char *name;
        int offset;
    } fields[] = {
        {"msg", lay.PySyntaxErrorObject_msg},
        {"filename", lay.PySyntaxErrorObject_filename},
        {"lineno", lay.PySyntaxErrorObject_lineno},
        {"offset", lay.PySyntaxErrorObject_offset},
        {"text", lay.PySyntaxErrorObject_text},
        {"end_lineno", lay.PySyntaxErrorObject_end_lineno},
        {"end_offset", lay.PySyntaxErrorObject_end_offset},
        {"print_file_and_line", lay.PySyntaxErrorObject_print_file_and_line},
        {"_metadata", lay.PySyntaxErrorObject_metadata},
    };
    enum { COUNT = sizeof fields / sizeof *fields };
    struct getset_def *table = engine_alloc((COUNT + 1) * sizeof *table), *g = table;
    for (int i = 0; i < COUNT; i++)
        if (fields[i].offset >= 0)
            *g++ = (struct getset_def){fields[i].name, exc_get_word, exc_set_word, EXC_WORD_AT(syntax_word(fields[i].offset))};
    return table;
}

/* ---- the list of shapes ---- */

static const struct getset_def *import_fields(void)
{
    return pol.exc_import_name_from ? import_getset_from : import_getset;
}

static int import_words(void)
{
    return pol.exc_import_name_from ? 4 : 3;
}

static int syntax_words(void)
{
    return (lay.sizeof_PySyntaxErrorObject - lay.sizeof_PyBaseExceptionObject) / 8;
}

static int group_words(void)
{
    return pol.exc_group_keeps_repr ? 3 : 2;
}

#define ALL 0xFFFFu
static const struct {
    struct exc_shape shape;
    const struct getset_def *(*getset)(void); /* instead of shape.getset, where it depends on the version */
    int (*words)(void);                       /* likewise */
    bool named;                               /* only where exceptions have names */
} shapes[] = {
    {{"StopIteration", 1, ALL, {.init = stop_init}, stop_getset, NULL}, NULL, NULL, false},
    {{"SystemExit", 1, ALL, {.init = exit_init}, exit_getset, NULL}, NULL, NULL, false},
    {{"KeyError", 0, 0, {.str = key_str}, NULL, NULL}, NULL, NULL, false},
    {{"ImportError", 0, ALL, {.init = import_init, .str = import_str}, NULL, import_methods}, import_fields, import_words, false},
    {{"NameError", 1, ALL, {.init = name_init}, name_getset, NULL}, NULL, NULL, true},
    {{"AttributeError", 2, ALL, {.init = attribute_init}, attribute_getset, attribute_methods}, NULL, NULL, true},
    {{"SyntaxError", 0, ALL, {.init = syntax_init, .str = syntax_str}, NULL, NULL}, syntax_getset, syntax_words, false},
    {{"OSError", 5, 15, {.new_ = oserror_new, .init = oserror_init, .str = oserror_str}, oserror_getset, oserror_methods},
     NULL,
     NULL,
     false},
    {{"UnicodeDecodeError", 5, 19, {.init = unicode_error_init, .str = unicode_error_str}, unicode_error_getset, NULL},
     NULL,
     NULL,
     false},
    {{"UnicodeEncodeError", 5, 19, {.init = unicode_error_init, .str = unicode_error_str}, unicode_error_getset, NULL},
     NULL,
     NULL,
     false},
    {{"UnicodeTranslateError", 5, 19, {.init = unicode_error_init, .str = unicode_error_str}, unicode_error_getset, NULL},
     NULL,
     NULL,
     false},
    {{"BaseExceptionGroup",
      0,
      ALL,
      {.new_ = excgroup_new, .init = exc_base_init, .str = excgroup_str, .repr = excgroup_repr},
      excgroup_getset,
      excgroup_methods},
     NULL,
     group_words,
     false},
};

const struct exc_shape *exc_shape_for(const char *name)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (strcmp(shapes[i].shape.name, name) != 0 || (shapes[i].named && !pol.exc_names))
            continue;
        struct exc_shape *s = engine_alloc(sizeof *s);
        *s = shapes[i].shape;
        if (shapes[i].getset)
            s->getset = shapes[i].getset();
        if (shapes[i].words)
            s->extra = shapes[i].words();
        return s;
    }
    return NULL;
}
