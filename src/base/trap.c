#include "grill/base/trap.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void trap(const char *file, int line, const char *reason)
{
    fprintf(stderr, "grill: %s:%d: %s\n", file, line, reason);
    abort();
}

void *xmalloc(size_t size)
{
    void *memory = malloc(size);
    if (memory == NULL && size > 0)
        TRAP("out of memory");
    return memory;
}

void *xcalloc(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL && count > 0 && size > 0)
        TRAP("out of memory");
    return memory;
}

void *xrealloc(void *old, size_t size)
{
    /* What realloc does with size 0 differs between libraries; one byte is the same everywhere. */
    void *memory = realloc(old, size > 0 ? size : 1);
    if (memory == NULL)
        TRAP("out of memory");
    return memory;
}

void *array_reserve(void *items, size_t *capacity, size_t need, size_t size)
{
    enum { FIRST_CAPACITY = 16 };

    if (need <= *capacity)
        return items;
    size_t grown = *capacity < FIRST_CAPACITY ? FIRST_CAPACITY : *capacity;
    while (grown < need)
        grown = grown > SIZE_MAX / 2 ? need : grown * 2;
    size_t bytes;
    if (__builtin_mul_overflow(grown, size, &bytes))
        TRAP("array too large");
    items = xrealloc(items, bytes);
    *capacity = grown;
    return items;
}
