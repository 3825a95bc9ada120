/*
 * Warnings of the interpreter itself. While the program has not imported the module warnings, the default filters decide here and
 * the text goes to standard error; afterwards that module has the say, and may turn a warning into an exception.
 */
#include <string.h>

#include "frame.h"
#include "lib.h"
#include "slotscope/base/buf.h"

/* The default filters: what is ignored, and what is shown in __main__ only. */
static bool shown_by_default(struct obj *category, const char *module)
{
    static struct obj *const *const ignored[] = {&exc_PendingDeprecationWarning, &exc_ImportWarning, &exc_ResourceWarning};
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        if (type_is_subtype(type_rec(category), type_rec(*ignored[i])))
            return false;
    return !type_is_subtype(type_rec(category), type_rec(exc_DeprecationWarning)) || strcmp(module, "__main__") == 0;
}

static struct obj *warnings_function(const char *name)
{
    return interp_module_value(dict_get_c(vm->modules, "warnings"), name);
}

/* Was it shown at this place before? Enters it. */
static bool seen(struct obj *registry, struct obj *category, struct obj *text, int line)
{
    struct obj *n = int_from_i64(line), *key = n ? tuple_pack(3, text, category, n) : NULL, *zero = int_from_i64(0);
    bool before = key && dict_get(registry, key);
    if (key && zero && !before && (dict_len(registry) || dict_set_c(registry, "version", zero) == 0))
        dict_set(registry, key, obj_true);
    xdecref(n);
    xdecref(key);
    xdecref(zero);
    err_clear();
    return before;
}

static void show(struct obj *category, struct obj *text, const char *file, int line)
{
    struct buf b;
    size_t n;
    buf_init(&b);
    buf_printf(&b, "%s:%d: %s: ", file, line, type_name(type_rec(category)));
    str_to_utf8(text, &b);
    buf_addc(&b, '\n');
    const char *s = file[0] == '<' ? NULL : source_line(file, line, &n);
    while (s && n && (*s == ' ' || *s == '\t' || *s == '\f')) {
        s++;
        n--;
    }
    if (s && n)
        buf_printf(&b, "  %.*s\n", (int)n, s);
    sys_write_error(b.p, b.len);
    buf_done(&b);
}

int warn_explicit(struct obj *category, struct obj *text, const char *file, int line, const char *module, struct obj *registry)
{
    struct obj *f = warnings_function("warn_explicit");
    if (!f) {
        if (shown_by_default(category, module) && !(registry && seen(registry, category, text, line)))
            show(category, text, file, line);
        return 0;
    }
    struct obj *args[] = {text, category, str_from_c(file), int_from_i64(line), str_from_c(module), registry ? registry : obj_none};
    struct obj *r = args[2] && args[3] && args[4] ? obj_call(f, args, 6, NULL) : NULL;
    for (int i = 2; i < 5; i++)
        xdecref(args[i]);
    xdecref(r);
    return r ? 0 : -1;
}

static struct obj *registry_of(struct obj *globals)
{
    struct obj *d = dict_get_c(globals, "__warningregistry__");
    if (d || !(d = dict_new()))
        return d;
    dict_set_c(globals, "__warningregistry__", d);
    decref(d);
    return d;
}

/* At the line that runs `level` frames up (1: the innermost). */
int warn_text(struct obj *category, struct obj *text, int level)
{
    struct obj *file, *name;
    int line;
    struct frame *f = vm->frame;
    for (int i = 1; f && i < level; i++)
        f = f->back;
    if (!f || !interp_where(level - 1, &file, &line))
        return warn_explicit(category, text, "sys", 1, "sys", NULL);
    name = is_dict(f->globals) ? dict_get_c(f->globals, "__name__") : NULL;
    return warn_explicit(category, text, str_c(file), line, name && is_str(name) ? str_c(name) : "<string>",
                         registry_of(f->globals));
}

/* A coroutine dies that nobody waited for. */
void coroutine_never_awaited(struct obj *g)
{
    struct obj *name = AT(g, PyGenObject, gi_qualname, struct obj *), *pending = err_fetch(),
               *f = warnings_function("_warn_unawaited_coroutine");
    struct obj *r = f ? obj_call1(f, g) : NULL;
    if (!f && err_warn(exc_RuntimeWarning, 1, "coroutine '%.50S' was never awaited", name) == 0) {
        static const char hint[] = "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
        interp_write(2, hint, sizeof hint - 1);
    }
    if (err_occurred())
        err_unraisable(g);
    xdecref(r);
    if (pending)
        err_set_instance(pending);
}
