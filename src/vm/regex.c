/*
 * Matching by backtracking, without recursion: what may still be tried lies on a stack of entries, beside notes of what slots held
 * before they were changed, so that going back restores them. Its memory is bounded, and C-c ends it.
 */
#include "regex.h"

#include <stdlib.h>
#include <string.h>

#include "slotscope/base/mem.h"
#include "slotscope/object/exc.h"

/*
 * ALTERNATIVE: go on at pc (a: position). GREEDY: a repeated character at pc may give back (a: position now, b: the least). LAZY:
 * it may take one more (a: position, b: how many it has). UNDO: slot pc held a.
 */
enum entry_kind { ALTERNATIVE, GREEDY, LAZY, UNDO };
struct entry {
    int32_t kind, pc;
    int64_t a, b;
};
enum { FIRST_ENTRIES = 64, MOST_ENTRIES = 20 << 20, STEPS_PER_LOOK = 1 << 14 };

struct matcher {
    struct regex_try *t;
    struct entry *stack, first[FIRST_ENTRIES];
    int64_t n, room;
    int64_t from;
    int steps;
};

static int operands_of(int op)
{
    static const signed char counts[] = {
#define X(name, operands) operands,
        REGEX_OPCODES(X)
#undef X
    };
    return op >= 0 && op < (int)sizeof counts ? counts[op] : -2;
}

/* ---- programs ---- */

static bool label_ok(int32_t label, int64_t n)
{
    return label >= 0 && label < n;
}

static bool word_ok(const int32_t *p, int64_t n, int64_t groups, int64_t registers)
{
    switch (p[0]) {
    case RE_SAVE: return p[1] >= 0 && p[1] < 2 * (groups + 1);
    case RE_JUMP:
    case RE_SPLIT: return label_ok(p[1], n);
    case RE_REPEAT: return label_ok(p[4], n) && (p[5] == RE_SET || (p[5] >= RE_CHAR && p[5] <= RE_ANY_ALL && p[5] != RE_TEXT));
    case RE_LOOP: return label_ok(p[5], n) && p[1] >= 0 && p[1] + 1 < registers;
    case RE_LOOP_BEGIN:
    case RE_LOOP_MORE:
    case RE_AHEAD:
    case RE_AHEAD_END:
    case RE_NOT_AHEAD_END: return p[1] >= 0 && p[1] + 1 < registers;
    case RE_NOT_AHEAD: return p[1] >= 0 && p[1] < registers && label_ok(p[2], n);
    case RE_ATOMIC:
    case RE_ATOMIC_END: return p[1] >= 0 && p[1] < registers;
    case RE_REF: return p[1] > 0 && p[1] <= groups;
    case RE_IF_GROUP: return p[1] > 0 && p[1] <= groups && label_ok(p[2], n);
    default: return true;
    }
}

static void fill_bits(int32_t *pc)
{
    for (int w = 0; w < 8; w++)
        pc[SET_BITS + w] = 0;
    for (unsigned c = 0; c < 256; c++)
        if (regex_set_has(pc, c))
            pc[SET_BITS + c / 32] = (int32_t)((uint32_t)pc[SET_BITS + c / 32] | UINT32_C(1) << (c % 32));
}

bool regex_prepare(int32_t *code, int64_t n, int64_t groups, int64_t registers)
{
    if (n == 0 || code[n - 1] != RE_MATCH)
        return false;
    for (int64_t i = 0; i < n;) {
        int64_t words = operands_of(code[i]);
        if (words == -1)
            words = code[i + 1] + (code[i] == RE_TEXT);
        if (words < 0 || i + words >= n || !word_ok(code + i, n, groups, registers))
            return i == n - 1 && words == 0;
        if (code[i] == RE_SET)
            fill_bits(code + i);
        i += code[i] == RE_REPEAT ? 5 : 1 + words;
    }
    return true;
}

/* ---- the stack ---- */

static bool push(struct matcher *m, enum entry_kind kind, int64_t pc, int64_t a, int64_t b)
{
    if (m->n == m->room) {
        if (m->room >= MOST_ENTRIES) {
            err_no_memory();
            return false;
        }
        struct entry *bigger = mem_alloc((size_t)m->room * 2 * sizeof *bigger);
        memcpy(bigger, m->stack, (size_t)m->n * sizeof *bigger);
        if (m->stack != m->first)
            free(m->stack);
        m->stack = bigger;
        m->room *= 2;
    }
    m->stack[m->n++] = (struct entry){(int32_t)kind, (int32_t)pc, a, b};
    return true;
}

static bool set_slot(struct matcher *m, int64_t slot, int64_t value)
{
    if (m->n && !push(m, UNDO, slot, m->t->slots[slot], 0))
        return false;
    m->t->slots[slot] = value;
    return true;
}

/* Nothing above this height is tried any more; what slots held before is still remembered. */
static void cut(struct matcher *m, int64_t height)
{
    int64_t kept = height;
    for (int64_t i = height; i < m->n; i++)
        if (height && m->stack[i].kind == UNDO)
            m->stack[kept++] = m->stack[i];
    m->n = kept;
}

static void unwind(struct matcher *m, int64_t height)
{
    while (m->n > height)
        if (m->stack[--m->n].kind == UNDO)
            m->t->slots[m->stack[m->n].pc] = m->stack[m->n].a;
}

/* ---- one step ---- */

static bool word_at(const struct regex_text *s, int64_t i, bool unicode)
{
    return i >= s->begin && i < s->end && regex_is_word(regex_char(s, i), unicode);
}

static bool place_ok(const struct regex_text *s, int op, int64_t i, bool unicode)
{
    switch (op) {
    case RE_AT_START:
    case RE_AT_LINE_START: return i == s->begin;
    case RE_AT_END: return i == s->end;
    case RE_AT_LINE_END: return i == s->end || (i == s->end - 1 && regex_char(s, i) == '\n');
    case RE_AT_ANY_LINE_START: return i == s->begin || regex_char(s, i - 1) == '\n';
    case RE_AT_ANY_LINE_END: return i == s->end || regex_char(s, i) == '\n';
    case RE_AT_BOUNDARY: return s->begin != s->end && word_at(s, i - 1, unicode) != word_at(s, i, unicode);
    default: return (s->begin != s->end || pol.re_small_z) && word_at(s, i - 1, unicode) == word_at(s, i, unicode);
    }
}

/* How many characters from i on the instruction takes, at most `most`. */
static int64_t run_length(const struct regex_text *s, const int32_t *pc, int64_t i, int64_t most)
{
    int64_t end = most < s->end - i ? i + most : s->end, at = i;
    if (pc[0] == RE_ANY_ALL)
        return end - i;
    if (s->kind == 1 && pc[0] == RE_SET) {
        const unsigned char *p = s->data;
        const int32_t *bits = pc + SET_BITS;
        while (at < end && (uint32_t)bits[p[at] / 32] >> (p[at] % 32) & 1)
            at++;
        return at - i;
    }
    while (at < end && regex_takes(pc, regex_char(s, at)))
        at++;
    return at - i;
}

static bool same_text(const struct regex_text *s, int64_t a, int64_t b, int64_t n, int fold)
{
    for (int64_t i = 0; i < n; i++)
        if (!regex_same(regex_char(s, a + i), regex_char(s, b + i), fold))
            return false;
    return true;
}

/* A repeated character: takes what it may and leaves an entry to come back to. 1, 0, -1. */
static int repeat(struct matcher *m, int64_t pc, int64_t *at)
{
    const int32_t *p = m->t->program.code + pc;
    const struct regex_text *s = &m->t->text;
    int64_t least = p[2], most = p[3] < 0 ? INT64_MAX : p[3];
    int64_t n = run_length(s, p + 5, *at, p[1] == 1 ? least : most);
    if (n < least)
        return 0;
    bool ok = true;
    if (p[1] == 0 && n > least)
        ok = push(m, GREEDY, pc, *at + n, *at + least);
    else if (p[1] == 1 && n < most)
        ok = push(m, LAZY, pc, *at + n, n);
    *at += n;
    return ok ? 1 : -1;
}

/* Takes the newest thing that may still be tried. false: there is none. */
static bool back(struct matcher *m, int64_t *pc, int64_t *at)
{
    const struct regex_text *s = &m->t->text;
    while (m->n) {
        struct entry *e = &m->stack[m->n - 1];
        const int32_t *p = m->t->program.code + e->pc;
        if (e->kind == UNDO) {
            m->t->slots[e->pc] = e->a;
        } else if (e->kind == ALTERNATIVE) {
            *pc = e->pc;
            *at = e->a;
            m->n--;
            return true;
        } else if (e->kind == GREEDY) {
            const int32_t *next = m->t->program.code + p[4];
            e->a--;
            if (next[0] == RE_CHAR) /* no use in stopping where the next character is another */
                while (e->a > e->b && (e->a >= s->end || regex_char(s, e->a) != (unsigned)next[1]))
                    e->a--;
            *pc = p[4];
            *at = e->a;
            m->n -= e->a <= e->b;
            return true;
        } else if (e->a < s->end && regex_takes(p + 5, regex_char(s, e->a))) {
            *at = ++e->a;
            *pc = p[4];
            m->n -= p[3] >= 0 && ++e->b >= p[3];
            return true;
        }
        m->n--;
    }
    return false;
}

/* The program from pc on, at `at`. 1, 0, -1. */
static int run(struct matcher *m, int64_t at)
{
    struct regex_try *t = m->t;
    const int32_t *code = t->program.code;
    const struct regex_text *s = &t->text;
    int64_t *slots = t->slots, marks = 2 * (t->program.groups + 1), pc = 0;
    int64_t *registers = slots + marks + 1, from = at;
    for (;;) {
        const int32_t *p = code + pc;
        bool ok = true;
        if (++m->steps >= STEPS_PER_LOOK) {
            m->steps = 0;
            if (obj_check_break() < 0)
                return -1;
        }
        switch (p[0]) {
        case RE_MATCH:
            ok = !(t->whole && at != s->end) && !(t->must_advance && at == from && from == m->from);
            if (ok) {
                slots[0] = from;
                slots[1] = at;
                return 1;
            }
            break;
        case RE_FAIL: ok = false; break;
        case RE_CHAR:
        case RE_CHAR_ASCII:
        case RE_CHAR_FOLD:
            ok = at < s->end && regex_takes(p, regex_char(s, at));
            at++;
            pc += 2;
            break;
        case RE_ANY:
        case RE_ANY_ALL:
            ok = at < s->end && regex_takes(p, regex_char(s, at));
            at++;
            pc += 1;
            break;
        case RE_SET:
            ok = at < s->end && regex_takes(p, regex_char(s, at));
            at++;
            pc += 1 + p[1];
            break;
        case RE_TEXT:
            ok = s->end - at >= p[1];
            for (int32_t i = 0; ok && i < p[1]; i++)
                ok = regex_char(s, at + i) == (unsigned)p[2 + i];
            at += p[1];
            pc += 2 + p[1];
            break;
        case RE_SAVE:
            if (!set_slot(m, p[1], at) || (p[1] % 2 && !set_slot(m, marks, p[1] / 2)))
                return -1;
            pc += 2;
            break;
        case RE_JUMP: pc = p[1]; break;
        case RE_SPLIT:
            if (!push(m, ALTERNATIVE, p[1], at, 0))
                return -1;
            pc += 2;
            break;
        case RE_REPEAT: {
            int r = repeat(m, pc, &at);
            if (r < 0)
                return -1;
            ok = r > 0;
            pc = p[4];
            break;
        }
        case RE_LOOP_BEGIN:
            if (!set_slot(m, marks + 1 + p[1], 0) || !set_slot(m, marks + 2 + p[1], -1))
                return -1;
            pc += 2;
            break;
        case RE_LOOP: { /* its registers: how often; where the last round that was not owed began */
            int64_t count = registers[p[1]];
            bool lazy = p[2] != 0;
            if (count < p[3]) {
                if (!set_slot(m, marks + 1 + p[1], count + 1))
                    return -1;
                pc += 8; /* past LOOP_MORE */
            } else if ((p[4] >= 0 && count >= p[4]) || at == registers[p[1] + 1]) {
                pc = p[5];
            } else {
                if (!push(m, ALTERNATIVE, lazy ? pc + 6 : p[5], at, 0))
                    return -1;
                pc = lazy ? p[5] : pc + 6;
            }
            break;
        }
        case RE_LOOP_MORE:
            if (!set_slot(m, marks + 1 + p[1], registers[p[1]] + 1) || !set_slot(m, marks + 2 + p[1], at))
                return -1;
            pc += 2;
            break;
        case RE_ATOMIC: /* its register: the height of the stack */
            if (!set_slot(m, marks + 1 + p[1], 0))
                return -1;
            registers[p[1]] = m->n;
            pc += 2;
            break;
        case RE_ATOMIC_END:
            cut(m, registers[p[1]]);
            pc += 2;
            break;
        case RE_AHEAD: /* registers: the height, the position */
            if (!set_slot(m, marks + 2 + p[1], at) || !set_slot(m, marks + 1 + p[1], 0))
                return -1;
            registers[p[1]] = m->n;
            pc += 2;
            break;
        case RE_AHEAD_END:
            at = registers[p[1] + 1];
            cut(m, registers[p[1]]);
            pc += 2;
            break;
        case RE_NOT_AHEAD:
            if (!push(m, ALTERNATIVE, p[2], at, 0) || !set_slot(m, marks + 1 + p[1], 0))
                return -1;
            registers[p[1]] = m->n - 2;
            pc += 3;
            break;
        case RE_NOT_AHEAD_END:
            unwind(m, registers[p[1]]);
            ok = false;
            break;
        case RE_BACK:
            ok = at - s->begin >= p[1];
            at -= p[1];
            pc += 2;
            break;
        case RE_REF: {
            int64_t a = slots[2 * p[1]], n = slots[2 * p[1] + 1] - a;
            ok = a >= 0 && slots[2 * p[1] + 1] >= 0 && n <= s->end - at && same_text(s, a, at, n, p[2]);
            at += n;
            pc += 3;
            break;
        }
        case RE_IF_GROUP: pc = slots[2 * p[1]] >= 0 && slots[2 * p[1] + 1] >= 0 ? pc + 3 : p[2]; break;
        default: ok = place_ok(s, p[0], at, p[1] != 0); pc += 2;
        }
        if (!ok && !back(m, &pc, &at))
            return 0;
    }
}

/* The instruction that takes a match's first character, NULL when it may have none or several ways begin one. */
static const int32_t *first_taker(const int32_t *code)
{
    while (code[0] == RE_SAVE)
        code += 2;
    if (code[0] == RE_REPEAT && code[2] > 0)
        code += 5;
    return code[0] == RE_SET || (code[0] >= RE_CHAR && code[0] <= RE_TEXT) ? code : NULL;
}

static int try_at(struct matcher *m, int64_t at)
{
    int64_t n = regex_slots(&m->t->program);
    for (int64_t i = 0; i < n; i++)
        m->t->slots[i] = -1;
    m->n = 0;
    return run(m, at);
}

static int begin(struct regex_try *t, int64_t from, bool search)
{
    struct matcher m = {.t = t, .room = FIRST_ENTRIES, .from = from};
    m.stack = m.first;
    const int32_t *first = search ? first_taker(t->program.code) : NULL;
    const struct regex_text *s = &t->text;
    int r = 0;
    for (int64_t at = from; at <= s->end && r == 0; at++) {
        if (first) {
            int32_t c = first[0] == RE_TEXT ? first[2] : first[1];
            bool plain = first[0] == RE_TEXT || first[0] == RE_CHAR;
            while (at < s->end && !(plain ? regex_char(s, at) == (unsigned)c : regex_takes(first, regex_char(s, at))))
                at++;
            if (at >= s->end)
                break;
        }
        r = try_at(&m, at);
        if (!search)
            break;
    }
    if (m.stack != m.first)
        free(m.stack);
    return r;
}

int regex_match(struct regex_try *t, int64_t from)
{
    return begin(t, from, false);
}

int regex_search(struct regex_try *t, int64_t from)
{
    return begin(t, from, true);
}
