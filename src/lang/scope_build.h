/* What the files of the symbol tables share: first all names are collected (scope.c), then each is given its place (scope_place.c).
 */
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

/* Sets the error at a place, unless there is one. Always false. */
bool scope_error(struct scope_builder *b, const struct pos *pos, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The symbol, made if it is not there. */
struct symbol *scope_symbol(struct ast_module *m, struct scope *s, const char *name);
/* One level deeper in the tree; false: too deep (RecursionError). Undo with b->depth--. */
bool scope_deeper(struct scope_builder *b);

/* Gives every name its place, from the module's scope down. */
bool scope_resolve(struct scope_builder *b, struct scope *s);
/* What must not stand where it does: return outside a function, break outside a loop, ... */
bool scope_check(struct scope_builder *b);
/* No two keys of a mapping pattern are equal. */
bool scope_distinct_keys(struct scope_builder *b, const struct pattern *p);
/* from __future__ import ...: must come first and be known. */
bool scope_futures(struct scope_builder *b);
#endif
