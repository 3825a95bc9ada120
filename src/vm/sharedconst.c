/*
 * Equal constants of one source become one object, also across its functions. The table below lives only while the code objects of
 * that source are being made: it is scratch memory of ours, no state of the program.
 */
#include "sharedconst.h"

#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"

struct entry {
    const struct code_const *k;
    struct obj *o;
    bool replaced;
};
static struct {
    struct entry *slot; /* open addressing, size a power of two */
    size_t size, used;
    int depth;
} table;

static uint64_t mix(uint64_t h, const void *p, size_t n)
{
    const unsigned char *s = p;
    for (size_t i = 0; i < n; i++)
        h = (h ^ s[i]) * UINT64_C(0x100000001B3);
    return h;
}

static bool has_items(const struct code_const *k)
{
    return k->kind == CONSTANT_TUPLE || k->kind == CONSTANT_FROZENSET || k->kind == CONSTANT_SLICE;
}

static bool has_text(const struct code_const *k)
{
    return k->kind == CONSTANT_STR || k->kind == CONSTANT_BYTES || k->kind == CONSTANT_BIGINT;
}

static uint64_t hash_of(const struct code_const *k)
{
    uint64_t h = mix(UINT64_C(0xCBF29CE484222325), &k->kind, sizeof k->kind);
    if (has_text(k))
        return mix(h, k->text, k->len);
    if (k->kind == CONSTANT_INT)
        return mix(h, &k->i, sizeof k->i);
    if (k->kind == CONSTANT_FLOAT || k->kind == CONSTANT_COMPLEX)
        h = mix(h, &k->re, sizeof k->re);
    for (size_t i = 0; has_items(k) && i < k->nitems; i++)
        h = h * 31 + hash_of(&k->items[i]);
    return h;
}

static bool same(const struct code_const *a, const struct code_const *b)
{
    if (a->kind != b->kind)
        return false;
    if (has_text(a))
        return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
    if (has_items(a)) {
        bool equal = a->nitems == b->nitems;
        for (size_t i = 0; equal && i < a->nitems; i++)
            equal = same(&a->items[i], &b->items[i]);
        return equal;
    }
    switch (a->kind) {
    case CONSTANT_INT: return a->i == b->i;
    case CONSTANT_FLOAT: return memcmp(&a->re, &b->re, sizeof a->re) == 0;
    case CONSTANT_COMPLEX: return memcmp(&a->re, &b->re, sizeof a->re) == 0 && memcmp(&a->im, &b->im, sizeof a->im) == 0;
    case CONSTANT_CODE: return a->code == b->code;
    default: return true;
    }
}

static struct entry *entry_of(const struct code_const *k)
{
    size_t i = (size_t)hash_of(k) & (table.size - 1);
    while (table.slot[i].k && !same(table.slot[i].k, k))
        i = (i + 1) & (table.size - 1);
    return &table.slot[i];
}

static void grow(void)
{
    struct entry *old = table.slot;
    size_t n = table.size;
    table.size = n ? n * 2 : 64;
    table.slot = mem_zalloc(table.size * sizeof *table.slot);
    for (size_t i = 0; i < n; i++)
        if (old[i].k)
            *entry_of(old[i].k) = old[i];
    free(old);
}

static struct {
    struct entry *v;
    size_t n, cap;
} seeds;

void shared_const_seed(const struct code_const *k, struct obj *o, bool replaced)
{
    VEC_PUSH(seeds.v, seeds.n, seeds.cap, ((struct entry){k, incref(o), replaced}));
}

void shared_const_forget_seeds(void)
{
    for (size_t i = 0; i < seeds.n; i++)
        decref(seeds.v[i].o);
    free(seeds.v);
    memset(&seeds, 0, sizeof seeds);
}

void shared_const_begin(void)
{
    if (table.depth++ > 0)
        return;
    for (size_t i = 0; i < seeds.n; i++)
        if (!shared_const_find(seeds.v[i].k, NULL))
            shared_const_add(seeds.v[i].k, seeds.v[i].o, seeds.v[i].replaced);
}

void shared_const_end(void)
{
    if (--table.depth > 0)
        return;
    free(table.slot);
    memset(&table, 0, sizeof table);
}

struct obj *shared_const_find(const struct code_const *k, bool *replaced)
{
    struct entry *e = table.size ? entry_of(k) : NULL;
    if (e && e->o && replaced)
        *replaced |= e->replaced;
    return e ? e->o : NULL;
}

void shared_const_add(const struct code_const *k, struct obj *o, bool replaced)
{
    if (table.used * 2 >= table.size)
        grow();
    *entry_of(k) = (struct entry){k, o, replaced};
    table.used++;
}
