/* Which reworded question takes which history over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "grill/deck/load.h"
#include "grill/quiz/identity.h"

struct fixture {
    struct library library;
    struct progress progress;
    struct arena arena;
};

static void load(struct fixture *fixture, const char *path, const char *text)
{
    library_init(&fixture->library);
    arena_init(&fixture->arena);
    assert_true(library_add_text(&fixture->library, str_of(path), str_of(text)));
    struct progress_options options = {
        .schedule = {.model = &fsrs7_default, .retention = 0.9, .maximum_days = 36500, .fuzz = true}, .rollover = 4};
    progress_init(&fixture->progress, &options);
}

static void reviewed(struct fixture *fixture, const char *id, const char *place, const char *words)
{
    struct record record = {.kind = RECORD_REVIEW, .card = str_of(id), .ms = 1000, .grade = 3};
    record_describe(&record, &fixture->arena, str_of(place), str_of(words));
    progress_fold(&fixture->progress, &record, 1);
}

static size_t match(struct fixture *fixture, struct record **renames)
{
    return identity_match(&fixture->arena, &fixture->library, &fixture->progress, renames);
}

static void release(struct fixture *fixture)
{
    progress_release(&fixture->progress);
    library_release(&fixture->library);
    arena_release(&fixture->arena);
}

static const char deck[] = "Q: What does the vanishing gradient problem do to early layers?\nA: They stop learning.\n\n"
                           "Q: What is GELU?\nA: A smooth activation.\n\n"
                           "Q: What is ReLU?\nA: The positive part.\n";

static void test_reworded(void **state)
{
    (void)state;
    struct fixture fixture;
    struct record *renames = NULL;
    load(&fixture, "/home/ada/notes/deep.md", deck);
    reviewed(&fixture, "old1", "notes/deep.md", "what does the vanishing gradient do to the early layers");
    assert_int_equal(match(&fixture, &renames), 1);
    assert_true(str_eq(renames[0].other, STR("old1")));
    assert_true(str_eq(renames[0].card, fixture.library.decks[0]->cards[0].id));
    str place;
    str words;
    record_question(&renames[0], &place, &words);
    assert_true(str_eq(words, STR("what does the vanishing gradient problem do to early layers")));
    progress_fold(&fixture.progress, renames, 1);
    assert_int_equal(progress_find(&fixture.progress, renames[0].card)->reviews, 1);
    assert_int_equal(match(&fixture, &renames), 0);
    release(&fixture);
}

static void test_mistyped(void **state)
{
    (void)state;
    struct fixture fixture;
    struct record *renames = NULL;
    load(&fixture, "deep.md", deck);
    reviewed(&fixture, "old1", "deep.md", "waht is relu");
    assert_int_equal(match(&fixture, &renames), 1);
    assert_true(str_eq(renames[0].card, fixture.library.decks[0]->cards[2].id));
    release(&fixture);
}

static void test_other_question(void **state)
{
    (void)state;
    struct fixture fixture;
    struct record *renames = NULL;
    load(&fixture, "deep.md", deck);
    reviewed(&fixture, "old1", "deep.md", "what is dropout");
    reviewed(&fixture, "old2", "deep.md", "when do early layers freeze");
    assert_int_equal(match(&fixture, &renames), 0);
    release(&fixture);
}

static void test_other_deck(void **state)
{
    (void)state;
    struct fixture fixture;
    struct record *renames = NULL;
    load(&fixture, "deep.md", deck);
    reviewed(&fixture, "old1", "shallow.md", "what does the vanishing gradient do to the early layers");
    assert_int_equal(match(&fixture, &renames), 0);
    release(&fixture);
}

static void test_best_pair(void **state)
{
    (void)state;
    struct fixture fixture;
    struct record *renames = NULL;
    load(&fixture, "deep.md",
         "Q: Which gate of an LSTM forgets?\nA: The forget gate.\n\nQ: Which gate of an LSTM writes?\nA: The input "
         "gate.\n");
    reviewed(&fixture, "old1", "deep.md", "which gate of an lstm cell writes");
    reviewed(&fixture, "old2", "deep.md", "which gate of an lstm cell forgets");
    assert_int_equal(match(&fixture, &renames), 2);
    for (size_t i = 0; i < 2; i++) {
        bool writes = str_eq(renames[i].other, STR("old1"));
        assert_true(str_eq(renames[i].card, fixture.library.decks[0]->cards[writes ? 1 : 0].id));
    }
    release(&fixture);
}

static void test_describe(void **state)
{
    (void)state;
    struct fixture fixture;
    struct record record = {0};
    load(&fixture, "/home/ada/my notes/deep learning.md", deck);
    identity_describe(&fixture.arena, &fixture.library.decks[0]->cards[1], &record);
    str place;
    str words;
    record_question(&record, &place, &words);
    assert_true(str_eq(place, STR("my_notes/deep_learning.md")));
    assert_true(str_eq(words, STR("what is gelu")));
    release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reworded),   cmocka_unit_test(test_mistyped),  cmocka_unit_test(test_other_question),
        cmocka_unit_test(test_other_deck), cmocka_unit_test(test_best_pair), cmocka_unit_test(test_describe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
