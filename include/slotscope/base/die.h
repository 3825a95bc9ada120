/* The end of the program when it is our own fault or there is no memory: one line, terminal restored. */
#ifndef SLOTSCOPE_BASE_DIE_H
#define SLOTSCOPE_BASE_DIE_H

/* Registers what must happen before the last line is printed (the screen room restores the terminal). NULL takes it back. */
void die_set_restore(void (*restore)(void));
/* Restores, prints "slotscope: ..." on stderr and exits with status 70 (a bug, or no memory). */
_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Runs what die_set_restore registered, once; safe in a signal handler when the registered function is. */
void die_restore(void);
#endif
