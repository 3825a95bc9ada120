/* The eight versions and the tables of what differs between them. */
#include <string.h>

#include "slotscope/layout/layout.h"

const struct version layout_versions[LAYOUT_VERSIONS] = {
    {"3.8", "3.8.0b1", 0}, {"3.9", "3.9.2", 1},   {"3.10", "3.10.0b1", 2}, {"3.11", "3.11.2", 3},
    {"3.12", "3.12.5", 4}, {"3.13", "3.13.5", 5}, {"3.14", "3.14.10", 6},  {"3.15", "3.15.2", 7},
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

/* One row a member of struct layout, in its order. */
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
static const struct version *chosen;

const struct version *layout_find(const char *name)
{
    for (int i = 0; i < LAYOUT_VERSIONS; i++)
        if (strcmp(layout_versions[i].name, name) == 0)
            return &layout_versions[i];
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
    short *l = (short *)&lay;
    for (size_t i = 0; i < sizeof layout_rows / sizeof layout_rows[0]; i++)
        l[i] = layout_rows[i][v->index];
    chosen = v;
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
    return layout_record_size(record, chosen->index);
}

const char *message(enum message id)
{
    int i = chosen->index;
    while (i > 0 && !message_rows[id][i])
        i--;
    return message_rows[id][i] ? message_rows[id][i] : "";
}
