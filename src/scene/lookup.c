/* A look-up on the heap picture: the reads so far as lines under it, and every word that was read marked where it stands. */
#include <stdlib.h>

#include "build.h"

/* The row that shows the word at an address. */
static struct row *row_of_word(struct diagram *d, const struct snap *s, uint64_t addr)
{
    for (int i = 0; i < d->nboxes; i++) {
        struct box *b = &d->box[i];
        bool known = b->key && (snap_find_object(s, b->key) >= 0 || snap_find_block(s, b->key) >= 0);
        for (int r = 0; known && r < b->nrows; r++)
            if (!b->row[r].wide && b->row[r].cell[0] && b->key + (uint64_t)(int64_t)atoi(b->row[r].cell[0]) == addr)
                return &b->row[r];
    }
    return NULL;
}

struct diagram *scene_build_lookup(const struct snap *s, const struct lookup *l, int upto, const struct scene_options *o)
{
    struct scene_options fields = *o;
    fields.view = VIEW_FIELDS;
    struct diagram *d = scene_build(s, &fields);
    d->gutter = true;
    int n = upto < 0 || upto > l->n ? l->n : upto;
    for (int i = 0; i < n; i++) {
        const struct lookup_read *r = &l->read[i];
        struct row *row = r->addr ? row_of_word(d, s, r->addr) : NULL;
        if (row) {
            row->focus = true;
            row->mark = i < 9 ? (char)('1' + i) : '*'; /* the number of the read, so that it can be seen without colour */
        }
        const char *where = r->addr ? diagram_text(d, "  @%llx", (unsigned long long)r->addr) : "";
        diagram_foot(d, i == n - 1 ? STYLE_TITLE : STYLE_TEXT, diagram_text(d, "%2d  %-32s %s%s", i + 1, r->what, r->found, where));
    }
    if (n == l->n)
        diagram_foot(d, l->raised ? STYLE_GONE : STYLE_GOOD,
                     diagram_text(d, "    %s %s %s: %d read%s, each waiting for the one before", l->text,
                                  l->raised ? "raises" : "is", l->result, l->dependent, l->dependent == 1 ? "" : "s"));
    return d;
}
