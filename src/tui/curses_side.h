/* The little that is asked of curses. */
#ifndef TUI_CURSES_SIDE_H
#define TUI_CURSES_SIDE_H
#include <stdbool.h>

#include "slotscope/base/buf.h"
#include "slotscope/diagram/grid.h"

enum { SIDE_PASTE = -2, SIDE_CLICK = -3 };

/* Takes the terminal. False with *why when it cannot be driven. */
bool side_enter(int color, bool mouse, bool unicode, const char **why);
/* Gives it back; async-signal-safe enough for a dying program. */
void side_leave(void);
void side_resize(int w, int h);
void side_cell(int x, int y, const struct cell *c);
/* Sends what changed and places the cursor; x -1 hides it. */
void side_flush(int x, int y);
void side_redraw(void);
/* Is there input that was read but not handed out? */
bool side_pending(void);
/* The next key (see app/key.h), KEY_NONE for none yet, SIDE_PASTE at the beginning of a bracketed paste, SIDE_CLICK for a click. */
int side_key(void);
/* Where the last click was. */
void side_click(int *x, int *y);
/* What was pasted. */
void side_paste(struct buf *b);
#endif
