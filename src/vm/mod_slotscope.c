/* The private module `_slotscope`: what the library modules in Python need to know of the version, without asking which it is. */
#include <string.h>

#include "slotscope/base/buf.h"
#include "lib.h"

static const struct {
    const char *name;
    const int *value;
} policies[] = {
#define POLICY(name, ...) {#name, &pol.name},
#include "slotscope/layout/policies.def"
#undef POLICY
};

/* policy("has_match"): the number that policies.def has for the chosen version. */
CFUNCTION(slotscope_policy)
{
    if (one_arg("policy", nargs, kwnames) < 0)
        return NULL;
    for (size_t i = 0; is_str(args[0]) && i < sizeof policies / sizeof *policies; i++)
        if (str_eq_c(args[0], policies[i].name))
            return int_from_i64(*policies[i].value);
    return err_value("slotscope: no policy is called %R", args[0]);
}

/* The traceback of an exception as the version prints it. */
CFUNCTION(slotscope_format_exception)
{
    if (one_arg("format_exception", nargs, kwnames) < 0)
        return NULL;
    if (!obj_is_kind(args[0], K_EXCEPTION))
        return str_from_c("NoneType: None\n");
    struct buf b;
    buf_init(&b);
    interp_format_exception(&b, args[0]);
    return str_from_buf(&b);
}

static const struct method_def defs[] = {
    {"policy", slotscope_policy, NULL, 0}, {"format_exception", slotscope_format_exception, NULL, 0}, {NULL, NULL, NULL, 0}};

extern const struct method_def slotscope_facts[]; /* mod_slotscope_facts.c */

struct obj *mod_slotscope_init(void)
{
    struct obj *m = module_with("_slotscope", defs);
    if (m && module_add_functions(m, slotscope_facts) < 0) {
        decref(m);
        return NULL;
    }
    return m;
}
