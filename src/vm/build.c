/* Tuples for __reduce__, put together after a picture of them: value_build("O(On)", type, pool, r). */
#include <stdarg.h>

#include "lib.h"

struct picture {
    const char *at;
    va_list values;
};

static struct obj *build_one(struct picture *p);

/* What stands between parentheses, or the whole picture. Every value is taken from the arguments even when one of them is missing.
 */
static struct obj *build_items(struct picture *p, int64_t n)
{
    struct obj *t = tuple_new(n);
    for (int64_t i = 0; i < n; i++) {
        struct obj *v = build_one(p);
        if (t && v)
            tuple_items(t)[i] = v;
        else {
            xdecref(v);
            obj_clear_slot(&t);
        }
    }
    return t;
}

/* Values up to the end of the picture or of these parentheses. */
static int64_t count_items(const char *s)
{
    int64_t n = 0;
    for (int depth = 0; *s && (*s != ')' || depth); s++) {
        n += depth == 0;
        depth += (*s == '(') - (*s == ')');
    }
    return n;
}

static struct obj *given(struct obj *v)
{
    return v || err_occurred() ? v : err_format(exc_SystemError, "NULL object passed to Py_BuildValue");
}

static struct obj *build_one(struct picture *p)
{
    switch (*p->at++) {
    case 'O': return given(xincref(va_arg(p->values, struct obj *)));
    case 'N': return given(va_arg(p->values, struct obj *));
    case 'n': return int_from_i64(va_arg(p->values, int64_t));
    default: break;
    }
    struct obj *t = build_items(p, count_items(p->at));
    p->at++; /* ')' */
    return t;
}

struct obj *value_build(const char *picture, ...)
{
    struct picture p = {.at = picture};
    va_start(p.values, picture);
    struct obj *t = build_items(&p, count_items(picture));
    va_end(p.values);
    return t;
}
