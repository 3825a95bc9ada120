/* What the files that print exceptions share. */
#ifndef SLOTSCOPE_VM_FORMAT_EXC_H
#define SLOTSCOPE_VM_FORMAT_EXC_H
#include "frame.h"
#include "slotscope/base/buf.h"

struct tb_entry {
    const char *file, *name;
    struct position pos;
    bool into_generator; /* the next entry is a generator expression */
};
void prefix_lines(struct buf *b, const char *prefix, const char *text, size_t n);
/* The source lines of an entry, indented by four, with carets below where the version draws them (carets.c). */
extern bool source_show_first; /* only the first line and no carets */
void source_show(struct buf *b, const struct tb_entry *t);
/* How many carets stand below character c where they are as many as it is wide. */
int carets_width(unsigned c);
/* The functions of the module traceback: tb (NULL: its own) in place of e's traceback, at most *limit entries, without the chain; the last
   lines only (names are suggested where the frames are known); one entry; the entries of a traceback. */
void interp_format_parts(struct buf *b, struct obj *e, struct obj *tb, const int64_t *limit, bool chain);
void interp_format_last(struct buf *b, struct obj *e, bool frames_known);
void interp_format_entry(struct buf *b, const char *file, const char *name, struct position pos);
struct obj *interp_traceback_entries(struct obj *tb);
/* ". Did you mean: 'x'?" and relatives (suggestions.c). */
void suggestion_add(struct buf *b, struct obj *e);
#endif
