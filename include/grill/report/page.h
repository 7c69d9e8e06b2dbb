/*
 * page: a document as one HTML page that needs nothing else: no script, no font, no request.
 *
 * It has one heading of level 1, the document's or its title, names the language it seems to be in, has a table of
 * contents, follows the reader's choice of light or dark, and prints in columns of small type on whatever paper the
 * printer has, A4 or Letter.
 */
#ifndef GRILL_REPORT_PAGE_H
#define GRILL_REPORT_PAGE_H

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/doc/node.h"

struct page {
    str title;        /* of the window and the bookmark; and at the top, when the document has no title, or several */
    unsigned columns; /* on paper; 0: two */
};

/* Appends the page. The document's headings receive names, which live in the arena, and levels without gaps. */
void page_html(struct buf *out, struct arena *arena, struct node *document, const struct page *page);

#endif
