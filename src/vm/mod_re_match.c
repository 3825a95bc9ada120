/* Match objects: what a pattern found, as spans into the text. */
#include <string.h>

#include "mod_re.h"
#include "slotscope/object/gc.h"

static struct type *t_match;

static struct match *match_of(struct obj *o)
{
    return (struct match *)(void *)o;
}
static struct pattern *pattern_of(struct obj *o)
{
    return (struct pattern *)(void *)match_of(o)->pattern;
}
#define METHOD(fn) static struct obj *fn(struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)

struct obj *match_new(struct obj *pattern, const struct matching *m)
{
    int64_t marks = 2 * (m->t.program.groups + 1);
    struct obj *o = type_generic_alloc(t_match, marks);
    if (!o)
        return NULL;
    struct match *r = match_of(o);
    r->string = incref(m->string);
    r->pattern = incref(pattern);
    r->pos = m->pos;
    r->endpos = m->t.text.end;
    r->last_group = regex_last_group(&m->t);
    r->groups = marks / 2;
    for (int64_t i = 0; i < marks; i += 2) {
        bool set = m->t.slots[i] >= 0 && m->t.slots[i + 1] >= 0;
        r->marks[i] = set ? m->t.slots[i] : -1;
        r->marks[i + 1] = set ? m->t.slots[i + 1] : -1;
    }
    return o;
}

static int match_traverse(struct obj *o, visitproc *visit, void *arg)
{
    struct match *m = match_of(o);
    struct obj *all[] = {m->string, m->regs, m->pattern};
    for (int i = 0; i < 3; i++)
        if (all[i] && visit(all[i], arg))
            return 1;
    return 0;
}

static void match_dealloc(struct obj *o)
{
    if (pol.re_has_gc_header)
        gc_untrack(o);
    struct match *m = match_of(o);
    xdecref(m->string);
    xdecref(m->regs);
    xdecref(m->pattern);
    obj_free(o);
}

struct obj *match_group(struct obj *o, int64_t i, struct obj *otherwise)
{
    struct match *m = match_of(o);
    return m->marks[2 * i] < 0 ? incref(otherwise) : re_slice(m->string, m->marks[2 * i], m->marks[2 * i + 1]);
}

/* The number of a group given by number or name. -1: IndexError. */
static int64_t group_number(struct obj *o, struct obj *name)
{
    int64_t i = -1;
    if (type_of(name)->s.index) {
        i = num_as_ssize(name, NULL);
    } else {
        struct obj *v = dict_get(pattern_of(o)->groupindex, name);
        i = v ? num_as_ssize(v, NULL) : -1;
    }
    if (err_occurred())
        err_clear();
    if (i < 0 || i >= match_of(o)->groups)
        return err_format(exc_IndexError, "no such group"), -1;
    return i;
}

METHOD(m_group)
{
    if (kw && tuple_len(kw))
        return err_type("%s() takes no keyword arguments", pol.re_has_gc_header ? "Match.group" : "group");
    if (nargs == 0)
        return match_group(o, 0, obj_none);
    struct obj *t = nargs > 1 ? tuple_new((int64_t)nargs) : NULL;
    if (nargs > 1 && !t)
        return NULL;
    for (size_t i = 0; i < nargs; i++) {
        int64_t g = group_number(o, args[i]);
        struct obj *v = g < 0 ? NULL : match_group(o, g, obj_none);
        if (nargs == 1)
            return v;
        tuple_items(t)[i] = v;
        if (!v) {
            decref(t);
            return NULL;
        }
    }
    return t;
}

static struct obj *match_subscript(struct obj *o, struct obj *key)
{
    int64_t g = group_number(o, key);
    return g < 0 ? NULL : match_group(o, g, obj_none);
}

METHOD(m_groups)
{
    struct obj *otherwise = obj_none;
    if (arg_parse("groups(default:O=)", args, nargs, kw, &otherwise) < 0)
        return NULL;
    int64_t n = match_of(o)->groups - 1;
    struct obj *t = tuple_new(n);
    for (int64_t i = 0; t && i < n; i++)
        if (!(tuple_items(t)[i] = match_group(o, i + 1, otherwise)))
            obj_clear_slot(&t);
    return t;
}

METHOD(m_groupdict)
{
    struct obj *otherwise = obj_none, *d, *k, *v;
    if (arg_parse("groupdict(default:O=)", args, nargs, kw, &otherwise) < 0 || !(d = dict_new()))
        return NULL;
    for (int64_t at = 0; d && dict_next(pattern_of(o)->groupindex, &at, &k, &v);) {
        struct obj *text = match_group(o, num_as_ssize(v, NULL), otherwise);
        if (!text || dict_set(d, k, text) < 0)
            obj_clear_slot(&d);
        xdecref(text);
    }
    return d;
}

static int64_t one_group(const char *name, struct obj *o, struct obj *const *args, size_t nargs, struct obj *kw)
{
    if (arg_count(name, nargs, kw, 0, 1) < 0)
        return -1;
    return nargs ? group_number(o, args[0]) : 0;
}

METHOD(m_start)
{
    int64_t g = one_group("start", o, args, nargs, kw);
    return g < 0 ? NULL : int_from_i64(match_of(o)->marks[2 * g]);
}

METHOD(m_end)
{
    int64_t g = one_group("end", o, args, nargs, kw);
    return g < 0 ? NULL : int_from_i64(match_of(o)->marks[2 * g + 1]);
}

static struct obj *span(struct obj *o, int64_t g)
{
    struct obj *a = int_from_i64(match_of(o)->marks[2 * g]), *b = int_from_i64(match_of(o)->marks[2 * g + 1]);
    struct obj *t = a && b ? tuple_pack(2, a, b) : NULL;
    xdecref(a);
    xdecref(b);
    return t;
}

METHOD(m_span)
{
    int64_t g = one_group("span", o, args, nargs, kw);
    return g < 0 ? NULL : span(o, g);
}

struct obj *match_expand_template(struct obj *o, struct obj *parts)
{
    struct obj *empty = re_slice(match_of(o)->string, 0, 0), *list = list_new(0), *r = NULL;
    for (int64_t i = 0; empty && list && i < list_len(parts); i++) {
        struct obj *p = list_items(parts)[i];
        struct obj *text = is_int(p) ? match_group(o, num_as_ssize(p, NULL), empty) : incref(p);
        if (!text || list_append(list, text) < 0)
            obj_clear_slot(&list);
        xdecref(text);
    }
    if (empty && list)
        r = obj_call_method(empty, "join", &list, 1);
    xdecref(empty);
    xdecref(list);
    return r;
}

METHOD(m_expand)
{
    struct obj *text, *parts, *r;
    if (arg_parse("expand(template:O)", args, nargs, kw, &text) < 0 ||
        !(parts = re_call("_compile_template", match_of(o)->pattern, text)))
        return NULL;
    r = match_expand_template(o, parts);
    decref(parts);
    return r;
}

METHOD(m_self)
{
    (void)args, (void)nargs, (void)kw;
    return incref(o);
}

METHOD(m_class_getitem)
{
    return one_arg("Match.__class_getitem__", nargs, kw) < 0 ? NULL : generic_alias_new(o, args[0]);
}

static struct obj *match_repr(struct obj *o)
{
    struct match *m = match_of(o);
    struct obj *text = match_group(o, 0, obj_none);
    struct obj *r = text ? str_printf("<%s object; span=(%lld, %lld), match=%.50R>", type_name(type_of(o)), (long long)m->marks[0],
                                      (long long)m->marks[1], text)
                         : NULL;
    xdecref(text);
    return r;
}

GETTER(get_lastindex)
{
    return match_of(self)->last_group >= 0 ? int_from_i64(match_of(self)->last_group) : new_none();
}

GETTER(get_lastgroup)
{
    int64_t g = match_of(self)->last_group;
    struct obj *names = pattern_of(self)->indexgroup;
    return g >= 0 && g < tuple_len(names) ? incref(tuple_items(names)[g]) : new_none();
}

GETTER(get_regs)
{
    struct match *m = match_of(self);
    if (!m->regs) {
        struct obj *t = tuple_new(m->groups);
        for (int64_t i = 0; t && i < m->groups; i++)
            if (!(tuple_items(t)[i] = span(self, i)))
                obj_clear_slot(&t);
        m->regs = t;
    }
    return xincref(m->regs);
}

static const struct method_def match_methods[] = {{"group", m_group, NULL, 0},
                                                  {"start", m_start, "(group=0, /)", 0},
                                                  {"end", m_end, "(group=0, /)", 0},
                                                  {"span", m_span, "(group=0, /)", 0},
                                                  {"groups", m_groups, "(default=None)", 0},
                                                  {"groupdict", m_groupdict, "(default=None)", 0},
                                                  {"expand", m_expand, "(template)", 0},
                                                  {"__copy__", m_self, "()", METH_NOARGS},
                                                  {"__deepcopy__", m_self, "(memo, /)", METH_O},
                                                  {"__class_getitem__", m_class_getitem, NULL, METH_CLASS},
                                                  {0}};
static const struct getset_def match_getset[] = {
    {"lastindex", get_lastindex, NULL, NULL}, {"lastgroup", get_lastgroup, NULL, NULL}, {"regs", get_regs, NULL, NULL}, {0}};
static const struct member_def match_members[] = {{"string", MEMBER_OBJECT | MEMBER_READONLY, offsetof(struct match, string)},
                                                  {"re", MEMBER_OBJECT | MEMBER_READONLY, offsetof(struct match, pattern)},
                                                  {"pos", MEMBER_SSIZE | MEMBER_READONLY, offsetof(struct match, pos)},
                                                  {"endpos", MEMBER_SSIZE | MEMBER_READONLY, offsetof(struct match, endpos)},
                                                  {0}};

bool match_add(struct obj *m)
{
    struct type_spec *spec = engine_alloc(sizeof *spec);
    *spec = (struct type_spec){
        .name = "re.Match",
        .doc = "What re.match() and re.search() found; always true.",
        .kind = K_OTHER,
        .flags = TF_IMMUTABLE | TF_DISALLOW_NEW | (pol.re_has_gc_header ? TF_GC : 0),
        .record = "PyObject",
        .basicsize_adjust = (int)offsetof(struct match, marks) + 8 - 16, /* one mark is counted */
        .itemsize = 8,
        .s = {.dealloc = match_dealloc, .traverse = match_traverse, .repr = match_repr, .mp_subscript = match_subscript},
        .methods = match_methods,
        .getset = match_getset,
        .members = match_members};
    t_match = type_ready(spec);
    return module_put_type(m, "Match", t_match);
}
