#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/doc/table.h"

/* The cells of a row, parted by semicolons. */
static void expect_cells(const char *line, size_t count, const char *expected)
{
    str cells[8];
    struct buf out;
    buf_init(&out);
    assert_int_equal(table_split(str_of(line), cells, 8), count);
    for (size_t i = 0; i < count && i < 8; i++) {
        buf_add_z(&out, i ? ";" : "");
        buf_add(&out, cells[i]);
    }
    assert_string_equal(buf_z(&out), expected);
    buf_release(&out);
}

static void test_rows(void **state)
{
    (void)state;
    expect_cells("| a | b |", 2, "a;b");
    expect_cells("a|b", 2, "a;b");
    expect_cells("|a|", 1, "a");
    expect_cells("a", 0, "");
    expect_cells("", 0, "");
    expect_cells("| a || c |", 3, "a;;c");
    expect_cells("|", 1, "");
    expect_cells("  | a | b", 2, "a;b");
}

static void test_bars_that_part_nothing(void **state)
{
    (void)state;
    expect_cells("a \\| b | c \\|", 2, "a \\| b;c \\|");
    expect_cells("a \\\\| b", 2, "a \\\\;b");
    expect_cells("`a|b` | ``c`|`d``", 2, "`a|b`;``c`|`d``");
    expect_cells("`a | b", 2, "`a;b");
    expect_cells("$|x|$ | $P(a|b)$", 2, "$|x|$;$P(a|b)$");
    expect_cells("$5 | $6", 2, "$5;$6");
    expect_cells("\\(a|b\\) | c", 2, "\\(a|b\\);c");
}

static void expect_delimiters(const char *line, size_t count, enum node_align first, enum node_align last)
{
    enum node_align aligns[TABLE_COLUMNS] = {0};
    assert_int_equal(table_delimiters(str_of(line), aligns, TABLE_COLUMNS), count);
    if (count) {
        assert_int_equal(aligns[0], first);
        assert_int_equal(aligns[count - 1], last);
    }
}

static void test_delimiters(void **state)
{
    (void)state;
    expect_delimiters("|---|:-:|", 2, ALIGN_NONE, ALIGN_CENTRE);
    expect_delimiters(":-- | --:", 2, ALIGN_LEFT, ALIGN_RIGHT);
    expect_delimiters("|-|", 1, ALIGN_NONE, ALIGN_NONE);
    expect_delimiters("---", 0, ALIGN_NONE, ALIGN_NONE);
    expect_delimiters("|:|", 0, ALIGN_NONE, ALIGN_NONE);
    expect_delimiters("|--|x|", 0, ALIGN_NONE, ALIGN_NONE);
    expect_delimiters("|--||", 0, ALIGN_NONE, ALIGN_NONE);
    expect_delimiters("", 0, ALIGN_NONE, ALIGN_NONE);
}

static void test_beginnings(void **state)
{
    (void)state;
    assert_true(table_begins(STR("a | b"), STR("--|--")));
    assert_true(table_begins(STR("| a |"), STR("| - |")));
    assert_false(table_begins(STR("a | b"), STR("--|--|--")));
    assert_false(table_begins(STR("a"), STR("|--|")));
}

static void test_columns_are_limited(void **state)
{
    (void)state;
    struct buf row, delimiters;
    buf_init(&row);
    buf_init(&delimiters);
    buf_add_repeat(&row, STR("|a"), TABLE_COLUMNS);
    buf_add_repeat(&delimiters, STR("|-"), TABLE_COLUMNS);
    assert_true(table_begins(buf_str(&row), buf_str(&delimiters)));
    buf_add_z(&row, "|a");
    buf_add_z(&delimiters, "|-");
    assert_false(table_begins(buf_str(&row), buf_str(&delimiters)));
    buf_release(&row);
    buf_release(&delimiters);
}

static void test_long_rows_are_quick(void **state)
{
    (void)state;
    static const char *const units[] = {"`", "`a", "``a`", "$", "$a", "|", "a|", "\\(", "\\[", "$$a", "$`"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct buf row;
        buf_init(&row);
        buf_add_repeat(&row, str_of(units[i]), 1000000);
        clock_t start = clock();
        table_split(buf_str(&row), NULL, 0);
        assert_true(clock() - start < CLOCKS_PER_SEC);
        buf_release(&row);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_bars_that_part_nothing),
        cmocka_unit_test(test_delimiters),
        cmocka_unit_test(test_beginnings),
        cmocka_unit_test(test_columns_are_limited),
        cmocka_unit_test(test_long_rows_are_quick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
