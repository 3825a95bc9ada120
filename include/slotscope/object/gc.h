/* The cycle collector, generations as the version has them; weak references. */
#ifndef SLOTSCOPE_OBJECT_GC_H
#define SLOTSCOPE_OBJECT_GC_H
#include "slotscope/object/type.h"

/* Links o into the youngest generation, or takes it out; tracked or not already is fine. */
void gc_track(struct obj *o);
void gc_untrack(struct obj *o);
bool gc_is_tracked(const struct obj *o);
/* Collects generation 0..2 now; the number of unreachable objects found. */
int64_t gc_collect(int generation);
/* Allocation counting: obj_alloc calls it; may collect. */
void gc_allocated(void);
void gc_freed(void);
/* From 3.12 on a collection that falls due waits until the eval loop is between two instructions: BREAK_COLLECT says so, gc_run_due runs it if there is
   one. Up to 3.11 it runs inside the allocation. */
void gc_run_due(void);
void gc_settle(void);   /* starting up is over: what lives now is old, and counting begins */
void gc_restored(void); /* the heap is what it was at another time: is a collection due in it? */
/* collections, collected, uncollectable of one generation. */
void gc_get_stats(int generation, int64_t stats[3]);
bool gc_enabled(void);
void gc_set_enabled(bool on);
void gc_get_count(int64_t count[3]);
void gc_threshold(int64_t t[3], bool set);
bool gc_is_finalized(const struct obj *o);
/* All tracked objects, oldest generation last; stops when visit returns non-zero. */
int gc_each(visitproc *visit, void *arg);
extern void (*gc_clears)(void);               /* a full collection empties the free lists; whoever else keeps some does so here */
extern struct obj *gc_garbage, *gc_callbacks; /* lists */

/* weakref.ref(o, callback): the shared one where CPython shares it. TypeError when o's type has no room for it. */
struct obj *weakref_new(struct type *t, struct obj *o, struct obj *callback);
struct obj *weakref_get(struct obj *ref); /* new reference to the object, or to None */
void weakrefs_clear(struct obj *o);       /* from dealloc: clears references and calls callbacks; any set exception is kept */
int64_t weakref_count(struct obj *o);
struct obj *weakrefs_list(struct obj *o); /* list */
/* Calls __del__ once (3.4+ semantics). 0: go on freeing, -1: resurrected. */
int obj_call_finalizer(struct obj *o);
#endif
