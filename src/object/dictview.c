/*
 * Views (keys, values, items) and the iterators over dicts. An iterator notices when the dict's size changes, and when more items
 * turn up than there were (keys were exchanged). The iterator over items hands out one and the same tuple as long as nobody keeps
 * it.
 */
#include "dictview.h"
#include "iter.h"

#include "boot.h"
#include "dictkeys.h"
#include "slotscope/object/spec.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"

#define USED(d)      AT(d, PyDictObject, ma_used, int64_t)
#define VIEW_DICT(v) AT(v, _PyDictViewObject, dv_dict, struct obj *)
#define ITER_DICT(i) AT(i, dictiterobject, di_dict, struct obj *)
#define ITER_USED(i) AT(i, dictiterobject, di_used, int64_t)
#define ITER_POS(i)  AT(i, dictiterobject, di_pos, int64_t)
#define ITER_PAIR(i) AT(i, dictiterobject, di_result, struct obj *)
#define ITER_LEN(i)  AT(i, dictiterobject, len, int64_t)

struct type *dictview_types[3];
static struct type *iter_types[2][3];

struct obj *dictview_dict(const struct obj *o, enum dict_part *part)
{
    for (int i = 0; i < 3; i++)
        if (o->ob_type == dictview_types[i]->self) {
            *part = (enum dict_part)i;
            return VIEW_DICT((uintptr_t)o);
        }
    return NULL;
}

/* ---- iterators ---- */

static bool iter_reversed(const struct obj *it)
{
    for (int part = 0; part < 3; part++)
        if (it->ob_type == iter_types[1][part]->self)
            return true;
    return false;
}

static enum dict_part iter_part(const struct obj *it)
{
    for (int part = DICT_KEYS; part < DICT_ITEMS; part++)
        if (it->ob_type == iter_types[0][part]->self || it->ob_type == iter_types[1][part]->self)
            return (enum dict_part)part;
    return DICT_ITEMS;
}

struct obj *dictiter_new(struct obj *d, enum dict_part part, bool reversed)
{
    struct obj *it = obj_alloc(iter_types[reversed][part], 0);
    if (!it)
        return NULL;
    ITER_DICT(it) = incref(d);
    ITER_USED(it) = ITER_LEN(it) = USED(d);
    ITER_POS(it) = reversed ? dict_last_pos(d) : 0;
    if (part == DICT_ITEMS && !(ITER_PAIR(it) = tuple_pack(2, obj_none, obj_none))) {
        decref(it);
        return NULL;
    }
    gc_track(it);
    return it;
}

static void iter_dealloc(struct obj *it)
{
    gc_untrack(it);
    xdecref(ITER_DICT(it));
    xdecref(ITER_PAIR(it));
    obj_free(it);
}

static int iter_traverse(struct obj *it, visitproc *visit, void *arg)
{
    int r = ITER_DICT(it) ? visit(ITER_DICT(it), arg) : 0;
    return r || !ITER_PAIR(it) ? r : visit(ITER_PAIR(it), arg);
}

static struct obj *iter_end(struct obj *it)
{
    obj_clear_slot(&ITER_DICT(it));
    return NULL;
}

static struct obj *iter_next(struct obj *it)
{
    struct obj *d = ITER_DICT(it), *key, *v;
    if (!d)
        return NULL;
    if (ITER_USED(it) != USED(d)) {
        ITER_USED(it) = -1;
        return err_format(exc_RuntimeError, "dictionary changed size during iteration");
    }
    bool reversed = iter_reversed(it);
    if (!(reversed ? dict_prev(d, &ITER_POS(it), &key, &v) : dict_next(d, &ITER_POS(it), &key, &v)))
        return iter_end(it);
    if (ITER_LEN(it) == 0 && !reversed) {
        err_format(exc_RuntimeError, "dictionary keys changed during iteration");
        return iter_end(it);
    }
    ITER_LEN(it)--;
    switch (iter_part(it)) {
    case DICT_KEYS: return incref(key);
    case DICT_VALUES: return incref(v);
    default: return tuple_pair(ITER_PAIR(it), incref(key), incref(v));
    }
}

static int64_t iter_left(const struct obj *it)
{
    bool valid = ITER_DICT(it) && ITER_USED(it) == USED(ITER_DICT(it));
    return valid ? ITER_LEN(it) : 0;
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
    ITER_DICT(copy) = xincref(ITER_DICT(it));
    ITER_USED(copy) = ITER_USED(it);
    ITER_POS(copy) = ITER_POS(it);
    ITER_LEN(copy) = ITER_LEN(it);
    if (ITER_PAIR(it))
        ITER_PAIR(copy) = tuple_pack(2, obj_none, obj_none);
    gc_track(copy);
    return iter_reduce_to_list(copy);
}

static const struct method_def iter_methods[] = {{"__length_hint__", iter_length_hint, NULL, METH_NOARGS},
                                                 {"__reduce__", iter_reduce, NULL, METH_NOARGS},
                                                 {NULL, NULL, NULL, 0}};

#define ITER_SPEC(n)                                                                                                               \
    {                                                                                                                              \
        .name = n, .kind = K_ITERATOR, .flags = TF_GC | TF_DISALLOW_NEW, .record = "dictiterobject",                               \
        .s = {.dealloc = iter_dealloc, .traverse = iter_traverse, .iter = iter_self, .iternext = iter_next, .items_left = iter_left}, \
        .methods = iter_methods                                                                                                    \
    }
static const struct type_spec iter_specs[2][3] = {
    {ITER_SPEC("dict_keyiterator"), ITER_SPEC("dict_valueiterator"), ITER_SPEC("dict_itemiterator")},
    {ITER_SPEC("dict_reversekeyiterator"), ITER_SPEC("dict_reversevalueiterator"), ITER_SPEC("dict_reverseitemiterator")},
};

/* ---- views ---- */

struct obj *dictview_of(struct type *t, struct obj *d)
{
    struct obj *v = obj_alloc(t, 0);
    if (!v)
        return NULL;
    VIEW_DICT(v) = incref(d);
    gc_track(v);
    return v;
}

struct obj *dictview_new(struct obj *d, enum dict_part part)
{
    return dictview_of(dictview_types[part], d);
}

struct obj *dictview_behind(const struct obj *view)
{
    return VIEW_DICT((uintptr_t)view);
}

static enum dict_part view_part(const struct obj *v)
{
    const struct type *t = type_of(v)->base == t_object ? type_of(v) : type_of(v)->base; /* odict_keys is derived from dict_keys */
    return t == dictview_types[DICT_KEYS] ? DICT_KEYS : t == dictview_types[DICT_VALUES] ? DICT_VALUES : DICT_ITEMS;
}

static bool is_view(const struct obj *o)
{
    return type_of(o)->kind == K_DICTVIEW;
}

static bool is_set_view(const struct obj *o) /* keys and items */
{
    return is_view(o) && view_part(o) != DICT_VALUES;
}

static bool is_any_set(const struct obj *o)
{
    return obj_is_kind(o, K_SET) || obj_is_kind(o, K_FROZENSET);
}

static void view_dealloc(struct obj *v)
{
    gc_untrack(v);
    xdecref(VIEW_DICT(v));
    obj_free(v);
}

static int view_traverse(struct obj *v, visitproc *visit, void *arg)
{
    return VIEW_DICT(v) ? visit(VIEW_DICT(v), arg) : 0;
}

static int64_t view_len(struct obj *v)
{
    return VIEW_DICT(v) ? USED(VIEW_DICT(v)) : 0;
}

static struct obj *view_iter(struct obj *v)
{
    return dictiter_new(VIEW_DICT(v), view_part(v), false);
}

static int view_items_contain(struct obj *d, struct obj *pair)
{
    if (!is_tuple(pair) || tuple_len(pair) != 2)
        return 0;
    struct obj *v = dict_get(d, tuple_items(pair)[0]);
    if (!v)
        return err_occurred() ? -1 : 0;
    incref(v);
    int r = obj_richcompare_bool(v, tuple_items(pair)[1], CMP_EQ);
    decref(v);
    return r;
}

static int view_contains(struct obj *v, struct obj *x)
{
    return view_part(v) == DICT_KEYS ? dict_contains(VIEW_DICT(v), x) : view_items_contain(VIEW_DICT(v), x);
}

static struct obj *view_repr(struct obj *v)
{
    int nested = repr_enter(v);
    if (nested)
        return nested > 0 ? str_from_c("...") : NULL;
    struct obj *list = list_from_iter(v), *r = NULL;
    if (list)
        r = str_printf("%s(%R)", type_name(type_of(v)), list);
    xdecref(list);
    repr_leave(v);
    return r;
}

/* Is everything in a also in b? */
static int all_in(struct obj *a, struct obj *b)
{
    struct obj *it = obj_iter(a), *x;
    if (!it)
        return -1;
    int ok = 1;
    while (ok > 0 && (x = obj_next(it))) {
        ok = obj_contains(b, x);
        decref(x);
    }
    decref(it);
    return err_occurred() ? -1 : ok;
}

static struct obj *view_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!is_any_set(b) && !is_set_view(b))
        return incref(obj_notimplemented);
    int64_t na = obj_len(a), nb = obj_len(b);
    int ok = 0;
    if (na < 0 || nb < 0)
        return NULL;
    switch (op) {
    case CMP_EQ:
    case CMP_NE:
        ok = na == nb ? all_in(a, b) : 0;
        if (op == CMP_NE && ok >= 0)
            ok = !ok;
        break;
    case CMP_LT: ok = na < nb ? all_in(a, b) : 0; break;
    case CMP_LE: ok = na <= nb ? all_in(a, b) : 0; break;
    case CMP_GT: ok = na > nb ? all_in(b, a) : 0; break;
    case CMP_GE: ok = na >= nb ? all_in(b, a) : 0; break;
    }
    return ok < 0 ? NULL : new_bool(ok);
}

/* ---- set operations: a fresh set of the left side, changed by the right ---- */

static struct obj *view_to_set(struct obj *v)
{
    if (is_view(v) && view_part(v) == DICT_KEYS && VIEW_DICT(v)->ob_type == t_dict->self)
        v = VIEW_DICT(v);
    return set_new(t_set, v);
}

static struct obj *updated(struct obj *v, const char *method, struct obj *other)
{
    struct obj *set = view_to_set(v);
    struct obj *r = set ? obj_call_method(set, method, &other, 1) : NULL;
    if (!r) {
        xdecref(set);
        return NULL;
    }
    decref(r);
    return set;
}

static struct obj *view_sub(struct obj *a, struct obj *b)
{
    return updated(a, "difference_update", b);
}

static struct obj *view_or(struct obj *a, struct obj *b)
{
    return updated(a, "update", b);
}

static struct obj *view_xor(struct obj *a, struct obj *b)
{
    return updated(a, "symmetric_difference_update", b);
}

static struct obj *view_and(struct obj *a, struct obj *b)
{
    struct obj *view = is_set_view(a) ? a : b, *other = view == a ? b : a, *x;
    int64_t n = view_len(view);
    if (other->ob_type == t_set->self && n <= set_len(other))
        return obj_call_method(other, "intersection", &view, 1);
    if (is_set_view(other) && view_len(other) > n) {
        struct obj *t = other;
        other = view;
        view = t;
    }
    struct obj *set = set_new(t_set, NULL), *it = set ? obj_iter(other) : NULL;
    if (!it) {
        xdecref(set);
        return NULL;
    }
    int r = 0;
    while (r >= 0 && (x = obj_next(it))) {
        r = view_contains(view, x);
        if (r > 0)
            r = set_add(set, x);
        decref(x);
    }
    decref(it);
    if (err_occurred()) {
        decref(set);
        return NULL;
    }
    return set;
}

/* ---- methods ---- */

static struct obj *view_isdisjoint(struct obj *v, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    struct obj *other = args[0], *x;
    if (v == other)
        return new_bool(view_len(v) == 0);
    if (is_any_set(other) || is_set_view(other)) {
        int64_t n = obj_len(other);
        if (n < 0)
            return NULL;
        if (n > view_len(v)) {
            struct obj *t = other;
            other = v;
            v = t;
        }
    }
    struct obj *it = obj_iter(other);
    if (!it)
        return NULL;
    int found = 0;
    while (found == 0 && (x = obj_next(it))) {
        found = obj_contains(v, x);
        decref(x);
    }
    decref(it);
    return err_occurred() ? NULL : new_bool(!found);
}

static struct obj *view_reversed(struct obj *v, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return dictiter_new(VIEW_DICT(v), view_part(v), true);
}

static struct obj *view_mapping(struct obj *v, void *closure)
{
    (void)closure;
    return mappingproxy_new(VIEW_DICT(v));
}

static const struct method_def set_view_methods[] = {
    {"isdisjoint", view_isdisjoint, NULL, METH_O}, {"__reversed__", view_reversed, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};
static const struct method_def values_methods[] = {{"__reversed__", view_reversed, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};
static const struct getset_def view_getset[] = {{"mapping", view_mapping, NULL, NULL}, {NULL, NULL, NULL, NULL}};

#define VIEW_SLOTS .dealloc = view_dealloc, .traverse = view_traverse, .repr = view_repr, .iter = view_iter, .sq_length = view_len
#define SET_VIEW_SPEC(n)                                                                                                           \
    {                                                                                                                              \
        .name = n, .kind = K_DICTVIEW, .flags = TF_GC | TF_DISALLOW_NEW, .record = "_PyDictViewObject",                            \
        .s = {VIEW_SLOTS, .hash = hash_not_implemented, .richcompare = view_richcompare, .sq_contains = view_contains,             \
              .binop = {[OP_SUB] = view_sub, [OP_AND] = view_and, [OP_XOR] = view_xor, [OP_OR] = view_or}},                        \
        .methods = set_view_methods, .getset = view_getset                                                                         \
    }
static const struct type_spec view_specs[3] = {
    SET_VIEW_SPEC("dict_keys"),
    {.name = "dict_values",
     .kind = K_DICTVIEW,
     .flags = TF_GC | TF_DISALLOW_NEW,
     .record = "_PyDictViewObject",
     .s = {VIEW_SLOTS},
     .methods = values_methods,
     .getset = view_getset},
    SET_VIEW_SPEC("dict_items"),
};

void dictview_boot(void)
{
    for (int part = 0; part < 3; part++) {
        struct type_spec *s = spec_copy(&view_specs[part]);
        if (!pol.dictview_mapping)
            s->getset = NULL;
        dictview_types[part] = type_ready(s);
        for (int reversed = 0; reversed < 2; reversed++)
            iter_types[reversed][part] = type_ready(&iter_specs[reversed][part]);
    }
}
