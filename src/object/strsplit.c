/* Splitting: by white space, by a separator, by lines. The lists grow as CPython's do: room for up to twelve parts at first. */
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "list.h"
#include "strimpl.h"

#define METHOD(fn) static struct obj *fn(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)

static int add_part(struct obj *list, struct obj *s, int64_t from, int64_t to)
{
    struct obj *part = str_slice(s, from, to);
    if (!part)
        return -1;
    return list_append_take(list, part);
}

static struct obj *done(struct obj *list, int r)
{
    if (r == 0)
        return list;
    decref(list);
    return NULL;
}

/* A list with the capacity split() starts from. */
static struct obj *part_list(int64_t max)
{
    enum { PREALLOC = 12 };
    struct obj *list = list_new(max >= PREALLOC ? PREALLOC : max + 1);
    if (list)
        list_set_len(list, 0);
    return list;
}

static struct obj *split_space(struct obj *s, int64_t max)
{
    struct obj *list = part_list(max);
    int64_t i = 0, n = str_length(s);
    int r = list ? 0 : -1;
    while (r == 0 && max-- > 0) {
        while (i < n && uc_is_space(str_char(s, i)))
            i++;
        if (i == n)
            return list;
        int64_t from = i++;
        while (i < n && !uc_is_space(str_char(s, i)))
            i++;
        r = add_part(list, s, from, i);
    }
    while (r == 0 && i < n && uc_is_space(str_char(s, i)))
        i++;
    if (r == 0 && i < n)
        r = add_part(list, s, i, n);
    return list ? done(list, r) : NULL;
}

static struct obj *rsplit_space(struct obj *s, int64_t max)
{
    struct obj *list = part_list(max);
    int64_t i = str_length(s);
    int r = list ? 0 : -1;
    while (r == 0 && max-- > 0) {
        while (i > 0 && uc_is_space(str_char(s, i - 1)))
            i--;
        if (i == 0)
            break;
        int64_t to = i--;
        while (i > 0 && !uc_is_space(str_char(s, i - 1)))
            i--;
        r = add_part(list, s, i, to);
    }
    while (r == 0 && i > 0 && uc_is_space(str_char(s, i - 1)))
        i--;
    if (r == 0 && i > 0)
        r = add_part(list, s, 0, i);
    if (list && r == 0)
        r = list_reverse(list);
    return list ? done(list, r) : NULL;
}

static struct obj *split_at(struct obj *s, struct obj *sep, int64_t max)
{
    int64_t from = 0, at, m = str_length(sep);
    struct obj *list = part_list(str_length(s) < m ? 0 : max);
    int r = list ? 0 : -1;
    while (r == 0 && max-- > 0 && (at = find_chars(s, sep, from, INT64_MAX, 1)) >= 0) {
        r = add_part(list, s, from, at);
        from = at + m;
    }
    if (r == 0)
        r = add_part(list, s, from, str_length(s));
    return list ? done(list, r) : NULL;
}

static struct obj *rsplit_at(struct obj *s, struct obj *sep, int64_t max)
{
    int64_t to = str_length(s), at, m = str_length(sep);
    struct obj *list = part_list(to < m ? 0 : max);
    int r = list ? 0 : -1;
    while (r == 0 && max-- > 0 && (at = find_chars(s, sep, 0, to, -1)) >= 0) {
        r = add_part(list, s, at + m, to);
        to = at;
    }
    if (r == 0)
        r = add_part(list, s, 0, to);
    if (list && r == 0)
        r = list_reverse(list);
    return list ? done(list, r) : NULL;
}

static int split_args(const char *spec, struct obj *const *args, size_t nargs, struct obj *kwnames, struct obj **sep, int64_t *max)
{
    *sep = obj_none;
    *max = -1;
    if (arg_parse(spec, args, nargs, kwnames, sep, max) < 0)
        return -1;
    if (*max < 0)
        *max = INT64_MAX;
    if (*sep != obj_none && !is_str(*sep)) {
        err_type("must be str or None, not %.100T", *sep);
        return -1;
    }
    if (*sep != obj_none && str_length(*sep) == 0) {
        err_value("empty separator");
        return -1;
    }
    return 0;
}

/* From 3.12 on a split without a limit makes room for as many parts as the text can have. */
static int64_t most_splits(struct obj *s, struct obj *sep, int64_t max)
{
    if (max != INT64_MAX || !pol.split_counts_room)
        return max;
    int64_t n = str_length(s);
    return sep == obj_none ? (n - 1) / 2 + 1 : n / str_length(sep) + 1;
}

METHOD(m_split)
{
    struct obj *sep;
    int64_t max;
    if (split_args("split(sep:O=, maxsplit:n=)", args, nargs, kwnames, &sep, &max) < 0)
        return NULL;
    max = most_splits(s, sep, max);
    return sep == obj_none ? split_space(s, max) : split_at(s, sep, max);
}

METHOD(m_rsplit)
{
    struct obj *sep;
    int64_t max;
    if (split_args("rsplit(sep:O=, maxsplit:n=)", args, nargs, kwnames, &sep, &max) < 0)
        return NULL;
    max = most_splits(s, sep, max);
    return sep == obj_none ? rsplit_space(s, max) : rsplit_at(s, sep, max);
}

METHOD(m_splitlines)
{
    int keepends = 0;
    if (arg_parse(pol.splitlines_bool ? "splitlines(keepends:p=)" : "splitlines(keepends:i=)", args, nargs, kwnames, &keepends) < 0)
        return NULL;
    struct obj *list = list_new(0);
    int64_t n = str_length(s), i = 0;
    int r = list ? 0 : -1;
    while (r == 0 && i < n) {
        int64_t from = i;
        while (i < n && !uc_is_linebreak(str_char(s, i)))
            i++;
        int64_t to = i;
        if (i < n)
            i += str_char(s, i) == '\r' && i + 1 < n && str_char(s, i + 1) == '\n' ? 2 : 1;
        r = add_part(list, s, from, keepends ? i : to);
    }
    return list ? done(list, r) : NULL;
}

METHOD(m_join)
{
    (void)nargs, (void)kwnames;
    return str_join(s, args[0]);
}

const struct method_def str_methods_split[] = {
    {"split", m_split, NULL, 0},    {"rsplit", m_rsplit, NULL, 0}, {"splitlines", m_splitlines, NULL, 0},
    {"join", m_join, NULL, METH_O}, {NULL, NULL, NULL, 0},
};
