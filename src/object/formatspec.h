/* Format specifiers ([[fill]align][sign][z][#][0][width][,_][.precision][type]) and the layout of formatted numbers. */
#ifndef SLOTSCOPE_SRC_OBJECT_FORMATSPEC_H
#define SLOTSCOPE_SRC_OBJECT_FORMATSPEC_H
#include "slotscope/object/object.h"
struct buf;

struct format_spec {
    unsigned fill;
    char align;          /* < > ^ = */
    char sign;           /* + - space, 0 */
    bool zero, alternate; /* z: no negative zero; # */
    char group, frac_group; /* , or _ before and behind the point */
    int64_t width, precision; /* -1: none */
    unsigned type;       /* 0: none */
};
/* Reads spec for object o; false with ValueError. */
bool format_spec_parse(struct obj *spec, struct obj *o, unsigned default_type, char default_align, struct format_spec *f);
/* ValueError: Unknown format code. */
void *format_unknown_type(unsigned type, struct obj *o);
/* A number: sign, prefix ("0x"), digits, the rest (point, fraction, exponent, %). Grouping and padding as f says. */
void format_number(struct buf *b, const struct format_spec *f, bool negative, const char *prefix, const char *digits, size_t ndigits,
                   const char *rest, size_t nrest);
/* Pads what was appended to b since `start` (nchars characters) to f's width. */
void format_pad(struct buf *b, size_t start, int64_t nchars, const struct format_spec *f);
/* A double with format f (type e f g % n or none) appended. false with an exception. */
bool format_double(struct buf *b, double d, const struct format_spec *f);
#endif
