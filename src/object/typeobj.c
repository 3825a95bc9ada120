/* What a class itself can do: being called, its attributes and their assignment, repr, methods of type, its end. */
#include "dictkeys.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/gc.h"
#include "typefields.h"

/* ---- calling ---- */

static struct obj *type_call(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
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

static struct obj *type_getattro(struct obj *o, struct obj *name)
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

static int type_setattro(struct obj *o, struct obj *name, struct obj *v)
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

static void type_dealloc(struct obj *o)
{
    struct type *t = type_rec(o);
    gc_untrack(o);
    struct obj *saved = err_fetch(), *bases = type_bases(t);
    if (bases)
        each_base(t, bases, type_remove_subclass);
    if (AT(o, PyTypeObject, tp_weaklist, struct obj *))
        weakrefs_clear(o);
    const int words[] = {lay.PyTypeObject_tp_base, lay.PyTypeObject_tp_dict, lay.PyTypeObject_tp_bases, lay.PyTypeObject_tp_mro,
                         lay.PyTypeObject_tp_subclasses};
    const int names[] = {lay.PyHeapTypeObject_ht_name, lay.PyHeapTypeObject_ht_qualname, lay.PyHeapTypeObject_ht_slots};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        obj_clear_slot((struct obj **)(void *)((char *)o + words[i]));
    if (t->flags & TF_HEAP)
        heap_free(AT(o, PyTypeObject, tp_doc, char *));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        obj_clear_slot((struct obj **)(void *)((char *)o + names[i]));
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
