/*
 * One word in front of the GC header (3.12): the dict, or, with its lowest bit set, the values array (the word is its address minus
 * one).
 */
#include "mechanism.h"

enum { WORD_AT = -24 };

static uintptr_t *word_of(const struct obj *o)
{
    return (uintptr_t *)managed_word(o, WORD_AT);
}

static void *values_now(const struct obj *o)
{
    uintptr_t w = *word_of(o);
    return w & 1 ? (void *)(w + 1) : NULL;
}

static struct obj **dict_word(const struct obj *o) /* only while it holds no values */
{
    return (struct obj **)(void *)word_of(o);
}

static struct obj *tagged_dict_now(const struct obj *o)
{
    return values_now(o) ? NULL : *dict_word(o);
}

static int tagged_init(struct obj *o)
{
    void *keys = type_of(o)->keys, *values;
    keys_instance_made(keys);
    values = values_new(keys);
    if (!values)
        return -1;
    *word_of(o) = (uintptr_t)values - 1;
    return 0;
}

static struct obj *materialise(struct obj *o)
{
    struct obj *dict = dict_from_values(type_of(o)->keys, values_now(o));
    if (dict)
        *word_of(o) = (uintptr_t)dict;
    return dict;
}

static struct obj *tagged_get(struct obj *o, struct obj *name)
{
    void *values = values_now(o);
    struct obj *dict = tagged_dict_now(o);
    if (attr_observer) {
        struct attr_read r = {values ? READ_VALUES_WORD : READ_DICT_WORD, (uint64_t)(uintptr_t)word_of(o), dict, 0};
        attr_observer(&r, attr_observer_ctx);
    }
    if (values && is_exact_str(name))
        return shared_value(o, values, name);
    if (values)
        dict = materialise(o);
    return dict ? dict_get_str(dict, name) : NULL;
}

static int tagged_set(struct obj *o, struct obj *name, struct obj *v)
{
    void *values = values_now(o);
    if (!values)
        return dict_word_set(o, dict_word(o), name, v);
    int64_t ix = is_exact_str(name) ? keys_insert_split(type_of(o)->keys, name, hash_of_name(name)) : DKIX_EMPTY;
    if (ix >= 0)
        return store_shared_value(o, values, ix, name, v);
    struct obj *dict = materialise(o);
    if (!dict)
        return -1;
    return v ? dict_set(dict, name, v) : dict_del(dict, name);
}

static struct obj *tagged_dict(struct obj *o)
{
    if (values_now(o))
        return materialise(o);
    if (!*dict_word(o)) /* made without object's own __new__: a subclass of str, say */
        *dict_word(o) = dict_new_split(type_of(o)->keys);
    return *dict_word(o);
}

static int tagged_set_dict(struct obj *o, struct obj *dict)
{
    if (values_now(o) && !materialise(o))
        return -1;
    obj_set_slot(dict_word(o), xincref(dict));
    return 0;
}

static void tagged_clear(struct obj *o)
{
    void *values = values_now(o);
    if (!values) {
        obj_clear_slot(dict_word(o));
        return;
    }
    *word_of(o) = 0;
    values_clear(values, keys_nentries(type_of(o)->keys));
    values_free(values);
}

static void tagged_forget(struct obj *o)
{
    void *values = values_now(o);
    if (values)
        values_clear(values, keys_nentries(type_of(o)->keys));
    else
        obj_clear_slot(dict_word(o));
}

static int tagged_visit(struct obj *o, visitproc *visit, void *arg)
{
    void *values = values_now(o);
    if (values)
        return visit_values(values, keys_nentries(type_of(o)->keys), visit, arg);
    return *dict_word(o) ? visit(*dict_word(o), arg) : 0;
}

static struct obj **tagged_values(const struct obj *o, int *capacity)
{
    void *values = values_now(o);
    if (!values)
        return NULL;
    *capacity = (int)keys_room(type_of(o)->keys);
    return values_items(values);
}

static int tagged_leave_class(struct obj *o)
{
    return values_now(o) && !materialise(o) ? -1 : 0;
}

const struct attr_mechanism attr_tagged_word = {
    .init = tagged_init,
    .get = tagged_get,
    .set = tagged_set,
    .dict = tagged_dict,
    .dict_now = tagged_dict_now,
    .set_dict = tagged_set_dict,
    .clear = tagged_clear,
    .forget = tagged_forget,
    .visit = tagged_visit,
    .values = tagged_values,
    .leave_class = tagged_leave_class,
};
