/* The list type: its slots and methods. */
#include <string.h>

#include "boot.h"
#include "freelist.h"
#include "list.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"

static void list_dealloc(struct obj *l)
{
    gc_untrack(l);
    struct obj **items = list_items(l);
    if (items) {
        for (int64_t i = list_len(l); --i >= 0;)
            xdecref(items[i]);
        heap_free(items);
        list_set_items(l, NULL);
        list_set_len(l, 0);
    }
    if (l->ob_type == t_list->self && freelist_give(FREE_LIST, l))
        return;
    obj_free(l);
}

static int list_traverse(struct obj *l, visitproc *visit, void *arg)
{
    for (int64_t i = list_len(l); --i >= 0;) {
        struct obj *item = list_items(l)[i];
        int r = item ? visit(item, arg) : 0;
        if (r)
            return r;
    }
    return 0;
}

static int list_tp_clear(struct obj *l)
{
    list_clear(l);
    return 0;
}

static struct obj *list_repr(struct obj *l)
{
    return items_repr(l, list_fetch, "[", "]", "[...]", false);
}

static struct obj *list_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!is_list(a) || !is_list(b))
        return incref(obj_notimplemented);
    return items_compare(a, b, list_fetch, op);
}

static int64_t list_length(struct obj *l)
{
    return list_len(l);
}

static int list_contains(struct obj *l, struct obj *x)
{
    return items_contain(l, x, list_fetch);
}

static struct obj *list_item(struct obj *l, int64_t i)
{
    if (i < 0 || i >= list_len(l))
        return err_format(exc_IndexError, "list index out of range");
    return incref(list_items(l)[i]);
}

static struct obj *list_concat(struct obj *a, struct obj *b)
{
    if (!is_list(b))
        return err_type("can only concatenate list (not \"%.200T\") to list", b);
    int64_t na = list_len(a), nb = list_len(b);
    struct obj *l = list_new(na + nb);
    if (!l)
        return NULL;
    for (int64_t i = 0; i < na; i++)
        list_items(l)[i] = incref(list_items(a)[i]);
    for (int64_t i = 0; i < nb; i++)
        list_items(l)[na + i] = incref(list_items(b)[i]);
    return l;
}

static struct obj *list_repeat(struct obj *a, int64_t times)
{
    int64_t n = list_len(a), total;
    if (times <= 0 || n == 0)
        return list_new(0);
    if (__builtin_mul_overflow(n, times, &total))
        return err_no_memory();
    struct obj *l = list_new(total);
    if (!l)
        return NULL;
    struct obj **from = list_items(a), **to = list_items(l);
    for (int64_t i = 0, k = 0; i < total; i++) {
        to[i] = incref(from[k]);
        k = k + 1 == n ? 0 : k + 1;
    }
    return l;
}

static struct obj *list_inplace_repeat(struct obj *l, int64_t times)
{
    int64_t n = list_len(l), total;
    if (n == 0 || times == 1)
        return incref(l);
    if (times < 1) {
        list_clear(l);
        return incref(l);
    }
    if (__builtin_mul_overflow(n, times, &total) || total > INT64_MAX / 16)
        return err_no_memory();
    if (list_resize(l, total) < 0)
        return NULL;
    struct obj **items = list_items(l);
    for (int64_t i = n; i < total; i++)
        items[i] = incref(items[i - n]);
    return incref(l);
}

static struct obj *list_inplace_concat(struct obj *l, struct obj *other)
{
    return list_extend(l, other) < 0 ? NULL : incref(l);
}

static int list_ass_item(struct obj *l, int64_t i, struct obj *v)
{
    if (i < 0 || i >= list_len(l)) {
        err_format(exc_IndexError, "list assignment index out of range");
        return -1;
    }
    if (!v && pol.list_del_keeps_room) {
        struct obj **items = list_items(l), *gone = items[i];
        memmove(items + i, items + i + 1, (size_t)(list_len(l) - 1 - i) * sizeof *items);
        list_set_len(l, list_len(l) - 1);
        decref(gone);
        return 0;
    }
    if (!v)
        return list_set_slice(l, i, i + 1, NULL);
    obj_set_slot(&list_items(l)[i], incref(v));
    return 0;
}

/* ---- l[key] ---- */

static struct obj *list_take_slice(struct obj *l, struct obj *key)
{
    int64_t start, stop, step;
    if (slice_unpack(key, &start, &stop, &step) < 0)
        return NULL;
    int64_t n = slice_adjust(list_len(l), &start, &stop, &step);
    if (step == 1)
        return list_slice(l, start, start + n);
    struct obj *r = list_new(n);
    for (int64_t i = 0; r && i < n; i++)
        list_items(r)[i] = incref(list_items(l)[start + i * step]);
    return r;
}

static int index_of_key(struct obj *l, struct obj *key, int64_t *i)
{
    if (!type_of(key)->s.index) {
        err_type("list indices must be integers or slices, not %.200T", key);
        return -1;
    }
    *i = num_as_ssize(key, exc_IndexError);
    if (*i == -1 && err_occurred())
        return -1;
    if (*i < 0)
        *i += list_len(l);
    return 0;
}

static struct obj *list_subscript(struct obj *l, struct obj *key)
{
    int64_t i;
    if (is_int(key) && int_is_compact(key)) {
        i = int_compact_value(key);
        return list_item(l, i < 0 ? i + list_len(l) : i);
    }
    if (type_of(key)->kind == K_SLICE)
        return list_take_slice(l, key);
    return index_of_key(l, key, &i) < 0 ? NULL : list_item(l, i);
}

/* del l[start:stop:step]: closes the gaps from left to right, then lets the items go. */
static int delete_stepped(struct obj *l, int64_t start, int64_t step, int64_t n)
{
    if (n <= 0)
        return 0;
    if (step < 0) {
        start += step * (n - 1);
        step = -step;
    }
    struct obj **gone = heap_alloc((size_t)n * sizeof *gone), **items = list_items(l);
    if (!gone) {
        err_no_memory();
        return -1;
    }
    int64_t len = list_len(l), to = start;
    for (int64_t from = start, k = 0; from < len; from++) {
        if (k < n && from == start + k * step)
            gone[k++] = items[from];
        else
            items[to++] = items[from];
    }
    list_set_len(l, len - n);
    int r = list_resize(l, len - n);
    for (int64_t k = 0; k < n; k++)
        decref(gone[k]);
    heap_free(gone);
    return r;
}

static int assign_stepped(struct obj *l, struct obj *v, int64_t start, int64_t stop, int64_t step)
{
    struct obj *seq = v == l ? list_slice(l, 0, list_len(l)) : sequence_fast(v, message(MSG_EXTENDED_SLICE));
    if (!seq)
        return -1;
    int64_t n = slice_adjust(list_len(l), &start, &stop, &step); /* taking v's items may have changed l */
    int64_t given = ((struct varobj *)seq)->size;
    if (given != n) {
        err_value("attempt to assign sequence of size %ld to extended slice of size %ld", (long)given, (long)n);
        decref(seq);
        return -1;
    }
    struct obj **from = is_list(seq) ? list_items(seq) : tuple_items(seq);
    struct obj **gone = n ? heap_alloc((size_t)n * sizeof *gone) : NULL;
    if (n && !gone) {
        decref(seq);
        err_no_memory();
        return -1;
    }
    for (int64_t k = 0; k < n; k++) {
        gone[k] = list_items(l)[start + k * step];
        list_items(l)[start + k * step] = incref(from[k]);
    }
    for (int64_t k = 0; k < n; k++)
        decref(gone[k]);
    heap_free(gone);
    decref(seq);
    return 0;
}

static int list_ass_subscript(struct obj *l, struct obj *key, struct obj *v)
{
    int64_t i, stop, step;
    if (type_of(key)->kind != K_SLICE)
        return index_of_key(l, key, &i) < 0 ? -1 : list_ass_item(l, i, v);
    if (slice_unpack(key, &i, &stop, &step) < 0)
        return -1;
    if (v && step != 1)
        return assign_stepped(l, v, i, stop, step);
    int64_t n = slice_adjust(list_len(l), &i, &stop, &step);
    return step == 1 ? list_set_slice(l, i, stop, v) : delete_stepped(l, i, step, n);
}

/* ---- methods ---- */

static struct obj *m_append(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)nargs, (void)kw;
    return list_append(l, args[0]) < 0 ? NULL : new_none();
}

static struct obj *m_extend(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)nargs, (void)kw;
    return list_extend(l, args[0]) < 0 ? NULL : new_none();
}

static struct obj *m_insert(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (arg_count("insert", nargs, kw, 2, 2) < 0)
        return NULL;
    int64_t i;
    if (arg_ssize(args[0], &i) < 0)
        return NULL;
    return list_insert(l, i, args[1]) < 0 ? NULL : new_none();
}

static struct obj *m_pop(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    int64_t i = -1;
    if (arg_count("pop", nargs, kw, 0, 1) < 0 || (nargs && arg_ssize(args[0], &i) < 0))
        return NULL;
    int64_t n = list_len(l); /* as __index__ leaves it */
    if (n == 0)
        return err_format(exc_IndexError, "pop from empty list");
    if (i < 0)
        i += n;
    if (i < 0 || i >= n)
        return err_format(exc_IndexError, "pop index out of range");
    struct obj **items = list_items(l), *v = items[i];
    if (n == 1 && pol.list_pop_clears) {
        incref(v);
        list_clear(l);
        return v;
    }
    memmove(items + i, items + i + 1, (size_t)(n - 1 - i) * sizeof *items);
    return list_resize(l, n - 1) < 0 ? NULL : v;
}

static struct obj *m_remove(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)nargs, (void)kw;
    int64_t i = items_find(l, args[0], list_fetch, 0, INT64_MAX);
    if (i == -1)
        return err_value("list.remove(x): x not in list");
    return i < 0 || list_set_slice(l, i, i + 1, NULL) < 0 ? NULL : new_none();
}

static struct obj *m_index(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    int64_t from = 0, to = INT64_MAX;
    if (arg_count("index", nargs, kw, 1, 3) < 0 || clip_index(nargs > 1 ? args[1] : NULL, &from) < 0 ||
        clip_index(nargs > 2 ? args[2] : NULL, &to) < 0)
        return NULL;
    int64_t i = items_find(l, args[0], list_fetch, from, to);
    if (i == -1)
        return err_value(message(MSG_LIST_INDEX), args[0]);
    return i < 0 ? NULL : int_from_i64(i);
}

static struct obj *m_count(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)nargs, (void)kw;
    int64_t n = items_count(l, args[0], list_fetch);
    return n < 0 ? NULL : int_from_i64(n);
}

static struct obj *m_clear(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    list_clear(l);
    return new_none();
}

static struct obj *m_copy(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    return list_slice(l, 0, list_len(l));
}

static struct obj *m_reverse(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    list_reverse(l);
    return new_none();
}

static struct obj *m_sort(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *key = NULL;
    int reverse = 0;
    if (arg_parse("sort(*, key:O=, reverse:p=)", args, nargs, kw, &key, &reverse) < 0)
        return NULL;
    return list_sort(l, key, reverse) < 0 ? NULL : new_none();
}

static struct obj *m_sizeof(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    return int_from_i64(type_of(l)->basicsize + *list_allocated(l) * 8);
}

static struct obj *m_reversed(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    return list_reversed(l);
}

static struct obj *m_getitem(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)nargs, (void)kw;
    return list_subscript(l, args[0]);
}

static const struct method_def list_methods[] = {
    {"__getitem__", m_getitem, NULL, METH_COEXIST | METH_O},
    {"__reversed__", m_reversed, NULL, METH_NOARGS},
    {"__sizeof__", m_sizeof, NULL, METH_NOARGS},
    {"clear", m_clear, NULL, METH_NOARGS},
    {"copy", m_copy, NULL, METH_NOARGS},
    {"append", m_append, NULL, METH_O | METH_SPECIALIZED},
    {"insert", m_insert, NULL, METH_FASTCALL},
    {"extend", m_extend, NULL, METH_O},
    {"pop", m_pop, NULL, METH_FASTCALL},
    {"remove", m_remove, NULL, METH_O},
    {"index", m_index, NULL, METH_FASTCALL},
    {"count", m_count, NULL, METH_O},
    {"reverse", m_reverse, NULL, METH_NOARGS},
    {"sort", m_sort, NULL, METH_NORMAL},
    {"__class_getitem__", class_getitem, NULL, METH_CLASS | METH_O},
    {0},
};

static int list_init(struct obj *l, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (no_keywords_init("list", type_of(l), t_list, kw) < 0)
        return -1;
    if (arg_count("list", nargs, NULL, 0, 1) < 0)
        return -1;
    if (list_items(l))
        list_clear(l);
    return nargs ? list_fill(l, args[0]) : 0;
}

static struct obj *list_new_(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)args, (void)nargs, (void)kw;
    return type_generic_alloc(type_rec(type), 0);
}

static const struct type_spec list_spec = {
    .name = "list",
    .kind = K_LIST,
    .flags = TF_GC | TF_BASETYPE | TF_SEQUENCE | TF_MATCH_SELF | TF_IMMUTABLE,
    .record = "PyListObject",
    .s = {.dealloc = list_dealloc,
          .traverse = list_traverse,
          .clear = list_tp_clear,
          .repr = list_repr,
          .hash = hash_not_implemented,
          .richcompare = list_richcompare,
          .iter = list_iter,
          .init = list_init,
          .new_ = list_new_,
          .sq_length = list_length,
          .mp_length = list_length,
          .sq_concat = list_concat,
          .sq_repeat = list_repeat,
          .sq_inplace_concat = list_inplace_concat,
          .sq_inplace_repeat = list_inplace_repeat,
          .sq_item = list_item,
          .sq_ass_item = list_ass_item,
          .sq_contains = list_contains,
          .mp_subscript = list_subscript,
          .mp_ass_subscript = list_ass_subscript},
    .methods = list_methods,
};

struct type *t_list;

void list_boot(void)
{
    t_list = type_ready(&list_spec);
}
