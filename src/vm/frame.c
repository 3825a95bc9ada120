/*
 * The frame stack and frame objects. Frames of calls lie in chunks of engine memory, each after the one that called it; a call
 * moves a pointer. A frame object (PyFrameObject) only points at the frame; if it outlives the call, the frame's contents move out
 * of the stack.
 */
#include <string.h>

#include "frame.h"

struct type *t_frame;
struct interp *vm;

enum { CHUNK_BYTES = 256 << 10, CHUNKS_MOST = 2048 }; /* half a gibibyte of frames, whatever the recursion limit */

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

static bool recursion_error(void)
{
    vm->recursion_headroom += 50;
    err_format(exc_RecursionError, "%s", message(MSG_RECURSION));
    vm->recursion_headroom -= 50;
    return false;
}

bool frame_room(size_t n)
{
    if (vm->depth >= vm->recursion_limit + vm->recursion_headroom)
        return recursion_error();
    return (size_t)(vm->limit - vm->top) >= n || chunk_push(n) == 0;
}

static struct frame **frame_word(const struct obj *o)
{
    short at_ = lay.PyFrameObject_f_frame >= 0 ? lay.PyFrameObject_f_frame : lay.PyFrameObject_f_valuestack;
    return (struct frame **)(void *)((char *)(uintptr_t)o + at_);
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
    decref(o);
    frame_clear_locals(f);
    frame_release_owned(f);
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

/* ---- frame objects ---- */

struct obj *frame_object(struct frame *f)
{
    if (f->object)
        return f->object;
    struct obj *pending = err_fetch();
    struct obj *o = obj_alloc(t_frame, 0);
    if (o) {
        *frame_word(o) = f;
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
        if (v && dict_set(d, f->code->local_names[i], v) < 0) {
            decref(d);
            return NULL;
        }
    }
    return d;
}

static void frame_dealloc(struct obj *o)
{
    struct frame *f = *frame_word(o);
    gc_untrack(o);
    *frame_word(o) = NULL;
    xdecref(AT(o, PyFrameObject, f_back, struct obj *));
    xdecref(AT(o, PyFrameObject, f_trace, struct obj *));
    if (f && f->owner == FRAME_OBJECT) {
        frame_clear_locals(f);
        frame_release_owned(f);
        engine_free(f);
    } else if (f) {
        f->object = NULL;
    }
    obj_free(o);
}

static int frame_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct frame *f = *frame_word(o);
    struct obj *back = AT(o, PyFrameObject, f_back, struct obj *);
    int r = back ? visit(back, arg) : 0;
    return r || !f || f->owner != FRAME_OBJECT ? r : frame_visit(f, visit, arg);
}

static int frame_tp_clear(struct obj *o)
{
    struct frame *f = *frame_word(o);
    if (f && f->owner == FRAME_OBJECT)
        frame_clear_locals(f);
    return 0;
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
    return frame_locals(frame_of(o));
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

static struct obj *get_trace(struct obj *o, void *unused)
{
    (void)o, (void)unused;
    return new_none();
}

static struct obj *frame_clear(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct frame *f = frame_of(o);
    if (f->owner == FRAME_STACK)
        return err_format(exc_RuntimeError, "cannot clear an executing frame");
    if (f->owner == FRAME_OBJECT)
        frame_clear_locals(f);
    return new_none();
}

static const struct getset_def frame_getset[] = {
    {"f_back", get_back, NULL, NULL},         {"f_code", get_code, NULL, NULL},     {"f_globals", get_globals, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL}, {"f_locals", get_locals, NULL, NULL}, {"f_lineno", get_lineno, NULL, NULL},
    {"f_lasti", get_lasti, NULL, NULL},       {"f_trace", get_trace, NULL, NULL},   {NULL, NULL, NULL, NULL},
};
static const struct method_def frame_methods[] = {
    {"clear", frame_clear, "clear()", METH_NORMAL},
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
}
