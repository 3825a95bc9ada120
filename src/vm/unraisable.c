/* Exceptions that nobody can catch, of finalizers and the like: the program's hook is told, or its standard error. */
#include "format_exc.h"
#include "lib.h"
#include "overdue.h"
#include "pulse.h"
#include "slotscope/base/buf.h"

/* A sys.unraisablehook of the program's own is told everything; false: there is none. */
static bool told_to_hook(struct obj *e, const char *what, struct obj *where)
{
    struct obj *hook = sys_get("unraisablehook"), *plain = sys_get("__unraisablehook__"), *args = NULL, *text = NULL;
    if (!hook || hook == plain || hook == obj_none || !(args = obj_call(t_namespace->self, NULL, 0, NULL)))
        return false;
    incref(hook);
    if (what && pol.unraisable_says_what) {
        text = where ? str_printf("Exception ignored while %s %R", what, where) : str_printf("Exception ignored while %s", what);
        where = NULL;
    } else {
        text = new_none();
    }
    struct obj *tb = exc_traceback(e);
    const struct {
        const char *name;
        struct obj *value;
    } fields[] = {{"exc_type", e->ob_type},
                  {"exc_value", e},
                  {"exc_traceback", tb ? tb : obj_none},
                  {"err_msg", text},
                  {"object", where ? where : obj_none}};
    int r = text ? 0 : -1;
    for (size_t i = 0; r == 0 && i < sizeof fields / sizeof *fields; i++)
        r = obj_setattr(args, str_name(fields[i].name), fields[i].value);
    struct obj *done = r == 0 ? obj_call1(hook, args) : NULL;
    decref(hook);
    err_clear();
    xdecref(done);
    xdecref(text);
    decref(args);
    return true;
}

void interp_print_unraisable(struct obj *e, const char *what, struct obj *where)
{
    struct buf b;
    buf_init(&b);
    bool say = what && pol.unraisable_says_what;
    struct obj *repr = where ? obj_repr(where) : NULL;
    err_clear();
    buf_printf(&b, say ? "Exception ignored while %s%s" : "Exception ignored in: ", what, where ? " " : "");
    if (repr)
        str_to_utf8(repr, &b);
    buf_adds(&b, say ? ":\n" : "\n");
    xdecref(repr);
    if (!pol.unraisable_tells_context)
        exc_set_context(e, NULL);
    source_show_first = pol.unraisable_is_plain;
    interp_display_exception(&b, e);
    source_show_first = false;
    sys_write_error(b.p, b.len);
    buf_done(&b);
    err_clear();
}

/* What nobody can catch is written to the program's standard error. */
void unraisable_report(struct obj *e, const char *what, struct obj *where)
{
    if (pulse_interrupted() && exc_matches(e, exc_KeyboardInterrupt)) { /* C-c is not for a finalizer alone */
        err_clear();
        if (!pulse_repeated())
            overdue_handed_back();
    } else if (!told_to_hook(e, what, where))
        interp_print_unraisable(e, what, where);
}
