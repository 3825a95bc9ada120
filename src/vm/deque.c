/* collections.deque: the chain of blocks, with CPython's sizes and its store of free blocks. */
#include "deque.h"

struct type *t_deque;

/* Where free blocks wait: in the deque itself, or (before that) nowhere. */
static struct block *block_new(struct obj *d)
{
    if (lay.dequeobject_freeblocks >= 0) {
        int64_t *n = &AT(d, dequeobject, numfreeblocks, int64_t);
        if (*n)
            return (&AT(d, dequeobject, freeblocks, struct block *))[--*n];
    }
    struct block *b = heap_alloc(sizeof *b);
    return b ? b : err_no_memory();
}

static void block_free(struct obj *d, struct block *b)
{
    if (lay.dequeobject_freeblocks >= 0) {
        int64_t *n = &AT(d, dequeobject, numfreeblocks, int64_t);
        if (*n < FREE_BLOCKS) {
            (&AT(d, dequeobject, freeblocks, struct block *))[(*n)++] = b;
            return;
        }
    }
    heap_free(b);
}

static void center(struct obj *d)
{
    LEFTINDEX(d) = BLOCK_CENTER + 1;
    RIGHTINDEX(d) = BLOCK_CENTER;
}

struct obj *deque_alloc(struct type *t)
{
    struct obj *d = type_generic_alloc(t, 0);
    if (!d)
        return NULL;
    struct block *b = block_new(d);
    if (!b) {
        decref(d);
        return NULL;
    }
    b->left = b->right = NULL;
    LEFT(d) = RIGHT(d) = b;
    center(d);
    MAXLEN(d) = -1;
    return d;
}

static void changed_len(struct obj *d, int64_t n)
{
    ((struct varobj *)d)->size = n;
    STATE(d)++;
}

static int trim(struct obj *d, struct obj *(*drop)(struct obj *))
{
    if (MAXLEN(d) >= 0 && deque_len(d) > MAXLEN(d)) {
        struct obj *v = drop(d);
        xdecref(v);
    }
    return 0;
}

int deque_append(struct obj *d, struct obj *v)
{
    if (RIGHTINDEX(d) == BLOCK_ITEMS - 1) {
        struct block *b = block_new(d);
        if (!b)
            return -1;
        b->left = RIGHT(d);
        b->right = NULL;
        RIGHT(d) = RIGHT(d)->right = b;
        RIGHTINDEX(d) = -1;
    }
    RIGHT(d)->items[++RIGHTINDEX(d)] = incref(v);
    changed_len(d, deque_len(d) + 1);
    return trim(d, deque_popleft);
}

int deque_appendleft(struct obj *d, struct obj *v)
{
    if (LEFTINDEX(d) == 0) {
        struct block *b = block_new(d);
        if (!b)
            return -1;
        b->right = LEFT(d);
        b->left = NULL;
        LEFT(d) = LEFT(d)->left = b;
        LEFTINDEX(d) = BLOCK_ITEMS;
    }
    LEFT(d)->items[--LEFTINDEX(d)] = incref(v);
    changed_len(d, deque_len(d) + 1);
    return trim(d, deque_pop);
}

struct obj *deque_pop(struct obj *d)
{
    if (deque_len(d) == 0)
        return err_format(exc_IndexError, "pop from an empty deque");
    struct block *b = RIGHT(d);
    struct obj *v = b->items[RIGHTINDEX(d)--];
    changed_len(d, deque_len(d) - 1);
    if (RIGHTINDEX(d) < 0 && deque_len(d) == 0)
        center(d);
    else if (RIGHTINDEX(d) < 0) {
        RIGHT(d) = b->left;
        RIGHT(d)->right = NULL;
        RIGHTINDEX(d) = BLOCK_ITEMS - 1;
        block_free(d, b);
    }
    return v;
}

struct obj *deque_popleft(struct obj *d)
{
    if (deque_len(d) == 0)
        return err_format(exc_IndexError, "pop from an empty deque");
    struct block *b = LEFT(d);
    struct obj *v = b->items[LEFTINDEX(d)++];
    changed_len(d, deque_len(d) - 1);
    if (LEFTINDEX(d) == BLOCK_ITEMS && deque_len(d) == 0)
        center(d);
    else if (LEFTINDEX(d) == BLOCK_ITEMS) {
        LEFT(d) = b->right;
        LEFT(d)->left = NULL;
        LEFTINDEX(d) = 0;
        block_free(d, b);
    }
    return v;
}

struct obj **deque_slot(struct obj *d, int64_t i)
{
    struct block *b;
    if (i < deque_len(d) / 2) {
        int64_t at = LEFTINDEX(d) + i;
        for (b = LEFT(d); at >= BLOCK_ITEMS; at -= BLOCK_ITEMS)
            b = b->right;
        return &b->items[at];
    }
    int64_t at = RIGHTINDEX(d) - (deque_len(d) - 1 - i);
    for (b = RIGHT(d); at < 0; at += BLOCK_ITEMS)
        b = b->left;
    return &b->items[at];
}

/* To the right by n, the short way round. */
int deque_rotate(struct obj *d, int64_t n)
{
    int64_t len = deque_len(d);
    if (len < 2)
        return 0;
    n %= len;
    if (n > len / 2)
        n -= len;
    else if (n < -(len / 2))
        n += len;
    for (; n; n += n > 0 ? -1 : 1) {
        struct obj *v = n > 0 ? deque_pop(d) : deque_popleft(d);
        int r = n > 0 ? deque_appendleft(d, v) : deque_append(d, v);
        decref(v);
        if (r < 0)
            return -1;
    }
    return 0;
}

int deque_extend(struct obj *d, struct obj *iterable, bool left)
{
    struct obj *source = iterable == d ? list_from_iter(d) : incref(iterable), *it = source ? obj_iter(source) : NULL, *v;
    xdecref(source);
    if (!it)
        return -1;
    int r = 0;
    if (deque_len(d) == 0) { /* room for a whole block in the direction it grows */
        LEFTINDEX(d) = left ? BLOCK_ITEMS - 1 : 1;
        RIGHTINDEX(d) = LEFTINDEX(d) - 1;
    }
    while (r == 0 && (v = obj_next(it))) {
        r = left ? deque_appendleft(d, v) : deque_append(d, v);
        decref(v);
    }
    decref(it);
    return r < 0 || err_occurred() ? -1 : 0;
}

int deque_empty(struct obj *d)
{
    while (deque_len(d)) {
        struct obj *v = deque_pop(d);
        decref(v);
    }
    return 0;
}

static int deque_traverse(struct obj *d, visitproc *visit, void *arg)
{
    for (int64_t i = 0, n = deque_len(d); i < n; i++) {
        int r = visit(*deque_slot(d, i), arg);
        if (r)
            return r;
    }
    return 0;
}

static void deque_dealloc(struct obj *d)
{
    gc_untrack(d);
    weakrefs_clear(d);
    if (LEFT(d)) {
        deque_empty(d);
        heap_free(LEFT(d));
    }
    if (lay.dequeobject_freeblocks >= 0)
        for (int64_t i = 0; i < AT(d, dequeobject, numfreeblocks, int64_t); i++)
            heap_free((&AT(d, dequeobject, freeblocks, struct block *))[i]);
    obj_free(d);
}

static struct obj *deque_new(struct obj *type, struct obj *const *args __attribute__((unused)),
                             size_t nargs __attribute__((unused)), struct obj *kwnames __attribute__((unused)))
{
    return deque_alloc(type_rec(type));
}

static int deque_init(struct obj *d, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *iterable = NULL, *maxlen = obj_none;
    if (arg_parse("deque(iterable:O=, maxlen:O=)", args, nargs, kwnames, &iterable, &maxlen) < 0)
        return -1;
    int64_t n = -1;
    if (maxlen != obj_none) {
        if (!is_int(maxlen))
            return err_type("an integer is required"), -1;
        n = num_as_ssize(maxlen, exc_OverflowError);
        if (n == -1 && err_occurred())
            return -1;
        if (n < 0)
            return err_value("maxlen must be non-negative"), -1;
    }
    deque_empty(d);
    MAXLEN(d) = n;
    return iterable ? deque_extend(d, iterable, false) : 0;
}

GETTER(deque_maxlen)
{
    return MAXLEN(self) < 0 ? new_none() : int_from_i64(MAXLEN(self));
}

static int64_t deque_sq_length(struct obj *d)
{
    return deque_len(d);
}

static int weakrefoffset(void)
{
    return lay.dequeobject_weakreflist;
}

static const struct getset_def deque_getset[] = {{"maxlen", deque_maxlen, NULL, NULL}, {NULL, NULL, NULL, NULL}};
static const struct type_spec deque_spec = {
    .name = "collections.deque",
    .doc = "A list-like sequence that is quick at both ends.",
    .kind = K_OTHER,
    .flags = TF_GC | TF_BASETYPE | TF_SEQUENCE,
    .record = "dequeobject",
    .weakrefoffset = weakrefoffset,
    .s = {.dealloc = deque_dealloc,
          .traverse = deque_traverse,
          .clear = deque_empty,
          .repr = deque_repr,
          .hash = hash_not_implemented,
          .iter = deque_iter,
          .richcompare = deque_richcompare,
          .new_ = deque_new,
          .init = deque_init,
          .sq_length = deque_sq_length,
          .sq_concat = deque_concat,
          .sq_inplace_concat = deque_inplace_concat,
          .sq_repeat = deque_repeat,
          .sq_inplace_repeat = deque_inplace_repeat,
          .sq_item = deque_item,
          .sq_ass_item = deque_ass_item,
          .sq_contains = deque_contains},
    .methods = deque_methods,
    .getset = deque_getset,
};

bool deque_add(struct obj *m)
{
    t_deque = type_ready(&deque_spec);
    return module_put_type(m, "deque", t_deque) && deque_iterators_ready(m);
}
