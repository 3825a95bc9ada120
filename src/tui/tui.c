/*
 * A real terminal: keys in, cells out. Only cells that differ from what was last written are written; curses then sends the least
 * it can. Whatever ends the program (a signal, a bug, no memory), the terminal is put back first.
 */
#include "slotscope/tui/tui.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "curses_side.h"
#include "slotscope/base/die.h"

static struct tui {
    struct app *app;
    struct cell *shown; /* what the terminal shows */
    int w, h;
    double last_paint;
    bool on;
} T;

static volatile sig_atomic_t resized, interrupted, ending;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- signals ---- */

static void on_resize(int sig)
{
    (void)sig;
    resized = 1;
}

/* While a program runs C-c stops it; else it is a key. */
static void on_interrupt(int sig)
{
    (void)sig;
    if (!app_interrupt())
        interrupted = 1;
}

static void on_crash(int sig)
{
    die_restore();
    signal(sig, SIG_DFL);
    raise(sig);
}

/* Asked to end: the program under study is stopped, the loop leaves, state is saved. Should that not happen soon, the terminal is
   at least given back. */
static void on_end(int sig)
{
    if (ending)
        on_crash(sig);
    ending = sig;
    alarm(2);
    if (app_interrupt())
        app_interrupt();
}

static void on_alarm(int sig)
{
    (void)sig;
    on_crash(ending ? ending : SIGTERM);
}

static void handle(int sig, void (*f)(int), int flags)
{
    struct sigaction sa = {.sa_handler = f, .sa_flags = flags};
    sigemptyset(&sa.sa_mask);
    sigaction(sig, &sa, NULL);
}

static void on_stop(int sig)
{
    (void)sig;
    side_leave();
    signal(SIGTSTP, SIG_DFL);
    raise(SIGTSTP);
}

static void on_continue(int sig)
{
    (void)sig;
    handle(SIGTSTP, on_stop, 0);
    resized = 1;
}

/* SIGSEGV may be the heap's own (it protects pages for checkpoints): whoever has a handler for it keeps it. */
static void handle_crash(int sig)
{
    struct sigaction old;
    if (sigaction(sig, NULL, &old) == 0 && old.sa_handler == SIG_DFL && !(old.sa_flags & SA_SIGINFO))
        handle(sig, on_crash, (int)SA_RESETHAND);
}

static void set_handlers(void)
{
    static const int ends[] = {SIGTERM, SIGHUP, SIGQUIT}, crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE};
    handle(SIGWINCH, on_resize, 0);
    handle(SIGINT, on_interrupt, 0);
    handle(SIGALRM, on_alarm, 0);
    handle(SIGTSTP, on_stop, 0);
    handle(SIGCONT, on_continue, 0);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        handle(ends[i], on_end, 0);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        handle_crash(crashes[i]);
    signal(SIGPIPE, SIG_IGN);
}

/* ---- cells out ---- */

static void terminal_size(int *w, int *h)
{
    struct winsize ws;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col && ws.ws_row) {
        *w = ws.ws_col;
        *h = ws.ws_row;
    }
}

static void fit(void)
{
    int w = 80, h = 24;
    terminal_size(&w, &h);
    side_resize(w, h);
    T.w = w;
    T.h = h;
    free(T.shown);
    T.shown = calloc((size_t)w * (size_t)h, sizeof *T.shown);
    if (!T.shown)
        die("out of memory");
    app_resize(T.app, w, h);
}

static bool same(const struct cell *a, const struct cell *b)
{
    return a->ch == b->ch && a->comb == b->comb && a->style == b->style && a->flags == b->flags;
}

static void show_row(const struct grid *g, int y)
{
    const struct cell *row = g->at + (size_t)y * (size_t)g->w;
    struct cell *old = T.shown + (size_t)y * (size_t)T.w;
    for (int x = 0; x < g->w; x++) {
        if (same(&row[x], &old[x]))
            continue;
        old[x] = row[x];
        if (row[x].ch == 0) { /* the right half of a wide character: its left half must be written again */
            if (x > 0)
                side_cell(x - 1, y, &row[x - 1]);
        } else {
            side_cell(x, y, &row[x]);
        }
    }
}

static void paint(void)
{
    int x, y;
    const struct grid *g = app_paint(T.app, &x, &y);
    for (int i = 0; i < g->h && i < T.h; i++)
        show_row(g, i);
    side_flush(x, y);
    T.last_paint = now();
}

/* A running program is shown now and then, so that one sees that it runs and the screen follows the window. */
static void pump(void *ctx)
{
    (void)ctx;
    if (!T.app || now() - T.last_paint < 0.1)
        return;
    if (resized) {
        resized = 0;
        fit();
    }
    paint();
}

/* ---- keys in ---- */

static int wait_key(void)
{
    for (;;) {
        if (ending)
            return KEY_NONE;
        if (interrupted) {
            interrupted = 0;
            return KEY_CTRL | 'c';
        }
        if (resized) {
            resized = 0;
            fit();
            paint();
        }
        if (side_pending()) {
            int key = side_key();
            if (key != KEY_NONE)
                return key;
            continue;
        }
        struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
        int n = poll(&p, 1, -1);
        if ((n < 0 && errno != EINTR) || (n > 0 && (p.revents & (POLLHUP | POLLERR | POLLNVAL))))
            return KEY_NONE;
    }
}

static void take_paste(void)
{
    struct buf b;
    buf_init(&b);
    side_paste(&b);
    app_paste(T.app, b.p, b.len);
    buf_done(&b);
}

static void take_click(void)
{
    int x, y;
    side_click(&x, &y);
    app_click(T.app, x, y);
}

/* For input() of the program under study. */
static int next_key(void *ctx)
{
    (void)ctx;
    paint();
    int key = wait_key();
    return key == SIDE_PASTE || key == SIDE_CLICK ? K_F6_KEY : key; /* nothing to the line being read */
}

static void loop(void)
{
    paint();
    while (!app_done(T.app)) {
        int key = wait_key();
        if (key == KEY_NONE)
            return; /* the terminal is gone */
        if (key == SIDE_PASTE)
            take_paste();
        else if (key == SIDE_CLICK)
            take_click();
        else
            app_key(T.app, key);
        if (key == (KEY_CTRL | 'l')) {
            side_redraw();
            memset(T.shown, 0, (size_t)T.w * (size_t)T.h * sizeof *T.shown);
        }
        if (side_pending())
            continue; /* keys that wait are taken together */
        paint();
        app_idle(T.app);
    }
}

static void restore(void)
{
    if (T.on)
        side_leave();
    T.on = false;
}

int tui_run(struct app_options *o, const struct tui_options *t, const char **why)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        *why = "this needs a terminal; see slotscope repl --plain, run, draw and dump for pipes";
        return 2;
    }
    if (!side_enter(t->color, t->mouse, o->charset == CHARSET_UNICODE, why))
        return 2;
    T.on = true;
    die_set_restore(restore);
    atexit(restore);
    set_handlers();
    o->pump = pump;
    o->next_key = next_key;
    T.app = app_new(o);
    fit();
    loop();
    struct app *a = T.app;
    T.app = NULL;
    app_free(a);
    restore();
    die_set_restore(NULL);
    free(T.shown);
    if (ending) {
        signal(ending, SIG_DFL);
        raise(ending);
    }
    return 0;
}
