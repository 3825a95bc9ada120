/* Characters in regular expressions: categories, sets, and which characters are the same when case does not matter. */
#include "regex.h"
#include "slotscope/base/mem.h"
#include "slotscope/object/text.h"

static unsigned ascii_lower(unsigned c)
{
    return c >= 'A' && c <= 'Z' ? c | 32 : c;
}

/* Characters are the same without case when their lower forms have the same upper form: it as one number. */
static uint64_t fold_key(unsigned c)
{
    uint32_t up[3] = {0, 0, 0};
    uc_to_upper(uc_simple_lower(c), up);
    return up[0] | (uint64_t)up[1] << 21 | (uint64_t)up[2] << 42;
}

bool regex_same(unsigned a, unsigned b, int fold)
{
    if (a == b || fold == 0)
        return a == b;
    if (fold == 1 || (a < 128 && b < 128))
        return ascii_lower(a) == ascii_lower(b);
    return fold_key(a) == fold_key(b);
}

bool regex_is_word(unsigned c, bool unicode)
{
    if (c < 128 || !unicode)
        return c < 128 && (c == '_' || (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'));
    return uc_is_alpha(c) || uc_is_decimal(c) || uc_is_digit(c) || uc_is_numeric(c);
}

static bool in_category(int letter, bool unicode, unsigned c)
{
    switch (letter) {
    case 'd': return unicode ? uc_is_decimal(c) : c >= '0' && c <= '9';
    case 's': return unicode ? uc_is_space(c) : c == ' ' || (c >= 9 && c <= 13);
    case 'w': return regex_is_word(c, unicode);
    default: return !in_category(letter | 32, unicode, c);
    }
}

static bool plainly_in(const int32_t *pc, unsigned c)
{
    for (const int32_t *p = pc + SET_ITEMS, *end = pc + 1 + pc[1]; p < end; p += 3)
        if (p[0] == 0 ? c >= (unsigned)p[1] && c <= (unsigned)p[2] : in_category(p[0], p[1] != 0, c))
            return true;
    return false;
}

/* Not to be reached from the others of its kind by upper and lower: the long s, the final sigma, the Kelvin sign, ... */
static bool is_odd(unsigned c)
{
    uint32_t up[3];
    unsigned lower = uc_simple_lower(c);
    int n = uc_to_upper(lower, up);
    return lower != c ? n != 1 || up[0] != c : n > 1 || uc_simple_lower(up[0]) != c;
}

struct odd {
    unsigned c;
    uint64_t key;
};

/* All of them. A cache: the same in every run. */
static const struct odd *odd_characters(size_t *count)
{
    static struct odd *odd;
    static size_t n, room;
    if (!odd)
        for (unsigned c = 128; c < 0x10000; c++)
            if (is_odd(c))
                VEC_PUSH(odd, n, room, ((struct odd){c, fold_key(c)}));
    *count = n;
    return odd;
}

static bool in_by_fold(const int32_t *pc, unsigned c)
{
    uint32_t up[3];
    unsigned lower = uc_simple_lower(c);
    int n = uc_to_upper(lower, up);
    if (plainly_in(pc, c) || plainly_in(pc, lower) || (n == 1 && (plainly_in(pc, up[0]) || plainly_in(pc, uc_simple_lower(up[0])))))
        return true;
    size_t count;
    const struct odd *odd = odd_characters(&count);
    uint64_t key = fold_key(c);
    for (size_t i = 0; i < count; i++)
        if (odd[i].key == key && plainly_in(pc, odd[i].c))
            return true;
    return false;
}

bool regex_set_has(const int32_t *pc, unsigned c)
{
    bool in;
    if (pc[SET_FOLD] == 2)
        in = in_by_fold(pc, c);
    else if (pc[SET_FOLD] == 1 && ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z')
        in = plainly_in(pc, c) || plainly_in(pc, c ^ 32);
    else
        in = plainly_in(pc, c);
    return in != (pc[SET_NEGATED] != 0);
}

bool regex_takes(const int32_t *pc, unsigned c)
{
    switch (pc[0]) {
    case RE_CHAR: return c == (unsigned)pc[1];
    case RE_CHAR_ASCII: return ascii_lower(c) == (unsigned)pc[1];
    case RE_CHAR_FOLD: return regex_same(c, (unsigned)pc[1], 2);
    case RE_ANY: return c != '\n';
    case RE_ANY_ALL: return true;
    case RE_SET: return c < 256 ? (uint32_t)pc[SET_BITS + c / 32] >> (c % 32) & 1 : regex_set_has(pc, c);
    default: return false;
    }
}
