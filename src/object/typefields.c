/*
 * What a class tells of itself and lets be assigned: its names, module, docstring, MRO, namespace, abstract methods. Some of it are
 * words of the type object, the rest entries of the class's namespace.
 */
#include <string.h>

#include "codecs.h"
#include "slotscope/heap/heap.h"
#include "typefields.h"

struct obj *type_module(const struct type *t)
{
    if (t->flags & TF_HEAP) {
        struct obj *m = dict_get_str(t->dict, ID(__module__));
        return m ? incref(m) : err_format(exc_AttributeError, "__module__");
    }
    const char *dot = strrchr(t->name, '.');
    return dot ? str_from_utf8(t->name, (size_t)(dot - t->name)) : incref(ID(builtins));
}

/* May what the type itself owns be assigned? */
bool type_may_set(struct type *t, struct obj *v, const char *name)
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

const char *name_utf8(struct obj *s)
{
    if (str_is_ascii(s))
        return str_data(s);
    const char *text = str_c(s);
    char *copy = engine_alloc(strlen(text) + 1);
    return strcpy(copy, text);
}

static int set_name(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    if (!type_may_set(t, v, "__name__"))
        return -1;
    if (!is_str(v)) {
        err_type("can only assign string to %s.__name__, not '%s'", type_name(t), type_name(type_of(v)));
        return -1;
    }
    if (check_type_name(v) < 0)
        return -1;
    t->name = name_utf8(v);
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
    if (!type_may_set(t, v, "__qualname__"))
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

int type_set_entry(struct obj *o, struct obj *v, const char *name)
{
    struct type *t = type_rec(o);
    if (!type_may_set(t, v, name))
        return -1;
    type_modified(t);
    return dict_set(t->dict, str_name(name), v);
}

static int set_module(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    if (type_set_entry(o, v, "__module__") < 0)
        return -1;
    struct obj *dict = type_rec(o)->dict, *line = str_name("__firstlineno__");
    return pol.static_attributes && dict_get_str(dict, line) ? dict_del(dict, line) : 0; /* it is of another module now */
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
    return type_set_entry(o, v, "__doc__");
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

static struct obj *get_text_signature(struct obj *o, void *closure)
{
    (void)closure;
    struct type *t = type_rec(o);
    const char *text = t->spec ? layout_signature(type_short_name(t)) : NULL;
    return text ? str_from_c(text) : new_none();
}

const struct getset_def type_getset[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__bases__", type_get_bases, type_set_bases, NULL},
    {"__mro__", get_mro, set_mro, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__annotations__", type_get_annotations, type_set_annotations, NULL},
    {"__annotate__", type_get_annotate, type_set_annotate, NULL},
    {"__type_params__", type_get_type_params, type_set_type_params, NULL},
    {0},
};
