/*
 * Bases of a class, exchanged: __bases__ and __class__ may be assigned where instances come to lie in memory as before. The class
 * and all below it get their MRO and their slots anew; when an mro() method fails, everything is as it was.
 */
#include "typefields.h"

struct obj *type_get_bases(struct obj *o, void *closure)
{
    (void)closure;
    return incref(type_bases(type_rec(o)));
}

static bool frees_alike(const struct type *a, const struct type *b)
{
    return (a->flags & TF_GC) == (b->flags & TF_GC);
}

/* Has t the same layout as the base it extends? */
static bool same_as_base(const struct type *t)
{
    const struct type *b = t->base;
    bool places = pol.layout_without_places || (b && t->dictoffset == b->dictoffset && t->weakrefoffset == b->weakrefoffset);
    return b && t->basicsize == b->basicsize && t->itemsize == b->itemsize && places && frees_alike(t, b) &&
           (t->s.dealloc == subtype_dealloc || t->s.dealloc == b->s.dealloc);
}

static bool same_slots_added(const struct type *a, const struct type *b)
{
    int size = a->base->basicsize;
    if (a->dictoffset == size && b->dictoffset == size)
        size += 8;
    if (a->weakrefoffset == size && b->weakrefoffset == size)
        size += 8;
    if (!(a->flags & TF_HEAP) || !(b->flags & TF_HEAP))
        return false;
    struct obj *sa = AT(a->self, PyHeapTypeObject, ht_slots, struct obj *),
               *sb = AT(b->self, PyHeapTypeObject, ht_slots, struct obj *);
    if (sa && sb) {
        if (obj_richcompare_bool(sa, sb, CMP_EQ) != 1)
            return false;
        size += 8 * (int)tuple_len(sa);
    }
    return size == a->basicsize && size == b->basicsize;
}

int compatible_for_assignment(struct type *old, struct type *new_, const char *attr)
{
    const uint32_t front = TF_MANAGED_DICT | TF_MANAGED_WEAKREF | TF_INLINE_VALUES;
    struct type *a = new_, *b = old;
    if (!frees_alike(old, new_)) {
        err_type("%s assignment: '%s' deallocator differs from '%s'", attr, type_name(new_), type_name(old));
        return 0;
    }
    while (same_as_base(a))
        a = a->base;
    while (same_as_base(b))
        b = b->base;
    bool same = a == b || (a->base == b->base && a->base && same_slots_added(a, b));
    if (same && (old->flags & front) == (new_->flags & front))
        return 1;
    err_type("%s assignment: '%s' object layout differs from '%s'", attr, type_name(new_), type_name(old));
    return 0;
}

/* While mro() runs, the chain of bases knows more than the MRO. */
static bool extends_by_base(const struct type *t, const struct type *base)
{
    while (t && t != base)
        t = t->base;
    return t;
}

static bool bases_are_classes(struct type *t, struct obj *bases)
{
    for (int64_t i = 0; i < tuple_len(bases); i++) {
        struct obj *b = tuple_items(bases)[i];
        if (!is_type(b)) {
            err_type("%s.__bases__ must be tuple of classes, not '%s'", type_name(t), type_name(type_of(b)));
            return false;
        }
        if (type_is_subtype(type_rec(b), t) || extends_by_base(type_rec(b), t)) {
            err_type("a __bases__ item causes an inheritance cycle");
            return false;
        }
    }
    return true;
}

static int recompute_mro(struct type *t, void *arg)
{
    return mro_assign(t) < 0 ? -1 : type_each_subclass(t, recompute_mro, arg);
}

static int update_slots_below(struct type *t, void *arg)
{
    update_all_slots(t);
    return type_each_subclass(t, update_slots_below, arg);
}

void each_base(struct type *t, struct obj *bases, void (*f)(struct type *base, struct type *t))
{
    for (int64_t i = 0; i < tuple_len(bases); i++)
        f(type_rec(tuple_items(bases)[i]), t);
}

static void use_bases(struct type *t, struct obj *bases, struct type *base)
{
    struct obj *old = t->base->self;
    t->base = base;
    incref(base->self);
    AT(t->self, PyTypeObject, tp_base, struct obj *) = base->self;
    type_set_word(t, lay.PyTypeObject_tp_bases, incref(bases));
    decref(old);
}

int type_set_bases(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o), *old_base = t->base, *base;
    if (!type_may_set(t, v, "__bases__"))
        return -1;
    if (!is_tuple(v)) {
        err_type("can only assign tuple to %s.__bases__, not %s", type_name(t), type_name(type_of(v)));
        return -1;
    }
    if (tuple_len(v) == 0) {
        err_type("can only assign non-empty tuple to %s.__bases__, not ()", type_name(t));
        return -1;
    }
    if (!bases_are_classes(t, v) || !(base = best_base(v)) || !compatible_for_assignment(old_base, base, "__bases__"))
        return -1;
    struct obj *old = incref(type_bases(t));
    incref(old_base->self);
    use_bases(t, v, base);
    int r = recompute_mro(t, NULL);
    if (r < 0) {
        struct obj *e = err_fetch();
        use_bases(t, old, old_base);
        recompute_mro(t, NULL);
        err_set_instance(e);
    } else if (type_bases(t) == v) { /* else mro() gave it others: those have been seen to */
        each_base(t, old, type_remove_subclass);
        each_base(t, v, type_add_subclass);
        type_modified(t);
        update_slots_below(t, NULL);
    }
    decref(old_base->self);
    decref(old);
    return r;
}
