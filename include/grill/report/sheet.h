/*
 * sheet: the cheat sheet of a topic: its cards in short form, its tables, its key lists, in the order of the file.
 */
#ifndef GRILL_REPORT_SHEET_H
#define GRILL_REPORT_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/deck/library.h"
#include "grill/doc/node.h"
#include "grill/doc/render.h"
#include "grill/quiz/progress.h"

struct sheet_topic {
    const struct deck *deck;
    const struct topic *topic;
};

/* The title of the topic, or of the deck when that is meant whole. */
str sheet_title(const struct sheet_topic *topic);
/* The topics meant by a name, in all decks: those of that title; else those that begin with it; else those with a word
 * that does; else those with words that begin with its letters ("cnn"); else those that the fewest typing mistakes lead
 * to, which `*guessed` tells. A topic inside another one found is not listed again. Returns how many. */
size_t sheet_find(struct arena *arena, const struct library *library, str name, struct sheet_topic **found,
                  bool *guessed);
/* The root topics of all decks: everything. */
size_t sheet_all(struct arena *arena, const struct library *library, struct sheet_topic **found);
/* Titles that resemble the name a little, or else those of topics whose questions mention it, for a suggestion; at most
 * three, parted by commas, "" when there are none. */
str sheet_suggest(struct arena *arena, const struct library *library, str name);

struct sheet_options {
    bool full;                   /* whole answers instead of their first words */
    bool ascii;                  /* what is added between words is ASCII */
    const struct progress *weak; /* NULL, or: only cards that are likely to be forgotten soon, weakest first */
    int64_t now;                 /* for `weak`: the current time, ms */
    double retention;            /* for `weak`: the chance of recall below which a card is weak, 0 to 1 */
};

/* The document: a heading a topic; cards as items of plain lists, terms of one table as that table, passages as they
 * are. Topics with nothing to show are left out; a document without children has nothing to show at all. */
struct node *sheet_document(struct arena *arena, const struct sheet_topic *topics, size_t count,
                            const struct sheet_options *options);
/* The trees of these topics with the number of cards in and below each; as JSON a line a topic: deck, topic (array),
 * cards. A single topic that has the deck's title and all its cards is listed as the deck. */
void sheet_topics(struct buf *out, const struct sheet_topic *topics, size_t count,
                  const struct render_options *options);
void sheet_topics_json(struct buf *out, const struct sheet_topic *topics, size_t count);

#endif
