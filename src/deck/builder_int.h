/*
 * builder: a deck while it is being filled.
 *
 * Cards and passages grow on the heap and move into the arena at the end; topics hang in the tree from the moment
 * something stands under them.
 */
#ifndef GRILL_DECK_BUILDER_INT_H
#define GRILL_DECK_BUILDER_INT_H

#include <stddef.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/diag.h"
#include "grill/deck/card.h"

struct builder {
    struct arena *arena; /* the deck's */
    struct deck *deck;
    struct diags *diags;
    size_t card_cap;
    size_t passage_cap;
    uint32_t groups; /* numbers given to texts with several holes */
};

/* A new card at the end of the deck, good until the next one is added. */
struct card *builder_card(struct builder *builder, enum card_kind kind, const struct topic *topic);
/* Makes room for so many cards at once, when that is known beforehand. */
void builder_expect(struct builder *builder, size_t count);
void builder_passage(struct builder *builder, const struct topic *topic, str text, uint32_t line, uint32_t last_line);
/* A topic that is not in the tree yet. */
struct topic *builder_topic(struct builder *builder, str title, uint32_t line);
/* Hangs it at the end of `parent`, unless it hangs somewhere already. */
void builder_hang(struct topic *parent, struct topic *topic);
/* The right options of a multiple choice as its answer: one as it is, several as a list; empty when none is. */
str card_right_options(struct arena *arena, const struct card *card);
/* Moves everything into the arena. */
void builder_finish(struct builder *builder);

#endif
