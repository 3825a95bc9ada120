/*
 * While CPython compiles it keeps a dict of all constants, names tuples and tables met so far, by keys of their own: for a tuple
 * the pair of a tuple of its items' keys and itself. The keys live until the compilation ends, so they decide how many tuples lie
 * in the free lists afterwards; they are made here too. The table that finds equal parts is scratch memory of ours.
 */
#include "codeparts.h"

#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

struct part {
    struct obj *o, *key; /* owned: the part; what CPython has for a key */
};
static struct {
    struct part *slot; /* open addressing, size a power of two */
    size_t size, used;
    struct code_const **kept;
    size_t nkept, kept_cap;
    int depth;
    struct obj **dicts; /* those of CPython's symbol tables and compiler units */
    size_t ndicts, dicts_cap;
    struct obj **lists; /* those of its symbol tables */
    size_t nlists, lists_cap;
} parts;
static bool without_keys, from_node;

void parts_from_node(void)
{
    from_node = true;
}

void parts_without_keys(bool on)
{
    without_keys = on;
}

static uint64_t hash_part(const struct obj *o)
{
    const unsigned char *p =
        (const unsigned char *)(is_tuple(o) ? (const void *)tuple_items((struct obj *)(uintptr_t)o) : bytes_data(o));
    size_t n = is_tuple(o) ? (size_t)tuple_len(o) * sizeof(struct obj *) : (size_t)bytes_length(o);
    uint64_t h = UINT64_C(0xCBF29CE484222325) + n;
    for (size_t i = 0; i < n; i++)
        h = (h ^ p[i]) * UINT64_C(0x100000001B3);
    return h ^ h >> 29;
}

static bool same_part(const struct obj *a, const struct obj *b)
{
    if (is_tuple(a) != is_tuple(b))
        return false;
    if (!is_tuple(a))
        return bytes_length(a) == bytes_length(b) && memcmp(bytes_data(a), bytes_data(b), (size_t)bytes_length(a)) == 0;
    return tuple_len(a) == tuple_len(b) && memcmp(tuple_items((struct obj *)(uintptr_t)a), tuple_items((struct obj *)(uintptr_t)b),
                                                  (size_t)tuple_len(a) * sizeof(struct obj *)) == 0;
}

static struct part *part_of(const struct obj *o)
{
    size_t i = (size_t)hash_part(o) & (parts.size - 1);
    while (parts.slot[i].o && !same_part(parts.slot[i].o, o))
        i = (i + 1) & (parts.size - 1);
    return &parts.slot[i];
}

static void grow(void)
{
    struct part *old = parts.slot;
    size_t n = parts.size;
    parts.size = n ? n * 2 : 64;
    parts.slot = mem_zalloc(parts.size * sizeof *parts.slot);
    for (size_t i = 0; i < n; i++)
        if (old[i].o)
            *part_of(old[i].o) = old[i];
    free(old);
}

/* Entries of the symbol table: a def may have a second one for its annotations, and what a comprehension has in its place
   when it is inlined is a dict. */
struct entries {
    int dicts, lists;
};

static void count_entries(const struct code *c, struct entries *n)
{
    bool annotated = (c->flags & CODE_OPTIMIZED) && c->name[0] != '<' && pol.compile_annotation_entries,
         inlined = (c->flags & CODE_COMPREHENSION) && pol.inline_comprehensions;
    n->dicts += annotated || inlined ? 2 : 1;
    n->lists += annotated ? 4 : 2;
    for (int i = 0; i < c->nconstants; i++)
        if (c->constants[i].kind == CONSTANT_CODE)
            count_entries(c->constants[i].code, n);
}

static void hold_dicts(int n)
{
    for (; n > 0 && !without_keys; n--) {
        struct obj *d = dict_new();
        if (d)
            VEC_PUSH(parts.dicts, parts.ndicts, parts.dicts_cap, d);
        else
            err_clear();
    }
}

static void hold_lists(int n)
{
    for (; n > 0 && !without_keys; n--) {
        struct obj *l = list_new(0);
        if (l)
            VEC_PUSH(parts.lists, parts.nlists, parts.lists_cap, l);
        else
            err_clear();
    }
}

/* Dicts and lists for each entry of the symbol table and a few for all while CPython compiles; some more for each unit while it is
 * open. */
void parts_begin(const struct code *c)
{
    if (parts.depth++ == 0) {
        struct entries n = {from_node ? pol.reader_node_dicts : 0, from_node ? 1 : 0};
        from_node = false;
        count_entries(c, &n);
        hold_dicts(pol.compile_dicts + n.dicts);
        hold_lists(pol.compile_lists + n.lists);
    }
    hold_dicts(pol.compile_unit_dicts);
}

void parts_end(void)
{
    for (int i = 0; i < pol.compile_unit_dicts && parts.ndicts > 0 && parts.depth > 1; i++)
        decref(parts.dicts[--parts.ndicts]);
    if (--parts.depth > 0)
        return;
    for (size_t i = 0; i < parts.size; i++) {
        xdecref(parts.slot[i].key);
        xdecref(parts.slot[i].o);
    }
    for (size_t i = 0; i < parts.nkept; i++) {
        constant_done(parts.kept[i]);
        free(parts.kept[i]);
    }
    free(parts.kept);
    while (parts.ndicts > 0)
        decref(parts.dicts[--parts.ndicts]);
    while (parts.nlists > 0)
        decref(parts.lists[--parts.nlists]);
    free(parts.dicts);
    free(parts.lists);
    free(parts.slot);
    memset(&parts, 0, sizeof parts);
}

void parts_keep(struct code_const *k)
{
    VEC_PUSH(parts.kept, parts.nkept, parts.kept_cap, k);
}

/* What CPython looks the part up by. */
static struct obj *key_of(struct obj *o)
{
    if (without_keys)
        return NULL;
    if (!is_tuple(o))
        return tuple_pack(2, t_bytes->self, o);
    struct obj *items = tuple_from(tuple_items(o), tuple_len(o)), *key = items ? tuple_pack(2, items, o) : NULL;
    xdecref(items);
    return key;
}

static struct obj *merged(struct obj *o)
{
    if (parts.used * 2 >= parts.size)
        grow();
    struct part *p = part_of(o);
    if (p->o) {
        xdecref(key_of(o));
        decref(o);
        return incref(p->o);
    }
    *p = (struct part){incref(o), key_of(o)};
    parts.used++;
    return o;
}

struct obj *merged_tuple(struct obj *t)
{
    return t && tuple_len(t) > 0 ? merged(t) : t;
}

struct obj *merged_bytes(const struct buf *b, bool merge)
{
    struct obj *o = bytes_from(b->p, b->len);
    return o && merge && b->len ? merged(o) : o;
}
