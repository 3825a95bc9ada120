/* An interruption that the running code does not hear of (overdue.c). */
#ifndef SLOTSCOPE_SRC_VM_OVERDUE_H
#define SLOTSCOPE_SRC_VM_OVERDUE_H
#include <setjmp.h>
#include <stdbool.h>

/* How a run came back to where it began, other than by its end. */
enum { WAY_PAUSED = 1, WAY_INTERRUPTED, WAY_NO_MEMORY };

/* From here to overdue_end a run may be abandoned: by siglongjmp(*out, WAY_INTERRUPTED or WAY_NO_MEMORY). After so many seconds (0: never) an
   interruption is asked for. */
void overdue_begin(sigjmp_buf *out, double seconds);
void overdue_end(void);
/* An interruption was asked for (BREAK_STOP is set). Async-signal-safe. */
void overdue_watch(void);
/* The seconds are over. */
bool overdue_time_is_up(void);
/* KeyboardInterrupt was raised in a finalizer: what runs around it is to get it, too; and when the outermost program has. */
void overdue_handed_back(void);
void overdue_heard(void);
/* There is no memory left for our own work on the program's behalf: does not return while it runs. */
void overdue_no_memory(void);
#endif
