/*
 * frozendict (3.15): a dict's layout and look-ups without what would change it, and a hash behind. It is no subclass of dict; its
 * methods and slots are those of dict that only read.
 */
#include <string.h>

#include "dictkeys.h"
#include "dictview.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/spec.h"
#include "typepriv.h"

static struct type *t_frozendict;

static int64_t *hash_word(struct obj *o)
{
    return (int64_t *)(void *)((char *)o + lay.sizeof_PyDictObject);
}

static bool is_frozendict(const struct obj *o)
{
    return type_is_subtype(type_of(o), t_frozendict);
}

static struct obj *frozendict_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (arg_count("frozendict", nargs, NULL, 0, 1) < 0)
        return NULL;
    if (type == t_frozendict->self && nargs == 1 && !kwcount(kwnames) && args[0]->ob_type == type)
        return incref(args[0]);
    struct obj *o = t_dict->s.new_(type, NULL, 0, NULL);
    if (o)
        *hash_word(o) = -1;
    if (o && t_dict->s.init(o, args, nargs, kwnames) < 0)
        obj_clear_slot(&o);
    return o;
}

/* A plain dict with the same items. */
static struct obj *thawed(struct obj *o)
{
    struct obj *d = dict_new();
    if (d && dict_update(d, o) < 0)
        obj_clear_slot(&d);
    return d;
}

static int64_t frozendict_hash(struct obj *o)
{
    struct obj *key, *v;
    int64_t pos = 0;
    if (*hash_word(o) != -1)
        return *hash_word(o);
    while (dict_next(o, &pos, &key, &v)) /* the value that has none is named, not its item */
        if (obj_hash(v) == -1)
            return -1;
    struct obj *items = dictview_new(o, DICT_ITEMS), *set = items ? set_new(t_frozenset, items) : NULL;
    if (set)
        *hash_word(o) = obj_hash(set);
    xdecref(items);
    xdecref(set);
    return *hash_word(o);
}

static struct obj *frozendict_repr(struct obj *o)
{
    const char *name = type_short_name(type_of(o));
    if (dict_len(o) == 0)
        return str_printf("%s()", name);
    int nested = repr_enter(o);
    if (nested)
        return nested > 0 ? str_printf("%s({...})", name) : NULL;
    struct obj *d = thawed(o), *r = d ? str_printf("%s(%R)", name, d) : NULL;
    xdecref(d);
    repr_leave(o);
    return r;
}

static struct obj *frozendict_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || !(is_dict(b) || is_frozendict(b)))
        return incref(obj_notimplemented);
    struct obj *x = thawed(a), *y = x && !is_dict(b) ? thawed(b) : xincref(b), *r = x && y ? t_dict->s.richcompare(x, y, op) : NULL;
    xdecref(x);
    xdecref(y);
    return r;
}

/* What stands on the left says what comes out. */
static struct obj *frozendict_or(struct obj *a, struct obj *b)
{
    if (!(is_dict(a) || is_frozendict(a)) || !(is_dict(b) || is_frozendict(b)))
        return incref(obj_notimplemented);
    struct obj *d = thawed(a);
    if (d && dict_update(d, b) < 0)
        obj_clear_slot(&d);
    if (!d || !is_frozendict(a))
        return d;
    struct obj *r = frozendict_new(t_frozendict->self, &d, 1, NULL);
    decref(d);
    return r;
}

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)

METHOD(m_copy)
{
    (void)args, (void)nargs, (void)kwnames;
    return frozendict_new(t_frozendict->self, &o, 1, NULL);
}

METHOD(m_getnewargs)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *d = thawed(o), *t = d ? tuple_pack(1, d) : NULL;
    xdecref(d);
    return t;
}

METHOD(m_fromkeys)
{
    if (arg_count("frozendict.fromkeys", nargs, kwnames, 1, 2) < 0)
        return NULL;
    struct obj *d = dict_fromkeys(t_dict->self, args[0], nargs > 1 ? args[1] : obj_none), *r = d ? obj_call1(o, d) : NULL;
    xdecref(d);
    return r;
}

static const struct method_def own[] = {{"copy", m_copy, NULL, METH_NOARGS},
                                        {"fromkeys", m_fromkeys, NULL, METH_CLASS | METH_FASTCALL},
                                        {"__getnewargs__", m_getnewargs, NULL, METH_NOARGS}};
static const char *const of_dict[] = {"__contains__", "__getitem__",  "__sizeof__",       "get", "keys", "items",
                                      "values",       "__reversed__", "__class_getitem__"};
enum { OWN = sizeof own / sizeof *own, OF_DICT = sizeof of_dict / sizeof *of_dict };

static const struct method_def *all_methods(void)
{
    struct method_def *methods = engine_alloc((OWN + OF_DICT + 1) * sizeof *methods);
    memcpy(methods, own, sizeof own);
    for (int i = 0; i < OF_DICT; i++) {
        const struct method_def *m = t_dict->spec->methods;
        while (strcmp(m->name, of_dict[i]) != 0)
            m++;
        methods[OWN + i] = *m;
    }
    return methods;
}

static const struct type_spec spec = {
    .name = "frozendict",
    .doc = "frozendict(...) -> a dictionary that cannot be changed, from whatever dict() takes",
    .kind = K_OTHER,
    .flags = TF_GC | TF_BASETYPE | TF_MAPPING | TF_MATCH_SELF,
    .record = "PyDictObject",
    .basicsize_adjust = 8,
};

struct type *frozendict_ready(void)
{
    struct type_spec *s = spec_copy(&spec);
    s->methods = all_methods();
    const struct type_slots *d = &t_dict->s;
    s->s = (struct type_slots){.dealloc = d->dealloc,
                               .traverse = d->traverse,
                               .repr = frozendict_repr,
                               .hash = frozendict_hash,
                               .iter = d->iter,
                               .richcompare = frozendict_richcompare,
                               .new_ = frozendict_new,
                               .binop = {[OP_OR] = frozendict_or},
                               .sq_contains = d->sq_contains,
                               .mp_length = d->mp_length,
                               .mp_subscript = d->mp_subscript};
    return t_frozendict = type_ready(s);
}
