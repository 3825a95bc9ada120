/* The methods that bytes and bytearray share: finding, splitting, joining. Those about letters are in bytesletters.c. */
#include <string.h>

#include "bytesimpl.h"
#include "list.h"
#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"

#define METHOD(name) static struct obj *m_##name(struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames)
#define UNUSED       (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- searching ---- */

static int64_t find_bytes(struct bytes_view v, struct bytes_view x, int64_t start, int64_t end, int direction)
{
    if (end > v.n)
        end = v.n;
    else if (end < 0 && (end += v.n) < 0)
        end = 0;
    if (start < 0 && (start += v.n) < 0)
        start = 0;
    if (end - start < x.n)
        return -1;
    if (x.n == 0)
        return direction > 0 ? start : end;
    if (direction > 0) {
        const unsigned char *at = memmem(v.p + start, (size_t)(end - start), x.p, (size_t)x.n);
        return at ? at - v.p : -1;
    }
    for (int64_t i = end - x.n; i >= start; i--)
        if (memcmp(v.p + i, x.p, (size_t)x.n) == 0)
            return i;
    return -1;
}

/* What to look for: bytes-like, or an int that is one byte (kept in *one). */
static int needle(struct obj *o, unsigned char *one, struct bytes_view *x)
{
    if (type_of(o)->s.index) {
        int c = byte_value(o, "byte must be in range(0, 256)");
        *one = (unsigned char)c;
        *x = (struct bytes_view){one, 1};
        return c < 0 ? -1 : 0;
    }
    if (buffer_view(o, x) == 0)
        return 0;
    err_clear();
    err_type("argument should be integer or bytes-like object, not '%.200T'", o);
    return -1;
}

static int search_args(struct obj *self, const char *name, struct obj *const *args, size_t nargs, struct obj *kwnames,
                       int64_t *start, int64_t *end)
{
    *start = 0;
    *end = INT64_MAX;
    if (kwnames && tuple_len(kwnames) && pol.varargs_qualified) {
        err_type("%T.%s() takes no keyword arguments", self, name);
        return -1;
    }
    if (pol.str_find_clinic ? arg_count(name, nargs, kwnames, 1, 3) < 0 : arg_count_old(name, nargs, kwnames, 1, 3) < 0)
        return -1;
    return (nargs > 1 && find_bound(args[1], start) < 0) || (nargs > 2 && find_bound(args[2], end) < 0) ? -1 : 0;
}

static struct obj *search(const char *name, struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames,
                          int direction, bool must)
{
    int64_t start, end;
    unsigned char one;
    struct bytes_view x;
    if (search_args(self, name, args, nargs, kwnames, &start, &end) < 0 || needle(args[0], &one, &x) < 0)
        return NULL;
    int64_t at = find_bytes(bytes_view(self), x, start, end, direction);
    return at < 0 && must ? err_value("subsection not found") : int_from_i64(at);
}

METHOD(find)
{
    return search("find", self, args, nargs, kwnames, 1, false);
}
METHOD(rfind)
{
    return search("rfind", self, args, nargs, kwnames, -1, false);
}
METHOD(index)
{
    return search("index", self, args, nargs, kwnames, 1, true);
}
METHOD(rindex)
{
    return search("rindex", self, args, nargs, kwnames, -1, true);
}

METHOD(count)
{
    int64_t start, end, n = 0;
    unsigned char one;
    struct bytes_view x, v = bytes_view(self);
    if (search_args(self, "count", args, nargs, kwnames, &start, &end) < 0 || needle(args[0], &one, &x) < 0)
        return NULL;
    v = bytes_view(self); /* __index__ may have changed it */
    for (int64_t at = start < 0 ? (start + v.n < 0 ? 0 : start + v.n) : start; (at = find_bytes(v, x, at, end, 1)) >= 0; n++)
        at += x.n ? x.n : 1;
    return int_from_i64(n);
}

static int matches_end(struct obj *self, struct obj *affix, int64_t start, int64_t end, bool at_end)
{
    struct bytes_view v = bytes_view(self), x;
    if (buffer_view(affix, &x) < 0)
        return -1;
    if (end > v.n)
        end = v.n;
    if (end < 0 && (end += v.n) < 0)
        end = 0;
    if (start < 0 && (start += v.n) < 0)
        start = 0;
    if (end - start < x.n)
        return 0;
    return memcmp(v.p + (at_end ? end - x.n : start), x.p, (size_t)x.n) == 0;
}

static struct obj *affix_method(const char *name, struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames,
                                bool at_end)
{
    int64_t start, end;
    if (search_args(self, name, args, nargs, kwnames, &start, &end) < 0)
        return NULL;
    int r = 0;
    if (is_tuple(args[0])) {
        for (int64_t i = 0; i < tuple_len(args[0]) && r == 0; i++)
            r = matches_end(self, tuple_items(args[0])[i], start, end, at_end);
    } else if ((r = matches_end(self, args[0], start, end, at_end)) < 0) {
        err_clear();
        return err_type("%s first arg must be bytes or a tuple of bytes, not %.200T", name, args[0]);
    }
    return r < 0 ? NULL : new_bool(r);
}

METHOD(startswith)
{
    return affix_method("startswith", self, args, nargs, kwnames, false);
}
METHOD(endswith)
{
    return affix_method("endswith", self, args, nargs, kwnames, true);
}

static struct obj *remove_affix(struct obj *self, struct obj *affix, bool at_end)
{
    struct bytes_view v = bytes_view(self), x;
    if (buffer_view(affix, &x) < 0)
        return NULL;
    bool there = x.n && v.n >= x.n && memcmp(at_end ? v.p + v.n - x.n : v.p, x.p, (size_t)x.n) == 0;
    there = there && x.n;
    if (!there && self->ob_type == t_bytes->self)
        return incref(self);
    return bytes_like(self, v.p + (there && !at_end ? x.n : 0), v.n - (there ? x.n : 0));
}

METHOD(removeprefix)
{
    (void)nargs, (void)kwnames;
    return remove_affix(self, args[0], false);
}
METHOD(removesuffix)
{
    (void)nargs, (void)kwnames;
    return remove_affix(self, args[0], true);
}

/* ---- splitting and joining ---- */

static int add_piece(struct obj *list, struct obj *self, const unsigned char *p, int64_t n)
{
    struct obj *piece = bytes_part(self, p, n);
    return piece ? list_append_take(list, piece) : -1;
}

/* A list with the room that split() starts from. */
static struct obj *piece_list(int64_t most)
{
    enum { PREALLOC = 12 };
    struct obj *list = list_new(most < 0 || most >= PREALLOC ? PREALLOC : most + 1);
    if (list)
        list_set_len(list, 0);
    return list;
}

static int split_spaces(struct obj *list, struct obj *self, struct bytes_view v, int64_t most)
{
    for (int64_t i = 0; i < v.n;) {
        while (i < v.n && byte_is_space(v.p[i]))
            i++;
        if (i == v.n)
            break;
        int64_t from = i;
        if (most-- == 0)
            return add_piece(list, self, v.p + from, v.n - from);
        while (i < v.n && !byte_is_space(v.p[i]))
            i++;
        if (add_piece(list, self, v.p + from, i - from) < 0)
            return -1;
    }
    return 0;
}

static int rsplit_spaces(struct obj *list, struct obj *self, struct bytes_view v, int64_t most)
{
    for (int64_t i = v.n; i > 0;) {
        while (i > 0 && byte_is_space(v.p[i - 1]))
            i--;
        if (i == 0)
            break;
        int64_t end = i;
        if (most-- == 0)
            return add_piece(list, self, v.p, end);
        while (i > 0 && !byte_is_space(v.p[i - 1]))
            i--;
        if (add_piece(list, self, v.p + i, end - i) < 0)
            return -1;
    }
    return 0;
}

static int split_at(struct obj *list, struct obj *self, struct bytes_view v, struct bytes_view sep, int64_t most, int direction)
{
    int64_t from = 0, end = v.n, at;
    while (most-- != 0 && (at = find_bytes(v, sep, from, end, direction)) >= 0) {
        int64_t a = direction > 0 ? from : at + sep.n, b = direction > 0 ? at : end;
        if (add_piece(list, self, v.p + a, b - a) < 0)
            return -1;
        *(direction > 0 ? &from : &end) = direction > 0 ? at + sep.n : at;
    }
    return add_piece(list, self, v.p + from, end - from);
}

static struct obj *split_method(const char *spec, struct obj *self, struct obj *const *args, size_t nargs, struct obj *kwnames,
                                int direction)
{
    struct obj *sep = NULL;
    int64_t most = -1;
    struct bytes_view v = bytes_view(self), x = {0};
    if (arg_parse(spec, args, nargs, kwnames, &sep, &most) < 0)
        return NULL;
    v = bytes_view(self); /* __index__ may have changed it */
    bool spaces = !sep || sep == obj_none;
    if (!spaces && buffer_view(sep, &x) < 0)
        return NULL;
    if (!spaces && x.n == 0)
        return err_value("empty separator");
    struct obj *list = piece_list(most);
    int r = !list     ? -1
            : !spaces ? split_at(list, self, v, x, most, direction)
                      : (direction > 0 ? split_spaces : rsplit_spaces)(list, self, v, most);
    if (r < 0)
        obj_clear_slot(&list);
    else if (direction < 0)
        list_reverse(list);
    return list;
}

METHOD(split)
{
    return split_method("split(sep:O=, maxsplit:n=)", self, args, nargs, kwnames, 1);
}
METHOD(rsplit)
{
    return split_method("rsplit(sep:O=, maxsplit:n=)", self, args, nargs, kwnames, -1);
}

METHOD(splitlines)
{
    int keep = 0;
    struct bytes_view v = bytes_view(self);
    if (arg_parse(pol.splitlines_bool ? "splitlines(keepends:p=)" : "splitlines(keepends:i=)", args, nargs, kwnames, &keep) < 0)
        return NULL;
    struct obj *list = list_new(0);
    for (int64_t i = 0; list && i < v.n;) {
        int64_t from = i;
        while (i < v.n && v.p[i] != '\n' && v.p[i] != '\r')
            i++;
        int64_t end = i;
        if (i < v.n)
            i += v.p[i] == '\r' && i + 1 < v.n && v.p[i + 1] == '\n' ? 2 : 1;
        if (add_piece(list, self, v.p + from, (keep ? i : end) - from) < 0)
            obj_clear_slot(&list);
    }
    return list;
}

static struct obj *partition(struct obj *self, struct obj *separator, int direction)
{
    struct bytes_view v = bytes_view(self), x;
    if (buffer_view(separator, &x) < 0)
        return NULL;
    if (x.n == 0)
        return err_value("empty separator");
    int64_t at = find_bytes(v, x, 0, v.n, direction);
    int64_t cut[4] = {0, at, at + x.n, v.n};
    if (at < 0) /* everything is the first part, or from the right the last */
        cut[1] = cut[2] = direction > 0 ? v.n : 0;
    struct obj *t = tuple_new(3), *itself = at >= 0 ? separator : self; /* bytes put it in as it is, even of a subclass */
    int where = at >= 0 ? 1 : direction > 0 ? 0 : 2;
    for (int i = 0; t && i < 3; i++)
        if (!(tuple_items(t)[i] = i == where && type_of(self)->kind == K_BYTES
                                      ? incref(itself)
                                      : bytes_part(self, v.p + cut[i], cut[i + 1] - cut[i])))
            obj_clear_slot(&t);
    return t;
}

METHOD(partition)
{
    (void)nargs, (void)kwnames;
    return partition(self, args[0], 1);
}
METHOD(rpartition)
{
    (void)nargs, (void)kwnames;
    return partition(self, args[0], -1);
}

METHOD(join)
{
    (void)nargs, (void)kwnames;
    bool lock = pol.bytearray_join_locks && obj_is_kind(self, K_BYTEARRAY);
    if (lock)
        AT(self, PyByteArrayObject, ob_exports, int32_t)++;
    struct obj *items = list_from_iter(args[0]), *r = NULL;
    if (lock)
        AT(self, PyByteArrayObject, ob_exports, int32_t)--;
    if (!items) {
        if (err_matches(exc_TypeError)) {
            err_clear();
            err_type("can only join an iterable");
        }
        return NULL;
    }
    if (list_len(items) == 1 && type_of(self)->kind == K_BYTES && list_items(items)[0]->ob_type == t_bytes->self) {
        r = incref(list_items(items)[0]);
        decref(items);
        return r;
    }
    struct bytes_view sep = bytes_view(self), x;
    struct buf b;
    buf_init(&b);
    int64_t i = 0;
    for (; i < list_len(items); i++) {
        if (buffer_view(list_items(items)[i], &x) < 0) {
            err_clear();
            err_type("sequence item %lld: expected a bytes-like object, %.80T found", (long long)i, list_items(items)[i]);
            break;
        }
        if (i)
            buf_add(&b, (const char *)sep.p, (size_t)sep.n);
        buf_add(&b, (const char *)x.p, (size_t)x.n);
    }
    if (i == list_len(items))
        r = bytes_made_like(self, b.p, (int64_t)b.len);
    buf_done(&b);
    decref(items);
    return r;
}

METHOD(replace)
{
    struct obj *old, *new;
    int64_t most = -1;
    struct bytes_view v = bytes_view(self), x, y;
    struct obj *count = NULL;
    const char *name = obj_is_kind(self, K_BYTES) ? "bytes.replace" : "bytearray.replace";
    if (!pol.bytes_replace_keyword && arg_count(name, nargs, kwnames, 2, 3) < 0)
        return NULL;
    const char *signature = pol.bytes_replace_keyword ? "replace(old:O, new:O, /, count:O=)" : "replace(old:O, new:O, count:O=, /)";
    if (arg_parse(signature, args, nargs, kwnames, &old, &new, &count) < 0 || buffer_view(old, &x) < 0 ||
        buffer_view(new, &y) < 0 || (count && arg_ssize(count, &most) < 0) || buffer_view(old, &x) < 0 || buffer_view(new, &y) < 0)
        return NULL;
    v = bytes_view(self); /* __index__ may have changed any of them */
    struct buf b;
    buf_init(&b);
    int64_t from = 0;
    bool found = false;
    for (int64_t at = 0; most-- != 0 && (at = find_bytes(v, x, at, v.n, 1)) >= 0;) {
        found = true;
        buf_add(&b, (const char *)v.p + from, (size_t)(at - from));
        buf_add(&b, (const char *)y.p, (size_t)y.n);
        from = at + x.n;
        if (x.n == 0 && at < v.n)
            buf_addc(&b, (char)v.p[from++]);
        else if (x.n == 0)
            break;
        at = from;
    }
    if (from < v.n)
        buf_add(&b, (const char *)v.p + from, (size_t)(v.n - from));
    struct obj *r = found ? bytes_made_like(self, b.p, (int64_t)b.len) : bytes_part(self, v.p, v.n);
    buf_done(&b);
    return r;
}

const struct method_def bytes_search_methods[] = {
    {"find", m_find, NULL, METH_VARARGS},
    {"rfind", m_rfind, NULL, METH_VARARGS},
    {"index", m_index, NULL, METH_VARARGS},
    {"rindex", m_rindex, NULL, METH_VARARGS},
    {"count", m_count, NULL, METH_VARARGS},
    {"startswith", m_startswith, NULL, METH_VARARGS},
    {"endswith", m_endswith, NULL, METH_VARARGS},
    {"removeprefix", m_removeprefix, NULL, METH_O},
    {"removesuffix", m_removesuffix, NULL, METH_O},
    {"split", m_split, NULL, 0},
    {"rsplit", m_rsplit, NULL, 0},
    {"splitlines", m_splitlines, NULL, 0},
    {"partition", m_partition, NULL, METH_O},
    {"rpartition", m_rpartition, NULL, METH_O},
    {"join", m_join, NULL, METH_O},
    {"replace", m_replace, NULL, 0},
    {NULL, NULL, NULL, 0},
};

static size_t count_methods(const struct method_def *m)
{
    size_t n = 0;
    while (m[n].name)
        n++;
    return n;
}

const struct method_def *bytes_methods_with(const struct method_def *own)
{
    const struct method_def *const tables[] = {bytes_search_methods, bytes_letter_methods, own};
    size_t n = 1, kept = 0;
    for (size_t i = 0; i < 3; i++)
        n += count_methods(tables[i]);
    struct method_def *all = engine_alloc(n * sizeof *all);
    for (size_t i = 0; i < 3; i++)
        for (const struct method_def *m = tables[i]; m->name; m++)
            if ((pol.str_removeprefix || strncmp(m->name, "remove", 6) != 0 || m->name[6] == 0) &&
                (pol.buffer_methods || strcmp(m->name, "__buffer__") != 0))
                all[kept++] = *m;
    all[kept] = (struct method_def){NULL, NULL, NULL, 0};
    return all;
}
