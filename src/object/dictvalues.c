/* Values arrays of split tables, in the three forms that dictkeys.h tells. */
#include <string.h>

#include "dictkeys.h"
#include "slotscope/heap/heap.h"
#include "slotscope/object/exc.h"

static size_t round8(size_t n)
{
    return (n + 7) & ~(size_t)7;
}

size_t values_inline_bytes(const void *keys)
{
    size_t n = (size_t)keys_room(keys);
    return (n + 1) * 8 + round8(n);
}

void values_init_inline(void *values, const void *keys)
{
    int64_t n = keys_room(keys);
    *values_capacity(values) = (uint8_t)n;
    *values_size(values) = 0;
    *values_embedded(values) = 1;
    *values_valid(values) = 1;
    memset(values_items(values), 0, (size_t)n * 8);
}

static void *new_prefix(size_t n)
{
    size_t prefix = round8(n + 2);
    uint8_t *block = heap_alloc(prefix + n * 8);
    if (!block)
        return NULL;
    memset(block, 0, prefix + n * 8);
    block[prefix - 1] = (uint8_t)prefix;
    return block + prefix;
}

static void *new_header(size_t n)
{
    uint8_t *block = heap_alloc((n + 1) * 8 + round8(n));
    if (!block)
        return NULL;
    memset(block, 0, (n + 1) * 8 + round8(n));
    block[0] = (uint8_t)n;
    return block;
}

void *values_new(const void *keys)
{
    size_t n = (size_t)keys_room(keys);
    void *v;
    switch (pol.values_format) {
    case VALUES_PREFIX: v = new_prefix(n); break;
    case VALUES_HEADER: v = new_header(n); break;
    default:
        v = heap_alloc(n * 8);
        if (v)
            memset(v, 0, n * 8);
    }
    return v ? v : err_no_memory();
}

void values_free(void *values)
{
    heap_free(pol.values_format == VALUES_PREFIX ? (uint8_t *)values - ((uint8_t *)values)[-1] : values);
}

void values_added(void *values, int64_t ix)
{
    if (pol.values_format == VALUES_PLAIN)
        return;
    uint8_t *size = values_size(values);
    *values_order(values, *size) = (uint8_t)ix;
    ++*size;
}

void values_removed(void *values, int64_t ix)
{
    if (pol.values_format == VALUES_PLAIN)
        return;
    int n = *values_size(values), i = 0;
    while (i < n && *values_order(values, i) != ix)
        i++;
    for (; i + 1 < n; i++)
        *values_order(values, i) = *values_order(values, i + 1);
    *values_size(values) = (uint8_t)(n - 1);
}

void *values_copy(void *values, const void *keys)
{
    if (pol.values_format == VALUES_HEADER) {
        size_t n = *values_capacity(values);
        uint8_t *copy = new_header(n);
        if (!copy)
            return err_no_memory();
        memcpy(copy + 8, (uint8_t *)values + 8, n * 8 + round8(n));
        *values_size(copy) = *values_size(values);
        return copy;
    }
    uint8_t *copy = values_new(keys);
    if (!copy)
        return NULL;
    memcpy(copy, values, (size_t)keys_room(keys) * 8);
    if (pol.values_format == VALUES_PREFIX) {
        size_t prefix = copy[-1];
        memcpy(copy - prefix, (uint8_t *)values - prefix, prefix - 1);
    }
    return copy;
}
