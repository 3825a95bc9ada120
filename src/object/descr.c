/*
 * Descriptors of built-in types: methods, class methods, members, get/set pairs, slot wrappers. Each is a real object in a class's
 * dict with d_type, d_name, d_qualname and a pointer to what it stands for: a static C table, or, for __slots__, the PyMemberDef
 * behind the type object.
 */
#include <string.h>

#include "boot.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct type *t_member_descr, *t_getset_descr, *t_method_descr, *t_wrapper_descr, *t_method_wrapper, *t_classmethod_descr;

/* What every descriptor points to stands right behind the common part. */
#define D_WHAT(d, T) AT(d, PyMemberDescrObject, d_member, T)
static slotfn **wrapped_word(const struct obj *d)
{
    return (slotfn **)(void *)((char *)(uintptr_t)d + lay.PyMemberDescrObject_d_member + 8);
}

struct type *descr_owner(const struct obj *d)
{
    return type_rec(AT((uintptr_t)d, PyDescrObject, d_type, struct obj *));
}

static struct obj *descr_name(const struct obj *d)
{
    return AT((uintptr_t)d, PyDescrObject, d_name, struct obj *);
}

/* ---- making them ---- */

static struct obj *descr_new(struct type *dt, struct type *owner, const char *name, const void *what)
{
    struct obj *d = obj_alloc(dt, 0);
    if (!d)
        return NULL;
    AT(d, PyDescrObject, d_type, struct obj *) = incref(owner->self);
    AT(d, PyDescrObject, d_name, struct obj *) = str_intern_c(name);
    D_WHAT(d, const void *) = what;
    gc_track(d);
    return d;
}

struct obj *method_descr_new(struct type *t, const struct method_def *def)
{
    return descr_new(t_method_descr, t, def->name, def);
}

struct obj *classmethod_descr_new(struct type *t, const struct method_def *def)
{
    return descr_new(t_classmethod_descr, t, def->name, def);
}

struct obj *getset_descr_new(struct type *t, const struct getset_def *def)
{
    return descr_new(t_getset_descr, t, def->name, def);
}

struct obj *member_descr_new(struct type *t, void *member)
{
    return descr_new(t_member_descr, t, ((struct member_bytes *)member)->name, member);
}

struct obj *wrapper_descr_new(struct type *t, const struct slotdef *def, slotfn *slot)
{
    struct obj *d = descr_new(t_wrapper_descr, t, def->name, def);
    if (d)
        *wrapped_word(d) = slot;
    return d;
}

const struct method_def *method_descr_def(const struct obj *d)
{
    return D_WHAT(d, const struct method_def *);
}

const struct slotdef *wrapper_descr_def(const struct obj *d)
{
    return D_WHAT((uintptr_t)d, const struct slotdef *);
}

slotfn *wrapper_descr_slot(const struct obj *d)
{
    return *wrapped_word(d);
}

/* ---- what all of them do ---- */

static void descr_dealloc(struct obj *d)
{
    gc_untrack(d);
    xdecref(AT(d, PyDescrObject, d_type, struct obj *));
    xdecref(AT(d, PyDescrObject, d_name, struct obj *));
    xdecref(AT(d, PyDescrObject, d_qualname, struct obj *));
    obj_free(d);
}

static int descr_traverse(struct obj *d, visitproc *visit, void *arg)
{
    return visit(AT(d, PyDescrObject, d_type, struct obj *), arg);
}

static bool applies(struct obj *d, struct obj *o)
{
    if (type_is_subtype(type_of(o), descr_owner(d)))
        return true;
    err_type("descriptor '%U' for '%.100s' objects doesn't apply to a '%.100s' object", descr_name(d), type_name(descr_owner(d)),
             type_name(type_of(o)));
    return false;
}

static struct obj *repr_as(struct obj *d, const char *fmt)
{
    return str_printf(fmt, descr_name(d), type_name(descr_owner(d)));
}

static struct obj *get_name(struct obj *d, void *closure)
{
    (void)closure;
    return incref(descr_name(d));
}

static struct obj *get_objclass(struct obj *d, void *closure)
{
    (void)closure;
    return incref(descr_owner(d)->self);
}

static struct obj *get_qualname(struct obj *d, void *closure)
{
    (void)closure;
    struct obj **word = &AT(d, PyDescrObject, d_qualname, struct obj *), *q;
    if (!*word) {
        q = type_qualname(descr_owner(d));
        *word = q ? str_printf("%U.%U", q, descr_name(d)) : NULL;
        xdecref(q);
    }
    return xincref(*word);
}

static struct obj *method_doc(struct obj *d, void *closure)
{
    (void)closure;
    const struct method_def *def = D_WHAT(d, const struct method_def *);
    return doc_of(descr_owner(d), def->name, def->sig);
}

static struct obj *method_signature(struct obj *d, void *closure)
{
    (void)closure;
    return signature_of(descr_owner(d), D_WHAT(d, const struct method_def *)->name);
}

static struct obj *wrapper_doc(struct obj *d, void *closure)
{
    (void)closure;
    return doc_of(descr_owner(d), wrapper_descr_def(d)->name, NULL);
}

static struct obj *slot_signature(struct obj *d, void *closure)
{
    (void)closure;
    return wrapper_signature(wrapper_descr_def(d)->name);
}

static struct obj *attribute_doc(struct obj *d, void *closure)
{
    (void)closure;
    return own_doc_of(descr_owner(d), str_c(descr_name(d)));
}

#define DESCR_COMMON(doc)                                                                                                          \
    {"__name__", get_name, NULL, NULL}, {"__objclass__", get_objclass, NULL, NULL}, {"__qualname__", get_qualname, NULL, NULL},    \
    {                                                                                                                              \
        "__doc__", doc, NULL, NULL                                                                                                 \
    }
static const struct getset_def method_getset[] = {
    DESCR_COMMON(method_doc), {"__text_signature__", method_signature, NULL, NULL}, {0}};
static const struct getset_def wrapper_getset[] = {
    DESCR_COMMON(wrapper_doc), {"__text_signature__", slot_signature, NULL, NULL}, {0}};
static const struct getset_def attribute_getset[] = {DESCR_COMMON(attribute_doc), {0}};

/* ---- methods ---- */

static struct obj *method_descr_repr(struct obj *d)
{
    return repr_as(d, "<method '%U' of '%s' objects>");
}

static struct obj *method_descr_get(struct obj *d, struct obj *o, struct obj *type)
{
    (void)type;
    if (!o)
        return incref(d);
    return applies(d, o) ? cfunction_new(D_WHAT(d, const struct method_def *), o, NULL) : NULL;
}

static struct obj *needs_argument(struct obj *d)
{
    struct obj *name = function_str(d);
    if (name)
        err_type(message(MSG_UNBOUND_METHOD), name, type_name(descr_owner(d)));
    xdecref(name);
    return NULL;
}

static struct obj *method_descr_call(struct obj *d, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    const struct method_def *def = D_WHAT(d, const struct method_def *);
    if (nargs < 1)
        return needs_argument(d);
    if (!applies(d, args[0]) || !check_call(d, def, nargs - 1, kwnames))
        return NULL;
    return def->fn(args[0], args + 1, nargs - 1, kwnames);
}

static struct obj *descr_reduce(struct obj *d, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return reduce_to_getattr(descr_owner(d)->self, incref(descr_name(d)));
}
static const struct method_def descr_methods[] = {{"__reduce__", descr_reduce, NULL, METH_NOARGS}, {0}};

static const struct type_spec method_descr_spec = {
    .name = "method_descriptor",
    .kind = K_METHOD_DESCR,
    .flags = TF_GC | TF_METHOD_DESCR,
    .record = "PyMethodDescrObject",
    .s = {.dealloc = descr_dealloc,
          .traverse = descr_traverse,
          .repr = method_descr_repr,
          .descr_get = method_descr_get,
          .call = method_descr_call},
    .methods = descr_methods,
    .getset = method_getset,
};

/* ---- class methods ---- */

static struct obj *classmethod_descr_get(struct obj *d, struct obj *o, struct obj *type)
{
    if (!type)
        type = o->ob_type;
    if (!is_type(type))
        return err_type("descriptor '%U' for type '%.100s' needs a type, not a '%.100s' as arg 2", descr_name(d),
                        type_name(descr_owner(d)), type_name(type_of(type)));
    if (!type_is_subtype(type_rec(type), descr_owner(d)))
        return err_type("descriptor '%U' requires a subtype of '%.100s' but received '%.100s'", descr_name(d),
                        type_name(descr_owner(d)), type_name(type_rec(type)));
    return cfunction_new(D_WHAT(d, const struct method_def *), type, NULL);
}

static struct obj *classmethod_descr_call(struct obj *d, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (nargs < 1)
        return err_type("descriptor '%U' of '%.100s' object needs an argument", descr_name(d), type_name(descr_owner(d)));
    struct obj *bound = classmethod_descr_get(d, NULL, args[0]);
    struct obj *r = bound ? obj_call(bound, args + 1, nargs - 1, kwnames) : NULL;
    xdecref(bound);
    return r;
}

static const struct type_spec classmethod_descr_spec = {
    .name = "classmethod_descriptor",
    .kind = K_CLASSMETHOD_DESCR,
    .flags = TF_GC,
    .record = "PyMethodDescrObject",
    .s = {.dealloc = descr_dealloc,
          .traverse = descr_traverse,
          .repr = method_descr_repr,
          .descr_get = classmethod_descr_get,
          .call = classmethod_descr_call},
    .methods = descr_methods,
    .getset = method_getset,
};

/* ---- get/set pairs ---- */

static struct obj *attribute_repr(struct obj *d)
{
    if (descr_owner(d) == t_object && D_WHAT(d, const struct getset_def *) != t_object->spec->getset)
        return str_printf("<attribute '%U'>", descr_name(d)); /* shared by all classes */
    return repr_as(d, "<attribute '%U' of '%s' objects>");
}

static struct obj *getset_get(struct obj *d, struct obj *o, struct obj *type)
{
    (void)type;
    const struct getset_def *def = D_WHAT(d, const struct getset_def *);
    if (!o)
        return incref(d);
    if (!applies(d, o))
        return NULL;
    if (def->get)
        return def->get(o, def->closure);
    return err_format(exc_AttributeError, "attribute '%U' of '%.100s' objects is not readable", descr_name(d),
                      type_name(descr_owner(d)));
}

static int not_writable(struct obj *d)
{
    err_format(exc_AttributeError, "attribute '%U' of '%.100s' objects is not writable", descr_name(d), type_name(descr_owner(d)));
    return -1;
}

static int getset_set(struct obj *d, struct obj *o, struct obj *v)
{
    const struct getset_def *def = D_WHAT(d, const struct getset_def *);
    if (!applies(d, o))
        return -1;
    return def->set ? def->set(o, v, def->closure) : not_writable(d);
}

static const struct type_spec getset_descr_spec = {
    .name = "getset_descriptor",
    .kind = K_GETSET_DESCR,
    .flags = TF_GC,
    .record = "PyGetSetDescrObject",
    .s = {.dealloc = descr_dealloc,
          .traverse = descr_traverse,
          .repr = attribute_repr,
          .descr_get = getset_get,
          .descr_set = getset_set},
    .getset = attribute_getset,
};

/* ---- members: words of the object ---- */

static struct obj *member_repr(struct obj *d)
{
    return repr_as(d, "<member '%U' of '%s' objects>");
}

static struct obj *missing_member(struct obj *d, struct obj *o)
{
    if (pol.slot_error_names_type && descr_owner(d)->flags & TF_HEAP) {
        struct obj *module = NULL, *name = pol.slot_error_qualified ? obj_getattr_c(o->ob_type, "__qualname__") : NULL;
        if (!name || obj_lookup_attr(o->ob_type, str_name("__module__"), &module) <= 0 || !is_str(module) || !is_str(name)) {
            err_clear();
            err_no_attribute(o, descr_name(d));
        } else {
            bool plain = str_eq_c(module, "builtins") || str_eq_c(module, "__main__");
            err_format(exc_AttributeError, "'%U%s%U' object has no attribute '%U'", plain ? str_name("") : module, plain ? "" : ".",
                       name, descr_name(d));
            err_set_name(descr_name(d), o);
        }
        xdecref(module);
        xdecref(name);
        return NULL;
    }
    err_set_object(exc_AttributeError, descr_name(d));
    return NULL;
}

static struct obj *member_value(struct obj *d, struct obj *o, const struct member_bytes *m)
{
    if (m->type == PY_T_GETSET) {
        const struct getset_def *def = ((const struct getset_member *)m)->def;
        return def->get(o, def->closure);
    }
    struct obj **word = member_word(o, m);
    if (attr_observer) {
        struct attr_read r = {READ_SLOT, (uint64_t)(uintptr_t)word, m->type == PY_T_OBJECT_EX ? *word : NULL, m->offset};
        attr_observer(&r, attr_observer_ctx);
    }
    switch (m->type) {
    case PY_T_OBJECT_EX: return *word ? incref(*word) : missing_member(d, o);
    case PY_T_OBJECT: return incref(*word ? *word : obj_none);
    case PY_T_INT: return int_from_i64(*(int32_t *)(void *)word);
    case PY_T_BOOL: return new_bool(*(char *)word);
    default: return int_from_i64(*(int64_t *)(void *)word);
    }
}

static struct obj *member_get(struct obj *d, struct obj *o, struct obj *type)
{
    (void)type;
    if (!o)
        return incref(d);
    return applies(d, o) ? member_value(d, o, D_WHAT(d, const struct member_bytes *)) : NULL;
}

static int member_set(struct obj *d, struct obj *o, struct obj *v)
{
    const struct member_bytes *m = D_WHAT(d, const struct member_bytes *);
    if (!applies(d, o))
        return -1;
    if (m->flags & 1 || (m->type != PY_T_OBJECT && m->type != PY_T_OBJECT_EX && m->type != PY_T_GETSET)) {
        err_format(exc_AttributeError, "readonly attribute");
        return -1;
    }
    if (m->type == PY_T_GETSET) {
        const struct getset_def *def = ((const struct getset_member *)m)->def;
        return def->set(o, v, def->closure);
    }
    struct obj **word = member_word(o, m);
    if (!v && m->type == PY_T_OBJECT_EX && !*word) {
        err_set_object(exc_AttributeError, descr_name(d));
        return -1;
    }
    obj_set_slot(word, xincref(v));
    return 0;
}

static const struct type_spec member_descr_spec = {
    .name = "member_descriptor",
    .kind = K_MEMBER_DESCR,
    .flags = TF_GC,
    .record = "PyMemberDescrObject",
    .s = {.dealloc = descr_dealloc,
          .traverse = descr_traverse,
          .repr = member_repr,
          .descr_get = member_get,
          .descr_set = member_set},
    .methods = descr_methods,
    .getset = attribute_getset,
};

/* ---- slot wrappers, and bound ones ---- */

static struct obj *wrapper_repr(struct obj *d)
{
    return repr_as(d, "<slot wrapper '%U' of '%s' objects>");
}

static struct obj *wrapper_get(struct obj *d, struct obj *o, struct obj *type)
{
    (void)type;
    if (!o)
        return incref(d);
    if (!applies(d, o))
        return NULL;
    struct obj *w = obj_alloc(t_method_wrapper, 0);
    if (!w)
        return NULL;
    AT(w, wrapperobject, descr, struct obj *) = incref(d);
    AT(w, wrapperobject, self, struct obj *) = incref(o);
    gc_track(w);
    return w;
}

static struct obj *wrapper_call(struct obj *d, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    const struct slotdef *def = wrapper_descr_def(d);
    if (nargs < 1)
        return err_type("descriptor '%U' of '%.100s' object needs an argument", descr_name(d), type_name(descr_owner(d)));
    if (!type_is_subtype(type_of(args[0]), descr_owner(d)))
        return err_type("descriptor '%U' requires a '%.100s' object but received a '%.100s'", descr_name(d),
                        type_name(descr_owner(d)), type_name(type_of(args[0])));
    return def->wrapper(args[0], args + 1, nargs - 1, kwnames, wrapper_descr_slot(d), def);
}

static const struct type_spec wrapper_descr_spec = {
    .name = "wrapper_descriptor",
    .kind = K_WRAPPER_DESCR,
    .flags = TF_GC | TF_METHOD_DESCR,
    .record = "PyMethodDescrObject",
    .s = {.dealloc = descr_dealloc,
          .traverse = descr_traverse,
          .repr = wrapper_repr,
          .descr_get = wrapper_get,
          .call = wrapper_call},
    .methods = descr_methods,
    .getset = wrapper_getset,
};

static void bound_dealloc(struct obj *w)
{
    gc_untrack(w);
    xdecref(AT(w, wrapperobject, descr, struct obj *));
    xdecref(AT(w, wrapperobject, self, struct obj *));
    obj_free(w);
}

static int bound_traverse(struct obj *w, visitproc *visit, void *arg)
{
    int r = visit(AT(w, wrapperobject, descr, struct obj *), arg);
    return r ? r : visit(AT(w, wrapperobject, self, struct obj *), arg);
}

static struct obj *bound_repr(struct obj *w)
{
    struct obj *self = AT(w, wrapperobject, self, struct obj *);
    return str_printf("<method-wrapper '%U' of %s object at 0x%lx>", descr_name(AT(w, wrapperobject, descr, struct obj *)),
                      type_name(type_of(self)), (unsigned long)(uintptr_t)self);
}

static struct obj *bound_call(struct obj *w, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *d = AT(w, wrapperobject, descr, struct obj *);
    const struct slotdef *def = wrapper_descr_def(d);
    return def->wrapper(AT(w, wrapperobject, self, struct obj *), args, nargs, kwnames, wrapper_descr_slot(d), def);
}

static int64_t bound_hash(struct obj *w)
{
    int64_t h = hash_pointer(AT(w, wrapperobject, self, struct obj *)) ^ hash_pointer(AT(w, wrapperobject, descr, struct obj *));
    return h == -1 ? -2 : h;
}

static struct obj *bound_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || type_of(b)->kind != K_METHOD_WRAPPER)
        return incref(obj_notimplemented);
    bool same = AT(a, wrapperobject, descr, struct obj *) == AT(b, wrapperobject, descr, struct obj *) &&
                AT(a, wrapperobject, self, struct obj *) == AT(b, wrapperobject, self, struct obj *);
    return new_bool(same == (op == CMP_EQ));
}

static struct obj *bound_self(struct obj *w, void *closure)
{
    (void)closure;
    return incref(AT(w, wrapperobject, self, struct obj *));
}

static struct obj *bound_name(struct obj *w, void *closure)
{
    return get_name(AT(w, wrapperobject, descr, struct obj *), closure);
}

static struct obj *bound_qualname(struct obj *w, void *closure)
{
    return get_qualname(AT(w, wrapperobject, descr, struct obj *), closure);
}

static struct obj *bound_objclass(struct obj *w, void *closure)
{
    return get_objclass(AT(w, wrapperobject, descr, struct obj *), closure);
}

static struct obj *bound_doc(struct obj *w, void *closure)
{
    return wrapper_doc(AT(w, wrapperobject, descr, struct obj *), closure);
}

static struct obj *bound_signature(struct obj *w, void *closure)
{
    return slot_signature(AT(w, wrapperobject, descr, struct obj *), closure);
}

static struct obj *bound_reduce(struct obj *w, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return reduce_to_getattr(AT(w, wrapperobject, self, struct obj *),
                             incref(descr_name(AT(w, wrapperobject, descr, struct obj *))));
}
static const struct method_def bound_methods[] = {{"__reduce__", bound_reduce, NULL, METH_NOARGS}, {0}};
static const struct getset_def bound_getset[] = {{"__self__", bound_self, NULL, NULL},
                                                 {"__name__", bound_name, NULL, NULL},
                                                 {"__qualname__", bound_qualname, NULL, NULL},
                                                 {"__objclass__", bound_objclass, NULL, NULL},
                                                 {"__doc__", bound_doc, NULL, NULL},
                                                 {"__text_signature__", bound_signature, NULL, NULL},
                                                 {0}};
static const struct type_spec method_wrapper_spec = {
    .name = "method-wrapper",
    .kind = K_METHOD_WRAPPER,
    .flags = TF_GC,
    .record = "wrapperobject",
    .s = {.dealloc = bound_dealloc,
          .traverse = bound_traverse,
          .repr = bound_repr,
          .call = bound_call,
          .hash = bound_hash,
          .richcompare = bound_compare},
    .methods = bound_methods,
    .getset = bound_getset,
};

void descr_boot(void)
{
    t_method_descr = type_ready(&method_descr_spec);
    t_classmethod_descr = type_ready(&classmethod_descr_spec);
    t_getset_descr = type_ready(&getset_descr_spec);
    t_member_descr = type_ready(&member_descr_spec);
    t_wrapper_descr = type_ready(&wrapper_descr_spec);
    t_method_wrapper = type_ready(&method_wrapper_spec);
}
