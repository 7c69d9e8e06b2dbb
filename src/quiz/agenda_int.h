/*
 * agenda: the cards that a session has still to ask: those that were never asked, in turn, and those that wait until
 * their minutes are over. Cards belong to the library.
 */
#ifndef GRILL_QUIZ_AGENDA_INT_H
#define GRILL_QUIZ_AGENDA_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/base/map.h"
#include "grill/deck/card.h"

/* A card that comes back within the session, and when. */
struct waiting {
    const struct card *card;
    int64_t due;
};

/* Begins zeroed. */
struct agenda {
    const struct card **pending; /* those from `head` up to `end` are still to ask */
    size_t head;
    size_t end;
    size_t cap;
    struct waiting *waiting; /* the first to come back first */
    size_t waiting_count;
    size_t waiting_cap;
};

void agenda_release(struct agenda *agenda);
/* Behind, or before, all others that do not wait. */
void agenda_last(struct agenda *agenda, const struct card *card);
void agenda_next(struct agenda *agenda, const struct card *card);
/* Until `due`, ms; cards of the same moment stay in the order they came. */
void agenda_wait(struct agenda *agenda, const struct card *card, int64_t due);
/* Whose turn it is: cards whose minutes are over at `now`, then those never asked, then those that are over by `soon`;
 * NULL when there is none. Takes the card out. */
const struct card *agenda_take(struct agenda *agenda, int64_t now, int64_t soon);
/* Takes a card out wherever it is; returns whether it was there. */
bool agenda_forget(struct agenda *agenda, const struct card *card);
/* Takes out the cards with these ids; returns how many of them have no value in `graded`. */
size_t agenda_forget_all(struct agenda *agenda, const struct map *ids, const struct map *graded);

#endif
