/* The places at which a program heard of C-c, recorded and repeated (interruption.c). */
#ifndef SLOTSCOPE_SRC_VM_INTERRUPTION_H
#define SLOTSCOPE_SRC_VM_INTERRUPTION_H
#include "slotscope/vm/vm.h"

/* A run begins at this pulse: places are counted from here. */
void interruption_run_begins(uint64_t pulse);
/* A run begins or goes on: which of the places to be repeated lie ahead. True: some lie behind. */
bool interruption_start(uint64_t pulse);
/* The program hears of it now, in C code or in the loop, or is stopped whatever it catches: tells the observer. */
struct vm_interruption interruption_here(uint64_t pulse, bool in_c, bool for_good);

/* The pulse at which the next place to be repeated begins; UINT64_MAX: there is none. */
uint64_t interruption_next(void);
enum interruption_due { DUE_NOT, DUE_NOW, DUE_FOR_GOOD };
/* At a pulse; where it was C code that heard, from here on that code is watched. */
enum interruption_due interruption_at_pulse(uint64_t pulse);
/* C code asks. */
bool interruption_at_ask(void);
#endif
