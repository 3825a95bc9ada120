/* From our compiler's steps to the instructions of the chosen version: shared between the files that do it. */
#ifndef SLOTSCOPE_SRC_VM_CODESHAPE_LOWER_H
#define SLOTSCOPE_SRC_VM_CODESHAPE_LOWER_H
#include "codeshape.h"
#include "frame.h"
#include "slotscope/base/numbering.h"

#define NOWHERE ((struct position){-1, -1, -1, -1})
enum { CALLEES = 64 }; /* open calls that are looked at */

struct lowering {
    struct shape *s;
    const struct code *c; /* whose steps are read: the unit's own, or those of a comprehension inside it */
    const struct code *unit;
    struct shape_ins *v; /* targets and handlers are labels for now */
    int n, cap;
    int *label_at; /* where each label stands */
    int labels, labels_cap;
    unsigned char callees[CALLEES];
    int callee_at[CALLEES];         /* the LOAD_METHOD */
    int depth;                      /* of callees */
    const struct code_const **keys; /* of dict displays that are being read */
    int nkeys, keys_cap;
    int handler; /* label of the handler in force outside the steps that are read */
    int consts_cap, names_cap, locals_cap, made_cap, late_cap;
    int own_taken; /* so many of the unit's own locals are in the list */
    struct numbering consts, names;
};

/* ---- codeshape_lower.c ---- */
/* The instruction, until the next one is put. */
struct shape_ins *lower_put(struct lowering *l, int op, int arg, struct position pos, int effect);
struct shape_ins *lower_other(struct lowering *l, struct position pos, int effect); /* one unit, whatever it is */
void lower_jump(struct lowering *l, int op, int to, struct position pos, int effect, int jump_effect);
int lower_label(struct lowering *l); /* a new one */
void lower_here(struct lowering *l, int which);

/* ---- codeshape_step.c ---- */
/* labels and starts: of each step its label, and where its first instruction stands. */
void lower_step(struct lowering *l, const struct step *given, const int *labels, const int *starts);

/* ---- codeshape_calls.c ---- */
void lower_push_null(struct lowering *l, const struct step *x, const int *starts);
void lower_method(struct lowering *l, const struct step *x); /* LOAD_METHOD */
void lower_call(struct lowering *l, const struct step *x);
/* x is an attribute of super() and done with; false: it is not. */
bool lower_super_attr(struct lowering *l, const struct step *x);

/* ---- codeshape_parts.c ---- */
/* The number of a constant, of a name, of local number arg of the code that is read, in the version's code. */
int lower_const(struct lowering *l, const struct code_const *k);
int lower_name(struct lowering *l, int arg);
int lower_local(struct lowering *l, int arg);
int lower_made_const(struct lowering *l, struct code_const k); /* one that stands in none of our own code; takes its items */
const struct code_const *lower_const_at(const struct lowering *l, int arg);
void lower_first_const(struct lowering *l);
void lower_take_locals(struct lowering *l);
/* Is what the steps call a cell one in the version's code? */
bool lower_is_cell(const struct lowering *l, int local);
int shape_find_local(const struct code *c, const char *name); /* -1: none */
/* Is step i the beginning of making a function of a comprehension that runs in the frame? Then *load is the LOAD_CONST of its code.
 */
bool shape_comprehension_at(const struct code *c, int i, int *load);
/* The step of the call to which the PUSH_NULL at i belongs. */
int shape_call_of(const struct code *c, int i);
#endif
