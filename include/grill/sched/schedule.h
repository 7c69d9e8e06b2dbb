/*
 * schedule: from a memory to "again in 10 minutes" or "in 12 days".
 *
 * An interval below half a day is a matter of minutes, at least one; from there on it is whole study days, with a
 * deterministic fuzz that spreads cards learned together. The preview of the four grades and the answer that follows
 * use the same seed, so that what was shown is what is kept.
 */
#ifndef GRILL_SCHED_SCHEDULE_H
#define GRILL_SCHED_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/sched/fsrs7.h"

enum { SCHEDULE_MINUTES_MAX = 719 };

struct schedule_options {
    const struct fsrs7 *model;
    double retention; /* desired retention, 0.70..0.99 */
    int maximum_days; /* longest interval, 1..36500 */
    bool fuzz;
};

struct interval {
    int days;    /* whole study days from the day of the review, or 0 */
    int minutes; /* when days is 0: minutes from the moment of the review, 1..SCHEDULE_MINUTES_MAX */
};

struct outcome {
    struct memory memory;
    struct interval interval;
};

/* What a review starts from. */
struct review_moment {
    const struct memory *memory; /* NULL for a new card */
    double days;                 /* since the last review, fractional */
    int previous_days;           /* the interval that was due then, 0 when none or minutes */
    uint64_t seed;               /* for the fuzz: made from the card's id and its number of reviews */
};

/* What each grade would give: outcomes[0] is Again. Again <= Hard <= Good <= Easy, with whole days strictly rising from
 * Hard on (up to the longest interval), and longer than `previous_days` when the memory has become longer. */
void schedule_preview(const struct schedule_options *options, const struct review_moment *moment,
                      struct outcome outcomes[4]);
/* The same outcome for one grade alone, in less time. */
struct outcome schedule_grade(const struct schedule_options *options, const struct review_moment *moment,
                              enum grade grade);

/* The interval without any fuzz, in whole days: 0 for less than half a day. What the next review is given as
 * `previous_days`. */
int schedule_plain_days(const struct schedule_options *options, struct memory memory);
/* Whether that interval is in days: much quicker than finding it. */
bool schedule_is_learned(const struct schedule_options *options, struct memory memory);

#endif
