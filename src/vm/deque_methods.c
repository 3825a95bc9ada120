/* collections.deque: its methods, operators and iterators. */
#include "deque.h"

CFUNCTION(m_append)
{
    return one_arg("deque.append", nargs, kwnames) < 0 || deque_append(self, args[0]) < 0 ? NULL : new_none();
}
CFUNCTION(m_appendleft)
{
    return one_arg("deque.appendleft", nargs, kwnames) < 0 || deque_appendleft(self, args[0]) < 0 ? NULL : new_none();
}
CFUNCTION(m_pop)
{
    return no_args("deque.pop", nargs, kwnames) < 0 ? NULL : deque_pop(self);
}
CFUNCTION(m_popleft)
{
    return no_args("deque.popleft", nargs, kwnames) < 0 ? NULL : deque_popleft(self);
}
CFUNCTION(m_extend)
{
    return one_arg("deque.extend", nargs, kwnames) < 0 || deque_extend(self, args[0], false) < 0 ? NULL : new_none();
}
CFUNCTION(m_extendleft)
{
    return one_arg("deque.extendleft", nargs, kwnames) < 0 || deque_extend(self, args[0], true) < 0 ? NULL : new_none();
}
CFUNCTION(m_clear)
{
    return no_args("deque.clear", nargs, kwnames) < 0 || deque_empty(self) < 0 ? NULL : new_none();
}

static struct obj *copy_of(struct obj *self)
{
    if (type_of(self) != t_deque) {
        struct obj *maxlen = MAXLEN(self) < 0 ? NULL : int_from_i64(MAXLEN(self));
        struct obj *r =
            maxlen || MAXLEN(self) < 0 ? obj_call(self->ob_type, (struct obj *[]){self, maxlen}, maxlen ? 2 : 1, NULL) : NULL;
        xdecref(maxlen);
        if (r && !is_deque(r)) {
            err_type("%.200s() must return a deque, not %.200T", type_name(type_of(self)), r);
            obj_clear_slot(&r);
        }
        return r;
    }
    struct obj *d = deque_alloc(t_deque);
    if (d && (MAXLEN(d) = MAXLEN(self), deque_extend(d, self, false) < 0))
        obj_clear_slot(&d);
    return d;
}
CFUNCTION(m_copy)
{
    return no_args("deque.copy", nargs, kwnames) < 0 ? NULL : copy_of(self);
}

/* Index of the first item equal to v in [start, stop); -1: none, -2: exception. */
static int64_t search(struct obj *d, struct obj *v, int64_t start, int64_t stop)
{
    uint64_t state = STATE(d);
    for (int64_t i = start; i < stop; i++) {
        struct obj *item = incref(*deque_slot(d, i));
        int same = obj_richcompare_bool(item, v, CMP_EQ);
        decref(item);
        if (same < 0)
            return -2;
        if (same)
            return i;
        if (state != STATE(d)) {
            err_format(exc_RuntimeError, "deque mutated during iteration");
            return -2;
        }
    }
    return -1;
}

int deque_contains(struct obj *d, struct obj *v)
{
    int64_t i = search(d, v, 0, deque_len(d));
    return i == -2 ? -1 : i >= 0;
}

CFUNCTION(m_count)
{
    if (one_arg("deque.count", nargs, kwnames) < 0)
        return NULL;
    int64_t n = 0, i = -1;
    uint64_t state = STATE(self);
    while ((i = search(self, args[0], i + 1, deque_len(self))) >= 0 && state == STATE(self))
        n++;
    if (i >= 0)
        return err_format(exc_RuntimeError, "deque mutated during iteration");
    return i == -2 ? NULL : int_from_i64(n);
}

static int64_t clip(int64_t i, int64_t n)
{
    i = i < 0 ? i + n : i;
    return i < 0 ? 0 : i > n ? n : i;
}

CFUNCTION(m_index)
{
    int64_t bounds[] = {0, INT64_MAX}, n = deque_len(self);
    if (arg_count("index", nargs, kwnames, 1, 3) < 0)
        return NULL;
    for (size_t i = 1; i < nargs; i++)
        if ((bounds[i - 1] = num_as_ssize(args[i], NULL)) == -1 && err_occurred())
            return NULL;
    int64_t at = search(self, args[0], clip(bounds[0], n), clip(bounds[1], n));
    return at >= 0 ? int_from_i64(at) : at == -1 ? err_value(message(MSG_DEQUE_INDEX), args[0]) : NULL;
}

CFUNCTION(m_insert)
{
    int64_t i, n = deque_len(self);
    if (arg_count("insert", nargs, kwnames, 2, 2) < 0 || ((i = num_as_ssize(args[0], exc_OverflowError)) == -1 && err_occurred()))
        return NULL;
    if (MAXLEN(self) == n)
        return err_format(exc_IndexError, "deque already at its maximum size");
    int r;
    if (i >= n)
        r = deque_append(self, args[1]);
    else if (i <= -n || i == 0)
        r = deque_appendleft(self, args[1]);
    else if ((r = deque_rotate(self, -i)) == 0)
        r = (i < 0 ? deque_append(self, args[1]) : deque_appendleft(self, args[1])) < 0 ? -1 : deque_rotate(self, i);
    return r < 0 ? NULL : new_none();
}

static int delete_at(struct obj *d, int64_t i)
{
    if (deque_rotate(d, -i) < 0)
        return -1;
    struct obj *v = deque_popleft(d);
    xdecref(v);
    return deque_rotate(d, i);
}

/* Up to 3.9 the deque itself turns until the item is in front, and back: its blocks end up elsewhere. */
static struct obj *remove_turning(struct obj *d, struct obj *x)
{
    int64_t n = deque_len(d);
    for (int64_t i = 0; i < n; i++) {
        struct obj *item = incref(*deque_slot(d, 0));
        int equal = obj_richcompare_bool(item, x, CMP_EQ);
        decref(item);
        if (deque_len(d) != n) {
            err_clear();
            return err_format(exc_IndexError, "deque mutated during remove().");
        }
        struct obj *gone = equal > 0 ? deque_popleft(d) : NULL;
        int turned = deque_rotate(d, equal ? i : -1);
        xdecref(gone);
        if (equal || turned < 0)
            return equal < 0 || turned < 0 ? NULL : new_none();
    }
    return err_value(message(MSG_DEQUE_REMOVE), x);
}

CFUNCTION(m_remove)
{
    if (one_arg("deque.remove", nargs, kwnames) < 0)
        return NULL;
    if (pol.deque_remove_turns)
        return remove_turning(self, args[0]);
    uint64_t state = STATE(self);
    int64_t i = search(self, args[0], 0, deque_len(self));
    if (i != -1 && state != STATE(self) && (i >= 0 || err_matches(exc_RuntimeError))) {
        err_clear();
        return err_format(exc_IndexError, "deque mutated during remove().");
    }
    if (i == -1)
        return err_value(message(MSG_DEQUE_REMOVE), args[0]);
    return i < 0 || delete_at(self, i) < 0 ? NULL : new_none();
}

CFUNCTION(m_reverse)
{
    if (no_args("deque.reverse", nargs, kwnames) < 0)
        return NULL;
    for (int64_t i = 0, j = deque_len(self) - 1; i < j; i++, j--) {
        struct obj **a = deque_slot(self, i), **b = deque_slot(self, j), *v = *a;
        *a = *b;
        *b = v;
    }
    return new_none();
}

CFUNCTION(m_rotate)
{
    int64_t n = 1;
    if (arg_count("rotate", nargs, kwnames, 0, 1) < 0 ||
        (nargs && (n = num_as_ssize(args[0], exc_OverflowError)) == -1 && err_occurred()))
        return NULL;
    return deque_rotate(self, n) < 0 ? NULL : new_none();
}

CFUNCTION(m_sizeof)
{
    int64_t blocks = (LEFTINDEX(self) + deque_len(self) + BLOCK_ITEMS - 1) / BLOCK_ITEMS;
    return int_from_i64(type_of(self)->basicsize + (blocks ? blocks : 1) * (int64_t)sizeof(struct block));
}

/* (type, ([], maxlen) or (), attributes, iterator over the items): also what copy.copy and copy.deepcopy of it need. */
CFUNCTION(m_reduce)
{
    if (no_args("deque.__reduce__", nargs, kwnames) < 0)
        return NULL;
    struct obj *it = obj_iter(self), *maxlen = MAXLEN(self) < 0 ? NULL : int_from_i64(MAXLEN(self)), *state = NULL, *r = NULL;
    struct obj *none = tuple_new(0), *args2 = !none ? NULL : maxlen ? tuple_pack(2, none, maxlen) : incref(none);
    if (it && args2) {
        state = pol.object_getstate ? obj_call_method(self, "__getstate__", NULL, 0) : NULL;
        if (!pol.object_getstate && obj_lookup_attr(self, str_name("__dict__"), &state) == 0)
            state = new_none();
        if (state)
            r = tuple_pack(4, self->ob_type, args2, state, it);
    }
    xdecref(it);
    xdecref(maxlen);
    xdecref(none);
    xdecref(args2);
    xdecref(state);
    return r;
}

CFUNCTION(m_reversed)
{
    return deque_reversed(self);
}

CFUNCTION(m_class_getitem)
{
    return one_arg("deque.__class_getitem__", nargs, kwnames) < 0 ? NULL : generic_alias_new(self, args[0]);
}

const struct method_def deque_methods[] = {
    {"append", m_append, NULL, METH_COUNTED},
    {"appendleft", m_appendleft, NULL, 0},
    {"pop", m_pop, NULL, 0},
    {"popleft", m_popleft, NULL, 0},
    {"extend", m_extend, NULL, 0},
    {"extendleft", m_extendleft, NULL, 0},
    {"clear", m_clear, NULL, 0},
    {"copy", m_copy, NULL, 0},
    {"__copy__", m_copy, NULL, 0},
    {"count", m_count, NULL, 0},
    {"index", m_index, NULL, 0},
    {"insert", m_insert, NULL, 0},
    {"remove", m_remove, NULL, 0},
    {"reverse", m_reverse, NULL, 0},
    {"rotate", m_rotate, NULL, 0},
    {"__sizeof__", m_sizeof, NULL, 0},
    {"__reversed__", m_reversed, NULL, 0},
    {"__reduce__", m_reduce, NULL, 0},
    {"__class_getitem__", m_class_getitem, NULL, METH_CLASS},
    {NULL, NULL, NULL, 0},
};

/* ---- operators ---- */
struct obj *deque_item(struct obj *d, int64_t i)
{
    return i < 0 || i >= deque_len(d) ? err_format(exc_IndexError, "deque index out of range") : incref(*deque_slot(d, i));
}

int deque_ass_item(struct obj *d, int64_t i, struct obj *v)
{
    if (i < 0 || i >= deque_len(d)) {
        err_format(exc_IndexError, "deque index out of range");
        return -1;
    }
    if (!v)
        return delete_at(d, i);
    obj_set_slot(deque_slot(d, i), incref(v));
    return 0;
}

struct obj *deque_inplace_concat(struct obj *a, struct obj *b)
{
    return deque_extend(a, b, false) < 0 ? NULL : incref(a);
}

struct obj *deque_concat(struct obj *a, struct obj *b)
{
    if (!is_deque(b))
        return err_type("can only concatenate deque (not \"%T\") to deque", b);
    struct obj *d = copy_of(a);
    if (d && deque_extend(d, b, false) < 0)
        obj_clear_slot(&d);
    return d;
}

struct obj *deque_inplace_repeat(struct obj *d, int64_t n)
{
    if (n <= 0)
        return deque_empty(d) < 0 ? NULL : incref(d);
    int64_t len = deque_len(d);
    if (len && n > INT32_MAX / len && MAXLEN(d) < 0)
        return err_no_memory();
    struct obj *items = list_from_iter(d);
    for (int64_t i = 1; items && i < n; i++)
        if (deque_extend(d, items, false) < 0)
            obj_clear_slot(&items);
    xdecref(items);
    return items ? incref(d) : NULL;
}

struct obj *deque_repeat(struct obj *d, int64_t n)
{
    struct obj *copy = copy_of(d), *r = copy ? deque_inplace_repeat(copy, n) : NULL;
    xdecref(copy);
    return r;
}

/* Compares as lists of the items do. */
struct obj *deque_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!is_deque(a) || !is_deque(b))
        return incref(obj_notimplemented);
    if ((op == CMP_EQ || op == CMP_NE) && deque_len(a) != deque_len(b))
        return new_bool(op == CMP_NE);
    struct obj *x = list_from_iter(a), *y = x ? list_from_iter(b) : NULL, *r = y ? obj_richcompare(x, y, op) : NULL;
    xdecref(x);
    xdecref(y);
    return r;
}

struct obj *deque_repr(struct obj *d)
{
    int status = repr_enter(d);
    if (status)
        return status < 0 ? NULL : str_from_c("[...]");
    struct obj *items = list_from_iter(d), *r = NULL;
    if (items && MAXLEN(d) >= 0)
        r = str_printf("%s(%R, maxlen=%lld)", type_short_name(type_of(d)), items, (long long)MAXLEN(d));
    else if (items)
        r = str_printf("%s(%R)", type_short_name(type_of(d)), items);
    xdecref(items);
    repr_leave(d);
    return r;
}

/* ---- iterators: dequeiterobject's five words behind the header ---- */
struct deque_iter {
    struct obj base;
    struct block *block;
    int64_t index;
    struct obj *deque;
    uint64_t state;
    int64_t left; /* items still to come */
};
static struct type *t_iter, *t_reversed_iter;

static struct obj *iterator(struct type *t, struct obj *d, struct block *b, int64_t index)
{
    struct deque_iter *it = (struct deque_iter *)type_generic_alloc(t, 0);
    if (!it)
        return NULL;
    it->block = b;
    it->index = index;
    it->deque = incref(d);
    it->state = STATE(d);
    it->left = deque_len(d);
    return &it->base;
}

struct obj *deque_iter(struct obj *d)
{
    return iterator(t_iter, d, LEFT(d), LEFTINDEX(d));
}

struct obj *deque_reversed(struct obj *d)
{
    return iterator(t_reversed_iter, d, RIGHT(d), RIGHTINDEX(d));
}

static bool unchanged(struct deque_iter *it)
{
    if (it->state == STATE(it->deque))
        return true;
    it->left = 0;
    err_format(exc_RuntimeError, "deque mutated during iteration");
    return false;
}

static struct obj *iter_next(struct obj *self)
{
    struct deque_iter *it = (struct deque_iter *)self;
    if (!unchanged(it) || it->left == 0)
        return NULL;
    struct obj *v = incref(it->block->items[it->index++]);
    if (--it->left && it->index == BLOCK_ITEMS) {
        it->block = it->block->right;
        it->index = 0;
    }
    return v;
}

static struct obj *reversed_next(struct obj *self)
{
    struct deque_iter *it = (struct deque_iter *)self;
    if (it->left == 0 || !unchanged(it)) /* that the end comes first here is CPython's way */
        return NULL;
    struct obj *v = incref(it->block->items[it->index--]);
    if (--it->left && it->index < 0) {
        it->block = it->block->left;
        it->index = BLOCK_ITEMS - 1;
    }
    return v;
}

static void iter_dealloc(struct obj *self)
{
    gc_untrack(self);
    xdecref(((struct deque_iter *)self)->deque);
    obj_free(self);
}

static int iter_traverse(struct obj *self, visitproc *visit, void *arg)
{
    return visit(((struct deque_iter *)self)->deque, arg);
}

static struct obj *iter_self(struct obj *self)
{
    return incref(self);
}

CFUNCTION(iter_length_hint)
{
    return int_from_i64(((struct deque_iter *)self)->left);
}

/* (type, (deque, how many are behind it)) */
CFUNCTION(iter_reduce)
{
    const struct deque_iter *it = (struct deque_iter *)self;
    return value_build("O(On)", self->ob_type, it->deque, deque_len(it->deque) - it->left);
}

static struct obj *iter_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    int64_t skip = 0;
    if (kwnames && tuple_len(kwnames))
        return err_type("%s() takes no keyword arguments", type_short_name(type_rec(type)));
    if (nargs < 1 || nargs > 2)
        return err_type("function takes at %s argument%s (%d given)", nargs ? "most 2" : "least 1", nargs ? "s" : "", (int)nargs);
    if (!is_deque(args[0]))
        return err_type("argument 1 must be collections.deque, not %T", args[0]);
    if (nargs == 2 && (skip = num_as_ssize(args[1], exc_OverflowError)) == -1 && err_occurred())
        return NULL;
    struct obj *it = type_rec(type) == t_reversed_iter ? deque_reversed(args[0]) : deque_iter(args[0]), *item;
    for (int64_t i = 0; it && i < skip && (item = type_of(it)->s.iternext(it)); i++)
        decref(item);
    if (it && err_occurred())
        obj_clear_slot(&it);
    return it;
}

static const struct method_def iter_methods[] = {
    {"__length_hint__", iter_length_hint, NULL, 0}, {"__reduce__", iter_reduce, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};
static const struct type_spec iter_spec = {
    .name = "_collections._deque_iterator",
    .kind = K_OTHER,
    .flags = TF_GC,
    .basicsize_adjust = sizeof(struct deque_iter) - sizeof(struct obj),
    .s = {.dealloc = iter_dealloc, .traverse = iter_traverse, .iter = iter_self, .iternext = iter_next, .new_ = iter_new},
    .methods = iter_methods,
};
static const struct type_spec reversed_spec = {
    .name = "_collections._deque_reverse_iterator",
    .kind = K_OTHER,
    .flags = TF_GC,
    .basicsize_adjust = sizeof(struct deque_iter) - sizeof(struct obj),
    .s = {.dealloc = iter_dealloc, .traverse = iter_traverse, .iter = iter_self, .iternext = reversed_next, .new_ = iter_new},
    .methods = iter_methods,
};

bool deque_iterators_ready(struct obj *m)
{
    t_iter = type_ready(&iter_spec);
    t_reversed_iter = type_ready(&reversed_spec);
    return module_put_type(m, "_deque_iterator", t_iter) && module_put_type(m, "_deque_reverse_iterator", t_reversed_iter);
}
