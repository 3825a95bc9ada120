/*
 * Which objects of a generation are reached only from each other, by arithmetic on reference counts alone:
 *
 *   1. copy every count, take away one for each reference from inside
 *   2. what has a count left is reached from outside; so is all that it refers to; the rest is unreachable
 *
 * CPython copies the counts into the headers. Here they lie beside the heap, a byte for each object: a collection that finds
 * nothing writes nothing to the heap, so recording has nothing to keep, and what a reference means is known without looking at the
 * object.
 *
 * A million instances are scanned many times while they are made, so the common layouts are read here, without a call for every
 * reference, and what was learnt in the first step (that an object refers to nothing but atoms and its class) saves the second one
 * the way.
 */
#include <sys/mman.h>

#include "gclist.h"
#include "mechanism.h"
#include "slotscope/base/die.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/seq.h"

/* ---- counts ---- */

/*
 * A byte for 32 bytes of the region. An object that is collected has a header of 16 bytes in front, so no two share one; an object
 * that is not may begin in the other half. Bit 7: refers to no other one, but for its type; bit 6: the half; below, 0: not being
 * collected, or known to be reachable; else one more than the count. A count too large for that stands in the header, in the place
 * of the back link.
 */
enum { LEAF = 0x80, HALF = 0x40, COUNT = 0x3F, IN_HEADER = 0x3F, MOVED = 0x3E /* unreachable so far */ };
#define GRANULE_SHIFT 5

static unsigned char *counts; /* all zero between two collections */
static bool counting;

void gc_counts_boot(void)
{
    size_t n = HEAP_REGION_MAX >> GRANULE_SHIFT;
    if (!counts) {
        counts = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (counts == MAP_FAILED)
            die("no address space for the collector");
    } else if (counting) { /* a collection that was left in its midst */
        madvise(counts, n, MADV_DONTNEED);
    }
    counting = false;
}

static inline unsigned char *count_at(const struct obj *o)
{
    return counts + (((uintptr_t)o - HEAP_ORIGIN) >> GRANULE_SHIFT);
}

static inline unsigned half_of(const struct obj *o)
{
    return (unsigned)((uintptr_t)o << (6 - (GRANULE_SHIFT - 1))) & HALF;
}

/* Is c, the byte at o, that of o itself? */
static inline bool is_own(const struct obj *o, unsigned c)
{
    return (c & HALF) == half_of(o);
}

static inline void begin_collecting(struct gc_head *g)
{
    struct obj *o = object_of(g);
    uint64_t n = (uint64_t)o->refcnt;
    if (n + 1 < MOVED) {
        *count_at(o) = (unsigned char)((n + 1) | half_of(o));
    } else {
        *count_at(o) = (unsigned char)(IN_HEADER | half_of(o));
        g->prev = (g->prev & FINALIZED) | COLLECTING | n << PREV_SHIFT;
    }
}

static inline bool has_count(const struct gc_head *g, unsigned c)
{
    return (c & COUNT) == IN_HEADER ? g->prev >> PREV_SHIFT != 0 : (c & COUNT) > 1;
}

/* ---- what an object refers to ---- */

/* How instances of a type are read: plain words behind the header, values and dict by the attribute mechanism, then the type; or
 * through `traverse`. */
struct shape {
    const struct type *type;
    enum { BY_CALL, IS_LIST, IS_TUPLE, IS_INSTANCE } how;
    int words,
        skip; /* words behind the header: slots, then the dict; the byte offset of the one that is not owned (weak references) */
    bool values;
};
enum { SHAPES = 16 };
struct shapes {
    struct shape of[SHAPES];
};

static bool has_slots(const struct type *t)
{
    return t->flags & TF_HEAP && ((const struct varobj *)t->self)->size != 0;
}

/* One class with slots at the most: then their order is that of the words. */
static bool is_plain_instance(const struct type *t)
{
    if (!(t->flags & TF_HEAP) || t->kind != K_OBJECT || t->itemsize || t->s.traverse != subtype_traverse)
        return false;
    const struct type *b = t->base;
    for (; b->flags & TF_HEAP; b = b->base)
        if (has_slots(b))
            return false;
    return b == t_object;
}

static struct shape shape_new(const struct type *t)
{
    struct shape s = {.type = t, .how = BY_CALL};
    if (t->s.traverse == t_list->s.traverse)
        s.how = IS_LIST;
    else if (t->s.traverse == t_tuple->s.traverse)
        s.how = IS_TUPLE;
    else if (is_plain_instance(t)) {
        s.how = IS_INSTANCE;
        s.words = (t->basicsize - (int)sizeof(struct obj)) / 8;
        s.skip = t->weakrefoffset;
        s.values = t->flags & TF_MANAGED_DICT;
    }
    return s;
}

static const struct shape *shape_of(struct shapes *known, const struct type *t)
{
    struct shape *s = &known->of[((uintptr_t)t >> 6) % SHAPES];
    if (s->type != t)
        *s = shape_new(t);
    return s;
}

typedef void reference(struct obj *o, void *arg);

struct call {
    reference *visit;
    void *arg;
};

static int call_reference(struct obj *o, void *arg)
{
    struct call *c = arg;
    c->visit(o, c->arg);
    return 0;
}

static inline void each_word(struct obj **p, int64_t n, reference *visit, void *arg)
{
    for (int64_t i = 0; i < n; i++)
        if (p[i])
            visit(p[i], arg);
}

/* Calls visit for what o refers to, in the order of its traverse slot, but for the type of a plain instance, which is left to the
 * caller. */
static inline __attribute__((always_inline)) bool each_reference(struct obj *o, const struct shape *s, reference *visit, void *arg)
{
    switch (s->how) {
    case IS_LIST:
        for (int64_t i = list_len(o); --i >= 0;)
            if (list_items(o)[i])
                visit(list_items(o)[i], arg);
        return false;
    case IS_TUPLE:
        for (int64_t i = tuple_len(o); --i >= 0;)
            if (tuple_items(o)[i])
                visit(tuple_items(o)[i], arg);
        return false;
    case IS_INSTANCE: {
        struct obj **words = (struct obj **)(o + 1);
        for (int i = 0; i < s->words; i++)
            if (words[i] && (char *)(words + i) != (char *)o + s->skip)
                visit(words[i], arg);
        if (s->values) {
            int n = 0;
            struct obj **values = instance_values(o, &n), *dict = instance_dict_now(o);
            if (values && !dict) /* it visits the values it shares */
                each_word(values, n, visit, arg);
            if (dict)
                visit(dict, arg);
        }
        return true;
    }
    case BY_CALL: {
        struct call c = {visit, arg};
        if (s->type->s.traverse)
            s->type->s.traverse(o, call_reference, &c);
    }
    }
    return false;
}

/* The header of an object that a collection could care for; NULL for the rest. */
static inline struct gc_head *tracked_head(const struct obj *o)
{
    return *gc_page(o) && is_collected_kind(o) ? head_of(o) : NULL;
}

/* ---- the first step ---- */

struct subtract {
    bool alone, leaf;
};

static inline void subtract_one(struct obj *o, void *arg)
{
    struct subtract *s = arg;
    unsigned char *c = count_at(o);
    if (!*c) {
        struct gc_head *g = s->alone ? tracked_head(o) : NULL;
        if (!g || !g->next || obj_is_immortal(o))
            return;
        begin_collecting(g);
    } else if (!is_own(o, *c)) {
        return;
    }
    if ((*c & COUNT) == IN_HEADER)
        head_of(o)->prev -= 1 << PREV_SHIFT;
    else
        --*c;
    s->leaf = false;
}

/* ---- rows ---- */

/*
 * Leaves of one type that lie in the list as they lie in memory, one stride apart. Pools hand out blocks in that order, so most of
 * a million instances stand in such rows, and the second step goes over their counts without touching them.
 */
struct row {
    struct obj *first, *type;
    intptr_t stride;
    size_t n;
};
enum { SHORT_ROW = 8 };

static struct row *rows; /* in the order of the list; host memory, kept for the next time */
static size_t nrows, rows_cap;
static struct row row; /* that grows */

static void row_end(void)
{
    if (row.n >= SHORT_ROW)
        VEC_PUSH(rows, nrows, rows_cap, row);
    row.n = 0;
}

static inline void row_add(struct obj *o)
{
    if (row.n && row.type == o->ob_type) {
        intptr_t from_first = (intptr_t)o - (intptr_t)row.first;
        if (row.n == 1)
            row.stride = from_first;
        if (from_first == row.stride * (intptr_t)row.n) {
            row.n++;
            return;
        }
    }
    row_end();
    row = (struct row){.first = o, .type = o->ob_type, .n = 1};
}

/* Immortal objects leave for good: their counts say nothing. A neighbour's back link may have been given up for its count. */
static void make_permanent(struct gc_head *g, struct gc_head *permanent)
{
    struct gc_head *prev = prev_of(g), *next = next_of(g);
    prev->next = (uintptr_t)next;
    if (!is_collecting(next))
        set_prev(next, prev);
    chain_append(g, permanent);
}

static void set_up_counts(struct gc_head *list, struct gc_head *permanent)
{
    struct gc_head *prev = list;
    for (struct gc_head *g = next_of(list), *next; g != list; g = next) {
        next = next_of(g);
        if (obj_is_immortal(object_of(g))) {
            set_prev(g, prev);
            make_permanent(g, permanent);
            continue;
        }
        prev = g;
        begin_collecting(g);
    }
}

static void subtract_references(struct gc_head *list, struct gc_head *permanent, bool alone, struct shapes *known)
{
    for (struct gc_head *g = next_of(list), *next; g != list; g = next) {
        struct obj *o = object_of(g);
        next = next_of(g);
        if (alone && !*count_at(o)) {
            if (obj_is_immortal(o)) {
                make_permanent(g, permanent);
                continue;
            }
            begin_collecting(g);
        }
        struct subtract s = {alone, true};
        bool plain = each_reference(o, shape_of(known, type_of(o)), subtract_one, &s);
        if (plain && s.leaf) {
            *count_at(o) |= LEAF;
            row_add(o);
        } else {
            row_end();
        }
        if (plain)
            subtract_one(o->ob_type, &s);
    }
}

/* ---- the second step ---- */

/* An object refers to o: o is reachable, back from the unreachable list if it was there already. arg: the list being scanned. */
static inline void reach_one(struct obj *o, void *arg)
{
    struct gc_head *g = head_of(o), *reachable = arg;
    unsigned char *c = count_at(o);
    if (!*c || !is_own(o, *c))
        return;
    if ((*c & COUNT) == MOVED) {
        struct gc_head *prev = prev_of(g), *next = next_of(g);
        prev->next = g->next; /* keeps the mark: both are in the unreachable list */
        set_prev(next, prev);
        g->prev &= ~(uint64_t)COLLECTING;
        chain_append(g, reachable);
        *c = (unsigned char)(half_of(o) | 2);
    } else if (!has_count(g, *c)) {
        *c = (unsigned char)((*c & ~COUNT) | 2);
    }
}

/* Tuples of atoms, and where they are tracked lazily dicts of atoms, need not be looked at again: they are noted for afterwards. */
static inline void note_harmless(struct gc_survey *survey, struct gc_head *g)
{
    const struct obj *type = object_of(g)->ob_type;
    if ((type != t_tuple->self && (type != t_dict->self || !pol.dict_lazy_tracking)) || survey->nharmless < 0)
        return;
    if (survey->nharmless == (int)(sizeof survey->harmless / sizeof *survey->harmless))
        survey->nharmless = -1;
    else
        survey->harmless[survey->nharmless++] = g;
}

static void move_one(struct gc_head *g, struct gc_head *prev, struct gc_head *unreachable)
{
    struct gc_head *last = prev_of(unreachable);
    prev->next = g->next;
    last->next = (uintptr_t)g | NEXT_UNREACHABLE;
    g->prev = (uintptr_t)last | (g->prev & FINALIZED) | COLLECTING;
    g->next = (uintptr_t)unreachable | NEXT_UNREACHABLE;
    unreachable->prev = (uintptr_t)g;
    *count_at(object_of(g)) = (unsigned char)(half_of(object_of(g)) | MOVED);
}

static inline void link_back(struct gc_head *g, struct gc_head *prev)
{
    if ((g->prev & ~(uint64_t)FINALIZED) != (uintptr_t)prev)
        g->prev = (uintptr_t)prev | (g->prev & FINALIZED);
}

/* How many of a row, from its beginning, stay; their counts are done with. */
static size_t pass_row(const struct row *r)
{
    const struct obj *o = r->first;
    size_t n = 0;
    for (; n < r->n; n++, o = (const struct obj *)((uintptr_t)o + (uintptr_t)r->stride)) {
        unsigned char *c = count_at(o);
        if ((*c & COUNT) == IN_HEADER || (*c & COUNT) < 2)
            break;
        *c = 0;
    }
    return n;
}

/* One pass: what is reached from outside stays, with its back link; the rest moves to `unreachable`, marked. */
static void move_unreachable(struct gc_head *young, struct gc_head *unreachable, struct gc_survey *survey, struct shapes *known)
{
    struct gc_head *prev = young, *g = next_of(young);
    const struct row *r = rows, *no_row = rows + nrows;
    while (g != young) {
        struct obj *o = object_of(g);
        size_t passed = 0;
        if (r < no_row && r->first == o)
            passed = pass_row(r++);
        if (passed) {
            reach_one(o->ob_type, young);
            link_back(g, prev);
            prev = head_of((struct obj *)((uintptr_t)o + (passed - 1) * (uintptr_t)r[-1].stride));
            survey->reachable += (int64_t)passed;
            g = next_of(prev);
            continue;
        }
        unsigned char *c = count_at(o);
        if (has_count(g, *c)) {
            bool leaf = *c & LEAF;
            *c = 0;
            if (leaf || each_reference(o, shape_of(known, type_of(o)), reach_one, young))
                reach_one(o->ob_type, young);
            link_back(g, prev);
            prev = g;
            survey->reachable++;
            note_harmless(survey, g);
        } else {
            move_one(g, prev, unreachable);
        }
        g = next_of(prev);
    }
    if (prev_of(young) != prev)
        young->prev = (uintptr_t)prev;
    unreachable->next &= ~(uint64_t)NEXT_UNREACHABLE;
}

void gc_deduce_unreachable(struct gc_head *young, struct gc_head *unreachable, struct gc_head *permanent, bool alone,
                           struct gc_survey *survey)
{
    struct shapes known = {0};
    survey->reachable = 0;
    survey->nharmless = 0;
    counting = true;
    nrows = row.n = 0;
    if (!alone)
        set_up_counts(young, permanent);
    subtract_references(young, permanent, alone, &known);
    row_end();
    chain_init(unreachable);
    move_unreachable(young, unreachable, survey, &known);
    for (struct gc_head *g = next_of(unreachable); g != unreachable; g = next_of(g)) {
        g->next &= ~(uint64_t)NEXT_UNREACHABLE;
        *count_at(object_of(g)) = 0;
    }
    counting = false;
}
