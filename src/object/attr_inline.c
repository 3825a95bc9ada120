/*
 * Values inside the instance, behind its fixed part (3.13 and later), and a dict word in front of the GC header. A dict that is
 * made on request uses the same values in place (they are valid and embedded); when it needs keys of its own, or the instance goes,
 * it takes a copy and the ones in the instance become invalid. Classes whose instances have no room behind the fixed part (3.13:
 * any other field; variable-sized types) have the dict word only.
 */
#include "mechanism.h"

enum { DICT_AT = -24 };

static struct obj **dict_word(const struct obj *o)
{
    return (struct obj **)managed_word(o, DICT_AT);
}

/* The block behind o's fixed part, NULL when its class has none. */
static void *block_of(const struct obj *o)
{
    const struct type *t = type_of(o);
    return t->flags & TF_INLINE_VALUES ? (char *)(uintptr_t)o + t->basicsize : NULL;
}

static void *valid_block(const struct obj *o)
{
    void *values = block_of(o);
    return values && *values_valid(values) ? values : NULL;
}

size_t inline_values_size(const struct type *t)
{
    return values_inline_bytes(t->keys);
}

void inline_values_init(struct obj *o)
{
    void *keys = type_of(o)->keys;
    keys_instance_made(keys);
    values_init_inline(block_of(o), keys);
}

int inline_values_capacity(const struct obj *o)
{
    void *values = block_of(o);
    return values ? *values_capacity(values) : 0;
}

static void observe(const struct obj *o, struct obj *dict, bool values)
{
    struct attr_read r = {values ? READ_VALUES_WORD : READ_DICT_WORD, 0, dict, 0};
    r.addr = (uint64_t)(uintptr_t)(values ? block_of(o) : (void *)dict_word(o));
    if (attr_observer)
        attr_observer(&r, attr_observer_ctx);
}

static struct obj *inline_dict(struct obj *o)
{
    struct obj **word = dict_word(o);
    if (*word)
        return *word;
    void *values = valid_block(o), *keys = type_of(o)->keys;
    *word = values ? dict_from_values(keys, values) : dict_new_split(keys);
    return *word;
}

static struct obj *inline_get(struct obj *o, struct obj *name)
{
    void *values = valid_block(o);
    if (values && is_exact_str(name)) {
        observe(o, NULL, true);
        return shared_value(o, values, name);
    }
    struct obj *dict = values ? inline_dict(o) : *dict_word(o);
    observe(o, dict, false);
    return dict ? dict_get_str(dict, name) : NULL;
}

static int set_in_dict(struct obj *dict, struct obj *name, struct obj *v)
{
    incref(dict);
    int r = v ? dict_set(dict, name, v) : dict_del(dict, name);
    decref(dict);
    return r;
}

/* The attribute does not fit the shared keys: a dict over the same values is made, grows keys of its own and leaves them. */
static int outgrow(struct obj *o, void *values, struct obj *name, struct obj *v)
{
    struct obj *dict = *dict_word(o);
    if (dict)
        return set_in_dict(dict, name, v);
    dict = dict_from_values(type_of(o)->keys, values);
    if (!dict)
        return -1;
    if (set_in_dict(dict, name, v) < 0) {
        decref(dict); /* the values stay where they are */
        return -1;
    }
    *dict_word(o) = dict;
    return 0;
}

static int store_inline(struct obj *o, void *values, struct obj *name, struct obj *v)
{
    int64_t ix = is_exact_str(name) ? keys_insert_split(type_of(o)->keys, name, hash_of_name(name)) : DKIX_EMPTY;
    if (ix < 0 || ix >= *values_capacity(values))
        return outgrow(o, values, name, v);
    struct obj *dict = *dict_word(o);
    struct obj *old = values_items(values)[ix];
    if (dict && (old || v)) { /* it uses the same values: its count and state follow */
        if (v)
            dict_maintain_tracking(dict, name, v);
        ((struct varobj *)dict)->size += (v != NULL) - (old != NULL);
        dict_touch(dict);
    }
    return store_shared_value(o, values, ix, name, v);
}

static int inline_set(struct obj *o, struct obj *name, struct obj *v)
{
    void *values = valid_block(o);
    if (values)
        return store_inline(o, values, name, v);
    if (!block_of(o))
        return dict_word_set(o, dict_word(o), name, v);
    struct obj *dict = inline_dict(o);
    return dict ? set_in_dict(dict, name, v) : -1;
}

static struct obj *inline_dict_now(const struct obj *o)
{
    return *dict_word(o);
}

static void clear_items(void *values)
{
    *values_valid(values) = 0;
    for (int i = 0; i < *values_capacity(values); i++)
        obj_clear_slot(values_items(values) + i);
}

static bool uses_block(struct obj *dict, const struct obj *o)
{
    return block_of(o) && *dict_values_word(dict) == block_of(o);
}

static int inline_set_dict(struct obj *o, struct obj *dict)
{
    struct obj **word = dict_word(o), *old = *word;
    if (old && uses_block(old, o) && dict_detach_values(old) < 0)
        return -1;
    *word = xincref(dict);
    if (!old && valid_block(o))
        clear_items(block_of(o));
    xdecref(old);
    return 0;
}

static void inline_clear(struct obj *o)
{
    if (inline_set_dict(o, NULL) < 0)
        err_unraisable(NULL);
}

/* A dict visits the values it shares. */
static int inline_visit(struct obj *o, visitproc *visit, void *arg)
{
    void *values = *dict_word(o) ? NULL : valid_block(o);
    int r = values ? visit_values(values, *values_capacity(values), visit, arg) : 0;
    struct obj *dict = *dict_word(o);
    return r ? r : dict ? visit(dict, arg) : 0;
}

static struct obj **inline_values(const struct obj *o, int *capacity)
{
    void *values = valid_block(o);
    if (!values)
        return NULL;
    *capacity = *values_capacity(values);
    return values_items(values);
}

int inline_regain_dict(struct obj *o)
{
    *dict_word(o) = dict_new();
    return *dict_word(o) ? 0 : -1;
}

static int inline_leave_class(struct obj *o)
{
    if (!block_of(o))
        return 0;
    if (!*dict_word(o) && !valid_block(o))
        return inline_regain_dict(o);
    struct obj *dict = inline_dict(o);
    if (!dict)
        return -1;
    return uses_block(dict, o) ? dict_detach_values(dict) : 0;
}

const struct attr_mechanism attr_inline_values = {
    .get = inline_get,
    .set = inline_set,
    .dict = inline_dict,
    .dict_now = inline_dict_now,
    .set_dict = inline_set_dict,
    .clear = inline_clear,
    .forget = inline_clear,
    .visit = inline_visit,
    .values = inline_values,
    .leave_class = inline_leave_class,
};
