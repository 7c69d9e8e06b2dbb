/*
 * emphasis: emphasis and quotation marks around a text or its beginning.
 */
#ifndef GRILL_DECK_EMPHASIS_INT_H
#define GRILL_DECK_EMPHASIS_INT_H

#include "shape_int.h"

/* An emphasis mark and what closes it. */
struct emphasis {
    const char *open;
    const char *close;
    bool bold;
};

/* The emphasis that `s` begins with, or NULL. */
const struct emphasis *find_emphasis(str s);

/* Sees whether `text` or its beginning is emphasised or quoted; `open` is the emphasis opened before it, or NULL. */
void see_lead(struct shape *shape, str text, const struct emphasis *open);

#endif
