/* What `sys` tells about the version that is simulated, and about the (equally simulated) machine. */
#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib.h"

#define ITEM(i, name)                                                                                                              \
    {                                                                                                                              \
        name, structseq_get, NULL, (void *)(intptr_t)(i)                                                                           \
    }
#define STRUCTSEQ(id, title)                                                                                                       \
    static const struct type_spec id##_spec = {.name = title,                                                                      \
                                               .kind = K_TUPLE,                                                                    \
                                               .flags = TF_GC | TF_DISALLOW_NEW,                                                   \
                                               .base = &t_tuple,                                                                   \
                                               .s = {.repr = structseq_repr},                                                      \
                                               .getset = id##_items}

static const struct getset_def version_items[] = {ITEM(0, "major"),        ITEM(1, "minor"),  ITEM(2, "micro"),
                                                  ITEM(3, "releaselevel"), ITEM(4, "serial"), {NULL, NULL, NULL, NULL}};
STRUCTSEQ(version, "sys.version_info");
static const struct getset_def flags_items[] = {ITEM(0, "debug"),
                                                ITEM(1, "inspect"),
                                                ITEM(2, "interactive"),
                                                ITEM(3, "optimize"),
                                                ITEM(4, "dont_write_bytecode"),
                                                ITEM(5, "no_user_site"),
                                                ITEM(6, "no_site"),
                                                ITEM(7, "ignore_environment"),
                                                ITEM(8, "verbose"),
                                                ITEM(9, "bytes_warning"),
                                                ITEM(10, "quiet"),
                                                ITEM(11, "hash_randomization"),
                                                ITEM(12, "isolated"),
                                                ITEM(13, "dev_mode"),
                                                ITEM(14, "utf8_mode"),
                                                {NULL, NULL, NULL, NULL}};
STRUCTSEQ(flags, "sys.flags");
static const struct getset_def float_items[] = {
    ITEM(0, "max"), ITEM(1, "max_exp"),  ITEM(2, "max_10_exp"), ITEM(3, "min"),   ITEM(4, "min_exp"), ITEM(5, "min_10_exp"),
    ITEM(6, "dig"), ITEM(7, "mant_dig"), ITEM(8, "epsilon"),    ITEM(9, "radix"), ITEM(10, "rounds"), {NULL, NULL, NULL, NULL}};
STRUCTSEQ(float, "sys.float_info");
static const struct getset_def int_items[] = {ITEM(0, "bits_per_digit"),
                                              ITEM(1, "sizeof_digit"),
                                              ITEM(2, "default_max_str_digits"),
                                              ITEM(3, "str_digits_check_threshold"),
                                              {NULL, NULL, NULL, NULL}};
STRUCTSEQ(int, "sys.int_info");
static const struct getset_def hash_items[] = {
    ITEM(0, "width"),     ITEM(1, "modulus"),   ITEM(2, "inf"),       ITEM(3, "nan"),    ITEM(4, "imag"),
    ITEM(5, "algorithm"), ITEM(6, "hash_bits"), ITEM(7, "seed_bits"), ITEM(8, "cutoff"), {NULL, NULL, NULL, NULL}};
STRUCTSEQ(hash, "sys.hash_info");

static struct obj *ints(const struct type_spec *spec, const int64_t *v, int64_t n)
{
    struct obj *items[20];
    for (int64_t i = 0; i < n; i++)
        items[i] = int_from_i64(v[i]);
    return structseq_new(type_ready(spec), items, n);
}

/* "3.8.0b1": the parts of version_info. */
struct parts {
    int64_t micro, serial;
    const char *level;
    int level_code; /* in hexversion */
};
static struct parts parts_of(const struct version *v)
{
    struct parts p = {0, 0, "final", 0xF};
    char *end;
    p.micro = strtol(strchr(strchr(v->exact, '.') + 1, '.') + 1, &end, 10);
    if (*end == 'a' || *end == 'b') {
        p.level = *end == 'a' ? "alpha" : "beta";
        p.level_code = *end == 'a' ? 0xA : 0xB;
        p.serial = strtol(end + 1, NULL, 10);
    }
    return p;
}

static int64_t minor_of(const struct version *v)
{
    return strtol(strchr(v->name, '.') + 1, NULL, 10);
}

static struct obj *version_info(void)
{
    const struct version *v = layout_chosen();
    struct parts p = parts_of(v);
    struct obj *items[] = {int_from_i64(3), int_from_i64(minor_of(v)), int_from_i64(p.micro), str_from_c(p.level),
                           int_from_i64(p.serial)};
    return structseq_new(type_ready(&version_spec), items, 5);
}

static int64_t hexversion(void)
{
    const struct version *v = layout_chosen();
    struct parts p = parts_of(v);
    return 3 << 24 | minor_of(v) << 16 | p.micro << 8 | p.level_code << 4 | p.serial;
}

static struct obj *implementation(struct obj *info)
{
    char tag[20];
    snprintf(tag, sizeof tag, "cpython-3%d", (int)minor_of(layout_chosen()));
    struct obj *d = dict_new(), *n = str_from_c("cpython"), *t = str_from_c(tag), *h = int_from_i64(hexversion()),
               *a = str_from_c("x86_64-linux-gnu"), *ns = NULL;
    if (d && n && t && h && a && dict_set_c(d, "name", n) == 0 && dict_set_c(d, "cache_tag", t) == 0 &&
        dict_set_c(d, "version", info) == 0 && dict_set_c(d, "hexversion", h) == 0 && dict_set_c(d, "_multiarch", a) == 0)
        ns = namespace_new(d);
    xdecref(d), xdecref(n), xdecref(t), xdecref(h), xdecref(a);
    return ns;
}

static struct obj *float_info(void)
{
    struct obj *items[] = {float_from(DBL_MAX),
                           int_from_i64(DBL_MAX_EXP),
                           int_from_i64(DBL_MAX_10_EXP),
                           float_from(DBL_MIN),
                           int_from_i64(DBL_MIN_EXP),
                           int_from_i64(DBL_MIN_10_EXP),
                           int_from_i64(DBL_DIG),
                           int_from_i64(DBL_MANT_DIG),
                           float_from(DBL_EPSILON),
                           int_from_i64(FLT_RADIX),
                           int_from_i64(1)};
    return structseq_new(type_ready(&float_spec), items, 11);
}

static struct obj *hash_info(void)
{
    struct obj *items[] = {int_from_i64(64),      int_from_i64((INT64_C(1) << 61) - 1),
                           int_from_i64(314159),  int_from_i64(0),
                           int_from_i64(1000003), str_from_c(pol.siphash13 ? "siphash13" : "siphash24"),
                           int_from_i64(64),      int_from_i64(128),
                           int_from_i64(0)};
    return structseq_new(type_ready(&hash_spec), items, 9);
}

static struct obj *argv_list(void)
{
    const struct vm_options *o = interp_options();
    struct obj *l = list_new(0);
    for (int i = 0; l && i < (o->argc ? o->argc : 1); i++) {
        const char *arg = o->argc ? o->argv[i] : "";
        struct obj *s = str_from_utf8(arg, strlen(arg));
        if (!s || list_append(l, s) < 0)
            return NULL;
        decref(s);
    }
    return l;
}

/* Where the program's file lies, as python FILE has it first; nothing is imported from there. */
static struct obj *path_list(void)
{
    const struct vm_options *o = interp_options();
    struct obj *l = list_new(0), *s;
    if (!l || !o->argc)
        return l;
    char *full = realpath(o->argv[0], NULL);
    size_t n = full ? (size_t)(strrchr(full, '/') - full) : 0;
    s = full ? str_from_utf8(full, n ? n : 1) : str_from_c("");
    free(full);
    int r = s ? list_append(l, s) : -1;
    xdecref(s);
    return r < 0 ? NULL : l;
}

static struct obj *module_names(void)
{
    struct obj *l = list_new(0), *t = NULL;
    for (const struct builtin_module *b = builtin_modules; l && b->name; b++) {
        struct obj *s = str_from_c(b->name);
        if (!s || list_append(l, s) < 0)
            return NULL;
        decref(s);
    }
    if (l && list_sort(l, NULL, false) == 0)
        t = list_as_tuple(l);
    xdecref(l);
    return t;
}

static bool add_texts(struct obj *m)
{
    static const char *const texts[][2] = {{"platform", "linux"}, {"byteorder", "little"},      {"executable", ""},
                                           {"prefix", "/usr"},    {"exec_prefix", "/usr"},      {"base_prefix", "/usr"},
                                           {"abiflags", ""},      {"base_exec_prefix", "/usr"}, {"float_repr_style", "short"},
                                           {"platlibdir", "lib"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!module_put_str(m, texts[i][0], texts[i][1]))
            return false;
    char version[100];
    snprintf(version, sizeof version, "%s (main, simulated by slotscope) [C11]", layout_chosen()->exact);
    return module_put_str(m, "version", version) &&
           module_put_str(m, "copyright", "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.");
}

bool sys_add_info(struct obj *m)
{
    static const int64_t flags[] = {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, int_info[] = {30, 4, 4300, 640};
    struct obj *info = version_info();
    return info && module_put(m, "implementation", implementation(info)) && module_put(m, "version_info", info) &&
           module_put_int(m, "hexversion", hexversion()) && module_put_int(m, "api_version", 1013) &&
           module_put_int(m, "maxsize", INT64_MAX) && module_put_int(m, "maxunicode", 0x10FFFF) &&
           module_put(m, "argv", argv_list()) && module_put(m, "path", path_list()) && module_put(m, "warnoptions", list_new(0)) &&
           module_put(m, "dont_write_bytecode", new_bool(true)) && add_texts(m) &&
           module_put(m, "flags", ints(&flags_spec, flags, 15)) &&
           module_put(m, "int_info", ints(&int_spec, int_info, pol.int_max_str_digits ? 4 : 2)) &&
           module_put(m, "float_info", float_info()) && module_put(m, "hash_info", hash_info()) &&
           module_put(m, "builtin_module_names", module_names());
}
