/* The columns of a term card. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grill/deck/term.h"
#include "grill/quiz/check.h"

static struct card term(const char *answer)
{
    static const struct topic root;
    return (struct card){.kind = CARD_TERM, .question = STR("ReLU"), .answer = str_of(answer), .topic = &root};
}

static void test_fields(void **state)
{
    (void)state;
    struct arena arena;
    struct term_field *fields = NULL;
    arena_init(&arena);
    struct card card = term("**Formula:** max(0, x)  \n**When to use:** hidden layers");
    assert_int_equal(term_fields(&arena, &card, &fields), 2);
    assert_true(str_eq(fields[0].label, STR("Formula")));
    assert_true(str_eq(fields[0].value, STR("max(0, x)")));
    assert_true(str_eq(fields[1].label, STR("When to use")));
    assert_true(str_eq(fields[1].value, STR("hidden layers")));
    card = term("A plain meaning.");
    assert_int_equal(term_fields(&arena, &card, &fields), 0);
    arena_release(&arena);
}

static void test_labels_need_not_be_said(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct card card = term("**Task:** regression  \n**Useful against:** outliers");
    assert_int_equal(check_answer(&arena, &card, STR("regression, outliers")).verdict, VERDICT_RIGHT);
    assert_int_equal(check_answer(&arena, &card, STR("task, useful")).verdict, VERDICT_WRONG);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fields), cmocka_unit_test(test_labels_need_not_be_said)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
