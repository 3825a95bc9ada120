/*
 * A grid of cells: what every picture and every screen is painted into, and all that a terminal, a text file or an SVG needs to
 * know. A cell holds one character and says what it means (its style), never which colour it has: themes decide that.
 */
#ifndef SLOTSCOPE_DIAGRAM_GRID_H
#define SLOTSCOPE_DIAGRAM_GRID_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
struct buf;

enum charset { CHARSET_ASCII, CHARSET_UNICODE };

/* What a character is there for. Themes turn it into colour; nothing may be told by it alone. */
#define STYLES(X)                                                                                                                  \
    X(TEXT)                                                                                                                        \
    X(TITLE)                                                                                                                       \
    X(NOTE) X(OFFSET) X(NAME) X(VALUE) X(POINTER) X(FRAME) X(ARROW) X(CAPTION) X(DIM) X(NEW) X(CHANGED) X(GONE) X(HEAD) X(STATUS)  \
        X(KEYWORD) X(STRING) X(NUMBER) X(COMMENT) X(ERROR) X(PROMPT) X(LINK) X(CODE) X(GOOD)
enum style {
#define X(name) STYLE_##name,
    STYLES(X)
#undef X
        STYLE_COUNT
};
/* "title", "new": lower-case names, as themes and style sheets use them. */
const char *style_name(enum style s);

enum cell_flag {
    CELL_SELECTED = 1, /* the thing the person moved to */
    CELL_FOCUS = 2,    /* what a lesson or a look-up points at */
    CELL_BOLD = 4,
    CELL_REVERSE = 8,
    CELL_UNDERLINE = 16
};
struct cell {
    uint32_t ch;   /* code point; ' ' when blank; 0: covered by the wide character to its left */
    uint32_t comb; /* a combining character on top, or 0 */
    uint8_t style; /* enum style */
    uint8_t flags; /* enum cell_flag */
};
struct grid {
    int w, h;
    struct cell *at; /* row by row, w * h */
};

void grid_init(struct grid *g, int w, int h); /* all blank */
void grid_done(struct grid *g); /* frees the cells */
void grid_resize(struct grid *g, int w, int h); /* contents are lost: all blank */
void grid_clear(struct grid *g); /* all blank, of the same size */
/* The cell at x, y; a scratch cell (never NULL) outside the grid. */
struct cell *grid_cell(struct grid *g, int x, int y);
void grid_put(struct grid *g, int x, int y, uint32_t ch, enum style s); /* one character; nothing outside the grid */
/* Writes UTF-8 text, at most max columns of it (negative: no bound), clipped at the grid's edges; control characters are made
   visible. Returns the columns written. */
int grid_text(struct grid *g, int x, int y, const char *s, int max, enum style st);
int grid_textn(struct grid *g, int x, int y, const char *s, size_t n, int max, enum style st);
void grid_fill(struct grid *g, int x, int y, int w, int h, uint32_t ch, enum style s);
/* Sets flags on a rectangle. */
void grid_flag(struct grid *g, int x, int y, int w, int h, unsigned flags);
/* Copies the w x h cells at sx, sy of src to x, y; wide characters cut by an edge become blanks. */
void grid_blit(struct grid *g, int x, int y, const struct grid *src, int sx, int sy, int w, int h);
/* Appends the grid as UTF-8 lines; trailing blanks are left out. */
void grid_to_text(const struct grid *g, struct buf *out);
/* A frame of lines; in ASCII of + - |. heavy: double lines (= # in ASCII) for what is selected. */
void grid_frame(struct grid *g, int x, int y, int w, int h, enum charset cs, bool heavy, enum style st);
#endif
