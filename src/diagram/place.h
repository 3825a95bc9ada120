/* What placing, routing and painting share: lines, and where a box can be entered. */
#ifndef SLOTSCOPE_DIAGRAM_PLACE_H
#define SLOTSCOPE_DIAGRAM_PLACE_H
#include "slotscope/diagram/diagram.h"

/* A straight line of an arrow's way, horizontal or vertical, both ends included. Lines of one net (arrows to one target) may join.
 */
struct route {
    int net, arrow;
    int x1, y1, x2, y2;
    bool head_right, head_left; /* ends in an arrow head */
};

#define PLACE_MAX_LANES 8 /* of one channel; what needs more becomes labels */

struct columns {
    int n;        /* columns in use */
    int *x, *w;   /* left edge and width of each */
    int *channel; /* width of the channel to the right of each */
};

/* Screen row at which arrows come in (from the left, or from the right). */
int box_entry_y(const struct box *b, bool from_right);
/* Screen row of row r of a box. */
int box_row_y(const struct box *b, int r);
/* Screen column of the dot that a row's arrow starts with. */
int row_dot_x(const struct diagram *d, const struct box *b, const struct row *row);
/* Captions are broken to lines no wider than the frame (but at least CAPTION_MIN): the line that starts at s. Returns its bytes;
 *skip are the blanks to leave out before the next. */
#define CAPTION_MIN 30
size_t caption_line(const char *s, int width, size_t *skip);
int caption_width(const struct box *b);
/* Screen lines that lines of head or foot take in the width placed for. */
int text_lines(const struct diagram *d, const struct text_line *t, int n);
/* The title's width with mark and note. */
int box_title_width(const struct diagram *d, const struct box *b);

/* Routes all arrows between placed boxes (y and column known): chooses lanes, sets the widths of channels. False: arrows were
   turned into labels, and placing must start again. */
bool route_lanes(struct diagram *d, struct columns *cols);
/* Afterwards, when x is known too: writes the lines. */
void route_draw(struct diagram *d, const struct columns *cols);
#endif
