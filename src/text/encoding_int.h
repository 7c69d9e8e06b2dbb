/* The stages of reading bytes as text. */
#ifndef GRILL_TEXT_ENCODING_INT_H
#define GRILL_TEXT_ENCODING_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/str.h"

/* Why the bytes are no text ("a PNG image", "mostly control characters"), or NULL; `control` tells whether there is any
 * control character among them that text has seldom. */
const char *binary_reason(str bytes, bool control);

/* Text in units of two or four bytes, by its byte order mark or by where its NUL bytes stand. */
struct wide {
    const char *name; /* "UTF-16LE" …, or NULL when it is no such text */
    unsigned unit;    /* 2 or 4 */
    bool big;         /* high byte first */
    size_t mark;      /* bytes of the byte order mark */
};

struct wide wide_detect(str bytes);
/* The text as UTF-8, unpaired surrogates and the like as U+FFFD. */
str wide_decode(struct arena *arena, struct wide wide, str bytes);

/* The text of bytes that are no UTF-8, in the character set that explains them best; `*name` is its name. */
str legacy_decode(struct arena *arena, str bytes, const char **name);

#endif
