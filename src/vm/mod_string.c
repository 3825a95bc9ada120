/* `_string`: format texts taken apart, for string.Formatter. */
#include "lib.h"

CFUNCTION(string_formatter_parser)
{
    if (one_arg("formatter_parser", nargs, kwnames) < 0)
        return NULL;
    if (!is_str(args[0]))
        return err_type("expected str, got %T", args[0]);
    struct obj *list = str_formatter_parser(args[0]), *it = list ? obj_iter(list) : NULL;
    xdecref(list);
    return it;
}

CFUNCTION(string_field_name_split)
{
    if (one_arg("formatter_field_name_split", nargs, kwnames) < 0)
        return NULL;
    if (!is_str(args[0]))
        return err_type("expected str, got %T", args[0]);
    return str_field_name_split(args[0]);
}

struct obj *mod_string_init(void)
{
    static const struct method_def defs[] = {{"formatter_parser", string_formatter_parser, NULL, 0},
                                             {"formatter_field_name_split", string_field_name_split, NULL, 0},
                                             {0}};
    return module_with("_string", defs);
}
