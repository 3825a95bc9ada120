/*
 * Making a class: metaclass, best base, __slots__, the layout of instances, descriptors, and the calls that tell others about it
 * (__set_name__, __init_subclass__).
 */
#include <string.h>

#include "codecs.h"
#include "dictkeys.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct obj *(*object_globals)(void);

struct class_making {
    struct type *metatype, *base;
    struct obj *name, *bases, *dict; /* dict: the copy that becomes the class's */
    struct obj *slots;               /* sorted tuple of mangled names, or NULL */
    bool may_add_dict, may_add_weak, add_dict, add_weak;
};

/* ---- metaclass ---- */

static struct type *winning_metatype(struct type *metatype, struct obj *bases)
{
    struct type *winner = metatype;
    for (int64_t i = 0; i < tuple_len(bases); i++) {
        struct type *t = type_of(tuple_items(bases)[i]);
        if (type_is_subtype(winner, t))
            continue;
        if (!type_is_subtype(t, winner))
            return err_type(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
                "all its bases");
        winner = t;
    }
    return winner;
}

static int check_bases(struct obj *bases)
{
    for (int64_t i = 0; i < tuple_len(bases); i++) {
        struct obj *b = tuple_items(bases)[i], *f;
        if (is_type(b))
            continue;
        int r = obj_lookup_attr(b, ID(__mro_entries__), &f);
        xdecref(f);
        if (r > 0)
            err_type("type() doesn't support MRO entry resolution; use types.new_class()");
        if (r)
            return -1;
    }
    return 0;
}

/* ---- __slots__ ---- */

/* Private names (__x) are spelled _Class__x. New reference. */
static struct obj *mangle(struct obj *class_name, struct obj *name)
{
    int64_t n = str_length(name), i = 0;
    bool private = n > 2 && str_char(name, 0) == '_' && str_char(name, 1) == '_' &&
                   !(str_char(name, n - 1) == '_' && str_char(name, n - 2) == '_');
    if (!private || str_find(name, str_name("."), 0, n, 1) >= 0)
        return incref(name);
    while (i < str_length(class_name) && str_char(class_name, i) == '_')
        i++;
    if (i == str_length(class_name))
        return incref(name);
    struct obj *stripped = str_slice(class_name, i, str_length(class_name));
    struct obj *r = stripped ? str_printf("_%U%U", stripped, name) : NULL;
    xdecref(stripped);
    if (r)
        str_intern(&r);
    return r;
}

static int check_slot_name(struct class_making *m, struct obj *name)
{
    if (!is_str(name)) {
        err_type("__slots__ items must be strings, not '%.200s'", type_name(type_of(name)));
        return -1;
    }
    if (!str_is_identifier(name)) {
        err_type("__slots__ must be identifiers");
        return -1;
    }
    if (str_eq(name, ID(__dict__))) {
        if (!m->may_add_dict || m->add_dict) {
            err_type("__dict__ slot disallowed: we already got one");
            return -1;
        }
        m->add_dict = true;
    } else if (str_eq(name, ID(__weakref__))) {
        if (!m->may_add_weak || m->add_weak) {
            err_type("%s", message(MSG_WEAKREF_SLOT));
            return -1;
        }
        m->add_weak = true;
    }
    return 0;
}

static bool set_by_the_compiler(struct obj *name)
{
    return str_eq(name, ID(__qualname__)) || str_eq(name, ID(__classcell__)) || str_eq(name, ID(__classdictcell__));
}

/* Adds the mangled name to list unless it stands for the dict or the weakref list. */
static int add_slot(struct class_making *m, struct obj *list, struct obj *name)
{
    if ((m->add_dict && str_eq(name, ID(__dict__))) || (m->add_weak && str_eq(name, ID(__weakref__))))
        return 0;
    struct obj *mangled = mangle(m->name, name);
    if (!mangled)
        return -1;
    int r = dict_contains(m->dict, mangled);
    if (r > 0 && !set_by_the_compiler(mangled)) {
        err_value("%R in __slots__ conflicts with class variable", mangled);
        r = -1;
    }
    if (r >= 0)
        r = list_append(list, mangled);
    decref(mangled);
    return r;
}

static struct obj *sorted_slots(struct class_making *m, struct obj *names)
{
    struct obj *list = list_new(0), *r = NULL;
    bool ok = list != NULL;
    for (int64_t i = 0; ok && i < tuple_len(names); i++)
        ok = add_slot(m, list, tuple_items(names)[i]) == 0;
    if (ok && list_sort(list, NULL, false) == 0)
        r = list_as_tuple(list);
    xdecref(list);
    return r;
}

/* Other bases may bring a dict or weakrefs. */
static void look_at_other_bases(struct class_making *m)
{
    for (int64_t i = 0; i < tuple_len(m->bases); i++) {
        struct type *b = type_rec(tuple_items(m->bases)[i]);
        if (b == m->base)
            continue;
        if (m->may_add_dict && !m->add_dict && b->dictoffset)
            m->add_dict = true;
        if (m->may_add_weak && !m->add_weak && b->weakrefoffset)
            m->add_weak = true;
    }
}

static int take_slots(struct class_making *m)
{
    struct obj *slots = dict_get_str(m->dict, ID(__slots__)), *names;
    m->may_add_dict = m->base->dictoffset == 0;
    m->may_add_weak = m->base->weakrefoffset == 0 && m->base->itemsize == 0;
    if (!slots) {
        m->add_dict = m->may_add_dict;
        m->add_weak = m->may_add_weak;
        return 0;
    }
    m->may_add_weak = m->may_add_weak || (pol.slots_on_items && m->base->weakrefoffset == 0);
    names = is_str(slots) ? tuple_pack(1, slots) : tuple_from_iter(slots);
    if (!names)
        return -1;
    bool ok = true;
    if (tuple_len(names) > 0 && m->base->itemsize && !pol.slots_on_items) {
        err_type("nonempty __slots__ not supported for subtype of '%s'", type_name(m->base));
        ok = false;
    }
    for (int64_t i = 0; ok && i < tuple_len(names); i++)
        ok = check_slot_name(m, tuple_items(names)[i]) == 0;
    if (ok)
        m->slots = sorted_slots(m, names);
    ok = m->slots && (!m->base->itemsize || m->base->kind == K_TUPLE || tuple_len(names) <= m->add_dict + m->add_weak);
    if (m->slots && !ok)
        err_type("arbitrary __slots__ not supported for subtype of '%s'", type_name(m->base));
    decref(names);
    if (!ok)
        return -1;
    look_at_other_bases(m);
    return 0;
}

/* ---- the type object ---- */

static struct type *alloc_type(struct class_making *m)
{
    struct obj *o = type_generic_alloc(m->metatype, m->slots ? tuple_len(m->slots) : 0);
    if (!o)
        return NULL;
    struct type *t = engine_alloc(sizeof *t);
    memset(t, 0, sizeof *t);
    t->self = o;
    AT(o, PyTypeObject, tp_dealloc, struct type *) = t;
    t->kind = m->base->kind;
    t->flags = TF_HEAP | TF_BASETYPE | TF_GC;
    t->flags |= m->base->flags & (TF_MATCH_SELF | TF_ITEMS_AT_END | TF_MANAGED_DICT | TF_MANAGED_WEAKREF);
    t->base = m->base;
    incref(m->base->self);
    t->dict = incref(m->dict);
    t->name = name_utf8(m->name);
    AT(o, PyTypeObject, tp_dict, struct obj *) = t->dict;
    AT(o, PyTypeObject, tp_bases, struct obj *) = incref(m->bases);
    AT(o, PyTypeObject, tp_base, struct obj *) = m->base->self;
    AT(o, PyHeapTypeObject, ht_name, struct obj *) = incref(m->name);
    AT(o, PyHeapTypeObject, ht_slots, struct obj *) = xincref(m->slots);
    return t;
}

/* Where the fields that the class adds come to lie: slots, then the words for dict and weakrefs (in the object up to 3.10 both, up
   to 3.11 weakrefs only). */
static void lay_out(struct class_making *m, struct type *t)
{
    int offset = m->base->basicsize;
    struct member_bytes *mp = heap_members(t);
    bool items = m->base->itemsize != 0;
    /* behind a variable number of items: the offset counts from their end */
    int32_t flags = items && m->slots && tuple_len(m->slots) ? 16 : 0;
    for (int64_t i = 0; m->slots && i < tuple_len(m->slots); i++, mp++, offset += 8)
        *mp = (struct member_bytes){name_utf8(tuple_items(m->slots)[i]), PY_T_OBJECT_EX, 0, offset, flags, 0, NULL};
    t->dictoffset = m->base->dictoffset;
    t->weakrefoffset = m->base->weakrefoffset;
    bool pointer = pol.attr == ATTR_DICT_POINTER || (items && pol.attr == ATTR_VALUES_FRONT);
    if (m->add_dict && pointer) {
        t->dictoffset = items ? -8 : offset;
        offset += 8;
    }
    if (m->add_weak && !pol.managed_weakref) {
        t->weakrefoffset = offset;
        offset += 8;
    } else if (m->add_weak) {
        t->flags |= TF_MANAGED_WEAKREF;
        t->weakrefoffset = -32;
    }
    if (m->add_dict && !pointer) {
        t->flags |= TF_MANAGED_DICT;
        t->dictoffset = pol.attr == ATTR_VALUES_FRONT ? -offset - 24 : -1;
    }
    t->basicsize = offset;
    t->itemsize = m->base->itemsize;
    if (!pol.all_classes_collected && !(m->base->flags & TF_GC) && t->basicsize == m->base->basicsize)
        t->flags &= ~(uint32_t)TF_GC;
    if (pol.attr == ATTR_INLINE_VALUES && t->flags & TF_MANAGED_DICT && !t->itemsize &&
        (pol.inline_behind_slots || t->basicsize == 16))
        t->flags |= TF_INLINE_VALUES;
}

static int make_shared_keys(struct type *t)
{
    bool wanted = pol.attr == ATTR_DICT_POINTER ? t->dictoffset != 0 : (t->flags & TF_MANAGED_DICT) != 0;
    if (!wanted)
        return 0;
    t->keys = keys_for_class(dict_get_str(t->dict, ID(__static_attributes__)));
    AT(t->self, PyHeapTypeObject, ht_cached_keys, void *) = t->keys;
    return t->keys ? 0 : -1;
}

/* ---- its namespace ---- */

static int set_qualname(struct class_making *m, struct type *t)
{
    struct obj *q = dict_get_str(t->dict, ID(__qualname__));
    if (q && !is_str(q)) {
        err_type("type __qualname__ must be a str, not %s", type_name(type_of(q)));
        return -1;
    }
    AT(t->self, PyHeapTypeObject, ht_qualname, struct obj *) = incref(q ? q : m->name);
    return q ? dict_del(t->dict, ID(__qualname__)) : 0;
}

static int set_module(struct type *t)
{
    struct obj *globals;
    if (dict_get_str(t->dict, ID(__module__)) || !object_globals || !(globals = object_globals()))
        return 0;
    struct obj *name = dict_get_str(globals, ID(__name__));
    return name ? dict_set(t->dict, ID(__module__), name) : 0;
}

static int wrap_function(struct type *t, struct obj *name, struct obj *(*wrap)(struct obj *))
{
    struct obj *f = dict_get_str(t->dict, name);
    if (!f || type_of(f)->kind != K_FUNCTION)
        return 0;
    struct obj *w = wrap(f);
    int r = w ? dict_set(t->dict, name, w) : -1;
    xdecref(w);
    return r;
}

static int take_cell(struct type *t, struct obj *name, struct obj *content, const char *what)
{
    struct obj *cell = dict_get_str(t->dict, name);
    if (!cell)
        return 0;
    if (type_of(cell)->kind != K_CELL) {
        err_type("%s must be a nonlocal cell, not <class '%.200s'>", what, type_name(type_of(cell)));
        return -1;
    }
    obj_set_slot(cell_slot(cell), incref(content));
    return dict_del(t->dict, name);
}

/* tp_doc: a docstring as C text, up to its first NUL. type_new_set_doc in Objects/typeobject.c */
static int copy_doc(const struct type *t)
{
    struct obj *doc = dict_get_str(t->dict, ID(__doc__));
    if (!doc || !is_str(doc))
        return 0;
    if (!str_is_ascii(doc)) {
        struct obj *encoded = codec_encode(doc, NULL, NULL);
        if (!encoded)
            return -1;
        decref(encoded);
    }
    struct buf b;
    buf_init(&b);
    str_to_utf8(doc, &b);
    size_t n = b.len ? strlen(b.p) + 1 : 1;
    char *copy = heap_alloc(n);
    if (copy)
        memcpy(copy, b.len ? b.p : "", n);
    else
        err_no_memory();
    AT(t->self, PyTypeObject, tp_doc, char *) = copy;
    buf_done(&b);
    return copy ? 0 : -1;
}

static int fill_namespace(struct class_making *m, struct type *t)
{
    return set_qualname(m, t) < 0 || set_module(t) < 0 || copy_doc(t) < 0 || wrap_function(t, ID(__new__), staticmethod_new) < 0 ||
                   wrap_function(t, ID(__init_subclass__), classmethod_new) < 0 ||
                   wrap_function(t, ID(__class_getitem__), classmethod_new) < 0 ||
                   take_cell(t, ID(__classcell__), t->self, "__classcell__") < 0 ||
                   take_cell(t, ID(__classdictcell__), t->dict, "__classdictcell__") < 0
               ? -1
               : 0;
}

static int set_default(struct type *t, struct obj *name, struct obj *taken)
{
    int r = taken ? 0 : -1;
    if (taken && !dict_get_str(t->dict, name))
        r = dict_set(t->dict, name, taken);
    xdecref(taken);
    return r;
}

static struct obj *getset_for(struct type *t, const struct getset_def *g)
{
    if (!pol.shared_getsets)
        return getset_descr_new(t, g);
    struct obj **shared = &object_state->shared_getset[strcmp(g->name, "__dict__") != 0];
    if (!*shared)
        *shared = getset_descr_new(t_object, g);
    return xincref(*shared);
}

static int add_getsets(struct class_making *m, struct type *t)
{
    for (const struct getset_def *g = subtype_getsets(m->add_dict, m->add_weak); g && g->name; g++)
        if (set_default(t, str_name(g->name), getset_for(t, g)) < 0)
            return -1;
    return 0;
}

static int add_members(struct class_making *m, struct type *t)
{
    for (int64_t i = 0; m->slots && i < tuple_len(m->slots); i++)
        if (set_default(t, tuple_items(m->slots)[i], member_descr_new(t, heap_members(t) + i)) < 0)
            return -1;
    return 0;
}

static int add_descriptors(struct class_making *m, struct type *t)
{
    if (pol.shared_getsets ? add_getsets(m, t) < 0 || add_members(m, t) < 0 : add_members(m, t) < 0 || add_getsets(m, t) < 0)
        return -1;
    if (set_default(t, ID(__doc__), new_none()) < 0)
        return -1;
    bool eq = dict_get_str(t->dict, ID(__eq__)), hash = dict_get_str(t->dict, ID(__hash__));
    return eq && !hash ? dict_set(t->dict, ID(__hash__), obj_none) : 0;
}

static void inherit_all(struct type *t)
{
    struct obj *mro = type_mro(t);
    t->s = (struct type_slots){.dealloc = subtype_dealloc, .traverse = subtype_traverse, .clear = subtype_clear};
    for (int64_t i = 1; i < tuple_len(mro); i++)
        inherit_slots(t, type_rec(tuple_items(mro)[i]));
    t->s.new_ = t->base->s.new_;
    for (int64_t i = 1; i < tuple_len(mro) && !(t->flags & TF_COLLECTION); i++)
        t->flags |= type_rec(tuple_items(mro)[i])->flags & TF_COLLECTION;
}

/* ---- telling others ---- */

static int set_name_failed(struct type *t, struct obj *key, struct obj *value)
{
    struct obj *text = NULL, *cause = err_fetch();
    if (pol.set_name_error_note) {
        text = str_printf("Error calling __set_name__ on '%.100s' instance %R in '%.100s'", type_name(type_of(value)), key,
                          type_name(t));
        struct obj *r = text ? obj_call_method(cause, "add_note", &text, 1) : NULL;
        xdecref(text);
        xdecref(r);
        err_clear();
        err_set_instance(cause);
        return -1;
    }
    err_format(exc_RuntimeError, "Error calling __set_name__ on '%.100s' instance %R in '%.100s'", type_name(type_of(value)), key,
               type_name(t));
    struct obj *e = err_fetch();
    exc_set_cause(e, incref(cause));
    exc_set_context(e, cause);
    err_set_instance(e);
    return -1;
}

/* 3.13+; type_new_impl in Objects/typeobject.c */
static int warn_of_keys(struct type *t)
{
    struct obj *key, *value;
    int64_t pos = 0;
    while (pol.class_keys_warned && dict_next(t->dict, &pos, &key, &value))
        if (!is_str(key))
            return err_warn(exc_RuntimeWarning, 1, "non-string key in the __dict__ of class %.200s", t->name);
    return 0;
}

static int call_set_names(struct type *t)
{
    struct obj *copy = dict_copy(t->dict), *key, *value;
    int64_t pos = 0;
    int r = copy ? 0 : -1;
    while (r == 0 && dict_next(copy, &pos, &key, &value)) {
        if (!type_lookup(type_of(value), ID(__set_name__)))
            continue;
        struct obj *done = special_call2(value, ID(__set_name__), t->self, key);
        if (!done)
            r = set_name_failed(t, key, value);
        xdecref(done);
    }
    xdecref(copy);
    return r;
}

static int call_init_subclass(struct type *t, struct obj *const *kwvalues, struct obj *kwnames)
{
    struct obj *args[] = {t_super->self, t->self, t->self};
    struct obj *super = obj_call(args[0], args + 1, 2, NULL);
    struct obj *f = super ? obj_getattr(super, ID(__init_subclass__)) : NULL;
    struct obj *r = f ? obj_call(f, kwvalues, 0, kwnames) : NULL;
    xdecref(super);
    xdecref(f);
    xdecref(r);
    return r ? 0 : -1;
}

/* ---- all of it ---- */

static int finish(struct class_making *m, struct type *t, struct obj *const *kwvalues, struct obj *kwnames)
{
    assign_version_tag(t);
    if (fill_namespace(m, t) < 0)
        return -1;
    lay_out(m, t);
    type_sync(t);
    t->layout = solid_base(t);
    if (pol.descriptors_before_mro ? add_descriptors(m, t) < 0 || mro_assign(t) < 0
                                   : mro_assign(t) < 0 || add_descriptors(m, t) < 0)
        return -1;
    inherit_all(t);
    for (int64_t i = 0; i < tuple_len(m->bases); i++)
        type_add_subclass(type_rec(tuple_items(m->bases)[i]), t);
    type_modified(t);
    update_all_slots(t);
    if (make_shared_keys(t) < 0)
        return -1;
    type_sync(t);
    if (warn_of_keys(t) < 0 || call_set_names(t) < 0)
        return -1;
    return call_init_subclass(t, kwvalues, kwnames);
}

static struct obj *make_class(struct class_making *m, struct obj *const *kwvalues, struct obj *kwnames)
{
    struct type *t = NULL;
    m->base = best_base(m->bases);
    if (m->base && take_slots(m) == 0)
        t = alloc_type(m);
    if (!t)
        return NULL;
    t->s.dealloc = subtype_dealloc;
    if (finish(m, t, kwvalues, kwnames) < 0) {
        decref(t->self);
        return NULL;
    }
    return t->self;
}

struct obj *type_new(struct obj *metatype, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct class_making m = {.metatype = type_rec(metatype)};
    if (nargs != 3)
        return err_type("type.__new__() takes exactly 3 arguments (%zd given)", nargs);
    static const struct {
        enum kind kind;
        const char *name;
    } wanted[] = {{K_STR, "str"}, {K_TUPLE, "tuple"}, {K_DICT, "dict"}};
    for (int i = 0; i < 3; i++)
        if (type_of(args[i])->kind != wanted[i].kind)
            return err_type("type.__new__() argument %d must be %s, not %s", i + 1, wanted[i].name, type_name(type_of(args[i])));
    if (check_bases(args[1]) < 0)
        return NULL;
    struct type *winner = winning_metatype(m.metatype, args[1]);
    if (!winner)
        return NULL;
    if (winner != m.metatype && winner->s.new_ != type_new)
        return winner->s.new_(winner->self, args, nargs, kwnames);
    if (check_type_name(args[0]) < 0)
        return NULL;
    m.metatype = winner;
    m.name = args[0];
    m.bases = tuple_len(args[1]) ? incref(args[1]) : tuple_pack(1, t_object->self);
    m.dict = m.bases ? dict_copy(args[2]) : NULL;
    struct obj *r = m.dict ? make_class(&m, args + nargs, kwnames) : NULL;
    xdecref(m.slots);
    xdecref(m.dict);
    xdecref(m.bases);
    return r;
}
