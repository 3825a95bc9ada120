/*
 * pymalloc: arenas cut into pools, pools into blocks of one size. The algorithm is that of Objects/obmalloc.c, so that the same
 * sequence of requests gives the same neighbours; what differs per version are the sizes of pool and arena and whether the last
 * arena with free pools is kept. Pool headers and free lists are real words in the pools.
 */
#include <string.h>

#include "region.h"
#include "slotscope/base/die.h"
#include "slotscope/layout/layout.h"

static uint32_t class_of(size_t n)
{
    return (uint32_t)((n - 1) / ALIGNMENT);
}

static uint32_t class_size(uint32_t c)
{
    return (c + 1) * ALIGNMENT;
}

static struct pool *pool_of(const void *p)
{
    return (struct pool *)((uintptr_t)p & ~(H->pool_size - 1));
}

void pools_init(const struct version *v)
{
    (void)v; /* the chosen one: its facts are in pol */
    H->pool_size = (size_t)pol.pool_size;
    H->arena_size = (size_t)pol.arena_size;
    H->keep_last_arena = pol.keep_last_arena;
    for (int i = 0; i < POOL_CLASSES; i++)
        H->used[i].next = H->used[i].prev = &H->used[i];
    H->maxarenas = (uint32_t)((size_t)(H->pools.end - H->pools.start) / H->arena_size);
    H->arenas = engine_alloc(H->maxarenas * sizeof *H->arenas);
}

/* ---- arenas ---- */

static char *arena_address(void)
{
    char *p = H->free_arena;
    if (p) {
        H->free_arena = *(char **)(void *)p;
        return p;
    }
    if ((size_t)(H->pools.end - H->pools.top) < H->arena_size)
        return NULL;
    p = H->pools.top;
    H->pools.top += H->arena_size;
    return p;
}

static struct pool_arena *arena_slot(void)
{
    struct pool_arena *a = H->unused;
    if (a)
        H->unused = a->next;
    else
        a = &H->arenas[H->narenas++];
    return a;
}

static struct pool_arena *arena_new(void)
{
    if (!region_take(H->arena_size))
        return NULL;
    char *address = arena_address();
    if (!address) {
        region_give(H->arena_size);
        return NULL;
    }
    struct pool_arena *a = arena_slot();
    uint32_t n = (uint32_t)(H->arena_size / H->pool_size);
    *a = (struct pool_arena){.address = address, .pool_address = address, .nfree = n, .ntotal = n};
    return a;
}

static void arena_unlink(struct pool_arena *a)
{
    if (a->prev)
        a->prev->next = a->next;
    else
        H->usable = a->next;
    if (a->next)
        a->next->prev = a->prev;
}

static void arena_link(struct pool_arena *a, struct pool_arena *after)
{
    a->prev = after;
    a->next = after ? after->next : H->usable;
    if (a->next)
        a->next->prev = a;
    if (after)
        after->next = a;
    else
        H->usable = a;
}

static void arena_free(struct pool_arena *a)
{
    arena_unlink(a);
    region_drop(a->address, H->arena_size);
    *(char **)(void *)a->address = H->free_arena;
    H->free_arena = a->address;
    a->address = NULL;
    a->next = H->unused;
    H->unused = a;
    region_give(H->arena_size);
}

/* One more pool of a is free: usable arenas stay sorted, those with fewest free pools first, so that full ones fill and others
 * empty. */
static void arena_gained(struct pool_arena *a)
{
    uint32_t n = ++a->nfree;
    if (n == a->ntotal && (a->next || !H->keep_last_arena)) {
        arena_free(a);
        return;
    }
    if (n == 1) {
        arena_link(a, NULL);
        return;
    }
    struct pool_arena *after = a;
    while (after->next && after->next->nfree < n)
        after = after->next;
    if (after != a) {
        arena_unlink(a);
        arena_link(a, after);
    }
}

/* ---- pools ---- */

static void pool_unlink(struct pool *p)
{
    p->next->prev = p->prev;
    p->prev->next = p->next;
}

static void pool_link(struct pool *p, uint32_t c)
{
    struct pool *head = &H->used[c];
    p->next = head->next;
    p->prev = head;
    head->next->prev = p;
    head->next = p;
}

enum { NO_CLASS = 0xFFFF };

static struct pool *pool_take(void)
{
    struct pool_arena *a = H->usable;
    if (!a) {
        a = arena_new();
        if (!a)
            return NULL;
        arena_link(a, NULL);
    }
    struct pool *p = a->freepools;
    if (p) {
        a->freepools = p->next;
    } else {
        p = (struct pool *)(void *)a->pool_address;
        p->arena = (uint32_t)(a - H->arenas);
        p->size_class = NO_CLASS;
        a->pool_address += H->pool_size;
    }
    if (--a->nfree == 0)
        arena_unlink(a);
    return p;
}

static char *next_free(char *block)
{
    return *(char **)(void *)block;
}

static void set_next_free(char *block, char *next)
{
    *(char **)(void *)block = next;
}

/* A pool that held this size before keeps its free list; another starts with its second block as the only free one. */
static void *alloc_from_new_pool(uint32_t c)
{
    struct pool *p = pool_take();
    if (!p)
        return NULL;
    pool_link(p, c);
    p->count = 1;
    if (p->size_class == c) {
        char *block = p->freeblock;
        p->freeblock = next_free(block);
        return block;
    }
    uint32_t size = class_size(c);
    p->size_class = c;
    p->nextoffset = POOL_OVERHEAD + 2 * size;
    p->maxnextoffset = (uint32_t)H->pool_size - size;
    char *block = (char *)p + POOL_OVERHEAD;
    p->freeblock = block + size;
    set_next_free(p->freeblock, NULL);
    return block;
}

/* The free list ran out: carve one more block, or leave the list of pools with room. */
static void pool_extend(struct pool *p)
{
    if (p->nextoffset > p->maxnextoffset) {
        pool_unlink(p);
        return;
    }
    p->freeblock = (char *)p + p->nextoffset;
    p->nextoffset += class_size(p->size_class);
    set_next_free(p->freeblock, NULL);
}

void *pool_alloc(size_t n)
{
    uint32_t c = class_of(n);
    struct pool *p = H->used[c].next;
    if (p == &H->used[c])
        return alloc_from_new_pool(c);
    p->count++;
    char *block = p->freeblock;
    if (!(p->freeblock = next_free(block)))
        pool_extend(p);
    return block;
}

static void pool_emptied(struct pool *p)
{
    pool_unlink(p);
    struct pool_arena *a = &H->arenas[p->arena];
    p->next = a->freepools;
    a->freepools = p;
    arena_gained(a);
}

void pool_free(void *block)
{
    struct pool *p = pool_of(block);
    char *last = p->freeblock;
    set_next_free(block, last);
    p->freeblock = block;
    p->count--;
    if (!last)
        pool_link(p, p->size_class); /* it was full */
    else if (p->count == 0)
        pool_emptied(p);
}

size_t pool_block_size(const void *p)
{
    return class_size(pool_of(p)->size_class);
}

static bool on_free_list(const struct pool *p, const char *block)
{
    for (char *f = p->freeblock; f; f = next_free(f))
        if (f == block)
            return true;
    return false;
}

bool pool_is_live(const void *q)
{
    struct pool_arena *a = H->arenas;
    const char *at = q;
    for (uint32_t i = 0; i < H->narenas; i++, a++) {
        if (!a->address || at < a->address || at >= a->pool_address)
            continue;
        const struct pool *p = pool_of(q);
        size_t offset = (size_t)(at - (const char *)p);
        if (p->count == 0 || offset < POOL_OVERHEAD || offset >= p->nextoffset)
            return false;
        size_t size = class_size(p->size_class), start = (offset - POOL_OVERHEAD) / size * size + POOL_OVERHEAD;
        return !on_free_list(p, (const char *)p + start);
    }
    return false;
}

/* ---- the map ---- */

static struct heap_pool describe(const struct pool_arena *a, const char *at)
{
    struct heap_pool d = {
        .arena = (uint64_t)(uintptr_t)a->address, .addr = (uint64_t)(uintptr_t)at, .size = (unsigned)H->pool_size};
    const struct pool *p = (const struct pool *)(const void *)at;
    if (at < a->pool_address && p->count) {
        d.block = class_size(p->size_class);
        d.used = (unsigned)p->count;
        d.total = (d.size - POOL_OVERHEAD) / d.block;
    }
    return d;
}

void heap_each_pool(bool (*visit)(const struct heap_pool *pool, void *ctx), void *ctx)
{
    for (char *base = H->pools.start; base < H->pools.top; base += H->arena_size)
        for (uint32_t i = 0; i < H->narenas; i++) {
            const struct pool_arena *a = &H->arenas[i];
            if (a->address != base)
                continue;
            for (char *at = base; at < base + H->arena_size; at += H->pool_size) {
                struct heap_pool d = describe(a, at);
                if (!visit(&d, ctx))
                    return;
            }
        }
}

bool heap_pool_block_used(uint64_t pool_addr, unsigned i)
{
    const struct pool *p = (const struct pool *)(uintptr_t)pool_addr;
    size_t offset = POOL_OVERHEAD + (size_t)i * class_size(p->size_class);
    return p->count && offset < p->nextoffset && !on_free_list(p, (const char *)p + offset);
}
