/* The private module `_slotscope`: what the library modules in Python need to know of the version, without asking which it is. */
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/lang/char_names.h"
#include "format_exc.h"
#include "native.h"

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
        return err_occurred() ? NULL : err_type("slotscope: format_entry(file, name, ...)");
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
    if (one_arg("traceback_entries", nargs, kwnames) < 0)
        return NULL;
    if (args[0] != obj_none && !obj_is_kind(args[0], K_TRACEBACK))
        return err_format(exc_AttributeError, "'%T' object has no attribute 'tb_frame'", args[0]);
    return interp_traceback_entries(args[0]);
}

/* source_line(file, n): a line of a source that was compiled, with its newline; "" when it is not known. */
CFUNCTION(slotscope_source_line)
{
    if (arg_count("source_line", nargs, kwnames, 2, 2) < 0 || !is_str(args[0]))
        return err_occurred() ? NULL : err_type("slotscope: source_line(file, n)");
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

/* char_name(c), char_by_name(name): None when it is not one of those we know. */
CFUNCTION(slotscope_char_name)
{
    if (one_arg("char_name", nargs, kwnames) < 0 || !is_str(args[0]) || str_length(args[0]) != 1)
        return err_occurred() ? NULL : err_type("slotscope: char_name(c)");
    const char *name = char_name(str_char(args[0], 0));
    return name ? str_from_c(name) : new_none();
}

CFUNCTION(slotscope_char_by_name)
{
    if (one_arg("char_by_name", nargs, kwnames) < 0 || !is_str(args[0]))
        return err_occurred() ? NULL : err_type("slotscope: char_by_name(name)");
    struct buf b;
    unsigned c;
    buf_init(&b);
    str_to_utf8(args[0], &b);
    bool known = char_by_name(b.p, b.len, &c);
    buf_done(&b);
    return known ? str_from_char(c) : new_none();
}

/* keyword_refused(new, old, word, names): raises what a function that takes the keywords `names` says of another. It is called
   new() where the version says "got an unexpected keyword argument", old where it says "for". */
CFUNCTION(slotscope_keyword_refused)
{
    (void)kwnames;
    struct obj *names = nargs == 4 && is_str(args[0]) && is_str(args[1]) && is_str(args[2]) ? list_from_iter(args[3]) : NULL;
    if (!names)
        return err_occurred() ? NULL : err_type("slotscope: keyword_refused(new, old, word, names)");
    struct obj *best = pol.keyword_suggestions ? name_nearest(names, args[2], false) : NULL;
    if (best)
        err_type("%U got an unexpected keyword argument '%U'. Did you mean '%U'?", args[0], args[2], best);
    else if (pol.has_copy_replace)
        err_type("%U got an unexpected keyword argument '%U'", args[0], args[2]);
    else
        err_type("'%U' is an invalid keyword argument for %U", args[2], args[1]);
    decref(names);
    return NULL;
}

static const struct method_def defs[] = {{"keyword_refused", slotscope_keyword_refused, NULL, 0},
                                         {"char_name", slotscope_char_name, NULL, 0},
                                         {"char_by_name", slotscope_char_by_name, NULL, 0},
                                         {"policy", slotscope_policy, NULL, 0},
                                         {"mark_collection", slotscope_mark_collection, NULL, 0},
                                         {"source_line", slotscope_source_line, NULL, 0},
                                         {"remember_source", slotscope_remember_source, NULL, 0},
                                         {"format_exception", slotscope_format_exception, NULL, 0},
                                         {"format_last", slotscope_format_last, NULL, 0},
                                         {"format_entry", slotscope_format_entry, NULL, 0},
                                         {"traceback_entries", slotscope_traceback_entries, NULL, 0},
                                         {NULL, NULL, NULL, 0}};

struct obj *mod_slotscope_init(void)
{
    struct obj *m = module_with("_slotscope", defs);
    if (m && (module_add_functions(m, slotscope_facts) < 0 || module_add_functions(m, native_defs) < 0)) {
        decref(m);
        return NULL;
    }
    return m;
}
