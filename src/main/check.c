/* check: replays lessons in every version they offer and holds them to what they say. Every failure names file, line and column. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "slotscope/base/mem.h"
#include "slotscope/layout/layout.h"
#include "slotscope/lesson/lesson.h"
#include "slotscope/render/render.h"
#include "slotscope/scene/scene.h"
#include "slotscope/session/session.h"
#include "slotscope/vm/vm.h"

struct checking {
    const struct lesson *l;
    const struct version *v;
    struct lesson_walk walk;
    struct session *s;
    size_t checked; /* moments looked at */
    long failures;
};

static void fail(struct checking *c, int line, int col, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
static void fail(struct checking *c, int line, int col, const char *fmt, ...)
{
    struct buf b;
    va_list ap;
    buf_init(&b);
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    if (c->v)
        buf_printf(&b, " (in %s)", c->v->name);
    struct diag d;
    diag_set(&d, c->l->file, line, col, "%s", b.p);
    diag_print(&d);
    buf_done(&b);
    c->failures++;
}

/* ---- code ---- */

static void check_moment(struct checking *c, const struct moment *m)
{
    const struct lesson_block *b = &c->l->blocks[m->block];
    if (!m->raised || (b->raises && strcmp(b->raises, m->exception) == 0))
        return;
    fail(c, b->code_line + m->line - 1, 1, "%s%s%s%s", m->exception, *m->message ? ": " : "", m->message,
         b->raises ? ", not the exception that was announced" : "; a fence that is meant to raise says `raises EXCEPTION`");
}

static void check_moments(struct checking *c)
{
    for (; c->checked < session_count(c->s); c->checked++) {
        const struct moment *m = session_moment(c->s, c->checked);
        if (m->block >= 0)
            check_moment(c, m);
    }
}

static void check_raises(struct checking *c, size_t block)
{
    const struct lesson_block *b = &c->l->blocks[block];
    if (!b->raises || !b->run)
        return;
    for (size_t i = 0; i < session_count(c->s); i++)
        if (session_moment(c->s, i)->block == (long)block && session_moment(c->s, i)->raised)
            return;
    fail(c, b->line, b->col, "nothing in this fence raised %s", b->raises);
}

/* ---- expressions ---- */

static void check_expressions(struct checking *c)
{
    for (size_t i = 0; i < c->walk.norder; i++) {
        size_t e = c->walk.order[i];
        if (c->walk.value[e].failed)
            fail(c, c->l->exprs[e].line, c->l->exprs[e].col, "{{ %s }}: %s", c->l->exprs[e].text, c->walk.value[e].text);
    }
}

/* A directive's text with {{ }} in it. NULL after a failure; freed by the caller. */
static char *expanded(struct checking *c, const struct lesson_block *b, const struct lesson_attr *a)
{
    struct buf t;
    buf_init(&t);
    const char *text = a ? a->value : b->word;
    if (!walk_expand(&c->walk, text, &t)) {
        fail(c, a ? a->line : b->line, a ? a->col : b->col, "%s", t.p);
        buf_done(&t);
        return NULL;
    }
    return buf_steal(&t);
}

static void check_texts(struct checking *c, const struct lesson_block *b)
{
    free(expanded(c, b, NULL));
    for (size_t i = 0; i < b->nattrs; i++)
        if (b->attrs[i].expr < 0)
            free(expanded(c, b, &b->attrs[i]));
}

/* The answer must be among the choices, once. */
static void check_choices(struct checking *c, const struct lesson_block *b)
{
    const struct lesson_attr *choices = lesson_attr(b, "choices", 0), *answer = lesson_attr(b, "answer", 0);
    char *all = choices ? expanded(c, b, choices) : NULL;
    const char *truth = answer->expr >= 0 ? c->walk.value[answer->expr].text : NULL;
    int found = 0;
    for (char *save = NULL, *s = all && truth ? strtok_r(all, ",", &save) : NULL; s; s = strtok_r(NULL, ",", &save)) {
        s += strspn(s, " ");
        found += strcmp(s, truth) == 0;
    }
    if (all && truth && found != 1)
        fail(c, choices->line, choices->col, "the answer, %s, stands %d times among the choices", truth, found);
    free(all);
}

static void check_task(struct checking *c, const struct lesson_block *b)
{
    const struct lesson_attr *check = lesson_attr(b, "check", 0), *solution = lesson_attr(b, "solution", 0);
    struct buf why;
    buf_init(&why);
    if (session_truth(c->s, check->value, NULL))
        fail(c, check->line, check->col, "the task is done before anything was typed");
    if (solution) {
        session_run(c->s, solution->value, strlen(solution->value), "<solution>", 1, FROM_PROMPT, -1, true);
        if (!session_truth(c->s, check->value, &why))
            fail(c, solution->line, solution->col, "the solution does not make %s true%s%s", check->value, why.len ? ": " : "",
                 why.p);
    }
    buf_done(&why);
}

static void check_explain(struct checking *c, const struct lesson_block *b)
{
    const struct picture_options o = {.format = PICTURE_TEXT, .linear = true};
    struct buf out;
    buf_init(&out);
    if (!render_explain(b->word, &o, &out))
        fail(c, b->line, b->col, "explain %.*s", (int)strcspn(out.p, "\n"), out.p);
    buf_done(&out);
}

/* ---- pictures ---- */

static void check_picture(struct checking *c, const struct lesson_step *st)
{
    const struct lesson_block *show = c->walk.show;
    const struct lesson_attr *focus = show ? lesson_attr(show, "focus", 0) : NULL,
                             *depth = show ? lesson_attr(show, "depth", 0) : NULL;
    int view = show && *show->word ? view_find(show->word) : VIEW_FIELDS;
    struct snap *snap = snap_take(vm_main_dict(), &snap_screen_limits);
    const struct scene_options o = {.view = (enum view)view,
                                    .charset = CHARSET_ASCII,
                                    .focus = focus ? focus->value : NULL,
                                    .depth = depth ? atoi(depth->value) : 0,
                                    .short_address = true};
    struct diagram *d = scene_build(snap, &o);
    int h = c->l->lines - 3; /* title, rule and footer; a pane can be zoomed */
    diagram_place(d, c->l->columns);
    if (show && (d->w > c->l->columns || d->h > h)) {
        const struct lesson_block *at = show ? show : &c->l->blocks[st->first];
        fail(c, at->line, at->col,
             "the picture takes %d x %d cells where a terminal of %d x %d has room for %d x %d; show less with focus=..., or say "
             "size",
             d->w, d->h, c->l->columns, c->l->lines, c->l->columns, h);
    }
    diagram_free(d);
    snap_free(snap);
}

/* ---- the walk ---- */

static void check_step(struct checking *c, const struct lesson_step *st)
{
    check_moments(c);
    for (size_t i = st->first; i < st->first + st->n; i++) {
        const struct lesson_block *b = &c->l->blocks[i];
        if (b->kind == LESSON_CODE)
            check_raises(c, i);
        if (b->kind == LESSON_PREDICT || b->kind == LESSON_TASK || b->kind == LESSON_CLAIM)
            check_texts(c, b);
        if (b->kind == LESSON_PREDICT)
            check_choices(c, b);
        if (b->kind == LESSON_TASK)
            check_task(c, b);
        if (b->kind == LESSON_EXPLAIN)
            check_explain(c, b);
    }
    c->checked = session_count(c->s);
    check_picture(c, st);
}

static void check_in(struct checking *c, const struct version *v)
{
    const struct session_options so = {.version = v, .time_limit = 60, .record = true};
    c->v = v;
    c->s = session_new(&so);
    c->checked = 0;
    walk_init(&c->walk, c->s, c->l);
    for (size_t i = 0; i < c->l->nsteps; i++) {
        walk_to(&c->walk, i);
        while (c->walk.nstatements && walk_next(&c->walk))
            ;
        check_step(c, &c->l->steps[i]);
    }
    check_expressions(c);
    walk_done(&c->walk);
    session_free(c->s);
    c->v = NULL;
}

/* What can be said without running anything. */
static void check_words(struct checking *c)
{
    const struct lesson *l = c->l;
    for (size_t i = 0; i < l->nerrors; i++)
        diag_print(&l->errors[i]);
    c->failures += (long)l->nerrors;
    for (const char **p = l->python; *p; p++)
        if (!layout_find(*p))
            fail(c, l->python_line, 1, "no version \"%s\"; there are 3.8 ... 3.15", *p);
    for (size_t i = 0; i < l->nblocks; i++) {
        const struct lesson_block *b = &l->blocks[i];
        if (b->kind == LESSON_PYTHON && !layout_find(b->word))
            fail(c, b->line, b->col, "no version \"%s\"; there are 3.8 ... 3.15", b->word);
    }
}

static bool offered(const struct lesson *l, const struct version *v)
{
    for (const char **p = l->python; *p; p++)
        if (strcmp(*p, v->name) == 0)
            return true;
    return !*l->python;
}

static long check_one(const struct options *o, const struct lesson *l)
{
    struct checking c = {.l = l};
    int versions = 0;
    check_words(&c);
    for (int i = 0; i < LAYOUT_VERSIONS && !c.failures; i++) {
        const struct version *v = &layout_versions[i];
        if (!offered(l, v) || (o->version_given && v != o->version))
            continue;
        check_in(&c, v);
        versions++;
    }
    if (!c.failures)
        printf("%s: %zu steps, %d version%s: as it says\n", l->file, l->nsteps, versions, versions == 1 ? "" : "s");
    return c.failures;
}

int command_check(const struct options *o)
{
    long failures = 0;
    int status = EXIT_DONE;
    catch_interrupts();
    for (int i = 1; i < o->nargs; i++) {
        struct lesson *l = find_lesson(o->args[i]);
        if (!l) {
            status = EXIT_USAGE;
            continue;
        }
        failures += check_one(o, l);
        lesson_free(l);
    }
    return failures ? EXIT_RAISED : status;
}
