/* translate and maketrans, encode, format. */
#include "codecs.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "strimpl.h"

#define METHOD(fn) static struct obj *fn(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)

/* ---- translate ---- */

/* What a table says of character c: new reference; None: drop it; NULL without exception: leave it. */
static struct obj *look_up(struct obj *table, unsigned c)
{
    struct obj *key = int_from_i64(c);
    struct obj *v = key ? obj_getitem(table, key) : NULL;
    xdecref(key);
    if (!v && err_matches(exc_LookupError))
        err_clear();
    return v;
}

static int add_translated(struct strbuf *b, struct obj *v)
{
    int overflow;
    if (v == obj_none)
        return 0;
    if (is_str(v)) {
        strbuf_add_str(b, v, 0, str_length(v));
        return 0;
    }
    if (!is_int(v)) {
        err_type("character mapping must return integer, None or str");
        return -1;
    }
    int64_t c = int_as_i64(v, &overflow);
    if (c < 0 || c > STR_MAX_CHAR) {
        err_value("character mapping must be in range(0x110000)");
        return -1;
    }
    strbuf_add(b, (unsigned)c);
    return 0;
}

METHOD(m_translate)
{
    (void)nargs, (void)kwnames;
    struct strbuf b = {0};
    for (int64_t i = 0; i < str_length(s); i++) {
        struct obj *v = look_up(args[0], str_char(s, i));
        int r = 0;
        if (v)
            r = add_translated(&b, v);
        else if (err_occurred())
            r = -1;
        else
            strbuf_add(&b, str_char(s, i));
        xdecref(v);
        if (r < 0) {
            decref(strbuf_finish(&b));
            return NULL;
        }
    }
    return strbuf_finish(&b);
}

static int map_char(struct obj *table, unsigned c, struct obj *v)
{
    struct obj *key = int_from_i64(c);
    int r = key ? dict_set(table, key, v) : -1;
    xdecref(key);
    return r;
}

static int fill_from_dict(struct obj *table, struct obj *d)
{
    int64_t pos = 0;
    struct obj *key, *v;
    while (dict_next(d, &pos, &key, &v)) {
        int r;
        if (is_str(key) && str_length(key) != 1) {
            err_value("%s", message(MSG_MAKETRANS_LENGTH));
            return -1;
        }
        if (is_str(key)) {
            r = map_char(table, str_char(key, 0), v);
        } else if (is_int(key)) {
            r = dict_set(table, key, v);
        } else {
            err_type("%s", message(MSG_MAKETRANS_KEYS));
            r = -1;
        }
        if (r < 0)
            return -1;
    }
    return 0;
}

static int fill_from_strings(struct obj *table, struct obj *from, struct obj *to, struct obj *drop)
{
    if (!is_str(from)) {
        err_type("first maketrans argument must be a string if there is a second argument");
        return -1;
    }
    if (str_length(from) != str_length(to)) {
        err_value("the first two maketrans arguments must have equal length");
        return -1;
    }
    for (int64_t i = 0; i < str_length(from); i++) {
        struct obj *v = int_from_i64(str_char(to, i));
        int r = v ? map_char(table, str_char(from, i), v) : -1;
        xdecref(v);
        if (r < 0)
            return -1;
    }
    for (int64_t i = 0; drop && i < str_length(drop); i++)
        if (map_char(table, str_char(drop, i), obj_none) < 0)
            return -1;
    return 0;
}

METHOD(m_maketrans)
{
    (void)s;
    struct obj *x, *y = NULL, *z = NULL;
    if (arg_parse("maketrans(x:O, y:U=, z:U=, /)", args, nargs, kwnames, &x, &y, &z) < 0)
        return NULL;
    if (!y && x->ob_type != t_dict->self)
        return err_type("if you give only one argument to maketrans it must be a dict");
    struct obj *table = dict_new();
    int r = !table ? -1 : y ? fill_from_strings(table, x, y, z) : fill_from_dict(table, x);
    if (r < 0) {
        xdecref(table);
        return NULL;
    }
    return table;
}

/* ---- encode, format ---- */

METHOD(m_encode)
{
    struct obj *encoding = NULL, *errors = NULL;
    if (arg_parse("encode(encoding:U=, errors:U=)", args, nargs, kwnames, &encoding, &errors) < 0)
        return NULL;
    return codec_encode(s, encoding, errors);
}

METHOD(m_format)
{
    return str_format_call(s, args, nargs, kwnames);
}

METHOD(m_format_map)
{
    (void)nargs, (void)kwnames;
    return str_format_map(s, args[0]);
}

METHOD(m_dunder_format)
{
    struct obj *text;
    if (arg_parse("__format__(format_spec:U, /)", args, nargs, kwnames, &text) < 0)
        return NULL;
    return str_format(s, text);
}

const struct method_def str_methods_make[] = {
    {"translate", m_translate, NULL, METH_O},
    {"maketrans", m_maketrans, NULL, METH_STATIC | METH_FASTCALL},
    {"encode", m_encode, NULL, 0},
    {"format", m_format, NULL, METH_COUNTED},
    {"format_map", m_format_map, NULL, METH_O},
    {"__format__", m_dunder_format, NULL, METH_O},
    {NULL, NULL, NULL, 0},
};
