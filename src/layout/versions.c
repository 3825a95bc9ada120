/* The eight versions and the tables of what differs between them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slotscope/layout/layout.h"

const struct version layout_versions[LAYOUT_VERSIONS] = {
    {"3.8", "3.8.0b1", 0, -1}, {"3.9", "3.9.2", 1, -1},   {"3.10", "3.10.0b1", 2, -1}, {"3.11", "3.11.2", 3, -1},
    {"3.12", "3.12.5", 4, -1}, {"3.13", "3.13.5", 5, -1}, {"3.14", "3.14.10", 6, -1},  {"3.15", "3.15.2", 7, -1},
};

const struct field layout_fields[] = {
#define RECORD(...)
#define FIELD(rec, name, ctype, bit, bits, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                                         \
    {#rec, #name, ctype, {a, b, c, d, e, f, g, h}, {i, j, k, l, m, n, o, p}, bit, bits},
#include "slotscope/layout/fields.def"
#undef FIELD
#undef RECORD
};
const size_t layout_nfields = sizeof layout_fields / sizeof layout_fields[0];

static const struct {
    const char *record;
    short size[LAYOUT_VERSIONS];
} records[] = {
#define FIELD(...)
#define RECORD(rec, ...) {#rec, {__VA_ARGS__}},
#include "slotscope/layout/fields.def"
#undef FIELD
#undef RECORD
};

/* One row a member of struct layout, in its order, and the record it belongs to. */
static const char *const row_records[] = {
#define FIELD(rec, ...)  #rec,
#define RECORD(rec, ...) #rec,
#include "slotscope/layout/fields.def"
#undef FIELD
#undef RECORD
};
static const short layout_rows[][LAYOUT_VERSIONS] = {
#define FIELD(rec, name, ctype, bit, bits, a, b, c, d, e, f, g, h, ...) {a, b, c, d, e, f, g, h},
#define RECORD(rec, ...)                                                {__VA_ARGS__},
#include "slotscope/layout/fields.def"
#undef FIELD
#undef RECORD
};

static const struct {
    int value[LAYOUT_VERSIONS];
} policy_rows[] = {
#define POLICY(name, ...) {{__VA_ARGS__}},
#include "slotscope/layout/policies.def"
#undef POLICY
};

static const char *const message_rows[][LAYOUT_VERSIONS] = {
#define MESSAGE(id, ...) {__VA_ARGS__},
#include "slotscope/layout/messages.def"
#undef MESSAGE
};

struct layout lay;
struct policies pol;
static const struct version *chosen; /* NULL: not yet */

/* ---- releases ---- */

static const struct {
    const char *policy; /* NULL: a shift */
    const char *record;
    int minor, from, to, value;
    int offset, by;
} releases[] = {
#define RELEASE(minor, from, to, policy, value)            {#policy, "", minor, from, to, value, 0, 0},
#define RELEASE_SHIFT(minor, from, to, record, offset, by) {NULL, #record, minor, from, to, 0, offset, by},
#include "slotscope/layout/releases.def"
#undef RELEASE
#undef RELEASE_SHIFT
};
enum { NRELEASES = sizeof releases / sizeof releases[0], FIRST_MINOR = 8, MOST_RELEASES = 16 };

static const char *const policy_names[] = {
#define POLICY(name, ...) #name,
#include "slotscope/layout/policies.def"
#undef POLICY
};

static bool applies(const struct version *v, int i)
{
    return v && v->release >= 0 && releases[i].minor == FIRST_MINOR + v->index && releases[i].from <= v->release &&
           v->release <= releases[i].to;
}

int layout_shift(const char *record, int offset)
{
    int by = 0;
    for (int i = 0; i < NRELEASES; i++)
        if (!releases[i].policy && offset >= releases[i].offset && applies(chosen, i) && strcmp(releases[i].record, record) == 0)
            by += releases[i].by;
    return offset + by;
}

static void apply_releases(const struct version *v, int *policies)
{
    for (int i = 0; i < NRELEASES; i++)
        for (size_t k = 0; releases[i].policy && applies(v, i) && k < sizeof policy_names / sizeof policy_names[0]; k++)
            if (strcmp(policy_names[k], releases[i].policy) == 0)
                policies[k] = releases[i].value;
}

/* A release of v by its number; the one whose facts the tables hold is v itself. */
static const struct version *release_of(const struct version *v, const char *exact, const char *number)
{
    static struct version made[MOST_RELEASES];
    static char names[MOST_RELEASES][16];
    static int n;
    char *end;
    long release = strtol(number, &end, 10);
    if (strcmp(v->exact, exact) == 0)
        return v;
    if (end == number || *end || release < 0 || release > 99)
        return NULL;
    for (int i = 0; i < n; i++)
        if (made[i].index == v->index && made[i].release == release)
            return &made[i];
    if (n == MOST_RELEASES)
        return v;
    snprintf(names[n], sizeof names[n], "%s.%ld", v->name, release);
    made[n] = (struct version){v->name, names[n], v->index, (int)release};
    return &made[n++];
}

const struct version *layout_find(const char *name)
{
    for (int i = 0; i < LAYOUT_VERSIONS; i++) {
        const struct version *v = &layout_versions[i];
        size_t len = strlen(v->name);
        if (strcmp(v->name, name) == 0)
            return v;
        if (strncmp(v->name, name, len) == 0 && name[len] == '.')
            return release_of(v, name, name + len + 1);
    }
    return NULL;
}

const struct version *layout_default(void)
{
    return layout_find("3.14");
}

void layout_choose(const struct version *v)
{
    _Static_assert(sizeof pol == sizeof(int) * (sizeof policy_rows / sizeof policy_rows[0]), "one row a policy");
    _Static_assert(sizeof lay == sizeof(short) * (sizeof layout_rows / sizeof layout_rows[0]), "one row a field");
    int *p = (int *)&pol;
    for (size_t i = 0; i < sizeof policy_rows / sizeof policy_rows[0]; i++)
        p[i] = policy_rows[i].value[v->index];
    apply_releases(v, p);
    chosen = v;
    short *l = (short *)&lay;
    for (size_t i = 0; i < sizeof layout_rows / sizeof layout_rows[0]; i++)
        l[i] = (short)layout_shift(row_records[i], layout_rows[i][v->index]);
}

const struct version *layout_chosen(void)
{
    return chosen;
}

int layout_record_size(const char *record, int version_index)
{
    for (size_t i = 0; i < sizeof records / sizeof records[0]; i++)
        if (strcmp(records[i].record, record) == 0)
            return records[i].size[version_index] < 0 ? 0 : records[i].size[version_index];
    return 0;
}

int layout_sizeof(const char *record)
{
    int size = layout_record_size(record, chosen->index);
    return size ? layout_shift(record, size) : 0;
}

const char *message(enum message id)
{
    int i = chosen->index;
    while (i > 0 && !message_rows[id][i])
        i--;
    return message_rows[id][i] ? message_rows[id][i] : "";
}
