/*
 * functools.lru_cache: the wrapper that remembers results. Without a bound its dict maps keys to results; with one, to links of a
 * ring that begins and ends in the wrapper itself, the least recently used first.
 */
#include "mod_functools.h"

static struct type *t_lru, *t_link;

struct link { /* lru_list_elem: the ring's pointers are borrowed, the dict owns the links */
    struct obj base;
    struct link *prev, *next;
    int64_t hash;
    struct obj *key, *result;
};
struct lru { /* lru_cache_object up to misses; what follows depends on the version: TAIL */
    struct link root;
    void *how;
    int64_t typed; /* an int, padded */
    struct obj *cache;
    int64_t hits;
    struct obj *func;
    int64_t maxsize, misses; /* maxsize -1: no bound */
    struct obj *tail[];
};
/* From the end: weak references (not in every version), dict, the type of cache_info()'s records. */
enum { WEAKREFS = 1, DICT = 2, INFO = 3 };
static struct obj **tail(struct obj *o, int from_end)
{
    return (struct obj **)(void *)((char *)o + t_lru->basicsize - 8 * (from_end - !pol.lru_weakrefs));
}
static struct lru *lru_of(struct obj *o)
{
    return (struct lru *)(void *)o;
}

/* ---- keys ---- */

/* What stands between positional and keyword arguments in keys. Borrowed; NULL: MemoryError. */
static struct obj *mark(void)
{
    if (!lib->keyword_mark)
        lib->keyword_mark = obj_call0(t_object->self);
    return lib->keyword_mark;
}

static bool is_own_key(struct obj *o)
{
    return o->ob_type == t_int->self || o->ob_type == t_str->self;
}

static struct obj *make_key(const struct lru *c, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    int64_t nkw = kwnames ? tuple_len(kwnames) : 0, n = (int64_t)nargs;
    if (!c->typed && nkw == 0)
        return n == 1 && is_own_key(args[0]) ? incref(args[0]) : tuple_from(args, n);
    int64_t size = n + (nkw ? 1 + 2 * nkw : 0) + (c->typed ? n + nkw : 0), at = 0;
    struct obj *key = mark() ? tuple_new(size) : NULL;
    if (!key)
        return NULL;
    struct obj **items = tuple_items(key);
    for (int64_t i = 0; i < n; i++)
        items[at++] = incref(args[i]);
    if (nkw)
        items[at++] = incref(mark());
    for (int64_t i = 0; i < nkw; i++) {
        items[at++] = incref(tuple_items(kwnames)[i]);
        items[at++] = incref(args[n + i]);
    }
    for (int64_t i = 0; c->typed && i < n + nkw; i++)
        items[at++] = incref(args[i]->ob_type);
    return key;
}

/* ---- the ring ---- */

static void take_out(struct link *l)
{
    l->prev->next = l->next;
    l->next->prev = l->prev;
}

static void append(struct lru *c, struct link *l)
{
    struct link *last = c->root.prev;
    last->next = c->root.prev = l;
    l->prev = last;
    l->next = &c->root;
}

static void link_dealloc(struct obj *o)
{
    struct link *l = (struct link *)(void *)o;
    xdecref(l->key);
    xdecref(l->result);
    obj_free(o);
}

/* A new newest link; takes nothing. 0 or -1. */
static int remember(struct lru *c, struct obj *key, int64_t hash, struct obj *result)
{
    struct link *l = (struct link *)(void *)obj_alloc(t_link, 0);
    if (!l)
        return -1;
    l->hash = hash;
    l->key = incref(key);
    l->result = incref(result);
    int r = dict_set(c->cache, key, &l->base);
    if (r == 0)
        append(c, l);
    decref(&l->base);
    return r;
}

/* The oldest link makes room for the new result. 0 or -1. */
static int replace_oldest(struct lru *c, struct obj *key, int64_t hash, struct obj *result)
{
    struct link *l = c->root.next;
    struct obj *held = NULL;
    take_out(l);
    int found = dict_pop(c->cache, l->key, &held);
    if (found <= 0) { /* comparing keys took it away, or failed: it stays out of the ring */
        if (found < 0)
            append(c, l);
        return found;
    }
    struct obj *old_key = l->key, *old_result = l->result;
    l->hash = hash;
    l->key = incref(key);
    l->result = incref(result);
    int r = dict_set(c->cache, key, &l->base);
    if (r == 0)
        append(c, l);
    decref(&l->base);
    decref(old_key);
    decref(old_result);
    return r;
}

/* ---- calls ---- */

static struct obj *call_unbounded(struct lru *c, struct obj *key, int64_t hash, struct obj *const *args, size_t nargs,
                                  struct obj *kwnames)
{
    struct obj *r = dict_get_hash(c->cache, key, hash);
    if (r) {
        c->hits++;
        return incref(r);
    }
    if (err_occurred())
        return NULL;
    c->misses++;
    r = obj_call(c->func, args, nargs, kwnames);
    if (r && dict_set(c->cache, key, r) < 0)
        obj_clear_slot(&r);
    return r;
}

static struct obj *call_bounded(struct lru *c, struct obj *key, int64_t hash, struct obj *const *args, size_t nargs,
                                struct obj *kwnames)
{
    struct link *l = (struct link *)(void *)dict_get_hash(c->cache, key, hash);
    if (l) {
        take_out(l);
        append(c, l);
        c->hits++;
        return incref(l->result);
    }
    if (err_occurred())
        return NULL;
    c->misses++;
    struct obj *r = obj_call(c->func, args, nargs, kwnames);
    if (!r)
        return NULL;
    if (dict_get_hash(c->cache, key, hash))
        return r; /* the function called us with the same arguments */
    if (err_occurred() || (dict_len(c->cache) < c->maxsize || c->root.next == &c->root ? remember(c, key, hash, r)
                                                                                       : replace_oldest(c, key, hash, r)) < 0)
        obj_clear_slot(&r);
    return r;
}

static struct obj *lru_call(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct lru *c = lru_of(o);
    if (c->maxsize == 0) {
        c->misses++;
        return obj_call(c->func, args, nargs, kwnames);
    }
    struct obj *key = make_key(c, args, nargs, kwnames), *r = NULL;
    if (!key)
        return NULL;
    int64_t hash = obj_hash(key);
    if (hash != -1)
        r = (c->maxsize < 0 ? call_unbounded : call_bounded)(c, key, hash, args, nargs, kwnames);
    decref(key);
    return r;
}

static struct obj *lru_get(struct obj *o, struct obj *instance, struct obj *type)
{
    (void)type;
    return instance && instance != obj_none ? method_new(o, instance) : incref(o);
}

/* ---- the object ---- */

static struct obj *lru_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *func, *maxsize, *typed, *info;
    int64_t most = -1;
    if (arg_parse("lru_cache(user_function:O, maxsize:O, typed:O, cache_info_type:O)", args, nargs, kwnames, &func, &maxsize,
                  &typed, &info) < 0)
        return NULL;
    if (!obj_callable(func))
        return err_type("the first argument must be callable");
    if (maxsize != obj_none) {
        if (!type_of(maxsize)->s.index)
            return err_type("maxsize should be integer or None");
        most = num_as_ssize(maxsize, exc_OverflowError);
        if (most == -1 && err_occurred())
            return NULL;
        most = most < 0 ? 0 : most;
    }
    struct obj *cache = dict_new(), *o = cache ? type_generic_alloc(type_rec(type), 0) : NULL;
    if (!o) {
        xdecref(cache);
        return NULL;
    }
    struct lru *c = lru_of(o);
    c->root.prev = c->root.next = &c->root;
    c->typed = obj_truth(typed) > 0;
    c->cache = cache;
    c->func = incref(func);
    c->maxsize = most;
    *tail(o, INFO) = incref(info);
    return o;
}

static int lru_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct lru *c = lru_of(o);
    struct obj *all[] = {c->cache, c->func, *tail(o, INFO), *tail(o, DICT)};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i] && visit(all[i], arg))
            return 1;
    for (struct link *l = c->root.next; l && l != &c->root; l = l->next)
        if (visit(l->key, arg) || visit(l->result, arg))
            return 1;
    return 0;
}

static int forget_all(struct lru *c)
{
    c->hits = c->misses = 0;
    c->root.prev = c->root.next = &c->root;
    if (c->cache)
        dict_clear(c->cache);
    return 0;
}

static int lru_clear(struct obj *o)
{
    forget_all(lru_of(o));
    obj_clear_slot(&lru_of(o)->cache);
    obj_clear_slot(&lru_of(o)->func);
    obj_clear_slot(tail(o, INFO));
    obj_clear_slot(tail(o, DICT));
    return 0;
}

static void lru_dealloc(struct obj *o)
{
    gc_untrack(o);
    weakrefs_clear(o);
    lru_clear(o);
    obj_free(o);
}

CFUNCTION(lru_cache_info)
{
    struct lru *c = lru_of(self);
    struct obj *parts[] = {int_from_i64(c->hits), int_from_i64(c->misses), c->maxsize < 0 ? new_none() : int_from_i64(c->maxsize),
                           int_from_i64(dict_len(c->cache))};
    struct obj *r = parts[0] && parts[1] && parts[2] && parts[3] ? obj_call(*tail(self, INFO), parts, 4, NULL) : NULL;
    for (int i = 0; i < 4; i++)
        xdecref(parts[i]);
    return r;
}

CFUNCTION(lru_cache_clear)
{
    forget_all(lru_of(self));
    return new_none();
}

CFUNCTION(lru_reduce)
{
    return obj_getattr_c(self, "__qualname__");
}

CFUNCTION(lru_self)
{
    return incref(self);
}

GETTER(lru_dict)
{
    struct obj *d = instance_dict(self);
    return d ? incref(d) : NULL;
}

static int dictoffset(void)
{
    return (int)sizeof(struct lru) + (pol.lru_heap_types ? 24 : 8);
}
static int weakrefoffset(void)
{
    return pol.lru_weakrefs ? dictoffset() + 8 : 0;
}

static const struct method_def lru_methods[] = {{"cache_info", lru_cache_info, "()", METH_NOARGS},
                                                {"cache_clear", lru_cache_clear, "()", METH_NOARGS},
                                                {"__reduce__", lru_reduce, NULL, METH_NOARGS},
                                                {"__copy__", lru_self, NULL, 0},
                                                {"__deepcopy__", lru_self, NULL, 0},
                                                {0}};
static const struct getset_def lru_getset[] = {{"__dict__", lru_dict, NULL, NULL}, {0}};
static const struct type_spec link_spec = {.name = "functools._lru_list_elem",
                                           .kind = K_OTHER,
                                           .flags = TF_DISALLOW_NEW,
                                           .record = "PyObject",
                                           .basicsize_adjust = (int)sizeof(struct link) - 16,
                                           .s = {.dealloc = link_dealloc}};

bool lru_add(struct obj *m)
{
    struct type_spec *spec = engine_alloc(sizeof *spec);
    *spec = (struct type_spec){.name = "functools._lru_cache_wrapper",
                               .doc = "Remembers the results of a function by its arguments.",
                               .kind = K_OTHER,
                               .flags = TF_GC | TF_BASETYPE | TF_METHOD_DESCR,
                               .record = "PyObject",
                               .basicsize_adjust =
                                   (int)sizeof(struct lru) - 16 + 16 + 8 * pol.lru_weakrefs + (pol.lru_heap_types ? 16 : 0),
                               .dictoffset = dictoffset,
                               .weakrefoffset = weakrefoffset,
                               .s = {.dealloc = lru_dealloc,
                                     .traverse = lru_traverse,
                                     .clear = lru_clear,
                                     .call = lru_call,
                                     .descr_get = lru_get,
                                     .new_ = lru_new},
                               .methods = lru_methods,
                               .getset = lru_getset};
    t_link = type_ready(&link_spec);
    t_lru = type_ready(spec);
    return module_put_type(m, "_lru_cache_wrapper", t_lru);
}
