/* The module `sys`: its functions. What it tells about the version stands in mod_sys_info.c, the standard streams in
 * mod_sys_stream.c. */
#include <stdio.h>
#include <string.h>

#include "lib.h"
#include "slotscope/base/buf.h"

struct obj *sys_get(const char *name)
{
    return lib && lib->sys ? dict_get_c(module_dict(lib->sys), name) : NULL;
}

CFUNCTION(sys_getsizeof)
{
    struct obj *o, *def = NULL;
    if (arg_parse("getsizeof(object:O, default:O=)", args, nargs, kwnames, &o, &def) < 0)
        return NULL;
    int64_t n = obj_getsizeof(o);
    if (n != -1 || !err_occurred())
        return int_from_u64((uint64_t)n);
    if (!def || !err_matches(exc_TypeError))
        return NULL;
    err_clear();
    return incref(def);
}

CFUNCTION(sys_getrefcount)
{
    return one_arg("sys.getrefcount", nargs, kwnames) < 0 ? NULL : int_from_i64(interp_refcount(args[0]));
}

CFUNCTION(sys_intern)
{
    if (one_arg("sys.intern", nargs, kwnames) < 0)
        return NULL;
    if (!is_str(args[0]))
        return err_type("intern() argument must be str, not %T", args[0]);
    if (type_of(args[0]) != t_str)
        return err_type("can't intern %T", args[0]);
    struct obj *s = incref(args[0]);
    str_intern(&s);
    return s;
}

CFUNCTION(sys_getrecursionlimit)
{
    return no_args("sys.getrecursionlimit", nargs, kwnames) < 0 ? NULL : int_from_i64(interp_recursion_limit());
}

CFUNCTION(sys_setrecursionlimit)
{
    if (one_arg("sys.setrecursionlimit", nargs, kwnames) < 0)
        return NULL;
    int n;
    if (arg_int(args[0], &n) < 0)
        return NULL;
    if (n < 1)
        return err_value("recursion limit must be greater or equal than 1");
    if (n <= interp_recursion_depth())
        return err_format(exc_RecursionError,
                          "cannot set the recursion limit to %d at the recursion depth %lld: the limit is too low", n,
                          (long long)interp_recursion_depth());
    interp_set_recursion_limit(n);
    return new_none();
}

CFUNCTION(sys_exc_info)
{
    if (no_args("sys.exc_info", nargs, kwnames) < 0)
        return NULL;
    struct obj *e = interp_handled();
    if (!e)
        return tuple_pack(3, obj_none, obj_none, obj_none);
    struct obj *tb = exc_traceback(e);
    return tuple_pack(3, e->ob_type, e, tb ? tb : obj_none);
}

CFUNCTION(sys_exception)
{
    if (no_args("sys.exception", nargs, kwnames) < 0)
        return NULL;
    struct obj *e = interp_handled();
    return e ? incref(e) : new_none();
}

CFUNCTION(sys_exit)
{
    if (arg_count("exit", nargs, kwnames, 0, 1) == 0)
        err_set_object(exc_SystemExit, nargs ? args[0] : NULL);
    return NULL;
}

void vm_keep_last(bool keep)
{
    if (lib)
        lib->keep_last = keep;
}

static int show(struct obj *value)
{
    struct obj *out = sys_get("stdout");
    if (!out)
        return err_format(exc_RuntimeError, "lost sys.stdout"), -1;
    incref(out); /* the repr may put another one there */
    struct obj *r = obj_repr(value);
    int status = r && file_write_text(out, r) == 0 ? file_write(out, "\n", 1) : -1;
    xdecref(r);
    decref(out);
    return status;
}

CFUNCTION(sys_displayhook)
{
    if (one_arg("sys.displayhook", nargs, kwnames) < 0)
        return NULL;
    if (args[0] == obj_none)
        return new_none();
    struct obj *d = interp_builtins_dict();
    if (lib->keep_last && dict_set_c(d, "_", obj_none) < 0)
        return NULL;
    if (show(args[0]) < 0 || (lib->keep_last && dict_set_c(d, "_", args[0]) < 0))
        return NULL;
    return new_none();
}

void sys_write_error(const char *p, size_t n)
{
    struct obj *err = sys_get("stderr"), *pending = err_fetch();
    xincref(err);
    if (!err)
        interp_write(2, p, n);
    else if (err != obj_none && file_write(err, p, n) < 0)
        err_clear();
    xdecref(err);
    if (pending)
        err_set_instance(pending);
}

void sys_show_exception(struct obj *e)
{
    struct buf b;
    buf_init(&b);
    interp_display_exception(&b, e);
    sys_write_error(b.p, b.len);
    buf_done(&b);
}

CFUNCTION(sys_excepthook)
{
    if (arg_count("excepthook", nargs, kwnames, 3, 3) < 0)
        return NULL;
    struct buf b;
    buf_init(&b);
    if (obj_is_kind(args[1], K_EXCEPTION)) {
        if (args[2] != obj_none && obj_is_kind(args[2], K_TRACEBACK) && !exc_traceback(args[1]))
            exc_set_traceback(args[1], incref(args[2]));
        interp_display_exception(&b, args[1]);
    } else if (args[1] == obj_none && pol.excepthook_takes_none) {
        buf_adds(&b, "NoneType: None\n");
    } else {
        buf_printf(&b, "TypeError: print_exception(): Exception expected for value, %s found\n", type_name(type_of(args[1])));
    }
    sys_write_error(b.p, b.len);
    buf_done(&b);
    return new_none();
}

/* The end of a run by exception e: the program's own hook is asked, which may fail. */
void sys_report_exception(struct obj *e)
{
    struct obj *hook = sys_get("excepthook"), *tb = exc_traceback(e);
    incref(e);
    if (!hook || (type_of(hook)->kind == K_CFUNCTION && cfunction_def(hook)->fn == sys_excepthook)) {
        if (!hook)
            sys_write_error("sys.excepthook is missing\n", 26);
        sys_show_exception(e);
    } else {
        incref(hook);
        struct obj *r = obj_call3(hook, e->ob_type, e, tb ? tb : obj_none), *failed = r ? NULL : err_fetch();
        if (failed) {
            sys_write_error("Error in sys.excepthook:\n", 25);
            sys_show_exception(failed);
            sys_write_error("\nOriginal exception was:\n", 25);
            sys_show_exception(e);
        }
        xdecref(failed);
        xdecref(r);
        decref(hook);
    }
    decref(e);
}

CFUNCTION(sys_unraisablehook)
{
    struct obj *e = one_arg("unraisablehook", nargs, kwnames) < 0 ? NULL : obj_getattr_c(args[0], "exc_value");
    struct obj *where = e ? obj_getattr_c(args[0], "object") : NULL;
    struct obj *text = where ? obj_getattr_c(args[0], "err_msg") : NULL;
    static const char prefix[] = "Exception ignored while ";
    if (text && obj_is_kind(e, K_EXCEPTION)) {
        bool says = is_str(text) && strncmp(str_c(text), prefix, sizeof prefix - 1) == 0;
        interp_print_unraisable(e, says ? str_c(text) + sizeof prefix - 1 : NULL, where == obj_none ? NULL : where);
    }
    xdecref(text);
    xdecref(e);
    xdecref(where);
    return err_occurred() ? NULL : new_none();
}

CFUNCTION(sys_getframe)
{
    int depth = 0;
    if (arg_count("_getframe", nargs, kwnames, 0, 1) < 0)
        return NULL;
    if (nargs && arg_int(args[0], &depth) < 0)
        return NULL;
    return interp_getframe(depth < 0 ? 0 : depth);
}

CFUNCTION(sys_get_int_max_str_digits)
{
    return no_args("sys.get_int_max_str_digits", nargs, kwnames) < 0 ? NULL : int_from_i64(*int_max_str_digits);
}

CFUNCTION(sys_set_int_max_str_digits)
{
    int64_t n;
    if (arg_parse("set_int_max_str_digits(maxdigits:n)", args, nargs, kwnames, &n) < 0)
        return NULL;
    if (n != 0 && n < 640)
        return err_value(message(MSG_MAX_STR_DIGITS), 640);
    *int_max_str_digits = n;
    return new_none();
}

CFUNCTION(sys_getswitchinterval)
{
    return no_args("sys.getswitchinterval", nargs, kwnames) < 0 ? NULL : float_from(lib->switch_interval);
}

CFUNCTION(sys_setswitchinterval)
{
    if (one_arg("sys.setswitchinterval", nargs, kwnames) < 0)
        return NULL;
    double d = obj_as_double(args[0]);
    if (d == -1.0 && err_occurred())
        return NULL;
    if (d <= 0.0)
        return err_value("switch interval must be strictly positive");
    lib->switch_interval = d;
    return new_none();
}

static bool count_used(const struct heap_pool *pool, void *ctx)
{
    *(int64_t *)ctx += pool->used;
    return true;
}
CFUNCTION(sys_getallocatedblocks)
{
    int64_t n = 0;
    if (no_args("sys.getallocatedblocks", nargs, kwnames) < 0)
        return NULL;
    heap_each_pool(count_used, &n);
    return int_from_i64(n);
}

CFUNCTION(sys_is_interned)
{
    if (one_arg("sys._is_interned", nargs, kwnames) < 0)
        return NULL;
    return is_str(args[0]) ? new_bool(str_is_interned(args[0])) : err_type("_is_interned() argument must be str, not %T", args[0]);
}

CFUNCTION(sys_is_immortal)
{
    return one_arg("sys._is_immortal", nargs, kwnames) < 0 ? NULL : new_bool(obj_is_immortal(args[0]));
}

/* Functions that answer the same always. */
CFUNCTION(sys_utf8)
{
    return str_from_c("utf-8");
}
CFUNCTION(sys_surrogateescape)
{
    return str_from_c("surrogateescape");
}
CFUNCTION(sys_false)
{
    return new_bool(false);
}
CFUNCTION(sys_true)
{
    return new_bool(true);
}
CFUNCTION(sys_none)
{
    return new_none();
}
CFUNCTION(sys_no_tracing)
{
    if (nargs == 1 && args[0] == obj_none)
        return new_none();
    return err_format(exc_RuntimeError, "slotscope: programs cannot trace themselves; step through them with %%step and %%back");
}

static const struct method_def defs[] = {
    {"getsizeof", sys_getsizeof, NULL, 0},
    {"getrefcount", sys_getrefcount, NULL, 0},
    {"intern", sys_intern, NULL, 0},
    {"getrecursionlimit", sys_getrecursionlimit, NULL, 0},
    {"setrecursionlimit", sys_setrecursionlimit, NULL, 0},
    {"exc_info", sys_exc_info, NULL, 0},
    {"exit", sys_exit, NULL, 0},
    {"displayhook", sys_displayhook, NULL, 0},
    {"excepthook", sys_excepthook, NULL, 0},
    {"unraisablehook", sys_unraisablehook, NULL, 0},
    {"_getframe", sys_getframe, NULL, 0},
    {"getswitchinterval", sys_getswitchinterval, NULL, 0},
    {"setswitchinterval", sys_setswitchinterval, NULL, 0},
    {"getallocatedblocks", sys_getallocatedblocks, NULL, 0},
    {"getdefaultencoding", sys_utf8, NULL, 0},
    {"getfilesystemencoding", sys_utf8, NULL, 0},
    {"getfilesystemencodeerrors", sys_surrogateescape, NULL, 0},
    {"is_finalizing", sys_false, NULL, 0},
    {"gettrace", sys_none, NULL, 0},
    {"getprofile", sys_none, NULL, 0},
    {"settrace", sys_no_tracing, NULL, 0},
    {"setprofile", sys_no_tracing, NULL, 0},
    {"audit", sys_none, NULL, 0},
    {"_clear_type_cache", sys_none, NULL, 0},
    {NULL, NULL, NULL, 0},
};
static const struct method_def exception_defs[] = {{"exception", sys_exception, NULL, 0}, {NULL, NULL, NULL, 0}};
static const struct method_def digits_defs[] = {{"get_int_max_str_digits", sys_get_int_max_str_digits, NULL, 0},
                                                {"set_int_max_str_digits", sys_set_int_max_str_digits, NULL, 0},
                                                {NULL, NULL, NULL, 0}};
static const struct method_def interned_defs[] = {
    {"_is_interned", sys_is_interned, NULL, 0}, {"_is_gil_enabled", sys_true, NULL, 0}, {NULL, NULL, NULL, 0}};
static const struct method_def immortal_defs[] = {{"_is_immortal", sys_is_immortal, NULL, 0}, {NULL, NULL, NULL, 0}};

/* Functions that came with a version. */
static bool add_newer(struct obj *m)
{
    const struct {
        int there;
        const struct method_def *defs;
    } newer[] = {{pol.has_except_star, exception_defs},
                 {pol.int_max_str_digits, digits_defs},
                 {pol.has_finalization_error, interned_defs},
                 {pol.has_deferred_annotations, immortal_defs}};
    for (size_t i = 0; i < sizeof newer / sizeof *newer; i++)
        if (newer[i].there && module_add_functions(m, newer[i].defs) < 0)
            return false;
    return true;
}

/* What a program that replaces a hook finds the old one under. */
static bool keep_hooks(struct obj *m)
{
    static const char *const hooks[] = {"displayhook", "excepthook", "unraisablehook"};
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
        char kept[32];
        snprintf(kept, sizeof kept, "__%s__", hooks[i]);
        if (!module_put(m, kept, incref(dict_get_c(module_dict(m), hooks[i]))))
            return false;
    }
    return true;
}

struct obj *mod_sys_init(void)
{
    struct obj *m = module_with("sys", defs);
    if (!m)
        return NULL;
    lib->sys = incref(m);
    return add_newer(m) && keep_hooks(m) && module_put(m, "modules", incref(interp_modules())) && sys_add_info(m) &&
                   sys_add_streams(m)
               ? m
               : NULL;
}
