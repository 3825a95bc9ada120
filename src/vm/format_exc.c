/*
 * Printing exceptions as the version's interpreter does: chains, tracebacks with their source lines and carets, notes, groups,
 * syntax errors.
 */
#include <stdlib.h>
#include <string.h>

#include "format_exc.h"
#include "frame.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/lang/parse.h"
#include "slotscope/object/text.h"

static void add_obj(struct buf *b, struct obj *s)
{
    if (s)
        str_to_utf8(s, b);
}

/* A copy of `text` with `prefix` before every line. */
void prefix_lines(struct buf *b, const char *prefix, const char *text, size_t n)
{
    for (size_t i = 0; i < n;) {
        const char *nl = memchr(text + i, '\n', n - i);
        size_t end = nl ? (size_t)(nl - text) + 1 : n;
        buf_adds(b, prefix);
        buf_add(b, text + i, end - i);
        i = end;
    }
}

/* ---- the last line ---- */

/* How one exception is told; all zero: everything, as it is. What is told may run code of the program that has another one told. */
static struct telling {
    bool displaying; /* as the interpreter's own printer does, which is not always what the module traceback says */
    /* what the functions of the module traceback may ask for */
    bool by_module, without_names, unchained, limited;
    int64_t limit;        /* that many entries, the first or (negative) the last */
    struct obj *exc, *tb; /* of this exception the traceback is another one */
    /* the exceptions told so far: each once, wherever else it is somebody's cause or context */
    struct obj **told;
    size_t ntold, told_cap;
} now;

static bool names_module(const struct obj *module)
{
    if (str_eq_c(module, "__main__"))
        return now.displaying && pol.display_names_main;
    return !str_eq_c(module, "builtins");
}

static void add_type_name(struct buf *b, struct obj *e)
{
    struct obj *type = e->ob_type, *module = NULL, *qualname = NULL;
    if (obj_lookup_attr(type, str_name("__module__"), &module) > 0 && is_str(module) && names_module(module)) {
        add_obj(b, module);
        buf_addc(b, '.');
    }
    const char *name = now.displaying && pol.display_plain_names ? "__name__" : "__qualname__";
    if (obj_lookup_attr(type, str_name(name), &qualname) > 0 && is_str(qualname))
        add_obj(b, qualname);
    xdecref(module);
    xdecref(qualname);
    err_clear();
}

static void add_text(struct buf *b, struct obj *e)
{
    struct obj *s = obj_str(e);
    if (!s) {
        err_clear();
        buf_adds(b, ": <exception str() failed>");
    } else if (str_length(s)) {
        buf_adds(b, ": ");
        add_obj(b, s);
    }
    xdecref(s);
}

static void add_notes(struct buf *b, struct obj *e)
{
    struct obj *notes = NULL;
    if (lay.PyBaseExceptionObject_notes < 0 || obj_lookup_attr(e, str_name("__notes__"), &notes) <= 0) {
        err_clear();
        return;
    }
    for (int64_t i = 0; is_list(notes) && i < list_len(notes); i++) {
        struct obj *s = obj_str(list_items(notes)[i]);
        add_obj(b, s);
        buf_addc(b, '\n');
        xdecref(s);
        err_clear();
    }
    decref(notes);
}

/* ---- syntax errors ---- */

static int64_t int_attr(struct obj *e, const char *name)
{
    struct obj *v = NULL;
    int64_t n = -1;
    int overflow;
    if (obj_lookup_attr(e, str_name(name), &v) > 0 && is_int(v))
        n = int_as_i64(v, &overflow);
    xdecref(v);
    err_clear();
    return n;
}

static size_t characters(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)s[i] & 0xC0) != 0x80;
    return count;
}

/* The misspelt keyword that explains an "invalid syntax", where the version looks for one. */
static bool find_typo(struct obj *file, struct obj *msg, int64_t line, struct keyword_typo *out)
{
    if (!pol.has_msgs_314 || !file || !is_str(file) || !msg || !is_str(msg) || line <= 0)
        return false;
    struct buf m, f, code;
    struct dialect d = {0};
    buf_init(&m);
    buf_init(&f);
    buf_init(&code);
    add_obj(&m, msg);
    add_obj(&f, file);
    bool found = !strcmp(m.p, "invalid syntax") || strstr(m.p, "Perhaps you forgot a comma");
    for (int i = 1; found && i <= line && code.len <= 1024; i++) {
        size_t n = 0;
        const char *s = source_line(f.p, i, &n);
        if (i > 1)
            buf_addc(&code, '\n');
        if (s)
            buf_add(&code, s, n);
    }
#define FEATURE(name) d.name = pol.has_##name;
    DIALECT_FEATURES(FEATURE)
#undef FEATURE
    found = found && parse_keyword_typo(code.p, code.len, (int)line, &d, out);
    buf_done(&m);
    buf_done(&f);
    buf_done(&code);
    return found;
}

/* What stands in front of the carets (policy syntax_error_pads). */
enum { PADS_SPACES, PADS_BLANKS, PADS_WIDTH };

/* The columns that carets below a syntax error take, from 1, end exclusive; as the exception says, or as the misspelt keyword lies.
 */
struct columns {
    int64_t from, to, line, end_line;
};

/* The place in the interpreter's own printer, written in C: columns are kept within the bytes of the text. */
static void clip_to_bytes(struct columns *c, const struct obj *e, const char *text, size_t n)
{
    int64_t size = (int64_t)n, len = size - (n && text[n - 1] == '\n');
    if (!pol.syntax_error_has_end || (pol.syntax_error_range_is_plain && type_of(e) != type_rec(exc_SyntaxError)))
        c->to = 0;
    else if (c->end_line > c->line)
        c->to = size;
    c->to = c->to > size + 1 ? size + 1 : c->to;
    int64_t wide = c->to > c->from ? c->to - c->from : 1;
    if (len && c->from > len + 1) /* an empty line is no measure */
        c->from = len + 1;
    if (!pol.has_msgs_peg && c->from == size && len < size) /* the newline is no place to point at */
        c->from--;
    c->to = c->from + wide;
}

/* In the module traceback, which counts characters. */
static void clip_to_characters(struct columns *c, const char *text, size_t n)
{
    int64_t size = (int64_t)characters(text, n), len = size - (n && text[n - 1] == '\n');
    if (c->line != c->end_line)
        c->to = len + 1;
    else if (c->to == 0)
        c->to = c->from;
    if (c->from > size)
        c->from = len + 1;
    if (c->to > size)
        c->to = len + 1;
    if (c->from >= c->to || c->to < 0)
        c->to = c->from + 1;
}

/* Carets below the text, of whose n bytes the first `stripped` (blanks) are not shown. None where the place lies left of the rest.
 */
static void add_pointer(struct buf *b, struct obj *e, const char *text, size_t n, size_t stripped, const struct keyword_typo *typo)
{
    struct columns c = {int_attr(e, "offset"), int_attr(e, "end_offset"), int_attr(e, "lineno"), int_attr(e, "end_lineno")};
    if (typo)
        c = (struct columns){typo->offset, typo->end_offset, c.line, c.line};
    if (c.from <= 0)
        return;
    if (pol.syntax_error_pads == PADS_SPACES)
        clip_to_bytes(&c, e, text, n);
    else
        clip_to_characters(&c, text, n);
    int64_t from = c.from - 1 - (int64_t)stripped, to = c.to - 1 - (int64_t)stripped;
    if (from < 0 && pol.has_msgs_peg)
        return;
    if (from < 0) {
        from = 0;
        to = 1;
    }
    buf_adds(b, "    ");
    size_t at_ = stripped;
    for (int64_t i = 0; i < to; i++) {
        unsigned ch = ' ';
        size_t used = at_ < n && text[at_] != '\n' ? text_decode(text + at_, n - at_, &ch) : 0;
        int width = used && pol.syntax_error_pads == PADS_WIDTH ? carets_width(ch) : 1;
        bool kept = i < from && used && pol.syntax_error_pads == PADS_BLANKS && uc_is_space(ch);
        if (kept)
            buf_add(b, text + at_, used);
        for (; !kept && width > 0; width--)
            buf_addc(b, i < from ? ' ' : '^');
        at_ += used;
    }
    buf_addc(b, '\n');
}

static void add_syntax_error(struct buf *b, struct obj *e)
{
    struct obj *file = NULL, *text = NULL, *msg = NULL;
    obj_lookup_attr(e, str_name("filename"), &file);
    obj_lookup_attr(e, str_name("text"), &text);
    obj_lookup_attr(e, str_name("msg"), &msg);
    err_clear();
    int64_t line = int_attr(e, "lineno");
    struct keyword_typo typo;
    bool misspelt = find_typo(file, msg, line, &typo);
    if (line > 0) {
        buf_printf(b, "  File \"");
        if (file && is_str(file))
            add_obj(b, file);
        else
            buf_adds(b, "<string>");
        buf_printf(b, "\", line %ld\n", (long)line);
    }
    if (text && is_str(text)) {
        struct buf t;
        buf_init(&t);
        add_obj(&t, text);
        size_t n = t.len, from = strspn(t.p, pol.syntax_error_keeps_tabs ? " \n\f" : " \t\f");
        from = from > n ? n : from;
        while (n > from && t.p[n - 1] == '\n')
            n--;
        if (t.len) {
            buf_adds(b, "    ");
            buf_add(b, t.p + from, n - from);
            buf_addc(b, '\n');
            add_pointer(b, e, t.p, t.len, from, misspelt ? &typo : NULL);
        }
        buf_done(&t);
    }
    add_type_name(b, e);
    buf_adds(b, ": ");
    if (misspelt) {
        buf_printf(b, "invalid syntax. Did you mean '%s'?", typo.keyword);
    } else if (msg && msg != obj_none) {
        struct obj *s = obj_str(msg);
        add_obj(b, s);
        xdecref(s);
    } else {
        buf_adds(b, "<no detail available>");
    }
    buf_addc(b, '\n');
    xdecref(file);
    xdecref(text);
    xdecref(msg);
    err_clear();
}

static bool may_suggest(const struct obj *e)
{
    bool name = type_is_subtype(type_of(e), type_rec(exc_NameError));
    return !now.by_module || (pol.traceback_suggests && !(name && now.without_names));
}

static void add_last_lines(struct buf *b, struct obj *e)
{
    if (type_is_subtype(type_of(e), type_rec(exc_SyntaxError))) {
        add_syntax_error(b, e);
    } else {
        add_type_name(b, e);
        add_text(b, e);
        if (may_suggest(e))
            suggestion_add(b, e);
        buf_addc(b, '\n');
    }
    add_notes(b, e);
}

/* ---- tracebacks ---- */

static void add_entry(struct buf *b, const struct tb_entry *t)
{
    buf_printf(b, "  File \"%s\", line %d, in %s\n", t->file, t->pos.line, t->name);
    source_show(b, t);
}

/* The entries added last, and where in the buffer they stand: who recurses through a few functions a hundred thousand times has the
 * carets of each worked out once. */
enum { RECENT = 16 };
struct recent {
    struct tb_entry t[RECENT];
    size_t at[RECENT], len[RECENT];
    int next;
};

static void add_again(struct buf *b, const struct tb_entry *t, struct recent *r)
{
    for (int i = 0; i < RECENT; i++)
        if (r->t[i].file && strcmp(r->t[i].file, t->file) == 0 && strcmp(r->t[i].name, t->name) == 0 &&
            memcmp(&r->t[i].pos, &t->pos, sizeof t->pos) == 0) {
            char *copy = mem_strndup(b->p + r->at[i], r->len[i]);
            buf_add(b, copy, r->len[i]);
            free(copy);
            return;
        }
    int i = r->next++ % RECENT;
    r->t[i] = *t;
    r->at[i] = b->len;
    add_entry(b, t);
    r->len[i] = b->len - r->at[i];
}

static bool same_entry(const struct tb_entry *a, const struct tb_entry *b)
{
    return a->pos.line == b->pos.line && strcmp(a->file, b->file) == 0 && strcmp(a->name, b->name) == 0;
}

static void add_repeats(struct buf *b, long n)
{
    if (n > 3)
        buf_printf(b, "  [Previous line repeated %ld more time%s]\n", n - 3, n > 4 ? "s" : "");
}

static struct obj *tb_next(struct obj *tb)
{
    return AT(tb, PyTracebackObject, tb_next, struct obj *);
}

/* A comprehension that the version would have run in the frame around it. */
static bool is_inlined(struct obj *tb)
{
    struct frame *f = tb && pol.inline_comprehensions ? frame_of(AT(tb, PyTracebackObject, tb_frame, struct obj *)) : NULL;
    return f && (f->code->flags & CODE_COMPREHENSION) && !(f->code->flags & CODE_COROUTINE);
}

/* The name that a code object has: the one that was compiled, unless replace() gave it another. */
static const char *name_now(const struct obj *name, const char *compiled)
{
    return str_is_ascii(name) && !str_eq_c(name, compiled) ? str_c(name) : compiled;
}

static bool read_entry(struct obj *tb, struct tb_entry *t)
{
    struct frame *f = frame_of(AT(tb, PyTracebackObject, tb_frame, struct obj *));
    if (!f)
        return false;
    const struct code *c = f->code->code;
    int at_ = AT(tb, PyTracebackObject, tb_lasti, int);
    t->file = name_now(f->code->filename, c->filename);
    t->name = name_now(f->code->name, c->name);
    t->pos = at_ >= 0 && at_ < c->nwords ? c->positions[at_] : (struct position){c->first_line, c->first_line, -1, -1};
    t->pos.line = AT(tb, PyTracebackObject, tb_lineno, int);
    struct frame *next =
        pol.generator_calls_inlined && tb_next(tb) ? frame_of(AT(tb_next(tb), PyTracebackObject, tb_frame, struct obj *)) : NULL;
    t->into_generator = next && strcmp(next->code->code->name, "<genexpr>") == 0;
    return true;
}

/* The entry of a frame that runs: nothing is asked of any object. */
static void add_frame(struct buf *b, const struct frame *f)
{
    const struct code *c = f->code->code;
    struct tb_entry t = {.file = c->filename, .name = c->name, .pos = frame_position(f)};
    add_entry(b, &t);
}

void vm_format_frames(struct buf *b)
{
    enum { SHOWN = 20 };
    const struct frame *v[SHOWN];
    int n = 0;
    for (const struct frame *f = vm->frame; f && n < SHOWN; f = f->back)
        v[n++] = f;
    if (n)
        buf_adds(b, "Traceback (most recent call last):\n");
    while (n-- > 0)
        add_frame(b, v[n]);
}

static struct obj *traceback_of(struct obj *e)
{
    struct obj *tb = e == now.exc ? now.tb : exc_traceback(e);
    return tb == obj_none ? NULL : tb;
}

static int64_t count_entries(struct obj *tb)
{
    int64_t n = 0;
    for (; tb; tb = tb_next(tb))
        n++;
    return n;
}

static void add_entries(struct buf *b, struct obj *tb)
{
    struct tb_entry last = {0}, t;
    int64_t n = now.limited ? count_entries(tb) : 0, at = 0, from = now.limit < 0 ? n + now.limit : 0,
            to = now.limit < 0 ? n : now.limit;
    long repeats = 0;
    const char *around = NULL; /* the function whose frame a comprehension shares */
    struct recent recent = {0};
    for (; tb && !(obj_break & BREAK_STOP); tb = tb_next(tb)) {
        if (!read_entry(tb, &t))
            continue;
        if (is_inlined(tb) && around)
            t.name = around;
        around = t.name;
        if (is_inlined(tb_next(tb)))
            continue;
        if (now.limited && (at++ < from || at > to))
            continue;
        if (last.file && same_entry(&last, &t)) {
            repeats++;
        } else {
            add_repeats(b, repeats);
            repeats = 1;
            last = t;
        }
        if (repeats <= 3)
            add_again(b, &t, &recent);
    }
    add_repeats(b, repeats);
}

/* ---- groups and chains ---- */

/* e with what it hangs on; `before`: how many exceptions follow it in the chain and around it. */
static void add_chain(struct buf *b, struct obj *e, int before, int depth);

/* Inside of a group a bar stands in front of every line. */
static void add_barred(struct buf *b, int depth, const struct buf *text)
{
    if (depth)
        prefix_lines(b, "  | ", text->p, text->len);
    else
        buf_add(b, text->p, text->len);
}

static void add_one(struct buf *b, struct obj *e, int depth)
{
    struct buf text;
    buf_init(&text);
    if (traceback_of(e)) {
        buf_adds(&text, "Traceback (most recent call last):\n");
        add_entries(&text, traceback_of(e));
    }
    add_last_lines(&text, e);
    add_barred(b, depth, &text);
    buf_done(&text);
}

enum { GROUP_WIDTH = 15, GROUP_DEPTH = 10 };

static void indent(struct buf *b, const char *prefix, struct buf *inner)
{
    prefix_lines(b, prefix, inner->p, inner->len);
    buf_clear(inner);
}

static void add_members(struct buf *b, struct obj *e, int before, int depth)
{
    struct obj *members = obj_getattr_c(e, "exceptions");
    int64_t n = members && is_tuple(members) ? tuple_len(members) : 0;
    struct buf inner;
    buf_init(&inner);
    for (int64_t i = 0; i < n; i++) {
        bool cut = i >= GROUP_WIDTH;
        buf_adds(b, i == 0 ? "  +-+---------------- " : "    +---------------- ");
        if (cut)
            buf_adds(b, "...");
        else
            buf_printf(b, "%ld", (long)i + 1);
        buf_adds(b, " ----------------\n");
        if (cut) {
            buf_printf(b, "    | and %ld more exception%s\n", (long)(n - GROUP_WIDTH), n - GROUP_WIDTH > 1 ? "s" : "");
            break;
        }
        add_chain(&inner, tuple_items(members)[i], before, depth + 1);
        indent(b, "  ", &inner);
    }
    bool last_is_group = n > 0 && n <= GROUP_WIDTH && exc_is_group(tuple_items(members)[n - 1]);
    if (n && !last_is_group)
        buf_adds(b, "    +------------------------------------\n");
    buf_done(&inner);
    xdecref(members);
    err_clear();
}

static void add_group(struct buf *b, struct obj *e, int before, int depth)
{
    struct buf inner;
    buf_init(&inner);
    if (traceback_of(e)) {
        buf_adds(b, depth == 0 ? "  + Exception Group Traceback (most recent call last):\n"
                               : "  | Exception Group Traceback (most recent call last):\n");
        add_entries(&inner, traceback_of(e));
        indent(b, "  | ", &inner);
    }
    add_last_lines(&inner, e);
    indent(b, "  | ", &inner);
    buf_done(&inner);
    if (depth < GROUP_DEPTH)
        add_members(b, e, before, depth);
}

enum { MOST_IN_CHAIN = 200 };

static bool was_told(const struct obj *e)
{
    for (size_t i = 0; i < now.ntold; i++)
        if (now.told[i] == e)
            return true;
    return false;
}

static void add_before(struct buf *b, struct obj *e, int before, int depth, const char *between)
{
    struct buf inner;
    buf_init(&inner);
    add_chain(&inner, e, before, depth);
    buf_add(b, inner.p, inner.len);
    buf_clear(&inner);
    buf_printf(&inner, "\n%s\n\n", between);
    add_barred(b, depth, &inner);
    buf_done(&inner);
}

static void add_chain(struct buf *b, struct obj *e, int before, int depth)
{
    VEC_PUSH(now.told, now.ntold, now.told_cap, e);
    struct obj *cause = exc_cause(e), *context = exc_context(e);
    bool suppressed = AT(e, PyBaseExceptionObject, suppress_context, char) != 0;
    if (before < MOST_IN_CHAIN && !now.unchained) {
        if (cause && cause != obj_none && !was_told(cause))
            add_before(b, cause, before + 1, depth, "The above exception was the direct cause of the following exception:");
        else if (context && context != obj_none && !suppressed && !was_told(context))
            add_before(b, context, before + 1, depth, "During handling of the above exception, another exception occurred:");
    }
    if (exc_is_group(e))
        add_group(b, e, before + 1, depth);
    else
        add_one(b, e, depth);
}

static void whole(struct buf *b, struct obj *e)
{
    add_chain(b, e, 0, 0);
}

static void tell(struct telling how, void (*what)(struct buf *b, struct obj *e), struct buf *b, struct obj *e)
{
    struct telling outer = now;
    struct obj *pending = err_fetch();
    incref(e);
    now = how;
    mem_held++;
    what(b, e);
    mem_held--;
    free(now.told);
    now = outer;
    decref(e);
    err_clear();
    if (pending)
        err_set_instance(pending);
}

void interp_format_parts(struct buf *b, struct obj *e, struct obj *tb, const int64_t *limit, bool chain)
{
    struct telling how = {.by_module = true, .unchained = !chain, .limited = limit, .limit = limit ? *limit : 0, .tb = tb};
    how.exc = tb ? e : NULL;
    tell(how, whole, b, e);
}

void interp_format_last(struct buf *b, struct obj *e, bool frames_known)
{
    tell((struct telling){.by_module = true, .without_names = !frames_known}, add_last_lines, b, e);
}

void interp_format_entry(struct buf *b, const char *file, const char *name, struct position pos)
{
    const struct tb_entry t = {.file = file, .name = name, .pos = pos};
    add_entry(b, &t);
}

/* (file, line, name, end line, column, end column) of every entry of a traceback: new list. */
struct obj *interp_traceback_entries(struct obj *tb)
{
    struct obj *l = list_new(0);
    struct tb_entry t;
    for (; l && tb && tb != obj_none; tb = tb_next(tb)) {
        if (!read_entry(tb, &t))
            continue;
        const int v[] = {t.pos.line, t.pos.end_line, t.pos.col, t.pos.end_col};
        struct obj *o[6] = {str_from_c(t.file), int_from_i64(v[0]), str_from_c(t.name)}, *row = NULL;
        for (int i = 1; i < 4; i++)
            o[i + 2] = v[i] < 0 ? new_none() : int_from_i64(v[i]);
        if (o[0] && o[1] && o[2] && o[3] && o[4] && o[5])
            row = tuple_pack(6, o[0], o[1], o[2], o[3], o[4], o[5]);
        if (!row || list_append(l, row) < 0)
            obj_clear_slot(&l);
        xdecref(row);
        for (int i = 0; i < 6; i++)
            xdecref(o[i]);
    }
    return l;
}

void interp_display_exception(struct buf *b, struct obj *e)
{
    tell((struct telling){.displaying = true}, whole, b, e);
}

void interp_format_exception(struct buf *b, struct obj *e)
{
    tell((struct telling){0}, whole, b, e);
}
