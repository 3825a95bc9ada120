/*
 * The view of fields: a box an object or block, a row a word, at its offset. Numbers and short text stand inside the row that
 * refers to them; room that is not in use is folded into one row that says how much it is.
 */
#include <string.h>

#include "build.h"

/* ---- one row ---- */

static const char *offset_text(struct building *b, int offset)
{
    return diagram_text(b->d, "%+d", offset);
}

static const char *order_text(struct building *b, const struct snap_values *v)
{
    buf_clear(&b->text);
    for (int i = 0; v && i < v->size && i < 8; i++)
        buf_printf(&b->text, "%s%d", i ? " " : "", v->order[i]);
    if (v && v->size > 8)
        buf_adds(&b->text, " ...");
    return diagram_text(b->d, "%s", b->text.p);
}

/* Digits of an int, base 2**30; text as it lies there, when it is short and ASCII. */
static const char *raw_text(struct building *b, const struct snap_field *f)
{
    if (strcmp(f->name, "digits") == 0 && f->size == 4)
        return diagram_text(b->d, "%u", (unsigned)f->raw);
    if (strcmp(f->name, "digits") == 0)
        return diagram_text(b->d, "%d of 30 bits", f->size / 4);
    bool ascii = f->size <= 9 && (strcmp(f->name, "characters") == 0 || strcmp(f->name, "bytes") == 0);
    char text[9] = "";
    memcpy(text, &f->raw, 8);
    for (int i = 0; i < f->size - 1 && i < 8; i++)
        ascii = ascii && text[i] >= ' ' && text[i] < 0x7f;
    return ascii ? diagram_text(b->d, "'%.8s'", text) : diagram_text(b->d, "%d bytes", f->size);
}

static const char *bytes_text(struct building *b, const struct snap_field *f, const struct snap_values *v,
                              const struct snap_keys *k)
{
    if (strncmp(f->name, "inline values", 13) == 0 || strcmp(f->name, "header") == 0)
        return v ? diagram_text(b->d, "%d of %d in use", v->size, v->capacity) : "";
    if (strncmp(f->name, "order", 5) == 0)
        return order_text(b, v);
    if (strcmp(f->name, "indices") == 0 && k && k->index && k->slots <= 16) {
        buf_clear(&b->text);
        for (int64_t i = 0; i < k->slots; i++)
            buf_printf(&b->text, k->index[i] < 0 ? "%s%s" : "%s%s%d", i ? " " : "",
                       k->index[i] == -1   ? "-"
                       : k->index[i] == -2 ? "x"
                                           : "",
                       k->index[i]);
        return diagram_text(b->d, "%s", b->text.p);
    }
    return raw_text(b, f);
}

/* Counts every change of every dict. */
static bool is_counter(const struct snap_field *f)
{
    return f->kind == FIELD_INT && f->record && (strcmp(f->name, "version") == 0 || strcmp(f->name, "watchers") == 0);
}

static const char *number_text(struct building *b, const struct snap_field *f)
{
    double d;
    if (is_counter(f) && !b->o->full)
        return "a counter";
    switch (f->kind) {
    case FIELD_HASH: return f->raw == UINT64_MAX ? "not yet" : diagram_text(b->d, "%lld", (long long)f->raw);
    case FIELD_DOUBLE: memcpy(&d, &f->raw, sizeof d); return diagram_text(b->d, "%g", d);
    case FIELD_CODE: return f->raw ? "machine code" : "NULL";
    default: return diagram_text(b->d, "%lld", f->size == 4 ? (long long)(int32_t)f->raw : (long long)f->raw);
    }
}

static struct shown show_field(struct building *b, const struct snap_field *f, const struct snap_object *o,
                               const struct snap_values *v, const struct snap_keys *k)
{
    switch (f->kind) {
    case FIELD_COUNT:
        return (struct shown){o && o->immortal ? "immortal"
                              : o              ? diagram_text(b->d, "%llu", (unsigned long long)o->count)
                                               : number_text(b, f),
                              -1, STYLE_VALUE};
    case FIELD_TYPE: {
        struct shown s = show_ref(b, &f->ref);
        return s.target >= 0 ? s : (struct shown){pointer_text(b, "class"), -1, STYLE_NOTE};
    }
    case FIELD_WEAKREF:
        return (struct shown){f->raw ? pointer_text(b, "a weak reference") : "NULL", -1, f->raw ? STYLE_VALUE : STYLE_DIM};
    case FIELD_OBJECT:
    case FIELD_BLOCK: {
        struct shown s = show_ref(b, &f->ref);
        if (f->kind == FIELD_BLOCK && f->ref.to == TO_OBJECT)
            s.text = "inside";                                                /* the values are part of the instance */
        if (f->kind == FIELD_OBJECT && f->ref.to == TO_NULL && f->offset < 0) /* nobody asked for __dict__ yet */
            s.text = "NULL: not made";
        if (f->ref.to == TO_BLOCK && s.target < 0) {
            const struct snap_block *block = &b->s->block[f->ref.index];
            s.text = pointer_text(b, !block->block ? "empty" : block->shared ? "shared" : "elsewhere");
        }
        return s;
    }
    case FIELD_GC: return (struct shown){b->o->full ? diagram_text(b->d, "%llx", (unsigned long long)f->raw) : "", -1, STYLE_DIM};
    case FIELD_BYTES: return (struct shown){bytes_text(b, f, v, k), -1, STYLE_DIM};
    default: return (struct shown){number_text(b, f), -1, STYLE_VALUE};
    }
}

static void add_row(struct building *b, int box, const struct snap_field *f, struct shown v, const char *name, bool marks)
{
    bool silent = !b->o->full && is_counter(f); /* it changes all the time */
    char mark = marks && !silent ? mark_char(f->mark) : 0;
    if (mark == '~' && f->old_text && f->old_text[0])
        v.text = diagram_text(b->d, "%s%s(was %s)", v.text, v.text[0] ? " " : "", f->old_text);
    if (mark == '-')
        v = (struct shown){diagram_text(b->d, "(was %s)", f->old_text ? f->old_text : "set"), -1, STYLE_GONE};
    int row = diagram_row(b->d, box, mark, 3, offset_text(b, f->offset), name, v.text);
    struct row *r = &b->d->box[box].row[row];
    r->style[2] = (uint8_t)v.style;
    r->key = b->d->box[box].key + (uint64_t)(int64_t)f->offset;
    if (v.target >= 0)
        diagram_arrow(b->d, box, row, v.target);
}

/* ---- folding ---- */

static void fold_room(struct building *b, int box, const struct snap_field *f, const struct snap_keys *keys, const char *what)
{
    if (keys && keys->usable > 0 && f->count > 1) {
        diagram_wide_row(b->d, box, STYLE_DIM, diagram_text(b->d, "... room for %lld more", (long long)keys->usable));
        return;
    }
    if (f->count == 1) {
        int row = diagram_row(b->d, box, 0, 3, offset_text(b, f->offset), "(room)", "");
        b->d->box[box].row[row].style[1] = STYLE_DIM;
        return;
    }
    diagram_wide_row(b->d, box, STYLE_DIM, diagram_text(b->d, "... %d x NULL, room%s", f->count, what));
}

/* Entries of a set's table: empty ones in a row become one line, hashes are left to the bytes. */
static bool fold_empty(struct building *b, int box, const struct snap_field *f, int n, int *i, bool table)
{
    int empty = 0, k = *i;
    if (!table || b->o->full)
        return false;
    while (k < n &&
           ((f[k].kind == FIELD_OBJECT && f[k].ref.to == TO_NULL && f[k].name && f[k].name[0] == '[') || f[k].kind == FIELD_HASH)) {
        empty += f[k].kind == FIELD_OBJECT;
        k++;
    }
    if (empty < 2)
        return false;
    diagram_wide_row(b->d, box, STYLE_DIM, diagram_text(b->d, "... %d entries empty", empty));
    *i = k - 1;
    return true;
}

/* Words of a keys table's head that say nothing a reader of fields looks for; the bytes show them. */
static bool is_minor(const struct snap_field *f)
{
    static const char *const names[] = {"log2_index_bytes", "kind", "version", "lookup"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (f->name && strcmp(f->name, names[i]) == 0)
            return true;
    return false;
}

static void add_fields(struct building *b, int box, const struct snap_field *f, int n, const struct snap_object *o,
                       const struct snap_block *k, bool marks)
{
    const struct snap_values *v = o ? o->values : k->values;
    const struct snap_keys *keys = k ? k->keys : NULL;
    bool set = o && (o->kind == K_SET || o->kind == K_FROZENSET), table = set || (k && k->kind == BLOCK_TABLE), full = b->o->full;
    for (int i = 0; i < n; i++) {
        if (fold_empty(b, box, f, n, &i, table))
            continue;
        if (f[i].kind == FIELD_ROOM) {
            if (full || !keys || i == n - 1)
                fold_room(b, box, &f[i], keys, f[i].inlined ? " for more attributes" : "");
            continue;
        }
        bool gc_pair = f[i].kind == FIELD_GC && i + 1 < n && f[i + 1].kind == FIELD_GC;
        bool in_entry = f[i].kind == FIELD_HASH && (table || keys);
        bool stated = keys && f[i].kind == FIELD_OBJECT && f[i].key;
        if (!full && (in_entry || (stated && !k->shared) || (keys && is_minor(&f[i]))))
            continue;
        if (f[i].offset == 0)
            b->d->box[box].entry = b->d->box[box].nrows;
        struct shown s = show_field(b, &f[i], o, v, keys);
        add_row(b, box, &f[i], s, gc_pair && !full ? "GC header" : f[i].name, marks);
        if (gc_pair && !full)
            i++;
    }
}

/* ---- boxes ---- */

static const char *block_title(const struct snap_block *k)
{
    static const char *const names[] = {"values", "keys", "items", "table", "bytes"};
    return names[k->kind];
}

static bool wants_box(const struct building *b, int i)
{
    return b->object_shown[i] && (b->o->explode || !is_small(&b->s->object[i]));
}

static void make_boxes(struct building *b)
{
    const struct snap *s = b->s;
    for (int i = 0; i < s->nobjects; i++) {
        const struct snap_object *o = &s->object[i];
        if (!wants_box(b, i))
            continue;
        const char *title = is_small(o) ? diagram_text(b->d, "%s %s", o->type, o->repr) : o->type;
        b->object_box[i] = diagram_box(b->d, title, address_text(b, o->addr), o->addr);
        b->d->box[b->object_box[i]].mark = mark_char(o->mark);
    }
    for (int i = 0; i < s->nblocks; i++) {
        const struct snap_block *k = &s->block[i];
        if (!b->block_shown[i] || ((k->shared || !k->block) && !b->o->full))
            continue;
        b->block_box[i] = diagram_box(b->d, k->shared ? "shared keys" : block_title(k), address_text(b, k->addr), k->addr);
        b->d->box[b->block_box[i]].mark = mark_char(k->mark);
    }
}

static void fill_boxes(struct building *b)
{
    const struct snap *s = b->s;
    for (int i = 0; i < s->nobjects; i++) {
        const struct snap_object *o = &s->object[i];
        if (b->object_box[i] < 0)
            continue;
        add_fields(b, b->object_box[i], o->field, o->nfields, o, NULL, o->mark != MARK_NEW);
        if (o->cut)
            diagram_wide_row(b->d, b->object_box[i], STYLE_DIM, diagram_text(b->d, "... %lld more", (long long)o->cut));
        caption_object(b, b->object_box[i], o);
    }
    for (int i = 0; i < s->nblocks; i++) {
        const struct snap_block *k = &s->block[i];
        if (b->block_box[i] < 0)
            continue;
        add_fields(b, b->block_box[i], k->field, k->nfields, NULL, k, k->mark != MARK_NEW);
        if (k->cut)
            diagram_wide_row(b->d, b->block_box[i], STYLE_DIM, diagram_text(b->d, "... %lld more", (long long)k->cut));
        caption_block(b, b->block_box[i], k);
    }
}

void view_fields(struct building *b)
{
    make_boxes(b);
    add_class_boxes(b);
    add_names(b);
    fill_boxes(b);
}
