/* A look-up on the heap picture: which words Python reads, one more with each key, in place of the ordinary picture until the heap
 * changes. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/mem.h"
#include "slotscope/vm/vm.h"

/* Where the attribute begins in "rp.x", or 0. */
static size_t attribute_at(const char *expr, size_t n)
{
    size_t i = n;
    while (i > 0 && (isalnum((unsigned char)expr[i - 1]) || expr[i - 1] == '_' || (expr[i - 1] & 0x80)))
        i--;
    return i > 1 && i < n && expr[i - 1] == '.' ? i : 0;
}

void explain_stop(struct app *a)
{
    struct heap_pane *h = &a->heap;
    if (!h->lookup)
        return;
    lookup_free(h->lookup);
    h->lookup = NULL;
    h->stale = true;
}

bool explain_start(struct app *a, const char *expr, int upto, struct buf *why)
{
    struct heap_pane *h = &a->heap;
    size_t n = strlen(expr), at;
    while (n && expr[n - 1] == ' ')
        n--;
    at = attribute_at(expr, n);
    explain_stop(a);
    if (!at) {
        buf_printf(why, "\"%s\" is no attribute, such as rp.x\n", expr);
        return false;
    }
    struct obj *o = vm_eval(expr, at - 1);
    if (!o) {
        buf_printf(why, "%s: %s\n", vm_exception_type(), vm_exception_text());
        vm_clear_exception();
        return false;
    }
    char *before = mem_strndup(expr, at - 1), *attr = mem_strndup(expr + at, n - at);
    h->lookup = lookup_trace(o, before, attr);
    decref(o);
    h->upto = upto < 0 ? h->lookup->n : upto;
    h->explained = session_generation(a->s);
    h->stale = true;
    h->x = h->y = 0;
    h->only = 0;
    free(before);
    free(attr);
    return true;
}

bool explain_step(struct app *a)
{
    struct heap_pane *h = &a->heap;
    if (!h->lookup || h->upto >= h->lookup->n)
        return false;
    h->upto++;
    h->stale = h->fresh = true;
    return true;
}

struct diagram *explain_build(struct app *a, const struct scene_options *o)
{
    struct heap_pane *h = &a->heap;
    size_t n = 0;
    const char *text = h->lookup->text;
    while (isalnum((unsigned char)text[n]) || text[n] == '_' || (text[n] & 0x80))
        n++;
    char *focus = mem_strndup(text, n);
    struct scene_options mine = *o;
    mine.focus = focus;
    struct diagram *d = scene_build_lookup(h->snap, h->lookup, h->upto < h->lookup->n ? h->upto : -1, &mine);
    free(focus);
    return d;
}
