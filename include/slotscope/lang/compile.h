/* From a tree with its scopes to code. */
#ifndef SLOTSCOPE_LANG_COMPILE_H
#define SLOTSCOPE_LANG_COMPILE_H
#include "slotscope/lang/ast.h"
#include "slotscope/lang/code.h"

/* What a version changes about the code that its CPython makes; all false: 3.8. */
struct compile_options {
    bool deferred_annotations;   /* 3.14: annotations become __annotate__ functions (as the dialect of the scopes says) */
    bool inline_comprehensions;  /* 3.12: list, set and dict comprehensions run in the frame around them */
    bool constant_slices;        /* 3.14: x[1:2] takes a constant slice */
    bool constant_displays;      /* 3.9: a list or set of three or more constants is made by extending an empty one with a constant tuple */
    bool reversed_stores;        /* 3.11: a, b = x, y stores b first where both are plain locals */
    bool reversed_same_stores;   /* 3.11: a, a = x, y too */
    bool chunked_displays;       /* 3.10: displays of more than thirty parts grow while their parts are computed */
    bool clean_docstrings;       /* 3.13: common indentation is taken out */
    bool headers_are_statements; /* up to 3.12: what a for or with does on its own stands at the whole statement */
    bool exit_at_last_line;      /* up to 3.9: __exit__ is called from where the body ended */
    bool decorators_at_def;      /* up to 3.10: decorators are called at the line of the def */
    bool asserts_are_statements; /* 3.12: a failing assert stands at the whole statement */
    bool attribute_lines;        /* 3.10: an attribute stands in the line of its name, not where the expression begins */
    bool super_attributes;       /* 3.12: super().x is one step */
    bool static_attributes;      /* 3.13: classes get __static_attributes__ and __firstlineno__ */
};
/* m went through parse_source, scope_build and ast_fold. One reference to the code of the module, which does not need m any more. */
struct code *compile_module(struct ast_module *m, const struct compile_options *o);
#endif
