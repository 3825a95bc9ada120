/*
 * Constants and names of code as objects. Equal constants of a source that is compiled at once are one object; strings that look
 * like names are interned, names live for ever.
 */
#include <stdlib.h>
#include <string.h>

#include "codeobj.h"
#include "codeparts.h"
#include "sharedconst.h"
#include "slotscope/base/mem.h"

/* ---- constants ---- */

static bool looks_like_name(const struct code_const *k)
{
    for (size_t i = 0; i < k->len; i++) {
        unsigned char ch = (unsigned char)k->text[i];
        if (!((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_'))
            return false;
    }
    return true;
}

struct obj *const_interned(const struct code_const *k, struct obj *s, bool *replaced)
{
    struct obj *own = s;
    if (!s || k->kind != CONSTANT_STR || !looks_like_name(k))
        return s;
    str_intern(&s);
    *replaced |= s != own;
    return s;
}

static struct obj *const_string(const struct code_const *k, bool *replaced)
{
    return const_interned(k, str_from_utf8(k->text, k->len), replaced);
}

static struct obj *const_object(const struct code_const *k, bool *replaced);

/* Its items are older than the tuple, as they are where the compiler puts constants together. */
static struct obj *const_tuple(const struct code_const *k, bool *replaced)
{
    struct obj **items = mem_alloc((k->nitems + 1) * sizeof *items), *t = NULL;
    size_t n = 0;
    while (n < k->nitems && (items[n] = const_object(&k->items[n], replaced)))
        n++;
    if (n == k->nitems && (t = tuple_new((int64_t)n)) && n)
        memcpy(tuple_items(t), items, n * sizeof *items);
    while (!t && n > 0)
        decref(items[--n]);
    free(items);
    return t;
}

static struct obj *const_slice(const struct code_const *k)
{
    struct obj *t = const_tuple(k, &(bool){false}), **part = t ? tuple_items(t) : NULL;
    struct obj *s = t ? slice_new(part[0], part[1], part[2]) : NULL;
    xdecref(t);
    return s;
}

/* The same elements put in anew, in the order they came to lie in: takes the set. */
static struct obj *rebuilt(struct obj *set)
{
    struct obj *t = tuple_from_iter(set), *s = t ? set_new(t_frozenset, t) : NULL;
    xdecref(t);
    decref(set);
    return s;
}

static struct obj *make_const(const struct code_const *k, bool *replaced)
{
    switch (k->kind) {
    case CONSTANT_NONE: return new_none();
    case CONSTANT_FALSE: return new_bool(false);
    case CONSTANT_TRUE: return new_bool(true);
    case CONSTANT_ELLIPSIS: return incref(obj_ellipsis);
    case CONSTANT_INT: return int_from_i64(k->i);
    case CONSTANT_BIGINT: return int_from_text(k->text, k->len, 0);
    case CONSTANT_FLOAT: return float_from(k->re);
    case CONSTANT_COMPLEX: return complex_from(k->re, k->im);
    case CONSTANT_STR: return const_string(k, replaced);
    case CONSTANT_BYTES: return k->repeated ? bytes_empty() : bytes_from(k->text, k->len);
    case CONSTANT_TUPLE: return const_tuple(k, &(bool){false});
    case CONSTANT_FROZENSET: {
        bool other = false;
        struct obj *t = const_tuple(k, &other), *s = t ? set_new(t_frozenset, t) : NULL;
        xdecref(t);
        if (s && pol.const_frozenset_rebuilt)
            s = rebuilt(s);
        return s && other ? rebuilt(s) : s; /* making the code object puts the interned ones in */
    }
    case CONSTANT_SLICE: return const_slice(k);
    case CONSTANT_CODE: return codeobj_new(k->code);
    }
    return NULL;
}

/* Equal constants of a source that is compiled at once are one object, in whichever functions they stand. */
static struct obj *const_object(const struct code_const *k, bool *replaced)
{
    struct obj *o = k->kind == CONSTANT_CODE ? NULL : shared_const_find(k, replaced);
    if (o)
        return incref(o);
    bool own = false;
    o = make_const(k, &own);
    if (o && k->kind != CONSTANT_CODE)
        shared_const_add(k, o, own);
    *replaced |= own;
    return o;
}

struct obj *code_const(const struct code_const *k)
{
    return const_object(k, &(bool){false});
}

struct obj *codeobj_const(const struct code_const *k)
{
    shared_const_begin();
    struct obj *o = code_const(k);
    shared_const_end();
    return o;
}

struct obj *code_name(const char *s)
{
    struct obj *o = str_from_c(s);
    if (o)
        str_intern(&o);
    return o;
}

/* Names that instructions refer to live for ever from 3.12 on. */
struct obj *code_lasting_name(const char *s)
{
    struct obj *o = str_from_c(s);
    if (o)
        str_intern_immortal(&o);
    return o;
}

struct obj *code_names_tuple(const char *const *v, int n)
{
    struct obj *t = tuple_new(n);
    for (int i = 0; t && i < n; i++)
        if (!(tuple_items(t)[i] = code_lasting_name(v[i]))) {
            decref(t);
            return NULL;
        }
    return merged_tuple(t);
}

struct obj *code_locals_tuple(const struct local *v, int to, unsigned kinds)
{
    int n = 0;
    for (int i = 0; i < to; i++)
        n += (v[i].kind & kinds) != 0;
    struct obj *t = tuple_new(n);
    for (int i = 0, j = 0; t && i < to; i++)
        if ((v[i].kind & kinds) && !(tuple_items(t)[j++] = code_lasting_name(v[i].name))) {
            decref(t);
            return NULL;
        }
    return merged_tuple(t);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* co_cellvars as the object holds it up to 3.10: in order of the names. */
struct obj *code_cells_tuple(const struct code *c)
{
    const char **v = mem_alloc((size_t)(c->ncells + 1) * sizeof *v);
    int n = 0;
    for (int i = 0; i < c->nlocalsplus; i++)
        if (c->locals[i].kind & LOCAL_CELL)
            v[n++] = c->locals[i].name;
    qsort((void *)v, (size_t)n, sizeof *v, by_name);
    struct obj *t = code_names_tuple(v, n);
    free((void *)v);
    return t;
}
