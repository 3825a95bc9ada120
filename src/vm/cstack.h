/* The C stack of a run, which can be kept and put back. */
#ifndef SLOTSCOPE_SRC_VM_CSTACK_H
#define SLOTSCOPE_SRC_VM_CSTACK_H
#include <stdbool.h>

void cstack_boot(void);
/* f(arg), on the run's own stack. What leaves it by a jump calls cstack_left. */
void cstack_call(void (*f)(void *arg), void *arg);
void cstack_left(void);
/* Can the run be gone on with from here? Always, when no C code waits for the program; else when its stack can be kept. */
bool cstack_can_save(void);
/* Keeps what has to be, in the region, before a checkpoint. False: the checkpoint was just restored and the run goes on. */
bool cstack_save(void);
/* After a checkpoint was restored: is there a stack to go on with? */
bool cstack_is_saved(void);
/* Goes on there; returns when f of cstack_call would have. */
void cstack_resume(void);
#endif
