/* What is between the quotes: escapes decoded, pieces of f-strings put together. */
#ifndef SLOTSCOPE_LANG_LITERAL_H
#define SLOTSCOPE_LANG_LITERAL_H
#include "parser.h"
#include "slotscope/base/buf.h"

/* The parts of a string token's text. */
struct literal {
    bool raw, bytes, f, t, u;
    int quote_size;
    unsigned start, end; /* of the contents in the source */
};
struct literal literal_of(struct parser *p, const struct token *t);

/*
 * Appends the contents between two offsets of the source, escapes decoded unless raw. at: the token to blame.
 * false: p->failed. in_fstring: doubled braces were dealt with by the caller.
 */
bool literal_decode(struct parser *p, struct buf *out, unsigned start, unsigned end, bool raw, bool bytes, const struct token *at);

/* The values of a string being put together: text collects in buf and becomes a Constant when something else comes. */
struct pieces {
    struct expr_list values;
    struct buf text;
    struct pos text_pos; /* from the first piece of text to the last */
    bool has_text;
    bool is_f; /* an f-string was among the parts */
};
void pieces_text(struct pieces *w, const struct pos *pos);
void pieces_flush(struct parser *p, struct pieces *w, bool keep_empty);
void pieces_add(struct parser *p, struct pieces *w, struct expr *e);

/* Old f-strings: the whole is one STRING token. level: how deep in format specs. */
bool old_fstring(struct parser *p, struct pieces *w, const struct token *t, const struct literal *l);
/* At FSTRING_START; takes everything up to FSTRING_END. */
bool new_fstring(struct parser *p, struct pieces *w);
#endif
