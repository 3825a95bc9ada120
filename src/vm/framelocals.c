/*
 * FrameLocalsProxy: f_locals of a function's frame, where it writes through. Names that the code has are read and written in the
 * frame's own slots; others live in a dict that the frame object keeps (f_extra_locals).
 */
#include "frame.h"
#include "framelocals.h"
#include "lib.h"
#include "slotscope/object/gc.h"

static struct type *t_locals_proxy;

#define PROXY_FRAME(o) (*(struct obj **)(void *)((char *)(o) + 16))

static bool is_proxy(const struct obj *o)
{
    return type_of(o) == t_locals_proxy;
}

static struct obj **extra_word(struct obj *proxy)
{
    return &AT(PROXY_FRAME(proxy), PyFrameObject, f_extra_locals, struct obj *);
}

struct obj *frame_locals_proxy(struct obj *frame)
{
    struct obj *o = obj_alloc(t_locals_proxy, 0);
    if (o) {
        PROXY_FRAME(o) = incref(frame);
        gc_track(o);
    }
    return o;
}

/* ---- one name ---- */

/* Where local i has its value: in the slot, or in the cell that lies there. */
static struct obj **value_of(struct frame *f, int i)
{
    struct obj **slot = &f->localsplus[i];
    bool cell = f->code->code->locals[i].kind & (LOCAL_CELL | LOCAL_FREE);
    return *slot && cell && type_of(*slot)->kind == K_CELL ? cell_slot(*slot) : slot;
}

/* Which local the key names, -1: none, -2: error. */
static int local_named(const struct frame *f, struct obj *key)
{
    if (obj_hash(key) == -1)
        return -2;
    for (int i = 0; i < f->code->nlocalsplus; i++) {
        struct obj *name = f->code->local_names[i];
        int same = name == key                            ? 1
                   : is_str(key) && type_of(key) == t_str ? str_eq(name, key)
                                                          : obj_richcompare_bool(name, key, CMP_EQ);
        if (same)
            return same < 0 ? -2 : i;
    }
    return -1;
}

/* 1 and a new reference, 0, -1. */
static int find(struct obj *o, struct obj *key, struct obj **v)
{
    struct frame *f = frame_of(PROXY_FRAME(o));
    int i = local_named(f, key);
    *v = NULL;
    if (i == -2)
        return -1;
    struct obj *found = i >= 0 ? *value_of(f, i) : NULL, *extra = *extra_word(o);
    if (!found && extra)
        found = dict_get(extra, key);
    *v = xincref(found);
    return found ? 1 : err_occurred() ? -1 : 0;
}

static struct obj *proxy_getitem(struct obj *o, struct obj *key)
{
    struct obj *v;
    if (find(o, key, &v) == 0)
        err_format(exc_KeyError, "local variable '%R' is not defined", key);
    return v;
}

static int proxy_contains(struct obj *o, struct obj *key)
{
    struct obj *v;
    int r = find(o, key, &v);
    xdecref(v);
    return r;
}

static int err_no_removal(void)
{
    err_value("cannot remove local variables from FrameLocalsProxy");
    return -1;
}

static int proxy_setitem(struct obj *o, struct obj *key, struct obj *v)
{
    struct frame *f = frame_of(PROXY_FRAME(o));
    int i = local_named(f, key);
    if (i == -2 || (i >= 0 && !v))
        return i == -2 ? -1 : err_no_removal();
    if (i >= 0) {
        obj_set_slot(value_of(f, i), incref(v));
        return 0;
    }
    struct obj **extra = extra_word(o);
    if (!*extra && !v) {
        err_key(key);
        return -1;
    }
    if (!*extra && !(*extra = dict_new()))
        return -1;
    return v ? dict_set(*extra, key, v) : dict_del(*extra, key);
}

/* ---- all of them ---- */

/* A dict of what there is now. */
static struct obj *snapshot(struct obj *o)
{
    struct frame *f = frame_of(PROXY_FRAME(o));
    struct obj *d = dict_new(), *extra = *extra_word(o);
    int r = d ? 0 : -1;
    for (int i = 0; r == 0 && i < f->code->nlocalsplus; i++)
        if (*value_of(f, i))
            r = dict_set(d, f->code->local_names[i], *value_of(f, i));
    if (r == 0 && extra)
        r = dict_update(d, extra);
    if (r < 0)
        obj_clear_slot(&d);
    return d;
}

static int64_t proxy_length(struct obj *o)
{
    struct obj *d = snapshot(o);
    int64_t n = d ? dict_len(d) : -1;
    xdecref(d);
    return n;
}

/* A list of what the method of a dict tells. */
static struct obj *listed(struct obj *o, const char *method)
{
    struct obj *d = snapshot(o), *view = d ? obj_call_method(d, method, NULL, 0) : NULL, *l = view ? list_from_iter(view) : NULL;
    xdecref(d);
    xdecref(view);
    return l;
}

static struct obj *proxy_iter(struct obj *o)
{
    struct obj *l = listed(o, "keys"), *it = l ? obj_iter(l) : NULL;
    xdecref(l);
    return it;
}

static struct obj *proxy_repr(struct obj *o)
{
    int r = repr_enter(o);
    if (r)
        return r > 0 ? str_from_c("{...}") : NULL;
    struct obj *d = snapshot(o), *s = d ? obj_repr(d) : NULL;
    xdecref(d);
    repr_leave(o);
    return s;
}

static struct obj *proxy_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if (is_proxy(b) && (op == CMP_EQ || op == CMP_NE))
        return new_bool((PROXY_FRAME(a) == PROXY_FRAME(b)) == (op == CMP_EQ));
    if (!is_dict(b))
        return incref(obj_notimplemented);
    struct obj *d = snapshot(a), *r = d ? obj_richcompare(d, b, op) : NULL;
    xdecref(d);
    return r;
}

static bool mergeable(const struct obj *o)
{
    return is_dict(o) || is_proxy(o);
}

static struct obj *proxy_or(struct obj *a, struct obj *b)
{
    if (!mergeable(a) || !mergeable(b))
        return incref(obj_notimplemented);
    struct obj *d = is_proxy(a) ? snapshot(a) : dict_copy(a), *other = is_proxy(b) ? snapshot(b) : incref(b);
    if (d && (!other || dict_update(d, other) < 0))
        obj_clear_slot(&d);
    xdecref(other);
    return d;
}

/* Stores what other has; false: it has nothing that can be stored, or an error. */
static bool merge(struct obj *o, struct obj *other)
{
    if (!mergeable(other))
        return false;
    struct obj *items = is_proxy(other) ? listed(other, "items") : NULL,
               *view = items ? NULL : obj_call_method(other, "items", NULL, 0);
    if (view)
        items = list_from_iter(view);
    xdecref(view);
    bool ok = items;
    for (int64_t i = 0; ok && i < list_len(items); i++) {
        struct obj *pair = list_items(items)[i];
        ok = is_tuple(pair) && tuple_len(pair) == 2 && proxy_setitem(o, tuple_items(pair)[0], tuple_items(pair)[1]) == 0;
    }
    xdecref(items);
    return ok;
}

static struct obj *proxy_ior(struct obj *a, struct obj *b)
{
    bool ok = merge(a, b);
    if (!ok)
        err_clear();
    return incref(ok ? a : obj_notimplemented);
}

/* ---- methods ---- */

#define METHOD(name)     static struct obj *name(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
#define UNUSED_ARGUMENTS ((void)args, (void)nargs, (void)kwnames)

METHOD(m_keys)
{
    UNUSED_ARGUMENTS;
    return listed(o, "keys");
}

METHOD(m_values)
{
    UNUSED_ARGUMENTS;
    return listed(o, "values");
}

METHOD(m_items)
{
    UNUSED_ARGUMENTS;
    return listed(o, "items");
}

METHOD(m_copy)
{
    UNUSED_ARGUMENTS;
    return snapshot(o);
}

METHOD(m_reversed)
{
    UNUSED_ARGUMENTS;
    struct obj *l = listed(o, "keys"), *r = l ? obj_call_method(l, "__reversed__", NULL, 0) : NULL;
    xdecref(l);
    return r;
}

METHOD(m_update)
{
    UNUSED_ARGUMENTS;
    if (merge(o, args[0]))
        return new_none();
    err_clear();
    return err_type("update() argument must be dict or another FrameLocalsProxy");
}

METHOD(m_get)
{
    (void)kwnames;
    if (nargs < 1 || nargs > 2)
        return err_type("get expected 1 or 2 arguments");
    struct obj *v;
    return find(o, args[0], &v) == 0 ? incref(nargs > 1 ? args[1] : obj_none) : v;
}

METHOD(m_setdefault)
{
    (void)kwnames;
    if (nargs < 1 || nargs > 2)
        return err_type("setdefault expected 1 or 2 arguments");
    struct obj *v, *other = nargs > 1 ? args[1] : obj_none;
    int r = find(o, args[0], &v);
    if (r)
        return v;
    return proxy_setitem(o, args[0], other) < 0 ? NULL : incref(other);
}

METHOD(m_pop)
{
    (void)kwnames;
    struct obj *v = NULL;
    if (arg_count("pop", nargs, NULL, 1, 2) < 0)
        return NULL;
    int i = local_named(frame_of(PROXY_FRAME(o)), args[0]);
    if (i == -2 || (i >= 0 && err_no_removal() < 0))
        return NULL;
    int r = *extra_word(o) ? dict_pop(*extra_word(o), args[0], &v) : 0;
    if (r == 0 && nargs > 1)
        return incref(args[1]);
    if (r == 0)
        err_key(args[0]);
    return v;
}

/* ---- the type ---- */

static struct obj *proxy_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type;
    if (nargs != 1)
        return err_type("FrameLocalsProxy expected 1 argument, got %zd", (int64_t)nargs);
    if (type_of(args[0])->kind != K_FRAME)
        return err_type("expect frame, not %T", args[0]);
    return kwnames && tuple_len(kwnames) ? err_type("FrameLocalsProxy takes no keyword arguments") : frame_locals_proxy(args[0]);
}

static void proxy_dealloc(struct obj *o)
{
    gc_untrack(o);
    obj_clear_slot(&PROXY_FRAME(o));
    obj_free(o);
}

static int proxy_traverse(struct obj *o, visitproc *visit, void *arg)
{
    return PROXY_FRAME(o) ? visit(PROXY_FRAME(o), arg) : 0;
}

static int proxy_clear(struct obj *o)
{
    (void)o; /* the frame is cleared, not its proxy, which must stay usable */
    return 0;
}

static const struct method_def proxy_methods[] = {
    {"update", m_update, NULL, METH_O},
    {"__reversed__", m_reversed, NULL, METH_NOARGS},
    {"copy", m_copy, NULL, METH_NOARGS},
    {"keys", m_keys, NULL, METH_NOARGS},
    {"values", m_values, NULL, METH_NOARGS},
    {"items", m_items, NULL, METH_NOARGS},
    {"get", m_get, NULL, METH_FASTCALL},
    {"pop", m_pop, NULL, METH_FASTCALL},
    {"setdefault", m_setdefault, NULL, METH_FASTCALL},
    {NULL, NULL, NULL, 0},
};
static const struct type_spec proxy_spec = {
    .name = "FrameLocalsProxy",
    .kind = K_OTHER,
    .flags = TF_GC | TF_MAPPING,
    .basicsize_adjust = 8,
    .s = {.dealloc = proxy_dealloc,
          .traverse = proxy_traverse,
          .clear = proxy_clear,
          .repr = proxy_repr,
          .iter = proxy_iter,
          .hash = hash_not_implemented,
          .mp_length = proxy_length,
          .mp_subscript = proxy_getitem,
          .mp_ass_subscript = proxy_setitem,
          .sq_contains = proxy_contains,
          .richcompare = proxy_compare,
          .binop[OP_OR] = proxy_or,
          .inplace[OP_OR] = proxy_ior,
          .new_ = proxy_new},
    .methods = proxy_methods,
};

void frame_locals_boot(void)
{
    t_locals_proxy = lay.PyFrameObject_f_extra_locals >= 0 ? type_ready(&proxy_spec) : NULL;
}
