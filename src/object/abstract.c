/* What can be done with any object: text, hash, truth, comparison, length, items, iteration, attributes, instance checks. */
#include "slotscope/base/buf.h"
#include "slotscope/object/attr.h"
#include "typepriv.h"

/* A special method returned something of the wrong type. */
void *bad_result(struct obj *o, struct obj *taken, const char *method, const char *expected, const char *old_text)
{
    if (pol.result_names_method)
        err_type("%.200s.%s() must return %s, not %.200s", type_name(type_of(o)), method, expected, type_name(type_of(taken)));
    else
        err_type(old_text, type_name(type_of(taken)));
    decref(taken);
    return NULL;
}

/* ---- text ---- */

struct obj *obj_repr(struct obj *o)
{
    if (!o)
        return str_from_c("<NULL>");
    if (recursion_enter(" while getting the repr of an object") < 0)
        return NULL;
    struct obj *r = type_of(o)->s.repr(o);
    recursion_leave();
    if (!r || is_str(r))
        return r;
    return bad_result(o, r, "__repr__", "a str", "__repr__ returned non-string (type %.200s)");
}

struct obj *obj_str(struct obj *o)
{
    if (!o)
        return str_from_c("<NULL>");
    if (o->ob_type == t_str->self)
        return incref(o);
    if (recursion_enter(" while getting the str of an object") < 0)
        return NULL;
    struct obj *r = type_of(o)->s.str(o);
    recursion_leave();
    if (!r || is_str(r))
        return r;
    return bad_result(o, r, "__str__", "a str", "__str__ returned non-string (type %.200s)");
}

struct obj *obj_ascii(struct obj *o)
{
    struct obj *r = obj_repr(o);
    if (!r || str_is_ascii(r))
        return r;
    struct buf b;
    buf_init(&b);
    for (int64_t i = 0; i < str_length(r); i++) {
        unsigned c = str_char(r, i);
        if (c < 0x80)
            buf_addc(&b, (char)c);
        else
            buf_printf(&b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    decref(r);
    return str_from_buf(&b);
}

struct obj *obj_format(struct obj *o, struct obj *spec)
{
    if (spec && !is_str(spec))
        return err_format(exc_SystemError, "Format specifier must be a string, not %.200s", type_name(type_of(spec)));
    if (!spec || str_length(spec) == 0) {
        if (o->ob_type == t_str->self)
            return incref(o);
        if (o->ob_type == t_int->self)
            return obj_str(o);
    }
    if (spec && o->ob_type == t_int->self)
        return int_format(o, spec);
    struct obj *f = obj_lookup_special(o, "__format__");
    if (!f)
        return err_occurred() ? NULL : err_type("Type %.100s doesn't define __format__", type_name(type_of(o)));
    struct obj *empty = spec ? NULL : str_from_c(""), *r = obj_call1(f, spec ? spec : empty);
    xdecref(empty);
    decref(f);
    if (!r || is_str(r))
        return r;
    return bad_result(o, r, "__format__", "a str", "__format__ must return a str, not %.200s");
}

/* ---- hash, truth ---- */

int64_t obj_hash(struct obj *o)
{
    const struct type *t = type_of(o);
    if (t->flags & TF_GC && obj_check_stack() < 0) /* CPython crashes on tuples nested this deep */
        return -1;
    return t->s.hash(o);
}

int obj_truth(struct obj *o)
{
    if (o == obj_true)
        return 1;
    if (o == obj_false || o == obj_none)
        return 0;
    const struct type_slots *s = &type_of(o)->s;
    int64_t n;
    if (s->boolean)
        return s->boolean(o);
    if (s->mp_length)
        n = s->mp_length(o);
    else if (s->sq_length)
        n = s->sq_length(o);
    else
        return 1;
    return n < 0 ? -1 : n > 0;
}

/* ---- comparison ---- */

static const enum cmp swapped[] = {CMP_GT, CMP_GE, CMP_EQ, CMP_NE, CMP_LT, CMP_LE};
static const char *const cmp_text[] = {"<", "<=", "==", "!=", ">", ">="};

static struct obj *try_compare(struct obj *a, struct obj *b, enum cmp op)
{
    return type_of(a)->s.richcompare ? type_of(a)->s.richcompare(a, b, op) : incref(obj_notimplemented);
}

static struct obj *compare(struct obj *a, struct obj *b, enum cmp op)
{
    struct type *ta = type_of(a), *tb = type_of(b);
    bool tried = false;
    struct obj *r;
    if (ta != tb && tb->s.richcompare && type_is_subtype(tb, ta)) {
        tried = true;
        r = tb->s.richcompare(b, a, swapped[op]);
        if (r != obj_notimplemented)
            return r;
        decref(r);
    }
    r = try_compare(a, b, op);
    if (r != obj_notimplemented)
        return r;
    decref(r);
    if (!tried) {
        r = try_compare(b, a, swapped[op]);
        if (r != obj_notimplemented)
            return r;
        decref(r);
    }
    if (op == CMP_EQ || op == CMP_NE)
        return new_bool((a == b) == (op == CMP_EQ));
    return err_type("'%s' not supported between instances of '%.100s' and '%.100s'", cmp_text[op], type_name(ta), type_name(tb));
}

struct obj *obj_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if (recursion_enter(" in comparison") < 0)
        return NULL;
    struct obj *r = compare(a, b, op);
    recursion_leave();
    return r;
}

int obj_richcompare_bool(struct obj *a, struct obj *b, enum cmp op)
{
    if (a == b && (op == CMP_EQ || op == CMP_NE))
        return op == CMP_EQ;
    struct obj *r = obj_richcompare(a, b, op);
    if (!r)
        return -1;
    int truth = obj_truth(r);
    decref(r);
    return truth;
}

/* ---- length and items ---- */

int64_t obj_len(struct obj *o)
{
    const struct type_slots *s = &type_of(o)->s;
    if (s->sq_length)
        return s->sq_length(o);
    if (s->mp_length)
        return s->mp_length(o);
    err_type("object of type '%.200s' has no len()", type_name(type_of(o)));
    return -1;
}

/* A key as the index of a sequence without a mapping slot. */
static bool sequence_index(struct obj *o, struct obj *key, int64_t *i)
{
    const struct type_slots *s = &type_of(o)->s;
    if (!type_of(key)->s.index) {
        err_type("sequence index must be integer, not '%.200s'", type_name(type_of(key)));
        return false;
    }
    *i = num_as_ssize(key, exc_IndexError);
    if (*i == -1 && err_occurred())
        return false;
    if (*i < 0 && s->sq_length) {
        int64_t n = s->sq_length(o);
        if (n < 0)
            return false;
        *i += n;
    }
    return true;
}

static struct obj *subscript_class(struct obj *o, struct obj *key)
{
    struct obj *f;
    if (o == t_type->self && pol.has_generic_alias)
        return generic_alias_new(o, key);
    if (obj_lookup_attr(o, ID(__class_getitem__), &f) < 0)
        return NULL;
    if (!f || f == obj_none) {
        xdecref(f);
        return pol.class_not_subscriptable_names_it ? err_type("type '%.200s' is not subscriptable", type_name(type_rec(o)))
                                                    : err_type("'%.200s' object is not subscriptable", type_name(type_of(o)));
    }
    struct obj *r = obj_call1(f, key);
    decref(f);
    return r;
}

struct obj *obj_getitem(struct obj *o, struct obj *key)
{
    const struct type_slots *s = &type_of(o)->s;
    int64_t i;
    if (s->mp_subscript)
        return s->mp_subscript(o, key);
    if (s->sq_item)
        return sequence_index(o, key, &i) ? s->sq_item(o, i) : NULL;
    if (is_type(o))
        return subscript_class(o, key);
    return err_type("'%.200s' object is not subscriptable", type_name(type_of(o)));
}

static int assign_item(struct obj *o, struct obj *key, struct obj *v, const char *refusal)
{
    const struct type_slots *s = &type_of(o)->s;
    int64_t i;
    if (s->mp_ass_subscript)
        return s->mp_ass_subscript(o, key, v);
    if (s->sq_ass_item)
        return sequence_index(o, key, &i) ? s->sq_ass_item(o, i, v) : -1;
    err_type(refusal, type_name(type_of(o)));
    return -1;
}

int obj_setitem(struct obj *o, struct obj *key, struct obj *v)
{
    const struct type_slots *s = &type_of(o)->s;
    if (!s->mp_ass_subscript && s->sq_item && type_of(key)->s.index && num_as_ssize(key, exc_IndexError) == -1 && err_occurred())
        return -1; /* the index is looked at before what cannot be assigned */
    return assign_item(o, key, v, "'%.200s' object does not support item assignment");
}

/* CPython words it one way for what has a table of sequence slots and an index for a key, another way for the rest. */
static bool asked_as_sequence(const struct type *t, const struct obj *key)
{
    bool table = t->flags & TF_HEAP || t->s.sq_length || t->s.sq_item || t->s.sq_concat || t->s.sq_contains;
    return table && type_of(key)->s.index;
}

int obj_delitem(struct obj *o, struct obj *key)
{
    return assign_item(o, key, NULL,
                       asked_as_sequence(type_of(o), key) ? "'%.200s' object doesn't support item deletion"
                                                          : "'%.200s' object does not support item deletion");
}

static int contains_by_iteration(struct obj *o, struct obj *x)
{
    struct obj *it = obj_iter(o), *item;
    if (!it) {
        if (err_matches(exc_TypeError)) {
            err_clear();
            err_type(message(MSG_NOT_A_CONTAINER), o);
        }
        return -1;
    }
    int found = 0;
    while (!found && (item = obj_next(it))) {
        found = obj_richcompare_bool(item, x, CMP_EQ);
        decref(item);
    }
    decref(it);
    return err_occurred() ? -1 : found;
}

int obj_contains(struct obj *o, struct obj *x)
{
    const struct type_slots *s = &type_of(o)->s;
    return s->sq_contains ? s->sq_contains(o, x) : contains_by_iteration(o, x);
}

/* ---- iteration ---- */

static bool is_sequence(struct obj *o)
{
    const struct type *t = type_of(o);
    return t->kind != K_DICT && t->s.sq_item;
}

struct obj *obj_iter(struct obj *o)
{
    const struct type_slots *s = &type_of(o)->s;
    if (!s->iter)
        return is_sequence(o) ? seqiter_new(o) : err_type("'%.200s' object is not iterable", type_name(type_of(o)));
    struct obj *it = s->iter(o);
    if (!it || is_iterator(it))
        return it;
    return bad_result(o, it, "__iter__", "an iterator", "iter() returned non-iterator of type '%.100s'");
}

volatile int obj_break;
int (*obj_break_hook)(void);
uint64_t obj_asks;

struct obj *obj_not_iterator(struct obj *it)
{
    return err_type("'%.200s' object is not iterable", type_name(type_of(it)));
}

struct obj *obj_next(struct obj *it)
{
    struct obj *v = obj_step(it);
    if (!v && err_occurred() && err_matches(exc_StopIteration))
        err_clear();
    return v;
}

/* ---- attributes ---- */

struct obj *obj_getattr(struct obj *o, struct obj *name)
{
    if (!is_str(name))
        return err_type(message(MSG_ATTRIBUTE_NAME), type_name(type_of(name)));
    const struct type *t = type_of(o);
    struct obj *v = t->s.getattro ? t->s.getattro(o, name) : err_no_attribute(o, name);
    if (!v)
        err_set_attribute(o, name);
    return v;
}

int obj_setattr(struct obj *o, struct obj *name, struct obj *v)
{
    if (!is_str(name)) {
        err_type("attribute name must be string, not '%.200s'", type_name(type_of(name)));
        return -1;
    }
    const struct type *t = type_of(o);
    if (t->s.setattro)
        return t->s.setattro(o, name, v);
    err_type("'%.100s' object has no attributes (%s .%U)", type_name(t), v ? "assign to" : "del", name);
    return -1;
}

struct obj *obj_getattr_c(struct obj *o, const char *name)
{
    return obj_getattr(o, str_name(name));
}

int obj_setattr_c(struct obj *o, const char *name, struct obj *v)
{
    return obj_setattr(o, str_name(name), v);
}

int obj_lookup_attr(struct obj *o, struct obj *name, struct obj **out)
{
    const struct type *t = type_of(o);
    if (t->s.getattro == generic_getattr && is_str(name))
        *out = generic_getattr_quiet(o, name);
    else
        *out = obj_getattr(o, name);
    if (*out)
        return 1;
    if (!err_occurred())
        return 0;
    if (!err_matches(exc_AttributeError))
        return -1;
    err_clear();
    return 0;
}

struct obj *obj_lookup_special(struct obj *o, const char *name)
{
    struct obj *f = type_lookup(type_of(o), str_name(name));
    if (!f)
        return NULL;
    struct type *ft = type_of(f);
    return ft->s.descr_get ? ft->s.descr_get(f, o, o->ob_type) : incref(f);
}

struct obj *obj_dir(struct obj *o)
{
    struct obj *f = obj_lookup_special(o, "__dir__");
    if (!f)
        return err_occurred() ? NULL : err_type("object does not provide __dir__");
    struct obj *names = obj_call0(f), *list = names ? list_from_iter(names) : NULL;
    decref(f);
    xdecref(names);
    if (list && list_sort(list, NULL, false) < 0) {
        decref(list);
        return NULL;
    }
    return list;
}

bool obj_callable(struct obj *o)
{
    return type_of(o)->s.call != NULL;
}

/* ---- isinstance, issubclass ---- */

/* __bases__ of something that only behaves like a class: new tuple, or NULL with *failed telling whether an exception is set. */
static struct obj *abstract_bases(struct obj *c, bool *failed)
{
    struct obj *b;
    *failed = obj_lookup_attr(c, ID(__bases__), &b) < 0;
    if (b && !is_tuple(b)) {
        decref(b);
        return NULL;
    }
    return b;
}

static int abstract_subclass(struct obj *c, struct obj *cls)
{
    bool failed;
    if (c == cls)
        return 1;
    struct obj *bases = abstract_bases(c, &failed);
    if (!bases)
        return failed ? -1 : 0;
    if (recursion_enter(" in __issubclass__") < 0) {
        decref(bases);
        return -1;
    }
    int r = 0;
    for (int64_t i = 0; r == 0 && i < tuple_len(bases); i++)
        r = abstract_subclass(tuple_items(bases)[i], cls);
    recursion_leave();
    decref(bases);
    return r;
}

static bool class_like(struct obj *c, const char *text)
{
    bool failed;
    struct obj *b = abstract_bases(c, &failed);
    if (!b && !failed)
        err_type("%s", text);
    xdecref(b);
    return b != NULL;
}

int plain_isinstance(struct obj *o, struct obj *cls)
{
    struct obj *c;
    int r;
    if (is_type(cls)) {
        if (type_is_subtype(type_of(o), type_rec(cls)))
            return 1;
        r = obj_lookup_attr(o, ID(__class__), &c);
        if (r > 0) {
            r = c != o->ob_type && is_type(c) ? type_is_subtype(type_rec(c), type_rec(cls)) : 0;
            decref(c);
        }
        return r;
    }
    if (!class_like(cls, message(MSG_ISINSTANCE_ARG)))
        return -1;
    r = obj_lookup_attr(o, ID(__class__), &c);
    if (r > 0) {
        r = abstract_subclass(c, cls);
        decref(c);
    }
    return r;
}

int plain_issubclass(struct obj *c, struct obj *cls)
{
    if (is_type(c) && is_type(cls))
        return type_is_subtype(type_rec(c), type_rec(cls));
    if (!class_like(c, "issubclass() arg 1 must be a class") || !class_like(cls, message(MSG_ISSUBCLASS_ARG)))
        return -1;
    return abstract_subclass(c, cls);
}

/* Does x pass for any of the classes in the tuple? */
static int any_of(struct obj *x, struct obj *classes, int (*check)(struct obj *, struct obj *), const char *where)
{
    if (recursion_enter(where) < 0)
        return -1;
    int r = 0;
    for (int64_t i = 0; r == 0 && i < tuple_len(classes); i++)
        r = check(x, tuple_items(classes)[i]);
    recursion_leave();
    return r;
}

static int ask_class(struct obj *cls, const char *method, struct obj *x, int (*plain)(struct obj *, struct obj *))
{
    struct obj *f = obj_lookup_special(cls, method);
    if (!f)
        return err_occurred() ? -1 : plain(x, cls);
    struct obj *r = obj_call1(f, x);
    decref(f);
    if (!r)
        return -1;
    int truth = obj_truth(r);
    decref(r);
    return truth;
}

int obj_isinstance(struct obj *o, struct obj *cls)
{
    if (o->ob_type == cls)
        return 1;
    if (cls->ob_type == t_type->self)
        return plain_isinstance(o, cls);
    if (type_of(cls)->kind == K_UNION)
        cls = union_args(cls);
    if (is_tuple(cls))
        return any_of(o, cls, obj_isinstance, " in __instancecheck__");
    return ask_class(cls, "__instancecheck__", o, plain_isinstance);
}

int obj_issubclass(struct obj *c, struct obj *cls)
{
    if (cls->ob_type == t_type->self)
        return c == cls ? 1 : plain_issubclass(c, cls);
    if (type_of(cls)->kind == K_UNION)
        cls = union_args(cls);
    if (is_tuple(cls))
        return any_of(c, cls, obj_issubclass, " in __subclasscheck__");
    return ask_class(cls, "__subclasscheck__", c, plain_issubclass);
}
