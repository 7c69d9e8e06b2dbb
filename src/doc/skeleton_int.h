/*
 * skeleton: what of a Markdown text decides its block structure, and nothing else.
 *
 * Most of what cmark spends on a text goes into inlines, which an outline does not need. A skeleton has the same number
 * of lines, each with the same indentation and container marks at the same columns, and the same block structure; but
 * the words of a line are cut down to one letter where what follows them cannot matter. It is much smaller and free of
 * all inputs on which cmark's inline parser is slow.
 *
 * Three things are changed on purpose: containers beyond the nesting limit become plain text, the inner lines of a
 * display formula ($$ … $$ or \[ … \] on lines of their own) count as plain text, whatever they begin with, and so do
 * HTML tags right above a heading or a code fence, which would be part of the HTML otherwise.
 */
#ifndef GRILL_DOC_SKELETON_INT_H
#define GRILL_DOC_SKELETON_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/buf.h"
#include "grill/doc/outline.h"

enum {
    NESTING_LIMIT = 100,     /* containers one line may open */
    NESTING_COLUMNS = 200,   /* and how far right, so that lines together cannot nest much deeper */
    REFERENCE_LIMIT = 65536, /* bytes a paragraph of link definitions may have to be recognised */
    TAG_LINE_LIMIT = 1 << 20 /* bytes a line may have to be recognised as one HTML tag */
};

/* Appends the skeleton of the lines from `first` up to, not including, `next`. Returns the first line that nests too
 * deeply, or 0. */
uint32_t skeleton_add(struct buf *out, const struct outline *outline, uint32_t first, uint32_t next);

/* How many bytes at the start of a line are indentation and container marks, or look like it. `deep` (optional)
 * tells that the limit cut it short. */
size_t skeleton_prefix(str line, bool *deep);

/* Whether `rest`, what follows the indentation of a line, opens display math that the line does not close: gives the
 * closing mark ("$$" or "\]"), or the empty view. */
str display_math_opened(str rest);
/* Whether a line ends with that mark, punctuation after it aside. */
bool display_math_closed(str line, str mark);

#endif
