/* What the files of the lexer share: each reader makes one token, or fails with the error set. */
#ifndef SLOTSCOPE_LANG_TOKEN_READ_H
#define SLOTSCOPE_LANG_TOKEN_READ_H
#include "token.h"

bool read_number(struct lexer *x, struct token *t);
/* At the current place stand `prefix` letters and a quote. f: an f-string (or t-string). */
bool read_string(struct lexer *x, struct token *t, unsigned prefix, bool f);
/* The next piece of the innermost f-string's literal part: MIDDLE, END, or the { that opens a field. */
bool read_fstring_part(struct lexer *x, struct token *t);

/* An error at the current place; returns false. */
bool lex_error(struct lexer *x, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A token from start to the current place, both on this line; or from an earlier line. Returns true. */
bool lex_make(struct lexer *x, struct token *t, enum token_type type, unsigned start);
bool lex_make_from(struct lexer *x, struct token *t, enum token_type type, unsigned start, int line, unsigned line_start);
/* The current place is just behind a newline. */
void lex_newline(struct lexer *x);
#endif
