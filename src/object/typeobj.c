/* What a type object itself can do: being called, its attributes and their assignment, repr, methods of type, its end. */
#include <stdlib.h>
#include <string.h>

#include "codecs.h"
#include "dictkeys.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

/* ---- calling ---- */

struct obj *type_call(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct type *t = type_rec(type);
    if (t == t_type) {
        if (nargs == 1 && !kwcount(kwnames))
            return incref(args[0]->ob_type);
        if (nargs != 3)
            return err_type(nargs == 1 && pol.type_says_no_keywords ? "type() takes no keyword arguments"
                                                                    : "type() takes 1 or 3 arguments");
    }
    if (!t->s.new_)
        return err_type("cannot create '%.100s' instances", type_name(t));
    struct obj *o = t->s.new_(type, args, nargs, kwnames);
    if (!o || !type_is_subtype(type_of(o), t))
        return o;
    if (type_of(o)->s.init && type_of(o)->s.init(o, args, nargs, kwnames) < 0) {
        decref(o);
        return NULL;
    }
    return o;
}

static int type_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)self, (void)args;
    if (nargs == 1 && kwcount(kwnames))
        err_type("type.__init__() takes no keyword arguments");
    else if (nargs != 1 && nargs != 3)
        err_type("type.__init__() takes 1 or 3 arguments");
    else
        return 0;
    return -1;
}

/* ---- attributes of a class ---- */

struct obj *type_getattro(struct obj *o, struct obj *name)
{
    struct type *t = type_rec(o), *meta = type_of(o);
    if (!is_str(name))
        return err_type("attribute name must be string, not '%.200s'", type_name(type_of(name)));
    struct obj *md = type_lookup(meta, name), *v;
    struct obj *(*mget)(struct obj *, struct obj *, struct obj *) = md ? type_of(md)->s.descr_get : NULL;
    if (mget && type_of(md)->s.descr_set)
        return mget(md, o, meta->self);
    v = type_lookup(t, name);
    if (v) {
        struct obj *(*get)(struct obj *, struct obj *, struct obj *) = type_of(v)->s.descr_get;
        if (!get)
            return incref(v);
        incref(v);
        struct obj *r = get(v, NULL, o);
        decref(v);
        return r;
    }
    if (mget)
        return mget(md, o, meta->self);
    return md ? incref(md) : err_no_attribute(o, name);
}

static bool is_dunder(struct obj *name)
{
    int64_t n = str_length(name);
    return n >= 4 && str_char(name, 0) == '_' && str_char(name, 1) == '_' && str_char(name, n - 1) == '_' &&
           str_char(name, n - 2) == '_';
}

static int set_in_class(struct type *t, struct obj *name, struct obj *v)
{
    if (v)
        return dict_set(t->dict, name, v);
    if (dict_del(t->dict, name) == 0)
        return 0;
    if (err_matches(exc_KeyError)) {
        err_clear();
        if (pol.delete_names_type)
            err_no_attribute(t->self, name);
        else
            err_set_object(exc_AttributeError, name);
    }
    return -1;
}

static int cannot_set(struct type *t, struct obj *name)
{
    if (pol.immutable_names_attribute)
        err_type("cannot set %R attribute of immutable type '%s'", name, type_name(t));
    else
        err_type("can't set attributes of built-in/extension type '%s'", type_name(t));
    return -1;
}

int type_setattro(struct obj *o, struct obj *name, struct obj *v)
{
    struct type *t = type_rec(o);
    if (t->flags & TF_IMMUTABLE)
        return cannot_set(t, name);
    if (!is_str(name)) {
        err_type("attribute name must be string, not '%.200s'", type_name(type_of(name)));
        return -1;
    }
    struct obj *key = incref(name), *md;
    if (name->ob_type == t_str->self)
        str_intern(&key);
    md = type_lookup(type_of(o), key);
    int r;
    if (md && type_of(md)->s.descr_set) {
        incref(md);
        r = type_of(md)->s.descr_set(md, o, v);
        decref(md);
    } else {
        r = set_in_class(t, key, v);
    }
    type_modified(t);
    if (r == 0 && is_dunder(key))
        update_slot(t, key);
    decref(key);
    return r;
}

/* ---- repr and names ---- */

struct obj *type_module(const struct type *t)
{
    if (t->flags & TF_HEAP) {
        struct obj *m = dict_get_str(t->dict, ID(__module__));
        return m ? incref(m) : err_format(exc_AttributeError, "__module__");
    }
    const char *dot = strrchr(t->name, '.');
    return dot ? str_from_utf8(t->name, (size_t)(dot - t->name)) : incref(ID(builtins));
}

static struct obj *type_repr(struct obj *o)
{
    struct type *t = type_rec(o);
    struct obj *module = type_module(t), *qualname = type_qualname(t), *r;
    err_clear();
    if (!qualname)
        r = NULL;
    else if (module && is_str(module) && !str_eq_c(module, "builtins"))
        r = str_printf("<class '%U.%U'>", module, qualname);
    else
        r = str_printf("<class '%s'>", type_name(t));
    xdecref(module);
    xdecref(qualname);
    return r;
}

/* May what the type itself owns be assigned? */
static bool may_set_special(struct type *t, struct obj *v, const char *name)
{
    if (t->flags & TF_IMMUTABLE) {
        if (pol.immutable_names_attribute)
            err_type("cannot set '%s' attribute of immutable type '%s'", name, type_name(t));
        else
            err_type("can't set %s.%s", type_name(t), name);
        return false;
    }
    if (!v) {
        if (pol.delete_special_reworded)
            err_type("cannot delete '%s' attribute of immutable type '%s'", name, type_name(t));
        else
            err_type("can't delete %s.%s", type_name(t), name);
        return false;
    }
    return true;
}

static struct obj *get_name(struct obj *o, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    return t->flags & TF_HEAP ? incref(AT(o, PyHeapTypeObject, ht_name, struct obj *)) : str_from_c(type_short_name(t));
}

int check_type_name(struct obj *name)
{
    bool surrogate = false;
    for (int64_t i = 0; i < str_length(name); i++) {
        unsigned c = str_char(name, i);
        surrogate = surrogate || (c >= 0xD800 && c < 0xE000);
        if (c == 0 && !surrogate) {
            err_value("type name must not contain null characters");
            return -1;
        }
    }
    if (surrogate) /* fails with what there is to say */
        xdecref(codec_encode(name, NULL, NULL));
    return surrogate ? -1 : 0;
}

static int set_name(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    if (!may_set_special(t, v, "__name__"))
        return -1;
    if (!is_str(v)) {
        err_type("can only assign string to %s.__name__, not '%s'", type_name(t), type_name(type_of(v)));
        return -1;
    }
    if (check_type_name(v) < 0)
        return -1;
    const char *text = str_c(v);
    char *copy = engine_alloc(strlen(text) + 1);
    t->name = strcpy(copy, text);
    AT(o, PyTypeObject, tp_name, const char *) = t->name;
    obj_set_slot(&AT(o, PyHeapTypeObject, ht_name, struct obj *), incref(v));
    return 0;
}

static struct obj *get_qualname(struct obj *o, void *closure)
{
    (void)closure;
    return type_qualname(type_rec(o));
}

static int set_qualname(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    if (!may_set_special(t, v, "__qualname__"))
        return -1;
    if (!is_str(v)) {
        err_type("can only assign string to %s.__qualname__, not '%s'", type_name(t), type_name(type_of(v)));
        return -1;
    }
    obj_set_slot(&AT(o, PyHeapTypeObject, ht_qualname, struct obj *), incref(v));
    return 0;
}

static struct obj *get_module(struct obj *o, void *closure)
{
    (void)closure;
    return type_module(type_rec(o));
}

static int set_dict_entry(struct obj *o, struct obj *v, const char *name)
{
    struct type *t = type_rec(o);
    if (!may_set_special(t, v, name))
        return -1;
    type_modified(t);
    return dict_set(t->dict, str_name(name), v);
}

static int set_module(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    return set_dict_entry(o, v, "__module__");
}

static struct obj *get_doc(struct obj *o, void *closure)
{
    (void)closure;
    struct obj *d = dict_get_str(type_rec(o)->dict, ID(__doc__));
    if (!d)
        return new_none();
    return type_of(d)->s.descr_get ? type_of(d)->s.descr_get(d, NULL, o) : incref(d);
}

static int set_doc(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    return set_dict_entry(o, v, "__doc__");
}

static struct obj *get_mro(struct obj *o, void *closure)
{
    (void)closure;
    struct obj *mro = type_mro(type_rec(o));
    return incref(mro ? mro : obj_none);
}

/* Once a member, later computed: assigning to it says so. */
static int set_mro(struct obj *o, struct obj *v, void *closure)
{
    (void)o, (void)v, (void)closure;
    err_format(exc_AttributeError, "%s", message(MSG_MRO_READONLY));
    return -1;
}

static struct obj *get_dict(struct obj *o, void *closure)
{
    (void)closure;
    return mappingproxy_new(type_rec(o)->dict);
}

static struct obj *get_abstract(struct obj *o, void *closure)
{
    (void)closure;
    struct obj *v = o == t_type->self ? NULL : dict_get_str(type_rec(o)->dict, ID(__abstractmethods__));
    if (v)
        return incref(v);
    err_set_object(exc_AttributeError, ID(__abstractmethods__));
    return NULL;
}

struct obj *type_abstract_names(struct type *t)
{
    return get_abstract(t->self, NULL);
}

static int set_abstract(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    int abstract = 0;
    if (v) {
        abstract = obj_truth(v);
        if (abstract < 0 || dict_set(t->dict, ID(__abstractmethods__), v) < 0)
            return -1;
    } else if (dict_del(t->dict, ID(__abstractmethods__)) < 0) {
        err_clear();
        err_set_object(exc_AttributeError, ID(__abstractmethods__));
        return -1;
    }
    t->flags = abstract ? t->flags | TF_ABSTRACT : t->flags & ~(uint32_t)TF_ABSTRACT;
    type_modified(t);
    type_sync(t);
    return 0;
}

/* ---- __annotations__: 0 just an entry of the namespace, 1 made on demand, 2 computed by __annotate__ ---- */

static struct obj *computed_annotations(struct type *t)
{
    struct obj *f = dict_get_c(t->dict, "__annotate_func__"), *one, *r;
    if (!f)
        f = dict_get_str(t->dict, ID(__annotate__));
    /* A class without annotations notes that it has been asked. */
    if (!f && set_dict_entry(t->self, obj_none, "__annotate_func__") < 0)
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

static struct obj *get_annotations(struct obj *o, void *closure)
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

static int set_annotations(struct obj *o, struct obj *v, void *closure)
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

static struct obj *get_annotate(struct obj *o, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    if (pol.type_annotations != 2 || !(t->flags & TF_HEAP))
        return err_no_attribute(o, ID(__annotate__));
    struct obj *f = dict_get_c(t->dict, "__annotate_func__");
    if (f)
        return incref(f);
    /* A class without annotations notes that it has been asked. */
    return set_dict_entry(o, obj_none, "__annotate_func__") < 0 ? NULL : new_none();
}

static int set_annotate(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    if (!v || (v != obj_none && !obj_callable(v))) {
        err_type("%s", v ? "__annotate__ must be callable or None" : "cannot delete __annotate__ attribute");
        return -1;
    }
    struct obj *cache = str_name("__annotations_cache__");
    if (dict_get_str(type_rec(o)->dict, cache) && dict_del(type_rec(o)->dict, cache) < 0)
        return -1;
    return set_dict_entry(o, v, "__annotate_func__");
}

static struct obj *get_type_params(struct obj *o, void *closure)
{
    (void)closure;
    if (!pol.has_type_params)
        return err_no_attribute(o, ID(__type_params__));
    struct obj *v = type_rec(o) == t_type ? NULL : dict_get_str(type_rec(o)->dict, ID(__type_params__));
    return v ? incref(v) : tuple_new(0);
}

static int set_type_params(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    return set_dict_entry(o, v, "__type_params__");
}

static struct obj *get_text_signature(struct obj *o, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    const char *text = t->spec ? layout_signature(type_short_name(t)) : NULL;
    return text ? str_from_c(text) : new_none();
}

/* ---- __bases__ and the compatibility of layouts ---- */

static struct obj *get_bases(struct obj *o, void *closure)
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

static void each_base(struct type *t, struct obj *bases, void (*f)(struct type *base, struct type *t))
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

static int set_bases(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o), *old_base = t->base, *base;
    if (!may_set_special(t, v, "__bases__"))
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

/* ---- methods ---- */

static struct obj *method_mro(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *mro = mro_compute(type_rec(self)), *list = mro ? list_from_iter(mro) : NULL;
    xdecref(mro);
    return list;
}

static struct obj *method_subclasses(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return type_subclasses(type_rec(self));
}

static struct obj *method_prepare(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return dict_new();
}

static struct obj *method_instancecheck(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    int r = plain_isinstance(args[0], self);
    return r < 0 ? NULL : new_bool(r);
}

static struct obj *method_subclasscheck(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    int r = plain_issubclass(args[0], self);
    return r < 0 ? NULL : new_bool(r);
}

static struct obj *method_dir(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *all = dict_new(), *mro = type_mro(type_rec(self)), *r = NULL;
    bool ok = all != NULL;
    for (int64_t i = tuple_len(mro); ok && i-- > 0;)
        ok = dict_update(all, type_rec(tuple_items(mro)[i])->dict) == 0;
    if (ok)
        r = dict_keys(all);
    xdecref(all);
    return r;
}

static struct obj *method_sizeof(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct type *t = type_rec(self);
    if (!(t->flags & TF_HEAP))
        return int_from_i64(lay.sizeof_PyTypeObject);
    return int_from_i64(lay.sizeof_PyHeapTypeObject + (t->keys ? (int64_t)keys_bytes(t->keys) : 0));
}

static struct obj *type_or(struct obj *a, struct obj *b)
{
    return pol.has_union ? union_or(a, b) : incref(obj_notimplemented);
}

/* ---- the end of a class ---- */

void type_dealloc(struct obj *o)
{
    struct type *t = type_rec(o);
    gc_untrack(o);
    struct obj *saved = err_fetch(), *bases = type_bases(t);
    if (bases)
        each_base(t, bases, type_remove_subclass);
    if (AT(o, PyTypeObject, tp_weaklist, struct obj *))
        weakrefs_clear(o);
    int words[] = {lay.PyTypeObject_tp_base,         lay.PyTypeObject_tp_dict,       lay.PyTypeObject_tp_bases,
                   lay.PyTypeObject_tp_mro,          lay.PyTypeObject_tp_subclasses, lay.PyHeapTypeObject_ht_name,
                   lay.PyHeapTypeObject_ht_qualname, lay.PyHeapTypeObject_ht_slots};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        obj_clear_slot((struct obj **)(void *)((char *)o + words[i]));
    if (t->keys)
        keys_decref(t->keys);
    engine_free(t);
    obj_free(o);
    if (saved)
        err_set_instance(saved);
}

static int type_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct type *t = type_rec(o);
    if (!(t->flags & TF_HEAP))
        return 0;
    int words[] = {lay.PyTypeObject_tp_dict, lay.PyTypeObject_tp_mro, lay.PyTypeObject_tp_bases, lay.PyTypeObject_tp_base};
    int r = 0;
    for (size_t i = 0; r == 0 && i < sizeof words / sizeof words[0]; i++) {
        struct obj *v = *(struct obj **)(void *)((char *)o + words[i]);
        r = v ? visit(v, arg) : 0;
    }
    return r;
}

static int type_clear(struct obj *o)
{
    struct type *t = type_rec(o);
    type_modified(t);
    dict_clear(t->dict);
    obj_clear_slot(&AT(o, PyTypeObject, tp_mro, struct obj *));
    return 0;
}

/* ---- __dict__ and __weakref__ of instances ---- */

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

/* ---- the type type ---- */

static const struct member_def type_members[] = {
    {"__basicsize__", MEMBER_SSIZE | MEMBER_READONLY, 32},
    {"__itemsize__", MEMBER_SSIZE | MEMBER_READONLY, 40},
    {"__flags__", MEMBER_SSIZE | MEMBER_READONLY, 168},
    {"__weakrefoffset__", MEMBER_SSIZE | MEMBER_READONLY, 208},
    {"__base__", MEMBER_OBJECT | MEMBER_READONLY, 256},
    {"__dictoffset__", MEMBER_SSIZE | MEMBER_READONLY, 288},
    {0},
};
static const struct getset_def type_getset[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__bases__", get_bases, set_bases, NULL},
    {"__mro__", get_mro, set_mro, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__annotate__", get_annotate, set_annotate, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {0},
};
static const struct method_def type_methods[] = {
    {"mro", method_mro, "mro()", METH_NOARGS},
    {"__subclasses__", method_subclasses, "__subclasses__()", METH_NOARGS},
    {"__prepare__", method_prepare, NULL, METH_CLASS},
    {"__instancecheck__", method_instancecheck, "__instancecheck__(instance, /)", METH_O},
    {"__subclasscheck__", method_subclasscheck, "__subclasscheck__(subclass, /)", METH_O},
    {"__dir__", method_dir, "__dir__()", METH_NOARGS},
    {"__sizeof__", method_sizeof, "__sizeof__()", METH_NOARGS},
    {0},
};

static int weaklist_offset(void)
{
    return lay.PyTypeObject_tp_weaklist;
}

static int dict_offset(void)
{
    return lay.PyTypeObject_tp_dict;
}

const struct type_spec type_spec_type = {
    .name = "type",
    .kind = K_TYPE,
    .flags = TF_GC | TF_BASETYPE,
    .record = "PyHeapTypeObject",
    .itemsize = 40,
    .dictoffset = dict_offset,
    .weakrefoffset = weaklist_offset,
    .s = {.dealloc = type_dealloc,
          .traverse = type_traverse,
          .clear = type_clear,
          .repr = type_repr,
          .call = type_call,
          .getattro = type_getattro,
          .setattro = type_setattro,
          .init = type_init,
          .new_ = type_new,
          .binop[OP_OR] = type_or},
    .methods = type_methods,
    .getset = type_getset,
    .members = type_members,
};
