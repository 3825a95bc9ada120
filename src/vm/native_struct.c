/* The layouts of struct: a Struct has a table of the codes of its format in a block of its own; iter_unpack's iterator holds a
 * whole Py_buffer. */
#include <string.h>

#include "native.h"
#include "slotscope/object/gc.h"

enum { S_LEN = 24, S_CODES = 32, S_FORMAT = 40, S_WEAK = 48, CODE_BYTES = 32 };

static void **codes_of(struct obj *o)
{
    return (void **)(void *)((char *)o + S_CODES);
}

static struct obj *count_codes(struct obj *o)
{
    return int_from_i64(*(int64_t *)(void *)((char *)o + S_LEN));
}

/* Makes the table of n codes and of one that ends it. */
static int make_codes(struct obj *o, struct obj *count)
{
    int64_t n = num_as_ssize(count, NULL);
    void *table = n < 0 || n > INT32_MAX ? NULL : heap_alloc((size_t)(n + 1) * CODE_BYTES);
    if (!table) {
        err_no_memory();
        return -1;
    }
    memset(table, 0, (size_t)(n + 1) * CODE_BYTES);
    heap_free(*codes_of(o));
    *codes_of(o) = table;
    memcpy((char *)o + S_LEN, &n, sizeof n);
    return 0;
}

CFUNCTION(struct_sizeof)
{
    int64_t n = *(int64_t *)(void *)((char *)self + S_LEN);
    return int_from_i64(type_of(self)->basicsize + (*codes_of(self) ? (n + 1) * CODE_BYTES : 0));
}

static void struct_dealloc(struct obj *o)
{
    if (type_of(o)->flags & TF_GC)
        gc_untrack(o);
    weakrefs_clear(o);
    heap_free(*codes_of(o));
    xdecref(*(struct obj **)(void *)((char *)o + S_FORMAT));
    obj_free(o);
}

static int struct_weak(void)
{
    return S_WEAK;
}

static const struct native_field struct_fields[] = {{"_size", NATIVE_INT, 16, 8, NULL, NULL},
                                                    {"_ncodes", NATIVE_CUSTOM, 0, 0, count_codes, make_codes},
                                                    {"_format", NATIVE_REF, S_FORMAT, 8, NULL, NULL},
                                                    {0}};
static const struct method_def struct_methods[] = {{"__sizeof__", struct_sizeof, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};
static const struct type_spec struct_spec = {
    .name = "_struct.Struct",
    .kind = K_OTHER,
    .flags = TF_BASETYPE,
    .record = "PyStructObject",
    .weakrefoffset = struct_weak,
    .s = {.dealloc = struct_dealloc, .new_ = native_new},
    .methods = struct_methods,
};

/* ---- unpack_iterator: the Struct, a Py_buffer (its second word is the object), the place ---- */

enum { U_STRUCT = 16, U_BUFFER = 32, U_INDEX = 104, U_BYTES = 112 };

static void unpack_dealloc(struct obj *o)
{
    gc_untrack(o);
    xdecref(*(struct obj **)(void *)((char *)o + U_STRUCT));
    xdecref(*(struct obj **)(void *)((char *)o + U_BUFFER));
    obj_free(o);
}

static int unpack_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj *s = *(struct obj **)(void *)((char *)o + U_STRUCT), *b = *(struct obj **)(void *)((char *)o + U_BUFFER);
    int r = s ? visit(s, arg) : 0;
    return r || !b ? r : visit(b, arg);
}

static const struct native_field unpack_fields[] = {{"_struct", NATIVE_REF, U_STRUCT, 8, NULL, NULL},
                                                    {"_buffer", NATIVE_REF, U_BUFFER, 8, NULL, NULL},
                                                    {"_index", NATIVE_INT, U_INDEX, 8, NULL, NULL},
                                                    {0}};
static const struct type_spec unpack_spec = {
    .name = "_struct.unpack_iterator",
    .kind = K_ITERATOR,
    .flags = TF_GC,
    .record = "PyObject",
    .basicsize_adjust = U_BYTES - 16,
    .s = {.dealloc = unpack_dealloc, .traverse = unpack_traverse, .new_ = native_new},
};

const struct native_class native_struct[] = {
    {.spec = &struct_spec, .fields = struct_fields, .collected = &pol.struct_has_gc_header, .bare = &pol.struct_bare_names},
    {.spec = &unpack_spec, .fields = unpack_fields, .bare = &pol.struct_bare_names},
    {.spec = NULL}};
