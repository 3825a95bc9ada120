/*
 * The annotations and the type parameters of a class. As pol.type_annotations tells, __annotations__ is 0 just an entry of the
 * namespace, 1 made on demand, 2 computed by __annotate__ and kept.
 */
#include "typefields.h"

static struct obj *computed_annotations(struct type *t)
{
    struct obj *f = dict_get_c(t->dict, "__annotate_func__"), *one, *r;
    if (!f)
        f = dict_get_str(t->dict, ID(__annotate__));
    /* A class without annotations notes that it has been asked. */
    if (!f && type_set_entry(t->self, obj_none, "__annotate_func__") < 0)
        return NULL;
    if (!f || f == obj_none)
        return dict_new();
    one = int_from_i64(1);
    incref(f);
    if (type_of(f)->s.descr_get) {
        struct obj *bound = type_of(f)->s.descr_get(f, NULL, t->self);
        decref(f);
        f = bound;
    }
    r = f && one ? obj_call1(f, one) : NULL;
    xdecref(f);
    xdecref(one);
    return r;
}

struct obj *type_get_annotations(struct obj *o, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    const char *cache = pol.type_annotations == 2 ? "__annotations_cache__" : "__annotations__";
    if (t == t_type)
        return err_no_attribute(o, ID(__annotations__)); /* what its dict has under that name is this descriptor */
    struct obj *v = pol.type_annotations ? dict_get_str(t->dict, ID(__annotations__)) : type_lookup(t, ID(__annotations__));
    if (!v)
        v = dict_get_c(t->dict, cache);
    if (v)
        return type_of(v)->s.descr_get ? type_of(v)->s.descr_get(v, NULL, o) : incref(v);
    if (!pol.type_annotations || !(t->flags & TF_HEAP))
        return err_no_attribute(o, ID(__annotations__));
    v = pol.type_annotations == 2 ? computed_annotations(t) : dict_new();
    if (v && dict_set_c(t->dict, cache, v) < 0) {
        decref(v);
        return NULL;
    }
    type_modified(t);
    return v;
}

int type_set_annotations(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    if (t->flags & TF_IMMUTABLE) {
        err_type("cannot set '__annotations__' attribute of immutable type '%s'", type_name(t));
        return -1;
    }
    type_modified(t);
    if (v)
        return dict_set(t->dict, ID(__annotations__), v);
    if (dict_del(t->dict, ID(__annotations__)) == 0)
        return 0;
    err_clear();
    err_set_object(exc_AttributeError, ID(__annotations__));
    return -1;
}

struct obj *type_get_annotate(struct obj *o, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    if (pol.type_annotations != 2 || !(t->flags & TF_HEAP))
        return err_no_attribute(o, ID(__annotate__));
    struct obj *f = dict_get_c(t->dict, "__annotate_func__");
    if (f)
        return incref(f);
    /* A class without annotations notes that it has been asked. */
    return type_set_entry(o, obj_none, "__annotate_func__") < 0 ? NULL : new_none();
}

int type_set_annotate(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    if (!v || (v != obj_none && !obj_callable(v))) {
        err_type("%s", v ? "__annotate__ must be callable or None" : "cannot delete __annotate__ attribute");
        return -1;
    }
    struct obj *cache = str_name("__annotations_cache__");
    if (dict_get_str(type_rec(o)->dict, cache) && dict_del(type_rec(o)->dict, cache) < 0)
        return -1;
    return type_set_entry(o, v, "__annotate_func__");
}

struct obj *type_get_type_params(struct obj *o, void *closure)
{
    (void)closure;
    if (!pol.has_type_params)
        return err_no_attribute(o, ID(__type_params__));
    struct obj *v = type_rec(o) == t_type ? NULL : dict_get_str(type_rec(o)->dict, ID(__type_params__));
    return v ? incref(v) : tuple_new(0);
}

int type_set_type_params(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    return type_set_entry(o, v, "__type_params__");
}
