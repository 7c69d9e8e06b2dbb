/*
 * Reference data too large for the repository: looked for in $GRILL_SHARED, then beside the repository in ../shared.
 * Tests that use them skip when they are not there.
 */
#ifndef TESTS_SHARED_DATA_H
#define TESTS_SHARED_DATA_H

#include <stdio.h>
#include <stdlib.h>

/* The file as a string on the heap, or NULL. */
static inline char *shared_data(const char *name)
{
    const char *folder = getenv("GRILL_SHARED");
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder && *folder ? folder : "../shared", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = NULL;
    size_t len = 0;
    size_t got;
    do {
        char *more = realloc(text, len + 65537);
        if (!more)
            abort();
        text = more;
        got = fread(text + len, 1, 65536, file);
        len += got;
    } while (got > 0);
    text[len] = '\0';
    fclose(file);
    return text;
}

#endif
