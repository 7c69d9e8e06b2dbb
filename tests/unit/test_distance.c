/* Typing mistakes between words, and the nearest name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grill/text/distance.h"

static void test_distance(void **state)
{
    (void)state;
    assert_int_equal(word_distance(STR("same"), STR("same"), 3), 0);
    assert_int_equal(word_distance(STR(""), STR("abc"), 3), 3);
    assert_int_equal(word_distance(STR("kitten"), STR("sitting"), 3), 3);
    assert_int_equal(word_distance(STR("form"), STR("from"), 3), 1);
    assert_int_equal(word_distance(STR("café"), STR("cafe"), 3), 1);
    assert_int_equal(word_distance(STR("日本"), STR("日本語"), 3), 1);
}

static void test_limit(void **state)
{
    (void)state;
    assert_int_equal(word_distance(STR("kitten"), STR("sitting"), 2), 3);
    assert_int_equal(word_distance(STR("a"), STR("abcdefgh"), 2), 3);
    char text[200];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = 'a';
    assert_int_equal(word_distance((str){text, sizeof text}, (str){text, sizeof text}, 5), 6);
}

static void test_nearest(void **state)
{
    (void)state;
    const char *const names[] = {"quiz", "sheet", "test", "cards", "check", "paths"};
    assert_string_equal(nearest_name(STR("quizz"), names, 6), "quiz");
    assert_string_equal(nearest_name(STR("chekc"), names, 6), "check");
    assert_string_equal(nearest_name(STR("ca"), names, 6), "cards");
    assert_null(nearest_name(STR("zebra"), names, 6));
    assert_null(nearest_name(STR(""), names, 6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_distance), cmocka_unit_test(test_limit),
                                       cmocka_unit_test(test_nearest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
