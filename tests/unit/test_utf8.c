#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/random.h"
#include "grill/text/utf8.h"

static void test_decoding(void **state)
{
    static const struct {
        const char *bytes;
        unsigned code;
        size_t size;
    } cases[] = {
        {"A", 'A', 1},
        {"\x7f", 0x7F, 1},
        {"\xc2\x80", 0x80, 2},
        {"\xdf\xbf", 0x7FF, 2},
        {"\xe0\xa0\x80", 0x800, 3},
        {"\xed\x9f\xbf", 0xD7FF, 3},
        {"\xee\x80\x80", 0xE000, 3},
        {"\xef\xbf\xbf", 0xFFFF, 3},
        {"\xf0\x90\x80\x80", 0x10000, 4},
        {"\xf4\x8f\xbf\xbf", 0x10FFFF, 4},
        {"\x80", 0xFFFD, 1},
        {"\xc0\x80", 0xFFFD, 1}, /* overlong */
        {"\xc1\xbf", 0xFFFD, 1},
        {"\xe0\x9f\xbf", 0xFFFD, 1},
        {"\xf0\x8f\xbf\xbf", 0xFFFD, 1},
        {"\xed\xa0\x80", 0xFFFD, 1}, /* surrogate */
        {"\xf4\x90\x80\x80", 0xFFFD, 1},
        {"\xf5\x80\x80\x80", 0xFFFD, 1},
        {"\xff", 0xFFFD, 1},
        {"\xe2\x82", 0xFFFD, 1}, /* cut short */
        {"\xe2\x82x", 0xFFFD, 1},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t size = 99;

        assert_int_equal(utf8_decode(str_of(cases[i].bytes), &size), cases[i].code);
        assert_int_equal(size, cases[i].size);
    }
}

static void test_validity(void **state)
{
    char long_text[100];
    size_t i;

    (void)state;
    assert_int_equal(utf8_first_bad(STR("")), -1);
    assert_int_equal(utf8_first_bad((str){0}), -1);
    assert_int_equal(utf8_first_bad(STR("héé 日本 🙂")), -1);
    assert_int_equal(utf8_first_bad(STR("ab\xff")), 2);
    assert_int_equal(utf8_first_bad(STR("日\xe6\x97")), 3);
    for (i = 0; i < sizeof long_text; i++) {
        memset(long_text, 'x', sizeof long_text);
        long_text[i] = (char)0x80;
        assert_int_equal(utf8_first_bad((str){long_text, sizeof long_text}), (ptrdiff_t)i);
        assert_int_equal(utf8_ascii_run((str){long_text, sizeof long_text}), i);
    }
}

static void test_length(void **state)
{
    (void)state;
    assert_int_equal(utf8_length(STR("")), 0);
    assert_int_equal(utf8_length(STR("abc")), 3);
    assert_int_equal(utf8_length(STR("naïve – 日本 🙂")), 12);
    assert_int_equal(utf8_length(STR("a\xff\xfe"
                                     "b")),
                     4);
}

static void check_safe(str text, bool ascii, const char *expected)
{
    struct buf out;

    buf_init(&out);
    utf8_add_safe(&out, text, ascii);
    assert_string_equal(buf_z(&out), expected);
    buf_release(&out);
}

static void test_neighbours(void **state)
{
    (void)state;
    str text = STR("aé漢");
    assert_int_equal(utf8_before(text, 0), 0);
    assert_int_equal(utf8_at(text, 0), 'a');
    assert_int_equal(utf8_before(text, 1), 'a');
    assert_int_equal(utf8_at(text, 1), 0xE9);
    assert_int_equal(utf8_before(text, 3), 0xE9);
    assert_int_equal(utf8_before(text, text.len), 0x6F22);
    assert_int_equal(utf8_at(text, text.len), 0);
    assert_true(utf8_one_of(0x6F22, "é漢"));
    assert_false(utf8_one_of('a', "é漢"));
    assert_false(utf8_one_of('a', ""));
}

static void test_controls_become_visible(void **state)
{
    (void)state;
    check_safe(STR("plain text,\n\ttwo lines"), false, "plain text,\n\ttwo lines");
    check_safe(STR("\x1b]0;pwn\a"), false, "␛]0;pwn␇");
    check_safe(STR("\x1b[31m"), true, "^[[31m");
    check_safe(STR("a\0b\r\x7f"), false, "a␀b␍␡");
    check_safe(STR("a\0b\r\x7f"), true, "a^@b^M^?");
    check_safe(STR("\xc2\x9b"
                   "31m"),
               false, "<U+009B>31m");
    check_safe(STR("bad \xff\xc3 byte"), false, "bad �� byte");
    check_safe(STR("bad \xff byte"), true, "bad <FF> byte");
}

static void test_hidden_characters_become_visible(void **state)
{
    (void)state;
    check_safe(STR("if (a) \u202e} {"), false, "if (a) <U+202E>} {");
    check_safe(STR("\u2066x\u2069 \u200f"), false, "<U+2066>x<U+2069> <U+200F>");
    check_safe(STR("pass\u200bword"), false, "pass<U+200B>word");
    check_safe(STR("\ufeffbom"), false, "<U+FEFF>bom");
    check_safe(STR("x\U000e0041\U000e0042"), false, "x<U+E0041><U+E0042>");
    check_safe(STR("a\u200db"), false, "a<U+200D>b");
    check_safe(STR("x\ufe01\ufe01"), false, "x\ufe01<U+FE01>");
    check_safe(STR("a\U000e0100"), false, "a<U+E0100>");
    check_safe(STR("hy\u00adphen"), false, "hyphen");
    check_safe(STR("line\u2028end"), false, "line<U+2028>end");
}

static void check_unchanged(const char *text)
{
    check_safe(str_of(text), false, text);
    check_safe(str_of(text), true, text);
}

static void test_joiners_stay_where_needed(void **state)
{
    (void)state;
    check_unchanged("👨‍👩‍👧 ❤️ ❤️‍🔥 🏳️‍🌈 👍🏽 1️⃣");
    check_unchanged("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!");
    check_unchanged("می‌خواهم");
    check_unchanged("क्‍ष श्री‌मान");
    check_unchanged("ភាសា​ខ្មែរ");
    check_unchanged("葛\U000e0100");
    check_unchanged("naïve, 日本語, кот, ελληνικά, ∑ᵢ √dₖ → eˣ “quoted” – –");
}

static bool is_clean(str s)
{
    size_t at, size;

    for (at = 0; at < s.len; at += size) {
        unsigned code = utf8_decode(str_skip(s, at), &size);

        if (size == 1 && (unsigned char)s.ptr[at] >= 0x80)
            return false;
        if ((code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0))
            return false;
        if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
            return false;
    }
    return true;
}

/* Bytes drawn so that interesting lead and continuation bytes are common. */
static void test_random_bytes_become_safe(void **state)
{
    static const unsigned char likely[] = {0x1B, 0x00, 0x7F, 0xC2, 0x9B, 0x80, 0xE2, 0xAE, 0x8D, 0xF0, 0x9F,
                                           0xF3, 0xA0, 0x81, 0xA7, 0xBF, 0xEF, 0xB8, 0x8F, 'a',  ' ',  '\n'};
    struct random random = random_seeded(7);
    struct buf out;
    int round;

    (void)state;
    buf_init(&out);
    for (round = 0; round < 20000; round++) {
        char bytes[24];
        size_t len = random_below(&random, sizeof bytes), i;

        for (i = 0; i < len; i++)
            bytes[i] = (char)(random_below(&random, 3) ? likely[random_below(&random, sizeof likely)]
                                                       : random_below(&random, 256));
        buf_clear(&out);
        utf8_add_safe(&out, (str){bytes, len}, round & 1);
        assert_true(is_clean(buf_str(&out)));
    }
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decoding),
        cmocka_unit_test(test_validity),
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_neighbours),
        cmocka_unit_test(test_controls_become_visible),
        cmocka_unit_test(test_hidden_characters_become_visible),
        cmocka_unit_test(test_joiners_stay_where_needed),
        cmocka_unit_test(test_random_bytes_become_safe),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
