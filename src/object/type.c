/*
 * Types: making the built-in ones from their specs, the record behind a type object kept in step with its bytes, look-up along the
 * MRO with one cache for all types, subclasses.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/die.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct type *t_object, *t_type;

/* ---- the record and the bytes ---- */

enum { PY_SEQUENCE = 1 << 5, PY_MAPPING = 1 << 6, PY_DISALLOW_NEW = 1 << 7, PY_IMMUTABLE = 1 << 8, PY_READY = 1 << 12 };
/* Our flags and CPython's bits in tp_flags (Include/object.h). */
static const struct {
    uint32_t ours;
    uint64_t bit;
} flag_bits[] = {
    {TF_INLINE_VALUES, 1 << 2},   {TF_MANAGED_WEAKREF, 1 << 3},
    {TF_MANAGED_DICT, 1 << 4},    {TF_SEQUENCE, PY_SEQUENCE},
    {TF_MAPPING, PY_MAPPING},     {TF_DISALLOW_NEW, PY_DISALLOW_NEW},
    {TF_IMMUTABLE, PY_IMMUTABLE}, {TF_HEAP, 1 << 9},
    {TF_BASETYPE, 1 << 10},       {TF_GC, 1 << 14},
    {TF_METHOD_DESCR, 1 << 17},   {TF_ABSTRACT, 1 << 20},
    {TF_MATCH_SELF, 1 << 22},     {TF_ITEMS_AT_END, 1 << 23},
};
/* Bits that say of which basic kind the instances are. */
static const struct {
    enum kind kind;
    int bit;
} kind_bits[] = {{K_INT, 24}, {K_BOOL, 24}, {K_LIST, 25},      {K_TUPLE, 26}, {K_BYTES, 27},
                 {K_STR, 28}, {K_DICT, 29}, {K_EXCEPTION, 30}, {K_TYPE, 31}};

static uint64_t python_flags(const struct type *t)
{
    uint64_t f = PY_READY | 1 << 18;
    for (size_t i = 0; i < sizeof flag_bits / sizeof flag_bits[0]; i++)
        if (t->flags & flag_bits[i].ours)
            f |= flag_bits[i].bit;
    if (!pol.has_match) /* these bits came with it */
        f &= ~(uint64_t)(PY_SEQUENCE | PY_MAPPING | PY_DISALLOW_NEW | PY_IMMUTABLE);
    for (size_t i = 0; i < sizeof kind_bits / sizeof kind_bits[0]; i++)
        if (t->kind == kind_bits[i].kind)
            f |= UINT64_C(1) << kind_bits[i].bit;
    return f;
}

static void type_set_presize(struct type *t)
{
    bool managed = t->flags & (TF_MANAGED_DICT | TF_MANAGED_WEAKREF);
    t->presize = (uint16_t)((t->flags & TF_GC ? 16 : 0) + (managed ? 16 : 0));
    t->alloc_size = t->presize + (uint32_t)t->basicsize;
}

void type_sync(struct type *t)
{
    struct obj *o = t->self;
    type_set_presize(t);
    AT(o, PyTypeObject, tp_name, const char *) = t->name;
    AT(o, PyTypeObject, tp_basicsize, int64_t) = t->basicsize;
    AT(o, PyTypeObject, tp_itemsize, int64_t) = t->itemsize;
    AT(o, PyTypeObject, tp_dictoffset, int64_t) = t->dictoffset;
    AT(o, PyTypeObject, tp_weaklistoffset, int64_t) = t->weakrefoffset;
    AT(o, PyTypeObject, tp_flags, uint64_t) = python_flags(t);
    AT(o, PyTypeObject, tp_version_tag, uint32_t) = t->version_tag;
    if (t->base)
        AT(o, PyTypeObject, tp_base, struct obj *) = t->base->self;
    if (t->flags & TF_HEAP)
        AT(o, PyHeapTypeObject, ht_cached_keys, void *) = t->keys;
}

void type_set_word(struct type *t, int offset, struct obj *taken)
{
    obj_set_slot((struct obj **)(void *)((char *)t->self + offset), taken);
}

struct obj *type_mro(const struct type *t)
{
    return AT(t->self, PyTypeObject, tp_mro, struct obj *);
}

struct obj *type_bases(const struct type *t)
{
    return AT(t->self, PyTypeObject, tp_bases, struct obj *);
}

const char *type_name(const struct type *t)
{
    return t->name;
}

const char *type_short_name(const struct type *t)
{
    if ((t->flags & (TF_HEAP | TF_IMMUTABLE)) == TF_HEAP)
        return t->name;
    const char *dot = strrchr(t->name, '.');
    return dot ? dot + 1 : t->name;
}

struct obj *type_qualname(const struct type *t)
{
    if (t->flags & TF_HEAP)
        return incref(AT(t->self, PyHeapTypeObject, ht_qualname, struct obj *));
    return str_from_c(type_short_name(t));
}

bool is_type(const struct obj *o)
{
    return type_of(o)->kind == K_TYPE;
}

bool type_is_subtype(const struct type *a, const struct type *b)
{
    if (a == b)
        return true;
    struct obj *mro = type_mro(a);
    if (!mro) {
        for (; a; a = a->base)
            if (a == b)
                return true;
        return b == t_object;
    }
    struct obj **items = tuple_items(mro);
    for (int64_t i = 0, n = tuple_len(mro); i < n; i++)
        if (items[i] == b->self)
            return true;
    return false;
}

/* ---- version tags and the method cache ---- */

void assign_version_tag(struct type *t)
{
    t->version_tag = ++object_state->next_version_tag;
    AT(t->self, PyTypeObject, tp_version_tag, uint32_t) = t->version_tag;
}

static int modified_subclass(struct type *t, void *arg)
{
    (void)arg;
    type_modified(t);
    return 0;
}

void type_modified(struct type *t)
{
    assign_version_tag(t);
    type_each_subclass(t, modified_subclass, NULL);
}

static struct obj *lookup_in_mro(struct type *t, struct obj *name)
{
    struct obj *mro = type_mro(t);
    if (!mro)
        return t->dict ? dict_get_str(t->dict, name) : NULL;
    struct obj **items = tuple_items(mro), *v = NULL;
    incref(mro); /* comparing keys may run the program, which may give t other bases */
    for (int64_t i = 0, n = tuple_len(mro); i < n && !v; i++)
        v = dict_get_str(type_rec(items[i])->dict, name);
    decref(mro);
    return v;
}

static void observe(enum read_kind kind, const void *addr, struct obj *object, int64_t number)
{
    struct attr_read r = {kind, (uint64_t)(uintptr_t)addr, object, number};
    attr_observer(&r, attr_observer_ctx);
}

/* The same look-up, every class that is asked told to the observer. */
static struct obj *lookup_observed(struct type *t, struct obj *name)
{
    struct obj *mro = type_mro(t);
    for (int64_t i = 0; mro && i < tuple_len(mro); i++) {
        struct obj *c = tuple_items(mro)[i];
        observe(READ_MRO_CLASS, &tuple_items(mro)[i], c, i);
        struct obj *v = dict_get_str(type_rec(c)->dict, name);
        if (v) {
            observe(READ_DESCRIPTOR, (char *)c + lay.PyTypeObject_tp_dict, v, i);
            return v;
        }
    }
    return NULL;
}

struct obj *type_lookup(struct type *t, struct obj *name)
{
    struct type_cache_entry *e =
        &object_state->cache[(t->version_tag * 0x9E3779B1u ^ (uint32_t)((uintptr_t)name >> 4)) & (TYPE_CACHE_SIZE - 1)];
    if (attr_observer)
        return lookup_observed(t, name);
    if (e->version == t->version_tag && e->name == name)
        return e->value;
    uint32_t version = t->version_tag;
    struct obj *v = lookup_in_mro(t, name);
    if (type_mro(t) && t->version_tag == version && name->ob_type == t_str->self && str_length(name) <= 100) {
        struct obj *old = e->name;
        e->version = t->version_tag;
        e->name = incref(name);
        e->value = v;
        xdecref(old);
    }
    return v;
}

/* ---- subclasses: tp_subclasses is a dict from the address of a class, as an int, to a weak reference to it ---- */

void type_add_subclass(struct type *base, struct type *t)
{
    struct obj **word = &AT(base->self, PyTypeObject, tp_subclasses, struct obj *);
    if (!*word)
        *word = dict_new();
    struct obj *key = int_from_u64((uint64_t)(uintptr_t)t->self), *ref = weakref_new(t_weakref, t->self, NULL);
    if (*word && key && ref)
        dict_set(*word, key, ref);
    xdecref(key);
    xdecref(ref);
}

void type_remove_subclass(struct type *base, struct type *t)
{
    struct obj **word = &AT(base->self, PyTypeObject, tp_subclasses, struct obj *);
    if (!*word)
        return;
    struct obj *key = int_from_u64((uint64_t)(uintptr_t)t->self), *old = NULL;
    if (key && dict_pop(*word, key, &old) > 0)
        decref(old);
    xdecref(key);
    if (dict_len(*word) == 0)
        obj_clear_slot(word);
}

int type_each_subclass(struct type *t, int (*visit)(struct type *sub, void *arg), void *arg)
{
    struct obj *d = AT(t->self, PyTypeObject, tp_subclasses, struct obj *), *key, *ref;
    if (!d)
        return 0;
    int64_t pos = 0;
    int r = 0;
    incref(d); /* visiting may run the program */
    while (r == 0 && dict_next(d, &pos, &key, &ref)) {
        struct obj *sub = weakref_get(ref);
        if (sub != obj_none)
            r = visit(type_rec(sub), arg);
        decref(sub);
    }
    decref(d);
    return r;
}

static int append_subclass(struct type *sub, void *list)
{
    return list_append(list, sub->self);
}

struct obj *type_subclasses(struct type *t)
{
    struct obj *list = list_new(0);
    if (list && type_each_subclass(t, append_subclass, list) < 0) {
        decref(list);
        return NULL;
    }
    return list;
}

static int mark_collection(struct type *t, void *arg)
{
    uint32_t flag = *(const uint32_t *)arg;
    if ((t->flags & TF_IMMUTABLE) || (t->flags & TF_COLLECTION) == flag)
        return 0;
    t->flags = (t->flags & ~(uint32_t)TF_COLLECTION) | flag;
    type_sync(t);
    return type_each_subclass(t, mark_collection, arg);
}

void type_mark_collection(struct type *t, bool mapping)
{
    uint32_t flag = mapping ? TF_MAPPING : TF_SEQUENCE;
    mark_collection(t, &flag);
}

/* ---- built-in types ---- */

bool dict_defines_eq_or_hash(const struct type *t)
{
    return t->dict && (dict_get_str(t->dict, ID(__eq__)) || dict_get_str(t->dict, ID(__hash__)));
}

static struct type *spec_base(const struct type_spec *spec)
{
    if (spec == &object_spec)
        return NULL;
    return spec->base ? *spec->base : t_object;
}

static void set_layout(struct type *t, const struct type_spec *spec)
{
    struct type *base = t->base;
    t->basicsize = spec->record ? layout_sizeof(spec->record) + spec->basicsize_adjust
                                : (base ? base->basicsize : 16) + spec->basicsize_adjust;
    t->itemsize = spec->itemsize ? spec->itemsize : base ? base->itemsize : 0;
    t->dictoffset = spec->dictoffset ? spec->dictoffset() : base ? base->dictoffset : 0;
    t->weakrefoffset = spec->weakrefoffset ? spec->weakrefoffset() : base ? base->weakrefoffset : 0;
    if (base && base->flags & TF_GC && !t->s.traverse) {
        t->flags |= TF_GC;
        t->s.traverse = base->s.traverse;
        t->s.clear = base->s.clear;
    }
    if (base)
        t->flags |= base->flags & (TF_MATCH_SELF | TF_SEQUENCE | TF_MAPPING | TF_ITEMS_AT_END);
    t->layout = base && t->basicsize == base->basicsize && t->itemsize == base->itemsize ? base->layout : t;
}

static void inherit_new(struct type *t, const struct type_spec *spec)
{
    if (!t->s.new_ && t->base == t_object)
        t->flags |= TF_DISALLOW_NEW;
    if (t->flags & TF_DISALLOW_NEW)
        t->s.new_ = NULL;
    else if (!spec->s.new_ && t->base)
        t->s.new_ = t->base->s.new_;
}

/* tp_vectorcall of a class: its call neither makes a tuple nor counts as one of C code. */
static bool has_vectorcall(const char *name)
{
    const struct {
        const char *name;
        int has;
    } classes[] = {
        {"tuple", pol.vectorcall_collections}, {"list", pol.vectorcall_collections},    {"dict", pol.vectorcall_collections},
        {"set", pol.vectorcall_collections},   {"range", pol.vectorcall_collections},   {"frozenset", pol.vectorcall_collections},
        {"float", pol.vectorcall_iterators},   {"bool", pol.vectorcall_iterators},      {"type", pol.vectorcall_iterators},
        {"map", pol.vectorcall_iterators},     {"filter", pol.vectorcall_iterators},    {"reversed", pol.vectorcall_iterators},
        {"str", pol.vectorcall_str},           {"enumerate", pol.vectorcall_enumerate}, {"int", pol.vectorcall_int}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strcmp(classes[i].name, name) == 0)
            return classes[i].has;
    return false;
}

static struct type *prepare(const struct type_spec *spec)
{
    struct type *t = engine_alloc(sizeof *t);
    struct obj *o = heap_static_alloc((size_t)lay.sizeof_PyTypeObject);
    memset(t, 0, sizeof *t);
    t->self = o;
    o->refcnt_word = 1;
    obj_make_immortal(o);
    o->ob_type = t_type ? t_type->self : NULL;
    AT(o, PyTypeObject, tp_dealloc, struct type *) = t;
    t->name = spec->name;
    t->spec = spec;
    t->kind = spec->kind;
    t->flags = spec->flags | TF_IMMUTABLE | (has_vectorcall(spec->name) ? TF_VECTORCALL : 0);
    t->base = spec_base(spec);
    t->s = spec->s;
    set_layout(t, spec);
    inherit_new(t, spec);
    for (const struct type *b = t->base; b; b = b->base)
        inherit_slots(t, b);
    if (!t->s.hash)
        t->s.hash = hash_not_implemented;
    assign_version_tag(t);
    type_sync(t);
    return t;
}

static void add_named(struct type *t, const char *name, struct obj *taken, bool overwrite)
{
    struct obj *key = str_name(name);
    if (taken && (overwrite || !dict_get_str(t->dict, key)))
        dict_set(t->dict, key, taken);
    xdecref(taken);
}

static void add_method(struct type *t, const struct method_def *m)
{
    struct obj *d;
    if (!pol.has_generic_alias && strcmp(m->name, "__class_getitem__") == 0)
        return;
    if (m->flags & METH_CLASS) {
        d = classmethod_descr_new(t, m);
    } else if (m->flags & METH_SLOT) {
        d = slot_method_new(t, m);
    } else if (m->flags & METH_STATIC) {
        struct obj *f = cfunction_new(m, t->self, NULL);
        d = f ? staticmethod_new(f) : NULL;
        xdecref(f);
    } else {
        d = method_descr_new(t, m);
    }
    add_named(t, m->name, d, m->flags & METH_COEXIST);
}

static const int32_t member_types[] = {PY_T_OBJECT, PY_T_OBJECT_EX, PY_T_SSIZE, PY_T_INT, PY_T_BOOL};

/* A member that CPython reads out of the object's word and functions read here. */
static struct obj *getset_member(struct type *t, const struct getset_def *g)
{
    struct getset_member *m = heap_static_alloc(sizeof *m);
    *m = (struct getset_member){{g->name, PY_T_GETSET, 0, -1, g->set ? 0 : 1, 0, NULL}, g};
    return member_descr_new(t, m);
}

static void add_getset(struct type *t, const struct getset_def *g, char letter)
{
    add_named(t, g->name, letter == 'm' ? getset_member(t, g) : getset_descr_new(t, g), false);
}

static void add_member(struct type *t, const struct member_def *m)
{
    struct member_bytes *b = heap_static_alloc(sizeof *b);
    b->name = m->name;
    b->type = member_types[m->kind & ~MEMBER_READONLY];
    b->offset = m->offset;
    b->flags = m->kind & MEMBER_READONLY ? 1 : 0;
    add_named(t, m->name, member_descr_new(t, b), false);
}

/* Wrappers that the version has of its own where others inherit them. */
static void add_wrappers(struct type *t, const struct builtin_attribute *a, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char letter = layout_kind_letter(&a[i]);
        if (letter == 'n' && t->s.new_)
            add_named(t, a[i].name, new_wrapper_method(t), false);
        else if (letter == 'w')
            add_operator(t, a[i].name);
    }
}

/* What the version has not, or has as None. */
static void drop_attributes(struct type *t, const struct builtin_attribute *a, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char letter = layout_kind_letter(&a[i]);
        struct obj *name = str_name(a[i].name);
        if (letter == '-' && dict_get_str(t->dict, name))
            dict_del(t->dict, name);
        else if (letter == '0')
            dict_set(t->dict, name, obj_none);
    }
}

void type_fill_static(struct type *t, const struct type_spec *spec)
{
    size_t n;
    const struct builtin_attribute *a = layout_attributes(type_short_name(t), &n);
    t->dict = dict_new();
    AT(t->self, PyTypeObject, tp_dict, struct obj *) = t->dict;
    if (spec->s.new_)
        add_named(t, "__new__", new_wrapper_method(t), false);
    add_operators(t, &spec->s);
    add_wrappers(t, a, n);
    for (const struct method_def *m = spec->methods; m && m->name; m++)
        add_method(t, m);
    for (const struct member_def *m = spec->members; m && m->name; m++)
        add_member(t, m);
    for (const struct getset_def *g = spec->getset; g && g->name; g++)
        add_getset(t, g, layout_attribute_kind(a, n, g->name));
    const char *text = doc_text(type_short_name(t));
    add_named(t, "__doc__", text ? str_from_c(text) : spec->doc ? str_from_c(spec->doc) : new_none(), false);
    bool inherited = t->base && t->base->s.hash == hash_not_implemented && !spec->s.hash && !spec->s.richcompare;
    if (t->s.hash == hash_not_implemented && !inherited)
        add_named(t, "__hash__", new_none(), false);
    drop_attributes(t, a, n);
    AT(t->self, PyTypeObject, tp_bases, struct obj *) = t->base ? tuple_pack(1, t->base->self) : tuple_new(0);
    AT(t->self, PyTypeObject, tp_mro, struct obj *) = mro_compute(t);
    if (t->base)
        type_add_subclass(t->base, t);
    type_modified(t);
    if (err_occurred())
        die("making type %s failed", spec->name);
}

struct type *type_ready(const struct type_spec *spec)
{
    struct object_state *s = object_state;
    struct type *t = prepare(spec);
    if (s->booted) {
        type_fill_static(t, spec);
        return t;
    }
    if (s->npending == (int)(sizeof s->pending_type / sizeof s->pending_type[0]))
        die("too many built-in types");
    s->pending_type[s->npending++] = t;
    return t;
}

/* ---- instances ---- */

struct obj *type_generic_alloc(struct type *t, int64_t nitems)
{
    size_t sentinel = t->itemsize && !(t->flags & TF_HEAP) ? (size_t)t->itemsize : 0;
    struct obj *o = obj_alloc(t, (size_t)nitems * (size_t)t->itemsize + sentinel);
    if (!o)
        return NULL;
    if (t->itemsize)
        ((struct varobj *)o)->size = nitems;
    if (t->flags & TF_GC)
        gc_track(o);
    return o;
}
