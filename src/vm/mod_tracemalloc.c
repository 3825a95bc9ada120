/*
 * The module `_tracemalloc`: which line of the program asked for each block that lives now, and for how many bytes.
 *
 * The heap reports every allocation through its hook. A block is one word (its size and the number of its traceback) in a table
 * that has a word for each place of a chunk of the heap where a block may begin: neighbours in the heap are neighbours there, and
 * nothing is searched. Tracebacks are kept once. All of it lies in the engine zone, so nothing here is counted and all of it
 * travels in time. Sizes are the requested ones, as CPython's hooks around malloc see them.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"
#include "slotscope/heap/heap.h"
#include "lib.h"

enum { TRACEBACK_BITS = 24, FRAMES_MAX = 65535, DEPTH_MAX = 128 };
#define TRACEBACK_MASK ((UINT64_C(1) << TRACEBACK_BITS) - 1)

enum { CHUNK_BITS = 20, CHUNK_WORDS = 1 << (CHUNK_BITS - 4), CHUNKS = HEAP_REGION_MAX >> CHUNK_BITS };
struct chunk {                  /* of the heap: the blocks in it */
    uint32_t used;              /* words that are not 0 */
    uint64_t word[CHUNK_WORDS]; /* size and traceback of the block that begins there; 0: none that is traced */
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
    struct chunk **chunks; /* [CHUNKS]; NULL: nothing traced in it yet */
    uint32_t nchunks;
    struct trace_frame *frames;
    uint32_t nframes, frames_cap;
    struct traceback *tracebacks; /* number 0 is not used */
    uint32_t ntracebacks, tracebacks_cap;
    uint32_t chains[256];
};

/* ---- the table of blocks ---- */
static size_t number_of_chunk(uint64_t addr)
{
    return (size_t)((addr - HEAP_ORIGIN) >> CHUNK_BITS);
}

static uint64_t *word_in(struct chunk *c, uint64_t addr)
{
    return &c->word[(addr >> 4) % CHUNK_WORDS];
}

static size_t size_in(uint64_t word)
{
    return (size_t)(word >> TRACEBACK_BITS);
}

static uint32_t traceback_in(uint64_t word)
{
    return (uint32_t)(word & TRACEBACK_MASK);
}

static void forget(struct traces *t, uint64_t addr)
{
    struct chunk *c = t->chunks[number_of_chunk(addr)];
    uint64_t *w = c ? word_in(c, addr) : NULL;
    if (!w || !*w)
        return;
    t->traced -= (int64_t)size_in(*w);
    c->used--;
    *w = 0;
}

static struct chunk *chunk_for(struct traces *t, uint64_t addr)
{
    struct chunk **c = &t->chunks[number_of_chunk(addr)];
    if (!*c) {
        *c = engine_alloc(sizeof **c);
        t->nchunks++;
    }
    return *c;
}

/* Calls f for every word of every traced block, until it fails. 0 or -1. */
static int each_trace(struct traces *t, int (*f)(struct traces *t, uint64_t *word, void *arg), void *arg)
{
    for (size_t i = 0; i < CHUNKS; i++) {
        struct chunk *c = t->chunks[i];
        uint32_t left = c ? c->used : 0;
        for (size_t k = 0; left > 0; k++)
            if (c->word[k]) {
                left--;
                if (f(t, &c->word[k], arg) < 0)
                    return -1;
            }
    }
    return 0;
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
    struct chunk *c = chunk_for(t, addr);
    uint64_t *w = word_in(c, addr), where = here(t) & TRACEBACK_MASK;
    if (*w)
        t->traced -= (int64_t)size_in(*w);
    else
        c->used++;
    *w = (uint64_t)size << TRACEBACK_BITS | where;
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

static int clear_word(struct traces *t, uint64_t *word, void *arg)
{
    (void)t;
    (void)arg;
    *word = 0;
    return 0;
}

static void clear_traces(struct traces *t)
{
    each_trace(t, clear_word, NULL);
    for (size_t i = 0; i < CHUNKS; i++)
        if (t->chunks[i])
            t->chunks[i]->used = 0;
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
        lib->traces->chunks = engine_alloc(CHUNKS * sizeof *lib->traces->chunks);
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
        !t ? 0 : t->nchunks * sizeof(struct chunk) + t->frames_cap * sizeof *t->frames + t->tracebacks_cap * sizeof *t->tracebacks;
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
static struct obj *trace_tuple(struct traces *t, uint64_t word)
{
    uint32_t number = traceback_in(word);
    struct obj *frames = frames_tuple(t, number), *size = int_from_i64((int64_t)size_in(word)), *r = NULL;
    struct obj *total = int_from_i64(t->tracebacks[number].total), *domain = int_from_i64(0);
    if (frames && size && total && domain)
        r = pol.tracemalloc_depth ? tuple_pack(4, domain, size, frames, total) : tuple_pack(3, domain, size, frames);
    xdecref(size);
    xdecref(total);
    xdecref(domain);
    return r;
}

static int add_trace(struct traces *t, uint64_t *word, void *list)
{
    struct obj *e = trace_tuple(t, *word);
    int r = e ? list_append(list, e) : -1;
    xdecref(e);
    return r;
}

CFUNCTION(tm_get_traces)
{
    struct obj *list = no_args("_tracemalloc._get_traces", nargs, kwnames) < 0 ? NULL : list_new(0);
    if (!list || !tracing())
        return list;
    struct traces *t = lib->traces;
    t->paused = true; /* what is made here is not the program's */
    if (each_trace(t, add_trace, list) < 0)
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
    uint64_t addr = (uint64_t)(uintptr_t)obj_block(args[0]);
    struct chunk *c = tracing() ? lib->traces->chunks[number_of_chunk(addr)] : NULL;
    if (!c || !*word_in(c, addr))
        return new_none();
    uint32_t number = traceback_in(*word_in(c, addr));
    struct obj *frames = frames_tuple(lib->traces, number);
    lib->traces->tracebacks[number].tuple = NULL;
    return frames;
}

/* ---- what the traces come to ---- */
struct total { /* of the traces with one tuple of frames: they share it */
    struct obj *frames;
    int64_t size, count;
};
struct totals {
    struct total *of;
    size_t n, cap;
    size_t *slots; /* [2 * cap] open hash table: number + 1 */
};

static size_t *slot_of(const struct totals *m, const struct obj *frames)
{
    size_t mask = 2 * m->cap - 1, i = (size_t)((uintptr_t)frames >> 4) & mask;
    while (m->slots[i] && m->of[m->slots[i] - 1].frames != frames)
        i = (i + 1) & mask;
    return &m->slots[i];
}

static void totals_grow(struct totals *m)
{
    m->cap *= 2;
    m->of = mem_realloc(m->of, m->cap * sizeof *m->of);
    free(m->slots);
    m->slots = mem_alloc(2 * m->cap * sizeof *m->slots);
    memset(m->slots, 0, 2 * m->cap * sizeof *m->slots);
    for (size_t i = 0; i < m->n; i++)
        *slot_of(m, m->of[i].frames) = i + 1;
}

static int totals_add(struct totals *m, struct obj *trace)
{
    if (!is_tuple(trace) || tuple_len(trace) < 3 || !obj_is_kind(tuple_items(trace)[1], K_INT)) {
        err_type("not a trace");
        return -1;
    }
    if (m->n == m->cap)
        totals_grow(m);
    size_t *slot = slot_of(m, tuple_items(trace)[2]);
    if (!*slot) {
        m->of[m->n++] = (struct total){tuple_items(trace)[2], 0, 0};
        *slot = m->n;
    }
    m->of[*slot - 1].size += num_as_ssize(tuple_items(trace)[1], NULL);
    m->of[*slot - 1].count++;
    return 0;
}

/* {frames: (size, count)}; equal frames may have come as different tuples. */
static struct obj *totals_dict(const struct totals *m)
{
    struct obj *d = dict_new();
    for (size_t i = 0; d && i < m->n; i++) {
        struct obj *was = dict_get(d, m->of[i].frames);
        int64_t size = m->of[i].size, count = m->of[i].count;
        if (was) {
            size += num_as_ssize(tuple_items(was)[0], NULL);
            count += num_as_ssize(tuple_items(was)[1], NULL);
        }
        struct obj *v = err_occurred() ? NULL : pair(int_from_i64(size), int_from_i64(count));
        if (!v || dict_set(d, m->of[i].frames, v) < 0)
            obj_clear_slot(&d);
        xdecref(v);
    }
    return d;
}

CFUNCTION(tm_totals)
{
    if (one_arg("_tracemalloc._totals", nargs, kwnames) < 0)
        return NULL;
    struct totals m = {.cap = 8};
    struct obj *it = obj_iter(args[0]), *trace, *d = NULL;
    totals_grow(&m);
    while (it && (trace = obj_next(it))) {
        int r = totals_add(&m, trace); /* whoever is iterated keeps it */
        decref(trace);
        if (r < 0)
            break;
    }
    if (it && !err_occurred())
        d = totals_dict(&m);
    xdecref(it);
    free(m.of);
    free(m.slots);
    return d;
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
    {"_totals", tm_totals, NULL, 0},
    {"_get_object_traceback", tm_get_object_traceback, NULL, 0},
    {NULL, NULL, NULL, 0},
};
static const struct method_def peak_defs[] = {{"reset_peak", tm_reset_peak, NULL, 0}, {NULL, NULL, NULL, 0}};

struct obj *mod_tracemalloc_init(void)
{
    struct obj *m = module_with("_tracemalloc", defs);
    return m && (!pol.tracemalloc_depth || module_add_functions(m, peak_defs) == 0) ? m : NULL;
}
