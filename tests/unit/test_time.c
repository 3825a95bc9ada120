/* Going back in time: any place of a run, by statement and by line, gives the same bytes whichever way it is reached. */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include "slotscope/heap/checkpoint.h"
#include "slotscope/heap/heap.h"
#include "slotscope/layout/layout.h"
#include "slotscope/session/session.h"
#include "slotscope/vm/vm.h"

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

/* All bytes, also those that nobody may touch. */
__attribute__((no_sanitize("address"))) static bool fold_pool(const struct heap_pool *p, void *ctx)
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
    ck_assert_int_gt(n, 250);
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
    struct session *s =
        record("class C:\n    pass\nfor i in range(3):\n    c = C()\n    d = C()\n    at = id(c)\n    del c\n    e = 1\n", _i);
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
    const struct session_watch born = {WATCH_CREATED, number(s, "id(c)")};
    ck_assert(session_search(s, &born, &when));
    ck_assert_uint_eq(when.statement, 1);
    session_free(s);
}
END_TEST

static void collect(struct session *s, int *n)
{
    session_goto(s, 0);
    *n = 0;
    do {
        ck_assert_int_lt(*n, MOST);
        seen[*n].at = session_place(s);
        seen[(*n)++].bytes = fingerprint();
    } while (session_step(s, STEP_LINE, 1));
}

static int64_t depth_at(int i)
{
    return seen[i].at.inside ? seen[i].at.depth : 1;
}

/* Where a step from place i must lead, by the list of all lines. Places between statements are in it, too. */
static int expected(enum session_step step, int direction, int n, int i)
{
    int64_t deepest = step == STEP_OVER ? depth_at(i) : depth_at(i) - 1;
    int k = i + direction;
    while (k > 0 && k < n - 1 && seen[k].at.inside && depth_at(k) > deepest)
        k += direction;
    return k;
}

START_TEST(steps_over_and_out_follow_the_depth)
{
    struct session *s = record(program, _i);
    int n;
    collect(s, &n);
    for (int i = 0; i < n; i += 1 + i % 7)
        for (int k = 0; k < 4; k++) {
            enum session_step step = k % 2 ? STEP_OVER : STEP_OUT;
            int direction = k < 2 ? 1 : -1;
            ck_assert(session_goto_place(s, &seen[i].at));
            if (i + direction < 0 || i + direction >= n)
                continue;
            ck_assert(session_step(s, step, direction));
            struct session_place p = session_place(s);
            int to = expected(step, direction, n, i);
            ck_assert_msg(same(&p, &seen[to].at), "%s %s from %d (line %d) to line %d, not to %d (line %d)", k % 2 ? "over" : "out",
                          k < 2 ? "on" : "back", i, seen[i].at.line, p.line, to, seen[to].at.line);
            ck_assert_uint_eq(fingerprint(), seen[to].bytes);
        }
    session_free(s);
}
END_TEST

START_TEST(a_step_by_call_stops_where_functions_begin)
{
    struct session *s = record("def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nx = f(4)\ny = f(2)\n", _i);
    session_goto(s, 1);
    int on = 0;
    while (session_step(s, STEP_CALL, 1) && session_place(s).inside) {
        ck_assert_int_eq(session_place(s).line, 2);
        on++;
    }
    ck_assert_int_eq(on, 9); /* f(4) */
    ck_assert_uint_eq(session_at(s), 2);
    for (int i = 0; i < 9; i++) {
        ck_assert(session_step(s, STEP_CALL, -1));
        ck_assert(session_place(s).inside);
    }
    ck_eval(s, "n", "4"); /* the outermost: in its frame */
    ck_assert_int_eq((int)session_place(s).depth, 2);
    session_free(s);
}
END_TEST

START_TEST(moments_have_numbers)
{
    static char names[MOST][32];
    struct session *s = record(program, _i);
    struct buf b;
    int n;
    buf_init(&b);
    collect(s, &n);
    for (int i = 0; i < n; i++) {
        buf_clear(&b);
        session_moment_name(s, &seen[i].at, &b);
        snprintf(names[i], sizeof names[i], "%s", b.p);
    }
    ck_assert_str_eq(names[0], "0");
    session_free(s);
    s = record(program, _i); /* another run, another time: the same numbers */
    for (int i = n - 1; i > 0; i -= 1 + i % 11) {
        struct session_place p;
        ck_assert_msg(session_find_moment(s, names[i], &p), "%s", names[i]);
        ck_assert(session_goto_place(s, &p));
        ck_assert_uint_eq(fingerprint(), seen[i].bytes);
    }
    static const char *const wrong[] = {"", "x", "1.", "1.2.3.4", "999", "5.100000000", "-1", "1.x"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct session_place p;
        ck_assert_msg(!session_find_moment(s, wrong[i], &p), "\"%s\"", wrong[i]);
    }
    buf_done(&b);
    session_free(s);
}
END_TEST

START_TEST(what_is_typed_at_a_pause_is_undone)
{
    struct session *s = record("def f(a):\n    b = a + 1\n    return b\nx = [f(1), f(2)]\nprint(x)\n", _i);
    struct session_place p;
    struct buf b;
    buf_init(&b);
    ck_assert(!session_divert(s, "1", 1, &b)); /* nothing is paused */
    session_goto(s, 1);
    for (int i = 0; i < 3; i++)
        ck_assert(session_step(s, STEP_LINE, 1));
    p = session_place(s);
    ck_assert_int_eq(p.line, 3);
    uint64_t before = fingerprint();
    static const struct {
        const char *text, *said;
    } typed[] = {{"a, b", "(1, 2)\n"},
                 {"b = 77", ""},
                 {"import gc; gc.collect(); [object() for i in range(5000)] and None", ""},
                 {"global x\nx = 5\nprint('x is', x)", "x is 5\n"},
                 {"b", "2\n"}};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        buf_clear(&b);
        ck_assert_msg(session_divert(s, typed[i].text, strlen(typed[i].text), &b), "%s: %s", typed[i].text, b.p);
        if (i != 2)
            ck_assert_str_eq(b.p ? b.p : "", typed[i].said);
        ck_assert_uint_eq(fingerprint(), before);
        struct session_place q = session_place(s);
        ck_assert(same(&p, &q));
    }
    buf_clear(&b);
    ck_assert(!session_divert(s, "nothing", 7, &b));
    ck_assert_ptr_nonnull(strstr(b.p, "NameError"));
    session_goto(s, session_count(s));
    ck_assert_str_eq(session_moment(s, 2)->output, "[2, 3]\n");
    buf_done(&b);
    session_free(s);
}
END_TEST

START_TEST(asking_leaves_no_trace)
{
    struct session *s = record("class C:\n    pass\nc = C()\nd = {}\n", _i);
    uint64_t before = fingerprint();
    ck_eval(s,
            "len([object() for i in range(10000)]) + len(d.setdefault('k', [])) + setattr(c, 'z', 1) if 0 else d.setdefault(1, 2)",
            "2");
    ck_eval(s, "len(d)", "0");
    ck_eval(s, "c.__dict__", "{}");
    ck_assert_uint_eq(fingerprint(), before);
    session_free(s);
}
END_TEST

/* A run that keeps more than it may: older checkpoints thin out, and yet every place can be gone to. (The first one, of what
   booting made, always stays: some 2 MiB.) */
START_TEST(a_small_budget_is_kept)
{
    static const char text[] =
        "xs = [[i] for i in range(20000)]\nk = 0\nwhile k < 40:\n    for x in xs:\n        x[0] = k\n    k += 1\n";
    const struct session_options o = {.version = &layout_versions[_i], .record = true, .checkpoint_budget = 4 << 20};
    struct session *s = session_new(&o);
    session_run(s, text, strlen(text), "program.py", 1, FROM_FILE, -1, true);
    ck_assert_uint_le(checkpoint_bytes(), 4 << 20);
    struct session_place p = session_place(s);
    uint64_t end = p.pulse, first = end - 40 * 20000;
    for (int i = 1; i < 8; i++) {
        int at = i * 5 % 8; /* here and there */
        struct session_place to = {
            .statement = 2, .inside = true, .pulse = first + (end - first) / 8 * (uint64_t)at, .line_event = 1};
        ck_assert(session_goto_place(s, &to));
        ck_assert_uint_le(checkpoint_bytes(), 4 << 20);
        unsigned long long k = number(s, "k");
        ck_assert(k + 1 >= (unsigned long long)at * 5 && k <= (unsigned long long)at * 5 + 1);
        ck_assert(session_step(s, STEP_LINE, -1));
    }
    session_goto(s, 3);
    ck_eval(s, "k, xs[0], xs[-1]", "(40, [39], [39])");
    session_free(s);
}
END_TEST

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Not a bound in time: a step back at the end of a long run must not repeat the run, also where C code calls the program. */
static const char *const long_runs[] = {
    "n = 0\nwhile n < 3000000:\n    n = n + 1\n    m = n\n",
#ifndef HEAP_HIDE /* with the address sanitizer runs have no stack of their own */
    "def f(x):\n    y = x + 1\n    return y\nn = sum(f(i) for i in range(1000000))\n",
    "def f(x):\n    y = -x\n    return y\nn = len(list(map(f, range(1000000))))\n",
#endif
};

START_TEST(a_step_back_does_not_repeat_the_run)
{
    double t0 = seconds();
    struct session *s = record(long_runs[_i], 6);
    double whole = seconds() - t0;
    ck_assert(session_step(s, STEP_LINE, -1)); /* the first one may look for its start */
    t0 = seconds();
    for (int i = 0; i < 5; i++)
        ck_assert(session_step(s, STEP_LINE, -1));
    double step = (seconds() - t0) / 5;
    ck_assert(session_place(s).inside);
    ck_assert_msg(step < whole / 2, "a step back took %.3f s, the run %.3f s", step, whole);
    printf("a step back in a long run (%.2f s): %.1f ms\n", whole, step * 1000);
    session_free(s);
}
END_TEST

/* Texts of the same name: a line is looked up in the one that the code comes from. */
START_TEST(a_line_is_of_its_own_text)
{
    static const char *const typed[] = {"def f(x):\n    y = x\n    return y\n", "a = 1\nb = 2\nc = 3\n", "z = f(5)\n"};
    const struct session_options o = {.version = &layout_versions[6], .record = true};
    struct session *s = session_new(&o);
    for (int i = 0; i < 3; i++)
        session_run(s, typed[i], strlen(typed[i]), "<stdin>", 1, FROM_PROMPT, -1, true);
    ck_assert(session_step(s, STEP_LINE, -1));
    struct session_place p = session_place(s);
    ck_assert_int_eq(p.line, 3);
    static const char *const lines[] = {"def f(x):", "    y = x", "    return y"};
    for (int i = 0; i < 3; i++) {
        size_t n;
        const char *text = session_source_line(&p, i + 1, &n);
        ck_assert(text && n == strlen(lines[i]) && memcmp(text, lines[i], n) == 0);
    }
    size_t n;
    ck_assert_ptr_null(session_source_line(&p, 4, &n));
    session_free(s);
}
END_TEST

/* What calls the program from C travels, too: places within it have the same bytes each time, whatever was visited between. */
static const char *const from_c[] = {
    "n = 0\ndef key(x):\n    global n\n    n += 1\n    return [-x]\nxs = sorted(range(9000), key=key)\n",
    "n = 0\ndef gen(k):\n    global n\n    for i in range(k):\n        n += 1\n        yield {i: [n]}\n"
    "xs = sum(len(d) for d in filter(None, map(dict.copy, gen(9000))))\n",
    "n = 0\nclass K:\n    def __init__(self, k):\n        self.k = k\n    def __hash__(self):\n        global n\n        n += 1\n"
    "        return self.k % 997\n    def __eq__(self, o):\n        return self.k == o.k\n"
    "xs = set(map(K, range(4000)))\nys = dict.fromkeys(map(K, range(4000)), 1)\n",
    "import re\nn = 0\ndef one(m):\n    global n\n    n += 1\n    try:\n        return str(1 // (n % 3))\n"
    "    except ZeroDivisionError as e:\n        return repr(e)\nxs = re.sub('a', one, 'ab' * 9000)\n",
    "import functools\nn = 0\nclass D:\n    def __del__(self):\n        global n\n        for i in range(3):\n            n += 1\n"
    "def add(a, b):\n    D()\n    return a + b\nxs = functools.reduce(add, range(4000), 0)\n",
};

START_TEST(c_code_that_calls_the_program_travels_too)
{
    enum { PLACES = 24 };
    static uint64_t bytes[PLACES], counted[PLACES];
    struct session *s = record(from_c[_i], (_i * 3 + 1) % LAYOUT_VERSIONS);
    size_t end = session_at(s);
    uint64_t last = session_place(s).pulse, at_end = fingerprint();
    session_goto(s, end - 1);
    uint64_t first = session_place(s).pulse;
    struct session_place p = {.statement = end - 1, .inside = true, .line_event = 1};
    for (int i = 0; i < PLACES; i++) {
        p.pulse = first + (last - first) / PLACES * (uint64_t)i;
        bytes[i] = session_goto_place(s, &p) ? fingerprint() : 0;
        counted[i] = number(s, "n");
        ck_assert(i == 0 || (counted[i] >= counted[i - 1] && counted[i] > 0));
    }
    ck_assert_uint_gt(counted[PLACES - 1], counted[1]);
    for (int k = 1; k <= 2 * PLACES; k++) {
        int i = k * 7 % PLACES;
        p.pulse = first + (last - first) / PLACES * (uint64_t)i;
        ck_assert(session_goto_place(s, &p) == (bytes[i] != 0));
        if (bytes[i])
            ck_assert_msg(fingerprint() == bytes[i], "place %d has other bytes than before", i);
        ck_assert_uint_eq(number(s, "n"), counted[i]);
        if (k % 5 == 0)
            ck_assert(session_step(s, STEP_LINE, -1));
        if (k % 9 == 0) {
            session_goto(s, end);
            ck_assert_uint_eq(fingerprint(), at_end);
        }
    }
    session_free(s);
}
END_TEST

/* C code that worked long before the end: the last lines are those behind it, and then the last that it called. */
static const struct {
    const char *text;
    int lines[2]; /* that two steps back from the end lead to */
    const char *function;
} worked[] = {
    {"xs = sorted(range(200000), key=lambda x: x * 7919 % 100003)\n", {1, 1}, "<lambda>"},
    {"def g(n):\n    ys = sorted(range(n), key=lambda x: x * 7919 % 100003)\n    return ys\nxs = g(200000)\n", {3, 2}, "g.<locals>.<lambda>"},
    {"def key(x):\n    return x * 7919 % 100003\ndef s(xs):\n    return sorted(xs, key=key)\n"
     "for y in map(s, [range(200000)]):\n    n = len(y)\n",
     {5, 6},
     "<module>"},
    {"def key(x):\n    return x * 7919 % 100003\nimport functools\nmade = functools.partial(sorted, key=key)\n"
     "for y in map(made, [range(200000)]):\n    n = 1\n",
     {5, 6},
     "<module>"},
};

START_TEST(long_work_of_c_hides_no_line)
{
    struct session *s = record(worked[_i].text, (_i * 5 + 6) % LAYOUT_VERSIONS);
    for (int k = 0; k < 2; k++) {
        ck_assert(session_step(s, STEP_LINE, -1));
        ck_assert_int_eq(session_place(s).line, worked[_i].lines[k]);
    }
    ck_assert_str_eq(session_place(s).function, worked[_i].function);
    session_free(s);
}
END_TEST

/* What the loops of a run tell while it runs. */
static struct {
    int64_t left;
    uint64_t loop;
    int loops, passes, unknown; /* loops that were seen, ticks at which one was further, at which none told */
} told;

static bool note_loop(void *ctx)
{
    (void)ctx;
    struct vm_loop loop;
    if (!vm_outermost_loop(&loop)) {
        told.unknown++;
        return true;
    }
    told.loops += loop.loop != told.loop || loop.left > told.left;
    told.passes += loop.loop == told.loop && loop.left < told.left;
    told.loop = loop.loop;
    told.left = loop.left;
    return true;
}

enum { FORESEEN, UNFORESEEN, TWO };
static const struct {
    const char *text;
    int how;
} loops[] = {
    {"for i in range(40000): pass\n", FORESEEN},
    {"for i, x in enumerate(list(range(40000))): pass\n", FORESEEN},
    {"for a, b in zip('x' * 40000, reversed(list(range(50000)))): pass\n", FORESEEN},
    {"for k in {i: i for i in range(40000)}.items(): pass\n", TWO},
    {"for k in set(range(40000)): pass\n", FORESEEN},
    {"xs = [i for i in range(40000)]\n", FORESEEN},
    {"def g():\n    for i in tuple(range(40000)):\n        yield i\nfor x in g(): pass\n", FORESEEN},
    {"def g():\n    for i in range(20000): pass\nfor x in (1, 2): g()\n", TWO},
    {"class I:\n    def __iter__(self): return self\n    n = 0\n    def __next__(self):\n        self.n += 1\n"
     "        if self.n > 20000: raise StopIteration\n        return 1\nfor x in I(): len('')\n",
     UNFORESEEN},
    {"import itertools\nfor x in itertools.islice(itertools.count(), 3):\n    for i in range(10000): pass\n", UNFORESEEN},
    {"n = 0\nwhile n < 40000: n += 1\n", FORESEEN},
    {"n = 40000\nwhile n: n -= 1\n", FORESEEN},
    {"xs = [1] * 40000\nwhile xs: xs.pop()\n", FORESEEN},
    {"def f(xs):\n    i = 0\n    while i < len(xs):\n        i += 1\nf([1] * 40000)\n", FORESEEN},
    {"def f(i, n):\n    while True:\n        i += 0\n        while i < n:\n            i += 1\n            if not i % 3: continue\n"
     "        if i > 5: break\nf(0, 40000)\n",
     UNFORESEEN},
    {"def f(i, n):\n    while i < n:\n        i += 1\n        if not i % 3: continue\nf(0, 40000)\n", FORESEEN},
    {"n = 0\nwhile n < 40000.5: n += 1\n", UNFORESEEN},
    {"def deep(n):\n    if n: return deep(n - 1)\n    for i in range(40000): pass\ndeep(100)\n", UNFORESEEN},
};
enum { LOOPS = sizeof loops / sizeof *loops };

START_TEST(a_loop_tells_how_much_of_it_is_left)
{
    const struct session_options o = {.version = &layout_versions[_i / LOOPS], .tick = note_loop};
    struct session *s = session_new(&o);
    const char *text = loops[_i % LOOPS].text;
    memset(&told, 0, sizeof told);
    session_run(s, text, strlen(text), "program.py", 1, FROM_FILE, -1, true);
    int how = loops[_i % LOOPS].how;
    if (how == UNFORESEEN) {
        ck_assert_int_eq(told.loops, 0);
        ck_assert_int_gt(told.unknown, 3);
    } else {
        ck_assert_int_eq(told.loops, how == TWO ? 2 : 1);
        ck_assert_int_gt(told.passes, 3);
        ck_assert_int_lt(told.left, 5000);
    }
    session_free(s);
}
END_TEST

static const char steps[] = "for i in range(2):\n    x = i\n"
                            "def f(n):\n    print(n)\n    return n if n < 2 else f(n - 1) + f(n - 2)\n"
                            "y = f(2)\n";

/* One stop a line: not again when a call in it has returned, nor at the end of a loop's body for the top of the loop. */
START_TEST(every_line_is_one_stop)
{
    static const int lines[] = {1, 2, 1, 2, 1, 0, 3, 0, 6, 4, 5, 4, 5, 4, 5, 0};
    struct session *s = record(steps, _i);
    session_goto(s, 0);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ck_assert(session_step(s, STEP_LINE, 1));
        ck_assert_int_eq(session_place(s).line, lines[i]);
    }
    ck_assert(!session_step(s, STEP_LINE, 1));
    session_free(s);
}
END_TEST

START_TEST(a_local_name_is_a_word_to_search_for)
{
    struct session *s = record("def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    return t\nf(4)\n", _i);
    struct session_place p;
    session_goto(s, 1);
    while (session_step(s, STEP_LINE, 1) && session_place(s).line != 5)
        ;
    ck_assert_uint_eq(number(s, "t"), 6);
    for (unsigned k = 6, step = 3; step; k -= step--) { /* 6 = 3 + 3, 3 = 1 + 2, 1 = 0 + 1 */
        const struct session_watch w = {WATCH_WORD, session_word_of(s, "t", NULL)};
        ck_assert_uint_ne(w.addr, 0);
        ck_assert(session_search(s, &w, &p));
        ck_assert_int_eq(p.line, 4);
        ck_assert_uint_eq(number(s, "t"), k - step);
    }
    session_free(s);
}
END_TEST

/* ---- C-c ---- */

static void press(int sig)
{
    (void)sig;
    session_interrupt();
}

static const char *const interrupted[] = {
    /* caught in the loop, and a lot done after it */
    "n = 0\ntry:\n    while True:\n        n += 1\nexcept KeyboardInterrupt:\n    caught = n\n"
    "for i in range(30000):\n    n += 1\n",
    /* in one statement, so that steps go through the handler */
    "def f():\n    n = 0\n    try:\n        while True:\n            n += 1\n    except KeyboardInterrupt:\n        n = -n\n"
    "    for i in range(9000):\n        n -= 1\n    return n\nn = f()\n",
    /* not caught */
    "n = 0\nwhile True:\n    n += 1\n",
    /* in C code between two pulses: what it had done by then stands */
    "import itertools\nx = []\nn = 0\nfor i in range(5000):\n    n += i\ntry:\n    x.extend(itertools.count())\n"
    "except KeyboardInterrupt:\n    n = len(x)\nn += sum(range(1000))\n",
    "x = []\nn = 0\ndef key(v):\n    global n\n    n += 1\n    return 0\nx.extend(map(key, iter(int, 1)))\nn = len(x)\n",
    /* a finalizer does not keep it */
    "n = 0\nclass A:\n    def __del__(self):\n        global n\n        for i in range(10**9):\n            n += 1\nA()\n",
};

START_TEST(what_an_interruption_did_is_repeated)
{
    const struct itimerval soon = {.it_value = {0, 70000}};
    struct sigaction sa = {.sa_handler = press, .sa_flags = SA_RESTART};
    sigaction(SIGVTALRM, &sa, NULL);
    setitimer(ITIMER_VIRTUAL, &soon, NULL);
    struct session *s = record(interrupted[_i], 6);
    size_t end = session_at(s);
    uint64_t bytes = fingerprint();
    unsigned long long n = number(s, "abs(n)");
    ck_assert_uint_gt(n, 0);
    session_goto(s, 0);
    session_goto(s, end);
    ck_assert_uint_eq(session_at(s), end);
    ck_assert_uint_eq(number(s, "abs(n)"), n);
    ck_assert_uint_eq(fingerprint(), bytes);
    int back = 0; /* the last lines, back and forth */
    struct session_place p = session_place(s), last;
    while (back < 40 && session_step(s, STEP_LINE, -1))
        back++;
    ck_assert_int_gt(back, 4);
    while (session_at(s) < end && session_step(s, STEP_LINE, 1))
        ;
    last = session_place(s);
    ck_assert(same(&p, &last));
    ck_assert_uint_eq(fingerprint(), bytes);
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
    tcase_add_loop_test(t, steps_over_and_out_follow_the_depth, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, a_step_by_call_stops_where_functions_begin, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, moments_have_numbers, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, what_is_typed_at_a_pause_is_undone, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, asking_leaves_no_trace, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, a_small_budget_is_kept, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, every_line_is_one_stop, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, a_local_name_is_a_word_to_search_for, 0, LAYOUT_VERSIONS);
    tcase_add_loop_test(t, what_an_interruption_did_is_repeated, 0, (int)(sizeof interrupted / sizeof *interrupted));
    tcase_add_loop_test(t, a_step_back_does_not_repeat_the_run, 0, (int)(sizeof long_runs / sizeof *long_runs));
    tcase_add_loop_test(t, c_code_that_calls_the_program_travels_too, 0, (int)(sizeof from_c / sizeof *from_c));
    tcase_add_test(t, a_line_is_of_its_own_text);
    tcase_add_loop_test(t, long_work_of_c_hides_no_line, 0, sizeof worked / sizeof *worked);
    tcase_add_loop_test(t, a_loop_tells_how_much_of_it_is_left, 0, LAYOUT_VERSIONS * LOOPS);
    suite_add_tcase(s, t);
    return s;
}
