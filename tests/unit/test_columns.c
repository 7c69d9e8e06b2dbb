/* Documents in columns: what stands where, what is never parted, and that nothing is lost or too wide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document_make.h"
#include "grill/doc/markdown.h"
#include "grill/report/columns.h"
#include "unit/line_check.h"

static void assert_columns(const char *markdown, unsigned count, unsigned height, const char *expected)
{
    const struct render_options options = {.width = 52, .compact = true};
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out);
    columns_render(&out, markdown_parse(&arena, str_of(markdown)), RENDER_TEXT, &options, count, height);
    if (strcmp(buf_z(&out), expected) != 0)
        fail_msg("set:\n%s\nexpected:\n%s", buf_z(&out), expected);
    buf_release(&out);
    arena_release(&arena);
}

static void test_fit(void **state)
{
    (void)state;
    assert_int_equal(columns_fit(20), 1);
    assert_int_equal(columns_fit(80), 1);
    assert_int_equal(columns_fit(119), 1);
    assert_int_equal(columns_fit(120), 2);
    assert_int_equal(columns_fit(132), 2);
    assert_int_equal(columns_fit(200), 3);
    assert_int_equal(columns_fit(1000), 8);
}

static void test_balance(void **state)
{
    (void)state;
    assert_columns("# All\n\none\n\ntwo\n\nthree\n\nfour\n", 2, 60,
                   "All\n═══\n"
                   "one                         three\n"
                   "\n"
                   "two                         four\n");
    assert_columns("one\n\ntwo\n\nthree", 2, 60,
                   "one                         three\n"
                   "\n"
                   "two\n");
    assert_columns("one\n\ntwo\n", 1, 60, "one\n\ntwo\n");
    assert_columns("", 2, 60, "");
}

static void test_headings(void **state)
{
    (void)state;
    /* a heading stays with what follows it, although the columns would be even with it at the end of the first */
    assert_columns("## A\n\none two three four five six seven eight nine ten\n\n## B\n\nx\n", 2, 60,
                   "─ A ────────────────────    ─ B ────────────────────\n"
                   "one two three four five     x\n"
                   "six seven eight nine ten\n");
    /* each part between headings of level 1 has columns of its own */
    assert_columns("# A\n\none\n\ntwo\n\n# B\n\nthree\n\nfour\n", 2, 60,
                   "A\n═\n"
                   "one                         two\n"
                   "\n"
                   "B\n═\n"
                   "three                       four\n");
}

static void test_whole(void **state)
{
    (void)state;
    /* a table is not cut for the sake of balance */
    assert_columns("one\n\n| a |\n|---|\n| 1 |\n| 2 |\n", 2, 60,
                   "one                         ──\n"
                   "                             a\n"
                   "                            ──\n"
                   "                             1\n"
                   "                             2\n"
                   "                            ──\n");
    /* nor when nothing else could make the columns even */
    assert_columns("| a |\n|---|\n| 1 |\n| 2 |\n\none\n", 2, 60,
                   "──                          one\n"
                   " a\n"
                   "──\n"
                   " 1\n"
                   " 2\n"
                   "──\n");
    assert_columns("| a |\n|---|\n| 1 |\n| 2 |\n", 2, 60,
                   "──\n"
                   " a\n"
                   "──\n"
                   " 1\n"
                   " 2\n"
                   "──\n");
}

static void test_pages(void **state)
{
    struct buf text;
    struct buf expected;
    (void)state;
    buf_init(&text);
    buf_init(&expected);
    for (int i = 1; i <= 32; i++)
        buf_addf(&text, "- %02d\n", i);
    for (int page = 0; page < 2; page++) {
        for (int row = 1; row <= 8; row++)
            buf_addf(&expected, "• %02d                        • %02d\n", page * 16 + row, page * 16 + 8 + row);
        if (page == 0)
            buf_add_byte(&expected, '\n');
    }
    assert_columns(buf_z(&text), 2, 8, buf_z(&expected));
    buf_release(&expected);
    buf_release(&text);
}

static void check_random(uint64_t seed)
{
    struct random random = random_seeded(seed);
    struct render_options options = {.width = 44 + (unsigned)random_below(&random, 120), .compact = true};
    unsigned count = 2 + (unsigned)random_below(&random, 3);
    unsigned height = 8 + (unsigned)random_below(&random, 40);
    struct arena arena;
    struct buf set;
    struct buf plain;
    struct ink ink = {{0}};
    arena_init(&arena);
    buf_init(&set);
    buf_init(&plain);
    struct node *document = document_make(&arena, &random);
    options.indent = (unsigned)random_below(&random, 4);
    columns_render(&set, document, RENDER_TEXT, &options, count, height);
    lines_check(buf_str(&set), options.width);
    ink_add_document(&ink, document, false);
    ink_check(&ink, buf_str(&set));
    while (count > 1 && options.width - options.indent + 4 < count * 24)
        count--;
    options.width = (options.width - options.indent + 4) / count - 4;
    options.indent = 0;
    render(&plain, document, RENDER_TEXT, &options);
    memset(&ink, 0, sizeof(ink));
    ink_add(&ink, buf_z(&set), 1);
    ink_add(&ink, buf_z(&plain), -1);
    for (int i = 0; i < INK_SIZE; i++)
        assert_int_equal(ink.counts[i], 0);
    buf_release(&plain);
    buf_release(&set);
    arena_release(&arena);
}

static void test_random(void **state)
{
    uint64_t count = getenv("GRILL_LONG") ? 50000 : 3000;
    (void)state;
    for (uint64_t seed = 1; seed <= count; seed++)
        check_random(seed);
}

/* Escapes take no room: the same places with and without colour. */
static void test_escapes(void **state)
{
    const char *markdown = "**one**\n\n[two](https://example.org)\n\n`three`\n\nfour\n";
    struct render_options options = {.width = 52, .colour = true, .hyperlinks = true};
    struct arena arena;
    struct buf out;
    (void)state;
    arena_init(&arena);
    buf_init(&out);
    columns_render(&out, markdown_parse(&arena, str_of(markdown)), RENDER_TERM, &options, 2, 60);
    assert_non_null(strstr(buf_z(&out), "one\033[0m                         "));
    assert_non_null(strstr(buf_z(&out), "two\033[0m\033]8;;\033\\                         four\n"));
    buf_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fit),     cmocka_unit_test(test_balance), cmocka_unit_test(test_headings),
        cmocka_unit_test(test_whole),   cmocka_unit_test(test_pages),   cmocka_unit_test(test_random),
        cmocka_unit_test(test_escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
