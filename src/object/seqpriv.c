/* Comparing, searching and showing the items of lists and tuples, which may change under us while program code compares. */
#include "seqpriv.h"

#include <sys/types.h>

#include "slotscope/base/buf.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"

/* Index of the first pair that differs, the shorter length when none does; -1 with an exception. */
static int64_t first_difference(struct obj *a, struct obj *b, fetch_item *at)
{
    for (int64_t i = 0;; i++) {
        struct obj *x = at(a, i), *y = at(b, i);
        if (!x || !y)
            return i;
        if (x == y)
            continue;
        incref(x);
        incref(y);
        int equal = obj_richcompare_bool(x, y, CMP_EQ);
        decref(x);
        decref(y);
        if (equal < 0)
            return -1;
        if (!equal)
            return i;
    }
}

static bool ordered(int64_t a, int64_t b, enum cmp op)
{
    switch (op) {
    case CMP_LT: return a < b;
    case CMP_LE: return a <= b;
    case CMP_EQ: return a == b;
    case CMP_NE: return a != b;
    case CMP_GT: return a > b;
    default: return a >= b;
    }
}

struct obj *items_compare(struct obj *a, struct obj *b, fetch_item *at, enum cmp op)
{
    int64_t na = ((struct varobj *)a)->size, nb = ((struct varobj *)b)->size;
    if (is_list(a) && na != nb && (op == CMP_EQ || op == CMP_NE))
        return new_bool(op == CMP_NE);
    int64_t i = first_difference(a, b, at);
    if (i < 0)
        return NULL;
    struct obj *x = at(a, i), *y = at(b, i);
    if (!x || !y)
        return new_bool(ordered(((struct varobj *)a)->size, ((struct varobj *)b)->size, op));
    if (op == CMP_EQ || op == CMP_NE)
        return new_bool(op == CMP_NE);
    incref(x);
    incref(y);
    struct obj *r = obj_richcompare(x, y, op);
    decref(x);
    decref(y);
    return r;
}

int64_t items_find(struct obj *seq, struct obj *x, fetch_item *at, int64_t from, int64_t to)
{
    int64_t n = ((struct varobj *)seq)->size;
    from = from < 0 ? (from + n < 0 ? 0 : from + n) : from;
    to = to < 0 ? (to + n < 0 ? 0 : to + n) : to;
    struct obj *item;
    for (int64_t i = from; i < to && (item = at(seq, i)); i++) {
        if (item == x)
            return i;
        incref(item);
        int equal = obj_richcompare_bool(item, x, CMP_EQ);
        decref(item);
        if (equal)
            return equal < 0 ? -2 : i;
    }
    return -1;
}

int items_contain(struct obj *seq, struct obj *x, fetch_item *at)
{
    int64_t i = items_find(seq, x, at, 0, INT64_MAX);
    return i == -2 ? -1 : i >= 0;
}

int64_t items_count(struct obj *seq, struct obj *x, fetch_item *at)
{
    int64_t n = 0;
    struct obj *item;
    for (int64_t i = 0; (item = at(seq, i)); i++) {
        incref(item);
        int equal = item == x ? 1 : obj_richcompare_bool(item, x, CMP_EQ);
        decref(item);
        if (equal < 0)
            return -1;
        n += equal;
    }
    return n;
}

static int add_items(struct buf *b, struct obj *seq, fetch_item *at)
{
    struct obj *item;
    for (int64_t i = 0; (item = at(seq, i)); i++) {
        if (i)
            buf_adds(b, ", ");
        incref(item);
        struct obj *r = obj_repr(item);
        decref(item);
        if (!r)
            return -1;
        str_to_utf8(r, b);
        decref(r);
    }
    return 0;
}

struct obj *items_repr(struct obj *seq, fetch_item *at, const char *open, const char *close, const char *again, bool one_comma)
{
    if (((struct varobj *)seq)->size == 0)
        return str_printf("%s%s", open, close);
    int entered = repr_enter(seq);
    if (entered)
        return entered > 0 ? str_from_c(again) : NULL;
    struct buf b;
    buf_init(&b);
    buf_adds(&b, open);
    int failed = add_items(&b, seq, at);
    repr_leave(seq);
    if (failed) {
        buf_done(&b);
        return NULL;
    }
    if (one_comma && ((struct varobj *)seq)->size == 1)
        buf_addc(&b, ',');
    buf_adds(&b, close);
    return str_from_buf(&b);
}

/* ---- arguments ---- */

static int64_t hint_of_method(struct obj *method, int64_t fallback)
{
    struct obj *r = obj_call0(method);
    if (!r) {
        if (!err_matches(exc_TypeError))
            return -1;
        err_clear();
        return fallback;
    }
    if (r == obj_notimplemented) {
        decref(r);
        return fallback;
    }
    if (!is_int(r)) {
        err_type("__length_hint__ must be an integer, not %.100T", r);
        decref(r);
        return -1;
    }
    int64_t n = num_as_ssize(r, exc_OverflowError);
    decref(r);
    if (n < 0 && !err_occurred())
        err_value("__length_hint__() should return >= 0");
    return n < 0 ? -1 : n;
}

int64_t length_hint(struct obj *o, int64_t fallback)
{
    const struct type_slots *s = &type_of(o)->s;
    if (s->sq_length || s->mp_length) {
        int64_t n = obj_len(o);
        if (n >= 0)
            return n;
        if (!err_matches(exc_TypeError))
            return -1;
        err_clear();
    }
    struct obj *method = obj_lookup_special(o, "__length_hint__");
    if (!method)
        return err_occurred() ? -1 : fallback;
    int64_t n = hint_of_method(method, fallback);
    decref(method);
    return n;
}

int clip_index(struct obj *o, int64_t *out)
{
    if (!o)
        return 0;
    if (!type_of(o)->s.index) {
        err_type("slice indices must be integers or have an __index__ method");
        return -1;
    }
    int64_t v = num_as_ssize(o, NULL);
    if (v == -1 && err_occurred())
        return -1;
    *out = v;
    return 0;
}

int no_keywords(const char *name, struct obj *kwnames)
{
    if (!kwnames || tuple_len(kwnames) == 0)
        return 0;
    err_type("%s() takes no keyword arguments", name);
    return -1;
}

int no_keywords_new(const char *name, const struct type *t, const struct type *base, struct obj *kwnames)
{
    bool strict = t == base || (pol.subclass_keywords_need_method && t->s.init == base->s.init);
    return strict ? no_keywords(name, kwnames) : 0;
}

int no_keywords_init(const char *name, const struct type *t, const struct type *base, struct obj *kwnames)
{
    bool strict = t == base || (pol.subclass_keywords_need_method && t->s.new_ == base->s.new_);
    return strict ? no_keywords(name, kwnames) : 0;
}

int one_positional(const char *name, size_t nargs)
{
    if (nargs == 1)
        return 0;
    err_type("%s expected 1 argument, got %zd", name, (ssize_t)nargs);
    return -1;
}

struct obj *class_getitem(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    return generic_alias_new(type, args[0]);
}

struct obj *(*builtin_lookup)(const char *name);

struct obj *reduce_with_builtin(const char *builtin, struct obj *taken_args, struct obj *taken_state)
{
    struct obj *f = builtin_lookup ? builtin_lookup(builtin) : NULL;
    struct obj *r = NULL;
    if (f && taken_args)
        r = taken_state ? tuple_pack(3, f, taken_args, taken_state) : tuple_pack(2, f, taken_args);
    xdecref(f);
    xdecref(taken_args);
    xdecref(taken_state);
    if (!r && !err_occurred())
        err_format(exc_RuntimeError, "no such built-in: %s", builtin);
    return r;
}
