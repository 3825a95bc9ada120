/* Booting, running, and what the program may ask of the outside world. Where a run is and what stops it: pulse.c. */
#include "slotscope/vm/vm.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cstack.h"
#include "eval.h"
#include "lib.h"
#include "overdue.h"
#include "pulse.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"

static struct vm_options options;
static const char *abandoned; /* what the last run ended with when it had to be left in the midst of C code */
static sigjmp_buf way_out;    /* of the outermost run */

/* ---- boot ---- */

static struct obj *handled_now(void)
{
    return vm ? interp_handled() : NULL;
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
    exc_report_unraisable = unraisable_report;
    exc_warn = warn_text;
    pulse_boot();
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
    return pulse_interrupted() && e && exc_matches(e, exc_KeyboardInterrupt) ? VM_INTERRUPTED : VM_RAISED;
}

static void begin(void)
{
    vm_clear_exception();
    pulse_run_begins();
}

/* What became of the run that gave r (NULL: it raised). */
static enum vm_result finished(struct obj *r, struct obj **value)
{
    vm_fold();
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

/* What a run does: compiles and runs a text, or goes on where a checkpoint was taken. */
struct job {
    const char *text;
    size_t n;
    const char *name;
    char mode;
    int first_line;
    struct obj **value; /* NULL: not wanted */
    bool resume;
};

static struct obj *do_job(const struct job *j)
{
    if (j->resume)
        return eval_resume();
    struct code *code = source_compile(j->text, j->n, j->name, j->mode, j->first_line);
    struct obj *o = code ? codeobj_new(code) : NULL;
    code_unref(code);
    tracemalloc_compiled();
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
    pulse_way_out(&way_out);
    int way = sigsetjmp(way_out, 1);
    if (way) {
        overdue_end();
        cstack_left();
        eval_abandoned();
        abandoned = way == WAY_INTERRUPTED ? "KeyboardInterrupt" : way == WAY_NO_MEMORY ? "MemoryError" : NULL;
        return way == WAY_INTERRUPTED ? VM_INTERRUPTED : way == WAY_NO_MEMORY ? VM_RAISED : VM_PAUSED;
    }
    overdue_begin(&way_out, pulse_repeating() ? 0 : options.time_limit);
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
    pulse_run_resumes();
    return run_job(&(struct job){.resume = true});
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
    vm_fold();
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

const char *vm_source_line(int source, int line, size_t *n)
{
    return source_line_of(source, line, n);
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
