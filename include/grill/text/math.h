/*
 * math: LaTeX formulas, as machine-learning, statistics and algorithms notes have them, set as Unicode text.
 *
 * A formula is parsed into a small tree and the tree is printed on one line: "\frac{1}{n}\sum_{i=1}^n x_i^2" becomes
 * "1/n ∑ᵢ₌₁ⁿ xᵢ²". Scripts use Unicode's raised and lowered characters when all of a script has them, and are written
 * ^(…) and _(…) otherwise; brackets are put in wherever flattening would change the meaning. Unknown commands stay as
 * written, with their arguments; a formula whose braces or environments do not match is shown as written as a whole.
 */
#ifndef GRILL_TEXT_MATH_H
#define GRILL_TEXT_MATH_H

#include <stdbool.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"

/* Appends the formula `latex`, which comes without its dollar signs, on one line. Time is linear in its length. The
 * result holds the deck's own characters: make it safe before it goes to a terminal. */
void math_line(struct buf *out, str latex);
/* The same with nothing but ASCII, the deck's own letters aside: "sum_(i=1)^n alpha_i <= 1". */
void math_line_ascii(struct buf *out, str latex);
/* Appends the formula in two dimensions, as lines that take at most `width` cells each, without trailing blanks and
 * each ended by a line feed; safe for a terminal. Returns false, and appends nothing, when it does not fit, or is
 * broken: math_line then shows it as well as can be. */
bool math_display(struct buf *out, str latex, size_t width, bool ascii);
/* Appends the formula as a <math> element of presentation MathML, for a line of text or for lines of its own; then a
 * long one is several such elements in a <span class="formula">, for a browser to break lines between them. What is
 * unknown or broken is shown as written, in <mtext>. */
void math_markup(struct buf *out, str latex, bool display);

#endif
