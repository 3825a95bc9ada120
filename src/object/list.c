/*
 * Lists: a header and a block of item pointers that grows by an eighth, so that appending is cheap and the capacities seen with
 * sys.getsizeof are those of CPython. Methods are in list_methods.c, sorting in listsort.c.
 */
#include "list.h"

#include <string.h>

#include "boot.h"
#include "dictview.h"
#include "freelist.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"

/* ---- room ---- */

static size_t grown(int64_t newsize, int64_t oldsize)
{
    size_t n = (size_t)newsize;
    if (newsize == 0)
        return 0;
    if (!pol.list_growth_fours)
        return n + (n >> 3) + (n < 9 ? 3 : 6);
    size_t room = (n + (n >> 3) + 6) & ~(size_t)3;
    if (newsize - oldsize > (int64_t)(room - n))
        room = (n + 3) & ~(size_t)3;
    return room;
}

int list_resize(struct obj *l, int64_t newsize)
{
    int64_t allocated = *list_allocated(l);
    if (allocated >= newsize && (newsize >= (allocated >> 1) || allocated <= pol.list_never_shrinks_to)) {
        list_set_len(l, newsize);
        return 0;
    }
    size_t room = grown(newsize, list_len(l));
    if (room > (size_t)INT64_MAX / 16) {
        err_no_memory();
        return -1;
    }
    struct obj **items = NULL;
    if (room == 0) {
        /* realloc(p, 0) keeps a block of the smallest size */
        items = heap_realloc(list_items(l), 0);
    } else {
        items = heap_realloc(list_items(l), room * sizeof *items);
    }
    if (!items) {
        err_no_memory();
        return -1;
    }
    list_set_items(l, items);
    list_set_len(l, newsize);
    *list_allocated(l) = (int64_t)room;
    return 0;
}

/* A list without items and an items block of exactly n, unset. */
int list_preallocate(struct obj *l, int64_t n)
{
    if (pol.list_exact_even)
        n = (n + 1) & ~INT64_C(1);
    if ((uint64_t)n > INT64_MAX / 16) {
        err_no_memory();
        return -1;
    }
    struct obj **items = heap_alloc((size_t)n * sizeof *items);
    if (!items) {
        err_no_memory();
        return -1;
    }
    list_set_items(l, items);
    *list_allocated(l) = n;
    return 0;
}

/* ---- making ---- */

static struct obj *list_header(void)
{
    struct obj *l = freelist_take(FREE_LIST, t_list);
    if (!l)
        return obj_alloc(t_list, 0);
    list_set_items(l, NULL);
    list_set_len(l, 0);
    *list_allocated(l) = 0;
    return l;
}

/* An untracked list whose n items are unset. */
static struct obj *list_alloc(int64_t n)
{
    if ((uint64_t)n > INT64_MAX / 16)
        return err_no_memory();
    struct obj *l = list_header();
    if (!l || n == 0)
        return l;
    struct obj **items = heap_alloc((size_t)n * sizeof *items);
    if (!items) {
        decref(l);
        return err_no_memory();
    }
    list_set_items(l, items);
    list_set_len(l, n);
    *list_allocated(l) = n;
    return l;
}

struct obj *list_new(int64_t n)
{
    struct obj *l = list_alloc(n);
    if (!l)
        return NULL;
    if (n)
        memset(list_items(l), 0, (size_t)n * sizeof(struct obj *));
    gc_track(l);
    return l;
}

struct obj *list_from(struct obj *const *items, int64_t n)
{
    struct obj *l = list_alloc(n);
    if (!l)
        return NULL;
    for (int64_t i = 0; i < n; i++)
        list_items(l)[i] = incref(items[i]);
    gc_track(l);
    return l;
}

struct obj *list_from_iter(struct obj *it)
{
    struct obj *l = list_new(0);
    if (l && list_extend(l, it) < 0) {
        decref(l);
        return NULL;
    }
    return l;
}

struct obj *list_slice(struct obj *l, int64_t a, int64_t b)
{
    int64_t n = list_len(l);
    a = a < 0 ? 0 : (a > n ? n : a);
    b = b < a ? a : (b > n ? n : b);
    return list_from(list_items(l) + a, b - a);
}

struct obj *list_as_tuple(struct obj *l)
{
    return tuple_from(list_items(l), list_len(l));
}

/* ---- changing ---- */

/* Appends and takes v. */
int list_append_take(struct obj *l, struct obj *v)
{
    int64_t n = list_len(l);
    if (n == *list_allocated(l) || !list_items(l)) {
        if (list_resize(l, n + 1) < 0) {
            decref(v);
            return -1;
        }
    } else {
        list_set_len(l, n + 1);
    }
    list_items(l)[n] = v;
    return 0;
}

int list_append(struct obj *l, struct obj *v)
{
    if (!pol.list_append_resizes)
        return list_append_take(l, incref(v));
    int64_t n = list_len(l);
    if (list_resize(l, n + 1) < 0)
        return -1;
    list_items(l)[n] = incref(v);
    return 0;
}

int list_insert(struct obj *l, int64_t i, struct obj *v)
{
    int64_t n = list_len(l);
    if (list_resize(l, n + 1) < 0)
        return -1;
    if (i < 0)
        i = i + n < 0 ? 0 : i + n;
    if (i > n)
        i = n;
    struct obj **items = list_items(l);
    memmove(items + i + 1, items + i, (size_t)(n - i) * sizeof *items);
    items[i] = incref(v);
    return 0;
}

void list_clear(struct obj *l)
{
    struct obj **items = list_items(l);
    if (!items)
        return;
    int64_t n = list_len(l);
    list_set_items(l, NULL);
    list_set_len(l, 0);
    *list_allocated(l) = 0;
    while (--n >= 0)
        xdecref(items[n]);
    heap_free(items);
}

int list_reverse(struct obj *l)
{
    struct obj **p = list_items(l);
    for (int64_t i = 0, j = list_len(l) - 1; i < j; i++, j--) {
        struct obj *x = p[i];
        p[i] = p[j];
        p[j] = x;
    }
    return 0;
}

/* Room for n more items behind the m that are there; the length is m + n afterwards, the new items unset. */
static int extend_room(struct obj *l, int64_t m, int64_t n)
{
    if (!list_items(l) && pol.list_extend_exact) {
        if (list_preallocate(l, n) < 0)
            return -1;
        list_set_len(l, n);
        return 0;
    }
    return list_resize(l, m + n);
}

static int extend_items(struct obj *l, struct obj *seq)
{
    bool list = is_list(seq);
    int64_t n = list ? list_len(seq) : tuple_len(seq), m = list_len(l);
    if (n == 0)
        return 0;
    if (extend_room(l, m, n) < 0)
        return -1;
    struct obj **from = list ? list_items(seq) : tuple_items(seq), **to = list_items(l) + m; /* after the resize: seq may be l */
    for (int64_t i = 0; i < n; i++)
        to[i] = incref(from[i]);
    return 0;
}

static int extend_set(struct obj *l, struct obj *set)
{
    int64_t m = list_len(l), n = set_len(set), pos = 0, hash;
    struct obj *key;
    if (list_resize(l, m + n) < 0)
        return -1;
    struct obj **to = list_items(l) + m;
    while (set_next(set, &pos, &key, &hash))
        *to++ = incref(key);
    return 0;
}

static int extend_dict(struct obj *l, struct obj *dict, enum dict_part part)
{
    int64_t m = list_len(l), n = dict_len(dict), pos = 0;
    struct obj *key, *value;
    if (list_resize(l, m + n) < 0)
        return -1;
    for (int64_t i = m; dict_next(dict, &pos, &key, &value); i++) {
        struct obj *item = part == DICT_ITEMS ? tuple_pack(2, key, value) : incref(part == DICT_VALUES ? value : key);
        list_items(l)[i] = item;
        if (!item) {
            list_set_len(l, i);
            return -1;
        }
    }
    return 0;
}

static int append_all(struct obj *l, struct obj *it)
{
    unaryfunc *next = type_of(it)->s.iternext;
    struct obj *item;
    while (obj_check_break() == 0 && (item = next(it))) {
        int64_t n = list_len(l);
        if (n < *list_allocated(l)) {
            list_items(l)[n] = item;
            list_set_len(l, n + 1);
        } else if (list_append_take(l, item) < 0) {
            return -1;
        }
    }
    if (err_occurred()) {
        if (!err_matches(exc_StopIteration))
            return -1;
        err_clear();
    }
    return list_len(l) < *list_allocated(l) ? list_resize(l, list_len(l)) : 0;
}

static int extend_iterator(struct obj *l, struct obj *iterable, struct obj *it)
{
    int64_t n = length_hint(iterable, 8), m = list_len(l);
    if (n < 0)
        return -1;
    if (m <= INT64_MAX - n) {
        if (!list_items(l) && pol.list_extend_exact) {
            if (n && list_preallocate(l, n) < 0)
                return -1;
        } else {
            if (list_resize(l, m + n) < 0)
                return -1;
            list_set_len(l, m);
        }
    }
    return append_all(l, it);
}

int list_extend(struct obj *l, struct obj *iterable)
{
    struct obj *t = iterable->ob_type;
    if (t == t_list->self || t == t_tuple->self || iterable == l)
        return extend_items(l, iterable);
    if (pol.list_extend_by_table && (t == t_set->self || t == t_frozenset->self))
        return extend_set(l, iterable);
    if (pol.list_extend_by_table && t == t_dict->self)
        return extend_dict(l, iterable, DICT_KEYS);
    enum dict_part part;
    struct obj *viewed = pol.list_extend_by_table ? dictview_dict(iterable, &part) : NULL;
    if (viewed)
        return extend_dict(l, viewed, part);
    struct obj *it = obj_iter(iterable);
    if (!it)
        return -1;
    int r = extend_iterator(l, iterable, it);
    decref(it);
    return r;
}

/* list.__init__: up to 3.10 room for what len() says is made first. */
int list_fill(struct obj *l, struct obj *iterable)
{
    const struct type_slots *s = &type_of(iterable)->s;
    if (!pol.list_extend_exact && (s->sq_length || s->mp_length)) {
        int64_t n = obj_len(iterable);
        if (n < 0) {
            if (!err_matches(exc_TypeError))
                return -1;
            err_clear();
        }
        if (n > 0 && !list_items(l) && list_preallocate(l, n) < 0)
            return -1;
    }
    return list_extend(l, iterable);
}

/* Replaces items a..b by the items of v; the old ones are released when the list is whole again. */
static int replace_items(struct obj *l, int64_t a, int64_t b, struct obj **with, int64_t n)
{
    int64_t gone = b - a, d = n - gone, len = list_len(l);
    if (len + d == 0) {
        list_clear(l);
        return 0;
    }
    struct obj *few[8], **recycle = few;
    if (gone > 8 && !(recycle = heap_alloc((size_t)gone * sizeof *recycle))) {
        err_no_memory();
        return -1;
    }
    if (gone)
        memcpy(recycle, list_items(l) + a, (size_t)gone * sizeof *recycle);
    struct obj **items = list_items(l);
    if (d < 0) {
        memmove(items + b + d, items + b, (size_t)(len - b) * sizeof *items);
        if (list_resize(l, len + d) < 0) {
            memmove(items + b, items + b + d, (size_t)(len - b) * sizeof *items);
            memcpy(items + a, recycle, (size_t)gone * sizeof *items);
            if (recycle != few)
                heap_free(recycle);
            return -1;
        }
    } else if (d > 0) {
        if (list_resize(l, len + d) < 0) {
            if (recycle != few)
                heap_free(recycle);
            return -1;
        }
        items = list_items(l);
        memmove(items + b + d, items + b, (size_t)(len - b) * sizeof *items);
    }
    for (int64_t i = 0; i < n; i++)
        list_items(l)[a + i] = incref(with[i]);
    for (int64_t i = gone; --i >= 0;)
        xdecref(recycle[i]);
    if (recycle != few)
        heap_free(recycle);
    return 0;
}

int list_set_slice(struct obj *l, int64_t a, int64_t b, struct obj *v)
{
    struct obj *seq = NULL;
    if (v) {
        seq = v == l ? list_slice(l, 0, list_len(l)) : sequence_fast(v, message(MSG_ASSIGN_SLICE));
        if (!seq)
            return -1;
    }
    int64_t len = list_len(l);
    a = a < 0 ? 0 : (a > len ? len : a);
    b = b < a ? a : (b > len ? len : b);
    struct obj **with = !seq ? NULL : (is_list(seq) ? list_items(seq) : tuple_items(seq));
    int r = replace_items(l, a, b, with, seq ? ((struct varobj *)seq)->size : 0);
    xdecref(seq);
    return r;
}

/* PySequence_Fast: the list or tuple itself, or a list of the items. */
struct obj *sequence_fast(struct obj *v, const char *complaint)
{
    if (v->ob_type == t_list->self || v->ob_type == t_tuple->self)
        return incref(v);
    struct obj *it = obj_iter(v);
    if (!it) {
        if (err_matches(exc_TypeError))
            err_type("%s", complaint);
        return NULL;
    }
    struct obj *l = list_from_iter(it);
    decref(it);
    return l;
}
