/* list[int] (GenericAlias) and int | str (Union), as far as annotations and isinstance need them. */
#include <string.h>

#include "boot.h"
#include "slotscope/base/buf.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct type *t_generic_alias, *t_union;

/* ---- how a type shows inside brackets and between bars ---- */

static int add_text(struct buf *b, struct obj *taken)
{
    if (!taken)
        return -1;
    str_to_utf8(taken, b);
    decref(taken);
    return 0;
}

static int add_class(struct buf *b, struct obj *c)
{
    struct type *t = type_rec(c);
    struct obj *module = type_module(t);
    err_clear();
    if (module && is_str(module) && !str_eq_c(module, "builtins")) {
        str_to_utf8(module, b);
        buf_addc(b, '.');
    }
    xdecref(module);
    return add_text(b, type_qualname(t));
}

static int add_list(struct buf *b, struct obj *o);

static int add_item(struct buf *b, struct obj *o)
{
    if (o == obj_ellipsis)
        buf_adds(b, "...");
    else if (o == t_none->self)
        buf_adds(b, "None");
    else if (is_list(o) || is_tuple(o))
        return add_list(b, o);
    else if (is_type(o))
        return add_class(b, o);
    else
        return add_text(b, obj_repr(o));
    return 0;
}

/* [int, str]: the arguments of a callable. */
static int add_list(struct buf *b, struct obj *o)
{
    if (!is_list(o))
        return add_text(b, obj_repr(o));
    int r = 0;
    buf_addc(b, '[');
    for (int64_t i = 0; r == 0 && i < list_len(o); i++) {
        buf_adds(b, i ? ", " : "");
        r = add_item(b, list_items(o)[i]);
    }
    buf_addc(b, ']');
    return r;
}

/* ---- GenericAlias ---- */

/* 3.8 has no such record: its fields lie as in 3.9, nothing can make one there. */
static struct obj **ga_word(struct obj *g, int i)
{
    return (struct obj **)(void *)((char *)g + 16 + 8 * i);
}
enum { GA_ORIGIN, GA_ARGS, GA_PARAMETERS, GA_WEAKREFS };
#define GA(g, i) (*ga_word(g, i))

/* *tuple[int, ...]: in brackets it stands for what it holds. Since 3.11. */
static bool *starred_word(struct obj *g)
{
    static bool never;
    never = false;
    return lay.gaobject_starred < 0 ? &never : (bool *)((char *)g + lay.gaobject_starred);
}

static struct obj *alias_of_type(struct type *type, struct obj *origin, struct obj *args)
{
    struct obj *g = type_generic_alloc(type, 0), *tuple;
    if (!g)
        return NULL;
    tuple = is_tuple(args) ? incref(args) : tuple_pack(1, args);
    GA(g, GA_ORIGIN) = incref(origin);
    GA(g, GA_ARGS) = tuple;
    return g;
}

struct obj *generic_alias_new(struct obj *origin, struct obj *args)
{
    return alias_of_type(t_generic_alias, origin, args);
}

static struct obj *alias_make(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return arg_count("GenericAlias", nargs, kwnames, 2, 2) < 0 ? NULL : alias_of_type(type_rec(type), args[0], args[1]);
}

static void alias_dealloc(struct obj *g)
{
    gc_untrack(g);
    if (GA(g, GA_WEAKREFS))
        weakrefs_clear(g);
    for (int i = GA_ORIGIN; i <= GA_PARAMETERS; i++)
        xdecref(GA(g, i));
    obj_free(g);
}

static int alias_traverse(struct obj *g, visitproc *visit, void *arg)
{
    int r = 0;
    for (int i = GA_ORIGIN; r == 0 && i <= GA_PARAMETERS; i++)
        r = GA(g, i) ? visit(GA(g, i), arg) : 0;
    return r;
}

static struct obj *alias_repr(struct obj *g)
{
    struct buf b;
    struct obj *args = GA(g, GA_ARGS);
    buf_init(&b);
    buf_adds(&b, *starred_word(g) ? "*" : "");
    int r = add_item(&b, GA(g, GA_ORIGIN));
    buf_addc(&b, '[');
    for (int64_t i = 0; r == 0 && i < tuple_len(args); i++) {
        buf_adds(&b, i ? ", " : "");
        r = add_item(&b, tuple_items(args)[i]);
    }
    if (tuple_len(args) == 0)
        buf_adds(&b, "()");
    buf_addc(&b, ']');
    if (r == 0)
        return str_from_buf(&b);
    buf_done(&b);
    return NULL;
}

static int64_t alias_hash(struct obj *g)
{
    int64_t a = obj_hash(GA(g, GA_ORIGIN)), b = a == -1 ? -1 : obj_hash(GA(g, GA_ARGS));
    if (b == -1)
        return -1;
    return (a ^ b) == -1 ? -2 : a ^ b;
}

static struct obj *alias_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || type_of(b)->kind != K_GENERIC_ALIAS)
        return incref(obj_notimplemented);
    int same = *starred_word(a) != *starred_word(b) ? 0 : obj_richcompare_bool(GA(a, GA_ORIGIN), GA(b, GA_ORIGIN), CMP_EQ);
    if (same > 0)
        same = obj_richcompare_bool(GA(a, GA_ARGS), GA(b, GA_ARGS), CMP_EQ);
    return same < 0 ? NULL : new_bool(same == (op == CMP_EQ));
}

static struct obj *alias_call(struct obj *g, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *o = obj_call(GA(g, GA_ORIGIN), args, nargs, kwnames);
    if (o && obj_setattr_c(o, "__orig_class__", g) < 0)
        err_clear();
    return o;
}

static bool is_own_name(struct obj *name)
{
    static const char *const own[] = {
        "__class__", /* first: it was the origin's once */
        "__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__",
        "__reduce__", "__copy__", "__deepcopy__",   "__unpacked__",    "__typing_unpacked_tuple_args__"};
    for (size_t i = pol.generic_alias_is_class ? 1 : 0; i < sizeof own / sizeof own[0]; i++)
        if (str_eq_c(name, own[i]))
            return true;
    return false;
}

static struct obj *alias_getattro(struct obj *g, struct obj *name)
{
    bool dunder =
        str_length(name) > 4 && str_char(name, 0) == '_' && str_char(name, 1) == '_' && str_char(name, str_length(name) - 1) == '_';
    bool own = is_own_name(name) || (dunder && str_eq_c(name, "__class_getitem__"));
    return own ? generic_getattr(g, name) : obj_getattr(GA(g, GA_ORIGIN), name);
}

/* ---- type variables in the brackets ---- */

/* What o[...] would put values in place of: o itself when it is a variable, else the variables of what it holds. 0 or -1. */
static int collect(struct obj *found, struct obj *o)
{
    struct obj *v = NULL;
    if (is_type(o))
        return 0;
    if (is_tuple(o) || is_list(o)) {
        for (int64_t i = 0; i < (is_list(o) ? list_len(o) : tuple_len(o)); i++)
            if (collect(found, (is_list(o) ? list_items(o) : tuple_items(o))[i]) < 0)
                return -1;
        return 0;
    }
    int has = obj_lookup_attr(o, str_name("__typing_subst__"), &v);
    obj_clear_slot(&v);
    if (has) {
        int there = has < 0 ? -1 : obj_contains(found, o);
        return there ? (there < 0 ? -1 : 0) : list_append(found, o);
    }
    has = obj_lookup_attr(o, str_name("__parameters__"), &v);
    int r = has < 0 ? -1 : 0;
    for (int64_t i = 0; r == 0 && v && is_tuple(v) && i < tuple_len(v); i++)
        if ((r = obj_contains(found, tuple_items(v)[i])) == 0)
            r = list_append(found, tuple_items(v)[i]);
        else
            r = r < 0 ? -1 : 0;
    xdecref(v);
    return r;
}

/* New reference to a tuple. */
static struct obj *variables_of(struct obj *args)
{
    struct obj *found = list_new(0), *r = NULL;
    if (found && collect(found, args) == 0)
        r = list_as_tuple(found);
    xdecref(found);
    return r;
}

/* What stands for the variable `v` among `items`. Borrowed. */
static struct obj *item_for(struct obj *v, struct obj *parameters, struct obj *items)
{
    for (int64_t i = 0; i < tuple_len(parameters); i++)
        if (tuple_items(parameters)[i] == v)
            return tuple_items(items)[i];
    return v;
}

/* o[...] for something that has variables of its own; a tuple stands for several. */
static struct obj *substitute_inside(struct obj *o, struct obj *inner, struct obj *parameters, struct obj *items)
{
    struct obj *list = list_new(0), *key = NULL, *r = NULL;
    int ok = list ? 0 : -1;
    for (int64_t i = 0; ok == 0 && i < tuple_len(inner); i++) {
        struct obj *item = item_for(tuple_items(inner)[i], parameters, items), *prepare = NULL;
        int many = is_tuple(item) ? obj_lookup_attr(tuple_items(inner)[i], str_name("__typing_is_variadic__"), &prepare) : 0;
        xdecref(prepare);
        if (many > 0)
            for (int64_t k = 0; ok == 0 && k < tuple_len(item); k++)
                ok = list_append(list, tuple_items(item)[k]);
        else
            ok = many < 0 ? -1 : list_append(list, item);
    }
    if (ok == 0 && (key = list_as_tuple(list)))
        r = obj_getitem(o, key);
    xdecref(list);
    xdecref(key);
    return r;
}

/* One argument with the values in it, appended to `out`. 0 or -1. */
static int substitute(struct obj *out, struct obj *o, struct obj *parameters, struct obj *items)
{
    struct obj *how = NULL, *inner = NULL, *value = NULL, *spread = NULL;
    if (is_type(o))
        return list_append(out, o);
    if (is_tuple(o) || is_list(o)) {
        struct obj *list = list_new(0);
        int ok = list ? 0 : -1;
        for (int64_t i = 0; ok == 0 && i < (is_list(o) ? list_len(o) : tuple_len(o)); i++)
            ok = substitute(list, (is_list(o) ? list_items(o) : tuple_items(o))[i], parameters, items);
        value = ok == 0 ? (is_list(o) ? incref(list) : list_as_tuple(list)) : NULL;
        xdecref(list);
        ok = value ? list_append(out, value) : -1;
        xdecref(value);
        return ok;
    }
    int has = obj_lookup_attr(o, str_name("__typing_subst__"), &how), r = -1;
    if (has > 0) {
        value = obj_call1(how, item_for(o, parameters, items));
    } else if (has == 0 && (has = obj_lookup_attr(o, str_name("__parameters__"), &inner)) > 0 && is_tuple(inner) && tuple_len(inner)) {
        value = substitute_inside(o, inner, parameters, items);
    } else if (has >= 0) {
        value = incref(o);
    }
    xdecref(how);
    xdecref(inner);
    if (!value)
        return -1;
    has = value == o ? 0 : obj_lookup_attr(o, str_name("__typing_is_unpacked_typevartuple__"), &spread);
    if (has > 0 && spread == obj_true && is_tuple(value)) {
        r = 0;
        for (int64_t i = 0; r == 0 && i < tuple_len(value); i++)
            r = list_append(out, tuple_items(value)[i]);
    } else if (has >= 0) {
        r = list_append(out, value);
    }
    xdecref(spread);
    decref(value);
    return r;
}

/* The items as the variables want them; a variable may take several (TypeVarTuple) or have a default. New reference to a tuple. */
static struct obj *prepared(struct obj *g, struct obj *parameters, struct obj *key)
{
    struct obj *items = is_tuple(key) ? incref(key) : tuple_pack(1, key);
    for (int64_t i = 0; items && i < tuple_len(parameters); i++) {
        struct obj *prepare = NULL;
        int has = obj_lookup_attr(tuple_items(parameters)[i], str_name("__typing_prepare_subst__"), &prepare);
        if (has > 0) {
            struct obj *next = obj_call2(prepare, g, items);
            decref(prepare);
            decref(items);
            items = next && !is_tuple(next) ? tuple_from_iter(next) : xincref(next);
            xdecref(next);
        } else if (has < 0) {
            obj_clear_slot(&items);
        }
    }
    int64_t want = tuple_len(parameters), have = items ? tuple_len(items) : want;
    if (have == want)
        return items;
    decref(items);
    if (!pol.generic_alias_counts)
        return err_type("Too %s arguments for %R", have > want ? "many" : "few", g);
    return err_type("Too %s arguments for %R; actual %lld, expected %lld", have > want ? "many" : "few", g, (long long)have, (long long)want);
}

/* The arguments of g with key for its variables: new reference to a tuple. */
static struct obj *with_values(struct obj *g, struct obj *args, struct obj *parameters, struct obj *key)
{
    if (tuple_len(parameters) == 0)
        return err_type(pol.generic_alias_counts ? "%R is not a generic class" : "There are no type variables left in %R", g);
    struct obj *items = prepared(g, parameters, key), *out = items ? list_new(0) : NULL, *r = NULL;
    int ok = out ? 0 : -1;
    for (int64_t i = 0; ok == 0 && i < tuple_len(args); i++)
        ok = substitute(out, tuple_items(args)[i], parameters, items);
    if (ok == 0)
        r = list_as_tuple(out);
    xdecref(items);
    xdecref(out);
    return r;
}

/* Made when it is first asked for, as in CPython. Borrowed. */
static struct obj *alias_variables(struct obj *g)
{
    if (!GA(g, GA_PARAMETERS))
        GA(g, GA_PARAMETERS) = variables_of(GA(g, GA_ARGS));
    return GA(g, GA_PARAMETERS);
}

static struct obj *alias_subscript(struct obj *g, struct obj *key)
{
    struct obj *parameters = alias_variables(g), *args = parameters ? with_values(g, GA(g, GA_ARGS), parameters, key) : NULL;
    struct obj *r = args ? generic_alias_new(GA(g, GA_ORIGIN), args) : NULL;
    xdecref(args);
    if (r && *starred_word(g))
        *starred_word(r) = true;
    return r;
}

/* f(*tuple[int]): one item, itself with the star. */
static struct obj *alias_iter(struct obj *g)
{
    struct obj *starred = generic_alias_new(GA(g, GA_ORIGIN), GA(g, GA_ARGS)), *one = starred ? tuple_pack(1, starred) : NULL;
    struct obj *it = one ? obj_iter(one) : NULL;
    if (starred)
        *starred_word(starred) = true;
    xdecref(starred);
    xdecref(one);
    return it;
}

static struct obj *alias_unpacked(struct obj *g, void *closure)
{
    (void)closure;
    return new_bool(*starred_word(g));
}

static struct obj *alias_tuple_args(struct obj *g, void *closure)
{
    (void)closure;
    return *starred_word(g) && GA(g, GA_ORIGIN) == t_tuple->self ? incref(GA(g, GA_ARGS)) : new_none();
}

static struct obj *alias_word(struct obj *g, void *closure)
{
    return incref(GA(g, (int)(intptr_t)closure));
}

static struct obj *alias_parameters(struct obj *g, void *closure)
{
    (void)closure;
    return xincref(alias_variables(g));
}

static struct obj *mro_entries(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return tuple_pack(1, GA(self, GA_ORIGIN));
}

static struct obj *refuse_instance(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return err_type("isinstance() argument 2 cannot be a parameterized generic");
}

static struct obj *refuse_subclass(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return err_type("issubclass() argument 2 cannot be a parameterized generic");
}

static int alias_weakrefs(void)
{
    return 40;
}

/* (type, (origin, args)): copies and pickles */
static struct obj *alias_reduce(struct obj *g, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *parts = tuple_pack(2, GA(g, GA_ORIGIN), GA(g, GA_ARGS)), *r = parts ? tuple_pack(2, g->ob_type, parts) : NULL;
    xdecref(parts);
    return r;
}

static const struct method_def alias_methods[] = {{"__reduce__", alias_reduce, NULL, METH_NOARGS},
                                                  {"__mro_entries__", mro_entries, NULL, METH_O},
                                                  {"__instancecheck__", refuse_instance, NULL, METH_O},
                                                  {"__subclasscheck__", refuse_subclass, NULL, METH_O},
                                                  {0}};
static const struct getset_def alias_getset[] = {{"__origin__", alias_word, NULL, (void *)GA_ORIGIN},
                                                 {"__args__", alias_word, NULL, (void *)(intptr_t)GA_ARGS},
                                                 {"__parameters__", alias_parameters, NULL, NULL},
                                                 {"__unpacked__", alias_unpacked, NULL, NULL},
                                                 {"__typing_unpacked_tuple_args__", alias_tuple_args, NULL, NULL},
                                                 {0}};
static const struct type_spec alias_spec = {
    .name = "types.GenericAlias",
    .kind = K_GENERIC_ALIAS,
    .flags = TF_GC | TF_BASETYPE,
    .record = "gaobject",
    .weakrefoffset = alias_weakrefs,
    .s = {.dealloc = alias_dealloc,
          .traverse = alias_traverse,
          .repr = alias_repr,
          .hash = alias_hash,
          .call = alias_call,
          .getattro = alias_getattro,
          .setattro = generic_setattr,
          .richcompare = alias_compare,
          .mp_subscript = alias_subscript,
          .binop[OP_OR] = union_or,
          .new_ = alias_make},
    .methods = alias_methods,
    .getset = alias_getset,
};

/* ---- Union ---- */

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
           (pol.has_frozendict && is_sentinel(o));
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
        r = add_item(&b, tuple_items(args)[i]);
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
    return variables_of(union_args(u));
}

/* (int | list[T])[str] */
static struct obj *union_subscript(struct obj *u, struct obj *key)
{
    struct obj *parameters = variables_of(union_args(u)), *args = NULL, *r = NULL;
    if (parameters)
        args = with_values(u, union_args(u), parameters, key);
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
#define UNION_SPEC(id, method_table)                                                                                               \
    static const struct type_spec id = {                                                                                           \
        .name = "types.UnionType",                                                                                                 \
        .kind = K_UNION,                                                                                                           \
        .flags = TF_GC,                                                                                                            \
        .record = "unionobject",                                                                                                   \
        .s = {.dealloc = union_dealloc,                                                                                            \
              .traverse = union_traverse,                                                                                          \
              .repr = union_repr,                                                                                                  \
              .hash = union_hash,                                                                                                  \
              .richcompare = union_compare,                                                                                        \
              .getattro = generic_getattr,                                                                                         \
              .mp_subscript = union_subscript,                                                                                     \
              .binop[OP_OR] = union_or},                                                                                           \
        .methods = method_table,                                                                                                   \
        .getset = union_getset,                                                                                                    \
    }
UNION_SPEC(union_spec, NULL);
/* Since it is typing.Union too, it can be subscripted. */
UNION_SPEC(typing_union_spec, union_methods);

void alias_boot(void)
{
    struct type_spec *spec = engine_alloc(sizeof *spec);
    *spec = alias_spec;
    if (lay.gaobject_starred >= 0)
        spec->s.iter = alias_iter;
    t_generic_alias = type_ready(spec);
    t_union = type_ready(pol.union_is_typing ? &typing_union_spec : &union_spec);
    if (pol.union_is_typing) {
        t_union->name = "typing.Union";
        AT(t_union->self, PyTypeObject, tp_name, const char *) = t_union->name;
    }
}
