/* Exception groups (3.11+): several exceptions raised as one, taken apart by type or predicate. */
#include "exc_impl.h"
#include "slotscope/object/call.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

enum { G_MSG, G_EXCS, G_EXCS_TEXT };

static struct obj *group_excs(struct obj *e)
{
    return *exc_extra(e, G_EXCS);
}

static bool is_exception(const struct obj *o)
{
    return obj_is_kind(o, K_EXCEPTION);
}

bool exc_is_group(const struct obj *o)
{
    return exc_BaseExceptionGroup && type_is_subtype(type_of(o), type_rec(exc_BaseExceptionGroup));
}

/* ---- making ---- */

static struct obj *tuple_of(struct obj *excs)
{
    if (!is_list(excs) && !is_tuple(excs) && !type_of(excs)->s.sq_item)
        return err_type("second argument (exceptions) must be a sequence");
    return obj_call1(t_tuple->self, excs);
}

/* Are all exceptions, and is one of them no Exception? */
static int check_members(struct obj *excs, bool *nested_base)
{
    *nested_base = false;
    if (tuple_len(excs) == 0) {
        err_value("second argument (exceptions) must be a non-empty sequence");
        return -1;
    }
    for (int64_t i = 0; i < tuple_len(excs); i++) {
        struct obj *e = tuple_items(excs)[i];
        if (!is_exception(e)) {
            err_value("Item %zd of second argument (exceptions) is not an exception", i);
            return -1;
        }
        *nested_base |= !exc_matches(e, exc_Exception);
    }
    return 0;
}

/* The class to make an instance of, or NULL with TypeError. */
static struct obj *class_for(struct obj *type, bool nested_base)
{
    if (type == exc_BaseExceptionGroup)
        return nested_base ? type : exc_ExceptionGroup;
    if (!nested_base || !type_is_subtype(type_rec(type), type_rec(exc_Exception)))
        return type;
    if (type == exc_ExceptionGroup)
        return err_type("Cannot nest BaseExceptions in an ExceptionGroup");
    return err_type("Cannot nest BaseExceptions in '%.200N'", type);
}

static struct obj *make(struct obj *type, struct obj *const *args, struct obj *excs)
{
    bool nested_base;
    if (check_members(excs, &nested_base) < 0 || !(type = class_for(type, nested_base)))
        return NULL;
    struct obj *e = exc_base_new(type, args, 2, NULL);
    if (!e)
        return NULL;
    obj_set_slot(exc_extra(e, G_MSG), incref(args[0]));
    obj_set_slot(exc_extra(e, G_EXCS), incref(excs));
    if (pol.exc_group_keeps_repr && !is_tuple(args[1]) && !is_list(args[1])) {
        struct obj *text = obj_repr(args[1]);
        if (!text) {
            decref(e);
            return NULL;
        }
        obj_set_slot(exc_extra(e, G_EXCS_TEXT), text);
    }
    return e;
}

struct obj *excgroup_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)kwnames;
    if (nargs != 2)
        return err_type("BaseExceptionGroup.__new__() takes exactly 2 arguments (%zd given)", (int64_t)nargs);
    if (!is_str(args[0]))
        return err_type("BaseExceptionGroup.__new__() argument 1 must be str, not %T", args[0]);
    struct obj *excs = tuple_of(args[1]);
    if (!excs)
        return NULL;
    struct obj *e = make(type, args, excs);
    decref(excs);
    return e;
}

struct obj *excgroup_str(struct obj *e)
{
    int64_t n = tuple_len(group_excs(e));
    return str_printf("%S (%zd sub-exception%s)", *exc_extra(e, G_MSG), n, n > 1 ? "s" : "");
}

struct obj *excgroup_repr(struct obj *e)
{
    const char *name = type_name(type_of(e));
    if (!pol.exc_group_keeps_repr)
        return str_printf("%s%R", name, EXC_ARGS(e));
    struct obj *text = *exc_extra(e, G_EXCS_TEXT);
    if (text)
        return str_printf("%s(%R, %U)", name, *exc_extra(e, G_MSG), text);
    struct obj *args = EXC_ARGS(e), *shown = group_excs(e), *list = NULL;
    if (tuple_len(args) == 2 && is_list(tuple_items(args)[1]))
        shown = list = list_from(tuple_items(shown), tuple_len(shown));
    struct obj *r = shown ? str_printf("%s(%R, %R)", name, *exc_extra(e, G_MSG), shown) : NULL;
    xdecref(list);
    return r;
}

/* ---- parts ---- */

/* The notes of a group go along with its parts, in a list of their own. */
static int copy_notes(struct obj *from, struct obj *to)
{
    struct obj *notes;
    int has = obj_lookup_attr(from, str_name("__notes__"), &notes);
    if (has <= 0)
        return has;
    int r = 0;
    if (is_list(notes) || is_tuple(notes)) {
        struct obj *list = list_from_iter(notes);
        r = list ? obj_setattr(to, str_name("__notes__"), list) : -1;
        xdecref(list);
    }
    decref(notes);
    return r;
}

/* A group like e of fewer exceptions (list; None when empty): new reference. */
static struct obj *subset(struct obj *e, struct obj *excs)
{
    if (list_len(excs) == 0)
        return new_none();
    struct obj *part = obj_call_method(e, "derive", &excs, 1);
    if (!part)
        return NULL;
    if (!exc_is_group(part)) {
        decref(part);
        return err_type("derive must return an instance of BaseExceptionGroup");
    }
    exc_set_traceback(part, exc_traceback(e));
    exc_set_context(part, xincref(exc_context(e)));
    exc_set_cause(part, xincref(exc_cause(e)));
    if (copy_notes(e, part) < 0) {
        decref(part);
        return NULL;
    }
    return part;
}

/* Does e match? matcher: a type, a tuple of types, or a function. */
static bool holds(struct obj *list, const struct obj *e)
{
    for (int64_t i = 0; i < list_len(list); i++)
        if (list_items(list)[i] == e)
            return true;
    return false;
}

static int matches(struct obj *e, struct obj *matcher, bool by_type)
{
    if (is_list(matcher)) /* excgroup_projection */
        return !exc_is_group(e) && holds(matcher, e);
    if (by_type)
        return exc_matches(e, matcher);
    struct obj *r = obj_call1(matcher, e);
    if (!r)
        return -1;
    int truth = obj_truth(r);
    decref(r);
    return truth;
}

static bool is_exception_type(const struct obj *o)
{
    return obj_is_kind(o, K_TYPE) && type_is_subtype(type_rec(o), type_rec(exc_BaseException));
}

/* 1: by type, 0: by function, -1. */
static int matcher_kind(struct obj *m)
{
    if (obj_callable(m) && !obj_is_kind(m, K_TYPE))
        return 0;
    bool ok = is_exception_type(m);
    if (is_tuple(m)) {
        ok = tuple_len(m) > 0;
        for (int64_t i = 0; ok && i < tuple_len(m); i++)
            ok = is_exception_type(tuple_items(m)[i]);
    }
    if (ok)
        return 1;
    err_type("expected %s", pol.exc_group_callable
                                ? "an exception type, a tuple of exception types, or a callable (other than a class)"
                                : "a function, exception type or tuple of exception types");
    return -1;
}

struct halves {
    struct obj *match, *rest; /* groups, exceptions or None; rest NULL when not wanted */
};

static int split(struct obj *e, struct obj *matcher, bool by_type, bool want_rest, struct halves *out);

static int split_member(struct obj *member, struct obj *matcher, bool by_type, bool want_rest, struct obj *match, struct obj *rest)
{
    struct halves h = {NULL, NULL};
    if (split(member, matcher, by_type, want_rest, &h) < 0)
        return -1;
    int r = h.match == obj_none ? 0 : list_append(match, h.match);
    if (r == 0 && h.rest && h.rest != obj_none)
        r = list_append(rest, h.rest);
    decref(h.match);
    xdecref(h.rest);
    return r;
}

static int split_members(struct obj *e, struct obj *matcher, bool by_type, bool want_rest, struct halves *out)
{
    struct obj *match = list_new(0), *rest = list_new(0), *excs = group_excs(e);
    int r = match && rest && recursion_enter(" in exceptiongroup_split_recursive") == 0 ? 0 : -1;
    bool entered = r == 0;
    for (int64_t i = 0; r == 0 && i < tuple_len(excs); i++)
        r = split_member(tuple_items(excs)[i], matcher, by_type, want_rest, match, rest);
    if (entered)
        recursion_leave();
    if (r == 0 && !(out->match = subset(e, match)))
        r = -1;
    if (r == 0 && want_rest && !(out->rest = subset(e, rest))) {
        decref(out->match);
        r = -1;
    }
    xdecref(match);
    xdecref(rest);
    return r;
}

static int split(struct obj *e, struct obj *matcher, bool by_type, bool want_rest, struct halves *out)
{
    int whole = matches(e, matcher, by_type);
    if (whole < 0)
        return -1;
    if (!whole && exc_is_group(e))
        return split_members(e, matcher, by_type, want_rest, out);
    out->match = incref(whole ? e : obj_none);
    out->rest = want_rest ? incref(whole ? obj_none : e) : NULL;
    return 0;
}

static int collect_leaves(struct obj *e, struct obj *leaves)
{
    if (!exc_is_group(e))
        return list_append(leaves, e);
    struct obj *excs = group_excs(e);
    int r = recursion_enter(" in collect_exception_group_leaf_ids");
    if (r < 0)
        return -1;
    for (int64_t i = 0; r == 0 && i < tuple_len(excs); i++)
        r = collect_leaves(tuple_items(excs)[i], leaves);
    recursion_leave();
    return r;
}

struct obj *excgroup_projection(struct obj *group, struct obj *parts)
{
    struct obj *leaves = list_new(0);
    struct halves h = {NULL, NULL};
    int r = leaves ? 0 : -1;
    for (int64_t i = 0; r == 0 && i < list_len(parts); i++)
        r = collect_leaves(list_items(parts)[i], leaves);
    if (r == 0)
        r = split(group, leaves, false, false, &h);
    xdecref(leaves);
    return r < 0 ? NULL : h.match;
}

/* ---- methods ---- */

static struct obj *m_split(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    int by_type = matcher_kind(args[0]);
    struct halves h = {NULL, NULL};
    if (by_type < 0 || split(e, args[0], by_type, true, &h) < 0)
        return NULL;
    struct obj *pair = tuple_pack(2, h.match, h.rest);
    decref(h.match);
    decref(h.rest);
    return pair;
}

static struct obj *m_subgroup(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    int by_type = matcher_kind(args[0]);
    struct halves h = {NULL, NULL};
    if (by_type < 0 || split(e, args[0], by_type, false, &h) < 0)
        return NULL;
    return h.match;
}

static struct obj *m_derive(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    return obj_call2(exc_BaseExceptionGroup, *exc_extra(e, G_MSG), args[0]);
}

static struct obj *m_class_getitem(struct obj *cls, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    (void)nargs, (void)kwnames;
    return generic_alias_new(cls, args[0]);
}

const struct method_def excgroup_methods[] = {
    {"__class_getitem__", m_class_getitem, NULL, METH_CLASS | METH_O},
    {"derive", m_derive, NULL, METH_O},
    {"split", m_split, NULL, METH_O},
    {"subgroup", m_subgroup, NULL, METH_O},
    {NULL, NULL, NULL, 0},
};
const struct getset_def excgroup_getset[] = {
    {"message", exc_get_word, NULL, EXC_WORD_AT(G_MSG)},
    {"exceptions", exc_get_word, NULL, EXC_WORD_AT(G_EXCS)},
    {NULL, NULL, NULL, NULL},
};
