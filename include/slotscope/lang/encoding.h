/* The encoding of a source file: what it declares (PEP 263), and its text as UTF-8. */
#ifndef SLOTSCOPE_LANG_ENCODING_H
#define SLOTSCOPE_LANG_ENCODING_H
#include <stdbool.h>
#include <stddef.h>
struct buf;

/* The declared encoding's name as CPython shortens it ("utf-8", "iso-8859-1", "klingon"), "" when there is none. */
void encoding_declared(const char *text, size_t n, char name[64]);
/* Is there such a declaration, or a mark that says UTF-8? */
bool encoding_is_told(const char *text, size_t n);
/* Whether text in that encoding can be read. */
bool encoding_known(const char *name);
/* Makes the bytes of a file UTF-8 as they declare. What cannot be decoded stays as it is: the parser says what is wrong. */
void encoding_to_utf8(struct buf *b);
#endif
