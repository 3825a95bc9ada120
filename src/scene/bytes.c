/* The view of bytes: memory as it stands, eight bytes a row in hex and as characters, each field named at its first byte. */
#include <ctype.h>
#include <string.h>

#include "build.h"

static const char *hex_text(struct building *b, const uint8_t *p, int n)
{
    buf_clear(&b->text);
    for (int i = 0; i < 8; i++)
        if (i < n)
            buf_printf(&b->text, "%s%02x", i ? " " : "", p[i]);
        else
            buf_adds(&b->text, "   ");
    return diagram_text(b->d, "%s", b->text.p);
}

static const char *ascii_text(struct building *b, const uint8_t *p, int n)
{
    buf_clear(&b->text);
    for (int i = 0; i < n; i++)
        buf_addc(&b->text, p[i] >= ' ' && p[i] < 0x7f ? (char)p[i] : '.');
    return diagram_text(b->d, "%s", b->text.p);
}

static const struct snap_field *field_at(const struct snap_field *f, int n, int from, int to)
{
    for (int i = 0; i < n; i++)
        if (f[i].offset >= from && f[i].offset < to && f[i].mark != MARK_GONE)
            return &f[i];
    return NULL;
}

static const char *content(struct building *b, const struct snap_field *f)
{
    double d;
    const char *arrow = b->o->charset == CHARSET_UNICODE ? "\xe2\x86\x92" : "->";
    switch (f->kind) {
    case FIELD_COUNT: return diagram_text(b->d, "%llu", (unsigned long long)(uint32_t)f->raw);
    case FIELD_TYPE: return diagram_text(b->d, "%s %s", arrow, named_text(b, &f->ref));
    case FIELD_GC: return diagram_text(b->d, "%s %llx", arrow, (unsigned long long)f->raw);
    case FIELD_DOUBLE: memcpy(&d, &f->raw, sizeof d); return diagram_text(b->d, "%g", d);
    case FIELD_BYTES:
    case FIELD_ROOM: return "";
    case FIELD_OBJECT:
    case FIELD_BLOCK:
    case FIELD_WEAKREF:
        switch (f->ref.to) {
        case TO_NULL: return "NULL";
        case TO_NAMED: return diagram_text(b->d, "%s %s", arrow, named_text(b, &f->ref));
        case TO_BLOCK: return diagram_text(b->d, "%s block @%llx", arrow, (unsigned long long)f->ref.addr);
        case TO_OBJECT: {
            const struct snap_object *o = &b->s->object[f->ref.index];
            return diagram_text(b->d, "%s %s", arrow,
                                o->repr && o->repr[0] ? o->repr
                                                      : diagram_text(b->d, "%s @%llx", o->type, (unsigned long long)o->addr));
        }
        default: return diagram_text(b->d, "%s %s", arrow, f->ref.text ? f->ref.text : "");
        }
    default: return diagram_text(b->d, "%lld", (long long)f->raw);
    }
}

static const char *field_name(struct building *b, const struct snap_field *f)
{
    if (f->kind == FIELD_ROOM)
        return "(room)";
    return f->slot ? diagram_text(b->d, "slot %s", f->name) : f->name ? f->name : "";
}

/* Rows of zero bytes that belong to one field become one line. */
static int zero_rows(const uint8_t *p, int left)
{
    int n = 0;
    while (left >= 8 && memcmp(p, "\0\0\0\0\0\0\0\0", 8) == 0) {
        n++;
        p += 8;
        left -= 8;
    }
    return n;
}

static void add_rows(struct building *b, int box, const uint8_t *p, int nbytes, uint64_t start, uint64_t addr,
                     const struct snap_field *f, int n)
{
    for (int at = 0; at < nbytes; at += 8) {
        int offset = (int)((int64_t)(start - addr) + at), left = nbytes - at;
        const struct snap_field *here = field_at(f, n, offset, offset + 8);
        int zeros = here && here->kind != FIELD_ROOM ? 0 : zero_rows(p + at, left);
        while (zeros > 1 && field_at(f, n, offset + 8, offset + 8 * zeros))
            zeros--;
        if (zeros > 2 && !b->o->full) {
            diagram_wide_row(b->d, box, STYLE_DIM, diagram_text(b->d, "... %d x 8 zero bytes%s", zeros, here ? ", room" : ""));
            at += 8 * (zeros - 1);
            continue;
        }
        char mark = here ? mark_char(here->mark) : 0;
        int row =
            diagram_row(b->d, box, mark, 6, diagram_text(b->d, "%llx ", (unsigned long long)start + (unsigned)at),
                        hex_text(b, p + at, left < 8 ? left : 8),
                        diagram_text(b->d, " %s ", ascii_text(b, p + at, left < 8 ? left : 8)), diagram_text(b->d, "%+d ", offset),
                        here ? diagram_text(b->d, "%s ", field_name(b, here)) : "", here ? content(b, here) : "");
        struct row *r = &b->d->box[box].row[row];
        static const uint8_t styles[] = {STYLE_NOTE, STYLE_VALUE, STYLE_DIM, STYLE_OFFSET, STYLE_NAME, STYLE_POINTER};
        memcpy(r->style, styles, sizeof styles);
        if (mark == '~' || mark == '+')
            r->cell[2] = diagram_text(b->d, "%s%c ", r->cell[2], mark);
        r->key = start + (unsigned)at;
    }
}

static int dump_box(struct building *b, const char *title, uint64_t addr, uint64_t key, char mark)
{
    int box = diagram_box(b->d, title, diagram_text(b->d, "@%llx", (unsigned long long)addr), key);
    struct box *x = &b->d->box[box];
    x->frame = false;
    x->layer = 0;
    x->mark = mark;
    memcpy(x->align, "lllrll", 6);
    return box;
}

void view_bytes(struct building *b)
{
    static const char *const block_names[] = {"values", "keys", "items", "table", "bytes"};
    const struct snap *s = b->s;
    for (int i = 0; i < s->nobjects; i++) {
        const struct snap_object *o = &s->object[i];
        if (!b->object_shown[i] || (is_small(o) && !b->o->explode && o->addr != b->o->key && o->depth > 1) ||
            (b->o->key && b->o->key != o->addr))
            continue;
        int box = dump_box(b, o->repr && o->repr[0] ? diagram_text(b->d, "%s %s", o->type, o->repr) : o->type, o->addr, o->addr,
                           mark_char(o->mark));
        add_rows(b, box, o->bytes, o->nbytes, o->start, o->addr, o->field, o->nfields);
        caption_object(b, box, o);
    }
    for (int i = 0; i < s->nblocks; i++) {
        const struct snap_block *k = &s->block[i];
        if (!b->block_shown[i] || (b->o->key && b->o->key != k->addr) || (!b->o->key && k->shared) || !k->block)
            continue;
        int box = dump_box(b, block_names[k->kind], k->addr, k->addr, mark_char(k->mark));
        add_rows(b, box, k->bytes, k->nbytes, k->start, k->addr, k->field, k->nfields);
        caption_block(b, box, k);
    }
}
