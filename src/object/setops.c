/* Union, intersection, difference: the way CPython goes through the operands decides the order of the result. */
#include "dictkeys.h"
#include "setimpl.h"
#include "slotscope/object/exc.h"

/* set or frozenset, for instances of subclasses too */
static struct obj *new_like(struct obj *s, struct obj *iterable)
{
    return set_new(type_of(s)->kind == K_SET ? t_set : t_frozenset, iterable);
}

struct obj *set_copy(struct obj *s)
{
    return new_like(s, s);
}

/* Walks an iterable with hashes: calls each for every element. */
typedef int each_fn(struct obj *key, int64_t hash, void *ctx);

static int walk_set(struct obj *s, each_fn *each, void *ctx)
{
    int64_t pos = 0, hash;
    struct obj *key;
    while (set_next(s, &pos, &key, &hash)) {
        incref(key);
        int r = each(key, hash, ctx);
        decref(key);
        if (r)
            return r;
    }
    return 0;
}

static int walk_dict(struct obj *d, each_fn *each, void *ctx)
{
    int64_t pos = 0, hash;
    struct obj *key, *v;
    while (dict_next_hash(d, &pos, &key, &v, &hash)) {
        incref(key);
        int r = each(key, hash, ctx);
        decref(key);
        if (r)
            return r;
    }
    return 0;
}

static int walk_iterable(struct obj *iterable, each_fn *each, void *ctx)
{
    struct obj *it = obj_iter(iterable), *key;
    if (!it)
        return -1;
    int r = 0;
    while (r == 0 && (key = obj_next(it))) {
        int64_t hash = set_hash_key(key);
        r = hash == -1 ? -1 : each(key, hash, ctx);
        decref(key);
    }
    decref(it);
    return r == 0 && err_occurred() ? -1 : r;
}

struct two {
    struct obj *a, *b;
};

/* ---- intersection ---- */

static int add_if_in(struct obj *key, int64_t hash, void *ctx)
{
    struct two *t = ctx; /* a: result, b: where it must be */
    int has = set_contains_hash(t->b, key, hash);
    if (has > 0)
        has = set_add_hash(t->a, key, hash);
    return has < 0 ? -1 : 0;
}

struct obj *set_intersection(struct obj *s, struct obj *other)
{
    if (s == other)
        return set_copy(s);
    struct two t = {new_like(s, NULL), s};
    if (!t.a)
        return NULL;
    int r;
    if (!set_is_any(other)) {
        r = walk_iterable(other, add_if_in, &t);
    } else { /* the smaller one is walked */
        if (set_len(other) > set_len(s)) {
            t.b = other;
            other = s;
        }
        r = walk_set(other, add_if_in, &t);
    }
    if (r < 0) {
        decref(t.a);
        return NULL;
    }
    return t.a;
}

/* ---- difference ---- */

static int discard_from(struct obj *key, int64_t hash, void *ctx)
{
    return set_discard_hash(ctx, key, hash) < 0 ? -1 : 0;
}

/* Many dummies make for slow searches: rebuilds the table when more than a quarter of it are. */
static int sweep(struct obj *s)
{
    if (SET_FILL(s) - SET_USED(s) <= SET_MASK(s) / 4)
        return 0;
    return set_resize(s, SET_USED(s) > 50000 ? SET_USED(s) * 2 : SET_USED(s) * 4);
}

int set_difference_update(struct obj *s, struct obj *other)
{
    if (s == other) {
        set_clear(s);
        return 0;
    }
    int r;
    if (set_is_any(other)) {
        other = set_len(other) >> 3 > set_len(s) ? set_intersection(s, other) : incref(other);
        if (!other)
            return -1;
        r = walk_set(other, discard_from, s);
        decref(other);
    } else {
        r = walk_iterable(other, discard_from, s);
    }
    return r < 0 ? -1 : sweep(s);
}

static struct obj *copy_without(struct obj *s, struct obj *other)
{
    struct obj *r = set_copy(s);
    if (r && set_difference_update(r, other) < 0) {
        decref(r);
        return NULL;
    }
    return r;
}

static int add_if_not_in(struct obj *key, int64_t hash, void *ctx)
{
    struct two *t = ctx; /* a: result, b: set or dict where it must not be */
    struct obj *v;
    int has = set_is_any(t->b)                                 ? set_contains_hash(t->b, key, hash)
              : dict_lookup(t->b, key, hash, &v) == DKIX_ERROR ? -1
                                                               : v != NULL;
    if (has == 0)
        has = set_add_hash(t->a, key, hash);
    return has < 0 ? -1 : 0;
}

struct obj *set_difference(struct obj *s, struct obj *other)
{
    bool is_set = set_is_any(other), is_plain_dict = other->ob_type == t_dict->self;
    if (!is_set && !is_plain_dict)
        return copy_without(s, other);
    if (set_len(s) >> 2 > (is_set ? set_len(other) : dict_len(other)))
        return copy_without(s, other);
    struct two t = {new_like(s, NULL), other};
    if (t.a && walk_set(s, add_if_not_in, &t) < 0) {
        decref(t.a);
        return NULL;
    }
    return t.a;
}

/* ---- symmetric difference ---- */

static int toggle(struct obj *key, int64_t hash, void *s)
{
    int found = set_discard_hash(s, key, hash);
    if (found == 0)
        found = set_add_hash(s, key, hash);
    return found < 0 ? -1 : 0;
}

int set_symmetric_difference_update(struct obj *s, struct obj *other)
{
    if (s == other) {
        set_clear(s);
        return 0;
    }
    if (other->ob_type == t_dict->self)
        return walk_dict(other, toggle, s);
    other = set_is_any(other) ? incref(other) : new_like(s, other);
    if (!other)
        return -1;
    int r = walk_set(other, toggle, s);
    decref(other);
    return r;
}

struct obj *set_symmetric_difference(struct obj *s, struct obj *other)
{
    struct obj *r = new_like(s, other);
    if (r && set_symmetric_difference_update(r, s) < 0) {
        decref(r);
        return NULL;
    }
    return r;
}

/* ---- relations ---- */

static int is_missing(struct obj *key, int64_t hash, void *s)
{
    int has = set_contains_hash(s, key, hash);
    return has < 0 ? -1 : !has;
}

static int is_present(struct obj *key, int64_t hash, void *s)
{
    return set_contains_hash(s, key, hash);
}

int set_issubset(struct obj *a, struct obj *b)
{
    if (set_len(a) > set_len(b))
        return 0;
    int r = walk_set(a, is_missing, b);
    return r < 0 ? -1 : !r;
}

int set_isdisjoint(struct obj *s, struct obj *other)
{
    if (s == other)
        return set_len(s) == 0;
    int r;
    if (!set_is_any(other))
        r = walk_iterable(other, is_present, s);
    else if (set_len(other) > set_len(s))
        r = walk_set(s, is_present, other);
    else
        r = walk_set(other, is_present, s);
    return r < 0 ? -1 : !r;
}
