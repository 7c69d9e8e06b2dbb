/*
 * sheet_int: the sheet while it is put together.
 */
#ifndef GRILL_REPORT_SHEET_INT_H
#define GRILL_REPORT_SHEET_INT_H

#include "grill/report/sheet.h"

enum { SHEET_DEPTH = 70 /* topics inside each other: more than any reader of decks makes */ };

/* A card or a passage in its place. */
struct sheet_item {
    const struct topic *topic;
    uint32_t line;
    const struct card *card; /* one of the two */
    const struct passage *passage;
    double recall; /* of weak cards: the chance that it is known tomorrow */
};

/* A heading that is written when something stands under it. */
struct sheet_heading {
    str title;
    unsigned level;
};

struct sheet {
    struct arena *arena;
    const struct sheet_options *options;
    const struct deck *deck;
    struct sheet_item *items; /* of the deck, by topic, then in order */
    size_t count;
    size_t *lines; /* of the deck: where each line starts, and the end; NULL until it is needed */
    size_t line_count;
    size_t searched_row; /* where the last search for a table's header began, */
    size_t searched_header;
    size_t refused_line; /* up to which line no table can be made of the terms */
    struct node *document;
    uint32_t group; /* of the cloze text that was shown last */
    struct sheet_heading headings[SHEET_DEPTH];
    size_t heading_count;
};

/* The next item of the list of cards that ends the document; the list is begun when there is none. */
struct node *sheet_open_item(struct sheet *sheet);
/* A card as such an item. */
void sheet_add_card(struct sheet *sheet, const struct card *card);
/* A text with holes, once for all cards that were made of it. */
void sheet_add_cloze(struct sheet *sheet, const struct card *card);
/* The terms from items[at] on that stand in one table, as the file has it. Returns how many items that covers; 0 when
 * they are in no table. */
size_t sheet_add_table(struct sheet *sheet, size_t at);
/* Whether a card is weak by the options, and the chance that it is known a day from now. */
bool sheet_is_weak(const struct sheet_options *options, const struct card *card, double *recall);

#endif
