/*
 * Checkpoints by page protection. Between two checkpoints lies an epoch; the epoch's log holds the first-write pre-images of 64 KiB
 * chunks. Invariant: a chunk of the part of a zone that was in use when the newest epoch began is writable only if that epoch has
 * logged it (the bitmap `logged` says so); what lies behind that part is always writable.
 *
 * What it costs is faults and copies, and the host's large pages, which are split where only a part of one is opened. So faults
 * that follow each other take more and more chunks at once, in the end whole large pages; kept bytes lie in large blocks that are
 * used again; and only what was written is protected anew. What was spent is counted: whoever takes checkpoints can wait until the
 * run has earned the next one.
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
enum { ZONES = 5, STREAMS = 8, MOST_AROUND = 16, FEW_RUNS = 64, MUCH = 128, KEEP_AT_LEAST = 2 };

static const double FAULT = 2e-6; /* seconds a fault takes before and after us */
enum { MIB_AT_ONCE = 192, MIB_A_SECOND = 64 };
static const double PRICE = 2e-4, FEW_MIB = 16; /* of keeping a MiB, as long as only few were */
static const double EXPECTED = 0.25; /* most programs overwrite little of what they have, until one is seen to do otherwise */
static const double CREDIT = 0.005;  /* seconds that a run may take before it earned any */
enum { LITTLE = 4 * MIB };

struct image { /* what a chunk held when the epoch began */
    uint32_t chunk;
    uint32_t n; /* bytes: CHUNK, or less at the end of a zone's used part */
    char *bytes;
};

struct epoch {
    uint64_t moment;
    char *top[ZONES]; /* page after the last one in use at the checkpoint */
    size_t system;    /* bytes of the host's memory that the heap then had */
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
    struct stream {                /* faults that follow each other: the chunks the last one took */
        size_t first, last, n;     /* n: how many it wanted; 0: none yet */
    } stream[STREAMS];             /* the latest first */
    double started, cost, spent;   /* seconds of processor time: for the newest epoch, for all */
    double share;                  /* of the time that is recorded, for keeping; 0: now it is not */
    double recorded, paid;         /* seconds so far that were, and that went into keeping, as of `settled` */
    double settled, settled_spent; /* and c.spent then */
    bool gave_up;                  /* the share was used up once */
    double kept_seconds, kept_mib; /* what keeping took, for how much: the price of a MiB */
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

/* How much may be kept by now. Memory that was never used is the dearest part of a copy, so a short run uses what it has again. */
static size_t allowed(void)
{
    double mib = MIB_AT_ONCE + MIB_A_SECOND * (processor_time() - c.started);
    return mib * MIB < (double)c.budget ? (size_t)(mib * MIB) : c.budget;
}

/* Every second checkpoint of the older half goes, until there is room again; in the end, beyond the budget, even the newest. */
static void keep_budget(void)
{
    size_t most = allowed();
    while (c.bytes > most && c.n > 1) {
        if (c.n <= KEEP_AT_LEAST) {
            if (c.bytes <= c.budget)
                break;
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

static bool goes_on(const struct stream *s, size_t chunk)
{
    return s->n && chunk + 1 >= s->first && chunk <= s->last + 1;
}

/* The stream that a fault in this chunk goes on with, or a new one in the place of the oldest; it becomes the latest. */
static struct stream *stream_of(size_t chunk)
{
    int i = 0;
    while (i < STREAMS - 1 && !goes_on(&c.stream[i], chunk))
        i++;
    struct stream it = c.stream[i];
    if (!goes_on(&it, chunk))
        it = (struct stream){chunk, chunk, 0};
    memmove(c.stream + 1, c.stream, (size_t)i * sizeof it);
    c.stream[0] = it;
    return c.stream;
}

/* The chunks to take for a fault in `chunk`: it alone, or more in the direction in which faults follow each other. Long walks
   upwards go by whole large pages, which then need not be split. */
static void choose_around(size_t chunk, size_t first, size_t last, size_t *from, size_t *to)
{
    const size_t in_page = LARGE_PAGE / CHUNK;
    struct stream *s = stream_of(chunk);
    size_t n = s->n == 0 ? 1 : s->n < MOST_AROUND ? 2 * s->n : MOST_AROUND, start = chunk, stop = chunk;
    if (chunk < s->first)
        start = chunk < n ? 0 : chunk + 1 - n;
    else if (n < MOST_AROUND)
        stop = chunk + n - 1;
    else
        stop = (start = chunk / in_page * in_page) + in_page - 1;
    *from = *to = chunk;
    while (*to < last && *to < stop && !has(logged, *to + 1))
        ++*to;
    while (*from > first && *from > start && !has(logged, *from - 1))
        --*from;
    *s = (struct stream){*from, *to, n};
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
        double t = processor_time();
        for (size_t k = from; k <= to; k++)
            keep_image(newest(), k, end);
        c.kept_seconds += processor_time() - t;
        c.kept_mib += (double)(to - from + 1) * CHUNK / MIB;
    }
    char *stop = chunk_start(to + 1);
    protect(chunk_start(from), stop < end ? stop : end, PROT_READ | PROT_WRITE);
    if (c.bytes > MIB_AT_ONCE * MIB || c.bytes > c.budget)
        keep_budget();
    return true;
}

static void spend(double seconds)
{
    c.cost += seconds;
    c.spent += seconds;
}

/* ---- what a run can afford ---- */

static void settle(double now)
{
    if (c.share > 0) {
        c.recorded += now - c.settled;
        c.paid += c.spent - c.settled_spent;
    }
    c.settled = now;
    c.settled_spent = c.spent;
}

static bool can_afford(double now)
{
    settle(now);
    return c.share <= 0 || c.paid <= CREDIT + c.share * c.recorded;
}

void checkpoints_afford(double share)
{
    if (!c.on)
        return;
    settle(processor_time());
    c.share = share;
}

/* Bytes whose first write is still to be paid for. */
static size_t unpaid(void)
{
    size_t kept = newest()->nlog * CHUNK;
    return newest()->system > kept ? newest()->system - kept : 0;
}

/* A program that overwrites all it has, faster than can be kept: the newest checkpoints were never taken. */
static void give_up(void)
{
    c.gave_up = true;
    while (c.n > 1 && unpaid() > LITTLE)
        forget_newest();
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
    (void)context;
    double t = processor_time();
    if (c.on && c.n && info->si_code > 0 && open_chunk(info->si_addr)) {
        double now = processor_time();
        spend(now - t + FAULT);
        if (!can_afford(now))
            give_up();
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
    c.started = c.settled = processor_time();
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
    struct epoch e = {.moment = moment, .system = H->system};
    memcpy(e.top, top, sizeof e.top);
    for (int i = 0; i < ZONES; i++) {
        protect_zone(logged, i, writable[i], PROT_READ);
        protect(writable[i], e.top[i], PROT_READ);
    }
    c.v[c.n++] = e;
    c.cost = 0;
    if (c.n < 2 || c.v[c.n - 2].nlog < MUCH)
        memset(c.stream, 0, sizeof c.stream);
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
    spend(processor_time() - t);
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

double checkpoint_spent(void)
{
    return c.spent;
}

double checkpoint_risk(void)
{
    double price = (c.kept_seconds + FEW_MIB * PRICE) / (c.kept_mib + FEW_MIB);
    return (double)H->system / MIB * price * (c.gave_up ? 1 : EXPECTED);
}

size_t checkpoint_count(void)
{
    return c.n;
}

size_t checkpoint_bytes(void)
{
    return c.bytes;
}
