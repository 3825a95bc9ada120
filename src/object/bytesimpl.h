/* What bytes and bytearray share: their methods work on (pointer, length) and make the result in the type of `self`. */
#ifndef SLOTSCOPE_SRC_OBJECT_BYTESIMPL_H
#define SLOTSCOPE_SRC_OBJECT_BYTESIMPL_H
#include "slotscope/object/text.h"

struct buf;
struct bytes_view {
    const unsigned char *p;
    int64_t n;
};
/* The bytes of a bytes or bytearray object. */
struct bytes_view bytes_view(const struct obj *o);
/* A bytes or bytearray with a copy of n bytes, by the kind of like. */
struct obj *bytes_like(const struct obj *like, const void *p, int64_t n);
/* The same, not shared even where it is one letter: what is computed is written into new bytes. */
struct obj *bytes_made_like(const struct obj *like, const void *p, int64_t n);
/* n bytes of self from p on: self where that is all of it. */
struct obj *bytes_part(struct obj *self, const void *p, int64_t n);
/* bytes(x, encoding, errors) and bytearray(...): appends what the arguments say; name: the type's, for messages. 0 or -1. */
int bytes_from_args(struct buf *b, const char *name, struct obj *const *args, size_t nargs, struct obj *kwnames);
/* Appends a bytes-like object's bytes or an iterable's ints. 0 or -1. */
int bytes_add_items(struct buf *b, struct obj *source, const char *name);
/* b'...' with the quote CPython chooses; always_double: quotes escaped as bytearray does it up to 3.14. */
void bytes_repr_text(struct buf *b, struct bytes_view v, bool escape_single);
struct obj *bytes_compare(struct obj *a, struct obj *b, enum cmp op);
int bytes_contains(struct obj *o, struct obj *x);
struct obj *bytes_subscript(struct obj *o, struct obj *key, const char *index_error, const char *type_error);
struct obj *bytes_iter(struct obj *o);
int byte_value(struct obj *o, const char *range_message); /* 0..255, or -1 */
struct obj *bytes_percent(struct obj *fmt, struct obj *args);
/* The buffer protocol as methods (viewmethods.c). */
struct obj *buffer_method(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *release_buffer_method(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames);
/* Finding, splitting and joining (bytesmethods.c); stripping, padding, letters and codes (bytesletters.c). */
extern const struct method_def bytes_search_methods[], bytes_letter_methods[];
/* The shared methods followed by own ones: a table in the engine zone. */
const struct method_def *bytes_methods_with(const struct method_def *own);
/* The bytes of anything bytes-like. 0, or -1 with TypeError. */
static inline int buffer_view(struct obj *o, struct bytes_view *v)
{
    return buffer_get(o, &v->p, &v->n);
}
static inline bool byte_is_space(unsigned c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
#endif
