/*
 * How long the code would be that CPython's own compiler makes: code units, stack, line table, exception table. They decide how
 * large code objects, frames and generators are on the heap. Our compiler's steps are put into each version's instructions
 * (codeshape_lower.c and those it shares codeshape_lower.h with), go through what its optimiser does (codeshape_flow.c), and are
 * counted (codeshape.c). Nothing runs them.
 */
#ifndef SLOTSCOPE_SRC_VM_CODESHAPE_H
#define SLOTSCOPE_SRC_VM_CODESHAPE_H
#include "slotscope/base/buf.h"
#include "slotscope/lang/code.h"
#include "slotscope/layout/layout.h"

struct codeshape {
    int units; /* of two bytes: len(co_code) / 2 */
    int stack; /* co_stacksize */
    int first_line;
    const struct code_const **consts; /* co_consts */
    int nconsts;
    const char **names; /* co_names */
    int nnames;
    struct local *locals; /* co_localsplusnames and kinds: those of comprehensions that run in this frame too; names borrowed */
    int nlocals;
    struct code_const **made; /* constants that our own compiler does not have; the caller frees what they point at */
    int nmade;
    struct buf code;       /* as long as co_code; not its bytes, but equal where those are */
    struct buf lines;      /* co_lnotab or co_linetable */
    struct buf exceptions; /* co_exceptiontable */
};
void codeshape(struct codeshape *out, const struct code *c);
void codeshape_done(struct codeshape *s);

/* ---- inside ---- */

/* Instructions that our own compiler has no word for. */
enum shape_op {
    SHAPE_RESUME = OPC_LIMIT,
    SHAPE_PREFIX, /* MAKE_CELL, COPY_FREE_VARS, RETURN_GENERATOR */
    SHAPE_PRECALL,
    SHAPE_TO_BOOL,
    SHAPE_NOT_TAKEN,
    SHAPE_SETUP,        /* where a handler begins; becomes a NOP */
    SHAPE_NO_INTERRUPT, /* JUMP without the check */
    SHAPE_RETURN_CONST,
    SHAPE_PAIR,  /* two locals at once */
    SHAPE_OTHER, /* one unit, whatever it is */
};
struct shape_ins {
    int op, arg;
    int target;  /* jumps and SETUP: a block; -1 */
    int handler; /* in force: a block; -1 */
    int effect, jump_effect;
    struct position pos;
};
struct shape_block {
    struct shape_ins *v;
    int n, cap;
    int next;      /* in the layout; -1: last */
    int depth;     /* of the stack at its start; -1: not known yet */
    int preds, at; /* code units in front of it */
    bool reached, lasti, is_handler, cold, warm, visited;
};
enum { SHAPE_LATE = 0x1000000 }; /* argument of a LOAD_CONST: from here on constants that come late */
struct shape {
    const struct code *code;
    struct shape_block *blocks; /* blocks[0] is the entry */
    int n, cap;
    struct codeshape *out;
    const struct code_const **late;
    int nlate;
};
/* Fills blocks from the steps of c. */
void shape_lower(struct shape *s);
/* What the version's optimiser does to them. */
void shape_optimise(struct shape *s);
/* Numbers the constants that the optimiser makes. */
void shape_late_consts(struct shape *s);
/* After depths were counted: handlers begin without an instruction. */
void shape_finish(struct shape *s);
int shape_units(const struct shape_ins *x);          /* without EXTENDED_ARG */
struct shape_ins *shape_last(struct shape_block *b); /* NULL: empty */
bool shape_is_jump(const struct shape_ins *x);       /* conditional or not; not SETUP */
bool shape_goes(const struct shape_ins *x);          /* unconditionally elsewhere */
bool shape_exits(const struct shape_ins *x);         /* leaves the function */
int shape_block_new(struct shape *s);
void shape_add(struct shape_block *b, struct shape_ins x);
/* Does the version run this comprehension in the frame around it? */
bool shape_inlined(const struct code *c);
/* Must local number i of c be a cell in the version's code? */
bool shape_is_cell(const struct code *c, int i);
#endif
