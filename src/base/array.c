#include "grill/base/array.h"

#include <stdint.h>

#include "grill/base/trap.h"

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
