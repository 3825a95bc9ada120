/* Modules: a dict and the name in it. */
#include <stdlib.h>

#include "boot.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct type *t_module;

#define MD_DICT(m) AT((uintptr_t)(m), PyModuleObject, md_dict, struct obj *)

struct obj *module_dict(struct obj *m)
{
    return MD_DICT(m);
}

static int fill(struct obj *m, struct obj *name, struct obj *doc)
{
    struct obj *d = MD_DICT(m);
    if (!d)
        d = MD_DICT(m) = dict_new();
    if (!d || dict_set(d, ID(__name__), name) < 0 || dict_set(d, ID(__doc__), doc) < 0 ||
        dict_set(d, ID(__package__), obj_none) < 0 || dict_set(d, ID(__loader__), obj_none) < 0 ||
        dict_set(d, ID(__spec__), obj_none) < 0)
        return -1;
    obj_set_slot(&AT(m, PyModuleObject, md_name, struct obj *), incref(name));
    return 0;
}

struct obj *module_new(const char *name)
{
    struct obj *s = str_intern_c(name), *m = s ? type_generic_alloc(t_module, 0) : NULL;
    if (m && fill(m, s, obj_none) < 0) {
        decref(m);
        m = NULL;
    }
    xdecref(s);
    return m;
}

int module_add(struct obj *m, const char *name, struct obj *taken)
{
    int r = taken ? dict_set(MD_DICT(m), str_name(name), taken) : -1;
    xdecref(taken);
    return r;
}

int module_add_functions(struct obj *m, const struct method_def *defs)
{
    AT(m, PyModuleObject, md_state, const void *) = defs; /* what tells that it is built in */
    struct obj *name = dict_get_str(MD_DICT(m), ID(__name__));
    for (; defs->name; defs++)
        if (module_add(m, defs->name, cfunction_new(defs, m, name)) < 0)
            return -1;
    return 0;
}

/* ---- the type ---- */

static struct obj *module_make(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *m = type_generic_alloc(type_rec(type), 0);
    if (m && !(MD_DICT(m) = dict_new())) {
        decref(m);
        return NULL;
    }
    return m;
}

static int module_init(struct obj *m, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *name, *doc = obj_none;
    if (arg_parse("module(name:U, doc:O=)", args, nargs, kwnames, &name, &doc) < 0)
        return -1;
    return fill(m, name, doc);
}

static void module_dealloc(struct obj *m)
{
    gc_untrack(m);
    if (AT(m, PyModuleObject, md_weaklist, struct obj *))
        weakrefs_clear(m);
    xdecref(MD_DICT(m));
    xdecref(AT(m, PyModuleObject, md_name, struct obj *));
    obj_free(m);
}

static int module_traverse(struct obj *m, visitproc *visit, void *arg)
{
    return MD_DICT(m) ? visit(MD_DICT(m), arg) : 0;
}

static int module_clear(struct obj *m)
{
    obj_clear_slot(&MD_DICT(m));
    return 0;
}

static struct obj *module_repr(struct obj *m)
{
    struct obj *name = MD_DICT(m) ? dict_get_str(MD_DICT(m), ID(__name__)) : NULL,
               *file = MD_DICT(m) ? dict_get_c(MD_DICT(m), "__file__") : NULL;
    struct obj *loader = MD_DICT(m) ? dict_get_str(MD_DICT(m), ID(__loader__)) : NULL;
    if (!name)
        return str_from_c("<module '?'>");
    if (file)
        return str_printf("<module %R from %R>", name, file);
    if ((loader && loader != obj_none) || AT(m, PyModuleObject, md_state, const void *))
        return str_printf("<module %R (built-in)>", name);
    return str_printf("<module %R>", name);
}

/* What a module has not is asked of its own __getattr__. */
static struct obj *module_getattro(struct obj *m, struct obj *name)
{
    struct obj *v = generic_getattr_quiet(m, name), *f, *own;
    if (v || err_occurred())
        return v;
    f = MD_DICT(m) ? dict_get_str(MD_DICT(m), ID(__getattr__)) : NULL;
    if (f)
        return obj_call1(f, name);
    own = MD_DICT(m) ? dict_get_str(MD_DICT(m), ID(__name__)) : NULL;
    if (own && is_str(own))
        err_format(exc_AttributeError, "module '%U' has no attribute '%U'", own, name);
    else
        err_format(exc_AttributeError, "module has no attribute '%U'", name);
    err_set_name(name, m);
    return NULL;
}

static struct obj *module_dir(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *d = obj_getattr(self, ID(__dict__)), *f, *r;
    if (!d)
        return NULL;
    if (!is_dict(d)) {
        decref(d);
        return err_type(message(MSG_MODULE_DIR), dict_get_str(MD_DICT(self), ID(__name__)));
    }
    f = dict_get_str(d, ID(__dir__));
    r = f ? obj_call0(f) : dict_keys(d);
    decref(d);
    return r;
}

static struct obj *get_annotations(struct obj *m, void *closure)
{
    (void)closure;
    struct obj *d = MD_DICT(m), *v = dict_get_str(d, ID(__annotations__));
    if (v)
        return incref(v);
    if (!pol.type_annotations)
        return err_no_attribute(m, ID(__annotations__));
    v = dict_new();
    if (v && dict_set(d, ID(__annotations__), v) < 0) {
        decref(v);
        return NULL;
    }
    return v;
}

static int set_annotations(struct obj *m, struct obj *v, void *closure)
{
    (void)closure;
    return v ? dict_set(MD_DICT(m), ID(__annotations__), v) : dict_del(MD_DICT(m), ID(__annotations__));
}

static int dict_at(void)
{
    return lay.PyModuleObject_md_dict;
}

static int weaklist_at(void)
{
    return lay.PyModuleObject_md_weaklist;
}

static const struct method_def module_methods[] = {{"__dir__", module_dir, NULL, METH_NOARGS}, {0}};
static const struct member_def module_members[] = {{"__dict__", MEMBER_OBJECT | MEMBER_READONLY, 16}, {0}};
static const struct getset_def module_getset[] = {{"__annotations__", get_annotations, set_annotations, NULL}, {0}};
static const struct type_spec module_spec = {
    .name = "module",
    .kind = K_MODULE,
    .flags = TF_GC | TF_BASETYPE,
    .record = "PyModuleObject",
    .dictoffset = dict_at,
    .weakrefoffset = weaklist_at,
    .s = {.dealloc = module_dealloc,
          .traverse = module_traverse,
          .clear = module_clear,
          .repr = module_repr,
          .getattro = module_getattro,
          .setattro = generic_setattr,
          .init = module_init,
          .new_ = module_make},
    .methods = module_methods,
    .getset = module_getset,
    .members = module_members,
};

void module_boot(void)
{
    t_module = type_ready(&module_spec);
}
