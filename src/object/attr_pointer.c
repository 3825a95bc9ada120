/*
 * A word in the object points to its dict (3.8 to 3.10; later for built-in types with a __dict__, and for variable-sized ones where
 * the version keeps it behind the items). The dict is made when the first attribute is set; dicts of one class share a keys table
 * as long as they agree (up to 3.10 the first instance that needs another order or more keys ends that, or takes the table along).
 */
#include "mechanism.h"

static size_t items_of(const struct obj *o)
{
    const struct type *t = type_of(o);
    if (t->kind == K_INT || t->kind == K_BOOL)
        return int_ndigits(o);
    int64_t n = ((const struct varobj *)o)->size;
    return (size_t)(n < 0 ? -n : n);
}

static struct obj **dict_word(const struct obj *o)
{
    const struct type *t = type_of(o);
    size_t at = (size_t)t->dictoffset;
    if (t->dictoffset < 0) {
        size_t size = (size_t)t->basicsize + items_of(o) * (size_t)t->itemsize;
        at = ((size + 7) & ~(size_t)7) - (size_t)-t->dictoffset;
    }
    return (struct obj **)(void *)((char *)(uintptr_t)o + at);
}

static struct obj *pointer_get(struct obj *o, struct obj *name)
{
    struct obj **word = dict_word(o);
    if (attr_observer) {
        struct attr_read r = {READ_DICT_WORD, (uint64_t)(uintptr_t)word, *word, 0};
        attr_observer(&r, attr_observer_ctx);
    }
    return *word ? dict_get_str(*word, name) : NULL;
}

static struct obj *make_dict(struct obj *o, struct obj **word)
{
    struct type *t = type_of(o);
    if (!*word)
        *word = t->keys ? dict_new_split(t->keys) : dict_new();
    return *word;
}

static void drop_shared_keys(struct type *t, void *keys)
{
    t->keys = keys;
    AT(t->self, PyHeapTypeObject, ht_cached_keys, void *) = keys;
}

/* Up to 3.10: after a change that made the dict stop sharing, the class takes over its table if nobody else shares the old one. */
static void follow_shared_keys(struct type *t, struct obj *dict, void *cached)
{
    if (cached == *dict_keys_word(dict))
        return;
    drop_shared_keys(t, keys_refcount(cached) == 1 ? keys_make_shared(dict) : NULL);
    keys_decref(cached);
}

int dict_word_set(struct obj *o, struct obj **word, struct obj *name, struct obj *v)
{
    struct type *t = type_of(o);
    struct obj *dict = make_dict(o, word);
    if (!dict)
        return -1;
    void *cached = pol.attr == ATTR_DICT_POINTER ? t->keys : NULL;
    incref(dict);
    int r;
    if (!v) {
        r = dict_del(dict, name);
        if (cached && t->keys == cached) {
            drop_shared_keys(t, NULL);
            keys_decref(cached);
        }
    } else {
        bool was_shared = cached && cached == *dict_keys_word(dict);
        r = dict_set(dict, name, v);
        if (was_shared && t->keys == cached)
            follow_shared_keys(t, dict, cached);
    }
    decref(dict);
    return r;
}

static int pointer_set(struct obj *o, struct obj *name, struct obj *v)
{
    return dict_word_set(o, dict_word(o), name, v);
}

static struct obj *pointer_dict(struct obj *o)
{
    return make_dict(o, dict_word(o));
}

static struct obj *pointer_dict_now(const struct obj *o)
{
    return *dict_word(o);
}

static int pointer_set_dict(struct obj *o, struct obj *dict)
{
    obj_set_slot(dict_word(o), xincref(dict));
    return 0;
}

static void pointer_clear(struct obj *o)
{
    obj_clear_slot(dict_word(o));
}

static int pointer_visit(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *d = *dict_word(o);
    return d ? visit(d, arg) : 0;
}

const struct attr_mechanism attr_dict_pointer = {
    .get = pointer_get,
    .set = pointer_set,
    .dict = pointer_dict,
    .dict_now = pointer_dict_now,
    .set_dict = pointer_set_dict,
    .clear = pointer_clear,
    .forget = pointer_clear,
    .visit = pointer_visit,
};
