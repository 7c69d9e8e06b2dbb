/*
 * clock: the one place that asks what time it is, and the calendar of study days.
 *
 * Times are milliseconds since 1970 in UTC, of the years up to 9999 (others do no harm). A study day runs from the
 * roll-over hour (default 4) of one local day to that of the next and is numbered by its civil date (1970-01-01 is day
 * 0), so that daylight saving and travel never make a day of 23 hours count as none or two.
 *
 * The local time zone is that of TZ when it is first asked for; after changing TZ, tzset() makes it current.
 */
#ifndef GRILL_BASE_CLOCK_H
#define GRILL_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"

enum { MS_PER_SECOND = 1000, MS_PER_MINUTE = 60000, MS_PER_HOUR = 3600000, MS_PER_DAY = 86400000 };

/* The current time. */
int64_t clock_now(void);
/* Milliseconds from some fixed point, never going back: for measuring how long an answer took. */
int64_t clock_ticks(void);
/* Reads "2026-01-01T12:00:00Z" (RFC 3339: a fraction of a second, cut to milliseconds, and an offset such as +02:00
 * are fine), a date alone (midnight UTC), or "@" and seconds since 1970. Returns false, with `*ms` untouched, when it
 * is none of these or lies outside of the years 1970 to 9999. */
bool clock_parse(str text, int64_t *ms);

/* Minutes east of UTC of the local time zone at that moment. */
int clock_zone_minutes(int64_t ms);
/* The number of the study day that contains the moment; `rollover` is 0..23 hours. */
int32_t clock_study_day(int64_t ms, int rollover);
/* The same where clocks are `zone_minutes` east of UTC: for a moment whose zone was recorded with it. */
int32_t clock_study_day_in(int64_t ms, int zone_minutes, int rollover);
/* When that study day begins in the local time zone, in ms: its first moment, or the first one of the day after it when
 * a change of zone left the day out. */
int64_t clock_day_start(int32_t day, int rollover);

/* "2026-01-01" of a day number. */
void clock_format_day(struct buf *out, int32_t day);

#endif
