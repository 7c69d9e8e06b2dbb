/* The scanner behind fold: from normalised text to words. */
#ifndef GRILL_TEXT_FOLD_INT_H
#define GRILL_TEXT_FOLD_INT_H

#include <stdbool.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"

/* Appends the words and symbols of a text that is valid UTF-8, normalised and, beyond ASCII, case-folded. Emoji and
 * ornaments are left out unless `pictures`. */
void fold_scan(struct buf *out, str text, bool pictures);

#endif
