/*
 * Shared strings: the empty one, the 256 of one Latin-1 character, and interned ones.
 * The table does not count as a reference: an interned string that nobody else refers to goes away (unless the version makes it
 * immortal). Names that our own C code uses lie in the static zone; their count includes one reference of ours, so they never go.
 */
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "strimpl.h"
#include "strstate.h"

struct str_state *str_state;

/* ---- the table ---- */

#define DELETED ((struct obj *)(void *)str_state)

static size_t place_of(const struct obj *s, bool for_insert)
{
    size_t mask = str_state->cap - 1, i = (size_t)str_hash(s) & mask;
    size_t free_place = SIZE_MAX;
    for (;; i = (i + 1) & mask) {
        struct obj *o = str_state->table[i];
        if (!o)
            return for_insert && free_place != SIZE_MAX ? free_place : i;
        if (o == DELETED) {
            if (free_place == SIZE_MAX)
                free_place = i;
        } else if (str_eq(o, s)) {
            return i;
        }
    }
}

static void table_grow(void)
{
    struct obj **old = str_state->table;
    size_t n = str_state->cap;
    str_state->cap = str_state->used * 4 > 4096 ? n * (str_state->used * 2 > n ? 2 : 1) : 4096;
    str_state->table = engine_alloc(str_state->cap * sizeof *old);
    str_state->filled = str_state->used;
    for (size_t i = 0; i < n; i++)
        if (old[i] && old[i] != DELETED)
            str_state->table[place_of(old[i], true)] = old[i];
    engine_free(old);
}

static struct obj *table_find(const struct obj *s)
{
    struct obj *o = str_state->table[place_of(s, false)];
    return o;
}

static void table_add(struct obj *s)
{
    if (str_state->filled * 2 >= str_state->cap)
        table_grow();
    size_t i = place_of(s, true);
    if (!str_state->table[i])
        str_state->filled++;
    str_state->table[i] = s;
    str_state->used++;
}

void str_forget(struct obj *s)
{
    size_t i = place_of(s, false);
    if (str_state->table[i] == s) {
        str_state->table[i] = DELETED;
        str_state->used--;
    }
}

/* ---- interning ---- */

static void set_interned(struct obj *s, uint32_t how)
{
    *str_state_word(s) = (*str_state_word(s) & ~(uint32_t)STATE_INTERNED) | how;
}

bool str_is_interned(const struct obj *o)
{
    return *str_state_word(o) & STATE_INTERNED;
}

static void make_immortal(struct obj *s)
{
    if (!pol.immortal || (*str_state_word(s) & STATE_INTERNED) >= INTERNED_IMMORTAL)
        return;
    obj_make_immortal(s);
    set_interned(s, INTERNED_IMMORTAL);
}

static void intern(struct obj **o, bool immortal)
{
    struct obj *s = *o;
    if (!is_exact(s))
        return;
    if (!str_is_interned(s)) {
        struct obj *shared = NULL;
        if (str_length(s) == 1 && kind_of(s) == 1)
            shared = str_state->latin1[str_char(s, 0)];
        if (!shared || !str_is_interned(shared))
            shared = table_find(s);
        if (shared) {
            *o = incref(shared);
            decref(s);
            s = shared;
        } else {
            table_add(s);
            set_interned(s, INTERNED_MORTAL);
        }
    }
    if (immortal && !obj_is_immortal(s))
        make_immortal(s);
}

void str_intern(struct obj **o)
{
    intern(o, pol.interned_immortal);
}

void str_intern_immortal(struct obj **o)
{
    intern(o, pol.immortal);
}

/* ---- shared strings ---- */

static struct obj *static_latin1(unsigned c)
{
    struct obj *s = str_init(heap_static_alloc(str_compact_bytes(1, c < 128 ? 0x7f : 0xff)), 1, c < 128 ? 0x7f : 0xff);
    write_char(1, data_of(s), 0, c);
    if (c >= 128 && pol.immortal) { /* its UTF-8 is there too */
        char *utf8 = heap_static_alloc(3);
        utf8[0] = (char)(0xC0 | c >> 6);
        utf8[1] = (char)(0x80 | (c & 0x3F));
        AT(s, PyCompactUnicodeObject, utf8, char *) = utf8;
        AT(s, PyCompactUnicodeObject, utf8_length, int64_t) = 2;
    }
    return s;
}

static void mark_static(struct obj *s)
{
    obj_make_static(s);
    if (pol.immortal) {
        *str_state_word(s) |= STATE_READY_OR_STATIC;
        set_interned(s, (uint32_t)pol.static_interned_state);
    }
}

struct obj *str_empty(void)
{
    return incref(str_state->empty);
}

struct obj *str_from_char(unsigned c)
{
    if (c < 256) {
        struct obj **slot = &str_state->latin1[c];
        if (!*slot) {
            *slot = str_alloc(1, c < 128 ? 0x7f : 0xff);
            if (!*slot)
                return NULL;
            write_char(1, data_of(*slot), 0, c);
        }
        return incref(*slot);
    }
    struct obj *s = str_alloc(1, c);
    if (s)
        write_char(kind_of(s), data_of(s), 0, c);
    return s;
}

/* A string of our own in the static zone. */
static struct obj *static_name(const char *spelling)
{
    size_t n = strlen(spelling);
    struct obj *s = str_init(heap_static_alloc(str_compact_bytes((int64_t)n, 0x7f)), (int64_t)n, 0x7f);
    memcpy(data_of(s), spelling, n);
    return s;
}

/* Does s spell the string? (ASCII only) */
static bool spells(const struct obj *s, const char *spelling)
{
    return str_eq_c(s, spelling);
}

/* Keeps the reference to s, a name that the program made before our C code used it. Only once, whatever drives it out of the cache,
   whose places depend on where the host loaded us; and not of those in the static zone, where one of ours is counted already. */
static void keep_name(struct obj *s)
{
    struct str_state *st = str_state;
    bool kept = heap_zone_of(s) == ZONE_STATIC;
    for (size_t i = 0; i < st->nkept && !kept; i++)
        kept = st->kept[i] == s;
    if (kept) {
        decref(s);
        return;
    }
    if (st->nkept == st->kept_cap) {
        st->kept_cap = st->kept_cap ? st->kept_cap * 2 : 32;
        st->kept = engine_realloc(st->kept, st->kept_cap * sizeof *st->kept);
    }
    st->kept[st->nkept++] = s;
}

struct obj *str_name(const char *spelling)
{
    size_t slot = ((uintptr_t)spelling >> 3 ^ (uintptr_t)spelling >> 13) % NAME_CACHE;
    struct obj *s = str_state->names[slot].name;
    if (s && str_state->names[slot].spelling == spelling && spells(s, spelling))
        return s;
    s = str_intern_c(spelling);
    keep_name(s);
    str_state->names[slot].spelling = spelling;
    str_state->names[slot].name = s;
    return s;
}

/* Looks for a C spelling without making a string object first. */
static struct obj *find_spelling(const char *spelling, size_t n)
{
    size_t mask = str_state->cap - 1, i = (size_t)hash_bytes(spelling, n) & mask;
    for (struct obj *o; (o = str_state->table[i]); i = (i + 1) & mask)
        if (o != DELETED && (size_t)str_length(o) == n && ascii_of(o) && memcmp(data_of(o), spelling, n) == 0)
            return o;
    return NULL;
}

struct obj *str_intern_c(const char *spelling)
{
    size_t n = strlen(spelling);
    if (n == 0)
        return str_empty();
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)spelling[i] > 127) {
            struct obj *other = str_from_c(spelling);
            if (other)
                str_intern(&other);
            return other;
        }
    struct obj *s = find_spelling(spelling, n), **shared = n == 1 ? &str_state->latin1[(unsigned char)*spelling] : NULL;
    if (!s && shared && !*shared)
        *shared = static_name(spelling);
    if (!s && shared && str_is_interned(*shared))
        s = *shared;
    if (!s) {
        s = shared ? *shared : static_name(spelling);
        table_add(s);
        set_interned(s, INTERNED_MORTAL);
        if (pol.interned_immortal)
            make_immortal(s);
    }
    return incref(s);
}

/* Strings that are interned before a program starts. */
enum { BOOT_STATIC = 1, BOOT_IMMORTAL = 2 };
static const struct {
    const char *text;
    unsigned char in[6]; /* one of the above, 0: not there */
} static_strings[] = {
#define STRING(text, a, b, c, d, e, f) {text, {a, b, c, d, e, f}},
#include "slotscope/layout/strings.def"
#undef STRING
};

static void make_static_strings(void)
{
    for (size_t i = 0; i < sizeof static_strings / sizeof *static_strings; i++) {
        int how = static_strings[i].in[pol.static_strings];
        if (!how)
            continue;
        struct obj *s = static_name(static_strings[i].text);
        table_add(s);
        set_interned(s, INTERNED_MORTAL);
        if (how == BOOT_STATIC)
            mark_static(s);
        else if (how == BOOT_IMMORTAL || pol.interned_immortal)
            make_immortal(s);
    }
}

void str_shared_boot(void)
{
    str_state = engine_alloc(sizeof *str_state);
    table_grow();
    str_state->empty = str_init(heap_static_alloc(str_compact_bytes(0, 0x7f)), 0, 0x7f);
    *str_hash_word(str_state->empty) = 0;
    if (pol.latin1_static) {
        mark_static(str_state->empty);
        for (unsigned c = 0; c < 256; c++) {
            str_state->latin1[c] = static_latin1(c);
            mark_static(str_state->latin1[c]);
            if (!pol.latin1_interned)
                set_interned(str_state->latin1[c], 0);
        }
    }
    make_static_strings();
}
