/*
 * f-strings as they were before PEP 701: one STRING token whose contents are searched for braces here; each expression is then
 * parsed by itself, in the place where it stands in the source.
 */
#include <string.h>
#include "literal.h"

struct scan {
    struct parser *p;
    const struct token *t;
    const struct literal *l;
    unsigned cur, end;
};

static void *fail(struct scan *f, const char *msg)
{
    return raise_in_string(f->p, "%s", msg);
}

static char at(const struct scan *f)
{
    return f->cur < f->end ? f->p->lex.src[f->cur] : '\0';
}

/* ---- one expression ---- */

/* What find_expr_end keeps track of. */
struct nesting {
    char open[MAX_PARENS];
    int n;
    char quote;
    int quote_size;
};

static bool in_string(struct scan *f, struct nesting *k)
{
    const char *s = f->p->lex.src + f->cur;
    bool triple = f->cur + 2 < f->end && s[1] == s[0] && s[2] == s[0];
    if (!k->quote) {
        k->quote = s[0];
        k->quote_size = triple ? 3 : 1;
        f->cur += triple ? 2 : 0;
        return true;
    }
    if (k->quote != s[0] || (k->quote_size == 3 && !triple))
        return true;
    f->cur += k->quote_size == 3 ? 2 : 0;
    k->quote = 0;
    return true;
}

static bool close_nesting(struct scan *f, struct nesting *k, char c)
{
    if (!k->n) {
        raise_last(f->p, ERR_SYNTAX, "f-string: unmatched '%c'", c);
        return false;
    }
    char open = k->open[--k->n];
    if ((open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}'))
        return true;
    raise_in_string(f->p, "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
    return false;
}

/* Two-letter operators whose = is no debug sign; a lone ! is the conversion. Returns true when the expression ends here. */
static bool ends_expression(struct scan *f)
{
    char c = at(f), next = f->cur + 1 < f->end ? f->p->lex.src[f->cur + 1] : '\0';
    if (c != '!' && c != ':' && c != '}' && c != '=' && c != '<' && c != '>')
        return false;
    if (next == '=' && (c == '!' || c == '=' || c == '<' || c == '>')) {
        f->cur++;
        return false;
    }
    return c != '<' && c != '>';
}

/* Moves to the end of the expression: the ! : = or } behind it. */
static bool find_expr_end(struct scan *f)
{
    struct nesting k = {.n = 0};
    for (; f->cur < f->end; f->cur++) {
        char c = at(f);
        if (c == '\\')
            return fail(f, "f-string expression part cannot include a backslash");
        if (c == '\'' || c == '"') {
            in_string(f, &k);
            continue;
        }
        if (k.quote)
            continue;
        if (c == '(' || c == '[' || c == '{') {
            if (k.n >= MAX_PARENS)
                return fail(f, "f-string: too many nested parenthesis");
            k.open[k.n++] = c;
            continue;
        }
        if (c == '#')
            return fail(f, "f-string expression part cannot include '#'");
        if (!k.n && ends_expression(f))
            break;
        if (c == ')' || c == ']' || c == '}') {
            if (!close_nesting(f, &k, c))
                return false;
        }
    }
    if (k.quote)
        return fail(f, "f-string: unterminated string");
    if (k.n) {
        raise_in_string(f->p, "f-string: unmatched '%c'", k.open[k.n - 1]);
        return false;
    }
    return true;
}

/* Where offset `off` of the token stands: its line, and where that line starts. */
static int line_of(struct scan *f, unsigned off, unsigned *line_start)
{
    const char *s = f->p->lex.src;
    int line = f->t->pos.line;
    *line_start = f->t->start - (unsigned)f->t->pos.byte;
    for (unsigned i = f->t->start; i < off; i++)
        if (s[i] == '\n') {
            line++;
            *line_start = i + 1;
        }
    return line;
}

/* A line of the expression that is not its first: up to the parenthesis that would end it. */
static void later_line(struct scan *f, struct syntax_error *err, unsigned from, unsigned to)
{
    const char *s = f->p->lex.src;
    struct buf b;
    unsigned start = from, line_start, eol;
    while (start < to && line_of(f, start, &line_start) < err->line)
        start++;
    for (eol = start; eol < to && s[eol] != '\n';)
        eol++;
    buf_init(&b);
    buf_printf(&b, "%.*s%s", (int)(eol - start), s + start, eol == to ? ")" : "");
    err->text = arena_strndup(f->p->a, b.p, b.len);
    buf_done(&b);
}

/* Errors inside are shown in the expression alone, as if it stood in parentheses. */
static void show_alone(struct scan *f, struct parser *sub, unsigned from, unsigned to, unsigned line_start)
{
    struct syntax_error *err = f->p->err;
    if (err->kind != ERR_SYNTAX && err->kind != ERR_INDENTATION)
        return;
    const char *s = f->p->lex.src;
    struct buf b;
    unsigned eol = from;
    int col = error_column(sub->m, sub->depth, lexer_col(&sub->lex, line_start, from) + 1) - 1;
    buf_init(&b);
    while (eol < to && s[eol] != '\n')
        eol++;
    if (err->line == sub->depth) { /* depth is lent for the first line: see sub_parse */
        if (err->offset > 0)
            err->offset = err->offset - col + 1;
        if (err->end_offset > 0)
            err->end_offset = err->end_offset - col + 1;
        buf_printf(&b, "(%.*s%s", (int)(eol - from), s + from, eol == to ? ")" : "");
        err->text = arena_strndup(f->p->a, b.p, b.len);
    } else
        later_line(f, err, from, to);
    buf_done(&b);
}

/* The expression was a text of its own, parsed when all else was. */
static void put_off(struct parser *p, int line)
{
    if (p->late.kind == ERR_NONE) {
        p->late = *p->err;
        p->late.line -= line - 1;
        p->late.filename = "<fstring>";
    }
    *p->err = (struct syntax_error){0};
    p->failed = false;
}

/* Parses source bytes from..to as an expression by a parser of its own. */
static struct expr *sub_parse(struct scan *f, unsigned from, unsigned to)
{
    struct parser sub;
    unsigned line_start;
    struct expr *e = NULL;
    int line = line_of(f, from, &line_start);
    struct ast_module *m = f->p->m;
    bool byte_columns = m->byte_columns;
    if (!deeper(f->p))
        return NULL;
    m->byte_columns = f->p->d->msgs_peg; /* the expression is a source of its own, which doesn't say how it is encoded */
    fstring_expression(f->p, &sub, from, to, line, line_start, &e);
    shallower(f->p);
    if (!e) {
        sub.depth = line;
        show_alone(f, &sub, from, to, line_start);
        f->p->failed = true;
        if (!f->p->d->msgs_peg)
            put_off(f->p, line);
    }
    m->byte_columns = byte_columns;
    parser_done(&sub);
    return e;
}

static bool blank(struct scan *f, unsigned from, unsigned to)
{
    for (unsigned i = from; i < to; i++)
        if (!strchr(" \t\n\f\r", f->p->lex.src[i]))
            return false;
    return true;
}

static bool contents(struct scan *f, struct pieces *w, int level);

static struct expr *format_spec(struct scan *f, int level)
{
    struct pieces w = {0};
    buf_init(&w.text);
    bool ok = contents(f, &w, level + 1);
    pieces_flush(f->p, &w, false);
    struct expr *e = node_alloc(f->p, sizeof *e);
    e->kind = EXPR_JoinedStr;
    e->pos = f->t->pos;
    e->JoinedStr.values = w.values;
    for (int i = 0; i < w.values.n; i++)
        w.values.v[i]->pos = e->pos;
    buf_done(&w.text);
    return ok ? e : NULL;
}

static bool read_conversion(struct scan *f, int *conv)
{
    f->cur++;
    if (f->cur >= f->end)
        return fail(f, "f-string: expecting '}'");
    char c = at(f);
    f->cur++;
    if (c != 's' && c != 'r' && c != 'a') {
        return fail(f, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    *conv = c;
    return true;
}

static bool empty_expression(struct scan *f)
{
    char c = at(f);
    if (f->p->d->msgs_311 && (c == '!' || c == ':' || c == '=')) {
        raise_last(f->p, ERR_SYNTAX, "f-string: expression required before '%c'", c);
        return false;
    }
    return fail(f, "f-string: empty expression not allowed");
}

/* {expr[=][!c][:spec]}; f->cur is behind the brace. */
static bool read_field(struct scan *f, struct pieces *w, int level)
{
    unsigned from = f->cur, to;
    int conv = -1;
    bool debug = false;
    struct expr *spec = NULL;
    if (level >= 2)
        return fail(f, "f-string: expressions nested too deeply");
    if (!find_expr_end(f))
        return false;
    to = f->cur;
    if (f->cur >= f->end)
        return fail(f, "f-string: expecting '}'");
    if (blank(f, from, to))
        return empty_expression(f);
    struct expr *value = sub_parse(f, from, to);
    if (!value)
        return false;
    if (at(f) == '=') {
        debug = true;
        f->cur++;
        while (f->cur < f->end && strchr(" \t\n\f\r", at(f)))
            f->cur++;
        pieces_text(w, &f->t->pos);
        buf_add(&w->text, f->p->lex.src + from, f->cur - from);
    }
    if (at(f) == '!' && !read_conversion(f, &conv))
        return false;
    if (f->cur >= f->end)
        return fail(f, "f-string: expecting '}'");
    if (at(f) == ':') {
        f->cur++;
        if (!(spec = format_spec(f, level)))
            return false;
    }
    if (at(f) != '}')
        return fail(f, "f-string: expecting '}'");
    f->cur++;
    struct expr *e = node_alloc(f->p, sizeof *e);
    e->kind = EXPR_FormattedValue;
    e->pos = f->t->pos;
    e->FormattedValue.value = value;
    e->FormattedValue.conversion = conv < 0 && debug && !spec ? 'r' : conv;
    e->FormattedValue.format_spec = spec;
    pieces_add(f->p, w, e);
    return true;
}

/* ---- literal text ---- */

/* Text up to a brace that counts; doubled braces are one, \N{...} is passed over. false: an error. */
static bool read_text(struct scan *f, struct pieces *w, int level)
{
    const char *s = f->p->lex.src;
    unsigned from = f->cur;
    for (; f->cur < f->end; f->cur++) {
        char c = s[f->cur];
        if (c == '\\' && !f->l->raw && f->cur + 1 < f->end) {
            if (s[f->cur + 1] == 'N' && f->cur + 2 < f->end && s[f->cur + 2] == '{') {
                while (f->cur + 1 < f->end && s[f->cur] != '}')
                    f->cur++;
            } else if (s[f->cur + 1] != '{' && s[f->cur + 1] != '}') {
                f->cur++;
            }
            continue;
        }
        if (c != '{' && c != '}')
            continue;
        bool twice = f->cur + 1 < f->end && s[f->cur + 1] == c;
        if (level == 0 && twice) {
            f->cur++;
            bool ok = literal_decode(f->p, &w->text, from, f->cur, f->l->raw, false, f->t);
            from = f->cur + 1;
            if (!ok)
                return false;
            continue;
        }
        if (level == 0 && c == '}')
            return fail(f, "f-string: single '}' is not allowed");
        break;
    }
    if (f->cur > from)
        pieces_text(w, &f->t->pos);
    else if (w->text.len)
        pieces_text(w, &f->t->pos);
    return literal_decode(f->p, &w->text, from, f->cur, f->l->raw, false, f->t);
}

/* Text and fields; in a format spec up to the } that ends it. */
static bool contents(struct scan *f, struct pieces *w, int level)
{
    for (;;) {
        if (!read_text(f, w, level))
            return false;
        if (f->cur >= f->end)
            return level == 0 || fail(f, "f-string: expecting '}'");
        if (at(f) == '}')
            return true; /* only in a spec */
        f->cur++;
        if (!read_field(f, w, level))
            return false;
    }
}

bool old_fstring(struct parser *p, struct pieces *w, const struct token *t, const struct literal *l)
{
    struct scan f = {p, t, l, l->start, l->end};
    return contents(&f, w, 0);
}
