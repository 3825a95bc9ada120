/* Finding text in text. One-byte strings use the host's memmem; other kinds compare characters. */
#include "strimpl.h"

void clip_range(int64_t n, int64_t *start, int64_t *end)
{
    if (*end > n)
        *end = n;
    else if (*end < 0 && (*end += n) < 0)
        *end = 0;
    if (*start < 0 && (*start += n) < 0)
        *start = 0;
}

/* Do the m characters of sub stand in s at i? */
static bool stands_at(int ks, const void *ds, int64_t i, int kb, const void *db, int64_t m)
{
    if (ks == kb)
        return memcmp((const char *)ds + i * ks, db, (size_t)(m * ks)) == 0;
    for (int64_t j = 0; j < m; j++)
        if (read_char(ks, ds, i + j) != read_char(kb, db, j))
            return false;
    return true;
}

enum { PIECE = 1 << 24 };

static int64_t find_forward(const struct obj *s, const struct obj *sub, int64_t start, int64_t end)
{
    int ks = kind_of(s), kb = kind_of(sub);
    const char *ds = data_of(s), *db = data_of(sub);
    int64_t m = str_length(sub);
    if (ks == 1 && kb == 1) {
        while (end - start >= m &&
               !(obj_break & BREAK_STOP)) { /* in pieces, so that C-c is heard; then the answer does not matter */
            int64_t n = end - start - m < PIECE ? end - start : PIECE + m;
            const char *at = memmem(ds + start, (size_t)n, db, (size_t)m);
            if (at)
                return at - ds;
            start += n - m + 1;
        }
        return -1;
    }
    unsigned first = read_char(kb, db, 0);
    for (int64_t i = start; i + m <= end && !(obj_break & BREAK_STOP); i++)
        if (read_char(ks, ds, i) == first && stands_at(ks, ds, i, kb, db, m))
            return i;
    return -1;
}

static int64_t find_backward(const struct obj *s, const struct obj *sub, int64_t start, int64_t end)
{
    int ks = kind_of(s), kb = kind_of(sub);
    const char *ds = data_of(s), *db = data_of(sub);
    int64_t m = str_length(sub);
    unsigned first = read_char(kb, db, 0);
    for (int64_t i = end - m; i >= start && !(obj_break & BREAK_STOP); i--)
        if (read_char(ks, ds, i) == first && stands_at(ks, ds, i, kb, db, m))
            return i;
    return -1;
}

int64_t find_chars(const struct obj *s, const struct obj *sub, int64_t start, int64_t end, int direction)
{
    int64_t n = str_length(s), m = str_length(sub);
    clip_range(n, &start, &end);
    if (end - start < m)
        return -1;
    if (m == 0)
        return direction > 0 ? start : end;
    if (kind_of(sub) > kind_of(s))
        return -1;
    return direction > 0 ? find_forward(s, sub, start, end) : find_backward(s, sub, start, end);
}

int64_t str_find(const struct obj *o, const struct obj *sub, int64_t start, int64_t end, int direction)
{
    return find_chars(o, sub, start, end, direction);
}

int64_t count_chars(const struct obj *s, const struct obj *sub, int64_t start, int64_t end, int64_t max)
{
    int64_t m = str_length(sub), count = 0;
    clip_range(str_length(s), &start, &end);
    if (end < start)
        return 0;
    if (m == 0)
        return end - start + 1 < max ? end - start + 1 : max;
    while (count < max && (start = find_chars(s, sub, start, end, 1)) >= 0) {
        count++;
        start += m;
    }
    return count;
}
