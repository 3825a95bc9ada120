/* Patterns and matches of regular expressions, shared by mod_re.c and mod_re_match.c. */
#ifndef SLOTSCOPE_VM_MOD_RE_H
#define SLOTSCOPE_VM_MOD_RE_H
#include "lib.h"
#include "regex.h"

/* Laid out as CPython's PatternObject, the program behind it. Modules/_sre/sre.h */
struct pattern {
    struct varobj base; /* size: words of the program */
    int64_t groups;
    struct obj *groupindex, *indexgroup, *pattern; /* dict; tuple of names; None for patterns of re.Scanner */
    int32_t flags;
    struct obj *weakrefs;
    int32_t isbytes; /* -1: any text */
    int64_t registers;
    int32_t code[];
};
struct match {          /* MatchObject */
    struct varobj base; /* size: marks */
    struct obj *string, *regs, *pattern;
    int64_t pos, endpos, last_group, groups; /* last_group -1: none; groups count the whole */
    int64_t marks[];
};

/* A text being matched: as the program sees it, and what the matcher needs. */
struct matching {
    struct regex_try t;
    struct obj *string, *hold; /* hold: a memoryview that keeps the bytes where they are; may be NULL */
    int64_t pos;
    int64_t few[32];
};
bool matching_begin(struct matching *m, struct obj *pattern, struct obj *string, int64_t pos, int64_t endpos);
void matching_end(struct matching *m);
/* string[start:end] as matches give it. */
struct obj *re_slice(struct obj *string, int64_t start, int64_t end);
/* The Match object for what was just matched. */
struct obj *match_new(struct obj *pattern, const struct matching *m);
struct obj *match_expand_template(struct obj *match, struct obj *parts); /* parts: list of texts and numbers */
struct obj *match_group(struct obj *match, int64_t i, struct obj *otherwise);
struct obj *re_call(const char *function, struct obj *pattern, struct obj *text); /* re.FUNCTION(pattern, text) */
bool match_add(struct obj *m);
#endif
