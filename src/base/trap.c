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
