/* `array`: the type, its slots and the module. */
#include <stdlib.h>
#include <string.h>

#include "mod_array.h"
#include "slotscope/base/mem.h"

struct type *t_array;

static bool buffer_of(struct obj *o, struct array_view *v)
{
    if (!array_is(o))
        return false;
    *v = (struct array_view){ITEMS(o), LEN(o), KIND(o)->size, KIND(o)->code, &EXPORTS(o)};
    return true;
}

/* ---- slots ---- */

/* Fills o, made with as many items as init has, or with none where it grows. */
static int fill(struct obj *o, struct obj *init)
{
    enum kind ik = type_of(init)->kind;
    if (ik == K_BYTES || ik == K_BYTEARRAY) {
        const unsigned char *p;
        int64_t n;
        return buffer_get(init, &p, &n) < 0 ? -1 : array_extend_bytes(o, p, n);
    }
    if (is_str(init))
        return array_take_text(o, init);
    if (array_is(init)) {
        if (LEN(o))
            memcpy(ITEMS(o), ITEMS(init), (size_t)(LEN(o) * KIND(o)->size));
        return 0;
    }
    return array_store_sequence(o, 0, LEN(o), init);
}

/* An array of kind k from init (NULL: empty): what has a known length and kind gets room for just that, all else is iterated over.
 */
static struct obj *make_from(struct obj *type, const struct item_kind *k, struct obj *init)
{
    enum kind ik = init ? type_of(init)->kind : K_OTHER;
    bool plain = init && (ik == K_LIST || ik == K_TUPLE || ik == K_BYTES || ik == K_BYTEARRAY ||
                          (is_str(init) && array_kind_is_text(k)) || (array_is(init) && KIND(init) == k));
    int64_t n = !plain ? 0 : ik == K_LIST || ik == K_TUPLE || array_is(init) ? obj_len(init) : 0;
    struct obj *it = init && !plain ? obj_iter(init) : NULL;
    if (init && !plain && !it)
        return NULL;
    struct obj *o = k ? array_make(type, k, n) : err_value("%s", message(MSG_ARRAY_TYPECODE));
    if (o && ((it && array_extend_from(o, it) < 0) || (plain && fill(o, init) < 0)))
        obj_clear_slot(&o);
    xdecref(it);
    return o;
}

static struct obj *array_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (kw && tuple_len(kw) && type == t_array->self)
        return err_type("array.array() takes no keyword arguments");
    if (nargs < 1 || nargs > 2)
        return err_type("array() takes at %s argument%s (%lld given)", nargs ? "most 2" : "least 1", nargs ? "s" : "",
                        (long long)nargs);
    if (!is_str(args[0]) || str_length(args[0]) != 1)
        return array_character_wanted("array() argument 1", args[0]);
    const struct item_kind *k = array_kind(str_char(args[0], 0));
    struct obj *init = nargs > 1 ? args[1] : NULL;
    if (k && k->code == 'u' && pol.array_u_deprecated &&
        err_warn(exc_DeprecationWarning, 1, "The 'u' type code is deprecated and will be removed in Python 3.16") < 0)
        return NULL;
    if (k && init && !array_kind_is_text(k)) {
        if (is_str(init))
            return err_type("cannot use a str to initialize an array with typecode '%c'", k->code);
        if (array_is(init) && array_kind_is_text(KIND(init)))
            return err_type("cannot use a unicode array to initialize an array with typecode '%c'", k->code);
    }
    return make_from(type, k, init);
}

static void array_dealloc(struct obj *o)
{
    if (pol.array_has_gc_header)
        gc_untrack(o);
    weakrefs_clear(o);
    heap_free(ITEMS(o));
    obj_free(o);
}

static int64_t array_length(struct obj *o)
{
    return LEN(o);
}

static struct obj *array_item(struct obj *o, int64_t i)
{
    if (i < 0 || i >= LEN(o))
        return err_format(exc_IndexError, "array index out of range");
    return array_item_get(KIND(o), array_at(o, i));
}

static int array_ass_item(struct obj *o, int64_t i, struct obj *v)
{
    if (i < 0 || i >= LEN(o))
        return err_format(exc_IndexError, "array assignment index out of range"), -1;
    return v ? array_store(o, i, v) : array_cut(o, i, i + 1);
}

static bool index_of(struct obj *o, struct obj *key, int64_t *i)
{
    if (!type_of(key)->s.index) {
        err_type("array indices must be integers");
        return false;
    }
    *i = num_as_ssize(key, exc_IndexError);
    if (*i == -1 && err_occurred())
        return false;
    *i += *i < 0 ? LEN(o) : 0;
    return true;
}

static struct obj *array_subscript(struct obj *o, struct obj *key)
{
    int64_t start, stop, step, n;
    if (type_of(key)->kind != K_SLICE)
        return index_of(o, key, &start) ? array_item(o, start) : NULL;
    if (slice_unpack(key, &start, &stop, &step) < 0 || (n = slice_adjust(LEN(o), &start, &stop, &step)) < 0)
        return NULL;
    struct obj *r = array_make(t_array->self, KIND(o), n);
    for (int64_t i = 0; r && i < n; i++)
        memcpy(array_at(r, i), array_at(o, start + i * step), (size_t)KIND(o)->size);
    return r;
}

/* The n items from start on, step apart, become those of v (may be o itself). */
static void put_apart(struct obj *o, int64_t start, int64_t step, int64_t n, struct obj *v)
{
    size_t size = (size_t)KIND(o)->size;
    unsigned char *copy = mem_alloc((size_t)n * size + 1);
    if (n)
        memcpy(copy, ITEMS(v), (size_t)n * size);
    for (int64_t i = 0; i < n; i++)
        memcpy(array_at(o, start + i * step), copy + (size_t)i * size, size);
    free(copy);
}

/* The n items from start on, step apart, go: the last of them first. */
static int cut_apart(struct obj *o, int64_t start, int64_t step, int64_t n)
{
    int r = 0;
    for (int64_t i = n - 1; r == 0 && i >= 0; i--) {
        int64_t k = step > 0 ? start + i * step : start + (n - 1 - i) * step;
        r = array_cut(o, k, k + 1);
    }
    return r;
}

/* The m items of v (may be o itself) in place of n from start on. */
static int splice(struct obj *o, int64_t start, int64_t n, struct obj *v, int64_t m)
{
    int size = KIND(o)->size;
    unsigned char *copy = mem_alloc((size_t)(m * size) + 1);
    if (m)
        memcpy(copy, ITEMS(v), (size_t)(m * size));
    int64_t tail = LEN(o) - (start + n), old = LEN(o);
    int r = 0;
    if (m > n && (r = array_resize(o, old + m - n)) == 0)
        memmove(array_at(o, start + m), array_at(o, start + n), (size_t)(tail * size));
    else if (m < n)
        r = array_cut(o, start + m, start + n);
    if (r == 0 && m)
        memcpy(array_at(o, start), copy, (size_t)(m * size));
    free(copy);
    return r;
}

static int array_ass_subscript(struct obj *o, struct obj *key, struct obj *v)
{
    int64_t start, stop, step, n;
    if (type_of(key)->kind != K_SLICE)
        return index_of(o, key, &start) ? array_ass_item(o, start, v) : -1;
    if (slice_unpack(key, &start, &stop, &step) < 0 || (n = slice_adjust(LEN(o), &start, &stop, &step)) < 0)
        return -1;
    if (v && !array_is(v))
        return err_type("can only assign array (not \"%.200T\") to array slice", v), -1;
    if (v && KIND(v) != KIND(o))
        return err_type("bad argument type for built-in operation"), -1;
    int64_t m = v ? LEN(v) : 0;
    if ((m == 0 || m != n) && array_check_unexported(o) < 0)
        return -1;
    if (step == 1)
        return splice(o, start, n, v, m);
    if (!v)
        return cut_apart(o, start, step, n);
    if (m != n)
        return err_value("attempt to assign array of size %ld to extended slice of size %ld", (long)m, (long)n), -1;
    put_apart(o, start, step, n, v);
    return 0;
}

static struct obj *array_concat(struct obj *a, struct obj *b)
{
    if (!array_is(b))
        return err_type("can only append array (not \"%.200T\") to array", b);
    if (KIND(a) != KIND(b))
        return err_type("bad argument type for built-in operation");
    struct obj *r = array_make(t_array->self, KIND(a), LEN(a) + LEN(b));
    if (r && LEN(a))
        memcpy(ITEMS(r), ITEMS(a), (size_t)(LEN(a) * KIND(a)->size));
    if (r && LEN(b))
        memcpy(array_at(r, LEN(a)), ITEMS(b), (size_t)(LEN(b) * KIND(a)->size));
    return r;
}

struct obj *array_repeat(struct obj *o, int64_t n)
{
    int64_t total;
    if (n < 0)
        n = 0;
    if (__builtin_mul_overflow(LEN(o), n, &total))
        return err_no_memory();
    struct obj *r = array_make(t_array->self, KIND(o), total);
    for (int64_t i = 0; r && LEN(o) && i < n; i++)
        memcpy(array_at(r, i * LEN(o)), ITEMS(o), (size_t)(LEN(o) * KIND(o)->size));
    return r;
}

static struct obj *array_inplace_repeat(struct obj *o, int64_t n)
{
    int64_t old = LEN(o), total;
    if (n < 0)
        n = 0;
    if (__builtin_mul_overflow(old, n, &total) || total > INT64_C(1) << 40)
        return err_no_memory();
    if (old && array_resize(o, total) < 0)
        return NULL;
    for (int64_t i = 1; old && i < n; i++)
        memcpy(array_at(o, i * old), ITEMS(o), (size_t)(old * KIND(o)->size));
    return incref(o);
}

static struct obj *array_inplace_concat(struct obj *o, struct obj *v)
{
    if (!array_is(v))
        return err_type("can only extend with array (not \"%.200T\")", v);
    return array_extend(o, v) < 0 ? NULL : incref(o);
}

static struct obj *array_repr(struct obj *o)
{
    const char *name = type_of(o) == t_array ? "array" : type_name(type_of(o));
    if (LEN(o) == 0)
        return str_printf("%s('%c')", name, KIND(o)->code);
    struct obj *items = array_kind_is_text(KIND(o)) ? array_as_text(o) : array_as_list(o);
    struct obj *r = items ? str_printf("%s('%c', %R)", name, KIND(o)->code, items) : NULL;
    xdecref(items);
    return r;
}

static struct obj *array_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (!array_is(a) || !array_is(b))
        return incref(obj_notimplemented);
    struct obj *x = array_as_list(a), *y = x ? array_as_list(b) : NULL, *r = y ? obj_richcompare(x, y, op) : NULL;
    xdecref(x);
    xdecref(y);
    return r;
}

static int array_contains(struct obj *o, struct obj *x)
{
    int64_t i = array_find(o, x, 0, INT64_MAX);
    return i == -2 ? -1 : i >= 0;
}

GETTER(get_typecode)
{
    return str_from_char((unsigned char)KIND(self)->code);
}

GETTER(get_itemsize)
{
    return int_from_i64(KIND(self)->size);
}

static const struct getset_def array_getset[] = {
    {"typecode", get_typecode, NULL, NULL}, {"itemsize", get_itemsize, NULL, NULL}, {0}};

static int weakrefoffset(void)
{
    return WEAKREFS;
}

static const struct type_spec array_spec = {
    .name = "array.array",
    .doc = "Machine values of one kind, closely packed.",
    .kind = K_OTHER,
    .flags = TF_BASETYPE | TF_IMMUTABLE | TF_SEQUENCE,
    .record = "PyObject",
    .basicsize_adjust = BASIC_SIZE - 16,
    .weakrefoffset = weakrefoffset,
    .s = {.dealloc = array_dealloc,
          .repr = array_repr,
          .hash = hash_not_implemented,
          .richcompare = array_richcompare,
          .iter = array_iter,
          .new_ = array_new,
          .sq_length = array_length,
          .mp_length = array_length,
          .sq_concat = array_concat,
          .sq_repeat = array_repeat,
          .sq_inplace_concat = array_inplace_concat,
          .sq_inplace_repeat = array_inplace_repeat,
          .sq_item = array_item,
          .sq_ass_item = array_ass_item,
          .sq_contains = array_contains,
          .mp_subscript = array_subscript,
          .mp_ass_subscript = array_ass_subscript},
    .methods = array_methods,
    .getset = array_getset,
};

static int no_references(struct obj *o, visitproc *visit, void *arg)
{
    (void)o, (void)visit, (void)arg;
    return 0;
}

/* Arrays are a collections.abc.MutableSequence. */
static bool register_sequence(void)
{
    struct obj *m = interp_import("collections.abc"), *abc = m ? obj_getattr_c(m, "MutableSequence") : NULL;
    struct obj *r = abc ? obj_call_method(abc, "register", &t_array->self, 1) : NULL;
    bool ok = r;
    xdecref(r);
    xdecref(abc);
    xdecref(m);
    return ok;
}

struct obj *mod_array_init(void)
{
    struct type_spec *spec = spec_copy(&array_spec);
    if (pol.array_has_gc_header) {
        spec->flags |= TF_GC;
        spec->s.traverse = no_references;
    }
    if (!pol.array_ucs4)
        spec_drop_method(spec, "clear");
    t_array = type_ready(spec);
    array_iter_ready();
    array_buffer = buffer_of;
    struct obj *m = module_with("array", array_functions);
    if (m && module_put_type(m, "array", t_array) && module_put_type(m, "ArrayType", t_array) &&
        module_put_str(m, "typecodes", pol.array_ucs4 ? "bBuwhHiIlLqQfd" : "bBuhHiIlLqQfd") &&
        (!pol.array_is_registered || register_sequence()))
        return m;
    xdecref(m);
    return NULL;
}
