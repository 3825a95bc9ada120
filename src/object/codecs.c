/*
 * Text encodings: a codec says how one character becomes bytes and how bytes become one character; the loops and the error handlers
 * (strict, ignore, replace, ...) are the same for all. Encodings and handlers that are not here are asked of the module _codecs,
 * where the program registers its own.
 */
#include "codecs.h"

#include "bytesimpl.h"

#include <stdio.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

/* The outcome of reading one character: bytes used, or a failure that covers `used` bytes. */
struct piece {
    unsigned c;
    int64_t used;
    const char *bad; /* why it is none; NULL: it is one */
};

struct codec {
    const char *name, *error_name; /* as asked for (normalised), as errors show it */
    struct piece (*decode)(const unsigned char *p, int64_t n);
    bool (*encode)(struct buf *b, unsigned c); /* false: has no bytes for it */
    const char *cannot;                        /* why not */
    const char *mark;                          /* byte order mark written first; NULL: none */
    int mark_len;
};

static struct piece failed(int64_t n, const char *why)
{
    return (struct piece){0, n, why};
}

/* ---- one byte a character ---- */

static struct piece decode_ascii(const unsigned char *p, int64_t n)
{
    (void)n;
    return *p < 0x80 ? (struct piece){*p, 1, NULL} : failed(1, "ordinal not in range(128)");
}

static bool encode_ascii(struct buf *b, unsigned c)
{
    if (c < 0x80)
        buf_addc(b, (char)c);
    return c < 0x80;
}

static struct piece decode_latin1(const unsigned char *p, int64_t n)
{
    (void)n;
    return (struct piece){*p, 1, NULL};
}

static bool encode_latin1(struct buf *b, unsigned c)
{
    if (c < 0x100)
        buf_addc(b, (char)c);
    return c < 0x100;
}

/* ---- UTF-8 ---- */

static struct piece decode_utf8(const unsigned char *p, int64_t n)
{
    unsigned b = p[0];
    if (b < 0x80)
        return (struct piece){b, 1, NULL};
    int64_t len = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
    if (b < 0xC2 || b > 0xF4)
        return failed(1, "invalid start byte");
    unsigned c = b & (0x7Fu >> len);
    for (int64_t i = 1; i < len; i++) {
        if (i >= n)
            return failed(n, "unexpected end of data");
        unsigned least = i > 1 ? 0x80 : b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        unsigned most = i > 1 ? 0xBF : b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        if (p[i] < least || p[i] > most)
            return failed(i, "invalid continuation byte");
        c = c << 6 | (p[i] & 0x3F);
    }
    return (struct piece){c, len, NULL};
}

static bool is_surrogate(unsigned c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}

static bool encode_utf8(struct buf *b, unsigned c)
{
    if (is_surrogate(c))
        return false;
    buf_utf8(b, c);
    return true;
}

/* ---- UTF-16 and UTF-32 ---- */

static unsigned unit16(const unsigned char *p, bool big)
{
    return big ? (unsigned)(p[0] << 8 | p[1]) : (unsigned)(p[1] << 8 | p[0]);
}

static void add16(struct buf *b, unsigned u, bool big)
{
    buf_addc(b, (char)(big ? u >> 8 : u));
    buf_addc(b, (char)(big ? u : u >> 8));
}

static struct piece decode16(const unsigned char *p, int64_t n, bool big)
{
    if (n < 2)
        return failed(n, "truncated data");
    unsigned u = unit16(p, big);
    if (!is_surrogate(u))
        return (struct piece){u, 2, NULL};
    if (u >= 0xDC00)
        return failed(2, "illegal encoding");
    if (n < 4)
        return failed(n, "unexpected end of data");
    unsigned low = unit16(p + 2, big);
    if (low < 0xDC00 || low > 0xDFFF)
        return failed(2, "illegal UTF-16 surrogate");
    return (struct piece){0x10000 + ((u - 0xD800) << 10 | (low - 0xDC00)), 4, NULL};
}

static bool encode16(struct buf *b, unsigned c, bool big)
{
    if (is_surrogate(c))
        return false;
    if (c >= 0x10000) {
        add16(b, 0xD800 + ((c - 0x10000) >> 10), big);
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    add16(b, c, big);
    return true;
}

static struct piece decode_utf16le(const unsigned char *p, int64_t n)
{
    return decode16(p, n, false);
}
static struct piece decode_utf16be(const unsigned char *p, int64_t n)
{
    return decode16(p, n, true);
}
static bool encode_utf16le(struct buf *b, unsigned c)
{
    return encode16(b, c, false);
}
static bool encode_utf16be(struct buf *b, unsigned c)
{
    return encode16(b, c, true);
}

static struct piece decode32(const unsigned char *p, int64_t n, bool big)
{
    if (n < 4)
        return failed(n, "truncated data");
    unsigned c = big ? unit16(p, true) << 16 | unit16(p + 2, true) : unit16(p + 2, false) << 16 | unit16(p, false);
    if (is_surrogate(c))
        return failed(4, "code point in surrogate code point range(0xd800, 0xe000)");
    return c > 0x10FFFF ? failed(4, "code point not in range(0x110000)") : (struct piece){c, 4, NULL};
}

static struct piece decode_utf32le(const unsigned char *p, int64_t n)
{
    return decode32(p, n, false);
}
static struct piece decode_utf32be(const unsigned char *p, int64_t n)
{
    return decode32(p, n, true);
}
static bool encode_utf32le(struct buf *b, unsigned c)
{
    add16(b, c & 0xFFFF, false);
    add16(b, c >> 16, false);
    return !is_surrogate(c);
}
static bool encode_utf32be(struct buf *b, unsigned c)
{
    add16(b, c >> 16, true);
    add16(b, c & 0xFFFF, true);
    return !is_surrogate(c);
}

/* ---- Python's own escapes ---- */

static int hex_value(unsigned char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

static struct piece decode_hex_escape(const unsigned char *p, int64_t n, int digits, const char *why)
{
    unsigned c = 0;
    int i = 0;
    for (; i < digits && i + 2 < n && hex_value(p[i + 2]) >= 0; i++)
        c = c << 4 | (unsigned)hex_value(p[i + 2]);
    if (i < digits)
        return failed(i + 2, why);
    return c > 0x10FFFF ? failed(digits + 2, "illegal Unicode character") : (struct piece){c, digits + 2, NULL};
}

static struct piece decode_unicode_escape(const unsigned char *p, int64_t n)
{
    static const char letters[] = "\\'\"abfnrtv", values[] = "\\'\"\a\b\f\n\r\t\v";
    if (*p != '\\')
        return (struct piece){*p, 1, NULL};
    if (n < 2)
        return failed(1, "\\ at end of string");
    const char *at = p[1] ? strchr(letters, p[1]) : NULL;
    if (at)
        return (struct piece){(unsigned char)values[at - letters], 2, NULL};
    switch (p[1]) {
    case 'x': return decode_hex_escape(p, n, 2, "truncated \\xXX escape");
    case 'u': return decode_hex_escape(p, n, 4, "truncated \\uXXXX escape");
    case 'U': return decode_hex_escape(p, n, 8, "truncated \\UXXXXXXXX escape");
    default: break;
    }
    unsigned c = 0;
    int64_t i = 1;
    for (; i < 4 && i < n && p[i] >= '0' && p[i] <= '7'; i++)
        c = c << 3 | (unsigned)(p[i] - '0');
    return i > 1 ? (struct piece){c, i, NULL} : (struct piece){'\\', 1, NULL};
}

static void add_escape(struct buf *b, unsigned c)
{
    buf_printf(b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

static bool encode_unicode_escape(struct buf *b, unsigned c)
{
    if (c == '\\' || c == '\n' || c == '\r' || c == '\t')
        buf_printf(b, "\\%c", c == '\\' ? '\\' : c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    else if (c < ' ' || c >= 0x7F)
        add_escape(b, c);
    else
        buf_addc(b, (char)c);
    return true;
}

static struct piece decode_raw_unicode_escape(const unsigned char *p, int64_t n)
{
    if (*p == '\\' && n > 1 && p[1] == 'u')
        return decode_hex_escape(p, n, 4, "truncated \\uXXXX escape");
    if (*p == '\\' && n > 1 && p[1] == 'U')
        return decode_hex_escape(p, n, 8, "truncated \\UXXXXXXXX escape");
    return (struct piece){*p, 1, NULL};
}

static bool encode_raw_unicode_escape(struct buf *b, unsigned c)
{
    if (c < 0x100)
        buf_addc(b, (char)c);
    else
        add_escape(b, c);
    return true;
}

/* ---- the table ---- */

static const char surrogates[] = "surrogates not allowed";
static const struct codec codecs[] = {
    {"utf8", "utf-8", decode_utf8, encode_utf8, surrogates, NULL, 0},
    {"ascii", "ascii", decode_ascii, encode_ascii, "ordinal not in range(128)", NULL, 0},
    {"latin1", "latin-1", decode_latin1, encode_latin1, "ordinal not in range(256)", NULL, 0},
    {"utf16", "utf-16", decode_utf16le, encode_utf16le, surrogates, "\xff\xfe", 2},
    {"utf16le", "utf-16-le", decode_utf16le, encode_utf16le, surrogates, NULL, 0},
    {"utf16be", "utf-16-be", decode_utf16be, encode_utf16be, surrogates, NULL, 0},
    {"utf32", "utf-32", decode_utf32le, encode_utf32le, surrogates, "\xff\xfe\0\0", 4},
    {"utf32le", "utf-32-le", decode_utf32le, encode_utf32le, surrogates, NULL, 0},
    {"utf32be", "utf-32-be", decode_utf32be, encode_utf32be, surrogates, NULL, 0},
    {"utf8sig", "utf-8", decode_utf8, encode_utf8, surrogates, "\xef\xbb\xbf", 3},
    {"unicodeescape", "unicodeescape", decode_unicode_escape, encode_unicode_escape, "", NULL, 0},
    {"rawunicodeescape", "rawunicodeescape", decode_raw_unicode_escape, encode_raw_unicode_escape, "", NULL, 0},
};
static const char *const aliases[][2] = {
    {"u8", "utf8"},      {"utf", "utf8"},  {"646", "ascii"},    {"usascii", "ascii"}, {"iso646us", "ascii"}, {"iso88591", "latin1"},
    {"88591", "latin1"}, {"l1", "latin1"}, {"latin", "latin1"}, {"cp819", "latin1"},  {"u16", "utf16"},      {"u32", "utf32"},
};

/* "UTF_8" and "utf-8" are the same name. */
static void normalise(char *out, size_t size, const char *name)
{
    size_t n = 0;
    for (; *name && n + 1 < size; name++)
        if (*name != '-' && *name != '_' && *name != ' ')
            out[n++] = (char)(*name >= 'A' && *name <= 'Z' ? *name + 32 : *name);
    out[n] = 0;
}

/* NULL: it is none of these. */
static const struct codec *find_codec(struct obj *encoding)
{
    if (!encoding)
        return &codecs[0];
    char name[40];
    normalise(name, sizeof name, str_c(encoding));
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(aliases[i][0], name) == 0)
            strcpy(name, aliases[i][1]);
    for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++)
        if (strcmp(codecs[i].name, name) == 0)
            return &codecs[i];
    return NULL;
}

/* ---- those of the program ---- */

/* A function of _codecs, called. It may be the program's own by now: what it gives is looked at. */
static struct obj *ask(const char *function, struct obj *const *args, size_t n)
{
    if (!object_import)
        return err_format(exc_LookupError, "no codecs but those built in");
    struct obj *m = object_import("_codecs"), *r = m ? obj_call_method(m, function, args, n) : NULL;
    xdecref(m);
    return r;
}

static struct obj *other_codec(const char *function, struct obj *o, struct obj *encoding, struct obj *errors, enum kind wanted)
{
    struct obj *args[] = {o, encoding, errors};
    struct obj *r = ask(function, args, errors ? 3 : 2);
    if (r && !obj_is_kind(r, wanted)) {
        err_type("slotscope: _codecs.%s() gave %T", function, r);
        obj_clear_slot(&r);
    }
    return r;
}

/* ---- errors ---- */

enum handler { STRICT, IGNORE, REPLACE, BACKSLASH, XMLCHARREF, SURROGATEESCAPE, SURROGATEPASS, UNKNOWN };

static enum handler find_handler(struct obj *errors)
{
    static const char *const names[] = {"strict",          "ignore",       "replace", "backslashreplace", "xmlcharrefreplace",
                                        "surrogateescape", "surrogatepass"};
    if (!errors)
        return STRICT;
    for (int i = 0; i < UNKNOWN; i++)
        if (str_eq_c(errors, names[i]))
            return (enum handler)i;
    return UNKNOWN;
}

static void *raise_unicode(struct obj *exc, const char *encoding, struct obj *object, int64_t start, int64_t end, const char *why)
{
    struct obj *args[] = {str_from_c(encoding), object, int_from_i64(start), int_from_i64(end), str_from_c(why)};
    struct obj *e = args[0] && args[2] && args[3] && args[4] ? obj_call(exc, args, 5, NULL) : NULL;
    if (e)
        err_set_instance(e);
    xdecref(args[0]);
    for (int i = 2; i < 5; i++)
        xdecref(args[i]);
    return NULL;
}

/* What the program's handler makes of the error that is set: (str or bytes, where to go on); takes the error. at: that place. */
static struct obj *handled(struct obj *errors, int64_t n, int64_t *at)
{
    struct obj *e = err_fetch();
    struct obj *args[] = {errors, e};
    struct obj *pair = e ? ask("handled", args, 2) : NULL, *r = NULL;
    xdecref(e);
    if (pair && (!is_tuple(pair) || tuple_len(pair) != 2)) {
        err_type("slotscope: _codecs.handled() gave %T", pair);
        obj_clear_slot(&pair);
    }
    if (pair) {
        int64_t to = num_as_ssize(tuple_items(pair)[1], NULL);
        *at = to < 0 ? to + n : to;
        if (to == -1 && err_occurred())
            r = NULL;
        else if (*at < 0 || *at > n)
            err_format(exc_IndexError, "position %zd from error handler out of bounds", to);
        else
            r = incref(tuple_items(pair)[0]);
        decref(pair);
    }
    return r;
}

/* One piece that could not be decoded goes to the handler: its text into b. */
static bool ask_decode(struct buf *b, struct obj *errors, int64_t n, int64_t *at)
{
    struct obj *text = handled(errors, n, at);
    if (text && !is_str(text))
        err_type("decoding error handler must return (str, int) tuple");
    else if (text)
        str_to_utf8(text, b);
    bool ok = text && is_str(text);
    xdecref(text);
    return ok;
}

/* Puts in place of n bad bytes what the handler says; false: an exception is set. */
static bool decode_error(struct buf *b, const unsigned char *p, int64_t n, enum handler h)
{
    switch (h) {
    case IGNORE: return true;
    case REPLACE: buf_utf8(b, 0xFFFD); return true;
    case BACKSLASH:
        for (int64_t i = 0; i < n; i++)
            buf_printf(b, "\\x%02x", (unsigned)p[i]);
        return true;
    case SURROGATEESCAPE:
        for (int64_t i = 0; i < n; i++) {
            if (p[i] < 0x80)
                return false;
            buf_utf8(b, 0xDC00u + p[i]);
        }
        return true;
    default: return false;
    }
}

/* surrogatepass: three bytes of UTF-8 that stand for a surrogate. */
static bool passes_surrogate(const unsigned char *p, int64_t n, unsigned *c)
{
    if (n < 3 || p[0] != 0xED || p[1] < 0xA0 || p[1] > 0xBF || (p[2] & 0xC0) != 0x80)
        return false;
    *c = 0xD000u | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    return true;
}

static const struct codec *skip_mark(const struct codec *k, const unsigned char *p, int64_t n, int64_t *at)
{
    if (strcmp(k->name, "utf16") == 0 && n >= 2 && p[0] == 0xFE && p[1] == 0xFF) {
        *at = 2;
        return &codecs[5];
    }
    if (k->mark && n >= k->mark_len && memcmp(p, k->mark, (size_t)k->mark_len) == 0)
        *at = k->mark_len;
    return k;
}

static const char *decode_name(const struct codec *k)
{
    return strcmp(k->name, "utf16") == 0 ? "utf-16-le" : strcmp(k->name, "utf32") == 0 ? "utf-32-le" : k->error_name;
}

/* Plain ASCII, by far the commonest, needs no second look. */
static bool all_ascii(const unsigned char *p, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        if (p[i] & 0x80)
            return false;
    return true;
}

struct obj *codec_decode(const unsigned char *p, int64_t n, struct obj *encoding, struct obj *errors, struct obj *object)
{
    const struct codec *k = find_codec(encoding);
    if (!k)
        return other_codec("decode_text", object, encoding, errors, K_STR);
    if (k <= &codecs[2] && all_ascii(p, n))
        return str_from_utf8((const char *)p, (size_t)n);
    if (k == &codecs[2])
        return str_from_kind(1, p, n);
    enum handler h = find_handler(errors);
    if (h == UNKNOWN && !obj_is_kind(object, K_BYTES)) { /* the handler could change it meanwhile */
        struct obj *copy = bytes_from((const char *)p, (size_t)n);
        struct obj *r = copy ? codec_decode(bytes_data(copy), n, encoding, errors, copy) : NULL;
        xdecref(copy);
        return r;
    }
    struct buf b;
    buf_init(&b);
    int64_t at = 0;
    k = skip_mark(k, p, n, &at);
    while (at < n) {
        struct piece c = k->decode(p + at, n - at);
        if (c.bad && h == SURROGATEPASS && k->decode == decode_utf8 && passes_surrogate(p + at, n - at, &c.c))
            c = (struct piece){c.c, 3, NULL};
        if (!c.bad) {
            buf_utf8(&b, c.c);
        } else if (!decode_error(&b, p + at, c.used, h)) {
            raise_unicode(exc_UnicodeDecodeError, decode_name(k), object, at, at + c.used, c.bad);
            if (h == UNKNOWN && ask_decode(&b, errors, n, &at))
                continue;
            buf_done(&b);
            return NULL;
        }
        at += c.used;
    }
    return str_from_buf(&b);
}

static bool encode_error(struct buf *b, const struct codec *k, unsigned c, enum handler h)
{
    char text[16];
    switch (h) {
    case IGNORE: return true;
    case REPLACE: return k->encode(b, '?');
    case BACKSLASH: snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c); break;
    case XMLCHARREF: snprintf(text, sizeof text, "&#%u;", c); break;
    case SURROGATEESCAPE:
        if (c < 0xDC80 || c > 0xDCFF)
            return false;
        buf_addc(b, (char)(c - 0xDC00));
        return true;
    case SURROGATEPASS:
        if (!is_surrogate(c))
            return false;
        if (k->encode == encode_utf8)
            buf_utf8(b, c);
        else
            add16(b, c, k->encode == encode_utf16be);
        return true;
    default: return false;
    }
    for (const char *s = text; *s; s++)
        k->encode(b, (unsigned char)*s);
    return true;
}

/* Where the run of characters that cannot be encoded ends: an error names them together. */
static int64_t bad_run(const struct codec *k, struct obj *s, int64_t at)
{
    struct buf scratch;
    buf_init(&scratch);
    while (at < str_length(s) && !k->encode(&scratch, str_char(s, at)))
        at++;
    buf_done(&scratch);
    return at;
}

/* A run of characters that cannot be encoded goes to the handler: its bytes, or its text encoded, into b. */
static bool ask_encode(struct buf *b, const struct codec *k, struct obj *s, int64_t i, struct obj *errors, int64_t *at)
{
    int64_t end = bad_run(k, s, i);
    raise_unicode(exc_UnicodeEncodeError, k->error_name, s, i, end, k->cannot);
    struct obj *made = handled(errors, str_length(s), at);
    bool ok = made != NULL;
    if (made && obj_is_kind(made, K_BYTES)) {
        struct bytes_view v = bytes_view(made);
        buf_add(b, (const char *)v.p, (size_t)v.n);
    } else if (made && is_str(made)) {
        for (int64_t j = 0; ok && j < str_length(made); j++)
            ok = k->encode(b, str_char(made, j));
        if (!ok)
            raise_unicode(exc_UnicodeEncodeError, k->error_name, s, i, end, k->cannot);
    } else if (made) {
        err_type("encoding error handler must return (str/bytes, int) tuple");
        ok = false;
    }
    xdecref(made);
    return ok;
}

struct obj *codec_encode(struct obj *s, struct obj *encoding, struct obj *errors)
{
    const struct codec *k = find_codec(encoding);
    if (!k)
        return other_codec("encode_text", s, encoding, errors, K_BYTES);
    int64_t n = str_length(s);
    if (k <= &codecs[2] && str_is_ascii(s))
        return bytes_from(str_data(s), (size_t)n);
    enum handler h = find_handler(errors);
    struct buf b;
    buf_init(&b);
    if (k->mark)
        buf_add(&b, k->mark, (size_t)k->mark_len);
    for (int64_t i = 0; i < n; i++) {
        size_t before = b.len;
        if (k->encode(&b, str_char(s, i)))
            continue;
        buf_cut(&b, before);
        int64_t next;
        if (encode_error(&b, k, str_char(s, i), h))
            continue;
        if (h == UNKNOWN && ask_encode(&b, k, s, i, errors, &next)) {
            i = next - 1;
            continue;
        }
        buf_done(&b);
        return h == UNKNOWN ? NULL : raise_unicode(exc_UnicodeEncodeError, k->error_name, s, i, bad_run(k, s, i), k->cannot);
    }
    struct obj *r = bytes_from(b.p, b.len);
    buf_done(&b);
    return r;
}
