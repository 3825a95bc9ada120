/* The type `code`: what Python sees of a code object, and copies of it with other parts (replace). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codeobj.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/spec.h"

struct type *t_code;

static struct obj *code_repr(struct obj *o)
{
    struct rcode *r = code_record(o);
    return str_printf("<code object %U at 0x%lx, file \"%U\", line %d>", r->name, (long)(uintptr_t)o, r->filename,
                      r->code->first_line);
}

static struct obj *get_object(struct obj *o, void *which)
{
    short at_ = *(const short *)which;
    return incref(*(struct obj **)(void *)((char *)o + at_));
}

static struct obj *get_int(struct obj *o, void *which)
{
    return int_from_i64(*(int *)(void *)((char *)o + *(const short *)which));
}

/* Names of one kind of locals: a tuple of its own, or picked from those of all of them. */
static struct obj *get_kind(struct obj *o, void *which)
{
    unsigned kind = (unsigned)(uintptr_t)which;
    if (lay.PyCodeObject_co_varnames >= 0)
        return incref(*(struct obj **)(void *)((char *)o + (kind == LOCAL_PLAIN  ? lay.PyCodeObject_co_varnames
                                                            : kind == LOCAL_CELL ? lay.PyCodeObject_co_cellvars
                                                                                 : lay.PyCodeObject_co_freevars)));
    struct obj *names = AT(o, PyCodeObject, co_localsplusnames, struct obj *);
    const unsigned char *kinds = bytes_data(AT(o, PyCodeObject, co_localspluskinds, struct obj *));
    int64_t n = 0;
    for (int64_t i = 0; i < tuple_len(names); i++)
        n += (kinds[i] & kind) != 0;
    struct obj *t = tuple_new(n);
    for (int64_t i = 0, j = 0; t && i < tuple_len(names); i++)
        if (kinds[i] & kind)
            tuple_items(t)[j++] = incref(tuple_items(names)[i]);
    return t;
}

static struct obj *get_qualname(struct obj *o, void *unused)
{
    (void)unused;
    return incref(code_record(o)->qualname);
}

static struct obj *get_code(struct obj *o, void *unused)
{
    (void)unused;
    if (lay.PyCodeObject_co_code >= 0)
        return incref(AT(o, PyCodeObject, co_code, struct obj *));
    size_t n = (size_t)((struct varobj *)(void *)o)->size * 2;
    char *zeros = mem_zalloc(n + 1);
    struct obj *b = bytes_from(zeros, n);
    free(zeros);
    return b;
}

static struct obj *code_sizeof(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    int64_t items = t_code->itemsize ? ((struct varobj *)(void *)o)->size * t_code->itemsize : 0;
    if (lay.PyCodeObject_co_cell2arg >= 0 && AT(o, PyCodeObject, co_cell2arg, void *))
        items += 8 * code_record(o)->ncells;
    return int_from_i64((t_code->basicsize + items + 7) & ~INT64_C(7));
}

static struct obj *code_positions(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    const struct code *c = code_record(o)->code;
    struct obj *l = list_new(0);
    for (int i = 0; l && i < c->nwords; i++) {
        const struct position *p = &c->positions[i];
        struct obj *v[4] = {int_from_i64(p->line), int_from_i64(p->end_line), int_from_i64(p->col), int_from_i64(p->end_col)};
        struct obj *t = tuple_from(v, 4);
        for (int j = 0; j < 4; j++)
            xdecref(v[j]);
        if (!t || list_append(l, t) < 0) {
            xdecref(t);
            decref(l);
            return NULL;
        }
        decref(t);
    }
    struct obj *it = l ? obj_iter(l) : NULL;
    xdecref(l);
    return it;
}

/* Runs of instructions of one line: where each begins, where it ends, the line. */
static struct obj *code_lines(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    const struct code *c = code_record(o)->code;
    struct obj *l = list_new(0);
    for (int from = 0, to; l && from < c->nwords; from = to) {
        int line = c->positions[from].line;
        for (to = from + 1; to < c->nwords && c->positions[to].line == line; to++)
            ;
        struct obj *v[3] = {int_from_i64(from * 2), int_from_i64(to * 2), line < 0 ? new_none() : int_from_i64(line)};
        struct obj *t = tuple_from(v, 3);
        for (int j = 0; j < 3; j++)
            xdecref(v[j]);
        int r = t ? list_append(l, t) : -1;
        xdecref(t);
        if (r < 0)
            obj_clear_slot(&l);
    }
    struct obj *it = l ? obj_iter(l) : NULL;
    xdecref(l);
    return it;
}

/* ---- replace ---- */

/* The record of a copy o: the constants and names that r owns are owned by both. */
static struct rcode *record_copy(struct obj *o, const struct rcode *r)
{
    struct rcode *copy = code_record_new(o, r->code);
    int nconstants = r->code->nconstants, n = nconstants + r->code->nnames;
    copy->consts = engine_alloc((size_t)(nconstants + 1) * sizeof *r->consts);
    copy->names = engine_alloc((size_t)(r->code->nnames + 1) * sizeof *r->names);
    copy->lent = engine_alloc((size_t)(n + 1));
    for (int i = 0; i < n; i++) {
        struct obj *v =
            i < nconstants ? (copy->consts[i] = r->consts[i]) : (copy->names[i - nconstants] = r->names[i - nconstants]);
        copy->lent[i] = r->lent[i];
        if (!r->lent[i])
            xincref(v);
    }
    copy->frame_slots = r->frame_slots;
    copy->qualname = r->qualname;
    copy->flags = r->flags;
    return copy;
}

static void share(struct obj **slot)
{
    xincref(*slot);
}

/* A code object of its own with the same parts. */
static struct obj *code_copy(const struct obj *o)
{
    int64_t units = t_code->itemsize ? ((const struct varobj *)(const void *)o)->size : 0;
    struct obj *copy = obj_alloc(t_code, (size_t)(t_code->itemsize * units));
    if (!copy)
        return NULL;
    memcpy((char *)copy + 16, (const char *)o + 16, (size_t)(t_code->basicsize + t_code->itemsize * units) - 16);
    code_each_field(copy, share);
    PUT(copy, co_weakreflist, struct obj *, NULL);
    PUT(copy, co_zombieframe, struct obj *, NULL);
    AT(copy, PyCodeObject, co_extra, struct rcode *) = record_copy(copy, code_record(o));
    if (lay.PyCodeObject_co_cell2arg >= 0 && AT(o, PyCodeObject, co_cell2arg, void *)) {
        AT(copy, PyCodeObject, co_cell2arg, void *) = heap_alloc((size_t)code_record(o)->ncells * 8);
        if (!AT(copy, PyCodeObject, co_cell2arg, void *)) {
            decref(copy);
            return err_no_memory();
        }
    }
    return copy;
}

enum { NREPLACED = 18 };
/* The parameters of replace(), in the order of the signature below. */
static const char *const replaced_fields[NREPLACED] = {
    "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals",       "co_stacksize", "co_flags",    "co_firstlineno",
    "co_code",     "co_consts",          "co_names",          "co_varnames",      "co_freevars",  "co_cellvars", "co_filename",
    "co_name",     NULL /* lines */,     "co_qualname",       "co_exceptiontable"};

static struct obj *wrong_replacement(const char *key)
{
    return err_format(exc_NotImplementedError, "slotscope: replace() cannot change %s", key);
}

static bool replace_name(struct obj *o, short at_, struct obj **in_record, const char *key, struct obj *v)
{
    if (!is_str(v)) {
        err_type("replace() argument '%s' must be str, not %s", key, type_name(type_of(v)));
        return false;
    }
    obj_set_slot((struct obj **)(void *)((char *)o + at_), incref(v));
    *in_record = v;
    return true;
}

/* Only what CPython's own types.coroutine changes: the rest decides how a call binds and runs. */
static bool replace_flags(struct obj *o, struct obj *v)
{
    int64_t flags = num_as_ssize(v, exc_OverflowError), now = AT(o, PyCodeObject, co_flags, int);
    if (err_occurred())
        return false;
    if ((flags ^ now) & ~(int64_t)CODE_ITERABLE_COROUTINE)
        return wrong_replacement("co_flags");
    struct rcode *r = code_record(o);
    r->flags = (r->flags & ~(uint32_t)CODE_ITERABLE_COROUTINE) | ((uint32_t)flags & CODE_ITERABLE_COROUTINE);
    AT(o, PyCodeObject, co_flags, int) = (int)flags;
    return true;
}

/* One field of the copy o. What the instructions depend on stays: they are not CPython's. */
static bool replace_field(struct obj *o, const char *key, struct obj *v)
{
    struct rcode *r = code_record(o);
    if (!strcmp(key, "co_flags"))
        return replace_flags(o, v);
    if (!strcmp(key, "co_name"))
        return replace_name(o, lay.PyCodeObject_co_name, &r->name, key, v);
    if (!strcmp(key, "co_filename"))
        return replace_name(o, lay.PyCodeObject_co_filename, &r->filename, key, v);
    if (!strcmp(key, "co_qualname"))
        return replace_name(o, lay.PyCodeObject_co_qualname, &r->qualname, key, v);
    struct obj *old = obj_getattr(o, str_name(key));
    int same = old ? obj_richcompare_bool(old, v, CMP_EQ) : -1;
    xdecref(old);
    if (same == 0)
        wrong_replacement(key);
    return same > 0;
}

static struct obj *code_replace(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *v[NREPLACED] = {NULL};
    const char *lines = lay.PyCodeObject_co_linetable >= 0 ? "co_linetable" : "co_lnotab";
    char signature[512];
    snprintf(signature, sizeof signature,
             "replace(*, co_argcount:O=, co_posonlyargcount:O=, co_kwonlyargcount:O=, co_nlocals:O=, co_stacksize:O=, co_flags:O=, "
             "co_firstlineno:O=, co_code:O=, co_consts:O=, co_names:O=, co_varnames:O=, co_freevars:O=, co_cellvars:O=, "
             "co_filename:O=, co_name:O=, %s:O=%s)",
             lines, lay.PyCodeObject_co_qualname >= 0 ? ", co_qualname:O=, co_exceptiontable:O=" : "");
    if (arg_parse(signature, args, nargs, kwnames, &v[0], &v[1], &v[2], &v[3], &v[4], &v[5], &v[6], &v[7], &v[8], &v[9], &v[10],
                  &v[11], &v[12], &v[13], &v[14], &v[15], &v[16], &v[17]) < 0)
        return NULL;
    struct obj *copy = code_copy(o);
    for (int i = 0; copy && i < NREPLACED; i++)
        if (v[i] && !replace_field(copy, replaced_fields[i] ? replaced_fields[i] : lines, v[i]))
            obj_clear_slot(&copy);
    return copy;
}

/* ---- the type ---- */

static const struct getset_def code_getset[] = {
    {"co_argcount", get_int, NULL, &lay.PyCodeObject_co_argcount},
    {"co_posonlyargcount", get_int, NULL, &lay.PyCodeObject_co_posonlyargcount},
    {"co_kwonlyargcount", get_int, NULL, &lay.PyCodeObject_co_kwonlyargcount},
    {"co_nlocals", get_int, NULL, &lay.PyCodeObject_co_nlocals},
    {"co_stacksize", get_int, NULL, &lay.PyCodeObject_co_stacksize},
    {"co_flags", get_int, NULL, &lay.PyCodeObject_co_flags},
    {"co_firstlineno", get_int, NULL, &lay.PyCodeObject_co_firstlineno},
    {"co_consts", get_object, NULL, &lay.PyCodeObject_co_consts},
    {"co_names", get_object, NULL, &lay.PyCodeObject_co_names},
    {"co_filename", get_object, NULL, &lay.PyCodeObject_co_filename},
    {"co_name", get_object, NULL, &lay.PyCodeObject_co_name},
    {"co_qualname", get_qualname, NULL, NULL},
    {"co_varnames", get_kind, NULL, (void *)LOCAL_PLAIN},
    {"co_cellvars", get_kind, NULL, (void *)LOCAL_CELL},
    {"co_freevars", get_kind, NULL, (void *)LOCAL_FREE},
    {"co_code", get_code, NULL, NULL},
    {"co_lnotab", get_object, NULL, &lay.PyCodeObject_co_lnotab},
    {"co_linetable", get_object, NULL, &lay.PyCodeObject_co_linetable},
    {"co_exceptiontable", get_object, NULL, &lay.PyCodeObject_co_exceptiontable},
    {NULL, NULL, NULL, NULL},
};
static const struct method_def code_methods[] = {
    {"co_lines", code_lines, NULL, METH_NOARGS},    {"co_positions", code_positions, NULL, METH_NORMAL},
    {"replace", code_replace, NULL, METH_NORMAL},   {"__replace__", code_replace, NULL, METH_NORMAL},
    {"__sizeof__", code_sizeof, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0},
};

static int code_weakrefs(void)
{
    return lay.PyCodeObject_co_weakreflist;
}

static const struct type_spec code_spec = {
    .name = "code",
    .kind = K_CODE,
    .flags = TF_DISALLOW_NEW,
    .record = "PyCodeObject",
    .weakrefoffset = code_weakrefs,
    .s = {.dealloc = code_dealloc, .repr = code_repr},
    .methods = code_methods,
    .getset = code_getset,
};

void codeobj_boot(void)
{
    struct type_spec *spec = spec_copy(&code_spec);
    if (lay.PyCodeObject_co_lnotab < 0)
        spec_drop_getset(spec, "co_lnotab");
    if (lay.PyCodeObject_co_linetable < 0)
        spec_drop_getset(spec, "co_linetable");
    if (lay.PyCodeObject_co_exceptiontable < 0)
        spec_drop_getset(spec, "co_exceptiontable");
    if (lay.PyCodeObject_co_code_adaptive >= 0) { /* the instructions lie in the object */
        spec->basicsize_adjust = lay.PyCodeObject_co_code_adaptive - lay.sizeof_PyCodeObject;
        spec->itemsize = 2;
    }
    t_code = type_ready(spec);
}
