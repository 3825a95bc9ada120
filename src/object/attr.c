/*
 * Attribute access as every object has it: data descriptors of the type first, then the instance's own attributes, then the rest of
 * the type. Where the instance's own attributes are is the business of the mechanisms (attr_pointer.c, attr_front.c, attr_tagged.c,
 * attr_inline.c).
 */
#include "mechanism.h"
#include "slotscope/object/gc.h"

void (*attr_observer)(const struct attr_read *r, void *ctx);
void *attr_observer_ctx;

static const struct attr_mechanism *const managed[] = {
    [ATTR_DICT_POINTER] = &attr_dict_pointer,
    [ATTR_VALUES_FRONT] = &attr_values_front,
    [ATTR_TAGGED_WORD] = &attr_tagged_word,
    [ATTR_INLINE_VALUES] = &attr_inline_values,
};

/* NULL: instances of t have no attributes of their own. */
static const struct attr_mechanism *mechanism_of(const struct type *t)
{
    if (t->flags & TF_MANAGED_DICT)
        return managed[pol.attr];
    return t->dictoffset ? &attr_dict_pointer : NULL;
}

bool type_has_dict(const struct type *t)
{
    return t->dictoffset != 0;
}

/* ---- the door ---- */

struct obj *instance_get(struct obj *o, struct obj *name)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    return m ? m->get(o, name) : NULL;
}

int no_such_attribute(struct obj *o, struct obj *name)
{
    if (pol.delete_names_type)
        err_no_attribute(o, name);
    else
        err_set_object(exc_AttributeError, name);
    return -1;
}

int instance_set(struct obj *o, struct obj *name, struct obj *v)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    if (!m) {
        err_format(exc_AttributeError, message(MSG_NO_ATTRIBUTE_TO_SET), type_name(type_of(o)), name);
        return -1;
    }
    int r = m->set(o, name, v);
    if (r < 0 && err_matches(exc_KeyError)) {
        err_clear();
        return no_such_attribute(o, name);
    }
    return r;
}

struct obj *instance_dict(struct obj *o)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    if (m)
        return m->dict(o);
    return err_format(exc_AttributeError, "This object has no __dict__");
}

struct obj *instance_dict_now(const struct obj *o)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    return m ? m->dict_now(o) : NULL;
}

int instance_set_dict(struct obj *o, struct obj *dict)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    if (!m) {
        err_format(exc_AttributeError, "This object has no __dict__");
        return -1;
    }
    return m->set_dict(o, dict);
}

struct obj *instance_new(struct type *t)
{
    struct obj *o = type_generic_alloc(t, 0);
    if (o && (t->flags & TF_MANAGED_DICT) && instance_init_values(o) < 0) {
        decref(o);
        return NULL;
    }
    return o;
}

int instance_init_values(struct obj *o)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    return m && m->init ? m->init(o) : 0;
}

void instance_clear_values(struct obj *o)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    if (m)
        m->clear(o);
}

void instance_forget_values(struct obj *o)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    if (m)
        m->forget(o);
}

int instance_visit_values(struct obj *o, visitproc *visit, void *arg)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    return m ? m->visit(o, visit, arg) : 0;
}

struct obj **instance_values(const struct obj *o, int *capacity)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    return m && m->values ? m->values(o, capacity) : NULL;
}

int instance_leave_class(struct obj *o)
{
    const struct attr_mechanism *m = mechanism_of(type_of(o));
    return m && m->leave_class ? m->leave_class(o) : 0;
}

struct obj **instance_weaklist(const struct obj *o)
{
    const struct type *t = type_of(o);
    return t->weakrefoffset ? (struct obj **)(void *)((char *)(uintptr_t)o + t->weakrefoffset) : NULL;
}

/* ---- shared by the mechanisms ---- */

int64_t hash_of_name(struct obj *name)
{
    int64_t h = str_cached_hash(name);
    return h != -1 ? h : str_hash(name);
}

struct obj *shared_value(const struct obj *o, void *values, struct obj *name)
{
    void *keys = type_of(o)->keys;
    int64_t ix = keys_lookup_hash(keys, name, hash_of_name(name));
    if (attr_observer) {
        struct attr_read r = {READ_KEYS, (uint64_t)(uintptr_t)keys, NULL, ix};
        attr_observer(&r, attr_observer_ctx);
    }
    if (ix < 0)
        return NULL;
    struct obj **word = values_items(values) + ix;
    if (attr_observer) {
        struct attr_read r = {READ_VALUE, (uint64_t)(uintptr_t)word, *word, ix};
        attr_observer(&r, attr_observer_ctx);
    }
    return *word;
}

int store_shared_value(struct obj *o, void *values, int64_t ix, struct obj *name, struct obj *v)
{
    struct obj **word = values_items(values) + ix, *old = *word;
    if (!old && !v)
        return no_such_attribute(o, name);
    *word = xincref(v);
    if (!old)
        values_added(values, ix);
    else if (!v)
        values_removed(values, ix);
    xdecref(old);
    return 0;
}

int visit_values(void *values, int64_t n, visitproc *visit, void *arg)
{
    struct obj **items = values_items(values);
    int r = 0;
    for (int64_t i = 0; r == 0 && i < n; i++)
        if (items[i])
            r = visit(items[i], arg);
    return r;
}

/* ---- object.__getattribute__, __setattr__, __delattr__ ---- */

static bool name_is_str(struct obj *name)
{
    if (is_str(name))
        return true;
    err_type("attribute name must be string, not '%.200s'", type_name(type_of(name)));
    return false;
}

/* An instance whose __dict__ was deleted has neither values nor dict; asking it for any attribute makes an empty dict (3.13 on). */
static int regain_dict(struct obj *o, const struct type *t)
{
    if (!(t->flags & TF_INLINE_VALUES) || *values_valid((char *)o + t->basicsize) || instance_dict_now(o))
        return 0;
    return inline_regain_dict(o);
}

struct obj *generic_getattr_quiet(struct obj *o, struct obj *name)
{
    struct type *t = type_of(o);
    struct obj *descr = type_lookup(t, name), *v;
    struct obj *(*get)(struct obj *, struct obj *, struct obj *) = NULL;
    if (descr) {
        struct type *dt = type_of(descr);
        get = dt->s.descr_get;
        if (get && dt->s.descr_set) {
            incref(descr);
            v = get(descr, o, t->self);
            decref(descr);
            return v;
        }
    }
    if (regain_dict(o, t) < 0)
        return NULL;
    if (t->dictoffset && (v = instance_get(o, name)))
        return incref(v);
    if (!descr)
        return NULL;
    incref(descr);
    if (!get)
        return descr;
    v = get(descr, o, t->self);
    decref(descr);
    return v;
}

struct obj *generic_getattr(struct obj *o, struct obj *name)
{
    if (!name_is_str(name))
        return NULL;
    struct obj *v = generic_getattr_quiet(o, name);
    return v || err_occurred() ? v : err_no_attribute(o, name);
}

static int cannot_set(struct obj *o, struct obj *name, struct obj *descr)
{
    const struct type *t = type_of(o);
    if (descr)
        err_format(exc_AttributeError, "'%.100s' object attribute '%U' is read-only", type_name(t), name);
    else if (t->s.setattro == generic_setattr)
        err_format(exc_AttributeError, message(MSG_NO_ATTRIBUTE_TO_SET), type_name(t), name);
    else
        err_format(exc_AttributeError, "'%.100s' object has no attribute '%U'", type_name(t), name);
    return -1;
}

int generic_setattr(struct obj *o, struct obj *name, struct obj *v)
{
    if (!name_is_str(name))
        return -1;
    struct type *t = type_of(o);
    struct obj *descr = type_lookup(t, name);
    if (descr) {
        int (*set)(struct obj *, struct obj *, struct obj *) = type_of(descr)->s.descr_set;
        if (set) {
            incref(descr);
            int r = set(descr, o, v);
            decref(descr);
            return r;
        }
    }
    if (!t->dictoffset)
        return cannot_set(o, name, descr);
    incref(name);
    int r = instance_set(o, name, v);
    decref(name);
    return r;
}
