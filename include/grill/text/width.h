/*
 * width: how many terminal cells a text takes, counted by grapheme cluster.
 *
 * Emoji sequences, flags, combining marks, Hangul syllables and East Asian wide characters each count as a terminal
 * draws them. Control characters count 0: make text safe first (utf8_add_safe).
 */
#ifndef GRILL_TEXT_WIDTH_H
#define GRILL_TEXT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"

/* The first grapheme cluster of a non-empty view: its bytes; `*width` (optional) receives its cells, 0 to 2. */
size_t cluster_next(str s, unsigned *width);
/* Cells of the whole text, which should hold no newline. */
size_t text_width(str s);
/* The longest prefix, in whole clusters, of at most `cells` cells: its bytes. */
size_t text_fit(str s, size_t cells);
/* Appends the text or, where it takes more than `cells` cells, what of it leaves room for an ellipsis ("..." with
 * `ascii`), without blanks before that. */
void text_add_cut(struct buf *out, str s, size_t cells, bool ascii);

#endif
