/* What Unicode says of characters: runs of equal properties, searched by halving; ASCII and Latin-1 are found in a few steps too.
 */
#include "strimpl.h"

struct uc_case {
    uint32_t first, last;
    int step, delta;
};
struct uc_special {
    uint32_t c, to[3];
};
#include "strdata.inc"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static size_t run_of(unsigned c)
{
    size_t lo = 0, hi = COUNT(uc_runs);
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if (uc_runs[mid].start <= c)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

static bool has(unsigned c, int flag)
{
    return uc_runs[run_of(c)].flags & flag;
}

#define PROPERTY(fn, flag)                                                                                                         \
    bool fn(unsigned c)                                                                                                            \
    {                                                                                                                              \
        return has(c, flag);                                                                                                       \
    }
PROPERTY(uc_is_space, UC_SPACE)
PROPERTY(uc_is_alpha, UC_ALPHA)
PROPERTY(uc_is_decimal, UC_DECIMAL)
PROPERTY(uc_is_digit, UC_DIGIT)
PROPERTY(uc_is_numeric, UC_NUMERIC)
PROPERTY(uc_is_lower, UC_LOWER)
PROPERTY(uc_is_upper, UC_UPPER)
PROPERTY(uc_is_title, UC_TITLE)
PROPERTY(uc_is_printable, UC_PRINTABLE)
PROPERTY(uc_is_linebreak, UC_LINEBREAK)
PROPERTY(uc_is_xid_start, UC_XID_START)
PROPERTY(uc_is_xid_continue, UC_XID_CONTINUE)
PROPERTY(uc_is_case_ignorable, UC_CASE_IGNORABLE)
PROPERTY(uc_is_cased, UC_LOWER | UC_UPPER | UC_TITLE)

int uc_decimal_value(unsigned c)
{
    size_t r = run_of(c);
    return uc_runs[r].flags & UC_DECIMAL ? (int)(c - uc_runs[r].start) % 10 : -1;
}

static int find_case(unsigned c, uint32_t out[3], const struct uc_case *runs, size_t nruns, const struct uc_special *sp, size_t nsp)
{
    for (size_t lo = 0, hi = nruns; lo < hi;) {
        size_t mid = (lo + hi) / 2;
        if (c > runs[mid].last)
            lo = mid + 1;
        else if (c < runs[mid].first)
            hi = mid;
        else if ((c - runs[mid].first) % (unsigned)runs[mid].step)
            break;
        else
            return out[0] = (uint32_t)((int)c + runs[mid].delta), 1;
    }
    for (size_t i = 0; i < nsp; i++)
        if (sp[i].c == c && c) {
            memcpy(out, sp[i].to, sizeof sp[i].to);
            return out[2] ? 3 : 2;
        }
    out[0] = c;
    return 1;
}

#define MAPPING(fn, runs, special)                                                                                                 \
    int fn(unsigned c, uint32_t out[3])                                                                                            \
    {                                                                                                                              \
        return find_case(c, out, runs, COUNT(runs), special, COUNT(special));                                                      \
    }
MAPPING(uc_to_lower, uc_lower_runs, uc_lower_special)
MAPPING(uc_to_upper, uc_upper_runs, uc_upper_special)
MAPPING(uc_to_title, uc_title_runs, uc_title_special)
MAPPING(uc_fold, uc_fold_runs, uc_fold_special)

unsigned uc_simple_lower(unsigned c)
{
    uint32_t out[3];
    return uc_to_lower(c, out) == 1 ? out[0] : c;
}
