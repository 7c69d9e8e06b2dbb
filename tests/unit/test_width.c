#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/text/width.h"

static void test_width_of_texts(void **state)
{
    static const struct {
        const char *text;
        size_t cells;
    } cases[] = {
        {"", 0},
        {"hello, world", 12},
        {"naïve café", 10},
        {"e\u0301a\u0308\u0301", 2},
        {"日本語", 6},
        {"ｆｕｌｌ", 8},
        {"ﾊﾝｶｸ", 4},
        {"한국어", 6},
        {"\u1112\u1161\u11ab", 2},
        {"👨‍👩‍👧", 2},
        {"👍🏽!", 3},
        {"🇩🇪🇫🇷", 4},
        {"❤", 1},
        {"❤️", 2},
        {"1️⃣", 2},
        {"🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2},
        {"\U0001FAE9", 2},
        {"क्षि", 3},
        {"√dₖ → ∞", 7},
        {"“x” – …", 7},
        {"\x1b\x7f\r", 0},
        {"a\u200bb", 2},
        {"ℝⁿ×ᵐ", 4},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(text_width(str_of(cases[i].text)), cases[i].cells);
}

static void test_clusters(void **state)
{
    static const char *const clusters[] = {"a", "e\u0301", "日", "👨‍👩‍👧", "🇩🇪", "🇫🇷", "👍🏽",
                                           "x", "\r\n",    "각"};
    struct buf text;
    str rest;
    size_t i;

    (void)state;
    buf_init(&text);
    for (i = 0; i < sizeof clusters / sizeof *clusters; i++)
        buf_add_z(&text, clusters[i]);
    rest = buf_str(&text);
    for (i = 0; i < sizeof clusters / sizeof *clusters; i++) {
        size_t bytes = cluster_next(rest, NULL);

        assert_int_equal(bytes, strlen(clusters[i]));
        rest = str_skip(rest, bytes);
    }
    assert_int_equal(rest.len, 0);
    buf_release(&text);
}

static void test_fit(void **state)
{
    (void)state;
    assert_int_equal(text_fit(STR("hello"), 3), 3);
    assert_int_equal(text_fit(STR("hello"), 9), 5);
    assert_int_equal(text_fit(STR("hello"), 0), 0);
    assert_int_equal(text_fit(STR("日本語"), 5), 6);
    assert_int_equal(text_fit(STR("ae\u0301i"), 2), 4);
    assert_int_equal(text_fit(STR("a👨‍👩‍👧b"), 2), 1);
}

static void expect_cut(str s, size_t cells, bool ascii, const char *wanted)
{
    struct buf out;

    buf_init(&out);
    text_add_cut(&out, s, cells, ascii);
    assert_string_equal(buf_z(&out), wanted);
    buf_release(&out);
}

static void test_cut(void **state)
{
    (void)state;
    expect_cut(STR("hello"), 5, false, "hello");
    expect_cut(STR("hello"), 4, false, "hel…");
    expect_cut(STR("  to be or"), 6, false, "  to…");
    expect_cut(STR("日本語"), 5, false, "日本…");
    expect_cut(STR("日本語"), 5, true, "日...");
    expect_cut(STR("hello"), 1, false, "…");
    expect_cut(STR("hello"), 2, true, "he");
    expect_cut(STR("hello"), 0, false, "");
    expect_cut(STR(""), 0, false, "");
}

/* A base letter under a million marks is one cluster of one cell; anything quadratic would not end. */
static void test_endless_cluster(void **state)
{
    struct buf text;

    (void)state;
    buf_init(&text);
    buf_add_z(&text, "a");
    buf_add_repeat(&text, STR("\u0301"), 500000);
    assert_int_equal(text_width(buf_str(&text)), 1);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_width_of_texts),
        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_fit),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_endless_cluster),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
