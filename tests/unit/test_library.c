/* The same question in several decks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "grill/deck/library.h"

static void add(struct library *library, const char *path, str text)
{
    assert_true(library_add_text(library, str_of(path), text));
}

static const struct card *card_of(const struct library *library, size_t deck)
{
    return &library->decks[deck]->cards[0];
}

static void test_same_answer(void **state)
{
    (void)state;
    struct library library;
    library_init(&library);
    add(&library, "a.md", STR("Q: What is a fern?\nA: A plant.\n"));
    add(&library, "b.md", STR("Q: What is a fern?\nA: A plant.\n"));
    assert_true(str_eq(card_of(&library, 0)->id, card_of(&library, 1)->id));
    assert_ptr_equal(library_find(&library, card_of(&library, 1)->id), card_of(&library, 0));
    library_release(&library);
}

static void test_other_answer(void **state)
{
    (void)state;
    struct library library;
    library_init(&library);
    add(&library, "a.md", STR("Q: What is printed?\nA: One.\n"));
    add(&library, "b.md", STR("Q: What is printed?\nA: Two.\n"));
    add(&library, "c.md", STR("Q: What is printed?\nA: Two.\n"));
    assert_false(str_eq(card_of(&library, 0)->id, card_of(&library, 1)->id));
    assert_true(str_eq(card_of(&library, 1)->id, card_of(&library, 2)->id));
    library_release(&library);
}

/* The id that another deck's card gets is one that a deck gives to a repeated question of its own. */
static void test_repeated_in_both(void **state)
{
    (void)state;
    struct library library;
    library_init(&library);
    add(&library, "a.md", STR("Q: What is printed?\nA: One.\n"));
    add(&library, "b.md", STR("Q: What is printed?\nA: Two.\n\nQ: What is printed?\nA: Three.\n"));
    assert_int_equal(library.cards.count, 3);
    assert_int_equal(diags_worst(&library.diags), -1);
    library_release(&library);
}

/* One question in thousands of decks once took a look at each of the others for each of them. */
static void test_many(void **state)
{
    (void)state;
    enum { DECKS = 20000 };
    struct library library;
    struct arena arena;
    arena_init(&arena);
    library_init(&library);
    for (int i = 0; i < DECKS; i++)
        add(&library, "deck.md", arena_format(&arena, "Q: What is printed?\nA: The number %d.\n", i));
    assert_int_equal(library.cards.count, DECKS);
    library_release(&library);
    arena_release(&arena);
}

enum { FILES = 60 };

static void write_file(const char *folder, int number)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%02d.md", folder, number);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    if (number % 7 == 0)
        fputs("Nothing asks here.\n", file);
    for (int i = 0; number % 7 != 0 && i < 20; i++)
        fprintf(file, "## What is number %d of %d?\n\nText %d.\n\n```\n", i, number % 5, number);
    fclose(file);
}

static void assert_same(const struct library *a, const struct library *b)
{
    assert_int_equal(a->deck_count, b->deck_count);
    assert_int_equal(a->card_count, b->card_count);
    assert_int_equal(a->cards.count, b->cards.count);
    for (size_t i = 0; i < a->deck_count; i++) {
        assert_true(str_eq(a->decks[i]->path, b->decks[i]->path));
        assert_int_equal(a->decks[i]->card_count, b->decks[i]->card_count);
        for (size_t k = 0; k < a->decks[i]->card_count; k++)
            assert_true(str_eq(a->decks[i]->cards[k].id, b->decks[i]->cards[k].id));
    }
    assert_int_equal(a->diags.count, b->diags.count);
    for (size_t i = 0; i < a->diags.count; i++) {
        assert_true(str_eq(a->diags.items[i].file, b->diags.items[i].file));
        assert_int_equal(a->diags.items[i].line, b->diags.items[i].line);
        assert_true(str_eq(a->diags.items[i].text, b->diags.items[i].text));
    }
}

static void test_threads_change_nothing(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_library.XXXXXX";
    assert_non_null(mkdtemp(folder));
    for (int i = 0; i < FILES; i++)
        write_file(folder, i);
    struct library alone;
    struct library together;
    library_init(&alone);
    library_init(&together);
    alone.workers = 1;
    together.workers = 4;
    const char *const paths[] = {folder};
    library_add(&alone, paths, 1);
    library_add(&together, paths, 1);
    assert_int_equal(alone.deck_count, FILES);
    assert_true(alone.diags.count > 0);
    assert_same(&alone, &together);
    library_release(&together);
    library_release(&alone);
    for (int i = 0; i < FILES; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/%02d.md", folder, i);
        unlink(path);
    }
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_answer), cmocka_unit_test(test_other_answer),
                                       cmocka_unit_test(test_many), cmocka_unit_test(test_repeated_in_both),
                                       cmocka_unit_test(test_threads_change_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
