/* The private module `_slotscope`: what the library modules in Python need to know of the version, without asking which it is. */
#include <string.h>

#include "slotscope/base/buf.h"
#include "format_exc.h"
#include "lib.h"

static const struct {
    const char *name;
    const int *value;
} policies[] = {
#define POLICY(name, ...) {#name, &pol.name},
#include "slotscope/layout/policies.def"
#undef POLICY
};

/* policy("has_match"): the number that policies.def has for the chosen version. */
CFUNCTION(slotscope_policy)
{
    if (one_arg("policy", nargs, kwnames) < 0)
        return NULL;
    for (size_t i = 0; is_str(args[0]) && i < sizeof policies / sizeof *policies; i++)
        if (str_eq_c(args[0], policies[i].name))
            return int_from_i64(*policies[i].value);
    return err_value("slotscope: no policy is called %R", args[0]);
}

void type_sync(struct type *t); /* object/type.c */

struct obj *getset_descr_new(struct type *t, const struct getset_def *def); /* object/descr.c */

static struct obj *call_getter(struct obj *self, void *getter)
{
    return obj_call1(getter, self);
}

/* Read-only properties become the descriptors that C would have; their getters stay with the type. */
static int properties_to_getsets(struct type *t)
{
    struct obj *names = dict_keys(t->dict);
    int r = names ? 0 : -1;
    for (int64_t i = 0; r == 0 && i < list_len(names); i++) {
        struct obj *name = list_items(names)[i], *p = dict_get(t->dict, name);
        if (!p || p->ob_type != t_property->self || AT(p, propertyobject, prop_set, struct obj *))
            continue;
        struct getset_def *def = engine_alloc(sizeof *def);
        *def = (struct getset_def){strcpy(engine_alloc(strlen(str_c(name)) + 1), str_c(name)), call_getter, NULL,
                                   incref(AT(p, propertyobject, prop_get, struct obj *))};
        struct obj *d = getset_descr_new(t, def);
        r = d ? dict_set(t->dict, name, d) : -1;
        xdecref(d);
    }
    xdecref(names);
    return r;
}

/*
 * native(cls, "datetime.date"): the class is one that CPython writes in C. Messages call it by this name, it cannot be changed, and
 * what only classes written in Python have is not in its dict.
 */
CFUNCTION(slotscope_native)
{
    static const char *const ours[] = {"__slots__", "__firstlineno__", "__static_attributes__"};
    if (arg_count("native", nargs, kwnames, 2, 2) < 0)
        return NULL;
    if (!obj_is_kind(args[0], K_TYPE) || !is_str(args[1]))
        return err_type("slotscope: native(class, name)");
    struct type *t = type_rec(args[0]);
    const char *name = str_c(args[1]);
    t->name = strcpy(engine_alloc(strlen(name) + 1), name);
    AT(t->self, PyTypeObject, tp_name, const char *) = t->name;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (dict_get_c(t->dict, ours[i]) && dict_del(t->dict, str_name(ours[i])) < 0)
            return NULL;
    if (properties_to_getsets(t) < 0)
        return NULL;
    t->flags |= TF_IMMUTABLE;
    type_sync(t);
    type_modified(t);
    return incref(args[0]);
}

/* format_exception(e, tb, limit, chain): the traceback of an exception as the version prints it. tb ...: its own. */
CFUNCTION(slotscope_format_exception)
{
    if (arg_count("format_exception", nargs, kwnames, 4, 4) < 0)
        return NULL;
    if (!obj_is_kind(args[0], K_EXCEPTION))
        return str_from_c("NoneType: None\n");
    int64_t limit = args[2] == obj_none ? 0 : num_as_ssize(args[2], NULL);
    struct obj *tb = args[1] == obj_ellipsis ? NULL : args[1];
    if (err_occurred() || (tb && tb != obj_none && !obj_is_kind(tb, K_TRACEBACK)))
        return err_occurred() ? NULL : err_type("expected traceback object or None, got '%T'", tb);
    struct buf b;
    buf_init(&b);
    interp_format_parts(&b, args[0], tb, args[2] == obj_none ? NULL : &limit, args[3] == obj_true);
    return str_from_buf(&b);
}

/* format_last(e, frames_known): what stands behind the entries; with the frames at hand names are suggested too. */
CFUNCTION(slotscope_format_last)
{
    if (arg_count("format_last", nargs, kwnames, 2, 2) < 0 || !obj_is_kind(args[0], K_EXCEPTION))
        return err_occurred() ? NULL : str_from_c("NoneType: None\n");
    struct buf b;
    buf_init(&b);
    interp_format_last(&b, args[0], args[1] == obj_true);
    return str_from_buf(&b);
}

static int place(struct obj *o)
{
    return is_int(o) ? (int)num_as_ssize(o, NULL) : -1;
}

/* format_entry(file, name, line, end_line, col, end_col): an entry with its source line. */
CFUNCTION(slotscope_format_entry)
{
    if (arg_count("format_entry", nargs, kwnames, 6, 6) < 0 || !is_str(args[0]) || !is_str(args[1]))
        return NULL;
    struct position pos = {place(args[2]), place(args[3]), place(args[4]), place(args[5])};
    struct buf b;
    buf_init(&b);
    if (pos.end_line < pos.line)
        pos.end_line = pos.line;
    interp_format_entry(&b, str_c(args[0]), str_c(args[1]), pos);
    return str_from_buf(&b);
}

CFUNCTION(slotscope_traceback_entries)
{
    return one_arg("traceback_entries", nargs, kwnames) < 0 ? NULL : interp_traceback_entries(args[0]);
}

/* source_line(file, n): a line of a source that was compiled, with its newline; "" when it is not known. */
CFUNCTION(slotscope_source_line)
{
    if (arg_count("source_line", nargs, kwnames, 2, 2) < 0 || !is_str(args[0]))
        return NULL;
    size_t n = 0;
    int64_t line = num_as_ssize(args[1], exc_OverflowError);
    const char *s = line > 0 && line < 1 << 30 ? source_line(str_c(args[0]), (int)line, &n) : NULL;
    err_clear();
    if (!s)
        return str_from_c("");
    struct buf b;
    buf_init(&b);
    buf_add(&b, s, n);
    buf_addc(&b, '\n');
    return str_from_buf(&b);
}

/* mark_collection(cls, flags): cls and its subclasses match sequence patterns (1 << 5) or mapping patterns (1 << 6); 0: nothing. */
CFUNCTION(slotscope_mark_collection)
{
    if (arg_count("mark_collection", nargs, kwnames, 2, 2) < 0 || !obj_is_kind(args[0], K_TYPE))
        return err_occurred() ? NULL : err_type("slotscope: not a class");
    int64_t flags = num_as_ssize(args[1], NULL);
    if (flags)
        type_mark_collection(type_rec(args[0]), (flags & 1 << 6) != 0);
    return new_none();
}

/* remember_source(name, text): tracebacks through code of this name show its lines. */
CFUNCTION(slotscope_remember_source)
{
    struct obj *name, *text;
    if (arg_parse("remember_source(name:U, text:U, /)", args, nargs, kwnames, &name, &text) < 0)
        return NULL;
    struct buf b;
    buf_init(&b);
    str_to_utf8(text, &b);
    source_remember(str_c(name), b.p, b.len, 1);
    buf_done(&b);
    return new_none();
}

static const struct method_def defs[] = {{"policy", slotscope_policy, NULL, 0},
                                         {"native", slotscope_native, NULL, 0},
                                         {"mark_collection", slotscope_mark_collection, NULL, 0},
                                         {"source_line", slotscope_source_line, NULL, 0},
                                         {"remember_source", slotscope_remember_source, NULL, 0},
                                         {"format_exception", slotscope_format_exception, NULL, 0},
                                         {"format_last", slotscope_format_last, NULL, 0},
                                         {"format_entry", slotscope_format_entry, NULL, 0},
                                         {"traceback_entries", slotscope_traceback_entries, NULL, 0},
                                         {NULL, NULL, NULL, 0}};

extern const struct method_def slotscope_facts[]; /* mod_slotscope_facts.c */

struct obj *mod_slotscope_init(void)
{
    struct obj *m = module_with("_slotscope", defs);
    if (m && module_add_functions(m, slotscope_facts) < 0) {
        decref(m);
        return NULL;
    }
    return m;
}
