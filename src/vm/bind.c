/*
 * Binding arguments to parameters: the fast way for plain positional ones, and the whole way with CPython's wording of every
 * mistake.
 */
#include <stdio.h>
#include <string.h>

#include "frame.h"
#include "slotscope/base/buf.h"

#define F(o, field) AT(o, PyFunctionObject, func_##field, struct obj *)

static struct obj *shown_name(struct obj *func)
{
    return pol.qualname_in_errors ? F(func, qualname) : AT(F(func, code), PyCodeObject, co_name, struct obj *);
}

int frame_make_cells(struct frame *f)
{
    const struct rcode *r = f->code;
    const struct local *locals = r->code->locals;
    for (int i = 0; i < r->nlocalsplus - r->nfree; i++)
        if (locals[i].kind & LOCAL_CELL) {
            bool hidden = r->hidden_cells && r->hidden_cells[i];
            struct obj *cell = hidden ? cell_hidden(f->localsplus[i]) : cell_new(f->localsplus[i]);
            if (!cell)
                return -1;
            xdecref(f->localsplus[i]);
            f->localsplus[i] = cell;
        }
    struct obj *closure = r->nfree && f->func ? F(f->func, closure) : NULL;
    for (int i = 0; closure && i < r->nfree; i++)
        f->localsplus[r->nlocalsplus - r->nfree + i] = incref(tuple_items(closure)[i]);
    return 0;
}

/* ---- mistakes ---- */

/* 'a' / 'a' and 'b' / 'a', 'b', and 'c' */
static void missing(struct obj *func, const char *kind, struct obj **names, int n)
{
    struct buf b;
    buf_init(&b);
    for (int i = 0; i < n; i++) {
        if (i)
            buf_adds(&b, n == 2 ? " and " : i == n - 1 ? ", and " : ", ");
        str_repr_text(&b, names[i]);
    }
    err_type("%U() missing %d required %s argument%s: %s", shown_name(func), n, kind, n == 1 ? "" : "s", b.p);
    buf_done(&b);
}

static int check_missing(struct obj *func, struct frame *f, int from, int to, const char *kind)
{
    struct obj *names[64];
    int n = 0;
    for (int i = from; i < to; i++)
        if (!f->localsplus[i] && n < 64)
            names[n++] = f->code->local_names[i];
    if (n)
        missing(func, kind, names, n);
    return n ? -1 : 0;
}

static void too_many(struct obj *func, struct frame *f, int64_t given)
{
    const struct rcode *r = f->code;
    int ndefaults = F(func, defaults) ? (int)tuple_len(F(func, defaults)) : 0, kwonly = 0;
    for (int i = r->argcount; i < r->argcount + r->kwonlyargcount; i++)
        kwonly += f->localsplus[i] != NULL;
    char takes[64], extra[96] = "";
    if (ndefaults)
        snprintf(takes, sizeof takes, "from %d to %d", r->argcount - ndefaults, r->argcount);
    else
        snprintf(takes, sizeof takes, "%d", r->argcount);
    bool plural = ndefaults || r->argcount != 1;
    if (kwonly)
        snprintf(extra, sizeof extra, " positional argument%s (and %d keyword-only argument%s)", given != 1 ? "s" : "", kwonly,
                 kwonly != 1 ? "s" : "");
    err_type("%U() takes %s positional argument%s but %ld%s %s given", shown_name(func), takes, plural ? "s" : "", (long)given,
             extra, given == 1 && !kwonly ? "was" : "were");
}

static int parameter(const struct rcode *r, struct obj *name, int from)
{
    int n = r->argcount + r->kwonlyargcount;
    for (int i = from; i < n; i++)
        if (r->local_names[i] == name)
            return i;
    for (int i = from; i < n; i++)
        if (str_eq(r->local_names[i], name))
            return i;
    return -1;
}

/* Keywords that name positional-only parameters get a message of their own. */
static bool posonly_by_keyword(struct obj *func, const struct rcode *r, struct obj *kwnames)
{
    struct buf b;
    buf_init(&b);
    for (int i = 0; i < r->posonlyargcount; i++)
        for (int64_t j = 0; j < tuple_len(kwnames); j++)
            if (str_eq(r->local_names[i], tuple_items(kwnames)[j])) {
                buf_adds(&b, b.len ? ", " : "");
                str_to_utf8(r->local_names[i], &b);
            }
    bool found = b.len > 0;
    if (found)
        err_type("%U() got some positional-only arguments passed as keyword arguments: '%s'", shown_name(func), b.p);
    buf_done(&b);
    return found;
}

/* ---- the whole way ---- */

static int bind_keyword(struct obj *func, struct frame *f, struct obj *name, struct obj *v, struct obj *kwdict, struct obj *kwnames)
{
    const struct rcode *r = f->code;
    if (!is_str(name)) {
        err_type("%U() keywords must be strings", shown_name(func));
        return -1;
    }
    int i = parameter(r, name, r->posonlyargcount);
    if (i < 0 && kwdict)
        return dict_set(kwdict, name, v);
    if (i < 0) {
        if (!posonly_by_keyword(func, r, kwnames))
            keyword_unexpected(func, r, name, shown_name(func));
        return -1;
    }
    if (f->localsplus[i]) {
        err_type("%U() got multiple values for argument '%S'", shown_name(func), name);
        return -1;
    }
    f->localsplus[i] = incref(v);
    return 0;
}

static int bind_defaults(struct obj *func, struct frame *f, int64_t given)
{
    const struct rcode *r = f->code;
    struct obj *defaults = F(func, defaults), *kwdefaults = F(func, kwdefaults);
    int n = defaults ? (int)tuple_len(defaults) : 0, first = r->argcount - n;
    if (given < first && check_missing(func, f, (int)given, first, "positional") < 0)
        return -1;
    for (int i = first < 0 ? 0 : first; i < r->argcount; i++)
        if (!f->localsplus[i])
            f->localsplus[i] = incref(tuple_items(defaults)[i - first]);
    for (int i = r->argcount; i < r->argcount + r->kwonlyargcount; i++) {
        if (f->localsplus[i] || !kwdefaults)
            continue;
        struct obj *v = dict_get(kwdefaults, r->local_names[i]);
        if (!v && err_occurred())
            return -1;
        f->localsplus[i] = xincref(v);
    }
    return check_missing(func, f, r->argcount, r->argcount + r->kwonlyargcount, "keyword-only");
}

static int bind_all(struct obj *func, struct frame *f, struct obj *const *args, int64_t nargs, struct obj *kwnames)
{
    const struct rcode *r = f->code;
    int64_t plain = nargs < r->argcount ? nargs : r->argcount;
    int total = r->argcount + r->kwonlyargcount;
    struct obj *kwdict = NULL;
    if (r->flags & CODE_VARKEYWORDS) {
        if (!(kwdict = dict_new()))
            return -1;
        f->localsplus[total + !!(r->flags & CODE_VARARGS)] = kwdict;
    }
    for (int64_t i = 0; i < plain; i++)
        f->localsplus[i] = incref(args[i]);
    if (r->flags & CODE_VARARGS) {
        if (!(f->localsplus[total] = tuple_from(args + plain, nargs - plain)))
            return -1;
    }
    for (int64_t i = 0; kwnames && i < tuple_len(kwnames); i++)
        if (bind_keyword(func, f, tuple_items(kwnames)[i], args[nargs + i], kwdict, kwnames) < 0)
            return -1;
    if (nargs > r->argcount && !(r->flags & CODE_VARARGS)) {
        too_many(func, f, nargs);
        return -1;
    }
    return bind_defaults(func, f, plain);
}

struct frame *frame_bind(struct obj *func, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct rcode *r = function_rcode(func);
    struct frame *f = frame_push(r);
    if (!f)
        return NULL;
    f->func = incref(func);
    f->globals = F(func, globals);
    f->builtins = function_builtins(func, f->globals);
    int failed = 0;
    if (r->argcount == (int64_t)nargs && !kwnames && !(r->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) && r->kwonlyargcount == 0) {
        for (size_t i = 0; i < nargs; i++)
            f->localsplus[i] = incref(args[i]);
    } else {
        failed = bind_all(func, f, args, (int64_t)nargs, kwnames);
    }
    if (!failed && r->has_cells)
        failed = frame_make_cells(f);
    if (failed) {
        frame_pop(f);
        return NULL;
    }
    return f;
}

struct obj *function_vectorcall(struct obj *func, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct frame *f = frame_bind(func, args, nargs, kwnames);
    if (!f)
        return NULL;
    if (is_lazy_code(f->code))
        return generator_new(f);
    return eval(f);
}
