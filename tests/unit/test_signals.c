/* Ctrl-C at any moment is seen by the next read. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "grill/cli/signals.h"

enum { PATIENCE = 20 }; /* seconds until a wait without an end ends the test */

static void test_before_the_wait(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    signals_install();
    raise(SIGINT);
    alarm(PATIENCE);
    assert_false(signals_await_input(ends[0]));
    alarm(0);
    assert_false(signals_interrupted());
    close(ends[0]);
    close(ends[1]);
}

static void interrupt_later(int number)
{
    (void)number;
    raise(SIGINT);
}

static void test_during_the_wait(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    signals_install();
    signal(SIGALRM, interrupt_later);
    alarm(1);
    assert_false(signals_await_input(ends[0]));
    signal(SIGALRM, SIG_DFL);
    close(ends[0]);
    close(ends[1]);
}

static void test_input(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    signals_install();
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_true(signals_await_input(ends[0]));
    close(ends[1]);
    char c = 0;
    assert_int_equal(read(ends[0], &c, 1), 1);
    assert_true(signals_await_input(ends[0])); /* the end can be read, too */
    close(ends[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_before_the_wait), cmocka_unit_test(test_during_the_wait),
                                       cmocka_unit_test(test_input)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
