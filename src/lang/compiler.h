/*
 * The compiler's inside. A unit is one code object being made: a growing array of instructions with labels, and the stack of blocks
 * that `return`, `break` and `continue` have to leave. Each instruction remembers which exception handler was in force when it was
 * emitted, so code that leaves a block can be emitted anywhere; assemble.c makes the handler table of it.
 */
#ifndef SLOTSCOPE_LANG_COMPILER_H
#define SLOTSCOPE_LANG_COMPILER_H
#include "slotscope/base/numbering.h"
#include "slotscope/lang/compile.h"
#include "slotscope/lang/scope.h"

enum pseudo_op { PSEUDO_SETUP = 255 }; /* marks where a handler starts, to learn the stack depth there; no code */

struct ins {
    unsigned char op;
    int arg;     /* for jumps: a label */
    int handler; /* in force: index of unit.setups, -1 none */
    int depth;   /* of the stack before it; -1: never reached */
    int at;      /* word index */
    struct position pos;
    unsigned char marks, until; /* enum step_mark, enum step_elsewhere */
    struct position elsewhere;
};
struct setup {
    int label, parent, depth;
    int drop; /* values on top at the start that do not stay for the handler */
    bool lasti;
};

enum block_kind {
    BLOCK_WHILE,
    BLOCK_FOR,
    BLOCK_ASYNC_FOR,
    BLOCK_TRY,
    BLOCK_FINALLY,
    BLOCK_FINALLY_END,
    BLOCK_WITH,
    BLOCK_ASYNC_WITH,
    BLOCK_HANDLER,
    BLOCK_POP_VALUE,
    BLOCK_EXCEPT_NAME
};
struct block {
    enum block_kind kind;
    int start, exit;               /* labels for continue and break */
    const struct stmt_list *final; /* BLOCK_FINALLY */
    const char *name;              /* BLOCK_EXCEPT_NAME: to be deleted */
    struct pos pos;                /* of the with item */
    int handler;                   /* in force outside the block */
    struct block *up;
};

/* A set of texts with dense numbers, in order of arrival. */
struct name_index {
    const char **v;
    int n, cap;
    struct numbering numbers;
};
struct const_index {
    struct code_const *v;
    int n, cap;
    struct numbering numbers;
};

struct unit {
    struct unit *up;
    struct scope *scope;
    const char *name; /* co_name */
    char *qualname;
    uint32_t flags;
    int argcount, posonlyargcount, kwonlyargcount, first_line;
    struct ins *ins;
    int n, cap;
    int *labels;
    int nlabels, labels_cap;
    struct setup *setups;
    int nsetups, setups_cap;
    int handler;
    struct block *block;
    struct position pos;        /* given to what is emitted next */
    unsigned char marks, until; /* likewise, once */
    struct position elsewhere;
    struct position condition; /* around the outermost condition that is being compiled */
    int conditions;            /* how many are, inside each other */
    int artificial;            /* instructions from here on stand for nothing in the source; 0: none do */
    struct name_index names, locals, statics;
    struct const_index consts;
    int spelled; /* see struct code */
    char *docstring;
    bool is_class;
};

struct compiler {
    struct ast_module *m;
    struct compile_options opt;
    struct unit *u;
};

#define CELL_BASE 0x400000 /* added to the number of a cell or free variable until the count of locals is known */

/* ---- assemble.c: emitting, tables, from instructions to words ---- */
void unit_enter(struct compiler *c, struct scope *s, const char *name, struct pos pos);
struct code *unit_leave(struct compiler *c); /* the finished code: one reference */
void set_pos(struct compiler *c, const struct pos *p);
int emit_op(struct compiler *c, enum opcode op, int arg); /* index of the instruction */
int label_new(struct compiler *c);
void label_here(struct compiler *c, int label);
void emit_jump(struct compiler *c, enum opcode op, int label);
/* Handler `label` is in force for what follows; handler_end: the one before again. */
void handler_begin(struct compiler *c, int label, bool lasti);
void handler_end(struct compiler *c);
void block_push(struct compiler *c, struct block *b, enum block_kind kind, int start, int exit);
void block_pop(struct compiler *c);
int name_number(struct name_index *x, const char *name);
int const_number(struct compiler *c, struct code_const k); /* takes k */
void emit_const(struct compiler *c, struct code_const k);  /* takes k */
void emit_constant(struct compiler *c, const struct constant *k);
/* k, takes it, is put together from what stands in the source, `first` (or NULL) before the rest. */
void emit_folded(struct compiler *c, struct code_const k, const struct constant *first);
void emit_none(struct compiler *c);
/* The rest of the unit is not in the source: its implicit end. */
void emit_artificial(struct compiler *c);
/* What is emitted next stands at `there` in the code of CPythons up to `until`. NOWHERE: not in the source. */
void emit_elsewhere(struct compiler *c, enum step_elsewhere until, struct position there);
#define NOWHERE ((struct position){-1, -1, -1, -1})
void emit_str(struct compiler *c, const char *s);
void emit_int(struct compiler *c, int64_t i);
void emit_attr(struct compiler *c, enum opcode op, const char *name); /* mangled; also for imports */
void emit_name(struct compiler *c, enum opcode op, const char *name); /* as it is */
struct code_const const_from_ast(const struct constant *k);
struct code_const const_str(const char *s, size_t n);
struct code_const const_docstring(struct compiler *c, const struct constant *k); /* cleaned where the version does that */

/* ---- compile_name.c ---- */
void emit_name_op(struct compiler *c, const char *name, enum expr_ctx ctx);
bool name_is_cell(struct compiler *c, const char *name, int *arg);
/* Pushes the closure tuple of inner scope s; false when it has none. */
bool emit_closure(struct compiler *c, const struct scope *s);

/* ---- compile_expr.c ---- */
void visit_expr(struct compiler *c, const struct expr *e);
void visit_store(struct compiler *c, const struct expr *e);
void visit_delete(struct compiler *c, const struct expr *e);
void emit_await(struct compiler *c, int where);
void visit_augmented(struct compiler *c, const struct stmt *s);
/* a < b < c as far as its last comparison, whose result is left; those before it jump with `unless` to `cleanup` when they are
   false, c and their result below still on the stack. */
void emit_compare_chain(struct compiler *c, const struct expr *e, enum opcode unless, int cleanup);

/* ---- compile_condition.c ---- */
/* Jumps to label when the truth of e is `when`. */
void visit_condition(struct compiler *c, const struct expr *e, int label, bool when);

/* ---- compile_display.c ---- */
/* The elements of a display (or of a call with stars): `pushed` values lie on the stack already and come first. */
void emit_sequence(struct compiler *c, const struct expr_list *l, int pushed, enum opcode build, enum opcode add,
                   enum opcode extend, bool tuple);
void visit_dict(struct compiler *c, const struct expr *e);
void emit_unpacking(struct compiler *c, const struct expr_list *targets);
bool has_star(const struct expr_list *l);

/* ---- compile_call.c ---- */
void visit_call(struct compiler *c, const struct expr *e);
/* After the callable and self-or-NULL: the arguments, `pushed` of which are there already, and the call. */
void emit_call(struct compiler *c, int pushed, const struct expr_list *args, const struct keyword_list *keywords,
               const struct pos *pos);
/* The object whose attribute f is loaded, and the position for that. */
void emit_attribute_owner(struct compiler *c, const struct expr *f);

/* ---- compile_comp.c ---- */
void visit_comprehension(struct compiler *c, const struct expr *e);

/* ---- compile_func.c ---- */
void visit_function(struct compiler *c, const struct stmt *s);
void visit_lambda(struct compiler *c, const struct expr *e);
void visit_class(struct compiler *c, const struct stmt *s);
void visit_type_alias(struct compiler *c, const struct stmt *s);
void emit_function(struct compiler *c, struct code *code, const struct scope *s, int flags);
void emit_annotation(struct compiler *c, const struct expr *e);
void emit_annotate(struct compiler *c, const struct stmt_list *body, struct scope *s);

/* ---- compile_stmt.c ---- */
const struct pos *header_pos(const struct compiler *c, const struct stmt *s, const struct expr *e);
void visit_body(struct compiler *c, const struct stmt_list *l);
void visit_block_body(struct compiler *c, const struct stmt_list *l);

/* ---- compile_try.c: try, with, and leaving blocks ---- */
void visit_try(struct compiler *c, const struct stmt *s);
void visit_try_star(struct compiler *c, const struct stmt *s);
void visit_with(struct compiler *c, const struct stmt *s, int item);
/* Emits what leaving takes: to the function's end (stop NULL) or up to block `stop`. preserve: the top of the stack is kept. */
void emit_unwind(struct compiler *c, struct block *stop, bool preserve);

/* ---- compile_match.c ---- */
void visit_match(struct compiler *c, const struct stmt *s);
#endif
