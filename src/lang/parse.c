/* The parser's frame: tokens on demand, nodes, errors and their places, and the two passes. */
#include "parser.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "slotscope/base/buf.h"
#include "slotscope/base/text.h"
#include "slotscope/lang/encoding.h"

/* ---- tokens ---- */

/* In mode 's' the end of the text ends the line too, and all blocks. */
static void end_single(struct parser *p, struct token *t)
{
    if (t->type != T_END) {
        p->statement_given = true;
        return;
    }
    if (!p->statement_given)
        return;
    t->type = T_NEWLINE;
    p->statement_given = false;
    p->lex.pending = -p->lex.nindents;
    p->lex.nindents = 0;
}

bool parser_fill(struct parser *p)
{
    while (p->mark >= p->fill) {
        if (p->failed)
            return false;
        if (p->fill + 1 >= p->cap) {
            p->cap = p->cap ? p->cap * 2 : 256;
            p->tok = mem_realloc(p->tok, (size_t)p->cap * sizeof *p->tok);
        }
        struct token *t = &p->tok[p->fill];
        if (!lexer_next(&p->lex, t)) {
            p->failed = true;
            memset(t, 0, sizeof *t); /* token_at() may look at it */
            t->type = T_ERROR;
            return false;
        }
        if (p->single)
            end_single(p, t);
        p->fill++;
    }
    return true;
}

enum token_type peek_at(struct parser *p, int k)
{
    int mark = p->mark;
    p->mark += k;
    enum token_type t = peek(p);
    p->mark = mark;
    return t;
}

bool at_soft(struct parser *p, const char *name)
{
    return peek(p) == T_NAME && p->tok[p->mark].name == name && !p->tok[p->mark].spelled_otherwise;
}

bool accept_soft(struct parser *p, const char *name)
{
    if (!at_soft(p, name))
        return false;
    p->mark++;
    return true;
}

/* ---- nodes ---- */

void *node_alloc(struct parser *p, size_t n)
{
    return arena_alloc(p->a, n);
}

struct pos pos_join(const struct pos *a, const struct pos *b)
{
    return (struct pos){a->line, b->end_line, a->col, b->end_col, a->byte, b->end_byte};
}

/* Newlines and dedents at the end do not count. */
struct pos span(struct parser *p, int from)
{
    int last = p->mark - 1;
    while (last > from && (p->tok[last].type == T_NEWLINE || p->tok[last].type == T_DEDENT || p->tok[last].type == T_INDENT))
        last--;
    return pos_join(&p->tok[from].pos, &p->tok[last > from ? last : from].pos);
}

struct expr *expr_new(struct parser *p, enum expr_kind kind, int from)
{
    struct expr *e = node_alloc(p, sizeof *e);
    e->kind = kind;
    e->pos = span(p, from);
    return e;
}

struct stmt *stmt_new(struct parser *p, enum stmt_kind kind, int from)
{
    struct stmt *s = node_alloc(p, sizeof *s);
    s->kind = kind;
    s->pos = span(p, from);
    return s;
}

/* Lists double: their room is the power of two at or above n. */
void *list_room(struct parser *p, void *v, int n, size_t size)
{
    if (n & (n - 1))
        return v;
    if (n == 1 || n == 0) {
        void *w = n ? node_alloc(p, 2 * size) : node_alloc(p, size);
        if (n)
            memcpy(w, v, size);
        return w;
    }
    void *w = node_alloc(p, 2 * (size_t)n * size);
    memcpy(w, v, (size_t)n * size);
    return w;
}

bool deeper(struct parser *p)
{
    if (++p->depth < MAX_DEPTH)
        return true;
    error_set(p->m, p->err, ERR_MEMORY, 0, 0, 0, 0, "%s",
              p->d->msgs_312 ? "Parser stack overflowed - Python source too complex to parse" : "");
    p->failed = true;
    return false;
}

/* ---- memory of the second pass: hash table by rule and place ---- */

static struct memo *memo_slot(struct memo *v, size_t cap, enum memo_rule rule, int mark)
{
    size_t h = ((size_t)mark * MEMO_RULES + rule) * 0x9E3779B97F4A7C15u;
    for (size_t i = (h >> 20) & (cap - 1);; i = (i + 1) & (cap - 1))
        if (!v[i].used || (v[i].rule == rule && v[i].mark == mark))
            return &v[i];
}

static void memo_grow(struct parser *p)
{
    size_t cap = p->memo_cap ? p->memo_cap * 2 : 256;
    struct memo *v = mem_zalloc(cap * sizeof *v);
    for (size_t i = 0; i < p->memo_cap; i++)
        if (p->memo[i].used)
            *memo_slot(v, cap, p->memo[i].rule, p->memo[i].mark) = p->memo[i];
    free(p->memo);
    p->memo = v;
    p->memo_cap = cap;
}

bool memo_get(struct parser *p, enum memo_rule rule, void *node)
{
    if (!p->memo_cap)
        return false;
    struct memo *e = memo_slot(p->memo, p->memo_cap, rule, p->mark);
    if (!e->used)
        return false;
    p->mark = e->end;
    memcpy(node, &e->node, sizeof e->node);
    return true;
}

void *memo_put(struct parser *p, enum memo_rule rule, int mark, void *node)
{
    if (!p->memo || p->failed)
        return node;
    if (p->memo_n * 2 >= p->memo_cap)
        memo_grow(p);
    struct memo *e = memo_slot(p->memo, p->memo_cap, rule, mark);
    p->memo_n += !e->used;
    *e = (struct memo){mark, p->mark, rule, true, node};
    return node;
}

/* ---- errors ---- */

static const char invalid_syntax[] = "invalid syntax", early_end[] = "unexpected EOF while parsing";

/* As the LL(1) parser worded it, before anybody looked at the tree. */
static bool said_by_grammar(const char *msg)
{
    return !strcmp(msg, invalid_syntax) || !strcmp(msg, early_end);
}

/* Columns given from 0; -1 is unknown. */
static void *raise_v(struct parser *p, enum syntax_error_kind kind, int line, int col, int end_line, int end_col, const char *fmt,
                     va_list ap)
{
    struct buf b;
    if (p->failed)
        return NULL;
    buf_init(&b);
    if (p->fstring_prefix)
        buf_adds(&b, p->fstring_prefix);
    buf_vprintf(&b, fmt, ap);
    bool bytes = p->m->byte_columns || (!p->d->msgs_peg && kind == ERR_SYNTAX && !said_by_grammar(fmt));
    int from = bytes ? column_in_bytes(p->m, line, col + 1) : col + 1,
        to = bytes ? column_in_bytes(p->m, end_line, end_col + 1) : end_col + 1;
    error_set(p->m, p->err, kind, line, from, end_line, to, "%s", b.p);
    buf_done(&b);
    p->failed = true;
    return NULL;
}

void *raise_pos(struct parser *p, enum syntax_error_kind kind, const struct pos *pos, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    raise_v(p, kind, pos->line, pos->col, pos->end_line, pos->end_col, fmt, ap);
    va_end(ap);
    return NULL;
}

void *raise_range(struct parser *p, const struct pos *a, const struct pos *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    raise_v(p, ERR_SYNTAX, a->line, a->col, b->end_line, b->end_col, fmt, ap);
    va_end(ap);
    return NULL;
}

void *raise_from(struct parser *p, const struct pos *a, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    raise_v(p, ERR_SYNTAX, a->line, a->col, p->lex.line, lexer_col(&p->lex, p->lex.line_start, p->lex.cur) - 1, fmt, ap);
    va_end(ap);
    return NULL;
}

static void raise_token_v(struct parser *p, enum syntax_error_kind kind, const struct token *t, const char *fmt, va_list ap)
{
    int col = t->pos.col, end_col = t->pos.end_col;
    if (t->type == T_INDENT || t->type == T_DEDENT || t->type == T_END) { /* they have no column: where the lexer is */
        bool file_end = p->lex.cur >= p->lex.n && p->lex.from_file;
        col = file_end ? -1 : lexer_col(&p->lex, p->lex.line_start, p->lex.cur) - 1;
        end_col = -2;
    }
    raise_v(p, kind, t->pos.line, col, t->pos.end_line, end_col, fmt, ap);
    if (end_col == -2 && p->lex.cur >= p->lex.n && p->err->kind == kind)
        lexer_old_file_end(&p->lex, p->err, 1, true);
}

void *raise_last(struct parser *p, enum syntax_error_kind kind, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    raise_token_v(p, kind, &p->tok[p->fill - 1], fmt, ap);
    va_end(ap);
    return NULL;
}

void *raise_next(struct parser *p, const char *fmt, ...)
{
    va_list ap;
    if (peek(p) == T_ERROR && p->failed)
        return NULL;
    va_start(ap, fmt);
    raise_token_v(p, ERR_SYNTAX, &p->tok[p->mark], fmt, ap);
    va_end(ap);
    return NULL;
}

/* What an expression is called in messages. */
const char *expr_name(struct parser *p, const struct expr *e)
{
    static const char *const names[EXPR_KIND_COUNT] = {
        [EXPR_Attribute] = "attribute",
        [EXPR_Subscript] = "subscript",
        [EXPR_Starred] = "starred",
        [EXPR_Name] = "name",
        [EXPR_List] = "list",
        [EXPR_Tuple] = "tuple",
        [EXPR_Lambda] = "lambda",
        [EXPR_Call] = "function call",
        [EXPR_BoolOp] = "expression",
        [EXPR_BinOp] = "expression",
        [EXPR_UnaryOp] = "expression",
        [EXPR_GeneratorExp] = "generator expression",
        [EXPR_Yield] = "yield expression",
        [EXPR_YieldFrom] = "yield expression",
        [EXPR_Await] = "await expression",
        [EXPR_ListComp] = "list comprehension",
        [EXPR_SetComp] = "set comprehension",
        [EXPR_DictComp] = "dict comprehension",
        [EXPR_Dict] = "dict literal",
        [EXPR_Set] = "set display",
        [EXPR_JoinedStr] = "f-string expression",
        [EXPR_FormattedValue] = "f-string expression",
        [EXPR_TemplateStr] = "t-string expression",
        [EXPR_Interpolation] = "t-string expression",
        [EXPR_Compare] = "comparison",
        [EXPR_IfExp] = "conditional expression",
        [EXPR_NamedExpr] = "named expression",
    };
    static const char *const consts[] = {
        [CONST_NONE] = "None", [CONST_TRUE] = "True", [CONST_FALSE] = "False", [CONST_ELLIPSIS] = "ellipsis"};
    if (e->kind == EXPR_Constant) {
        if (e->Constant.kind == CONST_ELLIPSIS && !p->d->msgs_310)
            return "Ellipsis";
        return e->Constant.kind <= CONST_ELLIPSIS ? consts[e->Constant.kind] : "literal";
    }
    if (!p->d->msgs_310) {
        if (e->kind == EXPR_BoolOp || e->kind == EXPR_BinOp || e->kind == EXPR_UnaryOp)
            return "operator";
        if (e->kind == EXPR_Dict)
            return "dict display";
    }
    return names[e->kind] ? names[e->kind] : "expression";
}

/* ---- the whole ---- */

static struct ast_module *file_input(struct parser *p)
{
    if (peek(p) != T_END && !statements(p, &p->m->body))
        return NULL;
    return accept(p, T_END) ? p->m : NULL;
}

/* One compound statement and an empty line, one line of simple statements, or nothing. */
static struct ast_module *single_input(struct parser *p)
{
    struct stmt_list *body = &p->m->body;
    if (at_compound(p)) {
        struct stmt *s = compound_stmt(p);
        if (!s || !accept(p, T_NEWLINE))
            return NULL;
        LIST_ADD(p, *body, s);
        return p->m;
    }
    if (accept(p, T_NEWLINE)) {
        LIST_ADD(p, *body, stmt_new(p, STMT_Pass, p->mark - 1));
        return p->m;
    }
    int mark = p->mark;
    if (at_soft(p, p->name_match) && p->d->match) {
        struct stmt *s = match_stmt(p);
        if (s && accept(p, T_NEWLINE)) {
            LIST_ADD(p, *body, s);
            return p->m;
        }
        p->mark = mark;
    }
    return !p->failed && simple_stmts(p, body) ? p->m : NULL;
}

static struct ast_module *eval_input(struct parser *p)
{
    p->m->expr = expressions(p);
    while (p->m->expr && accept(p, T_NEWLINE))
        ;
    return p->m->expr && accept(p, T_END) ? p->m : NULL;
}

static struct ast_module *run(struct parser *p)
{
    p->m->body = (struct stmt_list){0, NULL};
    struct ast_module *m = p->m->kind == MODULE_EXEC     ? file_input(p)
                           : p->m->kind == MODULE_SINGLE ? single_input(p)
                                                         : eval_input(p);
    return p->failed ? NULL : m;
}

/* Nothing but white space and comments may follow a single statement. */
static bool more_statements(struct parser *p)
{
    const char *s = p->lex.src + p->lex.cur;
    for (; *s; s++) {
        if (*s == '#')
            while (s[1] && s[1] != '\n')
                s++;
        else if (*s != ' ' && *s != '\t' && *s != '\n' && *s != '\f')
            return true;
    }
    return false;
}

/* An error of the lexer further on, on an earlier or the same line of reasoning, is the likelier cause: it replaces the parser's.
 */
static void look_ahead_for_lexer_errors(struct parser *p, int error_line)
{
    struct syntax_error parser_error = *p->err, found = {0};
    struct token t;
    if (p->lex.failed || !p->d->msgs_310)
        return;
    p->lex.err = &found;
    bool in_fstring = false;
    while (lexer_next(&p->lex, &t) && t.type != T_END)
        in_fstring = p->lex.nfstrings > 0;
    in_fstring = p->lex.nfstrings > 0;
    bool unclosed = p->lex.hit_eof && p->lex.level > 0;
    if (!p->lex.failed || in_fstring)
        return;
    if (unclosed && error_line <= p->lex.paren_line[p->lex.level - 1])
        return;
    if (found.kind != ERR_NONE)
        *p->err = found;
    else
        *p->err = parser_error;
}

/* Python 2's statements, as the terse wording has it: told by the line alone, where it has no parenthesis. */
static void old_print(struct parser *p)
{
    const char *s = p->err->text;
    if (!s || strchr(s, '('))
        return;
    const char *colon = strchr(s, ':');
    for (int i = 0; i < 2; i++, s = colon ? colon + 1 : "") {
        s += strspn(s, " \t\f");
        if (!strncmp(s, "exec ", 5)) {
            p->err->msg = "Missing parentheses in call to 'exec'";
            return;
        }
        if (strncmp(s, "print ", 6) != 0)
            continue;
        s += 6 + strspn(s + 6, " \t");
        size_t n = strcspn(s, ";\n");
        while (n && strchr(" \t", s[n - 1]))
            n--;
        struct buf b;
        buf_init(&b);
        const char *end = n && s[n - 1] == ',' ? " end=\" \"" : "";
        buf_printf(&b, "Missing parentheses in call to 'print'. Did you mean print(%.*s%s)?", (int)n, s, end);
        p->err->msg = arena_strndup(p->a, b.p, b.len);
        buf_done(&b);
        return;
    }
}

/* Says what was wrong when the first pass failed without an error of its own. */
static void diagnose(struct parser *p)
{
    struct token last = p->tok[p->fill - 1];
    p->mark = 0;
    p->depth = 0;
    p->diagnose = true;
    memo_grow(p);
    p->statement_given = true;
    run(p);
    if (p->err->kind != ERR_NONE) {
        if (p->err->kind != ERR_MEMORY && !p->lex.failed)
            look_ahead_for_lexer_errors(p, p->tok[p->fill - 1].pos.line);
        return;
    }
    if (!p->d->msgs_310)
        last = p->tok[p->fill - 1];
    if (last.type == T_INDENT || last.type == T_DEDENT) {
        p->failed = false;
        raise_last(p, ERR_INDENTATION, last.type == T_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    p->failed = false;
    /* an expression's last token is read with what is behind it, a string without */
    bool at_end = p->m->kind == MODULE_EVAL && last.end >= p->lex.n && last.type != T_STRING;
    if (!p->d->msgs_310 && at_end && last.type != T_END) {
        raise_pos(p, ERR_SYNTAX, &last.pos, early_end);
        return;
    }
    if (!p->d->msgs_310 && last.type == T_END) {
        raise_last(p, ERR_SYNTAX, early_end);
        return;
    }
    if (last.type == T_END)
        last.pos.col = last.pos.end_col = -1;
    if (last.type == T_LESSGREATER && !p->d->msgs_peg) /* refused behind it, by a rule of its own */
        last.pos.col++;
    raise_pos(p, ERR_SYNTAX, &last.pos, invalid_syntax);
    if (!p->d->msgs_310)
        old_print(p);
    look_ahead_for_lexer_errors(p, p->tok[p->fill - 1].pos.line);
}

void parser_init(struct parser *p, struct ast_module *m, const struct dialect *d, struct syntax_error *err)
{
    memset(p, 0, sizeof *p);
    *err = (struct syntax_error){0};
    lexer_init(&p->lex, m, d, err);
    p->d = d;
    p->m = m;
    p->a = m->arena;
    p->err = err;
    p->single = m->kind == MODULE_SINGLE;
    p->name_match = ast_interns(m, "match");
    p->name_case = ast_interns(m, "case");
    p->name_type = ast_interns(m, "type");
    p->name_lazy = ast_interns(m, "lazy");
    p->name_wild = ast_interns(m, "_");
    p->name_print = ast_interns(m, "print");
    p->name_exec = ast_interns(m, "exec");
}

void parser_done(struct parser *p)
{
    free(p->tok);
    free(p->memo);
}

/* The source with \n for every newline, and a newline at the end of a module. */
static void copy_source(struct ast_module *m, const char *text, size_t n)
{
    char *s = arena_alloc(m->arena, n + 2), *q = s;
    if (n >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
        text += 3, n -= 3;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\r') {
            *q++ = '\n';
            i += i + 1 < n && text[i + 1] == '\n';
        } else {
            *q++ = text[i];
        }
    }
    if (m->kind == MODULE_EXEC && q > s && q[-1] != '\n')
        *q++ = '\n';
    *q = '\0';
    m->source = s;
    m->source_n = (size_t)(q - s);
}

struct ast_module *ast_module_new(struct arena *a, const char *text, size_t n, const char *filename, char mode, int first_line)
{
    struct ast_module *m = arena_alloc(a, sizeof *m);
    m->kind = mode == 'x' ? MODULE_EXEC : mode == 's' ? MODULE_SINGLE : MODULE_EVAL;
    m->arena = a;
    m->filename = arena_strndup(a, filename, strlen(filename));
    m->first_line = first_line;
    if (mode == 'e')
        while (n && (*text == ' ' || *text == '\t'))
            text++, n--;
    copy_source(m, text, n);
    return m;
}

/* NULs and bytes that are not UTF-8 are errors of the whole text. */
static bool check_text(struct ast_module *m, const struct dialect *d, struct syntax_error *err)
{
    if (memchr(m->source, 0, m->source_n)) {
        error_set(m, err, d->msgs_312 ? ERR_SYNTAX : ERR_VALUE, 0, 0, 0, 0, "source code string cannot contain null bytes");
        return false;
    }
    char encoding[64] = "";
    if (m->filename[0] != '<')
        encoding_declared(m->source, m->source_n, encoding);
    if (!encoding_known(encoding)) {
        error_set(m, err, ERR_SYNTAX, 0, 0, 0, 0, d->msgs_314 ? "unknown encoding: %s" : "encoding problem: %s", encoding);
        return false;
    }
    size_t bad = text_check_utf8(m->source, m->source_n);
    if (bad < m->source_n) {
        int line = m->first_line;
        for (size_t i = 0; i < bad; i++)
            line += m->source[i] == '\n';
        error_set(
            m, err, ERR_SYNTAX, 0, 0, 0, 0,
            "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; see %s/pep-0263/ for details",
            (unsigned char)m->source[bad], m->filename, line,
            d->msgs_311   ? "https://peps.python.org"
            : d->msgs_310 ? "https://python.org/dev/peps"
                          : "http://python.org/dev/peps");
        err->line = d->msgs_314 ? line : 0;
        return false;
    }
    return true;
}

struct ast_module *parse_source(struct arena *a, const char *text, size_t n, const char *filename, char mode, int first_line,
                                const struct dialect *d, struct syntax_error *err)
{
    struct parser p;
    struct ast_module *m = ast_module_new(a, text, n, filename, mode, first_line);
    *err = (struct syntax_error){0};
    m->folds_late = d->msgs_314;
    m->byte_columns = d->msgs_peg && !d->msgs_313 && filename[0] != '<' && !d->from_string && !encoding_is_told(text, n);
    if (!check_text(m, d, err))
        return NULL;
    parser_init(&p, m, d, err);
    struct ast_module *done = run(&p);
    if (!done && err->kind == ERR_NONE)
        diagnose(&p);
    if (done && p.late.kind != ERR_NONE) {
        *err = p.late;
        done = NULL;
    }
    if (done && p.single && more_statements(&p)) {
        raise_last(&p, ERR_SYNTAX, "multiple statements found while compiling a single statement");
        done = NULL;
    }
    parser_done(&p);
    if (!d->msgs_310)
        err->end_line = err->end_offset = 0;
    return done;
}

/* A parser for source bytes from..to of the same module: the expression of an old f-string. The caller calls parser_done. */
void fstring_expression(struct parser *outer, struct parser *sub, unsigned from, unsigned to, int line, unsigned line_start,
                        struct expr **out)
{
    enum module_kind kind = outer->m->kind;
    outer->m->kind = MODULE_EVAL;
    parser_init(sub, outer->m, outer->d, outer->err);
    outer->m->kind = kind;
    sub->depth = outer->depth;
    sub->fstring_prefix = outer->d->msgs_peg ? "f-string: " : NULL;
    sub->lex.cur = from;
    sub->lex.n = to;
    sub->lex.line = line;
    sub->lex.line_start = line_start;
    sub->lex.at_bol = false;
    sub->lex.level = 1; /* as if in parentheses */
    sub->lex.in_fstring = true;
    struct expr *e = annotated_rhs(sub);
    if (e && peek(sub) == T_END && !sub->failed) {
        *out = e;
        return;
    }
    if (sub->err->kind != ERR_NONE)
        return;
    struct token last = sub->tok[sub->fill - 1];
    sub->mark = 0;
    sub->diagnose = true;
    memo_grow(sub);
    annotated_rhs(sub);
    sub->failed = false;
    if (sub->err->kind == ERR_NONE)
        raise_pos(sub, ERR_SYNTAX, &last.pos, last.type == T_END && !sub->d->msgs_peg ? early_end : invalid_syntax);
}

bool stmt_has_block(const struct stmt *s)
{
    switch (s->kind) {
    case STMT_FunctionDef:
    case STMT_AsyncFunctionDef:
    case STMT_ClassDef:
    case STMT_For:
    case STMT_AsyncFor:
    case STMT_While:
    case STMT_If:
    case STMT_With:
    case STMT_AsyncWith:
    case STMT_Match:
    case STMT_Try:
    case STMT_TryStar: return true;
    default: return false;
    }
}

struct ast_module *parser_try(struct ast_module *m, const struct dialect *d, struct syntax_error *err, struct parser *p,
                              bool *at_end)
{
    parser_init(p, m, d, err);
    m = run(p);
    *at_end = !m && (p->lex.failed ? p->lex.hit_eof : p->lex.seen_end);
    return m;
}
