/* The layout of what a type statement makes: its name, its parameters, what computes its value, the value, the module. */
#include "native.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/type.h"

enum { A_NAME, A_PARAMS, A_COMPUTE, A_VALUE, A_MODULE, A_REFS };

static struct obj **refs_of(struct obj *o)
{
    return (struct obj **)(void *)o + 2;
}

static struct obj *get_name(struct obj *o)
{
    struct obj *name = refs_of(o)[A_NAME];
    return name ? incref(name) : new_none();
}

static struct obj *get_module(struct obj *o)
{
    struct obj *module = refs_of(o)[A_MODULE];
    return module ? incref(module) : new_none();
}

static int keep_name(struct obj *o, struct obj *value)
{
    (void)o, (void)value;
    err_format(exc_AttributeError, "readonly attribute");
    return -1;
}

static int keep_module(struct obj *o, struct obj *value)
{
    (void)value;
    err_format(exc_AttributeError, "attribute '__module__' of '%s' objects is not writable", type_of(o)->name);
    return -1;
}

static int alias_clear(struct obj *o)
{
    for (int i = 0; i < A_REFS; i++)
        obj_set_slot(&refs_of(o)[i], NULL);
    return 0;
}

static void alias_dealloc(struct obj *o)
{
    gc_untrack(o);
    alias_clear(o);
    obj_free(o);
}

static int alias_traverse(struct obj *o, visitproc *visit, void *arg)
{
    int r = 0;
    for (int i = 0; r == 0 && i < A_REFS; i++)
        r = refs_of(o)[i] ? visit(refs_of(o)[i], arg) : 0;
    return r;
}

static const struct native_field alias_fields[] = {
    {"__name__", NATIVE_CUSTOM, 0, 0, get_name, keep_name},      {"__module__", NATIVE_CUSTOM, 0, 0, get_module, keep_module},
    {"_name", NATIVE_REF, 16 + 8 * A_NAME, 8, NULL, NULL},       {"_params", NATIVE_REF, 16 + 8 * A_PARAMS, 8, NULL, NULL},
    {"_compute", NATIVE_REF, 16 + 8 * A_COMPUTE, 8, NULL, NULL}, {"_value", NATIVE_REF, 16 + 8 * A_VALUE, 8, NULL, NULL},
    {"_module", NATIVE_REF, 16 + 8 * A_MODULE, 8, NULL, NULL},   {0}};
static const struct type_spec alias_spec = {
    .name = "typing.TypeAliasType",
    .kind = K_TYPE_ALIAS,
    .flags = TF_GC,
    .record = "typealiasobject",
    .s = {.dealloc = alias_dealloc, .traverse = alias_traverse, .clear = alias_clear, .new_ = native_new, .binop[OP_OR] = union_or},
};

const struct native_class native_typing[] = {{.spec = &alias_spec, .fields = alias_fields}, {.spec = NULL}};
