/* What the files of the symbol tables share: first all names are collected (scope.c), then each is given its place
 * (scope_place.c), and what stands in a wrong place is refused (scope_check.c). */
#ifndef SLOTSCOPE_LANG_SCOPE_BUILD_H
#define SLOTSCOPE_LANG_SCOPE_BUILD_H
#include "slotscope/lang/scope.h"

#define MAX_TREE_DEPTH 1500 /* of nodes in nodes: what follows may recurse over the tree without counting */

struct scope_builder {
    struct ast_module *m;
    const struct dialect *d;
    struct syntax_error *err;
    struct scope *cur;
    int depth;
    int comp_iter_expr; /* inside the iterable of a comprehension, lambdas in it too */
    bool comp_target;   /* inside the target of a comprehension */
    bool failed;
    int future_line;        /* the last line of the leading from __future__ imports */
    const char *type_place; /* inside a bound or default: of what */
    const char *name_super, *name_class, *name_classdict, *name_debug;
};

/* ---- scope_block.c ---- */
/* Sets the error at a place, unless there is one. Always false. */
bool scope_error(struct scope_builder *b, const struct pos *pos, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The symbol, made if it is not there. */
struct symbol *scope_symbol(struct ast_module *m, struct scope *s, const char *name);
/* One level deeper in the tree; false: too deep (RecursionError). Undo with b->depth--. */
bool scope_deeper(struct scope_builder *b);
/* A new block inside the current one, which it becomes until it is left. */
struct scope *scope_enter(struct scope_builder *b, enum scope_kind kind, const char *name, const void *node, const struct pos *pos);
void scope_leave(struct scope_builder *b);
/* The current block binds name in the ways that flags say. */
bool scope_define(struct scope_builder *b, const char *name, unsigned flags, const struct pos *pos);
void scope_use(struct scope_builder *b, const char *name);
/* The current block is called with this one argument. */
void scope_one_param(struct scope_builder *b, const char *name);
/* Annotation and type scopes that stand in a class look names up there first. */
void scope_see_class(struct scope_builder *b);
/* A block that leaves no trace: what stands in it is looked at for errors only. `last`: the last inner block until now. */
void scope_enter_aside(struct scope_builder *b, const struct stmt *s, struct scope **last);
void scope_leave_aside(struct scope_builder *b, struct scope *last);

/* ---- walking: false when an error was found ---- */
/* scope_expr.c */
bool scope_visit_expr(struct scope_builder *b, struct expr *e);
bool scope_visit_exprs(struct scope_builder *b, struct expr_list *l); /* some may be NULL */
bool scope_visit_optional(struct scope_builder *b, struct expr *e);   /* NULL is nothing */
bool scope_visit_keywords(struct scope_builder *b, struct keyword_list *l);
bool scope_add_arguments(struct scope_builder *b, struct arguments *a); /* parameters of the current block */
/* async with, async for: refused here, or later by scope_check. */
bool scope_async_allowed(struct scope_builder *b, const struct stmt *s);
/* scope_def.c */
bool scope_visit_function(struct scope_builder *b, struct stmt *s);
bool scope_visit_class(struct scope_builder *b, struct stmt *s);
bool scope_visit_type_alias(struct scope_builder *b, struct stmt *s);
/* scope.c */
bool scope_visit_stmts(struct scope_builder *b, struct stmt_list *l);

/* ---- what follows ---- */
/* Gives every name its place, from the module's scope down. */
bool scope_resolve(struct scope_builder *b, struct scope *s);
/* What must not stand where it does: return outside a function, break outside a loop, ... */
bool scope_check(struct scope_builder *b);
/* No two keys of a mapping pattern are equal. */
bool scope_distinct_keys(struct scope_builder *b, const struct pattern *p);
/* from __future__ import ...: must come first and be known. */
bool scope_futures(struct scope_builder *b);
#endif
