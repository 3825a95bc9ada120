/* The order in which classes are asked (C3), and which base decides the layout of instances. */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "typepriv.h"

/* The sequences still to be merged: tuples, and how far each has been used up. */
struct merge {
    struct obj **seq;
    int64_t *used;
    int64_t n;
};

static bool in_tail(const struct merge *m, int64_t i, const struct obj *c)
{
    for (int64_t k = m->used[i] + 1; k < tuple_len(m->seq[i]); k++)
        if (tuple_items(m->seq[i])[k] == c)
            return true;
    return false;
}

static struct obj *head(const struct merge *m, int64_t i)
{
    return m->used[i] < tuple_len(m->seq[i]) ? tuple_items(m->seq[i])[m->used[i]] : NULL;
}

static bool in_any_tail(const struct merge *m, const struct obj *c)
{
    for (int64_t i = 0; i < m->n; i++)
        if (in_tail(m, i, c))
            return true;
    return false;
}

static void conflict(const struct merge *m)
{
    struct buf b;
    buf_init(&b);
    buf_adds(&b, message(MSG_MRO_CONFLICT));
    bool first = true;
    for (int64_t i = 0; i < m->n; i++) {
        struct obj *c = head(m, i);
        bool seen = !c;
        for (int64_t k = 0; k < i; k++)
            seen = seen || head(m, k) == c;
        if (seen)
            continue;
        buf_printf(&b, "%s %s", first ? "" : ",", type_short_name(type_rec(c)));
        first = false;
    }
    err_type("%s", b.p);
    buf_done(&b);
}

/* Moves the next class into *out: 1 moved, 0 all done, -1 conflict. */
static int next_class(struct merge *m, struct obj **out)
{
    bool any = false;
    for (int64_t i = 0; i < m->n; i++) {
        struct obj *c = head(m, i);
        any = any || c;
        if (!c || in_any_tail(m, c))
            continue;
        for (int64_t k = 0; k < m->n; k++)
            if (head(m, k) == c)
                m->used[k]++;
        *out = c;
        return 1;
    }
    if (any)
        conflict(m);
    return any ? -1 : 0;
}

static bool has_duplicates(struct obj *bases)
{
    for (int64_t i = 0; i < tuple_len(bases); i++)
        for (int64_t k = i + 1; k < tuple_len(bases); k++)
            if (tuple_items(bases)[i] == tuple_items(bases)[k]) {
                err_type("duplicate base class %s", type_short_name(type_rec(tuple_items(bases)[i])));
                return true;
            }
    return false;
}

static struct obj *with_single_base(struct type *t, struct obj *base_mro)
{
    int64_t n = tuple_len(base_mro);
    struct obj *r = tuple_new(n + 1);
    if (!r)
        return NULL;
    tuple_items(r)[0] = incref(t->self);
    for (int64_t i = 0; i < n; i++)
        tuple_items(r)[i + 1] = incref(tuple_items(base_mro)[i]);
    return r;
}

static struct obj *merge_all(struct type *t, struct merge *m)
{
    struct obj *list = list_new(0), *c = NULL;
    if (!list || list_append(list, t->self) < 0)
        return NULL;
    int r;
    while ((r = next_class(m, &c)) > 0)
        if (list_append(list, c) < 0)
            break;
    struct obj *result = r == 0 ? list_as_tuple(list) : NULL;
    decref(list);
    return result;
}

struct obj *mro_compute(struct type *t)
{
    struct obj *bases = type_bases(t);
    int64_t n = tuple_len(bases);
    for (int64_t i = 0; i < n; i++)
        if (!type_mro(type_rec(tuple_items(bases)[i])))
            return err_type("Cannot extend an incomplete type '%.100s'", type_name(type_rec(tuple_items(bases)[i])));
    if (n == 0)
        return tuple_pack(1, t->self);
    if (n == 1)
        return with_single_base(t, type_mro(type_rec(tuple_items(bases)[0])));
    if (has_duplicates(bases))
        return NULL;
    struct merge m = {mem_alloc((size_t)(n + 1) * sizeof *m.seq), mem_zalloc((size_t)(n + 1) * sizeof *m.used), n + 1};
    for (int64_t i = 0; i < n; i++)
        m.seq[i] = type_mro(type_rec(tuple_items(bases)[i]));
    m.seq[n] = bases;
    struct obj *r = merge_all(t, &m);
    free(m.seq);
    free(m.used);
    return r;
}

/* What a metaclass's own mro() returned must be classes with a layout that t's instances can have. */
static int check_custom_mro(struct type *t, struct obj *mro)
{
    struct type *solid = solid_base(t);
    for (int64_t i = 0; i < tuple_len(mro); i++) {
        struct obj *c = tuple_items(mro)[i];
        if (!is_type(c)) {
            err_type("mro() returned a non-class ('%.500s')", type_name(type_of(c)));
            return -1;
        }
        if (!type_is_subtype(solid, solid_base(type_rec(c)))) {
            err_type("mro() returned base with unsuitable layout ('%.500s')", type_name(type_rec(c)));
            return -1;
        }
    }
    return 0;
}

static struct obj *custom_mro(struct type *t)
{
    struct obj *r = special_call0(t->self, ID(mro));
    if (!r)
        return NULL;
    struct obj *tuple = tuple_from_iter(r);
    decref(r);
    if (tuple && check_custom_mro(t, tuple) < 0) {
        decref(tuple);
        return NULL;
    }
    return tuple;
}

int mro_assign(struct type *t)
{
    bool custom = t->self->ob_type != t_type->self && type_of(type_lookup(type_of(t->self), ID(mro))) != t_method_descr;
    struct obj *old = type_mro(t), *mro = custom ? custom_mro(t) : mro_compute(t);
    if (!mro)
        return -1;
    if (type_mro(t) != old) { /* mro() changed the bases of t itself: that has the last word */
        decref(mro);
        return 0;
    }
    type_set_word(t, lay.PyTypeObject_tp_mro, mro);
    type_modified(t);
    return 0;
}

/* ---- layout ---- */

static bool added_at(int offset, int base_offset, int *size)
{
    if (offset && !base_offset && offset + 8 == *size) {
        *size -= 8;
        return true;
    }
    return false;
}

/* Do instances of t have fields that those of base lack, besides the words for __dict__ and __weakref__? */
static bool shape_differs(const struct type *t, const struct type *base)
{
    int size = t->basicsize;
    if (t->itemsize || base->itemsize)
        return size != base->basicsize || t->itemsize != base->itemsize;
    if (t->flags & TF_HEAP && !(t->flags & TF_MANAGED_WEAKREF))
        added_at(t->weakrefoffset, base->weakrefoffset, &size);
    if (t->flags & TF_HEAP && !(t->flags & TF_MANAGED_DICT))
        added_at(t->dictoffset, base->dictoffset, &size);
    if (pol.layout_weakref_first && t->flags & TF_HEAP && !(t->flags & TF_MANAGED_WEAKREF))
        added_at(t->weakrefoffset, base->weakrefoffset, &size);
    return size != base->basicsize;
}

struct type *solid_base(struct type *t)
{
    struct type *base = t->base ? solid_base(t->base) : t_object;
    return shape_differs(t, base) ? t : base;
}

struct type *best_base(struct obj *bases)
{
    struct type *base = NULL, *winner = NULL;
    for (int64_t i = 0; i < tuple_len(bases); i++) {
        struct obj *b = tuple_items(bases)[i];
        if (!is_type(b))
            return err_type("bases must be types");
        struct type *t = type_rec(b), *candidate = solid_base(t);
        if (!(t->flags & TF_BASETYPE))
            return err_type("type '%.100s' is not an acceptable base type", type_name(t));
        if (!winner || (winner != candidate && !type_is_subtype(winner, candidate) && type_is_subtype(candidate, winner))) {
            winner = candidate;
            base = t;
        } else if (!type_is_subtype(winner, candidate)) {
            return err_type("multiple bases have instance lay-out conflict");
        }
    }
    return base;
}
