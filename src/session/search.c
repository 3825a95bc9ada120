/*
 * Searching a run: when did something change last? From mark to mark backwards; each stretch that may have seen a change is looked
 * at line by line, forwards, and the last line that made one is kept. We stop before that line, so the same question asked again
 * goes further back.
 */
#include <stdlib.h>
#include <string.h>

#include "session_impl.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/checkpoint.h"
#include "slotscope/heap/heap.h"
#include "slotscope/snap/lookup.h"

struct watch {
    const struct session_watch *w;
    uint64_t value; /* before the line at hand */
    struct session_place line, found;
    bool any, in_line; /* line: the last one seen, if any */
    size_t statement;
    struct vm_place bound; /* the stretch ends at the first line not before it */
};

/* What tells one object at this address from another, or from none. */
static uint64_t object_at(uint64_t addr)
{
    const struct obj *o = (const struct obj *)(uintptr_t)addr;
    return heap_is_live(o) && o->refcnt_word ? (uint64_t)(uintptr_t)o->ob_type : 0;
}

static uint64_t value_now(const struct session_watch *w)
{
    return w->what == WATCH_WORD ? heap_peek(w->addr & ~UINT64_C(7)) : object_at(w->addr);
}

static bool is_wanted(const struct session_watch *w, uint64_t before, uint64_t after)
{
    if (before == after)
        return false;
    return w->what == WATCH_WORD || (w->what == WATCH_CREATED ? after != 0 : before != 0);
}

/* The line at hand, if there was one, has just run. */
static void compare(struct watch *h)
{
    uint64_t value = value_now(h->w);
    if (is_wanted(h->w, h->value, value) && h->in_line) {
        h->found = h->line;
        h->any = true;
    }
    h->value = value;
}

static bool on_line(void *ctx, const struct vm_event *e)
{
    struct watch *h = ctx;
    if (!e->library) {
        compare(h);
        h->line = (struct session_place){h->statement, true,       e->at.pulse, e->at.line, e->line,
                                         e->depth,     e->resumed, e->source,   e->function};
        h->in_line = true;
    }
    return place_before(e->at, h->bound);
}

/* From the mark just restored to `end`. */
static void look_through(struct session *s, const struct session_place *end, struct watch *h)
{
    h->value = value_now(h->w);
    h->in_line = false;
    while (s->at < s->n && (s->at < end->statement || (s->at == end->statement && end->inside))) {
        h->statement = s->at;
        h->bound = s->at == end->statement ? (struct vm_place){end->pulse, end->line_event} : (struct vm_place){UINT64_MAX, 0};
        const struct vm_goal goal = {.trace_from = 1, .event = on_line, .ctx = h};
        if (time_run(s, s->at, &goal))
            break;
        compare(h); /* its last line */
        h->in_line = false;
    }
}

bool session_search(struct session *s, const struct session_watch *w, struct session_place *when)
{
    if (!checkpoints_active())
        return false;
    const struct session_place start = session_place(s);
    struct session_place end = start;
    struct watch h = {.w = w};
    s->aborted = false;
    for (size_t i = s->nmarks; i-- > 0 && !h.any && !s->aborted;) {
        struct mark m = s->mark[i];
        if (m.at > end.statement || (m.at == end.statement && m.inside && (!end.inside || m.pulse >= end.pulse)))
            continue; /* later than where we stand */
        if (checkpoint_touched(m.id, (const void *)(uintptr_t)w->addr) && time_restore_mark(s, i)) {
            i = s->nmarks - 1;
            m = s->mark[i];
            look_through(s, &end, &h);
        }
        end = (struct session_place){.statement = m.at, .inside = m.inside, .pulse = m.pulse, .line_event = 1};
    }
    if (s->aborted)
        return false;
    session_goto_place(s, h.any ? &h.found : &start);
    if (h.any)
        *when = h.found;
    return h.any;
}

/* ---- words by name ---- */

bool session_can_watch(uint64_t addr)
{
    return heap_zone_of((const void *)(uintptr_t)addr) != ZONE_NONE;
}

/* The last word that the look-up of an attribute reads. */
static uint64_t last_read(struct obj *o, const char *attr)
{
    struct lookup *l = lookup_trace(o, "", attr);
    uint64_t addr = 0;
    for (int i = 0; i < l->n && !l->raised; i++)
        if (l->read[i].addr)
            addr = l->read[i].addr;
    lookup_free(l);
    return addr;
}

static bool word_of(struct session *s, const char *path, struct buf *out)
{
    const char *dot = strrchr(path, '.');
    char *owner = dot ? mem_strndup(path, (size_t)(dot - path)) : mem_strdup("__import__('sys').modules['__main__']");
    const char *attr = dot ? dot + 1 : path;
    struct obj *o = session_value(s, owner, out);
    uint64_t addr = o ? last_read(o, attr) : 0;
    if (o && !addr)
        buf_printf(out, "%s holds no %s", dot ? owner : "the module", attr);
    else if (o)
        buf_printf(out, "%llu", (unsigned long long)addr);
    xdecref(o);
    free(owner);
    return addr != 0;
}

uint64_t session_word_of(struct session *s, const char *path, struct buf *why)
{
    uint64_t local = s->inside ? vm_paused_word(path) : 0;
    if (local)
        return local;
    struct buf b;
    buf_init(&b);
    bool found = session_without_trace(s, word_of, path, &b);
    uint64_t addr = found ? strtoull(b.p, NULL, 10) : 0;
    if (!found && why)
        buf_printf(why, "%s\n", b.p);
    buf_done(&b);
    return addr;
}
