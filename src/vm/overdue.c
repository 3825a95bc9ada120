/*
 * C-c always works. Loops of the program ask for an interruption, and so do loops in C that call or iterate; the rest (one
 * multiplication of a hundred million digits, a search that goes wrong) cannot ask everywhere. So when an interruption was not
 * heard for a quarter of a second of processor time, the run is abandoned from a signal handler. That is sound because what the
 * program can change lies in the region, which is restored or thrown away afterwards; and it is done only when the processor is in
 * our own code, never within the C library (which may hold a lock or be half-way through its free lists): then it is tried again a
 * little later.
 */
#include "overdue.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/time.h>
#include <ucontext.h>

#include "slotscope/object/object.h"

enum { PATIENCE = 250000, AGAIN = 2000 }; /* microseconds */

static sigjmp_buf *volatile way_out;
static volatile sig_atomic_t watching;    /* the timer runs */
static volatile sig_atomic_t time_is_up;
static bool limited; /* there is a limit to the time that the run may take */
static volatile sig_atomic_t handed_back; /* it was raised where nothing can be stopped, in a finalizer: it counts as not heard */

#if defined __linux__ && (defined __x86_64__ || defined __aarch64__)
extern const char __executable_start[], etext[]; /* the linker's */

static bool in_our_code(const void *context)
{
    const ucontext_t *u = context;
#ifdef __x86_64__
    uintptr_t at = (uintptr_t)u->uc_mcontext.gregs[REG_RIP];
#else
    uintptr_t at = (uintptr_t)u->uc_mcontext.pc;
#endif
    return at >= (uintptr_t)__executable_start && at < (uintptr_t)etext;
}
#else
static bool in_our_code(const void *context) /* nobody can tell */
{
    (void)context;
    return false;
}
#endif

static void wait_for(long microseconds)
{
    const struct itimerval t = {.it_value = {.tv_usec = microseconds}};
    watching = 1;
    setitimer(ITIMER_PROF, &t, NULL);
}

static void on_overdue(int sig, siginfo_t *info, void *context)
{
    (void)sig, (void)info;
    watching = 0;
    if (!((obj_break & BREAK_STOP) || handed_back) || !way_out)
        return;
    if (!in_our_code(context)) {
        wait_for(AGAIN);
        return;
    }
    obj_break_clear(BREAK_STOP);
    siglongjmp(*way_out, WAY_INTERRUPTED);
}

static void set_alarm(double seconds)
{
    const struct itimerval t = {.it_value = {(time_t)seconds, (suseconds_t)((seconds - (double)(time_t)seconds) * 1e6)}};
    setitimer(ITIMER_REAL, &t, NULL);
}

static void on_alarm(int sig)
{
    (void)sig;
    time_is_up = 1;
    obj_break_set(BREAK_STOP);
    overdue_watch();
}

void overdue_begin(sigjmp_buf *out, double seconds)
{
    limited = seconds > 0;
    time_is_up = 0;
    if (limited) {
        struct sigaction alarm = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
        sigemptyset(&alarm.sa_mask);
        sigaction(SIGALRM, &alarm, NULL);
        set_alarm(seconds < 1e-6 ? 1e-6 : seconds);
    }

    struct sigaction sa = {.sa_sigaction = on_overdue, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigemptyset(&sa.sa_mask);
    sigaction(SIGPROF, &sa, NULL);
    way_out = out;
    watching = handed_back = 0;
    if (obj_break & BREAK_STOP)
        wait_for(PATIENCE);
}

void overdue_end(void)
{
    way_out = NULL;
    if (handed_back) /* nothing ran around the finalizer any more */
        obj_break_clear(BREAK_STOP);
    if (limited)
        set_alarm(0);
    limited = false;
}

bool overdue_time_is_up(void)
{
    return time_is_up;
}

void overdue_watch(void)
{
    if (way_out && !watching)
        wait_for(PATIENCE);
}

void overdue_no_memory(void)
{
    if (way_out)
        siglongjmp(*way_out, WAY_NO_MEMORY);
}

void overdue_handed_back(void)
{
    handed_back = 1;
    obj_break_set(BREAK_STOP);
    overdue_watch();
}

void overdue_heard(void)
{
    handed_back = 0;
}
