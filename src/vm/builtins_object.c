/* Built-in functions about objects, their identity, classes and attributes. */
#include "lib.h"

CFUNCTION(builtin_callable)
{
    return one_arg("callable", nargs, kwnames) < 0 ? NULL : new_bool(obj_callable(args[0]));
}

CFUNCTION(builtin_id)
{
    return one_arg("id", nargs, kwnames) < 0 ? NULL : int_from_u64((uint64_t)(uintptr_t)args[0]);
}

CFUNCTION(builtin_hash)
{
    if (one_arg("hash", nargs, kwnames) < 0)
        return NULL;
    if (recursion_enter(" while calling a Python object") < 0)
        return NULL;
    int64_t h = obj_hash(args[0]);
    recursion_leave();
    return h == -1 && err_occurred() ? NULL : int_from_i64(h);
}

static int check_name(struct obj *name, enum message msg)
{
    if (is_str(name))
        return 0;
    err_type(message(msg), name);
    return -1;
}

CFUNCTION(builtin_getattr)
{
    if (arg_count("getattr", nargs, kwnames, 2, 3) < 0 || check_name(args[1], MSG_GETATTR_NAME) < 0)
        return NULL;
    if (nargs == 2)
        return obj_getattr(args[0], args[1]);
    struct obj *v;
    int found = obj_lookup_attr(args[0], args[1], &v);
    return found < 0 ? NULL : found ? v : incref(args[2]);
}

CFUNCTION(builtin_hasattr)
{
    if (arg_count("hasattr", nargs, kwnames, 2, 2) < 0 || check_name(args[1], MSG_HASATTR_NAME) < 0)
        return NULL;
    struct obj *v;
    int found = obj_lookup_attr(args[0], args[1], &v);
    xdecref(v);
    return found < 0 ? NULL : new_bool(found);
}

static int check_set_name(struct obj *name)
{
    if (is_str(name))
        return 0;
    err_type("attribute name must be string, not '%T'", name);
    return -1;
}

CFUNCTION(builtin_setattr)
{
    if (arg_count("setattr", nargs, kwnames, 3, 3) < 0 || check_set_name(args[1]) < 0)
        return NULL;
    struct obj *name = incref(args[1]);
    str_intern(&name);
    int r = obj_setattr(args[0], name, args[2]);
    decref(name);
    return r < 0 ? NULL : new_none();
}

CFUNCTION(builtin_delattr)
{
    if (arg_count("delattr", nargs, kwnames, 2, 2) < 0 || check_set_name(args[1]) < 0)
        return NULL;
    return obj_setattr(args[0], args[1], NULL) < 0 ? NULL : new_none();
}

CFUNCTION(builtin_isinstance)
{
    if (arg_count("isinstance", nargs, kwnames, 2, 2) < 0)
        return NULL;
    int r = obj_isinstance(args[0], args[1]);
    return r < 0 ? NULL : new_bool(r);
}

CFUNCTION(builtin_issubclass)
{
    if (arg_count("issubclass", nargs, kwnames, 2, 2) < 0)
        return NULL;
    int r = obj_issubclass(args[0], args[1]);
    return r < 0 ? NULL : new_bool(r);
}

CFUNCTION(builtin_globals)
{
    if (no_args("globals", nargs, kwnames) < 0)
        return NULL;
    struct obj *d = interp_globals();
    return d ? incref(d) : err_format(exc_SystemError, "globals do not exist");
}

CFUNCTION(builtin_locals)
{
    return no_args("locals", nargs, kwnames) < 0 ? NULL : interp_locals();
}

static struct obj *sorted_keys(struct obj *mapping)
{
    struct obj *keys = mapping->ob_type == t_dict->self ? dict_keys(mapping) : obj_call_method(mapping, "keys", NULL, 0);
    struct obj *l = keys ? list_from_iter(keys) : NULL;
    xdecref(keys);
    if (l && list_sort(l, NULL, false) < 0) {
        decref(l);
        return NULL;
    }
    return l;
}

CFUNCTION(builtin_dir)
{
    if (arg_count("dir", nargs, kwnames, 0, 1) < 0)
        return NULL;
    if (nargs)
        return obj_dir(args[0]);
    struct obj *locals = interp_locals(), *l = locals ? sorted_keys(locals) : NULL;
    xdecref(locals);
    return l;
}

CFUNCTION(builtin_vars)
{
    if (arg_count("vars", nargs, kwnames, 0, 1) < 0)
        return NULL;
    if (!nargs)
        return interp_locals();
    struct obj *d;
    int found = obj_lookup_attr(args[0], str_name("__dict__"), &d);
    return found < 0 ? NULL : found ? d : err_type("vars() argument must have __dict__ attribute");
}

const struct method_def builtins_object_defs[] = {
    {"callable", builtin_callable, NULL, METH_COUNTED},
    {"id", builtin_id, NULL, METH_COUNTED},
    {"hash", builtin_hash, NULL, 0},
    {"getattr", builtin_getattr, NULL, 0},
    {"hasattr", builtin_hasattr, NULL, 0},
    {"setattr", builtin_setattr, NULL, 0},
    {"delattr", builtin_delattr, NULL, 0},
    {"isinstance", builtin_isinstance, NULL, 0},
    {"issubclass", builtin_issubclass, NULL, 0},
    {"globals", builtin_globals, NULL, 0},
    {"locals", builtin_locals, NULL, 0},
    {"dir", builtin_dir, NULL, METH_COUNTED},
    {"vars", builtin_vars, NULL, METH_COUNTED},
    {NULL, NULL, NULL, 0},
};
