/*
 * Views and iterators of OrderedDict. The views are those of dict but for what they iterate with. An iterator remembers the key
 * that comes next, not its node, and looks it up again at every step.
 */
#include "dictview.h"
#include "iter.h"
#include "odict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"

struct odict_iter {
    struct obj base;
    int64_t kind; /* enum odict_part, an int with its padding */
    struct obj *odict;
    int64_t size;
    uint64_t state;
    struct obj *current, *result; /* the key that comes next; the pair that is handed out */
};
static struct type *t_iter, *t_views[3];

static struct odict_iter *iter_of(struct obj *o)
{
    return (struct odict_iter *)(void *)o;
}

struct obj *odict_iterator(struct obj *o, int part)
{
    struct odict_iter *it = (struct odict_iter *)(void *)obj_alloc(t_iter, 0);
    if (!it)
        return NULL;
    struct odict_node *n = part & ODICT_REVERSED ? odict_tail(o)->last : odict_tail(o)->first;
    it->kind = part;
    it->size = dict_len(o);
    it->state = odict_tail(o)->state;
    if ((part & ODICT_ITEMS) == ODICT_ITEMS && !(it->result = tuple_pack(2, obj_none, obj_none))) {
        decref(&it->base);
        return NULL;
    }
    it->current = n ? incref(n->key) : NULL;
    it->odict = incref(o);
    gc_track(&it->base);
    return &it->base;
}

static void odictiter_dealloc(struct obj *o)
{
    struct odict_iter *it = iter_of(o);
    gc_untrack(o);
    xdecref(it->odict);
    xdecref(it->current);
    xdecref(it->result);
    obj_free(o);
}

static int odictiter_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *const refs[] = {iter_of(o)->odict, iter_of(o)->current, iter_of(o)->result};
    int r = 0;
    for (int i = 0; r == 0 && i < 3; i++)
        r = refs[i] ? visit(refs[i], arg) : 0;
    return r;
}

static struct obj *ended(struct odict_iter *it)
{
    obj_clear_slot(&it->odict);
    return NULL;
}

/* The key at hand, owned; goes on to the next one. */
static struct obj *next_key(struct odict_iter *it)
{
    if (!it->odict)
        return NULL;
    if (!it->current)
        return ended(it);
    if (odict_tail(it->odict)->state != it->state) {
        err_format(exc_RuntimeError, "OrderedDict mutated during iteration");
        return ended(it);
    }
    if (it->size != dict_len(it->odict)) {
        it->size = -1;
        return err_format(exc_RuntimeError, "OrderedDict changed size during iteration");
    }
    struct odict_node *n = odict_find(it->odict, it->current);
    if (!n) {
        if (!err_occurred())
            err_key(it->current);
        obj_clear_slot(&it->current);
        return NULL;
    }
    struct obj *key = it->current;
    n = it->kind & ODICT_REVERSED ? n->prev : n->next;
    it->current = n ? incref(n->key) : NULL;
    return key;
}

static struct obj *odictiter_next(struct obj *o)
{
    struct odict_iter *it = iter_of(o);
    struct obj *key = next_key(it);
    if (!key || !(it->kind & ODICT_VALUES))
        return key;
    struct obj *v = dict_get(it->odict, key);
    if (!v) {
        if (!err_occurred())
            err_key(key);
        decref(key);
        obj_clear_slot(&it->current);
        return ended(it);
    }
    incref(v);
    if (it->kind & ODICT_KEYS)
        return tuple_pair(it->result, key, v);
    decref(key);
    return v;
}

/* iter(list of what is left). */
static struct obj *odictiter_reduce(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct odict_iter *copy = (struct odict_iter *)(void *)obj_alloc(t_iter, 0), *it = iter_of(o);
    if (!copy)
        return NULL;
    *copy = (struct odict_iter){copy->base, it->kind, xincref(it->odict), it->size, it->state, xincref(it->current), NULL};
    if (it->result && !(copy->result = tuple_pack(2, obj_none, obj_none))) {
        decref(&copy->base);
        return NULL;
    }
    gc_track(&copy->base);
    return iter_reduce_to_list(&copy->base);
}

static const struct method_def iter_methods[] = {{"__reduce__", odictiter_reduce, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};
static const struct type_spec iter_spec = {
    .name = "odict_iterator",
    .kind = K_ITERATOR,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .record = "PyObject",
    .basicsize_adjust = sizeof(struct odict_iter) - sizeof(struct obj),
    .s = {.dealloc = odictiter_dealloc, .traverse = odictiter_traverse, .iter = iter_self, .iternext = odictiter_next},
    .methods = iter_methods,
};

/* ---- views ---- */

static int part_of(const struct obj *v)
{
    return v->ob_type == t_views[DICT_KEYS]->self     ? ODICT_KEYS
           : v->ob_type == t_views[DICT_VALUES]->self ? ODICT_VALUES
                                                      : ODICT_ITEMS;
}

struct obj *odict_view(struct obj *o, enum odict_part part)
{
    return dictview_of(t_views[part == ODICT_KEYS ? DICT_KEYS : part == ODICT_VALUES ? DICT_VALUES : DICT_ITEMS], o);
}

static struct obj *view_iter(struct obj *v)
{
    return odict_iterator(dictview_behind(v), part_of(v));
}

static struct obj *view_reversed(struct obj *v, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return odict_iterator(dictview_behind(v), part_of(v) | ODICT_REVERSED);
}

static const struct method_def view_methods[] = {{"__reversed__", view_reversed, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};
#define VIEW_SPEC(n, part)                                                                                                         \
    {                                                                                                                              \
        .name = n, .kind = K_DICTVIEW, .flags = TF_GC | TF_DISALLOW_NEW, .base = &dictview_types[part], .s = {.iter = view_iter},  \
        .methods = view_methods                                                                                                    \
    }
static const struct type_spec view_specs[] = {
    [DICT_KEYS] = VIEW_SPEC("odict_keys", DICT_KEYS),
    [DICT_VALUES] = VIEW_SPEC("odict_values", DICT_VALUES),
    [DICT_ITEMS] = VIEW_SPEC("odict_items", DICT_ITEMS),
};

void odict_views_ready(void)
{
    t_iter = type_ready(&iter_spec);
    for (int part = 0; part < 3; part++)
        t_views[part] = type_ready(&view_specs[part]);
}
