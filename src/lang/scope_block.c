/* Blocks and their symbols: made, found, told of a name that is bound or used. */
#include "scope_build.h"
#include "token.h"
#include <stdarg.h>
#include <string.h>
#include "slotscope/base/buf.h"

/* ---- symbols ---- */

static size_t pointer_hash(const char *s)
{
    uintptr_t u = (uintptr_t)s;
    return (size_t)((u >> 4) * 0x9E3779B97F4A7C15u >> 16);
}

static struct symbol **index_slot(struct symbol **index, int cap, const char *name)
{
    for (size_t i = pointer_hash(name) & (size_t)(cap - 1);; i = (i + 1) & (size_t)(cap - 1))
        if (!index[i] || index[i]->name == name)
            return &index[i];
}

struct symbol *scope_find(const struct scope *s, const char *name)
{
    return s->index_cap ? *index_slot(s->index, s->index_cap, name) : NULL;
}

static void index_grow(struct arena *a, struct scope *s)
{
    int cap = s->index_cap ? s->index_cap * 2 : 8;
    struct symbol **index = arena_alloc(a, (size_t)cap * sizeof *index);
    for (struct symbol *y = s->symbols; y; y = y->next)
        *index_slot(index, cap, y->name) = y;
    s->index = index;
    s->index_cap = cap;
}

struct symbol *scope_symbol(struct ast_module *m, struct scope *s, const char *name)
{
    struct symbol *y = scope_find(s, name);
    if (y)
        return y;
    if (s->nsymbols * 2 >= s->index_cap)
        index_grow(m->arena, s);
    y = arena_alloc(m->arena, sizeof *y);
    y->name = name;
    *index_slot(s->index, s->index_cap, name) = y;
    if (s->last_symbol)
        s->last_symbol->next = y;
    else
        s->symbols = y;
    s->last_symbol = y;
    s->nsymbols++;
    return y;
}

const char *scope_mangle(struct ast_module *m, const struct scope *s, const char *name)
{
    const char *cls = s->class_name;
    size_t n = strlen(name);
    if (!cls || name[0] != '_' || name[1] != '_' || (name[n - 1] == '_' && name[n - 2] == '_') || strchr(name, '.'))
        return name;
    cls += strspn(cls, "_");
    if (!*cls)
        return name;
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "_%s%s", cls, name);
    name = ast_intern(m, b.p, b.len);
    buf_done(&b);
    return name;
}

enum symbol_place scope_place(struct ast_module *m, const struct scope *s, const char *name)
{
    struct symbol *y = scope_find(s, scope_mangle(m, s, name));
    return y ? y->place : PLACE_GLOBAL_IMPLICIT;
}

/* ---- errors ---- */

bool scope_error(struct scope_builder *b, const struct pos *pos, const char *fmt, ...)
{
    struct buf msg;
    va_list ap;
    buf_init(&msg);
    va_start(ap, fmt);
    buf_vprintf(&msg, fmt, ap);
    va_end(ap);
    int from = column_in_bytes(b->m, pos->line, pos->col + 1), to = column_in_bytes(b->m, pos->end_line, pos->end_col + 1);
    error_set(b->m, b->err, ERR_SYNTAX, pos->line, from, pos->end_line, to, "%s", msg.p);
    buf_done(&msg);
    b->failed = true;
    return false;
}

bool scope_deeper(struct scope_builder *b)
{
    if (++b->depth <= MAX_TREE_DEPTH)
        return true;
    error_set(b->m, b->err, ERR_RECURSION, 0, 0, 0, 0, "maximum recursion depth exceeded during compilation");
    b->failed = true;
    return false;
}

/* ---- blocks ---- */

struct scope *scope_enter(struct scope_builder *b, enum scope_kind kind, const char *name, const void *node, const struct pos *pos)
{
    struct scope *s = arena_alloc(b->m->arena, sizeof *s), *parent = b->cur;
    s->kind = kind;
    s->name = ast_interns(b->m, name);
    s->node = node;
    s->parent = parent;
    s->pos = *pos;
    s->is_function = kind != SCOPE_MODULE && kind != SCOPE_CLASS;
    if (parent) {
        s->nested = parent->nested || parent->is_function;
        s->class_name = parent->class_name;
        if (parent->last_child)
            parent->last_child->next = s;
        else
            parent->first_child = s;
        parent->last_child = s;
    }
    b->cur = s;
    return s;
}

void scope_leave(struct scope_builder *b)
{
    b->cur = b->cur->parent;
}

/* ---- definitions ---- */

bool scope_define(struct scope_builder *b, const char *name, unsigned flags, const struct pos *pos)
{
    struct scope *s = b->cur;
    name = scope_mangle(b->m, s, name);
    struct symbol *y = scope_symbol(b->m, s, name);
    if ((flags & SYM_PARAM) && (y->flags & SYM_PARAM))
        return scope_error(b, b->d->msgs_310 ? pos : &s->pos, "duplicate %s '%s' in function definition",
                           b->d->msgs_315 ? "parameter" : "argument", name);
    if ((flags & SYM_TYPE_PARAM) && (y->flags & SYM_TYPE_PARAM))
        return scope_error(b, pos, "duplicate type parameter '%s'", name);
    if (b->comp_target) {
        if (y->flags & (SYM_GLOBAL | SYM_NONLOCAL))
            return scope_error(b, b->d->msgs_310 ? pos : &s->pos,
                               "comprehension inner loop cannot rebind assignment expression target '%s'", name);
        flags |= SYM_COMP_ITER;
    }
    y->flags |= flags;
    if (flags & SYM_PARAM) {
        y->pos = *pos;
        y->flags |= SYM_DECLARED_HERE;
    }
    return true;
}

void scope_use(struct scope_builder *b, const char *name)
{
    scope_symbol(b->m, b->cur, scope_mangle(b->m, b->cur, name))->flags |= SYM_USED;
}

void scope_one_param(struct scope_builder *b, const char *name)
{
    struct scope *s = b->cur;
    s->params.v = arena_alloc(b->m->arena, sizeof *s->params.v);
    s->params.v[s->params.n++] = ast_interns(b->m, name);
    scope_symbol(b->m, s, s->params.v[0])->flags |= SYM_PARAM | SYM_ASSIGNED;
}

void scope_see_class(struct scope_builder *b)
{
    struct scope *s = b->cur;
    if (s->parent && (s->parent->kind == SCOPE_CLASS || s->parent->can_see_class_scope)) {
        s->can_see_class_scope = true;
        scope_use(b, b->name_classdict);
    }
}

void scope_enter_aside(struct scope_builder *b, const struct stmt *s, struct scope **last)
{
    *last = b->cur->last_child;
    scope_enter(b, SCOPE_ANNOTATIONS, "_annotation", s, &s->pos);
}

void scope_leave_aside(struct scope_builder *b, struct scope *last)
{
    struct scope *s = b->cur->parent;
    s->last_child = last;
    if (last)
        last->next = NULL;
    else
        s->first_child = NULL;
    scope_leave(b);
}
