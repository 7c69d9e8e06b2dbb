/*
 * page: a document as one HTML page that needs nothing else: no script, no font, no request.
 *
 * It has a table of contents, follows the reader's choice of light or dark, and prints in columns of small type on
 * whatever paper the printer has, A4 or Letter.
 */
#ifndef GRILL_REPORT_PAGE_H
#define GRILL_REPORT_PAGE_H

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/doc/node.h"

struct page {
    str title;        /* of the window and the bookmark */
    unsigned columns; /* on paper; 0: two */
};

/* Appends the page. The document's headings receive names, which live in the arena. */
void page_html(struct buf *out, struct arena *arena, struct node *document, const struct page *page);

#endif
