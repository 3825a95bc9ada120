/*
 * A snapshot as JSON, in the format of the recorded heap dumps: letter for letter what Python's json.dump(indent=1) writes, so that
 * the two can be compared as text. Objects are called o1, o2, ... in the order in which they were found.
 */
#include <string.h>

#include "slotscope/base/text.h"
#include "slotscope/render/render.h"

struct json { /* a writer that knows how deep it is and whether a comma is due */
    struct buf *out;
    int depth;
    bool first;
};

static void break_line(struct json *j)
{
    buf_addc(j->out, '\n');
    buf_fill(j->out, ' ', (size_t)j->depth);
}

static void next(struct json *j)
{
    if (!j->first)
        buf_addc(j->out, ',');
    j->first = false;
    break_line(j);
}

static void open_it(struct json *j, char c)
{
    buf_addc(j->out, c);
    j->depth++;
    j->first = true;
}

static void close_it(struct json *j, char c)
{
    j->depth--;
    if (!j->first)
        break_line(j);
    buf_addc(j->out, c);
    j->first = false;
}

static void quote(struct json *j, const char *s, size_t n)
{
    struct buf *b = j->out;
    buf_addc(b, '"');
    for (size_t i = 0; i < n;) {
        unsigned c;
        size_t len = text_decode(s + i, n - i, &c);
        if (!len) { /* a lone surrogate, kept as three bytes */
            unsigned char *u = (unsigned char *)(uintptr_t)(s + i);
            bool surrogate = n - i >= 3 && u[0] == 0xed;
            c = surrogate ? (u[0] & 15u) << 12 | (u[1] & 63u) << 6 | (u[2] & 63u) : u[0];
            len = surrogate ? 3 : 1;
        }
        i += len;
        switch (c) {
        case '"': buf_adds(b, "\\\""); break;
        case '\\': buf_adds(b, "\\\\"); break;
        case '\n': buf_adds(b, "\\n"); break;
        case '\r': buf_adds(b, "\\r"); break;
        case '\t': buf_adds(b, "\\t"); break;
        case '\b': buf_adds(b, "\\b"); break;
        case '\f': buf_adds(b, "\\f"); break;
        default:
            if (c >= 0x10000)
                buf_printf(b, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
            else if (c < 0x20 || c >= 0x7f)
                buf_printf(b, "\\u%04x", c);
            else
                buf_addc(b, (char)c);
        }
    }
    buf_addc(b, '"');
}

static void text(struct json *j, const char *s)
{
    quote(j, s, strlen(s));
}

static void key(struct json *j, const char *name)
{
    next(j);
    text(j, name);
    buf_adds(j->out, ": ");
}

static void number(struct json *j, int64_t n)
{
    buf_printf(j->out, "%lld", (long long)n);
}

static void key_number(struct json *j, const char *name, int64_t n)
{
    key(j, name);
    number(j, n);
}

static void key_text(struct json *j, const char *name, const char *s)
{
    key(j, name);
    text(j, s);
}

static void ref(struct json *j, const struct snap_ref *r)
{
    if (r->to == TO_OBJECT)
        buf_printf(j->out, "\"o%d\"", r->index + 1);
    else
        text(j, r->text ? r->text : "NULL");
}

static void refs(struct json *j, const char *name, const struct snap_ref *r, int64_t n)
{
    key(j, name);
    open_it(j, '[');
    for (int64_t i = 0; i < n; i++) {
        next(j);
        ref(j, &r[i]);
    }
    close_it(j, ']');
}

/* ---- tables ---- */

static bool is_split(const struct snap_keys *k)
{
    return strcmp(k->kind_name, "split") == 0;
}

static void write_keys(struct json *j, const char *name, const struct snap_keys *k, bool split)
{
    enum { SHOWN_INDICES = 64 };
    key(j, name);
    open_it(j, '{');
    key_text(j, "kind", k->kind_name);
    key_number(j, "slots", k->slots);
    key_number(j, "index_width", k->index_width);
    key_number(j, "entry_size", k->entry_size);
    key_number(j, "usable", k->usable);
    key_number(j, "nentries", k->nentries);
    if (k->slots <= SHOWN_INDICES) {
        key(j, "indices");
        open_it(j, '[');
        for (int64_t i = 0; i < k->slots; i++) {
            next(j);
            number(j, k->index[i]);
        }
        close_it(j, ']');
    }
    key(j, "entries");
    open_it(j, '[');
    for (int64_t i = 0; i < k->shown; i++) {
        next(j);
        open_it(j, '[');
        next(j);
        text(j, k->entry[i].key ? k->entry[i].key : "NULL");
        if (!split) {
            next(j);
            ref(j, &k->entry[i].value);
        }
        close_it(j, ']');
    }
    close_it(j, ']');
    close_it(j, '}');
}

static void write_values(struct json *j, const struct snap_values *v)
{
    key(j, "values");
    open_it(j, '{');
    bool header = v->prefix < 0 && v->size >= 0;
    if (v->prefix >= 0)
        key_number(j, "prefix", v->prefix);
    else
        key_number(j, "capacity", v->capacity);
    if (!v->valid) {
        key_number(j, "embedded", 1);
        key_number(j, "valid", 0);
        close_it(j, '}');
        return;
    }
    if (v->size >= 0)
        key_number(j, "size", v->size);
    if (header)
        key_number(j, "embedded", v->embedded);
    int n = v->capacity;
    while (n && v->value[n - 1].to == TO_NULL)
        n--;
    refs(j, "values", v->value, n);
    if (v->order) {
        key(j, "order");
        open_it(j, '[');
        for (int i = 0; i < v->size; i++) {
            next(j);
            number(j, v->order[i]);
        }
        close_it(j, ']');
    }
    close_it(j, '}');
}

/* ---- objects ---- */

/* What the word of a field is said to hold. */
static void write_content(struct json *j, const struct snap_field *f)
{
    switch (f->kind) {
    case FIELD_COUNT: text(j, "refcount"); break;
    case FIELD_GC: text(j, "gc"); break;
    case FIELD_BLOCK: text(j, f->ref.to == TO_NULL ? "NULL" : "values"); break;
    case FIELD_BYTES: text(j, "values"); break;
    default: ref(j, &f->ref);
    }
}

static bool is_told(const struct snap_object *o, const struct snap_field *f)
{
    if (f->record || f->kind == FIELD_ROOM)
        return false;
    return !f->inlined || f->offset == o->basicsize;
}

static void write_fields(struct json *j, const struct snap_object *o)
{
    key(j, "fields");
    open_it(j, '[');
    for (int i = 0; i < o->nfields; i++) {
        const struct snap_field *f = &o->field[i];
        if (!is_told(o, f))
            continue;
        next(j);
        open_it(j, '[');
        next(j);
        number(j, f->offset);
        next(j);
        text(j, f->inlined ? "inline values" : f->name);
        next(j);
        write_content(j, f);
        close_it(j, ']');
    }
    close_it(j, ']');
}

static void write_instance(struct json *j, const struct snap_object *o)
{
    key_number(j, "basicsize", o->basicsize);
    if (o->values)
        write_values(j, o->values);
    write_fields(j, o);
    if (o->keys)
        write_keys(j, "shared_keys", o->keys, true);
}

static void write_set(struct json *j, const struct snap_object *o)
{
    key_number(j, "fill", o->fill);
    key_number(j, "used", o->len);
    key_number(j, "slots", o->slots);
    refs(j, "table", o->item, o->shown);
}

static bool tells_count(const struct snap_object *o)
{
    return o->immortal || !o->builtin || (o->kind != K_INT && o->kind != K_STR && o->kind != K_BYTES);
}

static void write_object(struct json *j, const struct snap_object *o)
{
    open_it(j, '{');
    key_text(j, "type", o->type);
    key_number(j, "presize", o->presize);
    key_number(j, "getsizeof", o->getsizeof);
    if (tells_count(o)) {
        key(j, "refcount");
        if (o->immortal)
            text(j, "immortal");
        else
            number(j, (int64_t)o->count);
    }
    if (!o->builtin) {
        write_instance(j, o);
    } else {
        switch (o->kind) {
        case K_TUPLE: refs(j, "items", o->item, o->shown); break;
        case K_LIST:
            key_number(j, "capacity", o->capacity);
            refs(j, "items", o->item, o->shown);
            break;
        case K_SET:
        case K_FROZENSET: write_set(j, o); break;
        case K_DICT:
            key_number(j, "used", o->len);
            write_keys(j, "keys", o->keys, is_split(o->keys));
            if (o->values)
                write_values(j, o->values);
            break;
        default: key(j, "value"); quote(j, o->value, o->value_len);
        }
    }
    close_it(j, '}');
}

/* ---- classes ---- */

static void write_class(struct json *j, const char *name, const struct snap_class *c)
{
    key(j, name);
    open_it(j, '{');
    key_number(j, "basicsize", c->basicsize);
    key_number(j, "itemsize", c->itemsize);
    key_number(j, "dictoffset", c->dictoffset);
    key_number(j, "weakrefoffset", c->weakrefoffset);
    key_number(j, "getsizeof", c->getsizeof);
    key_number(j, "presize", c->presize);
    key(j, "slots");
    open_it(j, '[');
    for (int i = 0; i < c->nslots; i++) {
        next(j);
        open_it(j, '[');
        next(j);
        number(j, c->slot[i].offset);
        next(j);
        text(j, c->slot[i].name);
        close_it(j, ']');
    }
    close_it(j, ']');
    key(j, "mro");
    open_it(j, '[');
    for (int i = 0; i < c->nmro; i++) {
        next(j);
        text(j, c->mro[i]);
    }
    close_it(j, ']');
    close_it(j, '}');
}

static void write_heap(struct json *j, const struct snap *s)
{
    key(j, "names");
    open_it(j, '[');
    for (int i = 0; i < s->nnames; i++) {
        next(j);
        open_it(j, '[');
        next(j);
        text(j, s->name[i].name);
        next(j);
        ref(j, &s->name[i].ref);
        close_it(j, ']');
    }
    close_it(j, ']');
    key(j, "classes");
    open_it(j, '{');
    for (int i = 0; i < s->nnames; i++) {
        const struct snap_ref *r = &s->name[i].ref;
        if (r->to == TO_NAMED && r->index >= 0 && s->cls[r->index].main)
            write_class(j, s->name[i].name, &s->cls[r->index]);
    }
    close_it(j, '}');
    key(j, "objects");
    open_it(j, '{');
    for (int i = 0; i < s->nobjects; i++) {
        next(j);
        buf_printf(j->out, "\"o%d\": ", i + 1);
        write_object(j, &s->object[i]);
    }
    close_it(j, '}');
}

void render_json(const struct snap *s, const char *python, const char *output, size_t output_len, const struct run_error *error,
                 size_t nerrors, struct buf *out)
{
    struct json j = {.out = out};
    open_it(&j, '{');
    key_text(&j, "python", python);
    key(&j, "stdout");
    quote(&j, output, output_len);
    key(&j, "errors");
    open_it(&j, '[');
    for (size_t i = 0; i < nerrors; i++) {
        next(&j);
        open_it(&j, '[');
        next(&j);
        number(&j, error[i].index);
        next(&j);
        text(&j, error[i].type);
        next(&j);
        text(&j, error[i].text);
        close_it(&j, ']');
    }
    close_it(&j, ']');
    if (s)
        write_heap(&j, s);
    close_it(&j, '}');
    buf_addc(out, '\n');
}
