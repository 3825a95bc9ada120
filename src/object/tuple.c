/*
 * Tuples: items right behind the header, sizes 1..20 kept in free lists, one shared empty tuple. Their hash is the xxHash mix that
 * every version since 3.8 uses; 3.14+ keeps it in ob_hash. The methods are in tuple_methods.c.
 */
#include <stdarg.h>
#include <string.h>

#include "boot.h"
#include "freelist.h"
#include "list.h"
#include "seqpriv.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

static struct obj **empty; /* word in the engine zone that holds the shared empty tuple */

/* An untracked tuple of n > 0 items, all NULL. */
static struct obj *tuple_alloc(int64_t n)
{
    if (n <= FREE_TUPLE_SIZES) {
        struct obj *o = freelist_take((enum free_id)(FREE_TUPLE_1 + n - 1), t_tuple);
        if (o) {
            memset(tuple_items(o), 0, (size_t)n * sizeof(struct obj *));
            tuple_set_hash(o, -1);
            return o;
        }
    }
    if ((uint64_t)n > INT64_MAX / 16)
        return err_no_memory();
    struct obj *o = obj_alloc(t_tuple, (size_t)n * sizeof(struct obj *));
    if (o) {
        ((struct varobj *)o)->size = n;
        tuple_set_hash(o, -1);
    }
    return o;
}

static struct obj *tuple_alloc_untracked(int64_t n)
{
    return n ? tuple_alloc(n) : incref(*empty);
}

void tuple_passes(size_t n)
{
    if (n == 0 || n > FREE_TUPLE_SIZES || freelists[FREE_TUPLE_1 + n - 1].head)
        return;
    struct obj *t = tuple_alloc((int64_t)n);
    if (!t)
        err_clear();
    else if (!freelist_give((enum free_id)(FREE_TUPLE_1 + n - 1), t))
        obj_free(t);
}

struct obj *tuple_new(int64_t n)
{
    if (n == 0)
        return incref(*empty);
    struct obj *o = tuple_alloc(n);
    if (o)
        gc_track(o);
    return o;
}

void tuple_recycle(struct obj *t)
{
    tuple_set_hash(t, -1);
    if (!gc_is_tracked(t))
        gc_track(t);
}

/* A tuple that is made from items at hand: later versions do not track it when none of them can be part of a cycle. */
static void track_if_needed(struct obj *t)
{
    struct obj **p = tuple_items(t);
    for (int64_t i = 0, n = tuple_len(t); pol.tuples_tracked_by_content && i < n; i++)
        if (type_of(p[i])->flags & TF_GC)
            break;
        else if (i + 1 == n)
            return;
    gc_track(t);
}

struct obj *tuple_from(struct obj *const *items, int64_t n)
{
    struct obj *o = tuple_alloc_untracked(n);
    if (!o || n == 0)
        return o;
    struct obj **p = tuple_items(o);
    for (int64_t i = 0; i < n; i++)
        p[i] = incref(items[i]);
    track_if_needed(o);
    return o;
}

struct obj *tuple_take(struct obj *const *items, int64_t n)
{
    struct obj *o = tuple_alloc_untracked(n);
    if (!o || n == 0)
        return o;
    memcpy(tuple_items(o), items, (size_t)n * sizeof *items);
    track_if_needed(o);
    return o;
}

struct obj *tuple_pair(struct obj *reused, struct obj *a, struct obj *b)
{
    struct obj *both[] = {a, b};
    if (!reused || reused->refcnt != 1) {
        struct obj *t = tuple_take(both, 2);
        if (!t) {
            decref(a);
            decref(b);
        }
        return t;
    }
    struct obj **items = tuple_items(reused), *old[] = {items[0], items[1]};
    memcpy(items, both, sizeof both);
    incref(reused);
    decref(old[0]);
    decref(old[1]);
    tuple_recycle(reused);
    return reused;
}

struct obj *tuple_tracked(struct obj *t)
{
    if (t && t != *empty && !gc_is_tracked(t))
        gc_track(t);
    return t;
}

struct obj *tuple_pack(int64_t n, ...)
{
    struct obj *o = tuple_alloc_untracked(n);
    if (!o || n == 0)
        return o;
    va_list ap;
    va_start(ap, n);
    struct obj **p = tuple_items(o);
    for (int64_t i = 0; i < n; i++)
        p[i] = incref(va_arg(ap, struct obj *));
    va_end(ap);
    track_if_needed(o);
    return o;
}

/* The block itself grows or shrinks: the collector, which counts new objects, hears nothing of it, nor do the free lists. */
static struct obj *tuple_realloc(struct obj *t, int64_t n)
{
    int64_t old = tuple_len(t);
    char *block = heap_realloc((char *)t - t_tuple->presize, t_tuple->alloc_size + (size_t)n * sizeof(struct obj *));
    if (!block) {
        decref(t);
        return err_no_memory();
    }
    struct obj *o = (struct obj *)(void *)(block + t_tuple->presize);
    ((struct varobj *)o)->size = n;
    if (n > old)
        memset(tuple_items(o) + old, 0, (size_t)(n - old) * sizeof(struct obj *));
    return o;
}

/* Cuts or grows a tuple that has one owner, whose reference it takes; what is cut off is empty. */
static struct obj *tuple_resize(struct obj *t, int64_t n)
{
    if (t == *empty || (n == 0 && !pol.tuple_realloc_empty)) {
        decref(t);
        return tuple_new(n);
    }
    gc_untrack(t);
    t = tuple_realloc(t, n);
    if (t)
        gc_track(t);
    return t;
}

/* Up to 3.13: starts with a guess of the length and grows by a quarter. */
static struct obj *tuple_guessed(struct obj *iterator, int64_t guess)
{
    int64_t n = guess, used = 0;
    struct obj *t = tuple_new(n);
    while (t) {
        struct obj *item = obj_next(iterator);
        if (!item)
            break;
        if (used == n) {
            int64_t room = n + 10;
            room += room >> 2;
            t = tuple_resize(t, room);
            if (!t) {
                decref(item);
                return NULL;
            }
            n = room;
        }
        tuple_items(t)[used++] = item;
    }
    if (!t)
        return NULL;
    if (err_occurred()) {
        decref(t);
        return NULL;
    }
    return used == n ? t : tuple_resize(t, used);
}

/* Behind the first few all go on in a list. */
static struct obj *tuple_through_list(struct obj *iterator, struct obj *const *items, int64_t n)
{
    enum { ROOM = 16 };
    struct obj *l = list_new(ROOM), *item;
    for (int64_t i = 0; i < n; i++)
        if (l)
            list_items(l)[i] = items[i];
        else
            decref(items[i]);
    if (!l)
        return NULL;
    ((struct varobj *)l)->size = n;
    while ((item = obj_next(iterator)))
        if (list_append_take(l, item) < 0)
            break;
    struct obj *t = err_occurred() ? NULL : tuple_tracked(list_as_tuple(l));
    decref(l);
    return t;
}

/* Since 3.14: no guess, and no tuple before the length is known. */
static struct obj *tuple_gathered(struct obj *iterator)
{
    struct obj *items[8], *item;
    int64_t n = 0, most = sizeof items / sizeof *items;
    while (n < most && (item = obj_next(iterator)))
        items[n++] = item;
    if (n == most)
        return tuple_through_list(iterator, items, n);
    struct obj *t = err_occurred() ? NULL : tuple_tracked(tuple_take(items, n));
    while (!t && n > 0)
        decref(items[--n]);
    return t;
}

struct obj *tuple_from_iter(struct obj *it)
{
    if (it->ob_type == t_tuple->self)
        return incref(it);
    if (it->ob_type == t_list->self)
        return list_as_tuple(it);
    struct obj *iterator = obj_iter(it);
    if (!iterator)
        return NULL;
    struct obj *t = NULL;
    if (pol.tuple_gathers) {
        t = tuple_gathered(iterator);
    } else {
        int64_t guess = length_hint(it, 10);
        t = guess < 0 ? NULL : tuple_guessed(iterator, guess);
    }
    decref(iterator);
    return t;
}

static bool is_genexpr(const struct obj *o)
{
    return type_of(o)->kind == K_GENERATOR && str_eq_c(AT((uintptr_t)o, PyGenObject, gi_name, struct obj *), "<genexpr>");
}

/* tuple(... for ...) that the version runs as a loop: it fills a list. */
static struct obj *tuple_inlined(struct obj *genexpr)
{
    struct obj *l = list_new(0), *item;
    while (l && (item = obj_next(genexpr)))
        if (list_append_take(l, item) < 0)
            break;
    struct obj *t = l && !err_occurred() ? list_as_tuple(l) : NULL;
    xdecref(l);
    return t;
}

/* ---- slots ---- */

static void tuple_dealloc(struct obj *o)
{
    int64_t n = tuple_len(o);
    gc_untrack(o);
    struct obj **p = tuple_items(o);
    for (int64_t i = n - 1; i >= 0; i--)
        xdecref(p[i]);
    if (n >= 1 && n <= FREE_TUPLE_SIZES && o->ob_type == t_tuple->self && freelist_give((enum free_id)(FREE_TUPLE_1 + n - 1), o))
        return;
    obj_free(o);
}

static int tuple_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj **p = tuple_items(o);
    for (int64_t i = tuple_len(o); --i >= 0;) {
        int r = p[i] ? visit(p[i], arg) : 0;
        if (r)
            return r;
    }
    return 0;
}

#define PRIME_1 UINT64_C(11400714785074694791)
#define PRIME_2 UINT64_C(14029467366897019727)
#define PRIME_5 UINT64_C(2870177450012600261)

static int64_t tuple_hash(struct obj *o)
{
    if (pol.tuple_keeps_hash && AT(o, PyTupleObject, ob_hash, int64_t) != -1)
        return AT(o, PyTupleObject, ob_hash, int64_t);
    uint64_t acc = PRIME_5;
    int64_t n = tuple_len(o);
    for (int64_t i = 0; i < n; i++) {
        int64_t h = obj_hash(tuple_items(o)[i]);
        if (h == -1)
            return -1;
        acc += (uint64_t)h * PRIME_2;
        acc = (acc << 31) | (acc >> 33);
        acc *= PRIME_1;
    }
    acc += (uint64_t)n ^ (PRIME_5 ^ UINT64_C(3527539));
    int64_t hash = acc == UINT64_MAX ? 1546275796 : (int64_t)acc;
    tuple_set_hash(o, hash);
    return hash;
}

static struct obj *tuple_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!is_tuple(a) || !is_tuple(b))
        return incref(obj_notimplemented);
    return items_compare(a, b, tuple_fetch, op);
}

static struct obj *tuple_item(struct obj *o, int64_t i)
{
    if (i < 0 || i >= tuple_len(o))
        return err_format(exc_IndexError, "tuple index out of range");
    return incref(tuple_items(o)[i]);
}

static struct obj *tuple_concat(struct obj *a, struct obj *b)
{
    if (tuple_len(a) == 0 && b->ob_type == t_tuple->self)
        return incref(b);
    if (!is_tuple(b))
        return err_type("can only concatenate tuple (not \"%.200T\") to tuple", b);
    if (tuple_len(b) == 0 && a->ob_type == t_tuple->self)
        return incref(a);
    int64_t na = tuple_len(a), nb = tuple_len(b);
    struct obj *o = tuple_alloc_untracked(na + nb);
    if (!o || na + nb == 0)
        return o;
    struct obj **p = tuple_items(o);
    for (int64_t i = 0; i < na; i++)
        *p++ = incref(tuple_items(a)[i]);
    for (int64_t i = 0; i < nb; i++)
        *p++ = incref(tuple_items(b)[i]);
    gc_track(o);
    return o;
}

static struct obj *tuple_repeat(struct obj *a, int64_t times)
{
    int64_t n = tuple_len(a), total;
    if (n == 0 || times == 1) {
        if (a->ob_type == t_tuple->self)
            return incref(a);
    }
    if (n == 0 || times <= 0)
        return incref(*empty);
    if (__builtin_mul_overflow(n, times, &total))
        return err_no_memory();
    struct obj *o = tuple_alloc(total);
    if (!o)
        return NULL;
    struct obj **p = tuple_items(o);
    for (int64_t k = 0; k < total; k++)
        p[k] = incref(tuple_items(a)[k % n]);
    gc_track(o);
    return o;
}

static int tuple_contains(struct obj *o, struct obj *x)
{
    return items_contain(o, x, tuple_fetch);
}

static struct obj *tuple_subscript_slice(struct obj *o, struct obj *key)
{
    int64_t start, stop, step, n = slice_resolve(key, tuple_len(o), &start, &stop, &step);
    if (n < 0)
        return NULL;
    if (n && step == 1 && n == tuple_len(o) && o->ob_type == t_tuple->self)
        return incref(o);
    struct obj *t = tuple_alloc_untracked(n);
    if (!t || n == 0)
        return t;
    for (int64_t i = 0; i < n; i++)
        tuple_items(t)[i] = incref(tuple_items(o)[start + i * step]);
    gc_track(t);
    return t;
}

static struct obj *tuple_subscript(struct obj *o, struct obj *key)
{
    if (is_int(key) && int_is_compact(key)) {
        int64_t i = int_compact_value(key);
        return tuple_item(o, i < 0 ? i + tuple_len(o) : i);
    }
    if (type_of(key)->kind == K_SLICE)
        return tuple_subscript_slice(o, key);
    if (!type_of(key)->s.index)
        return err_type("tuple indices must be integers or slices, not %.200T", key);
    int64_t i = num_as_ssize(key, exc_IndexError);
    if (i == -1 && err_occurred())
        return NULL;
    return tuple_item(o, i < 0 ? i + tuple_len(o) : i);
}

static int64_t tuple_length(struct obj *o)
{
    return tuple_len(o);
}

static struct obj *tuple_repr(struct obj *o)
{
    return items_repr(o, tuple_fetch, "(", ")", "(...)", true);
}

/* tuple.__new__ for a subclass: the items move into an instance of it. */
static struct obj *tuple_subtype_new(struct type *t, struct obj *iterable)
{
    struct obj *items = iterable ? tuple_from_iter(iterable) : incref(*empty);
    if (!items)
        return NULL;
    int64_t n = tuple_len(items);
    struct obj *o = type_generic_alloc(t, n);
    if (o) {
        tuple_set_hash(o, -1);
        for (int64_t i = 0; i < n; i++)
            tuple_items(o)[i] = incref(tuple_items(items)[i]);
    }
    decref(items);
    return o;
}

static struct obj *tuple_new_(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct type *t = type_rec(type);
    if (no_keywords_new("tuple", t, t_tuple, kwnames) < 0)
        return NULL;
    if (arg_count("tuple", nargs, NULL, 0, 1) < 0)
        return NULL;
    struct obj *iterable = nargs ? args[0] : NULL;
    if (t != t_tuple)
        return tuple_subtype_new(t, iterable);
    if (iterable && pol.generator_calls_inlined && is_genexpr(iterable))
        return tuple_inlined(iterable);
    return iterable ? tuple_from_iter(iterable) : incref(*empty);
}

/* ---- methods ---- */

static struct obj *tuple_index(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)
{
    int64_t from = 0, to = INT64_MAX;
    if (arg_count("index", nargs, kw, 1, 3) < 0 || clip_index(nargs > 1 ? args[1] : NULL, &from) < 0 ||
        clip_index(nargs > 2 ? args[2] : NULL, &to) < 0)
        return NULL;
    int64_t i = items_find(o, args[0], tuple_fetch, from, to);
    if (i == -1)
        return err_value("tuple.index(x): x not in tuple");
    return i < 0 ? NULL : int_from_i64(i);
}

static struct obj *tuple_count(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)nargs, (void)kw;
    int64_t n = items_count(o, args[0], tuple_fetch);
    return n < 0 ? NULL : int_from_i64(n);
}

static struct obj *tuple_getnewargs(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *copy = o->ob_type == t_tuple->self ? incref(o) : tuple_from(tuple_items(o), tuple_len(o));
    struct obj *r = copy ? tuple_pack(1, copy) : NULL;
    xdecref(copy);
    return r;
}

static const struct method_def tuple_methods[] = {
    {"__getnewargs__", tuple_getnewargs, NULL, METH_NOARGS},
    {"index", tuple_index, NULL, METH_FASTCALL},
    {"count", tuple_count, NULL, METH_O},
    {"__class_getitem__", class_getitem, NULL, METH_CLASS | METH_O},
    {0},
};

static const struct type_spec tuple_spec = {
    .name = "tuple",
    .kind = K_TUPLE,
    .flags = TF_GC | TF_BASETYPE | TF_SEQUENCE | TF_MATCH_SELF | TF_IMMUTABLE,
    .record = "PyTupleObject",
    .basicsize_adjust = -8,
    .itemsize = 8,
    .s = {.dealloc = tuple_dealloc,
          .traverse = tuple_traverse,
          .repr = tuple_repr,
          .hash = tuple_hash,
          .richcompare = tuple_richcompare,
          .iter = tuple_iter,
          .new_ = tuple_new_,
          .sq_length = tuple_length,
          .mp_length = tuple_length,
          .sq_concat = tuple_concat,
          .sq_repeat = tuple_repeat,
          .sq_item = tuple_item,
          .sq_contains = tuple_contains,
          .mp_subscript = tuple_subscript},
    .methods = tuple_methods,
};

struct type *t_tuple;

/* The shared empty tuple is static (and immortal) from 3.11 on; before, it is the first tuple ever made. */
static struct obj *make_empty(void)
{
    struct obj *o = pol.empty_tuple_static ? heap_static_alloc((size_t)t_tuple->basicsize + 16) : NULL;
    if (!o)
        return obj_alloc(t_tuple, 0);
    o = (struct obj *)(void *)((char *)o + 16);
    o->refcnt_word = 1;
    o->ob_type = t_tuple->self;
    return o;
}

void tuple_boot(void)
{
    freelist_boot();
    t_tuple = type_ready(&tuple_spec);
    empty = engine_alloc(sizeof *empty);
    *empty = make_empty();
    tuple_set_hash(*empty, -1);
    (*empty)->refcnt_word += (uint64_t)pol.empty_tuple_references;
    obj_make_immortal(*empty);
}
