/*
 * Steps within a run: by line, over calls, out of them, to the next call; forwards and backwards. Forwards means to run on from
 * where we are to the first line that counts; backwards, to look for the last one that counts before here, in stretches that begin
 * further and further back.
 */
#include "session_impl.h"
#include "slotscope/heap/checkpoint.h"

enum { SHORT_LOOK = 256 }; /* pulses: a line step rarely needs more */

struct hunt {
    enum session_step step;
    int64_t depth;         /* of the frame we stand in */
    struct vm_place bound; /* where we stand */
    struct vm_event found;
    bool any;
};

static bool counts(const struct hunt *h, const struct vm_event *e)
{
    if (e->library || e->resumed)
        return false;
    switch (h->step) {
    case STEP_OVER: return e->depth <= h->depth;
    case STEP_OUT: return e->depth < h->depth;
    case STEP_CALL: return e->entered && e->depth > 1;
    default: return true;
    }
}

static bool look_on(void *ctx, const struct vm_event *e)
{
    struct hunt *h = ctx;
    return !place_before(h->bound, e->at) || !counts(h, e);
}

static bool look_back(void *ctx, const struct vm_event *e)
{
    struct hunt *h = ctx;
    if (!place_before(e->at, h->bound))
        return false;
    if (counts(h, e)) {
        h->any = true;
        h->found = *e;
    }
    return true;
}

static bool step_on(struct session *s, struct hunt *h)
{
    if (s->at >= s->n)
        return false;
    size_t statement = s->at;
    const struct vm_goal goal = {.trace_from = s->inside ? h->bound.pulse : 1, .event = look_on, .ctx = h};
    if (s->inside && !time_approach(s, statement, h->bound))
        return s->aborted;
    time_mark(s, false);
    time_run(s, statement, &goal);
    return true;
}

/* Looks from the mark we are at (from pulse `from` on) for the last line before the bound. Where that is how far C code worked long,
   the work is not done again. */
static void look(struct session *s, size_t statement, struct hunt *h, uint64_t from)
{
    struct vm_goal goal = {.trace_from = from ? from : 1, .event = look_back, .ctx = h};
    if (!place_before((struct vm_place){s->v[statement].work.pulse, 0}, h->bound))
        goal.before = s->v[statement].work;
    time_run(s, statement, &goal);
}

/* The last line of a statement that ran to its end, looked for in one run from the newest mark before it, which leaves marks close
   to it. (A mark at the last pulse itself may already be behind that line, and C code that took long before the mark.) */
static void find_last_line(struct session *s, size_t statement, struct hunt *h)
{
    uint64_t last = s->v[statement].last, from = last + 1;
    for (int i = 0; i < 2 && !h->any && !s->aborted && from >= last && time_restore(s, statement, from); i++) {
        from = time_pulse_here(s, statement);
        s->close_until = last + 1;
        look(s, statement, h, last > SHORT_LOOK ? last - SHORT_LOOK : 0);
        s->close_until = 0;
        if (!h->any)
            h->bound = (struct vm_place){from, 0};
    }
    if (h->any)
        s->v[statement].end = h->found.at;
}

static bool step_back(struct session *s, struct hunt *h)
{
    size_t statement = s->at;
    bool at_end = !s->inside;
    if (at_end) {
        if (statement == 0)
            return false;
        statement--;
        h->bound = (struct vm_place){s->v[statement].last + 1, 0};
        if (h->step == STEP_LINE && !s->v[statement].end.pulse)
            find_last_line(s, statement, h);
        if (s->aborted || (h->step == STEP_LINE && s->v[statement].end.pulse))
            return s->aborted || time_go(s, statement, s->v[statement].end) || s->aborted;
    }
    /* To the last pulse that may have such a line, and no further: C code may run long behind it. */
    uint64_t pulse = at_end ? s->v[statement].last : h->bound.line > 1 || !h->bound.pulse ? h->bound.pulse : h->bound.pulse - 1;
    if (!time_approach(s, statement, (struct vm_place){pulse, 1}))
        return s->aborted;
    if (h->step == STEP_LINE)
        look(s, statement, h, pulse > SHORT_LOOK ? pulse - SHORT_LOOK : 0);
    while (!h->any && !s->aborted && time_restore(s, statement, pulse)) {
        pulse = time_pulse_here(s, statement);
        look(s, statement, h, 0);
        h->bound = (struct vm_place){pulse + 1, 0}; /* the stretch before ends where this one began */
        if (pulse <= s->v[statement].first)
            break;
    }
    if (s->aborted)
        return true;
    if (h->step == STEP_LINE && h->any && at_end)
        s->v[statement].end = h->found.at;
    if (!h->any)
        session_goto(s, statement);
    else
        time_go(s, statement, h->found.at);
    return true;
}

bool session_step(struct session *s, enum session_step step, int direction)
{
    s->aborted = false;
    if (step == STEP_STATEMENT || !checkpoints_active()) {
        size_t at = s->at;
        if (direction > 0 ? at >= s->n : at == 0 && !s->inside)
            return false;
        session_goto(s, direction > 0 ? at + 1 : s->inside ? at : at - 1);
        return true;
    }
    struct hunt h = {
        .step = step, .depth = s->inside ? s->here.depth : 1, .bound = s->inside ? s->here.at : (struct vm_place){0, 0}};
    return direction > 0 ? step_on(s, &h) : step_back(s, &h);
}

void session_prepare(struct session *s)
{
    if (!checkpoints_active() || s->inside || !s->at || s->at != s->n || !time_is_long_ago(s, s->at - 1))
        return;
    size_t statement = s->at - 1;
    struct past *p = &s->v[statement];
    if (s->prepared == p->last || p->m.interrupted) /* what C-c stopped is not run again unasked */
        return;
    s->prepared = p->last;
    s->aborted = false;
    struct hunt h = {.step = STEP_LINE, .depth = 1, .bound = {p->last + 1, 0}};
    find_last_line(s, statement, &h);
}
