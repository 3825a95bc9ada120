/* A record as a reader of memory sees it: field after field, nothing twice. */
#include <stdlib.h>
#include <string.h>

#include "slotscope/layout/layout.h"

/* Is row a an inner struct whose members stand in the table too, as rows named a_... and smaller than it? */
static bool is_outer(const struct field *a, const struct field *first, size_t n, int v)
{
    size_t len = strlen(a->name);
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &first[i];
        if (f->offset[v] >= 0 && f->bits == 0 && f->size[v] < a->size[v] && strncmp(f->name, a->name, len) == 0 &&
            f->name[len] == '_')
            return true;
    }
    return false;
}

static int by_offset(const void *a, const void *b)
{
    const struct record_field *x = a, *y = b;
    return x->offset - y->offset;
}

int layout_record_fields(const char *record, struct record_field *out, int max)
{
    enum { MOST = 128 };
    struct record_field all[MOST];
    const struct field *first = layout_fields;
    size_t left = layout_nfields;
    int v = layout_chosen()->index, n = 0, kept = 0, end = 0;
    while (left && strcmp(first->record, record) != 0)
        first++, left--;
    size_t rows = 0;
    while (rows < left && strcmp(first[rows].record, record) == 0)
        rows++;
    for (size_t i = 0; i < rows && n < MOST; i++) {
        const struct field *f = &first[i];
        if (f->offset[v] < 0 || f->bits || is_outer(f, first, rows, v))
            continue;
        bool taken = false; /* the first row of an offset is the one to show */
        for (int j = 0; j < n; j++)
            taken = taken || all[j].offset == layout_shift(record, f->offset[v]);
        if (!taken)
            all[n++] = (struct record_field){f->name, f->ctype, (short)layout_shift(record, f->offset[v]), f->size[v]};
    }
    qsort(all, (size_t)n, sizeof all[0], by_offset);
    for (int i = 0; i < n && kept < max; i++)
        if (all[i].offset >= end) {
            out[kept++] = all[i];
            end = all[i].offset + all[i].size;
        }
    return kept;
}
