/* Text encodings and their error handlers. */
#ifndef SLOTSCOPE_SRC_OBJECT_CODECS_H
#define SLOTSCOPE_SRC_OBJECT_CODECS_H
#include "slotscope/object/object.h"

/* bytes of n bytes at p as str; encoding and errors: str or NULL (utf-8, strict). object: what is decoded, for the error. */
struct obj *codec_decode(const unsigned char *p, int64_t n, struct obj *encoding, struct obj *errors, struct obj *object);
/* str as bytes. */
struct obj *codec_encode(struct obj *s, struct obj *encoding, struct obj *errors);
#endif
