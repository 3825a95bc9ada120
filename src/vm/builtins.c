/*
 * The module `builtins`: types, constants and exceptions by name. Its functions stand by theme in builtins_object.c (objects and
 * their attributes), builtins_sequence.c (iteration), builtins_number.c, builtins_text.c (repr, print, input) and builtins_run.c
 * (compiling).
 */
#include "lib.h"

static const struct {
    const char *name;
    struct type **type;
} types[] = {
    {"bool", &t_bool},
    {"bytearray", &t_bytearray},
    {"bytes", &t_bytes},
    {"classmethod", &t_classmethod},
    {"complex", &t_complex},
    {"dict", &t_dict},
    {"enumerate", &t_enumerate},
    {"filter", &t_filter},
    {"float", &t_float},
    {"frozenset", &t_frozenset},
    {"int", &t_int},
    {"list", &t_list},
    {"map", &t_map},
    {"memoryview", &t_memoryview},
    {"object", &t_object},
    {"property", &t_property},
    {"range", &t_range},
    {"reversed", &t_reversed},
    {"set", &t_set},
    {"slice", &t_slice},
    {"staticmethod", &t_staticmethod},
    {"str", &t_str},
    {"super", &t_super},
    {"tuple", &t_tuple},
    {"type", &t_type},
    {"zip", &t_zip},
};

static bool add_types(struct obj *m)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!module_put_type(m, types[i].name, *types[i].type))
            return false;
    return !pol.has_frozendict ||
           (module_put_type(m, "frozendict", frozendict_ready()) && module_put_type(m, "sentinel", sentinel_ready()));
}

static bool add_constants(struct obj *m)
{
    return module_put(m, "None", new_none()) && module_put(m, "Ellipsis", incref(obj_ellipsis)) &&
           module_put(m, "NotImplemented", incref(obj_notimplemented)) && module_put(m, "False", new_bool(false)) &&
           module_put(m, "True", new_bool(true)) && module_put(m, "__debug__", new_bool(true));
}

/* Which exceptions the version does not have. */
static bool exception_is_there(struct obj *e)
{
    if (e == exc_BaseExceptionGroup || e == exc_ExceptionGroup)
        return pol.has_except_star;
    if (e == exc_EncodingWarning)
        return pol.has_aiter;
    if (e == exc_PythonFinalizationError)
        return pol.has_finalization_error;
    return true;
}

static bool add_exceptions(struct obj *m)
{
#define X(name, base)                                                                                                              \
    if (exc_##name && exception_is_there(exc_##name) && !module_put(m, #name, incref(exc_##name)))                                 \
        return false;
    EXC_LIST(X)
#undef X
    return module_put(m, "EnvironmentError", incref(exc_OSError)) && module_put(m, "IOError", incref(exc_OSError));
}

/* super() without arguments asks the running frame. */
static bool super_args(struct obj **type, struct obj **self)
{
    return interp_super_args(type, self) == 0;
}

static struct obj *lookup(const char *name)
{
    return xincref(dict_get_c(interp_builtins_dict(), name));
}

struct obj *builtins_init(void)
{
    lib_boot();
    super_from_frame = super_args;
    object_import = interp_import;
    builtin_lookup = lookup;
    struct obj *m = module_with("builtins", builtins_object_defs);
    if (!m)
        return NULL;
    lib->builtins = incref(m);
    if (module_add_functions(m, builtins_number_defs) < 0 || module_add_functions(m, builtins_sequence_defs) < 0 ||
        module_add_functions(m, builtins_text_defs) < 0 || module_add_functions(m, builtins_run_defs) < 0)
        return NULL;
    if (!pol.has_aiter) {
        struct obj *d = module_dict(m);
        if (dict_del(d, str_name("aiter")) < 0 || dict_del(d, str_name("anext")) < 0)
            return NULL;
    }
    return add_constants(m) && add_types(m) && add_exceptions(m) && builtins_add_site(m) ? m : NULL;
}
