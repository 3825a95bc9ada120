/* A lesson walked through: blocks in order, code run, expressions computed where they stand. */
#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"
#include "slotscope/layout/layout.h"
#include "slotscope/lesson/lesson.h"
#include "slotscope/session/session.h"

void walk_init(struct lesson_walk *w, struct session *s, const struct lesson *l)
{
    *w = (struct lesson_walk){.s = s, .lesson = l, .line = -1, .end_line = -1};
    w->start = mem_zalloc((l->nsteps + 1) * sizeof *w->start);
    w->value = mem_zalloc((l->nexprs + 1) * sizeof *w->value);
    w->order = mem_zalloc((l->nexprs + 1) * sizeof *w->order);
}

void walk_done(struct lesson_walk *w)
{
    for (size_t i = 0; w->lesson && i < w->lesson->nexprs; i++)
        free(w->value[i].text);
    free(w->start);
    free(w->value);
    free(w->order);
    *w = (struct lesson_walk){0};
}

static void compute(struct lesson_walk *w, size_t expr)
{
    struct buf b;
    buf_init(&b);
    struct walk_value *v = &w->value[expr];
    v->failed = !session_eval(w->s, w->lesson->exprs[expr].text, &b);
    free(v->text);
    v->text = buf_steal(&b);
    v->moment = session_at(w->s);
}

static void reach(struct lesson_walk *w, int expr)
{
    if (expr < 0)
        return;
    if (!w->value[expr].text)
        w->order[w->norder++] = (size_t)expr;
    compute(w, (size_t)expr);
}

static void reach_runs(struct lesson_walk *w, const struct lesson_runs *rs)
{
    for (size_t i = 0; i < rs->n; i++)
        reach(w, rs->v[i].expr);
}

static void reach_block(struct lesson_walk *w, const struct lesson_block *b)
{
    reach_runs(w, &b->runs);
    for (int i = 0; i < b->rows * b->columns; i++)
        reach_runs(w, &b->cells[i]);
    for (size_t i = 0; b->kind != LESSON_TASK && i < b->nattrs; i++) /* a task's check is asked later, again and again */
        reach(w, b->attrs[i].expr);
}

static void count_statement(void *ctx, const char *text, size_t n, int line)
{
    (void)text;
    (void)n;
    (void)line;
    ++*(size_t *)ctx;
}

struct nth {
    struct lesson_walk *w;
    size_t wanted, i;
    const char *text;
    size_t n;
    int line;
};

static void find_statement(void *ctx, const char *text, size_t n, int line)
{
    struct nth *f = ctx;
    if (f->i++ == f->wanted) {
        f->text = mem_strndup(text, n);
        f->n = n;
        f->line = line;
    }
}

static void run_code(struct lesson_walk *w, size_t block)
{
    const struct lesson_block *b = &w->lesson->blocks[block];
    session_run(w->s, b->text, b->len, "<lesson>", 1, FROM_LESSON, (long)block, true);
}

/* Says which lines of the fence run next. */
static void point_at_statement(struct lesson_walk *w)
{
    const struct lesson_block *b = &w->lesson->blocks[w->block];
    struct nth f = {.w = w, .wanted = w->statement};
    w->line = w->end_line = -1;
    if (!w->nstatements)
        return;
    session_split(b->text, b->len, "<lesson>", 1, find_statement, &f);
    w->line = w->end_line = f.line - 1;
    for (size_t i = 0; f.text && i < f.n; i++)
        w->end_line += f.text[i] == '\n';
    free((char *)f.text);
}

/* The next statement of the fence marked step that the walk stands at. */
static void run_statement(struct lesson_walk *w)
{
    const struct lesson_block *b = &w->lesson->blocks[w->block];
    struct nth f = {.w = w, .wanted = w->statement};
    session_split(b->text, b->len, "<lesson>", 1, find_statement, &f);
    if (f.text)
        session_run(w->s, f.text, f.n, "<lesson>", f.line, FROM_LESSON, (long)w->block, true);
    free((char *)f.text);
    if (++w->statement >= w->nstatements) {
        w->statement = w->nstatements = 0;
        w->block++;
    }
    point_at_statement(w);
}

static size_t step_end(const struct lesson_walk *w, size_t step)
{
    return w->lesson->steps[step].first + w->lesson->steps[step].n;
}

static void pass_block(struct lesson_walk *w, size_t i)
{
    const struct lesson_block *b = &w->lesson->blocks[i];
    const struct version *v;
    reach_block(w, b);
    switch (b->kind) {
    case LESSON_CODE:
        if (b->run)
            run_code(w, i);
        break;
    case LESSON_SHOW: w->show = b; break;
    case LESSON_PYTHON:
        v = layout_find(b->word);
        if (v && v != session_version(w->s))
            walk_set_version(w, v);
        break;
    default: break;
    }
}

/* Runs on from w->block to the end of the step, or to a fence that goes by statements. */
static void run_blocks(struct lesson_walk *w)
{
    size_t end = step_end(w, w->entered - 1);
    for (; w->block < end; w->block++) {
        const struct lesson_block *b = &w->lesson->blocks[w->block];
        if (b->kind == LESSON_CODE && b->run && b->step) {
            size_t n = 0;
            session_split(b->text, b->len, "<lesson>", 1, count_statement, &n);
            if (n > 1) {
                w->statement = 0;
                w->nstatements = n;
                point_at_statement(w);
                return;
            }
        }
        pass_block(w, w->block);
    }
}

static void finish_step(struct lesson_walk *w)
{
    session_goto(w->s, session_count(w->s));
    while (w->entered && w->block < step_end(w, w->entered - 1)) {
        if (w->nstatements)
            run_statement(w);
        else
            run_blocks(w);
    }
}

static void enter(struct lesson_walk *w, size_t step)
{
    finish_step(w);
    w->start[step] = session_count(w->s);
    w->entered = step + 1;
    w->block = w->lesson->steps[step].first;
    run_blocks(w);
}

/* The last `show` in front of the end of a step. */
static const struct lesson_block *show_at(const struct lesson_walk *w, size_t end)
{
    const struct lesson_block *show = NULL;
    for (size_t i = 0; i < end; i++)
        if (w->lesson->blocks[i].kind == LESSON_SHOW)
            show = &w->lesson->blocks[i];
    return show;
}

void walk_to(struct lesson_walk *w, size_t n)
{
    if (n >= w->lesson->nsteps)
        n = w->lesson->nsteps - 1;
    w->step = n;
    while (w->entered <= n)
        enter(w, w->entered);
    session_goto(w->s, n + 1 < w->entered ? w->start[n + 1] : session_count(w->s));
    w->show = show_at(w, walk_shown_end(w));
}

bool walk_at_end(const struct lesson_walk *w)
{
    return w->step + 1 == w->lesson->nsteps && w->entered == w->lesson->nsteps && w->block >= step_end(w, w->step);
}

bool walk_next(struct lesson_walk *w)
{
    if (walk_at_end(w))
        return false;
    if (w->step + 1 == w->entered && w->nstatements) {
        session_goto(w->s, session_count(w->s));
        run_statement(w);
        if (!w->nstatements)
            run_blocks(w);
        w->show = show_at(w, walk_shown_end(w));
        return true;
    }
    walk_to(w, w->step + 1);
    return true;
}

size_t walk_shown_end(const struct lesson_walk *w)
{
    size_t end = step_end(w, w->step);
    return w->step + 1 == w->entered && w->nstatements ? w->block + 1 : end;
}

/* What lies behind the reader's step is not run yet any more. */
static void forget_later(struct lesson_walk *w)
{
    if (w->entered > w->step + 1) {
        w->entered = w->step + 1;
        w->block = step_end(w, w->step);
        w->statement = w->nstatements = 0;
    }
}

bool walk_type(struct lesson_walk *w, const char *text, size_t n)
{
    forget_later(w);
    return session_run(w->s, text, n, "<stdin>", 1, FROM_PROMPT, -1, false);
}

void walk_restart_step(struct lesson_walk *w)
{
    size_t step = w->step;
    session_cut(w->s, w->start[step]);
    w->statement = w->nstatements = 0;
    w->entered = step;
    w->block = w->lesson->steps[step].first;
    w->start[step] = session_count(w->s);
    w->entered = step + 1;
    run_blocks(w);
    w->show = show_at(w, walk_shown_end(w));
}

void walk_set_version(struct lesson_walk *w, const struct version *v)
{
    size_t at = session_at(w->s);
    session_goto(w->s, 0);
    session_set_version(w->s, v);
    for (size_t i = 0; i < w->norder; i++) {
        size_t moment = w->value[w->order[i]].moment;
        if (moment <= session_count(w->s) && moment >= session_at(w->s)) {
            session_goto(w->s, moment);
            compute(w, w->order[i]);
        }
    }
    session_goto(w->s, at);
}

bool walk_expand(struct lesson_walk *w, const char *text, struct buf *out)
{
    bool ok = true;
    for (;;) {
        const char *open = strstr(text, "{{"), *close = open ? strstr(open, "}}") : NULL;
        if (!close)
            break;
        buf_add(out, text, (size_t)(open - text));
        char *expr = mem_strndup(open + 2, (size_t)(close - open - 2));
        ok &= session_eval(w->s, expr + strspn(expr, " "), out);
        free(expr);
        text = close + 2;
    }
    buf_adds(out, text);
    return ok;
}
