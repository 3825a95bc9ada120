/* int | str (Union): a tuple of members, no two of them equal. */
#include "alias.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"

struct type *t_union;

static struct obj **union_word(struct obj *u)
{
    return (struct obj **)(void *)((char *)u + 16);
}

struct obj *union_args(struct obj *u)
{
    return *union_word(u);
}

static bool may_be_in_union(struct obj *o)
{
    return o == obj_none || is_type(o) || type_of(o)->kind == K_GENERIC_ALIAS || type_of(o)->kind == K_UNION ||
           type_of(o)->kind == K_TYPE_ALIAS || (pol.has_frozendict && is_sentinel(o));
}

static int add_member(struct obj *list, struct obj *o)
{
    if (o == obj_none)
        o = t_none->self;
    for (int64_t i = 0; i < list_len(list); i++) {
        int same = obj_richcompare_bool(list_items(list)[i], o, CMP_EQ);
        if (same)
            return same < 0 ? -1 : 0;
    }
    return list_append(list, o);
}

static int add_members(struct obj *list, struct obj *o)
{
    if (type_of(o)->kind != K_UNION)
        return add_member(list, o);
    struct obj *args = union_args(o);
    for (int64_t i = 0; i < tuple_len(args); i++)
        if (add_member(list, tuple_items(args)[i]) < 0)
            return -1;
    return 0;
}

static struct obj *union_from_list(struct obj *list)
{
    if (list_len(list) == 1)
        return incref(list_items(list)[0]);
    struct obj *u = type_generic_alloc(t_union, 0);
    if (u)
        *union_word(u) = list_as_tuple(list);
    return u;
}

struct obj *union_or(struct obj *a, struct obj *b)
{
    if (!pol.has_union || !may_be_in_union(a) || !may_be_in_union(b))
        return incref(obj_notimplemented);
    struct obj *list = list_new(0), *u = NULL;
    if (!list || add_members(list, a) < 0 || add_members(list, b) < 0) {
        xdecref(list);
        return NULL;
    }
    u = union_from_list(list);
    decref(list);
    return u;
}

/* A member of Union[...]: text is a reference to what has that name. */
static int add_any(struct obj *list, struct obj *o)
{
    if (!is_str(o))
        return add_members(list, o);
    struct obj *m = object_import ? object_import("annotationlib") : NULL, *c = m ? obj_getattr_c(m, "ForwardRef") : NULL;
    struct obj *reference = c ? obj_call1(c, o) : NULL;
    int r = reference ? add_member(list, reference) : -1;
    xdecref(m);
    xdecref(c);
    xdecref(reference);
    return r;
}

/* Union[X, Y] */
static struct obj *union_class_getitem(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type;
    (void)nargs, (void)kwnames;
    bool many = is_tuple(args[0]);
    int64_t n = many ? tuple_len(args[0]) : 1;
    if (n == 0)
        return err_type("Cannot take a Union of no types.");
    struct obj *list = list_new(0), *u = NULL;
    int r = list ? 0 : -1;
    for (int64_t i = 0; r == 0 && i < n; i++)
        r = add_any(list, many ? tuple_items(args[0])[i] : args[0]);
    if (r == 0)
        u = union_from_list(list);
    xdecref(list);
    return u;
}

static void union_dealloc(struct obj *u)
{
    gc_untrack(u);
    xdecref(*union_word(u));
    obj_free(u);
}

static int union_traverse(struct obj *u, visitproc *visit, void *arg)
{
    return *union_word(u) ? visit(*union_word(u), arg) : 0;
}

static struct obj *union_repr(struct obj *u)
{
    struct buf b;
    struct obj *args = union_args(u);
    int r = 0;
    buf_init(&b);
    for (int64_t i = 0; r == 0 && i < tuple_len(args); i++) {
        buf_adds(&b, i ? " | " : "");
        r = alias_add_item(&b, tuple_items(args)[i]);
    }
    if (r == 0)
        return str_from_buf(&b);
    buf_done(&b);
    return NULL;
}

static int union_contains_all(struct obj *a, struct obj *b)
{
    struct obj *x = union_args(a), *y = union_args(b);
    for (int64_t i = 0; i < tuple_len(x); i++) {
        int r = obj_contains(y, tuple_items(x)[i]);
        if (r <= 0)
            return r;
    }
    return tuple_len(x) == tuple_len(y);
}

static struct obj *union_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || type_of(b)->kind != K_UNION)
        return incref(obj_notimplemented);
    int same = union_contains_all(a, b);
    return same < 0 ? NULL : new_bool(same == (op == CMP_EQ));
}

static int64_t union_hash(struct obj *u)
{
    struct obj *set = set_new(t_frozenset, union_args(u));
    if (!set)
        return -1;
    int64_t h = obj_hash(set);
    decref(set);
    return h;
}

static struct obj *union_get_args(struct obj *u, void *closure)
{
    (void)closure;
    return incref(union_args(u));
}

static struct obj *union_origin(struct obj *u, void *closure)
{
    (void)closure;
    return incref(u->ob_type);
}

static struct obj *union_parameters(struct obj *u, void *closure)
{
    (void)closure;
    return alias_variables_of(union_args(u));
}

/* (int | list[T])[str] */
static struct obj *union_subscript(struct obj *u, struct obj *key)
{
    struct obj *parameters = alias_variables_of(union_args(u)), *args = NULL, *r = NULL;
    if (parameters)
        args = alias_with_values(u, union_args(u), parameters, key);
    for (int64_t i = 0; args && i < tuple_len(args); i++) {
        struct obj *next = r ? num_binary(OP_OR, r, tuple_items(args)[i]) : incref(tuple_items(args)[i]);
        xdecref(r);
        if (!(r = next))
            break;
    }
    xdecref(parameters);
    xdecref(args);
    return r;
}

static const struct getset_def union_getset[] = {{"__args__", union_get_args, NULL, NULL},
                                                 {"__origin__", union_origin, NULL, NULL},
                                                 {"__parameters__", union_parameters, NULL, NULL},
                                                 {0}};
static const struct method_def union_methods[] = {{"__class_getitem__", union_class_getitem, NULL, METH_CLASS | METH_O},
                                                  {NULL, NULL, NULL, 0}};
/* Since it is typing.Union too, it can be subscripted; before it has no methods. */
static const struct type_spec union_spec = {
    .name = "types.UnionType",
    .kind = K_UNION,
    .flags = TF_GC,
    .record = "unionobject",
    .s = {.dealloc = union_dealloc,
          .traverse = union_traverse,
          .repr = union_repr,
          .hash = union_hash,
          .richcompare = union_compare,
          .getattro = generic_getattr,
          .mp_subscript = union_subscript,
          .binop[OP_OR] = union_or},
    .methods = union_methods,
    .getset = union_getset,
};

void union_boot(void)
{
    struct type_spec *spec = spec_copy(&union_spec);
    if (!pol.union_is_typing)
        spec->methods = NULL;
    t_union = type_ready(spec);
    if (pol.union_is_typing) {
        t_union->name = "typing.Union";
        AT(t_union->self, PyTypeObject, tp_name, const char *) = t_union->name;
    }
}
