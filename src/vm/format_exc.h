/* What the files that print exceptions share. */
#ifndef SLOTSCOPE_VM_FORMAT_EXC_H
#define SLOTSCOPE_VM_FORMAT_EXC_H
#include "frame.h"
#include "slotscope/base/buf.h"

struct tb_entry {
    const char *file, *name;
    struct position pos;
};
/* The exceptions whose chains are being printed, so that loops end. */
struct chain {
    struct obj *e;
    struct chain *up;
    int length;
};
void prefix_lines(struct buf *b, const char *prefix, const char *text, size_t n);
/* The source lines of an entry, indented by four, with carets below where the version draws them (carets.c). */
extern bool source_show_first; /* only the first line and no carets */
void source_show(struct buf *b, const struct tb_entry *t);
/* ". Did you mean: 'x'?" and relatives (suggestions.c). */
void suggestion_add(struct buf *b, struct obj *e);
#endif
