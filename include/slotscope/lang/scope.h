/*
 * Symbol tables: for each block of a program, its names and where each lives; and the syntax errors that only a look at the whole
 * block can find
 * ('return' outside function, name assigned to before global declaration, ...).
 *
 * scope_build hangs a struct scope on each node that opens a block: m->scope, FunctionDef.scope, Lambda.scope, ClassDef.scope,
 * ListComp.scope, ... Comprehensions always have a scope of their own; a compiler that inlines them takes their locals for its own.
 */
#ifndef SLOTSCOPE_LANG_SCOPE_H
#define SLOTSCOPE_LANG_SCOPE_H
#include "slotscope/lang/ast.h"
#include "slotscope/lang/parse.h"

enum scope_kind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION, /* def and async def */
    SCOPE_LAMBDA,
    SCOPE_COMPREHENSION, /* list, set, dict comprehension and generator expression: one parameter, ".0", the outermost iterator */
    SCOPE_TYPE_PARAMS,   /* the block around a generic function, class or alias that holds its type parameters */
    SCOPE_TYPE_ALIAS,    /* the value of a type alias */
    SCOPE_TYPE_BOUND,    /* bound, constraints or default of a type variable */
    SCOPE_ANNOTATIONS    /* __annotate__: only where the dialect defers annotations */
};

/* Where a name of a block lives. */
enum symbol_place {
    PLACE_GLOBAL_IMPLICIT, /* not bound here nor in a function around: globals, then builtins */
    PLACE_GLOBAL_EXPLICIT, /* declared global */
    PLACE_LOCAL,           /* in a function: a fast local; in a class or module: in its namespace */
    PLACE_CELL,            /* a local of this block that an inner block uses */
    PLACE_FREE             /* a cell of a block around this one */
};

/* What the block does with the name. */
enum {
    SYM_USED = 1,     /* read */
    SYM_ASSIGNED = 2, /* bound by assignment, def, class, for, with, as, del, match, ... */
    SYM_PARAM = 4,
    SYM_GLOBAL = 8,    /* declared global */
    SYM_NONLOCAL = 16, /* declared nonlocal */
    SYM_IMPORTED = 32,
    SYM_ANNOTATED = 64,
    SYM_COMP_ITER = 128, /* bound by the for of a comprehension */
    SYM_TYPE_PARAM = 256,
    SYM_FREE_CLASS = 1024, /* in a class: free as well as local (the class body binds it, a method uses the outer one) */
    SYM_DECLARED_HERE = 2048
};
struct symbol {
    const char *name; /* mangled: as the compiler needs it */
    enum symbol_place place;
    unsigned flags;
    struct pos pos;      /* of its first declaration (global, nonlocal, parameter), for messages */
    struct symbol *next; /* in the order of first appearance */
};

struct scope {
    enum scope_kind kind;
    const char *name; /* "f", "C", "<lambda>", "<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>", "<module>" */
    const void *node; /* the struct expr, stmt or ast_module that opened it */
    struct scope *parent;
    struct scope *first_child, *last_child, *next; /* inner blocks in source order */
    struct scope *annotations;                     /* module and class: the block of __annotate__, or NULL */
    const char *class_name;                        /* the class whose private names are mangled here, or NULL */
    struct pos pos;

    struct symbol *symbols, *last_symbol; /* all names, in order of first appearance */
    int nsymbols;
    struct symbol **index; /* hash table of them, by pointer of name */
    int index_cap;

    struct ident_list params; /* in the order of co_varnames: posonly, args, kwonly, *vararg, **kwarg */
    struct ident_list
        cell_names; /* PLACE_CELL, sorted by text, as co_cellvars (module and class: too; "__class__" first is not special) */
    struct ident_list free_names; /* PLACE_FREE (and SYM_FREE_CLASS), sorted by text, as co_freevars */

    bool is_function;                /* fast locals: all kinds but module and class */
    bool nested;                     /* inside a function */
    bool is_generator, is_coroutine; /* both: async generator. coroutine: async def, or something awaits in it */
    bool has_varargs, has_varkeywords;
    bool needs_class_closure; /* class: a method uses __class__ or super(): "__class__" is in cell_names */
    bool needs_classdict;     /* class: an annotation or type scope inside reads its namespace: "__classdict__" is in cell_names */
    bool can_see_class_scope; /* type and annotation scopes directly in a class: names are looked up in __classdict__ first */
    bool returns_value;
    bool has_docstring;
};

/*
 * Builds all scopes of m and checks what the parser could not. 0, or -1 with *err filled.
 * `d` is the dialect m was parsed with. m->future_annotations is set here.
 */
int scope_build(struct ast_module *m, const struct dialect *d, struct syntax_error *err);

/* The symbol of (mangled) name in s, or NULL. */
struct symbol *scope_find(const struct scope *s, const char *name);
/* name as it is called inside s: private names of a class (__x) get the class's name in front. */
const char *scope_mangle(struct ast_module *m, const struct scope *s, const char *name);
/* As scope_find(s, scope_mangle(name)), and the place: never fails (a name unknown to s is PLACE_GLOBAL_IMPLICIT). */
enum symbol_place scope_place(struct ast_module *m, const struct scope *s, const char *name);
#endif
