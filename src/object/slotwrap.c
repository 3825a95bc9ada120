/*
 * Wrappers: a built-in type's slot called as a method (int.__add__). Each checks the arguments as the version words it and calls
 * the slot.
 */
#include "slotfns.h"
#include "slotscope/heap/heap.h"

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
    struct obj *name(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames, slotfn *slot,                   \
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

static WRAPPER(wrap_method)
{
    return unpack(def, nargs, kwnames, 1, 1) ? ((cfunction *)slot)(self, args, nargs, NULL) : NULL;
}

struct obj *slot_method_new(struct type *t, const struct method_def *m)
{
    struct slotdef *def = engine_alloc(sizeof *def);
    *def = (struct slotdef){.name = m->name, .id = ID___doc__, .wrapper = wrap_method}; /* no slot is called __doc__ */
    return wrapper_descr_new(t, def, (slotfn *)m->fn);
}
