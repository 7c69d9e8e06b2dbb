/* Random formulas, in all forms: no symbol is lost or doubled, no line is wider than asked, markup is well nested. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/text/math.h"
#include "unit/formula_make.h"
#include "unit/line_check.h"

static void check_leaves(const char *latex, const char *form, const char *text)
{
    long wanted[FORMULA_LEAVES];
    long got[FORMULA_LEAVES];

    formula_count(wanted, latex);
    formula_count(got, text);
    for (size_t i = 0; i < FORMULA_LEAVES; i++)
        if (wanted[i] != got[i])
            fail_msg("%s has %ld %s instead of %ld:\n%s\n%s", form, got[i], formula_leaves[i][0], wanted[i], latex,
                     text);
}

/* The deck's own letters aside, and those of what is shown as written. */
static void check_ascii(const char *latex, const char *text)
{
    for (const char *at = text; *at;) {
        unsigned code = cells_code(&at);

        if (code >= 0x80 && code != 0x0436 && code != 0x4E2D)
            fail_msg("U+%04X in ASCII:\n%s\n%s", code, latex, text);
    }
}

static void check_line(const char *latex, bool ascii)
{
    struct buf out;

    buf_init(&out);
    if (ascii) {
        math_line_ascii(&out, str_of(latex));
        check_ascii(latex, buf_z(&out));
    } else {
        math_line(&out, str_of(latex));
    }
    line_check(buf_z(&out), 0);
    check_leaves(latex, ascii ? "the ASCII line" : "the line", buf_z(&out));
    buf_release(&out);
}

static bool check_display(const char *latex, unsigned width, bool ascii)
{
    struct buf out;
    bool fits;

    buf_init(&out);
    fits = math_display(&out, str_of(latex), width, ascii);
    if (fits) {
        lines_check(buf_str(&out), width);
        check_leaves(latex, ascii ? "the ASCII display" : "the display", buf_z(&out));
        if (ascii)
            check_ascii(latex, buf_z(&out));
    } else {
        assert_int_equal(out.len, 0);
    }
    buf_release(&out);
    return fits;
}

/* Takes one tag off the markup and checks that it opens, or closes what was opened last. */
static void check_tag(str *rest, str open[], size_t *depth)
{
    ptrdiff_t end = str_find_byte(*rest, '>', 0);
    str tag;

    assert_true(end > 0);
    tag = str_slice(*rest, 1, (size_t)end);
    *rest = str_skip(*rest, (size_t)end + 1);
    if (tag.ptr[0] == '/') {
        assert_true(*depth > 0);
        assert_true(str_eq(str_skip(tag, 1), open[--*depth]));
    } else if (!str_ends(tag, STR("/"))) {
        assert_true(*depth < 1000);
        open[(*depth)++] = str_cut(&tag, ' ');
    }
}

static void check_markup(const char *latex, bool display)
{
    struct buf out;
    struct buf words;
    str open[1000];
    size_t depth = 0;
    str rest;

    buf_init(&out);
    buf_init(&words);
    math_markup(&out, str_of(latex), display);
    rest = buf_str(&out);
    while (rest.len > 0)
        if (rest.ptr[0] == '<') {
            check_tag(&rest, open, &depth);
        } else {
            buf_add_byte(&words, rest.ptr[0]);
            rest = str_skip(rest, 1);
        }
    assert_int_equal(depth, 0);
    line_check(buf_z(&out), 0);
    check_leaves(latex, "the markup", buf_z(&words));
    buf_release(&words);
    buf_release(&out);
}

static void test_random(void **state)
{
    uint64_t count = getenv("GRILL_LONG") ? 200000 : 10000;
    uint64_t displayed = 0;
    struct buf latex;

    (void)state;
    buf_init(&latex);
    for (uint64_t seed = 1; seed <= count; seed++) {
        struct random random = random_seeded(seed);
        unsigned width = 8 + (unsigned)random_below(&random, 193);

        buf_clear(&latex);
        formula_make(&latex, &random, 1 + (unsigned)random_below(&random, 5));
        check_line(buf_z(&latex), false);
        check_line(buf_z(&latex), true);
        displayed += check_display(buf_z(&latex), width, false);
        check_display(buf_z(&latex), width, true);
        check_markup(buf_z(&latex), seed % 2);
    }
    /* most of them fit */
    assert_true(displayed > count / 2);
    buf_release(&latex);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
