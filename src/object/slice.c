/* Slices: three objects, and how they resolve against a length. */
#include "boot.h"
#include "freelist.h"
#include "seqpriv.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"
#include "slotscope/object/spec.h"

struct type *t_slice;

static inline struct obj **part(const struct obj *s, int i) /* start, stop, step */
{
    return (struct obj **)(void *)((char *)(uintptr_t)s + 16 + 8 * i);
}

struct obj *slice_new(struct obj *start, struct obj *stop, struct obj *step)
{
    struct obj *s = freelist_take(FREE_SLICE, t_slice);
    if (!s && !(s = obj_alloc(t_slice, 0)))
        return NULL;
    *part(s, 0) = incref(start ? start : obj_none);
    *part(s, 1) = incref(stop ? stop : obj_none);
    *part(s, 2) = incref(step ? step : obj_none);
    gc_track(s);
    return s;
}

/* An index for slicing: clipped to a machine word. 0 or -1. */
static int slice_index(struct obj *o, int64_t *out)
{
    if (is_int(o) && int_is_compact(o)) {
        *out = int_compact_value(o);
        return 0;
    }
    if (!type_of(o)->s.index) {
        err_type("%s", message(MSG_SLICE_INDEX));
        return -1;
    }
    int64_t v = num_as_ssize(o, NULL);
    if (v == -1 && err_occurred())
        return -1;
    *out = v;
    return 0;
}

int slice_unpack(struct obj *s, int64_t *start, int64_t *stop, int64_t *step)
{
    *step = 1;
    if (*part(s, 2) != obj_none) {
        if (slice_index(*part(s, 2), step) < 0)
            return -1;
        if (*step == 0) {
            err_value("slice step cannot be zero");
            return -1;
        }
        if (*step < -INT64_MAX)
            *step = -INT64_MAX;
    }
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    if (*part(s, 0) != obj_none && slice_index(*part(s, 0), start) < 0)
        return -1;
    return *part(s, 1) != obj_none ? slice_index(*part(s, 1), stop) : 0;
}

static int64_t clip(int64_t i, int64_t n, int64_t step)
{
    if (i < 0) {
        i += n;
        return i < 0 ? (step < 0 ? -1 : 0) : i;
    }
    return i >= n ? (step < 0 ? n - 1 : n) : i;
}

int64_t slice_adjust(int64_t n, int64_t *start, int64_t *stop, const int64_t *step)
{
    *start = clip(*start, n, *step);
    *stop = clip(*stop, n, *step);
    if (*step < 0)
        return *stop < *start ? (*start - *stop - 1) / -*step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / *step + 1 : 0;
}

int64_t slice_resolve(struct obj *slice, int64_t n, int64_t *start, int64_t *stop, int64_t *step)
{
    return slice_unpack(slice, start, stop, step) < 0 ? -1 : slice_adjust(n, start, stop, step);
}

/* ---- slots ---- */

static void slice_dealloc(struct obj *s)
{
    gc_untrack(s);
    for (int i = 2; i >= 0; i--)
        decref(*part(s, i));
    if (!freelist_give(FREE_SLICE, s))
        obj_free(s);
}

static int slice_traverse(struct obj *s, visitproc *visit, void *arg)
{
    for (int i = 0; i < 3; i++) {
        int r = visit(*part(s, i), arg);
        if (r)
            return r;
    }
    return 0;
}

static struct obj *slice_repr(struct obj *s)
{
    return str_printf("slice(%R, %R, %R)", *part(s, 0), *part(s, 1), *part(s, 2));
}

static struct obj *as_tuple(struct obj *s)
{
    return tuple_pack(3, *part(s, 0), *part(s, 1), *part(s, 2));
}

static struct obj *slice_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (b->ob_type != t_slice->self || a->ob_type != t_slice->self)
        return incref(obj_notimplemented);
    if (a == b)
        return new_bool(op == CMP_EQ || op == CMP_LE || op == CMP_GE);
    struct obj *x = as_tuple(a), *y = as_tuple(b), *r = x && y ? obj_richcompare(x, y, op) : NULL;
    xdecref(x);
    xdecref(y);
    return r;
}

static int64_t slice_hash(struct obj *s)
{
    uint64_t acc = UINT64_C(2870177450012600261);
    for (int i = 0; i < 3; i++) {
        int64_t h = obj_hash(*part(s, i));
        if (h == -1)
            return -1;
        acc += (uint64_t)h * UINT64_C(14029467366897019727);
        acc = (acc << 31) | (acc >> 33);
        acc *= UINT64_C(11400714785074694791);
    }
    return acc == UINT64_MAX ? 1546275796 : (int64_t)acc;
}

static struct obj *slice_new_(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)type;
    if (no_keywords("slice", kw) < 0 || arg_count("slice", nargs, NULL, 1, 3) < 0)
        return NULL;
    return nargs == 1 ? slice_new(NULL, args[0], NULL) : slice_new(args[0], args[1], nargs > 2 ? args[2] : NULL);
}

/* ---- indices(), for lengths of any size ---- */

/* One end as an int: clipped into [low, high]. New reference. */
static struct obj *long_bound(struct obj *v, struct obj *n, struct obj *low, struct obj *high, struct obj *missing)
{
    if (v == obj_none)
        return incref(missing);
    if (!type_of(v)->s.index)
        return err_type("slice indices must be integers or None or have an __index__ method");
    struct obj *i = num_index(v);
    if (!i)
        return NULL;
    if (int_sign(i) < 0) {
        struct obj *moved = num_binary(OP_ADD, i, n);
        decref(i);
        if (!moved)
            return NULL;
        i = moved;
        if (int_compare(i, low) < 0) {
            decref(i);
            return incref(low);
        }
    } else if (int_compare(i, high) > 0) {
        decref(i);
        return incref(high);
    }
    return i;
}

static struct obj *step_of(struct obj *s)
{
    struct obj *v = *part(s, 2);
    if (v == obj_none)
        return incref(int_small(1));
    if (!type_of(v)->s.index)
        return err_type("slice indices must be integers or None or have an __index__ method");
    struct obj *step = num_index(v);
    if (step && int_sign(step) == 0) {
        decref(step);
        return err_value("slice step cannot be zero");
    }
    return step;
}

/* (start, stop, step) as ints for a sequence whose length is the int n: 0, or -1. New references. */
int slice_long_indices(struct obj *s, struct obj *n, struct obj *out[3])
{
    out[0] = out[1] = NULL;
    out[2] = step_of(s);
    if (!out[2])
        return -1;
    bool down = int_sign(out[2]) < 0;
    struct obj *low = incref(int_small(down ? -1 : 0)), *high = down ? num_binary(OP_SUB, n, int_small(1)) : incref(n);
    if (high) {
        out[0] = long_bound(*part(s, 0), n, low, high, down ? high : low);
        out[1] = out[0] ? long_bound(*part(s, 1), n, low, high, down ? low : high) : NULL;
    }
    decref(low);
    xdecref(high);
    if (out[1])
        return 0;
    xdecref(out[0]);
    decref(out[2]);
    return -1;
}

static struct obj *slice_indices(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)nargs, (void)kw;
    struct obj *n = num_index(args[0]), *out[3], *r = NULL;
    if (!n)
        return NULL;
    if (int_sign(n) < 0) {
        err_value("length should not be negative");
    } else if (slice_long_indices(s, n, out) == 0) {
        r = tuple_pack(3, out[0], out[1], out[2]);
        for (int i = 0; i < 3; i++)
            decref(out[i]);
    }
    decref(n);
    return r;
}

static struct obj *slice_reduce(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *t = as_tuple(s), *r = t ? tuple_pack(2, t_slice->self, t) : NULL;
    xdecref(t);
    return r;
}

static const struct method_def slice_methods[] = {
    {"indices", slice_indices, NULL, METH_O}, {"__reduce__", slice_reduce, NULL, METH_NOARGS}, {0}};
static const struct member_def slice_members[] = {{"start", MEMBER_OBJECT | MEMBER_READONLY, 16},
                                                  {"stop", MEMBER_OBJECT | MEMBER_READONLY, 24},
                                                  {"step", MEMBER_OBJECT | MEMBER_READONLY, 32},
                                                  {0}};

static const struct type_spec slice_spec = {
    .name = "slice",
    .kind = K_SLICE,
    .flags = TF_GC | TF_IMMUTABLE,
    .record = "PySliceObject",
    .s = {.dealloc = slice_dealloc,
          .traverse = slice_traverse,
          .repr = slice_repr,
          .hash = hash_not_implemented,
          .richcompare = slice_richcompare,
          .new_ = slice_new_},
    .methods = slice_methods,
    .members = slice_members,
};

void slice_boot(void)
{
    struct type_spec *spec = spec_copy(&slice_spec);
    if (pol.slice_hash)
        spec->s.hash = slice_hash;
    t_slice = type_ready(spec);
}
