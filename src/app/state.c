/*
 * What stays between two runs: progress and history, under $XDG_STATE_HOME/slotscope. A file is written beside the old one and
 * renamed over it. One that cannot be understood is set aside under another name, with a message, and never stops the program.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inside.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"

#define PROGRESS_HEAD "slotscope progress 1\n"
#define HISTORY_HEAD  "slotscope history 1\n"

static bool state_path(struct buf *b, const char *name)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (state && *state == '/')
        buf_printf(b, "%s/slotscope", state);
    else if (home && *home)
        buf_printf(b, "%s/.local/state/slotscope", home);
    else
        return false;
    if (name)
        buf_printf(b, "/%s", name);
    return true;
}

static void make_directories(char *path)
{
    for (char *p = path + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = 0;
        mkdir(path, 0700);
        *p = '/';
    }
    mkdir(path, 0700);
}

static void set_aside(struct app *a, const char *path, const char *why)
{
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%s.aside", path);
    if (rename(path, b.p) == 0)
        app_status(a, STYLE_ERROR, "%s is %s; it was set aside as %s", path, why, b.p);
    buf_done(&b);
}

struct progress *state_progress(struct app *a, const char *id, bool add)
{
    for (size_t i = 0; i < a->nprogress; i++)
        if (strcmp(a->progress[i].id, id) == 0)
            return &a->progress[i];
    if (!add)
        return NULL;
    struct progress p = {.id = mem_strdup(id)};
    VEC_PUSH(a->progress, a->nprogress, a->progress_cap, p);
    return &a->progress[a->nprogress - 1];
}

/* "lesson ID STEP FURTHEST TOTAL DONE" */
static bool read_progress_line(struct app *a, const char *line)
{
    char id[128];
    size_t step, furthest, total;
    int done, end = 0;
    if (sscanf(line, "lesson %127s %zu %zu %zu %d%n", id, &step, &furthest, &total, &done, &end) != 5 || line[end])
        return false;
    struct progress *p = state_progress(a, id, true);
    p->step = step;
    p->furthest = furthest;
    p->total = total;
    p->done = done != 0;
    return true;
}

static bool read_history_line(struct app *a, const char *line)
{
    struct buf b;
    buf_init(&b);
    for (const char *s = line; *s; s++) {
        if (*s == '\\' && s[1])
            buf_addc(&b, *++s == 'n' ? '\n' : *s);
        else
            buf_addc(&b, *s);
    }
    history_add(&a->history, b.p);
    buf_done(&b);
    return true;
}

static void read_file(struct app *a, const char *name, const char *head, bool each(struct app *a, const char *line))
{
    struct buf path, text;
    buf_init(&path);
    buf_init(&text);
    if (state_path(&path, name) && buf_read_file(&text, path.p) == 0) {
        size_t n = strlen(head);
        const char *why = NULL;
        if (text.len < n || memcmp(text.p, head, n) != 0)
            why = strncmp(text.p, "slotscope ", 10) == 0 ? "from a newer version of slotscope" : "damaged";
        else if (text_check_utf8(text.p, text.len) < text.len)
            why = "damaged";
        for (char *s = text.p + n, *nl; !why && *s; s = nl + 1) {
            nl = strchr(s, '\n');
            if (nl)
                *nl = 0;
            if (*s && !each(a, s))
                why = "damaged";
            if (!nl)
                break;
        }
        if (why)
            set_aside(a, path.p, why);
    }
    buf_done(&path);
    buf_done(&text);
}

void state_read(struct app *a)
{
    if (a->state_read || !a->o.keep_state)
        return;
    a->state_read = true;
    read_file(a, "progress", PROGRESS_HEAD, read_progress_line);
    read_file(a, "history", HISTORY_HEAD, read_history_line);
    a->history_read = a->history.n;
}

static void write_file(const char *name, const struct buf *text)
{
    struct buf path, fresh;
    buf_init(&path);
    buf_init(&fresh);
    if (state_path(&path, NULL)) {
        make_directories(path.p);
        buf_printf(&path, "/%s", name);
        buf_printf(&fresh, "%s.new%ld", path.p, (long)getpid());
        FILE *f = fopen(fresh.p, "w");
        bool ok = f && fwrite(text->p, 1, text->len, f) == text->len;
        if (f)
            ok = fclose(f) == 0 && ok;
        if (!ok || rename(fresh.p, path.p) != 0)
            unlink(fresh.p);
    }
    buf_done(&path);
    buf_done(&fresh);
}

static void write_history(struct app *a)
{
    struct buf b;
    buf_init(&b);
    buf_adds(&b, HISTORY_HEAD);
    for (size_t i = a->history.n > 1000 ? a->history.n - 1000 : 0; i < a->history.n; i++) {
        for (const char *s = a->history.v[i]; *s; s++) {
            if (*s == '\n' || *s == '\\')
                buf_addc(&b, '\\');
            buf_addc(&b, *s == '\n' ? 'n' : *s);
        }
        buf_addc(&b, '\n');
    }
    write_file("history", &b);
    buf_done(&b);
}

static void write_progress(struct app *a)
{
    struct buf b;
    buf_init(&b);
    buf_adds(&b, PROGRESS_HEAD);
    for (size_t i = 0; i < a->nprogress; i++) {
        const struct progress *p = &a->progress[i];
        if (!strpbrk(p->id, " \t\n"))
            buf_printf(&b, "lesson %s %zu %zu %zu %d\n", p->id, p->step, p->furthest, p->total, p->done);
    }
    write_file("progress", &b);
    buf_done(&b);
}

void state_write(struct app *a)
{
    if (!a->o.keep_state || !a->state_read)
        return;
    if (a->nprogress)
        write_progress(a);
    if (a->history.n != a->history_read)
        write_history(a);
    a->history_read = a->history.n;
}
