/*
 * emphasis: emphasis and quotation marks around a text or its beginning.
 */
#ifndef GRILL_DECK_EMPHASIS_INT_H
#define GRILL_DECK_EMPHASIS_INT_H

#include "shape_int.h"

/* An emphasis mark and what closes it. */
struct emphasis {
    str open;
    str close;
    bool bold;
};

const struct emphasis *marked_emphasis(str s);

/* The emphasis that `s` begins with, or NULL. */
static inline const struct emphasis *find_emphasis(str s)
{
    bool possible = s.len > 0 && (s.ptr[0] == '*' || s.ptr[0] == '_' || s.ptr[0] == '<');
    return possible ? marked_emphasis(s) : NULL;
}

/* Sees whether `text` or its beginning is emphasised or quoted; `open` is the emphasis opened before it, or NULL. */
void see_lead(struct shape *shape, str text, const struct emphasis *open);

#endif
