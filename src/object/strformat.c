/* str.format and format_map: literal text, fields with attribute and index paths, conversions, nested specifiers. */
#include "strformat.h"
#include "strimpl.h"

#include <string.h>

#include "seqpriv.h"
#include "slotscope/base/buf.h"
#include "slotscope/object/dict.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "slotscope/object/text.h"

enum { NUMBERING_UNKNOWN, NUMBERING_AUTO, NUMBERING_MANUAL };

enum { OUTER = 2 }; /* how deep fields may be nested */

struct formatting {
    struct obj *const *args;
    size_t nargs;
    struct obj *kwnames, *mapping;
    bool positional; /* format(): there are positional arguments at all */
    int numbering;
    int64_t next;
    struct obj *only; /* the text of a field with nothing in front of it, owned; where it ends */
    size_t only_end;
};

/* ---- one piece: literal text and perhaps a field ---- */

static bool piece_end_error(struct format_piece *f, const char *text)
{
    f->at = f->end;
    err_value("%s", text);
    return false;
}

static unsigned piece_char(const struct format_piece *f, int64_t i)
{
    return i < f->end ? str_char(f->text, i) : 0;
}

/* Behind the field name: !c and :spec. Leaves f->at behind the closing brace. */
static bool read_field(struct format_piece *f)
{
    int depth = 1, bracket = 0;
    int64_t i = f->at;
    unsigned c = 0;
    f->name_from = i;
    for (; i < f->end; i++) {
        c = piece_char(f, i);
        if (c == '[') {
            bracket = 1;
        } else if (c == ']') {
            bracket = 0;
        } else if (bracket) {
            continue;
        } else if (c == '{') {
            return piece_end_error(f, "unexpected '{' in field name");
        } else if (c == '}' || c == ':' || c == '!') {
            break;
        }
    }
    if (i >= f->end)
        return piece_end_error(f, "expected '}' before end of string");
    f->name_to = i++;
    f->conversion = 0;
    f->spec_from = f->spec_to = i;
    if (c == '!') {
        if (i >= f->end)
            return piece_end_error(f, "end of string while looking for conversion specifier");
        f->conversion = piece_char(f, i++);
        if (i < f->end) {
            c = piece_char(f, i++);
            if (c == '}') {
                f->at = i;
                return true;
            }
            if (c != ':')
                return piece_end_error(f, "expected ':' after conversion specifier");
        }
        f->spec_from = i;
    }
    if (c == '}') {
        f->at = i;
        return true;
    }
    f->has_spec = true;
    for (; i < f->end; i++) {
        c = piece_char(f, i);
        if (c == '{') {
            f->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            f->spec_to = i;
            f->at = i + 1;
            return true;
        }
    }
    return piece_end_error(f, "unmatched '{' in format spec");
}

int format_next_piece(struct format_piece *f, struct buf *literal)
{
    f->field = f->has_spec = f->nested = false;
    if (f->at >= f->end)
        return 0;
    while (f->at < f->end) {
        unsigned c = piece_char(f, f->at++);
        if (c != '{' && c != '}') {
            buf_utf8(literal, c);
            continue;
        }
        bool last = f->at >= f->end;
        if (!last && piece_char(f, f->at) == c) {
            f->at++;
            buf_utf8(literal, c);
            return 1;
        }
        if (c == '}') {
            err_value("Single '}' encountered in format string");
            return -1;
        }
        if (last) {
            err_value("Single '{' encountered in format string");
            return -1;
        }
        f->field = true;
        return read_field(f) ? 1 : -1;
    }
    return 1;
}

/* ---- field names ---- */

/* Decimal digits only? The value, -1 when not, -2 with ValueError. */
static int64_t integer_name(struct obj *s, int64_t from, int64_t to)
{
    int64_t n = 0;
    if (from >= to)
        return -1;
    for (int64_t i = from; i < to; i++) {
        unsigned c = str_char(s, i);
        if (c < '0' || c > '9')
            return -1;
        if (n > (INT64_MAX - 9) / 10) {
            err_value("Too many decimal digits in format string");
            return -2;
        }
        n = n * 10 + (int64_t)(c - '0');
    }
    return n;
}

int format_next_step(struct field_path *p, bool *attribute, struct obj **key)
{
    if (p->at >= p->to)
        return 0;
    unsigned c = str_char(p->text, p->at++);
    int64_t from = p->at;
    *attribute = c == '.';
    if (c == '.') {
        while (p->at < p->to && (c = str_char(p->text, p->at)) != '.' && c != '[')
            p->at++;
    } else if (c == '[') {
        while (p->at < p->to && str_char(p->text, p->at) != ']')
            p->at++;
        if (p->at >= p->to) {
            err_value("Missing ']' in format string");
            return -1;
        }
    } else {
        err_value("Only '.' or '[' may follow ']' in format field specifier");
        return -1;
    }
    int64_t to = p->at, n = *attribute ? -1 : integer_name(p->text, from, to);
    p->at += !*attribute;
    if (from == to) {
        err_value("Empty attribute in format string");
        return -1;
    }
    if (n == -2)
        return -1;
    *key = n >= 0 ? int_from_i64(n) : str_slice(p->text, from, to);
    return *key ? 1 : -1;
}

/* The end of the first part of a field name. */
int64_t format_first_end(struct obj *s, int64_t from, int64_t to)
{
    int64_t i = from;
    while (i < to && str_char(s, i) != '.' && str_char(s, i) != '[')
        i++;
    return i;
}

static int check_numbering(struct formatting *f, bool empty)
{
    int now = empty ? NUMBERING_AUTO : NUMBERING_MANUAL;
    if (f->numbering == NUMBERING_UNKNOWN)
        f->numbering = now;
    if (f->numbering == now)
        return 0;
    err_value(empty ? "cannot switch from manual field specification to automatic field numbering"
                    : "cannot switch from automatic field numbering to manual field specification");
    return -1;
}

static struct obj *keyword_value(struct formatting *f, struct obj *name)
{
    if (f->mapping)
        return obj_getitem(f->mapping, name);
    for (int64_t i = 0; f->kwnames && i < tuple_len(f->kwnames); i++)
        if (str_eq(tuple_items(f->kwnames)[i], name))
            return incref(f->args[f->nargs + (size_t)i]);
    err_key(name);
    return NULL;
}

static struct obj *first_value(struct formatting *f, struct obj *text, int64_t from, int64_t to)
{
    int64_t n = integer_name(text, from, to);
    if (n == -2)
        return NULL;
    if (n >= 0 || from == to) {
        if (check_numbering(f, from == to) < 0)
            return NULL;
        if (from == to)
            n = f->next++;
        if (!f->positional)
            return err_value("Format string contains positional fields");
        if ((uint64_t)n >= f->nargs)
            return err_format(exc_IndexError, "Replacement index %ld out of range for positional args tuple", (long)n);
        return incref(f->args[n]);
    }
    struct obj *name = str_slice(text, from, to), *v = name ? keyword_value(f, name) : NULL;
    xdecref(name);
    return v;
}

static struct obj *field_value(struct formatting *f, struct obj *text, int64_t from, int64_t to)
{
    int64_t first = format_first_end(text, from, to);
    struct obj *v = first_value(f, text, from, first), *key;
    struct field_path path = {text, first, to};
    bool attribute;
    int more;
    while (v && (more = format_next_step(&path, &attribute, &key)) != 0) {
        struct obj *next = more < 0 ? NULL : attribute ? obj_getattr(v, key) : obj_getitem(v, key);
        if (more > 0)
            decref(key);
        decref(v);
        v = next;
    }
    return v;
}

/* ---- putting it together ---- */

static struct obj *convert(struct obj *v, unsigned c)
{
    switch (c) {
    case 'r': return obj_repr(v);
    case 's': return obj_str(v);
    case 'a': return obj_ascii(v);
    default: break;
    }
    if (c > 32 && c < 127)
        return err_value("Unknown conversion specifier %c", (int)c);
    return err_value("Unknown conversion specifier \\x%x", c);
}

static int build(struct formatting *f, struct obj *text, int64_t from, int64_t to, int depth, struct buf *out);

static struct obj *spec_of(struct formatting *f, struct format_piece *p, int depth)
{
    if (!p->nested)
        return str_slice(p->text, p->spec_from, p->spec_to);
    struct buf b;
    buf_init(&b);
    if (build(f, p->text, p->spec_from, p->spec_to, depth - 1, &b) < 0) {
        buf_done(&b);
        return NULL;
    }
    return str_from_buf(&b);
}

static int put_field(struct formatting *f, struct format_piece *p, int depth, struct buf *out)
{
    struct obj *v = field_value(f, p->text, p->name_from, p->name_to);
    if (v && p->conversion) {
        struct obj *c = convert(v, p->conversion);
        decref(v);
        v = c;
    }
    struct obj *spec = v ? spec_of(f, p, depth) : NULL, *s = spec ? obj_format(v, spec) : NULL;
    bool first = s && depth == OUTER && out->len == 0 && s->ob_type == t_str->self;
    if (s)
        str_to_utf8(s, out);
    if (first) {
        obj_set_slot(&f->only, incref(s));
        f->only_end = out->len;
    }
    xdecref(v);
    xdecref(spec);
    xdecref(s);
    return s ? 0 : -1;
}

static int build(struct formatting *f, struct obj *text, int64_t from, int64_t to, int depth, struct buf *out)
{
    if (depth <= 0) {
        err_value("Max string recursion exceeded");
        return -1;
    }
    struct format_piece p = {.text = text, .at = from, .end = to};
    int more;
    while ((more = format_next_piece(&p, out)) > 0)
        if (p.field && put_field(f, &p, depth, out) < 0)
            return -1;
    return more;
}

static bool has_braces(struct obj *text)
{
    for (int64_t i = 0; i < str_length(text); i++)
        if (str_char(text, i) == '{' || str_char(text, i) == '}')
            return true;
    return false;
}

static struct obj *format_all(struct formatting *f, struct obj *text)
{
    if (!has_braces(text))
        return str_exact(text);
    struct buf b;
    buf_init(&b);
    struct obj *r = NULL;
    if (build(f, text, 0, str_length(text), OUTER, &b) < 0)
        buf_done(&b);
    else if (f->only && f->only_end == b.len) { /* one field is all there is: its text itself */
        buf_done(&b);
        r = incref(f->only);
    } else
        r = str_from_buf(&b);
    xdecref(f->only);
    return r;
}

struct obj *str_format_call(struct obj *fmt, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct formatting f = {.args = args, .nargs = nargs, .kwnames = kwnames, .positional = true};
    return format_all(&f, fmt);
}

struct obj *str_format_map(struct obj *fmt, struct obj *mapping)
{
    struct formatting f = {.mapping = mapping};
    return format_all(&f, fmt);
}

/* ---- for string.Formatter ---- */

struct obj *str_formatter_parser(struct obj *text)
{
    struct obj *list = list_new(0);
    struct format_piece p = {.text = text, .end = str_length(text)};
    int more = -1;
    struct buf b;
    buf_init(&b);
    while (list && (more = format_next_piece(&p, &b)) > 0) {
        struct obj *literal = str_from_buf(&b), *name, *spec, *conversion;
        name = p.field ? str_slice(text, p.name_from, p.name_to) : new_none();
        spec = p.field ? str_slice(text, p.spec_from, p.spec_to) : new_none();
        conversion = p.field && p.conversion ? str_from_char(p.conversion) : new_none();
        struct obj *t = literal && name && spec && conversion ? tuple_pack(4, literal, name, spec, conversion) : NULL;
        int failed = !t || list_append(list, t) < 0;
        xdecref(literal);
        xdecref(name);
        xdecref(spec);
        xdecref(conversion);
        xdecref(t);
        if (failed) {
            more = -1;
            break;
        }
    }
    buf_done(&b);
    if (more == 0)
        return list;
    xdecref(list);
    return NULL;
}

struct obj *str_field_name_split(struct obj *text)
{
    int64_t end = str_length(text), first_end = format_first_end(text, 0, end), n = integer_name(text, 0, first_end);
    if (n == -2)
        return NULL;
    struct obj *first = n >= 0 ? int_from_i64(n) : str_slice(text, 0, first_end), *rest = first ? list_new(0) : NULL, *key;
    struct field_path path = {text, first_end, end};
    bool attribute;
    int more = -1;
    while (rest && (more = format_next_step(&path, &attribute, &key)) > 0) {
        struct obj *step = tuple_pack(2, attribute ? obj_true : obj_false, key);
        decref(key);
        if (!step || list_append(rest, step) < 0) {
            xdecref(step);
            more = -1;
            break;
        }
        decref(step);
    }
    struct obj *it = more == 0 ? obj_iter(rest) : NULL, *r = it ? tuple_pack(2, first, it) : NULL;
    xdecref(first);
    xdecref(rest);
    xdecref(it);
    return r;
}
