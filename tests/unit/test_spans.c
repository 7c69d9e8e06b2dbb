/* Times said in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grill/base/clock.h"
#include "grill/report/spans.h"

static void expect_interval(int days, int minutes, const char *wanted)
{
    struct buf out;
    buf_init(&out);
    span_interval(&out, (struct interval){days, minutes});
    assert_string_equal(buf_z(&out), wanted);
    buf_release(&out);
}

static void test_intervals(void **state)
{
    (void)state;
    expect_interval(0, 1, "1 min");
    expect_interval(0, 59, "59 min");
    expect_interval(0, 60, "1 h");
    expect_interval(0, 90, "1.5 h");
    expect_interval(0, 719, "12 h");
    expect_interval(1, 0, "1 d");
    expect_interval(44, 0, "44 d");
    expect_interval(45, 0, "1.5 mo");
    expect_interval(61, 0, "2 mo");
    expect_interval(364, 0, "12 mo");
    expect_interval(365, 0, "1 y");
    expect_interval(500, 0, "1.4 y");
    expect_interval(36500, 0, "100 y");
}

static void expect_time(int64_t ms, const char *wanted)
{
    struct buf out;
    buf_init(&out);
    span_time(&out, ms);
    assert_string_equal(buf_z(&out), wanted);
    buf_release(&out);
}

static void test_times(void **state)
{
    (void)state;
    expect_time(0, "0 seconds");
    expect_time(MS_PER_SECOND, "1 second");
    expect_time(89 * (int64_t)MS_PER_SECOND, "89 seconds");
    expect_time(90 * (int64_t)MS_PER_SECOND, "2 minutes");
    expect_time(10 * (int64_t)MS_PER_MINUTE, "10 minutes");
    expect_time(90 * (int64_t)MS_PER_MINUTE, "2 hours");
    expect_time(35 * (int64_t)MS_PER_HOUR, "35 hours");
    expect_time(36 * (int64_t)MS_PER_HOUR, "2 days");
    expect_time(400 * (int64_t)MS_PER_DAY, "400 days");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_intervals), cmocka_unit_test(test_times)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
