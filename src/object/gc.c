/*
 * The cycle collector. Containers hang in doubly linked lists, one a generation, through the two words in front of them
 * (PyGC_Head). A collection finds, by arithmetic on reference counts alone, which objects of a generation are reached only from
 * each other:
 *
 *   1. copy every count into the header (update), take away one for each reference from inside (subtract)
 *   2. what has a count left is reached from outside; so is all that it refers to; the rest is unreachable
 *
 * Bits of the header words, as CPython has them: prev bit 0 finalized, bit 1 being collected, count above; next bit 0 tentatively
 * unreachable. Weak references are cleared first, then finalizers run, then what is still unreachable is cleared.
 */
#include "slotscope/object/gc.h"

#include "boot.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/seq.h"
#include "dictkeys.h"
#include "freelist.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"
#include "weakref.h"

struct gc_head {
    uint64_t next, prev;
};

enum { FINALIZED = 1, COLLECTING = 2, PREV_SHIFT = 2, PREV_FLAGS = 3, NEXT_UNREACHABLE = 1, GENERATIONS = 3 };

struct gc_state { /* in the engine zone */
    struct gc_head head[GENERATIONS], permanent;
    int64_t count[GENERATIONS], threshold[GENERATIONS], stats[GENERATIONS][3];
    int64_t long_lived_total, long_lived_pending;
    bool enabled, collecting, due;
};
static struct gc_state *gc;

struct obj *gc_garbage, *gc_callbacks;

/* ---- lists ---- */

static struct gc_head *head_of(const struct obj *o)
{
    return (struct gc_head *)(uintptr_t)o - 1;
}

static struct obj *object_of(struct gc_head *g)
{
    return (struct obj *)(g + 1);
}

static struct gc_head *next_of(const struct gc_head *g)
{
    return (struct gc_head *)(uintptr_t)(g->next & ~(uint64_t)NEXT_UNREACHABLE);
}

static struct gc_head *prev_of(const struct gc_head *g)
{
    return (struct gc_head *)(uintptr_t)(g->prev & ~(uint64_t)PREV_FLAGS);
}

static void set_prev(struct gc_head *g, struct gc_head *prev)
{
    g->prev = (uintptr_t)prev | (g->prev & PREV_FLAGS);
}

static void chain_init(struct gc_head *list)
{
    list->next = list->prev = (uintptr_t)list;
}

static bool chain_empty(const struct gc_head *list)
{
    return next_of(list) == list;
}

static void chain_append(struct gc_head *g, struct gc_head *list)
{
    struct gc_head *last = prev_of(list);
    last->next = (uintptr_t)g;
    set_prev(g, last);
    g->next = (uintptr_t)list;
    list->prev = (uintptr_t)g;
}

static void chain_remove(struct gc_head *g)
{
    struct gc_head *prev = prev_of(g), *next = next_of(g);
    prev->next = (uintptr_t)next | (prev->next & NEXT_UNREACHABLE);
    set_prev(next, prev);
    g->next = 0;
}

static void chain_move(struct gc_head *g, struct gc_head *list)
{
    chain_remove(g);
    chain_append(g, list);
}

static void chain_merge(struct gc_head *from, struct gc_head *to)
{
    if (!chain_empty(from)) {
        struct gc_head *last = prev_of(to), *first = next_of(from), *end = prev_of(from);
        last->next = (uintptr_t)first;
        set_prev(first, last);
        end->next = (uintptr_t)to;
        to->prev = (uintptr_t)end;
    }
    chain_init(from);
}

static int64_t chain_size(const struct gc_head *list)
{
    int64_t n = 0;
    for (const struct gc_head *g = next_of(list); g != list; g = next_of(g))
        n++;
    return n;
}

/* ---- the collector's register of objects ---- */

static bool is_collected_kind(const struct obj *o)
{
    const struct type *t = type_of(o);
    return (t->flags & TF_GC) && (t->kind != K_TYPE || (type_rec(o)->flags & TF_HEAP));
}

void gc_track(struct obj *o)
{
    struct gc_head *g = head_of(o), *list = &gc->head[0], *last = (struct gc_head *)(uintptr_t)list->prev;
    if (g->next)
        return;
    last->next = (uintptr_t)g;
    g->prev = (uintptr_t)last | (g->prev & FINALIZED);
    g->next = (uintptr_t)list;
    list->prev = (uintptr_t)g;
}

void gc_untrack(struct obj *o)
{
    struct gc_head *g = head_of(o);
    if (!g->next)
        return;
    chain_remove(g);
    g->prev &= FINALIZED;
}

bool gc_is_tracked(const struct obj *o)
{
    return is_collected_kind(o) && head_of(o)->next != 0;
}

bool gc_is_finalized(const struct obj *o)
{
    return is_collected_kind(o) && (head_of(o)->prev & FINALIZED);
}

int gc_each(visitproc *visit, void *arg)
{
    for (int i = 0; i < GENERATIONS; i++)
        for (struct gc_head *g = next_of(&gc->head[i]); g != &gc->head[i]; g = next_of(g)) {
            int r = visit(object_of(g), arg);
            if (r)
                return r;
        }
    return 0;
}

/* ---- which objects are unreachable ---- */

static bool is_collecting(const struct gc_head *g)
{
    return g->prev & COLLECTING;
}

static uint64_t gc_refs(const struct gc_head *g)
{
    return g->prev >> PREV_SHIFT;
}

static void set_refs(struct gc_head *g, uint64_t refs)
{
    g->prev = (g->prev & PREV_FLAGS) | refs << PREV_SHIFT;
}

/* The back links are given up for the counts. Immortal objects leave for good: their counts say nothing. */
static void update_refs(struct gc_head *list)
{
    for (struct gc_head *g = next_of(list), *next; g != list; g = next) {
        next = next_of(g);
        if (obj_is_immortal(object_of(g))) {
            chain_move(g, &gc->permanent);
            continue;
        }
        g->prev = (g->prev & FINALIZED) | COLLECTING | (uint64_t)object_of(g)->refcnt << PREV_SHIFT;
    }
}

static int visit_subtract(struct obj *o, void *arg)
{
    (void)arg;
    if (is_collected_kind(o) && is_collecting(head_of(o)))
        head_of(o)->prev -= 1 << PREV_SHIFT;
    return 0;
}

static void traverse(struct gc_head *g, visitproc *visit, void *arg)
{
    struct obj *o = object_of(g);
    if (type_of(o)->s.traverse)
        type_of(o)->s.traverse(o, visit, arg);
}

static void subtract_refs(struct gc_head *list)
{
    for (struct gc_head *g = next_of(list); g != list; g = next_of(g))
        traverse(g, visit_subtract, NULL);
}

/* An object refers to o: o is reachable, back from the unreachable list if it was there already. arg: the list being scanned. */
static int visit_reachable(struct obj *o, void *arg)
{
    struct gc_head *g, *reachable = arg;
    if (!is_collected_kind(o) || !is_collecting(g = head_of(o)))
        return 0;
    if (g->next & NEXT_UNREACHABLE) {
        struct gc_head *prev = prev_of(g), *next = next_of(g);
        prev->next = g->next; /* keeps the mark: both are in the unreachable list */
        set_prev(next, prev);
        chain_append(g, reachable);
        set_refs(g, 1);
    } else if (gc_refs(g) == 0) {
        set_refs(g, 1);
    }
    return 0;
}

/* One pass: what is reached from outside stays and gets its back links again; the rest moves to `unreachable`, marked. */
static void move_unreachable(struct gc_head *young, struct gc_head *unreachable)
{
    struct gc_head *prev = young, *g = next_of(young);
    while (g != young) {
        if (gc_refs(g)) {
            traverse(g, visit_reachable, young);
            g->prev = (uintptr_t)prev | (g->prev & FINALIZED);
            prev = g;
        } else {
            prev->next = g->next;
            struct gc_head *last = prev_of(unreachable);
            last->next = (uintptr_t)g | NEXT_UNREACHABLE;
            set_prev(g, last);
            g->next = (uintptr_t)unreachable | NEXT_UNREACHABLE;
            unreachable->prev = (uintptr_t)g;
        }
        g = next_of(prev);
    }
    young->prev = (uintptr_t)prev;
    unreachable->next &= ~(uint64_t)NEXT_UNREACHABLE;
}

static void clear_unreachable_marks(struct gc_head *list)
{
    for (struct gc_head *g = next_of(list); g != list; g = next_of(g))
        g->next &= ~(uint64_t)NEXT_UNREACHABLE;
}

static void deduce_unreachable(struct gc_head *base, struct gc_head *unreachable)
{
    update_refs(base);
    subtract_refs(base);
    chain_init(unreachable);
    move_unreachable(base, unreachable);
    clear_unreachable_marks(unreachable);
}

/* ---- what is done with them ---- */

static bool may_be_tracked(const struct obj *o)
{
    return is_collected_kind(o) && (o->ob_type != t_tuple->self || gc_is_tracked(o));
}

static void tuple_maybe_untrack(struct obj *t)
{
    for (int64_t i = 0; i < tuple_len(t); i++)
        if (!tuple_items(t)[i] || may_be_tracked(tuple_items(t)[i]))
            return;
    gc_untrack(t);
}

/* Objects from which a collection need not start again: tuples of atoms, and up to 3.13 dicts of atoms. */
static void untrack_harmless(struct gc_head *list, enum kind k)
{
    for (struct gc_head *g = next_of(list), *next; g != list; g = next) {
        next = next_of(g);
        struct obj *o = object_of(g);
        if (k == K_TUPLE && o->ob_type == t_tuple->self)
            tuple_maybe_untrack(o);
        else if (k == K_DICT && o->ob_type == t_dict->self)
            dict_maybe_untrack(o);
    }
}

static bool in_trash(struct obj *o)
{
    return is_collected_kind(o) && is_collecting(head_of(o));
}

/* Clears the weak references to trash; callbacks of references that live on are called, when all are cleared. */
static int64_t handle_weakrefs(struct gc_head *unreachable, struct gc_head *old)
{
    struct gc_head callbacks;
    int64_t freed = 0;
    chain_init(&callbacks);
    for (struct gc_head *g = next_of(unreachable); g != unreachable; g = next_of(g)) {
        struct obj *ref;
        while ((ref = weakref_detach_first(object_of(g))))
            if (weakref_callback(ref) && !in_trash(ref))
                chain_move(head_of(incref(ref)), &callbacks);
    }
    while (!chain_empty(&callbacks)) {
        struct gc_head *g = next_of(&callbacks);
        struct obj *ref = object_of(g);
        weakref_call_callback(ref);
        decref(ref);
        if (next_of(&callbacks) == g)
            chain_move(g, old);
        else
            freed++;
    }
    return freed;
}

static void finalize_garbage(struct gc_head *list)
{
    struct gc_head seen;
    chain_init(&seen);
    while (!chain_empty(list)) {
        struct gc_head *g = next_of(list);
        struct obj *o = object_of(g);
        chain_move(g, &seen);
        if ((g->prev & FINALIZED) || !type_of(o)->s.finalize)
            continue;
        g->prev |= FINALIZED;
        incref(o);
        type_of(o)->s.finalize(o);
        decref(o);
    }
    chain_merge(&seen, list);
}

/* A finalizer may have made some of them reachable again: those go on living in the old generation. */
static void handle_resurrected(struct gc_head *unreachable, struct gc_head *still, struct gc_head *old)
{
    for (struct gc_head *g = next_of(unreachable); g != unreachable; g = next_of(g))
        g->prev &= ~(uint64_t)COLLECTING;
    deduce_unreachable(unreachable, still);
    chain_merge(unreachable, old);
}

static void delete_garbage(struct gc_head *list, struct gc_head *old)
{
    while (!chain_empty(list)) {
        struct gc_head *g = next_of(list);
        struct obj *o = object_of(g);
        if (type_of(o)->s.clear) {
            incref(o);
            type_of(o)->s.clear(o);
            if (err_occurred())
                err_unraisable(o);
            decref(o);
        }
        if (next_of(list) == g) { /* still alive: it may die later */
            g->prev &= ~(uint64_t)COLLECTING;
            chain_move(g, old);
        }
    }
}

static int64_t collect(int generation)
{
    struct gc_head unreachable, still, *young = &gc->head[generation];
    struct gc_head *old = generation + 1 < GENERATIONS ? &gc->head[generation + 1] : young;
    if (generation + 1 < GENERATIONS)
        gc->count[generation + 1]++;
    for (int i = 0; i <= generation; i++)
        gc->count[i] = 0;
    for (int i = 0; i < generation; i++)
        chain_merge(&gc->head[i], young);
    deduce_unreachable(young, &unreachable);
    untrack_harmless(young, K_TUPLE);
    if (young != old) {
        if (generation == GENERATIONS - 2)
            gc->long_lived_pending += chain_size(young);
        chain_merge(young, old);
    } else {
        if (pol.dict_lazy_tracking)
            untrack_harmless(young, K_DICT);
        gc->long_lived_pending = 0;
        gc->long_lived_total = chain_size(young);
    }
    int64_t n = handle_weakrefs(&unreachable, old);
    finalize_garbage(&unreachable);
    handle_resurrected(&unreachable, &still, old);
    n += chain_size(&still);
    delete_garbage(&still, old);
    if (generation == GENERATIONS - 1) {
        dict_clear_free_lists();
        freelists_clear();
    }
    gc->stats[generation][0]++;
    gc->stats[generation][1] += n;
    return n;
}

static void set_count(struct obj *info, const char *key, int64_t n)
{
    struct obj *v = int_from_i64(n);
    if (v)
        dict_set_c(info, key, v);
    xdecref(v);
}

/* gc.callbacks are told "start" and "stop"; what they raise is reported and forgotten. */
static void tell_callbacks(const char *phase, int generation, int64_t collected)
{
    if (!gc_callbacks || list_len(gc_callbacks) == 0)
        return;
    struct obj *info = dict_new(), *name = str_from_c(phase);
    if (info) {
        set_count(info, "generation", generation);
        set_count(info, "collected", collected);
        set_count(info, "uncollectable", 0);
    }
    for (int64_t i = 0; info && name && i < list_len(gc_callbacks); i++) {
        struct obj *f = incref(list_items(gc_callbacks)[i]);
        struct obj *r = obj_call2(f, name, info);
        if (!r)
            err_unraisable(f);
        xdecref(r);
        decref(f);
    }
    xdecref(info);
    xdecref(name);
}

int64_t gc_collect(int generation)
{
    if (gc->collecting)
        return 0;
    struct obj *pending = err_fetch();
    gc->collecting = true;
    tell_callbacks("start", generation, 0);
    int64_t n = collect(generation);
    tell_callbacks("stop", generation, n);
    gc->collecting = false;
    if (pending)
        err_set_instance(pending);
    return n;
}

/* The oldest generation whose count passed its threshold; a full collection only when a quarter more objects live long than last
 * time. */
static void collect_generations(void)
{
    for (int i = GENERATIONS - 1; i >= 0; i--) {
        if (gc->count[i] <= gc->threshold[i])
            continue;
        if (i == GENERATIONS - 1 && gc->long_lived_pending < gc->long_lived_total / 4)
            continue;
        gc_collect(i);
        return;
    }
}

void gc_allocated(void)
{
    if (++gc->count[0] <= gc->threshold[0] || !gc->enabled || !gc->threshold[0] || gc->collecting)
        return;
    if (pol.gc_deferred)
        gc->due = true;
    else if (!err_occurred())
        collect_generations();
}

void gc_freed(void)
{
    if (gc->count[0] > 0)
        gc->count[0]--;
}

bool *gc_due(void)
{
    return &gc->due;
}

void gc_run_due(void)
{
    gc->due = false;
    if (gc->enabled && !gc->collecting)
        collect_generations();
}

/* ---- settings ---- */

bool gc_enabled(void)
{
    return gc->enabled;
}

void gc_set_enabled(bool on)
{
    gc->enabled = on;
}

void gc_get_count(int64_t count[3])
{
    for (int i = 0; i < GENERATIONS; i++)
        count[i] = gc->count[i];
}

void gc_threshold(int64_t t[3], bool set)
{
    for (int i = 0; i < GENERATIONS; i++)
        *(set ? &gc->threshold[i] : &t[i]) = set ? t[i] : gc->threshold[i];
}

void gc_get_stats(int generation, int64_t stats[3])
{
    for (int i = 0; i < 3; i++)
        stats[i] = gc->stats[generation][i];
}

int obj_call_finalizer(struct obj *o)
{
    struct type *t = type_of(o);
    if (!t->s.finalize || gc_is_finalized(o))
        return 0;
    o->refcnt = 1; /* alive while its finalizer runs */
    t->s.finalize(o);
    if (t->flags & TF_GC)
        head_of(o)->prev |= FINALIZED;
    return --o->refcnt ? -1 : 0;
}

void gc_boot(void)
{
    gc = engine_alloc(sizeof *gc);
    for (int i = 0; i < GENERATIONS; i++)
        chain_init(&gc->head[i]);
    chain_init(&gc->permanent);
    gc->threshold[0] = pol.gc_threshold0;
    gc->threshold[1] = gc->threshold[2] = 10;
    gc->enabled = true;
    gc_garbage = gc_callbacks = NULL;
}

void gclists_boot(void)
{
    gc_garbage = list_new(0);
    gc_callbacks = list_new(0);
}
