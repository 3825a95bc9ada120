/*
 * Making and freeing objects. What lies where in a block, from its start:
 *   managed words (dict or values, weakrefs)  16 bytes, only where the type has them
 *   GC header                                 16 bytes, only where the type has TF_GC
 *   the object                                basicsize, items, inline values
 */
#include <string.h>
#include <sys/resource.h>

#include "slotscope/base/die.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "state.h"
#include "strimpl.h"

struct object_state *object_state;

/* ---- immortal objects ---- */

static const uint64_t immortal_words[] = {0, UINT64_C(0xFFFFFFFF), UINT64_C(0xC0000000)};
static const uint64_t static_flags = UINT64_C(5) << 48; /* 3.14+: statically allocated | immortal */

void obj_make_immortal(struct obj *o)
{
    if (!pol.immortal)
        return;
    o->refcnt_word = immortal_words[pol.immortal];
    if (pol.immortal == 2 && heap_zone_of(o) == ZONE_STATIC)
        o->refcnt_word |= static_flags;
}

void obj_make_static(struct obj *o)
{
    if (pol.static_count)
        o->refcnt_word = (uint64_t)pol.static_count;
    obj_make_immortal(o);
}

/* ---- memory ---- */

size_t obj_presize(const struct type *t)
{
    return t->presize;
}

static bool is_static_type(const struct obj *o)
{
    return o->ob_type && type_of(o)->kind == K_TYPE && !(type_rec(o)->flags & TF_HEAP);
}

struct obj *obj_alloc(struct type *t, size_t extra)
{
    size_t n = t->alloc_size + extra;
    if (t->flags & TF_HEAP)
        n += obj_heap_type_extra(t);
    n = (n + 7) & ~(size_t)7;
    char *block = heap_alloc(n);
    if (!block)
        return err_no_memory();
    if (t->flags & TF_GC)
        gc_allocated();
    memset(block, 0, n);
    struct obj *o = (struct obj *)(void *)(block + t->presize);
    o->refcnt_word = 1;
    o->ob_type = t->self;
    if (t->flags & TF_HEAP)
        incref(t->self);
    if (t->flags & TF_INLINE_VALUES)
        inline_values_init(o);
    return o;
}

struct obj *obj_hidden(struct type *t)
{
    char *block = engine_alloc(t->alloc_size);
    struct obj *o = (struct obj *)(void *)(block + t->presize);
    o->refcnt_word = 1;
    o->ob_type = t->self;
    return o;
}

/* What an instance of a class made by the program has beyond its fixed part: a sentinel item, inline values. */
size_t obj_heap_type_extra(const struct type *t)
{
    return (size_t)t->itemsize + ((t->flags & TF_INLINE_VALUES) ? inline_values_size(t) : 0);
}

void *obj_block(const struct obj *o)
{
    return (char *)(uintptr_t)o - type_of(o)->presize;
}

void obj_free(struct obj *o)
{
    enum heap_zone zone = heap_zone_of(o);
    if (zone == ZONE_STATIC)
        return;
    struct type *t = type_of(o);
    if (zone == ZONE_ENGINE) {
        engine_free((char *)o - t->presize);
        return;
    }
    if (t->flags & TF_GC)
        gc_freed();
    heap_free((char *)o - t->presize);
}

/* Room for inline values shrinks by one as an instance is made: its block was asked for before that, until the room had settled. */
static size_t inline_bytes_of(const struct obj *o, size_t before)
{
    size_t n = (size_t)inline_values_capacity(o), settled = (n + 1) * 8 + ((n + 7) & ~(size_t)7);
    if (before + settled + 15 >= heap_block_size(obj_block(o)) || n == 0)
        return settled;
    n++;
    return (n + 1) * 8 + ((n + 7) & ~(size_t)7);
}

size_t obj_requested(const struct obj *o)
{
    struct type *t = type_of(o);
    size_t n = t->alloc_size + obj_items_bytes(o);
    if (t->flags & TF_HEAP || t->kind == K_TYPE)
        n += (size_t)t->itemsize;
    if (t->flags & TF_INLINE_VALUES)
        n += inline_bytes_of(o, n);
    return (n + 7) & ~(size_t)7;
}

/* Bytes of the items of a variable-sized object, as its allocation counted them. */
size_t obj_items_bytes(const struct obj *o)
{
    const struct type *t = type_of(o);
    switch (t->kind) {
    case K_INT:
    case K_BOOL: return 4 * int_ndigits(o);
    case K_TUPLE: return 8 * (size_t)tuple_len(o);
    case K_BYTES: return (size_t)bytes_length(o);
    case K_STR: return 0; /* of subclasses: the characters have a block of their own */
    default: return t->itemsize ? (size_t)t->itemsize * (size_t)((const struct varobj *)o)->size : 0;
    }
}

/*
 * Freeing a long chain must not exhaust the host's stack: objects of collected types that are deeper than TRASH_LIMIT wait in a
 * list, linked through their GC header's second word (its two flag bits stay), until the outermost call takes them up (CPython's
 * trashcan does the same).
 */
enum { TRASH_LIMIT = 50 };
static const uint64_t gc_flag_bits = 3;

static uint64_t *trash_link(struct obj *o)
{
    return (uint64_t *)o - 1;
}

static void free_trash(struct object_state *s)
{
    while (s->trash) {
        struct obj *o = s->trash;
        s->trash = (struct obj *)(uintptr_t)(*trash_link(o) & ~gc_flag_bits);
        *trash_link(o) &= gc_flag_bits;
        s->dealloc_depth++;
        type_of(o)->s.dealloc(o);
        s->dealloc_depth--;
    }
}

void obj_dealloc(struct obj *o)
{
    struct object_state *s = object_state;
    struct type *t = type_of(o);
    if (!(t->flags & TF_GC)) {
        t->s.dealloc(o);
        return;
    }
    if (s->dealloc_depth >= TRASH_LIMIT) {
        gc_untrack(o);
        *trash_link(o) = (uintptr_t)s->trash | (*trash_link(o) & gc_flag_bits);
        s->trash = o;
        return;
    }
    s->dealloc_depth++;
    t->s.dealloc(o);
    s->dealloc_depth--;
    if (s->trash && s->dealloc_depth == 0)
        free_trash(s);
}

/* ---- sizes ---- */

int64_t obj_getsizeof(struct obj *o)
{
    struct obj *method = obj_lookup_special(o, "__sizeof__");
    if (!method) {
        if (!err_occurred())
            err_type("Type %.100s doesn't define __sizeof__", type_name(type_of(o)));
        return -1;
    }
    struct obj *r = obj_call0(method);
    decref(method);
    if (!r)
        return -1;
    int overflow = 0;
    int64_t n = is_int(r) ? int_as_i64(r, &overflow) : -1;
    if (!is_int(r))
        err_type("an integer is required");
    else if (overflow)
        err_format(exc_OverflowError, "Python int too large to convert to C ssize_t");
    else if (n < 0)
        err_value("__sizeof__() should return >= 0");
    decref(r);
    if (err_occurred())
        return -1;
    uint64_t front = is_static_type(o) && !pol.getsizeof_static_types_presize ? 0 : obj_presize(type_of(o));
    return (int64_t)((uint64_t)n + front); /* a size_t, that may need all 64 bits */
}

/* ---- recursion ---- */

static char *stack_base; /* of the host: how deep C itself may go */
static size_t stack_room;

static char *own_base; /* of the process's own */
static size_t own_room;

void obj_use_stack(char *base, size_t room)
{
    stack_base = base ? base : own_base;
    stack_room = base ? room : own_room;
    stack_room -= stack_room / 8 + (128 << 10);
}

static void find_stack(void)
{
    struct rlimit r;
    own_base = __builtin_frame_address(0);
    own_room = getrlimit(RLIMIT_STACK, &r) == 0 && r.rlim_cur != RLIM_INFINITY ? (size_t)r.rlim_cur : (size_t)8 << 20;
    if (own_room > (size_t)64 << 20)
        own_room = (size_t)64 << 20;
    obj_use_stack(NULL, 0);
}

bool stack_is_deep(void)
{
    char *here = __builtin_frame_address(0);
    size_t spare = object_state->recursion_headroom ? 96 << 10 : 0; /* the error itself needs some */
    return (size_t)(stack_base > here ? stack_base - here : here - stack_base) > stack_room + spare;
}

void *recursion_error(const char *where)
{
    object_state->recursion_headroom += 50;
    err_format(exc_RecursionError, "maximum recursion depth exceeded%s", where);
    object_state->recursion_headroom -= 50;
    return NULL;
}

int obj_check_stack(void)
{
    if (!stack_is_deep())
        return 0;
    recursion_error(" while calling a Python object");
    return -1;
}

void recursion_share(int64_t *depth, const int64_t *limit)
{
    object_state->calls_depth = depth;
    object_state->calls_limit = limit;
}

int recursion_enter_units(const char *where, int units)
{
    struct object_state *s = object_state;
    bool shared = !pol.c_recursion_limit && s->calls_depth;
    int64_t *depth = shared ? s->calls_depth : &s->recursion_depth;
    int64_t limit = shared ? *s->calls_limit : s->recursion_limit;
    if ((!units || *depth + units <= limit + s->recursion_headroom) && !stack_is_deep()) {
        *depth += units;
        return 0;
    }
    recursion_error(where);
    return -1;
}

void recursion_leave_units(int units)
{
    *(pol.c_recursion_limit || !object_state->calls_depth ? &object_state->recursion_depth : object_state->calls_depth) -= units;
}

int recursion_enter(const char *where)
{
    return recursion_enter_units(where, 1);
}

void recursion_leave(void)
{
    recursion_leave_units(1);
}

int repr_enter(struct obj *o)
{
    struct object_state *s = object_state;
    for (size_t i = 0; i < s->nrepr; i++)
        if (s->repr[i] == o)
            return 1;
    if (s->nrepr == s->repr_cap) {
        s->repr_cap = s->repr_cap ? s->repr_cap * 2 : 16;
        s->repr = engine_realloc(s->repr, s->repr_cap * sizeof *s->repr);
    }
    s->repr[s->nrepr++] = o;
    return 0;
}

void repr_leave(struct obj *o)
{
    struct object_state *s = object_state;
    for (size_t i = s->nrepr; i-- > 0;)
        if (s->repr[i] == o) {
            s->repr[i] = s->repr[--s->nrepr];
            return;
        }
}

void object_state_init(void)
{
    find_stack();
    object_state = engine_alloc(sizeof *object_state);
    object_state->recursion_limit = pol.c_recursion_limit ? pol.c_recursion_limit : 1000;
}
