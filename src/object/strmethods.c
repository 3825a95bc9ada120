/* Methods of str that look for text: find and relatives, count, replace, strip, startswith, partition. */
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "strimpl.h"

#define METHOD(fn) static struct obj *fn(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)

/* ---- sub, start, end ---- */

/* The arguments of find() and relatives. */
static int sub_range(const char *name, struct obj *const *args, size_t nargs, struct obj *kwnames, int64_t *start, int64_t *end)
{
    *start = 0;
    *end = INT64_MAX;
    if (pol.str_find_clinic ? arg_count(name, nargs, kwnames, 1, 3) < 0 : arg_count_old(name, nargs, kwnames, 1, 3) < 0)
        return -1;
    if (!is_str(args[0]) && pol.str_find_clinic) {
        err_type("%s() argument 1 must be str, not %s", name + 4, argument_type(args[0]));
        return -1;
    }
    if ((nargs > 1 && find_bound(args[1], start) < 0) || (nargs > 2 && find_bound(args[2], end) < 0))
        return -1;
    if (!is_str(args[0])) {
        err_type("must be str, not %.100T", args[0]);
        return -1;
    }
    return 0;
}

/* The place, -1, or -2 with exception. */
static int64_t find_method(const char *name, struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames,
                           int direction)
{
    int64_t start, end;
    if (sub_range(name, args, nargs, kwnames, &start, &end) < 0)
        return -2;
    return find_chars(s, args[0], start, end, direction);
}

static struct obj *place(int64_t at)
{
    return at == -2 ? NULL : int_from_i64(at);
}

static struct obj *place_or_error(int64_t at)
{
    return at == -1 ? err_value("substring not found") : place(at);
}

METHOD(m_find)
{
    return place(find_method("str.find", s, args, nargs, kwnames, 1));
}

METHOD(m_rfind)
{
    return place(find_method("str.rfind", s, args, nargs, kwnames, -1));
}

METHOD(m_index)
{
    return place_or_error(find_method("str.index", s, args, nargs, kwnames, 1));
}

METHOD(m_rindex)
{
    return place_or_error(find_method("str.rindex", s, args, nargs, kwnames, -1));
}

METHOD(m_count)
{
    int64_t start, end;
    if (sub_range("str.count", args, nargs, kwnames, &start, &end) < 0)
        return NULL;
    return int_from_i64(count_chars(s, args[0], start, end, INT64_MAX));
}

/* ---- startswith, endswith ---- */

static bool matches_at(struct obj *s, struct obj *sub, int64_t start, int64_t end, bool at_end)
{
    int64_t m = str_length(sub);
    clip_range(str_length(s), &start, &end);
    if (end - start < m)
        return false;
    int64_t from = at_end ? end - m : start;
    for (int64_t i = 0; i < m; i++)
        if (str_char(s, from + i) != str_char(sub, i))
            return false;
    return true;
}

static struct obj *affix(const char *name, struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames, bool at_end)
{
    int64_t start = 0, end = INT64_MAX;
    if (pol.str_find_clinic ? arg_count(name, nargs, kwnames, 1, 3) < 0 : arg_count_old(name, nargs, kwnames, 1, 3) < 0)
        return NULL;
    if ((nargs > 1 && find_bound(args[1], &start) < 0) || (nargs > 2 && find_bound(args[2], &end) < 0))
        return NULL;
    if (is_str(args[0]))
        return new_bool(matches_at(s, args[0], start, end, at_end));
    if (!is_tuple(args[0]))
        return err_type("%s first arg must be str or a tuple of str, not %.100T", name + 4, args[0]);
    for (int64_t i = 0; i < tuple_len(args[0]); i++) {
        struct obj *sub = tuple_items(args[0])[i];
        if (!is_str(sub))
            return err_type("tuple for %s must only contain str, not %.100T", name + 4, sub);
        if (matches_at(s, sub, start, end, at_end))
            return new_bool(true);
    }
    return new_bool(false);
}

METHOD(m_startswith)
{
    return affix("str.startswith", s, args, nargs, kwnames, false);
}

METHOD(m_endswith)
{
    return affix("str.endswith", s, args, nargs, kwnames, true);
}

METHOD(m_removeprefix)
{
    (void)nargs, (void)kwnames;
    if (!is_str(args[0]))
        return err_type("removeprefix() argument must be str, not %s", argument_type(args[0]));
    if (!matches_at(s, args[0], 0, INT64_MAX, false))
        return str_exact(s);
    return str_slice(s, str_length(args[0]), str_length(s));
}

METHOD(m_removesuffix)
{
    (void)nargs, (void)kwnames;
    if (!is_str(args[0]))
        return err_type("removesuffix() argument must be str, not %s", argument_type(args[0]));
    if (!matches_at(s, args[0], 0, INT64_MAX, true))
        return str_exact(s);
    return str_slice(s, 0, str_length(s) - str_length(args[0]));
}

/* ---- replace ---- */

static struct obj *replace(struct obj *s, struct obj *old, struct obj *new_, int64_t max)
{
    if (max < 0)
        max = INT64_MAX;
    int64_t count = count_chars(s, old, 0, INT64_MAX, max), n = str_length(s), m = str_length(old);
    if (count == 0 || (str_eq(old, new_) && m > 0))
        return str_exact(s);
    unsigned ms = maxchar_of(s), mn = maxchar_of(new_);
    struct obj *r = str_alloc(n + count * (str_length(new_) - m), ms > mn ? ms : mn);
    if (!r)
        return NULL;
    if (str_length(r) == 0) {
        decref(r);
        return str_empty();
    }
    int kind = kind_of(r);
    void *to = data_of(r);
    int64_t at = 0, from = 0;
    while (count-- > 0) {
        int64_t next = m ? find_chars(s, old, from, INT64_MAX, 1) : from;
        copy_chars(kind, to, at, kind_of(s), data_of(s), from, next - from);
        at += next - from;
        copy_chars(kind, to, at, kind_of(new_), data_of(new_), 0, str_length(new_));
        at += str_length(new_);
        from = next + m;
        if (m == 0 && count > 0) { /* between characters */
            copy_chars(kind, to, at++, kind_of(s), data_of(s), from, 1);
            from++;
        }
    }
    copy_chars(kind, to, at, kind_of(s), data_of(s), from, n - from);
    if (ascii_of(r))
        return r;
    struct obj *narrow = str_fresh(kind, to, str_length(r)); /* what was replaced may have been the widest */
    decref(r);
    return narrow;
}

METHOD(m_replace)
{
    struct obj *old, *new_;
    int64_t count = -1;
    if (!pol.str_replace_count_keyword && arg_count("str.replace", nargs, kwnames, 2, 3) < 0)
        return NULL;
    const char *spec = pol.str_replace_count_keyword ? "replace(old:U, new:U, /, count:n=)" : "replace(old:U, new:U, count:n=, /)";
    if (arg_parse(spec, args, nargs, kwnames, &old, &new_, &count) < 0)
        return NULL;
    return replace(s, old, new_, count);
}

/* ---- strip ---- */

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

static bool is_in(struct obj *chars, unsigned c)
{
    if (!chars)
        return uc_is_space(c);
    for (int64_t i = 0, n = str_length(chars); i < n; i++)
        if (str_char(chars, i) == c)
            return true;
    return false;
}

static struct obj *strip(const char *name, struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames, int sides)
{
    if (arg_count(name, nargs, kwnames, 0, 1) < 0)
        return NULL;
    struct obj *chars = nargs && args[0] != obj_none ? args[0] : NULL;
    if (chars && !is_str(chars))
        return err_type("%s arg must be None or str", name + 4);
    int64_t from = 0, to = str_length(s);
    while (sides & STRIP_LEFT && from < to && is_in(chars, str_char(s, from)))
        from++;
    while (sides & STRIP_RIGHT && to > from && is_in(chars, str_char(s, to - 1)))
        to--;
    return str_slice(s, from, to);
}

METHOD(m_strip)
{
    return strip("str.strip", s, args, nargs, kwnames, STRIP_LEFT | STRIP_RIGHT);
}

METHOD(m_lstrip)
{
    return strip("str.lstrip", s, args, nargs, kwnames, STRIP_LEFT);
}

METHOD(m_rstrip)
{
    return strip("str.rstrip", s, args, nargs, kwnames, STRIP_RIGHT);
}

/* ---- partition ---- */

static struct obj *three(struct obj *a, struct obj *b, struct obj *c) /* takes them */
{
    struct obj *t = a && b && c ? tuple_tracked(tuple_pack(3, a, b, c)) : NULL;
    xdecref(a);
    xdecref(b);
    xdecref(c);
    return t;
}

static struct obj *partition(struct obj *s, struct obj *sep, int direction)
{
    if (!is_str(sep))
        return err_type("must be str, not %.100T", sep);
    int64_t m = str_length(sep), at;
    if (m == 0)
        return err_value("empty separator");
    at = find_chars(s, sep, 0, INT64_MAX, direction);
    if (at >= 0)
        return three(str_slice(s, 0, at), incref(sep), str_slice(s, at + m, str_length(s)));
    if (direction > 0) /* not a copy, even of a subclass */
        return three(incref(s), str_empty(), str_empty());
    return three(str_empty(), str_empty(), incref(s));
}

METHOD(m_partition)
{
    (void)nargs, (void)kwnames;
    return partition(s, args[0], 1);
}

METHOD(m_rpartition)
{
    (void)nargs, (void)kwnames;
    return partition(s, args[0], -1);
}

const struct method_def str_methods_find[] = {
    {"find", m_find, NULL, METH_VARARGS},
    {"rfind", m_rfind, NULL, METH_VARARGS},
    {"index", m_index, NULL, METH_VARARGS},
    {"rindex", m_rindex, NULL, METH_VARARGS},
    {"count", m_count, NULL, METH_VARARGS},
    {"startswith", m_startswith, NULL, METH_VARARGS},
    {"endswith", m_endswith, NULL, METH_VARARGS},
    {"removeprefix", m_removeprefix, NULL, METH_O},
    {"removesuffix", m_removesuffix, NULL, METH_O},
    {"replace", m_replace, NULL, 0},
    {"strip", m_strip, NULL, 0},
    {"lstrip", m_lstrip, NULL, 0},
    {"rstrip", m_rstrip, NULL, 0},
    {"partition", m_partition, NULL, METH_O},
    {"rpartition", m_rpartition, NULL, METH_O},
    {NULL, NULL, NULL, 0},
};
