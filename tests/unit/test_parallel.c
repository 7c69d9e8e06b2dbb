#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grill/base/parallel.h"

enum { ITEMS = 5000 };

struct tally {
    unsigned seen[ITEMS];
    size_t worker[ITEMS];
};

static void count(void *context, size_t worker, size_t item)
{
    struct tally *tally = context;
    tally->seen[item]++;
    tally->worker[item] = worker;
}

static void assert_each_once(size_t workers)
{
    static struct tally tally;
    tally = (struct tally){{0}, {0}};
    parallel_run(workers, ITEMS, count, &tally);
    for (size_t i = 0; i < ITEMS; i++) {
        assert_int_equal(tally.seen[i], 1);
        assert_true(tally.worker[i] < workers);
    }
}

static void test_each_item_once(void **state)
{
    (void)state;
    assert_each_once(1);
    assert_each_once(4);
    assert_each_once(PARALLEL_MOST);
}

static void test_nothing_to_do(void **state)
{
    (void)state;
    parallel_run(4, 0, count, NULL);
}

static void test_workers(void **state)
{
    (void)state;
    assert_int_equal(parallel_workers(0, 8), 1);
    assert_int_equal(parallel_workers(15, 8), 1);
    assert_true(parallel_workers(100000, 8) <= PARALLEL_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_item_once),
        cmocka_unit_test(test_nothing_to_do),
        cmocka_unit_test(test_workers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
