/*
 * Dicts: combined tables own their keys and values; split tables share the keys with other instances of a class and own a values
 * array. A table only grows when an insertion finds no room (to the size for three times what is used) and never shrinks by
 * deleting; deleted entries leave a dummy in the index. Up to 3.10 a split dict must be filled in the order of its keys and
 * combines on anything else; from 3.11 each values array remembers its own order, so only running out of room (or a key that is no
 * str) combines it.
 */
#include <string.h>

#include "dictkeys.h"
#include "dictstate.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"

#define USED(d) AT(d, PyDictObject, ma_used, int64_t)

static inline void *keys_of(struct obj *d)
{
    return *dict_keys_word(d);
}
static inline void *values_of(struct obj *d)
{
    return *dict_values_word(d);
}

/* ---- collector and versions ---- */

bool obj_may_be_tracked(const struct obj *o)
{
    const struct type *t = type_of(o);
    if (!(t->flags & TF_GC))
        return false;
    if (t->kind == K_TYPE)
        return type_rec(o)->flags & TF_HEAP;
    return o->ob_type != t_tuple->self || gc_is_tracked(o);
}

void dict_maintain_tracking(struct obj *d, struct obj *key, struct obj *value)
{
    if (pol.dict_lazy_tracking && !gc_is_tracked(d) && (obj_may_be_tracked(key) || obj_may_be_tracked(value)))
        gc_track(d);
}

void dict_maybe_untrack(struct obj *d)
{
    if (!pol.dict_lazy_tracking || d->ob_type != t_dict->self || !gc_is_tracked(d))
        return;
    int64_t pos = 0;
    struct obj *key, *value;
    while (dict_next(d, &pos, &key, &value))
        if (obj_may_be_tracked(value) || obj_may_be_tracked(key))
            return;
    gc_untrack(d);
}

/* The word at 24 is ma_version_tag up to 3.13; later only watcher bits lie there, and the bits above them serve us the same way. */
static uint64_t *version_word(const struct obj *d)
{
    return (uint64_t *)(void *)((char *)(uintptr_t)d + 24);
}

void dict_touch(struct obj *d)
{
    *version_word(d) = dict_state->version += (uint64_t)pol.dict_version_step;
}

/* ---- making ---- */

struct obj *dict_new_from(void *keys, void *values, int64_t used)
{
    struct dict_state *s = dict_state;
    struct obj *d;
    if (s->ndicts > 0) {
        d = s->dicts[--s->ndicts];
        d->refcnt_word = 1;
    } else if (!(d = obj_alloc(t_dict, 0))) {
        keys_decref(keys);
        return NULL;
    }
    *dict_keys_word(d) = keys;
    *dict_values_word(d) = values;
    USED(d) = used;
    dict_touch(d);
    if (!pol.dict_lazy_tracking)
        gc_track(d);
    return d;
}

static void *no_values(void)
{
    return pol.dict_empty_split ? dict_state->empty_values : NULL;
}

struct obj *dict_new(void)
{
    keys_incref(keys_empty);
    return dict_new_from(keys_empty, no_values(), 0);
}

static struct obj *new_presized(int64_t n, bool unicode)
{
    enum { MAX_LOG2 = 17 }; /* more is left to growing */
    if (n <= usable_fraction(DICT_MINSIZE))
        return dict_new();
    int log2 = n > usable_fraction(1 << MAX_LOG2) ? MAX_LOG2 : keys_log2_for_entries(n);
    void *keys = keys_new(log2, unicode);
    return keys ? dict_new_from(keys, NULL, 0) : NULL;
}

struct obj *dict_from_items(struct obj *const *keys, int key_stride, struct obj *const *values, int value_stride, int64_t n)
{
    bool unicode = true;
    for (int64_t i = 0; i < n && unicode; i++)
        unicode = is_exact_str(keys[i * key_stride]);
    struct obj *d = new_presized(n, unicode);
    for (int64_t i = 0; d && i < n; i++)
        if (dict_set(d, keys[i * key_stride], values[i * value_stride]) < 0) {
            decref(d);
            return NULL;
        }
    return d;
}

struct obj *dict_new_split(void *keys)
{
    void *values = values_new(keys);
    if (!values)
        return NULL;
    keys_incref(keys);
    return dict_new_from(keys, values, 0);
}

struct obj *dict_from_values(void *keys, void *values)
{
    int64_t used = 0;
    bool track = false;
    for (int64_t i = 0, n = keys_nentries(keys); i < n; i++) {
        struct obj *v = values_items(values)[i];
        if (v) {
            used++;
            track |= obj_may_be_tracked(v);
        }
    }
    keys_incref(keys);
    struct obj *d = dict_new_from(keys, values, used);
    if (d && track && !gc_is_tracked(d))
        gc_track(d);
    return d;
}

static bool owns_values(struct obj *d)
{
    void *v = values_of(d);
    return v && v != dict_state->empty_values && !(pol.values_format == VALUES_HEADER && *values_embedded(v));
}

void dict_dealloc(struct obj *d)
{
    struct dict_state *s = dict_state;
    void *keys = keys_of(d), *values = values_of(d);
    gc_untrack(d);
    if (owns_values(d)) {
        for (int64_t i = 0, n = keys_nentries(keys); i < n; i++)
            xdecref(values_items(values)[i]);
        values_free(values);
    }
    if (keys)
        keys_decref(keys);
    if (d->ob_type == t_dict->self && s->ndicts < DICT_FREE_MAX)
        s->dicts[s->ndicts++] = d;
    else
        obj_free(d);
}

void dict_clear_free_lists(void)
{
    struct dict_state *s = dict_state;
    while (s->ndicts > 0)
        obj_free(s->dicts[--s->ndicts]);
    while (s->nkeys > 0)
        heap_free(s->keys[--s->nkeys]);
}

void dict_keep_free_tables(int n)
{
    void *made[DICT_FREE_MAX];
    int some = 0;
    for (n = n < DICT_FREE_MAX ? n : DICT_FREE_MAX; some < n && (made[some] = keys_new(DICT_LOG_MINSIZE, true)); some++)
        ;
    while (some > 0)
        keys_free(made[--some]);
}

/* ---- walking ---- */

/* Entry number of the i-th item of a split dict. */
static inline int64_t split_index(void *values, int64_t i)
{
    return pol.values_format == VALUES_PLAIN ? i : *values_order(values, i);
}

bool dict_next_hash(struct obj *d, int64_t *pos, struct obj **key, struct obj **v, int64_t *hash)
{
    void *keys = keys_of(d), *values = values_of(d);
    struct keys_at k = keys_at(keys);
    int64_t i = *pos;
    if (values) {
        if (i < 0 || i >= USED(d))
            return false;
        int64_t ix = split_index(values, i);
        *key = *keys_at_key(&k, ix);
        *v = values_items(values)[ix];
        *hash = keys_at_hash(&k, ix);
    } else {
        int64_t n = keys_nentries(keys);
        while (i < n && !*keys_at_value(&k, i))
            i++;
        if (i < 0 || i >= n)
            return false;
        *key = *keys_at_key(&k, i);
        *v = *keys_at_value(&k, i);
        *hash = keys_at_hash(&k, i);
    }
    *pos = i + 1;
    return true;
}

bool dict_next(struct obj *d, int64_t *pos, struct obj **key, struct obj **v)
{
    int64_t hash;
    return dict_next_hash(d, pos, key, v, &hash);
}

bool dict_prev(struct obj *d, int64_t *pos, struct obj **key, struct obj **v)
{
    void *values = values_of(d);
    struct keys_at k = keys_at(keys_of(d));
    int64_t i = *pos;
    if (values) {
        int64_t ix = i < 0 ? -1 : split_index(values, i);
        if (ix < 0)
            return false;
        *key = *keys_at_key(&k, ix);
        *v = values_items(values)[ix];
    } else {
        while (i >= 0 && !*keys_at_value(&k, i))
            i--;
        if (i < 0)
            return false;
        *key = *keys_at_key(&k, i);
        *v = *keys_at_value(&k, i);
    }
    *pos = i - 1;
    return true;
}

int64_t dict_last_pos(struct obj *d)
{
    return (values_of(d) ? USED(d) : keys_nentries(keys_of(d))) - 1;
}

/* ---- growing ---- */

static void put_entry(const struct keys_at *k, int64_t i, struct obj *key, int64_t hash, struct obj *value)
{
    *keys_at_key(k, i) = key;
    *keys_at_value(k, i) = value;
    if (k->hashed)
        *(int64_t *)(void *)(k->entries + i * k->entry_size) = hash;
    keys_at_set_index(k, keys_empty_slot(k, hash), i);
}

/* The old parts of d are no longer its own: what they referred to has moved to the new table. */
static void drop_old_table(struct obj *d, void *keys)
{
    void *values = values_of(d);
    if (!values) {
        if (keys == keys_empty)
            keys_decref(keys);
        else
            keys_free(keys);
        return;
    }
    if (pol.values_format == VALUES_HEADER && *values_embedded(values))
        *values_valid(values) = 0;
    else if (values != dict_state->empty_values)
        values_free(values);
    *dict_values_word(d) = NULL;
    keys_decref(keys);
}

int dict_resize(struct obj *d, int log2, bool unicode)
{
    void *old = keys_of(d), *values = values_of(d);
    bool general = keys_kind(old) == KEYS_GENERAL;
    void *keys = keys_new(log2, unicode && !general);
    if (!keys)
        return -1;
    if (!pol.keys_log2 && general)
        KEYS_WORD(keys, dk_lookup) = KEYS_GENERAL;
    struct keys_at k = keys_at(keys);
    int64_t n = 0, pos = 0, hash;
    struct obj *key, *v;
    while (dict_next_hash(d, &pos, &key, &v, &hash))
        put_entry(&k, n++, values ? incref(key) : key, hash, v);
    KEYS_WORD(keys, dk_usable) -= n;
    KEYS_WORD(keys, dk_nentries) = n;
    *dict_keys_word(d) = keys;
    drop_old_table(d, old);
    return 0;
}

int dict_combine(struct obj *d)
{
    if (!values_of(d))
        return 0;
    return dict_resize(d, keys_log2(keys_of(d)), true);
}

static int grow(struct obj *d, bool unicode)
{
    return dict_resize(d, keys_log2_for(USED(d) * 3), unicode);
}

/* ---- inserting ---- */

static int insert_first(struct obj *d, struct obj *key, int64_t hash, struct obj *v)
{
    bool unicode = is_exact_str(key);
    void *keys = keys_new(DICT_LOG_MINSIZE, unicode);
    if (!keys)
        return -1;
    if (!pol.keys_log2 && !unicode)
        KEYS_WORD(keys, dk_lookup) = KEYS_GENERAL;
    keys_decref(keys_empty);
    *dict_keys_word(d) = keys;
    *dict_values_word(d) = NULL;
    dict_maintain_tracking(d, key, v);
    keys_append(keys, incref(key), hash, incref(v));
    USED(d)++;
    dict_touch(d);
    return 0;
}

static void replace(struct obj *d, struct obj **slot, struct obj *v)
{
    struct obj *old = *slot;
    if (old != v) {
        *slot = incref(v);
        dict_touch(d);
        decref(old);
    }
}

static void set_split(struct obj *d, int64_t ix, struct obj *v)
{
    struct obj **slot = &values_items(values_of(d))[ix];
    if (*slot) {
        replace(d, slot, v);
        return;
    }
    *slot = incref(v);
    values_added(values_of(d), ix);
    USED(d)++;
    dict_touch(d);
}

/* Into a split table: 1 done, 0 it had to be combined (insert as into any table), -1 error. */
static int insert_split(struct obj *d, struct obj *key, int64_t hash, struct obj *v)
{
    void *keys = keys_of(d);
    int64_t ix = keys_lookup_hash(keys, key, hash);
    struct obj *old = ix >= 0 ? values_items(values_of(d))[ix] : NULL;
    bool in_order = pol.values_format != VALUES_PLAIN || (ix >= 0 ? old || USED(d) == ix : USED(d) == keys_nentries(keys));
    if (ix == DKIX_EMPTY && in_order && keys_usable(keys) > 0)
        ix = keys_append(keys, incref(key), hash, NULL);
    if (ix == DKIX_EMPTY || !in_order)
        return grow(d, true);
    dict_maintain_tracking(d, key, v);
    set_split(d, ix, v);
    return 1;
}

int dict_set_hinted(struct obj *d, struct obj *name, struct obj *v, uint32_t hint)
{
    void *keys = keys_of(d), *values = values_of(d);
    struct keys_at k = keys_at(keys);
    if (hint >= keys_nentries(keys) || *keys_at_key(&k, hint) != name)
        return 0;
    struct obj **slot = values ? values_items(values) + hint : keys_at_value(&k, hint);
    if (!*slot && (!values || (pol.values_format == VALUES_PLAIN && USED(d) != hint)))
        return 0;
    dict_maintain_tracking(d, name, v);
    if (values)
        set_split(d, hint, v);
    else
        replace(d, slot, v);
    return 1;
}

static int append_entry(struct obj *d, struct obj *key, int64_t hash, struct obj *v)
{
    if (keys_usable(keys_of(d)) <= 0 && grow(d, true) < 0)
        return -1;
    keys_append(keys_of(d), incref(key), hash, incref(v));
    USED(d)++;
    dict_touch(d);
    return 0;
}

int dict_set_hash(struct obj *d, struct obj *key, struct obj *v, int64_t hash)
{
    if (keys_of(d) == keys_empty)
        return insert_first(d, key, hash, v);
    bool unicode = is_exact_str(key);
    if (!unicode && (pol.keys_log2 ? keys_kind(keys_of(d)) != KEYS_GENERAL : values_of(d) != NULL) && grow(d, false) < 0)
        return -1;
    if (values_of(d)) {
        int done = insert_split(d, key, hash, v);
        if (done)
            return done < 0 ? -1 : 0;
    }
    struct obj *old;
    int64_t ix = dict_lookup(d, key, hash, &old);
    if (ix == DKIX_ERROR)
        return -1;
    dict_maintain_tracking(d, key, v);
    if (ix == DKIX_EMPTY)
        return append_entry(d, key, hash, v);
    struct keys_at k = keys_at(keys_of(d));
    replace(d, keys_at_value(&k, ix), v);
    return 0;
}

void err_unhashable(struct obj *key, enum message id)
{
    struct obj *e = err_current();
    if (!*message(id) || e->ob_type != exc_TypeError)
        return;
    e = err_fetch();
    struct obj *text = obj_str(e);
    if (text) {
        err_type(message(id), key, text);
        decref(text);
    }
    decref(e);
}

static inline int64_t hash_of(struct obj *key)
{
    if (is_exact_str(key)) {
        int64_t h = str_cached_hash(key);
        return h != -1 ? h : str_hash(key);
    }
    int64_t h = obj_hash(key);
    if (h == -1)
        err_unhashable(key, MSG_DICT_UNHASHABLE_KEY);
    return h;
}

int64_t dict_hash_key(struct obj *key)
{
    return hash_of(key);
}

int dict_set(struct obj *d, struct obj *key, struct obj *v)
{
    int64_t hash = hash_of(key);
    if (hash == -1)
        return -1;
    return dict_set_hash(d, key, v, hash);
}

int dict_set_c(struct obj *d, const char *name, struct obj *v)
{
    struct obj *key = str_intern_c(name);
    if (!key)
        return -1;
    int r = dict_set(d, key, v);
    decref(key);
    return r;
}

struct obj *dict_setdefault(struct obj *d, struct obj *key, struct obj *v)
{
    int64_t hash = hash_of(key);
    if (hash == -1)
        return NULL;
    if (pol.keys_log2 && keys_of(d) != keys_empty && !is_exact_str(key) && keys_kind(keys_of(d)) != KEYS_GENERAL &&
        grow(d, false) < 0)
        return NULL;
    struct obj *old;
    if (dict_lookup(d, key, hash, &old) == DKIX_ERROR)
        return NULL;
    if (old)
        return old;
    if (keys_of(d) != keys_empty && !values_of(d)) { /* the key is known to be new: its __eq__ is not asked again */
        dict_maintain_tracking(d, key, v);
        return append_entry(d, key, hash, v) < 0 ? NULL : v;
    }
    return dict_set_hash(d, key, v, hash) < 0 ? NULL : v;
}

/* ---- looking up ---- */

struct obj *dict_get_hash(struct obj *d, struct obj *key, int64_t hash)
{
    struct obj *v;
    dict_lookup(d, key, hash, &v);
    return v;
}

struct obj *dict_get(struct obj *d, struct obj *key)
{
    int64_t hash = hash_of(key);
    return hash == -1 ? NULL : dict_get_hash(d, key, hash);
}

struct obj *dict_get_str(struct obj *d, struct obj *name)
{
    return dict_get_hash(d, name, hash_of(name));
}

struct obj *dict_get_c(struct obj *d, const char *name)
{
    struct obj *key = str_from_c(name);
    if (!key)
        return NULL;
    struct obj *v = dict_get(d, key);
    decref(key);
    return v;
}

int dict_contains(struct obj *d, struct obj *key)
{
    int64_t hash = hash_of(key);
    if (hash == -1)
        return -1;
    struct obj *v;
    if (dict_lookup(d, key, hash, &v) == DKIX_ERROR)
        return -1;
    return v != NULL;
}

/* ---- deleting ---- */

/* Takes entry ix out of the table; its value (a reference) is handed over. */
static struct obj *take_entry(struct obj *d, int64_t hash, int64_t ix)
{
    void *keys = keys_of(d), *values = values_of(d);
    struct keys_at k = keys_at(keys);
    struct obj **slot = values ? &values_items(values)[ix] : keys_at_value(&k, ix), *v = *slot;
    *slot = NULL;
    USED(d)--;
    dict_touch(d);
    if (values) {
        values_removed(values, ix);
        return v;
    }
    keys_at_set_index(&k, (uint64_t)keys_slot_of(&k, hash, ix), DKIX_DUMMY);
    if (!pol.keys_log2 && keys_kind(keys) == KEYS_UNICODE_NODUMMY)
        KEYS_WORD(keys, dk_lookup) = KEYS_UNICODE;
    struct obj **key = keys_at_key(&k, ix), *old_key = *key;
    *key = NULL;
    decref(old_key);
    return v;
}

/* 1 and *v, or 0, or -1. */
static int pop_hash(struct obj *d, struct obj *key, int64_t hash, struct obj **v)
{
    int64_t ix = dict_lookup(d, key, hash, v);
    if (ix == DKIX_ERROR)
        return -1;
    if (!*v)
        return 0;
    if (values_of(d) && pol.values_format == VALUES_PLAIN) {
        if (dict_combine(d) < 0)
            return -1;
        ix = dict_lookup(d, key, hash, v);
    }
    *v = take_entry(d, hash, ix);
    return 1;
}

int dict_pop(struct obj *d, struct obj *key, struct obj **v)
{
    *v = NULL;
    if (USED(d) == 0)
        return 0;
    int64_t hash = hash_of(key);
    return hash == -1 ? -1 : pop_hash(d, key, hash, v);
}

int dict_del_hash(struct obj *d, struct obj *key, int64_t hash)
{
    struct obj *v = NULL;
    int found = pop_hash(d, key, hash, &v);
    if (found == 0)
        err_key(key);
    if (found <= 0)
        return -1;
    decref(v);
    return 0;
}

int dict_del(struct obj *d, struct obj *key)
{
    int64_t hash = hash_of(key);
    return hash == -1 ? -1 : dict_del_hash(d, key, hash);
}

int dict_popitem(struct obj *d, struct obj **key, struct obj **v)
{
    if (USED(d) == 0)
        return 0;
    if (dict_combine(d) < 0)
        return -1;
    void *keys = keys_of(d);
    struct keys_at k = keys_at(keys);
    int64_t i = keys_nentries(keys) - 1;
    while (!*keys_at_value(&k, i))
        i--;
    *key = incref(*keys_at_key(&k, i));
    *v = take_entry(d, keys_at_hash(&k, i), i);
    KEYS_WORD(keys, dk_nentries) = i;
    return 1;
}

static void clear_values(void *keys, void *values)
{
    for (int64_t i = 0, n = keys_nentries(keys); i < n; i++)
        obj_clear_slot(&values_items(values)[i]);
}

void dict_clear(struct obj *d)
{
    void *keys = keys_of(d), *values = values_of(d);
    if (keys == keys_empty)
        return;
    dict_touch(d);
    USED(d) = 0;
    if (values && !owns_values(d)) { /* embedded: they stay, or move into the dict when the instance goes with one of them */
        for (int64_t i = 0, n = keys_nentries(keys); i < n && values_of(d); i++)
            obj_clear_slot(&values_items(values_of(d))[i]);
        if (values_of(d))
            *values_size(values_of(d)) = 0;
        return;
    }
    keys_incref(keys_empty);
    *dict_keys_word(d) = keys_empty;
    *dict_values_word(d) = no_values();
    if (values) {
        clear_values(keys, values);
        values_free(values);
    }
    keys_decref(keys);
}

/* ---- shared tables up to 3.10, embedded values from 3.13 ---- */

void *keys_make_shared(struct obj *d)
{
    if (d->ob_type != t_dict->self)
        return NULL;
    if (!values_of(d)) {
        void *keys = keys_of(d);
        if (keys_kind(keys) == KEYS_GENERAL)
            return NULL;
        if (keys_kind(keys) == KEYS_UNICODE && dict_resize(d, keys_log2(keys), true) < 0) {
            err_clear();
            return NULL;
        }
        keys = keys_of(d);
        struct obj **values = values_new(keys);
        if (!values) {
            err_clear();
            return NULL;
        }
        struct keys_at k = keys_at(keys);
        for (int64_t i = 0, n = usable_fraction(keys_slots(keys)); i < n; i++) {
            values[i] = *keys_at_value(&k, i);
            *keys_at_value(&k, i) = NULL;
        }
        KEYS_WORD(keys, dk_lookup) = KEYS_SPLIT;
        *dict_values_word(d) = values;
    }
    keys_incref(keys_of(d));
    return keys_of(d);
}

int dict_detach_values(struct obj *d)
{
    void *old = values_of(d), *v = values_copy(old, keys_of(d));
    if (!v) {
        void *keys = keys_of(d);
        keys_incref(keys_empty);
        *dict_keys_word(d) = keys_empty;
        *dict_values_word(d) = NULL;
        keys_decref(keys);
        USED(d) = 0;
        return -1;
    }
    *dict_values_word(d) = v;
    *values_valid(old) = 0;
    return 0;
}
