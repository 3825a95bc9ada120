/*
 * Generators and coroutines. The object has the size it has in CPython, where the frame lies in it from 3.11 on; our frame lies in
 * engine memory beside it. Resuming puts the frame on top of the running one; yielding takes it off.
 */
#include <string.h>

#include "generator.h"
#include "slotscope/object/spec.h"

struct type *t_generator, *t_coroutine, *t_async_generator;

#define G(o, field) AT(o, PyGenObject, gi_##field, struct obj *)

bool is_generator_kind(const struct obj *o)
{
    enum kind k = type_of(o)->kind;
    return k == K_GENERATOR || k == K_COROUTINE || k == K_ASYNC_GENERATOR;
}

static const char *kind_name(const struct obj *g)
{
    enum kind k = type_of(g)->kind;
    return k == K_COROUTINE ? "coroutine" : k == K_ASYNC_GENERATOR ? "async generator" : "generator";
}

static size_t generator_bytes(const struct type *t, const struct rcode *r)
{
    if (lay.PyGenObject_gi_iframe < 0)
        return (size_t)t->basicsize;
    return (size_t)lay.PyGenObject_gi_iframe + (size_t)lay._PyInterpreterFrame_localsplus +
           (size_t)r->frame_slots * sizeof(struct obj *);
}

/* Takes the frame, which is the topmost of the stack, over into the generator. */
struct obj *generator_new(struct frame *f)
{
    struct rcode *r = f->code;
    struct type *t = (r->flags & CODE_COROUTINE)         ? t_coroutine
                     : (r->flags & CODE_ASYNC_GENERATOR) ? t_async_generator
                                                         : t_generator;
    struct obj *o = obj_alloc(t, generator_bytes(t, r) - (size_t)t->basicsize);
    if (!o) {
        frame_pop(f);
        return NULL;
    }
    struct generator *g = engine_alloc(sizeof *g);
    AT(o, PyGenObject, gi_exc_state_previous_item, struct generator *) = g;
    g->frame = frame_leave_stack(f);
    g->frame->generator = o;
    g->frame->owner = FRAME_GENERATOR;
    struct obj *fn = g->frame->func;
    G(o, name) = incref(fn ? AT(fn, PyFunctionObject, func_name, struct obj *) : r->name);
    G(o, qualname) = incref(fn ? AT(fn, PyFunctionObject, func_qualname, struct obj *) : r->qualname);
    if (lay.PyGenObject_gi_code >= 0)
        G(o, code) = incref(r->self);
    gc_track(o);
    return o;
}

/* The frame is about to go. Where the object has no word for its code, its frame's word keeps it to the end. */
static void keep_code(struct generator *g, const struct frame *f)
{
    g->frame = NULL;
    if (lay.PyGenObject_gi_code < 0)
        g->code = incref(f->code_obj);
}

/* The frame has ended, by return or exception. */
void generator_finish(struct obj *o, struct frame *f)
{
    struct generator *g = generator_of(o);
    g->running = false;
    keep_code(g, f);
    vm->exc = g->exc.previous;
    g->exc.previous = NULL;
    obj_clear_slot(&g->exc.value);
    vm->depth--;
    frame_pop(f);
}

bool code_converts_stop(const struct code *c)
{
    return !pol.code_stop_handler || strcmp(c->name, "<lambda>") != 0;
}

/* StopIteration must not leave a generator: it would end a loop outside without a trace. */
struct obj *generator_convert(struct frame *f, struct obj *e)
{
    bool async = (f->code->flags & CODE_ASYNC_GENERATOR) != 0;
    if (!code_converts_stop(f->code->code))
        return e;
    const char *what = NULL, *which = (f->code->flags & CODE_COROUTINE) ? "coroutine" : async ? "async generator" : "generator";
    if (exc_matches(e, exc_StopIteration))
        what = "StopIteration";
    else if (async && exc_matches(e, exc_StopAsyncIteration))
        what = "StopAsyncIteration";
    if (!what)
        return e;
    err_format(exc_RuntimeError, "%s raised %s", which, what);
    struct obj *r = err_fetch();
    exc_set_cause(r, incref(e));
    exc_set_context(r, e);
    return r;
}

/* A thrown exception's context is what the generator is handling, or else its caller. */
static void chain_thrown(void)
{
    struct obj *e = err_fetch(), *handled = interp_handled();
    if (!e)
        return;
    if (handled && handled != e && !exc_context(e))
        exc_set_context(e, incref(handled));
    err_set_instance(e);
}

int generator_send(struct obj *o, struct obj *sent, bool thrown, struct obj **out)
{
    struct generator *g = generator_of(o);
    struct frame *f = g->frame;
    *out = NULL;
    if (g->running) {
        struct obj *pending = thrown ? err_fetch() : NULL;
        xdecref(pending);
        err_value("%s already executing", kind_name(o));
        return -1;
    }
    if (generator_is_over(g)) {
        if (type_of(o)->kind == K_COROUTINE) {
            err_clear();
            err_format(exc_RuntimeError, "cannot reuse already awaited coroutine");
            return -1;
        }
        if (thrown)
            return -1;
        *out = new_none();
        return 0;
    }
    if (!g->started && !thrown && sent != obj_none) {
        err_type("can't send non-None value to a just-started %s", kind_name(o));
        return -1;
    }
    if (g->started && f->sp < f->localsplus + f->code->nlocalsplus + f->code->stack_size)
        *f->sp++ = incref(thrown ? obj_none : sent);
    g->started = g->running = true;
    g->exc.previous = vm->exc;
    vm->exc = &g->exc;
    if (thrown)
        chain_thrown();
    vm->depth++;
    f->back = vm->frame;
    f->entry = true;
    incref(o);
    *out = eval_generator(f, thrown);
    if (!*out && g->frame && g->running) { /* too deep: nothing ran */
        g->running = false;
        vm->exc = g->exc.previous;
        vm->depth--;
    }
    bool yielded = *out && g->frame;
    decref(o);
    return !*out ? -1 : yielded;
}

static struct obj *stop_with(struct obj *value) /* takes */
{
    if (value == obj_none) {
        decref(value);
        return NULL;
    }
    struct obj *e = obj_call1(exc_StopIteration, value); /* called, so that a tuple stays one value */
    decref(value);
    if (e)
        err_set_instance(e);
    return NULL;
}

/* The result of next(): a value; NULL at the end, with StopIteration set only when there is a return value. */
struct obj *generator_next(struct obj *o)
{
    struct obj *v;
    int r = generator_send(o, obj_none, false, &v);
    return r == 0 ? stop_with(v) : v;
}

static struct obj *send_result(int r, struct obj *v, struct obj *o)
{
    if (r != 0)
        return v;
    (void)o;
    if (v == obj_none) {
        decref(v);
        err_set_object(exc_StopIteration, NULL);
        return NULL;
    }
    return stop_with(v);
}

struct obj *generator_py_send(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    struct obj *v;
    int r = generator_send(o, args[0], false, &v);
    return send_result(r, v, o);
}

struct obj *generator_yield_from(const struct obj *o)
{
    struct generator *g = generator_of(o);
    struct frame *f = g->frame;
    if (!f || !g->started || g->running)
        return NULL;
    codeword w = f->ip[-1];
    return CODE_OP(w) == OPC_YIELD_VALUE && CODE_ARG(w) == 2 ? f->sp[-1] : NULL;
}

/* ---- close and throw ---- */

static int close_iter(struct obj *it)
{
    struct obj *r = NULL, *close = NULL;
    if (is_generator_kind(it)) {
        r = coroutine_close(it);
    } else {
        int has = obj_lookup_attr(it, str_name("close"), &close);
        if (has <= 0)
            return has;
        r = obj_call0(close);
        decref(close);
    }
    xdecref(r);
    return r ? 0 : -1;
}

/* Ends a generator that never started: nothing of it runs. */
void generator_end_unstarted(struct obj *o)
{
    struct generator *g = generator_of(o);
    struct frame *f = g->frame;
    keep_code(g, f);
    g->closed = true;
    f->generator = NULL;
    frame_pop(f);
}

struct obj *coroutine_close(struct obj *o)
{
    struct generator *g = generator_of(o);
    if (g->running)
        return err_value("%s already executing", kind_name(o));
    g->closed = true;
    if (!g->frame)
        return new_none();
    if (!g->started) {
        if (!pol.generator_close_keeps_frame)
            generator_end_unstarted(o);
        return new_none();
    }
    struct obj *yf = generator_yield_from(o), *v;
    int failed = 0;
    if (yf) {
        incref(yf);
        g->running = true;
        failed = close_iter(yf);
        g->running = false;
        decref(yf);
    }
    if (!failed)
        err_set_object(exc_GeneratorExit, NULL);
    int r = generator_send(o, NULL, true, &v);
    if (r > 0) {
        decref(v);
        return err_format(exc_RuntimeError, "%s ignored GeneratorExit", kind_name(o));
    }
    if (r == 0 && pol.close_returns_value)
        return v;
    if (r == 0) {
        decref(v);
        return new_none();
    }
    if (!err_matches(exc_StopIteration) && !err_matches(exc_GeneratorExit))
        return NULL;
    err_clear();
    return new_none();
}

struct obj *generator_py_close(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return coroutine_close(o);
}

/* What throw(*args) throws: new reference. Where making it fails, it is that exception. NULL for arguments that are wrong. */
struct obj *thrown_exception(struct obj *const *args, size_t nargs)
{
    struct obj *type = args[0], *value = nargs > 1 ? args[1] : obj_none, *tb = nargs > 2 ? args[2] : obj_none, *e;
    if (tb != obj_none && type_of(tb)->kind != K_TRACEBACK)
        return err_type("throw() third argument must be a traceback object");
    if (type_of(type)->kind == K_TYPE && type_is_subtype(type_rec(type), type_rec(exc_BaseException))) {
        bool instance = value != obj_none && type_is_subtype(type_of(value), type_rec(type));
        e = instance            ? incref(value)
            : value == obj_none ? obj_call0(type)
            : is_tuple(value)   ? obj_call_tuple(type, value, NULL)
                                : obj_call1(type, value);
        if (e && !type_is_subtype(type_of(e), type_rec(exc_BaseException))) {
            err_type("calling %R should have returned an instance of BaseException, not %s", type, type_name(type_of(e)));
            obj_clear_slot(&e);
        }
        if (!e)
            e = err_fetch();
    } else if (type_is_subtype(type_of(type), type_rec(exc_BaseException))) {
        if (value != obj_none)
            return err_type("instance exception may not have a separate value");
        e = incref(type);
    } else {
        return err_type("exceptions must be classes or instances deriving from BaseException, not %s", type_name(type_of(type)));
    }
    if (e && tb != obj_none)
        exc_set_traceback(e, tb);
    return e;
}

/* Is it GeneratorExit, by class or instance? */
static bool is_exit(struct obj *e)
{
    if (type_of(e)->kind != K_TYPE)
        return type_is_subtype(type_of(e), type_rec(exc_GeneratorExit));
    return type_is_subtype(type_rec(e), type_rec(exc_GeneratorExit));
}

/* Throws what throw(*args) throws into o, or into what o delegates to, which gets the arguments as they are. As generator_send. */
int generator_throw(struct obj *o, struct obj *const *args, size_t nargs, struct obj **out)
{
    struct generator *g = generator_of(o);
    struct obj *yf = generator_yield_from(o);
    *out = NULL;
    if (yf) {
        incref(yf);
        struct obj *throw = NULL;
        int handled = 0;
        g->running = true;
        if (is_exit(args[0])) {
            handled = close_iter(yf) < 0;
        } else if (is_generator_kind(yf)) {
            struct obj *v;
            bool below = pol.throw_runs_delegator;
            if (below) { /* tracebacks and f_back name it, though it does not go on */
                g->frame->back = vm->frame;
                vm->frame = g->frame;
            }
            int r = generator_throw(yf, args, nargs, &v);
            if (below) {
                vm->frame = g->frame->back;
                g->frame->back = NULL;
            }
            *out = r == 0 ? send_result(0, v, yf) : v;
            handled = 1;
        } else if (obj_lookup_attr(yf, str_name("throw"), &throw) > 0) {
            *out = obj_call(throw, args, nargs, NULL);
            decref(throw);
            handled = 1;
        }
        g->running = false;
        decref(yf);
        if (*out)
            return 1;
        if (handled || err_occurred())
            return generator_send(o, NULL, true, out);
    }
    struct obj *e = thrown_exception(args, nargs);
    if (!e)
        return -1;
    err_set_instance(e);
    return generator_send(o, NULL, true, out);
}

struct obj *generator_py_throw(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (arg_count("throw", nargs, kwnames, 1, 3) < 0)
        return NULL;
    if (nargs > 1 && pol.warns_throw_of_three &&
        err_warn(exc_DeprecationWarning, 1,
                 "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.") < 0)
        return NULL;
    struct obj *v;
    int r = generator_throw(o, args, nargs, &v);
    return send_result(r, v, o);
}

/* ---- sending to anything (SEND) ---- */

int send_to(struct obj *receiver, struct obj *v, struct obj **out)
{
    *out = NULL;
    if (receiver->ob_type == t_generator->self || receiver->ob_type == t_coroutine->self)
        return generator_send(receiver, v, false, out);
    *out =
        v == obj_none && is_iterator(receiver) ? type_of(receiver)->s.iternext(receiver) : obj_call_method(receiver, "send", &v, 1);
    if (*out)
        return 1;
    if (!err_occurred()) {
        *out = new_none();
        return 0;
    }
    if (!err_matches(exc_StopIteration))
        return -1;
    struct obj *e = err_fetch();
    *out = exc_stop_value(e);
    decref(e);
    return 0;
}

/* ---- the objects ---- */

/* Before anything of it is freed: a generator that waits in a try block is closed, a coroutine nobody waited for is told of. Either
 * runs Python, which may keep the object. */
static void generator_finalize(struct obj *o)
{
    struct generator *g = generator_of(o);
    if (!g || generator_is_over(g) || g->running)
        return;
    if (type_of(o)->kind == K_COROUTINE && !g->started) {
        coroutine_never_awaited(o);
        return;
    }
    if (!g->started || g->frame->code->code->nhandlers == 0)
        return;
    struct obj *pending = err_fetch(), *r = coroutine_close(o);
    if (!r)
        err_unraisable_while("closing generator", o);
    xdecref(r);
    if (pending)
        err_set_instance(pending);
}

static void generator_dealloc(struct obj *o)
{
    gc_untrack(o);
    if (G(o, weakreflist))
        weakrefs_clear(o);
    gc_track(o);
    if (obj_call_finalizer(o) < 0)
        return;
    gc_untrack(o);
    struct generator *g = generator_of(o);
    if (g && g->frame) {
        struct frame *f = g->frame;
        g->frame = NULL;
        f->generator = NULL;
        frame_pop(f);
    }
    if (g) {
        obj_clear_slot(&g->exc.value);
        xdecref(g->code);
        engine_free(g);
    }
    xdecref(G(o, name));
    xdecref(G(o, qualname));
    if (lay.PyGenObject_gi_code >= 0)
        xdecref(G(o, code));
    obj_free(o);
}

static int generator_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct generator *g = generator_of(o);
    struct obj *own[] = {G(o, name), G(o, qualname), g ? g->exc.value : NULL};
    for (size_t i = 0; i < 3; i++)
        if (own[i]) {
            int r = visit(own[i], arg);
            if (r)
                return r;
        }
    return g && g->frame && !g->running ? frame_visit(g->frame, visit, arg) : 0;
}

static struct obj *generator_repr(struct obj *o)
{
    const char *t = type_name(type_of(o));
    return str_printf("<%s object %U at 0x%lx>", t, G(o, qualname), (long)(uintptr_t)o);
}

static struct obj *get_running(struct obj *o, void *unused)
{
    (void)unused;
    return new_bool(generator_of(o)->running);
}

static struct obj *get_suspended(struct obj *o, void *unused)
{
    (void)unused;
    struct generator *g = generator_of(o);
    return new_bool(g->frame && g->started && !g->running);
}

static struct obj *get_frame(struct obj *o, void *unused)
{
    (void)unused;
    struct generator *g = generator_of(o);
    struct obj *f = generator_is_over(g) ? obj_none : frame_object(g->frame);
    return xincref(f);
}

static struct obj *get_code(struct obj *o, void *unused)
{
    (void)unused;
    struct generator *g = generator_of(o);
    return incref(lay.PyGenObject_gi_code >= 0 ? G(o, code) : g->frame ? g->frame->code_obj : g->code);
}

static struct obj *get_yieldfrom(struct obj *o, void *unused)
{
    (void)unused;
    struct obj *yf = generator_yield_from(o);
    return incref(yf ? yf : obj_none);
}

/* Where a coroutine was made: nobody ever asks sys to note that. */
static struct obj *get_origin(struct obj *o, void *unused)
{
    (void)o, (void)unused;
    return new_none();
}

static struct obj *get_state(struct obj *o, void *prefix)
{
    const struct generator *g = generator_of(o);
    const char *state = generator_is_over(g) ? "CLOSED" : g->running ? "RUNNING" : g->started ? "SUSPENDED" : "CREATED";
    return str_printf("%s_%s", (const char *)prefix, state);
}

struct obj *generator_class_getitem(struct obj *cls, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    return generic_alias_new(cls, args[0]);
}

static struct obj *get_name(struct obj *o, void *which)
{
    return incref(*(struct obj **)(void *)((char *)o + *(const short *)which));
}

static int set_name(struct obj *o, struct obj *v, void *which)
{
    if (!v || !is_str(v)) {
        err_type("__%s__ must be set to a string object", which == (void *)&lay.PyGenObject_gi_name ? "name" : "qualname");
        return -1;
    }
    obj_set_slot((struct obj **)(void *)((char *)o + *(const short *)which), incref(v));
    return 0;
}

struct obj *generator_sizeof(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *code = get_code(o, NULL);
    int64_t n = (int64_t)generator_bytes(type_of(o), code_record(code));
    decref(code);
    return int_from_i64(type_of(o)->basicsize > n ? type_of(o)->basicsize : n);
}

#define GETSETS(prefix, state)                                                                                                     \
    {prefix "state", get_state, NULL, state}, {prefix "running", get_running, NULL, NULL},                                         \
        {prefix "frame", get_frame, NULL, NULL}, {prefix "code", get_code, NULL, NULL},                                            \
        {prefix "suspended", get_suspended, NULL, NULL}, {"__name__", get_name, set_name, &lay.PyGenObject_gi_name},               \
        {"__qualname__", get_name, set_name, &lay.PyGenObject_gi_qualname},                                                        \
    {                                                                                                                              \
        NULL, NULL, NULL, NULL                                                                                                     \
    }

static const struct getset_def generator_getset[] = {{"gi_yieldfrom", get_yieldfrom, NULL, NULL}, GETSETS("gi_", "GEN")};
static const struct getset_def coroutine_getset[] = {
    {"cr_await", get_yieldfrom, NULL, NULL}, {"cr_origin", get_origin, NULL, NULL}, GETSETS("cr_", "CORO")};
static const struct getset_def async_generator_getset[] = {{"ag_await", get_yieldfrom, NULL, NULL}, GETSETS("ag_", "AGEN")};

static const struct method_def generator_methods[] = {
    {"send", generator_py_send, NULL, METH_O},
    {"throw", generator_py_throw, NULL, METH_VARARGS},
    {"close", generator_py_close, NULL, METH_NOARGS},
    {"__sizeof__", generator_sizeof, NULL, METH_NORMAL},
    {"__class_getitem__", generator_class_getitem, NULL, METH_CLASS | METH_O},
    {NULL, NULL, NULL, 0},
};

struct obj *generator_iter(struct obj *o)
{
    return incref(o);
}

static int generator_weakrefs(void)
{
    return lay.PyGenObject_gi_weakreflist;
}

#define SLOTS .dealloc = generator_dealloc, .finalize = generator_finalize, .traverse = generator_traverse, .repr = generator_repr
static const struct type_spec generator_spec = {
    .name = "generator",
    .kind = K_GENERATOR,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .record = "PyGenObject",
    .weakrefoffset = generator_weakrefs,
    .s = {SLOTS, .iter = generator_iter, .iternext = generator_next},
    .methods = generator_methods,
    .getset = generator_getset,
};
static const struct type_spec coroutine_spec = {
    .name = "coroutine",
    .kind = K_COROUTINE,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .record = "PyGenObject",
    .weakrefoffset = generator_weakrefs,
    .s = {SLOTS, .am_await = coroutine_wrapper},
    .methods = generator_methods,
    .getset = coroutine_getset,
};

static const struct type_spec async_generator_spec = {
    .name = "async_generator",
    .kind = K_ASYNC_GENERATOR,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .record = "PyGenObject",
    .weakrefoffset = generator_weakrefs,
    .s = {SLOTS, .am_aiter = generator_iter, .am_anext = async_gen_anext},
    .methods = async_generator_methods,
    .getset = async_generator_getset,
};
/* Where the frame lies in the object its values are the items; else a coroutine has a word more (cr_origin), an async generator
   three (its finalizer and flags). Include/cpython/genobject.h */
static void lay_out(struct type *t, int own_words)
{
    bool within = lay.PyGenObject_gi_iframe >= 0;
    t->basicsize = within ? lay.PyGenObject_gi_iframe + lay._PyInterpreterFrame_localsplus : t->basicsize + 8 * own_words;
    t->itemsize = within ? 8 : 0;
    type_sync(t);
}

void generator_boot(void)
{
    lay_out(t_generator = type_ready(&generator_spec), 0);
    lay_out(t_coroutine = type_ready(&coroutine_spec), 1);
    lay_out(t_async_generator = type_ready(&async_generator_spec), 3);
    async_boot();
}
