/* Of a list of names the one that is most like a name that was not found: what "Did you mean" offers. */
#include "slotscope/base/buf.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

enum { MOVE_COST = 2, CASE_COST = 1, MANY = 750, LONG_NAME = 40 };

static int substitution(char a, char b)
{
    if (a == b)
        return 0;
    bool letters = ((a | 32) >= 'a' && (a | 32) <= 'z');
    return letters && (a ^ b) == 32 ? CASE_COST : MOVE_COST;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Levenshtein's distance where a change of case costs half. */
static int distance(const char *a, size_t n, const char *b, size_t m)
{
    int row[LONG_NAME + 1];
    for (size_t j = 0; j <= m; j++)
        row[j] = (int)j * MOVE_COST;
    for (size_t i = 1; i <= n; i++) {
        int diagonal = row[0];
        row[0] = (int)i * MOVE_COST;
        for (size_t j = 1; j <= m; j++) {
            int up = row[j], change = diagonal + substitution(a[i - 1], b[j - 1]);
            row[j] = least(change, least(up, row[j - 1]) + MOVE_COST);
            diagonal = up;
        }
    }
    return row[m];
}

static struct obj *nearest(struct obj *names, struct obj *wrong, const struct buf *w, bool hide_underscored)
{
    struct obj *best = NULL;
    int best_distance = 1 << 20;
    struct buf p;
    buf_init(&p);
    for (int64_t i = 0; i < list_len(names); i++) {
        struct obj *s = list_items(names)[i];
        if (!is_str(s) || str_length(s) > LONG_NAME || str_eq(s, wrong))
            continue;
        buf_clear(&p);
        str_to_utf8(s, &p);
        if (p.len > LONG_NAME || (hide_underscored && p.len && p.p[0] == '_'))
            continue;
        int most = least((int)(w->len + p.len + 3) * MOVE_COST / 6, best_distance - 1), d = distance(w->p, w->len, p.p, p.len);
        if (d <= most) {
            best = s;
            best_distance = d;
        }
    }
    buf_done(&p);
    return best;
}

struct obj *name_nearest(struct obj *names, struct obj *wrong, bool hide_underscored)
{
    struct buf w;
    buf_init(&w);
    str_to_utf8(wrong, &w); /* names are compared byte by byte */
    struct obj *best = list_len(names) < MANY && w.len <= LONG_NAME ? nearest(names, wrong, &w, hide_underscored) : NULL;
    buf_done(&w);
    return best;
}
