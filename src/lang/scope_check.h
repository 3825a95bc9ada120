/* The walk of scope_check.c, shared between its files. */
#ifndef SLOTSCOPE_LANG_SCOPE_CHECK_H
#define SLOTSCOPE_LANG_SCOPE_CHECK_H
#include "scope_build.h"

/* Where we are: blocks that matter for return, break, await. */
struct place {
    struct scope_builder *b;
    struct scope *scope;
    bool in_async;   /* the scope is that of an async def */
    int loop;        /* loops around, in this block */
    int blocks;      /* statements with a clean-up or an exit of their own around, in this block */
    bool in_finally; /* of a finally's body, in this block; since the innermost loop for break and continue */
    bool finally_loop;
    bool except_star; /* inside an except* clause: 1 since the innermost loop */
    bool except_star_loop;
};

/* All that check return false when an error was found. */

/* ---- scope_check.c ---- */
bool check_fail(struct place *w, const struct pos *pos, const char *msg); /* sets the error; false */
bool check_stmts(struct place *w, struct stmt_list *l);

/* ---- scope_check_expr.c ---- */
bool check_name(struct place *w, const char *name, const struct pos *pos, bool del); /* may it be bound? */
bool check_expr(struct place *w, struct expr *e);
bool check_exprs(struct place *w, struct expr_list *l);
bool check_optional(struct place *w, struct expr *e);
bool check_arguments(struct place *w, struct expr_list *args, struct keyword_list *kws); /* of a call or class */
bool check_signature(struct place *w, struct arguments *a, const struct pos *pos);

/* ---- scope_check_literal.c ---- */
void check_warn(struct place *w, int line, const char *msg); /* SyntaxWarning */
void check_literal_called(struct place *w, const struct expr *call);
void check_literal_subscript(struct place *w, const struct expr *e);
void check_literal_is(struct place *w, const struct expr *compare);

/* ---- scope_check_match.c ---- */
bool check_match(struct place *w, struct stmt *s);
#endif
