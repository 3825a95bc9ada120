/* The matcher of regular expressions (regex.c, regex_chars.c): programs of 32-bit words, as pylib/_regex.py compiles them. */
#ifndef SLOTSCOPE_VM_REGEX_H
#define SLOTSCOPE_VM_REGEX_H
#include "slotscope/object/object.h"

/* Operands in words. MATCH must be first: an empty program word ends. */
#define REGEX_OPCODES(X)                                                                                                           \
    X(MATCH, 0)                                                                                                                    \
    X(FAIL, 0) X(CHAR, 1) X(CHAR_ASCII, 1) X(CHAR_FOLD, 1) X(TEXT, -1) X(ANY, 0) X(ANY_ALL, 0) X(SET, -1) X(SAVE, 1) X(JUMP, 1)    \
        X(SPLIT, 1) X(REPEAT, 4) X(LOOP_BEGIN, 1) X(LOOP, 5) X(LOOP_MORE, 1) X(ATOMIC, 1) X(ATOMIC_END, 1) X(AHEAD, 1)             \
            X(AHEAD_END, 1) X(NOT_AHEAD, 2) X(NOT_AHEAD_END, 1) X(BACK, 1) X(REF, 2) X(IF_GROUP, 2) X(AT_START, 1) X(AT_END, 1)    \
                X(AT_LINE_START, 1) X(AT_LINE_END, 1) X(AT_ANY_LINE_START, 1) X(AT_ANY_LINE_END, 1) X(AT_BOUNDARY, 1)              \
                    X(AT_INSIDE, 1)
enum regex_op {
#define X(name, operands) RE_##name,
    REGEX_OPCODES(X)
#undef X
};
/* A SET: its length in words, negated, how case is folded (0 not, 1 ASCII, 2 Unicode), 256 bits for the first characters (filled by
   regex_prepare), then items of three words: 0, lo, hi, or the letter of a category, 1 for Unicode, 0. */
enum { SET_NEGATED = 2, SET_FOLD = 3, SET_BITS = 4, SET_ITEMS = 12 };

struct regex { /* a program; words lie behind a Pattern object */
    const int32_t *code;
    int64_t groups;
    int32_t registers;
};
struct regex_text {
    const void *data;
    int kind;           /* bytes a character */
    int64_t begin, end; /* where matching may look: 0 and endpos */
};
/*
 * A match in the making. slots: two marks for each group (0: the whole), -1 where unset; then the last group that was closed; then
 * the program's registers. The caller owns them: regex_slots() words.
 */
struct regex_try {
    struct regex program;
    struct regex_text text;
    int64_t *slots;
    bool whole;        /* must end at the end of the text */
    bool must_advance; /* an empty match at `from` does not count */
};
static inline int64_t regex_slots(const struct regex *p)
{
    return 2 * (p->groups + 1) + 1 + p->registers;
}
static inline int64_t regex_last_group(const struct regex_try *t)
{
    return t->slots[2 * (t->program.groups + 1)];
}
/* Fills the sets' bits, and checks that every word is one the matcher can follow. False: it is not. */
bool regex_prepare(int32_t *code, int64_t n, int64_t groups, int64_t registers);
/* At `from` exactly; at the first place from there on. 1, 0, or -1 with an exception (interrupted, out of memory). */
int regex_match(struct regex_try *t, int64_t from);
int regex_search(struct regex_try *t, int64_t from);

/* regex_chars.c */
static inline unsigned regex_char(const struct regex_text *t, int64_t i)
{
    return t->kind == 1   ? ((const unsigned char *)t->data)[i]
           : t->kind == 2 ? ((const uint16_t *)t->data)[i]
                          : ((const uint32_t *)t->data)[i];
}
/* Does the instruction at pc (CHAR*, ANY*, SET) take this character? */
bool regex_takes(const int32_t *pc, unsigned c);
bool regex_set_has(const int32_t *pc, unsigned c); /* the slow way, without the bits */
bool regex_same(unsigned a, unsigned b, int fold);
bool regex_is_word(unsigned c, bool unicode);
#endif
