/*
 * delimited: decks as rows of values: TSV and CSV, with or without a header.
 *
 * A header that names columns decides; without one the first column is the question and the second the answer. Quoted
 * values may hold separators, doubled quotes and line feeds. Lines that begin with '#' before the rows are settings of
 * the program that wrote them.
 */
#ifndef GRILL_DECK_DELIMITED_INT_H
#define GRILL_DECK_DELIMITED_INT_H

#include "builder_int.h"

/* Whether a text without a telling extension is such a deck: tabs part the words of its first line, and they name
 * question and answer. */
bool delimited_is_deck(str text);
/* Fills the deck; `claims` may be NULL. */
void delimited_deck(struct builder *builder, struct claim *claims);

#endif
