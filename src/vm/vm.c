/* Booting, running, and what the program may ask of the outside world. */
#include "slotscope/vm/vm.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cstack.h"
#include "eval.h"
#include "format_exc.h"
#include "interruption.h"
#include "lib.h"
#include "overdue.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/vm/pylib.h"

static struct vm_options options;
static struct vm_observer observer;
static bool observing, stopping;
static bool interrupted, repeated; /* the run heard of C-c; because the one that it repeats did */
static const char *abandoned;      /* what the last run ended with when it had to be left in the midst of C code */
static bool repeating;             /* C-c pauses: what is repeated must not become another run */
int vm_countdown;
bool vm_tracing;
enum { COUNTDOWN = 4096 };
static struct vm_goal goal;
static bool has_goal;
static bool worked;            /* before this pulse C code ran long */
static sigjmp_buf pause_point; /* of the outermost run */

static void set_countdown(void);
static int c_break(void);

/* ---- boot ---- */

static struct obj *handled_now(void)
{
    return vm ? interp_handled() : NULL;
}

/* A sys.unraisablehook of the program's own is told everything; false: there is none. */
static bool told_to_hook(struct obj *e, const char *what, struct obj *where)
{
    struct obj *hook = sys_get("unraisablehook"), *plain = sys_get("__unraisablehook__"), *args = NULL, *text = NULL;
    if (!hook || hook == plain || hook == obj_none || !(args = obj_call(t_namespace->self, NULL, 0, NULL)))
        return false;
    incref(hook);
    if (what && pol.unraisable_says_what) {
        text = where ? str_printf("Exception ignored while %s %R", what, where) : str_printf("Exception ignored while %s", what);
        where = NULL;
    } else {
        text = new_none();
    }
    struct obj *tb = exc_traceback(e);
    const struct {
        const char *name;
        struct obj *value;
    } fields[] = {{"exc_type", e->ob_type},
                  {"exc_value", e},
                  {"exc_traceback", tb ? tb : obj_none},
                  {"err_msg", text},
                  {"object", where ? where : obj_none}};
    int r = text ? 0 : -1;
    for (size_t i = 0; r == 0 && i < sizeof fields / sizeof *fields; i++)
        r = obj_setattr(args, str_name(fields[i].name), fields[i].value);
    struct obj *done = r == 0 ? obj_call1(hook, args) : NULL;
    decref(hook);
    err_clear();
    xdecref(done);
    xdecref(text);
    decref(args);
    return true;
}

void interp_print_unraisable(struct obj *e, const char *what, struct obj *where)
{
    struct buf b;
    buf_init(&b);
    bool say = what && pol.unraisable_says_what;
    struct obj *repr = where ? obj_repr(where) : NULL;
    err_clear();
    buf_printf(&b, say ? "Exception ignored while %s%s" : "Exception ignored in: ", what, where ? " " : "");
    if (repr)
        str_to_utf8(repr, &b);
    buf_adds(&b, say ? ":\n" : "\n");
    xdecref(repr);
    if (!pol.unraisable_tells_context)
        exc_set_context(e, NULL);
    source_show_first = pol.unraisable_is_plain;
    interp_display_exception(&b, e);
    source_show_first = false;
    sys_write_error(b.p, b.len);
    buf_done(&b);
    err_clear();
}

/* What nobody can catch is written to the program's standard error. */
static void report_unraisable(struct obj *e, const char *what, struct obj *where)
{
    if (interrupted && exc_matches(e, exc_KeyboardInterrupt)) { /* C-c is not for a finalizer alone */
        err_clear();
        if (!repeated)
            overdue_handed_back();
    } else if (!told_to_hook(e, what, where))
        interp_print_unraisable(e, what, where);
}

static struct obj *import_or_die(const char *name)
{
    struct obj *m = interp_import(name);
    if (!m) {
        struct buf b;
        buf_init(&b);
        struct obj *e = err_fetch();
        if (e)
            interp_format_exception(&b, e);
        fprintf(stderr, "slotscope: cannot make module %s: %s\n", name, b.p);
        exit(70);
    }
    return m;
}

static void make_main(void)
{
    struct obj *builtins = import_or_die("builtins");
    vm->builtins = incref(module_dict(builtins));
    decref(import_or_die("sys"));
    struct obj *m = module_new("__main__"), *name = str_intern_c("__main__");
    vm->main_dict = incref(module_dict(m));
    if (pol.main_has_annotations) {
        struct obj *d = dict_new();
        dict_set_c(vm->main_dict, "__annotations__", d);
        decref(d);
    }
    dict_set_c(vm->main_dict, "__builtins__", builtins);
    dict_set(vm->modules, name, m);
    decref(name);
    decref(m);
    decref(builtins);
}

static bool super_arguments(struct obj **type, struct obj **self)
{
    return interp_super_args(type, self) == 0;
}

void vm_boot(const struct vm_options *o)
{
    options = *o;
    if (!options.version)
        options.version = layout_default();
    layout_choose(options.version);
    vm = NULL;
    codeobj_shutdown();
    source_forget();
    exc_handled = NULL;
    heap_open(options.version, options.memory_limit);
    mem_set_limit(options.memory_limit ? options.memory_limit : (size_t)4 << 30, overdue_no_memory);
    object_globals = interp_globals;
    super_from_frame = super_arguments;
    object_boot();
    vm = engine_alloc(sizeof *vm);
    cstack_boot();
    vm->exc = &vm->base_exc;
    vm->recursion_limit = 1000;
    recursion_share(&vm->depth, &vm->recursion_limit);
    codeobj_boot();
    function_boot();
    frame_boot();
    traceback_boot();
    generator_boot();
    exc_handled = handled_now;
    exc_report_unraisable = report_unraisable;
    exc_warn = warn_text;
    obj_break_hook = c_break;
    obj_break = 0;
    vm_set_goal(NULL);
    set_countdown();
    vm->modules = dict_new();
    make_main();
    gc_settle();
}

void vm_shutdown(void)
{
    exc_handled = NULL;
    vm = NULL;
    codeobj_shutdown();
    source_forget();
    heap_close();
}

struct obj *vm_main_dict(void)
{
    return vm->main_dict;
}

const struct vm_options *interp_options(void)
{
    return &options;
}

void interp_write(int stream, const char *p, size_t n)
{
    if (options.write) {
        options.write(options.ctx, stream, p, n);
    } else {
        FILE *f = stream == 2 ? stderr : stdout;
        fwrite(p, 1, n, f);
        if (stream == 2)
            fflush(f);
    }
}

const char *interp_read_line(void)
{
    return options.read_line ? options.read_line(options.ctx) : NULL;
}

/* ---- events and limits ---- */

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
static void fold_pulses(void)
{
    vm->pulses = pulse_now();
    vm->countdown_start = vm_countdown;
    vm->asks = obj_asks;
}

void vm_fold(void)
{
    fold_pulses();
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
    vm_tracing = observing && (observer.line || observer.call || observer.ret);
}

/* Leaves the run where it is: whoever goes on restores a checkpoint first, so what C had in hand is simply forgotten. */
static _Noreturn void pause_run(void)
{
    siglongjmp(pause_point, WAY_PAUSED);
}

static void begin_lines(void)
{
    vm->line_events = 0;
    vm->line_frame = NULL;
    vm->line_resumed = false;
}

/* The goal at a pulse: start to trace, or pause. */
static void pulse_for_goal(void)
{
    begin_lines();
    if (goal.until && vm->pulses >= goal.until && !goal.trace_from)
        pause_run();
    if (goal.trace_from && vm->pulses >= goal.trace_from)
        vm_tracing = true;
}

/* The pulse at which a run begins or goes on. */
static void start_pulse(void)
{
    begin_lines();
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
        err_format(exc_KeyboardInterrupt, "slotscope: it took more than %g s (--limit-time)", options.time_limit);
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
        fold_pulses();
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
    fold_pulses();
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

void vm_set_observer(const struct vm_observer *o)
{
    observing = o != NULL;
    if (o)
        observer = *o;
    vm_tracing = o && (o->line || o->call || o->ret);
}

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

static bool is_library(const struct frame *f)
{
    return f->code->code->filename && strncmp(f->code->code->filename, PYLIB_FOLDER, sizeof PYLIB_FOLDER - 1) == 0;
}

static struct vm_event event_at(const struct frame *f, int line)
{
    const struct code *c = f->code->code;
    return (struct vm_event){vm_place(),       line,         c->filename, c->qualname, vm->depth, f->ip == f->code->words + 1,
                             vm->line_resumed, is_library(f)};
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

bool vm_worked(void)
{
    return worked;
}

bool vm_save(void)
{
    return cstack_save();
}

bool vm_stopping(void)
{
    return stopping;
}

/* ---- running ---- */

static void set_exit_status(struct obj *e)
{
    struct obj *code = NULL;
    vm->exit_status = 0;
    if (obj_lookup_attr(e, str_name("code"), &code) <= 0 || code == obj_none) {
        err_clear();
    } else if (is_int(code)) {
        int overflow;
        vm->exit_status = (int)int_as_i64(code, &overflow) & 0xFF;
    } else {
        struct obj *s = obj_str(code);
        struct buf b;
        buf_init(&b);
        if (s)
            str_to_utf8(s, &b);
        buf_addc(&b, '\n');
        interp_write(2, b.p, b.len);
        buf_done(&b);
        xdecref(s);
        err_clear();
        vm->exit_status = 1;
    }
    xdecref(code);
}

/* Takes the exception that is set as the result of the run. */
static enum vm_result failed(void)
{
    struct obj *e = err_fetch();
    obj_set_slot(&vm->exception, e);
    if (e && exc_matches(e, exc_SystemExit)) {
        set_exit_status(e);
        return VM_EXIT;
    }
    return interrupted && e && exc_matches(e, exc_KeyboardInterrupt) ? VM_INTERRUPTED : VM_RAISED;
}

static void begin(void)
{
    vm_clear_exception();
    stopping = interrupted = repeated = false;
    fold_pulses();
    vm->pulses++; /* a run begins with a pulse of its own: its first lines are no continuation of the last run's */
    interruption_run_begins(vm->pulses);
    start_pulse();
}

/* What became of the run that gave r (NULL: it raised). */
static enum vm_result finished(struct obj *r, struct obj **value)
{
    fold_pulses();
    obj_clear_slot(&vm->running);
    if (value)
        *value = r;
    else
        xdecref(r);
    return r ? VM_OK : failed();
}

/* Runs in __main__, or in the frame at which a run was paused. */
static struct obj *run_here(struct obj *code)
{
    struct frame *f = vm->frame;
    if (!f)
        return eval_code(code, vm->main_dict, vm->main_dict, NULL);
    if (!vm->paused_locals)
        vm->paused_locals = frame_locals(f);
    return vm->paused_locals ? eval_code(code, f->globals, vm->paused_locals, NULL) : NULL;
}

/* What a run does: compiles a text or takes code that is ready; or goes on where a checkpoint was taken. */
struct job {
    const char *text;
    size_t n;
    const char *name;
    char mode;
    int first_line;
    struct code *code;  /* instead of text; the caller's */
    struct obj **value; /* NULL: not wanted */
    bool resume;
};

static struct obj *do_job(const struct job *j)
{
    if (j->resume)
        return eval_resume();
    struct code *code = j->code ? j->code : source_compile(j->text, j->n, j->name, j->mode, j->first_line);
    struct obj *o = code ? codeobj_new(code) : NULL;
    if (!j->code) {
        code_unref(code);
        tracemalloc_compiled();
    }
    vm->running = o;
    return o ? run_here(o) : NULL;
}

static struct obj *job_value; /* what the one that just ended gave */

/* When it goes on from a checkpoint, whoever began it is gone: the job is not looked at after it ran. */
static void run_on_stack(void *job)
{
    job_value = do_job(job);
}

/* The one door through which programs run, and where they come back when they end before their time. */
static enum vm_result run_job(const struct job *j)
{
    struct obj *outer = vm->running;
    abandoned = NULL;
    int way = sigsetjmp(pause_point, 1);
    if (way) {
        overdue_end();
        cstack_left();
        eval_abandoned();
        abandoned = way == WAY_INTERRUPTED ? "KeyboardInterrupt" : way == WAY_NO_MEMORY ? "MemoryError" : NULL;
        return way == WAY_INTERRUPTED ? VM_INTERRUPTED : way == WAY_NO_MEMORY ? VM_RAISED : VM_PAUSED;
    }
    overdue_begin(&pause_point, repeating ? 0 : options.time_limit);
    if (j->resume && cstack_is_saved())
        cstack_resume();
    else
        cstack_call(run_on_stack, (void *)(uintptr_t)j);
    struct obj *r = job_value;
    overdue_end();
    enum vm_result result = finished(r, j->value);
    if (!j->resume)
        vm->running = outer;
    return result;
}

const char *vm_abandoned(void)
{
    return abandoned;
}

void vm_restored(void)
{
    eval_abandoned();
    vm_countdown = vm->countdown_start;
    obj_asks = vm->asks;
    gc_restored();
}

enum vm_result vm_resume(void)
{
    stopping = false;
    interrupted = repeated = interruption_start(vm->pulses);
    start_pulse();
    return run_job(&(struct job){.resume = true});
}

void vm_repeating(bool on)
{
    repeating = on;
}

enum vm_result vm_run(struct code *code)
{
    begin();
    return run_job(&(struct job){.code = code});
}

/* What `python FILE` puts into __main__ before it runs the file. */
static void name_file(const char *name)
{
    struct obj *path = str_from_c(name);
    if (!path || dict_set_c(vm->main_dict, "__file__", path) < 0 ||
        (pol.main_has_cached && dict_set_c(vm->main_dict, "__cached__", obj_none) < 0))
        err_clear();
    xdecref(path);
}

enum vm_result vm_run_source(const char *text, size_t n, const char *name, char mode, int first_line)
{
    begin();
    if (mode == 'x' && (name[0] != '<' || options.from_stdin))
        name_file(name);
    return run_job(&(struct job){.text = text, .n = n, .name = name, .mode = mode, .first_line = first_line});
}

struct obj *vm_eval(const char *expr, size_t n)
{
    fold_pulses();
    uint64_t pulses = vm->pulses; /* looking does not move time */
    uint32_t lines = vm->line_events;
    begin();
    struct obj *value = NULL;
    run_job(&(struct job){.text = expr, .n = n, .name = "<expression>", .mode = 'e', .first_line = 1, .value = &value});
    vm->pulses = pulses;
    vm->line_events = lines;
    return value;
}

struct obj *vm_exception(void)
{
    return vm->exception;
}

void vm_clear_exception(void)
{
    obj_clear_slot(&vm->exception);
}

int vm_exit_status(void)
{
    return vm->exit_status;
}

static struct buf texts[2];

const char *vm_exception_type(void)
{
    if (!texts[0].p)
        buf_init(&texts[0]);
    buf_clear(&texts[0]);
    if (vm->exception)
        buf_adds(&texts[0], type_name(type_of(vm->exception)));
    return texts[0].p;
}

const char *vm_exception_text(void)
{
    if (!texts[1].p)
        buf_init(&texts[1]);
    buf_clear(&texts[1]);
    struct obj *s = vm->exception ? obj_str(vm->exception) : NULL;
    if (s)
        str_to_utf8(s, &texts[1]);
    xdecref(s);
    err_clear();
    return texts[1].p;
}

const char *vm_source_line(const char *name, int line, size_t *n)
{
    return source_line(name, line, n);
}

void vm_report_exception(void)
{
    if (vm->exception)
        sys_report_exception(vm->exception);
}

void vm_format_exception(struct buf *b)
{
    obj_break_clear(BREAK_STOP); /* what came too late for the run is not meant for what is told of it */
    if (vm->exception)
        interp_display_exception(b, vm->exception);
}
