#include "study_days_int.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "grill/base/clock.h"
#include "grill/base/trap.h"

enum { SLOTS = 1024 };

/* Each day has one slot; days further apart than there are slots take it from one another. */
struct study_days {
    int rollover;
    int32_t day[SLOTS];
    bool known[SLOTS];
    int64_t start[SLOTS];
};

struct study_days *study_days_new(int rollover)
{
    struct study_days *days = xcalloc(1, sizeof(*days));
    days->rollover = rollover;
    return days;
}

void study_days_free(struct study_days *days)
{
    free(days);
}

int64_t study_days_start(struct study_days *days, int32_t day)
{
    size_t slot = (uint32_t)day % SLOTS;
    if (!days->known[slot] || days->day[slot] != day) {
        days->day[slot] = day;
        days->known[slot] = true;
        days->start[slot] = clock_day_start(day, days->rollover);
    }
    return days->start[slot];
}

int32_t study_days_of(struct study_days *days, int64_t ms)
{
    /* Zone and roll-over move a day by at most two against the one of UTC. */
    int32_t guess = (int32_t)(ms / MS_PER_DAY);
    for (int32_t day = guess + 1; day >= guess - 2; day--) {
        if (study_days_start(days, day) <= ms)
            return day;
    }
    return clock_study_day(ms, days->rollover);
}
