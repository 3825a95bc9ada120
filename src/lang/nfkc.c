/*
 * The NFKC form of identifiers: every character is taken apart for compatibility, marks are put in order of their class, then what
 * has a character of its own is put together again. So `ﬁ` and `fi` are one name. Only characters that can stand in names are known
 * here.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "token.h"

#include "nfkc.inc"

#define COUNT(table)   (sizeof table / sizeof *table)
#define PARTS_PER_BYTE 2 /* at most: four for a character of two bytes or more, one for a byte of ASCII */

/* Hangul syllables are computed: lead, vowel and tail letters, 19 x 21 x 28. */
enum { S_BASE = 0xAC00, L_BASE = 0x1100, V_BASE = 0x1161, T_BASE = 0x11A7, L_COUNT = 19, V_COUNT = 21, T_COUNT = 28 };

static int by_longer(const void *key, const void *row)
{
    uint32_t c = *(const uint32_t *)key, r = ((const struct longer *)row)->c;
    return c < r ? -1 : c > r;
}

static int by_shift(const void *key, const void *row)
{
    int32_t c = (int32_t) * (const uint32_t *)key;
    const struct shift *r = row;
    return c < r->first ? -1 : c > r->last;
}

static int by_class(const void *key, const void *row)
{
    uint32_t c = *(const uint32_t *)key;
    const struct class_run *r = row;
    return c < r->first ? -1 : c > r->last;
}

static int by_pair(const void *key, const void *row)
{
    const struct pair *k = key, *r = row;
    if (k->first != r->first)
        return k->first < r->first ? -1 : 1;
    return k->second < r->second ? -1 : k->second > r->second;
}

static int class_of(uint32_t c)
{
    const struct class_run *r = bsearch(&c, classes, COUNT(classes), sizeof *classes, by_class);
    return r ? r->order : 0;
}

/* Writes what c is made of; how many. */
static size_t take_apart(uint32_t c, uint32_t *out)
{
    uint32_t s = c - S_BASE;
    if (s < L_COUNT * V_COUNT * T_COUNT) {
        out[0] = L_BASE + s / (V_COUNT * T_COUNT);
        out[1] = V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT;
        out[2] = T_BASE + s % T_COUNT;
        return out[2] == T_BASE ? 2 : 3;
    }
    const struct longer *l = bsearch(&c, longer, COUNT(longer), sizeof *longer, by_longer);
    if (l) {
        memcpy(out, letters + l->at, l->n * sizeof *letters);
        return l->n;
    }
    const struct shift *r = bsearch(&c, shifts, COUNT(shifts), sizeof *shifts, by_shift);
    *out = r ? (uint32_t)((int32_t)c + r->by) : c;
    return 1;
}

/* Marks between two bases go up in class; equal ones stay as they are. */
static void order_marks(uint32_t *s, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint32_t c = s[i];
        int class = class_of(c);
        size_t to = i;
        for (; class && to && class_of(s[to - 1]) > class; to--)
            s[to] = s[to - 1];
        s[to] = c;
    }
}

/* The one character for two, or 0. */
static uint32_t whole_of(uint32_t first, uint32_t second)
{
    if (first - L_BASE < L_COUNT && second - V_BASE < V_COUNT)
        return S_BASE + ((first - L_BASE) * V_COUNT + second - V_BASE) * T_COUNT;
    uint32_t s = first - S_BASE;
    if (s < L_COUNT * V_COUNT * T_COUNT && s % T_COUNT == 0 && second - T_BASE - 1 < T_COUNT - 1)
        return first + second - T_BASE;
    const struct pair *p = bsearch(&(struct pair){first, second, 0}, pairs, COUNT(pairs), sizeof *pairs, by_pair);
    return p ? p->whole : 0;
}

/* Joins every character to the base before it unless one of its own class, or another base, stands between. */
static size_t put_together(uint32_t *s, size_t n)
{
    size_t base = n, out = 0;
    int last = 0; /* class of what was kept last behind the base */
    for (size_t i = 0; i < n; i++) {
        int class = class_of(s[i]);
        bool open = base < n && (out == base + 1 || (last && last < class));
        uint32_t whole = open ? whole_of(s[base], s[i]) : 0;
        if (whole) {
            s[base] = whole;
            continue;
        }
        if (!class)
            base = out;
        last = class;
        s[out++] = s[i];
    }
    return out;
}

const char *identifier_nfkc(struct ast_module *m, const char *name, size_t n)
{
    uint32_t *s = arena_alloc(m->arena, n * PARTS_PER_BYTE * sizeof *s);
    size_t count = 0;
    for (size_t i = 0; i < n;) {
        unsigned c;
        i += text_decode(name + i, n - i, &c);
        count += take_apart(c, s + count);
    }
    order_marks(s, count);
    count = put_together(s, count);
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < count; i++)
        buf_utf8(&b, s[i]);
    const char *result = ast_intern(m, b.p, b.len);
    buf_done(&b);
    return result;
}
