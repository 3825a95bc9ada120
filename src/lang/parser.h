/*
 * The parser's state and what its files share.
 *
 * A rule is a function: it returns its node with p->mark behind it, or NULL when the tokens at p->mark are not it (p->mark is then
 * anywhere; who wants another try puts it back). Nothing is said about errors on the way. When the whole fails, a second pass with
 * p->diagnose set reads the tokens again, and now the rules also look for the mistakes people make (parse_invalid.c) in the order
 * of CPython's grammar; the first that is recognised is raised: p->failed is set and everything returns NULL. If none is, the
 * furthest token that was looked at is "invalid syntax".
 */
#ifndef SLOTSCOPE_LANG_PARSER_H
#define SLOTSCOPE_LANG_PARSER_H
#include "token.h"
#include "slotscope/lang/ast.h"

#define MAX_DEPTH 1200 /* rules inside rules, where they can nest without brackets */

enum memo_rule {
    MEMO_EXPRESSION,
    MEMO_DISJUNCTION,
    MEMO_BITWISE_OR,
    MEMO_PRIMARY,
    MEMO_INVALID_NAMED,
    MEMO_BLOCK,
    MEMO_SIMPLE,
    MEMO_ARGS,
    MEMO_STRINGS,
    MEMO_ATOM,
    MEMO_RULES
};
struct memo {
    int mark, end;
    enum memo_rule rule;
    bool used;
    void *node;
};

struct parser {
    struct lexer lex;
    struct token *tok; /* all read so far */
    int fill, cap, mark;
    const struct dialect *d;
    struct ast_module *m;
    struct arena *a;
    struct syntax_error *err;
    bool diagnose; /* second pass */
    bool failed;   /* an error is set: everything returns NULL */
    int depth;
    bool single;
    bool statement_given; /* mode 's': the NEWLINE that ends the text was given */
    const char *name_match, *name_case, *name_type, *name_lazy, *name_wild, *name_print, *name_exec;
    struct memo *memo;
    size_t memo_n, memo_cap;
    int string;                /* the token that the strings being read begin with */
    struct syntax_error late;  /* in strings, which the LL(1) parser's versions look into when all of the text is parsed */
    const char *fstring_prefix; /* errors inside an old f-string begin with it, or NULL */
};

/* ---- tokens ---- */
bool parser_fill(struct parser *p); /* reads up to and including p->mark; false: p->failed */
static inline enum token_type peek(struct parser *p)
{
    if (p->mark >= p->fill && !parser_fill(p))
        return T_ERROR;
    return (enum token_type)p->tok[p->mark].type;
}
static inline struct token *token_at(struct parser *p)
{
    peek(p);
    return &p->tok[p->mark];
}
static inline struct token *last_token(struct parser *p)
{
    return &p->tok[p->mark - 1];
}
static inline bool accept(struct parser *p, enum token_type t)
{
    if (peek(p) != t)
        return false;
    p->mark++;
    return true;
}
/* A rule was tried: back to where it began; true when it raised an error. */
static inline bool raised(struct parser *p, int mark)
{
    p->mark = mark;
    return p->failed;
}
enum token_type peek_at(struct parser *p, int k); /* the k-th token from here; reads no further than needed */
bool accept_soft(struct parser *p, const char *name);
bool at_soft(struct parser *p, const char *name);

/* ---- nodes ---- */
void *node_alloc(struct parser *p, size_t n);
/* From token `from` to the last one taken. */
struct pos span(struct parser *p, int from);
struct pos pos_join(const struct pos *a, const struct pos *b);
struct expr *expr_new(struct parser *p, enum expr_kind kind, int from);
struct stmt *stmt_new(struct parser *p, enum stmt_kind kind, int from);
/* Appends to a list {n, v} of the arena. */
#define LIST_ADD(p, list, item)                                                                                                    \
    do {                                                                                                                           \
        (list).v = list_room((p), (list).v, (list).n, sizeof *(list).v);                                                           \
        (list).v[(list).n++] = (item);                                                                                             \
    } while (0)
void *list_room(struct parser *p, void *v, int n, size_t size);
bool deeper(struct parser *p); /* false: too deep, p->failed */
static inline void shallower(struct parser *p)
{
    p->depth--;
}

/* ---- memory of the second pass ---- */
bool memo_get(struct parser *p, enum memo_rule rule, void *node);
void *memo_put(struct parser *p, enum memo_rule rule, int mark, void *node);

/* ---- errors: all return NULL and set p->failed ---- */
void *raise_pos(struct parser *p, enum syntax_error_kind kind, const struct pos *pos, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void *raise_range(struct parser *p, const struct pos *a, const struct pos *b, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* From a to where the lexer is. */
void *raise_from(struct parser *p, const struct pos *a, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* At the furthest token read. */
/* In a string: at the token behind the last of the strings that stand together, or noted as late, at the first of them. */
void *raise_in_string(struct parser *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void *raise_last(struct parser *p, enum syntax_error_kind kind, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* At the next token. */
void *raise_next(struct parser *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *expr_name(struct parser *p, const struct expr *e);

/* ---- rules: expressions ---- */
struct expr *star_expressions(struct parser *p);
struct expr *star_expression(struct parser *p);
struct expr *star_named_expression(struct parser *p);
struct expr *named_expression(struct parser *p);
struct expr *expression(struct parser *p);
struct expr *expressions(struct parser *p);
struct expr *disjunction(struct parser *p);
struct expr *inversion(struct parser *p);
struct expr *bitwise_or(struct parser *p);
struct expr *factor(struct parser *p);
struct expr *primary(struct parser *p);
struct expr *atom(struct parser *p);
struct expr *yield_expr(struct parser *p);
struct expr *annotated_rhs(struct parser *p); /* yield_expr | star_expressions */
struct expr *strings(struct parser *p);
struct expr *number(struct parser *p);
struct expr *lambdef(struct parser *p);
struct expr *starred_expression(struct parser *p);
struct expr *assignment_expression(struct parser *p); /* NAME := ... */
/* key: value or **value (then *key is NULL). A key that was read already is given in *key. */
bool kvpair(struct parser *p, struct expr **key, struct expr **value);
bool for_if_clauses(struct parser *p, struct comp_list *out);
bool star_named_list(struct parser *p, struct expr_list *out); /* one or more, trailing comma allowed */
/* Arguments up to ')' (not taken); a Call without func, or NULL. Empty lists are no arguments: ask for ')' first. */
struct expr *arguments(struct parser *p);
struct expr *call_args(struct parser *p);
struct expr *name_expr(struct parser *p); /* NAME */
struct expr *constant(struct parser *p, enum const_kind kind); /* the token here, whatever it is, as a constant of this kind */

/* ---- targets ---- */
struct expr *star_targets(struct parser *p);
struct expr *star_target(struct parser *p);
/* Makes e a target (ctx in all its parts), or false if it cannot be one; star: * allowed in it. */
bool to_target(struct expr *e, enum expr_ctx ctx);
enum target_kind { TARGETS_STAR, TARGETS_DEL, TARGETS_FOR };
void *raise_invalid_target(struct parser *p, enum target_kind kind, struct expr *e);
struct expr *invalid_target(struct expr *e, enum target_kind kind);

/* ---- rules: statements ---- */
bool statements(struct parser *p, struct stmt_list *out); /* up to DEDENT or the end; at least one */
bool block(struct parser *p, struct stmt_list *out);
bool simple_stmts(struct parser *p, struct stmt_list *out);
struct stmt *simple_stmt(struct parser *p);
struct stmt *compound_stmt(struct parser *p);
bool at_compound(struct parser *p);
struct excepthandler *except_handler(struct parser *p, bool star);
struct stmt *match_stmt(struct parser *p);
struct pattern *case_patterns(struct parser *p);
struct expr *guard(struct parser *p);
struct expr *subject_expr(struct parser *p);
struct arguments *parameters(struct parser *p, bool lambda);
bool type_params(struct parser *p, struct type_param_list *out); /* true with an empty list where none begin */
const char *dotted_name(struct parser *p);

/* ---- parse_invalid.c: each NULL, perhaps with an error raised ---- */
void *invalid_expression(struct parser *p);
void *invalid_legacy_expression(struct parser *p);
void *invalid_named_expression(struct parser *p);
void *invalid_assignment(struct parser *p);
void *invalid_for_target(struct parser *p);
void *invalid_with_item(struct parser *p);
/* An expression read without looking for mistakes in it. */
struct expr *quietly(struct parser *p, struct expr *(*rule)(struct parser *));
/* parse_invalid_args.c */
void *invalid_arguments(struct parser *p);
void *invalid_kwarg(struct parser *p);
/* parse_invalid_display.c */
void *invalid_comprehension(struct parser *p);
void *invalid_dict_comprehension(struct parser *p);
void *invalid_double_starred_kvpairs(struct parser *p);
void *invalid_group(struct parser *p);
/* parse_invalid_params.c */
void *invalid_parameters(struct parser *p, bool lambda);
/* parse_invalid_stmt.c */
void *invalid_block_after(struct parser *p); /* at the first token of a compound statement: its own invalid_*_stmt rules */
void *invalid_with_stmt(struct parser *p);
void *invalid_except_stmt(struct parser *p);
void *invalid_import(struct parser *p);
void *invalid_import_targets(struct parser *p);
void *invalid_match_stmt(struct parser *p);
void *invalid_case_block(struct parser *p);

/* ---- modules ---- */
struct ast_module *ast_module_new(struct arena *a, const char *text, size_t n, const char *filename, char mode, int first_line);
void parser_init(struct parser *p, struct ast_module *m, const struct dialect *d, struct syntax_error *err);
void parser_done(struct parser *p);
/* One pass without diagnosis. *at_end: it failed because the text ended. */
struct ast_module *parser_try(struct ast_module *m, const struct dialect *d, struct syntax_error *err, struct parser *p,
                              bool *at_end);
bool stmt_has_block(const struct stmt *s);
void fstring_expression(struct parser *outer, struct parser *sub, unsigned from, unsigned to, int line, unsigned line_start,
                        struct expr **out);
#endif
