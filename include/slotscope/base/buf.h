/* A growing byte string, always NUL-terminated; the way every room builds text. */
#ifndef SLOTSCOPE_BASE_BUF_H
#define SLOTSCOPE_BASE_BUF_H
#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *p;    /* the bytes; "" until something is added, never NULL after buf_init */
    size_t len; /* bytes in use, without the NUL */
    size_t cap; /* bytes allocated; 0 while p is the shared empty string */
};

/* Starts empty; allocates nothing. */
void buf_init(struct buf *b);
/* Frees the bytes and starts empty again. */
void buf_done(struct buf *b);
/* Keeps the room, forgets the contents. */
void buf_clear(struct buf *b);
/* Appends; dies when there is no memory. */
void buf_add(struct buf *b, const char *s, size_t n);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, char c);
void buf_fill(struct buf *b, char c, size_t n);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *fmt, va_list ap);
/* Appends the UTF-8 of code point c (lone surrogates as three bytes). */
void buf_utf8(struct buf *b, unsigned c);
/* Cuts to n bytes; n must not exceed len. */
void buf_cut(struct buf *b, size_t n);
/* Hands over the bytes (free with free()) and starts empty. */
char *buf_steal(struct buf *b);
/* Reads a whole file ("-" is standard input). 0, or -1 with errno set. */
int buf_read_file(struct buf *b, const char *path);
#endif
