/*
 * Taking a snapshot: breadth first from the names, in definition order. The list of objects found so far is the queue: describing
 * one finds others, which are added behind it. Where the limits are reached a reference says that something lies beyond.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/heap/heap.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "take.h"

const struct snap_limits snap_screen_limits = {.objects = 160, .items = 16};

/* ---- address to index ---- */

static size_t map_slot(const struct snap_map *m, uint64_t addr)
{
    size_t i = (size_t)((addr >> 3) * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (m->cap - 1);
    while (m->entry[i].addr && m->entry[i].addr != addr)
        i = (i + 1) & (m->cap - 1);
    return i;
}

bool map_get(const struct snap_map *m, uint64_t addr, int *value)
{
    if (!m->cap || !addr)
        return false;
    const struct map_entry *e = &m->entry[map_slot(m, addr)];
    *value = e->value;
    return e->addr != 0;
}

void map_put(struct snap_map *m, uint64_t addr, int value)
{
    if (m->n * 2 >= m->cap) {
        struct snap_map bigger = {.n = m->n, .cap = m->cap ? m->cap * 2 : 256};
        bigger.entry = mem_zalloc(bigger.cap * sizeof *bigger.entry);
        for (size_t i = 0; i < m->cap; i++)
            if (m->entry[i].addr)
                bigger.entry[map_slot(&bigger, m->entry[i].addr)] = m->entry[i];
        free(m->entry);
        *m = bigger;
    }
    struct map_entry *e = &m->entry[map_slot(m, addr)];
    m->n += e->addr == 0;
    *e = (struct map_entry){addr, value};
}

/* ---- small helpers ---- */

const char *take_text(struct taking *t, const char *s, size_t n)
{
    return arena_strndup(&t->s->arena, s, n);
}

int64_t take_limit(struct taking *t, int64_t n)
{
    if (!t->limits.items || n <= t->limits.items)
        return n;
    t->s->partial = true;
    return t->limits.items;
}

bool take_is_builtin(const struct type *t)
{
    return t == t_int || t == t_float || t == t_complex || t == t_str || t == t_bytes || t == t_tuple || t == t_list ||
           t == t_dict || t == t_set || t == t_frozenset;
}

#define PUSH(v, n, cap, item)                                                                                                      \
    do {                                                                                                                           \
        if ((n) == (cap)) {                                                                                                        \
            (cap) = (cap) ? (cap)*2 : 64;                                                                                          \
            (v) = mem_realloc((v), (size_t)(cap) * sizeof *(v));                                                                   \
        }                                                                                                                          \
        (v)[(n)++] = (item);                                                                                                       \
    } while (0)

/* ---- classes ---- */

static int by_slot_offset(const void *a, const void *b)
{
    const struct snap_slot *x = a, *y = b;
    return x->offset != y->offset ? x->offset - y->offset : strcmp(x->name, y->name);
}

/* The slots of a class: what the member descriptors along its MRO say, by offset. */
static void take_slots(struct taking *t, struct snap_class *c, struct obj *mro)
{
    struct snap_slot *slot = NULL;
    size_t n = 0, cap = 0;
    for (int64_t i = tuple_len(mro); i-- > 0;) {
        struct type *base = type_rec(tuple_items(mro)[i]);
        if (!(base->flags & TF_HEAP) || !base->dict)
            continue;
        int64_t pos = 0;
        struct obj *key, *v;
        while (dict_next(base->dict, &pos, &key, &v)) {
            if (type_of(v)->kind != K_MEMBER_DESCR)
                continue;
            char *member = AT(v, PyMemberDescrObject, d_member, char *);
            buf_clear(&t->text);
            text_utf8(&t->text, key, 0);
            struct snap_slot s = {(int)AT(member, PyMemberDef, offset, int64_t), take_text(t, t->text.p, t->text.len)};
            VEC_PUSH(slot, n, cap, s);
        }
    }
    if (n)
        qsort(slot, n, sizeof *slot, by_slot_offset);
    c->nslots = (int)n;
    c->slot = arena_alloc(&t->s->arena, (n + 1) * sizeof *slot);
    if (n)
        memcpy(c->slot, slot, n * sizeof *slot);
    free(slot);
}

static bool is_main(const struct type *type)
{
    struct obj *module = type->dict ? dict_get_str(type->dict, str_name("__module__")) : NULL;
    return module && is_str(module) && str_eq_c(module, "__main__");
}

int take_class(struct taking *t, struct type *type)
{
    int index;
    uint64_t addr = (uintptr_t)type->self;
    if (map_get(&t->classes, addr, &index))
        return index;
    struct obj *mro = type_mro(type);
    const char *name = type_short_name(type);
    struct snap_class c = {.name = take_text(t, name, strlen(name)),
                           .addr = addr,
                           .basicsize = type->basicsize,
                           .itemsize = type->itemsize,
                           .dictoffset = type->dictoffset,
                           .weakrefoffset = type->weakrefoffset,
                           .presize = type->presize,
                           .getsizeof = -1,
                           .main = (type->flags & TF_HEAP) && is_main(type),
                           .managed_dict = type->flags & TF_MANAGED_DICT,
                           .managed_weakref = type->flags & TF_MANAGED_WEAKREF,
                           .inline_values = type->flags & TF_INLINE_VALUES};
    take_slots(t, &c, mro);
    c.nmro = (int)tuple_len(mro);
    c.mro = arena_alloc(&t->s->arena, (size_t)c.nmro * sizeof *c.mro);
    for (int i = 0; i < c.nmro; i++) {
        const char *base = type_short_name(type_rec(tuple_items(mro)[i]));
        c.mro[i] = take_text(t, base, strlen(base));
    }
    PUSH(t->s->cls, t->s->nclasses, t->s->classes_cap, c);
    map_put(&t->classes, addr, t->s->nclasses - 1);
    return t->s->nclasses - 1;
}

/* ---- references ---- */

static struct snap_ref named(struct taking *t, const struct obj *o, const char *prefix, const char *name)
{
    buf_clear(&t->text);
    buf_adds(&t->text, prefix);
    buf_adds(&t->text, name);
    return (struct snap_ref){.to = TO_NAMED, .index = -1, .text = take_text(t, t->text.p, t->text.len), .addr = (uintptr_t)o};
}

static struct snap_ref named_by(struct taking *t, const struct obj *o, const char *prefix, const struct obj *name)
{
    struct buf b;
    buf_init(&b);
    if (name && is_str(name))
        text_utf8(&b, name, 0);
    struct snap_ref r = named(t, o, prefix, b.p);
    buf_done(&b);
    return r;
}

/* What is only named, never followed. False: o is to be followed. */
static bool take_named(struct taking *t, struct obj *o, struct snap_ref *out)
{
    const struct type *type = type_of(o);
    switch (type->kind) {
    case K_NONE:
    case K_BOOL:
    case K_ELLIPSIS:
    case K_NOTIMPLEMENTED:
        buf_clear(&t->text);
        if (!text_repr(&t->text, o, 0))
            break;
        *out = (struct snap_ref){.to = TO_NAMED, .index = -1, .text = take_text(t, t->text.p, t->text.len), .addr = (uintptr_t)o};
        return true;
    case K_TYPE:
        *out = named(t, o, "type:", type_short_name(type_rec(o)));
        out->index = take_class(t, type_rec(o));
        return true;
    case K_FUNCTION: *out = named_by(t, o, "function:", AT(o, PyFunctionObject, func_name, struct obj *)); return true;
    case K_CFUNCTION: *out = named(t, o, "builtin:", cfunction_def(o)->name); return true;
    case K_MODULE: *out = named_by(t, o, "builtin:", AT(o, PyModuleObject, md_name, struct obj *)); return true;
    default: break;
    }
    if (take_is_builtin(type) || (type->flags & (TF_HEAP | TF_IMMUTABLE)) == TF_HEAP)
        return false;
    *out = named(t, o, "other:", type_short_name(type));
    return true;
}

static uint64_t count_of(const struct obj *o)
{
    return pol.immortal ? o->refcnt_word & UINT32_MAX : o->refcnt_word;
}

static int add_object(struct taking *t, struct obj *o)
{
    struct type *type = type_of(o);
    struct snap_object n = {.addr = (uintptr_t)o,
                            .start = (uintptr_t)o - type->presize,
                            .kind = type->kind,
                            .builtin = take_is_builtin(type),
                            .immortal = pol.immortal && obj_is_immortal(o),
                            .count = count_of(o),
                            .presize = type->presize,
                            .basicsize = type->basicsize,
                            .depth = t->depth,
                            .dict = -1,
                            .cls = -1,
                            .getsizeof = -1};
    n.cls = take_class(t, type);
    n.type = t->s->cls[n.cls].name;
    PUSH(t->s->object, t->s->nobjects, t->s->objects_cap, n);
    map_put(t->s->map, n.addr, t->s->nobjects - 1);
    return t->s->nobjects - 1;
}

static struct snap_ref beyond(struct taking *t, struct obj *o)
{
    t->s->partial = true;
    buf_clear(&t->text);
    if (!text_repr(&t->text, o, 24)) {
        buf_clear(&t->text);
        buf_adds(&t->text, type_short_name(type_of(o)));
    }
    return (struct snap_ref){.to = TO_BEYOND, .index = -1, .text = take_text(t, t->text.p, t->text.len), .addr = (uintptr_t)o};
}

static bool is_leaf_type(const struct type *t)
{
    return t == t_int || t == t_float || t == t_complex || t == t_str || t == t_bytes;
}

/* Numbers and texts take a row at most: there may be more of them than of what gets a box. */
static bool is_full(const struct taking *t, const struct obj *o)
{
    int limit = t->limits.objects;
    return limit && (is_leaf_type(type_of(o)) ? t->nleaves >= limit * 8 : t->s->nobjects - t->nleaves >= limit);
}

struct snap_ref take_ref(struct taking *t, struct obj *o)
{
    struct snap_ref r = {.to = TO_NULL, .index = -1, .text = "NULL"};
    int index;
    if (!o || take_named(t, o, &r))
        return r;
    if (!map_get(t->s->map, (uintptr_t)o, &index)) {
        if (is_full(t, o) || (t->limits.depth && t->depth > t->limits.depth))
            return beyond(t, o);
        t->nleaves += is_leaf_type(type_of(o));
        index = add_object(t, o);
    }
    return (struct snap_ref){.to = TO_OBJECT, .index = index, .addr = (uintptr_t)o};
}

struct snap_ref take_block_ref(int block, uint64_t addr)
{
    return (struct snap_ref){.to = TO_BLOCK, .index = block, .addr = addr};
}

static const uint8_t *copy_bytes(struct taking *t, const void *start, int64_t n, int *kept)
{
    enum { MOST = 4096 };
    *kept = (int)(n < 0 ? 0 : n > MOST ? MOST : n);
    uint8_t *p = arena_alloc(&t->s->arena, (size_t)*kept + 1);
    memcpy(p, start, (size_t)*kept);
    return p;
}

int take_block(struct taking *t, enum block_kind kind, const void *addr, const void *start, int64_t requested, bool *fresh)
{
    int index;
    *fresh = false;
    if (map_get(t->s->map, (uintptr_t)addr, &index) && index < 0)
        return ~index;
    bool on_heap = heap_zone_of(start) == ZONE_POOL || heap_zone_of(start) == ZONE_LARGE;
    struct snap_block b = {.kind = kind,
                           .addr = (uintptr_t)addr,
                           .start = (uintptr_t)start,
                           .requested = requested,
                           .owner = -1,
                           .block = on_heap ? (int64_t)heap_block_size(start) : 0};
    b.bytes = copy_bytes(t, start, requested, &b.nbytes);
    PUSH(t->s->block, t->s->nblocks, t->s->blocks_cap, b);
    map_put(t->s->map, b.addr, ~(t->s->nblocks - 1));
    *fresh = true;
    return t->s->nblocks - 1;
}

/* ---- names, and the whole ---- */

static bool in_focus(const char *focus, const char *name)
{
    if (!focus || !*focus)
        return true;
    size_t len = strlen(name);
    for (const char *p = focus; *p;) {
        size_t skip = strspn(p, ", \t"), n = strcspn(p + skip, ", \t");
        if (n == len && strncmp(p + skip, name, len) == 0)
            return true;
        p += skip + n;
    }
    return false;
}

static void take_name(struct taking *t, const char *name, size_t n, struct obj *v)
{
    struct snap_name x = {.name = take_text(t, name, n), .ref = take_ref(t, v)};
    PUSH(t->s->name, t->s->nnames, t->s->names_cap, x);
}

static bool is_local(const struct snap_limits *limits, const char *name)
{
    for (int i = 0; i < limits->nlocals; i++)
        if (strcmp(limits->local[i].name, name) == 0)
            return true;
    return false;
}

static void take_names(struct taking *t, struct obj *ns)
{
    int64_t pos = 0;
    struct obj *key, *v;
    for (int i = 0; i < t->limits.nlocals; i++)
        if (in_focus(t->limits.focus, t->limits.local[i].name))
            take_name(t, t->limits.local[i].name, strlen(t->limits.local[i].name), t->limits.local[i].value);
    while (dict_next(ns, &pos, &key, &v)) {
        if (!is_str(key) || type_of(v)->kind == K_MODULE)
            continue;
        struct buf b;
        buf_init(&b);
        text_utf8(&b, key, 0);
        if (b.p[0] != '_' && in_focus(t->limits.focus, b.p)) {
            if (is_local(&t->limits, b.p))
                buf_adds(&b, " (global)");
            take_name(t, b.p, b.len, v);
        }
        buf_done(&b);
    }
}

static void finish_object(struct taking *t, int i)
{
    struct snap_object *n = &t->s->object[i];
    struct obj *o = (struct obj *)(uintptr_t)n->addr; /* NOLINT: simulated addresses are host addresses */
    bool on_heap = heap_zone_of(o) == ZONE_POOL || heap_zone_of(o) == ZONE_LARGE;
    n->getsizeof = size_of(o);
    bool exact = n->builtin && (n->kind == K_STR || n->kind == K_BYTES || n->kind == K_INT); /* all in one piece, not rounded */
    n->requested = exact ? n->getsizeof : (int64_t)obj_requested(o);
    n->block = on_heap ? (int64_t)heap_block_size((void *)(uintptr_t)n->start) : 0;
    n->bytes = copy_bytes(t, (void *)(uintptr_t)n->start, n->requested, &n->nbytes);
}

/* Sizes that the program's own __sizeof__ says, once nothing more is read. */
static void run_sizeof(struct snap *s)
{
    for (int i = 0; i < s->nobjects; i++)
        s->object[i].getsizeof = obj_getsizeof((struct obj *)(uintptr_t)s->object[i].addr);
    for (int i = 0; i < s->nclasses; i++)
        if (s->cls[i].main)
            s->cls[i].getsizeof = obj_getsizeof((struct obj *)(uintptr_t)s->cls[i].addr);
    err_clear();
}

struct snap *snap_take(struct obj *ns, const struct snap_limits *limits)
{
    struct snap *s = mem_zalloc(sizeof *s);
    struct taking *t = mem_zalloc(sizeof *t);
    s->version = layout_chosen();
    s->map = mem_zalloc(sizeof *s->map);
    s->heap_used = heap_used();
    t->s = s;
    if (limits)
        t->limits = *limits;
    buf_init(&t->text);
    t->depth = 1;
    take_names(t, ns);
    for (int i = 0; i < s->nobjects; i++) {
        t->depth = s->object[i].depth + 1;
        describe_object(t, i);
        finish_object(t, i);
    }
    if (t->limits.dump)
        run_sizeof(s);
    buf_done(&t->text);
    free(t->classes.entry);
    free(t->fields.field);
    free(t);
    return s;
}

void snap_free(struct snap *s)
{
    if (!s)
        return;
    free(s->name);
    free(s->object);
    free(s->block);
    free(s->cls);
    free(s->map->entry);
    free(s->map);
    arena_done(&s->arena);
    free(s);
}

int snap_find_object(const struct snap *s, uint64_t addr)
{
    int i;
    return map_get(s->map, addr, &i) && i >= 0 ? i : -1;
}

int snap_find_block(const struct snap *s, uint64_t addr)
{
    int i;
    return map_get(s->map, addr, &i) && i < 0 ? ~i : -1;
}
