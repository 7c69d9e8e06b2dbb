#include "grill/sched/schedule.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/random.h"

static struct schedule_options options_with(bool fuzz)
{
    return (struct schedule_options){.model = &fsrs7_default, .retention = 0.9, .maximum_days = 36500, .fuzz = fuzz};
}

static double length(struct interval interval)
{
    return interval.days > 0 ? interval.days : interval.minutes / 1440.0;
}

static void test_new_card(void **state)
{
    (void)state;
    struct schedule_options options = options_with(false);
    struct outcome outcomes[4];
    schedule_preview(&options, &(struct review_moment){NULL, 0, 0, 1}, outcomes);
    assert_int_equal(outcomes[0].interval.days, 0);
    assert_int_equal(outcomes[0].interval.minutes, 1);
    assert_int_equal(outcomes[1].interval.days, 1);
    assert_int_equal(outcomes[2].interval.days, 5);
    assert_int_equal(outcomes[3].interval.days, 54);
    assert_true(outcomes[2].memory.stability == 3.9221);
}

static void test_minutes_below_half_a_day(void **state)
{
    (void)state;
    struct schedule_options options = options_with(true);
    options.retention = 0.95;
    struct outcome outcomes[4];
    schedule_preview(&options, &(struct review_moment){NULL, 0, 0, 1}, outcomes);
    assert_int_equal(outcomes[2].interval.days, 0);
    assert_int_equal(outcomes[2].interval.minutes, 421); /* 0.29227 days */
}

static void test_same_seed_same_outcome(void **state)
{
    (void)state;
    struct schedule_options options = options_with(true);
    struct memory memory = {20, 700, 5};
    struct outcome first[4], second[4];
    for (uint64_t seed = 0; seed < 100; seed++) {
        schedule_preview(&options, &(struct review_moment){&memory, 30, 12, seed}, first);
        schedule_preview(&options, &(struct review_moment){&memory, 30, 12, seed}, second);
        assert_memory_equal(first, second, sizeof first);
    }
}

static void test_fuzz_spreads_within_reach(void **state)
{
    (void)state;
    struct schedule_options plain = options_with(false);
    struct schedule_options fuzzed = options_with(true);
    struct memory memory = {20, 700, 3};
    struct outcome middle[4], outcomes[4];
    schedule_preview(&plain, &(struct review_moment){&memory, 30, 0, 0}, middle);
    int days = middle[2].interval.days;
    assert_true(days > 20);
    int reach = (int)lround(1 + .15 * 4.5 + .10 * 13 + .05 * (days - 20)) + 1;
    bool moved = false;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        schedule_preview(&fuzzed, &(struct review_moment){&memory, 30, 0, seed}, outcomes);
        assert_in_range(outcomes[2].interval.days, days - reach, days + reach);
        moved = moved || outcomes[2].interval.days != days;
    }
    assert_true(moved);
}

static void test_longest_interval(void **state)
{
    (void)state;
    struct schedule_options options = options_with(true);
    options.maximum_days = 7;
    struct memory memory = {500, 4000, 2};
    struct outcome outcomes[4];
    for (uint64_t seed = 0; seed < 100; seed++) {
        schedule_preview(&options, &(struct review_moment){&memory, 100, 7, seed}, outcomes);
        for (int i = 1; i < 4; i++)
            assert_in_range(outcomes[i].interval.days, 1, 7);
        assert_int_equal(outcomes[3].interval.days, 7);
    }
}

static void check_order(const struct outcome outcomes[4], int maximum_days)
{
    for (int i = 0; i < 4; i++) {
        if (outcomes[i].interval.days == 0)
            assert_in_range(outcomes[i].interval.minutes, 1, SCHEDULE_MINUTES_MAX);
        else
            assert_in_range(outcomes[i].interval.days, 1, maximum_days);
    }
    for (int i = 1; i < 4; i++) {
        assert_true(length(outcomes[i - 1].interval) <= length(outcomes[i].interval));
        if (i > 1 && outcomes[i - 1].interval.days > 0 && outcomes[i - 1].interval.days < maximum_days)
            assert_true(outcomes[i - 1].interval.days < outcomes[i].interval.days);
    }
}

static void test_order_of_the_grades(void **state)
{
    (void)state;
    struct random random = random_seeded(7);
    for (int round = 0; round < 20000; round++) {
        struct schedule_options options = options_with(random_below(&random, 2));
        options.retention = 0.70 + 0.29 * random_unit(&random);
        options.maximum_days = random_below(&random, 2) ? 36500 : 1 + (int)random_below(&random, 60);
        struct memory memory = {exp(20 * random_unit(&random) - 9.2), exp(20 * random_unit(&random) - 9.2),
                                1 + 9 * random_unit(&random)};
        double days = exp(16 * random_unit(&random) - 8);
        int previous = (int)random_below(&random, 100);
        struct outcome outcomes[4];
        struct review_moment moment = {random_below(&random, 5) ? &memory : NULL, days, previous, random_next(&random)};
        schedule_preview(&options, &moment, outcomes);
        for (int i = 0; i < 4; i++) {
            struct outcome alone = schedule_grade(&options, &moment, (enum grade)(GRADE_AGAIN + i));
            assert_memory_equal(&alone, &outcomes[i], sizeof alone);
        }
        check_order(outcomes, options.maximum_days);
    }
}

static void test_learned_means_days(void **state)
{
    (void)state;
    struct schedule_options options = options_with(false);
    struct random random = random_seeded(9);
    for (int i = 0; i < 2000; i++) {
        options.retention = 0.70 + 0.29 * random_unit(&random);
        struct memory memory = {exp(12 * random_unit(&random) - 6), exp(12 * random_unit(&random) - 6),
                                1 + 9 * random_unit(&random)};
        bool days = schedule_plain_days(&options, memory) > 0;
        assert_int_equal(schedule_is_learned(&options, memory), days);
    }
}

static void test_longer_than_last_time(void **state)
{
    (void)state;
    struct schedule_options options = options_with(true);
    struct memory memory = {20, 700, 5};
    struct outcome outcomes[4];
    schedule_preview(&options, &(struct review_moment){&memory, 30, 0, 0}, outcomes);
    int previous = schedule_plain_days(&options, outcomes[2].memory) - 1;
    for (uint64_t seed = 0; seed < 200; seed++) {
        schedule_preview(&options, &(struct review_moment){&memory, 30, previous, seed}, outcomes);
        assert_true(outcomes[2].interval.days > previous);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new_card),
        cmocka_unit_test(test_minutes_below_half_a_day),
        cmocka_unit_test(test_same_seed_same_outcome),
        cmocka_unit_test(test_fuzz_spreads_within_reach),
        cmocka_unit_test(test_longest_interval),
        cmocka_unit_test(test_order_of_the_grades),
        cmocka_unit_test(test_learned_means_days),
        cmocka_unit_test(test_longer_than_last_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
