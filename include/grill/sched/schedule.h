/*
 * schedule: from a memory to "again in 10 minutes" or "in 12 days".
 *
 * An interval below half a day stays within the session (whole minutes, at least one); from there on it is whole study
 * days, with a deterministic fuzz that spreads cards learned together. The preview of the four grades and the answer
 * that follows use the same seed, so that what was shown is what is kept.
 */
#ifndef GRILL_SCHED_SCHEDULE_H
#define GRILL_SCHED_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/sched/fsrs7.h"

struct schedule_options {
    const struct fsrs7 *model;
    double retention; /* desired retention, 0.70..0.99 */
    int maximum_days; /* longest interval, 1..36500 */
    bool fuzz;
};

struct interval {
    int days;    /* whole study days from the day of the review, or 0 */
    int minutes; /* when days is 0: minutes from the moment of the review, at least 1 */
};

struct outcome {
    struct memory memory;
    struct interval interval;
};

/* What each grade would give: outcomes[0] is Again. `memory` is NULL for a new card; `days` is the time since the last
 * review; `previous_days` is the interval given then (0 when none or minutes); `seed` comes from the card's id and its
 * number of reviews. Hard <= Good <= Easy, with whole days strictly rising. */
void schedule_preview(const struct schedule_options *options, const struct memory *memory, double days,
                      int previous_days, uint64_t seed, struct outcome outcomes[4]);

#endif
