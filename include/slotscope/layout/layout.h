/*
 * What differs between CPython 3.8 and 3.15, as data.
 *
 * fields.def    one line per field of every record (struct) that simulated objects are made of, with its offset in each version
 * policies.def  one line per named policy: a value per version (never test which version this is; ask for the policy)
 * messages.def  error texts that were reworded between versions
 * attributes.def, signatures.def  what kind of attribute built-in types have, and what __text_signature__ says
 * releases.def  what releases of a version do otherwise than the build that was measured
 * All were read from the debug information, sources and behaviour of the real interpreters; tests hold them against recorded facts.
 */
#ifndef SLOTSCOPE_LAYOUT_LAYOUT_H
#define SLOTSCOPE_LAYOUT_LAYOUT_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LAYOUT_VERSIONS 8 /* 3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15, in this order everywhere */

/* How instances of ordinary classes keep their attributes. */
enum attr_policy {
    ATTR_DICT_POINTER, /* 3.8-3.10: a word in the object points to the dict, the dict to its values */
    ATTR_VALUES_FRONT, /* 3.11: two words in front of the GC header, values and dict */
    ATTR_TAGGED_WORD,  /* 3.12: one word in front, values (tagged) or dict */
    ATTR_INLINE_VALUES /* 3.13+: dict pointer in front, values inside the instance */
};

/* How a split table's values array looks: words alone (3.8-3.10); size and order in front (3.11, 3.12); header and order behind (3.13+). */
enum values_policy { VALUES_PLAIN, VALUES_PREFIX, VALUES_HEADER };

/* What a code object's table of lines consists of. */
enum line_policy { LINES_LNOTAB, LINES_RANGES, LINES_ENTRIES, LINES_SHARED };

/* One field of one record. offset is -1 where the version has no such field. bit/bits: bit fields, else 0. */
struct field {
    const char *record, *name, *ctype;
    short offset[LAYOUT_VERSIONS];
    short size[LAYOUT_VERSIONS];
    unsigned char bit, bits;
};
extern const struct field layout_fields[];
extern const size_t layout_nfields;
/* sizeof of a record in bytes in the chosen version, 0 if it has none. */
int layout_sizeof(const char *record);
/* sizeof of a record in bytes for the version with this index, 0 if it has none. */
int layout_record_size(const char *record, int version_index);

/* Where a field lies in the chosen release that lies at offset in the version's table. */
int layout_shift(const char *record, int offset);

/* The fields a record consists of in the chosen version, in order of their offsets and without overlap: whole members of inner structs,
   no bit fields, no second view of a union. Returns how many (at most max). */
struct record_field {
    const char *name, *ctype;
    short offset, size;
};
int layout_record_fields(const char *record, struct record_field *out, int max);

/* Offsets of the chosen version, one member per line of fields.def: lay.PyListObject_ob_item. -1 if absent. */
struct layout {
#define FIELD(rec, name, ...) short rec##_##name;
#define RECORD(rec, ...)      short sizeof_##rec;
#include "slotscope/layout/fields.def"
#undef FIELD
#undef RECORD
};
/* Values of the chosen version, one member per line of policies.def: pol.attr, pol.has_match. */
struct policies {
#define POLICY(name, ...) int name;
#include "slotscope/layout/policies.def"
#undef POLICY
};
extern struct layout lay;
extern struct policies pol;

struct version {
    const char *name;  /* "3.14" */
    const char *exact; /* "3.14.10": the build the facts were measured on */
    int index;         /* 0..7, row of the tables */
    int release;       /* 18 for 3.8.18: releases.def is applied; -1: the build the facts were measured on */
};
extern const struct version layout_versions[LAYOUT_VERSIONS];
/* The version called name ("3.12"), or one of its releases ("3.12.1"); NULL: there is none. */
const struct version *layout_find(const char *name);
/* Default version (3.14). */
const struct version *layout_default(void);
/* Makes v the chosen version: fills lay and pol. */
void layout_choose(const struct version *v);
const struct version *layout_chosen(void);

/* An attribute of a built-in type that some version has as something else than the type's table says (attributes.def); kinds: a letter a
   version. */
struct builtin_attribute {
    const char *type, *name, *kinds;
};
/* Those of the type called so, *n of them. */
const struct builtin_attribute *layout_attributes(const char *type, size_t *n);
/* Its letter in the chosen version. */
char layout_kind_letter(const struct builtin_attribute *a);
/* The letter of name in the chosen version, '\0' where the n rows don't tell. */
char layout_attribute_kind(const struct builtin_attribute *a, size_t n, const char *name);
/* What __text_signature__ of "list.append" or "builtins.len" says in the chosen version, NULL: None (signatures.def). */
const char *layout_signature(const char *name);

enum message {
#define MESSAGE(id, ...) id,
#include "slotscope/layout/messages.def"
#undef MESSAGE
    MESSAGE_COUNT
};
/* The text (a printf format with the same arguments in every version) of message id in the chosen version; never NULL. */
const char *message(enum message id);

/* A word of the object at p: AT(o, PyListObject, allocated, int64_t). */
#define AT(p, rec, name, T) (*(T *)(void *)((char *)(p) + lay.rec##_##name))
#endif
