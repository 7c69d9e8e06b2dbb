/*
 * columns: a document set in several columns, page by page, so that nobody has to scroll back to read on.
 *
 * The document is rendered as wide as one column, and its lines are dealt out: headings of level 1 stand above all
 * columns, the text between them fills pages of columns, and the last page of each part is balanced. A column ends
 * between blocks where it can: never behind a heading, in a formula or in a table that would fit into the next one.
 */
#ifndef GRILL_REPORT_COLUMNS_H
#define GRILL_REPORT_COLUMNS_H

#include "grill/base/buf.h"
#include "grill/doc/render.h"

/* How many columns a line of so many cells holds; at least 1. */
unsigned columns_fit(unsigned width);
/* Appends the document in `count` columns, or as many as are not too narrow; `height` is how many lines a page has.
 * For RENDER_TERM and RENDER_TEXT with a width; other formats and a count of 1 are rendered as they are. */
void columns_render(struct buf *out, const struct node *document, enum render_format format,
                    const struct render_options *options, unsigned count, unsigned height);

#endif
