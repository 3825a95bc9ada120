/* The float type: a double behind the header. Text is in float_text.c, arithmetic that Python defines differently from C is here.
 */
#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "boot.h"
#include "dtoa.h"
#include "floatpriv.h"
#include "freelist.h"
#include "intpriv.h"
#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"
#include "slotscope/object/spec.h"

struct type *t_float;

static inline void set_value(struct obj *o, double d)
{
    *(double *)(void *)((char *)o + 16) = d;
}

struct obj *float_from(double d)
{
    struct obj *o = freelist_take(FREE_FLOAT, t_float);
    if (!o) {
        o = heap_alloc(24);
        if (!o)
            return err_no_memory();
        o->refcnt_word = 1;
        o->ob_type = t_float->self;
    }
    set_value(o, d);
    return o;
}

static void float_dealloc(struct obj *o)
{
    if (o->ob_type != t_float->self)
        obj_free(o);
    else if (!freelist_give(FREE_FLOAT, o))
        heap_free(o);
}

/* ---- conversions ---- */

int float_operand(struct obj *o, double *out)
{
    if (is_float(o)) {
        *out = float_value(o);
        return 1;
    }
    if (!is_int(o))
        return 0;
    *out = int_as_double(o);
    return *out == -1.0 && err_occurred() ? -1 : 1;
}

/* What __float__ gives; -1.0 with an exception. */
static double ask_float(struct obj *o)
{
    struct obj *r = type_of(o)->s.to_float(o);
    if (!r)
        return -1.0;
    if (!is_float(r)) {
        if (pol.result_names_method)
            err_type("%.50T.__float__() must return a float, not %.50T", o, r);
        else
            err_type("%.50T.__float__ returned non-float (type %.50T)", o, r);
        decref(r);
        return -1.0;
    }
    bool strict = r->ob_type != t_float->self;
    double d = strict && warn_strict_subclass(o, r, "__float__", "float", true) < 0 ? -1.0 : float_value(r);
    decref(r);
    return d;
}

double obj_as_double(struct obj *o)
{
    if (is_float(o))
        return float_value(o);
    struct type *t = type_of(o);
    if (t->s.to_float)
        return ask_float(o);
    if (t->s.index) {
        struct obj *i = num_index(o);
        if (!i)
            return -1.0;
        double d = int_as_double(i);
        decref(i);
        return d;
    }
    err_type("must be real number, not %.50T", o);
    return -1.0;
}

void text_to_ascii(struct buf *b, struct obj *s)
{
    for (int64_t i = 0; i < str_length(s); i++) {
        unsigned c = str_char(s, i);
        int v = c < 128 ? -1 : uc_decimal_value(c);
        buf_addc(b, c < 128 ? (char)c : v >= 0 ? (char)('0' + v) : uc_is_space(c) ? ' ' : '?');
    }
}

struct obj *float_from_text_object(struct obj *o)
{
    struct buf b;
    buf_init(&b);
    if (is_str(o)) {
        text_to_ascii(&b, o);
    } else {
        const unsigned char *p;
        int64_t n;
        if (buffer_get(o, &p, &n) < 0) {
            err_clear();
            return err_type(message(MSG_FLOAT_ARGUMENT), o);
        }
        buf_add(&b, (const char *)p, (size_t)n);
    }
    double d;
    bool ok = float_parse(b.p, b.len, &d);
    buf_done(&b);
    return ok ? float_from(d) : err_value("could not convert string to float: %R", o);
}

struct obj *num_float(struct obj *o)
{
    if (o->ob_type == t_float->self)
        return incref(o);
    struct type *t = type_of(o);
    if (!t->s.to_float && (t->kind == K_STR || (!t->s.index && t->kind != K_FLOAT)))
        return float_from_text_object(o);
    double d = t->s.to_float ? ask_float(o) : obj_as_double(o); /* instances of subclasses are asked too */
    return d == -1.0 && err_occurred() ? NULL : float_from(d);
}

static struct obj *float_new_(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct type *t = type_rec(type);
    if (no_keywords_new("float", t, t_float, kw) < 0 || arg_count("float", nargs, NULL, 0, 1) < 0)
        return NULL;
    struct obj *v = nargs ? num_float(args[0]) : float_from(0.0);
    if (!v || t == t_float)
        return v;
    struct obj *o = type_generic_alloc(t, 0);
    if (o)
        set_value(o, float_value(v));
    decref(v);
    return o;
}

/* ---- comparing and hashing ---- */

/* Exact comparison of a finite double with an int of any size. */
static int compare_with_int(double d, const struct obj *i)
{
    int si = int_sign(i), sd = (d > 0) - (d < 0);
    if (si != sd || si == 0)
        return (sd > si) - (sd < si);
    size_t bits = int_bit_length(i);
    if (bits <= 53) {
        int overflow;
        double x = (double)int_as_i64(i, &overflow);
        return (d > x) - (d < x);
    }
    int e;
    frexp(d, &e);
    if (e < 0 || (size_t)e != bits)
        return e < 0 || (size_t)e < bits ? -sd : sd;
    double whole;
    double rest = modf(d, &whole);
    struct obj *w = int_from_double(whole);
    if (!w)
        return 0;
    int c = int_compare(w, i);
    decref(w);
    return c ? c : (rest > 0) - (rest < 0);
}

static bool holds(enum cmp op, int c)
{
    return op == CMP_LT   ? c < 0
           : op == CMP_LE ? c <= 0
           : op == CMP_EQ ? c == 0
           : op == CMP_NE ? c != 0
           : op == CMP_GT ? c > 0
                          : c >= 0;
}

static struct obj *float_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    double x = float_value(a), y;
    if (is_float(b)) {
        y = float_value(b);
    } else if (!is_int(b)) {
        return incref(obj_notimplemented);
    } else if (isfinite(x)) {
        return new_bool(holds(op, compare_with_int(x, b)));
    } else {
        y = 0;
    }
    if (isnan(x) || isnan(y))
        return new_bool(op == CMP_NE);
    return new_bool(holds(op, (x > y) - (x < y)));
}

int64_t hash_double(double d, const struct obj *o)
{
    enum { BITS = 61 };
    const uint64_t prime = (UINT64_C(1) << BITS) - 1;
    if (isinf(d))
        return d > 0 ? 314159 : -314159;
    if (isnan(d))
        return pol.nan_hash_by_address && o ? hash_pointer(o) : 0;
    int e;
    double m = frexp(fabs(d), &e);
    uint64_t x = 0;
    while (m != 0) {
        x = ((x << 28) & prime) | x >> (BITS - 28);
        m *= 268435456.0;
        e -= 28;
        uint64_t y = (uint64_t)m;
        m -= (double)y;
        x += y;
        if (x >= prime)
            x -= prime;
    }
    e = e >= 0 ? e % BITS : BITS - 1 - ((-1 - e) % BITS);
    x = ((x << e) & prime) | x >> (BITS - e);
    int64_t h = d < 0 ? -(int64_t)x : (int64_t)x;
    return h == -1 ? -2 : h;
}

static int64_t float_hash(struct obj *o)
{
    return hash_double(float_value(o), o);
}

/* ---- arithmetic ---- */

#define OPERANDS(a, b, x, y)                                                                                                       \
    double x, y;                                                                                                                   \
    int ok_##x = float_operand(a, &x), ok_##y = ok_##x > 0 ? float_operand(b, &y) : 0;                                             \
    if (ok_##x < 0 || ok_##y < 0)                                                                                                  \
        return NULL;                                                                                                               \
    if (!ok_##x || !ok_##y)                                                                                                        \
    return incref(obj_notimplemented)

static struct obj *zero_division(enum message m)
{
    return err_format(exc_ZeroDivisionError, "%s", message(m));
}

static struct obj *float_add(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    return float_from(x + y);
}

static struct obj *float_sub(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    return float_from(x - y);
}

static struct obj *float_mul(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    return float_from(x * y);
}

static struct obj *float_truediv(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    return y == 0 ? zero_division(MSG_FLOAT_DIV_ZERO) : float_from(x / y);
}

void float_divmod_parts(double x, double y, double *floordiv, double *mod)
{
    *mod = fmod(x, y);
    double div = (x - *mod) / y;
    if (*mod != 0) {
        if ((y < 0) != (*mod < 0)) {
            *mod += y;
            div -= 1.0;
        }
    } else {
        *mod = copysign(0.0, y);
    }
    if (div != 0) {
        *floordiv = floor(div);
        if (div - *floordiv > 0.5)
            *floordiv += 1.0;
    } else {
        *floordiv = copysign(0.0, x / y);
    }
}

static struct obj *float_floordiv(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    double q, r;
    if (y == 0)
        return zero_division(MSG_FLOAT_FLOORDIV_ZERO);
    float_divmod_parts(x, y, &q, &r);
    return float_from(q);
}

static struct obj *float_mod(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    double q, r;
    if (y == 0)
        return zero_division(MSG_FLOAT_MOD_ZERO);
    float_divmod_parts(x, y, &q, &r);
    return float_from(r);
}

static struct obj *float_divmod(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    double q, r;
    if (y == 0)
        return zero_division(MSG_FLOAT_DIVMOD_ZERO);
    float_divmod_parts(x, y, &q, &r);
    struct obj *fq = float_from(q), *fr = fq ? float_from(r) : NULL, *t = fr ? tuple_tracked(tuple_pack(2, fq, fr)) : NULL;
    xdecref(fq);
    xdecref(fr);
    return t;
}

void *err_range(void)
{
    struct obj *n = int_from_i64(ERANGE), *text = str_from_c("Numerical result out of range");
    struct obj *e = n && text ? obj_call2(exc_OverflowError, n, text) : NULL;
    xdecref(n);
    xdecref(text);
    if (e)
        err_set_instance(e);
    return NULL;
}

struct obj *float_pow(double x, double y)
{
    if (x == 0 && y < 0 && !isinf(y))
        return zero_division(MSG_ZERO_POWER);
    if (x == 0 && y == -INFINITY)
        return float_from(INFINITY);
    if (x < 0 && isfinite(x) && isfinite(y) && y != floor(y))
        return complex_power(x, 0, y, 0);
    double r = pow(x, y);
    if (isinf(r) && isfinite(x) && isfinite(y))
        return err_range();
    return float_from(r);
}

static struct obj *float_power(struct obj *a, struct obj *b, struct obj *mod)
{
    if (mod && mod != obj_none)
        return err_type("pow() 3rd argument not allowed unless all arguments are integers");
    OPERANDS(a, b, x, y);
    return float_pow(x, y);
}

static struct obj *float_neg(struct obj *o)
{
    return float_from(-float_value(o));
}

static struct obj *float_abs(struct obj *o)
{
    return float_from(fabs(float_value(o)));
}

static struct obj *float_exact(struct obj *o)
{
    return o->ob_type == t_float->self ? incref(o) : float_from(float_value(o));
}

static int float_bool(struct obj *o)
{
    return float_value(o) != 0;
}

static struct obj *float_int(struct obj *o)
{
    return int_from_double(float_value(o));
}

static struct obj *float_repr(struct obj *o)
{
    struct buf b;
    buf_init(&b);
    float_repr_text(&b, float_value(o));
    return str_from_buf(&b);
}

/* ---- methods ---- */

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)

METHOD(m_conjugate)
{
    (void)args, (void)nargs, (void)kw;
    return float_exact(o);
}

METHOD(m_trunc)
{
    (void)args, (void)nargs, (void)kw;
    return int_from_double(float_value(o));
}

METHOD(m_floor)
{
    (void)args, (void)nargs, (void)kw;
    return int_from_double(floor(float_value(o)));
}

METHOD(m_ceil)
{
    (void)args, (void)nargs, (void)kw;
    return int_from_double(ceil(float_value(o)));
}

METHOD(m_is_integer)
{
    (void)args, (void)nargs, (void)kw;
    double d = float_value(o);
    return new_bool(isfinite(d) && floor(d) == d);
}

METHOD(m_hex)
{
    (void)args, (void)nargs, (void)kw;
    return float_hex(float_value(o));
}

METHOD(m_getnewargs)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *f = float_from(float_value(o)), *r = f ? tuple_pack(1, f) : NULL;
    xdecref(f);
    return r;
}

METHOD(m_as_integer_ratio)
{
    (void)args, (void)nargs, (void)kw;
    double d = float_value(o);
    if (isinf(d))
        return err_format(exc_OverflowError, "cannot convert Infinity to integer ratio");
    if (isnan(d))
        return err_value("cannot convert NaN to integer ratio");
    int e;
    double m = frexp(d, &e);
    for (int i = 0; i < 300 && m != floor(m); i++) {
        m *= 2;
        e--;
    }
    struct obj *num = int_from_double(m), *den = incref(int_small(1)), *r = NULL;
    struct obj **shift = e > 0 ? &num : &den, *shifted = num ? int_lshift_by(*shift, (uint64_t)(e < 0 ? -e : e)) : NULL;
    if (shifted) {
        decref(*shift);
        *shift = shifted;
        r = tuple_pack(2, num, den);
    }
    xdecref(num);
    decref(den);
    return r;
}

METHOD(m_format)
{
    struct obj *text;
    if (arg_parse("__format__(format_spec:U, /)", args, nargs, kw, &text) < 0)
        return NULL;
    return float_format(o, text);
}

/* Rounding to a power of ten 10^k, k > 0: half to even on the exact value. */
static double round_to_tens(double d, int64_t k)
{
    struct buf b;
    buf_init(&b);
    int point = dtoa_significant(&b, d, 17); /* of the unrounded value, unless it is 99...9 */
    double r = 0, power;
    buf_clear(&b);
    if (k == point) {
        buf_printf(&b, "5e%d", (int)k - 1);
        dtoa_parse(b.p, &r);
        buf_clear(&b);
        buf_printf(&b, "1e%d", (int)k);
        dtoa_parse(b.p, &power);
        r = fabs(d) > r ? power : 0;
    } else if (k < point) {
        int p = dtoa_significant(&b, d, point - (int)k);
        buf_printf(&b, "e%d", p - (int)b.len);
        dtoa_parse(b.p, &r);
    }
    buf_done(&b);
    return copysign(r, d);
}

static struct obj *round_digits(double d, int64_t n)
{
    if (!isfinite(d) || n > 323)
        return float_from(d);
    if (n < -308)
        return float_from(0.0 * d);
    double r = 0;
    if (n >= 0) {
        struct buf b;
        buf_init(&b);
        int point = dtoa_fixed(&b, d, (int)n);
        buf_printf(&b, "e%d", point - (int)b.len);
        dtoa_parse(b.p, &r);
        buf_done(&b);
        r = copysign(r, d);
    } else {
        r = round_to_tens(d, -n);
    }
    if (!isfinite(r))
        return err_format(exc_OverflowError, "rounded value too large to represent");
    return float_from(r);
}

METHOD(m_round)
{
    if (arg_count("__round__", nargs, kw, 0, 1) < 0)
        return NULL;
    double d = float_value(o);
    if (!nargs || args[0] == obj_none) {
        double r = round(d);
        if (fabs(d - r) == 0.5)
            r = 2.0 * round(d / 2.0);
        return int_from_double(r);
    }
    int64_t n = num_as_ssize(args[0], NULL);
    return n == -1 && err_occurred() ? NULL : round_digits(d, n);
}

METHOD(m_fromhex)
{
    (void)nargs, (void)kw;
    if (!is_str(args[0]))
        return err_type("bad argument type for built-in operation");
    struct buf b;
    buf_init(&b);
    str_to_utf8(args[0], &b);
    double d = 0;
    struct obj *ok = float_fromhex_text(b.p, b.len, &d);
    buf_done(&b);
    struct obj *f = ok ? float_from(d) : NULL;
    if (!f || o == t_float->self)
        return f;
    struct obj *r = obj_call1(o, f);
    decref(f);
    return r;
}

METHOD(m_getformat)
{
    (void)o;
    (void)nargs, (void)kw;
    if (!is_str(args[0]))
        return err_type("__getformat__() argument must be str, not %s", argument_type(args[0]));
    if ((!str_eq_c(args[0], "double") && !str_eq_c(args[0], "float")))
        return err_value("__getformat__() argument 1 must be 'double' or 'float'");
    return str_from_c("IEEE, little-endian");
}

METHOD(m_from_number)
{
    (void)nargs, (void)kw;
    double d = obj_as_double(args[0]);
    if (d == -1.0 && err_occurred())
        return NULL;
    struct obj *f = float_from(d);
    if (!f || o == t_float->self)
        return f;
    struct obj *r = obj_call1(o, f);
    decref(f);
    return r;
}

static const struct method_def float_methods[] = {
    {"conjugate", m_conjugate, NULL, METH_NOARGS},
    {"__trunc__", m_trunc, NULL, METH_NOARGS},
    {"__floor__", m_floor, NULL, METH_NOARGS},
    {"__ceil__", m_ceil, NULL, METH_NOARGS},
    {"__round__", m_round, NULL, METH_FASTCALL},
    {"as_integer_ratio", m_as_integer_ratio, NULL, METH_NOARGS},
    {"from_number", m_from_number, NULL, METH_CLASS | METH_O},
    {"fromhex", m_fromhex, NULL, METH_CLASS | METH_O},
    {"hex", m_hex, NULL, METH_NOARGS},
    {"is_integer", m_is_integer, NULL, METH_NOARGS},
    {"__getnewargs__", m_getnewargs, NULL, METH_NOARGS},
    {"__getformat__", m_getformat, NULL, METH_CLASS | METH_O},
    {"__format__", m_format, NULL, METH_O},
    {0},
};

static struct obj *get_real(struct obj *o, void *closure)
{
    (void)closure;
    return float_exact(o);
}

static struct obj *get_imag(struct obj *o, void *closure)
{
    (void)o, (void)closure;
    return float_from(0.0);
}

static const struct getset_def float_getset[] = {{"real", get_real, NULL, NULL}, {"imag", get_imag, NULL, NULL}, {0}};

static const struct type_spec float_spec = {
    .name = "float",
    .kind = K_FLOAT,
    .flags = TF_BASETYPE | TF_MATCH_SELF | TF_IMMUTABLE,
    .record = "PyFloatObject",
    .s = {.dealloc = float_dealloc,
          .repr = float_repr,
          .hash = float_hash,
          .richcompare = float_richcompare,
          .new_ = float_new_,
          .binop = {[OP_ADD] = float_add,
                    [OP_SUB] = float_sub,
                    [OP_MUL] = float_mul,
                    [OP_TRUEDIV] = float_truediv,
                    [OP_FLOORDIV] = float_floordiv,
                    [OP_MOD] = float_mod,
                    [OP_DIVMOD] = float_divmod},
          .power = float_power,
          .unop = {[UN_NEG] = float_neg, [UN_POS] = float_exact, [UN_ABS] = float_abs},
          .boolean = float_bool,
          .to_int = float_int,
          .to_float = float_exact},
    .methods = float_methods,
    .getset = float_getset,
};

void float_boot(void)
{
    struct type_spec *spec = spec_copy(&float_spec);
    if (!pol.float_floor_method) {
        spec_drop_method(spec, "__floor__");
        spec_drop_method(spec, "__ceil__");
    }
    if (!pol.from_number)
        spec_drop_method(spec, "from_number");
    t_float = type_ready(spec);
}
