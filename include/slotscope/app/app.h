/*
 * The interactive program without a terminal: keys go in, a grid of cells comes out. All of it can be driven by a test.
 *
 *   a = app_new(&options);  app_resize(a, 80, 24);
 *   while (!app_done(a)) { show(app_paint(a, &x, &y)); app_key(a, next_key()); }
 */
#ifndef SLOTSCOPE_APP_APP_H
#define SLOTSCOPE_APP_APP_H
#include <stdbool.h>
#include <stddef.h>

#include "slotscope/app/key.h"
#include "slotscope/base/buf.h"
#include "slotscope/diagram/grid.h"
struct app;
struct lesson;
struct version;

struct app_options {
    const struct version *version; /* NULL: the default one */
    size_t memory_limit;
    double time_limit;
    size_t checkpoints; /* bytes that going back may take; 0: the default */
    enum charset charset;
    bool keep_state;         /* read and write progress and history */
    struct lesson *lesson;   /* opens this lesson (freed with the app); NULL: the menu */
    bool prompt;             /* opens the free prompt instead of the menu */
    const char *file, *text; /* run first at the free prompt: its name and contents; NULL: nothing */
    size_t text_len;
    int view;          /* enum view, -1: the default */
    const char *focus; /* NULL: all names */
    int depth;
    int argc;
    char **argv; /* sys.argv of the program under study */
    /* Called every few milliseconds while the program under study runs: may repaint. May be NULL. */
    void (*pump)(void *ctx);
    /* A line for the program's input(), without a screen; NULL: the app asks at its prompt by calling next_key. */
    const char *(*read_line)(void *ctx);
    /* Waits for a key (for input() while a program runs); KEY_NONE: none will come. May be NULL. */
    int (*next_key)(void *ctx);
    void (*write)(void *ctx, int stream, const char *p, size_t n); /* output as it comes; NULL: shown at the prompt */
    void *ctx;
};
/* Never NULL. What options point to must stay, except for the lesson, which the app owns. */
struct app *app_new(const struct app_options *o);
/* Saves progress and history (if asked to) and frees everything. */
void app_free(struct app *a);
/* Saves progress and history now; for a program that is being ended by a signal. */
void app_save(struct app *a);

void app_resize(struct app *a, int w, int h); /* the terminal has this size now */
void app_key(struct app *a, int key); /* a key was pressed: a character or one of key.h */
/* Text that was pasted: goes into the line being edited as it is. */
void app_paste(struct app *a, const char *s, size_t n);
/* A click at a cell: goes to that pane, that object, that lesson. */
void app_click(struct app *a, int x, int y);
/* The screen. The cursor goes to *x, *y; -1: hidden. The grid stays the app's and is valid until the next call. */
const struct grid *app_paint(struct app *a, int *x, int *y);
bool app_done(const struct app *a); /* the user has left */
/* For the time while nobody presses a key: makes the way back quick where it would not be. */
void app_idle(struct app *a);
/* Stops the program under study, if one runs: true then. Async-signal-safe. */
bool app_interrupt(void);

/* For line mode: what was typed at the prompt, a statement or a %command. Its text is appended to out (output included unless
   options have `write`); false when the prompt is to end. */
bool app_submit(struct app *a, const char *text, struct buf *out);

/* The status the program under study asked to exit with, 0 if it did not. */
int app_exit_status(const struct app *a);

/* One line of the table of actions: name, keys ("n Space"), label and help. NULL name: past the end. For help pages and tests. */
struct app_action {
    const char *name, *keys, *label, *help;
    unsigned where; /* bits, for tests: two actions of one place never share a key */
};
const struct app_action *app_action(size_t i);
#endif
