/*
 * Completion without running anything: names are read out of namespaces, attributes out of instances and the classes of their MRO.
 * Asking Python's dir() would make the instance's __dict__, and looking must not change what is looked at.
 */
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/attr.h"
#include "slotscope/object/call.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"
#include "slotscope/vm/vm.h"

static const char *const keywords[] = {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
                                       "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
                                       "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
                                       "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",    NULL};

struct found {
    const char *word; /* what the names must begin with */
    size_t n;
    char **v;
    size_t count, cap;
};

static void offer(struct found *f, const char *name)
{
    if (strncmp(name, f->word, f->n) != 0 || (name[0] == '_' && f->n == 0))
        return;
    for (size_t i = 0; i < f->count; i++)
        if (strcmp(f->v[i], name) == 0)
            return;
    VEC_PUSH(f->v, f->count, f->cap, mem_strdup(name));
}

static bool is_text(const struct obj *o)
{
    return o && type_of(o)->kind == K_STR;
}

static void offer_dict(struct found *f, struct obj *d)
{
    int64_t pos = 0;
    struct obj *k, *v;
    while (d && dict_next(d, &pos, &k, &v))
        if (is_text(k))
            offer(f, str_c(k));
}

/* The value called name[0..n) in a namespace: borrowed, or NULL. */
static struct obj *in_dict(struct obj *d, const char *name, size_t n)
{
    int64_t pos = 0;
    struct obj *k, *v;
    while (d && dict_next(d, &pos, &k, &v))
        if (is_text(k) && strlen(str_c(k)) == n && memcmp(str_c(k), name, n) == 0)
            return v;
    return NULL;
}

/* Calls each(name, value) for what an instance holds itself, where no dict was made for it. */
static struct obj *own_value(struct obj *o, const char *name, size_t n, struct found *offer_to)
{
    int capacity = 0;
    struct obj **values = type_of(o)->keys ? instance_values(o, &capacity) : NULL;
    struct keys_view keys;
    if (!values)
        return NULL;
    keys_read(type_of(o)->keys, &keys);
    for (int64_t i = 0; i < keys.nentries && i < capacity; i++) {
        struct obj *k = keys_entry_key(&keys, i);
        if (!values[i] || !is_text(k))
            continue;
        if (offer_to)
            offer(offer_to, str_c(k));
        else if (strlen(str_c(k)) == n && memcmp(str_c(k), name, n) == 0)
            return values[i];
    }
    return NULL;
}

static struct obj *own_dict(struct obj *o)
{
    if (type_of(o)->kind == K_TYPE)
        return NULL; /* its MRO begins with itself */
    if (type_of(o)->kind == K_MODULE)
        return module_dict(o);
    return type_has_dict(type_of(o)) ? instance_dict_now(o) : NULL;
}

static const struct type *searched_type(struct obj *o)
{
    return type_of(o)->kind == K_TYPE ? type_rec(o) : type_of(o);
}

static struct obj *attribute(struct obj *o, const char *name, size_t n)
{
    struct obj *v = own_value(o, name, n, NULL);
    v = v ? v : in_dict(own_dict(o), name, n);
    struct obj *mro = type_mro(searched_type(o));
    for (int64_t i = 0; !v && mro && i < tuple_len(mro); i++)
        v = in_dict(type_rec(tuple_items(mro)[i])->dict, name, n);
    return v;
}

static void offer_attributes(struct found *f, struct obj *o)
{
    own_value(o, NULL, 0, f);
    offer_dict(f, own_dict(o));
    struct obj *mro = type_mro(searched_type(o));
    for (int64_t i = 0; mro && i < tuple_len(mro); i++)
        offer_dict(f, type_rec(tuple_items(mro)[i])->dict);
}

static struct obj *builtins_dict(void)
{
    struct obj *b = in_dict(vm_main_dict(), "__builtins__", 12);
    return !b || is_dict(b) ? b : own_dict(b);
}

/* What "a.b.c" names, or NULL. */
static struct obj *resolve(const char *path, size_t n)
{
    struct obj *o = NULL;
    for (size_t i = 0; i < n;) {
        size_t k = i;
        while (k < n && path[k] != '.')
            k++;
        if (i == 0) {
            o = in_dict(vm_main_dict(), path, k);
            o = o ? o : in_dict(builtins_dict(), path, k);
        } else {
            o = attribute(o, path + i, k - i);
        }
        if (!o)
            return NULL;
        i = k + 1;
    }
    return o;
}

static int by_name(const void *x, const void *y)
{
    return strcmp(*(char *const *)x, *(char *const *)y);
}

/* Inserts what all candidates have in common; lists them when that brings nothing new. */
static void insert_common(struct found *f, struct line *l, struct buf *out)
{
    if (f->count == 0)
        return;
    size_t common = strlen(f->v[0]);
    for (size_t i = 1; i < f->count; i++) {
        size_t k = 0;
        while (k < common && f->v[i][k] == f->v[0][k])
            k++;
        common = k;
    }
    if (common > f->n) {
        line_insert(l, f->v[0] + f->n, common - f->n);
    } else if (f->count > 1) {
        qsort(f->v, f->count, sizeof *f->v, by_name);
        for (size_t i = 0; i < f->count; i++)
            buf_printf(out, "%s%s", i ? "  " : "", f->v[i]);
    }
}

void complete(struct app *a, struct line *l, struct buf *out)
{
    size_t from = line_word(l, true);
    char *path = mem_strndup(l->text.p + from, l->cursor - from), *dot = strrchr(path, '.');
    struct found f = {.word = dot ? dot + 1 : path};
    f.n = strlen(f.word);
    if (from > 0 && l->text.p[from - 1] == '%') {
        for (const char *const *p = percent_names(); *p; p++)
            offer(&f, *p);
    } else if (dot) {
        struct obj *o = a->s ? resolve(path, (size_t)(dot - path)) : NULL;
        if (o)
            offer_attributes(&f, o);
    } else if (a->s) {
        offer_dict(&f, vm_main_dict());
        offer_dict(&f, builtins_dict());
        for (const char *const *k = keywords; *k; k++)
            offer(&f, *k);
    }
    insert_common(&f, l, out);
    for (size_t i = 0; i < f.count; i++)
        free(f.v[i]);
    free(f.v);
    free(path);
}
