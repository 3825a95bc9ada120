/*
 * The view of keys: index table and entries of every keys table in sight, as a look-up meets them: hash & mask says which index
 * slot, the index says which entry, and where two names want the same slot the second goes on to the next of its path.
 */
#include <stdlib.h>

#include "build.h"
#include "slotscope/object/dict.h"

static const char *key_of(const struct snap_keys *k, int64_t entry)
{
    return entry >= 0 && entry < k->shown && k->entry[entry].key ? k->entry[entry].key : "";
}

static void add_index(struct building *b, int box, const struct snap_keys *k)
{
    int64_t empty = 0;
    for (int64_t i = 0; i <= k->slots; i++) {
        bool is_empty = i < k->slots && k->index[i] == -1;
        if (is_empty && k->slots > 16) {
            empty++;
            continue;
        }
        if (empty)
            diagram_wide_row(b->d, box, STYLE_DIM, diagram_text(b->d, "... %lld empty", (long long)empty));
        empty = 0;
        if (i == k->slots)
            break;
        int32_t at = k->index[i];
        const char *text = at == -1 ? "empty" : at == -2 ? "deleted" : diagram_text(b->d, "%d", at);
        int row = diagram_row(b->d, box, 0, 3, diagram_text(b->d, "[%lld]", (long long)i), text, key_of(k, at));
        struct row *r = &b->d->box[box].row[row];
        r->style[1] = at < 0 ? STYLE_DIM : STYLE_VALUE;
        r->style[2] = STYLE_NAME;
    }
}

static void add_entries(struct building *b, int box, const struct snap_keys *k, bool shared)
{
    for (int64_t i = 0; i < k->shown; i++) {
        const struct snap_entry *e = &k->entry[i];
        struct shown v = show_ref(b, &e->value);
        int64_t slot = e->hash & (k->slots - 1);
        const char *way =
            k->slots && e->key ? diagram_text(b->d, "hash & %lld = %lld", (long long)k->slots - 1, (long long)slot) : "";
        bool moved = e->key && k->index && slot >= 0 && k->index[slot] != i;
        int row = diagram_row(b->d, box, 0, shared ? 3 : 4, diagram_text(b->d, "%lld", (long long)i), e->key ? e->key : "(deleted)",
                              diagram_text(b->d, "%s%s", way, moved ? ", taken: goes on" : ""), v.text);
        struct row *r = &b->d->box[box].row[row];
        r->style[2] = moved ? STYLE_CHANGED : STYLE_DIM;
        r->style[3] = (uint8_t)v.style;
    }
    if (k->shown < k->nentries)
        diagram_wide_row(b->d, box, STYLE_DIM, diagram_text(b->d, "... %lld more", (long long)(k->nentries - k->shown)));
    if (k->usable)
        diagram_wide_row(b->d, box, STYLE_DIM, diagram_text(b->d, "room for %lld more", (long long)k->usable));
}

static void add_table(struct building *b, const struct snap_keys *k, const char *whose, bool shared)
{
    if (!k->index)
        return;
    int index = diagram_box(b->d, diagram_text(b->d, "%s", whose), address_text(b, k->addr), k->addr);
    int entries = diagram_box(b->d, "entries", NULL, k->addr + 1);
    b->d->box[index].layer = 0;
    b->d->box[entries].layer = 1;
    b->d->box[index].align[0] = 'r';
    int row = diagram_row(b->d, index, 0, 3, "slot", "index", "");
    b->d->box[index].row[row].style[0] = b->d->box[index].row[row].style[1] = STYLE_NOTE;
    diagram_arrow(b->d, index, row, entries);
    row = diagram_row(b->d, entries, 0, shared ? 3 : 4, "", "key", "looked for at", "value");
    for (int i = 0; i < 4; i++)
        b->d->box[entries].row[row].style[i] = STYLE_NOTE;
    b->d->box[entries].entry = 0;
    add_index(b, index, k);
    add_entries(b, entries, k, shared || k->kind == KEYS_SPLIT);
    diagram_caption(b->d, index, STYLE_CAPTION,
                    diagram_text(b->d, "%lld slots of %d byte%s; %s", (long long)k->slots, k->index_width,
                                 k->index_width == 1 ? "" : "s", shared ? "shared" : k->kind_name));
    diagram_caption(b->d, entries, STYLE_CAPTION,
                    diagram_text(b->d, "%d B an entry; %lld B in all, block %lld", k->entry_size, (long long)k->requested,
                                 (long long)k->block));
}

void view_keys(struct building *b)
{
    const struct snap *s = b->s;
    for (int i = 0; i < s->nblocks; i++) {
        const struct snap_block *k = &s->block[i];
        if (k->kind != BLOCK_KEYS || !k->keys || !k->keys->nentries || (b->o->key && b->o->key != k->addr))
            continue;
        const char *whose = "keys";
        bool seen = b->block_shown[i];
        for (int o = 0; o < s->nobjects; o++)
            if (s->object[o].keys && s->object[o].keys->addr == k->addr && b->object_shown[o]) {
                seen = true;
                whose = s->object[o].builtin ? "keys of a dict" : diagram_text(b->d, "keys of class %s", s->object[o].type);
                break;
            }
        if (seen)
            add_table(b, k->keys, whose, k->shared);
    }
    if (!b->d->nboxes)
        diagram_head(b->d, STYLE_DIM, "no keys tables here");
}
