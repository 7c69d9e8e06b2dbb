/*
 * identity: cards whose question was reworded find their history again.
 *
 * A card's id is made from its question, so rewording a question makes a new card and leaves the old one's history an
 * orphan. The log tells of each card where it stood and which words it asked; when a deck that is loaded has new cards,
 * and orphans that stood in a file of the same name, the most alike question takes the orphan's history over: a record
 * of its own, which can be taken back like any other.
 */
#ifndef GRILL_QUIZ_IDENTITY_H
#define GRILL_QUIZ_IDENTITY_H

#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/deck/library.h"
#include "grill/quiz/progress.h"
#include "grill/store/record.h"

/* Sets a record's place (the last folder and the name of the deck's file) and words (the question's, folded). */
void identity_describe(struct arena *arena, const struct card *card, struct record *record);

/* The records that give orphans' histories to new cards, in the order of the log's cards: kind, card, other, place and
 * words are set, the time is not. Returns how many; they live in the arena. No card takes two histories, and none is
 * given twice. */
size_t identity_match(struct arena *arena, const struct library *library, const struct progress *progress,
                      struct record **renames);

#endif
