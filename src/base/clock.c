#include "grill/base/clock.h"

#include <time.h>

#include "grill/base/trap.h"

struct civil {
    int64_t year;
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Years are counted from March here, so that the leap day is the last of its year, and in eras of 400 years, which all
 * have the same 146097 days. In a year from March on, months have 31 30 31 30 31 days twice and then 31 and 28 or 29:
 * (153 * m + 2) / 5 days lie before month m = 0..11. Era 0 begins on 0000-03-01, 719468 days before 1970. */
enum { ERA_DAYS = 146097, ERA_YEARS = 400, EPOCH_OFFSET = 719468 };

static int64_t day_of_civil(struct civil date)
{
    int64_t year = date.month > 2 ? date.year : date.year - 1;
    int64_t era = floor_divide(year, ERA_YEARS);
    int64_t year_of_era = year - era * ERA_YEARS;
    int64_t month_from_march = (date.month + 9) % 12;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * ERA_DAYS + day_of_era - EPOCH_OFFSET;
}

static struct civil civil_of_day(int64_t day)
{
    int64_t shifted = day + EPOCH_OFFSET;
    int64_t era = floor_divide(shifted, ERA_DAYS);
    int64_t day_of_era = shifted - era * ERA_DAYS;
    /* Without the leap days before it, each year has 365 days. They are the last of every 1461 days, not so of 36524,
     * and again of the whole era. */
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    int month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    return (struct civil){
        .year = era * ERA_YEARS + year_of_era + (month <= 2),
        .month = month,
        .day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1),
    };
}

static int64_t read_clock(clockid_t id)
{
    struct timespec now;
    ENSURE(clock_gettime(id, &now) == 0);
    return (int64_t)now.tv_sec * MS_PER_SECOND + now.tv_nsec / 1000000;
}

int64_t clock_now(void)
{
    return read_clock(CLOCK_REALTIME);
}

int64_t clock_ticks(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

/* Takes exactly `digits` digits from the start. */
static bool take_number(str *text, size_t digits, int *value)
{
    size_t found;
    long number = str_number(str_slice(*text, 0, digits), &found);
    if (found != digits || number < 0)
        return false;
    *text = str_skip(*text, digits);
    *value = (int)number;
    return true;
}

static bool take_byte(str *text, char byte)
{
    if (text->len == 0 || text->ptr[0] != byte)
        return false;
    *text = str_skip(*text, 1);
    return true;
}

static bool take_date(str *text, int64_t *day)
{
    int year, month, day_of_month;
    if (!take_number(text, 4, &year) || !take_byte(text, '-') || !take_number(text, 2, &month) ||
        !take_byte(text, '-') || !take_number(text, 2, &day_of_month))
        return false;
    if (month < 1 || month > 12 || day_of_month < 1)
        return false;
    *day = day_of_civil((struct civil){year, month, day_of_month});
    /* A day such as February 30 comes back as another one. */
    return civil_of_day(*day).day == day_of_month;
}

static bool take_clock_time(str *text, int64_t *ms)
{
    int hour, minute, second;
    if (!take_number(text, 2, &hour) || !take_byte(text, ':') || !take_number(text, 2, &minute) ||
        !take_byte(text, ':') || !take_number(text, 2, &second))
        return false;
    *ms = (int64_t)hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND;
    return hour < 24 && minute < 60 && second < 60;
}

/* The digits after the point of the seconds, when there is one. */
static bool take_fraction(str *text, int64_t *ms)
{
    if (!take_byte(text, '.'))
        return true;
    int worth = MS_PER_SECOND / 10;
    int digit;
    for (; take_number(text, 1, &digit); worth /= 10)
        *ms += digit * worth;
    return worth < MS_PER_SECOND / 10;
}

/* "Z", or an offset, which is how far local time is ahead: it has to be taken off. */
static bool take_zone(str *text, int64_t *ms)
{
    if (take_byte(text, 'Z'))
        return true;
    int sign = take_byte(text, '+') ? 1 : take_byte(text, '-') ? -1 : 0;
    int hours, minutes;
    if (sign == 0 || !take_number(text, 2, &hours) || !take_byte(text, ':') || !take_number(text, 2, &minutes))
        return false;
    *ms -= sign * ((int64_t)hours * MS_PER_HOUR + minutes * MS_PER_MINUTE);
    return hours < 24 && minutes < 60;
}

static bool parse_seconds(str text, int64_t *ms)
{
    enum { MOST_DIGITS = 12 }; /* enough for the year 9999, too few to overflow */

    if (text.len == 0 || text.len > MOST_DIGITS)
        return false;
    int64_t seconds = 0;
    for (int digit; text.len > 0; seconds = seconds * 10 + digit)
        if (!take_number(&text, 1, &digit))
            return false;
    *ms = seconds * MS_PER_SECOND;
    return true;
}

static bool parse_rfc3339(str text, int64_t *ms)
{
    int64_t day;
    if (!take_date(&text, &day))
        return false;
    *ms = 0;
    if (text.len > 0 && !(take_byte(&text, 'T') && take_clock_time(&text, ms) && take_fraction(&text, ms) &&
                          take_zone(&text, ms) && text.len == 0))
        return false;
    *ms += day * MS_PER_DAY;
    return true;
}

bool clock_parse(str text, int64_t *ms)
{
    const int64_t end = day_of_civil((struct civil){10000, 1, 1}) * MS_PER_DAY;
    int64_t parsed;
    if (!(take_byte(&text, '@') ? parse_seconds(text, &parsed) : parse_rfc3339(text, &parsed)))
        return false;
    if (parsed < 0 || parsed >= end)
        return false;
    *ms = parsed;
    return true;
}

/* A forged file can hold any number: far beyond the calendar, all times are the same, and no sum overflows. */
static int64_t clamp(int64_t ms)
{
    const int64_t far = INT64_C(1) << 53;
    return ms > far ? far : ms < -far ? -far : ms;
}

int clock_zone_minutes(int64_t ms)
{
    time_t seconds = (time_t)floor_divide(clamp(ms), MS_PER_SECOND);
    struct tm local;
    /* It fails for years that no int can hold; there is no zone to speak of there. */
    if (localtime_r(&seconds, &local) == NULL)
        return 0;
    return (int)floor_divide(local.tm_gmtoff, 60);
}

int32_t clock_study_day_in(int64_t ms, int zone_minutes, int rollover)
{
    /* What the clock on the wall shows, read as if it were UTC: there all days are of the same length. */
    int64_t wall = clamp(ms) + (int64_t)zone_minutes * MS_PER_MINUTE;
    return (int32_t)floor_divide(wall - (int64_t)rollover * MS_PER_HOUR, MS_PER_DAY);
}

int32_t clock_study_day(int64_t ms, int rollover)
{
    return clock_study_day_in(ms, clock_zone_minutes(ms), rollover);
}

/* A search instead of mktime, which does not say what it makes of a roll-over hour that the change to summer time
 * leaves out, or which of two it takes in autumn. */
int64_t clock_day_start(int32_t day, int rollover)
{
    enum { WIDEST_OFFSET = 30 }; /* hours; no zone was ever that far from UTC */

    int64_t as_if_utc = (int64_t)day * (MS_PER_DAY / MS_PER_SECOND) + (int64_t)rollover * 3600;
    int64_t before = as_if_utc - WIDEST_OFFSET * 3600;
    int64_t after = as_if_utc + WIDEST_OFFSET * 3600;
    while (after - before > 1) {
        int64_t middle = before + (after - before) / 2;
        if (clock_study_day(middle * MS_PER_SECOND, rollover) < day)
            before = middle;
        else
            after = middle;
    }
    return after * MS_PER_SECOND;
}

static void format_date(struct buf *out, int64_t day)
{
    struct civil date = civil_of_day(day);
    buf_addf(out, "%04d-%02d-%02d", (int)date.year, date.month, date.day);
}

void clock_format_day(struct buf *out, int32_t day)
{
    format_date(out, day);
}
