/*
 * Going to any place of a run. Checkpoints of the heap are taken before statements and, in long ones, as often as the run can afford
 * and once more shortly before its loops end; the list of marks says where each stands. To be at a place is to restore the last mark before it and to run on to it: fast as far as
 * its pulse, then line by line. On the way to a place far from its mark more marks are left close to it, since who goes somewhere
 * steps about there: a step costs the same however long the run was.
 */
#include <stdlib.h>
#include <time.h>

#include "session_impl.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/checkpoint.h"

static const double INTERVAL = 0.020; /* seconds of processor time between marks */
/* Recording takes a share of the run. A mark is made when the run has earned so many times what the last one cost, and what all did
   with what this one will. When they cost more than their share all the same, they go; something is left for one at the end. */
static const double EARNED = 16;
static const double SHARE = 0.08, SHARE_AT_END = 0.12;
/* Seconds: how often to look how near the end is; a mark so close to it costs little; but not so soon behind another. */
static const double LOOK = 0.0004, FORESEEN = 0.0015, SOON = 0.005;
static const double LONG_AGO = 0.040; /* a mark so much older than the end of a run makes the first step back slow */
enum { NEAR = 3 * 4096, KEEP_MARKS = 4096 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- marks ---- */

/* Marks whose checkpoints were thinned out are of no use. */
static void drop_dead_marks(struct session *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->nmarks; i++) {
        uint64_t id;
        if (checkpoint_find(s->mark[i].id, &id) && id == s->mark[i].id)
            s->mark[n++] = s->mark[i];
    }
    s->nmarks = n;
}

static void take(struct session *s, bool inside)
{
    if (inside && !vm_save())
        return; /* the run went on from here */
    struct mark m = {.id = ++s->next_id, .at = s->at, .inside = inside, .pulse = vm_place().pulse, .out_len = s->out.len};
    if (s->nmarks > 2 * checkpoint_count() + KEEP_MARKS)
        drop_dead_marks(s);
    VEC_PUSH(s->mark, s->nmarks, s->marks_cap, m);
    checkpoint_take(m.id);
    s->mark[s->nmarks - 1].made = s->marked = now();
}

void time_begin(struct session *s)
{
    s->nmarks = 0;
    s->inside = false;
    s->barren_until = 0;
    if (!s->o.record)
        return;
    checkpoints_start(s->o.checkpoint_budget);
    s->began = now();
    take(s, false);
}

void time_done(struct session *s)
{
    free(s->mark);
    s->mark = NULL;
    s->nmarks = s->marks_cap = 0;
}

void time_recording(const struct session *s, bool on)
{
    checkpoints_afford(on && !s->replaying ? SHARE : 0);
}

static bool earned(const struct session *s)
{
    return now() - s->began >= EARNED * (checkpoint_spent() + checkpoint_risk());
}

/* Is the run about to end, as its loops tell? Asked at every tick, since it tells by how fast the outermost loop went so far; true
   once a loop. What is overwritten behind a mark there is little. */
static bool end_is_near(struct session *s, double t)
{
    struct outlook *o = &s->outlook;
    struct vm_loop loop;
    double tick = t - o->looked;
    if (tick < LOOK)
        return false;
    o->looked = t;
    if (!vm_outermost_loop(&loop)) {
        o->loop.loop = 0;
        return false;
    }
    if (loop.loop != o->loop.loop || loop.left > o->loop.left)
        *o = (struct outlook){.loop = loop, .first = loop.left, .began = t, .looked = t};
    o->loop = loop;
    if (o->foreseen || loop.left == o->first)
        return false;
    double left = (t - o->began) / (double)(o->first - loop.left) * (double)loop.left;
    return o->foreseen = left <= FORESEEN || left <= tick;
}

void time_mark(struct session *s, bool inside)
{
    if (!checkpoints_active() || s->kept)
        return;
    double t = now(), since = t - s->marked;
    uint64_t pulse = vm_place().pulse;
    bool close =
        (s->close_until && pulse + NEAR >= s->close_until && pulse < s->close_until) || (inside && s->replaying && vm_worked());
    bool near = inside && !s->replaying && end_is_near(s, t) && since >= SOON;
    if (close || near || (since >= INTERVAL && since >= EARNED * checkpoint_cost() && earned(s))) {
        if (!s->replaying)
            checkpoints_afford(near ? SHARE_AT_END : SHARE);
        take(s, inside);
    }
}

/* Makes the heap what it was at mark number i, or at the last one before it that was not thinned out. False: there is none. */
static bool restore(struct session *s, size_t i)
{
    while (!checkpoint_restore(s->mark[i].id))
        if (i-- == 0)
            return false;
    vm_restored();
    s->nmarks = i + 1;
    s->at = s->mark[i].at;
    s->inside = false;
    s->marked = now();
    s->ticked = 0;
    s->generation++;
    if (s->mark[i].inside)
        session_set_output(s, s->mark[i].out_len);
    return true;
}

bool time_restore(struct session *s, size_t statement, uint64_t pulse)
{
    if (!checkpoints_active())
        return false;
    for (size_t i = s->nmarks; i-- > 0;) {
        const struct mark *m = &s->mark[i];
        if (m->at < statement || (m->at == statement && (!m->inside || m->pulse < pulse)))
            return restore(s, i);
    }
    return false;
}

bool time_restore_mark(struct session *s, size_t i)
{
    return i < s->nmarks && restore(s, i);
}

/* The mark the heap was just made as. */
static const struct mark *here(const struct session *s)
{
    return &s->mark[s->nmarks - 1];
}

uint64_t time_pulse_here(const struct session *s, size_t statement)
{
    const struct mark *m = here(s);
    return m->at == statement && m->inside ? m->pulse : s->v[statement].first;
}

bool time_rewind(struct session *s, size_t n)
{
    if (!time_restore(s, n, 0))
        return false;
    if (here(s)->inside)
        session_run_one(s, true);
    return true;
}

/* ---- running on from a mark ---- */

bool time_run(struct session *s, size_t statement, const struct vm_goal *goal)
{
    bool resume = s->nmarks && here(s)->inside && here(s)->at == s->at && !s->inside;
    bool was = s->replaying, whole = true;
    s->replaying = true;
    while (s->at <= statement && s->at < s->n && whole) {
        vm_set_goal(s->at == statement ? goal : NULL);
        whole = session_run_one(s, resume);
        resume = false;
    }
    vm_set_goal(NULL);
    s->replaying = was;
    if (!whole)
        s->here = vm_here();
    return !whole;
}

bool time_approach(struct session *s, size_t statement, struct vm_place at)
{
    uint64_t pulse = at.pulse, beyond = pulse + (at.line > 0); /* a mark at the pulse itself is before its first line */
    if (!time_restore(s, statement, beyond))
        return false;
    uint64_t from = time_pulse_here(s, statement);
    if (pulse <= from + NEAR || (from == s->barren_from && pulse <= s->barren_until))
        return true;
    const struct vm_goal goal = {.until = pulse};
    s->close_until = beyond;
    time_run(s, statement, &goal);
    s->close_until = 0;
    if (s->aborted || !time_restore(s, statement, beyond))
        return false;
    if (time_pulse_here(s, statement) == from) { /* no marks are made here: C code has something in hand */
        s->barren_from = from;
        s->barren_until = pulse;
    }
    return true;
}

static bool at_place(void *ctx, const struct vm_event *e)
{
    const struct vm_place *at = ctx;
    return place_before(e->at, *at);
}

bool time_go(struct session *s, size_t statement, struct vm_place at)
{
    if (!time_approach(s, statement, at))
        return false;
    const struct vm_goal goal = {.trace_from = at.pulse, .event = at_place, .ctx = &at};
    return time_run(s, statement, &goal);
}

bool time_is_long_ago(const struct session *s, size_t statement)
{
    for (size_t i = s->nmarks; i-- > 0;)
        if (s->mark[i].at < statement || !s->mark[i].inside || s->mark[i].pulse < s->v[statement].last)
            return now() - s->mark[i].made >= LONG_AGO;
    return false;
}

/* ---- looking without a trace ---- */

bool time_keep(struct session *s)
{
    if (!checkpoints_active() || s->kept)
        return false;
    vm_fold();
    s->kept = ++s->next_id;
    checkpoint_take(s->kept);
    return true;
}

void time_put_back(struct session *s)
{
    checkpoint_restore(s->kept);
    checkpoint_drop(s->kept);
    vm_restored();
    s->kept = 0;
}

/* ---- places ---- */

struct session_place session_place(const struct session *s)
{
    struct session_place p = {.statement = s->at, .inside = s->inside, .pulse = vm_place().pulse};
    if (s->inside) {
        p.pulse = s->here.at.pulse;
        p.line_event = s->here.at.line;
        p.line = s->here.line;
        p.depth = s->here.depth;
        p.resumed = s->here.resumed;
        p.source = s->here.source;
        p.function = s->here.function;
    }
    return p;
}

const char *session_source_line(const struct session_place *p, int line, size_t *n)
{
    return vm_source_line(p->source, line, n);
}

bool session_goto_place(struct session *s, const struct session_place *p)
{
    if (!p->inside) {
        session_goto(s, p->statement);
        return s->at == p->statement && !s->inside;
    }
    return p->statement < s->n && time_go(s, p->statement, (struct vm_place){p->pulse, p->line_event});
}

const char *session_paused_output(const struct session *s, size_t *n)
{
    *n = s->inside ? s->out.len : 0;
    return s->inside && s->out.p ? s->out.p : "";
}

void session_moment_name(const struct session *s, const struct session_place *p, struct buf *out)
{
    buf_printf(out, "%zu", p->statement);
    if (p->inside)
        buf_printf(out, ".%llu.%u", (unsigned long long)(p->pulse - s->v[p->statement].first), p->line_event);
}

bool session_find_moment(struct session *s, const char *name, struct session_place *p)
{
    unsigned long long n[3] = {0, 0, 0};
    int parts = 0;
    for (const char *at = name; parts < 3; parts++) {
        char *end;
        n[parts] = strtoull(at, &end, 10);
        if (*at < '0' || *at > '9')
            return false;
        if (!*end) {
            parts++;
            break;
        }
        if (*end != '.' || parts == 2)
            return false;
        at = end + 1;
    }
    *p = (struct session_place){.statement = (size_t)n[0], .inside = parts > 1};
    if (n[0] > s->n || (p->inside && n[0] >= s->n))
        return false;
    if (p->inside && s->ran <= p->statement) /* it may not have run in this version yet */
        session_goto(s, p->statement + 1);
    if (p->inside) {
        p->pulse = s->v[p->statement].first + n[1];
        p->line_event = parts > 2 ? (uint32_t)n[2] : 1;
    }
    return !p->inside || p->pulse <= s->v[p->statement].last;
}
