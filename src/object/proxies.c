/* mappingproxy: a read-only view of a mapping; SimpleNamespace: attributes and nothing else. */
#include "boot.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct type *t_mappingproxy, *t_namespace;

/* ---- mappingproxy ---- */

#define MAPPING(p) AT((uintptr_t)(p), mappingproxyobject, mapping, struct obj *)

struct obj *mappingproxy_new(struct obj *mapping)
{
    struct obj *p = obj_alloc(t_mappingproxy, 0);
    if (!p)
        return NULL;
    MAPPING(p) = incref(mapping);
    gc_track(p);
    return p;
}

static struct obj *proxy_make(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type;
    struct obj *m;
    if (arg_parse("mappingproxy(mapping:O)", args, nargs, kwnames, &m) < 0)
        return NULL;
    enum kind k = type_of(m)->kind;
    if (!type_of(m)->s.mp_subscript || k == K_LIST || k == K_TUPLE)
        return err_type("mappingproxy() argument must be a mapping, not %s", type_name(type_of(m)));
    return mappingproxy_new(m);
}

static void proxy_dealloc(struct obj *p)
{
    gc_untrack(p);
    decref(MAPPING(p));
    obj_free(p);
}

static int proxy_traverse(struct obj *p, visitproc *visit, void *arg)
{
    return visit(MAPPING(p), arg);
}

static struct obj *proxy_repr(struct obj *p)
{
    return str_printf("mappingproxy(%R)", MAPPING(p));
}

static struct obj *proxy_str(struct obj *p)
{
    return obj_str(MAPPING(p));
}

static int64_t proxy_length(struct obj *p)
{
    return obj_len(MAPPING(p));
}

static struct obj *proxy_getitem(struct obj *p, struct obj *key)
{
    return obj_getitem(MAPPING(p), key);
}

static int proxy_contains(struct obj *p, struct obj *key)
{
    return obj_contains(MAPPING(p), key);
}

static struct obj *proxy_iter(struct obj *p)
{
    return obj_iter(MAPPING(p));
}

static int64_t proxy_hash(struct obj *p)
{
    return pol.mappingproxy_hashable ? obj_hash(MAPPING(p)) : hash_not_implemented(p);
}

static struct obj *proxy_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if (pol.mappingproxy_orders_nothing && op != CMP_EQ && op != CMP_NE)
        return incref(obj_notimplemented);
    return obj_richcompare(MAPPING(a), type_of(b)->kind == K_MAPPINGPROXY ? MAPPING(b) : b, op);
}

static struct obj *proxy_or(struct obj *a, struct obj *b)
{
    if (!pol.has_dict_or)
        return incref(obj_notimplemented);
    return num_binary(OP_OR, type_of(a)->kind == K_MAPPINGPROXY ? MAPPING(a) : a,
                      type_of(b)->kind == K_MAPPINGPROXY ? MAPPING(b) : b);
}

static struct obj *proxy_ior(struct obj *a, struct obj *b)
{
    (void)b;
    return err_type("'|=' is not supported by %s; use '|' instead", type_name(type_of(a)));
}

#define FORWARD(name)                                                                                                              \
    static struct obj *proxy_##name(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)                  \
    {                                                                                                                              \
        struct obj *f = obj_getattr_c(MAPPING(self), #name), *r = f ? obj_call(f, args, nargs, kwnames) : NULL;                    \
        xdecref(f);                                                                                                                \
        return r;                                                                                                                  \
    }
FORWARD(keys)
FORWARD(values)
FORWARD(items)
FORWARD(copy)
FORWARD(__reversed__)

static struct obj *proxy_get(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)kwnames;
    if (arg_count("get", nargs, NULL, 1, 2) < 0)
        return NULL;
    struct obj *both[] = {args[0], nargs > 1 ? args[1] : obj_none};
    return obj_call_method(MAPPING(self), "get", both, 2);
}

static struct obj *class_getitem(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    return generic_alias_new(self, args[0]);
}

static const struct method_def proxy_methods[] = {{"get", proxy_get, NULL, METH_FASTCALL},
                                                  {"keys", proxy_keys, NULL, METH_NOARGS},
                                                  {"values", proxy_values, NULL, METH_NOARGS},
                                                  {"items", proxy_items, NULL, METH_NOARGS},
                                                  {"copy", proxy_copy, NULL, METH_NOARGS},
                                                  {"__reversed__", proxy___reversed__, NULL, METH_NOARGS},
                                                  {"__class_getitem__", class_getitem, NULL, METH_CLASS | METH_O},
                                                  {0}};
static const struct type_spec mappingproxy_spec = {
    .name = "mappingproxy",
    .kind = K_MAPPINGPROXY,
    .flags = TF_GC | TF_MAPPING,
    .record = "mappingproxyobject",
    .s = {.dealloc = proxy_dealloc,
          .traverse = proxy_traverse,
          .repr = proxy_repr,
          .str = proxy_str,
          .iter = proxy_iter,
          .hash = proxy_hash,
          .mp_length = proxy_length,
          .mp_subscript = proxy_getitem,
          .sq_contains = proxy_contains,
          .richcompare = proxy_compare,
          .binop[OP_OR] = proxy_or,
          .inplace[OP_OR] = proxy_ior,
          .new_ = proxy_make},
    .methods = proxy_methods,
};

void mappingproxy_boot(void)
{
    t_mappingproxy = type_ready(&mappingproxy_spec);
}

/* ---- SimpleNamespace ---- */

#define NS_DICT(n) AT((uintptr_t)(n), _PyNamespaceObject, ns_dict, struct obj *)

static struct obj *namespace_make(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *n = type_generic_alloc(type_rec(type), 0);
    if (n && !(NS_DICT(n) = dict_new())) {
        decref(n);
        return NULL;
    }
    return n;
}

struct obj *namespace_new(struct obj *dict)
{
    struct obj *n = namespace_make(t_namespace->self, NULL, 0, NULL);
    if (n && dict && dict_update(NS_DICT(n), dict) < 0) {
        decref(n);
        return NULL;
    }
    return n;
}

static int take_positional(struct obj *n, struct obj *const *args, size_t nargs)
{
    if (nargs && !pol.namespace_takes_mapping) {
        err_type("no positional arguments expected");
        return -1;
    }
    if (nargs > 1) {
        err_type("%s expected at most 1 argument, got %zd", type_short_name(type_of(n)), nargs);
        return -1;
    }
    return nargs ? dict_update(NS_DICT(n), args[0]) : 0;
}

static int namespace_init(struct obj *n, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (take_positional(n, args, nargs) < 0)
        return -1;
    for (size_t i = 0; i < kwcount(kwnames); i++)
        if (dict_set(NS_DICT(n), tuple_items(kwnames)[i], args[nargs + i]) < 0)
            return -1;
    return 0;
}

static void namespace_dealloc(struct obj *n)
{
    gc_untrack(n);
    xdecref(NS_DICT(n));
    obj_free(n);
}

static int namespace_traverse(struct obj *n, visitproc *visit, void *arg)
{
    return NS_DICT(n) ? visit(NS_DICT(n), arg) : 0;
}

static int namespace_clear(struct obj *n)
{
    obj_clear_slot(&NS_DICT(n));
    return 0;
}

static struct obj *namespace_repr(struct obj *n)
{
    struct buf b;
    const char *name = n->ob_type == t_namespace->self ? "namespace" : type_short_name(type_of(n));
    if (repr_enter(n) > 0)
        return str_printf("%s(...)", name);
    buf_init(&b);
    buf_printf(&b, "%s(", name);
    struct obj *key, *v, *text;
    int64_t pos = 0;
    bool first = true, ok = true;
    while (ok && dict_next(NS_DICT(n), &pos, &key, &v)) {
        if (!is_str(key) || str_length(key) == 0)
            continue;
        text = obj_repr(v);
        ok = text != NULL;
        if (ok) {
            buf_adds(&b, first ? "" : ", ");
            str_to_utf8(key, &b);
            buf_addc(&b, '=');
            str_to_utf8(text, &b);
            decref(text);
            first = false;
        }
    }
    repr_leave(n);
    buf_addc(&b, ')');
    if (ok)
        return str_from_buf(&b);
    buf_done(&b);
    return NULL;
}

static struct obj *namespace_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if (type_of(a)->kind != K_NAMESPACE || type_of(b)->kind != K_NAMESPACE ||
        (pol.namespaces_unordered && op != CMP_EQ && op != CMP_NE))
        return incref(obj_notimplemented);
    return obj_richcompare(NS_DICT(a), NS_DICT(b), op);
}

static struct obj *namespace_reduce(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *none = tuple_new(0), *r = none ? tuple_pack(3, self->ob_type, none, NS_DICT(self)) : NULL;
    xdecref(none);
    return r;
}

static struct obj *namespace_replace(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (nargs)
        return err_type("__replace__() takes no positional arguments");
    struct obj *r = obj_call0(self->ob_type);
    if (r && (dict_update(NS_DICT(r), NS_DICT(self)) < 0 || namespace_init(r, args, 0, kwnames) < 0)) {
        decref(r);
        return NULL;
    }
    return r;
}

static int dict_at(void)
{
    return lay._PyNamespaceObject_ns_dict;
}

static const struct method_def namespace_methods[] = {
    {"__reduce__", namespace_reduce, NULL, METH_NOARGS}, {"__replace__", namespace_replace, NULL, 0}, {0}};
static const struct member_def namespace_members[] = {{"__dict__", MEMBER_OBJECT | MEMBER_READONLY, 16}, {0}};
static const struct type_spec namespace_spec = {
    .name = "types.SimpleNamespace",
    .kind = K_NAMESPACE,
    .flags = TF_GC | TF_BASETYPE,
    .record = "_PyNamespaceObject",
    .dictoffset = dict_at,
    .s = {.dealloc = namespace_dealloc,
          .traverse = namespace_traverse,
          .clear = namespace_clear,
          .repr = namespace_repr,
          .richcompare = namespace_compare,
          .setattro = generic_setattr,
          .init = namespace_init,
          .new_ = namespace_make},
    .methods = namespace_methods,
    .members = namespace_members,
};

void namespace_boot(void)
{
    t_namespace = type_ready(&namespace_spec);
}
