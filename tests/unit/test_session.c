#include "grill/quiz/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "grill/base/random.h"
#include "quiz_fixture.h"

static const struct queue_options plain = {.now = NOON, .seed = 1, .new_limit = 100};

static void assert_card(const struct session *session, const char *id)
{
    const struct card *card = session_card(session);
    assert_non_null(card);
    assert_true(str_eq(card->id, str_of(id)));
}

static void assert_at(const struct session *session, size_t position, size_t total)
{
    size_t at, all;
    session_position(session, &at, &all);
    assert_int_equal(at, position);
    assert_int_equal(all, total);
}

/* Reveals and grades the card asked, which must be `id`. */
static struct record grade(struct session *session, const char *id, enum grade grade, int64_t now)
{
    assert_int_equal(session_state(session), SESSION_ASK);
    assert_card(session, id);
    assert_null(session_answer(session, STR(" "), now));
    assert_int_equal(session_state(session), SESSION_GRADE);
    const struct record *record = session_grade(session, grade, now, 60, 1500);
    assert_non_null(record);
    struct record kept = *record;
    assert_int_equal(session_state(session), SESSION_SAVE);
    session_saved(session, true, now);
    return kept;
}

static void undo(struct session *session, int64_t now)
{
    const struct record *record = session_undo(session, now, 0);
    assert_non_null(record);
    assert_int_equal(record->kind, RECORD_UNDO);
    session_saved(session, true, now);
    assert_int_equal(session_state(session), SESSION_ASK);
}

static void test_from_first_to_last(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    assert_at(session, 1, 2);
    assert_true(session_card_is_new(session));
    struct record record = grade(session, "a", GRADE_GOOD, NOON + 1000);
    assert_int_equal(record.kind, RECORD_REVIEW);
    assert_int_equal(record.grade, GRADE_GOOD);
    assert_int_equal(record.zone, 60);
    assert_int_equal(record.taken, 1500);
    assert_true(record.ms == NOON + 1000 && str_eq(record.card, STR("a")));
    assert_at(session, 2, 2);
    grade(session, "b", GRADE_EASY, NOON + 2000);
    assert_int_equal(session_state(session), SESSION_DONE);
    assert_null(session_card(session));
    assert_at(session, 2, 2);

    struct session_summary summary = session_summary(session, NOON + 9000);
    assert_int_equal(summary.reviews, 2);
    assert_int_equal(summary.cards, 2);
    assert_int_equal(summary.learned, 2);
    assert_int_equal(summary.grades[GRADE_GOOD], 1);
    assert_int_equal(summary.grades[GRADE_EASY], 1);
    assert_int_equal(summary.elapsed, 2000);
    assert_int_equal(summary.due_now, 0);
    assert_int_equal(summary.due_tomorrow, 0);
    assert_true(summary.next_due == progress_find(&fixture.progress, STR("a"))->due);
    session_free(session);
    fixture_release(&fixture);
}

static void test_again_comes_back(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b"), fixture_card("c")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    grade(session, "a", GRADE_AGAIN, NOON);
    assert_at(session, 2, 3);
    grade(session, "b", GRADE_GOOD, NOON + MINUTES / 2);
    grade(session, "c", GRADE_AGAIN, NOON + MINUTES); /* a's minute is over */
    assert_at(session, 3, 3);
    assert_false(session_card_is_new(session));
    grade(session, "a", GRADE_EASY, NOON + MINUTES + 1);
    assert_card(session, "c"); /* ahead of its minute, because nothing else is left */
    struct record early = grade(session, "c", GRADE_AGAIN, NOON + MINUTES + 2);
    assert_int_equal(early.flags, RECORD_EARLY);
    assert_at(session, 3, 3);
    session_quit(session, NOON + 2 * MINUTES);
    struct session_summary summary = session_summary(session, NOON + 2 * MINUTES);
    assert_int_equal(summary.reviews, 5);
    assert_int_equal(summary.cards, 3);
    assert_int_equal(summary.learned, 3);
    assert_int_equal(summary.due_now, 1);
    session_free(session);
    fixture_release(&fixture);
}

static void test_long_minutes_end_the_session(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    fixture.progress.options.schedule.retention = 0.95; /* Good gives seven hours */
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    grade(session, "a", GRADE_GOOD, NOON);
    assert_int_equal(session_state(session), SESSION_DONE);
    struct session_summary summary = session_summary(session, NOON);
    assert_true(summary.next_due == NOON + 421 * MINUTES);
    assert_int_equal(summary.due_now, 0);
    assert_int_equal(summary.due_tomorrow, 1);
    session_free(session);
    fixture_release(&fixture);
}

static void test_a_session_left_is_taken_up(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    fixture_review(&fixture, "a", NOON - MINUTES / 2, GRADE_AGAIN);
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    assert_at(session, 1, 2);
    grade(session, "b", GRADE_GOOD, NOON);
    grade(session, "a", GRADE_EASY, NOON);
    assert_int_equal(session_state(session), SESSION_DONE);
    session_free(session);
    fixture_release(&fixture);
}

static void test_not_saved(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    session_answer(session, STR(""), NOON);
    session_grade(session, GRADE_GOOD, NOON, 0, 0);
    session_saved(session, false, NOON);
    assert_int_equal(session_state(session), SESSION_GRADE);
    assert_null(progress_find(&fixture.progress, STR("a")));
    assert_int_equal(session_summary(session, NOON).reviews, 0);
    assert_non_null(session_grade(session, GRADE_EASY, NOON, 0, 0));
    session_quit(session, NOON);
    assert_int_equal(session_summary(session, NOON).reviews, 0);
    session_free(session);
    fixture_release(&fixture);
}

static void test_skip(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    session_skip(session, NOON);
    assert_card(session, "b");
    assert_at(session, 1, 2);
    grade(session, "b", GRADE_GOOD, NOON);
    assert_card(session, "a");
    assert_at(session, 2, 2);
    session_answer(session, STR(""), NOON);
    session_skip(session, NOON);
    assert_int_equal(session_state(session), SESSION_DONE);
    assert_at(session, 1, 1);
    assert_int_equal(session_summary(session, NOON).skipped, 2);
    session_free(session);
    fixture_release(&fixture);
}

static void test_suspend_and_back(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    const struct record *record = session_suspend(session, NOON, 0);
    assert_int_equal(record->kind, RECORD_SUSPEND);
    session_saved(session, true, NOON);
    assert_card(session, "b");
    assert_at(session, 1, 1);
    assert_true(progress_find(&fixture.progress, STR("a"))->suspended);
    undo(session, NOON);
    assert_card(session, "a");
    assert_at(session, 1, 2);
    assert_false(progress_find(&fixture.progress, STR("a"))->suspended);
    grade(session, "a", GRADE_GOOD, NOON);
    grade(session, "b", GRADE_GOOD, NOON);
    assert_int_equal(session_state(session), SESSION_DONE);
    session_free(session);
    fixture_release(&fixture);
}

static void test_suspended_cards_come_back(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b"), fixture_card("c")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    assert_null(session_resume(session, NOON, 0));
    for (int i = 0; i < 2; i++) {
        assert_non_null(session_suspend(session, NOON, 0));
        session_saved(session, true, NOON);
    }
    session_free(session);

    struct queue_options suspended = plain;
    suspended.suspended = true;
    session = session_new(&fixture.library, &fixture.progress, &suspended);
    assert_at(session, 1, 2);
    const struct record *record = session_resume(session, NOON, 0);
    assert_int_equal(record->kind, RECORD_RESUME);
    session_saved(session, true, NOON);
    assert_false(progress_find(&fixture.progress, STR("a"))->suspended);
    grade(session, "b", GRADE_GOOD, NOON);
    assert_false(progress_find(&fixture.progress, STR("b"))->suspended);
    undo(session, NOON);
    assert_true(progress_find(&fixture.progress, STR("b"))->suspended);
    undo(session, NOON);
    assert_true(progress_find(&fixture.progress, STR("a"))->suspended);
    session_free(session);
    fixture_release(&fixture);
}

static void test_a_suspension_is_taken_back_later(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    assert_non_null(session_suspend(session, NOON, 0));
    session_saved(session, true, NOON);
    session_quit(session, NOON + 1);
    assert_int_equal(session_summary(session, NOON + 1).new_left, 1);
    session_free(session);

    session = session_new(&fixture.library, &fixture.progress, &plain);
    assert_at(session, 1, 1);
    undo(session, NOON + 2);
    assert_card(session, "a");
    assert_at(session, 1, 2);
    session_quit(session, NOON + 3);
    assert_int_equal(session_summary(session, NOON + 3).new_left, 2);
    session_free(session);
    fixture_release(&fixture);
}

static void test_undo_in_the_session(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b"), fixture_card("c")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    assert_null(session_undo(session, NOON, 0));
    struct record first = grade(session, "a", GRADE_AGAIN, NOON);
    session_answer(session, STR(""), NOON);
    const struct record *back = session_undo(session, NOON + 1, 0); /* while b is being graded */
    assert_true(back->target == first.ms && str_eq(back->card, STR("a")));
    session_saved(session, false, NOON + 1);
    assert_int_equal(session_state(session), SESSION_GRADE);
    assert_card(session, "b");
    undo(session, NOON + 1);
    assert_card(session, "a");
    assert_at(session, 1, 3);
    assert_true(session_card_is_new(session));
    assert_int_equal(session_summary(session, NOON).reviews, 0);
    assert_int_equal(session_summary(session, NOON).learned, 0);
    assert_int_equal(session_summary(session, NOON).grades[GRADE_AGAIN], 0);

    /* It is asked once now, and b is still there. */
    grade(session, "a", GRADE_GOOD, NOON + 2);
    grade(session, "b", GRADE_GOOD, NOON + 3);
    grade(session, "c", GRADE_GOOD, NOON + 4);
    assert_int_equal(session_state(session), SESSION_DONE);
    undo(session, NOON + 5);
    assert_card(session, "c");
    undo(session, NOON + 6);
    assert_card(session, "b");
    assert_at(session, 2, 3);
    grade(session, "b", GRADE_GOOD, NOON + 7);
    grade(session, "c", GRADE_GOOD, NOON + 8);
    assert_int_equal(session_state(session), SESSION_DONE);
    assert_int_equal(session_summary(session, NOON).reviews, 3);
    assert_int_equal(session_summary(session, NOON).learned, 3);
    session_free(session);
    fixture_release(&fixture);
}

static void test_undo_of_a_card_that_came_back(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    grade(session, "a", GRADE_AGAIN, NOON);
    assert_card(session, "a");
    undo(session, NOON);
    assert_card(session, "a");
    assert_at(session, 1, 1);
    grade(session, "a", GRADE_GOOD, NOON);
    assert_int_equal(session_state(session), SESSION_DONE);
    assert_int_equal(progress_find(&fixture.progress, STR("a"))->reviews, 1);
    session_free(session);
    fixture_release(&fixture);
}

static void test_undo_of_an_earlier_session(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    fixture_review(&fixture, "a", NOON - 10 * MINUTES, GRADE_EASY);
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    assert_card(session, "b");
    assert_at(session, 1, 1);
    const struct record *record = session_undo(session, NOON, 0);
    assert_true(record->target == NOON - 10 * MINUTES);
    session_saved(session, true, NOON);
    assert_card(session, "a");
    assert_at(session, 1, 2);
    assert_true(session_card_is_new(session));
    assert_null(session_undo(session, NOON, 0));
    grade(session, "a", GRADE_GOOD, NOON);
    grade(session, "b", GRADE_GOOD, NOON);
    assert_int_equal(session_summary(session, NOON).reviews, 2);
    session_free(session);

    fixture_review(&fixture, "not loaded", NOON + 1000, GRADE_GOOD);
    session = session_new(&fixture.library, &fixture.progress, &plain);
    assert_int_equal(session_state(session), SESSION_DONE);
    assert_null(session_undo(session, NOON + 2000, 0));
    session_free(session);
    fixture_release(&fixture);
}

static void test_times_differ_when_the_clock_stands_still(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    fixture_review(&fixture, "a", NOON, GRADE_AGAIN);
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    struct record one = grade(session, "b", GRADE_AGAIN, NOON);
    struct record two = grade(session, "a", GRADE_AGAIN, NOON);
    struct record three = grade(session, "b", GRADE_AGAIN, NOON);
    assert_true(one.ms < two.ms && two.ms < three.ms && two.ms > NOON);
    session_free(session);
    fixture_release(&fixture);
}

static void test_practice(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct queue_options options = plain;
    options.all = true;
    options.flags = RECORD_PRACTICE;
    struct session *session = session_new(&fixture.library, &fixture.progress, &options);
    struct record record = grade(session, "a", GRADE_AGAIN, NOON);
    assert_int_equal(record.flags, RECORD_PRACTICE);
    grade(session, "b", GRADE_GOOD, NOON);
    grade(session, "a", GRADE_GOOD, NOON);
    assert_int_equal(session_state(session), SESSION_DONE);
    assert_int_equal(progress_find(&fixture.progress, STR("a"))->reviews, 0);
    assert_int_equal(session_summary(session, NOON).learned, 0);
    assert_int_equal(session_summary(session, NOON).reviews, 3);
    undo(session, NOON);
    assert_card(session, "a");
    assert_int_equal(session_summary(session, NOON).reviews, 2);
    session_free(session);
    fixture_release(&fixture);
}

static void test_inputs_that_do_not_fit(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    assert_null(session_grade(session, GRADE_GOOD, NOON, 0, 0));
    session_saved(session, true, NOON);
    assert_int_equal(session_state(session), SESSION_ASK);
    session_answer(session, STR(""), NOON);
    assert_null(session_answer(session, STR("text"), NOON));
    session_grade(session, GRADE_GOOD, NOON, 0, 0);
    assert_null(session_grade(session, GRADE_GOOD, NOON, 0, 0));
    assert_null(session_undo(session, NOON, 0));
    assert_null(session_suspend(session, NOON, 0));
    session_skip(session, NOON);
    assert_int_equal(session_state(session), SESSION_SAVE);
    session_saved(session, true, NOON);
    assert_int_equal(session_state(session), SESSION_DONE);
    session_skip(session, NOON);
    assert_null(session_suspend(session, NOON, 0));
    struct outcome outcomes[4];
    session_preview(session, NOON, outcomes);
    assert_int_equal(outcomes[2].interval.days, 0);
    session_free(session);
    session_free(NULL);
    fixture_release(&fixture);
}

static void test_typed_answer_is_checked(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    const struct check *check = session_answer(session, STR("Answer!"), NOON);
    assert_non_null(check);
    assert_int_equal(check->verdict, VERDICT_RIGHT);
    struct outcome promised[4];
    session_preview(session, NOON, promised);
    session_grade(session, GRADE_EASY, NOON, 0, 0);
    session_saved(session, true, NOON);
    assert_int_equal(progress_find(&fixture.progress, STR("a"))->interval_days, promised[3].interval.days);
    session_free(session);
    fixture_release(&fixture);
}

/* Records that were confirmed, to fold them once more. */
struct saved {
    struct record records[400];
    size_t count;
};

static void random_input(struct session *session, struct random *random, int64_t now, struct saved *saved)
{
    const struct record *record = NULL;
    switch (random_below(random, 12)) {
    case 0:
        record = session_undo(session, now, 0);
        break;
    case 1:
        record = session_suspend(session, now, 0);
        break;
    case 2:
        session_skip(session, now);
        break;
    default:
        session_answer(session, STR(""), now);
        record = session_grade(session, (enum grade)(1 + random_below(random, 4)), now, 0, 0);
        break;
    }
    bool kept = random_below(random, 10) > 0;
    if (record && kept && saved->count < COUNT(saved->records)) {
        saved->records[saved->count] = *record;
        saved->records[saved->count].question = (str){0}; /* the session's own */
        saved->count++;
    }
    session_saved(session, kept, now);
}

static size_t reviews_that_stand(const struct saved *saved)
{
    size_t count = 0;
    for (size_t i = 0; i < saved->count; i++) {
        count += saved->records[i].kind == RECORD_REVIEW;
        for (size_t k = 0; k < i && saved->records[i].kind == RECORD_UNDO; k++)
            count -= saved->records[k].kind == RECORD_REVIEW && saved->records[k].ms == saved->records[i].target;
    }
    return count;
}

static void test_any_inputs_leave_what_the_log_says(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
        struct card cards[COUNT(names)];
        for (size_t i = 0; i < COUNT(names); i++)
            cards[i] = fixture_card(names[i]);
        struct fixture fixture, again;
        fixture_init(&fixture, cards, COUNT(cards));
        struct random random = random_seeded(seed);
        struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
        struct saved saved = {.count = 0};
        int64_t now = NOON;
        for (int i = 0; i < 100 && session_state(session) != SESSION_DONE; i++) {
            random_input(session, &random, now, &saved);
            now += (int64_t)random_below(&random, (uint64_t)MINUTES);
            size_t position, total;
            session_position(session, &position, &total);
            assert_true(position <= total && total <= COUNT(names));
        }
        assert_int_equal(session_summary(session, now).reviews, reviews_that_stand(&saved));
        fixture_init(&again, cards, COUNT(cards));
        progress_fold(&again.progress, saved.records, saved.count);
        for (size_t i = 0; i < COUNT(names); i++) {
            const struct standing *one = progress_find(&fixture.progress, cards[i].id);
            const struct standing *two = progress_find(&again.progress, cards[i].id);
            assert_int_equal(!one, !two);
            if (one)
                assert_true(one->reviews == two->reviews && one->due == two->due && one->suspended == two->suspended);
        }
        session_free(session);
        fixture_release(&fixture);
        fixture_release(&again);
    }
}

static void test_what_other_sessions_grade(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b"), fixture_card("c"), fixture_card("d")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    struct session *session = session_new(&fixture.library, &fixture.progress, &plain);
    const struct record elsewhere[] = {
        {.kind = RECORD_REVIEW, .card = STR("b"), .ms = NOON, .grade = GRADE_GOOD},
        {.kind = RECORD_SUSPEND, .card = STR("c"), .ms = NOON},
        {.kind = RECORD_REVIEW, .card = STR("d"), .ms = NOON, .grade = GRADE_GOOD, .flags = RECORD_PRACTICE},
        {.kind = RECORD_REVIEW, .card = STR("stranger"), .ms = NOON, .grade = GRADE_GOOD},
    };
    assert_false(session_heard(session, elsewhere, COUNT(elsewhere), NOON));
    assert_card(session, "a");
    assert_at(session, 1, 2);
    const struct record current = {.kind = RECORD_REVIEW, .card = STR("a"), .ms = NOON, .grade = GRADE_AGAIN};
    assert_true(session_heard(session, &current, 1, NOON));
    assert_card(session, "d");
    assert_at(session, 1, 1);
    assert_int_equal(progress_find(&fixture.progress, STR("a"))->reviews, 1);
    grade(session, "d", GRADE_EASY, NOON + MINUTES);
    assert_int_equal(session_state(session), SESSION_DONE);
    session_free(session);

    struct queue_options all = plain;
    all.all = true;
    session = session_new(&fixture.library, &fixture.progress, &all);
    assert_false(session_heard(session, &current, 1, NOON));
    assert_card(session, "a");
    session_free(session);
    fixture_release(&fixture);
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_other_sessions_grade),
        cmocka_unit_test(test_from_first_to_last),
        cmocka_unit_test(test_again_comes_back),
        cmocka_unit_test(test_long_minutes_end_the_session),
        cmocka_unit_test(test_a_session_left_is_taken_up),
        cmocka_unit_test(test_not_saved),
        cmocka_unit_test(test_skip),
        cmocka_unit_test(test_suspend_and_back),
        cmocka_unit_test(test_suspended_cards_come_back),
        cmocka_unit_test(test_a_suspension_is_taken_back_later),
        cmocka_unit_test(test_undo_in_the_session),
        cmocka_unit_test(test_undo_of_a_card_that_came_back),
        cmocka_unit_test(test_undo_of_an_earlier_session),
        cmocka_unit_test(test_times_differ_when_the_clock_stands_still),
        cmocka_unit_test(test_practice),
        cmocka_unit_test(test_inputs_that_do_not_fit),
        cmocka_unit_test(test_typed_answer_is_checked),
        cmocka_unit_test(test_any_inputs_leave_what_the_log_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
