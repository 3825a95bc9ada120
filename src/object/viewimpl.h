/*
 * memoryviews: a view (PyMemoryViewObject) shows a managed buffer (_PyManagedBufferObject), which holds the one export of the
 * object whose bytes are shown; views made of views share it. Both records are the same in all versions
 * (Include/cpython/memoryobject.h). In place of a pointer to the text of the format the word itself holds the text, so that a heap
 * looks the same in every process.
 */
#ifndef SLOTSCOPE_SRC_OBJECT_VIEWIMPL_H
#define SLOTSCOPE_SRC_OBJECT_VIEWIMPL_H
#include "slotscope/object/type.h"

enum { MAX_DIMENSIONS = 64 };

struct view_buffer { /* Py_buffer */
    unsigned char *buf;
    struct obj *obj;
    int64_t len, itemsize;
    int32_t readonly, ndim;
    char format[8];
    int64_t *shape, *strides, *suboffsets;
    void *internal;
};
struct managed_buffer {
    struct obj base;
    int64_t released, exports;
    struct view_buffer master;
};
struct view {
    struct varobj base; /* size: 3 words a dimension */
    struct managed_buffer *managed;
    int64_t hash;
    int32_t released, pad;
    int64_t exports; /* who uses this view's bytes just now: it cannot be released */
    struct view_buffer v;
    struct obj *weakrefs;
    int64_t array[]; /* shape, strides, suboffsets */
};
_Static_assert(sizeof(struct managed_buffer) == 112, "as CPython's");
_Static_assert(sizeof(struct view) == 144, "as CPython's without dimensions");

static inline struct view *view_of(struct obj *o)
{
    return (struct view *)o;
}
/* The view, or NULL with ValueError when it is released. */
struct view *view_living(struct obj *o);
/* A new view, with room for ndim dimensions, of a buffer that src shows; no shape yet. */
struct view *view_add(struct managed_buffer *m, const struct view_buffer *src, int ndim);
/* The same with src's shape and strides. */
struct view *view_copy(struct view *src);
/* Ends it; BufferError while its bytes are in use. 0 or -1. */
int memoryview_release(struct obj *o);
/* The bytes of a view that shows them without gaps; 0 or -1. */
int memoryview_get(struct obj *o, const unsigned char **p, int64_t *n);
/* A view of any object with bytes, or NULL with TypeError. */
struct obj *view_of_object(struct obj *x);
bool view_c_contiguous(const struct view_buffer *v), view_f_contiguous(const struct view_buffer *v);
int64_t view_items(const struct view_buffer *v); /* the product of the shape */

/* Bytes of one item of a native format (with or without '@'), 0: not one. */
int native_size(const char *format);
/* "memoryview: unsupported format %s"; 0 or -1. */
int view_check_format(const struct view_buffer *v);
/* One item; format without '@'. */
struct obj *item_unpack(const struct view_buffer *v, const unsigned char *p);
int item_pack(const struct view_buffer *v, unsigned char *p, struct obj *x);

/* All items in C order ('F': Fortran order), appended. */
struct buf;
void view_add_bytes(struct buf *b, const struct view_buffer *v, char order);
struct obj *view_to_list(const struct view_buffer *v);
struct obj *view_compare(struct obj *a, struct obj *b, enum cmp op);
struct obj *view_iter(struct obj *o);
/* cast(), count(), index(), ... and the attributes of memoryview. */
extern const struct method_def view_methods[];
extern const struct getset_def view_getset[];
extern struct type *t_memory_iterator;
void view_iter_boot(void);
#endif
