/* Cutting source into statements, as the language of the chosen version reads it. */
#include <string.h>

#include "slotscope/lang/parse.h"
#include "slotscope/layout/layout.h"
#include "slotscope/session/session.h"

static struct dialect dialect_now(void)
{
    struct dialect d = {0};
#define ASK(feature) d.feature = pol.has_##feature != 0;
    DIALECT_FEATURES(ASK)
#undef ASK
    return d;
}

/* Decorators stand in front of the position of what they decorate. */
static const struct expr_list *decorators(const struct stmt *st)
{
    switch (st->kind) {
    case STMT_FunctionDef: return &st->FunctionDef.decorator_list;
    case STMT_AsyncFunctionDef: return &st->AsyncFunctionDef.decorator_list;
    case STMT_ClassDef: return &st->ClassDef.decorator_list;
    default: return NULL;
    }
}

struct lines {
    const char *source; /* as the parser keeps it: newlines are \n */
    size_t n;
    int line;       /* of `at` */
    const char *at; /* lines are asked for in order: the last one found */
};

static const char *line_start(struct lines *l, int line)
{
    while (l->line < line) {
        const char *nl = memchr(l->at, '\n', (size_t)(l->source + l->n - l->at));
        if (!nl)
            return l->source + l->n;
        l->at = nl + 1;
        l->line++;
    }
    return l->at;
}

static void cut(struct lines *l, const struct stmt *st, void (*each)(void *ctx, const char *text, size_t n, int line), void *ctx)
{
    const struct expr_list *d = decorators(st);
    bool decorated = d && d->n;
    int line = decorated ? d->v[0]->pos.line : st->pos.line;
    const char *start = line_start(l, line) + (decorated ? 0 : st->pos.byte);
    const char *end = line_start(l, st->pos.end_line) + st->pos.end_byte;
    each(ctx, start, (size_t)(end - start), line);
}

bool session_split(const char *text, size_t n, const char *name, int first_line,
                   void (*each)(void *ctx, const char *text, size_t n, int line), void *ctx)
{
    struct arena a = {0};
    struct dialect d = dialect_now();
    struct syntax_error err;
    struct ast_module *m = parse_source(&a, text, n, name, 'x', first_line, &d, &err);
    if (m) {
        struct lines l = {.source = m->source, .n = m->source_n, .line = first_line, .at = m->source};
        for (int i = 0; i < m->body.n; i++)
            cut(&l, m->body.v[i], each, ctx);
    }
    arena_done(&a);
    return m != NULL;
}

bool session_is_expression(const char *text, size_t n)
{
    struct arena a = {0};
    struct dialect dialect = dialect_now();
    struct syntax_error err = {0};
    bool is = parse_source(&a, text, n, "<stdin>", 'e', 1, &dialect, &err) != NULL;
    arena_done(&a);
    return is;
}

bool session_parses(const char *text, size_t n, const char *name, struct diag *d)
{
    struct arena a = {0};
    struct dialect dialect = dialect_now();
    struct syntax_error err = {0};
    bool ok = parse_source(&a, text, n, name, 'x', 1, &dialect, &err) != NULL;
    if (!ok)
        diag_set(d, name, err.line, err.offset, "%s", err.msg ? err.msg : "does not parse");
    arena_done(&a);
    return ok;
}

enum input_state session_input_state(const char *text, size_t n)
{
    struct dialect d = dialect_now();
    switch (parse_is_incomplete(text, n, &d)) {
    case PARSE_COMPLETE: return INPUT_WHOLE;
    case PARSE_INCOMPLETE: return INPUT_MORE;
    default: return INPUT_WRONG;
    }
}
