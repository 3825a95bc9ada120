/*
 * The module `_tracemalloc`: which line of the program asked for each block that lives now, and for how many bytes.
 *
 * The heap reports every allocation through its hook. A block is one word pair in an open hash table (address; size and number of
 * its traceback); tracebacks are kept once. All of it lies in the engine zone, so nothing here is counted and all of it travels in
 * time. Sizes are the requested ones, as CPython's hooks around malloc see them.
 */
#include <string.h>

#include "slotscope/heap/heap.h"
#include "lib.h"

enum { TRACEBACK_BITS = 24, FRAMES_MAX = 65535, DEPTH_MAX = 128 };
#define TRACEBACK_MASK ((UINT64_C(1) << TRACEBACK_BITS) - 1)

struct trace { /* addr 0: free entry */
    uint64_t addr;
    uint64_t size_and_traceback;
};
struct trace_frame {
    struct obj *filename; /* owned */
    int line;
};
struct traceback {
    uint32_t first, n, total; /* frames [first, first + n); total: how deep the stack was */
    uint32_t next;            /* in its hash chain; 0: end */
    struct obj *tuple;        /* made while the traces are read out; owned */
};
struct traces {
    bool on, paused;
    int limit; /* frames kept of a traceback */
    int64_t traced, peak;
    struct trace *table;
    size_t used;
    int bits; /* the table has 1 << bits entries */
    struct trace_frame *frames;
    uint32_t nframes, frames_cap;
    struct traceback *tracebacks; /* number 0 is not used */
    uint32_t ntracebacks, tracebacks_cap;
    uint32_t chains[256];
};

/* ---- the table of blocks ---- */
static size_t home_of(const struct traces *t, uint64_t addr)
{
    return (size_t)((addr >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - t->bits));
}

static struct trace *find(const struct traces *t, uint64_t addr)
{
    size_t mask = ((size_t)1 << t->bits) - 1, i = home_of(t, addr);
    while (t->table[i].addr && t->table[i].addr != addr)
        i = (i + 1) & mask;
    return &t->table[i];
}

static void grow(struct traces *t)
{
    struct trace *old = t->table;
    size_t n = old ? (size_t)1 << t->bits : 0;
    t->bits = old ? t->bits + 1 : 12;
    t->table = engine_alloc(sizeof *t->table << t->bits);
    for (size_t i = 0; i < n; i++)
        if (old[i].addr)
            *find(t, old[i].addr) = old[i];
    if (old)
        engine_free(old);
}

static size_t size_of(const struct trace *e)
{
    return (size_t)(e->size_and_traceback >> TRACEBACK_BITS);
}

static void forget(struct traces *t, uint64_t addr)
{
    size_t mask = ((size_t)1 << t->bits) - 1, i = (size_t)(find(t, addr) - t->table), j = i;
    if (!t->table[i].addr)
        return;
    t->traced -= (int64_t)size_of(&t->table[i]);
    t->used--;
    /* Entries behind it move up, so that no search meets a gap in front of what it looks for. */
    while (t->table[j = (j + 1) & mask].addr)
        if (((j - home_of(t, t->table[j].addr)) & mask) >= ((j - i) & mask)) {
            t->table[i] = t->table[j];
            i = j;
        }
    t->table[i].addr = 0;
}

/* ---- tracebacks ---- */
static uint32_t hash_frames(const struct trace_frame *f, uint32_t n)
{
    uint64_t h = n;
    for (uint32_t i = 0; i < n; i++)
        h = (h ^ (uint64_t)(uintptr_t)f[i].filename ^ (uint64_t)f[i].line << 20) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(h >> 56);
}

static bool same_frames(const struct traces *t, const struct traceback *b, const struct trace_frame *f, uint32_t n)
{
    const struct trace_frame *g = t->frames + b->first;
    if (b->n != n)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (g[i].filename != f[i].filename || g[i].line != f[i].line)
            return false;
    return true;
}

/* Room for n more elements of `size` bytes in an array of the engine zone. */
static void *room(void *array, uint32_t used, uint32_t n, uint32_t *cap, size_t size)
{
    if (used + n <= *cap)
        return array;
    *cap = (used + n) * 2 + 16;
    return engine_realloc(array, *cap * size);
}

static uint32_t add_traceback(struct traces *t, uint32_t chain, const struct trace_frame *f, uint32_t n, uint32_t total)
{
    t->frames = room(t->frames, t->nframes, n, &t->frames_cap, sizeof *t->frames);
    t->tracebacks = room(t->tracebacks, t->ntracebacks, 1, &t->tracebacks_cap, sizeof *t->tracebacks);
    for (uint32_t i = 0; i < n; i++) {
        t->frames[t->nframes + i] = f[i];
        xincref(f[i].filename);
    }
    uint32_t number = t->ntracebacks++;
    t->tracebacks[number] = (struct traceback){t->nframes, n, total, t->chains[chain], NULL};
    t->nframes += n;
    return t->chains[chain] = number;
}

/* The number of the traceback that the program stands at now. */
static uint32_t here(struct traces *t)
{
    struct trace_frame f[DEPTH_MAX];
    uint32_t n = 0, total;
    uint32_t limit = t->limit < DEPTH_MAX ? (uint32_t)t->limit : DEPTH_MAX;
    while (n < limit && interp_where((int)n, &f[n].filename, &f[n].line))
        n++;
    if (n == 0)
        f[n++] = (struct trace_frame){NULL, 0};
    total = n;
    if (n == limit && limit > 1) {
        struct trace_frame rest;
        while (total < FRAMES_MAX && interp_where((int)total, &rest.filename, &rest.line))
            total++;
    }
    uint32_t chain = hash_frames(f, n), i;
    for (i = t->chains[chain]; i; i = t->tracebacks[i].next)
        if (same_frames(t, &t->tracebacks[i], f, n))
            return i;
    return add_traceback(t, chain, f, n, total);
}

static void remember(struct traces *t, uint64_t addr, size_t size)
{
    if (t->used * 4 >= (size_t)3 << t->bits)
        grow(t);
    uint64_t where = here(t) & TRACEBACK_MASK;
    struct trace *e = find(t, addr);
    if (e->addr)
        t->traced -= (int64_t)size_of(e);
    else
        t->used++;
    *e = (struct trace){addr, (uint64_t)size << TRACEBACK_BITS | where};
    t->traced += (int64_t)size;
    if (t->traced > t->peak)
        t->peak = t->traced;
}

static void on_heap(void *old, void *p, size_t n)
{
    struct traces *t = lib->traces;
    if (old && (old != p || t->paused))
        forget(t, (uint64_t)(uintptr_t)old);
    if (p && !t->paused)
        remember(t, (uint64_t)(uintptr_t)p, n);
}

/* ---- the module's functions ---- */
static bool tracing(void)
{
    return lib->traces && lib->traces->on;
}

static void clear_traces(struct traces *t)
{
    memset(t->table, 0, sizeof *t->table << t->bits);
    t->used = 0;
    t->traced = t->peak = 0;
    memset(t->chains, 0, sizeof t->chains);
    t->ntracebacks = 1;
    while (t->nframes)
        xdecref(t->frames[--t->nframes].filename);
}

CFUNCTION(tm_start)
{
    int64_t limit = 1;
    if (arg_count("start", nargs, kwnames, 0, 1) < 0)
        return NULL;
    if (nargs && (limit = num_as_ssize(args[0], NULL)) == -1 && err_occurred())
        return NULL;
    if (limit < 1 || limit > FRAMES_MAX)
        return err_value("the number of frames must be in range [1; 65535]");
    if (tracing())
        return new_none();
    if (!lib->traces) {
        lib->traces = engine_alloc(sizeof *lib->traces);
        grow(lib->traces);
        lib->traces->tracebacks = room(NULL, 0, 1, &lib->traces->tracebacks_cap, sizeof *lib->traces->tracebacks);
        lib->traces->ntracebacks = 1;
    }
    lib->traces->limit = (int)limit;
    lib->traces->on = true;
    heap_set_hook(on_heap);
    return new_none();
}

CFUNCTION(tm_stop)
{
    if (no_args("_tracemalloc.stop", nargs, kwnames) < 0)
        return NULL;
    if (tracing()) {
        heap_set_hook(NULL);
        lib->traces->on = false;
        clear_traces(lib->traces);
    }
    return new_none();
}

CFUNCTION(tm_clear_traces)
{
    if (no_args("_tracemalloc.clear_traces", nargs, kwnames) < 0)
        return NULL;
    if (tracing())
        clear_traces(lib->traces);
    return new_none();
}

CFUNCTION(tm_is_tracing)
{
    return no_args("_tracemalloc.is_tracing", nargs, kwnames) < 0 ? NULL : new_bool(tracing());
}

CFUNCTION(tm_get_traceback_limit)
{
    return no_args("_tracemalloc.get_traceback_limit", nargs, kwnames) < 0 ? NULL
                                                                           : int_from_i64(lib->traces ? lib->traces->limit : 1);
}

static struct obj *pair(struct obj *a, struct obj *b)
{
    struct obj *t = a && b ? tuple_pack(2, a, b) : NULL;
    xdecref(a);
    xdecref(b);
    return t;
}

CFUNCTION(tm_get_traced_memory)
{
    if (no_args("_tracemalloc.get_traced_memory", nargs, kwnames) < 0)
        return NULL;
    int64_t traced = tracing() ? lib->traces->traced : 0, peak = tracing() ? lib->traces->peak : 0;
    return pair(int_from_i64(traced), int_from_i64(peak));
}

/* The compiler's syntax trees live on the host, not on the simulated heap; CPython's are traced while they live. */
void tracemalloc_compiled(void)
{
    if (tracing() && lib->traces->traced + pol.compile_bytes > lib->traces->peak)
        lib->traces->peak = lib->traces->traced + pol.compile_bytes;
}

CFUNCTION(tm_reset_peak)
{
    if (no_args("_tracemalloc.reset_peak", nargs, kwnames) < 0)
        return NULL;
    if (tracing())
        lib->traces->peak = lib->traces->traced;
    return new_none();
}

CFUNCTION(tm_get_tracemalloc_memory)
{
    const struct traces *t = lib->traces;
    if (no_args("_tracemalloc.get_tracemalloc_memory", nargs, kwnames) < 0)
        return NULL;
    size_t n =
        !t ? 0 : (sizeof *t->table << t->bits) + t->frames_cap * sizeof *t->frames + t->tracebacks_cap * sizeof *t->tracebacks;
    return int_from_i64((int64_t)n);
}

/* ((filename, line), ...) of a traceback, innermost first: borrowed, made once. */
static struct obj *frames_tuple(struct traces *t, uint32_t number)
{
    struct traceback *b = &t->tracebacks[number];
    if (b->tuple)
        return b->tuple;
    struct obj *tuple = tuple_new(b->n);
    for (uint32_t i = 0; tuple && i < b->n; i++) {
        const struct trace_frame *f = &t->frames[b->first + i];
        struct obj *frame = pair(f->filename ? incref(f->filename) : str_from_c("<unknown>"), int_from_i64(f->line));
        if (!frame)
            obj_clear_slot(&tuple);
        else
            tuple_items(tuple)[i] = frame;
    }
    return b->tuple = tuple;
}

/* (domain, size, frames) with how deep the stack was, where the version tells. */
static struct obj *trace_tuple(struct traces *t, const struct trace *e)
{
    uint32_t number = (uint32_t)(e->size_and_traceback & TRACEBACK_MASK);
    struct obj *frames = frames_tuple(t, number), *size = int_from_i64((int64_t)size_of(e)), *r = NULL;
    struct obj *total = int_from_i64(t->tracebacks[number].total), *domain = int_from_i64(0);
    if (frames && size && total && domain)
        r = pol.tracemalloc_depth ? tuple_pack(4, domain, size, frames, total) : tuple_pack(3, domain, size, frames);
    xdecref(size);
    xdecref(total);
    xdecref(domain);
    return r;
}

static int fill_traces(struct traces *t, struct obj *list)
{
    for (size_t i = 0; i < (size_t)1 << t->bits; i++) {
        struct obj *e = t->table[i].addr ? trace_tuple(t, &t->table[i]) : obj_none;
        if (!e || (e != obj_none && list_append(list, e) < 0))
            return -1;
        if (e != obj_none)
            decref(e);
    }
    return 0;
}

CFUNCTION(tm_get_traces)
{
    struct obj *list = no_args("_tracemalloc._get_traces", nargs, kwnames) < 0 ? NULL : list_new(0);
    if (!list || !tracing())
        return list;
    struct traces *t = lib->traces;
    t->paused = true; /* what is made here is not the program's */
    if (fill_traces(t, list) < 0)
        obj_clear_slot(&list);
    for (uint32_t i = 1; i < t->ntracebacks; i++)
        obj_clear_slot(&t->tracebacks[i].tuple);
    t->paused = false;
    return list;
}

CFUNCTION(tm_get_object_traceback)
{
    if (one_arg("_tracemalloc._get_object_traceback", nargs, kwnames) < 0)
        return NULL;
    const struct trace *e = tracing() ? find(lib->traces, (uint64_t)(uintptr_t)obj_block(args[0])) : NULL;
    if (!e || !e->addr)
        return new_none();
    uint32_t number = (uint32_t)(e->size_and_traceback & TRACEBACK_MASK);
    struct obj *frames = frames_tuple(lib->traces, number);
    lib->traces->tracebacks[number].tuple = NULL;
    return frames;
}

static const struct method_def defs[] = {
    {"start", tm_start, NULL, 0},
    {"stop", tm_stop, NULL, 0},
    {"clear_traces", tm_clear_traces, NULL, 0},
    {"is_tracing", tm_is_tracing, NULL, 0},
    {"get_traceback_limit", tm_get_traceback_limit, NULL, 0},
    {"get_traced_memory", tm_get_traced_memory, NULL, 0},
    {"get_tracemalloc_memory", tm_get_tracemalloc_memory, NULL, 0},
    {"_get_traces", tm_get_traces, NULL, 0},
    {"_get_object_traceback", tm_get_object_traceback, NULL, 0},
    {NULL, NULL, NULL, 0},
};
static const struct method_def peak_defs[] = {{"reset_peak", tm_reset_peak, NULL, 0}, {NULL, NULL, NULL, 0}};

struct obj *mod_tracemalloc_init(void)
{
    struct obj *m = module_with("_tracemalloc", defs);
    return m && (!pol.tracemalloc_depth || module_add_functions(m, peak_defs) == 0) ? m : NULL;
}
