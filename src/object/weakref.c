/*
 * Weak references. All references to one object hang in a list that starts in a word of the object (instance_weaklist): first the
 * plain reference and the plain proxy, which everybody shares, then those with callbacks, the newest first. A dead reference points
 * to None.
 */
#include "weakref.h"

#include "boot.h"
#include "typepriv.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "slotscope/object/spec.h"

struct type *t_weakref, *t_proxy, *t_callable_proxy;

#define REFERENT(r) AT(r, PyWeakReference, wr_object, struct obj *)
#define CALLBACK(r) AT(r, PyWeakReference, wr_callback, struct obj *)
#define HASH(r)     AT(r, PyWeakReference, hash, int64_t)
#define PREV(r)     AT(r, PyWeakReference, wr_prev, struct obj *)
#define NEXT(r)     AT(r, PyWeakReference, wr_next, struct obj *)

static bool is_weakref(const struct obj *o)
{
    enum kind k = type_of(o)->kind;
    return k == K_WEAKREF || k == K_PROXY;
}

static bool is_plain_proxy(const struct obj *r)
{
    return (r->ob_type == t_proxy->self || r->ob_type == t_callable_proxy->self) && !CALLBACK(r);
}

static bool is_plain_ref(const struct obj *r)
{
    return r->ob_type == t_weakref->self && !CALLBACK(r);
}

/* What r refers to; None once it is dead, or dying: an object that waits for its dealloc has no references any more. */
static struct obj *live(const struct obj *r)
{
    struct obj *o = REFERENT(r);
    return o->refcnt > 0 ? o : obj_none;
}

/* ---- the list ---- */

/* The shared reference and proxy at the head of a list; NULL where there is none. */
static void shared_of(struct obj *head, struct obj **ref, struct obj **proxy)
{
    *ref = *proxy = NULL;
    if (head && is_plain_ref(head)) {
        *ref = head;
        head = NEXT(head);
    }
    if (head && is_plain_proxy(head))
        *proxy = head;
}

static void link_after(struct obj *r, struct obj *before, struct obj **list)
{
    struct obj *next = before ? NEXT(before) : *list;
    PREV(r) = before;
    NEXT(r) = next;
    if (next)
        PREV(next) = r;
    *(before ? &NEXT(before) : list) = r;
}

/* Goes dead: leaves the list, keeps the callback. */
static void detach(struct obj *r)
{
    if (REFERENT(r) == obj_none)
        return;
    struct obj **list = instance_weaklist(REFERENT(r));
    if (*list == r)
        *list = NEXT(r);
    REFERENT(r) = obj_none;
    if (PREV(r))
        NEXT(PREV(r)) = NEXT(r);
    if (NEXT(r))
        PREV(NEXT(r)) = PREV(r);
    PREV(r) = NEXT(r) = NULL;
}

static struct obj *make(struct type *t, struct obj *o, struct obj *callback)
{
    struct obj *r = obj_alloc(t, 0);
    if (!r)
        return NULL;
    REFERENT(r) = o;
    CALLBACK(r) = xincref(callback);
    HASH(r) = -1;
    gc_track(r);
    return r;
}

struct obj *weakref_new(struct type *t, struct obj *o, struct obj *callback)
{
    struct obj **list = instance_weaklist(o), *ref, *proxy;
    if (!list)
        return err_type("cannot create weak reference to '%s' object", type_name(type_of(o)));
    shared_of(*list, &ref, &proxy);
    bool plain = !callback && t == t_weakref, plain_proxy = !callback && t->kind == K_PROXY;
    if (plain && ref)
        return incref(ref);
    if (plain_proxy && proxy)
        return incref(proxy);
    struct obj *r = make(t, o, callback);
    if (!r)
        return NULL;
    shared_of(*list, &ref, &proxy); /* a collection may have changed it */
    link_after(r, plain ? NULL : plain_proxy ? ref : proxy ? proxy : ref, list);
    return r;
}

struct obj *weakref_get(struct obj *ref)
{
    return incref(live(ref));
}

int64_t weakref_count(struct obj *o)
{
    struct obj **list = instance_weaklist(o);
    int64_t n = 0;
    for (struct obj *r = list ? *list : NULL; r; r = NEXT(r))
        n++;
    return n;
}

struct obj *weakrefs_list(struct obj *o)
{
    struct obj **list = instance_weaklist(o), *all = list_new(0);
    for (struct obj *r = list ? *list : NULL; r && all; r = NEXT(r))
        if (list_append(all, r) < 0)
            obj_clear_slot(&all);
    return all;
}

/* ---- the end of an object ---- */

struct obj *weakref_callback(struct obj *ref)
{
    return CALLBACK(ref);
}

void weakref_call_callback(struct obj *ref)
{
    struct obj *callback = incref(CALLBACK(ref));
    mem_held++; /* whoever let go of the referent may have something in hand */
    struct obj *r = obj_call1(callback, ref);
    mem_held--;
    if (!r)
        err_unraisable_while("calling weakref callback", callback);
    xdecref(r);
    decref(callback);
}

struct obj *weakref_detach_first(struct obj *o)
{
    if (is_weakref(o))
        detach(o);
    struct obj **list = instance_weaklist(o), *r = list ? *list : NULL;
    if (r)
        detach(r);
    return r;
}

/* First all go dead, then the callbacks run: none of them can see the object any more. */
void weakrefs_clear(struct obj *o)
{
    struct obj **list = instance_weaklist(o);
    if (!list || !*list)
        return;
    struct obj *pending = err_fetch(), *waiting = NULL, *r;
    while ((r = *list)) {
        detach(r);
        if (CALLBACK(r) && r->refcnt > 0) {
            NEXT(r) = NULL; /* chained in order through the words that the list no longer needs */
            struct obj **end = &waiting;
            while (*end)
                end = &NEXT(*end);
            *end = incref(r);
        }
    }
    while ((r = waiting)) {
        waiting = NEXT(r);
        NEXT(r) = NULL;
        weakref_call_callback(r);
        decref(r);
    }
    if (pending)
        err_set_instance(pending);
}

/* ---- the type weakref.ref ---- */

static void ref_dealloc(struct obj *r)
{
    gc_untrack(r);
    detach(r);
    xdecref(CALLBACK(r));
    obj_free(r);
}

static int ref_traverse(struct obj *r, visitproc *visit, void *arg)
{
    return CALLBACK(r) ? visit(CALLBACK(r), arg) : 0;
}

static int ref_clear(struct obj *r)
{
    detach(r);
    obj_clear_slot(&CALLBACK(r));
    return 0;
}

static struct obj *ref_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (type == t_weakref->self && kwnames && tuple_len(kwnames))
        return err_type("ref() takes no keyword arguments");
    if (nargs < 1)
        return err_type("__new__ expected at least 1 argument, got %d", (int)nargs);
    if (nargs > 2)
        return err_type("__new__ expected at most 2 arguments, got %d", (int)nargs);
    return weakref_new(type_rec(type), args[0], nargs == 2 && args[1] != obj_none ? args[1] : NULL);
}

static int ref_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)self, (void)args;
    if (kwnames && tuple_len(kwnames))
        return err_type("ref() takes no keyword arguments"), -1;
    return nargs >= 1 && nargs <= 2 ? 0 : (err_type("__init__ expected at least 1 argument, got %d", (int)nargs), -1);
}

static struct obj *ref_call(struct obj *r, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args;
    if (nargs || (kwnames && tuple_len(kwnames)))
        return pol.weakref_full_names ? err_type("weakref expected 0 arguments, got %d", (int)nargs)
                                      : err_type("__call__() takes at most 0 arguments (%d given)", (int)nargs);
    return weakref_get(r);
}

static struct obj *dead_repr(struct obj *r, const char *what)
{
    return str_printf("<%s at %p; dead>", what, (void *)r);
}

static struct obj *ref_repr(struct obj *r)
{
    struct obj *o = live(r), *name = NULL;
    if (o == obj_none)
        return dead_repr(r, "weakref");
    incref(o);
    struct obj *s = NULL;
    bool unbound;
    if (pol.weakref_name_of_type)
        name = special_lookup(o, str_name("__name__"), &unbound);
    else
        obj_lookup_attr(o, str_name("__name__"), &name);
    if (!err_occurred())
        s = name && is_str(name)
                ? str_printf("<weakref at %p; to '%s' at %p (%U)>", (void *)r, type_name(type_of(o)), (void *)o, name)
                : str_printf("<weakref at %p; to '%s' at %p>", (void *)r, type_name(type_of(o)), (void *)o);
    xdecref(name);
    decref(o);
    return s;
}

static int64_t ref_hash(struct obj *r)
{
    if (HASH(r) != -1)
        return HASH(r);
    if (live(r) == obj_none) {
        err_type("weak object has gone away");
        return -1;
    }
    struct obj *o = incref(live(r));
    HASH(r) = obj_hash(o);
    decref(o);
    return HASH(r);
}

static struct obj *ref_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_weakref(a) || !is_weakref(b)) /* proxies, too */
        return incref(obj_notimplemented);
    if (live(a) == obj_none || live(b) == obj_none)
        return new_bool((a == b) == (op == CMP_EQ));
    struct obj *x = incref(live(a)), *y = incref(live(b));
    struct obj *r = obj_richcompare(x, y, op);
    decref(x);
    decref(y);
    return r;
}

static struct obj *ref_get_callback(struct obj *r, void *closure)
{
    (void)closure;
    return incref(CALLBACK(r) && live(r) != obj_none ? CALLBACK(r) : obj_none);
}

static struct obj *ref_class_getitem(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    return generic_alias_new(self, args[0]);
}

static const struct method_def ref_methods[] = {
    {"__class_getitem__", ref_class_getitem, NULL, METH_CLASS | METH_O},
    {NULL, NULL, NULL, 0},
};
static const struct getset_def ref_getset[] = {
    {"__callback__", ref_get_callback, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
static const struct type_spec ref_spec = {
    .name = "weakref.ReferenceType",
    .kind = K_WEAKREF,
    .flags = TF_GC | TF_BASETYPE,
    .record = "PyWeakReference",
    .s = {.dealloc = ref_dealloc,
          .traverse = ref_traverse,
          .clear = ref_clear,
          .repr = ref_repr,
          .hash = ref_hash,
          .call = ref_call,
          .getattro = generic_getattr,
          .setattro = generic_setattr,
          .richcompare = ref_richcompare,
          .init = ref_init,
          .new_ = ref_new},
    .methods = ref_methods,
    .getset = ref_getset,
};

/* ---- proxies: every operation goes to the object behind it ---- */

/* The object behind p (or p itself if it is no proxy): new reference; NULL with ReferenceError when it is dead. */
static struct obj *behind(struct obj *p)
{
    if (type_of(p)->kind != K_PROXY)
        return incref(p);
    if (live(p) == obj_none)
        return err_format(exc_ReferenceError, "weakly-referenced object no longer exists");
    return incref(live(p));
}

#define FORWARD(name, expression)                                                                                                  \
    static struct obj *proxy_##name(struct obj *p)                                                                                 \
    {                                                                                                                              \
        struct obj *o = behind(p), *r = o ? (expression) : NULL;                                                                   \
        xdecref(o);                                                                                                                \
        return r;                                                                                                                  \
    }
FORWARD(str, obj_str(o))
FORWARD(iter, obj_iter(o))
FORWARD(iternext, obj_next(o))
FORWARD(neg, num_unary(UN_NEG, o))
FORWARD(pos, num_unary(UN_POS, o))
FORWARD(invert, num_unary(UN_INVERT, o))
FORWARD(abs, num_unary(UN_ABS, o))
FORWARD(int, num_int(o))
FORWARD(float, num_float(o))
FORWARD(index, num_index(o))

#define FORWARD_BINARY(name, op)                                                                                                   \
    static struct obj *proxy_##name(struct obj *a, struct obj *b)                                                                  \
    {                                                                                                                              \
        return proxy_binary(op, a, b, num_binary);                                                                                 \
    }                                                                                                                              \
    static struct obj *proxy_i##name(struct obj *a, struct obj *b)                                                                 \
    {                                                                                                                              \
        return proxy_binary(op, a, b, num_inplace);                                                                                \
    }
static struct obj *proxy_binary(enum binop op, struct obj *a, struct obj *b,
                                struct obj *(*f)(enum binop, struct obj *, struct obj *))
{
    struct obj *x = behind(a), *y = x ? behind(b) : NULL, *r = y ? f(op, x, y) : NULL;
    xdecref(x);
    xdecref(y);
    return r;
}
FORWARD_BINARY(add, OP_ADD)
FORWARD_BINARY(sub, OP_SUB)
FORWARD_BINARY(mul, OP_MUL)
FORWARD_BINARY(matmul, OP_MATMUL)
FORWARD_BINARY(truediv, OP_TRUEDIV)
FORWARD_BINARY(floordiv, OP_FLOORDIV)
FORWARD_BINARY(mod, OP_MOD)
FORWARD_BINARY(divmod, OP_DIVMOD)
FORWARD_BINARY(lshift, OP_LSHIFT)
FORWARD_BINARY(rshift, OP_RSHIFT)
FORWARD_BINARY(and, OP_AND)
FORWARD_BINARY(xor, OP_XOR)
FORWARD_BINARY(or, OP_OR)

static void proxy_dealloc(struct obj *p)
{
    gc_untrack(p);
    detach(p);
    xdecref(CALLBACK(p));
    obj_free(p);
}

static struct obj *proxy_repr(struct obj *p)
{
    struct obj *o = live(p);
    if (pol.proxy_repr_like_ref)
        return o == obj_none ? dead_repr(p, "weakproxy")
                             : str_printf("<weakproxy at %p; to '%s' at %p>", (void *)p, type_name(type_of(o)), (void *)o);
    return str_printf("<weakproxy at %p to %s at %p>", (void *)p, type_name(type_of(o)), (void *)o);
}

static struct obj *proxy_getattro(struct obj *p, struct obj *name)
{
    struct obj *o = behind(p), *r = o ? obj_getattr(o, name) : NULL;
    xdecref(o);
    return r;
}

static int proxy_setattro(struct obj *p, struct obj *name, struct obj *v)
{
    struct obj *o = behind(p);
    int r = o ? obj_setattr(o, name, v) : -1;
    xdecref(o);
    return r;
}

static struct obj *proxy_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    struct obj *x = behind(a), *y = x ? behind(b) : NULL, *r = y ? obj_richcompare(x, y, op) : NULL;
    xdecref(x);
    xdecref(y);
    return r;
}

static struct obj *proxy_call(struct obj *p, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *o = behind(p), *r = o ? obj_call(o, args, nargs, kwnames) : NULL;
    xdecref(o);
    return r;
}

static int proxy_bool(struct obj *p)
{
    struct obj *o = behind(p);
    int r = o ? obj_truth(o) : -1;
    xdecref(o);
    return r;
}

static int64_t proxy_length(struct obj *p)
{
    struct obj *o = behind(p);
    int64_t n = o ? obj_len(o) : -1;
    xdecref(o);
    return n;
}

static struct obj *proxy_getitem(struct obj *p, struct obj *key)
{
    struct obj *o = behind(p), *r = o ? obj_getitem(o, key) : NULL;
    xdecref(o);
    return r;
}

static int proxy_setitem(struct obj *p, struct obj *key, struct obj *v)
{
    struct obj *o = behind(p);
    int r = !o ? -1 : v ? obj_setitem(o, key, v) : obj_delitem(o, key);
    xdecref(o);
    return r;
}

static int proxy_contains(struct obj *p, struct obj *x)
{
    struct obj *o = behind(p);
    int r = o ? obj_contains(o, x) : -1;
    xdecref(o);
    return r;
}

static const struct type_spec proxy_spec = {
    .name = "weakref.ProxyType",
    .kind = K_PROXY,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .record = "PyWeakReference",
    .s = {.dealloc = proxy_dealloc,
          .traverse = ref_traverse,
          .clear = ref_clear,
          .repr = proxy_repr,
          .str = proxy_str,
          .iter = proxy_iter,
          .iternext = proxy_iternext,
          .getattro = proxy_getattro,
          .setattro = proxy_setattro,
          .richcompare = proxy_richcompare,
          .boolean = proxy_bool,
          .binop = {proxy_add, proxy_sub, proxy_mul, proxy_matmul, proxy_truediv, proxy_floordiv, proxy_mod, proxy_divmod,
                    proxy_lshift, proxy_rshift, proxy_and, proxy_xor, proxy_or},
          .inplace = {proxy_iadd, proxy_isub, proxy_imul, proxy_imatmul, proxy_itruediv, proxy_ifloordiv, proxy_imod, proxy_idivmod,
                      proxy_ilshift, proxy_irshift, proxy_iand, proxy_ixor, proxy_ior},
          .unop = {proxy_neg, proxy_pos, proxy_invert, proxy_abs},
          .to_int = proxy_int,
          .to_float = proxy_float,
          .index = proxy_index,
          .sq_length = proxy_length,
          .sq_contains = proxy_contains,
          .mp_length = proxy_length,
          .mp_subscript = proxy_getitem,
          .mp_ass_subscript = proxy_setitem},
};

static struct type *boot_type(const struct type_spec *spec, const char *name, const char *old_name, bool callable)
{
    struct type_spec *s = spec_copy(spec);
    s->name = pol.weakref_full_names ? name : old_name;
    if (callable)
        s->s.call = proxy_call;
    return type_ready(s);
}

void weakref_boot(void)
{
    t_weakref = boot_type(&ref_spec, "weakref.ReferenceType", "weakref", false);
    t_proxy = boot_type(&proxy_spec, "weakref.ProxyType", "weakproxy", false);
    t_callable_proxy = boot_type(&proxy_spec, "weakref.CallableProxyType", "weakcallableproxy", true);
}
