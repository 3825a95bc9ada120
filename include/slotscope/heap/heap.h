/*
 * The simulated address space and CPython's allocator on it.
 *
 * One region is reserved at the fixed host address HEAP_ORIGIN, so a word in the heap is a host pointer and id() is the same on every
 * run and machine. There is one region, hence one heap at a time (side by side comparisons run one version after the other and keep
 * snapshots). Three zones lie in it, all covered by checkpoints:
 *   static  objects that CPython keeps in its data segment (built-in types, singletons, shared small ints where static)
 *   engine  our own mutable state (type records, frames, inline caches): invisible to pictures, but it travels in time too
 *   object  what CPython's allocator hands out: pymalloc's arenas and pools, and large blocks
 */
#ifndef SLOTSCOPE_HEAP_HEAP_H
#define SLOTSCOPE_HEAP_HEAP_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
struct version;

#define HEAP_ORIGIN UINT64_C(0x200000000000)
#define HEAP_REGION_MAX (UINT64_C(1) << 36) /* bytes the region may span; what is used of it is less */

/* Starts an empty heap for version v; an open heap is closed first. limit: bytes the program under study may have in use at once
   (0: default, 4 GiB). Dies when the address space cannot be had. */
void heap_open(const struct version *v, size_t limit);
/* Gives all pages back. */
void heap_close(void);

/* Allocates n bytes (0 counts as 1) as PyObject_Malloc / PyMem_Malloc do: up to 512 bytes from a pool, more from the large zone.
   Not zeroed. NULL when the limit is reached (raise MemoryError). 16-byte aligned (3.8+). */
void *heap_alloc(size_t n);
/* As PyObject_Realloc; NULL leaves p as it was. p may be NULL. */
void *heap_realloc(void *p, size_t n);
/* p may be NULL. */
void heap_free(void *p);

/* With -DHEAP_HIDE and the address sanitizer: bytes that nobody may touch (freed blocks, what lies behind the bytes asked for), so that
   mistakes within the simulated heap are found as mistakes in the host's are. Nothing otherwise. */
#ifdef HEAP_HIDE
void heap_hide(const void *p, size_t n);
void heap_show(const void *p, size_t n);
#else
static inline void heap_hide(const void *p, size_t n)
{
    (void)p;
    (void)n;
}
static inline void heap_show(const void *p, size_t n)
{
    (void)p;
    (void)n;
}
#endif

/* Bytes the allocator really handed out for the block at p: the size class of its pool, or the rounded large block. */
size_t heap_block_size(const void *p);
/* True for an address inside a block that is allocated now (not free, not pool header). */
bool heap_is_live(const void *p);
/* Bytes in use now, counting whole blocks. */
size_t heap_used(void);
/* Bytes requested so far minus freed is not known to an allocator; tracemalloc keeps its own books through this hook.
   The hook is called after each alloc (old NULL), realloc and free (n 0, p NULL); NULL turns it off. */
typedef void heap_hook(void *old, void *p, size_t n);
void heap_set_hook(heap_hook *hook);

/* Static and engine zones: zeroed memory, 16-byte aligned; die when exhausted. */
void *heap_static_alloc(size_t n);
void *engine_alloc(size_t n);
void *engine_realloc(void *p, size_t n);
void engine_free(void *p);

enum heap_zone { ZONE_NONE, ZONE_STATIC, ZONE_ENGINE, ZONE_POOL, ZONE_LARGE };
enum heap_zone heap_zone_of(const void *p);
/* The word at an address, a multiple of 8, free memory or not; 0 outside the region. */
uint64_t heap_peek(uint64_t addr);

/* The map, for pictures and tests. Walks arenas and their pools in address order; stops when visit returns false. */
struct heap_pool {
    uint64_t arena, addr; /* simulated addresses */
    unsigned size;        /* pool size in bytes: 4096 or 16384 */
    unsigned block;       /* block size in bytes; 0: a pool never used or empty */
    unsigned used, total; /* blocks */
};
void heap_each_pool(bool (*visit)(const struct heap_pool *pool, void *ctx), void *ctx);
/* Large blocks in address order. */
void heap_each_large(bool (*visit)(uint64_t addr, size_t size, void *ctx), void *ctx);
/* Is block number i of the pool at addr in use? */
bool heap_pool_block_used(uint64_t pool_addr, unsigned i);
#endif
