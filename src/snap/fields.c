/*
 * The fields of an object, word by word: what lies in front of it, its head, the record of its built-in layout as the tables tell
 * it, its slots, its items, the values inside it.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/object/attr.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "take.h"

/* ---- a list of fields under construction ---- */

static uint64_t raw_word(const void *p, int size)
{
    uint64_t w = 0;
    memcpy(&w, p, (size_t)(size < 8 ? size : 8));
    return w;
}

struct snap_field *field_add(struct taking *t, const void *base, int offset, int size, enum field_kind kind, const char *name)
{
    if (t->fields.n == t->fields.cap) {
        t->fields.cap = t->fields.cap ? t->fields.cap * 2 : 64;
        t->fields.field = mem_realloc(t->fields.field, (size_t)t->fields.cap * sizeof *t->fields.field);
    }
    struct snap_field *f = &t->fields.field[t->fields.n++];
    *f = (struct snap_field){
        .offset = offset, .size = size, .name = name, .kind = (uint8_t)kind, .ref = {.to = TO_NOTHING, .index = -1}};
    f->raw = raw_word((const char *)base + offset, size);
    return f;
}

void field_ref(struct taking *t, const void *base, int offset, const char *name, struct snap_ref ref)
{
    field_add(t, base, offset, 8, FIELD_OBJECT, name)->ref = ref;
}

void field_room(struct taking *t, const void *base, int offset, int64_t words)
{
    if (words <= 0)
        return;
    struct snap_field *f = field_add(t, base, offset, (int)(words * 8), FIELD_ROOM, NULL);
    f->count = (int)words;
    f->raw = 0;
}

struct field_list fields_aside(struct taking *t)
{
    struct field_list outer = t->fields;
    t->fields = (struct field_list){0};
    return outer;
}

void fields_back(struct taking *t, struct field_list outer)
{
    free(t->fields.field);
    t->fields = outer;
}

static int by_offset(const void *a, const void *b)
{
    const struct snap_field *x = a, *y = b;
    return x->offset - y->offset;
}

void fields_sort(struct taking *t)
{
    if (t->fields.n)
        qsort(t->fields.field, (size_t)t->fields.n, sizeof *t->fields.field, by_offset);
}

struct snap_field *fields_keep(struct taking *t, int *n)
{
    *n = t->fields.n;
    struct snap_field *kept = arena_alloc(&t->s->arena, (size_t)(t->fields.n + 1) * sizeof *kept);
    if (t->fields.n)
        memcpy(kept, t->fields.field, (size_t)t->fields.n * sizeof *kept);
    t->fields.n = 0;
    return kept;
}

static struct obj *word_at(const void *base, int64_t offset)
{
    return *(struct obj *const *)(const void *)((const char *)base + offset);
}

static const char *item_name(struct taking *t, int64_t i)
{
    buf_clear(&t->text);
    buf_printf(&t->text, "[%lld]", (long long)i);
    return take_text(t, t->text.p, t->text.len);
}

/* n references in a row. */
static void add_items(struct taking *t, const void *base, int offset, int64_t n, const struct snap_ref *ref)
{
    for (int64_t i = 0; i < n; i++)
        field_ref(t, base, offset + (int)(8 * i), item_name(t, i), ref[i]);
}

static struct snap_ref *take_items(struct taking *t, struct obj *const *items, int64_t n)
{
    struct snap_ref *r = arena_alloc(&t->s->arena, (size_t)(n + 1) * sizeof *r);
    for (int64_t i = 0; i < n; i++)
        r[i] = take_ref(t, items[i]);
    return r;
}

/* ---- the record of a built-in layout ---- */

/* Names as people say them: without the prefix that CPython's structs carry. */
static const char *plain_name(const char *name)
{
    static const char *const prefixes[] = {"_base_ob_base_",
                                           "_base_",
                                           "d_common_ob_base_",
                                           "d_common_d_",
                                           "d_common_",
                                           "long_value_lv_",
                                           "long_value_",
                                           "func_",
                                           "ma_",
                                           "_ma_",
                                           "ob_",
                                           "im_",
                                           "m_",
                                           "dk_",
                                           "wr_",
                                           "gi_",
                                           "co_",
                                           "md_",
                                           "cval_"};
    static const struct {
        const char *c, *plain;
    } words[] = {{"refcnt", "refcount"},     {"item", "items"},          {"fval", "value"}, {"sval", "bytes"},
                 {"shash", "hash"},          {"digit", "digits"},        {"shash", "hash"}, {"ml", "method"},
                 {"version_tag", "version"}, {"watcher_tag", "watchers"}};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t n = strlen(prefixes[i]);
        if (strncmp(name, prefixes[i], n) == 0 && name[n]) {
            name += n;
            i = (size_t)-1;
        }
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(name, words[i].c) == 0)
            return words[i].plain;
    return name;
}

static const struct take_record *record_of(struct taking *t, const char *name)
{
    for (int i = 0; i < t->nrecords; i++)
        if (strcmp(t->record[i].name, name) == 0)
            return &t->record[i];
    if (t->nrecords == TAKE_RECORDS)
        t->nrecords = 0;
    struct take_record *r = &t->record[t->nrecords++];
    r->name = name;
    r->nfields = layout_record_fields(name, r->field, TAKE_FIELDS);
    return r;
}

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n >= m && strcmp(s + n - m, end) == 0;
}

static enum field_kind kind_by_ctype(const struct record_field *f)
{
    if (ends_with(f->name, "weakreflist") || ends_with(f->name, "weaklist"))
        return FIELD_WEAKREF;
    if (strcmp(f->ctype, "PyObject *") == 0)
        return FIELD_OBJECT;
    if (strcmp(f->ctype, "Py_hash_t") == 0)
        return FIELD_HASH;
    if (strcmp(f->ctype, "double") == 0)
        return FIELD_DOUBLE;
    if (ends_with(f->ctype, "*") || ends_with(f->ctype, "func"))
        return FIELD_CODE;
    return f->size <= 8 && f->ctype[strlen(f->ctype) - 1] != ']' ? FIELD_INT : FIELD_BYTES;
}

/* Fields of the record behind the head; arrays at its end are left to whoever knows how many items there are. */
static void add_record(struct taking *t, const struct obj *o, const char *record)
{
    const struct take_record *r = record_of(t, record);
    for (int i = 0; i < r->nfields; i++) {
        const struct record_field *f = &r->field[i];
        if (f->offset < 16 || ends_with(f->ctype, "]") || f->size == 0)
            continue;
        enum field_kind kind = kind_by_ctype(f);
        struct snap_field *added = field_add(t, o, f->offset, f->size, kind, plain_name(f->name));
        added->record = true;
        if (kind == FIELD_WEAKREF && !added->raw)
            added->ref = (struct snap_ref){.to = TO_NULL, .index = -1, .text = "NULL"};
        if (kind == FIELD_OBJECT) {
            int at = t->fields.n - 1;
            struct snap_ref ref = take_ref(t, word_at(o, f->offset));
            t->fields.field[at].ref = ref;
        }
    }
}

static struct snap_field *field_at(struct taking *t, int offset)
{
    for (int i = 0; i < t->fields.n; i++)
        if (t->fields.field[i].offset == offset)
            return &t->fields.field[i];
    return NULL;
}

static void set_block(struct taking *t, int offset, struct snap_ref ref)
{
    struct snap_field *f = field_at(t, offset);
    if (!f)
        return;
    f->kind = FIELD_BLOCK;
    f->ref = ref;
}

/* ---- head ---- */

static void add_head(struct taking *t, struct obj *o)
{
    const struct type *type = type_of(o);
    if (type->flags & TF_GC) {
        field_add(t, o, -16, 8, FIELD_GC, "gc next");
        field_add(t, o, -8, 8, FIELD_GC, "gc prev");
    }
    field_add(t, o, 0, 8, FIELD_COUNT, "refcount");
    struct snap_ref cls = take_ref(t, o->ob_type);
    field_add(t, o, 8, 8, FIELD_TYPE, "type")->ref = cls;
}

/* ---- what built-in layouts hold beyond their record's words ---- */

static void add_tuple(struct taking *t, int index, struct obj *o)
{
    int64_t n = tuple_len(o), shown = take_limit(t, n);
    struct snap_ref *items = take_items(t, tuple_items(o), shown);
    struct snap_object *s = &t->s->object[index];
    s->len = n;
    s->shown = shown;
    s->item = items;
    s->cut = n - shown;
    add_items(t, o, lay.PyTupleObject_ob_item, shown, items);
}

static struct snap_ref list_block(struct taking *t, int index, struct obj *o, const struct snap_ref *refs, int64_t shown)
{
    int64_t n = list_len(o), room = AT(o, PyListObject, allocated, int64_t);
    struct obj **items = list_items(o);
    bool fresh;
    if (!items)
        return (struct snap_ref){.to = TO_NULL, .index = -1, .text = "NULL"};
    int block = take_block(t, BLOCK_ITEMS, items, items, 8 * room, &fresh);
    struct field_list outer = fields_aside(t);
    add_items(t, items, 0, shown, refs);
    if (shown == n)
        field_room(t, items, (int)(8 * n), room - n);
    struct snap_block *b = &t->s->block[block];
    b->owner = index;
    b->cut = n - shown;
    b->field = fields_keep(t, &b->nfields);
    fields_back(t, outer);
    return take_block_ref(block, (uintptr_t)items);
}

static void add_list(struct taking *t, int index, struct obj *o)
{
    int64_t n = list_len(o), shown = take_limit(t, n);
    struct snap_ref *refs = take_items(t, list_items(o), shown);
    struct snap_object *s = &t->s->object[index];
    s->len = n;
    s->capacity = AT(o, PyListObject, allocated, int64_t);
    s->shown = shown;
    s->item = refs;
    struct snap_ref block = list_block(t, index, o, refs, shown);
    set_block(t, lay.PyListObject_ob_item, block);
}

/* Where a dict's values are: nowhere, in a block, or inside the instance they belong to. */
static struct snap_ref dict_values_ref(struct taking *t, int index, void *values, void *keys, struct snap_values *v,
                                       struct snap_keys *k)
{
    if (!values)
        return (struct snap_ref){.to = TO_NULL, .index = -1, .text = "NULL"};
    if (!v->embedded)
        return take_block_ref(take_values_block(t, values, keys, v, k, index), (uintptr_t)values);
    int owner = snap_find_object(t->s, (uintptr_t)values);
    if (owner >= 0)
        return (struct snap_ref){.to = TO_OBJECT, .index = owner, .addr = (uintptr_t)values};
    return (struct snap_ref){.to = TO_NAMED, .index = -1, .text = "values inside an instance", .addr = (uintptr_t)values};
}

static void add_dict(struct taking *t, int index, struct obj *o)
{
    void *keys = dict_keys_table(o), *values = dict_values_array(o);
    bool embedded = values && pol.values_format == VALUES_HEADER && AT(values, PyDictValues, embedded, uint8_t);
    struct snap_keys *k = describe_keys(t, keys, values != NULL, true);
    struct snap_values *v = values ? describe_values(t, values, keys, embedded) : NULL;
    struct snap_object *s = &t->s->object[index];
    s->len = dict_len(o);
    if (s->builtin) { /* an instance's are those of its attributes */
        s->keys = k;
        s->values = v;
    }
    struct field_list outer = fields_aside(t);
    int block = take_keys_block(t, keys, k, index, values != NULL);
    struct snap_ref ref = dict_values_ref(t, index, values, keys, v, k);
    fields_back(t, outer);
    set_block(t, lay.PyDictObject_ma_keys, take_block_ref(block, (uintptr_t)keys));
    set_block(t, lay.PyDictObject_ma_values, ref);
}

/* Long text is shown in part; nothing that could be reached is left out by that. */
static int64_t some_bytes(const struct taking *t, int64_t n)
{
    enum { SOME = 4000 };
    return t->limits.items && n > SOME ? SOME : n;
}

static void add_characters(struct taking *t, struct obj *o)
{
    int at = (int)((char *)str_data(o) - (char *)o);
    field_add(t, o, at, (int)some_bytes(t, (str_length(o) + 1) * str_kind(o)), FIELD_BYTES, "characters")->record = true;
}

static void add_raw(struct taking *t, const struct obj *o, int offset, int64_t size, const char *name)
{
    field_add(t, o, offset, (int)size, FIELD_BYTES, name)->record = true;
}

/* The nearest ancestor with a record of its own. */
static const char *record_name(const struct type *type)
{
    while (type && !(type->spec && type->spec->record))
        type = type->base;
    return type ? type->spec->record : "PyObject";
}

static void add_contents(struct taking *t, int index, struct obj *o)
{
    bool exact = t->s->object[index].builtin;
    switch (t->s->object[index].kind) {
    case K_OBJECT: break;
    case K_STR:
        add_record(t, o, !exact ? "PyUnicodeObject" : str_is_ascii(o) ? "PyASCIIObject" : "PyCompactUnicodeObject");
        if (exact)
            add_characters(t, o);
        break;
    case K_TUPLE:
        add_record(t, o, "PyTupleObject");
        add_tuple(t, index, o);
        break;
    case K_LIST:
        add_record(t, o, "PyListObject");
        add_list(t, index, o);
        break;
    case K_DICT:
        add_record(t, o, "PyDictObject");
        add_dict(t, index, o);
        break;
    case K_SET:
    case K_FROZENSET: describe_set(t, index); break;
    case K_INT:
        add_record(t, o, "PyLongObject");
        add_raw(t, o, 24, 4 * (int64_t)(int_ndigits(o) ? int_ndigits(o) : 1), "digits");
        break;
    case K_BYTES:
        add_record(t, o, "PyBytesObject");
        add_raw(t, o, lay.PyBytesObject_ob_sval, some_bytes(t, bytes_length(o) + 1), "bytes");
        break;
    default: add_record(t, o, record_name(type_of(o))); break;
    }
}

/* ---- instances: the words and values that hold attributes ---- */

static void add_weakref(struct taking *t, struct obj *o, int offset, const char *name)
{
    struct snap_field *f = field_add(t, o, offset, 8, FIELD_WEAKREF, name);
    f->ref = f->raw ? (struct snap_ref){.to = TO_NAMED, .index = -1, .text = "set", .addr = f->raw}
                    : (struct snap_ref){.to = TO_NULL, .index = -1, .text = "NULL"};
}

static void note_dict(struct taking *t, int index, struct snap_ref ref)
{
    if (ref.to == TO_OBJECT)
        t->s->object[index].dict = ref.index;
}

static void add_dict_word(struct taking *t, int index, struct obj *o, int offset, const char *name)
{
    struct snap_ref ref = take_ref(t, word_at(o, offset));
    field_ref(t, o, offset, name, ref);
    note_dict(t, index, ref);
}

static void add_values_word(struct taking *t, int index, struct obj *o, int offset, const char *values, void *keys)
{
    struct snap_field *f = field_add(t, o, offset, 8, FIELD_BLOCK, "values");
    if (!values) {
        f->ref = (struct snap_ref){.to = TO_NULL, .index = -1, .text = "NULL"};
        return;
    }
    int at = t->fields.n - 1;
    struct snap_values *v = describe_values(t, values, keys, false);
    t->s->object[index].values = v;
    struct field_list outer = fields_aside(t);
    int block = take_values_block(t, values, keys, v, t->s->object[index].keys, index);
    fields_back(t, outer);
    t->fields.field[at].ref = take_block_ref(block, (uintptr_t)values);
}

/* The values behind the fixed part: header, a word for each name, order of insertion. */
static void add_inline_values(struct taking *t, int index, struct obj *o, void *keys)
{
    int base = type_of(o)->basicsize;
    char *values = (char *)o + base;
    map_put(t->s->map, (uintptr_t)values, index);
    struct snap_values *v = describe_values(t, values, keys, true);
    t->s->object[index].values = v;
    struct snap_field *f = field_add(t, o, base, 8, FIELD_BYTES, v->valid ? "inline values" : "inline values (given up)");
    f->inlined = true;
    int last = 0;
    for (int i = 0; i < v->capacity && v->value; i++)
        if (v->value[i].to != TO_NULL)
            last = i + 1;
    for (int i = 0; i < last; i++) {
        const char *name = key_name(t->s->object[index].keys, i);
        field_ref(t, o, base + 8 + 8 * i, name ? name : "", v->value[i]);
        t->fields.field[t->fields.n - 1].inlined = true;
    }
    int before = t->fields.n;
    field_room(t, o, base + 8 + 8 * last, v->capacity - last);
    if (t->fields.n > before)
        t->fields.field[before].inlined = true;
    int order = base + 8 + 8 * v->capacity, end = order + (v->capacity + 7) / 8 * 8;
    f = field_add(t, o, order, end - order, FIELD_BYTES, "order");
    f->inlined = true;
    int left = (int)(obj_requested(o) - (size_t)type_of(o)->presize) - end; /* the room shrank after the block was asked for */
    if (left >= 8)
        field_add(t, o, end, left, FIELD_BYTES, "left over")->inlined = true;
}

static void add_shared_keys(struct taking *t, int index, void *keys)
{
    struct snap_keys *k = describe_keys(t, keys, true, false);
    t->s->object[index].keys = k;
    struct field_list outer = fields_aside(t);
    take_keys_block(t, keys, k, -1, true);
    fields_back(t, outer);
}

static void add_managed(struct taking *t, int index, struct obj *o)
{
    const struct type *type = type_of(o);
    void *keys = type->flags & TF_MANAGED_DICT ? AT(type->self, PyHeapTypeObject, ht_cached_keys, void *) : NULL;
    if (keys)
        add_shared_keys(t, index, keys);
    if (type->flags & TF_MANAGED_DICT) {
        uintptr_t word = (uintptr_t)word_at(o, -24);
        if (pol.attr == ATTR_VALUES_FRONT) {
            add_dict_word(t, index, o, -24, "dict");
            add_values_word(t, index, o, -32, (const char *)word_at(o, -32), keys);
        } else if (pol.attr == ATTR_TAGGED_WORD && (word & 1)) {
            add_values_word(t, index, o, -24, (const char *)(word + 1), keys);
        } else {
            add_dict_word(t, index, o, -24, "dict");
            if (type->flags & TF_INLINE_VALUES)
                add_inline_values(t, index, o, keys);
        }
    } else if (type->presize >= 32)
        field_room(t, o, -24, 1);
    if (type->flags & TF_MANAGED_WEAKREF)
        add_weakref(t, o, -32, "weakrefs");
    else if (type->presize >= 32 && pol.attr != ATTR_VALUES_FRONT)
        field_room(t, o, -32, 1);
}

static void add_slots(struct taking *t, const struct snap_class *c, struct obj *o)
{
    for (int i = 0; i < c->nslots; i++) {
        field_ref(t, o, c->slot[i].offset, c->slot[i].name, take_ref(t, word_at(o, c->slot[i].offset)));
        t->fields.field[t->fields.n - 1].slot = true;
    }
}

/* Drops what a later field of the same offset replaces: the record's own word for the dict, say. */
static void drop_doubles(struct taking *t)
{
    int n = 0;
    for (int i = 0; i < t->fields.n; i++) {
        if (n && t->fields.field[n - 1].offset == t->fields.field[i].offset) {
            if (t->fields.field[n - 1].record)
                t->fields.field[n - 1] = t->fields.field[i];
            continue;
        }
        t->fields.field[n++] = t->fields.field[i];
    }
    t->fields.n = n;
}

static void describe_instance(struct taking *t, int index, struct obj *o)
{
    const struct type *type = type_of(o);
    int cls = t->s->object[index].cls;
    add_head(t, o);
    add_managed(t, index, o);
    if (!(type->flags & TF_MANAGED_DICT) && type->dictoffset > 0)
        add_dict_word(t, index, o, type->dictoffset, "__dict__");
    if (!(type->flags & TF_MANAGED_WEAKREF) && type->weakrefoffset > 0)
        add_weakref(t, o, type->weakrefoffset, "__weakref__");
    struct snap_class c = t->s->cls[cls];
    add_slots(t, &c, o);
    if (!t->limits.dump)
        add_contents(t, index, o);
    fields_sort(t);
    drop_doubles(t);
}

/* ---- the whole ---- */

static void describe_value(struct taking *t, int index, struct obj *o)
{
    enum kind kind = t->s->object[index].kind;
    buf_clear(&t->text);
    if (kind == K_STR)
        text_utf8(&t->text, o, t->limits.items ? 200 : 0);
    else
        text_repr(&t->text, o, t->limits.items ? 60 : 0);
    t->s->object[index].value = take_text(t, t->text.p, t->text.len);
    t->s->object[index].value_len = t->text.len;
    buf_clear(&t->text);
    text_repr(&t->text, o, 28);
    t->s->object[index].repr = take_text(t, t->text.p, t->text.len);
}

static bool is_leaf(enum kind k)
{
    return k == K_INT || k == K_FLOAT || k == K_COMPLEX || k == K_STR || k == K_BYTES;
}

void describe_object(struct taking *t, int index)
{
    struct obj *o = (struct obj *)(uintptr_t)t->s->object[index].addr;
    if (t->s->object[index].builtin) {
        add_head(t, o);
        add_contents(t, index, o);
        fields_sort(t);
        if (is_leaf(t->s->object[index].kind))
            describe_value(t, index, o);
    } else {
        describe_instance(t, index, o);
    }
    struct snap_object *n = &t->s->object[index];
    n->field = fields_keep(t, &n->nfields);
}
