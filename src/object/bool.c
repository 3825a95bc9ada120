/* bool: two shared ints that print as words and stay bools under & | ^. */
#include "boot.h"
#include "intpriv.h"
#include "seqpriv.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"

struct obj *obj_true, *obj_false;
struct type *t_bool;

static struct obj *bool_repr(struct obj *o)
{
    return incref(str_name(o == obj_true ? "True" : "False"));
}

static struct obj *bool_new_(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    (void)type;
    if (no_keywords("bool", kw) < 0 || arg_count("bool", nargs, NULL, 0, 1) < 0)
        return NULL;
    int truth = nargs ? obj_truth(args[0]) : 0;
    return truth < 0 ? NULL : new_bool(truth);
}

#define BIT_SLOT(name, op)                                                                                                         \
    static struct obj *name(struct obj *a, struct obj *b)                                                                          \
    {                                                                                                                              \
        if (type_of(a)->kind == K_BOOL && type_of(b)->kind == K_BOOL)                                                              \
            return new_bool((a == obj_true) op(b == obj_true));                                                                    \
        return t_int->s.binop[slot_##name](a, b);                                                                                  \
    }
enum { slot_bool_and = OP_AND, slot_bool_or = OP_OR, slot_bool_xor = OP_XOR };
BIT_SLOT(bool_and, &)
BIT_SLOT(bool_or, |)
BIT_SLOT(bool_xor, ^)

static struct obj *bool_invert(struct obj *o)
{
    if (pol.warns_bool_invert && err_warn(exc_DeprecationWarning, 1, "%s", message(MSG_BOOL_INVERT)) < 0)
        return NULL;
    return t_int->s.unop[UN_INVERT](o);
}

static void bool_dealloc(struct obj *o)
{
    o->refcnt_word = UINT32_C(1) << 30; /* somebody released once too often: the two stay */
}

static const struct type_spec bool_spec = {
    .name = "bool",
    .kind = K_BOOL,
    .flags = TF_MATCH_SELF | TF_IMMUTABLE,
    .base = &t_int,
    .s = {.dealloc = bool_dealloc,
          .repr = bool_repr,
          .new_ = bool_new_,
          .unop = {[UN_INVERT] = bool_invert},
          .binop = {[OP_AND] = bool_and, [OP_OR] = bool_or, [OP_XOR] = bool_xor}},
};

static struct obj *make(int value)
{
    struct obj *o = heap_static_alloc(32);
    o->refcnt_word = 1;
    o->ob_type = t_bool->self;
    int_set_word(o, (size_t)value, value);
    int_digits(o)[0] = (digit)value;
    obj_make_immortal(o);
    return o;
}

void bool_boot(void)
{
    t_bool = type_ready(&bool_spec);
    obj_false = make(0);
    obj_true = make(1);
}
