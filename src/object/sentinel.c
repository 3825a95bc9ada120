/* sentinel (3.15): objects that are only themselves, with a name and the module they were made in. */
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/seq.h"
#include "typepriv.h"

struct sentinel {
    struct obj base;
    struct obj *name, *module, *repr; /* repr: NULL, the name will do */
};
static struct type *t_sentinel;

static struct sentinel *sentinel_of(struct obj *o)
{
    return (struct sentinel *)(void *)o;
}

bool is_sentinel(const struct obj *o)
{
    return t_sentinel && o->ob_type == t_sentinel->self;
}

static struct obj *sentinel_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *repr = obj_none, *globals = object_globals ? object_globals() : NULL;
    if (nargs != 1)
        return err_type("sentinel() takes exactly 1 positional argument (%lld given)", (long long)nargs);
    if (arg_parse("sentinel(*, repr:O=)", args + nargs, 0, kwnames, &repr) < 0)
        return NULL;
    if (!is_str(args[0]))
        return err_type("sentinel() argument 1 must be str, not %T", args[0]);
    if (repr != obj_none && !is_str(repr))
        return err_type("sentinel() argument 'repr' must be str or None, not %T", repr);
    struct obj *o = type_generic_alloc(type_rec(type), 0);
    if (o) {
        struct obj *module = globals ? dict_get_str(globals, ID(__name__)) : NULL;
        *sentinel_of(o) =
            (struct sentinel){*o, incref(args[0]), incref(module ? module : obj_none), repr == obj_none ? NULL : incref(repr)};
    }
    return o;
}

static void sentinel_dealloc(struct obj *o)
{
    gc_untrack(o);
    xdecref(sentinel_of(o)->name);
    xdecref(sentinel_of(o)->module);
    xdecref(sentinel_of(o)->repr);
    obj_free(o);
}

static int sentinel_traverse(struct obj *o, visitproc *visit, void *arg)
{
    return sentinel_of(o)->module ? visit(sentinel_of(o)->module, arg) : 0;
}

static struct obj *sentinel_repr(struct obj *o)
{
    return incref(sentinel_of(o)->repr ? sentinel_of(o)->repr : sentinel_of(o)->name);
}

static struct obj *same(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return incref(o);
}

static struct obj *sentinel_reduce(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return incref(sentinel_of(o)->name);
}

static struct obj *sentinel_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (op != CMP_EQ && op != CMP_NE)
        return incref(obj_notimplemented);
    return a == b ? new_bool(op == CMP_EQ) : incref(obj_notimplemented);
}

static int64_t sentinel_hash(struct obj *o)
{
    return hash_pointer(o);
}

static const struct method_def methods[] = {{"__copy__", same, NULL, METH_NOARGS},
                                            {"__deepcopy__", same, NULL, METH_O},
                                            {"__reduce__", sentinel_reduce, NULL, METH_NOARGS},
                                            {NULL, NULL, NULL, 0}};
static const struct member_def members[] = {{"__name__", MEMBER_OBJECT | MEMBER_READONLY, offsetof(struct sentinel, name)},
                                            {"__module__", MEMBER_OBJECT, offsetof(struct sentinel, module)},
                                            {NULL, 0, 0}};
static const struct type_spec spec = {
    .name = "sentinel",
    .doc = "sentinel(name, *, repr=None) -> an object that is equal to itself only",
    .kind = K_OTHER,
    .flags = TF_GC,
    .record = "PyObject",
    .basicsize_adjust = sizeof(struct sentinel) - sizeof(struct obj),
    .s = {.dealloc = sentinel_dealloc,
          .traverse = sentinel_traverse,
          .repr = sentinel_repr,
          .richcompare = sentinel_richcompare,
          .hash = sentinel_hash,
          .new_ = sentinel_new,
          .binop = {[OP_OR] = union_or}},
    .methods = methods,
    .members = members,
};

struct type *sentinel_ready(void)
{
    return t_sentinel = type_ready(&spec);
}
