/* The types set and frozenset, and their iterator. */
#include "boot.h"
#include "iter.h"
#include "seqpriv.h"
#include "setimpl.h"
#include "typepriv.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"
#include "slotscope/object/spec.h"

struct type *t_set, *t_frozenset;
static struct type *t_setiter;
static struct obj *empty_frozenset; /* shared up to 3.9; made at boot */

#define METHOD(fn) static struct obj *fn(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)

/* ---- slots ---- */

static void s_dealloc(struct obj *s)
{
    gc_untrack(s);
    if (AT(s, PySetObject, weakreflist, struct obj *))
        weakrefs_clear(s);
    if (set_table(s))
        set_clear(s);
    obj_free(s);
}

static int s_traverse(struct obj *s, visitproc *visit, void *arg)
{
    int64_t pos = 0, hash;
    struct obj *key;
    while (set_next(s, &pos, &key, &hash)) {
        int r = visit(key, arg);
        if (r)
            return r;
    }
    return 0;
}

static int s_clear(struct obj *s)
{
    set_clear(s);
    return 0;
}

static struct obj *repr_elements(struct obj *s)
{
    struct obj *list = list_from_iter(s);
    if (!list)
        return NULL;
    struct obj *text = obj_repr(list), *inner = text ? str_slice(text, 1, str_length(text) - 1) : NULL, *r = NULL;
    if (inner)
        r = s->ob_type == t_set->self ? str_printf("{%U}", inner) : str_printf("%T({%U})", s, inner);
    xdecref(inner);
    xdecref(text);
    decref(list);
    return r;
}

static struct obj *s_repr(struct obj *s)
{
    int nested = repr_enter(s);
    if (nested)
        return nested > 0 ? str_printf("%T(...)", s) : NULL;
    struct obj *r = set_len(s) ? repr_elements(s) : str_printf("%T()", s);
    repr_leave(s);
    return r;
}

static uint64_t shuffle(uint64_t h)
{
    return ((h ^ UINT64_C(89869747)) ^ (h << 16)) * UINT64_C(3644798167);
}

static int64_t frozen_hash(struct obj *s)
{
    int64_t *cached = &AT(s, PySetObject, hash, int64_t);
    if (*cached != -1)
        return *cached;
    uint64_t h = 0;
    int64_t pos = 0, hash;
    struct obj *key;
    while (set_next(s, &pos, &key, &hash))
        h ^= shuffle((uint64_t)hash);
    h ^= ((uint64_t)set_len(s) + 1) * UINT64_C(1927868237);
    h ^= (h >> 11) ^ (h >> 25);
    h = h * 69069U + UINT64_C(907133923);
    if (h == UINT64_MAX)
        h = 590923713;
    return *cached = (int64_t)h;
}

static int equal_sets(struct obj *a, struct obj *b)
{
    if (set_len(a) != set_len(b))
        return 0;
    int64_t ha = AT(a, PySetObject, hash, int64_t), hb = AT(b, PySetObject, hash, int64_t);
    return ha != -1 && hb != -1 && ha != hb ? 0 : set_issubset(a, b);
}

static struct obj *s_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!set_is_any(b))
        return incref(obj_notimplemented);
    int r = 0;
    switch (op) {
    case CMP_EQ: r = equal_sets(a, b); break;
    case CMP_NE:
        r = equal_sets(a, b);
        if (r >= 0)
            r = !r;
        break;
    case CMP_LE: r = set_issubset(a, b); break;
    case CMP_GE: r = set_issubset(b, a); break;
    case CMP_LT: r = set_len(a) < set_len(b) ? set_issubset(a, b) : 0; break;
    case CMP_GT: r = set_len(a) > set_len(b) ? set_issubset(b, a) : 0; break;
    }
    return r < 0 ? NULL : new_bool(r);
}

static int64_t s_len(struct obj *s)
{
    return set_len(s);
}

/* A set as key stands for the frozenset of the same elements; new reference, or NULL when that is not why hashing failed. */
static struct obj *as_frozen_key(struct obj *key)
{
    if (!obj_is_kind(key, K_SET) || !err_matches(exc_TypeError))
        return NULL;
    err_clear();
    return set_new(t_frozenset, key);
}

static int with_key(struct obj *s, struct obj *key, int (*fn)(struct obj *, struct obj *))
{
    int r = fn(s, key);
    if (r >= 0)
        return r;
    struct obj *frozen = as_frozen_key(key);
    if (!frozen)
        return -1;
    r = fn(s, frozen);
    decref(frozen);
    return r;
}

static int s_contains(struct obj *s, struct obj *key)
{
    return with_key(s, key, set_contains);
}

/* ---- iterator ---- */

#define ITER_SET(i)  AT(i, setiterobject, si_set, struct obj *)
#define ITER_USED(i) AT(i, setiterobject, si_used, int64_t)
#define ITER_POS(i)  AT(i, setiterobject, si_pos, int64_t)
#define ITER_LEN(i)  AT(i, setiterobject, len, int64_t)

static struct obj *s_iter(struct obj *s)
{
    struct obj *it = obj_alloc(t_setiter, 0);
    if (!it)
        return NULL;
    ITER_SET(it) = incref(s);
    ITER_USED(it) = ITER_LEN(it) = set_len(s);
    gc_track(it);
    return it;
}

static void iter_dealloc(struct obj *it)
{
    gc_untrack(it);
    xdecref(ITER_SET(it));
    obj_free(it);
}

static int iter_traverse(struct obj *it, visitproc *visit, void *arg)
{
    return ITER_SET(it) ? visit(ITER_SET(it), arg) : 0;
}

static struct obj *iter_next(struct obj *it)
{
    struct obj *s = ITER_SET(it), *key;
    int64_t hash;
    if (!s)
        return NULL;
    if (ITER_USED(it) != set_len(s)) {
        ITER_USED(it) = -1;
        return err_format(exc_RuntimeError, "Set changed size during iteration");
    }
    if (set_next(s, &ITER_POS(it), &key, &hash)) {
        ITER_LEN(it)--;
        return incref(key);
    }
    obj_clear_slot(&ITER_SET(it));
    return NULL;
}

static int64_t iter_left(const struct obj *it)
{
    return ITER_SET(it) && ITER_USED(it) == set_len(ITER_SET(it)) ? ITER_LEN(it) : 0;
}

static struct obj *iter_length_hint(struct obj *it, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return int_from_i64(iter_left(it));
}

static struct obj *iter_reduce(struct obj *it, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *copy = obj_alloc(type_of(it), 0);
    if (!copy)
        return NULL;
    ITER_SET(copy) = xincref(ITER_SET(it));
    ITER_USED(copy) = ITER_USED(it);
    ITER_POS(copy) = ITER_POS(it);
    ITER_LEN(copy) = ITER_LEN(it);
    gc_track(copy);
    return iter_reduce_to_list(copy);
}

static const struct method_def iter_methods[] = {{"__length_hint__", iter_length_hint, NULL, METH_NOARGS},
                                                 {"__reduce__", iter_reduce, NULL, METH_NOARGS},
                                                 {NULL, NULL, NULL, 0}};
static const struct type_spec iter_spec = {
    .name = "set_iterator",
    .kind = K_ITERATOR,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .record = "setiterobject",
    .s = {.dealloc = iter_dealloc, .traverse = iter_traverse, .iter = iter_self, .iternext = iter_next, .items_left = iter_left},
    .methods = iter_methods,
};

/* ---- operators ---- */

#define NEED_SETS(a, b)                                                                                                            \
    if (!set_is_any(a) || !set_is_any(b))                                                                                          \
    return incref(obj_notimplemented)

static struct obj *union_of(struct obj *a, struct obj *b)
{
    struct obj *r = set_copy(a);
    if (r && a != b && set_update(r, b) < 0) {
        decref(r);
        return NULL;
    }
    return r;
}

static struct obj *op_or(struct obj *a, struct obj *b)
{
    NEED_SETS(a, b);
    return union_of(a, b);
}

static struct obj *op_and(struct obj *a, struct obj *b)
{
    NEED_SETS(a, b);
    return set_intersection(a, b);
}

static struct obj *op_sub(struct obj *a, struct obj *b)
{
    NEED_SETS(a, b);
    return set_difference(a, b);
}

static struct obj *op_xor(struct obj *a, struct obj *b)
{
    NEED_SETS(a, b);
    return set_symmetric_difference(a, b);
}

static int intersection_update(struct obj *s, struct obj *other)
{
    struct obj *r = set_intersection(s, other);
    if (!r)
        return -1;
    set_swap(s, r);
    decref(r);
    return 0;
}

#define INPLACE(fn, update)                                                                                                        \
    static struct obj *fn(struct obj *a, struct obj *b)                                                                            \
    {                                                                                                                              \
        if (!set_is_any(b))                                                                                                        \
            return incref(obj_notimplemented);                                                                                     \
        return update(a, b) < 0 ? NULL : incref(a);                                                                                \
    }
INPLACE(op_ior, set_update)
INPLACE(op_iand, intersection_update)
INPLACE(op_isub, set_difference_update)
INPLACE(op_ixor, set_symmetric_difference_update)

/* ---- methods ---- */

/* s with each argument worked in by step. */
static struct obj *fold(struct obj *s, struct obj *const *args, size_t nargs, struct obj *(*step)(struct obj *, struct obj *))
{
    if (nargs == 0)
        return set_copy(s);
    struct obj *r = incref(s);
    for (size_t i = 0; r && i < nargs; i++) {
        struct obj *next = step(r, args[i]);
        decref(r);
        r = next;
    }
    return r;
}

static int each_update(struct obj *s, struct obj *const *args, size_t nargs, int (*step)(struct obj *, struct obj *))
{
    for (size_t i = 0; i < nargs; i++)
        if (step(s, args[i]) < 0)
            return -1;
    return 0;
}

METHOD(m_union)
{
    (void)kwnames;
    struct obj *r = set_copy(s);
    for (size_t i = 0; r && i < nargs; i++)
        if (args[i] != s && set_update(r, args[i]) < 0)
            obj_clear_slot(&r);
    return r;
}

METHOD(m_intersection)
{
    (void)kwnames;
    return fold(s, args, nargs, set_intersection);
}

METHOD(m_difference)
{
    (void)kwnames;
    struct obj *r = nargs ? set_difference(s, args[0]) : set_copy(s);
    for (size_t i = 1; r && i < nargs; i++)
        if (set_difference_update(r, args[i]) < 0)
            obj_clear_slot(&r);
    return r;
}

METHOD(m_symmetric_difference)
{
    (void)nargs, (void)kwnames;
    return set_symmetric_difference(s, args[0]);
}

METHOD(m_update)
{
    (void)kwnames;
    return each_update(s, args, nargs, set_update) < 0 ? NULL : new_none();
}

METHOD(m_intersection_update)
{
    (void)kwnames;
    struct obj *r = fold(s, args, nargs, set_intersection);
    if (!r)
        return NULL;
    set_swap(s, r);
    decref(r);
    return new_none();
}

METHOD(m_difference_update)
{
    (void)kwnames;
    return each_update(s, args, nargs, set_difference_update) < 0 ? NULL : new_none();
}

METHOD(m_symmetric_difference_update)
{
    (void)nargs, (void)kwnames;
    return set_symmetric_difference_update(s, args[0]) < 0 ? NULL : new_none();
}

METHOD(m_add)
{
    (void)nargs, (void)kwnames;
    return set_add(s, args[0]) < 0 ? NULL : new_none();
}

METHOD(m_discard)
{
    (void)nargs, (void)kwnames;
    return with_key(s, args[0], set_discard) < 0 ? NULL : new_none();
}

METHOD(m_remove)
{
    (void)nargs, (void)kwnames;
    int found = with_key(s, args[0], set_discard);
    if (found == 0)
        err_key(args[0]);
    return found > 0 ? new_none() : NULL;
}

METHOD(m_pop)
{
    (void)args, (void)nargs, (void)kwnames;
    return set_pop(s);
}

METHOD(m_clear)
{
    (void)args, (void)nargs, (void)kwnames;
    set_clear(s);
    return new_none();
}

METHOD(m_copy)
{
    (void)args, (void)nargs, (void)kwnames;
    return s->ob_type == t_frozenset->self ? incref(s) : set_new(type_of(s)->kind == K_SET ? t_set : t_frozenset, s);
}

METHOD(m_contains)
{
    (void)nargs, (void)kwnames;
    int r = s_contains(s, args[0]);
    return r < 0 ? NULL : new_bool(r);
}

METHOD(m_isdisjoint)
{
    (void)nargs, (void)kwnames;
    int r = set_isdisjoint(s, args[0]);
    return r < 0 ? NULL : new_bool(r);
}

/* Is a <= b, of which one is a set and the other any iterable? */
static struct obj *subset_of(struct obj *a, struct obj *b)
{
    struct obj *sa = set_is_any(a) ? incref(a) : set_new(t_set, a), *sb = set_is_any(b) ? incref(b) : set_new(t_set, b);
    int r = sa && sb ? set_issubset(sa, sb) : -1;
    xdecref(sa);
    xdecref(sb);
    return r < 0 ? NULL : new_bool(r);
}

METHOD(m_issubset)
{
    (void)nargs, (void)kwnames;
    return subset_of(s, args[0]);
}

METHOD(m_issuperset)
{
    (void)nargs, (void)kwnames;
    return subset_of(args[0], s);
}

METHOD(m_sizeof)
{
    (void)args, (void)nargs, (void)kwnames;
    int64_t n = type_of(s)->basicsize;
    if (SET_MASK(s) >= SET_MINSIZE)
        n += (SET_MASK(s) + 1) * (int64_t)sizeof(struct setentry);
    return int_from_i64(n);
}

METHOD(m_reduce)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *keys = list_from_iter(s), *inner = keys ? tuple_pack(1, keys) : NULL, *r = NULL;
    struct obj *state = inner ? object_state_of(s) : NULL;
    if (state)
        r = tuple_pack(3, s->ob_type, inner, state);
    xdecref(state);
    xdecref(keys);
    xdecref(inner);
    return r;
}

#define SHARED_METHODS                                                                                                             \
    {"copy", m_copy, NULL, METH_NOARGS}, {"__contains__", m_contains, NULL, METH_COEXIST | METH_O},                                \
        {"difference", m_difference, NULL, METH_VARARGS}, {"intersection", m_intersection, NULL, METH_VARARGS},                                          \
        {"isdisjoint", m_isdisjoint, NULL, METH_O}, {"issubset", m_issubset, NULL, METH_O},                                        \
        {"issuperset", m_issuperset, NULL, METH_O}, {"__reduce__", m_reduce, NULL, METH_NOARGS},                                   \
        {"__sizeof__", m_sizeof, NULL, METH_NOARGS}, {"symmetric_difference", m_symmetric_difference, NULL, METH_O},               \
        {"union", m_union, NULL, METH_VARARGS},                                                                                               \
    {                                                                                                                              \
        "__class_getitem__", class_getitem, NULL, METH_CLASS | METH_O                                                              \
    }

static const struct method_def frozen_methods[] = {SHARED_METHODS, {NULL, NULL, NULL, 0}};
static const struct method_def methods[] = {
    {"add", m_add, NULL, METH_O},
    {"clear", m_clear, NULL, METH_NOARGS},
    {"discard", m_discard, NULL, METH_O},
    {"difference_update", m_difference_update, NULL, METH_VARARGS},
    {"intersection_update", m_intersection_update, NULL, METH_VARARGS},
    {"pop", m_pop, NULL, METH_NOARGS},
    {"remove", m_remove, NULL, METH_O},
    {"symmetric_difference_update", m_symmetric_difference_update, NULL, METH_O},
    {"update", m_update, NULL, METH_VARARGS},
    SHARED_METHODS,
    {NULL, NULL, NULL, 0},
};

/* ---- making ---- */

static struct obj *set_tp_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return set_new(type_rec(type), NULL);
}

static int set_init(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (kwnames && tuple_len(kwnames)) {
        err_type("set() takes no keyword arguments");
        return -1;
    }
    if (arg_count(type_name(type_of(s)), nargs, NULL, 0, 1) < 0)
        return -1;
    set_clear(s);
    return nargs ? set_update(s, args[0]) : 0;
}

/* Is any element of a type whose objects the collector looks at? */
static bool set_holds_collected(struct obj *s)
{
    int64_t at = 0, hash;
    struct obj *key;
    while (set_next(s, &at, &key, &hash))
        if (type_of(key)->flags & TF_GC)
            return true;
    return false;
}

static struct obj *frozen_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (no_keywords_new("frozenset", type_rec(type), t_frozenset, kwnames) < 0)
        return NULL;
    if (arg_count(type_name(type_rec(type)), nargs, NULL, 0, 1) < 0)
        return NULL;
    if (type != t_frozenset->self)
        return set_new(type_rec(type), nargs ? args[0] : NULL);
    if (nargs && args[0]->ob_type == t_frozenset->self)
        return incref(args[0]);
    if (pol.frozenset_empty_shared && nargs == 0)
        return incref(empty_frozenset);
    struct obj *s = set_new(t_frozenset, nargs ? args[0] : NULL);
    if (s && pol.frozensets_tracked_by_content && !set_holds_collected(s))
        gc_untrack(s);
    if (s && pol.frozenset_empty_shared && set_len(s) == 0) {
        decref(s);
        return incref(empty_frozenset);
    }
    return s;
}

static int weaklist_at(void)
{
    return lay.PySetObject_weakreflist;
}

#define SET_SLOTS                                                                                                                  \
    .dealloc = s_dealloc, .traverse = s_traverse, .clear = s_clear, .repr = s_repr, .iter = s_iter, .richcompare = s_richcompare,  \
    .sq_length = s_len, .sq_contains = s_contains,                                                                                 \
    .binop = {[OP_SUB] = op_sub, [OP_AND] = op_and, [OP_XOR] = op_xor, [OP_OR] = op_or}

static const struct type_spec set_spec = {
    .name = "set",
    .kind = K_SET,
    .flags = TF_GC | TF_BASETYPE | TF_MATCH_SELF,
    .record = "PySetObject",
    .weakrefoffset = weaklist_at,
    .s = {SET_SLOTS, .hash = hash_not_implemented,
          .inplace = {[OP_SUB] = op_isub, [OP_AND] = op_iand, [OP_XOR] = op_ixor, [OP_OR] = op_ior}, .new_ = set_tp_new,
          .init = set_init},
    .methods = methods,
};
static const struct type_spec frozen_spec = {
    .name = "frozenset",
    .kind = K_FROZENSET,
    .flags = TF_GC | TF_BASETYPE | TF_MATCH_SELF,
    .record = "PySetObject",
    .weakrefoffset = weaklist_at,
    .s = {SET_SLOTS, .hash = frozen_hash, .new_ = frozen_new},
    .methods = frozen_methods,
};

static struct type *ready(const struct type_spec *spec)
{
    struct type_spec *s = spec_copy(spec);
    if (!pol.enumerate_generic)
        spec_drop_method(s, "__class_getitem__");
    return type_ready(s);
}

void set_boot(void)
{
    set_dummy = heap_static_alloc(16);
    t_set = ready(&set_spec);
    t_frozenset = ready(&frozen_spec);
    t_setiter = type_ready(&iter_spec);
    if (pol.frozenset_empty_shared)
        empty_frozenset = set_new(t_frozenset, NULL);
}
