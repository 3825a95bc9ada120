/* Keys tables, values arrays and set tables: the blocks that dicts, instances and sets keep beside themselves. */
#include <stdlib.h>
#include <string.h>

#include "slotscope/heap/heap.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "take.h"

/* The name of a key: text as it is, other things as their repr says. */
static const char *name_of_key(struct taking *t, struct obj *key)
{
    buf_clear(&t->text);
    if (type_of(key) == t_str) {
        text_utf8(&t->text, key, 0);
    } else if (!text_repr(&t->text, key, 0)) {
        buf_clear(&t->text);
        struct obj *r = t->limits.dump ? obj_repr(key) : NULL;
        if (r)
            text_utf8(&t->text, r, 0);
        else
            buf_printf(&t->text, "<%s>", type_name(type_of(key)));
        xdecref(r);
        if (t->limits.dump)
            err_clear();
    }
    return take_text(t, t->text.p, t->text.len);
}

static const char *kind_name(const struct keys_view *v, bool split)
{
    static const char *const names[] = {"general", "unicode", "split"};
    if (!pol.keys_log2)
        return split ? "split" : "combined";
    return names[v->kind];
}

static int64_t key_hash(const struct keys_view *v, int64_t i, struct obj *key)
{
    if (v->entry_size == lay.sizeof_PyDictKeyEntry)
        return *(const int64_t *)(const void *)((const char *)v->entries + i * v->entry_size);
    return key ? AT(key, PyASCIIObject, hash, int64_t) : 0;
}

struct snap_keys *describe_keys(struct taking *t, const void *keys, bool split, bool follow)
{
    struct keys_view v;
    keys_read(keys, &v);
    struct arena *a = &t->s->arena;
    struct snap_keys *k = arena_alloc(a, sizeof *k);
    *k = (struct snap_keys){.addr = (uintptr_t)keys,
                            .kind = (int)v.kind,
                            .kind_name = kind_name(&v, split),
                            .slots = v.slots,
                            .usable = v.usable,
                            .nentries = v.nentries,
                            .index_width = v.index_width,
                            .entry_size = v.entry_size,
                            .requested = (int64_t)v.bytes,
                            .refcount = AT((uintptr_t)keys, PyDictKeysObject, dk_refcnt, int64_t)};
    k->shown = take_limit(t, v.nentries);
    if (v.slots <= 1024 || !t->limits.items) {
        k->index = arena_alloc(a, (size_t)v.slots * sizeof *k->index);
        for (int64_t i = 0; i < v.slots; i++)
            k->index[i] = (int32_t)keys_index(&v, i);
    }
    k->entry = arena_alloc(a, (size_t)(k->shown + 1) * sizeof *k->entry);
    for (int64_t i = 0; i < k->shown; i++) {
        struct obj *key = keys_entry_key(&v, i);
        struct snap_entry *e = &k->entry[i];
        e->hash = key_hash(&v, i, key);
        e->key = key ? name_of_key(t, key) : NULL;
        e->key_ref = (struct snap_ref){.to = key ? TO_NAMED : TO_NULL, .index = -1, .text = e->key, .addr = (uintptr_t)key};
        if (follow && !split)
            e->value = take_ref(t, keys_entry_value(&v, i));
    }
    return k;
}

const char *key_name(const struct snap_keys *k, int64_t i)
{
    return k && i < k->shown ? k->entry[i].key : NULL;
}

static void add_key_entries(struct taking *t, const void *keys, const struct keys_view *v, const struct snap_keys *k, bool split)
{
    int base = (int)((const char *)v->entries - (const char *)keys), at_key = v->entry_size - 16;
    for (int64_t i = 0; i < k->shown; i++) {
        const struct snap_entry *e = &k->entry[i];
        int offset = base + (int)i * v->entry_size;
        if (at_key)
            field_add(t, keys, offset, 8, FIELD_HASH, "hash");
        buf_clear(&t->text);
        buf_printf(&t->text, "key %lld", (long long)i);
        field_ref(t, keys, offset + at_key, take_text(t, t->text.p, t->text.len), e->key_ref);
        t->fields.field[t->fields.n - 1].key = true;
        if (!split)
            field_ref(t, keys, offset + at_key + 8, e->key ? e->key : "(deleted)", e->value);
        else if (v->entry_size == lay.sizeof_PyDictKeyEntry || v->kind != KEYS_GENERAL)
            field_room(t, keys, offset + at_key + 8, 1);
    }
    int end = base + (int)v->nentries * v->entry_size;
    if (k->shown == v->nentries)
        field_room(t, keys, end, ((int64_t)v->bytes - end) / 8);
}

int take_keys_block(struct taking *t, const void *keys, struct snap_keys *k, int owner, bool shared)
{
    bool fresh;
    struct keys_view v;
    keys_read(keys, &v);
    int index = take_block(t, BLOCK_KEYS, keys, keys, (int64_t)v.bytes, &fresh);
    k->block = t->s->block[index].block;
    if (!fresh)
        return index;
    struct record_field head[16];
    int n = layout_record_fields("PyDictKeysObject", head, 16);
    for (int i = 0; i < n; i++)
        if (head[i].size)
            field_add(t, keys, head[i].offset, head[i].size, strcmp(head[i].name, "dk_lookup") == 0 ? FIELD_CODE : FIELD_INT,
                      strcmp(head[i].name, "dk_refcnt") == 0 ? "refcount" : head[i].name + 3);
    field_add(t, keys, lay.PyDictKeysObject_dk_indices, (int)(v.slots * v.index_width), FIELD_BYTES, "indices");
    add_key_entries(t, keys, &v, k, shared);
    struct snap_block *b = &t->s->block[index];
    b->owner = owner;
    b->shared = shared;
    b->keys = k;
    b->cut = k->nentries - k->shown;
    b->field = fields_keep(t, &b->nfields);
    return index;
}

/* ---- values ---- */

static int capacity_of(const uint8_t *values, const struct keys_view *v)
{
    switch (pol.values_format) {
    case VALUES_HEADER: return values[0];
    case VALUES_PREFIX: return (int)(v->usable + v->nentries);
    default: return (int)((v->slots << 1) / 3);
    }
}

struct snap_values *describe_values(struct taking *t, const void *values, const void *keys, bool embedded)
{
    struct keys_view v;
    keys_read(keys, &v);
    const uint8_t *p = values;
    struct snap_values *s = arena_alloc(&t->s->arena, sizeof *s);
    *s = (struct snap_values){.embedded = embedded, .valid = true, .capacity = capacity_of(p, &v), .size = -1, .prefix = -1};
    const struct obj *const *item = values;
    if (pol.values_format == VALUES_HEADER) {
        s->size = AT((uintptr_t)p, PyDictValues, size, uint8_t);
        s->valid = !embedded || AT((uintptr_t)p, PyDictValues, valid, uint8_t);
        item = (const struct obj *const *)(const void *)(p + 8);
        s->order = p + 8 + 8 * s->capacity;
    } else if (pol.values_format == VALUES_PREFIX) {
        s->size = p[-2];
        s->prefix = p[-1];
        s->order = p - 3;
    }
    uint8_t *order = arena_alloc(&t->s->arena, 256);
    for (int i = 0; i < s->size; i++)
        order[i] = pol.values_format == VALUES_PREFIX ? s->order[-i] : s->order[i];
    s->order = s->order ? order : NULL;
    if (!s->valid)
        return s;
    s->value = arena_alloc(&t->s->arena, (size_t)(s->capacity + 1) * sizeof *s->value);
    for (int i = 0; i < s->capacity; i++)
        s->value[i] = take_ref(t, (struct obj *)(uintptr_t)item[i]);
    return s;
}

int64_t values_bytes(const struct snap_values *v)
{
    int64_t n = v->capacity;
    switch (pol.values_format) {
    case VALUES_HEADER: return 8 * (n + 1) + (n + 7) / 8 * 8;
    case VALUES_PREFIX: return v->prefix + 8 * n;
    default: return 8 * n;
    }
}

int take_values_block(struct taking *t, const void *values, const void *keys, struct snap_values *v, struct snap_keys *k, int owner)
{
    bool fresh;
    const char *start = (const char *)values - (v->prefix > 0 ? v->prefix : 0);
    int64_t requested = values_bytes(v), room = (requested + 15) / 16 * 16, block = (int64_t)heap_block_size(start);
    bool shrunk = v->prefix > 0 && room < block; /* the class's room shrank since: it does not say any more what was asked for */
    if (shrunk)
        requested = block - 8;
    int index = take_block(t, BLOCK_VALUES, values, start, requested, &fresh);
    t->s->block[index].about = shrunk;
    (void)keys;
    if (!fresh)
        return index;
    int first = 0, last = 0;
    if (v->prefix > 0)
        field_add(t, values, -v->prefix, v->prefix, FIELD_BYTES, "order, count, prefix");
    if (pol.values_format == VALUES_HEADER) {
        field_add(t, values, 0, 8, FIELD_BYTES, "header");
        first = 8;
    }
    for (int i = 0; i < v->capacity; i++)
        if (v->value[i].to != TO_NULL)
            last = i + 1;
    for (int i = 0; i < last; i++) {
        const char *name = key_name(k, i);
        field_ref(t, values, first + 8 * i, name ? name : "", v->value[i]);
    }
    field_room(t, values, first + 8 * last, v->capacity - last);
    if (pol.values_format == VALUES_HEADER)
        field_add(t, values, 8 + 8 * v->capacity, (v->capacity + 7) / 8 * 8, FIELD_BYTES, "order");
    if (shrunk)
        field_add(t, values, 8 * v->capacity, (int)requested - v->prefix - 8 * v->capacity, FIELD_BYTES, "left over");
    struct snap_block *b = &t->s->block[index];
    b->owner = owner;
    b->values = v;
    b->field = fields_keep(t, &b->nfields);
    return index;
}

/* ---- sets ---- */

static struct snap_ref set_entry(struct taking *t, const char *entry)
{
    struct obj *key = *(struct obj *const *)(const void *)entry;
    int64_t hash = *(const int64_t *)(const void *)(entry + lay.setentry_hash);
    if (key && hash == -1)
        return (struct snap_ref){.to = TO_NAMED, .index = -1, .text = "dummy", .addr = (uintptr_t)key};
    return take_ref(t, key);
}

static void add_table(struct taking *t, const char *base, int offset, int64_t slots, const struct snap_ref *item)
{
    for (int64_t i = 0; i < slots; i++) {
        int at = offset + (int)i * lay.sizeof_setentry;
        buf_clear(&t->text);
        buf_printf(&t->text, "[%lld]", (long long)i);
        field_ref(t, base, at, take_text(t, t->text.p, t->text.len), item[i]);
        field_add(t, base, at + lay.setentry_hash, 8, FIELD_HASH, "hash");
    }
}

void describe_set(struct taking *t, int index)
{
    struct obj *o = (struct obj *)(uintptr_t)t->s->object[index].addr;
    const char *table = AT(o, PySetObject, table, char *);
    int64_t slots = AT(o, PySetObject, mask, int64_t) + 1, shown = take_limit(t, slots);
    bool small = table == (char *)o + lay.PySetObject_smalltable;
    struct record_field f[24];
    int n = layout_record_fields("PySetObject", f, 24);
    for (int i = 0; i < n; i++)
        if (f[i].offset >= 16 && f[i].size == 8) {
            struct snap_field *added =
                field_add(t, o, f[i].offset, 8, f[i].offset == lay.PySetObject_hash ? FIELD_HASH : FIELD_INT, f[i].name);
            if (f[i].offset == lay.PySetObject_weakreflist) {
                added->kind = FIELD_WEAKREF;
                added->ref =
                    (struct snap_ref){.to = added->raw ? TO_NAMED : TO_NULL, .index = -1, .text = added->raw ? "set" : "NULL"};
            }
        }
    struct snap_ref *item = arena_alloc(&t->s->arena, (size_t)(shown + 1) * sizeof *item);
    for (int64_t i = 0; i < shown; i++)
        item[i] = set_entry(t, table + i * lay.sizeof_setentry);
    struct snap_object *s = &t->s->object[index];
    s->fill = AT(o, PySetObject, fill, int64_t);
    s->len = AT(o, PySetObject, used, int64_t);
    s->slots = slots;
    s->shown = shown;
    s->cut = slots - shown;
    s->item = item;
    if (small)
        add_table(t, (const char *)o, lay.PySetObject_smalltable, shown, item);
    struct snap_ref inside = {.to = TO_NAMED, .index = -1, .text = "inside", .addr = (uintptr_t)table};
    if (!small) {
        bool fresh;
        struct field_list outer = fields_aside(t);
        int b = take_block(t, BLOCK_TABLE, table, table, slots * lay.sizeof_setentry, &fresh);
        add_table(t, table, 0, shown, item);
        t->s->block[b].owner = index;
        t->s->block[b].cut = slots - shown;
        t->s->block[b].field = fields_keep(t, &t->s->block[b].nfields);
        fields_back(t, outer);
        inside = take_block_ref(b, (uintptr_t)table);
    }
    for (int i = 0; i < t->fields.n; i++)
        if (t->fields.field[i].offset == lay.PySetObject_table) {
            t->fields.field[i].kind = FIELD_BLOCK;
            t->fields.field[i].ref = inside;
        }
}
