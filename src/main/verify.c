/*
 * verify: the same program on a real CPython and on the simulated heap, fact by fact. The interpreter runs a script of ours
 * (heap_reader.py, built in), which reads the real heap through ctypes and prints what `dump` prints; both documents are JSON laid
 * out the same way, so a fact is a path and a value. Addresses that the program itself prints are not compared.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "commands.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/layout/layout.h"
#include "slotscope/render/render.h"
#include "slotscope/session/session.h"

/* heap_reader.c, made by the Makefile */
extern const char heap_reader[];

/* ---- facts ---- */

struct fact {
    char *path, *value;
};
struct facts {
    struct fact *v;
    size_t n, cap;
    struct buf path;
    const char *p; /* what is left of the JSON text */
};

static void skip_space(struct facts *f)
{
    while (isspace((unsigned char)*f->p) || *f->p == ',' || *f->p == ':')
        f->p++;
}

/* The end of the string that starts at p. */
static const char *string_end(const char *p)
{
    for (p++; *p && *p != '"'; p++)
        if (*p == '\\' && p[1])
            p++;
    return *p ? p + 1 : p;
}

static bool is_address(const char *p, size_t *n)
{
    if (p[0] == '0' && p[1] == 'x') {
        *n = 2 + strspn(p + 2, "0123456789abcdef");
        return *n >= 8;
    }
    *n = strspn(p, "0123456789");
    return *n == 14 || *n == 15;
}

/* The text with whatever looks like an address replaced. */
static char *masked(const char *p, size_t len)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < len;) {
        size_t n = 0;
        if (isdigit((unsigned char)p[i]) && is_address(p + i, &n)) {
            buf_adds(&b, "ADDRESS");
            i += n;
        } else if (isdigit((unsigned char)p[i])) {
            n = n ? n : 1;
            buf_add(&b, p + i, n);
            i += n;
        } else {
            buf_addc(&b, p[i++]);
        }
    }
    return buf_steal(&b);
}

static void add_fact(struct facts *f, const char *value, size_t n)
{
    struct fact x = {mem_strdup(f->path.p), masked(value, n)};
    VEC_PUSH(f->v, f->n, f->cap, x);
}

static void read_value(struct facts *f);

static void read_members(struct facts *f, char close)
{
    size_t keep = f->path.len;
    int index = 0;
    for (f->p++, skip_space(f); *f->p && *f->p != close; skip_space(f)) {
        if (close == '}') {
            const char *end = string_end(f->p);
            buf_addc(&f->path, '.');
            buf_add(&f->path, f->p + 1, (size_t)(end - f->p) - 2);
            f->p = end;
            skip_space(f);
        } else {
            buf_printf(&f->path, "[%d]", index);
        }
        read_value(f);
        buf_cut(&f->path, keep);
        index++;
    }
    if (index == 0 && close == '}')
        add_fact(f, "{}", 2);
    f->p += *f->p == close;
}

static void read_value(struct facts *f)
{
    const char *from = f->p;
    if (*from == '{' || *from == '[') {
        read_members(f, *from == '{' ? '}' : ']');
        return;
    }
    f->p = *from == '"' ? string_end(from) : from + strcspn(from, ",]}\n ");
    add_fact(f, from, (size_t)(f->p - from));
}

static void facts_init(struct facts *f, const char *json)
{
    *f = (struct facts){.p = json};
    buf_init(&f->path);
    skip_space(f);
    read_value(f);
}

static void facts_done(struct facts *f)
{
    for (size_t i = 0; i < f->n; i++) {
        free(f->v[i].path);
        free(f->v[i].value);
    }
    free(f->v);
    buf_done(&f->path);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct fact *)a)->path, ((const struct fact *)b)->path);
}

static void sort_facts(struct facts *f)
{
    qsort(f->v, f->n, sizeof *f->v, by_path);
}

struct comparison {
    size_t total, differ;
    struct fact first, ours; /* borrowed: the first that differs in the real one's order of paths; NULLs where one has none */
};

static void note(struct comparison *c, const struct fact *real, const struct fact *ours)
{
    c->total++;
    if (real && ours && strcmp(real->value, ours->value) == 0)
        return;
    if (c->differ++ == 0) {
        c->first = real ? *real : (struct fact){ours->path, NULL};
        c->ours = ours ? *ours : (struct fact){real->path, NULL};
    }
}

static struct comparison compare(const struct facts *real, const struct facts *ours)
{
    struct comparison c = {0};
    size_t i = 0, j = 0;
    while (i < real->n || j < ours->n) {
        int d = i == real->n ? 1 : j == ours->n ? -1 : by_path(&real->v[i], &ours->v[j]);
        note(&c, d <= 0 ? &real->v[i] : NULL, d >= 0 ? &ours->v[j] : NULL);
        i += d <= 0;
        j += d >= 0;
    }
    return c;
}

/* ---- the real interpreter ---- */

/* What `python ARGS` writes to standard output; false when it cannot be run or fails. quiet: what it complains about is not shown.
 */
static bool ask_python(const char *python, char *const args[], bool quiet, struct buf *out)
{
    int fd[2];
    buf_init(out);
    if (pipe(fd) != 0)
        return false;
    pid_t pid = fork();
    if (pid == 0) {
        dup2(fd[1], 1);
        close(fd[0]);
        close(fd[1]);
        if (quiet && !freopen("/dev/null", "w", stderr))
            _exit(127);
        setenv("PYTHONHASHSEED", "0", 1);
        execvp(python, args);
        _exit(127);
    }
    close(fd[1]);
    char chunk[4096];
    ssize_t n;
    while (pid > 0 && (n = read(fd[0], chunk, sizeof chunk)) > 0)
        buf_add(out, chunk, (size_t)n);
    close(fd[0]);
    int status = -1;
    if (pid > 0)
        waitpid(pid, &status, 0);
    return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The version a program on the PATH is, NULL if it is none we know. */
static const struct version *version_of(const char *python, struct buf *exact)
{
    char ask[] = "import sys; print('%d.%d %d.%d.%d' % (sys.version_info[:2] + sys.version_info[:3]))";
    char name[64], flag[] = "-c";
    snprintf(name, sizeof name, "%s", python);
    char *const args[] = {name, flag, ask, NULL};
    if (!ask_python(python, args, true, exact))
        return NULL;
    char *space = strchr(exact->p, ' ');
    if (!space)
        return NULL;
    *space = 0;
    const struct version *v = layout_find(exact->p);
    *space = ' ';
    return v;
}

static void show(const char *who, const char *value)
{
    struct buf b;
    buf_init(&b);
    text_visible(&b, value ? value : "nothing", strlen(value ? value : "nothing"), false);
    printf("%s %.80s", who, b.p);
    buf_done(&b);
}

/* One line about one interpreter; true when everything agrees. */
static bool verify_with(const struct options *o, const char *python, const struct version *v, const char *exact,
                        const struct buf *text)
{
    struct buf real, ours;
    char *script = mem_strdup(heap_reader), *file = mem_strdup(o->args[1]), *name = mem_strdup(python), flag[] = "-c";
    char *const args[] = {name, flag, script, file, NULL};
    bool ran = ask_python(python, args, false, &real), agree = false;
    free(script);
    free(file);
    free(name);
    printf("CPython %s (%s): ", exact, python);
    if (!ran) {
        printf("the interpreter could not run it\n");
        buf_done(&real);
        return false;
    }
    const struct version *release = layout_find(exact);
    struct session_options so = {.version = release ? release : v, .memory_limit = o->memory_limit, .time_limit = o->time_limit};
    buf_init(&ours);
    render_dump(&so, text->p, text->len, o->args[1], NULL, true, &ours);
    struct facts a, b;
    facts_init(&a, real.p);
    facts_init(&b, ours.p);
    sort_facts(&a);
    sort_facts(&b);
    struct comparison c = compare(&a, &b);
    agree = c.differ == 0;
    if (agree) {
        printf("all %zu facts agree", c.total);
    } else {
        printf("%zu of %zu facts differ, first %s:", c.differ, c.total, c.first.path);
        show(" there", c.first.value);
        show(", here", c.ours.value);
    }
    printf("\n");
    facts_done(&a);
    facts_done(&b);
    buf_done(&real);
    buf_done(&ours);
    return agree;
}

int command_verify(const struct options *o)
{
    static const char *const pythons[] = {"python3",    "python3.8",  "python3.9",  "python3.10", "python3.11",
                                          "python3.12", "python3.13", "python3.14", "python3.15"};
    struct buf text;
    if (strcmp(o->args[1], "-") == 0)
        return usage("verify: the real interpreter needs a file, not standard input");
    if (!read_source(o->args[1], &text))
        return EXIT_USAGE;
    bool seen[LAYOUT_VERSIONS] = {false}, any = false, all = true;
    for (size_t i = 0; i < sizeof pythons / sizeof *pythons; i++) {
        struct buf exact;
        const struct version *v = version_of(pythons[i], &exact);
        char *space = v ? strchr(exact.p, ' ') : NULL, *end = space ? strchr(space, '\n') : NULL;
        if (end)
            *end = 0;
        if (v && !seen[v->index] && (!o->version_given || strcmp(o->version->name, v->name) == 0)) {
            seen[v->index] = any = true;
            all = verify_with(o, pythons[i], v, space ? space + 1 : v->name, &text) && all;
        }
        buf_done(&exact);
    }
    buf_done(&text);
    if (!any)
        return usage("no python3.8 to python3.15 on the PATH to compare with");
    return all ? EXIT_DONE : EXIT_RAISED;
}
