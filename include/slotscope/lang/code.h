/*
 * Code objects as the compiler makes them: host memory, immutable, knowing no heap and no version. The same code runs on any heap; the vm makes a
 * runtime code object from it, with its own copy of the instructions (whose cache words change) in the region.
 */
#ifndef SLOTSCOPE_LANG_CODE_H
#define SLOTSCOPE_LANG_CODE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
struct buf;

enum opcode {
#define OP(name, ...) OPC_##name,
#include "slotscope/lang/opcodes.def"
#undef OP
    OPC_LIMIT
};
enum operand { OPERAND_NONE, OPERAND_COUNT, OPERAND_CONST, OPERAND_NAME, OPERAND_LOCAL, OPERAND_LOCAL2, OPERAND_JUMP, OPERAND_BINOP, OPERAND_CMP };


/* An instruction word: opcode in the low byte, argument above. Cache words follow the instruction they belong to. */
typedef uint32_t codeword;
#define CODE_OP(w)        ((w) & 0xFF)
#define CODE_ARG(w)       ((w) >> 8)
#define CODE_WORD(op, a)  ((codeword)(op) | (codeword)(a) << 8)
#define CODE_INPLACE      32 /* added to a BINARY_OP's operator, which is an enum operator_kind (ast.h) */

extern const char *const opcode_names[];
extern const unsigned char opcode_caches[];
extern const unsigned char opcode_operands[]; /* enum operand */
/* How much deeper the stack is after op; jumps: where it jumps to. */
int opcode_effect(enum opcode op, int arg, bool jumps);

enum code_flag { /* CPython's co_flags */
    CODE_OPTIMIZED = 0x1,
    CODE_NEWLOCALS = 0x2,
    CODE_VARARGS = 0x4,
    CODE_VARKEYWORDS = 0x8,
    CODE_NESTED = 0x10,
    CODE_GENERATOR = 0x20,
    CODE_COROUTINE = 0x80,
    CODE_ITERABLE_COROUTINE = 0x100, /* a generator that can be awaited: types.coroutine */
    CODE_ASYNC_GENERATOR = 0x200,
    CODE_FUTURE_ANNOTATIONS = 0x1000000,
    CODE_HAS_DOCSTRING = 0x4000000,
    CODE_METHOD = 0x8000000,
    /* ours, above what co_flags shows */
    CODE_COMPREHENSION = 0x20000000, /* versions that inline comprehensions show no frame of it */
    CODE_CLASS_BODY = 0x40000000,
};

enum constant_kind {
    CONSTANT_NONE, CONSTANT_FALSE, CONSTANT_TRUE, CONSTANT_ELLIPSIS, CONSTANT_INT, CONSTANT_BIGINT, CONSTANT_FLOAT, CONSTANT_COMPLEX,
    CONSTANT_STR, CONSTANT_BYTES, CONSTANT_TUPLE, CONSTANT_FROZENSET, CONSTANT_SLICE, CONSTANT_CODE
};
struct code_const {
    enum constant_kind kind;
    bool repeated; /* no times: empty bytes that are not the ones that all share */
    union {
        int64_t i;
        struct {
            double re, im; /* a float is re */
        };
        struct {
            char *text; /* str: UTF-8, lone surrogates as three bytes; BIGINT: decimal digits with sign; NUL-terminated */
            size_t len;
        };
        struct {
            struct code_const *items;
            size_t nitems;
        };
        struct code *code;
    };
};

struct position { /* lines from 1, columns in bytes of UTF-8 from 0; -1 unknown */
    int line, end_line, col, end_col;
};
/* While an instruction in [start, end) runs, an exception goes to `target` with the stack cut to `depth`; lasti: push the word index first. */
struct handler {
    int start, end, target, depth;
    bool lasti;
};

/*
 * The instructions as the compiler emitted them, before pairs are fused and jumps cut short. Nothing runs them; the vm tells from them how long
 * each CPython's own code would be (its size is part of what lies on the heap). Jumps: the step they go to. SETUP: the handler that begins.
 */
enum { STEP_SETUP = 255 };
enum step_mark {
    STEP_TEST_ENDS = 1, /* a while loop's body begins */
    STEP_LOOP_ENDS = 2, /* the jump back to its test */
    STEP_FRESH = 4,     /* a statement begins, or a part of a comprehension */
    STEP_DROPS_ITER = 8, /* POP_TOP of a loop's iterator */
    STEP_KEY = 16,       /* LOAD_CONST of a dict display's key, where all its keys are constants */
    STEP_KEYS = 32,      /* its BUILD_MAP */
    STEP_FOLDED = 64,    /* LOAD_CONST of what the source spells as an operation or a display */
    STEP_PACKED = 128    /* LOAD_CONST of default values, which the source spells one by one */
};
/* Up to which CPython an instruction stands somewhere else in the source than our own has it. */
enum step_elsewhere { ELSEWHERE_NEVER, ELSEWHERE_310, ELSEWHERE_311, ELSEWHERE_ALWAYS };
struct step {
    unsigned char op, marks;
    int arg;
    int handler;         /* in force; -1: none */
    struct position pos; /* line -1: nothing in the source */
    struct position elsewhere;
    unsigned char until; /* enum step_elsewhere */
};
struct step_handler {
    int target;          /* step */
    int outer;           /* the handler around it */
    bool lasti;
};

enum local_kind { LOCAL_PLAIN = 0x20, LOCAL_CELL = 0x40, LOCAL_FREE = 0x80 }; /* CPython's values; an argument that is a cell has two */
struct local {
    char *name;
    unsigned char kind;
};

struct code {
    unsigned refs;
    char *name, *qualname, *filename; /* UTF-8 */
    char *docstring;                  /* NULL when there is none; also constant 0 where CPython keeps it there */
    uint32_t flags;
    int argcount, posonlyargcount, kwonlyargcount;
    int first_line;
    int source;  /* which of the texts compiled so far it comes from, for whoever keeps them; 0: not told */
    int spelled; /* a constant that the source begins with and that is only part of another one; -1: none */
    int stack_size;
    /* Locals in the frame's order: arguments, other locals, cells that are no arguments, free variables. */
    struct local *locals;
    int nlocals;   /* that are plain (arguments included) */
    int ncells;    /* cells, those that are arguments included */
    int nfree;
    int nlocalsplus;
    char **names;
    int nnames;
    struct code_const *constants;
    int nconstants;
    codeword *words;
    struct position *positions; /* one a word */
    int nwords;
    struct handler *handlers; /* innermost first where they overlap */
    int nhandlers;
    struct step *steps;
    int nsteps;
    struct step_handler *step_handlers;
    char **static_attributes; /* names set on self in the methods of a class body */
    int nstatic_attributes;
};

struct code *code_ref(struct code *c); /* one more owner; c */
void code_unref(struct code *c); /* NULL is fine */
/* Equal as CPython's constant tables see it: 1, 1.0 and True differ, 0.0 and -0.0 too. */
bool constant_equal(const struct code_const *a, const struct code_const *b);
uint64_t constant_hash(const struct code_const *k); /* equal constants have equal ones */
void constant_done(struct code_const *c);
void constant_copy(struct code_const *to, const struct code_const *from);
/* A listing of the code and of those in its constants, for people and tests. */
void code_disassemble(struct buf *b, const struct code *c);
#endif
