/*
 * One reservation of address space at a fixed place, cut into zones. Pages cost nothing until they are touched, so zones are
 * generous: running out of a zone would mean that the program's limit was passed long before.
 */
#include "region.h"

#include <string.h>
#include <sys/mman.h>
#ifdef HEAP_HIDE
#include <sanitizer/asan_interface.h>
#endif

#include "slotscope/base/die.h"
#include "slotscope/heap/checkpoint.h"
#include "slotscope/layout/layout.h"

#define SMALL_PAGES (4 * MIB) /* at the beginning of a zone */

static size_t region_size; /* bytes reserved; 0: closed */

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0
#endif
#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif

static bool reserve(size_t n)
{
    void *want = (void *)(uintptr_t)HEAP_ORIGIN;
    void *p = mmap(want, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (p == want)
        return true;
    if (p != MAP_FAILED)
        munmap(p, n);
    return false;
}

static char *cut_zone(struct zone *z, char *at, size_t n)
{
    *z = (struct zone){at, at + n, at};
    return at + n;
}

/* Zones in 64ths of the reservation; the allocators' state comes first, in front of the static zone. */
static void cut_zones(void)
{
    size_t unit = region_size / 64;
    char *at = (char *)(uintptr_t)HEAP_ORIGIN;
    at = cut_zone(&H->statics, at, unit);
    H->statics.top += (sizeof *H + PAGE_SIZE - 1) & ~(PAGE_SIZE - 1);
    at = cut_zone(&H->engine, at, 7 * unit);
    at = cut_zone(&H->pools, at, 16 * unit);
    at = cut_zone(&H->large, at, 8 * unit);
    cut_zone(&H->huge, at, 32 * unit);
}

void region_show(void)
{
    const struct zone *z[] = {&H->pools, &H->large, &H->huge, &H->engine};
    for (size_t i = 0; i < sizeof z / sizeof *z; i++)
        heap_show(z[i]->start, (size_t)(z[i]->top - z[i]->start));
}

/* Where much memory is used, the host's large pages make it cheaper to touch and to protect. A small program stays below them. */
static void use_large_pages(void)
{
    const struct zone *const zones[] = {&H->pools, &H->large}; /* spans see to theirs */
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        madvise(zones[i]->start + SMALL_PAGES, (size_t)(zones[i]->end - zones[i]->start) - SMALL_PAGES, MADV_HUGEPAGE);
}

void heap_open(const struct version *v, size_t limit)
{
    heap_close();
    for (size_t n = HEAP_REGION_MAX; !region_size && n >= 4 * 1024 * MIB; n /= 2)
        if (reserve(n))
            region_size = n;
    if (!region_size)
        die("cannot reserve address space for the simulated heap at %#llx (is `ulimit -v` set?)", (unsigned long long)HEAP_ORIGIN);
    cut_zones();
    use_large_pages();
    H->limit = limit ? limit : 4 * 1024 * MIB;
    pools_init(v);
    large_init();
}

#ifdef HEAP_HIDE
void heap_hide(const void *p, size_t n)
{
    __asan_poison_memory_region(p, n);
}

void heap_show(const void *p, size_t n)
{
    __asan_unpoison_memory_region(p, n);
}
#endif

void heap_close(void)
{
    checkpoints_stop();
    if (region_size)
        region_show();
    if (region_size)
        munmap((void *)(uintptr_t)HEAP_ORIGIN, region_size);
    region_size = 0;
}

bool region_take(size_t n)
{
    if (n > H->limit || H->system > H->limit - n)
        return false;
    H->system += n;
    return true;
}

void region_give(size_t n)
{
    H->system -= n;
}

void region_drop(char *p, size_t n)
{
    if (checkpoints_active()) /* dropping is writing zeros: let each chunk's old bytes be kept first */
        for (char *at = p; at < p + n; at += PAGE_SIZE)
            *(volatile char *)at = *(volatile char *)at;
    madvise(p, n, MADV_DONTNEED);
}

static bool in_zone(const struct zone *z, const void *p)
{
    return (const char *)p >= z->start && (const char *)p < z->end;
}

enum heap_zone heap_zone_of(const void *p)
{
    if (!region_size)
        return ZONE_NONE;
    if (in_zone(&H->pools, p))
        return ZONE_POOL;
    if (in_zone(&H->large, p) || in_zone(&H->huge, p))
        return ZONE_LARGE;
    if (in_zone(&H->statics, p))
        return ZONE_STATIC;
    return in_zone(&H->engine, p) ? ZONE_ENGINE : ZONE_NONE;
}

uint64_t heap_peek(uint64_t addr)
{
    uint64_t word = 0;
    if (heap_zone_of((const void *)(uintptr_t)addr) != ZONE_NONE)
        copy_hidden(&word, (const void *)(uintptr_t)addr, sizeof word);
    return word;
}

static bool is_pool(const void *p)
{
    return in_zone(&H->pools, p);
}

/* A block of n bytes was handed out: what it has beyond them is nobody's. */
static void *handed_out(void *p, size_t n)
{
#ifdef HEAP_HIDE
    if (p) {
        heap_show(p, n);
        heap_hide((char *)p + n, heap_block_size(p) - n);
    }
#else
    (void)n;
#endif
    return p;
}

void *heap_alloc(size_t n)
{
    void *p = handed_out(n - 1 < POOL_MAX_REQUEST ? pool_alloc(n) : large_alloc(n), n);
    if (H->hook && p)
        H->hook(NULL, p, n);
    return p;
}

void heap_free(void *p)
{
    if (!p)
        return;
#ifdef HEAP_POISON /* make EXTRA=-DHEAP_POISON: what is used after it was freed is seen to be wrong at once */
    memset(p, 0xDD, heap_block_size(p));
#endif
#ifdef HEAP_HIDE
    heap_hide(p, heap_block_size(p));
#endif
    if (is_pool(p))
        pool_free(p);
    else
        large_free(p);
    if (H->hook)
        H->hook(p, NULL, 0);
}

/* Moves the block to a new one of n bytes, keeping the first `keep`. */
static void *move_block(void *p, size_t n, size_t keep)
{
    void *q = n - 1 < POOL_MAX_REQUEST ? pool_alloc(n) : large_alloc(n);
    if (q) {
        copy_hidden(q, p, keep);
        pool_free(p);
    }
    return q;
}

/* A block in a pool stays where it is when it is large enough and at least three quarters are used (pymalloc_realloc). */
static void *pool_realloc(void *p, size_t n)
{
    size_t size = pool_block_size(p);
    if (n <= size && 4 * n > 3 * size)
        return p;
    return move_block(p, n ? n : 1, n < size ? n : size);
}

void *heap_realloc(void *p, size_t n)
{
    if (!p)
        return heap_alloc(n);
#ifdef HEAP_HIDE
    size_t old = heap_block_size(p);
    heap_show(p, old);
#endif
    void *q = is_pool(p) ? pool_realloc(p, n) : large_realloc(p, n);
#ifdef HEAP_HIDE
    if (q && q != p)
        heap_hide(p, old);
#endif
    handed_out(q, n);
    if (H->hook && q)
        H->hook(p, q, n);
    return q;
}

size_t heap_block_size(const void *p)
{
    return is_pool(p) ? pool_block_size(p) : large_block_size(p);
}

bool heap_is_live(const void *p)
{
    switch (heap_zone_of(p)) {
    case ZONE_POOL: return pool_is_live(p);
    case ZONE_LARGE: return large_is_live(p);
    case ZONE_STATIC: return (const char *)p < H->statics.top;
    default: return false;
    }
}

static bool add_pool(const struct heap_pool *pool, void *ctx)
{
    *(size_t *)ctx += (size_t)pool->used * pool->block;
    return true;
}

size_t heap_used(void)
{
    size_t n = large_used();
    heap_each_pool(add_pool, &n);
    return n;
}

void heap_set_hook(heap_hook *hook)
{
    H->hook = hook;
}

void *heap_static_alloc(size_t n)
{
    n = (n + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if ((size_t)(H->statics.end - H->statics.top) < n)
        die("the static zone of the simulated heap is full");
    char *p = H->statics.top;
    H->statics.top += n;
    return p;
}
