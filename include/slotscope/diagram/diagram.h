/*
 * A diagram: boxes of rows, and arrows from rows to boxes. It is built once, placed and routed for a width, and then painted; it
 * knows nothing of Python. Everything it is given is copied: it stands alone until diagram_free.
 *
 *   d = diagram_new(CHARSET_UNICODE);
 *   b = diagram_box(d, "dict", "@7f0000014140", key);  diagram_row(d, b, '~', 3, "+40", "values", "*");  ...
 *   diagram_arrow(d, b, row, other);
 *   diagram_place(d, 80);  diagram_paint(d, &grid, &selection);
 *
 * Placement: names (boxes without a frame) stand at the left, then objects in columns by their distance from the names. Where the
 * width does not hold all columns, what lies deeper is stacked in the last one. Arrows leave a row on its right, run in lanes
 * between the columns and enter a box at its entry row. What cannot be drawn without harm becomes a label at both ends.
 */
#ifndef SLOTSCOPE_DIAGRAM_DIAGRAM_H
#define SLOTSCOPE_DIAGRAM_DIAGRAM_H
#include "slotscope/base/mem.h"
#include "slotscope/diagram/grid.h"

#define ROW_CELLS 6

struct row {
    char mark;  /* gutter: 0 none, '+' new, '~' changed, '-' gone, '1'... the number of a step */
    bool wide;  /* one text over all columns: folds, notes */
    bool focus; /* pointed at */
    int ncells;
    const char *cell[ROW_CELLS]; /* UTF-8 */
    uint8_t style[ROW_CELLS];    /* enum style */
    int arrow;                   /* the arrow that leaves here, or -1; its cell is the last one */
    uint64_t key;                /* where the word it shows lies; 0: nowhere */
};
struct caption {
    const char *text;
    enum style style;
};
struct box {
    const char *title, *note; /* note: beside the title, dim; may be NULL */
    uint64_t key;             /* what the box stands for: an address, the same in the next picture of the same thing */
    char mark;                /* '+', '-' or 0: the whole box is new or gone */
    bool frame;               /* false: a name, or plain rows of text */
    bool focus;
    int layer; /* column wanted; -1: by distance from the names */
    int entry; /* row that arrows enter at; -1: the title */
    int nrows, rows_cap, ncaptions, captions_cap;
    struct row *row;
    struct caption *caption;
    char align[ROW_CELLS];      /* 'l' or 'r' per column; default r l l */
    int colw[ROW_CELLS], ncols; /* widths; by diagram_place */
    int column;                 /* where it was placed */
    int x, y, w, h;             /* with title and captions */
    int fx, fy, fw, fh;         /* the frame alone (without: the rows) */
};
enum arrow_fate { ARROW_DRAWN, ARROW_LABELLED };
struct arrow {
    int box, row, target;
    enum style style;
    enum arrow_fate fate;
};
struct text_line {
    const char *text;
    enum style style;
};

struct diagram {
    struct arena arena;
    enum charset charset;
    bool gutter; /* rows have room for a mark */
    int nboxes, boxes_cap, narrows, arrows_cap, nhead, head_cap, nfoot, foot_cap;
    struct box *box;
    struct arrow *arrow;
    struct text_line *head, *foot; /* above and below the boxes */
    int w, h;                      /* of the whole picture, in cells; by diagram_place */
    int fold;                      /* width that head and foot are broken to; 0: none */
    struct route *route;           /* private to placement: lines to paint */
    int nroutes, routes_cap;
};

struct diagram *diagram_new(enum charset cs); /* empty */
void diagram_free(struct diagram *d); /* NULL is fine */

/* Add things. Text is UTF-8; in ASCII diagrams other characters are escaped (\xe9); control characters are made visible. The index
   of what was added; fields of d->box[i] and its rows may be set afterwards. */
int diagram_box(struct diagram *d, const char *title, const char *note, uint64_t key);
int diagram_name(struct diagram *d, const char *name, char mark); /* a box without a frame, one row */
int diagram_row(struct diagram *d, int box, char mark, int ncells, ... /* const char * */);
int diagram_wide_row(struct diagram *d, int box, enum style st, const char *text);
void diagram_caption(struct diagram *d, int box, enum style st, const char *text);
int diagram_arrow(struct diagram *d, int box, int row, int target);
void diagram_head(struct diagram *d, enum style st, const char *text);
void diagram_foot(struct diagram *d, enum style st, const char *text);
/* printf into the diagram's memory, to hand to the functions above. */
const char *diagram_text(struct diagram *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Chooses columns, places boxes and routes arrows. width: columns to keep to where possible (0: as wide as it likes). Sets d->w,
   d->h. May be called again with another width. */
void diagram_place(struct diagram *d, int width);

/* What the person is at: a box (-1: nothing) and a row in it (-1: the box as a whole). */
struct selection {
    int box, row;
};
/* Resizes g to the picture and paints it. sel may be NULL. */
void diagram_paint(const struct diagram *d, struct grid *g, const struct selection *sel);
/* The box (and row) painted at x, y. False: nothing there. */
bool diagram_hit(const struct diagram *d, int x, int y, struct selection *out);
/* The box with this key, or -1. Keeps a selection alive across two pictures. */
int diagram_find(const struct diagram *d, uint64_t key);
/* The rectangle to bring into view for a selection. False: nothing selected. */
bool diagram_rect(const struct diagram *d, const struct selection *sel, int *x, int *y, int *w, int *h);

enum direction { DIR_LEFT, DIR_RIGHT, DIR_UP, DIR_DOWN };
/* Moves to the neighbour box in a direction (from nothing: to the first box). False: there is none, nothing changed. */
bool diagram_move(const struct diagram *d, struct selection *sel, enum direction dir);
/* Moves by rows inside the box; from the box as a whole, into it. */
bool diagram_move_row(const struct diagram *d, struct selection *sel, int by);
/* Follows the arrow that leaves the selected row (or the first arrow of the box). */
bool diagram_follow(const struct diagram *d, struct selection *sel);
/* Linear text for screen readers and pipes: a sentence a box, a line a row, arrows as "-> 3 dict". Appends. */
void diagram_linear(const struct diagram *d, struct buf *out);
#endif
