/* From a tree with its scopes to code. */
#ifndef SLOTSCOPE_LANG_COMPILE_H
#define SLOTSCOPE_LANG_COMPILE_H
#include "slotscope/lang/ast.h"
#include "slotscope/lang/code.h"

/* What a version changes about the code that its CPython makes; all false: 3.8. */
struct compile_options {
    bool deferred_annotations;   /* 3.14: annotations become __annotate__ functions (as the dialect of the scopes says) */
    bool inline_comprehensions;  /* 3.12: list, set and dict comprehensions run in the frame around them */
    bool constant_displays;      /* 3.9: a list or set of three or more constants is made by extending an empty one with a constant tuple */
    bool chunked_displays;       /* 3.10: displays of more than thirty parts grow while their parts are computed */
    bool clean_docstrings;       /* 3.13: common indentation is taken out */
    bool static_attributes;      /* 3.13: classes get __static_attributes__ and __firstlineno__ */
};
/* m went through parse_source, scope_build and ast_fold. One reference to the code of the module, which does not need m any more. */
struct code *compile_module(struct ast_module *m, const struct compile_options *o);
#endif
