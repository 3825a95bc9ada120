/*
 * Items of an array: machine values of one kind, read as objects and stored from them, and the room they lie in, which grows and
 * shrinks as CPython's does.
 */
#include <stdlib.h>
#include <string.h>

#include "mod_array.h"
#include "slotscope/base/mem.h"

static const struct item_kind kinds[] = {
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

const struct item_kind *array_kind(unsigned code)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds - !pol.array_ucs4; i++)
        if ((unsigned char)kinds[i].code == code)
            return &kinds[i];
    return NULL;
}

/* ---- one item ---- */

struct obj *array_item_get(const struct item_kind *k, const unsigned char *p)
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
    if (array_kind_is_text(k)) {
        memcpy(&c, p, 4);
        return c <= 0x10FFFF ? str_from_char(c) : err_value("chr() arg not in range(0x110000)");
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

struct obj *array_character_wanted(const char *what, struct obj *v)
{
    if (pol.array_names_character && is_str(v))
        return err_type("%s must be a unicode character, not a string of length %lld", what, (long long)str_length(v));
    return err_type("%s must be a unicode character, not %T", what, v);
}

/* Stores v at p. 0 or -1. */
int array_item_set(const struct item_kind *k, struct obj *v, unsigned char *p)
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
    if (array_kind_is_text(k)) {
        if (!is_str(v) || str_length(v) != 1) {
            if (pol.array_names_character)
                array_character_wanted("array item", v);
            else
                err_type("array item must be unicode character");
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

int array_store(struct obj *o, int64_t i, struct obj *v)
{
    unsigned char item[8];
    if (array_item_set(KIND(o), v, item) < 0)
        return -1;
    if (i >= LEN(o)) {
        err_format(exc_IndexError, "array assignment index out of range");
        return -1;
    }
    memcpy(array_at(o, i), item, (size_t)KIND(o)->size);
    return 0;
}

int array_store_sequence(struct obj *o, int64_t at, int64_t n, struct obj *sequence)
{
    int r = 0;
    for (int64_t i = 0; r == 0 && i < n; i++) {
        struct obj *v = type_of(sequence)->s.sq_item(sequence, i);
        r = v ? array_store(o, at + i, v) : -1;
        xdecref(v);
    }
    return r;
}

/* ---- room ---- */

int array_check_unexported(const struct obj *o)
{
    if (EXPORTS(o) == 0)
        return 0;
    err_format(exc_BufferError, "cannot resize an array that is exporting buffers");
    return -1;
}

int array_resize(struct obj *o, int64_t n)
{
    if (n != LEN(o) && array_check_unexported(o) < 0)
        return -1;
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
struct obj *array_make(struct obj *type, const struct item_kind *k, int64_t n)
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

/* ---- changing ---- */

int array_append(struct obj *o, struct obj *v)
{
    int64_t n = LEN(o);
    unsigned char item[8];
    if (array_item_set(KIND(o), v, item) < 0 || array_resize(o, n + 1) < 0)
        return -1;
    memcpy(array_at(o, n), item, (size_t)KIND(o)->size);
    return 0;
}

int array_extend_bytes(struct obj *o, const unsigned char *p, int64_t n)
{
    int size = KIND(o)->size;
    if (n % size)
        return err_value("bytes length not a multiple of item size"), -1;
    int64_t old = LEN(o);
    unsigned char *copy = mem_alloc((size_t)n + 1); /* p may be our own items */
    memcpy(copy, p, (size_t)n);
    int r = array_resize(o, old + n / size);
    if (r == 0 && n)
        memcpy(array_at(o, old), copy, (size_t)n);
    free(copy);
    return r;
}

int array_extend(struct obj *o, struct obj *source)
{
    if (array_is(source)) {
        if (KIND(source) != KIND(o))
            return err_type("can only extend with array of same kind"), -1;
        return array_extend_bytes(o, ITEMS(source), LEN(source) * KIND(source)->size);
    }
    struct obj *it = obj_iter(source);
    int r = it ? array_extend_from(o, it) : -1;
    xdecref(it);
    return r;
}

int array_extend_from(struct obj *o, struct obj *iterator)
{
    struct obj *v;
    int r = 0;
    while (r == 0 && (v = obj_next(iterator))) {
        r = array_append(o, v);
        decref(v);
    }
    return err_occurred() ? -1 : r;
}

int array_extend_text(struct obj *o, struct obj *s)
{
    int64_t old = LEN(o), n = str_length(s);
    if (n && array_resize(o, old + n) < 0)
        return -1;
    for (int64_t i = 0; i < n; i++) {
        uint32_t c = str_char(s, i);
        memcpy(array_at(o, old + i), &c, sizeof c);
    }
    return 0;
}

/* CPython copies the text with a NUL at the end and takes that block over: it is an item larger than the room that it counts as. */
int array_take_text(struct obj *o, struct obj *s)
{
    int64_t n = str_length(s);
    if (n == 0)
        return 0;
    if (!(ITEMS(o) = heap_alloc((size_t)(n + 1) * sizeof(uint32_t)))) {
        err_no_memory();
        return -1;
    }
    ROOM(o) = n;
    return array_extend_text(o, s);
}

int array_cut(struct obj *o, int64_t a, int64_t b)
{
    if (a < b && array_check_unexported(o) < 0)
        return -1;
    memmove(array_at(o, a), array_at(o, b), (size_t)((LEN(o) - b) * KIND(o)->size));
    return array_resize(o, LEN(o) - (b - a));
}

/* ---- all of them ---- */

struct obj *array_as_list(struct obj *o)
{
    struct obj *l = list_new(LEN(o));
    for (int64_t i = 0; l && i < LEN(o); i++)
        if (!(list_items(l)[i] = array_item_get(KIND(o), array_at(o, i))))
            obj_clear_slot(&l);
    return l;
}

struct obj *array_as_text(struct obj *o)
{
    for (int64_t i = 0; i < LEN(o); i++) {
        uint32_t c;
        memcpy(&c, array_at(o, i), sizeof c);
        if (c > 0x10FFFF)
            return err_value("character U+%x is not in range [U+0000; U+10ffff]", c);
    }
    return str_from_kind(4, ITEMS(o), LEN(o));
}

int64_t array_find(struct obj *o, struct obj *x, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to && i < LEN(o); i++) {
        struct obj *v = array_item_get(KIND(o), array_at(o, i));
        int equal = v ? obj_richcompare_bool(v, x, CMP_EQ) : -1;
        xdecref(v);
        if (equal)
            return equal < 0 ? -2 : i;
    }
    return -1;
}
