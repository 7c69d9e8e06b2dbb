#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "grill/base/random.h"

static void test_numbers_are_splitmix64(void **state)
{
    (void)state;
    struct random random = random_seeded(0);
    assert_true(random_next(&random) == UINT64_C(0xe220a8397b1dcdaf));
    assert_true(random_next(&random) == UINT64_C(0x6e789e6aa1b965f4));
    assert_true(random_next(&random) == UINT64_C(0x06c45d188009454f));
}

static void test_unit_interval(void **state)
{
    (void)state;
    enum { DRAWS = 100000 };
    struct random random = random_seeded(7);
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
        double drawn = random_unit(&random);
        assert_true(drawn >= 0 && drawn < 1);
        sum += drawn;
    }
    assert_true(sum / DRAWS > 0.495 && sum / DRAWS < 0.505);
}

static void test_below_is_uniform(void **state)
{
    (void)state;
    enum { LIMIT = 7, DRAWS = 70000 };
    struct random random = random_seeded(1);
    unsigned counts[LIMIT] = {0};
    for (int i = 0; i < DRAWS; i++) {
        uint64_t drawn = random_below(&random, LIMIT);
        assert_true(drawn < LIMIT);
        counts[drawn]++;
    }
    for (int i = 0; i < LIMIT; i++)
        assert_in_range(counts[i], 9500, 10500);
    for (int i = 0; i < 100; i++)
        assert_int_equal(random_below(&random, 1), 0);
    /* Just above a half of the range: every second draw would be biased without drawing again. */
    uint64_t limit = (UINT64_C(1) << 63) + 1;
    unsigned low = 0;
    for (int i = 0; i < 10000; i++)
        low += random_below(&random, limit) < limit / 2;
    assert_in_range(low, 4700, 5300);
}

static void test_shuffle(void **state)
{
    (void)state;
    size_t items[] = {0, 1, 2, 3, 4, 5, 6, 7};
    static const size_t expected[] = {3, 1, 6, 2, 4, 0, 7, 5};
    struct random random = random_seeded(42);
    random_shuffle(&random, items, 8);
    assert_memory_equal(items, expected, sizeof(expected));
    random_shuffle(&random, items, 0);
    random_shuffle(&random, NULL, 0);
    random_shuffle(&random, items, 1);
    assert_memory_equal(items, expected, sizeof(expected));
}

static void test_every_order_is_equally_likely(void **state)
{
    (void)state;
    struct random random = random_seeded(5);
    unsigned counts[27] = {0};
    for (int i = 0; i < 6000; i++) {
        size_t items[] = {0, 1, 2};
        random_shuffle(&random, items, 3);
        counts[items[0] * 9 + items[1] * 3 + items[2]]++;
    }
    unsigned orders = 0;
    for (int i = 0; i < 27; i++) {
        if (counts[i] == 0)
            continue;
        orders++;
        assert_in_range(counts[i], 880, 1120);
    }
    assert_int_equal(orders, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_splitmix64),
        cmocka_unit_test(test_unit_interval),
        cmocka_unit_test(test_below_is_uniform),
        cmocka_unit_test(test_shuffle),
        cmocka_unit_test(test_every_order_is_equally_likely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
