/*
 * document: one random deck file, made of a number, and what is expected of it.
 */
#ifndef GRILL_TESTS_PROPERTY_DOCUMENT_H
#define GRILL_TESTS_PROPERTY_DOCUMENT_H

#include "styles.h"

enum { DOCUMENT_CARDS = 9 };

struct document {
    uint64_t number;
    const struct writer *style;
    const struct language *language;
    struct item *items;
    unsigned count;
    unsigned depth;
    bool left_out[DOCUMENT_CARDS];
    enum asking asking;
    bool named; /* its name, not its title, says that it holds questions */
    enum slip slip;
    unsigned slipping; /* index of the card */
    unsigned cut;      /* the document begins with this card: what stood before is lost */

    struct page page; /* as it was written last */
    str bytes;
    str path;
};

/* Draws style, language and cards. */
void document_plan(struct document *document, struct arena *arena, uint64_t number);
/* Writes the cards that are not left out: page->items are those, bytes what a file would hold. */
void document_write(struct document *document, struct arena *arena);

/* Compares the deck with the cards. Returns NULL when they are the same, otherwise in one word what is not; the first
 * difference is described in `report`. */
const char *document_check(const struct document *document, const struct deck *deck, struct buf *report);

#endif
