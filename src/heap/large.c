/*
 * Blocks of more than 512 bytes, where CPython goes to the system's malloc. Two ways by size:
 *
 * pieces   up to half a MiB: boundary tags in front of and behind each free piece, bins by size, neighbours join (as dlmalloc and
 * glibc do it: 8 bytes of overhead, 16-byte steps, so that malloc_usable_size agrees) spans    above: whole pages in an address
 * slot twice as large, so that a growing list is extended in place; pages go back when freed
 */
#include <string.h>
#include <sys/mman.h>

#include "region.h"
#include "slotscope/base/die.h"

/* ---- pieces ---- */

enum { IN_USE = 1, PREV_IN_USE = 2, FLAGS = 15, TAG = 8, LEAST = 32 };
#define SPAN_FROM (512 * KIB)

/* Starts 8 bytes before its 16-aligned payload; `prev_size`, the word before it, is the end of the piece in front and says that
   piece's size only while it is free. */
struct free_piece {
    size_t tag; /* bytes from tag to tag | flags */
    struct free_piece *next, *prev;
};

static size_t piece_size(const struct free_piece *p)
{
    return p->tag & ~(size_t)FLAGS;
}

static struct free_piece *piece_at(const void *p, size_t offset)
{
    return (struct free_piece *)(void *)((char *)(uintptr_t)p + offset);
}

static struct free_piece *piece_of(const void *payload)
{
    return (struct free_piece *)(void *)((char *)(uintptr_t)payload - TAG);
}

static size_t *foot_of(struct free_piece *p) /* the last word of a free piece */
{
    return (size_t *)(void *)((char *)p + piece_size(p) - TAG);
}

static size_t piece_need(size_t n)
{
    size_t need = (n + TAG + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    return need < LEAST ? LEAST : need;
}

/* Exact bins up to 1 KiB, then eight to a doubling. */
static unsigned bin_of(size_t size)
{
    if (size < 1024)
        return (unsigned)(size / 32);
    unsigned order = 63u - (unsigned)__builtin_clzll(size);
    unsigned bin = 32 + (order - 10) * 6 + (unsigned)((size >> (order - 3)) & 7) * 6 / 8;
    return bin < LARGE_BINS ? bin : LARGE_BINS - 1;
}

static void bin_remove(struct free_piece *p)
{
    if (p->prev)
        p->prev->next = p->next;
    else
        H->large_bins[bin_of(piece_size(p))] = p->next;
    if (p->next)
        p->next->prev = p->prev;
}

static void bin_insert(struct free_piece *p)
{
    struct free_piece **bin = &H->large_bins[bin_of(piece_size(p))];
    p->prev = NULL;
    p->next = *bin;
    if (*bin)
        (*bin)->prev = p;
    *bin = p;
    *foot_of(p) = piece_size(p);
}

void large_init(void)
{
    H->large.top += ALIGNMENT - TAG;              /* so that payloads are aligned */
    piece_at(H->large.top, 0)->tag = PREV_IN_USE; /* the end: a piece of no size, always at top */
}

/* Marks p (size bytes) as used and gives back what is left over of `have`. */
static void *piece_use(struct free_piece *p, size_t size, size_t have)
{
    size_t prev_flag = p->tag & PREV_IN_USE;
    if (have - size >= LEAST) {
        struct free_piece *rest = piece_at(p, size);
        rest->tag = (have - size) | PREV_IN_USE;
        piece_at(p, have)->tag &= ~(size_t)PREV_IN_USE;
        bin_insert(rest);
    } else {
        size = have;
        piece_at(p, size)->tag |= PREV_IN_USE;
    }
    p->tag = size | prev_flag | IN_USE;
    return (char *)p + TAG;
}

static struct free_piece *best_fit(size_t size)
{
    for (unsigned b = bin_of(size); b < LARGE_BINS; b++) {
        struct free_piece *best = NULL;
        for (struct free_piece *p = H->large_bins[b]; p; p = p->next)
            if (piece_size(p) >= size && (!best || piece_size(p) < piece_size(best)))
                best = p;
        if (best)
            return best;
    }
    return NULL;
}

static void *piece_alloc(size_t n)
{
    size_t size = piece_need(n);
    if (!region_take(size))
        return NULL;
    struct free_piece *p = best_fit(size);
    if (p) {
        bin_remove(p);
        void *q = piece_use(p, size, piece_size(p));
        size_t got = piece_size(p);
        H->system += got - size;
        return q;
    }
    if ((size_t)(H->large.end - H->large.top) < size + LEAST) {
        region_give(size);
        return NULL;
    }
    p = piece_at(H->large.top, 0);
    p->tag = size | (p->tag & PREV_IN_USE) | IN_USE;
    H->large.top += size;
    piece_at(H->large.top, 0)->tag = PREV_IN_USE;
    return (char *)p + TAG;
}

static bool is_end(const struct free_piece *p)
{
    return (const char *)p == H->large.top;
}

/* Joins with free neighbours; at the end of the zone it becomes untouched room again. */
static void piece_release(struct free_piece *p, size_t size)
{
    size_t prev_flag = p->tag & PREV_IN_USE;
    struct free_piece *next = piece_at(p, size);
    if (!is_end(next) && !(next->tag & IN_USE)) {
        bin_remove(next);
        size += piece_size(next);
    }
    if (!prev_flag) {
        size_t before = *(size_t *)(void *)((char *)p - TAG);
        p = (struct free_piece *)(void *)((char *)p - before);
        bin_remove(p);
        prev_flag = p->tag & PREV_IN_USE;
        size += before;
    }
    next = piece_at(p, size);
    if (is_end(next)) {
        H->large.top = (char *)p;
        p->tag = prev_flag;
        return;
    }
    p->tag = size | prev_flag;
    next->tag &= ~(size_t)PREV_IN_USE;
    bin_insert(p);
}

static void piece_free(void *payload)
{
    struct free_piece *p = piece_of(payload);
    region_give(piece_size(p));
    piece_release(p, piece_size(p));
}

/* ---- spans ---- */

struct span {     /* 16 bytes in front of the payload, as malloc's own header of a mapped block */
    size_t size;  /* bytes in use from here, whole pages; 0: free */
    size_t order; /* the slot has 1 << order bytes */
};

static bool is_span(const void *p)
{
    return (const char *)p >= H->huge.start;
}

static struct span *span_of(const void *payload)
{
    return (struct span *)((uintptr_t)payload - sizeof(struct span));
}

static size_t span_need(size_t n)
{
    return (n + sizeof(struct span) + PAGE_SIZE - 1) & ~(PAGE_SIZE - 1);
}

static char *span_slot(size_t order)
{
    char *p = H->huge_free[order];
    if (p) {
        H->huge_free[order] = *(char **)(void *)(p + sizeof(struct span));
        return p;
    }
    if ((size_t)(H->huge.end - H->huge.top) < (size_t)1 << order)
        return NULL;
    p = H->huge.top;
    H->huge.top += (size_t)1 << order;
    return p;
}

static char *large_page_up(const char *p)
{
    return (char *)(((uintptr_t)p + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1));
}

/* The span has size bytes and had `before`: the host may use large pages for those that lie in it whole. Never for its end, nor in
   a free slot: one word would cost two MiB there. */
static void span_large_pages(char *slot, size_t before, size_t size)
{
    char *from = large_page_up(slot), *was = large_page_up(slot + before + 1) - LARGE_PAGE,
         *end = large_page_up(slot + size + 1) - LARGE_PAGE;
    was = was > from ? was : from;
    if (end > was)
        madvise(was, (size_t)(end - was), MADV_HUGEPAGE);
    else if (was > end && was > from)
        madvise(end > from ? end : from, (size_t)(was - (end > from ? end : from)), MADV_NOHUGEPAGE);
}

static void *span_alloc(size_t n)
{
    if (n > (size_t)1 << 45)
        return NULL;
    size_t size = span_need(n), order = 64u - (unsigned)__builtin_clzll(2 * size - 1);
    if (!region_take(size))
        return NULL;
    char *slot = span_slot(order);
    if (!slot) {
        region_give(size);
        return NULL;
    }
    span_large_pages(slot, 0, size);
    *(struct span *)(void *)slot = (struct span){size, order};
    return slot + sizeof(struct span);
}

static void span_free(void *payload)
{
    struct span *s = span_of(payload);
    size_t order = s->order;
    region_give(s->size);
    span_large_pages((char *)s, s->size, 0);
    region_drop((char *)s, s->size);
    *s = (struct span){0, order};
    *(char **)payload = H->huge_free[order];
    H->huge_free[order] = (char *)s;
}

/* In place while the slot has room. */
static bool span_resize(void *payload, size_t n)
{
    struct span *s = span_of(payload);
    size_t size = span_need(n);
    if (size > (size_t)1 << s->order || n <= SPAN_FROM)
        return false;
    if (size > s->size && !region_take(size - s->size))
        return false;
    if (size < s->size) {
        region_give(s->size - size);
        region_drop((char *)s + size, s->size - size);
    }
    span_large_pages((char *)s, s->size, size);
    s->size = size;
    return true;
}

/* ---- both ---- */

void *large_alloc(size_t n)
{
    return n > SPAN_FROM ? span_alloc(n) : piece_alloc(n);
}

void large_free(void *p)
{
    if (is_span(p))
        span_free(p);
    else
        piece_free(p);
}

size_t large_block_size(const void *p)
{
    return is_span(p) ? span_of(p)->size - sizeof(struct span) : piece_size(piece_of(p)) - TAG;
}

/* The last piece of the zone grows into the untouched room behind it. */
static bool extend_last(struct free_piece *p, size_t size)
{
    size_t more = size - piece_size(p);
    if ((size_t)(H->large.end - H->large.top) < more + LEAST || !region_take(more))
        return false;
    p->tag = size | (p->tag & FLAGS);
    H->large.top += more;
    piece_at(H->large.top, 0)->tag = PREV_IN_USE;
    return true;
}

/* A piece that still fits shrinks in place or takes from a free neighbour behind it. */
static bool piece_resize(void *payload, size_t n)
{
    struct free_piece *p = piece_of(payload);
    size_t size = piece_need(n), have = piece_size(p), joined = have;
    struct free_piece *next = piece_at(p, have);
    if (size > have && is_end(next))
        return n <= SPAN_FROM && extend_last(p, size);
    if (size > have && !is_end(next) && !(next->tag & IN_USE))
        joined += piece_size(next);
    if (size > joined || n > SPAN_FROM)
        return false;
    if (joined > have) {
        if (!region_take(joined - have))
            return false;
        bin_remove(next);
        piece_at(p, joined)->tag |= PREV_IN_USE;
        p->tag = joined | (p->tag & FLAGS);
    }
    if (joined - size >= LEAST) {
        struct free_piece *rest = piece_at(p, size);
        p->tag = size | (p->tag & FLAGS);
        rest->tag = (joined - size) | PREV_IN_USE | IN_USE;
        region_give(joined - size);
        piece_release(rest, joined - size);
    }
    return true;
}

void *large_realloc(void *p, size_t n)
{
    if (is_span(p) ? span_resize(p, n) : piece_resize(p, n))
        return p;
    void *q = large_alloc(n);
    if (q) {
        size_t old = large_block_size(p);
        copy_hidden(q, p, old < n ? old : n);
        large_free(p);
    }
    return q;
}

static bool each_piece(bool (*visit)(uint64_t addr, size_t size, void *ctx), void *ctx)
{
    for (char *at = H->large.start + ALIGNMENT - TAG; at < H->large.top;) {
        const struct free_piece *p = piece_at(at, 0);
        if ((p->tag & IN_USE) && !visit((uint64_t)(uintptr_t)at + TAG, piece_size(p) - TAG, ctx))
            return false;
        at += piece_size(p);
    }
    return true;
}

void heap_each_large(bool (*visit)(uint64_t addr, size_t size, void *ctx), void *ctx)
{
    if (!each_piece(visit, ctx))
        return;
    for (char *at = H->huge.start; at < H->huge.top;) {
        const struct span *s = (const struct span *)(const void *)at;
        if (s->size && !visit((uint64_t)(uintptr_t)at + sizeof *s, s->size - sizeof *s, ctx))
            return;
        at += (size_t)1 << s->order;
    }
}

static bool add_size(uint64_t addr, size_t size, void *ctx)
{
    (void)addr;
    *(size_t *)ctx += size;
    return true;
}

size_t large_used(void)
{
    size_t n = 0;
    heap_each_large(add_size, &n);
    return n;
}

struct search {
    uint64_t addr;
    bool found;
};

static bool covers(uint64_t addr, size_t size, void *ctx)
{
    struct search *s = ctx;
    s->found = s->addr >= addr && s->addr < addr + size;
    return !s->found;
}

bool large_is_live(const void *p)
{
    struct search s = {(uint64_t)(uintptr_t)p, false};
    heap_each_large(covers, &s);
    return s.found;
}
