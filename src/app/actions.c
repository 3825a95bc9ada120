/* The one table of actions: it feeds the keys, the footer and the help page, so that they cannot disagree. */
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/text.h"
#include "slotscope/layout/layout.h"

typedef void action_fn(struct app *a);

/* ---- what actions do ---- */

static void do_quit(struct app *a)
{
    if (a->screen_kind == SCREEN_LEARN && a->catalogue_read)
        app_close(a);
    else
        a->done = true;
}

static void do_next(struct app *a)
{
    const struct lesson_block *q = lesson_question(a);
    if (q && q->kind == LESSON_PREDICT && !a->quiz[a->walk.step].settled) {
        lesson_reveal(a);
        return;
    }
    if (explain_step(a))
        return;
    if (!a->lesson || !walk_next(&a->walk)) {
        app_status(a, STYLE_GOOD, a->lesson ? "The end of the lesson. q goes back to the list." : "There is no lesson here.");
        return;
    }
    a->lesson_scroll = 0;
}

static void do_prev(struct app *a)
{
    if (!a->lesson)
        return;
    if (a->walk.step == 0)
        app_status(a, STYLE_NOTE, "This is the first step.");
    else
        walk_to(&a->walk, a->walk.step - 1);
    a->lesson_scroll = 0;
}

/* A page down, and at the end of the text the next step. */
static void do_page(struct app *a)
{
    if (a->lesson_scroll + a->lesson_room < a->lesson_height)
        a->lesson_scroll += a->lesson_room > 2 ? a->lesson_room - 1 : 1;
    else
        do_next(a);
}

static void do_page_back(struct app *a)
{
    if (a->lesson_scroll > 0)
        a->lesson_scroll -= a->lesson_room > 2 ? a->lesson_room - 1 : 1;
    else
        do_prev(a);
    if (a->lesson_scroll < 0)
        a->lesson_scroll = 0;
}

static void do_line_down(struct app *a)
{
    a->lesson_scroll += a->lesson_scroll + a->lesson_room < a->lesson_height;
}

static void do_line_up(struct app *a)
{
    a->lesson_scroll -= a->lesson_scroll > 0;
}

/* ---- time ---- */

static void tell_place(struct app *a)
{
    struct buf b;
    buf_init(&b);
    app_describe_place(a, &b);
    app_status(a, STYLE_NOTE, "%s", b.p);
    buf_done(&b);
}

static void step(struct app *a, enum session_step how, int direction)
{
    if (!a->s)
        return;
    a->running = true;
    bool moved = session_step(a->s, how, direction);
    a->running = false;
    if (moved)
        tell_place(a);
    else if (direction < 0)
        app_status(a, STYLE_NOTE, "Nothing has run yet.");
    else if (a->lesson && a->walk.nstatements)
        walk_next(&a->walk);
    else
        app_status(a, STYLE_NOTE, "Everything there is has run.");
}

#define STEP(name, how, direction)                                                                                                 \
    static void do_##name(struct app *a)                                                                                           \
    {                                                                                                                              \
        step(a, how, direction);                                                                                                   \
    }
STEP(step, STEP_STATEMENT, 1)
STEP(step_back, STEP_STATEMENT, -1)
STEP(line, STEP_LINE, 1)
STEP(line_back, STEP_LINE, -1)
STEP(over, STEP_OVER, 1)
STEP(over_back, STEP_OVER, -1)
STEP(out, STEP_OUT, 1)
STEP(out_back, STEP_OUT, -1)
STEP(call, STEP_CALL, 1)
STEP(call_back, STEP_CALL, -1)

static void do_end(struct app *a)
{
    if (!a->s)
        return;
    session_goto(a->s, session_count(a->s));
    tell_place(a);
}

/* The word that is selected in the heap, or the first of the object. */
static void search(struct app *a, enum session_event what)
{
    struct heap_pane *h = &a->heap;
    uint64_t addr = 0;
    if (h->diagram && h->sel.box >= 0) {
        const struct box *b = &h->diagram->box[h->sel.box];
        addr = what == WATCH_WORD && h->sel.row >= 0 ? b->row[h->sel.row].key : b->key;
    }
    if (!addr)
        app_status(a, STYLE_NOTE, "Select a word first: arrow keys to an object, j and k inside it.");
    else
        time_search(a, what, addr, NULL);
}
static void do_when_changed(struct app *a)
{
    search(a, WATCH_WORD);
}
static void do_when_made(struct app *a)
{
    search(a, WATCH_CREATED);
}

static void do_versions(struct app *a)
{
    a->over = OVER_VERSIONS;
    a->over_at = a->version->index;
}

static void next_pane(struct app *a, int by)
{
    static const enum pane order[PANES] = {PANE_LESSON, PANE_HEAP, PANE_PROMPT};
    int at = 0;
    while (order[at] != a->focus)
        at++;
    for (int i = 1; i <= PANES; i++) {
        enum pane p = order[(at + by * i + PANES * 3) % PANES];
        if (app_has_pane(a, p)) {
            a->focus = p;
            return;
        }
    }
}

static void do_pane(struct app *a)
{
    next_pane(a, 1);
}

static void do_pane_back(struct app *a)
{
    next_pane(a, -1);
}

static void do_zoom(struct app *a)
{
    a->zoom = !a->zoom;
}

static void do_view(struct app *a)
{
    enum view v = a->heap.view;
    do
        v = (enum view)((v + 1) % VIEW_COUNT);
    while (!heap_view_ready(v));
    heap_set_view(a, v);
    app_status(a, STYLE_NOTE, "view: %s", view_name(v));
}

static void do_prompt(struct app *a)
{
    a->focus = PANE_PROMPT;
    a->prompt_scroll = 0;
}

static void do_leave_prompt(struct app *a)
{
    a->focus = a->lesson ? PANE_LESSON : PANE_HEAP;
}

static void do_restart(struct app *a)
{
    if (!a->lesson)
        return;
    lesson_forget_answers(a, a->walk.step);
    walk_restart_step(&a->walk);
    a->lesson_scroll = 0;
    app_status(a, STYLE_NOTE, "This step again, as it was before you typed.");
}

static void do_hint(struct app *a)
{
    lesson_hint(a);
}

static void do_answer(struct app *a)
{
    const struct lesson_block *q = lesson_question(a);
    if (q && q->kind == LESSON_PREDICT && !a->quiz[a->walk.step].settled)
        a->answering = true;
    else
        do_page(a);
}

static void do_help(struct app *a)
{
    a->over = OVER_HELP;
    a->over_at = 0;
}

static void do_redraw(struct app *a)
{
    a->heap.stale = true;
}

static void do_left(struct app *a)
{
    heap_select(a, DIR_LEFT);
}
static void do_right(struct app *a)
{
    heap_select(a, DIR_RIGHT);
}
static void do_up(struct app *a)
{
    heap_select(a, DIR_UP);
}
static void do_down(struct app *a)
{
    heap_select(a, DIR_DOWN);
}
static void move_row(struct app *a, int by)
{
    if (a->heap.diagram && diagram_move_row(a->heap.diagram, &a->heap.sel, by))
        heap_scroll(a, 0, 0);
}
static void do_row_down(struct app *a)
{
    move_row(a, 1);
}
static void do_row_up(struct app *a)
{
    move_row(a, -1);
}
static void do_follow(struct app *a)
{
    if (a->heap.diagram && diagram_follow(a->heap.diagram, &a->heap.sel))
        heap_scroll(a, 0, 0);
}
static void do_scroll_down(struct app *a)
{
    heap_scroll(a, 0, 8);
}
static void do_scroll_up(struct app *a)
{
    heap_scroll(a, 0, -8);
}
static void do_scroll_right(struct app *a)
{
    heap_scroll(a, 16, 0);
}
static void do_scroll_left(struct app *a)
{
    heap_scroll(a, -16, 0);
}
static void do_open(struct app *a)
{
    heap_enter(a);
}
static void do_read(struct app *a)
{
    if (!a->heap.lookup)
        app_status(a, STYLE_NOTE, "No look-up is shown; %%explain rp.x at the prompt shows one.");
    else if (!explain_step(a)) {
        a->heap.upto = 0; /* once more, from the beginning */
        a->heap.stale = true;
    }
}
static void do_heap_back(struct app *a)
{
    if (a->heap.lookup)
        explain_stop(a);
    else if (a->heap.only)
        heap_set_view(a, a->heap.back);
    else if (a->lesson)
        a->focus = PANE_LESSON;
    else
        a->focus = PANE_PROMPT;
}

/* + and -: boxes, fields, fields with nothing folded. */
static void detail(struct app *a, int by)
{
    struct heap_pane *h = &a->heap;
    int now = h->view == VIEW_BOXES ? 0 : h->full ? 2 : 1;
    int next = now + by < 0 ? 0 : now + by > 2 ? 2 : now + by;
    h->full = next == 2;
    heap_set_view(a, next == 0 ? VIEW_BOXES : VIEW_FIELDS);
}
static void do_more(struct app *a)
{
    detail(a, 1);
}
static void do_less(struct app *a)
{
    detail(a, -1);
}
static void do_explode(struct app *a)
{
    a->heap.explode = !a->heap.explode;
    a->heap.stale = true;
    app_status(a, STYLE_NOTE, a->heap.explode ? "small values have boxes of their own" : "small values stand behind their arrows");
}

static void menu_move(struct app *a, long by)
{
    size_t n = menu_count(a);
    long at = (long)a->menu_at + by;
    a->menu_at = at < 0 ? 0 : at >= (long)n ? n - 1 : (size_t)at;
}
static void do_menu_down(struct app *a)
{
    menu_move(a, 1);
}
static void do_menu_up(struct app *a)
{
    menu_move(a, -1);
}
static void do_menu_first(struct app *a)
{
    a->menu_at = 0;
}
static void do_menu_last(struct app *a)
{
    a->menu_at = menu_count(a) - 1;
}
static void do_menu_open(struct app *a)
{
    menu_open(a);
}
static void do_menu_prompt(struct app *a)
{
    app_open_prompt(a);
}

static void do_close(struct app *a)
{
    a->over = OVER_NOTHING;
}
static void do_over_down(struct app *a)
{
    a->over_at++;
}
static void do_over_up(struct app *a)
{
    a->over_at -= a->over_at > 0;
}
static void do_over_page(struct app *a)
{
    a->over_at += a->h > 6 ? a->h - 6 : 1;
}
static void do_over_page_up(struct app *a)
{
    a->over_at -= a->h > 6 ? a->h - 6 : 1;
    a->over_at = a->over_at < 0 ? 0 : a->over_at;
}
static void do_version_down(struct app *a)
{
    a->over_at = a->over_at + 1 < LAYOUT_VERSIONS ? a->over_at + 1 : a->over_at;
}
static void do_version_take(struct app *a)
{
    a->over = OVER_NOTHING;
    app_set_version(a, &layout_versions[a->over_at]);
}

/* ---- the table ---- */

enum { MOST = AT_LESSON | AT_HEAP };
static const struct action {
    const char *name;
    unsigned where;
    const char *keys;
    const char *label; /* in the footer; NULL: only on the help page */
    action_fn *run;
    const char *help;
} actions[] = {
    {"open", AT_MENU, "Enter Right l", "open", do_menu_open, "open what is chosen"},
    {"down", AT_MENU, "Down j C-n", NULL, do_menu_down, "choose the next one"},
    {"up", AT_MENU, "Up k C-p", NULL, do_menu_up, "choose the one before"},
    {"first", AT_MENU, "Home g PgUp", NULL, do_menu_first, "choose the first"},
    {"last", AT_MENU, "End G PgDn", NULL, do_menu_last, "choose the last"},
    {"free prompt", AT_MENU, ": i >", "prompt", do_menu_prompt, "go to the free prompt"},

    {"next", MOST, "n", "next", do_next, "the next step (or the next statement, where a lesson goes by statements)"},
    {"page", AT_LESSON, "Space PgDn", NULL, do_page, "scroll on; at the end of the text the next step"},
    {"back", MOST, "p", "back", do_prev, "the step before, as you left it"},
    {"page back", AT_LESSON, "Backspace PgUp", NULL, do_page_back, "scroll back; at the beginning the step before"},
    {"scroll down", AT_LESSON, "Down j WheelDown", NULL, do_line_down, "scroll the text"},
    {"scroll up", AT_LESSON, "Up k WheelUp", NULL, do_line_up, "scroll the text"},
    {"answer", AT_LESSON, "Enter a", NULL, do_answer, "answer the question (1 ... 9 where there is a choice)"},
    {"step back", MOST, "b", "step back", do_step_back, "undo one statement: the heap as it was before it"},
    {"step", MOST, "s", NULL, do_step, "one statement on, after stepping back"},
    {"line", MOST, ". F7", NULL, do_line, "one line on, into functions too"},
    {"line back", MOST, ", S-F7", NULL, do_line_back, "one line back, into functions too"},
    {"over", MOST, "o F8", NULL, do_over, "the next line of this function (over calls), or of its caller"},
    {"over back", MOST, "O S-F8", NULL, do_over_back, "the line before in this function, or in its caller"},
    {"out", MOST, "u F9", NULL, do_out, "out of this function, to its caller"},
    {"out back", MOST, "U S-F9", NULL, do_out_back, "back out of this function, to the line that called it"},
    {"call", MOST, "c", NULL, do_call, "on to the next function that is called"},
    {"call back", MOST, "C", NULL, do_call_back, "back to the last function that was called"},
    {"end", MOST, "G F5", NULL, do_end, "on to the end of what was run"},
    {"step at prompt", AT_PROMPT, "F7", "line", do_line, "one line on; paused, what is typed is tried in that frame and undone"},
    {"step back at prompt", AT_PROMPT, "S-F7", NULL, do_line_back, "one line back"},
    {"over at prompt", AT_PROMPT, "F8", NULL, do_over, "the next line, over calls (S-F8: back)"},
    {"over back at prompt", AT_PROMPT, "S-F8", NULL, do_over_back, "the line before, over calls"},
    {"out at prompt", AT_PROMPT, "F9", NULL, do_out, "out of this function (S-F9: back, to the line that called it)"},
    {"out back at prompt", AT_PROMPT, "S-F9", NULL, do_out_back, "back out of this function"},
    {"end at prompt", AT_PROMPT, "F5", NULL, do_end, "on to the end of what was run"},
    {"restart", MOST, "r", NULL, do_restart, "this step again, without what you typed in it"},
    {"hint", AT_LESSON, "h", NULL, do_hint, "a hint for the task"},
    {"version", AT_MENU | MOST, "v", "version", do_versions, "another CPython: everything that ran is run again in it"},
    {"type", MOST, ": i >", "type", do_prompt, "type Python at the prompt; Esc comes back"},
    {"leave prompt", AT_PROMPT, "Esc", "back to the lesson", do_leave_prompt, "back to the lesson"},
    {"pane", MOST, "Tab", "pane", do_pane, "the next pane"},
    {"pane back", MOST | AT_PROMPT, "S-Tab", NULL, do_pane_back, "the pane before"},
    {"pane at prompt", AT_PROMPT, "F6", NULL, do_pane, "the next pane (also Tab, while nothing is typed)"},
    {"view", MOST, "/", "view", do_view, "another view of the heap: fields, boxes, bytes, keys, ..."},
    {"zoom", MOST, "z", NULL, do_zoom, "this pane alone, and back"},
    {"view at prompt", AT_PROMPT, "F2", "view", do_view, "another view of the heap"},
    {"version at prompt", AT_PROMPT, "F3", "version", do_versions, "another CPython"},
    {"help at prompt", AT_PROMPT, "F1", "keys", do_help, "this page"},
    {"zoom at prompt", AT_PROMPT, "F4", NULL, do_zoom, "this pane alone, and back"},

    {"read", MOST, "x", NULL, do_read, "in a look-up: the next word Python reads"},
    {"left", AT_HEAP, "Left", NULL, do_left, "move to the object at the left"},
    {"right", AT_HEAP, "Right", NULL, do_right, "move to the object at the right"},
    {"object up", AT_HEAP, "Up", NULL, do_up, "move to the object above"},
    {"object down", AT_HEAP, "Down", NULL, do_down, "move to the object below"},
    {"row down", AT_HEAP, "j", NULL, do_row_down, "move by words inside the object"},
    {"row up", AT_HEAP, "k", NULL, do_row_up, "move by words inside the object"},
    {"follow", AT_HEAP, "f", "follow", do_follow, "follow the arrow that leaves here"},
    {"when", AT_HEAP, "w", "when", do_when_changed,
     "when did this word change last? Goes to the line that is about to do it; again: the time before"},
    {"made", AT_HEAP, "m", NULL, do_when_made, "when was this object made? Goes to the line that is about to do it"},
    {"bytes", AT_HEAP, "Enter", "bytes", do_open, "the bytes of the selected object"},
    {"leave", AT_HEAP, "Esc Backspace", NULL, do_heap_back, "back to the whole heap, or to the lesson"},
    {"more detail", AT_HEAP, "+ =", "detail", do_more, "more detail: boxes, fields, every word"},
    {"less detail", AT_HEAP, "-", NULL, do_less, "less detail"},
    {"explode", AT_HEAP, "e", NULL, do_explode, "give small values boxes of their own, or not"},
    {"heap down", AT_HEAP, "PgDn Space WheelDown", NULL, do_scroll_down, "scroll the picture"},
    {"heap up", AT_HEAP, "PgUp WheelUp", NULL, do_scroll_up, "scroll the picture"},
    {"heap right", AT_HEAP, "l", NULL, do_scroll_right, "scroll the picture"},
    {"heap left", AT_HEAP, "h", NULL, do_scroll_left, "scroll the picture"},

    {"help", AT_MENU | MOST, "? F1", "keys", do_help, "this page"},
    {"quit", AT_MENU | MOST, "q", "quit", do_quit, "back to the list of lessons; from there, leave"},
    {"redraw", AT_MENU | MOST | AT_PROMPT | AT_HELP | AT_VERSIONS, "C-l", NULL, do_redraw, "draw the screen again"},

    {"close help", AT_HELP, "? q Esc Enter", "back", do_close, "close this page"},
    {"help down", AT_HELP, "Down j WheelDown", NULL, do_over_down, "scroll"},
    {"help up", AT_HELP, "Up k WheelUp", NULL, do_over_up, "scroll"},
    {"help page", AT_HELP, "PgDn Space", "scroll", do_over_page, "scroll"},
    {"help page up", AT_HELP, "PgUp Backspace", NULL, do_over_page_up, "scroll"},

    {"take version", AT_VERSIONS, "Enter", "take it", do_version_take, "run everything in this version"},
    {"version down", AT_VERSIONS, "Down j v", "choose", do_version_down, "a later version"},
    {"version up", AT_VERSIONS, "Up k", NULL, do_over_up, "an earlier version"},
    {"close versions", AT_VERSIONS, "Esc q", "cancel", do_close, "leave it as it is"},
};
enum { NACTIONS = sizeof actions / sizeof *actions };

const struct app_action *app_action(size_t i)
{
    static struct app_action out;
    out = (struct app_action){0};
    if (i < NACTIONS)
        out = (struct app_action){actions[i].name, actions[i].keys, actions[i].label, actions[i].help, actions[i].where};
    return &out;
}

enum place app_place(const struct app *a)
{
    static const enum place of_pane[PANES] = {AT_LESSON, AT_PROMPT, AT_HEAP};
    if (a->over == OVER_HELP)
        return AT_HELP;
    if (a->over == OVER_VERSIONS)
        return AT_VERSIONS;
    return a->screen_kind == SCREEN_MENU ? AT_MENU : of_pane[a->focus];
}

static bool has_key(const char *keys, int key)
{
    while (*keys) {
        size_t n = strcspn(keys, " ");
        if (app_key_find(keys, n) == key)
            return true;
        keys += n + (keys[n] == ' ');
    }
    return false;
}

bool action_key(struct app *a, int key)
{
    enum place at = app_place(a);
    for (size_t i = 0; i < NACTIONS; i++)
        if ((actions[i].where & at) && has_key(actions[i].keys, key)) {
            actions[i].run(a);
            return true;
        }
    return false;
}

/* Actions that mean nothing here and now do not stand in the footer. */
static bool makes_sense(const struct app *a, const struct action *x)
{
    if (!a->lesson && (x->run == do_next || x->run == do_prev))
        return false;
    if (x->run == do_leave_prompt && !a->lesson)
        return false;
    return x->label != NULL;
}

void action_footer(const struct app *a, int width, struct buf *out)
{
    enum place at = app_place(a);
    for (size_t i = 0; i < NACTIONS; i++) {
        const struct action *x = &actions[i];
        if (!(x->where & at) || !makes_sense(a, x))
            continue;
        size_t k = strcspn(x->keys, " "), need = text_columns(x->keys, k) + strlen(x->label) + 3;
        if (out->len + need > (size_t)width)
            continue;
        buf_printf(out, " %.*s %s ", (int)k, x->keys, x->label);
    }
}
