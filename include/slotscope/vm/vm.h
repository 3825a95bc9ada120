/*
 * Running code: boots the interpreter on a fresh heap, runs statements as the prompt does or a whole file as `python FILE` does.
 * One program at a time (there is one heap).
 */
#ifndef SLOTSCOPE_VM_VM_H
#define SLOTSCOPE_VM_VM_H
#include "slotscope/base/diag.h"
#include "slotscope/object/object.h"

struct vm_options {
    const struct version *version;
    size_t memory_limit;  /* bytes; 0: default */
    double time_limit;    /* seconds of one run; 0: none */
    /* Where the program's output goes, as UTF-8 bytes; stream 1 or 2; n 0: a flush. NULL: the process's own. */
    void (*write)(void *ctx, int stream, const char *p, size_t n);
    /* One line for input(), with its newline; NULL at the end of the file. Valid until the next call. */
    const char *(*read_line)(void *ctx);
    void *ctx;
    int argc;
    char **argv;          /* sys.argv */
    bool from_stdin;      /* a whole source called <stdin> is a program: nobody can read its lines again */
};
/* Opens the heap, boots objects and builtins, makes __main__. May be called again: the old program is gone. */
void vm_boot(const struct vm_options *o);
void vm_shutdown(void);
/* The end of a program that ran as a file: atexit functions, finalizers. Its output goes where it always went; __main__ is empty then. */
void vm_finish(void);

/* The namespace of __main__: borrowed dict. */
struct obj *vm_main_dict(void);

enum vm_result { VM_OK, VM_RAISED, VM_INTERRUPTED, VM_EXIT, VM_PAUSED };
/* Compiles and runs one statement or a whole source in __main__. On VM_RAISED the exception is left in vm_exception(). VM_EXIT: SystemExit,
   see vm_exit_status. mode 's' single (expression values go to sys.displayhook), 'x' exec, 'e' eval.
   While a run is paused, in the namespaces of its frame: whoever asks for that restores a checkpoint afterwards.
   The exception of a syntax error is a SyntaxError object as for any other. name: "<stdin>", "<string>", a path. first_line: line number
   of the first line of text in its file. */
enum vm_result vm_run_source(const char *text, size_t n, const char *name, char mode, int first_line);
/* The exception of the last VM_RAISED: borrowed; cleared by the next run. Its type's name and str(), as UTF-8, freed by the next call. */
struct obj *vm_exception(void);
const char *vm_exception_type(void);
const char *vm_exception_text(void);
/* The traceback as the version prints it, with source lines and carets: appended to b. */
struct buf;
void vm_format_exception(struct buf *b);
/* As `python FILE` ends: by sys.excepthook, on the program's sys.stderr. */
void vm_report_exception(void);
/* Line `line` of a text that was compiled (vm_event.source), without newline, its length to *n; NULL: there is none. */
const char *vm_source_line(int source, int line, size_t *n);
void vm_clear_exception(void);
int vm_exit_status(void);

/* Whether sys.displayhook binds the last value to builtins._ (the prompt does; files and lessons do not). Off after vm_boot. */
void vm_keep_last(bool on);

/* Asks the running program to stop with KeyboardInterrupt; where it does not hear, the run is abandoned. Async-signal-safe. */
void vm_interrupt(void);
void vm_forget_interrupt(void); /* one that no run has heard of */
bool vm_heard_interrupt(void);  /* the last run did, and not because the one that it repeated had */

/*
 * Not NULL when the last run was left in the midst of C code: "KeyboardInterrupt" (VM_INTERRUPTED) when that did not ask for an
 * interruption for too long, "MemoryError" (VM_RAISED) when the host had no memory for it. There is no exception object. The heap is as that code left it: only frames may be looked at (vm_format_frames) until a checkpoint is restored or the
 * program booted again.
 */
const char *vm_abandoned(void);
void vm_format_frames(struct buf *b); /* where it was, as a traceback's lines */

/* Where a run was interrupted: counted from its begin, so that it can be repeated. */
struct vm_interruption {
    uint64_t pulse;
    uint64_t asks; /* of C code, after so many times it asked; 0: in the loop */
    bool for_good; /* and nothing could catch it */
};

/* Events, for stepping and for recording; each may be NULL. Return false to stop the program (VM_INTERRUPTED). */
struct vm_observer {
    bool (*line)(void *ctx, struct obj *frame, int line);
    bool (*call)(void *ctx, struct obj *frame);
    bool (*ret)(void *ctx, struct obj *frame, struct obj *value);
    /* Called every few milliseconds of running, from a point where all state is in the region or can be kept there (vm_save). */
    bool (*tick)(void *ctx);
    /* The program heard of an interruption. */
    void (*interrupted)(void *ctx, const struct vm_interruption *where);
    void *ctx;
};
void vm_set_observer(const struct vm_observer *o); /* NULL: none */

/*
 * Places within a run, for going to any of them again. A pulse is one pass of the loop's check: every back edge and every call of a
 * Python function. Between two pulses lines follow each other straight on, so (pulse, line events since) names a place, the same in
 * every run of the program on every machine.
 */
struct vm_place {
    uint64_t pulse;
    uint32_t line; /* from 1; 0: at the pulse itself */
};
struct vm_place vm_place(void);
/* In a tick: the outermost loop that is not in its last pass, and how much of it is left: at most so many items of a for loop's
   iterator, or what lies between the two numbers that a while loop compares. False: all are in their last pass, or one of them (over
   an iterator of the program's own, `while True`) does not tell. Changes nothing. */
struct vm_loop {
    uint64_t loop; /* address of the iterator, or of the code: tells one loop from the next */
    int64_t left;
};
bool vm_outermost_loop(struct vm_loop *loop);
/* Does this tick come because C code ran long? */
bool vm_worked(void);
/* Where it did, if one instruction called it and this tick is the next thing after that; pulse 0: not so. */
struct vm_work {
    uint64_t pulse; /* of the tick */
    const void *frame, *ip;
};
struct vm_work vm_work(void);
/* Before a checkpoint in a tick: keeps what is needed to go on from it. False: it did just now; whoever took the checkpoint returns. */
bool vm_save(void);
/* Before a checkpoint outside a tick: what is counted outside the region goes into it. */
void vm_fold(void);
/* A line about to run. */
struct vm_event {
    struct vm_place at;
    int line;
    int source;           /* which of the texts compiled so far it belongs to */
    const char *function; /* good until something runs */
    int64_t depth;  /* Python frames that are active */
    bool entered;   /* the first of its function or module */
    bool resumed;   /* it began before; a call it made has returned */
    bool library;   /* of a module that slotscope brings along */
};
/*
 * What the next run is for: to stop somewhere. When it stops, it is left as it is (VM_PAUSED): the heap can be looked at, but to go on a
 * checkpoint must be restored. Lines are reported from pulse trace_from on (0: never); event returns false to pause. Without tracing the
 * run pauses at pulse `until` (0: runs to its end), and in any case when the work `before` (pulse 0: none) begins.
 */
struct vm_goal {
    uint64_t trace_from, until;
    struct vm_work before;
    bool (*event)(void *ctx, const struct vm_event *e);
    void *ctx;
};
void vm_set_goal(const struct vm_goal *g); /* NULL: none */
/* Where a run was paused. */
struct vm_event vm_here(void);
/* Tells the local names of the function in which a run was paused, and what they are bound to (borrowed). */
void vm_each_paused_local(void (*each)(void *ctx, const char *name, struct obj *value), void *ctx);
/* The word that holds one of them; 0: it has no such name. */
uint64_t vm_paused_word(const char *name);
/* After a checkpoint was restored: brings what is not in the region in line. */
void vm_restored(void);
/* Goes on from a checkpoint that was taken in a tick. Results as vm_run_source. */
enum vm_result vm_resume(void);
/* While a run is repeated, C-c pauses it at the next pulse and does not reach the program. */
void vm_repeating(bool on);
/* The next run is one that was interrupted before, at these n places (the caller's until then; 0: none): it is again. */
void vm_interrupt_at(const struct vm_interruption *v, size_t n);

/*
 * A program run as heap_reader.py does it (dump, verify): after vm_boot begin, then every statement is announced, and each is run between
 * next and done with its number. Its tree's objects lie on the heap until then.
 */
void vm_reader_begin(void);
void vm_reader_statement(const char *text, size_t n, const char *name, int line);
void vm_reader_next(size_t i);
void vm_reader_done(size_t i);

/* Evaluates an expression in __main__ (or in the frame at which a run was paused) for lessons and commands. New reference or NULL (exception in vm_exception()). */
struct obj *vm_eval(const char *expr, size_t n);
#endif
