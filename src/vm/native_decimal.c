/*
 * The layouts of decimal (Modules/_decimal): a Decimal holds libmpdec's number, whose digits are words of nineteen decimal digits
 * each; four words lie in the object itself, more of them in a block of their own.
 */
#include <stdlib.h>
#include <string.h>

#include "native.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/gc.h"

enum { MPD_NEG = 1, MPD_INF = 2, MPD_NAN = 4, MPD_SNAN = 8, MPD_SPECIAL = 14, MPD_STATIC = 16, MPD_STATIC_DATA = 32 };
enum { WORDS_INSIDE = 4, WORD_DIGITS = 19 };
#define WORD_BASE UINT64_C(10000000000000000000)

struct decimal {
    struct obj base;
    int64_t hash;
    uint8_t flags;
    int64_t exp, digits, len, alloc;
    uint64_t *data, inside[WORDS_INSIDE];
};
_Static_assert(sizeof(struct decimal) == 104, "as sizeof(PyDecObject)");

static struct decimal *decimal_of(struct obj *o)
{
    return (struct decimal *)(void *)o;
}

static void decimal_init(struct obj *o)
{
    struct decimal *d = decimal_of(o);
    d->hash = -1;
    d->flags = MPD_STATIC | MPD_STATIC_DATA;
    d->alloc = WORDS_INSIDE;
    d->digits = d->len = 1;
    d->data = d->inside;
}

static void decimal_dealloc(struct obj *o)
{
    if (!(decimal_of(o)->flags & MPD_STATIC_DATA))
        heap_free(decimal_of(o)->data);
    native_free(o);
}

/* ---- the coefficient as an int ---- */

static struct obj *coefficient(struct obj *o)
{
    const struct decimal *d = decimal_of(o);
    struct obj *v = int_from_u64(d->data[d->len - 1]), *base = d->len > 1 ? int_from_u64(WORD_BASE) : NULL;
    for (int64_t i = d->len - 1; v && i-- > 0;) {
        struct obj *word = int_from_u64(d->data[i]), *up = word && obj_check_break() == 0 ? num_binary(OP_MUL, v, base) : NULL;
        obj_set_slot(&v, up ? num_binary(OP_ADD, up, word) : NULL);
        xdecref(up);
        xdecref(word);
    }
    xdecref(base);
    return v;
}

/* An int below 2**64. */
static uint64_t word_of(const struct obj *v)
{
    uint64_t word = 0;
    for (size_t i = int_ndigits(v); i-- > 0;)
        word = word << 30 | int_digits(v)[i];
    return word;
}

/* The words of v >= 0, the lowest first, in memory of the host's; *n: how many. NULL: exception. */
static uint64_t *words_of(struct obj *v, int64_t *n)
{
    size_t room = int_bit_length(v) / 63 + 1;
    uint64_t *words = mem_alloc(room * sizeof *words);
    struct obj *base = int_from_u64(WORD_BASE);
    incref(v);
    *n = 0;
    do {
        struct obj *pair = base && obj_check_break() == 0 ? num_binary(OP_DIVMOD, v, base) : NULL;
        decref(v);
        v = pair ? incref(tuple_items(pair)[0]) : NULL;
        if (pair)
            words[(*n)++] = word_of(tuple_items(pair)[1]);
        xdecref(pair);
    } while (v && obj_truth(v) && (size_t)*n < room);
    xdecref(base);
    xdecref(v);
    if (v)
        return words;
    free(words);
    return NULL;
}

static int64_t count_digits(uint64_t word)
{
    int64_t n = 1;
    for (; word >= 10; word /= 10)
        n++;
    return n;
}

static int set_coefficient(struct obj *o, struct obj *v)
{
    struct decimal *d = decimal_of(o);
    int64_t n;
    if (!is_int(v) || int_sign(v) < 0) {
        err_type("slotscope: a coefficient is an int");
        return -1;
    }
    uint64_t *words = words_of(v, &n), *block = NULL;
    if (!words)
        return -1;
    if (n > d->alloc && !(block = heap_alloc((size_t)n * sizeof *block))) {
        free(words);
        err_no_memory();
        return -1;
    }
    if (block) {
        if (!(d->flags & MPD_STATIC_DATA))
            heap_free(d->data);
        d->flags &= (uint8_t)~MPD_STATIC_DATA;
        d->data = block;
        d->alloc = n;
    }
    memcpy(d->data, words, (size_t)n * sizeof *words);
    d->len = n;
    d->digits = (n - 1) * WORD_DIGITS + count_digits(words[n - 1]);
    free(words);
    return 0;
}

/* ---- sign, exponent, and what is no number ---- */

static struct obj *get_sign(struct obj *o)
{
    return int_from_i64(decimal_of(o)->flags & MPD_NEG);
}

static int set_flags(struct obj *o, uint8_t clear, uint8_t set)
{
    decimal_of(o)->flags = (uint8_t)((decimal_of(o)->flags & ~clear) | set);
    return 0;
}

static int set_sign(struct obj *o, struct obj *v)
{
    int negative = obj_truth(v);
    return negative < 0 ? -1 : set_flags(o, MPD_NEG, negative ? MPD_NEG : 0);
}

static struct obj *get_special(struct obj *o)
{
    uint8_t flags = decimal_of(o)->flags;
    return incref(str_name(flags & MPD_INF ? "F" : flags & MPD_NAN ? "n" : flags & MPD_SNAN ? "N" : ""));
}

static int set_special(struct obj *o, struct obj *v)
{
    const char *s = is_str(v) ? str_c(v) : "";
    return set_flags(o, MPD_SPECIAL, *s == 'F' ? MPD_INF : *s == 'n' ? MPD_NAN : *s == 'N' ? MPD_SNAN : 0);
}

/* Exponents beyond what C holds are too large for every context too. */
static int set_exp(struct obj *o, struct obj *v)
{
    int64_t exp = num_as_ssize(v, NULL);
    if (exp == -1 && err_occurred())
        return -1;
    const int64_t limit = INT64_MAX / 2;
    decimal_of(o)->exp = exp > limit ? limit : exp < -limit ? -limit : exp;
    return 0;
}

CFUNCTION(decimal_sizeof)
{
    const struct decimal *d = decimal_of(self);
    return int_from_i64(type_of(self)->basicsize + (d->flags & MPD_STATIC_DATA ? 0 : d->alloc * 8));
}

static const struct native_field decimal_fields[] = {{"_coeff", NATIVE_CUSTOM, 0, 0, coefficient, set_coefficient},
                                                     {"_sign", NATIVE_CUSTOM, 0, 0, get_sign, set_sign},
                                                     {"_special", NATIVE_CUSTOM, 0, 0, get_special, set_special},
                                                     {"_exp", NATIVE_INT, 32, 8, NULL, set_exp},
                                                     {0}};
static const struct method_def decimal_methods[] = {{"__sizeof__", decimal_sizeof, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};
static const struct type_spec decimal_spec = {
    .name = "decimal.Decimal",
    .kind = K_OTHER,
    .flags = TF_BASETYPE,
    .record = "PyObject",
    .basicsize_adjust = sizeof(struct decimal) - sizeof(struct obj),
    .s = {.dealloc = decimal_dealloc, .new_ = native_new},
    .methods = decimal_methods,
};

/* ---- contexts ---- */

enum { CTX_ROUND = 52, CTX_TRAPS = 64, CTX_FLAGS = 72 };
static const char *const roundings[] = {"ROUND_UP",      "ROUND_DOWN",      "ROUND_CEILING",   "ROUND_FLOOR",
                                        "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"};
enum { ROUNDINGS = sizeof roundings / sizeof *roundings };

static int32_t *rounding_of(struct obj *o)
{
    return (int32_t *)(void *)((char *)o + CTX_ROUND);
}

static struct obj *get_rounding(struct obj *o)
{
    return incref(str_name(roundings[*rounding_of(o) % ROUNDINGS]));
}

static int set_rounding(struct obj *o, struct obj *v)
{
    for (int i = 0; is_str(v) && i < ROUNDINGS; i++)
        if (str_eq_c(v, roundings[i])) {
            *rounding_of(o) = i;
            return 0;
        }
    err_type("slotscope: not a rounding");
    return -1;
}

static void context_dealloc(struct obj *o)
{
    xdecref(*(struct obj **)(void *)((char *)o + CTX_TRAPS));
    xdecref(*(struct obj **)(void *)((char *)o + CTX_FLAGS));
    native_free(o);
}

static int context_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj **refs = (struct obj **)(void *)((char *)o + CTX_TRAPS);
    int r = refs[0] ? visit(refs[0], arg) : 0;
    return r || !refs[1] ? r : visit(refs[1], arg);
}

static const struct native_field context_fields[] = {{"prec", NATIVE_INT, 16, 8, NULL, NULL},
                                                     {"Emax", NATIVE_INT, 24, 8, NULL, NULL},
                                                     {"Emin", NATIVE_INT, 32, 8, NULL, NULL},
                                                     {"rounding", NATIVE_CUSTOM, 0, 0, get_rounding, set_rounding},
                                                     {"clamp", NATIVE_INT, 56, 4, NULL, NULL},
                                                     {"traps", NATIVE_REF, CTX_TRAPS, 8, NULL, NULL},
                                                     {"flags", NATIVE_REF, CTX_FLAGS, 8, NULL, NULL},
                                                     {"capitals", NATIVE_INT, 80, 4, NULL, NULL},
                                                     {0}};
static const struct type_spec context_spec = {
    .name = "decimal.Context",
    .kind = K_OTHER,
    .flags = TF_BASETYPE,
    .record = "PyDecContextObject",
    .s = {.dealloc = context_dealloc, .traverse = context_traverse, .new_ = native_new},
};

/* ---- what localcontext() gives ---- */

static void manager_dealloc(struct obj *o)
{
    xdecref(((struct obj **)(void *)o)[2]);
    xdecref(((struct obj **)(void *)o)[3]);
    native_free(o);
}

static int manager_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct obj **refs = (struct obj **)(void *)o + 2;
    int r = refs[0] ? visit(refs[0], arg) : 0;
    return r || !refs[1] ? r : visit(refs[1], arg);
}

static const struct native_field manager_fields[] = {
    {"_local", NATIVE_REF, 16, 8, NULL, NULL}, {"_global", NATIVE_REF, 24, 8, NULL, NULL}, {0}};
static const struct type_spec manager_spec = {
    .name = "decimal.ContextManager",
    .kind = K_OTHER,
    .record = "PyObject",
    .basicsize_adjust = 16,
    .s = {.dealloc = manager_dealloc, .traverse = manager_traverse, .new_ = native_new},
};

const struct native_class native_decimal[] = {
    {.spec = &decimal_spec, .fields = decimal_fields, .init = decimal_init, .collected = &pol.decimal_has_gc_header},
    {.spec = &context_spec, .fields = context_fields, .collected = &pol.decimal_has_gc_header},
    {.spec = &manager_spec, .fields = manager_fields, .collected = &pol.decimal_has_gc_header},
    {.spec = NULL}};
