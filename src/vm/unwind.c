/* Exceptions on their way: traceback objects, finding handlers, raise, and exception groups. */
#include <string.h>

#include "frame.h"
#include "slotscope/vm/pylib.h"

struct type *t_traceback;

#define TB(o, field, T) AT(o, PyTracebackObject, tb_##field, T)

/* ---- tracebacks ---- */

static struct obj *traceback_new(struct obj *next, struct obj *frame, int lasti, int line)
{
    struct obj *o = obj_alloc(t_traceback, 0);
    if (!o)
        return NULL;
    TB(o, next, struct obj *) = xincref(next);
    TB(o, frame, struct obj *) = incref(frame);
    TB(o, lasti, int) = lasti;
    TB(o, lineno, int) = line;
    gc_track(o);
    return o;
}

static bool is_native(const struct frame *f)
{
    const char *file = f->code->code->filename;
    return file && strncmp(file, PYLIB_NATIVE, sizeof PYLIB_NATIVE - 1) == 0;
}

int traceback_add(struct frame *f, struct obj *e)
{
    if (is_native(f))
        return 0;
    struct obj *frame = frame_object(f);
    struct obj *tb = frame ? traceback_new(exc_traceback(e), frame, (int)(f->ip - f->code->words - 1), frame_line(f)) : NULL;
    if (!tb)
        return -1;
    exc_set_traceback(e, tb);
    decref(tb);
    return 0;
}

static void traceback_dealloc(struct obj *o)
{
    gc_untrack(o);
    xdecref(TB(o, next, struct obj *));
    xdecref(TB(o, frame, struct obj *));
    obj_free(o);
}

static int traceback_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *next = TB(o, next, struct obj *), *frame = TB(o, frame, struct obj *);
    int r = next ? visit(next, arg) : 0;
    return r || !frame ? r : visit(frame, arg);
}

static int traceback_clear(struct obj *o)
{
    obj_clear_slot(&TB(o, next, struct obj *));
    obj_clear_slot(&TB(o, frame, struct obj *));
    return 0;
}

static struct obj *tb_object(struct obj *o, void *which)
{
    struct obj *v = *(struct obj **)(void *)((char *)o + *(const short *)which);
    return incref(v ? v : obj_none);
}

static struct obj *tb_int(struct obj *o, void *which)
{
    return int_from_i64(*(int *)(void *)((char *)o + *(const short *)which));
}

static int tb_set_next(struct obj *o, struct obj *v, void *unused)
{
    (void)unused;
    if (!v || (v != obj_none && type_of(v)->kind != K_TRACEBACK)) {
        err_type("expected traceback object or None, got '%s'", v ? type_name(type_of(v)) : "NULL");
        return -1;
    }
    for (struct obj *t = v == obj_none ? NULL : v; t; t = TB(t, next, struct obj *))
        if (t == o) {
            err_value("traceback loop detected");
            return -1;
        }
    obj_set_slot(&TB(o, next, struct obj *), v == obj_none ? NULL : incref(v));
    return 0;
}

static struct obj *traceback_new_py(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type;
    struct obj *next, *frame;
    int lasti, line;
    if (arg_parse(message(MSG_TRACEBACK_ARGS), args, nargs, kwnames, &next, &frame, &lasti, &line) < 0)
        return NULL;
    if (type_of(frame)->kind != K_FRAME)
        return err_type(message(MSG_TRACEBACK_FRAME), frame);
    if (next != obj_none && type_of(next)->kind != K_TRACEBACK)
        return err_type("expected traceback object or None, got '%T'", next);
    return traceback_new(next == obj_none ? NULL : next, frame, lasti, line);
}

static const struct getset_def traceback_getset[] = {
    {"tb_next", tb_object, tb_set_next, &lay.PyTracebackObject_tb_next},
    {"tb_frame", tb_object, NULL, &lay.PyTracebackObject_tb_frame},
    {"tb_lasti", tb_int, NULL, &lay.PyTracebackObject_tb_lasti},
    {"tb_lineno", tb_int, NULL, &lay.PyTracebackObject_tb_lineno},
    {NULL, NULL, NULL, NULL},
};
static const struct type_spec traceback_spec = {
    .name = "traceback",
    .kind = K_TRACEBACK,
    .flags = TF_GC,
    .record = "PyTracebackObject",
    .s = {.dealloc = traceback_dealloc, .traverse = traceback_traverse, .clear = traceback_clear, .new_ = traceback_new_py},
    .getset = traceback_getset,
};

void traceback_boot(void)
{
    t_traceback = type_ready(&traceback_spec);
}

/* ---- handlers ---- */

const struct handler *handler_find(const struct rcode *c, int at)
{
    const struct code *k = c->code;
    int lo = 0, hi = k->nhandlers; /* ranges are disjoint and in order */
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (at >= k->handlers[mid].end)
            lo = mid + 1;
        else if (at < k->handlers[mid].start)
            hi = mid;
        else
            return &k->handlers[mid];
    }
    return NULL;
}

static bool is_exception_class(const struct obj *o)
{
    return type_of(o)->kind == K_TYPE && type_is_subtype(type_rec(o), type_rec(exc_BaseException));
}

static bool is_exception(const struct obj *o)
{
    return type_is_subtype(type_of(o), type_rec(exc_BaseException));
}

int exc_match(struct obj *e, struct obj *type)
{
    bool ok = is_exception_class(type);
    if (is_tuple(type)) {
        ok = true;
        for (int64_t i = 0; i < tuple_len(type); i++)
            ok = ok && is_exception_class(tuple_items(type)[i]);
    }
    if (!ok) {
        err_type("catching classes that do not inherit from BaseException is not allowed");
        return -1;
    }
    return exc_matches(e, type);
}

/* ---- raise ---- */

/* What `raise x` raises: x, or an instance made by calling the class. New reference; NULL: exception set. */
static struct obj *instance_of(struct obj *exc)
{
    if (is_exception(exc))
        return incref(exc);
    if (!is_exception_class(exc))
        return err_type("exceptions must derive from BaseException");
    struct obj *e = obj_call0(exc);
    if (e && !is_exception(e)) {
        err_type("calling %R should have returned an instance of BaseException, not %R", exc, e->ob_type);
        decref(e);
        return NULL;
    }
    return e;
}

static struct obj *cause_of(struct obj *cause)
{
    if (cause == obj_none)
        return new_none();
    if (is_exception(cause))
        return incref(cause);
    if (is_exception_class(cause))
        return pol.cause_checked ? instance_of(cause) : obj_call0(cause);
    return err_type("exception causes must derive from BaseException");
}

/* raise exc [from cause]; takes both. An exception is set afterwards in any case. */
void raise_set(struct obj *exc, struct obj *cause)
{
    struct obj *e = instance_of(exc), *c = e && cause ? cause_of(cause) : NULL;
    decref(exc);
    if (e && cause && !c) {
        decref(e);
        e = NULL;
    }
    xdecref(cause);
    if (!e)
        return;
    if (c) {
        if (c == obj_none) {
            decref(c);
            c = NULL;
        }
        exc_set_cause(e, c);
    }
    err_set_object(e->ob_type, e);
    decref(e);
}

int raise_again(void)
{
    struct obj *e = interp_handled();
    if (!e) {
        err_format(exc_RuntimeError, "No active exception to reraise");
        return -1;
    }
    err_set_instance(incref(e));
    return 0;
}

struct obj *interp_handled(void)
{
    for (struct exc_item *x = vm->exc; x; x = x->previous)
        if (x->value && x->value != obj_none)
            return x->value;
    return NULL;
}

/* ---- groups ---- */

static bool catches_groups(struct obj *type)
{
    if (is_tuple(type)) {
        for (int64_t i = 0; i < tuple_len(type); i++)
            if (catches_groups(tuple_items(type)[i]))
                return true;
        return false;
    }
    return type_of(type)->kind == K_TYPE && type_is_subtype(type_rec(type), type_rec(exc_BaseExceptionGroup));
}

static struct obj *wrap_in_group(struct obj *e)
{
    struct obj *l = tuple_from(&e, 1), *empty = l ? str_from_c("") : NULL, *g = NULL;
    struct obj *type = type_is_subtype(type_of(e), type_rec(exc_Exception)) ? exc_ExceptionGroup : exc_BaseExceptionGroup;
    if (empty)
        g = obj_call2(type, empty, l);
    xdecref(empty);
    xdecref(l);
    return g;
}

/* except* type: splits e. *rest and *match are None or exceptions; new references. */
int group_match(struct obj *e, struct obj *type, struct obj **rest, struct obj **match)
{
    if (e == obj_none) {
        *rest = new_none();
        *match = new_none();
        return 0;
    }
    int t = exc_match(e, type);
    if (t < 0)
        return -1;
    if (catches_groups(type)) {
        err_type("catching ExceptionGroup with except* is not allowed. Use except instead.");
        return -1;
    }
    if (t) {
        *rest = new_none();
        *match = exc_is_group(e) ? incref(e) : wrap_in_group(e);
        return *match ? 0 : -1;
    }
    if (!exc_is_group(e)) {
        *rest = incref(e);
        *match = new_none();
        return 0;
    }
    struct obj *pair = obj_call_method(e, "split", &type, 1);
    if (!pair)
        return -1;
    *match = incref(tuple_items(pair)[0]);
    *rest = incref(tuple_items(pair)[1]);
    decref(pair);
    return 0;
}

/* After the except* clauses: what is left unhandled and what the clauses raised, as one exception; None when nothing is. */
static struct obj *notes_of(struct obj *e)
{
    struct obj *notes = NULL;
    if (obj_lookup_attr(e, str_name("__notes__"), &notes) < 0)
        err_clear();
    xdecref(notes);
    return notes; /* compared only */
}

/* Was e split off the group and raised as it is? */
static bool is_part_of(struct obj *e, struct obj *group)
{
    return exc_is_group(e) && exc_traceback(e) == exc_traceback(group) && exc_cause(e) == exc_cause(group) &&
           exc_context(e) == exc_context(group) && notes_of(e) == notes_of(group);
}

/* The exceptions that left the clauses: those raised anew, and one group of those raised again, nested as they were. */
static int sort_out(struct obj *group, struct obj *list, struct obj *raised)
{
    struct obj *again = list_new(0), *part = NULL;
    int r = again ? 0 : -1;
    for (int64_t i = 0; r == 0 && i < list_len(list); i++) {
        struct obj *e = list_items(list)[i];
        if (e != obj_none)
            r = list_append(is_part_of(e, group) ? again : raised, e);
    }
    if (r == 0 && list_len(again)) {
        part = excgroup_projection(group, again);
        r = !part ? -1 : part == obj_none ? 0 : list_append(raised, part);
    }
    xdecref(part);
    xdecref(again);
    return r;
}

struct obj *reraise_star(struct obj *original, struct obj *list)
{
    if (!exc_is_group(original)) { /* it was wrapped for the one clause that could run */
        int64_t i = 0;
        while (i < list_len(list) && list_items(list)[i] == obj_none)
            i++;
        return incref(i < list_len(list) ? list_items(list)[i] : obj_none);
    }
    struct obj *raised = list_new(0), *empty = NULL, *r = NULL;
    if (raised && sort_out(original, list, raised) == 0) {
        if (list_len(raised) == 0)
            r = new_none();
        else if (list_len(raised) == 1 && !(pol.group_of_one_raised && !is_part_of(list_items(raised)[0], original)))
            r = incref(list_items(raised)[0]);
        else if ((empty = str_from_c("")))
            r = obj_call2(exc_BaseExceptionGroup, empty, raised);
    }
    xdecref(empty);
    xdecref(raised);
    return r;
}
