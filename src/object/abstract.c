/*
 * The object protocol: what repr(), len(), o[k], iter() and their like do with any object. Each finds the slot of the type and
 * checks what it gave back; what is missing is a TypeError in CPython's words.
 */
#include <string.h>

#include "abstract.h"
#include "ids.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

void *wrong_result(struct obj *o, const char *method, const char *want, const char *older, struct obj *taken)
{
    if (pol.result_errors_name_class)
        err_type("%T.%s() must return %s, not %T", o, method, want, taken);
    else
        err_type(older, taken);
    decref(taken);
    return NULL;
}

/* ---- text ---- */

static struct obj *text_of(struct obj *o, unaryfunc *f, const char *method, const char *older, const char *where)
{
    if (recursion_enter(where) < 0)
        return NULL;
    struct obj *r = f(o);
    recursion_leave();
    return r && !is_str(r) ? wrong_result(o, method, "a str", older, r) : r;
}

struct obj *obj_repr(struct obj *o)
{
    struct type *t = type_of(o);
    if (!t->s.repr)
        return str_printf("<%s object at %p>", type_name(t), (void *)o);
    return text_of(o, t->s.repr, "__repr__", "__repr__ returned non-string (type %.200T)", " while getting the repr of an object");
}

struct obj *obj_str(struct obj *o)
{
    struct type *t = type_of(o);
    if (o->ob_type == t_str->self)
        return incref(o);
    if (!t->s.str)
        return obj_repr(o);
    return text_of(o, t->s.str, "__str__", "__str__ returned non-string (type %.200T)", " while getting the str of an object");
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
    struct obj *empty = spec ? incref(spec) : str_from_c("");
    if (!empty)
        return NULL;
    if (str_length(empty) == 0 && (o->ob_type == t_str->self || o->ob_type == t_int->self)) {
        decref(empty);
        return obj_str(o);
    }
    struct obj *f = obj_lookup_special(o, "__format__"), *r = NULL;
    if (f)
        r = obj_call1(f, empty);
    else if (!err_occurred())
        err_type("Type %.100T doesn't define __format__", o);
    xdecref(f);
    decref(empty);
    return r && !is_str(r) ? wrong_result(o, "__format__", "a str", "__format__ must return a str, not %.200T", r) : r;
}

/* ---- hash, truth, comparison ---- */

int64_t obj_hash(struct obj *o)
{
    struct type *t = type_of(o);
    return t->s.hash ? t->s.hash(o) : hash_not_implemented(o);
}

int obj_truth(struct obj *o)
{
    if (o == obj_true)
        return 1;
    if (o == obj_false || o == obj_none)
        return 0;
    struct type *t = type_of(o);
    if (t->s.boolean)
        return t->s.boolean(o);
    int64_t n = t->s.mp_length ? t->s.mp_length(o) : t->s.sq_length ? t->s.sq_length(o) : 1;
    return n < 0 ? -1 : n > 0;
}

static const enum cmp swapped[] = {CMP_GT, CMP_GE, CMP_EQ, CMP_NE, CMP_LT, CMP_LE};
static const char *const cmp_text[] = {"<", "<=", "==", "!=", ">", ">="};

/* One side's answer; NULL with *tried false when it has none. */
static struct obj *ask(struct obj *a, struct obj *b, enum cmp op, bool *answered)
{
    struct obj *r = NULL;
    *answered = false;
    if (type_of(a)->s.richcompare) {
        r = type_of(a)->s.richcompare(a, b, op);
        *answered = r != obj_notimplemented;
        if (!*answered)
            decref(r);
    }
    return *answered ? r : NULL;
}

static struct obj *compare(struct obj *a, struct obj *b, enum cmp op)
{
    bool answered, swap_first = a->ob_type != b->ob_type && type_is_subtype(type_of(b), type_of(a)) && type_of(b)->s.richcompare;
    struct obj *r;
    if (swap_first && (r = ask(b, a, swapped[op], &answered), answered))
        return r;
    if ((r = ask(a, b, op, &answered), answered))
        return r;
    if (!swap_first && (r = ask(b, a, swapped[op], &answered), answered))
        return r;
    if (op == CMP_EQ || op == CMP_NE)
        return new_bool((a == b) == (op == CMP_EQ));
    return err_type("'%s' not supported between instances of '%.100T' and '%.100T'", cmp_text[op], a, b);
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

/* ---- containers ---- */

int64_t obj_len(struct obj *o)
{
    struct type *t = type_of(o);
    if (t->s.sq_length)
        return t->s.sq_length(o);
    if (t->s.mp_length)
        return t->s.mp_length(o);
    err_type("object of type '%.200T' has no len()", o);
    return -1;
}

/* An index into a sequence whose type has only sq_item: negative ones count from the end. */
static int sequence_index(struct obj *o, struct obj *key, int64_t *i)
{
    if (!type_of(key)->s.index) {
        err_type("sequence index must be integer, not '%.200T'", key);
        return -1;
    }
    *i = num_as_ssize(key, exc_IndexError);
    if (*i == -1 && err_occurred())
        return -1;
    if (*i < 0 && type_of(o)->s.sq_length) {
        int64_t n = type_of(o)->s.sq_length(o);
        if (n < 0)
            return -1;
        *i += n;
    }
    return 0;
}

/* C[x] for a class: __class_getitem__. */
static struct obj *class_getitem(struct obj *cls, struct obj *key)
{
    struct obj *f = NULL;
    if (cls == t_type->self)
        return generic_alias_new(cls, key);
    if (obj_lookup_attr(cls, ID(__class_getitem__), &f) < 0)
        return NULL;
    if (!f)
        return pol.subscript_names_class
                   ? err_type("type '%.200s' is not subscriptable", type_rec(cls) ? type_name(type_rec(cls)) : "")
                   : err_type("'%.200T' object is not subscriptable", cls);
    struct obj *r = obj_call1(f, key);
    decref(f);
    return r;
}

struct obj *obj_getitem(struct obj *o, struct obj *key)
{
    struct type *t = type_of(o);
    if (t->s.mp_subscript)
        return t->s.mp_subscript(o, key);
    if (t->s.sq_item) {
        int64_t i;
        return sequence_index(o, key, &i) < 0 ? NULL : t->s.sq_item(o, i);
    }
    if (t->kind == K_TYPE)
        return class_getitem(o, key);
    return err_type("'%.200T' object is not subscriptable", o);
}

/* v NULL deletes. */
static int assign_item(struct obj *o, struct obj *key, struct obj *v)
{
    struct type *t = type_of(o);
    if (t->s.mp_ass_subscript)
        return t->s.mp_ass_subscript(o, key, v);
    if (t->s.sq_ass_item && type_of(key)->s.index) {
        int64_t i;
        return sequence_index(o, key, &i) < 0 ? -1 : t->s.sq_ass_item(o, i, v);
    }
    err_type(v ? "'%.200T' object does not support item assignment" : "'%.200T' object doesn't support item deletion", o);
    return -1;
}

int obj_setitem(struct obj *o, struct obj *key, struct obj *v)
{
    return assign_item(o, key, v);
}

int obj_delitem(struct obj *o, struct obj *key)
{
    return assign_item(o, key, NULL);
}

static int contains_by_iteration(struct obj *container, struct obj *x)
{
    struct obj *it = obj_iter(container), *item;
    if (!it) {
        if (err_matches(exc_TypeError) && !type_of(container)->s.iter && !type_of(container)->s.sq_item) {
            err_clear();
            err_type(message(MSG_NOT_A_CONTAINER), container);
        }
        return -1;
    }
    int found = 0;
    while (!found && (item = obj_next(it))) {
        found = obj_richcompare_bool(item, x, CMP_EQ);
        decref(item);
    }
    decref(it);
    return !found && err_occurred() ? -1 : found;
}

int obj_contains(struct obj *container, struct obj *x)
{
    struct type *t = type_of(container);
    return t->s.sq_contains ? t->s.sq_contains(container, x) : contains_by_iteration(container, x);
}

/* ---- iteration ---- */

struct obj *obj_iter(struct obj *o)
{
    struct type *t = type_of(o);
    if (!t->s.iter) {
        if (t->s.sq_item && t->kind != K_DICT)
            return seqiter_new(o);
        return err_type("'%.200T' object is not iterable", o);
    }
    struct obj *it = t->s.iter(o);
    if (it && !type_of(it)->s.iternext)
        return wrong_result(o, "__iter__", "an iterator", "iter() returned non-iterator of type '%.100T'", it);
    return it;
}

struct obj *obj_next(struct obj *it)
{
    struct obj *r = type_of(it)->s.iternext(it);
    if (!r && err_occurred() && err_matches(exc_StopIteration))
        err_clear();
    return r;
}

/* ---- classes ---- */

/* The tuple __bases__ of something that is no type but behaves like one; NULL without an exception if it has none. */
static struct obj *abstract_bases(struct obj *cls)
{
    struct obj *bases = NULL;
    if (obj_lookup_attr(cls, ID(__bases__), &bases) > 0 && !is_tuple(bases))
        obj_clear_slot(&bases);
    return bases;
}

static int abstract_issubclass(struct obj *c, struct obj *cls)
{
    if (c == cls)
        return 1;
    struct obj *bases = abstract_bases(c);
    int r = bases || !err_occurred() ? 0 : -1;
    if (bases && recursion_enter(" in __issubclass__") < 0)
        r = -1;
    else if (bases) {
        for (int64_t i = 0; i < tuple_len(bases) && r == 0; i++)
            r = abstract_issubclass(tuple_items(bases)[i], cls);
        recursion_leave();
    }
    xdecref(bases);
    return r;
}

static int check_class(struct obj *cls, const char *text)
{
    struct obj *bases = abstract_bases(cls);
    if (!bases && !err_occurred())
        err_type("%s", text);
    xdecref(bases);
    return bases ? 0 : -1;
}

static bool is_type(const struct obj *o)
{
    return type_of(o)->kind == K_TYPE;
}

int obj_real_isinstance(struct obj *o, struct obj *cls)
{
    if (!is_type(cls)) {
        struct obj *own = NULL;
        if (check_class(cls, message(MSG_ISINSTANCE_ARG2)) < 0 || obj_lookup_attr(o, ID(__class__), &own) < 0)
            return -1;
        int r = own ? abstract_issubclass(own, cls) : 0;
        xdecref(own);
        return r;
    }
    if (type_is_subtype(type_of(o), type_rec(cls)))
        return 1;
    struct obj *own = NULL; /* __class__ may say something else */
    if (obj_lookup_attr(o, ID(__class__), &own) < 0)
        return -1;
    int r = own && own != o->ob_type && is_type(own) && type_is_subtype(type_rec(own), type_rec(cls));
    xdecref(own);
    return r;
}

int obj_real_issubclass(struct obj *c, struct obj *cls)
{
    if (is_type(c) && is_type(cls))
        return type_is_subtype(type_rec(c), type_rec(cls));
    if (check_class(c, "issubclass() arg 1 must be a class") < 0 || check_class(cls, message(MSG_ISSUBCLASS_ARG2)) < 0)
        return -1;
    return abstract_issubclass(c, cls);
}

typedef int class_test(struct obj *x, struct obj *cls);

static int test_any(struct obj *x, struct obj *classes, class_test *test)
{
    int r = 0;
    if (recursion_enter(" in __instancecheck__") < 0)
        return -1;
    for (int64_t i = 0; i < tuple_len(classes) && r == 0; i++)
        r = test(x, tuple_items(classes)[i]);
    recursion_leave();
    return r;
}

/* Asks the class's metaclass (__instancecheck__, __subclasscheck__). */
static int test_by_method(struct obj *x, struct obj *cls, const char *method, class_test *otherwise)
{
    struct obj *f = obj_lookup_special(cls, method);
    if (!f)
        return err_occurred() ? -1 : otherwise(x, cls);
    int r = -1;
    if (recursion_enter(" in __instancecheck__") == 0) {
        struct obj *answer = obj_call1(f, x);
        recursion_leave();
        r = answer ? obj_truth(answer) : -1;
        xdecref(answer);
    }
    decref(f);
    return r;
}

static struct obj *union_args(struct obj *cls)
{
    struct obj *args = NULL;
    if (pol.isinstance_takes_unions && type_of(cls)->kind == K_UNION)
        obj_lookup_attr(cls, ID(__args__), &args);
    return args;
}

int obj_isinstance(struct obj *o, struct obj *cls)
{
    if (o->ob_type == cls)
        return 1;
    if (cls->ob_type == t_type->self)
        return obj_real_isinstance(o, cls);
    if (is_tuple(cls))
        return test_any(o, cls, obj_isinstance);
    struct obj *args = union_args(cls);
    if (args) {
        int r = test_any(o, args, obj_isinstance);
        decref(args);
        return r;
    }
    return test_by_method(o, cls, "__instancecheck__", obj_real_isinstance);
}

int obj_issubclass(struct obj *c, struct obj *cls)
{
    if (cls->ob_type == t_type->self)
        return c == cls ? 1 : obj_real_issubclass(c, cls);
    if (is_tuple(cls))
        return test_any(c, cls, obj_issubclass);
    struct obj *args = union_args(cls);
    if (args) {
        int r = test_any(c, args, obj_issubclass);
        decref(args);
        return r;
    }
    return test_by_method(c, cls, "__subclasscheck__", obj_real_issubclass);
}

bool obj_callable(struct obj *o)
{
    return type_of(o)->s.call != NULL;
}

struct obj *obj_dir(struct obj *o)
{
    struct obj *f = obj_lookup_special(o, "__dir__");
    if (!f)
        return err_occurred() ? NULL : err_type("object does not provide __dir__");
    struct obj *names = obj_call0(f);
    decref(f);
    struct obj *sorted = names ? list_from_iter(names) : NULL;
    xdecref(names);
    if (sorted && list_sort(sorted, NULL, false) < 0)
        obj_clear_slot(&sorted);
    return sorted;
}

/* ---- attributes ---- */

struct obj *obj_getattr(struct obj *o, struct obj *name)
{
    if (!is_str(name))
        return err_type("attribute name must be string, not '%.200T'", name);
    struct type *t = type_of(o);
    return t->s.getattro ? t->s.getattro(o, name) : err_no_attribute(o, name);
}

int obj_setattr(struct obj *o, struct obj *name, struct obj *v)
{
    if (!is_str(name)) {
        err_type("attribute name must be string, not '%.200T'", name);
        return -1;
    }
    struct type *t = type_of(o);
    if (t->s.setattro) {
        struct obj *interned = incref(name);
        if (name->ob_type == t_str->self)
            str_intern(&interned);
        int r = t->s.setattro(o, interned, v);
        decref(interned);
        return r;
    }
    err_type(t->s.getattro ? "'%.100T' object has only read-only attributes (%s .%U)"
                           : "'%.100T' object has no attributes (%s .%U)",
             o, v ? "assign to" : "del", name);
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
    *out = obj_getattr(o, name);
    if (*out)
        return 1;
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
