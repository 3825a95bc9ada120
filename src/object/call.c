/* Calling: the ways in, and the checks that calls of built-in functions have in common. */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"
#include "slotscope/object/seq.h"
#include "typepriv.h"

/* A module with something in it that is called like the module and can be called. */
static bool suggest_from_module(struct obj *f)
{
    struct obj *name = NULL, *v = NULL;
    bool found = type_of(f)->kind == K_MODULE && pol.suggests_import && obj_lookup_attr(f, ID(__name__), &name) > 0 &&
                 is_str(name) && obj_lookup_attr(f, name, &v) > 0 && obj_callable(v);
    err_clear();
    if (found)
        err_type("'module' object is not callable. Did you mean: '%U.%U(...)'?", name, name);
    xdecref(name);
    xdecref(v);
    return found;
}

static struct obj *not_callable(struct obj *f)
{
    return suggest_from_module(f) ? NULL : err_type("'%.200s' object is not callable", type_name(type_of(f)));
}

static int class_units(const struct obj *o)
{
    if (type_of(o)->kind != K_TYPE || (type_rec(o)->flags & TF_HEAP))
        return pol.c_units_class;
    return type_rec(o)->flags & TF_VECTORCALL ? 0 : pol.c_units_static_class;
}

static bool counts_itself(const char *name)
{
    return strcmp(name, "repr") == 0 || strcmp(name, "hash") == 0;
}

int call_units(const struct obj *f, bool often)
{
    switch (type_of(f)->kind) {
    case K_FUNCTION:
    case K_METHOD: return 0;
    case K_CFUNCTION:
        if (counts_itself(cfunction_def(f)->name))
            return 0;
        return often ? pol.c_units_builtin : pol.c_units_builtin_once;
    case K_METHOD_DESCR: return often ? pol.c_units_builtin : 0;
    default: return class_units(f);
    }
}

bool call_is_fast(const struct obj *f)
{
    const int slow = METH_O | METH_NOARGS | METH_VARARGS | METH_COUNTED | METH_CLASS | METH_STATIC;
    enum kind k = type_of(f)->kind;
    if (k != K_CFUNCTION && k != K_METHOD_DESCR)
        return false;
    int flags = (k == K_CFUNCTION ? cfunction_def(f) : method_descr_def(f))->flags;
    return flags & METH_SPECIALIZED || !(flags & slow);
}

/* A tuple of the arguments comes and goes: it leaves a block in the free list. */
static void pass_tuple(const struct obj *f, size_t nargs)
{
    const struct type *t = type_of(f);
    if (t->kind == K_TYPE ? !(type_rec(f)->flags & TF_VECTORCALL) : (t->flags & TF_HEAP) != 0)
        tuple_passes(nargs);
}

/* Every call of C code counts towards the one limit while it lasts. */
static struct obj *counted_call(struct obj *f, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    int units = call_units(f, true);
    if (recursion_enter_units(" while calling a Python object", units) < 0)
        return NULL;
    pass_tuple(f, nargs);
    struct obj *r = type_of(f)->s.call(f, args, nargs, kwnames);
    recursion_leave_units(units);
    return r;
}

struct obj *obj_call(struct obj *f, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    const struct type *t = type_of(f);
    if (!t->s.call)
        return not_callable(f);
    if (pol.c_calls_count && t->kind != K_FUNCTION)
        return counted_call(f, args, nargs, kwnames);
    if (t->kind == K_FUNCTION || t->kind == K_CFUNCTION)
        return t->s.call(f, args, nargs, kwnames);
    pass_tuple(f, nargs);
    if (stack_is_deep())
        return recursion_error(" while calling a Python object");
    return t->s.call(f, args, nargs, kwnames);
}

struct obj *obj_call0(struct obj *f)
{
    return obj_call(f, NULL, 0, NULL);
}

struct obj *obj_call1(struct obj *f, struct obj *a)
{
    return obj_call(f, &a, 1, NULL);
}

struct obj *obj_call2(struct obj *f, struct obj *a, struct obj *b)
{
    struct obj *args[] = {a, b};
    return obj_call(f, args, 2, NULL);
}

struct obj *obj_call3(struct obj *f, struct obj *a, struct obj *b, struct obj *c)
{
    struct obj *args[] = {a, b, c};
    return obj_call(f, args, 3, NULL);
}

/* f(*args, **kwargs) with a dict that is not empty. */
static struct obj *call_with_dict(struct obj *f, struct obj *args, struct obj *kwargs)
{
    size_t n = (size_t)tuple_len(args), nkw = (size_t)dict_len(kwargs), k = 0;
    struct obj *names = tuple_new((int64_t)nkw), *key, *value, *r = NULL;
    if (!names)
        return NULL;
    struct obj **all = mem_hold(mem_alloc((n + nkw) * sizeof *all));
    if (n)
        memcpy(all, tuple_items(args), n * sizeof *all);
    int64_t pos = 0;
    bool ok = true,
         callee_checks = pol.functions_check_keywords && (type_of(f)->kind == K_FUNCTION || type_of(f)->kind == K_METHOD);
    while (ok && dict_next(kwargs, &pos, &key, &value)) {
        ok = is_str(key) || callee_checks;
        tuple_items(names)[k] = incref(key);
        all[n + k++] = incref(value);
    }
    if (ok)
        r = obj_call(f, all, n, names);
    else
        err_type("keywords must be strings");
    for (size_t i = 0; i < k; i++)
        decref(all[n + i]);
    decref(names);
    mem_let_go(all);
    return r;
}

struct obj *obj_call_tuple(struct obj *f, struct obj *args, struct obj *kwargs)
{
    if (kwargs && dict_len(kwargs) > 0)
        return call_with_dict(f, args, kwargs);
    return obj_call(f, tuple_items(args), (size_t)tuple_len(args), NULL);
}

/* This is how C code calls the program; what it calls may be C code that does the same. */
struct obj *obj_call_method(struct obj *o, const char *name, struct obj *const *args, size_t nargs)
{
    struct obj *f = obj_check_stack() < 0 ? NULL : obj_getattr_c(o, name);
    if (!f)
        return NULL;
    struct obj *r = obj_call(f, args, nargs, NULL);
    decref(f);
    return r;
}

struct obj *function_str(struct obj *f)
{
    if (!pol.qualified_function_names) {
        struct obj *name;
        return obj_lookup_attr(f, ID(__name__), &name) > 0 ? name : obj_str(f);
    }
    struct obj *qualname, *module = NULL, *r;
    if (obj_lookup_attr(f, ID(__qualname__), &qualname) < 0)
        return NULL;
    if (!qualname)
        return obj_str(f);
    if (obj_lookup_attr(f, ID(__module__), &module) < 0) {
        decref(qualname);
        return NULL;
    }
    if (module && module != obj_none && is_str(module) && !str_eq_c(module, "builtins"))
        r = str_printf("%S.%S()", module, qualname);
    else
        r = str_printf("%S()", qualname);
    decref(qualname);
    xdecref(module);
    return r;
}

static bool complain(struct obj *f, const char *fmt, size_t nargs)
{
    struct obj *name = function_str(f);
    if (name)
        err_type(fmt, name, pol.qualified_function_names ? "" : "()", nargs);
    xdecref(name);
    return false;
}

bool check_call(struct obj *f, const struct method_def *def, size_t nargs, struct obj *kwnames)
{
    if (!(def->flags & METH_CHECKED))
        return true;
    if (kwcount(kwnames) && def->flags & METH_VARARGS && !pol.varargs_qualified) {
        err_type("%s() takes no keyword arguments", def->name);
        return false;
    }
    if (kwcount(kwnames))
        return complain(f, "%.200U%s takes no keyword arguments", nargs);
    if (def->flags & (METH_FASTCALL | METH_VARARGS))
        return true;
    if (def->flags & METH_NOARGS)
        return nargs == 0 || complain(f, "%.200U%s takes no arguments (%zd given)", nargs);
    return nargs == 1 || complain(f, "%.200U%s takes exactly one argument (%zd given)", nargs);
}
