/* Recording a look-up: the observer's events become lines of text, with what the keys table's bytes say about the way of the hash.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"
#include "slotscope/snap/lookup.h"
#include "take.h"

struct tracing {
    struct lookup *l;
    struct obj *o;
    const char *name, *attr;
    struct obj *key;
    struct buf classes; /* asked in vain, one after the other */
    uint64_t dict;      /* the dict that is asked now */
    bool stopped;       /* code of the program runs: what it reads is its own */
};

static const char *say(struct lookup *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static const char *say(struct lookup *l, const char *fmt, ...)
{
    struct buf b;
    buf_init(&b);
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    const char *s = arena_strndup(&l->arena, b.p, b.len);
    buf_done(&b);
    return s;
}

static const char *value_text(struct lookup *l, const struct obj *o)
{
    struct buf b;
    buf_init(&b);
    if (!o)
        buf_adds(&b, "NULL");
    else if (!text_repr(&b, o, 28)) {
        buf_clear(&b);
        if (type_of(o)->kind == K_TYPE)
            buf_printf(&b, "class %s", type_name(type_rec(o)));
        else
            buf_printf(&b, "%s @%llx", type_name(type_of(o)), (unsigned long long)(uintptr_t)o);
    }
    const char *s = arena_strndup(&l->arena, b.p, b.len);
    buf_done(&b);
    return s;
}

static void add(struct tracing *t, enum read_kind kind, uint64_t addr, const struct obj *to, bool dependent, const char *what,
                const char *found)
{
    struct lookup *l = t->l;
    if (l->n == l->cap) {
        l->cap = l->cap ? l->cap * 2 : 16;
        l->read = mem_realloc(l->read, (size_t)l->cap * sizeof *l->read);
    }
    l->read[l->n++] = (struct lookup_read){kind, addr, (uintptr_t)to, what, found, dependent};
    l->dependent += dependent;
}

/* ---- the way of a hash through an index table ---- */

static int64_t hash_of(const struct obj *key)
{
    return AT((uintptr_t)key, PyASCIIObject, hash, int64_t);
}

static bool same_key(const struct obj *a, const struct obj *b)
{
    return a == b || (a && b && is_str(a) && is_str(b) && str_eq(a, b));
}

/* Tells the probes that lead to the key's entry, or to an empty slot. The entry's number or -1. */
static int64_t tell_probes(struct tracing *t, const void *keys)
{
    struct keys_view v;
    keys_read(keys, &v);
    uint64_t hash = (uint64_t)hash_of(t->key), mask = (uint64_t)v.slots - 1, perturb = hash, slot = hash & mask;
    for (int probe = 0; probe < 16; probe++) {
        int64_t ix = keys_index(&v, (int64_t)slot);
        struct obj *there = ix >= 0 ? keys_entry_key(&v, ix) : NULL;
        bool hit = ix >= 0 && same_key(there, t->key);
        const char *what =
            probe ? say(t->l, "next slot of its path: %llu", (unsigned long long)slot)
                  : say(t->l, "keys: hash('%s') & %llu = %llu", t->attr, (unsigned long long)mask, (unsigned long long)slot);
        const char *found = ix == -1   ? say(t->l, "index[%llu] is empty: not there", (unsigned long long)slot)
                            : ix == -2 ? "a deleted entry: go on"
                                       : say(t->l, "index[%llu] = %lld -> entry %lld %s%s", (unsigned long long)slot, (long long)ix,
                                             (long long)ix, value_text(t->l, there), hit ? ", the same text" : ": another, go on");
        add(t, READ_PROBE, (uintptr_t)v.indices + slot * (uint64_t)v.index_width, there, true, what, found);
        if (hit)
            return ix;
        if (ix == -1)
            return -1;
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    return -1;
}

/* A dict that was asked: its table and the word of the value, read out of the bytes. */
static void tell_dict(struct tracing *t, struct obj *dict)
{
    void *keys = dict_keys_table(dict), *values = dict_values_array(dict);
    int64_t ix = tell_probes(t, keys);
    if (ix < 0)
        return;
    struct keys_view v;
    keys_read(keys, &v);
    int first = pol.values_format == VALUES_HEADER ? 8 : 0;
    const char *word =
        values ? (const char *)values + first + 8 * ix : (const char *)v.entries + ix * v.entry_size + v.entry_size - 8;
    struct obj *found = *(struct obj *const *)(const void *)word;
    add(t, READ_VALUE, (uintptr_t)word, found, true, say(t->l, "%s[%lld]", values ? "values" : "entry's value ", (long long)ix),
        value_text(t->l, found));
}

/* ---- events ---- */

static void flush_classes(struct tracing *t, const char *found, uint64_t addr)
{
    if (!t->classes.len)
        return;
    add(t, READ_MRO_CLASS, addr, NULL, true, say(t->l, "%s.__mro__: '%s'?", type_name(type_of(t->o)), t->attr),
        say(t->l, "%s", found));
    buf_clear(&t->classes);
}

static void not_in_classes(struct tracing *t)
{
    if (t->classes.len)
        flush_classes(t, say(t->l, "not in %s: no descriptor", t->classes.p), 0);
}

static void on_descriptor(struct tracing *t, const struct attr_read *r)
{
    struct obj *d = r->object;
    const char *what = "";
    int64_t offset =
        type_of(d)->kind == K_MEMBER_DESCR ? AT(AT(d, PyMemberDescrObject, d_member, char *), PyMemberDef, offset, int64_t) : -1;
    if (offset >= 0) /* a word of the object */
        what = say(t->l, "a member descriptor: offset %lld", (long long)offset);
    else
        what = value_text(t->l, d);
    const char *last = strrchr(t->classes.p, ' ');
    flush_classes(t, say(t->l, "%s.__dict__ has %s", last ? last + 1 : t->classes.p, what), r->addr);
    if (type_of(d)->kind == K_PROPERTY) {
        add(t, READ_RESULT, 0, NULL, false, say(t->l, "%s.%s is a property", type_name(type_of(t->o)), t->attr),
            "its getter is called");
        t->stopped = true;
    }
}

/* The address in a values word; where the version tags it, what is stored is one less. */
static const char *values_at(struct lookup *l, uint64_t word_addr)
{
    uint64_t word = *(const uint64_t *)(uintptr_t)word_addr;
    return say(l, "values @%llx", (unsigned long long)(word + (word & 1)));
}

static void on_read(const struct attr_read *r, void *ctx)
{
    struct tracing *t = ctx;
    if (t->stopped)
        return;
    switch (r->kind) {
    case READ_MRO_CLASS: buf_printf(&t->classes, "%s%s", t->classes.len ? ", not in " : "", type_name(type_rec(r->object))); break;
    case READ_DESCRIPTOR: on_descriptor(t, r); break;
    case READ_DICT_WORD:
        not_in_classes(t);
        add(t, READ_DICT_WORD, r->addr, r->object, true,
            say(t->l, "%s %+lld -> dict", t->name, (long long)(r->addr - t->l->object)),
            r->object ? value_text(t->l, r->object) : "NULL: there is none");
        if (r->object)
            tell_dict(t, r->object);
        break;
    case READ_VALUES_WORD: {
        not_in_classes(t);
        bool inside = r->addr >= t->l->object;
        add(t, READ_VALUES_WORD, r->addr, NULL, !inside,
            say(t->l, "%s %+lld -> values", t->name, (long long)(r->addr - t->l->object)),
            inside ? "inside the object" : values_at(t->l, r->addr));
        break;
    }
    case READ_KEYS: tell_probes(t, (const void *)(uintptr_t)r->addr); break;
    case READ_VALUE:
        add(t, READ_VALUE, r->addr, r->object, true, say(t->l, "values[%lld]", (long long)r->number), value_text(t->l, r->object));
        break;
    case READ_SLOT:
        add(t, READ_SLOT, r->addr, r->object, true, say(t->l, "%s %+lld, the slot", t->name, (long long)r->number),
            value_text(t->l, r->object));
        break;
    default: break;
    }
}

static void note_result(struct tracing *t, struct obj *v)
{
    if (v) {
        t->l->result = value_text(t->l, v);
        decref(v);
        return;
    }
    t->l->raised = true;
    struct obj *e = err_fetch(), *text = e ? obj_str(e) : NULL;
    t->l->result = say(t->l, "%s%s%s", e ? type_name(type_of(e)) : "error", text ? ": " : "", text ? str_c(text) : "");
    xdecref(text);
    xdecref(e);
    err_clear();
}

struct lookup *lookup_trace(struct obj *o, const char *name, const char *attr)
{
    struct lookup *l = mem_zalloc(sizeof *l);
    struct tracing t = {.l = l, .o = o, .name = name, .attr = attr, .key = str_intern_c(attr)};
    buf_init(&t.classes);
    l->text = say(l, "%s.%s", name, attr);
    l->object = (uintptr_t)o;
    str_hash(t.key);
    add(&t, READ_TYPE, l->object + 8, o->ob_type, true, say(l, "%s -> type", name), type_name(type_of(o)));
    attr_observer = on_read;
    attr_observer_ctx = &t;
    struct obj *v = obj_getattr(o, t.key);
    attr_observer = NULL;
    not_in_classes(&t);
    note_result(&t, v);
    decref(t.key);
    buf_done(&t.classes);
    return l;
}

void lookup_free(struct lookup *l)
{
    if (!l)
        return;
    free(l->read);
    arena_done(&l->arena);
    free(l);
}
