/* Strings: making them in their compact kinds, comparing, slicing, joining two. */
#include <stdlib.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "strimpl.h"
#include "strstate.h"

/* ---- making ---- */

static size_t head_size(unsigned maxchar)
{
    return (size_t)(maxchar < 128 ? lay.sizeof_PyASCIIObject : lay.sizeof_PyCompactUnicodeObject);
}

static int kind_for(unsigned maxchar)
{
    return maxchar < 0x100 ? 1 : maxchar < 0x10000 ? 2 : 4;
}

/* Lays out an empty compact string in the block at p. */
struct obj *str_init(void *p, int64_t n, unsigned maxchar)
{
    struct obj *s = p;
    int kind = kind_for(maxchar);
    memset(p, 0, head_size(maxchar));
    s->refcnt_word = 1;
    s->ob_type = t_str->self;
    ((struct varobj *)s)->size = n;
    *str_hash_word(s) = -1;
    uint32_t state = (uint32_t)kind << STATE_KIND_SHIFT | STATE_COMPACT;
    if (maxchar < 128)
        state |= STATE_ASCII;
    if (lay.PyASCIIObject_state_ready >= 0)
        state |= STATE_READY_OR_STATIC;
    *str_state_word(s) = state;
    write_char(kind, data_of(s), n, 0);
    if (lay.PyASCIIObject_wstr >= 0 && kind == 4) { /* wchar_t has 4 bytes: the characters serve as wstr too */
        AT(s, PyASCIIObject, wstr, void *) = data_of(s);
        AT(s, PyCompactUnicodeObject, wstr_length, int64_t) = n;
    }
    return s;
}

size_t str_compact_bytes(int64_t n, unsigned maxchar)
{
    return head_size(maxchar) + (size_t)(n + 1) * (size_t)kind_for(maxchar);
}

struct obj *str_alloc(int64_t n, unsigned maxchar)
{
    if (n > INT64_C(1) << 60)
        return err_no_memory();
    void *p = heap_alloc(str_compact_bytes(n, maxchar));
    return p ? str_init(p, n, maxchar) : err_no_memory();
}

size_t str_block_bytes(const struct obj *s)
{
    return str_compact_bytes(str_length(s), maxchar_of(s));
}

int str_kind(const struct obj *o)
{
    return kind_of(o);
}

bool str_is_ascii(const struct obj *o)
{
    return ascii_of(o);
}

void *str_data(const struct obj *o)
{
    return data_of(o);
}

unsigned str_char(const struct obj *o, int64_t i)
{
    return read_char(kind_of(o), data_of(o), i);
}

void copy_chars(int to, void *dst, int64_t at, int from, const void *src, int64_t start, int64_t n)
{
    if (to == from) {
        memcpy((char *)dst + at * to, (const char *)src + start * to, (size_t)(n * to));
        return;
    }
    for (int64_t i = 0; i < n; i++)
        write_char(to, dst, at + i, read_char(from, src, start + i));
}

static unsigned round_maxchar(unsigned c)
{
    return c < 0x80 ? 0x7f : c < 0x100 ? 0xff : c < 0x10000 ? 0xffff : STR_MAX_CHAR;
}

unsigned find_maxchar(int kind, const void *data, int64_t n)
{
    unsigned all = 0;
    int64_t i = 0;
    for (uint64_t eight; kind == 1 && i + 8 <= n; i += 8) {
        memcpy(&eight, (const char *)data + i, 8);
        all |= eight & UINT64_C(0x8080808080808080) ? 0x80 : 0;
    }
    for (; i < n; i++)
        all |= read_char(kind, data, i);
    return round_maxchar(all);
}

struct obj *str_from_kind(int kind, const void *data, int64_t n)
{
    if (n == 1 && read_char(kind, data, 0) < 256)
        return str_from_char(read_char(kind, data, 0));
    return str_fresh(kind, data, n);
}

struct obj *str_fresh(int kind, const void *data, int64_t n)
{
    if (n == 0)
        return str_empty();
    struct obj *s = str_alloc(n, find_maxchar(kind, data, n));
    if (s)
        copy_chars(kind_of(s), data_of(s), 0, kind < kind_of(s) ? kind : kind, data, 0, n);
    return s;
}

/* ---- UTF-8 ---- */

/* One code point, lone surrogates included. */
static unsigned decode_wtf8(const char *s, size_t n, size_t *used)
{
    unsigned c;
    *used = text_decode(s, n, &c);
    if (*used)
        return c;
    const unsigned char *p = (const unsigned char *)s;
    if (n >= 3 && p[0] == 0xED) {
        *used = 3;
        return (unsigned)(p[0] & 15) << 12 | (unsigned)(p[1] & 63) << 6 | (p[2] & 63u);
    }
    *used = 1;
    return 0xFFFD;
}

static bool all_ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] > 127)
            return false;
    return true;
}

struct obj *str_from_utf8(const char *s, size_t n)
{
    if (n <= 1 || all_ascii(s, n))
        return str_from_kind(1, s, (int64_t)n);
    int64_t count = 0;
    unsigned all = 0;
    size_t used;
    for (size_t i = 0; i < n; i += used, count++)
        all |= decode_wtf8(s + i, n - i, &used);
    if (count == 1)
        return str_from_char(decode_wtf8(s, n, &used));
    struct obj *o = str_alloc(count, round_maxchar(all));
    if (!o)
        return NULL;
    int kind = kind_of(o);
    void *data = data_of(o);
    for (size_t i = 0, k = 0; i < n; i += used, k++)
        write_char(kind, data, (int64_t)k, decode_wtf8(s + i, n - i, &used));
    return o;
}

struct obj *str_from_c(const char *s)
{
    return str_from_utf8(s, strlen(s));
}

struct obj *str_from_buf(struct buf *b)
{
    struct obj *s = str_from_utf8(b->p, b->len);
    buf_done(b);
    return s;
}

void str_to_utf8(const struct obj *o, struct buf *b)
{
    if (ascii_of(o)) {
        buf_add(b, data_of(o), (size_t)str_length(o));
        return;
    }
    int kind = kind_of(o);
    const void *data = data_of(o);
    for (int64_t i = 0, n = str_length(o); i < n; i++)
        buf_utf8(b, read_char(kind, data, i));
}

const char *str_c(const struct obj *o)
{
    if (ascii_of(o))
        return data_of(o);
    static struct buf b; /* host memory, good until the next call: holds no state of the program */
    if (!b.p)
        buf_init(&b);
    buf_clear(&b);
    str_to_utf8(o, &b);
    return b.p;
}

/* ---- strbuf ---- */

void strbuf_add(struct strbuf *b, unsigned c)
{
    if (b->len == b->cap) {
        mem_held += b->cap == 0;
        b->cap = b->cap ? b->cap * 2 : 64;
        b->p = mem_realloc(b->p, (size_t)b->cap * sizeof *b->p);
    }
    b->p[b->len++] = c;
}

void strbuf_add_str(struct strbuf *b, const struct obj *s, int64_t start, int64_t end)
{
    for (int64_t i = start; i < end; i++)
        strbuf_add(b, str_char(s, i));
}

static struct obj *finish(struct strbuf *b, struct obj *(*make)(int, const void *, int64_t))
{
    struct obj *s = make(4, b->p, b->len);
    mem_held -= b->cap != 0;
    free(b->p);
    *b = (struct strbuf){0};
    return s;
}

struct obj *strbuf_finish(struct strbuf *b)
{
    return finish(b, str_from_kind);
}

struct obj *strbuf_finish_fresh(struct strbuf *b)
{
    return finish(b, str_fresh);
}

/* ---- comparing, hashing ---- */

bool str_eq(const struct obj *a, const struct obj *b)
{
    if (a == b)
        return true;
    int64_t n = str_length(a);
    return n == str_length(b) && kind_of(a) == kind_of(b) && memcmp(data_of(a), data_of(b), (size_t)(n * kind_of(a))) == 0;
}

bool str_eq_c(const struct obj *a, const char *s)
{
    size_t n = strlen(s);
    if (ascii_of(a))
        return (size_t)str_length(a) == n && memcmp(data_of(a), s, n) == 0;
    return strcmp(str_c(a), s) == 0;
}

int str_compare(const struct obj *a, const struct obj *b)
{
    int64_t na = str_length(a), nb = str_length(b), n = na < nb ? na : nb;
    int ka = kind_of(a), kb = kind_of(b);
    const void *da = data_of(a), *db = data_of(b);
    if (ka == 1 && kb == 1) {
        int r = memcmp(da, db, (size_t)n);
        if (r)
            return r < 0 ? -1 : 1;
    } else {
        for (int64_t i = 0; i < n; i++) {
            unsigned ca = read_char(ka, da, i), cb = read_char(kb, db, i);
            if (ca != cb)
                return ca < cb ? -1 : 1;
        }
    }
    return na < nb ? -1 : na > nb;
}

int64_t str_hash(const struct obj *o)
{
    int64_t *h = str_hash_word(o);
    if (*h == -1)
        *h = hash_bytes(data_of(o), (size_t)(str_length(o) * kind_of(o)));
    return *h;
}

/* ---- parts and sums ---- */

struct obj *str_exact(struct obj *s)
{
    if (is_exact(s))
        return incref(s);
    return str_from_kind(kind_of(s), data_of(s), str_length(s));
}

struct obj *str_slice(struct obj *o, int64_t start, int64_t end)
{
    int64_t n = str_length(o);
    start = start < 0 ? 0 : start;
    end = end > n ? n : end;
    if (start == 0 && end == n)
        return str_exact(o);
    if (start >= end)
        return str_empty();
    return str_from_kind(kind_of(o), (char *)data_of(o) + start * kind_of(o), end - start);
}

static struct obj *join_two(struct obj *a, struct obj *b)
{
    unsigned ma = maxchar_of(a), mb = maxchar_of(b);
    struct obj *r = str_alloc(str_length(a) + str_length(b), ma > mb ? ma : mb);
    if (r) {
        copy_chars(kind_of(r), data_of(r), 0, kind_of(a), data_of(a), 0, str_length(a));
        copy_chars(kind_of(r), data_of(r), str_length(a), kind_of(b), data_of(b), 0, str_length(b));
    }
    return r;
}

struct obj *str_concat(struct obj *a, struct obj *b)
{
    if (str_length(a) == 0)
        return str_exact(b);
    if (str_length(b) == 0)
        return str_exact(a);
    return join_two(a, b);
}

static bool may_change(const struct obj *s)
{
    return s->refcnt == 1 && *str_hash_word(s) == -1 && !(*str_state_word(s) & STATE_INTERNED) && is_exact(s);
}

/* Makes *a longer in place, its contents kept. */
static int grow_in_place(struct obj **a, int64_t n)
{
    int kind = kind_of(*a);
    struct obj *s = heap_realloc(*a, str_compact_bytes(n, maxchar_of(*a)));
    if (!s) {
        err_no_memory();
        return -1;
    }
    ((struct varobj *)s)->size = n;
    if (lay.PyASCIIObject_wstr >= 0 && kind == 4) {
        AT(s, PyASCIIObject, wstr, void *) = data_of(s);
        AT(s, PyCompactUnicodeObject, wstr_length, int64_t) = n;
    }
    write_char(kind, data_of(s), n, 0);
    *a = s;
    return 0;
}

int str_append(struct obj **a, struct obj *b)
{
    struct obj *left = *a;
    int64_t na = str_length(left), nb = str_length(b);
    if (na == 0 && is_exact(b)) {
        *a = incref(b);
        decref(left);
        return 0;
    }
    if (nb == 0 && is_exact(left))
        return 0;
    if (may_change(left) && is_exact(b) && kind_of(b) <= kind_of(left) && !(ascii_of(left) && !ascii_of(b))) {
        if (grow_in_place(a, na + nb) < 0) {
            obj_clear_slot(a);
            return -1;
        }
        copy_chars(kind_of(*a), data_of(*a), na, kind_of(b), data_of(b), 0, nb);
        return 0;
    }
    *a = join_two(left, b);
    decref(left);
    return *a ? 0 : -1;
}
