/* The module `itertools`: what its iterators have in common, and the endless ones: count, cycle, repeat. */
#include "itertools.h"

void it_dealloc(struct obj *o, int nrefs)
{
    gc_untrack(o);
    for (int i = 0; i < nrefs; i++)
        xdecref(*it_ref(o, i));
    obj_free(o);
}

int it_traverse(struct obj *o, int nrefs, visitproc *visit, void *arg)
{
    for (int i = 0; i < nrefs; i++) {
        int r = *it_ref(o, i) ? visit(*it_ref(o, i), arg) : 0;
        if (r)
            return r;
    }
    return 0;
}

struct obj *it_self(struct obj *o)
{
    return incref(o);
}

struct obj *it_new(struct obj *type)
{
    return type_generic_alloc(type_rec(type), 0);
}

int it_no_keywords(const char *name, struct obj *kwnames)
{
    if (!kwnames || tuple_len(kwnames) == 0)
        return 0;
    err_type("%s() takes no keyword arguments", name);
    return -1;
}

int one_positional_arg(const char *name, size_t nargs)
{
    if (nargs == 1)
        return 0;
    err_type("%s expected 1 argument, got %lld", name, (long long)nargs);
    return -1;
}

/* ---- count: current value, step ---- */

#define count_repr count_show

static struct obj *count_show(struct obj *o)
{
    struct obj *step = *it_ref(o, 1);
    if (is_int(step) && int_is_compact(step) && int_compact_value(step) == 1)
        return str_printf("count(%R)", *it_ref(o, 0));
    return str_printf("count(%R, %R)", *it_ref(o, 0), step);
}

static bool is_number(const struct obj *o)
{
    const struct type_slots *s = &type_of(o)->s;
    return s->index || s->to_int || s->to_float || type_of(o)->kind == K_COMPLEX;
}

static struct obj *count_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *start = int_small(0), *step = int_small(1);
    if (arg_parse("count(start:O=, step:O=)", args, nargs, kw, &start, &step) < 0)
        return NULL;
    if (!is_number(start) || !is_number(step))
        return err_type("a number is required");
    struct obj *o = it_new(type);
    if (o) {
        *it_ref(o, 0) = incref(start);
        *it_ref(o, 1) = incref(step);
    }
    return o;
}

static struct obj *count_next(struct obj *o)
{
    struct obj *now = *it_ref(o, 0), *next = num_binary(OP_ADD, now, *it_ref(o, 1));
    if (!next)
        return NULL;
    *it_ref(o, 0) = next;
    return now;
}

ITERTOOL(count, "count", "Evenly spaced values from start on, without end.", 2, 1, NULL);

/* ---- cycle: iterator (NULL when exhausted), items seen; place in them ---- */

#define cycle_repr NULL

static struct obj *cycle_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (it_no_keywords("cycle", kw) < 0 || one_positional_arg("cycle", nargs) < 0)
        return NULL;
    struct obj *it = obj_iter(args[0]), *seen = it ? list_new(0) : NULL, *o = seen ? it_new(type) : NULL;
    if (!o) {
        xdecref(it);
        xdecref(seen);
        return NULL;
    }
    *it_ref(o, 0) = it;
    *it_ref(o, 1) = seen;
    return o;
}

static struct obj *cycle_next(struct obj *o)
{
    struct obj *seen = *it_ref(o, 1);
    if (*it_ref(o, 0)) {
        struct obj *v = it_step(*it_ref(o, 0));
        if (v) {
            if (list_append(seen, v) < 0) {
                decref(v);
                return NULL;
            }
            return v;
        }
        if (err_occurred())
            return NULL;
        obj_clear_slot(it_ref(o, 0));
    }
    if (list_len(seen) == 0)
        return NULL;
    int64_t i = *it_word(o, 2);
    *it_word(o, 2) = i + 1 >= list_len(seen) ? 0 : i + 1;
    return incref(list_items(seen)[i]);
}

ITERTOOL(cycle, "cycle", "The items of an iterable again and again.", 2, 1, NULL);

/* ---- repeat: object; how often still (-1: for ever) ---- */

static struct obj *repeat_repr(struct obj *o)
{
    int64_t n = *it_word(o, 1);
    return n == -1 ? str_printf("repeat(%R)", *it_ref(o, 0)) : str_printf("repeat(%R, %ld)", *it_ref(o, 0), (long)n);
}

static struct obj *repeat_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *v = NULL, *times = NULL;
    if (arg_parse("repeat(object:O, times:O=)", args, nargs, kw, &v, &times) < 0)
        return NULL;
    int64_t n = -1;
    if (times) {
        n = num_as_ssize(times, exc_OverflowError);
        if (n == -1 && err_occurred())
            return NULL;
        n = n < 0 ? 0 : n;
    }
    struct obj *o = it_new(type);
    if (o) {
        *it_ref(o, 0) = incref(v);
        *it_word(o, 1) = n;
    }
    return o;
}

static struct obj *repeat_next(struct obj *o)
{
    int64_t *n = it_word(o, 1);
    if (*n == 0)
        return NULL;
    *n -= *n > 0;
    return incref(*it_ref(o, 0));
}

static struct obj *repeat_hint(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args;
    if (no_args("repeat.__length_hint__", nargs, kw) < 0)
        return NULL;
    return *it_word(o, 1) < 0 ? err_type("len() of unsized object") : int_from_i64(*it_word(o, 1));
}

static const struct method_def repeat_methods[] = {{"__length_hint__", repeat_hint, NULL, 0}, {0}};
ITERTOOL(repeat, "repeat", "One object, times times or for ever.", 1, 1, repeat_methods);

bool itertools_add_infinite(struct obj *m)
{
    return module_put_type(m, "count", type_ready(&count_spec)) && module_put_type(m, "cycle", type_ready(&cycle_spec)) &&
           module_put_type(m, "repeat", type_ready(&repeat_spec));
}

struct obj *mod_itertools_init(void)
{
    struct obj *m = module_new("itertools");
    if (m && itertools_add_infinite(m) && itertools_add_filters(m) && itertools_add_groups(m) && itertools_add_products(m))
        return m;
    xdecref(m);
    return NULL;
}
