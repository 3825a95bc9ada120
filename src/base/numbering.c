/* Open addressing; hashes are kept, so that growing asks nobody. */
#include "slotscope/base/numbering.h"

#include <stdlib.h>

#include "slotscope/base/mem.h"

void numbering_done(struct numbering *t)
{
    free(t->table);
    *t = (struct numbering){0};
}

static void grow(struct numbering *t)
{
    struct numbering bigger = {.cap = t->cap ? t->cap * 2 : 16, .n = t->n};
    bigger.table = mem_zalloc(bigger.cap * sizeof *bigger.table);
    for (size_t i = 0; i < t->cap; i++) {
        size_t at = t->table[i].hash & (bigger.cap - 1);
        if (!t->table[i].number)
            continue;
        while (bigger.table[at].number)
            at = (at + 1) & (bigger.cap - 1);
        bigger.table[at] = t->table[i];
    }
    free(t->table);
    *t = bigger;
}

int numbering_find(struct numbering *t, uint64_t hash, bool (*same)(const void *ctx, int number), const void *ctx, bool *is_new)
{
    if (2 * ((size_t)t->n + 1) > t->cap)
        grow(t);
    size_t at = hash & (t->cap - 1);
    for (; t->table[at].number; at = (at + 1) & (t->cap - 1))
        if (t->table[at].hash == hash && same(ctx, t->table[at].number - 1)) {
            *is_new = false;
            return t->table[at].number - 1;
        }
    *is_new = true;
    t->table[at] = (struct numbered){hash, ++t->n};
    return t->n - 1;
}

uint64_t numbering_hash(const void *p, size_t n)
{
    const unsigned char *s = p;
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ s[i]) * 1099511628211u;
    return h ^ h >> 29;
}
