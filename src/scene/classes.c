/*
 * A class as its instances need it: how large they are, where their attributes are kept, and the slots, each a member descriptor
 * that knows an offset. Drawn when the class's own name is in focus.
 */
#include "build.h"

static void add_row(struct building *b, int box, const char *offset, const char *name, const char *value)
{
    diagram_row(b->d, box, 0, 3, offset, name, value);
}

static const char *place_text(struct building *b, bool managed, int offset)
{
    return managed ? "in front of the instance" : offset ? diagram_text(b->d, "at %+d", offset) : "none";
}

static void caption_mro(struct building *b, int box, const struct snap_class *c)
{
    buf_clear(&b->text);
    buf_adds(&b->text, "mro:");
    for (int i = 0; i < c->nmro; i++)
        buf_printf(&b->text, "%s %s", i ? "," : "", c->mro[i]);
    diagram_caption(b->d, box, STYLE_CAPTION, b->text.p);
}

static void add_class(struct building *b, int index)
{
    const struct snap_class *c = &b->s->cls[index];
    int box = diagram_box(b->d, diagram_text(b->d, "class %s", c->name), address_text(b, c->addr), c->addr);
    b->class_box[index] = box;
    b->d->box[box].entry = 0;
    add_row(b, box, "", "basicsize", diagram_text(b->d, "%d", c->basicsize));
    add_row(b, box, "", "in front", diagram_text(b->d, "%d", c->presize));
    add_row(b, box, "", "dict", c->inline_values ? "in front, values inline" : place_text(b, c->managed_dict, c->dictoffset));
    add_row(b, box, "", "weakrefs", place_text(b, c->managed_weakref, c->weakrefoffset));
    for (int i = 0; i < c->nslots; i++)
        add_row(b, box, diagram_text(b->d, "%+d", c->slot[i].offset), c->slot[i].name, "slot: a member descriptor");
    caption_mro(b, box, c);
}

void add_class_boxes(struct building *b)
{
    for (int i = 0; i < b->s->nnames; i++) {
        const struct snap_ref *r = &b->s->name[i].ref;
        if (b->name_shown[i] && r->to == TO_NAMED && r->index >= 0 && b->s->cls[r->index].main && b->class_box[r->index] < 0)
            add_class(b, r->index);
    }
}
