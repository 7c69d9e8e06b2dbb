/* The sample documents load whole: every card, every topic, no line lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grill/base/arena.h"
#include "grill/base/diag.h"
#include "grill/deck/card.h"
#include "grill/deck/load.h"
#include "shared_data.h"

struct seed {
    const char *file;
    size_t questions;
    size_t terms;
    size_t topics; /* different topics that cards stand under */
    size_t images; /* answers that begin with an image */
};

static const struct seed seeds[] = {
    {"seeds/000_ba0c2e294ae1f724.txt", 8, 0, 3, 0},   {"seeds/001_80a66d08358757cf.txt", 9, 23, 8, 0},
    {"seeds/002_07955be0f3763b72.txt", 10, 0, 1, 0},  {"seeds/003_ffefa6a2dd279f35.txt", 20, 0, 3, 7},
    {"seeds/004_ba499d5cd1c16649.txt", 32, 0, 13, 0},
};

enum { SEEDS = sizeof seeds / sizeof seeds[0] };

struct loaded {
    struct arena arena;
    struct diags diags;
    char *bytes;
    struct deck *deck;
    const struct claim *claims;
    size_t claim_count;
};

static bool load(struct loaded *loaded, const struct seed *seed)
{
    loaded->bytes = shared_data(seed->file);
    if (!loaded->bytes)
        return false;
    arena_init(&loaded->arena);
    diags_init(&loaded->diags, &loaded->arena);
    loaded->deck = deck_explain(&loaded->arena, str_of(seed->file), str_of(loaded->bytes), &loaded->diags,
                                &loaded->claims, &loaded->claim_count);
    assert_non_null(loaded->deck);
    return true;
}

static void unload(struct loaded *loaded)
{
    diags_release(&loaded->diags);
    arena_release(&loaded->arena);
    free(loaded->bytes);
}

static void each_seed(void (*check)(const struct seed *seed, const struct loaded *loaded))
{
    for (size_t i = 0; i < SEEDS; i++) {
        struct loaded loaded;
        if (!load(&loaded, &seeds[i]))
            skip();
        check(&seeds[i], &loaded);
        unload(&loaded);
    }
}

static void check_counts(const struct seed *seed, const struct loaded *loaded)
{
    size_t kinds[CARD_KIND_COUNT] = {0};
    size_t images = 0;
    for (size_t i = 0; i < loaded->deck->card_count; i++) {
        const struct card *card = &loaded->deck->cards[i];
        kinds[card->kind]++;
        images += str_starts(card->answer, STR("!["));
        assert_true(card->question.len > 0);
        assert_true(card->answer.len > 0);
        assert_true(card->line > 0 && card->last_line >= card->line);
    }
    assert_int_equal(kinds[CARD_QUESTION], seed->questions);
    assert_int_equal(kinds[CARD_TERM], seed->terms);
    assert_int_equal(kinds[CARD_CLOZE] + kinds[CARD_CHOICE], 0);
    assert_int_equal(images, seed->images);
}

static void counts_are_right(void **state)
{
    (void)state;
    each_seed(check_counts);
}

/* No answer holds another card's question, a label, or a rule. */
static void check_answers(const struct seed *seed, const struct loaded *loaded)
{
    (void)seed;
    const struct deck *deck = loaded->deck;
    for (size_t i = 0; i < deck->card_count; i++) {
        str answer = deck->cards[i].answer;
        for (size_t j = 0; j < deck->card_count; j++)
            if (deck->cards[j].kind == CARD_QUESTION && deck->cards[j].question.len > 24)
                assert_false(str_contains(answer, deck->cards[j].question));
        assert_false(str_contains(answer, STR("====")));
        assert_false(str_contains(answer, STR("-----")));
        assert_false(str_contains(answer, STR("SECTION")));
        assert_false(str_starts(answer, STR("A:")) || str_starts(answer, STR("**Answer")));
        assert_false(str_starts(deck->cards[i].question, STR("Q")) && deck->cards[i].question.ptr[1] == ':');
        assert_false(str_ends(deck->cards[i].question, STR("*")) ||
                     str_ends(deck->cards[i].question, STR("\"")) ==
                         !str_contains(deck->cards[i].question, STR(": \"")));
    }
}

static void answers_are_their_own(void **state)
{
    (void)state;
    each_seed(check_answers);
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* A title begins with a letter and is not all in capitals, unless it is made of acronyms. */
static void check_title(str title)
{
    assert_true(title.len > 1);
    assert_true((title.ptr[0] >= 'A' && title.ptr[0] <= 'Z') || is_small(title.ptr[0]));
    bool small = false;
    for (size_t i = 0; i < title.len; i++)
        small = small || is_small(title.ptr[i]);
    assert_true(small || str_contains(title, STR("RNN")));
    assert_false(str_starts(title, STR("Section ")));
    assert_false(str_ends(title, STR(":")));
}

static void check_topics(const struct seed *seed, const struct loaded *loaded)
{
    const struct topic *previous = NULL;
    size_t topics = 0;
    for (size_t i = 0; i < loaded->deck->card_count; i++) {
        const struct topic *topic = loaded->deck->cards[i].topic;
        assert_non_null(topic);
        if (topic == previous)
            continue;
        check_title(topic->title);
        previous = topic;
        topics++;
    }
    assert_int_equal(topics, seed->topics);
}

static void topics_are_clean(void **state)
{
    (void)state;
    each_seed(check_topics);
}

/* Every line that is not blank is a card's, a topic's, a passage's, or decoration of a known kind. */
static void check_claims(const struct seed *seed, const struct loaded *loaded)
{
    (void)seed;
    str rest = loaded->deck->text;
    size_t noise = 0;
    for (size_t n = 0; n < loaded->claim_count; n++) {
        str line = str_trim(str_cut(&rest, '\n'));
        const struct claim *claim = &loaded->claims[n];
        if (line.len == 0)
            continue;
        assert_int_not_equal(claim->what, CLAIM_BLANK);
        if (claim->what != CLAIM_NOISE)
            continue;
        assert_true(claim->reason[0] != '\0');
        noise++;
    }
    assert_true(noise * 2 < loaded->claim_count);
}

static void no_line_is_lost(void **state)
{
    (void)state;
    each_seed(check_claims);
}

/* What is a card's text in the end has no trace of double encoding. */
static void check_encoding(const struct seed *seed, const struct loaded *loaded)
{
    (void)seed;
    static const char *const traces[] = {"â€", "Ã", "ðŸ", "üî", "Å·"};
    for (size_t i = 0; i < sizeof traces / sizeof traces[0]; i++)
        assert_false(str_contains(loaded->deck->text, str_of(traces[i])));
}

static void encoding_is_repaired(void **state)
{
    (void)state;
    each_seed(check_encoding);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_right), cmocka_unit_test(answers_are_their_own), cmocka_unit_test(topics_are_clean),
        cmocka_unit_test(no_line_is_lost),  cmocka_unit_test(encoding_is_repaired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
