/*
 * A snapshot: an immutable graph of what is on the heap now, reached from the names of a namespace. It is read out of the heap's
 * bytes through the layout tables, lives in host memory, and stays valid when the heap moves on or another version is booted.
 * Reading changes nothing: no dict is made, no count touched, no byte written.
 *
 * Objects are found breadth first from the names in definition order. Followed are numbers, text, tuples, lists, dicts, sets and
 * instances of classes; classes, functions, modules, None, ... are named ("type:Point", "function:f", "None", "other:range").
 */
#ifndef SLOTSCOPE_SNAP_SNAP_H
#define SLOTSCOPE_SNAP_SNAP_H
#include "slotscope/base/mem.h"
#include "slotscope/object/type.h"

/* What a pointer word leads to. */
enum snap_to {
    TO_NOTHING, /* the word is no pointer */
    TO_NULL,
    TO_OBJECT, /* index into objects */
    TO_BLOCK,  /* index into blocks: a values array, keys table, item array, set table */
    TO_NAMED,  /* something that is not followed; text says what: "type:Point", "None" */
    TO_BEYOND  /* an object that the limits left out */
};
struct snap_ref {
    enum snap_to to;
    int index;        /* TO_NAMED type: index into classes, else -1 */
    const char *text; /* TO_NAMED: "type:Point"; TO_NULL: "NULL"; TO_BEYOND: short text */
    uint64_t addr;
};

enum field_kind {
    FIELD_COUNT,   /* reference count */
    FIELD_TYPE,    /* the type word */
    FIELD_GC,      /* the collector's links */
    FIELD_OBJECT,  /* a reference */
    FIELD_BLOCK,   /* points to a separate block of this object */
    FIELD_WEAKREF, /* head of the list of weak references */
    FIELD_INT,     /* a number, signed */
    FIELD_HASH,
    FIELD_DOUBLE,
    FIELD_BYTES, /* characters, digits, indices, order: raw bytes */
    FIELD_CODE,  /* a C function or other pointer of the machine's */
    FIELD_ROOM   /* allocated but not in use */
};
enum mark { MARK_SAME, MARK_NEW, MARK_CHANGED, MARK_GONE };
struct snap_field {
    int offset; /* from the address its object or block goes by; negative: in front */
    int size;   /* bytes */
    const char *name;
    uint8_t kind, mark; /* enum field_kind, enum mark (after snap_diff) */
    bool slot;          /* reached through a member descriptor */
    bool record;        /* a field of the built-in record, beyond what every instance has */
    bool inlined;       /* part of the values inside an instance */
    bool key;           /* the key's word of a keys table's entry */
    int count;          /* FIELD_ROOM: words that were folded into this one */
    uint64_t raw, old;  /* the first eight bytes as they stand; before the change */
    struct snap_ref ref;
    const char *old_text; /* after snap_diff, for changed references and numbers: what was there */
};

enum block_kind { BLOCK_VALUES, BLOCK_KEYS, BLOCK_ITEMS, BLOCK_TABLE };

struct snap_values {        /* the values of a split dict or of an instance */
    bool embedded, valid;   /* inside the instance; false: given up, what is left there is stale */
    int capacity, size;     /* size: entries in use (3.11+), -1 where the version does not count */
    int prefix;             /* 3.11, 3.12: bytes in front; else -1 */
    const uint8_t *order;   /* size indices in order of insertion; NULL if the version has none */
    struct snap_ref *value; /* capacity of them */
};
struct snap_entry {
    const char *key;         /* its text as a dict's key is named: str as it is, else repr; NULL: deleted */
    struct snap_ref key_ref; /* TO_NAMED with the text; keys are not followed */
    struct snap_ref value;   /* not in split tables */
    int64_t hash;            /* general tables; text: its own hash */
};
struct snap_keys {
    uint64_t addr;
    int kind;              /* enum keys_kind; as bytes say */
    const char *kind_name; /* "general", "unicode", "split", "combined" */
    int64_t slots, usable, nentries;
    int index_width, entry_size;
    int32_t *index; /* slots of them, NULL when cut */
    struct snap_entry *entry;
    int64_t shown;            /* entries read; less than nentries when cut */
    int64_t requested, block; /* bytes */
    int64_t refcount;
};
struct snap_block {
    enum block_kind kind;
    uint64_t addr;            /* the address pointers to it hold */
    uint64_t start;           /* of the allocation */
    int64_t requested, block; /* bytes asked for and handed out */
    bool about;               /* requested cannot be told exactly any more (a values array whose class shrank its room) */
    int owner;                /* object that points to it first */
    bool shared;              /* keys shared by all instances of a class */
    int nfields;
    struct snap_field *field;
    int64_t cut; /* items left out at the end */
    struct snap_keys *keys;
    struct snap_values *values;
    uint8_t mark;
    const uint8_t *bytes; /* copy of its memory from start, nbytes of it */
    int nbytes;
};
struct snap_object {
    uint64_t addr, start;
    const char *type;
    enum kind kind; /* the built-in layout */
    bool builtin;   /* exactly int, str, list, ...; false: an instance of a class made by the program */
    bool immortal;
    uint64_t count; /* reference count */
    int presize, basicsize;
    int64_t getsizeof, requested, block; /* three sizes; -1: not known */
    const char *value;                   /* numbers, bytes: repr; text: the text, which may hold NULs; NULL for others */
    size_t value_len;
    const char *repr; /* short repr for a cell: '"abc"' in quotes, cut; NULL for containers */
    int nfields;
    struct snap_field *field; /* by offset */
    int64_t cut;              /* items left out at the end */
    /* structure, where the type has it */
    int64_t len, capacity; /* tuple, list: items, list: room; dict: used */
    struct snap_ref *item; /* tuple, list: min(len, shown); set: table entries */
    int64_t shown;
    int64_t fill, slots;        /* set */
    struct snap_values *values; /* instance, or split dict */
    struct snap_keys *keys;     /* dict: its table; instance with a managed dict: the shared keys */
    int dict;                   /* index of its dict where there is one now, else -1 */
    int cls;                    /* index into classes, or -1 */
    uint8_t mark;
    int depth; /* steps from the names */
    const uint8_t *bytes;
    int nbytes; /* copy of the memory from start */
};
struct snap_slot {
    int offset;
    const char *name;
};
struct snap_class {
    const char *name;
    uint64_t addr;
    bool main; /* made by the program: __module__ is __main__ */
    int basicsize, itemsize, dictoffset, weakrefoffset, presize;
    int64_t getsizeof;
    bool managed_dict, managed_weakref, inline_values;
    int nslots, nmro;
    struct snap_slot *slot;
    const char **mro;
};
struct snap_name {
    const char *name;
    struct snap_ref ref;
    uint8_t mark;
    const char *old_text;
};

struct snap {
    struct arena arena;
    const struct version *version;
    int nnames, nobjects, nblocks, nclasses, names_cap, objects_cap, blocks_cap, classes_cap;
    struct snap_name *name;
    struct snap_object *object;
    struct snap_block *block;
    struct snap_class *cls;
    bool diffed;
    bool partial;           /* limits cut something */
    size_t heap_used;       /* bytes in use on the whole heap */
    struct snap_gone *gone; /* after snap_diff: what was there before */
    int ngone;
    struct snap_map *map; /* private: address to object or block */
};
struct snap_gone {
    uint64_t addr;
    const char *type, *text;
    int64_t block;
    bool freed; /* its memory too; otherwise it lives on, out of reach of the names */
};

struct snap_local { /* a name of a function at hand */
    const char *name;
    struct obj *value;
};
struct snap_limits {
    int objects;       /* at most so many with a box of their own, and eight times as many numbers and texts (0: no limit) */
    int items;         /* at most so many items of one array (0: no limit) */
    int depth;         /* steps from the names (0: no limit) */
    const char *focus; /* names to start from, separated by commas or blanks; NULL: all */
    const struct snap_local *local; /* names that come before those of the namespace and hide them */
    int nlocals;
    bool dump; /* for the heap dump: follow exactly what it follows, call __sizeof__ and __repr__ that the program defined */
};
/* What a screen needs: bounded work however large the heap is. */
extern const struct snap_limits snap_screen_limits;

/* Takes a snapshot of what the dict `ns` (a module's or class's namespace) reaches. Never NULL. Free with snap_free. */
struct snap *snap_take(struct obj *ns, const struct snap_limits *limits);
void snap_free(struct snap *s); /* NULL is fine */

/* Marks in `now` what is new or changed since `before` (same version, an earlier moment; NULL: clears marks), and lists what is
   gone. Things are the same when address, type and requested size agree. `before` is not needed afterwards. */
void snap_diff(struct snap *now, const struct snap *before);
/* Index of the object or block at an address, or -1. */
int snap_find_object(const struct snap *s, uint64_t addr);
int snap_find_block(const struct snap *s, uint64_t addr);
#endif
