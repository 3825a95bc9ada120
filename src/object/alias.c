/* list[int] (GenericAlias): what stands in the brackets, shown, and with values in place of type variables. */
#include "alias.h"
#include "boot.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"

struct type *t_generic_alias;

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

int alias_add_item(struct buf *b, struct obj *o)
{
    if (o == obj_ellipsis)
        buf_adds(b, "...");
    else if (o == t_none->self)
        buf_adds(b, "None");
    else if (is_type(o))
        return add_class(b, o);
    else
        return add_text(b, obj_repr(o));
    return 0;
}

/* [int, str]: the arguments of a callable. A list within it is shown as any list. */
static int add_argument(struct buf *b, struct obj *o)
{
    if (!pol.generic_alias_shows_lists || !is_list(o))
        return alias_add_item(b, o);
    int r = 0;
    buf_addc(b, '[');
    for (int64_t i = 0; r == 0 && i < list_len(o); i++) {
        struct obj *item = incref(list_items(o)[i]);
        buf_adds(b, i ? ", " : "");
        r = alias_add_item(b, item);
        decref(item);
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
    int r = alias_add_item(&b, GA(g, GA_ORIGIN));
    buf_addc(&b, '[');
    for (int64_t i = 0; r == 0 && i < tuple_len(args); i++) {
        buf_adds(&b, i ? ", " : "");
        r = add_argument(&b, tuple_items(args)[i]);
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

struct obj *alias_variables_of(struct obj *args)
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
    } else if (has == 0 && (has = obj_lookup_attr(o, str_name("__parameters__"), &inner)) > 0 && is_tuple(inner) &&
               tuple_len(inner)) {
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
    return err_type("Too %s arguments for %R; actual %lld, expected %lld", have > want ? "many" : "few", g, (long long)have,
                    (long long)want);
}

struct obj *alias_with_values(struct obj *g, struct obj *args, struct obj *parameters, struct obj *key)
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
static struct obj *parameters_of(struct obj *g)
{
    if (!GA(g, GA_PARAMETERS))
        GA(g, GA_PARAMETERS) = alias_variables_of(GA(g, GA_ARGS));
    return GA(g, GA_PARAMETERS);
}

static struct obj *alias_subscript(struct obj *g, struct obj *key)
{
    struct obj *parameters = parameters_of(g), *args = parameters ? alias_with_values(g, GA(g, GA_ARGS), parameters, key) : NULL;
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
    return xincref(parameters_of(g));
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

void alias_boot(void)
{
    struct type_spec *spec = spec_copy(&alias_spec);
    if (lay.gaobject_starred >= 0)
        spec->s.iter = alias_iter;
    t_generic_alias = type_ready(spec);
    union_boot();
}
