/*
 * Facts for lessons, in `_slotscope`: what the bytes say of one object, without asking the object (which could change it).
 *   parts(o)      [(what, bytes handed out), ...]: the blocks that belong to o alone: object, values, dict, table
 *   requested(o)  bytes asked of the allocator for o's own block; block(o): bytes it handed out
 *   front(o)      bytes in front of o in its block
 *   offset(d)     where the slot of a member descriptor lies in an instance
 */
#include "lib.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/seq.h"

static const void *one(struct obj *const *args)
{
    return obj_block(args[0]);
}

CFUNCTION(slotscope_requested)
{
    return one_arg("requested", nargs, kwnames) < 0 ? NULL : int_from_u64(obj_requested(args[0]));
}

CFUNCTION(slotscope_block)
{
    return one_arg("block", nargs, kwnames) < 0 ? NULL : int_from_u64(heap_block_size(one(args)));
}

CFUNCTION(slotscope_front)
{
    return one_arg("front", nargs, kwnames) < 0 ? NULL : int_from_u64(obj_presize(type_of(args[0])));
}

CFUNCTION(slotscope_offset)
{
    if (one_arg("offset", nargs, kwnames) < 0)
        return NULL;
    if (type_of(args[0])->kind != K_MEMBER_DESCR)
        return err_type("slotscope: not a member descriptor");
    const char *def = AT(args[0], PyMemberDescrObject, d_member, const char *);
    return int_from_i64(*(const int64_t *)(const void *)(def + 16)); /* PyMemberDef: name, type, offset */
}

static int add_part(struct obj *list, const char *what, const void *block)
{
    struct obj *pair = tuple_pack(2, str_name(what), int_from_u64(heap_block_size(block)));
    if (!pair)
        return -1;
    decref(tuple_items(pair)[1]);
    int r = list_append(list, pair);
    decref(pair);
    return r;
}

/* Does p lie in a block of its own, not inside o's? */
static bool apart(const void *p, struct obj *o)
{
    const char *start = obj_block(o);
    return p && ((const char *)p < start || (const char *)p >= start + obj_requested(o));
}

static int add_dict_parts(struct obj *list, struct obj *o, struct obj *d)
{
    struct keys_view keys;
    void *values = dict_values_array(d), *table = dict_keys_table(d);
    if (add_part(list, "dict", obj_block(d)) < 0)
        return -1;
    if (values)
        return apart(values, o) && heap_zone_of(values) != ZONE_STATIC ? add_part(list, "values", values) : 0;
    keys_read(table, &keys);
    return keys.kind != KEYS_SPLIT && heap_zone_of(table) != ZONE_STATIC ? add_part(list, "table", table) : 0;
}

CFUNCTION(slotscope_parts)
{
    if (one_arg("parts", nargs, kwnames) < 0)
        return NULL;
    struct obj *o = args[0], *list = list_new(0);
    int capacity = 0;
    bool has_dict = type_has_dict(type_of(o));
    struct obj **values = has_dict ? instance_values(o, &capacity) : NULL, *d = has_dict ? instance_dict_now(o) : NULL;
    int r = list ? add_part(list, "object", obj_block(o)) : -1;
    if (r == 0 && d)
        r = add_dict_parts(list, o, d);
    else if (r == 0 && apart(values, o))
        r = add_part(list, "values", values);
    if (r < 0) {
        xdecref(list);
        return NULL;
    }
    return list;
}

const struct method_def slotscope_facts[] = {{"parts", slotscope_parts, NULL, 0},       {"requested", slotscope_requested, NULL, 0},
                                             {"block", slotscope_block, NULL, 0},       {"front", slotscope_front, NULL, 0},
                                             {"offset", slotscope_offset, NULL, 0}, {NULL, NULL, NULL, 0}};
