#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/err.h"

static void test_chain(void **state)
{
    (void)state;
    struct err err;
    assert_int_equal(err_system(&err, EACCES, "open %s", "/data/x"), -1);
    assert_string_equal(err.text, "open /data/x: permission denied");
    assert_int_equal(err.code, EACCES);
    assert_int_equal(err_wrap(&err, "progress of %d decks", 3), -1);
    assert_string_equal(err.text, "progress of 3 decks: open /data/x: permission denied");
    assert_int_equal(err.code, EACCES);
}

static void test_plain_reason(void **state)
{
    (void)state;
    struct err err;
    assert_int_equal(err_set(&err, "line %u is too long", 7U), -1);
    assert_string_equal(err.text, "line 7 is too long");
    assert_int_equal(err.code, 0);
}

static void test_reason_in_lower_case(void **state)
{
    (void)state;
    struct err err;
    err_system(&err, EISDIR, "read");
    assert_string_equal(err.text, "read: is a directory");
    err_system(&err, 0x7FFFFFF0, "read");
    assert_non_null(strstr(err.text, "read: unknown error"));
}

static void test_long_texts_are_cut(void **state)
{
    (void)state;
    struct err err;
    char path[2000];
    memset(path, 'x', sizeof(path) - 1);
    path[sizeof(path) - 1] = '\0';
    assert_int_equal(err_system(&err, ENOENT, "open %s", path), -1);
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
    assert_int_equal(err_wrap(&err, "loading %s", path), -1);
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
    err_set(&err, "short");
    err_wrap(&err, "%.*s", (int)sizeof(err.text) - 3, path);
    assert_string_equal(err.text + sizeof(err.text) - 4, "x: ");
}

static void test_nobody_wants_to_know(void **state)
{
    (void)state;
    assert_int_equal(err_set(NULL, "x"), -1);
    assert_int_equal(err_system(NULL, EIO, "x"), -1);
    assert_int_equal(err_wrap(NULL, "x"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chain),
        cmocka_unit_test(test_plain_reason),
        cmocka_unit_test(test_reason_in_lower_case),
        cmocka_unit_test(test_long_texts_are_cut),
        cmocka_unit_test(test_nobody_wants_to_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
