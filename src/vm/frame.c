/*
 * The frame stack and frame objects. Frames of calls lie in chunks of engine memory, each after the one that called it; a call
 * moves a pointer. A frame object (PyFrameObject) only points at the frame; if it outlives the call, the frame's contents move out
 * of the stack.
 *
 * Up to 3.10 every call has a frame object, as large as its locals and stack are. A code object keeps the last one it used (the
 * "zombie"), others wait in a free list. Later versions make the object when somebody asks for it.
 */
#include <string.h>

#include "frame.h"
#include "framelocals.h"
#include "generator.h"
#include "slotscope/vm/pylib.h"

struct type *t_frame;
struct interp *vm;

enum { CHUNK_BYTES = 256 << 10, CHUNKS_MOST = 2048 }; /* half a gibibyte of frames, whatever the recursion limit */

/* Where a frame object points at its frame. */
static struct frame **frame_word(const struct obj *o)
{
    short at_ = lay.PyFrameObject_f_frame >= 0 ? lay.PyFrameObject_f_frame : lay.PyFrameObject_f_valuestack;
    return (struct frame **)(void *)((char *)(uintptr_t)o + at_);
}

/* ---- frame objects that every call has ---- */

enum { FRAME_FREE_MOST = 200 };

#define FRAME_SLOTS(o) (((struct varobj *)(void *)(o))->size)

static struct obj **zombie_of(const struct rcode *code)
{
    return &AT(code->self, PyCodeObject, co_zombieframe, struct obj *);
}

/* A frame object for code with room for its locals and stack; NULL: MemoryError. */
static struct obj *frame_take(const struct rcode *code)
{
    struct obj *o = *zombie_of(code);
    if (o) {
        *zombie_of(code) = NULL;
        o->refcnt_word = 1;
        return o;
    }
    size_t items = (size_t)code->frame_slots * sizeof(struct obj *);
    if (!(o = vm->frames_free)) {
        if ((o = obj_alloc(t_frame, items)))
            FRAME_SLOTS(o) = code->frame_slots;
        return o;
    }
    vm->frames_free = AT(o, PyFrameObject, f_back, struct obj *);
    vm->nframes_free--;
    AT(o, PyFrameObject, f_back, struct obj *) = NULL;
    if (FRAME_SLOTS(o) < code->frame_slots) {
        char *block = heap_realloc((char *)o - t_frame->presize, t_frame->alloc_size + items);
        if (!block)
            return err_no_memory();
        o = (struct obj *)(void *)(block + t_frame->presize);
        FRAME_SLOTS(o) = code->frame_slots;
    }
    o->refcnt_word = 1;
    return o;
}

/* Keeps a dead frame object for the next call. */
static void frame_give(struct obj *o, const struct rcode *code)
{
    o->refcnt_word = 0;
    if (!*zombie_of(code)) {
        *zombie_of(code) = o;
    } else if (vm->nframes_free < FRAME_FREE_MOST) {
        AT(o, PyFrameObject, f_back, struct obj *) = vm->frames_free;
        vm->frames_free = o;
        vm->nframes_free++;
    } else {
        obj_free(o);
    }
}

static void frames_clear(void)
{
    for (struct obj *o; (o = vm->frames_free); vm->nframes_free--) {
        vm->frames_free = AT(o, PyFrameObject, f_back, struct obj *);
        obj_free(o);
    }
}

/* ---- the stack ---- */

/* 0, or -1 with MemoryError. */
static int chunk_push(size_t n)
{
    if (vm->nchunks >= CHUNKS_MOST) {
        err_no_memory();
        return -1;
    }
    vm->nchunks++;
    size_t size = n + sizeof(struct stack_chunk) > CHUNK_BYTES ? n + sizeof(struct stack_chunk) : CHUNK_BYTES;
    struct stack_chunk *k = engine_alloc(size);
    k->previous = vm->chunk;
    k->left = vm->top;
    k->limit = (char *)k + size;
    vm->chunk = k;
    vm->top = (char *)(k + 1);
    vm->limit = k->limit;
    return 0;
}

void frame_chunk_pop(void)
{
    struct stack_chunk *k = vm->chunk;
    vm->nchunks--;
    vm->top = k->left;
    vm->chunk = k->previous;
    vm->limit = k->previous->limit;
    engine_free(k);
}

/* The caller is at an instruction with four cache words, as calls and attribute reads have; else NULL. */
static const codeword *calling_word(const struct frame *caller)
{
    return caller && !caller->done && caller->ip - caller->code->words >= 5 ? caller->ip - 5 : NULL;
}

int frame_call_units(void)
{
    const struct frame *f = vm->frame;
    const codeword *w = pol.c_calls_count ? NULL : calling_word(f);
    if (!w || (CODE_OP(*w) != OPC_CALL && CODE_OP(*w) != OPC_CALL_KW))
        return 0;
    struct obj **base = f->sp - CODE_ARG(*w) - 2 - (CODE_OP(*w) == OPC_CALL_KW);
    if (base < f->localsplus + f->code->nlocalsplus || !base[0])
        return 0;
    return call_units(base[0], f->code->flags & CODE_OPTIMIZED);
}

bool frame_room(const struct rcode *code)
{
    size_t n = frame_bytes(code);
    bool runs = !frames_are_objects() || !is_lazy_code(code); /* up to 3.10 a generator is made without running anything */
    if (runs && vm->depth >= vm->recursion_limit)
        return recursion_error(pol.recursion_suffix && frame_call_units() ? " while calling a Python object" : "");
    return (size_t)(vm->limit - vm->top) >= n || chunk_push(n) == 0;
}

struct frame *frame_of(const struct obj *o)
{
    return *frame_word(o);
}

/* The object outlives the call: the frame's contents move to memory of their own; frames called from it are gone already. */
static void move_out(struct frame *f)
{
    size_t n = frame_bytes(f->code);
    struct frame *g = engine_alloc(n);
    memcpy(g, f, n);
    g->sp = g->localsplus + (f->sp - f->localsplus);
    g->owner = FRAME_OBJECT;
    g->done = true;
    g->generator = NULL;
    *frame_word(f->object) = g;
    if (f->back) { /* f_back must stay readable: it gets its object now */
        struct obj *back = frame_object(f->back);
        if (back)
            AT(f->object, PyFrameObject, f_back, struct obj *) = incref(back);
        else
            err_clear();
    }
    g->back = NULL;
    gc_track(f->object);
}

struct frame *frame_leave_stack(struct frame *f)
{
    size_t n = frame_bytes(f->code);
    struct frame *g = engine_alloc(n);
    memcpy(g, f, n);
    g->sp = g->localsplus + (f->sp - f->localsplus);
    if (g->object)
        *frame_word(g->object) = g;
    frame_stack_release(f);
    return g;
}

void frame_pop_object(struct frame *f)
{
    struct obj *o = f->object;
    f->object = NULL;
    if (o->refcnt > 1 && !f->done) {
        f->object = o;
        move_out(f);
        f->object = NULL;
        decref(o);
        return;
    }
    *frame_word(o) = NULL;
    bool kept = frames_are_objects() && !f->done;
    if (!kept)
        decref(o);
    frame_clear_locals(f);
    if (kept)
        frame_give(o, f->code);
    frame_release_owned(f);
}

bool frame_give_object(struct frame *f)
{
    if (!(f->object = frame_take(f->code))) {
        frame_pop(f);
        return false;
    }
    *frame_word(f->object) = f;
    AT(f->object, PyFrameObject, f_trace_lines, char) = 1;
    AT(f->object, PyFrameObject, f_trace_opcodes, char) = 0;
    return true;
}

int frame_visit(struct frame *f, visitproc *visit, void *arg)
{
    int r = 0;
    for (struct obj **p = f->localsplus; !r && p < f->sp; p++)
        if (*p)
            r = visit(*p, arg);
    struct obj *const owned[] = {f->locals, f->func ? NULL : f->globals, f->func, f->code_obj};
    for (size_t i = 0; !r && i < sizeof owned / sizeof *owned; i++)
        if (owned[i])
            r = visit(owned[i], arg);
    return r;
}

/* ---- where it is ---- */

struct position frame_position(const struct frame *f)
{
    const struct code *c = f->code->code;
    long i = f->ip - f->code->words - 1;
    if (i < 0 || i >= c->nwords)
        return (struct position){c->first_line, c->first_line, -1, -1};
    return c->positions[i];
}

int frame_line(const struct frame *f)
{
    return frame_position(f).line;
}

/* ---- frame objects ---- */

struct obj *frame_object(struct frame *f)
{
    if (f->object)
        return f->object;
    struct obj *pending = err_fetch();
    struct obj *o = obj_alloc(t_frame, 0);
    if (o) {
        *frame_word(o) = f;
        AT(o, PyFrameObject, f_trace_lines, char) = 1;
        f->object = o; /* the frame owns this reference */
    }
    if (pending) {
        err_clear();
        err_set_instance(pending);
    }
    return o;
}

/* What locals() answers: the namespace itself, or a new dict of the fast locals. A comprehension that the version runs in the frame
   around it sees that frame's too. */
struct obj *frame_locals(struct frame *f)
{
    if (f->locals)
        return incref(f->locals);
    bool inlined = (f->code->flags & CODE_COMPREHENSION) && pol.inline_comprehensions && f->back;
    struct obj *around = inlined ? frame_locals(f->back) : NULL, *d = around ? dict_copy(around) : dict_new();
    xdecref(around);
    for (int i = inlined ? 1 : 0; d && i < f->code->nlocalsplus; i++) {
        struct obj *v = f->localsplus[i];
        unsigned char kind = f->code->code->locals[i].kind;
        if (v && (kind & (LOCAL_CELL | LOCAL_FREE)) && type_of(v)->kind == K_CELL)
            v = *cell_slot(v);
        if (v && dict_set(d, f->code->local_names[i], v) < 0)
            obj_clear_slot(&d);
    }
    struct obj *extra =
        f->object && lay.PyFrameObject_f_extra_locals >= 0 ? AT(f->object, PyFrameObject, f_extra_locals, struct obj *) : NULL;
    if (d && extra && dict_update(d, extra) < 0)
        obj_clear_slot(&d);
    return d;
}

static void frame_dealloc(struct obj *o)
{
    struct frame *f = *frame_word(o);
    gc_untrack(o);
    *frame_word(o) = NULL;
    xdecref(AT(o, PyFrameObject, f_back, struct obj *));
    xdecref(AT(o, PyFrameObject, f_trace, struct obj *));
    AT(o, PyFrameObject, f_back, struct obj *) = AT(o, PyFrameObject, f_trace, struct obj *) = NULL;
    if (lay.PyFrameObject_f_extra_locals >= 0)
        obj_clear_slot(&AT(o, PyFrameObject, f_extra_locals, struct obj *));
    if (f && f->owner == FRAME_OBJECT) {
        frame_clear_locals(f);
        if (frames_are_objects())
            frame_give(o, f->code);
        else
            obj_free(o);
        frame_release_owned(f);
        engine_free(f);
        return;
    }
    if (f)
        f->object = NULL;
    obj_free(o);
}

static int frame_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct frame *f = *frame_word(o);
    struct obj *back = AT(o, PyFrameObject, f_back, struct obj *), *trace = AT(o, PyFrameObject, f_trace, struct obj *);
    int r = back ? visit(back, arg) : 0;
    if (!r && trace)
        r = visit(trace, arg);
    if (!r && lay.PyFrameObject_f_extra_locals >= 0 && AT(o, PyFrameObject, f_extra_locals, struct obj *))
        r = visit(AT(o, PyFrameObject, f_extra_locals, struct obj *), arg);
    return r || !f || f->owner != FRAME_OBJECT ? r : frame_visit(f, visit, arg);
}

static int frame_tp_clear(struct obj *o)
{
    struct frame *f = *frame_word(o);
    obj_clear_slot(&AT(o, PyFrameObject, f_trace, struct obj *));
    if (lay.PyFrameObject_f_extra_locals >= 0)
        obj_clear_slot(&AT(o, PyFrameObject, f_extra_locals, struct obj *));
    if (f && f->owner == FRAME_OBJECT)
        frame_clear_locals(f);
    return 0;
}

bool frame_is_library(const struct frame *f)
{
    const char *file = f->code->code->filename;
    return file && strncmp(file, PYLIB_FOLDER, sizeof PYLIB_FOLDER - 1) == 0;
}

static struct obj *frame_repr(struct obj *o)
{
    struct frame *f = *frame_word(o);
    if (!f)
        return str_from_c("<frame object>");
    return str_printf("<frame at 0x%lx, file %R, line %d, code %U>", (long)(uintptr_t)o, f->code->filename, frame_line(f),
                      f->code->name);
}

static struct obj *get_back(struct obj *o, void *unused)
{
    (void)unused;
    struct frame *f = *frame_word(o);
    struct obj *back = AT(o, PyFrameObject, f_back, struct obj *);
    if (!back && f && f->back)
        back = frame_object(f->back);
    return incref(back ? back : obj_none);
}

static struct obj *get_code(struct obj *o, void *unused)
{
    (void)unused;
    return incref(frame_of(o)->code_obj);
}

static struct obj *get_globals(struct obj *o, void *unused)
{
    (void)unused;
    return incref(frame_of(o)->globals);
}

static struct obj *get_builtins(struct obj *o, void *unused)
{
    (void)unused;
    return incref(frame_of(o)->builtins);
}

static struct obj *get_locals(struct obj *o, void *unused)
{
    (void)unused;
    struct frame *f = frame_of(o);
    bool inlined = (f->code->flags & CODE_COMPREHENSION) && pol.inline_comprehensions && f->back; /* its names lie in two frames */
    bool through = lay.PyFrameObject_f_extra_locals >= 0 && !f->locals && !inlined;
    return through ? frame_locals_proxy(o) : frame_locals(f);
}

static struct obj *get_lineno(struct obj *o, void *unused)
{
    (void)unused;
    int line = frame_line(frame_of(o));
    return line < 0 ? new_none() : int_from_i64(line);
}

static struct obj *get_lasti(struct obj *o, void *unused)
{
    (void)unused;
    struct frame *f = frame_of(o);
    return int_from_i64((f->ip - f->code->words - 1) * 2);
}

static struct obj *get_generator(struct obj *o, void *unused)
{
    (void)unused;
    struct obj *g = frame_of(o)->generator;
    return incref(g ? g : obj_none);
}

/* What a tracer would leave here: kept, never called. */
static struct obj *get_trace(struct obj *o, void *unused)
{
    (void)unused;
    struct obj *v = AT(o, PyFrameObject, f_trace, struct obj *);
    return incref(v ? v : obj_none);
}

static int set_trace(struct obj *o, struct obj *v, void *unused)
{
    (void)unused;
    obj_set_slot(&AT(o, PyFrameObject, f_trace, struct obj *), v == obj_none ? NULL : xincref(v));
    return 0;
}

static struct obj *get_flag(struct obj *o, void *which)
{
    return new_bool(*((const char *)o + *(const short *)which) != 0);
}

static int set_flag(struct obj *o, struct obj *v, void *which)
{
    if (v != obj_true && v != obj_false) {
        err_type(v ? "attribute value type must be bool" : "can't delete numeric/char attribute");
        return -1;
    }
    *((char *)o + *(const short *)which) = v == obj_true;
    return 0;
}

static struct obj *frame_clear(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct frame *f = frame_of(o);
    const struct generator *g = f->owner == FRAME_GENERATOR ? generator_of(f->generator) : NULL;
    if (f->owner == FRAME_STACK || (g && g->running))
        return err_format(exc_RuntimeError, "cannot clear an executing frame");
    if (g && g->started && pol.frame_clear_refuses_suspended)
        return err_format(exc_RuntimeError, "%s", message(MSG_CLEAR_SUSPENDED));
    if (!g) {
        frame_clear_locals(f);
        return new_none();
    }
    struct obj *generator = incref(f->generator);
    type_of(generator)->s.finalize(generator);
    if (g->frame && !g->started && !g->closed)
        generator_end_unstarted(generator);
    decref(generator);
    return new_none();
}

/* Up to 3.10 the locals are part of the object; later the frame's own record is, once the call is over, and counted from the start.
 */
static struct obj *frame_sizeof(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    const struct frame *f = frame_of(o);
    int64_t slots = f ? f->code->frame_slots : 0;
    if (frames_are_objects())
        return int_from_i64(t_frame->basicsize + 8 * (slots - 1));
    return int_from_i64(lay.PyFrameObject__f_frame_data + lay._PyInterpreterFrame_localsplus + 8 * slots);
}

static const struct getset_def frame_getset[] = {
    {"f_back", get_back, NULL, NULL},
    {"f_code", get_code, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL},
    {"f_locals", get_locals, NULL, NULL},
    {"f_lineno", get_lineno, NULL, NULL},
    {"f_lasti", get_lasti, NULL, NULL},
    {"f_trace", get_trace, set_trace, NULL},
    {"f_generator", get_generator, NULL, NULL},
    {"f_trace_lines", get_flag, set_flag, &lay.PyFrameObject_f_trace_lines},
    {"f_trace_opcodes", get_flag, set_flag, &lay.PyFrameObject_f_trace_opcodes},
    {NULL, NULL, NULL, NULL},
};
static const struct method_def frame_methods[] = {
    {"clear", frame_clear, "clear()", METH_NORMAL},
    {"__sizeof__", frame_sizeof, NULL, METH_NOARGS},
    {NULL, NULL, NULL, 0},
};
static const struct type_spec frame_spec = {
    .name = "frame",
    .kind = K_FRAME,
    .flags = TF_GC | TF_DISALLOW_NEW,
    .record = "PyFrameObject",
    .s = {.dealloc = frame_dealloc, .traverse = frame_traverse, .clear = frame_tp_clear, .repr = frame_repr},
    .methods = frame_methods,
    .getset = frame_getset,
};

void frame_boot(void)
{
    t_frame = type_ready(&frame_spec);
    gc_clears = frames_are_objects() ? frames_clear : NULL;
    frame_locals_boot();
}
