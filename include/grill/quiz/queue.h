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

struct queue_options {
    int64_t now;
    uint64_t seed;
    size_t new_limit; /* new cards a study day; those introduced today already count */
    size_t limit;     /* cards in all; 0: no limit */
    unsigned kinds;   /* bit set of enum card_kind */
    bool all;         /* everything, due or not: for practice and tests */
    bool (*wanted)(const struct card *card, const void *context); /* NULL: every card */
    const void *wanted_context;
    bool shuffle; /* new cards in random order instead of the order of the file */
};

struct queue {
    const struct card **cards; /* on the heap */
    size_t count;
    size_t due_count; /* the first so many are due, the others new */
    size_t new_left;  /* new cards that the limit held back */
    size_t later;     /* cards that fall due later */
};

/* Cards without an answer are not asked. */
void queue_build(struct queue *queue, const struct library *library, const struct progress *progress,
                 const struct queue_options *options);
void queue_release(struct queue *queue);

#endif
