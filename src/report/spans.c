#include "grill/report/spans.h"

#include "grill/base/clock.h"

enum { DAYS_SHOWN_WHOLE = 45, DAYS_OF_MONTHS = 365 };

/* Days in a mean month and year of the Gregorian calendar. */
static const double month_days = 30.436875;
static const double year_days = 365.2425;

/* One decimal, unless it is nought. */
static void add_decimal(struct buf *out, double value, const char *unit)
{
    double rounded = (double)(int64_t)(value * 10 + 0.5) / 10;
    if (rounded >= 10 || rounded == (double)(int64_t)rounded)
        buf_addf(out, "%.0f %s", rounded, unit);
    else
        buf_addf(out, "%d.%d %s", (int)rounded, (int)(rounded * 10 + 0.5) % 10, unit);
}

void span_interval(struct buf *out, struct interval interval)
{
    if (interval.days == 0 && interval.minutes < 60)
        buf_addf(out, "%d min", interval.minutes);
    else if (interval.days == 0)
        add_decimal(out, interval.minutes / 60.0, "h");
    else if (interval.days < DAYS_SHOWN_WHOLE)
        buf_addf(out, "%d d", interval.days);
    else if (interval.days < DAYS_OF_MONTHS)
        add_decimal(out, interval.days / month_days, "mo");
    else
        add_decimal(out, interval.days / year_days, "y");
}

void span_time(struct buf *out, int64_t ms)
{
    static const struct {
        int64_t ms;
        int64_t until; /* used below this many of the unit */
        const char *unit;
    } units[] = {{MS_PER_SECOND, 90, "second"},
                 {MS_PER_MINUTE, 90, "minute"},
                 {MS_PER_HOUR, 36, "hour"},
                 {MS_PER_DAY, INT64_MAX, "day"}};
    size_t unit = 0;
    while (ms / units[unit].ms >= units[unit].until)
        unit++;
    int64_t count = (ms + units[unit].ms / 2) / units[unit].ms;
    buf_addf(out, "%lld %s%s", (long long)count, units[unit].unit, count == 1 ? "" : "s");
}

void span_due(struct buf *out, int days, int64_t ms)
{
    if (days > 0)
        buf_addf(out, "%d day%s", days, days == 1 ? "" : "s");
    else
        span_time(out, ms);
}
