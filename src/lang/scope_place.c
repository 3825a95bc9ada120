/*
 * Symbol tables, second part: where each name lives. A name that a block uses but does not bind is looked for in the functions
 * around it, outwards; class bodies are passed by. What is found there becomes a cell, and free in every block on the way.
 */
#include <stdlib.h>
#include <string.h>
#include "scope_build.h"

static bool binds(const struct symbol *y)
{
    return (y->flags & (SYM_ASSIGNED | SYM_PARAM | SYM_IMPORTED | SYM_COMP_ITER | SYM_TYPE_PARAM)) &&
           !(y->flags & (SYM_GLOBAL | SYM_NONLOCAL));
}

/* Classes give their inner blocks no names but these two, which the compiler makes. */
static bool class_gives(struct scope_builder *b, struct scope *s, const char *name)
{
    if (s->kind != SCOPE_CLASS || (name != b->name_class && name != b->name_classdict))
        return false;
    if (name == b->name_class)
        s->needs_class_closure = true;
    else
        s->needs_classdict = true;
    return true;
}

/* The block outside s that binds name for it, or NULL: it is global. */
static struct scope *binder(struct scope_builder *b, struct scope *s, const char *name)
{
    for (struct scope *e = s->parent; e; e = e->parent) {
        if (class_gives(b, e, name))
            return e;
        if (!e->is_function)
            continue;
        struct symbol *y = scope_find(e, name);
        if (!y)
            continue;
        if (y->flags & SYM_GLOBAL)
            return NULL;
        if (binds(y))
            return e;
    }
    return NULL;
}

/* Every block from s outwards up to e (not including) has name free. */
static void free_up_to(struct scope_builder *b, struct scope *s, struct scope *e, const char *name)
{
    for (; s != e; s = s->parent) {
        struct symbol *y = scope_symbol(b->m, s, name);
        if (s->kind == SCOPE_CLASS && (binds(y) || (y->flags & SYM_GLOBAL)))
            y->flags |= SYM_FREE_CLASS;
        else
            y->place = PLACE_FREE;
    }
    if (e->kind == SCOPE_CLASS)
        return; /* __class__ and __classdict__ are no names of the class body itself */
    struct symbol *y = scope_find(e, name);
    if (y->place != PLACE_FREE)
        y->place = PLACE_CELL;
}

/* In an annotation or type scope of a class: what the class body says of the name. true: decided. */
static bool class_says(struct scope *s, struct symbol *y)
{
    if (!s->can_see_class_scope)
        return false;
    struct scope *c = s->parent;
    while (c && c->kind != SCOPE_CLASS)
        c = c->parent;
    struct symbol *in_class = c ? scope_find(c, y->name) : NULL;
    if (!in_class)
        return false;
    if (in_class->flags & SYM_GLOBAL)
        y->place = PLACE_GLOBAL_EXPLICIT;
    else if (binds(in_class))
        y->place = PLACE_GLOBAL_IMPLICIT;
    else
        return false;
    return true;
}

static bool place_nonlocal(struct scope_builder *b, struct scope *s, struct symbol *y)
{
    if (y->flags & SYM_GLOBAL)
        return scope_error(b, &y->pos, "name '%s' is nonlocal and global", y->name);
    if (s->kind == SCOPE_MODULE)
        return scope_error(b, &y->pos, "nonlocal declaration not allowed at module level");
    struct scope *e = binder(b, s, y->name);
    if (!e)
        return scope_error(b, &y->pos, "no binding for nonlocal '%s' found", y->name);
    if (e->kind != SCOPE_CLASS) {
        struct symbol *t = scope_find(e, y->name);
        if (t && (t->flags & SYM_TYPE_PARAM))
            return scope_error(b, &y->pos, "nonlocal binding not allowed for type parameter '%s'", y->name);
    }
    y->place = PLACE_FREE;
    free_up_to(b, s, e, y->name);
    return true;
}

static bool place(struct scope_builder *b, struct scope *s, struct symbol *y)
{
    if (y->place == PLACE_FREE || y->place == PLACE_CELL)
        return true; /* an inner block settled it */
    if (y->flags & SYM_NONLOCAL)
        return place_nonlocal(b, s, y);
    if (y->flags & SYM_GLOBAL) {
        y->place = PLACE_GLOBAL_EXPLICIT;
        return true;
    }
    if (binds(y)) {
        y->place = PLACE_LOCAL;
        return true;
    }
    if (class_says(s, y))
        return true;
    struct scope *e = binder(b, s, y->name);
    if (e) {
        y->place = PLACE_FREE;
        free_up_to(b, s, e, y->name);
    }
    return true;
}

/* ---- co_cellvars, co_freevars ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_name(struct ident_list *l, const char *name)
{
    l->v[l->n++] = name;
}

static void list_names(struct scope_builder *b, struct scope *s)
{
    size_t room = ((size_t)s->nsymbols + 2) * sizeof *s->cell_names.v;
    s->cell_names.v = arena_alloc(b->m->arena, room);
    s->free_names.v = arena_alloc(b->m->arena, room);
    for (struct symbol *y = s->symbols; y; y = y->next) {
        if (y->place == PLACE_CELL)
            add_name(&s->cell_names, y->name);
        if (y->place == PLACE_FREE || (y->flags & SYM_FREE_CLASS))
            add_name(&s->free_names, y->name);
    }
    if (s->needs_class_closure)
        add_name(&s->cell_names, b->name_class);
    if (s->needs_classdict)
        add_name(&s->cell_names, b->name_classdict);
    qsort(s->cell_names.v, (size_t)s->cell_names.n, sizeof *s->cell_names.v, by_text);
    qsort(s->free_names.v, (size_t)s->free_names.n, sizeof *s->free_names.v, by_text);
}

static bool place_all(struct scope_builder *b, struct scope *s)
{
    for (struct symbol *y = s->symbols; y; y = y->next)
        if (!place(b, s, y))
            return false;
    for (struct scope *c = s->first_child; c; c = c->next)
        if (!place_all(b, c))
            return false;
    list_names(b, s);
    return true;
}

bool scope_resolve(struct scope_builder *b, struct scope *s)
{
    return place_all(b, s);
}
