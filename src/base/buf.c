/* A growing byte string. An empty one points at a shared NUL, so that starting and ending one allocates nothing. */
#include "slotscope/base/buf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "slotscope/base/mem.h"

static char nothing[1];

void buf_init(struct buf *b)
{
    *b = (struct buf){.p = nothing};
}

void buf_done(struct buf *b)
{
    if (b->cap)
        mem_let_go(b->p);
    buf_init(b);
}

void buf_cut(struct buf *b, size_t n)
{
    b->len = n;
    if (b->cap)
        b->p[n] = 0;
}

void buf_clear(struct buf *b)
{
    buf_cut(b, 0);
}

/* Room for n more bytes and the NUL. */
static void reserve(struct buf *b, size_t n)
{
    if (b->cap && b->cap - b->len > n)
        return;
    size_t cap = b->cap ? b->cap : 32;
    while (cap - b->len <= n)
        cap *= 2;
    mem_held += b->cap == 0;
    b->p = mem_realloc(b->cap ? b->p : NULL, cap);
    b->cap = cap;
}

void buf_add(struct buf *b, const char *s, size_t n)
{
    reserve(b, n);
    if (n)
        memcpy(b->p + b->len, s, n);
    buf_cut(b, b->len + n);
}

void buf_adds(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_addc(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_fill(struct buf *b, char c, size_t n)
{
    reserve(b, n);
    memset(b->p + b->len, c, n);
    buf_cut(b, b->len + n);
}

void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    if (n > 0) {
        reserve(b, (size_t)n);
        vsnprintf(b->p + b->len, (size_t)n + 1, fmt, again);
        b->len += (size_t)n;
    }
    va_end(again);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(b, fmt, ap);
    va_end(ap);
}

void buf_utf8(struct buf *b, unsigned c)
{
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    char s[4];
    s[0] = (char)(lead[n] | c >> 6 * (n - 1));
    for (size_t i = 1; i < n; i++)
        s[i] = (char)(0x80 | (c >> 6 * (n - 1 - i) & 0x3F));
    buf_add(b, s, n);
}

char *buf_steal(struct buf *b)
{
    reserve(b, 0);
    b->p[b->len] = 0;
    char *p = b->p;
    mem_held--;
    buf_init(b);
    return p;
}

enum { LARGEST_FILE = 256 << 20 }; /* what has no end (/dev/zero) is not read for ever */

static int read_all(struct buf *b, FILE *f)
{
    char chunk[1 << 14];
    size_t n;
    while ((n = fread(chunk, 1, sizeof chunk, f)) > 0) {
        buf_add(b, chunk, n);
        if (b->len > LARGEST_FILE) {
            errno = EFBIG;
            return -1;
        }
    }
    return ferror(f) ? -1 : 0;
}

int buf_read_file(struct buf *b, const char *path)
{
    if (strcmp(path, "-") == 0)
        return read_all(b, stdin);
    FILE *f = fopen(path, "rb");
    if (!f)
        return -1;
    struct stat st;
    int r = -1;
    if (fstat(fileno(f), &st) == 0 && S_ISDIR(st.st_mode))
        errno = EISDIR;
    else
        r = read_all(b, f);
    int e = errno;
    fclose(f);
    errno = e;
    return r;
}
