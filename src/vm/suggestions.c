/* "Did you mean": what the printed traceback adds to an exception's own text, and TypeErrors that carry a suggestion. */
#include <string.h>

#include "format_exc.h"
#include "lib.h"

/* ---- where to look ---- */

static struct frame *last_frame(struct obj *e)
{
    struct obj *tb = exc_traceback(e);
    while (tb && AT(tb, PyTracebackObject, tb_next, struct obj *))
        tb = AT(tb, PyTracebackObject, tb_next, struct obj *);
    return tb ? frame_of(AT(tb, PyTracebackObject, tb_frame, struct obj *)) : NULL;
}

static struct obj *local_named(struct frame *f, const char *name)
{
    struct obj *d = frame_locals(f), *v = d && is_dict(d) ? xincref(dict_get_c(d, name)) : NULL;
    xdecref(d);
    return v;
}

static bool has_attr(struct obj *o, struct obj *name)
{
    struct obj *v = NULL;
    int has = obj_lookup_attr(o, name, &v);
    xdecref(v);
    err_clear();
    return has > 0;
}

static struct obj *names_of(struct obj *dict, struct obj *more)
{
    struct obj *l = dict_keys(dict);
    if (l && more && list_extend(more, l) < 0)
        err_clear();
    return l;
}

/* Of the names visible where a NameError was raised. New reference or NULL. */
static struct obj *name_suggestion(struct obj *e, struct obj *wrong)
{
    struct frame *f = last_frame(e);
    struct obj *self = f && pol.suggests_self ? local_named(f, "self") : NULL, *best = NULL;
    if (!f)
        return NULL;
    if (self && has_attr(self, wrong))
        best = str_printf("self.%U", wrong);
    xdecref(self);
    if (best)
        return best;
    struct obj *locals = frame_locals(f), *dicts[] = {locals, f->globals, f->builtins}, *all = list_new(0);
    for (int i = 0; i < 3 && all && !best; i++) {
        if (!dicts[i] || !is_dict(dicts[i]))
            continue;
        struct obj *l = names_of(dicts[i], all);
        if (l && !pol.suggestions_combined)
            best = xincref(name_nearest(l, wrong, false));
        xdecref(l);
    }
    if (all && pol.suggestions_combined)
        best = xincref(name_nearest(all, wrong, false));
    xdecref(all);
    xdecref(locals);
    return best;
}

static struct obj *attribute_suggestion(struct obj *e, struct obj *wrong, struct obj *owner)
{
    bool hide = pol.suggestions_hide_underscored && str_length(wrong) && str_char(wrong, 0) != '_';
    struct frame *f = hide ? last_frame(e) : NULL;
    struct obj *self = f ? local_named(f, "self") : NULL;
    if (self == owner)
        hide = false;
    xdecref(self);
    struct obj *names = obj_dir_quiet(owner), *best = names ? xincref(name_nearest(names, wrong, hide)) : NULL;
    xdecref(names);
    err_clear();
    return best;
}

/* Is name found on o without asking it? */
static bool has_static(struct obj *o, struct obj *name)
{
    struct obj *names = obj_dir_quiet(o);
    int found = names ? obj_contains(names, name) : 0;
    xdecref(names);
    err_clear();
    return found > 0;
}

/* One level deeper: of the first twenty attributes that are no descriptors one may have it. New reference "attribute.wrong" or
 * NULL. */
static struct obj *nested_suggestion(struct obj *owner, struct obj *wrong)
{
    struct obj *names = obj_dir_quiet(owner), *found = NULL;
    int tried = 0;
    for (int64_t i = 0; names && i < list_len(names) && tried < 20 && !found; i++) {
        struct obj *name = list_items(names)[i], *in_class, *v = NULL;
        if (!is_str(name) || (str_length(name) && str_char(name, 0) == '_'))
            continue;
        tried++;
        in_class = type_lookup(type_of(owner), name);
        if (in_class && type_lookup(type_of(in_class), str_name("__get__")))
            continue;
        if (obj_lookup_attr(owner, name, &v) > 0 && has_static(v, wrong))
            found = str_printf("%U.%U", name, wrong);
        xdecref(v);
        err_clear();
    }
    xdecref(names);
    return found;
}

/* What other languages call it, or a method that a relative of the type has. */
static const char *hint_for(struct obj *owner, struct obj *wrong, bool *method)
{
    static const char a_set[] = "Did you mean to use a 'set' object?", a_list[] = "Did you mean to use a 'list' object?",
                      an_int[] = "Did you mean to use an 'int' object? Bitwise operators are not supported by 'float'.";
    const struct {
        const char *wrong;
        struct type *type;
        const char *hint;
        bool method;
    } hints[] = {{"push", t_list, "append", true},        {"concat", t_list, "extend", true},
                 {"addAll", t_list, "extend", true},      {"contains", t_list, "Use 'x in list'.", false},
                 {"add", t_list, a_set, false},           {"add", t_frozenset, a_set, false},
                 {"toUpperCase", t_str, "upper", true},   {"toLowerCase", t_str, "lower", true},
                 {"trimStart", t_str, "lstrip", true},    {"trimEnd", t_str, "rstrip", true},
                 {"keySet", t_dict, "keys", true},        {"entrySet", t_dict, "items", true},
                 {"entries", t_dict, "items", true},      {"putAll", t_dict, "update", true},
                 {"put", t_dict, "Use d[k] = v.", false}, {"append", t_tuple, a_list, false},
                 {"extend", t_tuple, a_list, false},      {"insert", t_tuple, a_list, false},
                 {"remove", t_tuple, a_list, false},      {"remove", t_frozenset, a_set, false},
                 {"discard", t_frozenset, a_set, false},  {"update", t_frozenset, a_set, false},
                 {"__or__", t_float, an_int, false},      {"__and__", t_float, an_int, false},
                 {"__xor__", t_float, an_int, false},     {"__lshift__", t_float, an_int, false},
                 {"__rshift__", t_float, an_int, false}};
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (str_eq_c(wrong, hints[i].wrong) && type_is_subtype(type_of(owner), hints[i].type)) {
            *method = hints[i].method;
            return hints[i].hint;
        }
    return NULL;
}

static struct obj *module_suggestion(struct obj *wrong)
{
    struct obj *names = import_names(),
               *best = names && list_sort(names, NULL, false) == 0 ? xincref(name_nearest(names, wrong, false)) : NULL;
    err_clear();
    xdecref(names);
    return best;
}

static struct obj *attr(struct obj *o, const char *name)
{
    struct obj *v = NULL;
    if (obj_lookup_attr(o, str_name(name), &v) <= 0 || v == obj_none) {
        err_clear();
        obj_clear_slot(&v);
    }
    return v;
}

static bool is_stdlib_module(struct obj *name)
{
    struct obj *all = sys_get("stdlib_module_names");
    int found = all ? obj_contains(all, name) : import_knows(str_c(name));
    err_clear();
    return found > 0;
}

static bool is_a(struct obj *e, struct obj *type)
{
    return type_is_subtype(type_of(e), type_rec(type));
}

/* A name in quotes; spelt: in ASCII, too. */
static void add_name(struct buf *b, const char *before, struct obj *name, bool spelt)
{
    struct obj *ascii = spelt ? obj_ascii(name) : NULL;
    buf_adds(b, before);
    str_to_utf8(name, b);
    buf_addc(b, '\'');
    if (ascii)
        buf_printf(b, " (%s)", str_c(ascii));
    xdecref(ascii);
}

void suggestion_add(struct buf *b, struct obj *e)
{
    bool import = is_a(e, exc_ImportError), name_error = is_a(e, exc_NameError) && !is_a(e, exc_UnboundLocalError),
         attribute = is_a(e, exc_AttributeError);
    if (!pol.suggestions || !(import || name_error || attribute))
        return;
    struct obj *wrong = attr(e, import ? "name_from" : "name"), *best = NULL, *owner = NULL;
    if (!wrong && pol.suggests_more && is_a(e, exc_ModuleNotFoundError) && (wrong = attr(e, "name")) && is_str(wrong)) {
        if (!is_stdlib_module(wrong) && (best = module_suggestion(wrong))) {
            buf_adds(b, ". Did you mean: '");
            str_to_utf8(best, b);
            buf_adds(b, "'?");
        }
        decref(wrong);
        xdecref(best);
        return;
    }
    if (!wrong || !is_str(wrong)) {
        xdecref(wrong);
        return;
    }
    if (attribute && (owner = attr(e, "obj"))) {
        bool method = false;
        const char *hint = pol.suggests_more ? hint_for(owner, wrong, &method) : NULL;
        if (hint)
            buf_printf(b, method ? ". Did you mean '.%s'?" : ". %s", hint);
        else
            best = attribute_suggestion(e, wrong, owner);
        if (!best && !hint && pol.suggests_more)
            best = nested_suggestion(owner, wrong);
    } else if (import && pol.import_error_name_from) {
        struct obj *name = attr(e, "name"), *module = name && is_str(name) ? xincref(dict_get(vm->modules, name)) : NULL;
        best = module ? attribute_suggestion(e, wrong, module) : NULL;
        xdecref(name);
        xdecref(module);
    } else if (name_error) {
        best = name_suggestion(e, wrong);
    }
    bool spelt = best && pol.suggests_instead && !str_is_ascii(best);
    if (best && attribute && pol.suggests_instead) {
        add_name(b, ". Did you mean '.", best, spelt);
        add_name(b, " instead of '.", wrong, spelt);
    } else if (best) {
        add_name(b, ". Did you mean: '", best, spelt);
    }
    if (best)
        buf_addc(b, '?');
    if (name_error && pol.suggests_import && is_stdlib_module(wrong)) {
        buf_adds(b, best ? " Or did you forget to import '" : ". Did you forget to import '");
        str_to_utf8(wrong, b);
        buf_adds(b, "'?");
    }
    xdecref(wrong);
    xdecref(best);
    xdecref(owner);
    err_clear();
}

/* ---- in the exception's own text ---- */

void keyword_unexpected(struct obj *func, const struct rcode *r, struct obj *name, struct obj *shown)
{
    (void)func;
    struct obj *best = NULL, *names = NULL;
    if (pol.keyword_suggestions && (names = list_new(0))) {
        for (int i = r->posonlyargcount; i < r->argcount + r->kwonlyargcount; i++)
            if (list_append(names, r->local_names[i]) < 0)
                err_clear();
        best = name_nearest(names, name, false);
    }
    if (best)
        err_type("%U() got an unexpected keyword argument '%S'. Did you mean '%S'?", shown, name, best);
    else
        err_type("%U() got an unexpected keyword argument '%S'", shown, name);
    xdecref(names);
}
