/* Located messages: FILE:LINE:COL: what is wrong and what to do. */
#include "slotscope/base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"

void diag_set(struct diag *d, const char *file, int line, int col, const char *fmt, ...)
{
    d->file = file;
    d->line = line;
    d->col = col;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(d->msg, sizeof d->msg, fmt, ap);
    va_end(ap);
}

void diag_print(const struct diag *d)
{
    struct buf b;
    buf_init(&b);
    buf_adds(&b, "slotscope: ");
    if (d->file) {
        text_visible(&b, d->file, strlen(d->file), false);
        if (d->line > 0)
            buf_printf(&b, ":%d", d->line);
        if (d->line > 0 && d->col > 0)
            buf_printf(&b, ":%d", d->col);
        buf_adds(&b, ": ");
    }
    text_visible(&b, d->msg, strlen(d->msg), false);
    buf_addc(&b, '\n');
    fwrite(b.p, 1, b.len, stderr);
    buf_done(&b);
}
