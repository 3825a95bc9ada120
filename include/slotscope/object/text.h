/* str in CPython's compact kinds (ASCII, and 1, 2 or 4 bytes a character), bytes, bytearray. */
#ifndef SLOTSCOPE_OBJECT_TEXT_H
#define SLOTSCOPE_OBJECT_TEXT_H
#include <stdarg.h>

#include "slotscope/object/type.h"
struct buf;

static inline bool is_str(const struct obj *o)
{
    return type_of(o)->kind == K_STR;
}
static inline int64_t str_length(const struct obj *o) /* characters */
{
    return ((const struct varobj *)o)->size; /* `length` is at 16 in every version */
}
int str_kind(const struct obj *o);       /* 1, 2 or 4 bytes a character */
bool str_is_ascii(const struct obj *o);  /* the compact form for ASCII */
void *str_data(const struct obj *o);     /* the characters */
unsigned str_char(const struct obj *o, int64_t i); /* character i; 0 <= i < length */
/* A fresh string with room for n characters up to maxchar (data unset, terminator set). Shared singletons are not used. */
struct obj *str_alloc(int64_t n, unsigned maxchar);
/* From UTF-8 (valid; lone surrogates encoded as three bytes are taken): chooses the kind. The shared empty and one-character strings
   are used as the version does. */
struct obj *str_from_utf8(const char *s, size_t n);
struct obj *str_from_c(const char *s);
struct obj *str_from_buf(struct buf *b); /* and buf_done */
struct obj *str_printf(const char *fmt, ...); /* err_format's conversions */
/* The one of the names (a list) that is most like `wrong`; borrowed, NULL when none is near. */
struct obj *name_nearest(struct obj *names, struct obj *wrong, bool hide_underscored);
struct obj *str_vprintf(const char *fmt, va_list *ap);
struct obj *str_from_char(unsigned c);
struct obj *str_from_kind(int kind, const void *data, int64_t n); /* copies, narrowing to the smallest kind */
/* The same, never the shared one-character strings: where CPython fills a string it has just made (str(1), "A".lower()). */
struct obj *str_fresh(int kind, const void *data, int64_t n);
/* Appends as UTF-8 (surrogates as three bytes). */
void str_to_utf8(const struct obj *o, struct buf *b);
/* For ASCII strings: the bytes, NUL-terminated, in the heap. For others: a static buffer's UTF-8, good until the next call. For messages. */
const char *str_c(const struct obj *o);
bool str_eq(const struct obj *a, const struct obj *b);
bool str_eq_c(const struct obj *a, const char *s);
int str_compare(const struct obj *a, const struct obj *b);
int64_t str_hash(const struct obj *o);   /* computes and stores it */
struct obj *str_concat(struct obj *a, struct obj *b);
/* a += b where *a is the only reference: in place when possible, as CPython's unicode_concatenate. */
int str_append(struct obj **a, struct obj *b);
struct obj *str_slice(struct obj *o, int64_t start, int64_t end); /* clipped */
struct obj *str_join(struct obj *sep, struct obj *iterable);
struct obj *str_join_items(struct obj *sep, struct obj *const *items, int64_t n);
int64_t str_find(const struct obj *o, const struct obj *sub, int64_t start, int64_t end, int direction); /* -1: not found */
struct obj *str_percent(struct obj *fmt, struct obj *args); /* % formatting */
/* str.format(*args, **kwargs), str.format_map(mapping). */
struct obj *str_format_call(struct obj *fmt, struct obj *const *args, size_t nargs, struct obj *kwnames);
struct obj *str_format_map(struct obj *fmt, struct obj *mapping);
/* What module _string gives string.Formatter: a list of (literal, field, spec, conversion); (first, iterator of (is_attr, key)). */
struct obj *str_formatter_parser(struct obj *text);
struct obj *str_field_name_split(struct obj *text);
bool str_is_identifier(const struct obj *o);
/* Character properties (strdata.c: generated from the version's unicodedata, Unicode 15). */
bool uc_is_space(unsigned c), uc_is_alpha(unsigned c), uc_is_decimal(unsigned c), uc_is_digit(unsigned c),
    uc_is_numeric(unsigned c);
bool uc_is_lower(unsigned c), uc_is_upper(unsigned c), uc_is_title(unsigned c), uc_is_printable(unsigned c),
    uc_is_linebreak(unsigned c);
bool uc_is_xid_start(unsigned c), uc_is_xid_continue(unsigned c), uc_is_cased(unsigned c), uc_is_case_ignorable(unsigned c);
int uc_decimal_value(unsigned c); /* 0..9 or -1 */
/* Full case mappings: up to three characters; the count. */
int uc_to_lower(unsigned c, uint32_t out[3]), uc_to_upper(unsigned c, uint32_t out[3]), uc_to_title(unsigned c, uint32_t out[3]);
int uc_fold(unsigned c, uint32_t out[3]);
unsigned uc_simple_lower(unsigned c);

/* Interning (PyUnicode_InternInPlace): *o is replaced by the shared one. Immortal where the version makes interned strings so. */
void str_intern(struct obj **o);
/* As names in code objects are from 3.13 on: immortal though other interned strings are not (same as str_intern before). */
void str_intern_immortal(struct obj **o);
struct obj *str_intern_c(const char *s); /* new reference */
bool str_is_interned(const struct obj *o);
/* The name as an interned string that stays for ever: STR(x) caches per boot. */
struct obj *str_name(const char *s);     /* borrowed; for names our C code uses (kept in a table, one per spelling) */

/* Hashing of bytes with the version's SipHash and an all-zero secret (PYTHONHASHSEED=0). */
int64_t hash_bytes(const void *p, size_t n);
int64_t hash_pointer(const void *p); /* of an object's identity */

struct obj *bytes_from(const void *p, size_t n); /* a copy; the shared ones of no and of one byte */
struct obj *bytes_empty(void);         /* empty, but not the shared ones: what is left of bytes that are repeated 0 times */
struct obj *bytes_unset(int64_t n); /* contents unset but the NUL behind them; n 0: the shared empty one */
int bytes_resize(struct obj **o, int64_t n); /* of a bytes object that nobody else has; 0 or -1 */
/* Never the shared object of a single byte (n 0: the shared empty one). */
struct obj *bytes_unshared(const void *p, size_t n);
static inline const unsigned char *bytes_data(const struct obj *o)
{
    return (const unsigned char *)&AT(o, PyBytesObject, ob_sval, char);
}
static inline int64_t bytes_length(const struct obj *o)
{
    return ((const struct varobj *)o)->size;
}
struct obj *bytearray_from(const void *p, size_t n); /* a copy */
/* The bytes of a bytes, bytearray, memoryview or array (borrowed pointer). 0, or -1 with TypeError. */
int buffer_get(struct obj *o, const unsigned char **p, int64_t *n);
/* The items of an array.array: false when o is none. NULL until module array is imported. */
struct array_view {
    unsigned char *p;
    int64_t n, itemsize;
    char code;
    int32_t *exports;
};
extern bool (*array_buffer)(struct obj *o, struct array_view *v);
/* Appends the repr of text in Python quotes. */
void str_repr_text(struct buf *b, const struct obj *o);
#endif
