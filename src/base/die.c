/* The one way out when it is our own fault. The screen room registers how to give the terminal back. */
#include "slotscope/base/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void (*restore_hook)(void);

void die_set_restore(void (*restore)(void))
{
    restore_hook = restore;
}

void die_restore(void)
{
    void (*f)(void) = restore_hook;
    restore_hook = NULL;
    if (f)
        f();
}

void die(const char *fmt, ...)
{
    die_restore();
    va_list ap;
    va_start(ap, fmt);
    fputs("slotscope: ", stderr);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    exit(70);
}
