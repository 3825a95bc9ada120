/*
 * `_sre`: compiled patterns and what they do to texts. The programs come from pylib/_regex.py; the matcher is regex.c.
 */
#include "mod_re.h"

#include <stdlib.h>
#include <string.h>

#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/gc.h"

static struct type *t_pattern, *t_scanner;

static struct pattern *pattern_of(struct obj *o)
{
    return (struct pattern *)(void *)o;
}
#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)

struct obj *re_call(const char *function, struct obj *pattern, struct obj *text)
{
    struct obj *m = interp_import("re"), *f = m ? obj_getattr_c(m, function) : NULL, *r = f ? obj_call2(f, pattern, text) : NULL;
    xdecref(m);
    xdecref(f);
    return r;
}

struct obj *re_slice(struct obj *string, int64_t start, int64_t end)
{
    if (is_str(string))
        return str_slice(string, start, end);
    const unsigned char *p;
    int64_t n;
    if (string->ob_type == t_bytes->self && start == 0 && end == bytes_length(string))
        return incref(string);
    if (buffer_get(string, &p, &n) < 0)
        return NULL;
    end = end > n ? n : end; /* it may have shrunk */
    return start < end ? bytes_from(p + start, (size_t)(end - start)) : bytes_from("", 0);
}

/* ---- a text in the matcher's hands ---- */

static bool text_of(struct pattern *p, struct obj *string, struct regex_text *text)
{
    const unsigned char *bytes;
    if (is_str(string)) {
        if (p->isbytes == 1)
            return err_type("cannot use a bytes pattern on a string-like object"), false;
        *text = (struct regex_text){str_data(string), str_kind(string), 0, str_length(string)};
        return true;
    }
    if (buffer_get(string, &bytes, &text->end) < 0) {
        err_clear();
        return err_type(message(MSG_RE_STRING), string), false;
    }
    if (p->isbytes == 0)
        return err_type("cannot use a string pattern on a bytes-like object"), false;
    text->data = bytes;
    text->kind = 1;
    text->begin = 0;
    return true;
}

bool matching_begin(struct matching *m, struct obj *pattern, struct obj *string, int64_t pos, int64_t endpos)
{
    struct pattern *p = pattern_of(pattern);
    memset(&m->t, 0, sizeof m->t);
    m->hold = NULL;
    if (!text_of(p, string, &m->t.text))
        return false;
    if (!is_str(string) && type_of(string)->kind != K_BYTES && !(m->hold = obj_call1(t_memoryview->self, string)))
        return false;
    int64_t n = m->t.text.end;
    m->pos = pos < 0 ? 0 : pos > n ? n : pos;
    m->t.text.end = endpos < 0 ? 0 : endpos > n ? n : endpos;
    m->string = string;
    m->t.program = (struct regex){p->code, p->groups, (int32_t)p->registers};
    int64_t slots = regex_slots(&m->t.program);
    m->t.slots = slots <= (int64_t)(sizeof m->few / sizeof *m->few) ? m->few : mem_hold(mem_alloc((size_t)slots * sizeof *m->t.slots));
    return true;
}

void matching_end(struct matching *m)
{
    if (m->t.slots != m->few)
        mem_let_go(m->t.slots);
    xdecref(m->hold);
}

/* The next match from *from on; an empty one right where the last ended does not count twice. 1, 0, -1. */
static int next_match(struct matching *m, int64_t *from)
{
    int r = *from > m->t.text.end ? 0 : regex_search(&m->t, *from);
    if (r > 0) {
        m->t.must_advance = m->t.slots[0] == m->t.slots[1];
        *from = m->t.slots[1];
    }
    return r;
}

/* ---- patterns ---- */

static int pattern_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct pattern *p = pattern_of(o);
    struct obj *all[] = {p->groupindex, p->indexgroup, p->pattern};
    for (int i = 0; i < 3; i++)
        if (all[i] && visit(all[i], arg))
            return 1;
    return 0;
}

static void pattern_dealloc(struct obj *o)
{
    if (pol.re_has_gc_header)
        gc_untrack(o);
    struct pattern *p = pattern_of(o);
    if (p->weakrefs)
        weakrefs_clear(o);
    xdecref(p->groupindex);
    xdecref(p->indexgroup);
    xdecref(p->pattern);
    obj_free(o);
}

enum how { PREFIX, WHOLE, ANYWHERE };

static struct obj *find(struct obj *o, enum how how, const char *spec, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *string, *r = NULL;
    int64_t pos = 0, endpos = INT64_MAX;
    struct matching m;
    if (arg_parse(spec, args, nargs, kw, &string, &pos, &endpos) < 0 || !matching_begin(&m, o, string, pos, endpos))
        return NULL;
    m.t.whole = how == WHOLE;
    int found = m.pos > m.t.text.end ? 0 : how == ANYWHERE ? regex_search(&m.t, m.pos) : regex_match(&m.t, m.pos);
    if (found >= 0)
        r = found ? match_new(o, &m) : new_none();
    matching_end(&m);
    return r;
}

METHOD(p_match)
{
    return find(o, PREFIX, pol.re_prefixmatch ? "prefixmatch(string:O, pos:n=, endpos:n=)" : "match(string:O, pos:n=, endpos:n=)",
                args, nargs, kw);
}

METHOD(p_fullmatch)
{
    return find(o, WHOLE, "fullmatch(string:O, pos:n=, endpos:n=)", args, nargs, kw);
}

METHOD(p_search)
{
    return find(o, ANYWHERE, "search(string:O, pos:n=, endpos:n=)", args, nargs, kw);
}

static struct obj *slot_text(const struct matching *m, int64_t group)
{
    int64_t a = m->t.slots[2 * group], b = m->t.slots[2 * group + 1];
    return a < 0 || b < 0 ? re_slice(m->string, 0, 0) : re_slice(m->string, a, b);
}

static struct obj *groups_or_whole(const struct matching *m)
{
    int64_t n = m->t.program.groups;
    if (n < 2)
        return slot_text(m, n);
    struct obj *t = tuple_new(n);
    for (int64_t i = 0; t && i < n; i++)
        if (!(tuple_items(t)[i] = slot_text(m, i + 1)))
            obj_clear_slot(&t);
    return t;
}

METHOD(p_findall)
{
    struct obj *string;
    int64_t pos = 0, endpos = INT64_MAX;
    struct matching m;
    if (arg_parse("findall(string:O, pos:n=, endpos:n=)", args, nargs, kw, &string, &pos, &endpos) < 0 ||
        !matching_begin(&m, o, string, pos, endpos))
        return NULL;
    struct obj *list = list_new(0);
    int found = 1;
    for (int64_t at = m.pos; list && (found = next_match(&m, &at)) > 0;) {
        struct obj *v = groups_or_whole(&m);
        if (!v || list_append(list, v) < 0)
            obj_clear_slot(&list);
        xdecref(v);
    }
    matching_end(&m);
    if (found < 0)
        obj_clear_slot(&list);
    return list;
}

static bool append_taken(struct obj *list, struct obj *v)
{
    bool ok = v && list_append(list, v) == 0;
    xdecref(v);
    return ok;
}

static bool split_into(struct obj *list, struct matching *m, int64_t most)
{
    int64_t last = m->pos, at = m->pos;
    int found = 0;
    for (int64_t n = 0; (most == 0 || n < most) && (found = next_match(m, &at)) > 0; n++) {
        if (!append_taken(list, re_slice(m->string, last, m->t.slots[0])))
            return false;
        for (int64_t i = 1; i <= m->t.program.groups; i++)
            if (!append_taken(list, m->t.slots[2 * i] < 0 || m->t.slots[2 * i + 1] < 0 ? new_none() : slot_text(m, i)))
                return false;
        last = at;
    }
    return found >= 0 && append_taken(list, re_slice(m->string, last, m->t.text.end));
}

METHOD(p_split)
{
    struct obj *string;
    int64_t most = 0;
    struct matching m;
    if (arg_parse("split(string:O, maxsplit:n=)", args, nargs, kw, &string, &most) < 0 ||
        !matching_begin(&m, o, string, 0, INT64_MAX))
        return NULL;
    struct obj *list = list_new(0);
    if (list && most >= 0 && !split_into(list, &m, most))
        obj_clear_slot(&list);
    else if (list && most < 0 && !append_taken(list, re_slice(string, 0, m.t.text.end)))
        obj_clear_slot(&list);
    matching_end(&m);
    return list;
}

/* ---- replacing ---- */

/* What repl is: a function, a text to put in as it is, or (a list) one with groups in it. New reference. */
static struct obj *replacement(struct obj *o, struct obj *repl)
{
    const unsigned char *p;
    int64_t n;
    if (obj_callable(repl))
        return incref(repl);
    struct obj *slash = is_str(repl) ? str_from_c("\\") : NULL;
    bool plain = false;
    if (is_str(repl)) {
        plain = slash && str_find(repl, slash, 0, str_length(repl), 1) < 0;
    } else if (buffer_get(repl, &p, &n) == 0) {
        plain = !n || !memchr(p, '\\', (size_t)n);
    } else {
        err_clear();
    }
    xdecref(slash);
    if (plain)
        return incref(repl);
    struct obj *parts = re_call("_compile_template", o, repl);
    if (parts && list_len(parts) == 1 && !is_int(list_items(parts)[0])) {
        struct obj *only = incref(list_items(parts)[0]);
        decref(parts);
        return only;
    }
    return parts;
}

static struct obj *replaced(struct obj *o, struct obj *how, const struct matching *m)
{
    bool call = obj_callable(how);
    if (!call && !is_list(how))
        return incref(how);
    struct obj *match = match_new(o, m), *v = !match ? NULL : call ? obj_call1(how, match) : match_expand_template(match, how);
    xdecref(match);
    return v;
}

static bool sub_into(struct obj *list, struct obj *o, struct obj *how, struct matching *m, int64_t most, int64_t *count)
{
    int64_t last = 0, at = 0;
    int found = 0;
    for (*count = 0; (most == 0 || *count < most) && (found = next_match(m, &at)) > 0; ++*count) {
        int64_t start = m->t.slots[0];
        if (last < start && !append_taken(list, re_slice(m->string, last, start)))
            return false;
        struct obj *v = replaced(o, how, m);
        if (v == obj_none) /* a function may say nothing */
            decref(v);
        else if (!append_taken(list, v))
            return false;
        last = at;
    }
    return found >= 0 && (last >= m->t.text.end || append_taken(list, re_slice(m->string, last, m->t.text.end)));
}

static struct obj *substitute(struct obj *o, const char *spec, bool counted, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *repl, *string, *how, *joined = NULL;
    int64_t most = 0, n = 0;
    struct matching m;
    if (arg_parse(spec, args, nargs, kw, &repl, &string, &most) < 0 || !(how = replacement(o, repl)))
        return NULL;
    if (!matching_begin(&m, o, string, 0, INT64_MAX)) {
        decref(how);
        return NULL;
    }
    struct obj *list = list_new(0), *empty = re_slice(string, 0, 0);
    if (list && empty && sub_into(list, o, how, &m, most < 0 ? -1 : most, &n))
        joined = obj_call_method(empty, "join", &list, 1);
    matching_end(&m);
    xdecref(list);
    xdecref(empty);
    decref(how);
    if (!joined || !counted)
        return joined;
    struct obj *number = int_from_i64(n), *pair = number ? tuple_pack(2, joined, number) : NULL;
    xdecref(number);
    decref(joined);
    return pair;
}

METHOD(p_sub)
{
    return substitute(o, "sub(repl:O, string:O, count:n=)", false, args, nargs, kw);
}

METHOD(p_subn)
{
    return substitute(o, "subn(repl:O, string:O, count:n=)", true, args, nargs, kw);
}

/* ---- scanners: one match after the other ---- */

struct scanner {
    struct obj base;
    struct obj *pattern, *string, *hold;
    int64_t at, pos, endpos;
    int32_t must_advance, executing;
};
static struct scanner *scanner_of(struct obj *o)
{
    return (struct scanner *)(void *)o;
}

static int scanner_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct scanner *s = scanner_of(o);
    return s->pattern && visit(s->pattern, arg) ? 1 : s->string ? visit(s->string, arg) : 0;
}

static void scanner_dealloc(struct obj *o)
{
    if (pol.re_has_gc_header)
        gc_untrack(o);
    xdecref(scanner_of(o)->pattern);
    xdecref(scanner_of(o)->string);
    xdecref(scanner_of(o)->hold);
    obj_free(o);
}

static struct obj *scan(struct obj *o, bool search)
{
    struct scanner *s = scanner_of(o);
    struct matching m;
    if (s->at < 0)
        return new_none();
    if (!matching_begin(&m, s->pattern, s->string, s->pos, s->endpos))
        return NULL;
    m.t.must_advance = s->must_advance != 0;
    int found = s->at > m.t.text.end ? 0 : search ? regex_search(&m.t, s->at) : regex_match(&m.t, s->at);
    struct obj *r = found < 0 ? NULL : found ? match_new(s->pattern, &m) : new_none();
    if (found > 0) {
        s->must_advance = m.t.slots[0] == m.t.slots[1];
        s->at = m.t.slots[1];
    } else {
        s->at = -1;
    }
    matching_end(&m);
    return r;
}

METHOD(s_match)
{
    (void)args, (void)nargs, (void)kw;
    return scan(o, false);
}

METHOD(s_search)
{
    (void)args, (void)nargs, (void)kw;
    return scan(o, true);
}

static struct obj *scanner_new(struct obj *o, const char *spec, struct obj *const *args, size_t nargs, struct obj *kw)
{
    struct obj *string;
    int64_t pos = 0, endpos = INT64_MAX;
    struct matching m;
    if (arg_parse(spec, args, nargs, kw, &string, &pos, &endpos) < 0 || !matching_begin(&m, o, string, pos, endpos))
        return NULL;
    struct obj *r = type_generic_alloc(t_scanner, 0);
    if (r) {
        struct scanner *s = scanner_of(r);
        s->pattern = incref(o);
        s->string = incref(string);
        s->hold = xincref(m.hold);
        s->at = s->pos = m.pos;
        s->endpos = m.t.text.end;
    }
    matching_end(&m);
    return r;
}

METHOD(p_scanner)
{
    return scanner_new(o, "scanner(string:O, pos:n=, endpos:n=)", args, nargs, kw);
}

METHOD(p_finditer)
{
    struct obj *s = scanner_new(o, "finditer(string:O, pos:n=, endpos:n=)", args, nargs, kw),
               *f = s ? obj_getattr_c(s, "search") : NULL;
    struct obj *it = f ? calliter_new(f, obj_none) : NULL;
    xdecref(s);
    xdecref(f);
    return it;
}

/* ---- the type ---- */

METHOD(p_self)
{
    (void)args, (void)nargs, (void)kw;
    return incref(o);
}

METHOD(p_class_getitem)
{
    return one_arg("Pattern.__class_getitem__", nargs, kw) < 0 ? NULL : generic_alias_new(o, args[0]);
}

static struct obj *pattern_repr(struct obj *o)
{
    static const struct {
        const char *name;
        int bit;
    } names[] = {{"re.TEMPLATE", 1}, {"re.IGNORECASE", 2}, {"re.LOCALE", 4},  {"re.MULTILINE", 8}, {"re.DOTALL", 16},
                 {"re.UNICODE", 32}, {"re.VERBOSE", 64},   {"re.DEBUG", 128}, {"re.ASCII", 256}};
    struct pattern *p = pattern_of(o);
    int flags = p->flags;
    if (p->isbytes != 1 && (flags & (4 | 32 | 256)) == 32)
        flags &= ~32; /* what texts have anyway */
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (flags & names[i].bit) {
            buf_printf(&b, "%s%s", b.len ? "|" : ", ", names[i].name);
            flags &= ~names[i].bit;
        }
    if (flags)
        buf_printf(&b, "%s0x%x", b.len ? "|" : ", ", (unsigned)flags);
    struct obj *text = str_from_buf(&b), *r = text ? str_printf("re.compile(%.200R%U)", p->pattern, text) : NULL;
    xdecref(text);
    return r;
}

static int64_t pattern_hash(struct obj *o)
{
    struct pattern *p = pattern_of(o);
    int64_t h = obj_hash(p->pattern);
    if (h == -1)
        return -1;
    h ^= hash_bytes(p->code, (size_t)p->base.size * 4) ^ p->flags ^ p->isbytes ^ p->groups;
    return h == -1 ? -2 : h;
}

static struct obj *pattern_richcompare(struct obj *a, struct obj *b, enum cmp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || a->ob_type != b->ob_type)
        return incref(obj_notimplemented);
    struct pattern *p = pattern_of(a), *q = pattern_of(b);
    int same = a == b;
    if (!same && p->flags == q->flags && p->isbytes == q->isbytes && p->base.size == q->base.size &&
        memcmp(p->code, q->code, (size_t)p->base.size * 4) == 0)
        same = obj_richcompare_bool(p->pattern, q->pattern, CMP_EQ);
    return same < 0 ? NULL : new_bool((same == 1) == (op == CMP_EQ));
}

GETTER(get_groupindex)
{
    return mappingproxy_new(pattern_of(self)->groupindex);
}

static int weakrefoffset(void)
{
    return (int)offsetof(struct pattern, weakrefs);
}

static const struct method_def pattern_methods[] = {{"prefixmatch", p_match, "(string, pos=0, endpos=sys.maxsize)", 0},
                                                    {"match", p_match, "(string, pos=0, endpos=sys.maxsize)", 0},
                                                    {"fullmatch", p_fullmatch, "(string, pos=0, endpos=sys.maxsize)", 0},
                                                    {"search", p_search, "(string, pos=0, endpos=sys.maxsize)", 0},
                                                    {"sub", p_sub, "(repl, string, count=0)", 0},
                                                    {"subn", p_subn, "(repl, string, count=0)", 0},
                                                    {"findall", p_findall, "(string, pos=0, endpos=sys.maxsize)", 0},
                                                    {"split", p_split, "(string, maxsplit=0)", 0},
                                                    {"finditer", p_finditer, "(string, pos=0, endpos=sys.maxsize)", 0},
                                                    {"scanner", p_scanner, "(string, pos=0, endpos=sys.maxsize)", 0},
                                                    {"__copy__", p_self, "()", METH_NOARGS},
                                                    {"__deepcopy__", p_self, "(memo, /)", METH_O},
                                                    {"__class_getitem__", p_class_getitem, NULL, METH_CLASS},
                                                    {0}};
static const struct getset_def pattern_getset[] = {{"groupindex", get_groupindex, NULL, NULL}, {0}};
static const struct member_def pattern_members[] = {{"pattern", MEMBER_OBJECT | MEMBER_READONLY, offsetof(struct pattern, pattern)},
                                                    {"flags", MEMBER_INT | MEMBER_READONLY, offsetof(struct pattern, flags)},
                                                    {"groups", MEMBER_SSIZE | MEMBER_READONLY, offsetof(struct pattern, groups)},
                                                    {0}};
static const struct method_def scanner_methods[] = {{"prefixmatch", s_match, "()", METH_NOARGS},
                                                    {"match", s_match, "()", METH_NOARGS},
                                                    {"search", s_search, "()", METH_NOARGS},
                                                    {0}};
static const struct member_def scanner_members[] = {{"pattern", MEMBER_OBJECT | MEMBER_READONLY, offsetof(struct scanner, pattern)},
                                                    {0}};

static bool add_types(struct obj *m)
{
    uint32_t flags = TF_IMMUTABLE | TF_DISALLOW_NEW | (pol.re_has_gc_header ? TF_GC : 0);
    int skip = pol.re_prefixmatch ? 0 : 1;
    struct type_spec *p = engine_alloc(sizeof *p), *s = engine_alloc(sizeof *s);
    *p = (struct type_spec){.name = "re.Pattern",
                            .doc = "A regular expression, compiled.",
                            .kind = K_OTHER,
                            .flags = flags,
                            .record = "PyObject",
                            .basicsize_adjust = (int)offsetof(struct pattern, code) + 8 - 16,
                            .itemsize = 4,
                            .weakrefoffset = weakrefoffset,
                            .s = {.dealloc = pattern_dealloc,
                                  .traverse = pattern_traverse,
                                  .repr = pattern_repr,
                                  .hash = pattern_hash,
                                  .richcompare = pattern_richcompare},
                            .methods = pattern_methods + skip,
                            .getset = pattern_getset,
                            .members = pattern_members};
    *s = (struct type_spec){.name = "_sre.SRE_Scanner",
                            .kind = K_OTHER,
                            .flags = flags,
                            .record = "ScannerObject", /* it holds the state of a match whole; ours is smaller */
                            .s = {.dealloc = scanner_dealloc, .traverse = scanner_traverse},
                            .methods = scanner_methods + skip,
                            .members = scanner_members};
    t_pattern = type_ready(p);
    t_scanner = type_ready(s);
    return module_put_type(m, "Pattern", t_pattern) && match_add(m);
}

/* ---- the module ---- */

static bool copy_words(struct obj *list, int32_t *code)
{
    for (int64_t i = 0; i < list_len(list); i++) {
        int64_t v = num_as_ssize(list_items(list)[i], exc_OverflowError);
        if (err_occurred())
            return false;
        code[i] = (int32_t)v;
    }
    return true;
}

/* compile(pattern, flags, code, registers, groups, groupindex, indexgroup) */
CFUNCTION(re_compile)
{
    if (arg_count("compile", nargs, kwnames, 7, 7) < 0)
        return NULL;
    if (!is_list(args[2]) || !is_dict(args[5]) || !is_tuple(args[6]))
        return err_type("compile(pattern, flags, code, registers, groups, groupindex, indexgroup)");
    int64_t n = list_len(args[2]), flags = num_as_ssize(args[1], NULL), registers = num_as_ssize(args[3], NULL),
            groups = num_as_ssize(args[4], NULL);
    struct obj *o = err_occurred() ? NULL : type_generic_alloc(t_pattern, n);
    if (!o)
        return NULL;
    struct pattern *p = pattern_of(o);
    p->groups = groups;
    p->registers = registers;
    p->flags = (int32_t)flags;
    p->isbytes = args[0] == obj_none ? -1 : !is_str(args[0]);
    p->pattern = incref(args[0]);
    p->groupindex = incref(args[5]);
    p->indexgroup = incref(args[6]);
    if (copy_words(args[2], p->code) && regex_prepare(p->code, n, groups, registers))
        return o;
    decref(o);
    return err_occurred() ? NULL : err_format(exc_RuntimeError, "invalid SRE code");
}

static const struct method_def defs[] = {{"compile", re_compile, NULL, 0}, {0}};

static bool add_opcodes(struct obj *m)
{
    static const char *const names[] = {
#define X(name, operands) #name,
        REGEX_OPCODES(X)
#undef X
    };
    struct obj *d = dict_new();
    for (int i = 0; d && i < (int)(sizeof names / sizeof *names); i++)
        if (dict_set_c(d, names[i], int_small(i)) < 0)
            obj_clear_slot(&d);
    return module_put(m, "OPCODES", d);
}

struct obj *mod_re_init(void)
{
    struct obj *m = module_with("_sre", defs);
    if (m && add_types(m) && add_opcodes(m))
        return m;
    xdecref(m);
    return NULL;
}
