/* What a session brought, in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grill/base/clock.h"
#include "grill/report/summary.h"

static const int64_t now = 1767614400000;

static void expect(const struct session_summary *summary, const char *wanted)
{
    struct buf out;
    struct render_options options = {.width = 80};
    buf_init(&out);
    summary_text(&out, summary, now, &options);
    assert_string_equal(buf_z(&out), wanted);
    buf_release(&out);
}

static void test_nothing(void **state)
{
    (void)state;
    expect(&(struct session_summary){0}, "No answers this time. Nothing else is due.\n");
    expect(&(struct session_summary){.due_now = 1}, "No answers this time. 1 card is still due.\n");
    expect(&(struct session_summary){.new_left = 1}, "No answers this time. 1 new card is left.\n");
}

static void test_answers(void **state)
{
    (void)state;
    struct session_summary summary = {.reviews = 5,
                                      .cards = 4,
                                      .learned = 1,
                                      .grades = {0, 2, 0, 3, 0},
                                      .elapsed = 95 * (int64_t)MS_PER_SECOND,
                                      .next_due = now + 8 * (int64_t)MS_PER_MINUTE,
                                      .due_tomorrow = 3};
    expect(&summary, "5 answers in 2 minutes: 2 again, 3 good.\n"
                     "1 new card begun. The next card falls due in 8 minutes; 3 by the end of\n"
                     "tomorrow.\n");
    summary.due_now = 2;
    expect(&summary, "5 answers in 2 minutes: 2 again, 3 good.\n"
                     "1 new card begun. 2 cards are still due. 1 more falls due by the end of\n"
                     "tomorrow.\n");
    summary.due_tomorrow = 2;
    summary.new_left = 4;
    expect(&summary, "5 answers in 2 minutes: 2 again, 3 good.\n"
                     "1 new card begun. 2 cards are still due, 4 new ones are left.\n");
    summary.due_now = 0;
    summary.due_tomorrow = 1;
    expect(&summary, "5 answers in 2 minutes: 2 again, 3 good.\n"
                     "1 new card begun. 4 new cards are left. The next card falls due in 8 minutes.\n");
}

/* The beginning of a study day is as many days away as the grade said, however late it is. */
static void test_days(void **state)
{
    (void)state;
    struct session_summary summary = {.next_due = now + 5 * (int64_t)MS_PER_HOUR, .next_days = 1};
    expect(&summary, "No answers this time. The next card falls due in 1 day.\n");
    summary = (struct session_summary){.next_due = now + 53 * (int64_t)MS_PER_HOUR, .next_days = 3};
    expect(&summary, "No answers this time. The next card falls due in 3 days.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nothing), cmocka_unit_test(test_answers),
                                       cmocka_unit_test(test_days)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
