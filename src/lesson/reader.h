/* What the parts of the parser share: the lesson under construction, and the way from a byte of the file to its line and column. */
#ifndef LESSON_READER_H
#define LESSON_READER_H
#include <stdarg.h>

#include "slotscope/lesson/lesson.h"

struct reader {
    struct lesson *l;
    const char *orig; /* the file */
    char *src;        /* its copy that md4c sees: each {{ ... }} is masked by MASK bytes */
    size_t n;
    size_t body; /* where the front matter ends */
    bool own;    /* it has a front matter with a key of ours: unknown directives are mistakes, not foreign comments */
    bool any_pause;
    const char **lines; /* where each line of src begins */
    size_t nlines, lines_cap;
    size_t blocks_cap, exprs_cap, errors_cap, steps_cap;
};
enum { MASK = 1 };

/* Line and column (in characters, from 1) of a byte of src. */
void reader_locate(const struct reader *r, const char *p, int *line, int *col);
/* Notes a mistake at p. */
void reader_error(struct reader *r, const char *p, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* A copy that lives as long as the lesson. */
const char *reader_dup(struct reader *r, const char *s, size_t n);
/* A new block at p, zeroed but for what every block has. */
struct lesson_block *reader_block(struct reader *r, enum lesson_block_kind kind, const char *p);
/* Registers an expression that stands at p; returns its index. */
int reader_expr(struct reader *r, const char *text, size_t n, const char *p);

/* Reads `--- ... ---` at the top, if there is one; sets r->body. */
void front_read(struct reader *r);
/* Reads a comment's inside, src[from, to): a directive, or somebody's comment. `own_line`: nothing else stands on its lines. */
void directive_read(struct reader *r, const char *from, const char *to, bool own_line);
/* Feeds the body to md4c. */
void blocks_read(struct reader *r);
/* Fills in the words behind a fence's language. */
void fence_words(struct reader *r, struct lesson_block *b, const char *info, size_t n);
#endif
