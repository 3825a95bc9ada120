/* Where the person is in a picture, and where a key takes them. */
#include <limits.h>
#include <stdlib.h>

#include "place.h"

bool diagram_hit(const struct diagram *d, int x, int y, struct selection *out)
{
    for (int i = 0; i < d->nboxes; i++) {
        const struct box *b = &d->box[i];
        if (x < b->x || x >= b->x + b->w || y < b->y || y >= b->y + b->h)
            continue;
        int first = box_row_y(b, 0);
        *out = (struct selection){i, y >= first && y < first + b->nrows && x >= b->fx && x < b->fx + b->fw ? y - first : -1};
        return true;
    }
    return false;
}

int diagram_find(const struct diagram *d, uint64_t key)
{
    for (int i = 0; key && i < d->nboxes; i++)
        if (d->box[i].key == key)
            return i;
    return -1;
}

bool diagram_rect(const struct diagram *d, const struct selection *sel, int *x, int *y, int *w, int *h)
{
    if (!sel || sel->box < 0 || sel->box >= d->nboxes)
        return false;
    const struct box *b = &d->box[sel->box];
    bool row = sel->row >= 0 && sel->row < b->nrows;
    *x = b->x;
    *w = b->w;
    *y = row ? box_row_y(b, sel->row) : b->y;
    *h = row ? 1 : b->h;
    return true;
}

/* How far box b lies in a direction from box a: along it, and twice as much to the side; INT_MAX: not in that direction. */
static int distance(const struct box *a, const struct box *b, enum direction dir)
{
    int ax = a->x + a->w / 2, ay = a->y + a->h / 2, bx = b->x + b->w / 2, by = b->y + b->h / 2;
    int along = 0, aside = 0;
    switch (dir) {
    case DIR_LEFT: along = a->column - b->column, aside = abs(ay - by); break;
    case DIR_RIGHT: along = b->column - a->column, aside = abs(ay - by); break;
    case DIR_UP: along = ay - by, aside = abs(ax - bx); break;
    case DIR_DOWN: along = by - ay, aside = abs(ax - bx); break;
    }
    bool sideways = dir == DIR_LEFT || dir == DIR_RIGHT;
    if (along <= 0 || (!sideways && a->column != b->column))
        return INT_MAX;
    return (sideways ? along * 1000 : along) + aside;
}

bool diagram_move(const struct diagram *d, struct selection *sel, enum direction dir)
{
    if (sel->box < 0 || sel->box >= d->nboxes) {
        if (d->nboxes == 0)
            return false;
        *sel = (struct selection){0, -1};
        for (int i = 0; i < d->nboxes; i++)
            if (d->box[i].frame) {
                sel->box = i;
                break;
            }
        return true;
    }
    int best = -1, best_distance = INT_MAX;
    for (int i = 0; i < d->nboxes; i++) {
        int far = i == sel->box ? INT_MAX : distance(&d->box[sel->box], &d->box[i], dir);
        if (far < best_distance) {
            best = i;
            best_distance = far;
        }
    }
    if (best < 0)
        return false;
    *sel = (struct selection){best, -1};
    return true;
}

bool diagram_move_row(const struct diagram *d, struct selection *sel, int by)
{
    if (sel->box < 0 || sel->box >= d->nboxes || d->box[sel->box].nrows == 0)
        return false;
    int n = d->box[sel->box].nrows, row = sel->row < 0 ? (by > 0 ? 0 : n - 1) : sel->row + by;
    if (row < 0 || row >= n)
        return false;
    sel->row = row;
    return true;
}

bool diagram_follow(const struct diagram *d, struct selection *sel)
{
    if (sel->box < 0 || sel->box >= d->nboxes)
        return false;
    const struct box *b = &d->box[sel->box];
    for (int r = sel->row < 0 ? 0 : sel->row; r < b->nrows && (sel->row < 0 || r == sel->row); r++)
        if (b->row[r].arrow >= 0) {
            *sel = (struct selection){d->arrow[b->row[r].arrow].target, -1};
            return true;
        }
    return false;
}
