/*
 * Keys tables and values arrays as the bytes CPython keeps: what dicts and the attribute mechanisms share.
 *
 * A keys table is one block: head, index slots (1, 2 or 4 bytes each), entries. Up to 3.10 the head says how many slots (dk_size),
 * and every entry is hash, key, value (24 bytes); from 3.11 it says log2 of slots and of index bytes and the kind, and tables whose
 * keys are all plain str have entries of 16 bytes (key, value). A split table's entries hold keys only: the values of each instance
 * lie in an array of its own VALUES_PLAIN   up to 3.10: just words, USABLE_FRACTION(slots) of them, filled in the order of the keys
 *   VALUES_PREFIX  3.11, 3.12: words, in front of them (downwards) prefix size, number of values, insertion order
 *   VALUES_HEADER  3.13 on: capacity, size, embedded, valid (8 bytes); words; insertion order
 * `void *keys` and `void *values` below are the words ma_keys and ma_values hold.
 */
#ifndef SLOTSCOPE_SRC_OBJECT_DICTKEYS_H
#define SLOTSCOPE_SRC_OBJECT_DICTKEYS_H
#include "slotscope/object/dict.h"
#include "slotscope/object/text.h"

enum { DKIX_EMPTY = -1, DKIX_DUMMY = -2, DKIX_ERROR = -3 };
enum { DICT_LOG_MINSIZE = 3, DICT_MINSIZE = 8, SHARED_KEYS_MAX = 30, SHARED_KEYS_LOG = 6 };

/* Words of the head. */
#define KEYS_WORD(keys, name) AT(keys, PyDictKeysObject, name, int64_t)
#define KEYS_BYTE(keys, name) AT(keys, PyDictKeysObject, name, uint8_t)
/* dk_lookup up to 3.10 (there a function pointer), dk_kind later: enum keys_kind, and up to 3.10 one more. */
enum { KEYS_UNICODE_NODUMMY = KEYS_SPLIT + 1 };

static inline int64_t keys_slots(const void *keys)
{
    return pol.keys_log2 ? INT64_C(1) << KEYS_BYTE((uintptr_t)keys, dk_log2_size) : KEYS_WORD((uintptr_t)keys, dk_size);
}
static inline int keys_kind(const void *keys)
{
    return pol.keys_log2 ? KEYS_BYTE((uintptr_t)keys, dk_kind) : (int)KEYS_WORD((uintptr_t)keys, dk_lookup);
}
static inline int64_t keys_usable(const void *keys) /* entries that may still be added */
{
    return KEYS_WORD((uintptr_t)keys, dk_usable);
}
static inline int64_t keys_nentries(const void *keys)
{
    return KEYS_WORD((uintptr_t)keys, dk_nentries);
}
static inline int64_t keys_refcount(const void *keys)
{
    return KEYS_WORD((uintptr_t)keys, dk_refcnt);
}
static inline int64_t usable_fraction(int64_t slots)
{
    return (slots << 1) / 3;
}
/* Room for values that an instance made now needs: shrinks from 30 to what the class uses (3.11+); two thirds of the slots before.
 */
static inline int64_t keys_room(const void *keys)
{
    return pol.values_format == VALUES_PLAIN ? usable_fraction(keys_slots(keys)) : keys_usable(keys) + keys_nentries(keys);
}

/* Where things lie in one keys table, worked out once per operation. */
struct keys_at {
    char *indices, *entries;
    uint64_t mask;
    int width;                    /* bytes of an index: 1, 2, 4 */
    short entry_size, key, value; /* bytes of an entry, offsets in it */
    bool hashed;                  /* the hash is in the entry (at 0); otherwise in the str */
};
static inline int keys_index_width(int64_t slots)
{
    return slots <= 0xff ? 1 : slots <= 0xffff ? 2 : 4;
}
static inline struct keys_at keys_at(const void *keys)
{
    int64_t slots = keys_slots(keys);
    struct keys_at k;
    k.indices = (char *)(uintptr_t)keys + lay.PyDictKeysObject_dk_indices;
    k.width = keys_index_width(slots);
    k.entries = k.indices + slots * k.width;
    k.mask = (uint64_t)slots - 1;
    k.hashed = !pol.keys_log2 || keys_kind(keys) == KEYS_GENERAL;
    k.entry_size = k.hashed ? 24 : 16;
    k.key = k.hashed ? 8 : 0;
    k.value = k.hashed ? 16 : 8;
    return k;
}
static inline int64_t keys_at_index(const struct keys_at *k, uint64_t slot)
{
    switch (k->width) {
    case 1: return ((const int8_t *)k->indices)[slot];
    case 2: return ((const int16_t *)(const void *)k->indices)[slot];
    default: return ((const int32_t *)(const void *)k->indices)[slot];
    }
}
void keys_at_set_index(const struct keys_at *k, uint64_t slot, int64_t ix);
static inline struct obj **keys_at_key(const struct keys_at *k, int64_t i)
{
    return (struct obj **)(void *)(k->entries + i * k->entry_size + k->key);
}
static inline struct obj **keys_at_value(const struct keys_at *k, int64_t i)
{
    return (struct obj **)(void *)(k->entries + i * k->entry_size + k->value);
}
static inline int64_t str_cached_hash(const struct obj *s) /* -1: not computed yet */
{
    return AT((uintptr_t)s, PyASCIIObject, hash, int64_t);
}
static inline int64_t keys_at_hash(const struct keys_at *k, int64_t i)
{
    return k->hashed ? *(int64_t *)(void *)(k->entries + i * k->entry_size) : str_cached_hash(*keys_at_key(k, i));
}

/* The shared table of all empty dicts. */
extern void *keys_empty;
void dictkeys_boot(void);
/* A fresh table of 1 << log2 slots, count 1. unicode: only plain str keys will come. NULL: MemoryError. */
void *keys_new(int log2, bool unicode);
/* Its bytes. */
size_t keys_bytes(const void *keys);
void keys_incref(void *keys);
void keys_decref(void *keys); /* frees keys and values at zero */
/* Frees the block only (its references have moved elsewhere). */
void keys_free(void *keys);
int keys_log2(const void *keys); /* of its slots */
/* log2 of the table the version makes for at least so many slots / for n entries without growing. */
int keys_log2_for(int64_t minslots);
int keys_log2_for_entries(int64_t n);
/* First slot on hash's path that holds no entry. */
uint64_t keys_empty_slot(const struct keys_at *k, int64_t hash);
/* The index slot that holds entry ix. */
int64_t keys_slot_of(const struct keys_at *k, int64_t hash, int64_t ix);
/* Adds an entry at the end: takes the references; value NULL for split tables. There must be room. Returns its number. */
int64_t keys_append(void *keys, struct obj *key, int64_t hash, struct obj *value);
/* Index of an exact str with this hash, or DKIX_EMPTY. Never fails. */
int64_t keys_lookup_hash(const void *keys, const struct obj *name, int64_t hash);
/* Drops what free lists keep (full collections do). */
void dict_clear_free_lists(void);

/* ---- tables shared by the instances of a class ---- */
/* New shared table for a class; static_attributes: its __static_attributes__ (tuple, may be NULL), which 3.14 on enters in advance.
 */
void *keys_for_class(struct obj *static_attributes);
/* The number of exact str `name` in a shared table, adding it while there is room (3.11+); DKIX_EMPTY if there is none. */
int64_t keys_insert_split(void *keys, struct obj *name, int64_t hash);
/* 3.11+: an instance of the class is being made: one word of room less, down to what is used. */
static inline void keys_instance_made(void *keys)
{
    if (keys_usable(keys) > 1)
        KEYS_WORD(keys, dk_usable)--;
}
/* Up to 3.10: splits a dict's own table so that it can be shared. A new reference to the table, or NULL if it cannot be (no
 * exception). */
void *keys_make_shared(struct obj *dict);

/* ---- values arrays ---- */
static inline struct obj **values_items(const void *values)
{
    return (struct obj **)(void *)((char *)(uintptr_t)values + (pol.values_format == VALUES_HEADER ? 8 : 0));
}
static inline void values_clear(void *values, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        obj_clear_slot(values_items(values) + i);
}
static inline uint8_t *values_capacity(void *values) /* VALUES_HEADER */
{
    return &AT(values, PyDictValues, capacity, uint8_t);
}
static inline uint8_t *values_embedded(void *values)
{
    return &AT(values, PyDictValues, embedded, uint8_t);
}
static inline uint8_t *values_valid(void *values)
{
    return &AT(values, PyDictValues, valid, uint8_t);
}
static inline uint8_t *values_size(void *values) /* how many are set; not VALUES_PLAIN */
{
    return pol.values_format == VALUES_HEADER ? &AT(values, PyDictValues, size, uint8_t) : (uint8_t *)values - 2;
}
/* The place of the i-th value in insertion order. */
static inline uint8_t *values_order(void *values, int64_t i)
{
    return pol.values_format == VALUES_HEADER ? (uint8_t *)values + 8 + 8 * *values_capacity(values) + i
                                              : (uint8_t *)values - 3 - i;
}
/* A block for values of instances with these shared keys, all NULL. NULL: MemoryError. */
void *values_new(const void *keys);
void values_free(void *values); /* the block only */
/* Bytes of inline values for an instance made now (3.13+), and their start. */
size_t values_inline_bytes(const void *keys);
void values_init_inline(void *values, const void *keys);
/* Notes that place ix has been set / emptied (insertion order and size; nothing to do for VALUES_PLAIN). */
void values_added(void *values, int64_t ix);
void values_removed(void *values, int64_t ix);

/* A block of its own with the same contents (the references are not counted anew). */
void *values_copy(void *values, const void *keys);

/* ---- dicts over them ---- */
/* A dict of these parts: takes the keys reference and the values; used as counted by the caller. */
struct obj *dict_new_from(void *keys, void *values, int64_t used);
/* An empty dict with a values array of its own over shared keys (borrowed, increfs). */
struct obj *dict_new_split(void *keys);
/* The dict that takes over an instance's values: counts them, tracks it if one may be tracked. keys borrowed (increfs), values
 * taken. */
struct obj *dict_from_values(void *keys, void *values);
/* 3.13+: the instance around the embedded values of d goes: d gets a copy of its own; the embedded ones become invalid (not
 * cleared). */
int dict_detach_values(struct obj *d);
/* Moves d to a combined table of 1 << log2 slots; unicode false: a general one. */
int dict_resize(struct obj *d, int log2, bool unicode);
/* Makes a split dict combined, the size of its shared table. */
int dict_combine(struct obj *d);
/* As dict_next, with hash; and backwards from dict_last_pos. */
bool dict_next_hash(struct obj *d, int64_t *pos, struct obj **key, struct obj **v, int64_t *hash);
bool dict_prev(struct obj *d, int64_t *pos, struct obj **key, struct obj **v);
int64_t dict_last_pos(struct obj *d);
/* Takes the last item out: 1 and two references, 0 when empty, -1. */
int dict_popitem(struct obj *d, struct obj **key, struct obj **v);
void dict_dealloc(struct obj *d);
/* Inserts or replaces with known hash; increfs. 0 or -1. */
int dict_set_hash(struct obj *d, struct obj *key, struct obj *v, int64_t hash);
/* Deletes with known hash: KeyError when absent. */
int dict_del_hash(struct obj *d, struct obj *key, int64_t hash);
/* Hash of a key; unhashable ones are named as the version does. */
int64_t dict_hash_key(struct obj *key);
/* Rewords the TypeError that hash() set (3.14+). */
void err_unhashable(struct obj *key, enum message id);
/* Look-up by any key: the entry's number, DKIX_EMPTY, or DKIX_ERROR with exception; *value borrowed or NULL. */
int64_t dict_lookup(struct obj *d, struct obj *key, int64_t hash, struct obj **value);
/* Starts tracking d by the collector if key or value may be part of a cycle (up to 3.13; later dicts always are). */
void dict_maintain_tracking(struct obj *d, struct obj *key, struct obj *value);
/* 3.8-3.13: stops tracking when nothing in it can be part of a cycle (the collector calls this). */
void dict_maybe_untrack(struct obj *d);
/* As dict_set, when entry *hint is that name and has a value or may get one in place: 1. Else 0, and nothing is done. */
int dict_set_hinted(struct obj *d, struct obj *name, struct obj *v, uint32_t hint);
/* Advances the version word. */
void dict_touch(struct obj *d);

/* May this object be tracked by the collector (_PyObject_GC_MAY_BE_TRACKED)? */
bool obj_may_be_tracked(const struct obj *o);

static inline void **dict_keys_word(struct obj *d)
{
    return &AT(d, PyDictObject, ma_keys, void *);
}
static inline void **dict_values_word(struct obj *d)
{
    return &AT(d, PyDictObject, ma_values, void *);
}
static inline bool is_exact_str(const struct obj *o)
{
    return o->ob_type == t_str->self;
}
#endif
