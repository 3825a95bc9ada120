/*
 * Runtime code objects: a PyCodeObject on the heap with its constants and names as objects, and beside it, in the engine zone, the
 * record the loop uses, with a copy of the instructions whose cache words may change.
 */
#include <stdlib.h>
#include <string.h>

#include "codeobj.h"
#include "codeparts.h"
#include "codeshape.h"
#include "sharedconst.h"
#include "frame.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/checkpoint.h"
#include "slotscope/lang/ast.h"

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

/* ---- making one ---- */

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
        return code_const(k);
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
        !(AT(o, PyCodeObject, co_names, struct obj *) = code_names_tuple(shape->names, shape->nnames)))
        return false;
    PUT(o, co_localsplusnames, struct obj *, code_locals_tuple(shape->locals, shape->nlocals, 0xFF));
    PUT(o, co_localspluskinds, struct obj *, kinds_bytes(shape));
    PUT(o, co_varnames, struct obj *, code_locals_tuple(c->locals, c->nlocals, LOCAL_PLAIN));
    if (lay.PyCodeObject_co_cellvars >= 0)
        AT(o, PyCodeObject, co_cellvars, struct obj *) = code_cells_tuple(c);
    PUT(o, co_freevars, struct obj *, code_locals_tuple(c->locals, c->nlocalsplus, LOCAL_FREE));
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
        if (!(r->consts[i] = code_const(&c->constants[i])))
            return false;
    keep_keywords(c, r->consts);
    for (int i = 0; i < c->nnames; i++)
        if (!(r->names[i] = code_lasting_name(c->names[i])))
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

struct rcode *code_record_new(struct obj *o, struct code *c)
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
    AT(o, PyCodeObject, co_filename, struct obj *) = code_name(c->filename);
    AT(o, PyCodeObject, co_name, struct obj *) = code_name(c->name);
    PUT(o, co_qualname, struct obj *, code_name(c->qualname));
}

/* A comprehension that the version runs in the frame around it: its CPython has no code object for it, so it lies outside the
 * program's heap. */
static struct obj *hidden_new(struct code *c)
{
    struct obj *o = obj_hidden(t_code);
    put_names(o, c);
    PUT(o, co_flags, int, (int)(c->flags & 0xFFFFFFF));
    PUT(o, co_firstlineno, int, c->first_line);
    AT(o, PyCodeObject, co_extra, struct rcode *) = code_record_new(o, c);
    if (take_objects(code_record(o)))
        return o;
    decref(o);
    return NULL;
}

static bool fill(struct obj *o, struct code *c, const struct codeshape *shape)
{
    put_numbers(o, c, shape);
    put_names(o, c);
    struct rcode *r = AT(o, PyCodeObject, co_extra, struct rcode *) = code_record_new(o, c);
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

/* ---- its end ---- */

/* Every object field of every version; absent ones are -1. */
void code_each_field(struct obj *o, void (*f)(struct obj **slot))
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

void code_dealloc(struct obj *o)
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
    code_each_field(o, obj_clear_slot);
    if (lay.PyCodeObject_co_zombieframe >= 0 && AT(o, PyCodeObject, co_zombieframe, struct obj *))
        obj_free(AT(o, PyCodeObject, co_zombieframe, struct obj *));
    if (lay.PyCodeObject_co_cell2arg >= 0)
        heap_free(AT(o, PyCodeObject, co_cell2arg, void *));
    obj_free(o);
}
