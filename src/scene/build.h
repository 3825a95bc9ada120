/* What the views share while a snapshot becomes a diagram. */
#ifndef SLOTSCOPE_SCENE_BUILD_H
#define SLOTSCOPE_SCENE_BUILD_H
#include "slotscope/base/buf.h"
#include "slotscope/scene/scene.h"

struct building {
    const struct snap *s;
    const struct scene_options *o;
    struct diagram *d;
    bool *object_shown, *block_shown; /* reached from the names in focus */
    bool *name_shown;
    int *object_box, *block_box; /* its box, or -1: drawn inside others, or not at all */
    int *class_box;              /* of classes that are in focus themselves */
    struct buf text;             /* scratch */
};

/* "@7f0000012050", or its end alone. */
const char *address_text(struct building *b, uint64_t addr);
/* "*-> text" in the diagram's characters. */
const char *pointer_text(struct building *b, const char *text);
/* Numbers, text and the like fit into the row that refers to them. */
bool is_small(const struct snap_object *o);
/* "class Point", "function f", "None", "a range": what a word leads to that is not followed. */
const char *named_text(struct building *b, const struct snap_ref *r);

/* What a reference shows in a cell: text, and the box an arrow goes to (-1: none). */
struct shown {
    const char *text;
    int target;
    enum style style;
};
struct shown show_ref(struct building *b, const struct snap_ref *r);
char mark_char(uint8_t mark);

void add_head_line(struct building *b);
void add_names(struct building *b);
void add_gone(struct building *b);

void view_fields(struct building *b);
void view_boxes(struct building *b);
void view_bytes(struct building *b);
void view_keys(struct building *b);
void view_pools(struct building *b);

/* classes.c: boxes for the classes whose names are in focus */
void add_class_boxes(struct building *b);

/* captions.c */
void caption_object(struct building *b, int box, const struct snap_object *o);
void caption_block(struct building *b, int box, const struct snap_block *k);
#endif
