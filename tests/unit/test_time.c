/* Going back in time: any place of a run, by statement and by line, gives the same bytes whichever way it is reached. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "slotscope/heap/heap.h"
#include "slotscope/layout/layout.h"
#include "slotscope/session/session.h"

static const char program[] = "class P:\n"
                              "    def __init__(self, x):\n"
                              "        self.x = x\n"
                              "        self.y = [x]\n"
                              "total = 0\n"
                              "for i in range(30):\n"
                              "    p = P(i)\n"
                              "    if i % 3:\n"
                              "        total += i\n"
                              "def f(n):\n"
                              "    return n if n < 2 else f(n - 1) + f(n - 2)\n"
                              "seen = sorted([3, 1, 2], key=lambda v: -v)\n"
                              "print(f(9), total)\n";

static bool fold_pool(const struct heap_pool *p, void *ctx)
{
    uint64_t *h = ctx;
    for (unsigned i = 0; p->block && i < p->size; i += 8)
        *h = (*h ^ *(const uint64_t *)(uintptr_t)(p->addr + i)) * UINT64_C(1099511628211);
    return true;
}

static uint64_t fingerprint(void)
{
    uint64_t h = 1;
    heap_each_pool(fold_pool, &h);
    return h;
}

static struct session *record(const char *text, int version)
{
    const struct session_options o = {.version = &layout_versions[version], .record = true};
    struct session *s = session_new(&o);
    session_run(s, text, strlen(text), "program.py", 1, FROM_FILE, -1, true);
    return s;
}

enum { MOST = 4000 };
static struct {
    struct session_place at;
    uint64_t bytes;
} seen[MOST];

static bool same(const struct session_place *a, const struct session_place *b)
{
    return a->statement == b->statement && a->inside == b->inside &&
           (!a->inside || (a->pulse == b->pulse && a->line_event == b->line_event));
}

START_TEST(every_line_can_be_visited_again)
{
    struct session *s = record(program, _i);
    session_goto(s, 0);
    int n = 0;
    do {
        ck_assert_int_lt(n, MOST);
        seen[n].at = session_place(s);
        seen[n++].bytes = fingerprint();
    } while (session_step(s, STEP_LINE, 1));
    ck_assert_int_gt(n, 300);
    ck_assert_uint_eq(session_at(s), session_count(s));
    for (int i = n - 1; i >= 0; i--) { /* back, line by line */
        struct session_place p = session_place(s);
        ck_assert_msg(same(&p, &seen[i].at), "step back to %d: statement %zu pulse %llu+%u, expected %zu %llu+%u", i, p.statement,
                      (unsigned long long)p.pulse, p.line_event, seen[i].at.statement, (unsigned long long)seen[i].at.pulse,
                      seen[i].at.line_event);
        ck_assert_uint_eq(fingerprint(), seen[i].bytes);
        ck_assert(session_step(s, STEP_LINE, -1) == (i > 0));
    }
    for (int i = 1; i < n; i = i * 3 + 1) { /* there and back again */
        ck_assert(session_goto_place(s, &seen[n - i].at));
        ck_assert_uint_eq(fingerprint(), seen[n - i].bytes);
        ck_assert(session_goto_place(s, &seen[i].at));
        ck_assert_uint_eq(fingerprint(), seen[i].bytes);
    }
    session_free(s);
}
END_TEST

static unsigned long long number(struct session *s, const char *expr)
{
    struct buf b;
    buf_init(&b);
    ck_assert_msg(session_eval(s, expr, &b), "%s: %s", expr, b.p);
    unsigned long long n = strtoull(b.p, NULL, 10);
    buf_done(&b);
    return n;
}

static void ck_eval(struct session *s, const char *expr, const char *expected)
{
    struct buf b;
    buf_init(&b);
    session_eval(s, expr, &b);
    ck_assert_str_eq(b.p, expected);
    buf_done(&b);
}

START_TEST(an_object_is_born_and_dies)
{
    struct session *s = record(
        "class C:\n    pass\nfor i in range(3):\n    c = C()\n    d = C()\n    at = id(c)\n    del c\n    e = 1\nd = 5\n", _i);
    const struct session_watch born = {WATCH_CREATED, number(s, "at")}, died = {WATCH_FREED, number(s, "at")};
    struct session_place when;
    ck_assert(session_search(s, &died, &when));
    ck_assert_int_eq(when.line, 7); /* del c */
    ck_eval(s, "i", "2");
    ck_assert(session_search(s, &born, &when));
    ck_assert_int_eq(when.line, 4); /* c = C() */
    ck_eval(s, "i", "2");
    session_free(s);
}
END_TEST

START_TEST(the_last_change_of_a_word_is_found)
{
    struct session *s = record(
        "class C:\n    __slots__ = ('a',)\nc = C()\nfor i in range(50):\n    c.a = i\n    x = i\n    y = i\nz = 1\nz = 2\n", _i);
    const struct session_watch w = {WATCH_WORD, number(s, "id(c) + 16")};
    struct session_place when;
    for (int i = 49; i >= 0; i--) { /* asked again, it goes back from change to change */
        ck_assert(session_search(s, &w, &when));
        ck_assert_uint_eq(when.statement, 2);
        ck_assert_int_eq(when.line, 5); /* c.a = i */
        ck_eval(s, "i", (const char[]){(char)(i > 9 ? '0' + i / 10 : '0' + i), (char)(i > 9 ? '0' + i % 10 : 0), 0});
        struct session_place at = session_place(s);
        ck_assert(same(&at, &when));
    }
    ck_assert(!session_search(s, &w, &when)); /* there was nothing in it before */
    const struct session_watch born = {WATCH_CREATED, number(s, "id(c)")};
    ck_assert(session_search(s, &born, &when));
    ck_assert_uint_eq(when.statement, 1);
    session_free(s);
}
END_TEST

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Not a bound in time: a step back at the end of a long run must not repeat the run. */
START_TEST(a_step_back_does_not_repeat_the_run)
{
    double t0 = seconds();
    struct session *s = record("n = 0\nwhile n < 3000000:\n    n = n + 1\n    m = n\n", 6);
    double whole = seconds() - t0;
    ck_assert(session_step(s, STEP_LINE, -1)); /* the first one may look for its start */
    t0 = seconds();
    for (int i = 0; i < 5; i++)
        ck_assert(session_step(s, STEP_LINE, -1));
    double step = (seconds() - t0) / 5;
    ck_assert_msg(step < whole / 2, "a step back took %.3f s, the run %.3f s", step, whole);
    printf("a step back in a run of 9 million lines (%.2f s): %.1f ms\n", whole, step * 1000);
    session_free(s);
}
END_TEST

Suite *make_suite(void)
{
    Suite *s = suite_create("time");
    TCase *t = tcase_create("time");
    tcase_set_timeout(t, 120);
    tcase_add_loop_test(t, every_line_can_be_visited_again, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, the_last_change_of_a_word_is_found, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, an_object_is_born_and_dies, 0, LAYOUT_VERSIONS);
    tcase_add_test(t, a_step_back_does_not_repeat_the_run);
    suite_add_tcase(s, t);
    return s;
}
