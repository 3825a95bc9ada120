/*
 * Two words in front of the GC header (3.11): a pointer to the values array, and one to the dict. At most one of them is set: the
 * dict is made when somebody asks for it, or when an attribute does not fit the class's shared keys, and takes the values along.
 */
#include "mechanism.h"

enum { VALUES_AT = -32, DICT_AT = -24 };

static void **values_word(const struct obj *o)
{
    return managed_word(o, VALUES_AT);
}

static struct obj **dict_word(const struct obj *o)
{
    return (struct obj **)managed_word(o, DICT_AT);
}

static int front_init(struct obj *o)
{
    void *keys = type_of(o)->keys;
    keys_instance_made(keys);
    *values_word(o) = values_new(keys);
    return *values_word(o) ? 0 : -1;
}

static void observe(const void *word, struct obj *object, enum read_kind kind)
{
    struct attr_read r = {kind, (uint64_t)(uintptr_t)word, object, 0};
    if (attr_observer)
        attr_observer(&r, attr_observer_ctx);
}

/* The dict takes the values over. */
static struct obj *materialise(struct obj *o)
{
    struct obj *dict = dict_from_values(type_of(o)->keys, *values_word(o));
    if (dict) {
        *values_word(o) = NULL;
        *dict_word(o) = dict;
    }
    return dict;
}

static struct obj *front_get(struct obj *o, struct obj *name)
{
    void *values = *values_word(o);
    struct obj *dict = *dict_word(o);
    observe(values_word(o), NULL, READ_VALUES_WORD);
    if (values && is_exact_str(name))
        return shared_value(o, values, name);
    if (values)
        dict = materialise(o);
    observe(dict_word(o), dict, READ_DICT_WORD);
    return dict ? dict_get_str(dict, name) : NULL;
}

static int front_set(struct obj *o, struct obj *name, struct obj *v)
{
    void *values = *values_word(o);
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

static struct obj *front_dict(struct obj *o)
{
    if (*values_word(o))
        return materialise(o);
    if (!*dict_word(o))
        *dict_word(o) = dict_new();
    return *dict_word(o);
}

static struct obj *front_dict_now(const struct obj *o)
{
    return *dict_word(o);
}

static int front_set_dict(struct obj *o, struct obj *dict)
{
    if (*values_word(o) && !materialise(o))
        return -1;
    obj_set_slot(dict_word(o), xincref(dict));
    return 0;
}

static void front_clear(struct obj *o)
{
    void *values = *values_word(o);
    if (values) {
        *values_word(o) = NULL;
        values_clear(values, keys_nentries(type_of(o)->keys));
        values_free(values);
    }
    obj_clear_slot(dict_word(o));
}

static void front_forget(struct obj *o)
{
    if (*values_word(o))
        values_clear(*values_word(o), keys_nentries(type_of(o)->keys));
    obj_clear_slot(dict_word(o));
}

static int front_visit(struct obj *o, visitproc *visit, void *arg)
{
    void *values = *values_word(o);
    if (values)
        return visit_values(values, keys_nentries(type_of(o)->keys), visit, arg);
    return *dict_word(o) ? visit(*dict_word(o), arg) : 0;
}

static struct obj **front_values(const struct obj *o, int *capacity)
{
    void *values = *values_word(o);
    if (!values)
        return NULL;
    *capacity = (int)keys_room(type_of(o)->keys);
    return values_items(values);
}

static int front_leave_class(struct obj *o)
{
    return *values_word(o) && !materialise(o) ? -1 : 0;
}

const struct attr_mechanism attr_values_front = {
    .init = front_init,
    .get = front_get,
    .set = front_set,
    .dict = front_dict,
    .dict_now = front_dict_now,
    .set_dict = front_set_dict,
    .clear = front_clear,
    .forget = front_forget,
    .visit = front_visit,
    .values = front_values,
    .leave_class = front_leave_class,
};
