/* What sys.getsizeof says, worked out from the bytes: calling __sizeof__ would allocate on the heap we only look at. */
#include "slotscope/object/attr.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "take.h"

enum { INT_HEAD = 24 }; /* in front of an int's digits, in every version */

static bool own_sizeof(const struct obj *o)
{
    struct obj *f = type_lookup(type_of(o), str_name("__sizeof__"));
    return f && type_of(f)->kind != K_METHOD_DESCR;
}

static int64_t str_bytes(const struct obj *o)
{
    int64_t head = str_is_ascii(o) ? lay.sizeof_PyASCIIObject : lay.sizeof_PyCompactUnicodeObject;
    return head + (str_length(o) + 1) * str_kind(o);
}

static int64_t dict_bytes(const struct obj *o)
{
    struct keys_view v;
    keys_read(dict_keys_table(o), &v);
    int64_t refcount = AT((uintptr_t)dict_keys_table(o), PyDictKeysObject, dk_refcnt, int64_t), n = type_of(o)->basicsize;
    if (dict_values_array(o))
        n += pol.values_format == VALUES_PLAIN ? (v.slots << 1) / 3 * 8 : (v.usable + v.nentries) * 8;
    return refcount == 1 ? n + (int64_t)v.bytes : n;
}

static int64_t set_bytes(const struct obj *o)
{
    bool small = AT((uintptr_t)o, PySetObject, table, char *) == (char *)(uintptr_t)o + lay.PySetObject_smalltable;
    int64_t slots = AT((uintptr_t)o, PySetObject, mask, int64_t) + 1;
    return type_of(o)->basicsize + (small ? 0 : slots * lay.sizeof_setentry);
}

int64_t size_of(const struct obj *o)
{
    const struct type *t = type_of(o);
    int64_t n = t->basicsize;
    if (own_sizeof(o))
        return -1;
    switch (t->kind) {
    case K_INT:
    case K_BOOL: n = INT_HEAD + 4 * (int64_t)(int_ndigits(o) || !pol.int_tagged ? int_ndigits(o) : 1); break;
    case K_STR: n = str_bytes(o); break;
    case K_BYTES: n = lay.PyBytesObject_ob_sval + 1 + bytes_length(o); break;
    case K_LIST: n += 8 * AT((uintptr_t)o, PyListObject, allocated, int64_t); break;
    case K_DICT: n = dict_bytes(o); break;
    case K_SET:
    case K_FROZENSET: n = set_bytes(o); break;
    case K_TYPE: return -1;
    default:
        if (t->itemsize > 0) {
            int64_t items = ((const struct varobj *)o)->size;
            n += t->itemsize * (items < 0 ? -items : items);
        }
    }
    return n + t->presize;
}
