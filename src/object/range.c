/* Ranges: start, stop, step and length as ints of any size; arithmetic in machine words wherever it fits. */
#include "range.h"

#include "boot.h"
#include "freelist.h"
#include "intpriv.h"
#include "seqpriv.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"

struct type *t_range;

#define WORDS(r, a, b, c, n)                                                                                                       \
    int64_t a, b, c, n;                                                                                                            \
    bool fits = range_words(r, &a, &b, &c, &n)

/* start, stop, step and length when all of them are machine words. */
bool range_words(const struct obj *r, int64_t *start, int64_t *stop, int64_t *step, int64_t *n)
{
    int64_t *out[4] = {start, stop, step, n};
    int overflow = 0;
    for (int i = 0; i < 4; i++) {
        *out[i] = int_as_i64(*range_part(r, i), &overflow);
        if (overflow)
            return false;
    }
    return true;
}

/* ---- length ---- */

static int64_t count_words(int64_t start, int64_t stop, int64_t step)
{
    if (step > 0 && start < stop)
        return (int64_t)(((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1);
    if (step < 0 && start > stop)
        return (int64_t)(((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1);
    return 0;
}

static struct obj *take2(struct obj *fn(struct obj *, struct obj *), struct obj *taken, struct obj *b)
{
    struct obj *r = taken ? fn(taken, b) : NULL;
    xdecref(taken);
    return r;
}

/* (hi - lo - 1) // step + 1, or 0 */
static struct obj *count_items(struct obj *start, struct obj *stop, struct obj *step)
{
    int o1, o2, o3;
    int64_t a = int_as_i64(start, &o1), b = int_as_i64(stop, &o2), c = int_as_i64(step, &o3);
    if (!o1 && !o2 && !o3 && a > INT64_MIN / 4 && a < INT64_MAX / 4 && b > INT64_MIN / 4 && b < INT64_MAX / 4)
        return int_from_i64(count_words(a, b, c));
    bool down = int_sign(step) < 0;
    struct obj *lo = down ? stop : start, *hi = down ? start : stop;
    if (int_compare(lo, hi) >= 0)
        return incref(int_small(0));
    struct obj *size = down ? int_neg(step) : incref(step);
    struct obj *n = size ? take2(int_sub, int_sub(hi, lo), int_small(1)) : NULL;
    n = n ? take2(int_floordiv, n, size) : NULL;
    xdecref(size);
    return take2(int_add, n, int_small(1));
}

/* Where comparing counts towards the limit, its bounds are compared that way. */
static struct obj *count_deep(struct obj *start, struct obj *stop, struct obj *step)
{
    if (recursion_enter(" in comparison") < 0)
        return NULL;
    struct obj *n = count_items(start, stop, step);
    recursion_leave();
    return n;
}

/* Takes the three; length is computed. */
static struct obj *range_make(struct obj *start, struct obj *stop, struct obj *step)
{
    struct obj *n = !start || !stop || !step ? NULL
                    : pol.c_recursion_limit  ? count_items(start, stop, step)
                                             : count_deep(start, stop, step);
    struct obj *r = NULL;
    if (n) {
        r = freelist_take(FREE_RANGE, t_range);
        if (!r)
            r = obj_alloc(t_range, 0);
    }
    if (!r) {
        xdecref(start);
        xdecref(stop);
        xdecref(step);
        xdecref(n);
        return NULL;
    }
    *range_part(r, 0) = start;
    *range_part(r, 1) = stop;
    *range_part(r, 2) = step;
    *range_part(r, 3) = n;
    return r;
}

struct obj *range_new(struct obj *start, struct obj *stop, struct obj *step)
{
    struct obj *a = start ? num_index(start) : incref(int_small(0));
    struct obj *b = a ? num_index(stop) : NULL;
    struct obj *c = b ? (step ? num_index(step) : incref(int_small(1))) : NULL;
    if (c && int_sign(c) == 0) {
        err_value("range() arg 3 must not be zero");
        decref(c);
        c = NULL;
    }
    return range_make(a, b, c);
}

static struct obj *range_new_(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)type;
    if (no_keywords("range", kw) < 0)
        return NULL;
    if (!nargs)
        return err_type(message(MSG_ONE_ARGUMENT), "range");
    if (arg_count("range", nargs, NULL, 1, 3) < 0)
        return NULL;
    if (nargs == 1)
        return range_new(NULL, args[0], NULL);
    return range_new(args[0], args[1], nargs > 2 ? args[2] : NULL);
}

static void range_dealloc(struct obj *r)
{
    for (int i = 0; i < 4; i++)
        decref(*range_part(r, i));
    if (!freelist_give(FREE_RANGE, r))
        obj_free(r);
}

/* ---- items ---- */

/* start + i * step, i an int. */
static struct obj *item_at(struct obj *r, struct obj *i)
{
    return take2(int_add, int_mul(i, *range_part(r, 2)), *range_part(r, 0));
}

static struct obj *range_item_long(struct obj *r, struct obj *i)
{
    struct obj *n = *range_part(r, 3), *at = int_sign(i) < 0 ? int_add(i, n) : incref(i), *v = NULL;
    if (at && (int_sign(at) < 0 || int_compare(at, n) >= 0))
        err_format(exc_IndexError, "range object index out of range");
    else if (at)
        v = item_at(r, at);
    xdecref(at);
    return v;
}

static struct obj *range_item(struct obj *r, int64_t i)
{
    WORDS(r, start, stop, step, n);
    int64_t off, v;
    if (fits && i >= 0 && i < n && !__builtin_mul_overflow(i, step, &off) && !__builtin_add_overflow(start, off, &v))
        return int_from_i64(v);
    if (i < 0)
        return err_format(exc_IndexError, "range object index out of range");
    struct obj *index = int_from_i64(i), *item = index ? range_item_long(r, index) : NULL;
    xdecref(index);
    return item;
}

static struct obj *range_slice(struct obj *r, struct obj *slice)
{
    struct obj *at[3];
    if (slice_long_indices(slice, *range_part(r, 3), at) < 0)
        return NULL;
    struct obj *step = int_mul(at[2], *range_part(r, 2));
    struct obj *start = step ? item_at(r, at[0]) : NULL, *stop = start ? item_at(r, at[1]) : NULL;
    for (int i = 0; i < 3; i++)
        decref(at[i]);
    return range_make(start, stop, step);
}

static struct obj *range_subscript(struct obj *r, struct obj *key)
{
    if (type_of(key)->s.index) {
        struct obj *i = num_index(key), *v = i ? range_item_long(r, i) : NULL;
        xdecref(i);
        return v;
    }
    if (type_of(key)->kind == K_SLICE)
        return range_slice(r, key);
    return err_type("range indices must be integers or slices, not %.200T", key);
}

static int64_t range_length(struct obj *r)
{
    int overflow;
    int64_t n = int_as_i64(*range_part(r, 3), &overflow);
    if (!overflow)
        return n;
    err_format(exc_OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
}

/* Is int x in the range? 1, 0, -1. */
static int holds_int(struct obj *r, struct obj *x)
{
    bool up = int_sign(*range_part(r, 2)) > 0;
    int to_start = int_compare(*range_part(r, 0), x), to_stop = int_compare(x, *range_part(r, 1));
    if (up ? to_start > 0 || to_stop >= 0 : to_start < 0 || to_stop <= 0)
        return 0;
    struct obj *d = int_sub(x, *range_part(r, 0)), *m = take2(int_mod, d, *range_part(r, 2));
    int r0 = m ? int_sign(m) == 0 : -1;
    xdecref(m);
    return r0;
}

static bool exact_int(const struct obj *x)
{
    return x->ob_type == t_int->self || x->ob_type == t_bool->self;
}

/* Anything that is no plain int is searched for item by item. -1: absent, -2: exception. counting: how many instead of where. */
static int64_t search(struct obj *r, struct obj *x, bool counting)
{
    struct obj *it = obj_iter(r), *item;
    int64_t i = 0, found = counting ? 0 : -1;
    while (it && (item = obj_next(it))) {
        int equal = obj_richcompare_bool(item, x, CMP_EQ);
        decref(item);
        if (equal < 0) {
            found = -2;
            break;
        }
        if (equal && counting) {
            found++;
        } else if (equal) {
            found = i;
            break;
        }
        i++;
    }
    xdecref(it);
    return err_occurred() ? -2 : found;
}

static int range_contains(struct obj *r, struct obj *x)
{
    if (exact_int(x))
        return holds_int(r, x);
    int64_t i = search(r, x, false);
    return i == -2 ? -1 : i >= 0;
}

/* ---- comparing ---- */

/* The numbers are the same: length, then first item, then step matter. */
static int equals(struct obj *a, struct obj *b)
{
    if (a == b)
        return 1;
    if (int_compare(*range_part(a, 3), *range_part(b, 3)) != 0)
        return 0;
    if (int_sign(*range_part(a, 3)) == 0)
        return 1;
    if (int_compare(*range_part(a, 0), *range_part(b, 0)) != 0)
        return 0;
    if (int_compare(*range_part(a, 3), int_small(1)) == 0)
        return 1;
    return int_compare(*range_part(a, 2), *range_part(b, 2)) == 0;
}

static struct obj *range_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (type_of(b)->kind != K_RANGE || (op != CMP_EQ && op != CMP_NE))
        return incref(obj_notimplemented);
    return new_bool(equals(a, b) == (op == CMP_EQ));
}

static int64_t range_hash(struct obj *r)
{
    struct obj *n = *range_part(r, 3), *none = obj_none, *step = none, *start = none;
    if (int_sign(n)) {
        start = *range_part(r, 0);
        if (int_compare(n, int_small(1)) != 0)
            step = *range_part(r, 2);
    }
    struct obj *t = tuple_pack(3, n, start, step);
    if (!t)
        return -1;
    int64_t h = obj_hash(t);
    decref(t);
    return h;
}

static struct obj *range_repr(struct obj *r)
{
    struct obj *step = *range_part(r, 2);
    if (int_is_compact(step) && int_compact_value(step) == 1)
        return str_printf("range(%R, %R)", *range_part(r, 0), *range_part(r, 1));
    return str_printf("range(%R, %R, %R)", *range_part(r, 0), *range_part(r, 1), step);
}

static int range_bool(struct obj *r)
{
    return int_sign(*range_part(r, 3)) != 0;
}

/* ---- methods ---- */

static struct obj *m_count(struct obj *r, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)nargs, (void)kw;
    int64_t n = exact_int(args[0]) ? holds_int(r, args[0]) : search(r, args[0], true);
    return n < 0 ? NULL : int_from_i64(n);
}

static struct obj *m_index(struct obj *r, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)nargs, (void)kw;
    struct obj *x = args[0];
    if (!exact_int(x)) {
        int64_t i = search(r, x, false);
        return i >= 0 ? int_from_i64(i) : i == -2 ? NULL : err_value("sequence.index(x): x not in sequence");
    }
    int found = holds_int(r, x);
    if (found < 0)
        return NULL;
    if (!found)
        return err_value(message(MSG_RANGE_INDEX), x);
    return take2(int_floordiv, int_sub(x, *range_part(r, 0)), *range_part(r, 2));
}

static struct obj *m_reduce(struct obj *r, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *t = tuple_pack(3, *range_part(r, 0), *range_part(r, 1), *range_part(r, 2));
    struct obj *pair = t ? tuple_pack(2, r->ob_type, t) : NULL;
    xdecref(t);
    return pair;
}

static struct obj *m_reversed(struct obj *r, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *n1 = int_sub(*range_part(r, 3), int_small(1));
    struct obj *start = n1 ? item_at(r, n1) : NULL, *step = start ? int_neg(*range_part(r, 2)) : NULL;
    xdecref(n1);
    struct obj *it = step ? range_iterator(start, step, *range_part(r, 3)) : NULL;
    xdecref(start);
    xdecref(step);
    return it;
}

static const struct method_def range_methods[] = {
    {"__reversed__", m_reversed, NULL, METH_NOARGS},
    {"__reduce__", m_reduce, NULL, METH_NOARGS},
    {"count", m_count, NULL, METH_O},
    {"index", m_index, NULL, METH_O},
    {0},
};
static const struct member_def range_members[] = {{"start", MEMBER_OBJECT | MEMBER_READONLY, 16},
                                                  {"stop", MEMBER_OBJECT | MEMBER_READONLY, 24},
                                                  {"step", MEMBER_OBJECT | MEMBER_READONLY, 32},
                                                  {0}};

static struct obj *range_iter(struct obj *r)
{
    return range_iterator(*range_part(r, 0), *range_part(r, 2), *range_part(r, 3));
}

static const struct type_spec range_spec = {
    .name = "range",
    .kind = K_RANGE,
    .flags = TF_SEQUENCE | TF_IMMUTABLE,
    .record = "rangeobject",
    .s = {.dealloc = range_dealloc,
          .repr = range_repr,
          .hash = range_hash,
          .richcompare = range_richcompare,
          .iter = range_iter,
          .new_ = range_new_,
          .boolean = range_bool,
          .sq_length = range_length,
          .mp_length = range_length,
          .sq_item = range_item,
          .sq_contains = range_contains,
          .mp_subscript = range_subscript},
    .methods = range_methods,
    .members = range_members,
};

void range_boot(void)
{
    t_range = type_ready(&range_spec);
    rangeiter_boot();
}
