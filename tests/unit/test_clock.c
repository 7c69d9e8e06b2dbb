#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "grill/base/clock.h"

enum { ROLLOVER = 4 };

/* New York and Lord Howe Island by their rules, which need no zone files. */
static const char new_york[] = "EST5EDT,M3.2.0,M11.1.0";
static const char lord_howe[] = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0";

static void set_zone(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

static int64_t moment(const char *text)
{
    int64_t ms = -1;
    assert_true(clock_parse(str_of(text), &ms));
    return ms;
}

static int32_t day(const char *date)
{
    return (int32_t)(moment(date) / MS_PER_DAY);
}

/* "2026-01-01T12:00:00Z" of a moment from 1970 on, as the C library has it. */
static void format_utc(int64_t ms, char text[64])
{
    struct tm parts;
    time_t seconds = (time_t)(ms / MS_PER_SECOND);
    strftime(text, 64, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&seconds, &parts));
}

static void assert_utc(int64_t ms, const char *expected)
{
    char text[64];
    format_utc(ms, text);
    assert_string_equal(text, expected);
}

static void assert_day(int32_t number, const char *expected)
{
    struct buf buf;
    buf_init(&buf);
    clock_format_day(&buf, number);
    assert_string_equal(buf_z(&buf), expected);
    buf_release(&buf);
}

static void assert_same(int64_t got, int64_t expected)
{
    char text[64];
    format_utc(expected, text);
    assert_utc(got, text);
    assert_true(got == expected);
}

static void test_parsing(void **state)
{
    (void)state;
    assert_true(moment("1970-01-01T00:00:00Z") == 0);
    assert_true(moment("1970-01-02") == MS_PER_DAY);
    assert_true(moment("2026-01-01T12:00:00Z") == INT64_C(1767268800000));
    assert_true(moment("2026-01-01T14:00:00+02:00") == INT64_C(1767268800000));
    assert_true(moment("2026-01-01T06:30:00-05:30") == INT64_C(1767268800000));
    assert_true(moment("2026-01-01T12:00:00.5Z") == INT64_C(1767268800500));
    assert_true(moment("2026-01-01T12:00:00.0259999999999Z") == INT64_C(1767268800025));
    assert_true(moment("@1767268800") == INT64_C(1767268800000));
    assert_true(moment("@0") == 0);
    assert_true(moment("2024-02-29") == INT64_C(1709164800000));
    assert_true(moment("9999-12-31T23:59:59.999Z") == INT64_C(253402300799999));
    assert_true(moment("@253402300799") == INT64_C(253402300799000));
}

static void test_what_is_no_time(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "now",
        "@",
        "@-1",
        "@1.5",
        "@1 ",
        "@253402300800",
        "@99999999999999999999",
        "2026",
        "2026-1-01",
        "2026-01-1",
        "2026-01-01 ",
        " 2026-01-01",
        "+026-01-01",
        "2026-00-01",
        "2026-13-01",
        "2026-01-00",
        "2026-01-32",
        "2026-02-29",
        "2100-02-29",
        "2026-04-31",
        "1969-12-31",
        "1970-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "2026-01-01T",
        "2026-01-01T12:00Z",
        "2026-01-01T12:00:00",
        "2026-01-01 12:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T12:60:00Z",
        "2026-01-01T12:00:60Z",
        "2026-01-01T12:00:00.Z",
        "2026-01-01T12:00:00.5",
        "2026-01-01T12:00:00ZZ",
        "2026-01-01T12:00:00+2",
        "2026-01-01T12:00:00+0200",
        "2026-01-01T12:00:00+24:00",
        "2026-01-01T12:00:00+02:60",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        int64_t ms = 77;
        if (clock_parse(str_of(bad[i]), &ms))
            fail_msg("\"%s\" was taken for a time", bad[i]);
        assert_int_equal(ms, 77);
    }
}

static void test_formatting(void **state)
{
    (void)state;
    assert_day(0, "1970-01-01");
    assert_day(-1, "1969-12-31");
    assert_day(20454, "2026-01-01");
    assert_day(11016, "2000-02-29");
}

/* The library's own calendar must agree on every day of three centuries. */
static void test_calendar_against_the_library(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    for (int32_t number = 0; number < 110000; number++) {
        time_t seconds = (time_t)number * 86400;
        struct tm tm;
        char expected[32];
        assert_non_null(gmtime_r(&seconds, &tm));
        strftime(expected, sizeof(expected), "%Y-%m-%d", &tm);
        buf_clear(&buf);
        clock_format_day(&buf, number);
        assert_string_equal(buf_z(&buf), expected);
        assert_int_equal(day(expected), number);
    }
    buf_release(&buf);
}

/* Day numbers never fall, and each day starts where the number changes to it. */
static void check_days_between(const char *from, const char *to, int rollover)
{
    for (int32_t number = day(from); number <= day(to); number++) {
        int64_t start = clock_day_start(number, rollover);
        assert_true(clock_study_day(start - 1, rollover) < number);
        assert_true(clock_study_day(start, rollover) >= number);
        int64_t next = clock_day_start(number + 1, rollover);
        for (int64_t ms = start; ms < next; ms += 15 * MS_PER_MINUTE)
            assert_int_equal(clock_study_day(ms, rollover), number);
    }
}

static void test_study_day_rolls_over_at_night(void **state)
{
    (void)state;
    set_zone("UTC");
    assert_int_equal(clock_study_day(moment("2026-01-02T03:59:59.999Z"), ROLLOVER), day("2026-01-01"));
    assert_int_equal(clock_study_day(moment("2026-01-02T04:00:00Z"), ROLLOVER), day("2026-01-02"));
    assert_int_equal(clock_study_day(moment("2026-01-02T00:00:00Z"), 0), day("2026-01-02"));
    assert_int_equal(clock_study_day(moment("2026-01-02T22:59:59Z"), 23), day("2026-01-01"));
    assert_same(clock_day_start(day("2026-01-02"), ROLLOVER), moment("2026-01-02T04:00:00Z"));
    assert_int_equal(clock_study_day(0, ROLLOVER), -1);
}

static void test_summer_time_begins(void **state)
{
    (void)state;
    set_zone(new_york);
    assert_int_equal(clock_zone_minutes(moment("2026-03-08T06:59:59Z")), -300);
    assert_int_equal(clock_zone_minutes(moment("2026-03-08T07:00:00Z")), -240);
    assert_same(clock_day_start(day("2026-03-07"), ROLLOVER), moment("2026-03-07T04:00:00-05:00"));
    assert_same(clock_day_start(day("2026-03-08"), ROLLOVER), moment("2026-03-08T04:00:00-04:00"));
    assert_int_equal(clock_study_day(moment("2026-03-08T03:30:00-04:00"), ROLLOVER), day("2026-03-07"));
    /* Half past two does not exist that night: a day that rolls over at 2 begins when clocks jump to 3. */
    assert_same(clock_day_start(day("2026-03-08"), 2), moment("2026-03-08T03:00:00-04:00"));
    for (int rollover = 0; rollover < 24; rollover++)
        check_days_between("2026-03-06", "2026-03-10", rollover);
}

static void test_summer_time_ends(void **state)
{
    (void)state;
    set_zone(new_york);
    assert_same(clock_day_start(day("2026-11-01"), ROLLOVER), moment("2026-11-01T04:00:00-05:00"));
    assert_same(clock_day_start(day("2026-11-02"), ROLLOVER) - clock_day_start(day("2026-11-01"), ROLLOVER),
                MS_PER_DAY);
    assert_same(clock_day_start(day("2026-11-01"), ROLLOVER) - clock_day_start(day("2026-10-31"), ROLLOVER),
                MS_PER_DAY + MS_PER_HOUR);
    /* One o'clock strikes twice: the first stroke begins the day. */
    assert_same(clock_day_start(day("2026-11-01"), 1), moment("2026-11-01T01:00:00-04:00"));
    for (int rollover = 0; rollover < 24; rollover++)
        check_days_between("2026-10-30", "2026-11-03", rollover);
}

static void test_half_hour_of_summer_time(void **state)
{
    (void)state;
    set_zone(lord_howe);
    for (int rollover = 0; rollover < 24; rollover++) {
        check_days_between("2026-04-03", "2026-04-07", rollover);
        check_days_between("2026-10-02", "2026-10-06", rollover);
    }
}

/* Samoa crossed the date line: December 30 was left out. */
static void test_day_that_was_left_out(void **state)
{
    (void)state;
    set_zone("Pacific/Apia");
    int64_t jump = moment("2011-12-30T10:00:00Z");
    if (clock_zone_minutes(jump) == 0)
        skip(); /* no zone files here */
    assert_int_equal(clock_zone_minutes(jump - 1), -600);
    assert_int_equal(clock_zone_minutes(jump), 840);
    assert_int_equal(clock_study_day(jump - 1, 0), day("2011-12-29"));
    assert_int_equal(clock_study_day(jump, 0), day("2011-12-31"));
    assert_same(clock_day_start(day("2011-12-30"), 0), jump);
    assert_same(clock_day_start(day("2011-12-31"), 0), jump);
    /* The night after it still belongs to the day before, as every night does. */
    assert_same(clock_day_start(day("2011-12-30"), ROLLOVER), jump);
    assert_same(clock_day_start(day("2011-12-31"), ROLLOVER), moment("2011-12-31T04:00:00+14:00"));
    for (int rollover = 0; rollover < 24; rollover++)
        check_days_between("2011-12-27", "2012-01-02", rollover);
}

static void test_recorded_zone(void **state)
{
    (void)state;
    int64_t ms = moment("2026-01-01T20:00:00Z");
    assert_int_equal(clock_study_day_in(ms, 0, ROLLOVER), day("2026-01-01"));
    assert_int_equal(clock_study_day_in(ms, 9 * 60, ROLLOVER), day("2026-01-02"));
    assert_int_equal(clock_study_day_in(ms, 7 * 60 + 59, ROLLOVER), day("2026-01-01"));
    assert_int_equal(clock_study_day_in(moment("2026-01-01"), -5 * 60, ROLLOVER), day("2025-12-31"));
}

static void test_absurd_times_do_no_harm(void **state)
{
    (void)state;
    static const int64_t absurd[] = {INT64_MIN, INT64_MIN + 1, INT64_MAX - 1, INT64_MAX};
    struct buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < sizeof(absurd) / sizeof(absurd[0]); i++) {
        bool past = absurd[i] < 0;
        assert_true(past == (clock_study_day(absurd[i], ROLLOVER) < 0));
        assert_true(past == (clock_study_day_in(absurd[i], past ? INT32_MIN : INT32_MAX, 23) < 0));
        clock_day_start(past ? INT32_MIN : INT32_MAX, ROLLOVER);
    }
    clock_format_day(&buf, INT32_MIN);
    clock_format_day(&buf, INT32_MAX);
    buf_release(&buf);
}

static void test_clocks_run(void **state)
{
    (void)state;
    assert_true(clock_now() > moment("2024-01-01"));
    int64_t before = clock_ticks();
    struct timespec pause = {.tv_nsec = 5000000};
    nanosleep(&pause, NULL);
    int64_t passed = clock_ticks() - before;
    assert_true(passed >= 4 && passed < 60 * MS_PER_SECOND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parsing),
        cmocka_unit_test(test_what_is_no_time),
        cmocka_unit_test(test_formatting),
        cmocka_unit_test(test_calendar_against_the_library),
        cmocka_unit_test(test_study_day_rolls_over_at_night),
        cmocka_unit_test(test_summer_time_begins),
        cmocka_unit_test(test_summer_time_ends),
        cmocka_unit_test(test_half_hour_of_summer_time),
        cmocka_unit_test(test_day_that_was_left_out),
        cmocka_unit_test(test_recorded_zone),
        cmocka_unit_test(test_absurd_times_do_no_harm),
        cmocka_unit_test(test_clocks_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
