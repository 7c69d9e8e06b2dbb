#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "grill/base/json.h"

static void test_structure(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    struct json json = json_writer(&buf);
    json_object_begin(&json);
    json_key_str(&json, "deck", STR("algebra"));
    json_key_int(&json, "cards", -12);
    json_key(&json, "empty");
    json_array_begin(&json);
    json_array_end(&json);
    json_key(&json, "mixed");
    json_array_begin(&json);
    json_bool(&json, true);
    json_bool(&json, false);
    json_null(&json);
    json_object_begin(&json);
    json_object_end(&json);
    json_object_begin(&json);
    json_key_int(&json, "a\"b", INT64_MIN);
    json_object_end(&json);
    json_array_end(&json);
    json_object_end(&json);
    assert_string_equal(buf_z(&buf), "{\"deck\":\"algebra\",\"cards\":-12,\"empty\":[],"
                                     "\"mixed\":[true,false,null,{},{\"a\\\"b\":-9223372036854775808}]}");
    buf_release(&buf);
}

static void assert_text(str text, const char *expected)
{
    struct buf buf;
    buf_init(&buf);
    struct json json = json_writer(&buf);
    json_str(&json, text);
    assert_string_equal(buf_z(&buf), expected);
    buf_release(&buf);
}

static void test_escapes(void **state)
{
    (void)state;
    assert_text((str){0}, "\"\"");
    assert_text(STR("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"");
    assert_text(STR("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"");
    assert_text(STR("\xC2\x80\xC2\x9B\xC2\xA0"), "\"\\u0080\\u009b\xC2\xA0\"");
    assert_text(STR("\0\x01\x1B\x1F\x7F"), "\"\\u0000\\u0001\\u001b\\u001f\\u007f\"");
    assert_text(STR("\u00e4\u20ac\U0001F600\u2028"), "\"\u00e4\u20ac\U0001F600\u2028\"");
}

static void test_bad_bytes(void **state)
{
    (void)state;
    assert_text(STR("a\xFFz"), "\"a\uFFFDz\"");
    assert_text(STR("\xC3"), "\"\uFFFD\"");
    assert_text(STR("\x80"), "\"\uFFFD\"");
    /* Overlong slash, surrogate, beyond the last code point, cut short before a quote. */
    assert_text(STR("\xC0\xAF"), "\"\uFFFD\uFFFD\"");
    assert_text(STR("\xE0\x80\xAF"), "\"\uFFFD\uFFFD\uFFFD\"");
    assert_text(STR("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");
    assert_text(STR("\xF4\x90\x80\x80"), "\"\uFFFD\uFFFD\uFFFD\uFFFD\"");
    assert_text(STR("\xF0\x9F\x98\""), "\"\uFFFD\uFFFD\uFFFD\\\"\"");
    assert_text(STR("\xF4\x8F\xBF\xBF\xED\x9F\xBF"), "\"\xF4\x8F\xBF\xBF\xED\x9F\xBF\"");
}

static void assert_number(double value, int digits, const char *expected)
{
    struct buf buf;
    buf_init(&buf);
    struct json json = json_writer(&buf);
    json_number(&json, value, digits);
    assert_string_equal(buf_z(&buf), expected);
    buf_release(&buf);
}

static void test_numbers(void **state)
{
    (void)state;
    assert_number(0.0, 17, "0");
    assert_number(-0.0, 17, "0");
    assert_number(0.9, 6, "0.9");
    assert_number(-123.456, 4, "-123.5");
    assert_number(0.1, 17, "0.10000000000000001");
    assert_number(1e300, 3, "1e+300");
    assert_number(2.5e-7, 3, "2.5e-07");
    assert_number((double)NAN, 3, "null");
    assert_number((double)INFINITY, 3, "null");
    assert_number((double)-INFINITY, 3, "null");
}

static void test_numbers_in_other_locales(void **state)
{
    (void)state;
    static const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "ps_AF.UTF-8"};
    size_t tried = 0;
    for (size_t i = 0; i < sizeof(locales) / sizeof(locales[0]); i++) {
        if (setlocale(LC_NUMERIC, locales[i]) == NULL)
            continue;
        tried++;
        assert_number(-1234.5, 6, "-1234.5");
        assert_number(1.5e-9, 6, "1.5e-09");
        assert_number(2, 6, "2");
    }
    setlocale(LC_NUMERIC, "C");
    if (tried == 0)
        skip();
}

static void key_without_value(struct json *json)
{
    json_object_begin(json);
    json_key(json, "a");
    json_object_end(json);
}

static void value_without_key(struct json *json)
{
    json_object_begin(json);
    json_null(json);
}

static void key_in_array(struct json *json)
{
    json_array_begin(json);
    json_key(json, "a");
}

static void crossed_brackets(struct json *json)
{
    json_array_begin(json);
    json_object_end(json);
}

static void two_values(struct json *json)
{
    json_null(json);
    json_null(json);
}

static void end_without_begin(struct json *json)
{
    json_array_end(json);
}

static void too_deep(struct json *json)
{
    for (int i = 0; i < 63; i++)
        json_array_begin(json);
}

static void deep_enough(struct json *json)
{
    for (int i = 0; i < 62; i++)
        json_array_begin(json);
    for (int i = 0; i < 62; i++)
        json_array_end(json);
}

static bool aborts(void (*write)(struct json *json))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct buf buf;
        buf_init(&buf);
        struct json json = json_writer(&buf);
        signal(SIGABRT, SIG_DFL);
        close(STDERR_FILENO);
        write(&json);
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void test_wrong_nesting_is_a_bug(void **state)
{
    (void)state;
    assert_true(aborts(key_without_value));
    assert_true(aborts(value_without_key));
    assert_true(aborts(key_in_array));
    assert_true(aborts(crossed_brackets));
    assert_true(aborts(two_values));
    assert_true(aborts(end_without_begin));
    assert_true(aborts(too_deep));
    assert_false(aborts(deep_enough));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_structure),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_numbers_in_other_locales),
        cmocka_unit_test(test_wrong_nesting_is_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
