/* The free lists' state and their emptying. Lengths are policies: 0 where the version keeps no such list. */
#include "freelist.h"

#include "dictkeys.h"

#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"

#include <string.h>

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
    freelists[FREE_CFUNCTION].max = pol.free_cfunction;
    freelists[FREE_METHOD].max = pol.free_method;
    for (int n = 1; n <= FREE_TUPLE_SIZES; n++)
        freelists[FREE_TUPLE_1 + n - 1].max = n <= pol.free_tuple_sizes ? 2000 : 0;
}

/* Blocks of collected types start at their GC header. */
static void *block_of(enum free_id id, struct obj *o)
{
    static const bool has_gc[FREE_COUNT] = {[FREE_LIST] = true,       [FREE_SLICE] = true,     [FREE_LIST_ITER] = true,
                                            [FREE_TUPLE_ITER] = true, [FREE_CFUNCTION] = true, [FREE_METHOD] = true};
    return has_gc[id] || id >= FREE_TUPLE_1 ? (char *)o - 16 : (char *)o;
}

/* n blocks of `bytes` behind `front` bytes of GC header; the first one taken will be the lowest. */
static void warm(enum free_id id, int n, size_t front, size_t bytes)
{
    struct obj *made[128];
    if (n > (int)(sizeof made / sizeof *made))
        n = (int)(sizeof made / sizeof *made);
    if (n > freelists[id].max)
        n = freelists[id].max;
    for (int i = 0; i < n; i++) {
        char *block = heap_alloc(front + bytes);
        memset(block, 0, front + bytes);
        made[i] = (struct obj *)(void *)(block + front);
        if (id >= FREE_TUPLE_1) /* tuples keep their length in the list */
            ((struct varobj *)made[i])->size = (int64_t)id - FREE_TUPLE_1 + 1;
    }
    while (n-- > 0)
        freelist_give(id, made[n]);
}

/* At most n blocks stay. */
static void trim(enum free_id id, int n)
{
    while (freelists[id].count > n)
        heap_free(block_of(id, freelist_take(id, t_object)));
}

void ints_keep_free(int n)
{
    warm(FREE_INT, n - freelists[FREE_INT].count, 0, 32);
}

void ints_leave_free(int n)
{
    trim(FREE_INT, n);
}

void floats_keep_free(int n)
{
    warm(FREE_FLOAT, n - freelists[FREE_FLOAT].count, 0, (size_t)t_float->basicsize);
}

void lists_keep_free(int n)
{
    warm(FREE_LIST, n - freelists[FREE_LIST].count, 16, (size_t)t_list->basicsize);
}

void tuples_leave_free(int items, int n)
{
    enum free_id id = (enum free_id)(FREE_TUPLE_1 + items - 1);
    trim(id, n);
    warm(id, n - freelists[id].count, 16, (size_t)t_tuple->basicsize + 8 * (size_t)items);
}

void freelists_warm(void)
{
    enum { LISTS = 8, INTS = 20, TUPLES = 10, TUPLE_SIZES = 8 };
    warm(FREE_LIST, LISTS, 16, (size_t)t_list->basicsize);
    warm(FREE_INT, INTS, 0, 32);
    warm(FREE_SLICE, 1, 16, (size_t)t_slice->basicsize);
    for (int n = 1; n <= TUPLE_SIZES; n++)
        warm((enum free_id)(FREE_TUPLE_1 + n - 1), TUPLES, 16, (size_t)t_tuple->basicsize + 8 * (size_t)n);
}

static void clear(enum free_id id)
{
    struct freelist *f = &freelists[id];
    while (f->head) {
        struct obj *o = f->head;
        f->head = o->ob_type;
        heap_free(block_of(id, o));
    }
    f->count = 0;
}

/* In CPython's order: blocks of one size are taken again last freed, first used. */
void freelists_clear(void)
{
    static const enum free_id before[] = {FREE_LIST, FREE_LIST_ITER, FREE_TUPLE_ITER},
                              after[] = {FREE_SLICE, FREE_RANGE, FREE_RANGE_ITER, FREE_INT, FREE_CFUNCTION, FREE_METHOD};
    clear(FREE_FLOAT);
    clear(FREE_COMPLEX);
    for (int n = 1; n <= FREE_TUPLE_SIZES; n++)
        clear((enum free_id)(FREE_TUPLE_1 + n - 1));
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        clear(before[i]);
    dict_clear_free_lists();
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (after[i] != FREE_SLICE || pol.free_slice_cleared)
            clear(after[i]);
}
