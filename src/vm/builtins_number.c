/* Built-in functions about numbers: abs, bin, chr, divmod, hex, oct, ord, pow, round, sum. */
#include <math.h>

#include "lib.h"

CFUNCTION(builtin_abs)
{
    return one_arg("abs", nargs, kwnames) < 0 ? NULL : num_unary(UN_ABS, args[0]);
}

static struct obj *in_base(const char *name, struct obj *const *args, size_t nargs, struct obj *kwnames, int base)
{
    struct obj *i = one_arg(name, nargs, kwnames) < 0 ? NULL : num_index(args[0]), *s = i ? int_to_text(i, base, true) : NULL;
    xdecref(i);
    return s;
}
CFUNCTION(builtin_bin)
{
    return in_base("bin", args, nargs, kwnames, 2);
}
CFUNCTION(builtin_oct)
{
    return in_base("oct", args, nargs, kwnames, 8);
}
CFUNCTION(builtin_hex)
{
    return in_base("hex", args, nargs, kwnames, 16);
}

CFUNCTION(builtin_chr)
{
    if (one_arg("chr", nargs, kwnames) < 0)
        return NULL;
    int code;
    if (pol.chr_takes_c_int) {
        if (arg_parse("chr(i:i, /)", args, nargs, kwnames, &code) < 0)
            return NULL;
        return code < 0 || code > 0x10FFFF ? err_value("chr() arg not in range(0x110000)") : str_from_char((unsigned)code);
    }
    struct obj *i = num_index(args[0]);
    if (!i)
        return NULL;
    int overflow;
    int64_t c = int_as_i64(i, &overflow);
    decref(i);
    return overflow || c < 0 || c > 0x10FFFF ? err_value("chr() arg not in range(0x110000)") : str_from_char((unsigned)c);
}

CFUNCTION(builtin_ord)
{
    if (one_arg("ord", nargs, kwnames) < 0)
        return NULL;
    struct obj *o = args[0];
    int64_t n;
    if (is_str(o)) {
        n = str_length(o);
        if (n == 1)
            return int_from_i64(str_char(o, 0));
    } else if (obj_is_kind(o, K_BYTES) || obj_is_kind(o, K_BYTEARRAY)) {
        const unsigned char *p;
        if (buffer_get(o, &p, &n) < 0)
            return NULL;
        if (n == 1)
            return int_from_i64(p[0]);
    } else
        return err_type("ord() expected string of length 1, but %T found", o);
    return err_type("ord() expected a character, but string of length %lld found", (long long)n);
}

CFUNCTION(builtin_divmod)
{
    return arg_count("divmod", nargs, kwnames, 2, 2) < 0 ? NULL : num_binary(OP_DIVMOD, args[0], args[1]);
}

CFUNCTION(builtin_pow)
{
    struct obj *base, *exp, *mod = obj_none;
    if (arg_parse("pow(base:O, exp:O, mod:O=)", args, nargs, kwnames, &base, &exp, &mod) < 0)
        return NULL;
    return num_pow(base, exp, mod);
}

CFUNCTION(builtin_round)
{
    struct obj *number, *ndigits = obj_none;
    if (arg_parse("round(number:O, ndigits:O=)", args, nargs, kwnames, &number, &ndigits) < 0)
        return NULL;
    struct obj *f = obj_lookup_special(number, "__round__");
    if (!f)
        return err_occurred() ? NULL : err_type("type %T doesn't define __round__ method", number);
    struct obj *r = ndigits == obj_none ? obj_call0(f) : obj_call1(f, ndigits);
    decref(f);
    return r;
}

/*
 * sum(): machine ints as long as they fit, then doubles (with Neumaier's correction where the version has it), then `+`. Each stage
 * takes the iterator over from the one before and hands on the item that it could not add.
 */
struct sum {
    struct obj *it, *item; /* item: fetched but not added; owned */
    struct obj *total;     /* owned; NULL: error */
};

static bool sum_next(struct sum *s)
{
    s->item = obj_next(s->it);
    return s->item != NULL;
}

static bool exact_int(const struct obj *o)
{
    return type_of(o) == t_int || type_of(o) == t_bool;
}

static void sum_ints(struct sum *s)
{
    int overflow;
    int64_t total = int_as_i64(s->total, &overflow), sum;
    if (overflow) {
        sum_next(s);
        return;
    }
    while (sum_next(s)) {
        if (!exact_int(s->item))
            break;
        int64_t v = int_as_i64(s->item, &overflow);
        if (overflow || __builtin_add_overflow(total, v, &sum))
            break;
        total = sum;
        decref(s->item);
    }
    obj_set_slot(&s->total, int_from_i64(total));
}

struct compensated {
    double hi, lo;
};
static void compensated_add(struct compensated *c, double x)
{
    double t = c->hi + x;
    c->lo += fabs(c->hi) >= fabs(x) ? (c->hi - t) + x : (x - t) + c->hi;
    c->hi = t;
}
/* The correction, unless it is no number any more. */
static double compensated_value(const struct compensated *c)
{
    return pol.sum_compensated && c->lo != 0.0 && isfinite(c->lo) ? c->hi + c->lo : c->hi;
}
static void sum_add(struct compensated *c, double x)
{
    if (pol.sum_compensated)
        compensated_add(c, x);
    else
        c->hi += x;
}

/* An int that fits a machine word is added to a float sum without being made a float object. */
static bool small_int_value(const struct obj *o, double *v)
{
    int overflow = 1;
    int64_t i = exact_int(o) ? int_as_i64(o, &overflow) : 0;
    *v = (double)i;
    return !overflow;
}

static void sum_floats(struct sum *s)
{
    struct compensated c = {float_value(s->total), 0.0};
    double v;
    while (sum_next(s)) {
        if (type_of(s->item) == t_float)
            sum_add(&c, float_value(s->item));
        else if (small_int_value(s->item, &v)) {
            if (pol.sum_complex) /* 3.14: through the correction as well */
                sum_add(&c, v);
            else
                c.hi += v;
        } else
            break;
        decref(s->item);
    }
    obj_set_slot(&s->total, float_from(compensated_value(&c)));
}

static void sum_complexes(struct sum *s)
{
    struct compensated re = {complex_real(s->total), 0.0}, im = {complex_imag(s->total), 0.0};
    double v;
    while (sum_next(s)) {
        if (type_of(s->item) == t_complex) {
            compensated_add(&re, complex_real(s->item));
            compensated_add(&im, complex_imag(s->item));
        } else if (type_of(s->item) == t_float)
            compensated_add(&re, float_value(s->item));
        else if (small_int_value(s->item, &v))
            compensated_add(&re, v);
        else
            break;
        decref(s->item);
    }
    obj_set_slot(&s->total, complex_from(compensated_value(&re), compensated_value(&im)));
}

/* Adds the item at hand with `+`. */
static bool sum_add_item(struct sum *s)
{
    struct obj *t = num_binary(OP_ADD, s->total, s->item);
    obj_clear_slot(&s->item);
    obj_set_slot(&s->total, t);
    return t != NULL;
}

/* Every stage leaves s->item NULL when the iterator is exhausted (or failed). */
static void sum_stages(struct sum *s)
{
    bool more = true;
    if (type_of(s->total) == t_int) {
        sum_ints(s);
        more = s->item && s->total && sum_add_item(s);
    }
    if (more && type_of(s->total) == t_float) {
        sum_floats(s);
        more = s->item && s->total && sum_add_item(s);
    }
    if (more && pol.sum_complex && type_of(s->total) == t_complex) {
        sum_complexes(s);
        more = s->item && s->total && sum_add_item(s);
    }
    while (more && sum_next(s))
        more = sum_add_item(s);
}

CFUNCTION(builtin_sum)
{
    struct obj *iterable, *start = NULL;
    if (arg_parse("sum(iterable:O, /, start:O=)", args, nargs, kwnames, &iterable, &start) < 0)
        return NULL;
    struct sum s = {obj_iter(iterable), NULL, NULL};
    if (!s.it)
        return NULL;
    static const struct {
        enum kind kind;
        const char *text;
    } refused[] = {{K_STR, "sum() can't sum strings [use ''.join(seq) instead]"},
                   {K_BYTES, "sum() can't sum bytes [use b''.join(seq) instead]"},
                   {K_BYTEARRAY, "sum() can't sum bytearray [use b''.join(seq) instead]"}};
    for (size_t i = 0; start && i < 3; i++)
        if (obj_is_kind(start, refused[i].kind)) {
            decref(s.it);
            return err_type("%s", refused[i].text);
        }
    s.total = start ? incref(start) : int_from_i64(0);
    sum_stages(&s);
    xdecref(s.item);
    decref(s.it);
    if (err_occurred())
        obj_clear_slot(&s.total);
    return s.total;
}

const struct method_def builtins_number_defs[] = {
    {"abs", builtin_abs, NULL, METH_COUNTED},
    {"bin", builtin_bin, NULL, METH_COUNTED},
    {"oct", builtin_oct, NULL, METH_COUNTED},
    {"hex", builtin_hex, NULL, METH_COUNTED},
    {"chr", builtin_chr, NULL, METH_COUNTED},
    {"ord", builtin_ord, NULL, METH_COUNTED},
    {"divmod", builtin_divmod, NULL, 0},
    {"pow", builtin_pow, NULL, 0},
    {"round", builtin_round, NULL, 0},
    {"sum", builtin_sum, NULL, 0},
    {NULL, NULL, NULL, 0},
};
