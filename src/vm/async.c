/*
 * What await, async for and async generators stand on: whom to await, and the awaitables that __await__(), __anext__(), asend(),
 * athrow() and aclose() give.
 */
#include "generator.h"

/* A generator that types.coroutine made awaitable. */
static bool is_iterable_coroutine(const struct obj *o)
{
    const struct frame *f = o->ob_type == t_generator->self ? generator_of(o)->frame : NULL;
    return f && (f->code->flags & CODE_ITERABLE_COROUTINE);
}

struct obj *coroutine_await_iter(struct obj *o, int where)
{
    if (o->ob_type == t_coroutine->self) {
        if (generator_yield_from(o) || (generator_of(o)->running))
            return err_format(exc_RuntimeError, "coroutine is being awaited already");
        return incref(o);
    }
    if (is_iterable_coroutine(o))
        return incref(o);
    if (!type_of(o)->s.am_await) {
        if (where)
            return err_type("'async with' received an object from __a%s__ that does not implement __await__: %.100s",
                            where == 1 ? "enter" : "exit", type_name(type_of(o)));
        return err_type(message(MSG_NOT_AWAITABLE), type_name(type_of(o)));
    }
    struct obj *it = type_of(o)->s.am_await(o);
    if (it && (it->ob_type == t_coroutine->self || is_iterable_coroutine(it))) {
        err_type("__await__() returned a coroutine");
        decref(it);
        return NULL;
    }
    if (it && !is_iterator(it)) {
        err_type("__await__() returned non-iterator of type '%.100s'", type_name(type_of(it)));
        decref(it);
        return NULL;
    }
    return it;
}

struct obj *async_iter_next(struct obj *aiter)
{
    if (!type_of(aiter)->s.am_anext)
        return err_type("'async for' requires an iterator with __anext__ method, got %.100s", type_name(type_of(aiter)));
    struct obj *v = type_of(aiter)->s.am_anext(aiter);
    if (!v)
        return NULL;
    struct obj *it = coroutine_await_iter(v, 0);
    if (!it) {
        struct obj *cause = err_fetch(), *e;
        err_type("'async for' received an invalid object from __anext__: %.100s", type_name(type_of(v)));
        e = err_fetch();
        exc_set_cause(e, incref(cause));
        exc_set_context(e, cause);
        err_set_instance(e);
    }
    decref(v);
    return it;
}

/* ---- coroutine.__await__(): an iterator that passes everything on ---- */

static struct type *t_coroutine_wrapper;

static struct obj **held(struct obj *o, int i)
{
    return (struct obj **)(void *)((char *)o + 16 + 8 * i);
}

struct obj *coroutine_wrapper(struct obj *o)
{
    struct obj *w = obj_alloc(t_coroutine_wrapper, 0);
    if (w) {
        *held(w, 0) = incref(o);
        gc_track(w);
    }
    return w;
}

static void holder_dealloc(struct obj *o)
{
    gc_untrack(o);
    xdecref(*held(o, 0));
    obj_free(o);
}

static int holder_traverse(struct obj *o, visitproc *visit, void *arg)
{
    return *held(o, 0) ? visit(*held(o, 0), arg) : 0;
}

static struct obj *wrapper_next(struct obj *o)
{
    return generator_next(*held(o, 0));
}

static struct obj *wrapper_send(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return generator_py_send(*held(o, 0), args, nargs, kwnames);
}

static struct obj *wrapper_throw(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return generator_py_throw(*held(o, 0), args, nargs, kwnames);
}

static struct obj *wrapper_close(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return generator_py_close(*held(o, 0), args, nargs, kwnames);
}

static const struct method_def wrapper_methods[] = {
    {"send", wrapper_send, NULL, METH_O},
    {"throw", wrapper_throw, NULL, METH_VARARGS},
    {"close", wrapper_close, NULL, METH_NOARGS},
    {NULL, NULL, NULL, 0},
};
static const struct type_spec coroutine_wrapper_spec = {
    .name = "coroutine_wrapper",
    .kind = K_OTHER,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .basicsize_adjust = 8,
    .s = {.dealloc = holder_dealloc, .traverse = holder_traverse, .iter = generator_iter, .iternext = wrapper_next},
    .methods = wrapper_methods,
};

/* ---- async generators: __anext__ and friends give awaitables ---- */

static struct type *t_wrapped, *t_asend;
enum asend_kind { ASEND, ATHROW, ACLOSE };
struct asend { /* after the object's head */
    struct obj *generator, *value;
    enum asend_kind kind;
    int32_t state; /* 0 fresh, 1 running, 2 done */
};

static struct asend *asend_of(struct obj *o)
{
    return (struct asend *)(void *)((char *)o + 16);
}

struct obj *async_gen_wrap(struct obj *value)
{
    struct obj *w = obj_alloc(t_wrapped, 0);
    if (!w) {
        decref(value);
        return NULL;
    }
    *held(w, 0) = value;
    gc_track(w);
    return w;
}

static struct obj *asend_new(struct obj *g, struct obj *value, enum asend_kind kind) /* takes value */
{
    struct obj *o = value ? obj_alloc(t_asend, 0) : NULL;
    if (!o) {
        xdecref(value);
        return NULL;
    }
    *asend_of(o) = (struct asend){incref(g), value, kind, 0};
    gc_track(o);
    return o;
}

/* What the generator's resumption means for the one who awaits: a wrapped value ends the wait, anything else is passed on. */
static struct obj *asend_result(struct asend *a, int r, struct obj *v)
{
    generator_of(a->generator)->running_async = r > 0 && v->ob_type != t_wrapped->self;
    if (r > 0 && v->ob_type == t_wrapped->self) {
        a->state = 2;
        struct obj *inner = incref(*held(v, 0));
        decref(v);
        if (a->kind == ACLOSE) {
            decref(inner);
            return err_format(exc_RuntimeError, "async generator ignored GeneratorExit");
        }
        struct obj *e = obj_call1(exc_StopIteration, inner);
        decref(inner);
        if (e)
            err_set_instance(e);
        return NULL;
    }
    if (r > 0)
        return v;
    a->state = 2;
    if (r == 0) {
        decref(v);
        err_set_object(a->kind == ACLOSE ? exc_StopIteration : exc_StopAsyncIteration, NULL);
    } else if (a->kind == ACLOSE && (err_matches(exc_StopAsyncIteration) || err_matches(exc_GeneratorExit))) {
        err_clear();
        err_set_object(exc_StopIteration, NULL);
    }
    return NULL;
}

static struct obj *asend_resume(struct obj *o, struct obj *sent)
{
    struct asend *a = asend_of(o);
    struct obj *v = NULL;
    if (a->state == 2)
        return err_format(exc_RuntimeError, "cannot reuse already awaited %s",
                          a->kind == ASEND ? "__anext__()/asend()" : "aclose()/athrow()");
    int r;
    if (a->state == 0) {
        if (generator_of(a->generator)->running_async) {
            a->state = 2;
            return err_format(exc_RuntimeError, "%s: asynchronous generator is already running",
                              a->kind == ASEND    ? "anext()"
                              : a->kind == ACLOSE ? "aclose()"
                                                  : "athrow()");
        }
        a->state = 1;
        if (a->kind == ASEND) {
            r = generator_send(a->generator, a->value, false, &v);
        } else if (!generator_of(a->generator)->frame || (a->kind == ACLOSE && !generator_of(a->generator)->started)) {
            if (generator_of(a->generator)->frame)
                generator_end_unstarted(a->generator);
            a->state = 2;
            err_set_object(a->kind == ACLOSE ? exc_StopIteration : exc_StopAsyncIteration, NULL);
            return NULL;
        } else {
            r = generator_throw(a->generator, &a->value, 1, &v);
        }
    } else {
        r = generator_send(a->generator, sent, false, &v);
    }
    return asend_result(a, r, v);
}

static struct obj *asend_next(struct obj *o)
{
    return asend_resume(o, obj_none);
}

static struct obj *asend_send(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return arg_count("send", nargs, kwnames, 1, 1) < 0 ? NULL : asend_resume(o, args[0]);
}

static struct obj *asend_throw(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (arg_count("throw", nargs, kwnames, 1, 3) < 0)
        return NULL;
    struct obj *v;
    int r = generator_throw(asend_of(o)->generator, args, nargs, &v);
    return asend_result(asend_of(o), r, v);
}

static struct obj *asend_close(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    asend_of(o)->state = 2;
    return new_none();
}

static void asend_dealloc(struct obj *o)
{
    gc_untrack(o);
    decref(asend_of(o)->generator);
    xdecref(asend_of(o)->value);
    obj_free(o);
}

static int asend_traverse(struct obj *o, visitproc *visit, void *arg)
{
    int r = visit(asend_of(o)->generator, arg);
    return r || !asend_of(o)->value ? r : visit(asend_of(o)->value, arg);
}

struct obj *async_gen_anext(struct obj *o)
{
    return asend_new(o, new_none(), ASEND);
}

static struct obj *async_py_anext(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args;
    return arg_count("__anext__", nargs, kwnames, 0, 0) < 0 ? NULL : async_gen_anext(o);
}

static struct obj *async_py_asend(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return arg_count("asend", nargs, kwnames, 1, 1) < 0 ? NULL : asend_new(o, incref(args[0]), ASEND);
}

static struct obj *async_py_athrow(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return arg_count("athrow", nargs, kwnames, 1, 3) < 0 ? NULL : asend_new(o, thrown_exception(args, nargs), ATHROW);
}

static struct obj *async_py_aclose(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args;
    return arg_count("aclose", nargs, kwnames, 0, 0) < 0 ? NULL : asend_new(o, obj_call0(exc_GeneratorExit), ACLOSE);
}

const struct method_def async_generator_methods[] = {
    {"__anext__", async_py_anext, NULL, METH_NORMAL},
    {"asend", async_py_asend, NULL, METH_NORMAL},
    {"athrow", async_py_athrow, NULL, METH_NORMAL},
    {"aclose", async_py_aclose, NULL, METH_NORMAL},
    {"__sizeof__", generator_sizeof, NULL, METH_NORMAL},
    {"__class_getitem__", generator_class_getitem, NULL, METH_CLASS | METH_O},
    {NULL, NULL, NULL, 0},
};
static const struct method_def asend_methods[] = {
    {"send", asend_send, NULL, METH_NORMAL},
    {"throw", asend_throw, NULL, METH_NORMAL},
    {"close", asend_close, NULL, METH_NORMAL},
    {NULL, NULL, NULL, 0},
};
static const struct type_spec wrapped_spec = {
    .name = "async_generator_wrapped_value",
    .kind = K_OTHER,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .basicsize_adjust = 8,
    .s = {.dealloc = holder_dealloc, .traverse = holder_traverse},
};
static const struct type_spec asend_spec = {
    .name = "async_generator_asend",
    .kind = K_OTHER,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .basicsize_adjust = sizeof(struct asend),
    .s = {.dealloc = asend_dealloc,
          .traverse = asend_traverse,
          .iter = generator_iter,
          .iternext = asend_next,
          .am_await = generator_iter},
    .methods = asend_methods,
};

void async_boot(void)
{
    t_coroutine_wrapper = type_ready(&coroutine_wrapper_spec);
    t_wrapped = type_ready(&wrapped_spec);
    t_asend = type_ready(&asend_spec);
}
