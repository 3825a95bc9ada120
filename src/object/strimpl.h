/*
 * Strings as bytes: what the files of str share.
 *
 * Three shapes. Compact ASCII: head of 48 bytes (40 from 3.12), then the characters. Compact: 24 more bytes (16) of head, then
 * characters of 1, 2 or 4 bytes. Subclasses: the whole head, then a pointer to the characters in a block of their own. The state
 * word says which: interned (2 bits), kind (3), compact, ascii, and ready (up to 3.11) or statically allocated (from 3.12).
 */
#ifndef SLOTSCOPE_SRC_OBJECT_STRIMPL_H
#define SLOTSCOPE_SRC_OBJECT_STRIMPL_H
#include <string.h>

#include "slotscope/object/text.h"

enum { STR_MAX_CHAR = 0x10FFFF };
enum { STATE_INTERNED = 3, STATE_KIND_SHIFT = 2, STATE_COMPACT = 1 << 5, STATE_ASCII = 1 << 6, STATE_READY_OR_STATIC = 1 << 7 };
enum { INTERNED_NOT = 0, INTERNED_MORTAL = 1, INTERNED_IMMORTAL = 2, INTERNED_STATIC = 3 };

static inline uint32_t *str_state_word(const struct obj *s)
{
    return (uint32_t *)(void *)((char *)(uintptr_t)s + 32);
}
static inline int64_t *str_hash_word(const struct obj *s)
{
    return (int64_t *)(void *)((char *)(uintptr_t)s + 24);
}
static inline int kind_of(const struct obj *s)
{
    return (int)(*str_state_word(s) >> STATE_KIND_SHIFT & 7);
}
static inline bool ascii_of(const struct obj *s)
{
    return *str_state_word(s) & STATE_ASCII;
}
static inline void *data_of(const struct obj *s)
{
    uint32_t state = *str_state_word(s);
    if (!(state & STATE_COMPACT))
        return AT((uintptr_t)s, PyUnicodeObject, data_any, void *);
    return (char *)(uintptr_t)s + (state & STATE_ASCII ? lay.sizeof_PyASCIIObject : lay.sizeof_PyCompactUnicodeObject);
}
static inline unsigned read_char(int kind, const void *data, int64_t i)
{
    return kind == 1 ? ((const uint8_t *)data)[i] : kind == 2 ? ((const uint16_t *)data)[i] : ((const uint32_t *)data)[i];
}
static inline void write_char(int kind, void *data, int64_t i, unsigned c)
{
    if (kind == 1)
        ((uint8_t *)data)[i] = (uint8_t)c;
    else if (kind == 2)
        ((uint16_t *)data)[i] = (uint16_t)c;
    else
        ((uint32_t *)data)[i] = c;
}
/* An upper bound of the characters, exact as to the shape it asks for. */
static inline unsigned maxchar_of(const struct obj *s)
{
    return ascii_of(s) ? 0x7f : kind_of(s) == 1 ? 0xff : kind_of(s) == 2 ? 0xffff : STR_MAX_CHAR;
}
static inline bool is_exact(const struct obj *s)
{
    return s->ob_type == t_str->self;
}
/* Copies n characters from src (kind a) to dst (kind b >= a). */
void copy_chars(int to, void *dst, int64_t at, int from, const void *src, int64_t start, int64_t n);
/* The smallest maxchar among n characters (0x7f, 0xff, 0xffff or 0x10ffff). */
unsigned find_maxchar(int kind, const void *data, int64_t n);
/* The shared empty string: new reference. */
struct obj *str_empty(void);
/* Bytes of an exact str's block. */
size_t str_block_bytes(const struct obj *s);
/* s itself if it is an exact str, else an exact copy: new reference. */
struct obj *str_exact(struct obj *s);
/* A growing string of code points, for building results whose kind is not known before. */
struct strbuf {
    uint32_t *p;
    int64_t len, cap;
};
void strbuf_add(struct strbuf *b, unsigned c);
void strbuf_add_str(struct strbuf *b, const struct obj *s, int64_t start, int64_t end);
struct obj *strbuf_finish(struct strbuf *b);       /* and frees */
struct obj *strbuf_finish_fresh(struct strbuf *b); /* likewise, of one character not the shared string */

/* Finding: first or last place of sub in s[start:end], or -1; count of occurrences that do not overlap. */
int64_t find_chars(const struct obj *s, const struct obj *sub, int64_t start, int64_t end, int direction);
int64_t count_chars(const struct obj *s, const struct obj *sub, int64_t start, int64_t end, int64_t max);
/* Clips start and end as slices do. */
void clip_range(int64_t n, int64_t *start, int64_t *end);

/* Tables of methods, one per file. */
extern const struct method_def str_methods_find[], str_methods_split[], str_methods_case[], str_methods_make[];
#endif
