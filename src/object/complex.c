/* Complex numbers: two doubles; reading "1+2j", and arithmetic as C99 does not define it but Python does. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "boot.h"
#include "floatpriv.h"
#include "freelist.h"
#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/text.h"
#include "slotscope/object/spec.h"

struct type *t_complex;
struct cplx {
    double re, im;
};

double complex_real(const struct obj *o)
{
    return AT((uintptr_t)o, PyComplexObject, cval_real, double);
}

double complex_imag(const struct obj *o)
{
    return AT((uintptr_t)o, PyComplexObject, cval_imag, double);
}

static void set_value(struct obj *o, double re, double im)
{
    AT(o, PyComplexObject, cval_real, double) = re;
    AT(o, PyComplexObject, cval_imag, double) = im;
}

struct obj *complex_from(double re, double im)
{
    struct obj *o = freelist_take(FREE_COMPLEX, t_complex);
    if (!o && !(o = obj_alloc(t_complex, 0)))
        return NULL;
    set_value(o, re, im);
    return o;
}

static void complex_dealloc(struct obj *o)
{
    if (o->ob_type != t_complex->self || !freelist_give(FREE_COMPLEX, o))
        obj_free(o);
}

static struct cplx value(const struct obj *o)
{
    return (struct cplx){complex_real(o), complex_imag(o)};
}

/* 1; 0: not a number of ours; -1: exception. */
enum { IS_REAL = 1, IS_COMPLEX = 2 };

/* IS_REAL, IS_COMPLEX, 0: neither, -1. */
static int operand(struct obj *o, struct cplx *out)
{
    if (type_of(o)->kind == K_COMPLEX) {
        *out = value(o);
        return IS_COMPLEX;
    }
    out->im = 0;
    return float_operand(o, &out->re);
}

/* ---- arithmetic ---- */

static void box(struct cplx *z) /* infinite parts become 1, the others 0 */
{
    z->re = copysign(isinf(z->re) ? 1.0 : 0.0, z->re);
    z->im = copysign(isinf(z->im) ? 1.0 : 0.0, z->im);
}

static void nan_to_zero(struct cplx *z)
{
    z->re = isnan(z->re) ? copysign(0.0, z->re) : z->re;
    z->im = isnan(z->im) ? copysign(0.0, z->im) : z->im;
}

static struct cplx mul(struct cplx a, struct cplx b)
{
    struct cplx r = {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
    if (!pol.complex_recovers_infinity || !isnan(r.re) || !isnan(r.im))
        return r;
    bool recalc = false; /* an infinity got lost: C99, Annex G */
    if (isinf(a.re) || isinf(a.im)) {
        box(&a);
        nan_to_zero(&b);
        recalc = true;
    }
    if (isinf(b.re) || isinf(b.im)) {
        box(&b);
        nan_to_zero(&a);
        recalc = true;
    }
    if (!recalc && (isinf(a.re * b.re) || isinf(a.im * b.im) || isinf(a.re * b.im) || isinf(a.im * b.re))) {
        nan_to_zero(&a);
        nan_to_zero(&b);
        recalc = true;
    }
    if (recalc)
        r = (struct cplx){INFINITY * (a.re * b.re - a.im * b.im), INFINITY * (a.re * b.im + a.im * b.re)};
    return r;
}

/* Infinities and zeros that came out as nan: C11, Annex G.5.2. */
static void recover_quotient(struct cplx a, struct cplx b, struct cplx *r)
{
    bool a_finite = isfinite(a.re) && isfinite(a.im), b_finite = isfinite(b.re) && isfinite(b.im);
    if ((isinf(a.re) || isinf(a.im)) && b_finite) {
        box(&a);
        *r = (struct cplx){INFINITY * (a.re * b.re + a.im * b.im), INFINITY * (a.im * b.re - a.re * b.im)};
    } else if ((isinf(b.re) || isinf(b.im)) && a_finite) {
        box(&b);
        *r = (struct cplx){0.0 * (a.re * b.re + a.im * b.im), 0.0 * (a.im * b.re - a.re * b.im)};
    }
}

/* Smith's method: scaled by the larger part of the divisor. false: division by zero. */
static bool divide(struct cplx a, struct cplx b, struct cplx *r)
{
    double ar = fabs(b.re), ai = fabs(b.im);
    if (ar >= ai) {
        if (ar == 0)
            return false;
        double ratio = b.im / b.re, denom = b.re + b.im * ratio;
        *r = (struct cplx){(a.re + a.im * ratio) / denom, (a.im - a.re * ratio) / denom};
    } else if (ai >= ar) {
        double ratio = b.re / b.im, denom = b.re * ratio + b.im;
        *r = (struct cplx){(a.re * ratio + a.im) / denom, (a.im * ratio - a.re) / denom};
    } else {
        *r = (struct cplx){NAN, NAN};
    }
    if (pol.complex_recovers_infinity && isnan(r->re) && isnan(r->im))
        recover_quotient(a, b, r);
    return true;
}

static bool divide_real(double a, struct cplx b, struct cplx *r)
{
    double ar = fabs(b.re), ai = fabs(b.im);
    if (ar >= ai) {
        if (ar == 0)
            return false;
        double ratio = b.im / b.re, denom = b.re + b.im * ratio;
        *r = (struct cplx){a / denom, (-a * ratio) / denom};
    } else if (ai >= ar) {
        double ratio = b.re / b.im, denom = b.re * ratio + b.im;
        *r = (struct cplx){(a * ratio) / denom, (-a) / denom};
    } else {
        *r = (struct cplx){NAN, NAN};
    }
    if (isnan(r->re) && isnan(r->im) && isfinite(a) && (isinf(ar) || isinf(ai))) {
        box(&b);
        *r = (struct cplx){0.0 * (a * b.re), 0.0 * (-a * b.im)};
    }
    return true;
}

static struct obj *zero_power(void)
{
    return err_format(exc_ZeroDivisionError, "%s", message(MSG_COMPLEX_ZERO_POWER));
}

static struct obj *power_overflow(void)
{
    return err_format(exc_OverflowError, "complex exponentiation");
}

static struct cplx power_positive(struct cplx x, long n)
{
    struct cplx r = {1, 0}, p = x;
    for (long mask = 1; mask > 0 && n >= mask; mask <<= 1) {
        if (n & mask)
            r = mul(r, p);
        p = mul(p, p);
    }
    return r;
}

static struct cplx power_polar(struct cplx a, struct cplx b)
{
    double abs = hypot(a.re, a.im), len = pow(abs, b.re), at = atan2(a.im, a.re), phase = at * b.re;
    if (b.im != 0) {
        len = pol.complex_power_multiplies ? len * exp(-at * b.im) : len / exp(at * b.im);
        phase += b.im * log(abs);
    }
    return (struct cplx){len * cos(phase), len * sin(phase)};
}

struct obj *complex_power(double ar, double ai, double br, double bi)
{
    struct cplx a = {ar, ai}, b = {br, bi}, r;
    if (br == 0 && bi == 0)
        return complex_from(1, 0);
    if (pol.complex_int_powers && bi == 0 && br == floor(br) && fabs(br) <= 100) { /* small integer powers exactly */
        long n = (long)br;
        r = power_positive(a, n < 0 ? -n : n);
        if (n < 0 && !divide((struct cplx){1, 0}, r, &r))
            return zero_power();
    } else if (ar == 0 && ai == 0) {
        if (bi != 0 || br < 0)
            return zero_power();
        r = (struct cplx){0, 0};
    } else {
        r = power_polar(a, b);
    }
    if (isinf(r.re) || isinf(r.im))
        return power_overflow();
    return complex_from(r.re, r.im);
}

#define OPERANDS(a, b, x, y)                                                                                                       \
    struct cplx x, y;                                                                                                              \
    int ok_##x = operand(a, &x), ok_##y = ok_##x > 0 ? operand(b, &y) : 0;                                                         \
    if (ok_##x < 0 || ok_##y < 0)                                                                                                  \
        return NULL;                                                                                                               \
    if (!ok_##x || !ok_##y)                                                                                                        \
    return incref(obj_notimplemented)
/* From 3.14 on a real operand stays one: it has no imaginary part whose zero could change the other's. */
#define REAL(x) (pol.complex_mixed && ok_##x == IS_REAL)

static struct obj *nb_add(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    return complex_from(x.re + y.re, REAL(x) ? y.im : REAL(y) ? x.im : x.im + y.im);
}

static struct obj *nb_sub(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    return complex_from(x.re - y.re, REAL(x) ? -y.im : REAL(y) ? x.im : x.im - y.im);
}

static struct obj *nb_mul(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    struct cplx r;
    if (REAL(x))
        r = (struct cplx){x.re * y.re, x.re * y.im};
    else if (REAL(y))
        r = (struct cplx){x.re * y.re, x.im * y.re};
    else
        r = mul(x, y);
    return complex_from(r.re, r.im);
}

static struct obj *nb_truediv(struct obj *a, struct obj *b)
{
    OPERANDS(a, b, x, y);
    struct cplx r;
    if (REAL(y) && y.re != 0)
        r = (struct cplx){x.re / y.re, x.im / y.re};
    else if (!(REAL(x) ? divide_real(x.re, y, &r) : divide(x, y, &r)))
        return err_format(exc_ZeroDivisionError, "%s", message(MSG_COMPLEX_DIV_ZERO));
    return complex_from(r.re, r.im);
}

static struct obj *nb_power(struct obj *a, struct obj *b, struct obj *mod)
{
    OPERANDS(a, b, x, y);
    if (mod && mod != obj_none)
        return err_value("complex modulo");
    return complex_power(x.re, x.im, y.re, y.im);
}

static struct obj *no_floor(struct obj *a, struct obj *b)
{
    (void)a, (void)b;
    return err_type("can't take floor of complex number.");
}

static struct obj *no_mod(struct obj *a, struct obj *b)
{
    (void)a, (void)b;
    return err_type("can't mod complex numbers.");
}

static struct obj *no_divmod(struct obj *a, struct obj *b)
{
    (void)a, (void)b;
    return err_type("can't take floor or mod of complex number.");
}

static struct obj *no_int(struct obj *a)
{
    (void)a;
    return err_type("can't convert complex to int");
}

static struct obj *no_float(struct obj *a)
{
    (void)a;
    return err_type("can't convert complex to float");
}

static struct obj *nb_neg(struct obj *o)
{
    return complex_from(-complex_real(o), -complex_imag(o));
}

static struct obj *nb_pos(struct obj *o)
{
    return o->ob_type == t_complex->self ? incref(o) : complex_from(complex_real(o), complex_imag(o));
}

static struct obj *nb_abs(struct obj *o)
{
    double r = hypot(complex_real(o), complex_imag(o));
    if (isinf(r) && isfinite(complex_real(o)) && isfinite(complex_imag(o)))
        return err_format(exc_OverflowError, "absolute value too large");
    return float_from(r);
}

static int nb_bool(struct obj *o)
{
    return complex_real(o) != 0 || complex_imag(o) != 0;
}

static struct obj *complex_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (op != CMP_EQ && op != CMP_NE)
        return incref(obj_notimplemented);
    bool equal;
    if (type_of(b)->kind == K_COMPLEX) {
        equal = complex_real(a) == complex_real(b) && complex_imag(a) == complex_imag(b);
    } else if (is_float(b)) {
        equal = complex_real(a) == float_value(b) && complex_imag(a) == 0;
    } else if (is_int(b)) {
        equal = complex_imag(a) == 0;
        if (equal) {
            struct obj *f = float_from(complex_real(a));
            int same = f ? obj_richcompare_bool(f, b, CMP_EQ) : -1;
            xdecref(f);
            if (same < 0)
                return NULL;
            equal = same;
        }
    } else {
        return incref(obj_notimplemented);
    }
    return new_bool(equal == (op == CMP_EQ));
}

static int64_t complex_hash(struct obj *o)
{
    uint64_t h = (uint64_t)hash_double(complex_real(o), o) + 1000003 * (uint64_t)hash_double(complex_imag(o), o);
    return h == UINT64_MAX ? -2 : (int64_t)h;
}

static struct obj *complex_repr(struct obj *o)
{
    struct buf b;
    double re = complex_real(o), im = complex_imag(o);
    buf_init(&b);
    if (re == 0 && !signbit(re)) {
        float_format_text(&b, im, 'r', 0, 0);
        buf_addc(&b, 'j');
    } else {
        buf_addc(&b, '(');
        float_format_text(&b, re, 'r', 0, 0);
        float_format_text(&b, im, 'r', 0, 1);
        buf_adds(&b, "j)");
    }
    return str_from_buf(&b);
}

/* ---- complex("...") ---- */

/* [(] real [+-] imag j [)], each part optional in the ways Python allows. */
static bool scan(const char *s, struct cplx *out)
{
    const char *p = s;
    bool paren = false;
    while (*p == ' ' || (*p >= '\t' && *p <= '\r'))
        p++;
    if (*p == '(') {
        paren = true;
        p++;
        while (*p == ' ' || (*p >= '\t' && *p <= '\r'))
            p++;
    }
    double x = 0, y = 0, z;
    const char *end = float_scan(p, &z);
    if (end != p) {
        p = end;
        if (*p == '+' || *p == '-') {
            x = z;
            end = float_scan(p, &y);
            if (end != p) {
                p = end;
            } else {
                y = *p == '+' ? 1.0 : -1.0;
                p++;
            }
            if (*p != 'j' && *p != 'J')
                return false;
            p++;
        } else if (*p == 'j' || *p == 'J') {
            p++;
            y = z;
        } else {
            x = z;
        }
    } else {
        y = *p == '-' ? -1.0 : 1.0;
        p += *p == '+' || *p == '-';
        if (*p != 'j' && *p != 'J')
            return false;
        p++;
    }
    while (*p == ' ' || (*p >= '\t' && *p <= '\r'))
        p++;
    if (paren) {
        if (*p++ != ')')
            return false;
        while (*p == ' ' || (*p >= '\t' && *p <= '\r'))
            p++;
    }
    *out = (struct cplx){x, y};
    return !*p;
}

static bool scan_text(struct obj *s, struct cplx *out)
{
    struct buf b;
    buf_init(&b);
    text_to_ascii(&b, s);
    bool ok = b.len && !memchr(b.p, 0, b.len);
    size_t to = 0;
    for (size_t i = 0; ok && i < b.len; i++) {
        if (b.p[i] == '_') { /* between digits only */
            ok = i && b.p[i - 1] >= '0' && b.p[i - 1] <= '9' && b.p[i + 1] >= '0' && b.p[i + 1] <= '9';
            continue;
        }
        b.p[to++] = b.p[i];
    }
    if (ok && b.len) {
        b.p[to] = 0;
        ok = scan(b.p, out);
    } else {
        ok = false;
    }
    buf_done(&b);
    return ok;
}

/* ---- complex(real, imag) ---- */

static struct obj *dunder_complex(struct obj *o)
{
    if (type_of(o)->kind == K_COMPLEX && o->ob_type == t_complex->self)
        return incref(o);
    struct obj *m = obj_lookup_special(o, "__complex__");
    if (!m)
        return NULL;
    struct obj *r = obj_call0(m);
    decref(m);
    if (r && type_of(r)->kind != K_COMPLEX) {
        if (pol.result_names_method)
            err_type("%.200T.__complex__() must return a complex, not %.200T", o, r);
        else
            err_type("__complex__ returned non-complex (type %.200T)", r);
        decref(r);
        return NULL;
    }
    if (r && r->ob_type != t_complex->self && warn_strict_subclass(o, r, "__complex__", "complex", false) < 0)
        obj_clear_slot(&r);
    return r;
}

bool complex_value(struct obj *o, double *re, double *im)
{
    struct obj *c = is_float(o) || is_int(o) ? NULL : type_of(o)->kind == K_COMPLEX ? incref(o) : dunder_complex(o);
    if (!c && err_occurred())
        return false;
    *re = c ? complex_real(c) : obj_as_double(o);
    *im = c ? complex_imag(c) : 0;
    bool ok = c || !(*re == -1.0 && err_occurred());
    xdecref(c);
    return ok;
}

/* One argument's contribution (texts and __complex__ were seen already); wrong: what is said of other types. 0 or -1. */
static int part_value(struct obj *o, const char *wrong, struct cplx *out)
{
    if (type_of(o)->kind == K_COMPLEX) {
        *out = value(o);
        return 0;
    }
    const struct type_slots *s = &type_of(o)->s;
    if (!s->to_float && !s->index) {
        err_type(wrong, o);
        return -1;
    }
    out->im = 0;
    out->re = obj_as_double(o);
    return out->re == -1.0 && err_occurred() ? -1 : 0;
}

static struct obj *complex_make(struct type *t, double re, double im)
{
    struct obj *o = t == t_complex ? obj_alloc(t, 0) : type_generic_alloc(t, 0); /* not from the free list */
    if (o)
        set_value(o, re, im);
    return o;
}

static struct obj *complex_new_(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct type *t = type_rec(type);
    struct obj *re = NULL, *im = NULL, *made = NULL;
    struct cplx a = {0, 0}, b = {0, 0};
    if (arg_parse("complex(real:O=, imag:O=)", args, nargs, kw, &re, &im) < 0)
        return NULL;
    if (re && !im && re->ob_type == t_complex->self && t == t_complex)
        return incref(re);
    if (re && is_str(re)) {
        if (im)
            return err_type(message(MSG_COMPLEX_TEXT_FIRST), re);
        return scan_text(re, &a) ? complex_make(t, a.re, a.im) : err_value("complex() arg is a malformed string");
    }
    if (im && is_str(im) && !pol.complex_checks_real_first)
        return err_type(message(MSG_COMPLEX_TEXT_SECOND), im);
    if (re && !is_float(re) && !is_int(re)) {
        made = dunder_complex(re);
        if (!made && err_occurred())
            return NULL;
        re = made ? made : re;
    }
    int failed = re ? part_value(re, message(im ? MSG_COMPLEX_REAL : MSG_COMPLEX_FIRST), &a) : 0;
    failed = failed || (im && part_value(im, message(MSG_COMPLEX_SECOND), &b) < 0);
    bool real_complex = re && type_of(re)->kind == K_COMPLEX, imag_complex = im && type_of(im)->kind == K_COMPLEX;
    xdecref(made);
    if (failed)
        return NULL;
    /* real + imag * 1j, without adding zeros that would lose a sign */
    return complex_make(t, imag_complex ? a.re - b.im : a.re, !im ? a.im : real_complex ? a.im + b.re : b.re);
}

/* ---- methods ---- */

#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)

METHOD(m_conjugate)
{
    (void)args, (void)nargs, (void)kw;
    return complex_from(complex_real(o), -complex_imag(o));
}

METHOD(m_getnewargs)
{
    (void)args, (void)nargs, (void)kw;
    struct obj *re = float_from(complex_real(o)), *im = re ? float_from(complex_imag(o)) : NULL,
               *t = im ? tuple_pack(2, re, im) : NULL;
    xdecref(re);
    xdecref(im);
    return t;
}

METHOD(m_format)
{
    struct obj *text;
    if (arg_parse("__format__(format_spec:U, /)", args, nargs, kw, &text) < 0)
        return NULL;
    return complex_format(o, text);
}

METHOD(m_complex)
{
    (void)args, (void)nargs, (void)kw;
    return nb_pos(o);
}

METHOD(m_from_number)
{
    (void)nargs, (void)kw;
    struct type *t = type_rec(o);
    if (args[0]->ob_type == t_complex->self && t == t_complex)
        return incref(args[0]);
    struct obj *made = dunder_complex(args[0]), *x = made ? made : args[0];
    struct cplx z = {0, 0};
    int failed = err_occurred() ? -1 : 0;
    if (!failed && type_of(x)->kind == K_COMPLEX)
        z = value(x);
    else if (!failed) {
        z.re = obj_as_double(x);
        failed = z.re == -1.0 && err_occurred() ? -1 : 0;
    }
    xdecref(made);
    return failed ? NULL : complex_make(t, z.re, z.im);
}

static const struct method_def complex_methods[] = {{"conjugate", m_conjugate, NULL, METH_NOARGS},
                                                    {"__complex__", m_complex, NULL, METH_NOARGS},
                                                    {"__getnewargs__", m_getnewargs, NULL, METH_NOARGS},
                                                    {"__format__", m_format, NULL, METH_O},
                                                    {"from_number", m_from_number, NULL, METH_CLASS | METH_O},
                                                    {0}};

static struct obj *get_real(struct obj *o, void *closure)
{
    (void)closure;
    return float_from(complex_real(o));
}

static struct obj *get_imag(struct obj *o, void *closure)
{
    (void)closure;
    return float_from(complex_imag(o));
}

static const struct getset_def complex_getset[] = {{"real", get_real, NULL, NULL}, {"imag", get_imag, NULL, NULL}, {0}};

static const struct type_spec complex_spec = {
    .name = "complex",
    .kind = K_COMPLEX,
    .flags = TF_BASETYPE | TF_IMMUTABLE,
    .record = "PyComplexObject",
    .s = {.dealloc = complex_dealloc,
          .repr = complex_repr,
          .hash = complex_hash,
          .richcompare = complex_richcompare,
          .new_ = complex_new_,
          .binop = {[OP_ADD] = nb_add, [OP_SUB] = nb_sub, [OP_MUL] = nb_mul, [OP_TRUEDIV] = nb_truediv},
          .power = nb_power,
          .unop = {[UN_NEG] = nb_neg, [UN_POS] = nb_pos, [UN_ABS] = nb_abs},
          .boolean = nb_bool},
    .methods = complex_methods,
    .getset = complex_getset,
};

void complex_boot(void)
{
    struct type_spec *spec = spec_copy(&complex_spec);
    if (pol.complex_refuses_floor) {
        spec->s.binop[OP_FLOORDIV] = no_floor;
        spec->s.binop[OP_MOD] = no_mod;
        spec->s.binop[OP_DIVMOD] = no_divmod;
        spec->s.to_int = no_int;
        spec->s.to_float = no_float;
    }
    if (!pol.complex_dunder)
        spec_drop_method(spec, "__complex__");
    if (!pol.from_number)
        spec_drop_method(spec, "from_number");
    t_complex = type_ready(spec);
}
