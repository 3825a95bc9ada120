/*
 * Our own state that must travel in time: size classes of a quarter doubling with free lists, carved from the engine zone. Blocks
 * carry their class in the 16 bytes in front of them.
 */
#include <string.h>

#include "region.h"
#include "slotscope/base/die.h"
#include "slotscope/base/mem.h"

struct engine_block {
    size_t class, size; /* index of the size class; payload bytes of the class */
};

/* Classes: 16, 32, 48, 64, then four steps to every doubling. */
static unsigned class_for(size_t n, size_t *size)
{
    if (n <= 64) {
        unsigned c = n ? (unsigned)((n - 1) / 16) : 0;
        *size = (c + 1) * (size_t)16;
        return c;
    }
    unsigned order = 63u - (unsigned)__builtin_clzll(n - 1);
    size_t step = (size_t)1 << (order - 2);
    size_t k = (n - ((size_t)1 << order) + step - 1) / step; /* 1..4 */
    *size = ((size_t)1 << order) + k * step;
    return 4 + (order - 6) * 4 + (unsigned)(k - 1);
}

void *engine_alloc(size_t n)
{
    size_t size;
    unsigned c = class_for(n, &size);
    char *p = H->engine_free[c];
    if (p) {
        heap_show(p, size);
        H->engine_free[c] = *(char **)(void *)p;
        memset(p, 0, size);
        return p;
    }
    if ((size_t)(H->engine.end - H->engine.top) < size + sizeof(struct engine_block)) {
        mem_exhausted();
        die("the engine zone of the simulated heap is full");
    }
    if ((size_t)(H->engine.top - H->engine.start) > H->limit)
        mem_exhausted();
    struct engine_block *b = (struct engine_block *)(void *)H->engine.top;
    H->engine.top += size + sizeof *b;
    *b = (struct engine_block){c, size};
    return b + 1; /* pages never used read as zero */
}

void engine_free(void *p)
{
    if (!p)
        return;
    struct engine_block *b = (struct engine_block *)p - 1;
    *(char **)p = H->engine_free[b->class];
    H->engine_free[b->class] = p;
    heap_hide(p, b->size);
}

void *engine_realloc(void *p, size_t n)
{
    if (!p)
        return engine_alloc(n);
    size_t size = ((struct engine_block *)p - 1)->size;
    if (n <= size)
        return p;
    void *q = engine_alloc(n);
    memcpy(q, p, size);
    engine_free(p);
    return q;
}
