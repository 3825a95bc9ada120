/*
 * Dicts: combined tables, split tables with shared keys, the index tables with CPython's probing, growth and sizes per version.
 */
#ifndef SLOTSCOPE_OBJECT_DICT_H
#define SLOTSCOPE_OBJECT_DICT_H
#include "slotscope/object/type.h"

static inline bool is_dict(const struct obj *o)
{
    return type_of(o)->kind == K_DICT;
}
struct obj *dict_new(void);        /* {} */
void dict_keep_free_tables(int n); /* so many tables of the smallest size wait for reuse, as dead dicts leave them */
/* What a display makes, BUILD_MAP and BUILD_CONST_KEY_MAP: room for all n at once (from 3.11 a str-only table if all keys are plain
   str). Strides in pointers. New reference. */
struct obj *dict_from_items(struct obj *const *keys, int key_stride, struct obj *const *values, int value_stride, int64_t n);
static inline int64_t dict_len(const struct obj *d) /* ma_used */
{
    return ((const struct varobj *)d)->size;
}
/* Borrowed value, or NULL: without exception when absent, with one when hashing or comparing failed. */
struct obj *dict_get(struct obj *d, struct obj *key);
struct obj *dict_get_hash(struct obj *d, struct obj *key, int64_t hash);
struct obj *dict_get_str(struct obj *d, struct obj *name); /* name is a str: never fails */
/* For inline caches of names: *hint is where name was found last (any number at first). Exact dicts, interned names. */
struct obj *dict_get_hinted(struct obj *d, struct obj *name, uint32_t *hint);
int dict_put_hinted(struct obj *d, struct obj *name, struct obj *v, uint32_t *hint); /* dict_set */
struct obj *dict_get_c(struct obj *d, const char *name);
int dict_set(struct obj *d, struct obj *key, struct obj *v); /* increfs both */
int dict_set_c(struct obj *d, const char *name, struct obj *v);
int dict_del(struct obj *d, struct obj *key);                               /* KeyError when absent */
int dict_pop(struct obj *d, struct obj *key, struct obj **v);               /* 1 and new ref, 0 and NULL, -1 */
int dict_contains(struct obj *d, struct obj *key);                          /* 1, 0, -1 */
struct obj *dict_setdefault(struct obj *d, struct obj *key, struct obj *v); /* borrowed */
int dict_merge(struct obj *d, struct obj *other, int override); /* other: dict or mapping; override 2: KeyError on duplicates */
int dict_update(struct obj *d, struct obj *other);              /* mapping or iterable of pairs */
void dict_clear(struct obj *d);
struct obj *dict_copy(struct obj *d);
/* Walks in insertion order: *pos starts at 0; false at the end; both borrowed. */
bool dict_next(struct obj *d, int64_t *pos, struct obj **key, struct obj **v);
struct obj *dict_keys(struct obj *d), *dict_values(struct obj *d), *dict_items(struct obj *d); /* lists */
/* Make the types collections.OrderedDict (odict.c), frozendict and, which is no dict, sentinel. */
struct type *odict_ready(void), *frozendict_ready(void), *sentinel_ready(void);

/* ---- keys tables, for attribute policies, caches, snapshots ---- */
enum keys_kind { KEYS_GENERAL, KEYS_UNICODE, KEYS_SPLIT };
struct keys_view { /* a keys table read out of its bytes */
    enum keys_kind kind;
    int64_t slots, usable, nentries; /* index slots; entries still free; entries used */
    int index_width, entry_size;     /* bytes */
    const void *indices, *entries;
    size_t bytes; /* of the whole block */
};
void keys_read(const void *keys, struct keys_view *v);
int64_t keys_index(const struct keys_view *v, int64_t slot);        /* -1 empty, -2 dummy */
struct obj *keys_entry_key(const struct keys_view *v, int64_t i);   /* borrowed, may be NULL */
struct obj *keys_entry_value(const struct keys_view *v, int64_t i); /* NULL for split tables */
static inline void *dict_keys_table(const struct obj *d)
{
    return *(void **)(void *)((char *)(uintptr_t)d + 32);
}
static inline void *dict_values_array(const struct obj *d) /* NULL: combined table */
{
    return *(void **)(void *)((char *)(uintptr_t)d + 40);
}
/* Index of str `name` in a split or unicode keys table, or -1. */
int64_t keys_lookup_str(void *keys, struct obj *name);
#endif
