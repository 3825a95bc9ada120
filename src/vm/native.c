/*
 * native(cls, name): the class is one that CPython writes in C. Where a spec says how C lays it out, a built-in type takes over
 * what the Python class has: methods go into its dict, properties become getset descriptors, and the class itself is given up. Else
 * the class stays, but looks like a built-in one: messages call it by this name, it cannot be changed, and what only classes
 * written in Python have is not in its dict.
 */
#include <string.h>

#include "native.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/spec.h"

static const struct native_class *const tables[] = {native_datetime, native_decimal, native_io, native_struct, native_typing};

struct obj *native_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return type_generic_alloc(type_rec(type), 0);
}

void native_free(struct obj *o)
{
    if (type_of(o)->flags & TF_GC)
        gc_untrack(o);
    obj_free(o);
}

/* ---- fields ---- */

static struct obj *field_get(struct obj *o, void *closure)
{
    const struct native_field *f = closure;
    const char *at = (const char *)o + f->offset;
    struct obj *ref;
    uint64_t v = 0;
    int32_t v32;
    if (f->get)
        return f->get(o);
    switch (f->kind) {
    case NATIVE_REF: memcpy(&ref, at, sizeof ref); return ref ? incref(ref) : new_none();
    case NATIVE_BIG:
        for (int i = 0; i < f->size; i++)
            v = v << 8 | (unsigned char)at[i];
        return int_from_i64((int64_t)v);
    default: break;
    }
    memcpy(&v32, at, sizeof v32);
    memcpy(&v, at, sizeof v);
    return int_from_i64(f->size == 4 ? v32 : (int64_t)v);
}

static int field_set(struct obj *o, struct obj *value, void *closure)
{
    const struct native_field *f = closure;
    char *at = (char *)o + f->offset;
    if (!value) {
        err_format(exc_AttributeError, "readonly attribute");
        return -1;
    }
    if (f->set)
        return f->set(o, value);
    if (f->kind == NATIVE_REF) {
        obj_set_slot((struct obj **)(void *)at, value != obj_none ? incref(value) : NULL);
        return 0;
    }
    int64_t v = num_as_ssize(value, exc_OverflowError);
    if (v == -1 && err_occurred())
        return -1;
    if (f->kind == NATIVE_BIG)
        for (int i = f->size; i-- > 0; v >>= 8)
            at[i] = (char)v;
    else if (f->size == 4)
        memcpy(at, &(int32_t){(int32_t)v}, 4);
    else
        memcpy(at, &v, 8);
    return 0;
}

static int put(struct type *t, struct obj *name, struct obj *taken)
{
    int r = taken ? dict_set(t->dict, name, taken) : -1;
    xdecref(taken);
    return r;
}

static int add_fields(struct type *t, const struct native_field *f)
{
    int r = 0;
    for (; r == 0 && f && f->name; f++) {
        struct getset_def *def = engine_alloc(sizeof *def);
        *def = (struct getset_def){f->name, field_get, field_set, (void *)(uintptr_t)f};
        r = put(t, str_name(f->name), getset_descr_new(t, def));
    }
    return r;
}

/* ---- what a class written in Python has and others do not ---- */

static struct obj *call_getter(struct obj *self, void *getter)
{
    return obj_call1(getter, self);
}

/* Read-only properties become the descriptors that C would have; their getters stay with the type. */
static int properties_to_getsets(struct type *t)
{
    struct obj *names = dict_keys(t->dict);
    int r = names ? 0 : -1;
    for (int64_t i = 0; r == 0 && i < list_len(names); i++) {
        struct obj *name = list_items(names)[i], *p = dict_get(t->dict, name);
        if (!p || p->ob_type != t_property->self || AT(p, propertyobject, prop_set, struct obj *))
            continue;
        struct getset_def *def = engine_alloc(sizeof *def);
        *def = (struct getset_def){strcpy(engine_alloc(strlen(str_c(name)) + 1), str_c(name)), call_getter, NULL,
                                   incref(AT(p, propertyobject, prop_get, struct obj *))};
        r = put(t, name, getset_descr_new(t, def));
    }
    xdecref(names);
    return r;
}

static bool of_python_only(struct obj *name)
{
    static const char *const ours[] = {"__slots__",  "__firstlineno__", "__static_attributes__", "__dict__",         "__weakref__",
                                       "__module__", "__annotate__",    "__annotate_func__",     "__classdictcell__"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (str_eq_c(name, ours[i]))
            return true;
    return false;
}

/* super() in a method finds the class in a cell: it is to be the new one. */
static void renew_class_cell(struct obj *v, struct type *from, struct type *to)
{
    if (type_of(v)->kind == K_STATICMETHOD || type_of(v)->kind == K_CLASSMETHOD)
        v = AT(v, staticmethod, sm_callable, struct obj *);
    struct obj *cells = type_of(v)->kind == K_FUNCTION ? AT(v, PyFunctionObject, func_closure, struct obj *) : NULL;
    for (int64_t i = 0; cells && i < tuple_len(cells); i++) {
        struct obj **content = &AT(tuple_items(cells)[i], PyCellObject, ob_ref, struct obj *);
        if (*content == from->self)
            obj_set_slot(content, incref(to->self));
    }
}

/* What C has, Python does not replace. */
static bool is_method_of(const struct type_spec *spec, struct obj *name)
{
    const struct method_def *m = spec->methods;
    while (m && m->name && !str_eq_c(name, m->name))
        m++;
    return m && m->name;
}

static int take_over(struct type *t, struct type *cls)
{
    struct obj *names = dict_keys(cls->dict);
    int r = names ? 0 : -1;
    for (int64_t i = 0; r == 0 && i < list_len(names); i++) {
        struct obj *name = list_items(names)[i], *v = dict_get(cls->dict, name);
        if (!v || of_python_only(name) || is_method_of(t->spec, name) || obj_is_kind(v, K_MEMBER_DESCR))
            continue;
        renew_class_cell(v, cls, t);
        r = dict_set(t->dict, name, v);
    }
    xdecref(names);
    return r;
}

static const struct native_class *class_called(const char *name)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (const struct native_class *c = tables[i]; c->spec; c++)
            if (strcmp(c->spec->name, name) == 0)
                return c;
    return NULL;
}

static int no_references(struct obj *o, visitproc *visit, void *arg)
{
    (void)o, (void)visit, (void)arg;
    return 0;
}

/* A new reference to the built-in type that stands for a class from now on. */
static struct obj *replace(const struct native_class *c, struct type *cls)
{
    struct type_spec *spec = spec_copy(c->spec);
    if (c->collected)
        spec->flags = *c->collected ? spec->flags | TF_GC : spec->flags & ~(uint32_t)TF_GC;
    if (c->bare && *c->bare)
        spec->name = strrchr(spec->name, '.') + 1;
    if (spec->flags & TF_GC && !spec->s.traverse)
        spec->s.traverse = no_references;
    struct type *t = type_ready(spec);
    if (add_fields(t, c->fields) < 0 || take_over(t, cls) < 0 || properties_to_getsets(t) < 0)
        return NULL;
    update_all_slots(t);
    type_sync(t);
    type_modified(t);
    if (c->where)
        *c->where = t;
    type_of(cls->self)->s.clear(cls->self);
    return incref(t->self);
}

/* ---- the module's functions ---- */

CFUNCTION(slotscope_native)
{
    if (arg_count("native", nargs, kwnames, 2, 2) < 0)
        return NULL;
    struct type *t = obj_is_kind(args[0], K_TYPE) ? type_rec(args[0]) : NULL;
    if (!t || !is_str(args[1]) || !(t->flags & TF_HEAP) || t->flags & TF_IMMUTABLE)
        return err_type("slotscope: native(class, name)");
    const char *name = str_c(args[1]);
    const struct native_class *c = class_called(name);
    if (c)
        return replace(c, t);
    t->name = strcpy(engine_alloc(strlen(name) + 1), name);
    AT(t->self, PyTypeObject, tp_name, const char *) = t->name;
    static const char *const ours[] = {"__slots__", "__firstlineno__", "__static_attributes__"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (dict_get_c(t->dict, ours[i]) && dict_del(t->dict, str_name(ours[i])) < 0)
            return NULL;
    if (properties_to_getsets(t) < 0)
        return NULL;
    t->flags |= TF_IMMUTABLE;
    type_sync(t);
    type_modified(t);
    return incref(args[0]);
}

/* Is o a class that stands on one of the tables' types? Programs come to these functions, too. */
static int class_of_ours(struct obj *o, const char *usage)
{
    const struct type *t = obj_is_kind(o, K_TYPE) ? type_rec(o) : NULL;
    while (t && t->flags & TF_HEAP)
        t = t->base;
    return t && t->spec && t->spec->s.new_ == native_new ? 0 : (err_type("slotscope: %s", usage), -1);
}

/* native_set(cls, name, value): an attribute of a class that cannot be changed any more. */
CFUNCTION(slotscope_native_set)
{
    if (arg_count("native_set", nargs, kwnames, 3, 3) < 0 || class_of_ours(args[0], "native_set(class, name, value)") < 0)
        return NULL;
    if (dict_set(type_rec(args[0])->dict, args[1], args[2]) < 0)
        return NULL;
    type_modified(type_rec(args[0]));
    return new_none();
}

/* native_setattr(o, name, value): as object.__setattr__, which refuses where the type has a __setattr__ of its own. */
CFUNCTION(slotscope_native_setattr)
{
    if (arg_count("native_setattr", nargs, kwnames, 3, 3) < 0 || generic_setattr(args[0], args[1], args[2]) < 0)
        return NULL;
    return new_none();
}

/* native_instance(cls, less=0): an instance of cls; of a native class itself, not of one derived from it, `less` bytes shorter. */
CFUNCTION(slotscope_native_instance)
{
    struct obj *cls = NULL;
    int64_t less = 0;
    if (arg_parse("native_instance(cls:O, less:n=)", args, nargs, kwnames, &cls, &less) < 0 ||
        class_of_ours(cls, "native_instance(class)") < 0)
        return NULL;
    if (less != 0 && less != (int64_t)sizeof(struct obj *)) /* a reference at the end */
        return err_type("slotscope: native_instance(class, less)");
    struct type *t = type_rec(cls), *native = t;
    while (native->flags & TF_HEAP)
        native = native->base;
    const struct native_class *c = native->spec ? class_called(native->spec->name) : NULL;
    struct obj *o = t != native || !less ? instance_new(t) : obj_alloc(t, (size_t)-less);
    if (o && c && c->init)
        c->init(o);
    return o;
}

const struct method_def native_defs[] = {{"native", slotscope_native, NULL, 0},
                                         {"native_set", slotscope_native_set, NULL, 0},
                                         {"native_setattr", slotscope_native_setattr, NULL, 0},
                                         {"native_instance", slotscope_native_instance, NULL, 0},
                                         {NULL, NULL, NULL, 0}};
