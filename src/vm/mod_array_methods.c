/* Methods of array.array, and how arrays are pickled. */
#include <string.h>

#include "mod_array.h"

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)
#define ONE(name)                                                                                                                  \
    if (one_arg("array." name, nargs, kw) < 0)                                                                                     \
    return NULL
#define NONE(name)                                                                                                                 \
    (void)args;                                                                                                                    \
    if (no_args("array." name, nargs, kw) < 0)                                                                                     \
    return NULL

METHOD(m_append)
{
    ONE("append");
    return array_append(o, args[0]) < 0 ? NULL : new_none();
}

METHOD(m_extend)
{
    ONE("extend");
    return array_extend(o, args[0]) < 0 ? NULL : new_none();
}

METHOD(m_insert)
{
    unsigned char item[8];
    if (arg_count("insert", nargs, kw, 2, 2) < 0)
        return NULL;
    int64_t i = num_as_ssize(args[0], exc_OverflowError), n = LEN(o);
    if ((i == -1 && err_occurred()) || array_item_set(KIND(o), args[1], item) < 0 || array_resize(o, n + 1) < 0)
        return NULL;
    i = i < 0 ? (i + n < 0 ? 0 : i + n) : i > n ? n : i;
    memmove(array_at(o, i + 1), array_at(o, i), (size_t)((n - i) * KIND(o)->size));
    memcpy(array_at(o, i), item, (size_t)KIND(o)->size);
    return new_none();
}

METHOD(m_pop)
{
    int64_t i = -1;
    if (arg_count("pop", nargs, kw, 0, 1) < 0)
        return NULL;
    if (nargs && (i = num_as_ssize(args[0], exc_OverflowError)) == -1 && err_occurred())
        return NULL;
    if (LEN(o) == 0)
        return err_format(exc_IndexError, "pop from empty array");
    i += i < 0 ? LEN(o) : 0;
    if (i < 0 || i >= LEN(o))
        return err_format(exc_IndexError, "pop index out of range");
    struct obj *v = array_item_get(KIND(o), array_at(o, i));
    if (array_cut(o, i, i + 1) < 0)
        obj_clear_slot(&v);
    return v;
}

METHOD(m_remove)
{
    ONE("remove");
    int64_t i = array_find(o, args[0], 0, INT64_MAX);
    if (i == -1)
        return err_value("array.remove(x): x not in array");
    if (i < 0)
        return NULL;
    return array_cut(o, i, i + 1) < 0 ? NULL : new_none();
}

METHOD(m_index)
{
    int64_t from = 0, to = INT64_MAX;
    if (arg_count("index", nargs, kw, 1, pol.array_index_range ? 3 : 1) < 0)
        return NULL;
    if ((nargs > 1 && (from = num_as_ssize(args[1], NULL)) == -1 && err_occurred()) ||
        (nargs > 2 && (to = num_as_ssize(args[2], NULL)) == -1 && err_occurred()))
        return NULL;
    from = from < 0 ? (from + LEN(o) < 0 ? 0 : from + LEN(o)) : from;
    to = to < 0 ? to + LEN(o) : to;
    int64_t i = array_find(o, args[0], from, to);
    return i >= 0 ? int_from_i64(i) : i == -2 ? NULL : err_value("array.index(x): x not in array");
}

METHOD(m_count)
{
    ONE("count");
    int64_t n = 0, i = -1;
    while ((i = array_find(o, args[0], i + 1, INT64_MAX)) >= 0)
        n++;
    return i == -2 ? NULL : int_from_i64(n);
}

METHOD(m_reverse)
{
    NONE("reverse");
    int size = KIND(o)->size;
    unsigned char t[8];
    for (int64_t i = 0, j = LEN(o) - 1; i < j; i++, j--) {
        memcpy(t, array_at(o, i), (size_t)size);
        memcpy(array_at(o, i), array_at(o, j), (size_t)size);
        memcpy(array_at(o, j), t, (size_t)size);
    }
    return new_none();
}

METHOD(m_tolist)
{
    NONE("tolist");
    return array_as_list(o);
}

METHOD(m_tobytes)
{
    NONE("tobytes");
    return bytes_from(ITEMS(o), (size_t)(LEN(o) * KIND(o)->size));
}

METHOD(m_frombytes)
{
    const unsigned char *p;
    int64_t n;
    ONE("frombytes");
    struct array_view view;
    if (array_buffer(args[0], &view) && view.itemsize != 1)
        return err_type("a bytes-like object is required");
    return buffer_get(args[0], &p, &n) < 0 || array_extend_bytes(o, p, n) < 0 ? NULL : new_none();
}

static int array_store_list(struct obj *o, int64_t at, int64_t n, struct obj *list)
{
    for (int64_t i = 0; i < n; i++) {
        struct obj *v = incref(list_items(list)[i]);
        int r = array_store(o, at + i, v);
        decref(v);
        if (r < 0)
            return r;
        if (obj_len(list) != n)
            return err_format(exc_RuntimeError, "list changed size during iteration"), -1;
    }
    return 0;
}

METHOD(m_fromlist)
{
    ONE("fromlist");
    if (!is_list(args[0]))
        return err_type("arg must be list");
    int64_t old = LEN(o), n = obj_len(args[0]);
    if (n == 0 || (array_resize(o, old + n) == 0 && array_store_list(o, old, n, args[0]) == 0))
        return new_none();
    if (LEN(o) == old + n)
        array_cut(o, old, LEN(o));
    return NULL;
}

METHOD(m_byteswap)
{
    NONE("byteswap");
    int size = KIND(o)->size;
    for (int64_t i = 0; i < LEN(o); i++)
        for (int a = 0, b = size - 1; a < b; a++, b--) {
            unsigned char t = array_at(o, i)[a];
            array_at(o, i)[a] = array_at(o, i)[b];
            array_at(o, i)[b] = t;
        }
    return new_none();
}

METHOD(m_buffer_info)
{
    NONE("buffer_info");
    struct obj *a = int_from_u64((uintptr_t)ITEMS(o)), *n = int_from_i64(LEN(o)), *t = a && n ? tuple_pack(2, a, n) : NULL;
    xdecref(a);
    xdecref(n);
    return t;
}

METHOD(m_sizeof)
{
    NONE("__sizeof__");
    return int_from_i64(type_of(o)->basicsize + ROOM(o) * KIND(o)->size);
}

METHOD(m_copy)
{
    (void)args, (void)nargs, (void)kw;
    return array_repeat(o, 1);
}

METHOD(m_tounicode)
{
    NONE("tounicode");
    if (!array_kind_is_text(KIND(o)))
        return err_value(message(MSG_ARRAY_TEXT), "tounicode");
    return array_as_text(o);
}

METHOD(m_fromunicode)
{
    ONE("fromunicode");
    if (!is_str(args[0]))
        return err_type("fromunicode() argument must be str, not %T", args[0]);
    if (!array_kind_is_text(KIND(o)))
        return err_value(message(MSG_ARRAY_TEXT), "fromunicode");
    return array_extend_text(o, args[0]) < 0 ? NULL : new_none();
}

METHOD(m_clear)
{
    NONE("clear");
    return array_resize(o, 0) < 0 ? NULL : new_none();
}

/* What array pickles call a kind of item on a little-endian machine. Modules/arraymodule.c, enum machine_format_code */
static int machine_format(const struct item_kind *k)
{
    static const signed char of_size[] = {-1, 0, 2, -1, 6, -1, -1, -1, 10};
    if (array_kind_is_text(k))
        return 20;
    if (k->is_float)
        return k->size == 4 ? 14 : 16;
    return of_size[k->size] + (k->is_signed ? (k->size == 1 ? 1 : 2) : 0);
}

/* (type, (code, items), attributes), or from protocol 3 on the bytes with what they are. */
METHOD(m_reduce_ex)
{
    ONE("__reduce_ex__");
    int64_t protocol = num_as_ssize(args[0], exc_OverflowError);
    struct obj *state = NULL, *make = NULL, *func = NULL, *r = NULL, *code = NULL, *module = NULL;
    if ((protocol == -1 && err_occurred()) || obj_lookup_attr(o, str_name("__dict__"), &state) < 0)
        return NULL;
    code = str_from_char((unsigned char)KIND(o)->code);
    if (protocol >= 3) {
        struct obj *format = int_from_i64(machine_format(KIND(o))), *bytes = bytes_from(ITEMS(o), (size_t)(LEN(o) * KIND(o)->size));
        make = code && format && bytes ? tuple_pack(4, o->ob_type, code, format, bytes) : NULL;
        module = interp_import("array");
        func = module ? obj_getattr_c(module, "_array_reconstructor") : NULL;
        xdecref(format);
        xdecref(bytes);
        xdecref(module);
    } else {
        struct obj *items = array_as_list(o);
        make = code && items ? tuple_pack(2, code, items) : NULL;
        func = incref(o->ob_type);
        xdecref(items);
    }
    if (make && func)
        r = tuple_pack(3, func, make, state ? state : obj_none);
    xdecref(code);
    xdecref(state);
    xdecref(make);
    xdecref(func);
    return r;
}

/* What the machine formats are, in their order: a code of struct with its byte order, or a codec. */
static const struct machine_format {
    const char *name;
    int size;
    char code; /* the array's own code for such items; 0: as asked for */
} machine_formats[] = {{"<B", 1, 'B'},      {"<b", 1, 'b'},     {"<H", 2, 'H'}, {">H", 2, 'H'},      {"<h", 2, 'h'},
                       {">h", 2, 'h'},      {"<I", 4, 'I'},     {">I", 4, 'I'}, {"<i", 4, 'i'},      {">i", 4, 'i'},
                       {"<Q", 8, 'Q'},      {">Q", 8, 'Q'},     {"<q", 8, 'q'}, {">q", 8, 'q'},      {"<f", 4, 0},
                       {">f", 4, 0},        {"<d", 8, 0},       {">d", 8, 0},   {"utf-16-le", 2, 0}, {"utf-16-be", 2, 0},
                       {"utf-32-le", 4, 0}, {"utf-32-be", 4, 0}};
enum { MACHINE_FORMATS = sizeof machine_formats / sizeof *machine_formats, FIRST_TEXT_FORMAT = 18 };

/* The text, or a tuple of the numbers, that bytes are in a machine format. */
static struct obj *in_format(const struct machine_format *f, struct obj *bytes)
{
    int64_t n = bytes_length(bytes);
    if (n % f->size)
        return err_value("string length not a multiple of item size");
    struct obj *module = NULL, *format = NULL, *r = NULL;
    if (f - machine_formats >= FIRST_TEXT_FORMAT) {
        format = str_from_c(f->name);
        r = format ? obj_call_method(bytes, "decode", &format, 1) : NULL;
    } else if ((module = interp_import("struct"))) {
        format = str_printf("%c%lld%c", f->name[0], (long long)(n / f->size), f->name[1]);
        r = format ? obj_call_method(module, "unpack", (struct obj *[]){format, bytes}, 2) : NULL;
    }
    xdecref(format);
    xdecref(module);
    return r;
}

/* _array_reconstructor(type, code, format, bytes) */
CFUNCTION(array_reconstructor)
{
    if (arg_count("_array_reconstructor", nargs, kwnames, 4, 4) < 0)
        return NULL;
    if (!is_str(args[1]) || str_length(args[1]) != 1)
        return array_character_wanted("_array_reconstructor() argument 2", args[1]);
    const struct item_kind *k = array_kind(str_char(args[1], 0));
    if (!type_of(args[2])->s.index)
        return err_type(message(MSG_ARRAY_INTEGER), args[2]);
    int64_t format = num_as_ssize(args[2], exc_OverflowError);
    if (format == -1 && err_occurred())
        return NULL;
    if (!obj_is_kind(args[0], K_TYPE))
        return err_type("first argument must be a type object, not %T", args[0]);
    if (!type_is_subtype(type_rec(args[0]), t_array))
        return err_type("%s is not a subtype of array.array", type_name(type_rec(args[0])));
    if (!k)
        return err_value("second argument must be a valid type code");
    if (format < 0 || format >= MACHINE_FORMATS)
        return err_value("third argument must be a valid machine format code.");
    if (!obj_is_kind(args[3], K_BYTES))
        return err_type("fourth argument should be bytes, not %T", args[3]);
    const struct machine_format *f = &machine_formats[format];
    bool as_here = format == machine_format(k);
    struct obj *init = as_here ? incref(args[3]) : in_format(f, args[3]);
    struct obj *code = init ? str_from_char((unsigned char)(f->code && !as_here ? f->code : k->code)) : NULL;
    struct obj *a = code ? t_array->s.new_(args[0], (struct obj *[]){code, init}, 2, NULL) : NULL;
    xdecref(code);
    xdecref(init);
    return a;
}
const struct method_def array_functions[] = {{"_array_reconstructor", array_reconstructor, NULL, 0}, {0}};

const struct method_def array_methods[] = {{"append", m_append, NULL, METH_COUNTED},
                                           {"buffer_info", m_buffer_info, NULL, 0},
                                           {"byteswap", m_byteswap, NULL, 0},
                                           {"count", m_count, NULL, 0},
                                           {"extend", m_extend, NULL, 0},
                                           {"frombytes", m_frombytes, NULL, 0},
                                           {"fromlist", m_fromlist, NULL, 0},
                                           {"index", m_index, NULL, 0},
                                           {"insert", m_insert, NULL, 0},
                                           {"pop", m_pop, NULL, 0},
                                           {"remove", m_remove, NULL, 0},
                                           {"reverse", m_reverse, NULL, 0},
                                           {"tobytes", m_tobytes, NULL, 0},
                                           {"tolist", m_tolist, NULL, 0},
                                           {"tounicode", m_tounicode, NULL, 0},
                                           {"__copy__", m_copy, NULL, 0},
                                           {"__deepcopy__", m_copy, NULL, 0},
                                           {"__reduce_ex__", m_reduce_ex, NULL, 0},
                                           {"__sizeof__", m_sizeof, NULL, 0},
                                           {"fromunicode", m_fromunicode, NULL, 0},
                                           {"clear", m_clear, NULL, 0},
                                           {0}};
