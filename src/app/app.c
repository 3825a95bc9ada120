/* Life of the interactive program: opening lessons and the prompt, running what was typed, and which part a key goes to. */
#include "slotscope/app/app.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/mem.h"
#include "slotscope/layout/layout.h"
#include "slotscope/vm/vm.h"

void app_status(struct app *a, enum style style, const char *fmt, ...)
{
    struct buf b;
    va_list ap;
    buf_init(&b);
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    free(a->status);
    a->status = buf_steal(&b);
    a->status_style = style;
}

static bool tick(void *ctx)
{
    struct app *a = ctx;
    if (a->o.pump)
        a->o.pump(a->o.ctx);
    return true;
}

static void on_write(void *ctx, int stream, const char *p, size_t n)
{
    struct app *a = ctx;
    if (a->o.write)
        a->o.write(a->o.ctx, stream, p, n);
    else if (a->live.len < 1 << 20)
        buf_add(&a->live, p, n);
}

static const char *on_read_line(void *ctx)
{
    struct app *a = ctx;
    return a->o.read_line ? a->o.read_line(a->o.ctx) : prompt_read_line(a);
}

/* The engine is started when it is first needed: the menu comes up without it. */
static void start_session(struct app *a)
{
    const struct session_options o = {.version = a->version,
                                      .memory_limit = a->o.memory_limit,
                                      .time_limit = a->o.time_limit,
                                      .output_limit = 1 << 18,
                                      .argc = a->o.argc,
                                      .argv = a->o.argv,
                                      .write = on_write,
                                      .read_line = on_read_line,
                                      .tick = tick,
                                      .record = true,
                                      .checkpoint_budget = a->o.checkpoints,
                                      .ctx = a};
    a->s = session_new(&o);
}

struct app *app_new(const struct app_options *o)
{
    struct app *a = mem_zalloc(sizeof *a);
    a->o = *o;
    a->version = o->version ? o->version : layout_default();
    layout_choose(a->version);
    a->heap.view = o->view >= 0 ? (enum view)o->view : VIEW_FIELDS;
    a->heap.focus = o->focus ? mem_strdup(o->focus) : NULL;
    a->heap.depth = o->depth;
    a->heap.sel = (struct selection){-1, -1};
    grid_init(&a->screen, 0, 0);
    grid_init(&a->heap.grid, 0, 0);
    buf_init(&a->live);
    state_read(a);
    line_init(&a->line, &a->history);
    line_init(&a->answer, NULL);
    if (o->lesson)
        app_open_lesson(a, o->lesson);
    else if (o->prompt)
        app_open_prompt(a);
    else
        menu_read_catalogue(a);
    return a;
}

static void note_progress(struct app *a)
{
    if (!a->lesson)
        return;
    struct progress *p = state_progress(a, a->lesson->id, true);
    p->step = a->walk.step + 1;
    p->furthest = p->step > p->furthest ? p->step : p->furthest;
    p->total = a->lesson->nsteps;
    p->done |= walk_at_end(&a->walk);
}

static void free_notes(struct app *a)
{
    for (size_t i = 0; i < a->nnotes; i++)
        free(a->notes[i].text);
    a->nnotes = 0;
}

static void end_session(struct app *a)
{
    note_progress(a);
    if (a->lesson) {
        lesson_forget_answers(a, 0);
        lesson_forget_expansions(a);
        walk_done(&a->walk);
    }
    free(a->quiz);
    a->quiz = NULL;
    lesson_free(a->lesson);
    a->lesson = NULL;
    session_free(a->s);
    a->s = NULL;
    free_notes(a);
    heap_done(a);
}

void app_save(struct app *a)
{
    note_progress(a);
    state_write(a);
}

void app_free(struct app *a)
{
    app_save(a);
    end_session(a);
    line_done(&a->line);
    line_done(&a->answer);
    history_done(&a->history);
    for (size_t i = 0; i < a->nprogress; i++)
        free(a->progress[i].id);
    free(a->progress);
    free(a->notes);
    free(a->expansions);
    if (a->catalogue_read)
        catalogue_done(&a->catalogue);
    grid_done(&a->screen);
    grid_done(&a->heap.grid);
    buf_done(&a->live);
    free(a->heap.focus);
    free(a->status);
    free(a->read_text);
    free(a);
}

bool app_interrupt(void)
{
    bool running = session_running();
    if (running)
        session_interrupt();
    return running;
}

void app_idle(struct app *a)
{
    if (!a->s || a->running)
        return;
    session_begin_work();
    session_prepare(a->s);
    session_end_work();
}

bool app_done(const struct app *a)
{
    return a->done;
}

/* The version a lesson begins in: the person's, if the lesson offers it, else the lesson's last one. */
static void choose_lesson_version(struct app *a, const struct lesson *l)
{
    const struct version *last = NULL;
    for (const char **p = l->python; *p; p++) {
        const struct version *v = layout_find(*p);
        if (v == a->version)
            return;
        last = v ? v : last;
    }
    if (last) {
        app_status(a, STYLE_NOTE, "This lesson is about CPython %s.", last->name);
        a->version = last;
    }
}

void app_open_lesson(struct app *a, struct lesson *l)
{
    end_session(a);
    choose_lesson_version(a, l);
    start_session(a);
    a->lesson = l;
    a->quiz = mem_zalloc((l->nsteps + 1) * sizeof *a->quiz);
    a->screen_kind = SCREEN_LEARN;
    a->focus = PANE_LESSON;
    a->lesson_scroll = 0;
    line_clear(&a->line);
    walk_init(&a->walk, a->s, l);
    const struct progress *p = state_progress(a, l->id, false);
    walk_to(&a->walk, 0);
    if (p && p->step > 1 && p->step <= l->nsteps && !p->done) {
        walk_to(&a->walk, p->step - 1);
        app_status(a, STYLE_NOTE, "Going on at step %zu, where you left.", p->step);
    }
}

void app_open_prompt(struct app *a)
{
    end_session(a);
    start_session(a);
    a->screen_kind = SCREEN_LEARN;
    a->focus = PANE_PROMPT;
    line_clear(&a->line);
    if (a->o.text)
        session_run(a->s, a->o.text, a->o.text_len, a->o.file, 1, FROM_FILE, -1, true);
}

void app_close(struct app *a)
{
    end_session(a);
    state_write(a);
    a->zoom = false;
    a->screen_kind = SCREEN_MENU;
    menu_read_catalogue(a);
}

void app_set_version(struct app *a, const struct version *v)
{
    if (v == a->version && (!a->s || session_version(a->s) == v))
        return;
    a->version = v;
    if (a->lesson)
        walk_set_version(&a->walk, v);
    else if (a->s)
        session_set_version(a->s, v);
    else
        layout_choose(v);
    if (a->s)
        app_status(a, STYLE_NOTE, "Everything was run again in CPython %s.", v->name);
}

bool app_has_pane(const struct app *a, enum pane p)
{
    return p != PANE_LESSON || a->lesson;
}

void app_note(struct app *a, enum style style, const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        struct note one = {.moment = a->s ? session_at(a->s) : 0, .style = style, .text = mem_strndup(text, n)};
        VEC_PUSH(a->notes, a->nnotes, a->notes_cap, one);
        text += n + (text[n] == '\n');
    }
}

bool app_eval(struct app *a, const char *expr, struct buf *out)
{
    a->running = true;
    bool ok = session_eval(a->s, expr, out);
    a->running = false;
    return ok;
}

/* While a run is paused within a statement, what is typed is tried out in the paused frame and undone: the run stays what it was.
 */
static bool divert(struct app *a, const char *text, struct buf *out)
{
    if (!session_place(a->s).inside)
        return false;
    a->running = true;
    buf_clear(&a->live);
    session_divert(a->s, text, strlen(text), out);
    a->running = false;
    if (!session_is_expression(text, strlen(text)))
        buf_adds(out, "(tried and undone: the run is paused; %run goes on to its end)\n");
    return true;
}

static void run_python(struct app *a, const char *text)
{
    a->running = true;
    buf_clear(&a->live);
    if (a->lesson) {
        lesson_forget_answers(a, a->walk.step + 1);
        walk_type(&a->walk, text, strlen(text));
    } else {
        session_run(a->s, text, strlen(text), "<stdin>", 1, FROM_PROMPT, -1, false);
    }
    a->running = false;
    const struct moment *m = session_at(a->s) ? session_moment(a->s, session_at(a->s) - 1) : NULL;
    if (m && m->exited)
        app_status(a, STYLE_NOTE, "The program asked to exit. C-d leaves the prompt.");
    if (a->lesson)
        lesson_check_task(a);
}

void app_describe_place(struct app *a, struct buf *out)
{
    struct session_place p = session_place(a->s);
    size_t n = 0;
    buf_adds(out, "moment ");
    session_moment_name(a->s, &p, out);
    if (!p.inside) {
        buf_printf(out, p.statement ? " of %zu: after statement %zu" : " of %zu: before the first statement", session_count(a->s),
                   p.statement);
        return;
    }
    buf_printf(out, p.resumed ? ": back in line %d" : ": before line %d", p.line);
    if (p.depth > 1)
        buf_printf(out, " of %s, %lld call%s deep", p.function, (long long)p.depth - 1, p.depth == 2 ? "" : "s");
    const char *text = session_source_line(&p, p.line, &n);
    size_t skip = 0;
    while (text && skip < n && (text[skip] == ' ' || text[skip] == '\t'))
        skip++;
    if (text)
        buf_printf(out, ": %.*s", (int)(n - skip), text + skip);
}

/* "name?" */
static bool is_question(const char *text)
{
    size_t n = strlen(text);
    return n > 1 && text[n - 1] == '?' && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.") == n - 1;
}

static void run_command(struct app *a, const char *text, struct buf *out)
{
    if (*text == '%') {
        percent_run(a, text, out);
    } else {
        char *name = mem_strndup(text, strlen(text) - 1);
        percent_inspect(a, name, out);
        free(name);
    }
}

/* What was typed without blanks at its ends that mean nothing. */
static char *trimmed(const char *text)
{
    size_t n = strlen(text);
    while (n && strchr(" \t\n", text[n - 1]))
        n--;
    while (n && *text == '\n') {
        text++;
        n--;
    }
    return mem_strndup(text, n);
}

static void note_typed(struct app *a, const char *text)
{
    struct buf b;
    buf_init(&b);
    buf_adds(&b, ">>> ");
    for (const char *p = text; *p; p++) {
        buf_addc(&b, *p);
        if (*p == '\n')
            buf_adds(&b, "... ");
    }
    app_note(a, STYLE_PROMPT, b.p);
    buf_done(&b);
}

void app_run_typed(struct app *a, const char *text)
{
    char *s = trimmed(text);
    const char *first = s + strspn(s, " ");
    bool command = *first == '%' || is_question(first);
    struct buf out;
    buf_init(&out);
    if (command)
        run_command(a, first, &out);
    if (command || (*s && a->s && divert(a, s, &out))) {
        if (a->s) { /* both behind the moment where the command left us */
            note_typed(a, first);
            app_note(a, STYLE_TEXT, out.p);
        }
    } else if (*s) {
        run_python(a, s);
    }
    buf_done(&out);
    free(s);
}

static void submit_python(struct app *a, const char *text, struct buf *out)
{
    if (divert(a, text, out))
        return;
    size_t from = session_at(a->s);
    run_python(a, text);
    for (size_t i = from; i < session_at(a->s); i++) {
        const struct moment *m = session_moment(a->s, i);
        if (!a->o.write)
            buf_add(out, m->output, m->output_len);
        if (m->raised)
            buf_adds(out, m->traceback);
        if (m->exited) {
            a->done = true;
            a->exit_status = vm_exit_status();
        }
    }
}

int app_exit_status(const struct app *a)
{
    return a->exit_status;
}

bool app_submit(struct app *a, const char *text, struct buf *out)
{
    char *s = trimmed(text);
    const char *first = s + strspn(s, " ");
    session_begin_work();
    if (*first == '%' || is_question(first))
        run_command(a, first, out);
    else if (*s)
        submit_python(a, s, out);
    session_end_work();
    free(s);
    return !a->done;
}

void app_resize(struct app *a, int w, int h)
{
    a->w = w < 1 ? 1 : w > 1000 ? 1000 : w;
    a->h = h < 1 ? 1 : h > 1000 ? 1000 : h;
    grid_resize(&a->screen, a->w, a->h);
}

static void answer_key(struct app *a, int key)
{
    if (key == K_ENTER_KEY) {
        a->answering = false;
        lesson_answer(a, a->answer.text.p);
        line_clear(&a->answer);
    } else if (key == K_ESC_KEY || key == (KEY_CTRL | 'c')) {
        a->answering = false;
        line_clear(&a->answer);
    } else if (key != (KEY_CTRL | 'r')) {
        line_key(&a->answer, key);
    }
}

static void press(struct app *a, int key)
{
    free(a->status);
    a->status = NULL;
    enum place at = app_place(a);
    if (a->answering && at == AT_LESSON)
        answer_key(a, key);
    else if (at == AT_PROMPT)
        prompt_key(a, key);
    else if (at == AT_LESSON && key >= '1' && key <= '9' && lesson_choice(a, key - '0'))
        ;
    else if (at == AT_MENU && key >= '1' && key <= '9' && (size_t)(key - '1') < a->catalogue.n) {
        a->menu_at = (size_t)(key - '1');
        menu_open(a);
    } else if (!action_key(a, key) && key == (KEY_CTRL | 'd'))
        a->done = true;
    if (a->lesson && a->walk.step != a->saved_step) { /* a crash must not lose it */
        a->saved_step = a->walk.step;
        app_save(a);
    }
    if (a->s)
        a->version = session_version(a->s);
}

void app_key(struct app *a, int key)
{
    session_begin_work();
    press(a, key);
    session_end_work();
}

static bool inside(struct rect r, int x, int y)
{
    return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

void app_click(struct app *a, int x, int y)
{
    if (a->over || a->running)
        return;
    if (inside(a->menu_where, x, y)) {
        size_t at = a->menu_first + (size_t)(y - a->menu_where.y);
        if (at == a->menu_at)
            menu_open(a);
        else
            a->menu_at = at;
        return;
    }
    for (int p = 0; p < PANES; p++)
        if (inside(a->where[p], x, y))
            a->focus = (enum pane)p;
    if (inside(a->where[PANE_HEAP], x, y))
        heap_point(a, x - a->where[PANE_HEAP].x, y - a->where[PANE_HEAP].y);
}

void app_paste(struct app *a, const char *s, size_t n)
{
    enum place at = app_place(a);
    if (at == AT_LESSON && a->answering) {
        line_insert(&a->answer, s, strcspn(s, "\r\n") < n ? strcspn(s, "\r\n") : n);
    } else if (at & (AT_PROMPT | AT_LESSON | AT_HEAP)) {
        a->focus = PANE_PROMPT;
        while (n && (s[n - 1] == '\n' || s[n - 1] == '\r'))
            n--;
        line_insert(&a->line, s, n);
    }
}

const struct grid *app_paint(struct app *a, int *x, int *y)
{
    screen_paint(a);
    *x = a->cursor_x;
    *y = a->cursor_y;
    return &a->screen;
}
