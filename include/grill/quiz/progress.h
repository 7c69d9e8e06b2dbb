/*
 * progress: what the log says about each card, as a fold over its records.
 */
#ifndef GRILL_QUIZ_PROGRESS_H
#define GRILL_QUIZ_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/map.h"
#include "grill/sched/schedule.h"
#include "grill/store/record.h"

/* State of one card. A card without reviews has reviews == 0 and no memory. */
struct standing {
    str card;
    struct memory memory;
    int64_t last;      /* time of the last review, ms */
    int64_t due;       /* when it falls due, ms: start of a study day, or a moment */
    int interval_days; /* the interval given at the last review, 0 for minutes */
    unsigned reviews;
    unsigned lapses;   /* times Again after it had been learned */
    int32_t first_day; /* study day of the first review */
    bool suspended;
    bool flagged;
    /* further fields as the implementation needs them (history for undo) */
};

struct progress_options {
    struct schedule_options schedule;
    int rollover; /* hour at which a study day begins */
};

struct progress {
    struct arena arena;
    struct progress_options options;
    struct map standings; /* card id -> struct standing */
    /* further fields as the implementation needs them */
};

void progress_init(struct progress *progress, const struct progress_options *options);
void progress_release(struct progress *progress);
/* Folds records, sorted by time, into the standings. */
void progress_fold(struct progress *progress, const struct record *records, size_t count);
/* The standing of a card, or NULL when nothing is recorded of it. */
const struct standing *progress_find(const struct progress *progress, str card);
/* What the four grades would give the card if it were reviewed at `now`. */
void progress_preview(const struct progress *progress, str card, int64_t now, struct outcome outcomes[4]);
/* How many cards were reviewed for the first time on that study day. */
size_t progress_introduced(const struct progress *progress, int32_t day);

#endif
