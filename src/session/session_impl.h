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
};

struct past { /* a moment and what it owns */
    struct moment m;
    bool abandoned; /* not to be run again: C-c had to end it from outside, and what it had done is undone */
    bool whole;     /* a text that did not parse: run it as a whole, to raise what it raises */
    uint64_t first, last; /* pulses at which it began and ended, the last time */
    size_t dropped; /* bytes of output that were not kept */
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
    /* time.c: checkpoints of this heap in order, when the last was taken, and where a paused run stands */
    struct mark *mark;
    size_t nmarks, marks_cap;
    uint64_t next_id;
    double marked; /* seconds of the monotonic clock */
    bool inside;   /* paused within statement number `at` */
    struct vm_place place;
    int place_line;
    uint64_t tick_pulse; /* of the last tick */
};


/* session.c */
void session_boot(struct session *s);
/* Starts (or, resume, goes on with) statement s->at; false: it was paused. */
bool session_run_one(struct session *s, bool resume);
void session_set_output(struct session *s, size_t n); /* the first n bytes of the running statement's output stand */

/* time.c */
void time_begin(struct session *s);                /* after boot */
void time_done(struct session *s);
void time_mark(struct session *s, bool inside);    /* takes a checkpoint when the last one is old enough */
bool time_rewind(struct session *s, size_t n);     /* the state before statement n by checkpoints; false: there is none to start from */
#endif
