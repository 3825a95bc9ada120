/*
 * The line editor of the prompt: several lines of text, a cursor, Emacs keys, a kill buffer, history with prefix search and C-r.
 * It knows no screen and no Python; what Enter and Tab mean is the caller's business.
 */
#ifndef SLOTSCOPE_APP_LINE_H
#define SLOTSCOPE_APP_LINE_H
#include <stdbool.h>
#include <stddef.h>

#include "slotscope/base/buf.h"

struct history {
    char **v; /* oldest first */
    size_t n, cap;
};
/* Adds an entry; empty ones and repeats of the last are left out, the oldest go when there are too many. */
void history_add(struct history *h, const char *text);
void history_done(struct history *h);

struct line {
    struct buf text;
    size_t cursor;      /* byte offset, always between two characters */
    struct buf kill;    /* what C-k, C-u, C-w, M-d took; C-y brings it back */
    struct history *history; /* borrowed; may be NULL */
    size_t place;       /* entry shown; history->n: the text being written */
    char *draft;        /* what was being written before the history was entered */
    size_t prefix;      /* Up and Down look for entries that begin like this many bytes of the draft */
    bool searching;     /* C-r */
    struct buf query;
    bool query_failed;
};
void line_init(struct line *l, struct history *h); /* empty; h: what Up and Down go through */
void line_done(struct line *l); /* frees what it holds; the history stays */
void line_clear(struct line *l); /* empty again, at the end of the history */
void line_set(struct line *l, const char *text); /* text, the cursor behind it */
/* Inserts text at the cursor: carriage returns become newlines, tabs four blanks, other control characters are dropped. */
void line_insert(struct line *l, const char *s, size_t n);
/* Handles an editing key. False: not one of its keys (Enter, Tab, C-c, C-d on an empty line, ...). */
bool line_key(struct line *l, int key);
/* A newline at the cursor, indented as the line before, one level more behind a colon. */
void line_newline(struct line *l);
/* Line and column (in terminal columns) of the cursor, from 0. */
void line_place(const struct line *l, int *row, int *column);
/* Where the word in front of the cursor begins: letters, digits, _ and, with `dots`, periods. */
size_t line_word(const struct line *l, bool dots);
#endif
