/*
 * The types of exceptions: one row of EXC_LIST each. Most differ from their base by name alone; what has fields or behaviour of its
 * own is told in excfields.c, oserror.c, unicodeerror.c and excgroup.c as a shape.
 */
#include <string.h>

#include "boot.h"
#include "exc_impl.h"
#include "excstate.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "slotscope/object/spec.h"

#define X(name, base) struct obj *exc_##name;
EXC_LIST(X)
#undef X

/* ---- BaseException ---- */

struct obj *exc_base_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)kwnames;
    struct obj *e = type_generic_alloc(type_rec(type), 0);
    if (e && !(EXC_ARGS(e) = tuple_from(args, (int64_t)nargs))) {
        decref(e);
        return NULL;
    }
    return e;
}

int exc_no_keywords(struct obj *self, struct obj *kwnames)
{
    if (!kwnames || tuple_len(kwnames) == 0)
        return 0;
    err_type("%.200T() takes no keyword arguments", self);
    return -1;
}

int exc_base_init(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    if (exc_no_keywords(self, kwnames) < 0)
        return -1;
    struct obj *old = EXC_ARGS(self);
    if (old && tuple_len(old) == (int64_t)nargs && (nargs == 0 || memcmp(tuple_items(old), args, nargs * sizeof *args) == 0))
        return 0; /* what __new__ has put there already */
    struct obj *tuple = tuple_from(args, (int64_t)nargs);
    if (!tuple)
        return -1;
    obj_set_slot(&EXC_ARGS(self), tuple);
    return 0;
}

struct obj *exc_base_str(struct obj *e)
{
    struct obj *args = EXC_ARGS(e);
    int64_t n = tuple_len(args);
    return n == 0 ? str_from_c("") : obj_str(n == 1 ? tuple_items(args)[0] : args);
}

static struct obj *base_repr(struct obj *e)
{
    struct obj *args = EXC_ARGS(e);
    const char *name = type_name(type_of(e));
    return tuple_len(args) == 1 ? str_printf("%s(%R)", name, tuple_items(args)[0]) : str_printf("%s%R", name, args);
}

/* The words of references in an exception: those of the head, then those of its shape. */
static struct obj **head_word(struct obj *e, int i)
{
    const short at[] = {lay.PyBaseExceptionObject_dict,    lay.PyBaseExceptionObject_args,  lay.PyBaseExceptionObject_traceback,
                        lay.PyBaseExceptionObject_context, lay.PyBaseExceptionObject_cause, lay.PyBaseExceptionObject_notes};
    return i < 6 && at[i] >= 0 ? (struct obj **)(void *)((char *)e + at[i]) : NULL;
}

static const struct exc_shape *shape_of(const struct obj *e)
{
    const struct type *t = type_of(e);
    while (t->flags & TF_HEAP)
        t = t->base;
    return ((const struct exc_spec *)(const void *)t->spec)->shape;
}

int exc_clear(struct obj *e)
{
    const struct exc_shape *shape = shape_of(e);
    for (int i = 0; shape && i < shape->extra; i++)
        if (shape->refs >> i & 1)
            obj_clear_slot(exc_extra(e, i));
    for (int i = 0; i < 6; i++)
        if (head_word(e, i))
            obj_clear_slot(head_word(e, i));
    return 0;
}

void exc_dealloc(struct obj *e)
{
    gc_untrack(e);
    exc_clear(e);
    obj_free(e);
}

int exc_traverse(struct obj *e, visitproc *visit, void *arg)
{
    const struct exc_shape *shape = shape_of(e);
    int r = 0;
    for (int i = 0; r == 0 && shape && i < shape->extra; i++)
        if (shape->refs >> i & 1 && *exc_extra(e, i))
            r = visit(*exc_extra(e, i), arg);
    for (int i = 0; r == 0 && i < 6; i++)
        if (head_word(e, i) && *head_word(e, i))
            r = visit(*head_word(e, i), arg);
    return r;
}

/* ---- attributes ---- */

static struct obj *or_none(struct obj *o)
{
    return incref(o ? o : obj_none);
}

static struct obj *get_args(struct obj *e, void *closure)
{
    (void)closure;
    return or_none(EXC_ARGS(e));
}

static int set_args(struct obj *e, struct obj *v, void *closure)
{
    (void)closure;
    if (!v) {
        err_type("args may not be deleted");
        return -1;
    }
    struct obj *t = obj_call1(t_tuple->self, v);
    if (!t)
        return -1;
    obj_set_slot(&EXC_ARGS(e), t);
    return 0;
}

static struct obj *get_tb(struct obj *e, void *closure)
{
    (void)closure;
    return or_none(exc_traceback(e));
}

static int set_tb(struct obj *e, struct obj *v, void *closure)
{
    (void)closure;
    if (!v) {
        err_type("__traceback__ may not be deleted");
        return -1;
    }
    if (v != obj_none && !obj_is_kind(v, K_TRACEBACK)) {
        err_type("__traceback__ must be a traceback or None");
        return -1;
    }
    exc_set_traceback(e, v);
    return 0;
}

/* What may be assigned to __context__ and __cause__: 1, or 0 for None, or -1. */
static int check_link(struct obj *v, const char *attribute, const char *what)
{
    if (!v) {
        err_type("%s may not be deleted", attribute);
        return -1;
    }
    if (v == obj_none || obj_is_kind(v, K_EXCEPTION))
        return v != obj_none;
    err_type("exception %s must be None or derive from BaseException", what);
    return -1;
}

static struct obj *get_context(struct obj *e, void *closure)
{
    (void)closure;
    return or_none(exc_context(e));
}

static int set_context(struct obj *e, struct obj *v, void *closure)
{
    (void)closure;
    int ok = check_link(v, "__context__", "context");
    if (ok >= 0)
        exc_set_context(e, ok ? incref(v) : NULL);
    return ok < 0 ? -1 : 0;
}

static struct obj *get_cause(struct obj *e, void *closure)
{
    (void)closure;
    return or_none(exc_cause(e));
}

static int set_cause(struct obj *e, struct obj *v, void *closure)
{
    (void)closure;
    int ok = check_link(v, "__cause__", "cause");
    if (ok >= 0)
        exc_set_cause(e, ok ? incref(v) : NULL);
    return ok < 0 ? -1 : 0;
}

static struct obj *get_suppress(struct obj *e, void *closure)
{
    (void)closure;
    return new_bool(AT(e, PyBaseExceptionObject, suppress_context, char));
}

static int set_suppress(struct obj *e, struct obj *v, void *closure)
{
    (void)closure;
    if (!v) {
        err_type("can't delete numeric/char attribute");
        return -1;
    }
    if (v != obj_true && v != obj_false) {
        err_type("attribute value type must be bool");
        return -1;
    }
    AT(e, PyBaseExceptionObject, suppress_context, char) = v == obj_true;
    return 0;
}

static struct obj *get_dict(struct obj *e, void *closure)
{
    (void)closure;
    return xincref(instance_dict(e));
}

static int set_dict(struct obj *e, struct obj *v, void *closure)
{
    (void)closure;
    if (!v) {
        err_type("cannot delete __dict__");
        return -1;
    }
    if (!obj_is_kind(v, K_DICT)) {
        err_type("__dict__ must be set to a dictionary, not a '%.200T'", v);
        return -1;
    }
    return instance_set_dict(e, v);
}

static const struct getset_def base_getset[] = {
    {"__dict__", get_dict, set_dict, NULL},
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_tb, set_tb, NULL},
    {"__context__", get_context, set_context, NULL},
    {"__cause__", get_cause, set_cause, NULL},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {NULL, NULL, NULL, NULL},
};

/* ---- methods ---- */

static struct obj *m_with_traceback(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    if (set_tb(e, args[0], NULL) < 0)
        return NULL;
    return incref(e);
}

/* __notes__ is an ordinary attribute: a list made by the first note. */
static struct obj *m_add_note(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    if (!is_str(args[0]))
        return err_type(message(MSG_NOTE_STR), args[0]);
    struct obj *notes;
    int has = obj_lookup_attr(e, str_name("__notes__"), &notes);
    if (has == 0 && (!(notes = list_new(0)) || obj_setattr(e, str_name("__notes__"), notes) < 0))
        has = -1;
    if (has < 0) {
        xdecref(notes);
        return NULL;
    }
    if (!is_list(notes))
        err_type("Cannot add note: __notes__ is not a list");
    bool ok = is_list(notes) && list_append(notes, args[0]) == 0;
    decref(notes);
    return ok ? new_none() : NULL;
}

static struct obj *m_reduce(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *dict = instance_dict_now(e);
    return dict && dict_len(dict) ? tuple_pack(3, e->ob_type, EXC_ARGS(e), dict) : tuple_pack(2, e->ob_type, EXC_ARGS(e));
}

static struct obj *m_setstate(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    if (args[0] == obj_none)
        return new_none();
    if (!is_dict(args[0]))
        return err_type("state is not a dictionary");
    int64_t pos = 0;
    struct obj *key, *v;
    int r = 0;
    while (r == 0 && dict_next(args[0], &pos, &key, &v)) {
        incref(key); /* hashing it may empty the dict */
        incref(v);
        r = obj_setattr(e, key, v);
        decref(key);
        decref(v);
    }
    return r < 0 ? NULL : new_none();
}

static const struct method_def base_methods[] = {
    {"__reduce__", m_reduce, NULL, METH_NOARGS},
    {"__setstate__", m_setstate, NULL, METH_O},
    {"with_traceback", m_with_traceback, NULL, METH_O},
    {"add_note", m_add_note, NULL, METH_O},
    {NULL, NULL, NULL, 0},
};

/* ---- making the types ---- */

enum exc_index {
#define X(name, base) I_##name,
    EXC_LIST(X)
#undef X
        I_COUNT
};
static struct type *types[I_COUNT];
static struct type *const *const no_base = &t_object;

static const struct {
    const char *name, *base;
    struct obj **variable;
} rows[I_COUNT] = {
#define X(n, b) {#n, #b, &exc_##n},
    EXC_LIST(X)
#undef X
};

static int head_dictoffset(void)
{
    return lay.PyBaseExceptionObject_dict;
}

static bool version_has(enum exc_index i)
{
    switch (i) {
    case I_EncodingWarning: return pol.exc_encoding_warning;
    case I_BaseExceptionGroup:
    case I_ExceptionGroup: return pol.exc_groups;
    case I_PythonFinalizationError: return pol.exc_finalization_error;
    default: return true;
    }
}

static struct type **base_of(enum exc_index i)
{
    for (int j = 0; j < (int)i; j++)
        if (strcmp(rows[j].name, rows[i].base) == 0)
            return &types[j];
    return (struct type **)(uintptr_t)no_base;
}

static void set_base_spec(struct type_spec *s)
{
    s->doc = "Common base class for all exceptions";
    s->record = "PyBaseExceptionObject";
    s->dictoffset = head_dictoffset;
    s->getset = base_getset;
    s->methods = base_methods;
    s->s = (struct type_slots){.dealloc = exc_dealloc,
                               .traverse = exc_traverse,
                               .clear = exc_clear,
                               .repr = base_repr,
                               .str = exc_base_str,
                               .getattro = generic_getattr,
                               .setattro = generic_setattr,
                               .init = exc_base_init,
                               .new_ = exc_base_new};
    if (!pol.exc_groups)
        spec_drop_method(s, "add_note");
}

static void make_type(enum exc_index i)
{
    struct exc_spec *s = engine_alloc(sizeof *s);
    s->spec.name = rows[i].name;
    s->spec.kind = K_EXCEPTION;
    s->spec.flags = TF_GC | TF_BASETYPE;
    s->spec.base = base_of(i);
    if (i == I_BaseException)
        set_base_spec(&s->spec);
    const struct exc_shape *shape = exc_shape_for(rows[i].name);
    struct type *base = *s->spec.base;
    s->shape = i == I_BaseException ? NULL : ((const struct exc_spec *)(const void *)base->spec)->shape;
    if (shape) {
        s->shape = shape;
        s->spec.record = "PyBaseExceptionObject";
        s->spec.basicsize_adjust = 8 * shape->extra;
        s->spec.s = shape->s;
        s->spec.getset = shape->getset;
        s->spec.methods = shape->methods;
        s->spec.dictoffset = head_dictoffset;
    }
    types[i] = type_ready(&s->spec);
    *rows[i].variable = types[i]->self;
}

void exc_boot(void)
{
    exc_state = engine_alloc(sizeof *exc_state);
    for (int i = 0; i < I_COUNT; i++) {
        *rows[i].variable = NULL;
        if (version_has((enum exc_index)i) && i != I_ExceptionGroup)
            make_type((enum exc_index)i);
    }
    exc_state->memory_error = exc_base_new(exc_MemoryError, NULL, 0, NULL);
}

/* ExceptionGroup derives from BaseExceptionGroup and Exception: a class like those that programs make. */
void exc_boot_late(void)
{
    if (!pol.exc_groups)
        return;
    struct obj *bases = tuple_pack(2, exc_BaseExceptionGroup, exc_Exception), *ns = dict_new(),
               *name = str_intern_c("ExceptionGroup");
    dict_set_c(ns, "__module__", str_name("builtins"));
    struct obj *args[] = {name, bases, ns};
    exc_ExceptionGroup = type_new(t_type->self, args, 3, NULL);
    decref(bases);
    decref(ns);
    decref(name);
}
