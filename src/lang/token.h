/*
 * Tokens, one after the other, from source that is already UTF-8 with \n for every newline. Indentation becomes INDENT and DEDENT,
 * f-strings become START, MIDDLE and END where the dialect tokenizes them (before, a whole f-string is one STRING).
 */
#ifndef SLOTSCOPE_LANG_TOKEN_H
#define SLOTSCOPE_LANG_TOKEN_H
#include "slotscope/base/mem.h"
#include "slotscope/lang/parse.h"

#define MAX_INDENT  100 /* levels of indentation */
#define MAX_PARENS  200 /* open brackets */
#define MAX_FSTRING 150 /* f-strings inside f-strings */
#define MAX_FIELDS  3   /* replacement fields inside format specs */

/* Operators of more than one letter stand after their prefixes, so that the longest match is the last one found. */
#define OPERATOR_TOKENS(X)                                                                                                         \
    X(LPAR, "(")                                                                                                                   \
    X(RPAR, ")")                                                                                                                   \
    X(LSQB, "[")                                                                                                                   \
    X(RSQB, "]") X(LBRACE, "{") X(RBRACE, "}") X(COLON, ":") X(COMMA, ",") X(SEMI, ";") X(PLUS, "+") X(MINUS, "-") X(STAR, "*")    \
        X(SLASH, "/") X(VBAR, "|") X(AMPER, "&") X(LESS, "<") X(GREATER, ">") X(EQUAL, "=") X(DOT, ".") X(PERCENT, "%")            \
            X(TILDE, "~") X(CIRCUMFLEX, "^") X(AT, "@") X(EXCLAMATION, "!") X(EQEQUAL, "==") X(NOTEQUAL, "!=") X(LESSEQUAL, "<=")  \
                X(GREATEREQUAL, ">=") X(LEFTSHIFT, "<<") X(RIGHTSHIFT, ">>") X(DOUBLESTAR, "**") X(PLUSEQUAL, "+=")                \
                    X(MINEQUAL, "-=") X(STAREQUAL, "*=") X(SLASHEQUAL, "/=") X(PERCENTEQUAL, "%=") X(AMPEREQUAL, "&=")             \
                        X(VBAREQUAL, "|=") X(CIRCUMFLEXEQUAL, "^=") X(LEFTSHIFTEQUAL, "<<=") X(RIGHTSHIFTEQUAL, ">>=")             \
                            X(DOUBLESTAREQUAL, "**=") X(DOUBLESLASH, "//") X(DOUBLESLASHEQUAL, "//=") X(ATEQUAL, "@=")             \
                                X(RARROW, "->") X(ELLIPSIS, "...") X(COLONEQUAL, ":=") X(LESSGREATER, "<>")
#define HARD_KEYWORDS(X)                                                                                                           \
    X(False) X(None) X(True) X(and) X(as) X(assert) X(async) X(await) X(break) X(class) X(continue) X(def) X(del) X(elif)        \
    X(else) X(except) X(finally) X(for) X(from) X(global) X(if) X(import) X(in) X(is) X(lambda) X(nonlocal) X(not) X(or)         \
    X(pass) X(raise) X(return) X(try) X(while) X(with) X(yield)

enum token_type {
    T_END, /* of the file */
    T_NAME,
    T_NUMBER,
    T_STRING,
    T_FSTRING_START, /* f"  (or t": see the source) */
    T_FSTRING_MIDDLE,
    T_FSTRING_END,
    T_NEWLINE,
    T_INDENT,
    T_DEDENT,
    T_ERROR, /* lexer.err is set */
#define TOKEN_ENUM(name, text) T_##name,
    OPERATOR_TOKENS(TOKEN_ENUM)
#undef TOKEN_ENUM
/* From here on keywords: KW_if ... */
#define TOKEN_ENUM(name) KW_##name,
        HARD_KEYWORDS(TOKEN_ENUM)
#undef TOKEN_ENUM
            TOKEN_COUNT
};

struct token {
    unsigned char type;  /* enum token_type */
    bool spelled_otherwise; /* beyond ASCII: it may be the normal form of what was written, and is no soft keyword */
    short level;         /* open brackets when it was read (after it, as the interpreter counts) */
    unsigned start, end; /* bytes of source */
    const char *name;    /* T_NAME and keywords: interned */
    struct pos pos;
};

/* How the text is read at the moment: ordinary tokens, or the literal part of the innermost f-string. */
struct fstring_mode {
    bool literal; /* reading the literal part (or a format spec) */
    bool raw, in_spec, is_t;
    char quote;
    int quote_size; /* 1 or 3 */
    unsigned start; /* of the prefix */
    unsigned line_start;
    int line;
    int depth;      /* open brackets inside it */
    int expr_depth; /* depth at which the innermost replacement field began, -1: in no field */
};

struct lexer {
    const char *src;
    unsigned n, cur, line_start;
    int line;
    const struct dialect *d;
    struct ast_module *m;
    struct arena *arena;
    unsigned comment; /* where the comment begins that was skipped last, or where it would */
    bool at_bol;     /* at the beginning of a line whose indentation is not yet read */
    bool seen_end;   /* was asked for what comes behind the last newline */
    bool from_file;  /* not <string> or <stdin>: some errors at the very end have no column then */
    bool in_fstring; /* parses the expression of an old f-string */
    int indents[MAX_INDENT + 1], alt_indents[MAX_INDENT + 1];
    int nindents; /* index of the top; indents[0] is 0 */
    int pending;  /* INDENTs (+) or DEDENTs (-) to give */
    char parens[MAX_PARENS];
    int paren_line[MAX_PARENS];
    unsigned paren_start[MAX_PARENS], paren_line_start[MAX_PARENS];
    int level;
    struct fstring_mode fstrings[MAX_FSTRING];
    int nfstrings;
    bool hit_eof; /* the end was met where more must come */
    bool failed;
    struct syntax_error *err;
    unsigned col_off, col_line_start; /* cache of lexer_col: col_col characters lie between the two */
    int col_col;
    struct syntax_warning **warn_tail;
};

/* Starts at the beginning of m->source. */
void lexer_init(struct lexer *x, struct ast_module *m, const struct dialect *d, struct syntax_error *err);
/* Reads the next token. false: an error, x->err is filled and x->failed set. */
bool lexer_next(struct lexer *x, struct token *t);
/* Characters between byte offsets line_start and off of the source. */
int lexer_col(struct lexer *x, unsigned line_start, unsigned off);
/* Fills an error; columns count from 1 as err's do. Keeps an error already there. */
void error_set(struct ast_module *m, struct syntax_error *err, enum syntax_error_kind kind, int line, int offset, int end_line,
               int end_offset, const char *fmt, ...) __attribute__((format(printf, 8, 9)));
/* A column counted in characters, counted in bytes. */
int column_in_bytes(const struct ast_module *m, int line, int column);
/* The column an error of the parser has, which counts bytes where the source didn't say how it is encoded. */
int error_column(const struct ast_module *m, int line, int column);
void lexer_warn(struct lexer *x, const char *category, int line, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* The terse wording counts lines that are not there when a file ends too early: corrects the error just set. blank: it shows none.
 */
void lexer_old_file_end(struct lexer *x, struct syntax_error *err, int lines, bool blank);
bool lexer_unclosed(struct lexer *x, struct syntax_error *err);
enum token_type keyword_find(const char *s, size_t n); /* T_NAME: none */
extern const char *const token_texts[TOKEN_COUNT];

/* unicode.c */
bool unicode_printable(unsigned c);
/* nfkc.c: the name, interned, in the form that all its spellings share. The characters are checked before. */
const char *identifier_nfkc(struct ast_module *m, const char *name, size_t n);
#endif
