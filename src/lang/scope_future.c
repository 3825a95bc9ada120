/* from __future__ imports: they stand first and name what there is. */
#include "scope_build.h"
#include <string.h>

static bool one_future(struct scope_builder *b, struct stmt *s)
{
    static const char *const known[] = {"nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
                                        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop"};
    for (int i = 0; i < s->ImportFrom.n; i++) {
        const char *name = s->ImportFrom.names[i]->name;
        struct pos stmt = s->pos;
        stmt.end_col = -1; /* no end, where the statement is blamed */
        const struct pos *pos = b->d->msgs_313 ? &s->ImportFrom.names[i]->pos : &stmt;
        bool ok = false;
        if (!strcmp(name, "annotations")) {
            b->m->future_annotations = ok = true;
        } else if (!strcmp(name, "braces")) {
            return scope_error(b, pos, "not a chance");
        }
        for (size_t k = 0; !ok && k < sizeof known / sizeof *known; k++)
            ok = !strcmp(name, known[k]);
        if (!ok)
            return scope_error(b, pos, "future feature %s is not defined", name);
    }
    return true;
}

/* They stand first, behind a docstring at most. */
bool scope_futures(struct scope_builder *b)
{
    struct stmt_list *l = &b->m->body;
    if (b->m->kind == MODULE_EVAL)
        return true;
    for (int i = 0; i < l->n; i++) {
        struct stmt *s = l->v[i];
        bool doc = i == 0 && ast_docstring(l);
        if (doc)
            continue;
        if (s->kind != STMT_ImportFrom || s->ImportFrom.level || !s->ImportFrom.module ||
            strcmp(s->ImportFrom.module, "__future__") != 0)
            return true;
        if (!one_future(b, s))
            return false;
        b->future_line = s->pos.line;
    }
    return true;
}
