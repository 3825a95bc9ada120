/* What was asked for on the command line. */
#ifndef MAIN_OPTIONS_H
#define MAIN_OPTIONS_H
#include <stdbool.h>
#include <stddef.h>

#include "slotscope/diagram/grid.h"
struct version;

struct options {
    const struct version *version; /* never NULL after options_read */
    bool version_given;
    int view; /* enum view, -1: not said */
    const char *focus, *out;
    int depth, width;   /* width 0: not said */
    const char *at;     /* a moment; NULL: the end */
    size_t checkpoints; /* bytes; 0: not said */
    enum charset charset;
    int color; /* 0 never, 1 auto, 2 always */
    bool plain, no_heap, no_mouse, help, tell_version;
    size_t memory_limit;
    double time_limit;
    char **args; /* what is no option: the command and its arguments; NULL-terminated */
    int nargs;
};
/* Reads argv. Options may stand anywhere before a file that `run` runs; behind it everything is the program's. False: a message was
 * printed. */
bool options_read(struct options *o, int argc, char **argv);
/* Prints the table of options. */
void options_help(void);
/* "no version "4.0"; there are ..." on stderr. */
void options_unknown_version(const char *what, const char *name);
/* Should text for stdout have colour? */
bool options_color(const struct options *o);
/* Columns of the terminal on stdout, or 100. */
int options_width(const struct options *o);
#endif
