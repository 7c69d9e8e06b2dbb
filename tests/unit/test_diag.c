#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/diag.h"
#include "grill/base/random.h"

static void test_names(void **state)
{
    (void)state;
    for (int code = 0; code < DIAG_CODE_COUNT; code++) {
        const char *name = diag_code_name((enum diag_code)code);
        assert_non_null(name);
        assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz-"), strlen(name));
        for (int other = 0; other < code; other++)
            assert_string_not_equal(name, diag_code_name((enum diag_code)other));
    }
    assert_string_equal(diag_code_name(DIAG_NO_ANSWER), "no-answer");
    assert_string_equal(diag_code_name(DIAG_SKIPPED), "skipped");
    assert_string_equal(severity_name(SEVERITY_NOTE), "note");
    assert_string_equal(severity_name(SEVERITY_WARNING), "warning");
    assert_string_equal(severity_name(SEVERITY_ERROR), "error");
}

static void test_adding(void **state)
{
    (void)state;
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    assert_int_equal(diags_worst(&diags), -1);
    diags_add(&diags, DIAG_MOJIBAKE, STR("a.md"), 3, 7, "%d places were repaired", 2);
    assert_int_equal(diags_worst(&diags), SEVERITY_NOTE);
    assert_int_equal(diags.count, 1);
    assert_true(str_eq(diags.items[0].text, STR("2 places were repaired")));
    assert_int_equal(diags.items[0].line, 3);
    assert_int_equal(diags.items[0].col, 7);
    assert_int_equal(diags.items[0].severity, SEVERITY_NOTE);
    diags_add(&diags, DIAG_UNREADABLE, STR("b.md"), 0, 0, "is a folder");
    diags_add(&diags, DIAG_NO_ANSWER, STR("a.md"), 9, 1, "no answer");
    assert_int_equal(diags_worst(&diags), SEVERITY_ERROR);
    diags_release(&diags);
    assert_int_equal(diags.count, 0);
    arena_release(&arena);
}

static void test_places(void **state)
{
    (void)state;
    static const struct {
        struct diag diag;
        const char *place;
    } places[] = {
        {{.file = {"a.md", 4}, .line = 3, .col = 7}, "a.md:3:7: "},
        {{.file = {"a.md", 4}, .line = 3}, "a.md:3: "},
        {{.file = {"a.md", 4}}, "a.md: "},
        {{.line = 0}, ""},
    };
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct buf out;
        buf_init(&out);
        diag_add_place(&out, &places[i].diag);
        assert_string_equal(buf_z(&out), places[i].place);
        buf_release(&out);
    }
}

static void test_sorting_by_place(void **state)
{
    (void)state;
    static const char *const expected[] = {"a 0", "a 2.1", "a 2.5", "a 10", "b 1"};
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    diags_add(&diags, DIAG_TABLE, STR("b"), 1, 0, "b 1");
    diags_add(&diags, DIAG_TABLE, STR("a"), 10, 0, "a 10");
    diags_add(&diags, DIAG_TABLE, STR("a"), 2, 5, "a 2.5");
    diags_add(&diags, DIAG_TABLE, STR("a"), 0, 0, "a 0");
    diags_add(&diags, DIAG_TABLE, STR("a"), 2, 1, "a 2.1");
    diags_sort(&diags);
    for (size_t i = 0; i < 5; i++)
        assert_true(str_eq(diags.items[i].text, str_of(expected[i])));
    diags_release(&diags);
    arena_release(&arena);
}

static void test_sorting_keeps_the_order_of_equal_ones(void **state)
{
    (void)state;
    struct random random = random_seeded(1);
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    for (unsigned count = 0; count < 200; count++) {
        diags_init(&diags, &arena);
        for (unsigned i = 0; i < count; i++)
            diags_add(&diags, DIAG_TABLE, STR("a"), (unsigned)random_below(&random, 10), 0, "%05u", i);
        diags_sort(&diags);
        assert_int_equal(diags.count, count);
        for (unsigned i = 1; i < count; i++) {
            const struct diag *a = &diags.items[i - 1];
            const struct diag *b = &diags.items[i];
            assert_true(a->line < b->line || (a->line == b->line && str_compare(a->text, b->text) < 0));
        }
        diags_add(&diags, DIAG_TABLE, STR("a"), 1, 1, "one more fits after sorting");
        diags_release(&diags);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_adding),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_sorting_by_place),
        cmocka_unit_test(test_sorting_keeps_the_order_of_equal_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
