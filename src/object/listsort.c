/*
 * list.sort: natural runs, lengthened by binary insertion, merged with galloping - CPython's timsort (listsort.txt), so that the
 * program sees the same comparisons in the same order. Keys are sorted; values, when there is a key function, move along with them.
 */
#include <string.h>

#include "list.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"

enum { MAX_PENDING = 85, MIN_GALLOP = 7, TEMP_ITEMS = 256 };

struct slice { /* keys, and values when they are separate */
    struct obj **keys, **values;
};
struct run {
    struct slice at;
    int64_t len;
    int power;
};
struct sorter {
    int (*less)(struct obj *a, struct obj *b); /* 1, 0, -1 */
    int64_t min_gallop, total;
    struct obj **base;
    struct run pending[MAX_PENDING];
    int n;
    struct slice temp; /* room for a run while it is merged */
    int64_t temp_room;
    void *temp_block;
    struct obj *temp_items[TEMP_ITEMS];
};

/* ---- comparisons ---- */

static int is_less(struct obj *r) /* what a comparison gave, which it takes */
{
    if (!r)
        return -1;
    if (r == obj_true || r == obj_false) {
        bool less = r == obj_true;
        decref(r);
        return less;
    }
    int truth = obj_truth(r);
    decref(r);
    return truth;
}

static int less_any(struct obj *a, struct obj *b)
{
    return is_less(obj_richcompare(a, b, CMP_LT));
}

/* Both of one type: its slot is called as it is, which counts as no comparison towards the recursion limit. */
static int less_alike(struct obj *a, struct obj *b)
{
    const struct type *t = type_of(a);
    if (t != type_of(b) || !t->s.richcompare)
        return less_any(a, b);
    struct obj *r = t->s.richcompare(a, b, CMP_LT);
    if (r != obj_notimplemented)
        return is_less(r);
    decref(r);
    return less_any(a, b);
}

static int less_int(struct obj *a, struct obj *b)
{
    return int_compare(a, b) < 0;
}

static int less_compact(struct obj *a, struct obj *b)
{
    return int_compact_value(a) < int_compact_value(b);
}

static int less_float(struct obj *a, struct obj *b)
{
    return float_value(a) < float_value(b);
}

static int less_str(struct obj *a, struct obj *b)
{
    return str_compare(a, b) < 0;
}

/* Keys of one built-in type are compared without a call; what the program can see stays the same. */
static int (*choose_less(struct obj **keys, int64_t n))(struct obj *, struct obj *)
{
    struct obj *t = keys[0]->ob_type;
    bool compact = t == t_int->self;
    for (int64_t i = 0; i < n; i++) {
        if (keys[i]->ob_type != t)
            return less_any;
        compact = compact && int_is_compact(keys[i]);
    }
    return compact              ? less_compact
           : t == t_int->self   ? less_int
           : t == t_float->self ? less_float
           : t == t_str->self   ? less_str
                                : less_alike;
}

/* ---- moving keys with their values ---- */

static inline struct slice at(struct slice s, int64_t i)
{
    return (struct slice){s.keys + i, s.values ? s.values + i : NULL};
}

static inline void copy_one(struct slice to, int64_t i, struct slice from, int64_t j)
{
    to.keys[i] = from.keys[j];
    if (to.values)
        to.values[i] = from.values[j];
}

static void move(struct slice to, struct slice from, int64_t n)
{
    if (n <= 0)
        return;
    memmove(to.keys, from.keys, (size_t)n * sizeof *to.keys);
    if (to.values)
        memmove(to.values, from.values, (size_t)n * sizeof *to.values);
}

static void reverse_items(struct obj **p, int64_t n)
{
    for (int64_t i = 0, j = n - 1; i < j; i++, j--) {
        struct obj *x = p[i];
        p[i] = p[j];
        p[j] = x;
    }
}

static void reverse(struct slice s, int64_t n)
{
    reverse_items(s.keys, n);
    if (s.values)
        reverse_items(s.values, n);
}

/* ---- runs ---- */

/* Items [0, sorted) are in order; inserts the rest, each at the place behind its equals. */
static int binary_insert(struct sorter *s, struct slice a, int64_t n, int64_t sorted)
{
    for (int64_t start = sorted ? sorted : 1; start < n; start++) {
        struct obj *pivot = a.keys[start];
        int64_t l = 0, r = start;
        while (l < r) {
            int64_t mid = (l + r) >> 1;
            int k = s->less(pivot, a.keys[mid]);
            if (k < 0)
                return -1;
            if (k)
                r = mid;
            else
                l = mid + 1;
        }
        struct obj *value = a.values ? a.values[start] : NULL;
        move(at(a, l + 1), at(a, l), start - l);
        a.keys[l] = pivot;
        if (a.values)
            a.values[l] = value;
    }
    return 0;
}

/* Length of the run at a: ascending, or strictly descending (then *descending). -1: exception. */
static int64_t count_run(struct sorter *s, struct slice a, int64_t n, bool *descending)
{
    *descending = false;
    if (n <= 1)
        return n;
    int k = s->less(a.keys[1], a.keys[0]);
    if (k < 0)
        return -1;
    *descending = k > 0;
    int64_t i = 2;
    for (; i < n; i++) {
        int down = s->less(a.keys[i], a.keys[i - 1]);
        if (down < 0)
            return -1;
        if ((down > 0) != *descending)
            break;
    }
    return i;
}

/* ---- galloping: exponential, then binary search from a hint ---- */

/* Where key goes in a[0..n), in front of its equals. */
static int64_t gallop_left(struct sorter *s, struct obj *key, struct obj **a, int64_t n, int64_t hint)
{
    int64_t last = 0, ofs = 1;
    int k = s->less(a[hint], key);
    if (k < 0)
        return -1;
    if (k) {
        int64_t max = n - hint;
        while (ofs < max) {
            if ((k = s->less(a[hint + ofs], key)) < 0)
                return -1;
            if (!k)
                break;
            last = ofs;
            ofs = (ofs << 1) + 1;
        }
        ofs = ofs > max ? max : ofs;
        last += hint;
        ofs += hint;
    } else {
        int64_t max = hint + 1;
        while (ofs < max) {
            if ((k = s->less(a[hint - ofs], key)) < 0)
                return -1;
            if (k)
                break;
            last = ofs;
            ofs = (ofs << 1) + 1;
        }
        ofs = ofs > max ? max : ofs;
        int64_t l = last;
        last = hint - ofs;
        ofs = hint - l;
    }
    for (last++; last < ofs;) {
        int64_t m = last + ((ofs - last) >> 1);
        if ((k = s->less(a[m], key)) < 0)
            return -1;
        if (k)
            last = m + 1;
        else
            ofs = m;
    }
    return ofs;
}

/* Where key goes in a[0..n), behind its equals. */
static int64_t gallop_right(struct sorter *s, struct obj *key, struct obj **a, int64_t n, int64_t hint)
{
    int64_t last = 0, ofs = 1;
    int k = s->less(key, a[hint]);
    if (k < 0)
        return -1;
    if (k) {
        int64_t max = hint + 1;
        while (ofs < max) {
            if ((k = s->less(key, a[hint - ofs])) < 0)
                return -1;
            if (!k)
                break;
            last = ofs;
            ofs = (ofs << 1) + 1;
        }
        ofs = ofs > max ? max : ofs;
        int64_t l = last;
        last = hint - ofs;
        ofs = hint - l;
    } else {
        int64_t max = n - hint;
        while (ofs < max) {
            if ((k = s->less(key, a[hint + ofs])) < 0)
                return -1;
            if (k)
                break;
            last = ofs;
            ofs = (ofs << 1) + 1;
        }
        ofs = ofs > max ? max : ofs;
        last += hint;
        ofs += hint;
    }
    for (last++; last < ofs;) {
        int64_t m = last + ((ofs - last) >> 1);
        if ((k = s->less(key, a[m])) < 0)
            return -1;
        if (k)
            ofs = m;
        else
            last = m + 1;
    }
    return ofs;
}

/* ---- merging ---- */

static int need_temp(struct sorter *s, int64_t n, bool values)
{
    if (s->temp_room >= n)
        return 0;
    heap_free(s->temp_block);
    s->temp_block = heap_alloc((size_t)n * sizeof(struct obj *) * (values ? 2 : 1));
    s->temp_room = s->temp_block ? n : 0;
    s->temp.keys = s->temp_block;
    s->temp.values = values && s->temp_block ? s->temp.keys + n : NULL;
    if (s->temp_block)
        return 0;
    err_no_memory();
    return -1;
}

/* How a merge goes on: M_OK leave, M_FAIL exception, M_LAST one item of the short run is left, M_GALLOP change of mode. */
enum merge_state { M_FAIL, M_DONE, M_LAST, M_GO };

struct merge { /* two runs being merged towards dest */
    struct slice a, b, dest;
    int64_t na, nb;
};

/* One pair at a time until one run wins often enough. */
static enum merge_state low_pairs(struct sorter *s, struct merge *m, int64_t min_gallop)
{
    int64_t wins_a = 0, wins_b = 0;
    for (;;) {
        int k = s->less(m->b.keys[0], m->a.keys[0]);
        if (k < 0)
            return M_FAIL;
        if (k) {
            copy_one(m->dest, 0, m->b, 0);
            m->dest = at(m->dest, 1), m->b = at(m->b, 1);
            wins_b++, wins_a = 0;
            if (--m->nb == 0)
                return M_DONE;
            if (wins_b >= min_gallop)
                return M_GO;
        } else {
            copy_one(m->dest, 0, m->a, 0);
            m->dest = at(m->dest, 1), m->a = at(m->a, 1);
            wins_a++, wins_b = 0;
            if (--m->na == 1)
                return M_LAST;
            if (wins_a >= min_gallop)
                return M_GO;
        }
    }
}

static enum merge_state low_gallops(struct sorter *s, struct merge *m, int64_t *min_gallop)
{
    int64_t wins_a, wins_b;
    do {
        *min_gallop -= *min_gallop > 1;
        s->min_gallop = *min_gallop;
        wins_a = gallop_right(s, m->b.keys[0], m->a.keys, m->na, 0);
        if (wins_a < 0)
            return M_FAIL;
        if (wins_a) {
            move(m->dest, m->a, wins_a);
            m->dest = at(m->dest, wins_a), m->a = at(m->a, wins_a);
            m->na -= wins_a;
            if (m->na == 1)
                return M_LAST;
            if (m->na == 0)
                return M_DONE;
        }
        copy_one(m->dest, 0, m->b, 0);
        m->dest = at(m->dest, 1), m->b = at(m->b, 1);
        if (--m->nb == 0)
            return M_DONE;
        wins_b = gallop_left(s, m->a.keys[0], m->b.keys, m->nb, 0);
        if (wins_b < 0)
            return M_FAIL;
        if (wins_b) {
            move(m->dest, m->b, wins_b);
            m->dest = at(m->dest, wins_b), m->b = at(m->b, wins_b);
            m->nb -= wins_b;
            if (m->nb == 0)
                return M_DONE;
        }
        copy_one(m->dest, 0, m->a, 0);
        m->dest = at(m->dest, 1), m->a = at(m->a, 1);
        if (--m->na == 1)
            return M_LAST;
    } while (wins_a >= MIN_GALLOP || wins_b >= MIN_GALLOP);
    ++*min_gallop;
    s->min_gallop = *min_gallop;
    return M_GO;
}

/* Merges neighbouring runs, the left one (copied aside) being the shorter. */
static int merge_low(struct sorter *s, struct slice a, int64_t na, struct slice b, int64_t nb)
{
    if (need_temp(s, na, a.values != NULL) < 0)
        return -1;
    move(s->temp, a, na);
    struct merge m = {.a = s->temp, .b = b, .dest = a, .na = na, .nb = nb};
    copy_one(m.dest, 0, m.b, 0);
    m.dest = at(m.dest, 1), m.b = at(m.b, 1);
    enum merge_state state = --m.nb == 0 ? M_DONE : m.na == 1 ? M_LAST : M_GO;
    int64_t min_gallop = s->min_gallop;
    while (state == M_GO) {
        state = low_pairs(s, &m, min_gallop);
        if (state == M_GO) {
            min_gallop++;
            state = low_gallops(s, &m, &min_gallop);
        }
    }
    if (state == M_LAST) { /* the last item of a belongs behind the rest of b */
        move(m.dest, m.b, m.nb);
        copy_one(m.dest, m.nb, m.a, 0);
    } else {
        move(m.dest, m.a, m.na);
    }
    return state == M_FAIL ? -1 : 0;
}

/* The mirror image: runs are consumed from their ends; a, b and dest point at the last items. */
static enum merge_state high_pairs(struct sorter *s, struct merge *m, int64_t min_gallop)
{
    int64_t wins_a = 0, wins_b = 0;
    for (;;) {
        int k = s->less(m->b.keys[0], m->a.keys[0]);
        if (k < 0)
            return M_FAIL;
        if (k) {
            copy_one(m->dest, 0, m->a, 0);
            m->dest = at(m->dest, -1), m->a = at(m->a, -1);
            wins_a++, wins_b = 0;
            if (--m->na == 0)
                return M_DONE;
            if (wins_a >= min_gallop)
                return M_GO;
        } else {
            copy_one(m->dest, 0, m->b, 0);
            m->dest = at(m->dest, -1), m->b = at(m->b, -1);
            wins_b++, wins_a = 0;
            if (--m->nb == 1)
                return M_LAST;
            if (wins_b >= min_gallop)
                return M_GO;
        }
    }
}

static enum merge_state high_gallops(struct sorter *s, struct merge *m, struct slice first_a, struct slice first_b,
                                     int64_t *min_gallop)
{
    int64_t wins_a, wins_b;
    do {
        *min_gallop -= *min_gallop > 1;
        s->min_gallop = *min_gallop;
        int64_t k = gallop_right(s, m->b.keys[0], first_a.keys, m->na, m->na - 1);
        if (k < 0)
            return M_FAIL;
        wins_a = m->na - k;
        if (wins_a) {
            m->dest = at(m->dest, -wins_a), m->a = at(m->a, -wins_a);
            move(at(m->dest, 1), at(m->a, 1), wins_a);
            m->na -= wins_a;
            if (m->na == 0)
                return M_DONE;
        }
        copy_one(m->dest, 0, m->b, 0);
        m->dest = at(m->dest, -1), m->b = at(m->b, -1);
        if (--m->nb == 1)
            return M_LAST;
        k = gallop_left(s, m->a.keys[0], first_b.keys, m->nb, m->nb - 1);
        if (k < 0)
            return M_FAIL;
        wins_b = m->nb - k;
        if (wins_b) {
            m->dest = at(m->dest, -wins_b), m->b = at(m->b, -wins_b);
            move(at(m->dest, 1), at(m->b, 1), wins_b);
            m->nb -= wins_b;
            if (m->nb == 1)
                return M_LAST;
            if (m->nb == 0)
                return M_DONE;
        }
        copy_one(m->dest, 0, m->a, 0);
        m->dest = at(m->dest, -1), m->a = at(m->a, -1);
        if (--m->na == 0)
            return M_DONE;
    } while (wins_a >= MIN_GALLOP || wins_b >= MIN_GALLOP);
    ++*min_gallop;
    s->min_gallop = *min_gallop;
    return M_GO;
}

static int merge_high(struct sorter *s, struct slice a, int64_t na, struct slice b, int64_t nb)
{
    if (need_temp(s, nb, a.values != NULL) < 0)
        return -1;
    move(s->temp, b, nb);
    struct slice first_b = s->temp;
    struct merge m = {.a = at(a, na - 1), .b = at(first_b, nb - 1), .dest = at(b, nb - 1), .na = na, .nb = nb};
    copy_one(m.dest, 0, m.a, 0);
    m.dest = at(m.dest, -1), m.a = at(m.a, -1);
    enum merge_state state = --m.na == 0 ? M_DONE : m.nb == 1 ? M_LAST : M_GO;
    int64_t min_gallop = s->min_gallop;
    while (state == M_GO) {
        state = high_pairs(s, &m, min_gallop);
        if (state == M_GO) {
            min_gallop++;
            state = high_gallops(s, &m, a, first_b, &min_gallop);
        }
    }
    if (state == M_LAST) { /* the first item of b belongs in front of the rest of a */
        m.dest = at(m.dest, -m.na), m.a = at(m.a, -m.na);
        move(at(m.dest, 1), at(m.a, 1), m.na);
        copy_one(m.dest, 0, m.b, 0);
    } else {
        move(at(m.dest, 1 - m.nb), first_b, m.nb);
    }
    return state == M_FAIL ? -1 : 0;
}

/* Merges pending runs i and i+1. */
static int merge_at(struct sorter *s, int i)
{
    struct run *r = &s->pending[i];
    struct slice a = r[0].at, b = r[1].at;
    int64_t na = r[0].len, nb = r[1].len;
    r[0].len = na + nb;
    if (i == s->n - 3)
        r[1] = r[2];
    s->n--;
    int64_t k = gallop_right(s, b.keys[0], a.keys, na, 0); /* items of a that are in place already */
    if (k < 0)
        return -1;
    a = at(a, k);
    na -= k;
    if (na == 0)
        return 0;
    nb = gallop_left(s, a.keys[na - 1], b.keys, nb, nb - 1);
    if (nb <= 0)
        return (int)nb;
    return na <= nb ? merge_low(s, a, na, b, nb) : merge_high(s, a, na, b, nb);
}

/* Timsort's rule: lengths on the stack grow at least like Fibonacci numbers. */
static int collapse_timsort(struct sorter *s)
{
    struct run *p = s->pending;
    while (s->n > 1) {
        int n = s->n - 2;
        if ((n > 0 && p[n - 1].len <= p[n].len + p[n + 1].len) || (n > 1 && p[n - 2].len <= p[n - 1].len + p[n].len)) {
            if (p[n - 1].len < p[n + 1].len)
                n--;
            if (merge_at(s, n) < 0)
                return -1;
        } else if (p[n].len <= p[n + 1].len) {
            if (merge_at(s, n) < 0)
                return -1;
        } else {
            break;
        }
    }
    return 0;
}

/* Powersort's rule: the node power of the boundary between two runs in a nearly optimal merge tree. */
static int node_power(int64_t s1, int64_t n1, int64_t n2, int64_t n)
{
    int64_t a = 2 * s1 + n1, b = a + n1 + n2;
    for (int power = 1;; power++) {
        if (a >= n) {
            a -= n;
            b -= n;
        } else if (b >= n) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

static int found_run(struct sorter *s, int64_t next_len)
{
    if (!s->n)
        return 0;
    struct run *p = s->pending;
    int power = node_power(p[s->n - 1].at.keys - s->base, p[s->n - 1].len, next_len, s->total);
    while (s->n > 1 && p[s->n - 2].power > power)
        if (merge_at(s, s->n - 2) < 0)
            return -1;
    p[s->n - 1].power = power;
    return 0;
}

static int collapse_all(struct sorter *s)
{
    struct run *p = s->pending;
    while (s->n > 1) {
        int n = s->n - 2;
        if (n > 0 && p[n - 1].len < p[n + 1].len)
            n--;
        if (merge_at(s, n) < 0)
            return -1;
    }
    return 0;
}

static int64_t min_run(int64_t n)
{
    int64_t r = 0;
    while (n >= 64) {
        r |= n & 1;
        n >>= 1;
    }
    return n + r;
}

static int sort_runs(struct sorter *s, struct slice a, int64_t n)
{
    int64_t minrun = min_run(n);
    while (n) {
        bool descending;
        int64_t len = count_run(s, a, n, &descending);
        if (len < 0)
            return -1;
        if (descending)
            reverse(a, len);
        if (len < minrun) {
            int64_t force = n <= minrun ? n : minrun;
            if (binary_insert(s, a, force, len) < 0)
                return -1;
            len = force;
        }
        if (pol.sort_powersort && found_run(s, len) < 0)
            return -1;
        s->pending[s->n++] = (struct run){a, len, 0};
        if (!pol.sort_powersort && collapse_timsort(s) < 0)
            return -1;
        a = at(a, len);
        n -= len;
    }
    return collapse_all(s);
}

/* ---- the list around it ---- */

/* keys[i] = key(values[i]). On failure those made are released. */
static int make_keys(struct obj *key, struct obj **values, struct obj **keys, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        keys[i] = obj_call1(key, values[i]);
        if (keys[i])
            continue;
        while (--i >= 0)
            decref(keys[i]);
        return -1;
    }
    return 0;
}

static int sort_items(struct obj **items, int64_t n, struct obj *key, bool backwards)
{
    struct obj *few[TEMP_ITEMS / 2], **keys = few;
    if (key && n >= TEMP_ITEMS / 2 && !(keys = heap_alloc((size_t)n * sizeof *keys))) {
        err_no_memory();
        return -1;
    }
    if (key && make_keys(key, items, keys, n) < 0) {
        if (keys != few)
            heap_free(keys);
        return -1;
    }
    struct slice all = {key ? keys : items, key ? items : NULL};
    struct sorter s = {.min_gallop = MIN_GALLOP, .total = n, .base = all.keys};
    s.temp.keys = s.temp_items;
    s.temp.values = key ? s.temp_items + TEMP_ITEMS / 2 : NULL;
    s.temp_room = key ? TEMP_ITEMS / 2 : TEMP_ITEMS;
    int r = n > 1 && key ? obj_check_break() : 0;
    if (n > 1 && r == 0) {
        s.less = choose_less(all.keys, n);
        if (backwards)
            reverse(all, n);
        r = sort_runs(&s, all, n);
        if (backwards)
            reverse(all, n);
    }
    heap_free(s.temp_block);
    for (int64_t i = 0; key && i < n; i++)
        decref(keys[i]);
    if (keys != few)
        heap_free(keys);
    return r;
}

/* While it is sorted the list looks empty, and a change shows in its capacity (-1 until something is stored). */
int list_sort(struct obj *l, struct obj *key, bool backwards)
{
    if (key == obj_none)
        key = NULL;
    int64_t n = list_len(l), allocated = *list_allocated(l);
    struct obj **items = list_items(l);
    list_set_len(l, 0);
    list_set_items(l, NULL);
    *list_allocated(l) = -1;
    int r = sort_items(items, n, key, backwards);
    if (n >= LONG_WORK_ASKS / 4)
        obj_break_set(BREAK_WORKED);
    if (*list_allocated(l) != -1 && r == 0) {
        err_value("list modified during sort");
        r = -1;
    }
    struct obj **stored = list_items(l);
    int64_t nstored = list_len(l);
    list_set_len(l, n);
    list_set_items(l, items);
    *list_allocated(l) = allocated;
    if (stored) {
        while (--nstored >= 0)
            xdecref(stored[nstored]);
        heap_free(stored);
    }
    return r;
}
