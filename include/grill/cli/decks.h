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
/* Whether the operand is a plain word and names no file: a topic or a mistyped command, perhaps. */
bool decks_is_word(const char *operand);
/* Whether the title of the card's topic, of one around it or of its deck contains the text (folded); NULL matches every
 * card. */
bool decks_in_topic(const struct card *card, const char *topic);
/* Whether the card is of one of the kinds, and of the topic that --topic names. */
bool decks_wanted(const struct context *context, const struct card *card, unsigned kinds);
/* Says that there are no cards at all, and why. */
void decks_say_none(const struct context *context, const struct library *library);
/* Says why no card of the library is wanted: which topics are near, or that there is none of that kind. */
void decks_say_no_match(struct context *context, const struct library *library);

#endif
