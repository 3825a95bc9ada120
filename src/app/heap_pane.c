/*
 * The heap pane: the snapshot of now, compared with the one shown before, as a diagram. The snapshot is taken once for each change
 * of the heap and the diagram built once for each snapshot and width, so that moving about in it costs only painting.
 */
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/vm/vm.h"

bool heap_view_ready(enum view v)
{
    return v == VIEW_FIELDS || v == VIEW_BOXES || v == VIEW_BYTES || v == VIEW_KEYS || v == VIEW_POOLS;
}

static void forget_diagram(struct heap_pane *h)
{
    diagram_free(h->diagram);
    h->diagram = NULL;
}

void heap_done(struct app *a)
{
    struct heap_pane *h = &a->heap;
    forget_diagram(h);
    explain_stop(a);
    h->explain_followed = NULL;
    snap_free(h->snap);
    h->snap = NULL;
    h->followed = NULL;
    h->taken = false;
    h->only = 0;
    h->x = h->y = 0;
    h->sel = (struct selection){-1, -1};
    h->sel_key = 0;
}

/* What the lesson's last `show` asks for becomes what is shown, once, when it is passed. */
static void follow_lesson(struct app *a)
{
    struct heap_pane *h = &a->heap;
    const struct lesson_block *show = a->lesson ? a->walk.show : NULL;
    if (show == h->followed)
        return;
    h->followed = show;
    if (!show)
        return;
    const struct lesson_attr *focus = lesson_attr(show, "focus", 0), *depth = lesson_attr(show, "depth", 0);
    int v = view_find(*show->word ? show->word : "fields");
    if (v >= 0 && heap_view_ready((enum view)v))
        heap_set_view(a, (enum view)v);
    heap_set_focus(a, focus ? focus->value : NULL);
    h->depth = depth ? atoi(depth->value) : 0;
    h->full = false;
}

/* The lesson's `explain` in the step at hand is started once, with nothing read yet: each key reads a word. */
static void follow_explain(struct app *a)
{
    struct heap_pane *h = &a->heap;
    const struct lesson_block *found = NULL;
    size_t end = a->lesson ? walk_shown_end(&a->walk) : 0;
    for (size_t i = a->lesson ? a->lesson->steps[a->walk.step].first : 0; i < end; i++)
        if (a->lesson->blocks[i].kind == LESSON_EXPLAIN)
            found = &a->lesson->blocks[i];
    if (found == h->explain_followed)
        return;
    h->explain_followed = found;
    if (!found) {
        explain_stop(a);
        return;
    }
    struct buf why;
    buf_init(&why);
    if (!explain_start(a, found->word, 0, &why))
        app_status(a, STYLE_ERROR, "explain: %s", why.p);
    buf_done(&why);
}

static bool in_focus(const char *focus, const char *name)
{
    for (size_t n; *focus; focus += n + (focus[n] != 0)) {
        n = strcspn(focus, ", ");
        if (strlen(name) == n && memcmp(focus, name, n) == 0)
            return true;
    }
    return false;
}

/* What the person makes at the prompt is shown, although the lesson had chosen what to look at. */
static void widen_focus(struct app *a)
{
    struct heap_pane *h = &a->heap;
    const struct moment *m = session_at(a->s) ? session_moment(a->s, session_at(a->s) - 1) : NULL;
    if (!h->focus || !m || m->origin != FROM_PROMPT)
        return;
    for (int i = 0; i < h->snap->nnames; i++) {
        const struct snap_name *n = &h->snap->name[i];
        if ((n->mark != MARK_NEW && n->mark != MARK_CHANGED) || n->ref.to != TO_OBJECT || in_focus(h->focus, n->name))
            continue;
        struct buf b;
        buf_init(&b);
        buf_printf(&b, "%s,%s", h->focus, n->name);
        free(h->focus);
        h->focus = buf_steal(&b);
    }
}

enum { MOST_LOCALS = 64 };
struct locals {
    struct snap_local v[MOST_LOCALS];
    int n;
};

static void add_local(void *ctx, const char *name, struct obj *value)
{
    struct locals *l = ctx;
    if (l->n < MOST_LOCALS)
        l->v[l->n++] = (struct snap_local){name, value};
}

/* What the names reach, a paused function's own among them. */
static struct snap *take_snapshot(void)
{
    struct locals l = {.n = 0};
    struct snap_limits limits = snap_screen_limits;
    vm_each_paused_local(add_local, &l);
    limits.local = l.v;
    limits.nlocals = l.n;
    return snap_take(vm_main_dict(), &limits);
}

void heap_refresh(struct app *a)
{
    struct heap_pane *h = &a->heap;
    follow_lesson(a);
    follow_explain(a);
    if (h->taken && h->generation == session_generation(a->s))
        return;
    struct snap *now = take_snapshot();
    if (h->snap && h->snap->version == now->version)
        snap_diff(now, h->snap);
    snap_free(h->snap);
    h->snap = now;
    h->generation = session_generation(a->s);
    if (h->explained != h->generation)
        explain_stop(a);
    h->taken = true;
    h->stale = h->fresh = true;
    widen_focus(a);
}

void heap_set_view(struct app *a, enum view v)
{
    struct heap_pane *h = &a->heap;
    explain_stop(a);
    h->view = v;
    h->only = 0;
    h->stale = true;
    h->x = h->y = 0;
}

void heap_set_focus(struct app *a, const char *names)
{
    free(a->heap.focus);
    a->heap.focus = names && *names ? mem_strdup(names) : NULL;
    a->heap.stale = true;
    a->heap.x = a->heap.y = 0;
}

void heap_totals(struct app *a, int *objects, long long *bytes)
{
    const struct snap *s = a->heap.snap;
    *objects = s->nobjects;
    *bytes = 0;
    for (int i = 0; i < s->nobjects; i++)
        *bytes += s->object[i].block > 0 ? s->object[i].block : 0;
    for (int i = 0; i < s->nblocks; i++)
        *bytes += s->block[i].block > 0 ? s->block[i].block : 0;
}

static void build(struct app *a, int width)
{
    struct heap_pane *h = &a->heap;
    forget_diagram(h);
    const struct scene_options o = {.view = h->view,
                                    .charset = a->o.charset,
                                    .focus = h->focus,
                                    .depth = h->depth,
                                    .explode = h->explode,
                                    .full = h->full,
                                    .short_address = width < 70,
                                    .bare_head = true,
                                    .key = h->only};
    h->diagram = h->lookup ? explain_build(a, &o) : scene_build(h->snap, &o);
    diagram_place(h->diagram, width);
    h->width = width;
    h->stale = false;
    int box = h->sel_key ? diagram_find(h->diagram, h->sel_key) : -1;
    h->sel = (struct selection){box, box >= 0 ? h->sel.row : -1};
}

static int clamp(int n, int most)
{
    return n > most ? (most > 0 ? most : 0) : n < 0 ? 0 : n;
}

/* Scrolls so that the selection is seen. */
static void bring_into_view(struct heap_pane *h, struct rect r)
{
    int x, y, w, hh;
    if (!diagram_rect(h->diagram, &h->sel, &x, &y, &w, &hh))
        return;
    if (y < h->y || hh >= r.h)
        h->y = y;
    else if (y + hh > h->y + r.h)
        h->y = y + hh - r.h;
    if (x < h->x || w >= r.w)
        h->x = x;
    else if (x + w > h->x + r.w)
        h->x = x + w - r.w;
}

/* The first thing that is new or changed: a row, or a box as a whole. */
static bool first_marked(const struct diagram *d, struct selection *out)
{
    for (int i = 0; i < d->nboxes; i++) {
        const struct box *b = &d->box[i];
        *out = (struct selection){i, -1};
        if (b->frame && b->mark)
            return true;
        for (int k = 0; b->frame && k < b->nrows; k++)
            if (b->row[k].mark) {
                out->row = k;
                return true;
            }
    }
    return false;
}

/* What changed is scrolled into view when it would not be seen, with its whole box where there is room for that. */
static void show_change(struct heap_pane *h, struct rect r)
{
    struct selection at;
    int x, y, w, hh;
    if (!first_marked(h->diagram, &at) || !diagram_rect(h->diagram, &at, &x, &y, &w, &hh))
        return;
    if (y >= h->y && y + (at.row < 0 ? 3 : 1) <= h->y + r.h)
        return;
    const struct selection whole = {at.box, -1};
    if (diagram_rect(h->diagram, &whole, &x, &y, &w, &hh) && hh <= r.h)
        h->y = y;
    else if (diagram_rect(h->diagram, &at, &x, &y, &w, &hh))
        h->y = y - r.h / 2;
}

void heap_pane_paint(struct app *a, struct rect r)
{
    struct heap_pane *h = &a->heap;
    a->where[PANE_HEAP] = r;
    if (!h->snap || r.w <= 0 || r.h <= 0)
        return;
    if (h->stale || !h->diagram || h->width != r.w)
        build(a, r.w);
    if (h->snap->nnames == 0 && h->view != VIEW_POOLS) {
        screen_line(a, r.x + 1, r.y, r.w - 1, "No names yet. What the code makes appears here.", STYLE_NOTE);
        return;
    }
    diagram_paint(h->diagram, &h->grid, a->focus == PANE_HEAP ? &h->sel : NULL);
    if (a->focus == PANE_HEAP && h->sel.box >= 0)
        bring_into_view(h, r);
    else if (h->fresh && h->lookup)
        h->y = h->grid.h; /* where the reads are told; clamped below */
    else if (h->fresh)
        show_change(h, r);
    h->fresh = false;
    h->x = clamp(h->x, h->grid.w - r.w);
    h->y = clamp(h->y, h->grid.h - r.h);
    grid_blit(&a->screen, r.x, r.y, &h->grid, h->x, h->y, r.w, r.h);
    bool uni = a->o.charset == CHARSET_UNICODE;
    if (h->y + r.h < h->grid.h)
        grid_put(&a->screen, r.x + r.w - 1, r.y + r.h - 1, uni ? 0x2193 : 'v', STYLE_CHANGED);
    if (h->y > 0)
        grid_put(&a->screen, r.x + r.w - 1, r.y, uni ? 0x2191 : '^', STYLE_CHANGED);
    if (h->x + r.w < h->grid.w)
        grid_put(&a->screen, r.x + r.w - 1, r.y + r.h / 2, uni ? 0x2192 : '>', STYLE_CHANGED);
    if (h->x > 0)
        grid_put(&a->screen, r.x, r.y + r.h / 2, uni ? 0x2190 : '<', STYLE_CHANGED);
}

static void remember_selection(struct heap_pane *h)
{
    h->sel_key = h->sel.box >= 0 ? h->diagram->box[h->sel.box].key : 0;
}

void heap_select(struct app *a, enum direction d)
{
    struct heap_pane *h = &a->heap;
    if (!h->diagram)
        return;
    h->sel.row = h->sel.box >= 0 ? h->sel.row : -1;
    diagram_move(h->diagram, &h->sel, d);
    remember_selection(h);
}

/* Scrolling lets go of the selection; by nothing: the selection was moved by somebody else, remember it. */
void heap_scroll(struct app *a, int dx, int dy)
{
    struct heap_pane *h = &a->heap;
    if (!h->diagram)
        return;
    if (dx || dy)
        h->sel = (struct selection){-1, -1};
    h->x += dx;
    h->y += dy;
    remember_selection(h);
}

void heap_point(struct app *a, int x, int y)
{
    struct heap_pane *h = &a->heap;
    struct selection at;
    if (!h->diagram || !diagram_hit(h->diagram, x + h->x, y + h->y, &at))
        return;
    h->sel = at;
    remember_selection(h);
}

void heap_enter(struct app *a)
{
    struct heap_pane *h = &a->heap;
    if (!h->diagram || h->sel.box < 0 || !h->sel_key) {
        app_status(a, STYLE_NOTE, "Select an object with the arrow keys first.");
        return;
    }
    if (h->only)
        return;
    uint64_t key = h->sel_key;
    h->back = h->view;
    heap_set_view(a, VIEW_BYTES);
    h->only = key;
}
