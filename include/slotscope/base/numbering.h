/*
 * Things that get dense numbers in the order in which they are first seen (names and constants of code). The things lie in an array
 * of the caller's; this is the hash table that finds them there.
 */
#ifndef SLOTSCOPE_BASE_NUMBERING_H
#define SLOTSCOPE_BASE_NUMBERING_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct numbering {
    struct numbered {
        uint64_t hash;
        int number; /* + 1; 0: empty */
    } * table;
    size_t cap;
    int n;
};
/* All zero is an empty one. */
void numbering_done(struct numbering *t);
/* The number of the thing for which same(ctx, its number) holds. *is_new: there was none, it has this number from now on, and the
   caller puts it into the array there. */
int numbering_find(struct numbering *t, uint64_t hash, bool (*same)(const void *ctx, int number), const void *ctx, bool *is_new);

/* A hash of n bytes, for numbering_find. */
uint64_t numbering_hash(const void *p, size_t n);
#endif
