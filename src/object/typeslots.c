/*
 * Slot functions: what stands in the slot of a class whose method is written in Python. Each looks the method up on the type and
 * calls it.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"
#include "slotscope/object/attr.h"
#include "slotfns.h"

/* ---- calling special methods ---- */

struct obj *special_lookup(struct obj *o, struct obj *name, bool *unbound)
{
    struct type *t = type_of(o);
    struct obj *f = type_lookup(t, name);
    *unbound = false;
    if (!f)
        return NULL;
    struct type *ft = type_of(f);
    if (ft->flags & TF_METHOD_DESCR) {
        *unbound = true;
        return incref(f);
    }
    if (ft->s.descr_get)
        return ft->s.descr_get(f, o, t->self);
    return incref(f);
}

struct obj *special_call(struct obj *o, struct obj *name, struct obj *const *args, size_t n, bool *found)
{
    bool unbound;
    struct obj *f = special_lookup(o, name, &unbound), *r;
    if (found)
        *found = f != NULL;
    if (!f) {
        if (!found && !err_occurred())
            err_set_object(exc_AttributeError, name);
        return NULL;
    }
    struct obj *all[4];
    all[0] = o;
    for (size_t i = 0; i < n; i++)
        all[i + 1] = args[i];
    r = unbound ? obj_call(f, all, n + 1, NULL) : obj_call(f, all + 1, n, NULL);
    decref(f);
    return r;
}

struct obj *special_call0(struct obj *o, struct obj *name)
{
    return special_call(o, name, NULL, 0, NULL);
}

struct obj *special_call1(struct obj *o, struct obj *name, struct obj *a)
{
    return special_call(o, name, &a, 1, NULL);
}

struct obj *special_call2(struct obj *o, struct obj *name, struct obj *a, struct obj *b)
{
    struct obj *args[] = {a, b};
    return special_call(o, name, args, 2, NULL);
}

/* Calls with args and keywords as they came. */
static struct obj *special_call_args(struct obj *o, struct obj *name, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    bool unbound;
    struct obj *f = special_lookup(o, name, &unbound), *r;
    if (!f) {
        if (!err_occurred())
            err_set_object(exc_AttributeError, name);
        return NULL;
    }
    if (!unbound) {
        r = obj_call(f, args, nargs, kwnames);
    } else {
        size_t n = nargs + kwcount(kwnames);
        struct obj *small[16], **all = small;
        if (n + 1 > 16)
            all = mem_hold(mem_alloc((n + 1) * sizeof *all));
        all[0] = o;
        if (n)
            memcpy(all + 1, args, n * sizeof *all);
        r = obj_call(f, all, nargs + 1, kwnames);
        if (all != small)
            mem_let_go(all);
    }
    decref(f);
    return r;
}

/* None where the name is found is "not supported" for these. */
static struct obj *special_or_not_implemented(struct obj *o, struct obj *name, struct obj *a)
{
    bool found;
    struct obj *r = special_call(o, name, &a, 1, &found);
    if (found || (err_occurred() && !pol.operator_lookup_quiet))
        return r;
    err_clear();
    return incref(obj_notimplemented);
}

/* ---- slot functions: objects and attributes ---- */

struct obj *slot_repr(struct obj *o)
{
    bool found;
    struct obj *r = special_call(o, ID(__repr__), NULL, 0, &found);
    if (found)
        return r;
    err_clear(); /* a descriptor that raises is no method */
    return str_printf("<%s object at %p>", type_name(type_of(o)), (void *)o);
}

struct obj *slot_str(struct obj *o)
{
    return special_call0(o, ID(__str__));
}

int64_t hash_not_implemented(struct obj *o)
{
    err_type("unhashable type: '%.200s'", type_name(type_of(o)));
    return -1;
}

int64_t slot_hash(struct obj *o)
{
    struct obj *f = type_lookup(type_of(o), ID(__hash__));
    if (!f || f == obj_none)
        return hash_not_implemented(o);
    bool found;
    struct obj *r = special_call(o, ID(__hash__), NULL, 0, &found);
    if (!found)
        return hash_not_implemented(o);
    if (!r)
        return -1;
    if (!is_int(r)) {
        decref(r);
        err_type("__hash__ method should return an integer");
        return -1;
    }
    int overflow;
    int64_t h = int_as_i64(r, &overflow);
    if (overflow)
        h = type_of(r)->s.hash(r);
    decref(r);
    return h == -1 ? -2 : h;
}

struct obj *slot_call(struct obj *f, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    return special_call_args(f, ID(__call__), args, nargs, kwnames);
}

struct obj *slot_getattr_hook(struct obj *o, struct obj *name)
{
    struct type *t = type_of(o);
    struct obj *hook = type_lookup(t, ID(__getattr__)), *r;
    struct obj *getattribute = type_lookup(t, ID(__getattribute__));
    bool plain = !getattribute ||
                 (type_of(getattribute) == t_wrapper_descr && wrapper_descr_slot(getattribute) == (slotfn *)generic_getattr);
    r = plain ? generic_getattr(o, name) : special_call1(o, ID(__getattribute__), name);
    if (!r && hook && err_matches(exc_AttributeError)) {
        err_clear();
        r = special_call1(o, ID(__getattr__), name);
    }
    return r;
}

static int done(struct obj *r)
{
    if (!r)
        return -1;
    decref(r);
    return 0;
}

int slot_setattro(struct obj *o, struct obj *name, struct obj *v)
{
    return done(v ? special_call2(o, ID(__setattr__), name, v) : special_call1(o, ID(__delattr__), name));
}

const enum object_id compare_ids[] = {ID___lt__, ID___le__, ID___eq__, ID___ne__, ID___gt__, ID___ge__};

struct obj *slot_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    bool found;
    struct obj *r = special_call(a, object_ids[compare_ids[op]], &b, 1, &found);
    if (found)
        return r;
    err_clear();
    return incref(obj_notimplemented);
}

struct obj *slot_iter(struct obj *o)
{
    struct obj *f = type_lookup(type_of(o), ID(__iter__));
    if (f == obj_none)
        return err_type("'%.200s' object is not iterable", type_name(type_of(o)));
    bool found;
    struct obj *r = special_call(o, ID(__iter__), NULL, 0, &found);
    if (found)
        return r;
    err_clear();
    bool unbound;
    struct obj *item = special_lookup(o, ID(__getitem__), &unbound);
    xdecref(item);
    if (!item)
        return err_type("'%.200s' object is not iterable", type_name(type_of(o)));
    return seqiter_new(o);
}

struct obj *slot_iternext(struct obj *o)
{
    return special_call0(o, ID(__next__));
}

struct obj *next_not_implemented(struct obj *o)
{
    return err_type("'%.200s' object is not iterable", type_name(type_of(o)));
}

struct obj *slot_descr_get(struct obj *d, struct obj *o, struct obj *type)
{
    struct obj *f = type_lookup(type_of(d), ID(__get__));
    if (!f) {
        type_of(d)->s.descr_get = NULL;
        return incref(d);
    }
    struct obj *args[] = {d, o ? o : obj_none, type ? type : obj_none};
    return obj_call(f, args, 3, NULL);
}

int slot_descr_set(struct obj *d, struct obj *o, struct obj *v)
{
    return done(v ? special_call2(d, ID(__set__), o, v) : special_call1(d, ID(__delete__), o));
}

int slot_init(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *r = special_call_args(o, ID(__init__), args, nargs, kwnames);
    if (!r)
        return -1;
    if (r != obj_none) {
        err_type("__init__() should return None, not '%.200s'", type_name(type_of(r)));
        decref(r);
        return -1;
    }
    decref(r);
    return 0;
}

struct obj *slot_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *f = obj_getattr(type, ID(__new__));
    if (!f)
        return NULL;
    size_t n = nargs + kwcount(kwnames);
    struct obj *small[16], **all = small;
    if (n + 1 > 16)
        all = mem_hold(mem_alloc((n + 1) * sizeof *all));
    all[0] = type;
    if (n)
        memcpy(all + 1, args, n * sizeof *all);
    struct obj *r = obj_call(f, all, nargs + 1, kwnames);
    if (all != small)
        mem_let_go(all);
    decref(f);
    return r;
}

void slot_finalize(struct obj *o)
{
    struct obj *saved = err_fetch();
    bool unbound;
    mem_held++; /* whoever let go of o may have something in hand */
    struct obj *f = special_lookup(o, ID(__del__), &unbound);
    if (f) {
        struct obj *r = unbound ? obj_call1(f, o) : obj_call0(f);
        if (!r)
            err_unraisable_while("calling deallocator", f);
        xdecref(r);
        decref(f);
    }
    mem_held--;
    if (saved)
        err_set_instance(saved);
}

/* ---- slot functions: numbers ---- */

/* a.__op__(b) and b.__rop__(a), in CPython's order: the right one first when its type is a subclass that overrides it. */
static bool overrides_reflected(struct obj *a, struct obj *b, struct obj *rname)
{
    struct obj *rb = type_lookup(type_of(b), rname), *ra = type_lookup(type_of(a), rname);
    return rb && rb != ra;
}

static struct obj *binary_methods(struct obj *a, struct obj *b, struct obj *name, struct obj *rname, slotfn *generic, uint16_t word)
{
    struct type *ta = type_of(a), *tb = type_of(b);
    bool do_other = ta != tb && slot_word(&tb->s, word) == generic;
    if (slot_word(&ta->s, word) == generic) {
        if (do_other && type_is_subtype(tb, ta) && overrides_reflected(a, b, rname)) {
            struct obj *r = special_or_not_implemented(b, rname, a);
            if (r != obj_notimplemented)
                return r;
            decref(r);
            do_other = false;
        }
        struct obj *r = special_or_not_implemented(a, name, b);
        if (r != obj_notimplemented || ta == tb)
            return r;
        decref(r);
    }
    if (do_other)
        return special_or_not_implemented(b, rname, a);
    return incref(obj_notimplemented);
}

#define X(op, code)                                                                                                                \
    struct obj *slot_##op(struct obj *a, struct obj *b)                                                                            \
    {                                                                                                                              \
        return binary_methods(a, b, ID(__##op##__), ID(__r##op##__), (slotfn *)slot_##op, WORD(binop[code]));                      \
    }
BINOPS(X)
#undef X

#define X(op, code)                                                                                                                \
    struct obj *slot_i##op(struct obj *a, struct obj *b)                                                                           \
    {                                                                                                                              \
        return special_call1(a, ID(__i##op##__), b);                                                                               \
    }
INPLACE(X)
#undef X

static struct obj *slot_power_binary(struct obj *a, struct obj *b)
{
    return binary_methods(a, b, ID(__pow__), ID(__rpow__), (slotfn *)slot_power, WORD(power));
}

static struct obj *ternary_method(struct obj *o, struct obj *name, struct obj *x, struct obj *mod)
{
    struct obj *args[] = {x, mod}, *r;
    bool found;
    r = special_call(o, name, args, 2, &found);
    return found || err_occurred() ? r : incref(obj_notimplemented);
}

/* pow(a, b, mod) where b is asked too. */
static struct obj *slot_power_reflected(struct obj *a, struct obj *b, struct obj *mod)
{
    struct obj *r = incref(obj_notimplemented);
    if (type_of(a)->s.power == slot_power) {
        decref(r);
        r = ternary_method(a, ID(__pow__), b, mod);
    }
    if (r != obj_notimplemented || type_of(a) == type_of(b) || type_of(b)->s.power != slot_power)
        return r;
    decref(r);
    return ternary_method(b, ID(__rpow__), a, mod);
}

struct obj *slot_power(struct obj *a, struct obj *b, struct obj *mod)
{
    if (mod == obj_none)
        return slot_power_binary(a, b);
    if (pol.pow3_reflected)
        return slot_power_reflected(a, b, mod);
    /* three arguments: only the left operand is asked */
    if (type_of(a)->s.power == slot_power)
        return special_call2(a, ID(__pow__), b, mod);
    return incref(obj_notimplemented);
}

struct obj *slot_ipower(struct obj *a, struct obj *b, struct obj *mod)
{
    (void)mod;
    return special_call1(a, ID(__ipow__), b);
}

#define X(op)                                                                                                                      \
    struct obj *slot_##op(struct obj *a)                                                                                           \
    {                                                                                                                              \
        return special_call0(a, ID(__##op##__));                                                                                   \
    }
UNOPS(X)
#undef X

int slot_boolean(struct obj *o)
{
    bool found, by_length = false;
    if (pol.bool_none_refuses && type_lookup(type_of(o), ID(__bool__)) == obj_none) {
        err_type("'%.200s' cannot be interpreted as a boolean", type_name(type_of(o)));
        return -1;
    }
    struct obj *r = special_call(o, ID(__bool__), NULL, 0, &found);
    if (!found && !err_occurred()) {
        r = special_call(o, ID(__len__), NULL, 0, &by_length);
        if (!by_length && !err_occurred())
            return 1;
    }
    if (!r)
        return -1;
    int result;
    if (by_length) {
        int64_t n = num_as_ssize(r, exc_OverflowError);
        if (n < 0 && !err_occurred())
            err_value("__len__() should return >= 0");
        result = n < 0 ? -1 : n > 0;
    } else if (r == obj_true || r == obj_false) {
        result = r == obj_true;
    } else {
        bad_result(o, r, "__bool__", "a bool", "__bool__ should return bool, returned %s");
        return -1;
    }
    decref(r);
    return result;
}

/* ---- slot functions: sequences and mappings ---- */

int64_t slot_length(struct obj *o)
{
    struct obj *r = special_call0(o, ID(__len__)), *index;
    if (!r)
        return -1;
    index = num_index(r);
    decref(r);
    if (!index)
        return -1;
    if (int_sign(index) < 0) {
        decref(index);
        err_value("__len__() should return >= 0");
        return -1;
    }
    int64_t n = num_as_ssize(index, exc_OverflowError);
    decref(index);
    return n;
}

struct obj *slot_sq_item(struct obj *o, int64_t i)
{
    struct obj *index = int_from_i64(i);
    if (!index)
        return NULL;
    struct obj *r = special_call1(o, ID(__getitem__), index);
    decref(index);
    return r;
}

int slot_sq_ass_item(struct obj *o, int64_t i, struct obj *v)
{
    struct obj *index = int_from_i64(i);
    if (!index)
        return -1;
    int r = done(v ? special_call2(o, ID(__setitem__), index, v) : special_call1(o, ID(__delitem__), index));
    decref(index);
    return r;
}

static int contains_by_iteration(struct obj *o, struct obj *x)
{
    struct obj *it = obj_iter(o), *item;
    if (!it)
        return -1;
    int found = 0;
    while (!found && (item = obj_next(it))) {
        found = obj_richcompare_bool(item, x, CMP_EQ);
        decref(item);
    }
    decref(it);
    return err_occurred() ? -1 : found;
}

int slot_contains(struct obj *o, struct obj *x)
{
    struct obj *f = type_lookup(type_of(o), ID(__contains__));
    if (f == obj_none) {
        err_type("'%.200s' object is not a container", type_name(type_of(o)));
        return -1;
    }
    if (!f)
        return contains_by_iteration(o, x);
    struct obj *r = special_call1(o, ID(__contains__), x);
    if (!r)
        return -1;
    int truth = obj_truth(r);
    decref(r);
    return truth;
}

struct obj *slot_subscript(struct obj *o, struct obj *key)
{
    return special_call1(o, ID(__getitem__), key);
}

int slot_ass_subscript(struct obj *o, struct obj *key, struct obj *v)
{
    return done(v ? special_call2(o, ID(__setitem__), key, v) : special_call1(o, ID(__delitem__), key));
}
