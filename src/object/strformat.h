/* The parts of str.format that string.Formatter shows too. */
#ifndef SLOTSCOPE_SRC_OBJECT_STRFORMAT_H
#define SLOTSCOPE_SRC_OBJECT_STRFORMAT_H
#include "slotscope/object/object.h"
struct buf;

/* A format string being read: set text, at and end; places are indices into text. */
struct format_piece {
    struct obj *text;
    int64_t at, end;
    bool field, has_spec, nested; /* a field follows the literal text; ":" was there; its spec has fields itself */
    int64_t name_from, name_to, spec_from, spec_to;
    unsigned conversion; /* r s a, 0 */
};
/* Appends literal text up to the next field. 1, 0 at the end, -1 with an exception. */
int format_next_piece(struct format_piece *f, struct buf *literal);

struct field_path { /* .attribute and [index] steps of a field name */
    struct obj *text;
    int64_t at, to;
};
/* The next step: key is a new reference (int or str). 1, 0 at the end, -1. */
int format_next_step(struct field_path *p, bool *attribute, struct obj **key);
int64_t format_first_end(struct obj *s, int64_t from, int64_t to);
#endif
