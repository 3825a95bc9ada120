/* What the files of this room share of a session. */
#ifndef SLOTSCOPE_SRC_SESSION_SESSION_IMPL_H
#define SLOTSCOPE_SRC_SESSION_SESSION_IMPL_H
#include "slotscope/session/session.h"
#include "slotscope/vm/vm.h"

/* A checkpoint of the heap: before statement `at`, or within it. */
struct mark {
    uint64_t id;
    size_t at;
    bool inside;
    uint64_t pulse;
    size_t out_len; /* output of the statement so far */
    double made;    /* when: seconds of processor time */
};

struct past { /* a moment and what it owns */
    struct moment m;
    bool abandoned;                /* not to be run again: C-c had to end it from outside, and what it had done is undone */
    bool whole;                    /* a text that did not parse: run it as a whole, to raise what it raises */
    uint64_t first, last;          /* pulses at which it began and ended, the last time */
    struct vm_work work;           /* long C work of it that ended at `last`; pulse 0: none */
    struct vm_place end;           /* the last line of it that a step back stops at, once it is known; pulse 0: not yet */
    size_t dropped;                /* bytes of output that were not kept */
    struct vm_interruption *heard; /* where it heard of C-c */
    size_t nheard, heard_cap;
};
struct session {
    struct session_options o;
    const struct version *version;
    struct past *v;
    size_t n, cap, at;
    unsigned generation;
    struct buf out; /* of the moment that runs */
    size_t dropped;
    bool replaying;
    size_t ran; /* statements that were run to their end since the boot */
    /* time.c: checkpoints of this heap in order, when the last was taken, and where a paused run stands */
    struct mark *mark;
    size_t nmarks, marks_cap;
    uint64_t next_id;
    double began, marked;               /* seconds of processor time: recording, the last mark */
    struct outlook {
        struct vm_loop loop;   /* the outermost at the last tick */
        int64_t first;         /* items it had left when it was first seen, and when that was, and the last tick */
        double began, looked;
        bool foreseen;         /* a mark was made shortly before its end */
    } outlook;
    uint64_t close_until;               /* ticks close before this pulse all leave marks; 0: none */
    uint64_t barren_from, barren_until; /* pulses between which no tick comes */
    struct vm_work work;                /* of C, the last that ran long in this run */
    uint64_t ticked;                    /* pulse of the last tick that was looked at */
    uint64_t prepared;                  /* the end of the run that session_prepare was last asked about */
    uint64_t kept;                      /* the checkpoint that time_put_back goes to; 0: none */
    bool inside;                        /* paused within statement number `at` */
    bool aborted;                       /* by C-c, on the way to somewhere */
    struct vm_event here;               /* where a paused run stands */
};

static inline bool place_before(struct vm_place a, struct vm_place b)
{
    return a.pulse < b.pulse || (a.pulse == b.pulse && a.line < b.line);
}

/* session.c */
void session_boot(struct session *s);
/* Starts (or, resume, goes on with) statement s->at; false: it was paused. */
bool session_run_one(struct session *s, bool resume);
void session_set_output(struct session *s, size_t n); /* the first n bytes of the running statement's output stand */

/* EXPR's value (new reference), or NULL after adding what it raised to `why`. What it prints is dropped. */
struct obj *session_value(struct session *s, const char *expr, struct buf *why);
/* ask(), and what it did to the heap is undone, where checkpoints are kept. */
bool session_without_trace(struct session *s, bool (*ask)(struct session *s, const char *expr, struct buf *out), const char *expr,
                           struct buf *out);

/* time.c */
void time_begin(struct session *s); /* after boot */
void time_done(struct session *s);
void time_recording(const struct session *s, bool on); /* around a run: what it may spend on checkpoints */
void time_mark(struct session *s, bool inside); /* takes a checkpoint when the last one is old enough */
/* Makes the heap what it was at the last mark from which (statement, pulse) can be run to; at mark number i. False: there is none.
 */
bool time_restore(struct session *s, size_t statement, uint64_t pulse);
bool time_restore_mark(struct session *s, size_t i);
/* The same, near to it: marks are made on the way. False also when C-c came (s->aborted; we are paused somewhere then). */
bool time_approach(struct session *s, size_t statement, struct vm_place at);
uint64_t time_pulse_here(const struct session *s,
                         size_t statement); /* of the mark we are at: no lines of the statement before it */
/* From a mark just restored, or from between two statements, through `statement`, that one with the goal. True: it was paused. */
bool time_run(struct session *s, size_t statement, const struct vm_goal *goal);
bool time_go(struct session *s, size_t statement, struct vm_place at); /* to a line; false: no run passes there */
/* The newest mark before the statement's end: the first step back would be slow. */
bool time_is_long_ago(const struct session *s, size_t statement);
bool time_rewind(struct session *s, size_t n); /* the state before statement n by checkpoints; false: there is none to start from */
/* What is done between the two leaves no trace. False: there are no checkpoints, do not call time_put_back. */
bool time_keep(struct session *s);
void time_put_back(struct session *s);
#endif
