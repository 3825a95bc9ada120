/*
 * Checkpoints by page protection. Between two checkpoints lies an epoch; the epoch's log holds the first-write pre-images of 64 KiB
 * chunks. Invariant: a chunk of the used part of a zone is writable exactly if it is in the newest epoch's log or was not in use at
 * its start.
 */
#include "slotscope/heap/checkpoint.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "region.h"
#include "slotscope/base/die.h"
#include "slotscope/base/mem.h"

#define CHUNK (64 * KIB)
enum { ZONES = 5 };

struct image { /* what a chunk held when the epoch began */
    char *at;
    size_t n; /* bytes: CHUNK, or less at the end of a zone's used part */
    char *bytes;
};

struct epoch {
    uint64_t moment;
    char *top[ZONES]; /* page after the last one in use at the checkpoint */
    struct image *log;
    size_t nlog, cap;
};

static struct {
    bool on;
    size_t budget, bytes;
    struct epoch *v;
    size_t n, cap;
    struct sigaction old_segv, old_bus;
} c;

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

static struct epoch *newest(void)
{
    return &c.v[c.n - 1];
}

/* mmap and not malloc: this runs inside the fault handler. */
static void *raw_map(size_t n)
{
    void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        die("no memory for checkpoints");
    return p;
}

static void log_grow(struct epoch *e)
{
    size_t cap = e->cap ? e->cap * 2 : 128;
    struct image *log = raw_map(cap * sizeof *log);
    if (e->nlog)
        memcpy(log, e->log, e->nlog * sizeof *log);
    if (e->cap)
        munmap(e->log, e->cap * sizeof *log);
    e->log = log;
    e->cap = cap;
}

static void keep_image(struct epoch *e, char *at, size_t n)
{
    if (e->nlog == e->cap)
        log_grow(e);
    struct image *im = &e->log[e->nlog++];
    *im = (struct image){at, n, raw_map(n)};
    copy_hidden(im->bytes, at, n);
    c.bytes += n;
}

static void image_drop(struct image *im)
{
    munmap(im->bytes, im->n);
    c.bytes -= im->n;
}

static void epoch_done(struct epoch *e)
{
    for (size_t i = 0; i < e->nlog; i++)
        image_drop(&e->log[i]);
    if (e->cap)
        munmap(e->log, e->cap * sizeof *e->log);
}

/* The chunk around p, cut to the part of its zone that was in use when the newest epoch began; false if p is not protected by us.
 */
static bool chunk_around(char *p, char **at, size_t *n)
{
    for (int i = 0; i < ZONES; i++) {
        char *start = zone(i)->start, *end = newest()->top[i];
        if (p < start || p >= end)
            continue;
        char *from = start + (size_t)(p - start) / CHUNK * CHUNK;
        *at = from;
        *n = (size_t)(end - from) < CHUNK ? (size_t)(end - from) : CHUNK;
        return true;
    }
    return false;
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
    (void)context;
    char *at = NULL;
    size_t n = 0;
    if (c.on && c.n && chunk_around(info->si_addr, &at, &n)) {
        keep_image(newest(), at, n);
        if (mprotect(at, n, PROT_READ | PROT_WRITE) == 0)
            return;
    }
    sigaction(sig, sig == SIGSEGV ? &c.old_segv : &c.old_bus, NULL); /* not ours: happens again under the old handler */
    if (info->si_code <= 0)
        raise(sig); /* unless somebody sent it */
}

static void protect(int i, char *end, int how)
{
    char *start = zone(i)->start;
    if (end > start && mprotect(start, (size_t)(end - start), how) != 0)
        die("cannot protect the simulated heap's pages");
}

void checkpoints_start(size_t budget)
{
    checkpoints_stop();
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK};
    sigemptyset(&sa.sa_mask);
    sigaction(SIGSEGV, &sa, &c.old_segv);
    sigaction(SIGBUS, &sa, &c.old_bus);
    c.budget = budget ? budget : 512 * MIB;
    c.on = true;
}

void checkpoints_stop(void)
{
    if (!c.on)
        return;
    if (c.n) { /* the state at the region's start is protected too: read the zones' ends before anything else */
        char *end[ZONES];
        memcpy(end, newest()->top, sizeof end);
        for (int i = 0; i < ZONES; i++)
            protect(i, end[i], PROT_READ | PROT_WRITE);
    }
    for (size_t i = 0; i < c.n; i++)
        epoch_done(&c.v[i]);
    free(c.v);
    c.v = NULL;
    c.n = c.cap = c.bytes = 0;
    c.on = false;
    sigaction(SIGSEGV, &c.old_segv, NULL);
    sigaction(SIGBUS, &c.old_bus, NULL);
}

bool checkpoints_active(void)
{
    return c.on;
}

static bool logged(const struct epoch *e, const char *at, size_t *n)
{
    for (size_t i = 0; i < e->nlog; i++)
        if (e->log[i].at == at) {
            *n = e->log[i].n;
            return true;
        }
    return false;
}

/* Forgets epoch i > 0: what it kept goes to the epoch before, unless that has older bytes of the chunk or did not use it yet. */
static void thin(size_t i)
{
    struct epoch *gone = &c.v[i], *before = gone - 1;
    for (size_t k = 0; k < gone->nlog; k++) {
        struct image *im = &gone->log[k];
        size_t n = 0;
        bool had = false;
        for (int z = 0; z < ZONES; z++)
            had |= im->at >= zone(z)->start && im->at < before->top[z];
        if (!had || logged(before, im->at, &n)) {
            image_drop(im);
            continue;
        }
        if (before->nlog == before->cap)
            log_grow(before);
        before->log[before->nlog++] = *im;
    }
    if (gone->cap)
        munmap(gone->log, gone->cap * sizeof *gone->log);
    memmove(gone, gone + 1, (c.n - i - 1) * sizeof *gone);
    c.n--;
}

static void keep_budget(void)
{
    while (c.bytes > c.budget && c.n > 3) {
        size_t half = c.n / 2 > 1 ? c.n / 2 : 2;
        for (size_t i = half - 1; i >= 1; i -= i >= 2 ? 2 : 1)
            thin(i);
    }
}

void checkpoint_take(uint64_t moment)
{
    if (!c.on)
        return;
    keep_budget();
    if (c.n == c.cap) {
        c.cap = c.cap ? c.cap * 2 : 64;
        c.v = mem_realloc(c.v, c.cap * sizeof *c.v);
    }
    struct epoch e = {.moment = moment};
    for (int i = 0; i < ZONES; i++) { /* never less than before: what a shrinking zone left behind is part of the past */
        e.top[i] = zone_used_end(i);
        if (c.n && newest()->top[i] > e.top[i])
            e.top[i] = newest()->top[i];
    }
    c.v[c.n++] = e;
    for (int i = 0; i < ZONES; i++)
        protect(i, e.top[i], PROT_READ);
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

/* Puts an epoch's kept bytes back; its chunks are writable then. */
static void roll_back(const struct epoch *e)
{
    for (size_t i = 0; i < e->nlog; i++) {
        const struct image *im = &e->log[i];
        mprotect(im->at, im->n, PROT_READ | PROT_WRITE);
        memcpy(im->at, im->bytes, im->n);
    }
}

/* Pages used since then go back to the host: they read as zero again, as allocators expect of fresh ones. */
static void forget_after(const struct epoch *e, char *const used[ZONES])
{
    for (int i = 0; i < ZONES; i++) {
        if (used[i] > e->top[i]) {
            mprotect(e->top[i], (size_t)(used[i] - e->top[i]), PROT_READ | PROT_WRITE);
            madvise(e->top[i], (size_t)(used[i] - e->top[i]), MADV_DONTNEED);
        }
    }
}

bool checkpoint_restore(uint64_t moment)
{
    struct epoch *e = find(moment);
    if (!e || e->moment != moment)
        return false;
    region_show();
    char *used[ZONES];
    for (int i = 0; i < ZONES; i++) {
        used[i] = zone_used_end(i);
        for (size_t k = 0; k < c.n; k++)
            used[i] = c.v[k].top[i] > used[i] ? c.v[k].top[i] : used[i];
    }
    while (newest() != e) {
        roll_back(newest());
        epoch_done(newest());
        c.n--;
    }
    roll_back(e);
    forget_after(e, used);
    uint64_t again = e->moment;
    epoch_done(e);
    c.n--;
    checkpoint_take(again);
    return true;
}

bool checkpoint_touched(uint64_t moment, const void *p)
{
    const struct epoch *e = find(moment);
    if (!e || e->moment != moment)
        return true;
    for (int i = 0; i < ZONES; i++)
        if ((const char *)p >= zone(i)->start && (const char *)p < e->top[i]) {
            size_t n = 0;
            return logged(e, zone(i)->start + (size_t)((const char *)p - zone(i)->start) / CHUNK * CHUNK, &n);
        }
    return true; /* it was not in use yet */
}

size_t checkpoint_count(void)
{
    return c.n;
}

size_t checkpoint_bytes(void)
{
    return c.bytes;
}
