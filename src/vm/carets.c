/* Source lines in tracebacks, and the carets below them. */
#include <string.h>

#include "format_exc.h"

void source_show(struct buf *b, const struct tb_entry *t)
{
    size_t n;
    const char *s = source_line(t->file, t->pos.line, &n);
    if (!s || (t->file[0] == '<' && !pol.traceback_shows_prompt))
        return;
    while (n && strchr(" \t\f", *s)) {
        s++;
        n--;
    }
    while (n && strchr(" \t\r", s[n - 1]))
        n--;
    buf_adds(b, "    ");
    buf_add(b, s, n);
    buf_addc(b, '\n');
}
