/*
 * Arguments of built-in functions against a parameter list written as Python would write it (see call.h), with CPython's messages:
 * functions with positional-only parameters alone complain as _PyArg_CheckPositional does, the others as _PyArg_UnpackKeywords.
 */
#include <stdarg.h>
#include <string.h>

#include "slotscope/base/die.h"
#include "typepriv.h"

enum { MAX_PARAMS = 20 };
struct param {
    const char *name;
    int len;
    char letter;
    bool optional;
};
struct signature {
    int fname_len, n, posonly, positional; /* parameters: all, before "/", before "*" */
    int required_positional;               /* those before "*" that must be given */
    const char *fname;                     /* may be empty: then messages speak of a function */
    const char *paren;
    bool numbered; /* messages about conversions give the number */
    struct param p[MAX_PARAMS];
};

static const char *skip(const char *s)
{
    while (*s == ' ' || *s == ',')
        s++;
    return s;
}

static const char *read_param(const char *s, struct param *p)
{
    p->name = s;
    p->len = (int)strcspn(s, ":,)");
    s += p->len;
    p->letter = 'O';
    if (*s == ':')
        p->letter = s[1], s += 2;
    p->optional = *s == '=';
    return s + strcspn(s, ",)");
}

static void read_signature(const char *spec, struct signature *g)
{
    bool kwonly = false;
    memset(g, 0, sizeof *g);
    g->numbered = *spec == '#';
    spec += g->numbered;
    g->fname = spec;
    g->fname_len = (int)strcspn(spec, "(");
    const char *s = skip(spec + g->fname_len + 1);
    g->paren = "()";
    if (!g->fname_len) {
        g->fname = "function";
        g->fname_len = 8;
        g->paren = "";
    }
    for (; *s && *s != ')'; s = skip(s)) {
        if (*s == '/') {
            g->posonly = g->n;
            s++;
        } else if (*s == '*') {
            kwonly = true;
            s++;
        } else {
            if (g->n == MAX_PARAMS)
                die("too many parameters: %s", spec);
            s = read_param(s, &g->p[g->n++]);
        }
        if (!kwonly)
            g->positional = g->n;
    }
    while (g->required_positional < g->positional && !g->p[g->required_positional].optional)
        g->required_positional++;
}

/* ---- counting ---- */

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static int wrong_positional(const struct signature *g, size_t nargs)
{
    size_t min = (size_t)g->required_positional, max = (size_t)g->positional, bound = nargs < min ? min : max;
    const char *how = min == max ? "" : nargs < min ? "at least " : "at most ";
    err_type("%.*s expected %s%zd argument%s, got %zd", g->fname_len, g->fname, how, bound, plural(bound), nargs);
    return -1;
}

static int check_positional_only(const struct signature *g, size_t nargs, struct obj *kwnames)
{
    if (kwcount(kwnames)) {
        err_type("%.*s() takes no keyword arguments", g->fname_len, g->fname);
        return -1;
    }
    return nargs < (size_t)g->required_positional || nargs > (size_t)g->positional ? wrong_positional(g, nargs) : 0;
}

static int check_counts(const struct signature *g, size_t nargs, size_t nkw)
{
    size_t n = (size_t)g->n, max = (size_t)g->positional, min = (size_t)g->required_positional;
    size_t minposonly = min < (size_t)g->posonly ? min : (size_t)g->posonly;
    if (nargs + nkw > n)
        err_type("%.*s%s takes at most %zd %sargument%s (%zd given)", g->fname_len, g->fname, g->paren, n,
                 nargs == 0 ? "keyword " : "", plural(n), nargs + nkw);
    else if (nargs > max && max == 0)
        err_type("%.*s%s takes no positional arguments", g->fname_len, g->fname, g->paren);
    else if (nargs > max)
        err_type("%.*s%s takes %s %zd positional argument%s (%zd given)", g->fname_len, g->fname, g->paren,
                 min < max ? "at most" : "exactly", max, plural(max), nargs);
    else if (nargs < minposonly)
        err_type("%.*s%s takes %s %zd positional argument%s (%zd given)", g->fname_len, g->fname, g->paren,
                 minposonly < max ? "at least" : "exactly", minposonly, plural(minposonly), nargs);
    else
        return 0;
    return -1;
}

/* ---- keywords ---- */

static bool param_is(const struct param *p, const char *name)
{
    return strncmp(p->name, name, (size_t)p->len) == 0 && name[p->len] == '\0';
}

static int find_param(const struct signature *g, struct obj *keyword)
{
    const char *name = str_c(keyword);
    for (int i = g->posonly; i < g->n; i++)
        if (param_is(&g->p[i], name))
            return i;
    return -1;
}

static struct obj *keyword_names(const struct signature *g)
{
    struct obj *names = list_new(0);
    for (int i = g->posonly; names && i < g->n; i++) {
        struct obj *s = str_from_utf8(g->p[i].name, (size_t)g->p[i].len);
        if (!s || list_append(names, s) < 0)
            obj_clear_slot(&names);
        xdecref(s);
    }
    return names;
}

static int unexpected_keyword(const struct signature *g, struct obj *keyword)
{
    if (pol.unexpected_keyword_last) {
        struct obj *names = pol.keyword_suggestions ? keyword_names(g) : NULL,
                   *best = names ? name_nearest(names, keyword, false) : NULL;
        err_clear();
        if (best)
            err_type("%.*s() got an unexpected keyword argument '%U'. Did you mean '%U'?", g->fname_len, g->fname, keyword, best);
        else
            err_type("%.*s() got an unexpected keyword argument '%U'", g->fname_len, g->fname, keyword);
        xdecref(names);
    } else
        err_type("'%U' is an invalid keyword argument for %s%.*s%s", keyword, *g->paren ? "" : "this ", g->fname_len, g->fname,
                 g->paren);
    return -1;
}

static void place_keywords(const struct signature *g, struct obj *const *values, struct obj *kwnames, struct obj **slot)
{
    for (size_t k = 0; k < kwcount(kwnames); k++) {
        int i = find_param(g, tuple_items(kwnames)[k]);
        if (i >= 0 && !slot[i])
            slot[i] = values[k];
    }
}

static int missing(const struct signature *g, int i)
{
    if (i < g->positional)
        err_type("%.*s%s missing required argument '%.*s' (pos %d)", g->fname_len, g->fname, g->paren, g->p[i].len, g->p[i].name,
                 i + 1);
    else
        err_type("%.*s() missing required keyword-only argument '%.*s'", g->fname_len, g->fname, g->p[i].len, g->p[i].name);
    return -1;
}

/* What is missing is told before what is too much. */
static int check_keywords(const struct signature *g, struct obj *kwnames, size_t nargs, struct obj *const *slot)
{
    for (int i = 0; i < g->n; i++)
        if (!slot[i] && !g->p[i].optional)
            return missing(g, i);
    for (size_t k = 0; k < kwcount(kwnames); k++) {
        struct obj *keyword = tuple_items(kwnames)[k];
        int i = find_param(g, keyword);
        if (i < 0)
            return unexpected_keyword(g, keyword);
        if ((size_t)i < nargs) {
            err_type("argument for %.*s() given by name ('%U') and position (%d)", g->fname_len, g->fname, keyword, i + 1);
            return -1;
        }
    }
    return 0;
}

/* ---- conversion ---- */

const char *argument_type(const struct obj *o)
{
    return o == obj_none ? "None" : type_name(type_of(o));
}

static int bad_argument(const struct signature *g, int i, const char *expected, struct obj *v)
{
    const char *got = argument_type(v);
    if (i >= g->posonly && !g->numbered)
        err_type("%.*s() argument '%.*s' must be %s, not %.50s", g->fname_len, g->fname, g->p[i].len, g->p[i].name, expected, got);
    else if (g->n == 1)
        err_type("%.*s() argument must be %s, not %.50s", g->fname_len, g->fname, expected, got);
    else
        err_type("%.*s() argument %d must be %s, not %.50s", g->fname_len, g->fname, i + 1, expected, got);
    return -1;
}

int arg_int(struct obj *v, int *out)
{
    if (pol.int_argument_old && !is_int(v) && !type_of(v)->s.index) {
        if (is_float(v))
            err_type("integer argument expected, got float");
        else
            err_type("an integer is required (got type %.200T)", v);
        return -1;
    }
    struct obj *i = num_index(v);
    if (!i)
        return -1;
    int overflow;
    int64_t n = int_as_i64(i, &overflow);
    decref(i);
    if (overflow || n != (int)n) {
        err_format(exc_OverflowError, "Python int too large to convert to C int");
        return -1;
    }
    *out = (int)n;
    return 0;
}

static int convert(const struct signature *g, int i, struct obj *v, void *out)
{
    switch (g->p[i].letter) {
    case 'n': return arg_ssize(v, out);
    case 'i': return arg_int(v, out);
    case 'p': {
        int truth = obj_truth(v);
        *(int *)out = truth > 0;
        return truth < 0 ? -1 : 0;
    }
    case 'd': {
        double d = obj_as_double(v);
        *(double *)out = d;
        return d == -1.0 && err_occurred() ? -1 : 0;
    }
    case 'U':
        if (!is_str(v))
            return bad_argument(g, i, "str", v);
        break;
    case 's':
        if (!is_str(v) && v != obj_none)
            return bad_argument(g, i, "str or None", v);
        break;
    default: break;
    }
    *(struct obj **)out = v;
    return 0;
}

int arg_parse(const char *spec, struct obj *const *args, size_t nargs, struct obj *kwnames, ...)
{
    struct signature g;
    struct obj *slot[MAX_PARAMS] = {NULL};
    read_signature(spec, &g);
    bool positional_only = g.posonly == g.n;
    if (positional_only ? check_positional_only(&g, nargs, kwnames) : check_counts(&g, nargs, kwcount(kwnames)))
        return -1;
    for (size_t i = 0; i < nargs; i++)
        slot[i] = args[i];
    place_keywords(&g, args + nargs, kwnames, slot);
    if (check_keywords(&g, kwnames, nargs, slot) < 0)
        return -1;
    va_list ap;
    va_start(ap, kwnames);
    int r = 0;
    for (int i = 0; r == 0 && i < g.n; i++) {
        void *out = va_arg(ap, void *);
        if (slot[i])
            r = convert(&g, i, slot[i], out);
    }
    va_end(ap);
    return r;
}

int arg_count(const char *name, size_t nargs, struct obj *kwnames, size_t min, size_t max)
{
    const char *bare = strrchr(name, '.');
    bare = bare ? bare + 1 : name;
    if (!pol.qualified_function_names)
        name = bare;
    if (kwcount(kwnames))
        err_type("%s() takes no keyword arguments", name);
    else if (nargs >= min && nargs <= max)
        return 0;
    else if (max == 0)
        err_type("%s() takes no arguments (%zd given)", name, nargs);
    else if (min == 1 && max == 1)
        err_type("%s() takes exactly one argument (%zd given)", name, nargs);
    else {
        size_t bound = nargs < min ? min : max;
        err_type("%s expected %s%zd argument%s, got %zd", bare, /* this form never names the type */ min == max ? ""
                                                                : nargs < min                                   ? "at least "
                                                                                                                : "at most ",
                 bound, plural(bound), nargs);
    }
    return -1;
}

int arg_count_old(const char *name, size_t nargs, struct obj *kwnames, size_t min, size_t max)
{
    const char *bare = strrchr(name, '.');
    bare = bare ? bare + 1 : name;
    size_t bound = nargs < min ? min : max;
    if (kwcount(kwnames))
        err_type("%s() takes no keyword arguments", pol.varargs_qualified ? name : bare);
    else if (nargs >= min && nargs <= max)
        return 0;
    else
        err_type("%s() takes at %s %zd argument%s (%zd given)", bare, nargs < min ? "least" : "most", bound, bound == 1 ? "" : "s",
                 nargs);
    return -1;
}

int find_bound(struct obj *o, int64_t *v)
{
    if (o == obj_none)
        return 0;
    if (!is_int(o) && !type_of(o)->s.index) {
        err_type("%s", message(MSG_FIND_BOUND));
        return -1;
    }
    *v = num_as_ssize(o, NULL);
    return *v == -1 && err_occurred() ? -1 : 0;
}

int arg_ssize(struct obj *o, int64_t *out)
{
    if (pol.int_argument_old && is_float(o)) {
        err_type("integer argument expected, got float");
        return -1;
    }
    struct obj *i = num_index(o);
    if (!i)
        return -1;
    int overflow;
    *out = int_as_i64(i, &overflow);
    decref(i);
    if (!overflow)
        return 0;
    err_format(exc_OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
}
