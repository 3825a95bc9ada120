/* Attributes of built-in types: what kind each is in which version, and the signatures that CPython notes for built-in callables.
 */
#include <stdlib.h>
#include <string.h>

#include "slotscope/layout/layout.h"

static const struct builtin_attribute attributes[] = {
#define ATTRIBUTE(type, name, kinds) {type, name, kinds},
#include "slotscope/layout/attributes.def"
#undef ATTRIBUTE
};

static const struct signature {
    const char *name;
    int since;
    const char *text;
} signatures[] = {
#define SIGNATURE(name, since, text) {name, (since)-8, text},
#include "slotscope/layout/signatures.def"
#undef SIGNATURE
};

enum { NATTRIBUTES = sizeof attributes / sizeof *attributes, NSIGNATURES = sizeof signatures / sizeof *signatures };

/* The first row of a sorted table whose name is not in front of the given one. The name is the first word of every row. */
static size_t first_row(const void *table, size_t n, size_t size, const char *name)
{
    size_t lo = 0, hi = n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        const char *row = *(const char *const *)(const void *)((const char *)table + mid * size);
        if (strcmp(row, name) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

const struct builtin_attribute *layout_attributes(const char *type, size_t *n)
{
    size_t at = first_row(attributes, NATTRIBUTES, sizeof *attributes, type), end = at;
    while (end < NATTRIBUTES && strcmp(attributes[end].type, type) == 0)
        end++;
    *n = end - at;
    return attributes + at;
}

char layout_kind_letter(const struct builtin_attribute *a)
{
    return a->kinds[layout_chosen()->index];
}

char layout_attribute_kind(const struct builtin_attribute *a, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(a[i].name, name) == 0)
            return layout_kind_letter(&a[i]);
    return '\0';
}

const char *layout_signature(const char *name)
{
    const char *found = NULL;
    for (size_t i = first_row(signatures, NSIGNATURES, sizeof *signatures, name);
         i < NSIGNATURES && strcmp(signatures[i].name, name) == 0 && signatures[i].since <= layout_chosen()->index; i++)
        found = signatures[i].text;
    return found;
}
