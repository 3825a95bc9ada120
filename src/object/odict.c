/*
 * collections.OrderedDict: a dict, a doubly linked list of its keys, and a table that leads from an entry of the dict to the key's
 * node in the list. The table mirrors the keys table of the dict, and is made anew when that has changed. What goes on in the dict
 * behind the back of the list (dict.__setitem__ of an OrderedDict) leaves the two out of step, in CPython as here; so a node that
 * is found may be the wrong one, but it is always a living one.
 */
#include <string.h>

#include "odict.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/spec.h"
#include "dictview.h"
#include "typepriv.h"

struct type *t_odict;

static bool is_odict(const struct obj *o)
{
    return type_is_subtype(type_of(o), t_odict);
}

static bool is_exact(const struct obj *o)
{
    return o->ob_type == t_odict->self;
}

/* ---- the table of nodes ---- */

static void *mutated(void)
{
    return err_format(exc_RuntimeError, "OrderedDict mutated during iteration");
}

/* The number of the key's entry, or the one that the next new entry will have. -1: exception. */
static int64_t entry_of(struct obj *o, struct obj *key, int64_t hash)
{
    struct obj *v;
    int64_t ix = dict_lookup(o, key, hash, &v);
    return ix == DKIX_EMPTY ? keys_nentries(*dict_keys_word(o)) : ix < 0 ? -1 : ix;
}

static bool in_step(struct obj *o)
{
    struct odict_tail *od = odict_tail(o);
    void *keys = *dict_keys_word(o);
    return od->resize_sentinel == keys && od->fast_size == keys_slots(keys);
}

/* A new table for the keys table as it is now. Comparing keys may change everything: that is an error. */
static int resize(struct obj *o)
{
    struct odict_tail *od = odict_tail(o);
    void *keys = *dict_keys_word(o);
    int64_t size = keys_slots(keys);
    uint64_t state = od->state;
    struct odict_node **table = heap_alloc((size_t)size * sizeof *table);
    if (!table) {
        err_no_memory();
        return -1;
    }
    memset(table, 0, (size_t)size * sizeof *table);
    for (struct odict_node *n = od->first; n; n = n->next) {
        int64_t i = entry_of(o, n->key, n->hash);
        if (i >= 0 && (od->state != state || *dict_keys_word(o) != keys || i >= size)) {
            mutated();
            i = -1;
        }
        if (i < 0) {
            heap_free(table);
            return -1;
        }
        table[i] = n;
    }
    heap_free(od->fast_nodes);
    od->fast_nodes = table;
    od->fast_size = size;
    od->resize_sentinel = keys;
    return 0;
}

/* Where the key's node stands or is to stand. NULL: exception. */
static struct odict_node **place_of(struct obj *o, struct obj *key, int64_t hash)
{
    if (!in_step(o) && resize(o) < 0)
        return NULL;
    int64_t i = entry_of(o, key, hash);
    if (i < 0)
        return NULL;
    return in_step(o) && i < odict_tail(o)->fast_size ? &odict_tail(o)->fast_nodes[i] : mutated();
}

static struct odict_node *find_hash(struct obj *o, struct obj *key, int64_t hash)
{
    struct odict_node **place = odict_tail(o)->first ? place_of(o, key, hash) : NULL;
    return place ? *place : NULL;
}

struct odict_node *odict_find(struct obj *o, struct obj *key)
{
    if (!odict_tail(o)->first)
        return NULL;
    int64_t hash = obj_hash(key);
    return hash == -1 ? NULL : find_hash(o, key, hash);
}

/* ---- the list ---- */

static void link_at(struct odict_tail *od, struct odict_node *n, bool last)
{
    n->prev = last ? od->last : NULL;
    n->next = last ? NULL : od->first;
    if (!od->first)
        od->first = od->last = n;
    else if (last)
        od->last = od->last->next = n;
    else
        od->first = od->first->prev = n;
    od->state++;
}

static void unlink_node(struct odict_tail *od, struct odict_node *n)
{
    if (od->first == n)
        od->first = n->next;
    else if (n->prev)
        n->prev->next = n->next;
    if (od->last == n)
        od->last = n->prev;
    else if (n->next)
        n->next->prev = n->prev;
    n->prev = n->next = NULL;
    od->state++;
}

static void free_node(struct odict_node *n)
{
    struct obj *key = n->key;
    heap_free(n);
    decref(key);
}

/* The key has been entered in the dict: a node for it at the end, unless it has one. */
static int add_node(struct obj *o, struct obj *key, int64_t hash)
{
    struct odict_node **place = place_of(o, key, hash), *n;
    if (!place)
        return -1;
    if (*place)
        return 0;
    if (!(n = heap_alloc(sizeof *n))) {
        err_no_memory();
        return -1;
    }
    n->key = incref(key);
    n->hash = hash;
    link_at(odict_tail(o), n, true);
    *place = n;
    return 0;
}

/* Before the key leaves the dict. 0, also when it has no node; -1. */
static int clear_node(struct obj *o, struct obj *key, int64_t hash)
{
    struct odict_tail *od = odict_tail(o);
    struct odict_node **place = od->first ? place_of(o, key, hash) : NULL, *n = place ? *place : NULL;
    if (!n)
        return err_occurred() ? -1 : 0;
    *place = NULL;
    unlink_node(od, n);
    free_node(n);
    return 0;
}

static void clear_nodes(struct obj *o)
{
    struct odict_tail *od = odict_tail(o);
    struct odict_node *n = od->first, *next;
    heap_free(od->fast_nodes);
    od->fast_nodes = NULL;
    od->fast_size = 0;
    od->resize_sentinel = NULL;
    od->first = od->last = NULL;
    for (; n; n = next) {
        next = n->next;
        free_node(n);
    }
    od->state++;
}

/* ---- as a mapping ---- */

static int set_hash(struct obj *o, struct obj *key, struct obj *v, int64_t hash)
{
    if (dict_set_hash(o, key, v, hash) < 0)
        return -1;
    if (add_node(o, key, hash) == 0)
        return 0;
    struct obj *e = err_fetch();
    if (dict_del_hash(o, key, hash) < 0)
        err_clear();
    err_set_instance(e);
    return -1;
}

static int ass_subscript(struct obj *o, struct obj *key, struct obj *v)
{
    int64_t hash = dict_hash_key(key);
    if (hash == -1)
        return -1;
    if (v)
        return set_hash(o, key, v, hash);
    return clear_node(o, key, hash) < 0 ? -1 : dict_del_hash(o, key, hash);
}

/* Takes the key out: its value, or an owned `fallback` (NULL: KeyError). */
static struct obj *pop_hash(struct obj *o, struct obj *key, struct obj *fallback, int64_t hash)
{
    struct obj *v = NULL;
    if (find_hash(o, key, hash)) {
        if (clear_node(o, key, hash) < 0 || dict_lookup(o, key, hash, &v) == DKIX_ERROR)
            return NULL;
        if (v) {
            incref(v);
            if (dict_del_hash(o, key, hash) < 0)
                obj_clear_slot(&v);
            return v;
        }
    }
    if (!v && !err_occurred()) {
        v = xincref(fallback);
        if (!v)
            err_key(key);
    }
    return v;
}

/* The way of 3.8 and 3.9 for subclasses: through their own methods. */
static struct obj *pop_by_methods(struct obj *o, struct obj *key, struct obj *fallback, int64_t hash)
{
    struct obj *v = NULL;
    if (clear_node(o, key, hash) < 0)
        return NULL;
    int there = obj_contains(o, key);
    if (there > 0 && (v = obj_getitem(o, key)) && obj_delitem(o, key) < 0)
        obj_clear_slot(&v);
    if (!v && !err_occurred()) {
        v = xincref(fallback);
        if (!v)
            err_key(key);
    }
    return v;
}

static struct obj *pop(struct obj *o, struct obj *key, struct obj *fallback, int64_t hash)
{
    return pol.odict_pop_by_methods && !is_exact(o) ? pop_by_methods(o, key, fallback, hash) : pop_hash(o, key, fallback, hash);
}

/* ---- filling from something else, as MutableMapping.update does ---- */

/* key and value out of a pair: 0, -1. */
static int unpack_pair(struct obj *pair, struct obj **key, struct obj **v)
{
    static const char *const few[] = {"need more than 0 values to unpack", "need more than 1 value to unpack"};
    struct obj *it = obj_iter(pair), **parts[] = {key, v}, *more = NULL;
    *key = *v = NULL;
    for (int i = 0; it && i < 2 && !err_occurred(); i++)
        if (!(*parts[i] = obj_next(it)) && !err_occurred())
            err_value("%s", few[i]);
    if (it && !err_occurred() && (more = obj_next(it)))
        err_value("too many values to unpack (expected 2)");
    xdecref(more);
    xdecref(it);
    return err_occurred() ? -1 : 0;
}

static int add_pairs(struct obj *o, struct obj *pairs)
{
    struct obj *it = obj_iter(pairs), *pair, *key, *v;
    int r = it ? 0 : -1;
    while (r == 0 && (pair = obj_next(it))) {
        r = unpack_pair(pair, &key, &v);
        if (r == 0)
            r = obj_setitem(o, key, v);
        decref(pair);
        xdecref(key);
        xdecref(v);
    }
    xdecref(it);
    return r < 0 || err_occurred() ? -1 : 0;
}

static int add_by_keys(struct obj *o, struct obj *other, struct obj *taken_keys)
{
    struct obj *it = taken_keys ? obj_iter(taken_keys) : NULL, *key;
    xdecref(taken_keys);
    int r = it ? 0 : -1;
    while (r == 0 && (key = obj_next(it))) {
        struct obj *v = obj_getitem(other, key);
        r = v ? obj_setitem(o, key, v) : -1;
        xdecref(v);
        decref(key);
    }
    xdecref(it);
    return r < 0 || err_occurred() ? -1 : 0;
}

static int add_taken_pairs(struct obj *o, struct obj *pairs)
{
    int r = pairs ? add_pairs(o, pairs) : -1;
    xdecref(pairs);
    return r;
}

/* other's method `name`: 1 and what it gives, 0 when it has none, -1. */
static int call_if_there(struct obj *other, const char *name, struct obj **result)
{
    struct obj *f = NULL;
    int r = obj_lookup_attr(other, str_name(name), &f);
    if (r > 0) {
        *result = obj_call0(f);
        decref(f);
        r = *result ? 1 : -1;
    }
    return r;
}

static int update_arg(struct obj *o, struct obj *other)
{
    struct obj *part;
    if (other->ob_type == t_dict->self)
        return add_taken_pairs(o, dict_items(other));
    int r = call_if_there(other, "keys", &part);
    if (r)
        return r < 0 ? -1 : add_by_keys(o, other, part);
    r = call_if_there(other, "items", &part);
    if (r)
        return r < 0 ? -1 : add_taken_pairs(o, part);
    return add_pairs(o, other);
}

static int update(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (nargs && update_arg(o, args[0]) < 0)
        return -1;
    if (!kwcount(kwnames))
        return 0;
    struct obj *keywords = dict_from_items(tuple_items(kwnames), 1, args + nargs, 1, (int64_t)kwcount(kwnames));
    int r = keywords ? add_taken_pairs(o, dict_items(keywords)) : -1;
    xdecref(keywords);
    return r;
}

static int odict_init(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (nargs > 1) {
        err_type(message(MSG_ODICT_INIT), (long long)nargs);
        return -1;
    }
    return update(o, args, nargs, kwnames);
}

static struct obj *odict_or(struct obj *a, struct obj *b)
{
    struct obj *self = is_odict(a) ? a : b;
    if (!is_dict(self == a ? b : a))
        return incref(obj_notimplemented);
    struct obj *r = obj_call1(self->ob_type, a);
    if (r && update_arg(r, b) < 0)
        obj_clear_slot(&r);
    return r;
}

static struct obj *odict_ior(struct obj *a, struct obj *b)
{
    return update_arg(a, b) < 0 ? NULL : incref(a);
}

/* ---- comparing and showing ---- */

static int same_order(struct obj *a, struct obj *b)
{
    struct odict_tail *oa = odict_tail(a), *ob = odict_tail(b);
    uint64_t state_a = oa->state, state_b = ob->state;
    struct odict_node *na = oa->first, *nb = ob->first;
    for (; na && nb; na = na->next, nb = nb->next) {
        struct obj *ka = incref(na->key), *kb = incref(nb->key);
        int r = obj_richcompare_bool(ka, kb, CMP_EQ);
        decref(ka);
        decref(kb);
        if (r >= 0 && (oa->state != state_a || ob->state != state_b)) {
            mutated();
            r = -1;
        }
        if (r <= 0)
            return r;
    }
    return !na && !nb;
}

static struct obj *odict_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!is_odict(a) || !is_dict(b) || (op != CMP_EQ && op != CMP_NE))
        return incref(obj_notimplemented);
    struct obj *r = t_dict->s.richcompare(a, b, op);
    if (!r || !is_odict(b) || r == (op == CMP_EQ ? obj_false : obj_true))
        return r;
    int same = same_order(a, b);
    return same < 0 ? NULL : new_bool(same == (op == CMP_EQ));
}

/* A list of pairs: of the nodes, or what items() of a subclass gives. */
static struct obj *list_of_items(struct obj *o)
{
    struct obj *items = is_exact(o) ? odict_view(o, ODICT_ITEMS) : obj_call_method(o, "items", NULL, 0);
    struct obj *list = items ? list_from_iter(items) : NULL;
    xdecref(items);
    return list;
}

static struct obj *odict_repr(struct obj *o)
{
    if (dict_len(o) == 0)
        return str_printf("%s()", type_short_name(type_of(o)));
    int nested = repr_enter(o);
    if (nested)
        return nested > 0 ? str_from_c("...") : NULL;
    struct obj *items = pol.odict_repr_dict ? dict_copy(o) : list_of_items(o);
    struct obj *r = items ? str_printf("%s(%R)", type_short_name(type_of(o)), items) : NULL;
    xdecref(items);
    repr_leave(o);
    return r;
}

/* ---- methods ---- */

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)

METHOD(m_sizeof)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *plain = dict_get_c(t_dict->dict, "__sizeof__"), *n = plain ? obj_call1(plain, o) : NULL;
    if (!n)
        return NULL;
    int64_t bytes = num_as_ssize(n, NULL);
    decref(n);
    bytes += 8 * odict_tail(o)->fast_size;
    return int_from_i64(bytes + (odict_tail(o)->first ? (int64_t)sizeof(struct odict_node) * dict_len(o) : 0));
}

METHOD(m_reduce)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *state = object_state_of(o), *items = NULL, *it = NULL, *none = NULL, *r = NULL;
    if (state && state != obj_none && !pol.object_getstate && is_dict(state) && dict_len(state) == 0)
        obj_set_slot(&state, new_none());
    if (state && (none = tuple_new(0)) && (items = obj_call_method(o, "items", NULL, 0)) && (it = obj_iter(items)))
        r = tuple_pack(5, o->ob_type, none, state, obj_none, it);
    xdecref(state);
    xdecref(items);
    xdecref(it);
    xdecref(none);
    return r;
}

METHOD(m_setdefault)
{
    struct obj *key = NULL, *v = obj_none;
    if (arg_parse("setdefault(key:O, default:O=)", args, nargs, kwnames, &key, &v) < 0)
        return NULL;
    if (is_exact(o)) {
        struct obj *old = dict_get(o, key);
        if (old)
            return incref(old);
        return err_occurred() || ass_subscript(o, key, v) < 0 ? NULL : incref(v);
    }
    int there = obj_contains(o, key);
    if (there)
        return there < 0 ? NULL : obj_getitem(o, key);
    return obj_setitem(o, key, v) < 0 ? NULL : incref(v);
}

METHOD(m_pop)
{
    struct obj *key = NULL, *v = NULL;
    if (arg_parse("pop(key:O, default:O=)", args, nargs, kwnames, &key, &v) < 0)
        return NULL;
    int64_t hash = obj_hash(key);
    return hash == -1 ? NULL : pop(o, key, v, hash);
}

METHOD(m_popitem)
{
    int last = 1;
    if (arg_parse("popitem(last:p=)", args, nargs, kwnames, &last) < 0)
        return NULL;
    struct odict_node *n = last ? odict_tail(o)->last : odict_tail(o)->first;
    if (!n)
        return err_format(exc_KeyError, "dictionary is empty");
    struct obj *key = incref(n->key), *v = pop(o, key, NULL, n->hash), *r = v ? tuple_pack(2, key, v) : NULL;
    decref(key);
    xdecref(v);
    return r;
}

METHOD(m_keys)
{
    (void)args, (void)nargs, (void)kwnames;
    return odict_view(o, ODICT_KEYS);
}

METHOD(m_values)
{
    (void)args, (void)nargs, (void)kwnames;
    return odict_view(o, ODICT_VALUES);
}

METHOD(m_items)
{
    (void)args, (void)nargs, (void)kwnames;
    return odict_view(o, ODICT_ITEMS);
}

METHOD(m_update)
{
    if (nargs > 1)
        return err_type("update() takes at most 1 positional argument (%lld given)", (long long)nargs);
    return update(o, args, nargs, kwnames) < 0 ? NULL : new_none();
}

METHOD(m_clear)
{
    (void)args, (void)nargs, (void)kwnames;
    dict_clear(o);
    clear_nodes(o);
    return new_none();
}

/* The next node of a list that was in this state; a list that has changed ends with an exception. */
static struct odict_node *next_unless_changed(struct obj *o, struct odict_node *n, uint64_t state)
{
    return odict_tail(o)->state == state ? n->next : mutated();
}

METHOD(m_copy)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *copy = obj_call0(is_exact(o) ? t_odict->self : o->ob_type);
    uint64_t state = odict_tail(o)->state;
    for (struct odict_node *n = odict_tail(o)->first; copy && n; n = next_unless_changed(o, n, state)) {
        struct obj *key = incref(n->key), *v = is_exact(o) ? xincref(dict_get(o, key)) : obj_getitem(o, key);
        int64_t hash = n->hash;
        if (!v && !err_occurred())
            err_key(key);
        int r = !v ? -1 : is_exact(o) ? set_hash(copy, key, v, hash) : obj_setitem(copy, key, v);
        decref(key);
        xdecref(v);
        if (r < 0)
            break;
    }
    if (err_occurred())
        obj_clear_slot(&copy);
    return copy;
}

METHOD(m_reversed)
{
    (void)args, (void)nargs, (void)kwnames;
    return odict_iterator(o, ODICT_KEYS | ODICT_REVERSED);
}

METHOD(m_move_to_end)
{
    struct obj *key = NULL;
    int last = 1;
    if (arg_parse("move_to_end(key:O, last:p=)", args, nargs, kwnames, &key, &last) < 0)
        return NULL;
    struct odict_tail *od = odict_tail(o);
    struct odict_node *end = last ? od->last : od->first, *n = end;
    if (end && key != end->key)
        n = odict_find(o, key);
    if (!n && !err_occurred())
        err_key(key);
    if (!n)
        return NULL;
    if (n != (last ? od->last : od->first)) {
        unlink_node(od, n);
        link_at(od, n, last);
    }
    return new_none();
}

METHOD(m_fromkeys)
{
    struct obj *iterable = NULL, *v = obj_none;
    if (arg_parse("fromkeys(iterable:O, value:O=)", args, nargs, kwnames, &iterable, &v) < 0)
        return NULL;
    return dict_fromkeys(o, iterable, v);
}

/* ---- the type ---- */

static struct obj *odict_iter(struct obj *o)
{
    return odict_iterator(o, ODICT_KEYS);
}

static void odict_dealloc(struct obj *o)
{
    gc_untrack(o);
    obj_clear_slot(&odict_tail(o)->inst_dict);
    weakrefs_clear(o);
    clear_nodes(o);
    t_dict->s.dealloc(o);
}

static int odict_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct odict_tail *od = odict_tail(o);
    int r = od->inst_dict ? visit(od->inst_dict, arg) : 0;
    for (struct odict_node *n = od->first; r == 0 && n; n = n->next)
        r = visit(n->key, arg);
    return r ? r : t_dict->s.traverse(o, visit, arg);
}

static int odict_clear(struct obj *o)
{
    obj_clear_slot(&odict_tail(o)->inst_dict);
    dict_clear(o);
    clear_nodes(o);
    return 0;
}

static struct obj *get_dict(struct obj *o, void *closure)
{
    (void)closure;
    return xincref(instance_dict(o));
}

static int set_dict(struct obj *o, struct obj *v, void *closure)
{
    (void)closure;
    if (v && is_dict(v))
        return instance_set_dict(o, v);
    if (v)
        err_type("__dict__ must be set to a dictionary, not a '%.200T'", v);
    else
        err_type("cannot delete __dict__");
    return -1;
}

static int dictoffset(void)
{
    return lay.sizeof_PyDictObject + (int)offsetof(struct odict_tail, inst_dict);
}

static int weakrefoffset(void)
{
    return lay.sizeof_PyDictObject + (int)offsetof(struct odict_tail, weakrefs);
}

static const struct getset_def getset[] = {{"__dict__", get_dict, set_dict, NULL}, {NULL, NULL, NULL, NULL}};
static const struct method_def methods[] = {
    {"fromkeys", m_fromkeys, NULL, METH_CLASS},
    {"__sizeof__", m_sizeof, NULL, METH_NOARGS},
    {"__reduce__", m_reduce, NULL, METH_NOARGS},
    {"setdefault", m_setdefault, NULL, 0},
    {"pop", m_pop, NULL, 0},
    {"popitem", m_popitem, NULL, 0},
    {"keys", m_keys, NULL, METH_NOARGS},
    {"values", m_values, NULL, METH_NOARGS},
    {"items", m_items, NULL, METH_NOARGS},
    {"update", m_update, NULL, METH_COUNTED},
    {"clear", m_clear, NULL, METH_NOARGS},
    {"copy", m_copy, NULL, METH_NOARGS},
    {"__reversed__", m_reversed, NULL, METH_NOARGS},
    {"move_to_end", m_move_to_end, NULL, 0},
    {NULL, NULL, NULL, 0},
};
static const struct type_spec spec = {
    .name = "collections.OrderedDict",
    .doc = "A dict whose order can be changed: move_to_end().",
    .kind = K_DICT,
    .flags = TF_GC | TF_BASETYPE,
    .basicsize_adjust = sizeof(struct odict_tail),
    .base = &t_dict,
    .dictoffset = dictoffset,
    .weakrefoffset = weakrefoffset,
    .s = {.dealloc = odict_dealloc,
          .traverse = odict_traverse,
          .clear = odict_clear,
          .repr = odict_repr,
          .iter = odict_iter,
          .hash = hash_not_implemented,
          .richcompare = odict_richcompare,
          .init = odict_init,
          .binop = {[OP_OR] = odict_or},
          .inplace = {[OP_OR] = odict_ior},
          .mp_ass_subscript = ass_subscript},
    .methods = methods,
    .getset = getset,
};

struct type *odict_ready(void)
{
    struct type_spec *s = spec_copy(&spec);
    if (!pol.dict_union)
        s->s.binop[OP_OR] = s->s.inplace[OP_OR] = NULL;
    t_odict = type_ready(s);
    odict_views_ready();
    return t_odict;
}
