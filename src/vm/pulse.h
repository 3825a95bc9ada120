/* Where a run is and what stops it (pulse.c; more of it in vm.h), and exceptions nobody can catch (unraisable.c). */
#ifndef SLOTSCOPE_SRC_VM_PULSE_H
#define SLOTSCOPE_SRC_VM_PULSE_H
#include <setjmp.h>

#include "slotscope/vm/vm.h"

void pulse_boot(void);
void pulse_run_begins(void);
void pulse_run_resumes(void); /* from a checkpoint that was restored */
/* Where a run comes back to when it is paused: by siglongjmp(*to, WAY_PAUSED). */
void pulse_way_out(sigjmp_buf *to);
bool pulse_interrupted(void); /* the run heard of C-c, or its time was up */
bool pulse_repeated(void);    /* because the one that it repeats did */
bool pulse_repeating(void);   /* vm_repeating */

/* ---- unraisable.c ---- */
void unraisable_report(struct obj *e, const char *what, struct obj *where); /* exc_report_unraisable */
#endif
