/*
 * Attribute access with a hint: instances of one class share a keys table, so a name that was entry 3 in one of them is entry 3 in
 * the next, and looking whether it is costs less than hashing. Whatever does not fit goes the ordinary way.
 */
#include "mechanism.h"

/* Managed words, in bytes from the object (attr_front.c, attr_tagged.c, attr_inline.c). */
enum { VALUES_AT = -32, DICT_AT = -24 };

/* The values of an instance with managed words, while no dict owns them. */
static inline void *quick_values(const struct obj *o, const struct type *t)
{
    char *p = (char *)(uintptr_t)o;
    uintptr_t word;
    switch (pol.attr) {
    case ATTR_INLINE_VALUES: p += t->basicsize; return t->flags & TF_INLINE_VALUES && *values_valid(p) ? p : NULL;
    case ATTR_TAGGED_WORD: word = *(uintptr_t *)(void *)(p + DICT_AT); return word & 1 ? (void *)(word + 1) : NULL;
    case ATTR_VALUES_FRONT: return *(void **)(void *)(p + VALUES_AT);
    default: return NULL;
    }
}

/* Is entry i of a shared table (3.11+: index bytes, then pairs of words) this very name? */
static inline bool entry_is(const void *keys, uint32_t i, const struct obj *name)
{
    size_t index_bytes = (size_t)1 << AT((uintptr_t)keys, PyDictKeysObject, dk_log2_index_bytes, uint8_t);
    const char *entries = (const char *)keys + lay.sizeof_PyDictKeysObject + index_bytes;
    return i < keys_nentries(keys) && *(struct obj *const *)(const void *)(entries + 16 * (size_t)i) == name;
}

/* Learns where name is in a table, for the next time. */
static void learn(const void *keys, struct obj *name, uint32_t *hint)
{
    int64_t ix = keys_lookup_hash(keys, name, hash_of_name(name));
    if (ix >= 0)
        *hint = (uint32_t)ix;
}

struct obj *dict_get_hinted(struct obj *d, struct obj *name, uint32_t *hint)
{
    void *keys = *dict_keys_word(d), *values = *dict_values_word(d);
    struct keys_at k = keys_at(keys);
    if (*hint < keys_nentries(keys) && *keys_at_key(&k, *hint) == name) {
        struct obj *v = values ? values_items(values)[*hint] : *keys_at_value(&k, *hint);
        if (v)
            return v;
    }
    struct obj *v = dict_get_str(d, name);
    if (v)
        learn(keys, name, hint);
    return v;
}

int dict_put_hinted(struct obj *d, struct obj *name, struct obj *v, uint32_t *hint)
{
    if (dict_set_hinted(d, name, v, *hint))
        return 0;
    if (dict_set(d, name, v) < 0)
        return -1;
    learn(*dict_keys_word(d), name, hint);
    return 0;
}

struct obj *instance_get_hinted(struct obj *o, struct obj *name, uint32_t *hint)
{
    const struct type *t = type_of(o);
    void *values = t->flags & TF_MANAGED_DICT ? quick_values(o, t) : NULL;
    if (attr_observer)
        return instance_get(o, name);
    if (values) {
        if (entry_is(t->keys, *hint, name))
            return values_items(values)[*hint];
        int64_t ix = keys_lookup_hash(t->keys, name, hash_of_name(name));
        if (ix < 0)
            return NULL;
        *hint = (uint32_t)ix;
        return values_items(values)[ix];
    }
    struct obj *d = instance_dict_now(o);
    return d && d->ob_type == t_dict->self ? dict_get_hinted(d, name, hint) : instance_get(o, name);
}

int instance_set_hinted(struct obj *o, struct obj *name, struct obj *v, uint32_t *hint)
{
    const struct type *t = type_of(o);
    if (attr_observer)
        return instance_set(o, name, v);
    void *values = t->flags & TF_MANAGED_DICT ? quick_values(o, t) : NULL;
    struct obj *d = instance_dict_now(o);
    if (values && !d && entry_is(t->keys, *hint, name))
        return store_shared_value(o, values, *hint, name, v);
    if (d && d->ob_type == t_dict->self && dict_set_hinted(d, name, v, *hint))
        return 0;
    int r = instance_set(o, name, v);
    void *keys = values && !d ? t->keys : (d = instance_dict_now(o)) ? *dict_keys_word(d) : NULL;
    if (r == 0 && keys)
        learn(keys, name, hint);
    return r;
}

bool instance_lacks_hinted(struct obj *o, struct obj *name, uint32_t *hint)
{
    const struct type *t = type_of(o);
    void *values = t->flags & TF_MANAGED_DICT ? quick_values(o, t) : NULL;
    if (!values)
        return !instance_get(o, name);
    /* names are only ever added to the table of values: as many as last time are the same ones */
    if ((int64_t)*hint == keys_nentries(t->keys))
        return true;
    int64_t ix = keys_lookup_hash(t->keys, name, hash_of_name(name));
    if (ix < 0)
        *hint = (uint32_t)keys_nentries(t->keys);
    return ix < 0 || !values_items(values)[ix];
}

enum value_place instance_value_place(const struct type *t, struct obj *name, uint32_t where[3])
{
    if (!(t->flags & TF_MANAGED_DICT) || !t->keys)
        return VALUE_ELSEWHERE;
    int64_t ix = keys_lookup_hash(t->keys, name, hash_of_name(name));
    if (ix < 0)
        return VALUE_ELSEWHERE;
    uint32_t hint = (uint32_t)ix;
    switch (pol.attr) {
    case ATTR_INLINE_VALUES:
        if (!(t->flags & TF_INLINE_VALUES))
            return VALUE_ELSEWHERE;
        where[0] = (uint32_t)t->basicsize + 8 + 8 * hint;
        where[1] = (uint32_t)t->basicsize + (uint32_t)lay.PyDictValues_valid;
        where[2] = (uint32_t)DICT_AT;
        return VALUE_INSIDE;
    case ATTR_TAGGED_WORD:
        where[0] = (uint32_t)DICT_AT;
        where[1] = 1;
        where[2] = 8 * hint + 1;
        return VALUE_BEHIND;
    case ATTR_VALUES_FRONT:
        where[0] = (uint32_t)VALUES_AT;
        where[1] = UINT32_MAX;
        where[2] = 8 * hint;
        return VALUE_BEHIND;
    default: return VALUE_ELSEWHERE;
    }
}
