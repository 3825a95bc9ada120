/*
 * What stands under a box: the three sizes, never confused. "48 B = 16 GC + 32, block 48" is what was asked of the allocator, what
 * it is made of, and what the allocator handed out; sys.getsizeof gets a line of its own where it says something else.
 */
#include <string.h>

#include "build.h"

/* Bytes behind the fixed part of an instance: its values, with what was left over when the room shrank. */
static int64_t inline_bytes(const struct snap_object *o)
{
    bool inside = !o->builtin && o->values && o->values->embedded;
    return inside ? o->requested - o->presize - o->basicsize : 0;
}

static bool has_gc(const struct snap_object *o)
{
    for (int i = 0; i < o->nfields; i++)
        if (o->field[i].kind == FIELD_GC)
            return true;
    return false;
}

static void add_block(struct building *b, int64_t block)
{
    if (block)
        buf_printf(&b->text, ", block %lld", (long long)block);
    else
        buf_adds(&b->text, ", part of the interpreter");
}

static void add_sizes(struct building *b, const struct snap_object *o)
{
    int64_t gc = has_gc(o) ? 16 : 0, front = o->presize - gc, values = inline_bytes(o);
    buf_printf(&b->text, "%lld B", (long long)o->requested);
    if (front || gc || values) {
        buf_adds(&b->text, " = ");
        if (front)
            buf_printf(&b->text, "%lld in front + ", (long long)front);
        if (gc)
            buf_printf(&b->text, "%lld GC + ", (long long)gc);
        buf_printf(&b->text, "%lld", (long long)(o->requested - o->presize - values));
        if (values)
            buf_printf(&b->text, " + %lld values", (long long)values);
    }
    add_block(b, o->block);
}

/* Slots instead of a dict and a weakref list: what an instance goes without. */
static void add_lacks(struct building *b, const struct snap_object *o)
{
    if (o->builtin || o->cls < 0)
        return;
    const struct snap_class *c = &b->s->cls[o->cls];
    bool no_dict = !c->managed_dict && c->dictoffset == 0, no_weakref = !c->managed_weakref && c->weakrefoffset == 0;
    if (no_dict || no_weakref)
        buf_printf(&b->text, "; %s%s%s", no_dict ? "no __dict__" : "", no_dict && no_weakref ? ", " : "",
                   no_weakref ? "no __weakref__" : "");
}

static int64_t block_bytes(const struct snap *s, const struct snap_object *o, enum block_kind kind)
{
    if (kind == BLOCK_VALUES) /* the words alone, without what stands in front of or behind them */
        return o->values ? 8 * (int64_t)o->values->capacity : 0;
    for (int i = 0; i < o->nfields; i++)
        if (o->field[i].ref.to == TO_BLOCK && s->block[o->field[i].ref.index].kind == kind)
            return s->block[o->field[i].ref.index].requested;
    return 0;
}

/* Where sys.getsizeof says something else than the request, in what they differ. */
static void caption_getsizeof(struct building *b, int box, const struct snap_object *o)
{
    static const struct {
        enum block_kind kind;
        const char *name;
    } parts[] = {{BLOCK_VALUES, "values"}, {BLOCK_KEYS, "keys"}, {BLOCK_ITEMS, "items"}, {BLOCK_TABLE, "table"}};
    int64_t more = o->getsizeof - o->requested, values = inline_bytes(o);
    if (o->getsizeof < 0 || (more > -8 && more < 8))
        return;
    buf_clear(&b->text);
    buf_printf(&b->text, "getsizeof %lld", (long long)o->getsizeof);
    bool told = values && more == -values;
    if (told)
        buf_adds(&b->text, ": leaves its values out");
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !told; i++)
        if (more > 0 && more == block_bytes(b->s, o, parts[i].kind)) {
            buf_printf(&b->text, ": counts the %s", parts[i].name);
            told = true;
        }
    diagram_caption(b->d, box, STYLE_CAPTION, b->text.p);
}

static void add_key_names(struct building *b, const struct snap_keys *k)
{
    enum { MOST = 6 };
    for (int64_t i = 0; i < k->shown && i < MOST; i++)
        if (k->entry[i].key)
            buf_printf(&b->text, " %s", k->entry[i].key);
    if (k->nentries > MOST)
        buf_adds(&b->text, " ...");
}

static void caption_slots(struct building *b, int box, const struct snap_object *o)
{
    if (o->builtin || o->cls < 0 || !b->s->cls[o->cls].nslots)
        return;
    const struct snap_class *c = &b->s->cls[o->cls];
    buf_clear(&b->text);
    buf_adds(&b->text, c->nslots == 1 ? "slot" : "slots");
    for (int i = 0; i < c->nslots && i < 6; i++)
        buf_printf(&b->text, " %s", c->slot[i].name);
    buf_printf(&b->text, "%s: at offsets that %s knows", c->nslots > 6 ? " ..." : "", o->type);
    diagram_caption(b->d, box, STYLE_CAPTION, b->text.p);
}

/* The names of an instance's values are not in it: they stand once, with the class. */
static void caption_shared_keys(struct building *b, int box, const struct snap_object *o)
{
    if (!o->keys || o->builtin || !o->values || !o->keys->nentries)
        return;
    buf_clear(&b->text);
    buf_adds(&b->text, "names");
    add_key_names(b, o->keys);
    buf_printf(&b->text, ": once, in %s's shared keys", o->type);
    diagram_caption(b->d, box, STYLE_CAPTION, b->text.p);
}

static void caption_split(struct building *b, int box, const struct snap_object *o)
{
    if (!o->builtin || o->kind != K_DICT || !o->keys || !o->values || !o->keys->nentries)
        return;
    buf_clear(&b->text);
    buf_adds(&b->text, "keys");
    add_key_names(b, o->keys);
    buf_adds(&b->text, ": shared by all instances");
    diagram_caption(b->d, box, STYLE_CAPTION, b->text.p);
}

void caption_object(struct building *b, int box, const struct snap_object *o)
{
    buf_clear(&b->text);
    add_sizes(b, o);
    add_lacks(b, o);
    diagram_caption(b->d, box, STYLE_CAPTION, b->text.p);
    caption_getsizeof(b, box, o);
    caption_slots(b, box, o);
    caption_shared_keys(b, box, o);
    caption_split(b, box, o);
}

void caption_block(struct building *b, int box, const struct snap_block *k)
{
    buf_clear(&b->text);
    buf_printf(&b->text, "%s%lld B", k->about ? "about " : "", (long long)k->requested);
    add_block(b, k->block);
    if (k->shared)
        buf_adds(&b->text, "; shared");
    diagram_caption(b->d, box, STYLE_CAPTION, b->text.p);
}
