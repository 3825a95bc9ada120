/* The allocators: blocks never overlap, keep their bytes, are aligned, and come back; pools are cut as pymalloc cuts them. */
#include <check.h>
#include <stdint.h>
#include <string.h>

#include "slotscope/heap/checkpoint.h"
#include "slotscope/heap/heap.h"
#include "slotscope/layout/layout.h"

static void open_version(int i)
{
    layout_choose(&layout_versions[i]);
    heap_open(&layout_versions[i], 0);
}

static uint32_t next_random(uint32_t *s)
{
    *s = *s * 1664525u + 1013904223u;
    return *s >> 8;
}

enum { SLOTS = 3000 };

struct piece {
    unsigned char *p, fill;
    size_t n;
};

static void check_fill(const struct piece *b)
{
    ck_assert_uint_eq((uintptr_t)b->p % 16, 0);
    ck_assert_uint_ge(heap_block_size(b->p), b->n);
    for (size_t i = 0; i<b->n; i += b->n> 64 ? b->n / 64 : 1)
        ck_assert_uint_eq(b->p[i], b->fill);
    ck_assert_uint_eq(b->p[b->n - 1], b->fill);
}

static size_t random_size(uint32_t *s)
{
    switch (next_random(s) % 10) {
    case 0: return 1 + next_random(s) % 40000;
    case 1: return 1 + next_random(s) % 2000;
    case 2: return next_random(s) % 300 ? 16 : 1 + next_random(s) % 3000000;
    default: return 1 + next_random(s) % 512;
    }
}

START_TEST(random_requests_keep_their_bytes)
{
    static struct piece b[SLOTS];
    memset(b, 0, sizeof b);
    open_version(_i);
    uint32_t s = 12345u + (uint32_t)_i;
    for (int step = 0; step < 30000; step++) {
        struct piece *x = &b[next_random(&s) % SLOTS];
        size_t n = random_size(&s);
        if (x->p)
            check_fill(x);
        if (x->p && next_random(&s) % 2) {
            heap_free(x->p);
            x->p = NULL;
            continue;
        }
        size_t kept = x->p ? (x->n < n ? x->n : n) : 0;
        x->p = heap_realloc(x->p, n);
        ck_assert_ptr_nonnull(x->p);
        if (kept)
            ck_assert_uint_eq(x->p[kept - 1], x->fill);
        x->n = n;
        x->fill = (unsigned char)next_random(&s);
        memset(x->p, x->fill, n);
    }
    for (int i = 0; i < SLOTS; i++) {
        if (b[i].p)
            check_fill(&b[i]);
        heap_free(b[i].p);
    }
    ck_assert_uint_eq(heap_used(), 0);
    heap_close();
}
END_TEST

/* 48 bytes of header, then blocks one behind the other; the free list gives back what was freed last. */
START_TEST(blocks_of_one_size_follow_each_other)
{
    open_version(_i);
    char *a = heap_alloc(50), *b = heap_alloc(64), *c = heap_alloc(57);
    ck_assert_uint_eq((uintptr_t)a % (uintptr_t)pol.pool_size, 48);
    ck_assert_ptr_eq(b, a + 64);
    ck_assert_ptr_eq(c, b + 64);
    heap_free(a);
    heap_free(b);
    ck_assert_ptr_eq(heap_alloc(60), b);
    ck_assert_ptr_eq(heap_alloc(60), a);
    ck_assert(heap_is_live(a));
    heap_free(a);
    ck_assert(!heap_is_live(a));
    heap_close();
}
END_TEST

START_TEST(a_pool_holds_what_fits)
{
    open_version(_i);
    int n = (pol.pool_size - 48) / 64;
    char *first = heap_alloc(64), *p = first;
    for (int i = 1; i < n; i++)
        p = heap_alloc(64);
    ck_assert_int_eq(p - first, (n - 1) * 64);
    ck_assert_int_ne((char *)heap_alloc(64) - p, 64);
    heap_close();
}
END_TEST

START_TEST(the_limit_is_kept)
{
    layout_choose(layout_default());
    heap_open(layout_default(), (size_t)8 << 20);
    ck_assert_ptr_null(heap_alloc((size_t)9 << 20));
    ck_assert_ptr_null(heap_alloc(SIZE_MAX - 100));
    void *p = heap_alloc((size_t)5 << 20);
    ck_assert_ptr_nonnull(p);
    ck_assert_ptr_null(heap_realloc(p, (size_t)9 << 20));
    int n = 0;
    while (heap_alloc(400))
        n++;
    ck_assert_int_gt(n, 3000);
    ck_assert_int_lt(n, 8000);
    heap_close();
}
END_TEST

START_TEST(growing_a_large_block_keeps_it_in_place)
{
    open_version(6);
    char *p = heap_alloc((size_t)1 << 20);
    char *q = heap_realloc(p, (size_t)3 << 19);
    ck_assert_ptr_eq(p, q);
    heap_free(q);
    ck_assert_ptr_eq(heap_alloc((size_t)1 << 20), p);
    heap_close();
}
END_TEST

/* A fingerprint of every byte of every block, and of the maps. */
/* All bytes, also those that nobody may touch. */
__attribute__((no_sanitize("address"))) static uint64_t fold_block(uint64_t h, const unsigned char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        h = (h ^ p[i]) * UINT64_C(1099511628211);
    return h;
}

static bool fold_large(uint64_t addr, size_t size, void *ctx)
{
    *(uint64_t *)ctx = fold_block(*(uint64_t *)ctx ^ addr, (const unsigned char *)(uintptr_t)addr, size);
    return true;
}

static bool fold_pool(const struct heap_pool *p, void *ctx)
{
    if (p->block)
        *(uint64_t *)ctx = fold_block(*(uint64_t *)ctx ^ p->addr, (const unsigned char *)(uintptr_t)p->addr, p->size);
    return true;
}

static uint64_t fingerprint(void)
{
    uint64_t h = 14695981039346656037u;
    heap_each_pool(fold_pool, &h);
    heap_each_large(fold_large, &h);
    return h;
}

enum { MOMENTS = 16, LIVE = 400 };

static void random_work(uint32_t *s, unsigned char **live)
{
    for (int i = 0; i < 150; i++) {
        unsigned char **p = &live[next_random(s) % LIVE];
        heap_free(*p);
        size_t n = random_size(s);
        *p = heap_alloc(n);
        memset(*p, (int)(next_random(s) & 255), n);
    }
}

/* Going back to any checkpoint, in any order downwards, gives the same bytes; and going on from there gives the same future. */
START_TEST(a_checkpoint_brings_every_byte_back)
{
    static uint64_t seen[MOMENTS];
    static uint32_t seed[MOMENTS];
    uint32_t s = 99u + (uint32_t)_i;
    open_version(_i);
    checkpoints_start(_i % 2 ? (size_t)4 << 20 : 0);
    unsigned char **live = engine_alloc(LIVE * sizeof *live);
    for (int m = 0; m < MOMENTS; m++) {
        checkpoint_take((uint64_t)m * 10);
        seen[m] = fingerprint();
        seed[m] = s;
        random_work(&s, live);
    }
    ck_assert_uint_gt(checkpoint_count(), 2);
    ck_assert_uint_le(checkpoint_bytes(), (size_t)(_i % 2 ? 4 : 512) << 20);
    for (int m = MOMENTS - 1; m >= 0; m -= 3) {
        uint64_t found = 0;
        ck_assert(checkpoint_find((uint64_t)m * 10 + 5, &found));
        ck_assert(checkpoint_restore(found));
        int at = (int)(found / 10);
        ck_assert_uint_eq(fingerprint(), seen[at]);
        s = seed[at];
        random_work(&s, live);
        if (at + 1 < MOMENTS)
            ck_assert_uint_eq(fingerprint(), seen[at + 1]);
        ck_assert_uint_eq(s, at + 1 < MOMENTS ? seed[at + 1] : s);
    }
    ck_assert(!checkpoint_restore(7));
    heap_close();
    ck_assert(!checkpoints_active());
}
END_TEST

/* A run that may spend nothing on checkpoints overwrites all it has: the one that would have to keep it goes, with what it kept so
   far; the one before it had little, and every byte of that comes back. A run that may spend all its time keeps everything. */
START_TEST(what_is_too_dear_is_not_kept)
{
    enum { BLOCKS = 64, BLOCK = 1 << 20 };
    static unsigned char *v[BLOCKS];
    const double share = _i ? 1 : 1e-9;
    open_version(_i);
    checkpoints_start(0);
    checkpoint_take(1);
    v[0] = heap_alloc(BLOCK);
    memset(v[0], 1, BLOCK);
    checkpoint_take(2);
    for (int i = 1; i < BLOCKS; i++)
        memset(v[i] = heap_alloc(BLOCK), 1, BLOCK);
    checkpoint_take(3);
    checkpoints_afford(share);
    for (int i = BLOCKS - 1; i >= 0; i--)
        memset(v[i], 2, BLOCK);
    checkpoints_afford(0);
    ck_assert_uint_eq(checkpoint_count(), _i ? 3 : 2);
    ck_assert_int_eq(checkpoint_restore(3), _i);
    for (int i = 0; i < BLOCKS; i++)
        ck_assert_int_eq(v[i][BLOCK / 2], _i ? 1 : 2);
    ck_assert(checkpoint_restore(2));
    for (int i = 0; i < BLOCK; i++)
        ck_assert_int_eq(v[0][i], 1);
    ck_assert_ptr_eq(heap_alloc(BLOCK), v[1]);
    heap_close();
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("heap");
    TCase *t = tcase_create("allocators");
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, random_requests_keep_their_bytes, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, blocks_of_one_size_follow_each_other, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, a_pool_holds_what_fits, 0, LAYOUT_VERSIONS);
    tcase_add_test(t, the_limit_is_kept);
    tcase_add_test(t, growing_a_large_block_keeps_it_in_place);
    tcase_add_loop_test(t, what_is_too_dear_is_not_kept, 0, 2);
    tcase_add_loop_test(t, a_checkpoint_brings_every_byte_back, 0, LAYOUT_VERSIONS);
    suite_add_tcase(s, t);
    return s;
}
