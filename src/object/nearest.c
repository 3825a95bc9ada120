/* Of a list of names the one that is most like a name that was not found: what "Did you mean" offers. */
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

struct obj *name_nearest(struct obj *names, struct obj *wrong, bool hide_underscored)
{
    struct obj *best = NULL;
    int best_distance = 1 << 20;
    size_t n = (size_t)str_length(wrong);
    if (list_len(names) >= MANY || n > LONG_NAME || !str_is_ascii(wrong))
        return NULL;
    const char *w = str_data(wrong);
    for (int64_t i = 0; i < list_len(names); i++) {
        struct obj *s = list_items(names)[i];
        if (!is_str(s) || !str_is_ascii(s) || str_length(s) > LONG_NAME || str_eq(s, wrong))
            continue;
        const char *p = str_data(s);
        size_t m = (size_t)str_length(s);
        if (hide_underscored && m && p[0] == '_')
            continue;
        int most = least((int)(n + m + 3) * MOVE_COST / 6, best_distance - 1), d = distance(w, n, p, m);
        if (d <= most) {
            best = s;
            best_distance = d;
        }
    }
    return best;
}
