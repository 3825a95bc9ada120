/* A diagram as plain lines, for screen readers and pipes: boxes are numbered in reading order, arrows say the number they lead to.
 */
#include <stdlib.h>

#include "place.h"
#include "slotscope/base/buf.h"

static void say_mark(struct buf *out, char mark)
{
    if (mark >= '1' && mark <= '9')
        buf_printf(out, " (read %c)", mark);
    else if (mark)
        buf_adds(out, mark == '+' ? " (new)" : mark == '~' ? " (changed)" : " (gone)");
}

static void say_arrow(const struct diagram *d, const struct row *r, const int *number, struct buf *out)
{
    if (r->arrow < 0)
        return;
    int t = d->arrow[r->arrow].target;
    buf_printf(out, " -> %d %s", number[t], d->box[t].title ? d->box[t].title : "");
}

static void say_row(const struct diagram *d, const struct row *r, const int *number, struct buf *out)
{
    bool first = true;
    for (int c = 0; c < r->ncells; c++) {
        if (!r->cell[c] || !r->cell[c][0])
            continue;
        if (!first)
            buf_addc(out, ' ');
        buf_adds(out, r->cell[c]);
        first = false;
    }
    say_arrow(d, r, number, out);
    say_mark(out, r->mark);
    buf_addc(out, '\n');
}

void diagram_linear(const struct diagram *d, struct buf *out)
{
    int *number = mem_zalloc((size_t)(d->nboxes + 1) * sizeof *number), n = 0;
    for (int i = 0; i < d->nboxes; i++)
        if (d->box[i].title)
            number[i] = ++n;
    for (int i = 0; i < d->nhead; i++)
        buf_printf(out, "%s\n", d->head[i].text);
    for (int i = 0; i < d->nboxes; i++) {
        const struct box *b = &d->box[i];
        if (!b->title && !b->frame) {
            buf_adds(out, "name ");
            for (int r = 0; r < b->nrows; r++)
                say_row(d, &b->row[r], number, out);
        }
    }
    for (int i = 0; i < d->nboxes; i++) {
        const struct box *b = &d->box[i];
        if (!b->title)
            continue;
        buf_printf(out, "\n%d %s", number[i], b->title);
        if (b->note)
            buf_printf(out, " %s", b->note);
        say_mark(out, b->mark);
        buf_addc(out, '\n');
        for (int r = 0; r < b->nrows; r++) {
            buf_adds(out, "  ");
            say_row(d, &b->row[r], number, out);
        }
        for (int c = 0; c < b->ncaptions; c++)
            buf_printf(out, "  %s\n", b->caption[c].text);
    }
    for (int i = 0; i < d->nfoot; i++)
        buf_printf(out, "%s\n", d->foot[i].text);
    free(number);
}
