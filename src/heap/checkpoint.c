/*
 * Checkpoints by page protection. Between two checkpoints lies an epoch; the epoch's log holds the first-write pre-images of 64 KiB
 * chunks. Invariant: a chunk of the part of a zone that was in use when the newest epoch began is writable only if that epoch has
 * logged it (the bitmap `logged` says so); what lies behind that part is always writable.
 *
 * What it costs is faults and copies. So a fault next to the last one takes twice as many chunks at once, kept bytes lie in large
 * blocks that are used again, and only what was written is protected anew. checkpoint_cost tells what the newest epoch took so far:
 * whoever takes checkpoints can wait until the run has earned the next one.
 */
#include "slotscope/heap/checkpoint.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "region.h"
#include "slotscope/base/die.h"
#include "slotscope/base/mem.h"

#define CHUNK  (64 * KIB)
#define CHUNKS (64 * 1024 * MIB / CHUNK) /* of the largest region there is */
enum { ZONES = 5, MOST_AROUND = 16, FEW_RUNS = 64, KEEP_AT_LEAST = 2 };

struct image { /* what a chunk held when the epoch began */
    uint32_t chunk;
    uint32_t n; /* bytes: CHUNK, or less at the end of a zone's used part */
    char *bytes;
};

struct epoch {
    uint64_t moment;
    char *top[ZONES]; /* page after the last one in use at the checkpoint */
    struct image *log;
    size_t nlog, cap;
};

struct free_block { /* in a block for kept bytes that is not in use */
    struct free_block *next;
};

static struct {
    bool on;
    size_t budget, bytes;
    struct epoch *v;
    size_t n, cap;
    struct free_block *free;
    char *fresh;                   /* what was never used of the store */
    size_t around_first, around_n; /* chunks the last fault took */
    double cost;                   /* seconds of processor time for the newest epoch */
    struct sigaction old_segv, old_bus;
} c;

static struct { /* where blocks for kept bytes come from */
    char *start;
    size_t size;
} store;

static char *store_begin(void)
{
    return (char *)(((uintptr_t)store.start + LARGE_PAGE - 1) & ~(uintptr_t)(LARGE_PAGE - 1));
}

/* A bit for each chunk: the newest epoch has it; and one for passing work, all clear between two calls. */
static uint64_t logged[CHUNKS / 64], seen[CHUNKS / 64];

static bool has(const uint64_t *bits, size_t chunk)
{
    return bits[chunk / 64] >> chunk % 64 & 1;
}

static void set(uint64_t *bits, size_t chunk)
{
    bits[chunk / 64] |= UINT64_C(1) << chunk % 64;
}

static void mark_log(uint64_t *bits, const struct epoch *e, bool on)
{
    for (size_t i = 0; i < e->nlog; i++) {
        if (on)
            set(bits, e->log[i].chunk);
        else
            bits[e->log[i].chunk / 64] = 0;
    }
}

static size_t chunk_of(const void *p)
{
    return (size_t)((uintptr_t)p - HEAP_ORIGIN) / CHUNK;
}

static char *chunk_start(size_t chunk)
{
    return (char *)(uintptr_t)(HEAP_ORIGIN + chunk * CHUNK);
}

static double processor_time(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- zones and their pages ---- */

static struct zone *zone(int i)
{
    struct zone *const zones[ZONES] = {&H->statics, &H->engine, &H->pools, &H->large, &H->huge};
    return zones[i];
}

static char *page_up(char *p)
{
    return (char *)(((uintptr_t)p + PAGE_SIZE - 1) & ~(PAGE_SIZE - 1));
}

static char *zone_used_end(int i)
{
    char *end = page_up(zone(i)->top + ALIGNMENT); /* the large zone keeps a tag at its top */
    return end < zone(i)->end ? end : zone(i)->end;
}

/* The zone whose part in use at the beginning of epoch e has p in it, or -1. */
static int zone_at(const struct epoch *e, const char *p)
{
    for (int i = 0; i < ZONES; i++)
        if (p >= zone(i)->start && p < e->top[i])
            return i;
    return -1;
}

static struct epoch *newest(void)
{
    return &c.v[c.n - 1];
}

static void protect(char *from, char *end, int how)
{
    if (end > from && mprotect(from, (size_t)(end - from), how) != 0)
        die("cannot protect the simulated heap's pages");
}

/* Applies `how` to the marked chunks of [start, end); false when they lie in so many pieces that one call for all is better. */
static bool protect_marked(const uint64_t *bits, char *start, char *end, int how)
{
    size_t last = chunk_of(end - 1), from = chunk_of(start), runs = 0;
    for (int dry = 1; dry >= 0; dry--)
        for (size_t i = from; i <= last; i++) {
            if (!bits[i / 64]) {
                i |= 63;
                continue;
            }
            if (!has(bits, i))
                continue;
            size_t first = i;
            while (i < last && has(bits, i + 1))
                i++;
            if (dry && ++runs > FEW_RUNS)
                return false;
            char *stop = chunk_start(i + 1);
            if (!dry)
                protect(chunk_start(first), stop < end ? stop : end, how);
        }
    return true;
}

static void protect_zone(const uint64_t *bits, int i, char *end, int how)
{
    char *start = zone(i)->start;
    if (end > start && !protect_marked(bits, start, end, how))
        protect(start, end, how);
}

/* ---- kept bytes ---- */

/* mmap and not malloc: this runs inside the fault handler. */
static void *raw_map(size_t n)
{
    void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED)
        die("no memory for checkpoints");
    return p;
}

/* One reservation, aligned for large pages; keep_budget sees to it that it is enough. It stays from one heap to the next, since new
   memory is the dearest part of a copy; the host may take it back meanwhile. */
static void reserve_blocks(void)
{
    size_t size = (c.budget + 64 * MIB) & ~(LARGE_PAGE - 1);
    if (store.size != size) {
        if (store.size)
            munmap(store.start, store.size + LARGE_PAGE);
        store.size = size;
        store.start = raw_map(size + LARGE_PAGE);
        madvise(store_begin(), size, MADV_HUGEPAGE);
    }
    c.fresh = store_begin();
}

static char *block_take(void)
{
    struct free_block *b = c.free ? c.free : (struct free_block *)c.fresh;
    if (c.free)
        c.free = b->next;
    else
        c.fresh += CHUNK;
    c.bytes += CHUNK;
    return (char *)b;
}

static void block_give(char *p)
{
    struct free_block *b = (struct free_block *)p;
    b->next = c.free;
    c.free = b;
    c.bytes -= CHUNK;
}

static void log_push(struct epoch *e, struct image im)
{
    if (e->nlog == e->cap) {
        size_t cap = e->cap ? e->cap * 2 : 256;
        struct image *log = raw_map(cap * sizeof *log);
        if (e->nlog)
            memcpy(log, e->log, e->nlog * sizeof *log);
        if (e->cap)
            munmap(e->log, e->cap * sizeof *e->log);
        e->log = log;
        e->cap = cap;
    }
    e->log[e->nlog++] = im;
}

static void epoch_done(struct epoch *e)
{
    for (size_t i = 0; i < e->nlog; i++)
        block_give(e->log[i].bytes);
    if (e->cap)
        munmap(e->log, e->cap * sizeof *e->log);
}

/* ---- thinning ---- */

/* Forgets epoch i > 0: what it kept goes to the epoch before, unless that has older bytes of the chunk or did not use it yet. */
static void thin(size_t i)
{
    struct epoch *gone = &c.v[i], *before = gone - 1;
    mark_log(seen, before, true);
    for (size_t k = 0; k < gone->nlog; k++) {
        struct image im = gone->log[k];
        if (has(seen, im.chunk) || zone_at(before, chunk_start(im.chunk)) < 0) {
            block_give(im.bytes);
        } else {
            set(seen, im.chunk);
            log_push(before, im);
        }
    }
    mark_log(seen, before, false);
    if (gone->cap)
        munmap(gone->log, gone->cap * sizeof *gone->log);
    memmove(gone, gone + 1, (c.n - i - 1) * sizeof *gone);
    c.n--;
}

/* The newest checkpoint was never taken: the epoch before goes on. */
static void forget_newest(void)
{
    struct epoch gone = *newest();
    mark_log(logged, &gone, false);
    thin(c.n - 1);
    mark_log(logged, newest(), true);
    for (int i = 0; i < ZONES; i++)
        protect(newest()->top[i], gone.top[i], PROT_READ | PROT_WRITE);
}

/* Every second checkpoint of the older half goes, until there is room again; in the end even the newest. */
static void keep_budget(void)
{
    while (c.bytes > c.budget && c.n > 1) {
        if (c.n <= KEEP_AT_LEAST) {
            forget_newest();
            continue;
        }
        size_t half = c.n / 2 > 1 ? c.n / 2 : 2;
        for (size_t i = half - 1; i >= 1; i -= i >= 2 ? 2 : 1)
            thin(i);
    }
}

/* ---- the fault ---- */

static void keep_image(struct epoch *e, size_t chunk, char *end)
{
    char *at = chunk_start(chunk);
    size_t n = (size_t)(end - at) < CHUNK ? (size_t)(end - at) : CHUNK;
    struct image im = {(uint32_t)chunk, (uint32_t)n, block_take()};
    copy_hidden(im.bytes, at, n);
    log_push(e, im);
    set(logged, chunk);
}

/* The chunks to take for a fault in `chunk`: it alone, or more in the direction in which faults follow each other. Long walks
   upwards go by whole large pages, which then need not be split. */
static void choose_around(size_t chunk, size_t first, size_t last, size_t *from, size_t *to)
{
    size_t n = 2 * c.around_n < MOST_AROUND ? 2 * c.around_n : MOST_AROUND;
    *from = *to = chunk;
    if (chunk == c.around_first + c.around_n) {
        size_t stop = chunk + n - 1;
        if (n == MOST_AROUND)
            stop |= LARGE_PAGE / CHUNK - 1;
        while (*to < last && *to < stop && !has(logged, *to + 1))
            ++*to;
    } else if (chunk + 1 == c.around_first) {
        while (*from > first && chunk - *from + 1 < n && !has(logged, *from - 1))
            --*from;
    }
    c.around_first = *from;
    c.around_n = *to - *from + 1;
}

/* Makes p's chunk writable, its bytes kept. False: it is not protected by us. */
static bool open_chunk(char *p)
{
    int i = zone_at(newest(), p);
    if (i < 0)
        return false;
    char *end = newest()->top[i];
    size_t chunk = chunk_of(p), from = chunk, to = chunk;
    if (!has(logged, chunk)) {
        choose_around(chunk, chunk_of(zone(i)->start), chunk_of(end - 1), &from, &to);
        for (size_t k = from; k <= to; k++)
            keep_image(newest(), k, end);
    }
    char *stop = chunk_start(to + 1);
    protect(chunk_start(from), stop < end ? stop : end, PROT_READ | PROT_WRITE);
    if (c.bytes > c.budget)
        keep_budget();
    return true;
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
    (void)context;
    double t = processor_time();
    if (c.on && c.n && info->si_code > 0 && open_chunk(info->si_addr)) {
        c.cost += processor_time() - t;
        return;
    }
    sigaction(sig, sig == SIGSEGV ? &c.old_segv : &c.old_bus, NULL); /* not ours: happens again under the old handler */
    if (info->si_code <= 0)
        raise(sig); /* unless somebody sent it */
}

/* ---- what the doors offer ---- */

void checkpoints_start(size_t budget)
{
    checkpoints_stop();
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK};
    sigfillset(&sa.sa_mask); /* nobody leaves the handler half-way */
    sigaction(SIGSEGV, &sa, &c.old_segv);
    sigaction(SIGBUS, &sa, &c.old_bus);
    c.budget = budget ? budget : 512 * MIB;
    reserve_blocks();
    c.on = true;
}

void checkpoints_stop(void)
{
    if (!c.on)
        return;
    if (c.n) { /* the state at the region's start is protected too: read the zones' ends before anything else */
        mark_log(logged, newest(), false);
        for (int i = 0; i < ZONES; i++)
            protect(zone(i)->start, newest()->top[i], PROT_READ | PROT_WRITE);
    }
    for (size_t i = 0; i < c.n; i++)
        if (c.v[i].cap)
            munmap(c.v[i].log, c.v[i].cap * sizeof *c.v[i].log);
    madvise(store_begin(), (size_t)(c.fresh - store_begin()), MADV_FREE);
    free(c.v);
    sigaction(SIGSEGV, &c.old_segv, NULL);
    sigaction(SIGBUS, &c.old_bus, NULL);
    memset(&c, 0, sizeof c);
}

bool checkpoints_active(void)
{
    return c.on;
}

/* Begins an epoch; the chunks marked in `logged` are those that were writable before. */
static void begin_epoch(uint64_t moment, char *const top[ZONES], char *const writable[ZONES])
{
    if (c.n == c.cap) {
        c.cap = c.cap ? c.cap * 2 : 64;
        c.v = mem_realloc(c.v, c.cap * sizeof *c.v);
    }
    struct epoch e = {.moment = moment};
    memcpy(e.top, top, sizeof e.top);
    for (int i = 0; i < ZONES; i++) {
        protect_zone(logged, i, writable[i], PROT_READ);
        protect(writable[i], e.top[i], PROT_READ);
    }
    c.v[c.n++] = e;
    c.around_n = 0;
}

void checkpoint_take(uint64_t moment)
{
    if (!c.on)
        return;
    double t = processor_time();
    char *top[ZONES], *before[ZONES];
    for (int i = 0; i < ZONES; i++) { /* never less than before: what a shrinking zone left behind is part of the past */
        top[i] = zone_used_end(i);
        before[i] = c.n ? newest()->top[i] : zone(i)->start;
        if (before[i] > top[i])
            top[i] = before[i];
    }
    begin_epoch(moment, top, before);
    if (c.n > 1)
        mark_log(logged, &c.v[c.n - 2], false);
    c.cost = processor_time() - t;
}

static struct epoch *find(uint64_t moment)
{
    size_t lo = 0, hi = c.n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (c.v[mid].moment <= moment)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo ? &c.v[lo - 1] : NULL;
}

bool checkpoint_find(uint64_t moment, uint64_t *found)
{
    const struct epoch *e = find(moment);
    if (e)
        *found = e->moment;
    return e != NULL;
}

/* Puts the bytes kept since e began back: of each chunk the oldest ones. */
static void roll_back(const struct epoch *e)
{
    for (const struct epoch *k = e; k < c.v + c.n; k++)
        for (size_t i = 0; i < k->nlog; i++) {
            const struct image *im = &k->log[i];
            if (has(seen, im->chunk))
                continue;
            copy_hidden(chunk_start(im->chunk), im->bytes, im->n);
            set(seen, im->chunk);
        }
}

/* Pages used since then go back to the host: they read as zero again, as allocators expect of fresh ones. */
static void forget_after(const struct epoch *e, char *const used[ZONES])
{
    for (int i = 0; i < ZONES; i++) {
        protect(e->top[i], used[i], PROT_READ | PROT_WRITE);
        if (used[i] > e->top[i])
            madvise(e->top[i], (size_t)(used[i] - e->top[i]), MADV_DONTNEED);
    }
}

bool checkpoint_restore(uint64_t moment)
{
    struct epoch *e = find(moment);
    if (!e || e->moment != moment)
        return false;
    double t = processor_time();
    region_show();
    char *used[ZONES], *top[ZONES];
    for (int i = 0; i < ZONES; i++) {
        used[i] = zone_used_end(i);
        used[i] = newest()->top[i] > used[i] ? newest()->top[i] : used[i];
    }
    for (const struct epoch *k = e; k < c.v + c.n; k++)
        mark_log(logged, k, true);
    for (int i = 0; i < ZONES; i++)
        protect_zone(logged, i, newest()->top[i], PROT_READ | PROT_WRITE);
    roll_back(e);
    region_show(); /* a zone may reach further than it just did */
    forget_after(e, used);
    memcpy(top, e->top, sizeof top);
    size_t at = (size_t)(e - c.v), n = c.n;
    struct epoch old = *e;
    c.n = at;
    begin_epoch(moment, top, top);
    for (size_t k = at + 1; k < n; k++) {
        mark_log(logged, &c.v[k], false);
        mark_log(seen, &c.v[k], false);
        epoch_done(&c.v[k]);
    }
    mark_log(logged, &old, false);
    mark_log(seen, &old, false);
    epoch_done(&old);
    c.cost = processor_time() - t;
    return true;
}

void checkpoint_drop(uint64_t moment)
{
    if (c.on && c.n > 1 && newest()->moment == moment)
        forget_newest();
}

bool checkpoint_touched(uint64_t moment, const void *p)
{
    const struct epoch *e = find(moment);
    if (!e || e->moment != moment || zone_at(e, p) < 0)
        return true; /* it was not in use yet */
    for (size_t i = 0; i < e->nlog; i++)
        if (e->log[i].chunk == chunk_of(p))
            return true;
    return false;
}

double checkpoint_cost(void)
{
    return c.cost;
}

size_t checkpoint_count(void)
{
    return c.n;
}

size_t checkpoint_bytes(void)
{
    return c.bytes;
}
