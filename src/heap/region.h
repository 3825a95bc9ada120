/* The region and its zones, shared by the files of this room. The allocators' own state lies at the region's start, so that a
   checkpoint of the region is a checkpoint of everything. */
#ifndef SLOTSCOPE_HEAP_REGION_H
#define SLOTSCOPE_HEAP_REGION_H
#include <string.h>

#include "slotscope/heap/heap.h"

#define KIB        ((size_t)1 << 10)
#define MIB        ((size_t)1 << 20)
#define PAGE_SIZE  ((size_t)4096)
#define LARGE_PAGE (2 * MIB) /* of the host, where it has them */

enum { POOL_CLASSES = 32, POOL_MAX_REQUEST = 512, ALIGNMENT = 16 };
enum { LARGE_BINS = 96, HUGE_ORDERS = 48, ENGINE_CLASSES = 160 };

/* A piece of address space: [start, end), handed out so far up to `top`. */
struct zone {
    char *start, *end, *top;
};

/* pool_header of Objects/obmalloc.c: the first 48 bytes of every pool, the same in all versions. */
struct pool {
    uint64_t count;  /* blocks in use */
    char *freeblock; /* head of the list of free blocks */
    struct pool *next, *prev;
    uint32_t arena;         /* index of its arena */
    uint32_t size_class;    /* block size / 16 - 1 */
    uint32_t nextoffset;    /* first byte never handed out */
    uint32_t maxnextoffset; /* last offset at which a block fits */
};
#define POOL_OVERHEAD 48

struct pool_arena {
    char *address;          /* NULL: slot not in use */
    char *pool_address;     /* next pool never used */
    uint32_t nfree, ntotal; /* pools */
    struct pool *freepools;
    struct pool_arena *next, *prev; /* usable arenas, fewest free pools first; or the unused slots */
};

struct free_piece; /* large.c */

struct heap_state {
    struct zone statics, engine, pools, large, huge;
    size_t limit, system; /* bytes taken from the system for the program's objects */
    size_t pool_size, arena_size;
    int keep_last_arena;
    heap_hook *hook;
    /* pymalloc: heads of circular lists of pools with room */
    struct pool used[POOL_CLASSES];
    struct pool_arena *arenas, *usable, *unused;
    uint32_t narenas, maxarenas;
    char *free_arena; /* address slots given back, linked through their first word */
    struct free_piece *large_bins[LARGE_BINS];
    char *huge_free[HUGE_ORDERS];
    char *engine_free[ENGINE_CLASSES];
};
#define H ((struct heap_state *)HEAP_ORIGIN)

/* Counts n more bytes from the system; false when that would pass the limit. */
bool region_take(size_t n);
void region_give(size_t n);
/* All that is hidden (heap_hide) is visible again. */
void region_show(void);
/* memcpy where bytes may be hidden. */
static inline void copy_hidden(void *to, const void *from, size_t n)
{
#ifdef HEAP_HIDE
    volatile char *t = to;
    const char *f = from;
    for (size_t i = 0; i < n; i++)
        t[i] = f[i];
#else
    memcpy(to, from, n);
#endif
}
/* Lets the host have the pages of [p, p + n) back; they read as zero afterwards. */
void region_drop(char *p, size_t n);

void pools_init(const struct version *v);
void *pool_alloc(size_t n); /* 1..512 bytes */
void pool_free(void *p);
size_t pool_block_size(const void *p);
bool pool_is_live(const void *p);

void large_init(void);
void *large_alloc(size_t n);
void *large_realloc(void *p, size_t n);
void large_free(void *p);
size_t large_block_size(const void *p);
bool large_is_live(const void *p);
size_t large_used(void);
#endif
