/* The methods that bytes and bytearray share: stripping, padding, letters, codes. Letters are those of ASCII only. */
#include <string.h>

#include "bytesimpl.h"
#include "slotscope/object/call.h"
#include "codecs.h"
#include "slotscope/base/buf.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"

#define METHOD(name) static struct obj *m_##name(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
#define UNUSED       (void)self, (void)args, (void)nargs, (void)kwnames

static bool is_lower(unsigned c)
{
    return c >= 'a' && c <= 'z';
}
static bool is_upper(unsigned c)
{
    return c >= 'A' && c <= 'Z';
}
static bool is_digit(unsigned c)
{
    return c >= '0' && c <= '9';
}
static bool is_alpha(unsigned c)
{
    return is_lower(c) || is_upper(c);
}
static bool is_alnum(unsigned c)
{
    return is_alpha(c) || is_digit(c);
}
static unsigned char to_lower(unsigned char c)
{
    return is_upper(c) ? (unsigned char)(c + 32) : c;
}
static unsigned char to_upper(unsigned char c)
{
    return is_lower(c) ? (unsigned char)(c - 32) : c;
}

/* ---- stripping and padding ---- */

static struct obj *strip(const char *name, struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames, int sides)
{
    struct bytes_view v = bytes_view(self), chars = {(const unsigned char *)" \t\n\r\f\v", 6};
    if (arg_count(name, nargs, kwnames, 0, 1) < 0 || (nargs && args[0] != obj_none && buffer_view(args[0], &chars) < 0))
        return NULL;
    int64_t a = 0, b = v.n;
    while ((sides & 1) && a < b && memchr(chars.p, v.p[a], (size_t)chars.n))
        a++;
    while ((sides & 2) && b > a && memchr(chars.p, v.p[b - 1], (size_t)chars.n))
        b--;
    return bytes_part(self, v.p + a, b - a);
}

METHOD(strip)
{
    return strip("strip", self, args, nargs, kwnames, 3);
}
METHOD(lstrip)
{
    return strip("lstrip", self, args, nargs, kwnames, 1);
}
METHOD(rstrip)
{
    return strip("rstrip", self, args, nargs, kwnames, 2);
}

static struct obj *padded(struct obj *self, int64_t left, char fill, int64_t right)
{
    struct bytes_view v = bytes_view(self);
    if (left <= 0 && right <= 0)
        return bytes_part(self, v.p, v.n);
    if (left + right > (int64_t)1 << 32)
        return err_no_memory();
    struct buf b;
    buf_init(&b);
    buf_fill(&b, fill, (size_t)left);
    buf_add(&b, (const char *)v.p, (size_t)v.n);
    buf_fill(&b, fill, (size_t)right);
    struct obj *r = bytes_made_like(self, b.p, (int64_t)b.len);
    buf_done(&b);
    return r;
}

static struct obj *justify(const char *name, struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames, int how)
{
    int64_t width = 0;
    struct bytes_view v = bytes_view(self), fill = {(const unsigned char *)" ", 1};
    if (arg_count(name, nargs, kwnames, 1, 2) < 0)
        return NULL;
    if (arg_ssize(args[0], &width) < 0)
        return NULL;
    v = bytes_view(self); /* __index__ may have changed it */
    if (nargs == 2 && (buffer_view(args[1], &fill) < 0 || fill.n != 1)) {
        err_clear();
        return pol.byte_fill_error_counts && (obj_is_kind(args[1], K_BYTES) || obj_is_kind(args[1], K_BYTEARRAY))
                   ? err_type("%s(): argument 2 must be a byte string of length 1, not a %T object of length %lld", name, args[1],
                              (long long)fill.n)
                   : err_type("%s() argument 2 must be a byte string of length 1, not %T", name, args[1]);
    }
    int64_t room = width > v.n ? width - v.n : 0, left = how == 0 ? room : how == 1 ? 0 : room / 2 + (room & width & 1);
    return padded(self, left, (char)fill.p[0], room - left);
}

METHOD(rjust)
{
    return justify("rjust", self, args, nargs, kwnames, 0);
}
METHOD(ljust)
{
    return justify("ljust", self, args, nargs, kwnames, 1);
}
METHOD(center)
{
    return justify("center", self, args, nargs, kwnames, 2);
}

METHOD(zfill)
{
    int64_t width;
    struct bytes_view v = bytes_view(self);
    (void)nargs, (void)kwnames;
    if (arg_ssize(args[0], &width) < 0)
        return NULL;
    v = bytes_view(self); /* __index__ may have changed it */
    if (width <= v.n || width > (int64_t)1 << 32)
        return padded(self, 0, '0', width <= v.n ? 0 : width);
    bool sign = v.n && (v.p[0] == '+' || v.p[0] == '-');
    struct buf b;
    buf_init(&b);
    buf_add(&b, (const char *)v.p, sign);
    buf_fill(&b, '0', (size_t)(width - v.n));
    buf_add(&b, (const char *)v.p + sign, (size_t)(v.n - sign));
    struct obj *r = bytes_made_like(self, b.p, width);
    buf_done(&b);
    return r;
}

METHOD(expandtabs)
{
    int size = 8;
    struct bytes_view v = bytes_view(self);
    if (arg_parse("expandtabs(tabsize:i=)", args, nargs, kwnames, &size) < 0)
        return NULL;
    v = bytes_view(self); /* __index__ may have changed it */
    struct buf b;
    buf_init(&b);
    size_t column = 0;
    for (int64_t i = 0; i < v.n; i++) {
        if (v.p[i] == '\t') {
            size_t n = size > 0 ? (size_t)size - column % (size_t)size : 0;
            buf_fill(&b, ' ', n);
            column += n;
        } else {
            buf_addc(&b, (char)v.p[i]);
            column = v.p[i] == '\n' || v.p[i] == '\r' ? 0 : column + 1;
        }
    }
    struct obj *r = bytes_made_like(self, b.p, (int64_t)b.len);
    buf_done(&b);
    return r;
}

/* ---- letters ---- */

static struct obj *mapped(struct obj *self, unsigned char (*f)(unsigned char c, bool first))
{
    struct bytes_view v = bytes_view(self);
    struct buf b;
    buf_init(&b);
    bool first = true;
    for (int64_t i = 0; i < v.n; i++) {
        buf_addc(&b, (char)f(v.p[i], first));
        first = !is_alpha(v.p[i]);
    }
    struct obj *r = bytes_made_like(self, b.p, (int64_t)b.len);
    buf_done(&b);
    return r;
}

static unsigned char map_upper(unsigned char c, bool first)
{
    (void)first;
    return to_upper(c);
}
static unsigned char map_lower(unsigned char c, bool first)
{
    (void)first;
    return to_lower(c);
}
static unsigned char map_swap(unsigned char c, bool first)
{
    (void)first;
    return is_lower(c) ? to_upper(c) : to_lower(c);
}
static unsigned char map_title(unsigned char c, bool first)
{
    return first ? to_upper(c) : to_lower(c);
}

METHOD(upper)
{
    UNUSED;
    return mapped(self, map_upper);
}
METHOD(lower)
{
    UNUSED;
    return mapped(self, map_lower);
}
METHOD(swapcase)
{
    UNUSED;
    return mapped(self, map_swap);
}
METHOD(title)
{
    UNUSED;
    return mapped(self, map_title);
}
METHOD(capitalize)
{
    UNUSED;
    struct bytes_view v = bytes_view(self);
    struct buf b;
    buf_init(&b);
    for (int64_t i = 0; i < v.n; i++)
        buf_addc(&b, (char)(i ? to_lower(v.p[i]) : to_upper(v.p[i])));
    struct obj *r = bytes_made_like(self, b.p, (int64_t)b.len);
    buf_done(&b);
    return r;
}

static struct obj *all_are(struct obj *self, bool (*test)(unsigned c))
{
    struct bytes_view v = bytes_view(self);
    bool all = v.n > 0;
    for (int64_t i = 0; i < v.n && all; i++)
        all = test(v.p[i]);
    return new_bool(all);
}

METHOD(isspace)
{
    UNUSED;
    return all_are(self, byte_is_space);
}
METHOD(isalpha)
{
    UNUSED;
    return all_are(self, is_alpha);
}
METHOD(isdigit)
{
    UNUSED;
    return all_are(self, is_digit);
}
METHOD(isalnum)
{
    UNUSED;
    return all_are(self, is_alnum);
}
METHOD(isascii)
{
    UNUSED;
    struct bytes_view v = bytes_view(self);
    bool all = true;
    for (int64_t i = 0; i < v.n; i++)
        all = all && v.p[i] < 0x80;
    return new_bool(all);
}

static struct obj *cased(struct obj *self, bool (*want)(unsigned), bool (*never)(unsigned))
{
    struct bytes_view v = bytes_view(self);
    bool found = false;
    for (int64_t i = 0; i < v.n; i++) {
        if (never(v.p[i]))
            return new_bool(false);
        found = found || want(v.p[i]);
    }
    return new_bool(found);
}

METHOD(islower)
{
    UNUSED;
    return cased(self, is_lower, is_upper);
}
METHOD(isupper)
{
    UNUSED;
    return cased(self, is_upper, is_lower);
}
METHOD(istitle)
{
    UNUSED;
    struct bytes_view v = bytes_view(self);
    bool found = false, first = true;
    for (int64_t i = 0; i < v.n; i++) {
        if (is_alpha(v.p[i]) && is_upper(v.p[i]) != first)
            return new_bool(false);
        found = found || is_alpha(v.p[i]);
        first = !is_alpha(v.p[i]);
    }
    return new_bool(found);
}

/* ---- codes ---- */

METHOD(decode)
{
    struct obj *encoding = NULL, *errors = NULL;
    if (arg_parse("decode(encoding:U=, errors:U=)", args, nargs, kwnames, &encoding, &errors) < 0)
        return NULL;
    struct bytes_view v = bytes_view(self);
    return v.n ? codec_decode(v.p, v.n, encoding, errors, self) : str_from_c(""); /* whatever the encoding */
}

METHOD(hex)
{
    struct obj *sep = NULL;
    int64_t group = 1;
    int small = 1;
    if (pol.hex_group_int) {
        if (arg_parse("hex(sep:O=, bytes_per_sep:i=)", args, nargs, kwnames, &sep, &small) < 0)
            return NULL;
        group = small;
    } else if (arg_parse("hex(sep:O=, bytes_per_sep:n=)", args, nargs, kwnames, &sep, &group) < 0)
        return NULL;
    char between = 0;
    if (sep) {
        int64_t n = obj_len(sep);
        if (n != 1)
            return n < 0 ? NULL : err_value("sep must be length 1.");
        if (!is_str(sep) && type_of(sep)->kind != K_BYTES)
            return err_type("sep must be str or bytes.");
        unsigned c = is_str(sep) ? str_char(sep, 0) : bytes_data(sep)[0];
        if (c > 127)
            return err_value("sep must be ASCII.");
        between = (char)c;
    }
    struct bytes_view v = bytes_view(self);
    struct buf b;
    buf_init(&b);
    int64_t size = group < 0 ? -group : group;
    for (int64_t i = 0; i < v.n; i++) {
        int64_t counted = group < 0 ? i : v.n - i;
        if (sep && size && i && counted % size == 0)
            buf_addc(&b, between);
        buf_printf(&b, "%02x", (unsigned)v.p[i]);
    }
    return str_from_buf(&b);
}

static int hex_digit(unsigned c)
{
    return is_digit(c) ? (int)c - '0' : c >= 'a' && c <= 'f' ? (int)c - 'a' + 10 : c >= 'A' && c <= 'F' ? (int)c - 'A' + 10 : -1;
}

static unsigned hex_char(struct obj *text, const struct bytes_view *bytes, int64_t i)
{
    return bytes->p ? bytes->p[i] : str_char(text, i);
}

static struct obj *m_fromhex(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    struct bytes_view bytes = {NULL, 0};
    if (!is_str(args[0]) && (!pol.fromhex_takes_bytes || buffer_get(args[0], &bytes.p, &bytes.n) < 0)) {
        err_clear();
        return err_type(message(MSG_FROMHEX_ARG), args[0]);
    }
    struct buf b;
    buf_init(&b);
    int64_t n = bytes.p ? bytes.n : str_length(args[0]), i = 0;
    for (; i < n;) {
        unsigned c = hex_char(args[0], &bytes, i);
        if (byte_is_space(c)) {
            i++;
            continue;
        }
        int high = hex_digit(c), low = i + 1 < n ? hex_digit(hex_char(args[0], &bytes, i + 1)) : -1;
        if (high < 0 || low < 0) {
            buf_done(&b);
            if (pol.fromhex_says_odd && high >= 0 && i + 1 == n)
                return err_value("fromhex() arg must contain an even number of hexadecimal digits");
            return err_value("non-hexadecimal number found in fromhex() arg at position %lld", (long long)(high < 0 ? i : i + 1));
        }
        buf_addc(&b, (char)(high << 4 | low));
        i += 2;
    }
    struct type *t = type_rec(type);
    struct obj *r = t->kind == K_BYTEARRAY ? bytearray_from(b.p, b.len) : bytes_from(b.p, b.len);
    buf_done(&b);
    if (r && t != t_bytes && t != t_bytearray) {
        struct obj *s = obj_call1(type, r);
        decref(r);
        r = s;
    }
    return r;
}

METHOD(translate)
{
    struct obj *table, *delete = NULL;
    struct bytes_view v = bytes_view(self), map = {0}, gone = {0};
    if (arg_parse("translate(table:O, /, delete:O=)", args, nargs, kwnames, &table, &delete) < 0)
        return NULL;
    if (table != obj_none && buffer_view(table, &map) < 0)
        return NULL;
    if (table != obj_none && map.n != 256)
        return err_value("translation table must be 256 characters long");
    if (delete &&buffer_view(delete, &gone) < 0)
        return NULL;
    struct buf b;
    buf_init(&b);
    for (int64_t i = 0; i < v.n; i++)
        if (!gone.n || !memchr(gone.p, v.p[i], (size_t)gone.n))
            buf_addc(&b, (char)(map.p ? map.p[v.p[i]] : v.p[i]));
    bool same = (int64_t)b.len == v.n && (v.n == 0 || memcmp(b.p, v.p, b.len) == 0);
    struct obj *r = same ? bytes_part(self, v.p, v.n) : bytes_made_like(self, b.p, (int64_t)b.len);
    buf_done(&b);
    return r;
}

static struct obj *m_maketrans(struct obj *unused, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)unused;
    struct bytes_view a, b;
    if (arg_count("maketrans", nargs, kwnames, 2, 2) < 0 || buffer_view(args[0], &a) < 0 || buffer_view(args[1], &b) < 0)
        return NULL;
    if (a.n != b.n)
        return err_value("maketrans arguments must have same length");
    unsigned char table[256];
    for (int i = 0; i < 256; i++)
        table[i] = (unsigned char)i;
    for (int64_t i = 0; i < a.n; i++)
        table[a.p[i]] = b.p[i];
    return bytes_from(table, 256);
}

const struct method_def bytes_letter_methods[] = {
    {"strip", m_strip, NULL, METH_FASTCALL},
    {"lstrip", m_lstrip, NULL, METH_FASTCALL},
    {"rstrip", m_rstrip, NULL, METH_FASTCALL},
    {"rjust", m_rjust, NULL, METH_FASTCALL},
    {"ljust", m_ljust, NULL, METH_FASTCALL},
    {"center", m_center, NULL, METH_FASTCALL},
    {"zfill", m_zfill, NULL, METH_O},
    {"expandtabs", m_expandtabs, NULL, 0},
    {"upper", m_upper, NULL, METH_NOARGS},
    {"lower", m_lower, NULL, METH_NOARGS},
    {"swapcase", m_swapcase, NULL, METH_NOARGS},
    {"title", m_title, NULL, METH_NOARGS},
    {"capitalize", m_capitalize, NULL, METH_NOARGS},
    {"isspace", m_isspace, NULL, METH_NOARGS},
    {"isalpha", m_isalpha, NULL, METH_NOARGS},
    {"isdigit", m_isdigit, NULL, METH_NOARGS},
    {"isalnum", m_isalnum, NULL, METH_NOARGS},
    {"isascii", m_isascii, NULL, METH_NOARGS},
    {"islower", m_islower, NULL, METH_NOARGS},
    {"isupper", m_isupper, NULL, METH_NOARGS},
    {"istitle", m_istitle, NULL, METH_NOARGS},
    {"decode", m_decode, NULL, 0},
    {"__buffer__", buffer_method, NULL, METH_SLOT},
    {"hex", m_hex, NULL, 0},
    {"fromhex", m_fromhex, NULL, METH_CLASS | METH_O},
    {"translate", m_translate, NULL, 0},
    {"maketrans", m_maketrans, NULL, METH_STATIC | METH_FASTCALL},
    {NULL, NULL, NULL, 0},
};
