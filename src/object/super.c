/* super: attribute look-up that starts behind a class in the MRO of the object's type. */
#include "boot.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/gc.h"
#include "typepriv.h"

struct type *t_super;
bool (*super_from_frame)(struct obj **type, struct obj **self);

#define SU(s, name) AT((uintptr_t)(s), superobject, name, struct obj *)

static void super_dealloc(struct obj *s)
{
    gc_untrack(s);
    xdecref(SU(s, obj));
    xdecref(SU(s, type));
    xdecref(SU(s, obj_type));
    obj_free(s);
}

static int super_traverse(struct obj *s, visitproc *visit, void *arg)
{
    struct obj *all[] = {SU(s, obj), SU(s, type), SU(s, obj_type)};
    int r = 0;
    for (int i = 0; r == 0 && i < 3; i++)
        r = all[i] ? visit(all[i], arg) : 0;
    return r;
}

static struct obj *super_repr(struct obj *s)
{
    const char *name = SU(s, type) ? type_name(type_rec(SU(s, type))) : "NULL";
    if (SU(s, obj_type))
        return str_printf("<super: <class '%s'>, <%s object>>", name, type_name(type_rec(SU(s, obj_type))));
    return str_printf("<super: <class '%s'>, NULL>", name);
}

/* The entry for name in the classes behind `after` in start's MRO: borrowed. */
static struct obj *lookup_after(struct type *start, struct obj *after, struct obj *name)
{
    struct obj *mro = type_mro(start);
    int64_t i = 0, n = mro ? tuple_len(mro) : 0;
    while (i < n && tuple_items(mro)[i] != after)
        i++;
    for (i++; i < n; i++) {
        struct obj *v = dict_get_str(type_rec(tuple_items(mro)[i])->dict, name);
        if (v)
            return v;
    }
    return NULL;
}

static struct obj *super_getattro(struct obj *s, struct obj *name)
{
    struct obj *start = SU(s, obj_type);
    if (!start || (is_str(name) && str_eq(name, ID(__class__))))
        return generic_getattr(s, name);
    struct obj *v = lookup_after(type_rec(start), SU(s, type), name);
    if (!v)
        return generic_getattr(s, name);
    incref(v);
    if (!type_of(v)->s.descr_get)
        return v;
    struct obj *o = SU(s, obj), *r = type_of(v)->s.descr_get(v, o == start ? NULL : o, start);
    decref(v);
    return r;
}

/* The type of o whose MRO is searched: o itself when it is a class below type, else its type, else its __class__. New reference. */
static struct obj *check_object(struct obj *type, struct obj *o)
{
    struct obj *c;
    if (is_type(o) && type_is_subtype(type_rec(o), type_rec(type)))
        return incref(o);
    if (type_is_subtype(type_of(o), type_rec(type)))
        return incref(o->ob_type);
    if (obj_lookup_attr(o, ID(__class__), &c) < 0)
        return NULL;
    if (c && is_type(c) && c != o->ob_type && type_is_subtype(type_rec(c), type_rec(type)))
        return c;
    xdecref(c);
    if (!pol.super_names_object)
        return err_type("super(type, obj): obj must be an instance or subtype of type");
    bool cls = is_type(o);
    return err_type("super(type, obj): obj (%s %.200s) is not an instance or subtype of type (%.200s).",
                    cls ? "type" : "instance of", type_name(cls ? type_rec(o) : type_of(o)), type_name(type_rec(type)));
}

static int super_init(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *type, *o = NULL, *start = NULL;
    if (kwcount(kwnames)) {
        err_type("super() takes no keyword arguments");
        return -1;
    }
    if (nargs > 2) {
        err_type(message(MSG_SUPER_COUNT), nargs);
        return -1;
    }
    if (nargs == 0) {
        if (!super_from_frame || !super_from_frame(&type, &o)) {
            if (!err_occurred())
                err_format(exc_RuntimeError, "super(): no arguments");
            return -1;
        }
    } else {
        type = args[0];
        o = nargs > 1 && args[1] != obj_none ? args[1] : NULL;
    }
    if (!is_type(type)) {
        err_type(message(MSG_SUPER_ARGUMENT), type_name(type_of(type)));
        return -1;
    }
    if (o && !(start = check_object(type, o)))
        return -1;
    obj_set_slot(&SU(s, type), incref(type));
    obj_set_slot(&SU(s, obj), xincref(o));
    obj_set_slot(&SU(s, obj_type), start);
    return 0;
}

static struct obj *super_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return type_generic_alloc(type_rec(type), 0);
}

static struct obj *super_descr_get(struct obj *s, struct obj *o, struct obj *type)
{
    (void)type;
    if (!o || o == obj_none || SU(s, obj))
        return incref(s);
    struct obj *args[] = {SU(s, type), o};
    return obj_call(s->ob_type, args, 2, NULL);
}

static const struct member_def super_members[] = {{"__thisclass__", MEMBER_OBJECT | MEMBER_READONLY, 16},
                                                  {"__self__", MEMBER_OBJECT | MEMBER_READONLY, 24},
                                                  {"__self_class__", MEMBER_OBJECT | MEMBER_READONLY, 32},
                                                  {0}};
static const struct type_spec super_spec = {
    .name = "super",
    .kind = K_SUPER,
    .flags = TF_GC | TF_BASETYPE,
    .record = "superobject",
    .s = {.dealloc = super_dealloc,
          .traverse = super_traverse,
          .repr = super_repr,
          .getattro = super_getattro,
          .setattro = generic_setattr,
          .descr_get = super_descr_get,
          .init = super_init,
          .new_ = super_new},
    .members = super_members,
};

void super_boot(void)
{
    t_super = type_ready(&super_spec);
}
