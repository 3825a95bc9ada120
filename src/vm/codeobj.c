/*
 * Runtime code objects: a PyCodeObject on the heap with its constants and names as objects, and beside it, in the engine zone, the
 * record the loop uses, with a copy of the instructions whose cache words may change.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codeparts.h"
#include "codeshape.h"
#include "sharedconst.h"
#include "frame.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/checkpoint.h"
#include "slotscope/lang/ast.h"

struct type *t_code;

/* Host code that runtime records point at. Where moments are visited again one may need it long after the code object died, so it
   is kept until shutdown; else it goes with the record, whose `kept` says where it is. */
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

struct obj *const_interned(const struct code_const *k, struct obj *s, bool *replaced)
{
    struct obj *own = s;
    if (!s || k->kind != CONSTANT_STR || !looks_like_name(k))
        return s;
    str_intern(&s);
    *replaced |= s != own;
    return s;
}

static struct obj *const_string(const struct code_const *k, bool *replaced)
{
    return const_interned(k, str_from_utf8(k->text, k->len), replaced);
}

static struct obj *const_object(const struct code_const *k, bool *replaced);

static struct obj *const_tuple(const struct code_const *k, bool *replaced)
{
    struct obj *t = tuple_new((int64_t)k->nitems);
    for (size_t i = 0; t && i < k->nitems; i++)
        if (!(tuple_items(t)[i] = const_object(&k->items[i], replaced))) {
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

static struct obj *make_const(const struct code_const *k, bool *replaced)
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
    case CONSTANT_STR: return const_string(k, replaced);
    case CONSTANT_BYTES: return k->repeated ? bytes_empty() : bytes_from(k->text, k->len);
    case CONSTANT_TUPLE: return const_tuple(k, &(bool){false});
    case CONSTANT_FROZENSET: {
        bool other = false;
        struct obj *t = const_tuple(k, &other), *s = t ? set_new(t_frozenset, t) : NULL;
        xdecref(t);
        if (s && pol.const_frozenset_rebuilt)
            s = rebuilt(s);
        return s && other ? rebuilt(s) : s; /* making the code object puts the interned ones in */
    }
    case CONSTANT_CODE: return codeobj_new(k->code);
    }
    return NULL;
}

/* Equal constants of a source that is compiled at once are one object, in whichever functions they stand. */
static struct obj *const_object(const struct code_const *k, bool *replaced)
{
    struct obj *o = k->kind == CONSTANT_CODE ? NULL : shared_const_find(k, replaced);
    if (o)
        return incref(o);
    bool own = false;
    o = make_const(k, &own);
    if (o && k->kind != CONSTANT_CODE)
        shared_const_add(k, o, own);
    *replaced |= own;
    return o;
}

struct obj *codeobj_const(const struct code_const *k)
{
    shared_const_begin();
    struct obj *o = const_object(k, &(bool){false});
    shared_const_end();
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

static struct obj *names_tuple(const char *const *v, int n)
{
    struct obj *t = tuple_new(n);
    for (int i = 0; t && i < n; i++)
        if (!(tuple_items(t)[i] = lasting_name(v[i]))) {
            decref(t);
            return NULL;
        }
    return merged_tuple(t);
}

static struct obj *local_tuple(const struct local *v, int to, unsigned kinds)
{
    int n = 0;
    for (int i = 0; i < to; i++)
        n += (v[i].kind & kinds) != 0;
    struct obj *t = tuple_new(n);
    for (int i = 0, j = 0; t && i < to; i++)
        if ((v[i].kind & kinds) && !(tuple_items(t)[j++] = lasting_name(v[i].name))) {
            decref(t);
            return NULL;
        }
    return merged_tuple(t);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* co_cellvars as the object holds it up to 3.10: in order of the names. */
static struct obj *cells_tuple(const struct code *c)
{
    const char **v = mem_alloc((size_t)(c->ncells + 1) * sizeof *v);
    int n = 0;
    for (int i = 0; i < c->nlocalsplus; i++)
        if (c->locals[i].kind & LOCAL_CELL)
            v[n++] = c->locals[i].name;
    qsort((void *)v, (size_t)n, sizeof *v, by_name);
    struct obj *t = names_tuple(v, n);
    free((void *)v);
    return t;
}

/* ---- making one ---- */

#define PUT(o, field, T, v)                                                                                                        \
    do {                                                                                                                           \
        if (lay.PyCodeObject_##field >= 0)                                                                                         \
            AT(o, PyCodeObject, field, T) = (v);                                                                                   \
    } while (0)

static int count_locals(const struct codeshape *shape, unsigned kinds)
{
    int n = 0;
    for (int i = 0; i < shape->nlocals; i++)
        n += (shape->locals[i].kind & kinds) != 0;
    return n;
}

/* co_flags as the version has them. */
static int shown_flags(const struct code *c, const struct codeshape *shape)
{
    int flags = (int)(c->flags & 0xFFFFFFF);
    if (pol.code_flag_nofree && count_locals(shape, LOCAL_CELL | LOCAL_FREE) == 0)
        flags |= 0x40;
    return pol.code_flag_docstring ? flags : flags & ~(CODE_HAS_DOCSTRING | CODE_METHOD);
}

static void put_numbers(struct obj *o, const struct code *c, const struct codeshape *shape)
{
    PUT(o, co_argcount, int, c->argcount);
    PUT(o, co_posonlyargcount, int, c->posonlyargcount);
    PUT(o, co_kwonlyargcount, int, c->kwonlyargcount);
    PUT(o, co_stacksize, int, shape->stack);
    PUT(o, co_flags, int, shown_flags(c, shape));
    PUT(o, co_firstlineno, int, shape->first_line);
    PUT(o, co_nlocals, int, count_locals(shape, LOCAL_PLAIN));
    PUT(o, co_nlocalsplus, int, shape->nlocals);
    PUT(o, co_ncellvars, int, count_locals(shape, LOCAL_CELL));
    PUT(o, co_nfreevars, int, count_locals(shape, LOCAL_FREE));
}

/* The object of a constant that the record r or a comprehension inside it holds, or a new one. */
static struct obj *const_of(const struct rcode *r, const struct code_const *k)
{
    if (k->kind != CONSTANT_CODE)
        return const_object(k, &(bool){false});
    for (int i = 0; i < r->code->nconstants; i++) {
        if (r->code->constants[i].kind != CONSTANT_CODE)
            continue;
        if (r->code->constants[i].code == k->code)
            return incref(r->consts[i]);
        if (!shape_inlined(r->code->constants[i].code))
            continue;
        struct obj *o = const_of(code_record(r->consts[i]), k);
        if (o)
            return o;
    }
    return NULL;
}

static struct obj *consts_tuple(const struct rcode *r, const struct codeshape *shape)
{
    struct obj *t = tuple_new(shape->nconsts);
    for (int i = 0; t && i < shape->nconsts; i++)
        if (!(tuple_items(t)[i] = const_of(r, shape->consts[i]))) {
            decref(t);
            return NULL;
        }
    return merged_tuple(t);
}

/* Which arguments are cells, up to 3.10. */
static bool put_cell_arguments(struct obj *o, const struct code *c)
{
    bool any = false;
    for (int i = 0; i < c->nlocals; i++)
        any |= (c->locals[i].kind & LOCAL_CELL) != 0;
    if (lay.PyCodeObject_co_cell2arg < 0 || !any)
        return true;
    AT(o, PyCodeObject, co_cell2arg, void *) = heap_alloc((size_t)c->ncells * 8);
    return AT(o, PyCodeObject, co_cell2arg, void *) || err_no_memory();
}

static struct obj *kinds_bytes(const struct codeshape *shape)
{
    struct buf b;
    buf_init(&b);
    for (int i = 0; i < shape->nlocals; i++)
        buf_addc(&b, (char)shape->locals[i].kind);
    struct obj *o = bytes_unshared(b.p, b.len);
    buf_done(&b);
    return o;
}

static bool put_objects(struct obj *o, const struct rcode *r, const struct codeshape *shape)
{
    const struct code *c = r->code;
    PUT(o, co_code, struct obj *, merged_bytes(&shape->code, pol.code_blocks));
    PUT(o, co_lnotab, struct obj *, merged_bytes(&shape->lines, false));
    PUT(o, co_linetable, struct obj *, merged_bytes(&shape->lines, true));
    PUT(o, co_exceptiontable, struct obj *, merged_bytes(&shape->exceptions, true));
    if (!(AT(o, PyCodeObject, co_consts, struct obj *) = consts_tuple(r, shape)) ||
        !(AT(o, PyCodeObject, co_names, struct obj *) = names_tuple(shape->names, shape->nnames)))
        return false;
    PUT(o, co_localsplusnames, struct obj *, local_tuple(shape->locals, shape->nlocals, 0xFF));
    PUT(o, co_localspluskinds, struct obj *, kinds_bytes(shape));
    PUT(o, co_varnames, struct obj *, local_tuple(c->locals, c->nlocals, LOCAL_PLAIN));
    if (lay.PyCodeObject_co_cellvars >= 0)
        AT(o, PyCodeObject, co_cellvars, struct obj *) = cells_tuple(c);
    PUT(o, co_freevars, struct obj *, local_tuple(c->locals, c->nlocalsplus, LOCAL_FREE));
    return put_cell_arguments(o, c) && !err_occurred();
}

/* The loop has instructions of their own for the commonest operators. */
static void specialise(codeword *w, int n)
{
    static const unsigned char ops[] = {[OP_Add] = OPC_BINARY_ADD, [OP_Sub] = OPC_BINARY_SUBTRACT, [OP_Mult] = OPC_BINARY_MULTIPLY};
    for (int i = 0; i < n; i += 1 + opcode_caches[CODE_OP(w[i])])
        if (CODE_OP(w[i]) == OPC_BINARY_OP && (CODE_ARG(w[i]) & (CODE_INPLACE - 1)) <= OP_Mult)
            w[i] = CODE_WORD(ops[CODE_ARG(w[i]) & (CODE_INPLACE - 1)], CODE_ARG(w[i]));
}

/* Keywords of calls are names, too: they live as long. */
static void keep_keywords(const struct code *c, struct obj *const *consts)
{
    for (int i = 0; i < c->nwords; i += 1 + opcode_caches[CODE_OP(c->words[i])]) {
        if (CODE_OP(c->words[i]) != OPC_CALL_KW || i == 0 || CODE_OP(c->words[i - 1]) != OPC_LOAD_CONST)
            continue;
        struct obj *names = consts[CODE_ARG(c->words[i - 1])];
        for (int64_t k = 0; k < tuple_len(names); k++)
            str_intern_immortal(&tuple_items(names)[k]);
    }
}

/* Objects that instructions refer to. They belong to the record until the code object's own tuples have them (lend). */
static bool take_objects(struct rcode *r)
{
    const struct code *c = r->code;
    r->consts = engine_alloc((size_t)(c->nconstants + 1) * sizeof *r->consts);
    r->names = engine_alloc((size_t)(c->nnames + 1) * sizeof *r->names);
    r->lent = engine_alloc((size_t)(c->nconstants + c->nnames + 1));
    for (int i = 0; i < c->nconstants; i++)
        if (!(r->consts[i] = const_object(&c->constants[i], &(bool){false})))
            return false;
    keep_keywords(c, r->consts);
    for (int i = 0; i < c->nnames; i++)
        if (!(r->names[i] = lasting_name(c->names[i])))
            return false;
    return true;
}

/* Per local, 1: a cell only for our own sake, since comprehensions that run in the frame see its locals. NULL: there is none. */
static unsigned char *hidden_cells(const struct code *c)
{
    unsigned char *v = NULL;
    for (int i = 0; i < c->nlocalsplus; i++)
        if ((c->locals[i].kind & LOCAL_CELL) && !shape_is_cell(c, i)) {
            v = v ? v : engine_alloc((size_t)c->nlocalsplus);
            v[i] = 1;
        }
    return v;
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
    r->depth = !(pol.inline_comprehensions && (c->flags & CODE_COMPREHENSION) &&
                 !(c->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)));
    r->simple = !(c->flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)) &&
                c->ncells == 0 && c->kwonlyargcount == 0 && (c->flags & CODE_OPTIMIZED);
    r->filename = AT(o, PyCodeObject, co_filename, struct obj *);
    r->name = AT(o, PyCodeObject, co_name, struct obj *);
    r->local_names = engine_alloc((size_t)(c->nlocalsplus + 1) * sizeof *r->local_names);
    for (int i = 0; i < c->nlocalsplus; i++)
        r->local_names[i] = str_name(c->locals[i].name);
    r->qualname = str_name(c->qualname);
    r->hidden_cells = hidden_cells(c);
    return r;
}

/* Looks from *from on, where the last one was found: both are in nearly the same order. */
static bool tuple_has(struct obj *t, const struct obj *o, int64_t *from)
{
    int64_t n = tuple_len(t);
    for (int64_t i = *from, left = n; left > 0; left--, i++) {
        i = i < n ? i : 0;
        if (tuple_items(t)[i] == o) {
            *from = i;
            return true;
        }
    }
    return false;
}

/* What lies in the code object's tuples is not counted a second time, neither for comprehensions that run in its frame. */
static void lend(struct rcode *r, struct obj *consts, struct obj *names)
{
    const struct code *c = r->code;
    int64_t const_at = 0, name_at = 0;
    for (int i = 0; i < c->nconstants + c->nnames; i++) {
        struct obj *o = i < c->nconstants ? r->consts[i] : r->names[i - c->nconstants];
        if (i < c->nconstants && c->constants[i].kind == CONSTANT_CODE && shape_inlined(c->constants[i].code)) {
            lend(code_record(o), consts, names);
        } else if (!r->lent[i] && (i < c->nconstants ? tuple_has(consts, o, &const_at) : tuple_has(names, o, &name_at))) {
            r->lent[i] = 1;
            decref(o);
        }
    }
}

static void put_names(struct obj *o, const struct code *c)
{
    AT(o, PyCodeObject, co_filename, struct obj *) = name_object(c->filename);
    AT(o, PyCodeObject, co_name, struct obj *) = name_object(c->name);
    PUT(o, co_qualname, struct obj *, name_object(c->qualname));
}

/* A comprehension that the version runs in the frame around it: its CPython has no code object for it, so it lies outside the
 * program's heap. */
static struct obj *hidden_new(struct code *c)
{
    struct obj *o = obj_hidden(t_code);
    put_names(o, c);
    PUT(o, co_flags, int, (int)(c->flags & 0xFFFFFFF));
    PUT(o, co_firstlineno, int, c->first_line);
    AT(o, PyCodeObject, co_extra, struct rcode *) = record_new(o, c);
    if (take_objects(code_record(o)))
        return o;
    decref(o);
    return NULL;
}

static bool fill(struct obj *o, struct code *c, const struct codeshape *shape)
{
    put_numbers(o, c, shape);
    put_names(o, c);
    struct rcode *r = AT(o, PyCodeObject, co_extra, struct rcode *) = record_new(o, c);
    if (!take_objects(r) || !put_objects(o, r, shape))
        return false;
    lend(r, AT(o, PyCodeObject, co_consts, struct obj *), AT(o, PyCodeObject, co_names, struct obj *));
    r->frame_slots = shape->nlocals + shape->stack;
    return true;
}

struct obj *codeobj_new(struct code *c)
{
    if (shape_inlined(c))
        return hidden_new(c);
    struct codeshape shape;
    codeshape(&shape, c);
    struct obj *o = obj_alloc(t_code, (size_t)(t_code->itemsize * shape.units));
    if (o && lay.PyCodeObject_ob_size >= 0)
        ((struct varobj *)(void *)o)->size = shape.units;
    parts_begin(c);
    shared_const_begin();
    for (int i = 0; i < shape.nmade; i++)
        parts_keep(shape.made[i]);
    if (o && !fill(o, c, &shape))
        obj_clear_slot(&o);
    shared_const_end();
    parts_end();
    codeshape_done(&shape);
    return o;
}

/* ---- the type ---- */

/* Every object field of every version; absent ones are -1. */
static void each_field(struct obj *o, void (*f)(struct obj **slot))
{
    const short fields[] = {
        lay.PyCodeObject_co_consts,         lay.PyCodeObject_co_names,          lay.PyCodeObject_co_varnames,
        lay.PyCodeObject_co_freevars,       lay.PyCodeObject_co_cellvars,       lay.PyCodeObject_co_localsplusnames,
        lay.PyCodeObject_co_filename,       lay.PyCodeObject_co_name,           lay.PyCodeObject_co_qualname,
        lay.PyCodeObject_co_code,           lay.PyCodeObject_co_lnotab,         lay.PyCodeObject_co_linetable,
        lay.PyCodeObject_co_exceptiontable, lay.PyCodeObject_co_localspluskinds};
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
        for (int i = 0; i < r->code->nconstants + r->code->nnames; i++)
            if (r->lent && !r->lent[i])
                xdecref(i < r->code->nconstants ? r->consts[i] : r->names[i - r->code->nconstants]);
        engine_free(r->consts);
        engine_free(r->names);
        engine_free(r->lent);
        engine_free(r->hidden_cells);
        unkeep(r->kept);
        engine_free(r->words);
        engine_free(r->local_names);
        engine_free(r);
    }
    each_field(o, obj_clear_slot);
    if (lay.PyCodeObject_co_zombieframe >= 0 && AT(o, PyCodeObject, co_zombieframe, struct obj *))
        obj_free(AT(o, PyCodeObject, co_zombieframe, struct obj *));
    if (lay.PyCodeObject_co_cell2arg >= 0)
        heap_free(AT(o, PyCodeObject, co_cell2arg, void *));
    obj_free(o);
}

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

/* The record of a copy o: the constants and names that r owns are owned by both. */
static struct rcode *record_copy(struct obj *o, const struct rcode *r)
{
    struct rcode *copy = record_new(o, r->code);
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
    each_field(copy, share);
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
    {"co_stacksize", get_int, NULL, &lay.PyCodeObject_co_stacksize},
    {NULL, NULL, NULL, NULL},
};
static const struct method_def code_methods[] = {
    {"co_positions", code_positions, NULL, METH_NORMAL},
    {"replace", code_replace, NULL, METH_NORMAL},
    {"__sizeof__", code_sizeof, NULL, METH_NOARGS},
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
};

void codeobj_boot(void)
{
    static const struct getset_def tables[] = {{"co_lnotab", get_object, NULL, &lay.PyCodeObject_co_lnotab},
                                               {"co_linetable", get_object, NULL, &lay.PyCodeObject_co_linetable},
                                               {"co_exceptiontable", get_object, NULL, &lay.PyCodeObject_co_exceptiontable}};
    static struct getset_def getset[sizeof code_getset / sizeof *code_getset + sizeof tables / sizeof *tables];
    static struct type_spec spec;
    size_t n = sizeof code_getset / sizeof *code_getset - 1;
    memcpy(getset, code_getset, sizeof code_getset);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (*(const short *)tables[i].closure >= 0)
            getset[n++] = tables[i];
    getset[n] = code_getset[sizeof code_getset / sizeof *code_getset - 1];
    spec = code_spec;
    spec.getset = getset;
    if (lay.PyCodeObject_co_code_adaptive >= 0) { /* the instructions lie in the object */
        spec.basicsize_adjust = lay.PyCodeObject_co_code_adaptive - lay.sizeof_PyCodeObject;
        spec.itemsize = 2;
    }
    t_code = type_ready(&spec);
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
