/* The command line: one table of commands. */
#include <fcntl.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "slotscope/base/text.h"

#define SLOTSCOPE_VERSION "0.1"

static const struct command {
    const char *name, *args;
    int least, most;                     /* arguments behind the name; most -1: any number */
    int (*run)(const struct options *o); /* NULL: not in this version */
    const char *help;
} commands[] = {
    {"learn", "[LESSON]", 0, 1, command_learn, "work through a lesson: an id, a number or a Markdown file"},
    {"repl", "[FILE]", 0, 1, command_repl, "the free prompt with the heap beside it (--plain: line mode)"},
    {"run", "FILE [ARG...]", 1, -1, command_run, "run as `python FILE` would"},
    {"draw", "FILE", 1, 1, command_draw, "run FILE statement by statement and draw the heap"},
    {"explain", "FILE EXPR", 2, 2, command_explain, "how Python finds EXPR, an attribute: every word it reads, in order"},
    {"dump", "FILE", 1, 1, command_dump, "the heap as JSON"},
    {"check", "LESSON...", 1, -1, command_check, "replay lessons in every version they offer and hold them to what they say"},
    {"lessons", "", 0, 0, command_lessons, "the lessons there are"},
    {"versions", "", 0, 0, command_versions, "the CPythons it knows, and how they keep attributes"},
    {"present", "LESSON", 1, 1, NULL, "a lesson for a projector"},
    {"notes", "", 0, 0, NULL, "the speaker's side of it"},
    {"compare", "FILE", 1, 1, NULL, "the same program on several versions"},
    {"verify", "FILE", 1, 1, command_verify, "hold the heap against a real python3"},
    {"export", "LESSON", 1, 1, NULL, "a lesson as one file"},
};
enum { NCOMMANDS = sizeof commands / sizeof *commands };

int usage(const char *fmt, ...)
{
    struct buf b, v;
    va_list ap;
    buf_init(&b);
    buf_init(&v);
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    text_visible(&v, b.p, b.len, false);
    fprintf(stderr, "slotscope: %s\n", v.p);
    buf_done(&b);
    buf_done(&v);
    return EXIT_USAGE;
}

static int help(void)
{
    printf("slotscope shows what a Python object really is in memory.\n\n");
    printf("  %-30s %s\n", "slotscope", "the menu: lessons, and the free prompt");
    for (size_t i = 0; i < NCOMMANDS; i++) {
        char left[64];
        snprintf(left, sizeof left, "slotscope %s %s", commands[i].name, commands[i].args);
        printf("  %-30s %s%s\n", left, commands[i].help, commands[i].run ? "" : " (not in this version yet)");
    }
    printf("\nFILE - is standard input. Options:\n\n");
    options_help();
    return EXIT_DONE;
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < NCOMMANDS; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *names[NCOMMANDS + 1] = {NULL};
    for (size_t i = 0; i < NCOMMANDS; i++)
        names[i] = commands[i].name;
    const char *near = text_nearest(name, names);
    if (near)
        return usage("no command \"%s\"; did you mean %s?", name, near);
    size_t n = strlen(name);
    if (n > 3 && strcmp(name + n - 3, ".py") == 0)
        return usage("no command \"%s\"; did you mean slotscope run %s?", name, name);
    return usage("no command \"%s\"; slotscope --help lists them", name);
}

static int run_command(const struct options *o)
{
    const struct command *c = find(o->args[0]);
    int n = o->nargs - 1;
    if (!c)
        return unknown_command(o->args[0]);
    if (!c->run)
        return usage("%s is not in this version of slotscope yet", c->name);
    if (n < c->least || (c->most >= 0 && n > c->most))
        return usage("usage: slotscope %s %s", c->name, c->args);
    return c->run(o);
}

/* Who was started without standard streams (`>&-`) writes into nothing, and no file opened later takes their place. */
static void have_streams(void)
{
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0)
            exit(EXIT_USAGE);
}

int main(int argc, char **argv)
{
    struct options o;
    have_streams();
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    if (!options_read(&o, argc, argv))
        return EXIT_USAGE;
    int status = EXIT_DONE;
    if (o.help)
        status = help();
    else if (o.tell_version)
        printf("slotscope %s\n", SLOTSCOPE_VERSION);
    else
        status = o.nargs ? run_command(&o) : command_menu(&o);
    free(o.args);
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (!written && status == EXIT_DONE)
        status = usage("standard output cannot be written");
    return status;
}
