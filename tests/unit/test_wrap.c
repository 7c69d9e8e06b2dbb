#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/base/random.h"
#include "grill/text/width.h"
#include "grill/text/wrap.h"

/* The lines of a text, each ended by '|'. */
static void check(const char *text, size_t cells, const char *expected)
{
    str rest = str_of(text);
    struct buf out;

    buf_init(&out);
    while (rest.len > 0) {
        struct wrap line = wrap_line(rest, cells);

        buf_add(&out, str_slice(rest, 0, line.end));
        buf_add_byte(&out, '|');
        assert_int_equal(text_width(str_slice(rest, 0, line.end)), line.width);
        rest = str_skip(rest, line.next);
    }
    assert_string_equal(buf_z(&out), expected);
    buf_release(&out);
}

static void test_blanks(void **state)
{
    (void)state;
    check("the quick brown fox", 10, "the quick|brown fox|");
    check("the quick brown fox", 9, "the quick|brown fox|");
    check("the quick brown fox", 80, "the quick brown fox|");
    check("one   two", 5, "one|two|");
    check("exact fit   \nnext", 9, "exact fit|next|");
    check("exact fit\nnext", 9, "exact fit|next|");
    check("a\n\nb", 9, "a||b|");
    check("trailing   ", 20, "trailing|");
    check("trailing   ", 8, "trailing|");
    check("  in dented", 6, "  in|dented|");
    check("no\u00a0break here", 6, "no\u00a0bre|ak|here|");
    check("see no\u00a0break", 9, "see|no\u00a0break|");
}

static void test_hyphens(void **state)
{
    (void)state;
    check("self-attention heads", 8, "self-|attentio|n heads|");
    check("a self-attention head", 10, "a self-|attention|head|");
    check("run k-means now", 6, "run|k-mean|s now|");
    check("range 10-20 only", 8, "range|10-20|only|");
    check("use --verbose", 6, "use|--verb|ose|");
    check("zero-shot—or few-shot", 12, "zero-shot—or|few-shot|");
    check("one two—three", 10, "one two—|three|");
    check("x – y – z", 5, "x – y|– z|");
}

static void test_long_words(void **state)
{
    (void)state;
    check("abcdefghij", 4, "abcd|efgh|ij|");
    check("go to https://example.org/some/path now", 16, "go to|https://example.|org/some/path|now|");
    check("日本語", 1, "日|本|語|");
    check("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧|👨‍👩‍👧|");
}

static void test_east_asian(void **state)
{
    (void)state;
    check("什么是梯度消失？", 8, "什么是梯|度消失？|");
    check("什么是梯度消失？", 14, "什么是梯度消|失？|");
    check("这是「引号」。", 6, "这是|「引|号」。|");
    check("使用CNN网络", 7, "使用CNN|网络|");
    check("使用CNN网络", 6, "使用|CNN网|络|");
    check("データーベース", 6, "デー|ター|ベース|");
    check("（注）本文", 4, "（注|）本|文|");
    check("안녕하세요 세계", 6, "안녕하|세요|세계|");
}

/* Syllables with vowel signs are two cells wide, and no reason to break a word. */
static void test_indic(void **state)
{
    (void)state;
    check("यह प्रशिक्षण का समय", 9, "यह|प्रशिक्षण|का समय|");
    check("கற்றல் விகிதம்", 9, "கற்றல்|விகிதம்|");
}

/* No break beside quotation marks, before closing or behind opening ones. */
static void test_punctuation(void **state)
{
    (void)state;
    check("f(x, y) = softmax(x)", 9, "f(x, y) =|softmax|(x)|");
    check("say “hello world” now", 7, "say|“hello|world”|now|");
    check("works 100% 👍!", 11, "works 100%|👍!|");
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n';
}

static void check_properties(str text, size_t cells)
{
    size_t at = 0, skipped;

    while (at < text.len) {
        str rest = str_skip(text, at);
        struct wrap line = wrap_line(rest, cells);
        str shown = str_slice(rest, 0, line.end);

        assert_true(line.next > 0 && line.next <= rest.len && line.end <= line.next);
        assert_int_equal(text_width(shown), line.width);
        assert_true(line.width <= cells || cluster_next(shown, NULL) == shown.len);
        assert_true(shown.len == 0 || !is_blank(shown.ptr[shown.len - 1]));
        for (skipped = line.end; skipped < line.next; skipped++)
            assert_true(is_blank(rest.ptr[skipped]));
        at += line.next;
    }
}

static void test_random_texts(void **state)
{
    static const char *const parts[] = {" ",  "  ", "\n",      "a",        "word", "-",      "—", "日", "。",
                                        "「", "」", "e\u0301", "👍🏽", "🇩🇪",   "\u00a0", "(", ")",  ".",
                                        "/",  "12", "한",      "“",        "”",    "\u200b", "_", "%"};
    struct random random = random_seeded(11);
    struct buf text;
    int round;

    (void)state;
    buf_init(&text);
    for (round = 0; round < 5000; round++) {
        size_t count = random_below(&random, 60);

        buf_clear(&text);
        for (; count > 0; count--)
            buf_add_z(&text, parts[random_below(&random, sizeof parts / sizeof *parts)]);
        check_properties(buf_str(&text), 1 + random_below(&random, 20));
    }
    buf_release(&text);
}

/* Anything quadratic would not end. */
static void test_long_texts(void **state)
{
    static const char *const units[] = {"a", " ", "日", "a ", "-", "\u200b", "\u0301", "/"};
    struct buf text;
    size_t i;

    (void)state;
    buf_init(&text);
    for (i = 0; i < sizeof units / sizeof *units; i++) {
        size_t at = 0;

        buf_clear(&text);
        buf_add_z(&text, "x y");
        buf_add_repeat(&text, str_of(units[i]), 500000);
        buf_add_z(&text, "zzzzz");
        while (at < text.len)
            at += wrap_line(str_skip(buf_str(&text), at), 4).next;
    }
    buf_release(&text);
}

static void expect_message(const char *text, size_t cells, const char *wanted)
{
    struct buf out;
    buf_init(&out);
    wrap_message(&out, str_of(text), cells, 2);
    assert_string_equal(buf_z(&out), wanted);
    buf_release(&out);
}

static void test_messages(void **state)
{
    (void)state;
    expect_message("", 10, "");
    expect_message("as it is", 10, "as it is");
    expect_message("one two three", 7, "one two\n  three");
    expect_message("words-that-are-long stay", 7, "words-that-are-long\n  stay");
    expect_message("try 'grill check a.md' now", 10, "try\n  'grill check a.md'\n  now");
    expect_message("not 'any words' here", 10, "not 'any\n  words'\n  here");
    expect_message(" a.md: of  two ", SIZE_MAX, " a.md: of  two ");
    expect_message(" a.md: of  two ", 11, " a.md: of\n  two ");
    expect_message("  words-that-are-long   stay", 7, "  words-that-are-long\n  stay");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blanks),     cmocka_unit_test(test_hyphens),      cmocka_unit_test(test_long_words),
        cmocka_unit_test(test_east_asian), cmocka_unit_test(test_indic),        cmocka_unit_test(test_punctuation),
        cmocka_unit_test(test_messages),   cmocka_unit_test(test_random_texts), cmocka_unit_test(test_long_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
