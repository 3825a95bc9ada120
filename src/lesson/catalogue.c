/* What lessons there are: built in, the person's own, and those of SLOTSCOPE_LESSONS, one list ordered by where and how they are
 * named. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "slotscope/lesson/lesson.h"

static void entry_done(struct lesson_entry *e)
{
    free(e->id);
    free(e->title);
    free(e->summary);
    free(e->path);
}

/* Takes what the list needs from a lesson; a lesson with an id that is there already replaces it. */
static void add(struct catalogue *c, const struct lesson *l, const char *path, const char *text, size_t len)
{
    struct lesson_entry e = {.id = mem_strdup(l->id),
                             .title = mem_strdup(l->title),
                             .summary = mem_strdup(l->summary),
                             .minutes = l->minutes,
                             .path = path ? mem_strdup(path) : NULL,
                             .text = text,
                             .len = len,
                             .steps = l->nsteps};
    for (size_t i = 0; i < c->n; i++)
        if (strcmp(c->v[i].id, e.id) == 0) {
            e.number = c->v[i].number;
            entry_done(&c->v[i]);
            c->v[i] = e;
            return;
        }
    e.number = (int)c->n + 1;
    VEC_PUSH(c->v, c->n, c->cap, e);
}

static int is_lesson(const struct dirent *d)
{
    size_t n = strlen(d->d_name);
    return n > 3 && d->d_name[0] != '.' && strcmp(d->d_name + n - 3, ".md") == 0 && strcmp(d->d_name, "README.md") != 0;
}

static void add_directory(struct catalogue *c, const char *dir)
{
    struct dirent **v;
    int n = scandir(dir, &v, is_lesson, alphasort);
    for (int i = 0; i < n; i++) {
        struct buf path;
        struct diag d;
        buf_init(&path);
        buf_printf(&path, "%s/%s", dir, v[i]->d_name);
        struct lesson *l = lesson_load(path.p, &d);
        if (l)
            add(c, l, path.p, NULL, 0);
        lesson_free(l);
        buf_done(&path);
        free(v[i]);
    }
    if (n >= 0)
        free(v);
}

static void add_own(struct catalogue *c)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    struct buf b;
    buf_init(&b);
    if (data && *data == '/')
        buf_printf(&b, "%s/slotscope/lessons", data);
    else if (home && *home)
        buf_printf(&b, "%s/.local/share/slotscope/lessons", home);
    if (b.len)
        add_directory(c, b.p);
    buf_done(&b);
}

static void add_listed(struct catalogue *c)
{
    const char *s = getenv("SLOTSCOPE_LESSONS");
    while (s && *s) {
        size_t n = strcspn(s, ":");
        char *dir = mem_strndup(s, n);
        if (n)
            add_directory(c, dir);
        free(dir);
        s += n + (s[n] == ':');
    }
}

void catalogue_init(struct catalogue *c)
{
    *c = (struct catalogue){0};
    for (const struct lesson_file *f = lesson_files; f->name; f++) {
        struct lesson *l = lesson_parse(f->name, f->text, f->len);
        add(c, l, NULL, f->text, f->len);
        lesson_free(l);
    }
    add_own(c);
    add_listed(c);
}

void catalogue_done(struct catalogue *c)
{
    for (size_t i = 0; i < c->n; i++)
        entry_done(&c->v[i]);
    free(c->v);
    *c = (struct catalogue){0};
}

const struct lesson_entry *catalogue_find(const struct catalogue *c, const char *name)
{
    char *end;
    long number = strtol(name, &end, 10);
    for (size_t i = 0; i < c->n; i++)
        if (strcmp(c->v[i].id, name) == 0 || (*name && !*end && c->v[i].number == number))
            return &c->v[i];
    return NULL;
}

const char *catalogue_nearest(const struct catalogue *c, const char *name)
{
    const char **ids = mem_zalloc((c->n + 1) * sizeof *ids);
    for (size_t i = 0; i < c->n; i++)
        ids[i] = c->v[i].id;
    const char *near = text_nearest(name, ids);
    free(ids);
    return near;
}

struct lesson *catalogue_open(const struct lesson_entry *e, struct diag *d)
{
    if (e->path)
        return lesson_load(e->path, d);
    struct buf name;
    buf_init(&name);
    buf_printf(&name, "%s.md", e->id);
    struct lesson *l = lesson_parse(name.p, e->text, e->len);
    buf_done(&name);
    return l;
}
