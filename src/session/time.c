/*
 * Going back within a run. Checkpoints of the heap are taken before statements and, in long ones, every few milliseconds; the list
 * of marks says where each stands. To be at a place is to restore the last mark before it and to run on to it: fast as far as a
 * tick close to the place, then line by line. One step back therefore costs the same however long the run was.
 */
#include <stdlib.h>
#include <time.h>

#include "session_impl.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/checkpoint.h"

static const double INTERVAL = 0.015; /* seconds between marks */
enum { NEAR = 3 * 4096 };             /* pulses that are traced without looking for a closer start */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- marks ---- */

static void take(struct session *s, bool inside)
{
    struct mark m = {.id = ++s->next_id, .at = s->at, .inside = inside, .pulse = vm_place().pulse, .out_len = s->out.len};
    VEC_PUSH(s->mark, s->nmarks, s->marks_cap, m);
    checkpoint_take(m.id);
    s->marked = now();
}

void time_begin(struct session *s)
{
    s->nmarks = 0;
    s->inside = false;
    if (!s->o.record)
        return;
    checkpoints_start(s->o.checkpoint_budget);
    take(s, false);
}

void time_done(struct session *s)
{
    free(s->mark);
    s->mark = NULL;
    s->nmarks = s->marks_cap = 0;
}

void time_mark(struct session *s, bool inside)
{
    if (checkpoints_active() && now() - s->marked >= INTERVAL)
        take(s, inside);
}

/* Makes the heap what it was at mark number i, or at the last one before it that was not thinned out. False: there is none. */
static bool restore(struct session *s, size_t i)
{
    for (;; i--) {
        if (checkpoint_restore(s->mark[i].id))
            break;
        if (i == 0)
            return false;
    }
    vm_restored();
    s->nmarks = i + 1;
    s->at = s->mark[i].at;
    s->inside = false;
    s->marked = now();
    s->generation++;
    if (s->mark[i].inside)
        session_set_output(s, s->mark[i].out_len);
    return true;
}

/* The last mark at which (statement, pulse) was not passed yet; false: none. */
static bool find_mark(const struct session *s, size_t statement, uint64_t pulse, size_t *i)
{
    for (*i = s->nmarks; (*i)-- > 0;) {
        const struct mark *m = &s->mark[*i];
        if (m->at < statement || (m->at == statement && (!m->inside || m->pulse < pulse)))
            return true;
    }
    return false;
}

bool time_rewind(struct session *s, size_t n)
{
    size_t i;
    if (!checkpoints_active() || !find_mark(s, n, 0, &i) || !restore(s, i))
        return false;
    const struct mark *m = &s->mark[s->nmarks - 1];
    if (m->inside)
        session_run_one(s, true);
    return true;
}

/* ---- running on from a mark ---- */

/* From a mark just restored up to the beginning of `statement`; then that one with the goal. True when it was paused. */
static bool run_to_goal(struct session *s, size_t statement, const struct vm_goal *goal)
{
    bool resume = s->nmarks && s->mark[s->nmarks - 1].inside && s->mark[s->nmarks - 1].at == s->at;
    bool was = s->replaying;
    s->replaying = true;
    bool whole = true;
    while (s->at <= statement && s->at < s->n && whole) {
        vm_set_goal(s->at == statement ? goal : NULL);
        whole = session_run_one(s, resume);
        resume = false;
    }
    vm_set_goal(NULL);
    s->replaying = was;
    return !whole;
}

struct hunt {
    struct vm_place bound; /* where to stop looking */
    bool including;        /* stop at the bound itself, not behind it */
    struct vm_place found; /* the last event before the bound */
    int found_line, line;  /* its line; the line of the event that ended the hunt */
    bool any;
    uint64_t (*probe)(uint64_t); /* NULL: every event counts; else those where its value changed */
    uint64_t addr, value;
    bool primed;
};

static bool before(struct vm_place a, struct vm_place b)
{
    return a.pulse < b.pulse || (a.pulse == b.pulse && a.line < b.line);
}

static bool on_event(void *ctx, struct vm_place at, int line)
{
    struct hunt *h = ctx;
    bool past = h->including ? !before(at, h->bound) : before(h->bound, at);
    if (h->probe) {
        uint64_t v = h->probe(h->addr);
        bool changed = h->primed && v != h->value;
        h->value = v;
        h->primed = true;
        if (changed) {
            h->any = true;
            h->found = at;
            h->found_line = line;
        }
        return !past;
    }
    h->line = line;
    if (past) {
        h->found_line = h->including ? h->found_line : line;
        return false;
    }
    h->any = true;
    h->found = at;
    h->found_line = line;
    return true;
}

/* The pulse from which to trace so as to see the lines just before `pulse`: a tick on the way there, or the mark (1). Leaves the
   heap somewhere before; the caller restores again. */
static uint64_t near_start(struct session *s, size_t statement, uint64_t pulse)
{
    const struct mark *m = &s->mark[s->nmarks - 1];
    uint64_t from = m->at == statement ? m->pulse : s->v[statement].first;
    if (pulse <= from + NEAR)
        return 1;
    const struct vm_goal goal = {.until = pulse};
    size_t i = s->nmarks - 1;
    s->tick_pulse = 0;
    run_to_goal(s, statement, &goal);
    uint64_t tick = s->tick_pulse;
    restore(s, i);
    return tick && tick < pulse ? tick : 1;
}

/* Traces statement `statement` up to the hunt's bound, from close before it. True when it was paused there. */
static bool hunt(struct session *s, size_t statement, struct hunt *h, bool close)
{
    size_t i;
    if (!find_mark(s, statement, h->bound.pulse, &i) || !restore(s, i))
        return false;
    const struct vm_goal goal = {.trace_from = close ? near_start(s, statement, h->bound.pulse) : 1, .event = on_event, .ctx = h};
    return run_to_goal(s, statement, &goal);
}

static void settle(struct session *s, struct vm_place at, int line)
{
    s->place = at;
    s->place_line = line;
}

static bool go_inside(struct session *s, size_t statement, struct vm_place at)
{
    struct hunt h = {.bound = at, .including = true};
    if (!hunt(s, statement, &h, true))
        return false;
    settle(s, at, h.line);
    return true;
}

/* ---- what the rest of the program may ask ---- */

struct session_place session_place(const struct session *s)
{
    struct session_place p = {.statement = s->at, .inside = s->inside, .pulse = vm_place().pulse};
    if (s->inside) {
        p.pulse = s->place.pulse;
        p.line_event = s->place.line;
        p.line = s->place_line;
    }
    return p;
}

bool session_goto_place(struct session *s, const struct session_place *p)
{
    if (!p->inside) {
        session_goto(s, p->statement);
        return s->at == p->statement;
    }
    return p->statement < s->n && go_inside(s, p->statement, (struct vm_place){p->pulse, p->line_event});
}

static bool step_on(struct session *s)
{
    if (s->at >= s->n)
        return false;
    size_t statement = s->at;
    struct hunt h = {.bound = s->inside ? s->place : (struct vm_place){0, 0}};
    bool paused;
    if (s->inside) {
        paused = hunt(s, statement, &h, true);
    } else {
        const struct vm_goal goal = {.trace_from = 1, .event = on_event, .ctx = &h};
        time_mark(s, false);
        bool was = s->replaying;
        s->replaying = true;
        vm_set_goal(&goal);
        paused = !session_run_one(s, false);
        vm_set_goal(NULL);
        s->replaying = was;
    }
    if (paused)
        settle(s, vm_place(), h.found_line);
    return true;
}

static bool step_back(struct session *s)
{
    size_t statement = s->at;
    struct vm_place bound = s->place;
    if (!s->inside) {
        if (statement == 0)
            return false;
        statement--;
        bound = (struct vm_place){s->v[statement].last + 1, 0};
    }
    struct hunt h = {.bound = bound, .including = true};
    hunt(s, statement, &h, true);
    if (!h.any) { /* perhaps it lies further back than the last tick */
        h = (struct hunt){.bound = bound, .including = true};
        hunt(s, statement, &h, false);
    }
    if (h.any)
        return go_inside(s, statement, h.found);
    session_goto(s, statement);
    return true;
}

bool session_step_line(struct session *s, int direction)
{
    if (!checkpoints_active())
        return false;
    return direction > 0 ? step_on(s) : step_back(s);
}

/* Runs from the mark just restored to `end`, asking the probe after every line; *when: the last time it changed. False: it never
 * did. */
static bool trace_changes(struct session *s, const struct session_place *end, struct hunt *h, struct session_place *when)
{
    bool resume = s->mark[s->nmarks - 1].inside, found = false, whole = true;
    h->value = h->probe(h->addr);
    while (whole && s->at < s->n && (s->at < end->statement || (s->at == end->statement && end->inside))) {
        size_t at = s->at;
        bool last = at == end->statement;
        h->bound = last ? (struct vm_place){end->pulse, end->line_event} : (struct vm_place){UINT64_MAX, 0};
        h->any = false;
        h->primed = h->including = true;
        const struct vm_goal goal = {.trace_from = 1, .event = on_event, .ctx = h};
        vm_set_goal(&goal);
        whole = session_run_one(s, resume);
        vm_set_goal(NULL);
        resume = false;
        if (h->any) {
            *when = (struct session_place){at, true, h->found.pulse, h->found.line, h->found_line};
            found = true;
        }
        if (whole && h->probe(h->addr) != h->value) { /* by its last line */
            h->value = h->probe(h->addr);
            *when = (struct session_place){.statement = at + 1};
            found = true;
        }
    }
    return found;
}

bool session_last_change(struct session *s, uint64_t addr, uint64_t (*probe)(uint64_t addr), struct session_place *when)
{
    if (!checkpoints_active())
        return false;
    const struct session_place here = session_place(s);
    struct session_place end = here;
    bool found = false, was = s->replaying;
    s->replaying = true;
    for (size_t i = s->nmarks; i-- > 0 && !found;) {
        struct mark m = s->mark[i];
        if (checkpoint_touched(m.id, (const void *)(uintptr_t)addr) && restore(s, i)) {
            struct hunt h = {.probe = probe, .addr = addr};
            found = trace_changes(s, &end, &h, when);
        }
        end = (struct session_place){m.at, m.inside, m.pulse, 0, 0};
    }
    s->replaying = was;
    session_goto_place(s, &here);
    return found;
}
