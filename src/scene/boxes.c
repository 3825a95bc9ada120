/* The view of boxes: names, objects and arrows only, to see how things hang together. */
#include "build.h"

static bool tells(const struct snap_field *f)
{
    return f->kind == FIELD_OBJECT && f->name && !f->record && f->ref.to != TO_NULL && f->mark != MARK_GONE && !f->key;
}

static void add_row(struct building *b, int box, const struct snap_field *f)
{
    struct shown v = show_ref(b, &f->ref);
    int row = diagram_row(b->d, box, mark_char(f->mark), 2, f->name, v.text);
    struct row *r = &b->d->box[box].row[row];
    r->style[0] = STYLE_NAME;
    r->style[1] = (uint8_t)v.style;
    if (v.target >= 0)
        diagram_arrow(b->d, box, row, v.target);
}

static void add_rows(struct building *b, int box, const struct snap_field *f, int n)
{
    for (int i = 0; i < n; i++) {
        if (tells(&f[i]))
            add_row(b, box, &f[i]);
        else if (f[i].kind == FIELD_BLOCK && f[i].ref.to == TO_BLOCK) {
            const struct snap_block *k = &b->s->block[f[i].ref.index];
            add_rows(b, box, k->field, k->nfields);
        }
    }
}

void view_boxes(struct building *b)
{
    const struct snap *s = b->s;
    for (int i = 0; i < s->nobjects; i++) {
        const struct snap_object *o = &s->object[i];
        if (!b->object_shown[i] || (is_small(o) && !b->o->explode))
            continue;
        int box = diagram_box(b->d, is_small(o) ? diagram_text(b->d, "%s %s", o->type, o->repr) : o->type, NULL, o->addr);
        b->object_box[i] = box;
        b->d->box[box].mark = mark_char(o->mark);
        b->d->box[box].align[0] = 'l';
        b->d->box[box].entry = 0;
    }
    add_names(b);
    for (int i = 0; i < s->nobjects; i++) {
        const struct snap_object *o = &s->object[i];
        if (b->object_box[i] < 0)
            continue;
        add_rows(b, b->object_box[i], o->field, o->nfields);
        if (o->cut)
            diagram_wide_row(b->d, b->object_box[i], STYLE_DIM, diagram_text(b->d, "... %lld more", (long long)o->cut));
        if (!b->d->box[b->object_box[i]].nrows)
            diagram_wide_row(b->d, b->object_box[i], STYLE_DIM, "empty");
    }
}
