/* Included by each screen test (they are built from one file each). */
#include "terminal.h"

#include <check.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

struct term {
    VTerm *vt;
    VTermScreen *screen;
    int fd, w, h;
    pid_t pid;
    bool ended, alternate;
    int status;
    char *text;
};

static double clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static int on_prop(VTermProp prop, VTermValue *v, void *user)
{
    struct term *t = user;
    if (prop == VTERM_PROP_ALTSCREEN)
        t->alternate = v->boolean;
    return 1;
}

static const char *state_directory(void)
{
    static char dir[64];
    if (!dir[0]) {
        strcpy(dir, "/tmp/slotscope-test-XXXXXX");
        if (!mkdtemp(dir))
            abort();
    }
    return dir;
}

struct term *term_open(int w, int h, const char *locale, ...)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_prop};
    const char *bin = getenv("SLOTSCOPE_BIN");
    char *args[16] = {(char *)(bin ? bin : "./slotscope")};
    va_list ap;
    va_start(ap, locale);
    for (int i = 1; i < 15 && (args[i] = va_arg(ap, char *)) != NULL; i++)
        ;
    va_end(ap);
    const char *state = state_directory(); /* before forking: the same for all terminals */
    struct term *t = calloc(1, sizeof *t);
    t->w = w;
    t->h = h;
    t->vt = vterm_new(h, w);
    vterm_set_utf8(t->vt, strcmp(locale, "C") != 0);
    t->screen = vterm_obtain_screen(t->vt);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_set_callbacks(t->screen, &callbacks, t);
    vterm_screen_reset(t->screen, 1);
    struct winsize ws = {.ws_row = (unsigned short)h, .ws_col = (unsigned short)w};
    t->pid = forkpty(&t->fd, NULL, NULL, &ws);
    if (t->pid == 0) {
        setenv("TERM", "screen-256color", 1);
        setenv("LC_ALL", locale, 1);
        setenv("XDG_STATE_HOME", state, 1);
        setenv("XDG_DATA_HOME", "/nonexistent", 1);
        unsetenv("SLOTSCOPE_LESSONS");
        unsetenv("SLOTSCOPE_PYTHON");
        unsetenv("NO_COLOR");
        execv(args[0], args);
        _exit(127);
    }
    fcntl(t->fd, F_SETFL, O_NONBLOCK);
    return t;
}

static void reap(struct term *t, int flags)
{
    int status;
    if (!t->ended && waitpid(t->pid, &status, flags) == t->pid) {
        t->ended = true;
        t->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
}

/* Takes what the program wrote within ms. False: nothing came. */
static bool take(struct term *t, int ms)
{
    struct pollfd p = {.fd = t->fd, .events = POLLIN};
    char bytes[16384];
    if (poll(&p, 1, ms) <= 0)
        return false;
    ssize_t n = read(t->fd, bytes, sizeof bytes);
    if (n <= 0)
        return false;
    vterm_input_write(t->vt, bytes, (size_t)n);
    n = (ssize_t)vterm_output_read(t->vt, bytes, sizeof bytes); /* answers of the terminal */
    if (n > 0 && write(t->fd, bytes, (size_t)n) < 0)
        return false;
    return true;
}

void term_close(struct term *t)
{
    if (!t->ended) {
        kill(t->pid, SIGKILL);
        reap(t, 0);
    }
    close(t->fd);
    vterm_free(t->vt);
    free(t->text);
    free(t);
}

void term_send(struct term *t, const char *bytes)
{
    ck_assert_int_eq(write(t->fd, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

static void put_utf8(char **p, uint32_t c)
{
    if (c < 0x80) {
        *(*p)++ = (char)c;
    } else if (c < 0x800) {
        *(*p)++ = (char)(0xC0 | c >> 6);
        *(*p)++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *(*p)++ = (char)(0xE0 | c >> 12);
        *(*p)++ = (char)(0x80 | (c >> 6 & 0x3F));
        *(*p)++ = (char)(0x80 | (c & 0x3F));
    } else {
        *(*p)++ = '?';
    }
}

const char *term_screen(struct term *t)
{
    free(t->text);
    char *p = t->text = malloc((size_t)(t->w * 3 + 1) * (size_t)t->h + 1);
    for (int y = 0; y < t->h; y++) {
        char *line = p;
        for (int x = 0; x < t->w; x++) {
            VTermScreenCell c;
            vterm_screen_get_cell(t->screen, (VTermPos){y, x}, &c);
            if (c.chars[0] != (uint32_t)-1)
                put_utf8(&p, c.chars[0] ? c.chars[0] : ' ');
        }
        while (p > line && p[-1] == ' ')
            p--;
        *p++ = '\n';
    }
    *p = 0;
    return t->text;
}

bool term_shows(struct term *t, const char *text)
{
    return strstr(term_screen(t), text) != NULL;
}

bool term_wait(struct term *t, const char *text)
{
    double start = clock_ms();
    bool there = false;
    while (!(there = term_shows(t, text)) && clock_ms() - start < 5000) {
        take(t, 20);
        reap(t, WNOHANG);
    }
    return there;
}

void term_settle(struct term *t)
{
    while (take(t, 150))
        ;
}

void term_resize(struct term *t, int w, int h)
{
    struct winsize ws = {.ws_row = (unsigned short)h, .ws_col = (unsigned short)w};
    t->w = w;
    t->h = h;
    vterm_set_size(t->vt, h, w);
    ioctl(t->fd, TIOCSWINSZ, &ws);
}

int term_exit(struct term *t)
{
    double start = clock_ms();
    while (!t->ended && clock_ms() - start < 5000) {
        take(t, 20);
        reap(t, WNOHANG);
    }
    while (take(t, 10))
        ;
    return t->ended ? t->status : -1;
}

pid_t term_pid(const struct term *t)
{
    return t->pid;
}

bool term_alternate(const struct term *t)
{
    return t->alternate;
}

double term_worked(const struct term *t)
{
    clockid_t clock;
    struct timespec now = {0, 0};
    if (clock_getcpuclockid(t->pid, &clock) == 0)
        clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}
