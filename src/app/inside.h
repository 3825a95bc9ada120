/* The state of the interactive program, shared by the files of this room. */
#ifndef APP_INSIDE_H
#define APP_INSIDE_H
#include "slotscope/app/app.h"
#include "slotscope/app/line.h"
#include "slotscope/lesson/lesson.h"
#include "slotscope/scene/scene.h"
#include "slotscope/session/session.h"

enum screen_kind { SCREEN_MENU, SCREEN_LEARN };
enum pane { PANE_LESSON, PANE_PROMPT, PANE_HEAP, PANES };
enum overlay { OVER_NOTHING, OVER_HELP, OVER_VERSIONS };

struct rect {
    int x, y, w, h;
};
struct note {      /* a line of ours among the output: what a %command answered */
    size_t moment; /* stands behind so many moments */
    enum style style;
    char *text;
};
struct progress { /* one lesson's */
    char *id;
    size_t step, furthest, total;
    bool done;
};
struct quiz { /* the question or task a step ends with */
    bool settled, right;
    char *given, *verdict;
    size_t hints;
};
struct heap_pane {
    struct snap *snap;
    const struct lesson_block *followed; /* the `show` that was obeyed last */
    unsigned generation;                 /* of the snapshot */
    bool taken;
    struct diagram *diagram;
    struct grid grid;     /* the painted picture */
    bool stale;           /* the diagram must be built again */
    bool fresh;           /* the heap changed: bring what is marked into view, once */
    int width;            /* it was placed for */
    enum view view, back; /* back: the view Esc returns to from one object's bytes */
    char *focus;
    int depth;
    bool explode, full;
    uint64_t only;         /* bytes of one object: its address, else 0 */
    struct lookup *lookup; /* shown in place of the heap, with its first `upto` reads; NULL: none */
    int upto;
    unsigned explained;                          /* the generation it was traced in */
    const struct lesson_block *explain_followed; /* the lesson's `explain` that was started last */
    struct selection sel;
    uint64_t sel_key; /* keeps the selection across pictures */
    int x, y;         /* scrolled to */
};
struct app {
    struct app_options o;
    int w, h;
    struct grid screen;
    int cursor_x, cursor_y;
    enum screen_kind screen_kind;
    enum pane focus;
    bool zoom, done;
    struct rect where[PANES]; /* each pane as it was painted last; w 0: it was not */
    struct rect menu_where;   /* the rows of the menu */
    size_t menu_first;        /* the entry in the first of them */
    int exit_status;
    enum overlay over;
    int over_at;  /* scrolled to, or chosen */
    char *status; /* one line, until the next key */
    enum style status_style;

    struct catalogue catalogue;
    bool catalogue_read;
    size_t menu_at;
    struct progress *progress;
    size_t nprogress, progress_cap;
    struct history history;
    size_t history_read; /* entries that were there when we began */
    bool state_read;
    size_t saved_step; /* of the lesson, when progress was written last */

    const struct version *version;
    struct session *s;
    struct lesson *lesson;
    struct lesson_walk walk;
    struct quiz *quiz; /* per step */
    struct expansion { /* texts of directives with their {{ }} computed: once a step, whatever is typed afterwards */
        const char *text;
        char *value;
    } * expansions;
    size_t nexpansions, expansions_cap, expanded_step;
    const struct version *expanded_version;
    int lesson_scroll, lesson_height, lesson_room;
    bool answering;
    struct line answer;

    struct line line;
    struct note *notes;
    size_t nnotes, notes_cap;
    int prompt_scroll;
    bool running;
    bool reading; /* the program waits at input() */
    char *read_text;
    struct buf live; /* output of the statement that runs */

    struct heap_pane heap;
};

/* ---- app.c ---- */
void app_status(struct app *a, enum style style, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void app_open_lesson(struct app *a, struct lesson *l);
void app_open_prompt(struct app *a);
void app_close(struct app *a); /* back to the menu */
void app_set_version(struct app *a, const struct version *v);
bool app_has_pane(const struct app *a, enum pane p);
/* Runs what was typed; %commands and name? included. */
void app_run_typed(struct app *a, const char *text);
void app_note(struct app *a, enum style style, const char *text); /* each line of it is a note */
bool app_eval(struct app *a, const char *expr, struct buf *out);
/* "moment 2.5.1: before line 7 of f: t = n * 2", "moment 3 of 6: after statement 3". */
void app_describe_place(struct app *a, struct buf *out);

/* ---- actions.c ---- */
/* The place whose keys are meant now; a bit. */
enum place { AT_MENU = 1, AT_LESSON = 2, AT_PROMPT = 4, AT_HEAP = 8, AT_HELP = 16, AT_VERSIONS = 32 };
enum place app_place(const struct app *a);
/* Does what the key stands for. False: nobody's key. */
bool action_key(struct app *a, int key);
/* "n next  p back ...": what fits into a line of this width. */
void action_footer(const struct app *a, int width, struct buf *out);

/* ---- screen.c ---- */
void screen_paint(struct app *a);
void screen_line(struct app *a, int x, int y, int w, const char *s, enum style st);

/* ---- code.c ---- */
/* Writes a line of Python in colours; returns the columns it took. */
int code_paint(struct app *a, int x, int y, const char *s, size_t n, int max);

/* ---- menu.c ---- */
void menu_paint(struct app *a, struct rect r);
size_t menu_count(struct app *a);
void menu_open(struct app *a);
void menu_read_catalogue(struct app *a);

/* ---- lesson_pane.c ---- */
void lesson_pane_paint(struct app *a, struct rect r);
const char *lesson_pane_title(const struct app *a, struct buf *b);
const struct lesson_block *lesson_question(const struct app *a); /* the predict or task the step ends with, or NULL */
void lesson_answer(struct app *a, const char *given);
bool lesson_choice(struct app *a, int number);
void lesson_reveal(struct app *a);
void lesson_check_task(struct app *a);
void lesson_hint(struct app *a);
void lesson_forget_answers(struct app *a, size_t from);
/* A directive's text with its {{ }} computed; stays until the step or the version changes. */
const char *lesson_expand(struct app *a, const char *text);
void lesson_forget_expansions(struct app *a);

/* ---- prompt_pane.c ---- */
void prompt_pane_paint(struct app *a, struct rect r);
void prompt_key(struct app *a, int key);
const char *prompt_read_line(struct app *a); /* for input() */

/* ---- heap_pane.c ---- */
void heap_pane_paint(struct app *a, struct rect r);
void heap_refresh(struct app *a);
void heap_set_view(struct app *a, enum view v);
void heap_set_focus(struct app *a, const char *names);
bool heap_view_ready(enum view v); /* can this version of the program draw it? */
void heap_select(struct app *a, enum direction d);
void heap_scroll(struct app *a, int dx, int dy);
void heap_point(struct app *a, int x, int y); /* selects what was painted there */
void heap_enter(struct app *a);               /* Enter: the selected object alone, as bytes */
void heap_done(struct app *a);
/* Objects in the picture and the bytes of their blocks. */
void heap_totals(struct app *a, int *objects, long long *bytes);

/* ---- explain.c ---- */
/* Shows how EXPR ("rp.x") is found, its first `upto` reads (-1: all). False: `why` gets a line. */
bool explain_start(struct app *a, const char *expr, int upto, struct buf *why);
void explain_stop(struct app *a);
/* One read more. False: there is no look-up, or all is shown. */
bool explain_step(struct app *a);
struct diagram *explain_build(struct app *a, const struct scene_options *o);

/* ---- complete.c ---- */
/* Completes the word in front of the cursor; candidates that remain go to out, blank-separated. */
void complete(struct app *a, struct line *l, struct buf *out);

/* ---- when.c ---- */
/* Goes to the line that is about to change the word at addr, to create or to free the object there, the last
   time before now; says so in the status line, or to out. */
void time_search(struct app *a, enum session_event what, uint64_t addr, struct buf *out);
/* %when WORD [created|freed]. */
void percent_when(struct app *a, const char *args, struct buf *out);

/* ---- percent.c ---- */
/* Runs "%word args". Its answer goes to out. */
void percent_run(struct app *a, const char *text, struct buf *out);
const char *const *percent_names(void);
void percent_inspect(struct app *a, const char *name, struct buf *out);

/* ---- state.c ---- */
void state_read(struct app *a);
void state_write(struct app *a);
struct progress *state_progress(struct app *a, const char *id, bool add);
#endif
