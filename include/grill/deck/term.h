/*
 * term: the columns of a card made from a row of a reference table.
 *
 * Its question is the first column; its answer lists the others, a line each: "**Label:** value".
 */
#ifndef GRILL_DECK_TERM_H
#define GRILL_DECK_TERM_H

#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/deck/card.h"

struct term_field {
    str label; /* without marks and colon */
    str value; /* Markdown */
};

/* The fields of a card of kind CARD_TERM, in the arena; returns how many, 0 when the answer is no such list. */
size_t term_fields(struct arena *arena, const struct card *card, struct term_field **fields);

#endif
