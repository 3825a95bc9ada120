/*
 * From text to tree: Python as one of its versions has it. Which, the caller says, feature by feature; this room knows no version.
 */
#ifndef SLOTSCOPE_LANG_PARSE_H
#define SLOTSCOPE_LANG_PARSE_H
#include "slotscope/lang/ast.h"

/* What the language has, and which wording its errors have. Each is also a policy of layout, called has_NAME, from which the caller
 * fills it. */
#define DIALECT_FEATURES(X)                                                                                                        \
    X(paren_with)           /* with (a as b, c as d): */                                                                           \
    X(any_decorator)        /* any expression after @ */                                                                           \
    X(walrus_index)         /* a[b := 1] and {b := 1} without parentheses */                                                       \
    X(match)                /* match statements */                                                                                 \
    X(star_index)           /* a[*b], *args: *T */                                                                                 \
    X(except_star)          /* except* */                                                                                          \
    X(pep701_fstrings)      /* f-strings are tokens: any quotes, backslashes, comments inside */                                   \
    X(type_params)          /* def f[T], class C[T], type X = ... */                                                               \
    X(type_param_defaults)  /* def f[T = int] */                                                                                   \
    X(except_no_parens)     /* except A, B: */                                                                                     \
    X(tstrings)             /* t"..." */                                                                                           \
    X(deferred_annotations) /* annotations are compiled into __annotate__ (scope.h) */                                             \
    X(finally_warnings)     /* SyntaxWarning: 'return' in a 'finally' block */                                                     \
    X(lazy_import)          /* lazy import x */                                                                                    \
    X(comp_unpack)          /* [*x for x in y], {**x for x in y} */                                                                \
    X(msgs_peg)             /* errors as the PEG parser words them (without: as the LL(1) parser before it) */                     \
    X(msgs_310)             /* errors as worded since 3.10, and so on: each includes the ones before */                            \
    X(msgs_311)                                                                                                                    \
    X(msgs_312)                                                                                                                    \
    X(msgs_313)                                                                                                                    \
    X(msgs_314)                                                                                                                    \
    X(msgs_315)
struct dialect {
#define DIALECT_MEMBER(name) bool name;
    DIALECT_FEATURES(DIALECT_MEMBER)
#undef DIALECT_MEMBER
    bool from_string; /* the text is an argument of compile(), whatever its file is called */
};

enum syntax_error_kind {
    ERR_NONE,
    ERR_SYNTAX,      /* SyntaxError */
    ERR_INDENTATION, /* IndentationError */
    ERR_TAB,         /* TabError */
    ERR_MEMORY,      /* MemoryError: nested too deeply for the parser; no location */
    ERR_RECURSION,   /* RecursionError: nested too deeply for the compiler; no location */
    ERR_VALUE,       /* ValueError: int literal too long; source with NULs where the version says so; no location */
    ERR_UNSUPPORTED  /* slotscope's own: valid Python that we do not know (say so in slotscope's name) */
};
/* What is wrong and where. Texts lie in the arena. */
struct syntax_error {
    enum syntax_error_kind kind;
    const char *msg;
    int line, offset;         /* SyntaxError.lineno, .offset: from 1, in characters; 0: None */
    int end_line, end_offset; /* .end_lineno, .end_offset; 0: None (as in versions without them) */
    const char *filename;     /* SyntaxError.filename where it is not the source's; NULL */
    const char *text;         /* SyntaxError.text: the source line, with its newline where the version keeps it; NULL: None */
};

/*
 * Parses n bytes of text. mode 'x' a module, 's' one interactive statement, 'e' an expression. first_line: the number of the first
 * line (1). Returns the module, in the arena, or NULL with *err filled. Run scope_build() on it before compiling: some syntax
 * errors are found there.
 */
struct ast_module *parse_source(struct arena *a, const char *text, size_t n, const char *filename, char mode, int first_line,
                                const struct dialect *d, struct syntax_error *err);

/*
 * For a prompt, as codeop decides: is the text (lines typed so far, without the newline of the last) a whole statement, does it
 * want more lines, or is it wrong whatever follows?
 */
enum parse_state { PARSE_COMPLETE, PARSE_INCOMPLETE, PARSE_WRONG };
enum parse_state parse_is_incomplete(const char *text, size_t n, const struct dialect *d);

/*
 * Is a keyword misspelt on the last line (number `line`) of code that is "invalid syntax"? code: the source up to that line. Then which, and
 * where the name stands (from 1, in characters, end exclusive).
 */
struct keyword_typo {
    const char *keyword; /* static */
    int offset, end_offset;
};
bool parse_keyword_typo(const char *code, size_t n, int line, const struct dialect *d, struct keyword_typo *out);

/* Is it a keyword (hard) of the language? */
bool parse_is_keyword(const char *s, size_t n);
/* Does code point c start / continue an identifier (XID_Start and _, XID_Continue)? */
bool parse_xid_start(unsigned c);
bool parse_xid_continue(unsigned c);
#endif
