/*
 * library: all decks of one run, and every card by its id.
 */
#ifndef GRILL_DECK_LIBRARY_H
#define GRILL_DECK_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/diag.h"
#include "grill/base/map.h"
#include "grill/base/str.h"
#include "grill/deck/card.h"

struct library {
    struct arena arena; /* owns the decks */
    struct diags diags;
    struct deck **decks; /* on the heap, in the order they were loaded */
    size_t deck_count;
    size_t deck_cap;
    struct map cards;    /* id -> struct card; a question that stands in two decks is one card, the first one */
    struct map variants; /* folded question and answer -> card, for questions that stand in several decks */
    struct map repeats;  /* question -> how often it occurs with different answers, where decks share it */
    struct map files;    /* that were read, by identity */
    size_t repeated;     /* files that were named again */
    size_t card_count;   /* in all decks together */
    size_t workers;      /* threads that load files; 0: as many as are worth while */
    size_t failed;       /* files that could not be read or parsed */
};

void library_init(struct library *library);
void library_release(struct library *library);
/* Loads files, folders (walked) and "-" (standard input). What goes wrong is a diagnostic. */
void library_add(struct library *library, const char *const *paths, size_t count);
/* Adds a deck whose bytes are at hand already; path and bytes must live as long as the library. Returns false when they
 * are no deck. */
bool library_add_text(struct library *library, str path, str bytes);
/* The card with that id, or NULL. */
const struct card *library_find(const struct library *library, str id);

#endif
