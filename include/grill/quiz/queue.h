/*
 * queue: which cards to ask, and in what order: due ones first, those most likely still remembered before the hopeless
 * ones (retrievability descending), then new ones up to the daily limit.
 */
#ifndef GRILL_QUIZ_QUEUE_H
#define GRILL_QUIZ_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/deck/library.h"
#include "grill/quiz/progress.h"

/* A card that comes back within so many minutes is asked early when nothing else is left to ask. */
enum { QUEUE_LEARN_AHEAD_MINUTES = 20 };

struct queue_options {
    int64_t now;
    uint64_t seed;
    size_t new_limit; /* new cards a study day; those introduced today already count */
    size_t limit;     /* cards in all; 0: no limit */
    unsigned kinds;   /* bit set: 1 << enum card_kind; 0: all kinds */
    bool all;         /* everything, due or not, in the order of the files: for practice and tests */
    bool suspended;   /* only suspended cards, all of them, in the order of the files */
    bool (*wanted)(const struct card *card, const void *context); /* NULL: every card */
    const void *wanted_context;
    bool shuffle;   /* random order: of the new cards, with `all` of every card */
    unsigned flags; /* enum record_flag: put on every review of the session; RECORD_PRACTICE keeps the memory */
};

struct queue {
    const struct card **cards; /* on the heap */
    size_t count;
    size_t due_count;         /* the first so many are due, the others new; with `all` just how many are due */
    const struct card **soon; /* on the heap: learned today, coming back within the minutes above, the first to come
                                 first; not among `cards` */
    size_t soon_count;
    size_t new_left;   /* new cards that the limits held back */
    size_t due_left;   /* due cards that `limit` held back */
    size_t later;      /* cards that fall due later */
    size_t left_aside; /* suspended cards, or with `suspended` those that are not */
};

/* Suspended cards are asked only with `suspended`. Of the cards of one cloze text only one is asked, the first in the
 * order; with `all` every one is, and shuffling keeps them apart where it can. */
void queue_build(struct queue *queue, const struct library *library, const struct progress *progress,
                 const struct queue_options *options);
void queue_release(struct queue *queue);

#endif
