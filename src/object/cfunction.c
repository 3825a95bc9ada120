/* Built-in functions and bound built-in methods; bound methods and cells of Python functions. */
#include <stdlib.h>
#include <string.h>

#include "boot.h"
#include "freelist.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct type *t_cfunction, *t_method, *t_cell;

/* ---- built-in functions ---- */

#define CF(f, name, T) AT((uintptr_t)(f), PyCFunctionObject, name, T)

const struct method_def *cfunction_def(const struct obj *f)
{
    return CF(f, m_ml, const struct method_def *);
}

struct obj *cfunction_self(const struct obj *f)
{
    return CF(f, m_self, struct obj *);
}

struct obj *cfunction_new(const struct method_def *def, struct obj *self, struct obj *module)
{
    struct obj *f = freelist_take(FREE_CFUNCTION, t_cfunction);
    if (!f && !(f = obj_alloc(t_cfunction, 0)))
        return NULL;
    CF(f, m_ml, const struct method_def *) = def;
    CF(f, m_self, struct obj *) = xincref(self);
    CF(f, m_module, struct obj *) = xincref(module);
    gc_track(f);
    return f;
}

static void cfunction_dealloc(struct obj *f)
{
    gc_untrack(f);
    if (CF(f, m_weakreflist, struct obj *))
        weakrefs_clear(f);
    xdecref(CF(f, m_self, struct obj *));
    xdecref(CF(f, m_module, struct obj *));
    if (!freelist_give(FREE_CFUNCTION, f))
        obj_free(f);
}

static int cfunction_traverse(struct obj *f, visitproc *visit, void *arg)
{
    struct obj *self = cfunction_self(f), *module = CF(f, m_module, struct obj *);
    int r = self ? visit(self, arg) : 0;
    return r || !module ? r : visit(module, arg);
}

static bool is_module_function(const struct obj *f)
{
    struct obj *self = cfunction_self(f);
    return !self || type_of(self)->kind == K_MODULE;
}

static struct obj *cfunction_repr(struct obj *f)
{
    struct obj *self = cfunction_self(f);
    if (is_module_function(f))
        return str_printf("<built-in function %s>", cfunction_def(f)->name);
    return str_printf("<built-in method %s of %s object at 0x%lx>", cfunction_def(f)->name, type_name(type_of(self)),
                      (unsigned long)(uintptr_t)self);
}

static struct obj *cfunction_call(struct obj *f, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    const struct method_def *def = cfunction_def(f);
    if ((def->flags & METH_CHECKED) && !check_call(f, def, nargs, kwnames))
        return NULL;
    return def->fn(cfunction_self(f), args, nargs, kwnames);
}

static int64_t cfunction_hash(struct obj *f)
{
    int64_t h = hash_pointer(cfunction_self(f)) ^ hash_pointer(cfunction_def(f));
    return h == -1 ? -2 : h;
}

static struct obj *cfunction_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || type_of(b)->kind != K_CFUNCTION)
        return incref(obj_notimplemented);
    bool same = cfunction_self(a) == cfunction_self(b) && cfunction_def(a)->fn == cfunction_def(b)->fn;
    return new_bool(same == (op == CMP_EQ));
}

static struct obj *cf_name(struct obj *f, void *closure)
{
    (void)closure;
    return str_from_c(cfunction_def(f)->name);
}

static struct obj *cf_qualname(struct obj *f, void *closure)
{
    (void)closure;
    struct obj *self = cfunction_self(f);
    if (is_module_function(f))
        return cf_name(f, NULL);
    struct obj *q = type_qualname(is_type(self) ? type_rec(self) : type_of(self));
    struct obj *r = q ? str_printf("%U.%s", q, cfunction_def(f)->name) : NULL;
    xdecref(q);
    return r;
}

static struct obj *cf_self(struct obj *f, void *closure)
{
    (void)closure;
    struct obj *self = cfunction_self(f);
    return incref(self && !(cfunction_def(f)->flags & METH_STATIC) ? self : obj_none);
}

static struct obj *cf_module(struct obj *f, void *closure)
{
    (void)closure;
    struct obj *m = CF(f, m_module, struct obj *);
    return incref(m ? m : obj_none);
}

static int cf_set_module(struct obj *f, struct obj *v, void *closure)
{
    (void)closure;
    obj_set_slot(&CF(f, m_module, struct obj *), xincref(v));
    return 0;
}

/* The type whose table the method stands in: self's, or the one among its bases. */
static const struct type *method_owner(const struct obj *f)
{
    struct obj *self = cfunction_self(f);
    const struct method_def *def = cfunction_def(f);
    const struct type *t = is_type(self) && def->flags & (METH_CLASS | METH_STATIC) ? type_rec(self) : type_of(self);
    struct obj *mro = is_new_wrapper(f) ? NULL : type_mro(t);
    for (int64_t i = 0; mro && i < tuple_len(mro); i++) {
        const struct type_spec *spec = type_rec(tuple_items(mro)[i])->spec;
        for (const struct method_def *m = spec ? spec->methods : NULL; m && m->name; m++)
            if (m == def)
                return type_rec(tuple_items(mro)[i]);
    }
    return t;
}

static struct obj *cf_doc(struct obj *f, void *closure)
{
    (void)closure;
    const struct method_def *def = cfunction_def(f);
    if (is_module_function(f))
        return function_doc(CF(f, m_module, struct obj *), def->name, def->sig);
    return doc_of(method_owner(f), def->name, def->sig);
}

static struct obj *cf_signature(struct obj *f, void *closure)
{
    (void)closure;
    if (is_new_wrapper(f))
        return str_from_c("($type, *args, **kwargs)");
    if (is_module_function(f))
        return function_signature(CF(f, m_module, struct obj *), cfunction_def(f)->name);
    return signature_of(method_owner(f), cfunction_def(f)->name);
}

struct obj *reduce_to_getattr(struct obj *owner, struct obj *name)
{
    struct obj *getattr = builtin_lookup ? builtin_lookup("getattr") : NULL, *pair = name ? tuple_pack(2, owner, name) : NULL,
               *r = NULL;
    if (getattr && pair)
        r = tuple_pack(2, getattr, pair);
    xdecref(getattr);
    xdecref(name);
    xdecref(pair);
    return r;
}

static struct obj *cf_reduce(struct obj *f, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *self = CF(f, m_self, struct obj *);
    return self && !obj_is_kind(self, K_MODULE) ? reduce_to_getattr(self, cf_name(f, NULL)) : cf_qualname(f, NULL);
}

static int cf_weakrefs(void)
{
    return lay.PyCFunctionObject_m_weakreflist;
}

static const struct method_def cf_methods[] = {{"__reduce__", cf_reduce, NULL, METH_NOARGS}, {0}};
static const struct getset_def cf_getset[] = {{"__name__", cf_name, NULL, NULL},
                                              {"__qualname__", cf_qualname, NULL, NULL},
                                              {"__self__", cf_self, NULL, NULL},
                                              {"__module__", cf_module, cf_set_module, NULL},
                                              {"__doc__", cf_doc, NULL, NULL},
                                              {"__text_signature__", cf_signature, NULL, NULL},
                                              {0}};
static const struct type_spec cfunction_spec = {
    .name = "builtin_function_or_method",
    .kind = K_CFUNCTION,
    .flags = TF_GC,
    .record = "PyCFunctionObject",
    .weakrefoffset = cf_weakrefs,
    .s = {.dealloc = cfunction_dealloc,
          .traverse = cfunction_traverse,
          .repr = cfunction_repr,
          .call = cfunction_call,
          .hash = cfunction_hash,
          .richcompare = cfunction_compare},
    .methods = cf_methods,
    .getset = cf_getset,
};

/* ---- type.__new__ as a function ---- */

static struct obj *new_wrapper(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct type *t = type_rec(self);
    if (pol.new_takes_tuple)
        tuple_passes(nargs);
    if (nargs < 1)
        return err_type("%s.__new__(): not enough arguments", type_name(t));
    if (!is_type(args[0]))
        return err_type("%s.__new__(X): X is not a type object (%s)", type_name(t), type_name(type_of(args[0])));
    struct type *sub = type_rec(args[0]), *base = sub;
    if (!type_is_subtype(sub, t))
        return err_type("%s.__new__(%s): %s is not a subtype of %s", type_name(t), type_name(sub), type_name(sub), type_name(t));
    while (base && base->s.new_ == slot_new)
        base = base->base;
    if (base && base->s.new_ != t->s.new_)
        return err_type("%s.__new__(%s) is not safe, use %s.__new__()", type_name(t), type_name(sub), type_name(base));
    return t->s.new_(args[0], args + 1, nargs - 1, kwnames);
}

static const struct method_def new_wrapper_def = {"__new__", new_wrapper, NULL, 0};

struct obj *new_wrapper_method(struct type *t)
{
    return cfunction_new(&new_wrapper_def, t->self, NULL);
}

bool is_new_wrapper(const struct obj *f)
{
    return type_of(f)->kind == K_CFUNCTION && cfunction_def(f) == &new_wrapper_def;
}

/* ---- bound methods ---- */

#define ME(m, name) AT((uintptr_t)(m), PyMethodObject, name, struct obj *)

struct obj *method_func(struct obj *m)
{
    return ME(m, im_func);
}

struct obj *method_self(struct obj *m)
{
    return ME(m, im_self);
}

struct obj *method_new(struct obj *func, struct obj *self)
{
    struct obj *m = freelist_take(FREE_METHOD, t_method);
    if (!m && !(m = obj_alloc(t_method, 0)))
        return NULL;
    ME(m, im_func) = incref(func);
    ME(m, im_self) = incref(self);
    gc_track(m);
    return m;
}

static struct obj *method_make(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type;
    if (arg_count("method", nargs, kwnames, 2, 2) < 0)
        return NULL;
    if (!obj_callable(args[0]))
        return err_type("first argument must be callable");
    if (args[1] == obj_none)
        return err_type("instance must not be None");
    return method_new(args[0], args[1]);
}

static void method_dealloc(struct obj *m)
{
    gc_untrack(m);
    if (ME(m, im_weakreflist))
        weakrefs_clear(m);
    decref(ME(m, im_func));
    decref(ME(m, im_self));
    if (!freelist_give(FREE_METHOD, m))
        obj_free(m);
}

static int method_traverse(struct obj *m, visitproc *visit, void *arg)
{
    int r = visit(ME(m, im_func), arg);
    return r ? r : visit(ME(m, im_self), arg);
}

enum { SMALL_CALL = 10 };

static struct obj *method_call(struct obj *m, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    bool nested = type_of(ME(m, im_func))->kind == K_METHOD; /* each one more argument: without end all memory would go */
    if (nested && recursion_enter(" while calling a Python object") < 0)
        return NULL;
    size_t n = nargs + kwcount(kwnames);
    struct obj *small[SMALL_CALL], **all = n < SMALL_CALL ? small : mem_hold(mem_alloc((n + 1) * sizeof *all));
    all[0] = ME(m, im_self);
    if (n)
        memcpy(all + 1, args, n * sizeof *all);
    struct obj *r = obj_call(ME(m, im_func), all, nargs + 1, kwnames);
    if (all != small)
        mem_let_go(all);
    if (nested)
        recursion_leave();
    return r;
}

static struct obj *method_repr(struct obj *m)
{
    struct obj *name = NULL;
    if (obj_lookup_attr(ME(m, im_func), ID(__qualname__), &name) == 0)
        obj_lookup_attr(ME(m, im_func), ID(__name__), &name);
    if (err_occurred())
        return NULL;
    struct obj *r = name && is_str(name) ? str_printf("<bound method %U of %R>", name, ME(m, im_self))
                                         : str_printf("<bound method ? of %R>", ME(m, im_self));
    xdecref(name);
    return r;
}

static int64_t method_hash(struct obj *m)
{
    int64_t h = hash_pointer(ME(m, im_self)), f = obj_hash(ME(m, im_func));
    if (f == -1)
        return -1;
    h ^= f;
    return h == -1 ? -2 : h;
}

static struct obj *method_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || type_of(b)->kind != K_METHOD)
        return incref(obj_notimplemented);
    int same = obj_richcompare_bool(ME(a, im_func), ME(b, im_func), CMP_EQ);
    if (same < 0)
        return NULL;
    return new_bool((same && ME(a, im_self) == ME(b, im_self)) == (op == CMP_EQ));
}

/* What the method itself has not is asked of its function. */
static struct obj *method_getattro(struct obj *m, struct obj *name)
{
    struct obj *d = type_lookup(t_method, name);
    if (!d)
        return obj_getattr(ME(m, im_func), name);
    return type_of(d)->s.descr_get ? type_of(d)->s.descr_get(d, m, m->ob_type) : incref(d);
}

static struct obj *method_get(struct obj *m, struct obj *o, struct obj *type)
{
    (void)o, (void)type;
    return incref(m);
}

static struct obj *me_func(struct obj *m, void *closure)
{
    (void)closure;
    return incref(ME(m, im_func));
}

static struct obj *me_self(struct obj *m, void *closure)
{
    (void)closure;
    return incref(ME(m, im_self));
}

static struct obj *me_doc(struct obj *m, void *closure)
{
    (void)closure;
    return obj_getattr(ME(m, im_func), ID(__doc__));
}

static struct obj *me_reduce(struct obj *m, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return reduce_to_getattr(ME(m, im_self), obj_getattr(ME(m, im_func), ID(__name__)));
}

static int me_weakrefs(void)
{
    return lay.PyMethodObject_im_weakreflist;
}

static const struct method_def method_methods[] = {{"__reduce__", me_reduce, NULL, METH_NOARGS}, {0}};
static const struct getset_def method_getset[] = {
    {"__func__", me_func, NULL, NULL}, {"__self__", me_self, NULL, NULL}, {"__doc__", me_doc, NULL, NULL}, {0}};
static const struct type_spec method_spec = {
    .name = "method",
    .kind = K_METHOD,
    .flags = TF_GC,
    .record = "PyMethodObject",
    .weakrefoffset = me_weakrefs,
    .s = {.dealloc = method_dealloc,
          .traverse = method_traverse,
          .repr = method_repr,
          .call = method_call,
          .hash = method_hash,
          .richcompare = method_compare,
          .getattro = method_getattro,
          .setattro = generic_setattr,
          .descr_get = method_get,
          .new_ = method_make},
    .methods = method_methods,
    .getset = method_getset,
};

/* ---- cells ---- */

struct obj *cell_hidden(struct obj *value)
{
    struct obj *c = obj_hidden(t_cell);
    *cell_slot(c) = xincref(value);
    return c;
}

struct obj *cell_new(struct obj *value)
{
    struct obj *c = obj_alloc(t_cell, 0);
    if (!c)
        return NULL;
    *cell_slot(c) = xincref(value);
    gc_track(c);
    return c;
}

static struct obj *cell_make(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type;
    return arg_count("cell", nargs, kwnames, 0, 1) < 0 ? NULL : cell_new(nargs ? args[0] : NULL);
}

static void cell_dealloc(struct obj *c)
{
    gc_untrack(c);
    xdecref(*cell_slot(c));
    obj_free(c);
}

static int cell_traverse(struct obj *c, visitproc *visit, void *arg)
{
    return *cell_slot(c) ? visit(*cell_slot(c), arg) : 0;
}

static int cell_clear(struct obj *c)
{
    obj_clear_slot(cell_slot(c));
    return 0;
}

static struct obj *cell_repr(struct obj *c)
{
    struct obj *v = *cell_slot(c);
    unsigned long at = (unsigned long)(uintptr_t)c;
    if (!v)
        return str_printf("<cell at 0x%lx: empty>", at);
    return str_printf("<cell at 0x%lx: %.80s object at 0x%lx>", at, type_name(type_of(v)), (unsigned long)(uintptr_t)v);
}

static struct obj *cell_compare(struct obj *a, struct obj *b, enum cmp op)
{
    if (type_of(a)->kind != K_CELL || type_of(b)->kind != K_CELL)
        return incref(obj_notimplemented);
    struct obj *x = *cell_slot(a), *y = *cell_slot(b);
    if (x && y)
        return obj_richcompare(x, y, op);
    int order = (x != NULL) - (y != NULL);
    bool results[] = {order<0, order <= 0, order == 0, order != 0, order> 0, order >= 0};
    return new_bool(results[op]);
}

static struct obj *cell_contents(struct obj *c, void *closure)
{
    (void)closure;
    return *cell_slot(c) ? incref(*cell_slot(c)) : err_value("Cell is empty");
}

static int cell_set_contents(struct obj *c, struct obj *v, void *closure)
{
    (void)closure;
    obj_set_slot(cell_slot(c), xincref(v));
    return 0;
}

static const struct getset_def cell_getset[] = {{"cell_contents", cell_contents, cell_set_contents, NULL}, {0}};
static const struct type_spec cell_spec = {
    .name = "cell",
    .kind = K_CELL,
    .flags = TF_GC,
    .record = "PyCellObject",
    .s = {.dealloc = cell_dealloc,
          .traverse = cell_traverse,
          .clear = cell_clear,
          .repr = cell_repr,
          .richcompare = cell_compare,
          .hash = hash_not_implemented,
          .new_ = cell_make},
    .getset = cell_getset,
};

void call_boot(void)
{
    t_cfunction = type_ready(&cfunction_spec);
    t_method = type_ready(&method_spec);
    t_cell = type_ready(&cell_spec);
}
