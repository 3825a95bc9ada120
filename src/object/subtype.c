/*
 * Instances of classes made by a class statement: their slots and attributes come on top of what the nearest built-in base keeps,
 * so each of traversal, clearing and the end sees to these and leaves the rest to that base. __dict__ and __weakref__ show them.
 */
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct member_bytes *heap_members(const struct type *t)
{
    /* they lie behind the fixed part of the type object; its size is the metatype's basicsize */
    return (struct member_bytes *)(void *)((char *)t->self + type_of(t->self)->basicsize);
}

static int64_t member_count(const struct type *t)
{
    return ((struct varobj *)t->self)->size;
}

struct obj **member_word(struct obj *o, const struct member_bytes *m)
{
    char *p = (char *)o + m->offset;
    if (m->flags & 16)
        p += type_of(o)->itemsize * ((struct varobj *)o)->size;
    return (struct obj **)(void *)p;
}

/* Calls f for every slot word of o that classes between its type and the nearest built-in one define. */
static int each_slot(struct obj *o, int (*f)(struct obj **word, void *arg), void *arg)
{
    for (struct type *t = type_of(o); t && t->flags & TF_HEAP; t = t->base) {
        struct member_bytes *mp = heap_members(t);
        for (int64_t i = 0, n = member_count(t); i < n; i++) {
            int r = f(member_word(o, mp + i), arg);
            if (r)
                return r;
        }
    }
    return 0;
}

static int clear_word(struct obj **word, void *arg)
{
    (void)arg;
    obj_clear_slot(word);
    return 0;
}

struct visit {
    visitproc *visit;
    void *arg;
};

static int visit_word(struct obj **word, void *arg)
{
    struct visit *v = arg;
    return *word ? v->visit(*word, v->arg) : 0;
}

static struct type *builtin_base(struct type *t)
{
    while (t->flags & TF_HEAP)
        t = t->base;
    return t;
}

int subtype_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct visit v = {visit, arg};
    struct type *t = type_of(o), *base = builtin_base(t);
    int r = each_slot(o, visit_word, &v);
    if (!r && t->dictoffset && !base->dictoffset)
        r = instance_visit_values(o, visit, arg);
    if (!r)
        r = visit(t->self, arg);
    if (!r && base->s.traverse)
        r = base->s.traverse(o, visit, arg);
    return r;
}

int subtype_clear(struct obj *o)
{
    struct type *t = type_of(o), *base = builtin_base(t);
    each_slot(o, clear_word, NULL);
    if (t->dictoffset && !base->dictoffset)
        instance_forget_values(o);
    return base->s.clear ? base->s.clear(o) : 0;
}

/* The finalizer runs while the object is tracked. False: it lives on. */
static bool finalized_and_dead(struct obj *o)
{
    bool collected = type_of(o)->flags & TF_GC;
    if (collected)
        gc_track(o);
    if (obj_call_finalizer(o) < 0)
        return false;
    if (collected)
        gc_untrack(o);
    return true;
}

void subtype_dealloc(struct obj *o)
{
    if (type_of(o)->flags & TF_GC)
        gc_untrack(o);
    if (type_of(o)->s.finalize && !finalized_and_dead(o))
        return;
    struct type *t = type_of(o), *base = builtin_base(t);
    if (t->weakrefoffset && !base->weakrefoffset)
        weakrefs_clear(o);
    each_slot(o, clear_word, NULL);
    if (t->dictoffset && !base->dictoffset)
        instance_clear_values(o);
    if (base->flags & TF_GC)
        gc_track(o); /* its dealloc expects that */
    base->s.dealloc(o);
    decref(t->self);
}

/* ---- __dict__ and __weakref__ ---- */

/* Where a built-in base keeps a __dict__ of its own (classes, modules, exceptions), its descriptor decides. False: none does;
 * *descr NULL: it has none that can. */
static bool builtin_dict_descriptor(const struct obj *o, struct obj **descr)
{
    struct type *t = type_of(o);
    while (t->base && (!t->dictoffset || t->flags & TF_HEAP))
        t = t->base;
    if (!t->base)
        return false;
    *descr = type_lookup(t, ID(__dict__));
    if (*descr && !type_of(*descr)->s.descr_set)
        *descr = NULL;
    return true;
}

static void refuse_dict_descriptor(const struct obj *o)
{
    err_type("this __dict__ descriptor does not support '%.200s' objects", type_name(type_of(o)));
}

static struct obj *instance_get_dict(struct obj *o, void *closure)
{
    (void)closure;
    struct obj *descr;
    if (!builtin_dict_descriptor(o, &descr))
        return xincref(instance_dict(o));
    if (descr && type_of(descr)->s.descr_get)
        return type_of(descr)->s.descr_get(descr, o, type_of(o)->self);
    refuse_dict_descriptor(o);
    return NULL;
}

static int instance_put_dict(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    struct obj *descr;
    if (builtin_dict_descriptor(o, &descr)) {
        if (descr)
            return type_of(descr)->s.descr_set(descr, o, v);
        refuse_dict_descriptor(o);
        return -1;
    }
    if (v && type_of(v)->kind != K_DICT) {
        err_type("__dict__ must be set to a dictionary, not a '%.200s'", type_name(type_of(v)));
        return -1;
    }
    return instance_set_dict(o, v);
}

static struct obj *instance_get_weakref(struct obj *o, void *closure)
{
    (void)closure;
    struct obj **word = instance_weaklist(o);
    return incref(word && *word ? *word : obj_none);
}

const struct getset_def *subtype_getsets(bool dict, bool weakref)
{
    static const struct getset_def both[] = {
        {"__dict__", instance_get_dict, instance_put_dict, NULL}, {"__weakref__", instance_get_weakref, NULL, NULL}, {0}};
    static const struct getset_def dict_only[] = {{"__dict__", instance_get_dict, instance_put_dict, NULL}, {0}};
    if (dict)
        return weakref ? both : dict_only;
    return weakref ? both + 1 : NULL;
}
