/* Case, character classes, filling and tabs. */
#include "slotscope/object/call.h"
#include "slotscope/object/exc.h"
#include "slotscope/object/number.h"
#include "strimpl.h"

#define METHOD(fn) static struct obj *fn(struct obj *s, struct obj *const *args, size_t nargs, struct obj *kwnames)

/* ---- case ---- */

typedef int map_fn(unsigned c, uint32_t out[3]);

static void add_mapped(struct strbuf *b, unsigned c, map_fn *map)
{
    uint32_t out[3];
    int n = map(c, out);
    for (int i = 0; i < n; i++)
        strbuf_add(b, out[i]);
}

/* Greek sigma has another shape at the end of a word. */
static bool is_final_sigma(struct obj *s, int64_t i)
{
    int64_t j = i - 1, n = str_length(s);
    while (j >= 0 && uc_is_case_ignorable(str_char(s, j)))
        j--;
    if (j < 0 || !uc_is_cased(str_char(s, j)))
        return false;
    for (j = i + 1; j < n && uc_is_case_ignorable(str_char(s, j)); j++)
        ;
    return j == n || !uc_is_cased(str_char(s, j));
}

static void add_lower(struct strbuf *b, struct obj *s, int64_t i)
{
    unsigned c = str_char(s, i);
    if (c == 0x3A3)
        strbuf_add(b, is_final_sigma(s, i) ? 0x3C2 : 0x3C3);
    else
        add_mapped(b, c, uc_to_lower);
}

static struct obj *ascii_case(struct obj *s, unsigned first, unsigned last)
{
    int64_t n = str_length(s);
    if (n == 0)
        return str_empty();
    struct obj *r = str_alloc(n, 0x7f);
    if (!r)
        return NULL;
    const uint8_t *from = data_of(s);
    uint8_t *to = data_of(r);
    for (int64_t i = 0; i < n; i++)
        to[i] = from[i] >= first && from[i] <= last ? from[i] ^ 32 : from[i];
    return r;
}

static struct obj *lower(struct obj *s)
{
    if (ascii_of(s))
        return ascii_case(s, 'A', 'Z');
    struct strbuf b = {0};
    for (int64_t i = 0; i < str_length(s); i++)
        add_lower(&b, s, i);
    return strbuf_finish_fresh(&b);
}

static struct obj *map_all(struct obj *s, map_fn *map)
{
    struct strbuf b = {0};
    for (int64_t i = 0; i < str_length(s); i++)
        add_mapped(&b, str_char(s, i), map);
    return strbuf_finish_fresh(&b);
}

static struct obj *upper(struct obj *s)
{
    return ascii_of(s) ? ascii_case(s, 'a', 'z') : map_all(s, uc_to_upper);
}

static struct obj *casefold(struct obj *s)
{
    return ascii_of(s) ? ascii_case(s, 'A', 'Z') : map_all(s, uc_fold);
}

static struct obj *capitalize(struct obj *s)
{
    struct strbuf b = {0};
    for (int64_t i = 0; i < str_length(s); i++)
        if (i == 0)
            add_mapped(&b, str_char(s, i), uc_to_title);
        else
            add_lower(&b, s, i);
    return strbuf_finish_fresh(&b);
}

static struct obj *swapcase(struct obj *s)
{
    struct strbuf b = {0};
    for (int64_t i = 0; i < str_length(s); i++) {
        unsigned c = str_char(s, i);
        if (uc_is_upper(c))
            add_lower(&b, s, i);
        else if (uc_is_lower(c))
            add_mapped(&b, c, uc_to_upper);
        else
            strbuf_add(&b, c);
    }
    return strbuf_finish_fresh(&b);
}

static struct obj *title(struct obj *s)
{
    struct strbuf b = {0};
    bool in_word = false;
    for (int64_t i = 0; i < str_length(s); i++) {
        unsigned c = str_char(s, i);
        if (in_word)
            add_lower(&b, s, i);
        else
            add_mapped(&b, c, uc_to_title);
        in_word = uc_is_cased(c);
    }
    return strbuf_finish_fresh(&b);
}

#define NO_ARGS(fn, expression)                                                                                                    \
    METHOD(fn)                                                                                                                     \
    {                                                                                                                              \
        (void)args, (void)nargs, (void)kwnames;                                                                                    \
        return expression;                                                                                                         \
    }
NO_ARGS(m_lower, lower(s))
NO_ARGS(m_upper, upper(s))
NO_ARGS(m_casefold, casefold(s))
NO_ARGS(m_capitalize, capitalize(s))
NO_ARGS(m_swapcase, swapcase(s))
NO_ARGS(m_title, title(s))

/* ---- classes ---- */

typedef bool class_fn(unsigned c);

/* All of them, and at least one. */
static bool all_are(struct obj *s, class_fn *is)
{
    int64_t n = str_length(s);
    for (int64_t i = 0; i < n; i++)
        if (!is(str_char(s, i)))
            return false;
    return n > 0;
}

static bool is_alnum(unsigned c)
{
    return uc_is_alpha(c) || uc_is_decimal(c) || uc_is_digit(c) || uc_is_numeric(c);
}

/* Is there a cased character, and none of the wrong case? */
static bool case_is(struct obj *s, class_fn *right, class_fn *wrong)
{
    bool cased = false;
    for (int64_t i = 0; i < str_length(s); i++) {
        unsigned c = str_char(s, i);
        if (wrong(c) || uc_is_title(c))
            return false;
        cased |= right(c);
    }
    return cased;
}

static bool is_title_text(struct obj *s)
{
    bool cased = false, previous = false;
    for (int64_t i = 0; i < str_length(s); i++) {
        unsigned c = str_char(s, i);
        if (uc_is_upper(c) || uc_is_title(c)) {
            if (previous)
                return false;
            previous = cased = true;
        } else if (uc_is_lower(c)) {
            if (!previous)
                return false;
            cased = true;
        } else {
            previous = false;
        }
    }
    return cased;
}

NO_ARGS(m_isalpha, new_bool(all_are(s, uc_is_alpha)))
NO_ARGS(m_isalnum, new_bool(all_are(s, is_alnum)))
NO_ARGS(m_isdecimal, new_bool(all_are(s, uc_is_decimal)))
NO_ARGS(m_isdigit, new_bool(all_are(s, uc_is_digit)))
NO_ARGS(m_isnumeric, new_bool(all_are(s, uc_is_numeric)))
NO_ARGS(m_isspace, new_bool(all_are(s, uc_is_space)))
NO_ARGS(m_isprintable, new_bool(str_length(s) == 0 || all_are(s, uc_is_printable)))
NO_ARGS(m_isascii, new_bool(ascii_of(s)))
NO_ARGS(m_islower, new_bool(case_is(s, uc_is_lower, uc_is_upper)))
NO_ARGS(m_isupper, new_bool(case_is(s, uc_is_upper, uc_is_lower)))
NO_ARGS(m_istitle, new_bool(is_title_text(s)))
NO_ARGS(m_isidentifier, new_bool(str_is_identifier(s)))

/* ---- filling ---- */

static struct obj *pad(struct obj *s, int64_t left, int64_t right, unsigned fill)
{
    if (left <= 0 && right <= 0)
        return str_exact(s);
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    int64_t n = str_length(s);
    if (left > INT64_MAX - n || right > INT64_MAX - (left + n))
        return err_format(exc_OverflowError, "padded string is too long");
    unsigned m = maxchar_of(s);
    struct obj *r = str_alloc(left + n + right, m > fill ? m : fill);
    if (!r)
        return NULL;
    int kind = kind_of(r);
    for (int64_t i = 0; i < left; i++)
        write_char(kind, data_of(r), i, fill);
    copy_chars(kind, data_of(r), left, kind_of(s), data_of(s), 0, n);
    for (int64_t i = 0; i < right; i++)
        write_char(kind, data_of(r), left + n + i, fill);
    return r;
}

/* width and fill character. */
static int fill_args(const char *name, struct obj *const *args, size_t nargs, struct obj *kwnames, int64_t *width, unsigned *fill)
{
    *fill = ' ';
    if (arg_count(name, nargs, kwnames, 1, 2) < 0)
        return -1;
    if (arg_ssize(args[0], width) < 0)
        return -1;
    if (nargs < 2)
        return 0;
    if (!is_str(args[1])) {
        err_type("The fill character must be a unicode character, not %.100T", args[1]);
        return -1;
    }
    if (str_length(args[1]) != 1) {
        err_type("The fill character must be exactly one character long");
        return -1;
    }
    *fill = str_char(args[1], 0);
    return 0;
}

METHOD(m_center)
{
    int64_t width;
    unsigned fill;
    if (fill_args("str.center", args, nargs, kwnames, &width, &fill) < 0)
        return NULL;
    int64_t room = width - str_length(s), left = room / 2 + (room & width & 1);
    return room <= 0 ? str_exact(s) : pad(s, left, room - left, fill);
}

METHOD(m_ljust)
{
    int64_t width;
    unsigned fill;
    return fill_args("str.ljust", args, nargs, kwnames, &width, &fill) < 0 ? NULL : pad(s, 0, width - str_length(s), fill);
}

METHOD(m_rjust)
{
    int64_t width;
    unsigned fill;
    return fill_args("str.rjust", args, nargs, kwnames, &width, &fill) < 0 ? NULL : pad(s, width - str_length(s), 0, fill);
}

METHOD(m_zfill)
{
    (void)nargs, (void)kwnames;
    int64_t width;
    if (arg_ssize(args[0], &width) < 0)
        return NULL;
    int64_t fill = width - str_length(s);
    struct obj *r = pad(s, fill, 0, '0');
    if (r && fill > 0 && fill < width) {
        unsigned c = str_char(r, fill);
        if (c == '+' || c == '-') { /* the sign goes in front */
            write_char(kind_of(r), data_of(r), 0, c);
            write_char(kind_of(r), data_of(r), fill, '0');
        }
    }
    return r;
}

static bool has_tab(struct obj *s)
{
    for (int64_t i = 0; i < str_length(s); i++)
        if (str_char(s, i) == '\t')
            return true;
    return false;
}

METHOD(m_expandtabs)
{
    int size = 8;
    if (arg_parse("expandtabs(tabsize:i=)", args, nargs, kwnames, &size) < 0)
        return NULL;
    if (!has_tab(s))
        return str_exact(s);
    struct strbuf b = {0};
    int64_t column = 0;
    for (int64_t i = 0; i < str_length(s); i++) {
        unsigned c = str_char(s, i);
        int64_t fill = c == '\t' && size > 0 ? size - column % size : 0;
        column = c == '\n' || c == '\r' ? 0 : column + (c == '\t' ? fill : 1);
        if (c != '\t')
            strbuf_add(&b, c);
        while (fill-- > 0)
            strbuf_add(&b, ' ');
    }
    return strbuf_finish(&b);
}

const struct method_def str_methods_case[] = {
    {"lower", m_lower, NULL, METH_NOARGS},
    {"upper", m_upper, NULL, METH_NOARGS},
    {"casefold", m_casefold, NULL, METH_NOARGS},
    {"capitalize", m_capitalize, NULL, METH_NOARGS},
    {"swapcase", m_swapcase, NULL, METH_NOARGS},
    {"title", m_title, NULL, METH_NOARGS},
    {"isalpha", m_isalpha, NULL, METH_NOARGS},
    {"isalnum", m_isalnum, NULL, METH_NOARGS},
    {"isdecimal", m_isdecimal, NULL, METH_NOARGS},
    {"isdigit", m_isdigit, NULL, METH_NOARGS},
    {"isnumeric", m_isnumeric, NULL, METH_NOARGS},
    {"isspace", m_isspace, NULL, METH_NOARGS},
    {"isprintable", m_isprintable, NULL, METH_NOARGS},
    {"isascii", m_isascii, NULL, METH_NOARGS},
    {"islower", m_islower, NULL, METH_NOARGS},
    {"isupper", m_isupper, NULL, METH_NOARGS},
    {"istitle", m_istitle, NULL, METH_NOARGS},
    {"isidentifier", m_isidentifier, NULL, METH_NOARGS},
    {"center", m_center, NULL, METH_FASTCALL},
    {"ljust", m_ljust, NULL, METH_FASTCALL},
    {"rjust", m_rjust, NULL, METH_FASTCALL},
    {"zfill", m_zfill, NULL, METH_O},
    {"expandtabs", m_expandtabs, NULL, 0},
    {NULL, NULL, NULL, 0},
};
