/* UTF-8, the width of characters in a terminal, and making untrusted text harmless. */
#ifndef SLOTSCOPE_BASE_TEXT_H
#define SLOTSCOPE_BASE_TEXT_H
#include <stdbool.h>
#include <stddef.h>
struct buf;

/* Decodes one code point at s (n bytes left). Returns bytes used (1..4), or 0 when the bytes are not UTF-8; *c is the code point. */
size_t text_decode(const char *s, size_t n, unsigned *c);
/* Offset of the first byte that is not UTF-8, or n. */
size_t text_check_utf8(const char *s, size_t n);
/* Columns the code point takes in a terminal: 0 (combining), 1 or 2; control characters count 0. The same in every locale. */
int text_width(unsigned c);
/* Columns of n bytes of UTF-8. */
size_t text_columns(const char *s, size_t n);
/* Appends s with control characters made visible (^[ for ESC, \x85 for C1, ...), newline and tab kept if `keep_lines`. */
void text_visible(struct buf *b, const char *s, size_t n, bool keep_lines);
/* Case-folded distance-free helpers: the closest of the NULL-terminated `names` to `word`, or NULL when none is near. */
const char *text_nearest(const char *word, const char *const *names);
#endif
