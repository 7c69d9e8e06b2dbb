#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/text/fold.h"

struct pair {
    const char *text;
    const char *folded;
};

static void check(void (*fold)(struct buf *, str), const struct pair *pairs, size_t count)
{
    struct buf out;
    size_t i;

    buf_init(&out);
    for (i = 0; i < count; i++) {
        buf_clear(&out);
        fold(&out, str_of(pairs[i].text));
        if (strcmp(buf_z(&out), pairs[i].folded) != 0)
            print_error("of: %s\n", pairs[i].text);
        assert_string_equal(buf_z(&out), pairs[i].folded);
    }
    buf_release(&out);
}

#define CHECK(fold, pairs) check((fold), (pairs), sizeof(pairs) / sizeof *(pairs))

/* Stored progress depends on every line of this: a row may be added, none may be changed. */
static void test_pinned(void **state)
{
    static const struct pair pins[] = {
        {"", ""},
        {"   \n\t ", ""},
        {"?!.", ""},
        {"What is overfitting?", "what is overfitting"},
        {"  what is  OVERFITTING ", "what is overfitting"},
        {"**What is _overfitting_?**", "what is overfitting"},
        {"What is `batch_size`?", "what is batch size"},
        {"~~old~~ *new*", "old new"},
        {"What's the model's \"bias\"?", "whats the models bias"},
        {"What’s the model’s “bias”?", "whats the models bias"},
        {"don't", "dont"},
        {"self-attention", "self attention"},
        {"self attention", "self attention"},
        {"state-of-the-art k-means", "state of the art k means"},
        {"pre- and post-training", "pre and post training"},
        {"GPT-4 or GPT 4", "gpt 4 or gpt 4"},
        {"Dropout - a regularizer – or not — maybe", "dropout a regularizer or not maybe"},
        {"- a bullet\n* another\n+ third", "a bullet another third"},
        {"## Heading ##", "heading"},
        {"=====", ""},
        {"----", ""},
        {"a ---- b", "a b"},
        {"C++ and C#", "c + + and c #"},
        {"a+b", "a + b"},
        {"a * b", "a * b"},
        {"a*b", "a * b"},
        {"x**2", "x * * 2"},
        {"SELECT * FROM t", "select * from t"},
        {"COUNT(*)", "count *"},
        {"n - 1", "n - 1"},
        {"n-1", "n - 1"},
        {"2x-1", "2x - 1"},
        {"-1", "- 1"},
        {"5 - -3", "5 - - 3"},
        {"0-1", "0 - 1"},
        {"0–1", "0 - 1"},
        {"10-fold", "10 fold"},
        {"1 − p", "1 - p"},
        {"σ(x)·(1-σ(x))", "σ x 1 - σ x"},
        {"-[y·log(ŷ) + (1-y)·log(1-ŷ)]", "- y log ŷ + 1 - y log 1 - ŷ"},
        {"f'(x) = 2x", "f ′ x = 2x"},
        {"f′(x)", "f ′ x"},
        {"x >= 0", "x > = 0"},
        {"x ≥ 0", "x > = 0"},
        {"x≠y", "x ! = y"},
        {"x != y", "x ! = y"},
        {"== or ===?", "= = or = = ="},
        {"a && b || !c", "a & & b | | c"},
        {"Q&A", "q a"},
        {"O(n log n)", "o n log n"},
        {"i++ or i--", "i + + or i - -"},
        {"git log --oneline -n", "git log - - oneline - n"},
        {"a -> b", "a - > b"},
        {"a → b", "a - > b"},
        {"50% of 1,000 is 500.", "50 % of 1000 is 500"},
        {"50 %", "50 %"},
        {"3.14 and .5 and v1.2.3", "3.14 and .5 and v1.2.3"},
        {"1,2,3", "1 2 3"},
        {"x² = x^2", "x2 = x2"},
        {"e⁻ˣ and e^{-x}", "e - x and e - x"},
        {"and/or 1/2 ½", "and / or 1 / 2 1 / 2"},
        {"√dₖ", "√ dk"},
        {"[0, ∞)", "0 ∞"},
        {"ﬁne ＡＢＣ", "fine abc"},
        {"Straße STRASSE", "strasse strasse"},
        {"naïve café", "naïve café"},
        {"NAI\u0308VE CAFE\u0301", "naïve café"},
        {"Что такое «градиент»?", "что такое градиент"},
        {"什么是梯度消失？", "什么是梯度消失"},
        {"什么是CNN？", "什么是 cnn"},
        {"什么是 CNN ?", "什么是 cnn"},
        {"バッチ正規化とは何ですか。", "バッチ正規化とは何ですか"},
        {"CNN은 무엇인가요?", "cnn은 무엇인가요"},
        {"¿Qué es?", "qué es"},
        {"What is a delta? 🌊", "what is a delta"},
        {"7️⃣ What is this ✅", "7 what is this"},
        {"🌊", "🌊"},
        {"✅ ❌", "✅ ❌"},
        {"• Point", "point"},
        {"$\\sigma(x)$", "sigma x"},
        {"zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"},
        {"bad \xff byte", "bad \ufffd byte"},
    };

    (void)state;
    CHECK(fold_words, pins);
}

static void test_loosely(void **state)
{
    static const struct pair pairs[] = {
        {"naïve café", "naive cafe"},
        {"Ångström, Łódź, Øre, Þór", "angstrom lodz ore thor"},
        {"Tiếng Việt", "tieng viet"},
        {"ёлка йод", "елка иод"},
        {"Ελληνικά", "ελληνικα"},
        {"が ガ", "が ガ"},
        {"क्षि", "क्षि"},
        {"plain TEXT", "plain text"},
        {"한국어", "한국어"},
        {"bad \xff", "bad \ufffd"},
    };

    (void)state;
    CHECK(fold_words_loosely, pairs);
}

static void test_appends(void **state)
{
    struct buf out;

    (void)state;
    buf_init(&out);
    buf_add_z(&out, "x:");
    fold_words(&out, STR("  One "));
    fold_words(&out, STR("!"));
    assert_string_equal(buf_z(&out), "x:one");
    buf_release(&out);
}

/* Anything quadratic would not end. */
static void test_long_texts(void **state)
{
    static const char *const units[] = {"- ", "a", "1", "*", "-", " ", "1-", "\u0301", "'", "_", "x - "};
    struct buf text, out;
    size_t i;

    (void)state;
    buf_init(&text);
    buf_init(&out);
    for (i = 0; i < sizeof units / sizeof *units; i++) {
        buf_clear(&text);
        buf_clear(&out);
        buf_add_repeat(&text, str_of(units[i]), 500000);
        fold_words(&out, buf_str(&text));
    }
    buf_release(&text);
    buf_release(&out);
}

/* Text that needs no normalising takes a shorter way, which must lead to the same words: the wide letter asks for the
 * long one. */
static void test_both_ways_agree(void **state)
{
    struct buf text, out, longer;
    unsigned code;

    (void)state;
    buf_init(&text);
    buf_init(&out);
    buf_init(&longer);
    for (code = 0x80; code < 0x10000; code += code < 0x3400 ? 1 : 37) {
        bool dash = code >= 0x2010 && code < 0x2020; /* asks what stands around */
        if (dash || (code >= 0xD800 && code < 0xE000))
            continue;
        buf_clear(&text);
        buf_clear(&out);
        buf_clear(&longer);
        buf_add_z(&text, "Ab");
        buf_add_code(&text, code);
        buf_add_z(&text, "C ");
        buf_add_code(&text, code);
        fold_words(&out, buf_str(&text));
        buf_add_z(&out, " z");
        buf_add_z(&text, " \uFF3A");
        fold_words(&longer, buf_str(&text));
        assert_true(str_eq(buf_str(&out), buf_str(&longer)));
    }
    buf_release(&text);
    buf_release(&out);
    buf_release(&longer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pinned),     cmocka_unit_test(test_loosely),         cmocka_unit_test(test_appends),
        cmocka_unit_test(test_long_texts), cmocka_unit_test(test_both_ways_agree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
