#include "grill/sched/schedule.h"

#include <math.h>

#include "grill/base/random.h"

/* The four outcomes are kept in the order of the grades. */
enum { AGAIN, HARD, GOOD, EASY, GRADES };

/* Below this many days the card comes back within the day. */
#define DAYS_THRESHOLD 0.5

/* Between `from` and `to` days the fuzz grows by `share` of each day. */
struct fuzz_band {
    double from;
    double to;
    double share;
};

static const struct fuzz_band fuzz_bands[] = {{2.5, 7.0, 0.15}, {7.0, 20.0, 0.10}, {20.0, HUGE_VAL, 0.05}};

/* How much is chosen at random, and between which whole days. */
struct fuzz {
    double unit; /* [0, 1) */
    int minimum;
    int maximum;
};

static int int_max(int a, int b)
{
    return a > b ? a : b;
}

static int int_clamp(int x, int low, int high)
{
    return x < low ? low : x > high ? high : x;
}

/* By how many days an interval may be moved either way; none below two and a half. */
static double fuzz_reach(double days)
{
    if (days < fuzz_bands[0].from)
        return 0.0;
    double reach = 1.0;
    for (size_t i = 0; i < sizeof(fuzz_bands) / sizeof(fuzz_bands[0]); i++)
        reach += fuzz_bands[i].share * fmax(fmin(days, fuzz_bands[i].to) - fuzz_bands[i].from, 0.0);
    return reach;
}

/* One of the whole days around the interval. */
static int fuzz_pick(double days, const struct fuzz *fuzz)
{
    double kept = fmin(fmax(days, fuzz->minimum), fuzz->maximum);
    double reach = fuzz_reach(kept);
    int low = int_clamp((int)lround(kept - reach), fuzz->minimum, fuzz->maximum);
    int high = int_clamp((int)lround(kept + reach), fuzz->minimum, fuzz->maximum);
    if (high == low && high > 2 && high < fuzz->maximum)
        high = low + 1;
    return low + (int)floor(fuzz->unit * (1 + high - low));
}

/* An interval that has grown is longer than the last one even after fuzz; one that would reach it may repeat it. */
static int least_days(double days, int previous_days, int maximum_days)
{
    if (previous_days <= 0)
        return 1;
    if (lround(days) > previous_days)
        return previous_days + 1;
    long highest = lround(fmin(days + fuzz_reach(days), maximum_days));
    return previous_days <= highest ? previous_days : 1;
}

static int whole_days(const struct schedule_options *options, double days, int minimum, double unit)
{
    int maximum = int_max(options->maximum_days, 1);
    int least = int_clamp(minimum, 1, maximum);
    if (!options->fuzz)
        return int_clamp((int)lround(days), least, maximum);
    return fuzz_pick(days, &(struct fuzz){.unit = unit, .minimum = least, .maximum = maximum});
}

static struct interval in_minutes(double days)
{
    return (struct interval){.minutes = int_clamp((int)lround(days * 24 * 60), 1, SCHEDULE_MINUTES_MAX)};
}

/* A better grade never gives a shorter interval, whatever the parameters of the model are. */
static void put_in_order(double days[GRADES])
{
    days[AGAIN] = fmin(days[AGAIN], days[HARD]);
    days[GOOD] = fmax(days[GOOD], days[HARD]);
    days[EASY] = fmax(days[EASY], days[GOOD]);
}

/* The outcomes from `first` to `last`; those between depend on one another. */
static void fill(const struct schedule_options *options, const struct review_moment *moment, int first, int last,
                 struct outcome outcomes[GRADES])
{
    double exact[GRADES] = {0};
    for (int i = first; i <= last; i++) {
        enum grade grade = (enum grade)(GRADE_AGAIN + i);
        outcomes[i].memory = moment->memory ? fsrs7_next(options->model, *moment->memory, moment->days, grade)
                                            : fsrs7_first(options->model, grade);
        exact[i] = fsrs7_interval(options->model, outcomes[i].memory, options->retention);
    }
    put_in_order(exact);

    struct random random = random_seeded(moment->seed);
    double unit = random_unit(&random);
    int longest = 0;
    for (int i = first; i <= last; i++) {
        if (exact[i] < DAYS_THRESHOLD) {
            outcomes[i].interval = in_minutes(exact[i]);
            continue;
        }
        int least = 1;
        if (i != AGAIN)
            least = int_max(least_days(exact[i], moment->previous_days, options->maximum_days), longest + 1);
        outcomes[i].interval = (struct interval){.days = whole_days(options, exact[i], least, unit)};
        if (i != AGAIN)
            longest = outcomes[i].interval.days;
    }
}

void schedule_preview(const struct schedule_options *options, const struct review_moment *moment,
                      struct outcome outcomes[4])
{
    fill(options, moment, AGAIN, EASY, outcomes);
}

struct outcome schedule_grade(const struct schedule_options *options, const struct review_moment *moment,
                              enum grade grade)
{
    struct outcome outcomes[GRADES];
    int wanted = (int)grade - GRADE_AGAIN;
    /* Again is kept no longer than Hard, and each of the others no shorter than those from Hard on. */
    fill(options, moment, wanted == AGAIN ? AGAIN : HARD, int_max(wanted, HARD), outcomes);
    return outcomes[wanted];
}

int schedule_plain_days(const struct schedule_options *options, struct memory memory)
{
    double days = fsrs7_interval(options->model, memory, options->retention);
    return days < DAYS_THRESHOLD ? 0 : int_clamp((int)lround(days), 1, int_max(options->maximum_days, 1));
}

bool schedule_is_learned(const struct schedule_options *options, struct memory memory)
{
    return fsrs7_retrievability(options->model, memory, DAYS_THRESHOLD) >= options->retention;
}
