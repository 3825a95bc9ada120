/* Function objects, laid out as the version has them. */
#include "codeshape.h"
#include "frame.h"

struct type *t_function;

#define F(o, field) AT(o, PyFunctionObject, func_##field, struct obj *)

/* The builtins that code with these globals sees: their __builtins__, a module's dict or whatever it is, or else ours. Borrowed. */
struct obj *builtins_of(struct obj *globals)
{
    struct obj *b = dict_get_str(globals, str_name("__builtins__"));
    if (!b)
        return vm->builtins;
    return type_of(b)->kind == K_MODULE ? module_dict(b) : b;
}

struct obj *function_new(struct obj *code, struct obj *globals, struct obj *qualname)
{
    struct rcode *r = code_record(code);
    struct obj *f = shape_inlined(r->code) ? obj_hidden(t_function) : obj_alloc(t_function, 0);
    if (!f)
        return NULL;
    F(f, code) = incref(code);
    F(f, globals) = incref(globals);
    F(f, name) = incref(r->name);
    F(f, qualname) = incref(qualname ? qualname : r->qualname);
    F(f, doc) = incref((r->flags & CODE_HAS_DOCSTRING) ? r->consts[0] : obj_none);
    F(f, module) = xincref(dict_get_c(globals, "__name__"));
    if (lay.PyFunctionObject_func_builtins >= 0)
        F(f, builtins) = incref(builtins_of(globals));
    if (!shape_inlined(r->code))
        gc_track(f);
    return f;
}

/* MAKE_FUNCTION: the parts lie on the stack, the code (already popped, taken) came last. */
struct obj *function_make(struct frame *f, struct obj *code, int flags)
{
    struct obj *fn = function_new(code, f->globals, NULL);
    decref(code);
    if (!fn)
        return NULL;
    if (flags & 8)
        F(fn, closure) = *--f->sp;
    if (flags & 16) {
        struct obj *annotate = *--f->sp;
        if (lay.PyFunctionObject_func_annotate >= 0)
            F(fn, annotate) = annotate;
        else
            decref(annotate);
    }
    if (flags & 4)
        F(fn, annotations) = *--f->sp;
    if (flags & 2)
        F(fn, kwdefaults) = *--f->sp;
    if (flags & 1)
        F(fn, defaults) = *--f->sp;
    return fn;
}

static void each_field(struct obj *o, void (*f)(struct obj **slot))
{
    const short fields[] = {lay.PyFunctionObject_func_code,     lay.PyFunctionObject_func_globals,     lay.PyFunctionObject_func_module,
                            lay.PyFunctionObject_func_name,     lay.PyFunctionObject_func_defaults,    lay.PyFunctionObject_func_kwdefaults,
                            lay.PyFunctionObject_func_doc,      lay.PyFunctionObject_func_dict,        lay.PyFunctionObject_func_closure,
                            lay.PyFunctionObject_func_annotations, lay.PyFunctionObject_func_qualname, lay.PyFunctionObject_func_builtins,
                            lay.PyFunctionObject_func_typeparams, lay.PyFunctionObject_func_annotate};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i] >= 0)
            f((struct obj **)(void *)((char *)o + fields[i]));
}

static void function_dealloc(struct obj *o)
{
    gc_untrack(o);
    if (F(o, weakreflist))
        weakrefs_clear(o);
    each_field(o, obj_clear_slot);
    obj_free(o);
}

static visitproc *visiting;
static void *visiting_arg;
static int visiting_result;

static void visit_slot(struct obj **slot)
{
    if (*slot && !visiting_result)
        visiting_result = visiting(*slot, visiting_arg);
}

static int function_traverse(struct obj *o, visitproc *visit, void *arg)
{
    visiting = visit;
    visiting_arg = arg;
    visiting_result = 0;
    each_field(o, visit_slot);
    return visiting_result;
}

/* As func_clear: what may be part of a cycle goes; name and qualname stay, code stays for the frames. */
static int function_clear(struct obj *o)
{
    const short fields[] = {lay.PyFunctionObject_func_module,   lay.PyFunctionObject_func_defaults, lay.PyFunctionObject_func_kwdefaults,
                            lay.PyFunctionObject_func_doc,      lay.PyFunctionObject_func_dict,     lay.PyFunctionObject_func_closure,
                            lay.PyFunctionObject_func_annotations};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        obj_clear_slot((struct obj **)(void *)((char *)o + fields[i]));
    return 0;
}

static struct obj *function_repr(struct obj *o)
{
    return str_printf("<function %U at 0x%lx>", F(o, qualname), (long)(uintptr_t)o);
}

static struct obj *function_descr_get(struct obj *f, struct obj *o, struct obj *type)
{
    (void)type;
    return o && o != obj_none ? method_new(f, o) : incref(f);
}

/* ---- attributes ---- */

static struct obj *get_slot(struct obj *o, void *which)
{
    short at_ = *(const short *)which;
    struct obj *v = at_ >= 0 ? *(struct obj **)(void *)((char *)o + at_) : NULL;
    return incref(v ? v : obj_none);
}

static struct obj **slot_at(struct obj *o, short at_)
{
    return (struct obj **)(void *)((char *)o + at_);
}

static int set_str(struct obj *o, struct obj *v, void *which)
{
    if (!v || !is_str(v)) {
        err_type("__%s__ must be set to a string object", which == (void *)&lay.PyFunctionObject_func_name ? "name" : "qualname");
        return -1;
    }
    obj_set_slot(slot_at(o, *(const short *)which), incref(v));
    return 0;
}

static int set_any(struct obj *o, struct obj *v, void *which)
{
    obj_set_slot(slot_at(o, *(const short *)which), xincref(v == obj_none ? NULL : v));
    return 0;
}

static int set_defaults(struct obj *o, struct obj *v, void *which)
{
    if (v && v != obj_none && !is_tuple(v)) {
        err_type("__defaults__ must be set to a tuple object");
        return -1;
    }
    return set_any(o, v, which);
}

static int set_kwdefaults(struct obj *o, struct obj *v, void *which)
{
    if (v && v != obj_none && !is_dict(v)) {
        err_type("__kwdefaults__ must be set to a dict object");
        return -1;
    }
    return set_any(o, v, which);
}

static int set_code(struct obj *o, struct obj *v, void *unused)
{
    (void)unused;
    if (!v || type_of(v)->kind != K_CODE) {
        err_type("__code__ must be set to a code object");
        return -1;
    }
    int nfree = code_record(v)->nfree, have = F(o, closure) ? (int)tuple_len(F(o, closure)) : 0;
    if (nfree != have) {
        err_value("%U() requires a code object with %d free vars, not %d", F(o, name), have, nfree);
        return -1;
    }
    obj_set_slot(&F(o, code), incref(v));
    return 0;
}

/* MAKE_FUNCTION leaves names and values in a tuple; a dict is made of it when somebody asks. */
static struct obj *annotations_dict(struct obj *o)
{
    struct obj *a = F(o, annotations);
    if (a && is_dict(a))
        return incref(a);
    struct obj *d = dict_new();
    if (!d)
        return NULL;
    if (a)
        for (int64_t i = 0; i + 1 < tuple_len(a); i += 2)
            if (dict_set(d, tuple_items(a)[i], tuple_items(a)[i + 1]) < 0) {
                decref(d);
                return NULL;
            }
    obj_set_slot(&F(o, annotations), incref(d));
    return d;
}

static struct obj *get_annotations(struct obj *o, void *unused)
{
    (void)unused;
    struct obj *annotate = !F(o, annotations) && lay.PyFunctionObject_func_annotate >= 0 ? F(o, annotate) : NULL;
    if (!annotate || annotate == obj_none)
        return annotations_dict(o);
    struct obj *one = int_from_i64(1), *d = one ? obj_call1(annotate, one) : NULL;
    xdecref(one);
    if (d && !is_dict(d)) {
        err_type("__annotate__() must return a dict, not %T", d);
        decref(d);
        return NULL;
    }
    if (d)
        obj_set_slot(&F(o, annotations), incref(d));
    return d;
}

static int set_annotations(struct obj *o, struct obj *v, void *unused)
{
    (void)unused;
    if (v && v != obj_none && !is_dict(v)) {
        err_type("__annotations__ must be set to a dict object");
        return -1;
    }
    obj_set_slot(&F(o, annotations), xincref(v == obj_none ? NULL : v));
    return 0;
}

static struct obj *get_dict(struct obj *o, void *unused)
{
    (void)unused;
    struct obj *d = instance_dict(o);
    return xincref(d);
}

static int set_dict(struct obj *o, struct obj *v, void *unused)
{
    (void)unused;
    if (!v || !is_dict(v)) {
        err_type("__dict__ must be set to a dictionary, not a '%s'", v ? type_name(type_of(v)) : "NULL");
        return -1;
    }
    return instance_set_dict(o, v);
}

static struct obj *get_type_params(struct obj *o, void *unused)
{
    (void)unused;
    struct obj *v = lay.PyFunctionObject_func_typeparams >= 0 ? F(o, typeparams) : NULL;
    return v ? incref(v) : tuple_new(0);
}

static int set_type_params(struct obj *o, struct obj *v, void *unused)
{
    (void)unused;
    if (lay.PyFunctionObject_func_typeparams >= 0)
        obj_set_slot(&F(o, typeparams), xincref(v));
    return 0;
}

static const struct getset_def function_getset[] = {
    {"__code__", get_slot, set_code, &lay.PyFunctionObject_func_code},
    {"__defaults__", get_slot, set_defaults, &lay.PyFunctionObject_func_defaults},
    {"__kwdefaults__", get_slot, set_kwdefaults, &lay.PyFunctionObject_func_kwdefaults},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__annotate__", get_slot, set_any, &lay.PyFunctionObject_func_annotate},
    {"__dict__", get_dict, set_dict, NULL},
    {"__name__", get_slot, set_str, &lay.PyFunctionObject_func_name},
    {"__qualname__", get_slot, set_str, &lay.PyFunctionObject_func_qualname},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__closure__", get_slot, NULL, &lay.PyFunctionObject_func_closure},
    {"__doc__", get_slot, set_any, &lay.PyFunctionObject_func_doc},
    {"__globals__", get_slot, NULL, &lay.PyFunctionObject_func_globals},
    {"__module__", get_slot, set_any, &lay.PyFunctionObject_func_module},
    {"__builtins__", get_slot, NULL, &lay.PyFunctionObject_func_builtins},
    {NULL, NULL, NULL, NULL},
};

/* types.FunctionType(code, globals, name=None, argdefs=None, closure=None) */
static struct obj *function_new_py(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)type;
    struct obj *code = NULL, *globals = NULL, *name = obj_none, *argdefs = obj_none, *closure = obj_none;
    if (arg_parse("function(code:O, globals:O, name:O=, argdefs:O=, closure:O=)", args, nargs, kwnames, &code, &globals, &name, &argdefs,
                  &closure) < 0)
        return NULL;
    if (type_of(code)->kind != K_CODE)
        return err_type("function() argument 'code' must be code, not %T", code);
    if (!is_dict(globals))
        return err_type("function() argument 'globals' must be dict, not %T", globals);
    int nfree = code_record(code)->nfree;
    if (closure != obj_none && !is_tuple(closure))
        return err_type("arg 5 (closure) must be tuple");
    if (nfree && closure == obj_none)
        return err_type("arg 5 (closure) must be tuple");
    if (nfree != (closure == obj_none ? 0 : (int)tuple_len(closure)))
        return err_value("%U requires closure of length %d, not %d", code_record(code)->name, nfree, closure == obj_none ? 0 : (int)tuple_len(closure));
    struct obj *f = function_new(code, globals, NULL);
    if (!f)
        return NULL;
    if (name != obj_none)
        obj_set_slot(&F(f, name), incref(name));
    if (argdefs != obj_none)
        F(f, defaults) = incref(argdefs);
    if (closure != obj_none)
        F(f, closure) = incref(closure);
    return f;
}

static int function_dictoffset(void)
{
    return lay.PyFunctionObject_func_dict;
}

static int function_weakrefoffset(void)
{
    return lay.PyFunctionObject_func_weakreflist;
}

static const struct type_spec function_spec = {
    .name = "function",
    .kind = K_FUNCTION,
    .flags = TF_GC | TF_METHOD_DESCR,
    .record = "PyFunctionObject",
    .dictoffset = function_dictoffset,
    .weakrefoffset = function_weakrefoffset,
    .s = {.dealloc = function_dealloc,
          .traverse = function_traverse,
          .clear = function_clear,
          .repr = function_repr,
          .call = function_vectorcall,
          .descr_get = function_descr_get,
          .new_ = function_new_py},
    .getset = function_getset,
};

/* The attributes of the chosen version: those whose field its record has. */
static const struct getset_def *present_attributes(void)
{
    enum { N = sizeof function_getset / sizeof *function_getset };
    struct getset_def *kept = engine_alloc(sizeof function_getset);
    for (size_t i = 0, n = 0; i < N; i++) {
        const struct getset_def *g = &function_getset[i];
        bool absent = g->closure ? *(const short *)g->closure < 0 : g->get == get_type_params && lay.PyFunctionObject_func_typeparams < 0;
        if (!absent)
            kept[n++] = *g;
    }
    return kept;
}

void function_boot(void)
{
    struct type_spec *spec = engine_alloc(sizeof *spec);
    *spec = function_spec;
    spec->getset = present_attributes();
    t_function = type_ready(spec);
}
