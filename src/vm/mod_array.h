/* `array`: machine values of one kind behind a header; what its files share. */
#ifndef SLOTSCOPE_VM_MOD_ARRAY_H
#define SLOTSCOPE_VM_MOD_ARRAY_H
#include "lib.h"
#include "slotscope/object/spec.h"

/* ob_size, items, room, kind of item: 16, 24, 32, 40; a weak reference list and the count of views follow. */
#define LEN(o)     (((struct varobj *)(o))->size)
#define ITEMS(o)   (*(unsigned char **)(void *)((char *)(o) + 24))
#define ROOM(o)    (*(int64_t *)(void *)((char *)(o) + 32))
#define KIND(o)    (*(const struct item_kind **)(void *)((char *)(o) + 40))
#define EXPORTS(o) (*(int32_t *)(void *)((char *)(o) + 56))
enum { WEAKREFS = 48, BASIC_SIZE = 64 };

extern struct type *t_array;
static inline bool array_is(const struct obj *o)
{
    return t_array && type_is_subtype(type_of(o), t_array);
}

/* ---- mod_array_items.c ---- */
struct item_kind {
    char code;
    signed char size;
    bool is_signed, is_float;
    const char *range; /* what a value out of range is told */
};
const struct item_kind *array_kind(unsigned code); /* NULL: none */
static inline bool array_kind_is_text(const struct item_kind *k)
{
    return k->code == 'u' || k->code == 'w';
}
static inline unsigned char *array_at(struct obj *o, int64_t i)
{
    return ITEMS(o) + i * KIND(o)->size;
}
struct obj *array_item_get(const struct item_kind *k, const unsigned char *p);
int array_item_set(const struct item_kind *k, struct obj *v, unsigned char *p); /* stores v at p, which is no place in an array */
int array_store(struct obj *o, int64_t i, struct obj *v);                       /* as item i; what v runs may change o */
int array_store_sequence(struct obj *o, int64_t at, int64_t n, struct obj *sequence); /* n items of a list or tuple from `at` on */
int array_take_text(struct obj *o, struct obj *s);                   /* the items of an empty array become those of s */
struct obj *array_character_wanted(const char *what, struct obj *v); /* TypeError: v is no string of one character; NULL */
struct obj *array_make(struct obj *type, const struct item_kind *k, int64_t n); /* a new array with n items, unset */
/* May its length change? BufferError and -1 while a view looks at it. */
int array_check_unexported(const struct obj *o);
int array_resize(struct obj *o, int64_t n);
int array_append(struct obj *o, struct obj *v);
int array_extend(struct obj *o, struct obj *source);
int array_extend_from(struct obj *o, struct obj *iterator);
int array_extend_text(struct obj *o, struct obj *s);
int array_extend_bytes(struct obj *o, const unsigned char *p, int64_t n);
int array_cut(struct obj *o, int64_t a, int64_t b); /* items a to b go */
struct obj *array_as_list(struct obj *o);
struct obj *array_as_text(struct obj *o); /* of characters */
/* The first item equal to x in this range; -1: none, -2: a comparison failed. */
int64_t array_find(struct obj *o, struct obj *x, int64_t from, int64_t to);

/* ---- mod_array_methods.c ---- */
extern const struct method_def array_methods[], array_functions[];

/* ---- mod_array.c ---- */
struct obj *array_repeat(struct obj *o, int64_t n);

/* ---- mod_array_iter.c ---- */
struct obj *array_iter(struct obj *array);
void array_iter_ready(void);
#endif
