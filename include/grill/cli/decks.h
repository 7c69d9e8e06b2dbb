/*
 * decks: the library that a command works on.
 */
#ifndef GRILL_CLI_DECKS_H
#define GRILL_CLI_DECKS_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/cli/context.h"
#include "grill/deck/library.h"

/* Loads the named decks, or the configured or the bundled ones when none is named, and tells about what could not be
 * read. Returns STATUS_FINE when there is something to work on; otherwise the exit status, the reason having been told.
 */
int decks_load(struct context *context, const char *const *paths, size_t count, struct library *library);
/* The exit status that the input calls for: STATUS_INPUT when a file could not be read or is no deck, else `status`. */
int decks_status(const struct library *library, int status);
/* Reads a list such as "question,term" into a bit set of enum card_kind; NULL gives all kinds. Returns -1, with a
 * message, when a name is unknown. */
int decks_kinds(struct context *context, const char *list, unsigned *kinds);
/* Whether the title of the card's topic, or of one around it, contains the text (folded); NULL matches every card. */
bool decks_in_topic(const struct card *card, const char *topic);
/* Whether the card is of one of the kinds, and of the topic that --topic names. */
bool decks_wanted(const struct context *context, const struct card *card, unsigned kinds);

#endif
