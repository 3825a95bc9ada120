/* Views and iterators of dicts. */
#ifndef SLOTSCOPE_SRC_OBJECT_DICTVIEW_H
#define SLOTSCOPE_SRC_OBJECT_DICTVIEW_H
#include "slotscope/object/object.h"

enum dict_part { DICT_KEYS, DICT_VALUES, DICT_ITEMS };
struct obj *dictview_new(struct obj *d, enum dict_part part);
extern struct type *dictview_types[3];                  /* by enum dict_part */
struct obj *dictview_of(struct type *t, struct obj *d); /* of a type derived from those */
struct obj *dictview_behind(const struct obj *view);    /* its dict, borrowed */
/* The dict behind a view and which part it shows; NULL when o is no view. Borrowed. */
struct obj *dictview_dict(const struct obj *o, enum dict_part *part);
struct obj *dictiter_new(struct obj *d, enum dict_part part, bool reversed);
struct obj *dict_fromkeys(struct obj *cls, struct obj *iterable, struct obj *v);
#endif
