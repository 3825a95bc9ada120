/*
 * From a snapshot to a diagram: which of the objects the names in focus reach, what is said above and below the picture, and the
 * views by name. The views themselves are in files of their own.
 */
#include <stdlib.h>
#include <string.h>

#include "build.h"
#include "slotscope/layout/layout.h"

const char *view_name(enum view v)
{
    static const char *const names[] = {
#define X(id, name) name,
        VIEWS(X)
#undef X
    };
    return names[v];
}

int view_find(const char *name)
{
    for (int v = 0; v < VIEW_COUNT; v++)
        if (strcmp(view_name((enum view)v), name) == 0)
            return v;
    return -1;
}

/* ---- text ---- */

const char *address_text(struct building *b, uint64_t addr)
{
    enum { SHORT = 0xffffff };
    if (b->o->short_address)
        return diagram_text(b->d, "@%06llx", (unsigned long long)(addr & SHORT));
    return diagram_text(b->d, "@%llx", (unsigned long long)addr);
}

const char *pointer_text(struct building *b, const char *text)
{
    bool unicode = b->o->charset == CHARSET_UNICODE;
    return diagram_text(b->d, "%s%s", unicode ? "\xe2\x97\x8f\xe2\x94\x80\xe2\x96\xba " : "*-> ", text);
}

bool is_small(const struct snap_object *o)
{
    return o->builtin && o->repr && o->repr[0];
}

const char *named_text(struct building *b, const struct snap_ref *r)
{
    static const struct {
        const char *prefix, *says;
    } kinds[] = {{"type:", "class "}, {"function:", "function "}, {"builtin:", "built-in "}, {"other:", "a "}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t n = strlen(kinds[i].prefix);
        if (strncmp(r->text, kinds[i].prefix, n) == 0)
            return diagram_text(b->d, "%s%s", kinds[i].says, r->text + n);
    }
    return r->text;
}

char mark_char(uint8_t mark)
{
    return "\0+~-"[mark];
}

struct shown show_ref(struct building *b, const struct snap_ref *r)
{
    switch (r->to) {
    case TO_NULL: return (struct shown){"NULL", -1, STYLE_DIM};
    case TO_NAMED:
        if (r->index >= 0 && b->class_box[r->index] >= 0)
            return (struct shown){"", b->class_box[r->index], STYLE_POINTER};
        return (struct shown){pointer_text(b, named_text(b, r)), -1, STYLE_VALUE};
    case TO_BEYOND: return (struct shown){pointer_text(b, diagram_text(b->d, "%s ...", r->text)), -1, STYLE_DIM};
    case TO_BLOCK:
        if (b->block_box[r->index] >= 0)
            return (struct shown){"", b->block_box[r->index], STYLE_POINTER};
        return (struct shown){pointer_text(b, address_text(b, r->addr)), -1, STYLE_VALUE};
    case TO_OBJECT: {
        const struct snap_object *o = &b->s->object[r->index];
        if (b->object_box[r->index] >= 0)
            return (struct shown){"", b->object_box[r->index], STYLE_POINTER};
        if (is_small(o))
            return (struct shown){pointer_text(b, o->repr), -1, STYLE_VALUE};
        return (struct shown){pointer_text(b, diagram_text(b->d, "%s ...", o->type)), -1, STYLE_DIM};
    }
    default: return (struct shown){"", -1, STYLE_VALUE};
    }
}

/* ---- what is reached ---- */

static bool in_list(const char *list, const char *name)
{
    size_t len = strlen(name);
    for (const char *p = list; *p;) {
        size_t skip = strspn(p, ", \t"), n = strcspn(p + skip, ", \t");
        if (n == len && strncmp(p + skip, name, n) == 0)
            return true;
        p += skip + n;
    }
    return false;
}

static bool has_focus(const struct building *b)
{
    return b->o->focus && b->o->focus[strspn(b->o->focus, ", \t")];
}

/* Classes, functions and modules clutter a picture of instances: they are listed below it, unless they are in focus. */
static bool is_code(const struct snap_ref *r)
{
    return r->to == TO_NAMED &&
           (strncmp(r->text, "type:", 5) == 0 || strncmp(r->text, "function:", 9) == 0 || strncmp(r->text, "builtin:", 8) == 0);
}

struct reach {
    struct building *b;
    int *queue, *depth, n;
};

static void reach_ref(struct reach *r, const struct snap_ref *ref, int depth)
{
    struct building *b = r->b;
    if (ref->to == TO_BLOCK)
        b->block_shown[ref->index] = true;
    if (ref->to != TO_OBJECT || b->object_shown[ref->index] || (b->o->depth && depth > b->o->depth))
        return;
    b->object_shown[ref->index] = true;
    r->depth[ref->index] = depth;
    r->queue[r->n++] = ref->index;
}

static void reach_fields(struct reach *r, const struct snap_field *f, int n, int depth)
{
    for (int i = 0; i < n; i++)
        if (f[i].kind != FIELD_TYPE)
            reach_ref(r, &f[i].ref, depth);
}

static void find_reached(struct building *b)
{
    const struct snap *s = b->s;
    struct reach r = {b, mem_alloc((size_t)(s->nobjects + 1) * sizeof(int)), mem_alloc((size_t)(s->nobjects + 1) * sizeof(int)), 0};
    for (int i = 0; i < s->nnames; i++) {
        b->name_shown[i] = has_focus(b) ? in_list(b->o->focus, s->name[i].name) : !is_code(&s->name[i].ref);
        if (b->name_shown[i])
            reach_ref(&r, &s->name[i].ref, 1);
    }
    for (int i = 0; i < r.n; i++) {
        const struct snap_object *o = &s->object[r.queue[i]];
        int depth = r.depth[r.queue[i]] + 1;
        for (int k = 0; k < o->nfields; k++) {
            const struct snap_field *f = &o->field[k];
            if (f->kind == FIELD_TYPE)
                continue;
            reach_ref(&r, &f->ref, depth);
            if (f->ref.to == TO_BLOCK) /* what lies in an object's own block is as near as its fields */
                reach_fields(&r, s->block[f->ref.index].field, s->block[f->ref.index].nfields, depth);
        }
    }
    free(r.queue);
    free(r.depth);
}

/* ---- above, beside and below ---- */

/* Blocks and bytes that belong to an instance alone: itself, its dict, values and own keys table. */
static void own_blocks(const struct snap *s, const struct snap_object *o, int *blocks, int64_t *bytes)
{
    *blocks += o->block > 0;
    *bytes += o->block ? o->requested : 0;
    for (int i = 0; i < o->nfields; i++) {
        const struct snap_ref *r = &o->field[i].ref;
        if (o->field[i].kind == FIELD_BLOCK && r->to == TO_BLOCK && !s->block[r->index].shared && s->block[r->index].block) {
            ++*blocks;
            *bytes += s->block[r->index].requested;
        }
    }
    if (o->dict >= 0)
        own_blocks(s, &s->object[o->dict], blocks, bytes);
}

/* Does an earlier name mean the same object? */
static bool named_before(const struct snap *s, int name)
{
    for (int i = 0; i < name; i++)
        if (s->name[i].ref.to == TO_OBJECT && s->name[i].ref.index == s->name[name].ref.index)
            return true;
    return false;
}

void add_head_line(struct building *b)
{
    const struct snap *s = b->s;
    int objects = 0, told = 0;
    for (int i = 0; i < s->nobjects; i++)
        objects += b->object_shown[i];
    buf_clear(&b->text);
    if (!b->o->bare_head)
        buf_printf(&b->text, "heap  CPython %s x86-64   ", s->version ? s->version->name : "");
    buf_printf(&b->text, "%d object%s%s", objects, objects == 1 ? "" : "s", s->partial ? " and more" : "");
    for (int i = 0; i < s->nnames && told < 4; i++) {
        const struct snap_ref *r = &s->name[i].ref;
        if (!b->name_shown[i] || r->to != TO_OBJECT || is_small(&s->object[r->index]) || named_before(s, i))
            continue;
        int blocks = 0;
        int64_t bytes = 0;
        own_blocks(s, &s->object[r->index], &blocks, &bytes);
        buf_printf(&b->text, "%s%s: %d block%s, %lld B", told++ ? "  " : "   ", s->name[i].name, blocks, blocks == 1 ? "" : "s",
                   (long long)bytes);
    }
    diagram_head(b->d, STYLE_HEAD, b->text.p);
}

static void add_name(struct building *b, const struct snap_name *n)
{
    struct shown v = show_ref(b, &n->ref);
    int box = diagram_name(b->d, n->name, mark_char(n->mark));
    if (v.target >= 0) {
        diagram_arrow(b->d, box, 0, v.target);
        return;
    }
    const char *text = n->mark == MARK_CHANGED && n->old_text ? diagram_text(b->d, "%s (was %s)", v.text, n->old_text) : v.text;
    struct row *row = &b->d->box[box].row[0];
    row->ncells = 2;
    row->cell[1] = text;
    row->style[1] = (uint8_t)v.style;
}

void add_names(struct building *b)
{
    for (int i = 0; i < b->s->nnames; i++)
        if (b->name_shown[i])
            add_name(b, &b->s->name[i]);
}

static void add_code_names(struct building *b)
{
    static const struct {
        const char *prefix, *one, *many;
    } kinds[] = {{"type:", "class", "classes"}, {"function:", "function", "functions"}, {"builtin:", "built-in", "built-ins"}};
    buf_clear(&b->text);
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        int n = 0;
        struct buf list;
        buf_init(&list);
        for (int i = 0; i < b->s->nnames; i++) {
            const struct snap_name *name = &b->s->name[i];
            if (b->name_shown[i] || !is_code(&name->ref) || strncmp(name->ref.text, kinds[k].prefix, strlen(kinds[k].prefix)) != 0)
                continue;
            if (n < 8)
                buf_printf(&list, "%s%s", n ? ", " : "", name->name);
            n++;
        }
        if (n)
            buf_printf(&b->text, "%s%s %s%s", b->text.len ? "; " : "", n == 1 ? kinds[k].one : kinds[k].many, list.p,
                       n > 8 ? ", ..." : "");
        buf_done(&list);
    }
    if (b->text.len && !has_focus(b))
        diagram_foot(b->d, STYLE_DIM, b->text.p);
}

static void add_gone_line(struct building *b, bool freed, const char *label)
{
    enum { MOST = 6 };
    int n = 0;
    buf_clear(&b->text);
    buf_adds(&b->text, label);
    for (int i = 0; i < b->s->ngone; i++) {
        const struct snap_gone *g = &b->s->gone[i];
        if (g->freed != freed)
            continue;
        if (n < MOST)
            buf_printf(&b->text, "%s%s%s%s", n ? ", " : "", g->type, g->text[0] ? " " : "", g->text);
        n++;
    }
    if (n > MOST)
        buf_printf(&b->text, " and %d more", n - MOST);
    if (n)
        diagram_foot(b->d, STYLE_GONE, b->text.p);
}

void add_gone(struct building *b)
{
    add_gone_line(b, true, "- freed: ");
    add_gone_line(b, false, "- out of reach now: ");
}

/* ---- the whole ---- */

static int *no_boxes(int n)
{
    int *v = mem_alloc((size_t)(n + 1) * sizeof *v);
    for (int i = 0; i < n; i++)
        v[i] = -1;
    return v;
}

struct diagram *scene_build(const struct snap *s, const struct scene_options *o)
{
    static void (*const views[VIEW_COUNT])(struct building *) = {[VIEW_FIELDS] = view_fields,
                                                                 [VIEW_BOXES] = view_boxes,
                                                                 [VIEW_BYTES] = view_bytes,
                                                                 [VIEW_KEYS] = view_keys,
                                                                 [VIEW_POOLS] = view_pools};
    struct building b = {.s = s, .o = o, .d = diagram_new(o->charset)};
    b.object_shown = mem_zalloc((size_t)s->nobjects + 1);
    b.block_shown = mem_zalloc((size_t)s->nblocks + 1);
    b.name_shown = mem_zalloc((size_t)s->nnames + 1);
    b.object_box = no_boxes(s->nobjects);
    b.block_box = no_boxes(s->nblocks);
    b.class_box = no_boxes(s->nclasses);
    buf_init(&b.text);
    b.d->gutter = s->diffed;
    find_reached(&b);
    add_head_line(&b);
    if (!views[o->view])
        diagram_head(b.d, STYLE_DIM,
                     diagram_text(b.d, "the view %s cannot be drawn from a heap alone: fields instead", view_name(o->view)));
    (views[o->view] ? views[o->view] : view_fields)(&b);
    add_code_names(&b);
    add_gone(&b);
    buf_done(&b.text);
    free(b.object_shown);
    free(b.block_shown);
    free(b.name_shown);
    free(b.object_box);
    free(b.block_box);
    free(b.class_box);
    return b.d;
}
