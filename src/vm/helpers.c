/* What the less common instructions do. */
#include "frame.h"
#include "lib.h"
#include "slotscope/base/buf.h"

/* ---- names ---- */

void *name_error(struct obj *name)
{
    err_format(exc_NameError, "name '%U' is not defined", name);
    struct obj *e = err_fetch();
    if (e && lay.PyNameErrorObject_name >= 0)
        obj_set_slot(&AT(e, PyNameErrorObject, name, struct obj *), incref(name));
    if (e)
        err_set_instance(e);
    return NULL;
}

/* The name is a local of the function; in a comprehension that the version runs in the function's frame, the function's are local
 * too. */
static bool is_free(const struct frame *f, int local)
{
    bool inlined =
        (f->code->flags & CODE_COMPREHENSION) && pol.inline_comprehensions && f->back && (f->back->code->flags & CODE_OPTIMIZED);
    return (f->code->code->locals[local].kind & LOCAL_FREE) && !inlined;
}

void *unbound_error(const struct frame *f, int local)
{
    struct obj *name = f->code->local_names[local];
    bool is_unbound_free = is_free(f, local);
    if (is_unbound_free)
        err_format(exc_NameError, message(MSG_UNBOUND_FREE), str_c(name));
    else
        err_format(exc_UnboundLocalError, message(MSG_UNBOUND_LOCAL), str_c(name));
    struct obj *e = err_fetch();
    if (e && lay.PyNameErrorObject_name >= 0 && is_unbound_free && pol.unbound_has_name)
        obj_set_slot(&AT(e, PyNameErrorObject, name, struct obj *), incref(name));
    if (e)
        err_set_instance(e);
    return NULL;
}

struct obj *load_in(struct obj *ns, struct obj *name)
{
    if (is_dict(ns) && ns->ob_type == t_dict->self)
        return xincref(dict_get_str(ns, name));
    struct obj *v = obj_getitem(ns, name);
    if (!v && err_matches(exc_KeyError))
        err_clear();
    return v;
}

struct obj *load_builtin(const struct frame *f, struct obj *name)
{
    struct obj *v = load_in(f->builtins, name);
    return v || err_occurred() ? v : name_error(name);
}

struct obj *load_global(struct frame *f, struct obj *name)
{
    struct obj *v = load_in(f->globals, name);
    return v || err_occurred() ? v : load_builtin(f, name);
}

/* What globals of a subclass of dict say themselves is asked only where they are the locals, too. */
struct obj *load_name(struct frame *f, struct obj *name)
{
    struct obj *v = f->locals ? load_in(f->locals, name) : NULL;
    if (v || err_occurred())
        return v;
    v = dict_get_str(f->globals, name);
    return v ? incref(v) : load_builtin(f, name);
}

int print_expression(struct obj *v)
{
    struct obj *hook = sys_get("displayhook");
    if (!hook) {
        err_format(exc_RuntimeError, "lost sys.displayhook");
        return -1;
    }
    incref(hook);
    struct obj *r = obj_call1(hook, v);
    decref(hook);
    xdecref(r);
    return r ? 0 : -1;
}

/* ---- with ---- */

/* Would the other kind of with have worked? */
static bool has_both(struct obj *mgr, bool async)
{
    struct obj *enter = obj_lookup_special(mgr, async ? "__aenter__" : "__enter__"),
               *exit = enter ? obj_lookup_special(mgr, async ? "__aexit__" : "__exit__") : NULL;
    bool both = enter && exit;
    xdecref(enter);
    xdecref(exit);
    err_clear();
    return both;
}

static struct obj *with_method(struct obj *mgr, const char *name, enum message id)
{
    struct obj *m = obj_lookup_special(mgr, name);
    if (m || err_occurred())
        return m;
    bool async = name[2] == 'a';
    const char *hint = !pol.with_suggests_other || !has_both(mgr, !async) ? ""
                       : async ? " but it supports the context manager protocol. Did you mean to use 'with'?"
                               : " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?";
    struct buf b;
    buf_init(&b);
    buf_printf(&b, message(id), type_name(type_of(mgr)), name);
    err_format(pol.with_is_type_error ? exc_TypeError : exc_AttributeError, "%s%s", b.p, hint);
    buf_done(&b);
    return NULL;
}

/* __enter__ and __exit__ of a context manager, in the version's order: new references, NULL with an exception. */
struct obj *with_methods(struct obj *mgr, bool async, struct obj **exit)
{
    const char *enter_name = async ? "__aenter__" : "__enter__", *exit_name = async ? "__aexit__" : "__exit__";
    enum message no_enter = async ? MSG_NO_AENTER : MSG_NO_ENTER, no_exit = async ? MSG_NO_AEXIT : MSG_NO_EXIT;
    struct obj *enter = NULL;
    if (!pol.with_exit_first && !(enter = with_method(mgr, enter_name, no_enter)))
        return NULL;
    if (!(*exit = with_method(mgr, exit_name, no_exit))) {
        xdecref(enter);
        return NULL;
    }
    if (!enter && !(enter = with_method(mgr, enter_name, no_enter)))
        decref(*exit);
    return enter;
}

/* ---- unpacking ---- */

static int too_many_values(struct obj *seq, int64_t expected)
{
    int64_t n = -1;
    if (pol.unpack_tells_count && (is_list(seq) || is_tuple(seq) || is_dict(seq)))
        n = obj_len(seq);
    if (n >= 0)
        err_value("too many values to unpack (expected %ld, got %ld)", (long)expected, (long)n);
    else
        err_value("too many values to unpack (expected %ld)", (long)expected);
    return -1;
}

static void forget(struct obj **from, struct obj **to)
{
    while (from < to)
        decref(*from++);
}

/* Values go below `top`, the first one uppermost. */
int unpack_sequence(struct obj *seq, int before, int after, bool star, struct obj **top)
{
    struct obj **sp = top, *it = obj_iter(seq);
    if (!it) {
        if (err_matches(exc_TypeError) && !type_of(seq)->s.iter && !type_of(seq)->s.sq_item) {
            err_clear();
            err_type("cannot unpack non-iterable %.200s object", type_name(type_of(seq)));
        }
        return -1;
    }
    for (int i = 0; i < before; i++) {
        struct obj *v = obj_next(it);
        if (!v) {
            if (!err_occurred() && !star)
                err_value("not enough values to unpack (expected %d, got %d)", before, i);
            else if (!err_occurred())
                err_value("not enough values to unpack (expected at least %d, got %d)", before + after, i);
            goto fail;
        }
        *--sp = v;
    }
    if (!star) {
        struct obj *more = obj_next(it);
        if (!more && !err_occurred()) {
            decref(it);
            return 0;
        }
        if (more) {
            decref(more);
            too_many_values(seq, before);
        }
        goto fail;
    }
    struct obj *rest = list_from_iter(it);
    if (!rest)
        goto fail;
    *--sp = rest;
    int64_t n = list_len(rest);
    if (n < after) {
        err_value("not enough values to unpack (expected at least %d, got %ld)", before + after, (long)before + (long)n);
        goto fail;
    }
    for (int i = 0; i < after; i++) /* moved: the list keeps its room */
        *--sp = list_items(rest)[n - after + i];
    ((struct varobj *)(void *)rest)->size = n - after;
    decref(it);
    return 0;
fail:
    forget(sp, top);
    decref(it);
    return -1;
}

/* ---- text ---- */

struct obj *format_value(struct obj *v, int conversion, struct obj *spec)
{
    struct obj *s = conversion == 1 ? obj_str(v) : conversion == 2 ? obj_repr(v) : conversion == 3 ? obj_ascii(v) : incref(v);
    if (!s || (s->ob_type == t_str->self && !spec))
        return s;
    struct obj *r = obj_format(s, spec);
    decref(s);
    return r;
}

struct obj *build_string(struct obj **v, int n)
{
    struct obj *empty = str_from_c(""), *s = str_join_items(empty, v, n);
    decref(empty);
    return s;
}

/* ---- displays and calls ---- */

int list_extend_star(struct obj *list, struct obj *iterable)
{
    if (list_extend(list, iterable) == 0)
        return 0;
    if (pol.star_names_value && err_matches(exc_TypeError) && !type_of(iterable)->s.iter && !type_of(iterable)->s.sq_item) {
        err_clear();
        err_type("Value after * must be an iterable, not %.200s", type_name(type_of(iterable)));
    }
    return -1;
}

int dict_update_display(struct obj *dict, struct obj *other)
{
    if (is_dict(other))
        return dict_merge(dict, other, 1);
    struct obj *keys = NULL;
    int has = obj_lookup_attr(other, str_name("keys"), &keys);
    xdecref(keys);
    if (has < 0)
        return -1;
    if (!has) {
        err_type("'%.200s' object is not a mapping", type_name(type_of(other)));
        return -1;
    }
    return dict_merge(dict, other, 1);
}

/* How a callable is called in messages: "f()" , "mod.f()", or its str. New reference to a str. */
static struct obj *function_name_text(struct obj *func)
{
    struct obj *q = NULL, *m = NULL, *r;
    if (!pol.call_errors_qualified)
        return type_of(func)->kind == K_FUNCTION    ? str_printf("%U()", AT(func, PyFunctionObject, func_name, struct obj *))
               : type_of(func)->kind == K_CFUNCTION ? str_printf("%s()", cfunction_def(func)->name)
                                                    : str_printf("%s object", type_name(type_of(func)));
    if (obj_lookup_attr(func, str_name("__qualname__"), &q) <= 0) {
        err_clear();
        return obj_str(func);
    }
    if (obj_lookup_attr(func, str_name("__module__"), &m) < 0)
        err_clear();
    bool plain = !m || m == obj_none || (is_str(m) && str_eq_c(m, "builtins"));
    r = plain ? str_printf("%S()", q) : str_printf("%S.%S()", m, q);
    decref(q);
    xdecref(m);
    return r;
}

static struct obj *function_text(struct obj *func)
{
    return pol.star_errors_unnamed ? str_from_c("Value") : function_name_text(func);
}

/* "f() got multiple values for keyword argument 'x'" and "argument after ** must be a mapping". */
int dict_merge_kwargs(struct obj *func, struct obj *dict, struct obj *other)
{
    struct obj *keys = NULL, *text;
    if (!is_dict(other)) {
        if (obj_lookup_attr(other, str_name("keys"), &keys) < 0)
            return -1;
        if (!keys) {
            if ((text = function_text(func))) {
                err_type(message(MSG_STAR_STAR_ARGUMENT), text, type_name(type_of(other)));
                decref(text);
            }
            return -1;
        }
        decref(keys);
    }
    if (dict_merge(dict, other, 2) == 0)
        return 0;
    if (!err_matches(exc_KeyError))
        return -1;
    struct obj *e = err_fetch(), *args = exc_args(e);
    if (args && tuple_len(args) == 1 && (text = function_name_text(func))) {
        struct obj *key = tuple_items(args)[0];
        if (is_str(key))
            err_type("%U got multiple values for keyword argument '%S'", text, key);
        else
            err_type("keywords must be strings");
        decref(text);
        decref(e);
        return -1;
    }
    err_set_instance(e);
    return -1;
}

struct obj *call_ex(struct obj *f, struct obj *args, struct obj *kwargs)
{
    struct obj *tuple = NULL, *text;
    if (args->ob_type == t_tuple->self) {
        tuple = incref(args);
    } else if (!type_of(args)->s.iter && !type_of(args)->s.sq_item) {
        if ((text = function_text(f))) {
            err_type(message(MSG_STAR_ARGUMENT), text, type_name(type_of(args)));
            decref(text);
        }
        return NULL;
    } else if (!(tuple = tuple_from_iter(args))) {
        return NULL;
    }
    struct obj *r = obj_call_tuple(f, tuple, kwargs);
    decref(tuple);
    return r;
}

/* ---- match ---- */

struct obj *match_keys(struct obj *subject, struct obj *keys)
{
    int64_t n = tuple_len(keys);
    struct obj *values = list_new(0), *seen = values ? set_new(t_set, NULL) : NULL, *get = NULL, *result = NULL;
    struct obj *dummy = seen ? list_new(0) : NULL;
    if (!dummy || !(get = obj_getattr_c(subject, "get")))
        goto done;
    for (int64_t i = 0; i < n; i++) {
        struct obj *key = tuple_items(keys)[i];
        int t = set_contains(seen, key);
        if (t < 0 || (t == 0 && set_add(seen, key) < 0))
            goto done;
        if (t) {
            err_value("mapping pattern checks duplicate key (%R)", key);
            goto done;
        }
        struct obj *v = obj_call2(get, key, dummy);
        if (!v)
            goto done;
        if (v == dummy) {
            decref(v);
            result = new_none();
            goto done;
        }
        int r = list_append(values, v);
        decref(v);
        if (r < 0)
            goto done;
    }
    result = list_as_tuple(values);
done:
    xdecref(values);
    xdecref(seen);
    xdecref(get);
    xdecref(dummy);
    return result;
}

/* The attribute `name` for a class pattern, appended to values. 1, 0 absent, -1. */
static int match_attr(struct obj *subject, struct obj *cls, struct obj *name, struct obj *seen, struct obj *values)
{
    int t = set_contains(seen, name);
    if (t < 0 || (t == 0 && set_add(seen, name) < 0))
        return -1;
    if (t) {
        err_type("%s() got multiple sub-patterns for attribute %R", type_name(type_rec(cls)), name);
        return -1;
    }
    struct obj *v = NULL;
    int r = obj_lookup_attr(subject, name, &v);
    if (r <= 0)
        return r;
    r = list_append(values, v);
    decref(v);
    return r < 0 ? -1 : 1;
}

static int match_positional(struct obj *subject, struct obj *cls, int npos, struct obj *seen, struct obj *values)
{
    struct obj *args = NULL;
    int has = obj_lookup_attr(cls, str_name("__match_args__"), &args), r = 1;
    if (has < 0)
        return -1;
    bool self = !has && (type_rec(cls)->flags & TF_MATCH_SELF);
    int64_t allowed = self ? 1 : has && is_tuple(args) ? tuple_len(args) : 0;
    if (has && !is_tuple(args)) {
        err_type("%s.__match_args__ must be a tuple (got %T)", type_name(type_rec(cls)), args);
        r = -1;
    } else if (allowed < npos) {
        err_type("%s() accepts %ld positional sub-pattern%s (%d given)", type_name(type_rec(cls)), (long)allowed,
                 allowed == 1 ? "" : "s", npos);
        r = -1;
    } else if (self) {
        r = list_append(values, subject) < 0 ? -1 : 1;
    } else {
        for (int i = 0; i < npos && r == 1; i++) {
            struct obj *name = tuple_items(args)[i];
            if (!is_str(name)) {
                err_type("__match_args__ elements must be strings (got %T)", name);
                r = -1;
            } else {
                r = match_attr(subject, cls, name, seen, values);
            }
        }
    }
    xdecref(args);
    return r;
}

struct obj *match_class(struct obj *subject, struct obj *cls, struct obj *names, int npos)
{
    if (type_of(cls)->kind != K_TYPE)
        return err_type(pol.match_class_text ? "class pattern must refer to a class" : "called match pattern must be a class");
    int t = obj_isinstance(subject, cls);
    if (t <= 0)
        return t < 0 ? NULL : new_none();
    struct obj *values = list_new(0), *seen = values ? set_new(t_set, NULL) : NULL, *result = NULL;
    int r = !seen ? -1 : npos ? match_positional(subject, cls, npos, seen, values) : 1;
    for (int64_t i = 0; r == 1 && i < tuple_len(names); i++)
        r = match_attr(subject, cls, tuple_items(names)[i], seen, values);
    if (r >= 0)
        result = r ? list_as_tuple(values) : new_none();
    xdecref(values);
    xdecref(seen);
    return result;
}

struct obj *copy_without_keys(struct obj *subject, struct obj *keys)
{
    struct obj *d = dict_new();
    if (!d || dict_update_display(d, subject) < 0)
        goto fail;
    for (int64_t i = 0; i < tuple_len(keys); i++)
        if (dict_del(d, tuple_items(keys)[i]) < 0)
            goto fail;
    return d;
fail:
    xdecref(d);
    return NULL;
}

/* ---- type parameters: the classes are the library's ---- */

static struct obj *typing_make(const char *name, struct obj *const *args, size_t n)
{
    struct obj *m = interp_import("typing"), *f = m ? obj_getattr_c(m, name) : NULL, *r = f ? obj_call(f, args, n, NULL) : NULL;
    xdecref(m);
    xdecref(f);
    return r;
}

struct obj *type_param_new(struct obj *name, struct obj *bound, struct obj *assumed, int kind, bool constrained)
{
    static const char *const kinds[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};
    struct obj *cls = str_from_c(kinds[kind]), *r = NULL;
    struct obj *args[] = {cls, name, bound ? bound : obj_none, assumed ? assumed : obj_none, new_bool(constrained)};
    if (cls)
        r = typing_make("_parameter", args, 5);
    xdecref(cls);
    return r;
}

/* The value is computed when somebody asks for it. */
struct obj *type_alias_new(struct obj *name, struct obj *params, struct obj *value)
{
    struct obj *args[] = {name, obj_none};
    struct obj *r = typing_make("TypeAliasType", args, 2);
    if (r && obj_setattr_c(r, "_compute", value) < 0)
        err_clear();
    if (r && params != obj_none && obj_setattr_c(r, "_params", params) < 0)
        err_clear();
    return r;
}

struct obj *generic_base(struct obj *params)
{
    struct obj *m = interp_import("typing"), *g = m ? obj_getattr_c(m, "Generic") : NULL, *r = g ? obj_getitem(g, params) : NULL;
    xdecref(m);
    xdecref(g);
    return r;
}
