/* The module `atexit`: functions to call when the program ends, last registered first. */
#include "format_exc.h"
#include "lib.h"
#include "slotscope/base/buf.h"

CFUNCTION(atexit_register)
{
    if (nargs < 1)
        return err_type("register() takes at least 1 argument (0 given)");
    if (!obj_callable(args[0]))
        return err_type("the first argument must be callable");
    int64_t nkw = kwnames ? tuple_len(kwnames) : 0;
    struct obj *rest = tuple_from(args + 1, (int64_t)nargs - 1), *kw = dict_new();
    for (int64_t i = 0; kw && i < nkw; i++)
        if (dict_set(kw, tuple_items(kwnames)[i], args[nargs + (size_t)i]) < 0)
            return NULL;
    struct obj *entry = rest && kw ? tuple_pack(3, args[0], rest, kw) : NULL;
    int r = entry ? list_append(lib->exit_functions, entry) : -1;
    xdecref(rest);
    xdecref(kw);
    xdecref(entry);
    return r < 0 ? NULL : incref(args[0]);
}

CFUNCTION(atexit_unregister)
{
    if (one_arg("atexit.unregister", nargs, kwnames) < 0)
        return NULL;
    for (int64_t i = list_len(lib->exit_functions) - 1; i >= 0; i--) {
        int same = obj_richcompare_bool(tuple_items(list_items(lib->exit_functions)[i])[0], args[0], CMP_EQ);
        if (same < 0 || (same && list_set_slice(lib->exit_functions, i, i + 1, NULL) < 0))
            return NULL;
    }
    return new_none();
}

CFUNCTION(atexit_clear)
{
    return list_set_slice(lib->exit_functions, 0, list_len(lib->exit_functions), NULL) < 0 ? NULL : new_none();
}

static void tell_failure(struct obj *f)
{
    struct obj *e = err_fetch(), *text = NULL;
    if (!(pol.atexit_hides_exit && exc_matches(e, exc_SystemExit)) && (text = str_printf(message(MSG_ATEXIT_FAILED), f))) {
        struct buf b;
        buf_init(&b);
        str_to_utf8(text, &b);
        sys_write_error(b.p, b.len);
        buf_done(&b);
        source_show_first = pol.unraisable_is_plain;
        sys_show_exception(e);
        source_show_first = false;
    }
    err_clear();
    xdecref(text);
    decref(e);
}

/* Calls and forgets them all; errors are told on stderr and do not stop the rest. */
void lib_run_exit_functions(void)
{
    while (lib && lib->exit_functions && list_len(lib->exit_functions)) {
        int64_t last = list_len(lib->exit_functions) - 1;
        struct obj *entry = incref(list_items(lib->exit_functions)[last]), **parts = tuple_items(entry);
        struct obj *r =
            list_set_slice(lib->exit_functions, last, last + 1, NULL) < 0 ? NULL : obj_call_tuple(parts[0], parts[1], parts[2]);
        if (!r)
            tell_failure(parts[0]);
        xdecref(r);
        decref(entry);
    }
}

CFUNCTION(atexit_run)
{
    lib_run_exit_functions();
    return new_none();
}

CFUNCTION(atexit_ncallbacks)
{
    return int_from_i64(list_len(lib->exit_functions));
}

static const struct method_def defs[] = {
    {"register", atexit_register, NULL, 0},  {"unregister", atexit_unregister, NULL, 0},  {"_clear", atexit_clear, NULL, 0},
    {"_run_exitfuncs", atexit_run, NULL, 0}, {"_ncallbacks", atexit_ncallbacks, NULL, 0}, {NULL, NULL, NULL, 0},
};

struct obj *mod_atexit_init(void)
{
    struct obj *m = module_with("atexit", defs);
    return m && (lib->exit_functions = list_new(0)) ? m : NULL;
}
