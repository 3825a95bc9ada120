/* The layouts of datetime (Include/datetime.h): packed bytes of data, and a zone only where there is one. They have no GC header.
 */
#include "native.h"

static struct type *t_tzinfo, *t_date;

/* Offsets that date, time and datetime share. */
enum { HASH = 16, HAS_ZONE = 24, DATA = 25 };

static struct obj **zone_of(struct obj *o, int offset)
{
    return *((char *)o + HAS_ZONE) ? (struct obj **)(void *)((char *)o + offset) : NULL;
}

#define ZONE(id, offset)                                                                                                           \
    static struct obj *id##_zone(struct obj *o)                                                                                    \
    {                                                                                                                              \
        struct obj **z = zone_of(o, offset);                                                                                       \
        return incref(z && *z ? *z : obj_none);                                                                                    \
    }                                                                                                                              \
    static int id##_set_zone(struct obj *o, struct obj *v)                                                                         \
    {                                                                                                                              \
        if (!v || v == obj_none)                                                                                                   \
            return 0;                                                                                                              \
        *((char *)o + HAS_ZONE) = 1;                                                                                               \
        obj_set_slot(zone_of(o, offset), incref(v));                                                                               \
        return 0;                                                                                                                  \
    }                                                                                                                              \
    static void id##_dealloc(struct obj *o)                                                                                        \
    {                                                                                                                              \
        struct obj **z = zone_of(o, offset);                                                                                       \
        if (z)                                                                                                                     \
            xdecref(*z);                                                                                                           \
        native_free(o);                                                                                                            \
    }
ZONE(time, 32)
ZONE(datetime, 40)

static void timezone_dealloc(struct obj *o)
{
    xdecref(((struct obj **)(void *)o)[2]);
    xdecref(((struct obj **)(void *)o)[3]);
    native_free(o);
}

#define BYTES(name, at, n)                                                                                                         \
    {                                                                                                                              \
        name, NATIVE_BIG, at, n, NULL, NULL                                                                                        \
    }
#define HASHCODE                                                                                                                   \
    {                                                                                                                              \
        "_hashcode", NATIVE_INT, HASH, 8, NULL, NULL                                                                               \
    }
static const struct native_field delta_fields[] = {HASHCODE,
                                                   {"_days", NATIVE_INT, 24, 4, NULL, NULL},
                                                   {"_seconds", NATIVE_INT, 28, 4, NULL, NULL},
                                                   {"_microseconds", NATIVE_INT, 32, 4, NULL, NULL},
                                                   {0}};
static const struct native_field date_fields[] = {
    HASHCODE, BYTES("_year", DATA, 2), BYTES("_month", DATA + 2, 1), BYTES("_day", DATA + 3, 1), {0}};
static const struct native_field time_fields[] = {HASHCODE,
                                                  BYTES("_hour", DATA, 1),
                                                  BYTES("_minute", DATA + 1, 1),
                                                  BYTES("_second", DATA + 2, 1),
                                                  BYTES("_microsecond", DATA + 3, 3),
                                                  BYTES("_fold", DATA + 6, 1),
                                                  {"_tzinfo", NATIVE_CUSTOM, 0, 0, time_zone, time_set_zone},
                                                  {0}};
static const struct native_field datetime_fields[] = {BYTES("_hour", DATA + 4, 1),
                                                      BYTES("_minute", DATA + 5, 1),
                                                      BYTES("_second", DATA + 6, 1),
                                                      BYTES("_microsecond", DATA + 7, 3),
                                                      BYTES("_fold", DATA + 10, 1),
                                                      {"_tzinfo", NATIVE_CUSTOM, 0, 0, datetime_zone, datetime_set_zone},
                                                      {0}};
static const struct native_field timezone_fields[] = {
    {"_offset", NATIVE_REF, 16, 8, NULL, NULL}, {"_name", NATIVE_REF, 24, 8, NULL, NULL}, {0}};

#define SPEC(id, text, bytes, flags_, base_, dealloc_)                                                                             \
    static const struct type_spec id##_spec = {.name = "datetime." text,                                                           \
                                               .kind = K_OTHER,                                                                    \
                                               .flags = flags_,                                                                    \
                                               .record = "PyObject",                                                               \
                                               .basicsize_adjust = (bytes)-16,                                                     \
                                               .base = base_,                                                                      \
                                               .s = {.dealloc = dealloc_, .new_ = native_new}}
SPEC(delta, "timedelta", 40, TF_BASETYPE, NULL, native_free);
SPEC(date, "date", 32, TF_BASETYPE, NULL, native_free);
SPEC(time, "time", 40, TF_BASETYPE, NULL, time_dealloc);
SPEC(datetime, "datetime", 48, TF_BASETYPE, &t_date, datetime_dealloc);
SPEC(tzinfo, "tzinfo", 16, TF_BASETYPE, NULL, native_free);
SPEC(timezone, "timezone", 32, 0, &t_tzinfo, timezone_dealloc);

const struct native_class native_datetime[] = {{.spec = &delta_spec, .fields = delta_fields},
                                               {.spec = &date_spec, .fields = date_fields, .where = &t_date},
                                               {.spec = &time_spec, .fields = time_fields},
                                               {.spec = &datetime_spec, .fields = datetime_fields},
                                               {.spec = &tzinfo_spec, .where = &t_tzinfo},
                                               {.spec = &timezone_spec, .fields = timezone_fields},
                                               {.spec = NULL}};
