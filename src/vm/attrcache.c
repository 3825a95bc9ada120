/*
 * Inline caches. The first run of an attribute instruction looks at how the type finds the name and, where that is simple, rewrites
 * the instruction to one that only checks the type's version tag. Cache words of attributes: eval.h; of methods: tag, whether
 * instances have attributes of their own, the function (two words), a hint for asking whether one of them hides it.
 */
#include "eval.h"

static void rewrite(codeword *cache, enum opcode op)
{
    cache[-1] = CODE_WORD(op, CODE_ARG(cache[-1]));
}

/* Does looking up attributes of t's instances mean the generic way, with nothing of the class's own in between? */
static bool plain_getattr(const struct type *t)
{
    return t->s.getattro == generic_getattr;
}

static bool is_data_descriptor(const struct obj *d)
{
    return type_of(d)->s.descr_set != NULL;
}

/* Offset of the slot behind a member descriptor of a class made by the program; -1: something else. */
static int slot_offset(const struct obj *d)
{
    if (!d || type_of(d)->kind != K_MEMBER_DESCR)
        return -1;
    const char *def = AT((uintptr_t)d, PyMemberDescrObject, d_member, const char *);
    const struct obj *owner = AT((uintptr_t)d, PyDescrObject, d_type, struct obj *);
    if (!def || !(type_rec(owner)->flags & TF_HEAP) || type_rec(owner)->itemsize)
        return -1; /* behind items a slot's place depends on their number */
    return (int)AT((uintptr_t)def, PyMemberDef, offset, int64_t);
}

struct obj *attr_load(struct obj *o, struct obj *name, codeword *cache)
{
    struct type *t = type_of(o);
    if (plain_getattr(t) && !attr_observer && (t->flags & TF_HEAP)) {
        struct obj *d = type_lookup(t, name);
        int at_ = slot_offset(d);
        if (at_ >= 0 && type_is_subtype(t, type_rec(AT(d, PyDescrObject, d_type, struct obj *)))) {
            cache[0] = t->version_tag;
            cache[1] = (codeword)at_;
            rewrite(cache, OPC_LOAD_ATTR_SLOT);
        } else if ((!d || !is_data_descriptor(d)) && type_has_dict(t) && instance_get(o, name)) {
            static const enum opcode ops[] = {OPC_LOAD_ATTR_VALUE, OPC_LOAD_ATTR_INSIDE, OPC_LOAD_ATTR_BEHIND};
            cache[0] = t->version_tag;
            rewrite(cache, ops[instance_value_place(t, name, cache + 2)]);
        }
    }
    return obj_getattr(o, name);
}

int attr_store(struct obj *o, struct obj *name, struct obj *v, codeword *cache)
{
    struct type *t = type_of(o);
    if (t->s.setattro == generic_setattr && !attr_observer && (t->flags & TF_HEAP)) {
        struct obj *d = type_lookup(t, name);
        int at_ = slot_offset(d);
        if (at_ >= 0 && type_is_subtype(t, type_rec(AT(d, PyDescrObject, d_type, struct obj *)))) {
            cache[0] = t->version_tag;
            cache[1] = (codeword)at_;
            rewrite(cache, OPC_STORE_ATTR_SLOT);
        } else if ((!d || !is_data_descriptor(d)) && type_has_dict(t)) {
            static const enum opcode ops[] = {OPC_STORE_ATTR_VALUE, OPC_STORE_ATTR_INSIDE, OPC_STORE_ATTR_BEHIND};
            uint32_t tag = t->version_tag;
            if (instance_set(o, name, v) < 0)
                return -1;
            cache[0] = tag;
            rewrite(cache, ops[instance_value_place(t, name, cache + 2)]);
            return 0;
        }
    }
    return obj_setattr(o, name, v);
}

/* A method about to be called: no bound method object is made when the class has a plain function under that name. */
struct obj *method_load(struct obj *o, struct obj *name, codeword *cache, bool *bound)
{
    struct type *t = type_of(o);
    *bound = true;
    if (!plain_getattr(t) || attr_observer)
        return obj_getattr(o, name);
    struct obj *d = type_lookup(t, name);
    if (d && !(type_of(d)->flags & TF_METHOD_DESCR))
        return obj_getattr(o, name);
    bool has_dict = type_has_dict(t);
    struct obj *own = has_dict ? instance_get(o, name) : NULL;
    if (own)
        return incref(own);
    if (err_occurred())
        return NULL;
    if (!d)
        return err_no_attribute(o, name);
    cache[0] = t->version_tag;
    cache[1] = has_dict;
    cache_set64(cache + 2, (uintptr_t)d);
    rewrite(cache, OPC_LOAD_METHOD_CACHED);
    *bound = false;
    return incref(d);
}

/* ---- globals ---- */

/* Where name's entry lies in a dict of str keys: offset from the start of its keys table; -1 when it is not there or the table is
 * not plain. */
static int64_t entry_offset(struct obj *dict, struct obj *name)
{
    char *keys = dict_keys_table(dict);
    if (dict_values_array(dict))
        return -1;
    int64_t i = keys_lookup_str(keys, name);
    if (i < 0)
        return -1;
    struct keys_view v;
    keys_read(keys, &v);
    const char *entry = (const char *)v.entries + i * v.entry_size + (v.entry_size == 24 ? 8 : 0);
    return entry - keys;
}

struct obj *global_load(struct frame *f, struct obj *name, codeword *cache, enum opcode module, enum opcode builtin)
{
    if (!exactly(f->globals, t_dict) || !exactly(f->builtins, t_dict))
        return module == OPC_LOAD_NAME_MODULE ? load_name(f, name) : load_global(f, name);
    char *keys = dict_keys_table(f->globals);
    int64_t at_ = entry_offset(f->globals, name);
    if (at_ >= 0) {
        cache_set64(cache, (uintptr_t)keys);
        cache[2] = (codeword)at_;
        cache_set64(cache + 3, *(uint64_t *)(void *)(keys + 8));
        rewrite(cache, module);
    } else if ((at_ = entry_offset(f->builtins, name)) >= 0 && !dict_values_array(f->globals)) {
        cache_set64(cache, (uintptr_t)keys);
        cache[2] = (codeword)AT(keys, PyDictKeysObject, dk_nentries, int64_t);
        cache[3] = (codeword)at_;
        cache_set64(cache + 4, (uintptr_t)dict_keys_table(f->builtins));
        rewrite(cache, builtin);
    }
    return load_global(f, name);
}

struct obj *no_value;
