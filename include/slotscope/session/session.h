/*
 * A run: what was executed, in which version, what came out, and where in it we stand.
 *
 * Everything is kept as a list of moments: one statement each, whether it came from a file, a lesson or the prompt. The heap always
 * holds the state after the first `session_at` of them. Going back and changing the version are the same thing: run the list again,
 * from the start, on a fresh heap (session_goto is the one place that does it). There is one heap, hence one session at a time.
 */
#ifndef SLOTSCOPE_SESSION_SESSION_H
#define SLOTSCOPE_SESSION_SESSION_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/diag.h"
struct version;
struct lesson;
struct obj;
struct session;

enum moment_origin { FROM_FILE, FROM_LESSON, FROM_PROMPT };
struct moment {
    const char *text; /* the statement, NUL-terminated, as it stands in its source */
    size_t len;
    const char *name; /* "<stdin>", a file's path */
    int line;         /* of its first line in that source, from 1 */
    enum moment_origin origin;
    long block; /* FROM_LESSON: index of the lesson's block, else -1 */
    /* what running it did, the last time */
    const char *output; /* both streams in order, UTF-8 */
    size_t output_len;
    bool raised, interrupted, exited;
    const char *exception; /* raised: the type's name, "" otherwise */
    const char *message;   /* and str() of it */
    const char *traceback; /* and the whole text as the version prints it */
};

struct session_options {
    const struct version *version; /* NULL: the default one */
    size_t memory_limit;           /* bytes; 0: default */
    double time_limit;             /* seconds a statement may take; 0: none */
    size_t output_limit;           /* bytes of output kept per moment; 0: all */
    int argc;
    char **argv; /* sys.argv; may be NULL */
    /* Output as it comes, besides being recorded; stream 1 or 2. NULL: only recorded. */
    void (*write)(void *ctx, int stream, const char *p, size_t n);
    /* A line for input(); NULL: end of file at once. */
    const char *(*read_line)(void *ctx);
    /* Called every few milliseconds while a program runs; false stops it. May be NULL. */
    bool (*tick)(void *ctx);
    void *ctx;
    bool as_reader;           /* session_run_statements runs them as the script that reads real heaps does (vm_reader_begin) */
    bool record;              /* keep checkpoints: going back is quick, and places within a statement can be visited */
    size_t checkpoint_budget; /* bytes of old pages they may keep; 0: 512 MiB */
};
/* Boots the chosen version. Never NULL. Only one may exist at a time. */
struct session *session_new(const struct session_options *o);
void session_free(struct session *s);

/* Runs text statement by statement, as the prompt does: expression values are shown, each statement becomes a moment. What was
   undone (moments after session_at) is forgotten first. With `go_on` an exception does not stop it (draw, dump, lessons). Returns
   true when the last statement that ran raised nothing. A text that does not compile is one moment that raised SyntaxError. */
bool session_run(struct session *s, const char *text, size_t n, const char *name, int first_line, enum moment_origin origin,
                 long block, bool go_on);
/* For dump and draw: a fresh session that has run all of text, going on after exceptions. */
struct session *session_run_statements(const struct session_options *o, const char *text, size_t n, const char *name);

const struct version *session_version(const struct session *s); /* the one that runs */
size_t session_count(const struct session *s); /* moments there are */
size_t session_at(const struct session *s);    /* moments that have been run: the heap is after number at - 1 */
const struct moment *session_moment(const struct session *s, size_t i); /* i < session_count */
/* Makes the heap what it was after the first n moments (n <= count). Moments are kept. */
void session_goto(struct session *s, size_t n);
/* Forgets the moments after the first n, then goes there. */
void session_cut(struct session *s, size_t n);
/* The same moments in another version. */
void session_set_version(struct session *s, const struct version *v);
/* Counts up whenever the heap was made anew or something ran: a picture drawn at an older number is stale. */
unsigned session_generation(const struct session *s);

/*
 * Time within statements (sessions that record). A place is named by a pulse and a number of line events since (vm/vm.h); the same
 * in every run of the same moments in the same version, on every machine.
 */
struct session_place {
    size_t statement; /* number of the statement it is in; before it when not inside */
    bool inside;
    uint64_t pulse;
    uint32_t line_event;
    int line;                    /* of the source, about to run; inside only, as what follows */
    int64_t depth;               /* Python frames that are active */
    bool resumed;                /* the line began before; a call it made has returned */
    int source;                  /* which text its line belongs to */
    const char *function;        /* whose line it is; good until something runs */
};
struct session_place session_place(const struct session *s);
/* Line `line` of the text that the place's line belongs to, without newline, its length to *n; NULL: there is none. */
const char *session_source_line(const struct session_place *p, int line, size_t *n);
/* A place as a number: "5" is after five statements; "5.17.2" is in the sixth, after 17 passes of loops and calls, before the
   second line since. */
void session_moment_name(const struct session *s, const struct session_place *p, struct buf *out);
/* The place with this number; may run what was not run in this version yet. False: there is none. */
bool session_find_moment(struct session *s, const char *name, struct session_place *p);
/* To a place that was seen before. False when no run passes there. */
bool session_goto_place(struct session *s, const struct session_place *p);
/*
 * One step on or back (direction 1, -1). Lines and calls: of the program, not of library modules. C-c stops a long search, and we
 * are where it had come to. False at the end or the beginning of time.
 */
enum session_step {
    STEP_STATEMENT,
    STEP_LINE, /* into functions too */
    STEP_OVER, /* the next line of this function, or of its caller */
    STEP_OUT,  /* of this function: the next line of its caller */
    STEP_CALL, /* the next function that is entered */
};
bool session_step(struct session *s, enum session_step step, int direction);
/* Did C-c come, in the last step or behind it? */
bool session_stopped(const struct session *s);
/* While paused: what the statement has written so far. "" otherwise. */
const char *session_paused_output(const struct session *s, size_t *n);
/* While paused within a statement: runs text in the frame at hand, as a debugger's prompt does, and then undoes it: the recorded
   run stays what it was. What it printed and raised is appended to out. False: it raised, or nothing is paused. */
bool session_divert(struct session *s, const char *text, size_t n, struct buf *out);
/* For idle moments after a run: makes the first step back from its end quick, where it would not be. */
void session_prepare(struct session *s);
/* When did something change last, before now? Looks at every line, and goes there: to the line that is about to change it, *when.
   Asked again it finds the change before that. False: never (we stand where we stood), or C-c came. */
enum session_event { WATCH_WORD, WATCH_CREATED, WATCH_FREED };
struct session_watch {
    enum session_event what; /* the word at addr was changed; the object there came or went */
    uint64_t addr;
};
bool session_search(struct session *s, const struct session_watch *w, struct session_place *when);
/* Does the address lie on the simulated heap? */
bool session_can_watch(uint64_t addr);
/* The address of the word that holds what a path ("x", "p.x.y") leads to now; it is looked up without leaving a trace. 0: there is
   none, and why, if not NULL, is told. */
uint64_t session_word_of(struct session *s, const char *path, struct buf *why);

/* The text of EXPR's value on the heap as it is now (str() of it; a float as repr). Appends to out; false when it raised, with
   "TypeError: ..." appended instead. Leaves no trace in the list of moments. */
bool session_eval(struct session *s, const char *expr, struct buf *out);
/* Its truth; false when it raised (then `why`, if not NULL, gets the exception). */
bool session_truth(struct session *s, const char *expr, struct buf *why);
/* Ask the running statement to stop with KeyboardInterrupt; async-signal-safe. */
void session_interrupt(void);
/* What a person asked for may be many runs: C-c is for all that happens between these two, and what comes outside of them is nobody's.
   They nest; every run has its own. */
void session_begin_work(void);
void session_end_work(void);
bool session_running(void); /* between them */

/* Splits source into statements. Calls each(ctx, text, n, line) in order; `text` is cut from the source, decorators included. False
   when the source does not parse (each is not called then). */
bool session_split(const char *text, size_t n, const char *name, int first_line,
                   void (*each)(void *ctx, const char *text, size_t n, int line), void *ctx);
/* Does the source parse in the chosen version? False: *d says where and why (file borrowed from name). */
bool session_parses(const char *text, size_t n, const char *name, struct diag *d);
/* Is the text one expression? */
bool session_is_expression(const char *text, size_t n);
/* Is this input whole, as the prompt asks before it runs it? */
enum input_state { INPUT_WHOLE, INPUT_MORE, INPUT_WRONG };
enum input_state session_input_state(const char *text, size_t n);

/*
 * A lesson walked through. Entering a step runs its code, up to a fence marked `step`: that one stops before each of its
 * statements.
 */
struct lesson_walk {
    struct session *s;
    const struct lesson *lesson;
    size_t step;                   /* where the reader is */
    size_t entered;                /* steps entered so far; the last one may be unfinished */
    size_t *start;                 /* per step entered: moments there were before it ran */
    size_t block;                  /* of step number entered - 1: the block to go on with (index into lesson->blocks) */
    size_t statement, nstatements; /* in a fence marked step: statements run, and how many it has; 0 of 0 elsewhere */
    int line, end_line;            /* there: lines of the fence that run next, from 0; -1 elsewhere */
    struct walk_value {
        char *text; /* NULL: not reached yet */
        bool failed;
        size_t moment;               /* it was computed after so many moments */
    } * value;                       /* per expression of the lesson */
    size_t *order, norder;           /* expressions in the order they were computed */
    const struct lesson_block *show; /* the last `show` passed, or NULL */
};
/* Starts in front of the first step; call walk_to(w, 0). */
void walk_init(struct lesson_walk *w, struct session *s, const struct lesson *l);
void walk_done(struct lesson_walk *w);
/* Enters step n: runs what lies between here and there, or goes back to the state in which it was left. */
void walk_to(struct lesson_walk *w, size_t n);
/* One stop on: the next statement of a fence marked `step`, else the next step. False at the end of the lesson. */
bool walk_next(struct lesson_walk *w);
bool walk_at_end(const struct lesson_walk *w);
/* The first block of the step that is not reached yet (its end when all is). */
size_t walk_shown_end(const struct lesson_walk *w);
/* Runs what was typed at the prompt; steps behind this one are forgotten. As session_run. */
bool walk_type(struct lesson_walk *w, const char *text, size_t n);
/* The step again from its beginning, without what was typed in it. */
void walk_restart_step(struct lesson_walk *w);
/* The same walk in another version: everything is run again, and all values computed again. */
void walk_set_version(struct lesson_walk *w, const struct version *v);
/* The text with each {{ EXPR }} in it replaced by its value on the heap now. Appends; false when one of them raised. */
bool walk_expand(struct lesson_walk *w, const char *text, struct buf *out);
#endif
