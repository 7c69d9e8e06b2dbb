/* The side of a card that asks: what it shows, and that it keeps to its width whatever the card says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document_make.h"
#include "grill/report/face.h"
#include "unit/line_check.h"

enum { MOST_OPTIONS = 4 };

static void assert_face(const struct card *card, unsigned width, const char *expected)
{
    const struct render_options options = {.width = width, .indent = 2};
    struct buf out;

    buf_init(&out);
    face_show(&out, card, RENDER_TEXT, &options);
    assert_string_equal(buf_z(&out), expected);
    buf_release(&out);
}

static void test_options(void **state)
{
    const str options[] = {STR("dropout"), STR("more layers, and a learning rate that is larger")};
    struct card card = {
        .kind = CARD_CHOICE, .question = STR("What is *against* overfitting?"), .options = options, .option_count = 2};

    (void)state;
    assert_face(&card, 60,
                "  What is against overfitting?\n"
                "  a) dropout\n"
                "  b) more layers, and a learning rate that is larger\n");
    assert_face(&card, 32,
                "  What is against overfitting?\n"
                "  a) dropout\n"
                "  b) more layers, and a\n"
                "     learning rate that is\n"
                "     larger\n");
}

/* Words and a formula: what cards are made of. */
static str made_markdown(struct arena *arena, struct random *random)
{
    str words = made_text(arena, random, 12);
    str latex = made_formula(arena, random);

    return random_below(random, 2) ? words : arena_format(arena, "%.*s $%.*s$", STR_ARG(words), STR_ARG(latex));
}

static void check_random(uint64_t seed)
{
    struct random random = random_seeded(seed);
    struct render_options options = {.width = 20 + (unsigned)random_below(&random, 181)};
    struct arena arena;
    struct buf out;
    str choices[MOST_OPTIONS];
    struct card card = {.options = choices};

    arena_init(&arena);
    buf_init(&out);
    options.indent = (unsigned)random_below(&random, 4);
    options.ascii = random_below(&random, 2);
    card.kind = random_below(&random, 2) ? CARD_CHOICE : CARD_QUESTION;
    card.question = made_markdown(&arena, &random);
    card.option_count = card.kind == CARD_CHOICE ? (uint16_t)random_below(&random, MOST_OPTIONS + 1) : 0;
    for (size_t i = 0; i < card.option_count; i++)
        choices[i] = made_markdown(&arena, &random);
    face_show(&out, &card, RENDER_TEXT, &options);
    lines_check(buf_str(&out), options.width);
    buf_release(&out);
    arena_release(&arena);
}

static void test_random(void **state)
{
    uint64_t count = getenv("GRILL_LONG") ? 50000 : 3000;

    (void)state;
    for (uint64_t seed = 1; seed <= count; seed++)
        check_random(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
