/* The %commands of the prompt, one table. Each gets its arguments as text and adds its answer to a buffer. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/layout/layout.h"
#include "slotscope/render/render.h"
#include "slotscope/vm/vm.h"

typedef void percent_fn(struct app *a, const char *args, struct buf *out);

static bool need_lesson(struct app *a, struct buf *out)
{
    if (!a->lesson)
        buf_adds(out, "There is no lesson here.\n");
    return a->lesson != NULL;
}

static void say_place(struct app *a, struct buf *out)
{
    app_describe_place(a, out);
    buf_addc(out, '\n');
}

static void p_help(struct app *a, const char *args, struct buf *out);

static void p_python(struct app *a, const char *args, struct buf *out)
{
    const struct version *v = layout_find(args);
    if (!*args) {
        buf_printf(out, "CPython %s (as %s has it)\n", a->version->name, a->version->exact);
    } else if (!v) {
        buf_printf(out, "no version \"%s\"; there are", args);
        for (int i = 0; i < LAYOUT_VERSIONS; i++)
            buf_printf(out, " %s", layout_versions[i].name);
        buf_adds(out, "\n");
    } else {
        app_set_version(a, v);
        buf_printf(out, "CPython %s; everything was run again\n", v->name);
    }
}

/* What `args` says of a step: its kind and how many. False: it was told what can be said. */
static bool read_step(const char *args, enum session_step *step, unsigned long *n, struct buf *out)
{
    static const struct {
        const char *name;
        enum session_step step;
    } words[] = {{"statement", STEP_STATEMENT}, {"line", STEP_LINE}, {"into", STEP_LINE},
                 {"over", STEP_OVER},           {"out", STEP_OUT},   {"call", STEP_CALL}};
    size_t len = strcspn(args, " ");
    bool known = !*args || isdigit((unsigned char)*args);
    *step = STEP_STATEMENT;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i].name) == len && memcmp(words[i].name, args, len) == 0) {
            *step = words[i].step;
            args += len + strspn(args + len, " ");
            known = true;
            break;
        }
    char *end = NULL;
    *n = *args ? strtoul(args, &end, 10) : 1;
    if (known && (!end || !*end) && *n > 0)
        return true;
    buf_adds(out, "a step is by statement, line, over, out or call, and may have a number: %step line 3\n");
    return false;
}

static void move(struct app *a, const char *args, int direction, struct buf *out)
{
    enum session_step step;
    unsigned long n;
    if (!read_step(args, &step, &n, out))
        return;
    bool stopped = false; /* C-c is for all of them */
    for (unsigned long i = 0; i < n && !stopped; i++, stopped = session_stopped(a->s))
        if (!session_step(a->s, step, direction)) {
            if (direction > 0 && a->lesson && a->walk.nstatements && walk_next(&a->walk))
                continue;
            buf_adds(out, direction > 0 ? "This is the end of what was run.\n" : "This is the beginning.\n");
            break;
        }
    say_place(a, out);
}

static void p_step(struct app *a, const char *args, struct buf *out)
{
    move(a, args, 1, out);
}

static void p_back(struct app *a, const char *args, struct buf *out)
{
    move(a, args, -1, out);
}

static void p_goto(struct app *a, const char *args, struct buf *out)
{
    struct session_place p;
    if (!session_find_moment(a->s, args, &p) || !session_goto_place(a->s, &p))
        buf_printf(out, "there is no moment \"%s\": 0 to %zu are between statements, 2.5.1 is within the third\n", args,
                   session_count(a->s));
    say_place(a, out);
}

static void p_run(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    session_goto(a->s, session_count(a->s));
    while (a->lesson && a->walk.nstatements && walk_next(&a->walk))
        ;
    say_place(a, out);
}

static struct scene_options scene_options(const struct app *a)
{
    const struct heap_pane *h = &a->heap;
    return (struct scene_options){
        .view = h->view, .charset = a->o.charset, .focus = h->focus, .depth = h->depth, .explode = h->explode, .full = h->full};
}

/* As plain lines: this is for prompts without a screen, and for people who hear it. */
static void add_picture(struct app *a, struct buf *out)
{
    heap_refresh(a);
    const struct picture_options o = {.scene = scene_options(a), .format = PICTURE_TEXT, .linear = true};
    render_picture(a->heap.snap, &o, out);
}

static void p_view(struct app *a, const char *args, struct buf *out)
{
    int v = *args ? view_find(args) : (int)a->heap.view;
    if (v < 0) {
        buf_printf(out, "no view \"%s\"; there are", args);
        for (int i = 0; i < VIEW_COUNT; i++)
            buf_printf(out, " %s", view_name((enum view)i));
        buf_adds(out, "\n");
    } else if (!heap_view_ready((enum view)v)) {
        buf_printf(out, "the view %s is not in this version of slotscope yet\n", args);
    } else {
        heap_set_view(a, (enum view)v);
        if (a->w == 0)
            add_picture(a, out);
    }
}

static void p_focus(struct app *a, const char *args, struct buf *out)
{
    heap_set_focus(a, args);
    if (!*args)
        buf_adds(out, "all names are shown\n");
    if (a->w == 0)
        add_picture(a, out);
}

/* ---- sizes ---- */

static const struct snap_object *named_object(const struct snap *s, const char *name, size_t n)
{
    for (int i = 0; i < s->nnames; i++)
        if (strlen(s->name[i].name) == n && memcmp(s->name[i].name, name, n) == 0 && s->name[i].ref.to == TO_OBJECT)
            return &s->object[s->name[i].ref.index];
    return NULL;
}

/* Bytes of the blocks that belong to an object alone: its values or table, and its dict's. */
static long long dragged(const struct snap *s, int index)
{
    long long sum = 0;
    for (int i = 0; i < s->nblocks; i++)
        if (s->block[i].owner == index && !s->block[i].shared)
            sum += s->block[i].block;
    int d = s->object[index].dict;
    if (d >= 0)
        sum += s->object[d].block + dragged(s, d);
    return sum;
}

static void size_row(const struct snap *s, const char *name, const struct snap_object *o, struct buf *out)
{
    int index = (int)(o - s->object);
    char size[24] = "?";
    if (o->getsizeof >= 0)
        snprintf(size, sizeof size, "%lld", (long long)o->getsizeof);
    buf_printf(out, "%-14s %-16s %10s %10lld %8lld %8lld\n", name, o->type, size, (long long)o->requested, (long long)o->block,
               dragged(s, index));
}

static void p_sizes(struct app *a, const char *args, struct buf *out)
{
    heap_refresh(a);
    const struct snap *s = a->heap.snap;
    buf_printf(out, "%-14s %-16s %10s %10s %8s %8s\n", "name", "type", "getsizeof", "requested", "block", "with it");
    for (int i = 0; !*args && i < s->nnames; i++)
        if (s->name[i].ref.to == TO_OBJECT)
            size_row(s, s->name[i].name, &s->object[s->name[i].ref.index], out);
    while (*args) {
        size_t n = strcspn(args, ", ");
        char *name = mem_strndup(args, n);
        const struct snap_object *o = named_object(s, args, n);
        if (o)
            size_row(s, name, o, out);
        else if (n)
            buf_printf(out, "%-14s is no name of an object\n", name);
        free(name);
        args += n + (args[n] != 0);
    }
}

static void inspect_class(const struct snap *s, const char *name, struct buf *out)
{
    for (int i = 0; i < s->nclasses; i++) {
        const struct snap_class *c = &s->cls[i];
        if (strcmp(c->name, name) != 0)
            continue;
        buf_printf(out, "class %s: instances take %d bytes", c->name, c->basicsize);
        if (c->presize)
            buf_printf(out, " and %d in front", c->presize);
        buf_printf(out, "; __dict__: %s; __weakref__: %s\n", c->dictoffset ? "yes" : "no", c->weakrefoffset ? "yes" : "no");
        for (int k = 0; k < c->nslots; k++)
            buf_printf(out, "  slot %-16s at +%d\n", c->slot[k].name, c->slot[k].offset);
        return;
    }
    buf_printf(out, "no name \"%s\" on the heap\n", name);
}

void percent_inspect(struct app *a, const char *name, struct buf *out)
{
    heap_refresh(a);
    const struct snap *s = a->heap.snap;
    const struct snap_object *o = named_object(s, name, strlen(name));
    if (!o) {
        inspect_class(s, name, out);
        return;
    }
    int index = (int)(o - s->object), referrers = 0;
    buf_printf(out, "%s: %s at 0x%llx\n", name, o->type, (unsigned long long)o->addr);
    if (o->repr)
        buf_printf(out, "  value           %s\n", o->repr);
    buf_printf(out, "  getsizeof       %lld\n  requested       %lld\n", (long long)o->getsizeof, (long long)o->requested);
    if (o->block > 0)
        buf_printf(out, "  block           %lld\n", (long long)o->block);
    else
        buf_adds(out, "  block           none: it lies in the interpreter's own data\n");
    if (dragged(s, index))
        buf_printf(out, "  drags along     %lld more in blocks of its own\n", dragged(s, index));
    if (o->immortal)
        buf_adds(out, "  reference count immortal\n");
    else
        buf_printf(out, "  reference count %llu\n", (unsigned long long)o->count);
    buf_adds(out, "  referred to by ");
    for (int i = 0; i < s->nnames; i++)
        if (s->name[i].ref.to == TO_OBJECT && s->name[i].ref.index == index)
            buf_printf(out, "%s%s", referrers++ ? ", " : " ", s->name[i].name);
    for (int i = 0; i < s->nobjects; i++)
        for (int k = 0; k < s->object[i].nfields; k++)
            if (s->object[i].field[k].ref.to == TO_OBJECT && s->object[i].field[k].ref.index == index)
                buf_printf(out, "%s%s.%s", referrers++ ? ", " : " ", s->object[i].type, s->object[i].field[k].name);
    buf_adds(out, "\n");
    for (int k = 0; k < o->nfields; k++)
        buf_printf(out, "  %+4d  %s\n", o->field[k].offset, o->field[k].name);
}

/* ---- the rest ---- */

static void p_explain(struct app *a, const char *args, struct buf *out)
{
    if (!*args) {
        buf_adds(out, "%explain wants an attribute, such as rp.x\n");
    } else if (a->w == 0) {
        const struct picture_options o = {.scene = scene_options(a), .format = PICTURE_TEXT, .linear = true};
        render_explain(args, &o, out);
    } else if (explain_start(a, args, -1, out)) {
        const struct lookup *l = a->heap.lookup;
        for (int i = 0; i < l->n; i++)
            buf_printf(out, "%2d  %-28s %s\n", i + 1, l->read[i].what, l->read[i].found);
    }
}

static void p_who(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    heap_refresh(a);
    const struct snap *s = a->heap.snap;
    for (int i = 0; i < s->nnames; i++) {
        const struct snap_ref *r = &s->name[i].ref;
        buf_printf(out, "%-14s %s\n", s->name[i].name, r->to == TO_OBJECT ? s->object[r->index].type : r->text ? r->text : "");
    }
    if (s->nnames == 0)
        buf_adds(out, "no names yet\n");
}

static void p_reset(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    if (a->lesson) {
        walk_restart_step(&a->walk);
        buf_adds(out, "this step again\n");
        return;
    }
    session_cut(a->s, 0);
    buf_adds(out, "an empty heap\n");
}

static void p_load(struct app *a, const char *args, struct buf *out)
{
    struct buf text;
    buf_init(&text);
    if (!*args || buf_read_file(&text, args) != 0)
        buf_printf(out, "%%load: cannot read \"%s\"\n", args);
    else if (text_check_utf8(text.p, text.len) < text.len)
        buf_printf(out, "%%load: \"%s\" is not UTF-8\n", args);
    else
        session_run(a->s, text.p, text.len, args, 1, FROM_FILE, -1, true);
    buf_done(&text);
}

static void write_out(const char *path, const struct buf *b, struct buf *out)
{
    FILE *f = *path ? fopen(path, "w") : NULL;
    bool ok = f && fwrite(b->p, 1, b->len, f) == b->len;
    if (f)
        ok = fclose(f) == 0 && ok;
    if (ok)
        buf_printf(out, "wrote %s\n", path);
    else
        buf_printf(out, "cannot write \"%s\"\n", path);
}

static void p_save(struct app *a, const char *args, struct buf *out)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < session_at(a->s); i++)
        buf_printf(&b, "%s\n", session_moment(a->s, i)->text);
    write_out(args, &b, out);
    buf_done(&b);
}

static void p_draw(struct app *a, const char *args, struct buf *out)
{
    if (!*args) {
        add_picture(a, out);
        return;
    }
    heap_refresh(a);
    int format = picture_format(args);
    if (format < 0) {
        buf_adds(out, "%draw writes .txt, .svg, .html and .json\n");
        return;
    }
    const struct picture_options o = {
        .scene = scene_options(a), .format = (enum picture_format)format, .width = 120, .title = args};
    struct buf b;
    buf_init(&b);
    render_picture(a->heap.snap, &o, &b);
    write_out(args, &b, out);
    buf_done(&b);
}

static void p_pools(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    heap_set_view(a, VIEW_POOLS);
    if (a->w == 0)
        add_picture(a, out);
}

static void p_quit(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    (void)out;
    a->done = true;
}

static void p_next(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    if (need_lesson(a, out) && !walk_next(&a->walk))
        buf_adds(out, "This was the last step.\n");
}

static void p_prev(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    if (need_lesson(a, out))
        walk_to(&a->walk, a->walk.step ? a->walk.step - 1 : 0);
}

static void p_restart(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    if (!need_lesson(a, out))
        return;
    lesson_forget_answers(a, a->walk.step);
    walk_restart_step(&a->walk);
}

static void p_hint(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    if (need_lesson(a, out))
        lesson_hint(a);
}

static void p_solution(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    if (!need_lesson(a, out))
        return;
    const struct lesson_block *q = lesson_question(a);
    const struct lesson_attr *s = q ? lesson_attr(q, "solution", 0) : NULL;
    buf_printf(out, "%s\n", s ? s->value : "There is no solution here.");
}

static const struct percent {
    const char *name, *usage, *help;
    percent_fn *run; /* NULL: not in this version */
    bool lesson;
} commands[] = {
    {"help", "%help", "this list", p_help, false},
    {"python", "%python V", "go on in CPython V: everything is run again in it", p_python, false},
    {"step", "%step [KIND] [N]", "on by statement, line (into functions), over (calls), out (of one) or call (the next)", p_step,
     false},
    {"back", "%back [KIND] [N]", "the same, backwards", p_back, false},
    {"goto", "%goto MOMENT", "to a moment: 5 is after five statements, 5.17.2 a line within the sixth", p_goto, false},
    {"when", "%when WORD", "to when p.x, a name or ADDRESS+OFFSET changed last; %when p created, %when 0x... freed", percent_when,
     false},
    {"run", "%run", "to the end of what there is", p_run, false},
    {"view", "%view V", "fields, boxes, bytes, keys or pools", p_view, false},
    {"focus", "%focus NAMES", "draw only what these names reach; without names: all", p_focus, false},
    {"sizes", "%sizes [NAMES]", "getsizeof, bytes requested, bytes of the block, bytes it drags along", p_sizes, false},
    {"who", "%who", "the names there are", p_who, false},
    {"draw", "%draw [FILE]", "the picture as text, or into FILE (.txt, .svg, .html)", p_draw, false},
    {"load", "%load FILE", "run a file here", p_load, false},
    {"save", "%save FILE", "write what was run into a file", p_save, false},
    {"reset", "%reset", "begin with an empty heap (in a lesson: this step again)", p_reset, false},
    {"quit", "%quit", "leave", p_quit, false},
    {"next", "%next", "the next step of the lesson", p_next, true},
    {"prev", "%prev", "the step before", p_prev, true},
    {"restart", "%restart", "this step again", p_restart, true},
    {"hint", "%hint", "a hint for the task", p_hint, true},
    {"solution", "%solution", "how the task can be done", p_solution, true},
    {"explain", "%explain EXPR", "how Python finds an attribute: every word it reads", p_explain, false},
    {"compare", "%compare V...", "several versions side by side", NULL, false},
    {"scale", "%scale EXPR [N]", "what N of them cost", NULL, false},
    {"pools", "%pools", "the allocator's pools", p_pools, false},
    {"play", "%play", "play a look-up", NULL, true},
};
enum { NCOMMANDS = sizeof commands / sizeof *commands };

static void p_help(struct app *a, const char *args, struct buf *out)
{
    (void)args;
    for (size_t i = 0; i < NCOMMANDS; i++)
        if (commands[i].run && (!commands[i].lesson || a->lesson))
            buf_printf(out, "%-17s %s\n", commands[i].usage, commands[i].help);
    buf_printf(out, "%-17s %s\n", "NAME?", "an object's sizes, words and who refers to it");
}

const char *const *percent_names(void)
{
    static const char *names[NCOMMANDS + 1];
    for (size_t i = 0; i < NCOMMANDS; i++)
        names[i] = commands[i].name;
    return names;
}

void percent_run(struct app *a, const char *text, struct buf *out)
{
    size_t n = strcspn(text + 1, " \n");
    char *word = mem_strndup(text + 1, n), *args = mem_strdup(text + 1 + n + strspn(text + 1 + n, " \n"));
    size_t end = strlen(args);
    while (end && isspace((unsigned char)args[end - 1]))
        args[--end] = 0;
    const struct percent *c = NULL;
    for (size_t i = 0; i < NCOMMANDS; i++)
        c = strcmp(commands[i].name, word) == 0 ? &commands[i] : c;
    const char *near = c ? NULL : text_nearest(word, percent_names());
    if (c && c->run && a->s)
        c->run(a, args, out);
    else if (c)
        buf_printf(out, "%%%s is not in this version of slotscope yet\n", word);
    else if (near)
        buf_printf(out, "no command %%%s; did you mean %%%s?\n", word, near);
    else
        buf_printf(out, "no command %%%s; %%help lists them\n", word);
    free(word);
    free(args);
}
