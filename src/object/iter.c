/* Iterators over sequences: of lists (both ways) and tuples, the general one by index, iter(f, sentinel), reversed(). */
#include <string.h>

#include "boot.h"
#include "freelist.h"
#include "iter.h"
#include "list.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"
#include "slotscope/object/spec.h"

static struct type *t_list_iter, *t_list_reverse_iter, *t_tuple_iter, *t_seq_iter, *t_call_iter;
struct type *t_reversed;

struct obj *iter_self(struct obj *o)
{
    return incref(o);
}

struct obj *seqiter_make(struct type *t, enum free_id list, struct obj *seq, int64_t index)
{
    struct obj *it = list == FREE_COUNT ? NULL : freelist_take(list, t);
    if (!it && !(it = obj_alloc(t, 0)))
        return NULL;
    *iter_index(it) = index;
    *iter_seq(it) = incref(seq);
    gc_track(it);
    return it;
}

int seqiter_traverse(struct obj *it, visitproc *visit, void *arg)
{
    return *iter_seq(it) ? visit(*iter_seq(it), arg) : 0;
}

void seqiter_dealloc(struct obj *it)
{
    gc_untrack(it);
    xdecref(*iter_seq(it));
    if (it->ob_type == t_list_iter->self && freelist_give(FREE_LIST_ITER, it))
        return;
    if (it->ob_type == t_tuple_iter->self && freelist_give(FREE_TUPLE_ITER, it))
        return;
    obj_free(it);
}

/* ---- lists ---- */

struct obj *list_iter(struct obj *l)
{
    return seqiter_make(t_list_iter, FREE_LIST_ITER, l, 0);
}

struct obj *list_reversed(struct obj *l)
{
    return seqiter_make(t_list_reverse_iter, FREE_COUNT, l, list_len(l) - 1);
}

static struct obj *list_iter_next(struct obj *it)
{
    struct obj *l = *iter_seq(it);
    if (!l)
        return NULL;
    int64_t i = *iter_index(it);
    if (i < list_len(l)) {
        *iter_index(it) = i + 1;
        return incref(list_items(l)[i]);
    }
    obj_clear_slot(iter_seq(it));
    return NULL;
}

static struct obj *list_reverse_next(struct obj *it)
{
    struct obj *l = *iter_seq(it);
    if (!l)
        return NULL;
    int64_t i = *iter_index(it);
    if (i < 0 && pol.reversed_list_kept)
        return NULL;
    if (i >= 0 && i < list_len(l)) {
        --*iter_index(it);
        return incref(list_items(l)[i]);
    }
    *iter_index(it) = -1;
    obj_clear_slot(iter_seq(it));
    return NULL;
}

/* ---- tuples ---- */

struct obj *tuple_iter(struct obj *t)
{
    return seqiter_make(t_tuple_iter, FREE_TUPLE_ITER, t, 0);
}

static struct obj *tuple_iter_next(struct obj *it)
{
    struct obj *t = *iter_seq(it);
    if (!t)
        return NULL;
    int64_t i = *iter_index(it);
    if (i < tuple_len(t)) {
        *iter_index(it) = i + 1;
        return incref(tuple_items(t)[i]);
    }
    obj_clear_slot(iter_seq(it));
    return NULL;
}

/* ---- anything with __getitem__ ---- */

struct obj *seqiter_new(struct obj *seq)
{
    return seqiter_make(t_seq_iter, FREE_COUNT, seq, 0);
}

static struct obj *sequence_item(struct obj *seq, int64_t i)
{
    const struct type_slots *s = &type_of(seq)->s;
    if (s->sq_item)
        return s->sq_item(seq, i);
    struct obj *index = int_from_i64(i), *v = index ? obj_getitem(seq, index) : NULL;
    xdecref(index);
    return v;
}

/* IndexError and StopIteration end the walk. */
static bool ended(void)
{
    if (!err_matches(exc_IndexError) && !err_matches(exc_StopIteration))
        return false;
    err_clear();
    return true;
}

static struct obj *seq_iter_next(struct obj *it)
{
    struct obj *seq = *iter_seq(it);
    if (!seq)
        return NULL;
    if (*iter_index(it) == INT64_MAX)
        return err_format(exc_OverflowError, "iter index too large");
    struct obj *v = sequence_item(seq, *iter_index(it));
    if (v)
        ++*iter_index(it);
    else if (ended())
        obj_clear_slot(iter_seq(it));
    return v;
}

/* ---- reversed() ---- */

static struct obj *reversed_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct type *t = type_rec(type);
    if (no_keywords_new("reversed", t, t_reversed, kw) < 0 || one_positional("reversed", nargs) < 0)
        return NULL;
    struct obj *seq = args[0], *method = obj_lookup_special(seq, "__reversed__");
    if (!method && err_occurred())
        return NULL;
    if (method == obj_none) {
        decref(method);
        return err_type("'%.200T' object is not reversible", seq);
    }
    if (method) {
        struct obj *r = obj_call0(method);
        decref(method);
        return r;
    }
    const struct type_slots *s = &type_of(seq)->s;
    if (!(s->sq_item || s->mp_subscript) || !(s->sq_length || s->mp_length) || type_of(seq)->kind == K_DICT)
        return err_type("'%.200T' object is not reversible", seq);
    int64_t n = obj_len(seq);
    if (n < 0)
        return NULL;
    struct obj *it = type_generic_alloc(t, 0);
    if (it) {
        *iter_index(it) = n - 1;
        *iter_seq(it) = incref(seq);
    }
    return it;
}

static struct obj *reversed_next(struct obj *it)
{
    struct obj *seq = *iter_seq(it);
    if (!seq)
        return NULL;
    if (*iter_index(it) >= 0) {
        struct obj *v = sequence_item(seq, *iter_index(it));
        if (v) {
            --*iter_index(it);
            return v;
        }
        if (!ended())
            return NULL;
    }
    *iter_index(it) = -1;
    obj_clear_slot(iter_seq(it));
    return NULL;
}

/* ---- iter(callable, sentinel): callable at 16, sentinel at 24 ---- */

struct obj *calliter_new(struct obj *callable, struct obj *sentinel)
{
    struct obj *it = obj_alloc(t_call_iter, 0);
    if (!it)
        return NULL;
    *(struct obj **)(void *)iter_index(it) = incref(callable);
    *iter_seq(it) = incref(sentinel);
    gc_track(it);
    return it;
}

static struct obj **calliter_callable(const struct obj *it)
{
    return (struct obj **)(void *)iter_index(it);
}

static void calliter_dealloc(struct obj *it)
{
    gc_untrack(it);
    xdecref(*calliter_callable(it));
    xdecref(*iter_seq(it));
    obj_free(it);
}

static int calliter_traverse(struct obj *it, visitproc *visit, void *arg)
{
    int r = *calliter_callable(it) ? visit(*calliter_callable(it), arg) : 0;
    return r ? r : (*iter_seq(it) ? visit(*iter_seq(it), arg) : 0);
}

static struct obj *calliter_next(struct obj *it)
{
    if (!*calliter_callable(it))
        return NULL;
    struct obj *v = obj_call0(*calliter_callable(it));
    int stop = 1;
    if (v && *iter_seq(it)) {
        stop = obj_richcompare_bool(v, *iter_seq(it), CMP_EQ);
        if (stop == 0)
            return v;
    } else if (!v) {
        if (!err_matches(exc_StopIteration))
            return NULL;
        err_clear();
    }
    xdecref(v);
    if (stop > 0) {
        obj_clear_slot(calliter_callable(it));
        obj_clear_slot(iter_seq(it));
    }
    return NULL;
}

/* ---- methods of all of them ---- */

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)

/* Of the built-in sequences, whose length nobody can redefine. */
int64_t iter_left_forward(const struct obj *it)
{
    return *iter_seq(it) ? obj_len(*iter_seq(it)) - *iter_index(it) : 0;
}

static int64_t left_backward(const struct obj *it)
{
    return *iter_seq(it) ? *iter_index(it) + 1 : 0;
}

METHOD(hint_forward)
{
    (void)args, (void)nargs, (void)kw;
    if (!*iter_seq(o))
        return int_from_i64(0);
    if (o->ob_type == t_seq_iter->self && !type_of(*iter_seq(o))->s.sq_length && !type_of(*iter_seq(o))->s.mp_length)
        return incref(obj_notimplemented);
    int64_t n = obj_len(*iter_seq(o));
    if (n < 0)
        return NULL;
    n -= *iter_index(o);
    return int_from_i64(n < 0 ? 0 : n);
}

METHOD(hint_backward)
{
    (void)args, (void)nargs, (void)kw;
    if (!*iter_seq(o))
        return int_from_i64(0);
    int64_t n = obj_len(*iter_seq(o)), left = *iter_index(o) + 1;
    return n < 0 ? NULL : int_from_i64(n < left ? 0 : left);
}

METHOD(reduce_forward)
{
    (void)args, (void)nargs, (void)kw;
    if (*iter_seq(o))
        return reduce_with_builtin("iter", tuple_pack(1, *iter_seq(o)), int_from_i64(*iter_index(o)));
    bool text = strncmp(type_of(o)->name, "str_", 4) == 0;
    struct obj *empty = o->ob_type == t_list_iter->self ? list_new(0) : text ? str_from_c("") : tuple_new(0);
    struct obj *t = empty ? tuple_pack(1, empty) : NULL;
    xdecref(empty);
    return reduce_with_builtin("iter", t, NULL);
}

METHOD(reduce_backward)
{
    (void)args, (void)nargs, (void)kw;
    if (!*iter_seq(o)) {
        struct obj *empty = tuple_new(0), *t = empty ? tuple_pack(1, empty) : NULL;
        xdecref(empty);
        return reduce_with_builtin("iter", t, NULL);
    }
    struct obj *t = tuple_pack(1, *iter_seq(o)), *i = int_from_i64(*iter_index(o));
    struct obj *r = t && i ? tuple_pack(3, t_reversed->self, t, i) : NULL;
    xdecref(t);
    xdecref(i);
    return r;
}

static bool mutable_sequence(struct obj *o)
{
    return obj_is_kind(o, K_LIST) || (pol.setstate_ends > 1 && obj_is_kind(o, K_BYTEARRAY));
}

METHOD(setstate)
{
    (void)nargs, (void)kw;
    int64_t i;
    if (!is_int(args[0]))
        return err_type("an integer is required");
    if (arg_ssize(args[0], &i) < 0)
        return NULL;
    if (!*iter_seq(o))
        return new_none();
    if (i < 0 && pol.setstate_ends && mutable_sequence(*iter_seq(o))) {
        obj_clear_slot(iter_seq(o)); /* a negative index is one past the end */
        return new_none();
    }
    int64_t n = o->ob_type == t_seq_iter->self ? INT64_MAX : obj_len(*iter_seq(o));
    bool backward = o->ob_type == t_list_reverse_iter->self || type_is_subtype(type_of(o), t_reversed);
    int64_t low = backward ? -1 : 0, high = backward ? n - 1 : n;
    *iter_index(o) = i < low ? low : i > high ? high : i;
    return new_none();
}

METHOD(calliter_reduce)
{
    (void)args, (void)nargs, (void)kw;
    if (*calliter_callable(o) && *iter_seq(o))
        return reduce_with_builtin("iter", tuple_pack(2, *calliter_callable(o), *iter_seq(o)), NULL);
    struct obj *empty = tuple_new(0), *t = empty ? tuple_pack(1, empty) : NULL;
    xdecref(empty);
    return reduce_with_builtin("iter", t, NULL);
}

const struct method_def iter_forward_methods[] = {{"__length_hint__", hint_forward, NULL, METH_NOARGS},
                                                  {"__reduce__", reduce_forward, NULL, METH_NOARGS},
                                                  {"__setstate__", setstate, NULL, METH_O},
                                                  {0}};
static const struct method_def backward_methods[] = {{"__length_hint__", hint_backward, NULL, METH_NOARGS},
                                                     {"__reduce__", reduce_backward, NULL, METH_NOARGS},
                                                     {"__setstate__", setstate, NULL, METH_O},
                                                     {0}};
static const struct method_def calliter_methods[] = {{"__reduce__", calliter_reduce, NULL, METH_NOARGS}, {0}};

#define ITER_SPEC(var, text, rec, step, defs, left)                                                                                      \
    static const struct type_spec var = {                                                                                          \
        .name = text,                                                                                                              \
        .kind = K_ITERATOR,                                                                                                        \
        .flags = TF_GC | TF_IMMUTABLE | TF_DISALLOW_NEW,                                                                           \
        .record = rec,                                                                                                             \
        .s = {.dealloc = seqiter_dealloc,                                                                                          \
              .traverse = seqiter_traverse,                                                                                        \
              .iter = iter_self,                                                                                                   \
              .iternext = step,                                                                                                    \
              .items_left = left},                                                                                                 \
        .methods = defs,                                                                                                           \
    }
/* All are as long as seqiterobject: a header, an index and a reference. */
ITER_SPEC(list_iter_spec, "list_iterator", "seqiterobject", list_iter_next, iter_forward_methods, iter_left_forward);
ITER_SPEC(list_reverse_spec, "list_reverseiterator", "seqiterobject", list_reverse_next, backward_methods, left_backward);
ITER_SPEC(tuple_iter_spec, "tuple_iterator", "seqiterobject", tuple_iter_next, iter_forward_methods, iter_left_forward);
ITER_SPEC(seq_iter_spec, "iterator", "seqiterobject", seq_iter_next, iter_forward_methods, NULL);

static const struct type_spec call_iter_spec = {
    .name = "callable_iterator",
    .kind = K_ITERATOR,
    .flags = TF_GC | TF_IMMUTABLE | TF_DISALLOW_NEW,
    .record = "seqiterobject",
    .s = {.dealloc = calliter_dealloc, .traverse = calliter_traverse, .iter = iter_self, .iternext = calliter_next},
    .methods = calliter_methods,
};

static const struct type_spec reversed_spec = {
    .name = "reversed",
    .kind = K_ITERATOR,
    .flags = TF_GC | TF_BASETYPE | TF_IMMUTABLE,
    .record = "reversedobject",
    .s = {.dealloc = seqiter_dealloc,
          .traverse = seqiter_traverse,
          .iter = iter_self,
          .iternext = reversed_next,
          .new_ = reversed_new},
    .methods = backward_methods,
};

void iter_boot(void)
{
    t_list_iter = type_ready(&list_iter_spec);
    t_list_reverse_iter = type_ready(&list_reverse_spec);
    t_tuple_iter = type_ready(&tuple_iter_spec);
    t_seq_iter = type_ready(&seq_iter_spec);
    t_call_iter = type_ready(&call_iter_spec);
    t_reversed = type_ready(&reversed_spec);
    combine_boot();
}

struct obj *iter_reduce_to_list(struct obj *taken_copy)
{
    struct obj *list = taken_copy ? list_from_iter(taken_copy) : NULL, *t = list ? tuple_pack(1, list) : NULL;
    xdecref(taken_copy);
    xdecref(list);
    return reduce_with_builtin("iter", t, NULL);
}
