#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "grill/base/str.h"

static void assert_str(str got, const char *expected)
{
    assert_true(str_eq(got, str_of(expected)));
}

static void test_views(void **state)
{
    (void)state;
    assert_null(str_of(NULL).ptr);
    assert_int_equal(str_of("abc").len, 3);
    assert_int_equal(STR("a\0b").len, 3);
    assert_str(str_slice(STR("hello"), 1, 3), "el");
    assert_str(str_slice(STR("hello"), 3, 99), "lo");
    assert_str(str_slice(STR("hello"), 4, 2), "");
    assert_str(str_slice(STR("hello"), 9, 12), "");
    assert_str(str_skip(STR("hello"), 2), "llo");
    assert_str(str_skip(STR("hello"), 6), "");
    assert_int_equal(str_skip((str){0}, 1).len, 0);
}

static void test_comparing(void **state)
{
    (void)state;
    assert_true(str_eq((str){0}, STR("")));
    assert_false(str_eq(STR("a"), STR("ab")));
    assert_true(str_eq_nocase(STR("Q: What"), STR("q: wHAT")));
    assert_false(str_eq_nocase(STR("Q"), STR("Qq")));
    /* '[' and '{' are as far apart as 'A' and 'a' are, and no letters. */
    assert_false(str_eq_nocase(STR("["), STR("{")));
    assert_true(str_starts(STR("question"), STR("quest")));
    assert_true(str_starts(STR("q"), STR("")));
    assert_false(str_starts(STR("q"), STR("qu")));
    assert_true(str_starts_nocase(STR("Answer"), STR("ANS")));
    assert_false(str_starts_nocase(STR("An"), STR("ANS")));
    assert_true(str_ends(STR("deck.md"), STR(".md")));
    assert_false(str_ends(STR("md"), STR(".md")));
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("b"), STR("ab")) > 0);
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("\xC3"), STR("a")) > 0);
    assert_int_equal(str_compare((str){0}, STR("")), 0);
}

static void test_finding(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("abcabc"), STR("bc"), 0), 1);
    assert_int_equal(str_find(STR("abcabc"), STR("bc"), 2), 4);
    assert_int_equal(str_find(STR("abcabc"), STR("bc"), 5), -1);
    assert_int_equal(str_find(STR("a  b c"), STR(" b"), 0), 2);
    assert_int_equal(str_find(STR("bb b"), STR(" b"), 3), -1);
    assert_int_equal(str_find(STR("b "), STR(" b"), 0), -1);
    assert_int_equal(str_find(STR("a b"), STR(" "), 0), 1);
    assert_int_equal(str_find(STR("abc"), STR(""), 3), 3);
    assert_int_equal(str_find(STR("abc"), STR(""), 4), -1);
    assert_int_equal(str_find((str){0}, STR("a"), 0), -1);
    assert_int_equal(str_find_byte(STR("a\xFF"), (char)0xFF, 0), 1);
    assert_int_equal(str_find_byte(STR("aba"), 'a', 1), 2);
    assert_int_equal(str_find_byte(STR("aba"), 'a', 3), -1);
    assert_true(str_contains(STR("a needle here"), STR("needle")));
    assert_false(str_contains(STR("a needle here"), STR("nettle")));
}

static void test_trimming(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\n\v\f a b \n")), "a b");
    assert_str(str_trim(STR(" \n ")), "");
    assert_str(str_trim_left(STR("  a ")), "a ");
    assert_str(str_trim_right(STR("  a ")), "  a");
    assert_int_equal(str_trim((str){0}).len, 0);
}

static void test_stripping(void **state)
{
    (void)state;
    assert_int_equal(str_span(STR("**_a*"), STR("*_")), 3);
    assert_int_equal(str_span(STR("a*"), STR("*_")), 0);
    assert_int_equal(str_span((str){0}, STR("*_")), 0);
    assert_int_equal(str_run(STR("==== a =")), 4);
    assert_int_equal(str_run((str){0}), 0);
    assert_str(str_strip_left(STR("*_ a *_"), STR("*_ ")), "a *_");
    assert_str(str_strip_right(STR("*_ a *_"), STR("*_ ")), "*_ a");
    assert_str(str_strip(STR("*_ a * b *_"), STR("*_ ")), "a * b");
    assert_str(str_strip(STR("*__*"), STR("*_")), "");
    assert_int_equal(str_strip((str){0}, STR("*_")).len, 0);
    assert_int_equal(str_count(STR(" a  b "), ' '), 4);
    assert_int_equal(str_count((str){0}, ' '), 0);
    assert_int_equal(str_behind_last(STR("a/b/c"), '/'), 4);
    assert_int_equal(str_behind_last(STR("abc"), '/'), 0);
    assert_int_equal(str_behind_last(STR("/"), '/'), 1);
}

static void test_cutting_lines(void **state)
{
    (void)state;
    str rest = STR("one\n\nthree");
    assert_str(str_cut(&rest, '\n'), "one");
    assert_str(str_cut(&rest, '\n'), "");
    assert_non_null(rest.ptr);
    assert_str(str_cut(&rest, '\n'), "three");
    assert_null(rest.ptr);

    /* A final line break is followed by an empty rest that is not NULL yet. */
    rest = STR("one\n");
    assert_str(str_cut(&rest, '\n'), "one");
    assert_non_null(rest.ptr);
    assert_str(str_cut(&rest, '\n'), "");
    assert_null(rest.ptr);
}

static void test_numbers(void **state)
{
    (void)state;
    size_t digits = 99;
    assert_int_equal(str_number(STR("42. question"), &digits), 42);
    assert_int_equal(digits, 2);
    assert_int_equal(str_number(STR("007"), NULL), 7);
    assert_int_equal(str_number(STR("x1"), &digits), -1);
    assert_int_equal(digits, 0);
    assert_int_equal(str_number(STR("-1"), NULL), -1);
    assert_int_equal(str_number((str){0}, NULL), -1);
    assert_int_equal(str_number(STR("1000000000"), NULL), 1000000000);
    assert_int_equal(str_number(STR("1000000001"), &digits), -1);
    assert_int_equal(digits, 10);
    assert_int_equal(str_number(STR("99999999999999999999999999"), &digits), -1);
    assert_int_equal(digits, 26);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_views),     cmocka_unit_test(test_comparing),     cmocka_unit_test(test_finding),
        cmocka_unit_test(test_trimming),  cmocka_unit_test(test_cutting_lines), cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_stripping),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
