/*
 * Runtime code objects: a PyCodeObject on the heap with its constants and names as objects, and beside it, in the engine zone, the record the
 * loop uses, with a copy of the instructions whose cache words may change.
 */
#include <stdlib.h>
#include <string.h>

#include "sharedconst.h"
#include "frame.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/checkpoint.h"
#include "slotscope/lang/ast.h"

struct type *t_code;

/* Host code that runtime records point at. Where moments are visited again one may need it long after the code object died, so it is kept
   until shutdown; else it goes with the record, whose `kept` says where it is. */
static struct {
    struct code **v; /* NULL: a hole */
    size_t n, cap;
    size_t *hole, nholes, holes_cap;
} kept;

static size_t keep(struct code *c)
{
    if (kept.nholes) {
        size_t i = kept.hole[--kept.nholes];
        kept.v[i] = code_ref(c);
        return i;
    }
    VEC_PUSH(kept.v, kept.n, kept.cap, code_ref(c));
    return kept.n - 1;
}

static void unkeep(size_t i)
{
    if (checkpoints_active())
        return;
    code_unref(kept.v[i]);
    kept.v[i] = NULL;
    VEC_PUSH(kept.hole, kept.nholes, kept.holes_cap, i);
}

void codeobj_shutdown(void)
{
    for (size_t i = 0; i < kept.n; i++)
        code_unref(kept.v[i]);
    free(kept.v);
    free(kept.hole);
    memset(&kept, 0, sizeof kept);
}

/* ---- constants ---- */

static bool looks_like_name(const struct code_const *k)
{
    for (size_t i = 0; i < k->len; i++) {
        unsigned char ch = (unsigned char)k->text[i];
        if (!((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_'))
            return false;
    }
    return true;
}

/* *replaced: an equal string, not of this compilation, was interned already. */
static struct obj *const_string(const struct code_const *k, bool *replaced)
{
    struct obj *s = str_from_utf8(k->text, k->len), *own = s;
    if (!s || !looks_like_name(k))
        return s;
    str_intern(&s);
    *replaced |= s != own;
    return s;
}

static struct obj *const_object(const struct code_const *k);

/* An item of a constant tuple or frozenset. */
static struct obj *item_object(const struct code_const *k, bool *replaced)
{
    struct obj *o = k->kind == CONSTANT_STR ? shared_const_find(k) : NULL;
    if (o)
        return incref(o);
    if (k->kind != CONSTANT_STR)
        return const_object(k);
    o = const_string(k, replaced);
    if (o)
        shared_const_add(k, o);
    return o;
}

static struct obj *const_tuple(const struct code_const *k, bool *replaced)
{
    struct obj *t = tuple_new((int64_t)k->nitems);
    for (size_t i = 0; t && i < k->nitems; i++)
        if (!(tuple_items(t)[i] = item_object(&k->items[i], replaced))) {
            decref(t);
            return NULL;
        }
    return t;
}

/* The same elements put in anew, in the order they came to lie in: takes the set. */
static struct obj *rebuilt(struct obj *set)
{
    struct obj *t = tuple_from_iter(set), *s = t ? set_new(t_frozenset, t) : NULL;
    xdecref(t);
    decref(set);
    return s;
}

static struct obj *make_const(const struct code_const *k)
{
    switch (k->kind) {
    case CONSTANT_NONE: return new_none();
    case CONSTANT_FALSE: return new_bool(false);
    case CONSTANT_TRUE: return new_bool(true);
    case CONSTANT_ELLIPSIS: return incref(obj_ellipsis);
    case CONSTANT_INT: return int_from_i64(k->i);
    case CONSTANT_BIGINT: return int_from_text(k->text, k->len, 0);
    case CONSTANT_FLOAT: return float_from(k->re);
    case CONSTANT_COMPLEX: return complex_from(k->re, k->im);
    case CONSTANT_STR: return const_string(k, &(bool){false});
    case CONSTANT_BYTES: return bytes_from(k->text, k->len);
    case CONSTANT_TUPLE: return const_tuple(k, &(bool){false});
    case CONSTANT_FROZENSET: {
        bool replaced = false;
        struct obj *t = const_tuple(k, &replaced), *s = t ? set_new(t_frozenset, t) : NULL;
        xdecref(t);
        if (s && pol.const_frozenset_rebuilt)
            s = rebuilt(s);
        return s && replaced ? rebuilt(s) : s; /* making the code object puts the interned ones in */
    }
    case CONSTANT_CODE: return codeobj_new(k->code);
    }
    return NULL;
}

/* Equal constants of a source that is compiled at once are one object, in whichever functions they stand. */
static struct obj *const_object(const struct code_const *k)
{
    struct obj *o = k->kind == CONSTANT_CODE ? NULL : shared_const_find(k);
    if (o)
        return incref(o);
    o = make_const(k);
    if (o && k->kind != CONSTANT_CODE)
        shared_const_add(k, o);
    return o;
}

static struct obj *name_object(const char *s)
{
    struct obj *o = str_from_c(s);
    if (o)
        str_intern(&o);
    return o;
}

/* Names that instructions refer to live for ever from 3.12 on. */
static struct obj *lasting_name(const char *s)
{
    struct obj *o = str_from_c(s);
    if (o)
        str_intern_immortal(&o);
    return o;
}

static struct obj *names_tuple(char *const *v, int n)
{
    struct obj *t = tuple_new(n);
    for (int i = 0; t && i < n; i++)
        if (!(tuple_items(t)[i] = lasting_name(v[i]))) {
            decref(t);
            return NULL;
        }
    return t;
}

static struct obj *local_tuple(const struct code *c, int from, int to, unsigned kinds)
{
    int n = 0;
    for (int i = from; i < to; i++)
        n += (c->locals[i].kind & kinds) != 0;
    struct obj *t = tuple_new(n);
    for (int i = from, j = 0; t && i < to; i++)
        if ((c->locals[i].kind & kinds) && !(tuple_items(t)[j++] = lasting_name(c->locals[i].name))) {
            decref(t);
            return NULL;
        }
    return t;
}

/* ---- making one ---- */

#define PUT(o, field, T, v)                                                                                                      \
    do {                                                                                                                         \
        if (lay.PyCodeObject_##field >= 0)                                                                                       \
            AT(o, PyCodeObject, field, T) = (v);                                                                                 \
    } while (0)

static void put_numbers(struct obj *o, const struct code *c)
{
    PUT(o, co_argcount, int, c->argcount);
    PUT(o, co_posonlyargcount, int, c->posonlyargcount);
    PUT(o, co_kwonlyargcount, int, c->kwonlyargcount);
    PUT(o, co_nlocals, int, c->nlocals);
    PUT(o, co_stacksize, int, c->stack_size);
    PUT(o, co_flags, int, (int)(c->flags & 0xFFFFFFF));
    PUT(o, co_firstlineno, int, c->first_line);
    PUT(o, co_nlocalsplus, int, c->nlocalsplus);
    PUT(o, co_ncellvars, int, c->ncells);
    PUT(o, co_nfreevars, int, c->nfree);
}

static bool put_objects(struct obj *o, const struct code *c)
{
    struct obj *consts = tuple_new(c->nconstants);
    if (!consts)
        return false;
    AT(o, PyCodeObject, co_consts, struct obj *) = consts;
    for (int i = 0; i < c->nconstants; i++)
        if (!(tuple_items(consts)[i] = const_object(&c->constants[i])))
            return false;
    if (!(AT(o, PyCodeObject, co_names, struct obj *) = names_tuple(c->names, c->nnames)))
        return false;
    if (!(AT(o, PyCodeObject, co_filename, struct obj *) = name_object(c->filename)) ||
        !(AT(o, PyCodeObject, co_name, struct obj *) = name_object(c->name)))
        return false;
    PUT(o, co_qualname, struct obj *, name_object(c->qualname));
    PUT(o, co_localsplusnames, struct obj *, local_tuple(c, 0, c->nlocalsplus, 0xFF));
    PUT(o, co_varnames, struct obj *, local_tuple(c, 0, c->nlocals, LOCAL_PLAIN));
    PUT(o, co_cellvars, struct obj *, local_tuple(c, 0, c->nlocalsplus, LOCAL_CELL));
    PUT(o, co_freevars, struct obj *, local_tuple(c, 0, c->nlocalsplus, LOCAL_FREE));
    return !err_occurred();
}

/* The loop has instructions of their own for the commonest operators. */
static void specialise(codeword *w, int n)
{
    static const unsigned char ops[] = {[OP_Add] = OPC_BINARY_ADD, [OP_Sub] = OPC_BINARY_SUBTRACT, [OP_Mult] = OPC_BINARY_MULTIPLY};
    for (int i = 0; i < n; i += 1 + opcode_caches[CODE_OP(w[i])])
        if (CODE_OP(w[i]) == OPC_BINARY_OP && (CODE_ARG(w[i]) & (CODE_INPLACE - 1)) <= OP_Mult)
            w[i] = CODE_WORD(ops[CODE_ARG(w[i]) & (CODE_INPLACE - 1)], CODE_ARG(w[i]));
}

static struct rcode *record_new(struct obj *o, struct code *c)
{
    struct rcode *r = engine_alloc(sizeof *r);
    size_t n = (size_t)(c->nwords + 1) * sizeof *r->words;
    r->kept = keep(c);
    r->code = c;
    r->self = o;
    r->words = engine_alloc(n);
    memcpy(r->words, c->words, n);
    specialise(r->words, c->nwords);
    r->consts = tuple_items(AT(o, PyCodeObject, co_consts, struct obj *));
    r->names = tuple_items(AT(o, PyCodeObject, co_names, struct obj *));
    r->flags = c->flags;
    r->argcount = c->argcount;
    r->posonlyargcount = c->posonlyargcount;
    r->kwonlyargcount = c->kwonlyargcount;
    r->nlocals = c->nlocals;
    r->ncells = c->ncells;
    r->nfree = c->nfree;
    r->nlocalsplus = c->nlocalsplus;
    r->stack_size = c->stack_size;
    r->has_cells = c->ncells > 0 || c->nfree > 0;
    r->simple = !(c->flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)) && c->ncells == 0 &&
                c->kwonlyargcount == 0 && (c->flags & CODE_OPTIMIZED);
    r->filename = AT(o, PyCodeObject, co_filename, struct obj *);
    r->name = AT(o, PyCodeObject, co_name, struct obj *);
    r->local_names = engine_alloc((size_t)(c->nlocalsplus + 1) * sizeof *r->local_names);
    for (int i = 0; i < c->nlocalsplus; i++)
        r->local_names[i] = str_name(c->locals[i].name);
    r->qualname = str_name(c->qualname);
    return r;
}

struct obj *codeobj_new(struct code *c)
{
    size_t adaptive = lay.PyCodeObject_co_code_adaptive >= 0 ? (size_t)c->nwords * 2 : 0;
    struct obj *o = obj_alloc(t_code, adaptive);
    if (!o)
        return NULL;
    if (lay.PyCodeObject_ob_size >= 0)
        ((struct varobj *)(void *)o)->size = c->nwords;
    put_numbers(o, c);
    shared_const_begin();
    bool whole = put_objects(o, c);
    shared_const_end();
    if (!whole) {
        decref(o);
        return NULL;
    }
    AT(o, PyCodeObject, co_extra, struct rcode *) = record_new(o, c);
    return o;
}

/* ---- the type ---- */

/* Every object field of every version; absent ones are -1. */
static void each_field(struct obj *o, void (*f)(struct obj **slot))
{
    const short fields[] = {lay.PyCodeObject_co_consts,   lay.PyCodeObject_co_names,          lay.PyCodeObject_co_varnames,
                            lay.PyCodeObject_co_freevars, lay.PyCodeObject_co_cellvars,       lay.PyCodeObject_co_localsplusnames,
                            lay.PyCodeObject_co_filename, lay.PyCodeObject_co_name,           lay.PyCodeObject_co_qualname};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i] >= 0)
            f((struct obj **)(void *)((char *)o + fields[i]));
}

static void code_dealloc(struct obj *o)
{
    struct rcode *r = code_record(o);
    if (AT(o, PyCodeObject, co_weakreflist, struct obj *))
        weakrefs_clear(o);
    if (r) {
        unkeep(r->kept);
        engine_free(r->words);
        engine_free(r->local_names);
        engine_free(r);
    }
    each_field(o, obj_clear_slot);
    obj_free(o);
}

static struct obj *code_repr(struct obj *o)
{
    struct rcode *r = code_record(o);
    return str_printf("<code object %U at 0x%lx, file \"%U\", line %d>", r->name, (long)(uintptr_t)o, r->filename, r->code->first_line);
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

static struct obj *get_kind(struct obj *o, void *which)
{
    const struct code *c = code_record(o)->code;
    unsigned kinds = (unsigned)(uintptr_t)which;
    return local_tuple(c, 0, kinds == LOCAL_PLAIN ? c->nlocals : c->nlocalsplus, kinds);
}

static struct obj *get_qualname(struct obj *o, void *unused)
{
    (void)unused;
    return incref(code_record(o)->qualname);
}

static struct obj *get_code(struct obj *o, void *unused)
{
    (void)unused;
    const struct rcode *r = code_record(o);
    return bytes_from(r->code->words, (size_t)r->code->nwords * sizeof(codeword));
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
    {NULL, NULL, NULL, NULL},
};
static const struct method_def code_methods[] = {
    {"co_positions", code_positions, NULL, METH_NORMAL},
    {NULL, NULL, NULL, 0},
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
    t_code = type_ready(&code_spec);
}

/* ---- positions ---- */

struct position frame_position(const struct frame *f)
{
    const struct code *c = f->code->code;
    long i = f->ip - f->code->words - 1;
    if (i < 0 || i >= c->nwords)
        return (struct position){c->first_line, c->first_line, -1, -1};
    return c->positions[i];
}

int frame_line(const struct frame *f)
{
    return frame_position(f).line;
}
