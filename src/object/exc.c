/*
 * The exception that is set now. There is at most one; it lies in the engine zone. Setting a new one while another is being handled
 * links the two (__context__), without ever making a ring.
 */
#include <stdarg.h>

#include "exc_impl.h"
#include "excstate.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

struct exc_state *exc_state;
struct obj *(*exc_handled)(void);
void (*exc_report_unraisable)(struct obj *e, const char *what, struct obj *where);
int (*exc_warn)(struct obj *category, struct obj *text, int level);

/* ---- what is set ---- */

bool err_occurred(void)
{
    return exc_state->current != NULL;
}

struct obj *err_current(void)
{
    return exc_state->current;
}

struct obj *err_fetch(void)
{
    struct obj *e = exc_state->current;
    exc_state->current = NULL;
    return e;
}

void err_set_instance(struct obj *e)
{
    struct obj *old = exc_state->current;
    exc_state->current = e;
    xdecref(old);
}

void err_clear(void)
{
    obj_clear_slot(&exc_state->current);
}

bool exc_matches(struct obj *e, struct obj *exc)
{
    if (!e || !exc)
        return false;
    if (is_tuple(exc)) {
        for (int64_t i = 0; i < tuple_len(exc); i++)
            if (exc_matches(e, tuple_items(exc)[i]))
                return true;
        return false;
    }
    return obj_is_kind(exc, K_TYPE) && (e->ob_type == exc || type_is_subtype(type_of(e), type_rec(exc)));
}

bool err_matches(struct obj *exc)
{
    return exc_matches(exc_state->current, exc);
}

/* ---- implicit context ---- */

/* Cuts the chain of contexts of `handled` where it reaches e, so that linking e to it makes no ring. */
static void cut_chain(struct obj *handled, struct obj *e)
{
    struct obj *o = handled, *slow = handled, *context;
    for (bool step = false; (context = exc_context(o)); step = !step) {
        if (context == e) {
            exc_set_context(o, NULL);
            return;
        }
        o = context;
        if (o == slow)
            return;
        if (step)
            slow = exc_context(slow);
    }
}

static void link_context(struct obj *e)
{
    struct obj *handled = exc_handled ? exc_handled() : NULL;
    if (!handled || handled == obj_none || handled == e)
        return;
    cut_chain(handled, e);
    exc_set_context(e, incref(handled));
}

void err_raise(struct obj *e)
{
    link_context(e);
    err_set_instance(e);
}

/* ---- setting ---- */

/* exc(*args), from C: no call that counts. */
static struct obj *make(struct obj *exc, struct obj *const *args, size_t n)
{
    struct type *t = type_of(exc);
    return pol.c_calls_count && t->s.call ? t->s.call(exc, args, n, NULL) : obj_call(exc, args, n, NULL);
}

static struct obj *instantiate(struct obj *exc, struct obj *value)
{
    if (!value || value == obj_none)
        return make(exc, NULL, 0);
    if (obj_is_kind(value, K_EXCEPTION) && exc_matches(value, exc))
        return incref(value);
    return is_tuple(value) ? make(exc, tuple_items(value), (size_t)tuple_len(value)) : make(exc, &value, 1);
}

/* The exception may not be what was asked for: its constructor may have raised another. */
static void set_made(struct obj *e)
{
    if (!e)
        return;
    if (obj_is_kind(e, K_EXCEPTION)) {
        err_raise(e);
        return;
    }
    decref(e);
    err_type("exceptions must derive from BaseException");
}

void err_set_object(struct obj *exc, struct obj *value)
{
    err_clear();
    set_made(instantiate(exc, value));
}

/* exc(value), whatever value is (a tuple is one argument). */
static void set_one(struct obj *exc, struct obj *value)
{
    err_clear();
    set_made(make(exc, &value, 1));
}

static void *set_formatted(struct obj *exc, const char *fmt, va_list *ap)
{
    struct obj *pending = err_fetch(), *text = str_vprintf(fmt, ap);
    xdecref(pending);
    if (!text)
        return NULL;
    set_one(exc, text);
    decref(text);
    return NULL;
}

void *err_format(struct obj *exc, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    set_formatted(exc, fmt, &ap);
    va_end(ap);
    return NULL;
}

void *err_type(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    set_formatted(exc_TypeError, fmt, &ap);
    va_end(ap);
    return NULL;
}

void *err_value(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    set_formatted(exc_ValueError, fmt, &ap);
    va_end(ap);
    return NULL;
}

void err_key(struct obj *key)
{
    set_one(exc_KeyError, key);
}

/* When there is no memory, none may be needed: one instance is kept ready. It is used again when nobody holds it any more. */
void *err_no_memory(void)
{
    struct obj *e = exc_state->memory_error;
    err_clear();
    if (e->refcnt == 1) {
        obj_set_slot(&EXC_ARGS(e), tuple_new(0));
        exc_set_traceback(e, NULL);
        exc_set_context(e, NULL);
    }
    err_raise(incref(e));
    return NULL;
}

void err_set_name(struct obj *name, struct obj *object)
{
    struct obj *e = err_current();
    if (!e || !pol.exc_names)
        return;
    if (exc_matches(e, exc_AttributeError)) {
        obj_set_slot(exc_extra(e, 0), xincref(object));
        obj_set_slot(exc_extra(e, 1), incref(name));
    } else if (exc_matches(e, exc_NameError)) {
        obj_set_slot(exc_extra(e, 0), incref(name));
    }
}

void err_set_attribute(struct obj *o, struct obj *name)
{
    struct obj *e = err_current();
    if (e && pol.exc_names && exc_matches(e, exc_AttributeError) && !*exc_extra(e, 0) && !*exc_extra(e, 1))
        err_set_name(name, o);
}

void *err_no_attribute(struct obj *o, struct obj *name)
{
    if (obj_is_kind(o, K_TYPE))
        err_format(exc_AttributeError, "type object '%.50N' has no attribute '%U'", o, name);
    else
        err_format(exc_AttributeError, "'%.100T' object has no attribute '%U'", o, name);
    err_set_name(name, o);
    return NULL;
}

void err_unraisable_while(const char *what, struct obj *where)
{
    struct obj *e = err_fetch();
    if (e && exc_report_unraisable)
        exc_report_unraisable(e, what, where);
    err_clear();
    xdecref(e);
}

int err_warn(struct obj *category, int level, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    struct obj *text = str_vprintf(fmt, &ap);
    va_end(ap);
    int r = !text ? -1 : exc_warn ? exc_warn(category, text, level) : 0;
    xdecref(text);
    return r;
}

void err_note(const char *fmt, ...)
{
    va_list ap;
    struct obj *e = err_fetch();
    va_start(ap, fmt);
    struct obj *text = e ? str_vprintf(fmt, &ap) : NULL, *r = text ? obj_call_method(e, "add_note", &text, 1) : NULL;
    va_end(ap);
    xdecref(text);
    xdecref(r);
    err_clear();
    if (e)
        err_set_instance(e);
}

void err_unraisable(struct obj *where)
{
    err_unraisable_while(NULL, where);
}

/* ---- parts ---- */

struct obj *exc_args(struct obj *e)
{
    return EXC_ARGS(e);
}

struct obj *exc_traceback(struct obj *e)
{
    return EXC_WORD(e, PyBaseExceptionObject, traceback);
}

struct obj *exc_context(struct obj *e)
{
    return EXC_WORD(e, PyBaseExceptionObject, context);
}

struct obj *exc_cause(struct obj *e)
{
    return EXC_WORD(e, PyBaseExceptionObject, cause);
}

void exc_set_traceback(struct obj *e, struct obj *tb)
{
    obj_set_slot(&EXC_WORD(e, PyBaseExceptionObject, traceback), tb == obj_none ? NULL : xincref(tb));
}

void exc_set_context(struct obj *e, struct obj *context)
{
    obj_set_slot(&EXC_WORD(e, PyBaseExceptionObject, context), context);
}

void exc_set_cause(struct obj *e, struct obj *cause)
{
    AT(e, PyBaseExceptionObject, suppress_context, char) = 1;
    obj_set_slot(&EXC_WORD(e, PyBaseExceptionObject, cause), cause);
}

struct obj *exc_stop_value(struct obj *e)
{
    struct obj *v = *exc_extra(e, 0);
    return incref(v ? v : obj_none);
}
