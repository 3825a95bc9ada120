/*
 * Where a run is, and what stops it there. Pulses are counted down between two questions of the loop; lines are counted from one
 * pulse to the next. At a pulse the observer's tick, a goal, an interruption or the end of the time may stop the run.
 */
#include "pulse.h"

#include <string.h>

#include "cstack.h"
#include "eval.h"
#include "interruption.h"
#include "lib.h"
#include "overdue.h"

static struct vm_observer observer;
static bool observing, stopping;
static bool interrupted, repeated; /* the run heard of C-c; because the one that it repeats did */
static bool repeating;             /* C-c pauses: what is repeated must not become another run */
int vm_countdown;
bool vm_tracing;
enum { COUNTDOWN = 4096 };
static struct vm_goal goal;
static bool has_goal;
static bool worked; /* before this pulse C code ran long */
static sigjmp_buf *way_out;

/* ---- counting ---- */

static uint64_t pulse_now(void)
{
    return vm->pulses + (uint64_t)(vm->countdown_start - vm_countdown);
}

/* How far to run before loop_break is asked again: to the next tick, to where the goal wants to look, to where the run that is
 * repeated was interrupted. */
static void set_countdown(void)
{
    uint64_t n = COUNTDOWN, now_at = vm->pulses, interruption = interruption_next();
    if (has_goal && vm_tracing)
        n = 1;
    else if (has_goal && goal.trace_from > now_at && goal.trace_from - now_at < n)
        n = goal.trace_from - now_at;
    if (has_goal && goal.until > now_at && goal.until - now_at < n)
        n = goal.until - now_at;
    if (interruption > now_at && interruption - now_at < n)
        n = interruption - now_at;
    vm_countdown = vm->countdown_start = (int)n - 1;
}

/* Folds what was counted down into the total; the countdown may start anew. */
void vm_fold(void)
{
    vm->pulses = pulse_now();
    vm->countdown_start = vm_countdown;
    vm->asks = obj_asks;
}

struct vm_place vm_place(void)
{
    return (struct vm_place){pulse_now(), vm->line_events};
}

void vm_set_goal(const struct vm_goal *g)
{
    has_goal = g != NULL;
    if (g)
        goal = *g;
    else
        obj_break_clear(BREAK_WORK);
    vm_tracing = observing && (observer.line || observer.call || observer.ret);
}

/* Leaves the run where it is: whoever goes on restores a checkpoint first, so what C had in hand is simply forgotten. */
static _Noreturn void pause_run(void)
{
    siglongjmp(*way_out, WAY_PAUSED);
}

static void begin_lines(void)
{
    vm->line_events = 0;
    vm->line_frame = NULL;
    vm->line_resumed = false;
}

/* C code asks only while there is a reason to. */
static void watch_for_work(void)
{
    if (has_goal && goal.before.pulse && vm->pulses + 1 == goal.before.pulse)
        obj_break_set(BREAK_WORK);
    else if (obj_break & BREAK_WORK)
        obj_break_clear(BREAK_WORK);
}

/* The goal at a pulse: start to trace, or pause. */
static void pulse_for_goal(void)
{
    begin_lines();
    watch_for_work();
    if (goal.until && vm->pulses >= goal.until && !goal.trace_from)
        pause_run();
    if (goal.trace_from && vm->pulses >= goal.trace_from)
        vm_tracing = true;
}

/* The pulse at which a run begins or goes on. */
static void start_pulse(void)
{
    begin_lines();
    watch_for_work();
    if (has_goal && goal.trace_from && vm->pulses >= goal.trace_from)
        vm_tracing = true;
    set_countdown();
}

static int stop_program(bool again)
{
    stopping = interrupted = true;
    if (!again && observing && observer.interrupted) {
        const struct vm_interruption where = interruption_here(pulse_now(), false, true);
        observer.interrupted(observer.ctx, &where);
    }
    if (overdue_time_is_up())
        err_format(exc_KeyboardInterrupt, "slotscope: it took more than %g s (--limit-time)", interp_options()->time_limit);
    else
        err_set_object(exc_KeyboardInterrupt, NULL);
    return -1;
}

/* C-c, or the time is up. */
static int stop_asked(bool in_c)
{
    obj_break_clear(BREAK_STOP);
    if (overdue_time_is_up())
        return stop_program(false);
    if (nested_level() == 1)
        overdue_heard();
    interrupted = true;
    repeated = false;
    if (repeating) {
        vm_fold();
        begin_lines();
        pause_run();
    }
    if (observing && observer.interrupted) {
        const struct vm_interruption where = interruption_here(pulse_now(), in_c, false);
        observer.interrupted(observer.ctx, &where);
    }
    err_set_object(exc_KeyboardInterrupt, NULL);
    return -1;
}

static int stop_again(enum interruption_due due)
{
    interrupted = repeated = true;
    if (due == DUE_FOR_GOOD)
        return stop_program(true);
    err_set_object(exc_KeyboardInterrupt, NULL);
    return -1;
}

/* C code asks whether to stop. */
static int c_break(void)
{
    if (obj_break & BREAK_STOP)
        return stop_asked(true);
    if (obj_break & BREAK_WORK && vm->frame == goal.before.frame && vm->frame->ip == goal.before.ip)
        pause_run();
    if (!(obj_break & BREAK_REPEAT))
        return 0;
    return interruption_at_ask() ? stop_again(DUE_NOW) : 0;
}

int loop_break(bool jumped)
{
    vm->jumped = jumped;
    if (obj_break & BREAK_STOP)
        return stop_asked(false);
    enum interruption_due due = interruption_at_pulse(pulse_now());
    if (obj_break & BREAK_COLLECT && due == DUE_NOT)
        gc_run_due();
    worked = obj_break & BREAK_WORKED;
    obj_break_clear(BREAK_WORKED);
    if (vm_countdown >= 0 && !worked)
        return 0;
    vm_fold();
    set_countdown();
    bool go_on = !observing || !observer.tick || due != DUE_NOT || !cstack_can_save() || observer.tick(observer.ctx);
    if (has_goal)
        pulse_for_goal();
    set_countdown();
    if (due != DUE_NOT)
        return stop_again(due);
    if (stopping || !go_on)
        return stop_program(stopping);
    return 0;
}

void vm_interrupt(void)
{
    obj_break_set(BREAK_STOP);
    overdue_watch();
}

void vm_forget_interrupt(void)
{
    obj_break_clear(BREAK_STOP);
}

void vm_set_observer(const struct vm_observer *o)
{
    observing = o != NULL;
    if (o)
        observer = *o;
    vm_tracing = o && (o->line || o->call || o->ret);
}

/* ---- runs ---- */

void pulse_boot(void)
{
    obj_break_hook = c_break;
    obj_break = 0;
    vm_set_goal(NULL);
    set_countdown();
}

void pulse_run_begins(void)
{
    stopping = interrupted = repeated = false;
    vm_fold();
    vm->pulses++; /* a run begins with a pulse of its own: its first lines are no continuation of the last run's */
    interruption_run_begins(vm->pulses);
    start_pulse();
}

void pulse_run_resumes(void)
{
    stopping = false;
    interrupted = repeated = interruption_start(vm->pulses);
    start_pulse();
}

void pulse_way_out(sigjmp_buf *to)
{
    way_out = to;
}

bool pulse_interrupted(void)
{
    return interrupted;
}

bool pulse_repeated(void)
{
    return repeated;
}

bool pulse_repeating(void)
{
    return repeating;
}

bool vm_heard_interrupt(void)
{
    return interrupted && !repeated;
}

void vm_repeating(bool on)
{
    repeating = on;
}

bool vm_worked(void)
{
    return worked;
}

struct vm_work vm_work(void)
{
    if (!worked || vm->jumped || vm->frame->ip == vm->frame->code->words)
        return (struct vm_work){0, NULL, NULL};
    return (struct vm_work){vm->pulses, vm->frame, vm->frame->ip};
}

bool vm_save(void)
{
    return cstack_save();
}

bool vm_stopping(void)
{
    return stopping;
}

/* ---- lines ---- */

/*
 * Is the instruction about to run the first of a line? In a frame just entered it is; in one that goes on after a call, too, but
 * then the line may be one that had begun before (*resumed). This must be a question of the state alone: wherever tracing began,
 * the same lines are counted.
 */
static bool begins_line(const struct frame *f, int line, bool *resumed)
{
    const struct code *c = f->code->code;
    const codeword w = c->words[f->ip - f->code->words - 1];
    *resumed = false;
    if (f->ip == f->code->words + 1)
        return true;
    if (CODE_OP(w) == OPC_JUMP_BACKWARD && c->positions[CODE_ARG(w)].line == line)
        return false; /* of the for at the loop's top, where it begins */
    if (f == vm->line_frame)
        return line != vm->last_line;
    if (vm->line_frame || !vm->jumped)
        *resumed = c->positions[f->ip - f->code->words - 2].line == line;
    return true;
}

static struct vm_event event_at(const struct frame *f, int line)
{
    const struct code *c = f->code->code;
    return (struct vm_event){.at = vm_place(),
                             .line = line,
                             .source = c->source,
                             .function = c->qualname,
                             .depth = vm->depth,
                             .entered = f->ip == f->code->words + 1,
                             .resumed = vm->line_resumed,
                             .library = frame_is_library(f)};
}

struct vm_event vm_here(void)
{
    struct vm_event e = {.at = vm_place()};
    if (!vm->frame)
        return e;
    struct frame f = *vm->frame;
    f.ip += e.at.line == 0; /* stopped at the pulse itself, before its first line: the next instruction is not fetched yet */
    e = event_at(&f, frame_line(&f));
    e.at.line += e.at.line == 0;
    return e;
}

bool event_line(struct frame *f)
{
    int line = frame_line(f);
    bool begins = begins_line(f, line, &vm->line_resumed);
    vm->line_frame = f;
    vm->last_line = line;
    if (!begins)
        return true;
    vm->line_events++;
    if (has_goal && goal.event) {
        const struct vm_event e = event_at(f, line);
        if (!goal.event(goal.ctx, &e))
            pause_run();
    }
    if (!observer.line)
        return true;
    struct obj *o = frame_object(f);
    return o && (observer.line(observer.ctx, o, line) || (stop_program(false), false));
}

bool event_call(struct frame *f)
{
    if (!observer.call)
        return true;
    struct obj *o = frame_object(f);
    return o && (observer.call(observer.ctx, o) || (stop_program(false), false));
}

bool event_return(struct frame *f, struct obj *value)
{
    if (!observer.ret)
        return true;
    struct obj *o = frame_object(f);
    return o && (observer.ret(observer.ctx, o, value) || (stop_program(false), false));
}

/* ---- the frame of a paused run ---- */

uint64_t vm_paused_word(const char *name)
{
    struct frame *f = vm ? vm->frame : NULL;
    for (int i = 0; f && !f->locals && i < f->code->nlocalsplus; i++) {
        const struct local *local = &f->code->code->locals[i];
        struct obj **slot = &f->localsplus[i];
        if (strcmp(local->name, name) != 0)
            continue;
        if (*slot && (local->kind & (LOCAL_CELL | LOCAL_FREE)) && type_of(*slot)->kind == K_CELL)
            slot = cell_slot(*slot);
        return (uintptr_t)slot;
    }
    return 0;
}

void vm_each_paused_local(void (*each)(void *ctx, const char *name, struct obj *value), void *ctx)
{
    const struct frame *f = vm ? vm->frame : NULL;
    for (int i = 0; f && !f->locals && i < f->code->nlocalsplus; i++) {
        const struct local *local = &f->code->code->locals[i];
        struct obj *o = f->localsplus[i];
        if (o && (local->kind & (LOCAL_CELL | LOCAL_FREE)) && type_of(o)->kind == K_CELL)
            o = *cell_slot(o);
        if (o && local->name[0] != '.')
            each(ctx, local->name, o);
    }
}
