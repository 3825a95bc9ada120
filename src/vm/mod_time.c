/*
 * The module `time`. Its clock is virtual, so that a run is the same every time: it starts at a fixed moment, moves on by a little
 * with every pulse of the run (a turn of a loop, a call) and with every reading, and sleep() moves it on at once. The time zone is
 * UTC. Nothing that is measured with it says how fast anything is.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib.h"
#include "slotscope/base/mem.h"

#define EPOCH          INT64_C(1767225600) /* the run starts on 2026-01-01 00:00:00 UTC */
#define BILLION        INT64_C(1000000000)
#define NS_PER_PULSE   INT64_C(50)
#define NS_PER_READING INT64_C(40)

static int64_t elapsed(void)
{
    return (int64_t)vm_place().pulse * NS_PER_PULSE + ++lib->readings * NS_PER_READING + lib->slept;
}

static int64_t wall(void)
{
    return EPOCH * BILLION + elapsed();
}

static struct obj *seconds(int64_t ns)
{
    return float_from((double)ns / 1e9);
}

#define CLOCK(id, reading)                                                                                                         \
    CFUNCTION(time_##id)                                                                                                           \
    {                                                                                                                              \
        return no_args("time." #id, nargs, kwnames) < 0 ? NULL : seconds(reading);                                                 \
    }                                                                                                                              \
    CFUNCTION(time_##id##_ns)                                                                                                      \
    {                                                                                                                              \
        return no_args("time." #id "_ns", nargs, kwnames) < 0 ? NULL : int_from_i64(reading);                                      \
    }
CLOCK(time, wall())
CLOCK(monotonic, elapsed())
CLOCK(perf_counter, elapsed())
CLOCK(process_time, elapsed() - lib->slept)
CLOCK(thread_time, elapsed() - lib->slept)

CFUNCTION(time_sleep)
{
    if (one_arg("time.sleep", nargs, kwnames) < 0)
        return NULL;
    double s = obj_as_double(args[0]);
    if (s == -1.0 && err_occurred())
        return is_float(args[0]) || is_int(args[0]) ? NULL : (err_clear(), err_type(message(MSG_SLEEP_TYPE), args[0]));
    if (isnan(s))
        return err_value("Invalid value NaN (not a number)");
    if (s < 0)
        return err_value("sleep length must be non-negative");
    if (s > 9e9)
        return err_format(exc_OverflowError, "timestamp too large to convert to C PyTime_t");
    lib->slept += (int64_t)(s * 1e9);
    return new_none();
}

/* ---- calendar ---- */
#define ITEM(i, name)                                                                                                              \
    {                                                                                                                              \
        name, structseq_get, NULL, (void *)(intptr_t)(i)                                                                           \
    }
static const struct getset_def struct_time_items[] = {
    ITEM(0, "tm_year"), ITEM(1, "tm_mon"),  ITEM(2, "tm_mday"), ITEM(3, "tm_hour"),  ITEM(4, "tm_min"),
    ITEM(5, "tm_sec"),  ITEM(6, "tm_wday"), ITEM(7, "tm_yday"), ITEM(8, "tm_isdst"), {NULL, NULL, NULL, NULL}};

static struct obj *struct_time_new(struct obj *type, struct obj *const *args, size_t nargs, struct obj *kwnames)
{
    struct obj *seq = arg_count("structseq", nargs, kwnames, 1, 2) < 0 ? NULL : tuple_from_iter(args[0]), *r = NULL;
    if (!seq)
        return NULL;
    int64_t n = tuple_len(seq);
    if (n < 9 || n > 11)
        err_type("time.struct_time() takes %s (%lld-sequence given)", n < 9 ? "an at least 9-sequence" : "an at most 11-sequence",
                 (long long)n);
    else {
        for (int64_t i = 0; i < 9; i++)
            incref(tuple_items(seq)[i]);
        r = structseq_new(type_rec(type), tuple_items(seq), 9);
    }
    decref(seq);
    return r;
}

static const struct type_spec struct_time_spec = {.name = "time.struct_time",
                                                  .kind = K_TUPLE,
                                                  .flags = TF_GC,
                                                  .base = &t_tuple,
                                                  .s = {.repr = structseq_repr, .new_ = struct_time_new},
                                                  .getset = struct_time_items};

static struct type *struct_time_type(void)
{
    struct obj *t = interp_module_value(dict_get_c(interp_modules(), "time"), "struct_time");
    return t && obj_is_kind(t, K_TYPE) && type_rec(t)->spec == &struct_time_spec ? type_rec(t) : NULL;
}

static struct obj *from_tm(const struct tm *tm)
{
    const int v[] = {tm->tm_year + 1900,    tm->tm_mon + 1,  tm->tm_mday,
                     tm->tm_hour,           tm->tm_min,      tm->tm_sec,
                     (tm->tm_wday + 6) % 7, tm->tm_yday + 1, 0};
    struct obj *items[9];
    struct type *t = struct_time_type();
    if (!t)
        return err_format(exc_RuntimeError, "slotscope: time.struct_time is gone");
    for (int i = 0; i < 9; i++)
        items[i] = int_from_i64(v[i]);
    return structseq_new(t, items, 9);
}

/* The moment in args[0], or now. */
static int moment_arg(struct obj *const *args, size_t nargs, struct tm *tm)
{
    double s = nargs && args[0] != obj_none ? obj_as_double(args[0]) : (double)(wall() / BILLION);
    if (s == -1.0 && err_occurred())
        return -1;
    if (!(fabs(s) < 6e10)) {
        err_value("year is out of range");
        return -1;
    }
    time_t t = (time_t)floor(s);
    gmtime_r(&t, tm);
    return 0;
}

CFUNCTION(time_gmtime)
{
    struct tm tm;
    return arg_count("gmtime", nargs, kwnames, 0, 1) < 0 || moment_arg(args, nargs, &tm) < 0 ? NULL : from_tm(&tm);
}

/* The fields of a struct_time or tuple of nine. */
static int tuple_arg(struct obj *o, struct tm *tm)
{
    if (!is_tuple(o) || tuple_len(o) < 9) {
        err_type("Tuple or struct_time argument required");
        return -1;
    }
    int v[9];
    for (int i = 0; i < 9; i++) {
        int64_t n = num_as_ssize(tuple_items(o)[i], exc_OverflowError);
        if (n == -1 && err_occurred())
            return -1;
        v[i] = (int)n;
    }
    *tm = (struct tm){.tm_year = v[0] - 1900,
                      .tm_mon = v[1] - 1,
                      .tm_mday = v[2],
                      .tm_hour = v[3],
                      .tm_min = v[4],
                      .tm_sec = v[5],
                      .tm_isdst = 0};
    tm->tm_wday = (v[6] + 1) % 7;
    tm->tm_yday = v[7] - 1;
    return 0;
}

static int fields_arg(struct obj *const *args, size_t nargs, struct tm *tm)
{
    return nargs ? tuple_arg(args[0], tm) : moment_arg(NULL, 0, tm);
}

CFUNCTION(time_mktime)
{
    struct tm tm;
    return one_arg("time.mktime", nargs, kwnames) < 0 || tuple_arg(args[0], &tm) < 0 ? NULL : float_from((double)timegm(&tm));
}

static struct obj *as_text(const struct tm *tm)
{
    static const char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    return str_printf("%.3s %.3s %2d %02d:%02d:%02d %d", days + 3 * (tm->tm_wday % 7), months + 3 * (tm->tm_mon % 12), tm->tm_mday,
                      tm->tm_hour, tm->tm_min, tm->tm_sec, tm->tm_year + 1900);
}

CFUNCTION(time_asctime)
{
    struct tm tm;
    return arg_count("asctime", nargs, kwnames, 0, 1) < 0 || fields_arg(args, nargs, &tm) < 0 ? NULL : as_text(&tm);
}

CFUNCTION(time_ctime)
{
    struct tm tm;
    return arg_count("ctime", nargs, kwnames, 0, 1) < 0 || moment_arg(args, nargs, &tm) < 0 ? NULL : as_text(&tm);
}

CFUNCTION(time_strftime)
{
    struct tm tm;
    if (arg_count("strftime", nargs, kwnames, 1, 2) < 0)
        return NULL;
    if (!is_str(args[0]))
        return err_type("strftime() argument 1 must be str, not %T", args[0]);
    if (fields_arg(args + 1, nargs - 1, &tm) < 0)
        return NULL;
    const char *format = str_c(args[0]);
    size_t room = strlen(format) * 24 + 64;
    char *out = mem_alloc(room);
    size_t n = strftime(out, room, format, &tm);
    struct obj *r = str_from_utf8(out, n);
    free(out);
    return r;
}

/* strptime is Python (pylib/_strptime.py). */
CFUNCTION(time_strptime)
{
    struct obj *m = interp_import("_strptime"), *f = m ? obj_getattr_c(m, "strptime") : NULL,
               *r = f ? obj_call(f, args, nargs, kwnames) : NULL;
    xdecref(m);
    xdecref(f);
    return r;
}

static const struct method_def defs[] = {
#define BOTH(id)                                                                                                                   \
    {#id, time_##id, NULL, 0},                                                                                                     \
    {                                                                                                                              \
#id "_ns", time_##id##_ns, NULL, 0                                                                                         \
    }
    BOTH(time),
    BOTH(monotonic),
    BOTH(perf_counter),
    BOTH(process_time),
    BOTH(thread_time),
    {"sleep", time_sleep, NULL, 0},
    {"gmtime", time_gmtime, NULL, 0},
    {"localtime", time_gmtime, NULL, 0},
    {"mktime", time_mktime, NULL, 0},
    {"asctime", time_asctime, NULL, 0},
    {"ctime", time_ctime, NULL, 0},
    {"strftime", time_strftime, NULL, 0},
    {"strptime", time_strptime, NULL, 0},
    {NULL, NULL, NULL, 0},
};

struct obj *mod_time_init(void)
{
    struct obj *m = module_with("time", defs), *utc = str_from_c("UTC");
    return m && utc && module_put_type(m, "struct_time", type_ready(&struct_time_spec)) && module_put_int(m, "timezone", 0) &&
                   module_put_int(m, "altzone", 0) && module_put_int(m, "daylight", 0) &&
                   module_put(m, "tzname", tuple_pack(2, utc, utc))
               ? m
               : NULL;
}
