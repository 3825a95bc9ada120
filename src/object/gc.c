/*
 * The cycle collector. Containers hang in doubly linked lists, one a generation (gclist.h). A collection finds which objects of a
 * generation are reached only from each other (gcreach.c); their weak references are cleared first, then finalizers run, then what
 * is still unreachable is cleared.
 */
#include "slotscope/object/gc.h"

#include "boot.h"
#include "slotscope/heap/heap.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/seq.h"
#include "dictkeys.h"
#include "freelist.h"
#include "gclist.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"
#include "weakref.h"

enum { GENERATIONS = 3 };

struct gc_state { /* in the engine zone */
    struct gc_head head[GENERATIONS], permanent;
    int64_t count[GENERATIONS], threshold[GENERATIONS], stats[GENERATIONS][3];
    int64_t long_lived_total, long_lived_pending;
    bool enabled, collecting, due;
};
static struct gc_state *gc;

void (*gc_clears)(void);
struct obj *gc_garbage, *gc_callbacks;

unsigned char *gc_pages;

/* ---- lists ---- */

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

void gc_track(struct obj *o)
{
    struct gc_head *g = head_of(o), *list = &gc->head[0], *last = (struct gc_head *)(uintptr_t)list->prev;
    if (g->next)
        return;
    last->next = (uintptr_t)g;
    g->prev = (uintptr_t)last | (g->prev & FINALIZED);
    g->next = (uintptr_t)list;
    list->prev = (uintptr_t)g;
    unsigned char *page = gc_page(o);
    if (!*page)
        *page = 1;
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

/* Objects from which a collection need not start again: tuples of atoms, and up to 3.13 dicts of atoms. The number that left. */
static int64_t untrack_harmless(struct gc_head *g, enum kind k)
{
    struct obj *o = object_of(g);
    if (k == K_TUPLE && o->ob_type == t_tuple->self)
        tuple_maybe_untrack(o);
    else if (k == K_DICT && o->ob_type == t_dict->self)
        dict_maybe_untrack(o);
    return g->next == 0;
}

static int64_t untrack_all_harmless(struct gc_head *list, const struct gc_survey *survey, enum kind k)
{
    int64_t n = 0;
    for (int i = 0; i < survey->nharmless; i++)
        if (survey->harmless[i]->next)
            n += untrack_harmless(survey->harmless[i], k);
    if (survey->nharmless < 0)
        for (struct gc_head *g = next_of(list), *next; g != list; g = next) {
            next = next_of(g);
            n += untrack_harmless(g, k);
        }
    return n;
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
    struct gc_survey survey;
    if (chain_empty(unreachable)) {
        chain_init(still);
        return;
    }
    for (struct gc_head *g = next_of(unreachable); g != unreachable; g = next_of(g))
        g->prev &= ~(uint64_t)COLLECTING;
    gc_deduce_unreachable(unreachable, still, &gc->permanent, false, &survey);
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
    struct gc_survey survey;
    gc_deduce_unreachable(young, &unreachable, &gc->permanent, young == old && chain_empty(&gc->permanent), &survey);
    int64_t stay = survey.reachable - untrack_all_harmless(young, &survey, K_TUPLE);
    if (young != old) {
        if (generation == GENERATIONS - 2)
            gc->long_lived_pending += stay;
        chain_merge(young, old);
    } else {
        if (pol.dict_lazy_tracking)
            stay -= untrack_all_harmless(young, &survey, K_DICT);
        gc->long_lived_pending = 0;
        gc->long_lived_total = stay;
    }
    int64_t n = handle_weakrefs(&unreachable, old);
    finalize_garbage(&unreachable);
    handle_resurrected(&unreachable, &still, old);
    n += chain_size(&still);
    delete_garbage(&still, old);
    if (generation == GENERATIONS - 1) {
        if (gc_clears)
            gc_clears();
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
    mem_held++; /* whoever allocated may have something in hand */
    tell_callbacks("start", generation, 0);
    int64_t n = collect(generation);
    tell_callbacks("stop", generation, n);
    mem_held--;
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
    if (err_occurred())
        return;
    if (!pol.gc_deferred) {
        collect_generations();
    } else if (!gc->due) {
        gc->due = true;
        obj_break_set(BREAK_COLLECT);
    }
}

void gc_freed(void)
{
    if (gc->count[0] > 0)
        gc->count[0]--;
}

void gc_run_due(void)
{
    bool due = gc->due;
    gc->due = false;
    obj_break_clear(BREAK_COLLECT);
    if (due && gc->enabled && !gc->collecting)
        collect_generations();
}

void gc_settle(void)
{
    chain_merge(&gc->head[0], &gc->head[GENERATIONS - 1]);
    chain_merge(&gc->head[1], &gc->head[GENERATIONS - 1]);
    for (int i = 0; i < GENERATIONS; i++)
        gc->count[i] = 0;
    gc->due = false;
    obj_break_clear(BREAK_COLLECT);
}

void gc_restored(void)
{
    gc_counts_boot();
    obj_break_clear(BREAK_COLLECT);
    if (gc->due)
        obj_break_set(BREAK_COLLECT);
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
    gc_counts_boot();
    gc = engine_alloc(sizeof *gc);
    gc_pages = engine_alloc(HEAP_REGION_MAX >> PAGE_SHIFT);
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
