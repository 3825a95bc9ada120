/* Commands that talk with a person: the menu, learn, repl on a screen or line by line; and the tables of what there is. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "slotscope/app/app.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/layout/layout.h"
#include "slotscope/lesson/lesson.h"
#include "slotscope/scene/scene.h"
#include "slotscope/session/session.h"
#include "slotscope/tui/tui.h"

static struct app_options app_options(const struct options *o)
{
    return (struct app_options){.version = o->version,
                                .memory_limit = o->memory_limit,
                                .time_limit = o->time_limit,
                                .checkpoints = o->checkpoints,
                                .charset = o->charset,
                                .keep_state = true,
                                .view = o->view,
                                .focus = o->focus,
                                .depth = o->depth};
}

static int on_screen(const struct options *o, struct app_options *ao)
{
    const struct tui_options to = {.color = o->color, .mouse = !o->no_mouse};
    const char *why = NULL;
    int status = tui_run(ao, &to, &why);
    return why ? usage("%s", why) : status;
}

int command_menu(const struct options *o)
{
    struct app_options ao = app_options(o);
    return on_screen(o, &ao);
}

struct lesson *find_lesson(const char *name)
{
    struct catalogue c;
    struct diag d = {0};
    struct lesson *l = NULL;
    catalogue_init(&c);
    const struct lesson_entry *e = catalogue_find(&c, name);
    if (e) {
        l = catalogue_open(e, &d);
    } else if (strchr(name, '/') || strchr(name, '.') || strcmp(name, "-") == 0 || access(name, F_OK) == 0) {
        l = lesson_load(name, &d);
    } else {
        const char *near = catalogue_nearest(&c, name);
        if (near)
            usage("no lesson \"%s\"; did you mean %s?", name, near);
        else
            usage("no lesson \"%s\"; slotscope lessons lists them", name);
        catalogue_done(&c);
        return NULL;
    }
    if (!l)
        diag_print(&d);
    catalogue_done(&c);
    return l;
}

int command_learn(const struct options *o)
{
    struct app_options ao = app_options(o);
    if (o->nargs > 1) {
        struct lesson *l = find_lesson(o->args[1]);
        if (!l)
            return EXIT_USAGE;
        for (size_t i = 0; i < l->nerrors; i++)
            diag_print(&l->errors[i]);
        if (l->nerrors) {
            lesson_free(l);
            return EXIT_USAGE;
        }
        ao.lesson = l;
    }
    return on_screen(o, &ao);
}

/* ---- line mode ---- */

static void plain_write(void *ctx, int stream, const char *p, size_t n)
{
    (void)ctx;
    (void)stream;
    struct buf b;
    buf_init(&b);
    text_visible(&b, p, n, true);
    fwrite(b.p, 1, b.len, stdout);
    buf_done(&b);
}

static const char *plain_line(void *ctx)
{
    (void)ctx;
    static char *line;
    static size_t cap;
    fflush(stdout);
    return getline(&line, &cap, stdin) < 0 ? NULL : line;
}

static volatile sig_atomic_t dropped;

/* C-c stops the program, or drops what is being typed. */
static void on_interrupt(int sig)
{
    (void)sig;
    if (!app_interrupt())
        dropped = 1;
}

/* Reads one input, as many lines as Python wants, after the prompts. False at the end of the file. */
static bool read_input(struct buf *b)
{
    buf_clear(b);
    for (;;) {
        fputs(b->len ? "... " : ">>> ", stdout);
        const char *line = plain_line(NULL);
        if (!line && dropped) {
            dropped = 0;
            clearerr(stdin);
            buf_clear(b);
            fputs("\nKeyboardInterrupt\n", stdout);
            continue;
        }
        if (!line)
            return b->len > 0;
        size_t n = strcspn(line, "\r\n");
        bool empty = strspn(line, " \t") >= n;
        if (b->len == 0 && (empty || line[strspn(line, " ")] == '%')) {
            buf_add(b, line, n);
            return true;
        }
        if (b->len)
            buf_addc(b, '\n');
        buf_add(b, line, n);
        if (b->len > 1 && b->p[b->len - 1] == '?' && !strchr(b->p, '\n'))
            return true;
        if (session_input_state(b->p, b->len) != INPUT_MORE)
            return true;
    }
}

/* A person who thinks leaves time to make the next step back quick; a pipe does not. */
static void idle(struct app *a)
{
    struct pollfd typed = {.fd = STDIN_FILENO, .events = POLLIN};
    fflush(stdout);
    if (isatty(STDIN_FILENO) && poll(&typed, 1, 0) == 0)
        app_idle(a);
}

static int plain_repl(struct app_options *ao)
{
    ao->prompt = true;
    ao->write = plain_write;
    ao->read_line = plain_line;
    struct app *a = app_new(ao);
    const struct sigaction sa = {.sa_handler = on_interrupt};
    sigaction(SIGINT, &sa, NULL);
    if (isatty(STDIN_FILENO))
        printf("slotscope, CPython %s. %%help lists the %%commands.\n", ao->version->name);
    struct buf in, out, shown;
    buf_init(&in);
    buf_init(&out);
    buf_init(&shown);
    while (!app_done(a) && read_input(&in)) {
        buf_clear(&out);
        buf_clear(&shown);
        app_submit(a, in.p, &out);
        text_visible(&shown, out.p, out.len, true);
        fwrite(shown.p, 1, shown.len, stdout);
        idle(a);
    }
    int status = app_exit_status(a);
    putchar('\n');
    buf_done(&in);
    buf_done(&out);
    buf_done(&shown);
    app_free(a);
    return status;
}

int command_repl(const struct options *o)
{
    struct app_options ao = app_options(o);
    struct buf text;
    buf_init(&text);
    ao.prompt = true;
    if (o->nargs > 1) {
        if (!read_source(o->args[1], &text))
            return EXIT_USAGE;
        ao.file = o->args[1];
        ao.text = text.p;
        ao.text_len = text.len;
        ao.argc = o->nargs - 1;
        ao.argv = o->args + 1;
    }
    int status = o->plain ? plain_repl(&ao) : on_screen(o, &ao);
    buf_done(&text);
    return status;
}

/* ---- tables ---- */

int command_lessons(const struct options *o)
{
    (void)o;
    struct catalogue c;
    catalogue_init(&c);
    for (size_t i = 0; i < c.n; i++) {
        const struct lesson_entry *e = &c.v[i];
        printf("%2d  %-14s %s\n", e->number, e->id, e->title);
        if (*e->summary)
            printf("    %-14s %s\n", "", e->summary);
        printf("    %-14s ", "");
        if (e->minutes)
            printf("about %d minutes, ", e->minutes);
        printf("%zu steps%s%s\n", e->steps, e->path ? ", " : "", e->path ? e->path : "");
    }
    catalogue_done(&c);
    return EXIT_DONE;
}

int command_versions(const struct options *o)
{
    printf("  %-6s %-9s %-36s %-10s %-8s %s\n", "", "measured", "an instance keeps its attributes in", "small ints", "pools of",
           "immortals");
    for (int i = 0; i < LAYOUT_VERSIONS; i++) {
        static const char *const how[] = {
            [ATTR_DICT_POINTER] = "a dict it points to",
            [ATTR_VALUES_FRONT] = "an array its front points to",
            [ATTR_TAGGED_WORD] = "an array or dict, one word in front",
            [ATTR_INLINE_VALUES] = "itself",
        };
        const struct version *v = &layout_versions[i];
        layout_choose(v);
        printf("%c %-6s %-9s %-36s to %-7d %2d KiB   %s\n", v == o->version ? '*' : ' ', v->name, v->exact, how[pol.attr],
               pol.small_int_max, pol.pool_size / 1024, pol.immortal ? "yes" : "no");
    }
    return EXIT_DONE;
}
