/*
 * Special methods and slots. Two ways lead between them: a built-in type's slot becomes a wrapper descriptor in its dict
 * (int.__add__), and a class's Python method becomes a slot function that calls it (slot_*). One table says which name belongs to
 * which slot.
 */
#include <string.h>

#include "slotfns.h"

slotfn *slot_word(const struct type_slots *s, uint16_t word)
{
    slotfn *f;
    memcpy(&f, (const char *)s + word * sizeof f, sizeof f);
    return f;
}

static void set_slot_word(struct type_slots *s, uint16_t word, slotfn *f)
{
    memcpy((char *)s + word * sizeof f, &f, sizeof f);
}

/* ---- the table ---- */

#define S(name, field, fn, wrap)                                                                                                   \
    {                                                                                                                              \
        ID_##name, #name, WORD(field), (slotfn *)(fn), wrap, NULL                                                                  \
    }
#define BIN(op, code) S(__##op##__, binop[code], slot_##op, wrap_binary), S(__r##op##__, binop[code], slot_##op, wrap_binary_r),
#define INP(op, code) S(__i##op##__, inplace[code], slot_i##op, wrap_binary),

/* Entries for the same slot stand together. */
const struct slotdef slotdefs[] = {
    S(__getattribute__, getattro, slot_getattr_hook, wrap_getattr),
    S(__getattr__, getattro, slot_getattr_hook, NULL),
    S(__setattr__, setattro, slot_setattro, wrap_setattr),
    S(__delattr__, setattro, slot_setattro, wrap_delattr),
    S(__repr__, repr, slot_repr, wrap_unary),
    S(__hash__, hash, slot_hash, wrap_hash),
    S(__call__, call, slot_call, wrap_call),
    S(__str__, str, slot_str, wrap_unary),
    S(__lt__, richcompare, slot_richcompare, wrap_compare),
    S(__le__, richcompare, slot_richcompare, wrap_compare),
    S(__eq__, richcompare, slot_richcompare, wrap_compare),
    S(__ne__, richcompare, slot_richcompare, wrap_compare),
    S(__gt__, richcompare, slot_richcompare, wrap_compare),
    S(__ge__, richcompare, slot_richcompare, wrap_compare),
    S(__iter__, iter, slot_iter, wrap_unary),
    S(__next__, iternext, slot_iternext, wrap_next),
    S(__get__, descr_get, slot_descr_get, wrap_get),
    S(__set__, descr_set, slot_descr_set, wrap_set),
    S(__delete__, descr_set, slot_descr_set, wrap_delete),
    S(__init__, init, slot_init, wrap_init),
    S(__new__, new_, slot_new, NULL),
    S(__del__, finalize, slot_finalize, wrap_del),
    S(__await__, am_await, slot_await, wrap_unary),
    S(__aiter__, am_aiter, slot_aiter, wrap_unary),
    S(__anext__, am_anext, slot_anext, wrap_unary),
    BINOPS(BIN) INPLACE(INP) S(__pow__, power, slot_power, wrap_power),
    S(__rpow__, power, slot_power, wrap_power_r),
    S(__ipow__, inplace_power, slot_ipower, wrap_binary),
    S(__neg__, unop[UN_NEG], slot_neg, wrap_unary),
    S(__pos__, unop[UN_POS], slot_pos, wrap_unary),
    S(__invert__, unop[UN_INVERT], slot_invert, wrap_unary),
    S(__abs__, unop[UN_ABS], slot_abs, wrap_unary),
    S(__bool__, boolean, slot_boolean, wrap_boolean),
    S(__int__, to_int, slot_int, wrap_unary),
    S(__float__, to_float, slot_float, wrap_unary),
    S(__index__, index, slot_index, wrap_unary),
    S(__len__, mp_length, slot_length, wrap_length),
    S(__getitem__, mp_subscript, slot_subscript, wrap_binary),
    S(__setitem__, mp_ass_subscript, slot_ass_subscript, wrap_set_subscript),
    S(__delitem__, mp_ass_subscript, slot_ass_subscript, wrap_del_subscript),
    S(__len__, sq_length, slot_length, wrap_length),
    S(__add__, sq_concat, NULL, wrap_binary),
    S(__mul__, sq_repeat, NULL, wrap_repeat),
    S(__rmul__, sq_repeat, NULL, wrap_repeat),
    S(__getitem__, sq_item, slot_sq_item, wrap_item),
    S(__setitem__, sq_ass_item, slot_sq_ass_item, wrap_setitem),
    S(__delitem__, sq_ass_item, slot_sq_ass_item, wrap_delitem),
    S(__contains__, sq_contains, slot_contains, wrap_contains),
    S(__iadd__, sq_inplace_concat, NULL, wrap_binary),
    S(__imul__, sq_inplace_repeat, NULL, wrap_repeat),
};
const size_t nslotdefs = sizeof slotdefs / sizeof slotdefs[0];

/* ---- from slots to methods ---- */

void add_operators(struct type *t, const struct type_slots *own)
{
    for (size_t i = 0; i < nslotdefs; i++) {
        const struct slotdef *d = &slotdefs[i];
        slotfn *f = slot_word(own, d->word);
        struct obj *name = object_ids[d->id];
        if (!d->wrapper || !f || dict_get_str(t->dict, name))
            continue;
        if (f == (slotfn *)hash_not_implemented) {
            dict_set(t->dict, name, obj_none);
            continue;
        }
        struct obj *w = wrapper_descr_new(t, d, f);
        if (w) {
            dict_set(t->dict, name, w);
            decref(w);
        }
    }
}

void add_operator(struct type *t, const char *name)
{
    for (size_t i = 0; i < nslotdefs; i++) {
        const struct slotdef *d = &slotdefs[i];
        slotfn *f = strcmp(d->name, name) == 0 && d->wrapper ? slot_word(&t->s, d->word) : NULL;
        if (!f || dict_get_str(t->dict, object_ids[d->id]))
            continue;
        struct obj *w = wrapper_descr_new(t, d, f);
        if (w)
            dict_set(t->dict, object_ids[d->id], w);
        xdecref(w);
    }
}

/* ---- from methods to slots ---- */

/* Does another slot that the same name fills (__len__: mp_length, sq_length) hold the only function there is? */
static bool other_slot_has_it(const struct type *t, const struct slotdef *d)
{
    int set = 0;
    bool mine = false;
    for (size_t i = 0; i < nslotdefs; i++)
        if (slotdefs[i].id == d->id && slot_word(&t->s, slotdefs[i].word)) {
            set++;
            mine = mine || slotdefs[i].word == d->word;
        }
    return set == 1 && !mine;
}

/* May the function that entry `from` wraps stand in the slot of entry `to`? The operand of a number slot may come from the left or
   the right, that of a sequence slot only from the left. */
static bool fits(const struct slotdef *from, const struct slotdef *to)
{
    bool number = to->word >= WORD(binop[0]) && to->word < WORD(binop[0]) + OP_COUNT;
    return from->wrapper == to->wrapper && (from->word == to->word || !number);
}

struct slot_choice {
    slotfn *specific, *generic;
    bool use_generic;
};

static void choose_for(struct type *t, const struct slotdef *d, struct slot_choice *c)
{
    struct obj *descr = type_lookup(t, object_ids[d->id]);
    if (!descr)
        return;
    if (type_of(descr) == t_wrapper_descr && wrapper_descr_def(descr)->id == d->id) {
        slotfn *slot = wrapper_descr_slot(descr);
        if (!other_slot_has_it(t, d))
            c->generic = d->generic;
        if ((!c->specific || c->specific == slot) && fits(wrapper_descr_def(descr), d) && type_is_subtype(t, descr_owner(descr)))
            c->specific = slot;
        else
            c->use_generic = true;
    } else if (d->id == ID___new__ && is_new_wrapper(descr)) {
        c->specific = (slotfn *)t->s.new_;
    } else if (descr == obj_none && d->id == ID___hash__) {
        c->specific = (slotfn *)hash_not_implemented;
    } else {
        c->use_generic = true;
        c->generic = d->generic;
    }
}

/* Sets the slot that the entries from d on share; returns the entry after them. */
static const struct slotdef *update_one_slot(struct type *t, const struct slotdef *d)
{
    struct slot_choice c = {NULL, NULL, false};
    const struct slotdef *end = slotdefs + nslotdefs;
    uint16_t word = d->word;
    for (; d < end && d->word == word; d++)
        choose_for(t, d, &c);
    set_slot_word(&t->s, word, c.specific && !c.use_generic ? c.specific : c.generic);
    return d;
}

static void note_finalizer(struct type *t)
{
    t->flags = t->s.finalize ? t->flags | TF_HAS_FINALIZER : t->flags & ~(uint32_t)TF_HAS_FINALIZER;
}

void update_all_slots(struct type *t)
{
    for (const struct slotdef *d = slotdefs; d < slotdefs + nslotdefs;)
        d = update_one_slot(t, d);
    note_finalizer(t);
}

static int update_subclass(struct type *t, void *arg)
{
    struct obj *name = arg;
    for (const struct slotdef *d = slotdefs; d < slotdefs + nslotdefs;) {
        const struct slotdef *first = d;
        bool mine = false;
        for (; d < slotdefs + nslotdefs && d->word == first->word; d++)
            mine = mine || object_ids[d->id] == name;
        if (mine)
            update_one_slot(t, first);
        if (mine && first->word == WORD(iternext) && !t->s.iternext)
            t->s.iternext = next_not_implemented; /* a loop may be running over an instance */
    }
    note_finalizer(t);
    return type_each_subclass(t, update_subclass, arg);
}

static bool names_a_slot(struct obj *name)
{
    for (size_t i = 0; i < nslotdefs; i++)
        if (object_ids[slotdefs[i].id] == name)
            return true;
    return false;
}

void update_slot(struct type *t, struct obj *name)
{
    if (names_a_slot(name))
        update_subclass(t, name);
}

/* ---- inheritance ---- */

static bool is_inherited_apart(uint16_t w)
{
    static const uint16_t apart[] = {WORD(new_), WORD(hash), WORD(richcompare), WORD(traverse), WORD(clear)};
    for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++)
        if (apart[i] == w)
            return true;
    return false;
}

/* A slot is taken from base when t has none and base itself (not a base of its) has it. hash and richcompare go together. */
void inherit_slots(struct type *t, const struct type *base)
{
    const struct type *bb = base->base;
    if (!t->s.richcompare && !t->s.hash && !dict_defines_eq_or_hash(t)) {
        t->s.richcompare = base->s.richcompare;
        t->s.hash = base->s.hash;
    }
    for (uint16_t w = 0; w < sizeof t->s / sizeof(slotfn *); w++) {
        slotfn *f = slot_word(&base->s, w);
        if (f && !slot_word(&t->s, w) && (!bb || f != slot_word(&bb->s, w)) && !is_inherited_apart(w))
            set_slot_word(&t->s, w, f);
    }
}
