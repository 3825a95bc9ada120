/* The int type: constructor, operator slots and methods. */
#include <stdlib.h>
#include <string.h>

#include "boot.h"
#include "freelist.h"
#include "intpriv.h"
#include "seqpriv.h"
#include "slotscope/object/spec.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"

/* ---- operator slots: NotImplemented unless both are ints ---- */

#define BOTH_INTS(a, b)                                                                                                            \
    if (!is_int(a) || !is_int(b))                                                                                                  \
    return incref(obj_notimplemented)
#define SLOT(name, fn)                                                                                                             \
    static struct obj *name(struct obj *a, struct obj *b)                                                                          \
    {                                                                                                                              \
        BOTH_INTS(a, b);                                                                                                           \
        return fn(a, b);                                                                                                           \
    }
SLOT(nb_add, int_add)
SLOT(nb_sub, int_sub)
SLOT(nb_mul, int_mul)
SLOT(nb_floordiv, int_floordiv)
SLOT(nb_mod, int_mod)
SLOT(nb_truediv, int_truediv)
SLOT(nb_divmod, int_divmod)
SLOT(nb_lshift, int_lshift)
SLOT(nb_rshift, int_rshift)
SLOT(nb_and, int_and)
SLOT(nb_or, int_or)
SLOT(nb_xor, int_xor)

static struct obj *nb_power(struct obj *a, struct obj *b, struct obj *mod)
{
    BOTH_INTS(a, b);
    if (mod && mod != obj_none && !is_int(mod))
        return incref(obj_notimplemented);
    return int_pow_mod(a, b, mod);
}

static struct obj *power_op(struct obj *a, struct obj *b)
{
    BOTH_INTS(a, b);
    return int_pow_mod(a, b, NULL);
}

struct obj *int_binary(enum binop op, struct obj *a, struct obj *b)
{
    static binaryfunc *const table[OP_COUNT] = {
        [OP_ADD] = int_add,           [OP_SUB] = int_sub, [OP_MUL] = int_mul,       [OP_TRUEDIV] = int_truediv,
        [OP_FLOORDIV] = int_floordiv, [OP_MOD] = int_mod, [OP_DIVMOD] = int_divmod, [OP_LSHIFT] = int_lshift,
        [OP_RSHIFT] = int_rshift,     [OP_AND] = int_and, [OP_XOR] = int_xor,       [OP_OR] = int_or,
        [OP_POW] = power_op};
    return table[op] ? table[op](a, b) : incref(obj_notimplemented);
}

static struct obj *int_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    BOTH_INTS(a, b);
    int c = a == b ? 0 : int_compare(a, b);
    bool r = op == CMP_LT   ? c < 0
             : op == CMP_LE ? c <= 0
             : op == CMP_EQ ? c == 0
             : op == CMP_NE ? c != 0
             : op == CMP_GT ? c > 0
                            : c >= 0;
    return new_bool(r);
}

/* The value modulo 2^61 - 1, with the int's sign; -1 is kept for errors. */
static int64_t int_hash(struct obj *o)
{
    enum { BITS = 61 };
    const uint64_t prime = (UINT64_C(1) << BITS) - 1;
    if (int_is_compact(o)) {
        int64_t v = int_compact_value(o);
        return v == -1 ? -2 : v;
    }
    uint64_t x = 0;
    for (size_t i = int_ndigits(o); i-- > 0;) {
        x = ((x << DIGIT_BITS) & prime) | (x >> (BITS - DIGIT_BITS));
        x += int_digits(o)[i];
        if (x >= prime)
            x -= prime;
    }
    int64_t h = int_sign(o) < 0 ? -(int64_t)x : (int64_t)x;
    return h == -1 ? -2 : h;
}

static int int_bool(struct obj *o)
{
    return int_sign(o) != 0;
}

static struct obj *int_repr(struct obj *o)
{
    return int_to_text(o, 10, false);
}

static struct obj *int_to_float(struct obj *o)
{
    double d = int_as_double(o);
    return d == -1.0 && err_occurred() ? NULL : float_from(d);
}

static void int_dealloc(struct obj *o)
{
    if (o->ob_type == t_int->self) {
        if (heap_zone_of(o) == ZONE_STATIC)
            return;
        if (!(int_is_compact(o) && freelist_give(FREE_INT, o)))
            heap_free(o);
        return;
    }
    obj_free(o);
}

/* ---- int(x, base) ---- */

static struct obj *trunc_method(struct obj *x)
{
    struct obj *m = obj_lookup_special(x, "__trunc__");
    if (m && pol.warns_trunc && err_warn(exc_DeprecationWarning, 1, "The delegation of int() to __trunc__ is deprecated.") < 0)
        obj_clear_slot(&m);
    if (!m)
        return NULL;
    struct obj *r = obj_call0(m);
    decref(m);
    if (!r || is_int(r))
        return r;
    struct obj *i = type_of(r)->s.index ? num_index(r) : err_type("__trunc__ returned non-Integral (type %.200T)", r);
    decref(r);
    return i;
}

/* int(x) for one argument: __int__, __index__, __trunc__ (where the version still asks), text. */
struct obj *num_int(struct obj *x)
{
    if (x->ob_type == t_int->self)
        return incref(x);
    struct type *t = type_of(x);
    if (t->s.to_int) {
        struct obj *r = t->s.to_int(x);
        if (!r || r->ob_type == t_int->self)
            return r;
        if (!is_int(r)) {
            if (pol.result_names_method)
                err_type("%.200T.__int__() must return an int, not %.200T", x, r);
            else
                err_type("__int__ returned non-int (type %.200T)", r);
            decref(r);
            return NULL;
        }
        struct obj *exact = warn_strict_subclass(x, r, "__int__", "int", false) < 0 ? NULL : int_exact(r);
        decref(r);
        return exact;
    }
    if (t->s.index) {
        struct obj *r = num_index(x), *exact = r ? int_exact(r) : NULL;
        xdecref(r);
        return exact;
    }
    if (pol.int_asks_trunc) {
        struct obj *r = trunc_method(x), *exact = r ? int_exact(r) : NULL;
        xdecref(r);
        if (exact || err_occurred())
            return exact;
    }
    struct array_view array;
    if (t->kind == K_STR || t->kind == K_BYTES || t->kind == K_BYTEARRAY || t->kind == K_MEMORYVIEW ||
        (t->kind == K_OTHER && array_buffer && array_buffer(x, &array)))
        return int_from_str_object(x, 10);
    return err_type(message(MSG_INT_ARGUMENT), x);
}

static struct obj *int_with_base(struct obj *x, struct obj *base)
{
    int64_t b = num_as_ssize(base, NULL);
    if (b == -1 && err_occurred())
        return NULL;
    if ((b != 0 && b < 2) || b > 36)
        return err_value("int() base must be >= 2 and <= 36, or 0");
    enum kind k = type_of(x)->kind;
    if (k == K_STR || k == K_BYTES || k == K_BYTEARRAY)
        return int_from_str_object(x, (int)b);
    return err_type("int() can't convert non-string with explicit base");
}

static struct obj *int_construct(bool exact, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *x = NULL, *base = NULL;
    if (!kw && nargs <= 1) {
        if (!nargs)
            return int_from_one(0);
        return num_int(args[0]);
    }
    if (pol.int_counts_first && exact && !kw && arg_count("int", nargs, NULL, 0, 2) < 0)
        return NULL;
    if (arg_parse("int(x:O=, /, base:O=)", args, nargs, kw, &x, &base) < 0)
        return NULL;
    if (!x && base)
        return err_type("int() missing string argument");
    if (!x)
        return int_from_one(0);
    return base ? int_with_base(x, base) : num_int(x);
}

static struct obj *int_new_(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *v = int_construct(type == t_int->self, args, nargs, kw);
    struct type *t = type_rec(type);
    if (!v || t == t_int)
        return v;
    size_t n = int_ndigits(v);
    struct obj *o = int_new_sized(t, n, int_sign(v));
    if (o)
        memcpy(int_digits(o), int_digits(v), (n ? n : 1) * sizeof(digit));
    decref(v);
    return o;
}

/* ---- methods ---- */

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)

METHOD(m_bit_length)
{
    (void)args, (void)nargs, (void)kw;
    return int_from_u64(int_bit_length(o));
}

METHOD(m_bit_count)
{
    (void)args, (void)nargs, (void)kw;
    uint64_t n = 0;
    for (size_t i = int_ndigits(o); i-- > 0;)
        n += (uint64_t)__builtin_popcount(int_digits(o)[i]);
    return int_from_u64(n);
}

METHOD(m_conjugate)
{
    (void)args, (void)nargs, (void)kw;
    return int_exact(o);
}

METHOD(m_is_integer)
{
    (void)o;
    (void)args, (void)nargs, (void)kw;
    return new_bool(true);
}

METHOD(m_as_integer_ratio)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *n = int_exact(o), *r = n ? tuple_pack(2, n, int_small(1)) : NULL;
    xdecref(n);
    return r;
}

METHOD(m_getnewargs)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *n = int_from_digits(int_digits(o), int_ndigits(o), int_sign(o)), *r = n ? tuple_pack(1, n) : NULL;
    xdecref(n);
    return r;
}

METHOD(m_sizeof)
{
    (void)args, (void)nargs, (void)kw;
    size_t n = int_ndigits(o), min = (size_t)pol.int_min_digits;
    int64_t head = (char *)int_digits(o) - (char *)o; /* whatever a subclass adds does not count */
    return int_from_i64(head + 4 * (int64_t)(n < min ? min : n));
}

METHOD(m_format)
{
    struct obj *text;
    if (arg_parse("__format__(format_spec:U, /)", args, nargs, kw, &text) < 0)
        return NULL;
    return int_format(o, text);
}

/* round(n, -k): to the nearest multiple of 10^k, ties to the even one. */
static struct obj *round_to(struct obj *o, struct obj *ndigits)
{
    struct obj *ten = int_small(10), *k = int_neg(ndigits), *p = k ? int_pow_mod(ten, k, NULL) : NULL;
    struct obj *twice = NULL, *rest = NULL, *r = NULL, *q = NULL;
    xdecref(k);
    if (!p)
        return NULL;
    q = int_floordiv(o, p);
    rest = q ? int_mod(o, p) : NULL;
    twice = rest ? int_lshift_by(rest, 1) : NULL;
    if (twice) {
        int c = int_compare(twice, p);
        bool odd = int_ndigits(q) && (int_digits(q)[0] & 1);
        r = int_sub(o, rest);
        if (r && (c > 0 || (c == 0 && odd))) {
            struct obj *up = int_add(r, p);
            decref(r);
            r = up;
        }
    }
    xdecref(twice);
    xdecref(rest);
    xdecref(q);
    decref(p);
    return r;
}

METHOD(m_round)
{
    if (arg_count("__round__", nargs, kw, 0, 1) < 0)
        return NULL;
    if (!nargs || (args[0] == obj_none && pol.round_takes_none))
        return int_exact(o);
    struct obj *n = num_index(args[0]);
    if (!n)
        return NULL;
    struct obj *r = int_sign(n) >= 0 ? int_exact(o) : round_to(o, n);
    decref(n);
    return r;
}

METHOD(m_whole)
{
    (void)args, (void)nargs, (void)kw;
    return int_exact(o);
}

/* 'big' or 'little': 1 little, 0 big, -1 ValueError. */
static int byte_order(struct obj *s)
{
    if (!s || str_eq_c(s, "big"))
        return 0;
    if (str_eq_c(s, "little"))
        return 1;
    err_value("byteorder must be either 'little' or 'big'");
    return -1;
}

METHOD(m_to_bytes)
{
    int64_t n = 1;
    struct obj *order = NULL;
    int is_signed = 0;
    const char *spec =
        pol.to_bytes_defaults ? "to_bytes(length:n=, byteorder:U=, *, signed:p=)" : "to_bytes(length:n, byteorder:U, *, signed:p=)";
    if (arg_parse(spec, args, nargs, kw, &n, &order, &is_signed) < 0)
        return NULL;
    int little = byte_order(order);
    if (little < 0)
        return NULL;
    if (n < 0)
        return err_value("%s", message(MSG_TO_BYTES_LENGTH));
    if (int_sign(o) < 0 && !is_signed)
        return err_format(exc_OverflowError, "can't convert negative int to unsigned");
    if (n > INT64_C(1) << 40)
        return err_no_memory();
    unsigned char *p = mem_alloc((size_t)n + 1);
    struct obj *r = NULL;
    if (!int_to_bytes_le(o, p, (size_t)n, is_signed)) {
        err_format(exc_OverflowError, "int too big to convert");
    } else {
        for (int64_t i = 0; !little && i < n / 2; i++) {
            unsigned char t = p[i];
            p[i] = p[n - 1 - i];
            p[n - 1 - i] = t;
        }
        r = pol.bytes_writer ? bytes_from(p, (size_t)n) : bytes_unshared(p, (size_t)n);
    }
    free(p);
    return r;
}

METHOD(m_from_bytes)
{
    struct obj *source = NULL, *order = NULL;
    int is_signed = 0;
    const char *spec = pol.to_bytes_defaults ? "from_bytes(bytes:O, byteorder:U=, *, signed:p=)"
                                             : "from_bytes(bytes:O, byteorder:U, *, signed:p=)";
    if (arg_parse(spec, args, nargs, kw, &source, &order, &is_signed) < 0)
        return NULL;
    int little = byte_order(order);
    if (little < 0)
        return NULL;
    if (is_str(source) || is_int(source))
        return err_type("cannot convert '%.200T' object to bytes", source);
    struct obj *b = type_of(source)->kind == K_BYTES ? incref(source) : obj_call1(t_bytes->self, source);
    if (!b)
        return NULL;
    struct obj *v = int_from_bytes(bytes_data(b), (size_t)bytes_length(b), little, is_signed);
    decref(b);
    if (!v || o == t_int->self)
        return v;
    struct obj *r = obj_call1(o, v);
    decref(v);
    return r;
}

static const struct method_def int_methods[] = {
    {"conjugate", m_conjugate, NULL, METH_NOARGS},
    {"bit_length", m_bit_length, NULL, METH_NOARGS},
    {"to_bytes", m_to_bytes, NULL, METH_NORMAL},
    {"from_bytes", m_from_bytes, NULL, METH_CLASS},
    {"as_integer_ratio", m_as_integer_ratio, NULL, METH_NOARGS},
    {"__trunc__", m_whole, NULL, METH_NOARGS},
    {"__floor__", m_whole, NULL, METH_NOARGS},
    {"__ceil__", m_whole, NULL, METH_NOARGS},
    {"__round__", m_round, NULL, METH_FASTCALL},
    {"__getnewargs__", m_getnewargs, NULL, METH_NOARGS},
    {"__format__", m_format, NULL, METH_O},
    {"__sizeof__", m_sizeof, NULL, METH_NOARGS},
    {"bit_count", m_bit_count, NULL, METH_NOARGS},
    {"is_integer", m_is_integer, NULL, METH_NOARGS},
    {0},
};

static struct obj *get_self(struct obj *o, void *closure)
{
    (void)closure;
    return int_exact(o);
}

static struct obj *get_small(struct obj *o, void *closure)
{
    (void)o;
    return incref(int_small(closure ? 1 : 0));
}

static const struct getset_def int_getset[] = {
    {"real", get_self, NULL, NULL},
    {"imag", get_small, NULL, NULL},
    {"numerator", get_self, NULL, NULL},
    {"denominator", get_small, NULL, (void *)(uintptr_t)1},
    {0},
};

static const struct type_spec int_spec = {
    .name = "int",
    .kind = K_INT,
    .flags = TF_BASETYPE | TF_MATCH_SELF | TF_IMMUTABLE,
    .record = "PyLongObject",
    .basicsize_adjust = -8,
    .itemsize = 4,
    .s = {.dealloc = int_dealloc,
          .repr = int_repr,
          .hash = int_hash,
          .richcompare = int_richcompare,
          .new_ = int_new_,
          .binop = {[OP_ADD] = nb_add,
                    [OP_SUB] = nb_sub,
                    [OP_MUL] = nb_mul,
                    [OP_TRUEDIV] = nb_truediv,
                    [OP_FLOORDIV] = nb_floordiv,
                    [OP_MOD] = nb_mod,
                    [OP_DIVMOD] = nb_divmod,
                    [OP_LSHIFT] = nb_lshift,
                    [OP_RSHIFT] = nb_rshift,
                    [OP_AND] = nb_and,
                    [OP_XOR] = nb_xor,
                    [OP_OR] = nb_or},
          .power = nb_power,
          .unop = {[UN_NEG] = int_neg, [UN_POS] = int_exact, [UN_INVERT] = int_invert, [UN_ABS] = int_abs},
          .boolean = int_bool,
          .to_int = int_exact,
          .to_float = int_to_float,
          .index = int_exact},
    .methods = int_methods,
    .getset = int_getset,
};

struct type *t_int;

static void make_small_ints(void)
{
    int n = pol.small_int_max - SMALL_MIN + 1;
    char *block = pol.small_ints_on_heap ? NULL : heap_static_alloc((size_t)n * 32);
    for (int i = 0; i < n; i++) {
        int v = i + SMALL_MIN;
        struct obj *o = block ? (struct obj *)(void *)(block + 32 * i) : heap_alloc(28);
        o->refcnt_word = 1;
        o->ob_type = t_int->self;
        int_set_word(o, v != 0, v < 0 ? -1 : v > 0);
        int_digits(o)[0] = (digit)(v < 0 ? -v : v);
        if (block)
            obj_make_static(o);
        small_ints[i] = o;
    }
}

void int_boot(void)
{
    struct type_spec *spec = spec_copy(&int_spec);
    if (!pol.int_bit_count)
        spec_drop_method(spec, "bit_count");
    if (!pol.int_is_integer)
        spec_drop_method(spec, "is_integer");
    small_ints = engine_alloc((size_t)(pol.small_int_max - SMALL_MIN + 1) * sizeof *small_ints);
    int_max_str_digits = engine_alloc(sizeof *int_max_str_digits);
    *int_max_str_digits = pol.int_max_str_digits;
    t_int = type_ready(spec);
    make_small_ints();
}
