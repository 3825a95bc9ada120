/* The character that \N{...} names, and back. */
#ifndef SLOTSCOPE_LANG_CHAR_NAMES_H
#define SLOTSCOPE_LANG_CHAR_NAMES_H
#include <stdbool.h>
#include <stddef.h>

/* n bytes of name at s, any case. false: not one of those we know. */
bool char_by_name(const char *s, size_t n, unsigned *c);
/* NULL: not one of those we know. */
const char *char_name(unsigned c);
#endif
