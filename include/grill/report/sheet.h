/*
 * sheet: the cheat sheet of a topic: its cards in short form, its tables, its key lists, in the order of the file.
 */
#ifndef GRILL_REPORT_SHEET_H
#define GRILL_REPORT_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/deck/library.h"
#include "grill/doc/node.h"
#include "grill/doc/render.h"

struct sheet_topic {
    const struct deck *deck;
    const struct topic *topic;
};

/* The topics meant by a name, in all decks: those of that title; else those that begin with it; else those with a word
 * that does; else those a typing mistake away. A topic inside another one found is not listed again. Returns how many.
 */
size_t sheet_find(struct arena *arena, const struct library *library, str name, struct sheet_topic **found);
/* The root topics of all decks: everything. */
size_t sheet_all(struct arena *arena, const struct library *library, struct sheet_topic **found);
/* Titles that resemble the name a little, for a suggestion; at most three, "" when there are none. */
str sheet_suggest(struct arena *arena, const struct library *library, str name);

/* The document. With `full` answers stand whole; otherwise in a line or a short list. */
struct node *sheet_document(struct arena *arena, const struct sheet_topic *topics, size_t count, bool full);
/* The topic tree with the number of cards in and below each topic; as JSON a line a topic: deck, topic (array), cards.
 */
void sheet_topics(struct buf *out, const struct library *library, const struct render_options *options);
void sheet_topics_json(struct buf *out, const struct library *library);

#endif
