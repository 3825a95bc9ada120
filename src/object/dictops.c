/* Dicts as wholes: merging, copying (a clean table is cloned as it is, holes and all), fromkeys. */
#include <string.h>

#include "dictkeys.h"
#include "dictstate.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/seq.h"

#define USED(d) AT(d, PyDictObject, ma_used, int64_t)

/* Does iterating this dict mean what it means for a dict (so that its table may be read directly)? */
static bool iterates_plainly(const struct obj *d)
{
    return is_dict(d) && type_of(d)->s.iter == t_dict->s.iter;
}

static void *clone_keys(struct obj *d)
{
    void *old = *dict_keys_word(d), *keys = heap_alloc(keys_bytes(old));
    if (!keys)
        return err_no_memory();
    memcpy(keys, old, keys_bytes(old));
    struct keys_at k = keys_at(keys);
    for (int64_t i = 0, n = keys_nentries(keys); i < n; i++)
        if (*keys_at_value(&k, i)) {
            incref(*keys_at_value(&k, i));
            incref(*keys_at_key(&k, i));
        }
    return keys;
}

/* Clean, combined and no larger than it need be. */
static bool worth_cloning(struct obj *d)
{
    void *keys = *dict_keys_word(d);
    int64_t slots = keys_slots(keys);
    return !*dict_values_word(d) && USED(d) == keys_nentries(keys) &&
           (slots == DICT_MINSIZE || usable_fraction(slots / 2) < USED(d));
}

static int merge_clone(struct obj *d, struct obj *other)
{
    void *keys = clone_keys(other), *old = *dict_keys_word(d);
    if (!keys)
        return -1;
    if (*dict_values_word(d) && *dict_values_word(d) != dict_state->empty_values)
        values_free(*dict_values_word(d));
    *dict_keys_word(d) = keys;
    *dict_values_word(d) = NULL;
    keys_decref(old);
    USED(d) = USED(other);
    dict_touch(d);
    if (gc_is_tracked(other) && !gc_is_tracked(d))
        gc_track(d);
    return 0;
}

static int merge_item(struct obj *d, struct obj *key, struct obj *v, int64_t hash, int override)
{
    if (override != 1) {
        struct obj *old;
        if (dict_lookup(d, key, hash, &old) == DKIX_ERROR)
            return -1;
        if (old && override == 2)
            err_key(key);
        if (old)
            return override == 2 ? -1 : 0;
    }
    return dict_set_hash(d, key, v, hash);
}

static bool may_replace_table(struct obj *d)
{
    void *values = *dict_values_word(d);
    return !values || values == dict_state->empty_values || pol.values_format != VALUES_HEADER;
}

static int merge_dict(struct obj *d, struct obj *other, int override)
{
    if (d == other || USED(other) == 0)
        return 0;
    if (USED(d) == 0) {
        override = 1;
        if (pol.dict_merge_clones && may_replace_table(d) && worth_cloning(other))
            return merge_clone(d, other);
    }
    if (usable_fraction(keys_slots(*dict_keys_word(d))) < USED(other)) {
        bool unicode = keys_kind(*dict_keys_word(other)) != KEYS_GENERAL;
        if (dict_resize(d, keys_log2_for_entries(USED(d) + USED(other)), unicode) < 0)
            return -1;
    }
    int64_t pos = 0, hash, n = keys_nentries(*dict_keys_word(other));
    struct obj *key, *v;
    while (dict_next_hash(other, &pos, &key, &v, &hash)) {
        incref(key);
        incref(v);
        int r = merge_item(d, key, v, hash, override);
        decref(key);
        decref(v);
        if (r < 0)
            return -1;
        if (n != keys_nentries(*dict_keys_word(other))) {
            err_format(exc_RuntimeError, "dict mutated during update");
            return -1;
        }
    }
    return 0;
}

static int merge_key(struct obj *d, struct obj *mapping, struct obj *key, int override)
{
    if (override != 1) {
        int has = dict_contains(d, key);
        if (has > 0 && override == 2)
            err_key(key);
        if (has)
            return has > 0 && override == 0 ? 0 : -1;
    }
    struct obj *v = obj_getitem(mapping, key);
    if (!v)
        return -1;
    int r = dict_set(d, key, v);
    decref(v);
    return r;
}

static int merge_mapping(struct obj *d, struct obj *mapping, int override)
{
    struct obj *keys = obj_call_method(mapping, "keys", NULL, 0);
    struct obj *it = keys ? obj_iter(keys) : NULL, *key;
    xdecref(keys);
    if (!it)
        return -1;
    int r = 0;
    while (r == 0 && (key = obj_next(it))) {
        r = merge_key(d, mapping, key, override);
        decref(key);
    }
    decref(it);
    return r < 0 || err_occurred() ? -1 : 0;
}

int dict_merge(struct obj *d, struct obj *other, int override)
{
    return iterates_plainly(other) ? merge_dict(d, other, override) : merge_mapping(d, other, override);
}

/* ---- update from pairs ---- */

/* item as a list or tuple: new reference. */
static struct obj *as_fast(struct obj *item)
{
    if (is_tuple(item) || is_list(item))
        return incref(item);
    return list_from_iter(item);
}

static int64_t fast_len(struct obj *seq)
{
    return ((struct varobj *)seq)->size;
}

static struct obj *fast_item(struct obj *seq, int64_t i)
{
    return is_tuple(seq) ? tuple_items(seq)[i] : list_items(seq)[i];
}

static int set_pair(struct obj *d, struct obj *item, int64_t number)
{
    struct obj *pair = as_fast(item);
    if (!pair) {
        if (err_matches(exc_TypeError) && *message(MSG_DICT_UPDATE_NOT_SEQUENCE))
            err_type(message(MSG_DICT_UPDATE_NOT_SEQUENCE), number);
        if (err_matches(exc_TypeError) && pol.dict_update_notes)
            err_note("Cannot convert dictionary update sequence element #%zd to a sequence", number);
        return -1;
    }
    int r = -1;
    if (fast_len(pair) != 2) {
        err_value("dictionary update sequence element #%zd has length %zd; 2 is required", number, fast_len(pair));
    } else {
        struct obj *key = incref(fast_item(pair, 0)), *v = incref(fast_item(pair, 1));
        r = dict_set(d, key, v);
        decref(key);
        decref(v);
    }
    decref(pair);
    return r;
}

static int update_pairs(struct obj *d, struct obj *iterable)
{
    struct obj *it = obj_iter(iterable), *item;
    if (!it)
        return -1;
    int r = 0;
    for (int64_t i = 0; r == 0 && (item = obj_next(it)); i++) {
        r = set_pair(d, item, i);
        decref(item);
    }
    decref(it);
    return r < 0 || err_occurred() ? -1 : 0;
}

int dict_update(struct obj *d, struct obj *other)
{
    if (other->ob_type == t_dict->self)
        return dict_merge(d, other, 1);
    struct obj *keys;
    int has = obj_lookup_attr(other, str_name("keys"), &keys);
    if (has < 0)
        return -1;
    xdecref(keys);
    return has ? dict_merge(d, other, 1) : update_pairs(d, other);
}

/* ---- copying ---- */

static struct obj *copy_split(struct obj *d)
{
    void *values = *dict_values_word(d), *keys = *dict_keys_word(d), *copy = values_copy(values, keys);
    if (!copy)
        return NULL;
    keys_incref(keys);
    struct obj *r = dict_new_from(keys, copy, USED(d));
    if (!r)
        return NULL;
    for (int64_t i = 0, n = keys_nentries(keys); i < n; i++)
        xincref(values_items(copy)[i]);
    return r;
}

struct obj *dict_copy(struct obj *d)
{
    if (USED(d) == 0)
        return dict_new();
    struct obj *r;
    if (*dict_values_word(d)) {
        r = copy_split(d);
    } else if ((pol.dict_merge_clones ? iterates_plainly(d) : d->ob_type == t_dict->self) &&
               USED(d) >= keys_nentries(*dict_keys_word(d)) * 2 / 3) {
        void *keys = clone_keys(d);
        r = keys ? dict_new_from(keys, NULL, USED(d)) : NULL;
    } else {
        r = dict_new();
        if (r && dict_merge(r, d, 1) < 0) {
            decref(r);
            r = NULL;
        }
        return r;
    }
    if (r && gc_is_tracked(d) && !gc_is_tracked(r))
        gc_track(r);
    return r;
}

/* ---- fromkeys ---- */

static int reserve(struct obj *d, int64_t n, bool unicode)
{
    int log2 = keys_log2_for_entries(n), now = keys_log2(*dict_keys_word(d));
    return dict_resize(d, now > log2 ? now : log2, unicode);
}

static int fill_from_dict(struct obj *d, struct obj *other, struct obj *v)
{
    if (reserve(d, USED(other), keys_kind(*dict_keys_word(other)) != KEYS_GENERAL) < 0)
        return -1;
    int64_t pos = 0, hash;
    struct obj *key, *old;
    int r = 0;
    while (r == 0 && dict_next_hash(other, &pos, &key, &old, &hash)) {
        incref(key); /* its __eq__ may empty the dict it is in */
        r = dict_set_hash(d, key, v, hash);
        decref(key);
    }
    return r;
}

static int fill_from_set(struct obj *d, struct obj *set, struct obj *v)
{
    if (reserve(d, set_len(set), false) < 0)
        return -1;
    int64_t pos = 0, hash;
    struct obj *key;
    int r = 0;
    while (r == 0 && set_next(set, &pos, &key, &hash)) {
        incref(key);
        r = dict_set_hash(d, key, v, hash);
        decref(key);
    }
    return r;
}

static int fill_from_iterable(struct obj *d, struct obj *iterable, struct obj *v)
{
    struct obj *it = obj_iter(iterable), *key;
    bool exact = d->ob_type == t_dict->self;
    if (!it)
        return -1;
    int r = 0;
    while (r == 0 && (key = obj_next(it))) {
        r = exact ? dict_set(d, key, v) : obj_setitem(d, key, v);
        decref(key);
    }
    decref(it);
    return r < 0 || err_occurred() ? -1 : 0;
}

struct obj *dict_fromkeys(struct obj *cls, struct obj *iterable, struct obj *v)
{
    struct obj *d = obj_call0(cls);
    if (!d)
        return NULL;
    int r;
    bool fast = d->ob_type == t_dict->self && USED(d) == 0;
    if (fast && iterable->ob_type == t_dict->self)
        r = fill_from_dict(d, iterable, v);
    else if (fast && (iterable->ob_type == t_set->self || iterable->ob_type == t_frozenset->self))
        r = fill_from_set(d, iterable, v);
    else
        r = fill_from_iterable(d, iterable, v);
    if (r < 0) {
        decref(d);
        return NULL;
    }
    return d;
}

/* ---- lists of parts ---- */

static struct obj *list_of(struct obj *d, struct obj *(*part)(struct obj *key, struct obj *v))
{
    struct obj *list = list_new(USED(d)), *key, *v;
    if (!list)
        return NULL;
    int64_t pos = 0;
    for (int64_t i = 0; i < list_len(list) && dict_next(d, &pos, &key, &v); i++)
        if (!(list_items(list)[i] = part(key, v))) {
            decref(list);
            return NULL;
        }
    return list;
}

static struct obj *part_key(struct obj *key, struct obj *v)
{
    (void)v;
    return incref(key);
}

static struct obj *part_value(struct obj *key, struct obj *v)
{
    (void)key;
    return incref(v);
}

static struct obj *part_item(struct obj *key, struct obj *v)
{
    return tuple_pack(2, key, v);
}

struct obj *dict_keys(struct obj *d)
{
    return list_of(d, part_key);
}

struct obj *dict_values(struct obj *d)
{
    return list_of(d, part_value);
}

struct obj *dict_items(struct obj *d)
{
    return list_of(d, part_item);
}
