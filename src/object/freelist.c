/* The free lists' state and their emptying. Lengths are policies: 0 where the version keeps no such list. */
#include "freelist.h"

#include "slotscope/heap/heap.h"

struct freelist *freelists;

void freelist_boot(void)
{
    freelists = engine_alloc(FREE_COUNT * sizeof *freelists);
    freelists[FREE_FLOAT].max = 100;
    freelists[FREE_COMPLEX].max = pol.free_complex;
    freelists[FREE_INT].max = pol.free_int;
    freelists[FREE_LIST].max = 80;
    freelists[FREE_SLICE].max = 1;
    freelists[FREE_RANGE].max = pol.free_range;
    freelists[FREE_RANGE_ITER].max = pol.free_range;
    freelists[FREE_LIST_ITER].max = pol.free_list_iter;
    freelists[FREE_TUPLE_ITER].max = pol.free_list_iter;
    for (int n = 1; n <= FREE_TUPLE_SIZES; n++)
        freelists[FREE_TUPLE_1 + n - 1].max = n <= pol.free_tuple_sizes ? 2000 : 0;
}

/* Blocks of collected types start at their GC header. */
static void *block_of(enum free_id id, struct obj *o)
{
    static const bool has_gc[FREE_COUNT] = {[FREE_LIST] = true, [FREE_SLICE] = true, [FREE_LIST_ITER] = true, [FREE_TUPLE_ITER] = true};
    return has_gc[id] || id >= FREE_TUPLE_1 ? (char *)o - 16 : (char *)o;
}

void freelists_clear(void)
{
    for (int id = 0; id < FREE_COUNT; id++) {
        struct freelist *f = &freelists[id];
        while (f->head) {
            struct obj *o = f->head;
            f->head = o->ob_type;
            heap_free(block_of((enum free_id)id, o));
        }
        f->count = 0;
    }
}
