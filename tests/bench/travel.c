/*
 * What time travel costs: each program is run with and without recording, alternating, and then stepped back in from its end and
 * from places all over it. Prints medians of processor time for the runs, worst and median for the steps.
 *
 * usage: travel [--python VERSION] [RUNS [PROGRAM ...]]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "slotscope/heap/checkpoint.h"
#include "slotscope/layout/layout.h"
#include "slotscope/session/session.h"

static const struct program {
    const char *name, *text;
} programs[] = {
    {"10 M lines", "n = 0\nwhile n < 3400000:\n    n = n + 1\n    m = n\n"},
    {"make a million", "class P:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n"
                       "ps = [P(i, i) for i in range(1000000)]\n"},
    {"rewrite a million", "class P:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n"
                          "ps = [P(i, i) for i in range(1000000)]\n"
                          "for k in range(20):\n    for p in ps:\n        p.x = k\n"},
    {"rewrite, slots",
     "class P:\n    __slots__ = ('x', 'y')\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n"
     "ps = [P(i, i) for i in range(1000000)]\n"
     "for k in range(20):\n    for p in ps:\n        p.x = k\n"},
    {"rewrite, while",
     "class P:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n"
     "ps = [P(i, i) for i in range(1000000)]\ndef rewrite():\n    k = 0\n    while k < 10000000:\n"
     "        ps[k % 1000000].x = k\n        k += 1\nrewrite()\n"},
    {"rewrite, no end seen",
     "class P:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n"
     "ps = [P(i, i) for i in range(1000000)]\ndef rewrite():\n    k = 0\n    while True:\n        k += 1\n"
     "        ps[k % 1000000].x = k\n        if k > 10000000:\n            break\nrewrite()\n"},
    {"deep recursion", "import sys\nsys.setrecursionlimit(20000)\ndef f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\n"
                       "for k in range(200):\n    f(9000)\n"},
    {"sort a big list", "import random\nrandom.seed(1)\nxs = [random.random() for i in range(300000)]\n"
                        "ys = sorted(xs)\nzs = sorted(xs, key=lambda x: -x)\n"},
};
enum { PROGRAMS = sizeof programs / sizeof *programs, STEPS = 12 };

static const struct version *version;

static double processor(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int up(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *v, int n)
{
    qsort(v, (size_t)n, sizeof *v, up);
    return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

static double run(const struct program *p, bool record, struct session **kept)
{
    const struct session_options o = {.version = version, .record = record};
    struct session *s = session_new(&o);
    double t0 = processor();
    session_run(s, p->text, strlen(p->text), "program.py", 1, FROM_FILE, -1, true);
    double t = processor() - t0;
    if (kept)
        *kept = s;
    else
        session_free(s);
    return t;
}

static double step_back(struct session *s)
{
    double t0 = processor();
    session_step(s, STEP_LINE, -1);
    return (processor() - t0) * 1000;
}

enum { MOST_RECORDING = 15 /* per cent */, MOST_STEP = 50 /* milliseconds */ };

static void bar(const char *program, const char *name, double got, double most, const char *unit)
{
    printf("bar  %-20s %-34s %7.1f %-2s  below %g %s  %s\n", program, name, got, unit, most, unit, got < most ? "met" : "NOT MET");
}

/* A step back at the end of the run as it is, then once more after an idle moment (session_prepare), then those behind it; and one
   at places spread over the run, after going there. */
static void measure_steps(struct session *s, struct session *(*again)(const void *), const struct program *p)
{
    double v[STEPS], first = step_back(s);
    session_free(s);
    s = again(p);
    double t0 = processor();
    session_prepare(s);
    double prepared = (processor() - t0) * 1000, second = step_back(s);
    for (int i = 0; i < STEPS; i++)
        v[i] = step_back(s);
    double m = median(v, STEPS);
    double worst = v[STEPS - 1];
    printf("  at the end: the first %.1f ms (%.1f after an idle moment of %.1f ms); then %.1f, worst %.1f", first, second, prepared,
           m, v[STEPS - 1]);
    struct session_place end = session_place(s);
    double went[STEPS];
    int n = 0;
    for (int i = 1; i <= STEPS; i++) {
        struct session_place at = end;
        at.inside = true;
        at.pulse = end.pulse / (STEPS + 1) * (uint64_t)i;
        at.line_event = 1;
        for (at.statement = 0; at.statement < session_count(s); at.statement++) {
            t0 = processor();
            if (session_goto_place(s, &at))
                break;
        }
        went[n] = (processor() - t0) * 1000;
        if (session_place(s).inside)
            v[n++] = step_back(s);
    }
    if (n) {
        double g = median(went, n);
        m = median(v, n);
        printf("; at %d places: %.1f, worst %.1f (going there %.0f)", n, m, v[n - 1], g);
    }
    worst = n && v[n - 1] > worst ? v[n - 1] : worst;
    printf("\n");
    bar(p->name, "first step back, no idle moment", first, MOST_STEP, "ms");
    bar(p->name, "first step back, after one", second, MOST_STEP, "ms");
    bar(p->name, "any other step back, the worst", worst, MOST_STEP, "ms");
    session_free(s);
}

static struct session *again(const void *p)
{
    struct session *s;
    run(p, true, &s);
    return s;
}

static void measure(const struct program *p, int runs)
{
    double with[32], without[32];
    struct session *s = NULL;
    for (int i = 0; i < runs; i++) {
        without[i] = run(p, false, NULL);
        if (s)
            session_free(s);
        with[i] = run(p, true, &s);
    }
    double cold = with[0], a = median(without, runs), b = median(with, runs);
    printf("%-20s %6.3f s, recorded %6.3f s: %+6.1f %% (the first %.3f s); %zu checkpoints, %zu MiB\n", p->name, a, b,
           (b / a - 1) * 100, cold, checkpoint_count(), checkpoint_bytes() >> 20);
    bar(p->name, "recording", (b / a - 1) * 100, MOST_RECORDING, "%");
    fflush(stdout);
    measure_steps(s, again, p);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    version = layout_default();
    if (argc > 2 && strcmp(argv[1], "--python") == 0) {
        version = layout_find(argv[2]);
        argc -= 2;
        argv += 2;
    }
    int runs = argc > 1 ? atoi(argv[1]) : 5;
    runs = runs < 1 ? 1 : runs > 32 ? 32 : runs;
    for (int i = 0; i < PROGRAMS; i++) {
        bool wanted = argc <= 2;
        for (int k = 2; k < argc; k++)
            wanted |= strstr(programs[i].name, argv[k]) != NULL;
        if (wanted && version)
            measure(&programs[i], runs);
    }
    return version ? 0 : 2;
}
