/* `array`: machine values of one kind behind a header, growing as CPython's arrays do. */
#include <stdlib.h>
#include <string.h>

#include "mod_array.h"
#include "slotscope/base/mem.h"

bool int_to_bytes_le(const struct obj *a, unsigned char *p, size_t n, bool is_signed); /* int.c */

static struct type *t_array;

/* ob_size, items, room, kind of item: 16, 24, 32, 40; a weak reference list and the count of views follow. */
#define LEN(o)     (((struct varobj *)(o))->size)
#define ITEMS(o)   (*(unsigned char **)(void *)((char *)(o) + 24))
#define ROOM(o)    (*(int64_t *)(void *)((char *)(o) + 32))
#define KIND(o)    (*(const struct item_kind **)(void *)((char *)(o) + 40))
#define EXPORTS(o) (*(int32_t *)(void *)((char *)(o) + 56))
enum { WEAKREFS = 48, BASIC_SIZE = 64 };

static const struct item_kind {
    char code;
    signed char size;
    bool is_signed, is_float;
    const char *range; /* what a value out of range is told */
} kinds[] = {
    {'b', 1, true, false, "signed char"},
    {'B', 1, false, false, "unsigned byte integer"},
    {'h', 2, true, false, "signed short integer"},
    {'H', 2, false, false, "unsigned short"},
    {'i', 4, true, false, NULL},
    {'I', 4, false, false, NULL},
    {'l', 8, true, false, NULL},
    {'L', 8, false, false, NULL},
    {'q', 8, true, false, NULL},
    {'Q', 8, false, false, NULL},
    {'f', 4, true, true, NULL},
    {'d', 8, true, true, NULL},
    {'u', 4, false, false, NULL},
    {'w', 4, false, false, NULL}, /* pol.array_ucs4 */
};

static bool is_text(const struct item_kind *k)
{
    return k->code == 'u' || k->code == 'w';
}

static const struct item_kind *kind_of(unsigned code)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds - !pol.array_ucs4; i++)
        if ((unsigned char)kinds[i].code == code)
            return &kinds[i];
    return NULL;
}

/* ---- items ---- */

static struct obj *item_get(const struct item_kind *k, const unsigned char *p)
{
    float f;
    double d;
    uint32_t c;
    if (k->code == 'f') {
        memcpy(&f, p, 4);
        return float_from((double)f);
    }
    if (k->code == 'd') {
        memcpy(&d, p, 8);
        return float_from(d);
    }
    if (is_text(k)) {
        memcpy(&c, p, 4);
        return str_from_char(c);
    }
    return int_from_bytes(p, (size_t)k->size, true, k->is_signed);
}

static int out_of_range(const struct item_kind *k, bool below)
{
    if (k->range)
        err_format(exc_OverflowError, "%s is %s", k->range, below ? "less than minimum" : "greater than maximum");
    else if (!k->is_signed && below)
        err_format(exc_OverflowError, "can't convert negative value to unsigned int");
    else
        err_format(exc_OverflowError, k->size == 4 ? (below          ? "signed integer is less than minimum"
                                                      : k->is_signed ? "signed integer is greater than maximum"
                                                                     : "unsigned int is greater than maximum")
                                                   : "Python int too large to convert to C long");
    return -1;
}

/* Stores v at p. 0 or -1. */
static int item_set(const struct item_kind *k, struct obj *v, unsigned char *p)
{
    if (k->is_float) {
        double d = obj_as_double(v);
        if (d == -1.0 && err_occurred())
            return -1;
        float f = (float)d;
        if (k->size == 4)
            memcpy(p, &f, 4);
        else
            memcpy(p, &d, 8);
        return 0;
    }
    if (is_text(k)) {
        if (!is_str(v) || str_length(v) != 1) {
            err_type("array item must be a unicode character, not %.50T", v);
            return -1;
        }
        uint32_t c = str_char(v, 0);
        memcpy(p, &c, 4);
        return 0;
    }
    struct obj *i = type_of(v)->s.index ? num_index(v) : err_type(message(MSG_ARRAY_INTEGER), v);
    if (!i)
        return -1;
    unsigned char le[8];
    bool ok = (k->is_signed || int_sign(i) >= 0) && int_to_bytes_le(i, le, (size_t)k->size, k->is_signed), below = int_sign(i) < 0;
    decref(i);
    if (!ok)
        return out_of_range(k, below);
    memcpy(p, le, (size_t)k->size);
    return 0;
}

static unsigned char *at(struct obj *o, int64_t i)
{
    return ITEMS(o) + i * KIND(o)->size;
}

/* ---- room ---- */

static int resize(struct obj *o, int64_t n)
{
    if (EXPORTS(o) > 0 && n != LEN(o)) {
        err_format(exc_BufferError, "cannot resize an array that is exporting buffers");
        return -1;
    }
    if (ROOM(o) >= n && LEN(o) < n + 16 && ITEMS(o)) {
        LEN(o) = n;
        return 0;
    }
    if (n == 0) {
        heap_free(ITEMS(o));
        ITEMS(o) = NULL;
        ROOM(o) = LEN(o) = 0;
        return 0;
    }
    int64_t room = (n >> 4) + (LEN(o) < 8 ? 3 : 7) + n;
    if (room > INT64_MAX / 16)
        return err_no_memory(), -1;
    unsigned char *p = heap_realloc(ITEMS(o), (size_t)(room * KIND(o)->size));
    if (!p)
        return err_no_memory(), -1;
    ITEMS(o) = p;
    ROOM(o) = room;
    LEN(o) = n;
    return 0;
}

/* A new array with n items, unset. */
static struct obj *make(struct obj *type, const struct item_kind *k, int64_t n)
{
    if (n > INT64_C(1) << 40)
        return err_no_memory();
    struct obj *o = type_generic_alloc(type_rec(type), 0);
    if (!o)
        return NULL;
    KIND(o) = k;
    if (n) {
        ITEMS(o) = heap_alloc((size_t)(n * k->size));
        if (!ITEMS(o)) {
            decref(o);
            return err_no_memory();
        }
        ROOM(o) = LEN(o) = n;
    }
    return o;
}

static bool is_array(const struct obj *o)
{
    return t_array && type_is_subtype(type_of(o), t_array);
}

static bool buffer_of(struct obj *o, struct array_view *v)
{
    if (!is_array(o))
        return false;
    *v = (struct array_view){ITEMS(o), LEN(o), KIND(o)->size, KIND(o)->code, &EXPORTS(o)};
    return true;
}

/* ---- changing ---- */

static int append(struct obj *o, struct obj *v)
{
    int64_t n = LEN(o);
    unsigned char item[8];
    if (item_set(KIND(o), v, item) < 0 || resize(o, n + 1) < 0)
        return -1;
    memcpy(at(o, n), item, (size_t)KIND(o)->size);
    return 0;
}

static int extend_bytes(struct obj *o, const unsigned char *p, int64_t n)
{
    int size = KIND(o)->size;
    if (n % size)
        return err_value("bytes length not a multiple of item size"), -1;
    int64_t old = LEN(o);
    unsigned char *copy = mem_alloc((size_t)n + 1); /* p may be our own items */
    memcpy(copy, p, (size_t)n);
    int r = resize(o, old + n / size);
    if (r == 0 && n)
        memcpy(at(o, old), copy, (size_t)n);
    free(copy);
    return r;
}

static int extend(struct obj *o, struct obj *source)
{
    if (is_array(source)) {
        if (KIND(source) != KIND(o))
            return err_type("can only extend with array of same kind"), -1;
        return extend_bytes(o, ITEMS(source), LEN(source) * KIND(source)->size);
    }
    struct obj *it = obj_iter(source), *v;
    int r = it ? 0 : -1;
    while (r == 0 && (v = obj_next(it))) {
        r = append(o, v);
        decref(v);
    }
    xdecref(it);
    return err_occurred() ? -1 : r;
}

static void cut(struct obj *o, int64_t a, int64_t b)
{
    int size = KIND(o)->size;
    memmove(at(o, a), at(o, b), (size_t)((LEN(o) - b) * size));
    resize(o, LEN(o) - (b - a));
}

/* ---- slots ---- */

static struct obj *array_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (kw && tuple_len(kw) && type == t_array->self)
        return err_type("array.array() takes no keyword arguments");
    if (nargs < 1 || nargs > 2)
        return err_type("array() takes at %s argument%s (%lld given)", nargs ? "most 2" : "least 1", nargs ? "s" : "",
                        (long long)nargs);
    if (!is_str(args[0]) || str_length(args[0]) != 1)
        return err_type("array() argument 1 must be a unicode character, not %T", args[0]);
    const struct item_kind *k = kind_of(str_char(args[0], 0));
    struct obj *init = nargs > 1 ? args[1] : NULL;
    if (!k)
        return err_value("%s", message(MSG_ARRAY_TYPECODE));
    if (init && is_str(init) && !is_text(k))
        return err_type("cannot use a str to initialize an array with typecode '%c'", k->code);
    struct obj *o = make(type, k, 0);
    if (!o || !init)
        return o;
    const unsigned char *p;
    int64_t n;
    enum kind ik = type_of(init)->kind;
    int r = (ik == K_BYTES || ik == K_BYTEARRAY) ? (buffer_get(init, &p, &n) < 0 ? -1 : extend_bytes(o, p, n)) : extend(o, init);
    bool sized = is_array(init) || ik == K_LIST || ik == K_TUPLE || ik == K_BYTES || ik == K_BYTEARRAY;
    if (r == 0 && sized && LEN(o)) { /* what the constructor makes of something sized has no room to spare */
        unsigned char *fit = heap_realloc(ITEMS(o), (size_t)(LEN(o) * k->size));
        if (fit) {
            ITEMS(o) = fit;
            ROOM(o) = LEN(o);
        }
    }
    if (r == 0)
        return o;
    decref(o);
    return NULL;
}

static void array_dealloc(struct obj *o)
{
    if (pol.array_has_gc_header)
        gc_untrack(o);
    weakrefs_clear(o);
    heap_free(ITEMS(o));
    obj_free(o);
}

static int64_t array_length(struct obj *o)
{
    return LEN(o);
}

static struct obj *array_item(struct obj *o, int64_t i)
{
    if (i < 0 || i >= LEN(o))
        return err_format(exc_IndexError, "array index out of range");
    return item_get(KIND(o), at(o, i));
}

static int array_ass_item(struct obj *o, int64_t i, struct obj *v)
{
    if (i < 0 || i >= LEN(o))
        return err_format(exc_IndexError, "array assignment index out of range"), -1;
    if (v)
        return item_set(KIND(o), v, at(o, i));
    cut(o, i, i + 1);
    return 0;
}

static bool index_of(struct obj *o, struct obj *key, int64_t *i)
{
    if (!type_of(key)->s.index) {
        err_type("array indices must be integers");
        return false;
    }
    *i = num_as_ssize(key, exc_IndexError);
    if (*i == -1 && err_occurred())
        return false;
    *i += *i < 0 ? LEN(o) : 0;
    return true;
}

static struct obj *array_subscript(struct obj *o, struct obj *key)
{
    int64_t start, stop, step, n;
    if (type_of(key)->kind != K_SLICE)
        return index_of(o, key, &start) ? array_item(o, start) : NULL;
    if (slice_unpack(key, &start, &stop, &step) < 0 || (n = slice_adjust(LEN(o), &start, &stop, &step)) < 0)
        return NULL;
    struct obj *r = make(t_array->self, KIND(o), n);
    for (int64_t i = 0; r && i < n; i++)
        memcpy(at(r, i), at(o, start + i * step), (size_t)KIND(o)->size);
    return r;
}

static int array_ass_subscript(struct obj *o, struct obj *key, struct obj *v)
{
    int64_t start, stop, step, n;
    int size = KIND(o)->size;
    if (type_of(key)->kind != K_SLICE)
        return index_of(o, key, &start) ? array_ass_item(o, start, v) : -1;
    if (slice_unpack(key, &start, &stop, &step) < 0 || (n = slice_adjust(LEN(o), &start, &stop, &step)) < 0)
        return -1;
    if (v && !is_array(v))
        return err_type("can only assign array (not \"%.200T\") to array slice", v), -1;
    if (v && KIND(v) != KIND(o))
        return err_type("bad argument type for built-in operation"), -1;
    int64_t m = v ? LEN(v) : 0;
    if (step != 1 && v) {
        if (m != n)
            return err_value("attempt to assign array of size %ld to extended slice of size %ld", (long)m, (long)n), -1;
        for (int64_t i = 0; i < n; i++)
            memcpy(at(o, start + i * step), at(v, i), (size_t)size);
        return 0;
    }
    if (step != 1) {
        for (int64_t i = n - 1; i >= 0; i--) {
            int64_t k = step > 0 ? start + i * step : start + (n - 1 - i) * step;
            cut(o, k, k + 1);
        }
        return 0;
    }
    unsigned char *copy = mem_alloc((size_t)(m * size) + 1);
    if (m)
        memcpy(copy, ITEMS(v), (size_t)(m * size));
    int64_t tail = LEN(o) - (start + n), old = LEN(o);
    int r = 0;
    if (m > n && (r = resize(o, old + m - n)) == 0)
        memmove(at(o, start + m), at(o, start + n), (size_t)(tail * size));
    else if (m < n)
        cut(o, start + m, start + n);
    if (r == 0 && m)
        memcpy(at(o, start), copy, (size_t)(m * size));
    free(copy);
    return r;
}

static struct obj *array_concat(struct obj *a, struct obj *b)
{
    if (!is_array(b))
        return err_type("can only append array (not \"%.200T\") to array", b);
    if (KIND(a) != KIND(b))
        return err_type("bad argument type for built-in operation");
    struct obj *r = make(t_array->self, KIND(a), LEN(a) + LEN(b));
    if (r && LEN(a))
        memcpy(ITEMS(r), ITEMS(a), (size_t)(LEN(a) * KIND(a)->size));
    if (r && LEN(b))
        memcpy(at(r, LEN(a)), ITEMS(b), (size_t)(LEN(b) * KIND(a)->size));
    return r;
}

static struct obj *array_repeat(struct obj *o, int64_t n)
{
    int64_t total;
    if (n < 0)
        n = 0;
    if (__builtin_mul_overflow(LEN(o), n, &total))
        return err_no_memory();
    struct obj *r = make(t_array->self, KIND(o), total);
    for (int64_t i = 0; r && LEN(o) && i < n; i++)
        memcpy(at(r, i * LEN(o)), ITEMS(o), (size_t)(LEN(o) * KIND(o)->size));
    return r;
}

static struct obj *array_inplace_repeat(struct obj *o, int64_t n)
{
    int64_t old = LEN(o), total;
    if (n < 0)
        n = 0;
    if (__builtin_mul_overflow(old, n, &total) || total > INT64_C(1) << 40)
        return err_no_memory();
    if (old && resize(o, total) < 0)
        return NULL;
    for (int64_t i = 1; old && i < n; i++)
        memcpy(at(o, i * old), ITEMS(o), (size_t)(old * KIND(o)->size));
    return incref(o);
}

static struct obj *array_inplace_concat(struct obj *o, struct obj *v)
{
    if (!is_array(v))
        return err_type("can only extend with array (not \"%.200T\")", v);
    return extend(o, v) < 0 ? NULL : incref(o);
}

static struct obj *as_list(struct obj *o)
{
    struct obj *l = list_new(LEN(o));
    for (int64_t i = 0; l && i < LEN(o); i++)
        if (!(list_items(l)[i] = item_get(KIND(o), at(o, i))))
            obj_clear_slot(&l);
    return l;
}

static struct obj *array_repr(struct obj *o)
{
    const char *name = type_of(o) == t_array ? "array" : type_name(type_of(o));
    if (LEN(o) == 0)
        return str_printf("%s('%c')", name, KIND(o)->code);
    struct obj *l = as_list(o), *r = NULL;
    if (l && is_text(KIND(o))) {
        struct obj *empty = str_from_c(""), *s = empty ? str_join(empty, l) : NULL;
        r = s ? str_printf("%s('u', %R)", name, s) : NULL;
        xdecref(empty);
        xdecref(s);
    } else if (l) {
        r = str_printf("%s('%c', %R)", name, KIND(o)->code, l);
    }
    xdecref(l);
    return r;
}

static struct obj *array_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!is_array(a) || !is_array(b))
        return incref(obj_notimplemented);
    struct obj *x = as_list(a), *y = x ? as_list(b) : NULL, *r = y ? obj_richcompare(x, y, op) : NULL;
    xdecref(x);
    xdecref(y);
    return r;
}

static int64_t find(struct obj *o, struct obj *x, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to && i < LEN(o); i++) {
        struct obj *v = item_get(KIND(o), at(o, i));
        int equal = v ? obj_richcompare_bool(v, x, CMP_EQ) : -1;
        xdecref(v);
        if (equal)
            return equal < 0 ? -2 : i;
    }
    return -1;
}

static int array_contains(struct obj *o, struct obj *x)
{
    int64_t i = find(o, x, 0, INT64_MAX);
    return i == -2 ? -1 : i >= 0;
}

/* ---- methods ---- */

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
    return append(o, args[0]) < 0 ? NULL : new_none();
}

METHOD(m_extend)
{
    ONE("extend");
    return extend(o, args[0]) < 0 ? NULL : new_none();
}

METHOD(m_insert)
{
    unsigned char item[8];
    if (arg_count("insert", nargs, kw, 2, 2) < 0)
        return NULL;
    int64_t i = num_as_ssize(args[0], exc_OverflowError), n = LEN(o);
    if ((i == -1 && err_occurred()) || item_set(KIND(o), args[1], item) < 0 || resize(o, n + 1) < 0)
        return NULL;
    i = i < 0 ? (i + n < 0 ? 0 : i + n) : i > n ? n : i;
    memmove(at(o, i + 1), at(o, i), (size_t)((n - i) * KIND(o)->size));
    memcpy(at(o, i), item, (size_t)KIND(o)->size);
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
    struct obj *v = item_get(KIND(o), at(o, i));
    cut(o, i, i + 1);
    return v;
}

METHOD(m_remove)
{
    ONE("remove");
    int64_t i = find(o, args[0], 0, INT64_MAX);
    if (i == -1)
        return err_value("array.remove(x): x not in array");
    if (i < 0)
        return NULL;
    cut(o, i, i + 1);
    return new_none();
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
    int64_t i = find(o, args[0], from, to);
    return i >= 0 ? int_from_i64(i) : i == -2 ? NULL : err_value("array.index(x): x not in array");
}

METHOD(m_count)
{
    ONE("count");
    int64_t n = 0, i = -1;
    while ((i = find(o, args[0], i + 1, INT64_MAX)) >= 0)
        n++;
    return i == -2 ? NULL : int_from_i64(n);
}

METHOD(m_reverse)
{
    NONE("reverse");
    int size = KIND(o)->size;
    unsigned char t[8];
    for (int64_t i = 0, j = LEN(o) - 1; i < j; i++, j--) {
        memcpy(t, at(o, i), (size_t)size);
        memcpy(at(o, i), at(o, j), (size_t)size);
        memcpy(at(o, j), t, (size_t)size);
    }
    return new_none();
}

METHOD(m_tolist)
{
    NONE("tolist");
    return as_list(o);
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
    return buffer_get(args[0], &p, &n) < 0 || extend_bytes(o, p, n) < 0 ? NULL : new_none();
}

METHOD(m_fromlist)
{
    ONE("fromlist");
    if (!is_list(args[0]))
        return err_type("arg must be list");
    int64_t n = LEN(o);
    if (extend(o, args[0]) == 0)
        return new_none();
    if (LEN(o) > n)
        cut(o, n, LEN(o));
    return NULL;
}

METHOD(m_byteswap)
{
    NONE("byteswap");
    int size = KIND(o)->size;
    for (int64_t i = 0; i < LEN(o); i++)
        for (int a = 0, b = size - 1; a < b; a++, b--) {
            unsigned char t = at(o, i)[a];
            at(o, i)[a] = at(o, i)[b];
            at(o, i)[b] = t;
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
    if (!is_text(KIND(o)))
        return err_value("tounicode() may only be called on unicode type arrays");
    struct obj *l = as_list(o), *empty = l ? str_from_c("") : NULL, *s = empty ? str_join(empty, l) : NULL;
    xdecref(l);
    xdecref(empty);
    return s;
}

METHOD(m_fromunicode)
{
    ONE("fromunicode");
    if (!is_str(args[0]))
        return err_type("fromunicode() argument must be str, not %T", args[0]);
    if (!is_text(KIND(o)))
        return err_value("fromunicode() may only be called on unicode type arrays");
    return extend(o, args[0]) < 0 ? NULL : new_none();
}

METHOD(m_clear)
{
    NONE("clear");
    return resize(o, 0) < 0 ? NULL : new_none();
}

/* What array pickles call a kind of item on a little-endian machine. Modules/arraymodule.c, enum machine_format_code */
static int machine_format(const struct item_kind *k)
{
    static const signed char of_size[] = {-1, 0, 2, -1, 6, -1, -1, -1, 10};
    if (is_text(k))
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
        struct obj *items = as_list(o);
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

/* _array_reconstructor(type, code, format, bytes) */
CFUNCTION(array_reconstructor)
{
    if (arg_count("_array_reconstructor", nargs, kwnames, 4, 4) < 0)
        return NULL;
    const struct item_kind *k = is_str(args[1]) && str_length(args[1]) == 1 ? kind_of(str_char(args[1], 0)) : NULL;
    int64_t format = is_int(args[2]) ? num_as_ssize(args[2], exc_OverflowError) : -1;
    if (err_occurred())
        return NULL;
    if (!obj_is_kind(args[0], K_TYPE))
        return err_type("first argument must be a type object, not %T", args[0]);
    if (!type_is_subtype(type_rec(args[0]), t_array))
        return err_type("%s is not a subtype of array.array", type_name(type_rec(args[0])));
    if (!k)
        return err_value("%s", message(MSG_ARRAY_TYPECODE));
    if (!obj_is_kind(args[3], K_BYTES))
        return err_type("fourth argument should be bytes, not %T", args[3]);
    if (format != machine_format(k))
        return err_value("slotscope: arrays are rebuilt only from the machine format they have here");
    struct obj *a = make(args[0], k, 0);
    if (a && extend_bytes(a, bytes_data(args[3]), bytes_length(args[3])) < 0)
        obj_clear_slot(&a);
    return a;
}
static const struct method_def array_functions[] = {{"_array_reconstructor", array_reconstructor, NULL, 0}, {0}};

static const struct method_def array_methods[] = {{"append", m_append, NULL, 0},
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

GETTER(get_typecode)
{
    return str_from_char((unsigned char)KIND(self)->code);
}

GETTER(get_itemsize)
{
    return int_from_i64(KIND(self)->size);
}

static const struct getset_def array_getset[] = {
    {"typecode", get_typecode, NULL, NULL}, {"itemsize", get_itemsize, NULL, NULL}, {0}};

static int weakrefoffset(void)
{
    return WEAKREFS;
}

static const struct type_spec array_spec = {
    .name = "array.array",
    .doc = "Machine values of one kind, closely packed.",
    .kind = K_OTHER,
    .flags = TF_BASETYPE | TF_IMMUTABLE | TF_SEQUENCE,
    .record = "PyObject",
    .basicsize_adjust = BASIC_SIZE - 16,
    .weakrefoffset = weakrefoffset,
    .s = {.dealloc = array_dealloc,
          .repr = array_repr,
          .hash = hash_not_implemented,
          .richcompare = array_richcompare,
          .iter = array_iter,
          .new_ = array_new,
          .sq_length = array_length,
          .mp_length = array_length,
          .sq_concat = array_concat,
          .sq_repeat = array_repeat,
          .sq_inplace_concat = array_inplace_concat,
          .sq_inplace_repeat = array_inplace_repeat,
          .sq_item = array_item,
          .sq_ass_item = array_ass_item,
          .sq_contains = array_contains,
          .mp_subscript = array_subscript,
          .mp_ass_subscript = array_ass_subscript},
    .methods = array_methods,
    .getset = array_getset,
};

static int no_references(struct obj *o, visitproc *visit, void *arg)
{
    (void)o, (void)visit, (void)arg;
    return 0;
}

struct obj *mod_array_init(void)
{
    struct type_spec *spec = engine_alloc(sizeof *spec);
    *spec = array_spec;
    if (pol.array_has_gc_header) {
        spec->flags |= TF_GC;
        spec->s.traverse = no_references;
    }
    t_array = type_ready(spec);
    array_iter_ready();
    array_buffer = buffer_of;
    if (!pol.array_ucs4 && dict_del(t_array->dict, str_name("clear")) < 0)
        return NULL;
    struct obj *m = module_with("array", array_functions);
    if (m && module_put_type(m, "array", t_array) && module_put_type(m, "ArrayType", t_array) &&
        module_put_str(m, "typecodes", pol.array_ucs4 ? "bBuwhHiIlLqQfd" : "bBuhHiIlLqQfd"))
        return m;
    xdecref(m);
    return NULL;
}
