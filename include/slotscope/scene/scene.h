/*
 * Scenes: which boxes, rows and arrows show a snapshot. One view each: fields (every word at its offset), boxes (structure only),
 * bytes (hex and characters), keys (the index and entry tables), pools (the allocator). Every number comes out of the snapshot.
 */
#ifndef SLOTSCOPE_SCENE_SCENE_H
#define SLOTSCOPE_SCENE_SCENE_H
#include "slotscope/diagram/diagram.h"
#include "slotscope/snap/lookup.h"
#include "slotscope/snap/snap.h"

#define VIEWS(X)                                                                                                                   \
    X(FIELDS, "fields")                                                                                                            \
    X(BOXES, "boxes")                                                                                                              \
    X(BYTES, "bytes") X(KEYS, "keys") X(LOOKUP, "lookup") X(POOLS, "pools") X(SCALE, "scale") X(VERSIONS, "versions")
enum view {
#define X(id, name) VIEW_##id,
    VIEWS(X)
#undef X
        VIEW_COUNT
};
const char *view_name(enum view v); /* as %view and --view spell it */
/* The view called name, or -1. */
int view_find(const char *name);

struct scene_options {
    enum view view;
    enum charset charset;
    const char *focus;  /* names, separated by commas or blanks; NULL: all */
    int depth;          /* steps from the names (0: no limit) */
    bool explode;       /* small values get boxes of their own */
    bool full;          /* nothing folded */
    bool short_address; /* addresses without their common front */
    bool bare_head;     /* the line above the picture does not name the version: something else on the screen does */
    uint64_t key;       /* bytes, keys: only the object or block with this address (0: all) */
};
/* Builds the diagram; place it for a width, then paint. Never NULL; free with diagram_free. Does not keep s. */
struct diagram *scene_build(const struct snap *s, const struct scene_options *o);
/* The way of a look-up on the picture of fields: its first `upto` reads as numbered lines, the words they read in focus (upto < 0:
 * all). */
struct diagram *scene_build_lookup(const struct snap *s, const struct lookup *l, int upto, const struct scene_options *o);
#endif
