/* `_struct`: values packed into bytes and read back, by format characters; the class Struct is Python (pylib/struct.py). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib.h"
#include "slotscope/base/mem.h"

/* struct.error: kept in the module's dict, found through it. */
static struct obj *struct_error(void)
{
    struct obj *m = interp_import("_struct"), *e = interp_module_value(m, "error");
    xdecref(m);
    return e && obj_is_kind(e, K_TYPE) && type_is_subtype(type_rec(e), type_rec(exc_Exception)) ? e : exc_ValueError;
}
#define FAIL(...) err_format(struct_error(), __VA_ARGS__)

struct format {
    const char *p, *end;
    bool little, native;
    int64_t offset;
};
struct item { /* one run of a format: count times code */
    char code;
    bool native;
    int64_t count, size, at; /* bytes of one; offset of the first */
};

static const struct {
    char code;
    signed char standard, native;
} codes[] = {{'x', 1, 1}, {'c', 1, 1}, {'b', 1, 1}, {'B', 1, 1}, {'?', 1, 1}, {'h', 2, 2}, {'H', 2, 2},
             {'i', 4, 4}, {'I', 4, 4}, {'l', 4, 8}, {'L', 4, 8}, {'q', 8, 8}, {'Q', 8, 8}, {'n', 0, 8},
             {'N', 0, 8}, {'P', 0, 8}, {'e', 2, 2}, {'f', 4, 4}, {'d', 8, 8}, {'s', 1, 1}, {'p', 1, 1}};

static int64_t size_of(char code, bool native)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].code == code)
            return native ? codes[i].native : codes[i].standard;
    return 0;
}

static bool format_begin(struct obj *o, struct format *f)
{
    const unsigned char *p;
    int64_t n;
    if (is_str(o)) {
        f->p = str_c(o);
        f->end = f->p + strlen(f->p);
    } else if (type_of(o)->kind == K_BYTES && buffer_get(o, &p, &n) == 0) {
        f->p = (const char *)p;
        f->end = f->p + n;
    } else {
        err_type("Struct() argument 1 must be a str or bytes object, not %.200T", o);
        return false;
    }
    f->little = f->native = true;
    f->offset = 0;
    if (f->p < f->end && strchr("@=<>!", *f->p)) {
        f->native = *f->p == '@';
        f->little = *f->p != '>' && *f->p != '!';
        f->p++;
    }
    return true;
}

/* The next run: 1, 0 at the end, -1 with struct.error. */
static int format_next(struct format *f, struct item *it)
{
    while (f->p < f->end && strchr(" \t\n\r\v\f", *f->p))
        f->p++;
    if (f->p >= f->end)
        return 0;
    bool counted = *f->p >= '0' && *f->p <= '9';
    it->count = counted ? 0 : 1;
    for (; f->p < f->end && *f->p >= '0' && *f->p <= '9'; f->p++) {
        if (it->count > (INT64_MAX - 9) / 10)
            return FAIL("total struct size too long"), -1;
        it->count = it->count * 10 + (*f->p - '0');
    }
    if (f->p >= f->end)
        return FAIL("repeat count given without format specifier"), -1;
    it->code = *f->p++;
    it->size = size_of(it->code, f->native);
    if (!it->size)
        return FAIL("bad char in struct format"), -1;
    if (f->native && it->size > 1)
        f->offset = (f->offset + it->size - 1) / it->size * it->size;
    it->at = f->offset;
    it->native = f->native;
    int64_t bytes;
    if (__builtin_mul_overflow(it->count, it->size, &bytes) || __builtin_add_overflow(f->offset, bytes, &f->offset))
        return FAIL("total struct size too long"), -1;
    return 1;
}

static int64_t values_of(const struct item *it)
{
    return it->code == 'x' ? 0 : it->code == 's' || it->code == 'p' ? 1 : it->count;
}

/* Total size and number of values. 0 or -1. */
static int measure(struct obj *o, int64_t *size, int64_t *nvalues)
{
    struct format f;
    struct item it;
    int more;
    *nvalues = 0;
    if (!format_begin(o, &f))
        return -1;
    while ((more = format_next(&f, &it)) > 0)
        *nvalues += values_of(&it);
    *size = f.offset;
    return more;
}

static void put(unsigned char *to, const unsigned char *le, int64_t n, bool little)
{
    for (int64_t i = 0; i < n; i++)
        to[i] = le[little ? i : n - 1 - i];
}

/* ---- packing ---- */

static bool range_error(const struct item *it, struct obj *i, bool is_signed)
{
    int bits = (int)it->size * 8, overflow;
    char c = it->code;
    int_as_i64(i, &overflow);
    bool wide = overflow && (overflow < 0 || is_signed || int_bit_length(i) > 64 || bits < 32);
    if (!pol.struct_names_format && (wide || (bits > 16 && !is_signed && int_sign(i) < 0)))
        FAIL("argument out of range");
    else if (!pol.struct_names_format && bits == 8)
        FAIL(is_signed ? "byte format requires -128 <= number <= 127" : "ubyte format requires 0 <= number <= 255");
    else if (!pol.struct_names_format && bits == 16)
        FAIL("%s", message(is_signed ? MSG_STRUCT_SHORT : MSG_STRUCT_USHORT));
    else if (is_signed)
        FAIL("'%c' format requires %ld <= number <= %ld", c, -(INT64_C(1) << (bits - 2)) * 2,
             ((INT64_C(1) << (bits - 2)) - 1) * 2 + 1);
    else if (bits == 64)
        FAIL("'%c' format requires 0 <= number <= 18446744073709551615", c);
    else
        FAIL("'%c' format requires 0 <= number <= %ld", c, (INT64_C(1) << bits) - 1);
    return false;
}

static bool pack_int(const struct item *it, struct obj *v, unsigned char *to, bool little)
{
    unsigned char le[8];
    bool is_signed = strchr("bhilqn", it->code) != NULL;
    if (!type_of(v)->s.index) {
        FAIL("required argument is not an integer");
        return false;
    }
    struct obj *i = num_index(v);
    if (!i)
        return false;
    bool ok = (is_signed || int_sign(i) >= 0) && int_to_bytes_le(i, le, (size_t)it->size, is_signed);
    if (!ok)
        range_error(it, i, is_signed);
    decref(i);
    if (!ok)
        return false;
    put(to, le, it->size, little);
    return true;
}

static bool pack_float(const struct item *it, struct obj *v, unsigned char *to, bool little)
{
    double d = obj_as_double(v);
    if (d == -1.0 && err_occurred()) {
        if (err_matches(exc_TypeError))
            FAIL("required argument is not a float");
        return false;
    }
    unsigned char le[8];
    uint16_t h;
    float f = (float)d;
    if (it->size == 8) {
        memcpy(le, &d, 8);
    } else if (it->size == 4) {
        if (isinf(f) && isfinite(d) && !it->native) {
            err_format(exc_OverflowError, "float too large to pack with f format");
            return false;
        }
        memcpy(le, &f, 4);
    } else {
        if (!half_from(d, &h)) {
            err_format(exc_OverflowError, "float too large to pack with e format");
            return false;
        }
        memcpy(le, &h, 2);
    }
    put(to, le, it->size, little);
    return true;
}

static bool pack_text(const struct item *it, struct obj *v, unsigned char *to)
{
    enum kind k = type_of(v)->kind;
    const unsigned char *p;
    int64_t n;
    if ((k != K_BYTES && k != K_BYTEARRAY) || buffer_get(v, &p, &n) < 0) {
        FAIL("argument for '%c' must be a bytes object", it->code);
        return false;
    }
    if (it->code == 's') {
        memcpy(to, p, (size_t)(n < it->count ? n : it->count));
    } else if (it->count) {
        n = n > it->count - 1 ? it->count - 1 : n;
        memcpy(to + 1, p, (size_t)n);
        to[0] = (unsigned char)(n > 255 ? 255 : n);
    }
    return true;
}

static bool pack_one(const struct item *it, struct obj *v, unsigned char *to, bool little)
{
    switch (it->code) {
    case 's':
    case 'p': return pack_text(it, v, to);
    case 'e':
    case 'f':
    case 'd': return pack_float(it, v, to, little);
    case '?': {
        int truth = obj_truth(v);
        *to = truth > 0;
        return truth >= 0;
    }
    case 'c':
        if (type_of(v)->kind != K_BYTES || bytes_length(v) != 1) {
            FAIL("char format requires a bytes object of length 1");
            return false;
        }
        *to = bytes_data(v)[0];
        return true;
    default: return pack_int(it, v, to, little);
    }
}

/* Fills zeroed room of the format's size. */
static bool pack_all(struct obj *fmt, struct obj *const *v, unsigned char *to)
{
    struct format f;
    struct item it;
    if (!format_begin(fmt, &f))
        return false;
    while (format_next(&f, &it) > 0)
        for (int64_t i = 0, n = values_of(&it); i < n; i++)
            if (!pack_one(&it, *v++, to + it.at + i * it.size, f.little))
                return false;
    return true;
}

static bool count_fits(const char *name, int64_t want, int64_t got)
{
    if (want == got)
        return true;
    FAIL("%s expected %ld items for packing (got %ld)", name, (long)want, (long)got);
    return false;
}

CFUNCTION(struct_pack)
{
    int64_t size, n;
    if (nargs == 0)
        return err_type("missing format argument");
    if (measure(args[0], &size, &n) < 0 || !count_fits("pack", n, (int64_t)nargs - 1))
        return NULL;
    unsigned char *room = mem_hold(mem_zalloc((size_t)size + 1));
    struct obj *r = pack_all(args[0], args + 1, room) ? bytes_from(room, (size_t)size) : NULL;
    mem_let_go(room);
    return r;
}

static bool room_at(struct obj *buffer, int64_t *offset, int64_t size, const char *what, const unsigned char **p)
{
    int64_t n;
    if (buffer_get(buffer, p, &n) < 0)
        return false;
    if (*offset < 0) {
        if (*offset + n < 0) {
            FAIL("offset %ld out of range for %ld-byte buffer", (long)*offset, (long)n);
            return false;
        }
        *offset += n;
    }
    if (n - *offset < size) {
        FAIL("%s requires a buffer of at least %ld bytes for %s %ld bytes at offset %ld (actual buffer size is %ld)", what,
             (long)(size + *offset), what[0] == 'p' ? "packing" : "unpacking", (long)size, (long)*offset, (long)n);
        return false;
    }
    *p += *offset;
    return true;
}

CFUNCTION(struct_pack_into)
{
    int64_t size, n;
    if (nargs < 3)
        return err_type("pack_into expected at least 3 arguments, got %ld", (long)nargs);
    int64_t offset = num_as_ssize(args[2], exc_IndexError);
    if ((offset == -1 && err_occurred()) || measure(args[0], &size, &n) < 0 || !count_fits("pack_into", n, (int64_t)nargs - 3))
        return NULL;
    const unsigned char *p;
    if (type_of(args[1])->kind == K_BYTES)
        return err_type("argument must be read-write bytes-like object, not bytes");
    if (!room_at(args[1], &offset, size, "pack_into", &p))
        return NULL;
    unsigned char *room = mem_hold(mem_zalloc((size_t)size + 1));
    bool ok = pack_all(args[0], args + 3, room);
    if (ok)
        memcpy((unsigned char *)(uintptr_t)p, room, (size_t)size);
    mem_let_go(room);
    return ok ? new_none() : NULL;
}

/* ---- unpacking ---- */

static struct obj *unpack_one(const struct item *it, const unsigned char *p, bool little)
{
    unsigned char le[8];
    double d;
    float f;
    uint16_t h;
    switch (it->code) {
    case 's': return bytes_from(p, (size_t)it->count);
    case 'p': return bytes_from(p + 1, !it->count ? 0 : *p < it->count - 1 ? *p : (size_t)it->count - 1);
    case 'c': return bytes_from(p, 1);
    case '?': return new_bool(*p != 0);
    case 'd':
    case 'f':
    case 'e':
        put(le, p, it->size, little);
        if (it->size == 8) {
            memcpy(&d, le, 8);
        } else if (it->size == 4) {
            memcpy(&f, le, 4);
            d = (double)f;
        } else {
            memcpy(&h, le, 2);
            d = half_value(h);
        }
        return float_from(d);
    default: return int_from_bytes(p, (size_t)it->size, little, strchr("bhilqn", it->code) != NULL);
    }
}

static struct obj *unpack_at(struct obj *fmt, int64_t nvalues, const unsigned char *p)
{
    struct format f;
    struct item it;
    struct obj *t = tuple_new(nvalues);
    int64_t k = 0;
    if (!t || !format_begin(fmt, &f))
        return NULL;
    while (format_next(&f, &it) > 0)
        for (int64_t i = 0, n = values_of(&it); i < n; i++)
            if (!(tuple_items(t)[k++] = unpack_one(&it, p + it.at + i * it.size, f.little))) {
                decref(t);
                return NULL;
            }
    return t;
}

CFUNCTION(struct_unpack)
{
    int64_t size, nvalues, n;
    const unsigned char *p;
    if (arg_count("unpack", nargs, kwnames, 2, 2) < 0 || measure(args[0], &size, &nvalues) < 0 || buffer_get(args[1], &p, &n) < 0)
        return NULL;
    if (n != size)
        return FAIL("unpack requires a buffer of %ld bytes", (long)size);
    return unpack_at(args[0], nvalues, p);
}

CFUNCTION(struct_unpack_from)
{
    struct obj *fmt = NULL, *buffer = NULL;
    int64_t offset = 0, size, nvalues;
    const unsigned char *p;
    if (arg_parse("unpack_from(format:O, /, buffer:O, offset:n=)", args, nargs, kwnames, &fmt, &buffer, &offset) < 0 ||
        measure(fmt, &size, &nvalues) < 0 || !room_at(buffer, &offset, size, "unpack_from", &p))
        return NULL;
    return unpack_at(fmt, nvalues, p);
}

CFUNCTION(struct_calcsize)
{
    int64_t size, nvalues;
    if (one_arg("_struct.calcsize", nargs, kwnames) < 0 || measure(args[0], &size, &nvalues) < 0)
        return NULL;
    return int_from_i64(size);
}

struct obj *mod_struct_init(void)
{
    static const struct method_def functions[] = {
        {"pack", struct_pack, NULL, 0},         {"pack_into", struct_pack_into, NULL, 0},
        {"unpack", struct_unpack, NULL, 0},     {"unpack_from", struct_unpack_from, NULL, 0},
        {"calcsize", struct_calcsize, NULL, 0}, {0}};
    return module_with("_struct", functions);
}
