/*
 * Snapshots: looking changes no byte of the heap, the sizes told are those that sys.getsizeof says, the difference of two finds
 * what was done in between, and a heap of a million objects costs no more to look at than a small one.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "slotscope/heap/heap.h"
#include "slotscope/layout/layout.h"
#include "slotscope/scene/scene.h"
#include "slotscope/vm/vm.h"

static void swallow(void *ctx, int stream, const char *p, size_t n)
{
    (void)ctx, (void)stream, (void)p, (void)n;
}

static void boot(int version)
{
    const struct vm_options o = {.version = &layout_versions[version], .write = swallow};
    vm_boot(&o);
}

static void run(const char *text)
{
    ck_assert_msg(vm_run_source(text, strlen(text), "<test>", 'x', 1) == VM_OK, "%s: %s", vm_exception_type(), vm_exception_text());
}

static const char program[] = "class P:\n    def __init__(self, x, y):\n        self.x, self.y = x, y\n"
                              "class S:\n    __slots__ = ('a', 'b')\n"
                              "p, q, s = P(1, 2.5), P('t', None), S()\n"
                              "s.a = p\n"
                              "d = {'k': [1, 2, 3], 2: (4, 5), (1, 'z'): {1, 2, 'three'}}\n"
                              "n, t, b, c, u = 10**30, 'text', b'bytes', 1+2j, 'h\\xe9\\u20ac'\n"
                              "i = range(3)\n";

static struct snap *take(void)
{
    const struct snap_limits all = {0};
    return snap_take(vm_main_dict(), &all);
}

/* ---- looking changes nothing ---- */

struct sum {
    uint64_t hash;
    size_t pools;
};

/* Every byte of a pool, those of free blocks too. */
__attribute__((no_sanitize("address"))) static bool add_pool(const struct heap_pool *p, void *ctx)
{
    struct sum *s = ctx;
    const unsigned char *bytes = (const unsigned char *)(uintptr_t)p->addr;
    for (unsigned i = 0; i < p->size; i++)
        s->hash = (s->hash ^ bytes[i]) * UINT64_C(1099511628211);
    s->pools++;
    return true;
}

__attribute__((no_sanitize("address"))) static bool add_large(uint64_t addr, size_t size, void *ctx)
{
    struct sum *s = ctx;
    for (size_t i = 0; i < size; i++)
        s->hash = (s->hash ^ ((const unsigned char *)(uintptr_t)addr)[i]) * UINT64_C(1099511628211);
    return true;
}

static struct sum sum_of_heap(void)
{
    struct sum s = {.hash = 14695981039346656037u};
    heap_each_pool(add_pool, &s);
    heap_each_large(add_large, &s);
    return s;
}

START_TEST(looking_changes_no_byte)
{
    boot(_i);
    run(program);
    snap_free(take()); /* names the C code asks for by text are made once */
    struct sum before = sum_of_heap();
    size_t used = heap_used();
    struct snap *s = take(), *screen = snap_take(vm_main_dict(), &snap_screen_limits);
    snap_diff(screen, s);
    for (int v = 0; v < VIEW_COUNT; v++) {
        const struct scene_options o = {.view = (enum view)v, .charset = CHARSET_UNICODE, .full = true, .explode = true};
        struct diagram *d = scene_build(s, &o);
        diagram_place(d, 100);
        diagram_free(d);
    }
    struct sum after = sum_of_heap();
    ck_assert_uint_eq(before.hash, after.hash);
    ck_assert_uint_eq(before.pools, after.pools);
    ck_assert_uint_eq(used, heap_used());
    snap_free(s);
    snap_free(screen);
}
END_TEST

START_TEST(sizes_are_those_of_getsizeof)
{
    boot(_i);
    run(program);
    struct snap *s = take();
    ck_assert_int_gt(s->nobjects, 15);
    for (int i = 0; i < s->nobjects; i++) {
        const struct snap_object *o = &s->object[i];
        ck_assert_msg(o->getsizeof == obj_getsizeof((struct obj *)(uintptr_t)o->addr), "%s: %lld, getsizeof says %lld", o->type,
                      (long long)o->getsizeof, (long long)obj_getsizeof((struct obj *)(uintptr_t)o->addr));
        ck_assert_int_ge(o->requested, o->presize + 16);
        if (o->block)
            ck_assert_int_ge(o->block, o->requested);
    }
    snap_free(s);
}
END_TEST

/* The fields of every object tile it: in order, without overlap, inside what was requested. */
START_TEST(fields_tile_their_object)
{
    boot(_i);
    run(program);
    struct snap *s = take();
    for (int i = 0; i < s->nobjects; i++) {
        const struct snap_object *o = &s->object[i];
        int end = -o->presize;
        for (int k = 0; k < o->nfields; k++) {
            ck_assert_msg(o->field[k].offset >= end, "%s: field %s at %d, the one before ends at %d", o->type,
                          o->field[k].name ? o->field[k].name : "(room)", o->field[k].offset, end);
            end = o->field[k].offset + o->field[k].size;
        }
        ck_assert_msg(end <= o->requested - o->presize, "%s ends at %d of %lld", o->type, end, (long long)o->requested);
    }
    for (int i = 0; i < s->nblocks; i++) {
        const struct snap_block *b = &s->block[i];
        int end = (int)(b->start - b->addr);
        for (int k = 0; k < b->nfields; k++) {
            ck_assert_int_ge(b->field[k].offset, end);
            end = b->field[k].offset + b->field[k].size;
        }
        ck_assert_int_le(end, (int)(b->requested - (int64_t)(b->addr - b->start)));
    }
    snap_free(s);
}
END_TEST

/* ---- differences ---- */

static const struct snap_object *named(const struct snap *s, const char *name)
{
    for (int i = 0; i < s->nnames; i++)
        if (strcmp(s->name[i].name, name) == 0 && s->name[i].ref.to == TO_OBJECT)
            return &s->object[s->name[i].ref.index];
    ck_abort_msg("no object %s", name);
    return NULL;
}

static const struct snap_field *field(const struct snap_object *o, const char *name)
{
    for (int i = 0; i < o->nfields; i++)
        if (o->field[i].name && strcmp(o->field[i].name, name) == 0)
            return &o->field[i];
    ck_abort_msg("no field %s", name);
    return NULL;
}

START_TEST(difference_of_two)
{
    boot(_i);
    run(program);
    struct snap *before = take();
    run("s.b = 'new text'\ns.a = 3\nfresh = [1]\ndel q\n");
    struct snap *now = take();
    snap_diff(now, before);
    const struct snap_object *s = named(now, "s");
    ck_assert_int_eq(s->mark, MARK_SAME);
    ck_assert_int_eq(field(s, "a")->mark, MARK_CHANGED);
    ck_assert_str_eq(field(s, "a")->old_text, "P");
    ck_assert_int_eq(field(s, "b")->mark, MARK_CHANGED);
    ck_assert_str_eq(field(s, "b")->old_text, "NULL");
    ck_assert_int_eq(field(s, "type")->mark, MARK_SAME);
    ck_assert_int_eq(named(now, "fresh")->mark, MARK_NEW);
    ck_assert_int_eq(named(now, "d")->mark, MARK_SAME);
    ck_assert_int_eq(field(named(now, "p"), "refcount")->mark, MARK_CHANGED);
    bool gone = false;
    for (int i = 0; i < now->ngone; i++)
        gone = gone || strcmp(now->gone[i].type, "P") == 0;
    ck_assert(gone);
    snap_diff(now, NULL);
    ck_assert_int_eq(field(named(now, "s"), "a")->mark, MARK_SAME);
    snap_free(now);
    snap_free(before);
}
END_TEST

/* ---- large heaps ---- */

static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

START_TEST(a_large_heap_costs_no_more)
{
    boot(_i);
    run("class P:\n    def __init__(self, x):\n        self.x = x\n"
        "many = [P(i) for i in range(100000)]\nd = {i: str(i) for i in range(100000)}\ns = set(range(100000))\nt = 'x' * "
        "10000000\n");
    double best = 1e9;
    for (int i = 0; i < 5; i++) {
        double start = milliseconds();
        struct snap *s = snap_take(vm_main_dict(), &snap_screen_limits);
        const struct scene_options o = {.view = VIEW_FIELDS, .charset = CHARSET_UNICODE};
        struct diagram *d = scene_build(s, &o);
        diagram_place(d, 80);
        double took = milliseconds() - start;
        best = took < best ? took : best;
        ck_assert(s->partial);
        ck_assert_int_le(s->nobjects, 9 * snap_screen_limits.objects);
        diagram_free(d);
        snap_free(s);
    }
    ck_assert_msg(best < 100, "a snapshot and its picture took %.1f ms", best); /* generous: sanitizers, busy machines */
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("snap");
    TCase *c = tcase_create("versions");
    tcase_set_timeout(c, 60);
    tcase_add_loop_test(c, looking_changes_no_byte, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(c, sizes_are_those_of_getsizeof, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(c, fields_tile_their_object, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(c, difference_of_two, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(c, a_large_heap_costs_no_more, 0, LAYOUT_VERSIONS);
    suite_add_tcase(s, c);
    return s;
}
