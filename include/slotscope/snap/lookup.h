/*
 * How Python finds an attribute: every word it reads, in order. The look-up is really made, with the object room's observer on;
 * what each read found is put into words at once, so the record stays good when the heap moves on.
 */
#ifndef SLOTSCOPE_SNAP_LOOKUP_H
#define SLOTSCOPE_SNAP_LOOKUP_H
#include "slotscope/base/mem.h"
#include "slotscope/object/attr.h"

struct lookup_read {
    enum read_kind kind;
    uint64_t addr;     /* of the word read; 0: none in particular */
    uint64_t led_to;   /* address of the object it led to, or 0 */
    const char *what;  /* "rp -> type", "keys: hash('x') & 7 = 5" */
    const char *found; /* "RegularPoint", "index[5] = 0 -> entry 0 'x'" */
    bool dependent;    /* waits for the read before it: a step of the chain */
};
struct lookup {
    struct arena arena;
    const char *text; /* the expression */
    int n, cap;
    struct lookup_read *read;
    const char *result; /* short repr of the value, or the exception */
    bool raised;
    int dependent;   /* how many reads wait for one another */
    uint64_t object; /* address of the object asked */
};
/* Looks up attribute `attr` of o (called `name` in the text). Never NULL; no exception stays set. Free with lookup_free. */
struct lookup *lookup_trace(struct obj *o, const char *name, const char *attr);
void lookup_free(struct lookup *l);
#endif
