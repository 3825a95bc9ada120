/*
 * The difference of two snapshots. A thing is the same when address, type and size agree; then its words are compared one by one.
 * The collector's links change with every allocation nearby and are not told.
 */
#include <stdio.h>
#include <string.h>

#include "slotscope/heap/heap.h"
#include "take.h"

static const char *copy(struct snap *s, const char *text)
{
    return text ? arena_strndup(&s->arena, text, strlen(text)) : NULL;
}

/* What a reference of the older snapshot led to, in a few characters. */
static const char *ref_text(struct snap *now, const struct snap *before, const struct snap_ref *r)
{
    char text[40];
    switch (r->to) {
    case TO_OBJECT: {
        const struct snap_object *o = &before->object[r->index];
        return copy(now, o->repr && *o->repr ? o->repr : o->type);
    }
    case TO_BLOCK: snprintf(text, sizeof text, "@%llx", (unsigned long long)r->addr); return copy(now, text);
    default: return copy(now, r->text ? r->text : "");
    }
}

static const char *old_text(struct snap *now, const struct snap *before, const struct snap_field *f)
{
    char text[40];
    switch (f->kind) {
    case FIELD_COUNT: snprintf(text, sizeof text, "%lu", (unsigned long)(uint32_t)f->raw); return copy(now, text);
    case FIELD_INT: snprintf(text, sizeof text, "%lld", (long long)f->raw); return copy(now, text);
    case FIELD_ROOM: return "NULL";
    case FIELD_HASH:
    case FIELD_BYTES:
    case FIELD_CODE:
    case FIELD_DOUBLE:
    case FIELD_GC: return NULL;
    default: return ref_text(now, before, &f->ref);
    }
}

static bool covers(const struct snap_field *f, int offset)
{
    return offset >= f->offset && offset < f->offset + f->size;
}

static const struct snap_field *field_covering(const struct snap_field *f, int n, int offset)
{
    for (int i = 0; i < n; i++)
        if (covers(&f[i], offset))
            return &f[i];
    return NULL;
}

static bool leads_to_new(const struct snap *now, const struct snap_ref *r)
{
    return (r->to == TO_OBJECT && now->object[r->index].mark == MARK_NEW) ||
           (r->to == TO_BLOCK && now->block[r->index].mark == MARK_NEW);
}

static bool is_pointer(const struct snap_field *f)
{
    return f->kind == FIELD_OBJECT || f->kind == FIELD_BLOCK || f->kind == FIELD_WEAKREF;
}

static void mark_field(struct snap *now, struct snap_field *f, const struct snap *before, const struct snap_field *old)
{
    if (f->kind == FIELD_ROOM || f->kind == FIELD_GC)
        return;
    if (!old) {
        f->mark = MARK_NEW;
        return;
    }
    bool same = old->kind != FIELD_ROOM && old->raw == f->raw && !(is_pointer(f) && leads_to_new(now, &f->ref));
    if (old->kind == FIELD_ROOM && f->raw == 0)
        same = true;
    if (same)
        return;
    f->mark = MARK_CHANGED;
    f->old = old->kind == FIELD_ROOM ? 0 : old->raw;
    f->old_text = old_text(now, before, old);
}

/* Words that held something and are room now come back as rows that are gone. */
static void add_gone(struct snap *now, struct snap_field **field, int *n, const struct snap *before, const struct snap_field *old,
                     int nold)
{
    int gone = 0;
    for (int i = 0; i < nold; i++) {
        const struct snap_field *f = field_covering(*field, *n, old[i].offset);
        gone += old[i].kind == FIELD_OBJECT && old[i].raw && (!f || f->kind == FIELD_ROOM);
    }
    if (!gone)
        return;
    struct snap_field *all = arena_alloc(&now->arena, (size_t)(*n + gone + 1) * sizeof *all);
    int to = 0, from = 0;
    for (int i = 0; i <= nold; i++) {
        int upto = i < nold ? old[i].offset : 0;
        const struct snap_field *f = i < nold ? field_covering(*field, *n, upto) : NULL;
        while (from < *n && (i == nold || (*field)[from].offset < upto))
            all[to++] = (*field)[from++];
        if (i < nold && old[i].kind == FIELD_OBJECT && old[i].raw && (!f || f->kind == FIELD_ROOM)) {
            all[to] = old[i];
            all[to].name = copy(now, old[i].name);
            all[to].mark = MARK_GONE;
            all[to].old = old[i].raw;
            all[to].old_text = old_text(now, before, &old[i]);
            all[to++].ref = (struct snap_ref){.to = TO_NULL, .index = -1, .text = "NULL"};
        }
    }
    *field = all;
    *n = to;
}

static void diff_fields(struct snap *now, struct snap_field **field, int *n, const struct snap *before,
                        const struct snap_field *old, int nold)
{
    for (int i = 0; i < *n; i++)
        mark_field(now, &(*field)[i], before, field_covering(old, nold, (*field)[i].offset));
    add_gone(now, field, n, before, old, nold);
}

static const struct snap_object *same_object(const struct snap *in, const struct snap_object *o)
{
    int i = snap_find_object(in, o->addr);
    if (i < 0 || in->object[i].addr != o->addr || strcmp(in->object[i].type, o->type) != 0 ||
        in->object[i].requested != o->requested)
        return NULL;
    return &in->object[i];
}

static const struct snap_block *same_block(const struct snap *in, const struct snap_block *b)
{
    int i = snap_find_block(in, b->addr);
    return i < 0 || in->block[i].kind != b->kind || in->block[i].block != b->block ? NULL : &in->block[i];
}

static void diff_names(struct snap *now, const struct snap *before)
{
    for (int i = 0; i < now->nnames; i++) {
        struct snap_name *n = &now->name[i];
        const struct snap_name *old = NULL;
        for (int j = 0; j < before->nnames && !old; j++) { /* names keep their order: nearly always the first guess is right */
            const struct snap_name *guess = &before->name[(i + j) % before->nnames];
            if (strcmp(guess->name, n->name) == 0)
                old = guess;
        }
        n->mark = !old ? MARK_NEW : old->ref.addr != n->ref.addr || leads_to_new(now, &n->ref) ? MARK_CHANGED : MARK_SAME;
        if (old && n->mark == MARK_CHANGED)
            n->old_text = ref_text(now, before, &old->ref);
    }
}

/* The heap is that of `now`: what it says to be free was freed, and so was what waits in a free list, its count at zero. */
static bool is_freed(const struct snap *now, const struct snap_object *o)
{
    if (snap_find_object(now, o->addr) >= 0 || !heap_is_live((const void *)(uintptr_t)o->start))
        return true;
    uint64_t count;
    memcpy(&count, (const void *)(uintptr_t)o->addr, sizeof count);
    return count == 0;
}

/* Objects that are not there any more. Shared numbers and texts that are only out of reach are not worth a word. */
static void list_gone(struct snap *now, const struct snap *before)
{
    now->gone = arena_alloc(&now->arena, (size_t)(before->nobjects + 1) * sizeof *now->gone);
    for (int i = 0; i < before->nobjects && !now->partial; i++) {
        const struct snap_object *o = &before->object[i];
        if (same_object(now, o) || !o->block || o->immortal) /* the interpreter's own never go */
            continue;
        bool freed = is_freed(now, o);
        if (!freed && o->repr && o->repr[0])
            continue;
        now->gone[now->ngone++] =
            (struct snap_gone){o->addr, copy(now, o->type), copy(now, o->repr ? o->repr : ""), o->block, freed};
    }
}

static void clear(struct snap *s)
{
    s->diffed = false;
    s->ngone = 0;
    for (int i = 0; i < s->nobjects; i++) {
        s->object[i].mark = MARK_SAME;
        for (int j = 0; j < s->object[i].nfields; j++)
            s->object[i].field[j].mark = MARK_SAME;
    }
    for (int i = 0; i < s->nblocks; i++) {
        s->block[i].mark = MARK_SAME;
        for (int j = 0; j < s->block[i].nfields; j++)
            s->block[i].field[j].mark = MARK_SAME;
    }
    for (int i = 0; i < s->nnames; i++)
        s->name[i].mark = MARK_SAME;
}

void snap_diff(struct snap *now, const struct snap *before)
{
    clear(now);
    if (!before || before->version != now->version)
        return;
    now->diffed = true;
    for (int i = 0; i < now->nobjects; i++)
        now->object[i].mark = same_object(before, &now->object[i]) ? MARK_SAME : MARK_NEW;
    for (int i = 0; i < now->nblocks; i++)
        now->block[i].mark = same_block(before, &now->block[i]) ? MARK_SAME : MARK_NEW;
    for (int i = 0; i < now->nobjects; i++) {
        struct snap_object *o = &now->object[i];
        const struct snap_object *old = same_object(before, o);
        if (old)
            diff_fields(now, &o->field, &o->nfields, before, old->field, old->nfields);
    }
    for (int i = 0; i < now->nblocks; i++) {
        struct snap_block *b = &now->block[i];
        const struct snap_block *old = same_block(before, b);
        if (old)
            diff_fields(now, &b->field, &b->nfields, before, old->field, old->nfields);
    }
    diff_names(now, before);
    list_gone(now, before);
}
