/*
 * From text to code: the parser, scopes, folding and the compiler in a row, their errors as exception objects; and the texts themselves, kept (in host
 * memory, for they are no part of the program) so that tracebacks can show lines.
 */
#include <stdlib.h>
#include <string.h>

#include "frame.h"
#include "slotscope/base/buf.h"
#include "slotscope/base/mem.h"
#include "slotscope/lang/compile.h"
#include "slotscope/lang/parse.h"
#include "slotscope/lang/scope.h"

struct source {
    char *name, *text;
    size_t n;
    int first_line, lines;
};
static struct {
    struct source *v;
    size_t n, cap;
} sources;

static int count_lines(const char *s, size_t n)
{
    int lines = n > 0;
    for (size_t i = 0; i + 1 < n; i++)
        lines += s[i] == '\n';
    return lines;
}

int source_remember(const char *name, const char *text, size_t n, int first_line)
{
    struct source s = {mem_strdup(name), mem_strndup(text, n), n, first_line, count_lines(text, n)};
    VEC_PUSH(sources.v, sources.n, sources.cap, s);
    return (int)sources.n;
}

static void come_from(struct code *c, int source)
{
    c->source = source;
    for (int i = 0; i < c->nconstants; i++)
        if (c->constants[i].kind == CONSTANT_CODE)
            come_from(c->constants[i].code, source);
}

void source_forget(void)
{
    for (size_t i = 0; i < sources.n; i++) {
        free(sources.v[i].name);
        free(sources.v[i].text);
    }
    free(sources.v);
    memset(&sources, 0, sizeof sources);
}

static bool has_line(const struct source *s, int line)
{
    return line >= s->first_line && line < s->first_line + s->lines;
}

static const char *line_in(const struct source *s, int line, size_t *n)
{
    const char *p = s->text, *end = s->text + s->n;
    for (int k = line - s->first_line; k > 0 && p; k--) {
        p = memchr(p, '\n', (size_t)(end - p));
        p = p ? p + 1 : NULL;
    }
    if (!p)
        return NULL;
    const char *nl = memchr(p, '\n', (size_t)(end - p));
    *n = (size_t)((nl ? nl : end) - p);
    return p;
}

const char *source_line(const char *name, int line, size_t *n)
{
    if (interp_options()->from_stdin && strcmp(name, "<stdin>") == 0)
        return NULL;
    for (size_t i = sources.n; i-- > 0;)
        if (has_line(&sources.v[i], line) && strcmp(sources.v[i].name, name) == 0)
            return line_in(&sources.v[i], line, n);
    return NULL;
}

const char *source_line_of(int source, int line, size_t *n)
{
    const struct source *s = source > 0 && (size_t)source <= sources.n ? &sources.v[source - 1] : NULL;
    return s && has_line(s, line) ? line_in(s, line, n) : NULL;
}

/* ---- errors ---- */

static struct obj *int_or_none(int v)
{
    return v > 0 ? int_from_i64(v) : new_none();
}

static void set_syntax_error(const struct syntax_error *err, const char *name)
{
    struct obj *types[] = {[ERR_SYNTAX] = exc_SyntaxError, [ERR_INDENTATION] = exc_IndentationError, [ERR_TAB] = exc_TabError};
    struct obj *msg = str_from_c(err->msg), *file = str_from_c(err->filename ? err->filename : name), *line = err->line >= 0 ? int_from_i64(err->line) : new_none(), *offset = int_or_none(err->offset);
    struct obj *text = err->text ? str_from_c(err->text) : new_none(), *end_line = int_or_none(err->end_line), *end = err->end_line > 0 ? int_from_i64(err->end_offset) : new_none();
    struct obj *where = pol.syntax_error_has_end ? tuple_pack(6, file, line, offset, text, end_line, end) : tuple_pack(4, file, line, offset, text);
    struct obj *e = msg && where ? obj_call2(types[err->kind], msg, where) : NULL;
    struct obj *parts[] = {msg, file, line, offset, text, end_line, end, where};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        xdecref(parts[i]);
    if (e)
        err_set_instance(e);
}

static void set_error(const struct syntax_error *err, const char *name)
{
    switch (err->kind) {
    case ERR_SYNTAX:
    case ERR_INDENTATION:
    case ERR_TAB: set_syntax_error(err, name); break;
    case ERR_MEMORY: err_format(exc_MemoryError, "%s", err->msg ? err->msg : ""); break;
    case ERR_RECURSION: err_format(exc_RecursionError, "%s", err->msg); break;
    case ERR_VALUE: err_format(exc_ValueError, "%s", err->msg); break;
    default: err_format(exc_NotImplementedError, "slotscope: %s", err->msg); break;
    }
}

/* The warnings of the parser and the compiler. -1: a filter makes an exception of one; that of a SyntaxWarning becomes a SyntaxError. */
static int give_warnings(const struct ast_module *m)
{
    size_t n = strlen(m->filename);
    char *module = mem_strndup(m->filename, n > 3 && strcmp(m->filename + n - 3, ".py") == 0 ? n - 3 : n);
    int r = 0;
    mem_held++; /* the tree */
    for (const struct syntax_warning *w = m->warnings; w && r == 0; w = w->next) {
        struct obj *category = strcmp(w->category, "SyntaxWarning") == 0 ? exc_SyntaxWarning : exc_DeprecationWarning;
        struct obj *text = str_from_c(w->msg);
        r = text ? warn_explicit(category, text, m->filename, w->line, module, NULL) : -1;
        xdecref(text);
        if (r < 0 && err_matches(category)) {
            size_t length = 0;
            const char *line = ast_source_line(m, w->line, &length);
            char *copy = line ? mem_strndup(line, length) : NULL;
            struct syntax_error err = {.kind = ERR_SYNTAX, .msg = w->msg, .line = w->line, .offset = 1, .text = copy};
            err_clear();
            set_syntax_error(&err, m->filename);
            free(copy);
        }
    }
    mem_held--;
    free(module);
    return r;
}

/* ---- compiling ---- */

static void fill_dialect(struct dialect *d)
{
    *d = (struct dialect){0};
#define FEATURE(name) d->name = pol.has_##name;
    DIALECT_FEATURES(FEATURE)
#undef FEATURE
}

static void fill_options(struct compile_options *o)
{
    *o = (struct compile_options){.deferred_annotations = pol.has_deferred_annotations,
                                  .inline_comprehensions = pol.inline_comprehensions,
                                  .constant_displays = pol.constant_displays,
                                  .constant_slices = pol.code_const_slices,
                                  .reversed_stores = pol.reversed_stores,
                                  .reversed_same_stores = pol.reversed_same_stores,
                                  .chunked_displays = pol.chunked_displays,
                                  .clean_docstrings = pol.clean_docstrings,
                                  .headers_are_statements = !pol.carets_multiline,
                                  .exit_at_last_line = pol.exit_at_last_line,
                                  .decorators_at_def = !pol.carets,
                                  .asserts_are_statements = pol.asserts_are_statements,
                                  .attribute_lines = pol.attribute_lines,
                                  .super_attributes = pol.super_attributes,
                                  .static_attributes = pol.static_attributes};
}

static struct code *compile_text(const char *text, size_t n, const char *name, char mode, int first_line, bool lasting)
{
    struct arena arena = {0};
    struct dialect d;
    struct compile_options o;
    struct syntax_error err = {0};
    struct code *code = NULL;
    fill_dialect(&d);
    d.from_string = !lasting;
    fill_options(&o);
    int source = lasting ? source_remember(name, text, n, first_line) : 0;
    struct ast_module *m = parse_source(&arena, text, n, name, mode, first_line, &d, &err);
    bool sound = m && scope_build(m, &d, &err) == 0;
    if (m && (!lasting || name[0] == '<')) /* later phases look for the line in a file */
        err.text = NULL;
    if (sound) {
        ast_fold(m, pol.fold_text_annotations);
        if (give_warnings(m) == 0)
            code = compile_module(m, &o);
        if (code)
            come_from(code, source);
    } else {
        set_error(&err, name);
    }
    arena_done(&arena);
    return code;
}

struct code *source_compile_quietly(const char *text, size_t n, const char *name, int first_line, struct buf *tree)
{
    struct arena arena = {0};
    struct dialect d;
    struct compile_options o;
    struct syntax_error err = {0};
    struct code *code = NULL;
    fill_dialect(&d);
    fill_options(&o);
    struct ast_module *m = parse_source(&arena, text, n, name, 's', first_line, &d, &err);
    if (m && scope_build(m, &d, &err) == 0) {
        ast_dump(tree, m, true);
        ast_fold(m, pol.fold_text_annotations);
        code = compile_module(m, &o);
    }
    arena_done(&arena);
    return code;
}

struct code *source_compile(const char *text, size_t n, const char *name, char mode, int first_line)
{
    return compile_text(text, n, name, mode, first_line, true);
}

/* For compile(), exec and eval: their text is in no file, so tracebacks do not show it and nothing has to keep it. */
struct obj *interp_compile(const char *text, size_t n, const char *filename, char mode)
{
    struct code *code = compile_text(text, n, filename, mode, 1, false);
    struct obj *o = code ? codeobj_new(code) : NULL;
    code_unref(code);
    return o;
}
