/*
 * Source lines in tracebacks, and the carets below them. Two ways: one line with carets under the part that failed (C printer, 3.11
 * and 3.12), or all lines of the expression, shortened (the traceback module, 3.13 on). Both look at the expression to tell an
 * operator, brackets or a call's arguments from the rest.
 */
#include <stdlib.h>
#include <string.h>

#include "format_exc.h"
#include "slotscope/base/mem.h"
#include "slotscope/base/text.h"
#include "slotscope/lang/parse.h"

struct line {
    const char *s;
    size_t n;
};
struct spot {
    int line, byte;
};
struct anchors {
    struct spot left, right;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f' || c == '\r';
}

int carets_width(unsigned c)
{
    bool mark =
        (c >= 0x1160 && c < 0x1200) || (c >= 0xFE00 && c < 0xFE10) || c < 0x300; /* letters, and what chooses a variant, to it */
    return c >= 0x300 && text_width(c) == 2 ? 2 : pol.carets_widths > 1 && !mark ? text_width(c) : 1;
}

/* ---- anchors ---- */

static struct ast_module *parse(struct arena *a, const struct buf *text)
{
    struct dialect d = {0};
    struct syntax_error err = {0};
#define FEATURE(name) d.name = pol.has_##name;
    DIALECT_FEATURES(FEATURE)
#undef FEATURE
    return parse_source(a, text->p, text->len, "<traceback>", 'x', 1, &d, &err);
}

static bool step(const struct line *v, int n, struct spot *p)
{
    while (p->line < n && (size_t)p->byte >= v[p->line].n) {
        p->line++;
        p->byte = 0;
    }
    return p->line < n;
}

/* From p on to the first character that is one of `want`, or with want NULL: neither blank nor ')'. Comments and joined lines are
 * skipped. */
static bool seek(const struct line *v, int n, struct spot *p, char want)
{
    while (step(v, n, p)) {
        char c = v[p->line].s[p->byte];
        if (c == '\\' || c == '#') {
            p->line++;
            p->byte = 0;
        } else if (want ? c == want : !is_blank(c) && (c != ')' || !pol.carets_skip_paren)) {
            return true;
        } else {
            p->byte++;
        }
    }
    return false;
}

/* The text was parsed with a line "(" in front: lines of the tree are two higher. */
static struct spot end_of(const struct expr *e)
{
    return (struct spot){e->pos.end_line - 2, e->pos.end_byte};
}

static bool operator_anchor(const struct expr *e, const struct line *v, int n, struct anchors *a)
{
    struct spot p = end_of(e->BinOp.left);
    if (!seek(v, n, &p, 0))
        return false;
    a->left = p;
    const struct expr *r = e->BinOp.right;
    int next = p.byte + 1;
    bool free_ = r->pos.line - 2 > p.line || next < r->pos.byte;
    if ((size_t)next < v[p.line].n && free_ && !is_blank(v[p.line].s[next]) && !strchr("\\#", v[p.line].s[next]))
        next++;
    a->right = (struct spot){p.line, next};
    return true;
}

static bool find_anchors(const struct line *v, int n, struct anchors *a)
{
    struct arena arena = {0};
    struct buf text;
    buf_init(&text);
    buf_adds(&text, "(\n");
    for (int i = 0; i < n; i++) {
        buf_add(&text, v[i].s, v[i].n);
        buf_addc(&text, '\n');
    }
    buf_adds(&text, ")");
    struct ast_module *m = parse(&arena, &text);
    bool found = false;
    if (m && m->body.n == 1 && m->body.v[0]->kind == STMT_Expr) {
        const struct expr *e = m->body.v[0]->Expr.value;
        if (e->kind == EXPR_BinOp) {
            found = operator_anchor(e, v, n, a);
        } else if (e->kind == EXPR_Subscript || (e->kind == EXPR_Call && pol.carets_multiline)) {
            a->left = end_of(e->kind == EXPR_Subscript ? e->Subscript.value : e->Call.func);
            found = seek(v, n, &a->left, e->kind == EXPR_Subscript ? '[' : '(');
            a->right = end_of(e);
            if (!pol.carets_skip_paren) { /* brackets are thought to touch what is inside and before */
                a->left = end_of(e->Subscript.value);
                a->right = end_of(e->Subscript.slice);
                a->right.byte++;
            }
        }
    }
    arena_done(&arena);
    buf_done(&text);
    return found;
}

/* ---- one line (3.11, 3.12) ---- */

/* mark, as often as the character at s is wide. */
static void add_mark(struct buf *b, char mark, const char *s, size_t n)
{
    unsigned c;
    size_t used = text_decode(s, n, &c);
    for (int width = used && pol.carets_widths ? carets_width(c) : 1; width > 0; width--) /* a tab counts as one */
        buf_addc(b, mark);
}

static void carets_line(struct buf *b, const struct tb_entry *t, struct line whole, size_t from, size_t to)
{
    int start = t->pos.col, end = t->pos.end_col;
    bool special = false;
    struct anchors a = {0};
    if (start < 0 || end < 0)
        return;
    if (t->pos.line == t->pos.end_line) {
        struct line part = {whole.s + start, (size_t)(end - start)};
        special = (size_t)end <= whole.n && end > start && find_anchors(&part, 1, &a);
    } else {
        end = (int)to;
    }
    if (!special && (size_t)start <= from && (size_t)end >= to)
        return;
    buf_adds(b, "    ");
    for (int i = (int)from; i < end && (size_t)i < whole.n; i++) {
        if (((unsigned char)whole.s[i] & 0xC0) == 0x80)
            continue;
        bool inside = special && i >= start + a.left.byte && i < start + a.right.byte;
        add_mark(b, i < start ? ' ' : !special || inside ? '^' : '~', whole.s + i, whole.n - (size_t)i);
    }
    buf_addc(b, '\n');
}

static void show_one(struct buf *b, const struct tb_entry *t, struct line whole)
{
    size_t from = 0, to = whole.n;
    while (from < to && is_blank(whole.s[from]))
        from++;
    while (to > from && is_blank(whole.s[to - 1]))
        to--;
    if (from == to)
        return;
    buf_adds(b, "    ");
    buf_add(b, whole.s + from, to - from);
    buf_addc(b, '\n');
    if (pol.carets && !source_show_first)
        carets_line(b, t, whole, from, to);
}

/* ---- all lines (3.13 on) ---- */

enum { MANY_LINES = 4096 };

static size_t indent_of(const struct line *l)
{
    size_t i = 0;
    while (i < l->n && is_blank(l->s[i]))
        i++;
    return i;
}

static int characters(const char *s, int n)
{
    int count = 0;
    for (int i = 0; i < n; i++)
        count += ((unsigned char)s[i] & 0xC0) != 0x80;
    return count;
}

/* Is e all there is between two places? As the module traceback has it: characters of the lines, compared with bytes of the tree.
 */
static bool spans(const struct expr *e, const struct line *v, int n, int start, int end)
{
    return e->pos.line == 1 && e->pos.end_line == n && e->pos.byte == characters(v[0].s, start) &&
           e->pos.end_byte == characters(v[n - 1].s, end);
}

/* f() that is returned, or any call assigned as a whole to one name, needs no carets. */
static bool whole_call(const struct line *v, int n, int start, int end)
{
    struct arena arena = {0};
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < n; i++) {
        buf_add(&text, v[i].s, v[i].n);
        buf_addc(&text, '\n');
    }
    struct ast_module *m = parse(&arena, &text);
    bool whole = false;
    if (m && m->body.n) {
        const struct stmt *s = m->body.v[0];
        const struct expr *e = NULL;
        if (s->kind == STMT_Return && s->Return.value && s->Return.value->kind == EXPR_Call &&
            s->Return.value->Call.func->kind == EXPR_Name)
            e = s->Return.value;
        else if (s->kind == STMT_Assign && s->Assign.value->kind == EXPR_Call && s->Assign.targets.n == 1 &&
                 s->Assign.targets.v[0]->kind == EXPR_Name)
            e = s->Assign.value;
        whole = e && spans(e, v, n, start, end);
    }
    arena_done(&arena);
    buf_done(&text);
    return whole;
}

/* any(x for x in y), which the version runs as a loop in the caller: *end becomes the end of the name. */
static void shorten_inlined_call(const struct line *part, int n, int start, int *end)
{
    static const char *const names[] = {"all", "any", "tuple", "list", "set"};
    struct arena arena = {0};
    struct buf text;
    buf_init(&text);
    buf_adds(&text, "(");
    for (int i = 0; i < n; i++) {
        buf_add(&text, part[i].s, part[i].n);
        buf_addc(&text, '\n');
    }
    buf_adds(&text, ")");
    struct ast_module *m = parse(&arena, &text);
    const struct expr *e = m && m->body.n == 1 && m->body.v[0]->kind == STMT_Expr ? m->body.v[0]->Expr.value : NULL;
    if (e && e->kind == EXPR_Call && e->Call.func->kind == EXPR_Name && e->Call.args.n == 1 && !e->Call.keywords.n &&
        e->Call.args.v[0]->kind == EXPR_GeneratorExp)
        for (int i = 0; i < (pol.generator_calls_inlined > 1 ? 5 : 3); i++)
            if (strcmp(names[i], e->Call.func->Name.id) == 0)
                *end = start + (int)strlen(names[i]);
    arena_done(&arena);
    buf_done(&text);
}

static bool only_blanks(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_blank(s[i]))
            return false;
    return true;
}

struct shown {
    struct line *v;
    int n, start, end; /* bytes in the first and last line */
    bool carets, special;
    struct anchors a;
};

static void show_line(struct buf *b, const struct shown *s, int i)
{
    const struct line *l = &s->v[i];
    buf_adds(b, "    ");
    buf_add(b, l->s, l->n);
    buf_addc(b, '\n');
    if (!s->carets)
        return;
    size_t blank = indent_of(l), last = i == s->n - 1 ? (size_t)s->end : l->n;
    buf_adds(b, "    ");
    for (size_t k = 0; k < last && k < l->n; k++) {
        if (((unsigned char)l->s[k] & 0xC0) == 0x80)
            continue;
        bool left = i > s->a.left.line || (i == s->a.left.line && (int)k >= s->a.left.byte);
        bool right = i < s->a.right.line || (i == s->a.right.line && (int)k < s->a.right.byte);
        char mark = k < blank || (i == 0 && (int)k < s->start) ? ' ' : s->special && !(left && right) ? '~' : '^';
        add_mark(b, mark, l->s + k, l->n - k);
    }
    buf_addc(b, '\n');
}

static bool near(int i, int anchor)
{
    return i >= anchor - 1 && i <= anchor + 1;
}

static void show_significant(struct buf *b, const struct shown *s)
{
    int last = -1;
    for (int i = 0; i < s->n; i++) {
        if (!(i == 0 || i == s->n - 1 || (s->special && (near(i, s->a.left.line) || near(i, s->a.right.line)))))
            continue;
        if (last >= 0 && i - last == 2)
            show_line(b, s, i - 1);
        else if (last >= 0 && i - last > 2)
            buf_printf(b, "    ...<%d lines>...\n", i - last - 1);
        show_line(b, s, i);
        last = i;
    }
}

static void show_all(struct buf *b, const struct tb_entry *t)
{
    int n = t->pos.end_line - t->pos.line + 1;
    n = n < 1 ? 1 : n > MANY_LINES ? MANY_LINES : n;
    struct line *v = mem_alloc((size_t)n * sizeof *v);
    size_t dedent = (size_t)-1;
    for (int i = 0; i < n; i++) {
        v[i].s = source_line(t->file, t->pos.line + i, &v[i].n);
        if (!v[i].s)
            v[i] = (struct line){"", 0};
        size_t ind = indent_of(&v[i]);
        if (ind < v[i].n && ind < dedent)
            dedent = ind;
    }
    dedent = dedent == (size_t)-1 ? 0 : dedent;
    struct shown s = {.v = v, .n = n, .start = t->pos.col, .end = t->pos.end_col};
    for (int i = 0; i < n; i++) {
        size_t cut = v[i].n < dedent ? v[i].n : dedent;
        v[i].s += cut;
        v[i].n -= cut;
        while (v[i].n && is_blank(v[i].s[v[i].n - 1]))
            v[i].n--;
    }
    if (only_blanks(v[0].s, v[0].n) || s.start < 0 || s.end < 0) {
        if (!only_blanks(v[0].s, v[0].n)) {
            s.n = 1;
            show_line(b, &s, 0);
        }
        free(v);
        return;
    }
    s.start -= (int)dedent;
    s.end -= (int)dedent;
    s.start = s.start < 0 ? 0 : s.start;
    s.end = s.end < 0 ? 0 : (size_t)s.end > v[n - 1].n ? (int)v[n - 1].n : s.end;
    if ((size_t)s.start <= v[0].n) {
        struct line *part = mem_alloc((size_t)n * sizeof *part);
        memcpy(part, v, (size_t)n * sizeof *part);
        part[n - 1].n = (size_t)s.end;
        part[0].s += s.start;
        part[0].n -= part[0].n >= (size_t)s.start ? (size_t)s.start : part[0].n;
        if (t->into_generator) {
            int end = s.end;
            shorten_inlined_call(part, n, s.start, &end);
            if (end != s.end) {
                s.n = n = 1;
                s.end = end;
                part[0].n = (size_t)(end - s.start);
            }
        }
        s.special = find_anchors(part, n, &s.a);
        if (s.a.left.line == 0)
            s.a.left.byte += s.start;
        if (s.a.right.line == 0)
            s.a.right.byte += s.start;
        free(part);
    }
    bool rest = !only_blanks(v[0].s, (size_t)s.start) || !only_blanks(v[n - 1].s + s.end, v[n - 1].n - (size_t)s.end);
    s.carets = (s.special || rest) && !whole_call(v, n, s.start, s.end);
    show_significant(b, &s);
    free(v);
}

bool source_show_first;

void source_show(struct buf *b, const struct tb_entry *t)
{
    struct line whole;
    bool shown = t->file[0] != '<' || strncmp(t->file, "<doctest ", 9) == 0; /* doctest lends its lines to linecache */
    if (!shown && (!pol.traceback_shows_prompt || strcmp(t->file, "<string>") == 0))
        return;
    whole.s = source_line(t->file, t->pos.line, &whole.n);
    if (!whole.s)
        return;
    if (pol.carets_multiline && !source_show_first)
        show_all(b, t);
    else
        show_one(b, t, whole);
}
