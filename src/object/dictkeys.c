/*
 * Keys tables: making them, finding an entry, adding one. Open addressing over the index slots; a probe starts at the hash's low
 * bits and mixes in the rest five bits at a time, exactly as CPython does, so that every entry lands where it lands there. Blocks
 * that are freed wait on two short free lists, as CPython's do: addresses are reused the same way.
 */
#include "dictkeys.h"

#include <string.h>

#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"

#include "dictstate.h"

void *keys_empty;
struct dict_state *dict_state;

static int entry_size(const void *keys)
{
    return pol.keys_log2 && keys_kind(keys) != KEYS_GENERAL ? 16 : 24;
}

void keys_at_set_index(const struct keys_at *k, uint64_t slot, int64_t ix)
{
    switch (k->width) {
    case 1: ((int8_t *)k->indices)[slot] = (int8_t)ix; break;
    case 2: ((int16_t *)(void *)k->indices)[slot] = (int16_t)ix; break;
    default: ((int32_t *)(void *)k->indices)[slot] = (int32_t)ix; break;
    }
}

size_t keys_bytes(const void *keys)
{
    int64_t slots = keys_slots(keys);
    return (size_t)(lay.PyDictKeysObject_dk_indices + slots * keys_index_width(slots) + usable_fraction(slots) * entry_size(keys));
}

int keys_log2_for(int64_t minslots)
{
    if (pol.keys_size_rounded_twice)
        minslots = (minslots | DICT_MINSIZE) - 1;
    else
        minslots = (minslots > DICT_MINSIZE ? minslots : DICT_MINSIZE) - 1;
    return 64 - __builtin_clzll((unsigned long long)minslots | (DICT_MINSIZE - 1));
}

int keys_log2(const void *keys)
{
    return 63 - __builtin_clzll((unsigned long long)keys_slots(keys));
}

int keys_log2_for_entries(int64_t n)
{
    return keys_log2_for((n * 3 + 1) / 2);
}

/* ---- making and freeing ---- */

static void head_init(void *keys, int log2, bool unicode)
{
    KEYS_WORD(keys, dk_refcnt) = 1;
    KEYS_WORD(keys, dk_usable) = usable_fraction(INT64_C(1) << log2);
    KEYS_WORD(keys, dk_nentries) = 0;
    if (!pol.keys_log2) {
        KEYS_WORD(keys, dk_size) = INT64_C(1) << log2;
        KEYS_WORD(keys, dk_lookup) = KEYS_UNICODE_NODUMMY;
        return;
    }
    KEYS_BYTE(keys, dk_log2_size) = (uint8_t)log2;
    KEYS_BYTE(keys, dk_log2_index_bytes) = (uint8_t)(log2 < 8 ? log2 : log2 < 16 ? log2 + 1 : log2 + 2);
    KEYS_BYTE(keys, dk_kind) = unicode ? KEYS_UNICODE : KEYS_GENERAL;
    AT(keys, PyDictKeysObject, dk_version, uint32_t) = 0;
}

void *keys_new(int log2, bool unicode)
{
    int64_t slots = INT64_C(1) << log2;
    size_t indices = (size_t)(slots * keys_index_width(slots));
    size_t entries = (size_t)usable_fraction(slots) * (pol.keys_log2 && unicode ? 16 : 24);
    struct dict_state *s = dict_state;
    char *keys;
    if (log2 == DICT_LOG_MINSIZE && s->nkeys > 0 && (unicode || !pol.keys_log2))
        keys = s->keys[--s->nkeys];
    else if (log2 > 31 || !(keys = heap_alloc((size_t)lay.PyDictKeysObject_dk_indices + indices + entries)))
        return err_no_memory();
    head_init(keys, log2, unicode);
    char *p = keys + lay.PyDictKeysObject_dk_indices;
    memset(p, 0xff, indices);
    memset(p + indices, 0, entries);
    return keys;
}

void keys_free(void *keys)
{
    struct dict_state *s = dict_state;
    if (keys_slots(keys) == DICT_MINSIZE && s->nkeys < DICT_FREE_MAX && (!pol.keys_log2 || keys_kind(keys) != KEYS_GENERAL))
        s->keys[s->nkeys++] = keys;
    else
        heap_free(keys);
}

static bool is_fixed(const void *keys)
{
    return pol.keys_empty_immortal && keys == keys_empty;
}

void keys_incref(void *keys)
{
    if (!is_fixed(keys))
        KEYS_WORD(keys, dk_refcnt)++;
}

void keys_decref(void *keys)
{
    if (is_fixed(keys) || --KEYS_WORD(keys, dk_refcnt) > 0)
        return;
    struct keys_at k = keys_at(keys);
    for (int64_t i = 0, n = keys_nentries(keys); i < n; i++) {
        xdecref(*keys_at_key(&k, i));
        xdecref(*keys_at_value(&k, i));
    }
    keys_free(keys);
}

static void make_empty_keys(void)
{
    keys_empty = heap_static_alloc((size_t)lay.PyDictKeysObject_dk_indices + 8);
    head_init(keys_empty, 0, true);
    if (pol.keys_log2)
        KEYS_BYTE(keys_empty, dk_log2_index_bytes) = (uint8_t)pol.keys_empty_log2_index_bytes;
    else
        KEYS_WORD(keys_empty, dk_lookup) = KEYS_SPLIT;
    if (pol.keys_log2)
        AT(keys_empty, PyDictKeysObject, dk_version, uint32_t) = 1;
    if (pol.keys_empty_immortal)
        KEYS_WORD(keys_empty, dk_refcnt) = INT64_C(0xFFFFFFFF);
    memset((char *)keys_empty + lay.PyDictKeysObject_dk_indices, 0xff, 8);
}

void dictkeys_boot(void)
{
    dict_state = engine_alloc(sizeof *dict_state);
    dict_state->empty_values = heap_static_alloc(8);
    make_empty_keys();
}

/* ---- finding ---- */

static inline uint64_t next_slot(uint64_t slot, uint64_t *perturb, uint64_t mask)
{
    *perturb >>= 5;
    return (slot * 5 + *perturb + 1) & mask;
}

uint64_t keys_empty_slot(const struct keys_at *k, int64_t hash)
{
    uint64_t perturb = (uint64_t)hash, slot = perturb & k->mask;
    while (keys_at_index(k, slot) >= 0)
        slot = next_slot(slot, &perturb, k->mask);
    return slot;
}

int64_t keys_slot_of(const struct keys_at *k, int64_t hash, int64_t ix)
{
    uint64_t perturb = (uint64_t)hash, slot = perturb & k->mask;
    for (;;) {
        int64_t at = keys_at_index(k, slot);
        if (at == ix)
            return (int64_t)slot;
        if (at == DKIX_EMPTY)
            return DKIX_EMPTY;
        slot = next_slot(slot, &perturb, k->mask);
    }
}

static inline int64_t lookup_str(const struct keys_at *k, const struct obj *name, int64_t hash)
{
    uint64_t perturb = (uint64_t)hash, slot = perturb & k->mask;
    for (;;) {
        int64_t ix = keys_at_index(k, slot);
        if (ix == DKIX_EMPTY)
            return ix;
        if (ix >= 0) {
            const struct obj *key = *keys_at_key(k, ix);
            if (key == name || (keys_at_hash(k, ix) == hash && str_eq(key, name)))
                return ix;
        }
        slot = next_slot(slot, &perturb, k->mask);
    }
}

int64_t keys_lookup_hash(const void *keys, const struct obj *name, int64_t hash)
{
    struct keys_at k = keys_at(keys);
    return lookup_str(&k, name, hash);
}

int64_t keys_lookup_str(void *keys, struct obj *name)
{
    return keys_lookup_hash(keys, name, str_hash(name));
}

/* Equal without running anything of the program's: 1, 0, or -1 for who has to be asked. */
static int plainly_equal(const struct obj *a, const struct obj *b)
{
    if (a->ob_type != b->ob_type)
        return -1;
    if (a->ob_type == t_str->self)
        return str_eq(a, b);
    if (a->ob_type == t_int->self && int_is_compact(a) && int_is_compact(b))
        return int_compact_value(a) == int_compact_value(b);
    return -1;
}

/* Any key, any table. A comparison may run the program's code, which may change the dict: then the search starts anew. */
static int64_t lookup_general(struct obj *d, struct obj *key, int64_t hash, struct keys_at *at)
{
restart:;
    void *keys = *dict_keys_word(d);
    struct keys_at k = *at = keys_at(keys);
    uint64_t perturb = (uint64_t)hash, slot = perturb & k.mask;
    for (;;) {
        int64_t ix = keys_at_index(&k, slot);
        if (ix == DKIX_EMPTY)
            return ix;
        if (ix >= 0) {
            struct obj *start = *keys_at_key(&k, ix);
            if (start == key)
                return ix;
            if (keys_at_hash(&k, ix) == hash) {
                int equal = plainly_equal(start, key);
                if (equal < 0) {
                    incref(start);
                    equal = obj_richcompare_bool(start, key, CMP_EQ);
                    decref(start);
                    if (equal < 0)
                        return DKIX_ERROR;
                    if (keys != *dict_keys_word(d) || *keys_at_key(&k, ix) != start)
                        goto restart;
                }
                if (equal)
                    return ix;
            }
        }
        slot = next_slot(slot, &perturb, k.mask);
    }
}

int64_t dict_lookup(struct obj *d, struct obj *key, int64_t hash, struct obj **value)
{
    void *keys = *dict_keys_word(d);
    int kind = keys_kind(keys);
    struct keys_at k;
    int64_t ix;
    if (kind != KEYS_GENERAL && is_exact_str(key)) {
        k = keys_at(keys);
        ix = lookup_str(&k, key, hash);
    } else {
        /* up to 3.10 a table that was once asked for another kind of key stays general for good */
        if (!pol.keys_log2 && kind != KEYS_SPLIT)
            KEYS_WORD(keys, dk_lookup) = KEYS_GENERAL;
        ix = lookup_general(d, key, hash, &k);
    }
    if (ix < 0) {
        *value = NULL;
        return ix;
    }
    void *values = *dict_values_word(d);
    *value = values ? values_items(values)[ix] : *keys_at_value(&k, ix);
    return ix;
}

/* ---- adding ---- */

int64_t keys_append(void *keys, struct obj *key, int64_t hash, struct obj *value)
{
    struct keys_at k = keys_at(keys);
    int64_t ix = keys_nentries(keys);
    keys_at_set_index(&k, keys_empty_slot(&k, hash), ix);
    *keys_at_key(&k, ix) = key;
    *keys_at_value(&k, ix) = value;
    if (k.hashed)
        *(int64_t *)(void *)(k.entries + ix * k.entry_size) = hash;
    KEYS_WORD(keys, dk_usable)--;
    KEYS_WORD(keys, dk_nentries)++;
    return ix;
}

int64_t keys_insert_split(void *keys, struct obj *name, int64_t hash)
{
    int64_t ix = keys_lookup_hash(keys, name, hash);
    if (ix == DKIX_EMPTY && keys_usable(keys) > 0)
        ix = keys_append(keys, incref(name), hash, NULL);
    return ix;
}

void *keys_for_class(struct obj *static_attributes)
{
    void *keys = keys_new(pol.keys_log2 ? SHARED_KEYS_LOG : DICT_LOG_MINSIZE, true);
    if (!keys) {
        err_clear();
        return NULL;
    }
    if (!pol.keys_log2) {
        KEYS_WORD(keys, dk_lookup) = KEYS_SPLIT;
        return keys;
    }
    KEYS_WORD(keys, dk_usable) = SHARED_KEYS_MAX;
    KEYS_BYTE(keys, dk_kind) = KEYS_SPLIT;
    if (!pol.keys_from_static_attributes || !static_attributes || !is_tuple(static_attributes))
        return keys;
    for (int64_t i = 0; i < tuple_len(static_attributes); i++) {
        struct obj *name = tuple_items(static_attributes)[i];
        if (is_exact_str(name))
            keys_insert_split(keys, name, str_hash(name));
    }
    return keys;
}

/* ---- reading, for pictures and dumps ---- */

void keys_read(const void *keys, struct keys_view *v)
{
    struct keys_at k = keys_at(keys);
    int kind = keys_kind(keys);
    v->kind = kind == KEYS_UNICODE_NODUMMY ? KEYS_UNICODE : (enum keys_kind)kind;
    v->slots = keys_slots(keys);
    v->usable = keys_usable(keys);
    v->nentries = keys_nentries(keys);
    v->index_width = k.width;
    v->entry_size = k.entry_size;
    v->indices = k.indices;
    v->entries = k.entries;
    v->bytes = keys_bytes(keys);
}

int64_t keys_index(const struct keys_view *v, int64_t slot)
{
    struct keys_at k = {.indices = (char *)(uintptr_t)v->indices, .width = v->index_width};
    return keys_at_index(&k, (uint64_t)slot);
}

static struct obj *entry_word(const struct keys_view *v, int64_t i, int word)
{
    return ((struct obj *const *)(const void *)((const char *)v->entries + i * v->entry_size))[word];
}

struct obj *keys_entry_key(const struct keys_view *v, int64_t i)
{
    return entry_word(v, i, v->entry_size == 24 ? 1 : 0);
}

struct obj *keys_entry_value(const struct keys_view *v, int64_t i)
{
    return entry_word(v, i, v->entry_size == 24 ? 2 : 1);
}
