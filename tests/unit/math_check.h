/* Formulas and what they should become on one line. */
#ifndef TESTS_UNIT_MATH_CHECK_H
#define TESTS_UNIT_MATH_CHECK_H

#include "grill/text/math.h"

struct formula {
    const char *latex;
    const char *line;
};

static inline void check_formulas(const struct formula *formulas, size_t count)
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

#endif
