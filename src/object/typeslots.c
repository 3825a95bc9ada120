/*
 * Special methods and slots. Two ways lead between them: a built-in type's slot becomes a wrapper descriptor in its dict
 * (int.__add__), and a class's Python method becomes a slot function that calls it (slot_*). One table says which name belongs to
 * which slot.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"
#include "slotscope/object/attr.h"
#include "typepriv.h"

typedef struct obj *callfunc(struct obj *, struct obj *const *, size_t, struct obj *);
typedef struct obj *ternaryfunc(struct obj *, struct obj *, struct obj *);
typedef int inquiry(struct obj *);
typedef int64_t lenfunc(struct obj *);
typedef int initfunc(struct obj *, struct obj *const *, size_t, struct obj *);
typedef struct obj *richcmpfunc(struct obj *, struct obj *, enum cmp);
typedef int objobjargproc(struct obj *, struct obj *, struct obj *);
typedef struct obj *ssizeargfunc(struct obj *, int64_t);
typedef int ssizeobjargproc(struct obj *, int64_t, struct obj *);
typedef int objobjproc(struct obj *, struct obj *);
typedef void destructor(struct obj *);

slotfn *slot_word(const struct type_slots *s, uint16_t word)
{
    slotfn *f;
    memcpy(&f, (const char *)s + word * sizeof f, sizeof f);
    return f;
}

void set_slot_word(struct type_slots *s, uint16_t word, slotfn *f)
{
    memcpy((char *)s + word * sizeof f, &f, sizeof f);
}

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
            all = mem_alloc((n + 1) * sizeof *all);
        all[0] = o;
        if (n)
            memcpy(all + 1, args, n * sizeof *all);
        r = obj_call(f, all, nargs + 1, kwnames);
        if (all != small)
            free(all);
    }
    decref(f);
    return r;
}

/* None where the name is found is "not supported" for these. */
static struct obj *special_or_not_implemented(struct obj *o, struct obj *name, struct obj *a)
{
    bool found;
    struct obj *r = special_call(o, name, &a, 1, &found);
    if (!found && !err_occurred())
        return incref(obj_notimplemented);
    return r;
}

/* ---- slot functions: objects and attributes ---- */

static struct obj *slot_repr(struct obj *o)
{
    return special_call0(o, ID(__repr__));
}

static struct obj *slot_str(struct obj *o)
{
    return special_call0(o, ID(__str__));
}

int64_t hash_not_implemented(struct obj *o)
{
    err_type("unhashable type: '%.200s'", type_name(type_of(o)));
    return -1;
}

static int64_t slot_hash(struct obj *o)
{
    struct obj *f = type_lookup(type_of(o), ID(__hash__));
    if (!f || f == obj_none)
        return hash_not_implemented(o);
    struct obj *r = special_call0(o, ID(__hash__));
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

static struct obj *slot_call(struct obj *f, struct obj *const *args, size_t nargs, struct obj *kwnames)
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

bool slot_getattro_is_hook(const struct type *t)
{
    return t->s.getattro == slot_getattr_hook;
}

static int done(struct obj *r)
{
    if (!r)
        return -1;
    decref(r);
    return 0;
}

static int slot_setattro(struct obj *o, struct obj *name, struct obj *v)
{
    return done(v ? special_call2(o, ID(__setattr__), name, v) : special_call1(o, ID(__delattr__), name));
}

static const enum object_id compare_ids[] = {ID___lt__, ID___le__, ID___eq__, ID___ne__, ID___gt__, ID___ge__};

static struct obj *slot_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    return special_or_not_implemented(a, object_ids[compare_ids[op]], b);
}

static struct obj *slot_iter(struct obj *o)
{
    struct obj *f = type_lookup(type_of(o), ID(__iter__));
    if (f == obj_none)
        return err_type("'%.200s' object is not iterable", type_name(type_of(o)));
    if (f)
        return special_call0(o, ID(__iter__));
    if (!type_lookup(type_of(o), ID(__getitem__)))
        return err_type("'%.200s' object is not iterable", type_name(type_of(o)));
    return seqiter_new(o);
}

static struct obj *slot_iternext(struct obj *o)
{
    return special_call0(o, ID(__next__));
}

struct obj *next_not_implemented(struct obj *o)
{
    return err_type("'%.200s' object is not iterable", type_name(type_of(o)));
}

static struct obj *slot_descr_get(struct obj *d, struct obj *o, struct obj *type)
{
    struct obj *f = type_lookup(type_of(d), ID(__get__));
    if (!f) {
        type_of(d)->s.descr_get = NULL;
        return incref(d);
    }
    struct obj *args[] = {d, o ? o : obj_none, type ? type : obj_none};
    return obj_call(f, args, 3, NULL);
}

static int slot_descr_set(struct obj *d, struct obj *o, struct obj *v)
{
    return done(v ? special_call2(d, ID(__set__), o, v) : special_call1(d, ID(__delete__), o));
}

static int slot_init(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
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
        all = mem_alloc((n + 1) * sizeof *all);
    all[0] = type;
    if (n)
        memcpy(all + 1, args, n * sizeof *all);
    struct obj *r = obj_call(f, all, nargs + 1, kwnames);
    if (all != small)
        free(all);
    decref(f);
    return r;
}

static void slot_finalize(struct obj *o)
{
    struct obj *saved = err_fetch();
    bool unbound;
    struct obj *f = special_lookup(o, ID(__del__), &unbound);
    if (f) {
        struct obj *r = unbound ? obj_call1(f, o) : obj_call0(f);
        if (!r)
            err_unraisable_while("calling deallocator", f);
        xdecref(r);
        decref(f);
    }
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

#define WORD(field) ((uint16_t)(offsetof(struct type_slots, field) / sizeof(slotfn *)))
#define BINOPS(X)                                                                                                                  \
    X(add, OP_ADD)                                                                                                                 \
    X(sub, OP_SUB)                                                                                                                 \
    X(mul, OP_MUL)                                                                                                                 \
    X(matmul, OP_MATMUL) X(truediv, OP_TRUEDIV) X(floordiv, OP_FLOORDIV) X(mod, OP_MOD) X(divmod, OP_DIVMOD) X(lshift, OP_LSHIFT)  \
        X(rshift, OP_RSHIFT) X(and, OP_AND) X(xor, OP_XOR) X(or, OP_OR)
#define X(op, code)                                                                                                                \
    static struct obj *slot_##op(struct obj *a, struct obj *b)                                                                     \
    {                                                                                                                              \
        return binary_methods(a, b, ID(__##op##__), ID(__r##op##__), (slotfn *)slot_##op, WORD(binop[code]));                      \
    }
BINOPS(X)
#undef X

#define INPLACE(X)                                                                                                                 \
    X(add, OP_ADD)                                                                                                                 \
    X(sub, OP_SUB)                                                                                                                 \
    X(mul, OP_MUL)                                                                                                                 \
    X(matmul, OP_MATMUL) X(truediv, OP_TRUEDIV) X(floordiv, OP_FLOORDIV) X(mod, OP_MOD) X(lshift, OP_LSHIFT) X(rshift, OP_RSHIFT)  \
        X(and, OP_AND) X(xor, OP_XOR) X(or, OP_OR)
#define X(op, code)                                                                                                                \
    static struct obj *slot_i##op(struct obj *a, struct obj *b)                                                                    \
    {                                                                                                                              \
        return special_call1(a, ID(__i##op##__), b);                                                                               \
    }
INPLACE(X)
#undef X

static struct obj *slot_power(struct obj *a, struct obj *b, struct obj *mod);

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

static struct obj *slot_power(struct obj *a, struct obj *b, struct obj *mod)
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

static struct obj *slot_ipower(struct obj *a, struct obj *b, struct obj *mod)
{
    (void)mod;
    return special_call1(a, ID(__ipow__), b);
}

#define UNOPS(X) X(neg) X(pos) X(invert) X(abs) X(int) X(float) X(index) X(await) X(aiter) X(anext)
#define X(op)                                                                                                                      \
    static struct obj *slot_##op(struct obj *a)                                                                                    \
    {                                                                                                                              \
        return special_call0(a, ID(__##op##__));                                                                                   \
    }
UNOPS(X)
#undef X

static int64_t slot_length(struct obj *o);

static int slot_boolean(struct obj *o)
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

static int64_t slot_length(struct obj *o)
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

static struct obj *slot_sq_item(struct obj *o, int64_t i)
{
    struct obj *index = int_from_i64(i);
    if (!index)
        return NULL;
    struct obj *r = special_call1(o, ID(__getitem__), index);
    decref(index);
    return r;
}

static int slot_sq_ass_item(struct obj *o, int64_t i, struct obj *v)
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

static int slot_contains(struct obj *o, struct obj *x)
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

static struct obj *slot_subscript(struct obj *o, struct obj *key)
{
    return special_call1(o, ID(__getitem__), key);
}

static int slot_ass_subscript(struct obj *o, struct obj *key, struct obj *v)
{
    return done(v ? special_call2(o, ID(__setitem__), key, v) : special_call1(o, ID(__delitem__), key));
}

/* ---- wrappers: a slot called as a method ---- */

static bool want(const struct slotdef *def, size_t nargs, struct obj *kwnames, size_t min, size_t max)
{
    if (kwcount(kwnames)) {
        err_type("wrapper %s() takes no keyword arguments", def->name);
        return false;
    }
    if (nargs >= min && nargs <= max)
        return true;
    if (min == max)
        err_type("expected %zd argument%s, got %zd", min, min == 1 ? "" : "s", nargs);
    else if (pol.wrapper_counts_or)
        err_type("expected %zd or %zd arguments, got %zd", min, max, nargs);
    else
        err_type(" expected at %s %zd argument%s, got %zd", nargs < min ? "least" : "most", nargs < min ? min : max,
                 (nargs < min ? min : max) == 1 ? "" : "s", nargs);
    return false;
}

/* The same for those that unpack a tuple of arguments: named in later versions, by an empty name before. */
static bool unpack(const struct slotdef *def, size_t nargs, struct obj *kwnames, size_t min, size_t max)
{
    if (kwcount(kwnames) || (nargs >= min && nargs <= max))
        return want(def, nargs, kwnames, min, max);
    size_t bound = nargs < min ? min : max;
    err_type("%s expected %s%zd argument%s, got %zd", pol.wrapper_counts_or ? def->name : "",
             min == max    ? ""
             : nargs < min ? "at least "
                           : "at most ",
             bound, bound == 1 ? "" : "s", nargs);
    return false;
}

#define WRAPPER(name)                                                                                                              \
    static struct obj *name(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames, slotfn *slot,            \
                            const struct slotdef *def)
#define UNUSED_ARGS (void)args

static struct obj *none_or_error(int r)
{
    return r < 0 ? NULL : new_none();
}

WRAPPER(wrap_unary)
{
    UNUSED_ARGS;
    return want(def, nargs, kwnames, 0, 0) ? ((unaryfunc *)slot)(self) : NULL;
}

WRAPPER(wrap_binary)
{
    return want(def, nargs, kwnames, 1, 1) ? ((binaryfunc *)slot)(self, args[0]) : NULL;
}

WRAPPER(wrap_binary_r)
{
    return want(def, nargs, kwnames, 1, 1) ? ((binaryfunc *)slot)(args[0], self) : NULL;
}

WRAPPER(wrap_power)
{
    return want(def, nargs, kwnames, 1, 2) ? ((ternaryfunc *)slot)(self, args[0], nargs > 1 ? args[1] : obj_none) : NULL;
}

WRAPPER(wrap_power_r)
{
    return want(def, nargs, kwnames, 1, 2) ? ((ternaryfunc *)slot)(args[0], self, nargs > 1 ? args[1] : obj_none) : NULL;
}

WRAPPER(wrap_boolean)
{
    UNUSED_ARGS;
    if (!want(def, nargs, kwnames, 0, 0))
        return NULL;
    int r = ((inquiry *)slot)(self);
    return r < 0 ? NULL : new_bool(r);
}

WRAPPER(wrap_length)
{
    UNUSED_ARGS;
    if (!want(def, nargs, kwnames, 0, 0))
        return NULL;
    int64_t n = ((lenfunc *)slot)(self);
    return n < 0 && err_occurred() ? NULL : int_from_i64(n);
}

WRAPPER(wrap_next)
{
    UNUSED_ARGS;
    if (!want(def, nargs, kwnames, 0, 0))
        return NULL;
    struct obj *r = ((unaryfunc *)slot)(self);
    if (!r && !err_occurred())
        err_set_object(exc_StopIteration, NULL);
    return r;
}

WRAPPER(wrap_call)
{
    (void)def;
    return ((callfunc *)slot)(self, args, nargs, kwnames);
}

WRAPPER(wrap_init)
{
    (void)def;
    return none_or_error(((initfunc *)slot)(self, args, nargs, kwnames));
}

WRAPPER(wrap_compare)
{
    if (!want(def, nargs, kwnames, 1, 1))
        return NULL;
    size_t op = 0;
    while (compare_ids[op] != def->id)
        op++;
    return ((richcmpfunc *)slot)(self, args[0], (enum cmp)op);
}

/* "Can't apply this __setattr__ to X object": a built-in base's attribute slot must not bypass a nearer one. */
static bool may_apply(struct obj *self, slotfn *slot, const char *what)
{
    struct type *t = type_of(self);
    while (t && t->flags & TF_HEAP)
        t = t->base;
    if (!t || (slotfn *)t->s.setattro == slot)
        return true;
    err_type("can't apply this %s to %s object", what, type_name(type_of(self)));
    return false;
}

/* The name of an attribute may be anything here; slots rely on a str. */
static bool is_name(struct obj *name)
{
    if (is_str(name))
        return true;
    err_type(message(MSG_ATTRIBUTE_NAME), type_name(type_of(name)));
    return false;
}

WRAPPER(wrap_getattr)
{
    return want(def, nargs, kwnames, 1, 1) && is_name(args[0]) ? ((binaryfunc *)slot)(self, args[0]) : NULL;
}

WRAPPER(wrap_setattr)
{
    if (!unpack(def, nargs, kwnames, 2, 2) || !is_name(args[0]) || !may_apply(self, slot, "__setattr__"))
        return NULL;
    return none_or_error(((objobjargproc *)slot)(self, args[0], args[1]));
}

WRAPPER(wrap_delattr)
{
    if (!want(def, nargs, kwnames, 1, 1) || !is_name(args[0]) || !may_apply(self, slot, "__delattr__"))
        return NULL;
    return none_or_error(((objobjargproc *)slot)(self, args[0], NULL));
}

WRAPPER(wrap_hash)
{
    UNUSED_ARGS;
    if (!want(def, nargs, kwnames, 0, 0))
        return NULL;
    int64_t h = ((lenfunc *)slot)(self);
    return h == -1 && err_occurred() ? NULL : int_from_i64(h);
}

WRAPPER(wrap_get)
{
    if (!unpack(def, nargs, kwnames, 1, 2))
        return NULL;
    struct obj *o = args[0] == obj_none ? NULL : args[0], *type = nargs > 1 && args[1] != obj_none ? args[1] : NULL;
    if (!o && !type)
        return err_type("__get__(None, None) is invalid");
    return ((ternaryfunc *)slot)(self, o, type);
}

WRAPPER(wrap_set)
{
    if (!unpack(def, nargs, kwnames, 2, 2))
        return NULL;
    return none_or_error(((objobjargproc *)slot)(self, args[0], args[1]));
}

WRAPPER(wrap_delete)
{
    if (!want(def, nargs, kwnames, 1, 1))
        return NULL;
    return none_or_error(((objobjargproc *)slot)(self, args[0], NULL));
}

/* An index given to a sequence slot: negative ones count from the end. */
static bool item_index(struct obj *self, struct obj *arg, int64_t *i)
{
    *i = num_as_ssize(arg, exc_OverflowError);
    if (*i == -1 && err_occurred())
        return false;
    if (*i < 0 && type_of(self)->s.sq_length) {
        int64_t n = type_of(self)->s.sq_length(self);
        if (n < 0)
            return false;
        *i += n;
    }
    return true;
}

WRAPPER(wrap_item)
{
    int64_t i;
    if (!want(def, nargs, kwnames, 1, 1) || !item_index(self, args[0], &i))
        return NULL;
    return ((ssizeargfunc *)slot)(self, i);
}

WRAPPER(wrap_repeat)
{
    if (!(pol.wrapper_counts_or ? want : unpack)(def, nargs, kwnames, 1, 1))
        return NULL;
    int64_t n = num_as_ssize(args[0], exc_OverflowError);
    if (n == -1 && err_occurred())
        return NULL;
    return ((ssizeargfunc *)slot)(self, n);
}

WRAPPER(wrap_setitem)
{
    int64_t i;
    if (!unpack(def, nargs, kwnames, 2, 2) || !item_index(self, args[0], &i))
        return NULL;
    return none_or_error(((ssizeobjargproc *)slot)(self, i, args[1]));
}

WRAPPER(wrap_delitem)
{
    int64_t i;
    if (!want(def, nargs, kwnames, 1, 1) || !item_index(self, args[0], &i))
        return NULL;
    return none_or_error(((ssizeobjargproc *)slot)(self, i, NULL));
}

WRAPPER(wrap_contains)
{
    if (!want(def, nargs, kwnames, 1, 1))
        return NULL;
    int r = ((objobjproc *)slot)(self, args[0]);
    return r < 0 ? NULL : new_bool(r);
}

WRAPPER(wrap_set_subscript)
{
    if (!unpack(def, nargs, kwnames, 2, 2))
        return NULL;
    return none_or_error(((objobjargproc *)slot)(self, args[0], args[1]));
}

WRAPPER(wrap_del_subscript)
{
    if (!want(def, nargs, kwnames, 1, 1))
        return NULL;
    return none_or_error(((objobjargproc *)slot)(self, args[0], NULL));
}

WRAPPER(wrap_del)
{
    UNUSED_ARGS;
    if (!want(def, nargs, kwnames, 0, 0))
        return NULL;
    ((destructor *)slot)(self);
    return new_none();
}

/* ---- the table ---- */

#define S(name, field, fn, wrap)                                                                                                   \
    {                                                                                                                              \
        ID_##name, #name, WORD(field), (slotfn *)(fn), wrap, NULL                                                                  \
    }
#define BIN(op, code) S(__##op##__, binop[code], slot_##op, wrap_binary), S(__r##op##__, binop[code], slot_##op, wrap_binary_r),
#define INP(op, code) S(__i##op##__, inplace[code], slot_i##op, wrap_binary),

/* Entries for the same slot stand together. */
const struct slotdef slotdefs[] = {
    S(__getattribute__, getattro, slot_getattr_hook, wrap_getattr),
    S(__getattr__, getattro, slot_getattr_hook, NULL),
    S(__setattr__, setattro, slot_setattro, wrap_setattr),
    S(__delattr__, setattro, slot_setattro, wrap_delattr),
    S(__repr__, repr, slot_repr, wrap_unary),
    S(__hash__, hash, slot_hash, wrap_hash),
    S(__call__, call, slot_call, wrap_call),
    S(__str__, str, slot_str, wrap_unary),
    S(__lt__, richcompare, slot_richcompare, wrap_compare),
    S(__le__, richcompare, slot_richcompare, wrap_compare),
    S(__eq__, richcompare, slot_richcompare, wrap_compare),
    S(__ne__, richcompare, slot_richcompare, wrap_compare),
    S(__gt__, richcompare, slot_richcompare, wrap_compare),
    S(__ge__, richcompare, slot_richcompare, wrap_compare),
    S(__iter__, iter, slot_iter, wrap_unary),
    S(__next__, iternext, slot_iternext, wrap_next),
    S(__get__, descr_get, slot_descr_get, wrap_get),
    S(__set__, descr_set, slot_descr_set, wrap_set),
    S(__delete__, descr_set, slot_descr_set, wrap_delete),
    S(__init__, init, slot_init, wrap_init),
    S(__new__, new_, slot_new, NULL),
    S(__del__, finalize, slot_finalize, wrap_del),
    S(__await__, am_await, slot_await, wrap_unary),
    S(__aiter__, am_aiter, slot_aiter, wrap_unary),
    S(__anext__, am_anext, slot_anext, wrap_unary),
    BINOPS(BIN) INPLACE(INP) S(__pow__, power, slot_power, wrap_power),
    S(__rpow__, power, slot_power, wrap_power_r),
    S(__ipow__, inplace_power, slot_ipower, wrap_binary),
    S(__neg__, unop[UN_NEG], slot_neg, wrap_unary),
    S(__pos__, unop[UN_POS], slot_pos, wrap_unary),
    S(__invert__, unop[UN_INVERT], slot_invert, wrap_unary),
    S(__abs__, unop[UN_ABS], slot_abs, wrap_unary),
    S(__bool__, boolean, slot_boolean, wrap_boolean),
    S(__int__, to_int, slot_int, wrap_unary),
    S(__float__, to_float, slot_float, wrap_unary),
    S(__index__, index, slot_index, wrap_unary),
    S(__len__, mp_length, slot_length, wrap_length),
    S(__getitem__, mp_subscript, slot_subscript, wrap_binary),
    S(__setitem__, mp_ass_subscript, slot_ass_subscript, wrap_set_subscript),
    S(__delitem__, mp_ass_subscript, slot_ass_subscript, wrap_del_subscript),
    S(__len__, sq_length, slot_length, wrap_length),
    S(__add__, sq_concat, NULL, wrap_binary),
    S(__mul__, sq_repeat, NULL, wrap_repeat),
    S(__rmul__, sq_repeat, NULL, wrap_repeat),
    S(__getitem__, sq_item, slot_sq_item, wrap_item),
    S(__setitem__, sq_ass_item, slot_sq_ass_item, wrap_setitem),
    S(__delitem__, sq_ass_item, slot_sq_ass_item, wrap_delitem),
    S(__contains__, sq_contains, slot_contains, wrap_contains),
    S(__iadd__, sq_inplace_concat, NULL, wrap_binary),
    S(__imul__, sq_inplace_repeat, NULL, wrap_repeat),
};
const size_t nslotdefs = sizeof slotdefs / sizeof slotdefs[0];

/* ---- from slots to methods ---- */

void add_operators(struct type *t, const struct type_slots *own)
{
    for (size_t i = 0; i < nslotdefs; i++) {
        const struct slotdef *d = &slotdefs[i];
        slotfn *f = slot_word(own, d->word);
        struct obj *name = object_ids[d->id];
        if (!d->wrapper || !f || dict_get_str(t->dict, name))
            continue;
        if (f == (slotfn *)hash_not_implemented) {
            dict_set(t->dict, name, obj_none);
            continue;
        }
        struct obj *w = wrapper_descr_new(t, d, f);
        if (w) {
            dict_set(t->dict, name, w);
            decref(w);
        }
    }
}

/* ---- from methods to slots ---- */

/* Does another slot that the same name fills (__len__: mp_length, sq_length) hold the only function there is? */
static bool other_slot_has_it(const struct type *t, const struct slotdef *d)
{
    int set = 0;
    bool mine = false;
    for (size_t i = 0; i < nslotdefs; i++)
        if (slotdefs[i].id == d->id && slot_word(&t->s, slotdefs[i].word)) {
            set++;
            mine = mine || slotdefs[i].word == d->word;
        }
    return set == 1 && !mine;
}

/* May the function that entry `from` wraps stand in the slot of entry `to`? The operand of a number slot may come from the left or
   the right, that of a sequence slot only from the left. */
static bool fits(const struct slotdef *from, const struct slotdef *to)
{
    bool number = to->word >= WORD(binop[0]) && to->word < WORD(binop[0]) + OP_COUNT;
    return from->wrapper == to->wrapper && (from->word == to->word || !number);
}

struct slot_choice {
    slotfn *specific, *generic;
    bool use_generic;
};

static void choose_for(struct type *t, const struct slotdef *d, struct slot_choice *c)
{
    struct obj *descr = type_lookup(t, object_ids[d->id]);
    if (!descr)
        return;
    if (type_of(descr) == t_wrapper_descr && wrapper_descr_def(descr)->id == d->id) {
        slotfn *slot = wrapper_descr_slot(descr);
        if (!other_slot_has_it(t, d))
            c->generic = d->generic;
        if ((!c->specific || c->specific == slot) && fits(wrapper_descr_def(descr), d) && type_is_subtype(t, descr_owner(descr)))
            c->specific = slot;
        else
            c->use_generic = true;
    } else if (d->id == ID___new__ && is_new_wrapper(descr)) {
        c->specific = (slotfn *)t->s.new_;
    } else if (descr == obj_none && d->id == ID___hash__) {
        c->specific = (slotfn *)hash_not_implemented;
    } else {
        c->use_generic = true;
        c->generic = d->generic;
    }
}

/* Sets the slot that the entries from d on share; returns the entry after them. */
static const struct slotdef *update_one_slot(struct type *t, const struct slotdef *d)
{
    struct slot_choice c = {NULL, NULL, false};
    const struct slotdef *end = slotdefs + nslotdefs;
    uint16_t word = d->word;
    for (; d < end && d->word == word; d++)
        choose_for(t, d, &c);
    set_slot_word(&t->s, word, c.specific && !c.use_generic ? c.specific : c.generic);
    return d;
}

static void note_finalizer(struct type *t)
{
    t->flags = t->s.finalize ? t->flags | TF_HAS_FINALIZER : t->flags & ~(uint32_t)TF_HAS_FINALIZER;
}

void update_all_slots(struct type *t)
{
    for (const struct slotdef *d = slotdefs; d < slotdefs + nslotdefs;)
        d = update_one_slot(t, d);
    note_finalizer(t);
}

static int update_subclass(struct type *t, void *arg)
{
    struct obj *name = arg;
    for (const struct slotdef *d = slotdefs; d < slotdefs + nslotdefs;) {
        const struct slotdef *first = d;
        bool mine = false;
        for (; d < slotdefs + nslotdefs && d->word == first->word; d++)
            mine = mine || object_ids[d->id] == name;
        if (mine)
            update_one_slot(t, first);
        if (mine && first->word == WORD(iternext) && !t->s.iternext)
            t->s.iternext = next_not_implemented; /* a loop may be running over an instance */
    }
    note_finalizer(t);
    return type_each_subclass(t, update_subclass, arg);
}

static bool names_a_slot(struct obj *name)
{
    for (size_t i = 0; i < nslotdefs; i++)
        if (object_ids[slotdefs[i].id] == name)
            return true;
    return false;
}

void update_slot(struct type *t, struct obj *name)
{
    if (names_a_slot(name))
        update_subclass(t, name);
}

/* ---- inheritance ---- */

static bool is_inherited_apart(uint16_t w)
{
    static const uint16_t apart[] = {WORD(new_), WORD(hash), WORD(richcompare), WORD(traverse), WORD(clear)};
    for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++)
        if (apart[i] == w)
            return true;
    return false;
}

/* A slot is taken from base when t has none and base itself (not a base of its) has it. hash and richcompare go together. */
void inherit_slots(struct type *t, const struct type *base)
{
    const struct type *bb = base->base;
    if (!t->s.richcompare && !t->s.hash && !dict_defines_eq_or_hash(t)) {
        t->s.richcompare = base->s.richcompare;
        t->s.hash = base->s.hash;
    }
    for (uint16_t w = 0; w < sizeof t->s / sizeof(slotfn *); w++) {
        slotfn *f = slot_word(&base->s, w);
        if (f && !slot_word(&t->s, w) && (!bb || f != slot_word(&bb->s, w)) && !is_inherited_apart(w))
            set_slot_word(&t->s, w, f);
    }
}
