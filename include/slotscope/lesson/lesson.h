/*
 * A lesson: a Markdown file cut into steps. A step is what a reader takes in before the next key: some prose, the code it runs, the
 * picture it asks for. Steps end at `<!-- pause -->`, after a question or a task, and before a heading; in a file without any pause
 * (a tutorial that never heard of slotscope) also after every fence of Python.
 *
 * Nothing here runs Python: `{{ EXPR }}` and the expressions in directives are kept as text, numbered in reading order.
 */
#ifndef SLOTSCOPE_LESSON_LESSON_H
#define SLOTSCOPE_LESSON_LESSON_H
#include <stdbool.h>
#include <stddef.h>

#include "slotscope/base/diag.h"
#include "slotscope/base/mem.h"

/* How a piece of prose is set. One of the classes, with flags for what lies on top of it. */
enum prose_style {
    PROSE_TEXT,
    PROSE_HEADING,
    PROSE_CODE,   /* `inline` */
    PROSE_VALUE,  /* a number that was computed */
    PROSE_LINK,   /* the text of a link */
    PROSE_MARKER, /* bullets, numbers, quote bars, table rules */
    PROSE_SOURCE, /* a line of a code fence */
    PROSE_ASK,    /* the question of predict, the goal of task */
    PROSE_ERROR,  /* an expression that raised */
    PROSE_EM = 32,
    PROSE_STRONG = 64,
    PROSE_MASK = 31
};

struct lesson_run { /* a piece of inline text in one style */
    const char *text;
    size_t len;
    unsigned style;
    int expr;      /* index into lesson->exprs when this is `{{ EXPR }}` (text is EXPR then), else -1 */
    bool br;       /* a hard line break follows */
};
struct lesson_runs {
    struct lesson_run *v;
    size_t n;
};
struct lesson_expr {
    const char *text;
    int line, col; /* where EXPR stands in the file */
};

enum lesson_block_kind {
    /* shown */
    LESSON_HEADING, LESSON_PARAGRAPH, LESSON_CODE, LESSON_TABLE, LESSON_RULE,
    /* directives */
    LESSON_PAUSE, LESSON_SHOW, LESSON_EXPLAIN, LESSON_PYTHON, LESSON_PREDICT, LESSON_TASK, LESSON_CLAIM, LESSON_NOTES, LESSON_SIZE
};
struct lesson_attr { /* NAME="value" of a directive; may occur several times (hint, near) */
    const char *name, *value;
    int line, col; /* where the value begins */
    int expr;      /* index into lesson->exprs when the value is an expression, else -1 */
};
struct lesson_block {
    enum lesson_block_kind kind;
    int line, col;      /* in the file, from 1 */
    int level;          /* headings: 1..6 */
    int quote;          /* inside how many block quotes */
    int indent;         /* columns a list pushes it to the right */
    const char *marker; /* first block of a list item: "-" or "3."; else NULL */
    struct lesson_runs runs;

    /* LESSON_CODE */
    const char *lang; /* the fence's first word, "" if none */
    const char *text; /* the code, every line ended by a newline */
    size_t len;
    int code_line;         /* the line of the file where the code begins */
    bool run, hidden, step; /* python and not no-run; not shown; one statement a key */
    const char *raises;    /* must raise this, or NULL */

    /* LESSON_TABLE: row 0 is the head; cells row by row */
    int columns, rows;
    const unsigned char *align; /* per column: 0 left, 1 centre, 2 right */
    struct lesson_runs *cells;

    /* directives: `word` is the first positional argument ("" if none): the view of show, the expression of explain, the version of
       python, the question, the goal, the claim, the notes' text */
    const char *word;
    int word_expr; /* explain: index into lesson->exprs, else -1 */
    struct lesson_attr *attrs;
    size_t nattrs;
};
/* The value of attribute number `i` (from 0) called name, or NULL. */
const struct lesson_attr *lesson_attr(const struct lesson_block *b, const char *name, size_t i);

struct lesson_step {
    const char *title; /* the last heading at or before it, "" if none */
    size_t first, n;   /* its blocks: lesson->blocks[first .. first + n) */
};
struct lesson {
    const char *file; /* as it was named, for messages */
    const char *id;   /* "instance": the file's name without order number and ending */
    const char *title, *summary;
    int minutes; /* 0: not said */
    const char **python, **requires_, **objectives; /* NULL-terminated; python: versions offered, empty: all */
    int python_line;    /* where the front matter names the versions, 0: it does not */
    int columns, lines; /* the terminal its pictures must fit: 80 x 24 unless `size` says more */
    struct lesson_block *blocks;
    size_t nblocks;
    struct lesson_step *steps;
    size_t nsteps;
    struct lesson_expr *exprs;
    size_t nexprs;
    struct diag *errors; /* everything that is wrong with the file, in order; the lesson is complete but for these parts */
    size_t nerrors;
    struct arena arena; /* holds all of the above */
};
/* Reads a lesson from text (UTF-8, n bytes). Never NULL; look at nerrors. Free with lesson_free. `file` is copied. */
struct lesson *lesson_parse(const char *file, const char *text, size_t n);
void lesson_free(struct lesson *l);

/* The flow: a step's prose wrapped to a width. */
struct flow_span {
    const char *text;
    size_t len;
    unsigned style; /* enum prose_style */
};
struct flow_line {
    struct flow_span *v;
    size_t n;
    size_t columns;
    size_t block;  /* which block of the lesson it comes from */
    int code_line; /* lines of code: line of the fence from 0, else -1 */
};
struct flow {
    struct flow_line *v;
    size_t n, cap;
    struct arena arena;
};
/* The text that stands for expression number `expr`, or NULL to show the expression itself in braces. *failed: show it as an error. */
typedef const char *flow_value(void *ctx, int expr, bool *failed);
/* Wraps the shown blocks [first, first + n) to `width` columns (at least 8) and appends them, one empty line between blocks (and in
   front, when something stands there already). Code that is too wide goes on below, further in. `unicode` chooses bullets and rules.
   `value` may be NULL. Start with an empty struct; free with flow_done. */
void flow_blocks(struct flow *f, const struct lesson *l, size_t first, size_t n, int width, bool unicode, flow_value *value, void *ctx);
/* Appends a paragraph of plain text in one style, its lines indented; newlines in it are kept. */
void flow_text(struct flow *f, const char *text, unsigned style, int width, int indent);
/* Appends an empty line, unless nothing stands there or an empty line does. */
void flow_gap(struct flow *f);
void flow_done(struct flow *f);

/* The catalogue: lessons installed with the program (built into it), then $XDG_DATA_HOME/slotscope/lessons, then SLOTSCOPE_LESSONS
   (directories, separated by ':'). A later lesson with the same id replaces an earlier one. */
struct lesson_entry {
    char *id, *title, *summary;
    int minutes;
    char *path;       /* NULL: built in */
    const char *text; /* built in: the whole file; else NULL */
    size_t len, steps;
    int number; /* its place in the list, from 1 */
};
struct catalogue {
    struct lesson_entry *v;
    size_t n, cap;
};
void catalogue_init(struct catalogue *c);
void catalogue_done(struct catalogue *c);
/* The entry with this id or number, or NULL. */
const struct lesson_entry *catalogue_find(const struct catalogue *c, const char *name);
/* The id nearest to a misspelt one, or NULL. */
const char *catalogue_nearest(const struct catalogue *c, const char *name);
/* The lesson of an entry, or NULL with *d filled when its file cannot be read. */
struct lesson *catalogue_open(const struct lesson_entry *e, struct diag *d);
/* The lesson in the file at path ("-": standard input), or NULL with *d filled (missing, a directory, not UTF-8). */
struct lesson *lesson_load(const char *path, struct diag *d);

/* Lessons built into the program; ends with a NULL name. */
struct lesson_file {
    const char *name; /* "1-instance.md" */
    const char *text;
    size_t len;
};
extern const struct lesson_file lesson_files[];
#endif
