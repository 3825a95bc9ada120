/* object, the root of all types: its methods, and the singletons None, Ellipsis and NotImplemented. */
#include <stdlib.h>

#include "boot.h"
#include "dictkeys.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/spec.h"
#include "typepriv.h"

struct type *t_none, *t_ellipsis, *t_notimplemented;
struct obj *obj_none, *obj_ellipsis, *obj_notimplemented;

/* ---- making instances ---- */

static struct obj *abstract_error(struct type *t)
{
    struct obj *set = type_abstract_names(t), *list = set ? list_from_iter(set) : NULL, *joined = NULL, *sep = NULL;
    xdecref(set);
    if (list && list_sort(list, NULL, false) == 0) {
        sep = str_from_c(pol.abstract_quoted ? "', '" : ", ");
        joined = sep ? str_join(sep, list) : NULL;
    }
    if (joined)
        err_type(message(MSG_ABSTRACT_CLASS), type_name(t), list_len(list) > 1 || !pol.abstract_plural ? "s" : "", joined);
    xdecref(list);
    xdecref(sep);
    xdecref(joined);
    return NULL;
}

static bool excess(size_t nargs, struct obj *kwnames)
{
    return nargs || kwcount(kwnames);
}

static int object_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames);

static struct obj *object_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args;
    struct type *t = type_rec(type);
    if (excess(nargs, kwnames)) {
        if (t->s.new_ != object_new)
            return err_type("object.__new__() takes exactly one argument (the type to instantiate)");
        if (t->s.init == object_init)
            return err_type("%.200s() takes no arguments", type_name(t));
    }
    if (t->flags & TF_ABSTRACT)
        return abstract_error(t);
    return instance_new(t);
}

static int object_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args;
    if (!excess(nargs, kwnames))
        return 0;
    struct type *t = type_of(self);
    if (t->s.init != object_init)
        err_type("object.__init__() takes exactly one argument (the instance to initialize)");
    else if (t->s.new_ == object_new)
        err_type("%.200s.__init__() takes exactly one argument (the instance to initialize)", type_name(t));
    else
        return 0;
    return -1;
}

static void object_dealloc(struct obj *o)
{
    obj_free(o);
}

/* ---- what every object can do ---- */

static struct obj *object_repr(struct obj *o)
{
    struct type *t = type_of(o);
    struct obj *module = type_module(t), *qualname = type_qualname(t), *r = NULL;
    if (module && qualname && is_str(module) && !str_eq_c(module, "builtins"))
        r = str_printf("<%U.%U object at 0x%lx>", module, qualname, (unsigned long)(uintptr_t)o);
    else if (qualname)
        r = str_printf("<%s object at 0x%lx>", type_name(t), (unsigned long)(uintptr_t)o);
    if (r)
        err_clear();
    xdecref(module);
    xdecref(qualname);
    return r;
}

static struct obj *object_str(struct obj *o)
{
    return type_of(o)->s.repr(o);
}

static int64_t object_hash(struct obj *o)
{
    return hash_pointer(o);
}

static struct obj *object_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (op == CMP_EQ)
        return incref(a == b ? obj_true : obj_notimplemented);
    if (op != CMP_NE || !type_of(a)->s.richcompare)
        return incref(obj_notimplemented);
    struct obj *r = type_of(a)->s.richcompare(a, b, CMP_EQ);
    if (!r || r == obj_notimplemented)
        return r;
    int truth = obj_truth(r);
    decref(r);
    return truth < 0 ? NULL : new_bool(!truth);
}

static struct obj *object_format(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *text;
    if (arg_parse("__format__(format_spec:U, /)", args, nargs, kwnames, &text) < 0)
        return NULL;
    if (str_length(text) > 0)
        return err_type("unsupported format string passed to %.200s.__format__", type_name(type_of(self)));
    int units = pol.c_calls_count ? 0 : 1; /* this very call is counted there */
    if (recursion_enter_units(" while calling a Python object", units) < 0)
        return NULL;
    struct obj *r = obj_str(self);
    recursion_leave_units(units);
    return r;
}

struct obj *obj_sizeof_default(struct obj *o)
{
    struct type *t = type_of(o);
    int64_t n = t->basicsize;
    if (t->itemsize > 0) {
        int64_t items = t->kind == K_INT || t->kind == K_BOOL ? (int64_t)int_ndigits(o) : ((struct varobj *)o)->size;
        n += items > 0 ? items * t->itemsize : 0;
    }
    return int_from_i64(n);
}

static struct obj *object_sizeof(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return obj_sizeof_default(self);
}

/* ---- __dir__ ---- */

static int merge_class(struct obj *dict, struct type *t)
{
    struct obj *mro = type_mro(t);
    for (int64_t i = tuple_len(mro); i-- > 0;)
        if (dict_update(dict, type_rec(tuple_items(mro)[i])->dict) < 0)
            return -1;
    return 0;
}

static struct obj *object_dir(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *own = NULL, *r = NULL, *all = dict_new();
    if (!all || obj_lookup_attr(self, ID(__dict__), &own) < 0)
        goto out;
    if (own && type_of(own)->kind == K_DICT && dict_update(all, own) < 0)
        goto out;
    if (merge_class(all, type_of(self)) == 0)
        r = dict_keys(all);
out:
    xdecref(own);
    xdecref(all);
    return r;
}

static int merge_values(struct obj *dict, struct obj *o)
{
    int capacity = 0;
    struct obj *own = instance_dict_now(o), **values = instance_values(o, &capacity);
    if (own)
        return dict_update(dict, own);
    if (!values)
        return 0;
    struct keys_at keys = keys_at(type_of(o)->keys);
    for (int64_t i = 0; i < capacity && i < keys_nentries(type_of(o)->keys); i++)
        if (values[i] && dict_set(dict, *keys_at_key(&keys, i), obj_none) < 0)
            return -1;
    return 0;
}

struct obj *obj_dir_quiet(struct obj *o)
{
    if (type_lookup(type_of(o), ID(__dir__)) != dict_get_str(t_object->dict, ID(__dir__)))
        return obj_dir(o);
    struct obj *all = dict_new(), *names = NULL;
    if (all && merge_values(all, o) == 0 && merge_class(all, type_of(o)) == 0)
        names = dict_keys(all);
    xdecref(all);
    if (names && list_sort(names, NULL, false) < 0) {
        decref(names);
        return NULL;
    }
    return names;
}

/* ---- pickling, far enough for copy ---- */

struct obj *(*object_import)(const char *module);

static struct obj *copyreg_function(const char *name)
{
    struct obj *m = object_import ? object_import("copyreg") : err_format(exc_ImportError, "no module copyreg");
    if (!m)
        return NULL;
    struct obj *f = obj_getattr_c(m, name);
    decref(m);
    return f;
}

/* Has o no attribute in its dict or values? Asks without making a dict. */
static bool dict_is_empty(const struct obj *o)
{
    int capacity;
    struct obj *dict = type_has_dict(type_of(o)) ? instance_dict_now(o) : NULL,
               **values = dict ? NULL : instance_values(o, &capacity);
    for (int i = 0; values && i < capacity; i++)
        if (values[i])
            return false;
    return !dict || dict_len(dict) == 0;
}

/* The names of all slots of t and its bases, a list or None: copyreg finds them once and leaves them in the class. */
static struct obj *slot_names(struct type *t)
{
    struct obj *names = dict_get_c(t->dict, "__slotnames__");
    if (names || err_occurred())
        return xincref(names);
    struct obj *f = copyreg_function("_slotnames");
    if (!f)
        return NULL;
    names = obj_call1(f, t->self);
    decref(f);
    if (names && names != obj_none && !is_list(names)) {
        decref(names);
        return err_type("copyreg._slotnames didn't return a list or None");
    }
    return names;
}

/* What dict and slots do not tell cannot be put together again: instances of types with fields of their own. */
static bool holds_more(struct type *t, int64_t nslots)
{
    int64_t known = t_object->basicsize + 8 * nslots;
    known += t->dictoffset > 0 || (pol.attr == ATTR_DICT_POINTER && t->dictoffset) ? 8 : 0;
    return t->basicsize > known + (t->weakrefoffset > 0 ? 8 : 0);
}

static int add_slot_values(struct obj *o, struct obj *names, struct obj *dict)
{
    for (int64_t i = 0; i < list_len(names); i++) {
        struct obj *v = NULL, *name = incref(list_items(names)[i]); /* __getattr__ may change the list */
        int r = obj_lookup_attr(o, name, &v);
        if (r > 0 && dict_set(dict, name, v) < 0)
            r = -1;
        xdecref(v);
        decref(name);
        if (r < 0)
            return -1;
    }
    return 0;
}

/* The state of o as object.__getstate__ gives it: its dict or None, and a dict of its slots when it has any. required: nothing else
 * tells what o holds (no __getnewargs__, no items). */
static struct obj *default_state(struct obj *o, bool required)
{
    struct type *t = type_of(o);
    if (required && t->itemsize)
        return err_type(message(MSG_PICKLE_ITEMS), type_name(t));
    struct obj *state = dict_is_empty(o) ? new_none() : xincref(instance_dict(o)), *names = state ? slot_names(t) : NULL,
               *slots = NULL;
    int64_t nslots = names && is_list(names) ? list_len(names) : 0;
    if (names && required && holds_more(t, nslots)) {
        err_type("cannot pickle '%.200s' object", type_name(t));
    } else if (names && nslots) {
        slots = dict_new();
        if (slots && add_slot_values(o, names, slots) == 0 && dict_len(slots) > 0) {
            struct obj *pair = tuple_pack(2, state, slots);
            decref(state);
            state = pair;
        }
    }
    xdecref(slots);
    xdecref(names);
    if (err_occurred()) {
        xdecref(state);
        return NULL;
    }
    return state;
}

static struct obj *object_getstate(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return default_state(self, false);
}

static struct obj *state_of(struct obj *o, bool required)
{
    struct obj *f;
    int r = obj_lookup_attr(o, ID(__getstate__), &f);
    if (r < 0)
        return NULL;
    if (r == 0)
        return default_state(o, required);
    struct obj *state = type_of(f)->kind == K_CFUNCTION && cfunction_self(f) == o && cfunction_def(f)->fn == object_getstate
                            ? default_state(o, required)
                            : obj_call0(f);
    decref(f);
    return state;
}

struct obj *object_state_of(struct obj *o)
{
    struct obj *dict = NULL;
    if (pol.object_getstate)
        return state_of(o, false);
    if (obj_lookup_attr(o, ID(__dict__), &dict) < 0)
        return NULL;
    return dict ? dict : new_none();
}

/* Is it what __getnewargs_ex__ is to give, a tuple and a dict? TypeError or ValueError if not. */
static bool arguments_pair(struct obj *pair)
{
    if (type_of(pair)->kind != K_TUPLE)
        err_type("__getnewargs_ex__ should return a tuple, not '%.200T'", pair);
    else if (tuple_len(pair) != 2)
        err_value("__getnewargs_ex__ should return a tuple of length 2, not %zd", tuple_len(pair));
    else if (type_of(tuple_items(pair)[0])->kind != K_TUPLE)
        err_type("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200T'", tuple_items(pair)[0]);
    else if (!is_dict(tuple_items(pair)[1]))
        err_type("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200T'", tuple_items(pair)[1]);
    return !err_occurred();
}

/* Arguments for __new__: from __getnewargs_ex__ or __getnewargs__; both may stay NULL. */
static int new_arguments(struct obj *o, struct obj **args, struct obj **kwargs)
{
    struct obj *f = obj_lookup_special(o, "__getnewargs_ex__");
    *args = *kwargs = NULL;
    if (f) {
        struct obj *pair = obj_call0(f);
        decref(f);
        if (!pair)
            return -1;
        if (arguments_pair(pair)) {
            *args = incref(tuple_items(pair)[0]);
            *kwargs = incref(tuple_items(pair)[1]);
        }
        decref(pair);
        return *args ? 0 : -1;
    }
    f = err_occurred() ? NULL : obj_lookup_special(o, "__getnewargs__");
    if (!f)
        return err_occurred() ? -1 : 0;
    *args = obj_call0(f);
    decref(f);
    if (*args && type_of(*args)->kind != K_TUPLE) {
        err_type("__getnewargs__ should return a tuple, not '%.200T'", *args);
        obj_clear_slot(args);
    }
    return *args ? 0 : -1;
}

static struct obj *iter_of(struct obj *o, enum kind kind)
{
    if (type_of(o)->kind != kind)
        return new_none();
    if (kind == K_LIST)
        return obj_iter(o);
    struct obj *items = obj_call_method(o, "items", NULL, 0), *it = items ? obj_iter(items) : NULL;
    xdecref(items);
    return it;
}

static struct obj *reduce_newobj(struct obj *o)
{
    struct obj *args = NULL, *kwargs = NULL, *r = NULL;
    if (!type_of(o)->s.new_)
        return err_type("cannot pickle '%.200s' object", type_name(type_of(o)));
    if (new_arguments(o, &args, &kwargs) < 0)
        return NULL;
    bool keywords = kwargs && dict_len(kwargs) > 0;
    struct obj *f = copyreg_function(keywords ? "__newobj_ex__" : "__newobj__"), *full = NULL;
    if (keywords) {
        full = tuple_pack(3, o->ob_type, args, kwargs);
    } else {
        int64_t n = args ? tuple_len(args) : 0;
        full = tuple_new(n + 1);
        for (int64_t i = 0; full && i <= n; i++)
            tuple_items(full)[i] = incref(i ? tuple_items(args)[i - 1] : o->ob_type);
    }
    bool required = !args && !is_list(o) && !is_dict(o);
    struct obj *state = f && full ? state_of(o, required) : NULL, *list = state ? iter_of(o, K_LIST) : NULL,
               *dict = list ? iter_of(o, K_DICT) : NULL;
    if (dict)
        r = tuple_pack(5, f, full, state, list, dict);
    struct obj *all[] = {args, kwargs, f, full, state, list, dict};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        xdecref(all[i]);
    return r;
}

static struct obj *reduce_by_copyreg(struct obj *o, struct obj *protocol)
{
    struct obj *f = copyreg_function("_reduce_ex");
    if (!f)
        return NULL;
    struct obj *r = obj_call2(f, o, protocol);
    decref(f);
    return r;
}

static struct obj *common_reduce(struct obj *o, int64_t protocol)
{
    if (protocol >= 2)
        return reduce_newobj(o);
    struct obj *p = int_from_i64(protocol), *r = reduce_by_copyreg(o, p);
    xdecref(p);
    return r;
}

static struct obj *object_reduce(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return common_reduce(self, 0);
}

static struct obj *object_reduce_ex(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    int64_t protocol = num_as_ssize(args[0], exc_OverflowError);
    if (protocol == -1 && err_occurred())
        return NULL;
    struct obj *cls_reduce = type_lookup(type_of(self), ID(__reduce__)), *base = dict_get_str(t_object->dict, ID(__reduce__));
    if (cls_reduce && cls_reduce != base)
        return special_call0(self, ID(__reduce__));
    return common_reduce(self, protocol);
}

/* ---- __class__ ---- */

static struct obj *get_class(struct obj *self, void *closure)
{
    (void)closure;
    return incref(self->ob_type);
}

static int set_class(struct obj *self, struct obj *value, void *closure)
{
    (void)closure;
    if (!value) {
        err_type("can't delete __class__ attribute");
        return -1;
    }
    if (!is_type(value)) {
        err_type("__class__ must be set to a class, not '%s' object", type_name(type_of(value)));
        return -1;
    }
    struct type *from = type_of(self), *to = type_rec(value);
    bool modules = type_is_subtype(from, t_module) && type_is_subtype(to, t_module);
    if (!modules && (!(from->flags & TF_HEAP) || !(to->flags & TF_HEAP))) {
        err_type("%s", message(MSG_CLASS_ASSIGNMENT));
        return -1;
    }
    if (!compatible_for_assignment(from, to, "__class__") || instance_leave_class(self) < 0)
        return -1;
    if (to->flags & TF_HEAP)
        incref(to->self);
    self->ob_type = to->self;
    if (from->flags & TF_HEAP)
        decref(from->self);
    return 0;
}

static struct obj *return_none(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return new_none();
}

static struct obj *return_notimplemented(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return incref(obj_notimplemented);
}

static const struct method_def object_methods[] = {
    {"__reduce_ex__", object_reduce_ex, "__reduce_ex__(protocol, /)", METH_O},
    {"__reduce__", object_reduce, "__reduce__()", METH_NOARGS},
    {"__getstate__", object_getstate, "__getstate__()", METH_NOARGS},
    {"__subclasshook__", return_notimplemented, NULL, METH_CLASS},
    {"__init_subclass__", return_none, NULL, METH_CLASS | METH_NOARGS},
    {"__format__", object_format, "__format__(format_spec, /)", METH_O},
    {"__sizeof__", object_sizeof, "__sizeof__()", METH_NOARGS},
    {"__dir__", object_dir, "__dir__()", METH_NOARGS},
    {0},
};
static const struct getset_def object_getset[] = {{"__class__", get_class, set_class, NULL}, {0}};
const struct type_spec object_spec = {
    .name = "object",
    .kind = K_OBJECT,
    .flags = TF_BASETYPE,
    .record = "PyObject",
    .s = {.dealloc = object_dealloc,
          .repr = object_repr,
          .str = object_str,
          .hash = object_hash,
          .getattro = generic_getattr,
          .setattro = generic_setattr,
          .richcompare = object_richcompare,
          .init = object_init,
          .new_ = object_new},
    .methods = object_methods,
    .getset = object_getset,
};

/* ---- None, Ellipsis, NotImplemented ---- */

static struct obj *none_repr(struct obj *o)
{
    (void)o;
    return str_from_c("None");
}

static struct obj *ellipsis_repr(struct obj *o)
{
    (void)o;
    return str_from_c("Ellipsis");
}

static struct obj *notimplemented_repr(struct obj *o)
{
    (void)o;
    return str_from_c("NotImplemented");
}

static int none_truth(struct obj *o)
{
    (void)o;
    return 0;
}

static int64_t none_hash(struct obj *o)
{
    return pol.none_hash_constant ? 0xFCA86420 : hash_pointer(o);
}

static int notimplemented_truth(struct obj *o)
{
    (void)o;
    if (pol.notimplemented_truth_error) {
        err_type("NotImplemented should not be used in a boolean context");
        return -1;
    }
    bool warn = pol.warns_notimplemented_truth;
    return warn && err_warn(exc_DeprecationWarning, 1, "NotImplemented should not be used in a boolean context") < 0 ? -1 : 1;
}

static void singleton_dealloc(struct obj *o)
{
    o->refcnt_word = 1; /* before 3.12 a miscounted program may get here: it lives on */
}

#define SINGLETON_NEW(fn, which, label)                                                                                            \
    static struct obj *fn(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)                            \
    {                                                                                                                              \
        (void)type, (void)args;                                                                                                    \
        return excess(nargs, kwnames) ? err_type(label " takes no arguments") : incref(which);                                     \
    }
SINGLETON_NEW(none_new, obj_none, "NoneType")
SINGLETON_NEW(ellipsis_new, obj_ellipsis, "EllipsisType")
SINGLETON_NEW(notimplemented_new, obj_notimplemented, "NotImplementedType")

static struct obj *reduce_ellipsis(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return str_from_c(self == obj_ellipsis ? "Ellipsis" : "NotImplemented");
}

static const struct method_def reduce_methods[] = {{"__reduce__", reduce_ellipsis, NULL, METH_NOARGS}, {0}};
static const struct type_spec none_spec = {
    .name = "NoneType",
    .kind = K_NONE,
    .record = "PyObject",
    .s = {.dealloc = singleton_dealloc,
          .repr = none_repr,
          .hash = none_hash,
          .boolean = none_truth,
          .new_ = none_new,
          .richcompare = object_richcompare},
};
static const struct type_spec ellipsis_spec = {
    .name = "ellipsis",
    .kind = K_ELLIPSIS,
    .record = "PyObject",
    .s = {.dealloc = singleton_dealloc, .repr = ellipsis_repr, .new_ = ellipsis_new},
    .methods = reduce_methods,
};
static const struct type_spec notimplemented_spec = {
    .name = "NotImplementedType",
    .kind = K_NOTIMPLEMENTED,
    .record = "PyObject",
    .s = {.dealloc = singleton_dealloc, .repr = notimplemented_repr, .new_ = notimplemented_new, .boolean = notimplemented_truth},
    .methods = reduce_methods,
};

static struct obj *singleton(struct type *t)
{
    struct obj *o = heap_static_alloc((size_t)t->basicsize);
    o->refcnt_word = 1;
    o->ob_type = t->self;
    obj_make_immortal(o);
    return o;
}

void objtype_boot(void)
{
    t_type = t_object = NULL; /* those of the program before, if there was one */
    struct type_spec *s = spec_copy(&object_spec);
    if (!pol.object_getstate)
        spec_drop_method(s, "__getstate__");
    t_object = type_ready(s);
    t_type = type_ready(&type_spec_type);
    t_object->self->ob_type = t_type->self->ob_type = t_type->self;
    t_none = type_ready(&none_spec);
    t_ellipsis = type_ready(&ellipsis_spec);
    t_notimplemented = type_ready(&notimplemented_spec);
    obj_none = singleton(t_none);
    obj_ellipsis = singleton(t_ellipsis);
    obj_notimplemented = singleton(t_notimplemented);
}
