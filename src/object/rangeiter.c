/*
 * Iterators over ranges. Up to 3.11 they keep index, start, step and length; from 3.12 on start moves along and length counts down,
 * so the record is a word shorter.
 */
#include "freelist.h"
#include "intpriv.h"
#include "range.h"
#include "seqpriv.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/spec.h"

static struct type *t_range_iter, *t_longrange_iter;

/* The records differ only in having an index in front: offsets of the words. */
static int index_at, start_at, step_at, len_at;

static inline int64_t *word(const struct obj *o, int at)
{
    return (int64_t *)(void *)((char *)(uintptr_t)o + at);
}
static inline struct obj **ref(const struct obj *o, int at)
{
    return (struct obj **)(void *)((char *)(uintptr_t)o + at);
}

/* ---- machine words ---- */

static struct obj *short_new(int64_t start, int64_t step, int64_t n)
{
    struct obj *it = freelist_take(FREE_RANGE_ITER, t_range_iter);
    if (!it && !(it = obj_alloc(t_range_iter, 0)))
        return NULL;
    if (index_at)
        *word(it, index_at) = 0;
    *word(it, start_at) = start;
    *word(it, step_at) = step;
    *word(it, len_at) = n;
    return it;
}

static struct obj *short_next(struct obj *it)
{
    int64_t start = *word(it, start_at), step = *word(it, step_at);
    if (index_at) {
        int64_t i = *word(it, index_at);
        if (i >= *word(it, len_at))
            return NULL;
        *word(it, index_at) = i + 1;
        return int_from_i64((int64_t)((uint64_t)start + (uint64_t)i * (uint64_t)step));
    }
    if (*word(it, len_at) <= 0)
        return NULL;
    *word(it, start_at) = (int64_t)((uint64_t)start + (uint64_t)step);
    --*word(it, len_at);
    return int_from_i64(start);
}

static void short_dealloc(struct obj *it)
{
    if (!freelist_give(FREE_RANGE_ITER, it))
        obj_free(it);
}

static int64_t short_left(const struct obj *it)
{
    return *word(it, len_at) - (index_at ? *word(it, index_at) : 0);
}

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)

METHOD(short_hint)
{
    (void)args, (void)nargs, (void)kw;
    return int_from_i64(short_left(o));
}

/* range(start, stop, step) of what is left (before 3.12: of everything, and the index as the state). */
METHOD(short_reduce)
{
    (void)args, (void)nargs, (void)kw;
    int64_t start = *word(o, start_at), step = *word(o, step_at), n = *word(o, len_at);
    struct obj *a = int_from_i64(start), *b = int_from_i64(start + n * step), *c = int_from_i64(step), *r = NULL, *state = NULL;
    if (a && b && c)
        r = range_new(a, b, c);
    xdecref(a);
    xdecref(b);
    xdecref(c);
    struct obj *t = r ? tuple_pack(1, r) : NULL;
    xdecref(r);
    if (t)
        state = index_at ? int_from_i64(*word(o, index_at)) : new_none();
    return reduce_with_builtin("iter", t, state);
}

METHOD(short_setstate)
{
    (void)nargs, (void)kw;
    int64_t i = num_as_ssize(args[0], exc_OverflowError), n = *word(o, len_at);
    if (i == -1 && err_occurred())
        return NULL;
    i = i < 0 ? 0 : i > n ? n : i;
    if (index_at) {
        *word(o, index_at) = i;
    } else {
        *word(o, start_at) += i * *word(o, step_at);
        *word(o, len_at) = n - i;
    }
    return new_none();
}

/* ---- ints of any size ---- */

static void long_dealloc(struct obj *it)
{
    if (index_at)
        xdecref(*ref(it, index_at));
    xdecref(*ref(it, lay.longrangeiterobject_start));
    xdecref(*ref(it, lay.longrangeiterobject_step));
    xdecref(*ref(it, lay.longrangeiterobject_len));
    obj_free(it);
}

static struct obj *long_new(struct obj *start, struct obj *step, struct obj *n)
{
    struct obj *it = obj_alloc(t_longrange_iter, 0);
    if (!it)
        return NULL;
    if (index_at)
        *ref(it, index_at) = incref(int_small(0));
    *ref(it, lay.longrangeiterobject_start) = incref(start);
    *ref(it, lay.longrangeiterobject_step) = incref(step);
    *ref(it, lay.longrangeiterobject_len) = incref(n);
    return it;
}

static struct obj *long_next_indexed(struct obj *it)
{
    struct obj **i = ref(it, index_at);
    if (int_compare(*i, *ref(it, lay.longrangeiterobject_len)) >= 0)
        return NULL;
    struct obj *off = int_mul(*i, *ref(it, lay.longrangeiterobject_step));
    struct obj *v = off ? int_add(off, *ref(it, lay.longrangeiterobject_start)) : NULL, *up = v ? int_add(*i, int_small(1)) : NULL;
    xdecref(off);
    if (!up) {
        xdecref(v);
        return NULL;
    }
    obj_set_slot(i, up);
    return v;
}

static struct obj *long_next(struct obj *it)
{
    if (index_at)
        return long_next_indexed(it);
    struct obj **start = ref(it, lay.longrangeiterobject_start), **n = ref(it, lay.longrangeiterobject_len);
    if (int_sign(*n) <= 0)
        return NULL;
    struct obj *left = int_sub(*n, int_small(1)), *next = left ? int_add(*start, *ref(it, lay.longrangeiterobject_step)) : NULL;
    if (!next) {
        xdecref(left);
        return NULL;
    }
    obj_set_slot(n, left);
    struct obj *v = *start;
    *start = next;
    return v;
}

METHOD(long_hint)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *n = *ref(o, lay.longrangeiterobject_len);
    return index_at ? int_sub(n, *ref(o, index_at)) : incref(n);
}

struct obj *range_iterator(struct obj *start, struct obj *step, struct obj *n)
{
    int o1, o2, o3;
    int64_t a = int_as_i64(start, &o1), c = int_as_i64(step, &o2), len = int_as_i64(n, &o3), off, end;
    if (!o1 && !o2 && !o3 && !__builtin_mul_overflow(len, c, &off) && !__builtin_add_overflow(a, off, &end))
        return short_new(a, c, len);
    return long_new(start, step, n);
}

static struct obj *self_iter(struct obj *o)
{
    return incref(o);
}

METHOD(long_reduce)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *start = *ref(o, lay.longrangeiterobject_start), *step = *ref(o, lay.longrangeiterobject_step);
    struct obj *span = int_mul(*ref(o, lay.longrangeiterobject_len), step), *stop = span ? int_add(start, span) : NULL;
    struct obj *ends[] = {start, stop, step}, *r = stop ? obj_call(t_range->self, ends, 3, NULL) : NULL,
               *t = r ? tuple_pack(1, r) : NULL;
    xdecref(span);
    xdecref(stop);
    xdecref(r);
    return reduce_with_builtin("iter", t, t ? incref(index_at ? *ref(o, index_at) : obj_none) : NULL);
}

METHOD(long_setstate)
{
    (void)nargs, (void)kw;
    struct obj *n = *ref(o, lay.longrangeiterobject_len), *i = args[0];
    if (!is_int(i))
        return err_type("state must be an int, not %T", i);
    i = int_sign(i) < 0 ? int_small(0) : int_compare(i, n) > 0 ? n : i;
    if (index_at) {
        obj_set_slot(ref(o, index_at), incref(i));
        return new_none();
    }
    struct obj *step = *ref(o, lay.longrangeiterobject_step), *off = int_mul(i, step);
    struct obj *start = off ? int_add(*ref(o, lay.longrangeiterobject_start), off) : NULL, *left = start ? int_sub(n, i) : NULL;
    xdecref(off);
    if (!left) {
        xdecref(start);
        return NULL;
    }
    obj_set_slot(ref(o, lay.longrangeiterobject_start), start);
    obj_set_slot(ref(o, lay.longrangeiterobject_len), left);
    return new_none();
}

static const struct method_def short_methods[] = {{"__length_hint__", short_hint, NULL, METH_NOARGS},
                                                  {"__reduce__", short_reduce, NULL, METH_NOARGS},
                                                  {"__setstate__", short_setstate, NULL, METH_O},
                                                  {0}};
static const struct method_def long_methods[] = {{"__length_hint__", long_hint, NULL, METH_NOARGS},
                                                 {"__reduce__", long_reduce, NULL, METH_NOARGS},
                                                 {"__setstate__", long_setstate, NULL, METH_O},
                                                 {0}};

static const struct type_spec short_spec = {.name = "range_iterator",
                                            .kind = K_ITERATOR,
                                            .flags = TF_IMMUTABLE | TF_DISALLOW_NEW,
                                            .s = {.dealloc = short_dealloc,
                                                  .iter = self_iter,
                                                  .iternext = short_next,
                                                  .items_left = short_left},
                                            .methods = short_methods};
static const struct type_spec long_spec = {.name = "longrange_iterator",
                                           .kind = K_ITERATOR,
                                           .flags = TF_IMMUTABLE | TF_DISALLOW_NEW,
                                           .record = "longrangeiterobject",
                                           .s = {.dealloc = long_dealloc, .iter = self_iter, .iternext = long_next},
                                           .methods = long_methods};

void rangeiter_boot(void)
{
    bool indexed = lay.rangeiterobject_index >= 0;
    index_at = indexed ? lay.rangeiterobject_index : 0;
    start_at = indexed ? lay.rangeiterobject_start : lay._PyRangeIterObject_start;
    step_at = indexed ? lay.rangeiterobject_step : lay._PyRangeIterObject_step;
    len_at = indexed ? lay.rangeiterobject_len : lay._PyRangeIterObject_len;
    struct type_spec *spec = spec_copy(&short_spec);
    spec->record = indexed ? "rangeiterobject" : "_PyRangeIterObject";
    t_range_iter = type_ready(spec);
    t_longrange_iter = type_ready(&long_spec);
}
