/*
 * The syntax tree of Python 3.8 to 3.15: the node kinds, their parts and names of CPython's ASDL, as tagged unions.
 *
 * Everything a tree is made of lies in one arena and dies with it. Names are interned per module: two names of one module are the
 * same name exactly if the pointers are equal. After parse_source() and scope_build() (scope.h) succeeded the tree is a valid
 * program: a compiler meets no case it must reject, except those of size.
 *
 *     switch (e->kind) {
 *     case EXPR_BinOp: visit(e->BinOp.left); visit(e->BinOp.right); break;
 *     ...
 */
#ifndef SLOTSCOPE_LANG_AST_H
#define SLOTSCOPE_LANG_AST_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "slotscope/base/mem.h"
struct buf;
struct scope; /* scope.h */

/* Where a node stands. Lines count from 1 (plus the first_line of parse_source), columns from 0; ends are exclusive. */
struct pos {
    int line, end_line;
    int col, end_col;   /* in characters */
    int byte, end_byte; /* in bytes of UTF-8: CPython's col_offset */
};

#define EXPR_KINDS(X)                                                                                                              \
    X(BoolOp)                                                                                                                      \
    X(NamedExpr)                                                                                                                   \
    X(BinOp) X(UnaryOp) X(Lambda) X(IfExp) X(Dict) X(Set) X(ListComp) X(SetComp) X(DictComp) X(GeneratorExp) X(Await) X(Yield)     \
        X(YieldFrom) X(Compare) X(Call) X(FormattedValue) X(Interpolation) X(JoinedStr) X(TemplateStr) X(Constant) X(Attribute)    \
            X(Subscript) X(Starred) X(Name) X(List) X(Tuple) X(Slice)
#define STMT_KINDS(X)                                                                                                              \
    X(FunctionDef)                                                                                                                 \
    X(AsyncFunctionDef)                                                                                                            \
    X(ClassDef) X(Return) X(Delete) X(Assign) X(TypeAlias) X(AugAssign) X(AnnAssign) X(For) X(AsyncFor) X(While) X(If) X(With)     \
        X(AsyncWith) X(Match) X(Raise) X(Try) X(TryStar) X(Assert) X(Import) X(ImportFrom) X(Global) X(Nonlocal) X(Expr) X(Pass)   \
            X(Break) X(Continue)
#define PATTERN_KINDS(X)                                                                                                           \
    X(MatchValue) X(MatchSingleton) X(MatchSequence) X(MatchMapping) X(MatchClass) X(MatchStar) X(MatchAs) X(MatchOr)
#define TYPE_PARAM_KINDS(X) X(TypeVar) X(ParamSpec) X(TypeVarTuple)
/* name, text */
#define OPERATORS(X)                                                                                                               \
    X(Add, "+")                                                                                                                    \
    X(Sub, "-")                                                                                                                    \
    X(Mult, "*") X(MatMult, "@") X(Div, "/") X(Mod, "%") X(Pow, "**") X(LShift, "<<") X(RShift, ">>") X(BitOr, "|") X(BitXor, "^") \
        X(BitAnd, "&") X(FloorDiv, "//")
#define UNARY_OPERATORS(X) X(Invert, "~") X(Not, "not ") X(UAdd, "+") X(USub, "-")
#define COMPARE_OPERATORS(X)                                                                                                       \
    X(Eq, "==")                                                                                                                    \
    X(NotEq, "!=") X(Lt, "<") X(LtE, "<=") X(Gt, ">") X(GtE, ">=") X(Is, "is") X(IsNot, "is not") X(In, "in") X(NotIn, "not in")

#define AST_ENUM_EXPR(n)     EXPR_##n,
#define AST_ENUM_STMT(n)     STMT_##n,
#define AST_ENUM_PATTERN(n)  PATTERN_##n,
#define AST_ENUM_PARAM(n)    TPARAM_##n,
#define AST_ENUM_OP(n, t)    OP_##n,
#define AST_ENUM_UNARY(n, t) UNARY_##n,
#define AST_ENUM_CMP(n, t)   CMP_##n,
enum expr_kind { EXPR_KINDS(AST_ENUM_EXPR) EXPR_KIND_COUNT };
enum stmt_kind { STMT_KINDS(AST_ENUM_STMT) STMT_KIND_COUNT };
enum pattern_kind { PATTERN_KINDS(AST_ENUM_PATTERN) PATTERN_KIND_COUNT };
enum type_param_kind { TYPE_PARAM_KINDS(AST_ENUM_PARAM) TPARAM_KIND_COUNT };
enum operator_kind { OPERATORS(AST_ENUM_OP) OP_KIND_COUNT };
enum unary_kind { UNARY_OPERATORS(AST_ENUM_UNARY) UNARY_KIND_COUNT };
enum cmp_kind { COMPARE_OPERATORS(AST_ENUM_CMP) CMP_KIND_COUNT };
enum bool_kind { BOOL_And, BOOL_Or };
enum expr_ctx { CTX_Load, CTX_Store, CTX_Del };

/* Sequences: n pointers (or names). v is NULL when n is 0. Pointers are never NULL except where said. */
struct expr_list {
    int n;
    struct expr **v;
};
struct stmt_list {
    int n;
    struct stmt **v;
};
struct pattern_list {
    int n;
    struct pattern **v;
};
struct ident_list {
    int n;
    const char **v;
};
struct keyword_list {
    int n;
    struct keyword **v;
};
struct comp_list {
    int n;
    struct comprehension **v;
};
struct type_param_list {
    int n;
    struct type_param **v;
};

enum const_kind {
    CONST_NONE,
    CONST_TRUE,
    CONST_FALSE,
    CONST_ELLIPSIS,
    CONST_INT,
    CONST_FLOAT,
    CONST_IMAG, /* only the imaginary part, in f */
    CONST_STR,  /* UTF-8, lone surrogates as three bytes, may hold NULs */
    CONST_BYTES,
    CONST_COMPLEX,  /* made by folding only: f + imag * 1j */
    CONST_TUPLE,    /* made by folding only */
    CONST_FROZENSET /* made by folding only: `x in {1, 2}` */
};
/* The value of a literal (or what folding made of an expression). */
struct constant {
    enum const_kind kind;
    bool small;    /* CONST_INT: the value is i */
    bool negative; /* CONST_INT: minus the number that s spells (only when !small) */
    bool u_prefix; /* CONST_STR: written u"..." (`kind` of the ASDL) */
    bool folded;   /* the value of an operation or a display */
    const struct constant *first; /* the one that begins such a thing in the source, where code objects still have that; or NULL */
    union {
        struct {
            const char *p; /* NUL-terminated too */
            size_t n;      /* bytes */
        } s; /* CONST_STR, CONST_BYTES; CONST_INT (digits without underscores; prefix 0x 0o 0b in lower case if any) */
        struct {
            double f, imag; /* CONST_FLOAT: f; CONST_IMAG: imag; CONST_COMPLEX: both */
        };
        struct {
            int n;
            struct constant *v;
        } items; /* CONST_TUPLE, CONST_FROZENSET */
    };
    int64_t i;
};

struct arg {
    const char *name;
    struct expr *annotation; /* or NULL */
    struct pos pos;
};
struct arg_list {
    int n;
    struct arg **v;
};
struct arguments {
    struct arg_list posonlyargs, args, kwonlyargs;
    struct arg *vararg, *kwarg;   /* or NULL */
    struct expr_list defaults;    /* of the last posonlyargs + args */
    struct expr_list kw_defaults; /* as many as kwonlyargs; NULL: none */
};

/* name=value in a call or class; arg NULL: **value. */
struct keyword {
    const char *arg;
    struct expr *value;
    struct pos pos;
};

struct comprehension {
    struct expr *target, *iter;
    struct expr_list ifs;
    bool is_async;
};

struct expr {
    enum expr_kind kind;
    enum expr_ctx ctx; /* Attribute Subscript Starred Name List Tuple */
    bool parens;       /* was written in parentheses of its own (not part of pos, except for Tuple and GeneratorExp) */
    struct pos pos;
    union {
        struct {
            enum bool_kind op;
            struct expr_list values;
        } BoolOp;
        struct {
            struct expr *target, *value; /* target: Name */
        } NamedExpr;
        struct {
            struct expr *left, *right;
            enum operator_kind op;
        } BinOp;
        struct {
            enum unary_kind op;
            struct expr *operand;
        } UnaryOp;
        struct {
            struct arguments *args;
            struct expr *body;
            struct scope *scope; /* set by scope_build */
        } Lambda;
        struct {
            struct expr *test, *body, *orelse;
        } IfExp;
        struct {
            struct expr_list keys, values; /* as many; a key of NULL: **value */
        } Dict;
        struct {
            struct expr_list elts;
        } Set, List, Tuple;
        struct {
            struct expr *elt; /* may be Starred where the dialect has comp_unpack */
            struct comp_list generators;
            struct scope *scope; /* set by scope_build; at the same place in DictComp */
        } ListComp, SetComp, GeneratorExp;
        struct {
            struct expr *key; /* with comp_unpack and value NULL: {**key for ...} */
            struct comp_list generators;
            struct scope *scope;
            struct expr *value;
        } DictComp;
        struct {
            struct expr *value; /* Yield: or NULL */
        } Await, Yield, YieldFrom, Starred;
        struct {
            struct expr *left;
            int n;
            enum cmp_kind *ops;
            struct expr **comparators;
        } Compare;
        struct {
            struct expr *func;
            struct expr_list args; /* Starred among them: *args */
            struct keyword_list keywords;
        } Call;
        struct {
            struct expr *value;
            int conversion;           /* -1, or 's' 'r' 'a' */
            struct expr *format_spec; /* JoinedStr, or NULL */
            struct constant *str;     /* Interpolation: the source text of value; else NULL */
        } FormattedValue, Interpolation;
        struct {
            struct expr_list values; /* Constant (str), FormattedValue or Interpolation */
        } JoinedStr, TemplateStr;
        struct constant Constant;
        struct {
            struct expr *value;
            const char *attr;
        } Attribute;
        struct {
            struct expr *value, *slice; /* slice: Slice, Tuple (perhaps of Slices) or any expression */
        } Subscript;
        struct {
            const char *id;
        } Name;
        struct {
            struct expr *lower, *upper, *step; /* each or NULL */
        } Slice;
    };
};

struct type_param {
    enum type_param_kind kind;
    const char *name;
    struct expr *bound;                        /* TypeVar: or NULL */
    struct expr *default_value;                /* or NULL */
    struct scope *bound_scope, *default_scope; /* set by scope_build where the expressions are */
    struct pos pos;
};

struct pattern {
    enum pattern_kind kind;
    struct pos pos;
    union {
        struct {
            struct expr *value; /* Constant, -Constant, complex sum, JoinedStr or Attribute */
        } MatchValue;
        struct constant MatchSingleton; /* None True False */
        struct {
            struct pattern_list patterns;
        } MatchSequence, MatchOr;
        struct {
            struct expr_list keys;
            struct pattern_list patterns;
            const char *rest; /* or NULL */
        } MatchMapping;
        struct {
            struct expr *cls;
            struct pattern_list patterns;
            struct ident_list kwd_attrs;
            struct pattern_list kwd_patterns;
        } MatchClass;
        struct {
            const char *name; /* NULL: *_ */
        } MatchStar;
        struct {
            struct pattern *pattern; /* NULL: a plain capture */
            const char *name;        /* NULL (and pattern NULL): _ */
        } MatchAs;
    };
};

struct match_case {
    struct pattern *pattern;
    struct expr *guard; /* or NULL */
    struct stmt_list body;
};
struct excepthandler {
    struct expr *type; /* or NULL */
    const char *name;  /* or NULL */
    struct stmt_list body;
    struct pos pos;
};
struct withitem {
    struct expr *context_expr, *optional_vars; /* vars: or NULL */
};
struct alias {
    const char *name;   /* with dots in `import a.b`; "*" */
    const char *asname; /* or NULL */
    struct pos pos;
};

struct stmt {
    enum stmt_kind kind;
    struct pos pos;
    union {
        struct {
            const char *name;
            struct arguments *args;
            struct stmt_list body;
            struct expr_list decorator_list;
            struct expr *returns; /* or NULL */
            struct type_param_list type_params;
            struct scope *scope;            /* set by scope_build: of the body */
            struct scope *params_scope;     /* of the type parameters, or NULL */
            struct scope *annotation_scope; /* where annotations are deferred: of __annotate__, or NULL when there are none */
        } FunctionDef, AsyncFunctionDef;
        struct {
            const char *name;
            struct expr_list bases;
            struct keyword_list keywords;
            struct stmt_list body;
            struct expr_list decorator_list;
            struct type_param_list type_params;
            struct scope *scope, *params_scope; /* set by scope_build; the annotations' scope is scope->annotations */
        } ClassDef;
        struct {
            struct expr *value; /* Return: or NULL */
        } Return, Expr;
        struct {
            struct expr_list targets;
        } Delete;
        struct {
            struct expr_list targets; /* a = b = value has two */
            struct expr *value;
        } Assign;
        struct {
            struct expr *name; /* Name */
            struct type_param_list type_params;
            struct expr *value;
            struct scope *scope, *params_scope; /* set by scope_build: of the value; of the type parameters, or NULL */
        } TypeAlias;
        struct {
            struct expr *target, *value;
            enum operator_kind op;
        } AugAssign;
        struct {
            struct expr *target, *annotation, *value; /* value: or NULL */
            bool simple;                              /* a plain name without parentheses */
        } AnnAssign;
        struct {
            struct expr *target, *iter;
            struct stmt_list body, orelse;
        } For, AsyncFor;
        struct {
            struct expr *test;
            struct stmt_list body, orelse; /* elif: an orelse of one If */
        } While, If;
        struct {
            int n;
            struct withitem *items;
            struct stmt_list body;
        } With, AsyncWith;
        struct {
            struct expr *subject;
            int n;
            struct match_case *cases;
        } Match;
        struct {
            struct expr *exc, *cause; /* each or NULL */
        } Raise;
        struct {
            struct stmt_list body;
            int n;
            struct excepthandler **handlers;
            struct stmt_list orelse, finalbody;
        } Try, TryStar;
        struct {
            struct expr *test, *msg; /* msg: or NULL */
        } Assert;
        struct {
            int n;
            struct alias **names;
            bool is_lazy;
            const char *module; /* ImportFrom: or NULL (from . import x) */
            int level;          /* ImportFrom: number of dots */
        } Import, ImportFrom;
        struct {
            struct ident_list names;
        } Global, Nonlocal;
    };
};

/* A warning of the compiler, to be shown when the module is compiled (as the interpreter's warnings machinery would). */
struct syntax_warning {
    const char *category; /* "SyntaxWarning" or "DeprecationWarning" */
    const char *msg;
    int line;
    struct syntax_warning *next;
};

enum module_kind { MODULE_EXEC, MODULE_SINGLE, MODULE_EVAL }; /* Module, Interactive, Expression */
struct ident_table;
struct ast_module {
    enum module_kind kind;
    struct stmt_list body; /* EXEC, SINGLE */
    struct expr *expr;     /* EVAL */
    struct arena *arena;   /* where all of this lies */
    const char *filename;  /* copied */
    const char *source;    /* copied, NUL-terminated, UTF-8, newlines as \n: for messages and tracebacks */
    size_t source_n;
    int first_line;
    bool future_annotations;         /* from __future__ import annotations (set by scope_build) */
    bool byte_columns;               /* the version's parser counts the columns of errors in this source in bytes */
    bool folds_late;                 /* by the code generator: ~True is no constant, an async comprehension keeps its list */
    struct scope *scope;             /* set by scope_build */
    struct syntax_warning *warnings; /* in source order, or NULL */
    struct ident_table *idents;
};

/* The interned name of n bytes at s; make names the source does not hold (".0", "__class__") with it. */
const char *ast_intern(struct ast_module *m, const char *s, size_t n);
const char *ast_interns(struct ast_module *m, const char *s);
static inline bool is_const(const struct expr *e) /* NULL is none */
{
    return e && e->kind == EXPR_Constant;
}
bool all_const(const struct expr_list *l);
/* The docstring of a body: its first statement's constant, or NULL. */
const struct constant *ast_docstring(const struct stmt_list *body);
/* Line number `line` of the source without its newline; *n its bytes. NULL if there is none. Points into m->source. */
const char *ast_source_line(const struct ast_module *m, int line, size_t *n);

extern const char *const ast_operator_text[], *const ast_unary_text[], *const ast_cmp_text[]; /* "+", "not ", "is not" */
extern const char *const ast_expr_names[], *const ast_stmt_names[], *const ast_pattern_names[];

/* The tree as text, as ast.dump() words it (fields that are None and empty lists included), with positions if asked: for tests. */
void ast_dump(struct buf *b, const struct ast_module *m, bool positions);
/* The expression as source, as ast.unparse() writes it: annotations that stay text. */
void ast_unparse(struct buf *b, const struct expr *e);
/*
 * Replaces expressions of constants by their value where it is exact and small, as CPython's optimizer does: arithmetic on numbers
 * that fit 64 bits, repeated and added text, tuples of constants, `not`, `x in [1, 2]`. Call after scope_build. The rest stays for
 * run time. text_annotations: those too that `from __future__ import annotations` keeps as text.
 */
void ast_fold(struct ast_module *m, bool text_annotations);
#endif
