/* Host memory that is there or ends the program, and arenas: chunks in a list, each piece carved from the newest. */
#include "slotscope/base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/die.h"

long mem_held;

void *mem_hold(void *p)
{
    mem_held++;
    return p;
}

void mem_let_go(void *p)
{
    mem_held--;
    free(p);
}

static size_t limit = SIZE_MAX;
static void (*when_full)(void);

void mem_set_limit(size_t most, void (*full)(void))
{
    limit = most;
    when_full = full;
}

void mem_exhausted(void)
{
    if (when_full)
        when_full();
}

static size_t allowed(size_t n)
{
    if (n > limit)
        mem_exhausted();
    return n ? n : 1;
}

static void *there(void *p)
{
    if (p)
        return p;
    mem_exhausted();
    die("out of memory");
}

void *mem_alloc(size_t n)
{
    return there(malloc(allowed(n)));
}

void *mem_zalloc(size_t n)
{
    return there(calloc(1, allowed(n)));
}

void *mem_realloc(void *p, size_t n)
{
    return there(realloc(p, allowed(n)));
}

char *mem_strndup(const char *s, size_t n)
{
    char *p = mem_alloc(n + 1);
    memcpy(p, s, n);
    p[n] = 0;
    return p;
}

char *mem_strdup(const char *s)
{
    return mem_strndup(s, strlen(s));
}

enum { CHUNK = 16 * 1024 };

struct arena_chunk {
    struct arena_chunk *next;
    size_t used, size;
    _Alignas(16) char bytes[];
};

void *arena_alloc(struct arena *a, size_t n)
{
    n = (n + 15) & ~(size_t)15;
    if (!a->head || a->head->size - a->head->used < n) {
        size_t size = n > CHUNK ? n : CHUNK;
        a->total = allowed(a->total + size);
        struct arena_chunk *c = mem_zalloc(sizeof *c + size);
        c->size = size;
        c->next = a->head;
        a->head = c;
    }
    void *p = a->head->bytes + a->head->used;
    a->head->used += n;
    return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *p = arena_alloc(a, n + 1);
    memcpy(p, s, n);
    return p;
}

void arena_done(struct arena *a)
{
    while (a->head) {
        struct arena_chunk *next = a->head->next;
        free(a->head);
        a->head = next;
    }
    a->total = 0;
}
