/* property, staticmethod and classmethod. */
#include "boot.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct type *t_property, *t_staticmethod, *t_classmethod;

/* ---- property ---- */

#define PR(p, name) AT((uintptr_t)(p), propertyobject, name, struct obj *)

static struct obj **name_word(struct obj *p) /* 3.10+ */
{
    return lay.propertyobject_prop_name >= 0 ? &PR(p, prop_name) : NULL;
}

static void property_dealloc(struct obj *p)
{
    gc_untrack(p);
    xdecref(PR(p, prop_get));
    xdecref(PR(p, prop_set));
    xdecref(PR(p, prop_del));
    xdecref(PR(p, prop_doc));
    if (name_word(p))
        xdecref(*name_word(p));
    obj_free(p);
}

static int property_traverse(struct obj *p, visitproc *visit, void *arg)
{
    struct obj *all[] = {PR(p, prop_get), PR(p, prop_set), PR(p, prop_del), PR(p, prop_doc), name_word(p) ? *name_word(p) : NULL};
    int r = 0;
    for (size_t i = 0; r == 0 && i < sizeof all / sizeof all[0]; i++)
        r = all[i] ? visit(all[i], arg) : 0;
    return r;
}

static int property_clear(struct obj *p)
{
    obj_clear_slot(&PR(p, prop_doc));
    return 0;
}

/* The name to show in errors: what __set_name__ was told, or the getter's. New reference, NULL without exception when unknown. */
static struct obj *property_name(struct obj *p)
{
    struct obj *name = NULL;
    if (name_word(p) && *name_word(p))
        return incref(*name_word(p));
    if (pol.property_name_from_getter && PR(p, prop_get))
        obj_lookup_attr(PR(p, prop_get), ID(__name__), &name);
    return name;
}

static void *refuse(struct obj *p, struct obj *o, const char *what, const char *old_text)
{
    struct obj *name = pol.property_errors ? property_name(p) : NULL, *qualname = NULL;
    if (err_occurred())
        return NULL;
    if (pol.property_errors == 2 && o)
        qualname = type_qualname(type_of(o));
    if (name && qualname)
        err_format(exc_AttributeError, "property %R of %R object has no %s", name, qualname, what);
    else if (qualname)
        err_format(exc_AttributeError, "property of %R object has no %s", qualname, what);
    else if (pol.property_errors == 2)
        err_format(exc_AttributeError, "property has no %s", what);
    else if (name)
        err_format(exc_AttributeError, "%s %R", old_text, name);
    else
        err_format(exc_AttributeError, "%s", old_text);
    xdecref(name);
    xdecref(qualname);
    return NULL;
}

static struct obj *property_get(struct obj *p, struct obj *o, struct obj *type)
{
    (void)type;
    if (!o || o == obj_none)
        return incref(p);
    return PR(p, prop_get) ? obj_call1(PR(p, prop_get), o) : refuse(p, o, "getter", "unreadable attribute");
}

static int property_set(struct obj *p, struct obj *o, struct obj *v)
{
    struct obj *f = v ? PR(p, prop_set) : PR(p, prop_del), *r;
    if (!f) {
        refuse(p, o, v ? "setter" : "deleter", v ? "can't set attribute" : "can't delete attribute");
        return -1;
    }
    r = v ? obj_call2(f, o, v) : obj_call1(f, o);
    xdecref(r);
    return r ? 0 : -1;
}

static struct obj *given(struct obj *v)
{
    return v && v != obj_none ? incref(v) : NULL;
}

/* Up to 3.11 what a subclass is told stays in the word that its class's __doc__ hides; only the getter's goes to the instance. */
static int take_doc_old(struct obj *p, struct obj *doc)
{
    obj_set_slot(&PR(p, prop_doc), xincref(doc));
    if ((doc && doc != obj_none) || !PR(p, prop_get))
        return 0;
    struct obj *d = NULL;
    int r = obj_lookup_attr(PR(p, prop_get), ID(__doc__), &d);
    if (r <= 0)
        return r;
    AT(p, propertyobject, getter_doc, int) = 1;
    if (p->ob_type == t_property->self) {
        obj_set_slot(&PR(p, prop_doc), d);
        return 0;
    }
    r = obj_setattr(p, ID(__doc__), d);
    decref(d);
    return r;
}

/* property_init_impl in Objects/descrobject.c */
static int take_doc(struct obj *p, struct obj *doc)
{
    AT(p, propertyobject, getter_doc, int) = 0;
    if (!pol.property_docs_in_instances)
        return take_doc_old(p, doc);
    struct obj *d = given(doc);
    if (!d && PR(p, prop_get)) {
        if (obj_lookup_attr(PR(p, prop_get), ID(__doc__), &d) < 0)
            return -1;
        if (d == obj_none)
            obj_clear_slot(&d);
        AT(p, propertyobject, getter_doc, int) = d != NULL;
    }
    if (p->ob_type == t_property->self) {
        obj_set_slot(&PR(p, prop_doc), d);
        return 0;
    }
    if (!d)
        d = new_none();
    int r = obj_setattr(p, ID(__doc__), d);
    decref(d);
    if (r < 0 && !AT(p, propertyobject, getter_doc, int) && err_matches(exc_AttributeError)) {
        err_clear();
        r = 0;
    }
    return r;
}

static int property_init(struct obj *p, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *get = NULL, *set = NULL, *del = NULL, *doc = NULL;
    if (arg_parse("property(fget:O=, fset:O=, fdel:O=, doc:O=)", args, nargs, kwnames, &get, &set, &del, &doc) < 0)
        return -1;
    obj_set_slot(&PR(p, prop_get), given(get));
    obj_set_slot(&PR(p, prop_set), given(set));
    obj_set_slot(&PR(p, prop_del), given(del));
    if (name_word(p))
        obj_clear_slot(name_word(p));
    return take_doc(p, doc);
}

static struct obj *property_alloc(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return type_generic_alloc(type_rec(type), 0);
}

/* A copy with one function replaced; which: 0 getter, 1 setter, 2 deleter. */
static struct obj *property_copy(struct obj *p, int which, struct obj *f)
{
    struct obj *args[4] = {PR(p, prop_get), PR(p, prop_set), PR(p, prop_del), PR(p, prop_doc)};
    args[which] = f && f != obj_none ? f : args[which];
    if (AT(p, propertyobject, getter_doc, int))
        args[3] = NULL;
    for (int i = 0; i < 4; i++)
        args[i] = args[i] ? args[i] : obj_none;
    struct obj *r = obj_call(p->ob_type, args, 4, NULL);
    if (r && name_word(p) && type_of(r)->kind == K_PROPERTY)
        obj_set_slot(name_word(r), xincref(*name_word(p)));
    return r;
}

static struct obj *property_getter(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    return property_copy(self, 0, args[0]);
}

static struct obj *property_setter(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    return property_copy(self, 1, args[0]);
}

static struct obj *property_deleter(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    return property_copy(self, 2, args[0]);
}

static struct obj *property_set_name(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)kwnames;
    if (nargs != 2)
        return err_type("__set_name__() takes 2 positional arguments but %zd were given", nargs);
    if (name_word(self))
        obj_set_slot(name_word(self), incref(args[1]));
    return new_none();
}

/* One wraps another wraps another: no Python is called on the way. */
static void abstract_flag(struct obj *f, bool *flag)
{
    struct obj *v;
    if (!f || *flag || err_occurred() || obj_check_stack() < 0 || obj_lookup_attr(f, ID(__isabstractmethod__), &v) <= 0)
        return;
    int truth = obj_truth(v);
    decref(v);
    *flag = truth > 0;
}

static struct obj *property_abstract(struct obj *p, void *closure)
{
    (void)closure;
    bool flag = false;
    abstract_flag(PR(p, prop_get), &flag);
    abstract_flag(PR(p, prop_set), &flag);
    abstract_flag(PR(p, prop_del), &flag);
    return err_occurred() ? NULL : new_bool(flag);
}

static struct obj *property_get_name(struct obj *p, void *closure)
{
    (void)closure;
    struct obj *name = pol.property_name_from_getter ? property_name(p) : NULL;
    return name || err_occurred() ? name : err_no_attribute(p, ID(__name__));
}

static int property_put_name(struct obj *p, struct obj *v, void *closure)
{
    (void)closure;
    if (name_word(p))
        obj_set_slot(name_word(p), xincref(v));
    return 0;
}

static const struct method_def property_methods[] = {{"getter", property_getter, "getter(fget, /)", METH_O},
                                                     {"setter", property_setter, "setter(fset, /)", METH_O},
                                                     {"deleter", property_deleter, "deleter(fdel, /)", METH_O},
                                                     {"__set_name__", property_set_name, NULL, METH_VARARGS},
                                                     {0}};
static const struct getset_def property_getset[] = {
    {"__isabstractmethod__", property_abstract, NULL, NULL}, {"__name__", property_get_name, property_put_name, NULL}, {0}};
static const struct member_def property_members[] = {{"fget", MEMBER_OBJECT | MEMBER_READONLY, 16},
                                                     {"fset", MEMBER_OBJECT | MEMBER_READONLY, 24},
                                                     {"fdel", MEMBER_OBJECT | MEMBER_READONLY, 32},
                                                     {"__doc__", MEMBER_OBJECT, 40},
                                                     {0}};
static const struct type_spec property_spec = {
    .name = "property",
    .kind = K_PROPERTY,
    .flags = TF_GC | TF_BASETYPE,
    .record = "propertyobject",
    .s = {.dealloc = property_dealloc,
          .traverse = property_traverse,
          .clear = property_clear,
          .descr_get = property_get,
          .descr_set = property_set,
          .init = property_init,
          .new_ = property_alloc},
    .methods = property_methods,
    .getset = property_getset,
    .members = property_members,
};

/* ---- staticmethod and classmethod: callable and a dict ---- */

#define SM(s, name) AT((uintptr_t)(s), staticmethod, name, struct obj *)

static void sm_dealloc(struct obj *s)
{
    gc_untrack(s);
    xdecref(SM(s, sm_callable));
    xdecref(SM(s, sm_dict));
    obj_free(s);
}

static int sm_traverse(struct obj *s, visitproc *visit, void *arg)
{
    int r = SM(s, sm_callable) ? visit(SM(s, sm_callable), arg) : 0;
    return r || !SM(s, sm_dict) ? r : visit(SM(s, sm_dict), arg);
}

static int sm_clear(struct obj *s)
{
    obj_clear_slot(&SM(s, sm_callable));
    obj_clear_slot(&SM(s, sm_dict));
    return 0;
}

/* 3.10+: takes the function's name and the like along, as functools.wraps does. */
static int copy_wrapped(struct obj *s, struct obj *f)
{
    struct obj *names[] = {ID(__module__), ID(__name__), ID(__qualname__), ID(__doc__), ID(__annotations__)}, *v;
    int n = pol.staticmethod_wraps == 2 ? 5 : pol.staticmethod_wraps ? 4 : 0;
    for (int i = 0; i < n; i++) {
        int r = obj_lookup_attr(f, names[i], &v);
        if (r > 0)
            r = obj_setattr(s, names[i], v);
        xdecref(v);
        if (r < 0)
            return -1;
    }
    return 0;
}

static int sm_init(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    const char *name = type_of(s)->kind == K_CLASSMETHOD ? "classmethod" : "staticmethod";
    if (kwcount(kwnames)) {
        err_type("%s() takes no keyword arguments", name);
        return -1;
    }
    if (nargs != 1) {
        err_type("%s expected 1 argument, got %zd", name, nargs);
        return -1;
    }
    obj_set_slot(&SM(s, sm_callable), incref(args[0]));
    return copy_wrapped(s, args[0]);
}

/* Around __new__ and the like of a class. */
static struct obj *wrap_in(struct type *t, struct obj *f)
{
    struct obj *s = type_generic_alloc(t, 0);
    if (s)
        obj_set_slot(&SM(s, sm_callable), incref(f));
    if (s && pol.staticmethod_new_wraps && copy_wrapped(s, f) < 0)
        obj_clear_slot(&s);
    return s;
}

struct obj *staticmethod_new(struct obj *f)
{
    return wrap_in(t_staticmethod, f);
}

struct obj *classmethod_new(struct obj *f)
{
    return wrap_in(t_classmethod, f);
}

static struct obj *sm_get(struct obj *s, struct obj *o, struct obj *type)
{
    (void)o, (void)type;
    return SM(s, sm_callable) ? incref(SM(s, sm_callable)) : err_format(exc_RuntimeError, "uninitialized staticmethod object");
}

static struct obj *cm_get(struct obj *s, struct obj *o, struct obj *type)
{
    struct obj *f = SM(s, sm_callable);
    if (!f)
        return err_format(exc_RuntimeError, "uninitialized classmethod object");
    if (!type)
        type = o->ob_type;
    if (pol.classmethod_chains && type_of(f)->s.descr_get)
        return type_of(f)->s.descr_get(f, type, type);
    return method_new(f, type);
}

static struct obj *sm_call(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return obj_call(SM(s, sm_callable), args, nargs, kwnames);
}

static struct obj *sm_repr(struct obj *s)
{
    const char *name = type_short_name(type_of(s));
    if (!pol.staticmethod_wraps)
        return str_printf("<%s object at 0x%lx>", name, (unsigned long)(uintptr_t)s);
    return str_printf("<%s(%R)>", type_of(s)->kind == K_CLASSMETHOD ? "classmethod" : "staticmethod", SM(s, sm_callable));
}

static struct obj *sm_function(struct obj *s, void *closure)
{
    (void)closure;
    return incref(SM(s, sm_callable) ? SM(s, sm_callable) : obj_none);
}

static struct obj *sm_abstract(struct obj *s, void *closure)
{
    (void)closure;
    bool flag = false;
    abstract_flag(SM(s, sm_callable), &flag);
    return err_occurred() ? NULL : new_bool(flag);
}

static struct obj *sm_dict(struct obj *s, void *closure)
{
    (void)closure;
    return xincref(instance_dict(s));
}

/* 3.14+: __annotations__ and __annotate__ are the function's, and kept when they were asked for once. */
static struct obj *sm_wrapped(struct obj *s, void *closure)
{
    struct obj *name = str_name(closure), *d = instance_dict(s), *v = d ? dict_get_str(d, name) : NULL;
    if (!d || v)
        return xincref(v);
    if (!SM(s, sm_callable))
        return err_no_attribute(s, name);
    v = obj_getattr(SM(s, sm_callable), name);
    if (v && dict_set(d, name, v) < 0)
        obj_clear_slot(&v);
    return v;
}

static int sm_set_wrapped(struct obj *s, struct obj *v, void *closure)
{
    struct obj *name = str_name(closure), *d = instance_dict(s);
    if (!d)
        return -1;
    if (v || dict_get_str(d, name))
        return v ? dict_set(d, name, v) : dict_del(d, name);
    err_no_attribute(s, name);
    return -1;
}

static int dict_at(void)
{
    return lay.staticmethod_sm_dict;
}

static const struct getset_def sm_getset[] = {{"__isabstractmethod__", sm_abstract, NULL, NULL},
                                              {"__dict__", sm_dict, NULL, NULL},
                                              {"__func__", sm_function, NULL, NULL},
                                              {"__wrapped__", sm_function, NULL, NULL},
                                              {"__annotations__", sm_wrapped, sm_set_wrapped, "__annotations__"},
                                              {"__annotate__", sm_wrapped, sm_set_wrapped, "__annotate__"},
                                              {0}};
#define SM_SLOTS                                                                                                                   \
    .dealloc = sm_dealloc, .traverse = sm_traverse, .clear = sm_clear, .repr = sm_repr, .init = sm_init, .new_ = property_alloc,   \
    .setattro = generic_setattr
static const struct type_spec staticmethod_spec = {
    .name = "staticmethod",
    .kind = K_STATICMETHOD,
    .flags = TF_GC | TF_BASETYPE,
    .record = "staticmethod",
    .dictoffset = dict_at,
    .s = {SM_SLOTS, .descr_get = sm_get, .call = sm_call},
    .getset = sm_getset,
};
static const struct type_spec classmethod_spec = {
    .name = "classmethod",
    .kind = K_CLASSMETHOD,
    .flags = TF_GC | TF_BASETYPE,
    .record = "classmethod",
    .dictoffset = dict_at,
    .s = {SM_SLOTS, .descr_get = cm_get},
    .getset = sm_getset,
};

void property_boot(void)
{
    t_property = type_ready(&property_spec);
    t_staticmethod = type_ready(&staticmethod_spec);
    t_classmethod = type_ready(&classmethod_spec);
    if (!pol.staticmethod_wraps) /* only callable since 3.10 */
        t_staticmethod->s.call = NULL;
}
