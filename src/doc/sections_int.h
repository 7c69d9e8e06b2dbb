/*
 * sections: a long Markdown text in pieces that can be parsed and rendered one after the other, so that the memory
 * needed does not grow with the text.
 *
 * A piece begins with a heading that stands at the top level, outside of <details>. Link definitions may stand anywhere
 * in a text: those of the whole text are added to every piece.
 */
#ifndef GRILL_DOC_SECTIONS_INT_H
#define GRILL_DOC_SECTIONS_INT_H

#include <stdbool.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/str.h"

struct sections {
    str rest; /* what has not been handed out yet */
    struct arena arena;
    struct buf definitions; /* of long texts */
    struct buf piece;
};

void sections_init(struct sections *sections, str text);
void sections_release(struct sections *sections);
/* The next piece, good until the next call; false at the end. There is at least one, which may be empty. */
bool sections_next(struct sections *sections, str *piece);

#endif
