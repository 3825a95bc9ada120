/* What the parts of taking a snapshot share. */
#ifndef SLOTSCOPE_SNAP_TAKE_H
#define SLOTSCOPE_SNAP_TAKE_H
#include "slotscope/base/buf.h"
#include "slotscope/layout/layout.h"
#include "slotscope/snap/snap.h"

enum { TAKE_RECORDS = 64, TAKE_FIELDS = 64 };

/* Address to what stands for it: objects as index, blocks as ~index. */
struct snap_map {
    size_t n, cap; /* cap: power of two */
    struct map_entry {
        uint64_t addr;
        int value;
    } * entry;
};
/* False: not there. */
bool map_get(const struct snap_map *m, uint64_t addr, int *value);
void map_put(struct snap_map *m, uint64_t addr, int value);

struct take_record { /* the fields of one built-in record, looked up once a snapshot */
    const char *name;
    int nfields;
    struct record_field field[TAKE_FIELDS];
};
struct field_list {
    struct snap_field *field;
    int n, cap;
};
struct taking {
    struct snap *s;
    struct snap_limits limits;
    int nrecords;
    struct take_record record[TAKE_RECORDS];
    struct snap_map classes;  /* address of a type object: index into s->cls */
    struct field_list fields; /* of the object or block being described */
    int depth;                /* of what is found now */
    int nleaves;              /* numbers and texts among the objects */
    struct buf text;          /* scratch */
};

/* take.c */
struct snap_ref take_ref(struct taking *t, struct obj *o); /* o NULL: TO_NULL */
struct snap_ref take_block_ref(int block, uint64_t addr);
const char *take_text(struct taking *t, const char *s, size_t n);
int take_class(struct taking *t, struct type *type);
/* A block of this address: its index; *fresh: it has just been added and wants filling. */
int take_block(struct taking *t, enum block_kind kind, const void *addr, const void *start, int64_t requested, bool *fresh);
bool take_is_builtin(const struct type *t);      /* int, float, complex, str, bytes, tuple, list, dict, set, frozenset exactly */
int64_t take_limit(struct taking *t, int64_t n); /* n items, or as many as the limits allow */

/* fields.c: adding fields to the object or block being described; offsets count from base. */
struct snap_field *field_add(struct taking *t, const void *base, int offset, int size, enum field_kind kind, const char *name);
void field_ref(struct taking *t, const void *base, int offset, const char *name, struct snap_ref ref);
void field_room(struct taking *t, const void *base, int offset, int64_t words);
/* A block met while an object is described has a list of its own: what this returns goes back with fields_back. */
struct field_list fields_aside(struct taking *t);
void fields_back(struct taking *t, struct field_list outer);
void fields_sort(struct taking *t);
struct snap_field *fields_keep(struct taking *t, int *n); /* into the arena; starts anew */
void describe_object(struct taking *t, int index);

/* tables.c */
struct snap_keys *describe_keys(struct taking *t, const void *keys, bool split, bool follow);
int take_keys_block(struct taking *t, const void *keys, struct snap_keys *k, int owner, bool shared);
struct snap_values *describe_values(struct taking *t, const void *values, const void *keys, bool embedded);
int take_values_block(struct taking *t, const void *values, const void *keys, struct snap_values *v, struct snap_keys *k,
                      int owner);
int64_t values_bytes(const struct snap_values *v);
const char *key_name(const struct snap_keys *k, int64_t i);
void describe_set(struct taking *t, int index);

/* text.c */
/* The repr of a number, text, bytes or singleton, or of a tuple of them, made without touching the heap. False: of another type. */
bool text_repr(struct buf *b, const struct obj *o, size_t max);
void text_utf8(struct buf *b, const struct obj *str, int64_t max_chars);
void text_int(struct buf *b, const struct obj *o, size_t max_digits);

/* sizes.c */
/* sys.getsizeof without running anything; -1 where the program defined __sizeof__ or the type is not known. */
int64_t size_of(const struct obj *o);
#endif
