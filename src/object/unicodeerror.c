/* UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: encoding, object, where and why. */
#include "exc_impl.h"
#include "slotscope/object/call.h"
#include "slotscope/object/number.h"
#include "slotscope/object/seq.h"
#include "slotscope/object/text.h"

enum { U_ENCODING, U_OBJECT, U_START, U_END, U_REASON };

static int64_t *number_at(struct obj *e, int i)
{
    return (int64_t *)(void *)exc_extra(e, i);
}

static bool is_kind_of(struct obj *e, struct obj *exc)
{
    return exc_matches(e, exc);
}

static int put_all(struct obj *e, struct obj *encoding, struct obj *object, int64_t start, int64_t end, struct obj *reason)
{
    obj_set_slot(exc_extra(e, U_ENCODING), xincref(encoding));
    obj_set_slot(exc_extra(e, U_OBJECT), object);
    *number_at(e, U_START) = start;
    *number_at(e, U_END) = end;
    obj_set_slot(exc_extra(e, U_REASON), incref(reason));
    return 0;
}

/* What was decoded, as bytes: new reference. */
static struct obj *as_bytes(struct obj *o)
{
    if (obj_is_kind(o, K_BYTES))
        return incref(o);
    const unsigned char *p;
    int64_t n;
    return buffer_get(o, &p, &n) < 0 ? NULL : bytes_from(p, (size_t)n);
}

/* The arguments are checked as PyArg_ParseTuple does without a function's name. */
static int check_count(size_t nargs, size_t want)
{
    if (nargs == want)
        return 0;
    err_type("function takes exactly %zd arguments (%zd given)", want, nargs);
    return -1;
}

static int check_str(struct obj *const *args, int i)
{
    if (is_str(args[i]))
        return 0;
    err_type("argument %d must be str, not %T", i + 1, args[i]);
    return -1;
}

static int get_place(struct obj *o, int64_t *n)
{
    *n = num_as_ssize(o, exc_OverflowError);
    return *n == -1 && err_occurred() ? -1 : 0;
}

int unicode_error_init(struct obj *e, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    int64_t start, end;
    bool translate = is_kind_of(e, exc_UnicodeTranslateError), decode = is_kind_of(e, exc_UnicodeDecodeError);
    int first = translate ? 0 : 1; /* UnicodeTranslateError names no encoding */
    if (exc_base_init(e, args, nargs, kwnames) < 0 || check_count(nargs, (size_t)first + 4) < 0)
        return -1;
    if ((first && check_str(args, 0) < 0) || (!decode && check_str(args, first) < 0) || get_place(args[first + 1], &start) < 0 ||
        get_place(args[first + 2], &end) < 0 || check_str(args, first + 3) < 0)
        return -1;
    struct obj *object = decode ? as_bytes(args[first]) : incref(args[first]);
    return object ? put_all(e, first ? args[0] : NULL, object, start, end, args[first + 3]) : -1;
}

/* The text of a word that the program may have set to anything, or deleted. */
static struct obj *word_text(struct obj *e, int i)
{
    struct obj *o = *exc_extra(e, i);
    return o ? obj_str(o) : str_from_c("<NULL>");
}

/* "byte 0xff in position 3", "character '\xe9' in position 3", "bytes in position 3-5". */
static struct obj *describe_place(struct obj *e, bool decode)
{
    struct obj *object = *exc_extra(e, U_OBJECT);
    int64_t start = *number_at(e, U_START), end = *number_at(e, U_END), n = ((const struct varobj *)object)->size;
    if (start < 0 || start >= n || end != start + 1)
        return str_printf("%s in position %zd-%zd", decode ? "bytes" : "characters", start, end - 1);
    if (decode)
        return str_printf("byte 0x%02x in position %zd", bytes_data(object)[start], start);
    unsigned c = str_char(object, start);
    return str_printf(c <= 0xff     ? "character '\\x%02x' in position %zd"
                      : c <= 0xffff ? "character '\\u%04x' in position %zd"
                                    : "character '\\U%08x' in position %zd",
                      c, start);
}

struct obj *unicode_error_str(struct obj *e)
{
    struct obj *object = *exc_extra(e, U_OBJECT);
    if (!object)
        return str_from_c("");
    bool decode = is_kind_of(e, exc_UnicodeDecodeError), translate = is_kind_of(e, exc_UnicodeTranslateError);
    if (decode ? !obj_is_kind(object, K_BYTES) : !is_str(object))
        return err_type("UnicodeError 'object' attribute must be a %s", decode ? "bytes" : "string");
    struct obj *reason = word_text(e, U_REASON), *encoding = reason && !translate ? word_text(e, U_ENCODING) : NULL, *r = NULL;
    struct obj *place = reason && (translate || encoding) ? describe_place(e, decode) : NULL;
    if (place)
        r = translate ? str_printf("can't translate %U: %U", place, reason)
                      : str_printf("'%U' codec can't %s %U: %U", encoding, decode ? "decode" : "encode", place, reason);
    xdecref(place);
    xdecref(encoding);
    xdecref(reason);
    return r;
}

static struct obj *get_number(struct obj *e, void *closure)
{
    return int_from_i64(*number_at(e, (int)(uintptr_t)closure));
}

static int set_number(struct obj *e, struct obj *v, void *closure)
{
    if (!v) {
        err_type("can't delete numeric/char attribute");
        return -1;
    }
    if (!is_int(v)) {
        err_type("an integer is required");
        return -1;
    }
    int64_t n = num_as_ssize(v, exc_OverflowError);
    if (n == -1 && err_occurred())
        return -1;
    *number_at(e, (int)(uintptr_t)closure) = n;
    return 0;
}

const struct getset_def unicode_error_getset[] = {
    {"encoding", exc_get_word, exc_set_word, EXC_WORD_AT(U_ENCODING)},
    {"object", exc_get_word, exc_set_word, EXC_WORD_AT(U_OBJECT)},
    {"start", get_number, set_number, EXC_WORD_AT(U_START)},
    {"end", get_number, set_number, EXC_WORD_AT(U_END)},
    {"reason", exc_get_word, exc_set_word, EXC_WORD_AT(U_REASON)},
    {NULL, NULL, NULL, NULL},
};
