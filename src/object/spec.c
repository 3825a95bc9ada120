/* Copies of type tables without what the chosen version lacks. */
#include "slotscope/object/spec.h"

#include <string.h>

#include "slotscope/heap/heap.h"

/* A NULL-named record ends each table; the name is the first word of every record. */
static void *copy_without(const void *table, size_t size, const char *name)
{
    const char *p = table;
    size_t n = 0, out = 0;
    while (*(const char *const *)(const void *)(p + n * size))
        n++;
    char *copy = engine_alloc((n + 1) * size);
    for (size_t i = 0; i <= n; i++) {
        const char *entry = *(const char *const *)(const void *)(p + i * size);
        if (!entry || strcmp(entry, name) != 0)
            memcpy(copy + out++ * size, p + i * size, size);
    }
    return copy;
}

struct type_spec *spec_copy(const struct type_spec *spec)
{
    struct type_spec *copy = engine_alloc(sizeof *copy);
    *copy = *spec;
    return copy;
}

void spec_drop_method(struct type_spec *copy, const char *name)
{
    copy->methods = copy_without(copy->methods, sizeof *copy->methods, name);
}

void spec_drop_getset(struct type_spec *copy, const char *name)
{
    copy->getset = copy_without(copy->getset, sizeof *copy->getset, name);
}
