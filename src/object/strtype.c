/* The type str: its slots, constructor, iterator; joining and repeating. */
#include "boot.h"
#include "iter.h"
#include "codecs.h"
#include "slotscope/base/buf.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/gc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/spec.h"
#include "strimpl.h"
#include "strstate.h"

struct type *t_str;
static struct type *t_striter, *t_ascii_striter;

/* ---- life ---- */

static void str_dealloc(struct obj *s)
{
    uint32_t state = *str_state_word(s);
    if ((state & STATE_INTERNED) == INTERNED_MORTAL)
        str_forget(s);
    if (!(state & STATE_COMPACT)) {
        heap_free(AT(s, PyUnicodeObject, data_any, void *));
        obj_free(s);
        return;
    }
    if (heap_zone_of(s) != ZONE_STATIC)
        heap_free(s);
}

/* An instance of a subclass: head with a pointer to the characters, which have a block of their own. */
static struct obj *subtype_new(struct type *t, struct obj *value)
{
    struct obj *s = type_generic_alloc(t, 0);
    if (!s)
        return NULL;
    int64_t n = str_length(value);
    int kind = kind_of(value);
    void *data = heap_alloc((size_t)((n + 1) * kind));
    if (!data) {
        *str_state_word(s) = 0;
        decref(s);
        return err_no_memory();
    }
    memcpy(data, data_of(value), (size_t)((n + 1) * kind));
    ((struct varobj *)s)->size = n;
    *str_hash_word(s) = *str_hash_word(value);
    *str_state_word(s) = *str_state_word(value) & ~(uint32_t)(STATE_COMPACT | STATE_INTERNED);
    if (pol.immortal)
        *str_state_word(s) &= ~(uint32_t)STATE_READY_OR_STATIC;
    AT(s, PyUnicodeObject, data_any, void *) = data;
    if (ascii_of(value)) {
        AT(s, PyCompactUnicodeObject, utf8, void *) = data;
        AT(s, PyCompactUnicodeObject, utf8_length, int64_t) = n;
    }
    return s;
}

static struct obj *make_value(struct obj *x, struct obj *encoding, struct obj *errors)
{
    if (!x)
        return str_empty();
    if (!encoding && !errors)
        return obj_str(x);
    if (is_str(x))
        return err_type("decoding str is not supported");
    const unsigned char *p;
    int64_t n;
    if (buffer_get(x, &p, &n) < 0) {
        err_clear();
        return err_type("decoding to str: need a bytes-like object, %T found", x);
    }
    return codec_decode(p, n, encoding, errors, x);
}

/* What the call says for itself where it parses no tuple: None is not named as one. */
static int check_text_argument(struct obj *o, const char *name)
{
    if (!o || is_str(o))
        return 0;
    err_type("str() argument '%s' must be str, not %T", name, o);
    return -1;
}

static struct obj *str_tp_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *x = NULL, *encoding = NULL, *errors = NULL;
    const char *spec = "str(object:O=, encoding:U=, errors:U=)";
    if (pol.str_vectorcall && type == t_str->self && !kwnames) {
        if (arg_count("str", nargs, NULL, 0, 3) < 0 || (nargs > 1 && check_text_argument(args[1], "encoding") < 0) ||
            (nargs > 2 && check_text_argument(args[2], "errors") < 0))
            return NULL;
    } else if (!pol.str_arguments_named)
        spec = "#str(object:O=, encoding:U=, errors:U=)";
    if (arg_parse(spec, args, nargs, kwnames, &x, &encoding, &errors) < 0)
        return NULL;
    struct obj *value = make_value(x, encoding, errors);
    if (!value || type == t_str->self)
        return value;
    struct obj *s = subtype_new(type_rec(type), value);
    decref(value);
    return s;
}

/* ---- slots ---- */

static struct obj *str_repr(struct obj *s)
{
    struct buf b;
    buf_init(&b);
    str_repr_text(&b, s);
    return str_from_buf(&b);
}

static int64_t str_hash_slot(struct obj *s)
{
    return str_hash(s);
}

static struct obj *str_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!is_str(a) || !is_str(b))
        return incref(obj_notimplemented);
    if (op == CMP_EQ || op == CMP_NE)
        return new_bool(str_eq(a, b) == (op == CMP_EQ));
    int r = str_compare(a, b);
    return new_bool(op == CMP_LT ? r < 0 : op == CMP_LE ? r <= 0 : op == CMP_GT ? r > 0 : r >= 0);
}

static int64_t str_len_slot(struct obj *s)
{
    return str_length(s);
}

static struct obj *str_add(struct obj *a, struct obj *b)
{
    if (!is_str(b))
        return err_type("can only concatenate str (not \"%.200T\") to str", b);
    return str_concat(a, b);
}

static struct obj *str_repeat(struct obj *s, int64_t times)
{
    int64_t n = str_length(s);
    int kind = kind_of(s);
    if (times < 1 || n == 0)
        return str_empty();
    if (times == 1)
        return str_exact(s);
    if (n > INT64_MAX / times)
        return err_format(exc_OverflowError, "repeated string is too long");
    struct obj *r = str_alloc(n * times, maxchar_of(s));
    if (!r)
        return NULL;
    char *to = data_of(r);
    if (n * kind == 1) {
        memset(to, *(const char *)data_of(s), (size_t)times);
        return r;
    }
    size_t done = (size_t)(n * kind), all = done * (size_t)times;
    memcpy(to, data_of(s), done);
    while (done < all) { /* double what is there */
        size_t more = done <= all - done ? done : all - done;
        memcpy(to + done, to, more);
        done += more;
    }
    return r;
}

static struct obj *str_item(struct obj *s, int64_t i)
{
    if (i < 0 || i >= str_length(s))
        return err_format(exc_IndexError, "string index out of range");
    return str_from_char(str_char(s, i));
}

static struct obj *str_slice_step(struct obj *s, int64_t start, int64_t step, int64_t n)
{
    if (n <= 0)
        return str_empty();
    struct strbuf b = {0};
    for (int64_t i = 0; i < n; i++)
        strbuf_add(&b, str_char(s, start + i * step));
    return strbuf_finish_fresh(&b); /* one character, too, is a str of its own here */
}

static struct obj *str_subscript(struct obj *s, struct obj *key)
{
    if (obj_is_kind(key, K_SLICE)) {
        int64_t start, stop, step, n = slice_resolve(key, str_length(s), &start, &stop, &step);
        if (n < 0)
            return NULL;
        return step == 1 ? str_slice(s, start, start + n) : str_slice_step(s, start, step, n);
    }
    if (!is_int(key) && !type_of(key)->s.index)
        return err_type(message(MSG_STR_INDEX), key);
    int64_t i = num_as_ssize(key, exc_IndexError);
    if (i == -1 && err_occurred())
        return NULL;
    return str_item(s, i < 0 ? i + str_length(s) : i);
}

static int str_contains(struct obj *s, struct obj *x)
{
    if (!is_str(x)) {
        err_type("'in <string>' requires string as left operand, not %.100T", x);
        return -1;
    }
    return find_chars(s, x, 0, INT64_MAX, 1) >= 0;
}

static struct obj *str_mod(struct obj *a, struct obj *b)
{
    if (!is_str(a))
        return incref(obj_notimplemented);
    return str_percent(a, b);
}

static struct obj *str_str(struct obj *s)
{
    return str_exact(s);
}

/* ---- join ---- */

static int check_items(struct obj *const *items, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        if (!is_str(items[i])) {
            err_type("sequence item %zd: expected str instance, %.80T found", i, items[i]);
            return -1;
        }
    return 0;
}

struct obj *str_join_items(struct obj *sep, struct obj *const *items, int64_t n)
{
    if (n == 0)
        return str_empty();
    if (n == 1 && is_exact(items[0]))
        return incref(items[0]);
    if (check_items(items, n) < 0)
        return NULL;
    int64_t total = n > 1 ? str_length(sep) * (n - 1) : 0;
    unsigned max = n > 1 ? maxchar_of(sep) : 0;
    for (int64_t i = 0; i < n; i++) {
        total += str_length(items[i]);
        unsigned m = maxchar_of(items[i]);
        max = m > max ? m : max;
    }
    if (total == 0)
        return str_empty();
    struct obj *r = str_alloc(total, max);
    if (!r)
        return NULL;
    int64_t at = 0, nsep = str_length(sep);
    for (int64_t i = 0; i < n; i++) {
        if (i > 0 && nsep > 0) {
            copy_chars(kind_of(r), data_of(r), at, kind_of(sep), data_of(sep), 0, nsep);
            at += nsep;
        }
        copy_chars(kind_of(r), data_of(r), at, kind_of(items[i]), data_of(items[i]), 0, str_length(items[i]));
        at += str_length(items[i]);
    }
    return r;
}

struct obj *str_join(struct obj *sep, struct obj *iterable)
{
    if (is_tuple(iterable))
        return str_join_items(sep, tuple_items(iterable), tuple_len(iterable));
    struct obj *list = is_list(iterable) ? incref(iterable) : NULL;
    if (!list) {
        struct obj *it = obj_iter(iterable);
        if (!it) {
            if (err_matches(exc_TypeError)) {
                err_clear();
                err_type("can only join an iterable");
            }
            return NULL;
        }
        list = list_from_iter(it);
        decref(it);
    }
    struct obj *r = list ? str_join_items(sep, list_items(list), list_len(list)) : NULL;
    xdecref(list);
    return r;
}

bool str_is_identifier(const struct obj *o)
{
    int64_t n = str_length(o);
    if (n == 0 || (str_char(o, 0) != '_' && !uc_is_xid_start(str_char(o, 0))))
        return false;
    for (int64_t i = 1; i < n; i++)
        if (!uc_is_xid_continue(str_char(o, i)))
            return false;
    return true;
}

/* ---- sizes ---- */

static struct obj *m_sizeof(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    if (*str_state_word(s) & STATE_COMPACT) {
        int64_t utf8 = ascii_of(s) || !AT(s, PyCompactUnicodeObject, utf8, void *)
                           ? 0
                           : AT(s, PyCompactUnicodeObject, utf8_length, int64_t) + 1;
        return int_from_i64((int64_t)str_block_bytes(s) + utf8);
    }
    return int_from_i64(lay.sizeof_PyUnicodeObject + (str_length(s) + 1) * kind_of(s));
}

static struct obj *m_getnewargs(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct obj *copy = str_from_kind(kind_of(s), str_data(s), str_length(s)); /* even of a str as such */
    struct obj *r = copy ? tuple_pack(1, copy) : NULL;
    xdecref(copy);
    return r;
}

static const struct method_def own_methods[] = {
    {"__sizeof__", m_sizeof, NULL, METH_NOARGS}, {"__getnewargs__", m_getnewargs, NULL, METH_NOARGS}, {NULL, NULL, NULL, 0}};

/* ---- iterator ---- */

static struct obj *str_iter(struct obj *s)
{
    return seqiter_make(pol.str_ascii_iterator && ascii_of(s) && s->ob_type == t_str->self ? t_ascii_striter : t_striter,
                        FREE_COUNT, s, 0);
}

static struct obj *iter_next(struct obj *it)
{
    struct obj *s = *iter_seq(it);
    if (!s)
        return NULL;
    if (*iter_index(it) < str_length(s))
        return str_from_char(str_char(s, (*iter_index(it))++));
    obj_clear_slot(iter_seq(it));
    return NULL;
}

#define ITER_SPEC(n)                                                                                                               \
    {                                                                                                                              \
        .name = n, .kind = K_ITERATOR, .flags = TF_GC | TF_DISALLOW_NEW, .record = "unicodeiterobject",                            \
        .s = {.dealloc = seqiter_dealloc,                                                                                          \
              .traverse = seqiter_traverse,                                                                                        \
              .iter = iter_self,                                                                                                   \
              .iternext = iter_next,                                                                                               \
              .items_left = iter_left_forward},                                                                                    \
        .methods = iter_forward_methods                                                                                            \
    }
static const struct type_spec iter_spec = ITER_SPEC("str_iterator"), ascii_iter_spec = ITER_SPEC("str_ascii_iterator");

/* ---- the type ---- */

static const struct type_spec spec = {
    .name = "str",
    .kind = K_STR,
    .flags = TF_BASETYPE | TF_MATCH_SELF,
    .record = "PyUnicodeObject",
    .s = {.dealloc = str_dealloc,
          .repr = str_repr,
          .str = str_str,
          .hash = str_hash_slot,
          .richcompare = str_richcompare,
          .iter = str_iter,
          .new_ = str_tp_new,
          .binop = {[OP_MOD] = str_mod},
          .sq_length = str_len_slot,
          .sq_concat = str_add,
          .sq_repeat = str_repeat,
          .sq_item = str_item,
          .sq_contains = str_contains,
          .mp_length = str_len_slot,
          .mp_subscript = str_subscript},
};

static size_t count_methods(const struct method_def *m)
{
    size_t n = 0;
    while (m[n].name)
        n++;
    return n;
}

/* All tables of methods, as one. */
static const struct method_def *all_methods(void)
{
    const struct method_def *const parts[] = {str_methods_case, str_methods_find, str_methods_split, str_methods_make, own_methods};
    size_t n = 1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        n += count_methods(parts[i]);
    struct method_def *all = engine_alloc(n * sizeof *all), *p = all;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        memcpy(p, parts[i], count_methods(parts[i]) * sizeof *p);
        p += count_methods(parts[i]);
    }
    return all;
}

void str_boot(void)
{
    struct type_spec *s = spec_copy(&spec);
    s->methods = all_methods();
    if (!pol.str_removeprefix) {
        spec_drop_method(s, "removeprefix");
        spec_drop_method(s, "removesuffix");
    }
    t_str = type_ready(s);
    str_shared_boot();
    t_striter = type_ready(&iter_spec);
    if (pol.str_ascii_iterator)
        t_ascii_striter = type_ready(&ascii_iter_spec);
}
