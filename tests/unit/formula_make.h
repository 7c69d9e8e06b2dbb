/*
 * formula_make: random formulas for property tests, made of every construction that is set in some way, around leaves
 * that occur nowhere else in what is printed, so that they can be counted.
 */
#ifndef TESTS_UNIT_FORMULA_MAKE_H
#define TESTS_UNIT_FORMULA_MAKE_H

#include <string.h>

#include "grill/base/buf.h"
#include "grill/base/random.h"
#include "unit/cells.h"

/* A leaf, and the forms it has when it is raised or lowered. */
static const char *const formula_leaves[][3] = {
    {"Q", "Q", "Q"}, {"7", "⁷", "₇"}, {"P", "ᴾ", "P"}, {"K", "ᴷ", "K"}, {"ж", "ж", "ж"}, {"中", "中", "中"},
};

enum { FORMULA_LEAVES = sizeof(formula_leaves) / sizeof(formula_leaves[0]) };

/* "@" stands for a formula or a leaf, "#" for a leaf. */
static const char *const formula_shapes[] = {
    "# #",
    "@ + @",
    "@ - #",
    "@ = @",
    "@, @",
    "@ \\cdot @",
    "@ \\quad @",
    "-@",
    "@ \\to #",
    "\\frac{@}{@}",
    "\\nicefrac{@}{@}",
    "{@ \\over @}",
    "\\binom{@}{@}",
    "{@ \\choose #}",
    "{@ \\atop #}",
    "\\sqrt{@}",
    "\\sqrt[#]{@}",
    "\\sqrt[@]{@}",
    "#_{@}",
    "#^{@}",
    "#_{@}^{@}",
    "{@}^{@}_#",
    "#'^{@}",
    "{}^{#}@",
    "\\sum_{@}^{@} @",
    "\\prod\\limits_{@} @",
    "\\int_{@}^{@} @",
    "\\lim_{# \\to @} @",
    "\\operatorname*{arg\\,max}_{@} @",
    "\\log @",
    "\\operatorname{#}(@)",
    "\\mathrm{#}@",
    "\\text{# #}",
    "\\text{# $@$ #}",
    "\\left( @ \\right)",
    "\\left[ @ \\right)^{@}",
    "\\left\\{ @ \\right.",
    "\\left\\lfloor @ \\middle| @ \\right\\rfloor",
    "( @ )",
    "(@, [@])",
    "\\| @ \\|_#",
    "\\langle @ \\rangle",
    "\\hat{#}",
    "\\hat{@}",
    "\\vec{@}",
    "\\overline{@}",
    "\\underline{@}",
    "\\not{#}",
    "\\underbrace{@}_{@}",
    "\\overbrace{@}^{@}",
    "\\overset{@}{@}",
    "\\underset{@}{#}",
    "\\stackrel{#}{=}",
    "\\xrightarrow{@}",
    "\\xleftarrow[#]{@}",
    "\\boxed{@}",
    "\\cancel{@}",
    "\\cancelto{#}{@}",
    "\\fbox{# #}",
    "\\genfrac{[}{)}{0pt}{}{@}{@}",
    "\\genfrac{}{}{}{}{@}{@}",
    "\\sideset{_#}{^@}\\sum_{@}",
    "\\mathop{@}_{#}",
    "\\begin{bmatrix} @ & @ \\\\ @ & @ \\end{bmatrix}",
    "\\begin{matrix} @ \\end{matrix}",
    "\\begin{Vmatrix} # \\\\ @ \\end{Vmatrix}",
    "\\begin{cases} @ & @ \\\\ @ & \\text{#} \\end{cases}",
    "\\begin{rcases} @ \\\\ # \\end{rcases}",
    "\\begin{array}{l|cr} @ & @ & @ \\\\ \\hline # & # \\end{array}",
    "\\begin{array}{|c|c|} \\hline @ & @ \\\\ @ \\\\ \\hline \\end{array}",
    "\\left(\\begin{array}{c|} @ \\\\ @ \\end{array}\\right.",
    "\\begin{aligned} @ &= @ \\\\ &+ @ \\end{aligned}",
    "\\begin{gathered} @ \\\\ @ \\end{gathered}",
    "\\substack{@ \\\\ @}",
    "@ \\\\ @",
    "@ \\tag{#}",
    "@ \\pmod{@}",
    "\\foo{#}",
    "\\dv{@}{@}",
    "\\norm{@}",
};

/* Appends a formula. `depth`: how many more formulas may stand inside each other. */
static inline void formula_make(struct buf *out, struct random *random, unsigned depth)
{
    const char *shape =
        depth == 0 ? "#" : formula_shapes[random_below(random, sizeof(formula_shapes) / sizeof(char *))];

    for (; *shape; shape++) {
        if (*shape == '@' && random_below(random, 2))
            formula_make(out, random, depth - 1);
        else if (*shape == '@' || *shape == '#')
            buf_add_z(out, formula_leaves[random_below(random, FORMULA_LEAVES)][0]);
        else
            buf_add_byte(out, *shape);
    }
}

/* Counts the leaves in a text, in whatever form. */
static inline void formula_count(long counts[FORMULA_LEAVES], const char *text)
{
    memset(counts, 0, FORMULA_LEAVES * sizeof(counts[0]));
    while (*text) {
        unsigned code = cells_code(&text);

        for (size_t i = 0; i < FORMULA_LEAVES; i++) {
            bool is_leaf = false;

            for (size_t form = 0; form < 3; form++) {
                const char *leaf = formula_leaves[i][form];

                is_leaf = is_leaf || cells_code(&leaf) == code;
            }
            counts[i] += is_leaf;
        }
    }
}

#endif
