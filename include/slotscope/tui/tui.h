/* The interactive program on a real terminal. The only door of the only room that knows curses. */
#ifndef SLOTSCOPE_TUI_TUI_H
#define SLOTSCOPE_TUI_TUI_H
#include "slotscope/app/app.h"

struct tui_options {
    int color; /* 0: never, 1: as the terminal and NO_COLOR say, 2: always */
    bool mouse;
};
/* Runs the app until it is done. pump, next_key and ctx of `o` are set here. Returns the exit status; 2 with *why set when there is no
   terminal that can be used. The terminal is given back in every case, also when a signal or a bug ends the program. */
int tui_run(struct app_options *o, const struct tui_options *t, const char **why);
#endif
