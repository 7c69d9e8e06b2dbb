/*
 * id: the identity of a card, which its progress hangs on.
 *
 * It is a hash of the question's folded words and of how many times the same words were asked before in the deck:
 * typography, markup, answer, place and file name may change without losing it. An author's own id replaces it.
 */
#ifndef GRILL_DECK_ID_INT_H
#define GRILL_DECK_ID_INT_H

#include "grill/base/arena.h"
#include "grill/base/str.h"
#include "grill/deck/card.h"

/* The id of the n-th card (from 1) with these words. */
str id_make(struct arena *arena, str words, unsigned nth);
/* Gives every card of the deck that is not pinned its id. */
void deck_identify(struct deck *deck);

#endif
