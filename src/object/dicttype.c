/* The type dict: its slots and methods. */
#include "boot.h"
#include "dictkeys.h"
#include "dictstate.h"
#include "dictview.h"
#include "slotscope/object/spec.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"

#define USED(d) AT(d, PyDictObject, ma_used, int64_t)

struct type *t_dict;

/* ---- slots ---- */

/* Keys that are all str cannot be part of a cycle. */
static int dict_traverse(struct obj *d, visitproc *visit, void *arg)
{
    bool keys_too = keys_kind(*dict_keys_word(d)) == KEYS_GENERAL;
    int64_t pos = 0;
    struct obj *key, *v;
    while (dict_next(d, &pos, &key, &v)) {
        int r = visit(v, arg);
        if (r == 0 && keys_too)
            r = visit(key, arg);
        if (r)
            return r;
    }
    return 0;
}

static int dict_clear_slot(struct obj *d)
{
    dict_clear(d);
    return 0;
}

static struct obj *repr_items(struct obj *d)
{
    struct buf b;
    buf_init(&b);
    buf_addc(&b, '{');
    int64_t pos = 0;
    struct obj *key, *v;
    while (dict_next(d, &pos, &key, &v)) {
        incref(key);
        incref(v);
        if (b.len > 1)
            buf_adds(&b, ", ");
        struct obj *rk = obj_repr(key), *rv = NULL;
        if (rk) {
            str_to_utf8(rk, &b);
            buf_adds(&b, ": ");
            rv = obj_repr(v);
        }
        if (rv)
            str_to_utf8(rv, &b);
        bool failed = !rv;
        xdecref(rk);
        xdecref(rv);
        decref(key);
        decref(v);
        if (failed) {
            buf_done(&b);
            return NULL;
        }
    }
    buf_addc(&b, '}');
    return str_from_buf(&b);
}

static struct obj *dict_repr(struct obj *d)
{
    int nested = repr_enter(d);
    if (nested)
        return nested > 0 ? str_from_c("{...}") : NULL;
    struct obj *r = USED(d) ? repr_items(d) : str_from_c("{}");
    repr_leave(d);
    return r;
}

static struct obj *missing(struct obj *d, struct obj *key)
{
    struct obj *m = obj_lookup_special(d, "__missing__");
    if (m) {
        struct obj *r = obj_call1(m, key);
        decref(m);
        return r;
    }
    if (!err_occurred())
        err_key(key);
    return NULL;
}

static struct obj *dict_subscript(struct obj *d, struct obj *key)
{
    int64_t hash = dict_hash_key(key);
    struct obj *v;
    if (hash == -1 || dict_lookup(d, key, hash, &v) == DKIX_ERROR)
        return NULL;
    if (v)
        return incref(v);
    if (d->ob_type != t_dict->self)
        return missing(d, key);
    err_key(key);
    return NULL;
}

static int dict_ass_subscript(struct obj *d, struct obj *key, struct obj *v)
{
    int64_t hash = dict_hash_key(key);
    if (hash == -1)
        return -1;
    return v ? dict_set_hash(d, key, v, hash) : dict_del_hash(d, key, hash);
}

static int64_t dict_length(struct obj *d)
{
    return USED(d);
}

static int dict_contains_slot(struct obj *d, struct obj *key)
{
    int64_t hash = dict_hash_key(key);
    struct obj *v;
    if (hash == -1 || dict_lookup(d, key, hash, &v) == DKIX_ERROR)
        return -1;
    return v != NULL;
}

static int equal_items(struct obj *a, struct obj *b)
{
    int64_t pos = 0, hash;
    struct obj *key, *av, *bv;
    if (USED(a) != USED(b))
        return 0;
    while (dict_next_hash(a, &pos, &key, &av, &hash)) {
        incref(key);
        incref(av);
        int64_t ix = dict_lookup(b, key, hash, &bv);
        int equal = ix == DKIX_ERROR ? -1 : 0;
        if (bv) {
            incref(bv);
            equal = obj_richcompare_bool(av, bv, CMP_EQ);
            decref(bv);
        }
        decref(key);
        decref(av);
        if (equal <= 0)
            return equal;
    }
    return 1;
}

static struct obj *dict_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!is_dict(a) || !is_dict(b) || (op != CMP_EQ && op != CMP_NE))
        return incref(obj_notimplemented);
    int equal = equal_items(a, b);
    return equal < 0 ? NULL : new_bool(equal == (op == CMP_EQ));
}

static struct obj *dict_or(struct obj *a, struct obj *b)
{
    if (!is_dict(a) || !is_dict(b))
        return incref(obj_notimplemented);
    struct obj *r = dict_copy(a);
    if (r && dict_update(r, b) < 0) {
        decref(r);
        return NULL;
    }
    return r;
}

static struct obj *dict_ior(struct obj *a, struct obj *b)
{
    return dict_update(a, b) < 0 ? NULL : incref(a);
}

static struct obj *dict_iter(struct obj *d)
{
    return dictiter_new(d, DICT_KEYS, false);
}

/* ---- making ---- */

static struct obj *dict_tp_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct type *t = type_rec(type);
    struct obj *d = type_generic_alloc(t, 0);
    if (!d)
        return NULL;
    if (t == t_dict && pol.dict_lazy_tracking && gc_is_tracked(d))
        gc_untrack(d);
    void *keys = pol.dict_call_allocates ? keys_new(DICT_LOG_MINSIZE, true) : keys_empty;
    if (!keys) {
        decref(d);
        return NULL;
    }
    if (keys == keys_empty)
        keys_incref(keys);
    *dict_keys_word(d) = keys;
    *dict_values_word(d) = keys == keys_empty && pol.dict_empty_split ? dict_state->empty_values : NULL;
    USED(d) = 0;
    dict_touch(d);
    return d;
}

/* Keywords come as a dict that is merged, except in a call of dict itself from 3.9 on: there each is entered. */
static int update_from_args(struct obj *d, const char *name, struct obj *const *args, size_t nargs, struct obj *kwnames,
                            bool one_by_one)
{
    int64_t n = kwnames ? tuple_len(kwnames) : 0;
    if (arg_count(name, nargs, NULL, 0, 1) < 0)
        return -1;
    if (nargs == 1 && dict_update(d, args[0]) < 0)
        return -1;
    if (n && !one_by_one) {
        struct obj *keywords = dict_from_items(tuple_items(kwnames), 1, args + nargs, 1, n);
        int r = keywords ? dict_merge(d, keywords, 1) : -1;
        xdecref(keywords);
        return r;
    }
    for (int64_t i = 0; i < n; i++)
        if (dict_set(d, tuple_items(kwnames)[i], args[nargs + (size_t)i]) < 0)
            return -1;
    return 0;
}

static int dict_init(struct obj *d, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return update_from_args(d, "dict", args, nargs, kwnames, pol.dict_vectorcall && d->ob_type == t_dict->self);
}

/* ---- methods ---- */

#define METHOD(fn) static struct obj *fn(struct obj *d, struct obj *const *args, size_t nargs, struct obj *kwnames)

METHOD(m_get)
{
    if (arg_count("dict.get", nargs, kwnames, 1, 2) < 0)
        return NULL;
    int64_t hash = dict_hash_key(args[0]);
    struct obj *v;
    if (hash == -1 || dict_lookup(d, args[0], hash, &v) == DKIX_ERROR)
        return NULL;
    return incref(v ? v : nargs > 1 ? args[1] : obj_none);
}

METHOD(m_setdefault)
{
    if (arg_count("dict.setdefault", nargs, kwnames, 1, 2) < 0)
        return NULL;
    return xincref(dict_setdefault(d, args[0], nargs > 1 ? args[1] : obj_none));
}

METHOD(m_pop)
{
    if (arg_count("dict.pop", nargs, kwnames, 1, 2) < 0)
        return NULL;
    struct obj *v;
    int found = dict_pop(d, args[0], &v);
    if (found == 0 && nargs > 1)
        return incref(args[1]);
    if (found == 0)
        err_key(args[0]);
    return found > 0 ? v : NULL;
}

METHOD(m_popitem)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *pair = tuple_new(2);
    if (!pair)
        return NULL;
    int found = dict_popitem(d, &tuple_items(pair)[0], &tuple_items(pair)[1]);
    if (found == 0)
        err_format(exc_KeyError, "popitem(): dictionary is empty");
    if (found > 0)
        return pair;
    decref(pair);
    return NULL;
}

METHOD(m_keys)
{
    (void)args, (void)nargs, (void)kwnames;
    return dictview_new(d, DICT_KEYS);
}

METHOD(m_values)
{
    (void)args, (void)nargs, (void)kwnames;
    return dictview_new(d, DICT_VALUES);
}

METHOD(m_items)
{
    (void)args, (void)nargs, (void)kwnames;
    return dictview_new(d, DICT_ITEMS);
}

METHOD(m_update)
{
    return update_from_args(d, "dict.update", args, nargs, kwnames, false) < 0 ? NULL : new_none();
}

METHOD(m_class_getitem)
{
    (void)nargs, (void)kwnames;
    return generic_alias_new(d, args[0]);
}

METHOD(m_fromkeys)
{
    if (arg_count("dict.fromkeys", nargs, kwnames, 1, 2) < 0)
        return NULL;
    return dict_fromkeys(d, args[0], nargs > 1 ? args[1] : obj_none);
}

METHOD(m_clear)
{
    (void)args, (void)nargs, (void)kwnames;
    dict_clear(d);
    return new_none();
}

METHOD(m_copy)
{
    (void)args, (void)nargs, (void)kwnames;
    return dict_copy(d);
}

METHOD(m_contains)
{
    (void)nargs, (void)kwnames;
    int r = dict_contains_slot(d, args[0]);
    return r < 0 ? NULL : new_bool(r);
}

METHOD(m_getitem)
{
    (void)nargs, (void)kwnames;
    return dict_subscript(d, args[0]);
}

/* The keys table counts where nobody else has a part in it; values always do, embedded ones too. */
METHOD(m_sizeof)
{
    (void)args, (void)nargs, (void)kwnames;
    void *keys = *dict_keys_word(d);
    int64_t n = type_of(d)->basicsize;
    if (*dict_values_word(d))
        n += 8 * keys_room(keys);
    if (keys_refcount(keys) == 1)
        n += (int64_t)keys_bytes(keys);
    return int_from_i64(n);
}

METHOD(m_reversed)
{
    (void)args, (void)nargs, (void)kwnames;
    return dictiter_new(d, DICT_KEYS, true);
}

static const struct method_def methods[] = {
    {"__contains__", m_contains, NULL, METH_COEXIST | METH_O},
    {"__getitem__", m_getitem, NULL, METH_COEXIST | METH_O},
    {"__sizeof__", m_sizeof, NULL, METH_NOARGS},
    {"get", m_get, NULL, METH_FASTCALL},
    {"setdefault", m_setdefault, NULL, METH_FASTCALL},
    {"pop", m_pop, NULL, METH_FASTCALL},
    {"popitem", m_popitem, NULL, METH_NOARGS},
    {"keys", m_keys, NULL, METH_NOARGS},
    {"items", m_items, NULL, METH_NOARGS},
    {"values", m_values, NULL, METH_NOARGS},
    {"update", m_update, NULL, METH_COUNTED},
    {"fromkeys", m_fromkeys, NULL, METH_CLASS | METH_FASTCALL},
    {"__class_getitem__", m_class_getitem, NULL, METH_CLASS | METH_O},
    {"clear", m_clear, NULL, METH_NOARGS},
    {"copy", m_copy, NULL, METH_NOARGS},
    {"__reversed__", m_reversed, NULL, METH_NOARGS},
    {NULL, NULL, NULL, 0},
};

static const struct type_spec spec = {
    .name = "dict",
    .kind = K_DICT,
    .flags = TF_GC | TF_BASETYPE | TF_MAPPING | TF_MATCH_SELF,
    .record = "PyDictObject",
    .s = {.dealloc = dict_dealloc,
          .traverse = dict_traverse,
          .clear = dict_clear_slot,
          .repr = dict_repr,
          .iter = dict_iter,
          .hash = hash_not_implemented,
          .richcompare = dict_richcompare,
          .new_ = dict_tp_new,
          .init = dict_init,
          .binop = {[OP_OR] = dict_or},
          .inplace = {[OP_OR] = dict_ior},
          .sq_contains = dict_contains_slot,
          .mp_length = dict_length,
          .mp_subscript = dict_subscript,
          .mp_ass_subscript = dict_ass_subscript},
    .methods = methods,
};

void dict_boot(void)
{
    dictkeys_boot();
    struct type_spec *s = spec_copy(&spec);
    if (!pol.dict_union)
        s->s.binop[OP_OR] = s->s.inplace[OP_OR] = NULL;
    t_dict = type_ready(s);
}
