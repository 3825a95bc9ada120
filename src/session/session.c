/*
 * The list of moments and the one way to be at any of them: boot, and run the list again. Output is recorded anew each time, since
 * in another version it may differ; only what runs for the first time is also passed on.
 */
#include "session_impl.h"

#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/heap/checkpoint.h"
#include "slotscope/layout/layout.h"
#include "slotscope/object/text.h"
#include "slotscope/vm/vm.h"

static volatile int works, interrupts; /* works: begun and not ended */

void session_interrupt(void)
{
    interrupts++;
    vm_interrupt();
}

bool session_running(void)
{
    return works > 0;
}

void session_begin_work(void)
{
    if (works++ > 0)
        return;
    interrupts = 0;
    vm_forget_interrupt();
}

void session_end_work(void)
{
    works--;
}

bool session_stopped(const struct session *s)
{
    return s->aborted || interrupts > 0;
}

static void on_write(void *ctx, int stream, const char *p, size_t n)
{
    struct session *s = ctx;
    size_t room = s->o.output_limit ? s->o.output_limit - s->out.len : n;
    size_t keep = n < room ? n : room;
    buf_add(&s->out, p, keep);
    s->dropped += n - keep;
    if (s->o.write && !s->replaying)
        s->o.write(s->o.ctx, stream, p, n);
}

static const char *on_read_line(void *ctx)
{
    struct session *s = ctx;
    return s->o.read_line ? s->o.read_line(s->o.ctx) : NULL;
}

enum { TICK = 1024 }; /* pulses; while lines are traced ticks come faster */

/* A program that swallows KeyboardInterrupt is stopped by the second C-c. */
static bool on_tick(void *ctx)
{
    struct session *s = ctx;
    uint64_t pulse = vm_place().pulse;
    if (pulse >= s->ticked && pulse - s->ticked < TICK && !vm_worked())
        return interrupts < 2;
    s->ticked = pulse;
    if (vm_worked())
        s->work = vm_work();
    time_mark(s, true);
    return interrupts < 2 && (!s->o.tick || s->o.tick(s->o.ctx));
}

static void on_interrupted(void *ctx, const struct vm_interruption *where)
{
    struct session *s = ctx;
    struct past *p = s->at < s->n ? &s->v[s->at] : NULL;
    if (p && !s->replaying)
        VEC_PUSH(p->heard, p->nheard, p->heard_cap, *where);
}

void session_boot(struct session *s)
{
    const struct vm_options o = {.version = s->version,
                                 .memory_limit = s->o.memory_limit,
                                 .time_limit = s->o.time_limit,
                                 .write = on_write,
                                 .read_line = on_read_line,
                                 .ctx = s,
                                 .argc = s->o.argc,
                                 .argv = s->o.argv};
    vm_boot(&o);
    s->at = s->ran = 0;
    s->generation++;
    time_begin(s);
}

struct session *session_new(const struct session_options *o)
{
    struct session *s = mem_zalloc(sizeof *s);
    s->o = *o;
    s->version = o->version ? o->version : layout_default();
    buf_init(&s->out);
    buf_addc(&s->out, ' '); /* room from the beginning: none is got in the midst of a run */
    buf_clear(&s->out);
    session_boot(s);
    return s;
}

static void forget_result(struct past *p)
{
    free((char *)p->m.output);
    free((char *)p->m.exception);
    free((char *)p->m.message);
    free((char *)p->m.traceback);
    p->m.output = p->m.exception = p->m.message = p->m.traceback = NULL;
}

static void forget(struct session *s, size_t n)
{
    s->ran = s->ran < n ? s->ran : n;
    while (s->n > n) {
        struct past *p = &s->v[--s->n];
        forget_result(p);
        free((char *)p->m.text);
        free((char *)p->m.name);
        free(p->heard);
    }
}

void session_free(struct session *s)
{
    if (!s)
        return;
    forget(s, 0);
    free(s->v);
    time_done(s);
    buf_done(&s->out);
    vm_shutdown();
    free(s);
}

/* The script that reads real heaps shows no traceback: what a traceback asks objects for suggestions is not asked. */
static void record_exception(struct past *p, enum vm_result r, bool traceback)
{
    p->m.raised = r == VM_RAISED || r == VM_INTERRUPTED || r == VM_EXIT;
    p->m.interrupted = r == VM_INTERRUPTED;
    p->m.exited = r == VM_EXIT;
    const char *type = r == VM_OK ? "" : vm_exception_type(), *text = r == VM_OK ? "" : vm_exception_text();
    p->m.exception = mem_strdup(type ? type : "KeyboardInterrupt");
    p->m.message = mem_strdup(text ? text : "");
    struct buf b;
    buf_init(&b);
    if (r == VM_RAISED && traceback)
        vm_format_exception(&b);
    else if (r == VM_INTERRUPTED)
        buf_adds(&b, "KeyboardInterrupt\n");
    p->m.traceback = buf_steal(&b);
    vm_clear_exception();
}

static void observe(struct session *s)
{
    const struct vm_observer ob = {.tick = on_tick, .interrupted = on_interrupted, .ctx = s};
    vm_set_observer(&ob);
}

static enum vm_result start(struct session *s, struct past *p)
{
    buf_clear(&s->out);
    s->dropped = 0;
    p->first = vm_place().pulse;
    vm_keep_last(p->m.origin == FROM_PROMPT);
    /* As at a prompt, a line ends with a newline: `def f(): pass` alone is no statement. */
    struct buf text;
    buf_init(&text);
    buf_add(&text, p->m.text, p->m.len);
    buf_addc(&text, '\n');
    if (s->o.as_reader)
        vm_reader_next(s->at);
    enum vm_result r = vm_run_source(text.p, text.len, p->m.name, p->whole ? 'x' : 's', p->m.line);
    if (s->o.as_reader)
        vm_reader_done(s->at);
    buf_done(&text);
    return r;
}

static void record_result(struct session *s, struct past *p, enum vm_result r)
{
    forget_result(p);
    if (p->last != vm_place().pulse)
        p->end = (struct vm_place){0};
    p->last = vm_place().pulse;
    p->work = s->work.pulse == p->last ? s->work : (struct vm_work){0};
    record_exception(p, r, !s->o.as_reader);
    if (s->dropped)
        buf_printf(&s->out, "\n... %zu bytes more\n", s->dropped);
    p->m.output_len = s->out.len;
    p->m.output = mem_strndup(s->out.p, s->out.len);
}

/* The state after the first n moments, from the nearest point there is. */
static void rebuild(struct session *s, size_t n)
{
    bool was = s->replaying;
    s->replaying = true;
    if (!time_rewind(s, n))
        session_boot(s);
    while (s->at < n && session_run_one(s, false))
        ;
    s->replaying = was;
}

/* The statement was left in the midst of C code (vm_abandoned): what it had done is undone, and it is never run again. */
static void undo_abandoned(struct session *s, struct past *p, bool interrupted)
{
    struct buf b;
    size_t at = s->at;
    buf_init(&b);
    vm_format_frames(&b);
    buf_printf(&b, "%s\n", vm_abandoned());
    forget_result(p);
    p->abandoned = p->m.raised = true;
    p->m.interrupted = interrupted;
    p->m.exited = false;
    p->m.exception = mem_strdup(vm_abandoned());
    p->m.message = mem_strdup("");
    p->m.traceback = buf_steal(&b);
    p->m.output_len = s->out.len;
    p->m.output = mem_strndup(s->out.p, s->out.len);
    rebuild(s, at);
    s->at = at + 1;
}

bool session_run_one(struct session *s, bool resume)
{
    struct past *p = &s->v[s->at];
    if (p->abandoned) {
        s->at++;
        s->generation++;
        return true;
    }
    observe(s);
    vm_repeating(s->replaying && checkpoints_active());
    session_begin_work();
    if (!s->replaying)
        interrupts = 0; /* the program has heard of those before */
    if (!resume) {
        s->inside = false;
        s->work = (struct vm_work){0};
        time_mark(s, false);
    }
    vm_interrupt_at(p->heard, p->nheard);
    time_recording(s, true);
    enum vm_result r = resume ? vm_resume() : start(s, p);
    time_recording(s, false);
    vm_repeating(false);
    vm_interrupt_at(NULL, 0);
    vm_set_observer(NULL);
    s->generation++;
    s->inside = r == VM_PAUSED;
    s->aborted = s->replaying && (s->inside ? vm_heard_interrupt() : vm_abandoned() && r == VM_INTERRUPTED);
    if (s->aborted && !s->inside) {
        rebuild(s, s->at); /* stuck in C code on the way to somewhere: to before the statement */
        s->aborted = true;
    } else if (s->inside) {
        s->here = vm_here();
    } else if (vm_abandoned()) {
        undo_abandoned(s, p, r == VM_INTERRUPTED);
    } else {
        record_result(s, p, r); /* an exception's __str__ is the program's code, too: C-c stops it */
        s->at++;
        s->ran = s->at > s->ran ? s->at : s->ran;
    }
    session_end_work();
    return !s->inside && !s->aborted;
}

/* When a statement is resumed, what it had written before the checkpoint stands: in the buffer, or in the record of its last run.
 */
void session_set_output(struct session *s, size_t n)
{
    const struct moment *m = &s->v[s->at].m;
    if (s->out.len < n && m->output && m->output_len >= n) {
        buf_clear(&s->out);
        buf_add(&s->out, m->output, n);
    }
    if (s->out.len > n)
        buf_cut(&s->out, n);
}

void session_goto(struct session *s, size_t n)
{
    if (n > s->n)
        n = s->n; /* a step of a lesson whose moments what was typed since has replaced */
    if (n == s->at && !s->inside)
        return;
    s->replaying = true;
    if ((n < s->at || s->inside) && !time_rewind(s, n))
        session_boot(s);
    while (s->at < n && session_run_one(s, false))
        ;
    s->replaying = false;
}

void session_cut(struct session *s, size_t n)
{
    session_goto(s, n);
    forget(s, n);
}

void session_set_version(struct session *s, const struct version *v)
{
    size_t at = s->at;
    s->version = v;
    session_boot(s);
    session_goto(s, at);
}

struct adding {
    struct session *s;
    const char *name;
    enum moment_origin origin;
    long block;
    bool go_on, whole, stopped;
    bool ok;
};

static void add_statement(void *ctx, const char *text, size_t n, int line)
{
    struct adding *a = ctx;
    if (a->stopped)
        return;
    struct past p = {.whole = a->whole};
    p.m = (struct moment){
        .text = mem_strndup(text, n), .len = n, .name = mem_strdup(a->name), .line = line, .origin = a->origin, .block = a->block};
    VEC_PUSH(a->s->v, a->s->n, a->s->cap, p);
    session_run_one(a->s, false);
    const struct moment *m = &a->s->v[a->s->n - 1].m;
    a->ok = !m->raised;
    a->stopped = m->interrupted || (m->exited && !a->s->o.as_reader) || (m->raised && !a->go_on);
}

bool session_run(struct session *s, const char *text, size_t n, const char *name, int first_line, enum moment_origin origin,
                 long block, bool go_on)
{
    if (s->inside)
        session_goto(s, s->at + 1); /* the statement that was paused goes on to its end */
    forget(s, s->at);
    struct adding a = {.s = s, .name = name, .origin = origin, .block = block, .go_on = go_on, .ok = true};
    if (!session_split(text, n, name, first_line, add_statement, &a)) {
        a.whole = true;
        add_statement(&a, text, n, first_line);
    }
    return a.ok;
}

static void announce(void *name, const char *text, size_t n, int line)
{
    vm_reader_statement(text, n, name, line);
}

struct session *session_run_statements(const struct session_options *o, const char *text, size_t n, const char *name)
{
    struct session *s = session_new(o);
    if (o->as_reader) {
        vm_reader_begin();
        session_split(text, n, name, 1, announce, (char *)(uintptr_t)name);
    }
    session_run(s, text, n, name, 1, FROM_FILE, -1, true);
    return s;
}

const struct version *session_version(const struct session *s)
{
    return s->version;
}

size_t session_count(const struct session *s)
{
    return s->n;
}

size_t session_at(const struct session *s)
{
    return s->at;
}

const struct moment *session_moment(const struct session *s, size_t i)
{
    return i < s->n ? &s->v[i].m : NULL;
}

unsigned session_generation(const struct session *s)
{
    return s->generation;
}

static void add_exception(struct buf *out)
{
    const char *type = vm_exception_type(), *text = vm_exception_text();
    buf_adds(out, type ? type : "interrupted");
    if (text && *text)
        buf_printf(out, ": %s", text);
    vm_clear_exception();
}

struct obj *session_value(struct session *s, const char *expr, struct buf *why)
{
    bool was = s->replaying;
    s->replaying = true;
    observe(s);
    struct obj *v = vm_eval(expr, strlen(expr));
    vm_set_observer(NULL);
    s->replaying = was;
    const char *abandoned = vm_abandoned();
    if (abandoned) {
        if (!s->kept)
            rebuild(s, s->at);
        if (why)
            buf_adds(why, abandoned);
    } else if (!v && why) {
        add_exception(why);
    }
    return v;
}

/* Evaluations leave no trace: where checkpoints are kept, what they did is undone. So later addresses do not depend on what was
 * asked. */
static bool evaluate_to_text(struct session *s, const char *expr, struct buf *out)
{
    struct obj *v = session_value(s, expr, out), *text = v ? obj_str(v) : NULL;
    if (!v)
        return false;
    if (text)
        buf_adds(out, str_c(text));
    else
        add_exception(out);
    xdecref(text);
    decref(v);
    return text != NULL;
}

static bool evaluate_to_truth(struct session *s, const char *expr, struct buf *why)
{
    struct obj *v = session_value(s, expr, why);
    int t = v ? obj_truth(v) : 0;
    if (!v)
        return false;
    decref(v);
    if (t < 0 && why)
        add_exception(why);
    return t > 0;
}

bool session_without_trace(struct session *s, bool (*ask)(struct session *s, const char *expr, struct buf *out), const char *expr,
                           struct buf *out)
{
    session_begin_work();
    bool kept = time_keep(s), ok = ask(s, expr, out);
    if (kept)
        time_put_back(s);
    session_end_work();
    return ok;
}

bool session_eval(struct session *s, const char *expr, struct buf *out)
{
    return session_without_trace(s, evaluate_to_text, expr, out);
}

bool session_truth(struct session *s, const char *expr, struct buf *why)
{
    return session_without_trace(s, evaluate_to_truth, expr, why);
}

/* One statement after the other, until one raises. */
struct diversion {
    struct session *s;
    bool ok;
    struct buf *out;
};

static void divert_statement(void *ctx, const char *text, size_t n, int line)
{
    struct diversion *d = ctx;
    struct past p = {.m = {.text = text, .len = n, .name = "<stdin>", .line = line, .origin = FROM_PROMPT}};
    if (!d->ok)
        return;
    enum vm_result r = start(d->s, &p);
    if (!vm_abandoned())
        record_exception(&p, r, true);
    buf_add(d->out, d->s->out.p, d->s->out.len);
    buf_adds(d->out, p.m.traceback ? p.m.traceback : "KeyboardInterrupt\n");
    forget_result(&p);
    d->ok = r == VM_OK;
}

bool session_divert(struct session *s, const char *text, size_t n, struct buf *out)
{
    struct diversion d = {.s = s, .ok = true, .out = out};
    struct buf kept;
    bool was = s->replaying;
    if (!s->inside || !time_keep(s))
        return false;
    buf_init(&kept);
    buf_add(&kept, s->out.p, s->out.len);
    s->replaying = true;
    observe(s);
    session_begin_work();
    if (!session_split(text, n, "<stdin>", 1, divert_statement, &d))
        divert_statement(&d, text, n, 1); /* to raise its SyntaxError */
    session_end_work();
    vm_set_observer(NULL);
    time_put_back(s);
    s->inside = true;
    s->replaying = was;
    buf_clear(&s->out);
    buf_add(&s->out, kept.p, kept.len);
    buf_done(&kept);
    return d.ok;
}
