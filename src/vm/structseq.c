/* Struct sequences (sys.version_info, time.struct_time): subtypes of tuple whose getset table names the items, in order. */
#include "slotscope/base/buf.h"
#include "lib.h"
#include "slotscope/object/gc.h"

struct obj *structseq_new(struct type *type, struct obj *const *items, int64_t n)
{
    struct obj *o = type_generic_alloc(type, n);
    if (o && gc_is_tracked(o))
        gc_untrack(o); /* CPython does not track them */
    for (int64_t i = 0; o && i < n; i++)
        if (!items[i])
            obj_clear_slot(&o);
        else
            tuple_items(o)[i] = items[i];
    return o;
}

struct obj *structseq_get(struct obj *self, void *index)
{
    int64_t i = (int64_t)(intptr_t)index;
    return i < tuple_len(self) ? incref(tuple_items(self)[i]) : new_none();
}

struct obj *structseq_repr(struct obj *self)
{
    struct type *t = type_of(self);
    const struct getset_def *fields = t->spec->getset;
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%s(", t->spec->name);
    for (int64_t i = 0; i < tuple_len(self) && fields[i].name; i++) {
        struct obj *r = obj_repr(tuple_items(self)[i]);
        if (!r) {
            buf_done(&b);
            return NULL;
        }
        buf_printf(&b, "%s%s=", i ? ", " : "", fields[i].name);
        str_to_utf8(r, &b);
        decref(r);
    }
    buf_addc(&b, ')');
    return str_from_buf(&b);
}
