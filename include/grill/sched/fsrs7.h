/*
 * fsrs7: the memory model FSRS-7 as pure functions of numbers.
 *
 * A card's memory has a slow and a fast stability (days) and a difficulty (1..10). Elapsed times are fractional days;
 * there is no separate rule for reviews of the same day. Formulas after the reference implementation fsrs-rs and
 * srs-benchmark, June 2026. Every result is a finite number within its range, whatever finite memory is given.
 */
#ifndef GRILL_SCHED_FSRS7_H
#define GRILL_SCHED_FSRS7_H

enum { FSRS7_PARAMETERS = 34 };

enum grade { GRADE_AGAIN = 1, GRADE_HARD, GRADE_GOOD, GRADE_EASY };

struct memory {
    double stability;      /* slow trace, days, [1e-4, 36500] */
    double fast_stability; /* fast trace, days, [1e-4, 36500] */
    double difficulty;     /* [1, 10] */
};

struct fsrs7 {
    double w[FSRS7_PARAMETERS];
};

/* The published default parameters. */
extern const struct fsrs7 fsrs7_default;

/* The memory after the first review. */
struct memory fsrs7_first(const struct fsrs7 *model, enum grade grade);
/* The memory after a review `days` after the previous one; less than 0 counts as 0. */
struct memory fsrs7_next(const struct fsrs7 *model, struct memory memory, double days, enum grade grade);
/* The chance of recall `days` after the last review, in (0, 1), strictly falling; less than 0 counts as 0. Note that it
 * is not 0.9 after `stability` days, unlike in earlier versions of the model: ask fsrs7_interval for that. */
double fsrs7_retrievability(const struct fsrs7 *model, struct memory memory, double days);
/* Days until the chance of recall falls to `retention` (kept within 1e-4..0.9999), in [0, 36500]; exact to 1e-9. */
double fsrs7_interval(const struct fsrs7 *model, struct memory memory, double retention);

#endif
