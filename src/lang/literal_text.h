/* Constants as source text, as repr() has them. */
#ifndef SLOTSCOPE_LANG_LITERAL_TEXT_H
#define SLOTSCOPE_LANG_LITERAL_TEXT_H
#include "slotscope/lang/ast.h"
struct buf;

/* ascii: characters beyond ASCII are escaped too, and huge ints are BIG (for dumps that are compared). */
void literal_text(struct buf *b, const struct constant *c, bool ascii);
void literal_text_str(struct buf *b, const char *s, size_t n, bool ascii);
void literal_text_float(struct buf *b, double f);
#endif
