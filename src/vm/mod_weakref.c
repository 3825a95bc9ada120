/* The module `_weakref`; what is built on it stands in pylib/weakref.py. */
#include "lib.h"

CFUNCTION(weakref_proxy)
{
    if (arg_count("proxy", nargs, kwnames, 1, 2) < 0)
        return NULL;
    struct type *t = obj_callable(args[0]) ? t_callable_proxy : t_proxy;
    return weakref_new(t, args[0], nargs == 2 && args[1] != obj_none ? args[1] : NULL);
}

CFUNCTION(weakref_getweakrefcount)
{
    return one_arg("_weakref.getweakrefcount", nargs, kwnames) < 0 ? NULL : int_from_i64(weakref_count(args[0]));
}

CFUNCTION(weakref_getweakrefs)
{
    return one_arg("_weakref.getweakrefs", nargs, kwnames) < 0 ? NULL : weakrefs_list(args[0]);
}

/* Deletes d[key] if the weak reference there is dead: the step that a callback may take late. */
CFUNCTION(weakref_remove_dead)
{
    if (arg_count("_remove_dead_weakref", nargs, kwnames, 2, 2) < 0)
        return NULL;
    struct obj *ref = is_dict(args[0]) ? dict_get(args[0], args[1]) : NULL;
    if (!ref)
        return err_occurred() ? NULL : new_none();
    struct obj *o = weakref_get(ref);
    bool dead = o == obj_none;
    xdecref(o);
    return dead && dict_del(args[0], args[1]) < 0 ? NULL : new_none();
}

static const struct method_def defs[] = {
    {"proxy", weakref_proxy, NULL, 0},
    {"getweakrefcount", weakref_getweakrefcount, NULL, 0},
    {"getweakrefs", weakref_getweakrefs, NULL, 0},
    {"_remove_dead_weakref", weakref_remove_dead, NULL, 0},
    {NULL, NULL, NULL, 0},
};

struct obj *mod_weakref_init(void)
{
    struct obj *m = module_with("_weakref", defs);
    return m && module_put_type(m, "ref", t_weakref) && module_put_type(m, "ReferenceType", t_weakref) &&
                   module_put_type(m, "ProxyType", t_proxy) && module_put_type(m, "CallableProxyType", t_callable_proxy)
               ? m
               : NULL;
}
