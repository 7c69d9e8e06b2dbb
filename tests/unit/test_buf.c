#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/buf.h"

static void test_empty_buffer(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    assert_string_equal(buf_z(&buf), "");
    assert_int_equal(buf_str(&buf).len, 0);
    buf_clear(&buf);
    buf_trim_line(&buf);
    buf_truncate(&buf, 5);
    buf_add(&buf, (str){0});
    buf_add_z(&buf, NULL);
    buf_add_repeat(&buf, STR(""), 1000);
    buf_grew(&buf, 0);
    assert_null(buf.ptr);
    buf_room(&buf, 0);
    assert_string_equal(buf_z(&buf), "");
    buf_release(&buf);
    buf_release(&buf);
}

static void test_adding(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    buf_add(&buf, STR("one"));
    buf_add_z(&buf, ", two");
    buf_add_byte(&buf, ';');
    buf_add_repeat(&buf, STR("-="), 3);
    assert_string_equal(buf_z(&buf), "one, two;-=-=-=");
    memcpy(buf_room(&buf, 3), "abc", 3);
    buf_grew(&buf, 2);
    assert_string_equal(buf_z(&buf), "one, two;-=-=-=ab");
    buf_truncate(&buf, 3);
    buf_truncate(&buf, 100);
    assert_string_equal(buf_z(&buf), "one");
    assert_int_equal(buf_str(&buf).len, 3);
    buf_clear(&buf);
    assert_string_equal(buf_z(&buf), "");
    buf_release(&buf);
}

static void test_formatting_of_every_length(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    for (int width = 0; width < 300; width++) {
        buf_clear(&buf);
        buf_addf(&buf, "<%*s>", width, "");
        buf_addf(&buf, "%d", width);
        assert_int_equal(strlen(buf_z(&buf)), buf.len);
        assert_int_equal(buf.ptr[width + 1], '>');
        assert_int_equal(atol(buf.ptr + width + 2), width);
    }
    buf_release(&buf);
}

static void test_code_points(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    buf_add_code(&buf, 0x7F);
    buf_add_code(&buf, 0x80);
    buf_add_code(&buf, 0x7FF);
    buf_add_code(&buf, 0x800);
    buf_add_code(&buf, 0xFFFF);
    buf_add_code(&buf, 0x10000);
    buf_add_code(&buf, 0x10FFFF);
    assert_string_equal(buf_z(&buf), "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
    buf_clear(&buf);
    buf_add_code(&buf, 0xD800);
    buf_add_code(&buf, 0xDFFF);
    buf_add_code(&buf, 0x110000);
    assert_string_equal(buf_z(&buf), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    buf_clear(&buf);
    buf_add_code(&buf, 0);
    assert_int_equal(buf.len, 1);
    buf_release(&buf);
}

static void test_trimming_the_last_line(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    buf_add_z(&buf, "text  \nmore \t ");
    buf_trim_line(&buf);
    assert_string_equal(buf_z(&buf), "text  \nmore");
    buf_clear(&buf);
    buf_add_z(&buf, "text\n  ");
    buf_trim_line(&buf);
    assert_string_equal(buf_z(&buf), "text\n");
    buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty_buffer),
        cmocka_unit_test(test_adding),
        cmocka_unit_test(test_formatting_of_every_length),
        cmocka_unit_test(test_code_points),
        cmocka_unit_test(test_trimming_the_last_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
