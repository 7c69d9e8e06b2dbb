#include "grill/quiz/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "grill/base/clock.h"
#include "grill/base/random.h"

/* Monday, 2026-01-05, 12:00 UTC. */
#define NOON 1767614400000

static const struct progress_options options = {
    .schedule = {.model = &fsrs7_default, .retention = 0.9, .maximum_days = 36500, .fuzz = true},
    .rollover = 4,
};

static struct record review(const char *card, int64_t ms, int grade)
{
    return (struct record){.kind = RECORD_REVIEW, .card = str_of(card), .ms = ms, .grade = grade};
}

static struct record simple(enum record_kind kind, const char *card, int64_t ms)
{
    return (struct record){.kind = kind, .card = str_of(card), .ms = ms};
}

static struct record undo(const char *card, int64_t ms, int64_t target)
{
    return (struct record){.kind = RECORD_UNDO, .card = str_of(card), .ms = ms, .target = target};
}

static struct record move(const char *to, const char *from, int64_t ms)
{
    return (struct record){.kind = RECORD_RENAME, .card = str_of(to), .ms = ms, .other = str_of(from)};
}

static void fold_all(struct progress *progress, const struct record *records, size_t count)
{
    progress_init(progress, &options);
    progress_fold(progress, records, count);
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Equal in everything that shows. */
static void assert_same_standing(const struct standing *a, const struct standing *b)
{
    assert_non_null(a);
    assert_non_null(b);
    assert_int_equal(a->reviews, b->reviews);
    assert_int_equal(a->lapses, b->lapses);
    assert_int_equal(a->suspended, b->suspended);
    assert_int_equal(a->flagged, b->flagged);
    if (a->reviews == 0)
        return;
    assert_memory_equal(&a->memory, &b->memory, sizeof a->memory);
    assert_true(a->first == b->first && a->last == b->last && a->due == b->due);
    assert_int_equal(a->interval_days, b->interval_days);
    assert_int_equal(a->first_day, b->first_day);
}

static void test_reviews_fold_into_a_memory(void **state)
{
    (void)state;
    const struct record records[] = {
        review("a", NOON, GRADE_GOOD),
        review("a", NOON + 2 * (int64_t)MS_PER_DAY, GRADE_GOOD),
    };
    struct progress progress;
    fold_all(&progress, records, COUNT(records));
    const struct standing *standing = progress_find(&progress, STR("a"));
    assert_non_null(standing);
    assert_int_equal(standing->reviews, 2);
    struct memory expected = fsrs7_next(&fsrs7_default, fsrs7_first(&fsrs7_default, GRADE_GOOD), 2, GRADE_GOOD);
    assert_memory_equal(&standing->memory, &expected, sizeof expected);
    assert_true(standing->interval_days > 10);
    int32_t day = clock_study_day(NOON, 4) + 2 + standing->interval_days;
    assert_true(standing->due == clock_day_start(day, 4));
    assert_null(progress_find(&progress, STR("b")));
    progress_release(&progress);
}

static void test_minutes_fall_due_at_a_moment(void **state)
{
    (void)state;
    const struct record records[] = {review("a", NOON, GRADE_AGAIN)};
    struct progress progress;
    fold_all(&progress, records, COUNT(records));
    const struct standing *standing = progress_find(&progress, STR("a"));
    assert_int_equal(standing->interval_days, 0);
    assert_true(standing->due == NOON + MS_PER_MINUTE);
    assert_int_equal(standing->lapses, 0);
    progress_release(&progress);
}

static void test_due_day_knows_the_zone(void **state)
{
    (void)state;
    setenv("TZ", "NZST-12", 1);
    tzset();
    const struct record records[] = {review("a", NOON, GRADE_EASY)};
    struct progress progress;
    fold_all(&progress, records, COUNT(records));
    const struct standing *standing = progress_find(&progress, STR("a"));
    /* Midnight there: still the study day that began at four in the morning before. */
    assert_int_equal(standing->first_day, 20458);
    assert_int_equal(standing->due % MS_PER_DAY, 16 * (int64_t)MS_PER_HOUR);
    setenv("TZ", "UTC", 1);
    tzset();
    progress_release(&progress);
}

static void test_clock_that_went_back(void **state)
{
    (void)state;
    const struct record records[] = {
        review("a", NOON, GRADE_GOOD),
        review("a", NOON - 5 * (int64_t)MS_PER_DAY, GRADE_GOOD),
    };
    struct progress progress;
    fold_all(&progress, records, COUNT(records));
    struct memory expected = fsrs7_next(&fsrs7_default, fsrs7_first(&fsrs7_default, GRADE_GOOD), 0, GRADE_GOOD);
    const struct standing *standing = progress_find(&progress, STR("a"));
    assert_memory_equal(&standing->memory, &expected, sizeof expected);
    progress_release(&progress);
}

static void test_lapses_count_learned_cards_only(void **state)
{
    (void)state;
    const int64_t day = MS_PER_DAY;
    const struct record records[] = {
        review("a", NOON, GRADE_AGAIN),
        review("a", NOON + MS_PER_MINUTE, GRADE_AGAIN),
        review("a", NOON + day, GRADE_EASY),
        review("a", NOON + 30 * day, GRADE_EASY),
        review("a", NOON + 90 * day, GRADE_AGAIN),
    };
    struct progress progress;
    fold_all(&progress, records, COUNT(records));
    assert_int_equal(progress_find(&progress, STR("a"))->lapses, 1);
    progress_release(&progress);
}

static void test_practice_changes_nothing(void **state)
{
    (void)state;
    struct record records[] = {review("a", NOON, GRADE_GOOD), review("a", NOON + MS_PER_DAY, GRADE_AGAIN)};
    records[1].flags = RECORD_PRACTICE;
    struct progress with, without;
    fold_all(&with, records, 2);
    fold_all(&without, records, 1);
    assert_same_standing(progress_find(&with, STR("a")), progress_find(&without, STR("a")));
    int64_t ms = 0;
    assert_non_null(progress_last_step(&with, &ms));
    assert_true(ms == NOON + MS_PER_DAY);
    progress_release(&with);
    progress_release(&without);
}

static void test_marks(void **state)
{
    (void)state;
    struct record records[] = {
        simple(RECORD_SUSPEND, "a", NOON),     simple(RECORD_FLAG, "a", NOON + 1),
        simple(RECORD_SUSPEND, "b", NOON + 2), simple(RECORD_RESUME, "b", NOON + 3),
        simple(RECORD_FLAG, "b", NOON + 4),    simple(RECORD_FLAG, "b", NOON + 5),
        simple(RECORD_UNKNOWN, "c", NOON + 6),
    };
    records[1].flags = records[4].flags = 1;
    struct progress progress;
    fold_all(&progress, records, COUNT(records));
    assert_true(progress_find(&progress, STR("a"))->suspended);
    assert_true(progress_find(&progress, STR("a"))->flagged);
    assert_int_equal(progress_find(&progress, STR("a"))->reviews, 0);
    assert_false(progress_find(&progress, STR("b"))->suspended);
    assert_false(progress_find(&progress, STR("b"))->flagged);
    assert_null(progress_find(&progress, STR("c")));
    const struct record back = undo("a", NOON + 10, NOON);
    progress_fold(&progress, &back, 1);
    assert_false(progress_find(&progress, STR("a"))->suspended);
    assert_true(progress_find(&progress, STR("a"))->flagged);
    progress_release(&progress);
}

static void test_undo_restores_exactly(void **state)
{
    (void)state;
    const int64_t day = MS_PER_DAY;
    const struct record records[] = {
        review("a", NOON, GRADE_GOOD),
        review("b", NOON + 1, GRADE_HARD),
        review("a", NOON + 5 * day, GRADE_HARD),
        review("a", NOON + 9 * day, GRADE_AGAIN),
        undo("a", NOON + 9 * day + 5, NOON + 9 * day),
    };
    struct progress undone, never;
    fold_all(&undone, records, COUNT(records));
    fold_all(&never, records, 3);
    assert_same_standing(progress_find(&undone, STR("a")), progress_find(&never, STR("a")));
    int64_t ms = 0;
    assert_true(str_eq(progress_last_step(&undone, &ms)->card, STR("a")));
    assert_true(ms == NOON + 5 * day);

    /* Not the newest review, and then the others: nothing is left. */
    const struct record more[] = {undo("a", NOON + 10 * day, NOON), undo("a", NOON + 10 * day + 1, NOON + 5 * day),
                                  undo("a", NOON + 10 * day + 2, NOON), undo("x", NOON + 11 * day, NOON)};
    progress_fold(&undone, more, 1);
    assert_int_equal(progress_find(&undone, STR("a"))->reviews, 1);
    assert_true(progress_find(&undone, STR("a"))->first == NOON + 5 * day);
    progress_fold(&undone, more + 1, 3);
    assert_int_equal(progress_find(&undone, STR("a"))->reviews, 0);
    assert_true(str_eq(progress_last_step(&undone, &ms)->card, STR("b")));
    progress_release(&undone);
    progress_release(&never);
}

static void test_piece_by_piece_is_the_same(void **state)
{
    (void)state;
    struct record records[400];
    struct random random = random_seeded(11);
    int64_t ms = NOON;
    static const char *const names[] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < COUNT(records); i++) {
        ms += 1 + (int64_t)random_below(&random, 3 * (uint64_t)MS_PER_DAY);
        const char *name = names[random_below(&random, 4)];
        records[i] = review(name, ms, 1 + (int)random_below(&random, 4));
        uint64_t kind = random_below(&random, 10);
        if (kind == 0)
            records[i] = simple(RECORD_SUSPEND, name, ms);
        else if (kind == 1 && i > 5)
            records[i] = undo(name, ms, records[i - 1 - random_below(&random, 5)].ms);
        else if (kind == 2)
            records[i] = move(name, names[random_below(&random, 4)], ms);
    }
    struct progress whole, pieces;
    fold_all(&whole, records, COUNT(records));
    progress_init(&pieces, &options);
    for (size_t i = 0; i < COUNT(records); i++)
        progress_fold(&pieces, &records[i], 1);
    for (size_t i = 0; i < 4; i++) {
        const struct standing *standing = progress_find(&whole, str_of(names[i]));
        if (standing)
            assert_same_standing(standing, progress_find(&pieces, str_of(names[i])));
    }
    progress_release(&whole);
    progress_release(&pieces);
}

static void test_rename_moves_the_history(void **state)
{
    (void)state;
    const int64_t day = MS_PER_DAY;
    const struct record records[] = {
        review("old", NOON, GRADE_GOOD),
        review("old", NOON + 5 * day, GRADE_GOOD),
        move("new", "old", NOON + 6 * day),
        undo("new", NOON + 7 * day, NOON + 6 * day),
    };
    struct progress before, after, reversed;
    fold_all(&before, records, 2);
    fold_all(&after, records, 3);
    fold_all(&reversed, records, 4);
    assert_same_standing(progress_find(&after, STR("new")), progress_find(&before, STR("old")));
    assert_int_equal(progress_find(&after, STR("old"))->reviews, 0);
    assert_same_standing(progress_find(&reversed, STR("old")), progress_find(&before, STR("old")));
    assert_int_equal(progress_find(&reversed, STR("new"))->reviews, 0);
    progress_release(&before);
    progress_release(&after);
    progress_release(&reversed);
}

static void test_reviews_after_a_rename(void **state)
{
    (void)state;
    const int64_t day = MS_PER_DAY;
    const struct record records[] = {
        review("one", NOON, GRADE_GOOD),           move("two", "one", NOON + day),
        review("two", NOON + 5 * day, GRADE_GOOD), move("three", "two", NOON + 6 * day),
        review("one", NOON + 7 * day, GRADE_EASY),
    };
    struct progress progress;
    fold_all(&progress, records, COUNT(records));
    assert_int_equal(progress_find(&progress, STR("one"))->reviews, 1);
    assert_int_equal(progress_find(&progress, STR("two"))->reviews, 0);
    assert_int_equal(progress_find(&progress, STR("three"))->reviews, 2);

    /* An undo finds a review made under an earlier name; the last review is found under its present one. */
    const struct record back[] = {undo("one", NOON + 8 * day, NOON + 7 * day),
                                  undo("three", NOON + 8 * day + 2, NOON + 5 * day)};
    int64_t ms = 0;
    progress_fold(&progress, back, 1);
    assert_true(str_eq(progress_last_step(&progress, &ms)->card, STR("three")));
    assert_true(ms == NOON + 5 * day);
    progress_fold(&progress, back + 1, 1);
    assert_int_equal(progress_find(&progress, STR("three"))->reviews, 1);
    assert_true(str_eq(progress_last_step(&progress, &ms)->card, STR("three")));
    assert_true(ms == NOON);
    progress_release(&progress);
}

static void test_renames_in_a_ring(void **state)
{
    (void)state;
    const struct record records[] = {
        review("a", NOON, GRADE_GOOD),     move("b", "a", NOON + 1), move("a", "b", NOON + 2),
        review("a", NOON + 3, GRADE_GOOD), move("a", "a", NOON + 4), move("b", "a", NOON + 5),
        move("c", "never", NOON + 6),
    };
    struct progress progress;
    fold_all(&progress, records, COUNT(records));
    assert_int_equal(progress_find(&progress, STR("a"))->reviews, 0);
    assert_int_equal(progress_find(&progress, STR("b"))->reviews, 2);
    assert_null(progress_find(&progress, STR("c")));
    progress_release(&progress);
}

static void test_preview_is_what_is_kept(void **state)
{
    (void)state;
    struct record records[12];
    int64_t ms = NOON;
    for (size_t i = 0; i < COUNT(records); i++) {
        static const int64_t gaps[] = {0, MS_PER_MINUTE, 2 * (int64_t)MS_PER_DAY, 20 * (int64_t)MS_PER_DAY};
        ms += gaps[i % 4] + 1;
        records[i] = review("card", ms, 1 + (int)(i * 7 % 4));
    }
    struct progress live;
    progress_init(&live, &options);
    for (size_t i = 0; i < COUNT(records); i++) {
        struct outcome outcomes[4];
        progress_preview(&live, STR("card"), records[i].ms, outcomes);
        progress_fold(&live, &records[i], 1);
        const struct standing *standing = progress_find(&live, STR("card"));
        const struct outcome *promised = &outcomes[records[i].grade - 1];
        assert_memory_equal(&standing->memory, &promised->memory, sizeof promised->memory);
        assert_int_equal(standing->interval_days, promised->interval.days);
        /* and a restart finds the same */
        struct progress again;
        fold_all(&again, records, i + 1);
        assert_same_standing(standing, progress_find(&again, STR("card")));
        progress_release(&again);
    }
    progress_release(&live);
}

static void test_many_undone_in_a_row(void **state)
{
    (void)state;
    enum { MANY = 100000 };
    struct record *records = calloc(2 * MANY, sizeof(*records));
    assert_non_null(records);
    for (int64_t i = 0; i < MANY; i++) {
        records[i] = review("a", NOON + i, GRADE_GOOD);
        records[MANY + i] = undo("a", NOON + MANY + i, NOON + MANY - 1 - i);
    }
    struct progress progress;
    int64_t start = clock_ticks();
    fold_all(&progress, records, 2 * MANY);
    assert_true(clock_ticks() - start < 5000);
    assert_int_equal(progress_find(&progress, STR("a"))->reviews, 0);
    progress_release(&progress);
    free(records);
}

static void test_introduced_today(void **state)
{
    (void)state;
    const struct record records[] = {
        review("a", NOON - MS_PER_DAY, GRADE_GOOD),
        review("a", NOON, GRADE_GOOD),
        review("b", NOON, GRADE_GOOD),
        review("c", NOON + 15 * (int64_t)MS_PER_HOUR, GRADE_AGAIN), /* three at night: still the same study day */
        review("d", NOON + 16 * (int64_t)MS_PER_HOUR, GRADE_AGAIN),
        simple(RECORD_SUSPEND, "e", NOON),
    };
    struct progress progress;
    fold_all(&progress, records, COUNT(records));
    assert_int_equal(progress_introduced(&progress, clock_study_day(NOON, 4)), 2);
    assert_int_equal(progress_introduced(&progress, clock_study_day(NOON, 4) + 1), 1);
    progress_release(&progress);
}

static void test_nothing_recorded(void **state)
{
    (void)state;
    struct progress progress;
    struct outcome outcomes[4];
    int64_t ms = 0;
    fold_all(&progress, NULL, 0);
    assert_null(progress_last_step(&progress, &ms));
    progress_preview(&progress, STR("a"), NOON, outcomes);
    assert_int_equal(outcomes[0].interval.minutes, 1);
    assert_int_equal(progress_introduced(&progress, 0), 0);
    progress_release(&progress);
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reviews_fold_into_a_memory),
        cmocka_unit_test(test_minutes_fall_due_at_a_moment),
        cmocka_unit_test(test_due_day_knows_the_zone),
        cmocka_unit_test(test_clock_that_went_back),
        cmocka_unit_test(test_lapses_count_learned_cards_only),
        cmocka_unit_test(test_practice_changes_nothing),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_undo_restores_exactly),
        cmocka_unit_test(test_piece_by_piece_is_the_same),
        cmocka_unit_test(test_rename_moves_the_history),
        cmocka_unit_test(test_reviews_after_a_rename),
        cmocka_unit_test(test_renames_in_a_ring),
        cmocka_unit_test(test_preview_is_what_is_kept),
        cmocka_unit_test(test_many_undone_in_a_row),
        cmocka_unit_test(test_introduced_today),
        cmocka_unit_test(test_nothing_recorded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
