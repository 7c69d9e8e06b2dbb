/* Formulas that are broken, deep or long; tests/spec/formulas.md shows how the others are set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/text/math.h"

struct formula {
    const char *latex;
    const char *line;
};

static void check_formulas(const struct formula *formulas, size_t count)
{
    struct buf out;
    size_t i;

    buf_init(&out);
    for (i = 0; i < count; i++) {
        buf_clear(&out);
        math_line(&out, str_of(formulas[i].latex));
        if (strcmp(buf_z(&out), formulas[i].line) != 0)
            print_error("of: %s\n", formulas[i].latex);
        assert_string_equal(buf_z(&out), formulas[i].line);
    }
    buf_release(&out);
}

#define CHECK(formulas) check_formulas((formulas), sizeof(formulas) / sizeof *(formulas))

static void test_broken(void **state)
{
    static const struct formula formulas[] = {
        {"\\frac{a", "\\frac{a"},
        {"\\left( x", "\\left( x"},
        {"\\right)", "\\right)"},
        {"}", "}"},
        {"{", "{"},
        {"x^", "x^"},
        {"\\hat", "\\hat"},
        {"\\sqrt[3{x}", "\\sqrt[3{x}"},
        {"\\begin{cases} x", "\\begin{cases} x"},
        {"\\begin{cases} x \\end{aligned}", "\\begin{cases} x \\end{aligned}"},
        {"\\text{unclosed", "\\text{unclosed"},
        {"\\left", "\\left"},
        {"\\end{cases}", "\\end{cases}"},
    };

    (void)state;
    CHECK(formulas);
}

static void test_on_one_line(void **state)
{
    static const struct formula formulas[] = {
        {"  a\n+\r\n b\t", "a + b"},
        {"\\text{a\nb}", "a b"},
        {"\\frac{a\nb", "\\frac{a b"},
        {"", ""},
    };

    (void)state;
    CHECK(formulas);
}

/* Too deep to be set is shown as written; long and deep formulas end. */
static void test_limits(void **state)
{
    static const char *const units[] = {"{",       "\\frac{",        "x^{",        "\\left(",
                                        "\\text{", "\\begin{cases}", "x_\\theta ", "\\sqrt["};
    struct buf latex, out;
    size_t i;

    (void)state;
    buf_init(&latex);
    buf_init(&out);
    for (i = 0; i < sizeof units / sizeof *units; i++) {
        buf_clear(&latex);
        buf_clear(&out);
        buf_add_repeat(&latex, str_of(units[i]), 20000);
        buf_add_byte(&latex, '.');
        math_line(&out, buf_str(&latex));
        assert_true(out.len > 0);
    }
    buf_clear(&latex);
    buf_clear(&out);
    buf_add_repeat(&latex, STR("{"), 1000);
    buf_add_repeat(&latex, STR("}"), 1000);
    math_line(&out, buf_str(&latex));
    assert_true(str_eq(buf_str(&out), buf_str(&latex)));
    buf_release(&latex);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_broken),
        cmocka_unit_test(test_on_one_line),
        cmocka_unit_test(test_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
