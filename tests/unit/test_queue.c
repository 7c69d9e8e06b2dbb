#include "grill/quiz/queue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "grill/quiz/check.h"
#include "quiz_fixture.h"

static const struct queue_options plain = {.now = NOON, .seed = 1, .new_limit = 100};

/* "b a | c / d": due, new, coming back soon. */
static void assert_order(struct fixture *fixture, const struct queue_options *options, const char *expected)
{
    struct queue queue;
    struct buf text;
    buf_init(&text);
    queue_build(&queue, &fixture->library, &fixture->progress, options);
    for (size_t i = 0; i < queue.count; i++) {
        if (i == queue.due_count && !options->all)
            buf_add_z(&text, "| ");
        buf_addf(&text, "%.*s ", STR_ARG(queue.cards[i]->id));
    }
    if (queue.soon_count > 0)
        buf_add_z(&text, "/ ");
    for (size_t i = 0; i < queue.soon_count; i++)
        buf_addf(&text, "%.*s ", STR_ARG(queue.soon[i]->id));
    assert_string_equal(buf_z(&text), expected);
    buf_release(&text);
    queue_release(&queue);
}

static void test_due_then_new(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("new1"), fixture_card("weak"), fixture_card("strong"), fixture_card("later"),
                           fixture_card("new2"), fixture_card("soon"), fixture_card("hour")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    fixture_review(&fixture, "weak", NOON - 200 * DAYS, GRADE_HARD);
    fixture_review(&fixture, "strong", NOON - 6 * DAYS, GRADE_GOOD);
    fixture_review(&fixture, "later", NOON - 2 * DAYS, GRADE_EASY);
    fixture_review(&fixture, "soon", NOON - MINUTES / 2, GRADE_AGAIN);
    assert_order(&fixture, &plain, "strong weak | new1 new2 hour / soon ");

    struct queue_options after = plain;
    after.now = NOON + MINUTES;
    assert_order(&fixture, &after, "strong soon weak | new1 new2 hour ");
    fixture_release(&fixture);
}

static void test_limits(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("d1"), fixture_card("d2"), fixture_card("n1"),
                           fixture_card("n2"), fixture_card("n3"), fixture_card("n4")};
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    fixture_review(&fixture, "d1", NOON - 20 * DAYS, GRADE_GOOD);
    fixture_review(&fixture, "d2", NOON - 30 * DAYS, GRADE_GOOD);
    struct queue_options options = plain;
    options.new_limit = 3;
    assert_order(&fixture, &options, "d1 d2 | n1 n2 n3 ");
    options.limit = 3;
    assert_order(&fixture, &options, "d1 d2 | n1 ");
    options.limit = 1;
    assert_order(&fixture, &options, "d1 ");
    options.limit = 0;
    /* One of today's three is spent. */
    fixture_review(&fixture, "n1", NOON, GRADE_EASY);
    assert_order(&fixture, &options, "d1 d2 | n2 n3 ");
    options.new_limit = 1;
    assert_order(&fixture, &options, "d1 d2 ");
    struct queue queue;
    queue_build(&queue, &fixture.library, &fixture.progress, &options);
    assert_int_equal(queue.new_left, 3);
    assert_int_equal(queue.later, 1);
    queue_release(&queue);
    fixture_release(&fixture);
}

static bool not_c(const struct card *card, const void *context)
{
    (void)context;
    return !str_eq(card->id, STR("c"));
}

static void test_what_is_not_asked(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a"), fixture_card("b"), fixture_card("c"), fixture_card("d"),
                           fixture_card("e")};
    static const str options_of_d[] = {{"x", 1}, {"y", 1}};
    static const uint8_t right[] = {0, 1};
    static const uint8_t none[] = {0, 0};
    cards[0].answer = (str){0};
    cards[1].kind = CARD_TERM;
    cards[3].kind = cards[4].kind = CARD_CHOICE;
    cards[3].answer = cards[4].answer = (str){0};
    cards[3].options = cards[4].options = options_of_d;
    cards[3].option_count = cards[4].option_count = 2;
    cards[3].correct = right;
    cards[4].correct = none;
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    for (size_t i = 0; i < COUNT(cards); i++)
        assert_int_equal(check_is_possible(&cards[i]), i != 0 && i != 4);
    assert_order(&fixture, &plain, "| a b c d e ");
    struct queue_options options = plain;
    options.kinds = 1u << CARD_TERM | 1u << CARD_CHOICE;
    assert_order(&fixture, &options, "| b d e ");
    options.kinds = 0;
    options.wanted = not_c;
    assert_order(&fixture, &options, "| a b d e ");
    const struct record suspend = {.kind = RECORD_SUSPEND, .card = STR("b"), .ms = NOON};
    progress_fold(&fixture.progress, &suspend, 1);
    options.all = true;
    assert_order(&fixture, &options, "a d e ");
    options.suspended = true;
    assert_order(&fixture, &options, "b ");
    fixture_release(&fixture);
}

static void test_one_of_the_siblings(void **state)
{
    (void)state;
    struct card cards[] = {fixture_card("a1"), fixture_card("a2"), fixture_card("b1"),
                           fixture_card("a3"), fixture_card("b2"), fixture_card("c")};
    cards[0].group = cards[1].group = cards[3].group = 1;
    cards[2].group = cards[4].group = 2;
    struct fixture fixture;
    fixture_init(&fixture, cards, COUNT(cards));
    assert_order(&fixture, &plain, "| a1 b1 c ");
    fixture_review(&fixture, "a3", NOON - 20 * DAYS, GRADE_GOOD);
    assert_order(&fixture, &plain, "a3 | b1 c ");

    struct queue_options all = plain;
    all.all = true;
    assert_order(&fixture, &all, "a1 a2 b1 a3 b2 c ");
    all.shuffle = true;
    for (all.seed = 0; all.seed < 50; all.seed++) {
        struct queue queue;
        queue_build(&queue, &fixture.library, &fixture.progress, &all);
        assert_int_equal(queue.count, 6);
        /* Not at the end, where no other card may be left. */
        for (size_t i = 1; i < 3; i++)
            assert_int_not_equal(queue.cards[i]->group, queue.cards[i - 1]->group);
        queue_release(&queue);
    }
    fixture_release(&fixture);
}

static void test_same_seed_same_order(void **state)
{
    (void)state;
    enum { MANY = 1000 };
    static struct card cards[MANY];
    static char names[MANY][8];
    for (size_t i = 0; i < MANY; i++) {
        snprintf(names[i], sizeof names[i], "c%zu", i);
        cards[i] = fixture_card(names[i]);
    }
    struct fixture fixture;
    fixture_init(&fixture, cards, MANY);
    struct queue_options options = plain;
    options.shuffle = true;
    options.new_limit = MANY;
    struct queue one, two, other;
    queue_build(&one, &fixture.library, &fixture.progress, &options);
    queue_build(&two, &fixture.library, &fixture.progress, &options);
    options.seed = 2;
    queue_build(&other, &fixture.library, &fixture.progress, &options);
    assert_int_equal(one.count, MANY);
    assert_memory_equal(one.cards, two.cards, MANY * sizeof(one.cards[0]));
    assert_memory_not_equal(one.cards, other.cards, MANY * sizeof(one.cards[0]));
    queue_release(&one);
    queue_release(&two);
    queue_release(&other);
    fixture_release(&fixture);
}

static void test_an_empty_library(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, NULL, 0);
    assert_order(&fixture, &plain, "");
    fixture_release(&fixture);
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_due_then_new),         cmocka_unit_test(test_limits),
        cmocka_unit_test(test_what_is_not_asked),    cmocka_unit_test(test_one_of_the_siblings),
        cmocka_unit_test(test_same_seed_same_order), cmocka_unit_test(test_an_empty_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
