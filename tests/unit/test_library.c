/* The same question in several decks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_answer), cmocka_unit_test(test_other_answer),
                                       cmocka_unit_test(test_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
