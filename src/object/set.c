/*
 * Sets as the bytes CPython keeps: a table of (key, hash) in the object while it has eight places, a block of its own after that.
 * A probe looks at up to ten neighbouring places before it jumps; deleted places hold a dummy with hash -1. The table is rebuilt
 * when three fifths are filled, to the next power of two above four times what is used (twice, for large ones).
 */
#include "setimpl.h"

#include <string.h>

#include "dictkeys.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"

struct obj *set_dummy;

enum { LINEAR_PROBES = 9 };

struct setentry *set_table(const struct obj *s)
{
    return AT((uintptr_t)s, PySetObject, table, struct setentry *);
}

static struct setentry *small_table(struct obj *s)
{
    return &AT(s, PySetObject, smalltable, struct setentry);
}

bool set_is_any(const struct obj *o)
{
    enum kind k = type_of(o)->kind;
    return k == K_SET || k == K_FROZENSET;
}

int64_t set_len(const struct obj *s)
{
    return AT((uintptr_t)s, PySetObject, used, int64_t);
}

static bool is_active(const struct setentry *e)
{
    return e->key && e->key != set_dummy;
}

/* ---- probing ---- */

struct probe {
    struct setentry *at;
    uint64_t mask, i, perturb;
    int left; /* neighbours still to be looked at */
};

static void probe_start(struct probe *p, struct setentry *table, uint64_t mask, int64_t hash)
{
    p->mask = mask;
    p->perturb = (uint64_t)hash;
    p->i = p->perturb & mask;
    p->at = table + p->i;
    p->left = p->i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}

static void probe_next(struct probe *p, struct setentry *table)
{
    if (p->left-- > 0) {
        p->at++;
        return;
    }
    p->perturb >>= 5;
    p->i = (p->i * 5 + 1 + p->perturb) & p->mask;
    p->at = table + p->i;
    p->left = p->i + LINEAR_PROBES <= p->mask ? LINEAR_PROBES : 0;
}

/* Is key at e? 1, 0, -1, or 2: the comparison changed the set. */
static int same_key(struct obj *s, struct setentry *e, struct obj *key)
{
    struct obj *start = e->key;
    if (start == key || (is_exact_str(start) && is_exact_str(key) && str_eq(start, key)))
        return 1;
    struct setentry *table = set_table(s);
    incref(start);
    int equal = obj_richcompare_bool(start, key, CMP_EQ);
    decref(start);
    if (equal >= 0 && (table != set_table(s) || e->key != start))
        return 2;
    return equal;
}

/*
 * The place of key, or the unused one where its path ends. NULL: error. *reuse (if asked for): the last deleted place on the path.
 */
static struct setentry *look(struct obj *s, struct obj *key, int64_t hash, struct setentry **reuse)
{
restart:;
    struct setentry *table = set_table(s);
    struct probe p;
    if (reuse)
        *reuse = NULL;
    for (probe_start(&p, table, (uint64_t)SET_MASK(s), hash);; probe_next(&p, table)) {
        if (p.at->hash == 0 && !p.at->key)
            return p.at;
        if (p.at->hash == hash) {
            int same = same_key(s, p.at, key);
            if (same == 2)
                goto restart;
            if (same)
                return same < 0 ? NULL : p.at;
        } else if (p.at->hash == -1 && reuse) {
            *reuse = p.at;
        }
    }
}

static void insert_clean(struct setentry *table, uint64_t mask, struct obj *key, int64_t hash)
{
    struct probe p;
    probe_start(&p, table, mask, hash);
    while (p.at->key)
        probe_next(&p, table);
    p.at->key = key;
    p.at->hash = hash;
}

/* ---- the table ---- */

int set_resize(struct obj *s, int64_t minused)
{
    struct setentry copy[SET_MINSIZE], *old = set_table(s), *table = small_table(s), *block = old == table ? NULL : old;
    uint64_t old_mask = (uint64_t)SET_MASK(s), size = SET_MINSIZE;
    while (size <= (uint64_t)minused)
        size <<= 1;
    if (size > SET_MINSIZE) {
        if (!(table = heap_alloc(size * sizeof *table))) {
            err_no_memory();
            return -1;
        }
    } else if (table == old) {
        if (SET_FILL(s) == SET_USED(s))
            return 0;
        memcpy(copy, old, sizeof copy);
        old = copy;
    }
    memset(table, 0, size * sizeof *table);
    SET_MASK(s) = (int64_t)size - 1;
    AT(s, PySetObject, table, struct setentry *) = table;
    SET_FILL(s) = SET_USED(s);
    for (uint64_t i = 0; i <= old_mask; i++)
        if (is_active(&old[i]))
            insert_clean(table, size - 1, old[i].key, old[i].hash);
    heap_free(block);
    return 0;
}

static int grow_if_full(struct obj *s)
{
    if ((uint64_t)SET_FILL(s) * 5 < (uint64_t)SET_MASK(s) * 3)
        return 0;
    return set_resize(s, SET_USED(s) > 50000 ? SET_USED(s) * 2 : SET_USED(s) * 4);
}

int set_add_hash(struct obj *s, struct obj *key, int64_t hash)
{
    struct setentry *reuse = NULL;
    incref(key);
    struct setentry *e = look(s, key, hash, pol.set_reuses_dummies ? &reuse : NULL);
    if (!e || e->key) {
        decref(key);
        return e ? 0 : -1;
    }
    SET_USED(s)++;
    if (reuse) {
        reuse->key = key;
        reuse->hash = hash;
        return 0;
    }
    e->key = key;
    e->hash = hash;
    SET_FILL(s)++;
    return grow_if_full(s);
}

int set_contains_hash(struct obj *s, struct obj *key, int64_t hash)
{
    struct setentry *e = look(s, key, hash, NULL);
    return e ? e->key != NULL : -1;
}

int set_discard_hash(struct obj *s, struct obj *key, int64_t hash)
{
    struct setentry *e = look(s, key, hash, NULL);
    if (!e || !e->key)
        return e ? 0 : -1;
    struct obj *old = e->key;
    e->key = set_dummy;
    e->hash = -1;
    SET_USED(s)--;
    decref(old);
    return 1;
}

int64_t set_hash_key(struct obj *key)
{
    int64_t hash = is_exact_str(key) ? str_hash(key) : obj_hash(key);
    if (hash == -1)
        err_unhashable(key, MSG_SET_UNHASHABLE_KEY);
    return hash;
}

int set_add(struct obj *s, struct obj *key)
{
    int64_t hash = set_hash_key(key);
    return hash == -1 ? -1 : set_add_hash(s, key, hash);
}

int set_contains(struct obj *s, struct obj *key)
{
    int64_t hash = set_hash_key(key);
    return hash == -1 ? -1 : set_contains_hash(s, key, hash);
}

int set_discard(struct obj *s, struct obj *key)
{
    int64_t hash = set_hash_key(key);
    return hash == -1 ? -1 : set_discard_hash(s, key, hash);
}

bool set_next(struct obj *s, int64_t *pos, struct obj **key, int64_t *hash)
{
    const struct setentry *table = set_table(s);
    int64_t i = *pos, mask = SET_MASK(s);
    while (i <= mask && !is_active(&table[i]))
        i++;
    *pos = i + 1;
    if (i > mask)
        return false;
    *key = table[i].key;
    *hash = table[i].hash;
    return true;
}

struct obj *set_pop(struct obj *s)
{
    if (SET_USED(s) == 0)
        return err_format(exc_KeyError, "pop from an empty set");
    struct setentry *table = set_table(s);
    int64_t mask = SET_MASK(s), i = AT(s, PySetObject, finger, int64_t) & mask;
    while (!is_active(&table[i]))
        i = i == mask ? 0 : i + 1;
    struct obj *key = table[i].key;
    table[i].key = set_dummy;
    table[i].hash = -1;
    SET_USED(s)--;
    AT(s, PySetObject, finger, int64_t) = i + 1;
    return key;
}

static void make_empty(struct obj *s)
{
    memset(small_table(s), 0, SET_MINSIZE * sizeof(struct setentry));
    SET_FILL(s) = SET_USED(s) = 0;
    SET_MASK(s) = SET_MINSIZE - 1;
    AT(s, PySetObject, table, struct setentry *) = small_table(s);
    AT(s, PySetObject, hash, int64_t) = -1;
}

/* The entries are taken out first: what goes away may look at the set. */
void set_clear(struct obj *s)
{
    struct setentry copy[SET_MINSIZE], *table = set_table(s), *block = table == small_table(s) ? NULL : table;
    int64_t mask = SET_MASK(s);
    if (!block) {
        memcpy(copy, table, sizeof copy);
        table = copy;
    }
    make_empty(s);
    for (int64_t i = 0; i <= mask; i++)
        if (is_active(&table[i]))
            decref(table[i].key);
    heap_free(block);
}

/* ---- making ---- */

static int merge_set(struct obj *s, struct obj *other)
{
    if (s == other || SET_USED(other) == 0)
        return 0;
    if ((SET_FILL(s) + SET_USED(other)) * 5 >= SET_MASK(s) * 3 && set_resize(s, (SET_USED(s) + SET_USED(other)) * 2) < 0)
        return -1;
    int64_t pos = 0, hash;
    struct obj *key;
    if (SET_FILL(s) > 0) {
        int r = 0;
        while (r >= 0 && set_next(other, &pos, &key, &hash)) {
            incref(key); /* an __eq__ may empty the set it is in */
            r = set_add_hash(s, key, hash);
            decref(key);
        }
        return r < 0 ? -1 : 0;
    }
    struct setentry *table = set_table(s), *from = set_table(other);
    bool same = SET_MASK(s) == SET_MASK(other) && SET_FILL(other) == SET_USED(other);
    while (set_next(other, &pos, &key, &hash)) {
        incref(key);
        if (same) /* every key goes where it was */
            table[pos - 1] = from[pos - 1];
        else
            insert_clean(table, (uint64_t)SET_MASK(s), key, hash);
    }
    SET_FILL(s) = SET_USED(s) = SET_USED(other);
    return 0;
}

static int merge_dict(struct obj *s, struct obj *d)
{
    int64_t n = dict_len(d), pos = 0, hash;
    struct obj *key, *v;
    if ((SET_FILL(s) + n) * 5 >= SET_MASK(s) * 3 && set_resize(s, (SET_USED(s) + n) * 2) < 0)
        return -1;
    int r = 0;
    while (r >= 0 && dict_next_hash(d, &pos, &key, &v, &hash)) {
        incref(key);
        r = set_add_hash(s, key, hash);
        decref(key);
    }
    return r < 0 ? -1 : 0;
}

int set_update(struct obj *s, struct obj *iterable)
{
    if (set_is_any(iterable))
        return merge_set(s, iterable);
    if (iterable->ob_type == t_dict->self)
        return merge_dict(s, iterable);
    struct obj *it = obj_iter(iterable), *key;
    if (!it)
        return -1;
    int r = 0;
    while (r == 0 && (key = obj_next(it))) {
        r = set_add(s, key);
        decref(key);
    }
    decref(it);
    return r < 0 || err_occurred() ? -1 : 0;
}

struct obj *set_new(struct type *t, struct obj *iterable)
{
    struct obj *s = type_generic_alloc(t, 0);
    if (!s)
        return NULL;
    make_empty(s);
    if (iterable && set_update(s, iterable) < 0) {
        decref(s);
        return NULL;
    }
    return s;
}

void set_swap(struct obj *a, struct obj *b)
{
    struct setentry small[SET_MINSIZE], *ta = set_table(a), *tb = set_table(b);
    bool small_a = ta == small_table(a), small_b = tb == small_table(b);
    int64_t fill = SET_FILL(a), used = SET_USED(a), mask = SET_MASK(a);
    SET_FILL(a) = SET_FILL(b);
    SET_USED(a) = SET_USED(b);
    SET_MASK(a) = SET_MASK(b);
    SET_FILL(b) = fill;
    SET_USED(b) = used;
    SET_MASK(b) = mask;
    AT(a, PySetObject, table, struct setentry *) = small_b ? small_table(a) : tb;
    AT(b, PySetObject, table, struct setentry *) = small_a ? small_table(b) : ta;
    memcpy(small, small_table(a), sizeof small);
    memcpy(small_table(a), small_table(b), sizeof small);
    memcpy(small_table(b), small, sizeof small);
    AT(a, PySetObject, hash, int64_t) = AT(b, PySetObject, hash, int64_t) = -1;
}
