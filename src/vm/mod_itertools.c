/* The module `itertools`: what its iterators have in common, and the endless ones: count, cycle, repeat. */
#include "itertools.h"

#include "slotscope/object/spec.h"

void it_dealloc(struct obj *o, uint64_t refs)
{
    gc_untrack(o);
    for (int i = 0; refs; i++, refs >>= 1)
        if (refs & 1)
            xdecref(*it_ref(o, i));
    obj_free(o);
}

int it_traverse(struct obj *o, uint64_t refs, visitproc *visit, void *arg)
{
    for (int i = 0; refs; i++, refs >>= 1) {
        int r = refs & 1 && *it_ref(o, i) ? visit(*it_ref(o, i), arg) : 0;
        if (r)
            return r;
    }
    return 0;
}

/* ---- copying ---- */

bool it_add(struct obj *m, const struct type_spec *spec)
{
    struct type_spec *copy = pol.itertools_copied ? NULL : spec_copy(spec);
    if (copy && copy->methods) {
        spec_drop_method(copy, "__reduce__");
        spec_drop_method(copy, "__setstate__");
    }
    return module_put_type(m, spec->name + sizeof "itertools", type_ready(copy ? copy : spec));
}

int it_copy_deprecated(void)
{
    return !pol.warns_itertools_copied
               ? 0
               : err_warn(exc_DeprecationWarning, 1,
                          "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");
}

int it_state(struct obj *state, int64_t least, int64_t most)
{
    if (!is_tuple(state)) {
        err_type("state is not a tuple");
        return -1;
    }
    int64_t n = tuple_len(state);
    if (n >= least && n <= most)
        return 0;
    err_type("function takes %s %lld argument%s (%lld given)",
             least == most ? "exactly"
             : n < least   ? "at least"
                           : "at most",
             (long long)(n < least ? least : most), (n < least ? least : most) == 1 ? "" : "s", (long long)n);
    return -1;
}

struct obj *it_places(const int64_t *at, int64_t n)
{
    struct obj *t = tuple_new(n);
    for (int64_t i = 0; t && i < n; i++)
        if (!(tuple_items(t)[i] = int_from_i64(at[i])))
            obj_clear_slot(&t);
    return t;
}

int64_t it_place(struct obj *item, int64_t low, int64_t high, bool *failed)
{
    int64_t v = is_int(item) ? num_as_ssize(item, exc_OverflowError) : -1;
    if (!is_int(item))
        err_type("an integer is required");
    *failed = v == -1 && err_occurred();
    v = v > high ? high : v;
    return v < low ? low : v;
}

struct obj *it_result(struct obj **slot)
{
    struct obj *t = *slot;
    if (t->refcnt == 1) {
        tuple_recycle(t);
        return t;
    }
    if ((t = tuple_from(tuple_items(t), tuple_len(t))))
        obj_set_slot(slot, t);
    return t;
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

/* ---- count: a machine int that goes by one, or (INT64_MAX there) any numbers: value, step ---- */

enum { C_CNT, C_VALUE, C_STEP };

static bool counts_by_one(struct obj *step)
{
    return is_int(step) && int_is_compact(step) && int_compact_value(step) == 1;
}

static struct obj *count_repr(struct obj *o)
{
    if (*it_word(o, C_CNT) != INT64_MAX)
        return str_printf("%s(%lld)", type_short_name(type_of(o)), (long long)*it_word(o, C_CNT));
    if (counts_by_one(*it_ref(o, C_STEP)))
        return str_printf("%s(%R)", type_short_name(type_of(o)), *it_ref(o, C_VALUE));
    return str_printf("%s(%R, %R)", type_short_name(type_of(o)), *it_ref(o, C_VALUE), *it_ref(o, C_STEP));
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
    bool fast = is_int(start) && counts_by_one(step);
    int64_t cnt = fast ? num_as_ssize(start, exc_OverflowError) : INT64_MAX;
    if (cnt == -1 && err_occurred()) {
        err_clear();
        cnt = INT64_MAX;
    }
    struct obj *o = it_new(type);
    if (o) {
        *it_word(o, C_CNT) = cnt;
        *it_ref(o, C_VALUE) = cnt == INT64_MAX ? incref(start) : NULL;
        *it_ref(o, C_STEP) = incref(step);
    }
    return o;
}

static struct obj *count_next(struct obj *o)
{
    if (*it_word(o, C_CNT) != INT64_MAX)
        return int_from_i64((*it_word(o, C_CNT))++);
    if (!*it_ref(o, C_VALUE) && !(*it_ref(o, C_VALUE) = int_from_i64(INT64_MAX)))
        return NULL;
    struct obj *now = *it_ref(o, C_VALUE), *next = num_binary(OP_ADD, now, *it_ref(o, C_STEP));
    if (!next)
        return NULL;
    *it_ref(o, C_VALUE) = next;
    return now;
}

IT_REDUCE(count)
{
    if (it_copy_deprecated() < 0)
        return NULL;
    if (*it_word(o, C_CNT) != INT64_MAX)
        return value_build("O(n)", o->ob_type, *it_word(o, C_CNT));
    return value_build("O(OO)", o->ob_type, *it_ref(o, C_VALUE), *it_ref(o, C_STEP));
}
static const struct method_def count_methods[] = {IT_REDUCE_METHOD(count), {0}};
ITERTOOL(count, "count", "Evenly spaced values from start on, without end.", 6, 3, count_methods);

/* ---- cycle: iterator (NULL when exhausted), items seen; place in them; are they not to be kept (again)? ---- */

enum { Y_IT, Y_SAVED, Y_INDEX, Y_FIRSTPASS };
#define cycle_repr NULL

static bool second_pass(struct obj *o) /* of a copy: its items were saved by the original */
{
    return layout_sizeof("cycleobject") > 40 && *it_word(o, Y_FIRSTPASS);
}

static struct obj *cycle_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (it_no_keywords("cycle", kw) < 0 || one_positional_arg("cycle", nargs) < 0)
        return NULL;
    struct obj *it = obj_iter(args[0]), *saved = it ? list_new(0) : NULL, *o = saved ? it_new(type) : NULL;
    if (!o) {
        xdecref(it);
        xdecref(saved);
        return NULL;
    }
    *it_ref(o, Y_IT) = it;
    *it_ref(o, Y_SAVED) = saved;
    return o;
}

static struct obj *cycle_next(struct obj *o)
{
    struct obj *saved = *it_ref(o, Y_SAVED);
    if (*it_ref(o, Y_IT)) {
        struct obj *v = it_step(*it_ref(o, Y_IT));
        if (v) {
            if (!second_pass(o) && list_append(saved, v) < 0) {
                decref(v);
                return NULL;
            }
            return v;
        }
        if (err_occurred())
            return NULL;
        obj_clear_slot(it_ref(o, Y_IT));
    }
    if (list_len(saved) == 0)
        return NULL;
    int64_t i = *it_word(o, Y_INDEX);
    *it_word(o, Y_INDEX) = i + 1 >= list_len(saved) ? 0 : i + 1;
    return incref(list_items(saved)[i]);
}

static struct obj *pass_state(bool second)
{
    return pol.cycle_state_int ? int_from_i64(second) : new_bool(second);
}

IT_REDUCE(cycle)
{
    if (it_copy_deprecated() < 0)
        return NULL;
    struct obj *saved = *it_ref(o, Y_SAVED);
    if (*it_ref(o, Y_IT))
        return value_build("O(O)(ON)", o->ob_type, *it_ref(o, Y_IT), saved, pass_state(second_pass(o)));
    struct obj *it = obj_iter(saved), *index = it ? int_from_i64(*it_word(o, Y_INDEX)) : NULL;
    struct obj *done = index && *it_word(o, Y_INDEX) ? obj_call_method(it, "__setstate__", &index, 1) : NULL;
    xdecref(done);
    xdecref(index);
    return err_occurred() ? (xdecref(it), NULL) : value_build("O(N)(ON)", o->ob_type, it, saved, pass_state(true));
}

IT_SETSTATE(cycle)
{
    if (it_copy_deprecated() < 0 || it_state(args[0], 2, 2) < 0)
        return NULL;
    struct obj *saved = tuple_items(args[0])[0];
    if (!is_list(saved))
        return err_type("argument 1 must be list, not %T", saved);
    int64_t firstpass = num_as_ssize(tuple_items(args[0])[1], exc_OverflowError);
    if (firstpass == -1 && err_occurred())
        return NULL;
    obj_set_slot(it_ref(o, Y_SAVED), incref(saved));
    *it_word(o, Y_FIRSTPASS) = firstpass != 0;
    *it_word(o, Y_INDEX) = 0;
    return new_none();
}
static const struct method_def cycle_methods[] = {IT_REDUCE_METHOD(cycle), IT_SETSTATE_METHOD(cycle), {0}};
ITERTOOL_RECORD(cycle, "cycle", "The items of an iterable again and again.", 3, "cycleobject", cycle_methods);

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

IT_REDUCE(repeat)
{
    if (it_copy_deprecated() < 0)
        return NULL;
    if (*it_word(o, 1) >= 0)
        return value_build("O(On)", o->ob_type, *it_ref(o, 0), *it_word(o, 1));
    return value_build("O(O)", o->ob_type, *it_ref(o, 0));
}

static const struct method_def repeat_methods[] = {{"__length_hint__", repeat_hint, NULL, 0}, IT_REDUCE_METHOD(repeat), {0}};
ITERTOOL(repeat, "repeat", "One object, times times or for ever.", 1, 2, repeat_methods);

bool itertools_add_infinite(struct obj *m)
{
    return it_add(m, &count_spec) && it_add(m, &cycle_spec) && it_add(m, &repeat_spec);
}

struct obj *mod_itertools_init(void)
{
    struct obj *m = module_new("itertools");
    if (m && itertools_add_infinite(m) && itertools_add_filters(m) && itertools_add_groups(m) && itertools_add_products(m))
        return m;
    xdecref(m);
    return NULL;
}
